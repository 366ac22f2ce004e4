"""Which lines of a plain text are rows of a table, and what parts their cells: the same mark as often in every row,
with short cells and figures in most of them.
"""

from __future__ import annotations

import re

# Beside bars, tabs and semicolons of single lines, which need no rows around them to be seen.
_SEPARATORS = ("\t", " // ", "//", " / ", "; ", " · ", " • ", " ¦ ", " – ", " — ", " - ", ", ")
_COMMON = frozenset((", ", " - ", " – ", " — ", " / "))  # in prose too: a table has at least two of them in a row
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_FIGURE = re.compile(
    r"[≥≤<>~+]?\s?\d[\d.,]*(?:/\d[\d.]*)?\s?(?:%|[^\W\d_]{1,6}(?: [^\W\d_]{1,6})?)?(?:\s?\([^()]{1,14}\))?"
)
_LONGEST_CELL = 90
_LEAST_ROWS = 3


def separated(text: str, rows: list[tuple[int, int]]) -> dict[int, str]:
    """Of the lines of a text (start, end), those that are rows of a table: {start: what parts its cells}."""
    found: dict[int, str] = {}
    at = 0
    while at < len(rows):
        length = 1
        for separator in _SEPARATORS:
            count = text.count(separator, *rows[at])
            if count < (2 if separator in _COMMON else 1):
                continue
            stop = at + 1
            while stop < len(rows) and text.count(separator, *rows[stop]) == count:
                stop += 1
            if stop - at >= _LEAST_ROWS and _is_table([text[a:b].split(separator) for a, b in rows[at:stop]]):
                found.update((start, separator) for start, _ in rows[at:stop])
                length = stop - at
                break
        at += length
    return found


def blanks_to_tabs(text: str) -> str:
    """The text, as long as before, with a tab where runs of blanks part the cells of a table."""
    lines = text.split("\n")
    cells = [_BLANKS.split(line.strip()) for line in lines]
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and len(cells[stop]) == len(cells[at]):
            stop += 1
        if len(cells[at]) > 1 and stop - at >= _LEAST_ROWS and _is_table(cells[at:stop]):
            for k in range(at, stop):
                lines[k] = _BLANKS.sub(lambda run: "\t" + run.group()[1:], lines[k])
        at = stop
    return "\n".join(lines)


def _is_table(rows: list[list[str]]) -> bool:
    """Short cells, figures alone in most behind the first and in every row below the header."""
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return False
    if any(row[-1].rstrip().endswith((".", ":")) for row in rows):
        return False
    below = [[bool(_FIGURE.fullmatch(cell.strip())) for cell in row[1:]] for row in rows[1:]]
    return all(any(row) for row in below) and sum(map(sum, below)) >= 0.6 * sum(map(len, below))
