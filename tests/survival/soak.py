"""An hour of the real service with clocks that run a hundred times faster: hundreds of runs, and what its processes
hold of memory and open files meanwhile.

    python -m tests.survival.soak --minutes 60 --to docs/soak

Four sites on this machine bring a new page every minute, one only fails. The service is `vndx dev` (web UI, scheduler,
code server, a process a run) with the sources and schedules of tests/survival/soaked.py. Every quarter of a minute the
memory (RSS) and open files of all its processes are read; the web UI is asked for the runs as a person would. It ends
with a verdict: flat or not, stuck runs or none. `--to NAME` writes NAME.csv, one row a look, and NAME.svg.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil

from pipelines.crawl.archive import Archive
from pipelines.settings import PROJECT, Settings
from tests.faults.site import Hit, Site, article, feed, reply
from tests.integration.service import OVER, Service
from warehouse.release import open_release

EVERY = 15.0
"""Seconds between two looks."""

DRAIN = 900.0
"""Seconds at the end, when nothing new is started any more: a run that is not over after them is stuck."""

SHARE, FILES = 0.05, 8
"""Flat is what grows from the second third of the time to the last by at most this share (open files: this many)."""

ROLES = {"code server": "api grpc", "web UI": "webserver", "scheduler": "dagster._daemon", "parent": "dagster dev"}
"""The processes that last as long as the service, each with words of its command line."""


@dataclass(frozen=True)
class Look:
    """What was seen at a moment: seconds since the start; of the lasting processes megabytes (RSS) by role and open
    files; processes of runs and their megabytes; runs that are over, that failed, and that are not over (queued, at
    work) with the age of the oldest since it was asked for."""

    seconds: float
    code_server_mb: float
    web_ui_mb: float
    scheduler_mb: float
    files: int
    processes: int
    passing_processes: int
    passing_mb: float
    over: int
    failed: int
    unfinished: int
    oldest_unfinished_s: float

    @property
    def lasting_mb(self) -> float:
        """Memory of all that lasts."""
        return self.code_server_mb + self.web_ui_mb + self.scheduler_mb


# ------------------------------------------------------------------------------------------------------- the sites


def site(host: str, code: str, fails: bool) -> Site:
    """A paper that brings a page a minute; every seventh is gone, every eleventh comes only when asked again. Or one
    whose server fails."""
    began = time.monotonic()
    refused: set[str] = set()

    def answer(hit: Hit) -> bytes:
        newest = int((time.monotonic() - began) / 60)
        if fails:
            return reply("", "500 Internal Server Error")
        if hit.target == "/rss":
            return feed(here.url(f"/tin-{n}.htm", host) for n in range(max(0, newest - 20), newest + 1))
        if not hit.target.startswith("/tin-"):
            return reply("", "404 Not Found")
        number = int(hit.target.removeprefix("/tin-").removesuffix(".htm"))
        if number % 7 == 6:
            return reply("", "404 Not Found")
        if number % 11 == 10 and hit.target not in refused:
            refused.add(hit.target)
            return reply("", "503 Service Unavailable", retry_after="1")
        rate = f"{20 + int(code[-1]) + number / 10:.1f}".replace(".", ",")
        words = f"Năm {2015 + number % 10}, tỷ lệ hồ sơ trực tuyến toàn trình của Đà Nẵng đạt {rate}%. "
        return reply(article(f"Chuyển đổi số, {code} tin {number}", words))

    here = Site(address=host, otherwise=answer)
    return here


# ------------------------------------------------------------------------------------------------------- looking


def look(service: Service, began: float) -> Look:
    """One look at the processes and the runs."""
    memory: Counter[str] = Counter()
    files = lasting = passing = 0
    parent = psutil.Process(service.process.pid)
    for process in [parent, *parent.children(recursive=True)]:
        try:
            command, size = " ".join(process.cmdline()), process.memory_info().rss / 1e6
            role = next((role for role, words in ROLES.items() if words in command), None)
            if role is None:
                passing += 1
                memory["passing"] += size
            else:
                files += process.num_fds()
                lasting += 1
                memory[role] += size
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    runs = service.until(lambda: [service.runs()])[0]
    waiting = [time.time() - float(run["creationTime"]) for run in runs if run["status"] not in OVER]
    return Look(
        seconds=round(time.monotonic() - began, 1),
        code_server_mb=round(memory["code server"], 1),
        web_ui_mb=round(memory["web UI"], 1),
        scheduler_mb=round(memory["scheduler"], 1),
        files=files,
        processes=lasting,
        passing_processes=passing,
        passing_mb=round(memory["passing"], 1),
        over=len(runs) - len(waiting),
        failed=sum(run["status"] == "FAILURE" for run in runs),
        unfinished=len(waiting),
        oldest_unfinished_s=round(max(waiting, default=0.0), 1),
    )


def looks(service: Service, minutes: float) -> Iterator[Look]:
    """Looks until the time is over."""
    began = time.monotonic()
    while (now := time.monotonic()) < began + 60 * minutes:
        yield look(service, began)
        time.sleep(max(0.0, now + EVERY - time.monotonic()))


@dataclass(frozen=True)
class Verdict:
    """What the looks add up to; `wrong` is empty where all is well."""

    lines: tuple[str, ...]
    wrong: tuple[str, ...]


def verdict(seen: Sequence[Look]) -> Verdict:
    """Memory and open files of the lasting processes, the second third of the time against the last."""
    third = len(seen) // 3
    middle, last = seen[third : 2 * third], seen[2 * third :]
    lines, wrong = [], []
    for name in ("code_server_mb", "web_ui_mb", "scheduler_mb", "lasting_mb", "files"):
        before, after = (median(getattr(one, name) for one in part) for part in (middle, last))
        lines.append(f"{name}: {before:g} in the second third, {after:g} in the last")
        if name in ("lasting_mb", "files") and after > before + max(SHARE * before, FILES * (name == "files")):
            wrong.append(f"not flat: {lines[-1]}")
    return Verdict(tuple(lines), tuple(wrong))


def drained(service: Service) -> Verdict:
    """Every run of the service by job and end, after what starts them was switched off and what had begun was given
    time to end."""
    service.switch_off()
    give_up = time.monotonic() + DRAIN
    while (runs := service.runs()) and any(run["status"] not in OVER for run in runs) and time.monotonic() < give_up:
        time.sleep(EVERY)
    lines, wrong = [], []
    for job, status in sorted({(run["jobName"], run["status"]) for run in runs}):
        those = [run for run in runs if (run["jobName"], run["status"]) == (job, status)]
        lines.append(f"runs of {job}: {len(those)} {status.lower()}")
        if status == "SUCCESS":
            took = [run["endTime"] - run["startTime"] for run in those]
            lines[-1] += f", {median(took):.0f} s in the median, {max(took):.0f} s at most"
        elif status in OVER:
            wrong.append(f"failed: {lines[-1]}")
        else:
            wrong.append(f"stuck: {lines[-1]}")
    lines.append(f"runs in all: {len(runs)}")
    return Verdict(tuple(lines), tuple(wrong))


def left_behind(settings: Settings) -> tuple[str, list[str]]:
    """What the hour left: pages and released facts in words, and what is wrong with them."""
    with Archive(settings.archive) as archive:
        wrong = [str(problem) for problem in archive.verify()]
        pages = Counter(record.url for record in archive.read())
    wrong += [f"kept twice: {url}" for url, count in pages.items() if count > 1]
    if not settings.release_link.exists():
        return f"archive: {len(pages)} pages", [*wrong, "no release was made"]
    with open_release(settings.release_link) as con:
        facts = con.execute("select count(*), count(distinct fact_id) from fct_observation").fetchone()
    assert facts is not None
    wrong += ["a fact is there twice"] * (facts[0] != facts[1]) + ["no fact was released"] * (not facts[0])
    return f"archive: {len(pages)} pages; release: {facts[0]} facts", wrong


# ------------------------------------------------------------------------------------------------------- the plot


def plot(seen: Sequence[Look], minutes: float) -> str:
    """Three panels over the time, as SVG: megabytes of the lasting processes, their open files, runs that are over."""
    panels = (
        ("memory of the lasting processes, MB (RSS)",
         {"all": "lasting_mb", "web UI": "web_ui_mb", "scheduler": "scheduler_mb", "code server": "code_server_mb"}),
        ("open files of the lasting processes", {"files": "files"}),
        ("runs that are over; not over", {"over": "over", "not over": "unfinished"}),
    )  # fmt: skip
    colours = ("#1b4f72", "#b9770e", "#1e8449", "#884ea0")
    wide, high, left, top = 640, 130, 60, 24
    size = f'width="{wide + left + 120}" height="{len(panels) * (high + 60) + 10}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>'
    ]
    for row, (title, lines) in enumerate(panels):
        most = max(getattr(one, name) for one in seen for name in lines.values()) * 1.1 or 1
        base = row * (high + 60) + top + high
        parts.append(f'<text x="{left}" y="{base - high - 8}" font-weight="bold">{title}</text>')
        for step in range(5):
            y = base - high * step / 4
            parts.append(f'<line x1="{left}" x2="{left + wide}" y1="{y}" y2="{y}" stroke="#ddd"/>')
            parts.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{most * step / 4:.0f}</text>')
        for step in range(7):
            x = left + wide * step / 6
            parts.append(f'<text x="{x}" y="{base + 15}" text-anchor="middle">{minutes * step / 6:.0f} min</text>')
        for number, (label, name) in enumerate(lines.items()):
            points = " ".join(
                f"{left + wide * one.seconds / (60 * minutes):.1f},{base - high * getattr(one, name) / most:.1f}"
                for one in seen
            )
            end = base - high * getattr(seen[-1], name) / most
            colour = colours[number]
            parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
            parts.append(f'<text x="{left + wide + 6}" y="{end + 4}" fill="{colour}">{label}</text>')
    return "\n".join([*parts, "</svg>\n"])


# ------------------------------------------------------------------------------------------------------- the hour


def run(folder: Path, minutes: float, table: Path) -> tuple[list[Look], Verdict]:
    """The service for so long; writes each look to `table` as it is made."""
    hosts = {f"bao{n}": f"127.0.0.{n + 1}" for n in range(1, 6)}
    seen: list[Look] = []
    with ExitStack() as stack, table.open("w", encoding="utf-8", newline="") as file:
        sites = {
            code: f"http://{host}:{stack.enter_context(site(host, code, fails=code == 'bao5')).port}"
            for code, host in hosts.items()
        }
        writer = csv.DictWriter(file, [field.name for field in fields(Look)], lineterminator="\n")
        writer.writeheader()
        service = Service(
            folder, ("tests.survival.soaked",), "tests.survival.soaked",
            SOAK_SITES=json.dumps(sites), VNDX_CRAWL_ALLOWED_NETWORKS='["127.0.0.0/24"]',
            VNDX_CRAWL_CONTACT="mailto:soak@bao.test", VNDX_DISK_LEAST_FREE="0",
            PYTHONDONTWRITEBYTECODE="",  # as a server runs it
        )  # fmt: skip
        stack.callback(service.stop)
        service.until(service.schedules)
        for one in looks(service, minutes):
            seen.append(one)
            writer.writerow(asdict(one))
            file.flush()
        parts = [verdict(seen), drained(service)]
    said, wrong = left_behind(Settings(data=folder))
    parts.append(Verdict((said,), tuple(wrong)))
    return seen, Verdict(
        tuple(line for one in parts for line in one.lines), tuple(w for one in parts for w in one.wrong)
    )


def main() -> None:
    """Prints the figures and the verdict; exits 1 where it is not well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--to", type=Path, default=PROJECT / "docs" / "soak", help="name of the .csv and the .svg")
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        seen, found = run(Path(folder), chosen.minutes, chosen.to.with_suffix(".csv"))
    chosen.to.with_suffix(".svg").write_text(plot(seen, chosen.minutes), encoding="utf-8")
    print(f"{chosen.minutes:g} minutes, {len(seen)} looks, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("\n".join(found.lines))
    print("\n".join(found.wrong) or "verdict: flat, no run stuck, none failed, no page or fact twice")
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
