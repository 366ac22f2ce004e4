"""Feeds, sitemaps, listings and addresses as sites really write them."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.crawl.discover import (
    BadDocumentError,
    Candidate,
    SubSitemap,
    clean_url,
    fill,
    months,
    read_feed,
    read_listing,
    read_sitemap,
    read_zone,
)
from pipelines.sources import Listing

HOME = "https://bao.test/"


def entries(text: str | bytes, most: int = 1 << 20) -> list[Candidate | SubSitemap]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_sitemap(io.BytesIO(data), HOME, most))


def test_rss_with_its_dates() -> None:
    text = """<?xml version="1.0"?><rss version="2.0"><channel><item>
        <title><![CDATA[Số hóa &amp; <b>hồ sơ</b>]]></title>
        <link> https://bao.test/a.htm?utm_source=rss#x </link><pubDate>Sat, 07 Mar 2026 08:06:00 +0700</pubDate></item>
        <item><title>không liên kết</title></item></channel></rss>"""
    assert read_feed(text.encode(), HOME) == [
        Candidate("https://bao.test/a.htm", "Số hóa & hồ sơ", datetime(2026, 3, 7, 1, 6, tzinfo=UTC))
    ]


def test_atom_with_relative_links() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Một cửa</title><link href="/b.htm"/>
        <updated>2026-03-07T08:06:00+07:00</updated></entry></feed>"""
    assert read_feed(text.encode(), HOME) == [
        Candidate("https://bao.test/b.htm", "Một cửa", datetime(2026, 3, 7, 1, 6, tzinfo=UTC))
    ]


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(b"<rss version='2.0'><channel></channel></rss>", HOME) == []


def test_a_news_sitemap_with_wrapped_titles_and_its_namespaces() -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      <!-- a comment --><url><loc> https://bao.test/a.htm </loc><news:news><news:publication><news:name>Báo</news:name>
      </news:publication><news:publication_date>2026-03-07T08:06:00+07:00</news:publication_date>
      <news:title>&lt;![CDATA[Kinh tế số &amp;amp; dữ liệu]]&gt;</news:title></news:news></url>
      <url><lastmod>2026</lastmod></url></urlset>"""
    moment = datetime(2026, 3, 7, 1, 6, tzinfo=UTC)
    (found,) = entries(text)
    assert isinstance(found, Candidate)
    assert (found.url, found.title) == ("https://bao.test/a.htm", "Kinh tế số & dữ liệu")
    assert found.modified == moment


def test_an_index_and_gzip() -> None:
    text = "<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2026-03-07</lastmod></sitemap></sitemapindex>"
    (found,) = entries(gzip.compress(text.encode()))
    assert isinstance(found, SubSitemap)
    assert found.url == "https://bao.test/a.xml"


def test_what_stood_before_a_fault_is_kept() -> None:
    whole = "<urlset>" + "".join(f"<url><loc>/{n}.htm</loc></url>" for n in range(5000)) + "</urlset>"
    found = []
    with pytest.raises(BadDocumentError, match="cannot be read further"):
        for entry in read_sitemap(io.BytesIO(gzip.compress(whole.encode())[:-4000]), HOME, 1 << 20):
            found.append(entry)  # noqa: PERF402 - it fails on the way
    assert 0 < len(found) < 5000
    with pytest.raises(BadDocumentError, match="more than 50000 bytes"):
        entries(whole, most=50_000)


@pytest.mark.parametrize(
    "text", ["<html><body><p>x</p></body></html>", "xin chào", "", "<!DOCTYPE a [<!ENTITY b 'c'>]><urlset/>"]
)
def test_what_is_no_sitemap_is_refused(text: str) -> None:
    with pytest.raises(BadDocumentError):
        entries(text)


def test_a_listing_gives_links_titles_and_days() -> None:
    html = """<base href="https://bao.test/muc/"><h3><a href="mot.htm" title="Một cửa">x</a></h3>
      <h3><a href="/hai.htm"></a></h3>
      <h3><a href="/hai.htm">Hai</a></h3><h3><a href="anh.jpg">ảnh</a></h3><h3><a href="javascript:void(0)">js</a></h3>
      <h3><a>không</a></h3><i>Thứ Bảy, 7/3/2026</i><i>31/02/2026</i><i>06-03-2026</i>"""
    page = read_listing(html, HOME, Listing(url=HOME, links="h3", dates="i"))
    assert page.candidates == (
        Candidate("https://bao.test/muc/mot.htm", "Một cửa"),
        Candidate("https://bao.test/hai.htm", "Hai"),
    )
    assert page.youngest == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("html", "zone"),
    [
        ('<input id="z" value="1961006">', "1961006"),
        ('<b id="z"> 12 </b>', "12"),
        ('<input id="z" value="../x">', None),
        ('<input id="z" value="">', None),
        ("<p>", None),
    ],
)
def test_a_zone_is_a_plain_word(html: str, zone: str | None) -> None:
    assert read_zone(html, "#z") == zone


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://Bao.TEST/A?b=1&utm_medium=x&fbclid=2#c", "https://bao.test/A?b=1"),
        ("//bao.test", "https://bao.test/"),
        (" a b\n.htm ", "https://bao.test/a%20b.htm"),
        ("?x=", "https://bao.test/?x="),
        ("/a\x1f#b", "https://bao.test/a%1F"),
        ("mailto:a@b.vn", None),
        ("http://a:b@bao.test/", None),
        ("http://[::1/", None),
        ("http://bao.test:x/", None),
        ("data:text/html,x", None),
    ],
)
def test_addresses_are_cleaned(url: str, clean: str | None) -> None:
    assert clean_url(url, HOME) == clean


@given(st.text(max_size=80))
def test_cleaning_never_fails_and_changes_nothing_twice(text: str) -> None:
    once = clean_url(text, HOME)
    assert once is None or clean_url(once) == once


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 4000))
def test_months_run_back_without_gap(until: date, days: int) -> None:
    since = date.fromordinal(max(1, until.toordinal() - days))
    found = list(months(since, until))
    numbers = [month.year * 12 + month.month for month in found]
    assert numbers == list(range(until.year * 12 + until.month, since.year * 12 + since.month - 1, -1))


def test_placeholders_are_filled() -> None:
    assert fill("/$year-$month/$mm/$page-$pp/$$", date(2026, 3, 1), 7) == "/2026-3/03/7-07/$"
