"""Lines that say what the figures of rows beside them are, one by one: a header of the rows' own shape, or a key in
words ("Thứ tự: hồ sơ tiếp nhận / đúng hạn", "số đứng trước là …, số đứng sau là …"); and lines that say it before each
figure: its time, or whether it was planned or reached.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.extract.cell_shapes import FIGURE, LEADING, TIME
from pipelines.extract.separators import Span, cells_between

_KEY_PARTS = (" / ", " | ", " • ", "\t", "→", "->", "=>", "; ", " - ", " … ", " = ", "/", ", ")
_TIME_WITH_SLASH = re.compile(r"(?<!\d)(?:\d{1,2}|[IVX]{1,3})/\d")  # "quý II/2024"
_IN_TURN = re.compile(r"(?:lần lượt|thứ tự)(?: ghi)?(?: là| gồm)?\s?:?\s", re.I)
_COLON = re.compile(r":\s")
_LAST_TWO = re.compile(r"(?:,|;)? và ")
_OF_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s?:?\s?[^;,/]{1,20}", re.I)
# "số đứng trước là", "cột thứ hai:", "trong ngoặc là", "con số sau mũi tên ghi": which of a row's figures is told of
_WHICH = re.compile(
    r"(?<![^\W_])(?:(?:(?:các |con )?số(?: liệu)?|cột|giá trị|vế|bên) )?(?:(?:đứng|ở|nằm|bên|thứ) )?"
    r"(?:(?P<first>nhất|một|1|đầu(?: tiên)?|trước|trái|ngoài(?= ngoặc))|(?P<second>hai|2|giữa|kế tiếp|tiếp theo)"
    r"|(?P<third>ba|3)|(?P<fourth>tư|bốn|4)|(?P<last>sau|phải|cuối(?: cùng)?|trong(?= (?:dấu )?ngoặc)))"
    r"(?: (?:dấu )?(?:mũi tên|gạch(?: chéo| ngang| nối)?|ngoặc(?: đơn)?))?(?: ?: ?| là | ghi )",
    re.I,
)
LEAD = re.compile(
    r"(?<![^\W_])(?:thứ tự|lần lượt|mỗi (?:dòng|hàng|mục)|đọc|ghi chú|chú thích|chú giải|cách (?:ghi|đọc)|các cột"
    r"|quy ước|ký hiệu|tên|trình bày)(?![^\W_])",
    re.I,
)
"""What calls a line a key."""


def key_of(text: str, line: Span, width: int, *, led: bool = False) -> list[Span]:
    """The cells of a line that says what so many figures of each row are: what it begins with, then one for each, as
    "lần lượt", a colon or brackets lead in; nothing where it does not say so. `led`: only where words call it a key."""
    start, end = line
    while end > start and text[end - 1] in ".:;":
        end -= 1
    if parts := _told_apart(text, start, end, width):
        return parts
    closed = text[end - 1] == ")"
    bracket = _opening(text, start, end) if closed else -1
    if led and bracket != start and not LEAD.search(text, start, end):
        return []
    turn = _IN_TURN.search(text, start, end) or _COLON.search(text, start, end)
    inner = turn.end() if turn and turn.start() > bracket else bracket + 1
    if bracket >= start and (parts := _parts(text, inner, end - 1, width)):
        return [(start, bracket), *parts]
    if turn is None:
        parts = _parts(text, start, end, width) if text.find(" / ", start, end) > 0 else []
        return [(start, start), *parts] if parts else []
    parts = _parts(text, turn.end(), end - (closed and bracket < turn.end()), width)
    return [(start, turn.start()), *parts] if parts else []


# "năm 2022", "tháng 6", "hết tháng 9/2024", "kế hoạch năm 2025", "cùng kỳ năm trước", "nay"; no "2021-2025"
_SIDE = re.compile(
    r"(?<![^\W_])(?<!\d-)(?:(?:(?:kế hoạch|mục tiêu|thực hiện|ước|kh|th|cùng kỳ) )?"
    r"(?:(?:đầu|giữa|cuối|hết|ngày|năm|tháng|quý|[369] tháng(?: đầu| cuối)?) )*"
    r"(?:(?:\d{1,2}/){0,2}|[IV]{1,3}/)20\d\d(?![\d/]|-\d)|(?:tháng \d{1,2}|quý [IV]{1,3})(?![\w/])"
    r"|(?:đầu|cuối) (?:năm|kỳ)|cùng kỳ(?: năm (?:trước|ngoái))?|(?:năm|tháng|quý|kỳ) (?:trước|ngoái)"
    r"|(?:hiện )?nay|hiện tại|kế hoạch|thực hiện)(?![^\W_])",
    re.I,
)
_LED_FIGURE = (
    rf"{LEADING}[≥≤<>~]? ?\d(?:[\d.,]*\d)?"
    r"(?: ?%| [^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,2}(?=[ ;,.)]*(?:$|[→;|,/]|->|=>|- )))?(?: trở lên)?"
)
ONE_TIME = (
    r"(?:(?:đầu|giữa|cuối|hết|đến|đến hết|năm|tháng|quý|[369] tháng(?: đầu| cuối)?) )*"
    r"(?:(?:(?:\d{1,2}/){0,2}|[IV]{1,3}/)20\d\d|(?<=tháng )\d{1,2}|(?<=quý )[IV]{1,3})(?![\w/])"
)
"""A time that leads to a figure in a list that says the same of several."""
PLAN = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|kh|ct|mt)(?: (?:được giao|giao|đề ra|đặt ra|năm))?|(?:được |đã )?giao|yêu cầu",
    re.I,
)
"""What leads to one that was planned."""
DONE = re.compile(
    r"(?:đã |ước )?(?:đạt|thực hiện)(?: được)?|kết quả(?: thực hiện| đạt(?: được)?)?"
    r"|hiện (?:trạng|đạt)|thực (?:tế|đạt)|th",
    re.I,
)
"""What leads to one that was reached."""
HOW = re.compile(rf"(?:{PLAN.pattern}|{DONE.pattern})(?![^\W_])", re.I)
# "2022: 61,2%", "tháng 6 = 812 tổ", "61,2% (2022)", "Kế hoạch 40; thực hiện 52", as they follow each other in one line
_TOLD_BY_KEY = re.compile(
    rf"(?<![^\W_])(?:(?P<led>{ONE_TIME}|{HOW.pattern}(?: {ONE_TIME})?)"
    rf"(?: ?[:=] ?| là | đạt | (?!20\d\d))(?P<behind>{_LED_FIGURE})"
    rf"|(?P<before>{_LED_FIGURE}) \((?P<noted>{ONE_TIME})\))",
    re.I,
)
_NEXT_KEY = re.compile(r"\s?(?:→|->|=>|[;,|/–-]|và|rồi)\s?|\t")
# The last of several, in lower case: one search leaps to what parts it from the one before, where the line ends so
_LAST_KEY = re.compile(
    rf"[→>;,|/–\tàồ-](?:(?<![àồ])|(?<=và)|(?<=rồ)i)\s?(?:{_TOLD_BY_KEY.pattern.replace('[IV]', '[iv]')})$"
)
_OF_FIGURES, _CELL_BEGINS = "0123456789.,% ", ("|", "\t", ";", "→")  # a figure alone behind one has no key
_LONGEST_KEY = 120  # characters of a figure with its key


def told_by_key(text: str, line: Span, least: int = 2) -> list[tuple[Span, Span]]:
    """The figures of one thing that a line ends in, each with its time ("Hạng: 2021: 19 → 2022: 22") or with whether it
    was planned or reached, as (key, figure); nothing for a line with fewer than `least`."""
    start, end = line
    while end > start and text[end - 1] in ".; ":
        end -= 1
    last = text[max(start, end - _LONGEST_KEY, text.rfind("|", start, end)) : end]  # no figure has a bar in its key
    if last.rstrip(_OF_FIGURES).endswith(_CELL_BEGINS):
        return []  # as most rows of a table
    if least > 1 and _LAST_KEY.search(last.lower()) is None:
        return []  # as most lines of prose
    told = [*_TOLD_BY_KEY.finditer(text, start, end)]
    if len(told) < least or told[-1].end() != end:
        return []
    found = [
        (one.span("led"), one.span("behind")) if one["led"] else (one.span("noted"), one.span("before")) for one in told
    ]
    in_turn = all(_NEXT_KEY.fullmatch(text, a.end(), b.start()) for a, b in pairwise(told))
    return found if in_turn and len({text[slice(*key)].lower() for key, _ in found}) == len(found) else []


_TURNED = re.compile(r"so với|trước", re.I)  # "năm 2023 so với năm 2022", "năm 2023 (trước mũi tên là năm 2022)"


_LONGEST_LEAD = 300  # characters of a line that tells the two times of an arrow


def sides_of(text: str, line: Span) -> list[Span]:
    """The two times that a line names, as an arrow goes from one to the other ("So sánh năm 2022 và năm 2023"); nothing
    where it names fewer or more."""
    if line[1] - line[0] > _LONGEST_LEAD:
        return []
    sides = [said.span() for said in _SIDE.finditer(text, *line)]
    if len(sides) != 2:
        return []
    return sides[::-1] if _TURNED.search(text, sides[0][1], sides[1][0]) else sides


def _opening(text: str, start: int, end: int) -> int:
    """Where the bracket opens that ends a line; -1 where none does."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1


def _told_apart(text: str, start: int, end: int, width: int) -> list[Span]:
    """The cells of a line that says of each figure by its place what it is ("số đứng trước là …"), in their order."""
    told = [*_WHICH.finditer(text, start, end)]
    if len(told) != width:
        return []
    places: dict[int, Span] = {}
    for k, which in enumerate(told):
        a, b = which.end(), told[k + 1].start() if k + 1 < len(told) else end
        while b > a and text[b - 1] in " ,;.)(-":
            b -= 1
        b -= 3 if text.endswith(" và", a, b) else 0
        at = ("first", "second", "third", "fourth", "last").index(str(which.lastgroup))
        places[width - 1 if at == 4 else at] = (a, b)
    return [(start, told[0].start()), *(places[k] for k in range(width))] if places.keys() == {*range(width)} else []


def _parts(text: str, start: int, end: int, width: int) -> list[Span]:
    """What stands between one mark in so many short parts; nothing where no mark parts it so."""
    for mark in _KEY_PARTS:
        if mark == "/" and _TIME_WITH_SLASH.search(text, start, end):
            continue
        parts = cells_between(text, start, end, mark, framed=False)
        if len(parts) > 2 and _OF_UNIT.fullmatch(text, *parts[-1]):
            parts.pop()
        last = _LAST_TWO.search(text, *parts[-1])
        if len(parts) == width - 1 and last is not None:
            parts[-1:] = [(parts[-1][0], last.start()), (last.end(), parts[-1][1])]
        if mark != ", ":
            parts[-1] = without_tail(text, parts[-1])
        if len(parts) == width + 1 > 2:
            parts.pop(0)  # "Mỗi dòng ghi: địa phương / năm 2022 / năm 2023"
        elif (of_label := text.find(": ", *parts[0])) > 0:
            parts[0] = (of_label + 2, parts[0][1])  # "Cách ghi: tên chỉ tiêu: kế hoạch / thực hiện"
        if len(parts) == width and all(is_head(text, part) for part in parts):
            return parts
    return []


_OF_ALL = ("số liệu", "tính", "theo", "cả ", "của ", "tại ")


def without_tail(text: str, part: Span) -> Span:
    """The last head of a line without what is said of them all: "tỷ lệ đúng hạn của ba huyện, số liệu ngày 15/9"."""
    tail = text.find(", ", *part)
    of_all = tail > 0 and (any(map(str.isdigit, text[tail : part[1]])) or text.startswith(_OF_ALL, tail + 2))
    return (part[0], tail) if of_all else part  # but "tỷ lệ xã, phường có internet"


# "PAR INDEX 86,98%" is told, it heads nothing
_TOLD = re.compile(r"\d(?:,\d|\.\d{3}| ?%)")


def is_head(text: str, part: Span) -> bool:
    """Could a part of a line head a column: short, and no figure but a time?"""
    start, end = part
    if not start < end <= start + 80 or _TOLD.search(text, start, end):
        return False
    return not FIGURE.fullmatch(text, *part) or TIME.fullmatch(text, *part) is not None
