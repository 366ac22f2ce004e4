"""Kill -9 at random moments, from crawling to a release, and look at what is there after the next start.

    python -m tests.survival.killing --moments 100 --seed 1

Each moment is a warehouse of its own: a process crawls a local site, imports the sample, loads, extracts, builds and
releases, and is killed in the middle; the next one does the same to its end. Then every page must be in the archive,
every fact in the warehouse exactly as after an undisturbed run, and the release must open. The processes are forked
from one that has everything imported and the dbt project parsed, so that a moment costs its work and nothing else.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from pipelines import stages, texts
from pipelines.crawl.archive import Archive
from pipelines.crawl.crawl import crawl
from pipelines.model import Context
from pipelines.settings import PROJECT, Settings
from pipelines.sources import Source
from tests.faults.site import FastClock, Site, article, feed, names, reply, settings
from tests.integration import warehouse_at
from warehouse.release import open_release

SAMPLE = PROJECT / "sample" / "sample.warc.gz"
HOST = "bao.test"
STAGES = ("crawl", "import", "load", "extract", "build", "release")
RAW = ("document", "page_table", "extraction", "fact", "quantity", "platform_mention", "table_value", "score_766")


@dataclass(frozen=True)
class Whole:
    """What a run leaves: pages by address, raw rows by table (without the batch), stated facts of the release."""

    pages: frozenset[str]
    rows: dict[str, list[str]]
    released: list[str]


def serve(pages: int, port: Any) -> None:
    """The site, in a process of its own."""
    with Site() as site:
        links = [site.url(f"/tin-{n}.htm", HOST) for n in range(pages)]
        site.routes = {"/rss": feed(links)}
        site.routes |= {f"/tin-{n}.htm": reply(article(f"Chuyển đổi số, tin {n}")) for n in range(pages)}
        port.send(site.port)
        signal.pause()


def source(port: int) -> Source:
    """The site as a source."""
    site = Site()
    site.port = port
    return site.source(HOST, politeness={"delay": 0.2, "connections": 4})


def work(folder: Path, port: int, last: str, times: Path | None = None) -> None:
    """From the site and the sample to a release, up to and with the stage `last`."""
    warehouse = settings(folder)
    began = time.monotonic()
    marks: dict[str, float] = {}
    for stage in STAGES[: STAGES.index(last) + 1]:
        if stage == "crawl":
            with Archive(warehouse.archive) as archive:
                crawl([source(port)], archive, warehouse, clock=FastClock(), resolver=names())
        elif stage == "import":
            stages.import_into_archive(warehouse, [SAMPLE])
        elif stage == "load":
            stages.load(warehouse)
        elif stage == "extract":
            stages.extract(warehouse)
        elif stage == "build":
            stages.build(warehouse)
        else:
            stages.release(warehouse)
        marks[stage] = time.monotonic() - began
    if times is not None:
        times.write_text(json.dumps(marks))


def dbt_in_this_process(folder: Path) -> None:
    """dbt without a process of its own: what a kill does to that one has its own test."""

    def run(*arguments: str) -> None:
        done = warehouse_at.dbt(Settings(data=folder), *arguments, "--exclude-resource-type", "unit_test")
        if not done.success:
            raise stages.StageError(str(warehouse_at.failures(done)))

    stages._dbt = run


@contextmanager
def forked(folder: Path, port: int, last: str, times: Path | None = None) -> Iterator[int]:
    """The work in a child; gives its process id, and waits for its end."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            # What it says goes to a file: the harness's own output stays readable.
            log = os.open(folder.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(log, 1)
            os.dup2(log, 2)
            dbt_in_this_process(folder)
            work(folder, port, last, times)
            code = 0
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        finally:
            os._exit(code)
    try:
        yield child
    finally:
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise AssertionError(f"the work failed:\n{folder.with_suffix('.log').read_text()}")


def look(folder: Path, last: str) -> Whole:
    """What is there; asserts that the archive is whole and that the release opens."""
    warehouse = settings(folder)
    with Archive(warehouse.archive) as archive:
        assert archive.verify() == [], "the archive is damaged"
        pages = Counter(record.url or str(record.metadata["name"]) for record in archive.read())
    assert max(pages.values()) == 1, f"kept twice: {pages.most_common(3)}"
    with duckdb.connect(str(warehouse.build_file), read_only=True) as con:
        rows = {
            table: [
                str(row) for row in con.sql(f"select {_columns(con, table)} from raw.{table} order by all").fetchall()
            ]
            for table in RAW
        }
    return Whole(frozenset(pages), rows, released(warehouse) if last == "release" else [])


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """All but what differs by the moment of fetching."""
    passing = {"batch_id", "fetched_at", "archive_offset", "archive_file", "record_id"}
    names = [row[0] for row in con.sql(f"select column_name from (describe raw.{table})").fetchall()]
    return ", ".join(name for name in names if name not in passing)


def released(warehouse: Settings) -> list[str]:
    """The stated facts of the release; it must open."""
    with open_release(warehouse.release_link) as con:
        return [str(row) for row in con.execute("select fact_id, value from fct_observation order by all").fetchall()]


@dataclass(frozen=True)
class Moment:
    """When the process was killed, in which stage, and what differed after the next start (nothing, if all is well)."""

    seconds: float
    stage: str
    differs: str


def run(moments: int, seed: int, folder: Path, pages: int = 8, only: Sequence[str] = STAGES) -> Iterator[Moment]:
    """So many kills, the stages in turn (`only` these), each as it was done."""
    if "build" in only:
        warehouse_at.manifest()
    # The lexicon is read once, here.
    list(texts.facts_of(texts.Text("warm", "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 65,3%.", Context())))
    parent, child = multiprocessing.Pipe()
    server = multiprocessing.get_context("fork").Process(target=serve, args=(pages, child), daemon=True)
    server.start()
    port = parent.recv()
    try:
        yield from _run(moments, random.Random(seed), folder, port, only)
    finally:
        server.kill()
        server.join()


def _run(moments: int, chance: random.Random, folder: Path, port: int, only: Sequence[str]) -> Iterator[Moment]:
    first = folder / "undisturbed"
    with forked(first, port, only[-1], folder / "times.json"):
        pass
    ends = json.loads((folder / "times.json").read_text())
    whole = {only[-1]: look(first, only[-1])}
    if only[-1] == "release":
        whole["extract"] = Whole(whole["release"].pages, whole["release"].rows, [])
    begins = dict(zip(ends, [0.0, *ends.values()], strict=False))
    for number in range(moments):
        # Stages take turns, so that the quick ones are hit as often as the slow ones.
        stage = only[number % len(only)]
        at = chance.uniform(begins[stage], ends[stage])
        # What comes after extraction is made from its rows alone: a kill before need not be followed to the release.
        last = "release" if STAGES.index(stage) >= STAGES.index("build") else "extract"
        yield _moment(folder / f"{number:03}", port, at, stage, last, whole[last])


def _moment(folder: Path, port: int, at: float, stage: str, last: str, whole: Whole) -> Moment:
    with forked(folder, port, "release" if last == "release" else "extract") as child:
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
    warehouse = settings(folder)
    if warehouse.release_link.exists():
        released(warehouse)
    with forked(folder, port, last):
        pass
    after = look(folder, last)
    lost, new = whole.pages - after.pages, after.pages - whole.pages
    differs = [f"pages lost {sorted(lost)}"] * bool(lost) + [f"pages more {sorted(new)}"] * bool(new)
    differs += [
        f"raw.{t}: {len(after.rows[t])} rows, not {len(whole.rows[t])}" for t in RAW if after.rows[t] != whole.rows[t]
    ]
    differs += ["released facts"] * (after.released != whole.released)
    return Moment(at, stage, "; ".join(differs))


def main() -> None:
    """Prints the table, also of what was done when it is stopped by Ctrl-C; exits 1 where anything differed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}")
    moments: list[Moment] = []
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, suppress(KeyboardInterrupt):
        for moment in run(chosen.moments, chosen.seed, Path(folder)):
            moments.append(moment)  # those that were done, if it is stopped
            shutil.rmtree(Path(folder) / f"{len(moments) - 1:03}", ignore_errors=True)
    print("| stage | kills | not as undisturbed |\n| --- | ---: | ---: |")
    for stage in STAGES:
        here = [one for one in moments if one.stage == stage]
        print(f"| {stage} | {len(here)} | {sum(bool(one.differs) for one in here)} |")
    for one in moments:
        if one.differs:
            print(f"{one.stage} at {one.seconds:.3f} s: {one.differs}")
    sys.exit(any(one.differs for one in moments))


if __name__ == "__main__":
    main()
