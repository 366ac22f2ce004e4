"""The reference data that extraction and the warehouse share: indicators, state bodies, administrative units.

The CSV files in dbt_project/seeds are their only home (dbt loads the same files as dimensions); this module
gives them to Python as typed rows, and says which ministry stands for which on a day. Where they come from:
docs/reference-data.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

SEEDS = Path(__file__).resolve().parent.parent / "dbt_project" / "seeds"

EntityKind = Literal["country", "province", "district", "commune", "ministry", "group"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of indicator.csv: code, pillar, canonical unit, direction of progress, names and definition."""

    code: str
    pillar: str
    unit: str
    direction: str
    name_vi: str
    name_en: str
    definition: str


class Entity(NamedTuple):
    """One unit as it was from `valid_from` (inclusive) to `valid_to` (exclusive): a row of entity.csv or, for
    communes and wards, entity_commune.csv.

    Dates are ISO, "" where open. The key is (code, valid_from): seven province codes changed their meaning on
    2025-07-01. `name_vi` is the full name with its rank ("Thành phố Đà Nẵng", "Quận Cẩm Lệ"); `parent` the
    code of the unit it belonged to in that time; `aliases` further customary spellings.
    """

    code: str
    kind: EntityKind
    name_vi: str
    name_en: str
    parent: str
    valid_from: str
    valid_to: str
    aliases: tuple[str, ...]


def _rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def indicators() -> dict[str, Indicator]:
    """All catalogued indicators by code, in the catalogue's order."""
    columns = Indicator.__slots__
    return {
        row["indicator"]: Indicator(row["indicator"], *(row[name] for name in columns[1:]))
        for row in _rows("indicator.csv")
    }


@cache
def entities() -> tuple[Entity, ...]:
    """Every unit in every time it was valid: entity.csv in its order, then the communes of entity_commune.csv.

    Raises ValueError where a file has other columns.
    """
    return tuple(chain.from_iterable(map(_units, ("entity.csv", "entity_commune.csv"))))


def _units(name: str) -> Iterator[Entity]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if tuple(next(rows)) != Entity._fields:
            raise ValueError(f"{SEEDS / name}: the columns must be {','.join(Entity._fields)}")
        for *cells, aliases in rows:
            yield Entity._make((*cells, tuple(aliases.split("|")) if aliases else ()))


@cache
def _heirs() -> dict[str, tuple[str, str]]:
    """{ministry or province: (day, successor)} of those merged as a whole (entity_succession.csv)."""
    return {
        row["predecessor_code"]: (row["date"], row["successor_code"])
        for row in _rows("entity_succession.csv")
        if row["predecessor_code"][0] in "MP" and row["share"] == "whole"
        if row["predecessor_code"] != row["successor_code"]
    }


def heir_on(code: str, day: str) -> str:
    """Who a ministry or a province is on a day (ISO): itself, or what it was merged into."""
    since, heir = _heirs().get(code, ("9999-12-31", code))
    return heir if since <= day else code
