"""Crawling, one partition a source: the asset, its job and every source's own schedule. It touches no DuckDB, so that
sources run side by side; dagster.yaml limits how many, and that none runs twice at once."""

import logging
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

import dagster as dg
from pydantic import Field

from pipelines import stages
from pipelines.crawl.crawl import SourceReport
from pipelines.crawl.watch import failed_since, watch
from pipelines.health import band
from pipelines.orchestration.markdown import table
from pipelines.settings import Settings
from pipelines.sources import Source

log = logging.getLogger("vndx")

# Several partitions in one run: marked as beta, and what a backfill in one run needs.
warnings.filterwarnings("ignore", message="Parameter `backfill_policy`", category=dg.BetaWarning)

TIME_ZONE = "Asia/Ho_Chi_Minh"
SAY_EVERY = 20.0
"""Seconds between two lines about progress."""

UNFINISHED = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]


class CrawlConfig(dg.Config):
    """How far back to look. Nothing: what is new. A day (2024-01-31): everything since, by sitemaps and listings; a run
    that was cut off goes on where it stopped when it is started again with the same day."""

    since: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")


def crawl_definitions(known: Mapping[str, Source]) -> dg.Definitions:
    """The asset `crawled` with its checks, the job `crawl` and a schedule for each source."""
    partitions = dg.StaticPartitionsDefinition(list(known))

    @dg.asset(
        group_name="archive",
        kinds={"python"},
        owners=["team:vndx"],
        partitions_def=partitions,
        backfill_policy=dg.BackfillPolicy.single_run(),
        freshness_policy=dg.FreshnessPolicy.time_window(
            fail_window=timedelta(days=2), warn_window=timedelta(hours=26)
        ),
        check_specs=[
            dg.AssetCheckSpec("answers", asset="crawled", description="The source gives pages and does not refuse."),
            dg.AssetCheckSpec(
                "pages_in_band",
                asset="crawled",
                description="New pages of seven days against the source's own past: too few is an error, too many a "
                "warning.",
            ),
        ],
        metadata={
            "sources": dg.MetadataValue.md(
                table([{"source": s.code, "publisher": s.publisher, "cron": s.cron, "url": s.home}
                       for s in known.values()], most=200)
            )
        },
    )  # fmt: skip
    def crawled(
        context: dg.AssetExecutionContext, config: CrawlConfig, settings: dg.ResourceParam[Settings]
    ) -> Iterator[dg.AssetMaterialization | dg.AssetCheckResult | dg.MaterializeResult[None]]:
        """New pages of a source, asked for politely and kept in the archive. A source that fails does not stop the
        others of the same run; what is left is taken up by the next run."""
        began, since_when = time.monotonic(), datetime.now(UTC)
        codes = list(context.partition_keys)
        since = date.fromisoformat(config.since) if config.since else None
        report = stages.crawl_into_archive(settings, codes, since, _by_source(), known)
        broken = [one.source for one in report.broken]
        seen = watch(settings.crawl_state)
        bands = [said for code in codes if code in seen for said in band(seen[code], datetime.now(UTC))]
        failing = [
            {"source": code, "outcome": p.outcome, "pages": p.pages, "since": f"{p.since:%Y-%m-%d}", "url": p.example}
            for code in codes
            if code in seen
            for p in seen[code].patterns
        ]
        failed = [
            {"source": one.source, "outcome": one.outcome, "url": one.url}
            for one in failed_since(settings.crawl_state, since_when, codes)
        ]
        rows = [
            {
                "source": one.source, "kept": one.kept, "unchanged": one.unchanged, "found": one.found,
                "left": one.left, "attempts": ", ".join(f"{k} {n}" for k, n in sorted(one.attempts.items())),
                "stopped": one.stopped,
            }
            for one in report.sources.values()
        ]  # fmt: skip
        yield dg.MaterializeResult(
            metadata={
                "new pages": report.kept,
                "unchanged": sum(one.unchanged for one in report.sources.values()),
                "failed attempts": sum(
                    count
                    for one in report.sources.values()
                    for outcome, count in one.attempts.items()
                    if outcome not in ("ok", "unchanged", "off_topic")
                ),
                "left for the next run": sum(one.left for one in report.sources.values()),
                "seconds": round(time.monotonic() - began, 1),
                "sources": dg.MetadataValue.md(table(rows, most=100)),
                "pages that failed": dg.MetadataValue.md(table(failed, most=50)),
                "addresses that fail": dg.MetadataValue.md(table(failing)),
            },
            check_results=[
                dg.AssetCheckResult(
                    check_name="answers",
                    passed=not broken,
                    severity=dg.AssetCheckSeverity.ERROR,
                    metadata={"broken": ", ".join(broken)},
                ),
                dg.AssetCheckResult(
                    check_name="pages_in_band",
                    passed=not bands,
                    severity=dg.AssetCheckSeverity.ERROR
                    if any(one.severity == "error" for one in bands)
                    else dg.AssetCheckSeverity.WARN,
                    metadata={"out of band": "; ".join(f"{one.subject} {one.what}" for one in bands)},
                ),
            ],
        )

    crawl = dg.define_asset_job(
        "crawl",
        selection=[crawled],
        description="New pages of one source, or several side by side; with `since`, all of the past since that day.",
    )
    schedules = [_schedule(source, crawl.name) for source in known.values()]
    return dg.Definitions(assets=[crawled], jobs=[crawl], schedules=schedules)


def _schedule(source: Source, job: str) -> dg.ScheduleDefinition:
    def due(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        running = dg.RunsFilter(tags={"dagster/partition": source.code}, statuses=UNFINISHED)
        if context.instance.get_runs_count(running):
            return dg.SkipReason(f"{source.code} is being crawled")
        return dg.RunRequest(partition_key=source.code)

    return dg.ScheduleDefinition(
        name=f"crawl_{source.code}",
        job_name=job,
        cron_schedule=source.cron,
        execution_timezone=TIME_ZONE,
        execution_fn=due,
        description=f"{source.publisher}, {source.home}",
        default_status=dg.DefaultScheduleStatus.RUNNING,
    )


def now_and_then(say: Callable[[str], object]) -> Callable[[object], None]:
    """Says a report's own words at most every SAY_EVERY seconds, however often it is called."""
    said = time.monotonic()

    def progress(report: object) -> None:
        nonlocal said
        if (now := time.monotonic()) - said >= SAY_EVERY:
            said = now
            say(str(report))

    return progress


def _by_source() -> Callable[[SourceReport], None]:
    """Says now and then how far each source is."""
    sayers: defaultdict[str, Callable[[object], None]] = defaultdict(lambda: now_and_then(log.info))

    def progress(report: SourceReport) -> None:
        asked = report.attempts.total()
        sayers[report.source](f"{report.source}: {asked} asked, {report.kept} new, {report.unchanged} unchanged")

    return progress
