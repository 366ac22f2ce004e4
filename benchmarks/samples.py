"""A text with its gold as one thing, which a rewriting (benchmarks/variants.py) turns into another such thing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.quality import named_set
from benchmarks.scoring import Fact
from pipelines.model import Context


@dataclass(frozen=True)
class Sample:
    """A text, what is known of it beside its words, and the facts it states."""

    doc: str
    text: str
    context: Context
    gold: tuple[Fact, ...]


# What turns a sample into one that says the same, and what does so to its text alone, by the choices of a chance.
Rewriting = Callable[[Sample, random.Random], Sample]
Rule = Callable[[str, random.Random], str]


def samples(sets: Iterable[str]) -> Iterator[Sample]:
    """The texts of some sets, each with its own gold."""
    for texts in filter(None, map(named_set, sets)):
        for doc, text in texts.texts.items():
            gold = tuple(fact for fact in texts.gold if fact["doc"] == doc)
            yield Sample(doc, text, texts.contexts[doc], gold)
