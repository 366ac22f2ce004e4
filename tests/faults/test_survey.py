"""Getting to know a site: what a check says, what a snapshot keeps, what a new source starts with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines import cli_source
from pipelines.crawl import survey
from pipelines.sources import FOLDER, SourceError, read_source, sources
from tests.faults.site import FastClock, Site, article, feed, names, reply, settings


def test_a_check_says_what_each_way_gave_and_keeps_nothing(tmp_path: Path, site: Site) -> None:
    links = [site.url(f"/tin-{n}.htm", "bao.test") for n in range(9)]
    site.routes = {"/rss": feed(links)}
    site.routes |= {f"/tin-{n}.htm": reply(article(f"Kinh tế số {n}")) for n in range(9)}
    source = site.source(sitemaps=[{"url": site.url("/mat.xml", "bao.test")}])
    found = survey.check(source, settings(tmp_path), pages=2, clock=FastClock(), resolver=names())
    seen = {finding.address.rpartition("/")[2]: finding for finding in found}
    assert seen["rss"].good
    assert not seen["mat.xml"].good
    assert seen["mat.xml"].seen.startswith("gone")
    assert sum(finding.address.endswith(".htm") for finding in found) == 2
    assert sum(hit.target.startswith("/tin") for hit in site.hits) == 2
    assert "published None" in seen["tin-0.htm"].seen
    assert "not found: published" in seen["tin-0.htm"].seen
    assert not settings(tmp_path).archive.exists()


def test_a_check_notices_that_the_selectors_find_nothing(tmp_path: Path, site: Site) -> None:
    site.routes = {"/rss": feed([site.url("/a.htm", "bao.test")]), "/a.htm": reply(article())}
    selectors = {"title": "h1", "body": "div.cu"}
    source = site.source(markup="reported", parsers=[{"version": "1", "selectors": selectors}])
    found = survey.check(source, settings(tmp_path), clock=FastClock(), resolver=names())
    page = next(finding for finding in found if finding.address.endswith("a.htm"))
    assert not page.good
    assert "what the selectors point at" in page.seen


PAGE = """<!doctype html><html lang="vi">
<head><meta charset="utf-8"><title>Bí mật của tòa soạn</title>
<meta property="article:published_time" content="2026-03-07T08:06:00+07:00">
<!-- bí mật trong lời dẫn -->
<script type="application/ld+json">
{"@type":"NewsArticle","headline":"Bí mật","datePublished":"2026-03-07T08:06:00 +07:00"}
</script>
<script>var biMat = 1</script></head><body class="nld">
<div class="detail-time" data-role="publishdate" data-x="bí mật">
Thứ Bảy, 07/03/2026 08:06 GMT+7</div>
<h1 class="detail-title">Bí mật lớn của năm</h1><div id="noi-dung"><p>Bí mật một.</p>
<p>Bí mật <b>hai</b>, ngày 05-03-2026.</p>
<a href="https://bao.test/bi-mat-lon-196260307.htm?bi=mat">Bí mật</a></div>
</body></html>"""


def test_a_skeleton_keeps_the_markup_and_no_word() -> None:
    bare = survey.skeleton(PAGE + "<p>Đoạn văn này đủ dài để thấy rằng chữ bị thay.</p>")
    for secret in ("mật", "bi-mat", "biMat", "tòa", "Đoạn", "bi=mat", "lời dẫn"):
        assert secret not in bare
    for kept in (
        'class="detail-title"',
        'data-role="publishdate"',
        "07/03/2026 08:06 GMT+7",
        "2026-03-07T08:06:00+07:00",
        "2026-03-07T08:06:00 +07:00",
        '"@type": "NewsArticle"',
        "05-03-2026",
        'id="noi-dung"',
        "https://bao.test/duong-dan-196260307.htm",
        "<b>chữ",
    ):
        assert kept in bare, kept


def test_a_snapshot_lies_outside_the_repository(tmp_path: Path, site: Site) -> None:
    site.routes = {"/a.htm": reply(article("Hồ sơ trực tuyến"))}
    url = site.url("/a.htm", "la.test")
    saved, outline = survey.snapshot(url, None, tmp_path / "x", settings(tmp_path), clock=FastClock(), resolver=names())
    assert saved.read_bytes() == article("Hồ sơ trực tuyến")
    assert "Hồ sơ" not in outline.read_text(encoding="utf-8")
    assert 'class="than-bai"' in outline.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="inside the repository"):
        survey.snapshot(url, None, Path(survey.__file__).parent, settings(tmp_path))
    with pytest.raises(LookupError, match="gone"):
        survey.snapshot(
            site.url("/mat.htm", "la.test"), None, tmp_path, settings(tmp_path), clock=FastClock(), resolver=names()
        )


def test_a_new_source_starts_from_one_like_it(tmp_path: Path) -> None:
    path = survey.new_source("baothu", "Báo Thử", "https://baothu.vn/", "P46", 3, tmp_path, sources()["nld"])
    source = read_source(path)
    assert source.markup == "reported"
    assert source.parsers[0].selectors == sources()["nld"].parsers[-1].selectors
    assert source.article_urls == sources()["nld"].article_urls
    with pytest.raises(FileExistsError):
        survey.new_source("baothu", "Báo Thử", "https://baothu.vn/", "P46", 3, tmp_path)
    with pytest.raises(SourceError, match="home_entity"):
        survey.new_source("baokhac", "Báo Khác", "https://baokhac.vn/", "Huế", 3, tmp_path)
    assert not (tmp_path / "baokhac.yml").exists()
    with pytest.raises(SourceError, match=r"'baothu\.vn' belongs to baothu$"):
        survey.new_source("baokhac", "Báo Khác", "https://www.baothu.vn/", "P46", 3, tmp_path)
    assert not (tmp_path / "baokhac.yml").exists(), "a file that would break all others is not left behind"


def test_the_command_line_lists_and_checks() -> None:
    runner = CliRunner()
    listed = runner.invoke(cli_source.app, ["list", "--json"])
    assert listed.exit_code == 0
    assert {json.loads(line)["code"] for line in listed.stdout.splitlines()} == set(sources())
    checked = runner.invoke(cli_source.app, ["check", "nld", "dti"])
    assert checked.exit_code == 0
    assert [line.split()[:2] for line in checked.stdout.splitlines()] == [["ok", "nld"], ["ok", "dti"]]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "khong-co"], "no source 'khong-co'; there are baobinhdinh"),
        (["check", "vnexpres"], "no source 'vnexpres'; do you mean 'vnexpress'?"),
        (["new", "x", "Báo X", "https://x.vn/", "--home", "VN", "--like", "nhandann"], "do you mean 'nhandan'?"),
        (["new", "x", "Báo X", "x.vn", "--home", "VN"], "'x.vn' is not a web address: write it whole, with https://"),
        (["new", "nld", "Báo X", "https://x.vn/", "--home", "VN"], "nld.yml is there already"),
        (["new", "Báo", "Báo X", "https://x.vn/", "--home", "VN"], "code: String should match pattern"),
        (["new", "x", "Nhân Dân", "https://x.vn/", "--home", "VN"], "'nhân dân' belongs to nhandan"),
        (["snapshot", "nld.com.vn", "--to", "/tmp"], "'nld.com.vn' is not a web address"),
        (["snapshot", "https://x.vn/", "--to", str(Path(__file__).parent)], "inside the repository"),
    ],
)
def test_the_command_line_says_what_was_wrong(arguments: list[str], says: str) -> None:
    before = sorted(FOLDER.iterdir())
    done = CliRunner().invoke(cli_source.app, arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith("vndx: ")
    assert says in " ".join(done.stderr.split())
    assert sorted(FOLDER.iterdir()) == before


def test_the_command_line_asks_a_site_and_saves_its_page(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = b'<meta property="article:published_time" content="2026-11-01T08:00:00+07:00"></head>'
    page = reply(article("Hồ sơ trực tuyến").replace(b"</head>", dated))
    site.routes = {"/rss": feed([site.url("/a.htm", "127.0.0.1")]), "/a.htm": page}
    source = site.source("127.0.0.1", code="bao")
    monkeypatch.setattr("pipelines.sources.load", lambda _: {"bao": source})
    monkeypatch.setenv("VNDX_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VNDX_CRAWL_ALLOWED_NETWORKS", '["127.0.0.1/32"]')
    checked = CliRunner().invoke(cli_source.app, ["check", "bao", "--live", "--json"])
    rows = [json.loads(line) for line in checked.stdout.splitlines()]
    seen = {row["address"].rpartition("/")[2]: row["seen"] for row in rows}
    assert all(row["good"] for row in rows), rows
    assert checked.exit_code == 0
    assert seen["robots.txt"] == "none (gone): everything may be asked"
    assert "published 2026-11-01" in seen["a.htm"]
    url = site.url("/a.htm", "127.0.0.1")
    saved = CliRunner().invoke(cli_source.app, ["snapshot", url, "--to", str(tmp_path / "saved")])
    assert saved.exit_code == 0, saved.output
    assert len(list((tmp_path / "saved").iterdir())) == 2
    site.routes = {}
    gone = CliRunner().invoke(cli_source.app, ["snapshot", url, "--to", str(tmp_path / "saved")])
    assert gone.exit_code == 1
    assert "gone" in gone.stderr
    assert not (tmp_path / "data").exists()


def test_every_command_shows_examples() -> None:
    for command in ("list", "check", "snapshot", "new"):
        shown = CliRunner().invoke(cli_source.app, [command, "--help"]).stdout
        assert f"vndx source {command}" in " ".join(shown.split())
