"""What stands above a table and holds for all its figures: what they measure, of whom, of when, and whether they are
goals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipelines import catalogue
from pipelines.extract.cell_shapes import CAPTION
from pipelines.extract.document import Document
from pipelines.extract.mentions import Mention, kind_of, mentions
from pipelines.extract.normalize import fold
from pipelines.extract.period_readers import VAGUE
from pipelines.extract.sentences import Sentence
from pipelines.extract.table_units import Units, is_percentage, scale_of
from pipelines.extract.tables import indicator_of, part_of
from pipelines.extract.who_around import is_source


class Measured(NamedTuple):
    """What a caption says that all figures of its table measure: an indicator, None for none, the kind of its figures,
    `mention` where it names one unit with it, and one only; `said` is where its line begins and ends."""

    indicator: str | None
    kind: str
    mention: Mention | None
    said: tuple[int, int]


@dataclass(slots=True)
class Caption:
    """What stands around a table, from line `index` to line `last`, and holds for all its figures; `place` where it
    names one place; `status` where it calls them goals."""

    document: Document
    units: Units
    index: int
    last: int
    period: str | None
    place: Mention | None
    status: str
    known_measured: Measured | None = None

    @property
    def measured(self) -> Measured:
        """What it says that the figures measure, once somebody asks: of most figures columns and rows say it."""
        if self.known_measured is None:
            self.known_measured = _measured(self.document, self.units, self.index, self.last)
        return self.known_measured


_ABOVE = 4  # lines above a table that may be of it
_LONGEST = 220  # characters from which on a line is prose, and names no measure of the table's


def caption_of(document: Document, units: Units, index: int, last: int) -> Caption:
    """What the lines above a table, from line `index` to line `last`, say of all its figures, or the one below it that
    calls itself its caption ("(Bảng tỷ lệ …)")."""
    place: Mention | None = None
    status = ""
    period: str | None = document.home.title_period.code if document.home.title_period is not None else None
    dated = False  # has a line above a time of its own?
    head = document.reading.lines[index]
    if (cells := head.cells) and not head.keys:  # "Kết quả năm 2023 | Hồ sơ trực tuyến | Đúng hạn"
        corner = part_of(document, index, *cells[0])
        behind = part_of(document, index, cells[-1][1], document.reading.lines[index].end)
        told = (p.code for p in corner.periods + behind.periods if p.code and p.kind not in VAGUE)
        period = next(told, period)
        place = place_named(document, corner)
    for above in range(index - 1, max(-1, index - _ABOVE - 1), -1):
        line = document.reading.lines[above]
        if line.cells:
            break
        text = document.normal.low[line.start : line.end]
        part = part_of(document, above, line.start, line.end)
        status = status or status_of_caption(text)
        if place is None and text[-1] != ".":
            place = place_named(document, part)
        if not dated and text[-1] != "." and any(p.code for p in part.periods):
            own = _own_time(document, above, part)
            dated = own is not None or any(p.kind != "day" or p.deadline for p in part.periods)
            period = own or period
        if period is None and not _figures(document, part):
            period = next(
                (
                    p.code
                    for p in part.periods
                    if p.code and p.kind not in VAGUE and not (p.kind == "day" and not p.deadline)
                ),
                None,
            )
    status = status or status_of_caption(fold(document.context.title or ""))
    below = _below(document, last) if not period else None
    if below is not None and _measured_above(document, units, index).indicator is None:
        period = next((p.code for p in below.periods if p.code and p.kind not in VAGUE), None)
    return Caption(document, units, index, last, period, place, "target" if status == "target" else "")


def _measured(document: Document, units: Units, index: int, last: int) -> Measured:
    """What the lines around a table say that all its figures measure: those above it, else the one below."""
    above, below = _measured_above(document, units, index), _below(document, last)
    if above.indicator is not None or below is None:
        return above
    indicator, kind = _indicator_in(document, units, below)
    return above._replace(indicator=indicator, kind=kind)


def _measured_above(document: Document, units: Units, index: int) -> Measured:
    """What the first cell of a table says that all its figures measure, else the lines above it, the nearest first."""
    lines, said = document.reading.lines, (0, 0)
    if (cells := lines[index].cells) and not lines[index].keys:
        said = cells[0]
        corner = part_of(document, index, *said)
        indicator, kind = _indicator_in(document, units, corner)
        if indicator is not None:
            return Measured(indicator, kind, _whose(document, corner), said)
    for above in range(index - 1, max(-1, index - _ABOVE - 1), -1):
        line = lines[above]
        if line.cells:
            break
        if line.end - line.start >= _LONGEST:
            continue
        part = part_of(document, above, line.start, line.end)
        indicator, kind = (None, "") if _figures(document, part) else _indicator_in(document, units, part)
        if indicator is not None:
            return Measured(indicator, kind, _whose(document, part), (line.start, line.end))
    return Measured(None, "", None, said)


def _below(document: Document, last: int) -> Sentence | None:
    """The line below a table that calls itself its caption."""
    line = document.reading.lines[last + 1] if last + 1 < len(document.reading.lines) else None
    if line is None or line.cells or not _BELOW.match(document.normal.low, line.start):
        return None
    return part_of(document, last + 1, line.start, line.end)


def _whose(document: Document, part: Sentence) -> Mention | None:
    """The one unit that a caption names with its indicator."""
    text = part.low[part.start : part.end]
    named = [m for m in mentions(document.lex, document.reading, part) if m.role in ("name", "VN")]
    if not named and "gdp" in text and "grdp" not in text:
        return Mention(part.start, part.start, "VN")  # a share of GDP is the nation's
    return named[0] if len(named) == 1 else None


def _indicator_in(document: Document, units: Units, part: Sentence) -> tuple[str | None, str]:
    """The indicator that a caption names, and the kind of its figures."""
    text = part.low[part.start : part.end]
    unit = "percent" if units.percent or is_percentage(text) else ""
    return indicator_of(document, units, part, text, unit, scale_of(text)[1])


_BELOW = re.compile(
    r"[(*_\s]*(?:(?:bảng|biểu)(?: số)?(?: [\divx]+)? ?[:.]? ?(?!trên |này |\d)|nguồn(?: số liệu)? ?: ?)[^\W\d_]"
)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)] [^.;:]*$")  # a heading of its own: "(4) Hồ sơ quý II"
_AS_OF = re.compile(r"(?:thời điểm|tính đến|số liệu đến)(?: hết)?(?: ngày)? (?=\d)")


def _own_time(document: Document, index: int, part: Sentence) -> str | None:
    """The time that a caption gives its table whatever the text's title says: "Biểu 2. …, 6 tháng cuối năm 2025" in a
    plan for 2026, "…, thời điểm 31/12/2018" in a book of 2019."""
    low, line = document.normal.low, document.reading.lines[index]
    if CAPTION.match(low, line.start) or _NUMBERED.match(low, line.start, line.end):
        return next((p.code for p in part.periods if p.code), None)
    day = _AS_OF.search(low, line.start, line.end)
    if day is None and low[line.end - 1] == ":":  # "… Kết quả tại một số huyện đến hết ngày 30/9/2022:"
        lead = document.reading.sentences[document.by_line[index][-1]]
        return next((p.code for p in lead.periods if p.code and p.kind not in VAGUE), None)
    as_of = next((p.code for p in part.periods if day and p.code and p.start <= day.end() < p.end), None)
    year = document.home.title_period.code if document.home.title_period is not None else None
    return as_of or (_within(low, part, year) if year and len(year) == 4 else None)


def _within(low: str, part: Sentence, year: str) -> str | None:
    """The part of a year, or the day up to which, that a line says its figures are of ("…, 9 tháng đầu năm 2024"); a
    span from day to day may reach out of it ("từ 15/12/2023 đến 14/11/2024")."""
    for p in part.periods:
        if p.code and p.kind not in VAGUE and (p.kind != "day" or "đến" in low[max(part.start, p.start - 16) : p.end]):
            within = p.code != year and all(one.startswith(year) for one in p.code.split("/"))
            return p.code if within or len(p.code) == 21 else None
    return None


_GOALS = re.compile(
    r"(?<![^\W\d_])(?:mục tiêu|phấn đấu|(?:giao|phân bổ|đăng ký)(?: [^\W\d_]+){0,3} (?:chỉ tiêu|kế hoạch)"
    r"|(?:chỉ tiêu|kế hoạch)(?: [^\W\d_]+){0,4} (?:được giao|giao|phấn đấu)"
    r"|kèm theo (?:kế hoạch|nghị quyết|chương trình|đề án))(?![^\W\d_])"
)
_RESULTS = re.compile(
    r"(?<![^\W\d_])(?:kết quả|tình hình|tiến độ|thực hiện|hoàn thành|đánh giá|thực trạng|hiện trạng|theo dõi|so với|đạt"
    r"|nhìn lại|điểm lại|sơ kết|tổng kết|rà soát|giám sát|kiểm điểm)(?![^\W\d_])"
)


def status_of_caption(text: str) -> str:
    """What a title or caption says that a table's figures are: "target", "actual", "" for nothing."""
    return "actual" if _RESULTS.search(text) else "target" if _GOALS.search(text) else ""


def place_named(document: Document, part: Sentence) -> Mention | None:
    """The one place that a line names, the nation in a national text; None where it names none, several, somebody else
    too, or whom the text is of; the province in the masthead of its commune ("UBND phường …" over "Tỉnh …") is none
    either."""
    named = [m for m in mentions(document.lex, document.reading, part) if m.role in ("name", "VN", "?")]
    if len(named) == 1 and named[0].role == document.home.entity == "VN":
        return named[0]
    if len(named) != 1 or named[0].role != "name" or kind_of(named[0].rows) == "ministry":
        return None
    own = {document.home.title_entity or document.home.entity}
    if part.start == named[0].start and part.end == named[0].end and document.home.province:
        own.add(document.home.province)
    is_own = any(catalogue.entities()[row].code in own for row in named[0].rows)
    return None if is_own or is_source(document, part, named[0]) else named[0]


def _figures(document: Document, part: Sentence) -> bool:
    """Does a line state figures, others than in brackets ("(193 quốc gia)")?"""
    low = document.normal.low
    return any(
        low.rfind("(", part.start, n.start) <= low.rfind(")", part.start, n.start)
        and n.kind in ("percent", "vnd", "usd")
        for n in part.numbers
    )
