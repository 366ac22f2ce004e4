"""A text otherwise encoded, spaced or spelt says the same: its facts do not change, and quote it as it stands."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from benchmarks.quality import TextSet, named_set
from pipelines.extract import extract
from pipelines.model import Fact


def now_and_then(letter: Callable[[str], bool], more: str) -> Callable[[str], str]:
    """The text with `more` after about every tenth of the characters that `letter` picks, the same every time."""

    def spoil(text: str) -> str:
        chance = random.Random(5)
        return "".join(c + more if letter(c) and chance.random() < 0.1 else c for c in text)

    return spoil


SPOILT: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "another letter that looks like Đ": lambda text: text.replace("Đ", "Ð"),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": now_and_then(str.isalpha, "\u00ad"),
    "several spaces": now_and_then(lambda c: c == " ", "  "),
    "indented": lambda text: "\n".join(f"   {line}  " for line in text.split("\n")),
    "lines that end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "empty lines between": lambda text: text.replace("\n", "\n\n"),
    "long dashes": lambda text: text.replace(" - ", " – "),
    "tone marks on the second vowel": lambda text: text.replace("hóa", "hoá").replace("khỏe", "khoẻ"),
    "tỉ lệ": lambda text: text.replace("tỷ", "tỉ").replace("Tỷ", "Tỉ"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_the_same_facts_however_it_is_written(how: str) -> None:
    contexts = development().contexts
    assert sum(map(len, as_written().values())) > 200
    for doc, text in some_texts().items():
        spoilt = SPOILT[how](text)
        found = extract(spoilt, contexts[doc]).facts
        assert said(found) == as_written()[doc], doc
        assert all(spoilt[fact.quote_start : fact.quote_end] == fact.quote for fact in found)


@cache
def development() -> TextSet:
    texts = named_set("open63")
    assert texts is not None
    return texts


def some_texts() -> dict[str, str]:
    """Of each kind some: every third text."""
    return {doc: text for doc, text in development().texts.items() if doc[-1] in "147"}


@cache
def as_written() -> dict[str, list[tuple[object, ...]]]:
    contexts = development().contexts
    return {doc: said(extract(text, contexts[doc]).facts) for doc, text in some_texts().items()}


def said(facts: Iterable[Fact]) -> list[tuple[object, ...]]:
    return [(f.indicator, f.entity, f.value, f.value_high, f.unit, f.status, f.period, f.bound) for f in facts]
