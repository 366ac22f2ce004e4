"""Whose number it is where its sentence names nobody: the paragraph, the headings, the list, the title and the
publisher are asked in turn.
"""

from __future__ import annotations

from pipelines import catalogue
from pipelines.extract.attribute import REPORTERS, sources_of
from pipelines.extract.document import Document
from pipelines.extract.items import Item
from pipelines.extract.mentions import Mention, kind_of
from pipelines.extract.naming import deictic, unit_code
from pipelines.extract.read import Sentence

def entity_around(document: Document, index: int, item: Item, day: str) -> tuple[list[str], float]:
    sentence = document.reading.sentences[index]
    link = item.link
    other = link.inherited if link else None
    if other is not None and other.at == index:
        entity = next((d.entity for d in reversed(document.drafts) if d.item is other), None)
        if entity:
            return [entity], 0.7
    if _national(document, index, item):
        return ["VN"], 0.6
    for back in range(index - 1, max(-1, index - 9), -1):
        if document.reading.sentences[back].line != sentence.line:
            break
        first = document.first_of.get(back)
        if first is not None and first.entity != "?" and not first.entity.startswith("G:"):
            return [first.entity], 0.6
        for mention in document.who(back):
            if mention.start - document.reading.sentences[back].start > (
                250 if mention.role == "name" and kind_of(mention.rows) == "country" else 70
            ) or is_source(document, document.reading.sentences[back], mention):
                continue
            if mention.role == "name" and kind_of(mention.rows) in ("province", "country", "ministry"):
                found = unit_code(document, mention, day)
                if found:
                    return [found], 0.5
            if mention.role == "VN":
                return ["VN"], 0.5
    for parent in document.chain(sentence.line):
        if not document.leads(parent, sentence.line):
            continue
        for at in document.by_line.get(parent, ()):
            for mention in document.who(at):
                if mention.role in ("province", "city", "district"):
                    found = deictic(document, mention, at, day)
                elif mention.role == "name" and kind_of(mention.rows) == "ministry":
                    continue
                else:
                    found = unit_code(document, mention, day)
                if found and found != "?":
                    return [found], 0.5
    if document.reading.lines[sentence.line].marker:
        for draft in reversed(document.drafts[-3:]):
            line = draft.item.sentence.line
            if (
                draft.entity.startswith("M:")
                and document.reading.lines[line].parent == document.reading.lines[sentence.line].parent
                and draft.entity_sure > 0.5
            ):
                return [draft.entity], 0.55
    if document.home.title_entity:
        return [document.home.title_entity], 0.5
    if (
        document.home.authority
        and document.home.ministry
        and document.home.ministry not in REPORTERS
        and link is not None
        and catalogue.indicators()[link.frame.indicator].pillar in ("government", "ranking")
    ):
        return [document.home.ministry], 0.4
    if (
        document.home.entity == "VN"
        and link is not None
        and catalogue.indicators()[link.frame.indicator].pillar == "government"
    ):
        spoken = [draft.entity for draft in document.drafts if draft.entity != "?" and index - draft.item.at <= 12]
        if spoken and "VN" not in spoken and spoken[0][0] in "PDM" and 5 * spoken.count(spoken[0]) >= 3 * len(spoken):
            return [spoken[0]], 0.4  # a report on one province or ministry goes on about it
    return [document.home.entity], 0.5


def _national(document: Document, index: int, item: Item) -> bool:
    """Is it the nation's although nobody says so: a share of GDP (a province's is of GRDP), a national ministry's
    figure of the economy in a local paper?"""
    link = item.link
    if link is None or catalogue.indicators()[link.frame.indicator].pillar != "economy":
        return False
    if link.inherited is not None or item.rank:
        return False
    sentence, low = item.sentence, document.normal.low
    products = {low[a:b] for a, b, tags in sentence.ideas if "gdp" in tags}
    if "gdp" in products or "grdp" in products:
        return "grdp" not in products
    if any(m.role in ("province", "city", "district") for m in document.who(index)):
        return False
    return any(
        source.code is not None and source.code.startswith("M:") and not source.goal and source.at < item.number.start
        for source in sources_of(document, index)
    )


def is_source(document: Document, sentence: Sentence, mention: Mention) -> bool:
    for start, end, tags in sentence.words:
        if "source_according" in tags and 0 <= mention.start - end <= 2:
            return True
        if (
            "source_says" in tags
            and 0 <= start - mention.end <= (60 if mention.role == "dept" else 12)
            and (mention.role != "dept" or not sentence.broken(mention.end, start))
        ):
            return True
    low = document.normal.low
    before = low[max(0, mention.start - 14) : mention.start]
    return before.endswith(("theo ", "do ", "giữa ", "(", "tại phiên họp ", "mà ", "của cục thuộc ", "trưởng ")) or (
        mention.role != "dept"
        and low[mention.end : mention.end + 9].startswith(
            (" công bố", " tổ chức", " giao", " đề nghị", " yêu cầu", " đặt ", " đề xuất")
        )
    )
