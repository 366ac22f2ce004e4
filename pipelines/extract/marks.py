"""Marks: the phrases of the lexicon that stand in a text, each with what it means.

One Aho-Corasick pass finds them all; on each of three layers (ideas, places, grammar) the longest from the left wins.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter

from pipelines.extract.beginnings import Match
from pipelines.extract.elided import elided
from pipelines.extract.lexicon import Phrases
from pipelines.extract.normalize import Normal

Mark = tuple[int, int, tuple[str, ...]]
_START = itemgetter(1)  # of a `Match`

# The figure at a phrase's end is the beginning of a longer one: "mức 2.500.000 đồng", or of a time: "UBND quận 6 tháng đầu năm"
_MORE_DIGITS = re.compile(
    r"[.,]\d|\ ?%|\ (?:triệu|nghìn|ngàn|tỷ)\b|\ (?:tháng|năm)\ (?:đầu|cuối|qua|vừa|gần|liên|liền|tới|thực|triển|học)\b"
)


def scan(phrases: Phrases, normal: Normal) -> tuple[list[Mark], list[Mark], list[Mark], list[Match]]:
    """The marks on each layer: the longest phrase from the left, whole words only, names only where capitalised; and
    what else was found in the same pass, that is where `BEGINNINGS` stand."""
    cased, before = normal.cased, " " + normal.low
    low = normal.low + " "  # so that a character stands behind every phrase
    every, names = phrases.told, phrases.names
    beginnings = len(every)
    ideas: list[Mark] = []
    words: list[Mark] = []
    of_places: list[Match] = []
    named: list[Match] = []
    begun: list[Match] = []
    matches = phrases.matches(normal.low)
    # They come by their ends: from the last one back, of those that begin alike the longest goes first
    matches.reverse()
    matches.sort(key=_START)
    idea_end = word_end = 0  # up to where there are ideas and words
    helped = -1  # where the verb begins behind the helping one of the last idea
    for match in matches:
        index, start, end = match
        if index >= beginnings:
            begun.append(match)
            continue
        if (low[end] != " " and low[end].isalnum() and low[end - 1].isalnum()) or (
            before[start] != " " and before[start].isalnum() and low[start].isalnum()
        ):
            continue  # part of a word
        told = every[index]
        if told.figured and _MORE_DIGITS.match(low, end):
            continue  # "mức 2.500.000 đồng" is no "mức 2"
        if told.ideas:
            if start >= idea_end:
                ideas.append((start, end, told.ideas))
                idea_end = end
                if told.helped:
                    helped = low.index(" ", start) + 1
            elif start == helped and end > idea_end:
                ideas[-1] = start, end, told.ideas  # "nộp phí trực tuyến" says more than "đã nộp"
                idea_end = end
        if told.grammar and start >= word_end:
            words.append((start, end, told.grammar))
            word_end = end
        if told.places:
            of_places.append(match)
            if told.named:
                named.append(match)
    titles: list[tuple[int, int]] = []
    free = 0
    world: bool | None = None  # does the text name other countries? Once somebody asks
    for index, start, end in named:  # names first: "của huyện Sơn Tịnh" is the district, not "the district"
        name = names[index]
        if start < free or not _capital(cased, low, start, end, name.capital, name.last):
            continue
        if name.doubtful:
            if world is None:
                world = any(names[other].abroad and not names[other].doubtful for other, _, _ in named)
            if not _is_country(cased, low, start, end, world):
                continue
        titles.append((start, end))
        free = end
    places: list[Mark] = []
    k = free = 0
    for index, start, end in of_places:
        if start < free:
            continue
        while k < len(titles) and titles[k][1] <= start:
            k += 1
        taken = titles[k] if k < len(titles) and titles[k][0] < end else None
        if taken == (start, end):
            places.append((start, end, ("name",)))
        elif taken is None or (start <= taken[0] and end >= taken[1]):
            told = every[index]
            rest = tuple([tag for tag in told.places if tag != "name"]) if told.named else told.places
            if not rest:
                continue
            places.append((start, end, rest))
        else:
            continue
        free = end
    if more := elided(places, normal, phrases.elided):
        places = sorted({*clear_of(places, sorted(more)), *more})
    return ideas, places, words, begun


def clear_of(marks: Iterable[Mark], fresh: Sequence[Mark]) -> list[Mark]:
    """The marks that none of some fresh ones, in order, overlaps."""
    starts = [start for start, _, _ in fresh]
    reach = [*accumulate((end for _, end, _ in fresh), max)]
    found: list[Mark] = []
    for mark in marks:
        k = bisect_left(starts, mark[1])
        if k == 0 or reach[k - 1] <= mark[0]:
            found.append(mark)
    return found


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


_BEGINS = re.compile(r"(?:^|[.!?:;\n\"(•|-])\s*$")
_PERSON = re.compile(
    r"(?<![a-zà-ỹđ])(?:ông|bà|anh|chị|cô|chú|bác|em|cụ|thầy|bé|cậu|già|đồng chí|tên|họ|biên giới|giáp|bạn|người|tiếng|sang|qua|đường|cửa khẩu|phía|xã|thôn|bản)\s$"
)
_OF_COUNTRY = re.compile(
    r"(?<![a-zà-ỹđ])(?:ở|tại|nước|của|so với|như|và|hay|hoặc|hơn|sau|trước|trên|dưới|bằng|gồm|dân số|thì|còn|riêng|kém|với|theo sau là|là)\s$|[,;]\s$"
)
_PLACED = re.compile(
    r"\s?(?:,|\(|:)?\s?(?:(?:đứng|xếp|ở|giữ|có|đạt|là|chiếm|mới|chỉ|vẫn|còn|lên|xuống|ngôi|số|tỷ lệ|nửa|đầu|giữa|cuối|bảng|tụt|rớt|nhảy|vươn|dừng|lùi|leo|về|rơi|trượt|nhích|tiến|bật|chốt),? )*(?:thứ|hạng|vị trí|quán quân|á quân|\d)"
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
    return world or before.endswith(("ở ", "tại ", "nước ", "gdp của ")) or bool(_PLACED.match(low, end))


def leave_out_names(layers: Iterable[list[Mark]], places: list[Mark], normal: Normal) -> None:
    """Take out the marks that are part of a name: "tàu" in "Vũng Tàu", "hạ" in "Hạ Long", "sở" in "Sở Y tế"."""
    low, cased = normal.low, normal.cased
    names = [(start, end) for start, end, tags in places if "name" in tags]
    at = low.find("sở")
    while at >= 0:
        if cased[at].isupper() and cased[at + 3 : at + 4].isupper():
            names.append((at, at + 2))
        at = low.find("sở", at + 2)
    for marks in layers:
        for start, end in names:
            k = behind = bisect_left(marks, (start,))
            while behind < len(marks) and marks[behind][1] <= end:
                behind += 1
            del marks[k:behind]


def mark_at(marks: list[Mark], position: int) -> Mark | None:
    """The mark that begins at a position."""
    k = bisect_left(marks, (position,))
    return marks[k] if k < len(marks) and marks[k][0] == position else None


def covers(marks: Sequence[Mark], position: int) -> bool:
    """Does a mark hold a position?"""
    for start, end, _ in marks:
        if end > position:
            return start <= position
    return False


def begins_between(marks: Sequence[Mark | tuple[int, int]], start: int, end: int) -> bool:
    """Does a mark, or a name, begin in a span?"""
    k = bisect_left(marks, (start,))
    return k < len(marks) and marks[k][0] < end


def is_inside(marks: Sequence[Mark], start: int, end: int) -> bool:
    """Is a span part of a mark that is longer?"""
    k = bisect_left(marks, (start + 1,)) - 1
    return k >= 0 and marks[k][1] >= end and marks[k][1] - marks[k][0] > end - start
