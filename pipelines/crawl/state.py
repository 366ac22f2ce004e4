"""What the crawler remembers between runs: when each page was last asked for and how it ended, what is still
to be asked, which feeds, sitemaps and listings were read how, and how far an interrupted run had come.

All of it can be lost without harm. The pages' fates are folded from the archive's attempts (`catch_up`), what
is still to be asked is found again by discovery, and without validators a page, feed, sitemap or listing is simply
asked for unconditionally.
"""

from __future__ import annotations

import fcntl
import itertools
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

from pipelines.crawl.archive import Archive
from pipelines.crawl.discover import Candidate, SubSitemap
from pipelines.crawl.fetch import Validators
from pipelines.crawl.robots import KEPT_SECONDS
from pipelines.model import Fetch
from pipelines.sources import Source

SETTLED = frozenset(
    {"ok", "unchanged", "off_topic", "gone", "soft_404", "wrong_type", "url_refused", "address_refused"}
)
"""Outcomes after which a page is asked for again only if the site says that it changed."""

MOST_FAILURES = 15
"""Attempts in a row with any other outcome after which a page is given up until the site says that it
changed."""

SCHEMA = """
create table if not exists page (
    source text, key text, checked_at text not null, outcome text not null, failures integer not null,
    etag text, last_modified text, final_url text,
    primary key (source, key)
) without rowid;
create table if not exists frontier (
    source text, key text, url text not null, title text, modified text, found integer not null,
    primary key (source, key)
) without rowid;
create index if not exists frontier_order on frontier (source, found);
create table if not exists step (source text, since text, url text, primary key (source, since, url)) without rowid;
create table if not exists robots (origin text primary key, body blob not null, fetched_at text not null);
create table if not exists reading (
    source text, url text, since text not null, rules text not null, further text not null, primary key (source, url)
) without rowid;
create table if not exists read_to (file text not null, "offset" integer not null);
"""


class BusyError(Exception):
    """Another process is crawling the same host."""


def key_of(source: Source, url: str) -> str:
    """What makes an address the same page: the article's own number where it has one, so that a moved article
    is not taken for a new one, else the address."""
    return source.id_of(url) or url


class State:
    """The memory in one folder, shared by all processes that crawl into one archive."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.RLock()
        self._hosts: dict[str, tuple[TextIO, int]] = {}
        self._db = sqlite3.connect(folder / "state.sqlite", timeout=60, check_same_thread=False)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._db:
            yield self._db

    @contextmanager
    def crawling(self, source: Source) -> Iterator[None]:
        """Be the only process that asks the hosts of a source, so that no host sees two crawlers of ours. Within a
        process sources may share a host: they share its door. Raises BusyError."""
        with ExitStack() as locks:
            for host in sorted({site.partition("/")[0] for site in source.sites}):
                locks.enter_context(self._host(host))
            yield

    @contextmanager
    def _host(self, host: str) -> Iterator[None]:
        file, users = self._hosts.get(host, (None, 0))
        if file is None:
            file = (self._folder / f"{host}.lock").open("a")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                raise BusyError(f"{host} is being crawled by another process") from None
        self._hosts[host] = (file, users + 1)
        try:
            yield
        finally:
            _, users = self._hosts[host]
            self._hosts[host] = (file, users - 1)
            if users == 1:
                del self._hosts[host]
                file.close()

    # ---------------------------------------------------------------- fates

    def catch_up(self, archive: Archive, sources: Mapping[str, Source]) -> None:
        """Learn from the archive every attempt since the last time (after a crash: those that were archived
        but not remembered; after the memory was deleted: all)."""
        row = self._db.execute('select file, "offset" from read_to').fetchone()
        end = archive.end()
        if end is None or row == tuple(end):
            return
        attempts = archive.fetches(after=row)
        while some := list(itertools.islice(attempts, 5_000)):
            with self._change() as db:
                for _, fetch in some:
                    if fetch.source is not None and fetch.source in sources:
                        self._apply(db, sources[fetch.source], fetch, None)
                self._read_to(db, some[-1][0])
        with self._change() as db:
            self._read_to(db, end)

    @staticmethod
    def _read_to(db: sqlite3.Connection, position: tuple[str, int]) -> None:
        db.execute("delete from read_to")
        db.execute("insert into read_to values (?, ?)", tuple(position))

    def apply(self, done: Iterable[tuple[Source, Fetch, Validators | None]]) -> None:
        """Remember attempts that are in the archive."""
        with self._change() as db:
            for source, fetch, validators in done:
                self._apply(db, source, fetch, validators)

    @staticmethod
    def _apply(db: sqlite3.Connection, source: Source, fetch: Fetch, validators: Validators | None) -> None:
        key, at = key_of(source, fetch.url), fetch.started_at.astimezone(UTC).isoformat()
        failed = fetch.outcome not in SETTLED
        db.execute(
            """insert into page values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set
                checked_at = excluded.checked_at, outcome = excluded.outcome,
                failures = case when excluded.failures then failures + 1 else 0 end,
                etag = coalesce(excluded.etag, etag), last_modified = coalesce(excluded.last_modified,
                last_modified), final_url = coalesce(excluded.final_url, final_url)
                where excluded.checked_at > checked_at""",
            (
                source.code,
                key,
                at,
                fetch.outcome,
                int(failed),
                validators and validators.etag,
                validators and validators.last_modified,
                validators and validators.url,
            ),
        )
        db.execute(
            """delete from frontier where (source, key) = (?, ?) and exists (
                select 1 from page where (source, key) = (?, ?) and (outcome in (select value from
                json_each(?)) or failures >= ?))""",
            (source.code, key, source.code, key, json.dumps(sorted(SETTLED)), MOST_FAILURES),
        )

    def validators(self, source: Source, url: str) -> Validators | None:
        """What to ask conditionally with; None where the page never came or the server gave nothing."""
        row = self._db.execute(
            "select final_url, etag, last_modified from page where source = ? and key = ? and final_url is not null",
            (source.code, key_of(source, url)),
        ).fetchone()
        return Validators(*row) if row and (row[1] or row[2]) else None

    def reading(self, source: Source, url: str, since: date, rules: str) -> tuple[SubSitemap, ...] | None:
        """What a feed, sitemap or listing named further when it was last read; None where it was read for a shorter
        time or by other rules, so that it must be read again whatever the server says of a change."""
        row = self._db.execute(
            "select further from reading where source = ? and url = ? and since <= ? and rules = ?",
            (source.code, url, since.isoformat(), rules),
        ).fetchone()
        if row is None:
            return None
        return tuple(
            SubSitemap(further, datetime.fromisoformat(modified) if modified else None)
            for further, modified in json.loads(row[0])
        )

    def keep_reading(
        self, source: Source, url: str, since: date, rules: str, further: Iterable[SubSitemap] = ()
    ) -> None:
        """A feed, sitemap or listing was read whole: its pages back to a day are on the list, its sitemaps are these.
        With validators it need not be read again until it changes."""
        named = [(one.url, one.modified.isoformat() if one.modified else None) for one in further]
        with self._change() as db:
            db.execute(
                "insert or replace into reading values (?, ?, ?, ?, ?)",
                (source.code, url, since.isoformat(), rules, json.dumps(named)),
            )

    # ---------------------------------------------------------------- the frontier

    def add(self, source: Source, found: Iterable[Candidate]) -> int:
        """Put pages on the list of those to ask for, unless they are there, or were fetched and have not been
        modified since, or failed too often. Returns how many were put there."""
        added = 0
        with self._change() as db:
            order = db.execute("select coalesce(max(found), 0) from frontier").fetchone()[0]
            for candidate in found:
                key = key_of(source, candidate.url)
                row = db.execute(
                    "select checked_at, outcome, failures from page where source = ? and key = ?", (source.code, key)
                ).fetchone()
                if row and not _again(candidate, *row):
                    continue
                order += 1
                added += db.execute(
                    "insert or ignore into frontier values (?, ?, ?, ?, ?, ?)",
                    (
                        source.code,
                        key,
                        candidate.url,
                        candidate.title,
                        candidate.modified and candidate.modified.astimezone(UTC).isoformat(),
                        order,
                    ),
                ).rowcount
        return added

    def drop(self, source: Source, candidate: Candidate) -> None:
        """Take a page off the list without asking for it."""
        with self._change() as db:
            db.execute(
                "delete from frontier where source = ? and key = ?", (source.code, key_of(source, candidate.url))
            )

    def waiting(self, source: Source, after: int, most: int) -> list[tuple[int, Candidate]]:
        """The next pages to ask for, in the order found, with their place in it."""
        rows = self._db.execute(
            "select found, url, title, modified from frontier where source = ? and found > ? order by found limit ?",
            (source.code, after, most),
        ).fetchall()
        return [
            (found, Candidate(url, title, datetime.fromisoformat(modified) if modified else None))
            for found, url, title, modified in rows
        ]

    def left(self, source: Source) -> int:
        """How many pages are still to be asked for."""
        row = self._db.execute("select count(*) from frontier where source = ?", (source.code,)).fetchone()
        return int(row[0])

    # ---------------------------------------------------------------- steps of discovery

    def begin(self, source: Source, since: str) -> None:
        """Forget the steps of an unfinished run that looked back to another day."""
        with self._change() as db:
            db.execute("delete from step where source = ? and since <> ?", (source.code, since))

    def finished(self, source: Source, since: str, url: str) -> bool:
        """Whether an interrupted run had this listing, sitemap or feed already."""
        row = self._db.execute("select 1 from step where (source, since, url) = (?, ?, ?)", (source.code, since, url))
        return row.fetchone() is not None

    def finish(self, source: Source, since: str, url: str) -> None:
        """A listing, sitemap or feed is done: what it names is on the list."""
        with self._change() as db:
            db.execute("insert or ignore into step values (?, ?, ?)", (source.code, since, url))

    def end(self, source: Source) -> None:
        """Discovery is complete; the next run looks at everything again."""
        with self._change() as db:
            db.execute("delete from step where source = ?", (source.code,))

    # ---------------------------------------------------------------- robots.txt

    def robots(self, origin: str) -> bytes | None:
        """The robots.txt of an origin if it is less than a day old; b"" where the site has none."""
        fresh = (datetime.now(UTC) - timedelta(seconds=KEPT_SECONDS)).isoformat()
        row = self._db.execute(
            "select body from robots where origin = ? and fetched_at > ?", (origin, fresh)
        ).fetchone()
        return row[0] if row else None

    def keep_robots(self, origin: str, body: bytes) -> None:
        with self._change() as db:
            now = datetime.now(UTC).isoformat()
            db.execute("insert or replace into robots values (?, ?, ?)", (origin, body, now))


def _again(candidate: Candidate, checked_at: str, outcome: str, failures: int) -> bool:
    if outcome not in SETTLED and failures < MOST_FAILURES:
        return True
    return candidate.modified is not None and candidate.modified > datetime.fromisoformat(checked_at)
