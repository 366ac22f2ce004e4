"""Names of places and ministries as texts write them: every phrase that may stand for an entity of the catalogue, with
and without its rank ("quận Thanh Khê", "Thanh Khê"), in each of its spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from pipelines import catalogue
from pipelines.extract.lexicon_files import Places, expand, phrases_of
from pipelines.extract.normalize import fold
from pipelines.extract.spans import SPLIT_DAY


class Name(NamedTuple):
    """What a place phrase may stand for. `rows` are positions in `catalogue.entities()`; `bare` a name without its
    rank ("Thanh Khê"), which needs its province near; `capital` that it must begin with a capital, `last` that its
    last word must; `doubtful` a country that is also a word, `abroad` any country."""

    rows: tuple[int, ...]
    bare: bool
    capital: bool
    last: bool = True
    doubtful: bool = False
    abroad: bool = False


_RANKS = {
    "Thành phố": ("thành phố", "tp", "tp.", "tp. "),
    "Tỉnh": ("tỉnh",),
    "Quận": ("quận", "q.", "q. "),
    "Huyện": (
        "huyện",
        "h.",
        "h. ",
        "huyện đảo",
        "huyện miền núi",
        "huyện vùng cao",
        "huyện biên giới",
        "huyện ven biển",
    ),
    "Thị xã": ("thị xã", "tx", "tx.", "tx. "),
    "Phường": ("phường", "p.", "p. "),
    "Xã": ("xã", "xã đảo"),
    "Thị trấn": ("thị trấn", "tt."),
    "Đặc khu": ("đặc khu",),
}


# What a town or an urban district was before it rose, as older texts call it ("huyện đảo Phú Quốc")
_BEFORE = {"Thành phố": ("Thị xã", "Huyện"), "Thị xã": ("Huyện",), "Quận": ("Huyện",)}
_RANKED_NAME = re.compile(rf"({'|'.join(_RANKS)}) (.*)")


_HIGHLAND = ("Đắk", "Đăk", "Đắc", "Đak")


def _spellings(name: str) -> list[str]:
    """A name as it stands and as papers also spell it: Đắk, Đăk, Đắc, Đak; ward 1 and ward 01."""
    if name.isdigit():
        return sorted({name, name.lstrip("0"), name.zfill(2)})
    own = next((way for way in _HIGHLAND if way in name), None)
    return [name, *(name.replace(own, other) for other in _HIGHLAND if other != own)] if own else [name]


def _shortened(name: str) -> Iterator[str]:
    """The ways a ministry of several fields is written, each field in full or by its initials: "Bộ Nông nghiệp và
    PTNT", "Bộ LĐ-TB và XH", "Bộ Văn hóa - Thể thao và Du lịch"."""
    fields = re.split(r", | và ", name.removeprefix("Bộ "))
    if not name.startswith("Bộ ") or len(fields) < 2:
        return
    ways = [(part, "".join(word[0].upper() for word in part.split())) for part in fields]
    for said in product(*ways):
        for comma, last in product((", ", " - ", "-") if len(fields) > 2 else ("",), (" và ", " & ", "&", " - ", "-")):
            yield f"Bộ {comma.join(said[:-1])}{last}{said[-1]}"


def _parts(entity: catalogue.Entity) -> tuple[str | None, str]:
    """(rank, bare name) of a unit: ("Quận", "Hải Châu"); no rank where its name has none."""
    ranked = _RANKED_NAME.match(entity.name_vi)
    return (ranked[1], ranked[2]) if ranked else (None, entity.name_vi)


def _bare_names(kind: str) -> set[str]:
    """The names of all units of a kind, without their rank."""
    return {_parts(entity)[1] for entity in catalogue.entities() if entity.kind == kind}


def _stands_alone(name: str) -> bool:
    """Is the bare name of a district known as one by itself: not "1", not "Vinh"?"""
    return len(name) > 4 and not name.isdigit()


def place_names(places: Places) -> dict[str, Name]:
    """Every phrase that can be a place or a ministry, with the rows of the catalogue it may mean."""
    blocked = set(phrases_of("places.yml", "not_places", places.not_places))
    doubtful = set(phrases_of("places.yml", "doubtful", places.doubtful))
    raw: list[str] = []
    about: list[tuple[int, bool, bool]] = []

    def add(phrase: str, row: int, bare: bool, capital: bool) -> None:
        raw.append(phrase)
        about.append((row, bare, capital))

    known = {entity.name_vi for entity in catalogue.entities()}
    districts = set(filter(_stands_alone, _bare_names("district"))) - _bare_names("province")
    extra = {code: [p for item in items for p in expand(item)] for code, items in places.aliases.items()}
    for row, entity in enumerate(catalogue.entities()):
        kind = entity.kind
        if kind == "group" or entity.code == "VN":
            continue
        if kind in ("country", "ministry"):
            for alias in (entity.name_vi, *entity.aliases, *extra.get(entity.code, ()), *_shortened(entity.name_vi)):
                add(alias, row, False, True)
            continue
        rank, name = _parts(entity)
        forms = _RANKS[rank] if rank else ()
        for spelt in _spellings(name):
            for form in forms:
                add(form + ("" if form[-1] in ". " else " ") + spelt, row, False, False)
        if kind == "province":
            add(name, row, False, True)
            if rank == "Thành phố":
                add("tỉnh " + name, row, False, False)
        elif kind == "commune" and name in districts and entity.valid_from >= SPLIT_DAY:
            add(name, row, True, True)  # "Hải Châu", the ward: there is no district of that name any more
        elif kind == "district" and _stands_alone(name):
            add(name, row, True, True)
            for before in _BEFORE.get(rank or "", ()):
                if f"{before} {name}" not in known:
                    for form in _RANKS[before]:
                        add(form + ("" if form[-1] in ". " else " ") + name, row, False, False)
        if kind != "commune":
            for alias in (*entity.aliases, *extra.get(entity.code, ())):
                ranked = alias.lower().startswith(tuple(form.strip() for form in forms)) if forms else False
                add(alias, row, kind != "province" and not ranked, True)
                for form in () if ranked or kind != "district" else forms:  # "huyện Đăk Hà" beside "Đắk Hà"
                    add(form + ("" if form[-1] in ". " else " ") + alias, row, False, False)
    found: dict[str, tuple[list[int], bool, bool]] = {}
    for phrase, (row, bare, capital) in zip(fold("\n".join(raw)).split("\n"), about, strict=True):
        if len(phrase) < 2 or phrase in blocked:
            continue
        rows, all_bare, any_capital = found.get(phrase, ([], True, False))
        rows.append(row)
        found[phrase] = (rows, all_bare and bare, any_capital or capital)
    kinds = [entity.kind for entity in catalogue.entities()]
    return {
        phrase: Name(
            tuple(dict.fromkeys(rows)),
            bare,
            capital,
            kinds[rows[0]] not in ("ministry", "country"),
            phrase in doubtful,
            kinds[rows[0]] == "country",
        )
        for phrase, (rows, bare, capital) in found.items()
    }


def names_of_tier(tier: str) -> dict[str, tuple[int, ...]]:
    """The units of a tier ("district", "commune") by their names without rank, in lower case."""
    units = [(row, _parts(entity)[1]) for row, entity in enumerate(catalogue.entities()) if entity.kind == tier]
    folded = fold("\n".join(name for _, name in units)).split("\n")
    rows: dict[str, list[int]] = {}
    for name, (row, _) in zip(folded, units, strict=True):  # folded: "Tân Hoà" and "Tân Hòa" are one name
        rows.setdefault(name, []).append(row)
    return {name: tuple(found) for name, found in rows.items()}


def commune_names(communes: Mapping[str, tuple[int, ...]]) -> dict[str, Name]:
    """The names of communes of two syllables and more; without those that a province has borne too."""
    provinces = set(map(fold, _bare_names("province")))
    return {name: Name(rows, True, True) for name, rows in communes.items() if " " in name and name not in provinces}
