"""Tables flattened to lines ("Địa phương | 2022 | 2023"): cells read by header and row label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines import catalogue
from pipelines.extract.link import SCALES, Item, candidates
from pipelines.extract.numbers import Number
from pipelines.extract.read import Line, Mark, Sentence, _measure
from pipelines.extract.resolve import Mention, mentions

if TYPE_CHECKING:
    from pipelines.extract.engine import Document

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/-]\d{4}|[1-4][/-]\d{4}")
_SPAN = re.compile(r"\d{1,2} tháng|\d{4} ?\(|\d{4} ?[-–] ?\d{4}")  # "6 tháng 2023", "2023 (ước)", "2021-2025"
# What a header cell may say besides a time and still be about nothing but the row: "Kết quả thực hiện năm 2023 (%)".
_VALUE_WORD = re.compile(
    r"năm|sơ|bộ|ước|tính|thực|hiện|kế|hoạch|th|kh|mục|tiêu|chỉ|đến|kết|quả|giao|được|đạt|số|liệu|quý|tháng|giá|trị|kỳ"
    r"|báo|cáo|cùng|trạng|lượng|tỷ|tỉ|lệ|cuối|hết|ngày|và|đã|cả|con|thời|điểm|của|nay|trong|lũy|bq|tại"
)
# The rate and the growth that a bare "Tỷ lệ (%)", "Tăng trưởng (%)" means beside a column of counts or money.
_RATE_OF = {
    "dossiers_online": "dossier_online_rate",
    "dossiers_overdue": "dossier_overdue_rate",
    "services_full_online": "service_full_online_rate",
    "services_online": "service_online_rate",
}
_GROWTH_OF = {
    "ecommerce_revenue": "ecommerce_growth",
    "ict_revenue": "ict_revenue_growth",
    "digital_economy_gdp_share": "digital_economy_growth",
}
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"[ivx]{1,4}\.?|[a-h]\.?|\d{1,2}\.?")
_COUNT_UNIT = re.compile(
    r"dịch vụ|dvc|dvctt|dn|doanh nghiệp|hồ sơ|tổ|người|hộ|thủ tục|tthc|tài khoản|đơn vị|cơ quan|bộ|bộ dữ liệu|lượt"
    r"|thành viên"
)
_DONG = re.compile(r"(?<!cộng )(?<!hợp )(?<!hội )(?<![^\W\d_])đồng(?![^\W\d_])(?! bộ)")
_COUNTED_NOUNS = frozenset(
    {
        "service",
        "service_weak",
        "procedure",
        "enterprise",
        "digital_enterprise",
        "dteam",
        "member",
        "household",
        "people",
        "school",
        "hospital",
        "agency",
        "account",
        "eid",
        "citizen_account",
        "dsign",
        "dataset",
        "system",
        "rating",
        "communes_noun",
        "districts_noun",
        "goal",
        "task",
        "civil_status",
    }
)
_SIGNS = (("≥", ">="), (">=", ">="), ("≤", "<="), ("<=", "<="), (">", ">"), ("<", "<"), ("~", "~"), ("≈", "~"))


@dataclass(slots=True)
class Cell:
    """One figure of a table, read."""

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


@dataclass(slots=True)
class Column:
    """What a header cell says of the figures below it."""

    indicator: str | None
    kind: str
    period: str | None
    status: str
    unit: str
    label: str
    year_only: bool
    scale: float
    currency: str
    mention: Mention | None = None


def cells_of(document: Document) -> Iterator[Cell]:
    """The figures of all tables of a document, row by row."""
    lines = document.reading.lines
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.cells or document.is_row_of_text(line):
            index += 1
            continue
        if _is_header(document, index):
            document.dossier_table = _of_dossiers(document, index)
            columns = [_column(document, index, a, b, k) for k, (a, b) in enumerate(line.cells)]
            caption = _caption(document, index)
            _siblings(columns)
            document.count_scale = _count_scale(document, index)
            index += 1
            gap = 0
            while index < len(lines) and gap <= 2:
                row = lines[index]
                if not row.cells:
                    gap += 1
                    index += 1
                    continue
                if _is_header(document, index) or document.is_row_of_text(row):
                    break
                gap = 0
                yield from _row(document, index, columns, caption)
                index += 1
            continue
        index += 1


def _numbers_in(document: Document, a: int, b: int, line: int) -> list[Number]:
    return [n for i in document.by_line[line] for n in document.reading.sentences[i].numbers if a <= n.start < b]


def _is_header(document: Document, index: int) -> bool:
    """A row of labels with a row of figures soon below it."""
    line = document.reading.lines[index]
    low = document.normal.low
    filled = [low[a:b] for a, b in line.cells if a < b]
    if len(filled) == 2 and _ORDINAL.fullmatch(filled[0]):
        return False  # "II | Kinh tế số": a part of the table
    if len(line.cells) < 2 or any(_is_figure(low[a:b]) for a, b in line.cells[1:]):
        return False
    if sum(any(c.isalpha() or c.isdigit() for c in low[a:b]) for a, b in line.cells[1:]) < (
        2 if len(line.cells) > 2 else 1
    ):
        return False
    following = document.reading.lines[index + 1 : index + 5]
    return any(any(_is_figure(low[a:b]) for a, b in row.cells[1:]) for row in following)


def _is_figure(text: str) -> bool:
    """Does a cell hold a figure: digits first, a year not counted?"""
    text = text.lstrip("≥≤<>=~≈ ")
    return (
        bool(text)
        and not _DATE.fullmatch(text)
        and not _SPAN.match(text)
        and (text[0].isdigit() or text.startswith(("trên ", "dưới ", "từ ", "khoảng ", "tối ")))
        and any(c.isdigit() for c in text)
        and not _is_year(text)
    )


def _is_year(text: str) -> bool:
    digits = "".join(c for c in text if c.isdigit())
    return len(digits) == 4 and digits.startswith(("19", "20")) and "," not in text and "." not in text


def _part(document: Document, index: int, a: int, b: int) -> Sentence:
    """A cell as a sentence of its own."""
    found = Sentence(a, b, index, [], [], [], [], [])
    for i in document.by_line[index]:
        s = document.reading.sentences[i]
        found.numbers += [n for n in s.numbers if a <= n.start < b]
        found.periods += [p for p in s.periods if a <= p.start < b]
        found.ideas += [m for m in s.ideas if a <= m[0] < b]
        found.places += [m for m in s.places if a <= m[0] < b]
        found.words += [m for m in s.words if a <= m[0] < b]
    _measure(found, document.normal.low, [])
    return found


def _sample(document: Document, index: int, k: int) -> str:
    """What kind of figure stands below a header cell: "percent", "count", "decimal" or "" """
    low = document.normal.low
    for row in document.reading.lines[index + 1 : index + 5]:
        if len(row.cells) == len(document.reading.lines[index].cells) and k < len(row.cells):
            text = low[row.cells[k][0] : row.cells[k][1]]
            if _is_figure(text):
                if "%" in text:
                    return "percent"
                digits = text.strip("≥≤<>=~ ").partition("/")[0].partition("(")[0].strip()
                return "decimal" if "," in digits else "count" if digits.replace(".", "").isdigit() else ""
    return ""


def _column(document: Document, index: int, a: int, b: int, k: int) -> Column:
    low = document.normal.low
    part = _part(document, index, a, b)
    text = low[a:b]
    period = next(
        (p.code for p in part.periods if p.code and p.kind not in ("now", "same", "echo", "start", "since")), None
    )
    status = next((tag[7:] for _, _, tags in part.words for tag in tags if tag.startswith("status_")), "")
    if "kế hoạch" in text or text.startswith("kh "):
        status = "target"
    if "thực hiện" in text and status != "estimate":
        status = "actual"
    unit = "percent" if "%" in text or "tỷ lệ" in text or "tỉ lệ" in text or "tỷ trọng" in text else ""
    scale, currency = _scale(text)
    rest = text
    for p in part.periods:
        rest = rest.replace(low[p.start : p.end], " ")
    only_value = all(_VALUE_WORD.fullmatch(word) for word in _WORD.findall(rest)) and all(
        tags == ("per_plan",) for _, _, tags in part.ideas
    )
    year_only = only_value and (
        period is not None
        or bool(status)
        or any(word in text for word in ("kết quả", "giá trị", "số liệu", "số lượng"))
    )
    sample = _sample(document, index, k)
    if not unit and sample == "percent":
        unit = "percent"
    mention = next(
        (
            m
            for m in mentions(document.lex, document.reading, part)
            if m.role in ("name", "VN", "G:provinces", "G:ministries")
        ),
        None,
    )
    indicator, kind = (
        (None, "")
        if year_only or mention
        else _indicator(document, part, text, unit, currency, only="count" if sample == "count" and not unit else "")
    )
    return Column(indicator, kind, period, status, unit, text, year_only, scale, currency, mention)


def _siblings(columns: list[Column]) -> None:
    """A bare "Tỷ lệ (%)" or "Tăng trưởng (%)" is the rate or the growth of the column before it."""
    before: str | None = None
    for column in columns:
        if column.indicator is None and column.mention is None and before is not None:
            words = _WORD.findall(column.label)
            if "tăng" in words and set(words) <= {
                "tăng",
                "trưởng",
                "tốc",
                "độ",
                "so",
                "với",
                "năm",
                "trước",
                "cùng",
                "kỳ",
            }:
                column.indicator, column.kind = _GROWTH_OF.get(before), "growth"
            elif column.unit == "percent" and set(words) <= {"tỷ", "tỉ", "lệ", "đạt", "chiếm"}:
                column.indicator, column.kind = _RATE_OF.get(before), "percent"
        before = column.indicator or before


def _scale(text: str) -> tuple[float, str]:
    currency = "usd" if "usd" in text or "đô la" in text else "vnd" if _DONG.search(text) else ""
    scale = 1.0
    for words, size in (
        ("nghìn tỷ", 1e12),
        ("triệu tỷ", 1e15),
        ("tỷ", 1e9),
        ("tỉ", 1e9),
        ("triệu", 1e6),
        ("nghìn", 1e3),
        ("ngàn", 1e3),
    ):
        if f"({words}" in text or f"{words} đồng" in text or f"{words} usd" in text or f"{words} đô" in text:
            scale = size
            break
    return scale, currency


def _indicator(
    document: Document,
    part: Sentence,
    text: str,
    unit: str,
    currency: str,
    strong: dict[str, float] | None = None,
    only: str = "",
) -> tuple[str | None, str]:
    """The indicator that a label names, for a number of the unit that it implies."""
    if not part.ideas:
        return None, ""
    end = part.end
    best: tuple[float, str, str] | None = None
    kinds: list[tuple[str, ...]]
    if currency:
        kinds = [("money",)]
    elif unit:
        kinds = [("percent",), ("score",), ("growth",)]
    elif only == "count" and not any(word in text for word in ("hạng", "vị trí")):
        kinds = [("count",), ("rank",)]
    elif text.startswith(("số ", "tổng số ", "tổng ")) or "(số " in text or "(thủ tục" in text:
        kinds = [("count",)]
    else:
        kinds = [("count",), ("rank",), ("score",), ("percent",)]
    around = {"dossier": 0.4} | document.home.title_ideas
    rank_like = any(word in text for word in ("hạng", "vị trí", "vị thứ"))
    for kind in kinds:
        number = Number(
            end,
            end,
            1.0 if kind[0] != "count" else 5.0,
            None,
            None,
            "percent" if kind[0] in ("percent", "growth") else "plain",
            False,
            "",
        )
        ideas: list[Mark] = part.ideas
        sentence = Sentence(part.start, end, part.line, [], [], ideas, part.places, part.words, part.steps, part.costs)
        counted: tuple[str, ...] | None = (
            (*(idea for _, _, tags in ideas for idea in tags), *(() if _own_noun(ideas) else ("dossier",)))
            if kind[0] == "count"
            else None
        )
        item = Item(-1, sentence, number, kind, counted, end, 1 if kind[0] == "growth" else 0, kind[0] == "rank")
        matter = {"dossier": 0.7} if kind[0] == "percent" and document.dossier_table and not _own_noun(ideas) else {}
        found = candidates(document.lex, item, around, (strong or {}) | matter, document.heads)
        if found:
            score = found[0].score
            if kind[0] == "rank":
                score += 0.4 if rank_like else -0.5
            if kind[0] == "growth":
                score += 0.35 if "tốc độ" in text or "tăng" in text else -0.6
            if kind[0] in ("score",) and rank_like:
                score -= 0.6
            if score >= 0.6 and (best is None or score > best[0]):
                best = (score, found[0].frame.indicator, kind[0])
    if best is None and currency == "" and unit == "percent":
        return None, ""
    return (best[1], best[2]) if best else (None, "")


def _caption(document: Document, index: int) -> tuple[str | None, str, str | None, str]:
    """What the lines above a table say of all its figures: (indicator, unit, period, status)."""
    indicator: str | None = None
    kind, unit, status = "", "", ""
    period: str | None = document.home.title_period.code if document.home.title_period is not None else None
    for above in range(index - 1, max(-1, index - 5), -1):
        line = document.reading.lines[above]
        if line.cells:
            break
        text = document.normal.low[line.start : line.end]
        if "đơn vị" in text and "%" in text:
            unit = "percent"
        part = _part(document, above, line.start, line.end)
        if period is None:
            period = next(
                (
                    p.code
                    for p in part.periods
                    if p.code
                    and p.kind not in ("now", "same", "echo", "start", "since")
                    and not (p.kind == "day" and not p.deadline)
                ),
                None,
            )
        if indicator is None and line.end - line.start < 220 and not _figures(document, part):
            _, currency = _scale(text)
            indicator, kind = _indicator(
                document, part, text, "percent" if unit or "tỷ lệ" in text or "tỷ trọng" in text else "", currency
            )
    return indicator, kind, period, status


def _figures(document: Document, part: Sentence) -> bool:
    """Does a line state figures, others than in brackets ("(193 quốc gia)")?"""
    low = document.normal.low
    return any(
        low.rfind("(", part.start, n.start) <= low.rfind(")", part.start, n.start)
        and n.kind in ("percent", "vnd", "usd")
        for n in part.numbers
    )


def _row(
    document: Document, index: int, columns: list[Column], caption: tuple[str | None, str, str | None, str]
) -> Iterator[Cell]:
    line: Line = document.reading.lines[index]
    low = document.normal.low
    cells = line.cells
    shift = len(columns) - len(cells)
    label_at = 0
    first = low[cells[0][0] : cells[0][1]].strip(" .)")
    numbers_first = (first.isdigit() and not _is_year(first)) or low[cells[0][0] : cells[0][1]] in (
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
    a, b = cells[label_at]
    label = _part(document, index, a, b)
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
        deictic = next((m for m in mentions(document.lex, document.reading, label)), None)
        if text.startswith("cả nước"):
            entity = "VN"
        elif deictic is not None and deictic.role in ("province", "city", "district"):
            entity = document.deictic(deictic, document.by_line[index][0], "9999-12-31")
        elif deictic is None and not who:
            entity = document.home.title_entity or document.home.entity
    place_column = columns and any(
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
    scale, currency = _scale(text + " " + (f"({unit_cell})" if unit_cell not in ("", "percent", "count") else ""))
    if mention is None or (label.ideas and not place_column):
        strong: dict[str, float] = {}
        row_indicator, row_kind = _indicator(
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
            growth = _GROWTH_OF.get(previous or "")
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
    ranked = label_at == 1 and any(word in columns[0].label for word in ("hạng", "vị trí", "vị thứ"))
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
            if indicator is None and mention is None and entity is None and row_period is None:
                continue
            if indicator is None and (column.year_only or caption[0]) and (column.period or column.year_only):
                indicator, kind = caption[0], caption[1]
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
        period = _when(column, row_period) or caption[2]
        status = column.status or row_status or "actual"
        if status == "actual" and period and document.clock.code and period[:4] > document.clock.code[:4]:
            status = "target"
        value = number.value
        unit: str | None = None
        if kind == "money":
            used = scale if row_indicator else column.scale
            money = currency if row_indicator else column.currency
            if number.kind == "plain":
                value *= used
            unit = money or (number.kind if number.kind in ("vnd", "usd") else None)
        if kind == "percent" and value > 100:
            continue
        if kind in ("rank", "score"):
            indicator, kind = _rank_or_score(indicator, kind, number, text if row_indicator else column.label)
            if indicator is None:
                continue
        if kind == "count":
            value = round(value * document.count_scale, 3)
            if value != int(value):
                continue
        at = document.by_line[index][0]
        who_of = mention
        if row_indicator and column.mention is not None:
            who_of, entity = column.mention, None
        yield Cell(at, number, indicator, value, unit, number.total, period, status, bound, who_of, entity, a)
        rank = indicator.replace("_score", "_rank")
        if (
            len(numbers) > 1
            and kind == "score"
            and rank in catalogue.indicators()
            and ("hạng" in low[number.end : numbers[1].start] or "(" in low[number.end : numbers[1].start])
            and numbers[1].value == int(numbers[1].value) <= (numbers[1].total or 200)
        ):
            yield Cell(
                at, numbers[1], rank, numbers[1].value, None, numbers[1].total, period, status, "=", mention, entity, a
            )


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


def _own_noun(ideas: list[Mark]) -> bool:
    """Does a label say itself what it counts, so that the table's dossiers are not meant?"""
    return any(idea in _COUNTED_NOUNS for _, _, tags in ideas for idea in tags)
