"""What else a text holds: numbers of no indicator, kept with their unit, and named digital platforms."""

from __future__ import annotations

import re
from collections.abc import Container

from pipelines.extract.document import Document
from pipelines.extract.naming import unit_code
from pipelines.extract.normalize import Normal
from pipelines.extract.numbers import Number
from pipelines.extract.read import Reading
from pipelines.extract.spans import effective_day
from pipelines.model import PlatformMention, Quantity

_UNITS = {"percent": "%", "points": "điểm %", "vnd": "đồng", "usd": "USD"}


def quantities_of(reading: Reading, claimed: Container[int] = ()) -> tuple[Quantity, ...]:
    """The numbers of a text that are no fact: all but those that begin where `claimed` says."""
    normal, found = reading.normal, []
    for sentence in reading.sentences:
        if not sentence.numbers:
            continue
        where = normal.span(sentence.start, sentence.end)
        for number in sentence.numbers:
            if number.start not in claimed and not (number.word and _one_of(number)):
                unit = _UNITS.get(number.kind) or number.unit or _counted(normal, number.end, sentence.end)
                span = normal.span(number.start, number.end)
                found.append(Quantity(number.value, number.value_high, unit, *span, *where))
    return tuple(found)


def _one_of(number: Number) -> bool:
    """ "một trong ba tỉnh" is no third of anything."""
    return " trong " in number.raw or " trên " in number.raw


_ONE_OR_TWO_WORDS = re.compile(r" *([^\W\d_]+(?: [^\W\d_]+)?)")


def _counted(normal: Normal, at: int, end: int) -> str | None:
    """The one or two words behind a number: what it counts, as the text has it."""
    words = _ONE_OR_TWO_WORDS.match(normal.cased, at, end)
    return words[1] if words is not None else None


def platforms_of(document: Document) -> tuple[PlatformMention, ...]:
    found = []
    for index, sentence in enumerate(document.reading.sentences):
        for start, end, tags in sentence.marked("platform"):
            code = next(tag[9:] for tag in tags if tag.startswith("platform "))
            entity = document.lex.platforms[code].entity
            if not entity:
                named = [m for m in document.who(index) if m.role == "name"]
                day = effective_day(None, document.clock.code)
                entity = (
                    (unit_code(document, named[0], day) if named else None)
                    or document.home.title_entity
                    or document.home.entity
                )
            since = None
            low = document.normal.low[sentence.start : sentence.end]
            if any(word in low for word in ("vận hành", "ra mắt", "khai trương", "đưa vào", "từ ")):
                since = next(
                    (p.code for p in sentence.periods if p.code and p.kind in ("day", "month", "year", "quarter")),
                    None,
                )
            found.append(
                PlatformMention(
                    code,
                    entity,
                    since,
                    *document.normal.span(start, end),
                    *document.normal.span(sentence.start, max(end, sentence.end)),  # where a long one was cut in it
                )
            )
    return tuple(found)
