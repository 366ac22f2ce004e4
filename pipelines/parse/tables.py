"""HTML tables to `Table`: spans unrolled, headers of several levels flattened ("Số hồ sơ tiếp nhận / Trực tuyến")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import is_normalized, normalize

from selectolax.lexbor import LexborNode

from pipelines.model import Table
from pipelines.sources import TableSpec

MOST_SPAN = 200  # a rowspan of 65534 is legal HTML and a way to fill the memory
MOST_CELLS = 200_000
NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*\)?(?:\s*=.*)?")
NUMBER = re.compile(r"[-–+]?\d[\d.,\s]*%?")


def read_table(node: LexborNode, position: int) -> Table | None:
    """One table; None if it is there for the layout (one column, one row, or holding another table with the same
    content). Cells are plain text, white space collapsed; every row has as many cells as the header."""
    own = list(_rows(node))
    grid, heads = _unroll(own)
    width = max(map(len, grid), default=0)
    if width < 2 or len(grid) < 2 or _is_layout(node, grid):
        return None
    grid = [row + [""] * (width - len(row)) for row in grid]
    titles = []
    while len(grid) > 1 and len(set(grid[0])) == 1:
        titles.append(grid.pop(0)[0])
        heads.pop(0)
    levels = _header_levels(grid, heads)
    header = _flatten(grid[:levels], width)
    body = [_said_once(row) for row in grid[levels:] if any(row) and not _is_numbering(row)]
    if not body:
        return None
    own_caption = node.css_first("caption")
    title = clean(own_caption.text()) if own_caption is not None else ""
    title = " ".join(filter(None, [title, *titles]))
    return Table(position, title or None, header, tuple(body))


def table_lines(table: Table) -> list[str]:
    """The table as lines of text for readers and for extraction: its caption, its header, its rows, cells parted by
    " | "."""
    lines = [table.caption] if table.caption else []
    lines += [" | ".join(table.header)] if any(table.header) else []
    return lines + [" | ".join(row) if any(row[1:]) else row[0] for row in table.rows]


def as_named(table: Table, spec: TableSpec, *where: str | None) -> Table:
    """The table with what its source's file says of it: its purpose, and the period that the page's address or the form
    that was posted names."""
    found = (match for text in where if text for form in spec.periods if (match := re.search(form, text)))
    return replace(table, purpose=spec.purpose, period=next(map(_period, found), None))


def _period(match: re.Match[str]) -> str:
    said = match.groupdict()
    if month := said.get("month"):
        return f"{said['year']}-{int(month):02}"
    for name, letter in (("quarter", "Q"), ("half", "S")):
        if said.get(name):
            return f"{said['year']}-{letter}{said[name]}"
    return said["year"]


def clean(text: str) -> str:
    """White space collapsed, invisible letters gone, accents composed (NFC)."""
    text = text.strip()
    if not text.isprintable() or "  " in text:  # most text is clean already, which is found out in a tenth of the time
        text = " ".join(text.replace("\u200b", "").replace("\ufeff", "").replace("\u00ad", "").split())
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _rows(table: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """The table's own rows (not those of a table inside a cell) and whether each stands in a thead."""
    part = table.first_child
    while part is not None:
        if part.tag == "tr":
            yield part, False
        elif part.tag in {"thead", "tbody", "tfoot"}:
            row = part.first_child
            while row is not None:
                if row.tag == "tr":
                    yield row, part.tag == "thead"
                row = row.next
        part = part.next


def _unroll(rows: list[tuple[LexborNode, bool]]) -> tuple[list[list[str]], list[bool]]:
    """Cells by row and column, those that span repeated; and by row whether all its cells are header cells."""
    grid: list[list[str]] = []
    heads: list[bool] = []
    hanging: dict[int, tuple[int, str]] = {}  # column → rows still to fill, text
    for row, in_head in rows:
        line: list[str] = []
        all_head = True
        spans = False

        def fill(line: list[str] = line) -> None:
            while len(line) in hanging:
                column = len(line)
                left, text = hanging[column]
                line.append(text)
                if left > 1:
                    hanging[column] = (left - 1, text)
                else:
                    del hanging[column]

        cell = row.first_child
        while cell is not None:
            if cell.tag in {"td", "th"}:
                fill()
                text = clean(cell.text(separator=" "))
                columns, down = _span(cell, "colspan"), _span(cell, "rowspan")
                spans = spans or columns > 1 or down > 1
                all_head = all_head and (cell.tag == "th" or not text)
                for _ in range(columns):
                    if down > 1:
                        hanging[len(line)] = (down - 1, text)
                    line.append(text)
            cell = cell.next
        fill()
        grid.append(line)
        heads.append(in_head or (all_head and any(line)) or (spans and not any(NUMBER.fullmatch(t) for t in line)))
        if sum(map(len, grid)) > MOST_CELLS:
            break
    return grid, heads


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), MOST_SPAN) if value.strip().isdigit() else 1


def _header_levels(grid: list[list[str]], heads: list[bool]) -> int:
    """How many rows on top are the header: those marked so (th, thead, spans without figures), else the first row if
    it holds no figure."""
    levels = 0
    while levels < len(grid) - 1 and heads[levels] and len(set(grid[levels])) > 1:
        levels += 1
    # A header cell that spans down into a row of plain cells makes that row part of the header.
    while 0 < levels < len(grid) - 1 and not any(map(_is_figure, grid[levels])) and _continues(grid, levels):
        levels += 1
    if not levels and not any(map(_is_figure, grid[0])) and len(set(grid[0])) > 1:
        levels = 1
    return levels


def _continues(grid: list[list[str]], level: int) -> bool:
    above, row = grid[level - 1], grid[level]
    return any(a == b and a for a, b in zip(above, row, strict=True)) and len(set(above)) < len(above)


def _is_figure(text: str) -> bool:
    return bool(NUMBER.fullmatch(text)) and not re.fullmatch(r"(?:19|20)\d{2}", text)


def _is_numbering(row: list[str]) -> bool:
    """A row "(1) (2) (3)" or "A B 1 2" under the header."""
    return len(row) > 2 and all(NUMBERING.fullmatch(text) for text in row) and _counts(row)


def _counts(row: list[str]) -> bool:
    numbers = [int(found[0]) for text in row if (found := re.search(r"\d+", text))]
    return len(numbers) >= len(row) - 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _said_once(row: list[str]) -> tuple[str, ...]:
    """A row that is one cell over the whole width is a heading inside the table: its text stands once."""
    return (row[0], *[""] * (len(row) - 1)) if len(set(row)) == 1 else tuple(row)


def _flatten(rows: list[list[str]], width: int) -> tuple[str, ...]:
    header = []
    for column in range(width):
        levels: list[str] = []
        for row in rows:
            text = row[column]
            if text and (not levels or levels[-1] != text):
                levels.append(text)
        header.append(" / ".join(levels))
    return tuple(header)


def _is_layout(node: LexborNode, grid: list[list[str]]) -> bool:
    """Whether a table only places things: it holds the page's heading, one cell with most of its text, or another table
    with most of it."""
    cells = {text for row in grid for text in row}
    longest = max(map(len, cells), default=0)
    if (longest > 600 and longest * 2 > sum(map(len, cells))) or node.css_first("h1") is not None:
        return True
    inner = node.css_first("td table")
    return inner is not None and len(inner.text()) > len(node.text()) / 2
