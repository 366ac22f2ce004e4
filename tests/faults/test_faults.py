"""Servers that misbehave, each beside one that does not. Afterwards: a row says what happened, the good source's
pages are all there, once each, and the archive is whole.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import random
import resource
import socket
import ssl
import struct
import zlib
from collections.abc import Mapping
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import trustme

from pipelines import stages
from pipelines.crawl import network
from pipelines.crawl.crawl import ArchiveFailedError
from tests.faults.site import SENTENCE, Crawl, Hit, Route, Site, article, feed, names, reply, run, settings

GOOD = 3
PAGE = "/bai-1.htm"


def meet(folder: Path, site: Site, routes: Mapping[str, Route], times: int = 1, **changes: Any) -> Crawl:
    """Crawl a bad source (bao.test, one article) and a good one (lanh.test, three) together, `times` times, and see
    that the good one is whole."""
    links = [site.url(f"/tin-{number}.htm", "lanh.test") for number in range(GOOD)]
    site.routes |= {"lanh.test/rss": feed(links)}
    site.routes |= {f"lanh.test/tin-{n}.htm": reply(article(f"Dịch vụ công số {n}")) for n in range(GOOD)}
    site.routes |= {"bao.test/rss": feed([site.url(PAGE, "bao.test")]), **routes}
    source_changes = changes.pop("source", {})
    for _ in range(times):
        done = run(folder, site.source("bao.test", **source_changes), site.source("lanh.test"), **changes)
    pages = done.pages()
    assert {url: count for url, count in pages.items() if url.startswith("lanh.test")} == {
        link.partition("://")[2]: 1 for link in links
    }
    assert all(count == 1 for count in pages.values())
    assert done.archive.verify() == []
    return done


def bad_pages(done: Crawl) -> list[str]:
    """What the archive holds of the bad source."""
    return [url for url in done.pages() if not url.startswith("lanh.test")]


# ---------------------------------------------------------------- bodies


async def drip(hit: Hit, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.02)


async def reset(hit: Hit, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html><body>")
    await writer.drain()
    linger = struct.pack("ii", 1, 0)  # close with RST, not FIN
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


async def endless(hit: Hit, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"<p>" + b"x" * 65_536)
        await writer.drain()


async def silence(hit: Hit, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(3600)


WHOLE = article()
BOMB = gzip.compress(b"<p>" + b" " * 40_000_000)


@pytest.mark.parametrize(
    ("route", "outcome", "attempts", "says"),
    [
        (drip, "timeout", 2, "time for one answer"),
        (silence, "timeout", 2, "ReadTimeout"),
        (reset, "connection", 2, "bao.test"),
        (reply(WHOLE, length=len(WHOLE) + 500), "truncated", 2, "complete message body"),
        (reply(gzip.compress(WHOLE)[:-40], content_encoding="gzip"), "truncated", 2, "gzip stream ends"),
        (reply(b"no gzip at all" * 9, content_encoding="gzip"), "encoding", 1, "gzip"),
        (reply(WHOLE, content_encoding="br"), "encoding", 1, "br was not offered"),
        (reply(BOMB, content_encoding="gzip"), "too_large", 1, "times its"),
        (endless, "too_large", 1, "more than 2000000 bytes"),
        (b"HTTP/1.1 ", "connection", 2, "bao.test"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "connection", 2, "bao.test"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000, "connection", 2, "bao.test"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "truncated", 2, "incomplete chunked"),
    ],
    ids=[
        "drip",
        "silence",
        "reset",
        "too-short",
        "cut-gzip",
        "no-gzip",
        "brotli",
        "bomb",
        "endless",
        "no-answer",
        "ssh",
        "headers",
        "cut-chunk",
    ],
)
def test_a_body_that_does_not_come_whole(
    tmp_path: Path, site: Site, route: Route, outcome: str, attempts: int, says: str
) -> None:
    done = meet(
        tmp_path,
        site,
        {PAGE: route},
        crawl_total_timeout=1.2,
        crawl_read_timeout=0.8,
        crawl_attempts=2,
        crawl_max_bytes=2_000_000,
    )
    rows = [row for row in done.rows if row.url.endswith(PAGE)]
    assert [row.outcome for row in rows] == [outcome] * attempts
    assert all(says in (row.error or "") for row in rows)
    assert bad_pages(done) == []


def test_a_body_longer_than_it_says_ends_where_it_says(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {PAGE: reply(WHOLE + b"<p>more", length=len(WHOLE))})
    assert done.row(PAGE).outcome == "ok"
    assert [page.payload for page in done.archive.read() if page.url == done.row(PAGE).url] == [WHOLE]


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(WHOLE), "gzip"),
        (gzip.compress(WHOLE[:500]) + gzip.compress(WHOLE[500:]), "x-gzip"),
        (gzip.compress(WHOLE) + b"\0\0rubbish", "gzip"),
        (zlib.compress(WHOLE), "deflate"),
        (zlib.compress(WHOLE)[2:-4], "deflate"),
        (WHOLE, "identity"),
    ],
)
def test_compression_as_servers_do_it(tmp_path: Path, site: Site, packed: bytes, encoding: str) -> None:
    done = meet(tmp_path, site, {PAGE: reply(packed, content_encoding=encoding)})
    assert done.row(PAGE).outcome == "ok"
    assert [page.payload for page in done.archive.read() if page.url == done.row(PAGE).url] == [WHOLE]


# ---------------------------------------------------------------- redirects


def to(location: str, status: str = "302 Found") -> bytes:
    return reply(b"", status, location=location)


def test_redirects_are_followed_and_kept(tmp_path: Path, site: Site) -> None:
    new = site.url("/nld/bai-1.htm", "moi.test")
    done = meet(
        tmp_path,
        site,
        {PAGE: to("/giua.htm"), "/giua.htm": to(new, "301 Moved Permanently"), "/nld/bai-1.htm": reply(WHOLE)},
    )
    row = done.row(PAGE)
    assert row.outcome == "ok"
    assert row.redirects == (site.url(PAGE, "bao.test"), site.url("/giua.htm", "bao.test"))
    assert row.final_url == new
    (page,) = [page for page in done.archive.read() if page.url == new]
    assert page.metadata["requested_url"] == site.url(PAGE, "bao.test")
    assert site.asked("/robots.txt") == 3, "the new host's robots.txt is asked too"


def test_a_redirect_in_plain_vietnamese_is_followed(tmp_path: Path, site: Site) -> None:
    plain, sent = "/số-hóa/bài 2.htm", "/s%E1%BB%91-h%C3%B3a/b%C3%A0i%202.htm"
    done = meet(tmp_path, site, {PAGE: to(plain), sent: reply(WHOLE)})
    assert done.row(PAGE).outcome == "ok"
    assert site.asked(sent) == 1


def test_a_redirect_loop_ends(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {PAGE: to("/b.htm"), "/b.htm": to(PAGE)})
    assert done.row(PAGE).outcome == "redirects"
    assert site.asked(PAGE) == 2


def test_redirects_without_end_end(tmp_path: Path, site: Site) -> None:
    ever = {f"/{number}.htm": to(f"/{number + 1}.htm") for number in range(20)}
    done = meet(tmp_path, site, {PAGE: to("/0.htm")} | ever)
    assert (done.row(PAGE).outcome, done.row(PAGE).error) == ("redirects", "more than 8 redirects")


def test_a_redirect_that_only_opens_a_session_is_followed(tmp_path: Path, site: Site) -> None:
    def with_session(hit: Hit) -> bytes:
        if "phien=1" in hit.headers.get("cookie", ""):
            return reply(WHOLE)
        return reply(b"", "302 Found", location=PAGE, set_cookie="phien=1; Path=/")

    done = meet(tmp_path, site, {PAGE: with_session})
    assert done.row(PAGE).outcome == "ok"


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("http://127.0.0.2:{port}/secret", "address_refused"),
        ("http://[::1]:{port}/secret", "address_refused"),
        ("http://[::ffff:127.0.0.2]:{port}/secret", "address_refused"),
        ("http://noibo.test:{port}/secret", "address_refused"),
        ("http://169.254.169.254/latest/meta-data/", "address_refused"),
        ("http://2130706434:{port}/secret", "address_refused"),
        ("file:///etc/passwd", "url_refused"),
        ("gopher://bao.test/", "url_refused"),
        ("javascript:alert(1)", "url_refused"),
        ("http://user:pass@bao.test/", "url_refused"),
        ("http://bao.test:99999/", "url_refused"),
    ],
)
def test_a_redirect_into_the_house_is_not_followed(tmp_path: Path, site: Site, location: str, outcome: str) -> None:
    look_up = names(noibo_test="10.1.2.3")

    async def resolver(host: str, port: int) -> Any:
        literal = host.replace(".", "").isdigit() or ":" in host
        return await (network.resolve(host, port) if literal else look_up(host, port))

    done = meet(tmp_path, site, {PAGE: to(location.format(port=site.port))}, resolver=resolver)
    # The robots.txt of the forbidden host is what is asked for first, and refused.
    robots = [row.outcome for row in done.rows if row.url.endswith("/robots.txt")]
    refused = outcome == "address_refused"
    assert done.row(PAGE).outcome == ("robots_unreachable" if refused else outcome)
    assert robots == ["gone", "gone", *([outcome] if refused else [])]
    assert not any("secret" in hit.target for hit in site.hits)
    assert bad_pages(done) == []


def test_a_name_that_leads_into_the_house_is_not_asked(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {}, resolver=names(bao_test="192.168.0.10"))
    assert set(done.outcomes(f"bao.test:{site.port}/robots.txt")) == {"address_refused"}
    assert not any(hit.host == "bao.test" for hit in site.hits)


def test_a_name_without_an_address(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {}, resolver=names(bao_test="unknown"))
    rows = [row for row in done.rows if "bao.test" in row.url]
    assert [row.outcome for row in rows] == ["dns", "robots_unreachable"]
    assert "Name or service not known" in (rows[1].error or "")
    assert done.report.broken[0].source == "bao"


# ---------------------------------------------------------------- status


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for(tmp_path: Path, site: Site, form: str) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    value = "90" if form == "seconds" else format_datetime(later, usegmt=True)
    done = meet(tmp_path, site, {PAGE: [reply("chậm lại", "429 Too Many Requests", retry_after=value), reply(WHOLE)]})
    assert done.outcomes(PAGE) == ["rate_limited", "ok"]
    assert any(85 < waited <= 90 for waited in done.clock.waited)


def test_retry_after_beyond_patience_is_left_for_the_next_run(tmp_path: Path, site: Site) -> None:
    route: Route = [reply("chậm lại", "429 Too Many Requests", retry_after="86400"), reply(WHOLE)]
    done = meet(tmp_path, site, {PAGE: route})
    assert done.outcomes(PAGE) == ["rate_limited"]
    assert done.report.sources["bao"].left == 1
    assert meet(tmp_path, site, {}).outcomes(PAGE) == ["rate_limited", "ok"]


def test_a_storm_of_503_makes_us_go_away_and_come_back(tmp_path: Path, site: Site) -> None:
    links = [site.url(f"/bai-{number}.htm", "bao.test") for number in range(30)]
    down = reply("quá tải", "503 Service Unavailable")
    routes: dict[str, Route] = {f"/bai-{number}.htm": down for number in range(30)}
    done = meet(tmp_path, site, routes | {"bao.test/rss": feed(links)}, crawl_give_up_after=4)
    report = done.report.sources["bao"]
    assert report.attempts == {"ok": 1, "server_error": 12}
    assert "4 failures in a row" in (report.stopped or "")
    assert report.left == 30
    site.routes |= {f"/bai-{number}.htm": reply(article(f"Chuyển đổi số {number}")) for number in range(30)}
    again = run(tmp_path, site.source("bao.test"))
    assert again.report.sources["bao"].kept == 30
    assert again.report.sources["bao"].left == 0


@pytest.mark.parametrize(
    ("status", "outcome", "attempts"),
    [
        ("404 Not Found", "gone", 1),
        ("410 Gone", "gone", 1),
        ("403 Forbidden", "forbidden", 1),
        ("451 Unavailable For Legal Reasons", "forbidden", 1),
        ("400 Bad Request", "client_error", 1),
        ("408 Request Timeout", "timeout", 3),
        ("500 Internal Server Error", "server_error", 3),
        ("204 No Content", "odd_status", 1),
    ],
)
def test_a_status_is_named_and_retried_only_where_it_helps(
    tmp_path: Path, site: Site, status: str, outcome: str, attempts: int
) -> None:
    done = meet(tmp_path, site, {PAGE: reply("lỗi", status)})
    assert done.outcomes(PAGE) == [outcome] * attempts
    assert bad_pages(done) == []


# ---------------------------------------------------------------- certificates


def secure(authority: trustme.CA, *hosts: str, expired: bool = False) -> ssl.SSLContext:
    past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    certificate = (
        authority.issue_cert(*hosts, not_before=past, not_after=past + dt.timedelta(days=9))
        if expired
        else (authority.issue_cert(*hosts))
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """A certificate authority that sources can name as their `ca_file`."""
    made = trustme.CA()
    folder = tmp_path / "authorities"
    folder.mkdir()
    made.cert_pem.write_to_path(str(folder / "ca.pem"))
    monkeypatch.setattr("pipelines.sources.FOLDER", folder)
    monkeypatch.setattr("pipelines.crawl.crawl.FOLDER", folder)
    return made


def test_a_source_may_bring_its_certificate_authority(tmp_path: Path, site: Site, authority: trustme.CA) -> None:
    with Site(tls=secure(authority, "kin.test")) as kin:
        kin.routes = {"/rss": feed([kin.url("/a.htm", "kin.test")]), "/a.htm": reply(WHOLE)}
        trusted = run(tmp_path / "a", kin.source("kin.test", ca_file="ca.pem"))
        assert trusted.report.kept == 1
        untrusted = run(tmp_path / "b", kin.source("kin.test"))
        assert untrusted.report.kept == 0
        assert {row.outcome for row in untrusted.rows} == {"tls", "robots_unreachable"}


@pytest.mark.parametrize("fault", ["expired", "self-signed", "another name"])
def test_a_bad_certificate_is_not_trusted(tmp_path: Path, site: Site, authority: trustme.CA, fault: str) -> None:
    issuer = trustme.CA() if fault == "self-signed" else authority
    context = secure(issuer, "khac.test" if fault == "another name" else "kin.test", expired=fault == "expired")
    with Site(tls=context) as kin:
        kin.routes = {"/rss": feed([kin.url("/a.htm", "kin.test")])}
        site.routes = {"/rss": feed([site.url(PAGE, "bao.test")]), PAGE: reply(WHOLE)}
        done = run(tmp_path, kin.source("kin.test", ca_file="ca.pem"), site.source())
    failed = [row for row in done.rows if row.source == "kin"]
    assert [row.outcome for row in failed] == ["tls", "robots_unreachable"]
    assert "certificate" in (failed[0].error or "").lower()
    assert kin.hits == []
    assert done.row(PAGE).outcome == "ok"


# ---------------------------------------------------------------- robots.txt


def test_no_robots_txt_allows_everything(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {PAGE: reply(WHOLE), "/robots.txt": reply("", "404 Not Found")})
    assert done.row(PAGE).outcome == "ok"


@pytest.mark.parametrize("route", [reply("", "500 Oops"), reply("", "429 Too Many Requests"), reset, silence])
def test_an_unreachable_robots_txt_forbids_everything_for_now(tmp_path: Path, site: Site, route: Route) -> None:
    refused = meet(tmp_path, site, {"bao.test/robots.txt": route, PAGE: reply(WHOLE)}, crawl_read_timeout=0.8)
    assert site.asked(PAGE) == 0
    assert refused.outcomes(f"bao.test:{site.port}/rss") == ["robots_unreachable"]
    allowed = meet(tmp_path, site, {"bao.test/robots.txt": reply("User-agent: *\nAllow: /", kind="text/plain")})
    assert allowed.row(PAGE).outcome == "ok"


def test_a_robots_txt_of_4_mb_is_read_to_its_limit(tmp_path: Path, site: Site) -> None:
    filler = "# đầy\n" * 40_000
    text = "User-agent: *\nDisallow: /cam/\n" + filler * 16 + "Disallow: /\n"
    assert len(text.encode()) > 4_000_000
    links = [site.url("/cam/x.htm", "bao.test"), site.url(PAGE, "bao.test")]
    done = meet(
        tmp_path,
        site,
        {"bao.test/robots.txt": reply(text, kind="text/plain"), "bao.test/rss": feed(links), PAGE: reply(WHOLE)},
    )
    assert done.row(PAGE).outcome == "ok"
    assert done.row("/cam/x.htm").outcome == "robots_disallow"
    assert site.asked("/cam/x.htm") == 0


def test_disallow_all_is_honoured(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {"bao.test/robots.txt": reply("User-agent: *\nDisallow: /", kind="text/plain")})
    assert done.outcomes(f"bao.test:{site.port}/rss") == ["robots_disallow"]
    assert [hit.target for hit in site.hits if hit.host == "bao.test"] == ["/robots.txt"]


def test_a_rule_for_us_by_name_wins_over_that_for_all(tmp_path: Path, site: Site) -> None:
    rules = "User-agent: *\nDisallow:\n\nUser-agent: vndx\nDisallow: /bai"
    done = meet(tmp_path, site, {"bao.test/robots.txt": reply(rules, kind="text/plain"), PAGE: reply(WHOLE)})
    assert done.row(PAGE).outcome == "robots_disallow"


def test_crawl_delay_is_kept_and_robots_asked_once_a_day(tmp_path: Path, site: Site) -> None:
    links = [site.url(f"/bai-{number}.htm", "bao.test") for number in range(4)]
    routes: dict[str, Route] = {f"/bai-{n}.htm": reply(article(f"Kinh tế số {n}")) for n in range(4)}
    routes |= {"bao.test/rss": feed(links), "bao.test/robots.txt": reply("User-agent: *\nCrawl-delay: 7")}
    done = meet(tmp_path, site, routes)
    assert sum(waited > 6 for waited in done.clock.waited) >= 4
    meet(tmp_path, site, routes)
    assert sum(hit.target == "/robots.txt" and hit.host == "bao.test" for hit in site.hits) == 1


# ---------------------------------------------------------------- discovery


def sitemap(entries: str, root: str = "urlset") -> bytes:
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{start}<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'.encode()


def test_a_sitemap_of_50000_addresses(tmp_path: Path, site: Site) -> None:
    entries = "".join(
        f"<url><loc>{site.url(f'/tin-{n}.htm', 'bao.test')}</loc><lastmod>2019-01-02</lastmod></url>"
        for n in range(49_999)
    )
    entries += f"<url><loc>{site.url(PAGE, 'bao.test')}</loc></url>"
    packed = gzip.compress(sitemap(entries))
    done = meet(
        tmp_path,
        site,
        {"/sitemap.xml.gz": reply(packed, kind="application/gzip"), PAGE: reply(WHOLE), "bao.test/rss": feed([])},
        source={"sitemaps": [{"url": site.url("/sitemap.xml.gz", "bao.test")}]},
    )
    assert done.row(PAGE).outcome == "ok"
    assert done.report.sources["bao"].found == 1, "the others are older than a month"


def test_a_sitemap_that_names_itself_is_read_once(tmp_path: Path, site: Site) -> None:
    here = site.url("/sitemap.xml", "bao.test")
    entries = f"<sitemap><loc>{here}</loc></sitemap><sitemap><loc>{here}#x</loc></sitemap>"
    entries += f"<sitemap><loc>{site.url('/con.xml', 'bao.test')}</loc></sitemap>"
    done = meet(
        tmp_path,
        site,
        {
            "/sitemap.xml": reply(sitemap(entries, "sitemapindex"), kind="text/xml"),
            "/con.xml": reply(sitemap(f"<url><loc>{site.url(PAGE, 'bao.test')}</loc></url>"), kind="text/xml"),
            PAGE: reply(WHOLE),
        },
        source={"sitemaps": [{"url": here}], "feeds": []},
    )
    assert site.asked("/sitemap.xml") == 1
    assert done.row(PAGE).outcome == "ok"


BILLION = '<!DOCTYPE x [<!ENTITY a "cười"><!ENTITY b "{a}"><!ENTITY c "{b}"><!ENTITY d "{c}">]>'.format(
    a="&a;" * 1000, b="&b;" * 1000, c="&c;" * 1000
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f'<?xml version="1.0"?>{BILLION}<rss version="2.0"><channel><title>&d;</title></channel></rss>', "entities"),
        ("<html><body>" + "<p>Trang này đang được nâng cấp</p>" * 30 + "</body></html>", "not a feed"),
        ("", "not a feed"),
        ("\0\0\0\0", "not a feed"),
    ],
    ids=["entity bomb", "html", "empty", "nul"],
)
def test_a_feed_that_is_none(tmp_path: Path, site: Site, text: str, says: str) -> None:
    done = meet(tmp_path, site, {"bao.test/rss": reply(text, kind="application/rss+xml")})
    row = done.row(f"bao.test:{site.port}/rss")
    assert row.outcome == "bad_document"
    assert says in (row.error or "")


@pytest.mark.parametrize(
    "body", [f'<?xml version="1.0"?>{BILLION}<urlset><url><loc>&d;</loc></url></urlset>', "<html>", ""]
)
def test_a_sitemap_that_is_none(tmp_path: Path, site: Site, body: str) -> None:
    done = meet(
        tmp_path,
        site,
        {"/sitemap.xml": reply(body, kind="text/xml"), PAGE: reply(WHOLE)},
        source={"sitemaps": [{"url": site.url("/sitemap.xml", "bao.test")}]},
    )
    assert done.row("/sitemap.xml").outcome == "bad_document"
    assert done.row(PAGE).outcome == "ok"


@pytest.mark.parametrize("mark", [True, False])
def test_a_feed_in_utf_16(tmp_path: Path, site: Site, mark: bool) -> None:
    text = (
        '<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><item><title>Chuyển đổi số</title>'
        f"<link>{site.url(PAGE, 'bao.test')}</link></item></channel></rss>"
    )
    body = (b"\xff\xfe" if mark else b"") + text.encode("utf-16-le")
    done = meet(tmp_path, site, {"bao.test/rss": reply(body, kind="text/xml"), PAGE: reply(WHOLE)})
    assert done.row(PAGE).outcome == "ok"


def test_a_malformed_feed_is_read_as_far_as_it_goes(tmp_path: Path, site: Site) -> None:
    text = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>A & B</title>'
        f"<item><title>Số hóa & hồ sơ<b></title><link>{site.url(PAGE, 'bao.test')}</link></item><item><title>đứt"
    )
    done = meet(tmp_path, site, {"bao.test/rss": reply(text, kind="text/xml"), PAGE: reply(WHOLE)})
    assert done.row(PAGE).outcome == "ok"


# ---------------------------------------------------------------- pages


DEEP = b"<html><body>" + b"<div>" * 10_000 + b"s\xc3\xa2u" + b"</div>" * 10_000 + b"</body></html>"


@pytest.mark.parametrize(
    ("route", "outcome"),
    [
        (reply(DEEP), "empty_shell"),
        (reply(WHOLE.replace(b"<article>", b"<div>" * 10_000 + b"<article>")), "ok"),
        (reply(DEEP.replace(b"<div>" * 10_000, b"<div>" * 1_000_000)), "too_deep"),
        (reply(WHOLE, kind="text/html; charset=iso-8859-1"), "ok"),
        (reply(WHOLE.decode().encode("utf-16"), kind="text/html"), "ok"),
        (reply(WHOLE.replace(b"<p>", b"<p>\0\0")), "ok"),
        (reply("<html><script>document.cookie='D1N=abc';location.reload();</script></html>"), "cookie_wall"),
        (
            reply("<title>Access Denied</title><p>You don't have permission to access this page on this server"),
            "block_page",
        ),
        (reply("<title>Lỗi</title><h1>404 - Không tìm thấy trang</h1>" + "<p>Trang chủ</p>" * 30), "soft_404"),
        (reply("<title>Báo</title>" + "<p>Hệ thống đang bảo trì, mời bạn quay lại sau.</p>" * 6), "error_page"),
        (reply('<html><body><div id="app"></div><script src="/app.js"></script></body></html>'), "empty_shell"),
        (reply(b"%PDF-1.7", kind="application/pdf"), "wrong_type"),
        (reply("chặn", "403 Forbidden"), "forbidden"),
        (reply("<div class='g-recaptcha'></div><p>Hãy xác minh bạn không phải là robot</p>", "503 Bận"), "captcha"),
    ],
    ids=[
        "deep",
        "deep-article",
        "deeper",
        "charset",
        "utf-16",
        "nul",
        "cookie-wall",
        "block",
        "404",
        "maintenance",
        "shell",
        "pdf",
        "403",
        "captcha",
    ],
)
def test_what_comes_in_place_of_an_article(tmp_path: Path, site: Site, route: Route, outcome: str) -> None:
    done = meet(tmp_path, site, {PAGE: route})
    assert done.outcomes(PAGE)[-1] == outcome
    assert len(bad_pages(done)) == (outcome == "ok")


def test_the_home_page_in_place_of_an_article(tmp_path: Path, site: Site) -> None:
    done = meet(tmp_path, site, {PAGE: to("/"), "bao.test/": reply(WHOLE)})
    assert done.row(PAGE).outcome == "home_page"
    assert bad_pages(done) == []


# ---------------------------------------------------------------- the disk and the end


def test_a_full_disk_stops_the_crawl_and_loses_nothing(tmp_path: Path, site: Site) -> None:
    links = [site.url(f"/bai-{number}.htm", "bao.test") for number in range(8)]
    noise = random.Random(1)
    routes: dict[str, Route] = {
        f"/bai-{number}.htm": reply(article(words=SENTENCE + noise.randbytes(20_000).hex())) for number in range(8)
    }
    size, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, most))  # the disk, for this process
    try:
        with pytest.raises(ArchiveFailedError, match="File too large"):
            meet(tmp_path, site, routes | {"bao.test/rss": feed(links)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    done = meet(tmp_path, site, {})
    assert len(bad_pages(done)) == 8


def test_what_went_wrong_is_a_row_of_the_warehouse(tmp_path: Path, site: Site) -> None:
    links = [site.url(path, "bao.test") for path in (PAGE, "/bai-2.htm", "/bai-3.htm")]
    routes: dict[str, Route] = {"bao.test/rss": feed(links), PAGE: endless, "/bai-2.htm": to("file:///etc/passwd")}
    meet(tmp_path, site, routes, crawl_max_bytes=2_000_000)
    loaded = settings(tmp_path)
    stages.load(loaded)
    stages.load(loaded)
    with duckdb.connect(str(loaded.build_file), read_only=True) as con:
        rows = con.execute(
            """select split_part(url, '/', -1), outcome, error is not null, record_id is not null from raw.fetch
               where source_id = 'bao' and url like '%/bai-%' order by all"""
        ).fetchall()
        (pages,) = con.execute("select count(*) from raw.document where url like '%bao.test%'").fetchone() or (None,)
    assert rows == [
        ("bai-1.htm", "too_large", True, False),
        ("bai-2.htm", "url_refused", True, False),
        ("bai-3.htm", "gone", True, False),
    ]
    assert pages == 0
