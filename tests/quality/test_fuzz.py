"""Broken texts: the generator breaks them the same way every time, and what is looked for is found."""

from typing import Any

from benchmarks.fuzz_extract import catalogue, corpus, fuzzed, run, violations
from pipelines.model import Context, Extraction, Fact

TEXT = "Tỷ lệ hồ sơ nộp trực tuyến của Đà Nẵng đạt 81,5% trong năm 2024."
GOOD = Fact(
    "dossier_online_rate", "P48", 81.5, None, "percent", None, "=", "actual", "2024", "đạt 81,5%", None,
    39, 48, 43, 48, 0, 64, 0.97, "said for the test",
)  # fmt: skip


def nothing(text: str, context: Context) -> Extraction:
    return Extraction()


def test_the_same_seed_gives_the_same_texts() -> None:
    texts = corpus()
    first = [fuzzed(3, number, texts) for number in range(300)]
    assert first == [fuzzed(3, number, texts) for number in range(300)]
    assert first != [fuzzed(4, number, texts) for number in range(300)]
    assert len({text for text, _ in first}) > 280


def test_an_exception_is_counted_and_its_text_named() -> None:
    def fails_on_percent(text: str, context: Context) -> Extraction:
        if "%%" in text:
            raise ZeroDivisionError
        return Extraction()

    report = run(1, range(400), fails_on_percent, catalogue())
    assert report.texts == 400
    assert report.failures
    texts = corpus()
    assert all("%%" in fuzzed(1, number, texts)[0] for number, _ in report.failures)
    assert "ZeroDivisionError" in report.failures[0][1]


def test_a_fact_as_it_should_be_breaks_nothing() -> None:
    assert list(violations(TEXT, Extraction(facts=(GOOD,)), catalogue())) == []


def test_every_broken_promise_is_seen() -> None:
    broken: list[dict[str, Any]] = [
        {"quote_start": 38},
        {"quote": "hồ sơ", "quote_start": 7, "quote_end": 12},
        {"number_end": 99, "sentence_end": 99},
        {"sentence_start": 45},
        {"value": float("nan")},
        {"value_high": 60.0},
        {"period": "2024-7"},
        {"confidence": 1.2},
        {"indicator": "dossier"},
        {"unit": "%"},
    ]
    for change in broken:
        fact = GOOD._replace(**change)
        assert list(violations(TEXT, Extraction(facts=(fact,)), catalogue())), change


def test_nothing_read_is_no_failure() -> None:
    assert run(2, range(50), nothing, catalogue()).failures == []
