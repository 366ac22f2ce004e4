"""A web server for tests that answers with exactly the bytes it is told to, and the sources and settings to crawl it.

It speaks raw TCP (and TLS), so that it can drip, reset, lie about lengths and never end. Its log says who asked for
what and when.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pipelines.crawl.archive import Archive
from pipelines.crawl.crawl import CrawlReport, crawl
from pipelines.crawl.gate import Clock
from pipelines.model import Fetch
from pipelines.settings import Settings
from pipelines.sources import Source

SENTENCE = (
    "Đến nay, tỷ lệ hồ sơ trực tuyến toàn trình của thành phố đạt 65,3 phần trăm, cao hơn mục tiêu đề ra cho năm nay. "
)


def article(title: str = "Chuyển đổi số về tận phường", words: str = SENTENCE, times: int = 12) -> bytes:
    """A page as a small paper would write it."""
    paragraphs = "".join(f"<p>{words}{number}.</p>" for number in range(times))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:type" content="article"></head><body><article><h1>{title}</h1>'
        f'<div class="than-bai">{paragraphs}</div></article></body></html>'
    ).encode()


def reply(
    body: bytes | str = b"",
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    length: int | None = None,
    **headers: str,
) -> bytes:
    """A whole answer. Header names are written with underscores; `length` lies about Content-Length."""
    data = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": kind, "Content-Length": str(len(data) if length is None else length)}
    lines |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + data


def feed(links: Iterable[str], titles: Sequence[str] = ()) -> bytes:
    """An RSS feed."""
    items = "".join(
        f"<item><title>{titles[at] if at < len(titles) else 'Chuyển đổi số'}</title><link>{link}</link></item>"
        for at, link in enumerate(links)
    )
    text = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    return reply(text, kind="application/rss+xml")


@dataclass(frozen=True)
class Hit:
    """One request as the server saw it."""

    host: str
    target: str
    method: str
    headers: dict[str, str]
    body: bytes
    at: float


Route = bytes | list[bytes] | Callable[[Hit, asyncio.StreamWriter], Awaitable[None]] | Callable[[Hit], bytes]


@dataclass
class Site:
    """The server. A route is an answer, a list of answers (one each time, the last for ever), a function of the hit,
    or a coroutine that writes as it likes. Routes are looked up by "host/path" first, then by path, then `otherwise`.
    """

    address: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    routes: dict[str, Route] = field(default_factory=dict)
    otherwise: Route = field(default_factory=lambda: reply("không có", "404 Not Found"))
    hits: list[Hit] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Site:
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def _serve(self, ready: threading.Event) -> None:
        async def main() -> None:
            self._stop = asyncio.Event()
            server = await asyncio.start_server(self._answer, self.address, 0, ssl=self.tls, backlog=512)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            await self._stop.wait()
            server.close()
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()

        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(main())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError, asyncio.IncompleteReadError, ssl.SSLError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            at = time.monotonic()
            request, *lines = head.split("\r\n")
            method, target, _ = request.split(" ")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            host = headers.get("host", "").rpartition(":")[0]
            hit = Hit(host, target, method, headers, body, at)
            self.hits.append(hit)
            route = self.routes.get(host + target, self.routes.get(target))
            if isinstance(route, list):
                route = route.pop(0) if len(route) > 1 else route[0]
            if route is None:
                route = self.otherwise
            if isinstance(route, bytes):
                writer.write(route)
            elif asyncio.iscoroutinefunction(route):
                await route(hit, writer)
            else:
                writer.write(cast("Callable[[Hit], bytes]", route)(hit))  # of the kinds of routes, the last
            await writer.drain()
            writer.close()

    def asked(self, target: str) -> int:
        """How often a target was asked for."""
        return sum(hit.target == target for hit in self.hits)

    def url(self, path: str, host: str) -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def source(self, host: str = "bao.test", **changes: Any) -> Source:
        """A source on this server with a feed at /rss, patient for nothing: its delay is the least there is."""
        data: dict[str, Any] = {
            "code": host.partition(".")[0],
            "publisher": f"Báo {host}",
            "home_entity": "P48",
            "tier": 4,
            "home": self.url("/", host),
            "sites": [host],
            "markup": "unseen",
            "feeds": [{"url": self.url("/rss", host)}],
            "politeness": {"delay": 0.2, "connections": 1},
            "cron": "0 * * * *",
            "licence": "ours",
            "size": {"least": 300, "most": 3_000_000},
        }
        return Source.model_validate_json(json.dumps(data | changes))


class FastClock(Clock):
    """A clock that jumps to whatever is waited for; `waited` are the jumps in seconds."""

    def __init__(self) -> None:
        self._now = 0.0
        self.waited: list[float] = []

    def now(self) -> float:
        return self._now

    async def until(self, moment: float) -> None:
        await asyncio.sleep(0)
        if moment > self._now:
            self.waited.append(moment - self._now)
            self._now = moment


@dataclass
class Crawl:
    """A crawl of test sources and what came of it."""

    archive: Archive
    report: CrawlReport
    clock: FastClock

    @property
    def rows(self) -> list[Fetch]:
        return [fetch for _, fetch in self.archive.fetches()]

    def outcomes(self, path: str) -> list[str]:
        """The outcomes of all attempts at addresses that end so."""
        return [row.outcome for row in self.rows if row.url.endswith(path)]

    def row(self, path: str) -> Fetch:
        """The only attempt at an address that ends so."""
        (found,) = [row for row in self.rows if row.url.endswith(path)]
        return found

    def pages(self) -> Counter[str]:
        """How often each page stands in the archive, by its address from the host on."""
        return Counter((record.url or "").partition("://")[2] for record in self.archive.read())


def settings(folder: Path, **changes: Any) -> Settings:
    """Settings that allow the test server's address alone and wait for nothing long."""
    defaults: dict[str, Any] = {
        "data": folder,
        "crawl_contact": "mailto:nguoi@bao.test",
        "crawl_allowed_networks": ("127.0.0.1/32",),
        "crawl_total_timeout": 20.0,
    }
    return Settings(_env_file=None, **(defaults | changes))  # type: ignore[call-arg]  # its types leave it out


def names(**addresses: str) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    """A resolver for which every name is the test server, but for those given (dots as underscores)."""

    async def look_up(host: str, port: int) -> Sequence[str]:
        found = addresses.get(host.replace(".", "_"), "127.0.0.1")
        if found == "unknown":
            raise OSError("Name or service not known")
        return [found]

    return look_up


def run(
    folder: Path, *sources: Source, since: Any = None, resolver: Any = None, sample: int | None = None, **changes: Any
) -> Crawl:
    """Crawl sources into an archive in the folder (again and again, if called again)."""
    chosen = settings(folder, **changes)
    archive = Archive(chosen.archive)
    clock = FastClock()
    report = crawl(sources, archive, chosen, since, sample=sample, clock=clock, resolver=resolver or names())
    return Crawl(archive, report, clock)
