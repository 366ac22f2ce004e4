"""The extractor itself over the texts of the repository: it must not sink below its floors."""

import pytest

from benchmarks.fuzz_extract import catalogue, run
from benchmarks.quality import below_floors, evaluate, figures, load_floors, named_set
from pipelines.extract import extract

FLOORS = load_floors()


def test_the_development_texts_have_floors() -> None:
    assert {"open63", "held27"} <= FLOORS.keys()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_set_is_below_its_floor(name: str) -> None:
    texts = named_set(name)
    assert texts is not None
    assert below_floors(name, figures(evaluate(texts, extract)), FLOORS) == []


def test_broken_texts_give_facts_or_none() -> None:
    report = run(7, range(1500), extract, catalogue())
    assert report.failures == []
    assert report.facts > 500
