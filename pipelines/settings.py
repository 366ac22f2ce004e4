"""Every path and knob of vndx in one typed place, read from the environment (VNDX_…) or one file (`vndx.env`).

A wrong value is refused at start with the name of the setting.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things lie. One folder, `data`, holds all that is generated, so a second warehouse is a second folder."""

    model_config = SettingsConfigDict(env_prefix="VNDX_", env_file="vndx.env", extra="forbid", frozen=True)

    data: Path = Field(
        default=PROJECT / "warehouse" / "data",
        description="Folder of the archive, the build file and the releases.",
    )
    keep_releases: int = Field(default=5, ge=1, description="How many releases stay; older ones are deleted.")

    @property
    def archive(self) -> Path:
        """Folder of the WARC segments: the truth, append-only."""
        return self.data / "archive"

    @property
    def build_file(self) -> Path:
        """The DuckDB file that loading and dbt write. Nobody outside opens it."""
        return self.data / "build.duckdb"

    @property
    def releases(self) -> Path:
        """Folder of the versioned, read-only releases."""
        return self.data / "releases"

    @property
    def release_link(self) -> Path:
        """What readers open: a link to the newest release."""
        return self.data / "vndx.duckdb"
