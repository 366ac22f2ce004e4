"""What the checks find and say: headers that a source never had, falling yields, tests that warn; what the queue
holds back."""

from __future__ import annotations

import shutil
from collections import Counter, deque
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import duckdb
import pytest
import yaml
from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._daemon.run_coordinator.queued_run_coordinator_daemon import QueuedRunCoordinatorDaemon
from dbt.cli.main import dbtRunner

from pipelines import answers, health, stages
from pipelines.definitions import build_definitions
from pipelines.health import Broken
from pipelines.model import Problem, Table
from pipelines.orchestration import assets
from pipelines.settings import PROJECT, Settings
from tests.integration.made_up import document, fact, record
from tests.integration.warehouse_at import SOURCES
from warehouse.release import ReleaseReport
from warehouse.store import Added, Page, Store

NOW = datetime(2026, 11, 20, tzinfo=UTC)
EVIL = "<img src=x onerror=alert(1)> [x](javascript:alert(1))"


# ------------------------------------------------------------------------------------- headers and changed pages


def month(number: int, days_ago: int, *headers: str) -> Page:
    """A portal's page of a month with a table of these columns."""
    table = Table(0, None, tuple(headers), (("UBND phường A", "12"),))
    page = document(
        f"Bảng {number}", url=f"https://portal.example.vn/{number}", offset=number, tables=(table,),
        source_id="portal", fetched_at=NOW - timedelta(days=days_ago),
    )  # fmt: skip
    return Page(record(page), page)


def test_a_header_is_new_against_its_sources_own_past_and_numbers_make_no_header(tmp_path: Path) -> None:
    past = [month(n, 40 + n, "Đơn vị", f"Tiếp nhận tháng {n}") for n in range(10)]
    late = month(90, 1, "Đơn vị", "Tiếp nhận tháng 11", "Chưa thực hiện")
    with Store(tmp_path / "build.duckdb") as store:
        store.put_sources(SOURCES)
        store.add_pages([*past[1:], late])
        assert store.new_headers(["portal"], 28, 10) == [], "nine tables are no past"
        store.add_pages(past[:1])
        (found,) = store.new_headers(["portal"], 28, 10)
        assert found[:2] == ("portal", "Chưa thực hiện") and found[3] == "https://portal.example.vn/90"
        assert store.new_headers(["example"], 28, 10) == [], "only of the sources asked about"


def test_a_later_version_of_a_page_is_counted_as_changed(tmp_path: Path) -> None:
    one, other = (document(text, url="https://example.vn/a", offset=n) for n, text in enumerate(("trước", "sau")))
    with Store(tmp_path / "build.duckdb") as store:
        store.put_sources(SOURCES)
        assert store.add_pages([Page(record(one), one)]).changed == 0
        added = store.add_pages([Page(record(other), other)])
    assert (added.documents, added.changed) == (1, 1)


def test_a_load_shows_new_and_failed_pages_and_warns_of_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = document("Đà Nẵng đạt 65,3%", title=EVIL)
    header = stages.NewHeader("portal", EVIL, NOW, "https://portal.example.vn/90")
    report = stages.LoadReport(
        Added(records=3, documents=2, changed=1), [Problem("https://example.vn/x", None, EVIL)], deque([page]), [header]
    )
    monkeypatch.setattr(stages, "load", lambda _: report)
    with dg.DagsterInstance.ephemeral() as instance:
        done = dg.materialize([assets.raw_pages], instance=instance, resources={"settings": Settings(data=tmp_path)})
    (check,) = done.get_asset_check_evaluations()
    assert (check.passed, check.severity, check.asset_key) == (False, dg.AssetCheckSeverity.WARN, assets.PAGE_TABLE)
    told = done.asset_materializations_for_node("raw_pages")[0].metadata
    assert (told["new documents"].value, told["of pages that changed"].value, told["no article"].value) == (2, 1, 1)
    assert "](<https://example.vn/x>)" in str(told["pages that are no article"].value), "a link to the page that failed"
    shown = "".join(str(one.value) for metadata in (told, check.metadata) for one in metadata.values())
    assert "&lt;img" in shown and "<img" not in shown and "](javascript" not in shown


def test_an_extraction_shows_its_facts_by_indicator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = document("Đà Nẵng đạt 65,3% hồ sơ toàn trình.")
    read = fact(page, "65,3% hồ sơ toàn trình", "65,3%")
    report = stages.ExtractReport(Added(documents=1, facts=1), Counter({read.indicator: 1}), deque([(page, read)]))
    monkeypatch.setattr(stages, "extract", lambda _: report)
    with dg.DagsterInstance.ephemeral() as instance:
        done = dg.materialize(
            [assets.raw_extractions], instance=instance, resources={"settings": Settings(data=tmp_path)}
        )
    told = done.asset_materializations_for_node("raw_extractions")[0].metadata
    assert "| dossier\\_full\\_online\\_rate | 1 |" in str(told["facts by indicator"].value)
    assert "65,3% hồ sơ toàn trình" in str(told["newest facts"].value) and page.url is not None


# ---------------------------------------------------------------------------------------------------- yields


def test_a_sources_falling_yield_is_found_against_its_own_past(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    with duckdb.connect(str(settings.release_link)) as con:
        con.execute("create schema marts")
        con.execute("create table marts.dim_document (document_id integer, source_id varchar, fetched_at timestamp)")
        con.execute("create table marts.fct_observation (document_id integer)")
        # falls: 2 facts a page, then 1 in 2 pages. steady: always 2. young: too few pages to tell.
        pages = [
            (source, days, facts)
            for source, before, after, count in (("falls", 4, 1, 25), ("steady", 4, 4, 25), ("young", 4, 0, 9))
            for days, facts in [(60, before)] * count + [(1, after)] * count
        ]
        for number, (source, days, facts) in enumerate(pages):
            con.execute("insert into marts.dim_document values (?, ?, ?)",
                        [number, source, NOW.replace(tzinfo=None) - timedelta(days=days)])  # fmt: skip
            con.executemany("insert into marts.fct_observation values (?)", [[number]] * facts) if facts else None
    (found,) = health.falling_yields(settings)
    assert found.subject == "falls yield" and found.severity == "warning"
    assert found.what == "1.00 facts a page, 4.00 before"


def test_a_falling_yield_warns_at_the_release_and_blocks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vndx.duckdb"
    path.write_bytes(b"release")
    made = ReleaseReport(version="v", made=True, path=path, content_sha256="", rows={"dim_source": 3}, removed=())
    monkeypatch.setattr(stages, "release", lambda _: made)
    monkeypatch.setattr(answers, "query", lambda *_: [])
    falls = Broken("source", "nhandan yield", "0.2 facts a page, 2.0 before", "markup", NOW, "warning")
    monkeypatch.setattr(assets, "falling_yields", lambda _: [falls])
    with dg.DagsterInstance.ephemeral() as instance:
        done = dg.materialize([assets.release], instance=instance, resources={"settings": Settings(data=tmp_path)})
    assert done.success
    (check,) = done.get_asset_check_evaluations()
    assert (check.check_name, check.passed, check.severity) == ("facts_a_page", False, dg.AssetCheckSeverity.WARN)
    assert "nhandan yield" in str(check.metadata["falling"].value)


# ------------------------------------------------------------------------------------------- tests that warn or fail


def test_a_test_that_warns_is_listed_and_only_one_that_fails_blocks(tmp_path: Path) -> None:
    """dbt with vndx's own hooks on a project of one model."""
    project = tmp_path / "project"
    for folder in ("macros", "models", "tests"):
        (project / folder).mkdir(parents=True)
    shutil.copy(PROJECT / "dbt_project" / "macros" / "build_result.sql", project / "macros")
    about = yaml.safe_load((PROJECT / "dbt_project" / "dbt_project.yml").read_text())
    hooks = {name: about[name] for name in ("on-run-start", "on-run-end")}
    (project / "dbt_project.yml").write_text(yaml.dump({"name": "small", "profile": "small", "version": "1.0"} | hooks))
    target = {"type": "duckdb", "path": str(tmp_path / "build.duckdb")}
    (project / "profiles.yml").write_text(yaml.dump({"small": {"target": "t", "outputs": {"t": target}}}))
    (project / "models" / "one.sql").write_text("select 1 as n")
    (project / "tests" / "looks_odd.sql").write_text("{{ config(severity='warn') }} select n from {{ ref('one') }}")

    def build() -> tuple[bool, str, list[str]]:
        done = dbtRunner().invoke(["--quiet", "--log-level", "none", "build", "--project-dir", str(project),
                                   "--profiles-dir", str(project)])  # fmt: skip
        assert done.exception is None, done.exception
        with duckdb.connect(str(tmp_path / "build.duckdb")) as con:
            row = con.execute("select passed, reason, warned from intermediate.build_result").fetchone()
        assert row is not None
        return row

    passed, _, warned = build()
    assert passed and len(warned) == 1 and warned[0].startswith("looks_odd: Got 1 result")
    (project / "tests" / "is_wrong.sql").write_text("select n from {{ ref('one') }}")
    passed, reason, _ = build()
    assert (passed, reason) == (False, "is_wrong fail")

    settings = Settings(data=tmp_path)
    a_part = {"passed": False, "reason": "only a part was built", "warned": [], "at": NOW.isoformat()}
    stages._note(settings, "build.json", a_part)
    (one,) = health.look(settings, NOW, {})
    assert one.severity == "warning" and "the next refresh" in one.likely_cause
    stages._note(settings, "build.json", {"passed": True, "reason": "", "warned": warned, "at": NOW.isoformat()})
    stages._note(settings, "headers.json", [
        {"source": "portal", "header": name, "since": NOW.isoformat(), "url": "https://portal.example.vn/90"}
        for name in ("Chưa thực hiện", "Khác")
    ])  # fmt: skip
    found = {one.key: one for one in health.look(settings, NOW, {})}
    assert found["check: looks_odd"].severity == found["check: portal headers"].severity == "warning"
    assert found["check: portal headers"].what.endswith("Chưa thực hiện, Khác")


# ----------------------------------------------------------------------------------------------------- the queue


def test_four_sources_are_crawled_side_by_side_and_none_twice(tmp_path: Path) -> None:
    """Dagster's own queue with our dagster.yaml: what it would start of what waits."""
    shutil.copy(PROJECT / "dagster.yaml", tmp_path)
    definitions = build_definitions(Settings(data=tmp_path))
    crawl = definitions.resolve_job_def("crawl")
    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:

        def wait(job: dg.JobDefinition, **tags: str) -> None:
            place = RemoteRepositoryOrigin(RegisteredCodeLocationOrigin("vndx"), "__repository__")
            instance.create_run_for_job(
                job, status=dg.DagsterRunStatus.QUEUED, tags=tags, remote_job_origin=RemoteJobOrigin(place, job.name)
            )

        for code in ("mic", "mic", "nhandan", "vnexpress", "tuoitre", "dantri"):
            wait(crawl, **{"dagster/partition": code})
        queue = QueuedRunCoordinatorDaemon(interval_seconds=1)
        due = queue._get_runs_to_dequeue(instance, instance.get_concurrency_config(), None)
    sources = [run.tags["dagster/partition"] for run in due if run.job_name == "crawl"]
    assert sources == ["mic", "nhandan", "vnexpress", "tuoitre"]
    assert len(due) == 4
