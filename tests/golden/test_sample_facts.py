"""What the bundled sample states, read by a person, against what vndx reads: what a newcomer sees has to be right."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipelines.crawl.archive import Archive
from pipelines.crawl.importer import import_paths
from pipelines.extract import extract
from pipelines.model import Document
from pipelines.parse import parse
from pipelines.stages import context_of
from sample.build import WARC, sample_pages

EXPECTED = Path(__file__).with_name("sample_facts.csv")
READ = ("indicator", "entity", "value", "value_high", "unit", "bound", "status", "period")


def rows_expected() -> dict[str, list[tuple[str, ...]]]:
    pages: dict[str, list[tuple[str, ...]]] = {}
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pages.setdefault(row["page"], []).append(tuple(row[name] for name in READ))
    return pages


def rows_read(document: Document) -> list[tuple[str, ...]]:
    return [
        tuple(_plain(getattr(fact, name)) for name in READ)
        for fact in extract(document.text, context_of(document)).facts
    ]


def _plain(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    return "" if value is None else str(value)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    names = {page.url: Path(page.file).stem for page in sample_pages()}
    with Archive(tmp_path_factory.mktemp("archive")) as archive:
        import_paths(archive, [WARC])
        found = [parse(record) for record in archive.read()]
    return {names[one.url]: one for one in found if isinstance(one, Document) and one.url}


@pytest.mark.parametrize("page", rows_expected())
def test_facts_of_a_sample_page(page: str, documents: dict[str, Document]) -> None:
    assert sorted(rows_read(documents[page])) == sorted(rows_expected()[page])
