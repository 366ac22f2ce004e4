"""Numbers as Vietnamese writes them: digits with decimal comma, multipliers, words, fractions, x of y, ranges.

`find_numbers` reads them out of lower-case normal text, from left to right, each once. What a number counts is left
to others, except the units that belong to its spelling: per cent, percentage points, money, ranks are told apart here.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_MULTIPLIER = {"chục": 1e1, "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9}
COUNTS = {
    word: n for n, word in enumerate(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1)
}
ORDINALS = COUNTS | {"nhất": 1, "nhì": 2, "tư": 4}
# "mười hai", "hai mươi mốt" behind "thứ"; "năm" is none of its ends: "thứ mười năm 2024"
ORDINAL_OF_TWO = re.compile(
    r"(?:mười|(?:hai|ba|bốn|năm|sáu) mươi)(?: (?:một|mốt|hai|ba|bốn|tư|lăm|sáu|bảy|bẩy|tám|chín))?(?![a-zà-ỹđ])"
)
_DIGIT_WORD = COUNTS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_W = "a-zà-ỹđ"
_GROUPS = r"\d{1,3}+(?:[ ]\d{3})+(?![\d/]|[.,]\d)"
_DIGITS = rf"{_GROUPS}|\d+(?:[.,]\d+)*"
_BILLION = r"tỷ(?! (?:lệ|trọng|suất) )"  # "hai tỷ lệ này" is no amount
# Words that multiply the figure before them: "triệu", "nghìn tỷ"
SIZE = rf"(?:(?:trăm|nghìn|ngàn|vạn|triệu)\s+(?:nghìn|ngàn|triệu|tỷ)|trăm|nghìn|ngàn|vạn|triệu|{_BILLION})(?![{_W}])"
_UNIT = (
    r"%|phần trăm|đô[- ]?la(?: mỹ)?|(?<=[uỷ] )đô(?: mỹ)?(?![a-zà-ỹđ])(?! thị)|usd|us\$|mỹ kim|vnđ|vnd|đồng|đ(?=[/,;.)\s]|$)"
    r"|điểm phần trăm|điểm %|điểm\s*%|điểm bách phân"
)
_NUMBER = re.compile(
    rf"""
    (?P<a>{_GROUPS}|(?>\d+(?:[.,]\d+)*))
    (?:\s*+(?=[tnv])(?P<am>{SIZE}))?
    (?:\s*+(?=[%p])(?P<au>%|phần\ trăm))?
    (?:\s?(?=[-đt÷])(?:-|đến|tới|÷)\s?(?P<b>{_DIGITS})(?![/\d]))?
""",
    re.X,
)
_SUFFIX = re.compile(rf"\s*(?P<m>{SIZE})?(?P<half>\s+rưỡi)?\s*(?P<u>{_UNIT})?")
# What is measured, not counted: no indicator is in such a unit.
_MEASURE = re.compile(
    r"\s?(?:km2|km²|km|m2|m²|m3|m³|ha|kg|tạ|tấn|lít|kwh|kw|mwh|mw|gw|kv|kbps|mbps|gbps|mb|gb|tb|pb|mhz|ghz|độ c|°c)(?!\w)"
)
_OF = re.compile(
    rf"\s*(?:trong(?: tổng)?(?: số)?|trên(?: tổng)?(?: số)?|/)\s*(?P<t>{_DIGITS})(?![\d/])(?! (?:năm|tháng|ngày|kỳ|lần|giờ|phút))"
)
# What these begin with, by a letter or by two
_BEGIN_SUFFIX = frozenset((*"đ% \t\n", "tr", "tỷ", "ng", "vạ", "vn", "us", "mỹ", "rư", "ph"))
_BEGIN_OF = frozenset((*"/ \t\n", "tr"))
_BEGIN_MEASURE = frozenset(
    (*" \t\n", "km", "ha", "kg", "tạ", "tấ", "lí", "kw", "mw", "gw", "kv", "kb", "mb", "gb", "tb", "pb", "mh", "gh", "độ", "°c")
)  # fmt: skip
_BEGIN_MORE = _BEGIN_SUFFIX | _BEGIN_OF | _BEGIN_MEASURE | {"m"}
_SMALLER = re.compile(rf"\s+(?P<n>\d{{1,3}})\s+(?P<m>triệu|nghìn|ngàn|tỷ)(?![{_W}])")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# The letters that begin a number's word come first, so that a search leaps from one of them to the next.
_WORD = re.compile(
    r"[mhbnstcp](?<![a-zà-ỹđ].)(?:(?<=m)(?:ột|ười)|(?<=h)ai|(?<=b)(?:a|ốn|ảy|ẩy)|(?<=n)(?:ăm|ửa)|(?<=s)áu|(?<=t)ám"
    r"|(?<=c)hín|(?<=p)hân nửa)(?![a-zà-ỹđ])"
)
_WORDS = re.compile(
    r"(?P<num>một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười) (?:phần|trên|trong) "
    r"(?P<den>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![a-zà-ỹđ])"
)
_HALVED = ("số", "dân", "tổng", "hộ", "người", "hồ", "thủ", "các", "trong")
_HALF = re.compile(rf"(?:một nửa|phân nửa|nửa)(?= (?:{'|'.join(_HALVED)}))")
_HALF_OF = re.compile(r"nửa (?P<m>triệu|tỷ)(?![a-zà-ỹđ])")
_CARDINAL = re.compile(
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
    r"(?: (?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|vạn|triệu|linh|lẻ|không trăm"
    rf"|{_BILLION}))+(?![a-zà-ỹđ])"
)
_W1 = "một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ|mốt|không"
_WORD_PERCENT = re.compile(rf"(?P<a>(?:{_W1})(?: (?:{_W1}))*)(?: phẩy (?P<b>(?:{_W1})(?: (?:{_W1}))*))? phần trăm")
_WORD_UNIT = re.compile(r"\s*(?P<u>phần trăm|đồng|đô la(?: mỹ)?|usd|%)")


@dataclass(slots=True)
class Number:
    """A number in the text. `kind`: percent, points (percentage points: always a change), vnd, usd, measure (of length,
    weight, speed …, named by `unit`) or plain.

    `value_high` is the end of a range, `total` the y of "x/y" or "x trong số y"; `end` is after unit and multiplier;
    `scaled` says that a multiplier was read, `word` that it is said in words; `raw` is what was read, as written.
    `known_from`: is it said as where something came from (clauses.py), once somebody asks?
    """

    start: int
    end: int
    value: float
    value_high: float | None
    total: float | None
    kind: str
    scaled: bool
    raw: str
    word: bool = False
    unit: str = ""
    known_from: bool | None = field(default=None, init=False, compare=False)

    def measured(self, low: str, limit: int) -> Number:
        """The same with the unit of measure behind it, if one stands there."""
        if self.kind != "plain" or self.total is not None or not _may_be_measure(_behind(low, self.end)):
            return self
        unit = _MEASURE.match(low, self.end, limit)
        if unit is not None:
            self.kind, self.unit, self.end = "measure", unit.group().strip(), unit.end()
        return self


def parse_digits(raw: str) -> float | None:
    """1.682 → 1682; 58,93 → 58.93; 0.8002 → 0.8002; 1.234,5 → 1234.5; 1 682 → 1682; None for what is no number."""
    if raw.isdecimal() and len(raw) <= 24:
        return float(raw)
    raw = raw.replace(" ", "")
    if len(raw) > 24:  # an identifier, not a quantity
        return None
    whole, _, part = raw.partition(",")
    if whole.isdecimal() and part.isdecimal():
        return float(f"{whole}.{part}")
    dots, commas = raw.count("."), raw.count(",")
    try:
        if dots and commas:
            if raw.rfind(",") > raw.rfind("."):
                return float(raw.replace(".", "").replace(",", ".")) if commas == 1 else None
            return float(raw.replace(",", "")) if dots == 1 else None
        if dots or commas:
            groups = raw.split("." if dots else ",")
            if (
                (dots or commas > 1)
                and {*map(len, groups[1:])} == {3}
                and len(groups[0]) <= 3
                and not groups[0].startswith("0")
            ):
                return float("".join(groups))  # thousands
            if dots + commas > 1:
                return None
            return float(".".join(groups))
        return float(raw)
    except (ValueError, OverflowError):
        return None


def parse_words(words: list[str]) -> float | None:
    """A cardinal in words: ["hai", "mươi", "lăm"] → 25; ["bốn", "trăm", "nghìn"] → 400000; None if it is none."""
    total = group = 0.0
    digit: float | None = None
    for before, word in pairwise(["", *words]):
        if word in ("linh", "lẻ", "không") or (before, word) == ("không", "trăm"):
            continue  # "một nghìn không trăm linh sáu"
        if word == "mươi":
            if digit is None:
                return None
            group, digit = group + digit * 10, None
        elif word == "mười":
            group, digit = group + 10, None
        elif word == "trăm":
            if digit is None:
                return None
            group, digit = group + digit * 100, None
        elif word in _MULTIPLIER:
            scale = _MULTIPLIER[word]
            current = group + (digit or 0)
            total = (total + current) * scale if scale >= 1e9 and current == 0 else total + (current or 1) * scale
            group, digit = 0.0, None
        elif word in _DIGIT_WORD:
            if digit is not None:
                return None
            digit = float(_DIGIT_WORD[word])
        else:
            return None
    return total + group + (digit or 0)


def multiplied(value: float, scale: float) -> float:
    """16,4 tỷ is 16400000000, not 16399999999.999998."""
    return round(value * scale, 2) if scale > 1 else value


def size_of(words: str | None) -> float:
    """The factor that words of SIZE say: "nghìn tỷ" → 1e12; 1 for none."""
    size = 1.0
    for word in words.split() if words else ():
        size *= _MULTIPLIER[word]
    return size


def _kind(unit: str | None, currency: str | None) -> str:
    if currency:
        return "usd"
    if not unit:
        return "plain"
    if unit in ("%", "phần trăm"):
        return "percent"
    if unit.startswith("điểm"):
        return "points"
    return "vnd" if unit in ("đồng", "đ", "vnđ", "vnd") else "usd"


MOST = 1e21
"""Beyond a billion billions nothing is counted or paid: such a run of digits or words is no quantity."""


IN_WORDS: tuple[str, ...] = (
    *(
        f"{word} {next_}"
        for word in _DIGIT_WORD
        for next_ in (*_DIGIT_WORD, *_MULTIPLIER, "mươi", "phần", "phẩy", "linh", "lẻ", "không", "trên", "trong")
    ),
    *(f"nửa {word}" for word in (*_HALVED, "triệu", "tỷ")),
    *(f"cứ {word}" for word in (*COUNTS, "trăm", "nghìn")),
)
"""The two words that a number in words may begin with, lower case."""

FIGURE_BEGINNINGS: tuple[str, ...] = (*"0123456789", *IN_WORDS)
"""How figures begin, in digits and in words, lower case: a text with none of these states no number."""


def find_numbers(
    low: str,
    start: int,
    end: int,
    taken: list[tuple[int, int]],
    figures: Sequence[tuple[int, int]] | None = None,
    in_words: bool = True,
) -> list[Number]:
    """The numbers between start and end that do not lie in a taken span (dates, document numbers), in order; without
    `in_words` those in digits alone. `figures` are the spans of those there, where they are known."""
    begins = figures if figures is not None else [match.span() for match in _FIGURE.finditer(low, start, end)]
    if in_words:
        begins = sorted([*begins, *(match.span() for match in _WORD.finditer(low, start, end))])
    found: list[Number] = []
    rounded = parts = paid = bare = False
    free, skip, size = start, 0, len(taken)
    for first, stop in begins:
        at = first if first > free else free
        while at < stop:
            if at > first and not low[at].isdigit():
                at += 1
                continue
            while skip < size and taken[skip][1] <= at:
                skip += 1
            limit = end
            if skip < size:
                begin, behind = taken[skip]
                if begin <= at:
                    at = free = behind
                    continue
                limit = begin if begin < end else end
            number = _digits(low, at, limit) if low[at].isdigit() else _words(low, at, limit)
            if number is None or number.value > MOST or (number.value_high or number.total or 0.0) > MOST:
                at += 1
                while at < end and low[at].isalnum():
                    at += 1
            else:
                found.append(number)
                at = number.end
                if number.kind == "plain":
                    bare = True
                elif number.kind in ("vnd", "usd"):
                    paid = True
                if number.value in _ROUND:
                    rounded = True
                if number.total is not None:
                    parts = True
            free = at
    if bare and len(found) > 1:
        _take_unit(found, low)
    if paid and len(found) > 1:
        _take_currency(found, low)
    if rounded or low.find("cứ ", start, end) >= 0:
        found = _by_example(found, low, start, end)
    return _per_hundred(found, low) if rounded or parts else found


# A figure behind one of these counts nothing: it is a place or the number of a paper.
_NUMBERS_IT = tuple(f"{word} " for word in ("thứ", "hạng", "tốp", "top", "số", "quý", "điều", "khoản", "mục", "lớp"))
_JOINED = (", ", "; ", " và ", ", và ", "; và ", " rồi ", " hay ")
_BARE = re.compile(r"(?=[,;.)\n]|$| (?:vào|năm|trong|của năm|ở|và|rồi)(?![a-zà-ỹđ]))")


def _take_unit(numbers: list[Number], low: str) -> None:
    """Figures whose unit is said once, behind the last: "74,6; 88,3 và 92,7%", "10,08 tỷ, 13,7 tỷ và 16,4 tỷ USD", "512
    và 19,7 nghìn tỷ đồng"."""
    for behind, number in pairwise(numbers[::-1]):
        if (
            number.kind != "plain"
            or behind.kind not in ("percent", "vnd", "usd")
            or number.total is not None
            or number.word
            or low[number.end : behind.start] not in _JOINED
            or low.endswith(_NUMBERS_IT, 0, number.start)
        ):
            continue
        raw = parse_digits(behind.raw)
        value = number.value if number.scaled or not raw else multiplied(number.value, behind.value / raw)
        if value <= 100 if behind.kind == "percent" else 0.02 * behind.value < value < 50 * behind.value:
            number.value, number.kind, number.scaled = value, behind.kind, behind.scaled


def _take_currency(numbers: list[Number], low: str) -> None:
    """ "Năm 2020 là 11,8 tỷ USD, tăng 18%; bốn năm sau con số ấy đã là 25,3 tỷ": billions of nothing, behind an amount
    of money of their size, are in its currency, whatever shares and growths stand between."""
    paid: Number | None = None
    for number in numbers:
        if number.kind in ("vnd", "usd"):
            paid = number
        elif (
            paid is not None
            and number.kind == "plain"
            and number.total is None
            and low.endswith("tỷ", number.start, number.end)
            and 0.02 < number.value / (paid.value or 1.0) < 50
            and _BARE.match(low, number.end)
        ):
            number.kind = paid.kind
        elif number.kind == "plain":
            paid = None


_SO_MANY = rf"10?\.000|\d{{1,4}}|một (?:trăm|nghìn|ngàn)|{'|'.join(COUNTS)}|trăm|nghìn"
_EXAMPLE = re.compile(
    rf"(?=[cmtb])(?<![{_W}])(?:(?P<any>cứ)(?: bình quân| trung bình| mỗi| trong)?|mỗi|trong|trong mỗi|bình quân|trung bình)"
    rf" (?P<of>{_SO_MANY}) (?P<noun>[{_W}]+)(?![{_W}])[^.;:()]{{0,110}}?(?<![{_W}\d.,/])(?P<some>{_SO_MANY}) (?P=noun)(?![{_W}])"
)
_ROUND = frozenset({10, 100, 1000, 10_000})
_SHARED = frozenset({"người", "hộ", "nhà", "gia", "dân", "đồng", "usd", "hồ", "giao", "lượt", "khách"})
_THAT_IS = ("nghĩa là ", "tức là ", "tức ", "hay ", "nói cách khác ", "nói cách khác, ", "tương đương ")
_IN_TIME = frozenset({"năm", "quý", "tháng", "tuần", "ngày", "giờ", "phút", "lần", "kỳ"})


def _by_example(numbers: list[Number], low: str, start: int, end: int) -> list[Number]:
    """ "Cứ 5 hộ thì 4 hộ …", "trong 100 đồng GRDP có 9 đồng …": a share, told by so many of so many of the same."""
    for match in _EXAMPLE.finditer(low, start, end):
        whole, part = _so_many(match["of"]), _so_many(match["some"])
        noun = match["noun"]
        if part is None or whole is None or not part < whole or noun in _IN_TIME:
            continue
        if whole > 10 and whole not in (20, 50, *_ROUND):
            continue  # "năm 1997 cứ 220 người thì 1 người …": no round figure of today
        if match["any"] is None and (noun not in _SHARED or whole not in _ROUND):
            continue  # "trong 10 tỉnh có 7 tỉnh …" are counts
        at, stop = match.span("some")
        stop = match.end() if noun in ("đồng", "usd") else stop
        value, in_words = round(100 * part / whole, 4), not match["some"].isdigit()
        percents = [n for n in numbers if n.kind == "percent" and n.end <= match.start()]
        if percents and low.endswith(_THAT_IS, start, match.start()):
            continue  # "22,5% …, nghĩa là cứ 5 dịch vụ thì gần 4 bỏ không"
        if any(_says(n, value) and (0 <= n.start - stop < 60 or 0 <= match.start() - n.end < 60) for n in numbers):
            continue  # "…, tức 66,1%": said exactly beside it
        share = Number(at, stop, value, None, None, "percent", False, match["some"], in_words)
        others = [
            n for n in numbers if n.end <= match.start("of") or match.end("noun") <= n.start < at or n.start >= stop
        ]
        numbers = sorted([*others, share], key=lambda n: n.start)
    return numbers


def _says(number: Number, share: float) -> bool:
    return number.kind == "percent" and abs(number.value - share) < 0.1 * share


def _so_many(said: str) -> float | None:
    return parse_digits(said) if said[0].isdigit() else parse_words(said.split())


_EACH = re.compile(r"(?:cứ|trong mỗi|trung bình cứ|bình quân cứ) $")
# "1/3 số tổ", "2/3 dân số", "3/4 hộ gia đình"
_PART_OF = re.compile(
    r" (?:(?:tổng )?số |(?:dân số|hộ|gia đình|người (?:dân|trưởng thành)|dân cư|thuê bao)(?![a-zà-ỹđ]| (?:cận )?nghèo))"
)
_OF_TEN = re.compile(r"\s(?:người|hồ sơ|hộ|dân|lượt|giao dịch|khách|bạn trẻ)(?![a-zà-ỹđ])")


def _per_hundred(numbers: list[Number], low: str) -> list[Number]:
    """ "Cứ 100 hồ sơ thì 46 …", "9 trên 10 hồ sơ": shares, told by an example of ten or a hundred."""
    kept: list[Number] = []
    for number in numbers:
        base = kept[-1] if kept else None
        if (
            base is not None
            and base.kind == number.kind == "plain"
            and base.value in (10, 100, 1000)
            and number.value < base.value
            and number.value == int(number.value)  # not "cứ 1.000 dân có 0,7 doanh nghiệp"
            and number.total is None
            and _EACH.search(low, max(0, base.start - 20), base.start)
            and not any(c in low[base.end : number.start] for c in ";.:")
        ):
            kept[-1] = Number(
                number.start, number.end, 100 * number.value / base.value, None, None, "percent", False, number.raw
            )
        elif (
            number.kind == "plain"
            and number.total is not None
            and number.value < number.total <= 10
            and _PART_OF.match(low, number.end)
        ):
            share = 100 * number.value / number.total
            kept.append(Number(number.start, number.end, share, None, None, "percent", False, number.raw, True))
        elif (
            number.total in (3, 4, 5, 20, *_ROUND)
            and number.kind == "plain"
            and "/" not in low[number.start : number.end]
            and _OF_TEN.match(low, number.end)
        ):
            share = 100 * number.value / (number.total or 100)
            kept.append(Number(number.start, number.end, share, None, None, "percent", False, number.raw, True))
        else:
            kept.append(number)
    return kept


def _digits(low: str, at: int, limit: int) -> Number | None:
    before = low[at - 1] if at else " "
    begin = at
    currency: str | None = None
    if before == " ":
        if low[at - 2 : at - 1] in ("d", "$") and low.endswith(("usd", "us$"), 0, at - 1):
            currency = "$"  # "usd 25"
    elif before == "$":
        begin, currency = at - 1, "$"
    elif before.isalpha() or before in "_#":
        return None  # part of a name: 4g is caught below, b2c, covid19 here
    match = _NUMBER.match(low, at, limit)
    if match is None:
        return None
    raw, times, percent, until = match.groups()
    value = parse_digits(raw)
    if value is None:
        return None
    if percent is not None and times is None and until is None and currency is None:
        return Number(begin, match.end(), _share(value, raw), None, None, "percent", False, raw)
    stop = match.end(1)
    after = low[stop] if stop < len(low) else " "
    if (
        after.isalpha()
        and not _SUFFIX.match(low, stop, limit)["u"]  # type: ignore[index]
        and not times
        and not _MEASURE.match(low, stop, limit)
    ):
        return None
    behind = low[stop + 1 : stop + 3] if after == " " else low[stop : stop + 2]
    if until is not None:
        span = _span(low, match, begin, value, currency, limit)
        if span is not None:
            return span
    elif times is None and percent is None and behind[:1] not in _BEGIN_MORE and behind not in _BEGIN_MORE:
        return Number(begin, stop, value, None, None, "usd" if currency else "plain", False, raw)
    multiplier: str | None = None
    half: str | None = None
    unit: str | None = None
    if percent is not None:
        multiplier, unit, stop = times, percent, match.end("au")
    elif times is not None or behind[:1] in _BEGIN_SUFFIX or behind in _BEGIN_SUFFIX:
        suffix = _SUFFIX.match(low, stop, limit)
        assert suffix is not None
        multiplier, half, unit = suffix.groups()
        if unit or half or multiplier:
            stop = suffix.end("u" if unit else "half" if half else "m")
            behind = _behind(low, stop)
    if multiplier:
        scale = size_of(multiplier)
        value = multiplied(value, scale)
        if half:
            value += scale / 2
        if not unit:
            smaller = _SMALLER.match(low, stop, limit)
            if smaller and _MULTIPLIER[smaller["m"]] < scale:
                value += float(smaller["n"]) * _MULTIPLIER[smaller["m"]]
                stop = smaller.end()
                behind = _behind(low, stop)
                tail = _SUFFIX.match(low, stop, limit)
                if tail and tail["u"]:
                    unit, stop = tail["u"], tail.end("u")
    kind = _kind(unit, currency) if unit or currency else "plain"
    total: float | None = None
    if kind == "plain" and (behind[:1] in _BEGIN_OF or behind in _BEGIN_OF):
        of = _OF.match(low, stop, limit)
        whole = parse_digits(of["t"]) if of is not None else None
        if of is not None and whole and value <= whole:
            total, stop = whole, of.end()
    if kind in ("percent", "points"):
        value = _share(value, raw)
    number = Number(begin, stop, value, None, total, kind, multiplier is not None, raw)
    return number.measured(low, limit) if kind == "plain" and total is None and _may_be_measure(behind) else number


def _share(value: float, raw: str) -> float:
    """ "12.345%" is no share of thousands."""
    return float(raw) if value > 1000 and raw.count(".") == 1 and "," not in raw else value


def _behind(low: str, at: int) -> str:
    """The next two characters, behind a blank where there is one."""
    if low[at : at + 1] == " ":
        at += 1
    return low[at : at + 2]


def _may_be_measure(behind: str) -> bool:
    """May a unit of measure begin with the two characters behind a number?"""
    first = behind[:1]
    return first in _BEGIN_MEASURE or behind in _BEGIN_MEASURE or (first == "m" and not behind[1:].isalpha())


def _span(low: str, match: re.Match[str], begin: int, value: float, currency: str | None, limit: int) -> Number | None:
    """The range that a number opens ("5-7 triệu", "10% đến 20%"); None where two numbers are meant, or two years."""
    raw, times, percent, until = match.groups()
    high = parse_digits(until)
    suffix = _SUFFIX.match(low, match.end("b"), limit)
    assert suffix is not None
    multiplier, _, unit = suffix.groups()
    scale = size_of(multiplier)
    own = size_of(times) if times else scale
    if high is None or value * own >= high * scale or (percent and unit not in ("%", "phần trăm")):
        return None
    if raw.isdigit() and len(raw) == 4 and not unit and not multiplier:
        return None
    return Number(
        begin,
        suffix.end("u") if unit else (suffix.end("m") if multiplier else match.end("b")),
        multiplied(value, own),
        multiplied(high, scale),
        None,
        _kind(unit or percent, currency),
        bool(multiplier),
        raw,
    ).measured(low, limit)


def _words(low: str, at: int, limit: int) -> Number | None:
    match = _WORDS.match(low, at, limit)
    if match:
        value = 100.0 * _DIGIT_WORD[match["num"]] / _DIGIT_WORD[match["den"]]
        if match["num"] == "mười" or value > 100:
            return None
        return Number(at, match.end(), value, None, None, "percent", False, match.group(), True)
    match = _WORD_PERCENT.match(low, at, limit)
    if match:
        whole = parse_words(match["a"].split())
        part = parse_words(match["b"].split()) if match["b"] else None
        if whole is not None:
            if part is not None:
                whole += part / 10 ** len(str(int(part)))
            return Number(at, match.end(), whole, None, None, "percent", False, match.group(), True)
    match = _HALF.match(low, at, limit)
    if match:
        return Number(at, match.end(), 50.0, None, None, "percent", False, match.group(), True)
    match = _HALF_OF.match(low, at, limit)
    if match:
        half, unit = 0.5 * _MULTIPLIER[match["m"]], _WORD_UNIT.match(low, match.end(), limit)
        stop = unit.end() if unit else match.end()
        return Number(at, stop, half, None, None, _kind(unit["u"] if unit else None, None), True, match.group(), True)
    match = _CARDINAL.match(low, at, limit)
    if match:
        count = parse_words(match.group().split())
        if count is None:
            return None
        after = match.end()
        if low.startswith(" rưỡi", after):
            count += _MULTIPLIER.get(match.group().split()[-1], 0.0) / 2
            after += 5
        unit = _WORD_UNIT.match(low, after, limit)
        stop = unit.end() if unit else after
        return Number(at, stop, count, None, None, _kind(unit["u"] if unit else None, None), True, match.group(), True)
    return None
