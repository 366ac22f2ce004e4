"""A crawl of 10,000 pages on 50 hosts of a server on this machine: pages a second, the crawler's peak memory, and from
the server's own log the shortest time between two requests to one host, which must be no shorter than its limit.

The server and the crawler are two processes. Pages are the development texts dressed up to the sizes of real ones.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from benchmarks.pages import page, sizes
from benchmarks.quality import named_set
from pipelines.crawl.archive import Archive
from pipelines.crawl.crawl import crawl
from pipelines.model import Context
from pipelines.settings import Settings
from pipelines.sources import Source

HOSTS, PAGES, DELAY = 50, 10_000, 0.5
MOST_MEMORY = 300 * 1024 * 1024
MARK = b"@@address@@"


class Crawled(TypedDict):
    """What the crawler's process says of itself: pages kept, attempts by outcome, seconds, its peak memory in bytes."""

    kept: int
    attempts: dict[str, int]
    seconds: float
    peak_bytes: int


class Measured(Crawled):
    """The same with what the server saw: hosts and requests, seconds between the two closest requests to one host,
    bytes of pages sent and of archive made of them."""

    hosts: int
    requests: int
    shortest_gap: float
    bytes_sent: int
    bytes_stored: int


def host(number: int) -> str:
    """The name of a host; it lives at 127.0.1.<number + 1>."""
    return f"bao{number:02}.test"


def source(number: int, port: int, delay: float) -> Source:
    """A source on one host, found by its feed."""
    home = f"http://{host(number)}:{port}"
    data = {
        "code": f"bao{number:02}",
        "publisher": f"Báo {number}",
        "home_entity": "VN",
        "tier": 4,
        "home": f"{home}/",
        "sites": [host(number)],
        "markup": "unseen",
        "feeds": [{"url": f"{home}/rss"}],
        "politeness": {"delay": delay, "connections": 1},
        "cron": "0 * * * *",
        "licence": "ours",
    }
    return Source.model_validate_json(json.dumps(data))


class Server:
    """Answers for all hosts over kept connections and remembers who was asked when."""

    def __init__(self, pages: int) -> None:
        texts = named_set("open63")
        assert texts is not None
        bodies = list(texts.texts.values())
        self.bodies = [
            page(f"Chuyển đổi số\n{MARK.decode()}\n{text}", Context(), size, number).encode()
            for number, (text, size) in enumerate(zip(bodies, sizes(len(bodies)), strict=True))
        ]
        self.each = pages // HOSTS
        self.asked: dict[str, list[float]] = defaultdict(list)
        self.sent = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                now = time.monotonic()
                target = head.split(" ", 2)[1]
                name = head.lower().partition("\r\nhost: ")[2].partition("\r\n")[0]
                self.asked[name].append(now)
                status, body = self.find(name, target)
                self.sent += len(body)
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n".encode()
                )
                writer.write(body)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def find(self, name: str, target: str) -> tuple[str, bytes]:
        if target == "/rss":
            links = "".join(f"<item><link>http://{name}/tin-{n}.htm</link></item>" for n in range(self.each))
            return "200 OK", f"<rss version='2.0'><channel>{links}</channel></rss>".encode()
        if target.startswith("/tin-"):
            number = int(target[5:-4]) + sum(name.encode())
            return "200 OK", self.bodies[number % len(self.bodies)].replace(MARK, f"{name}{target}".encode())
        return "404 Not Found", b"none"


def child(folder: Path, port: int, delay: float) -> None:
    """The crawler's process: crawls, then prints what it did and its peak memory as JSON."""

    async def resolve(name: str, _: int) -> Sequence[str]:
        return [f"127.0.1.{int(name[3:5]) + 1}"]

    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # its types leave it out
        data=folder,
        crawl_contact="benchmark",
        crawl_allowed_networks=("127.0.1.0/24",),
    )
    began = time.monotonic()
    archive = Archive(settings.archive)
    report = crawl([source(n, port, delay) for n in range(HOSTS)], archive, settings, resolver=resolve)
    seconds = time.monotonic() - began
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
    attempts: Counter[str] = sum((one.attempts for one in report.sources.values()), Counter())
    print(json.dumps(Crawled(kept=report.kept, attempts=attempts, seconds=seconds, peak_bytes=peak)))


async def measure(pages: int, delay: float) -> Measured:
    """One run: the server here, the crawler in a process of its own."""
    server = Server(pages)
    listening = await asyncio.start_server(server.answer, [f"127.0.1.{n + 1}" for n in range(HOSTS)], 0, backlog=64)
    ports = {one.getsockname()[0]: one.getsockname()[1] for one in listening.sockets}
    first = next(iter(ports.values()))
    if set(ports.values()) != {first}:  # every address got a port of its own: take one for all
        listening.close()
        listening = await asyncio.start_server(server.answer, list(ports), first, backlog=64)
    with tempfile.TemporaryDirectory(prefix="vndx-bench-") as folder:
        command = ["-m", "benchmarks.crawl", "--child", folder, str(first), str(delay)]
        process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
        printed, _ = await process.communicate()
        if process.returncode:
            raise SystemExit(process.returncode)
        stored = sum(path.stat().st_size for path in Path(folder).rglob("*.warc.gz"))
    listening.close()
    gaps = [b - a for moments in server.asked.values() for a, b in itertools.pairwise(moments)]
    crawled: Crawled = json.loads(printed)
    return {
        **crawled,
        "hosts": len(server.asked),
        "requests": sum(map(len, server.asked.values())),
        "shortest_gap": min(gaps),
        "bytes_sent": server.sent,
        "bytes_stored": stored,
    }


def main() -> int:
    """Measure, print, and fail where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--delay", type=float, default=DELAY, help="Seconds between requests to one host.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", nargs=3, metavar=("FOLDER", "PORT", "DELAY"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), int(given.child[1]), float(given.child[2]))
        return 0
    found = asyncio.run(measure(given.pages, given.delay))
    if given.json:
        print(json.dumps(found))
    else:
        print(
            f"{found['kept']} pages kept of {given.pages} on {found['hosts']} hosts in {found['seconds']:.0f} s"
            f" ({found['kept'] / found['seconds']:.0f} a second, at most {HOSTS / given.delay:.0f} by their limits)\n"
            f"peak memory {found['peak_bytes'] / 2**20:.0f} MiB (promised: under {MOST_MEMORY >> 20})\n"
            f"shortest time between two requests to one host {found['shortest_gap']:.3f} s (limit {given.delay} s)\n"
            f"{found['bytes_sent'] / 2**20:.0f} MiB received, {found['bytes_stored'] / 2**20:.0f} MiB of archive;"
            f" attempts {found['attempts']}"
        )
    kept = found["kept"] == given.pages // HOSTS * HOSTS
    return 0 if kept and found["peak_bytes"] < MOST_MEMORY and found["shortest_gap"] >= given.delay else 1


if __name__ == "__main__":
    sys.exit(main())
