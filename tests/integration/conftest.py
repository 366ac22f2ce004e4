"""Warehouses that several tests read: built once a session, because a dbt build takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.settings import Settings
from tests.integration import analysts
from tests.integration.warehouse_at import build, load
from warehouse.release import release


@pytest.fixture(scope="session")
def analysts_build(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The synthetic data set of docs/analysts.md, loaded and built. Not to be written to."""
    settings = Settings(data=tmp_path_factory.mktemp("analysts"))
    load(settings, analysts.readings(), sources=analysts.SOURCES)
    build(settings)
    return settings


@pytest.fixture(scope="session")
def analysts_release(analysts_build: Settings) -> Path:
    """Its release."""
    return release(analysts_build, synthetic=True).path
