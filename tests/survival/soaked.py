"""The service of the soak: vndx as it is, but for its sources, which are the soak's sites, and its clocks, which run a
hundred times faster.

    SOAK_SITES='{"bao1": "http://127.0.0.2:4711"}' python -m tests.survival.soaked 3000
"""

from __future__ import annotations

import json
import os
import sys
from urllib.parse import urlsplit

import dagster as dg

from pipelines import cli
from pipelines import definitions as front
from pipelines.orchestration import jobs, watching
from pipelines.settings import Settings
from pipelines.sources import Source
from tests.faults.site import Site


def source(code: str, url: str) -> Source:
    """A site of the soak as a source that is crawled every minute."""
    where = urlsplit(url)
    site = Site(port=where.port or 80)
    return site.source(str(where.hostname), code=code, cron="* * * * *")


def faster(schedule: dg.ScheduleDefinition, cron: str) -> dg.ScheduleDefinition:
    """The same schedule with another cron."""
    return dg.ScheduleDefinition(
        name=schedule.name, job=schedule.job, cron_schedule=cron, execution_timezone=schedule.execution_timezone,
        default_status=schedule.default_status,
    )  # fmt: skip


def definitions() -> dg.Definitions:
    """Crawls every minute, a refresh when the archive has grown (at most every five minutes) and every ten minutes,
    housekeeping every quarter of an hour."""
    jobs.QUIET_SECONDS, jobs.PATIENCE_SECONDS = 60, 240
    # The names that build_definitions looks up in its own module.
    vars(front).update(
        refresh_every_morning=faster(jobs.refresh_every_morning, "*/10 * * * *"),
        prune_every_night=faster(watching.prune_every_night, "*/15 * * * *"),
    )
    sites = json.loads(os.environ["SOAK_SITES"])
    return front.build_definitions(Settings(), {code: source(code, url) for code, url in sites.items()})


if __name__ == "__main__":
    cli.DEFINITIONS = "tests.survival.soaked"
    cli.dev(port=int(sys.argv[1]))
else:
    defs = definitions()
