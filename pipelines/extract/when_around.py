"""Of what time a number is where its sentence does not say: figures before it, the edition of an index, the paragraph,
the headings, the title and the day of publication are asked in turn.
"""

from __future__ import annotations

from pipelines import catalogue
from pipelines.extract.clauses import bracket, compared
from pipelines.extract.document import Document
from pipelines.extract.items import Item, Link
from pipelines.extract.periods import Period

# What is counted over a span of time: without a time of its own it is of the span that was last spoken of.
_FLOWS = ("dossier", "satisfaction", "online_payment", "result_digitization")


def period_around(
    document: Document, index: int, item: Item, period: Period | None, code: str | None, sure: float, status: str
) -> tuple[str | None, float, str]:
    clock = document.clock
    published = clock.code
    if code is None and not (period is not None and period.kind == "now"):
        link = item.link
        other = link.inherited if link else None
        index_kind = is_index(item)
        found: str | None = None
        if index_kind and link is not None and status != "target":
            found = _edition(document, index, index_ideas(link))
        if found is None:
            found = _period_before(document, index, item)
        if found is None and status == "target":
            found = _period_compared(document, index, item)
        if found is None and other is not None and status != "target":
            found = next(
                (d.period for d in reversed(document.drafts) if d.item is other and d.status != "target"), None
            )
            if other.at != index:
                same = [
                    d
                    for d in document.drafts
                    if d.item.at == other.at
                    and d.status == status
                    and link is not None
                    and d.indicator == link.frame.indicator
                ]
                if same:
                    found = same[0].period
        if found is None:
            found = _inherited_period(document, index, item, status)
        flow = (
            link is not None
            and catalogue.indicators()[link.frame.indicator].pillar == "economy"
            and (link.frame.kind in ("percent", "growth", "money"))
        )
        if flow and status != "target" and (found is None or len(found) == 10):
            found = next(
                (
                    d.period
                    for d in reversed(document.drafts[-12:])
                    if d.period
                    and len(d.period) != 10
                    and d.status != "target"
                    and catalogue.indicators()[d.indicator].pillar == "economy"
                ),
                found,
            )
        code, sure = found, 0.5
        if code is None:
            code, sure = published, 0.5
            if index_kind and code is not None and status != "target":
                code = _title_edition(document, item) or code[:4]
    if (status == "actual" and code and published and code[:4] > published[:4] and len(code) >= 4) or (
        status == "actual"
        and period is not None
        and code
        and published
        and period.deadline
        and len(code) == 10
        and code > published
        and len(published) == 10
    ):
        status = "target"
    return code, sure, status


def _period_compared(document: Document, index: int, item: Item) -> str | None:
    """The time of the result that a goal is set beside: "đạt 63,5% (mục tiêu 70%)"."""
    link = item.link
    for draft in reversed(document.drafts):
        if draft.item.at != index or link is None:
            break
        if draft.indicator == link.frame.indicator and draft.status != "target":
            return draft.period if draft.period and len(draft.period) != 10 else None
    return None


def _period_before(document: Document, index: int, item: Item) -> str | None:
    """What the figure before it in the sentence is about, where it is no aside in brackets."""
    sentence, low = item.sentence, document.normal.low
    mine = bracket(sentence, item.number.start, low)
    for draft in reversed(document.drafts):
        if draft.item.at != index:
            break
        theirs = bracket(sentence, draft.item.number.start, low)
        if not draft.timed or (theirs is not None and theirs != mine):
            continue
        if is_index(draft.item) == is_index(item):
            return draft.period
    return None


def _inherited_period(document: Document, index: int, item: Item, status: str) -> str | None:
    sentence = document.reading.sentences[index]
    link = item.link
    assert link is not None
    # headings
    heading: str | None = None
    for parent in document.chain(sentence.line):
        if not document.leads(parent, sentence.line):
            continue
        for at in document.by_line.get(parent, ()):
            for p in document.reading.sentences[at].periods:
                if (
                    p.code
                    and p.kind not in ("same", "echo", "start", "since", "now")
                    and not (p.kind == "day" and not p.deadline)
                ):
                    heading = p.code
                    break
            if heading:
                break
        if heading:
            break
    if is_index(item) and status != "target":
        edition = _edition(document, index, index_ideas(link))
        if edition:
            return edition
    # paragraph
    if True:
        for back in range(index - 1, max(-1, index - 5), -1):
            other = document.reading.sentences[back]
            if other.line != sentence.line:
                break
            drafts = [d for d in document.drafts if d.item.at == back and d.status == status]
            if drafts and status != "target":
                return drafts[0].period
            if drafts:
                return drafts[-1].period
            periods = [
                p
                for p in other.periods
                if p.code
                and p.kind not in ("same", "echo", "start", "since", "now")
                and not p.weak
                and not (p.kind == "day" and not p.deadline)
            ]
            if not periods and not other.numbers:  # "kết quả 9 tháng."
                periods = [p for p in other.periods if p.code and p.kind == "range" and not p.codes]
            if periods and status != "target" and (not other.numbers or periods[0].deadline):
                return periods[0].code
    if heading:
        return heading
    if status != "target" and link.frame.indicator.startswith(_FLOWS):
        for draft in reversed(document.drafts):
            if index - draft.item.at > 14:
                break
            if (
                draft.indicator.startswith(_FLOWS)
                and draft.status != "target"
                and draft.period != document.clock.code
                and (draft.period and len(draft.period) != 10)
            ):
                return draft.period
    for at in document.by_line[sentence.line]:  # "(Số liệu đến 30/9/2024)" behind its figures
        other = document.reading.sentences[at]
        if at > index and not other.numbers and "số liệu" in document.normal.low[other.start : other.end]:
            return next((p.code for p in other.periods if p.deadline), None)
    if document.home.authority and document.home.title_period is not None:
        return document.home.title_period.code
    return None


def _title_edition(document: Document, item: Item) -> str | None:
    """The year of an index in the first line ("Công bố PAR INDEX, SIPAS 2023")."""
    link = item.link
    first = document.reading.sentences[0]
    if link is None or not any(idea in tags for _, _, tags in first.ideas for idea in index_ideas(link)):
        return None
    return next((p.code for p in first.periods if p.code and p.kind == "year" and len(p.code) == 4), None)


def _edition(document: Document, index: int, ideas: tuple[str, ...]) -> str | None:
    """The year in an index's name ("PAR INDEX 2023"), in the sentence, before it, in headings or the title."""
    for back in range(index, max(-1, index - 8), -1):
        sentence = document.reading.sentences[back]
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
                    and bracket(sentence, p.start, document.normal.low)
                    in (None, bracket(sentence, end, document.normal.low))
                ]
                if near:
                    return min(near, key=lambda p: abs(p.start - end)).code
        if back < index:
            drafts = [
                d
                for d in document.drafts
                if d.item.at == back and d.item.link is not None and index_ideas(d.item.link) == ideas
            ]
            if drafts:
                return drafts[0].period
    return None


def index_ideas(link: Link) -> tuple[str, ...]:
    """The ideas that name the index whose rank or score it is."""
    name = link.frame.indicator.rpartition("_")[0]
    name = {"par_index": "par", "ecommerce_index": "ebi"}.get(name, name)
    return tuple(dict.fromkeys((name, *link.frame.all[0])))


def is_index(item: Item) -> bool:
    """Is it a rank or a score of an index, whose time is that of its edition?"""
    return item.link is not None and item.link.frame.kind in ("rank", "score")
