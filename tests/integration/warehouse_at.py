"""Builds a warehouse from made-up documents with the real dbt project, for tests of marts and releases."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import duckdb
from dbt.cli.main import dbtRunner, dbtRunnerResult

from pipelines.model import Document, Extraction
from pipelines.settings import PROJECT, Settings
from tests.integration.made_up import record
from warehouse.store import Page, SourceRow, Store

DBT_PROJECT = PROJECT / "dbt_project"

SOURCES = (
    SourceRow("example", "Báo Ví Dụ", "Báo Ví Dụ", "VN", 3, "https://example.vn"),
    SourceRow("portal", "Cổng Ví Dụ", "Cổng Ví Dụ", "VN", 1, "https://portal.example.vn"),
)

Readings = Sequence[tuple[Document, Extraction]]


def load(settings: Settings, readings: Readings, version: str = "v1", sources: Sequence[SourceRow] = SOURCES) -> None:
    """Puts documents and what was read in them into the build file."""
    with Store(settings.build_file) as store:
        store.put_sources(sources)
        store.add_pages([Page(record(document), document) for document, _ in readings])
        store.add_extractions(version, readings)


def rows(file: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """What a query finds in a build file or a release."""
    with duckdb.connect(str(file), read_only=True) as con:
        return con.execute(sql, parameters).fetchall()


def dbt(settings: Settings, *arguments: str, project: Path | None = None) -> dbtRunnerResult:
    """Runs dbt on this warehouse, in this process. The project is parsed once a session, unless a copy of it is given;
    each warehouse has its own target folder."""
    if project is not None:
        return _invoke(settings.build_file, settings.data, arguments, None, project)
    return _invoke(settings.build_file, settings.data, arguments, manifest())


def build(settings: Settings) -> None:
    """dbt build without unit tests (they have a test of their own); anything that fails is shown."""
    done = dbt(settings, "build", "--exclude-resource-type", "unit_test")
    assert done.success, failures(done)


def failures(done: dbtRunnerResult) -> list[str]:
    """What did not pass, each with dbt's message."""
    if done.exception is not None:
        return [str(done.exception)]
    results: Any = done.result
    return [f"{r.node.name}: {r.message}" for r in results if r.status not in ("success", "pass", "no-op")]


@cache
def manifest() -> Any:
    """What dbt knows of the project, parsed once a session."""
    with TemporaryDirectory() as folder:
        done = _invoke(Path(folder) / "build.duckdb", Path(folder), ["parse"], None)
        assert done.success, done.exception
        return done.result


def _invoke(
    build_file: Path, folder: Path, arguments: Sequence[str], manifest: Any, project: Path = DBT_PROJECT
) -> dbtRunnerResult:
    environment = {"VNDX_BUILD_FILE": str(build_file), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    with patch.dict(os.environ, environment):
        os.environ.pop("DBT_EXCLUDE_RESOURCE_TYPES", None)  # set by the stages, which leave unit tests out
        return dbtRunner(manifest=manifest).invoke([
            "--quiet", "--no-use-colors", "--log-level", "none", *arguments,
            "--project-dir", str(project), "--profiles-dir", str(project),
            "--target-path", str(folder / "target"), "--log-path", str(folder / "logs")])  # fmt: skip
