"""Tables flattened to lines ("Địa phương | 2022 | 2023"): what a label of theirs says of its figures, and the cells
of a header over one column together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from pipelines.extract.candidates import Setting, candidates
from pipelines.extract.clauses import any_word
from pipelines.extract.document import SAYS_ITSELF, Document
from pipelines.extract.items import Item
from pipelines.extract.list_keys import DONE, PLAN
from pipelines.extract.marks import Mark
from pipelines.extract.mentions import POINTING, Mention, mentions
from pipelines.extract.normalize import normalize
from pipelines.extract.numbers import Number
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.read import Reading, read
from pipelines.extract.sentences import WORD, Sentence, measure
from pipelines.extract.spans import months_span, shift_years
from pipelines.extract.table_heads import is_figure
from pipelines.extract.table_units import Units, is_percentage, scale_of

# What a header cell may say besides a time and still be about nothing but the row: "Kết quả thực hiện năm 2023 (%)".
_VALUE_WORD = re.compile(
    r"năm|sơ|bộ|ước|tính|thực|hiện|kế|hoạch|th|kh|mục|tiêu|chỉ|đến|kết|quả|giao|được|đạt|số|liệu|quý|tháng|giá|trị|kỳ"
    r"|báo|cáo|này|trước|từ|đầu|cùng|trạng|lượng|tỷ|lệ|cuối|hết|ngày|và|đã|cả|con|thời|điểm|của|nay|trong|lũy|bq|tại"
    r"|trọng|chiếm|mức|yêu|cầu|đề|ra|đặt|tế"
)


def is_value(text: str) -> bool:
    """Does a label say nothing but that figures stand there ("Tỷ lệ", "Kết quả (%)"; points are another measure)?"""
    words = WORD.findall(text)
    return bool(words) and words[0] != "điểm" and all(_VALUE_WORD.fullmatch(word) for word in words)


# The growth that a bare "Tăng trưởng (%)" means beside a column of money or of a share.
GROWTH_OF = {
    "ecommerce_revenue": "ecommerce_growth",
    "ict_revenue": "ict_revenue_growth",
    "digital_economy_gdp_share": "digital_economy_growth",
}


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


@dataclass(slots=True)
class Column:
    """What a header cell says of the figures below it. `role` is what lexicon/headers.yml knows it as; "unknown" where
    only its ideas tell."""

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
    role: str = "unknown"
    guessed: bool = False  # is its time said without a year?
    same: Period | None = None  # "cùng kỳ": the span of its neighbours, another year


_CENTRAL = r"(?:,| và|/| -)? ?(?:ngành|cơ quan(?: ngang bộ| thuộc chính phủ| trung ương)*)"
_PROVINCES = r"tỉnh(?:(?:,| và|/)? ?(?:thành phố|thành|tp))?(?: trực thuộc trung ương| trực thuộc tw)?"
_GROUP = re.compile(
    r"(?:(?:trung bình|bình quân|tổng|(?:tổng )?cộng|(?:tính )?chung|toàn(?: bộ)?|cả)(?: của)? )?"
    r"(?:(?:[a-c]|[ivx]+|\d)[.)] )?"
    rf"(?:(?P<ministries>(?:(?:khối|các|khối các|nhóm) )?bộ(?:{_CENTRAL})+|(?:khối|các|khối các|nhóm) bộ"
    r"|khối trung ương|(?:các )?cơ quan trung ương)"
    rf"|(?:(?:khối|các|khối các|nhóm) )?(?P<provinces>địa phương|(?:ubnd )?(?:các )?{_PROVINCES}|ubnd cấp tỉnh))"
    r"(?: \((?:bình quân|trung bình|chung|\d+[^()]{0,40})\))?"
)


def group_of(document: Document, text: str) -> str | None:
    """The group of units that a label is, as a whole and nothing else ("Bộ, ngành", "Khối địa phương"), in a table of
    the nation's or a ministry's; None for any other label."""
    if document.home.entity[:1] in ("P", "D", "W") or (document.home.title_entity or "")[:1] in ("P", "D", "W"):
        return None  # "Địa phương": its own districts, "Tỉnh": itself
    found = _GROUP.fullmatch(text)
    return None if found is None or text == "tỉnh" else "G:ministries" if found["ministries"] else "G:provinces"


START = attrgetter("start")  # by which figures and times stand in order
_Told = TypeVar("_Told", Number, Period)


def part_of(document: Document, index: int, a: int, b: int) -> Sentence:
    """A cell as a sentence of its own."""

    numbers: list[Number] = []
    periods: list[Period] = []
    ideas: list[Mark] = []
    places: list[Mark] = []
    words: list[Mark] = []
    for at in document.by_line[index]:
        sentence = document.reading.sentences[at]
        if not (sentence.start < b and a < sentence.end):
            continue
        if sentence.numbers:
            numbers += _begun(sentence.numbers, a, b)
        if sentence.periods:
            periods += _begun(sentence.periods, a, b)
        for inside, found in ((ideas, sentence.ideas), (places, sentence.places), (words, sentence.words)):
            if found:
                inside.extend(found[bisect_left(found, (a,)) : bisect_left(found, (b,))])
    return Sentence(document.normal.low, a, b, index, numbers, periods, ideas, places, words)


def _begun(found: list[_Told], a: int, b: int) -> list[_Told]:
    """Those of some figures or times that begin between two places."""
    return found[bisect_left(found, a, key=START) : bisect_left(found, b, key=START)]


def figure_below(document: Document, index: int, k: int) -> str:
    """The first figure in a column of the rows soon below a line, "" for none."""
    low, width = document.normal.low, len(document.reading.lines[index].cells)
    for row in document.reading.lines[index + 1 : index + 5]:
        if len(row.cells) == width and is_figure(text := low[row.cells[k][0] : row.cells[k][1]]):
            return text
    return ""


def _kind_of(figure: str) -> str:
    """What a figure looks like: "percent", "count", "decimal" or "" """
    if "%" in figure:
        return "percent"
    digits = figure.strip("≥≤<>=~ ").partition("/")[0].partition("(")[0].strip()
    return "decimal" if "," in digits else "count" if digits.replace(".", "").isdigit() else ""


def _read_on(document: Document, cells: list[tuple[int, int, int]]) -> Reading | None:
    """The label that a header's cells over one column are together where its lines are broken in labels ("Tỷ lệ hài"
    over "lòng (%)"), read anew as one; None where they are labels of their own."""
    texts = [document.normal.cased[a:b] for _, a, b in cells]
    if len(texts) == 1 and (quarter := _QUARTER.fullmatch(texts[0])):
        return read_label(document, f"Quý {quarter[1]}")
    below = (cell for line in {line for line, _, _ in cells[1:]} for cell in document.reading.lines[line].cells)
    if len(texts) < 2 or not any(document.normal.cased[a].islower() for a, b in below if a < b):
        return None
    return read_label(document, " ".join(texts))


_QUARTER = re.compile(r"Q([1-4])")
_ALL_YEAR = re.compile(r"(?<![^\W\d_])cả năm$")
_FIRST_MONTHS = re.compile(r"(?<![\w.,])([1-9]|1[01]) tháng(?: đầu năm)?$")
_MONTHS = re.compile(r"(?<![\w.,])(\d{1,2}) ?t(?=[/ ]|$)")


def _label_of(document: Document, line: int, a: int, b: int) -> Sentence:
    """A header's cell as a sentence of its own, with the months of "TH 6T" written out."""
    label, months = part_of(document, line, a, b), _MONTHS.search(document.normal.low[a:b])
    anew = read_label(document, _MONTHS.sub(r"\1 tháng", document.normal.low[a:b])) if months else None
    return anew.sentences[0] if anew else label


def read_label(document: Document, text: str) -> Reading | None:
    """A label in other words than stand there, read; None where it is no one label."""
    reading = read(document.lex.phrases, normalize(text), document.clock)
    return reading if len(reading.sentences) == 1 else None


def status_of_label(label: Sentence) -> str:
    """What a label says that its figures are: "target", "estimate" …, "" for nothing; goals that were reached count."""
    reached = any("completed" in tags for _, _, tags in label.ideas)
    goals = {a for a, _, tags in label.ideas if reached and "goal" in tags}
    said = (tag[7:] for a, _, tags in label.words if a not in goals for tag in tags if tag.startswith("status_"))
    return next(said, "")


_SO_MANY = re.compile(r"(?:tổng )?số (?!hóa )|tổng ")  # "Số hộ nghèo", not "Số hóa kết quả"


_OF_ALL = re.compile(r"(?:(?:tổng|cộng|tổng cộng|chung|bình quân|trung bình|tính chung|số liệu) )?toàn ")


# "Nghị quyết giao đến năm 2025", not "Giao dịch trực tuyến"
_ASSIGNED = re.compile(
    any_word("nghị quyết", "tỉnh", "trung ương", "chính phủ", "bộ", "thành phố", "cấp trên", "được")
    + r" giao(?= (?:đến|cho|năm|giai đoạn|tới|hết)(?![a-zà-ỹđ]))"
)


@dataclass(slots=True)
class Head:
    """The cells of a header over one column (line, start, end), from top to bottom, each as a sentence, and as one
    text; `whole` is what they are read anew as, where they are one label together."""

    cells: list[tuple[int, int, int]]
    parts: list[Sentence]
    text: str
    whole: Reading | None


def head_of(
    document: Document, units: Units, cells: list[tuple[int, int, int]], k: int, whole: Reading | None = None
) -> Head:
    """The head of column `k` in these cells; `whole` is that read anew, where it is a part of a sentence."""
    whole = whole or _read_on(document, cells)
    parts = whole.sentences if whole else [_label_of(document, *cell) for cell in cells]
    text = " / ".join(one.low[one.start : one.end] for one in parts)
    if k and units.percent and "(" not in text and not _SO_MANY.match(text) and not text.startswith("đơn vị"):
        text += " (%)"
    return Head(cells, parts, text, whole)


def column_of(document: Document, units: Units, head: Head, k: int, figure: str, known: bool = False) -> Column:
    """What a head says of the figures below, such as the one given; not what they measure, where that is known."""
    cells, parts, text, whole = head.cells, head.parts, head.text, head.whole
    part = parts[-1]
    for upper in reversed(parts[:-1]):
        part = replace(
            part,
            ideas=upper.ideas + part.ideas,
            places=upper.places + part.places,
            words=part.words + upper.words,
        )
    said = [p for one in reversed(parts) for p in one.periods if p.code and p.kind not in VAGUE]
    if len(said) > 1 and _ALL_YEAR.search(parts[-1].low, parts[-1].start, parts[-1].end):
        said = said[1:]  # "Cả năm" under "Năm 2023"
    period = said[0].code if said else None
    so_many = _FIRST_MONTHS.search(parts[-1].low, parts[-1].start, parts[-1].end)
    if so_many and period and len(period) == 4:
        period = months_span(int(period), 1, int(so_many[1]))  # "6 tháng" under "Năm 2023"
    if len(said) > 1 and period and said[0].guessed and (year := said[1].code) and len(year) == 4:
        period = shift_years(period, int(year) - int(period[:4]))  # "Quý I" under "2024"
    status = status_of_label(part)
    short = {*text.split()}
    if "kế hoạch" in text or ("kh" in short and "kh và" not in text) or ("giao " in text and _ASSIGNED.search(text)):
        status = "target"
    if ("thực hiện" in text or "th" in short) and status != "estimate":
        status = "actual"
    status = "target" if PLAN.fullmatch(text) else "actual" if DONE.fullmatch(text) and not status else status
    unit = "percent" if is_percentage(text) else ""
    scale, currency = scale_of(text)
    rest = text
    for label in parts:
        for p in label.periods:
            rest = rest.replace(label.low[p.start : p.end], " ")
    only_value = all(_VALUE_WORD.fullmatch(word) for word in WORD.findall(rest))
    year_only = only_value and (
        period is not None
        or bool(status)
        or any(
            word in text
            for word in ("kết quả", "giá trị", "số liệu", "số lượng", "lũy kế", " này", " báo cáo", " trước")
        )
    )
    sample = _kind_of(figure)
    if not unit and sample == "percent":
        unit = "percent"
    mention = next(
        (
            replace(m, start=cells[0][1], end=cells[-1][2]) if whole else m
            for m in mentions(document.lex, whole or document.reading, part)
            if m.role in ("name", "VN", "G:provinces", "G:ministries") or (m.role in POINTING and _OF_ALL.match(text))
        ),
        None,
    )
    if k and mention is None and (group := group_of(document, part.low[part.start : part.end])):
        mention = Mention(*cells[-1][1:], group)
    indicator, kind = (
        (None, "")
        if year_only or mention or known
        else indicator_of(
            document, units, part, text, unit or ("count" if sample == "count" or units.counts > 1 else ""), currency
        )
    )
    if indicator is None and k and not (year_only or mention or unit or currency or known):
        amounts = units.amounts
        indicator, kind = indicator_of(document, units, part, text, "", amounts[1]) if amounts[1] else (None, "")
        scale, currency = amounts if indicator else (scale, currency)
    guessed = len(said) == 1 and said[0].guessed
    again = [p for label in parts for p in label.periods if p.kind == "same" and label.low.startswith("cùng", p.start)]
    same = again[0] if again and "so " not in text else None  # no "So với cùng kỳ (%)", no "Trong kỳ"
    year_only = year_only or (same is not None and only_value)
    return Column(
        indicator, kind, period, status, unit, text, year_only, scale, currency, mention, guessed=guessed, same=same
    )


def indicator_of(
    document: Document,
    units: Units,
    part: Sentence,
    text: str,
    unit: str,
    currency: str,
    whole: Collection[str] = (),
) -> tuple[str | None, str]:
    """The indicator that a label names, for a number of the unit that it implies: "percent", "count", "" for any.
    `whole` holds the ideas of what it is a part of."""
    if not part.ideas:
        return None, ""
    end = part.end
    best: tuple[float, str, str] | None = None
    kinds: list[tuple[str, ...]]
    rank_like = any(word in text for word in ("hạng", "vị trí", "vị thứ")) or text.endswith(" thứ")
    if currency:
        kinds = [("money",)]
    elif unit == "percent":
        kinds = [("percent",), ("score",), ("growth",)]
    elif unit == "count" and not rank_like:
        kinds = [("count",), ("rank",)]
    elif _SO_MANY.match(text) or "(số " in text or "(thủ tục" in text:
        kinds = [("count",)]
    else:
        kinds = [("count",), ("rank",), ("score",), ("percent",)]
    of_ours = document.administrative and not units.other_dossiers

    def around() -> dict[str, float]:
        ideas = ({"dossier": 0.4} if of_ours else {}) | document.home.title_ideas
        return ideas | dict.fromkeys(whole, 0.6)

    others = units.other_dossiers and SAYS_ITSELF.isdisjoint(part.said)
    own_noun = _own_noun(part.ideas)
    setting = Setting(part, around, close=frozenset(whole))
    of_index = rank_like or part.indexed or "điểm" in text or "chỉ số" in text
    grows = "growth_word" in part.said
    sentence: Sentence | None = None  # the label, asked for a figure that is not there
    for kind in kinds:
        if grows and kind[0] in ("percent", "score"):
            continue  # "Tốc độ tăng giao dịch không dùng tiền mặt" is no share of them
        if kind[0] in ("rank", "score") and not of_index:
            continue  # "Camera một cửa (chiếc)", whatever index the title speaks of
        of_dossiers = kind[0] == "percent" and units.dossiers and not own_noun
        told = replace(setting, above={"dossier": 0.7}) if of_dossiers else setting
        if not told.frames(document.lex, kind):
            continue  # before anything is measured
        sentence = sentence or Sentence(
            part.low, part.start, end, part.line, [], [], part.ideas, part.places, part.words, measure(part)
        )
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
        counted: tuple[str, ...] | None = None
        if kind[0] == "count":
            lent = () if own_noun or not units.dossiers else ("dossier",)
            counted = (*(idea for _, _, tags in part.ideas for idea in tags), *whole, *lent)
        item = Item(-1, sentence, number, kind, counted, end, 1 if kind[0] == "growth" else 0, kind[0] == "rank")
        found = candidates(document.lex, item, told)
        if others and found and "other_dossier" in found[0].frame.none:
            continue
        if found:
            score = found[0].score
            if kind[0] == "rank":
                score += 0.4 if rank_like else -0.5
            if kind[0] == "growth":
                score += 0.35 if "tốc độ" in text or "tăng" in text else -0.6
            if kind[0] == "score" and rank_like:
                score -= 0.6
            if score >= 0.6 and (best is None or score > best[0]):
                best = (score, found[0].frame.indicator, kind[0])
    return (best[1], best[2]) if best else (None, "")


def _own_noun(ideas: list[Mark]) -> bool:
    """Does a label say itself what it counts, so that the table's dossiers are not meant?"""
    return any(idea in _COUNTED_NOUNS for _, _, tags in ideas for idea in tags)
