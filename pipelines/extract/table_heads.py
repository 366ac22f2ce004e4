"""Which lines of a flattened table are its header, and which of their cells stand over a column."""

from __future__ import annotations

import itertools
import re

from pipelines.extract.cell_shapes import LEADING
from pipelines.extract.document import Document

Cell = tuple[int, int]  # a span of the text

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/-]\d{4}|[1-4][/-]\d{4}")
_SPAN = re.compile(
    r"\d{1,2} ?t(?:háng)?(?![^\W\d_])|\d{4} ?\(|\d{4} ?[-–] ?\d{4}"
)  # "6 tháng 2023", "6T", "2023 (ước)", "2021-2025"
_LED = re.compile(LEADING + r"[≥≤<>=~≈ ]*")
_ORDINAL = re.compile(r"[ivx]{1,4}\.?|[a-h]\.?|\d{1,2}\.?")


def is_header(document: Document, index: int) -> bool:
    """A row of labels with a row of figures soon below it."""
    line = document.reading.lines[index]
    low = document.normal.low
    filled = [low[a:b] for a, b in line.cells if a < b]
    if len(filled) == 2 and _ORDINAL.fullmatch(filled[0]):
        return False  # "II | Kinh tế số": a part of the table
    if len(line.cells) < 2 or any(is_figure(low[a:b]) for a, b in line.cells[1:]):
        return False
    if sum(any(c.isalpha() or c.isdigit() for c in low[a:b]) for a, b in line.cells[1:]) < (
        2 if len(line.cells) > 2 else 1
    ):
        return False
    following = itertools.takewhile(lambda row: not row.keys, document.reading.lines[index + 1 : index + 5])
    return any(any(is_figure(low[a:b]) for a, b in row.cells[1:]) for row in following)


def header_levels(document: Document, index: int) -> list[int]:
    """The lines of the header that begins with a line, top to bottom; empty where it is none. A line of it belongs to
    the next where that is a header too, as wide, or wider where cells are left empty ("Hồ sơ | | Phí |" over years)."""
    lines, low = document.reading.lines, document.normal.low
    levels = [index]
    while len(levels) < 3 and levels[-1] + 1 < len(lines):
        upper, lower = lines[levels[-1]].cells, lines[levels[-1] + 1].cells
        if len(lower) < 2:
            break
        _even_out(low, upper, lower, _row_below(document, levels[-1] + 1))
        if _in_brackets(low, lower) and len(upper) == len(lower) and is_header(document, levels[-1]):
            levels.append(levels[-1] + 1)
            continue
        labels = [low[a:b] for a, b in upper]
        empty = "" in (*labels, *(low[a:b] for a, b in lower))
        if not (
            len(upper) <= len(lower) <= len(upper) + (3 if empty else 0)
            and _is_lower(document, levels[-1] + 1)
            and (is_header(document, levels[-1]) or (lower[0][0] == lower[0][1] and any(labels[1:])))
            and not any(map(is_figure, labels[1:]))
        ):
            break
        levels.append(levels[-1] + 1)
    return levels if len(levels) > 1 or is_header(document, index) else []


def _is_lower(document: Document, index: int) -> bool:
    """Could a line be the lower one of a header: a header, or less with its first cell empty?"""
    low, cells = document.normal.low, document.reading.lines[index].cells
    less = cells[0][0] == cells[0][1] and not any(is_figure(low[a:b]) for a, b in cells)
    return is_header(document, index) or (less and len(_row_below(document, index)) == len(cells))


def _row_below(document: Document, index: int) -> list[Cell]:
    """The cells of the first row of figures below a line, of several the fullest; none where there is none soon."""
    low = document.normal.low
    rows = (line.cells for line in document.reading.lines[index + 1 : index + 4])
    return max((row for row in rows if any(is_figure(low[a:b]) for a, b in row[1:])), key=len, default=[])


def _even_out(low: str, upper: list[Cell], lower: list[Cell], row: list[Cell]) -> None:
    """Give both lines of a header, over such a row, the empty cells that they were copied without: below cells that
    reach over both lines, and beside those that reach over as many columns each ("Đơn vị | Tiếp nhận | Đã giải quyết"
    over "Tổng số | Trực tuyến | Tổng số | Quá hạn")."""
    width = len(row)
    gaps = any(a == b for a, b in lower)
    if len(lower) < len(upper) == width and (gaps or _in_brackets(low, lower)):
        lower.extend([(lower[-1][1], lower[-1][1])] * (width - len(lower)))  # the last ones left empty
    known = any(a == b for a, b in upper[1:]) or any(is_figure(low[a:b]) for a, b in (*upper[1:], *lower))
    if known or not len(upper) < width >= len(lower):
        return
    blank = next((k for k, (a, b) in enumerate(lower) if a < b), 0)
    labels = next((k for k in range(1, width) if is_figure(low[slice(*row[k])])), 0)  # columns before the figures
    for behind in sorted((0, 1, 2), key=lambda behind: width - len(lower) + blank - behind != labels):
        before = width - len(lower) + blank - behind  # columns that reach over both lines, before and behind the others
        parted, wide = len(lower) - blank, len(upper) - before - behind
        least = 1 if before == labels and not gaps else 2
        if blank in (0, before) and before > 0 and wide >= least and parted > wide and not parted % wide:
            beside = parted // wide - 1
            kept = slice(before, before + wide)
            upper[kept] = [one for cell in upper[kept] for one in (cell, *[(cell[1], cell[1])] * beside)]
            lower[:blank] = [(lower[0][0], lower[0][0])] * before
            lower.extend([(lower[-1][1], lower[-1][1])] * behind)
            return


def _in_brackets(low: str, cells: list[Cell]) -> bool:
    """A line below a header that gives units: "(hồ sơ)", "(%)"; cells may be left empty."""
    filled = [low[a:b] for a, b in cells if a < b]
    return bool(filled) and all(text[0] == "(" and text[-1] == ")" for text in filled)


def stacked(document: Document, levels: list[int], k: int) -> list[tuple[int, int, int]]:
    """The cells of a column's header from top to bottom: (line, start, end), the lowest at least. One left empty beside
    a wide cell over several columns is that cell."""
    found: list[tuple[int, int, int]] = []
    lines = document.reading.lines
    for depth, line in enumerate(levels):
        cells = lines[line].cells
        below = lines[levels[depth + 1]].cells if depth + 1 < len(levels) else []
        at = k
        while 0 < at < len(below) and below[at][0] < below[at][1]:
            if at < len(cells) and cells[at][0] < cells[at][1]:
                break
            at -= 1
        wide = at == k or (at < len(cells) and below[at][0] < below[at][1])
        if wide and at < len(cells) and cells[at][0] < cells[at][1]:
            found.append((line, *cells[at]))
    return found or [(levels[-1], *lines[levels[-1]].cells[k])]


def is_figure(text: str) -> bool:
    """Does a cell hold a figure: digits first, a year not counted?"""
    if not text[:1].isdigit():
        text = text[_LED.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing too
        if not text[:1].isdigit():
            return False
    return not _DATE.fullmatch(text) and not _SPAN.match(text) and not is_year(text)


def is_year(text: str) -> bool:
    """Does a cell hold a year and no other digits: "2024", "Năm 2024"?"""
    if len(text) < 4 or "," in text or "." in text:
        return False
    digits = "".join(filter(str.isdigit, text))
    return len(digits) == 4 and digits.startswith(("19", "20"))
