"""Dagster's front door. Loading it opens neither the network nor the database: it reads the dbt manifest that set-up
built, and nothing else.
"""

from __future__ import annotations

import dagster as dg

from pipelines.orchestration.assets import archive, raw_extractions, raw_pages, release, warehouse_models
from pipelines.orchestration.dbt import dbt_resource
from pipelines.orchestration.jobs import refresh, refresh_every_morning
from pipelines.settings import Settings


def build_definitions(settings: Settings | None = None) -> dg.Definitions:
    """Everything that Dagster knows of vndx, for these settings (the environment's, where none are given)."""
    settings = settings or Settings()
    return dg.Definitions(
        assets=[archive, raw_pages, raw_extractions, warehouse_models, release],
        jobs=[refresh],
        schedules=[refresh_every_morning],
        resources={"settings": settings, "dbt": dbt_resource(settings)},
        executor=dg.in_process_executor,
    )


defs = build_definitions()
