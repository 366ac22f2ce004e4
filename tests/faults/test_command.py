"""`vndx crawl` as a person runs it."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pipelines import stages
from tests.command import Vndx
from tests.faults.site import Hit, Site, article, feed, reply

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def paper(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A paper at the server's bare address, as the only source there is."""
    source = site.source("127.0.0.1", code="bao")
    monkeypatch.setattr(stages, "sources", lambda: {"bao": source})
    monkeypatch.setenv("VNDX_DATA", str(tmp_path))
    monkeypatch.setenv("VNDX_CRAWL_CONTACT", "mailto:nguoi@bao.test")
    monkeypatch.setenv("VNDX_CRAWL_ALLOWED_NETWORKS", '["127.0.0.1/32"]')
    return site


def test_a_crawl_is_told_by_source(paper: Site, vndx: Vndx) -> None:
    paper.routes = {"/rss": feed([paper.url("/a.htm", "127.0.0.1")]), "/a.htm": reply(article())}
    shown = vndx("crawl", "bao", "--json")
    assert shown.code == 0
    (row,) = map(json.loads, shown.out.splitlines())
    assert (row["source"], row["kept"], row["attempts"]) == ("bao", 1, {"ok": 2})
    assert "1 pages new or changed" in shown.err


def test_a_broken_source_says_why(paper: Site, vndx: Vndx) -> None:
    paper.otherwise = reply("User-agent: *\nDisallow: /", kind="text/plain")
    shown = vndx("crawl")
    assert shown.code == 1
    assert "robots.txt does not allow /rss" in shown.out


def test_a_wrong_name_or_day_is_refused(paper: Site, vndx: Vndx) -> None:
    for arguments, says in (
        (("bap",), "do you mean 'bao'"),
        (("bao", "--since", "hôm qua"), "hôm qua"),
        (("bao", "--since", "2999-01-01"), "2999-01-01 is yet to come"),
    ):
        refused = vndx("crawl", *arguments)
        assert refused.code == 2
        assert says in refused.err
    assert paper.hits == []


INTERRUPTED = """
    import signal, sys
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell has it ignored
    from pipelines import cli, stages
    from tests.faults.site import Site
    source = Site(port=int(sys.argv[1])).source("127.0.0.1", code="bao")
    stages.sources = lambda: {"bao": source}
    cli.main(["crawl", "bao"])
"""


def test_ctrl_c_says_what_became_of_it_and_the_next_crawl_goes_on(paper: Site, vndx: Vndx) -> None:
    process: list[subprocess.Popen[bytes]] = []

    async def interrupt(hit: Hit, writer: asyncio.StreamWriter) -> None:
        process[0].send_signal(signal.SIGINT)
        await asyncio.to_thread(process[0].wait, 30)

    links = [paper.url(f"/{n}.htm", "127.0.0.1") for n in range(6)]
    paper.routes = {"/rss": feed(links)}
    paper.routes |= {f"/{n}.htm": reply(article(f"Hồ sơ số {n}")) for n in range(6)}
    last = paper.routes["/3.htm"]
    paper.routes["/3.htm"] = interrupt
    command = [sys.executable, "-c", textwrap.dedent(INTERRUPTED), str(paper.port)]
    process.append(subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    _, said = process[0].communicate(timeout=60)
    assert process[0].returncode == 130
    assert "What was fetched is in the archive; the next crawl goes on from there." in said.decode()
    paper.routes["/3.htm"] = last
    shown = vndx("crawl", "bao", "--json")
    assert shown.code == 0
    assert json.loads(shown.out)["kept"] == 3
    assert [paper.asked(f"/{n}.htm") for n in range(6)] == [1, 1, 1, 2, 1, 1]
