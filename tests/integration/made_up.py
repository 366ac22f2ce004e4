"""Synthetic documents and readings for tests of the warehouse. Every figure in here is made up."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pipelines.model import ArchiveRecord, Document, Fact, Table

FETCHED = datetime(2024, 10, 6, 1, 2, 3, tzinfo=UTC)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def document(
    text: str, *, url: str | None = None, offset: int = 0, tables: tuple[Table, ...] = (), **known: Any
) -> Document:
    """A made-up page with this text. `known` sets any other field of Document."""
    url = url or f"https://example.vn/{_sha(text)[:8]}.htm"
    made = Document(
        document_id="",
        page_id=_sha(url)[:32],
        name=None,
        source_id="example",
        url=url,
        final_url=url,
        canonical_url=url,
        publisher="Báo Ví Dụ",
        home_entity="VN",
        title="Bài tổng hợp (synthetic)",
        author=None,
        published="2024-10-05",
        language="vi",
        text=text,
        text_sha256=_sha(text),
        payload_sha256=_sha(text),
        simhash=int(_sha(text)[:16], 16),
        fetched_at=FETCHED,
        archive_file="made-up-000.warc.gz",
        archive_offset=offset,
        record_id=f"<urn:uuid:{_sha(url + text)[:32]}>",
        parser="generic",
        parser_version="1",
        tables=tables,
    )
    made = replace(made, **known)
    return replace(made, document_id=_sha("\x1f".join([made.page_id, made.text, str(made.published)]))[:32])


def record(of: Document) -> ArchiveRecord:
    """The archive record that this document would have been parsed from."""
    return ArchiveRecord(
        file=of.archive_file,
        offset=of.archive_offset,
        record_id=of.record_id,
        url=of.url,
        fetched_at=of.fetched_at,
        media_type="text/plain",
        payload=of.text.encode(),
        payload_sha256=of.payload_sha256,
        metadata={"http_status": 200},
    )


def fact(of: Document, quote: str, number: str, **read: Any) -> Fact:
    """A reading of `number` inside `quote`, which must stand in the document. `read` sets any other field of
    Fact."""
    start = of.text.index(quote)
    number_start = start + quote.index(number)
    value = float(number.rstrip("%").replace(".", "").replace(",", "."))
    made = Fact(
        indicator="dossier_full_online_rate",
        entity="P48",
        value=value,
        value_high=None,
        unit="percent",
        total=None,
        bound="=",
        status="actual",
        period="2024",
        quote=quote,
        attributed_to=None,
        quote_start=start,
        quote_end=start + len(quote),
        number_start=number_start,
        number_end=number_start + len(number),
        sentence_start=0,
        sentence_end=len(of.text),
        confidence=0.9,
        rule="made up",
    )
    return made._replace(**read)
