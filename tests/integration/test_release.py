"""The release: complete, described, closed, flipped in one step, made only of what passed and only when it
differs."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.model import Extraction
from pipelines.settings import Settings
from tests.integration.made_up import document, fact
from tests.integration.warehouse_at import build, load
from warehouse.release import ReleaseError, open_release, release

ONE = document("Đà Nẵng đạt 65,3% hồ sơ toàn trình.", offset=1)
TWO = document("Huế đạt 71,5% hồ sơ toàn trình.", offset=2)
READ_ONE = Extraction(facts=(fact(ONE, "65,3% hồ sơ toàn trình", "65,3%"),))
READ_TWO = Extraction(facts=(fact(TWO, "71,5% hồ sơ toàn trình", "71,5%", entity="P46"),))


def rates(con: duckdb.DuckDBPyConnection) -> list[float]:
    return [row[0] for row in con.execute("select value from fct_full_online_dossier_rate order by 1").fetchall()]


def test_a_release_from_first_to_last(tmp_path: Path) -> None:
    """One warehouse through its life; one test, because each dbt build takes seconds."""
    settings = Settings(data=tmp_path, keep_releases=2)
    with pytest.raises(ReleaseError, match="no build file"):
        release(settings)
    load(settings, [(ONE, READ_ONE)])
    with pytest.raises(ReleaseError, match="never built"):
        release(settings)
    build(settings)
    first = release(settings)
    assert first.made and settings.release_link.resolve() == first.path
    assert first.rows["fct_observation"] == 1

    # Nothing new: no new file.
    again = release(settings)
    assert not again.made and again.version == first.version and again.path == first.path
    assert len(list(settings.releases.iterdir())) == 1

    # Built again from the same raw rows: still nothing new.
    build(settings)
    assert not release(settings).made

    reader = open_release(settings.release_link)
    assert rates(reader) == [65.3]

    # Every public table and column explains itself.
    undescribed = reader.execute(
        """from (
               select schema_name, table_name, column_name, comment from duckdb_columns()
               union all select schema_name, table_name, '', comment from duckdb_tables())
           where schema_name = 'marts' and comment is null"""
    ).fetchall()
    assert undescribed == []

    # A reader reaches nothing but the release, and cannot open the door.
    for closed in (
        "select * from read_csv('/etc/passwd')",
        "copy (select 1) to 'out.csv'",
        "set enable_external_access = true",
        "install httpfs",
        "delete from fct_observation",
        "attach ':memory:' as other",
    ):
        with pytest.raises(duckdb.Error):
            reader.execute(closed)

    # A second release while the first is open: the old reader keeps what it has, a new one sees the new.
    load(settings, [(TWO, READ_TWO)])
    torn = settings.releases / ".partial-crashed.duckdb"
    torn.write_text("left by a power cut")
    build(settings)
    second = release(settings)
    assert second.made and not torn.exists()
    assert rates(reader) == [65.3]
    with open_release(settings.release_link) as new_reader:
        assert rates(new_reader) == [65.3, 71.5]
        row = new_reader.execute(
            "select version, content_sha256, documents, facts, extractor_version, archive_position from main.release"
        ).fetchone()
        assert row == (second.version, second.content_sha256, 2, 2, "v1", '{"made-up-000.warc.gz":2}')
    reader.close()

    # A build that did not pass is not released, and readers keep what there was.
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("update intermediate.build_result set passed = false, reason = 'grain_fct_observation fail'")
    with pytest.raises(ReleaseError, match="did not pass"):
        release(settings)
    assert settings.release_link.resolve() == second.path

    # The last two stay.
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("update intermediate.build_result set passed = true")
        con.execute("delete from marts.fct_full_online_dossier_rate")
    third = release(settings)
    assert third.removed == (first.path.name,)
    assert sorted(settings.releases.iterdir()) == sorted([second.path, third.path])


def test_no_release_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="Run `vndx run` first"):
        open_release(tmp_path / "vndx.duckdb")
