"""A text as lines, sentences and marks: what stands where, before anybody asks what it means together.

One Aho-Corasick pass finds every phrase of the lexicon; on each layer (ideas, places, grammar) the longest phrase from
the left wins. Sentences get a reading distance: a coordinate that grows with every comma, semicolon, bracket, joining
word and figure, so that "how far is this word from that number" is a subtraction.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipelines.extract.lexicon import Phrases
from pipelines.extract.normalize import Normal
from pipelines.extract.numbers import Number, find_numbers
from pipelines.extract.periods import Period, find_periods
from pipelines.extract.separators import FIGURE_LINE, semicolon_row, separated
from pipelines.extract.spans import Clock

LONGEST = 700  # characters of one sentence; longer ones are cut at a comma, so that nothing grows with the line
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:TP|Tp|tp|TX|tx|TT|Q|P|H|ThS|TS|GS|PGS|tr|St|VD|vd|Th|[A-ZĐ])\.$|(?<!\d)[:;,(]\s?\d{1,2}\.$"
)
_SENTENCE = re.compile(r"[.!?…]+[\")\]']*\s+(?=[\"'(\[•*-]*[A-ZÀ-ỸĐ0-9])")
_LIST_MARKER = re.compile(
    r"\s*(?:(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+[IVX\d]+[.:)]?\s)|(?P<roman>[IVX]{1,5}|[A-H])[.)/]\s|(?P<digit>\d{1,2}(?:\.\d{1,2})*)[.)/]\s|(?P<letter>[a-zđ])[.)]\s|(?P<dash>[-–])\s?(?=\S)"
    r"|(?P<plus>\+)\s?|(?P<dot>[•*◆◇■□▪▫●○►▸✓✔➢➤→·])\s?|(?P<gt>>>)\s?)"
)
# Figures that count nothing: numbers of papers, rooms, weeks and telephones. What begins with a word, as words and how
# they go on, …
_WORDED = (
    ("ttxvn", r" \d{1,2}[/-]\d{1,2}"),
    ("http", r"s?://\S+"),
    ("www", r"\.\S+"),
    (
        "nghị quyết|quyết định|nghị định|công văn|thông tư|chỉ thị|kế hoạch|thông báo|báo cáo|văn bản|tờ trình|luật|đề án|điều|khoản|câu|biểu|phụ lục|gói|chương|kết luận|tầng|phòng|lô|lớp|quốc lộ|khóa|quỹ đạo|windows|công điện",
        r"(?<!hải phòng)(?: (?:số|thứ))? ?:? (?:số )?(?!\d[\d.,]*\s?(?:%|phần trăm|triệu|nghìn|tỷ|đồng|hộ|hồ sơ|doanh nghiệp))\d+(?:[./-][0-9a-zđ]+)*(?:[/-][0-9a-zđ&]+)*",
    ),
    (
        "số",
        r"(?<!ký số)(?<!công nghệ số)(?<!dân số)(?<!chuyển đổi số)(?<!tài khoản số):? \d+[/-][0-9a-zđ][0-9a-zđ/&-]*",
    ),
    ("mã", r" \S*\d\S*"),
    (r"\(", r"0\d{2,3}\)\s?[\d.]+"),
    (
        "cấp độ|giai đoạn|nhánh|số máy lẻ|phường|quận|tổ|khu phố|vòng|phiên|lần thứ|lần|khoá|tier|level|mức độ|mức|bảng|top 10 sự kiện",
        r" \d{1,2}\b(?![.,/%]?\d| ?%| ?- ?\d+(?:,\d+)? ?%| (?:triệu|nghìn|tỷ|đồng))",
    ),
    ("sáng|chiều|tối|trưa|hôm|ngày|đêm", r" thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b"),
    ("thứ", r" (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?=,? (?:ngày )?\d{1,2}[/-]\d| hằng| hàng| tuần)"),
    ("gmt", r"[+\d:]*"),
    ("chỉ tiêu|câu|tiêu chí|mục|trang", r" số \d+"),
    ("đường dây nóng", r":? [\d.x]+"),
)
# … with a figure, …
_FIGURED = re.compile(
    r"\d(?<!\w\d)(?:\d*[/-][a-zđ]{2,}[0-9a-zđ]*-[a-zđ0-9-]+|(?<=0)(?<![.,]0)\d{2,4}[.\ )-]{0,2}\d{3,}[.\d]*"
    r"|(?<=1)(?:022|800\d{4}|900\d{4}|8001096)\b|\d?\s?(?:h|giờ)\s?(?:\d{1,2})?(?:\ phút)?\b|\d?:\d{2}(?::\d{2})?\b)"
)
_DASHED = re.compile(r"(?<!\w)[a-zđ]+-\d+\b")  # … or with any word: "covid-19"


def _worded() -> re.Pattern[str]:
    """Each choice begins with a letter as such, so that a search leaps from one of these letters to the next."""
    rests: dict[str, list[str]] = {}
    for words, rest in _WORDED:
        by_letter: dict[str, list[str]] = {}
        for word in words.split("|"):
            first = word[:1].strip("\\") or word[:2]
            by_letter.setdefault(first, []).append(word[len(first) :])
        for first, ends in by_letter.items():
            rests.setdefault(first, []).append(f"(?:{'|'.join(ends)}){rest}")
    return re.compile("|".join(rf"{first}(?<!\w{first})(?:{'|'.join(rest)})" for first, rest in rests.items()))


_MASK = _worded()
_ADDRESS = re.compile(r"(?<!\w)\S+@\S+")
_DIGIT = re.compile(r"\d")
_MORE_DIGITS = re.compile(r"[.,]\d|\ ?%|\ (?:triệu|nghìn|ngàn|tỷ|tỉ)\b")
_FRONTED = re.compile(r"(?:với|về|đối với|còn|riêng|xét|tính|trong|ở|tại|cũng)\ ")
# "Hồ sơ trực tuyến: 71,2%", "Huế ..... 78,4": a line that says a figure is no heading of what follows.
_ENDS_IN_FIGURE = re.compile(
    r"(?:[:.…–-]\s*[≥≤<>~]?\s?\d[\d.,]*(?:/\d[\d.]*)?(?:\s[^\W\d_]+){0,3}|\d\s?%)(?:\s?\([^()]{1,40}\))?$"
)
_IN_PERCENT = re.compile(r"\(%\)|\(đvt?:? ?%\)|đơn vị(?: tính)?: ?%")
# "Đăng ngày 06/01/2026 - Ban biên tập": when a text was put up, no heading of what follows
_DATELINE = re.compile(
    r"(?:đăng|cập nhật|(?:xuất bản|đưa tin)(?: ngày)?)[^\n]{0,24}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.I
)
WORD = re.compile(r"[^\W\d_]+")

_FAMILY = re.compile("[_ ]")

Mark = tuple[int, int, tuple[str, ...]]


@cache
def _families(tags: tuple[str, ...]) -> frozenset[str]:
    """Tags with their families: "status" with "status_target", "platform" with "platform vneid"."""
    return frozenset(name for tag in tags for name in (tag, _FAMILY.split(tag, 1)[0]))


@dataclass(slots=True)
class Line:
    """One line of the text. `level` orders it under headings (0 outermost); `parent` is the heading or list lead
    that it stands under (index of a line, or None); `cells` are the spans between "|" of a table row."""

    start: int
    end: int
    level: int
    heading: bool
    marker: str
    parent: int | None = None
    cells: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Distance:
    """How far apart the words of a sentence are to a reader: behind `steps[k]` the way from its start costs
    `costs[k + 1]`. `breaks` are its commas and brackets, `label` the end of "…:" at its head."""

    steps: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=lambda: [0.0])
    breaks: list[int] = field(default_factory=list)
    label: int = 0


@dataclass(slots=True)
class Sentence:
    """A span of one line of `low` with everything found in it, in order. `claimed` says which phrase is the noun of which
    number, `ranked` where ranks in figures stand."""

    low: str
    start: int
    end: int
    line: int
    numbers: list[Number]
    periods: list[Period]
    ideas: list[Mark]
    places: list[Mark]
    words: list[Mark]
    known_distance: Distance | None = None
    claimed: dict[int, int] = field(default_factory=dict)
    ranked: list[int] = field(default_factory=list)
    _said: frozenset[str] | None = field(default=None, init=False)
    _marked: dict[str, list[Mark]] | None = field(default=None, init=False)

    @property
    def said(self) -> frozenset[str]:
        """Every idea that the sentence speaks of."""
        if self._said is None:
            self._said = frozenset(idea for _, _, tags in self.ideas for idea in tags)
        return self._said

    def marked(self, tag: str) -> Sequence[Mark]:
        """The words of a tag ("status_target") or of a family of tags ("status"), in order."""
        if self._marked is None:
            self._marked = {}
            for mark in self.words:
                for name in _families(mark[2]):
                    self._marked.setdefault(name, []).append(mark)
        return self._marked.get(tag, ())

    @property
    def distance(self) -> Distance:
        """Measured when somebody asks first: most sentences state nothing of ours."""
        if self.known_distance is None:
            told = self.numbers or self.periods or self.marked("rank")
            self.known_distance = measure(self) if told else Distance()
        return self.known_distance

    def broken(self, start: int, end: int) -> bool:
        """Does a comma, bracket or stronger stand between two positions?"""
        breaks = self.distance.breaks
        k = bisect_left(breaks, start)
        return k < len(breaks) and breaks[k] < end

    def cost(self, position: int) -> float:
        """What the way from the start of the sentence to a position costs."""
        distance = self.known_distance or self.distance
        return distance.costs[bisect_right(distance.steps, position)]


@dataclass(slots=True)
class Reading:
    """A text, read: lines, sentences, marks."""

    normal: Normal
    clock: Clock
    lines: list[Line]
    sentences: list[Sentence]


def scan(phrases: Phrases, normal: Normal) -> tuple[list[Mark], list[Mark], list[Mark]]:
    """The marks on each layer: the longest phrase from the left, whole words only, names only where capitalised."""
    low, cased = normal.low, normal.cased
    ideas: list[Mark] = []
    places: list[Mark] = []
    words: list[Mark] = []
    meaning, names = phrases.meaning, phrases.names
    size = len(low)
    found = [
        (start, -end, index)
        for index, start, end in phrases.automaton.find_matches_as_indexes(low, overlapping=True)
        if not (end < size and low[end].isalnum() and low[end - 1].isalnum())  # no part of a word
        and not (start and low[start - 1].isalnum() and low[start].isalnum())
        and not (low[end - 1].isdigit() and _MORE_DIGITS.match(low, end))  # "mức 2.500.000 đồng" is no "mức 2"
    ]
    found.sort()
    free = [0, 0, 0]
    titles: list[tuple[int, int]] = []
    named = [(start, -minus_end, name) for start, minus_end, index in found if (name := names[index]) is not None]
    world = any(name.abroad and not name.doubtful for _, _, name in named)
    for start, end, name in named:  # names first: "của huyện Sơn Tịnh" is the district, not "the district"
        if (
            start >= (titles[-1][1] if titles else 0)
            and _capital(cased, low, start, end, name.capital, name.last)
            and (not name.doubtful or _is_country(cased, low, start, end, world))
        ):
            titles.append((start, end))
    k = 0
    for start, minus_end, index in found:
        end = -minus_end
        said, who, grammar = meaning[index]
        if said and start >= free[0]:
            ideas.append((start, end, said))
            free[0] = end
        if grammar and start >= free[2]:
            words.append((start, end, grammar))
            free[2] = end
        if not who or start < free[1]:
            continue
        while k < len(titles) and titles[k][1] <= start:
            k += 1
        taken = titles[k] if k < len(titles) and titles[k][0] < end else None
        if taken == (start, end):
            places.append((start, end, ("name",)))
        elif taken is None or (start <= taken[0] and end >= taken[1]):
            rest = tuple(tag for tag in who if tag != "name")
            if not rest:
                continue
            places.append((start, end, rest))
        else:
            continue
        free[1] = end
    return ideas, places, words


def _capital(cased: str, low: str, start: int, end: int, first: bool, last: bool) -> bool:
    """Is the name written as a name: its last word, and for bare names its first too, with a capital?"""
    if not last:
        return not cased[start].islower()
    tail = low.rfind(" ", start, end) + 1 or start
    at = max(tail, low.rfind("-", start, end) + 1, low.rfind(".", start, end - 1) + 1)
    while at < end and not cased[at].isalpha():
        at += 1
    if at >= end:
        return True
    return not cased[at].islower() and (not first or not cased[start].islower())


_BEGINS = re.compile(r"(?:^|[.!?:;\n\"(•|–-])\s*$")
_PERSON = re.compile(
    r"(?<![a-zà-ỹđ])(?:ông|bà|anh|chị|cô|chú|bác|em|cụ|thầy|bé|cậu|già|đồng chí|tên|họ|biên giới|giáp|bạn|người|tiếng|sang|qua|đường|cửa khẩu|phía|xã|thôn|bản)\s$"
)
_OF_COUNTRY = re.compile(
    r"(?<![a-zà-ỹđ])(?:ở|tại|nước|của|so với|như|và|hay|hoặc|hơn|sau|trước|trên|dưới|bằng|gồm|dân số|thì|còn|riêng|kém|với|theo sau là|là)\s$|[,;]\s$"
)
_PLACED = re.compile(
    r"\s?(?:,|\(|:)?\s?(?:(?:đứng|xếp|ở|giữ|có|đạt|là|chiếm|mới|chỉ|vẫn|còn|lên|xuống|ngôi|số|tỷ lệ|nửa|đầu|giữa|cuối|bảng|tụt|rớt|nhảy|vươn|dừng),? )*(?:thứ|hạng|vị trí|quán quân|á quân|\d)"
)


def _is_country(cased: str, low: str, start: int, end: int, world: bool) -> bool:
    """Is a word like "Mỹ", "Anh", "Đức" a country here: no part of a name, behind a word that asks for a place or before
    a figure, in a text that names other countries (`world`)?"""
    if cased[end : end + 1] == " " and cased[end + 1 : end + 2].isupper():
        return False
    before = low[max(0, start - 24) : start]
    begins = bool(_BEGINS.search(before))
    if not begins:
        at = cased.rfind(" ", 0, start - 1) + 1 if start > 1 and cased[start - 1] == " " else start
        if cased[at].isupper() and not _BEGINS.search(low[max(0, at - 8) : at]) and cased[start - 1] == " ":
            return cased[start - 2] in ",;" and world and bool(_PLACED.match(low, end))
    if _PERSON.search(before):
        return False
    if begins:
        alone = low.startswith("(", start - 1) and low.startswith(")", end)  # "10,2% (Mỹ)"
        return world and (alone or bool(_PLACED.match(low, end)))
    if not _OF_COUNTRY.search(before):
        return world and bool(_PLACED.match(low, end))  # "đẩy Anh, quán quân kỳ 2016, xuống thứ tư"
    return world or before.endswith(("ở ", "tại ", "nước ")) or bool(_PLACED.match(low, end))


def _lines(normal: Normal) -> list[Line]:
    text = normal.cased
    spans: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start <= size:
        end = text.find("\n", start)
        if end < 0:
            end = size
        a, b = start, end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            spans.append((a, b))
        start = end + 1
    separators = separated(text, spans)
    lines = [_line(text, a, b, separators.get(a, "")) for a, b in spans]
    stack: list[int] = []
    for index, line in enumerate(lines):
        while stack and lines[stack[-1]].level >= line.level:
            stack.pop()
        line.parent = stack[-1] if stack else None
        if line.heading:
            stack.append(index)
    return lines


def _line(text: str, start: int, end: int, separator: str) -> Line:
    marker = None if separator else _LIST_MARKER.match(text, start, end)
    body = marker.end() if marker else start
    length = end - body
    closed = text[end - 1] in '.;!?…"”'
    colon = text[end - 1] == ":"
    level, kind = 9, ""
    if marker:
        kind = str(marker.lastgroup)
        level = {"part": 1, "roman": 1, "digit": 4, "letter": 6, "dash": 7, "plus": 8, "dot": 7, "gt": 7}[kind]
        if kind == "digit":
            level += min(1, marker["digit"].count("."))
    if not separator:
        if text.count("\t", start, end) >= 2:
            separator = "\t"
        elif text.find("|", start, end) >= 0:
            separator = "|"
        elif not marker and semicolon_row(text[start:end]):
            separator = ";"
    bar = bool(separator)
    cells: list[tuple[int, int]] = []
    if bar:
        at = start
        while True:
            stop = text.find(separator, at, end)
            stop = end if stop < 0 else stop
            a, b = at, stop
            while a < b and text[a] == " ":
                a += 1
            while b > a and text[b - 1] == " ":
                b -= 1
            cells.append((a, b))
            if stop == end:
                break
            at = stop + len(separator)
        while separator == "\t" and text.endswith("\t", 0, start):  # an empty corner
            start -= 1
            cells.insert(0, (start, start))
        if cells and cells[0][0] == cells[0][1] and text[end - 1] == "|":
            cells.pop(0)
        if cells and cells[-1][0] == cells[-1][1] and text[end - 1] == "|" and len(cells) > 2:
            cells.pop()
    upper = length > 3 and text[body:end].upper() == text[body:end]
    heading = not (bar or _DATELINE.match(text, body, end)) and (
        colon
        or (not closed and length <= 160)
        or (upper and length <= 220)
        or (kind in ("part", "roman", "digit") and length <= 110 and not any(c.isdigit() for c in text[body:end]))
    )
    if not marker:
        level = 0 if upper and not colon else 3 if colon else 9
        if heading and not upper and not colon:
            level = 2
        if FIGURE_LINE.match(text, body, end) or _ENDS_IN_FIGURE.search(text, max(body, end - 120), end):
            level, heading = 9, False
        elif text[end - 1] == "?" and length <= 120:
            level, heading = 3, True
    elif kind == "dash" and text[end - 1] == "?" and length <= 160:
        level, heading = 3, True  # a question of an interview: its answer stands under it
    return Line(start, end, level, heading, kind, None, cells if len(cells) > 1 else [])


def _sentences(normal: Normal, lines: list[Line]) -> list[tuple[int, int, int]]:
    spans: list[tuple[int, int, int]] = []
    text = normal.cased
    for index, line in enumerate(lines):
        if line.cells and max(b - a for a, b in line.cells) <= 160:  # longer ones are prose with a bar in it
            spans.append((line.start, line.end, index))
            continue
        start = line.start
        for match in _SENTENCE.finditer(text, line.start, line.end):
            if match.group()[0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 6), match.start() + 1):
                continue
            if match.start() - start < 4:
                continue
            spans.append((start, match.end(), index))
            start = match.end()
        spans.append((start, line.end, index))
    cut: list[tuple[int, int, int]] = []
    for start, end, index in spans:
        begin = start
        while end - begin > LONGEST:
            at = max(text.rfind(mark, begin + LONGEST // 2, begin + LONGEST) for mark in (";", ",", " "))
            at = at + 1 if at > 0 else begin + LONGEST
            cut.append((begin, at, index))
            begin = at
        if end > begin:
            cut.append((begin, end, index))
    return cut


def read(phrases: Phrases, normal: Normal, clock: Clock) -> Reading:
    """Lines, sentences, marks, periods and numbers of one text."""
    ideas, places, words = scan(phrases, normal)
    ideas = _outside(ideas, places, normal)
    lines = _lines(normal)
    low = normal.low
    layers = [(marks, [mark[0] for mark in marks]) for marks in (ideas, places, words)]
    figured = [(a, b) for a, b, _ in ideas if _DIGIT.search(low, a, b)] if _DIGIT.search(low) else []
    begins = [a for a, _ in figured]
    sentences: list[Sentence] = []
    for start, end, line in _sentences(normal, lines):
        mine = [marks[bisect_left(starts, start) : bisect_left(starts, end)] for marks, starts in layers]
        digits = _DIGIT.search(low, start, end) is not None
        periods = find_periods(low, start, end, clock) if digits or mine[0] or mine[2] else []
        cells = [(a, b) for a, b in lines[line].cells if start <= a and b <= end]
        if any(p.start < b < p.end for p in periods for _, b in cells):  # "Năm 2023 – Năm 2024", two columns
            periods = [p for a, b in cells for p in find_periods(low, a, b, clock)]
        taken = [(period.start, period.end) for period in periods]
        if digits:
            taken += [match.span() for mask in (_MASK, _FIGURED) for match in mask.finditer(low, start, end)]
            if low.find("-", start, end) >= 0:
                taken += [match.span() for match in _DASHED.finditer(low, start, end)]
            if "@" in low:
                taken += [match.span() for match in _ADDRESS.finditer(low, start, end)]
            taken += figured[bisect_left(begins, start) : bisect_left(begins, end)]
            taken += [(a, b) for a, b, _ in mine[1] if low[b - 1].isdigit()]
        marker = _LIST_MARKER.match(normal.cased, start, end) if start == lines[line].start else None
        if marker:
            taken.append((marker.start(), marker.end()))
        taken.sort()
        numbers = find_numbers(low, start, end, taken)
        if any(n.start < b < n.end for n in numbers for _, b in cells):  # "31,5 / 48,2", two columns
            numbers = [n for a, b in cells for n in find_numbers(low, a, b, [t for t in taken if a <= t[0] < b])]
        head = lines[line].parent
        if head is not None and numbers and _IN_PERCENT.search(low, lines[head].start, lines[head].end):
            for number in numbers:  # "Tỷ lệ hồ sơ trực tuyến (%)" above "Huế: 78,4"
                if number.kind == "plain" and number.value <= 100 and number.end == end and number.total is None:
                    number.kind = "percent"
        sentences.append(Sentence(low, start, end, line, numbers, periods, mine[0], mine[1], mine[2]))
    return Reading(normal, clock, lines, sentences)


def _outside(ideas: list[Mark], places: list[Mark], normal: Normal) -> list[Mark]:
    """The ideas that are no part of a name: "tàu" in "Vũng Tàu", "lao động" in a ministry's name, "sở" in "Sở Y tế"."""
    low, cased = normal.low, normal.cased
    names = [(a, b) for a, b, tags in places if "name" in tags]
    starts = [a for a, _ in names]
    kept: list[Mark] = []
    for mark in ideas:
        k = bisect_right(starts, mark[0]) - 1
        if k >= 0 and names[k][1] >= mark[1]:
            continue
        start, end, _ = mark
        if low[start:end] == "sở" and cased[start].isupper() and cased[end + 1 : end + 2].isupper():
            continue
        kept.append(mark)
    return kept


_STEP = re.compile(r"[;,()|:•\"\t]| [-–—] ")
_PRICE = {
    ";": 0.9,
    ",": 0.35,
    "(": 0.2,
    ")": 0.3,
    "|": 1.2,
    "\t": 1.2,
    ":": 0.08,
    "•": 1.2,
    " - ": 0.5,
    " – ": 0.4,
    " — ": 0.4,
    '"': 0.05,
}


def measure(sentence: Sentence) -> Distance:
    """What parts a sentence and how much: commas and stronger, words that join, figures, and length itself."""
    low, found = sentence.low, Distance()
    soft = sentence.marked("soft_comma")
    events: list[tuple[int, float]] = []
    inside = sentence.ideas
    names = [(a, b) for a, b, tags in sentence.places if "name" in tags]
    name_ends = {b for _, b in names}
    name_starts = [a for a, _ in names]
    for match in _STEP.finditer(low, sentence.start, sentence.end):
        at = match.start()
        char = match.group()
        if names and (k := bisect_left(name_starts, at)) and names[k - 1][1] > at:
            continue  # "Bà Rịa - Vũng Tàu"
        if char == ",":
            k = bisect_left(inside, (at + 1,)) - 1
            if k >= 0 and inside[k][1] > at:
                continue
            k = bisect_left(soft, (at + 1,)) - 1
            if k >= 0 and soft[k][1] > at:
                continue
            if 0 < at < len(low) - 1 and low[at - 1].isdigit() and low[at + 1].isdigit():
                continue
            if sentence.periods and any(p.start <= at < p.end for p in sentence.periods):
                continue  # "các năm 2021, 2022 và 2023"
            if at in name_ends and any(0 < a - at <= 12 for a in name_starts):
                events.append((at, 0.08))  # "An Giang, Kiên Giang, Cà Mau"
                found.breaks.append(at)
                continue
        if char == '"':
            continue
        if char in (" - ", " – ", " — ") and any(
            n.end == at and n.start - sentence.start <= 6 for n in sentence.numbers[:1]
        ):
            continue  # "◆ 98,06% – tỷ lệ hồ sơ đúng hạn": a figure and what it is
        if char == ":" and not events and not any(n.start < at for n in sentence.numbers):
            found.label = at
        events.append((at, _PRICE[char]))
        found.breaks.append(at)
    asides = _asides(sentence, low, events)
    if _FRONTED.match(low, sentence.start) and events and events[0][0] - sentence.start <= 40:
        events[0] = (
            events[0][0],
            min(events[0][1], 0.12),
        )  # "Với khối bệnh viện, …": what is put in front is the topic
    for start, _, _ in sentence.marked("connector"):
        if any(a < start < b for a, b in asides):
            continue
        word = low[start : start + 3]
        events.append((start, 0.06 if word == "và " else 0.3 if word == "mà " else 0.25))
    for number in sentence.numbers:
        if number.kind == "measure":
            continue
        change = (
            number.kind == "points"
            or low.startswith((" bậc", " lần", " năm", " tháng", " ngày"), number.end)
            or low.endswith(("tăng ", "giảm ", "tăng trưởng ", "tăng thêm "), sentence.start, number.start)
        )
        events.append((number.start, 0.1 if change else 0.45))
        events.append((max(number.start, number.end - 1), 0.05 if change else 0.35))
    events.extend((at, 0.12) for at in range(sentence.start + 90, sentence.end, 90))
    events.sort()
    total = 0.0
    opened: list[tuple[int, float]] = []
    for at, price in events:
        if low[at] == "(" and price == _PRICE["("]:
            opened.append((at, total))
        elif low[at] == ")" and opened:  # what stands in short brackets does not part what stands around them
            begin, before = opened.pop()
            if at - begin <= 60:
                total = before + 0.12
                found.steps.append(at)
                found.costs.append(total)
                continue
        total += price
        found.steps.append(at)
        found.costs.append(total)
    return found


_ASIDE = re.compile(r",\s(?:nơi|vốn|theo|như|tuy|dù|mặc dù|chủ yếu|nhờ|kể cả|tức|nhất là|đặc biệt|cùng)\s")


# "hơn nửa số hộ, cụ thể là 51%, có điện thoại": the figure itself between two commas
_FIGURE_ASIDE = re.compile(
    r",\s(?:(?:mà )?cụ thể(?: hơn)?|chính xác|nói chính xác|(?:nói )?đúng(?: ra| hơn)|tức(?: là)?|nghĩa là|tương đương|"
    r"đâu (?:đó|chừng)|ước chừng|tính ra)(?: là| thì)?\s(?=[\d(]|khoảng|hơn|gần|trên|chừng)"
)


# "thương mại điện tử, mảng lớn nhất, ước đạt 22 tỷ USD": what stands between says nothing of its own
_PREDICATE = re.compile(
    r",\s(?:(?:cũng|đã|đang|vẫn|mới|chỉ|ước|hiện|lại|nay|sẽ|thì) ){0,2}(?:đạt|là|chiếm|có|ở mức|bằng|đóng góp)(?![a-zà-ỹđ])"
)


def _asides(sentence: Sentence, low: str, events: list[tuple[int, float]]) -> list[tuple[int, int]]:
    """An aside between two commas ("toàn trình, Bộ Nội vụ công bố, là 59,8%") hardly parts what stands around it."""
    found: list[tuple[int, int]] = []
    commas = [k for k, (at, price) in enumerate(events) if low[at] == "," and price == _PRICE[","]]
    for i, j in pairwise(commas):
        start, end = events[i][0], events[j][0]
        inside = [n for n in sentence.numbers if start < n.start < end]
        if end - start > 75 or (
            inside and (len(inside) > 1 or inside[0].end < end or not _FIGURE_ASIDE.match(low, start))
        ):
            continue
        if (
            inside
            or _ASIDE.match(low, start)
            or (
                _PREDICATE.match(low, end)
                and not any(start < a < end for a, _, _ in (*sentence.ideas, *sentence.places))
            )
            or any(start < a < end for tag in ("source_says", "source_according") for a, _, _ in sentence.marked(tag))
        ):
            events[i], events[j] = (start, 0.08), (end, 0.08)
            found.append((start, end))
    return found


def first_word(low: str, at: int, end: int) -> tuple[int, int]:
    """The next word after `at`, skipping blanks only: (start, end), equal where there is none."""
    while at < end and low[at] == " ":
        at += 1
    match = WORD.match(low, at, end)
    return (at, match.end()) if match else (at, at)


def mark_at(marks: list[Mark], position: int) -> Mark | None:
    """The mark that begins at a position."""
    k = bisect_left(marks, (position,))
    return marks[k] if k < len(marks) and marks[k][0] == position else None
