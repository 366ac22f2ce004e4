"""The offices of provinces, districts and communes: which words name one, and whose it is."""

from __future__ import annotations

import re

from pipelines import catalogue
from pipelines.extract.clauses import any_word
from pipelines.extract.document import Document
from pipelines.extract.mentions import Mention, code_at, kind_of
from pipelines.extract.naming import deictic, province_near, unit_code
from pipelines.extract.sentences import Sentence

OFFICE_NAMED = frozenset(
    (
        *("sở", "ubnd", "hđnd", "ủy", "hội đồng nhân dân", "lãnh đạo", "đảng bộ", "công an tỉnh", "ban chỉ đạo"),
        *("viện nghiên cứu", "trung tâm"),
    )
)  # one of which stands in every match of the two that follow
OFFICE = re.compile(
    any_word(
        *("sở(?= [a-zà-ỹđ]|,)", "ubnd", "hđnd", "tỉnh ủy", "thành ủy", "ủy ban nhân dân", "hội đồng nhân dân"),
        *("văn phòng ubnd", "lãnh đạo (?:tỉnh|thành phố)", "đảng bộ (?:tỉnh|thành phố)", "công an tỉnh"),
        *("ban chỉ đạo (?:[a-zà-ỹđ]+ ){0,4}(?:tỉnh|thành phố)", "viện nghiên cứu phát triển"),
        "trung tâm (?:[a-zà-ỹđ]+ ){0,8}?phục vụ hành chính công",
    )
    + r"(?! (?:xã|phường|quận|huyện|thị xã|thị trấn|đặc khu|hữu|thích))"
)
# An office of a district or commune speaks for it: "Theo báo cáo của UBND quận"
LOCAL = re.compile(
    any_word(
        "ubnd",
        "hđnd",
        "ủy ban nhân dân",
        "hội đồng nhân dân",
        "văn phòng ubnd",
        "lãnh đạo",
        "chủ tịch ubnd",
        "phó chủ tịch ubnd",
    )
    + r" (?P<unit>quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)(?![a-zà-ỹđ])"
)
_SEATS = ("name", "province", "city", "district", "commune")
_DISTRICT_PARTY = ("huyện ủy ", "quận ủy ", "thị ủy ")
# "Trung tâm Chuyển đổi số |tỉnh A", "Phòng Văn hóa |huyện B", "Thống kê |tỉnh C", "Huyện ủy |D"
_HEAD = re.compile(
    any_word(
        *("trung tâm", "ban(?! hành)", "phòng", "văn phòng", "cổng", "trang thông tin", "hệ thống thông tin"),
        *("thống kê(?= $| của $)", "đảng ủy(?= $| của $)"),
        *(f"{rank} ủy(?= $| của $)" for rank in ("huyện", "quận", "thị")),
    )
    + r"(?: [^,;:.()\d\" ]+){0,12}? (?:của )?$"
)
HEADS = (
    *("Trung tâm", "Ban ", "Phòng", "Văn phòng", "Cổng", "Trang", "Hệ thống", "Thống kê", "Đảng ủy"),
    *("uyện ủy", "uận ủy", "hị ủy"),
)  # one of which stands in every match
_OF_CITY = re.compile(r"[^,;:.()\d]{0,60}? (?:thành phố|tp)(?![a-zà-ỹđ])")  # "Sở A |thành phố"


def office_of(document: Document, sentence: Sentence, place: Mention) -> int | None:
    """Where an office begins that a place is named behind as its own, one that no other pattern knows."""
    if place.role not in _SEATS:
        return None
    low, cased = document.normal.low, document.normal.cased
    if place.role != "name" and low.endswith("ủy", place.start, place.end):
        return None  # "Ban Thường vụ |Tỉnh ủy| Lào Cai"
    for head in _HEAD.finditer(low, sentence.back(place.start, 110), place.start):
        if cased[head.start()].isupper():
            return head.start()
    return None


def whose_seat(document: Document, index: int, place: Mention, day: str) -> str | None:
    """The unit that a place named behind its office is: "Huyện ủy |Tiền Hải" is the district's."""
    if place.role != "name":
        return deictic(document, place, index, day)
    if document.normal.low.endswith(_DISTRICT_PARTY, 0, place.start):
        districts = tuple(row for row in place.rows if catalogue.entities()[row].kind == "district")
        return code_at(districts, day, document.near_codes)
    return unit_code(document, place, day)


def whose_office(document: Document, index: int, match: re.Match[str], day: str) -> str | None:
    """Whose office it is: of the place behind it, of the one before it in the sentence, of whoever speaks here."""
    low = document.normal.low
    named = (m for m in document.who(index) if m.role == "name" or m.body == "office")
    places = [m for m in named if kind_of(m.rows) == "province"]
    behind = [m for m in places if 0 <= m.start - match.end() < 70 and not _parted(low[match.end() : m.start])]
    ahead = [m for m in places if m.end <= match.start() and match.start() - m.end < 30]
    if low.startswith((" thành phố ", " tp"), match.end()):
        behind += [m for m in document.who(index) if m.start == match.end() + 1 and kind_of(m.rows) == "district"]
    for mention in (*behind[:1], *ahead[-1:]):
        code = code_at(mention.rows, day) if mention.body == "office" else unit_code(document, mention, day)
        if code:
            return code
    if match[0].endswith("thành phố") or _OF_CITY.match(low, match.end()):
        return deictic(document, Mention(match.start(), match.end(), "city"), index, day)
    return province_near(document, index)


def whose_local(document: Document, index: int, match: re.Match[str], day: str) -> str | None:
    """Whose office below the province it is: the unit named with it, or the last one of its kind."""
    for mention in document.who(index):
        if match.start() <= mention.start <= match.end() + 1 or mention.start <= match.start() < mention.end:
            if mention.role == "name" and kind_of(mention.rows) in ("district", "commune"):
                return unit_code(document, mention, day)
            if mention.role in ("district", "commune"):
                return deictic(document, mention, index, day)
    role = "district" if match["unit"] in ("quận", "huyện", "thị xã") else "commune"
    return deictic(document, Mention(match.start(), match.end(), role), index, day)


def branch(low: str, start: int, end: int, published: str | None) -> bool:
    """A "Cục Thống kê" is the nation's only from March 2025 and with no place behind it; else a province's office."""
    if not low.startswith("cục thống kê", start):
        return False
    return (published or "9") < "2025-03" or low.startswith((" tỉnh", " thành phố", " tp"), end)


def branch_of(document: Document, index: int, end: int, day: str) -> str | None:
    """The province whose name follows a branch, else the one that speaks here; None for another country's office."""
    for mention in document.who(index):
        if mention.role == "name" and 0 <= mention.start - end <= 12:
            if kind_of(mention.rows) == "province":
                return unit_code(document, mention, day)
            if kind_of(mention.rows) == "country":
                return None
    return province_near(document, index)


def _parted(text: str) -> bool:
    return any(c in text for c in ",;:.(") or any(c.isdigit() for c in text)
