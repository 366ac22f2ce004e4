"""The way of the data as Dagster assets, archive → raw → dbt models → release. Each calls one stage and reports what
it did; what the stage does is none of Dagster's business.
"""

# No postponed annotations here: Dagster reads the types of configuration and resources at import.
import logging
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DbtCliResource, dbt_assets
from pydantic import Field

from pipelines import stages
from pipelines.orchestration.dbt import Translator
from pipelines.settings import Settings

log = logging.getLogger("vndx")
"""Dagster keeps what is said here with the run (managed_python_loggers in dagster.yaml); `vndx run` prints it."""

WRITER = "warehouse_writer"
"""The pool of everything that writes the build file. One at a time, over whole runs (dagster.yaml)."""

RAW_PAGES = ("source", "fetch", "document", "page_table")
RAW_READINGS = ("extraction", "fact", "quantity", "platform_mention")


class ImportConfig(dg.Config):
    """What to bring into the archive before the rest runs: folders, single files or WARC files. Usually nothing,
    because crawling fills the archive."""

    paths: list[str] = Field(default_factory=list)


@dg.asset(deps=["crawled"], group_name="archive", kinds={"file"}, owners=["team:vndx"])
def archive(config: ImportConfig, settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult[None]:
    """Every page as it was fetched or imported, in WARC 1.1. The truth: all else can be rebuilt from it."""
    report = stages.import_into_archive(settings, [Path(path) for path in config.paths])
    for problem in [*report.notes, *report.rejected]:
        log.warning(str(problem))
    log.info(str(report))
    return dg.MaterializeResult(
        metadata={"imported": report.imported, "unchanged": report.unchanged, "rejected": len(report.rejected)}
    )


def _raw_specs(names: tuple[str, ...], after: dg.AssetKey, about: dict[str, str]) -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            dg.AssetKey(["raw", name]),
            deps=[after],
            group_name="raw",
            kinds={"duckdb"},
            owners=["team:vndx"],
            description=about[name],
        )
        for name in names
    ]


@dg.multi_asset(
    specs=_raw_specs(
        RAW_PAGES,
        dg.AssetKey("archive"),
        {
            "source": "The sources as their files describe them now.",
            "fetch": "One row an attempt to fetch, failures too.",
            "document": "One row a version of a page's text.",
            "page_table": "The tables of pages, with flattened headers.",
        },
    ),
    pool=WRITER,
)
def raw_pages(settings: dg.ResourceParam[Settings]) -> Iterator[dg.MaterializeResult[None]]:
    """Parses what the archive has gained and stages it in DuckDB."""
    report = stages.load(settings)
    for problem in report.problems:
        log.warning(str(problem))
    log.info(str(report))
    metadata = {
        "records": report.added.fetches,
        "documents": report.added.documents,
        "no article": len(report.problems),
    }
    for name in RAW_PAGES:
        yield dg.MaterializeResult(asset_key=dg.AssetKey(["raw", name]), metadata=metadata)


@dg.multi_asset(
    specs=_raw_specs(
        RAW_READINGS,
        dg.AssetKey(["raw", "document"]),
        {
            "extraction": "Which document was read by which extractor version.",
            "fact": "Facts as read, with quotation, offsets and confidence, per extractor version.",
            "quantity": "Numbers of no catalogued indicator.",
            "platform_mention": "Named digital platforms.",
        },
    ),
    pool=WRITER,
)
def raw_extractions(settings: dg.ResourceParam[Settings]) -> Iterator[dg.MaterializeResult[None]]:
    """Reads the documents that this extractor version has not read yet."""
    report = stages.extract(settings)
    log.info(str(report))
    metadata = {"documents read": report.added.documents, "facts": report.added.facts}
    for name in RAW_READINGS:
        yield dg.MaterializeResult(asset_key=dg.AssetKey(["raw", name]), metadata=metadata)


@dbt_assets(manifest=stages.DBT_MANIFEST, dagster_dbt_translator=Translator(), pool=WRITER)
def warehouse_models(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, settings: dg.ResourceParam[Settings]
) -> Iterator[Any]:
    """dbt build: staging, intermediate and marts, each with its tests. An error-severity test stops the run."""
    whole = context.selected_asset_keys == warehouse_models.keys
    with stages.building(settings):
        if not stages.build_is_due(settings) and whole:
            log.info(str(stages.BuildReport(built=False)))
            # Up to date as of now, which is what freshness asks; upstream before downstream, as Dagster demands.
            for key in TopologicalSorter(warehouse_models.asset_deps).static_order():
                if key in warehouse_models.keys:
                    yield dg.MaterializeResult(asset_key=key, metadata={"rebuilt": False})
            return
        yield from dbt.cli(["build"], context=context, target_path=settings.data / "dbt").stream()
        log.info(str(stages.BuildReport(built=True)))


@dg.asset(deps=[warehouse_models], group_name="release", kinds={"duckdb"}, owners=["team:vndx"], pool=WRITER)
def release(settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult[None]:
    """The versioned, read-only file that readers open. It exists only if every error-severity test passed."""
    report = stages.release(settings)
    log.info(str(report))
    metadata: dict[str, dg.MetadataValue[Any] | str | bool | int] = {
        "version": report.version,
        "made": report.made,
        "path": dg.MetadataValue.path(str(report.path)),
    }
    for table, rows in report.rows.items():
        metadata[f"rows of {table}"] = rows
    return dg.MaterializeResult(metadata=metadata)
