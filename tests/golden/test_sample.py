"""The bundled sample: what is committed is what the script builds, and every page reads as it should."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from pipelines.crawl.archive import Archive
from pipelines.crawl.importer import import_paths
from pipelines.model import Document
from pipelines.parse import parse
from pipelines.sources import source_for
from sample.build import FOLDER, WARC, SamplePage, build, sample_pages

EXPECTED = Path(__file__).with_name("sample.json")
FIRST_SOURCES = {"nld", "nhandan", "phapluatxahoi", "baobinhdinh", "baodanang", "dvc_danang", "dx"}
KEPT = ("title", "author", "published", "publisher", "home_entity", "source_id", "canonical_url", "text", "tables")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("archive")) as archive:
        report = import_paths(archive, [WARC])
        assert (report.imported, report.rejected) == (len(sample_pages()), [])
        yield archive


@pytest.fixture(scope="module")
def documents(archive: Archive) -> dict[str, Document]:
    found = {record.url: parse(record) for record in archive.read()}
    return {url: document for url, document in found.items() if url and isinstance(document, Document)}


def test_the_committed_archive_is_what_the_script_builds(tmp_path: Path) -> None:
    build(tmp_path / "sample.warc.gz")
    # Not the compressed bytes: those depend on the version of zlib.
    assert gzip.decompress((tmp_path / "sample.warc.gz").read_bytes()) == gzip.decompress(WARC.read_bytes())


def test_the_archive_is_whole_and_tells_of_every_attempt(archive: Archive) -> None:
    assert archive.verify() == []
    attempts = [fetch for _, fetch in archive.fetches()]
    assert [fetch.url for fetch in attempts] == [page.url for page in sample_pages()]
    for fetch in attempts:
        assert fetch.archive_file is not None
        assert fetch.archive_offset is not None
        assert archive.get(fetch.archive_file, fetch.archive_offset).url == fetch.url


def test_every_first_source_is_there() -> None:
    pages = sample_pages()
    assert {page.source for page in pages} == FIRST_SOURCES
    for page in pages:
        source = source_for(page.url)
        assert source is not None
        assert source.code == page.source
        assert "trang-mau-vndx" in page.url
    assert sorted(page.file for page in pages) == sorted(path.name for path in (FOLDER / "pages").iterdir())


def as_kept(document: Document) -> dict[str, Any]:
    """What the golden file holds of a document."""
    values = asdict(document)
    return dict(json.loads(json.dumps({name: values[name] for name in KEPT})))


@pytest.mark.parametrize("page", sample_pages(), ids=lambda page: page.file)
def test_a_page_reads_as_expected(page: SamplePage, documents: dict[str, Document]) -> None:
    document = documents[page.url]
    for figure in page.figures:
        assert figure["says"] in document.text
        assert figure["from"]
    assert as_kept(document) == json.loads(EXPECTED.read_text(encoding="utf-8"))[page.file]


@pytest.mark.parametrize("page", sample_pages(), ids=lambda page: page.file)
def test_what_stands_around_the_article_is_not_read(page: SamplePage, documents: dict[str, Document]) -> None:
    said = documents[page.url].text
    assert "sample/pages.yml" in page.payload.decode()
    for around in (
        "sample/pages.yml",
        "Trang chủ",
        "Google News",
        "Tin mới",
        "Bạn đọc",
        "bạn đọc",
        "Giá vàng",
        "Mong ",
    ):
        assert around not in said
