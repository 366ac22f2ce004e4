"""A crawl of sites that behave: everything found, asked for once, kept once, and taken up where it stopped."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.crawl import crawl as module
from pipelines.crawl.archive import Archive
from pipelines.crawl.crawl import HANOI, crawl
from pipelines.crawl.discover import Candidate, read_feed
from pipelines.crawl.state import State
from pipelines.model import Document
from pipelines.parse.document import parse
from tests.faults.site import Hit, Route, Site, article, feed, names, reply, run, settings

TODAY = datetime.now(HANOI).date()
PROJECT = Path(__file__).resolve().parents[2]


def pages(count: int, start: int = 0) -> dict[str, Route]:
    """Articles /tin-0.htm and so on."""
    return {f"/tin-{n}.htm": reply(article(f"Chuyển đổi số, tin {n}")) for n in range(start, start + count)}


def links(site: Site, count: int, start: int = 0, host: str = "bao.test") -> list[str]:
    return [site.url(f"/tin-{n}.htm", host) for n in range(start, start + count)]


def test_a_feed_leads_to_pages_in_the_archive(tmp_path: Path, site: Site) -> None:
    site.routes = {"/rss": feed(links(site, 3))} | pages(3)
    done = run(tmp_path, site.source())
    assert done.report.kept == 3
    assert done.pages() == {link.partition("://")[2]: 1 for link in links(site, 3)}
    row = done.row("/tin-1.htm")
    assert (row.outcome, row.status, row.source) == ("ok", 200, "bao")
    assert done.archive.get(row.archive_file or "", row.archive_offset or 0).url == row.url
    assert done.archive.verify() == []
    hit = next(hit for hit in site.hits if hit.target == "/tin-1.htm")
    assert hit.headers["user-agent"].startswith("vndx/")
    assert "mailto:nguoi@bao.test" in hit.headers["user-agent"]


def test_a_second_crawl_asks_for_nothing_that_it_has(tmp_path: Path, site: Site) -> None:
    site.routes = {"/rss": feed(links(site, 3))} | pages(5)
    run(tmp_path, site.source())
    site.routes["/rss"] = feed(links(site, 5))
    done = run(tmp_path, site.source())
    assert done.report.kept == 2
    assert [site.asked(f"/tin-{n}.htm") for n in range(5)] == [1] * 5
    assert site.asked("/robots.txt") == 1


def test_what_the_crawler_remembers_can_be_deleted(tmp_path: Path, site: Site) -> None:
    site.routes = {"/rss": feed(links(site, 3))} | pages(3)
    run(tmp_path, site.source())
    shutil.rmtree(settings(tmp_path).crawl_state)
    run(tmp_path, site.source())
    assert [site.asked(f"/tin-{n}.htm") for n in range(3)] == [1] * 3


def test_conditional_requests_save_the_page(tmp_path: Path, site: Site) -> None:
    def data(hit: Hit) -> bytes:
        same = hit.headers.get("if-none-match") == '"v1"' and hit.headers.get("if-modified-since") == DAY
        return reply(b"", "304 Not Modified") if same else reply(article(), etag='"v1"', last_modified=DAY)

    site.routes = {"/so-lieu.htm": data}
    source = site.source(feeds=[], pages=[{"url": site.url("/so-lieu.htm", "bao.test")}])
    assert run(tmp_path, source).report.kept == 1
    done = run(tmp_path, source)
    assert done.outcomes("/so-lieu.htm") == ["ok", "unchanged"]
    assert [row.status for row in done.rows if row.url.endswith("/so-lieu.htm")] == [200, 304]


DAY = "Sat, 21 Nov 2026 08:00:00 GMT"


class Changing:
    """An answer with validators that says 304 to whoever has them. `body` and `version` change together; `sent` counts
    the whole answers, `spared` the others."""

    def __init__(self, body: bytes, kind: str = "text/xml", by: str = "etag") -> None:
        self.body, self.kind, self.by = body, kind, by
        self.version = self.sent = self.spared = 0

    def change(self, body: bytes) -> None:
        self.body, self.version = body, self.version + 1

    def __call__(self, hit: Hit) -> bytes:
        mark = f'"v{self.version}"' if self.by == "etag" else f"Sat, 21 Nov 2026 08:00:0{self.version} GMT"
        asked = hit.headers.get("if-none-match" if self.by == "etag" else "if-modified-since")
        if asked == mark:
            self.spared += 1
            return reply(b"", "304 Not Modified")
        self.sent += 1
        if self.by == "etag":
            return reply(self.body, kind=self.kind, etag=mark)
        return reply(self.body, kind=self.kind, last_modified=mark)


def body_of(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize("by", ["etag", "last-modified"])
def test_feeds_and_sitemaps_are_read_again_only_when_they_changed(tmp_path: Path, site: Site, by: str) -> None:
    rss = Changing(body_of(feed(links(site, 2))), by=by)
    inner = Changing(body_of(sitemap((links(site, 3)[2], TODAY.isoformat()))), by=by)
    index = Changing(body_of(sitemap((site.url("/trong.xml", "bao.test"), TODAY.isoformat()), root="sitemap")), by=by)
    site.routes = {"/rss": rss, "/muc-luc.xml": index, "/trong.xml": inner} | pages(5)
    source = site.source(sitemaps=[{"url": site.url("/muc-luc.xml", "bao.test")}])
    assert run(tmp_path, source).report.kept == 3
    again = run(tmp_path, source)
    assert again.report.kept == 0
    assert [(one.sent, one.spared) for one in (rss, index, inner)] == [(1, 1)] * 3
    assert again.outcomes("/trong.xml") == ["ok", "unchanged"]
    # The index did not change, the sitemap that it names did; so did the feed.
    inner.change(body_of(sitemap((links(site, 4)[3], TODAY.isoformat()))))
    rss.change(body_of(feed(links(site, 5)[4:])))
    assert run(tmp_path, source).report.kept == 2
    assert [(one.sent, one.spared) for one in (rss, index, inner)] == [(2, 1), (1, 2), (2, 1)]


def test_a_listing_that_did_not_change_ends_the_paging(tmp_path: Path, site: Site) -> None:
    first = Changing(body_of(listing(site, range(3))), "text/html; charset=utf-8")
    second = Changing(body_of(listing(site, range(3, 6))), "text/html; charset=utf-8")
    site.routes = {"/trang-1.htm": first, "/trang-2.htm": second} | pages(10)
    source = site.source(feeds=[], listings=[{"url": site.url("/trang-$page.htm", "bao.test"), "links": "h3 a"}])
    assert run(tmp_path, source).report.kept == 6
    run(tmp_path, source)
    assert ((first.sent, first.spared), (second.sent, second.spared)) == ((1, 1), (1, 0))
    first.change(body_of(listing(site, range(6, 9))))
    assert run(tmp_path, source).report.kept == 3
    assert ((first.sent, first.spared), (second.sent, second.spared)) == ((2, 1), (1, 1))


def test_looking_further_back_reads_again_what_did_not_change(tmp_path: Path, site: Site) -> None:
    entries = zip(links(site, 2), ["2025-06-15", TODAY.isoformat()], strict=True)
    old = Changing(body_of(sitemap(*entries)))
    site.routes = {"/s.xml": old} | pages(2)
    source = site.source(feeds=[], sitemaps=[{"url": site.url("/s.xml", "bao.test")}])
    assert run(tmp_path, source).report.kept == 1
    assert run(tmp_path, source, since=date(2025, 1, 1)).report.kept == 1
    assert (old.sent, old.spared) == (2, 0)
    run(tmp_path, source, since=date(2025, 1, 1))
    run(tmp_path, source)
    assert (old.sent, old.spared) == (2, 2)


def test_other_rules_read_again_what_did_not_change(tmp_path: Path, site: Site) -> None:
    rss = Changing(body_of(feed(links(site, 2))))
    site.routes = {"/rss": rss} | pages(2)
    assert run(tmp_path, site.source(article_urls=[r"/tin-0\.htm"])).report.kept == 1
    assert run(tmp_path, site.source(article_urls=[r"/tin-\d\.htm"])).report.kept == 1
    assert (rss.sent, rss.spared) == (2, 0)


def test_a_feed_that_was_broken_is_asked_for_whole(tmp_path: Path, site: Site) -> None:
    rss = Changing("<html>đang bảo trì".encode())
    site.routes = {"/rss": rss} | pages(1)
    assert run(tmp_path, site.source()).report.kept == 0
    rss.body = body_of(feed(links(site, 1)))  # under the same mark
    assert run(tmp_path, site.source()).report.kept == 1
    assert (rss.sent, rss.spared) == (2, 0)


def test_the_same_page_again_is_noted_not_kept(tmp_path: Path, site: Site) -> None:
    site.routes = {"/so-lieu.htm": reply(article())}
    source = site.source(feeds=[], pages=[{"url": site.url("/so-lieu.htm", "bao.test")}])
    run(tmp_path, source)
    done = run(tmp_path, source)
    assert done.outcomes("/so-lieu.htm") == ["ok", "unchanged"]
    assert list(done.pages().values()) == [1]


def sitemap(*entries: tuple[str, str], root: str = "url") -> bytes:
    found = "".join(f"<{root}><loc>{url}</loc><lastmod>{day}</lastmod></{root}>" for url, day in entries)
    return reply(f'<?xml version="1.0"?><set>{found}</set>'.replace("set", f"{root}set"), kind="text/xml")


def test_a_page_that_changed_is_fetched_anew(tmp_path: Path, site: Site) -> None:
    (url,) = links(site, 1)
    source = site.source(feeds=[], sitemaps=[{"url": site.url("/s.xml", "bao.test")}])
    site.routes = {"/s.xml": sitemap((url, TODAY.isoformat()))} | pages(1)
    run(tmp_path, source)
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    site.routes |= {"/s.xml": sitemap((url, later)), "/tin-0.htm": reply(article("Chuyển đổi số, bản sửa"))}
    done = run(tmp_path, source)
    assert done.outcomes("/tin-0.htm") == ["ok", "ok"]
    assert list(done.pages().values()) == [2], "both versions stay"


def test_since_goes_back_and_not_further(tmp_path: Path, site: Site) -> None:
    days = ["2024-12-31", "2025-01-01", "2025-06-15", TODAY.isoformat()]
    entries = list(zip(links(site, 4), days, strict=True))
    site.routes = {"/s.xml": sitemap(*entries)} | pages(4)
    source = site.source(feeds=[], sitemaps=[{"url": site.url("/s.xml", "bao.test")}])
    assert run(tmp_path / "a", source).report.kept == 1
    assert run(tmp_path / "b", source, since=date(2025, 1, 1)).report.kept == 3


def test_monthly_and_numbered_sitemaps_are_asked_back_to_the_day(tmp_path: Path, site: Site) -> None:
    since = (TODAY.replace(day=1) - timedelta(days=70)).replace(day=1)
    site.routes = {
        f"/s-{since.month:02}-{since.year}-{part:02}.xml": sitemap((links(site, 3)[part], since.isoformat()))
        for part in (1, 2)
    } | pages(3)
    source = site.source(feeds=[], sitemaps=[{"url": site.url("/s-$mm-$year-$pp.xml", "bao.test")}])
    done = run(tmp_path, source, since=since)
    assert sorted(done.pages()) == [link.partition("://")[2] for link in links(site, 3)[1:]]
    assert site.asked(f"/s-{since.month:02}-{since.year}-03.xml") == 1
    before = since - timedelta(days=1)
    assert site.asked(f"/s-{before.month:02}-{before.year}-01.xml") == 0


def test_looking_back_uses_the_sitemaps_that_robots_txt_names(tmp_path: Path, site: Site) -> None:
    named = f"Sitemap: {site.url('/s.xml', 'bao.test')}\nSitemap: {site.url('/x.xml', 'la.test')}"
    site.routes = {"/robots.txt": reply(named, kind="text/plain"), "/s.xml": sitemap((links(site, 1)[0], "2026-02-01"))}
    site.routes |= pages(1)
    source = site.source(feeds=[])
    assert run(tmp_path, source).report.kept == 0
    assert run(tmp_path, source, since=date(2026, 1, 1)).report.kept == 1
    assert {hit.host for hit in site.hits} == {"bao.test"}


def listing(site: Site, numbers: range, day: str = "01/11/2026") -> bytes:
    items = "".join(
        f'<li><h3><a href="/tin-{n}.htm?utm_source=x">Chuyển đổi số, tin {n}</a></h3><i>{day}</i></li>' for n in numbers
    )
    side = "<aside><a href='/quang-cao.htm'>Quảng cáo</a></aside>" + "<p>Trang chuyên mục chuyển đổi số.</p>" * 10
    return reply(f"<html><body>{side}<ul>{items}</ul></body></html>")


def test_listings_are_paged_until_nothing_is_new(tmp_path: Path, site: Site) -> None:
    numbers = {1: range(3), 2: range(3, 6), 3: range(6, 9)}
    site.routes = {f"/trang-{n}.htm": listing(site, found) for n, found in numbers.items()} | pages(20)
    source = site.source(feeds=[], listings=[{"url": site.url("/trang-$page.htm", "bao.test"), "links": "h3 a"}])
    assert run(tmp_path, source).report.kept == 9
    assert site.asked("/trang-4.htm") == 1
    assert site.asked("/tin-0.htm") == 1, "without what only counts visitors"
    assert site.asked("/quang-cao.htm") == 0
    site.routes["/trang-1.htm"] = listing(site, range(9, 10))
    run(tmp_path, source)
    assert site.asked("/trang-2.htm") == 2, "one page further, which brings nothing new"
    assert site.asked("/trang-3.htm") == 1


def test_listings_stop_at_the_day_and_at_a_page_that_repeats(tmp_path: Path, site: Site) -> None:
    def page(hit: Hit) -> bytes:
        number = min(int(hit.target[7:-4]), 4)
        return listing(site, range(3 * number, 3 * number + 3), f"0{5 - number}/11/2026")

    site.routes = {f"/trang-{n}.htm": page for n in range(1, 9)} | pages(20)
    place = {"url": site.url("/trang-$page.htm", "bao.test"), "links": "h3 a"}
    run(tmp_path / "a", site.source(feeds=[], listings=[place]), since=date(2026, 1, 1))
    assert [site.asked(f"/trang-{n}.htm") for n in range(1, 9)] == [1, 1, 1, 1, 1, 0, 0, 0]
    run(tmp_path / "b", site.source(feeds=[], listings=[place | {"dates": "i"}]), since=date(2026, 11, 3))
    assert [site.asked(f"/trang-{n}.htm") for n in range(1, 9)] == [2, 2, 2, 1, 1, 0, 0, 0]


def test_paging_by_a_number_that_only_the_section_page_knows(tmp_path: Path, site: Site) -> None:
    section = '<html><body><input type="hidden" id="hdZoneId" value="1961006">' + "<p>Kinh tế số hôm nay.</p>" * 20
    site.routes = {"/kinh-te.htm": reply(section), "/timelinelist/1961006/1.htm": listing(site, range(2))} | pages(2)
    place = {
        "url": site.url("/timelinelist/$zone/$page.htm", "bao.test"),
        "zone_page": site.url("/kinh-te.htm", "bao.test"),
        "zone": "#hdZoneId",
    }
    assert run(tmp_path, site.source(feeds=[], listings=[place])).report.kept == 2
    site.routes["/kinh-te.htm"] = reply(section.replace("hdZoneId", "khac"))
    done = run(tmp_path, site.source(feeds=[], listings=[place]))
    assert done.outcomes("/kinh-te.htm") == ["ok", "bad_document"]


def test_json_that_is_data_is_posted_and_kept_by_its_question(tmp_path: Path, site: Site) -> None:
    def scores(hit: Hit) -> bytes:
        assert hit.headers["x-requested-with"] == "XMLHttpRequest"
        month = "p_thang%22%3A%22" in hit.body.decode()
        return reply(json.dumps([{"TEN": "An Giang", "TONG_SCORE": "81.2", "asked": month}]), kind="application/json")

    site.routes = {"/jsp/rest.jsp": scores}
    endpoint = {
        "name": "scores",
        "url": site.url("/jsp/rest.jsp", "bao.test"),
        "method": "POST",
        "form": {"params": '{"p_nam":"$year","p_thang":"$month"}'},
        "headers": {"X-Requested-With": "XMLHttpRequest"},
        "each": "month",
    }
    done = run(tmp_path, site.source(feeds=[], endpoints=[endpoint]))
    assert done.report.kept == 2, "this month and the last"
    assert len(done.pages()) == 2, "two questions at one address are two pages"
    assert all("__wb_method=POST&params=" in url for url in done.pages())
    assert all(json.loads(page.payload)[0]["TEN"] == "An Giang" for page in done.archive.read())


@pytest.mark.parametrize(
    ("body", "kind", "outcome"),
    [("<html>đăng nhập</html>", "text/html", "wrong_type"), ("{oops", "application/json", "bad_document")],
)
def test_json_that_is_none(tmp_path: Path, site: Site, body: str, kind: str, outcome: str) -> None:
    site.routes = {"/api": reply(body, kind=kind)}
    endpoint = {"name": "x", "url": site.url("/api", "bao.test")}
    assert run(tmp_path, site.source(feeds=[], endpoints=[endpoint])).row("/api").outcome == outcome


def test_json_that_leads_to_articles(tmp_path: Path, site: Site) -> None:
    records = {"data": {"items": [{"link": url} for url in links(site, 2)] + [{"link": None}, 5]}}
    site.routes = {"/api": reply(json.dumps(records), kind="application/json")} | pages(2)
    endpoint = {"name": "x", "url": site.url("/api", "bao.test"), "records": "data.items", "link": "link"}
    assert run(tmp_path, site.source(feeds=[], endpoints=[endpoint])).report.kept == 2


def test_pages_of_other_topics_are_passed_over_or_let_go(tmp_path: Path, site: Site) -> None:
    titles = ["Kết quả bóng đá đêm qua", "Phường vào mùa hoa", "Dịch vụ công trực tuyến"]
    rain = "Mưa lớn kéo dài từ chiều qua khiến nhiều tuyến đường ngập sâu, người dân đi lại khó khăn. "
    site.routes = {"/rss": feed(links(site, 3), titles)} | pages(3) | {"/tin-1.htm": reply(article("Phường", rain))}
    done = run(tmp_path, site.source())
    assert site.asked("/tin-0.htm") == 0
    assert done.row("/tin-1.htm").outcome == "off_topic"
    assert done.row("/tin-2.htm").outcome == "ok"
    report = done.report.sources["bao"]
    assert (report.passed_over, report.kept) == (1, 1)
    always = run(tmp_path / "b", site.source(relevance="always"))
    assert always.report.kept == 3


def test_only_pages_of_the_source_are_asked_for(tmp_path: Path, site: Site) -> None:
    found = [*links(site, 1), site.url("/tin-0.htm", "la.test"), site.url("/video/x.htm", "bao.test"), "mailto:a@b"]
    site.routes = {"/rss": feed(found)} | pages(1)
    done = run(tmp_path, site.source(article_urls=[r"/tin-\d+\.htm"]))
    assert list(done.pages()) == [links(site, 1)[0].partition("://")[2]]
    assert {hit.host for hit in site.hits} == {"bao.test"}


def test_a_paper_that_moved_keeps_its_pages_and_their_old_addresses(tmp_path: Path, site: Site) -> None:
    old, new = "/bai-19624100519104548.htm", "/nld/ten-moi-19624100519104548.htm"
    site.routes = {
        "cu.test/rss": reply("", "301 Moved", location=site.url("/nld/rss", "moi.test")),
        "moi.test/nld/rss": feed([site.url(old, "cu.test")]),
        f"cu.test{old}": reply("", "301 Moved", location=site.url(new, "moi.test")),
        f"moi.test{new}": reply(article()),
    }
    source = site.source("cu.test", sites=["cu.test", "moi.test/nld"], article_id=r"-(?P<id>\d{15,20})\.htm")
    done = run(tmp_path, source)
    (record,) = done.archive.read()
    document = parse(record, source)
    assert isinstance(document, Document)
    assert (document.url, document.final_url) == (site.url(old, "cu.test"), site.url(new, "moi.test"))
    site.routes["moi.test/nld/rss"] = feed([site.url(new, "moi.test")])
    run(tmp_path, source)
    assert site.asked(new) == 1, "the same article under its new address is no new article"


def test_one_host_is_never_asked_faster_or_more_at_once_than_it_allows(tmp_path: Path, site: Site) -> None:
    under_way = {"bao.test": 0, "hai.test": 0}
    most = dict(under_way)

    async def slow(hit: Hit, writer: asyncio.StreamWriter) -> None:
        under_way[hit.host] += 1
        most[hit.host] = max(most[hit.host], under_way[hit.host])
        for _ in range(20):
            await asyncio.sleep(0)
        under_way[hit.host] -= 1
        writer.write(reply(article(f"Chuyển đổi số {hit.target}")))

    site.routes = {f"/tin-{n}.htm": slow for n in range(8)}
    site.routes |= {f"{host}/rss": feed(links(site, 8, host=host)) for host in under_way}
    done = run(tmp_path, site.source(), site.source("hai.test", politeness={"delay": 3.0, "connections": 3}))
    assert done.report.kept == 16
    assert most["bao.test"] == 1
    assert most["hai.test"] <= 3
    assert sum(waited > 2.5 for waited in done.clock.waited) >= 8


def test_two_sources_on_one_host_share_its_door(tmp_path: Path, site: Site) -> None:
    together = asyncio.Event()
    under_way = 0

    async def slow(hit: Hit, writer: asyncio.StreamWriter) -> None:
        nonlocal under_way
        under_way += 1
        if under_way > 1:
            together.set()
        with suppress(TimeoutError):
            if hit.target.endswith("/0.htm"):  # long enough for another one to come, if one could
                await asyncio.wait_for(together.wait(), 0.3)
        under_way -= 1
        writer.write(reply(article(f"Chuyển đổi số {hit.target}")))

    site.routes = {f"/{section}/{n}.htm": slow for section in "ab" for n in range(5)}
    for section in "ab":
        found = [site.url(f"/{section}/{n}.htm", "chung.test") for n in range(5)]
        site.routes[f"/{section}/rss"] = feed(found)
    sources = [
        site.source(
            "chung.test",
            code=f"chung_{section}",
            publisher=f"Báo {section}",
            sites=[f"chung.test/{section}"],
            feeds=[{"url": site.url(f"/{section}/rss", "chung.test")}],
        )
        for section in "ab"
    ]
    assert run(tmp_path, *sources).report.kept == 10
    assert not together.is_set()


def test_the_servers_own_log_shows_no_host_asked_too_fast(tmp_path: Path, site: Site) -> None:
    hosts = [f"bao{number}.test" for number in range(5)]
    site.routes = pages(3) | {f"{host}/rss": feed(links(site, 3, host=host)) for host in hosts}
    chosen = settings(tmp_path)
    crawl([site.source(host) for host in hosts], Archive(chosen.archive), chosen, resolver=names())
    for host in hosts:
        moments = [hit.at for hit in site.hits if hit.host == host]
        assert len(moments) == 5
        assert min(later - earlier for earlier, later in itertools.pairwise(moments)) >= 0.2
    spans = [[hit.at for hit in site.hits if hit.host == host] for host in hosts]
    assert max(span[0] for span in spans) < min(span[-1] for span in spans), "hosts are asked side by side"


def test_two_processes_do_not_ask_one_host(tmp_path: Path, site: Site) -> None:
    site.routes = {"/rss": feed([])}
    neighbour = site.source("ban.test", sites=["ban.test", "bao.test/muc"])
    state = State(settings(tmp_path).crawl_state)
    with state.crawling(site.source()):
        done = run(tmp_path, site.source(), neighbour)
    assert {report.stopped for report in done.report.sources.values()} == {
        "bao.test is being crawled by another process"
    }
    assert site.hits == []
    assert not any(report.stopped for report in run(tmp_path, site.source(), neighbour).report.sources.values())


def test_a_source_that_breaks_the_crawler_does_not_break_the_others(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(body: bytes, url: str, content_type: str | None = None) -> list[Candidate]:
        if "bao.test" in url:
            raise RuntimeError("a mistake of ours")
        return read_feed(body, url, content_type)

    monkeypatch.setattr(module, "read_feed", broken)
    site.routes = {"bao.test/rss": feed([]), "lanh.test/rss": feed(links(site, 2, host="lanh.test"))} | pages(2)
    done = run(tmp_path, site.source(), site.source("lanh.test"))
    assert done.report.sources["bao"].stopped == "RuntimeError: a mistake of ours"
    assert done.report.sources["lanh"].kept == 2


# ---------------------------------------------------------------- the end, in three ways

# A shell that starts the tests in the background has them ignore Ctrl-C, and a child inherits that.
CHILD = """
    import signal, sys, stamina
    from pathlib import Path
    signal.signal(signal.SIGINT, signal.default_int_handler)
    from tests.faults.site import Site, run
    site = Site(port=int(sys.argv[2]))
    run(Path(sys.argv[1]), site.source())
"""


def child(folder: Path, site: Site, first: str = "") -> subprocess.Popen[bytes]:
    """The same crawl in a process of its own, to be ended roughly."""
    script = textwrap.dedent(first) + textwrap.dedent(CHILD)
    command = [sys.executable, "-c", script, str(folder), str(site.port)]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stderr=subprocess.PIPE)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_crawl_that_is_ended_is_taken_up_where_it_stopped(tmp_path: Path, site: Site, how: signal.Signals) -> None:
    process: list[subprocess.Popen[bytes]] = []

    async def end(hit: Hit, writer: asyncio.StreamWriter) -> None:
        process[0].send_signal(how)
        await asyncio.to_thread(process[0].wait, 30)

    site.routes = {"/rss": feed(links(site, 12))} | pages(12) | {"/tin-7.htm": end}
    process.append(child(tmp_path, site))
    _, errors = process[0].communicate(timeout=60)
    assert process[0].returncode != 0, errors.decode()
    site.routes["/tin-7.htm"] = pages(1, 7)["/tin-7.htm"]
    done = run(tmp_path, site.source())
    assert done.pages() == {link.partition("://")[2]: 1 for link in links(site, 12)}
    assert [site.asked(f"/tin-{n}.htm") for n in range(12)] == [1] * 7 + [2] + [1] * 4
    assert done.archive.verify() == []
    # A crash between the page and the row that tells of it would cost a row, never a page.
    assert {row.outcome for row in done.rows} == {"ok", "gone"}
    assert len([row for row in done.rows if row.url.endswith(".htm")]) == 12


TORN = """
    import os, signal
    from pipelines.crawl.archive import Archive
    whole, count = Archive._write_member, 0

    def torn(self, out, member):
        global count
        count += 1
        if count == 9:
            out.write(member[: len(member) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, out, member)

    Archive._write_member = torn
"""


def test_kill_9_in_the_middle_of_a_record_loses_nothing_and_doubles_nothing(tmp_path: Path, site: Site) -> None:
    site.routes = {"/rss": feed(links(site, 8))} | pages(8)
    process = child(tmp_path, site, TORN)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    done = run(tmp_path, site.source())
    assert done.pages() == {link.partition("://")[2]: 1 for link in links(site, 8)}
    assert len(done.archive.set_aside()) == 1
    assert done.archive.verify() == []


def test_a_listing_half_paged_goes_on_at_the_next_page(tmp_path: Path, site: Site) -> None:
    numbers = {n: range(3 * n, 3 * n + 3) for n in range(1, 7)}
    site.routes = {f"/trang-{n}.htm": listing(site, found) for n, found in numbers.items()} | pages(30)
    place = {"url": site.url("/trang-$page.htm", "bao.test"), "links": "h3 a"}
    source = site.source(feeds=[], listings=[place])

    site.routes["/trang-4.htm"] = reply("", "503 Bận")
    run(tmp_path, source, since=date(2026, 1, 1), crawl_give_up_after=1, crawl_attempts=1)
    site.routes["/trang-4.htm"] = listing(site, numbers[4])
    done = run(tmp_path, source, since=date(2026, 1, 1))
    assert [site.asked(f"/trang-{n}.htm") for n in range(1, 8)] == [1, 1, 1, 2, 1, 1, 1]
    assert len(done.pages()) == 18
