"""A frame as it meets a number: what every frame is asked against, and how far one has come. What several rules of
candidates ask of a number's sentence stands here, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pipelines.extract.items import Item, Link
from pipelines.extract.strangers import SUBJECTS

NOWHERE = (0.0, 0, 0)
NONE: frozenset[str] = frozenset()
SUBJECT_NOUNS = SUBJECTS | {"subscriber", "communes_noun", "villages_noun", "agency"}


@dataclass(slots=True)
class View:
    """A number and what surrounds it, as every frame is asked about it: the ideas of its sentence by how near they are
    (`near`: weight, start, end), those of the text before and of the headings, the head noun of a share, the subject
    that the sentence goes on about, what headings alone say clearly, where the nouns of other numbers end, whether the
    sentence denies anything, and whether there is no figure at all: a table's header is asked for one that is not
    there."""

    item: Item
    near: Mapping[str, tuple[float, int, int]]
    around: Mapping[str, float]
    above: Mapping[str, float]
    head: frozenset[str]
    subject: str | None
    clear: frozenset[str]
    of_others: Collection[int]
    negated: bool
    unwritten: bool
    glue: frozenset[str]

    def best(self, choice: Iterable[str]) -> float:
        """How clearly the nearest of some ideas is said, wherever that is."""
        near, above, around = self.near, self.above, self.around
        best = 0.0
        for idea in choice:
            if idea in near and near[idea][0] > best:
                best = near[idea][0]
            if idea in above and above[idea] > best:
                best = above[idea]
            if idea in around and around[idea] > best:
                best = around[idea]
        return best


@dataclass(slots=True)
class Fit(Link):
    """How a frame meets a number so far: `own` of its ideas stand in the sentence itself, the furthest at `lowest`."""

    lowest: float = 1.0
    own: int = 0
    borrowed: bool = False
    leans: bool = False  # on what the text before says faintly


def last_subject(item: Item) -> frozenset[str]:
    """Whom or what the sentence has named last before the number as what shares are of."""
    for _, end, tags in reversed(item.sentence.ideas):
        if end <= item.number.start and not SUBJECT_NOUNS.isdisjoint(tags):
            return SUBJECT_NOUNS.intersection(tags)
    return NONE


_LEVELS = frozenset({"any_online", "both_levels", "full_online", "part_online"})
WIDER_LEVELS = frozenset({"any_online", "both_levels"})


def is_of_full_level(item: Item) -> bool:
    """ "774 dịch vụ công trực tuyến mức độ 3, 4, riêng mức độ 4 chiếm 17%": is the level that the sentence names last
    before a number, with none behind, the full one alone?"""
    sentence, number = item.sentence, item.number
    if "full_online" not in sentence.said:
        return False
    last: frozenset[str] = NONE
    for start, _, tags in sentence.ideas:
        level = _LEVELS.intersection(tags)
        if level and start >= number.end:
            return False
        last = level or last
    return "full_online" in last and last.isdisjoint(WIDER_LEVELS)
