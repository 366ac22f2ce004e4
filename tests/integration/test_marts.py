"""The dbt project as a whole: its unit tests, what a changed reading or rule does, what a second build
does."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from dbt.artifacts.schemas.run import RunExecutionResult

from pipelines.catalogue import indicators
from pipelines.model import Extraction
from pipelines.settings import Settings
from tests.integration.made_up import document, fact
from tests.integration.warehouse_at import build, dbt, failures, load, rows
from warehouse.release import ReleaseError, open_release, release


def rebuild_readings(settings: Settings) -> None:
    """Only what depends on readings, without tests: a whole build takes seconds more."""
    done = dbt(settings, "run", "--selector", "readings")
    assert done.success, failures(done)


def test_every_rule_holds(analysts_build: Settings) -> None:
    done = dbt(analysts_build, "test", "--select", "resource_type:unit_test")
    assert done.success, failures(done)
    assert isinstance(done.result, RunExecutionResult) and len(done.result) >= 4


def test_every_selector_selects(analysts_build: Settings) -> None:
    for name in ("headline", "readings", "reference", "trust"):
        done = dbt(analysts_build, "ls", "--selector", name, "--resource-type", "model", "--output", "name")
        assert done.success and isinstance(done.result, list) and len(done.result) > 4, (name, done.result)


def test_made_up_pages_are_not_released(analysts_build: Settings) -> None:
    with pytest.raises(ReleaseError, match="made-up pages"):
        release(analysts_build)


def test_the_catalogue_is_the_dimension(analysts_release: Path) -> None:
    with open_release(analysts_release) as con:
        stored = con.execute("select indicator, unit, name_vi, definition from dim_indicator").fetchall()
    assert set(stored) == {(i.code, i.unit, i.name_vi, i.definition) for i in indicators().values()}


def test_known_on_today_is_what_stands(analysts_release: Path) -> None:
    with open_release(analysts_release) as con:
        different = con.execute(
            """select value_id, fact_id, chosen_by, statements from known_on(current_date)
               except select value_id, fact_id, chosen_by, statements from fct_indicator_value"""
        ).fetchall()
        assert different == []
        assert con.execute("select count(*) from known_on('2023-07-11')").fetchone() == (0,)


def test_views_explain_themselves(analysts_release: Path) -> None:
    with open_release(analysts_release) as con:
        assert (
            con.execute(
                """select table_name, column_name from duckdb_columns()
               where schema_name = 'marts' and comment is null"""
            ).fetchall()
            == []
        )
        assert (
            con.execute(
                "select view_name from duckdb_views() where schema_name = 'marts' and comment is null"
            ).fetchall()
            == []
        )


def test_a_better_reading_replaces_ours_and_is_no_revision(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    page = document("Đà Nẵng đạt 65,3% hồ sơ toàn trình, kinh tế số 20,7% GRDP.", offset=1)
    wrong = fact(page, "65,3% hồ sơ", "65,3%", value=653.0)
    right = wrong._replace(value=65.3)
    same = fact(page, "20,7% GRDP", "20,7%", indicator="digital_economy_gdp_share")
    load(settings, [(page, Extraction(facts=(wrong, same)))], version="v1")
    build(settings)
    assert rows(settings.build_file, "select value from marts.fct_observation") == [(20.7,)]
    assert rows(settings.build_file, "select value, reason from marts.fct_quarantine") == [
        (653.0, "percentage outside 0 to 100")]  # fmt: skip
    kept = rows(settings.build_file, "select fact_id from marts.fct_observation")

    load(settings, [(page, Extraction(facts=(right, same)))], version="v2")
    rebuild_readings(settings)
    assert rows(settings.build_file, "select value, extractor_version from marts.fct_observation order by 1") == [
        (20.7, "v2"), (65.3, "v2")]  # fmt: skip
    assert rows(settings.build_file, "select * from marts.fct_quarantine") == []
    assert rows(settings.build_file, "select * from marts.fct_revision") == []
    assert rows(settings.build_file, "select change, value from marts.fct_reading_change order by 1") == [
        ("added", 65.3), ("dropped", 653.0)]  # fmt: skip
    # What is read as before keeps its key.
    assert set(kept) < set(rows(settings.build_file, "select fact_id from marts.fct_observation"))

    # Readings that were worked out under other rules are worked out again, by themselves.
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("update intermediate.int_observation set rules = 'of yesterday', quarantine_reason = 'stale'")
    rebuild_readings(settings)
    assert rows(settings.build_file, "select count(*) from marts.fct_observation") == [(2,)]


def test_a_source_test_that_fails_stops_the_release(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    page = document("Đà Nẵng đạt 65,3% hồ sơ toàn trình.", offset=1)
    load(settings, [(page, Extraction(facts=(fact(page, "65,3% hồ sơ", "65,3%"),)))])
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("insert into raw.fact select * from raw.fact")
    done = dbt(settings, "build", "--exclude-resource-type", "unit_test")
    assert not done.success
    with pytest.raises(ReleaseError, match="grain_stg_fact"):
        release(settings)
