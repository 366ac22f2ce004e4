"""A sentence with what was found in it, and its reading distance: a coordinate that grows with every comma, semicolon,
bracket, joining word and figure, so that "how far is this word from that number" is a subtraction.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from sys import intern

from pipelines.extract.indexes import INDEX_IDEAS
from pipelines.extract.marks import Mark, covers, mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.period_readers import Period

WORD = re.compile("[a-zà-öø-ỹ]+")  # in lower case; to ask so is far cheaper than for "no digit of a word"
_FAMILY = re.compile("[_ ]")
_TAGS = itemgetter(2)  # of a mark
_AT, _COSTS = itemgetter(0), itemgetter(1)  # of what parts a sentence
_FRONTED = re.compile(r"(?:(?:nói |xét |riêng |bàn )?về|với|đối với|còn|riêng|xét|tính|trong|ở|tại|cũng)\ ")


@cache
def _families(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags with their families: "status" with "status_target", "platform" with "platform vneid"."""
    return tuple({name: None for tag in tags for name in (tag, intern(_FAMILY.split(tag, 1)[0]))})


@dataclass(slots=True)
class Distance:
    """How far apart the words of a sentence are to a reader: behind `steps[k]` the way from its start costs
    `costs[k + 1]`. `breaks` are its commas and brackets, `label` the end of "…:" at its head, `told` the clauses with
    figures of their own that only tell of who is named before ("Yên Lập, nơi 79% dân số là người Mường, …")."""

    steps: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=lambda: [0.0])
    breaks: list[int] = field(default_factory=list)
    label: int = 0
    told: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """A span of one line of `low` with everything found in it, in order. `text` is that span, `said` every idea that it
    speaks of, `indexed` whether one of them is an index; `names` says where its names of places and bodies stand,
    `brackets` where brackets open and close: at the next one that closes, else at its end. `claimed` says which phrase
    is the noun of which number, `ranked` where ranks in figures stand."""

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
    known_first: list[Number] | None = None  # the figure that it opens with to compare the next, once somebody asks
    claimed: dict[int, int] = field(default_factory=dict)
    ranked: list[int] = field(default_factory=list)
    text: str = field(init=False)
    said: frozenset[str] = field(init=False)
    indexed: bool = field(init=False)
    names: list[tuple[int, int]] = field(init=False)
    brackets: list[tuple[int, int]] = field(init=False)
    _marked: dict[str, list[Mark]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        text = self.text = self.low[self.start : self.end]
        self.said = said = frozenset(chain.from_iterable(map(_TAGS, self.ideas)))
        self.indexed = not INDEX_IDEAS.isdisjoint(said)
        self.names = []
        for start, end, tags in self.places:
            if "name" in tags:
                self.names.append((start, end))
        marked = self._marked
        for mark in self.words:
            for name in _families(mark[2]):
                if name in marked:
                    marked[name].append(mark)
                else:
                    marked[name] = [mark]
        self.brackets = []
        if "(" in text:
            opened = self.low.find("(", self.start, self.end)
            while opened >= 0:
                closed = self.low.find(")", opened, self.end)
                self.brackets.append((opened, closed if closed >= 0 else self.end))
                opened = self.low.find("(", opened + 1, self.end)

    def marked(self, tag: str) -> Sequence[Mark]:
        """The words of a tag ("status_target") or of a family of tags ("status"), in order."""
        return self._marked.get(tag, ())

    @property
    def distance(self) -> Distance:
        """Measured when somebody asks first: most sentences state nothing of ours."""
        if self.known_distance is None:
            told = self.numbers or self.periods or self.marked("rank")
            self.known_distance = measure(self) if told else Distance()
        return self.known_distance

    def back(self, at: int, far: int) -> int:
        """The position so many characters before another, the start of the sentence at the least."""
        begin = at - far
        return begin if begin > self.start else self.start

    def dated(self, at: int) -> bool:
        """Is a position part of a time expression?"""
        for period in self.periods:
            if period.start <= at < period.end:
                return True
        return False

    def figure_before(self, at: int) -> Number | None:
        """The last figure before a position."""
        for number in reversed(self.numbers):
            if number.end <= at:
                return number
        return None

    def figure_behind(self, at: int) -> Number | None:
        """The first figure behind a position."""
        for number in self.numbers:
            if number.start >= at:
                return number
        return None

    def figure_begins(self, start: int, end: int) -> bool:
        """Does a figure begin between two positions?"""
        for number in self.numbers:
            if start <= number.start < end:
                return True
        return False

    def time_between(self, start: int, end: int) -> bool:
        """Is a time said between two positions?"""
        for period in self.periods:
            if start <= period.start and period.end <= end:
                return True
        return False

    def figures_between(self, start: int, end: int) -> int:
        """How many figures stand between two positions."""
        count = 0
        for number in self.numbers:
            if number.start >= start and number.end <= end:
                count += 1
        return count

    def behind_figure(self, at: int) -> int:
        """Where the last figure before a position ends, the start of the sentence where there is none."""
        before = self.figure_before(at)
        return before.end if before is not None else self.start

    def broken(self, start: int, end: int) -> bool:
        """Does a comma, bracket or stronger stand between two positions?"""
        breaks = (self.known_distance or self.distance).breaks
        k = bisect_left(breaks, start)
        return k < len(breaks) and breaks[k] < end

    def cost(self, position: int) -> float:
        """What the way from the start of the sentence to a position costs."""
        distance = self.known_distance or self.distance
        return distance.costs[bisect_right(distance.steps, position)]


_SAID_IN_BRACKETS = frozenset({"full_online", "any_online"})
# What parts a sentence, no comma of a figure: a set first, as a search leaps from one of it to the next.
_STEP = re.compile(r"[;,()|:•\t-](?:(?<![,-])|(?<=,)(?:(?<!\d,)|(?!\d))|(?<= -)(?= ))")
_LABEL = 0.12  # "dữ liệu hộ tịch đã số hóa - 1,74 triệu": a dash that leads to a figure as a colon would
_COMMA = 0.35
_PRICE = {
    ";": 0.9,
    ",": _COMMA,
    "(": 0.2,
    ")": 0.3,
    "|": 1.2,
    "\t": 1.2,
    ":": 0.08,
    "•": 1.2,
    "-": 0.5,
}


def measure(sentence: Sentence) -> Distance:
    """What parts a sentence and how much: commas and stronger, words that join, figures, and length itself."""
    low, found = sentence.low, Distance()
    events = _stops(sentence, found)
    asides, counted = _asides(sentence, low, events, found)
    if events and events[0][0] - sentence.start <= 40 and _FRONTED.match(low, sentence.start):
        events[0] = (
            events[0][0],
            min(events[0][1], 0.12),
        )  # "Với khối bệnh viện, …": what is put in front is the topic
    for start, _, _ in sentence.marked("connector"):
        if asides and any(a < start < b for a, b in asides):
            continue
        word = low[start : start + 3]
        events.append((start, 0.06 if word == "và " else 0.3 if word == "mà " else 0.25))
    for number in sentence.numbers:
        if number.kind == "measure":
            continue
        light = (
            number.kind == "points"
            or number.start in counted
            or low.endswith(_LIGHT_BEHIND, sentence.start, number.start)
            or (low[number.end : number.end + 1] == " " and low.startswith(_LIGHT_AHEAD, number.end))
        )
        events.append((number.start, 0.1 if light else 0.45))
        events.append((number.end - 1 if number.end > number.start else number.start, 0.05 if light else 0.35))
    for at in range(sentence.start + 90, sentence.end, 90):
        events.append((at, 0.12))
    events.sort()
    if sentence.brackets or found.told:
        _add_up(low, events, found)
    else:
        found.steps = [*map(_AT, events)]
        found.costs = [*accumulate(map(_COSTS, events), initial=0.0)]
    return found


def _end_of_qualifier(ideas: list[Mark], low: str, at: int) -> int:
    """The end of brackets that say nothing but how far something goes online, or the same once more ("tổng sản phẩm
    trong nước (GDP)"); 0 where they say more."""
    said = mark_at(ideas, at + 1)
    if said is None or not low.startswith(")", said[1]):
        return 0
    again = any(at - 1 <= end <= at and not {*tags}.isdisjoint(said[2]) for _, end, tags in ideas)
    return said[1] + 1 if again or not _SAID_IN_BRACKETS.isdisjoint(said[2]) else 0


_MOST_LETTERS = 8


def _end_of_initials(low: str, at: int) -> int:
    """The end of brackets that shorten the words before to their first letters: "thủ tục hành chính (TTHC)"; 0 where
    they say something else."""
    closed = low.find(")", at, at + _MOST_LETTERS + 2)
    if closed < 0:
        return 0
    letters = [*low[at + 1 : closed]]
    words = low[max(0, at - 8 * len(letters)) : at].split()[-len(letters) :]
    return closed + 1 if [word[0] for word in words] == letters else 0


def _stops(sentence: Sentence, found: Distance) -> list[tuple[int, float]]:
    """The commas and stronger that part a sentence, each with its price; they become the breaks of its distance."""
    low, soft = sentence.low, sentence.marked("soft_comma")
    events: list[tuple[int, float]] = []
    inside = sentence.ideas
    names = sentence.names
    passed = sentence.start
    for match in _STEP.finditer(low, sentence.start, sentence.end):
        at = match.start()
        char = low[at]
        if char == "-":
            at -= 1  # with the blank before it
        if at < passed:
            continue
        if char == "-":
            passed = at + 3
        if char == "(" and (closed := _end_of_initials(low, at) or _end_of_qualifier(inside, low, at)):
            passed = closed
            continue  # "dịch vụ công trực tuyến (DVCTT) toàn trình", "xử lý trực tuyến (toàn trình)"
        name_end = names[k - 1][1] if names and (k := bisect_left(names, (at,))) else -1
        if name_end > at:
            continue  # "Bà Rịa - Vũng Tàu"
        if char == ",":
            if covers(inside, at) or (soft and covers(soft, at)) or sentence.dated(at):
                continue  # "các năm 2021, 2022 và 2023"
            if name_end == at and k < len(names) and names[k][0] - at <= 12:
                events.append((at, 0.08))  # "An Giang, Kiên Giang, Cà Mau"
                found.breaks.append(at)
                continue
        if char == "-" and any(n.end == at and n.start - sentence.start <= 6 for n in sentence.numbers[:1]):
            continue  # "◆ 98,06% - tỷ lệ hồ sơ đúng hạn": a figure and what it is
        if char == "," and sentence.numbers and sentence.numbers[0].end == at and _opens_with_figure(sentence):
            continue
        if char == ":" and not events and not (sentence.numbers and sentence.numbers[0].start < at):
            found.label = at
        leads = char == "-" and any(n.start == at + 3 for n in sentence.numbers)
        events.append((at, _LABEL if leads else _PRICE[char]))
        found.breaks.append(at)
    return events


_REACHES = re.compile(
    r"\W*(?:(?:chỉ|mới|đã) )*(?:đạt|với|ở mức|chiếm|dừng ở|lên tới)(?: (?:mức|tới|trên|hơn|gần|khoảng|xấp xỉ))* "
)
_MEASURES = (", tỷ lệ ", ", tỷ trọng ", ", số ", ", doanh thu ", ", tốc độ ", ", chỉ số ")


def _opens_with_figure(sentence: Sentence) -> bool:
    """ "Đạt 63,6%, tỷ lệ hộ có cáp quang của tỉnh …": is the figure that a sentence opens with said of what follows?"""
    number = sentence.numbers[0]
    leads = sentence.low.startswith(_MEASURES, number.end)
    return leads and _REACHES.fullmatch(sentence.low, sentence.start, number.start) is not None


def _add_up(low: str, events: list[tuple[int, float]], found: Distance) -> None:
    """The way to each place of a sentence with brackets or clauses of who is named: what parts it up to there, added
    up in the order of the text."""
    total = 0.0
    opened: list[tuple[int, float]] = []
    begins, ends = dict(found.told), {end: begin for begin, end in found.told}
    before_told = 0.0
    for at, price in events:
        char = low[at]
        if at in begins:
            before_told = total
        elif at in ends:  # nor does what only tells of who is named
            total = before_told + 0.12
            found.steps.append(at)
            found.costs.append(total)
            continue
        if char == "(" and price == _PRICE["("]:
            opened.append((at, total))
        elif char == ")" and opened:  # what stands in short brackets does not part what stands around them
            begin, before = opened.pop()
            if at - begin <= 60:
                total = before + 0.12
                found.steps.append(at)
                found.costs.append(total)
                continue
        total += price
        found.steps.append(at)
        found.costs.append(total)


# "tăng 3 bậc"; "phủ 100% băng rộng đến toàn bộ 11 xã": how many there are, told in passing
_LIGHT_BEHIND = ("tăng ", "giảm ", "tăng trưởng ", "tăng thêm ", "toàn bộ ", "tất cả ", "đủ cả ")
_LIGHT_AHEAD = (" bậc", " lần", " năm", " tháng", " ngày")
_ASIDE = re.compile(r",\s(?:nơi|vốn|theo|như|tuy|dù|mặc dù|chủ yếu|nhờ|kể cả|tức|nhất là|đặc biệt|cùng)\s")


# "hơn nửa số hộ, cụ thể là 51%, có điện thoại": the figure itself between two commas
_FIGURE_ASIDE = re.compile(
    r",\s(?:(?:mà )?cụ thể(?: hơn)?|chính xác|nói chính xác|(?:nói )?đúng(?: ra| hơn)|tức(?: là)?|nghĩa là|tương đương|"
    r"đâu (?:đó|chừng)|ước chừng|tính ra)(?: là| thì)?\s(?=[\d(]|khoảng|hơn|gần|trên|chừng)"
)


# "thương mại điện tử, mảng lớn nhất, ước đạt 22 tỷ USD": what stands between says nothing of its own
_PREDICATE = re.compile(
    r",\s(?:(?:cũng|đã|đang|vẫn|mới|chỉ|ước|hiện|lại|nay|sẽ|thì) ){0,2}"
    r"(?:đạt|là|chiếm|có|ở mức|bằng|đóng góp)(?![a-zà-ỹđ])"
)
_PREDICATE_LATER = re.compile(_PREDICATE.pattern.replace(r",\s", r",?\s", 1))
_LEAD = 12  # characters from a comma to a time: ", tính đến hết năm 2023"


_OF_WHO = re.compile(
    r",\s(?:nơi|vốn|(?:một )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|nước|quốc gia|bộ|địa phương|đơn vị|vùng))\s"
)


def _tells_of_who(sentence: Sentence, start: int, end: int) -> bool:
    """ "Đắk Nông, tỉnh có 40 dân tộc, …": does what stands between two commas only tell of who is named before?"""
    if _OF_WHO.match(sentence.low, start) is None:
        return False
    if all(b != start for _, b in sentence.names):
        return False
    return not any(a == end + 2 or (start < a <= end and "name" in tags) for a, _, tags in sentence.places)


# What opens words on how or when, set between the subject of a sentence and its verb, whatever they speak of
_ADVERBIAL = re.compile(
    r",\s(?:sau|trước|với|qua|bằng|do|từ|khi|vì|bởi|để|trong|nhờ|dù|tuy|mặc dù|bất chấp|cùng|theo|vốn|vẫn|dưới)\s"
)
_FAR = 110  # characters that they may have


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """Does the verb of a level follow the comma at a position, a time before it or not: ", đến hết năm 2023 đã đạt"?"""
    low = sentence.low
    if _PREDICATE.match(low, at):
        return True
    for period in sentence.periods:
        if 0 < period.start - at <= _LEAD:
            return _PREDICATE_LATER.match(low, period.end) is not None
    return False


def _adverbials(sentence: Sentence, events: list[tuple[int, float]], commas: list[int]) -> list[tuple[int, int]]:
    """Asides of several commas on how or when before the verb: "Tỷ lệ … của tỉnh, sau nhiều tháng các sở, huyện vào
    cuộc, tính đến cuối năm 2023 đã đạt 42,9%"; their commas hardly part anything."""
    found: list[tuple[int, int]] = []
    low = sentence.low
    for i, first in enumerate(commas[:-1]):
        start = events[first][0]
        if _ADVERBIAL.match(low, start) is None or (found and start < found[-1][1]):
            continue
        for j in range(i + 1, len(commas)):
            end = events[commas[j]][0]
            if end - start > _FAR or sentence.figure_begins(start, end):
                break
            if _is_predicate(sentence, end):
                for k in commas[i : j + 1]:
                    events[k] = (events[k][0], 0.06)
                found.append((start, end))
                break
    return found


def _asides(
    sentence: Sentence, low: str, events: list[tuple[int, float]], distance: Distance
) -> tuple[list[tuple[int, int]], list[int]]:
    """Asides between two commas ("toàn trình, Bộ Nội vụ công bố, là 59,8%") that hardly part what stands around them,
    and the counts in them that part nothing: they are no breaks of the `distance` either."""
    found: list[tuple[int, int]] = []
    counted: list[int] = []
    commas: list[int] = []
    if len(events) > 1:
        for k, (_, price) in enumerate(events):
            if price == _COMMA:
                commas.append(k)
    if len(commas) < 2:
        return found, counted
    breaks = distance.breaks
    sources = [*sentence.marked("source_says"), *sentence.marked("source_according")]
    for i, j in pairwise(commas):
        start, end = events[i][0], events[j][0]
        if end - start > 90:
            continue
        inside = [n for n in sentence.numbers if start < n.start < end]
        if inside and _tells_of_who(sentence, start, end):
            distance.told.append((start, end))
            continue
        if end - start > 75 or (
            inside
            and (
                len(inside) > 1
                or len(low[inside[0].end : end].split()) > 3  # "…, tức 1.733 thủ tục, …"
                or not _FIGURE_ASIDE.match(low, start)
            )
        ):
            continue
        if (
            inside
            or _ASIDE.match(low, start)
            or (
                _PREDICATE.match(low, end)
                and not any(start < a < end for a, _, _ in (*sentence.ideas, *sentence.places))
            )
            or (sources and any(start < a < end for a, _, _ in sources))
        ):
            events[i], events[j] = (start, 0.08), (end, 0.08)
            found.append((start, end))
            if inside and inside[0].kind == "plain":  # "95,8% số thủ tục, tức 1.733 thủ tục, …" are said of the same
                counted.append(inside[0].start)
                breaks[:] = [at for at in breaks if at not in (start, end)]
    found += _adverbials(sentence, events, commas)
    return found, counted


def first_word(low: str, at: int, end: int) -> tuple[int, int]:
    """The next word after `at`, skipping a blank only: (start, end), equal where there is none."""
    if at < end and low[at] == " ":
        at += 1
    match = WORD.match(low, at, end)
    return (at, match.end()) if match else (at, at)
