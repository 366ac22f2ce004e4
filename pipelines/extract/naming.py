"""Which unit a mention means in its document: the code of a name on a day, and what "tỉnh", "quận", "thành phố", "Bộ"
point at.
"""

from __future__ import annotations

from pipelines import catalogue
from pipelines.extract.document import Document
from pipelines.extract.mentions import Mention, code_at, kind_of, parent_of
from pipelines.extract.spans import effective_day

_CITIES = frozenset({"P01", "P31", "P48", "P79", "P92"})


def unit_code(document: Document, mention: Mention, day: str) -> str | None:
    if mention.role in ("VN", "G:provinces", "G:ministries", "?"):
        return mention.role
    if mention.role == "all":
        return "VN"
    if mention.role == "name":
        if mention.bare and not (parent_of(mention.rows) & document.near_codes):
            return None
        return code_at(mention.rows, day, document.near_codes)
    return None


def _backwards(document: Document, index: int, far: int) -> list[int]:
    """The sentences before, nearest first in the same paragraph; of the paragraphs before, each from its start:
    what a paragraph names first is what it is about, the rest it compares with."""
    line = document.reading.sentences[index].line
    found = [index]
    held: list[int] = []
    for back in range(index - 1, max(-1, index - far), -1):
        own = document.reading.sentences[back].line
        if own == line:
            found.append(back)
            continue
        if held and document.reading.sentences[held[0]].line != own:
            found.extend(held)
            held = []
        held.insert(0, back)
    return found + held


def deictic(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """ "tỉnh", "quận", "thành phố", "Bộ": the last such unit named before, else the title's, else home."""
    want = {
        "province": ("province",),
        "city": ("province", "district"),
        "district": ("district",),
        "commune": ("commune",),
        "ministry": ("ministry",),
        "any": ("province", "district", "commune", "ministry", "country"),
        "us": (),
    }[mention.role]
    home = document.home
    sentence = document.reading.sentences[index]
    if mention.role == "ministry" and home.ministry:
        return home.ministry
    if mention.role == "us":
        for back in range(index, max(-1, index - 3), -1):
            if document.reading.sentences[back].line != sentence.line:
                break
            for m in document.who(back):
                if m.role == "commune" and (back < index or m.start < mention.start):
                    return deictic(document, m, back, day)
        return home.title_entity or (home.entity if home.entity != "VN" else home.province)
    if mention.role == "city" and home.province in ("P01", "P31", "P48", "P79", "P92", "P46", "P75"):
        local = [m for m in document.who(index) if m.role == "name" and m.end <= mention.start]
        if not local or kind_of(local[-1].rows) != "district":
            return home.province
    for back in _backwards(document, index, 12):
        other = document.reading.sentences[back]
        if back < index - 4 and other.line != sentence.line and mention.role in ("any",):
            break
        same_line = other.line == sentence.line
        for m in reversed(document.who(back)) if same_line else document.who(back):
            if back == index and m.start >= mention.start:
                continue
            if m.role != "name":
                continue
            kind = kind_of(m.rows)
            if kind in want:
                full = catalogue.entities()[m.rows[-1]].name_vi
                if kind == "province" and full.startswith("Tỉnh" if mention.role == "city" else "Thành phố"):
                    continue
                if (
                    mention.role == "city"
                    and kind == "district"
                    and not document.normal.low.startswith(("thành phố", "tp"), m.start)
                ):
                    continue
                if (
                    mention.role == "province"
                    and other.line != sentence.line
                    and (home.province or home.title_entity)
                    and back < index
                ):
                    continue
                found = unit_code(document, m, day)
                if found and found != "?":
                    return found
    if mention.role in ("province", "city"):
        title = home.title_entity
        if (
            title
            and title.startswith("P")
            and (home.province is None or (title in _CITIES) == (mention.role == "city") or home.province in _CITIES)
        ):
            return title
        return home.province
    if mention.role == "ministry":
        return home.ministry
    if mention.role == "district":
        if home.entity.startswith("D"):
            return home.entity
        return home.title_entity if home.title_entity and home.title_entity.startswith("D") else None
    if mention.role == "any":
        return home.title_entity or home.province
    return None


def province_near(document: Document, index: int) -> str | None:
    """The province whose offices speak here: the last one named, the title's or the publisher's."""
    return deictic(
        document,
        Mention(document.reading.sentences[index].end, 0, "province"),
        index,
        effective_day(None, document.clock.code),
    )
