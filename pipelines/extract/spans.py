"""Spans of time as the SDMX and ISO 8601 forms of the fact contract, and what "now" is for a document."""

from __future__ import annotations

import calendar
from functools import lru_cache

SPLIT_DAY = "2025-07-01"
"""When provinces were merged and districts abolished: units have other names and bounds from this day on."""


def last_day(year: int, month: int) -> str:
    """The last day of a month."""
    return f"{year:04d}-{month:02d}-{days_in(year, month):02d}"


@lru_cache(4096)
def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def months_span(year: int, first: int, last: int) -> str | None:
    """The shortest SDMX form for whole months of one year: 2024-Q1, 2024-S1, 2024, 2024-05 or 2024-01/2024-05; None
    where there are no such months."""
    if not (1 <= first <= last <= 12):
        return None
    if (first, last) == (1, 12):
        return f"{year}"
    if (first, last) in ((1, 6), (7, 12)):
        return f"{year}-S{1 if first == 1 else 2}"
    if last - first == 2 and first % 3 == 1:
        return f"{year}-Q{last // 3}"
    if first == last:
        return f"{year}-{first:02d}"
    return f"{year}-{first:02d}/{year}-{last:02d}"


def months_between(a: tuple[int, int], b: tuple[int, int]) -> str | None:
    """Whole months from one (year, month) to another, of several years too; None where there are no such months."""
    if a[0] == b[0]:
        return months_span(a[0], a[1], b[1])
    if not (a < b and is_day(*a, 1) and is_day(*b, 1)):
        return None
    return f"{a[0]:04d}-{a[1]:02d}/{b[0]:04d}-{b[1]:02d}"


def days_span(a: tuple[int, int, int], b: tuple[int, int, int]) -> str | None:
    """From one (year, month, day) to another, whole months said as such; None where there are no such days."""
    if not (is_day(*a) and is_day(*b)) or a > b:
        return None
    if a[0] == b[0] and a[2] == 1 and b[2] == days_in(b[0], b[1]):
        return months_span(a[0], a[1], b[1])
    return f"{a[0]:04d}-{a[1]:02d}-{a[2]:02d}/{b[0]:04d}-{b[1]:02d}-{b[2]:02d}"


def is_day(year: int, month: int, day: int) -> bool:
    """Is there such a day, in a year that a text may speak of?"""
    return 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def shift_years(code: str, years: int) -> str:
    """The same period `years` later (negative: earlier)."""

    def move(part: str) -> str:
        moved = f"{int(part[:4]) + years:04d}{part[4:]}"
        return moved[:8] + "28" if moved[4:] == "-02-29" else moved

    return "/".join(move(part) for part in code.split("/"))


def before(code: str) -> str:
    """The year, half, quarter or month before one."""
    year = int(code[:4])
    if len(code) == 4:
        return str(year - 1)
    for kind, count in (("Q", 4), ("S", 2)):
        if code[5] == kind:
            last = int(code[6])
            return f"{year}-{kind}{last - 1}" if last > 1 else f"{year - 1}-{kind}{count}"
    month = int(code[5:7])
    return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"


class Clock:
    """What "now" is for a document: its publication, cut to what is known."""

    def __init__(self, published: str | None) -> None:
        parts = (published or "").split("T")[0].split("-")
        self.code: str | None = None
        self.year = self.month = self.day = None  # type: int | None
        try:
            numbers = [int(part) for part in parts if part]
        except ValueError:
            numbers = []
        if numbers and 1900 <= numbers[0] <= 2100:
            self.year = numbers[0]
            self.code = f"{self.year:04d}"
            if len(numbers) > 1 and 1 <= numbers[1] <= 12:
                self.month = numbers[1]
                self.code += f"-{self.month:02d}"
                if len(numbers) > 2 and is_day(self.year, self.month, numbers[2]):
                    self.day = numbers[2]
                    self.code += f"-{self.day:02d}"

    def near_year(self, month: int) -> int | None:
        """The year of a month named without one: the last that had begun by the day of publication."""
        if self.year is None:
            return None
        return self.year - 1 if self.month is not None and month > self.month + 2 else self.year

    def relative(self, word: str) -> int | None:
        """The year of "năm ngoái", "năm sau" …, by the word behind "năm"; without one that of publication."""
        if self.year is None:
            return None
        if word in ("qua", "vừa qua") and self.month is not None and self.month <= 6:
            return self.year - 1
        return self.year + {
            "ngoái": -1,
            "trước": -1,
            "rồi": -1,
            "vừa rồi": -1,
            "trước đó": -1,
            "trước nữa": -2,
            "kia": -2,
            "sau": 1,
            "tới": 1,
        }.get(word, 0)


def whole_months(code: str) -> int:
    """How many whole months a time has, 0 where it has days."""
    first, last = first_of(code), last_of(code)
    if len(code) > 17 or len(code) == 10:
        return 0
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) + 1


@lru_cache(4096)
def effective_day(period: str | None, published: str | None) -> str:
    """The day at which names of units are read: the end of the period, but not after publication."""
    pub = last_of(published) if published else "9999-12-31"
    start, end = (first_of(period), last_of(period)) if period else (pub, pub)
    if start < SPLIT_DAY <= end or end > pub:
        return pub
    return end


@lru_cache(4096)
def last_of(code: str) -> str:
    """The last day of any period."""
    code = code.rsplit("/", maxsplit=1)[-1]
    if len(code) == 10:
        return code
    year = int(code[:4])
    if "-Q" in code:
        return last_day(year, 3 * int(code[-1]))
    if "-S" in code:
        return last_day(year, 6 * int(code[-1]))
    return last_day(year, int(code[5:7]) if len(code) == 7 else 12)


@lru_cache(4096)
def first_of(code: str) -> str:
    """The first day of any period."""
    code = code.split("/", maxsplit=1)[0]
    if len(code) == 10:
        return code
    month = 1
    if "-Q" in code:
        month = 3 * int(code[-1]) - 2
    elif "-S" in code:
        month = 6 * int(code[-1]) - 5
    elif len(code) == 7:
        month = int(code[5:])
    return f"{code[:4]}-{month:02d}-01"
