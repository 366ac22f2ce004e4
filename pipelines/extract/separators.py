"""Which lines of a plain text are rows of a table, and what parts their cells: the same mark as often in every row,
with short cells and figures in most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

# Beside bars, tabs and semicolons of single lines, which need no rows around them to be seen.
_SEPARATORS = ("\t", " // ", "//", " / ", "; ", " · ", " • ", " ¦ ", " – ", " — ", " - ", ", ")
_COMMON = frozenset((", ", " - ", " – ", " — ", " / "))  # in prose too: a table has at least two of them in a row
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_FIGURE = re.compile(
    r"[≥≤<>~+]?\s?\d[\d.,]*(?:/\d[\d.]*)?\s?(?:%|[^\W\d_]{1,6}(?: [^\W\d_]{1,6})?)?(?:\s?\([^()]{1,14}\))?"
)
FIGURE_LINE = re.compile(r"[≥≤<>~]?\s?\d[\d.,]*(?:/\d[\d.]*)?\s?(?:%|điểm|hồ sơ|tỷ đồng|triệu đồng|[tT]ỷ USD)?$")
_LONGEST_CELL = 90
_LEAST_ROWS = 3


def separated(text: str, rows: list[tuple[int, int]]) -> dict[int, str]:
    """Of the lines of a text (start, end), those that are rows of a table: {start: what parts its cells}.

    The lines with one mark equally often are the table or end in it: the title above may hold as many."""
    begins: dict[int, tuple[str, int]] = {}  # a row that a table could begin with: what parts it, the row behind it
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        least = 2 if separator in _COMMON else 1
        for count, start, stop in _runs(text.count(separator, *row) for row in rows):
            if count >= least:
                for height in _heights(text[a:b].split(separator) for a, b in reversed(rows[start:stop])):
                    begins.setdefault(stop - height, (separator, stop))
    found: dict[int, str] = {}
    free = 0
    for at, (separator, stop) in sorted(begins.items()):
        if at >= free:
            found.update((start, separator) for start, _ in rows[at:stop])
            free = stop
    return found


def blanks_to_tabs(text: str) -> str:
    """The text, as long as before, with a tab where runs of blanks part the cells of a table."""
    lines = text.split("\n")
    cells = [_BLANKS.split(line.strip()) for line in lines]
    for count, start, stop in _runs(map(len, cells)):
        if count > 1 and stop - start in _heights(reversed(cells[start:stop])):
            for k in range(start, stop):
                lines[k] = _BLANKS.sub(lambda run: "\t" + run.group()[1:], lines[k])
    return "\n".join(lines)


# The first header of a table that was copied cell by cell: what counts its rows or what they are called.
_HEADER = (
    r"[ \t]*(?P<head>(?P<number>s?tt|số tt|#)|(?P<year>năm)|(?:tên )?(?:đơn vị|địa phương|địa bàn|tỉnh|thành phố|quận"
    r"|huyện|xã|phường|cơ quan|bộ|sở|chỉ tiêu|chỉ số|nội dung|tiêu chí|quốc gia|nước|kỳ|tháng|quý)(?![a-zà-ỹđ])"
    r"[^\n:.]{0,40})[ \t]*(?=\n)"
)
_FIRST_HEADER = re.compile(_HEADER, re.IGNORECASE)
_NEXT_HEADER = re.compile(r"\n" + _HEADER, re.IGNORECASE)
_UNIT_HEADER = re.compile(r"đvt|đơn vị(?: tính)?", re.IGNORECASE)
_PART = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?")
_ORDINAL = re.compile(rf"{_PART.pattern}|\d{{1,3}}\.?")
_NO_FIGURE = frozenset(("-", "–", "—", "…", "...", "x", "%"))
_MOST_COLUMNS = 12


def cells_to_tabs(text: str) -> str:
    """The text, as long as before, with each row of a table that has one cell a line put into one line, with tabs."""
    if (first := _FIRST_HEADER.match(text) or _NEXT_HEADER.search(text)) is None:
        return text
    lines = [(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    at = {start: k for k, (start, _) in enumerate(lines)}
    joined: list[int] = []  # the lines that go on with the one before
    while first is not None:
        head = at[first.start("head")]
        joined.extend(_cells_behind(text, lines, head, bool(first["number"]), bool(first["year"])))
        stop = lines[joined[-1]][1] if joined and joined[-1] > head else first.end()
        first = _NEXT_HEADER.search(text, stop)
    parts = list(text)
    for k in joined:
        gap = range(lines[k - 1][1], lines[k][0])
        for position in gap:
            parts[position] = "\t" if position == gap[0] else " "
    return "".join(parts)


def _cells_behind(text: str, lines: list[tuple[int, int]], head: int, numbered: bool, years: bool) -> list[int]:
    """Of a table whose first header is the line `head`, the lines of all cells but the first of each row."""

    def said(k: int) -> str:
        return text[slice(*lines[k])] if k < len(lines) else ""

    def figure(k: int) -> bool:
        return bool(_FIGURE.fullmatch(said(k)))

    def label(k: int) -> bool:
        return 0 < len(said(k)) <= _LONGEST_CELL and not figure(k)

    data = head
    while label(data) and data - head <= _MOST_COLUMNS and not (numbered and _ORDINAL.fullmatch(said(data))):
        data += 1
    opened = numbered or years  # a row begins with its number or its year, else with its label
    unit = bool(_UNIT_HEADER.fullmatch(said(head + 1 + numbered)))
    width = data - head if opened else data - head - 1 - unit

    def row(k: int, cells: int, numbered: bool, years: bool) -> bool:
        """Does a row of so many cells begin there?"""
        names = k + numbered
        if (numbered and not _ORDINAL.fullmatch(said(k))) or figure(names) is not years:
            return False
        rest = range(names + 1 + unit, k + cells)
        return bool(rest) and figure(rest[0]) and all(figure(j) or said(j) in _NO_FIGURE for j in rest)

    k, rows, found = head + width, 0, list(range(head + 1, head + width))
    while width > 1 + unit + numbered:
        part = numbered and _PART.fullmatch(said(k)) and _ORDINAL.fullmatch(said(k + 2))
        if part and label(k + 1) and label(k + 3):
            size = 2  # "II", "Kinh tế số": a part of the table
        elif row(k, width, numbered, years):
            size, rows = width, rows + 1
        else:
            break
        found.extend(range(k + 1, k + size))
        k += size
    if rows < (2 if width > 2 else _LEAST_ROWS):
        return []
    last = width - numbered  # "Cộng": the row of the sum has no number
    if opened and row(k, last, False, False) and not figure(k + last):
        found.extend(range(k + 1, k + last))
    return found


def semicolon_row(line: str) -> bool:
    """A row of a table kept with semicolons: a label and figures, or labels alone."""
    if line.count(";") < 2 or line[-1] in ".,;:":
        return False
    label, *rest = (part.strip() for part in line.split(";"))
    if any(c.isdigit() for c in line):
        return len(label) <= 60 and all(FIGURE_LINE.fullmatch(part) or part in ("", "-") for part in rest)
    return all(0 < len(part) <= 45 for part in (label, *rest))


def _runs(counts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Where equal counts follow each other often enough for a table: (count, first, behind the last)."""
    stop = 0
    for count, run in groupby(counts):
        start, stop = stop, stop + sum(1 for _ in run)
        if stop - start >= _LEAST_ROWS:
            yield count, start, stop


def _heights(upwards: Iterable[list[str]]) -> Iterator[int]:
    """How many of the rows, given from the last one up, could be a table: short cells, figures alone in most behind
    the first and in every row below the header. Rows are looked at once, however many of them could be the header."""
    figures = cells = 0
    for height, row in enumerate(upwards, 1):
        if any(len(cell) > _LONGEST_CELL for cell in row) or row[-1].rstrip().endswith((".", ":")):
            return
        if height >= _LEAST_ROWS and figures >= 0.6 * cells:
            yield height
        alone = sum(bool(_FIGURE.fullmatch(cell.strip())) for cell in row[1:])
        if not alone:
            return
        figures += alone
        cells += len(row) - 1
