"""Ministries whose "Bộ" is said once for several: "Bộ Tài chính, Y tế và Tư pháp", "các bộ: Xây dựng (17%), Nội vụ".

Without it their names are common words, so they are only looked for in a row behind a ministry or behind words for
ministries, each parted from the next as a list is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines import catalogue
from pipelines.extract.normalize import Normal
from pipelines.extract.place_names import Name

_RANK = "bộ "
# What parts a member of a list of names from the next: its own figure, perhaps, then a comma or a word that joins.
NEXT_MEMBER = re.compile(
    r"(?: ?\([^()\n]{1,60}\)|(?: (?:đạt|là|với|có|được|chiếm))?:? \d[\d.,/]*(?<!,)(?: ?%| điểm| hồ sơ)?"
    r"(?: ?\([^()\n]{1,60}\))?)?"
    r"(?:[;,]| và|[,;] và| cùng| rồi| hay| hoặc) "
)
# "các bộ Công Thương, …", "các bộ như Y tế, …"; "Các bộ có tỷ lệ thấp nhất là: Xây dựng, …", but "các bộ trong những
# lĩnh vực: Tài chính, …"
_FIRST = re.compile(r"(?:, ngành(?: trung ương)?)?(?: (?:như|gồm|là))?:? ")
_FIRST_OF = re.compile(
    r"(?:(?!lĩnh vực|ngành |sở |ban |phòng |khối |cục |khoa |địa phương)[^.;:()\n]){0,90}(?:: | là | gồm | như )"
)
_ENDS = re.compile(
    r"\s*(?:[,;:.()\n…]|$)| (?:và|cùng|rồi|\d|đạt|là|có|với|chiếm|đứng|xếp|được|cũng|đều|đã|cung cấp|dẫn đầu"
    r"|hoàn thành)(?![a-zà-ỹđ])"
)


def without_rank(names: dict[str, Name]) -> dict[str, Name]:
    """The names of ministries without their "Bộ"."""
    kinds = [entity.kind for entity in catalogue.entities()]
    return {
        phrase.removeprefix(_RANK): name
        for phrase, name in names.items()
        if phrase.startswith(_RANK) and kinds[name.rows[0]] == "ministry"
    }


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all names, the longest first."""
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def elided(
    places: Sequence[tuple[int, int, tuple[str, ...]]], normal: Normal, name: re.Pattern[str]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """The ministries of a text that are named without their rank, in order."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, tags in places:
        if not ("name" in tags and normal.low.startswith(_RANK, start)) and "ministries" not in tags:
            continue
        links = (NEXT_MEMBER,) if "name" in tags else (_FIRST, _FIRST_OF)
        at = end
        while (span := _follows(links, name, normal, at)) is not None:
            found.append((*span, ("name",)))
            links, at = (NEXT_MEMBER,), span[1]
    return found


def _follows(
    links: Iterable[re.Pattern[str]], name: re.Pattern[str], normal: Normal, at: int
) -> tuple[int, int] | None:
    """Where the next member of a row stands that has come to a position."""
    for link in links:
        way = link.match(normal.low, at)
        match = name.match(normal.low, way.end()) if way is not None else None
        if match is not None and normal.cased[match.start()].isupper() and _ENDS.match(normal.low, match.end()):
            return match.span()
    return None
