"""The build file: what goes in comes out, once, whatever is cut off or given twice."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.model import Extraction, Fetch, PlatformMention, Quantity, Table
from tests.integration.made_up import document, fact, record
from warehouse import store as store_module
from warehouse.store import Added, Page, SourceRow, Store, StoreError, fact_id

TABLE = Table(0, "Kết quả", ("Cơ quan", "Đã giải quyết / Đúng hạn"), (("Sở Một", "12"), ("Sở Hai", "")))


def test_a_document_comes_back_as_it_went_in(tmp_path: Path) -> None:
    one = document(
        'Thành phố đạt 65,3% hồ sơ toàn trình.\n"Trích"; =1+1',
        tables=(TABLE,),
        published="2024",
        name="A",
        lead="Thành phố đạt 65,3%",
        captions=("Ảnh: T.H",),
        section="Thời sự",
        published_at="2024-10-05T08:06:00+07:00",
        updated_at="2024-10-05T09:00:00+07:00",
        original_publisher="TTXVN",
    )
    with Store(tmp_path / "build.duckdb") as store:
        assert store.add_pages([Page(record(one), one)]) == Added(records=1, documents=1)
    with Store(tmp_path / "build.duckdb") as store:
        assert list(store.documents_without_facts("v1")) == [[one]]
        assert store.loaded_until("record") == (one.archive_file, one.archive_offset)


def test_the_same_batch_twice_adds_nothing_and_writes_no_batch(tmp_path: Path) -> None:
    one = document("Đạt 65,3%.")
    with Store(tmp_path / "build.duckdb") as store:
        store.add_pages([Page(record(one), one), Page(record(one), one)])
        before = store.counts()
        assert store.add_pages([Page(record(one), one)]) == Added()
        assert store.counts() == before
        assert before["record"] == before["document"] == before["batch"] == 1


def test_a_page_seen_again_unchanged_is_a_record_and_no_document(tmp_path: Path) -> None:
    one = document("Đạt 65,3%.")
    again = replace(record(one), offset=900, record_id="<urn:uuid:again>")
    with Store(tmp_path / "build.duckdb") as store:
        store.add_pages([Page(record(one), one)])
        assert store.add_pages([Page(again, one)]) == Added(records=1)
        assert store.loaded_until("record") == (one.archive_file, 900)


def test_what_gave_no_document_is_kept_with_the_reason(tmp_path: Path) -> None:
    one = document("")
    path = tmp_path / "build.duckdb"
    with Store(path) as store:
        store.add_pages([Page(record(one), None, "a PDF named .html")])
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.sql("select document_id, problem, http_status from raw.record").fetchall() == [
            (None, "a PDF named .html", 200)
        ]


def test_readings_are_stored_once_a_version_with_their_sentence(tmp_path: Path) -> None:
    one = document("Đà Nẵng đạt 65,3% hồ sơ toàn trình qua cổng eGov, 12 trạm.")
    reading = Extraction(
        facts=(fact(one, "65,3% hồ sơ toàn trình", "65,3%"),) * 2,
        quantities=(Quantity(12, None, "trạm", 50, 52, 0, len(one.text)),),
        platforms=(PlatformMention("egov_danang", "P48", None, 44, 48, 0, len(one.text)),),
    )
    path = tmp_path / "build.duckdb"
    with Store(path) as store:
        store.add_pages([Page(record(one), one)])
        assert store.add_extractions("v1", [(one, reading)]) == Added(documents=1, facts=1)
        assert store.add_extractions("v1", [(one, reading)]) == Added()
        assert list(store.documents_without_facts("v1")) == []
        assert list(store.documents_without_facts("v2")) == [[one]]
        store.add_extractions("v2", [(one, reading)])
        counts = store.counts()
        assert (counts["fact"], counts["quantity"], counts["platform_mention"], counts["extraction"]) == (
            2,
            2,
            2,
            2,
        )
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.sql("select distinct fact_id, sentence from raw.fact").fetchall() == [
            (fact_id(one.document_id, reading.facts[0]), one.text)
        ]
        assert con.sql("select distinct mention from raw.platform_mention").fetchall() == [("eGov",)]


def test_a_document_without_facts_is_not_read_again(tmp_path: Path) -> None:
    one = document("Không có số nào.")
    with Store(tmp_path / "build.duckdb") as store:
        store.add_pages([Page(record(one), one)])
        store.add_extractions("v1", [(one, Extraction())])
        assert list(store.documents_without_facts("v1")) == []


def test_batches_hold_every_document_in_order(tmp_path: Path) -> None:
    many = [document(f"Bài số {n}.", offset=n) for n in range(7)]
    with Store(tmp_path / "build.duckdb") as store:
        store.add_pages([Page(record(d), d) for d in many])
        batches = []
        for batch in store.documents_without_facts("v1", batch_size=3):
            batches.append([d.text for d in batch])
            store.add_extractions("v1", [(d, Extraction()) for d in batch])
    assert batches == [
        ["Bài số 0.", "Bài số 1.", "Bài số 2."],
        ["Bài số 3.", "Bài số 4.", "Bài số 5."],
        ["Bài số 6."],
    ]


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    one = document("Đạt 65,3%.")
    wrong = fact(one, "65,3%", "65,3%")._replace(quote="66,3%")
    with Store(tmp_path / "build.duckdb") as store:
        store.add_pages([Page(record(one), one)])
        before = store.counts()
        with pytest.raises(ValueError, match="its own quote"):
            store.add_extractions("v1", [(one, Extraction(facts=(wrong,)))])
        assert store.counts() == before
        assert store.add_extractions("v1", [(one, Extraction())]) == Added(documents=1)


@pytest.mark.parametrize(
    "change",
    [
        {"value": 65.4},
        {"entity": "P46"},
        {"period": "2023"},
        {"period": None},
        {"status": "target"},
        {"bound": ">"},
        {"indicator": "dossier_online_rate"},
        {"number_start": 0},
    ],
)
def test_another_reading_is_another_fact_and_confidence_is_no_part_of_it(change: dict[str, Any]) -> None:
    one = document("Đạt 65,3%.")
    read = fact(one, "65,3%", "65,3%")
    assert fact_id(one.document_id, read._replace(**change)) != fact_id(one.document_id, read)
    assert fact_id(one.document_id, read._replace(confidence=0.1, rule="other")) == fact_id(one.document_id, read)


def test_sources_are_what_the_files_say_now(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with Store(path) as store:
        store.put_sources([SourceRow("a", "A", None, "VN", 1, None), SourceRow("b", "B", "B", None, None, None)])
        store.put_sources([SourceRow("a", "A mới", None, "VN", 2, None)])
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.sql("select source_id, name, tier from raw.source").fetchall() == [("a", "A mới", 2)]


def test_a_file_from_a_newer_vndx_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with Store(path):
        pass
    with duckdb.connect(str(path)) as con:
        con.execute("insert into raw.migration values (9000, 'from the future')")
    with pytest.raises(StoreError, match=r"newer vndx \(schema 9000"):
        Store(path)


def test_an_older_file_is_migrated_and_kept_and_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "build.duckdb"
    schema = tmp_path / "schema"
    shutil.copytree(store_module.SCHEMA, schema)
    newest = max(int(file.name[:4]) for file in schema.glob("*.sql"))
    one = document("Đạt 65,3%.")
    with Store(path) as store:
        store.add_pages([Page(record(one), one)])
    before = path.read_bytes()
    monkeypatch.setattr(store_module, "SCHEMA", schema)
    step = schema / f"{newest + 1:04}_next.sql"
    step.write_text("create table raw.next (n integer); select no_such_column from raw.next;")
    with pytest.raises(duckdb.Error, match="no_such_column"):
        Store(path)
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.sql("select count(*) from raw.document").fetchall() == [(1,)]
        assert con.sql("select count(*) from duckdb_tables() where table_name = 'next'").fetchall() == [(0,)]
    step.write_text("create table raw.next (n integer)")
    with Store(path) as store:
        assert store.counts()["next"] == 0 and store.counts()["document"] == 1
    assert path.with_name(f"build.duckdb.before-{newest + 1:04}").read_bytes() == before


def test_documents_of_an_older_schema_lack_only_what_was_not_kept_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, older = tmp_path / "build.duckdb", tmp_path / "older"
    newest = store_module.SCHEMA
    shutil.copytree(newest, older, ignore=lambda _, names: [name for name in names if name[:4] > "0002"])
    one = document("Đạt 65,3%.", lead="Đạt", captions=("Ảnh: T.H",), section="Thời sự")
    monkeypatch.setattr(store_module, "SCHEMA", older)
    Store(path).close()
    with duckdb.connect(str(path)) as con:
        known = {
            row[0]
            for row in con.execute("select column_name from duckdb_columns() where table_name = 'document'").fetchall()
        }
        values = {name: getattr(one, name) for name in known if hasattr(one, name)} | {"batch_id": 1}
        con.execute(
            f"insert into raw.document ({', '.join(values)}) values ({', '.join('?' * len(values))})",
            list(values.values()),
        )
    monkeypatch.setattr(store_module, "SCHEMA", newest)
    with Store(path) as store:
        assert list(store.all_documents()) == [[replace(one, lead=None, captions=(), section=None)]]


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    path.write_text("not a database at all, but long enough to be looked at\n" * 100)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        Store(path)


def test_attempts_are_kept_once_with_what_went_wrong(tmp_path: Path) -> None:
    failed = Fetch(
        source="nld", url="https://nld.com.vn/a.htm", final_url="https://nld.com.vn/b.htm",
        redirects=("https://nld.com.vn/b.htm",), started_at=datetime(2024, 10, 5, 1, 2, 3, tzinfo=UTC), duration_ms=812,
        status=503, outcome="server_error", bytes=0, error="503 after 3 tries",
    )  # fmt: skip
    with Store(tmp_path / "build.duckdb") as store:
        state = store.state()
        assert store.add_fetches([(("vndx-000001.warc.gz", 77), failed)]) == Added(fetches=1)
        assert store.add_fetches([(("vndx-000001.warc.gz", 77), failed)]) == Added()
        assert store.loaded_until("fetch") == ("vndx-000001.warc.gz", 77)
        assert store.state() == state, "an attempt alone is no reason to build the marts again"
    with duckdb.connect(str(tmp_path / "build.duckdb")) as con:
        assert con.sql("select outcome, status, error, redirects, started_at::varchar from raw.fetch").fetchall() == [
            ("server_error", 503, "503 after 3 tries", ["https://nld.com.vn/b.htm"], "2024-10-05 01:02:03")
        ]
