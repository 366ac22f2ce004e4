"""Of what time a number is where its sentence does not say: figures before it, the edition of an index, the paragraph,
the headings, the title and the day of publication are asked in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import catalogue
from pipelines.extract.clauses import bracket, compared
from pipelines.extract.document import Choice, Document, Draft
from pipelines.extract.items import Item, Link
from pipelines.extract.periods import Period

# What is counted over a span of time: without a time of its own it is of the span that was last spoken of.
_FLOWS = ("dossier", "satisfaction", "online_payment", "result_digitization")


# How well the text around speaks for the time of a number; all below NEAR, the last what nobody said.
_EDITION, _SENTENCE, _GOAL, _AS_BEFORE, _PARAGRAPH, _HEADING, _FLOW, _NOTE, _TITLE, _PUBLISHED = (
    0.50,
    0.48,
    0.46,
    0.44,
    0.42,
    0.36,
    0.34,
    0.32,
    0.30,
    0.10,
)
_UNSAID = ("same", "echo", "start", "since", "now")  # expressions that do not say a time by themselves


def periods_around(document: Document, index: int, item: Item, status: str) -> Iterator[Choice]:
    """What time the text around a sentence gives its number, best first; the last is the day of publication."""
    span = item.number.start, item.number.end
    spoken = _economy_before(document) if status != "target" and _is_flow(item) else None
    for choice in _said_around(document, index, item, status):
        if spoken and len(choice.codes[0]) == 10:  # the state of a day is no time for what flows
            yield Choice((spoken,), choice.score, "as the economy's figures before", *span)
        yield choice
    if spoken:
        yield Choice((spoken,), _PUBLISHED + 0.1, "as the economy's figures before", *span)
    published = document.clock.code
    if published and is_index(item) and status != "target":
        edition = _title_edition(document, item)
        yield Choice((edition or published[:4],), _PUBLISHED, "the edition of the year" if edition else "", *span)
    yield Choice((published,) if published else (), _PUBLISHED, "the day of publication", 0, 0)


def _said_around(document: Document, index: int, item: Item, status: str) -> Iterator[Choice]:
    link = item.link
    assert link is not None
    if is_index(item) and status != "target":
        yield from _edition(document, index, index_ideas(link))
    yield from _of(_before_in_sentence(document, index, item), _SENTENCE, "as the figure before in the sentence")
    if status == "target":
        yield from _of(_compared_with(document, index, item), _GOAL, "as the result that it is set beside")
    elif link.inherited is not None:
        yield from _of(_of_inherited(document, index, item, status), _AS_BEFORE, "as the figure that it continues")
    yield from _in_paragraph(document, index, status)
    yield from _in_headings(document, index)
    if status != "target" and link.frame.indicator.startswith(_FLOWS):
        yield from _of(_flow_before(document, index), _FLOW, "as the flows before")
    yield from _in_note(document, index)
    if document.home.authority and (title := document.home.title_period) is not None and title.code:
        yield Choice((title.code,), _TITLE, "the title's", 0, 0)


def _of(draft: Draft | None, score: float, why: str) -> Iterator[Choice]:
    """The time of a figure before."""
    if draft is not None and draft.period:
        yield Choice((draft.period,), score, why, draft.item.number.start, draft.item.number.end)


def _compared_with(document: Document, index: int, item: Item) -> Draft | None:
    """The result that a goal is set beside: "đạt 63,5% (mục tiêu 70%)"."""
    link = item.link
    for draft in reversed(document.said(index)):
        if link is not None and draft.indicator == link.frame.indicator and draft.status != "target":
            return draft if draft.period and len(draft.period) != 10 else None
    return None


def _before_in_sentence(document: Document, index: int, item: Item) -> Draft | None:
    """The figure before it in the sentence, where it is no aside in brackets."""
    sentence, low = item.sentence, document.normal.low
    mine = bracket(sentence, item.number.start, low)
    for draft in reversed(document.said(index)):
        theirs = bracket(sentence, draft.item.number.start, low)
        if not draft.timed or (theirs is not None and theirs != mine):
            continue
        if is_index(draft.item) == is_index(item):
            return draft
    return None


def _of_inherited(document: Document, index: int, item: Item, status: str) -> Draft | None:
    """The figure whose indicator it takes over; of another sentence, that sentence's first of the same kind."""
    link = item.link
    assert link is not None and link.inherited is not None
    other = link.inherited
    told = document.said(other.at)
    if other.at != index:
        same = next((d for d in told if d.status == status and d.indicator == link.frame.indicator), None)
        if same is not None:
            return same
    return next((d for d in reversed(told) if d.item is other and d.status != "target"), None)


def _in_paragraph(document: Document, index: int, status: str) -> Iterator[Choice]:
    """The figures and times of the sentences before in the same paragraph."""
    line = document.reading.sentences[index].line
    for back in range(index - 1, max(-1, index - 5), -1):
        other = document.reading.sentences[back]
        if other.line != line:
            break
        score = _PARAGRAPH - 0.01 * (index - 1 - back)
        drafts = [draft for draft in document.said(back) if draft.status == status]
        if drafts:
            yield from _of(drafts[-1 if status == "target" else 0], score, "as the paragraph's figure before")
        periods = [p for p in other.periods if _states(p) and not p.weak]
        if not periods and not other.numbers:  # "kết quả 9 tháng."
            periods = [p for p in other.periods if p.code and p.kind == "range" and not p.codes]
        if periods and status != "target" and (not other.numbers or periods[0].deadline):
            yield from _said(periods[0], score - 0.005, "said before in the paragraph")


def _in_headings(document: Document, index: int) -> Iterator[Choice]:
    line = document.reading.sentences[index].line
    for depth, parent in enumerate(document.chain(line)):
        if document.leads(parent, line):
            for at in document.by_line.get(parent, ()):
                period = next((p for p in document.reading.sentences[at].periods if _states(p)), None)
                if period is not None:
                    yield from _said(period, _HEADING - 0.002 * depth, "said in a heading")


def _in_note(document: Document, index: int) -> Iterator[Choice]:
    """ "(Số liệu đến 30/9/2024)" behind its figures."""
    for at in document.by_line[document.reading.sentences[index].line]:
        other = document.reading.sentences[at]
        if at > index and not other.numbers and "số liệu" in document.normal.low[other.start : other.end]:
            period = next((p for p in other.periods if p.deadline), None)
            if period is not None:
                yield from _said(period, _NOTE, "said in a note behind")


def _states(period: Period) -> bool:
    """Does an expression say of what time figures are: no pointing word, no day that is not "đến"?"""
    return bool(period.code) and period.kind not in _UNSAID and (period.kind != "day" or period.deadline)


def _said(period: Period, score: float, why: str) -> Iterator[Choice]:
    if period.code:
        yield Choice((period.code,), score, why, period.start, period.end)


def _is_flow(item: Item) -> bool:
    """Is it a figure of the economy, which is about a span of time and never about a day?"""
    link = item.link
    return (
        link is not None
        and link.frame.kind in ("percent", "growth", "money")
        and catalogue.indicators()[link.frame.indicator].pillar == "economy"
    )


def _economy_before(document: Document) -> str | None:
    """The span that the economy's figures before are about."""
    return next(
        (
            d.period
            for d in reversed(document.drafts[-12:])
            if d.period
            and len(d.period) != 10
            and d.status != "target"
            and catalogue.indicators()[d.indicator].pillar == "economy"
        ),
        None,
    )


def _flow_before(document: Document, index: int) -> Draft | None:
    """The last flow that has a span of time, not too far back."""
    for draft in reversed(document.drafts):
        if index - draft.item.at > 14:
            break
        if (
            draft.indicator.startswith(_FLOWS)
            and draft.status != "target"
            and draft.period
            and len(draft.period) != 10
            and draft.period != document.clock.code
        ):
            return draft
    return None


def _title_edition(document: Document, item: Item) -> str | None:
    """The year of an index in the first line ("Công bố PAR INDEX, SIPAS 2023")."""
    link = item.link
    first = document.reading.sentences[0]
    if link is None or not any(idea in tags for _, _, tags in first.ideas for idea in index_ideas(link)):
        return None
    return next((p.code for p in first.periods if p.code and p.kind == "year" and len(p.code) == 4), None)


def _edition(document: Document, index: int, ideas: tuple[str, ...]) -> Iterator[Choice]:
    """The year in an index's name ("PAR INDEX 2023"), in the sentence, before it, in headings or the title."""
    low = document.normal.low
    for back in range(index, max(-1, index - 8), -1):
        sentence = document.reading.sentences[back]
        score = _EDITION - 0.002 * (index - back)
        for _start, end, tags in sentence.ideas:
            if any(idea in tags for idea in ideas):
                near = [
                    p
                    for p in sentence.periods
                    if p.code
                    and p.kind == "year"
                    and len(p.code) == 4
                    and -60 < p.start - end < 45
                    and not compared(sentence, p)
                    and bracket(sentence, p.start, low) in (None, bracket(sentence, end, low))
                ]
                if near:
                    period = min(near, key=lambda p: abs(p.start - end))
                    yield from _said(period, score, "the edition of the index")
        if back < index:
            drafts = (d for d in document.said(back) if d.item.link is not None)
            same = next((d for d in drafts if d.item.link and index_ideas(d.item.link) == ideas), None)
            yield from _of(same, score, "as the index before")


def index_ideas(link: Link) -> tuple[str, ...]:
    """The ideas that name the index whose rank or score it is."""
    name = link.frame.indicator.rpartition("_")[0]
    name = {"par_index": "par", "ecommerce_index": "ebi"}.get(name, name)
    return tuple(dict.fromkeys((name, *link.frame.all[0])))


def is_index(item: Item) -> bool:
    """Is it a rank or a score of an index, whose time is that of its edition?"""
    return item.link is not None and item.link.frame.kind in ("rank", "score")
