"""Where a source is told: does somebody who is named say something there, by "theo …", by a verb of reporting, by the
paper that is theirs, or set a goal? Whoever it is; sources.py knows whom the words name.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re

from pipelines.extract.clauses import any_word
from pipelines.extract.document import Document
from pipelines.extract.mentions import Mention
from pipelines.extract.sentences import Sentence

# "TP.HCM báo cáo kinh tế số chiếm …": a province states its own figure
REPORTS = re.compile(
    r" (?:cũng |tự |đã |vừa |từng )?(?:báo cáo|công bố|tự tính|tự thống kê|tự đánh giá|tự xác định|ước tính|tính toán)(?! của| số)(?![a-zà-ỹđ])"
)
_GOAL = r"(?:đặt|giao|phấn đấu|yêu cầu|đòi hỏi|đòi|đề ra|vạch ra|vạch|nhắm|hướng tới|hướng đến|quyết tâm|quyết nghị|ban hành (?:kế hoạch|đề án|nghị quyết|chương trình)|xác định|ấn định|hứa|đề nghị|ra chỉ tiêu)"
SETS = re.compile(rf"(?:[^,.;:\d]{{0,40}} )?{_GOAL}(?![a-zà-ỹđ])")
SETS_HERE = re.compile(rf" (?:ta |nhà |mình )?(?:cũng |đã |sẽ |thì |đang |còn )?{_GOAL}(?![a-zà-ỹđ])")
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
RECEIVES = ("gửi ", "gửi cho ", "gửi tới ", "gửi đến ", "gửi lên ", "gửi về ", "trình ", "trình lên ")
# "theo kết quả sơ bộ của", "Kế hoạch năm 2025 của", "những con số mà"
_OWNS = re.compile(
    r"(?<![a-zà-ỹđ])(?P<what>theo|phép (?:tính|đo)|lấy số|(?<=[.,;] )số(?= của)|ý kiến|phát biểu|số liệu|thước|cách (?:tính|đo|đếm)|phương pháp|công văn|thông cáo|thông báo|sách trắng|niên giám|bảng (?:số|theo dõi|tổng hợp|thống kê)|dữ liệu|hệ thống|con số|báo cáo|thống kê|kết quả|công bố|tài liệu|đánh giá|tính toán|đề án|kế hoạch|nghị quyết|chương trình|quyết định|chỉ tiêu|mục tiêu|dự báo|ước tính|tổng hợp|khảo sát|điều tra|cập nhật)"
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
_PLANS = ("đề án", "kế hoạch", "nghị quyết", "chương trình", "quyết định", "chỉ tiêu", "mục tiêu")
_CONGRESS = re.compile(r"(?:nghị quyết|văn kiện)(?: [^,.;:() ]+){0,2}? đại hội(?: đại biểu)? (?:lần thứ [ivx]+ )?$")
# '"…", bà Lê Thị A, |Phó Giám đốc Sở B'
_QUOTED = re.compile(r'"[,.]? (?:(?:theo )?(?:lời )?(?:ông|bà|anh|chị|đồng chí) )?(?:[^",;:\d]{2,40}, )?$')
_HEAD = re.compile(r"(?:phó )?chủ tịch |lãnh đạo ")
# "Theo bà Nguyễn Thị A, Tổng cục trưởng |Tổng cục Thống kê"
_PERSON = re.compile(r"(?<![a-zà-ỹđ])theo (?:ông|bà|đồng chí|ts|pgs|gs)[. ][^,;:\d]{3,30}, [^,;:\d]{4,30} $")
_TALK = re.compile(r"trao đổi với|phỏng vấn|trò chuyện|hỏi chuyện|đối thoại với|gặp")
# "cao hơn hẳn |tính toán của Bộ A", "khác |kết quả do Bộ A công bố": beside what a figure is held
_COMPARED = re.compile(
    r"(?<![a-zà-ỹđ])(?:hơn|khác|kém|lệch|trùng|khớp|sát|gần|vênh|so)(?: (?:hẳn|xa|nhiều|đôi chút|một chút))?"
    r"(?: so)?(?: với)?(?: (?:các|những|mức|cả))? $"
)
# "một số đơn vị, như Bộ A và Bộ B, …": bodies that are spoken of, whatever verb follows
_EXAMPLE = re.compile(
    r"(?<![a-zà-ỹđ])(?:đơn vị|bộ|ngành|cơ quan|tổ chức|nơi),? (?:như|gồm|bao gồm|điển hình là)(?: [^.;:()\d]{1,60}(?:,| và))? $"
)


def speaks(document: Document, sentence: Sentence, start: int, end: int, reach: int = 45) -> str | None:
    """Does a body say something here ("says"), after "theo" or before a verb of reporting, or set a goal ("goal")?"""
    low = document.normal.low
    if low.endswith(RECEIVES, sentence.start, start):
        return None
    for a, b, _ in sentence.marked("source_according"):  # some end in how a person is called: "theo |ông| A, …"
        if -8 <= start - b <= 12 or (b < start <= b + 30 and document.lex.titles.before(low, start) == b + 1):
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
    goal = SETS.match(low, end, min(sentence.end, end + reach + 12))
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
    if "(" in low[max(0, start - 2) : start]:
        return "says"
    opens = start - sentence.start <= 4 or low[sentence.start : start] in ("số của ", "đến lượt ", "còn phía ")
    colon = low.find(":", end, min(sentence.end, end + reach)) if opens else -1
    if colon < 0:
        return None
    listed = low.find(",", end, colon) >= 0 and low[colon + 2 : colon + 3].isdigit()
    return None if listed else "says"  # but "Bộ A, Bộ B: 88,1%; 84,6%" tells of them


def demands(start: int, end: int, low: str) -> str | None:
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


def whose_paper(low: str, sentence: Sentence, start: int, end: int) -> str | None:
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


def told_by_head(document: Document, place: Mention, sentence: Sentence) -> bool:
    """Does who heads a place tell something ("Phó Chủ tịch |tỉnh A| Lê B cho biết"), or is it followed ("theo |tỉnh A|,")?"""
    low, end = document.normal.low, place.end
    if low.endswith("theo ", sentence.start, place.start):
        return low.startswith(",", end)
    for a, _, _ in sentence.marked("source_says"):
        if 0 <= a - end <= 30 and "," not in low[end:a]:
            return document.lex.titles.before(low, place.start) is not None
    return False


def _figured(low: str, end: int, sentence: Sentence) -> bool:
    """Does a figure follow in the clause behind a position?"""
    for c in low[end : sentence.end]:
        if c in ",;.:":
            return False
        if c.isdigit():
            return True
    return False
