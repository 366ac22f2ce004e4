"""What else a text holds: numbers of no indicator, kept with their unit, and named digital platforms."""

from __future__ import annotations

from pipelines.extract.document import Document
from pipelines.extract.naming import unit_code
from pipelines.extract.read import first_word
from pipelines.extract.spans import effective_day
from pipelines.model import PlatformMention, Quantity


def quantities_of(document: Document) -> tuple[Quantity, ...]:
    claimed = {draft.item.number.start for draft in document.drafts}
    found = []
    low = document.normal.low
    for sentence in document.reading.sentences:
        for number in sentence.numbers:
            if number.start in claimed or number.word:
                continue
            unit = {"percent": "%", "points": "điểm %", "vnd": "đồng", "usd": "USD"}.get(number.kind)
            if unit is None:
                a, b = first_word(low, number.end, sentence.end)
                if a < b:
                    c, d = first_word(low, b, sentence.end)
                    unit = document.normal.cased[a : d if c < d and c - b <= 1 else b]
            span = document.normal.span(number.start, number.end)
            s_span = document.normal.span(sentence.start, sentence.end)
            found.append(Quantity(number.value, number.value_high, unit, *span, *s_span))
    return tuple(found)


def platforms_of(document: Document) -> tuple[PlatformMention, ...]:
    found = []
    for index, sentence in enumerate(document.reading.sentences):
        for start, end, tags in sentence.words:
            code = next((tag[9:] for tag in tags if tag.startswith("platform ")), None)
            if code is None:
                continue
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
                    *document.normal.span(sentence.start, sentence.end),
                )
            )
    return tuple(found)
