"""How the tests of the extractor read a text: as a provincial paper of 17 October 2024, unless a test says otherwise.

Whoever asks for facts here also has it checked that each quotes the text as it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipelines.extract import extract
from pipelines.model import Context, Fact

PAPER = Context(published="2024-10-17", publisher="Báo Quảng Nam")  # P49


def read(text: str, publisher: str | None = PAPER.publisher, **known: Any) -> list[Fact]:
    """The facts of a text in its order; `known` holds other fields of `Context`, such as `published` and `title`."""
    facts = list(extract(text, replace(PAPER, publisher=publisher, **known)).facts)
    assert [fact.quote for fact in facts] == [text[fact.quote_start : fact.quote_end] for fact in facts]
    return facts


def fields(text: str, names: str, publisher: str | None = PAPER.publisher, **known: Any) -> list[tuple[Any, ...]]:
    """Of each fact of a text the fields of these names: `fields(text, "entity value")` is `[("P49", 66.0), …]`."""
    return [tuple(getattr(fact, name) for name in names.split()) for fact in read(text, publisher, **known)]


def values(text: str, field: str, publisher: str | None = PAPER.publisher, **known: Any) -> list[tuple[Any, ...]]:
    """Each figure of a text beside one field of its fact: `values(text, "status")` is `[(66.0, "actual"), …]`."""
    return fields(text, f"value {field}", publisher, **known)
