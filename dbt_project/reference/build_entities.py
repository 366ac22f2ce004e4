"""Builds the districts of seeds/entity.csv, and their succession, from checkouts of two open data sets.

Rows of other kinds are kept by hand and pass through untouched. What is built: the districts as the statistics
office listed them on 2025-03-01, the last list before districts ended, and before it what district_changes.csv
says happened to them. Sources, licences and how they were checked: docs/reference-data.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
COLUMNS = ("code", "kind", "name_vi", "name_en", "parent", "valid_from", "valid_to", "aliases")
SUCCESSION = ("predecessor_code", "predecessor_valid_from", "successor_code", "successor_valid_from", "date",
              "kind", "share", "instrument")
TWO_TIERS = "2025-07-01"  # 203/2025/QH15: districts end, communes answer to provinces
LISTED = "json/vn_only_simplified_json_generated_data_vn_units.json"
RANKS = {
    "Thành phố": "City", "Thị xã": "Town", "Quận": "District", "Huyện": "District",
    "Phường": "Ward", "Xã": "Commune", "Thị trấn": "Township", "Đặc khu": "Special Zone",
}
# The list of 2025-03-01 gives the old name of the district that 1245/NQ-UBTVQH15 had renamed three months before.
CORRECTED = {"D682": "Huyện Đạ Huoai"}

Row = dict[str, str]


def tidy(name: str) -> str:
    """NFC, single spaces, the rank in lower case after its first letter ("Thị Xã Mường Lay" is "Thị xã …")."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    rank = next((rank for rank in RANKS if name.casefold().startswith(rank.casefold() + " ")), "")
    return rank + name[len(rank):]


def english(name: str) -> str:
    """The name without accents, its rank behind it; numbered units the other way round ("District 1")."""
    rank = next(rank for rank in RANKS if name.startswith(rank + " "))
    bare = name[len(rank) + 1:].replace("Đ", "D").replace("đ", "d")
    bare = "".join(char for char in unicodedata.normalize("NFD", bare) if not unicodedata.combining(char))
    return f"{RANKS[rank]} {bare}" if bare.isdigit() else f"{bare} {RANKS[rank]}"


def aliases(name: str) -> str:
    """Spellings in use beside the official one that no folding of case, tone position or apostrophe makes."""
    rank = next(rank for rank in RANKS if name.startswith(rank + " "))
    bare = name[len(rank) + 1:]
    found = {
        "Buôn Ma Thuột": ("Buôn Mê Thuột", "Ban Mê Thuột"), "Quy Nhơn": ("Qui Nhơn",), "Pleiku": ("Plei Ku",),
        "Sa Pa": ("Sapa",), "Lắk": ("Lăk",), "Krông Pắc": ("Krông Pắk",),
    }.get(bare, ())
    if bare.startswith(("Đắk ", "Đăk ")):
        found += ("Đăk " if bare.startswith("Đắk ") else "Đắk ") + bare[4:],
    if " - " in bare:
        found += bare.replace(" - ", "-"), bare.replace(" - ", " – ")
    return "|".join(found)


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def districts(listed: dict[str, str], parents: dict[str, str], changes: list[Row]) -> list[Row]:
    """One row for each time in which a district kept its name and its land.

    `listed` gives the names on the last list, `parents` the province of every code ever used. Raises ValueError
    where a change speaks of a district that did not exist then.
    """
    starts, ends = defaultdict(set), defaultdict(dict)
    for change in changes:
        starts[change["successor_code"]].add(change["date"])
        ends[change["predecessor_code"]][change["date"]] = change["predecessor_name"]
    rows = []
    for code in sorted(listed.keys() | ends.keys()):
        names = dict(ends[code])
        if code in listed:
            names[TWO_TIERS] = listed[code]
        begin = "" if not starts[code] or min(names) <= min(starts[code]) else min(starts[code])
        for end, name in sorted(names.items()):
            if begin and begin not in starts[code]:
                raise ValueError(f"{code} {name} ends on {end}, but nothing starts it on {begin}")
            rows.append(dict(zip(COLUMNS, (code, "district", name, english(name), parents[code], begin, end,
                                           aliases(name)), strict=True)))
            begin = end
        if code not in listed and begin in starts[code]:
            raise ValueError(f"{code} starts on {begin} and is on no list after it")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example: build_entities.py ../vietnamese-provinces-database")
    parser.add_argument("listed", type=Path, help="ThangLeQuoc/vietnamese-provinces-database at v2.4.0 (fac6308)")
    options = parser.parse_args()

    provinces = json.loads((options.listed / LISTED).read_text(encoding="utf-8"))
    listed, parents = {}, {}
    for province in provinces:
        for district in province["District"]:
            code = "D" + district["Code"]
            listed[code] = CORRECTED.get(code) or tidy(district["FullName"])
            parents[code] = "P" + province["Code"]
    changes = read(HERE / "district_changes.csv")
    for change in changes:  # a district that ended lay in the province of the one that took it in
        parents.setdefault(change["predecessor_code"], parents[change["successor_code"]])

    built = districts(listed, parents, changes)
    by_hand = [row for row in read(SEEDS / "entity.csv") if row["kind"] != "district"]
    write(SEEDS / "entity.csv", COLUMNS, by_hand + built)

    began = {(row["code"], row["valid_to"]): row["valid_from"] for row in built}
    links = [{**change, "predecessor_valid_from": began[change["predecessor_code"], change["date"]],
              "successor_valid_from": change["date"]} for change in changes]
    others = [row for row in read(SEEDS / "entity_succession.csv") if row["predecessor_code"][0] != "D"
              or not row["predecessor_code"][1:].isdigit()]
    write(SEEDS / "entity_succession.csv", SUCCESSION,
          others + [{column: link[column] for column in SUCCESSION} for link in links])


if __name__ == "__main__":
    main()
