"""Getting to know a site: what a source finds and how its pages read today, a page saved with a skeleton to
write a golden page from, and the YAML that a new source starts with. Whatever asks the web here goes by the
crawl's own way, politely.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from pipelines.crawl.archive import Archive
from pipelines.crawl.crawl import crawl
from pipelines.crawl.gate import Clock
from pipelines.crawl.network import Resolve, resolve
from pipelines.crawl.robots import NO_RULES
from pipelines.model import ArchiveRecord, Document, Fetch, Problem
from pipelines.parse.charset import decode
from pipelines.parse.document import parse
from pipelines.settings import Settings
from pipelines.sources import Page, Source, SourceError, load, read_source

KEPT_ATTRIBUTES = {
    "class",
    "id",
    "role",
    "itemprop",
    "itemtype",
    "itemscope",
    "property",
    "name",
    "rel",
    "type",
    "lang",
}
KEPT_ATTRIBUTES |= {"http-equiv", "charset", "rowspan", "colspan", "datetime", "dir"}
MOMENT = re.compile(
    r"(?:thứ\s+\w+|chủ nhật)?[,\s]*\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
    r"(?:[\s,|-]*\d{1,2}[:h]\d{2}(?::\d{2})?)?(?:\s*[AP]M)?(?:\s*\(?GMT\s*[+-]?\d+\)?)?"
    r"|\b\d{1,2}:\d{2}\b(?:\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?"
    r"|\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: an address, whether it is as the source file says, and what was seen."""

    source: str
    address: str
    good: bool
    seen: str


def check(
    source: Source, settings: Settings, *, pages: int = 2, clock: Clock | None = None, resolver: Resolve = resolve
) -> list[Finding]:
    """Ask the site as the crawl would, but little of it, and say what each feed, sitemap, listing, data page
    and article gave and whether the selectors still find an article's parts. Nothing of it goes into the
    archive."""
    with tempfile.TemporaryDirectory(prefix="vndx-check-") as folder:
        aside = settings.model_copy(update={"data": Path(folder)})
        archive = Archive(aside.archive)
        report = crawl([source], archive, aside, sample=pages, clock=clock, resolver=resolver)
        found = [
            _attempt(source, fetch)
            for _, fetch in archive.fetches()
            if fetch.outcome not in ("ok", "unchanged") or not fetch.record_id
        ]
        found += [_read(source, record) for record in archive.read()]
        mine = report.sources[source.code]
        summary = f"{mine.found} pages found, {mine.passed_over} passed over, {mine.kept} read"
        found.append(Finding(source.code, source.home, mine.kept > 0 and mine.stopped is None, mine.stopped or summary))
        archive.close()
    return found


def _attempt(source: Source, fetch: Fetch) -> Finding:
    """What came of asking for something that is no page to read, or for a page that did not come."""
    if fetch.url.endswith("/robots.txt") and fetch.outcome in NO_RULES:
        return Finding(source.code, fetch.url, True, f"none ({fetch.outcome}): everything may be asked")
    said = f"{fetch.outcome}: {fetch.error}" if fetch.error else fetch.outcome
    return Finding(source.code, fetch.url, fetch.outcome in ("ok", "unchanged", "off_topic"), said)


def _read(source: Source, record: ArchiveRecord) -> Finding:
    """How a page reads: which parts its parser found."""
    document = parse(record, source)
    if not isinstance(document, Document):
        json_answer = "json" in record.media_type
        return Finding(source.code, record.url or "", json_answer, "JSON" if json_answer else document.message)
    missing = [name for name in ("title", "published", "text") if not getattr(document, name)]
    if source.markup != "unseen" and document.parser == "generic":
        missing.append("what the selectors point at (read by the generic path)")
    tables = f", {len(document.tables)} tables" if document.tables else ""
    seen = f"{len(document.text)} letters{tables}, published {document.published}, by {document.parser_version}"
    return Finding(
        source.code, record.url or "", not missing, f"{seen}; not found: {', '.join(missing)}" if missing else seen
    )


def snapshot(
    url: str,
    source: Source | None,
    folder: Path,
    settings: Settings,
    *,
    clock: Clock | None = None,
    resolver: Resolve = resolve,
) -> tuple[Path, Path]:
    """Save a live page as it is and its skeleton beside it (`skeleton`), and return both paths. The page is
    its publisher's: the folder must lie outside the repository, or ValueError is raised. LookupError: the
    page did not come.
    """
    project = Path(__file__).resolve().parents[2]
    if folder.resolve().is_relative_to(project):
        raise ValueError(
            f"{folder} lies inside the repository; saved pages belong to their publishers, take another folder"
        )
    host = urlsplit(url).hostname or "page"
    base = source or Source.model_validate(
        {"code": "snapshot", "publisher": host, "home_entity": "VN", "tier": 5, "home": url, "sites": (host,)}
        | {"markup": "unseen", "cron": "0 0 1 1 *", "licence": "unknown"}
    )
    emptied: dict[str, Any] = {"feeds": (), "sitemaps": (), "listings": (), "endpoints": ()}
    alone = base.model_copy(update=emptied | {"pages": (Page(url=url),)})
    with tempfile.TemporaryDirectory(prefix="vndx-snapshot-") as aside:
        there = settings.model_copy(update={"data": Path(aside)})
        archive = Archive(there.archive)
        crawl([alone], archive, there, clock=clock, resolver=resolver)
        record = next(archive.read(), None)
        if record is None:
            said = [f"{fetch.url}: {fetch.outcome} {fetch.error or ''}" for _, fetch in archive.fetches()]
            raise LookupError("the page did not come. " + "; ".join(said))
        archive.close()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{base.code}-{record.payload_sha256[:12]}"
    saved, outline = folder / f"{stem}.html", folder / f"{stem}.skeleton.html"
    saved.write_bytes(record.payload)
    outline.write_text(skeleton(decode(record.payload, record.media_type).text), encoding="utf-8")
    return saved, outline


def skeleton(html: str) -> str:
    """A page's markup without its words: tags, classes, ids, roles and dates stay; every sentence becomes
    "chữ chữ chữ." of about its length, addresses keep their numbers and endings only, scripts and comments
    go, and of JSON-LD stay keys, types and dates. Made to be filled with words of our own as a golden
    page."""
    soup = BeautifulSoup(html, "lxml")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in soup.find_all(True):
        _bare_element(element)
    for text in list(soup.find_all(string=True)):
        parent = text.parent.name if text.parent else ""
        if type(text) is NavigableString and text.strip() and parent not in ("script", "style"):
            text.replace_with(_words(str(text)))
    return soup.decode(formatter="minimal")


def _bare_element(element: Tag) -> None:
    if element.name in ("script", "style", "noscript", "svg", "iframe"):
        if "ld+json" in str(element.get("type", "")):
            element.string = _bare_json(element.string or "")
            return
        element.decompose()
        return
    for name in list(element.attrs):
        value = element.attrs[name]
        if name in KEPT_ATTRIBUTES or name in ("data-role", "data-type"):
            continue
        if name in ("href", "src", "action"):
            element.attrs[name] = _bare_url(str(value))
        elif name in ("content", "value"):
            element.attrs[name] = _bare_url(str(value)) if "://" in str(value) else _words(str(value))
        else:
            del element.attrs[name]


def _bare_url(url: str) -> str:
    """The address with its letters gone where they spell a title; host, numbers and ending stay."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "#"
    path = re.sub(r"[^/.]+", lambda found: re.sub(r"[^\W\d_]{2,}(?:-[^\W\d_]+)+", "duong-dan", found[0]), parts.path)
    return parts._replace(path=path, query="", fragment="").geturl()


def _words(text: str) -> str:
    """The text with its dates, and everything else as so many times "chữ"."""
    pieces, at = [], 0
    for moment in MOMENT.finditer(text):
        pieces += [_blank(text[at : moment.start()]), moment[0]]
        at = moment.end()
    return "".join([*pieces, _blank(text[at:])])


def _blank(text: str) -> str:
    count = len(re.findall(r"\w+", text))
    if not count:
        return re.sub(r"\S", "", text) or (" " if text.strip() else text)
    return f"{text[: len(text) - len(text.lstrip())]}{' '.join(['chữ'] * min(count, 40))} "


def _bare_json(text: str) -> str:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return "{}"

    def bare(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: bare(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [bare(inner, key) for inner in value[:3]]
        if isinstance(value, str) and key not in ("@type", "@context"):
            return _bare_url(value) if "://" in value else _words(value).strip()
        return value

    return json.dumps(bare(data), ensure_ascii=False)


def new_source(
    code: str, publisher: str, home: str, home_entity: str, tier: int, folder: Path, like: Source | None = None
) -> Path:
    """Write the YAML that a new source starts with, taking address forms and selectors from a source `like`
    it (the same publishing system), and return its path. FileExistsError if there is one, SourceError if it
    would not load."""
    host = (urlsplit(home).hostname or "").removeprefix("www.")
    data: dict[str, Any] = {
        "code": code,
        "publisher": publisher,
        "home_entity": home_entity,
        "tier": tier,
        "home": home,
        "sites": [host],
        "markup": "unseen",
        "feeds": [{"url": f"{home.rstrip('/')}/rss/home.rss", "note": "A guess: look at the site."}],
        "cron": f"{sum(map(ord, code)) % 60} */3 * * *",
        "licence": "Not looked up yet. Say what the site allows.",
    }
    if like is not None:
        copied = like.model_dump(mode="json", include={"cms", "article_urls", "article_id", "size"})
        data |= {name: value for name, value in copied.items() if value}
        parsers = like.model_dump(mode="json", include={"parsers"}, exclude_defaults=True).get("parsers", [])
        if parsers:
            data |= {"markup": "reported", "parsers": [parsers[-1] | {"version": f"{code}-1"}]}
    others = load(folder)
    path = folder / f"{code}.yml"
    if path.parent != folder:
        raise SourceError([Problem(str(path), None, f"code: {code!r} must be a name, not a path")])
    with path.open("x", encoding="utf-8") as file:
        yaml.safe_dump(data, file, allow_unicode=True, sort_keys=False, width=110)
    try:
        claims = set(read_source(path).claims)
        if taken := [(claim, one.code) for one in others.values() for claim in one.claims if claim in claims]:
            raise SourceError([Problem(str(path), None, f"{claim!r} belongs to {owner}") for claim, owner in taken])
    except Exception:
        path.unlink()
        raise
    return path


def overview(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """One row a source: what it is and by which ways its pages are found."""
    return [
        {
            "code": source.code,
            "publisher": source.publisher,
            "home_entity": source.home_entity,
            "tier": source.tier,
            "markup": source.markup,
            "ways": dict(
                Counter(
                    {
                        "feeds": len(source.feeds),
                        "sitemaps": len(source.sitemaps),
                        "listings": len(source.listings),
                        "endpoints": len(source.endpoints),
                        "pages": len(source.pages),
                    }
                )
                + Counter()
            ),
            "cron": source.cron,
            "delay": source.politeness.delay,
            "note": source.note,
        }
        for source in sources
    ]


def as_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """For JSON, with the moment of looking."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return [asdict(finding) | {"looked_at": now} for finding in findings]
