"""Which unit a mention means in its document: the code of a name on a day, and what "tỉnh", "quận", "thành phố", "Bộ"
point at.
"""

from __future__ import annotations

from functools import cache

from pipelines import catalogue
from pipelines.extract.document import Document
from pipelines.extract.mentions import Mention, code_at, kind_of, parent_of
from pipelines.extract.spans import effective_day


def unit_code(document: Document, mention: Mention, day: str) -> str | None:
    if mention.role in ("VN", "G:provinces", "G:ministries", "?"):
        return mention.role
    if mention.role == "all":
        return "VN"
    if mention.role == "name":
        if not document.home.branch.isdisjoint(mention.rows):
            return "?"
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
        "group": (),
    }[mention.role]
    home = document.home
    today = document.clock.code or day  # who writes "thành phố" means what is a city when it is written
    sentence = document.reading.sentences[index]
    word = document.normal.low[mention.start : mention.end]
    if mention.role == "ministry" and home.ministry:
        return home.ministry
    if mention.role == "group":  # "bình quân của khối": of the ministries or the provinces, as named last
        groups = (m.role for at in _backwards(document, index, 6) for m in reversed(document.who(at)))
        return next((role for role in groups if role in ("G:provinces", "G:ministries")), None)
    if mention.role == "us" and (place := _branch_place(document, mention, index, day)):
        return place  # "Theo Ngân hàng Nhà nước chi nhánh TP.HCM, … trên địa bàn"
    if mention.role == "us":
        for back in range(index, max(-1, index - 3), -1):
            if document.reading.sentences[back].line != sentence.line:
                break
            for m in document.who(back):
                if m.role == "commune" and (back < index or m.start < mention.start):
                    return deictic(document, m, back, day)
        return home.title_entity or (home.entity if home.entity != "VN" else home.province)
    if word == "thủ đô":
        return "P01"
    if mention.role == "city" and (city := _home_city(home.entity) or _home_city(home.title_entity or "")):
        return city
    if mention.role == "city" and _is_city(home.province, today):
        local = [m for m in document.who(index) if m.role == "name" and m.end <= mention.start]
        if local and kind_of(local[-1].rows) == "province":
            code = unit_code(document, local[-1], day)
            if _is_city(code, today):
                return code  # "Văn phòng UBND TP.HCM cho biết … toàn thành phố"
        if not local or kind_of(local[-1].rows) != "district":
            return home.province
    if mention.role == "province" and document.normal.low.startswith((" tôi", " chúng tôi", " mình"), mention.end):
        said = (m for m in document.who(index) if m.role == "name" and m.start > mention.end)
        speaker = next((m for m in said if kind_of(m.rows) == "province"), None)
        if speaker is not None:  # '"Tỉnh tôi …", Phó Giám đốc Sở … Đắk Lắk nói'
            return unit_code(document, speaker, day)
    own = home.authority and home.entity[0] == {"district": "D", "commune": "W"}.get(mention.role)
    kind_word = next((kind for kind in ("huyện", "quận", "thị xã") if kind in word), "")
    for back in _backwards(document, index, 12):
        other = document.reading.sentences[back]
        if own and back < index and not word.endswith((" này", " ấy")):
            break  # the paper of a district: "toàn huyện" is itself, whoever was set beside it
        if back < index - 4 and other.line != sentence.line and mention.role in ("any",):
            break
        same_line = other.line == sentence.line
        if word == "cấp tỉnh" and not same_line:
            break  # "34 cổng cấp tỉnh": of that level, no province far off
        if mention.role == "province" and back < index and _lists(document, back):
            continue  # "láng giềng là Ninh Bình và Thái Bình": "tỉnh" is none of them
        for m in reversed(document.who(back)) if same_line else document.who(back):
            if back == index and m.start >= mention.start:
                continue
            if m.role != "name":
                continue
            kind = kind_of(m.rows)
            if kind in want:
                full = _full_name(m.rows, kind, today)
                if kind == "ministry" and "bộ" in word and not full.startswith("Bộ"):
                    continue
                if kind == "ministry" and not _stands(m.rows, document.clock.code):
                    continue
                if kind == "province" and full.startswith("Tỉnh" if mention.role == "city" else "Thành phố"):
                    continue
                if (
                    back < index
                    and kind_word
                    and not any(catalogue.entities()[row].name_vi.lower().startswith(kind_word) for row in m.rows)
                ):
                    continue  # "thành phố Tam Kỳ …; toàn huyện": another one
                if (
                    mention.role == "city"
                    and kind == "district"
                    and not document.normal.low.startswith(("thành phố", "tp"), m.start)
                ):
                    continue
                if (
                    mention.role == "province"
                    and (home.province or home.title_entity)
                    and back < index
                    and (other.line != sentence.line or _beside_home(document, back))
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
            and (
                home.province is None
                or _is_city(title, today) == (mention.role == "city")
                or _is_city(home.province, today)
            )
        ):
            return title
        return home.province
    if mention.role == "ministry":
        return home.ministry
    if mention.role == "commune":
        return home.entity if own else None
    if mention.role == "district":
        if home.entity.startswith("D"):
            return home.entity
        return home.title_entity if home.title_entity and home.title_entity.startswith("D") else None
    if mention.role == "any":
        return home.title_entity or home.province
    return None


def _full_name(rows: tuple[int, ...], kind: str, day: str) -> str:
    """The full name of the unit of a kind on a day ("Tỉnh Thái Nguyên", not its capital "Thành phố Thái Nguyên"); of
    the newest where none is known on that day."""
    known = [e for e in map(catalogue.entities().__getitem__, reversed(rows)) if e.kind == kind]
    then = (e for e in known if e.valid_from <= day and (not e.valid_to or day < e.valid_to))
    return next(then, known[0]).name_vi


def _lists(document: Document, index: int) -> bool:
    """Does a sentence name provinces as a list?"""
    named = [m for m in document.who(index) if m.role == "name" and kind_of(m.rows) == "province"]
    low = document.normal.low
    return len(named) > 2 or (len(named) == 2 and low[named[0].end : named[1].start] in (" và ", ", ", " hay "))


def _is_city(code: str | None, day: str) -> bool:
    """Is a unit of the first level a city on a day? Huế is one since 2025, Đồng Nai since 2026-04-30."""
    return any(since <= day and (not until or day < until) for since, until in _cities().get(code or "", ()))


@cache
def _cities() -> dict[str, list[tuple[str, str]]]:
    """The units of the first level that are cities, and from when to when they are."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in catalogue.entities():
        if entity.kind == "province" and entity.name_vi.startswith("Thành phố"):
            found.setdefault(entity.code, []).append((entity.valid_from, entity.valid_to))
    return found


def _home_city(code: str) -> str | None:
    """The publisher's home where that is a city below a province ("UBND thành phố Vinh")."""
    return code if code in _district_cities() else None


@cache
def _district_cities() -> frozenset[str]:
    kinds = ((entity.code, entity.kind, entity.name_vi) for entity in catalogue.entities())
    return frozenset(code for code, kind, name in kinds if kind == "district" and name.startswith("Thành phố"))


def _branch_place(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """The province whose branch of a body is named before in the sentence."""
    low, lex = document.normal.low, document.lex
    for m in document.who(index):
        if m.role == "?" and m.end <= mention.start:
            for start, end in document.reading.sentences[index].names:
                if m.start <= start and end <= m.end:
                    rows = lex.names[low[start:end]].rows
                    if kind_of(rows) == "province":
                        return code_at(rows, day, document.near_codes)
    return None


def _stands(rows: tuple[int, ...], published: str | None) -> bool:
    """Does a ministry still stand on the day of publication?"""
    day = effective_day(None, published)
    return any(not (until := catalogue.entities()[row].valid_to) or day < until for row in rows)


def _beside_home(document: Document, index: int) -> bool:
    """Does a sentence, or its paragraph before it, set other provinces beside the paper's own?"""
    home, line = document.home.province, document.reading.sentences[index].line
    return any(
        m.role == "name" and any(catalogue.entities()[row].code == home for row in m.rows)
        for at in document.by_line[line]
        if at <= index
        for m in document.who(at)
    )


def province_near(document: Document, index: int) -> str | None:
    """The province whose offices speak here: the last one named, the title's or the publisher's."""
    return deictic(
        document,
        Mention(document.reading.sentences[index].end, 0, "province"),
        index,
        effective_day(None, document.clock.code),
    )
