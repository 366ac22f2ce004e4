"""How Dagster sees the dbt project: the manifest built at set-up, one asset a model, one asset check a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dagster_dbt import DagsterDbtTranslator, DbtCliResource

from pipelines import stages
from pipelines.settings import DBT_PROJECT, Settings


class Translator(DagsterDbtTranslator):
    """Groups assets by layer (staging, intermediate, marts), seeds under `reference`."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        if dbt_resource_props["resource_type"] == "seed":
            return "reference"
        folders = dbt_resource_props["fqn"][1:-1]
        return folders[0] if folders else None


def dbt_resource(settings: Settings) -> DbtCliResource:
    """The dbt command of this environment, with the build file of these settings."""
    stages.export_dbt_environment(settings)
    return DbtCliResource(
        project_dir=str(DBT_PROJECT), profiles_dir=str(DBT_PROJECT), dbt_executable=str(stages.DBT_EXECUTABLE)
    )
