"""The one job from archive to release, its schedule."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

# It warns of every check that has no result; where nothing is new nothing is tested again, and the last results stand.
logging.getLogger("dagster._core.execution.plan.active").setLevel(logging.ERROR)

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    description="Archive to release: import, parse, stage, extract, dbt build with tests, release.",
)

refresh_every_morning = dg.ScheduleDefinition(
    job=refresh,
    cron_schedule="0 6 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """How a run of the job ended: the first failure in words, or None; how many of the things given were rejected."""

    failure: str | None
    rejected: int


def run_refresh(definitions: dg.Definitions, paths: Sequence[Path], log: Path) -> RunOutcome:
    """Runs the job in this process, recorded in the history of DAGSTER_HOME's instance, after importing `paths`. What
    dbt prints goes to the file `log`."""
    with dg.DagsterInstance.get() as instance, log.open("w", encoding="utf-8") as file, redirect_stdout(file):
        result = definitions.resolve_job_def(refresh.name).execute_in_process(
            instance=instance,
            raise_on_error=False,
            run_config={
                "ops": {"archive": {"config": {"paths": [str(path.resolve()) for path in paths]}}},
                # What a person sees of it are the stages' own lines (logger "vndx"), not Dagster's events.
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
        )
    failures = (event for event in result.all_events if event.is_step_failure)
    failure = next((f"{event.step_key}: {_cause(event)}" for event in failures), None)
    if failure is None and not result.success:
        failure = "the run did not succeed"
    imported = [
        event for event in result.get_asset_materialization_events() if event.asset_key == dg.AssetKey("archive")
    ]
    rejected = [event.materialization.metadata["rejected"].value for event in imported]
    return RunOutcome(failure, sum(count for count in rejected if isinstance(count, int)))


def _cause(event: dg.DagsterEvent) -> str:
    error = event.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message.strip() if error else "unknown"
