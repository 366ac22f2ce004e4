"""Of which edition a rank or a score of an index is: the year in the index's name, the one announced with it, the one
that "năm nay" or a comparison means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extract.clauses import any_word, bracket, compared, owners
from pipelines.extract.document import Choice, Document, Draft
from pipelines.extract.indexes import INDEX_IDEAS
from pipelines.extract.items import Item, Link
from pipelines.extract.period_readers import Period
from pipelines.extract.sentences import Sentence


def edition_beside(document: Document, index: int) -> Draft | None:
    """A figure of another index, of the edition announced with it."""
    for draft in reversed(document.drafts):
        if index - draft.item.at > 8:
            break
        if is_index(draft.item) and not draft.side and draft.status != "target" and len(draft.period or "") == 4:
            return draft
    return None


_BIENNIAL = ("egdi_rank",)


def edition_before(indicator: str, code: str | None, period: Period | None) -> str | None:
    """The edition before one that the text dates, for the rank that a unit came from."""
    if code is None or len(code) != 4 or (period is not None and period.code == code):
        return code
    return str(int(code) - (2 if indicator in _BIENNIAL else 1))


def edition_in_title(document: Document, item: Item) -> str | None:
    """The year of an index in the first line ("Công bố PAR INDEX, SIPAS 2023")."""
    link = item.link
    first = document.reading.sentences[0]
    if link is None or first.said.isdisjoint(index_ideas(link)):
        return None
    said = (p for p in first.periods if p.code and p.kind == "year" and len(p.code) == 4)
    return next((p.code for p in said if not compared(first, p) and left_behind(first, p) < 0), None)


_OLDEST = 3  # years that the latest edition is behind at most


def edition_after(document: Document, item: Item) -> str | None:
    """The edition that a comparison implies ("tăng 12 bậc so với năm 2022"): the one after, if it could be out."""
    assert item.link is not None
    step = 2 if item.link.frame.indicator in _BIENNIAL else 1
    said = (p.code for p in item.sentence.periods if p.kind == "year" and p.code and compared(item.sentence, p))
    after = next((str(int(code) + step) for code in said if len(code) == 4), None)
    today = (document.clock.code or "")[:4]
    if after is None or after > today or int(today) - int(after) > _OLDEST:
        return None  # "hạng 9, tăng 26 bậc so với năm 2015", told in 2020
    return after


def edition_told_later(document: Document, index: int, item: Item) -> str | None:
    """The latest year, up to that of publication, that a text tells beside the index or its ranks behind the first
    figures: news often open with who leads and say of which edition below."""
    assert item.link is not None
    ideas, low = index_ideas(item.link), document.normal.low
    today = (document.clock.code or "9")[:4]
    years = (
        period.code
        for sentence in document.reading.sentences[index + 1 : index + 9]
        if not sentence.said.isdisjoint(ideas) or (sentence.marked("rank") and sentence.said.isdisjoint(INDEX_IDEAS))
        for period in sentence.periods
        if period.code
        and period.kind == "year"
        and low[period.end - 4 : period.end].isdigit()
        and not compared(sentence, period)
    )
    return max((year for year in years if len(year) == 4 and 0 <= int(today) - int(year) <= 2), default=None)


def editions_named(document: Document, index: int, item: Item, ideas: frozenset[str], best: float) -> Iterator[Choice]:
    """The year in an index's name ("PAR INDEX 2023"), in the sentence at the score `best`, or before it."""
    low = document.normal.low
    for back in range(index, max(-1, index - 8), -1):
        sentence = document.reading.sentences[back]
        score = best - 0.002 * (index - back)
        if back < index:
            drafts = [d for d in document.said(back) if d.item.link and index_ideas(d.item.link) == ideas]
            told = [d for d in drafts if d.status != "target"]
            if drafts and not told:
                continue  # "năm 2025 phấn đấu vào tốp 7": when a goal is to be reached is no edition
            main = [d for d in told if not d.side]
            if told and not main:
                continue  # "Một năm trước, ở bảng PAR INDEX 2020, …": what it was set against
            dated = (d for d in main if d.period_score > best)
            # "hạng 5 trong DTI 2020, …, lần này thành á quân": it goes on about the latest
            same = max((*main[:1], *dated), key=lambda d: d.period or "", default=None)
            if same is not None and same.period:
                number = same.item.number
                yield Choice((same.period,), score, "as the index before", number.start, number.end)
        if sentence.said.isdisjoint(ideas):
            continue
        named: list[Choice] = []
        for start, end, tags in sentence.ideas:
            if back == index and ";" in low[item.number.end : start]:
                continue  # "hạng 31; một năm trước, ở bảng PAR INDEX 2015, …": of what follows
            if not ideas.isdisjoint(tags):
                near = [
                    p
                    for p in _years_beside(sentence, end)
                    if not (back == index and _of_the_next(sentence, item, p))
                    and left_behind(sentence, p) < 0
                    and bracket(sentence, p.start) in (None, bracket(sentence, end))
                    and not (low.startswith("của ", p.start) and owners(sentence, p))
                ]
                if near:
                    period = min(near, key=lambda p: abs(p.start - end))
                    code = this_edition(document, index, item) if low.startswith(THIS_YEAR, period.start) else None
                    code = code or period.code or ""
                    named.append(Choice((code,), score, "the edition of the index", period.start, period.end))
        # "một năm sau DTI 2020, nay công bố DTI 2021": what follows is of the latest
        yield from named if back == index else sorted(named, key=lambda choice: choice.codes, reverse=True)


THIS_YEAR = ("năm nay", "năm này")
_TOGETHER = re.compile(r"[)\s]*(?:(?:,|và|cùng|với|-)\s*)*(?:các |chỉ số |bộ )*[(\s]*")


def _years_beside(sentence: Sentence, end: int) -> list[Period]:
    """The years that stand beside the name of an index, which ends there, or of those that it is named together with
    ("công bố PAR INDEX và SIPAS năm 2022")."""
    for start, stop, tags in sentence.ideas:
        if (
            0 <= start - end <= 12
            and not INDEX_IDEAS.isdisjoint(tags)
            and _TOGETHER.fullmatch(sentence.low, end, start)
        ):
            end = stop
    return [
        p
        for p in sentence.periods
        if p.code and p.kind == "year" and len(p.code) == 4 and -60 < p.start - end < 45 and not compared(sentence, p)
    ]


def this_edition(document: Document, index: int, item: Item) -> str | None:
    """The edition of an index that "năm nay" means in a text that has named it by its year: the latest one, as an
    index is often announced in the year behind it."""
    if item.link is None:
        return None
    ideas, today = index_ideas(item.link), (document.clock.code or "9")[:4]
    years = (
        period.code
        for sentence in document.reading.sentences[max(0, index - 12) : index + 1]
        for _, end, tags in sentence.ideas
        if not ideas.isdisjoint(tags)
        for period in _years_beside(sentence, end)
        if period.code and not document.normal.low.startswith(THIS_YEAR, period.start)
    )
    return max((year for year in years if year <= today), default=None)


def edition_meant(document: Document, index: int, item: Item, period: Period) -> str | None:
    """The edition that "lần này", "bảng mới" mean: the latest named, else the one just spoken of, or with "kỳ trước"
    the one before it."""
    beside = edition_beside(document, index)
    code = this_edition(document, index, item) or (beside.period if beside is not None else None)
    if not period.shift or item.link is None:
        return code
    return edition_before(item.link.frame.indicator, code, period)


# "… đứng thứ 14, nay lên thứ 9"
_MOVED_ON = re.compile(
    any_word(
        *("lên", "xuống", "tụt", "rớt", "rơi", "trượt", "vươn", "lùi", "leo", "nhảy"),
        *(rf"{now}(?:(?: [^\W\d_]+){{0,2}}? (?:đứng|xếp|ở|còn))?" for now in ("nay", "giờ", "lần này", "kỳ này")),
    )
    + r"(?: (?:đến|tới|về|ở|lên|xuống|đứng|xếp|rơi|tụt|rớt|trượt|vươn|nhảy|leo|còn))*"
    + r" (?:(?:hạng|thứ|vị trí|ngôi|bậc)(?![a-zà-ỹđ])|\d{1,3}/\d)"
)
_APART = re.compile(r"[,;:()]| (?:còn|và|rồi|nhưng|mà|thì) ")
_NOW = re.compile(r"(?<![a-zà-ỹđ])(?:nay|giờ|hiện|lần này|kỳ này)(?![a-zà-ỹđ])")


def left_behind(sentence: Sentence, period: Period) -> int:
    """Where a sentence moves on from the rank of an earlier edition ("từ hạng 9 của DTI 2021, leo lên hạng 5", "kỳ 2020
    còn đứng thứ 14, nay lên thứ 9"), -1 where it does not: the edition says nothing of what follows."""
    low = sentence.low
    if period.kind != "year" or not sentence.marked("rank"):
        return -1
    for match in _MOVED_ON.finditer(low, period.end, sentence.end):
        for start, end, _ in sentence.marked("rank"):
            if end <= period.start:  # "từ hạng 9 của DTI 2021"
                ours = period.start - end < 24 and not _APART.search(low, end, period.start)
            else:
                told = period.end <= start and end <= match.start()
                ours = told and not low.endswith("từ ", 0, start) and bool(_NOW.search(low, end, match.end()))
            if ours and not any(start < a < match.start() and "name" in tags for a, _, tags in sentence.places):
                return match.start()
    return -1


def _of_the_next(sentence: Sentence, item: Item, period: Period) -> bool:
    """Does a year behind a number lead a figure of its own: "thứ 8, còn năm 2023 xếp thứ 4"?"""
    low = sentence.low
    between = low[item.number.end : period.start]
    if ";" in between:
        return True
    later = sentence.figure_behind(period.end) if "," in between else None
    return later is not None and later.start - period.end < 40 and "," not in low[period.end : later.start]


def index_ideas(link: Link) -> frozenset[str]:
    """The ideas that name the index whose rank or score it is."""
    name = link.frame.indicator.rpartition("_")[0]
    name = {"par_index": "par", "ecommerce_index": "ebi"}.get(name, name)
    return frozenset((name, *link.frame.all[0]))


def year_before_edition(document: Document, index: int, code: str | None) -> str | None:
    """ "Năm trước" beside the ranks of an edition: the one before it."""
    main = edition_beside(document, index)
    return str(int(main.period) - 1) if main is not None and main.period else code


def is_index(item: Item) -> bool:
    """Is it a rank or a score of an index, whose time is that of its edition?"""
    return item.link is not None and item.link.frame.kind in ("rank", "score")
