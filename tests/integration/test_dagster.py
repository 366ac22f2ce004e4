"""What Dagster knows of vndx and does with it, in this process: crawling by source, checks, schedules, the sensors."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipelines import health, stages
from pipelines.crawl.archive import Archive
from pipelines.crawl.crawl import CrawlReport
from pipelines.definitions import build_definitions
from pipelines.orchestration import crawling
from pipelines.orchestration.jobs import PATIENCE_SECONDS, QUIET_SECONDS, Growth, archive_size
from pipelines.orchestration.markdown import table
from pipelines.orchestration.watching import look, prune_runs
from pipelines.settings import Settings
from pipelines.sources import sources
from tests.faults.conftest import no_waiting, site  # noqa: F401
from tests.faults.site import Site, article, feed, reply
from tests.faults.site import settings as crawl_settings


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return build_definitions(Settings())


def test_everything_loads_and_says_what_it_is(definitions: dg.Definitions) -> None:
    dg.Definitions.validate_loadable(definitions)
    specs = list(definitions.resolve_all_asset_specs())
    assert len(specs) > 30
    silent = [spec.key.to_user_string() for spec in specs if not spec.description and "seed" not in spec.key.path]
    assert silent == []
    ownerless = [spec.key.to_user_string() for spec in specs if not spec.owners]
    assert ownerless == []
    assert all(spec.freshness_policy for spec in specs if spec.group_name == "marts")


def test_every_source_has_its_own_schedule_in_vietnams_time_and_all_are_on(definitions: dg.Definitions) -> None:
    schedules = {one.name: one for one in definitions.get_repository_def().schedule_defs}
    for source in sources().values():
        one = schedules[f"crawl_{source.code}"]
        assert (one.cron_schedule, one.execution_timezone) == (source.cron, "Asia/Ho_Chi_Minh")
    assert {one.default_status for one in schedules.values()} == {dg.DefaultScheduleStatus.RUNNING}
    sensors = definitions.get_repository_def().sensor_defs
    assert {one.default_status for one in sensors} == {dg.DefaultSensorStatus.RUNNING}


def test_a_schedule_asks_for_its_source_unless_that_is_being_crawled(
    definitions: dg.Definitions, tmp_path: Path
) -> None:
    repository = definitions.get_repository_def()
    schedule = repository.get_schedule_def("crawl_nhandan")
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:

        def tick() -> list[str | None]:
            context = dg.build_schedule_context(instance, datetime(2026, 11, 20, tzinfo=UTC), repository_def=repository)
            return [one.partition_key for one in schedule.evaluate_tick(context).run_requests or ()]

        assert tick() == ["nhandan"]
        job = repository.get_job("crawl")
        instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED, tags={"dagster/partition": "nhandan"})
        assert tick() == []


def test_crawling_by_partition_keeps_pages_and_a_failing_source_fails_no_other(
    tmp_path: Path,
    site: Site,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links = [site.url(f"/tin-{n}.htm", "localhost") for n in range(3)]
    site.routes = {"localhost/rss": feed(links), "127.0.0.1/rss": reply("", "500 No")}
    site.routes |= {f"/tin-{n}.htm": reply(article(f"Chuyển đổi số, tin {n}")) for n in range(3)}
    evil = "<img src=x onerror=alert(1)>|[x](javascript:alert(1))"
    known = {"bao": site.source("localhost", code="bao"), "tot": site.source("127.0.0.1", code="tot", publisher=evil)}
    settings = crawl_settings(tmp_path)
    definitions = build_definitions(settings, known)
    with dg.DagsterInstance.ephemeral() as instance:
        done = definitions.resolve_job_def("crawl").execute_in_process(
            instance=instance,
            tags={"dagster/asset_partition_range_start": "bao", "dagster/asset_partition_range_end": "tot"},
        )
        assert done.success
        with Archive(settings.archive) as archive:
            assert len(list(archive.read())) == 3
        made = instance.get_materialized_partitions(dg.AssetKey("crawled"))
        assert made == {"bao", "tot"}
        metadata = done.asset_materializations_for_node("crawled")[0].metadata
        assert metadata["new pages"].value == 3
        checks = {one.check_name: one for one in done.get_asset_check_evaluations()}
        assert not checks["answers"].passed and checks["answers"].severity == dg.AssetCheckSeverity.ERROR
        assert checks["answers"].metadata["broken"].value == "tot"
        assert checks["pages_in_band"].passed
        described = definitions.resolve_assets_def("crawled").metadata_by_key[dg.AssetKey("crawled")]
        shown = described["sources"].value
        assert "<img" not in shown and "](javascript" not in shown

        # Looking back is the same job with a day, and takes up what is left.
        asked: list[tuple[object, ...]] = []
        crawled = stages.crawl_into_archive

        def noted(*given: Any) -> CrawlReport:
            asked.append(given[1:3])
            return crawled(*given)

        monkeypatch.setattr(stages, "crawl_into_archive", noted)
        again = definitions.resolve_job_def("crawl").execute_in_process(
            instance=instance, partition_key="bao",
            run_config={"ops": {"crawled": {"config": {"since": "2024-01-31"}}}},
        )  # fmt: skip
        assert asked == [(["bao"], date(2024, 1, 31))]
        assert again.asset_materializations_for_node("crawled")[0].metadata["new pages"].value == 0

        # The one page names the source that fails.
        broken = {one.key: one for one in health.look(settings, known=known)}
        assert broken["source: tot"].severity == "error"
        assert "source: bao" not in broken


def test_hostile_text_stays_text_in_markdown() -> None:
    hostile = "<script>alert(1)</script> [a](http://x) ![i](x) | `b` \n\n# h <a href='//x'>"
    shown = table([{"title": hostile, "url": "javascript:alert(1)"}, {"title": None, "url": "https://a.vn/(x)?a=<b>"}])
    lines = shown.splitlines()
    assert len(lines) == 4, "a line break in a page opens no new row"
    assert "<script" not in shown and "<a" not in shown
    assert "](javascript" not in shown and "\\[a\\]\\(" in shown
    assert "](<https://a.vn/%28x%29?a=%3Cb%3E>)" in shown
    assert len(table([{"n": n} for n in range(50)], most=5).splitlines()) == 9


def test_a_refresh_starts_once_when_the_archive_grew_and_is_quiet(tmp_path: Path) -> None:
    (segment := tmp_path / "vndx-000001.warc.gz").write_bytes(b"1")
    grown = Growth.read(None).seen(archive_size(tmp_path), 0.0)
    assert not grown.due(QUIET_SECONDS - 1)
    assert grown.due(QUIET_SECONDS)
    # While it grows, the wait begins anew, but not for ever.
    for second in range(60, PATIENCE_SECONDS, 60):
        segment.write_bytes(b"1" * (second + 2))
        grown = Growth.read(grown.write()).seen(archive_size(tmp_path), float(second))
        assert not grown.due(float(second))
    assert grown.due(float(PATIENCE_SECONDS))
    assert grown.due(-5.0), "a clock set back holds nothing up"
    done = grown.started().seen(archive_size(tmp_path), 9999.0)
    assert done.pending is None


def test_the_sensor_asks_for_one_refresh_and_opens_nothing(tmp_path: Path) -> None:
    from pipelines.orchestration.jobs import archive_has_grown  # noqa: PLC0415

    settings = Settings(data=tmp_path)
    settings.archive.mkdir()
    (settings.archive / "vndx-000001.warc.gz").write_bytes(b"no archive at all")
    with dg.DagsterInstance.ephemeral() as instance:
        cursor = Growth(pending=archive_size(settings.archive)).write()  # began and grew long ago

        def tick(cursor: str | None) -> dg.SensorResult:
            context = dg.build_sensor_context(instance, cursor, resources={"settings": settings})
            said = archive_has_grown(context)
            assert isinstance(said, dg.SensorResult)
            return said

        assert not tick(None).run_requests
        asked = tick(cursor)
        assert len(asked.run_requests or ()) == 1
        assert not tick(asked.cursor).run_requests
    assert not settings.build_file.exists()


def test_failed_runs_are_broken_until_one_succeeds_and_old_runs_go(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    job = build_definitions(settings, {}).resolve_job_def("prune")
    with dg.DagsterInstance.ephemeral() as instance:
        for status in (dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.FAILURE):
            instance.create_run_for_job(job, status=status)
        broken = [one for one in look(settings, instance) if one.kind == "run"]
        assert [one.subject for one in broken] == ["prune"]
        instance.create_run_for_job(job, status=dg.DagsterRunStatus.SUCCESS)
        assert not [one for one in look(settings, instance) if one.kind == "run"]
        assert prune_runs(settings, instance) == 0
        late = datetime.now(UTC) + timedelta(days=settings.keep_runs_days + 1)
        assert prune_runs(settings, instance, now=late, dry_run=True) == 3
        assert instance.get_runs_count() == 3
        assert prune_runs(settings, instance, now=late) == 3
        assert instance.get_runs_count() == 0


def test_a_long_import_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An archive of others as one run: it tells its progress, and given again it goes on where it stopped."""
    monkeypatch.setattr(crawling, "SAY_EVERY", 0.0)
    given = tmp_path / "given"
    given.mkdir()
    for number in range(3):
        (given / f"{number}.txt").write_text(f"Đà Nẵng đạt {number},3% hồ sơ trực tuyến.", encoding="utf-8")
    definitions = build_definitions(Settings(data=tmp_path / "data"), {})
    config = {"ops": {"archive": {"config": {"paths": [str(given)]}}}}
    with caplog.at_level("INFO", logger="vndx"), dg.DagsterInstance.ephemeral() as instance:
        asset = definitions.resolve_assets_def("archive")
        for _ in range(2):
            assert dg.materialize([asset], instance=instance, run_config=config).success
    said = [line for line in caplog.messages if line.startswith("import: ")]
    assert said[:3] == ["import: 1 imported", "import: 2 imported", "import: 3 imported"]
    assert said[-1] == "import: 0 imported, 3 unchanged (nothing new)"
