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

_OFFICES = (
    r"(?:các|\d{1,3}(?:/\d{1,3})?) (?:sở(?:, ban)?(?:,? ngành)?(?: (?:của |thuộc )?tỉnh| cấp tỉnh)?"
    r"|(?:quận, )?huyện(?:, (?:quận|thị xã|thành phố))*"
    r"|xã(?:, (?:phường|thị trấn|đặc khu))*|phường(?:, (?:xã|thị trấn|đặc khu))*)"
)
_CENTRE = (
    r"(?<!các )trung tâm (?:phục vụ )?hành chính công(?: và xúc tiến đầu tư)?(?: \([^()]{1,24}\))?"
    r"(?: (?:của )?(?:tỉnh|thành phố))?"
)
# "91 xã, phường trên địa bàn tỉnh đã tiếp nhận 904.000 hồ sơ"
_WORKED = re.compile(
    rf"(?:(?P<centre>{_CENTRE})(?:, [^,;]{{0,60}},?)?|{_TIER}|{_OFFICES})"
    r"(?: (?:trên địa bàn|thuộc|của|trong) (?:tỉnh|thành phố|huyện))?"
    r" (?:đã |cũng |mới |chỉ )?(?:tiếp nhận|nhận|giải quyết|xử lý)(?![a-zà-ỹđ])"
)
_JOINED = re.compile(
    r"(?:(?:ngành|tỉnh|huyện|xã|phường|phố|quận),|(?<![a-zà-ỹđ])(?:và|cùng|với)) $"
)  # "các sở, ngành và các huyện"
_TIER_WORDS = (" sở", "cấp ", "huyện", " xã", "phường", "trung tâm")
_SPEAKERS = ("name", "province", "city", "VN", "G:provinces", "G:ministries", "all")


def of_one_tier(document: Document, item: Item) -> bool:
    """Is a figure that of some of the province's offices, not the province's own: "Số hóa kết quả: cấp tỉnh 80%, cấp
    huyện 70%", "các huyện tiếp nhận 13.000 hồ sơ, trong đó 12.900 hồ sơ trực tuyến"?"""
    sentence, low = item.sentence, document.normal.low
    window = low[sentence.back(item.number.start, 40) : item.number.start]
    if "cấp " in window and _TIER_BEFORE.search(window):
        return True
    if (
        _TIER_AHEAD.match(low, sentence.start)
        and sentence.numbers[:1] == [item.number]
        and not any(mention.role == "name" for mention in document.who(item.at))
    ):
        return True
    return item.link is not None and item.link.frame.indicator.startswith("dossier") and _worked(document, item)


def _worked(document: Document, item: Item) -> bool:
    """Does the sentence say before the figure that one tier received or resolved, and name nobody since?"""
    sentence, low, start = item.sentence, document.normal.low, item.number.start
    if not any(low.find(word, sentence.start, start) >= 0 for word in _TIER_WORDS):
        return False
    said = list(_WORKED.finditer(low, sentence.start, start))
    if not said or _JOINED.search(low, sentence.start, said[-1].start()):
        return False
    last = said[-1]
    if last["centre"] and (document.home.entity[0] in "DW" or (document.home.title_entity or "P")[0] in "DW"):
        return False  # a commune's own centre
    if low[max(sentence.start, last.start() - 1) : last.start()].strip(" (“"):
        return False  # "34 phường" of "2.034 phường"
    since = last.end("centre") if last["centre"] else last.end()
    return not any(m.start >= since and m.end <= start and m.role in _SPEAKERS for m in document.who(item.at))
