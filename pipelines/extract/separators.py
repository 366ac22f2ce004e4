"""Which lines of a plain text are rows of a table, and what parts their cells: the same mark as often in every row,
with short cells and figures in most of them. Lines are parted there, and marks put where a table had lost them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipelines.extract.cell_shapes import FIGURE, LONE_FIGURE, NO_FIGURE, TIME

# Beside bars, tabs and semicolons of single lines, which need no rows around them to be seen.
_SEPARATORS = ("\t", " // ", "//", " / ", "; ", ";", " · ", " • ", " ¦ ", " – ", " — ", " - ", ", ")
_MARKS = [(separator, (separator.strip() or separator)[0]) for separator in _SEPARATORS]
_COMMON = frozenset((", ", ";", " - ", " – ", " — ", " / "))  # in prose too: a table has at least two of them in a row
_NUMBERED = re.compile(r"\d{1,3}[.)]?|[IVX]{1,4}[.)]?|[a-zđ][.)]?|STT|TT")
_UNIT = re.compile(r"%|[^\W\d_]{1,9}(?: [^\W\d_]{1,9}){0,2}")
Span = tuple[int, int]
Gap = tuple[int, int, str]  # from where to where, and the mark that comes there
LONGEST_CELL = 90
_LEAST_ROWS = 3
_LEAST_LABELS = 3  # cells beside the figure of rows that several cells label


def separated(text: str, rows: list[tuple[int, int]]) -> dict[int, str]:
    """Of the lines of a text (start, end), those that are rows of a table: {start: what parts its cells}.

    The lines with one mark equally often are the table or end in it: the title above may hold as many."""
    held = _where_rows_could_be(text, rows)
    if held is None:
        return {}
    begins: dict[int, tuple[str, int]] = {}  # a row that a table could begin with: what parts it, the row behind it
    for separator, mark in _MARKS:
        least = 2 if separator in _COMMON else 1
        if text.find(mark, *held) < 0 or text.count(separator, *held) < least * _LEAST_ROWS:
            continue
        for count, start, stop in _runs(_count(text, separator, *row) for row in rows):
            if count >= least:
                tall = 0
                for tall in heights(_cells(text[a:b], separator) for a, b in reversed(rows[start:stop])):
                    begins.setdefault(stop - tall, (separator, stop))
                if not tall and count >= _LEAST_LABELS and _are_labelled(text, rows[start:stop], separator):
                    begins.setdefault(start, (separator, stop))
    found: dict[int, str] = {}
    free = 0
    for at, (separator, stop) in sorted(begins.items()):
        if at >= free:
            found.update((start, separator) for start, _ in rows[at:stop])
            free = stop
    return found


def _count(text: str, separator: str, start: int, end: int) -> int:
    """How often a separator parts cells of a line, the last one may be empty ("Huế; 1.204; ")."""
    found = text.count(separator, start, end)
    return found + (found > 1 and separator == "; " and text[end - 1] == ";")


def _cells(line: str, separator: str) -> list[str]:
    return (line + " " if separator == "; " and line[-1] == ";" else line).split(separator)


def _where_rows_could_be(text: str, rows: list[Span]) -> Span | None:
    """From where to where lines follow each other, as many as a table has at least, none of which ends as sentences and
    leads do; None for nowhere."""
    begin = stop = -1
    height = 0
    for k, (_, end) in enumerate(rows, 1):
        height = 0 if text[end - 1] in ".:" else height + 1
        if height >= _LEAST_ROWS:
            begin, stop = begin if begin >= 0 else rows[k - height][0], end
    return (begin, stop) if begin >= 0 else None


_WORDS = re.compile(r"[^\d;.]{0,45}")


def semicolon_row(line: str) -> bool:
    """A row of a table kept with semicolons: a label and figures, or labels alone."""
    if line.count(";") < 2 or line[-1] in ".,;:":
        return False
    label, *rest = (part.strip() for part in line.split(";"))
    if (
        label
        and any(map(TIME.fullmatch, rest))
        and all(not p or TIME.fullmatch(p) or _WORDS.fullmatch(p) for p in rest)
    ):
        return True  # a header, with cells left empty beside a wide one
    if any(c.isdigit() for c in line):
        return len(label) <= 60 and all(LONE_FIGURE.fullmatch(part) or part in ("", "-") for part in rest)
    return all(0 < len(part) <= 45 for part in (label, *rest))


def _runs(counts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Where equal counts follow each other often enough for a table: (count, first, behind the last)."""
    stop = 0
    for count, run in groupby(counts):
        start, stop = stop, stop + len([*run])
        if stop - start >= _LEAST_ROWS:
            yield count, start, stop


def heights(upwards: Iterable[list[str]]) -> Iterator[int]:
    """How many of the rows, given from the last one up, could be a table: short cells, figures alone in most behind
    the label and in every row below the header; the row's number, its unit and dashes are none. Rows are looked at
    once, however many of them could be the header."""
    figures = cells = 0
    for height, row in enumerate(upwards, 1):
        if any(len(cell) > LONGEST_CELL for cell in row) or row[-1].rstrip().endswith((".", ":")):
            return
        if height >= _LEAST_ROWS and figures >= 0.6 * cells:
            yield height
        said = [cell.strip() for cell in row[1 + bool(len(row) > 2 and _NUMBERED.fullmatch(row[0].strip())) :]]
        said = said[len(said) > 1 and bool(_UNIT.fullmatch(said[0])) :]
        filled = [cell for cell in said if not NO_FIGURE.fullmatch(cell)]
        alone = sum(bool(FIGURE.fullmatch(cell)) for cell in filled)
        if not alone and (filled or not said):
            return
        figures += alone
        cells += len(filled)


# "DTI 2023: hạng 9", "SIPAS 88,4%": what says itself what its figure is, labels no other
_TELLS = re.compile(r"[^\W\d].* (?:(?:hạng|thứ|vị trí) \d+|\d+,\d+(?: ?%| điểm)?|\d+ ?%)")


def _are_labelled(text: str, rows: list[Span], separator: str) -> bool:
    """Do rows have one column of figures at least, the first row may head it, beside labels in at least two others?"""
    columns = [*zip(*(map(str.strip, _cells(text[a:b], separator)) for a, b in rows), strict=True)]
    if any(len(cell) > LONGEST_CELL or cell.endswith((".", ":")) for column in columns for cell in column):
        return False
    figures = labels = 0
    for head, *column in columns:
        filled = [cell for cell in column if not NO_FIGURE.fullmatch(cell)]
        alone = sum(FIGURE.fullmatch(cell) is not None and not TIME.fullmatch(cell) for cell in filled)
        if filled and all(map(_TELLS.fullmatch, filled)):
            return False
        figures += alone > 0.9 * len(column) and head != filled[0]
        labels += len(filled) > 0 == alone
    return figures > 0 and labels > 1


def cells_between(text: str, start: int, end: int, separator: str, framed: bool = True) -> list[Span]:
    """The spans that a separator parts, without the blanks around them; bars at both ends part nothing if `framed`."""
    cells: list[Span] = []
    at = start
    while at <= end:
        stop = text.find(separator, at, end)
        stop = end if stop < 0 else stop
        a, b = at, stop
        while a < b and text[a] == " ":
            a += 1
        while b > a and text[b - 1] == " ":
            b -= 1
        cells.append((a, b))
        at = stop + len(separator)
    if separator == "; " and cells and text[cells[-1][1] - 1] == ";":
        cells[-1:] = [(cells[-1][0], end - 1), (end, end)]  # the last one is empty
    if framed and text[end - 1] == "|":
        if cells[0][0] == cells[0][1]:
            cells.pop(0)
        if len(cells) > 2 and cells[-1][0] == cells[-1][1]:
            cells.pop()
    return cells


def with_marks(text: str, gaps: Iterable[Gap]) -> str:
    """A text of the same length that has its mark in place of each gap; of gaps that overlap the first counts."""
    parts: list[str] = []
    at = 0
    for start, end, mark in sorted(gaps):
        if start < at:
            continue
        parts += [text[at:start], mark.ljust(end - start)[: end - start]]
        at = end
    return "".join(parts) + text[at:]
