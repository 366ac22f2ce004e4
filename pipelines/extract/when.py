"""Of what time a number is: the expressions of its sentence are weighed by their reading distance to it, and the one
that wins is turned into its SDMX form, with what "cùng kỳ", "trong quý", "năm ấy" repeat.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.clauses import bracket, compared, opens
from pipelines.extract.document import NEAR, Choice, Document
from pipelines.extract.items import Item
from pipelines.extract.numbers import Number
from pipelines.extract.periods import Period
from pipelines.extract.read import Reading, Sentence
from pipelines.extract.spans import end_of, shift_years
from pipelines.extract.when_around import periods_around

_LIMIT = 2.2  # of reading distance, further off nothing speaks for a number
_PLAIN = ("", "hồ sơ", "điểm", "%")
# "công bố năm ngoái", "thương mại hóa tháng 10": when it was told or began, not what it is about
_ISSUED = (
    "công bố ",
    "ban hành ",
    "ký ",
    "khai trương ",
    "thành lập ",
    "ra mắt ",
    "phát hành ",
    " hóa ",
    "khởi xướng ",
)


def period_of(document: Document, index: int, item: Item, status: str, given: str | None) -> Choice:
    """Of what time a number of the sentence `index` is; `given` where a list of years goes with figures one by one."""
    return document.choose("period", item, _choices(document, index, item, status, given))


def _choices(document: Document, index: int, item: Item, status: str, given: str | None) -> Iterator[Choice]:
    number = item.number
    if given is not None:
        yield Choice((given,), 1.0, "goes with it in a list", number.start, number.end)
    for cost, period in _near(document.reading, item, status == "actual")[: None if document.trace is not None else 1]:
        code = period_code(document, index, period)
        if code is not None or period.kind == "now":
            score = NEAR + (1 - NEAR) * min(1.0, max(0.0, 1 - cost / _LIMIT))
            where = "said before it" if period.end <= number.start else "said behind it"
            yield Choice((code,) if code else (), score, where, period.start, period.end, period)
    yield from periods_around(document, index, item, status)


def _near(reading: Reading, item: Item, reached: bool) -> list[tuple[float, Period]]:
    """The time expressions of the sentence that may belong to a number, with their distance, nearest first."""
    sentence, number = item.sentence, item.number
    low = reading.normal.low
    found: list[tuple[float, Period]] = []
    best_cost = 9.0
    index_year = item.link is not None and item.link.frame.kind in ("rank", "score")
    for period in sentence.periods:
        if period.kind in ("start", "since") or (period.kind == "plan" and reached):
            continue
        if not _reaches(sentence, period, number, low):
            continue
        note = bracket(sentence, period.start, low)
        if note is not None and note != bracket(sentence, number.start, low):
            if number.end <= note[0] and low[number.end : note[0]].strip() in _PLAIN:
                return [(-1.0, period)]  # "46,1% (năm 2024)"
            if "số liệu" in low[note[0] : note[1]] and best_cost > 1.0:
                best_cost = 1.0
                found.append((best_cost, period))
                continue
        owner = _owner(sentence, period, low)
        penalty = 0.7 if owner is not None and owner != number.start else 0.0
        is_compared = compared(sentence, period)
        if period.end <= number.start:
            cost = sentence.cost(number.start - 1) - sentence.cost(period.end - 1)
            between = [n for n in sentence.numbers if n.start >= period.end and n.end <= number.start]
            cost -= 0.55 * len(between)
            if item.twin is not None and item.twin.number.start >= period.end:
                cost -= 0.3
            if is_compared and between:
                continue
            if is_compared:
                inside = low[period.end : number.start]
                if "," in inside or ";" in inside or ":" in inside:
                    continue
        elif period.start >= number.end:
            cost = sentence.cost(period.start) - sentence.cost(number.end - 1)
            between = [n for n in sentence.numbers if n.start >= number.end and n.end <= period.start]
            if ";" in low[number.end : period.start]:
                continue  # it leads the next clause
            cost += 0.12 + 0.3 * len(between)
            if ")" in low[number.end : period.start] and "(" not in low[number.end : period.start]:
                cost += 0.8  # "cùng kỳ (58%), … 9 tháng năm 2024"
            if cost >= 0.4:
                cost += 0.25
            if cost > (1.3 if not penalty else 0.6):
                continue
            if is_compared:
                continue
            if period.start - number.end <= 2:
                cost -= 0.3
        else:
            continue
        cost += penalty
        if period.end <= number.start and opens(sentence, period.start, period.end, low):
            cost *= 0.5
        if period.weak and not index_year:
            cost += 0.5
        if (
            period.kind == "day"
            and not period.deadline
            and not (low[period.start : period.end].startswith(("cuối", "vào")))
        ):
            cost += 1.0
        if index_year and period.kind in ("month", "day", "now") and not period.deadline:
            cost += 0.8
        if low[max(sentence.start, period.start - 16) : period.start].endswith(_ISSUED):
            cost += 2.0
        if cost < _LIMIT:
            best_cost = min(cost, best_cost)
            found.append((cost, period))
    return sorted(found, key=lambda pair: pair[0])


def _reaches(sentence: Sentence, period: Period, number: Number, low: str) -> bool:
    """May a period speak for a number across brackets? One in brackets speaks for what is in them, for the number
    right before them and, as a note without a figure, for the whole sentence; one outside not for "(năm 2018: 85,6%)"
    where the brackets have a time of their own."""
    mine, other = bracket(sentence, number.start, low), bracket(sentence, period.start, low)
    if mine == other:
        return True
    if other is not None:
        if mine is not None or any(other[0] < n.start < other[1] for n in sentence.numbers):
            return False
        if period.end <= number.start:  # "đến hết học kỳ I (31/12/2025) đạt 97%", not "từ 46% (năm 2024) lên 70%"
            return not any(0 <= other[0] - n.end < 30 for n in sentence.numbers)
        between = any(number.end < n.start <= other[0] for n in sentence.numbers)
        return (not between and other[0] - number.end < 30) or "số liệu" in low[other[0] : other[1]]
    assert mine is not None
    return not any(mine[0] < p.start < mine[1] and p.kind != "start" for p in sentence.periods)


def _owner(sentence: Sentence, period: Period, low: str) -> int | None:
    """The number that a period directly follows ("38,6% năm 2022") or leads ("năm 2022: 14,26%")."""
    for number in sentence.numbers:
        if 0 <= period.start - number.end <= 14:
            gap = low[number.end : period.start]
            if not any(c in gap for c in ",;(.:") and len(gap.split()) <= 2:
                return number.start
        if 0 <= number.start - period.end <= 12:
            gap = low[period.end : number.start]
            if not any(c in gap for c in ",;(."):
                return number.start
    return None


def period_code(document: Document, index: int, period: Period | None) -> str | None:
    if period is None:
        return None
    if period.kind == "phase":
        for back in range(index, max(-1, index - 6), -1):
            for p in reversed(document.reading.sentences[back].periods):
                if p.kind == "range" and p.codes and p.code:
                    return p.code
        return None
    if period.kind == "echo":
        return _echo(document, index, period)
    if period.unit == "year":  # "cả năm" after "Trước đó năm 2020"
        said = (
            p.code
            for p in reversed(document.reading.sentences[index].periods)
            if p.end <= period.start
            and p.code
            and p.kind == "year"
            and not compared(document.reading.sentences[index], p)
        )
        return next(said, period.code)
    if period.kind == "same":
        base = _last_period(document, index, period)
        if base is None:
            return shift_years(document.clock.code[:4], period.shift) if period.shift and document.clock.code else None
        return shift_years(base, period.shift) if period.shift else base
    if period.kind == "list":
        return period.codes[-1]
    return period.code


def _echo(document: Document, index: int, echo: Period) -> str | None:
    """The quarter, month or year that "trong quý", "cuối tháng", "năm ấy" speak of: the last one said."""
    codes = (
        p.code
        for back in range(index, max(-1, index - 12), -1)
        for p in reversed(document.reading.sentences[back].periods)
        if p.code
        and (back < index or p.end <= echo.start)
        and p.kind not in ("now", "start", "since")
        and not compared(document.reading.sentences[back], p)
    )

    def fits(code: str) -> bool:
        if echo.unit == "quarter":
            return "-Q" in code
        return echo.unit == "year" or (len(code) == 7 and code[5] not in "QS")

    title = document.home.title_period.code if document.home.title_period is not None else None
    code = next((code for code in codes if fits(code)), title if title and fits(title) else None)
    if code is None and echo.unit == "month" and not echo.deadline and len(document.clock.code or "") >= 7:
        return (document.clock.code or "")[:7]  # "tháng này"
    if code is None:
        return None
    if echo.unit == "year":
        code = code.split("/")[-1][:4]
    if echo.shift:  # "quý trước"
        year, quarter = int(code[:4]), int(code[-1])
        return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"
    return end_of(code) if echo.deadline else code


def _last_period(document: Document, index: int, same: Period) -> str | None:
    """What "cùng kỳ" repeats: the last period said before it."""
    sentence = document.reading.sentences[index]
    before = [
        p
        for p in sentence.periods
        if p.end <= same.start
        and p.code
        and p.kind not in ("same", "echo", "start", "since")
        and not (p.kind == "day" and not p.deadline)
    ]
    if before:
        return before[-1].code
    behind = (p for p in sentence.periods if p.start >= same.end and p.code and p.kind in ("range", "quarter", "half"))
    if compared(sentence, same) and (first := next(behind, None)) is not None:
        return first.code  # "So với cùng kỳ năm 2023 (58%), … 9 tháng năm 2024"
    for draft in reversed(document.drafts):
        if draft.period is not None and draft.timed and draft.status != "target" and index - draft.item.at <= 8:
            return draft.period
    return None
