"""The main job as a user starts it, in a process of its own on a warehouse of its own: from pages to a release, twice,
and again from the archive alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from tests.command import Done, vndx_apart
from tests.integration.warehouse_at import rows

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample" / "sample.warc.gz"
SHARED = Path(os.environ.get("VNDX_SHARED", ROOT.parent / "shared"))


def vndx(data: Path, *arguments: str | Path) -> Done:
    return vndx_apart(*arguments, VNDX_DATA=data, COLUMNS="200")


FACTS = "select * exclude (batch_id) from raw.fact order by all"
DOCUMENTS = "select * exclude (batch_id) from raw.document order by all"
RAW = [
    FACTS,
    DOCUMENTS,
    FACTS.replace("fact", "quantity"),
    FACTS.replace("fact", "platform_mention"),
    FACTS.replace("fact", "table_value"),
    "select * from raw.page_table order by all",
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    data = tmp_path_factory.mktemp("warehouse")
    return data, vndx(data, "run", SAMPLE)


def test_the_job_ends_with_headline_facts_and_where_to_find_them(
    sample: tuple[Path, Done],
) -> None:
    data, done = sample
    assert done.code == 0, done.err
    assert "Full-online dossier rates" in done.out
    assert "Digital economy" in done.out
    assert str((data / "vndx.duckdb").resolve()) in done.out
    assert done.out.count(".venv/bin/vndx") == 3


def test_every_mart_column_says_what_it_is(sample: tuple[Path, Done]) -> None:
    silent = rows(
        sample[0] / "vndx.duckdb",
        "select table_name, column_name from duckdb_columns() where schema_name = 'marts' and comment is null",
    )
    assert silent == []


def test_the_run_is_in_the_history_of_dagster(sample: tuple[Path, Done]) -> None:
    import sqlite3  # noqa: PLC0415

    (store,) = sample[0].glob("dagster/**/runs.db")
    with sqlite3.connect(store) as con:
        assert con.execute("select pipeline_name, status from runs").fetchall() == [("refresh", "SUCCESS")]


def test_a_second_run_stages_reads_and_releases_nothing(sample: tuple[Path, Done]) -> None:
    data, _ = sample
    before = [rows(data / "build.duckdb", sql) for sql in [*RAW, "select * from raw.batch"]]
    link = (data / "vndx.duckdb").resolve()
    again = vndx(data, "run", SAMPLE)
    assert again.code == 0, again.err
    assert again.err.count("nothing new") >= 3
    assert [rows(data / "build.duckdb", sql) for sql in [*RAW, "select * from raw.batch"]] == before
    assert (data / "vndx.duckdb").resolve() == link
    assert len(list((data / "releases").glob("*.duckdb"))) == 1


def test_rebuilding_from_the_archive_gives_the_same_rows(
    sample: tuple[Path, Done],
) -> None:
    data, _ = sample
    before = [rows(data / "build.duckdb", sql) for sql in RAW]
    assert before[0]
    (data / "build.duckdb").unlink()
    done = vndx(data, "rebuild")
    assert done.code == 0, done.err
    assert [rows(data / "build.duckdb", sql) for sql in RAW] == before


def test_why_shows_the_quotation_in_the_archived_page(sample: tuple[Path, Done]) -> None:
    data, _ = sample
    listed = vndx(data, "facts", "--indicator", "digital_economy_gdp_share", "--json")
    fact = json.loads(listed.out.splitlines()[0])
    shown = vndx(data, "why", fact["fact_id"][:10])
    assert shown.code == 0, shown.err
    for expected in (fact["quote"].split()[0], "vndx-000001.warc.gz", "sha256"):
        assert expected in shown.out


def test_sql_reads_the_release_but_neither_writes_nor_opens_files(
    sample: tuple[Path, Done],
) -> None:
    data, _ = sample
    assert vndx(data, "sql", "select count(*) as n from marts.fct_observation", "--json").code == 0
    for forbidden in (
        "drop table marts.dim_source",
        "select * from read_text('README.md')",
        "copy (select 1) to 'x.csv'",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
    ):
        refused = vndx(data, "sql", forbidden)
        assert refused.code == 2, forbidden
        assert refused.err.startswith("vndx: ")


def test_real_articles_are_read_well(tmp_path: Path) -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"NOT CHECKED: real articles, {SHARED / 'seeds'} is not there (VNDX_SHARED names another place)")
    done = vndx(tmp_path, "run", SHARED / "seeds")
    assert done.code == 0, done.err
    con = duckdb.connect(str(tmp_path / "build.duckdb"), read_only=True)
    found = (
        con.execute(
            """select document.name as doc, fact.* exclude (document_id, fact_id, batch_id)
           from raw.fact as fact inner join raw.document as document using (document_id)"""
        )
        .to_arrow_table()
        .to_pylist()
    )
    con.close()
    facts = tmp_path / "facts.jsonl"
    facts.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    score = subprocess.run(
        [
            sys.executable,
            SHARED / "tools" / "score_facts.py",
            SHARED / "seeds" / "gold.jsonl",
            facts,
            "--texts",
            SHARED / "seeds",
            "--floor",
            "0.90",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert score.returncode == 0, score.stdout + score.stderr


def test_a_release_shows_its_facts_where_people_look(sample: tuple[Path, Done]) -> None:
    with dg.DagsterInstance.from_config(str(sample[0] / "dagster")) as instance:
        event = instance.get_latest_materialization_event(dg.AssetKey("release"))
        assert event is not None and event.asset_materialization is not None
        metadata = event.asset_materialization.metadata
    assert metadata["bytes"].value == (sample[0] / "vndx.duckdb").stat().st_size
    assert "digital\\_economy\\_gdp\\_share" in str(metadata["facts by indicator"].value)
    assert "](<https://" in str(metadata["newest facts"].value)
