"""Saved pages and what becomes of them, without an archive and without a database: for looking at a page, for checking
the parser on pages of one's own, and for other programs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.crawl.guards import inspect
from pipelines.crawl.importer import json_lines, unusable
from pipelines.model import Problem
from pipelines.parse import Page, read_page
from pipelines.parse.charset import decode
from pipelines.sources import source_for

PAGES = (".html", ".htm", ".html.gz", ".htm.gz")
NO_ADDRESS = "https://unknown.invalid/page"
GUARDED_MOST = 800  # letters of article text beyond which no sign of a block page is believed
DATED_MOST = 250  # the same where the page says when it was published, as block pages do not


def read_urls(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """The addresses of pages by their id (a file's stem): JSON lines with `url` and one of `id`, `doc`, `name`,
    `file`."""
    urls: dict[str, str] = {}
    problems: list[Problem] = []
    for number, row in json_lines(path, problems):
        known = row if isinstance(row, dict) else {}
        name = next((known[key] for key in ("id", "doc", "name", "file") if isinstance(known.get(key), str)), None)
        if name is None or not isinstance(known.get("url"), str):
            problems.append(Problem(str(path), number, 'must be an object with texts "id" and "url"'))
            continue
        urls[stem_of(Path(name))] = known["url"]
    return urls, problems


def stem_of(path: Path) -> str:
    """A page's id: its file's name without the endings that pages have."""
    name = path.name
    for ending in sorted(PAGES, key=len, reverse=True):
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def saved_pages(paths: Sequence[Path]) -> Iterator[Path]:
    """The pages of folders and single files, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.name.lower().endswith(PAGES))
        else:
            yield path


def describe(path: Path, url: str | None) -> dict[str, Any] | Problem:
    """What became of one page: id, url, canonical_url, kind (article, listing, table, other, or what a guarded page is:
    captcha, cookie_wall, soft_404 …), title, lead, text, published, updated, author, section, publisher, origin (whose
    story a syndicated copy is), captions, tables. Only an article or a table has a text and dates."""
    try:
        payload = path.read_bytes()
        payload = gzip.decompress(payload) if path.name.lower().endswith(".gz") else payload
    except (OSError, EOFError) as error:
        return Problem(str(path), None, f"cannot be read: {error}")
    if payload.strip() and (problem := unusable(payload, "text/html")):
        return Problem(str(path), None, problem)
    source = source_for(url) if url else None
    page = read_page(payload, url=url, source=source, fetched_at=datetime.now(UTC))
    kind: str = page.kind
    most = DATED_MOST if page.published else GUARDED_MOST
    if kind in {"listing", "other"} or (kind == "article" and len(page.text) < most):
        address = url or page.canonical_url or NO_ADDRESS
        # What has the size of no article counts only where nothing else tells what it is.
        size = len(payload) if kind == "other" else None
        verdict = inspect(decode(payload).text, url=address, size=size, source=source)
        kind = verdict.kind if verdict else kind
        if kind == "listing" and source is not None and url and source.is_article(url):
            kind = "home_page"
    return {"id": stem_of(path), "url": url, **_row(page, kind)}


def _row(page: Page, kind: str) -> Mapping[str, Any]:
    says = kind in {"article", "table"}
    return {
        "canonical_url": page.canonical_url,
        "kind": kind,
        "title": page.title,
        "lead": page.lead if says else None,
        "text": page.text if says else "",
        "published": page.published if says else None,
        "updated": page.updated if says else None,
        "author": page.author if says else None,
        "section": page.section,
        "publisher": page.publisher,
        "origin": page.origin,
        "captions": list(page.captions) if says else [],
        "tables": [
            {"caption": table.caption, "header": list(table.header), "rows": [list(row) for row in table.rows]}
            for table in page.tables
            if says
        ],
    }
