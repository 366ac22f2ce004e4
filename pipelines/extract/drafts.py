"""A linked number becomes drafts of facts: its indicator is joined with its entities, period, status, bound, value,
quote and confidence; lists that go with figures one by one ("lần lượt") are matched first.
"""

from __future__ import annotations

import itertools
import re
from typing import cast

from pipelines import catalogue
from pipelines.extract.bounds import bound_for
from pipelines.extract.clauses import IN_ORDER, NEXT_FIGURE, NEXT_NAME, bracket, compared, moved_to
from pipelines.extract.confidence import TABLE, confidence_of, signs_of
from pipelines.extract.document import Choice, Document, Draft
from pipelines.extract.editions import edition_before, is_index, year_before_edition
from pipelines.extract.items import Item, in_turns
from pipelines.extract.mentions import Mention
from pipelines.extract.naming import unit_code
from pipelines.extract.period_readers import Period
from pipelines.extract.spans import effective_day, shift_years
from pipelines.extract.status import status_of
from pipelines.extract.table_cells import Cell
from pipelines.extract.when import is_side, period_of
from pipelines.extract.who import entities_of
from pipelines.extract.who_around import own_ministry
from pipelines.model import QUOTE_LIMIT, SHOWS_NUMBER, Bound, Fact, Status, Unit

_DATED = frozenset({"month", "quarter", "half", "year", "day", "range"})
_UNITS = ("name", "VN", "G:provinces", "G:ministries")


_LONGEST_STEP = len(", và vị trí thứ ")  # of what joins figures that are given one by one


def respectively(document: Document, index: int, items: list[Item]) -> dict[int, Mention | str]:
    """ "A, B và C lần lượt đạt x, y và z": which of the list goes with which figure."""
    result: dict[int, Mention | str] = {}
    if len(items) < 2:
        return result
    sentence = document.reading.sentences[index]
    low = document.normal.low
    groups: list[list[Item]] = [[items[0]]]
    for before, item in itertools.pairwise(items):
        end, start = before.number.end, item.number.start
        near = start - end <= _LONGEST_STEP and before.number.kind == item.number.kind
        joined = near and NEXT_FIGURE.fullmatch(low, end, start) is not None
        if joined and not (item.rank and low.find(";", end, start) >= 0):
            groups[-1].append(item)
        else:
            groups.append([item])
    for group in groups:
        if len(group) < 2:
            continue
        start = group[0].number.start
        listed = (p for p in sentence.periods if len(p.codes) == len(group) and p.end <= start)
        years = [p for p in listed if len(p.codes[0]) == 4]
        if years:
            for item, code in zip(group, years[-1].codes, strict=True):
                result[item.number.start] = code
            continue
        times = _times_in_turn(document, index, group)
        if times:
            result.update(zip((item.number.start for item in group), times, strict=True))
            continue
        behind = _named_behind(document, index, group)
        if behind:
            result.update(zip((item.number.start for item in group), behind, strict=True))
            continue
        named = [m for m in document.who(index) if m.end <= start and (m.role in {"name", "?"})]
        turn = next((size for size in (2, 3) if in_turns(group, size, low)), 1)  # "71% và 45%, 66% và 40%"
        size = len(group) // turn
        for k in range(len(named) - size, -1, -1):
            run = named[k : k + size]
            if all(NEXT_NAME.fullmatch(low, a.end, b.start) for a, b in itertools.pairwise(run)):
                for at, item in enumerate(group):
                    result[item.number.start] = run[at // turn]
                document.order = run
                break
        else:
            units = [m for m in document.who(index) if m.end <= start and m.role in _UNITS]
            if len(units) > len(group) and all(
                NEXT_NAME.fullmatch(low, a.end, b.start) for a, b in itertools.pairwise(units[-len(group) :])
            ):
                units = units[-len(group) :]  # "Văn phòng Chính phủ cho biết, khối bộ và khối địa phương lần lượt …"
            if len(units) == len(group) and IN_ORDER.search(low, sentence.back(start, 24), start):
                for item, mention in zip(group, units, strict=True):
                    result[item.number.start] = mention
            elif not named and IN_ORDER.search(low, sentence.start, start):
                order = document.order if len(document.order) == len(group) else _named_above(document, index)
                if len(order) == len(group):
                    result.update(zip((item.number.start for item in group), order, strict=True))
    return result


_AND_THEN = re.compile(r"(?:,|,? và|,? rồi|,? cùng)(?: (?:của|trong|vào))? ?")


def _times_in_turn(document: Document, index: int, group: list[Item]) -> list[str]:
    """The times of a list that goes with figures one by one: "Quý I và quý II/2023 lần lượt tiếp nhận x và y", "x và y
    trong quý I và quý II/2023"."""
    sentence, low, start = document.reading.sentences[index], document.normal.low, group[0].number.start
    times = [p for p in sentence.periods if p.end <= start and p.code and p.kind in _DATED]
    one = len({item.link.frame.indicator for item in group if item.link is not None}) == 1
    if one and not times:
        return _times_behind(document, index, group)
    alike = one and len(group) == sum(n.kind == group[0].number.kind for n in sentence.numbers)
    if times and len(_each(times[-1])) == len(group) and (alike or IN_ORDER.search(low, times[-1].end, start)):
        return list(_each(times[-1]))  # "Tháng 5 và tháng 6/2024"
    run = times[-len(group) :]
    joined = all(_AND_THEN.fullmatch(low, a.end, b.start) for a, b in itertools.pairwise(run))
    if len(run) < len(group) or not joined or len({p.kind for p in run}) > 1:
        return []
    if (
        not (alike or IN_ORDER.search(low, run[-1].end, start))
        or sum(m.role == "name" for m in document.who(index)) > 1
    ):
        return []
    return _in_one_year(low, run)


_MOST_BEHIND = 90  # characters from the last of some figures to the times behind them


def _times_behind(document: Document, index: int, group: list[Item]) -> list[str]:
    """The times behind figures that go with them one by one: "đạt 21%, 35% và 52% trong các năm 2018, 2019 và 2020"."""
    sentence, low, end = document.reading.sentences[index], document.normal.low, group[-1].number.end
    run = [p for p in sentence.periods if p.start >= end and p.code][: len(group)]
    if not run or run[0].start - end > _MOST_BEHIND or sentence.figures_between(end, run[0].start):
        return []
    if low.find(";", end, run[0].start) >= 0 or compared(sentence, run[0]):
        return []
    if len({m.rows for m in document.who(index) if m.role == "name" and m.end <= group[0].number.start}) > 1:
        return []
    if len(_each(run[0])) == len(group):
        return list(_each(run[0]))
    if len(run) < len(group) or len({p.kind for p in run}) > 1 or run[0].kind not in _DATED:
        return []
    joined = all(_AND_THEN.fullmatch(low, a.end, b.start) for a, b in itertools.pairwise(run))
    return _in_one_year(low, run) if joined else []


def _each(period: Period) -> tuple[str, ...]:
    """The times that one expression names: "các năm 2018 và 2020", "hai năm 2019 và 2020"."""
    code = period.code or ""
    return period.codes or (tuple(code.split("/")) if len(code) == len("2019/2020") else ())


def _in_one_year(low: str, run: list[Period]) -> list[str]:
    """The times of a list of which one alone has its year said: "quý I và quý II/2023"."""
    years = {p.code[:4] for p in run if p.code and not p.guessed and low[p.end - 4 : p.end].isdigit()}
    year = years.pop() if len(years) == 1 else ""
    return [p.code if low[p.end - 4 : p.end].isdigit() or not year else year + p.code[4:] for p in run if p.code]


def _named_above(document: Document, index: int) -> list[Mention]:
    """Those whom the sentence before names, in order: "Điện Bàn đạt 67,3%, Hội An 71,8%. Con số tương ứng …"."""
    sentences = document.reading.sentences
    if not index or sentences[index - 1].line != sentences[index].line:
        return []
    named = [m for m in document.who(index - 1) if m.role in _UNITS]
    return list({(m.role, m.rows): m for m in named}.values())


def _named_behind(document: Document, index: int, group: list[Item]) -> list[Mention]:
    """Those named in turn behind the ranks they hold: "thứ ba và thứ tư lần lượt thuộc về A, B"."""
    low, end = document.normal.low, group[-1].number.end
    if not all(item.rank for item in group):
        return []
    run = [m for m in document.who(index) if m.start >= end and m.role == "name"][: len(group)]
    if len(run) < len(group) or run[0].start - end > 40 or not IN_ORDER.search(low, end, run[0].start):
        return []
    joined = all(NEXT_NAME.fullmatch(low, a.end, b.start) for a, b in itertools.pairwise(run))
    return run if joined and not any(c in ",;:.(" for c in low[end : run[0].start]) else []


def drafts_of(document: Document, index: int, item: Item, given: Mention | str | None) -> list[Draft]:
    """The facts that a linked number becomes, one for each entity and time that shares it; none where no quote can
    show it. `given` is whose it is or of what year, where a list goes with figures one by one."""
    link, number = item.link, item.number
    assert link is not None
    indicator = link.frame.indicator
    year, name = (given, None) if isinstance(given, str) else (None, given)
    status, when, period = _dated(document, index, item, year)
    who = entities_of(document, index, item, period, name)
    said = when.period
    if said is not None and said.kind == "same" and not said.shift:
        period = _year_before(document, index, indicator, who.codes[0], period, number.value)
    quote = _quote(item)
    if quote is None:
        return []
    value, high = _value(item)
    line = document.reading.lines[item.sentence.line]
    headline = item.sentence.line == 0 or (line.heading and not line.marker)
    signs = signs_of(item, link, value, who.score, when.score, headline)
    bound, confidence = bound_for(item), confidence_of(signs)
    unit = number.kind if number.kind in ("vnd", "usd") else link.frame.unit
    rule = f"{'inherited ' if link.inherited else ''}{indicator} {link.score:.2f}"
    timed = said is not None and bracket(item.sentence, said.start) is None
    times = (period, *_times_alike(item, said, period)) if item.sentence.periods else (period,)
    found: list[Draft] = []
    for entity, time in itertools.product(who.codes, times):
        side = is_side(document, index, item, said, time, indicator, entity)
        draft = Draft(
            item,
            indicator,
            entity,
            time,
            status,
            bound,
            value,
            high,
            unit,
            number.total,
            quote[0],
            quote[1],
            confidence,
            rule,
            entity_score=who.score,
            period_score=when.score,
            headline=headline,
            timed=timed,
            signs=signs,
            body=who.body,
            side=side,
        )
        found.append(draft)
    return found


_EACH_TIME = re.compile(r"(?<![a-zà-ỹđ])(?:cả (?:hai|ba|bốn)|(?:hai|ba|bốn) (?:kỳ|năm) liền|cùng|đều)(?![a-zà-ỹđ])")
_AS_THEN = re.compile(
    r"%?(?: điểm)?,? (?:và )?(?:cũng |vẫn |đúng |y )*"
    r"(?:bằng|ngang|ngang bằng|như|giữ nguyên|không đổi|không thay đổi|đứng yên)"
    r"(?: (?:so với|với|như|ở|trong|sang|đến|tới|đúng))*"
    r"(?: (?:vị trí|thứ hạng|hạng|thứ bậc|mức|kết quả|con số|tỷ lệ))?(?: (?:của|ở|trong|tại))?(?: (?:kỳ|bản|bảng))? "
)


def _times_alike(item: Item, said: Period | None, period: str | None) -> tuple[str, ...]:
    """Other times than the one `said` of which a number is told just as well: "hạng 86 ở cả hai kỳ 2020 và 2022",
    "hạng 86, bằng vị trí của kỳ 2020"."""
    sentence, number = item.sentence, item.number
    if item.change or (len(sentence.periods) == 1 and said is sentence.periods[0] and said.kind != "list"):
        return ()
    if said is not None and said.kind == "list":
        begin, end = sorted((said.start, number.start))
        told = _EACH_TIME.search(sentence.low, max(sentence.start, begin - 16), max(end, said.end))
        return said.codes[:-1] if told is not None else ()
    if said is not None and said.kind == "year" and said.end <= number.start:
        for before in sentence.periods:
            if before.kind == "year" and 0 < said.start - before.end <= 4:
                together = sentence.low[before.end : said.start] in (" và ", ", ", " lẫn ")
                if together and before.code and _EACH_TIME.search(sentence.low, said.end, number.start):
                    return (before.code,)  # "năm 2020 và 2022, Việt Nam cùng đứng thứ 86"
                break
    end = said.end if said is not None and 0 < said.start - number.end <= 2 else number.end  # "86 năm 2020 và …"
    for other in sentence.periods:
        if other.start > end and other.kind == "year" and other.code and other.code != period:
            return (other.code,) if _AS_THEN.fullmatch(sentence.low, end, other.start) else ()
    return ()


def _dated(document: Document, index: int, item: Item, given: str | None) -> tuple[str, Choice, str | None]:
    """(status, time as chosen, period): what a number is meant as and of what time, each in the light of the other."""
    assert item.link is not None
    status = status_of(document, index, item)
    when = period_of(document, index, item, status, given)
    period = when.codes[0] if when.codes else None
    if status == "actual" and _to_come(document, when):
        status = _of_what_is_to_come(document, index, item)
    if (
        status == "target"
        and when.period is not None
        and when.period.kind == "now"
        and not item.sentence.figure_begins(when.end, item.number.start)
    ):
        status = "actual"  # "nâng tỷ lệ … đến nay lên 98,9%"
    if is_index(item):
        if when.period is not None and document.normal.low.startswith("năm trước", when.start):
            period = year_before_edition(document, index, period)
        if item.link.frame.kind == "rank" and moved_to(item.sentence, item.number):
            period = edition_before(item.link.frame.indicator, period, when.period)
    return status, when, period


def _of_what_is_to_come(document: Document, index: int, item: Item) -> str:
    """A goal, or one more forecast: "dự báo năm nay đạt 16 tỷ USD, năm sau 20 tỷ"."""
    assert item.link is not None
    told = document.said(index)
    foretold = bool(told) and told[-1].status == "forecast" and told[-1].indicator == item.link.frame.indicator
    return "forecast" if foretold else "target"


def _value(item: Item) -> tuple[float, float | None]:
    """(value, its upper end) in the sense of the indicator."""
    assert item.link is not None
    number, kind = item.number, item.link.frame.kind
    value, high = number.value, number.value_high
    if kind == "percent" and number.kind == "plain":
        return 100.0, high  # "161/161 xã": all of them
    if kind == "growth" and item.change < 0:
        return -value, -high if high is not None else None
    return value, high


def _year_before(
    document: Document, index: int, indicator: str, entity: str, code: str | None, value: float
) -> str | None:
    """ "55,2%, cùng kỳ chỉ 40,6%": the same span a year before, where the figure of this year has been told."""
    told = any(
        d.indicator == indicator and d.entity == entity and d.period == code and d.value != value
        for d in document.lately(index, 3)
    )
    return shift_years(code, -1) if told and code else code


_YEAR_BEGUN = "-02-06"  # the day of a year from which on a plan may tell of its results: a tenth is over


def _to_come(document: Document, when: Choice) -> bool:
    """Is a time later than the publication, or in a plan a year that has hardly begun? What is said of it is no
    result."""
    code, published = when.codes[0] if when.codes else "", document.clock.code or ""
    if not code or not published:
        return False
    planned = document.home.title_status == "target" and when.period is not None
    if planned and code == published[:4] and published[4:] < _YEAR_BEGUN:
        return True
    if code <= published:
        return False
    late = when.period is not None and len(code) == len(published) == 10
    if late and code[:7] == published[:7] and int(code[8:]) - int(published[8:]) <= 10:
        return False  # "đến hết năm 2022 đã lập 61.098 tổ", told on 28 December
    return late or code[:4] > published[:4]


def _quote(item: Item) -> tuple[int, int] | None:
    """From where to where a fact is quoted: its figure, the noun that it counts and the words of its indicator; None
    where no quote shows a number, as a fact's has to (docs/facts.md)."""
    sentence, number = item.sentence, item.number
    start, end = number.start, number.end
    if item.rank and number.word:
        start = min(start, end - len(number.raw))  # a rank by counting on: from the rank that it counts from
    if item.counted and item.noun_end > end:
        end = item.noun_end
    first, last = sentence.start, sentence.end
    for a, b in item.link.evidence if item.link else ():
        if first <= a and b <= last:
            start, end = a if a < start else start, b if b > end else end
    if not number.word or SHOWS_NUMBER.search(sentence.low, start, end):
        return start, end
    shown = SHOWS_NUMBER.search(sentence.low, end, sentence.end)
    if shown is None or shown.end() - start > QUOTE_LIMIT:
        return None  # "lên ngôi": first
    return start, shown.end()  # "lên ngôi vương ở bảng DTI 2023"


def draft_of_cell(document: Document, cell: Cell) -> Draft:
    period = cell.period or document.clock.code
    title = document.home.title_period
    if document.lex.specs[cell.indicator].state and cell.status != "target" and document.data_day:
        earlier = cell.period is not None and cell.period[:4] < document.data_day[:4]
        general = not (earlier or len(cell.period or "") == 10) if title is None else period == title.code
        if general or period == document.clock.code:
            period = document.data_day
    day = effective_day(period, document.clock.code)
    entity = cell.entity
    if entity is None and cell.mention is not None:
        entity = unit_code(document, cell.mention, day) or unit_code(
            document, Mention(cell.mention.start, cell.mention.end, "name", cell.mention.rows), day
        )
    if entity is None:
        home = document.home
        entity = home.title_entity or own_ministry(document, cell.indicator) or home.entity
    item = Item(cell.sentence, document.reading.sentences[cell.sentence], cell.number, (), None, cell.number.end, 0)
    spec = catalogue.indicators()[cell.indicator]
    unit = cell.unit or spec.unit
    return Draft(
        item,
        cell.indicator,
        entity,
        period,
        cell.status,
        cell.bound,
        cell.value,
        cell.number.value_high,
        unit,
        cell.total,
        min(cell.start, cell.number.start),
        max(cell.end, cell.number.end),
        confidence_of(TABLE),
        "table " + cell.indicator,
        cell.source,
        signs=TABLE,
    )


def fact_of(document: Document, draft: Draft) -> Fact:
    span, number, sentence = document.normal.span, draft.item.number, draft.item.sentence
    start, end = span(draft.start, draft.end)
    n_start, n_end = span(number.start, number.end)
    if end - start > QUOTE_LIMIT:
        around = (QUOTE_LIMIT - (n_end - n_start)) // 2
        start, end = document.normal.whole_letters(max(start, n_start - around), min(end, n_end + around))
    s_start, s_end = span(sentence.start, sentence.end)
    return Fact(
        draft.indicator,
        draft.entity,
        draft.value,
        draft.value_high,
        cast(Unit, draft.unit),
        draft.total,
        cast(Bound, draft.bound),
        cast(Status, draft.status),
        draft.period,
        document.text[start:end],
        draft.attributed_to,
        start,
        end,
        n_start,
        n_end,
        s_start,
        s_end,
        draft.confidence,
        draft.rule,
    )
