"""Broken now: the one page of what needs a person, looked at every minute, told to people once and once when well."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import dagster as dg

from pipelines import alerts, health, upkeep
from pipelines.health import Broken
from pipelines.orchestration.crawling import TIME_ZONE
from pipelines.orchestration.markdown import table
from pipelines.settings import Settings

log = logging.getLogger("vndx")

RUNS_LOOKED_AT = 300
BROKEN_NOW = dg.AssetKey("broken_now")
NOTHING_BROKEN = "nothing_is_broken"


@dg.asset(
    key=BROKEN_NOW,
    group_name="health",
    owners=["team:vndx"],
    check_specs=[
        dg.AssetCheckSpec(NOTHING_BROKEN, asset=BROKEN_NOW, description="No source, run, release or disk is broken.")
    ],
)
def broken_now(
    context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]
) -> Iterator[dg.MaterializeResult[None]]:
    """Every source, page pattern, check, run and quarantine reason that needs a person, since when, and the likely
    cause. The sensor `watch` renews it when something changes; materialize it to look at once."""
    found = look(settings, context.instance)
    passed, severity, metadata = _said(found)
    yield dg.MaterializeResult(
        metadata=metadata,
        check_results=[dg.AssetCheckResult(check_name=NOTHING_BROKEN, passed=passed, severity=severity)],
    )


@dg.sensor(
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    asset_selection=dg.AssetSelection.assets(BROKEN_NOW),
    description="Looks for what is broken, renews `broken_now` when that changes, and tells people.",
)
def watch(context: dg.SensorEvaluationContext, settings: dg.ResourceParam[Settings]) -> dg.SensorResult:
    """Looks, tells, and keeps the page up to date. An alert that does not get through is tried at the next look."""
    found = look(settings, context.instance)
    try:
        alerts.tell(settings, health.Ledger(settings), found)
    except alerts.AlertError as error:
        context.log.error(str(error))
    state = "\n".join(f"{one.severity} {one.key} {one.what}" for one in found)
    if state == context.cursor:
        return dg.SensorResult(skip_reason=dg.SkipReason(f"{len(found)} causes, as at the last look"))
    passed, severity, metadata = _said(found)
    return dg.SensorResult(
        cursor=state,
        asset_events=[
            dg.AssetMaterialization(BROKEN_NOW, metadata=metadata),
            dg.AssetCheckEvaluation(asset_key=BROKEN_NOW, check_name=NOTHING_BROKEN, passed=passed, severity=severity),
        ],
    )


def look(settings: Settings, instance: dg.DagsterInstance) -> list[Broken]:
    """What `health.look` finds and what Dagster's history adds, each since its beginning."""
    found = [*health.look(settings), *failed_runs(instance)]
    return health.Ledger(settings).dated(sorted(found, key=lambda one: (one.severity, one.since, one.key)))


def failed_runs(instance: dg.DagsterInstance) -> Iterator[Broken]:
    """Jobs (and their partitions) whose last finished run failed, since the first failure in a row."""
    finished = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE]
    well: set[str] = set()
    failing: dict[str, Broken] = {}
    for record in instance.get_run_records(dg.RunsFilter(statuses=finished), limit=RUNS_LOOKED_AT):
        run = record.dagster_run
        selection = ",".join(sorted(key.to_user_string() for key in run.asset_selection or ()))
        name = " ".join(filter(None, [run.job_name, run.tags.get("dagster/partition"), selection]))
        if name in well:
            continue
        if run.is_success:
            well.add(name)
            continue
        since = datetime.fromtimestamp(record.start_time or record.create_timestamp.timestamp(), UTC)
        first = failing.get(name)
        failing[name] = Broken(
            "run", name, first.what if first else f"run {run.run_id[:8]} failed",
            "the run's log names the step and its error", since,
        )  # fmt: skip
    yield from failing.values()


@dg.op
def remove_what_may_go(context: dg.OpExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
    """Old releases, logs and runs, by the limits in the settings."""
    report = upkeep.prune(settings)
    for problem in report.problems:
        log.warning(problem)
    log.info(str(report))
    log.info(f"prune: removed {prune_runs(settings, context.instance)} runs from the history")


@dg.job(description="Housekeeping: old releases, logs and runs, by the limits in the settings.")
def prune() -> None:
    """What `vndx prune` does, every night."""
    remove_what_may_go()


prune_every_night = dg.ScheduleDefinition(
    name="prune_every_night",
    job=prune,
    cron_schedule="40 3 * * *",
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)


def prune_runs(
    settings: Settings, instance: dg.DagsterInstance, now: datetime | None = None, *, dry_run: bool = False
) -> int:
    """Takes finished runs older than `keep_runs_days` out of the history, unless it is a dry run; how many."""
    before = (now or datetime.now(UTC)) - timedelta(days=settings.keep_runs_days)
    old = dg.RunsFilter(
        created_before=before,
        statuses=[dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED],
    )
    runs = instance.get_runs(old)
    for run in () if dry_run else runs:
        instance.delete_run(run.run_id)
    return len(runs)


def prune_history(settings: Settings, *, dry_run: bool) -> int:
    """The same for the history of DAGSTER_HOME's instance."""
    with dg.DagsterInstance.get() as instance:
        return prune_runs(settings, instance, dry_run=dry_run)


def _said(found: list[Broken]) -> tuple[bool, dg.AssetCheckSeverity, dict[str, dg.MetadataValue[Any] | int]]:
    errors = sum(one.severity == "error" for one in found)
    metadata: dict[str, dg.MetadataValue[Any] | int] = {
        "errors": errors,
        "warnings": len(found) - errors,
        "broken now": dg.MetadataValue.md(table([one.as_row() for one in found], most=100)),
    }
    return not found, dg.AssetCheckSeverity.ERROR if errors else dg.AssetCheckSeverity.WARN, metadata
