"""An archived record to a `Document`, with keys that the same archive gives for ever."""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from dataclasses import replace
from datetime import UTC, date, datetime
from sys import byteorder
from typing import Any
from zlib import crc32

from pipelines.model import ArchiveRecord, Document, Problem
from pipelines.parse.charset import decode
from pipelines.parse.data import endpoint_of, read_records
from pipelines.parse.metadata import canonical_url
from pipelines.parse.page import Page, read_page
from pipelines.sources import Endpoint, Source, source_for, source_for_publisher

TEXT_VERSION = "text-1"
DATA_VERSION = "json-1"
AS_JSON = json.JSONEncoder(ensure_ascii=False).encode
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def parse(record: ArchiveRecord, source: Source | None = None) -> Document | Problem:
    """One page or text as a document; a Problem where it is none (a listing, an error page, nothing to read), saying
    what it is. `source` is the site it belongs to; without it the address or the publisher's name decides.

    A text's words stay exactly as they were imported, so that quotations and offsets hold against the file.
    """
    known = record.metadata
    final_url = known.get("final_url") or record.url
    source = source or source_of(record)
    where = record.url or known.get("name") or f"{record.file}:{record.offset}"
    endpoint = (
        endpoint_of(source, record.metadata.get("requested_url") or record.url, known.get("form")) if source else None
    )
    if source and endpoint:
        return _data_document(record, source, endpoint, str(where), final_url)
    if not is_html(record):
        if not record.media_type.startswith("text/"):
            return Problem(str(where), None, f"{record.media_type or 'bytes of no named type'}: not a page or a text")
        text = decode(record.payload, record.media_type).text
        page = None
    else:
        page = read_page(
            record.payload,
            content_type=record.media_type,
            url=final_url,
            source=source if source and record.url else None,
            fetched_at=record.fetched_at,
        )
        if page.kind not in {"article", "table"}:
            return Problem(str(where), None, f"{page.kind}: not an article or a table of figures")
        text = page.text
    return _document(record, source, page, text, final_url)


def _data_document(
    record: ArchiveRecord, source: Source, endpoint: Endpoint, where: str, final_url: str | None
) -> Document | Problem:
    """An answer of a JSON endpoint: a document without a text, because its fields are no sentences to read facts in;
    its table is for those who know the fields."""
    try:
        table = read_records(record.payload, source, endpoint, record.url, record.metadata.get("form"))
    except ValueError as error:
        return Problem(where, None, f"{endpoint.name}: not JSON ({error})")
    if table is None:
        return Problem(where, None, f"{endpoint.name}: the answer holds no records")
    form = record.metadata.get("form")
    name = f"{endpoint.name} {json.dumps(form, sort_keys=True)}" if form else endpoint.name
    document = _document(record, source, None, "", final_url)
    page_id = _hash(f"{source.code} {record.url} {name}")
    return replace(
        document,
        page_id=page_id,
        document_id=_hash(page_id, table.header, table.rows),
        title=endpoint.name,
        language=source.language,
        parser=source.code,
        parser_version=DATA_VERSION,
        tables=(table,),
    )


def source_of(record: ArchiveRecord) -> Source | None:
    """The source that a record belongs to: by its address, else by the publisher named when it was imported."""
    for url in (record.metadata.get("requested_url"), record.url, record.metadata.get("final_url")):
        if url and (source := source_for(url)):
            return source
    publisher = record.metadata.get("publisher")
    return source_for_publisher(publisher) if publisher else None


def is_html(record: ArchiveRecord) -> bool:
    """Whether to read the record as a page; by its type, or by its first bytes where the type says nothing."""
    kind = record.media_type.split(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"}:
        return True
    return kind in {"", "application/octet-stream"} and bool(
        re.search(rb"<(?:!doctype\s+html|html|body)\b", record.payload[:2000], re.I)
    )


def _document(
    record: ArchiveRecord, source: Source | None, page: Page | None, text: str, final_url: str | None
) -> Document:
    known = record.metadata
    name = known.get("name")
    publisher = known.get("publisher") or (page.publisher if page else None) or (source.publisher if source else None)
    published = known.get("published") or (page.published_day if page else None)
    title = known.get("title") or (page.title if page else None)
    canonical = (page.canonical_url if page else None) or canonical_url(final_url, None)
    page_id = _hash(_page_key(source, record.url, canonical, name, record.payload_sha256))
    day = _published_or(published, record.fetched_at)
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        document_id=_hash(page_id, text_sha256, title, publisher, published),
        page_id=page_id,
        name=name,
        source_id=source.code if source else None,
        url=known.get("requested_url") or record.url,
        final_url=final_url,
        canonical_url=canonical,
        publisher=publisher,
        home_entity=source.home_at(day) if source else None,
        title=title,
        author=page.author if page else None,
        published=published,
        language=(source.language if source else None) or ("vi" if VIETNAMESE.search(text) else "und"),
        text=text,
        text_sha256=text_sha256,
        payload_sha256=record.payload_sha256,
        simhash=simhash(text),
        fetched_at=record.fetched_at,
        archive_file=record.file,
        archive_offset=record.offset,
        record_id=record.record_id,
        parser=page.parser if page else "text",
        parser_version=page.parser_version if page else TEXT_VERSION,
        lead=page.lead if page else None,
        captions=page.captions if page else (),
        section=page.section if page else None,
        published_at=page.published if page and page.published_day == published else published,
        updated_at=page.updated if page else None,
        original_publisher=page.origin if page else None,
        tables=page.tables if page else (),
    )


def _page_key(source: Source | None, url: str | None, canonical: str | None, name: str | None, payload: str) -> str:
    """What stays the same while a page changes: the article's own number at its source (it outlives redirects and moved
    sections), else the canonical address, else the imported name."""
    for address in (url, canonical):
        if source and address and (number := source.id_of(address)):
            return f"{source.code} {number}"
    if canonical:
        return re.sub(r"^https?://(?:www\.|m\.|amp\.)?", "", canonical)
    return f"name {name}" if name else f"payload {payload}"


def _published_or(published: str | None, fetched_at: datetime) -> date:
    """A day to look up validities by: that of publication (its first where only year or month are known)."""
    if published:
        return date.fromisoformat((published + "-01-01")[:10])
    return fetched_at.astimezone(UTC).date()


def _hash(*what: Any) -> str:
    return hashlib.sha256(AS_JSON(what).encode()).hexdigest()[:32]


LANE = 16  # bytes that one word's hash and its product take


def simhash(text: str) -> int:
    """64 bits in which near-duplicates differ in few (Charikar, Similarity Estimation Techniques from Rounding
    Algorithms, 2002), over the different words of a text: a syndicated copy has nearly the same ones, and a report of
    the same form for another month has other figures.
    """
    words = set(text.encode().split())
    if not words:
        return 0
    # Explicit arithmetic, because Python's own hash may change with its version and these bits are kept for ever:
    # (w ^ w << 29) * C mod 2^64 of every word's CRC-32, all words at once, each in a lane of one long number.
    sums = array("I", map(crc32, words))
    if byteorder == "big":
        sums.byteswap()
    short, lanes = sums.tobytes(), bytearray(LANE * len(words))
    for place in range(4):
        lanes[place::LANE] = short[place::4]
    long = int.from_bytes(lanes, "little")
    mixed = ((long ^ long << 29) * 0xBF58476D1CE4E5B9).to_bytes(LANE * (len(words) + 1), "little")
    masks = [int.from_bytes(bytes([1 << bit]) * len(words), "little") for bit in range(8)]
    half = len(words) // 2
    bits = 0
    for place in range(8):
        column = int.from_bytes(mixed[place : LANE * len(words) : LANE], "little")
        for bit, mask in enumerate(masks):
            if (column & mask).bit_count() > half:
                bits |= 1 << (8 * place + bit)
    return bits
