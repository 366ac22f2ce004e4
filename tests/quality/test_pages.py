"""Benchmark pages: of the sizes that are claimed, and with the article findable in them."""

import statistics

import trafilatura

from benchmarks.pages import LARGEST, MEDIAN, SMALLEST, page, sizes
from benchmarks.quality import named_set


def test_sizes_span_what_is_claimed() -> None:
    for count in (90, 151):
        drawn = sizes(count)
        assert len(drawn) == count
        assert (min(drawn), max(drawn)) == (SMALLEST, LARGEST)
        assert abs(statistics.median(drawn) / MEDIAN - 1) < 0.05


def test_a_page_has_its_size_and_its_article() -> None:
    texts = named_set("own")
    assert texts is not None
    for seed, (document, text) in enumerate(sorted(texts.texts.items())[:4]):
        for size in (SMALLEST, MEDIAN, LARGEST):
            markup = page(text, texts.contexts[document], size, seed)
            assert abs(len(markup.encode()) / size - 1) < 0.03
        found = trafilatura.extract(markup)
        assert found is not None
        longest = max(text.splitlines(), key=len)
        assert longest[:60] in found
