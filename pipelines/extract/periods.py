"""Time expressions and what they say, as the SDMX and ISO 8601 forms of the fact contract.

`find_periods` reads them out of lower-case normal text; what depends on the day of publication ("năm nay", "10-6",
"cùng kỳ") is resolved here. Which number an expression belongs to is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipelines.extract.beginnings import beginnings
from pipelines.extract.period_patterns import BY_HEAD
from pipelines.extract.period_readers import Period, read_time
from pipelines.extract.spans import Clock, days_span, first_of, last_of, shift_years, whole_months

_DATED = ("day", "month", "quarter", "half", "range")
_PRICES_OF = ("giá so sánh ", "giá cố định ")  # "theo giá so sánh 2010": the year of the prices
_SAYS_YEAR = re.compile(r"(?:19|20)\d\d|năm (?:nay|này|ngoái|trước|qua|rồi|vừa|sau|tới)|nay$|trước$|qua$|rồi$")


def find_periods(
    low: str, start: int, end: int, clock: Clock, heads: Sequence[tuple[int, int, str]] | None = None
) -> list[Period]:
    """All time expressions between start and end, in order, none overlapping. `heads` is what may begin one there
    (`Beginnings.times`), where that is known."""
    found: list[Period] = []
    at = start
    for begin, stop, head in beginnings(low).times if heads is None else heads:
        if begin < at or stop > end:
            continue
        best: Period | None = None
        for name, pattern in BY_HEAD[head]:
            match = pattern.match(low, begin, end)
            if match is None or match.end() <= (best.end if best is not None else begin):
                continue
            if low[match.end() - 1].isalpha() and match.end() < len(low) and low[match.end()].isalpha():
                continue
            period = read_time(name, match, clock)
            if period is not None:
                best = period
                if name in ("days", "day_words", "day_full", "from_year_start"):
                    break
        if best is not None and best.kind == "year" and low.endswith(_PRICES_OF, 0, best.start):
            at = best.end
        elif best is not None:
            best.guessed = best.kind in _DATED and not _SAYS_YEAR.search(low, best.start, best.end)
            if best.guessed and found:
                _take_year(best, found[-1], low, clock)
            if found and _are_its_days(found[-1], best, low):
                best.code = found[-1].code
            if low.endswith("năm sau", best.start, best.end) and best.kind == "year" and _names_year(found, low):
                best = Period(best.start, best.end, None, "same", shift=1)
            if found and (span := _joined(found[-1], best, low)):
                found[-1] = span
            else:
                found.append(best)
            at = best.end
        else:
            at = begin
            if low[at].isdigit():
                while at < end and (low[at].isdigit() or low[at] in ".,"):
                    at += 1
            else:
                while at < end and low[at].isalpha():
                    at += 1
    return found


_AGAINST = ("so với ", "so với cuối ", "hơn ", "từ ")


def _take_year(period: Period, before: Period, low: str, clock: Clock) -> None:
    """ "Tháng 4/2021 đạt 61%, tháng 5 đạt 64%": a month or quarter without its year is of the year of the one before,
    or follows it."""
    if period.kind != before.kind or period.kind not in ("month", "quarter") or before.guessed:
        return
    if not period.code or not before.code or low.endswith(_AGAINST, 0, before.start):
        return
    year = int(before.code[:4])
    code = f"{year + (period.code[5:] < before.code[5:]):04d}{period.code[4:]}"
    if first_of(code) <= (clock.code or ""):
        period.code, period.guessed = code, False


def _names_year(found: Sequence[Period], low: str) -> bool:
    """Is a year among times: "Năm 2019 mới 41%, năm sau lên 52%"?"""
    for period in found:
        if period.kind == "year" and low[period.end - 1].isdigit():
            return True
    return False


_ITS_DAYS = re.compile(r" ?\((?:(?:số liệu|kỳ báo cáo|thời gian|được)[: ]+)?(?:(?:tính|lấy|chốt) )?$")


def _are_its_days(a: Period, b: Period, low: str) -> bool:
    """ "quý I/2023 (tính từ 15/12/2022 đến 14/3/2023)": days in brackets that only say how a period was reckoned?"""
    if a.code is None or b.code is None or len(a.code) > 17 or len(b.code) != 21:
        return False
    if a.kind == "day" or not _ITS_DAYS.fullmatch(low, a.end, b.start):
        return False
    return 0.8 < _days(b.code) / max(_days(a.code), 1) < 1.25


def _days(code: str) -> int:
    first, last = date(*_parts(first_of(code))), date(*_parts(last_of(code)))
    return (last - first).days + 1


def tell_months(periods: Sequence[Period], low: str, told: dict[int, str]) -> None:
    """Which months "5 tháng" are that says no more, by a span of so many months right behind it ("5 tháng
    (tháng 7 - 11/2025)", "5 tháng, từ tháng 7 đến tháng 11") or before in the text, which `told` holds by how many they
    are."""
    for k, period in enumerate(periods):
        if period.kind != "range" or not period.code or period.codes:
            continue
        months = whole_months(period.code)
        if not period.weak:
            if months:
                told[months] = period.code
            continue
        behind = periods[k + 1] if k + 1 < len(periods) else None
        noted = behind is not None and low[period.end : behind.start].strip() in ("(", ",", ":", "-", "–")
        if noted and behind is not None and behind.code and whole_months(behind.code) == months:
            told[months] = behind.code
        said = told.get(months)
        if said is not None and said[:4] == period.code[:4]:
            period.code = said


_SINCE = ("từ ", "kể từ ", "tính từ ")
_POINTS = ("day", "month", "quarter")


def _joined(a: Period, b: Period, low: str) -> Period | None:
    """One span of two times: "từ ngày 1/7 đến hết năm 2025", "hai năm 2024 và 2025"."""
    gap = low[a.end : b.start]
    if a.code is None or b.code is None or gap not in (" ", " và "):
        return None
    if gap == " ":
        if not (b.deadline and a.kind in _POINTS and b.kind in _POINTS and low.startswith(_SINCE, a.start)):
            return None
        since, until = first_of(a.code), last_of(b.code)
        if a.guessed:
            since = until[:4] + since[4:]
            since = shift_years(since, -1) if since > until else since
        code = days_span(_parts(since), _parts(until))
    elif a.kind == b.kind == "year" and low.endswith(("hai ", "2 "), 0, a.start):
        each = "lần lượt" in low[b.end : b.end + 60]
        code = None if each or int(b.code) - int(a.code) != 1 else f"{a.code}/{b.code}"
    else:
        return None
    return Period(a.start, b.end, code, "range") if code else None


def _parts(code: str) -> tuple[int, int, int]:
    year, month, day = map(int, code.split("-"))
    return year, month, day
