"""Which pages a site has: feeds, sitemaps, listings and JSON answers, read into candidates.

Pure reading: bytes in, candidates out. Asking for them, and paging, is the crawl's business. What cannot be
read raises BadDocumentError; what can be read in part is read in part.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import unicodedata
import warnings
import zlib
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from string import Template
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import feedparser
from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from lxml import etree

from pipelines.sources import Listing

# What a site sends is no mistake of ours that a person at the terminal could mend.
warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)
warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)

TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|zarsrc|zalo\w*|_ga|ref_src|igshid|mibextid)$", re.IGNORECASE)
FILES = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|ico|css|js|mp[34]|m4a|avi|mov|zip|rar|7z|docx?|xlsx?|pptx?|pdf|apk|exe)$", re.IGNORECASE
)
ENTITIES = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
CDATA = re.compile(r"^\s*<!\[CDATA\[(.*?)\]\]>\s*$", re.DOTALL)


class BadDocumentError(ValueError):
    """A feed, sitemap or JSON answer that cannot be read at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that may be worth asking for. `modified` is when it was published or changed, as the site
    says."""

    url: str
    title: str | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class SubSitemap:
    """A sitemap that a sitemap index names."""

    url: str
    modified: datetime | None = None


_CONTROLS = "".join(map(chr, range(0x21)))


def clean_url(url: str, base: str = "") -> str | None:
    """An absolute http(s) address without fragment and tracking parameters; None for anything else."""
    url = re.sub(r"[\t\r\n]+", "", url.strip(_CONTROLS))  # as browsers do
    url = re.sub(r"[\x00-\x20\x7f]", lambda control: f"%{ord(control[0]):02X}", url)
    if not url:
        return None
    try:
        parts = urlsplit(urljoin(base, url))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            return None
        _ = parts.port
    except ValueError:
        return None
    query = parts.query
    if query and any(TRACKING.match(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        kept = [(n, v) for n, v in parse_qsl(query, keep_blank_values=True) if not TRACKING.match(n)]
        query = urlencode(kept)
    host = parts.netloc.lower()
    return parts._replace(netloc=host, path=parts.path or "/", query=query, fragment="").geturl()


def months(since: date, until: date) -> Iterator[date]:
    """The first days of the months from `until` back to `since`."""
    month = until.replace(day=1)
    while month >= since.replace(day=1):
        yield month
        month = (
            (month.replace(year=month.year - 1, month=12)) if month.month == 1 else month.replace(month=month.month - 1)
        )


def fill(template: str, month: date | None = None, page: int | None = None, zone: str | None = None) -> str:
    """A template of a source file with its placeholders filled (see pipelines.sources.TEMPLATE_NAMES)."""
    values: dict[str, Any] = {}
    if month is not None:
        values |= {"year": month.year, "month": month.month, "mm": f"{month.month:02}"}
    if page is not None:
        values |= {"page": page, "pp": f"{page:02}"}
    if zone is not None:
        values["zone"] = zone
    return Template(template).substitute(values)


def asks(template: str) -> set[str]:
    """The placeholders of a template."""
    return set(Template(template).get_identifiers())


def read_feed(body: bytes, url: str, content_type: str | None = None) -> list[Candidate]:
    """The entries of an RSS or Atom feed, in its order. Raises BadDocumentError for what is no feed, and for
    one that declares entities (an entity bomb; no real feed does)."""
    if ENTITIES.search(body[:65_536]):
        raise BadDocumentError("the feed declares XML entities")
    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    parsed = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.get("version") and not parsed.entries:
        raise BadDocumentError(f"not a feed ({parsed.get('bozo_exception') or 'no RSS or Atom element'})")
    found = []
    for entry in parsed.entries:
        link = clean_url(str(entry.get("link") or ""), url)
        if link is None:
            continue
        moment = dict.get(entry, "updated_parsed") or dict.get(entry, "published_parsed")
        found.append(Candidate(link, _plain(entry.get("title")), _moment(moment)))
    return found


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def _plain(text: Any) -> str | None:
    """Text freed of the wrappings that feeds and sitemaps put around titles, or None."""
    if not text:
        return None
    value = str(text)
    if "&" in value or "<" in value:
        value = html.unescape(value)
        wrapped = CDATA.match(value)
        value = re.sub(r"<[^>]*>", " ", html.unescape(wrapped[1]) if wrapped else value)
    return unicodedata.normalize("NFC", " ".join(value.split())) or None


def read_sitemap(file: BinaryIO, url: str, most: int) -> Iterator[Candidate | SubSitemap]:
    """A sitemap, news sitemap or sitemap index as a stream, gzip or not, at most `most` bytes of it unpacked.
    Raises BadDocumentError; entries before the fault have been given by then."""
    start = file.read(65_536)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        file = gzip.GzipFile(fileobj=file)  # type: ignore[assignment]
    limited = _Limited(file, most)
    entries = 0
    try:
        parser = etree.iterparse(
            limited, events=("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True
        )
        for _, element in parser:
            name = _local(element)
            if name not in ("url", "sitemap"):
                continue
            entry = _sitemap_entry(element, name, url)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if entry is not None:
                entries += 1
                yield entry
    except (etree.XMLSyntaxError, OSError, EOFError, zlib.error, _TooLargeError) as error:
        raise BadDocumentError(f"the sitemap cannot be read further, after {entries} entries: {error}") from error
    root = parser.root
    if not entries and (root is None or _local(root) not in ("urlset", "sitemapindex")):
        raise BadDocumentError("not a sitemap")


def _local(element: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _sitemap_entry(element: Any, name: str, base: str) -> Candidate | SubSitemap | None:
    texts: dict[str, str] = {}
    for child in element.iter():
        if child.text:
            texts.setdefault(_local(child), child.text)
    url = clean_url(_plain(texts.get("loc")) or "", base)
    if url is None:
        return None
    modified = _w3c(texts.get("lastmod")) or _w3c(texts.get("publication_date"))
    return SubSitemap(url, modified) if name == "sitemap" else Candidate(url, _plain(texts.get("title")), modified)


def _w3c(text: str | None) -> datetime | None:
    """A W3C date or time (also 2026, 2026-03); without a zone it is taken as Vietnam's, rounded towards
    later."""
    if not text:
        return None
    value = text.strip()
    value = f"{value}-12-31" if re.fullmatch(r"\d{4}", value) else value
    value = f"{value}-28" if re.fullmatch(r"\d{4}-\d\d", value) else value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else datetime.fromisoformat(moment.isoformat() + "+07:00")


class _TooLargeError(Exception):
    pass


class _Limited(io.RawIOBase):
    """A stream that fails past a number of bytes and shows no entity declaration to the parser behind it."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._left, self._most = file, most, most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size if 0 <= size <= 65_536 else 65_536)
        self._left -= len(chunk)
        if self._left < 0:
            raise _TooLargeError(f"more than {self._most} bytes")
        if ENTITIES.search(chunk):
            raise _TooLargeError("it declares XML entities")
        return chunk


@dataclass(frozen=True, slots=True)
class ListingPage:
    """What a listing page names, the youngest day seen on it, and the value of its zone element if asked
    for."""

    candidates: tuple[Candidate, ...]
    youngest: date | None = None


def read_listing(text: str, url: str, listing: Listing) -> ListingPage:
    """The links of a listing page, in its order, each once, with the text of the link as title."""
    soup = BeautifulSoup(text, "lxml")
    base_tag = soup.select_one("base[href]")
    base = urljoin(url, str(base_tag["href"])) if base_tag else url
    found: dict[str, Candidate] = {}
    for link in soup.select(listing.links or "a[href]"):
        anchor = link if link.name == "a" else link.select_one("a[href]")
        if anchor is None or not anchor.get("href"):
            continue
        target = clean_url(str(anchor["href"]), base)
        if target is None or target == url or FILES.search(urlsplit(target).path):
            continue
        title = _plain(anchor.get("title")) or _plain(anchor.get_text(" "))
        if target not in found or (title and not found[target].title):
            found[target] = Candidate(target, title)
    days = [
        day for element in (soup.select(listing.dates) if listing.dates else []) for day in _days(element.get_text())
    ]
    return ListingPage(tuple(found.values()), max(days, default=None))


def read_zone(text: str, selector: str) -> str | None:
    """The value of the element that holds a section's number: its value, content or text."""
    element = BeautifulSoup(text, "lxml").select_one(selector)
    if element is None:
        return None
    value = str(element.get("value") or element.get("content") or element.get_text()).strip()
    return value if re.fullmatch(r"[\w-]+", value) else None


def _days(text: str) -> Iterator[date]:
    for day, month, year in DAY.findall(text):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def read_json(body: bytes, records: str, link: str | None, url: str) -> list[Candidate]:
    """The records of a JSON answer that hold an address in the field `link`; without `link` it is only
    checked that the records are there. Raises BadDocumentError."""
    try:
        data: Any = json.loads(body)
        for name in filter(None, records.split(".")):
            data = data[int(name)] if isinstance(data, list) else data[name]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise BadDocumentError(f"not the JSON that was expected: {type(error).__name__} {error}") from error
    if not isinstance(data, list):
        raise BadDocumentError(f"records {records or '(the answer)'} are not a list")
    if link is None:
        return []
    links = (clean_url(str(record.get(link) or ""), url) for record in data if isinstance(record, dict))
    return [Candidate(found) for found in links if found is not None]
