"""What needs a person now, and since when: sources, page patterns, tests, quarantine, disk. Pure looking: the crawler's
memory, the newest release and the notes of the last build are read, nothing is opened for writing.

`Ledger` remembers what was broken at the last look, so that each cause has one beginning, one alert and one end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Any, Literal

from pipelines import answers, stages, upkeep
from pipelines.crawl.watch import Watched, likely, watch
from pipelines.settings import Settings
from pipelines.sources import Source, sources

Kind = Literal["source", "page pattern", "check", "quarantine", "table header", "disk", "run", "release"]
Severity = Literal["error", "warning"]

TOO_FEW, TOO_MANY = 0.3, 3.0
"""A week's new pages against the median week of the source's own past: below is an error, above a warning."""

LEAST_PAGES = 5
"""Median weekly pages below which a band says nothing: chance moves small numbers."""

YIELD_FALLS = 0.5
"""Facts a document in the last four weeks against the source's past before: below this share is a warning."""

LEAST_DOCUMENTS = 20
"""Documents on both sides that a yield needs to be compared."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that needs a person. `key` names the cause and stays the same while it lasts; `link` is a page to look
    at, if there is one."""

    kind: Kind
    subject: str
    what: str
    likely_cause: str
    since: datetime
    severity: Severity = "error"
    link: str | None = None

    @property
    def key(self) -> str:
        """What makes two looks see the same cause."""
        return f"{self.kind}: {self.subject}"

    def as_row(self) -> dict[str, Any]:
        """For tables and JSON."""
        row = {"severity": self.severity, "kind": self.kind, "subject": self.subject, "what": self.what}
        return row | {
            "since": self.since.isoformat(timespec="minutes"),
            "likely cause": self.likely_cause,
            "url": self.link,
        }


def look(settings: Settings, now: datetime | None = None, known: Mapping[str, Source] | None = None) -> list[Broken]:
    """Everything that needs a person, errors first, the oldest first."""
    now = now or datetime.now(UTC)
    found = [
        *_disk(settings, now),
        *_sources(settings, now, sources() if known is None else known),
        *_headers(settings),
        *_build(settings),
        *_release(settings),
    ]
    return sorted(found, key=lambda one: (one.severity, one.since, one.key))


def _disk(settings: Settings, now: datetime) -> Iterator[Broken]:
    if lack := upkeep.lack_of_room(settings):
        yield Broken("disk", str(settings.data), lack, "the archive and old releases fill the disk", now)


def _sources(settings: Settings, now: datetime, known: Mapping[str, Source]) -> Iterator[Broken]:
    for code, seen in watch(settings.crawl_state, now).items():
        if code not in known:
            continue
        if seen.failing_since is not None:
            last = f"last page {seen.came:%Y-%m-%d %H:%M} UTC" if seen.came else "nothing ever came"
            yield Broken(
                "source", code, f"fails: {seen.outcome}; {last}", likely(seen.outcome), seen.failing_since,
                link=known[code].home,
            )  # fmt: skip
        elif now - seen.asked > timedelta(days=settings.health_silent_days):
            yield Broken(
                "source", code, f"not asked since {seen.asked:%Y-%m-%d %H:%M} UTC",
                "its schedule is switched off, or the service does not run", seen.asked, "warning", known[code].home,
            )  # fmt: skip
        else:
            yield from (replace(one, link=known[code].home) for one in band(seen, now))
        for pattern in seen.patterns:
            yield Broken(
                "page pattern", f"{code} {pattern.form}", f"{pattern.pages} pages end as {pattern.outcome}",
                likely(pattern.outcome), pattern.since, "warning", pattern.example,
            )  # fmt: skip


def band(seen: Watched, now: datetime) -> list[Broken]:
    """Whether a source brought too few new pages in the last seven days (an error) or too many (a warning)."""
    weeks = seen.band()
    if weeks is None or weeks[1] < LEAST_PAGES:
        return []
    pages, usual = weeks
    said = f"{pages} new pages in seven days, usually {usual:g}"
    since = now - timedelta(weeks=1)
    if pages < TOO_FEW * usual:
        cause = "a feed, sitemap or listing lost its entries, or the relevance filter lets nothing through"
        return [Broken("source", seen.source, f"too few: {said}", cause, since)]
    if pages > TOO_MANY * usual:
        cause = "the site changed its addresses, so that old pages look new, or the relevance filter lets too much in"
        return [Broken("source", seen.source, f"too many: {said}", cause, since, "warning")]
    return []


def _headers(settings: Settings) -> Iterator[Broken]:
    for source, found in groupby(stages.new_headers(settings), key=lambda one: one.source):
        headers = list(found)
        names = ", ".join(one.header for one in headers[:5]) + ("…" if len(headers) > 5 else "")
        yield Broken(
            "check", f"{source} headers", f"columns that its tables never had before: {names}",
            "the portal changed its tables: see that each column is read as what it is",
            min(one.since for one in headers), "warning", headers[0].url,
        )  # fmt: skip


def _build(settings: Settings) -> Iterator[Broken]:
    note = stages.last_build(settings)
    if note is None:
        return
    if note.reason == "only a part was built":
        cause = "somebody built a part of the models by hand; the next refresh builds and tests all of them"
        yield Broken("release", "waits", note.reason, cause, note.at, "warning")
    elif not note.passed:
        cause = "a model or test of error severity failed: the run's log has its message"
        yield Broken("release", "blocked", f"the dbt build did not pass: {note.reason}", cause, note.at)
    for one in note.warned:
        name, _, said = one.partition(": ")
        cause = "rows that a test of warning severity finds: look at them; the release is made all the same"
        yield Broken("check", name, said, cause, note.at, "warning")


def _release(settings: Settings) -> Iterator[Broken]:
    """From the newest release: what waits in quarantine by reason, headers of tables that nobody knows, and sources
    whose pages give fewer facts than before."""
    if not settings.release_link.exists():
        return
    for row in answers.query(
        settings,
        """select reason, count(*) as facts, min(document.fetched_at) as since, any_value(fact.url) as url
           from marts.fct_quarantine as fact inner join marts.dim_document as document using (document_id)
           group by reason order by facts desc""",
    ):
        yield Broken(
            "quarantine", row["reason"], f"{row['facts']} facts wait",
            "an entity, period or unit that the catalogue does not know, or a misreading: correct or extend it",
            _utc(row["since"]), "warning", row["url"],
        )  # fmt: skip
    made_before = not answers.query(settings, "select 1 from duckdb_tables() where table_name = 'fct_unread_header'")
    unread = "select * from marts.fct_unread_header order by cells desc"
    for row in [] if made_before else answers.query(settings, unread):
        yield Broken(
            "table header", f"{row['source_id'] or row['publisher']} {row['header']}",
            f"{row['cells']} cells of {row['tables']} tables are read by nobody, as {row['example']!r}",
            "a column that vndx does not know: add its words to extract/lexicon/headers.yml, or to `aside` there",
            datetime.combine(row["first_seen_on"], time(), UTC), "warning", row["url"],
        )  # fmt: skip
    yield from falling_yields(settings)


def falling_yields(settings: Settings) -> Iterator[Broken]:
    """Sources whose pages of the last four weeks give fewer facts than their own before, in the newest release."""
    for row in answers.query(
        settings,
        """with read as (
               select source_id, fetched_at,
                   (select count(*) from marts.fct_observation as fact
                    where fact.document_id = document.document_id) as facts,
                   fetched_at > (select max(fetched_at) from marts.dim_document) - interval 28 day as late
               from marts.dim_document as document where source_id is not null)
           select source_id, avg(facts) filter (late) as now, avg(facts) filter (not late) as before,
               min(fetched_at) filter (late) as since
           from read group by source_id
           having count(*) filter (late) >= $least and count(*) filter (not late) >= $least
               and avg(facts) filter (late) < $share * avg(facts) filter (not late)""",
        {"least": LEAST_DOCUMENTS, "share": YIELD_FALLS},
    ):
        yield Broken(
            "source", f"{row['source_id']} yield", f"{row['now']:.2f} facts a page, {row['before']:.2f} before",
            "the site's markup changed, so that text or tables are cut", _utc(row["since"]), "warning",
        )  # fmt: skip


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


# ----------------------------------------------------------------------------------------------------- the ledger


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the last look that was told: causes that began, causes that are gone."""

    began: tuple[Broken, ...]
    ended: tuple[Broken, ...]


class Ledger:
    """What is broken, in data/health.json: one entry a cause, from its first look to its last; and what people were
    told of it, by each way that they are told."""

    def __init__(self, settings: Settings) -> None:
        self._path = settings.data / "health.json"
        self._told: dict[str, dict[str, Broken]] = {}
        self._since: dict[str, datetime] = {}
        if self._path.exists():
            saved = json.loads(self._path.read_text(encoding="utf-8"))
            for way, causes in saved.get("told_by", {}).items():
                self._told[way] = {one.key: one for one in map(_from_json, causes)}
            self._since = {key: datetime.fromisoformat(at) for key, at in saved["since"].items()}

    def dated(self, found: Iterable[Broken]) -> list[Broken]:
        """The same causes, each since its own beginning: the first look that saw it, or earlier where it is known."""
        return [replace(one, since=min(one.since, self._since.get(one.key, one.since))) for one in found]

    def news(self, found: Iterable[Broken], way: str) -> News:
        """What nobody was told yet by this way. Warnings are listed, not told."""
        told = self._told.get(way, {})
        errors = {one.key: one for one in found if one.severity == "error"}
        began = tuple(one for key, one in errors.items() if key not in told)
        return News(began, tuple(one for key, one in told.items() if key not in errors))

    def told(self, one: Broken, way: str, *, well: bool) -> None:
        """A beginning or an end that got through by this way."""
        told = self._told.setdefault(way, {})
        if well:
            del told[one.key]
        else:
            told[one.key] = one

    def keep(self, found: Iterable[Broken]) -> None:
        """Remembers what is broken, and what was told."""
        self._since = {one.key: one.since for one in found}
        saved = {
            "told_by": {
                way: [asdict(one) | {"since": one.since.isoformat()} for one in causes.values()]
                for way, causes in self._told.items()
            },
            "since": {key: at.isoformat() for key, at in self._since.items()},
        }
        waiting = self._path.with_suffix(".json.part")
        waiting.write_text(json.dumps(saved, ensure_ascii=False, indent=1), encoding="utf-8")
        waiting.replace(self._path)


def _from_json(saved: dict[str, Any]) -> Broken:
    return Broken(**saved | {"since": datetime.fromisoformat(saved["since"])})
