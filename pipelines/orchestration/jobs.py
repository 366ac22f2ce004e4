"""The one job from archive to release, and what starts it: an hour of the day, and new pages in the archive."""

import json
import logging
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path

import dagster as dg

from pipelines.orchestration.crawling import TIME_ZONE
from pipelines.settings import Settings

# It warns of every check that has no result; where nothing is new nothing is tested again, and the last results stand.
logging.getLogger("dagster._core.execution.plan.active").setLevel(logging.ERROR)

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("crawled", "broken_now"),
    description="Archive to release: import, parse, stage, extract, dbt build with tests, release.",
)

refresh_every_morning = dg.ScheduleDefinition(
    name="refresh_every_morning",
    job=refresh,
    cron_schedule="0 6 * * *",
    execution_timezone=TIME_ZONE,
    description="A release every morning, whatever else happened.",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)

QUIET_SECONDS, PATIENCE_SECONDS = 120, 1800
"""The archive is read when nothing was added for so long, or after so long in any case: crawls run for hours."""


@dg.sensor(
    job=refresh,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Starts `refresh` when the archive has grown and is quiet, or half an hour after it began to grow.",
)
def archive_has_grown(
    context: dg.SensorEvaluationContext, settings: dg.ResourceParam[Settings]
) -> dg.SensorResult | dg.SkipReason:
    """Looks at names and sizes of the segments only; nothing is opened."""
    now = time.time()
    grown = Growth.read(context.cursor).seen(archive_size(settings.archive), now)
    if grown.pending is None:
        return dg.SensorResult(cursor=grown.write(), skip_reason=dg.SkipReason("nothing new in the archive"))
    waiting = dg.RunsFilter(job_name=refresh.name, statuses=[dg.DagsterRunStatus.QUEUED])
    if not grown.due(now):
        return dg.SensorResult(cursor=grown.write(), skip_reason=dg.SkipReason("the archive is growing"))
    if context.instance.get_runs_count(waiting):
        return dg.SensorResult(cursor=grown.started().write(), skip_reason=dg.SkipReason("a refresh is in the queue"))
    return dg.SensorResult(cursor=grown.started().write(), run_requests=[dg.RunRequest()])


def archive_size(folder: Path) -> str:
    """The archive's end, in a word that changes with every record."""
    segments = sorted(folder.glob("*.warc.gz"))
    return f"{len(segments)}:{sum(path.stat().st_size for path in segments)}"


@dataclass(frozen=True, slots=True)
class Growth:
    """What the sensor remembers: the archive's size that was refreshed last, and if it has another size since, that
    size, when it began to grow, and when it was last seen growing (seconds since 1970)."""

    refreshed: str = "0:0"
    pending: str | None = None
    began: float = 0.0
    grew: float = 0.0

    @classmethod
    def read(cls, cursor: str | None) -> "Growth":
        return cls(**json.loads(cursor)) if cursor else cls()

    def write(self) -> str:
        return json.dumps(asdict(self))

    def seen(self, size: str, now: float) -> "Growth":
        """After a look at the archive."""
        if size == self.refreshed:
            return Growth(self.refreshed)
        if size == self.pending:
            return self
        return Growth(self.refreshed, size, self.began if self.pending else now, now)

    def due(self, now: float) -> bool:
        """Whether it has been quiet, or growing, for long enough. A clock set back counts as long enough."""
        quiet, growing = now - self.grew, now - self.began
        return quiet >= QUIET_SECONDS or growing >= PATIENCE_SECONDS or min(quiet, growing) < 0

    def started(self) -> "Growth":
        """After a refresh was asked for."""
        return Growth(self.pending or self.refreshed)


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
