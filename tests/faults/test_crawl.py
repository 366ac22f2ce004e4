"""A crawl of sites that behave: everything found, asked for once, kept once, and taken up where it stopped."""

from __future__ import annotations

from pathlib import Path

from tests.faults.site import Site, article, feed, reply, run


def test_a_feed_leads_to_pages_in_the_archive(tmp_path: Path, site: Site) -> None:
    links = [site.url(f"/tin-{number}.htm", "bao.test") for number in range(3)]
    site.routes = {"/rss": feed(links)} | {f"/tin-{n}.htm": reply(article(f"Tin chuyển đổi số {n}")) for n in range(3)}
    done = run(tmp_path, site.source())
    assert done.report.kept == 3
    assert done.pages() == {link.partition("://")[2]: 1 for link in links}
    row = done.row("/tin-1.htm")
    assert (row.outcome, row.status, row.source) == ("ok", 200, "bao")
    assert done.archive.get(row.archive_file or "", row.archive_offset or 0).url == row.url
    assert done.archive.verify() == []
    hit = next(hit for hit in site.hits if hit.target == "/tin-1.htm")
    assert hit.headers["user-agent"].startswith("vndx/")
    assert "mailto:nguoi@bao.test" in hit.headers["user-agent"]
