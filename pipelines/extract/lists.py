"""Lists that are tables: rows that join their label and their first figure below a line that heads them, and rows that
say themselves what each figure is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from pipelines.extract.separators import FIGURE, LONE_FIGURE, LONE_FIGURE_ENDS, NO_FIGURE, TIME, Span, cells_between

# "Hạ Long: 81,6" before the cells of other figures; "(thứ tự: hồ sơ toàn trình / đúng hạn)" above such rows
_LABELLED = re.compile(
    rf"(?:[-–+•*◦] ?)?(?P<label>[^\W\d_][^:]{{1,90}}?)(?: ?: ?| [-–—] )(?P<figure>{FIGURE.pattern}|{NO_FIGURE.pattern})"
)
_IN_TURN = re.compile(r"(?:lần lượt|thứ tự)(?: ghi)?(?: là| gồm)?\s?:?\s", re.I)
_KEY_PARTS = (" / ", "/", " | ", "; ", " – ", " - ", ", ")
_COLON = re.compile(r":\s")
_LAST_TWO = re.compile(r"(?:,|;)? và ")
_OF_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s?:?\s?[^;,/]{1,20}", re.I)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line as a row of a table: its cells, and what heads those behind the label, where one of the rows says it."""

    cells: list[Span]
    keys: list[Span]


def list_rows(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Which of the lines of a text, with the cells that they have so far, are rows of lists: by index."""
    return _of_times(text, spans) | _with_a_key(text, spans, cells) | _with_keys(text, spans, cells)


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


def _with_a_key(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Rows that join their label and first figure ("Hạ Long: 81,6 / 99,8") below a line that says what the figures
    are, one by one: a header, and rows of one cell more."""
    found: dict[int, ListRow] = {}
    at = 0
    while at < len(spans) - 2:
        width = len(cells[at + 1])
        joined = [*_joined(text, width, cells[at + 1 :])] if width > 1 else []
        head = _key(text, spans[at], cells[at], width) if len(joined) > 1 else []
        at += 1
        if head:
            found[at - 1] = ListRow(head, [])
            for row, label in enumerate(joined, at):
                found[row] = ListRow([label.span("label"), label.span("figure"), *cells[row][1:]], [])
            at += len(joined)
    return found


def _joined(text: str, width: int, rows: list[list[Span]]) -> Iterator[re.Match[str]]:
    for cells in takewhile(lambda row: len(row) == width, rows):
        found = _LABELLED.fullmatch(text, *cells[0])
        if found is None:
            return
        yield found


def _key(text: str, line: Span, cells: list[Span], width: int) -> list[Span]:
    """The cells of a line that says what so many figures of each row below are: what it begins with, then one for each;
    nothing where it does not say so."""
    start, end = line
    while end > start and text[end - 1] in ".:":
        end -= 1
    turn = _IN_TURN.search(text, start, end)
    if turn is None and len(cells) == width:
        turn = _COLON.search(text, *cells[0])
    if turn is None:
        return []
    if text[end - 1] == ")" and text.find("(", turn.end(), end) < 0:
        end -= 1
    for mark in _KEY_PARTS:
        parts = cells_between(text, turn.end(), end, mark, framed=False)
        if len(parts) > 2 and _OF_UNIT.fullmatch(text, *parts[-1]):
            parts.pop()
        last = _LAST_TWO.search(text, *parts[-1])
        if len(parts) == width - 1 and last is not None:
            parts[-1:] = [(parts[-1][0], last.start()), (last.end(), parts[-1][1])]
        if len(parts) == width and all(a < b and b - a <= 80 for a, b in parts):
            return [(start, turn.start()), *parts]
    return []


_POINT = re.compile(r"(?:[-–+•*◦] ?|\d{1,2}[.)] )?(?P<label>[^\W\d_][^:;|]{1,80}?)(?:: ?| [-–—] )(?=[^\n]*\d)")
_KEYED = re.compile(rf"(?P<key>[^\W_].{{0,70}}?)(?::? )(?P<figure>{LONE_FIGURE.pattern})")


def _with_keys(text: str, spans: list[Span], cells: list[list[Span]]) -> dict[int, ListRow]:
    """Points of a list that say of one after the other the same ("- Hạ Long: tiếp nhận 1.204, trực tuyến 987"): each a
    row, its figures in the order of the longest."""
    found: dict[int, ListRow] = {}
    at = 0
    while at < len(spans):
        rows: list[tuple[Span, dict[str, tuple[Span, Span]]]] = []
        while at + len(rows) < len(spans) and not cells[at + len(rows)]:
            row = _keyed(text, spans[at + len(rows)])
            if row is None or (rows and not (row[1].keys() <= rows[0][1].keys() or row[1].keys() >= rows[0][1].keys())):
                break
            rows.append(row)
        if len(rows) > 1:
            order = max((said for _, said in rows), key=len)
            for index, (label, said) in enumerate(rows, at):
                figures = [said[key][1] if key in said else (label[1], label[1]) for key in order]
                found[index] = ListRow([label, *figures], [key for key, _ in order.values()])
        at += max(1, len(rows))
    return found


def _keyed(text: str, line: Span) -> tuple[Span, dict[str, tuple[Span, Span]]] | None:
    """A row's label, and by what it says (each once) the spans of these words and of the figure; None for no row."""
    start, end = line
    while end > start and text[end - 1] in ".;":
        end -= 1
    if not text.endswith(LONE_FIGURE_ENDS, start, end):
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
