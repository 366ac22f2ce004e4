"""Whatever bytes come from the web: an answer or the one exception that is promised, never another."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.crawl.discover import BadDocumentError, read_feed, read_json, read_listing, read_sitemap
from pipelines.crawl.fetch import Unpacker
from pipelines.crawl.guards import inspect, inspect_data
from pipelines.crawl.robots import Rules
from pipelines.crawl.survey import skeleton
from pipelines.parse.depth import too_deep
from pipelines.parse.page import read_page
from pipelines.sources import Listing, sources

NOW = datetime(2026, 11, 1, tzinfo=UTC)
URL = "https://bao.test/tin-1.htm"
TAGS = ["<a href='", "<div>", "</div>", "<script>", "<title>", "</title>", "<!--", "<![CDATA[", "]]>", "<?xml ", "<rss"]
TAGS += [
    "<item><link>",
    "<urlset>",
    "<url><loc>",
    "</loc></url>",
    "&#x0;",
    "&lt;",
    "'>",
    '"',
    "\0",
    "\ud800",
    "ộ",
    "http://",
]
markup = st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=8)), max_size=30).map("".join)
some_bytes = st.one_of(st.binary(max_size=300), markup.map(lambda text: text.encode("utf-8", "surrogatepass")))


@settings(deadline=None)
@given(some_bytes)
def test_documents_of_discovery(body: bytes) -> None:
    with suppress(BadDocumentError):
        read_feed(body, URL)
    with suppress(BadDocumentError):
        list(read_sitemap(io.BytesIO(body), URL, 10_000))
    with suppress(BadDocumentError):
        read_json(body, "a.0", "b", URL)
    Rules.parse(body).allows(URL)
    inspect_data(body, "application/json")


@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning", "ignore::bs4.XMLParsedAsHTMLWarning")
@settings(deadline=None)
@given(markup)
def test_pages(html: str) -> None:
    text = html.encode("utf-8", "replace").decode()
    inspect(text, url=URL, final_url=URL, size=len(text), source=sources()["nld"])
    read_listing(text, URL, Listing(url=URL, dates="a"))


@example(b"", [1], "raw")
@given(
    st.binary(max_size=5_000), st.lists(st.integers(1, 2_000), max_size=8), st.sampled_from(["gzip", "deflate", "raw"])
)
def test_unpacking_does_not_depend_on_how_the_bytes_arrive(body: bytes, cuts: list[int], kind: str) -> None:
    packed = gzip.compress(body) if kind == "gzip" else zlib.compress(body)
    packed = packed[2:-4] if kind == "raw" else packed
    unpack = Unpacker("gzip" if kind == "gzip" else "deflate")
    found, rest = b"", packed
    for cut in [*cuts, len(packed)]:
        found += b"".join(unpack.feed(rest[:cut]))
        rest = rest[cut:]
    assert found == body
    assert unpack.whole


@given(st.binary(max_size=200))
def test_rubbish_is_named_as_such(body: bytes) -> None:
    with suppress(zlib.error):
        list(Unpacker("gzip").feed(body))


def test_a_bomb_is_handed_out_in_small_pieces() -> None:
    pieces = Unpacker("gzip").feed(gzip.compress(b"\0" * 50_000_000))
    assert max(map(len, pieces)) <= Unpacker.PIECE


@pytest.mark.parametrize("depth", [10_000])
def test_ten_thousand_elements_in_each_other(depth: int) -> None:
    html = "<html><body>" + "<div>" * depth + "<a href='/tin-2.htm'>Chuyển đổi số</a>" + "</div>" * depth
    assert [found.url for found in read_listing(html, URL, Listing(url=URL)).candidates] == [
        "https://bao.test/tin-2.htm"
    ]
    assert "Chuyển" not in skeleton(html)


WORDS = st.text(st.characters(categories=["Ll", "Lu"]), min_size=4, max_size=9).filter(lambda word: word not in "chữ")


@settings(deadline=None, max_examples=50)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_skeleton_never_keeps_a_sentence(words: list[str]) -> None:
    secret = " ".join(f"qz{word}" for word in words)
    html = (
        f"<title>{secret}</title><meta name=description content='{secret}'><img src='/a.jpg' alt='{secret}'>"
        f"<p title='{secret}'>{secret}, 07/03/2026 <i>{secret}</i></p><!-- {secret} -->"
        f'<script type="application/ld+json">{{"headline": "{secret}", "list": ["{secret}"]}}</script>'
    )
    assert "qz" not in skeleton(html)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_too_deep_to_be_read_in_time_is_not_read(encoding: str) -> None:
    page = f"<html><title>Sâu</title>{'<div>' * 1_000_000}<p>{'Chuyển đổi số. ' * 99}".encode(encoding)
    assert too_deep(page)
    assert read_page(page, content_type=f"text/html; charset={encoding}", fetched_at=NOW).kind == "other"


def test_a_long_page_is_not_a_deep_one() -> None:
    rows = "<div><table>" + "<tr><td><p>một<br><b>hai</b><td>ba" * 9_000 + "</table></div>" * 3
    assert not too_deep(rows.encode() + b"</div>" * 20_000 + b"<div>" * 11_000)
