"""Tables kept with runs of blanks, with names of parts between the rows too, with runs of dots between the cells under
a header that has as many, or in the quotes of a CSV file: put back into rows of cells parted by tabs, each text as long
as before. Those whose cells stand under one another are told in aligned.py before, those of which nothing is left but
lines in gridless.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipelines.extract.cell_shapes import FIGURE, NO_FIGURE, TIME
from pipelines.extract.separators import LONGEST_CELL, heights, with_marks

_Span = tuple[int, int]

_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_BETWEEN = 2  # lines of other width between two rows of a table kept with blanks


def blanks_to_tabs(text: str) -> str:
    """The text, as long as before, with a tab where runs of blanks part the cells of a table whose cells need not stand
    under one another. Between the rows may stand lines of other width: names of its parts, empty lines."""
    lines = text.split("\n")
    cells = [_BLANKS.split(line.strip()) for line in lines]
    wide: dict[int, list[int]] = {}
    for k, said in enumerate(cells):
        if len(said) > 1:
            wide.setdefault(len(said), []).append(k)
    for count in sorted(wide, reverse=True):
        for rows in _groups(cells, [k for k in wide[count] if cells[k]]):
            found = list(heights(cells[k] for k in reversed(rows)))
            if not found:
                continue
            top = len(rows) - found[-1]
            while 0 < top < len(rows) and rows[top - 1] == rows[top] - 1 and _are_labels(cells[rows[top - 1]]):
                top -= 1  # the upper lines of the header
            for k in rows[top:]:
                lines[k] = _BLANKS.sub(lambda run: "\t" + run.group()[1:], lines[k])
                cells[k] = []
    return "\n".join(lines)


def _are_labels(row: list[str]) -> bool:
    return not any(FIGURE.fullmatch(cell) and not TIME.fullmatch(cell) for cell in row)


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


_LEADER = re.compile(r" ?(?:\.{3,}|…{2,}|_{3,}) ?")
_LEADERS = ("...", "……", "___")


_QUOTED = re.compile(r'"([;,\t])"')
# nothing but cells: no prose that names "A","B","C"
_ROW_OF_QUOTED = re.compile(r'\s*(?:"[^"]*+"|[^";,\t]*+)(?:[;,\t](?:"[^"]*+"|[^";,\t]*+))+\s*')
_LEAST_COMMAS = 3


def without_quotes(text: str) -> str:
    """The text, as long as before, with tabs between the cells of lines in the quotes of a CSV file (1;"Huế";"78,4"),
    and of lines with as many commas each that no blank follows (1,Huế,"78,4",91)."""
    quoted = _QUOTED.search(text) is not None
    if not quoted and text.count(",") - text.count(", ") < _LEAST_COMMAS * _LEAST_COMMAS:
        return text
    lines = text.split("\n")
    for k, line in enumerate(lines):
        marks = _QUOTED.findall(line) if quoted and _ROW_OF_QUOTED.fullmatch(line) else []
        if len(marks) > 1 and line.count('"') % 2 == 0:
            lines[k] = _parted_by(marks[0], line)
    for commas, run in groupby(range(len(lines)), lambda k: _commas(lines[k])):
        rows = [*run]
        if commas and len(rows) >= _LEAST_COMMAS and _parts_cells([lines[k] for k in rows]):
            for k in rows:
                lines[k] = _parted_by(",", lines[k])
    return "\n".join(lines)


def _commas(line: str) -> int:
    """How many commas part the cells of a line of a CSV file, those in quotes not counted; 0 where it is none."""
    if line.count(",") < _LEAST_COMMAS or (", " in line and '"' not in line) or not _OTHER_MARKS.isdisjoint(line):
        return 0
    outside = line.split('"')[::2]
    found = sum(part.count(",") for part in outside)
    return found if found >= _LEAST_COMMAS and not any(", " in part for part in outside) else 0


_OTHER_MARKS = frozenset("|;\t")
_BETWEEN_DIGITS = re.compile(r"\d,\d")


def _parts_cells(rows: list[str]) -> bool:
    """Do the commas of some lines, as many in each, part cells and no decimals: below a header, beside quotes, or not
    between digits?"""
    return (
        not any(map(str.isdigit, rows[0]))
        or any('"' in row for row in rows)
        or not any(_BETWEEN_DIGITS.search(row) for row in rows)
    )


def _parted_by(mark: str, line: str) -> str:
    """A line with tabs in place of a mark, but for what stands in quotes, and blanks in place of these."""
    parts = line.split('"')
    parts[::2] = [outside.replace(mark, "\t") for outside in parts[::2]]
    return " ".join(parts)


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
        if len(runs) < 2 or not all(cells) or "\t" in line:
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
