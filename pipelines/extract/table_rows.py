"""The figures of a table row by row: what a row's label says, joined with what the columns and the caption say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines import catalogue
from pipelines.extract.document import Document
from pipelines.extract.headers import read_figures, read_headers, table_period
from pipelines.extract.lines import Line
from pipelines.extract.mentions import Mention, kind_of, mentions
from pipelines.extract.naming import deictic
from pipelines.extract.normalize import fold
from pipelines.extract.numbers import Number
from pipelines.extract.ranks import SCALES
from pipelines.extract.tables import (
    GROWTH_OF,
    Caption,
    Column,
    caption_of,
    column_of,
    header_levels,
    indicator_of,
    is_header,
    is_value,
    is_year,
    name_siblings,
    note_columns,
    part_of,
    scale_of,
)
from pipelines.model import Table

_COUNT_UNIT = re.compile(
    r"dịch vụ|dvc|dvctt|dn|doanh nghiệp|hồ sơ|tổ|người|hộ|thủ tục|tthc|tài khoản|đơn vị|cơ quan|bộ|bộ dữ liệu|lượt"
    r"|thành viên"
)
_SIGNS = (("≥", ">="), (">=", ">="), ("≤", "<="), ("<=", "<="), (">", ">"), ("<", "<"), ("~", "~"), ("≈", "~"))


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


def cells_of(document: Document) -> Iterator[Cell]:
    """The figures of all tables of a document, row by row."""
    lines = document.reading.lines
    index = 0
    while index < len(lines):
        line = lines[index]
        page = _page_table(document, line) if line.cells else None
        text = not line.cells or (page is None and document.is_row_of_text(line))
        levels = [] if text else header_levels(document, index)
        if levels:
            rows, below = _rows_below(document, levels[-1])
            document.dossier_table = _of_dossiers(document, index)
            document.count_scale = _count_scale(document, index)
            grid = _grid(document, levels, rows, page)
            for row in rows:
                yield from _row(document, row, grid)
            index = below
        else:
            index += 1


def _page_table(document: Document, line: Line) -> Table | None:
    """The page's table whose header a line is."""
    if not document.context.tables:
        return None
    header = [document.normal.low[a:b] for a, b in line.cells]
    return next((one for one in document.context.tables if list(map(fold, one.header)) == header), None)


def _rows_below(document: Document, index: int) -> tuple[list[int], int]:
    """The rows of the table whose header a line is, and the line where it is over."""
    lines = document.reading.lines
    rows: list[int] = []
    index += 1
    gap = 0
    while index < len(lines) and gap <= 2:
        if not lines[index].cells:
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
    for column, meaning in zip(columns, meanings, strict=True):
        column.role = meaning.role
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


def _row(document: Document, index: int, grid: Grid) -> Iterator[Cell]:
    columns, caption = grid.columns, grid.caption
    line: Line = document.reading.lines[index]
    low = document.normal.low
    cells = line.cells
    shift = len(columns) - len(cells)
    label_at = 0
    first = low[cells[0][0] : cells[0][1]].strip(" .)")
    numbers_first = (first.isdigit() and not is_year(first)) or low[cells[0][0] : cells[0][1]] in (
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "a",
        "b",
        "c",
        "-",
        "+",
        "",
    )
    if numbers_first and len(cells) > 2:
        label_at = 1
    offset = 0
    if shift > 0 and not numbers_first and columns[0].label in ("stt", "tt", "số tt"):
        offset = 1
    # Where columns say what they measure and of whom, a row's label is nothing but somebody's name.
    roles = [column.role for column in columns]
    of_units = {"unit", "measure"} <= {*roles}
    if of_units and not shift:
        label_at = roles.index("unit")
    a, b = cells[label_at]
    label = part_of(document, index, a, b)
    if low[a:b].startswith("cấp "):
        return  # "Cấp huyện": a level of government is nobody's own
    who = [
        m
        for m in mentions(document.lex, document.reading, label)
        if m.role in ("name", "VN", "G:provinces", "G:ministries", "all", "?")
    ]
    text = low[a:b]
    mention = who[0] if who else None
    entity: str | None = None
    unit_cell = ""
    for c, d in cells[label_at + 1 :]:
        if low[c:d] in ("%", "phần trăm"):
            unit_cell = "percent"
        elif low[c:d] in ("tỷ đồng", "tỷ usd", "triệu đồng", "nghìn tỷ đồng", "triệu usd", "đồng"):
            unit_cell = low[c:d]
        elif not unit_cell and "tỷ lệ" not in text and _COUNT_UNIT.fullmatch(low[c:d]):
            unit_cell = "count"
    if text.startswith(("bình quân", "trung bình", "tổng", "toàn", "chung", "cả nước", "cộng")):
        pointing = next((m for m in mentions(document.lex, document.reading, label)), None)
        if text.startswith("cả nước"):
            entity = "VN"
        elif pointing is not None and pointing.role in ("province", "city", "district"):
            entity = deictic(document, pointing, document.by_line[index][0], "9999-12-31")
        elif pointing is None and not who:
            entity = document.home.title_entity or document.home.entity
    place_column = "unit" in roles or any(
        word in columns[min(label_at, len(columns) - 1)].label
        for word in (
            "địa phương",
            "tỉnh",
            "đơn vị",
            "bộ",
            "cơ quan",
            "quận",
            "huyện",
            "xã",
            "phường",
            "thành phố",
            "nước",
            "quốc gia",
        )
    )
    if (
        mention is None
        and any(idea in ("part_online", "full_online", "any_online") for _, _, tags in label.ideas for idea in tags)
        and any(column.indicator for column in columns)
    ):
        return  # the table's dossiers split by level: none of them is the whole
    row_indicator: str | None = None
    row_kind = ""
    scale, currency = scale_of(text + " " + (f"({unit_cell})" if unit_cell not in ("", "percent", "count") else ""))
    if not of_units and (mention is None or (label.ideas and not place_column)):
        strong: dict[str, float] = {}
        row_indicator, row_kind = indicator_of(
            document,
            label,
            text,
            "percent"
            if unit_cell == "percent" or "%" in text or "tỷ lệ" in text or "tỷ trọng" in text or "tốc độ" in text
            else "",
            currency,
            strong,
            only="count" if unit_cell == "count" else "",
        )
        if row_indicator is None and ("tốc độ" in text or "tăng" in text):
            previous = document.last_row
            growth = GROWTH_OF.get(previous or "")
            if growth:
                row_indicator, row_kind = growth, "growth"
    if row_indicator:
        document.last_row = row_indicator
    if mention is None and entity is None and place_column and not row_indicator:
        return
    row_period = next(
        (p.code for p in label.periods if p.code and p.kind not in ("now", "same", "echo", "start", "since")), None
    )
    row_status = next((tag[7:] for _, _, tags in label.words for tag in tags if tag.startswith("status_")), "")
    if row_indicator is None and mention is None and entity is None and row_period is None:
        row_status = ""
    ranked = of_units or (label_at == 1 and any(word in columns[0].label for word in ("hạng", "vị trí", "vị thứ")))
    for k in range(0 if ranked else label_at + 1, len(cells)):
        if k == label_at:
            continue
        column_at = k + offset
        if column_at >= len(columns):
            break
        column = columns[column_at]
        c, d = cells[k]
        numbers = _numbers_in(document, c, d, index)
        if not numbers:
            continue
        indicator: str | None
        if row_indicator:
            if not column.year_only and column.indicator is None and column.period is None and column.mention is None:
                continue
            indicator, kind = row_indicator, row_kind
        else:
            indicator, kind = column.indicator, column.kind
            placed = mention or entity or row_period or (column.period and is_value(text))
            if indicator is None and not placed:
                continue
            if (
                indicator is None
                and column.role == "unknown"
                and (column.period or column.year_only or (column.mention and mention is None and row_period))
            ):
                indicator, kind = caption.indicator, caption.kind
        if indicator is None:
            continue
        number = numbers[0]
        if low[c : number.start].strip(" ≥≤<>=~≈") != "" and not low[c : number.start].strip().startswith(
            ("trên", "dưới", "từ", "hạng", "khoảng", "tối", "ít", "không")
        ):
            continue
        bound = next((value for sign, value in _SIGNS if low[c : number.start].strip().startswith(sign)), "=")
        if bound == "=":
            before = low[c : number.start].strip()
            bound = {
                "trên": ">",
                "dưới": "<",
                "khoảng": "~",
                "tối thiểu": ">=",
                "tối đa": "<=",
                "ít nhất": ">=",
                "không quá": "<=",
                "không dưới": ">=",
            }.get(before, "=")
            if low[number.end : d].strip().startswith("trở lên"):
                bound = ">="
        period = _when(column, row_period) or caption.period or (table_period(grid.page) if grid.page else None)
        status = column.status or row_status or "actual"
        if status == "actual" and period and document.clock.code and period[:4] > document.clock.code[:4]:
            status = "target"
        value = number.value
        if low[c:d].rstrip(" %").endswith(number.raw) and (index, column_at) in grid.figures:
            told = grid.figures[index, column_at]
            if told is None:
                continue  # it could be two numbers
            value = told
        unit: str | None = None
        if kind == "money":
            used = scale if row_indicator else column.scale
            money = currency if row_indicator else column.currency
            if number.kind == "plain":
                value *= used
            unit = money or (number.kind if number.kind in ("vnd", "usd") else None)
        if kind == "percent" and value > 100:
            continue
        if kind in ("rank", "score") and column.role == "unknown":
            indicator, kind = _rank_or_score(indicator, kind, number, text if row_indicator else column.label)
            if indicator is None:
                continue
        if kind == "count":
            value = round(value * document.count_scale, 3)
            if value != int(value):
                continue
        at = document.by_line[index][0]
        who_of, whose, source = mention, entity, None
        if column.mention is not None and (row_indicator or mention is None):
            source = _source(column.mention, indicator)
            if source is None:
                who_of, whose = column.mention, None
        if who_of is None and whose is None and not row_indicator:
            who_of = caption.mention
        yield Cell(at, number, indicator, value, unit, number.total, period, status, bound, who_of, whose, a, b, source)
        rank = indicator.replace("_score", "_rank")
        if (
            len(numbers) > 1
            and kind == "score"
            and rank in catalogue.indicators()
            and ("hạng" in low[number.end : numbers[1].start] or "(" in low[number.end : numbers[1].start])
            and numbers[1].value == int(numbers[1].value) <= (numbers[1].total or 200)
        ):
            yield Cell(
                at,
                numbers[1],
                rank,
                numbers[1].value,
                None,
                numbers[1].total,
                period,
                status,
                "=",
                mention,
                entity,
                a,
                b,
            )


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
