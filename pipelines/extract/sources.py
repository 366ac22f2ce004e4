"""Who is named as a source in a sentence: by "theo …", by a verb of reporting, as the owner of a paper that sets goals.

A department counts as its ministry, a province's offices, party and council as the province; the Government, a
committee, a strategy, an unknown body are sources without a code.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipelines.catalogue import heir_on
from pipelines.extract.clauses import any_word
from pipelines.extract.document import Document, Source
from pipelines.extract.mentions import Mention, code_at, kind_of
from pipelines.extract.naming import deictic, province_near, unit_code
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import effective_day

# Ministries that report on all the others: what they say without naming anybody is about the country.
REPORTERS = frozenset({"M:btttt", "M:vpcp", "M:bkhcn", "M:bnv", "M:bca", "M:btp", "M:tctk", "M:bgddt"})
_OFFICE_NAMED = (
    *("sở", "ubnd", "hđnd", "ủy", "hội đồng nhân dân", "lãnh đạo", "đảng bộ", "công an tỉnh", "ban chỉ đạo"),
    *("viện nghiên cứu", "trung tâm"),
)  # one of which stands in every match of the two that follow
_OFFICE = re.compile(
    any_word(
        *("sở(?= [a-zà-ỹđ]|,)", "ubnd", "hđnd", "tỉnh ủy", "thành ủy", "ủy ban nhân dân", "hội đồng nhân dân"),
        *("văn phòng ubnd", "lãnh đạo (?:tỉnh|thành phố)", "đảng bộ (?:tỉnh|thành phố)", "công an tỉnh"),
        *("ban chỉ đạo (?:[a-zà-ỹđ]+ ){0,4}(?:tỉnh|thành phố)", "viện nghiên cứu phát triển"),
        "trung tâm (?:[a-zà-ỹđ]+ ){0,8}?phục vụ hành chính công",
    )
    + r"(?! (?:xã|phường|quận|huyện|thị xã|thị trấn|đặc khu|hữu|thích))"
)
# An office of a district or commune speaks for it: "Theo báo cáo của UBND quận"
_LOCAL = re.compile(
    any_word(
        "ubnd",
        "hđnd",
        "ủy ban nhân dân",
        "hội đồng nhân dân",
        "văn phòng ubnd",
        "lãnh đạo",
        "chủ tịch ubnd",
        "phó chủ tịch ubnd",
    )
    + r" (?P<unit>quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)(?![a-zà-ỹđ])"
)
# "TP.HCM báo cáo kinh tế số chiếm …": a province states its own figure
REPORTS = re.compile(
    r" (?:cũng |tự |đã |vừa )?(?:báo cáo|công bố|tự tính|tự thống kê|tự đánh giá|tự xác định|ước tính|tính toán)(?! của| số)(?![a-zà-ỹđ])"
)
_GOAL = r"(?:đặt|giao|phấn đấu|yêu cầu|đòi hỏi|đòi|đề ra|vạch ra|vạch|nhắm|hướng tới|hướng đến|quyết tâm|quyết nghị|ban hành (?:kế hoạch|đề án|nghị quyết|chương trình)|xác định|ấn định|hứa|đề nghị|ra chỉ tiêu)"
_SETS = re.compile(rf"(?:[^,.;:\d]{{0,40}} )?{_GOAL}(?![a-zà-ỹđ])")
_SETS_HERE = re.compile(rf" (?:ta |nhà |mình )?(?:cũng |đã |sẽ |thì |đang |còn )?{_GOAL}(?![a-zà-ỹđ])")
# "Cục Thống kê tính cho Bắc Ninh 45%", "Bộ xếp Hà Nội đầu bảng"; not "Bộ xếp thứ ba", "Bộ tính đến 30/9"
_COUNTS = re.compile(
    r"(?:,? (?:lại|cũng|chỉ|thì|vẫn|còn|từng|tạm|đã|mới|vừa))* (?:tính(?! (?:đến|tới|từ|chung|riêng|trong))"
    r"|tin rằng|lấy (?:một )?(?:thước|cách|số)|dùng (?:một )?(?:thước|cách|phương pháp)|có (?:kết quả|con số|số liệu|cách tính)"
    r"|chốt|loan báo|nhận xét|kết luận|dẫn ra|cho(?= (?:chỉ |tới |đến )?\d)|bảo(?! (?:đảm|vệ|hiểm|mật|trì|tàng|quản|hộ|lãnh))|dự (?:báo|kiến)(?= (?:rằng|tỷ|kinh tế|doanh thu|hồ sơ|tốc độ|năm|cả|con số|mức))|họp báo|thông tin(?! và )|đánh giá(?! (?:cao|là|về|chung|xếp))|xếp(?! (?:thứ|hạng|vị|ở|đầu|cuối|trên|dưới|sau|nhất|nhì|trong|tốp|top|nhóm|loại))|đo|đếm)(?![a-zà-ỹđ])"
)
_OFFICE_COUNTS = re.compile(r"[^,.;:(\d]{0,50}?" + _COUNTS.pattern)  # behind "Sở", whose name goes on
# Who hands in papers tells what stands in them ("Bộ A vừa gửi Chính phủ báo cáo", "số liệu Bộ A gửi Bộ B"); to whom
# they go is told of it.
_SENDS = re.compile(r"(?: vừa| mới| đã)? (?:gửi|trình)(?![a-zà-ỹđ])[^.;:\d]{0,60}")
_PAPERS_SENT = re.compile(any_word("báo cáo", "số liệu", "dữ liệu", "thống kê", "văn bản", "tờ trình", "thông cáo"))
_RECEIVES = ("gửi ", "gửi cho ", "gửi tới ", "gửi đến ", "gửi lên ", "gửi về ", "trình ", "trình lên ")
# "theo kết quả sơ bộ của", "Kế hoạch năm 2025 của", "những con số mà"
_OWNS = re.compile(
    r"(?<![a-zà-ỹđ])(?P<what>theo|phép (?:tính|đo)|lấy số|ý kiến|phát biểu|số liệu|thước|cách (?:tính|đo|đếm)|phương pháp|công văn|thông cáo|thông báo|sách trắng|niên giám|bảng (?:số|theo dõi|tổng hợp|thống kê)|dữ liệu|hệ thống|con số|báo cáo|thống kê|kết quả|công bố|tài liệu|đánh giá|tính toán|đề án|kế hoạch|nghị quyết|chương trình|quyết định|chỉ tiêu|mục tiêu|dự báo|ước tính|tổng hợp|khảo sát|điều tra)"
    r"(?: (?!của|do|mà|từ)[^,.;:() ]+(?:(?<=giám sát|theo dõi|tổng hợp|đánh giá|thống kê),)?){0,9}? (?:của|do|mà|từ) $"
)
_PORTAL_ENDS = tuple(f"{word} {of}" for word in ("tử", "tin", "ttđt", "website", "web", "chủ") for of in ("", "của "))
# "theo thông tin trên Cổng Thông tin điện tử |Bộ A"
_PORTAL = re.compile(
    r"(?<![a-zà-ỹđ])(?:theo|(?:đăng|đăng tải|công bố|công khai|cập nhật) (?:trên|tại))(?: [^,.;:() ]+){0,5}?"
    r" (?:cổng (?:thông tin|ttđt)|trang (?:thông tin|tin|web|chủ)|website)(?: điện tử)?(?: của)? $"
)
_FOLLOWED = re.compile(
    r"theo (?:(?:số liệu|báo cáo|thống kê|công bố|đánh giá|tính toán|ước tính|tổng hợp|khảo sát|thông tin|cách tính)"
    r"(?! (?:tỷ|tỉ) lệ))"
)
# "Nghị quyết số 57-NQ/TW", "Quyết định 411/QĐ-TTg", "Nghị quyết 12-NQ/TU": a paper's number says who made it
_NUMBERED = re.compile(
    r"(?:nghị quyết|quyết định|chỉ thị|kết luận|nghị định)(?: số)?:? \d+(?:/\d{4})?[-/](?:nq|qđ|ct|kl|nđ)[-/]"
    r"(?:(?P<nation>tw|ttg|cp)|tu|hđnd|ubnd)(?![a-zà-ỹđ])"
)
_PLANS = ("đề án", "kế hoạch", "nghị quyết", "chương trình", "quyết định", "chỉ tiêu", "mục tiêu")
# "ông A, giảng viên …": who speaks for nobody that has a code
_EXPERT = (
    r"(?:ông|bà) [^,.;:()\d]{2,30}, (?:giảng viên|chuyên gia|nhà nghiên cứu|luật sư"
    r"|(?:phó )?(?:tổng )?(?:giám đốc|chủ tịch) (?:công ty|tập đoàn|hiệp hội|hội))"
)
_UNKNOWN = re.compile(
    r"t(?<![a-zà-ỹđ]t)heo (?:một (?=cuốn|bài|trang|ấn phẩm|tài liệu|nguồn)|(?:một )?(?:báo cáo|số liệu|thống kê|khảo sát|nghiên cứu|ước tính|tính toán|đánh giá|điều tra|ghi nhận|phân tích) (?:mới nhất |gần đây )?(?:của )?)?"
    rf"(?:một |các |vài )?(?P<who>cơ quan(?! (?:này|đó|ấy|trên))|viện|hiệp hội|hội|liên đoàn|công ty|tập đoàn|chuyên gia|tờ|hãng|tổ chức|ngân hàng|đại học|trường|nhóm (?:nghiên cứu|tác giả|chuyên gia|khảo sát)|giới (?:nghiên cứu|chuyên môn|phân tích)|kiểm toán|ts|pgs|gs|{_EXPERT}|(?<=một )(?:cuốn|bài|trang|ấn phẩm|tài liệu|nguồn))(?![a-zà-ỹđ])"
)
# "Một nghiên cứu của Đại học A lại cho thấy", "Hiệp hội A thì cho rằng"
_UNKNOWN_SAYS = re.compile(
    r"(?:(?<![a-zà-ỹđ])(?:báo cáo|số liệu|thống kê|khảo sát|nghiên cứu|ước tính|tính toán|điều tra)(?: [^,.;:()\d ]+){0,4}? của (?:một )?|(?:(?<=[.;:] )|(?<=\n)|^|(?<=còn )|(?<=nhiều )|(?<=một ))(?:một |nhiều )?)"
    rf"(?P<who>viện|hiệp hội|liên đoàn|chuyên gia|(?:trường )?đại học|nhóm (?:nghiên cứu|chuyên gia|tác giả)|công ty|tập đoàn"
    rf"|giới (?:nghiên cứu|chuyên gia|chuyên môn|quan sát|phân tích)|báo chí (?:quốc tế|nước ngoài)"
    rf"|(?:pgs|gs|ts)(?=[. ])|{_EXPERT}[^,.;:()\d]{{0,60}},)(?![a-zà-ỹđ])"
    r"[^,;:()\d]{0,70}?(?<![a-zà-ỹđ])(?:viết|đưa tin|cho thấy|cho rằng|cho biết|cho hay|cho (?:ra )?(?:kết quả|con số)|ước tính|ước|tính|công bố|nhận định|đánh giá|đưa ra|nêu|nói|ghi)(?![a-zà-ỹđ])"
)
# "Phóng viên tự cộng từ …", "người viết chép lại": who writes counts, nobody else vouches
_WRITER = ("phóng viên", "người viết", "tòa soạn", "tác giả")  # one of which stands in its matches
_WRITER_COUNTS = re.compile(
    rf"(?<![a-zà-ỹđ])(?<!cho )(?<!với )(?<!lời )(?P<who>{'|'.join(_WRITER)})(?: (?!được|hỏi|nghe)[^,.;:()\d ]+){{0,4}}?"
    r" (?:tự )?(?:cộng|chép|đếm|tổng hợp|tính|ghi(?! lại lời)|thống kê|nhẩm|gom|dò|tra cứu)(?= )"
)
_CODELESS = (  # one of which stands in its matches
    *("viện", "hiệp hội", "liên đoàn", "chuyên gia", "đại học", "nhóm ", "công ty", "tập đoàn", "giới ", "báo chí"),
    *("ts. ", "ts ", "giảng viên"),
)
# "Theo bà Nguyễn Thị A, Tổng cục trưởng Tổng cục Thống kê"
_CONGRESS = re.compile(r"(?:nghị quyết|văn kiện)(?: [^,.;:() ]+){0,2}? đại hội(?: đại biểu)? (?:lần thứ [ivx]+ )?$")
# '"…", bà Lê Thị A, |Phó Giám đốc Sở B'
_QUOTED = re.compile(r'"[,.]? (?:(?:theo )?(?:lời )?(?:ông|bà|anh|chị|đồng chí) )?(?:[^",;:\d]{2,40}, )?$')
_HEAD = re.compile(r"(?:phó )?chủ tịch |lãnh đạo ")
# "mục tiêu |bộ đặt", "do |bộ công bố", "một thứ trưởng của |bộ nói"
_MINISTRY = re.compile(
    r"(?:(?<![a-zà-ỹđ])(?:mà|do|của|thì|mục tiêu|kế hoạch|con số|chỉ tiêu) |[,;:] |\")(?P<who>bộ)"
    r"(?= (?:cũng |đã |vừa |từng )?(?:đặt|giao(?! thông)|đề ra|đưa ra|công bố|ước|nói|cho biết|cho hay|nêu|tính|báo cáo|dự báo|phấn đấu"
    r"|thống kê|khẳng định|ghi nhận|xác định|tổng hợp)(?![a-zà-ỹđ]))"
)
_PRONOUN = re.compile(
    r"(?<![a-zà-ỹđ])theo (?:ông|bà|vị (?:này|lãnh đạo này|đại diện này))(?= ấy,|,)"
    r"|(?:(?<=[,.] )|(?<=[.,]\" ))(?:ông|bà) (?:cũng |còn |nói |cho )?(?:cho biết|cho hay|biết|hay|thêm|nói|thông tin|chia sẻ|khẳng định|nhấn mạnh)(?![a-zà-ỹđ])"
)
_PRONOUNS = (" ông ", " bà ", "theo ông,", "theo bà,", "theo vị ")  # one of which stands in every match
_PERSON = re.compile(r"(?<![a-zà-ỹđ])theo (?:ông|bà|đồng chí|ts|pgs|gs)[. ][^,;:\d]{3,30}, [^,;:\d]{4,30} $")
_WE = re.compile(r"(?<![a-zà-ỹđ])(?:chúng tôi|tôi)(?: tự| cũng)? (?:tính|thống kê|đo|ước|có|ghi nhận)")
_TALK = re.compile(r"trao đổi với|phỏng vấn|trò chuyện|hỏi chuyện|đối thoại với|gặp")


def sources_of(document: Document, index: int) -> list[Source]:
    """The sources named in a sentence, in order."""
    known = document.sources.get(index)
    if known is not None:
        return known
    document.sources[index] = []  # a sentence that points back never points at itself
    day = effective_day(None, document.clock.code)
    found: list[Source] = []
    low, sentence = document.normal.low, document.reading.sentences[index]
    words = low[sentence.start : sentence.end]
    for named in chain(_bodies(document, index, day), _units(document, index, day)):
        _add(found, low, *named)
    if any(map(words.__contains__, _OFFICE_NAMED)):
        for named in _offices(document, index, day):
            _add(found, low, *named)
    if "/" in words:
        for named in _papers(document, index):
            if not _begins_within(found, named[1], 30):
                _add(found, low, *named)
    if "tôi " in words:
        for named in _speakers(document, index):
            _add(found, low, *named)
    for named in _pointed_at(document, index, day):
        _add(found, low, *named)
    if any(map(words.__contains__, _WRITER)):
        for match in _WRITER_COUNTS.finditer(low, sentence.start, sentence.end):
            _add(found, low, *match.span("who"), None, "says")
    for match in _unnamed(low, sentence, words):
        if not _begins_within(found, match.start(), 60):
            _add(found, low, match.start("who"), match.end(), None, "says")
    found.sort(key=lambda source: source.at)
    document.sources[index] = found
    return found


def _unnamed(low: str, sentence: Sentence, words: str) -> Iterator[re.Match[str]]:
    """Those without a code that a sentence names as sources in its `words`: a bank, an institute, experts."""
    if "theo " in words:
        yield from _UNKNOWN.finditer(low, sentence.start, sentence.end)
    if any(map(words.__contains__, _CODELESS)):
        yield from _UNKNOWN_SAYS.finditer(low, sentence.start, sentence.end)


def _add(found: list[Source], low: str, start: int, end: int, code: str | None, how: str | None) -> None:
    """Put down who is named between two positions, if a source: none that lies in another, no ministry's office."""
    if how is None or any(source.at <= start < source.end for source in found):
        return
    if low.startswith(" (", start - 2) and any(
        source.code is not None and source.code[0] == "M" and source.end == start - 2 for source in found
    ):
        return  # "Cục Thống kê (Bộ Tài chính)": whose office it is
    found.append(Source(start, end, code, how == "goal"))


def _begins_within(found: list[Source], start: int, reach: int) -> bool:
    """Is a source known that begins so near behind a position?"""
    return any(start <= source.at < start + reach for source in found)


# Somebody who may be a source: where they are named, their code, and what they do: "says", "goal", None for nothing.
_Named = tuple[int, int, str | None, str | None]


def _bodies(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The bodies of sources.yml that a sentence names."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for start, end, tags in sentence.words:
        body = _body_in(tags)
        if body is None or any(a <= start and end <= b and end - start < b - a for a, b in sentence.names):
            continue  # the Government in "Văn phòng Chính phủ"
        if body == "source_nobody":
            if low.startswith(" đảng bộ", end):
                continue  # "Nghị quyết Đại hội |Đảng bộ tỉnh": the province's
            if not _owned(document, index, end) and not low.endswith(_RECEIVES, sentence.start, start):
                yield start, end, None, _demands(start, end, low)
        elif body == "source_hearsay":
            yield start, end, None, "says"
        else:
            if body.startswith("M:") and not low.startswith("bộ ", start):
                # a department moves with its ministry, or is given to another; the ministry's name stays
                body = _parent_named(document, index, end, day) or heir_on(body, day)
            how = _speaks(document, sentence, start, end)
            yield start, end, body, how or ("says" if body[0] in "IC" and body != "I:un" else None)


# What stands between a department and the ministry that it is of: "Cục A (|Bộ B)", "Cục A thuộc |Bộ B"
_OF_PARENT = (" (", " thuộc ", " của ", ", ", " - ")


def _parent_named(document: Document, index: int, end: int, day: str) -> str | None:
    """The ministry that is named behind a department that ends there as the one that it is of; none in a list."""
    low = document.normal.low
    if not low.startswith(_OF_PARENT, end):
        return None
    for mention in document.who(index):
        if 0 < mention.start - end <= 8:
            apart = low[end : mention.start]
            ministry = mention.role == "name" and kind_of(mention.rows) == "ministry" and apart in _OF_PARENT
            return unit_code(document, mention, day) if ministry and low.startswith("bộ ", mention.start) else None
    return None


@cache
def _body_in(tags: tuple[str, ...]) -> str | None:
    """The code of the body that tags name, "source_nobody" or "source_hearsay" for who has none, else None."""
    body = next((tag[5:] for tag in tags if tag.startswith("body ")), None)
    return body or next((tag for tag in ("source_nobody", "source_hearsay") if tag in tags), None)


def _units(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The ministries and places that a sentence names or points at."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for mention in document.who(index):
        start, end = mention.start, mention.end
        if mention.rows and mention.role in ("name", "dept") and kind_of(mention.rows) == "ministry":
            code = unit_code(document, mention, day)
            how = _speaks(document, sentence, start, end)
            if code == "M:tctk" and how == "goal":
                how = "says"  # "Tổng cục Thống kê xác định năm 2023 mới có 6%": it sets none
            if mention.role == "dept" or (code == "M:tctk" and _branch(low, start, end, document.clock.code)):
                code = _branch_of(document, index, end, day)
            if code:
                yield start, end, code, how
        elif mention.role == "ministry":
            how = _speaks(document, sentence, start, end)
            if how:
                yield start, end, _ministry_meant(document, index, start, end, day), how
        elif mention.role == "name" and kind_of(mention.rows) == "country":
            if _speaks(document, sentence, start, end, reach=16) or REPORTS.match(low, end, sentence.end):
                yield start, end, None, "says"  # "Cục Thống kê Malaysia đưa ra …": none of those that have a code
        elif mention.role in ("name", "province", "city") and (
            REPORTS.match(low, end, sentence.end)
            or (mention.role == "name" and _told_by_head(document, mention, sentence))
        ):
            if mention.role != "name":
                yield start, end, deictic(document, mention, index, day), "says"
            else:
                yield start, end, unit_code(document, mention, day), "says"
        elif (owns := _whose(low, sentence, start, end)) is not None and owns == "says":
            if mention.role == "name" and kind_of(mention.rows) == "province":
                yield start, end, unit_code(document, mention, day), "says"
            elif mention.role in ("province", "city"):
                yield start, end, deictic(document, mention, index, day), "says"
        elif _SETS_HERE.match(low, end, sentence.end) or owns == "goal":
            if mention.role == "name" and kind_of(mention.rows) == "province":
                yield start, end, unit_code(document, mention, day), "goal"
            elif mention.role in ("province", "city"):
                yield start, end, deictic(document, mention, index, day), "goal"


def _told_by_head(document: Document, place: Mention, sentence: Sentence) -> bool:
    """Does who heads a place tell something ("Phó Chủ tịch |tỉnh A| Lê B cho biết"), or is it followed ("theo |tỉnh A|,")?"""
    low, end = document.normal.low, place.end
    if low.endswith("theo ", sentence.start, place.start):
        return low.startswith(",", end)
    for a, _, _ in sentence.marked("source_says"):
        if 0 <= a - end <= 30 and "," not in low[end:a]:
            return document.lex.titles.before(low, place.start) is not None
    return False


def _whose(low: str, sentence: Sentence, start: int, end: int) -> str | None:
    """What a paper does that ends in whose it is: "goal" for one that sets goals ("Đề án của tỉnh"), "says" for one
    that is followed ("theo báo cáo của tỉnh")."""
    if low.startswith("của ", start):
        start += len("của ")
    elif not low.endswith(" của ", sentence.start, start):
        return None
    owns = None if low.startswith(" ủy", end) else _OWNS.search(low, sentence.back(start, 75), start)
    if owns is None:
        return None
    if owns["what"] in _PLANS:
        return "goal"
    return "says" if _FOLLOWED.match(low, owns.start(), start) else None


def _offices(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The offices of provinces and of what is below them that say something in a sentence."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for pattern, whose in ((_OFFICE, _office), (_LOCAL, _local)):
        for match in pattern.finditer(low, sentence.start, sentence.end):
            how = _speaks(document, sentence, match.start(), match.end(), reach=75)
            if how:
                yield match.start(), match.end(), whose(document, index, match, day), how


def _papers(document: Document, index: int) -> Iterator[_Named]:
    """Those whose numbered papers a sentence cites: "Quyết định 411/QĐ-TTg đặt …"."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for match in _NUMBERED.finditer(low, sentence.start, sentence.end):
        how = _demands(match.start(), match.end(), low)
        if how is None and low.endswith("tại ", sentence.start, match.start()):
            how = "goal"
        if how:
            yield match.start(), match.end(), None if match["nation"] else province_near(document, index), how


def _speakers(document: Document, index: int) -> Iterator[_Named]:
    """Who is interviewed, where a sentence says "chúng tôi": named in the lead above the first question."""
    sentence, low = document.reading.sentences[index], document.normal.low
    if not index or not is_interview(document):
        return
    for match in _WE.finditer(low, sentence.start, sentence.end):
        lead = range(min(index, document.by_line[first_question(document)][0]))
        speaker = next((s.code for at in lead for s in sources_of(document, at) if not s.goal), None)
        yield match.start(), match.end(), speaker, "says"


def _pointed_at(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The ministry that "bộ" means where it acts, and who holds an office where "ông", "bà" tell something."""
    sentence, low = document.reading.sentences[index], document.normal.low
    if low.find("bộ ", sentence.start, sentence.end) >= 0:
        for match in _MINISTRY.finditer(low, sentence.start, sentence.end):
            code = _ministry_meant(document, index, match.start("who"), match.end(), day)
            goal = _SETS.match(low, match.end(), sentence.end) is not None
            yield match.start("who"), match.end(), code, "goal" if goal else "says"
    if not any(map(low[max(0, sentence.start - 1) : sentence.end].__contains__, _PRONOUNS)):
        return
    for match in _PRONOUN.finditer(low, sentence.start, sentence.end):
        code = _officer_before(document, index, day)
        if code is not None:
            yield match.start(), match.end(), code, "says"


def _officer_before(document: Document, index: int, day: str) -> str | None:
    """Whom the last holder of an office speaks for, in the paragraph above a sentence."""
    low, sentences = document.normal.low, document.reading.sentences
    for back in range(index - 1, max(-1, index - 8), -1):
        if sentences[back].line < sentences[index].line - 1:
            break
        for match in _OFFICE.finditer(low, sentences[back].start, sentences[back].end):
            if document.lex.titles.before(low, match.start()) is not None or low.startswith("lãnh đạo", match.start()):
                return _office(document, back, match, day)
        for mention in document.who(back):
            titled = document.lex.titles.before(low, mention.start) is not None
            if titled and mention.role == "name" and kind_of(mention.rows) == "ministry":
                return unit_code(document, mention, day)
    return None


def _owned(document: Document, index: int, end: int) -> bool:
    """Does a ministry follow as the owner ("hệ thống giám sát … của Bộ …")? Then it is the one named."""
    low = document.normal.low
    return any(
        mention.role == "name"
        and kind_of(mention.rows) == "ministry"
        and 0 <= mention.start - end < 75
        and low.endswith(("của ", "do "), end, mention.start)
        and not any(c in ".;:" or c.isdigit() for c in low[end : mention.start])
        for mention in document.who(index)
    )


_OF_CITY = re.compile(r"[^,;:.()\d]{0,60}? (?:thành phố|tp)(?![a-zà-ỹđ])")  # "Sở A |thành phố"


def _office(document: Document, index: int, match: re.Match[str], day: str) -> str | None:
    """Whose office it is: of the place behind it, of the one before it in the sentence, of whoever speaks here."""
    low = document.normal.low
    if low.startswith((" này", " cũng", ",", " đó", " ấy"), match.end()):
        before = _named_before(document, index, "P")
        if before:
            return before
    named = (m for m in document.who(index) if m.role == "name" or m.body == "office")
    places = [m for m in named if kind_of(m.rows) == "province"]
    behind = [m for m in places if 0 <= m.start - match.end() < 70 and not _parted(low[match.end() : m.start])]
    ahead = [m for m in places if m.end <= match.start() and match.start() - m.end < 30]
    if low.startswith((" thành phố ", " tp"), match.end()):
        behind += [m for m in document.who(index) if m.start == match.end() + 1 and kind_of(m.rows) == "district"]
    for mention in (*behind[:1], *ahead[-1:]):
        code = code_at(mention.rows, day) if mention.body == "office" else unit_code(document, mention, day)
        if code:
            return code
    if match[0].endswith("thành phố") or _OF_CITY.match(low, match.end()):
        return deictic(document, Mention(match.start(), match.end(), "city"), index, day)
    return province_near(document, index)


def _local(document: Document, index: int, match: re.Match[str], day: str) -> str | None:
    """Whose office below the province it is: the unit named with it, or the last one of its kind."""
    for mention in document.who(index):
        if match.start() <= mention.start <= match.end() + 1 or mention.start <= match.start() < mention.end:
            if mention.role == "name" and kind_of(mention.rows) in ("district", "commune"):
                return unit_code(document, mention, day)
            if mention.role in ("district", "commune"):
                return deictic(document, mention, index, day)
    role = "district" if match["unit"] in ("quận", "huyện", "thị xã") else "commune"
    return deictic(document, Mention(match.start(), match.end(), role), index, day)


def _branch(low: str, start: int, end: int, published: str | None) -> bool:
    """A "Cục Thống kê" is the nation's only from March 2025 and with no place behind it; else a province's office."""
    if not low.startswith("cục thống kê", start):
        return False
    return (published or "9") < "2025-03" or low.startswith((" tỉnh", " thành phố", " tp"), end)


def _branch_of(document: Document, index: int, end: int, day: str) -> str | None:
    """The province whose name follows a branch, else the one that speaks here; None for another country's office."""
    for mention in document.who(index):
        if mention.role == "name" and 0 <= mention.start - end <= 12:
            if kind_of(mention.rows) == "province":
                return unit_code(document, mention, day)
            if kind_of(mention.rows) == "country":
                return None
    return province_near(document, index)


def _parted(text: str) -> bool:
    return any(c in text for c in ",;:.(") or any(c.isdigit() for c in text)


def _ministry_meant(document: Document, index: int, start: int, end: int, day: str) -> str | None:
    """The ministry that "Bộ" or "cơ quan này" means: the publisher, where it is a ministry and speaks of itself, else
    the last one named ("bộ này" is another, and an office that publishes is no "bộ")."""
    low, home = document.normal.low, document.home.ministry
    kind = "M:b" if low.endswith("bộ", start, end) or low.startswith("bộ", start) else "M:"
    other = kind == "M:b" and (not _is_bo(home) or low.endswith(" này", start, end) or low.startswith(" ấy", end))
    before = _ministry_before(document, index, start, kind, day) if other or not home else None
    return before or home


def _is_bo(code: str | None) -> bool:
    """Is it the code of a "Bộ", by its first letter; the social insurance is none?"""
    return code is not None and code.startswith("M:b") and code != "M:bhxh"


def _ministry_before(document: Document, index: int, start: int, prefix: str, day: str) -> str | None:
    """The ministry that "bộ này", "cơ quan này" point at: the last one named, as a source or not, but not the one that
    stands in brackets behind its office."""
    low = document.normal.low

    def fits(code: str | None) -> bool:
        return _is_bo(code) or (prefix == "M:" and code is not None and code.startswith(prefix))

    def spoke(code: str | None) -> bool:
        return fits(code) or (prefix == "M:" and code is not None and code[0] == "P")

    sentence = document.reading.sentences[index]
    for _, end, tags in reversed(sentence.words):
        body = _body_in(tags)
        if end <= start and fits(body):
            return body
    for back in range(index, max(-1, index - 12), -1):
        for mention in reversed(document.who(back)):
            if mention.role != "name" or kind_of(mention.rows) != "ministry" or (back == index and mention.end > start):
                continue
            code = unit_code(document, mention, day)
            if fits(code) and low[mention.start - 1] != "(":
                return code
        if back < index:
            for source in reversed(sources_of(document, back)):
                if spoke(source.code):
                    return source.code
    return None


def _named_before(document: Document, index: int, prefix: str) -> str | None:
    """The last source of a kind before a sentence ("bộ này", "sở này")."""
    for back in range(index - 1, max(-1, index - 12), -1):
        for source in reversed(sources_of(document, back)):
            if source.code is not None and source.code.startswith(prefix):
                return source.code
    return None


# "cao hơn hẳn |tính toán của Bộ A", "khác |kết quả do Bộ A công bố": beside what a figure is held
_COMPARED = re.compile(
    r"(?<![a-zà-ỹđ])(?:hơn|khác|kém|lệch|trùng|khớp|sát|gần|vênh|so)(?: (?:hẳn|xa|nhiều|đôi chút|một chút))?"
    r"(?: so)?(?: với)?(?: (?:các|những|mức|cả))? $"
)


def _figured(low: str, end: int, sentence: Sentence) -> bool:
    """Does a figure follow in the clause behind a position?"""
    for c in low[end : sentence.end]:
        if c in ",;.:":
            return False
        if c.isdigit():
            return True
    return False


# "một số đơn vị, như Bộ A và Bộ B, …": bodies that are spoken of, whatever verb follows
_EXAMPLE = re.compile(
    r"(?<![a-zà-ỹđ])(?:đơn vị|bộ|ngành|cơ quan|tổ chức|nơi),? (?:như|gồm|bao gồm|điển hình là)(?: [^.;:()\d]{1,60}(?:,| và))? $"
)


def _speaks(document: Document, sentence: Sentence, start: int, end: int, reach: int = 45) -> str | None:
    """Does a body say something here ("says"), after "theo" or before a verb of reporting, or set a goal ("goal")?"""
    low = document.normal.low
    if low.endswith(_RECEIVES, sentence.start, start):
        return None
    for a, b, _ in sentence.marked("source_according"):
        if 0 <= start - b <= 12 or (b < start <= b + 30 and document.lex.titles.before(low, start) == b + 1):
            return "goal" if any(word in low[a:b] for word in _PLANS) and "theo" not in low[a:b] else "says"
    if owns := _OWNS.search(low, sentence.back(start, 75), start):
        if _COMPARED.search(low, sentence.back(owns.start(), 30), owns.start()) and not _figured(low, end, sentence):
            return None
        return "goal" if owns["what"] in _PLANS else "says"
    if low.endswith(_PORTAL_ENDS, 0, start) and _PORTAL.search(low, sentence.back(start, 75), start):
        return "says"
    verbs = [
        a
        for a, _, _ in sentence.marked("source_says")
        if 0 <= a - end <= reach and not any(c in low[end:a].replace("tp.", "") for c in ";.:")
    ]
    if low.startswith(" ước ", end):  # "được Bộ A ước bằng 16%"
        verbs.append(end + 1)
    goal = _SETS.match(low, end, min(sentence.end, end + reach + 12))
    if goal and not any(a < goal.end() for a in verbs):
        return "goal"
    if verbs or (_COUNTS if reach < 75 else _OFFICE_COUNTS).match(low, end, sentence.end):
        return None if _EXAMPLE.search(low, sentence.back(start, 80), start) else "says"
    if low.find("đại hội ", sentence.back(start, 60), start) >= 0 and _CONGRESS.search(
        low, sentence.back(start, 60), start
    ):
        return "goal"
    titled = start if _HEAD.match(low, start) else document.lex.titles.before(low, start)
    if '"' in low[sentence.start : start] and _QUOTED.search(
        low, sentence.back(start, 90), start if titled is None else titled
    ):
        return "says" if titled is not None else None
    if titled is not None and (owns := _OWNS.search(low, sentence.back(titled, 75), titled)):
        return "goal" if owns["what"] in _PLANS else "says"
    if titled is not None and (
        ":" in low[end : end + reach]
        or _PERSON.search(low, sentence.back(start, 90), start)
        or _TALK.search(low, sentence.back(start, 120), start)
        or _TALK.search(low, end, min(sentence.end, end + 2 * reach))
    ):
        return "says"
    if document.lex.titles.held.search(low, sentence.back(start, 90), start) and _TALK.search(
        low, sentence.back(start, 160), start
    ):
        return "says"  # "trao đổi với ông A, Cục trưởng một cục của Bộ …"
    if (sends := _SENDS.match(low, end, sentence.end)) is not None and (
        _PAPERS_SENT.search(low, sentence.back(start, 75), sends.end()) is not None
    ):
        return "says"
    before = low[max(0, start - 2) : start]
    opens = start - sentence.start <= 4 or low[sentence.start : start] in ("số của ", "đến lượt ", "còn phía ")
    opens = opens and low.find(":", end, min(sentence.end, end + reach)) >= end
    return "says" if "(" in before or opens else None


def _demands(start: int, end: int, low: str) -> str | None:
    """Is it named as the one who set or said the figure ("chỉ tiêu Thủ tướng giao", "Chiến lược quốc gia đề ra")?"""
    near = low[end : end + 40]
    if near.startswith((" báo cáo", " vừa báo cáo", " đã báo cáo")) and not low.endswith("báo cáo ", 0, start):
        return "says"
    before = low[max(0, start - 22) : start]
    if any(word in near for word in ("cho rằng", "nêu", "cho biết", "xác nhận")) or "theo" in before:
        return "says"
    if any(
        word in near
        for word in (
            *("giao", "đề ra", "đặt", "yêu cầu", "đòi ", "xác định", "đề nghị", "hứa", "ấn định", "vạch", "ghi"),
            *("viết", "nhắm", "quy định", "phấn đấu", "hướng", "buộc", "muốn"),
        )
    ) or any(word in before for word in ("mà ", "của", "phiên họp")):
        return "goal"
    return None


def body_within(document: Document, line: int, start: int, end: int) -> str | None:
    """The first body named between two positions of a line."""
    day = effective_day(None, document.clock.code)
    for index in document.by_line.get(line, ()):
        office = _OFFICE.search(document.normal.low, start, end)
        if office is not None:
            return _office(document, index, office, day)
        for at, _, code, _ in chain(_bodies(document, index, day), _units(document, index, day)):
            if start <= at < end and code is not None:
                return code
    return None


def is_interview(document: Document) -> bool:
    """Does somebody who is named in the headline or answers questions speak in the whole text?"""
    if document.first_question is not None:
        return True
    first, low = document.reading.lines[0], document.normal.low
    return document.lex.titles.speaking.search(low, first.start, first.end) is not None or "thưa " in low


def first_question(document: Document) -> int:
    """The line of an interview's first question; what stands above it is its lead."""
    if document.first_question is not None:
        return document.first_question
    low = document.normal.low
    asked = (
        k
        for k, line in enumerate(document.reading.lines)
        if k and (low[line.end - 1] == "?" or "thưa " in low[line.start : line.end])
    )
    return next(asked, 1 if len(document.reading.lines) > 1 else 0)
