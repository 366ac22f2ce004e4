"""Extracted facts against gold facts, as figures. Pure: two lists of facts go in, a `Score` comes out.

A fact is the JSON object of docs/facts.md. What counts as the same fact, in two strengths:

- *core*: document, indicator, entity, unit, value and the upper end of a range agree (to nine digits);
- *full*: status, period and bound agree as well.

A fact said again for the same period and status counts once; its first statement stands. Gold with the entity
`?` names somebody without a code: nothing is asked there, a given `?` is passed over, and so is the code of a
district or commune where the gold has `?` for the same number. Any other code given there is wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pipelines.model import QUOTE_LIMIT, SHOWS_NUMBER

Fact = Mapping[str, Any]

SCORED_APART = ("status", "period", "bound")
CONFIDENCE_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
SMALL_UNIT = re.compile(r"[DW]\d+")


@dataclass(frozen=True)
class Measure:
    """Precision, recall and their harmonic mean, from counts."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        given = self.found + self.wrong
        return self.found / given if given else 1.0

    @property
    def recall(self) -> float:
        asked = self.found + self.missed
        return self.found / asked if asked else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True)
class Pair:
    """A gold fact and the given fact that found it."""

    gold: Fact
    given: Fact

    @property
    def differs(self) -> dict[str, list[Any]]:
        """What is not the same of status, period and bound: name to [gold, given]."""
        return {
            name: [self.gold.get(name), self.given.get(name)]
            for name in SCORED_APART
            if self.gold.get(name) != self.given.get(name)
        }


@dataclass(frozen=True)
class Bin:
    """The facts given with a confidence from `low` up to `high` (the last bin includes it)."""

    low: float
    high: float
    given: int
    right: int
    right_in_full: int


@dataclass
class Score:
    """One set of texts scored. `empty` are the texts that state no fact at all."""

    found: list[Pair] = field(default_factory=list)
    wrong: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    bad_quotes: list[Fact] = field(default_factory=list)
    empty: frozenset[str] = frozenset()
    gold: int = 0
    given: int = 0

    @property
    def core(self) -> Measure:
        return Measure(len(self.found), len(self.wrong), len(self.missed))

    @property
    def full(self) -> Measure:
        right = sum(not pair.differs for pair in self.found)
        return Measure(right, self.given - right, self.gold - right)

    @property
    def wrong_in_empty(self) -> int:
        return sum(fact["doc"] in self.empty for fact in self.wrong)

    @property
    def attribution(self) -> tuple[int, int]:
        """(right, known) over the found facts whose gold says who vouches for them."""
        known = [pair for pair in self.found if "attributed_to" in pair.gold]
        right = sum(pair.gold["attributed_to"] == pair.given.get("attributed_to") for pair in known)
        return right, len(known)

    def agreement(self, name: str) -> float:
        """Share of the found facts whose status, period or bound is right; 0 where none was found."""
        return sum(name not in pair.differs for pair in self.found) / (len(self.found) or 1)

    def by_indicator(self) -> dict[str, Measure]:
        """Core counts of every indicator that occurs, in the order of their names."""
        counts = {
            "found": Counter(pair.gold["indicator"] for pair in self.found),
            "wrong": Counter(fact["indicator"] for fact in self.wrong),
            "missed": Counter(fact["indicator"] for fact in self.missed),
        }
        names = sorted(set().union(*counts.values()))
        return {name: Measure(*(counts[kind][name] for kind in ("found", "wrong", "missed"))) for name in names}

    def calibration(self) -> list[Bin]:
        """How many of the facts given at each confidence are right, in bins that hold any."""
        outcomes = [(_confidence(pair.given), True, not pair.differs) for pair in self.found]
        outcomes += [(_confidence(fact), False, False) for fact in self.wrong]
        bins = []
        for low, high in pairwise(CONFIDENCE_EDGES):
            inside = [o for o in outcomes if low <= o[0] and (o[0] < high or high == CONFIDENCE_EDGES[-1])]
            if inside:
                bins.append(Bin(low, high, len(inside), sum(o[1] for o in inside), sum(o[2] for o in inside)))
        return bins

    def confident(self, at: float = 0.9) -> tuple[int, int]:
        """(right in the core sense, given) of the facts given with a confidence of `at` or more."""
        right = sum(_confidence(pair.given) >= at for pair in self.found)
        return right, right + sum(_confidence(fact) >= at for fact in self.wrong)


def score(
    gold: Iterable[Fact],
    given: Iterable[Fact],
    documents: Iterable[str] = (),
    texts: Mapping[str, str] | None = None,
) -> Score:
    """Compare `given` with `gold`.

    `documents` are all documents of the set, so that those without a gold fact are known; `texts` (by
    document) lets the quotes be checked too.
    """
    gold, given = list(gold), list(given)
    unnamed = {(f["doc"], f["indicator"], nine_digits(f["value"])) for f in gold if f["entity"] == "?"}
    asked = list(_once(f for f in gold if f["entity"] != "?"))
    open_gold: dict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for fact in asked:
        open_gold[core_key(fact)].append(fact)

    def counts(fact: Fact) -> bool:
        if fact["entity"] == "?":
            return False
        somebody_unnamed = (fact["doc"], fact["indicator"], nine_digits(fact["value"])) in unnamed
        return core_key(fact) in open_gold or not (somebody_unnamed and SMALL_UNIT.fullmatch(fact["entity"]))

    answers = list(_once(f for f in given if counts(f)))
    result = Score(
        bad_quotes=[] if texts is None else [f for f in given if not quote_holds(f, texts[f["doc"]])],
        empty=frozenset(documents) - {f["doc"] for f in gold},
        gold=len(asked),
        given=len(answers),
    )
    # Answers that are right in full choose first, so that a half-right one cannot take their place.
    right_in_full = {full_key(fact) for fact in asked}
    for fact in sorted(answers, key=lambda f: full_key(f) not in right_in_full):
        candidates = open_gold[core_key(fact)]
        if not candidates:
            result.wrong.append(fact)
            continue
        match = next((g for g in candidates if full_key(g) == full_key(fact)), candidates[0])
        candidates.remove(match)
        result.found.append(Pair(match, fact))
    result.missed = [fact for facts in open_gold.values() for fact in facts]
    return result


def quote_holds(fact: Fact, text: str) -> bool:
    """Whether the quote is the text's own words, shows a number and is no longer than a quote may be."""
    quote = fact.get("quote") or ""
    return quote in text and len(quote) <= QUOTE_LIMIT and SHOWS_NUMBER.search(quote) is not None


def nine_digits(value: float | None) -> float | None:
    """A number as it is compared: to nine significant digits."""
    return None if value is None else float(f"{float(value):.9g}")


def core_key(fact: Fact) -> tuple[Any, ...]:
    """What has to agree for a fact to be found."""
    numbers = nine_digits(fact["value"]), nine_digits(fact.get("value_high"))
    return (fact["doc"], fact["indicator"], fact["entity"], fact["unit"], *numbers)


def full_key(fact: Fact) -> tuple[Any, ...]:
    """What has to agree for a fact to be right in full."""
    return core_key(fact) + tuple(fact.get(name) for name in SCORED_APART)


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen = set()
    for fact in facts:
        key = (core_key(fact), fact.get("period"), fact.get("status"))
        if key not in seen:
            seen.add(key)
            yield fact


def _confidence(fact: Fact) -> float:
    return float(fact.get("confidence", 1.0))


def merge(scores: Sequence[Score]) -> Score:
    """Several sets as one, document names being their own in each."""
    return Score(
        found=[x for s in scores for x in s.found],
        wrong=[x for s in scores for x in s.wrong],
        missed=[x for s in scores for x in s.missed],
        bad_quotes=[x for s in scores for x in s.bad_quotes],
        empty=frozenset().union(*(s.empty for s in scores)),
        gold=sum(s.gold for s in scores),
        given=sum(s.given for s in scores),
    )
