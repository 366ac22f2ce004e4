"""The frozen types that travel between rooms. Nothing here reads, writes or decides: a value goes in, one comes out.

Offsets are Python string indices (code points) into the text as stored, start inclusive, end exclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import NAMESPACE_URL, uuid5

Bound = Literal["=", ">", ">=", "<", "<=", "~"]
Status = Literal["actual", "estimate", "target", "forecast"]
Unit = Literal["percent", "count", "vnd", "usd", "rank", "score"]

QUOTE_LIMIT = 400
"""Characters that the quote of a fact has at most (docs/facts.md)."""
SHOWS_NUMBER = re.compile(
    r"\d+|\b(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|triệu|t[ỷỉ]|nửa|rưỡi|đôi"
    r"|nhất|nhì|kế|đầu|quân|cuối)\b",
    re.IGNORECASE,
)
"""A quote must show its number: in digits, or in one of the words that numbers and ranks are written with."""


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One page as the archive keeps it, whichever way it came in.

    `file` is the segment's name inside the archive folder and `offset` the byte where its gzip member starts, so that
    any WARC reader finds it again. `metadata` is what was known when it was stored (publisher, published, title, name
    from a docs.jsonl, HTTP status…). `fetched_at` is WARC-Date, in UTC.
    """

    file: str
    offset: int
    record_id: str
    url: str | None
    fetched_at: datetime
    media_type: str
    payload: bytes
    payload_sha256: str
    http_headers: tuple[tuple[str, str], ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetch:
    """One attempt to fetch a page; failures too, so that the archive alone tells the whole story.

    `source` is the source's id; `redirects` the URLs passed on the way, in order, `final_url` the last one asked.
    `outcome` is "ok", "unchanged" (304, or the same bytes again) or a word for what went wrong (docs/sources.md);
    `error` says it in a sentence. `bytes` is the size of the body as kept. The last three fields lead to the archived
    page, None where nothing was kept.
    """

    source: str | None
    url: str
    final_url: str | None
    redirects: tuple[str, ...]
    started_at: datetime
    duration_ms: int
    status: int | None
    outcome: str
    bytes: int
    error: str | None = None
    record_id: str | None = None
    archive_file: str | None = None
    archive_offset: int | None = None

    @property
    def fetch_id(self) -> str:
        """A UUID of source, URL and start: the key of raw.fetch, the same after every rebuild."""
        return str(uuid5(NAMESPACE_URL, f"{self.source} {self.started_at.isoformat()} {self.url}"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page: headers flattened over row and column spans ("Số hồ sơ tiếp nhận / Trực tuyến").

    `purpose` is what its source's file says that it is for (`TableSpec`), `period` the time that address or form of its
    page name; both None where the file says nothing of it.
    """

    position: int
    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    purpose: str | None = None
    period: str | None = None


SCORES_766 = "scores_766"
"""The subject of table values that are scores of Decision 766/QĐ-TTg: kept in a table of their own, never facts."""


class TableValue(NamedTuple):
    """One cell of a statistics table.

    `position` is the table's on its page, `row` and `column` count from 0. `unit` is whom the row is about, as written.
    `measure` is a name of lexicon/headers.yml (then `subject` is its subject), an indicator, or the header of a column
    of attributes; None where nobody knows the header. `value` is None where `cell`, the text as written, is no figure
    or could be two. `period` is its header's, else its table's or page's; None where none names one.
    """

    position: int
    row: int
    column: int
    subject: str | None
    unit: str
    header: str
    measure: str | None
    value: float | None
    cell: str
    period: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a page's text. A changed page is a new version with the same `page_id`, never an update.

    `page_id` hashes the canonical URL (or, without one, the imported name); `document_id` hashes `page_id`, text,
    title, publisher and publication, so that the same archive gives the same keys for ever.
    `published` is ISO 8601 cut to what is known: "2024", "2024-10" or "2024-10-05"; None where nobody says.
    `published_at` and `updated_at` are as precise as the page says it: a day, or a time with its offset.
    `lead` and `captions` are part of `text` too. `original_publisher` is whom a syndicated copy names as its source.
    `home_entity` is the publisher's home as a facts.md entity code (Báo Đà Nẵng is P48, a national paper VN).
    `name` is the id that a docs.jsonl or a file name gave it, kept so that scores can be joined.
    """

    document_id: str
    page_id: str
    name: str | None
    source_id: str | None
    url: str | None
    final_url: str | None
    canonical_url: str | None
    publisher: str | None
    home_entity: str | None
    title: str | None
    author: str | None
    published: str | None
    language: str
    text: str
    text_sha256: str
    payload_sha256: str
    simhash: int
    fetched_at: datetime
    archive_file: str
    archive_offset: int
    record_id: str
    parser: str
    parser_version: str
    lead: str | None = None
    captions: tuple[str, ...] = ()
    section: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    original_publisher: str | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the extractor may know of a text besides its words. Every field may be None; `tables` are the page's, also
    those that do not stand in the text."""

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    home_entity: str | None = None
    tables: tuple[Table, ...] = ()


class Fact(NamedTuple):
    """One number that a document states for one indicator, one entity and one period.

    Fields up to `attributed_to` are the contract of docs/facts.md. `quote` is `text[quote_start:quote_end]` exactly;
    `number_start` and `number_end` hold the number itself, `sentence_*` the sentence around it. `confidence` is 0 to 1
    and calibrated (docs/facts.md). `rule` says in a few words how it was read, for `vndx why`.
    """

    indicator: str
    entity: str
    value: float
    value_high: float | None
    unit: Unit
    total: float | None
    bound: Bound
    status: Status
    period: str | None
    quote: str
    attributed_to: str | None
    quote_start: int
    quote_end: int
    number_start: int
    number_end: int
    sentence_start: int
    sentence_end: int
    confidence: float
    rule: str


class Quantity(NamedTuple):
    """A number of no catalogued indicator, kept so that analysts can find the next indicator. `unit` as the text has
    it ("hồ sơ", "%", "tỷ đồng" → "đồng"); None for a bare number."""

    value: float
    value_high: float | None
    unit: str | None
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class PlatformMention(NamedTuple):
    """A named digital platform (VNeID, iHanoi, LGSP…), whose it is, and since when where the text says so.

    `platform` is a code of lexicon/platforms.yml; `entity` as in Fact; `since` a period or None.
    """

    platform: str
    entity: str
    since: str | None
    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one text, in the order of the text, and in its page's tables."""

    facts: tuple[Fact, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    platforms: tuple[PlatformMention, ...] = ()
    values: tuple[TableValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person gave us that could not be used: where, what was wrong, what to do. Printed one a line."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"
