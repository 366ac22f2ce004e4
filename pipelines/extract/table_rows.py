"""The figures of a table row by row: which lines are its rows and its parts, and what a row's label says. What one cell
says is read in table_cells.py.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipelines.extract.cell_shapes import CAPTION, PAGE
from pipelines.extract.document import Document
from pipelines.extract.headers import read_figures, read_headers
from pipelines.extract.lines import LIST_MARKER, Line
from pipelines.extract.lists import BETWEEN, LEGEND
from pipelines.extract.mentions import POINTING, Mention, mentions
from pipelines.extract.normalize import fold
from pipelines.extract.numbers import SIZE
from pipelines.extract.period_readers import VAGUE
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import shift_years
from pipelines.extract.table_captions import caption_of, place_named
from pipelines.extract.table_cells import Cell, Grid, Part, Row, figures_of, numbers_in, pointed_at
from pipelines.extract.table_columns import (
    count_as_above,
    date_columns,
    name_siblings,
    note_columns,
    plan_ahead,
    rank_by_figures,
    share_year,
    starred_cells,
)
from pipelines.extract.table_heads import header_levels, is_figure, is_header, is_year, stacked
from pipelines.extract.table_labels import Labels, labels_of, period_told, status_told
from pipelines.extract.table_units import Units, is_percentage, scale_of, units_of
from pipelines.extract.tables import (
    GROWTH_OF,
    START,
    Column,
    column_of,
    figure_below,
    group_of,
    head_of,
    indicator_of,
    part_of,
    read_label,
    status_of_label,
)
from pipelines.model import Table

_COUNT_UNIT = re.compile(
    r"dịch vụ|dvc|dvctt|dn|doanh nghiệp|hồ sơ|tổ|người|hộ|thủ tục|tthc|tài khoản|đơn vị|cơ quan|bộ|bộ dữ liệu|lượt"
    r"|thành viên"
)
# "nghìn tỷ đồng", "triệu USD", "nghìn hồ sơ"
_AMOUNT_UNIT = re.compile(rf"(?:{SIZE} )?(?:đồng|usd)|{SIZE} (?!đồng|usd)[^\W\d_]+(?: [^\W\d_]+){{0,3}}")
_IN_UNITS = re.compile(rf"\((?:{_COUNT_UNIT.pattern})\)$")  # "Dịch vụ công toàn trình (dịch vụ)"


def cells_of(document: Document) -> Iterator[Cell]:
    """The figures of all tables of a document, row by row."""
    lines = document.reading.lines
    index = ended = tried = 0
    header: list[int] = []  # of the table that ended last
    while index < len(lines):
        line = lines[index]
        if not line.cells:
            index += 1
            continue
        page = _page_table(document, line)
        text = page is None and document.is_row_of_text(line)
        levels = [] if text or line.keys else header_levels(document, index)
        rows, below = _rows_below(document, levels, levels[-1] + 1) if levels else _labelled_figures(document, index)
        if not (rows or text or line.keys) and ended == index - 1 and _goes_under(document, header, index):
            levels = header
            rows, below = _rows_below(document, levels, index)
        if line.keys:
            rows, below = _keyed(document, index)
        labels = None
        if index >= tried and not (rows or text or line.keys):
            run = [*itertools.takewhile(lambda at: _is_row(document, lines[at]), range(index, len(lines)))]
            levels, labels = _labelled_by_several(document, run)
            rows = run[len(levels) :] if labels else []
            below = run[-1] + 1 if labels else below
            tried = run[-1] + 1
        if rows:
            units = units_of(document, index)
            if levels:
                grid = _grid(document, units, levels, index, rows, page)
                header, ended = levels, below
            else:
                grid = (_of_keys if line.keys else _headless)(document, units, rows)
                grid.labels = labels
            part, at = Part(), rows[0]
            for row in rows:
                while at <= row:
                    part = _part(document, at, part)
                    at += 1
                yield from _row(document, row, grid, part)
        index = below


def _labelled_figures(document: Document, index: int) -> tuple[list[int], int]:
    """The rows of a table that has no header, each a label and its figure, and the line where it is over."""
    lines = document.reading.lines
    rows = [*itertools.takewhile(lambda at: _is_labelled_figure(document, lines[at]), range(index, len(lines)))]
    return rows, index + max(1, len(rows))


def _is_labelled_figure(document: Document, line: Line) -> bool:
    """ "Tỷ lệ hồ sơ trực tuyến | 58,7%", "3 | Số dịch vụ | dịch vụ | 412": one figure and what it is of, alone?"""
    if not line.cells or document.is_row_of_text(line):
        return False
    low = document.normal.low
    label, *rest = [low[a:b] for a, b in line.cells]
    if len(rest) > 1 and _is_row_number(label):
        label, *rest = rest
    others = [text for text in rest if not is_figure(text)]
    one = len(rest) - len(others) == 1 and (is_year(label) or any(map(str.isalpha, label)))
    return one and all(_unit_cell([text], "") for text in others)


def _labelled_by_several(document: Document, run: list[int]) -> tuple[list[int], Labels | None]:
    """The header of some lines with cells and the columns that label the others, where several do: the figures stand
    before them all, or there is no header; nothing for any other lines."""
    lines, low = document.reading.lines, document.normal.low
    levels = [] if any(is_figure(low[a:b]) for a, b in lines[run[0]].cells) else run[:1]
    labels = labels_of(document, run[len(levels) :], _labels(document, run[0]) if levels else ())
    return (levels, labels) if labels else ([], None)


def _is_row(document: Document, line: Line) -> bool:
    return bool(line.cells) and not line.keys and not document.is_row_of_text(line)


def _headless(document: Document, units: Units, rows: list[int]) -> Grid:
    """A table without a header: its rows, or its caption, say what their figures are."""
    width = max(len(document.reading.lines[row].cells) for row in rows)
    unit = "percent" if units.percent else ""
    columns = [Column(None, "", None, "", unit, "", True, 1.0, "") for _ in range(width)]
    return Grid(columns, units, caption_of(document, units, rows[0], rows[-1]), {}, None)


def _keyed(document: Document, index: int) -> tuple[list[int], int]:
    """The rows of a list that say themselves what their figures are, and the line where it is over."""
    lines = document.reading.lines
    rows = [index]
    for at in range(index + 1, len(lines)):
        if lines[at].keys == lines[index].keys:
            rows.append(at)
        elif lines[at].cells or at - rows[-1] >= BETWEEN:
            break
    return rows, rows[-1] + 1


def _of_keys(document: Document, units: Units, rows: list[int]) -> Grid:
    """Such a list as a table: the words before its figures head them; before them is a name, or what is measured."""
    lines, low = document.reading.lines, document.normal.low
    labels = [part_of(document, row, *lines[row].cells[0]) for row in rows]
    named = any(m.role == "name" for label in labels for m in mentions(document.lex, document.reading, label))
    name = named or not any(label.ideas or label.periods for label in labels)
    columns = [Column(None, "", None, "", "", _PLACES[0] if name else "", False, 1.0, "")]
    keys = lines[rows[0]].keys
    for k, key in enumerate(keys, 1):
        said = bisect_right(lines, key[0], key=START) - 1
        row = said if rows[0] <= said <= rows[-1] else rows[0]
        side = None if lines[said].cells else _side(document, key, keys[-1])
        head = head_of(document, units, [(said, *key)], k, side)
        columns.append(column_of(document, units, head, k, low[slice(*lines[row].cells[k])]))
        if side is not None:
            columns[-1].period = next((p.code for p in side.sentences[0].periods if p.code), columns[-1].period)
    caption = caption_of(document, units, rows[0], rows[-1])
    share_year(columns)
    name_siblings(columns)
    starred = _note(document, columns, range(max(0, rows[0] - 3), rows[0]), rows[-1])
    date_columns(document, columns, caption.period)
    return Grid(columns, units, caption, {}, None, starred=starred)


_NO_YEAR = re.compile(r"(?P<month>tháng \d{1,2}|quý [ivx]{1,3})|(?P<begin>đầu năm)|(?:hiện )?nay|hiện tại")


def _side(document: Document, key: tuple[int, int], last: tuple[int, int]) -> Reading | None:
    """One of two times that a sentence names ("Từ tháng 6 đến tháng 9/2024", "Từ đầu năm đến nay"), read by itself,
    with the year that the other one has."""
    low = document.normal.low
    text = low[slice(*key)]
    elided = _NO_YEAR.fullmatch(text)
    if elided is not None:
        year = low[last[1] - 4 : last[1]] if is_year(low[last[1] - 4 : last[1]]) else (document.clock.code or "")[:4]
        text = f"{text}/{year}" if elided["month"] else f"{text} {year}" if elided["begin"] else "hiện nay"
    return read_label(document, text)


def _page_table(document: Document, line: Line) -> Table | None:
    """The page's table whose header a line is."""
    if not document.context.tables:
        return None
    header = [document.normal.low[a:b] for a, b in line.cells]
    return next((one for one in document.context.tables if list(map(fold, one.header)) == header), None)


def _goes_under(document: Document, header: list[int], index: int) -> bool:
    """ "Bảng 2. Khối bộ": are the columns of a row below a caption those of the header above it? It is as wide, all but
    its label figures, and the caption names no other measure ("Bảng 2. Kinh phí") than that table or the title."""
    cells = document.reading.lines[index].cells
    if not header or len(cells) != len(document.reading.lines[header[-1]].cells):
        return False
    if not all(is_figure(document.normal.low[a:b]) for a, b in cells[1:]):
        return False
    told = set(document.home.title_ideas).union(*(_ideas_in(document, at) for at in (max(0, header[0] - 1), *header)))
    return _ideas_in(document, index - 1) <= told


def _ideas_in(document: Document, index: int) -> set[str]:
    """What a line speaks of, but for whom it names and what those have ("Khối bộ có dịch vụ công")."""
    low = document.normal.low
    found: set[str] = set()
    for sentence in (document.reading.sentences[k] for k in document.by_line[index]):
        has = (b for _, b, _ in sentence.places if low.startswith((" có ", " không "), b))
        whose = next(has, sentence.end)
        for start, end, tags in sentence.ideas:
            if start < whose and not any(a <= start and end <= b for a, b, _ in sentence.places):
                found.update(tags)
    return found


_ENDS_PAGE = re.compile(rf"\d{{1,3}}|{PAGE.pattern}", re.I)


def _rows_below(document: Document, levels: list[int], index: int) -> tuple[list[int], int]:
    """The rows of the table with the header in these lines, from line `index` on, and the line where it is over. The
    header may stand between them again, as on the top of each page."""
    lines = document.reading.lines
    header = [[*filter(None, _labels(document, level))] for level in levels]
    rows: list[int] = []
    gap = 0
    while index < len(lines) and gap <= 2:
        if not lines[index].cells:
            if CAPTION.match(document.normal.low, lines[index].start):
                break
            gap += not _ENDS_PAGE.fullmatch(document.normal.low, lines[index].start, lines[index].end)
        elif rows and gap == 0 and [*filter(None, _labels(document, index))] in header:
            pass
        elif lines[index].keys or is_header(document, index) or document.is_row_of_text(lines[index]):
            break
        else:
            gap = 0
            rows.append(index)
        index += 1
    return rows, index


def _labels(document: Document, index: int) -> list[str]:
    return [document.normal.low[a:b] for a, b in document.reading.lines[index].cells]


_KEY = re.compile(r"(?:cột )?\(?(?P<key>\d{1,2}|[a-z])\)?")


def _legend(document: Document, around: Iterable[int]) -> dict[str, list[tuple[int, int, int]]]:
    """What the lines around a table say that its numbered columns are: "Cột (1): số dịch vụ công; cột (2): …"."""
    lines, low = document.reading.lines, document.normal.low
    return {
        told["key"].strip("()"): [(at, *told.span("text"))]
        for at in around
        if not lines[at].cells
        for told in LEGEND.finditer(low, lines[at].start, lines[at].end)
    }


def _grid(document: Document, units: Units, levels: list[int], index: int, rows: list[int], page: Table | None) -> Grid:
    """What the header in these lines and the caption say of the rows; the table begins at line `index`."""
    low, lines = document.normal.low, document.reading.lines
    heads = [stacked(document, levels, k) for k in range(len(lines[levels[-1]].cells))]
    keys = [_KEY.fullmatch(low, *cells[-1][1:]) for cells in heads]
    if any(keys):
        legend = _legend(
            document, [*range(max(0, index - 4), index), *range(rows[-1] + 1, min(rows[-1] + 4, len(lines)))]
        )
        heads = [legend.get(key["key"], cells) if key else cells for key, cells in zip(keys, heads, strict=True)]
    told = [head_of(document, units, cells, k) for k, cells in enumerate(heads)]
    texts = {row: _labels(document, row) for row in rows if len(lines[row].cells) == len(told)}
    above = next((at for at in range(index, max(-1, index - 5), -1) if at < index and lines[at].cells), index - 5)
    about = [low[line.start : line.end] for line in lines[max(0, above + 1) : index]]
    about += filter(None, (document.context.title, page.caption if page else None, page.purpose if page else None))
    meanings = read_headers([head.text for head in told], list(texts.values()), "\n".join(about))
    columns = [
        column_of(document, units, head, k, figure_below(document, levels[-1], k), meaning.role != "unknown")
        for k, (head, meaning) in enumerate(zip(told, meanings, strict=True))
    ]
    for k, (column, meaning) in enumerate(zip(columns, meanings, strict=True)):
        cells = [row[k] for row in texts.values() if row[k]]
        measures = any(_unit_cell([cell], "") for cell in cells)  # "Đơn vị": of measure, none that acts
        column.role = "unknown" if meaning.role == "unit" and measures else meaning.role
        if meaning.role != "unknown":
            ours = not (units.other_dossiers and meaning.subject == "dossiers")
            column.indicator, column.kind = meaning.indicator if ours else None, meaning.kind or ""
        rank_by_figures(column, cells)
    _name_parts(document, units, columns, heads, levels[-1])
    caption = caption_of(document, units, index, (rows or levels)[-1])
    count_as_above(document, columns, caption)
    name_siblings(columns)
    plan_ahead(document, columns)
    starred = _note(document, columns, range(max(0, above + 1), index), (rows or levels)[-1])
    if page is not None:
        document.headers[page.position] = [column.indicator for column in columns]
    figures: dict[tuple[int, int], float | None] = {}
    if any(column.role == "measure" or column.indicator is not None for column in columns):
        # Columns that only their ideas tell are read by kind too, but what they say otherwise ("1,5 triệu") stands.
        # Counts in thousands need not be whole.
        kinds = [
            replace(
                meaning, kind=None if max(units.counts, column.scale) > 1 and column.kind == "count" else column.kind
            )
            for column, meaning in zip(columns, meanings, strict=True)
        ]
        figures = {
            (row, k): value
            for row, line in zip(texts, read_figures(kinds, list(texts.values())), strict=True)
            for k, value in enumerate(line)
            if meanings[k].role == "measure" or (value is not None and columns[k].indicator is not None)
        }
    date_columns(document, columns, caption.period)
    labels = labels_of(document, rows, [column.label for column in columns]) if page is None else None
    if labels is not None and labels.what is not None:
        figures = {}  # of several measures: no column writes its decimals in one way
        for k in labels.figures:
            column = columns[k]
            column.indicator, column.kind, column.role = None, "", "unknown"
            if len(labels.figures) == 1:
                column.year_only, column.status = True, "" if labels.how is not None else column.status
    return Grid(columns, units, caption, figures, page, labels, starred=starred)


def _name_parts(
    document: Document, units: Units, columns: list[Column], heads: list[list[tuple[int, int, int]]], header: int
) -> None:
    """ "Dịch vụ công trực tuyến | Trong đó: toàn trình": the label of a part is read with that of its whole, the last
    column before that is no part."""
    low, whole = document.normal.low, 0
    for k, (column, cells) in enumerate(zip(columns, heads, strict=True)):
        if not any(low.startswith("trong đó", start) for _, start, _ in cells):
            whole = k
        elif whole and column.role == "unknown" and column.indicator is None and column.mention is None:
            ideas = [idea for cell in heads[whole] for _, _, tags in part_of(document, *cell).ideas for idea in tags]
            label, figure = part_of(document, *cells[-1]), figure_below(document, header, k)
            unit = column.unit or ("count" if "," not in figure else "")
            text = low[label.start : label.end]
            indicator, kind = indicator_of(document, units, label, text, unit, column.currency, ideas)
            if indicator != columns[whole].indicator:
                column.indicator, column.kind = indicator, kind


def _note(document: Document, columns: list[Column], above: Iterable[int], last: int) -> dict[str, str]:
    """Put down in columns what the lines above and behind a table say of them; what they make figures with a star."""
    lines = document.reading.lines
    around = [at for at in (*above, *range(last + 1, min(last + 4, len(lines)))) if not lines[at].cells]
    note_columns(document, columns, around)
    return starred_cells(document, around)


_ROW_NUMBER = re.compile(r"(?:[ivx]{1,4}\.)?\d+(?:\.\d+)*|[ivx]{1,4}|[a-hđ]|[-+]?")
_PART_NUMBER = re.compile(r"(?:(?P<roman>[ivx]{1,5})|(?P<letter>[a-hđ])|(?P<digit>\d{1,2}(?:\.\d{1,2})*))[.)]?")
_NUMBERS = ("stt", "tt", "số tt")
_PLACES = (
    "địa phương", "tỉnh", "đơn vị", "bộ", "cơ quan", "quận", "huyện", "xã", "phường", "thành phố", "nước", "quốc gia",
)  # fmt: skip
_SUMS = ("bình quân", "trung bình", "tổng", "toàn", "chung", "cả nước", "cộng")
_LEVELS = frozenset({"part_online", "full_online", "any_online"})


def _part(document: Document, index: int, part: Part) -> Part:
    """The part of its table that begins with a line, else the one so far."""
    line, low = document.reading.lines[index], document.normal.low
    filled = [(a, b) for a, b in line.cells or [(line.start, line.end)] if low[a:b].strip("-–. ")]
    numbered = len(filled) == 2 and (found := _PART_NUMBER.fullmatch(low, *filled[0])) is not None
    if not filled or len(filled) > 1 + numbered or filled[-1][1] - filled[-1][0] > 90:
        return part
    numbering = str(found.lastgroup) if numbered and found is not None else ""
    said = part_of(document, index, *filled[-1])
    mention = place_named(document, said)
    period = next((p.code for p in said.periods if p.code and p.kind not in VAGUE), None)
    if mention is not None:
        return Part(mention, period, numbering)
    if numbering != part.numbering:
        return replace(part, period=period or part.period)
    return Part(None, period, numbering)


def _row(document: Document, index: int, grid: Grid, part: Part) -> Iterator[Cell]:
    cells = document.reading.lines[index].cells
    if grid.labels is not None:
        row = _read_labels(document, index, grid, grid.labels)
        for k in range(len(cells)) if row is not None else ():
            if row is not None and k in grid.labels.figures:
                yield from figures_of(document, row, grid, part, k, cells[k])
        return
    label_at, offset = _label_place(document, index, grid)
    row = _read_label(document, index, grid, label_at, offset)
    if row is None:
        return
    # Where columns say what they measure and of whom, or a rank leads the row, figures stand before its label too.
    rank_first = label_at == 1 and any(word in grid.columns[0].label for word in ("hạng", "vị trí", "vị thứ"))
    for k in range(0 if grid.of_units or rank_first else label_at + 1, min(len(cells), len(grid.columns) - offset)):
        if k != label_at:
            yield from figures_of(document, row, grid, part, k + offset, cells[k])


def _is_row_number(text: str) -> bool:
    first = text.strip(" .)")
    return _ROW_NUMBER.fullmatch(first) is not None and not is_year(first)


def _label_place(document: Document, index: int, grid: Grid) -> tuple[int, int]:
    """Which cell of a row is its label, and by how many columns the row begins to the right of the header."""
    low, cells = document.normal.low, document.reading.lines[index].cells
    short = len(cells) < len(grid.columns)
    text = low[cells[0][0] : cells[0][1]]
    numbered = _is_row_number(text)
    label_at = 1 if numbered and len(cells) > 2 else 0
    if grid.of_units and len(cells) == len(grid.columns):
        at = [column.role for column in grid.columns].index("unit")
        label_at = at if cells[at][0] < cells[at][1] else 0  # "Toàn tỉnh | | 84,1": a label over the number's cell too
    if numbered and len(cells) == len(grid.columns) + 1 and grid.columns[0].label not in _NUMBERS:
        return label_at, -1  # rows are numbered and the header does not say so
    return label_at, int(short and not numbered and grid.columns[0].label in _NUMBERS)


def _read_label(document: Document, index: int, grid: Grid, label_at: int, offset: int) -> Row | None:
    """What the label of a row says, None where the row's figures are nobody's or nothing of ours."""
    low, cells, columns = document.normal.low, document.reading.lines[index].cells, grid.columns
    a, b = cells[label_at]
    text = low[a:b]
    if text.startswith("cấp "):
        return None  # "Cấp huyện": a level of government is nobody's own
    label = part_of(document, index, a, b)
    corner = columns[min(label_at + min(offset, 0), len(columns) - 1)]
    who_header = "" if corner.indicator else corner.label  # "Số huyện đã số hóa hộ tịch" is of no row's unit
    mention, entity = _named_by(document, index, label, who_header)
    placed = any(column.role == "unit" for column in columns) or any(word in who_header for word in _PLACES)
    if (
        mention is None
        and any(not _LEVELS.isdisjoint(tags) for _, _, tags in label.ideas)
        and any(column.indicator for column in columns)
    ):
        return None  # the table's dossiers split by level: none of them is the whole
    measure = _Measure(None, "", 1.0, "")
    if not grid.of_units and (mention is None or (label.ideas and not placed)):
        measure = _measured_by(document, index, label, grid, cells[label_at + 1 :])
    if mention is None and entity is None and placed and not measure.indicator:
        return None
    period = _time_of(label, grid)
    status = status_of_label(label)
    if measure.indicator is None and mention is None and entity is None and period is None:
        status = ""
    of_part = any("pillar" in tags for _, _, tags in label.ideas)
    return Row(index, a, b, text, mention, entity, *measure, period, status, of_part)


def _read_labels(document: Document, index: int, grid: Grid, labels: Labels) -> Row | None:
    """The same of a row that several cells label."""
    low, cells = document.normal.low, document.reading.lines[index].cells
    what, who, when = (labels.place(document, index, k) for k in (labels.what, labels.who, labels.when))
    at = what or who or when
    if at is None or (labels.what is not None and what is None):
        return None
    label = part_of(document, *at)
    mention, entity = None, None
    if who is not None:
        mention, entity = _named_by(document, who[0], part_of(document, *who), _head(grid, labels.who))
        if mention is None and entity is None:
            return None  # of somebody who is no reporting entity
    elif what is not None:
        mention, entity = _named_by(document, index, label, "")
    measure = _Measure(None, "", 1.0, "")
    if what is not None:
        unit = labels.place(document, index, labels.unit)
        figures = [cells[k] for k in sorted(labels.figures) if k < len(cells)]
        measure = _measured_by(document, what[0], label, grid, [*([unit[1:]] if unit else ()), *figures], index)
        if measure.indicator is None:
            return None
    how = labels.place(document, index, labels.how)
    status = status_told(low[how[1] : how[2]]) if how else ""
    period = (period_told(document, when) if when else None) or (_time_of(label, grid) if what else None)
    of_part = any("pillar" in tags for _, _, tags in label.ideas)
    start, end = (at[1], at[2]) if at[0] == index else (cells[0][0], cells[0][0])
    text = low[at[1] : at[2]]
    return Row(index, start, end, text, mention, entity, *measure, period, status or status_of_label(label), of_part)


def _head(grid: Grid, column: int | None) -> str:
    return grid.columns[column].label if column is not None else ""


_ROLES = ("name", "VN", "G:provinces", "G:ministries", "all", "?")


def _named_by(document: Document, line: int, label: Sentence, head: str) -> tuple[Mention | None, str | None]:
    """Who a label below a head names: a mention, or the entity that a row of sums means; (None, None) for nobody."""
    text = document.normal.low[label.start : label.end]
    said = list(mentions(document.lex, document.reading, label))
    mention = next((m for m in said if m.role in _ROLES), None)
    mention = _of_tier(document, label.start, label.end, head) or mention
    return mention, _whose_sum(document, line, text, said, mention)


class _Measure(NamedTuple):
    """What a row measures: the indicator that its label names (None for none), the kind of its figures, the factor and
    the currency that they are in."""

    indicator: str | None
    kind: str
    scale: float
    currency: str


def _measured_by(
    document: Document, line: int, label: Sentence, grid: Grid, beside: list[tuple[int, int]], row: int | None = None
) -> _Measure:
    """What a label measures, with the unit and the figures in the cells beside it, in its line or another `row`."""
    low = document.normal.low
    text = low[label.start : label.end]
    unit = _unit_cell([low[c:d] for c, d in beside], text)
    scale, currency = scale_of(text + " " + (f"({unit})" if unit not in ("", "percent", "count") else ""))
    headless = grid.columns[-1].unit if not grid.columns[-1].label else ""
    percent = "percent" in (unit, headless) or is_percentage(text) or _are_shares([low[c:d] for c, d in beside])
    sized = (scale > 1 and not currency) or grid.units.counts > 1
    large = unit == "count" or sized or _IN_UNITS.search(text) is not None
    counted = large or (not currency and _are_counts(document, line if row is None else row, beside, text))
    told = "percent" if percent else "count" if counted else ""
    indicator, kind = indicator_of(document, grid.units, label, text, told, currency)
    if indicator is None and not told and any(low[c:d].endswith("%") for c, d in beside):
        indicator, kind = indicator_of(document, grid.units, label, text, "percent", currency)
    if indicator is None and grid.units.amounts[1] and not (percent or unit or currency):
        scale, currency = grid.units.amounts
        indicator, kind = indicator_of(document, grid.units, label, text, "", currency)
    growth = GROWTH_OF.get(grid.row_before or "")
    if indicator is None and growth and ("tốc độ" in text or "tăng" in text):
        indicator, kind = growth, "growth"
    grid.row_before = indicator or grid.row_before
    return _Measure(indicator, kind, scale, currency)


def _time_of(label: Sentence, grid: Grid) -> str | None:
    """The time that a label says, with the year of the caption where it says none."""
    time = next((p for p in label.periods if p.code and p.kind not in VAGUE), None)
    period = time.code if time is not None else None
    year = grid.caption.period
    if time is not None and time.guessed and period and year and len(year) == 4:
        period = shift_years(period, int(year) - int(period[:4]))  # "Quý I" in the table of a year
    return period


_TIERS = {
    "district": re.compile(r"(?<![a-zà-ỹđ])(?:huyện|quận)(?![a-zà-ỹđ])"),
    "commune": re.compile(r"(?<![a-zà-ỹđ])(?:phường|(?<!thị )xã(?! hội))(?![a-zà-ỹđ])"),
}


def _of_tier(document: Document, a: int, b: int, header: str) -> Mention | None:
    """The district or commune that a label names without its rank in a column of such units ("Phường, xã | … / Thái
    Bình | …"), whoever else has that name; None for any other label."""
    tiers = [] if "tỉnh" in header else [tier for tier, words in _TIERS.items() if words.search(header)]
    marker = LIST_MARKER.match(document.normal.cased, a, b)
    a = marker.end() if marker else a
    rows = tuple(row for tier in tiers for row in document.lex.tiers[tier].get(document.normal.low[a:b], ()))
    return Mention(a, b, "name", rows, bare=True) if rows else None


def _are_shares(texts: list[str]) -> bool:
    """Do all figures of a row have a percent sign ("Người dân có chữ ký số | 40% | 31,5%")?"""
    figures = [text for text in texts if is_figure(text)]
    return bool(figures) and all(text.endswith("%") for text in figures)


def _are_counts(document: Document, index: int, cells: list[tuple[int, int]], label: str) -> bool:
    """Are the figures of a row too large for a percentage, a rank or a score?"""
    if "điểm" in label or "chỉ số" in label or "index" in label:
        return False
    numbers = [n for a, b in cells for n in numbers_in(document, a, b, index)]
    return bool(numbers) and all(n.kind == "plain" and n.value > 100 for n in numbers)


def _unit_cell(texts: list[str], label: str) -> str:
    """The unit that a cell of its own gives a row: "percent", "count", amounts of money and counts in thousands as they
    are written, "" for none."""
    unit = ""
    for text in texts:
        if text in ("%", "phần trăm"):
            unit = "percent"
        elif text[-1:].isalpha() and _AMOUNT_UNIT.fullmatch(text):
            unit = text
        elif not unit and "tỷ lệ" not in label and _COUNT_UNIT.fullmatch(text):
            unit = "count"
    return unit


def _whose_sum(document: Document, index: int, text: str, said: list[Mention], mention: Mention | None) -> str | None:
    """Whose figures a row of sums, means or groups has ("Tổng cộng", "Toàn tỉnh", "Cả nước", "Địa phương"), None for
    any other row."""
    if mention is None and (group := group_of(document, text)):
        return group
    if not text.startswith(_SUMS):
        return None
    if text.startswith("cả nước"):
        return "VN"
    if said and said[0].role in POINTING:
        return pointed_at(document, index, said[0])
    if not said and mention is None:
        return document.home.title_entity or document.home.entity
    return None
