"""Ten readers in other processes query the release without pause while releases are made.

    python -m tests.survival.reading --releases 100

Each reader opens the link, asks several questions that must fit together, and opens it again, until the end.
"""

from __future__ import annotations

import argparse
import json
import os
import traceback
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.model import Extraction
from pipelines.settings import Settings
from tests.integration.made_up import document, fact
from tests.integration.warehouse_at import build, load
from warehouse.release import open_release, release

READERS = 10


@dataclass(frozen=True)
class Read:
    """What a reader saw: answered questions, releases, the last one, and what went wrong (nothing, if all is well)."""

    queries: int
    releases: int
    last: str
    error: str


def read(link: Path, stop: Path, report: Path) -> None:
    """One reader, until `stop` is there."""
    queries, seen, version, error = 0, set(), "", ""
    try:
        while True:
            last = stop.exists()
            with open_release(link) as con:
                for _ in range(3):
                    [(version, said)], [(facts,)] = (
                        con.execute(sql).fetchall()
                        for sql in ("select version, facts from main.release", "select count(*) from fct_observation")
                    )
                    assert facts == said, f"{version}: {facts} facts, not {said}"
                    queries += 1
            seen.add(version)
            if last:
                break
    except BaseException:
        error = traceback.format_exc()
    report.write_text(json.dumps([queries, len(seen), version, error]))


def prepare(folder: Path) -> None:
    """A built warehouse of one fact."""
    settings = Settings(data=folder)
    one = document("Đà Nẵng đạt 65,3% hồ sơ toàn trình.", offset=1)
    load(settings, [(one, Extraction(facts=(fact(one, "65,3% hồ sơ toàn trình", "65,3%"),)))])
    build(settings)


def run(folder: Path, releases: int, readers: int = READERS) -> tuple[str, list[Read]]:
    """Makes so many releases of a prepared warehouse before so many readers; the last release, and what each saw."""
    settings = Settings(data=folder, keep_releases=3)
    version = release(settings).version
    stop, reports = folder / "stop", [folder / f"reader-{n}.json" for n in range(readers)]
    children = []
    for report in reports:
        if (child := os.fork()) == 0:
            os.nice(10)
            read(settings.release_link, stop, report)
            os._exit(0)
        children.append(child)
    try:
        for number in range(releases):
            with duckdb.connect(str(settings.build_file)) as con:
                con.execute("update marts.dim_source set name = $name", {"name": f"Báo {number}"})
            version = release(settings).version
    finally:
        stop.touch()
        for child in children:
            os.waitpid(child, 0)
    return version, [Read(*json.loads(report.read_text())) for report in reports]


def main() -> None:
    """Prints what the readers saw; exits 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, default=100)
    with TemporaryDirectory() as folder:
        prepare(Path(folder))
        newest, readers = run(Path(folder), releases := parser.parse_args().releases)
    print(f"{releases} releases, {len(readers)} readers, {sum(one.queries for one in readers)} times two queries")
    print(f"failed: {sum(bool(one.error) for one in readers)}; not on the newest at the end: "
          f"{sum(one.last != newest for one in readers)}")  # fmt: skip
    raise SystemExit(any(one.error or one.last != newest for one in readers))


if __name__ == "__main__":
    main()
