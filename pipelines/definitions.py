"""Dagster's front door. Loading it opens neither the network nor the database: it reads the dbt manifest that set-up
built, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

import dagster as dg

from pipelines.orchestration.assets import archive, raw_extractions, raw_pages, release, warehouse_models
from pipelines.orchestration.crawling import crawl_definitions
from pipelines.orchestration.dbt import dbt_resource
from pipelines.orchestration.jobs import archive_has_grown, refresh, refresh_every_morning
from pipelines.orchestration.watching import broken_now, prune, prune_every_night, watch
from pipelines.settings import Settings
from pipelines.sources import Source, sources


def build_definitions(settings: Settings | None = None, known: Mapping[str, Source] | None = None) -> dg.Definitions:
    """Everything that Dagster knows of vndx, for these settings (the environment's, where none are given) and sources
    (those of pipelines/sources)."""
    settings = settings or Settings()
    return dg.Definitions.merge(
        crawl_definitions(sources() if known is None else known),
        dg.Definitions(
            assets=[archive, raw_pages, raw_extractions, warehouse_models, release, broken_now],
            jobs=[refresh, prune],
            schedules=[refresh_every_morning, prune_every_night],
            sensors=[archive_has_grown, watch],
            resources={"settings": settings, "dbt": dbt_resource(settings)},
            executor=dg.in_process_executor,
        ),
    )


defs = build_definitions()
