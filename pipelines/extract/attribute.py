"""Who vouches for a figure in the text: the nearest named source, as long as it reaches.

A source is named by "theo …", by a verb of reporting, or as the owner of a plan; it holds for its paragraph and, as
the document's main source, for what follows, until another is named. A department counts as its ministry, a province's
offices, party and council as the province; what has no code (the Government, a committee, a strategy) ends the reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract.read import Sentence
from pipelines.extract.resolve import effective_day, kind_of

if TYPE_CHECKING:
    from pipelines.extract.engine import Document, Draft

_LOCAL = (
    "sở ",
    "ubnd",
    "tỉnh ủy",
    "thành ủy",
    "hđnd",
    "ủy ban nhân dân",
    "văn phòng ubnd",
    "lãnh đạo tỉnh",
    "ban chỉ đạo",
    "công an tỉnh",
)
Source = tuple[int, str | None]  # where it is named, and its code (None: named, but without one)


def sources_of(document: Document, index: int) -> list[Source]:
    """The sources named in a sentence, in order."""
    known = document.sources.get(index)
    if known is not None:
        return known
    sentence = document.reading.sentences[index]
    low = document.normal.low
    day = effective_day(None, document.clock.code)
    found: list[Source] = []
    for start, end, tags in sentence.words:
        body = next((tag[5:] for tag in tags if tag.startswith("body ")), None)
        if body is not None:
            if body.startswith("M:") and not _speaks(sentence, start, end, low):
                continue
            if body == "I:un" and not _speaks(sentence, start, end, low):
                continue
            found.append((start, body))
        elif "source_nobody" in tags and _demands(start, end, low):
            found.append((start, None))
    for mention in document.who(index):
        if (
            mention.role == "name"
            and kind_of(mention.rows) == "ministry"
            and _speaks(sentence, mention.start, mention.end, low)
        ):
            code = document.code(mention, day)
            if code:
                found.append((mention.start, code))
    for name in _LOCAL:
        at = low.find(name, sentence.start, sentence.end)
        while at >= 0:
            if (at == 0 or not low[at - 1].isalpha()) and (
                _speaks(sentence, at, at + len(name), low, reach=75) or _orders(low[at : min(sentence.end, at + 60)])
            ):
                place = next(
                    (
                        m
                        for m in document.who(index)
                        if m.role == "name" and 0 <= m.start - at < 70 and kind_of(m.rows) == "province"
                    ),
                    None,
                )
                code = (document.code(place, day) if place else None) or document.province_near(index)
                if code and code.startswith("P"):
                    found.append((at, code))
                break
            at = low.find(name, at + 1, sentence.end)
    found.sort(key=lambda pair: pair[0])
    document.sources[index] = found
    return found


def _speaks(sentence: Sentence, start: int, end: int, low: str, reach: int = 45) -> bool:
    """Does a body say something here: after "theo", before a verb of reporting, or as the owner of a plan?"""
    for a, b, tags in sentence.words:
        if "source_according" in tags and 0 <= start - b <= 12:
            return True
        if "source_says" in tags and 0 <= a - end <= reach and not any(c in low[end:a] for c in ";.:"):
            return True
    return (
        low[max(0, start - 10) : start].endswith(("(", "nguồn: ", "do ", "của "))
        and "(" in low[max(0, start - 2) : start]
    )


def _orders(text: str) -> bool:
    """Does a local body set a target here?"""
    return any(
        word in text
        for word in (" giao ", " đặt ", " đề ra", " phấn đấu", " yêu cầu", " xác định", " minh chứng", " nêu")
    )


def _demands(start: int, end: int, low: str) -> bool:
    """Is it named as the one who set or said the figure ("chỉ tiêu Thủ tướng giao", "Chiến lược quốc gia đề ra")?"""
    near = low[end : end + 40]
    before = low[max(0, start - 22) : start]
    return any(
        word in near
        for word in ("giao", "đề ra", "đặt", "yêu cầu", "xác định", "cho rằng", "nêu", "cho biết", "đề nghị", "hứa")
    ) or any(word in before for word in ("theo", "mà ", "của", "phiên họp"))


def attribute(document: Document, draft: Draft) -> str | None:
    """The code of the source that a fact is attributed to, or None."""
    index = draft.item.at
    sentence = document.reading.sentences[index]
    low = document.normal.low
    at = draft.item.number.start
    own = sources_of(document, index)
    if own:
        before = [source for source in own if source[0] < at]
        after = [source for source in own if source[0] > at]
        if before:
            return before[-1][1]
        if after and sentence.cost(after[0][0]) - sentence.cost(draft.item.number.end - 1) < 0.9:
            return after[0][1]
    if document.home.ministry and document.home.authority:
        return {"M:vpcp": "M:vpcp"}.get(document.home.ministry, document.home.ministry)
    for back in range(index - 1, max(-1, index - 40), -1):
        if document.reading.sentences[back].line != sentence.line and (
            document.reading.lines[document.reading.sentences[back].line].start == document.reading.lines[0].start
        ):
            break
        named = sources_of(document, back)
        if named:
            code = named[-1][1]
            if code is None and document.reading.sentences[back].line != sentence.line:
                continue
            return code
    if document.home.authority and document.home.province:
        return document.home.province
    if (
        draft.status == "target"
        and any("nghị quyết" in low[s.start : s.end] for s in [sentence])
        and document.home.province
    ):
        return document.home.province
    return None
