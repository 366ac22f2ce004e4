"""Bad readings through the real dbt build: each is quarantined with its reason; the rest is built, released and
exported, whatever the texts hold."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines import answers, stages
from pipelines.model import Extraction, Fact
from pipelines.settings import Settings
from tests.integration.made_up import document, fact
from tests.integration.warehouse_at import build, load
from warehouse.release import ReleaseError, open_release, release

# A text as no spreadsheet, CSV reader or SQL likes it.
FORMULA = "=HYPERLINK(\"http://evil.vn\"; 'x'),\nĐà Nẵng đạt 65,3% hồ sơ"
TEXT = FORMULA + " toàn trình; 7 xã; hạng 70/63; 20,7% GRDP; 88%; 120%; 61.000 hồ sơ; 12%; 4 bộ."

PAGE = document(TEXT, offset=1, title="+1+cmd|' /C calc'!A0")


def said(number: str, **read: Any) -> Fact:
    return fact(PAGE, number, number, **read)


COUNT = {"indicator": "dossiers_received", "unit": "count"}
RANK = {"indicator": "dti_rank", "unit": "rank", "value": 70.0}

BAD = {
    "indicator is not in the catalogue": said("7", indicator="communes_that_fly", unit="count", value=7.0),
    "entity is valid neither in the period nor on the day it was stated": said("88%", entity="P02", period="2025-S2"),
    "entity code is unknown": said("88%", entity="P99"),
    "period ends before it begins": said("88%", period="2024-09/2024-01"),
    "period cannot be read": said("88%", period="2024-13"),
    "percentage outside 0 to 100": said("120%"),
    "negative amount": said("61.000", value=-61000.0, **COUNT),
    "more than the total it is said to be of": said("61.000", value=61000.0, total=60000.0, **COUNT),
    "rank beyond the number of ranked": said("70", total=63.0, **RANK),
    "rank is no whole number from 1": said("70", **(RANK | {"value": 0.0})),
    "unit is not the indicator's": said("12%", unit="count"),
}

GOOD = (
    fact(PAGE, FORMULA, "65,3%"),
    # Growth may be over 100 percent.
    said("120%", indicator="digital_economy_growth", entity="VN"),
    # A district and a commune, in their time.
    said("88%", entity="D495", period="2024-Q1"),
    said("12%", entity="W00001", period="2024-Q1"),
    said("20,7%", indicator="digital_economy_gdp_share"),
)  # fmt: skip


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(data=tmp_path_factory.mktemp("bad"))
    # A reading of 2026, so that an entity code can have ended before.
    late = replace(PAGE, document_id="f" * 32, page_id="e" * 32, published="2026-01-05", archive_offset=2,
                   fetched_at=PAGE.fetched_at.replace(year=2026))  # fmt: skip
    gone = "entity is valid neither in the period nor on the day it was stated"
    now = Extraction(facts=tuple(bad for reason, bad in BAD.items() if reason != gone) + GOOD + GOOD)
    load(settings, [(PAGE, now), (late, Extraction(facts=(BAD[gone],))), (PAGE, now)])
    build(settings)
    release(settings)
    return settings


def test_what_is_bad_is_held_back_with_its_reason_and_the_rest_is_built(settings: Settings) -> None:
    with open_release(settings.release_link) as con:
        held = con.execute("select reason, count(*) from fct_quarantine group by all").fetchall()
        built = con.execute("select entity_key, value from fct_observation order by entity_key, value").fetchall()
    assert dict(held) == dict.fromkeys(BAD, 1)
    # What was given twice is there once.
    assert built == [("D495", 88.0), ("P48", 20.7), ("P48", 65.3), ("VN", 120.0), ("W00001", 12.0)]


def test_every_unit_of_a_fact_is_found_with_its_time_its_parent_and_what_became_of_it(settings: Settings) -> None:
    with open_release(settings.release_link) as con:
        units = con.execute(
            """select distinct entity.entity_key, entity.statistics_code, entity.iso_3166_2, entity.parent_code,
                      entity.valid_to, next.successor_key, next.share, next.share_of_successor
               from fct_observation as fact
               inner join dim_entity as entity on fact.entity_key = entity.entity_key
               left join bridge_entity_succession as next on fact.entity_key = next.predecessor_key
               where fact.entity_key <> 'VN' order by all"""
        ).fetchall()
    found = {row[0]: tuple(map(str, row[1:])) for row in units}
    merged, done = "2025-07-01", ("None", "None", "None")
    assert found["P48"] == ("48", "VN-DN", "VN", merged, "P48@2025-07-01", "whole", "0.1679")
    # Districts ended without a successor; communes went into one.
    assert found["D495"] == ("495", "None", "P48", merged, *done)
    assert found["W00001"][:4] == ("00001", "None", "D001", merged)
    assert found["W00001"][4].startswith("W") and found["W00001"][5] == "whole"


def test_texts_come_out_as_they_went_in_and_harmless_in_a_spreadsheet(settings: Settings, tmp_path: Path) -> None:
    with open_release(settings.release_link) as con:
        assert con.execute("select quote from fct_observation where value = 65.3").fetchall() == [(FORMULA,)]
    for form in ("csv", "json", "parquet"):
        (one, two) = answers.export(settings, tmp_path, ["fct_observation", "dim_document"], form)
        assert (one.rows, two.rows) == (5, 2) and one.path.name == f"fct_observation.{form}"
    with (tmp_path / "fct_observation.csv").open(encoding="utf-8", newline="") as file:
        quotes = {row["value"]: row["quote"] for row in csv.DictReader(file)}
    assert quotes["65.3"] == "'" + FORMULA
    with (tmp_path / "dim_document.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert titles == {f"'{PAGE.title}"}
    for read in ("read_json", "read_parquet"):
        form = read.removeprefix("read_")
        found = duckdb.sql(
            f"select quote from {read}('{tmp_path}/fct_observation.{form}') where value = 65.3"
        ).fetchall()
        assert found == [(FORMULA,)]
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["value"]["type"] == "number" and "percent 18.3" in fields["value"]["description"]


def test_an_export_that_cannot_be_made_says_why(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(stages.StageError, match="near: fct_observation"):
        answers.export(settings, tmp_path, ["fct_observations"])
    with pytest.raises(stages.StageError, match="none of csv, parquet, json"):
        answers.export(settings, tmp_path, form="xls")
    (tmp_path / "file").touch()
    with pytest.raises(stages.StageError, match="cannot be exported to"):
        answers.export(settings, tmp_path / "file")


def test_one_made_up_page_among_real_ones_stops_the_release(settings: Settings) -> None:
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute(
            """insert into raw.document by name
               select * replace ('made up' as document_id, 'https://press.synthetic.invalid/q2407.htm' as final_url)
               from raw.document limit 1"""
        )
    with pytest.raises(ReleaseError, match=r"1 made-up pages \(such as https://press.synthetic.invalid/q2407.htm\)"):
        release(settings)
