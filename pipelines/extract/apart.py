"""What the words around a number tell of it before any frame is asked: it is of some only of those just counted, of a
part of an index or of the economy, of another index, of a region, of what is missing; or it has a clause of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extract.clauses import bracket
from pipelines.extract.indexes import INDEX_IDEAS, PROVINCES, RANKED
from pipelines.extract.items import Item
from pipelines.extract.marks import begins_between, mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import Sentence

_BODIES = frozenset({"institutions", "offices", "firms", "brands"})
_THOSE = tuple(f" trong số {those}" for those in ("đó", "này", "ấy", "họ"))


def is_of_name(item: Item) -> bool:
    """ "- Hải Hậu: 4.210": does a figure stand right behind a name?"""
    sentence, start = item.sentence, item.number.start
    for _, end in sentence.names:
        if end < start and not sentence.low[end:start].strip(" :–-("):
            return True
    return False


def of_those(item: Item) -> bool:
    """ "74.000 doanh nghiệp công nghệ số, 1.900 trong số đó …": some of those just counted, by what is said behind?"""
    number = item.number
    return number.kind == "plain" and item.sentence.low.startswith(_THOSE, number.end)


_SOME_OF = ("trong đó", "trong số")


def some_of(item: Item) -> bool:
    """ "1.356 người, trong đó nữ 488": a part of what was just counted, and of nobody who is named for it?"""
    sentence, pointer = item.sentence, item.pointer
    return (
        pointer >= 0
        and sentence.low.startswith(_SOME_OF, pointer)
        and not begins_between(sentence.names, pointer, item.number.start)
    )


def has_own_clause(item: Item, evidence: Sequence[tuple[int, int]]) -> bool:
    """ "2.100 doanh nghiệp có website nhận đặt hàng, 3.500 doanh nghiệp chỉ có trang giới thiệu": does the number open
    a clause and its noun go on with words of its own, while what speaks for the indicator is said of another one?"""
    for _, end in evidence:
        if end > item.number.start:
            return False
    last = max(end for _, end in evidence)
    if of_those(item) or counts_all_there_are(item, last):
        return True
    if item.counted is None:
        return item.pointer >= last and some_of(item)
    return bool(item.counted) and _opens_clause(item, item.counted, evidence)


_THERE_ARE = re.compile(r"trong khi (?:[^\W\d_]+ ){0,3}?có (?:(?:hơn|gần|khoảng|trên|tới|đến) )*$")


def counts_all_there_are(item: Item, since: int) -> bool:
    """ "65 doanh nghiệp có website nhận đặt hàng, trong khi tỉnh có 4.300 doanh nghiệp": is a count set against the one
    told before a position, of nobody else?"""
    sentence, start = item.sentence, item.number.start
    if not item.counted or "trong khi" not in sentence.text:
        return False
    against = _THERE_ARE.search(sentence.low, since, start)
    return against is not None and not begins_between(sentence.names, against.start(), start)


def _opens_clause(item: Item, counted: tuple[str, ...], evidence: Sequence[tuple[int, int]]) -> bool:
    sentence, number = item.sentence, item.number
    breaks = sentence.distance.breaks
    k = bisect_left(breaks, number.start)
    begin = breaks[k - 1] if k else sentence.start
    if number.start - begin > 12 or begin < max(end for _, end in evidence):
        return False
    stop = next((at for at in breaks[k:] if at >= item.noun_end), sentence.end)
    placed = any(
        item.noun_end <= start <= item.noun_end + 8 and _BODIES.isdisjoint(t) for start, _, t in sentence.places
    )
    if stop - item.noun_end < 12 or placed:
        return False
    first = min(start for start, _ in evidence)
    nouns = {end: tags for _, end, tags in sentence.ideas}
    return any(
        holder != number.start
        and end <= first
        and (not set(counted).isdisjoint(nouns.get(end, ())) or not sentence.broken(end, first))
        for end, holder in sentence.claimed.items()
    )


_RANKED_IN = re.compile(r" (?:(?:về|ở|trong|của|trên|bảng|bộ|chỉ số|xếp hạng) )*")


def of_other_index(item: Item) -> bool:
    """ "PCI được 64,2 điểm; SIPAS …", "quán quân PCI, thứ hai PAR INDEX": is the last index named before in the clause
    none of ours, or one right behind a rank?"""
    sentence, number = item.sentence, item.number
    if item.rank:
        for start, end, tags in sentence.ideas:
            if start >= number.end and "other_index" in tags and _RANKED_IN.fullmatch(sentence.low, number.end, start):
                joined = any(0 < a - end <= 8 and not RANKED.isdisjoint(tags) for a, _, tags in sentence.ideas)
                return not joined  # not "dẫn đầu PAPI và PAR INDEX"
    named = [m for m in sentence.ideas if m[1] <= number.start and not INDEX_IDEAS.isdisjoint(m[2])]
    return bool(named) and "other_index" in named[-1][2] and not sentence.broken(named[-1][1], number.start)


_NEIGHBOURS = 11  # countries of South East Asia
_NATION = re.compile(r"việt nam|nước ta|chúng ta")


def _among_neighbours(sentence: Sentence, end: int, number: Number) -> bool:
    """ "Trong ASEAN, Việt Nam đứng thứ 6": a place that the nation has only among so few?"""
    return number.value <= _NEIGHBOURS and _NATION.search(sentence.low, end, number.start) is not None


def of_region(item: Item) -> bool:
    """ "Trong khối ASEAN, ta đứng thứ 6/10": is the field, set in front, a part of the world or country?"""
    sentence, number = item.sentence, item.number
    end = next((b for a, b, tags in sentence.ideas if "region" in tags and a - sentence.start <= 12), -1)
    return (
        0 <= end < number.start
        and (number.total is not None or _among_neighbours(sentence, end, number))
        and not sentence.figure_begins(end, number.start)
        and not sentence.low.startswith((" thế giới", " toàn cầu", " cả nước", " toàn quốc"), number.end)
    )


def spoken_of_behind(item: Item, start: int) -> bool:
    """ "xếp thứ 8, cho thấy sự đi lên ở cả ba trụ cột": does a sentence run out behind a number, with no figure?"""
    sentence, end = item.sentence, item.number.end
    return start >= end and sentence.broken(end, start) and sentence.figure_behind(end) is None


def of_index_part(item: Item) -> bool:
    """ "chỉ số thành phần "cải cách hành chính" đạt 97%": is a part of an index the subject of the number's clause?"""
    sentence, start = item.sentence, item.number.start
    end = next((b for _, b, tags in reversed(sentence.ideas) if b <= start and "index_part" in tags), -1)
    if end < 0:
        return False
    if sentence.low.startswith(' "', end):
        end = sentence.low.find('"', end + 2, start) + 1 or end
    named = any(end <= a and b <= start and not INDEX_IDEAS.isdisjoint(tags) for a, b, tags in sentence.ideas)
    return not named and not sentence.broken(end, start)


_FRONTED = re.compile(
    r"(?:(?:xét )?về|xét(?: ở| theo)?|ở|tại|riêng(?: về| ở)?|trong|với|đối với"
    r"|(?:điểm|thứ hạng|kết quả|giá trị|hạng)(?: số)?(?: của| về)?)"
    r"(?: (?:các|những|từng|mặt|khía cạnh|mảng|phần|nhóm|tiêu chí|trụ cột|lĩnh vực|nội dung|yếu tố|thành phần))* "
)
_OF_INDEX = re.compile(r"(?:trong|của|thuộc|ở|tại|theo)(?: (?:bộ|bảng|kỳ|đợt|khảo sát|đánh giá|xếp hạng|kết quả))* $")
_ALL_PARTS = re.compile(r"(?<![a-zà-ỹđ])(?:tổng|chung|gộp|cộng lại|toàn diện)(?![a-zà-ỹđ])")


_PARTS = ("lĩnh vực ", "nội dung ", "yếu tố ", "tiêu chí ", "trụ cột ", "thành phần ")


def of_fronted_part(item: Item) -> bool:
    """ "Về hạ tầng số trong bảng DTI, tỉnh xếp thứ 8", "Năm 2023, trụ cột Kinh tế số của DTI đứng thứ 8", "Trong các
    yếu tố của SIPAS, … đạt 78%": does the sentence open with parts of the index, so that its figures are theirs?"""
    sentence, start, begin = item.sentence, item.number.start, item.sentence.start
    first = sentence.periods[0] if sentence.periods else None
    if first is not None and first.start - begin <= 4 and sentence.low.startswith(", ", first.end):
        begin = first.end + 2
    opening = _FRONTED.match(sentence.low, begin, start)
    named = opening.end() if opening is not None else begin
    index, parts = -1, opening is not None and opening[0].endswith(_PARTS)
    for a, b, tags in sentence.ideas:
        parts = parts or (0 <= a - named <= 1 and "pillar" in tags)
        if b <= start and not RANKED.isdisjoint(tags):
            index = a
            break
    if index < named or index - begin > 110:
        return False
    return (
        parts
        and _OF_INDEX.search(sentence.low, begin, index) is not None
        and not sentence.broken(named, index)
        and not sentence.figure_begins(sentence.start, index)
        and _ALL_PARTS.search(sentence.low, index, start) is None
    )


_INDEX_PARTS = frozenset({"pillar", "digital_economy"})


def opens_with_part(sentence: Sentence) -> bool:
    """ "Ở trụ cột Hạ tầng số, Hậu Giang xếp thứ 30", "Xét riêng kinh tế số, …": what a sentence says first."""
    first = sentence.ideas[0] if sentence.ideas else None
    return first is not None and first[0] - sentence.start <= 14 and not _INDEX_PARTS.isdisjoint(first[2])


# "xếp thứ 5/34 cả nước về trụ cột hạ tầng số": what stands between a figure and the part that it is of
_IN_PART = re.compile(
    r"(?: (?:điểm|cả nước|toàn quốc|tỉnh, thành phố|tỉnh, thành|địa phương))*"
    r" (?:(?:về|ở|tại|cho|với|trong|của)(?: (?:các|nhóm|tiêu chí|trụ cột|lĩnh vực|nội dung|hợp phần|phần|mảng))* )?"
)
_ABOUT = (" về ", " ở ", " cả nước về ", " toàn quốc về ")
_PARTS_INDEX = re.compile(r" (?:trong|của|thuộc|ở|tại|theo)(?: (?:bộ|bảng|kỳ|đợt|xếp hạng|kết quả|khuôn khổ))* ")


def of_part_behind(item: Item) -> bool:
    """ "xếp thứ 5 về xã hội số", "đạt 0,8 điểm nhân lực số của DTI": is the figure one of a part of the index, said
    to be about it or with the index named behind?"""
    sentence, low = item.sentence, item.sentence.low
    if "pillar" not in sentence.said:
        return False
    way = _IN_PART.match(low, item.number.end, sentence.end)
    part = mark_at(sentence.ideas, way.end()) if way is not None else None
    if part is None or "pillar" not in part[2]:
        return False
    end = part[1]
    if low.startswith(_ABOUT, item.number.end):
        return True
    for start, _, tags in sentence.ideas:
        if start > end and not RANKED.isdisjoint(tags) and _PARTS_INDEX.fullmatch(low, end, start):
            return True
    return False


_ECONOMY = frozenset({"digital_economy", "de_core"})


def of_economy_part(item: Item) -> bool:
    """ "phần số hóa của các ngành đi từ 3,1% GDP …": is the last that is named before it a part of the economy?"""
    sentence, number = item.sentence, item.number
    last = next(
        (tags for _, end, tags in reversed(sentence.ideas) if end <= number.start and not _ECONOMY.isdisjoint(tags)), ()
    )
    behind = any(
        start >= number.end and "digital_economy" in tags and not sentence.broken(number.end, start)
        for start, _, tags in sentence.ideas
    )
    if not last and sentence.low.startswith(("với ", "nhờ "), sentence.start):
        told = (m for m in sentence.ideas if m[0] >= number.end and not _ECONOMY.isdisjoint(m[2]))
        last = next((tags for start, _, tags in told if bracket(sentence, start) is None), ())
        # "Với việc góp 8,4% GDP (chiếm 60% kinh tế số), nhóm ngành lõi …"
    return "de_core" in last and not behind


_ICT = frozenset({"ict", "telecom"})


def of_ict_part(item: Item) -> bool:
    """ "Mảng phần mềm, qua một năm sa sút, thu về 2,1 tỷ USD": is the last that is named
    before it a part of the industry, or a trade beside it?"""
    sentence, number = item.sentence, item.number
    ideas = reversed(sentence.ideas)
    last = next((tags for _, end, tags in ideas if end <= number.start and not _ICT.isdisjoint(tags)), ())
    behind = any(
        start >= number.end and "ict" in tags and not sentence.broken(number.end, start)
        for start, _, tags in sentence.ideas
    )
    return "telecom" in last and "ict" not in last and not behind


_WIDE = frozenset({"nation", "not_nation", "provinces", "ministries", "everyone"})


def is_wide(item: Item) -> bool:
    """Is a rank said to be one among all provinces, ministries or in the nation?"""
    sentence = item.sentence
    if item.number.total in PROVINCES or "locality_noun" in sentence.said:
        return True
    return any(not _WIDE.isdisjoint(tags) for _, _, tags in sentence.places)


def is_negated(item: Item, span: tuple[int, int]) -> bool:
    """ "12% hộ chưa có cáp quang", "5/34 địa phương chưa ban hành …": is the thing said to be missing?"""
    sentence, number = item.sentence, item.number
    negations = sentence.marked("negation")
    if not negations:
        return False
    after = span[0] >= number.end
    if not after and sentence.figure_begins(span[1], number.start):
        return False
    for start, end, _ in negations:
        near = span[0] - end <= 12 or (after and start >= number.end)
        if end <= span[0] and near and not sentence.broken(end, span[0]):
            return True
    return False


_LACKS = re.compile(
    r" (?:(?:này|đó|ấy|hiện|đang|vẫn|còn|lại|đã|bị|ghi|trả|điền) )*(?:không|chưa|chẳng|sai|nhầm|thiếu)"
    r"(?! (?:dùng|sử dụng|chỉ|những|kể|tính|gồm|bao gồm|dưới|quá|ít)(?![a-zà-ỹđ]))(?![a-zà-ỹđ])"
)


def counts_what_lacks(item: Item) -> bool:
    """ "12 tổ công nghệ số cộng đồng không hoạt động", "3 hồ sơ ghi sai ngày": is what is counted only what something
    is missing or wrong of?"""
    if item.counted is None or item.noun_end <= item.number.end:
        return False
    return _LACKS.match(item.sentence.low, item.noun_end) is not None
