"""Lines of a text and how they stand under one another: headings, list items, rows of a table; and where their
sentences begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from pipelines.extract.cell_shapes import CAPTION, DIGITS, FIGURE, FIGURE_LINE, LEADING, LONE_FIGURE
from pipelines.extract.list_keys import told_by_key
from pipelines.extract.lists import list_rows
from pipelines.extract.normalize import CAPITAL, Normal
from pipelines.extract.separators import cells_between, semicolon_row, separated

LONGEST = 1200  # characters of one sentence; longer ones are cut at a semicolon, so that nothing grows with the line
# but "… trong quý I. Toàn huyện …"
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:TP|Tp|tp|TX|tx|TT|Q|P|H|ThS|TS|GS|PGS|tr|St|VD|vd|Th|[A-HJ-UW-ZĐ]|(?<!uý )(?<!kỳ )[IV])\.$"
    r"|(?<!\d)[:(]\s?0?1\.$"  # "gồm: 1. Huế", but "Số tổ: 92. Số thành viên: 540."
)
_NEXT_POINT = re.compile(r"(?<!\d)[;,]\s?(\d{1,2})\.$")
_SENTENCE = re.compile(rf"[.!?…][.!?…]*[\")\]']*\s+(?=[\"'(\[•*-]*(?:{CAPITAL}|[0-9]))")
LIST_MARKER = re.compile(
    r"\s*(?:(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+[IVX\d]+[.:)]?\s)|(?P<roman>[IVX]{1,5}|[A-H])(?:[.)/]\s|-\s(?=[^\W\d_]))|(?P<digit>\d{1,2}(?:\.\d{1,2})*)(?:[.)/]\s|-\s(?=[^\W\d_]))|(?P<letter>(?:[a-zđ]|[ivx]{2,4})[.)]|\((?:[a-zđ]|[ivx]{2,4}|\d{1,2})\))\s|(?P<dash>-)(?:\s|(?!\d+(?:,\d+)?\s?(?:%|điểm)))(?=\S)"
    r"|(?P<plus>\+)(?:\s|(?!\d+(?:,\d+)?\s?(?:%|điểm)))|(?P<dot>[•*◆◇□▫○►▸✓✔➢➤→])\s?|(?P<gt>>>)\s?)"
)
# "Hồ sơ trực tuyến: 71,2%", "SIPAS 88,51 (hạng 4)": a line that says a figure is no heading of what follows.
_ENDS_IN_FIGURE = re.compile(
    rf"[\d:.…-](?:(?<!\d)\s*{DIGITS}(?:\s[^\W\d_]+){{0,3}}|(?<=\d)\s?%|(?<=\d,\d)\d*)(?:\s?\([^()]{{1,40}}\))?$"
)
# "17/17 huyện hoàn thành số hóa", "98,5% hồ sơ đúng hạn": nor is one that begins with it; but "6 tháng đầu năm"
_BEGINS_WITH_FIGURE = re.compile(
    rf"(?i:{LEADING})"
    r"(?:\d+/\d{1,3}(?![\d/])|\d{1,3} (?=(?:cơ quan|chữ ký số|hệ thống|tập dữ liệu|dịch vụ|hồ sơ|tổ|Số|Tổng) )"
    r"|\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?\s?%|\d+,\d+|\d+ (?=nghìn|triệu|tỷ))\s?[^\W\d_]"
)
_LONGEST_UNIT = 30  # characters of the three words that may stand behind a figure
_LONGEST_ENDS = (60, 120)  # of a figure with these, and with brackets behind them
_DIGIT = re.compile(r"\d")
_CLOSING = frozenset('.;!?…"')
_EARLY = 12  # characters before a line's first digit, where no more than a bound stands before it: "không dưới 64,7%"
# "PAR Index 2023: 86,79 điểm, hạng 41": nor a line with a figure behind a colon; but "Kỳ: 6 tháng năm 2024"
_FIGURE_BEHIND_COLON = re.compile(
    rf":(?<=[\w)]:) {DIGITS}(?!\d|[/.-]\d| ?(?:tháng|năm|ngày|quý|tuần|giờ|kỳ|h\d))", re.I
)
# "Đăng ngày 06/01/2026 - Ban biên tập": when a text was put up, no heading of what follows
_DATELINE = re.compile(
    r"(?:đăng|cập nhật|(?:xuất bản|đưa tin)(?: ngày)?)[^\n]{0,24}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.I
)


_BULLETS = frozenset({"dash", "dot", "gt"})


@dataclass(slots=True)
class Line:
    """One line of the text. `level` orders it under headings (0 outermost); `parent` is the heading or list lead
    that it stands under (index of a line, or None); `cells` are the spans of a table row's cells; `keys` those of what
    heads them, where it stands in the row itself; `marker` is the kind of list marker that it begins with (a group of
    LIST_MARKER, "" for none)."""

    start: int
    end: int
    level: float
    heading: bool
    marker: str
    parent: int | None = None
    cells: list[tuple[int, int]] = field(default_factory=list)
    keys: list[tuple[int, int]] = field(default_factory=list)


def lines_of(normal: Normal) -> list[Line]:
    """The lines of a text that are not empty, in order, each without the blanks around it."""
    text = normal.cased
    spans: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start <= size:
        end = text.find("\n", start)
        if end < 0:
            end = size
        a, b = start, end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            spans.append((a, b))
        start = end + 1
    separators = separated(text, spans)
    tabs = "\t" in text
    lines = [_line(text, a, b, separators.get(a, ""), tabs) for a, b in spans]
    for above, line in pairwise(lines):
        if line.cells and above.cells and text[line.start] == "|" != text[above.start]:
            unframed = cells_between(text, line.start, line.end, "|", framed=False)
            if len(unframed) == len(above.cells):
                line.cells = unframed  # "STT | Hồ sơ | |" over "| | Tổng số | Quá hạn": its first cell is empty
        if len(line.cells) > 1 and _are_column_numbers([text[a:b] for a, b in line.cells]):
            line.cells = [(line.start, line.end)]  # neither a header nor a row
    for index, row in list_rows(text, spans, [line.cells for line in lines]).items():
        if not row.keys and told_by_key(text, spans[index]):
            continue  # a sentence whose commas are arrows
        lines[index].cells, lines[index].keys, lines[index].heading = row.cells, row.keys, False
    _set_labels_under_heading(text, lines)
    _set_title_over_units(text, lines)
    stack: list[int] = []
    for index, line in enumerate(lines):
        if line.heading and _is_part(text, lines, index):
            line.heading, line.level = False, 9
        kept = _deeper(text, lines, stack, line) if line.marker in _BULLETS else 0
        while len(stack) > kept and lines[stack[-1]].level >= line.level:
            stack.pop()
        line.parent = stack[-1] if stack else None
        if line.heading:
            stack.append(index)
    return lines


_LONGEST_FIGURE = 40
# A line beside a figure that heads nothing: by how much it has changed, or that there is none
_CHANGE = re.compile(r"(?:tăng|giảm)(?: thêm)? \d|không đổi$|so với (?:cùng kỳ|tháng|quý|năm)", re.I)
_CHANGE_BEGINS = (
    *("=", "▲", "▼", "↑", "↓", "±"),
    *("Tăng", "tăng", "Giảm", "giảm", "Không đổi", "không đổi", "So với", "so với"),
)
_NONE_YET = tuple(
    f":{blank}{said}"
    for blank in ("", " ")
    for said in ("Chưa có", "chưa có", "Chưa có số liệu", "chưa có số liệu", "Đang cập nhật", "đang cập nhật")
)
_LABEL = 8  # the level of a label: below the headings of any list


def _set_labels_under_heading(text: str, lines: list[Line]) -> None:
    """Lines that say by turns what a figure is and the figure ("Hồ sơ trực tuyến" over "82,5%") all stand under the
    heading above them: none of them ends what it says."""
    labels = [
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if line.heading
        and line.level == 2
        and not below.heading
        and below.end - below.start <= _LONGEST_FIGURE
        and FIGURE_LINE.fullmatch(text, below.start, below.end)
    ]
    for before, label in pairwise(labels):
        if label - before == 2:
            lines[before].level = lines[label].level = _LABEL


# "Huyện Tiên Lữ": the name of a unit with its rank; no "Bộ phận", no "Tỉnh đã …"
_UNIT = re.compile(
    rf"(?:Tỉnh|Thành phố|TP|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường|Đặc khu|Bộ)\.? ?(?={CAPITAL})[^,;.\d]{{2,50}}$"
)


def _set_title_over_units(text: str, lines: list[Line]) -> None:
    """A heading right over the name of a unit that heads what it has done ("Kết quả năm 2024 của các huyện" over "Huyện
    Tiên Lữ") stands over that one and those that follow it."""
    for title, below in pairwise(lines):
        if not (title.heading and below.heading) or title.marker or below.marker or title.level != below.level:
            continue
        names = _UNIT.match(text, below.start, below.end - (text[below.end - 1] == ":"))
        if title.level in (2, 3) and names and not _UNIT.match(text, title.start, title.end):
            title.level -= 0.5


_COLUMN_NUMBER = re.compile(r"\(?(?P<n>\d{1,2})\)?(?:\s?=.*)?")


def _are_column_numbers(cells: list[str]) -> bool:
    """A line that numbers the columns: "(1) | (2) | (3)", "A | B | 1 | 2 | 3 = 2/1"."""
    letters = len([*takewhile(lambda cell: cell.strip("()") in ("A", "B", "C", ""), cells)])
    numbers = [int(found["n"]) if (found := _COLUMN_NUMBER.fullmatch(cell)) else 0 for cell in cells[letters:]]
    return len(numbers) > 1 and any(numbers == [*range(k, k + len(numbers))] for k in (1, letters + 1))


_OF_YEAR = re.compile(r"(?:19|20)\d\d$")


def _is_part(text: str, lines: list[Line], index: int) -> bool:
    """Does a line name a part of a table: below its header or a row, above a row with figures that is as wide?"""
    if not 0 < index < len(lines) - 1:
        return False
    above, below = lines[index - 1].cells, lines[index + 1].cells
    if not 1 < len(above) == len(below) or CAPTION.match(text, lines[index].start):
        return False
    figures = (text[a:b] for a, b in below[1:] if FIGURE.fullmatch(text, a, b))
    return any(not _OF_YEAR.search(figure) for figure in figures)


def _deeper(text: str, lines: list[Line], stack: list[int], line: Line) -> int:
    """How many of the headings so far a list item stands under although they have its level: those that stand further
    out ("* Quý I" over "   - Hồ sơ tiếp nhận: 38.104"), and one that names a unit with another mark ("* Tỉnh Hà Nam"
    over "- Hồ sơ tiếp nhận: 38.104")."""
    for k in range(len(stack) - 1, -1, -1):
        upper = lines[stack[k]]
        if upper.level == line.level and upper.marker in _BULLETS:
            if _indent(text, upper) < _indent(text, line) or _names_unit(text, upper, line):
                return k + 1
        elif upper.level < line.level:
            break
    return 0


def _names_unit(text: str, upper: Line, line: Line) -> bool:
    """Does a list item with another mark than a line's name a unit and nothing else?"""
    if text[upper.start] == text[line.start]:
        return False
    start = upper.start + 1 + (text[upper.start + 1] == " ")
    return _UNIT.match(text, start, upper.end - (text[upper.end - 1] == ":")) is not None


def _indent(text: str, line: Line) -> int:
    return line.start - text.rfind("\n", 0, line.start)


_SAYS_BOTH = re.compile(
    rf"[^\W\d_][^|]*[^\W\d_](?:: ?{LONE_FIGURE.pattern}(?: [^\W\d_]+){{0,2}}| \d[\d.,]* ?(?:%|điểm|hồ sơ|tỷ USD))"
)


def _say_both(text: str, cells: list[tuple[int, int]]) -> bool:
    """Does each of some cells say both what it is of and its figure?"""
    return all(_SAYS_BOTH.fullmatch(text, a, b) for a, b in cells)


_LEVELS = {"part": 1, "roman": 1, "digit": 4, "letter": 6, "dash": 7, "plus": 8, "dot": 7, "gt": 7}


def _line(text: str, start: int, end: int, separator: str, tabs: bool) -> Line:
    """One line; `separator` is what parts its cells, where the lines around it say so, `tabs`: are there any in the
    text?"""
    marker = None if separator else LIST_MARKER.match(text, start, end)
    level, kind = 9, ""
    if marker:
        kind = str(marker.lastgroup)
        level = _LEVELS[kind]
        if kind == "digit":
            level += min(1, marker["digit"].count("."))
    if not separator:
        said = text[start:end]
        if tabs and _has_tabs(text, start, end):
            separator = "\t"
        elif "|" in said:
            separator = "|"
        elif not marker and semicolon_row(said):
            separator = ";"
    if separator:
        start, cells = _cells(text, start, end, separator)
        return Line(start, end, 9, False, kind, None, cells)
    body = marker.end() if marker else start
    length, last = end - body, text[end - 1]
    colon = last == ":"
    upper = length > 3 and not any(map(str.islower, text[body:end]))
    heading = (
        colon
        or (length <= 160 and last not in _CLOSING)
        or (upper and length <= 220)
        or (kind in ("part", "roman", "digit") and length <= 110 and not _DIGIT.search(text, body, end))
    ) and not _DATELINE.match(text, body, end)
    if not marker and (heading or colon or upper or last == "?"):  # others are prose, however they begin and end
        level = 0 if upper and not colon else 3 if colon else 9
        if heading and not upper and not colon:
            level = 2
        early = _DIGIT.search(text, body, body + _EARLY) is not None
        figured = early and _BEGINS_WITH_FIGURE.match(text, body, end) is not None
        if figured or _ends_in_figure(text, body, end):
            level, heading = 9, False
        elif last == "?" and length <= 120:
            level, heading = 3, True
        elif heading and _tells_change(text, start, end):
            level, heading = 9, False
    elif kind == "dash" and last == "?" and length <= 160:
        level, heading = 3, True  # a question of an interview: its answer stands under it
    return Line(start, end, level, heading, kind)


def _has_tabs(text: str, start: int, end: int) -> bool:
    """Are there two tabs at least in a line and beside it, where its first cells or its last one are empty?"""
    before = 2 if text.endswith("\t\t", 0, start) else int(text.endswith("\t", 0, start))
    return text.count("\t", start, end) + before + text.startswith("\t", end) >= 2


def _cells(text: str, start: int, end: int, separator: str) -> tuple[int, list[tuple[int, int]]]:
    """Where a row begins, and its cells; none where it is a sentence."""
    while separator == "\t" and text.endswith("\t", 0, start):  # an empty corner
        start -= 1
    cells = cells_between(text, start, end, separator)
    if len(cells) < 2 or (separator == "|" and _say_both(text, cells)) or told_by_key(text, (start, end)):
        return start, []  # "Malaysia 97,4% | Thái Lan 88%": a sentence whose commas are bars
    return start, cells


def _tells_change(text: str, start: int, end: int) -> bool:
    """Does a line beside a figure say by how much that has changed, or that there is none?"""
    return text.endswith(_NONE_YET, start, end) or (
        text.startswith(_CHANGE_BEGINS, start) and (not text[start].isalpha() or bool(_CHANGE.match(text, start, end)))
    )


def _ends_in_figure(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last == ":":
        return False
    if text.find(": ", start, end) >= 0 and _FIGURE_BEHIND_COLON.search(text, start, end):
        return True
    if last in ";!?" or (last == "." and text[end - 2].isalpha()):
        return False  # as most lines end
    if last.isalpha() and _DIGIT.search(text, max(start, end - _LONGEST_UNIT), end) is None:
        return False
    tail = max(start, end - (_LONGEST_ENDS[1] if last == ")" else _LONGEST_ENDS[0]))
    return bool(FIGURE_LINE.fullmatch(text, start, end) or _ENDS_IN_FIGURE.search(text, tail, end))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Does a full stop end no sentence: that of an abbreviation ("TP. Huế") or of a point ("1. Huế; 2. Hà Nội")?"""
    word = text[max(start, end - 4) : end - 1]
    if len(word) == 3 and word.isalpha() and word.islower():
        return False  # as most sentences end
    near = max(start, end - 7)
    if _ABBREVIATION.search(text, near, end):
        return True
    point = _NEXT_POINT.search(text, near, end)
    return point is not None and f"{int(point[1]) - 1}." in text[start : point.start()]


def sentence_spans(normal: Normal, lines: list[Line]) -> list[tuple[int, int, int]]:
    """The sentences of a text as (start, end, index of the line), in order; a row of a table is one."""
    spans: list[tuple[int, int, int]] = []
    text = normal.cased
    for index, line in enumerate(lines):
        first, start, stop = len(spans), line.start, line.end
        if not line.cells or max(b - a for a, b in line.cells) > 160:  # longer ones are prose with a bar in it
            for match in _SENTENCE.finditer(text, start, stop):
                end = match.start()
                if end - start < 4 or (text[end] == "." and _goes_on(text, start, end + 1)):
                    continue
                end = match.end()
                spans.append((start, end, index))
                start = end
        spans.append((start, stop, index))
        if stop - line.start > LONGEST:
            spans[first:] = [piece for begin, end, _ in spans[first:] for piece in _cut(text, begin, end, index)]
    return spans


def _cut(text: str, begin: int, end: int, index: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of a sentence, none of them longer than `LONGEST`."""
    while end - begin > LONGEST:
        marks = (text.rfind(mark, begin + LONGEST // 2, begin + LONGEST) for mark in ("; ", ", ", " "))
        at = next((at for at in marks if at > 0), -1)
        at = at + 1 if at > 0 else begin + LONGEST
        yield begin, at, index
        begin = at
    if end > begin:
        yield begin, end, index
