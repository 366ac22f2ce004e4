"""The steps from a text to its facts, in order: dismiss, read, link, resolve, tables, attribute, say once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Literal
from unicodedata import is_normalized

from pipelines.extract.attribute import ATTRIBUTED, attribute
from pipelines.extract.document import Candidate, Document
from pipelines.extract.drafts import draft_of_cell, drafts_of, fact_of, respectively
from pipelines.extract.headers import table_values
from pipelines.extract.lexicon import lexicon
from pipelines.extract.naming import place_of_talk
from pipelines.extract.normalize import normalize, single_spaces
from pipelines.extract.read import read
from pipelines.extract.rest import platforms_of, quantities_of
from pipelines.extract.spans import Clock
from pipelines.extract.table_rows import cells_of
from pipelines.extract.weed import said_once
from pipelines.extract.what import link_sentence
from pipelines.model import Context, Extraction, Fact, TableValue


def extract(text: str, context: Context) -> Extraction:
    """Facts, quantities and platform mentions of a text, in the order of the text, and the values of the page's tables,
    whether they stand in the text or not.

    A text without a word of the catalogue has no facts and no platforms: of that, only the figures are read. One that
    has no figure either says nothing to us and is put aside."""
    cue = _cue(text)
    if cue is None:
        return Extraction(values=_values(context, {}))
    if cue == "figure":
        figures = quantities_of(read(lexicon().figures, normalize(text), Clock(context.published)))
        return Extraction((), figures, values=_values(context, {}))
    document = _drafted(text, context)
    claimed = {draft.item.number.start for draft in document.drafts}
    values = _values(context, document.headers)
    return Extraction(_facts(document), quantities_of(document.reading, claimed), platforms_of(document), values)


def _values(context: Context, headers: dict[int, list[str | None]]) -> tuple[TableValue, ...]:
    return tuple(
        value
        for table in context.tables
        for value in table_values(table, context.title, headers.get(table.position, ()))
    )


def judged(text: str, context: Context) -> list[tuple[Fact, Mapping[str, float]]]:
    """The facts of a text, each with the signs that its confidence is reckoned from: what the weights are fitted on."""
    document = _drafted(text, context)
    drafts = said_once(document.drafts)
    return [(fact_of(document, draft), draft.signs) for draft in drafts]


def explain(text: str, context: Context) -> list[Candidate]:
    """Every candidate for the indicator of every number, and for the entity and the period of every fact, with its
    score and reasons: number by number in the order of the text, the best first."""
    document = _drafted(text, context, explain=True)
    span = document.normal.span
    questions = ("indicator", "entity", "period")
    found = sorted(document.trace or (), key=lambda c: (c.start, questions.index(c.question), not c.won, -c.score))
    places = ((c, *span(c.start, c.end)) for c in dict.fromkeys(found))
    return [replace(c, number=text[start:end], start=start, end=end) for c, start, end in places]


OFTEN = (
    *("hồ sơ", "bộ", "lần", "mục tiêu", "mạng", "trực tuyến"),
    *("lượt", "trả", "dịch vụ công", "hài lòng", "thương mại điện tử"),
)
"""Words of the catalogue, of which nearly every text holds one: to look for these costs far less than for all."""
_OFTEN = tuple(f" {word} " for word in OFTEN)


def _cue(text: str) -> Literal["word", "figure"] | None:
    """What of ours a text holds. Decomposed, look-alike and broken spellings count as a word of the catalogue."""
    for word in _OFTEN:
        if word in text:
            return "word"
    if "Ð" in text or "\u00ad" in text or "\u200b" in text or not is_normalized("NFC", text):
        return "word"
    low = text.lower().replace("\u00a0", " ").replace("\n", " ")
    try:
        cue = lexicon().cues.in_text(low)
        return lexicon().cues.in_text(single_spaces(low)) if cue != "word" and "  " in low else cue
    except UnicodeEncodeError:  # half a character
        return "word"


_PLACE_OF_DRAFT = attrgetter("item.number.start", "entity")
_PLACE_OF_FACT = attrgetter("number_start", "entity")


def _drafted(text: str, context: Context, explain: bool = False) -> Document:
    """The text with the drafts of all its facts, in the order of the text: prose first, as tables ask what it said."""
    document = Document(text, context, explain)
    if document.home.entity == "VN" and document.home.title_entity is None:
        document.home.title_entity = place_of_talk(document)
    lines = document.reading.lines
    for line, inside in document.by_line.items():
        if lines[line].cells and not document.is_row_of_text(lines[line]):
            continue
        for index in inside:
            linked = link_sentence(document, index)
            if not linked:
                continue
            order = respectively(document, index, linked)
            for item in linked:
                for draft in drafts_of(document, index, item, order.get(item.number.start)):
                    document.add(draft)
            document.items.extend(linked)
    for cell in cells_of(document):
        draft = draft_of_cell(document, cell)
        document.add(draft)
        document.note_cell(draft, cell.told_by, cell.mention, cell.period == draft.period)
    document.drafts.sort(key=_PLACE_OF_DRAFT)
    return document


def _facts(document: Document) -> tuple[Fact, ...]:
    drafts = said_once(document.drafts)
    for draft in drafts:
        if draft.indicator in ATTRIBUTED:
            draft.attributed_to = draft.attributed_to or attribute(document, draft)
    return tuple(sorted([fact_of(document, draft) for draft in drafts], key=_PLACE_OF_FACT))
