"""The golden pages, as tests read them: a page beside what is expected of it, and its record in an archive."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from pipelines.model import ArchiveRecord
from tests.golden.write_pages import FOLDER

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def golden(name: str) -> tuple[bytes, dict[str, Any]]:
    """A page's bytes, and what is expected of it."""
    page = gzip.decompress((FOLDER / f"{name}.html.gz").read_bytes())
    return page, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def record(page: bytes, expected: dict[str, Any]) -> ArchiveRecord:
    """The page as an archive keeps it, fetched from where it is expected."""
    known = {"form": expected["form"]} if "form" in expected else {}
    media_type = expected.get("media_type", "text/html; charset=utf-8")
    digest = hashlib.sha256(page).hexdigest()
    return ArchiveRecord("f.warc.gz", 1, "urn:uuid:1", expected["url"], NOW, media_type, page, digest, (), known)
