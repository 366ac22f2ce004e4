"""Tables kept with runs of blanks, with names of parts between the rows too, with runs of dots between the cells under
a header that has as many, or in the quotes of a CSV file: put back into rows of cells parted by tabs, each text as long
as before. Those whose cells stand under one another are told in aligned.py before, those of which nothing is left but
lines in gridless.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
