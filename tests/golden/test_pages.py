"""Golden pages: for each source an article and a second page, read as they were written."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pipelines.extract import extract
from pipelines.model import Document, Problem
from pipelines.parse import parse, read_page
from pipelines.sources import source_for, sources
from pipelines.stages import context_of
from tests.golden.reading import NOW, golden, record
from tests.golden.write_pages import DEV, FOLDER, golden_pages

NAMES = sorted(path.name.removesuffix(".json") for path in FOLDER.glob("*.json"))


def test_every_source_has_two_pages() -> None:
    pages = Counter(name.split(".")[0] for name in NAMES)
    assert {source: pages[source] for source in sources() if pages[source] < 2} == {}


def test_the_committed_pages_are_what_the_script_writes() -> None:
    written = golden_pages()
    assert sorted(written) == NAMES
    for name, (body, expected) in written.items():
        assert golden(name) == (body, json.loads(json.dumps(expected)))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_reads_as_it_was_written(name: str) -> None:
    page, expected = golden(name)
    source = source_for(expected["url"])
    assert source is not None
    assert source.code == name.split(".", maxsplit=1)[0]
    given = record(page, expected)
    document = parse(given)
    if expected["kind"] == "listing":
        assert isinstance(document, Problem)
        assert document.message.startswith("listing")
        return
    assert isinstance(document, Document)
    assert document.text == expected["text"]
    assert document.title == expected["title"]
    assert document.author == expected["author"]
    assert document.published == (expected["published"] and expected["published"][:10])
    assert [{"header": list(t.header), "rows": list(map(list, t.rows))} for t in document.tables] == expected["tables"]
    if given.media_type.startswith("text/html"):
        read = read_page(page, content_type=given.media_type, url=given.url, source=source, fetched_at=NOW)
        assert (read.kind, read.published) == (expected["kind"], expected["published"])


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".article")])
def test_the_figures_of_an_article_are_in_its_text(name: str) -> None:
    page, expected = golden(name)
    document = parse(record(page, expected))
    assert isinstance(document, Document)
    facts = [json.loads(line) for line in (DEV / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    quotes = [
        fact["quote"] for fact in facts if fact["doc"] == expected["written"] and fact["quote"] in expected["text"]
    ]
    assert quotes
    assert all(quote in document.text for quote in quotes)


@pytest.mark.parametrize("name", [name for name in NAMES if "facts" in golden(name)[1]])
def test_the_figures_of_a_table_are_facts(name: str) -> None:
    page, expected = golden(name)
    document = parse(record(page, expected))
    assert isinstance(document, Document)
    facts = extract(document.text, context_of(document)).facts
    assert sorted([f.indicator, f.entity, f.value, f.period] for f in facts) == sorted(expected["facts"])
    assert all(document.text[f.quote_start : f.quote_end] == f.quote for f in facts)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".article")])
def test_the_generic_path_reads_nearly_the_same(name: str) -> None:
    page, expected = golden(name)
    read = read_page(page, url=expected["url"], source=None, fetched_at=NOW)
    assert read.kind == "article"
    got, wanted = Counter(read.text.split()), Counter(expected["text"].split())
    common = sum((got & wanted).values())
    assert 2 * common / (sum(got.values()) + sum(wanted.values())) >= 0.98


def test_the_folder_holds_nothing_else() -> None:
    assert {path.suffix for path in Path(FOLDER).iterdir()} == {".json", ".gz"}
