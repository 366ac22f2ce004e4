"""Of what time a number is: the expressions of its sentence by how near they stand to it (when_near.py), then what the
text around says (when_around.py). Each takes its SDMX form, with what "cùng kỳ", "trong quý", "năm ấy" repeat.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise

from pipelines.extract.clauses import bracket, compared, is_from, moved_to, set_before
from pipelines.extract.document import NEAR, Choice, Document
from pipelines.extract.editions import THIS_YEAR, edition_beside, edition_meant, is_index, left_behind, this_edition
from pipelines.extract.indexes import INDEX_IDEAS
from pipelines.extract.items import Item
from pipelines.extract.notes import beside_brackets
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import before, first_of, last_of, months_between, months_span, shift_years, whole_months
from pipelines.extract.when_around import FLOWS, periods_around
from pipelines.extract.when_near import LIMIT, times_near


def period_of(document: Document, index: int, item: Item, status: str, given: str | None) -> Choice:
    """Of what time a number of the sentence `index` is; `given` where a list of years goes with figures one by one."""
    near = _told_near(document, index, item, status, given)
    if near and document.trace is None:
        return near[0]
    return document.choose("period", item, chain(near, periods_around(document, index, item, status)))


def _told_near(document: Document, index: int, item: Item, status: str, given: str | None) -> list[Choice]:
    """The times that the sentence itself gives a number, best first; those but the first only to explain it."""
    found: list[Choice] = []
    number = item.number
    if given is not None:
        found.append(Choice((given,), 1.0, "goes with it in a list", number.start, number.end))
    if item.sentence.brackets and (code := _in_second_place(document, index, item)):
        found.append(Choice((code,), 1.0, "that of the figures in brackets", number.start, number.end))
    if item.twin is not None and item.change and item.link is not None and item.link.frame.kind == "growth":
        told = document.draft_of(item.twin)
        if told is not None and told.period is not None:  # "ước 2,4 triệu tỷ đồng, giảm 3,1% so với cùng kỳ"
            other = told.item.number
            found.append(Choice((told.period,), 1.0, "as the figure that it is a growth of", other.start, other.end))
    if not item.sentence.periods or (found and document.trace is None):
        return found
    edition = status == "actual" and is_index(item)
    indicator = item.link.frame.indicator if item.link is not None else ""
    state = bool(indicator) and document.lex.specs[indicator].state
    of_a_day = True if state else False if indicator.startswith(FLOWS) else None
    near = times_near(item, status, of_a_day)
    led = set_before(item.sentence, number) if not near else None
    if led is not None and moved_to(item.sentence, number) is None:
        near = times_near(replace(item, number=led), status, of_a_day)  # "So với mức 80%, tỷ lệ … năm 2023 đạt 66%"
    for cost, period in near:
        one, code = _as_meant(document, index, item, period, status, edition)
        if code is not None or period.kind == "now":
            score = NEAR + (1 - NEAR) * min(1.0, max(0.0, 1 - cost / LIMIT))
            where = "said before it" if period.end <= number.start else "said behind it"
            found.append(Choice((code,) if code else (), score, where, period.start, period.end, one))
            if document.trace is None:
                break
    return found


def _as_meant(
    document: Document, index: int, item: Item, period: Period, status: str, edition: bool
) -> tuple[Period, str | None]:
    """(time, its code) that an expression near a number gives it; `edition` where that of an index is asked for."""
    one, code = period, _code(document, index, period)
    if code and period.guessed:
        code = _meant(code, period, status, document.clock.code)
    if code and status == "target" and _is_plan_span(item, period):
        code = code.split("/")[-1]
    if edition and document.normal.low.startswith(THIS_YEAR, period.start):
        code = this_edition(document, index, item) or code
    if code and status == "actual":
        if len(code) == 9 and (end := _end_of_move(item, period)):
            code = code[:4] if end < 0 else code[5:]
            one = replace(period, code=code)
        if period.kind == "day" and _is_since(item, period):
            code = _since_then(document, item, code)
        elif period.kind == "day" and document.normal.low.endswith("từ đó ", 0, period.start):
            code = _from_that_day(document, index, period, code)
        if code and not edition and len(item.sentence.periods) > 1 and _since_same_time(item, period):
            code = shift_years(code, -1)
    if code and period.guessed and not _said_in_full(item, code) and (year := _year_above(document, index)):
        code = _moved(code, year, status, document.clock.code)
    if edition:
        if period.kind == "now":
            code = edition_meant(document, index, item, period) or code  # "nay lên hạng 7": in the edition announced
        if _looks_back(item, period):
            spoken = edition_beside(document, index)
            code = shift_years(spoken.period, period.shift) if spoken is not None and spoken.period else code
        if period.kind == "edition":
            code = edition_meant(document, index, item, period)
    if period.kind == "now" and status == "actual" and document.normal.low.startswith("đang", period.start):
        code = _noted_above(document, index) or code  # "đang cung cấp": what the note dates
    return one, code


def _from_that_day(document: Document, index: int, period: Period, code: str) -> str:
    """ "Phường thành lập ngày 01/7/2025. Từ đó đến ngày 15/12, …": from the day that was told last."""
    sentences = document.reading.sentences
    for at in (index, index - 1):
        if at >= 0 and sentences[at].line == sentences[index].line:
            for other in reversed(sentences[at].periods):
                day = other.code or ""
                if other.kind == "day" and other.end <= period.start and len(day) == len(code) == 10:
                    return f"{day}/{code}" if day < code else code
    return code


def _in_second_place(document: Document, index: int, item: Item) -> str | None:
    """The other time of figures in brackets ("61,2% (44,8%)"): the one that a note says is theirs, or that stands alone
    in the brackets of a heading ("9 tháng năm 2024 (cùng kỳ 2023)") or of the sentence."""
    first = beside_brackets(item.sentence, item.number)
    if first is None:
        return None
    noted = document.in_brackets.time if document.in_brackets is not None else None
    if noted is None and document.normal.low[first.end : item.number.start].strip() != "(":
        return None
    theirs = noted or _alone_in_brackets(document, index)
    if theirs is None or theirs.code is not None:
        return theirs.code if theirs is not None else None
    base = next((d.period for d in document.said(index) if d.item.number is first), None)
    if base is None or theirs.kind not in ("same", "noted"):
        return None
    if theirs.unit in _UNITS:  # "trong ngoặc là tháng trước"
        return before(base) if len(base) == 7 and ("Q" in base) == (theirs.unit == "quarter") else None
    return _shifted(base, theirs, -1)


def _alone_in_brackets(document: Document, index: int) -> Period | None:
    """A time that stands alone in the brackets of a heading, or an earlier one in those of the sentence."""
    low, sentences = document.normal.low, document.reading.sentences
    above = (
        at for parent, _ in document.headings(sentences[index].line) for at in document.by_line.get(parent, ())[-4:]
    )
    for at in (index, *above):
        for period in sentences[at].periods:
            alone = low.startswith(")", period.end) and low.endswith(("(", "(so với "), 0, period.start)
            if alone and (at != index or period.kind == "same"):
                return period
    return None


def _shifted(base: str, same: Period, plain: int = 0) -> str:
    """A time in the year that "cùng kỳ năm 2023" names, or as many years off as "cùng kỳ năm trước" says, `plain` as
    "cùng kỳ" alone does."""
    years = int(same.unit) - int(base.rsplit("/", maxsplit=1)[-1][:4]) if same.unit.isdigit() else same.shift or plain
    return shift_years(base, years) if years else base


def _end_of_move(item: Item, period: Period) -> int:
    """ "giai đoạn 2020-2023 từ hạng 31 lên hạng 18": -1 where a number stands at the beginning of a span of years,
    1 where at its end, else 0."""
    sentence, number = item.sentence, item.number
    for first, last in pairwise(sentence.numbers):
        if number in (first, last) and first.start >= period.end and moved_to(sentence, first) is last:
            return -1 if number is first else 1
    return 0


def _is_since(item: Item, period: Period) -> bool:
    """ "kể từ 1/7", "sau ngày 1/7": a day from which on, with no other said?"""
    began = item.sentence.low.startswith(("từ ", "kể từ ", "sau "), period.start)
    return began and period.weak


def _since_then(document: Document, item: Item, code: str) -> str | None:
    """What happened since a day is of the span up to this one; what there is has no time in it."""
    state = item.link is not None and document.lex.specs[item.link.frame.indicator].state
    today = document.clock.code or ""
    if state or len(today) != 10 or code >= today:
        return None if state else code
    return f"{code}/{today}"


def _since_same_time(item: Item, period: Period) -> bool:
    """ "6 tháng đầu năm so với cùng kỳ tăng từ 58,2% lên 79,5%": is a figure where it came from a year before, said
    with the time of the one that it moved to?"""
    sentence = item.sentence
    if period.kind == "same" or period.end > item.number.start:
        return False
    if moved_to(sentence, item.number) is None:
        return False
    if any(p.start >= item.number.end and p.start - item.number.end <= 12 for p in sentence.periods):
        return False  # "từ 58,2% năm 2022 lên …"
    return any(p.kind == "same" and compared(sentence, p) for p in sentence.periods)


def _is_plan_span(item: Item, period: Period) -> bool:
    """Is it the span of a plan, by whose end a level is to be reached: "giai đoạn 2021 - 2025, 80% số hộ có cáp quang"?
    Growth and what is given out are spread over it."""
    level = item.link is not None and item.link.frame.kind in ("percent", "rank", "score") and not item.change
    school = "năm học" in item.sentence.low[period.start : period.end]
    return level and period.kind == "range" and bool(period.codes) and not school


def _looks_back(item: Item, period: Period) -> bool:
    """ "Một năm trước, tỉnh còn ở hạng 25": is it so many years before what was spoken of, and no year that the
    sentence says ("cùng kỳ 2018")?"""
    of_years = period.shift and period.kind in ("year", "same") and not period.unit.isdigit()
    return bool(of_years) and item.sentence.periods[0] is period


def _said_in_full(item: Item, code: str) -> bool:
    """Is a time that is said without its year said with it before: "6 tháng đầu năm 2022 … 6 tháng chỉ 12%"?"""
    for period in item.sentence.periods:
        if period.code == code and not period.guessed and period.end <= item.number.start:
            return True
    return False


def _noted_above(document: Document, index: int) -> str | None:
    """The day that a note sets for all figures, where it stands over those of a sentence: "Thực trạng (số liệu đến ngày
    15/5/2025)"."""
    if document.data_day is None:
        return None
    for parent, _ in document.headings(document.reading.sentences[index].line):
        for at in document.by_line.get(parent, ()):
            if any(period.code == document.data_day for period in document.reading.sentences[at].periods):
                return document.data_day
    return None


def _year_above(document: Document, index: int) -> int | None:
    """The year that a heading of an office's paper, or its title, sets for what stands under it."""
    line = document.reading.sentences[index].line
    if not (document.home.authority or document.reading.lines[line].marker):
        return None
    for parent, leads in document.headings(line):
        for at in document.by_line.get(parent, ()) if leads else ():
            for period in document.reading.sentences[at].periods:
                if period.code and not period.guessed and period.kind not in _UNDATED and "/" not in period.code:
                    return int(period.code[:4])
    title = document.home.title_period
    return int(title.code[:4]) if title is not None and title.code and "/" not in title.code else None


_UNDATED = ("edition", "same", "echo", "start", "since", "now", "day", "plan")


def _moved(code: str, year: int, status: str, published: str | None) -> str:
    """A time said without its year, in the year of its heading; what was reached does not begin after publication."""
    moved = shift_years(code, year - int(last_of(code)[:4]))
    return code if status != "target" and published is not None and first_of(moved) > published else moved


def _meant(code: str, period: Period, status: str, published: str | None) -> str:
    """A time said without its year, as a reader takes it: what was reached has begun by the day of publication, what is
    to be reached by a time has not passed it."""
    if published is None or len(published) < 7:
        return code
    if status in ("target", "forecast"):
        return shift_years(code, 1) if period.deadline and last_of(code) < published else code
    begins = first_of(code)
    near = len(code) == 10 and begins[:7] == published[:7]  # "lũy kế tới cuối năm", told on 27 December
    return shift_years(code, -1) if begins > published and not near and status == "actual" else code


def is_side(
    document: Document, index: int, item: Item, period: Period | None, code: str | None, indicator: str, entity: str
) -> bool:
    """Is it an earlier value that the main one is set against: "cùng kỳ 40%", "(năm 2022: 38%)", "từ 25% năm ngoái"?"""
    sentence = item.sentence
    if period is not None:
        if period.kind == "year" and is_index(item) and left_behind(sentence, period) >= 0:
            return True
        if (period.shift < 0 and period.kind in ("same", "echo", "edition", "year")) or compared(sentence, period):
            return True
        note = bracket(sentence, period.start) if sentence.brackets else None
        if note is not None and note == bracket(sentence, item.number.start) and sentence.start < note[0] - 8:
            return True
    if is_from(sentence, item.number):
        return True
    told = document.by_measure.get((indicator, entity))
    if told is None or code is None:
        return False
    last = last_of(code)
    for d in reversed(told):
        if d.item.at < index - 8:
            break
        if d.status == "target" or d.headline:
            continue
        if d.period is not None and d.period_score > 0.2 and last_of(d.period) > last:
            return True
    return False


_REPEATING = frozenset({"phase", "echo", "same", "list", "year"})  # the kinds of expressions that may repeat another


def _code(document: Document, index: int, period: Period) -> str | None:
    """The SDMX form of an expression, None where nothing says what it repeats."""
    if period.kind not in _REPEATING and not period.weak and period.unit != "year":
        return period.code
    if period.kind == "phase":
        for back in range(index, max(-1, index - 6), -1):
            for p in reversed(document.reading.sentences[back].periods):
                if p.kind == "range" and p.codes and p.code:
                    return p.code
        return None
    if period.kind == "echo":
        return _echo(document, index, period)
    if period.weak and len(period.code or "") == 21 and document.normal.low.endswith("lũy kế ", 0, period.start):
        return _so_far(document, index, period)
    if period.unit == "year":  # "cả năm" after "Trước đó năm 2020"
        return _last_year(document, index, period) or period.code
    if period.kind == "same" and document.normal.low.startswith("trong kỳ", period.start):
        title = document.home.title_period  # the span that the report is about
        if title is not None and title.kind not in ("day", "now"):
            return title.code
        spans = (d.period for d in reversed(document.drafts) if d.period and len(d.period) != 10 and not d.side)
        return next(spans, None)
    if period.kind == "same":
        behind = _said_behind(document.reading.sentences[index], period)
        if behind is not None:
            return _shifted(behind, period, -1)
        base = _last_period(document, index, period)
        if base is None:
            return shift_years(document.clock.code[:4], period.shift) if period.shift and document.clock.code else None
        return _shifted(base, period)
    if period.kind == "list":
        return period.codes[-1]
    if period.kind == "year" and not period.shift and document.normal.low.endswith("năm trước", 0, period.end):
        return _year_before(document, index, period)
    if period.kind == "year" and period.shift:  # "đến cuối tháng 6 là 75,1%; một năm trước 69,4%"
        spoken = document.reading.sentences[index].periods
        for p in reversed(spoken):
            if p.end <= period.start and p.code and p.kind != "now":
                return shift_years(p.code, period.shift)
    return period.code


_OF_OR_AGAINST = ("của ", "so với ", "hồi ", "cả ")


def _year_before(document: Document, index: int, period: Period) -> str | None:
    """ "Năm 2022 đạt 14%, cao hơn mức 12% của năm trước", "từ 12% của năm trước lên 14% năm 2022": the year before the
    one that the sentence speaks of, else the one before that of publication."""
    sentence, low, last = document.reading.sentences[index], document.normal.low, period.code or ""
    against = low.startswith(_OF_OR_AGAINST, period.start) or low.endswith(_OF_OR_AGAINST, sentence.start, period.start)
    said: str | None = None
    for other in sentence.periods:
        if other is period or other.kind != "year" or not other.code or not low[other.end - 1].isdigit():
            continue
        meant = other.code == last or (other.code < last and (against or other.end <= period.start))
        if meant and (said is None or other.end <= period.start):
            said = other.code
    if said is None and index and any(d.period == last for d in document.said(index - 1)[-1:]):
        said = last  # "Năm 2023 đạt 46%. Con số này năm trước là 38%"
    return str(int(said) - 1) if said is not None else period.code


def _last_year(document: Document, index: int, period: Period) -> str | None:
    """The year said last before a period, in its sentence or, where that leans on it, in the one before."""
    sentences = document.reading.sentences
    for at in (index, index - 1) if period.weak and index else (index,):
        if sentences[at].line != sentences[index].line:
            continue
        for p in reversed(sentences[at].periods):
            if (
                (at < index or p.end <= period.start)
                and p.code
                and (p.kind == "year" or (p.kind in _WITH_ITS_YEAR and not p.codes and not p.guessed))
                and (at == index or not (p.deadline or p.code > (document.clock.code or "9")[:4]))
                and not compared(sentences[at], p)
            ):
                return p.code[:4]
    return None


def _so_far(document: Document, index: int, period: Period) -> str | None:
    """ "Tháng 7/2024 tiếp nhận …; lũy kế từ đầu năm …": from January to the month told before, else to this day."""
    codes = (
        p.code
        for back in range(index, max(-1, index - 4), -1)
        for p in reversed(document.reading.sentences[back].periods)
        if p.code and p.kind in ("month", "quarter") and (back < index or p.end <= period.start)
    )
    code, today = next(codes, None), period.code or ""
    if code is None or code[:4] != today[:4]:
        return period.code
    return months_span(int(code[:4]), 1, int(last_of(code)[5:7]))


def _echo(document: Document, index: int, echo: Period) -> str | None:
    """The quarter, month or year that "trong quý", "cuối tháng", "năm ấy" speak of: the last one said."""
    codes = (
        _counted_in(document, p, echo) or p.code
        for back in range(index, max(-1, index - 12), -1)
        for p in reversed(document.reading.sentences[back].periods)
        if p.code
        and (back < index or p.end <= echo.start)
        and p.kind not in ("now", "start", "since", "noted")
        and not _of_side(document, back, p.code)
        and (not compared(document.reading.sentences[back], p) or _told_last(document, index, p, echo))
        and bracket(document.reading.sentences[back], p.start) is None
    )

    def fits(code: str) -> bool:
        if echo.unit == "quarter":
            return "-Q" in code
        return echo.unit == "year" or (len(code) == 7 and code[5] not in "QS")

    if echo.unit.isdigit():
        return _those_months([*codes], int(echo.unit))
    title = document.home.title_period.code if document.home.title_period is not None else None
    code = next((code for code in codes if fits(code)), title if title and fits(title) else None)
    month = (document.clock.code or "")[:7]
    if code is None and echo.shift:  # "từ 38% quý trước lên 51% trong quý III"
        said = document.reading.sentences[index].periods
        code = next((p.code for p in said if p.start >= echo.end and p.code and fits(p.code)), None)
    here = (
        echo.unit in ("month", "quarter")
        and not echo.deadline
        and not document.normal.low.startswith("cùng", echo.start)
    )
    if code is None and here and len(month) == 7:
        code = month if echo.unit == "month" else f"{month[:5]}Q{(int(month[5:]) + 2) // 3}"  # "tháng này", "quý này"
    if code is None:
        return None
    if echo.unit == "year":
        code = code.split("/")[-1][:4]
    if echo.shift:  # "quý trước", "tháng trước"
        return before(code)
    return last_of(code) if echo.deadline else code


def _those_months(told: list[str], count: int) -> str | None:
    """ "4 tháng ấy": the last span of so many months among times, else so many single months, else any span."""
    for code in told:
        if whole_months(code) == count:
            return code
    months = sorted({code for code in told if len(code) == 7 and code[5] not in "QS"})[-count:]
    joined = f"{months[0]}/{months[-1]}" if months else ""
    if len(months) == count > 1 and whole_months(joined) == count:
        first, last = months[0], months[-1]
        return months_between((int(first[:4]), int(first[5:])), (int(last[:4]), int(last[5:])))
    return next((code for code in told if "/" in code or "-S" in code or "-Q" in code), None)


def _told_last(document: Document, index: int, period: Period, echo: Period) -> bool:
    """ "… so với năm 2022. Năm ấy Việt Nam đứng thứ 86": does a sentence open with a word for the time that the one
    before ends on?"""
    sentences = document.reading.sentences
    before = sentences[index - 1] if index else None
    opens = echo.start - sentences[index].start <= 1 and document.normal.low.startswith(_THAT_TIME, echo.start)
    return opens and before is not None and before.periods[-1:] == [period]


_THAT_TIME = tuple(f"{time} {that}" for time in ("năm", "quý", "tháng") for that in ("ấy", "đó"))


def _of_side(document: Document, index: int, code: str) -> bool:
    """Is a time of a sentence only that of what its figures are set against?"""
    told = [draft for draft in document.said(index) if draft.period == code]
    return bool(told) and all(draft.side for draft in told)


def _counted_in(document: Document, period: Period, echo: Period) -> str | None:
    """The quarter or month that a day closes or stands in, as "trong quý" takes up "hết quý III", and "tháng này" a
    day."""
    code = period.code or ""
    if len(code) != 10 or echo.unit not in _UNITS:
        return None
    words = document.normal.low[period.start : period.end]
    if _UNITS[echo.unit] not in words and (echo.weak or echo.unit != "month" or "năm" in words):
        return None
    return code[:7] if echo.unit == "month" else f"{code[:5]}Q{(int(code[5:7]) + 2) // 3}"


def _said_behind(sentence: Sentence, same: Period) -> str | None:
    """What "cùng kỳ" repeats where it is said behind it: "So với cùng kỳ năm 2023 (58%), … 9 tháng năm 2024", "từ 58%
    cùng kỳ lên 61% trong quý III/2024"."""
    if sentence.periods[-1] is same or ((before := sentence.periods[0]) is not same and before.kind not in VAGUE):
        return None
    behind = next((p for p in sentence.periods if p.start >= same.end and p.code and p.kind not in VAGUE), None)
    if behind is None:
        return None
    if compared(sentence, same):
        return behind.code if behind.kind in ("range", "quarter", "half") else None
    figure = sentence.figure_before(same.start)
    came_from = figure is not None and figure.end + 12 > same.start and moved_to(sentence, figure) is not None
    return behind.code if came_from else None


_WITH_ITS_YEAR = ("month", "quarter", "half", "range")
_UNITS = {"quarter": "quý", "month": "tháng"}
_THEN = ("khi ấy", "lúc ấy", "lúc đó", "thời điểm ấy", "thời điểm đó")


_AT_END = ("cuối", "vào cuối")


def _last_period(document: Document, index: int, same: Period) -> str | None:
    """What "cùng kỳ" repeats: the last period said before it."""
    sentence = document.reading.sentences[index]
    indices = not sentence.said.isdisjoint(INDEX_IDEAS)  # whose editions are nobody else's times
    told = [d for d in document.said(index) if d.item.number.end <= same.start and d.period and not d.side]
    if same.shift and told and told[-1].status != "target":
        return told[-1].period  # "nhích lên 9%, một năm trước đó còn 8%"
    before = [
        p
        for p in sentence.periods
        if p.end <= same.start
        and p.code
        and p.kind not in ("same", "echo", "start", "since")
        and not (p.kind == "day" and not p.deadline and not document.normal.low.startswith(_AT_END, p.start))
        and bracket(sentence, p.start) in (None, bracket(sentence, same.start))
    ]
    if before:
        return next((p.code for p in reversed(before) if not compared(sentence, p)), before[-1].code)
    today: str | None = None
    for back in range(index - 1, max(-1, index - 9), -1):
        other = document.reading.sentences[back]
        told = [d for d in document.said(back) if d.status != "target" and (indices or not is_index(d.item))]
        drafts = [d for d in told if d.period]
        if drafts and other.line == sentence.line and all(d.period == document.clock.code for d in drafts):
            today = document.clock.code  # "Hiện có 61 dịch vụ. Cùng kỳ năm ngoái …": not what is there today
            continue
        main = [d for d in drafts if d.timed and not d.side] or [d for d in drafts if d.timed]
        if main:
            return main[-1].period
        if other.line != sentence.line:
            if drafts and drafts[-1].period != document.clock.code:
                return drafts[-1].period
            continue
        said = [
            p.code for p in other.periods if p.kind in ("range", "quarter", "half", "month") and p.code and not p.weak
        ]
        if said:
            return said[-1]
        if other.periods and not other.numbers and document.normal.low.startswith(_THEN, same.start):
            return other.periods[-1].code  # "Lấy mốc cuối năm 2024. Khi ấy …"
        if drafts and drafts[-1].period != document.clock.code:
            return drafts[-1].period
    title = document.home.title_period
    if title is not None and title.kind != "day":
        return title.code
    if today is None and sentence.periods[0] is same:  # "Cùng kỳ năm trước mới đạt 48%; 6 tháng năm nay đã lên 63%"
        today = next((p.code for p in sentence.periods if p.start >= same.end and p.code and p.kind not in VAGUE), None)
    return today
