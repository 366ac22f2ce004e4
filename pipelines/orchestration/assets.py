"""The way of the data as Dagster assets, archive → raw → dbt models → release. Each calls one stage and reports what
it did; what the stage does is none of Dagster's business.
"""

# No postponed annotations here: Dagster reads the types of configuration and resources at import.
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import Field

from pipelines import answers, stages
from pipelines.health import falling_yields
from pipelines.orchestration.crawling import now_and_then
from pipelines.orchestration.dbt import DbtCliResource, Translator, dbt_assets
from pipelines.orchestration.markdown import table
from pipelines.settings import Settings

log = logging.getLogger("vndx")
"""Dagster keeps what is said here with the run (managed_python_loggers in dagster.yaml); `vndx run` prints it."""

Metadata = dict[str, dg.MetadataValue[Any] | str | bool | int | float]

WRITER = "warehouse_writer"
"""The pool of everything that writes the build file. One at a time, over whole runs (dagster.yaml)."""

RAW_PAGES = {
    "source": "The sources as their files describe them now.",
    "record": "One row an archived page, and what became of it.",
    "fetch": "One row an attempt to fetch, failures too.",
    "document": "One row a version of a page's text.",
    "page_table": "The tables of pages, with flattened headers.",
}
RAW_READINGS = {
    "extraction": "Which document was read by which extractor version.",
    "fact": "Facts as read, with quotation, offsets and confidence, per extractor version.",
    "quantity": "Numbers of no catalogued indicator.",
    "platform_mention": "Named digital platforms.",
    "table_value": "Cells of statistics tables: whom they are about, what they measure, how much.",
    "score_766": "Scores of Decision 766/QĐ-TTg by unit and criterion. Never facts.",
}
"""The raw tables of the two steps that fill them, and what each holds."""

PAGE_TABLE = dg.AssetKey(["raw", "page_table"])
RELEASE = dg.AssetKey("release")


class ImportConfig(dg.Config):
    """What to bring into the archive before the rest runs: folders, single files or WARC files, of these only pages of
    the domains where any are named. Usually nothing, because crawling fills the archive."""

    paths: list[str] = Field(default_factory=list)
    domains: list[str] = Field(default_factory=list)


@dg.asset(deps=["crawled"], group_name="archive", kinds={"file"}, owners=["team:vndx"])
def archive(config: ImportConfig, settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult[None]:
    """Every page as it was fetched or imported, in WARC 1.1. The truth: all else can be rebuilt from it."""
    began = time.monotonic()
    paths = [Path(path) for path in config.paths]
    report = stages.import_into_archive(settings, paths, config.domains, now_and_then(log.info))
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
            "segments": len(segments := list(settings.archive.glob("*.warc.gz"))),
            "bytes": sum(path.stat().st_size for path in segments),
            "seconds": round(time.monotonic() - began, 1),
        }
    )


def _raw_specs(tables: Mapping[str, str], after: dg.AssetKey) -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            dg.AssetKey(["raw", name]),
            deps=[after],
            group_name="raw",
            kinds={"duckdb"},
            owners=["team:vndx"],
            description=description,
        )
        for name, description in tables.items()
    ]


def _filled(
    tables: Mapping[str, str], metadata: Metadata, checks: Sequence[dg.AssetCheckResult] = ()
) -> Iterator[dg.MaterializeResult[None]]:
    """One step filled all these tables: each tells the same of it, and checks are said with the table that they are
    about."""
    for name in tables:
        key = dg.AssetKey(["raw", name])
        own = [one for one in checks if one.asset_key == key]
        yield dg.MaterializeResult(asset_key=key, metadata=metadata, check_results=own)


@dg.multi_asset(
    specs=_raw_specs(RAW_PAGES, dg.AssetKey("archive")),
    check_specs=[
        dg.AssetCheckSpec(
            "known_headers",
            asset=PAGE_TABLE,
            description="The tables of portals have no column that their source never had before.",
        )
    ],
    pool=WRITER,
)
def raw_pages(settings: dg.ResourceParam[Settings]) -> Iterator[dg.MaterializeResult[None]]:
    """Parses what the archive has gained and stages it in DuckDB."""
    began = time.monotonic()
    report = stages.load(settings)
    for problem in report.problems:
        log.warning(str(problem))
    log.info(str(report))
    newest = [{"title": one.title, "published": one.published, "url": one.url} for one in report.newest]
    no_article = [{"url": one.path, "why": one.message} for one in report.problems]
    headers = [{"source": one.source, "header": one.header, "since": one.since, "url": one.url}
               for one in report.headers]  # fmt: skip
    metadata: Metadata = {
        "records": report.added.records,
        "attempts to fetch": report.added.fetches,
        "new documents": report.added.documents,
        "of pages that changed": report.added.changed,
        "no article": len(report.problems),
        "newest documents": dg.MetadataValue.md(table(newest)),
        "pages that are no article": dg.MetadataValue.md(table(no_article)),
        "seconds": round(time.monotonic() - began, 1),
    }
    known = dg.AssetCheckResult(
        asset_key=PAGE_TABLE,
        check_name="known_headers",
        passed=not headers,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"new headers": dg.MetadataValue.md(table(headers))},
    )
    yield from _filled(RAW_PAGES, metadata, [known])


@dg.multi_asset(specs=_raw_specs(RAW_READINGS, dg.AssetKey(["raw", "document"])), pool=WRITER)
def raw_extractions(settings: dg.ResourceParam[Settings]) -> Iterator[dg.MaterializeResult[None]]:
    """Reads the documents that this extractor version has not read yet."""
    began = time.monotonic()
    report = stages.extract(settings)
    log.info(str(report))
    by_indicator = [{"indicator": name, "facts": count} for name, count in report.by_indicator.most_common()]
    newest = [
        {"indicator": fact.indicator, "entity": fact.entity, "period": fact.period, "status": fact.status,
         "value": fact.value, "unit": fact.unit, "quote": fact.quote, "url": document.url}
        for document, fact in report.newest
    ]  # fmt: skip
    metadata: Metadata = {
        "documents read": report.added.documents,
        "facts": report.added.facts,
        "facts by indicator": dg.MetadataValue.md(table(by_indicator, most=100)),
        "newest facts": dg.MetadataValue.md(table(newest)),
        "seconds": round(time.monotonic() - began, 1),
    }
    yield from _filled(RAW_READINGS, metadata)


@dbt_assets(manifest=stages.DBT_MANIFEST, dagster_dbt_translator=Translator(), pool=WRITER)
def warehouse_models(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, settings: dg.ResourceParam[Settings]
) -> Iterator[Any]:
    """dbt build: staging, intermediate and marts, each with its tests. An error-severity test stops the run.

    A part that somebody chooses is brought up to date with all the others: marts of two states fit no release.
    """
    target = settings.data / "dbt"
    if not context.selected_asset_keys:  # tests alone, which change nothing
        with stages.turn(settings):
            yield from dbt.cli(["test"], context=context, target_path=target).stream()
        return
    with stages.building(settings):
        command = stages.due_build(settings)
        chosen = context.selected_asset_keys, context.selected_asset_check_keys
        if command and chosen == (warehouse_models.keys, warehouse_models.check_keys):
            yield from _with_rows(settings, dbt.cli(command, context=context, target_path=target).stream())
        else:
            if command:
                dbt.cli(command, target_path=target).wait()
            # Upstream before downstream, as Dagster demands. Where nothing is new, only the marts are said to be up to
            # date as of now, which is what freshness asks: every event is several writes into the history.
            due = context.selected_asset_keys if command else context.selected_asset_keys & set(MARTS)
            for key in TopologicalSorter(warehouse_models.asset_deps).static_order():
                if key in due:
                    yield dg.MaterializeResult(asset_key=key, metadata={"rebuilt": command is not None})
        log.info(str(stages.BuildReport(built=command is not None)))


def _with_rows(settings: Settings, events: Iterator[Any]) -> Iterator[Any]:
    """The events of a dbt build, each model with its rows. They are counted when dbt has let go of the build file, so
    the events come at its end; a failure comes after them."""
    held: list[Any] = []
    try:
        held.extend(events)  # keeps those that came before a failure
    finally:
        rows = stages.rows_of_models(settings)
        for event in held:
            name = event.metadata["unique_id"].value.rpartition(".")[2] if "unique_id" in event.metadata else None
            if name in rows and not isinstance(event, dg.AssetCheckResult | dg.AssetCheckEvaluation):
                yield event.with_metadata({**event.metadata, "dagster/row_count": rows[name]})
            else:
                yield event


MARTS = [spec.key for spec in warehouse_models.specs if spec.group_name == "marts"]


@dg.asset(
    deps=MARTS,
    group_name="release",
    kinds={"duckdb"},
    owners=["team:vndx"],
    pool=WRITER,
    check_specs=[
        dg.AssetCheckSpec(
            "facts_a_page",
            asset=RELEASE,
            description="No source's pages give far fewer facts than the same source's pages before.",
        )
    ],
)
def release(settings: dg.ResourceParam[Settings]) -> Iterator[dg.MaterializeResult[None]]:
    """The versioned, read-only file that readers open. It exists only if every error-severity test passed."""
    began = time.monotonic()
    report = stages.release(settings)
    log.info(str(report))
    by_indicator = answers.query(
        settings, "select indicator, count(*) as facts from marts.fct_observation group by all order by facts desc"
    )
    metadata: Metadata = {
        "version": report.version,
        "made": report.made,
        "path": dg.MetadataValue.path(str(report.path)),
        "bytes": report.path.stat().st_size,
        "seconds": round(time.monotonic() - began, 1),
        "facts by indicator": dg.MetadataValue.md(table(by_indicator, most=40)),
        "newest facts": dg.MetadataValue.md(
            table(
                answers.query(
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
    metadata |= {f"facts: {row['indicator']}": row["facts"] for row in by_indicator}
    metadata |= {f"rows of {name}": rows for name, rows in report.rows.items()}
    falling = list(falling_yields(settings))
    yield dg.MaterializeResult(
        metadata=metadata,
        check_results=[
            dg.AssetCheckResult(
                check_name="facts_a_page",
                passed=not falling,
                severity=dg.AssetCheckSeverity.WARN,
                metadata={"falling": dg.MetadataValue.md(table([one.as_row() for one in falling]))},
            )
        ],
    )
