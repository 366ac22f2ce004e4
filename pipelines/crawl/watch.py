"""What the crawler's memory says of each source's health: what came lately, what fails, since when. Reads, changes
nothing, and needs no network."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from pipelines.crawl.crawl import UNWELCOME
from pipelines.crawl.fetch import TRANSIENT
from pipelines.crawl.state import SETTLED

WEEKS = 8
"""How far back a source's own past goes, in weeks."""

LEAST_WEEKS = 3
"""Weeks of past that a band needs; with less, nothing is said."""

CAME = ("ok", "unchanged", "off_topic")

LIKELY = {
    "captcha": "the site asks for a captcha: it takes us for a robot; ask more slowly or ask its owner",
    "block_page": "the site blocks us; ask more slowly or ask its owner",
    "cookie_wall": "the site asks for consent before it shows pages",
    "login": "the page is behind a login",
    "forbidden": "the site refuses us (403); ask its owner",
    "robots_disallow": "robots.txt does not allow it: take the address out of the source",
    "robots_unreachable": "robots.txt cannot be fetched, so nothing is asked",
    "gone": "the address is gone (404): a feed, listing or page moved; correct the source",
    "bad_document": "a feed, sitemap or listing cannot be read: its format changed",
    "wrong_type": "pages are no HTML: the pattern of article addresses is too wide",
    "soft_404": "pages say that they were not found: addresses moved",
    "server_error": "the site's server fails (5xx): wait, then ask its owner",
    "timeout": "the site does not answer in time",
    "connection": "the site cannot be reached",
    "tls": "the site's certificate is not accepted",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Addresses of one form (numbers made one) that all fail now in the same way: how many, since when, one of them."""

    form: str
    outcome: str
    pages: int
    since: datetime
    example: str


@dataclass(frozen=True, slots=True)
class Watched:
    """A source as the crawler remembers it: when it was asked last and when anything last came, since when it has been
    failing (None where it is well) and with which outcome most, forms of addresses that fail, and the new pages of each
    of the last weeks, the newest first, as far back as it is known."""

    source: str
    asked: datetime
    came: datetime | None
    failing_since: datetime | None
    outcome: str | None
    patterns: tuple[Pattern, ...]
    weeks: tuple[int, ...]

    def band(self) -> tuple[int, float] | None:
        """New pages of the last seven days, and the median of the weeks before; None without enough past."""
        if len(self.weeks) <= LEAST_WEEKS:
            return None
        return self.weeks[0], median(self.weeks[1:])


def likely(outcome: str | None) -> str:
    """The likely cause of an outcome, and what to do, in words for people."""
    return LIKELY.get(outcome or "", f"pages end as {outcome!r}; try one with `vndx source check --live`")


def watch(folder: Path, now: datetime | None = None) -> dict[str, Watched]:
    """Every source that was ever asked, by its code; none where nothing was crawled. `folder`: Settings.crawl_state."""
    now = now or datetime.now(UTC)
    rows = defaultdict(list)
    for source, url, at, outcome, failures in _pages(folder):
        rows[source].append((url, at, outcome, failures))
    return {source: _watched(source, found, now) for source, found in rows.items()}


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page that did not come when it was asked for last."""

    source: str
    url: str
    outcome: str
    at: datetime


def failed_since(folder: Path, since: datetime, sources: Iterable[str]) -> list[FailedPage]:
    """Pages of these sources that were asked for since a moment and did not come, the newest first."""
    wanted = set(sources)
    return [
        FailedPage(source, url, outcome, at)
        for source, url, at, outcome, _ in reversed(list(_pages(folder, since)))
        if source in wanted and outcome not in CAME
    ]


def _pages(folder: Path, since: datetime | None = None) -> Iterator[tuple[str, str, datetime, str, int]]:
    """Source, address, moment, outcome and failures in a row of every page that was asked for since then (ever), the
    oldest first."""
    database = folder / "state.sqlite"
    if not database.exists():
        return
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=30)) as con:
        for source, url, at, outcome, failures in con.execute(
            """select page.source, coalesce(page.final_url, frontier.url, page.key), checked_at, outcome, failures
               from page left join frontier using (source, key) where checked_at >= ? order by checked_at""",
            [since.isoformat() if since else ""],
        ):
            yield source, url, datetime.fromisoformat(at), outcome, failures


def _watched(source: str, rows: list[tuple[str, datetime, str, int]], now: datetime) -> Watched:
    came = max((at for _, at, outcome, _ in rows if outcome in CAME), default=None)
    later = [(at, outcome) for _, at, outcome, _ in rows if outcome not in CAME and (came is None or at > came)]
    # One page that is gone says nothing of a source; a refusal, or several failures and nothing else, do.
    refused = [outcome for _, outcome in later if outcome in UNWELCOME | TRANSIENT]
    failing = len(refused) >= 3 or (came is None and bool(later))
    first = min((at for _, at, outcome, _ in rows if outcome in CAME), default=now)
    known = min(WEEKS, int((now - first) / timedelta(weeks=1)) + 1)
    weeks = Counter(int((now - at) / timedelta(weeks=1)) for _, at, outcome, _ in rows if outcome == "ok")
    return Watched(
        source,
        asked=rows[-1][1],
        came=came,
        failing_since=later[0][0] if failing else None,
        outcome=Counter(outcome for _, outcome in later).most_common(1)[0][0] if failing else None,
        patterns=tuple(_failing_patterns(rows)),
        weeks=tuple(weeks[week] for week in range(known)),
    )


def _failing_patterns(rows: list[tuple[str, datetime, str, int]]) -> Iterator[Pattern]:
    """Forms of which the last five pages or more ended the same wrong way, and none came since."""
    forms = defaultdict(list)
    for url, at, outcome, _ in rows:
        forms[_form(url)].append((at, outcome, url))
    for form, pages in sorted(forms.items()):
        last = pages[-1][1]
        if last in CAME or last == "gone":
            continue
        tail: list[tuple[datetime, str]] = []
        for at, outcome, url in reversed(pages):
            if outcome != last:
                break
            tail.append((at, url))
        if len(tail) >= 5 or (last not in SETTLED and len(tail) == len(pages) >= 3):
            yield Pattern(form, last, len(tail), tail[-1][0], tail[0][1])


def _form(url: str) -> str:
    parts = urlsplit(url)
    first, _, rest = parts.path.strip("/").partition("/")
    ending = re.search(r"\.\w{1,5}$", parts.path)
    path = f"/{first}/…{ending[0] if ending else ''}" if rest else f"/…{ending[0] if ending else ''}"
    return f"{parts.hostname or ''}{path}"
