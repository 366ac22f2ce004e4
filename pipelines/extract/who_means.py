"""Means of several units, and thresholds that some of them pass: figures that stand beside names and are none's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extract.clauses import any_word
from pipelines.extract.document import Choice, Document
from pipelines.extract.items import Item, Link
from pipelines.extract.marks import begins_between
from pipelines.extract.mentions import Mention, parents
from pipelines.extract.sentences import Sentence

# A mean that reaches to the end of what is searched: "trung bình PAR INDEX của 17 bộ là …", "… của khối bộ là 84,38%,
# của khối địa phương là …"
_MEAN_REACHES = re.compile(
    r"(?<![a-zà-ỹđ])(?:trung bình|bình quân|trung vị|chung)(?![a-zà-ỹđ])[^;.\d%]*"
    r"(?:\d[^;.\d%]*|%(?:,| và)?(?: và| còn| rồi)? (?:của|theo|(?:sang |đến |lên )?năm|so với) [^;.\d%]*){0,24}$"
)
# "mức bình quân chung là", "tính chung:", "trung bình đạt": of all those before
_FOR_ALL = re.compile(
    any_word(
        *(f"{of_all} chung" for of_all in ("bình quân", "trung bình", "tính", "mức", "mặt bằng", "tỷ lệ")),
        *(f"{mean}(?= (?:là|đạt|chỉ|mới)|[ :(]+$)" for mean in ("bình quân", "trung bình")),
    )
    + r"[^,;.\d]{0,40}$"
)


def mean_of_all(document: Document, index: int, item: Item) -> Choice | None:
    """The unit above those told before, where a share is the mean of them all and names nobody: "Huyện A 80%,
    huyện B 70%, bình quân chung 75%"."""
    sentence, number, link = item.sentence, item.number, item.link
    if link is None:
        return None
    low, begin = sentence.low, sentence.behind_figure(number.start)
    words = low[begin : number.start]
    if "chung" not in words and "bình" not in words:
        return None
    said = _FOR_ALL.search(low, begin, number.start)
    return _mean_told(document, index, item, link, begin, said) if said is not None else None


def _mean_told(
    document: Document, index: int, item: Item, link: Link, begin: int, said: re.Match[str]
) -> Choice | None:
    """The unit above those told before, of whom `said` speaks, with no time and nobody named since `begin`."""
    sentence, number = item.sentence, item.number
    if any(said.start() <= p.start < number.start for p in sentence.periods):
        return None
    if any(begin <= m.start < number.end + 30 and m.role != "dept" for m in document.who(index)):
        return None
    told = [d for d in document.lately(index, 2) if d.indicator == link.frame.indicator and not d.side]
    told = [d for d in told if d.item.at == index] or told
    if any(d.item.sentence.line != sentence.line for d in told[:1]):
        return None
    small = [d.entity for d in told if d.entity[0] in "DW"]
    whole = parents().get(small[0]) if small else None
    if not small and told and all(d.entity == "?" for d in told):
        whole = document.home.title_entity or document.home.province
    if len({d.entity for d in told if d.entity[0] == "P" and d.entity[1:].isdigit()}) > 1 and not small:
        whole = "VN"
    return Choice((whole,), 0.93, "the mean of all told before", said.start(), said.end()) if whole else None


def is_mean_of_group(sentence: Sentence, named: list[Mention], mention: Mention, end: int) -> bool:
    """Is a figure that ends there said to be the mean of a group, and of nobody since then who has a rank: "trung bình
    của các bộ là 0,45, Bộ A đứng đầu các bộ với 0,63"?"""
    mean = _MEAN_REACHES.search(sentence.low, sentence.back(mention.start, 110), end)
    return mean is not None and not any(
        m.role == "name"
        and mean.start() < m.start < mention.start
        and any(m.end <= a < mention.start for a, _, _ in sentence.marked("rank"))
        for m in named
    )


def goes_on_from_mean(document: Document, item: Item, mention: Mention) -> bool:
    """ "DTI trung bình của các tỉnh là 0,60; của các bộ là 0,62": is the figure before said to be the mean of one
    group, and this one of another?"""
    link, told = item.link, document.said(item.at)
    if link is None or mention.end > item.number.start:
        return False
    other = link.inherited
    if other is None or other.at == item.at:
        return bool(told) and told[-1].indicator == link.frame.indicator and told[-1].entity.startswith("G:")
    return any(d.item is other and d.entity.startswith("G:") for d in document.said(other.at))


_OF_UNITS = frozenset({"dti_score", "par_index_score"})  # of provinces and ministries; a mean of "cả nước" is theirs
_ALL_OF_THEM = (
    *("cả nước", "toàn quốc", "của cả nước", "trên cả nước", "phạm vi cả nước", "phạm vi toàn quốc"),
    *("trung bình cả nước", "bình quân cả nước", "cấp tỉnh"),
)


def is_mean_of_provinces(item: Item, mention: Mention, low: str) -> bool:
    """ "trung bình cả nước đạt 0,69 điểm", "giá trị trung bình DTI cấp tỉnh là 0,40": the mean of all provinces?"""
    sentence, number = item.sentence, item.number
    if item.link is None or item.link.frame.indicator not in _OF_UNITS:
        return False
    if low[mention.start : mention.end] not in _ALL_OF_THEM:
        return False
    begin = max(sentence.back(mention.start, 110), sentence.behind_figure(number.start))
    return _MEAN_REACHES.search(low, begin, max(mention.end, number.start)) is not None


_TIER = "cấp bộ"
_OF_SOME = (" cung cấp", " có cung cấp", " không", " chưa")  # "cấp bộ không cung cấp dịch vụ công": not all of them


def tier_of_ministries(document: Document, item: Item) -> Iterator[Choice]:
    """ "DTI cấp tỉnh là 0,40; cấp bộ là 0,46": the ministries, where a score is said to be of their tier and nobody is
    named since."""
    sentence, low, start = item.sentence, item.sentence.low, item.number.start
    at = low.rfind(_TIER, sentence.behind_figure(start), start)
    if at >= 0 and not any(at < mention.start < start for mention in document.who(item.at)):
        end = at + len(_TIER)
        code = "?" if low.startswith(_OF_SOME, end) else "G:ministries"
        yield Choice((code,), 0.95, "the tier of ministries", at, end)


_CALLED_MEAN = re.compile(r" (?:trung bình|bình quân)(?![a-zà-ỹđ])")
_ASIDE = re.compile(r"\([^()]*\)")
_BREAKS = frozenset(",;:(")


_UNITS = ("bộ", "tỉnh", "địa phương", "nơi", "đơn vị", "huyện", "quận", "sở", "xã", "phường", "nước", "cơ quan", "vùng")
_PASSES, _NOT_YET = ("trên", "dưới", "hơn", "vượt", "quá", "qua", "kém"), ("đến", "tới", "đạt", "được")
# "bốn địa phương dưới 6%", "12/27 sở, huyện đạt trên 90%", "nhiều xã chưa qua 70%"
_SOME_PASS = re.compile(
    r"(?:^|[.;:,(\n] ?|(?<![a-zà-ỹđ])(?:có|còn|với|là|chỉ|mới|nhưng|và|song) )"
    r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: [^\W\d_]{2,4})?|nhiều|một số|vài|không ít|\d{1,2}/\d{1,2})"
    rf" (?:{'|'.join(_UNITS)}|ngành)(?![a-zà-ỹđ])"
    r"(?:, (?:ngành|huyện|xã|phường|thành phố|thành|cơ quan|quận))?(?: [^,;:.()\d]{0,60})? "
    rf"(?:{'|'.join(_PASSES)}|chưa (?:{'|'.join(_NOT_YET)}))(?: (?:mốc|mức|ngưỡng))? $"
)
_PASS = tuple(  # one of which stands right before the figure
    f" {passes} {mark}" for passes in (*_PASSES, *_NOT_YET) for mark in ("", "mốc ", "mức ", "ngưỡng ")
)
_PASS_ENDS = frozenset(f"{words.split()[-1]} " for words in _PASS)
_NAMED = (" là ", ": ", " gồm ", " (", ", gồm ", ", là ", " ở ")  # "hai huyện còn dưới 60% là A và B": these have it


def is_threshold(item: Item) -> bool:
    """ "5 địa phương vượt mốc 20%", "có 15 bộ, tỉnh chưa vượt 10%": is a share a threshold that some units pass?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    last_word = low[low.rfind(" ", 0, number.start - 1) + 1 : number.start]
    passes = last_word in _PASS_ENDS and low.endswith(_PASS, 0, number.start)
    if passes and not low.startswith(_NAMED, number.end):
        some = _SOME_PASS.search(low, max(0, sentence.back(number.start, 100) - 2), number.start)
        if some is not None and not begins_between(sentence.names, some.start(), number.start):
            return True
    units = sentence.figure_before(number.start)
    if units is None or units.kind != "plain" or units.value > 64:
        return False
    gap = low[units.end : number.start]
    if units.total is not None and " đều " not in gap:
        return False  # "34/34 tỉnh đều đạt trên 70%" is none's own figure
    for start, end, _ in sentence.marked("rank"):
        if 0 < units.start - end <= 6 or units.end < start < number.start:
            return False  # "dẫn đầu 17 bộ với chỉ số 89,95%", "trong 34 địa phương, Huế giữ ngôi đầu với 96%"
    parted = sentence.broken(units.end + 12, number.start)
    if parted and ")" in gap:
        parted = not _BREAKS.isdisjoint(_ASIDE.sub("", gap))  # "6/6 vùng đều có PAR INDEX (2023) đạt trên 80%"
    if units.start in sentence.ranked or parted:
        return False
    if _MEAN_REACHES.search(low, sentence.start, units.start):
        return False  # "điểm trung bình của 17 bộ là 80%"
    if _CALLED_MEAN.search(gap) and " đều " not in gap:
        return False  # "17 bộ có chỉ số trung bình 84%"
    tail = low[units.end : units.end + 16].strip()
    return tail.startswith(_UNITS)
