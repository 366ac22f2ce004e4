"""Who is named in a sentence: names of the catalogue, the nation, groups and pointing words ("tỉnh", "toàn huyện"),
without institutions and words that only look like places; and which code a name has on a day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from pipelines import catalogue
from pipelines.extract.lexicon import Lexicon
from pipelines.extract.marks import Mark
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence

# What parts an institution from a name behind it: "Trường Đại học Cần Thơ", but "bệnh viện ở Cần Thơ".
_PARTS = (",", ";", ":", "(", ".", " ở ", " tại ", " của ", " trên ", " trong ")
_DATELINE = re.compile(r",? (?:ngày |\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?=\)|$|\n| - ))")
_TOLD = re.compile(r"\d ?%?,")  # "khi chưa hợp nhất xếp thứ 24/63, Bình Thuận …": a figure, no list of the merged
_MERGED = ("hợp nhất ", "sáp nhập ", "nhập với ", "sắp xếp ", "nhập vào ")
POINTING = ("province", "city", "district")  # roles of words that point at a unit: "tỉnh", "toàn thành phố", "huyện"
_NOT_BEFORE = ("các", "mỗi", "cấp", "những", "nhiều", "từng", "hai", "ba", "bốn", "năm", "số", "một")


@dataclass(slots=True)
class Mention:
    """Somebody named. `rows` positions in the catalogue's entities for a name; otherwise `role`: VN, G:provinces,
    G:ministries, all, ?, or a deictic ("province", "city", "district", "commune", "ministry", "any"). `body` says what
    kind of body that counts its own work it is ("firm", "office"); `within` that it only names where such an office
    is. A `bare` body points back ("Nhà trường đã …"), a bare name stands without its rank; a `former` unit is called
    so ("Tiền Giang cũ")."""

    start: int
    end: int
    role: str
    rows: tuple[int, ...] = ()
    bare: bool = False
    body: str = ""
    within: bool = False
    former: bool = False


def mentions(lex: Lexicon, reading: Reading, sentence: Sentence) -> list[Mention]:
    """Who is named in a sentence, without sources, institutions and words that only look like places."""
    low, cased = reading.normal.low, reading.normal.cased
    found: list[Mention] = []
    institution, opened, kind = -1, -1, ""
    for k, (start, end, tags) in enumerate(sentence.places):
        if "name" in tags:
            if low.startswith((" (ttxvn", " (vna"), end) or (start - sentence.start <= 1 and _DATELINE.match(low, end)):
                continue  # a dateline: "(Hà Nội, ngày 09/7/2024)", "Hà Nội, 9.7.2024"
            if low.startswith(" chi nhánh ", end):
                continue  # the branch is a body of its own
            if 0 <= institution >= start - 30 and not any(part in low[institution:start] for part in _PARTS):
                if found and found[-1].body and found[-1].start == opened:
                    found.pop()
                found.append(Mention(opened, end, "?", body=kind))
                institution = -1
            elif (named := _named(lex, sentence, k, found)) is not None:
                found.append(named)
        elif "nation" in tags:
            if _RANK_IN.search(low, sentence.back(start, 24), start):
                continue  # "đứng thứ 4 toàn quốc": the field
            last = found[-1] if found else None
            if last is not None and last.body == "office" and _OF_ITS_NAME.fullmatch(low, last.end, start):
                found[-1] = Mention(last.start, end, "dept", last.rows, body="office")
                continue  # "Tổng cục Đường bộ Việt Nam"
            found.append(Mention(start, end, "VN"))
        elif "everyone" in tags:
            found.append(Mention(start, end, "all"))
        elif "these" in tags:
            if not _OTHER_THAN_THESE.match(low, end):
                found.append(Mention(start, end, "these"))
        elif not _GROUPS.isdisjoint(tags) and low.endswith(_ONE_OF, 0, start):
            continue  # "đứng vào nhóm các bộ có nhiều thủ tục nhất": one of them is spoken of
        elif "provinces" in tags:
            if low.startswith((" này", " trên,", " nêu trên", " đó"), end):
                found.append(Mention(start, end, "these"))
            elif not low[max(0, start - 1) : start].isdigit() and low[max(0, start - 2) : start].strip()[-1:] != "/":
                found.append(Mention(start, end, "G:provinces"))
        elif "ministries" in tags:
            found.append(Mention(start, end, "G:ministries"))
        elif not _BODIES.isdisjoint(tags):
            if low.endswith(_NO_OFFICE, 0, start) or (low.endswith(_IN_NUMBER, 0, start) and "offices" not in tags):
                continue
            if "offices" not in tags:
                kind = "" if FIRMS.isdisjoint(tags) else "firm"
                institution, opened = end, start
            if "offices" in tags or kind:
                body = _body(low, cased, sentence, start, end, tags)
                if body is not None and _list_at(sentence, start)[1] < end:
                    found.append(body)
        elif "departments" in tags:
            opened = start - len("khối ") if low.endswith("khối ", 0, start) else start  # "dẫn đầu khối cấp xã"
            if low.endswith(("cuối ", "đầu ", "trong ", "nhất "), 0, opened) or _list_at(sentence, start)[1] > end:
                continue
            if low.startswith("cấp ", start) and _INDEX_OF.search(low, sentence.back(start, 48), start):
                continue  # "chỉ số chuyển đổi số cấp huyện": the index, whoever has it
            if low.startswith("cấp ", start) and _TIERS.search(low, sentence.back(start, 32), end + 16):
                continue  # "của cấp tỉnh, cấp huyện, cấp xã": of the whole province
            found.append(Mention(start, end, "dept"))
        else:
            deictic = _deictic_in(tags)
            if deictic is None:
                continue
            begin, stop = _list_at(sentence, start)
            if stop >= end and stop - begin > end - start:
                continue
            pointed = _pointed_at(sentence, low, cased, start, end, deictic, found)
            if pointed is not None:
                found.append(pointed)
    return _with_bare_groups(low, sentence, found) if len(sentence.numbers) > 1 else found


# "bộ, ngành đạt 66,4%, địa phương 57,6%"
_HAS_SHARE = r"(?: (?:đạt|là|ở mức|mới|chỉ|được|có|còn|lên|thì|cũng|với|khoảng|trên|hơn|gần|dưới|tới|chiếm))*:? \(?$"
_BARE_MINISTRIES = re.compile(rf"(?<![a-zà-ỹđ])(?:cấp bộ|bộ, ngành|bộ ngành|bộ, cơ quan){_HAS_SHARE}")
_BARE_PROVINCES = re.compile(rf"(?<![a-zà-ỹđ\d])(?<!\d )(?:địa phương|tỉnh, thành(?: phố)?){_HAS_SHARE}")
_SOME_OF = ("một số ", "nhiều ", "mỗi ", "từng ", "có ", "nơi ", "vài ")


def _with_bare_groups(low: str, sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The mentions of a sentence and those of ministries beside provinces that both stand before their own share
    without a word for the group: alone, either word may mean one of them."""
    if "bộ" not in sentence.text or "địa phương" not in sentence.text:
        return found
    fresh: list[Mention] = []
    for number in sentence.numbers:
        if number.kind != "percent":
            continue
        for role, pattern in (("G:ministries", _BARE_MINISTRIES), ("G:provinces", _BARE_PROVINCES)):
            said = pattern.search(low, sentence.back(number.start, 40), number.start)
            if said is None or low.endswith(_SOME_OF, sentence.start, said.start()):
                continue
            start = said.start()
            if not any(m.start < said.end() and start < m.end for m in found):
                fresh.append(Mention(start, start + len(said[0].split(" (")[0].rstrip()), role))
    roles = {m.role for m in (*found, *fresh)}
    if not fresh or not roles.issuperset(("G:ministries", "G:provinces")):
        return found
    return sorted([*found, *fresh], key=attrgetter("start"))


@cache
def _deictic_in(tags: tuple[str, ...]) -> str | None:
    """The role of a word that points at a unit, None for any other word."""
    return next((tag[8:] for tag in tags if tag.startswith("deictic_")), None)


# "trợ cấp BHXH", "người tham gia bảo hiểm xã hội": the insurance, not the agency
_BENEFIT = re.compile(
    r"(?<![a-zà-ỹđ])(?:trợ cấp|chế độ|chính sách|đóng|tham gia|hưởng|chi trả|lĩnh|sổ|thẻ|quỹ|mã số|thu)"
    r"(?: (?:và|các|loại|tiền))* (?:bhxh|bảo hiểm xã hội)$"
)


def _named(lex: Lexicon, sentence: Sentence, k: int, found: list[Mention]) -> Mention | None:
    """Whom the name at `sentence.places[k]` means: who bears it, an office of theirs, nobody of ours ("?"); None where
    it only says of whom somebody was made."""
    low, (start, end, _) = sentence.low, sentence.places[k]
    name = lex.names[low[start:end]]
    if kind_of(name.rows) == "province" and _of_centre(sentence, start):
        return Mention(start, end, "?", name.rows, body="office")
    if kind_of(name.rows) == "ministry" and _BENEFIT.search(low, sentence.back(start, 24), end):
        return None
    if low.find(" và ", sentence.back(start, 12), start) >= 0 and _LAST_COUNTED.search(
        low, sentence.back(start, 60), start
    ):
        return None  # "11 phường, xã và đặc khu Cồn Cỏ": the last of those that are counted
    if k + 1 < len(sentence.places):
        a, b, tags = sentence.places[k + 1]
        if "old_marker" in tags and a - end <= 2 and low.endswith(_AREA, sentence.start, start):
            return Mention(start, end, "?")  # "địa bàn tỉnh Bình Phước trước đây"
        if "old_marker" in tags and a - end <= 1 and low[a:b] == "cũ":
            return Mention(start, end, "name", name.rows, name.bare, former=True)
    joined = low[sentence.back(start, 45) : start]
    merged = max(map(joined.rfind, _MERGED)) if "nhập " in joined or "nhất " in joined or "xếp " in joined else -1
    if merged >= 0 and not any(c in joined[merged:] for c in ";.:(") and not _TOLD.search(joined, merged):
        return None  # "sau khi hợp nhất Phú Thọ, Vĩnh Phúc, Hòa Bình": none of them speaks
    if kind_of(name.rows) == "ministry" and (BRANCH.match(low, end) or _of_place(lex, low, sentence.places, k)):
        return Mention(start, end, "dept", name.rows, body="office")  # "Cục Thuế tỉnh Long An"
    return Mention(start, end, "name", name.rows, name.bare, within=_within(found, low, start))


_TIER = re.compile(r"(?<![a-zà-ỹđ])cấp (?:tỉnh|sở|huyện)(?:, (?:huyện|quận))?(?:,| và) $")


def _pointed_at(
    sentence: Sentence, low: str, cased: str, start: int, end: int, deictic: str, found: list[Mention]
) -> Mention | None:
    """ "tỉnh", "toàn huyện", "đơn vị này": who is only pointed at; None where the word counts, names the field of a
    ranking or is part of something else."""
    before = low[max(0, start - 8) : start].replace("(", " ").split()
    listed = low.endswith((", ", " và "), sentence.start, start)
    if listed and _TIER.search(low, sentence.back(start, 16), start):
        return None  # "cơ quan cấp tỉnh, huyện": a level of government
    if listed and _COUNTED.search(low, sentence.back(start, 60), start):
        return None  # "168 phường, xã, đặc khu"
    counted = before and (before[-1] in _NOT_BEFORE or before[-1][-1].isdigit())
    if counted and not _behind_time(sentence, start):
        held = low.startswith(("của ", "toàn ", "trên địa bàn "), start) or low.endswith("dân số ", 0, start)
        if not held:
            return None
    if low.endswith("nhất ", 0, start) and not low.endswith(("thống nhất ", "hợp nhất "), 0, start):
        return None  # "nơi đường truyền tốt nhất tỉnh": the field
    if low.endswith(_LEADING, 0, start) or _RANK_IN.search(low, sentence.back(start, 24), start):
        return None  # "địa phương này dẫn đầu tỉnh", "xếp thứ 3 toàn tỉnh"
    small = deictic in ("commune", "district")
    if small and _NEW_UNITS.match(low, end):
        return None  # "theo địa bàn xã mới"
    if before and start and low[start - 1] == "/":
        return None
    after = end
    while after < sentence.end and low[after] == " ":
        after += 1
    named = after < sentence.end and cased[after].isupper() and low[end:after] == " "
    if low[start:end] in ("tỉnh", "thành phố", "bộ") and low.startswith((", ", "/"), end) and not named:
        nxt = low[end : end + 14]
        if nxt.startswith((", thành", ", tỉnh", "/th", ", ngành", ", cơ quan")):
            return None
    small = small and not low.endswith(_WHOSE_OFFICE, 0, start)
    if small and named:
        word_end = after
        while word_end < sentence.end and (
            cased[word_end].isalnum()
            or (cased[word_end] == " " and word_end + 1 < sentence.end and cased[word_end + 1].isupper())
        ):
            word_end += 1
        return Mention(start, word_end, "?")
    if (
        small
        and " " not in low[start:end]
        and start > sentence.start
        and not _behind_time(sentence, start)
        and low[max(0, start - 2) : start] not in (", ", "; ", ". ", ": ")
        and low[start - 1] != '"'
        and (
            not before
            or before[-1]
            not in ("của", "tại", "ở", "trong", "cả", "cho", "trên", "ubnd", "bàn", "giao", "do", "nhờ", "từ")
        )
    ):
        return None  # "100% xã", "tỷ lệ huyện": counted, not pointed at
    if low.startswith("cấp tỉnh", start) and _TIERS.match(low, start):
        return None
    if low.startswith("cấp tỉnh", start) and _LEVELS.search(low, sentence.start, sentence.end):
        return Mention(start, end, "dept")
    if deictic in ("province", "city") and _of_centre(sentence, start):
        return Mention(start, end, "?", body="office")
    if deictic in ("province", "city", "district", "commune") and _within(found, low, start):
        return Mention(start, end, deictic, within=True)
    if deictic == "group" and not _WHOLE.match(low, end):
        return None
    if deictic == "ministry" and not (cased[end - 2 : end] == "Bộ" or low[start:end].endswith("này")):
        told = any(a == end + 1 for tag in ("source_says", "status_estimate") for a, _, _ in sentence.marked(tag))
        if not (told and low.endswith(_OFFICER_OF, 0, end - len("bộ"))):
            return None  # "của bộ phận một cửa", not "một thứ trưởng của bộ nói"
    return Mention(start, end, deictic)


# who speaks for a ministry that is not named again
_OFFICERS = ("thứ trưởng", "lãnh đạo", "đại diện", "cục trưởng", "vụ trưởng", "phát ngôn", "chuyên gia")
_OFFICER_OF = (*(f"{who} của " for who in _OFFICERS), "được ")


def _behind_time(sentence: Sentence, start: int) -> bool:
    """Does a time end right before a place: "Tháng 9 huyện mới có"?"""
    for period in sentence.periods:
        if start - period.end in (0, 1):
            return True
    return False


# The one-stop centre of a province is a body of its own, not the province.
_CENTRES = ("trung tâm hành chính công ", "trung tâm phục vụ hành chính công ")


def _of_centre(sentence: Sentence, start: int) -> bool:
    return sentence.low.endswith(_CENTRES, sentence.start, start)


# "chủ tịch xã", "lãnh đạo huyện": its unit is pointed at
_WHOSE_OFFICE = ("chủ tịch ", "bí thư ", "cán bộ ", "lãnh đạo ", "công chức ", "chủ tịch ubnd ", "đảng ủy ")
# What a body's own name goes on with, what it does, and what stands before bodies of which many are meant.
_RUN = re.compile(r" (?:(?:-|và|&) )?([\w.&-]+)")
_SORT = re.compile(r" (?:chuyên|đa khoa|dân tộc nội trú|phổ thông|cổ phần|tnhh|mầm non|nghề|y học cổ truyền)(?= )")
_UNIT = re.compile(r" (?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|đặc khu|các khu|khu)(?![a-zà-ỹđ])")
BRANCH = re.compile(r" (?:tỉnh|thành phố|tp\.?|khu vực|quận|huyện) ?(?![a-zà-ỹđ])")
_ACTS = re.compile(
    r" (?:này |này,? )?(?:hiện |cũng |vẫn |đã |đang |sẽ |còn |chưa )*(?:đã|đang|có|tiếp nhận|nhận|giải quyết|xử lý|đạt|"
    r"số hóa|thực hiện|triển khai|cung cấp|xếp|đứng|được|ghi nhận|hoàn thành|cho biết|hoàn tất|lập|"
    r"thu|phục vụ|trả|áp dụng|đưa)(?![a-zà-ỹđ])"
)
_MANY = re.compile(
    r"(?:\d|%|(?<![a-zà-ỹđ])(?:các|những|mọi|nhiều|số|mỗi|từng|hai|ba|bốn|toàn bộ|tất cả|một số|khối|tỷ lệ|giữa|với|"
    r"cùng|do|bởi|giám đốc|lãnh đạo|phó|trưởng|đại diện|giao|đề nghị|"
    r"yêu cầu|chỉ đạo|gửi|cho|từ|đến|sang|như|đồng chí)) ?$"
)


_GROUPS = frozenset({"provinces", "ministries"})
_ONE_OF = ("vào nhóm ", "trong nhóm ", "thuộc nhóm ", "trong số ", "một trong ", "trong ", "nhất ", "đầu ")
_BODIES = frozenset({"firms", "brands", "offices", "institutions"})
# "họp báo", "cơ sở", "văn phòng", "thị trường": parts of other words
_NO_OFFICE = (
    *("cơ ", "văn ", "hải ", "căn ", "thị ", "môi ", "công ", "hiện ", "quảng ", "nông ", "lập ", "phiên "),
    *("họp ", "thông ", "dự "),
)
# "95% trường học Thanh Hóa", "các bệnh viện Hà Nội": of a place, none of them by its name
_IN_NUMBER = ("% ", "% số ", "% các ", "% tổng số ", "phần trăm ", "số ", "các ", "những ")
FIRMS = frozenset({"firms", "brands"})


def _body(low: str, cased: str, sentence: Sentence, start: int, end: int, tags: tuple[str, ...]) -> Mention | None:
    """ "Sở Xây dựng", "Công an tỉnh", "Trường THPT Lê Lợi", "Nhà trường": one body, named or pointed at; no kind of
    bodies ("trường, bệnh viện", "các sở") and nobody who is only worked with or asked."""
    if _MANY.search(low, sentence.back(start, 12), start):
        return None
    stop = end
    if (sort := _SORT.match(low, end)) is not None and cased[sort.end() + 1 : sort.end() + 2].isupper():
        stop = sort.end()
    while (run := _RUN.match(cased, stop, sentence.end)) is not None and run[1][0].isupper() and run.end() - end < 60:
        stop = run.end()
    if "offices" not in tags:
        bare = stop == end and "brands" not in tags
        if stop == end and not (cased[start].isupper() and (not bare or _ACTS.match(low, end))):
            return None
        return Mention(start, stop, "?", bare=bare, body="firm")
    if stop > end or _UNIT.match(low, end):
        return Mention(start, end, "dept", body="office")
    return (
        Mention(start, end, "dept", bare=True, body="office")
        if _ACTS.match(low, end) and cased[start].isupper()
        else None
    )


def _of_place(lex: Lexicon, low: str, places: list[Mark], k: int) -> bool:
    """Does the name of a place follow at once: "Kho bạc Nhà nước Vĩnh Long"?"""
    if k + 1 == len(places) or "name" not in places[k + 1][2]:
        return False
    start, end, _ = places[k + 1]
    return low[places[k][1] : start] == " " and kind_of(lex.names[low[start:end]].rows) != "ministry"


def _list_at(sentence: Sentence, at: int) -> tuple[int, int]:
    """The span of the idea that holds a position or ends before it, where that is a list ("sở, ngành"); else (0, 0)."""
    k = bisect_left(sentence.ideas, (at + 1,)) - 1
    if k < 0:
        return 0, 0
    start, end, _ = sentence.ideas[k]
    return (start, end) if "," in sentence.low[start:end] or "/" in sentence.low[start:end] else (0, 0)


def _within(found: list[Mention], low: str, start: int) -> bool:
    """Does a place only say where the office before it is: "Công an tỉnh Lào Cai", "Sở Y tế tỉnh Nghệ An"?"""
    last = found[-1] if found else None
    if last is None or last.body != "office" or last.bare or not 0 < start - last.end <= 45:
        return last is not None and last.within and 0 <= start - last.end <= 3
    return not _APART.search(low, last.end, start)


_WHOLE = re.compile(
    r"\s*(?:$|[,;:.()]|(?:là|đạt|chỉ|mới|ở|năm|được|còn|lên|tăng|giảm|cũng|đã|dừng|có|phải|\d)(?![a-zà-ỹđ]))"
)
_APART = re.compile(r"[,;:.()\d]| (?:ở|tại|của|trên|trong|đã|đang|có|cho|tiếp|giải|xử|đạt|là|với|toàn|được) ")
# "168 phường, xã", "24/26 sở, ngành, huyện", "giữa các sở, ngành, huyện": many are meant
_UNIT_KIND = "(?:sở|ban|ngành|phòng|đơn vị|xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh)"
_COUNTED = re.compile(rf"(?:\d|các|mọi|giữa) (?:{_UNIT_KIND}(?:, | và ))+$")
_LAST_COUNTED = re.compile(rf"\d (?:{_UNIT_KIND}, )*{_UNIT_KIND} và (?:{_UNIT_KIND} )?$")
_TIERS = re.compile(r"cấp tỉnh(?:, (?:cấp )?sở)?(?:,| và) (?:cấp )?huyện(?:,|,? và) (?:cấp )?xã")
_INDEX_OF = re.compile(
    r"(?:chỉ số|bảng xếp hạng|xếp hạng|bộ chỉ số|par index|dti|pci|sipas|papi)"
    r"(?: (?:chuyển đổi số|cải cách hành chính|phục vụ|hài lòng|năng lực cạnh tranh|mức độ|dti|\(dti\)|của))* $"
)
_LEVELS = re.compile(r"cấp (?:huyện|xã)(?![a-zà-ỹđ])")  # "cấp tỉnh 80%, cấp huyện 70%": parts of the province
_NEW_UNITS = re.compile(r" mới(?! (?:có|đạt|được|chỉ|là|lên|tiếp|nhận|giải|cấp|kích|hoàn|số|ở|dừng|thu|lập|\d))")
_OF_ITS_NAME = re.compile(  # no verb that a body does to the nation
    r" (?:(?!(?:cho|của|tại|ở|thì|về|với|và|nói|tin|là|có|đánh|công|thống|nhận|ước|dự|xếp|báo|nêu|ghi|tính|khẳng) )"
    r"[^\W\d_]+ ){0,3}"
)
_OTHER_THAN_THESE = re.compile(r" (?:\(?cũ|còn lại|trước|khác)(?![a-zà-ỹđ])")
_AREA = tuple(
    f"{word} {kind}" for word in ("địa bàn", "khu vực", "vùng") for kind in ("", "tỉnh ", "thành phố ", "tp ")
)
_LEADING = ("dẫn đầu ", "đứng đầu ", "tốp đầu ", "nhóm đầu ", "đội sổ ", "đứng cuối ", "bét ", "á quân ", "quán quân ")
_RANK_IN = re.compile(
    r"(?:(?:thứ|hạng|vị trí|top|tốp) \d{1,2}(?:/\d+)?|thứ (?:nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?: \w+)?)"
    r" (?:của |trong |trên )?$"
)


def code_at(rows: tuple[int, ...], day: str, near: Iterable[str] = ()) -> str | None:
    """The code that a name has on a day; among several of one name, the only one within the first of the units `near`
    that has one; None where nothing tells them apart."""
    valid, others = [], []
    for row in rows:
        entity = catalogue.entities()[row]
        if (not entity.valid_from or entity.valid_from <= day) and (not entity.valid_to or day < entity.valid_to):
            valid.append(entity)
        else:
            others.append(entity)
    pool = valid or others
    if not pool:
        return None
    if len(pool) == 1 or len({entity.code for entity in pool}) == 1:
        return pool[0].code
    provinces = [entity for entity in pool if entity.kind in ("province", "country", "ministry")]
    if provinces:
        return provinces[0].code
    for code in near:
        within = {entity.code for entity in pool if code in (entity.parent, _parent(entity.parent))}
        if within:
            return within.pop() if len(within) == 1 else None
    return None


def is_over(rows: tuple[int, ...], day: str) -> bool:
    """Has every unit that has had a name and an end come to it by a day?"""
    return all(until <= day for row in rows if (until := catalogue.entities()[row].valid_to))


@cache
def parents() -> dict[str, str]:
    """The code above each code of the catalogue, through all times."""
    return {entity.code: entity.parent for entity in catalogue.entities()}


def _parent(code: str) -> str:
    return parents().get(code, "")


def codes_above(rows: tuple[int, ...]) -> set[str]:
    """The codes one and two levels above the units that a name may mean."""
    above = {catalogue.entities()[row].parent for row in rows}
    return above | set(map(_parent, above))


_HIGHEST_FIRST = ("ministry", "province", "country", "district", "commune")


@cache
def kind_of(rows: tuple[int, ...]) -> str:
    """The kind of the units that a name may mean: the highest, where they are of several."""
    kinds = {catalogue.entities()[row].kind for row in rows}
    return next((kind for kind in _HIGHEST_FIRST if kind in kinds), "country")
