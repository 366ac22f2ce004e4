"""Tables kept with runs of blanks, with names of parts between the rows too and cells left empty, with runs of dots
between the cells under a header that has as many, or in the quotes of a CSV file: put back into rows of cells parted by
tabs, each text as long as before. Those of which nothing is left but lines are told in gridless.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.extract.cell_shapes import FIGURE, NO_FIGURE, TIME
from pipelines.extract.separators import LONGEST_CELL, heights, with_marks

_Span = tuple[int, int]

_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_BETWEEN = 2  # lines of other width between two rows of a table kept with blanks


def blanks_to_tabs(text: str) -> str:
    """The text, as long as before, with a tab where runs of blanks part the cells of a table.

    Between the rows may stand lines of other width: names of its parts, empty lines, and rows that leave cells empty,
    which are told by what they stand under."""
    lines = text.split("\n")
    cells = [_BLANKS.split(line.strip()) for line in lines]
    wide: dict[int, list[int]] = {}
    for k, said in enumerate(cells):
        if len(said) > 1:
            wide.setdefault(len(said), []).append(k)
    for count in sorted(wide, reverse=True):
        for full in _groups(cells, [k for k in wide[count] if cells[k]]):
            columns = _columns([lines[k] for k in full])
            below = next((k for k in range(full[-1] + 1, len(lines)) if not 1 < len(cells[k]) < count), len(lines))
            around = range(max(0, full[0] - _BETWEEN), below) if columns else ()
            short: dict[int, str] = {}
            for k in around:
                if (k != full[0] + 1) < len(cells[k]) < count:
                    is_upper = k < full[0] and _is_upper(cells[k], cells[k + 1])
                    short[k] = (_spread if is_upper else _placed)(lines[k], columns)
            rows = sorted(full + [k for k, row in short.items() if row and k >= full[0] - 1])
            found = list(heights(short[k].split("\t") if k in short else cells[k] for k in reversed(rows)))
            if not found:
                continue
            for k, row in short.items():
                lines[k] = row or lines[k]
            top = len(rows) - found[-1]
            while 0 < top < len(rows) and rows[top - 1] == rows[top] - 1 and _are_labels(cells[rows[top - 1]]):
                top -= 1  # the upper lines of the header
            for k in rows[top:]:
                lines[k] = _BLANKS.sub(lambda run: "\t" + run.group()[1:], lines[k])
                cells[k] = []
    return "\n".join(lines)


def _are_labels(row: list[str]) -> bool:
    return not any(FIGURE.fullmatch(cell) and not TIME.fullmatch(cell) for cell in row)


def _is_upper(row: list[str], below: list[str]) -> bool:
    """Is a line the upper one of a header, with labels over several columns, and not the beginning of the labels below
    ("Tỷ lệ hài" over "lòng (%)")?"""
    labels = _are_labels(row) and _are_labels(below)
    return labels and len(row) < len(below) and not any(cell[0].islower() for cell in below)


def _groups(cells: list[list[str]], equal: list[int]) -> Iterator[list[int]]:
    """Of the lines with equally many cells those that could be one table: few short ones alone stand between them."""
    rows: list[int] = []
    for k in equal:
        between = cells[rows[-1] + 1 : k] if rows and k - rows[-1] <= 1 + _BETWEEN else None
        if rows and (between is None or not all(map(_is_short, between))):
            yield rows
            rows = []
        rows.append(k)
    if rows:
        yield rows


def _is_short(row: list[str]) -> bool:
    return bool(row) and sum(map(len, row)) <= LONGEST_CELL and not row[-1].endswith((".", ":"))


def _columns(rows: list[str]) -> list[_Span]:
    """From where to where the columns of aligned rows reach; nothing where they are not aligned."""
    spans = [[cell.span() for cell in _CELL.finditer(row)] for row in rows]
    if len(set(map(len, spans))) != 1:
        return []  # odd blanks: not as many cells as were counted
    columns = [(min(a for a, _ in column), max(b for _, b in column)) for column in zip(*spans, strict=True)]
    return columns if len(rows) > 1 and all(a[1] < b[0] for a, b in pairwise(columns)) else []


def _placed(row: str, columns: list[_Span]) -> str:
    """A row that leaves cells empty, tabbed; "" where a cell stands under none or under several."""
    cells = [cell.span() for cell in _CELL.finditer(row)]
    mine = [_reached(cell, columns) for cell in cells]
    return _tabbed(row, cells, [m[0] for m in mine]) if all(len(m) == 1 for m in mine) else ""


def _spread(row: str, columns: list[_Span]) -> str:
    """The upper line of a header whose cells reach over several columns, tabbed so that each begins above the first of
    them; "" where that cannot be told. Cells over as many columns each may stand above the middle of theirs."""
    cells = [cell.span() for cell in _CELL.finditer(row)]
    mine = [_reached(cell, columns) for cell in cells]
    if not all(mine) or any(a[0] >= b[0] for a, b in pairwise(mine)) or ":" in row:
        return ""
    first = [m[0] for m in mine]
    corner = int(first[0] == 0)
    if (corner and len(mine[0]) > 1) or len(mine) == corner:
        return ""
    each, odd = divmod(len(columns) - 1, len(mine) - corner)
    blocks = [1 + each * k for k in range(len(mine) - corner)]
    if not odd and all(k <= m[0] < k + each for k, m in zip(blocks, mine[corner:], strict=True)):
        first[corner:] = blocks
    return _tabbed(row, cells, first)


def _reached(cell: _Span, columns: list[_Span]) -> list[int]:
    """The columns that a cell stands above or below."""
    return [k for k, (a, b) in enumerate(columns) if cell[0] < b and a < cell[1]]


def _tabbed(row: str, cells: list[_Span], at: list[int]) -> str:
    """A row with as many tabs before each of its cells as there are columns on the way; "" where it has no room."""
    before = done = 0
    parts: list[str] = []
    for (start, end), column in zip(cells, at, strict=True):
        tabs = column - before
        if tabs < (1 if done else 0) or tabs > start - done:
            return ""
        parts += [row[done : start - tabs], "\t" * tabs, row[start:end]]
        before, done = column, end
    return "".join(parts) + row[done:] if parts else ""


_LEADER = re.compile(r" ?(?:\.{3,}|…{2,}|_{3,}) ?")
_LEADERS = ("...", "……", "___")


_QUOTED = re.compile(r'"([;,\t])"')
# nothing but cells: no prose that names "A","B","C"
_ROW_OF_QUOTED = re.compile(r'\s*(?:"[^"]*+"|[^";,\t]*+)(?:[;,\t](?:"[^"]*+"|[^";,\t]*+))+\s*')


def without_quotes(text: str) -> str:
    """The text, as long as before, with tabs between the cells of lines in the quotes of a CSV file: 1;"Huế";"78,4"."""
    if not _QUOTED.search(text):
        return text
    lines = text.split("\n")
    for k, line in enumerate(lines):
        marks = _QUOTED.findall(line) if _ROW_OF_QUOTED.fullmatch(line) else []
        if len(marks) > 1 and line.count('"') % 2 == 0:
            parts = line.split('"')
            parts[::2] = [outside.replace(marks[0], "\t") for outside in parts[::2]]
            lines[k] = " ".join(parts)
    return "\n".join(lines)


def without_leaders(text: str) -> str:
    """The text with a tab for each run of dots in the rows of a table that these part ("Huế ..... 78,4 ..... 91,2") and
    in the line of labels above them; with a colon where one leads from a label to what is told of it."""
    if not any(map(text.__contains__, _LEADERS)):
        return text
    gaps: list[_Span] = []
    colons: list[_Span] = []
    labels: list[_Span] = []  # the runs of the header that the line stands below
    start = 0
    for line in text.split("\n"):
        runs = [(start + run.start(), start + run.end()) for run in _LEADER.finditer(line)]
        start += len(line) + 1
        cells = _LEADER.split(line.rstrip())[1:]
        if len(runs) == 1 and cells[0][:1].isdigit():
            colons.append(runs[0])
        if len(runs) < 2 or not all(cells):
            labels = []
        elif any(TIME.fullmatch(cell) or not _is_value(cell) for cell in cells):
            labels = runs
        elif len(runs) == len(labels):
            gaps += [*(() if gaps and gaps[-1][0] >= labels[0][0] else labels), *runs]
        elif not labels:
            gaps += runs  # lines above may say what the columns are
    return with_marks(text, [*((*gap, ":") for gap in colons), *((*gap, "\t") for gap in gaps)])


def _is_value(cell: str) -> bool:
    return (FIGURE.fullmatch(cell) or NO_FIGURE.fullmatch(cell)) is not None
