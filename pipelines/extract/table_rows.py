"""The figures of a table row by row: what a row's label says, joined with what the columns and the caption say."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines import catalogue
from pipelines.extract.document import Document
from pipelines.extract.headers import read_figures, read_headers, table_period
from pipelines.extract.how import bound_for
from pipelines.extract.items import Item
from pipelines.extract.lines import Line
from pipelines.extract.mentions import POINTING, Mention, kind_of, mentions
from pipelines.extract.naming import deictic
from pipelines.extract.normalize import fold
from pipelines.extract.numbers import Number, multiplied
from pipelines.extract.period_readers import VAGUE
from pipelines.extract.ranks import SCALES
from pipelines.extract.spans import shift_years
from pipelines.extract.tables import (
    GROWTH_OF,
    Caption,
    Column,
    all_percent,
    caption_of,
    column_of,
    group_of,
    header_levels,
    indicator_of,
    is_figure,
    is_header,
    is_value,
    is_year,
    name_siblings,
    note_columns,
    part_of,
    place_named,
    scale_of,
)
from pipelines.model import Table

_COUNT_UNIT = re.compile(
    r"dịch vụ|dvc|dvctt|dn|doanh nghiệp|hồ sơ|tổ|người|hộ|thủ tục|tthc|tài khoản|đơn vị|cơ quan|bộ|bộ dữ liệu|lượt"
    r"|thành viên"
)
_NO_MORE = frozenset({
    "đạt", "là", "có", "hạng", "thứ", "vị", "trí", "nhóm", "top", "tốp", ":", "≥", "≤", "<", ">", "=", ">=", "<=", "~",
    "≈",
})  # fmt: skip


@dataclass(slots=True)
class Cell:
    """One figure of a table, read; `start` and `end` are its row's label."""

    sentence: int
    number: Number
    indicator: str
    value: float
    unit: str | None
    total: float | None
    period: str | None
    status: str
    bound: str
    mention: Mention | None
    entity: str | None
    start: int
    end: int
    source: str | None = None  # who vouches for it, where its column is named after them


@dataclass(slots=True)
class Grid:
    """One table: what its columns and caption say, and its figures by line and column where the column's meaning is
    known: each as its column writes its decimals, None where it could be two numbers. `page` is the table of the page
    that these lines are; None in a plain text."""

    columns: list[Column]
    caption: Caption
    figures: dict[tuple[int, int], float | None]
    page: Table | None

    @property
    def of_units(self) -> bool:
        """Do its columns say what they measure and of whom, so that a row's label is nothing but somebody's name?"""
        return {"unit", "measure"} <= {column.role for column in self.columns}


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a table that a row stands in, by the line above it that has no figures ("I | TỈNH BẮC KẠN |"): whose
    it is and of what time. `numbering` is the kind of number that the line with the unit has."""

    mention: Mention | None = None
    period: str | None = None
    numbering: str = ""


@dataclass(slots=True)
class Row:
    """One line of a table and what its label, from `start` to `end`, says: who (a mention, or an entity that a row of
    sums means), what, when. `scale` and `currency` are those of its amounts of money,
    `of_part`: of a part of an index ("Hạng trụ cột xã hội số 2022")."""

    index: int
    start: int
    end: int
    text: str
    mention: Mention | None
    entity: str | None
    indicator: str | None
    kind: str
    scale: float
    currency: str
    period: str | None
    status: str
    of_part: bool


def cells_of(document: Document) -> Iterator[Cell]:
    """The figures of all tables of a document, row by row."""
    lines = document.reading.lines
    index = 0
    while index < len(lines):
        line = lines[index]
        page = _page_table(document, line) if line.cells else None
        text = not line.cells or (page is None and document.is_row_of_text(line))
        levels = [] if text else header_levels(document, index)
        rows, below = _rows_below(document, levels[-1]) if levels else _labelled_figures(document, index)
        if rows:
            document.dossier_table = _of_dossiers(document, index)
            document.count_scale = _count_scale(document, index)
            grid = _grid(document, levels, rows, page) if levels else _headless(document, rows)
            part, before = Part(), rows[0] - 1
            for row in rows:
                for at in range(before + 1, row + 1):
                    part = _part(document, at, part)
                before = row
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
    if len(rest) > 1 and (label in _NUMBERING or label.strip(" .)").isdigit()):
        label, *rest = rest
    others = [text for text in rest if not is_figure(text)]
    one = len(rest) - len(others) == 1 and any(map(str.isalpha, label))
    return one and all(_unit_cell([text], "") for text in others)


def _headless(document: Document, rows: list[int]) -> Grid:
    """A table without a header: its rows, or its caption, say what their figures are."""
    width = max(len(document.reading.lines[row].cells) for row in rows)
    unit = "percent" if all_percent(document, rows[0]) else ""
    columns = [Column(None, "", None, "", unit, "", True, 1.0, "") for _ in range(width)]
    return Grid(columns, caption_of(document, rows[0]), {}, None)


def _page_table(document: Document, line: Line) -> Table | None:
    """The page's table whose header a line is."""
    if not document.context.tables:
        return None
    header = [document.normal.low[a:b] for a, b in line.cells]
    return next((one for one in document.context.tables if list(map(fold, one.header)) == header), None)


_NEXT_TABLE = re.compile(r"(?:bảng|biểu|biểu đồ|phụ lục)(?: số)? (?:\d|[ivx]+[.: ])")


def _rows_below(document: Document, index: int) -> tuple[list[int], int]:
    """The rows of the table whose header a line is, and the line where it is over."""
    lines = document.reading.lines
    rows: list[int] = []
    index += 1
    gap = 0
    while index < len(lines) and gap <= 2:
        if not lines[index].cells:
            if _NEXT_TABLE.match(document.normal.low, lines[index].start):
                break
            gap += 1
        elif is_header(document, index) or document.is_row_of_text(lines[index]):
            break
        else:
            gap = 0
            rows.append(index)
        index += 1
    return rows, index


def _grid(document: Document, levels: list[int], rows: list[int], page: Table | None) -> Grid:
    low, lines, index = document.normal.low, document.reading.lines, levels[0]
    columns = [column_of(document, levels, k) for k in range(len(lines[levels[-1]].cells))]
    texts = {row: [low[a:b] for a, b in lines[row].cells] for row in rows if len(lines[row].cells) == len(columns)}
    above = next((at for at in range(index, max(-1, index - 5), -1) if at < index and lines[at].cells), index - 5)
    about = [low[line.start : line.end] for line in lines[max(0, above + 1) : index]]
    about += filter(None, (document.context.title, page.caption if page else None, page.purpose if page else None))
    meanings = read_headers([column.label for column in columns], list(texts.values()), "\n".join(about))
    for k, (column, meaning) in enumerate(zip(columns, meanings, strict=True)):
        cells = [row[k] for row in texts.values() if row[k]]
        measures = any(_unit_cell([cell], "") for cell in cells)  # "Đơn vị": of measure, none that acts
        column.role = "unknown" if meaning.role == "unit" and measures else meaning.role
        if meaning.role != "unknown":
            column.indicator, column.kind = meaning.indicator, meaning.kind or ""
    name_siblings(columns)
    behind = (rows or levels)[-1]
    around = (*range(max(0, above + 1), index), *range(behind + 1, min(behind + 4, len(lines))))
    note_columns(document, columns, (at for at in around if not lines[at].cells))
    if page is not None:
        document.headers[page.position] = [column.indicator for column in columns]
    # Columns that only their ideas tell are read by kind too, but what they say otherwise ("1,5 triệu") stands.
    kinds = [
        replace(meaning, kind=column.kind) if meaning.role == "unknown" else meaning
        for column, meaning in zip(columns, meanings, strict=True)
    ]
    figures = {
        (row, k): value
        for row, line in zip(texts, read_figures(kinds, list(texts.values())), strict=True)
        for k, value in enumerate(line)
        if meanings[k].role == "measure" or (value is not None and columns[k].indicator is not None)
    }
    return Grid(columns, caption_of(document, index), figures, page)


def _numbers_in(document: Document, a: int, b: int, line: int) -> list[Number]:
    return [n for i in document.by_line[line] for n in document.reading.sentences[i].numbers if a <= n.start < b]


_NUMBERING = frozenset({"i", "ii", "iii", "iv", "v", "a", "b", "c", "-", "+", ""})
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
    label_at, offset = _label_place(document, index, grid)
    row = _read_label(document, index, grid, label_at, offset)
    if row is None:
        return
    # Where columns say what they measure and of whom, or a rank leads the row, figures stand before its label too.
    rank_first = label_at == 1 and any(word in grid.columns[0].label for word in ("hạng", "vị trí", "vị thứ"))
    cells = document.reading.lines[index].cells
    for k in range(0 if grid.of_units or rank_first else label_at + 1, min(len(cells), len(grid.columns) - offset)):
        if k != label_at:
            yield from _figure(document, row, grid, part, k + offset, cells[k])


def _label_place(document: Document, index: int, grid: Grid) -> tuple[int, int]:
    """Which cell of a row is its label, and by how many columns the row begins to the right of the header."""
    low, cells = document.normal.low, document.reading.lines[index].cells
    short = len(cells) < len(grid.columns)
    text = low[cells[0][0] : cells[0][1]]
    first = text.strip(" .)")
    numbered = (first.isdigit() and not is_year(first)) or text in _NUMBERING
    label_at = 1 if numbered and len(cells) > 2 else 0
    if grid.of_units and len(cells) == len(grid.columns):
        label_at = [column.role for column in grid.columns].index("unit")
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
    said = list(mentions(document.lex, document.reading, label))
    roles = ("name", "VN", "G:provinces", "G:ministries", "all", "?")
    mention = next((m for m in said if m.role in roles), None)
    entity = _whose_sum(document, index, text, said, mention)
    placed = any(column.role == "unit" for column in columns) or any(
        word in columns[min(label_at + min(offset, 0), len(columns) - 1)].label for word in _PLACES
    )
    if (
        mention is None
        and any(not _LEVELS.isdisjoint(tags) for _, _, tags in label.ideas)
        and any(column.indicator for column in columns)
    ):
        return None  # the table's dossiers split by level: none of them is the whole
    unit = _unit_cell([low[c:d] for c, d in cells[label_at + 1 :]], text)
    scale, currency = scale_of(text + " " + (f"({unit})" if unit not in ("", "percent", "count") else ""))
    indicator: str | None = None
    kind = ""
    if not grid.of_units and (mention is None or (label.ideas and not placed)):
        headless = columns[-1].unit if not columns[-1].label else ""
        percent = "percent" in (unit, headless) or any(word in text for word in ("%", "tỷ lệ", "tỷ trọng", "tốc độ"))
        counted = unit == "count" or (not currency and _are_counts(document, index, cells[label_at + 1 :], text))
        told = "percent" if percent else "count" if counted else ""
        indicator, kind = indicator_of(document, label, text, told, currency)
        if indicator is None and not told and any(low[c:d].endswith("%") for c, d in cells[label_at + 1 :]):
            indicator, kind = indicator_of(document, label, text, "percent", currency)
        growth = GROWTH_OF.get(document.last_row or "")
        if indicator is None and growth and ("tốc độ" in text or "tăng" in text):
            indicator, kind = growth, "growth"
    if indicator:
        document.last_row = indicator
    if mention is None and entity is None and placed and not indicator:
        return None
    time = next((p for p in label.periods if p.code and p.kind not in VAGUE), None)
    period = time.code if time is not None else None
    year = grid.caption.period
    if time is not None and time.guessed and period and year and len(year) == 4:
        period = shift_years(period, int(year) - int(period[:4]))  # "Quý I" in the table of a year
    status = next((tag[7:] for _, _, tags in label.words for tag in tags if tag.startswith("status_")), "")
    if indicator is None and mention is None and entity is None and period is None:
        status = ""
    of_part = any("pillar" in tags for _, _, tags in label.ideas)
    return Row(index, a, b, text, mention, entity, indicator, kind, scale, currency, period, status, of_part)


def _are_counts(document: Document, index: int, cells: list[tuple[int, int]], label: str) -> bool:
    """Are the figures of a row too large for a percentage, a rank or a score?"""
    if "điểm" in label or "chỉ số" in label or "index" in label:
        return False
    numbers = [n for a, b in cells for n in _numbers_in(document, a, b, index)]
    return bool(numbers) and all(n.kind == "plain" and n.value > 100 for n in numbers)


def _unit_cell(texts: list[str], label: str) -> str:
    """The unit that a cell of its own gives a row: "percent", "count", money as it is written, "" for none."""
    unit = ""
    for text in texts:
        if text in ("%", "phần trăm"):
            unit = "percent"
        elif text in ("tỷ đồng", "tỷ usd", "triệu đồng", "nghìn tỷ đồng", "triệu usd", "đồng"):
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
        return _pointed_at(document, index, said[0])
    if not said and mention is None:
        return document.home.title_entity or document.home.entity
    return None


def _pointed_at(document: Document, index: int, mention: Mention) -> str | None:
    return deictic(document, mention, document.by_line[index][0], "9999-12-31")


def _figure(
    document: Document, row: Row, grid: Grid, part: Part, column_at: int, span: tuple[int, int]
) -> Iterator[Cell]:
    """The figure of one cell, and the rank beside a score ("0,7389 (hạng 2)")."""
    low, column, (c, d) = document.normal.low, grid.columns[column_at], span
    numbers = _numbers_in(document, c, d, row.index)
    indicator, kind = _what(document, row, column, grid.caption) if numbers else (None, "")
    if indicator is None:
        return
    number = numbers[0]
    meant = _meant(document, row.index, c, number, kind == "rank")
    if meant is None:
        return
    period = (
        _when(column, row.period or part.period)
        or grid.caption.period
        or (table_period(grid.page) if grid.page else None)
    )
    said, bound = meant
    status = said or column.status or row.status or "actual"
    if grid.caption.status and not (said or column.status or row.status) and _may_be_goal(document, column):
        status = grid.caption.status
    if status == "actual" and period and document.clock.code and period[:4] > document.clock.code[:4]:
        status = "target"
    value = number.value
    if low[c:d].rstrip(" %").endswith(number.raw) and (row.index, column_at) in grid.figures:
        told = grid.figures[row.index, column_at]
        if told is None:
            return  # it could be two numbers
        value = told
    unit: str | None = None
    if kind == "money":
        scale, currency = (row.scale, row.currency) if row.indicator else (column.scale, column.currency)
        if number.kind == "plain":
            value = multiplied(value, scale)
        unit = currency or (number.kind if number.kind in ("vnd", "usd") else None)
    if (kind == "percent" and value > 100) or (kind in ("percent", "count") and number.kind in ("vnd", "usd")):
        return
    if kind in ("rank", "score") and column.role == "unknown":
        indicator, kind = _rank_or_score(indicator, kind, number, row.text if row.indicator else column.label)
        if indicator is None:
            return
    if kind == "count":
        value = round(value * document.count_scale, 3)
        if value != int(value):
            return
    mention, entity, source = row.mention, row.entity, None
    if column.mention is not None and (row.indicator or row.mention is None):
        source = _source(column.mention, indicator)
        if source is None and column.mention.role in POINTING:
            mention, entity = None, _pointed_at(document, row.index, column.mention)
        elif source is None:
            mention, entity = column.mention, None
    if mention is None and entity is None:
        mention = part.mention or (None if row.indicator else grid.caption.mention) or grid.caption.place
    cell = Cell(
        sentence=document.by_line[row.index][0],
        number=number,
        indicator=indicator,
        value=value,
        unit=unit,
        total=number.total,
        period=period,
        status=status,
        bound=bound,
        mention=mention,
        entity=entity,
        start=row.start,
        end=row.end,
        source=source,
    )
    yield cell
    rank = indicator.replace("_score", "_rank")
    if kind != "score" or len(numbers) < 2 or rank not in catalogue.indicators():
        return
    place, between = numbers[1], low[number.end : numbers[1].start]
    if ("hạng" in between or "(" in between) and place.value == int(place.value) <= (place.total or 200):
        yield replace(
            cell,
            number=place,
            indicator=rank,
            value=place.value,
            unit=None,
            total=place.total,
            bound="=",
            mention=row.mention,
            entity=row.entity,
            source=None,
        )


def _meant(document: Document, index: int, start: int, number: Number, rank: bool) -> tuple[str, str] | None:
    """(status or "", bound) by the words that lead a cell's figure ("ước đạt 78,5", "gần 82%"); None where they say
    something else, so that the figure is no cell's value."""
    sentence = document.reading.sentences[document.by_line[index][0]]
    marks = [(a, b, tags) for a, b, tags in sentence.words if start <= a and b <= number.start]
    status = next((tag[7:] for _, _, tags in marks for tag in tags if tag.startswith("status_")), "")
    low, at = document.normal.low, start
    for a, b, tags in marks:
        if not any(tag.startswith(("status_", "bound_")) for tag in tags):
            continue
        if not _NO_MORE.issuperset(low[at:a].split()):
            return None
        at = b
    if not _NO_MORE.issuperset(low[at : number.start].split()):
        return None
    return status, bound_for(Item(-1, sentence, number, (), None, number.end, 0, rank))


def _what(document: Document, row: Row, column: Column, caption: Caption) -> tuple[str | None, str]:
    """(indicator, kind) of a cell: what its row's label says, else its column, else the caption; None for nothing."""
    of_value = is_value(column.label)
    if row.indicator:
        meant = column.year_only or column.indicator or column.period or column.mention is not None or of_value
        if meant and row.kind == "count" and ("%" in column.label or "tỷ lệ" in column.label):
            return _asked_in(document, row, "percent")
        if meant and row.kind == "percent" and _COUNTS.match(column.label):
            return _asked_in(document, row, "count")
        return (row.indicator, row.kind) if meant else (None, "")
    if column.indicator is not None:
        return column.indicator, column.kind
    placed = row.mention or row.entity or row.period or (column.period and is_value(row.text))
    timed = column.period or column.year_only or (column.mention and row.mention is None and row.period)
    if placed and (timed or of_value or column.status) and column.role == "unknown" and not row.of_part:
        return caption.indicator, caption.kind
    return None, ""


_REACHED = re.compile(r"hiện|thực|đã|kết quả|đạt|trước")


def _may_be_goal(document: Document, column: Column) -> bool:
    """Under a caption of goals, is a column's figure one: not called reached, nor of a year that is over?"""
    over = column.period and document.clock.code and column.period[:4] < document.clock.code[:4]
    return not over and not _REACHED.search(column.label)


_COUNTS = re.compile(r"(?:tổng )?số(?: lượng)?(?! liệu)(?![^\W\d_])")


def _asked_in(document: Document, row: Row, unit: str) -> tuple[str | None, str]:
    """What a row's label says for figures in the unit that a column has."""
    label = part_of(document, row.index, row.start, row.end)
    return indicator_of(document, label, row.text, unit, "")


def _source(mention: Mention, indicator: str) -> str | None:
    """The ministry that a column of the economy's figures is named after: it vouches for them, they are not its own."""
    ministry = mention.role == "name" and kind_of(mention.rows) == "ministry"
    if not ministry or catalogue.indicators()[indicator].pillar != "economy":
        return None
    return catalogue.entities()[mention.rows[0]].code


def _rank_or_score(indicator: str, kind: str, number: Number, label: str) -> tuple[str | None, str]:
    """What the figure itself says where a label names the index alone: "DTI | 28" is a rank, "0,69" a score."""
    whole = number.value == int(number.value) and number.kind == "plain" and "," not in number.raw
    if kind == "rank" and not whole:
        score = indicator.replace("_rank", "_score")
        return (score, "score") if score in catalogue.indicators() else (None, "")
    if kind == "score":
        rank = indicator.replace("_score", "_rank")
        named = "điểm" in label or "%" in label or "giá trị" in label
        if whole and number.value <= 63 and not named and rank in catalogue.indicators():
            return rank, "rank"
        if not any(low <= number.value <= high for low, high in SCALES.get(indicator, ())):
            return None, ""
    return indicator, kind


def _when(column: Column, row: str | None) -> str | None:
    """The time of a cell: its column's, its row's, or "Tháng 9" of the row in "2023" of the column."""
    if column.period and row and column.year_only and len(column.period) == 4 and len(row) in (7, 15):
        return "/".join(column.period + part[4:] for part in row.split("/"))
    return column.period or row


def _count_scale(document: Document, index: int) -> float:
    """What the counts of a table are in, where a line above says so ("Đơn vị tính: nghìn hồ sơ")."""
    for above in range(index, max(-1, index - 4), -1):
        line = document.reading.lines[above]
        text = document.normal.low[line.start : line.end]
        for words, size in (("nghìn hồ sơ", 1e3), ("ngàn hồ sơ", 1e3), ("triệu hồ sơ", 1e6)):
            if words in text and ("đơn vị" in text or "đvt" in text or f"({words}" in text) and above != index:
                return size
    return 1.0


def _of_dossiers(document: Document, index: int) -> bool:
    """Is a table about dossiers: by its caption, its header, its rows or the document's title?"""
    if document.home.title_ideas.keys() & {"dossier", "procedure", "resolve"}:
        return True
    return any(
        "dossier" in tags or "procedure" in tags
        for at in range(max(0, index - 2), min(index + 6, len(document.reading.lines)))
        for i in document.by_line.get(at, ())
        for _, _, tags in document.reading.sentences[i].ideas
    )
