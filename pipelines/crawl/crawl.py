"""From a list of sites to the archive: find the pages, ask for them politely, keep what is ours, note every
attempt.

Each source goes its own way side by side with the others: data pages and JSON first, then discovery, then the
pages found. They share the doors of the hosts (two sources may lie on one host) and one writer, so that a
page and the row that tells of it reach the disk together. A run that is cut off, in whatever way, is taken up
by the next one.
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import httpx
import stamina

from pipelines.crawl.archive import Archive
from pipelines.crawl.discover import (
    BadDocumentError,
    Candidate,
    SubSitemap,
    asks,
    fill,
    months,
    read_feed,
    read_json,
    read_listing,
    read_sitemap,
    read_zone,
)
from pipelines.crawl.fetch import (
    TRANSIENT,
    Answer,
    FetchFailedError,
    Request,
    RobotsDeniedError,
    Validators,
    fetch,
)
from pipelines.crawl.gate import Clock, Gate
from pipelines.crawl.guards import HTML, Verdict, inspect, inspect_data
from pipelines.crawl.network import Resolve, client, resolve
from pipelines.crawl.relevance import on_topic, worth_asking
from pipelines.crawl.relevance import rules as relevance_rules
from pipelines.crawl.robots import MOST_BYTES, NO_RULES, Rules
from pipelines.crawl.state import BusyError, State
from pipelines.model import Fetch
from pipelines.parse.charset import decode
from pipelines.parse.page import read_page
from pipelines.settings import Settings
from pipelines.sources import FOLDER, Endpoint, Listing, Source, source_for
from pipelines.sources import sources as known_sources

log = logging.getLogger(__name__)

T = TypeVar("T")

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_FEED_BYTES = 4 << 20
"""Feeds are small; reading a broken one takes time that grows with the square of its size."""

MOST_SITEMAPS = 2_000
MOST_PARTS = 200
BATCH = 32
"""Pages that the writer puts on the disk in one go at most; as many may wait for it."""

UNWELCOME = frozenset({"block_page", "captcha", "cookie_wall", "forbidden", "robots_unreachable"})
"""Outcomes that count, like the passing ones, towards leaving a source alone: it does not want us now."""


class ArchiveFailedError(Exception):
    """The archive could not be written (disk full, most likely). The crawl stops; what was not kept stays
    listed."""


@dataclass(slots=True)
class SourceReport:
    """What became of one source: addresses found anew, passed over by title or address, attempts by outcome,
    pages kept (new or changed) and seen unchanged, what is left for the next run, why it stopped early if it
    did, and what the last failure said."""

    source: str
    found: int = 0
    passed_over: int = 0
    kept: int = 0
    unchanged: int = 0
    left: int = 0
    attempts: Counter[str] = field(default_factory=Counter)
    stopped: str | None = None
    last_error: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "source": self.source,
            "found": self.found,
            "passed_over": self.passed_over,
            "kept": self.kept,
            "unchanged": self.unchanged,
            "left": self.left,
            "attempts": dict(sorted(self.attempts.items())),
            "stopped": self.stopped,
            "last_error": self.last_error,
        }


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What a crawl did, by source."""

    sources: Mapping[str, SourceReport]

    @property
    def kept(self) -> int:
        """Pages that the archive has now and had not before."""
        return sum(report.kept for report in self.sources.values())

    @property
    def broken(self) -> list[SourceReport]:
        """Sources that were left early or brought nothing but failures."""
        return [
            report
            for report in self.sources.values()
            if report.stopped or (report.attempts and not report.attempts.keys() & {"ok", "unchanged", "off_topic"})
        ]

    def __str__(self) -> str:
        unchanged = sum(report.unchanged for report in self.sources.values())
        left = sum(report.left for report in self.sources.values())
        return (
            f"crawl: {len(self.sources)} sources, {self.kept} pages new or changed, {unchanged} unchanged,"
            f" {left} left for the next run, {len(self.broken)} sources broken"
        )

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"kept": self.kept, "sources": [report.as_dict() for report in self.sources.values()]}


def crawl(
    sources: Iterable[Source],
    archive: Archive,
    settings: Settings,
    since: date | None = None,
    *,
    sample: int | None = None,
    clock: Clock | None = None,
    resolver: Resolve = resolve,
    progress: Callable[[SourceReport], None] | None = None,
) -> CrawlReport:
    """Crawl sources side by side into the archive.

    `since` goes back in time: every sitemap and listing page up to that day. Without it a crawl looks at what
    is new.
    `sample` looks at the head of every feed, sitemap and listing and asks for at most so many pages of each
    source.
    `progress` is called after every attempt with its source's report so far. A source that fails does not
    stop the others; its report says why.

    Raises ArchiveFailedError when the archive cannot be written, KeyboardInterrupt on Ctrl-C: both after what
    was fetched is on the disk, so that the next run goes on from there.
    """
    chosen = {source.code: source for source in sources}
    stamina.instrumentation.set_on_retry_hooks([])  # every attempt is a row of the archive, a log line adds nothing
    if not settings.crawl_contact:
        log.warning("VNDX_CRAWL_CONTACT is not set: sites cannot write to whoever crawls them")
    state = State(settings.crawl_state)
    try:
        every = {**known_sources(), **chosen}
        state.catch_up(archive, every)
        run = _Run(
            chosen, every, archive, state, settings, since, sample, clock or Clock(), resolver, progress or _silent
        )
        return asyncio.run(run.all())
    finally:
        state.close()


def _silent(report: SourceReport) -> None:
    """No progress shown."""
    del report


@dataclass(slots=True)
class _Item:
    """Something for the writer: an attempt, the page it brought if any, and who waits for it."""

    source: Source
    row: Fetch
    done: asyncio.Future[Fetch]
    page: Answer | None = None
    validators: Validators | None = None
    metadata: dict[str, Any] = field(default_factory=dict)


class _Run:
    def __init__(
        self,
        sources: Mapping[str, Source],
        every: Mapping[str, Source],
        archive: Archive,
        state: State,
        settings: Settings,
        since: date | None,
        sample: int | None,
        clock: Clock,
        resolver: Resolve,
        progress: Callable[[SourceReport], None],
    ) -> None:
        self.sources, self.every = sources, every  # those to crawl, and all whose hosts one may come to
        self.archive, self.state, self.settings = archive, state, settings
        self.clock, self.resolver, self.progress = clock, resolver, progress
        self.today = datetime.now(HANOI).date()
        self.backwards = since is not None
        self.sample = sample
        self.since = since or self.today - timedelta(days=settings.crawl_days_back)
        self.doors: dict[str, Gate] = {}
        self.rules: dict[str, asyncio.Task[Rules]] = {}
        self.queue: asyncio.Queue[_Item | None] = asyncio.Queue(BATCH)
        self.large = asyncio.Semaphore(2)  # sitemaps in memory at once
        self.abroad = asyncio.Semaphore(settings.crawl_sources_at_once)
        # Not the loop's own threads: those look up names, and a resolver that hangs must not keep pages from the disk.
        self.threads = ThreadPoolExecutor(4, thread_name_prefix="vndx-crawl")

    async def aside(self, work: Callable[..., T], *given: Any) -> T:
        """Do something that takes milliseconds or waits for the disk, off the loop."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, work, *given)

    async def all(self) -> CrawlReport:
        reports = {code: SourceReport(code) for code in self.sources}
        writer = asyncio.create_task(self._write_all())
        try:
            async with asyncio.TaskGroup() as group:
                for code, source in self.sources.items():
                    group.create_task(self._safely(source, reports[code]))
        except BaseExceptionGroup as failures:  # not except*: some 3.11 wrap what is raised in it
            failed = failures.subgroup(ArchiveFailedError)
            raise (failures if failed is None else failed.exceptions[0]) from None
        finally:
            await self.queue.put(None)
            await writer
            for task in self.rules.values():
                task.cancel()
            self.threads.shutdown()
        return CrawlReport(reports)

    async def _safely(self, source: Source, report: SourceReport) -> None:
        async with self.abroad:
            try:
                with self.state.crawling(source):
                    await _SourceRun(self, source, report).run()
            except BusyError as error:
                report.stopped = str(error)
            except ArchiveFailedError:
                raise
            except Exception as error:
                log.exception("%s: the crawl of this source failed", source.code)
                report.stopped = f"{type(error).__name__}: {error}"
            report.left = self.state.left(source)
            self.progress(report)

    # ---------------------------------------------------------------- doors and robots

    def door(self, url: str, source: Source) -> Gate:
        """The door of an address's host; its politeness is that of the source whose host it is."""
        host = urlsplit(url).hostname or ""
        if host not in self.doors:
            polite = (source_for(url, self.every) or source).politeness
            self.doors[host] = Gate(polite.delay, polite.connections, self.clock)
        return self.doors[host]

    async def rules_of(self, url: str, source_run: _SourceRun) -> Rules:
        """The robots.txt that an address falls under, asked for once in a run."""
        origin = _origin(url)
        if origin not in self.rules:
            self.rules[origin] = asyncio.create_task(source_run.read_rules(origin))
        return await asyncio.shield(self.rules[origin])

    async def allowed_door(self, url: str, source_run: _SourceRun) -> Gate:
        """The same as `door` after asking robots.txt. Raises RobotsDeniedError."""
        rules = await self.rules_of(url, source_run)
        if rules.unreachable is not None:
            raise RobotsDeniedError("robots_unreachable", f"{_origin(url)}/robots.txt: {rules.unreachable}")
        if not rules.allows(url):
            raise RobotsDeniedError("robots_disallow", f"{_origin(url)}/robots.txt does not allow {urlsplit(url).path}")
        door = self.door(url, source_run.source)
        door.slow_down(rules.delay)
        return door

    # ---------------------------------------------------------------- the writer

    async def keep(self, item: _Item) -> Fetch:
        """Hand something to the writer and wait until it is on the disk. Raises ArchiveFailedError."""
        await self.queue.put(item)
        return await asyncio.shield(item.done)

    async def _write_all(self) -> None:
        failure: ArchiveFailedError | None = None
        while True:
            batch = [await self.queue.get()]
            while len(batch) < BATCH and not self.queue.empty():
                batch.append(self.queue.get_nowait())
            items = [item for item in batch if item is not None]
            if items and failure is None:
                try:
                    rows = await self.aside(self._write, items)
                except Exception as error:
                    failure = ArchiveFailedError(f"{self.archive.folder}: {error}")
                    failure.__cause__ = error
                else:
                    for item, row in zip(items, rows, strict=True):
                        if not item.done.done():
                            item.done.set_result(row)
            for item in items:
                if failure is not None and not item.done.done():
                    item.done.set_exception(failure)
                    item.done.exception()  # whoever waited may be gone
            if None in batch:
                return

    def _write(self, items: list[_Item]) -> list[Fetch]:
        rows = []
        with self.archive.writing():
            for item in items:
                row = item.row
                if item.page is not None:
                    page = item.page
                    stored = self.archive.append(
                        page.body,
                        url=row.final_url,
                        fetched_at=row.started_at,
                        media_type=page.header("content-type") or "application/octet-stream",
                        http_status=page.status,
                        http_headers=page.headers,
                        metadata=item.metadata,
                    )
                    row = replace(
                        row,
                        outcome="ok" if stored.outcome == "new" else "unchanged",
                        record_id=stored.record_id,
                        archive_file=stored.file,
                        archive_offset=stored.offset,
                    )
                self.archive.append_fetch(row)
                rows.append(row)
        self.state.apply((item.source, row, item.validators) for item, row in zip(items, rows, strict=True))
        return rows


class _SourceRun:
    """One source in one run."""

    def __init__(self, run: _Run, source: Source, report: SourceReport) -> None:
        self.run_, self.source, self.report = run, source, report
        self.settings, self.state = run.settings, run.state
        self.since = run.since
        self.step = f"{run.since}" if run.backwards else ""
        self.rules = sha256(f"{source.model_dump_json()} {relevance_rules()}".encode()).hexdigest()
        self.failures = 0
        self.http: httpx.AsyncClient

    async def run(self) -> None:
        ca_file = FOLDER / self.source.ca_file if self.source.ca_file else None
        connections = self.source.politeness.connections
        async with client(self.settings, ca_file, connections + 1, self.run_.resolver) as self.http:
            self.state.begin(self.source, self.step)
            for page in self.source.pages:
                await self._data(Request(page.url), html=True)
            for endpoint in self.source.endpoints:
                await self._endpoint(endpoint)
            for feed in self.source.feeds:
                await self._feed(feed.url)
            await self._sitemaps()
            for listing in self.source.listings:
                await self._listing(listing)
            if not self._tired():
                self.state.end(self.source)
            await self._pages()

    # ---------------------------------------------------------------- asking

    async def read_rules(self, origin: str) -> Rules:
        """The robots.txt of an origin: remembered, or asked for."""
        kept = self.state.robots(origin)
        if kept is not None:
            return Rules.parse(kept) if kept else Rules()

        async def door(url: str) -> Gate:
            return self.run_.door(url, self.source)

        try:
            answer = await fetch(
                self.http,
                self.source.code,
                Request(f"{origin}/robots.txt"),
                door,
                self.settings,
                limit=MOST_BYTES + 1,
                cut=True,
                failed=self._note_robots,
            )
        except FetchFailedError as error:
            if error.outcome in NO_RULES:
                self.state.keep_robots(origin, b"")
                return Rules()
            return Rules(unreachable=str(error))
        await self._note_robots(answer.trail.row("ok"))
        self.state.keep_robots(origin, answer.body)
        return Rules.parse(answer.body)

    async def _ask(self, request: Request, limit: int, conditional: bool = False) -> Answer | None:
        """An answer, or None where there is none. The row of an unchanged one, or of none, is written and counted."""
        try:
            answer = await fetch(
                self.http,
                self.source.code,
                request,
                lambda url: self.run_.allowed_door(url, self),
                self.settings,
                limit=limit,
                validators=self.state.validators(self.source, request.key) if conditional else None,
                judge=_judge,
                failed=self._note,
            )
        except FetchFailedError as error:
            if error.outcome in TRANSIENT | UNWELCOME:
                self.failures += 1
            return None
        self.failures = 0
        if answer.unchanged:
            await self._note(answer.trail.row("unchanged"))
        return answer

    async def _ask_index(self, request: Request, limit: int) -> Answer | None:
        """Something that names pages; conditionally, if all that it named when it was last read is on the list."""
        return await self._ask(request, limit, conditional=self._read_before(request.key) is not None)

    def _read_before(self, url: str) -> tuple[SubSitemap, ...] | None:
        return self.state.reading(self.source, url, self.since, self.rules)

    def _keep_reading(self, url: str, further: Iterable[SubSitemap] = ()) -> None:
        self.state.keep_reading(self.source, url, self.since, self.rules, further)

    def _tired(self) -> bool:
        """Whether the source failed so often in a row that it is left for the next run."""
        if self.failures >= self.settings.crawl_give_up_after and self.report.stopped is None:
            self.report.stopped = f"{self.failures} failures in a row, the rest is left for the next run"
        return self.report.stopped is not None

    async def _note(self, row: Fetch, validators: Validators | None = None) -> None:
        """Write an attempt that brought no page to keep."""
        await self._keep(_Item(self.source, row, asyncio.get_running_loop().create_future(), None, validators))

    async def _note_robots(self, row: Fetch) -> None:
        """The same for a robots.txt, which is not counted: it says nothing about the source's pages."""
        await self.run_.keep(_Item(self.source, row, asyncio.get_running_loop().create_future()))

    async def _archive(self, answer: Answer, url: str) -> None:
        """Write a page and its attempt."""
        metadata: dict[str, Any] = {"source": self.source.code}
        if answer.final_url != url:
            metadata["requested_url"] = url
        if answer.request.form is not None:
            metadata["form"] = dict(answer.request.form)
        row = answer.trail.row("ok")
        if answer.request.form is not None:
            row = replace(row, final_url=answer.request.key)
        done: asyncio.Future[Fetch] = asyncio.get_running_loop().create_future()
        row = await self._keep(_Item(self.source, row, done, answer, answer.validators, metadata))
        if row.outcome == "ok":
            self.report.kept += 1
        else:
            self.report.unchanged += 1

    async def _keep(self, item: _Item) -> Fetch:
        row = await self.run_.keep(item)
        self.report.attempts[row.outcome] += 1
        self.report.last_error = row.error or self.report.last_error
        self.run_.progress(self.report)
        return row

    # ---------------------------------------------------------------- data

    async def _data(self, request: Request, html: bool) -> None:
        """A page or an answer that is kept for its figures."""
        if self._tired():
            return
        answer = await self._ask(request, self.settings.crawl_max_bytes, conditional=True)
        if answer is None or answer.unchanged:
            return
        verdict = None
        if not html:
            verdict = inspect_data(answer.body, answer.media_type)
        elif answer.media_type in HTML:
            verdict = _inspect(answer, None)
        if verdict is not None:
            await self._note(answer.trail.row(verdict.kind, verdict.sign))
            return
        await self._archive(answer, request.url)

    async def _endpoint(self, endpoint: Endpoint) -> None:
        for moment in self._periods(endpoint):
            form = {name: fill(value, moment) for name, value in endpoint.form.items()} or None
            request = Request(fill(endpoint.url, moment), form, endpoint.headers)
            if endpoint.link is None:
                await self._data(request, html=False)
            elif not self._tired():
                answer = await self._ask_index(request, self.settings.crawl_max_bytes)
                if answer is not None and not answer.unchanged:
                    await self._found(answer, lambda a: read_json(a.body, endpoint.records, endpoint.link, a.final_url))

    def _periods(self, endpoint: Endpoint) -> Iterator[date]:
        """The months or years to ask for, newest first; without --since this one and the one before."""
        if endpoint.each == "once":
            yield self.run_.today
            return
        if endpoint.each == "year":
            first = self.since.year if self.run_.backwards else self.run_.today.year - 1
            yield from (date(year, 1, 1) for year in range(self.run_.today.year, first - 1, -1))
            return
        since = self.since if self.run_.backwards else self.run_.today.replace(day=1) - timedelta(days=1)
        yield from months(since, self.run_.today)

    # ---------------------------------------------------------------- discovery

    async def _found(
        self, answer: Answer, read: Callable[[Answer], Iterable[Candidate]], further: Iterable[SubSitemap] = ()
    ) -> None:
        """Read candidates from an answer onto the list; `further` are the sitemaps that reading finds. A document that
        cannot be read is named."""
        error: BadDocumentError | None = None
        try:
            await self.run_.aside(self._read_and_list, answer, read)
        except BadDocumentError as bad:
            error = bad
        row = answer.trail.row("ok")
        if error is not None:
            verdict = _inspect(answer, None) if answer.media_type in HTML else None
            row = (
                answer.trail.row(verdict.kind, verdict.sign)
                if verdict
                else answer.trail.row("bad_document", str(error))
            )
        await self._note(row, answer.validators if error is None else None)
        if error is None:
            self._keep_reading(answer.request.key, further)

    def _read_and_list(self, answer: Answer, read: Callable[[Answer], Iterable[Candidate]]) -> None:
        self._list(read(answer))

    def _list(self, candidates: Iterable[Candidate]) -> int:
        fresh = self.state.add(self.source, filter(self._wanted, candidates))
        self.report.found += fresh
        return fresh

    def _wanted(self, candidate: Candidate) -> bool:
        """Whether a candidate is of this source, an article by its address, young enough and maybe on our
        topic."""
        if source_for(candidate.url, self.run_.every) is not self.source:
            return False
        if self.source.is_article(candidate.url) is False:
            return False
        if candidate.modified is not None and candidate.modified.astimezone(HANOI).date() < self.since:
            return False
        if self.source.relevance == "cues" and not worth_asking(candidate.url, candidate.title):
            self.report.passed_over += 1
            return False
        return True

    async def _feed(self, url: str) -> None:
        if self._tired() or self.state.finished(self.source, self.step, url):
            return
        answer = await self._ask_index(Request(url), MOST_FEED_BYTES)
        if answer is not None and not answer.unchanged:
            await self._found(answer, lambda a: read_feed(a.body, a.final_url, a.header("content-type")))
        self._done(url)

    def _done(self, url: str) -> None:
        if not self._tired():
            self.state.finish(self.source, self.step, url)

    async def _sitemaps(self) -> None:
        seen: set[str] = set()
        for template in [sitemap.url for sitemap in self.source.sitemaps] or await self._named_sitemaps():
            wanted = asks(template)
            if not wanted & {"year", "month", "mm"}:
                moments = [self.run_.today]
            elif self.run_.backwards:
                moments = list(months(self.since, self.run_.today))
            else:
                moments = list(months(self.run_.today.replace(day=1) - timedelta(days=1), self.run_.today))
            for moment in moments:
                for part in range(1, MOST_PARTS + 1 if wanted & {"page", "pp"} else 2):
                    if not await self._sitemap(fill(template, moment, part), seen):
                        break

    async def _named_sitemaps(self) -> list[str]:
        """For looking back where the source names no sitemap: those that the site's robots.txt names."""
        if not self.run_.backwards or self._tired():
            return []
        rules = await self.run_.rules_of(self.source.home, self)
        mine = (url for url in rules.sitemaps if source_for(url, self.run_.every) is self.source)
        return [url.replace("$", "$$") for url in mine]

    async def _sitemap(self, url: str, seen: set[str], depth: int = 0) -> bool:
        """One sitemap and those it names; False where it does not exist. One that names itself is read
        once."""
        if url in seen or len(seen) >= (3 if self.run_.sample else MOST_SITEMAPS) or self._tired():
            return False
        seen.add(url)
        if self.state.finished(self.source, self.step, url):
            return True
        further: list[SubSitemap] = []

        def read(answer: Answer) -> Iterator[Candidate]:
            most = self.settings.crawl_max_sitemap_bytes
            for entry in read_sitemap(io.BytesIO(answer.body), answer.final_url, most):
                if isinstance(entry, Candidate):
                    yield entry
                else:
                    further.append(entry)

        async with self.run_.large:
            answer = await self._ask_index(Request(url), self.settings.crawl_max_sitemap_bytes)
            if answer is None:
                return False
            if answer.unchanged:
                further += self._read_before(url) or ()
            else:
                await self._found(answer, read, further)
        del answer
        if depth < 3:
            for entry in further:
                old = entry.modified is not None and entry.modified.astimezone(HANOI).date() < self.since
                if not old and source_for(entry.url, self.run_.every) is self.source:
                    await self._sitemap(entry.url, seen, depth + 1)
        self._done(url)
        return True

    async def _listing(self, listing: Listing) -> None:
        zone = None
        if listing.zone_page is not None and listing.zone is not None:
            zone = await self._zone(listing.zone_page, listing.zone)
            if zone is None:
                return
        paged = "page" in asks(listing.url) or "pp" in asks(listing.url)
        known: set[str] = set()
        for number in range(listing.first, listing.first + (listing.pages if paged else 1)):
            url = fill(listing.url, self.run_.today, number, zone)
            if self._tired():
                return
            if self.state.finished(self.source, self.step, url):
                continue
            # Looking back needs every page's addresses, to see where the listing ends or repeats.
            ask = self._ask if self.run_.backwards else self._ask_index
            answer = await ask(Request(url), self.settings.crawl_max_bytes)
            if answer is None or answer.unchanged:
                return  # an unchanged page names nothing new, and those behind it are older
            verdict = _inspect(answer, None)
            if verdict is not None:
                await self._note(answer.trail.row(verdict.kind, verdict.sign))
                return
            page = read_listing(decode(answer.body, answer.header("content-type")).text, answer.final_url, listing)
            fresh = self._list(page.candidates)
            if listing.keep:
                await self._archive(answer, url)
            else:
                await self._note(answer.trail.row("ok"), answer.validators)
            self._keep_reading(url)
            self._done(url)
            if self.run_.sample:
                return
            addresses = {candidate.url for candidate in page.candidates}
            if addresses <= known:
                return  # past its end a site repeats its last page
            known |= addresses
            if page.youngest is not None and page.youngest < self.since:
                return
            if not fresh and not self.run_.backwards:
                return

    async def _zone(self, url: str, selector: str) -> str | None:
        answer = await self._ask(Request(url), self.settings.crawl_max_bytes)
        if answer is None:
            return None
        zone = read_zone(decode(answer.body, answer.header("content-type")).text, selector)
        missing = f"no value at {selector}, so its listing cannot be paged"
        await self._note(answer.trail.row("ok") if zone else answer.trail.row("bad_document", missing))
        return zone

    # ---------------------------------------------------------------- pages

    async def _pages(self) -> None:
        """Ask for everything on the list, as many at once as the source allows."""
        place, most = 0, self.run_.sample
        while (chunk := self.state.waiting(self.source, place, 50)) and not self._tired():
            place = chunk[-1][0]
            if most is not None:
                chunk, most = chunk[:most], max(0, most - len(chunk))
            queue = iter([candidate for _, candidate in chunk])

            async def worker(queue: Iterator[Candidate] = queue) -> None:
                for candidate in queue:
                    if self._tired():
                        return
                    await self._page(candidate.url)

            workers = [asyncio.create_task(worker()) for _ in range(self.source.politeness.connections)]
            try:
                await asyncio.gather(*workers)
            finally:
                for task in workers:
                    task.cancel()

    async def _page(self, url: str) -> None:
        answer = await self._ask(Request(url), self.settings.crawl_max_bytes, conditional=True)
        if answer is None or answer.unchanged:
            return
        outcome, why = await self.run_.aside(self._judge_page, answer, url)
        if outcome != "ok":
            if outcome in UNWELCOME:
                self.failures += 1
            await self._note(answer.trail.row(outcome, why))
            return
        await self._archive(answer, url)

    def _judge_page(self, answer: Answer, url: str) -> tuple[str, str | None]:
        """What a page is: "ok" to be kept, or an outcome and why."""
        if answer.media_type not in HTML:
            return "wrong_type", answer.media_type
        verdict = _inspect(answer, self.source, url)
        if verdict is not None:
            return verdict.kind, verdict.sign
        if self.source.relevance == "cues":
            page = read_page(
                answer.body,
                content_type=answer.header("content-type"),
                url=answer.final_url,
                source=self.source,
                fetched_at=answer.trail.started_at,
            )
            said = "\n".join(filter(None, (page.title, page.lead, page.text)))
            # Where hardly anything could be read, nothing speaks against the page.
            if len(page.text) >= 300 and not on_topic(said):
                return "off_topic", None
        return "ok", None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _inspect(answer: Answer, source: Source | None, url: str | None = None) -> Verdict | None:
    text = decode(answer.body, answer.header("content-type")).text
    return inspect(
        text, url=url or answer.request.url, final_url=answer.final_url, size=len(answer.body), source=source
    )


def _judge(response: httpx.Response, body: bytes) -> str | None:
    """What an error page is, where it is one of those that only say that we are not wanted."""
    verdict = None
    with suppress(ValueError):
        text = decode(body, response.headers.get("content-type")).text
        verdict = inspect(text, url=str(response.url))
    return (
        verdict.kind
        if verdict is not None and verdict.kind in ("captcha", "block_page", "cookie_wall", "login")
        else None
    )
