"""Builds the districts and communes of the seeds, with their succession, from clones of two open data sets.

Rows of other kinds are kept by hand and pass through untouched. Both clones are read at pinned commits; what they
lack or get wrong is said in changes.csv (districts before 2025-07-01, communes after) and link_corrections.csv
(which commune became which). Sources, licences and how they were checked: docs/reference-data.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
COLUMNS = ("code", "kind", "name_vi", "name_en", "parent", "valid_from", "valid_to", "aliases")
SUCCESSION = (
    "predecessor_code",
    "predecessor_valid_from",
    "successor_code",
    "successor_valid_from",
    "date",
    "kind",
    "share",
    "instrument",
)

# The statistics office's list as it stood from each day on, by commit of thanglequoc/vietnamese-provinces-database.
LISTS = (
    ("2021-11-01", "6c8f1d6e77bd10d67cd203ad6a87f72e05287542"),
    ("2022-04-10", "9439a6fb5e84ab5e407b578f4375dda4e67e9778"),
    ("2022-07-01", "205ded989afe698fd7c5826eff2a3a4dcfd8d487"),
    ("2022-10-01", "522ca580f512d36a59ad9744e01e91fd98eaf426"),
    ("2023-04-10", "8aa6d1ca0bb963992cfb4641fb9ba30f3eec5fae"),
    ("2024-02-01", "29c353beae7e264a6923da1ff7df78fa36e62e61"),
    ("2024-05-01", "ad89c3b266d65f477eb1776902eb9c28c08dc502"),
    ("2024-09-01", "b77a927483f87e3ef2ed07e495c50b29207e4afb"),
    ("2024-11-01", "6d893cb440677fef94ee6d70dd10d4c7ee835499"),
    ("2025-01-01", "e3e9c320e0f75eebb5c9b4725227e628b095e310"),
    ("2025-03-01", "fc33b7411ec4e3697817fab8118718a8d39ef090"),
)
LIST_FILE = "postgresql/ImportData_vn_units.sql"
MERGER = "dd94887ce32324380bc5bb0a76fe39867dafc73b"  # of dvhcvn/20250701
TWO_TIERS = "2025-07-01"  # 203/2025/QH15: districts end, communes answer to provinces

# Days between two lists on which a province's communes were rearranged, where that is not the later list's day.
REARRANGED = {"P40": "2024-12-01", "P68": "2024-12-01", "P14": "2025-02-01"}
# The list of 2025-01-01 still held units that these provinces' resolutions of that day had ended.
LATE = ("2025-01-01", "2025-03-01")
SPELLING = {"Xã Nà Pó": "Xã Nà Bó", "Xã Xa Lý": "Xã Sa Lý"}  # corrected in later lists
# Letter 1027/CTK-CSCL gives Ia Mơ, which was left as it was, a neighbour's code; 19/2025/QĐ-TTg its own.
RECODED = {"23737": "23938"}
# 1654 to 1687/NQ-UBTVQH15 of 16 June 2025, by province of today.
RESOLUTIONS = {
    "P01": 1656,
    "P04": 1657,
    "P08": 1684,
    "P11": 1661,
    "P12": 1670,
    "P14": 1681,
    "P15": 1673,
    "P19": 1683,
    "P20": 1672,
    "P22": 1679,
    "P24": 1658,
    "P25": 1676,
    "P31": 1669,
    "P33": 1666,
    "P37": 1674,
    "P38": 1686,
    "P40": 1678,
    "P42": 1665,
    "P44": 1680,
    "P46": 1675,
    "P48": 1659,
    "P51": 1677,
    "P52": 1664,
    "P56": 1667,
    "P66": 1660,
    "P68": 1671,
    "P75": 1662,
    "P79": 1685,
    "P80": 1682,
    "P82": 1663,
    "P86": 1687,
    "P91": 1654,
    "P92": 1668,
    "P96": 1655,
}
RANKS = {
    "Thành phố": "City",
    "Thị xã": "Town",
    "Quận": "District",
    "Huyện": "District",
    "Phường": "Ward",
    "Xã": "Commune",
    "Thị trấn": "Township",
    "Đặc khu": "Special Zone",
}
# Spellings in use beside the official one that no folding of case, accents' place or apostrophes makes.
ALSO = {
    "Buôn Ma Thuột": ("Buôn Mê Thuột", "Ban Mê Thuột"),
    "Quy Nhơn": ("Qui Nhơn",),
    "Pleiku": ("Plei Ku",),
    "Sa Pa": ("Sapa",),
    "Lắk": ("Lăk",),
    "Krông Pắc": ("Krông Pắk",),
    "Đa Krông": ("Đakrông",),
}

Row = dict[str, str]
State = tuple[str, str]  # name and parent of a unit


def show(clone: Path, commit: str, path: str) -> str:
    """A file of a clone at a commit. Raises CalledProcessError where the clone has no such commit."""
    return subprocess.run(
        ["git", "-C", clone, "show", f"{commit}:{path}"], check=True, capture_output=True, encoding="utf-8"
    ).stdout


def tidy(name: str) -> str:
    """NFC, single spaces, the rank in lower case after its first letter (not "Thị Xã Mường Lay")."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    rank = next((rank for rank in RANKS if name.casefold().startswith(rank.casefold() + " ")), "")
    name = rank + name[len(rank) :]
    return SPELLING.get(name, name)


def bare(name: str) -> str:
    """The name without its rank."""
    return name[len(next(rank for rank in RANKS if name.startswith(rank + " "))) + 1 :]


def plain(text: str) -> str:
    """Without accents."""
    text = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in text if not unicodedata.combining(char))


def unit(kind: str, code: str, state: State, start: str, end: str) -> Row:
    """A row of the seed."""
    name, parent = state
    short = bare(name)
    rank = RANKS[name[: -len(short) - 1]]
    english = f"{rank} {short}" if short.isdigit() else f"{plain(short)} {rank}"
    also = ALSO.get(short, ())
    if short.startswith(("Đắk ", "Đăk ")):
        also += (("Đăk " if short.startswith("Đắk ") else "Đắk ") + short[4:],)
    if " - " in short:
        also += (short.replace(" - ", "-"), short.replace(" - ", " – "))
    return dict(zip(COLUMNS, (code, kind, name, english, parent, start, end, "|".join(also)), strict=True))


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def table(sql: str, name: str, parent: str) -> dict[str, State]:
    """The (full name, parent code) of each unit in the INSERT statements of one table, by code."""
    units = {}
    for columns, values in re.findall(rf"INSERT INTO {name}\s*\(([^)]*)\)\s*VALUES(.*?);\s*(?:\n|\Z)", sql, re.DOTALL):
        at = {column.strip(): index for index, column in enumerate(columns.split(","))}
        cell = r"'(?:[^']|'')*'|\d+|NULL"
        for row in re.findall(rf"\((?:{cell})(?:\s*,\s*(?:{cell}))*\)", values):
            cells = [found.strip("'").replace("''", "'") for found in re.findall(cell, row)]
            units[cells[at["code"]]] = (tidy(cells[at["full_name"]]), cells[at[parent]])
    if not units:
        raise ValueError(f"the list has no {name}: is the clone at another commit?")
    return units


def histories(
    kind: str, opening: dict[str, dict[str, str]], closing: dict[str, dict[str, str]], parents: dict[str, str]
) -> list[Row]:
    """One row for each time in which a unit kept its name and its land.

    `opening` and `closing` give, by code and day, the name with which a unit begins or ends. Raises ValueError
    where a beginning does not follow an end, or the two do not agree on the name.
    """
    rows = []
    for code in sorted(opening.keys() | closing.keys()):
        starts, ends = opening.get(code, {}), closing.get(code, {})
        days = sorted(starts.keys() | ends.keys())
        spans = [*pairwise(days), *([(days[-1], "")] if days[-1] in starts else [])]
        if days[0] in ends:
            spans.insert(0, ("", days[0]))
        for start, end in spans:
            names = {known[day] for known, day in ((starts, start), (ends, end)) if day in known}
            if len(names) != 1:
                raise ValueError(f"{code} from {start or 'ever'} to {end or 'today'} is called {names or 'nothing'}")
            rows.append(unit(kind, code, (names.pop(), parents[code]), start, end))
    return rows


def old_communes(lists: list[tuple[str, dict[str, State]]], districts: list[Row]) -> list[Row]:
    """The communes before 2025-07-01: a row for each time in which name and district stayed the same.

    A change between two lists is dated to the day on which its district changed, if it did, to the day of
    REARRANGED, or to the later list: it is then known to the nearest list only.
    """
    edges, province = defaultdict(set), {}
    for row in districts:
        edges[row["code"]].update((row["valid_from"], row["valid_to"]))
        province[row["code"]] = row["parent"]

    def day(before: State | None, after: State | None, start: str, end: str) -> str:
        parents = [state[1] for state in (before, after) if state]
        known = {edge for parent in parents for edge in edges[parent] if start < edge <= end}
        if known:
            return min(known)
        own = REARRANGED.get(province[parents[0]], "")
        if start < own <= end:
            return own
        return start if (start, end) == LATE else end

    rows = []
    for code in sorted(set().union(*(units for _, units in lists))):
        state, since = lists[0][1].get(code), ""
        for (start, before), (end, after) in pairwise(lists):
            old, new = before.get(code), after.get(code)
            if old and new and old[1] == new[1] and plain(old[0]).casefold() == plain(new[0]).casefold():
                state = new  # the same, or only its spelling was corrected
                continue
            if old == new:
                continue
            on = day(old, new, start, end)
            if old and state and since < on:
                rows.append(unit("commune", "W" + code, state, since, on))
            state, since = new, on
        if state:
            rows.append(unit("commune", "W" + code, state, since, TWO_TIERS))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example: build_entities.py ../vietnamese-provinces-database ../20250701",
    )
    parser.add_argument("lists", type=Path, help="clone of thanglequoc/vietnamese-provinces-database")
    parser.add_argument("merger", type=Path, help="clone of dvhcvn/20250701")
    options = parser.parse_args()

    changes = read(HERE / "changes.csv")
    opening, closing = defaultdict(dict), defaultdict(dict)
    for change in changes:
        opening[change["successor_code"]][change["date"]] = change["successor_name"]
        closing[change["predecessor_code"]][change["date"]] = change["predecessor_name"]

    # Districts: the last list, and before it what changes.csv says.
    texts = [(day, show(options.lists, commit, LIST_FILE)) for day, commit in LISTS]
    parents = {}
    for _, text in texts:
        parents |= {"D" + code: "P" + parent for code, (_, parent) in table(text, "districts", "province_code").items()}
    for change in changes:  # a district that no list holds lay in the province of the one that took it in
        parents.setdefault(change["predecessor_code"], parents.get(change["successor_code"], ""))
    for code, (name, _) in table(texts[-1][1], "districts", "province_code").items():
        closing["D" + code][TWO_TIERS] = name
    districts = histories(
        "district",
        *({code: days for code, days in known.items() if code[0] == "D"} for known in (opening, closing)),
        parents,
    )

    # Communes before the merger: the lists. Since: the merger's list and changes.csv.
    lists = [
        (day, {code: (name, "D" + parent) for code, (name, parent) in table(text, "wards", "district_code").items()})
        for day, text in texts
    ]
    before = old_communes(lists, districts)
    merged = json.loads(show(options.merger, MERGER, "mapping/merges.json"))["data"]
    links = set()
    for province in merged:
        for new in province["level2s"]:
            code = "W" + RECODED.get(new["level2_id"], new["level2_id"])
            opening[code][TWO_TIERS] = tidy(new["name"])
            parents[code] = "P" + province["level1_id"]
            links.update((("W" if len(old["old_id"]) == 5 else "D") + old["old_id"], code) for old in new["merges"])
    since = histories(
        "commune",
        *({code: days for code, days in known.items() if code[0] == "W"} for known in (opening, closing)),
        parents,
    )

    # Succession of 2025-07-01.
    for correction in read(HERE / "link_corrections.csv"):
        link = correction["predecessor_code"], correction["successor_code"]
        (links.remove if correction["action"] == "drop" else links.add)(link)
    began = {(row["code"], row["valid_to"]): row for row in districts + before + since}
    names = {row["code"]: row["name_vi"] for row in since if row["valid_from"] == TWO_TIERS}
    links = {link for link in links if (link[0], TWO_TIERS) in began}  # the rest had ended before
    successors, predecessors = defaultdict(set), defaultdict(set)
    for old, new in links:
        successors[old].add(new)
        predecessors[new].add(old)
    succession = [
        {
            **change,
            "predecessor_valid_from": began[change["predecessor_code"], change["date"]]["valid_from"],
            "successor_valid_from": change["date"],
        }
        for change in changes
    ]
    for old, new in sorted(links):
        row = began[old, TWO_TIERS]
        kind = (
            "split"
            if len(successors[old]) > 1
            else "merged"
            if len(predecessors[new]) > 1
            else "became"
            if row["name_vi"] == names[new]
            else "renamed"
        )
        values = (
            old,
            row["valid_from"],
            new,
            TWO_TIERS,
            TWO_TIERS,
            kind,
            "part" if kind == "split" else "whole",
            f"{RESOLUTIONS[parents[new]]}/NQ-UBTVQH15",
        )
        succession.append(dict(zip(SUCCESSION, values, strict=True)))

    by_hand = [row for row in read(SEEDS / "entity.csv") if row["kind"] != "district"]
    write(SEEDS / "entity.csv", COLUMNS, by_hand + districts)
    write(
        SEEDS / "entity_commune.csv", COLUMNS, sorted(before + since, key=lambda row: (row["code"], row["valid_from"]))
    )
    others = [
        row for row in read(SEEDS / "entity_succession.csv") if not re.fullmatch(r"[DW]\d+", row["predecessor_code"])
    ]
    write(
        SEEDS / "entity_succession.csv",
        SUCCESSION,
        others + [{column: row[column] for column in SUCCESSION} for row in succession],
    )


if __name__ == "__main__":
    main()
