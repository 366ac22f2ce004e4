"""Dates as pages state them: ISO forms with odd zones, and how Vietnamese papers print a day and an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

HANOI = timezone(timedelta(hours=7))

ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2})"
    r"(?:[T ]\s*(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?"
    r"(?!\d)"
)
CLOCK = (
    r"(?P<H>[01]?\d|2[0-3])\s*(?::|h|giờ)\s*(?P<M>[0-5]\d)(?::(?P<S>[0-5]\d))?(?!\d)"
    r"(?:\s*(?P<half>[AaPp][Mm]|[SsCc][AaHh]|(?i:sáng|trưa|chiều|tối|đêm))\b)?"
)
DAY = (
    r"(?<![\d/.-])(?P<d>0?[1-9]|[12]\d|3[01])\s*(?P<mark>[/.-])\s*(?P<m>0?[1-9]|1[0-2])"
    r"\s*(?P=mark)\s*(?P<y>(?:19|20)\d{2})(?!\d)"
)
WORDS = r"(?i:ngày)\s+(?P<d>\d{1,2})\s+(?i:tháng)\s+(?P<m>\d{1,2})\s*(?i:,?\s*năm)\s+(?P<y>\d{4})"
SHORT = r"(?i:ngày)\s+(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<yy>\d{2})(?!\d)"
GAP = r"(?:\s*(?:,|\||-|–|:|•|lúc|ngày|vào|GMT\+7|\(GMT\+7\)|(?i:thứ\s+\w+|chủ\s+nhật))\s*|\s+){0,5}"
PRINTED = [  # all but the first begin with "ngày"
    re.compile(rf"{DAY}(?:{GAP}{CLOCK})?"),
    re.compile(rf"{WORDS}(?:{GAP}{CLOCK})?"),
    re.compile(rf"{SHORT}{GAP}{CLOCK}"),  # a year of two digits only where a clock time proves that it is a date
]
CLOCK_FIRST = re.compile(rf"{CLOCK}{GAP}{DAY}")
ZONE = re.compile(r"GMT\s*([+-]\d{1,2})(?::?(\d{2}))?")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, or a time of a day with its zone, as precise as stated. `said_zone` is whether the zone was stated (it is
    Việt Nam's otherwise)."""

    when: datetime
    has_time: bool
    said_zone: bool = False

    @property
    def day(self) -> str:
        """The day in Việt Nam, ISO 8601."""
        return self.when.astimezone(HANOI).date().isoformat()

    def __str__(self) -> str:
        return self.when.isoformat() if self.has_time else self.when.date().isoformat()


def iso_moment(value: str) -> Moment | None:
    """A moment of a machine-readable attribute (JSON-LD, meta, time): ISO 8601 with what real sites do to it (a space
    before the offset, no offset, days unpadded); None if it is none. A month or a year alone is none."""
    found = ISO.match(value.strip())
    if not found or found["d"] is None:
        return None
    return _moment(found, found["zone"])


def printed_moment(text: str) -> Moment | None:
    """The first date printed in a text ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "08:06 07/03/2026"); None without one."""
    if not any(map(str.isdigit, text)):
        return None
    best: re.Match[str] | None = None
    for pattern in PRINTED if "ngày" in text.lower() else PRINTED[:1]:
        found = pattern.search(text)
        if found and (best is None or found.start() < best.start()):
            best = found
    if not (best and best["H"]):
        clock_first = CLOCK_FIRST.search(text)
        if clock_first and (best is None or clock_first.start("d") <= best.start("d")):
            best = clock_first
    if best is None:
        found = ISO.search(text)
        return iso_moment(text[found.start() :]) if found else None
    zone = ZONE.search(text, best.end(), best.end() + 20)
    offset = f"{int(zone[1]):+03d}:{zone[2] or '00'}" if zone else None
    return _moment(best, offset)


def _moment(found: re.Match[str], zone: str | None) -> Moment | None:
    named = found.groupdict()
    try:
        day = date(int(named.get("y") or f"20{named['yy']}"), int(named["m"]), int(named["d"]))
        if not 1990 <= day.year <= 2100:
            return None
        if named.get("H") is None:
            return Moment(datetime(day.year, day.month, day.day, tzinfo=HANOI), has_time=False)
        hour = int(named["H"])
        # "00:01 AM" and "14:30 PM" are printed too: the letters only count where they say something.
        half = (named.get("half") or "").lower()
        if hour < 12 and (half in {"pm", "ch", "chiều", "tối"} or (half == "đêm" and hour >= 6)):
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        clock = time(hour, int(named["M"]), int(named.get("S") or 0), tzinfo=_zone(zone))
    except ValueError:
        return None
    return Moment(datetime.combine(day, clock), has_time=True, said_zone=zone is not None)


def _zone(zone: str | None) -> timezone:
    if zone is None or zone == "+07:00":
        return HANOI
    if zone in {"Z", "UTC", "GMT"}:
        return UTC
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0)))
