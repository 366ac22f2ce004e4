"""Lists that are tables: rows that join their label and their first figure below a line that heads them, rows beside
a key or around an arrow whose two sides are times, and rows that say themselves what each figure is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.extract.cell_shapes import FIGURE, LONE_FIGURE, LONE_FIGURE_ENDS, NO_FIGURE, TIME
from pipelines.extract.list_keys import HOW, LEAD, ONE_TIME, is_head, key_of, sides_of, told_by_key, without_tail
from pipelines.extract.separators import Span, cells_between

# What parts the figures of a row: "Hạ Long: 81,6 / 99,8", "3. Hồ sơ trực tuyến (%) | - | 42,5"
_ARROWS = ("→", "->", "=>")
_MARKS = ("|", *_ARROWS, "\t", "; ", " / ", " - ", " • ", " … ", " : ", " = ", ", ")
_IN_BRACKETS = ("; ", " / ", "|", ", ")
_BARE = frozenset(("|", " / ", *_ARROWS))  # what may follow a figure that only a blank leads to
_MARKER = re.compile(r"(?:[-–+•*◦] ?|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?:[.)] | ?\| |\t)|\| ?)")
_LABEL = r"(?P<label>[^\W\d_].{1,110}?)"
_DASHES = "-–…x.*"
_LED = re.compile(
    rf"{_LABEL}(?P<joint> ?: ?| - | ?\| ?|\t| … | = | ?(?:→|->|=>) ?)(?P<first>{FIGURE.pattern}|[{_DASHES}]+)"
)
_DIGIT = re.compile(r"\d")
# "Hạ Long 81,6", but "Quý 2", "Năm 2023"
_FOLLOWED = re.compile(
    rf"{_LABEL}(?<!quý)(?<!tháng)(?<!quận)(?<!phường)(?<!kỳ)(?<!lần)(?<!cấp)(?<!độ)(?<!đợt)(?<!nhóm)"
    rf"(?P<joint> )(?!(?:19|20)\d\d$)(?P<first>{LONE_FIGURE.pattern})",
    re.I,
)
_ASIDE = re.compile(r" ?\((?:tăng|giảm|vượt|cao hơn|thấp hơn|chưa|hoàn thành|[+-])[^()\n]{0,60}\)$")
# what a row ends in: a figure, or the unit or words behind one ("331 dịch vụ", "từ 75% trở lên")
_FIGURE_ENDS = frozenset(")]%|–…-")
_UNIT_ENDS = re.compile(r"\d ?%?(?: [^\W\d_]{1,6}){1,2}$")
BETWEEN = 2  # lines from one point to the next of a list that says of each the same
# "/ khó đạt" behind the figures
_REMARK = re.compile(r"(?P<mark>[|;/•…\t-])(?<=[^\W_].|[%) ].) ?(?=[^\W\d_])[^\d|;/•…→\t]+$")
_LONGEST_REMARK = 60
_BULLETS = "•*◦"
_LONGEST_ROW = 250  # longer lines are prose
_LONGEST_FIGURE = 60  # with the words that lead to it
_LONGEST_LED = 200  # characters of a row's label and its first figure
_LONGEST_UNIT = 40  # of what stands behind a figure's last digit
_WIDEST = 20  # figures of a row that says itself what each is: as wide as the widest are all
_APART = 3  # lines from one row to the next: names of parts may stand between


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line as a row of a table: its cells, and what heads those behind the label, where one of the rows says it."""

    cells: list[Span]
    keys: list[Span]


def list_rows(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Which of the lines of a text, with the cells that they have so far, are rows of lists: by index."""
    return (
        _of_times(text, spans)
        | _with_a_key(text, spans, cells)
        | _with_keys(text, spans, cells)
        | _with_a_legend(text, spans, cells)
    )


_OF_TIME = re.compile(rf"(?:[-–+•*◦] ?)?(?P<label>{TIME.pattern})(?: ?: ?| [-–—] )(?P<figure>\d[\d.,]*)[;.]?")


def _of_times(text: str, spans: list[Span]) -> dict[int, ListRow]:
    """Bare figures with a time each ("- Năm 2020: 11,8"), one below the other: what they are, stands above."""
    found: dict[int, ListRow] = {}
    for index, (start, end) in enumerate(spans):
        last = text[end - 1]
        if last.isdigit() or (last in ".,;" and (text[end - 2].isdigit() or text[end - 2] in ".,")):
            one = _OF_TIME.fullmatch(text, start, end)
            if one is not None:
                found[index] = ListRow([one.span("label"), one.span("figure")], [])
    return {k: row for k, row in found.items() if k - 1 in found or k + 1 in found}


@dataclass(frozen=True, slots=True)
class _Row:
    """A label and at least two figures in one line: its cells, what leads from the label to the figures ("" for a
    blank) and what parts these ("" where the last ones stand in brackets). `remark`: do words end it ("/ chưa đạt")?"""

    cells: list[Span]
    joint: str
    mark: str
    remark: bool = False


def _with_a_key(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Rows of several figures each ("Hạ Long: 81,6 / 99,8") beside a line that says what the figures are, one by one: a
    header above them, or a key around them."""
    found: dict[int, ListRow] = {}
    rows: dict[int, _Row] = {}
    width = last = 0
    header: list[Span] = []  # the cells of a line that is neither such a row nor a key
    for index, span in enumerate(spans):
        if len(cells[index]) == len(header) > 1 and _has_bare_label(text, span, cells[index]):
            continue  # a table's row, its header stands above
        row = _labelled(text, span) if span[1] - span[0] <= _LONGEST_ROW else None
        if row is None:
            header = cells[index] if cells[index] and LEAD.search(text, *span) is None else []
            continue
        header = []
        if rows and (len(row.cells) != width or index - last > _APART):
            found |= _headed(text, spans, cells, rows)
            rows = {}
        width, last = len(row.cells), index
        rows[index] = row
    return found | _headed(text, spans, cells, rows) if rows else found


def _has_bare_label(text: str, line: Span, row: list[Span]) -> bool:
    """Are the cells of a row parted by bars, the first of them without a figure, or the row's number alone?"""
    label = text[slice(*row[0])]
    bars = text[line[0]] not in _BULLETS and text.find("|", *line) >= 0
    return bars and (label.isdigit() or not any(map(str.isdigit, label)))


def _headed(text: str, spans: list[Span], cells: list[list[Span]], rows: dict[int, _Row]) -> dict[int, ListRow]:
    """Such rows with what says what their figures are; nothing where no line does."""
    first, last = min(rows), max(rows)
    width = len(rows[first].cells) - 1
    remarks = any(row.remark for row in rows.values())
    arrows = width == 2 and rows[first].mark in _ARROWS and not remarks
    if len(rows) < 2 and not arrows:
        return {}
    found = {index: ListRow(row.cells, []) for index, row in rows.items()}
    for above in range(first - 1, max(-1, first - _APART), -1):
        has_header = len(cells[above]) == len(cells[first]) > width
        key = _key(text, spans[above], width, remarks, led=True) if has_header or remarks else []
        if not (key or has_header):
            key = _header(text, spans[above], rows[first]) or _key(text, spans[above], width, remarks, led=False)
        if key:
            return {above: ListRow(key, []), **found}
        if has_header:
            return found if text[spans[first][0]] in _BULLETS else {}
    for below in range(last + 1, min(last + _APART, len(spans))):
        if key := _key(text, spans[below], width, remarks, led=True):
            rows[below] = _Row(key, "", "")
            return {index: ListRow(row.cells, key[1:]) for index, row in rows.items()}
    if width == 2 and not rows[first].mark and (keys := _in_and_before_brackets(text, spans, first, last)):
        return {index: ListRow(row.cells, keys) for index, row in rows.items()}
    for above in (*range(first - 1, max(-1, first - _APART - 1), -1), 0) if arrows else ():
        if above not in rows and (sides := sides_of(text, spans[above])):
            return {index: ListRow(row.cells, sides) for index, row in rows.items()}
    # of what time the figure before an arrow is, nobody says
    return {index: ListRow([row.cells[0], row.cells[2]], []) for index, row in rows.items()} if arrows else {}


def _key(text: str, line: Span, width: int, remarks: bool, *, led: bool) -> list[Span]:
    """The cells of a line that is a key to rows of so many figures (`key_of`); it may tell of their remarks too."""
    key = key_of(text, line, width + 1, led=led) if remarks else []
    named = len(key) > 1 and text[key[1][0] :][:4].lower() == "tên "  # the label: the remarks are not told of
    return key[:-1] if key and not named else key_of(text, line, width, led=led)


# "(trong ngoặc: năm 2022)", "Số trong ngoặc là của năm 2022."
_IN_BRACKETS_IS = re.compile(
    r"\W*(?:(?:ghi chú|chú thích) ?: ?)?(?:(?:con )?số(?: liệu)? |giá trị |thứ hạng )?(?:ở |đặt )?trong (?:dấu )?ngoặc"
    r"(?: đơn)?(?: ?: ?| là | ghi )(?:của )?(?P<key>[^()\n]{3,80}?)[.)]*$",
    re.I,
)


def _in_and_before_brackets(text: str, spans: list[Span], first: int, last: int) -> list[Span]:
    """What the figures before and in the brackets of the rows between two lines are, where a note beside says it of
    the latter: those before them are what stands above, or before the note in its line."""
    for at in (*range(first - 1, max(-1, first - _APART), -1), last + 1):
        note = _IN_BRACKETS_IS.search(text, *spans[at]) if at < len(spans) else None
        if note is None:
            continue
        start = spans[at][0]
        above = (start, note.start()) if note.start() > start else spans[(at if at < first else first) - 1]
        return [above, note.span("key")] if at or note.start() > start else []
    return []


def _header(text: str, line: Span, row: _Row) -> list[Span]:
    """The cells of a line that has heads where a row has its label and its figures; nothing where it is none."""
    start, end = line
    mark, joint = row.mark, row.joint
    if not mark or not joint or (at := text.find(joint, start, end)) < 0:
        return []
    if joint in "([":
        end -= text[end - 1] in ")]"
    heads = cells_between(text, at + len(joint), end, mark, framed=False)
    if row.remark and len(heads) == len(row.cells):
        heads.pop()
    if len(heads) == len(row.cells) and heads[-1][0] == heads[-1][1]:
        heads.pop()  # a bar at the end
    if mark != ", ":
        heads[-1] = without_tail(text, heads[-1])
    corner = (start, at - (text[at - 1] == " "))
    return [corner, *heads] if len(heads) == len(row.cells) - 1 and all(is_head(text, head) for head in heads) else []


def _labelled(text: str, line: Span) -> _Row | None:
    """A line as such a row; None for any other."""
    start, end = line
    while end > start and text[end - 1] in ".;":
        end -= 1
    if _ends_in_figure(text, start, end):
        return _figured(text, start, end)
    remark = _REMARK.search(text, max(start, end - _LONGEST_REMARK), end)
    if remark is None:
        return None
    end = remark.start("mark") - (text[remark.start("mark") - 1] == " ")
    row = _figured(text, start, end) if _ends_in_figure(text, start, end) else None
    return _Row(row.cells, row.joint, row.mark, remark=True) if row and row.mark.strip() == remark["mark"] else None


def _ends_in_figure(text: str, start: int, end: int) -> bool:
    """Does a line end as a row does: in a figure, or in the unit or words behind one ("331 dịch vụ")?"""
    last = text[end - 1] if end > start else ""
    if last.isalnum() and not last.isdecimal():
        return _UNIT_ENDS.search(text, max(start, end - 20), end) is not None
    return last.isdecimal() or last in _FIGURE_ENDS


def _figured(text: str, start: int, end: int) -> _Row | None:
    """A line without what stands behind its figures as such a row; None for any other."""
    if text[end - 1] == ")" and (aside := _ASIDE.search(text, max(start, text.rfind("(", start, end) - 1), end)):
        end = aside.start()
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    if text[end - 1] in ")]" and (row := _in_brackets(text, start, end)):
        return row
    if text[end - 1] == "|":
        end -= 1 + (text[end - 2] == " ")
    if start >= end or not text[start].isalpha():
        return None
    tail = text[max(start, end - _LONGEST_FIGURE) : end]
    for mark in _MARKS:
        if mark not in tail:
            continue
        figures: list[Span] = []
        stop = end
        while (at := text.rfind(mark, start, stop)) >= 0 and _is_figure(text[at + len(mark) : stop].strip(" ")):
            figures[:0] = cells_between(text, at + len(mark), stop, mark, framed=False)
            stop = at
        if not figures:
            continue
        before = (start, stop - (text[stop - 1] == " "))
        led = _led(text, *before, bare=mark in _BARE)
        if led is not None:
            shares = mark == ", " and text.find("/", led.end("label"), end) >= 0  # "Huế: 18/20, đạt 90%"
            return None if shares else _row([led.span("label"), led.span("first"), *figures], text, led["joint"], mark)
        if len(figures) > 1 and mark != ", ":
            return _row([before, *figures], text, mark, mark)
    return None


def _led(text: str, start: int, end: int, *, bare: bool) -> re.Match[str] | None:
    """The label of a row and its first figure, which a mark leads to, or a `bare` blank; None where there are none."""
    if end - start > _LONGEST_LED:
        return None
    if text[end - 1] not in _DASHES and _DIGIT.search(text, max(start, end - _LONGEST_UNIT), end) is None:
        return None  # as most prose before a last figure
    return _LED.fullmatch(text, start, end) or (_FOLLOWED.fullmatch(text, start, end) if bare else None)


def _in_brackets(text: str, start: int, end: int) -> _Row | None:
    """A row that ends in figures in brackets: "Móng Cái (81,6; 99,8)", "Hạ Long: 12 (81,6)"; None for any other."""
    opening = max(text.rfind("(", start, end), text.rfind("[", start, end))
    stop = opening - (text[opening - 1] == " ")
    if opening < 0 or stop <= start:
        return None
    marks = [mark for mark in _IN_BRACKETS if text.find(mark, opening, end) > 0]
    mark = marks[0] if marks else ", "
    figures = cells_between(text, opening + 1, end - 1, mark, framed=False)
    if not all(_is_figure(text[slice(*figure)]) for figure in figures):
        return None
    led = _led(text, start, stop, bare=True)
    if led is not None:
        return _row([led.span("label"), led.span("first"), *figures], text, led["joint"], "")
    return _row([(start, stop), *figures], text, text[opening], mark) if len(figures) > 1 else None


def _row(cells: list[Span], text: str, joint: str, mark: str) -> _Row | None:
    """A row of such cells; None where they are the times of a header, or the label is several cells."""
    label = text[slice(*cells[0])]
    header = all(TIME.fullmatch(text, *cell) for cell in cells[1:])
    return None if header or "\t" in label or "|" in label else _Row(cells, joint.strip(" "), mark)


def _is_figure(cell: str) -> bool:
    return (FIGURE.fullmatch(cell) or NO_FIGURE.fullmatch(cell)) is not None


# "Cột (1): số dịch vụ công; cột (2): …", "Cột 1 là hồ sơ tiếp nhận, cột 2 là …", "A: số xã"
LEGEND = re.compile(
    r"(?P<key>\(?(?:\d{1,2}|[a-z])\)|(?<=cột )(?:\d{1,2}|[a-z])(?= ?[:=]| [–-] | là | ghi )"
    r"|(?<![^\W_])[a-z](?= ?[:=] ))"
    r"(?: ?[:=–-]| là| ghi)? ?(?P<text>[^;\n]*?[^;\n., ])(?=;|[. ]*(?:\n|$)|,? (?:và )?cột \(?\d)",
    re.I,
)
_COLUMN = ("cột ", "Cột ", "CỘT ")


def _with_a_legend(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Rows of figures without a header, below lines that say what each column is ("Cột 1: …")."""
    if not any(cells) or not any(map(text.__contains__, _COLUMN)):
        return {}
    found: dict[int, ListRow] = {}
    keys: list[Span] = []  # what has been said of the columns since the last table
    under = False  # are these lines below a header?
    for index, (span, row) in enumerate(zip(spans, cells, strict=True)):
        if not row:
            if index and cells[index - 1] and any(text.find(word, *span) >= 0 for word in _COLUMN):
                keys, under = [], False
            if any(text.startswith(word, span[0]) for word in _COLUMN):
                keys += [told.span("text") for told in LEGEND.finditer(text, *span)]
            continue
        figures = all(FIGURE.fullmatch(text, *cell) or NO_FIGURE.fullmatch(text, *cell) for cell in row[1:])
        under = under or not figures
        if figures and not under and keys and len(keys) in (len(row) - 1, len(row)):
            found[index] = ListRow(row, keys[1 - len(row) :])
    return found


_POINT = re.compile(
    r"(?:[-–+•*◦●○▪►▸✓✔➢→] ?|(?:(?:[Cc]hỉ tiêu|[Mm]ục tiêu|[Tt]iêu chí|[Nn]hiệm vụ) )?\d{1,2}[.):] )?"
    r"(?P<label>[^\W\d_][^:;|]{1,110}?)(?:: ?| [-–—] | ?\| ?)(?=[^\n]*\d)"
)
_LONGEST_END = 16  # characters of a point's last figure
_LONGEST_LONE = 40  # of a lone figure behind its last digit
_LONGEST_BEGINNING = 130  # of a point's label
_LABEL_ENDS = (":", "|", " - ", " – ", " — ")
_IS_KEY = re.compile(rf"(?:{HOW.pattern}(?: {ONE_TIME})?|{ONE_TIME})", re.I)
_Keyed = tuple[Span, dict[str, tuple[Span, Span]]]  # a label; by what is said, each once, its span and its figure's
_KEYED = re.compile(rf"(?P<key>[^\W_].{{0,70}}?)(?::? )(?P<figure>{LONE_FIGURE.pattern})")


def _with_keys(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Points of a list that say of one after the other the same ("- Hạ Long: tiếp nhận 1.204, trực tuyến 987"): each a
    row."""
    found: dict[int, ListRow] = {}
    rows: dict[int, _Keyed] = {}
    last = -BETWEEN - 1  # where the row before stands
    points = [index for index, span in enumerate(spans) if not cells[index] and _could_say(text, *span)]
    for index, after in pairwise((*points, len(spans) + BETWEEN)):
        row = _keyed(text, spans[index]) if min(index - last, after - index) <= BETWEEN else None
        if row is None:
            continue
        first = next(iter(rows.values()), row)
        if index - last > BETWEEN or not (row[1].keys() <= first[1].keys() or row[1].keys() >= first[1].keys()):
            found |= _in_turn(rows)
            rows = {}
        rows[index] = row
        last = index
    return found | _in_turn(rows)


def _in_turn(rows: dict[int, _Keyed]) -> dict[int, ListRow]:
    """The rows by line, each with its figures in the order of the longest; nothing for a single one."""
    if len(rows) < 2:
        return {}
    order = max((said for _, said in rows.values()), key=len)
    found: dict[int, ListRow] = {}
    for index, (label, said) in rows.items():
        figures = [said[key][1] if key in said else (label[1], label[1]) for key in order]
        found[index] = ListRow([label, *figures], [key for key, _ in order.values()])
    return found


def _could_say(text: str, start: int, end: int) -> bool:
    """Does a line end in a figure, with a mark that a label may end in before: as few lines of prose do?"""
    if _DIGIT.search(text, max(start, end - _LONGEST_END), end) is None:
        return False
    label = text[start : min(end, start + _LONGEST_BEGINNING)]
    for mark in _LABEL_ENDS:
        if mark in label:
            return True
    return False


def _keyed(text: str, line: Span) -> _Keyed | None:
    """A line as such a row; None for any other."""
    start, end = line
    while end > start and text[end - 1] in ".;":
        end -= 1
    point = _POINT.match(text, start, end)
    if point is None or _IS_KEY.fullmatch(text, *point.span("label")):
        return None
    if told := told_by_key(text, (point.end(), end)):
        if text.find(" ", *point.span("label")) < 0:
            return None  # "Hạng: 2021: 19 → 2022: 22": of what, a heading says
        return point.span("label"), {text[slice(*key)].lower(): (key, figure) for key, figure in told}
    if not text.endswith(LONE_FIGURE_ENDS, start, end):
        return None
    for mark in ("; ", ", "):
        parts = cells_between(text, point.end(), end, mark, framed=False)
        told = _each_keyed(text, parts) if 1 < len(parts) <= _WIDEST else []
        if told:
            found = {text[slice(*key)].lower(): (key, figure) for key, figure in told}
            return (point.span("label"), found) if len(found) == len(parts) else None
    return None


def _each_keyed(text: str, parts: list[Span]) -> list[tuple[Span, Span]]:
    """What each of some parts is and its figure; nothing where one of them does not say both."""
    found: list[tuple[Span, Span]] = []
    for start, end in parts:
        figured = _DIGIT.search(text, max(start, end - _LONGEST_LONE), end) is not None
        one = _KEYED.fullmatch(text, start, end) if figured else None
        if one is None:
            return []
        found.append((one.span("key"), one.span("figure")))
    return found
