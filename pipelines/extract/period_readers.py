"""What a time that is written one way says: one function for each pattern of period_patterns.py, resolved against the
day of publication; None where the words are no time after all.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.extract.numbers import COUNTS, ORDINALS
from pipelines.extract.spans import Clock, days_span, is_day, last_day, months_span

_COUNT = COUNTS | {"mười một": 11, "mười hai": 12}
_ROMAN = ORDINALS | {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_UNITS = re.compile(r" (?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|sở|bộ|đơn vị|cơ quan|địa phương)(?![a-zà-ỹđ])")
_FILES = re.compile(
    r" (?:hồ sơ|thủ tục|tthc|dịch vụ công|tài khoản|thành viên|tổ công nghệ|chữ ký số|chứng thư)(?![a-zà-ỹđ])"
)


VAGUE = frozenset({"now", "same", "echo", "start", "since"})
"""The kinds of time expressions that say no time by themselves."""


@dataclass(slots=True)
class Period:
    """A time expression. `code` is None where the day of publication is unknown and needed. `kind`: day, month,
    quarter, half, year, range, now, same ("cùng kỳ": filled in from what was said before, `shift` years earlier), echo
    ("trong quý", "năm ấy", "cuối tháng": the last `unit` - quarter, month or year - that was said, or its last day),
    plan ("kế hoạch năm": no time of what was reached).

    `deadline` is "đến …" or "trước …". `guessed`: no year is
    said, the one of publication or the year before was taken."""

    start: int
    end: int
    code: str | None
    kind: str
    deadline: bool = False
    weak: bool = False
    shift: int = 0
    unit: str = ""
    codes: tuple[str, ...] = ()
    guessed: bool = False


@dataclass(slots=True)
class Said:
    """A match of a time's pattern, read on a day."""

    match: re.Match[str]
    clock: Clock
    group: dict[str, str]

    @property
    def to(self) -> str:
        """The word that leads to it: "đến", "từ", "" for none."""
        return (self.group.get("to") or self.group.get("to2") or "").strip()

    @property
    def deadline(self) -> bool:
        return self.to.startswith(("đến", "tới", "tính", "trước", "hết", "chốt"))

    def year(self, *names: str) -> int | None:
        """The first of these groups that is a year."""
        return next((int(text) for name in names if (text := self.group.get(name)) and text.isdigit()), None)

    def period(self, code: str | None, kind: str, **more: object) -> Period:
        return Period(*self.match.span(), code, kind, **more)  # type: ignore[arg-type]


def _days(said: Said) -> Period | None:
    m1, m2 = int(said.group["m1"]), int(said.group["m2"])
    y2 = said.year("y2") or said.year("y1") or said.clock.near_year(m2)
    if y2 is None:
        return said.period(None, "range") if m1 <= 12 and m2 <= 12 and "từ" in said.match.group() else None
    y1 = said.year("y1") or (y2 if m1 <= m2 else y2 - 1)
    code = days_span((y1, m1, int(said.group["d1"])), (y2, m2, int(said.group["d2"])))
    if code is None or not (said.match.group().startswith(("từ", "kể", "ngày")) or said.year("y1", "y2")):
        return None
    return said.period(code, "range")


def _days_short(said: Said) -> Period | None:
    month = int(said.group["m2"])
    year = said.year("y2") or said.clock.near_year(month)
    if year is None:
        return said.period(None, "range")
    code = days_span((year, month, int(said.group["d0"])), (year, month, int(said.group["d2"])))
    return said.period(code, "range") if code else None


def _days_open(said: Said) -> Period | None:
    month = int(said.group["m1"])
    year = said.year("y1", "y2", "y3", "y4") or said.clock.near_year(month)
    if year is None:
        return said.period(None, "range")
    begin = (year, month, int(said.group["d1"]))
    if said.group.get("now"):
        if said.clock.year is None or said.clock.month is None or said.clock.day is None:
            return said.period(said.clock.code, "now")
        code = days_span(begin, (said.clock.year, said.clock.month, said.clock.day))
        return said.period(code, "range") if code else None
    until = said.year("y2", "y3", "y4") or year
    last_month = int(said.group["m2"]) if said.group.get("m2") else 3 * _ROMAN[said.group["q"]]
    if not (1 <= last_month <= 12 and is_day(*begin)):
        return None
    code = days_span(begin, (until, last_month, calendar.monthrange(until, last_month)[1]))
    return said.period(code, "range") if code else None


def _day_of(said: Said) -> Period | None:
    month, day = int(said.group["m"]), int(said.group["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = said.year("y") or said.clock.near_year(month)
    if year is None:
        return said.period(None, "day", deadline=said.deadline)
    if not is_day(year, month, day):
        return None
    since = said.to in ("từ", "sau")
    return said.period(
        f"{year:04d}-{month:02d}-{day:02d}", "day", deadline=said.deadline, weak=since or not said.deadline
    )


def _day_short(said: Said) -> Period | None:
    text, (start, end) = said.match.string, said.match.span()
    if text.startswith("có ", start - 3) and _UNITS.match(text, end):
        return None  # "có đến 5/9 huyện"
    return _day_of(said)


def _from_year_start(said: Said) -> Period | None:
    year = said.year("y") or said.clock.year
    if year is None:
        return said.period(None, "range")
    if said.group.get("now"):
        if said.clock.day is None:
            return said.period(said.clock.code, "now")
        return said.period(
            days_span((year, 1, 1), (said.clock.year or year, said.clock.month or 1, said.clock.day)), "range"
        )
    if said.group.get("d"):
        return said.period(days_span((year, 1, 1), (year, int(said.group["m"]), int(said.group["d"]))), "range")
    if said.group.get("m2"):
        to_year, month = said.year("y2") or year, int(said.group["m2"])
        if not 1 <= month <= 12 or to_year < year:
            return None
        return said.period(
            months_span(year, 1, month) if to_year == year else f"{year}-01/{to_year}-{month:02d}", "range"
        )
    if year == said.clock.year and said.clock.month is not None and said.clock.day is not None:
        return said.period(days_span((year, 1, 1), (year, said.clock.month, said.clock.day)), "range", weak=True)
    return said.period(None, "since", weak=True)


def _months(said: Said) -> Period | None:
    text = said.group["n"]
    count = int(text) if text.isdigit() else _COUNT.get(text, 0)
    if not 1 <= count <= 12:
        return None
    if said.group.get("those"):
        return said.period(None, "echo", unit="range")
    rel = said.group.get("rel")
    explicit = bool(
        said.group.get("part")
        or said.group.get("y")
        or rel
        or said.group.get("slash")
        or "năm" in said.match.group()[len(text) :]
    )
    year = said.year("y") or (int(said.group["slash"][1:]) if said.group.get("slash") else said.clock.relative(rel))
    if said.group.get("past"):
        if said.clock.year is None or said.clock.month is None:
            return None
        return said.period(
            months_span(said.clock.year, 1, count) if said.clock.month - count in (0, 1) else None, "range", weak=True
        )
    if (
        not explicit
        and said.to not in ("trong", "sau", "qua", "tính đến hết", "hết")
        and said.match.string[said.match.end() : said.match.end() + 1] not in (",", ":")
        and not (count in (3, 6, 9, 10, 11) or (said.clock.month and count in (said.clock.month, said.clock.month - 1)))
    ):
        return None
    if not explicit and said.clock.month and count > said.clock.month:
        return None
    if year is None:
        return said.period(None, "range")
    if said.group.get("part", "") and str(said.group["part"]).startswith("cuối"):
        return said.period(months_span(year, 13 - count, 12), "range")
    if count == 12 and not explicit:
        return None
    return said.period(months_span(year, 1, count), "range", weak=not explicit)


def _months_and(said: Said) -> Period | None:
    months = [int(text) for text in re.findall(r"\d+", said.group["list"])]
    if months != list(range(months[0], months[0] + len(months))) or months[-1] > 12:
        return None
    year = said.year("y", "y2") or said.clock.near_year(months[-1])
    return said.period(months_span(year, months[0], months[-1]) if year else None, "range")


def _month_range(said: Said) -> Period | None:
    m1, m2 = int(said.group["m1"]), int(said.group["m2"] or said.group["m3"])
    y2 = said.year("y2", "y3") or said.clock.near_year(m2)
    if y2 is None:
        return said.period(None, "range")
    y1 = said.year("y1") or y2
    if y1 == y2:
        return said.period(months_span(y1, m1, m2), "range")
    return said.period(f"{y1}-{m1:02d}/{y2}-{m2:02d}", "range")


def _month(said: Said) -> Period | None:
    text = said.group["m"]
    month = int(text) if text.isdigit() else {"giêng": 1, "chạp": 12, **_COUNT, "tư": 4}.get(text, 0)
    if not 1 <= month <= 12:
        return None
    year = said.year("y", "y2") or (
        said.clock.relative(said.group["rel"]) if said.group.get("rel") else said.clock.near_year(month)
    )
    if year is None:
        return said.period(None, "month", deadline=said.deadline)
    if not 1900 <= year <= 2100:
        return None
    whole = said.match.group()
    if "hết" in whole or "cuối" in whole:
        code = last_day(year, month) if "hết" in whole else f"{year:04d}-{month:02d}"
        if "cuối" in whole:
            code = last_day(year, month)
        return said.period(code, "day", deadline=said.deadline)
    return said.period(f"{year:04d}-{month:02d}", "month", deadline=said.deadline, weak=said.to in ("từ", "kể từ"))


def _short(said: Said) -> Period | None:
    if said.group.get("q"):
        return said.period(f"{said.group['y2']}-Q{said.group['q']}", "quarter")
    return said.period(months_span(int(said.group["y"]), 1, int(said.group["n"])), "range")


def _month_rel(said: Said) -> Period | None:
    if said.group["rel"] == "trước":
        return said.period(None, "echo", unit="month", shift=-1)
    if said.clock.year is None or said.clock.month is None:
        return said.period(None, "month")
    return said.period(
        f"{said.clock.year}-{said.clock.month - 1:02d}" if said.clock.month > 1 else f"{said.clock.year - 1}-12",
        "month",
    )


def _quarters(said: Said) -> Period | None:
    year = said.year("y") or said.clock.relative(said.group.get("rel"))
    count = 3 * {"hai": 2, "ba": 3, "2": 2, "3": 3}[said.group["n"]]
    return said.period(months_span(year, 1, count) if year else None, "range")


def _quarter(said: Said) -> Period | None:
    quarter = _ROMAN[said.group["q"]]
    year = said.year("y", "y2", "y3") or (
        said.clock.relative(said.group["rel"]) if said.group.get("rel") else said.clock.near_year(quarter * 3 - 2)
    )
    if year is None:
        return said.period(None, "quarter")
    if "hết" in said.match.group() or "cuối" in said.match.group():
        return said.period(last_day(year, quarter * 3), "day", deadline=said.deadline)
    return said.period(f"{year:04d}-Q{quarter}", "quarter", deadline=said.deadline)


def _echo(said: Said) -> Period | None:
    unit = next(unit for unit in ("quarter", "month", "year") if said.group.get(unit))
    same = unit == "year" and bool(said.group.get("same"))  # "SIPAS cùng năm đạt 82,7%"
    if not said.group.get("end") and not said.group.get("in") and not said.group.get("this") and not same:
        return None
    if said.group.get("to") and not (said.group.get("end") or said.group.get("this")):
        return None
    if unit == "year" and said.group.get("end") and not said.group.get("this"):
        return None
    if unit == "year" and said.group.get("in") and not said.group.get("this"):
        # "cả năm" is this year, but in its first weeks nobody speaks of it yet
        early = said.clock.month is not None and said.clock.month <= 2
        year = said.clock.year - 1 if early and said.clock.year else said.clock.year
        return said.period(f"{year:04d}" if year else None, "year", weak=said.group["in"] != "cả", unit="year")
    return said.period(
        None, "echo", unit=unit, deadline=bool(said.group.get("end")), weak=not said.group.get("this") and not same
    )


def _before(said: Said) -> Period | None:
    text = said.group.get("n") or said.group.get("n2") or said.group.get("n3") or "1"
    count = int(text) if text.isdigit() else _COUNT.get(text, 0)
    return said.period(None, "same", shift=count if said.group.get("n3") else -count)


def _quarter_rel(said: Said) -> Period | None:
    if "trước" in said.group["rel"]:
        return said.period(None, "echo", unit="quarter", shift=-1)
    if said.clock.year is None or said.clock.month is None:
        return said.period(None, "quarter")
    quarter = (said.clock.month - 1) // 3
    return said.period(f"{said.clock.year}-Q{quarter}" if quarter else f"{said.clock.year - 1}-Q4", "quarter")


def _half(said: Said) -> Period | None:
    year = said.year("y", "y2", "y3") or said.clock.relative(said.group.get("rel"))
    if year is None:
        return said.period(None, "half")
    late = (said.group.get("part") or said.group.get("part2")) in ("cuối", "sau")
    return said.period(f"{year:04d}-S{2 if late else 1}", "half")


def _years(said: Said) -> Period | None:
    first, last = said.year("y1", "y3"), said.year("y2", "y4")
    assert first is not None and last is not None
    if not first < last:
        return None
    plain = said.group.get("y3") is not None
    phase = "giai đoạn" in said.match.group() or "nhiệm kỳ" in said.match.group() or "thời kỳ" in said.match.group()
    codes = tuple(f"{year:04d}" for year in range(first, last + 1)) if last - first < 15 else ()
    return said.period(f"{first:04d}/{last:04d}", "range", weak=plain or phase, codes=codes)


def _year_list(said: Said) -> Period | None:
    codes = tuple(re.findall(r"\d{4}", said.group["list"]))
    return said.period(codes[-1], "list", codes=codes)


def _same(said: Said) -> Period | None:
    year = said.year("y", "yy", "y3")
    rel = said.group.get("rel") or said.group.get("rel2")
    if year:
        return said.period(None, "same", shift=year - said.clock.year if said.clock.year else -1, unit=str(year))
    return said.period(None, "same", shift=-1 if rel else 0)


def _year_end(said: Said) -> Period | None:
    year = said.year("y", "y2") or said.clock.relative(said.group.get("rel"))
    return said.period(
        f"{year:04d}-12-31" if year else None, "day", deadline=said.deadline or said.group["end"] == "hết"
    )


def _year_start(said: Said) -> Period | None:
    year = said.year("y") or said.clock.relative(said.group.get("rel"))
    return said.period(f"{year:04d}-01" if year else None, "start", weak=True)


def _year(said: Said) -> Period | None:
    year = said.year("y") or said.clock.relative("sau" if said.group.get("next") else said.group.get("rel"))
    since = said.to in ("từ", "kể từ")
    return said.period(f"{year:04d}" if year else None, "year", deadline=said.deadline, weak=since)


def _ago(said: Said) -> Period | None:
    text = said.group.get("n") or said.group["n2"]
    count = int(text) if text.isdigit() else _COUNT.get(text, 0)
    return said.period(f"{said.clock.year - count:04d}" if said.clock.year else None, "year", weak=True, shift=-count)


def _phase(said: Said) -> Period | None:
    return said.period(None, "phase")


def _whole(said: Said) -> Period | None:
    return said.period(f"{said.clock.year:04d}" if said.clock.year else None, "plan", weak=True)


def _now(said: Said) -> Period | None:
    return said.period(said.clock.code, "now")


def _bare(said: Said) -> Period | None:
    if _FILES.match(said.match.string, said.match.end()):
        return None  # "1955 hồ sơ"
    return said.period(said.group["y"], "year", weak=True)


_READERS: dict[str, Callable[[Said], Period | None]] = {
    "days": _days,
    "days_short": _days_short,
    "days_open": _days_open,
    "day_words": _day_of,
    "day_full": _day_of,
    "day_short": _day_short,
    "from_year_start": _from_year_start,
    "months": _months,
    "months_and": _months_and,
    "month_range": _month_range,
    "month": _month,
    "month_slash": _month,
    "short": _short,
    "month_rel": _month_rel,
    "quarters": _quarters,
    "quarter": _quarter,
    "echo": _echo,
    "before": _before,
    "quarter_rel": _quarter_rel,
    "half": _half,
    "years": _years,
    "year_list": _year_list,
    "same": _same,
    "year_end": _year_end,
    "year_start": _year_start,
    "year": _year,
    "ago": _ago,
    "phase": _phase,
    "whole": _whole,
    "now": _now,
    "bare": _bare,
}


def read_time(name: str, match: re.Match[str], clock: Clock) -> Period | None:
    """The time that a match of the pattern of that name says."""
    return _READERS[name](Said(match, clock, match.groupdict()))
