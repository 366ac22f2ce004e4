"""`vndx crawl` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines import stages
from pipelines.cli import main
from tests.faults.site import Site, article, feed, reply


@pytest.fixture
def paper(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A paper at the server's bare address, as the only source there is."""
    source = site.source("127.0.0.1", code="bao")
    monkeypatch.setattr(stages, "sources", lambda: {"bao": source})
    monkeypatch.setenv("VNDX_DATA", str(tmp_path))
    monkeypatch.setenv("VNDX_CRAWL_CONTACT", "mailto:nguoi@bao.test")
    monkeypatch.setenv("VNDX_CRAWL_ALLOWED_NETWORKS", '["127.0.0.1/32"]')
    return site


def vndx(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_a_crawl_is_told_by_source(paper: Site, capsys: pytest.CaptureFixture[str]) -> None:
    paper.routes = {"/rss": feed([paper.url("/a.htm", "127.0.0.1")]), "/a.htm": reply(article())}
    assert vndx("crawl", "bao", "--json") == 0
    shown = capsys.readouterr()
    (row,) = map(json.loads, shown.out.splitlines())
    assert (row["source"], row["kept"], row["attempts"]) == ("bao", 1, {"ok": 2})
    assert "1 pages new or changed" in shown.err


def test_a_broken_source_says_why(paper: Site, capsys: pytest.CaptureFixture[str]) -> None:
    paper.otherwise = reply("User-agent: *\nDisallow: /", kind="text/plain")
    assert vndx("crawl") == 1
    assert "robots.txt does not allow /rss" in capsys.readouterr().out


def test_a_wrong_name_or_day_is_refused(paper: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert vndx("crawl", "bap") == 2
    assert "do you mean 'bao'" in capsys.readouterr().err
    assert vndx("crawl", "bao", "--since", "hôm qua") == 2
    assert paper.hits == []
