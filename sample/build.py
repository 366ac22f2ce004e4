"""Make sample/sample.warc.gz from sample/pages.yml and sample/pages: `python -m sample.build`.

The same files make the same records, byte for byte after decompression (a test compares them)."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from pipelines.crawl.archive import Archive
from pipelines.model import Fetch

FOLDER = Path(__file__).resolve().parent
WARC = FOLDER / "sample.warc.gz"


@dataclass(frozen=True, slots=True)
class SamplePage:
    """An entry of pages.yml: the page and, for each of its figures, its words and where it was really published."""

    file: str
    source: str
    url: str
    fetched_at: datetime
    figures: tuple[dict[str, str], ...]

    @property
    def payload(self) -> bytes:
        return (FOLDER / "pages" / self.file).read_bytes()


def sample_pages() -> list[SamplePage]:
    """The pages of pages.yml in order of fetching."""
    entries: list[dict[str, Any]] = yaml.safe_load((FOLDER / "pages.yml").read_text(encoding="utf-8"))
    pages = [SamplePage(**entry | {"figures": tuple(entry["figures"])}) for entry in entries]
    return sorted(pages, key=lambda page: page.fetched_at)


def build(warc: Path = WARC) -> None:
    """Write the sample as our archive stores pages, with an attempt for each."""
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder)) as archive:
        for page in sample_pages():
            stored = archive.append(
                page.payload,
                url=page.url,
                fetched_at=page.fetched_at,
                media_type="text/html",
                http_status=200,
                http_headers=[("Content-Type", "text/html; charset=utf-8")],
                metadata={"source": page.source, "sample": True},
            )
            archive.append_fetch(
                Fetch(
                    source=page.source,
                    url=page.url,
                    final_url=page.url,
                    redirects=(),
                    started_at=page.fetched_at,
                    duration_ms=0,
                    status=200,
                    outcome="ok",
                    bytes=len(page.payload),
                    record_id=stored.record_id,
                    archive_file=stored.file,
                    archive_offset=stored.offset,
                )
            )
        shutil.copyfile(Path(folder) / stored.file, warc)


if __name__ == "__main__":
    build()
    print(f"{WARC.name}: {len(sample_pages())} pages")
