"""Lists that are tables: rows that join their label and their first figure below a line that heads them, and rows that
say themselves what each figure is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extract.separators import FIGURE, LONE_FIGURE, LONE_FIGURE_ENDS, NO_FIGURE, TIME, Span, cells_between

_ARROWS = ("→", "->", "=>", "⇒")
_KEY_PARTS = (" / ", "/", " | ", *_ARROWS, "; ", " – ", " - ", ", ")
_BETWEEN = (" / ", " | ", *_ARROWS, "; ", " - ", " • ", "\t", ", ")  # what parts the figures of a row
# "Hạ Long: 81,6 / 99,8", "3. Hồ sơ trực tuyến (%): - / 42,5": a label, and the first of several figures
_LABELLED = re.compile(
    r"(?:[-–+•*◦] ?|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)] )?(?P<label>[^\W\d_][^:]{1,90}?)(?: ?: ?| [-–—] )"
    rf"(?=(?:{FIGURE.pattern}|[-–…x.*]+) ?(?:{'|'.join(map(re.escape, _BETWEEN))}))"
)
_LABELLED_ENDS = (*LONE_FIGURE_ENDS, "trở lên", "trở xuống", "-")
_IN_TURN = re.compile(r"(?:lần lượt|thứ tự)(?: ghi)?(?: là| gồm)?\s?:?\s", re.I)
_COLON = re.compile(r":\s")
_NTH = re.compile(r"(?:con )?(?:số|cột)(?: thứ)? [^\W\d_]+ (?:là|ghi) ", re.I)  # "số đầu là năm 2023"
_LAST_TWO = re.compile(r"(?:,|;)? và ")
_OF_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s?:?\s?[^;,/]{1,20}", re.I)
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
        | _with_a_key(text, spans)
        | _with_keys(text, spans, cells)
        | _with_a_legend(text, spans, cells)
    )


_OF_TIME = re.compile(rf"(?:[-–+•*◦] ?)?(?P<label>{TIME.pattern})(?: ?: ?| [-–—] )(?P<figure>\d[\d.,]*)[;.]?")


def _of_times(text: str, spans: list[Span]) -> dict[int, ListRow]:
    """Bare figures with a time each ("- Năm 2020: 11,8"), one below the other: what they are, stands above."""
    said = [_OF_TIME.fullmatch(text, *span) if _ends_in_digit(text, span[1]) else None for span in spans]
    alone = {k for k, one in enumerate(said) if one}
    return {
        k: ListRow([one.span("label"), one.span("figure")], [])
        for k, one in enumerate(said)
        if one and not alone.isdisjoint((k - 1, k + 1))
    }


def _ends_in_digit(text: str, end: int) -> bool:
    """Does a line end in a digit, but for a point or a semicolon?"""
    last = text[end - 1]
    return last.isdigit() or (last in ".,;" and (text[end - 2].isdigit() or text[end - 2] in ".,"))


def _with_a_key(text: str, spans: list[Span]) -> dict[int, ListRow]:
    """Rows of several figures each ("Hạ Long: 81,6 / 99,8") below a line that says what the figures are, one by one: a
    header, and rows of as many cells."""
    found: dict[int, ListRow] = {}
    rows: dict[int, ListRow] = {}
    width = last = 0
    for index, span in enumerate(spans):
        cells = _labelled(text, span)
        if not cells:
            continue
        if not rows or len(cells) != width or index - last > _APART:
            rows = {}
            for above in range(index - 1, max(-1, index - _APART), -1):
                if key := _key(text, spans[above], len(cells) - 1):
                    rows[above] = ListRow(key, [])
                    break
            width = len(cells)
        last = index
        if rows:
            rows[index] = ListRow(cells, [])
            if len(rows) > 2:
                found |= rows
    return found


def _labelled(text: str, line: Span) -> list[Span]:
    """The cells of a row: its label and its figures, at least two; nothing where it is none."""
    start, end = line
    while end > start and text[end - 1] in ".;":
        end -= 1
    if not text.endswith(_LABELLED_ENDS, start, end) or not _has_label(text, start, end):
        return []
    label = _LABELLED.match(text, start, end)
    if label is None:
        return []
    for mark in _BETWEEN:
        figures = cells_between(text, label.end(), end, mark, framed=False)
        if len(figures) > 1:
            alone = _are_figures(text, figures)
            shares = mark == ", " and text.find("/", label.end(), end) >= 0  # "Huế: 18/20, đạt 90%"
            return [label.span("label"), *figures] if alone and not shares else []
    return []


def _are_figures(text: str, cells: list[Span]) -> bool:
    return all(FIGURE.fullmatch(text, *one) or NO_FIGURE.fullmatch(text, *one) for one in cells)


def _has_label(text: str, start: int, end: int) -> bool:
    """Does a line hold a mark that a label may end in?"""
    for mark in (":", " - ", " – ", " — "):
        if text.find(mark, start, end) >= 0:
            return True
    return False


def _key(text: str, line: Span, width: int) -> list[Span]:
    """The cells of a line that says what so many figures of each row are: what it begins with, then one for each, as
    "lần lượt", a colon or brackets lead in; nothing where it does not say so."""
    start, end = line
    while end > start and text[end - 1] in ".:":
        end -= 1
    closed = text[end - 1] == ")"
    bracket = text.rfind("(", start, end) if closed else -1
    if bracket > start and (parts := _parts(text, bracket + 1, end - 1, width)):
        return [(start, bracket), *parts]
    turn = _IN_TURN.search(text, start, end) or _COLON.search(text, start, end)
    if turn is None:
        parts = _parts(text, start, end, width) if text.find(" / ", start, end) > 0 else []
        return [(start, start), *parts] if parts else []
    parts = _parts(text, turn.end(), end - (closed and bracket < turn.end()), width)
    return [(start, turn.start()), *parts] if parts else []


def _parts(text: str, start: int, end: int, width: int) -> list[Span]:
    """What stands between one mark in so many short parts; nothing where no mark parts it so."""
    for mark in _KEY_PARTS:
        parts = cells_between(text, start, end, mark, framed=False)
        if len(parts) > 2 and _OF_UNIT.fullmatch(text, *parts[-1]):
            parts.pop()
        last = _LAST_TWO.search(text, *parts[-1])
        if len(parts) == width - 1 and last is not None:
            parts[-1:] = [(parts[-1][0], last.start()), (last.end(), parts[-1][1])]
        if parts and (tail := text.find(", ", *parts[-1])) > 0 and mark != ", ":
            parts[-1] = (parts[-1][0], tail)  # "… / tỷ lệ đúng hạn của ba huyện, số liệu ngày 15/9"
        if len(parts) == width and all(_is_head(text, part) for part in parts):
            return [(nth.end() if (nth := _NTH.match(text, a, b)) else a, b) for a, b in parts]
    return []


def _is_head(text: str, part: Span) -> bool:
    start, end = part
    return start < end <= start + 80 and (not FIGURE.fullmatch(text, *part) or TIME.fullmatch(text, *part) is not None)


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
    if not any(map(text.__contains__, _COLUMN)):
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


_POINT = re.compile(r"(?:[-–+•*◦] ?|\d{1,2}[.)] )?(?P<label>[^\W\d_][^:;|]{1,80}?)(?:: ?| [-–—] )(?=[^\n]*\d)")
_Keyed = tuple[Span, dict[str, tuple[Span, Span]]]  # a label; by what is said, each once, its span and its figure's
_KEYED = re.compile(rf"(?P<key>[^\W_].{{0,70}}?)(?::? )(?P<figure>{LONE_FIGURE.pattern})")


def _with_keys(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Points of a list that say of one after the other the same ("- Hạ Long: tiếp nhận 1.204, trực tuyến 987"): each a
    row."""
    found: dict[int, ListRow] = {}
    rows: list[_Keyed] = []
    for index, span in enumerate([*spans, (0, 0)]):
        row = None if index == len(spans) or cells[index] else _keyed(text, span)
        if rows and not (row and (row[1].keys() <= rows[0][1].keys() or row[1].keys() >= rows[0][1].keys())):
            found |= _in_turn(rows, index - len(rows))
            rows = []
        if row:
            rows.append(row)
    return found


def _in_turn(rows: list[_Keyed], at: int) -> dict[int, ListRow]:
    """The rows from a line on, each with its figures in the order of the longest; nothing for a single one."""
    if len(rows) == 1:
        return {}
    order = max((said for _, said in rows), key=len)
    found: dict[int, ListRow] = {}
    for index, (label, said) in enumerate(rows, at):
        figures = [said[key][1] if key in said else (label[1], label[1]) for key in order]
        found[index] = ListRow([label, *figures], [key for key, _ in order.values()])
    return found


def _keyed(text: str, line: Span) -> _Keyed | None:
    """A line as such a row; None for any other."""
    start, end = line
    while end > start and text[end - 1] in ".;":
        end -= 1
    if not text.endswith(LONE_FIGURE_ENDS, start, end) or not _has_label(text, start, end):
        return None  # as most lines of prose
    point = _POINT.match(text, start, end)
    if point is None:
        return None
    for mark in ("; ", ", "):
        parts = cells_between(text, point.end(), end, mark, framed=False)
        said = [_KEYED.fullmatch(text, *part) for part in parts] if len(parts) > 1 else []
        if said and all(said):
            found = {one["key"].lower(): (one.span("key"), one.span("figure")) for one in said if one}
            return (point.span("label"), found) if len(found) == len(parts) else None
    return None
