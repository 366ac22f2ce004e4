"""Those who share one figure: a list that a name stands in or opens, "hai huyện này", groups whose members are named
as examples."""

from __future__ import annotations

import re

from pipelines.extract.clauses import KIND_OF_UNIT, NEXT_NAME
from pipelines.extract.document import Document
from pipelines.extract.items import Item
from pipelines.extract.mentions import Mention, kind_of
from pipelines.extract.naming import unit_code

_SO_MANY = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
SOME = frozenset({"?", "dept", "group", "G:provinces", "G:ministries"})
_EXAMPLES = (" như ", " gồm ", " là ", " như: ", " gồm: ", " là: ")
_LISTED = (*_EXAMPLES, ": ")
_AT_ALL = (" ở ", " tại ", " ở cả ", " tại cả ", " của ", " của cả ", " có ", " thuộc về ", " gồm có ")
_CLOSED = re.compile(r"\s*(?:[.;)…]|$)")
_PARTED = re.compile(r"[,;](?! và| rồi)")  # "… của Bắc Ninh; Thái Nguyên kém hơn"
# What two names that only a comma joins open or belong to: "…, trong khi Huế, Hội An còn dưới 10%", "của Huế, Hội An"
_PAIR = re.compile(
    r"(?:^(?:[^,;:.()]{1,40}, )?|; ?"
    rf"|(?<![a-zà-ỹđ])(?:trong khi|còn|riêng|(?<!với )(?<!hơn )(?<!bằng )của) ){KIND_OF_UNIT}$"
)


def those(document: Document, index: int, mention: Mention, day: str) -> tuple[str, ...]:
    """ "hai huyện này", "cả ba địa phương": those named last, as many as are said."""
    words = document.normal.low[mention.start : mention.end].removeprefix("cả ").split()
    many = _SO_MANY.get(words[0])
    for back in range(index, max(-1, index - 4), -1):
        if document.reading.sentences[back].line != document.reading.sentences[index].line:
            break
        named = (m for m in document.who(back) if m.role == "name" and (back < index or m.end <= mention.start))
        codes = list(dict.fromkeys(code for m in named if (code := unit_code(document, m, day))))
        if len(codes) >= (many or 2):
            codes = codes[-many:] if many else codes
            return tuple(code for code in codes if code[0] == codes[-1][0])
    return ()


def _position(named: list[Mention], mention: Mention) -> int:
    return next(k for k, other in enumerate(named) if other is mention)


def _are_alike(other: Mention, mention: Mention, low: str) -> bool:
    """Are two of one kind: provinces, countries, of which Việt Nam is one where it is named as they are?"""
    for one, beside in ((other, mention), (mention, other)):
        if one.role == "VN":
            return beside.role == "name" and kind_of(beside.rows) == "country" and low.startswith("việt nam", one.start)
    return other.role == "name" and kind_of(other.rows) == kind_of(mention.rows)


def list_of(document: Document, item: Item, named: list[Mention], mention: Mention, day: str) -> tuple[str, ...]:
    """The list that a name stands in ("Đà Bắc và Mai Châu"), if it is the subject of one figure."""
    low = document.normal.low
    run = [mention]
    j = _position(named, mention) - 1
    while j >= 0 and NEXT_NAME.fullmatch(low, named[j].end, run[0].start) and _are_alike(named[j], mention, low):
        run.insert(0, named[j])
        j -= 1
    if len(run) < 2:
        return ()
    if len(run) < 3 and _PARTED.match(low, run[-2].end):
        told = mention.end <= item.number.start and ";" not in low[mention.end : item.number.start]
        if not (told and _PAIR.search(low[item.sentence.start : run[0].start])):
            return ()
    codes = [code for m in run if (code := unit_code(document, m, day))]
    return tuple(dict.fromkeys(codes))


def list_behind(document: Document, item: Item, named: list[Mention], mention: Mention, day: str) -> tuple[str, ...]:
    """The list that a name opens behind a figure of all its members: "đạt 96% là Phần Lan, Thụy Sĩ và Na Uy"."""
    low, sentence = document.normal.low, item.sentence
    if mention.start < item.number.end:
        return ()
    share = item.number.kind == "percent"  # each of those at whom it is; a count is of them all
    if not (low.endswith(_LISTED, 0, mention.start) or (share and low.endswith(_AT_ALL, 0, mention.start))):
        return ()
    run = [mention]
    for other in named[_position(named, mention) + 1 :]:
        if other.role != "name" or not NEXT_NAME.fullmatch(low, run[-1].end, other.start):
            break
        if kind_of(other.rows) != kind_of(mention.rows):
            return ()  # "ở xã A, huyện B"
        run.append(other)
    few = 2 if low.endswith((*_LISTED, " cả "), 0, mention.start) else 3  # not "38% phát sinh tại Tam Kỳ và Hội An"
    if len(run) < few or not _CLOSED.match(low, run[-1].end, sentence.end):
        return ()
    return tuple(dict.fromkeys(code for m in run if (code := unit_code(document, m, day))))


def is_exemplified(item: Item, named: list[Mention], k: int, low: str) -> bool:
    """ "Nhiều bộ đã đưa 100% dịch vụ lên mạng như Bộ A, Bộ B": are those of `SOME` of whom it is told named behind the
    figure?"""
    sentence, end = item.sentence, item.number.end
    if named[k].end > item.number.start:
        return False
    for first in named[k + 1 :]:
        if first.start >= end:
            return (
                first.role == "name"
                and low.endswith(_EXAMPLES, end, first.start)
                and not sentence.figure_begins(end, first.start)
                and not sentence.broken(end, first.start - 6)
            )
    return False
