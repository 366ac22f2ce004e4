"""The reference entities: valid in their time, complete on known days, free of the traps of reused codes."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from pipelines.catalogue import SEEDS, Entity, entities


def valid(entity: Entity, day: str) -> bool:
    return entity.valid_from <= day and (not entity.valid_to or day < entity.valid_to)


def on(day: str, kind: str) -> dict[str, Entity]:
    return {entity.code: entity for entity in entities() if entity.kind == kind and valid(entity, day)}


def seed(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def succession() -> list[dict[str, str]]:
    return seed("entity_succession.csv")


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2020-01-01", 63),
        ("2024-12-31", 63),
        ("2025-01-01", 63),
        ("2025-06-30", 63),
        ("2025-07-01", 34),
        ("2026-04-29", 34),
        ("2026-04-30", 34),
        ("2026-09-01", 34),
        ("2026-11-01", 34),
    ],
)
def test_number_of_provinces_on_a_day(day: str, count: int) -> None:
    assert len(on(day, "province")) == count


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("P15", "Tỉnh Yên Bái", "Tỉnh Lào Cai"),
        ("P24", "Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"),
        ("P44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
        ("P52", "Tỉnh Bình Định", "Tỉnh Gia Lai"),
        ("P80", "Tỉnh Long An", "Tỉnh Tây Ninh"),
        ("P82", "Tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
        ("P91", "Tỉnh Kiên Giang", "Tỉnh An Giang"),
    ],
)
def test_codes_that_changed_their_meaning_with_the_merger(code: str, before: str, after: str) -> None:
    assert on("2025-06-30", "province")[code].name_vi == before
    assert on("2025-07-01", "province")[code].name_vi == after


def test_only_seven_province_codes_changed_their_meaning() -> None:
    """A code kept through the merger names the same place, but for the seven traps."""
    before, after = on("2025-06-30", "province"), on("2025-07-01", "province")
    changed = {code for code in before.keys() & after.keys() if before[code].name_vi != after[code].name_vi}
    assert changed == {"P15", "P24", "P44", "P52", "P80", "P82", "P91"}


def test_provinces_renamed_apart_from_the_merger() -> None:
    assert on("2024-12-31", "province")["P46"].name_vi == "Tỉnh Thừa Thiên Huế"
    assert on("2025-01-01", "province")["P46"].name_vi == "Thành phố Huế"
    assert on("2026-04-29", "province")["P75"].name_vi == "Tỉnh Đồng Nai"
    assert on("2026-04-30", "province")["P75"].name_vi == "Thành phố Đồng Nai"
    assert on("2026-08-31", "province")["P22"].name_vi == "Tỉnh Quảng Ninh"
    assert on("2026-09-01", "province")["P22"].name_vi == "Thành phố Quảng Ninh"
    assert on("2026-09-19", "province")["P24"].name_vi == "Tỉnh Bắc Ninh"
    assert on("2026-09-20", "province")["P24"].name_vi == "Thành phố Bắc Ninh"


def test_unchanged_provinces_have_one_row() -> None:
    rows = Counter(entity.code for entity in entities() if entity.kind == "province")
    unchanged = {code for code in on("2025-07-01", "province") if rows[code] == 1}
    # The merger left Huế and Quảng Ninh alone too; they have a second row from when they became cities.
    assert unchanged == {"P01", "P04", "P11", "P12", "P14", "P20", "P38", "P40", "P42"}


def test_a_code_means_one_thing_on_a_day() -> None:
    rows = defaultdict(list)
    for entity in entities():
        assert not entity.valid_to or entity.valid_from < entity.valid_to, entity
        rows[entity.code].append(entity)
    for code, history in rows.items():
        for earlier, later in pairwise(sorted(history, key=lambda entity: entity.valid_from)):
            assert earlier.valid_to and earlier.valid_to <= later.valid_from, code


def test_every_parent_is_valid_as_long_as_its_child() -> None:
    history = defaultdict(list)
    for entity in entities():
        history[entity.code].append(entity)
    for child in entities():
        if not child.parent:
            continue
        covered = child.valid_from
        for parent in sorted(history[child.parent], key=lambda entity: entity.valid_from):
            if parent.valid_from <= covered and (not parent.valid_to or parent.valid_to > covered):
                covered = parent.valid_to or "9999"
        assert covered >= (child.valid_to or "9999"), child


def test_every_code_has_the_form_of_its_kind() -> None:
    prefix = {"province": "P", "district": "D", "commune": "W", "ministry": "M:", "group": "G:"}
    for entity in entities():
        if entity.kind == "country":
            assert len(entity.code) == 2 and entity.code.isalpha() and entity.code.isupper()
        else:
            assert entity.code.startswith(prefix[entity.kind])
        if entity.kind in {"province", "district", "commune"}:
            width = {"province": 2, "district": 3, "commune": 5}[entity.kind]
            assert entity.code[1:].isdigit() and len(entity.code) == width + 1, entity


def test_aliases_are_distinct_within_a_unit_and_add_something() -> None:
    for entity in entities():
        assert len(set(entity.aliases)) == len(entity.aliases), entity
        assert entity.name_vi not in entity.aliases, entity


def test_no_two_provinces_of_one_day_share_a_name_or_alias() -> None:
    for day in ("2024-06-30", "2025-02-01", "2025-07-01", "2026-11-01"):
        names = Counter(name for entity in on(day, "province").values() for name in {entity.name_vi, *entity.aliases})
        assert [name for name, times in names.items() if times > 1] == []


def test_the_state_bodies_before_and_after_the_reform_of_march_2025() -> None:
    before, after = on("2025-02-28", "ministry"), on("2025-03-01", "ministry")
    assert before.keys() - after.keys() == {
        "M:btttt",
        "M:bkhdt",
        "M:bgtvt",
        "M:bldtbxh",
        "M:bnnptnt",
        "M:btnmt",
        "M:ubdt",
    }
    assert after.keys() - before.keys() == {"M:bnnmt", "M:bdttg"}
    assert (before["M:tctk"].name_vi, before["M:tctk"].parent) == ("Tổng cục Thống kê", "M:bkhdt")
    assert (after["M:tctk"].name_vi, after["M:tctk"].parent) == ("Cục Thống kê", "M:btc")


def test_succession_joins_units_that_exist_on_either_side_of_its_day() -> None:
    known = {(entity.code, entity.valid_from): entity for entity in entities()}
    for row in succession():
        predecessor = known[row["predecessor_code"], row["predecessor_valid_from"]]
        successor = known[row["successor_code"], row["successor_valid_from"]]
        assert predecessor.valid_to == successor.valid_from == row["date"], row
        assert row["kind"] in {"merged", "renamed", "split", "became"}
        assert row["share"] in {"whole", "part"}


def test_the_merger_of_provinces_loses_nobody() -> None:
    merger = [row for row in succession() if row["predecessor_code"].startswith("P") and row["date"] == "2025-07-01"]
    assert len({row["predecessor_code"] for row in merger}) == 52
    assert len({row["successor_code"] for row in merger}) == 23
    ended = {code for code, entity in on("2025-06-30", "province").items() if entity.valid_to == "2025-07-01"}
    assert {row["predecessor_code"] for row in merger} == ended
    assert {row["predecessor_code"] for row in merger if row["successor_code"] == "P52"} == {"P52", "P64"}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2019-12-31", 713),
        ("2020-01-01", 711),
        ("2020-02-01", 709),
        ("2020-03-01", 707),
        ("2020-12-31", 707),
        ("2021-01-01", 705),
        ("2024-08-31", 705),
        ("2024-09-01", 704),
        ("2024-12-01", 701),
        ("2024-12-31", 701),
        ("2025-01-01", 696),
        ("2025-06-30", 696),
        ("2025-07-01", 0),
    ],
)
def test_number_of_districts_on_a_day(day: str, count: int) -> None:
    assert len(on(day, "district")) == count


@pytest.mark.parametrize(
    ("code", "name", "province"),
    [
        ("D002", "Quận Hoàn Kiếm", "P01"),
        ("D495", "Quận Cẩm Lệ", "P48"),
        ("D497", "Huyện Hòa Vang", "P48"),
        ("D498", "Huyện Hoàng Sa", "P48"),
        ("D576", "Huyện Trường Sa", "P56"),
        ("D760", "Quận 1", "P79"),
        ("D769", "Thành phố Thủ Đức", "P79"),
        ("D682", "Huyện Đạ Huoai", "P68"),
        ("D912", "Huyện Kiên Hải", "P91"),
        ("D474", "Quận Thuận Hóa", "P46"),
        ("D148", "Thành phố Hòa Bình", "P17"),
    ],
)
def test_well_known_districts_before_they_ended(code: str, name: str, province: str) -> None:
    unit = on("2025-06-30", "district")[code]
    assert (unit.name_vi, unit.parent) == (name, province)


@pytest.mark.parametrize(
    ("day", "code", "name"),
    [
        ("2020-12-31", "D762", "Quận Thủ Đức"),
        ("2020-12-31", "D769", "Quận 2"),
        ("2021-10-31", "D261", "Thị xã Từ Sơn"),
        ("2021-11-01", "D261", "Thành phố Từ Sơn"),
        ("2024-11-30", "D681", "Huyện Đạ Huoai"),
        ("2024-12-01", "D682", "Huyện Đạ Huoai"),
        ("2024-12-31", "D474", "Thành phố Huế"),
        ("2025-01-01", "D475", "Quận Phú Xuân"),
        ("2025-01-01", "D224", "Thị xã Chũ"),
    ],
)
def test_districts_that_changed(day: str, code: str, name: str) -> None:
    assert on(day, "district")[code].name_vi == name


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2021-11-01", 10599),
        ("2024-09-01", 10542),
        ("2024-11-01", 10472),
        ("2025-03-01", 10035),
        ("2025-06-30", 10035),
        ("2025-07-01", 3321),
        ("2026-04-30", 3321),
        ("2026-11-01", 3321),
    ],
)
def test_number_of_communes_on_a_day(day: str, count: int) -> None:
    assert len(on(day, "commune")) == count


def test_communes_answer_to_districts_before_the_merger_and_to_provinces_since() -> None:
    assert {unit.parent[0] for unit in on("2025-06-30", "commune").values()} == {"D"}
    assert {unit.parent[0] for unit in on("2025-07-01", "commune").values()} == {"P"}


@pytest.mark.parametrize(
    ("day", "code", "name", "parent"),
    [
        ("2025-06-30", "W00070", "Phường Hàng Trống", "D002"),
        ("2025-07-01", "W00070", "Phường Hoàn Kiếm", "P01"),
        ("2025-06-30", "W20260", "Phường Khuê Trung", "D495"),
        ("2025-07-01", "W20260", "Phường Cẩm Lệ", "P48"),
        ("2024-12-31", "W19750", "Phường Tây Lộc", "D474"),
        ("2025-01-01", "W19750", "Phường Tây Lộc", "D475"),
        ("2025-07-01", "W20333", "Đặc khu Hoàng Sa", "P48"),
        ("2025-07-01", "W23938", "Xã Ia Mơ", "P52"),
        ("2026-04-29", "W26368", "Xã Long Thành", "P75"),
        ("2026-04-30", "W26368", "Phường Long Thành", "P75"),
        ("2026-09-20", "W07294", "Phường Bố Hạ", "P24"),
    ],
)
def test_communes_on_a_day(day: str, code: str, name: str, parent: str) -> None:
    unit = on(day, "commune")[code]
    assert (unit.name_vi, unit.parent) == (name, parent)


def test_every_commune_has_predecessors_and_successors_in_the_merger_of_2025() -> None:
    merger = [row for row in succession() if row["date"] == "2025-07-01" and row["successor_code"][0] == "W"]
    assert {row["predecessor_code"] for row in merger if row["predecessor_code"][0] == "W"} == {
        *on("2025-06-30", "commune")
    }
    assert {row["successor_code"] for row in merger} == {*on("2025-07-01", "commune")}
    # Five districts were islands without communes.
    assert {row["predecessor_code"] for row in merger if row["predecessor_code"][0] == "D"} == {
        "D318",
        "D471",
        "D498",
        "D536",
        "D755",
    }


def test_a_commune_stays_in_the_province_that_its_own_became_part_of() -> None:
    """Each link of communes follows the link of their provinces: an independent check of both."""
    districts, communes = on("2025-06-30", "district"), on("2025-06-30", "commune")
    today = on("2025-07-01", "commune")
    merged = {
        row["predecessor_code"]: row["successor_code"]
        for row in succession()
        if row["date"] == "2025-07-01" and row["predecessor_code"] in on("2025-06-30", "province")
    }
    links = [row for row in succession() if row["date"] == "2025-07-01" and row["successor_code"] in today]
    assert len(links) > 10_000
    for row in links:
        old, new = row["predecessor_code"], today[row["successor_code"]]
        district = districts[communes[old].parent if old[0] == "W" else old]
        assert merged.get(district.parent, district.parent) == new.parent, row


def test_what_went_to_several_successors_went_in_parts() -> None:
    successors = Counter((row["predecessor_code"], row["predecessor_valid_from"]) for row in succession())
    for row in succession():
        several = successors[row["predecessor_code"], row["predecessor_valid_from"]] > 1
        assert (row["share"] == "part") == (row["kind"] == "split") == several, row


def test_iso_codes_belong_to_the_territories_that_iso_knows() -> None:
    """ISO 3166-2 still lists the 63 of before the merger: a merged province has no code."""
    iso = {(row["code"], row["valid_from"]): row["iso_3166_2"] for row in seed("entity_iso_3166_2.csv")}
    assert iso.keys() <= {(entity.code, entity.valid_from) for entity in entities() if entity.kind == "province"}
    before, after = on("2025-06-30", "province"), on("2026-11-01", "province")
    assert len({iso[unit.code, unit.valid_from] for unit in before.values()}) == 63
    assert (
        len({iso[unit.code, unit.valid_from] for unit in after.values() if (unit.code, unit.valid_from) in iso}) == 11
    )
    assert iso["P79", ""] == "VN-SG" and iso["P48", ""] == "VN-DN" and iso["P46", "2025-01-01"] == "VN-26"
