"""Communes and wards without their rank: in a row behind one that has it ("các phường Hải Châu, An Khê"), in a table or
a list of them, and where a text names one again.

By itself such a name may be anything's ("Tân Tiến"), so it is looked for nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pipelines.extract.elided import NEXT_MEMBER
from pipelines.extract.lines import LIST_MARKER, Line
from pipelines.extract.marks import Mark, clear_of
from pipelines.extract.normalize import CAPITAL, Normal
from pipelines.extract.place_names import Name

_KIND = r"(?<![a-zà-ỹđ])(?:(?<!thị )(?<!hợp tác )xã(?! hội)|phường|thị trấn|đặc khu)(?![a-zà-ỹđ])"
_A_KIND = re.compile(_KIND)
_RANKS = ("xã", "phường", "thị trấn", "đặc khu")
_RANK = re.compile(rf"(?:{'|'.join(_RANKS)}) ")
_SEVERAL = re.compile(
    r"(?:(?<![a-zà-ỹđ])(?:các|những|hai|ba|bốn|năm|sáu|một số|nhiều|cả)|\d) (?:đơn vị )?$"
)  # in front of their kind …
_MEMBERS = re.compile(rf"{_KIND}(?:(?:,| và|/) ?{_KIND})*(?: (?:như|gồm|là))?:? (?=\w)")  # … from it up to the first
_WORDS = re.compile(rf"{CAPITAL}[\w'’-]*(?: {CAPITAL}[\w'’-]*)+(?: \d{{1,2}}(?![\w.,/%]))?")
_LABEL_ENDS = re.compile(r"\s*(?:[:|(;,=]|$| [-–] | \d| (?:đạt|là|có|với|chỉ|mới) )")
# Who or what else bears such a name
_OF_OTHERS = re.compile(
    r"(?<![a-zà-ỹđ])(?:ông|bà|anh|chị|cô|chú|bác|em|cụ|thầy|đồng chí|tên|đường|phố|cầu|chợ|sông|suối|hồ|đảo|núi|đèo"
    r"|biển|trường|thpt|thcs|tiểu học|mầm non|thôn|ấp|bản|làng|xóm|khóm|khu phố|tổ|tổ dân phố|khu|kcn|ccn|cụm|ga|cảng"
    r"|công ty|tnhh|htx|hợp tác xã|huyện|quận|tỉnh|thành phố|tp|tp\.|thị xã|chùa|đền|[a-zà-ỹđ]+-) ?$"
)
_OPENING = "Ở|Tại|Riêng|Còn|Đến|Với|Như|Nhưng|Theo|Trong|Ngoài|Khi|Sau|Có|Và"  # words that begin a sentence, no name
_NAME_BEFORE = re.compile(rf"(?<!\w)(?!(?:{_OPENING}) ){CAPITAL}\w* $")


def with_communes(
    places: list[Mark], normal: Normal, lines: Sequence[Line], communes: Mapping[str, Name]
) -> list[Mark]:
    """The marks of a text's places and those of communes named without their rank, in order."""
    kinds = _kinds(normal.low)
    if not kinds:
        return places
    ranked = [
        (rank.end(), end)
        for start, end, tags in places
        if "name" in tags and (rank := _RANK.match(normal.low, start)) is not None
    ]
    found = {
        *_in_rows(ranked, normal, kinds, communes),
        *_labels(normal, lines, kinds, communes),
        *_named_again(ranked, normal, communes),
    }
    if not found:
        return places
    named = {(start, end) for start, end, tags in places if "name" in tags}
    fresh = [(start, end, ("name",)) for start, end in sorted(found - named)]
    if not fresh:
        return places
    return sorted([*clear_of(places, fresh), *fresh])


def _kinds(low: str) -> list[int]:
    """Where a text speaks of communes by their kind, in order."""
    found: list[int] = []
    for rank in _RANKS:
        at = low.find(rank)
        while at >= 0:
            if _A_KIND.match(low, at) is not None:
                found.append(at)
            at = low.find(rank, at + 1)
    return sorted(found)


def _name_at(normal: Normal, at: int, communes: Mapping[str, Name]) -> tuple[int, int] | None:
    """The longest name of a commune that begins at a position and is no part of a longer name."""
    words = _WORDS.match(normal.cased, at)
    return words.span() if words is not None and normal.low[at : words.end()] in communes else None


def _in_rows(
    ranked: Sequence[tuple[int, int]], normal: Normal, kinds: Sequence[int], communes: Mapping[str, Name]
) -> Iterator[tuple[int, int]]:
    """ "phường Hải Châu, An Khê và Hòa Xuân", "các xã Bà Nà, Hòa Tiến": the members behind the rank. `ranked` are the
    names that have it, without it."""
    low = normal.low
    ends = [end for _, end in ranked]
    for kind in kinds:
        if _SEVERAL.search(low, max(0, kind - 20), kind) is None:
            continue
        members = _MEMBERS.match(low, kind)
        if members is not None and (first := _name_at(normal, members.end(), communes)):
            yield first
            ends.append(first[1])
    for end in ends:
        at = end
        while (link := NEXT_MEMBER.match(low, at)) is not None and (span := _name_at(normal, link.end(), communes)):
            yield span
            at = span[1]


def _labels(
    normal: Normal, lines: Sequence[Line], kinds: Sequence[int], communes: Mapping[str, Name]
) -> Iterator[tuple[int, int]]:
    """The cells of tables and the openings of list items below a line that speaks of communes."""
    of_communes = False
    for line in lines:
        spans = list(_labels_in(line, normal, communes)) if of_communes else []
        yield from spans
        k = bisect_left(kinds, line.start)
        named = k < len(kinds) and kinds[k] < line.end
        if not spans and (not line.cells or named):
            of_communes = named and line.end - line.start <= 200


def _labels_in(line: Line, normal: Normal, communes: Mapping[str, Name]) -> Iterator[tuple[int, int]]:
    """The communes that cells of a row or the opening of an item name, and nothing else."""
    for start, end in line.cells or [(line.start, line.end)]:
        marker = LIST_MARKER.match(normal.cased, start, end)
        span = _name_at(normal, marker.end() if marker else start, communes)
        if span is not None and _LABEL_ENDS.match(normal.low, span[1], end):
            yield span


def _named_again(
    ranked: Sequence[tuple[int, int]], normal: Normal, communes: Mapping[str, Name]
) -> Iterator[tuple[int, int]]:
    """ "phường Thành Vinh … của Thành Vinh": the names behind the first with its rank."""
    low, cased = normal.low, normal.cased
    firsts: dict[str, int] = {}
    for start, end in ranked:
        if low[start:end] in communes:
            firsts.setdefault(low[start:end], end)
    for name, after in firsts.items():
        at = low.find(name, after)
        while at >= 0:
            end = at + len(name)
            if (
                _name_at(normal, at, communes) == (at, end)
                and not _NAME_BEFORE.search(cased, max(0, at - 24), at)
                and not _OF_OTHERS.search(low, max(0, at - 24), at)
            ):
                yield at, end
            at = low.find(name, end)
