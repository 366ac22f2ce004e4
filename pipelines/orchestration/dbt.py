"""How Dagster sees the dbt project: the manifest built at set-up, one asset a model, one asset check a test. All that
vndx uses of dagster-dbt comes through here."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from importlib.metadata import version
from typing import Any

import dagster as dg
from packaging.version import Version

from pipelines import stages
from pipelines.orchestration.crawling import TIME_ZONE
from pipelines.settings import DBT_PROJECT, Settings

# dagster-dbt works with a dbt that is a program alone (dbt Fusion), and imports all of dbt only where it finds it: half
# the processor time of every start of a process, also of one that only crawls. dbt is a program alone here too.
_found = {name: sys.modules.get(name) for name in ("dbt", "dbt.version")}
sys.modules.update(dict.fromkeys(_found))  # type: ignore[arg-type]  # None: no such module
try:
    from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets
finally:
    for _name, _module in _found.items():
        if _module is None:
            del sys.modules[_name]
        else:
            sys.modules[_name] = _module

__all__ = ["Dbt", "DbtCliResource", "Translator", "dbt_assets", "dbt_resource"]

EVERY_MORNING = dg.FreshnessPolicy.cron(
    deadline_cron="0 8 * * *", lower_bound_delta=timedelta(hours=24), timezone=TIME_ZONE
)


class Translator(DagsterDbtTranslator):
    """Groups assets by layer (staging, intermediate, marts), seeds under `reference`."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        if dbt_resource_props["resource_type"] == "seed":
            return "reference"
        folders = dbt_resource_props["fqn"][1:-1]
        return folders[0] if folders else None

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str]:
        del dbt_resource_props  # all models have the same owner
        return ["team:vndx"]

    def get_asset_spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> dg.AssetSpec:
        """As dagster-dbt makes it; marts are to be looked at every morning, new or not."""
        spec = super().get_asset_spec(manifest, unique_id, project)
        return spec.replace_attributes(freshness_policy=EVERY_MORNING) if spec.group_name == "marts" else spec


class Dbt(DbtCliResource):
    """dagster-dbt's resource without its two detours before every command, measured at 4 and 3 seconds of processor
    time: it starts dbt to ask for its version (and dbt then asks the network for a newer one), and opens an adapter in
    this process for metadata that is not asked for here."""

    @cached_property
    def _cli_version(self) -> Version:
        return Version(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> Any:
        del args  # None is what dagster-dbt itself goes on with where there is no adapter


def dbt_resource(settings: Settings) -> DbtCliResource:
    """The dbt command of this environment, with the build file of these settings."""
    stages.export_dbt_environment(settings)
    return Dbt(project_dir=str(DBT_PROJECT), profiles_dir=str(DBT_PROJECT), dbt_executable=str(stages.DBT_EXECUTABLE))
