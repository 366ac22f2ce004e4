"""The real service for tests and the soak: a process group as `vndx dev` starts it, and its GraphQL door."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipelines.settings import PROJECT

PATIENCE = 300.0
"""Seconds until a service that does not answer counts as broken."""

OVER = ("SUCCESS", "FAILURE", "CANCELED")


class Service:
    """`vndx dev` (or another module that starts it) on a data folder, with further words for its environment."""

    def __init__(
        self,
        data: Path,
        command: Sequence[str] = ("pipelines.cli", "dev", "--port"),
        definitions: str = "pipelines.definitions",
        **environment: str,
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._definitions = definitions
        self.log = (data / "service.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, str(self.port)],
            env=os.environ | {"VNDX_DATA": str(data), "PYTHONPATH": str(PROJECT)} | environment,
            cwd=PROJECT, stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip

    @property
    def repository(self) -> dict[str, str]:
        """How GraphQL names the code location."""
        return {"repositoryLocationName": self._definitions, "repositoryName": "__repository__"}

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

    def schedules(self) -> list[dict[str, Any]]:
        """Every schedule with its state and time zone; none while the code location is loading."""
        query = """query ($repository: RepositorySelector!) { schedulesOrError(repositorySelector: $repository) {
            ... on Schedules { results { name executionTimezone scheduleState { status } } } } }"""
        return list(self.ask(query, repository=self.repository)["schedulesOrError"].get("results", ()))

    def switch_off(self) -> None:
        """Every schedule and sensor, as a person does it under Automation."""
        found = self.ask(
            """query ($repository: RepositorySelector!) {
                schedulesOrError(repositorySelector: $repository) {
                    ... on Schedules { results { scheduleState { id } } } }
                sensorsOrError(repositorySelector: $repository) {
                    ... on Sensors { results { sensorState { id } } } } }""",
            repository=self.repository,
        )
        for one in found["schedulesOrError"]["results"]:
            self.ask("mutation ($id: String!) { stopRunningSchedule(id: $id) { __typename } }",
                     id=one["scheduleState"]["id"])  # fmt: skip
        for one in found["sensorsOrError"]["results"]:
            self.ask("mutation ($id: String!) { stopSensor(id: $id) { __typename } }", id=one["sensorState"]["id"])

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

    def launch(
        self,
        job: str,
        *,
        assets: Sequence[str] = (),
        config: dict[str, Any] | None = None,
        tags: dict[str, str] | None = None,
    ) -> str:
        """What the buttons of the UI do; the run's id."""
        selector: dict[str, Any] = self.repository | {"pipelineName": job}
        if assets:
            # No selection of checks: an asset's own come with it. An empty one would leave them out, which those
            # that run inside their asset refuse.
            selector |= {"assetSelection": [{"path": one.split("/")} for one in assets]}
        said = self.ask(
            """mutation ($params: ExecutionParams!) { launchPipelineExecution(executionParams: $params) {
                __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
                ... on RunConfigValidationInvalid { errors { message } }
                ... on PipelineNotFoundError { message } } }""",
            params={
                "selector": selector, "runConfigData": config or {}, "mode": "default",
                "executionMetadata": {"tags": [{"key": key, "value": value} for key, value in (tags or {}).items()]},
            },
        )["launchPipelineExecution"]  # fmt: skip
        assert said["__typename"] == "LaunchRunSuccess", said
        return str(said["run"]["runId"])

    def run(self, run_id: str) -> dict[str, Any]:
        """Status and times of a run."""
        query = "query ($id: ID!) { runOrError(runId: $id) { ... on Run { status startTime endTime } } }"
        return dict(self.ask(query, id=run_id)["runOrError"])

    def log_of(self, run_id: str) -> list[dict[str, Any]]:
        """The events of a run, as its page shows them."""
        query = """query ($id: ID!) { logsForRun(runId: $id) { ... on EventConnection { events {
            __typename ... on MessageEvent { message } } } } }"""
        return list(self.ask(query, id=run_id)["logsForRun"]["events"])

    def runs(self) -> list[dict[str, Any]]:
        """Every run of the history: job, status, when it was asked for, started and ended (seconds since 1970)."""
        query = """{ runsOrError { ... on Runs { results {
            runId jobName status creationTime startTime endTime } } } }"""
        return list(self.ask(query)["runsOrError"]["results"])

    def ended(self, run_id: str) -> dict[str, Any]:
        """The same as `run`, when it is over."""
        return dict(self.until(lambda: (one := self.run(run_id))["status"] in OVER and one))

    def stop(self) -> None:
        """Ends it as a terminal would, and whatever of it does not follow."""
        self.process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(60)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()
