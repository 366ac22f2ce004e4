"""The way of the data as Dagster assets, archive → raw → dbt models → release. Each calls one stage and reports what
it did; what the stage does is none of Dagster's business.
"""

# No postponed annotations here: Dagster reads the types of configuration and resources at import.
import logging
import time
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DbtCliResource, dbt_assets
from pydantic import Field

from pipelines import stages
from pipelines.orchestration.dbt import Translator
from pipelines.orchestration.markdown import table
from pipelines.settings import Settings

log = logging.getLogger("vndx")
"""Dagster keeps what is said here with the run (managed_python_loggers in dagster.yaml); `vndx run` prints it."""

WRITER = "warehouse_writer"
"""The pool of everything that writes the build file. One at a time, over whole runs (dagster.yaml)."""

RAW_PAGES = ("source", "record", "fetch", "document", "page_table")
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
    rejected = [{"page": one.path, "why": one.message} for one in report.rejected]
    return dg.MaterializeResult(
        metadata={
            "imported": report.imported,
            "unchanged": report.unchanged,
            "rejected": len(report.rejected),
            "what was rejected": dg.MetadataValue.md(table(rejected)),
            "bytes": sum(path.stat().st_size for path in settings.archive.glob("*.warc.gz")),
        }
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
            "record": "One row an archived page, and what became of it.",
            "fetch": "One row an attempt to fetch, failures too.",
            "document": "One row a version of a page's text.",
            "page_table": "The tables of pages, with flattened headers.",
        },
    ),
    pool=WRITER,
)
def raw_pages(settings: dg.ResourceParam[Settings]) -> Iterator[dg.MaterializeResult[None]]:
    """Parses what the archive has gained and stages it in DuckDB."""
    began = time.monotonic()
    report = stages.load(settings)
    for problem in report.problems:
        log.warning(str(problem))
    log.info(str(report))
    no_article = [{"page": one.path, "why": one.message} for one in report.problems]
    metadata: dict[str, dg.MetadataValue[Any] | int | float] = {
        "records": report.added.records,
        "attempts to fetch": report.added.fetches,
        "documents": report.added.documents,
        "no article": len(report.problems),
        "pages that are no article": dg.MetadataValue.md(table(no_article)),
        "seconds": round(time.monotonic() - began, 1),
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
    began = time.monotonic()
    report = stages.extract(settings)
    log.info(str(report))
    metadata = {
        "documents read": report.added.documents,
        "facts": report.added.facts,
        "seconds": round(time.monotonic() - began, 1),
    }
    for name in RAW_READINGS:
        yield dg.MaterializeResult(asset_key=dg.AssetKey(["raw", name]), metadata=metadata)


@dbt_assets(manifest=stages.DBT_MANIFEST, dagster_dbt_translator=Translator(), pool=WRITER)
def warehouse_models(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, settings: dg.ResourceParam[Settings]
) -> Iterator[Any]:
    """dbt build: staging, intermediate and marts, each with its tests. An error-severity test stops the run."""
    whole = context.selected_asset_keys == warehouse_models.keys
    with stages.building(settings):
        command = stages.due_build(settings)
        if command is None and whole:
            log.info(str(stages.BuildReport(built=False)))
            # Up to date as of now, which is what freshness asks; upstream before downstream, as Dagster demands.
            for key in TopologicalSorter(warehouse_models.asset_deps).static_order():
                if key in warehouse_models.keys:
                    yield dg.MaterializeResult(asset_key=key, metadata={"rebuilt": False})
            return
        yield from dbt.cli(command or ["build"], context=context, target_path=settings.data / "dbt").stream()
        log.info(str(stages.BuildReport(built=True)))


@dg.asset(deps=[warehouse_models], group_name="release", kinds={"duckdb"}, owners=["team:vndx"], pool=WRITER)
def release(settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult[None]:
    """The versioned, read-only file that readers open. It exists only if every error-severity test passed."""
    began = time.monotonic()
    report = stages.release(settings)
    log.info(str(report))
    by_indicator = stages.query(
        settings, "select indicator, count(*) as facts from marts.fct_observation group by all order by facts desc"
    )
    metadata: dict[str, dg.MetadataValue[Any] | str | bool | int | float] = {
        "version": report.version,
        "made": report.made,
        "path": dg.MetadataValue.path(str(report.path)),
        "bytes": report.path.stat().st_size,
        "seconds": round(time.monotonic() - began, 1),
        "facts by indicator": dg.MetadataValue.md(table(by_indicator, most=40)),
        "newest facts": dg.MetadataValue.md(
            table(
                stages.query(
                    settings,
                    """select fact.indicator, fact.entity_name_vi as entity, fact.period, fact.status, fact.value,
                           fact.unit, fact.quote, fact.url
                       from marts.fct_observation as fact
                       inner join marts.dim_document as document using (document_id)
                       order by document.fetched_at desc, fact.fact_id limit 15""",
                )
            )
        ),
    }
    for name, rows in report.rows.items():
        metadata[f"rows of {name}"] = rows
    return dg.MaterializeResult(metadata=metadata)
