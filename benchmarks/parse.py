"""Reading pages, measured: how fast against trafilatura (its default), how right, and importing WARC files.

- pages of known sources: bytes of an archived record to a document, against trafilatura's text of the same bytes and
  against only parsing them, all on one core, in turn; CPU time, the best of several rounds, so that other work on the
  machine counts little
- text F1 (words, as a bag) against the golden pages, and against reference texts where there are any: as the source's
  YAML has it, as if nobody knew the site, and trafilatura's
- a WARC of pages none of which is wanted: importing it against only iterating over it with the WARC library

    python -m benchmarks.parse                                   # the golden pages, filled up to real sizes
    python -m benchmarks.parse --pages DIR [--references DIR] [--urls FILE]
                                                                 # saved pages *.html, references *.txt of the same stem

Saved pages of real sites are for measuring only and are not part of the repository.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import hashlib
import io
import json
import random
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from fastwarc.warc import ArchiveIterator
from selectolax.lexbor import LexborHTMLParser
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.crawl.archive import Archive
from pipelines.crawl.importer import import_paths
from pipelines.model import ArchiveRecord, Document
from pipelines.parse import parse, read_page
from pipelines.saved import read_urls

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "pages"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Saved:
    """A page, its address, and the text that is to be read from it where somebody wrote that down."""

    name: str
    url: str | None
    body: bytes
    text: str | None

    @property
    def known(self) -> bool:
        """Whether its source's selectors fit it."""
        document = parse(self.record())
        return isinstance(document, Document) and document.parser == document.source_id

    def record(self) -> ArchiveRecord:
        digest = hashlib.sha256(self.body).hexdigest()
        return ArchiveRecord("f", 0, "urn:uuid:0", self.url, NOW, "text/html; charset=utf-8", self.body, digest)


def golden_pages(size: int, seed: int = 1) -> list[Saved]:
    """The golden articles, each filled up with scripts, styles and menus to the size that such pages have."""
    pages = []
    words = random.Random(seed)
    for path in sorted(GOLDEN.glob("*.article.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        body = gzip.decompress((GOLDEN / f"{path.stem}.html.gz").read_bytes())
        style = "".join(f".c{words.randrange(10**6)}{{margin:{n % 90}px}}" for n in range(size // 60))
        script = "".join(f"var v{words.randrange(10**6)}={{a:{n},b:'x<{n}'}};" for n in range(size // 120))
        menu = "".join(f"<li class='m{n}'><a href='/muc-{n}.htm'>Mục thứ {n}</a></li>" for n in range(size // 2000))
        head = f"<style>{style}</style><script>{script}</script></head>".encode()
        nav = f"<body><div class='menu'><ul>{menu}</ul></div>".encode()
        body = body.replace(b"</head>", head, 1).replace(b"<body>", nav, 1)
        pages.append(Saved(path.stem, expected["url"], body, expected["text"]))
    return pages


def saved_pages(folder: Path, references: Path | None, urls: Path | None = None) -> list[Saved]:
    """The pages of a folder; their address is the one in `urls` (JSON lines with id and url), else what they call
    canonical."""
    addresses = read_urls(urls)[0] if urls else {}
    pages = []
    for path in sorted(folder.glob("*.html")):
        body = path.read_bytes()
        url = addresses.get(path.stem) or read_page(body, fetched_at=NOW).canonical_url
        reference = references / f"{path.stem}.txt" if references else None
        text = reference.read_text(encoding="utf-8") if reference and reference.is_file() else None
        pages.append(Saved(path.stem, url, body, text))
    return pages


def f1(wanted: str, got: str) -> float:
    """Words that both hold, as often as both hold them."""
    one, other = (Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text))) for text in (wanted, got))
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 1.0


def best_times(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """CPU seconds of each, the best of several rounds in turn."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for at, work in enumerate(works):
            start = time.process_time()
            work()
            best[at] = min(best[at], time.process_time() - start)
    return best


def measure_speed(pages: Sequence[Saved], rounds: int) -> None:
    """All pages by one reader, then all by the next, as an archive is read; of every page the best round."""
    if not pages:
        return
    records = [page.record() for page in pages]
    readers: list[Callable[[ArchiveRecord], object]] = [
        parse,
        lambda record: trafilatura.extract(record.payload),
        lambda record: LexborHTMLParser(record.payload),
    ]
    best = [[float("inf")] * len(pages) for _ in readers]
    for _ in range(rounds):
        for reader, times in zip(readers, best, strict=True):
            gc.collect()
            for at, record in enumerate(records):
                start = time.process_time()
                reader(record)
                times[at] = min(times[at], time.process_time() - start)
    ours, theirs, parser = map(sum, best)
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"speed  {len(pages)} pages of known sources, {size:.0f} KB each: {1000 * ours / len(pages):.2f} ms a page,")
    print(f"       {theirs / ours:.1f} times as many pages a second as trafilatura; the HTML parser alone would have")
    print(f"       {theirs / parser:.1f} times as many ({1000 * parser / len(pages):.2f} ms a page)")


def measure_texts(pages: Sequence[Saved]) -> None:
    rows = []
    for page in pages:
        if page.text is None:
            continue
        document = parse(page.record())
        known = document.text if isinstance(document, Document) else ""
        generic = read_page(page.body, url=page.url, source=None, fetched_at=NOW).text
        other = trafilatura.extract(page.body) or ""
        rows.append((page.name, (f1(page.text, known), f1(page.text, generic), f1(page.text, other))))
    if rows:
        print(f"text   {'F1 by page':32} {'source':>7} {'generic':>8} {'trafilatura':>12}")
        for name, values in rows:
            print(f"       {name:32} {values[0]:7.3f} {values[1]:8.3f} {values[2]:12.3f}")
        means = [sum(values[at] for _, values in rows) / len(rows) for at in range(3)]
        print(f"       {'mean':32} {means[0]:7.3f} {means[1]:8.3f} {means[2]:12.3f}")
        worse = sum(values[1] < values[2] for _, values in rows)
        print(f"       {len(rows)} pages; as unknown sites {worse} of them worse than by trafilatura")


def measure_import(bodies: Sequence[bytes], count: int, rounds: int) -> None:
    """A WARC of `count` pages, all of them of a domain that is not wanted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        with path.open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            for n in range(count):
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                body = bodies[n % len(bodies)] + b"<!-- %d -->" % n
                writer.write_record(
                    writer.create_warc_record(
                        f"https://site{n % 97}.example.com/{n}.html", "response", io.BytesIO(body), http_headers=headers
                    )
                )
        with Archive(Path(folder) / "archive") as archive:

            def ours() -> None:
                report = import_paths(archive, [path], domains=["nhandan.vn", "baodanang.vn", "nld.com.vn"])
                assert (report.imported, report.passed_over) == (0, count)

            def theirs() -> None:
                assert sum(1 for _ in ArchiveIterator(path.open("rb"), parse_http=False)) == count

            here, there = best_times([ours, theirs], rounds)
    print(f"import {count} unwanted pages: {there / here:.2f} of the speed of the WARC library alone")


def main(arguments: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=Path, help="a folder of saved pages instead of the golden ones")
    asked.add_argument("--references", type=Path, help="a folder of texts of the same names")
    asked.add_argument("--urls", type=Path, help="JSON lines with the id (file stem) and url of saved pages")
    asked.add_argument("--size", type=int, default=250_000, help="bytes that golden pages are filled up with")
    asked.add_argument("--rounds", type=int, default=7)
    given = asked.parse_args(arguments)
    pages = saved_pages(given.pages, given.references, given.urls) if given.pages else golden_pages(given.size)
    if not pages:
        print(f"{given.pages}: no *.html", file=sys.stderr)
        return 2
    measure_speed([page for page in pages if page.known], given.rounds)
    measure_texts(pages)
    measure_import([page.body for page in pages[:10]], 400, given.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
