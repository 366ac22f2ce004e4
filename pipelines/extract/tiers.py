"""Figures of one tier of an administration: what a province's departments, its districts or its communes alone have
received or reached, and what its public service centre has, is no figure of the province.
"""

from __future__ import annotations

import re

from pipelines.extract.document import Document
from pipelines.extract.items import Item

_TIER = r"cấp (?:tỉnh|huyện|xã|sở|cơ sở)"
_TIER_BEFORE = re.compile(
    rf"(?:^|[:;,(]\s?|\bở |\btại |\bkhối |\bubnd ){_TIER}(?: (?:là|đạt|có|mới|chỉ|được|còn))*\s?:?\s?$"
)
_TIER_AHEAD = re.compile(rf"(?:ở|tại|với|riêng|đối với) {_TIER},")

# "Chia theo cấp thì, ở cấp tỉnh, số hồ sơ …": of whom a whole sentence tells
_FRONTED = re.compile(
    rf"(?:[-+*•] ?)?(?:[^,;:.()\d]{{3,40}}, )?(?:còn |riêng |trong đó,? |cụ thể,? )*(?:ở|tại|với|riêng|đối với) {_TIER}"
    rf"(?: (?:trên địa bàn|thuộc|của|trong) (?:tỉnh|thành phố|huyện))?[,:]"
)
# "Trong số đó, 8.112 hồ sơ đã xong": on about those who were told of before
_OF_THESE = re.compile(
    r"(?:[-+*•] ?)?trong (?:đó|số (?:đó|này|trên|hồ sơ (?:trên|này|đó|đang|còn lại|đã|nêu trên|kể trên|tiếp nhận)))"
)
_HANDLED = ("dossier", "result_", "online_payment")

_OFFICES = (
    r"(?:(?<=c)ác|(?<=\d)\d{0,2}(?:/\d{1,3})?) (?:sở(?:, ban)?(?:,? ngành)?(?: (?:của |thuộc )?tỉnh| cấp tỉnh)?"
    r"|(?:quận, )?huyện(?:, (?:quận|thị xã|thành phố))*"
    r"|xã(?:, (?:phường|thị trấn|đặc khu))*|phường(?:, (?:xã|thị trấn|đặc khu))*)"
)
_CENTRE = (
    r"rung tâm (?:phục vụ )?hành chính công(?: và xúc tiến đầu tư)?(?: \([^()]{1,24}\))?"
    r"(?: (?:của )?(?:tỉnh|thành phố))?"
)
# "91 xã, phường trên địa bàn tỉnh đã tiếp nhận 904.000 hồ sơ"
_WORKED = re.compile(
    rf"[tc\d](?:(?<=t)(?<!các t)(?P<centre>{_CENTRE})(?:, [^,;]{{0,60}},?)?|(?<=c){_TIER[1:]}|{_OFFICES})"
    r"(?: (?:trên địa bàn|thuộc|của|trong) (?:tỉnh|thành phố|huyện))?"
    r" (?:đã |cũng |mới |chỉ )?(?:tiếp nhận|nhận|giải quyết|xử lý)(?![a-zà-ỹđ])"
)
_JOINED = re.compile(
    r"(?:(?:ngành|tỉnh|huyện|xã|phường|phố|quận),|(?<![a-zà-ỹđ])(?:và|cùng|với)) $"
)  # "các sở, ngành và các huyện"
_TIER_WORDS = (" sở", "cấp ", "huyện", " xã", "phường", "trung tâm")
_SPEAKERS = frozenset({"name", "province", "city", "VN", "G:provinces", "G:ministries", "all"})
_WHOLE = frozenset({"province", "city", "district", "commune"})
_ANYBODY = _SPEAKERS | _WHOLE


def of_one_tier(document: Document, item: Item) -> bool:
    """Is a figure that of some of the province's offices, not the province's own: "Số hóa kết quả: cấp tỉnh 80%, cấp
    huyện 70%", "các huyện tiếp nhận 13.000 hồ sơ, trong đó 12.900 hồ sơ trực tuyến"?"""
    sentence, low, start = item.sentence, document.normal.low, item.number.start
    if low.find("cấp ", sentence.start, start) >= 0:
        near = low[sentence.back(start, 40) : start]
        if "cấp " in near and _TIER_BEFORE.search(near):
            return True
        if (
            sentence.numbers
            and item.number is sentence.numbers[0]
            and _TIER_AHEAD.match(low, sentence.start)
            and not any(mention.role == "name" for mention in document.who(item.at))
        ):
            return True
    if item.link is None or not item.link.frame.indicator.startswith(_HANDLED):
        return False
    return _fronted(document, item.at, start) or _worked(document, item.at, start) or _goes_on(document, item.at, start)


def _fronted(document: Document, index: int, start: int) -> bool:
    """Does a sentence open with one tier, and name nobody from there up to a position?"""
    sentence, low = document.reading.sentences[index], document.normal.low
    told = low.find("cấp ", sentence.start, start) >= 0
    opening = _FRONTED.match(low, sentence.start, start) if told else None
    if opening is None:
        return False
    anew = low.rfind(";", opening.end(), start)  # behind it the whole may be told of
    return not any(
        opening.end() <= m.start and m.end <= start and (m.role == "name" or (m.start > anew >= 0 and m.role in _WHOLE))
        for m in document.who(index)
    )


def _goes_on(document: Document, index: int, start: int) -> bool:
    """Does a sentence go on about the tier that the one before it told of, and name nobody up to a position?"""
    sentences, low = document.reading.sentences, document.normal.low
    for at in range(index, max(0, index - 4), -1):
        same = sentences[at].line == sentences[at - 1].line
        if not (same or _OF_THESE.match(low, sentences[at].start)) or not sentences[at].numbers:
            return False
        stop = start if at == index else sentences[at].end
        for mention in document.who(at):
            if mention.end <= stop and mention.role in _ANYBODY:
                return False
        end = sentences[at - 1].end
        if _fronted(document, at - 1, end) or _worked(document, at - 1, end):
            return True
    return False


def _worked(document: Document, index: int, start: int) -> bool:
    """Does a sentence say before a position that one tier received or resolved, and name nobody since?"""
    sentence, low = document.reading.sentences[index], document.normal.low
    before = low[sentence.start : start]
    for word in _TIER_WORDS:
        if word in before:
            break
    else:
        return False
    said = list(_WORKED.finditer(low, sentence.start, start))
    if not said or _JOINED.search(low, sentence.start, said[-1].start()):
        return False
    last = said[-1]
    if any(p.start <= last.start() < p.end for p in sentence.periods):
        return False  # "tháng 1 xã tiếp nhận": no number of communes
    if last["centre"] and (document.home.entity[0] in "DW" or (document.home.title_entity or "P")[0] in "DW"):
        return False  # a commune's own centre
    if low[sentence.back(last.start(), 1) : last.start()].strip(" (“"):
        return False  # "34 phường" of "2.034 phường"
    since = last.end("centre") if last["centre"] else last.end()
    return not any(m.start >= since and m.end <= start and m.role in _SPEAKERS for m in document.who(index))
