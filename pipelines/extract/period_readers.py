"""What a time that is written one way says: one function for each pattern of period_patterns.py, resolved against the
day of publication; None where the words are no time after all.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.extract.numbers import COUNTS, ORDINALS
from pipelines.extract.spans import Clock, before, days_span, is_day, last_day, months_between, months_span

_COUNT = COUNTS | {"tư": 4, "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12}
_ROMAN = ORDINALS | {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_UNITS = re.compile(r" (?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|sở|bộ|đơn vị|cơ quan|địa phương)(?![a-zà-ỹđ])")
_FILES = re.compile(
    r" (?:hồ sơ|thủ tục|tthc|dịch vụ công|tài khoản|thành viên|tổ công nghệ|chữ ký số|chứng thư)(?![a-zà-ỹđ])"
)

VAGUE = frozenset({"now", "edition", "same", "echo", "start", "since", "noted"})
"""The kinds of time expressions that say no time by themselves."""


@dataclass(slots=True)
class Period:
    """A time expression. `code` is None where the day of publication is unknown and needed. `kind`: day, month,
    quarter, half, year, range, now, same ("cùng kỳ": filled in from what was said before, `shift` years earlier), echo
    ("trong quý", "năm ấy", "cuối tháng": the last `unit` - quarter, month, year or so many months - that was said, or
    its last day),
    plan ("kế hoạch năm": no time of what was reached), list (of years), start ("đầu năm"), since ("từ đầu năm"), phase
    ("cả giai đoạn"), noted (said of the figures in brackets alone).

    `deadline` is "đến …" or "trước …". `guessed`: no year is said, the one of publication or the year before was taken.
    `weak`: any other time that is said is rather meant ("năm 2020-2025", "từ tháng 5"). `codes`: each of several years
    or months ("các năm 2021, 2022 và 2023"). What its sentence makes of it is known once somebody asks (clauses.py)."""

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
    known_compared: bool | None = None
    known_owners: list[int] | None = None


@dataclass(slots=True)
class Said:
    """A match of a time's pattern, read on a day. `group` are the pattern's groups by name, "" for one that is not
    there; `to` is the word that leads to it: "đến", "từ", "" for none."""

    match: re.Match[str]
    clock: Clock
    group: dict[str, str]
    to: str

    @property
    def deadline(self) -> bool:
        """Is it said up to when: "đến", "trước", "hết"?"""
        return self.to.startswith(("đến", "tới", "tính", "trước", "hết", "chốt"))

    @property
    def ends(self) -> bool:
        """Is the end of the time meant: "hết quý I", "cuối tháng 6"?"""
        return "hết" in self.match.group() or "cuối" in self.match.group()

    def year(self, *names: str) -> int | None:
        """The first of these groups that is a year."""
        for name in names:
            if (text := self.group.get(name, "")).isdigit():
                return int(text)
        return None

    def period(
        self,
        code: str | None,
        kind: str,
        deadline: bool = False,
        weak: bool = False,
        shift: int = 0,
        unit: str = "",
        codes: tuple[str, ...] = (),
    ) -> Period:
        """The match as a period."""
        start, end = self.match.span()
        return Period(start, end, code, kind, deadline, weak, shift, unit, codes)


def _count(text: str) -> int:
    """How many, or the month of that name; 0 for a word that is none."""
    return int(text) if text.isdigit() else _COUNT.get(text, 0)


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
    if said.group["now"]:
        if said.clock.year is None or said.clock.month is None or said.clock.day is None:
            return said.period(said.clock.code, "now")
        code = days_span(begin, (said.clock.year, said.clock.month, said.clock.day))
        return said.period(code, "range") if code else None
    until = said.year("y2", "y3", "y4") or year
    last_month = int(said.group["m2"]) if said.group["m2"] else 3 * _ROMAN[said.group["q"]]
    if not (1 <= last_month <= 12 and is_day(*begin)):
        return None
    code = days_span(begin, (until, last_month, calendar.monthrange(until, last_month)[1]))
    return said.period(code, "range") if code else None


# "theo thống kê ngày 15/9", "số liệu của Sở Tư pháp ngày 15/9": the day of a state
_AS_OF = re.compile(
    r"(?:số liệu|thống kê|chốt|tổng hợp)"
    r"(?: (?:của|từ|trên|do|vào|lúc|sổ|số|dữ liệu|tính)(?: [^\W_]+){0,5})?(?::| là| tới)?(?: \d\d? ?(?:giờ|h\d*))? $"
)


_AT = ("thời điểm", "tại thời điểm", "vào thời điểm", "mốc")


def _day_of(said: Said) -> Period | None:
    month, day = _count(said.group["m"]), int(said.group["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    start = said.match.start()
    by = said.deadline or (
        not said.to
        and (
            said.match.group().startswith(_AT)  # "tại thời điểm 30/11/2024": what there was on that day
            or _AS_OF.search(said.match.string, max(0, start - 60), start) is not None
        )
    )
    year = said.year("y") or said.clock.near_year(month)
    if year is None:
        return said.period(None, "day", deadline=by)
    if not is_day(year, month, day):
        return None
    since = said.to in ("từ", "sau")
    return said.period(f"{year:04d}-{month:02d}-{day:02d}", "day", deadline=by, weak=since or not by)


def _day_short(said: Said) -> Period | None:
    text, (start, end) = said.match.string, said.match.span()
    if text.startswith("có ", start - 3) and _UNITS.match(text, end):
        return None  # "có đến 5/9 huyện"
    return _day_of(said)


def _from_year_start(said: Said) -> Period | None:
    year = said.year("y") or said.clock.year
    if year is None:
        return said.period(None, "range")
    if said.group["now"]:
        if said.clock.day is None:
            return said.period(said.clock.code, "now")
        return said.period(
            days_span((year, 1, 1), (said.clock.year or year, said.clock.month or 1, said.clock.day)), "range"
        )
    if said.group["d"]:
        return said.period(days_span((year, 1, 1), (year, int(said.group["m"]), int(said.group["d"]))), "range")
    if said.group["m2"]:
        code = months_between((year, 1), (said.year("y2") or year, int(said.group["m2"])))
        return said.period(code, "range") if code else None
    if said.group["q"]:
        return said.period(months_span(said.year("y3") or year, 1, 3 * _ROMAN[said.group["q"]]), "range")
    if year == said.clock.year and said.clock.month is not None and said.clock.day is not None:
        return said.period(days_span((year, 1, 1), (year, said.clock.month, said.clock.day)), "range", weak=True)
    return said.period(None, "since", weak=True)


_FOR_ABOUT = tuple(
    f"{word} "
    for word in ("gần", "hơn", "khoảng", "trên", "chừng", "ngót", "mỗi", "vòng", "suốt", "thêm", "vài", "chưa đầy")
)


def _months(said: Said) -> Period | None:
    text = said.group["n"]
    count = _count(text)
    if not 1 <= count <= 12:
        return None
    if said.group["those"]:
        return said.period(None, "echo", unit=str(count))
    slash = said.group["slash"]
    start = said.match.start()
    explicit = bool(said.group["part"] or slash or "năm" in said.match.group()[len(text) :])
    if not explicit and (count == 1 or said.match.string.endswith(_FOR_ABOUT, 0, start)):
        return None  # "sau gần hai tháng", "165.000 đồng một tháng"
    if said.to == "sau" and not explicit and said.clock.month and said.clock.month - count not in (0, 1, 2):
        return None  # "Sau ba tháng", told in October
    year = said.year("y") or (int(slash[1:]) if slash else said.clock.relative(said.group["rel"]))
    if said.group["past"]:
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
    if said.group["part"].startswith("cuối"):
        return said.period(months_span(year, 13 - count, 12), "range")
    if count == 12 and not explicit:
        return None
    return said.period(months_span(year, 1, count), "range", weak=not explicit)


def _months_and(said: Said) -> Period | None:
    months = [int(text) for text in re.findall(r"\d+", said.group["list"])]
    if months != list(range(months[0], months[0] + len(months))) or months[-1] > 12:
        return None
    year = said.year("y", "y2") or said.clock.near_year(months[-1])
    codes = tuple(f"{year:04d}-{month:02d}" for month in months) if year else ()
    return said.period(months_span(year, months[0], months[-1]) if year else None, "range", codes=codes)


def _month_range(said: Said) -> Period | None:
    m1, m2 = int(said.group["m1"]), int(said.group["m2"] or said.group["m3"])
    y2 = said.year("y2", "y3") or said.clock.near_year(m2)
    if y2 is None:
        return said.period(None, "range")
    y1 = said.year("y1") or y2
    return said.period(months_between((y1, m1), (y2, m2)), "range")


def _month(said: Said) -> Period | None:
    month = _count(said.group["m"])
    if not 1 <= month <= 12:
        return None
    year = said.year("y", "y2", "y3") or (
        said.clock.relative(said.group["rel"]) if said.group.get("rel") else said.clock.near_year(month)
    )
    if year is None:
        return said.period(None, "month", deadline=said.deadline)
    if not 1900 <= year <= 2100:
        return None
    if said.ends:
        return said.period(last_day(year, month), "day", deadline=said.deadline)
    return said.period(f"{year:04d}-{month:02d}", "month", deadline=said.deadline, weak=said.to in ("từ", "kể từ"))


def _short(said: Said) -> Period | None:
    if said.group["q"]:
        return said.period(f"{said.group['y2']}-Q{said.group['q']}", "quarter")
    return said.period(months_span(int(said.group["y"]), 1, int(said.group["n"])), "range")


def _edge(said: Said) -> Period | None:
    """The first or last month or quarter of a year; none where many are meant ("những tháng đầu năm")."""
    before_it = said.match.string[max(0, said.match.start() - 8) : said.match.start()].split()
    if before_it and (before_it[-1] in _MANY or before_it[-1][-1].isdigit() or _count(before_it[-1])):
        return None
    year = said.year("y") or said.clock.relative(said.group["rel"])
    if year is None:
        return None
    first = said.group["part"].startswith("đầu")
    if said.group["unit"] == "tháng":
        return said.period(f"{year:04d}-{1 if first else 12:02d}", "month")
    return said.period(f"{year:04d}-Q{1 if first else 4}", "quarter")


_MANY = frozenset({"những", "các", "mấy", "vài", "nhiều", "ít"})


def _school(said: Said) -> Period | None:
    """ "Năm học trước": school years begin in August or September."""
    if said.clock.year is None or said.clock.month is None:
        return None
    first = said.clock.year - (said.clock.month < 8) - (said.group["rel"] not in ("này", "nay"))
    return said.period(f"{first:04d}/{first + 1:04d}", "range")


def _month_rel(said: Said) -> Period | None:
    if "trước" in said.group["rel"]:
        return said.period(None, "echo", unit="month", shift=-1)
    if said.clock.year is None or said.clock.month is None:
        return said.period(None, "month")
    return said.period(before(f"{said.clock.year}-{said.clock.month:02d}"), "month")


def _quarters(said: Said) -> Period | None:
    count = 3 * {"hai": 2, "ba": 3, "2": 2, "3": 3}[said.group["n"]]
    if said.group["past"]:  # "ba quý vừa rồi": those that open the year, where they are over
        month = said.clock.month or 0
        return said.period(months_span(said.clock.year or 0, 1, count) if count < month < count + 4 else None, "range")
    year = said.year("y", "y2") or said.clock.relative(said.group["rel"])
    return said.period(months_span(year, 1, count) if year else None, "range")


def _quarter(said: Said) -> Period | None:
    quarter = _ROMAN[said.group["q"]]
    year = said.year("y", "y2", "y3") or (
        said.clock.relative(said.group["rel"]) if said.group["rel"] else said.clock.near_year(quarter * 3 - 2)
    )
    if year is None:
        return said.period(None, "quarter")
    if not 1900 <= year <= 2100:
        return None
    if said.ends:
        return said.period(last_day(year, quarter * 3), "day", deadline=said.deadline)
    return said.period(f"{year:04d}-Q{quarter}", "quarter", deadline=said.deadline)


def _echo(said: Said) -> Period | None:
    unit = next(unit for unit in ("quarter", "month", "year") if said.group[unit])
    same = bool(said.group["same"])  # "SIPAS cùng năm đạt 82,7%"
    if not said.group["end"] and not said.group["in"] and not said.group["this"] and not same:
        return None
    if said.group["to"] and not (said.group["end"] or said.group["this"]):
        return None
    if unit == "year" and said.group["end"] and not said.group["this"]:
        return None
    if unit == "year" and said.group["in"] and not said.group["this"]:
        # "cả năm" is this year, but in its first weeks nobody speaks of it yet
        early = said.clock.month is not None and said.clock.month <= 2
        year = said.clock.year - 1 if early and said.clock.year else said.clock.year
        return said.period(f"{year:04d}" if year else None, "year", weak=said.group["in"] != "cả", unit="year")
    return said.period(
        None, "echo", unit=unit, deadline=bool(said.group["end"]), weak=not said.group["this"] and not same
    )


def _before(said: Said) -> Period | None:
    if said.group["n3"]:
        return said.period(None, "same", shift=_count(said.group["n3"]))
    if said.group["next"]:
        return said.period(None, "same", shift=1)
    return said.period(None, "same", shift=-_count(said.group["n"] or said.group["n2"] or "1"))


def _quarter_rel(said: Said) -> Period | None:
    if "trước" in said.group["rel"]:
        return said.period(None, "echo", unit="quarter", shift=-1)
    if said.clock.year is None or said.clock.month is None:
        return said.period(None, "quarter")
    return said.period(before(f"{said.clock.year}-Q{(said.clock.month + 2) // 3}"), "quarter")


def _half(said: Said) -> Period | None:
    if said.group["those"]:
        return said.period(None, "echo", unit="6")
    year = said.year("y", "y2", "y3") or said.clock.relative(said.group["rel"])
    if year is None:
        return said.period(None, "half")
    late = (said.group["part"] or said.group["part2"]) in ("cuối", "sau")
    return said.period(f"{year:04d}-S{2 if late else 1}", "half")


def _years(said: Said) -> Period | None:
    first, last = said.year("y1", "y3"), said.year("y2", "y4")
    assert first is not None and last is not None
    if not first < last:
        return None
    plain = bool(said.group["y3"])
    phase = any(word in said.match.group() for word in ("giai đoạn", "nhiệm kỳ", "thời kỳ"))
    codes = tuple(f"{year:04d}" for year in range(first, last + 1)) if last - first < 15 else ()
    return said.period(f"{first:04d}/{last:04d}", "range", weak=plain or phase, codes=codes)


def _year_list(said: Said) -> Period | None:
    codes = tuple(re.findall(r"\d{4}", said.group["list"]))
    return said.period(codes[-1], "list", codes=codes)


def _same(said: Said) -> Period | None:
    year = said.year("y", "yy", "y3")
    rel = said.group["rel"] or said.group["rel2"]
    if year:
        return said.period(None, "same", shift=year - said.clock.year if said.clock.year else -1, unit=str(year))
    return said.period(None, "same", shift=-1 if rel else 0)


def _year_end(said: Said) -> Period | None:
    year = said.year("y", "y2") or said.clock.relative(said.group["rel"])
    return said.period(
        f"{year:04d}-12-31" if year else None, "day", deadline=said.deadline or said.group["end"] == "hết"
    )


def _year_start(said: Said) -> Period | None:
    year = said.year("y") or said.clock.relative(said.group["rel"])
    return said.period(f"{year:04d}-01" if year else None, "start", weak=True)


def _year(said: Said) -> Period | None:
    year = said.year("y") or said.clock.relative("sau" if said.group["next"] else said.group["rel"])
    since = said.to in ("từ", "kể từ")
    return said.period(f"{year:04d}" if year else None, "year", deadline=said.deadline, weak=since)


def _ago(said: Said) -> Period | None:
    count = _count(said.group["n"] or said.group["n2"])
    return said.period(f"{said.clock.year - count:04d}" if said.clock.year else None, "year", weak=True, shift=-count)


def _phase(said: Said) -> Period | None:
    return said.period(None, "phase")


def _whole(said: Said) -> Period | None:
    return said.period(f"{said.clock.year:04d}" if said.clock.year else None, "plan", weak=True)


def _now(said: Said) -> Period | None:
    return said.period(said.clock.code, "now")


def _edition(said: Said) -> Period | None:
    """ "lần này thứ hai", "kỳ trước hạng 24": the edition that a text tells of, or the one before; only an index has
    them."""
    return said.period(None, "edition", shift=-1 if said.group["before"] else 0)


def _bare(said: Said) -> Period | None:
    if _FILES.match(said.match.string, said.match.end()):
        return None  # "1955 hồ sơ"
    return said.period(said.group["y"], "year", weak=not said.group["on"])  # "sang 2023 là 10,8%"


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
    "edge": _edge,
    "school": _school,
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
    "edition": _edition,
    "bare": _bare,
}


def read_time(name: str, match: re.Match[str], clock: Clock) -> Period | None:
    """The time that a match of the pattern of that name says."""
    group = match.groupdict("")
    return _READERS[name](Said(match, clock, group, (group.get("to") or group.get("to2", "")).strip()))
