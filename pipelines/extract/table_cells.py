"""The figure of one cell of a table: what its column, its row, the part of the table and the caption say together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipelines import catalogue
from pipelines.extract.bounds import bound_for
from pipelines.extract.document import Document
from pipelines.extract.headers import table_period
from pipelines.extract.indexes import SCALES
from pipelines.extract.items import Item
from pipelines.extract.mentions import POINTING, Mention, kind_of
from pipelines.extract.naming import deictic
from pipelines.extract.numbers import Number, multiplied
from pipelines.extract.table_captions import Caption
from pipelines.extract.table_labels import Labels
from pipelines.extract.table_units import Units
from pipelines.extract.tables import START, Column, indicator_of, is_value, part_of
from pipelines.model import Table

_NO_MORE = frozenset({
    "đạt", "là", "có", "hạng", "thứ", "vị", "trí", "nhóm", "top", "tốp", ":", "≥", "≤", "<", ">", "=", ">=", "<=", "~",
    "≈", "*", "**", "(*)", "(**)",
})  # fmt: skip
_STAR = re.compile(r"\*+")


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
    told_by: str = ""  # where its indicator stands: its row's label, its column's header, the caption


@dataclass(slots=True)
class Grid:
    """One table: what its columns and caption say, and its figures by line and column where the column's meaning is
    known: each as its column writes its decimals, None where it could be two numbers. `page` is the table of the page
    that these lines are; None in a plain text. `labels` are the columns that label its rows, where there are several.
    `row_before` is what the last row measured whose label says so, `starred` the status of figures with a star."""

    columns: list[Column]
    units: Units
    caption: Caption
    figures: dict[tuple[int, int], float | None]
    page: Table | None
    labels: Labels | None = None
    row_before: str | None = None
    starred: dict[str, str] = field(default_factory=dict)

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


def numbers_in(document: Document, a: int, b: int, line: int) -> list[Number]:
    """The numbers of a line from one place to another."""
    found: list[Number] = []
    for index in document.by_line[line]:
        numbers = document.reading.sentences[index].numbers
        found += numbers[bisect_left(numbers, a, key=START) : bisect_left(numbers, b, key=START)]
    return found


def pointed_at(document: Document, index: int, mention: Mention) -> str | None:
    """The unit that "toàn tỉnh", "quận" in a line mean: as they are called today."""
    return deictic(document, mention, document.by_line[index][0], "9999-12-31")


def figures_of(
    document: Document, row: Row, grid: Grid, part: Part, column_at: int, span: tuple[int, int]
) -> Iterator[Cell]:
    """The figure of one cell, and the rank beside a score ("0,7389 (hạng 2)")."""
    column, (start, end) = grid.columns[column_at], span
    numbers = numbers_in(document, start, end, row.index)
    indicator, kind, told_by = _what(document, row, column, grid) if numbers else _NOTHING
    if indicator is None:
        return
    number = numbers[0]
    meant = _meant(document, row.index, start, number, kind == "rank")
    worth = _worth(row, grid, column_at, document.normal.low[start:end], number, kind)
    if meant is None or worth is None:
        return
    if kind in ("rank", "score") and column.role == "unknown":
        indicator, kind = _rank_or_score(indicator, kind, number, row.text if row.indicator else column.label)
        if indicator is None:
            return
    said, bound = meant
    if not said and grid.starred and (star := _STAR.search(document.normal.low, start, end)):
        said = grid.starred.get(star.group(), "")
    period = (
        _when(column, row.period or part.period)
        or grid.caption.period
        or (table_period(grid.page) if grid.page else None)
    )
    mention, entity, source = _whose(document, row, grid, part, column, indicator)
    cell = Cell(
        sentence=document.by_line[row.index][0],
        number=number,
        indicator=indicator,
        value=worth[0],
        unit=worth[1],
        total=number.total,
        period=period,
        status=_status(document, said, row, column, grid.caption, period),
        bound=bound,
        mention=mention,
        entity=entity,
        start=row.start,
        end=row.end,
        source=source,
        told_by=told_by,
    )
    yield cell
    if kind == "score" and len(numbers) > 1:
        yield from _rank_beside(document, row, cell, numbers[1])


def _status(document: Document, said: str, row: Row, column: Column, caption: Caption, period: str | None) -> str:
    """What a figure is: by its own words (`said`), else its column, row or caption; never reached in a year to come."""
    status = said or column.status or row.status or (caption.status if _may_be_goal(document, column) else "")
    status = status or "actual"
    ahead = period and document.clock.code and period[:4] > document.clock.code[:4]
    return "target" if ahead and status == "actual" else status


def _worth(
    row: Row, grid: Grid, column_at: int, text: str, number: Number, kind: str
) -> tuple[float, str | None] | None:
    """(value, unit) of a cell's figure, None where it could be two numbers or none of its kind."""
    column, value = grid.columns[column_at], number.value
    if text.rstrip(" %").endswith(number.raw) and (row.index, column_at) in grid.figures:
        told = grid.figures[row.index, column_at]
        if told is None and "*" not in text:
            return None
        value = value if told is None else told
    if kind == "money":
        if number.kind in ("vnd", "usd"):
            return value, number.kind
        label = row if row.indicator else column if column.indicator else None
        scale, currency = (label.scale, label.currency) if label else grid.units.amounts
        return (multiplied(value, scale), currency) if currency and number.kind == "plain" else None
    if (kind == "percent" and value > 100) or (kind in ("percent", "count") and number.kind in ("vnd", "usd")):
        return None
    if kind == "count":
        label = row if row.indicator else column
        own = label.scale if label.indicator and not label.currency else 1.0  # "(nghìn tài khoản)"
        value = round(value * (own if own > 1 else grid.units.counts), 3)
        if value != int(value):
            return None
    return value, None


def _whose(
    document: Document, row: Row, grid: Grid, part: Part, column: Column, indicator: str
) -> tuple[Mention | None, str | None, str | None]:
    """(mention, entity, source) of a cell: who is named or meant by its column, else its row, else what is above."""
    mention, entity, source = row.mention, row.entity, None
    if column.mention is not None and (row.indicator or row.mention is None):
        source = _source(column.mention, indicator)
        if source is None and column.mention.role in POINTING:
            mention, entity = None, pointed_at(document, row.index, column.mention)
        elif source is None:
            mention, entity = column.mention, None
    elif row.mention is not None and (source := _source(row.mention, indicator)):
        mention = None
    if mention is None and entity is None:
        mention = part.mention or (None if row.indicator else grid.caption.measured.mention) or grid.caption.place
    return mention, entity, source


def _rank_beside(document: Document, row: Row, score: Cell, place: Number) -> Iterator[Cell]:
    """The rank that stands beside a score in its cell."""
    rank, between = score.indicator.replace("_score", "_rank"), document.normal.low[score.number.end : place.start]
    if rank not in catalogue.indicators() or not ("hạng" in between or "(" in between):
        return
    if place.value == int(place.value) <= (place.total or 200):
        yield replace(
            score,
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


_NOTHING = (None, "", "")


def _what(document: Document, row: Row, column: Column, grid: Grid) -> tuple[str | None, str, str]:
    """(indicator, kind, where that stands) of a cell: what its row's label says, else its column, else the caption;
    None for nothing."""
    if row.indicator:
        told = column.year_only or column.indicator or column.period or column.mention is not None
        meant = told or is_value(column.label)
        if meant and row.kind == "count" and ("%" in column.label or "tỷ lệ" in column.label):
            return *_asked_in(document, grid.units, row, "percent"), "its row's label"
        if meant and row.kind == "percent" and _COUNTS.match(column.label):
            return *_asked_in(document, grid.units, row, "count"), "its row's label"
        return (row.indicator, row.kind, "its row's label") if meant else _NOTHING
    behind = row.mention is not None and row.mention.start > row.start
    if behind and _is_about_them(row, column.kind or grid.caption.measured.kind):
        return _NOTHING
    if column.indicator is not None:
        return column.indicator, column.kind, "its column's header"
    placed = row.mention or row.entity or row.period or (column.period and is_value(row.text))
    timed = column.period or column.year_only or (column.mention and row.mention is None and row.period)
    bare = placed and column.role == "unknown" and not row.of_part
    if bare and (timed or column.status or is_value(column.label)):
        above = grid.caption.measured
        if not (above.kind == "count" and column.unit == "percent"):  # "Tỷ trọng (%)" of what the caption counts
            return above.indicator, above.kind, "the caption"
    return _NOTHING


_COMPARED = re.compile(r"(?:mức )?(?:chênh|khoảng cách|tăng|giảm|so với|hơn|kém)(?![^\W\d_])")
_RANKED = re.compile(r"(?:xếp|thứ)? ?(?:hạng|vị trí|vị thứ)(?![^\W\d_])")


def _is_about_them(row: Row, kind: str) -> bool:
    """ "Xếp hạng Đồng Nai", "Chênh lệch Huế - Đà Nẵng" below the shares of provinces: does a row tell how somebody
    stands by the table's figures, and not a figure of this kind?"""
    return (kind != "growth" and _COMPARED.match(row.text) is not None) or (
        kind not in ("rank", "score") and _RANKED.match(row.text) is not None
    )


_REACHED = re.compile(r"hiện|thực|đã|kết quả|đạt|trước")


def _may_be_goal(document: Document, column: Column) -> bool:
    """Under a caption of goals, is a column's figure one: not called reached, nor of a year that is over?"""
    over = column.period and document.clock.code and column.period[:4] < document.clock.code[:4]
    return not over and not _REACHED.search(column.label)


_COUNTS = re.compile(r"(?:tổng )?số(?: lượng)?(?! liệu)(?![^\W\d_])")


def _asked_in(document: Document, units: Units, row: Row, unit: str) -> tuple[str | None, str]:
    """What a row's label says for figures in the unit that a column has."""
    label = part_of(document, row.index, row.start, row.end)
    return indicator_of(document, units, label, row.text, unit, "")


def _source(mention: Mention, indicator: str) -> str | None:
    """The ministry that a column or row of the economy's figures is named after: it vouches for them, they are not its
    own."""
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


_ON_DAY = re.compile(r"(?<!\d)(?P<day>30/6|31/12)(?![\d/])|(?P<end>cuối năm)(?! \d)")  # "Số doanh nghiệp (tại 31/12)"


def _when(column: Column, row: str | None) -> str | None:
    """The time of a cell: its column's, its row's, "Tháng 9" of the row in "2023" of the column, or the day that the
    column names in the year of the row."""
    if row and len(row) == 4 and (on := _ON_DAY.search(column.label)):
        return row + ("-06-30" if on["day"] == "30/6" else "-12-31")
    if column.period and row and column.year_only and len(column.period) == 4 and len(row) in (7, 15):
        return "/".join(column.period + part[4:] for part in row.split("/"))
    return column.period or row
