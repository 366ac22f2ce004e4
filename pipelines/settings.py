"""Every path and knob of vndx in one typed place, read from the environment (VNDX_…) or one file
(`vndx.env`).

A wrong value is refused at start with the name of the setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

PROJECT = Path(__file__).resolve().parent.parent
DBT_PROJECT = PROJECT / "dbt_project"


class Settings(BaseSettings):
    """Where things lie. One folder, `data`, holds all that is generated, so a second warehouse is a second
    folder."""

    model_config = SettingsConfigDict(
        env_prefix="VNDX_", env_file="vndx.env", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    data: Path = Field(
        default=PROJECT / "warehouse" / "data",
        description="Folder of the archive, the build file and the releases.",
    )
    keep_releases: int = Field(default=5, ge=1, description="How many releases stay; older ones are deleted.")

    keep_logs_days: int = Field(
        default=30, ge=1, description="Days that logs of runs and copies of older build files stay (`vndx prune`)."
    )
    keep_runs_days: int = Field(default=180, ge=1, description="Days that runs stay in Dagster's history.")
    disk_least_free: int = Field(
        default=2 << 30, ge=0, description="Bytes that must stay free: with less, crawling stops."
    )
    writer_wait: float = Field(
        default=900.0, ge=0, description="Seconds to wait for another process that writes the build file."
    )
    dagster_postgres: SecretStr | None = Field(
        default=None,
        description="postgresql://… for Dagster's own storage (runs, events, schedules) instead of SQLite.",
    )

    health_silent_days: int = Field(
        default=3, ge=1, description="Days without being asked after which a source is listed as broken."
    )
    alert_webhook: SecretStr | None = Field(
        default=None, description="Address that alerts are posted to as JSON with a `text`, which Slack takes too."
    )
    alert_email_to: tuple[str, ...] = Field(default=(), description='Who gets alerts, as JSON: ["a@b.vn"].')
    alert_email_from: str = Field(default="vndx@localhost", description="Sender of alerts.")
    alert_smtp: str = Field(default="localhost:25", pattern=r"^[^:\s]+:\d+$", description="Mail server, host:port.")
    alert_smtp_user: str | None = Field(default=None, description="Name to log in with; TLS is then required.")
    alert_smtp_password: SecretStr | None = Field(default=None, description="Its password.")

    crawl_contact: str = Field(
        default="",
        description="E-mail or web address that a site's owner can turn to; goes into the user agent.",
    )
    crawl_connect_timeout: float = Field(default=15.0, gt=0, description="Seconds to wait for a connection.")
    crawl_read_timeout: float = Field(default=30.0, gt=0, description="Seconds of silence in an answer.")
    crawl_total_timeout: float = Field(default=120.0, gt=0, description="Seconds for one whole answer.")
    crawl_max_bytes: int = Field(default=16 << 20, ge=1024, description="Largest page, decompressed.")
    crawl_max_sitemap_bytes: int = Field(default=52_428_800, ge=1024, description="Largest sitemap, decompressed.")
    crawl_max_redirects: int = Field(default=8, ge=0, description="Redirects followed for one page.")
    crawl_attempts: int = Field(default=3, ge=1, le=10, description="Tries where a retry can help.")
    crawl_retry_wait: float = Field(default=2.0, ge=0, description="Seconds before the first retry, then doubled.")
    crawl_retry_after_most: float = Field(
        default=600.0,
        ge=0,
        description="Longest Retry-After waited for, in seconds; beyond it the next run asks.",
    )
    crawl_give_up_after: int = Field(
        default=8, ge=1, description="Pages failing in a row after which a source is left for the next run."
    )
    crawl_days_back: int = Field(
        default=30,
        ge=1,
        description="How far back a crawl without --since looks, in days, where dates are known.",
    )
    crawl_sources_at_once: int = Field(default=64, ge=1, description="Sources crawled side by side.")
    crawl_allowed_networks: tuple[str, ...] = Field(
        default=(),
        description='Private networks that may be asked all the same, as JSON: ["10.1.0.0/16"]. For tests.',
    )

    @field_validator("dagster_postgres", "alert_webhook")
    @classmethod
    def _is_address(cls, given: SecretStr | None, which: ValidationInfo) -> SecretStr | None:
        """Refused here, in words of our own: what a library says of a wrong address may hold the password in it."""
        form = r"postgres(ql)?(\+\w+)?://\S+" if which.field_name == "dagster_postgres" else r"https?://\S+"
        if given is not None and not re.fullmatch(form, given.get_secret_value()):
            raise ValueError(f"must be one whole address, as {'postgresql' if 'ql' in form else 'https'}://…")
        return given

    @property
    def crawl_state(self) -> Path:
        """Folder of what the crawler remembers between runs; may be deleted, is made again from the
        archive."""
        return self.data / "crawl"

    @property
    def archive(self) -> Path:
        """Folder of the WARC segments: the truth, append-only."""
        return self.data / "archive"

    @property
    def dagster_storage(self) -> Path:
        """Dagster's run history, event logs and the logs of its processes."""
        return self.data / "dagster"

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


def wrong_settings(error: ValidationError | SettingsError) -> Iterator[str]:
    """What was refused, a line a setting, by its name. A value is shown only where it can be no secret: not that of a
    secret setting, and not that of a name that is none, which may be a secret's name misspelt."""
    if isinstance(error, SettingsError):
        name = re.search(r'field "(\w+)"', str(error))
        yield f'setting VNDX_{name[1].upper() if name else "…"}: must be a list in JSON: ["…", "…"]'
        return
    for one in error.errors():
        name_given = "_".join(map(str, one["loc"]))
        field = Settings.model_fields.get(str(one["loc"][0]))
        if field is None:
            yield f"setting {name_given.upper()} in vndx.env: there is none of this name"
        else:
            shown = "" if "SecretStr" in str(field.annotation) else f" (got {one['input']!r})"
            yield f"setting VNDX_{name_given.upper()}: {one['msg'].removeprefix('Value error, ')}{shown}"
