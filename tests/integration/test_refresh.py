"""A warehouse that is refreshed step by step comes to exactly what one comes to that is built and released from
nothing: the same rows in every table and view that readers have."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.model import Document, Extraction
from pipelines.settings import Settings
from tests.integration import analysts
from tests.integration.made_up import document, fact
from tests.integration.warehouse_at import Readings, dbt, failures, load
from warehouse import release as release_module
from warehouse.release import ReleaseReport, open_release, release

SEED = int(os.environ.get("VNDX_SEED", "20261122"))

Contents = dict[str, tuple[int, int]]


# Two versions of one page, fetched before and after 2025-07-01, when the code P52 went from one province to another.
# Alone the newer counts as stated on the day that it names.
URL = "https://paper.synthetic.invalid/doi.htm"
PAGE: dict[str, Any] = {"url": URL, "published": "2025-06-20", "source_id": "paper"}
OLDER, NEWER = (
    (page, Extraction(facts=(fact(page, "61,5% hồ sơ", "61,5%", entity="P52", period="2025"),)))
    for page in (
        document(text, fetched_at=datetime(2025, month, 25, tzinfo=UTC), offset=month, **PAGE)
        for month, text in ((6, "Tỉnh đạt 61,5% hồ sơ."), (8, "Tỉnh đạt 61,5% hồ sơ một cửa."))
    )
)


def refresh(settings: Settings, *arguments: str) -> ReleaseReport:
    """dbt's models and a release. The seeds stand as the test left them; tests of the data have tests of their own."""
    done = dbt(settings, "build", "--exclude-resource-type", "unit_test", "test", "seed", *arguments)
    assert done.success, failures(done)
    return release(settings, synthetic=True)


def contents(path: Path) -> Contents:
    """Number of rows and sum of their hashes of every table and view of a release."""
    with open_release(path) as con:
        names = [name for (name,) in con.sql("select table_name from duckdb_columns() where schema_name = 'marts'"
                                             " group by all order by all").fetchall()]  # fmt: skip
        return {name: con.sql(f"select count(*), sum(hash(t)) from {name} as t").fetchall()[0] for name in names}


def apart(settings: Settings, folder: Path) -> Settings:
    """The same build file in a folder without releases."""
    there = Settings(data=folder)
    folder.mkdir()
    shutil.copy(settings.build_file, there.build_file)
    return there


def read_again(document: Document, extraction: Extraction, chance: random.Random) -> tuple[Document, Extraction]:
    """What a newer extractor reads in a document: facts as before, others, fewer, some that cannot be."""
    changes: tuple[dict[str, Any] | None, ...] = (
        {}, {}, {"value": 33.3}, {"value": 120.0}, {"entity": "P99"}, {"status": "estimate"}, None,
    )  # fmt: skip
    facts = (fact._replace(**change) for fact in extraction.facts if (change := chance.choice(changes)) is not None)
    return document, replace(extraction, facts=tuple(facts))


def steps(settings: Settings, chance: random.Random) -> Iterator[str]:
    """Changes of what a warehouse is made of, one after the other: pages come in any order (an older version of one
    after a newer, the first to have a story after its copies), are read anew, corrected, and of a better source."""
    given: Readings = chance.sample(analysts.readings(), k=len(analysts.readings()))
    load(settings, [*given[::2], NEWER], sources=analysts.SOURCES)
    yield "pages"
    with duckdb.connect(str(settings.build_file)) as con:
        facts = [key for (key,) in con.sql("select fact_id from raw.fact order by 1").fetchall()]
        for fact_id, action in zip(chance.sample(facts, k=9), ("correct", "withdraw", "confirm") * 3, strict=True):
            con.execute(
                """insert into seed.correction by name select $1 as fact_id, $2 as action, 'made up' as reason,
                   case when $2 = 'correct' then 44.4 end as value, 'L. Anh' as found_by,
                   date '2026-01-01' as reviewed_on""",
                [fact_id, action],
            )
    better = [replace(source, tier=1) if source.source_id == "copy" else source for source in analysts.SOURCES]
    load(settings, [], sources=better)
    yield "corrected, and a source of more authority"
    load(settings, [*given[1::2], OLDER], sources=better)
    yield "more pages"
    again = [read_again(*one, chance) for one in chance.sample(given, k=len(given) // 4)]
    load(settings, again, "v2", better)
    yield "read anew"


def test_refreshed_is_what_built_from_nothing_is(
    analysts_build: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_module, "_MOST_GROWN", 10.0)  # so few tables grow by more than a quarter at once
    settings = Settings(data=tmp_path / "refreshed", keep_releases=1)
    # The seeds' tables of a built warehouse, without anything that was loaded.
    apart(analysts_build, settings.data)
    with duckdb.connect(str(settings.build_file)) as con:
        for (table,) in con.sql(
            "select table_name from duckdb_tables() where schema_name = 'raw' and table_name <> 'migration'"
        ).fetchall():
            con.execute(f"delete from raw.{table}")
    exchanged = []
    for number, step in enumerate(steps(settings, random.Random(SEED))):
        made = refresh(settings, *([] if number else ["--full-refresh"]))
        assert made.made, step
        exchanged.append(made.exchanged)
    assert exchanged[0] is None and all(exchanged[1:]), exchanged
    whole = refresh(apart(settings, tmp_path / "whole"), "--full-refresh")
    assert contents(made.path) == contents(whole.path)


def test_what_has_other_tables_or_a_torn_copy_is_written_anew(
    analysts_build: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = apart(analysts_build, tmp_path / "warehouse")
    first = release(settings, synthetic=True)
    whole = contents(first.path)

    def changed(sql: str) -> ReleaseReport:
        with duckdb.connect(str(settings.build_file)) as con:
            con.execute(sql)
        made = release(settings, synthetic=True)
        assert made.made
        return made

    few = changed("delete from marts.dim_day where year = 2050")
    assert few.exchanged == 365
    assert contents(few.path) == whole | {"dim_day": contents(few.path)["dim_day"]}
    assert (days := contents(few.path)["dim_day"][0]) == whole["dim_day"][0] - 365

    # Other words, much that changed, two rows that are the same: nothing that rows are exchanged for.
    for sql in (
        "comment on table marts.dim_day is 'Other words.'",
        "update marts.dim_entity set name_en = name_en || '!'",
        "insert into marts.dim_day from marts.dim_day limit 1",
    ):
        assert changed(sql).exchanged is None, sql
    with open_release(settings.release_link) as con:
        assert con.sql("select count(*), count(distinct day) from dim_day").fetchone() == (days + 1, days)
    assert changed("delete from marts.dim_day where day = date '2020-01-01'").exchanged == 1

    # Cut off in the middle, the release before stands, and the next one clears what was left.
    stood = settings.release_link.resolve()

    def cut_off(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(release_module, "_exchange_rows", cut_off)
        with pytest.raises(KeyboardInterrupt):
            changed("delete from marts.dim_day where day = date '2019-12-31'")
    assert settings.release_link.resolve() == stood and list(settings.releases.glob(".partial-*"))
    assert release(settings, synthetic=True).exchanged == 1
    assert not list(settings.releases.glob(".partial-*"))

    # A release whose bytes rotted is not handed on.
    newest = settings.release_link.resolve()
    newest.chmod(0o644)
    with newest.open("r+b") as file:
        for place in range(1 << 16, newest.stat().st_size, 1 << 18):
            file.seek(place)
            file.write(b"rotten")
    healed = changed("delete from marts.dim_day where day = date '2020-01-02'")
    assert healed.exchanged is None
    assert contents(healed.path).keys() == whole.keys()

    # Neither is one that holds much dead space.
    monkeypatch.setattr(release_module, "_MOST_GROWN", 0.5)
    assert changed("delete from marts.dim_day where day = date '2020-01-03'").exchanged is None
