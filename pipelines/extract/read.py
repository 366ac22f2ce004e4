"""A text as lines, sentences and marks: what stands where, before anybody asks what it means together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

from pipelines.extract.beginnings import beginnings
from pipelines.extract.communes import with_communes
from pipelines.extract.lexicon import Phrases
from pipelines.extract.lines import LIST_MARKER, Line, lines_of, sentence_spans
from pipelines.extract.marks import Mark, leave_out_names, scan
from pipelines.extract.normalize import Normal
from pipelines.extract.numbers import ORDINALS, Number, find_numbers, multiplied
from pipelines.extract.period_readers import Period
from pipelines.extract.periods import find_periods, tell_months
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import Clock

# Figures that count nothing: papers, telephones, times of the day, "ít nhất 01 điện thoại thông minh" …
_FIGURED = re.compile(
    r"(?<!\w)\d(?:\d*[/-][a-zđ]{2,}[0-9a-zđ]*-[a-zđ0-9-]+|(?<=0)(?<![.,]0)\d{2,4}[.\ )-]{0,2}\d{3,}[.\d]*"
    r"|(?<=1)(?:022|800\d{4}|900\d{4}|8001096)\b|\d?\ ?(?:h|giờ)\s?(?:\d{1,2})?(?:\ phút)?\b|\d?:\d{2}(?::\d{2})?\b"
    r"|(?:(?<=1)|(?<=0)1)(?= (?:chiếc )?(?:điện thoại|smartphone|thiết bị|máy điện thoại|máy thông minh)))"
)
_BEGIN = ("0", "1 ", "1022", "1800", "1900")  # what they begin with …
_GO_ON = frozenset("/-:hg")  # … or what stands behind their first digits; behind a blank one of `_HOUR`
_HOUR = ("h", "gi")
_NUMBERED = ("; (", ": (", ". (")  # "gồm: (1) hồ sơ …; (2) …": what the figure of a list's member follows
_DASHED = re.compile(r"[a-zđ](?<!\w[a-zđ])[a-zđ]*-\d+\b")  # … or with any word: "covid-19"
_ADDRESS = re.compile(r"(?<!\w)\S+@\S+")
_Span = TypeVar("_Span", bound=tuple[Any, ...])
_IN_PERCENT = re.compile(r"\(%\)|\(đvt?:? ?%\)|đơn vị(?: tính)?: ?%")


@dataclass(slots=True)
class Reading:
    """A text, read: lines, sentences, marks. `last_ranks` are the ranks that its first sentences end on, as far as
    these have been asked for."""

    normal: Normal
    clock: Clock
    lines: list[Line]
    sentences: list[Sentence]
    last_ranks: list[Number | None] = field(default_factory=list)


def read(phrases: Phrases, normal: Normal, clock: Clock) -> Reading:
    """Lines, sentences, marks, periods and numbers of one text."""
    low = normal.low
    ideas, places, words, begun = scan(phrases, normal)
    lines = lines_of(normal)
    places = with_communes(places, normal, lines, phrases.communes)
    leave_out_names((ideas, words), places, normal)
    begin = beginnings(low, begun, len(phrases.told))
    spans = sentence_spans(normal, lines)
    ends = [end for _, end, _ in spans]
    marks = zip(_parted(ideas, ends), _parted(places, ends), _parted(words, ends), strict=True)
    figured = zip(_parted(begin.figures, ends), _parted(begin.papers, ends), strict=True)
    worded = zip(_parted(begin.times, ends), _parted(begin.spelled, ends), strict=True)
    sentences: list[Sentence] = []
    address = "@" in low
    told: dict[int, str] = {}
    for (start, end, line), mine, (figures, papers), (heads, spelled) in zip(
        spans, marks, figured, worded, strict=True
    ):
        speaks = figures or mine[0] or mine[2]
        periods = find_periods(low, start, end, clock, heads) if heads and (speaks or lines[line].heading) else []
        if periods and not speaks:
            periods = [period for period in periods if period.kind in ("quarter", "half")]  # "Quý IV" over a list
        cells = lines[line].cells
        if cells:
            cells = [(a, b) for a, b in cells if start <= a and b <= end]
        if cells and _cross(periods, cells):  # "Năm 2023 – Năm 2024", two columns
            periods = [p for a, b in cells for p in find_periods(low, a, b, clock)]
        if periods:
            tell_months(periods, low, told)
        numbers: list[Number] = []
        if figures or spelled:
            taken = [(period.start, period.end) for period in periods] if periods else []
            if figures:
                if papers:
                    taken += _numbers_of_papers(low, end, papers)
                taken += _counting_nothing(low, start, end, figures, mine[0], mine[1])
                if address:
                    taken += [match.span() for match in _ADDRESS.finditer(low, start, end)]
            own = lines[line]
            if start == own.start and (own.marker or own.cells):
                marker = LIST_MARKER.match(normal.cased, start, end)
                if marker is not None:
                    taken.append(marker.span())
            taken.sort()
            numbers = find_numbers(low, start, end, taken, figures, bool(spelled))
        if cells and _cross(numbers, cells):  # "31,5 / 48,2", two columns
            numbers = [n for a, b in cells for n in find_numbers(low, a, b, [t for t in taken if a <= t[0] < b])]
        head = lines[line].parent
        if head is not None and numbers and _is_in_percent(low, lines[head]):
            for number in numbers:  # "Tỷ lệ hồ sơ trực tuyến (%)" above "Huế: 78,4", "78,4 - Huế"
                alone = not low[number.end : end].strip(" .;,)") or low.startswith((": ", " - "), number.end)
                if number.kind == "plain" and number.value <= 100 and alone and number.total is None:
                    number.kind = "percent"
        sentence = Sentence(low, start, end, line, numbers, periods, *mine)
        if numbers and sentence.brackets:
            _take_unit_of_label(low, start, numbers)
        if len(numbers) > 1 and sentence.names:
            _take_percent_of_list(sentence)
        sentences.append(sentence)
    return Reading(normal, clock, lines, sentences)


def _cross(found: Sequence[Number | Period], cells: list[tuple[int, int]]) -> bool:
    """Does one of the times or figures found in a row reach from one of its cells into the next?"""
    ends = [end for _, end in cells]
    for one in found:
        k = bisect_right(ends, one.start)
        if k < len(ends) and ends[k] < one.end:
            return True
    return False


def _take_percent_of_list(sentence: Sentence) -> None:
    """ "Hà Nội 98,2%; Huế 97,5; Đà Nẵng 100": bare figures behind the names of a list that begins with a share."""
    low = sentence.low
    for before, number in pairwise(sentence.numbers):
        if before.kind == "percent" and number.kind == "plain" and number.value <= 100 and number.total is None:
            listed = low.startswith((", ", "; ", " và "), before.end) and low.startswith(_ENDS, number.end)
            ends = {end for _, end in sentence.names} if listed and not number.word else ()
            if before.start - 1 in ends and number.start - 1 in ends:
                number.kind = "percent"


_UNIT_OF_LABEL = re.compile(
    r"\((?:đvt:? ?|đơn vị(?: tính)?:? ?|tính (?:bằng|theo) )?(?:(?P<percent>%|phần trăm)"
    r"|(?P<scale>(?:nghìn |triệu |trăm )*(?:nghìn|triệu|tỷ)) (?:(?P<vnd>đồng|vnđ|vnd)|usd|đô la(?: mỹ)?|đô))\)(?=[ :])"
)
_ENDS = (";", ",", ".", ")", " (")


def _take_unit_of_label(low: str, start: int, numbers: list[Number]) -> None:
    """ "Tỷ lệ hộ có cáp quang (%): 85,2", "Doanh thu (tỷ đồng): năm 2023: 410; năm 2024: 512": bare figures behind a
    label are in the unit that stands in brackets in it."""
    unit = _UNIT_OF_LABEL.search(low, start, numbers[0].start)
    if unit is None:
        return
    for number in numbers:
        if number.kind != "plain" or number.scaled or number.total is not None or number.word:
            return
        if not (number.end == len(low) or low.startswith(("\n", *_ENDS), number.end)):
            return
        if unit["percent"]:
            if number.value > 100:
                return
            number.kind = "percent"
            continue
        scale = 1.0
        for word in unit["scale"].split():
            scale *= _SCALES[word]
        number.value, number.scaled = multiplied(number.value, scale), True
        number.kind = "vnd" if unit["vnd"] else "usd"


_SCALES = {"trăm": 1e2, "nghìn": 1e3, "triệu": 1e6, "tỷ": 1e9}


def _is_in_percent(low: str, head: Line) -> bool:
    """Does a heading say that the figures under it are percentages?"""
    return low.find("%", head.start, head.end) >= 0 and bool(_IN_PERCENT.search(low, head.start, head.end))


def _parted(found: list[_Span], ends: list[int]) -> list[list[_Span]]:
    """What was found in a text, in order, by the sentence that it begins in; `ends` are those of the sentences. All
    those that nothing begins in have one empty list."""
    parts: list[list[_Span]] = [[]] * len(ends)
    mine: list[_Span] = []
    end = 0
    for one in found:
        if one[0] >= end:
            k = bisect_right(ends, one[0])
            end = ends[k]
            mine = parts[k] = [one]
        else:
            mine.append(one)
    return parts


def _numbers_of_papers(low: str, end: int, papers: list[tuple[int, int, re.Pattern[str]]]) -> list[tuple[int, int]]:
    """The spans of numbers of papers in a sentence, none overlapping."""
    found: list[tuple[int, int]] = []
    free = 0
    for start, word_end, rest in papers:
        if start >= free and (match := rest.match(low, word_end, end)) is not None:
            free = match.end()
            found.append((start, free))
    return found


def _counting_nothing(
    low: str, start: int, end: int, figures: list[tuple[int, int]], ideas: list[Mark], places: list[Mark]
) -> list[tuple[int, int]]:
    """The spans in a sentence that hold figures of `_FIGURED`; phrases and names that a figure is part of ("mức độ 4"),
    and words joined to one: "covid-19"."""
    found: list[tuple[int, int]] = []
    dashed = False
    begun, size, idea_end = 0, len(ideas), 0  # ideas that begin up to a figure, and where the last of them ends
    free = 0
    for at, stop in figures:
        while begun < size and ideas[begun][0] <= at:
            idea_end = ideas[begun][1]
            begun += 1
        if idea_end > at:
            found.append(ideas[begun - 1][:2])
        before = low[at - 1]
        if before == "-":
            dashed = True
        elif before == "/" and low[low.rfind(" ", start, at) + 1 : at - 1] in ORDINALS:
            found.append((at, stop))  # "thứ tám/63"
        after = low[stop] if stop < end else ""
        if after == " ":
            goes_on = low.startswith(_HOUR, stop + 1) and (
                low[stop + 1] == "g" or not low[stop + 2 : stop + 3].isalpha()
            )
        else:
            goes_on = after in _GO_ON
            if after == ")" and low.startswith(" ", stop + 1) and low.endswith(_NUMBERED, 0, at):
                found.append((at, stop))
        if (goes_on or (low[at] in "01" and low.startswith(_BEGIN, at))) and at >= free:
            match = _FIGURED.match(low, at, end)
            if match is not None:
                free = match.end()
                found.append((at, free))
    for a, b, _ in places:
        if low[b - 1].isdigit():
            found.append((a, b))
    if dashed:
        found += [match.span() for match in _DASHED.finditer(low, start, end)]
    return found
