"""The build file: the only module that opens it for writing.

A `Store` migrates the raw schema when it opens, takes what was parsed and what was read in batches (one
transaction a batch, carried over as Arrow), and says what is still to be done. Nothing in raw is updated or
deleted; the same page or reading given twice is stored once.
"""

from __future__ import annotations

import hashlib
import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import duckdb
import pyarrow as pa

from pipelines.model import SCORES_766, ArchiveRecord, Document, Extraction, Fact, Fetch, Table

SCHEMA = Path(__file__).resolve().parent / "schema"

_MASK_64 = (1 << 64) - 1

# Columns of raw.document that are fields of the type, under the same names.
_DOCUMENT_FIELDS = tuple(field.name for field in fields(Document) if field.name != "tables")


class StoreError(Exception):
    """The build file cannot be used: the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """An archived record and what parsing made of it: a document, or the problem why it gave none."""

    record: ArchiveRecord
    document: Document | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the warehouse knows of a source. `tier` is its authority: 1 statistics office, 2 agency that
    owns the figure, 3 government and party press, 4 other press, 5 aggregators."""

    source_id: str
    name: str
    publisher: str | None
    home_entity: str | None
    tier: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch changed, in rows that were new; `changed` of the documents are later versions of a page that an
    earlier batch brought."""

    records: int = 0
    fetches: int = 0
    documents: int = 0
    facts: int = 0
    changed: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.records + other.records,
            self.fetches + other.fetches,
            self.documents + other.documents,
            self.facts + other.facts,
            self.changed + other.changed,
        )


def fact_id(document_id: str, fact: Fact) -> str:
    """The key of one reading: what was read, and where in which version of the page (SHA-256, first 80 bits, hex).

    The extractor's version is left out on purpose: two versions that read the same keep the same key, so that
    a link to a fact outlives an upgrade, and a changed reading shows as another key. (fact_id,
    extractor_version) is unique.
    """
    parts = (document_id, fact.number_start, fact.number_end, fact.indicator, fact.entity, _plain(fact.value),
             _plain(fact.value_high), fact.unit, fact.bound, fact.status, fact.period)  # fmt: skip
    return hashlib.sha256("\x1f".join("" if part is None else str(part) for part in parts).encode()).hexdigest()[:20]


def _plain(number: float | None) -> str | None:
    """The same text for 61000 and 61000.0, which JSON and callers mix."""
    return None if number is None else repr(float(number))


class Store:
    """The build file, open for writing. Use as a context manager; one at a time, and no reader beside it.

    Raises StoreError if another process holds the file, if it is no DuckDB file, or if a newer vndx wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._con = duckdb.connect(str(path))
        except duckdb.Error as error:
            raise StoreError(
                f"{path} cannot be opened for writing: {error}. If another vndx or a SQL shell has it open, "
                "let it finish; readers should open the release (vndx.duckdb), never this file."
            ) from error
        try:
            self._keep_before_migrating()
            self._migrate()
        except BaseException:
            self._con.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Writes everything to the file and lets go of it, so that dbt can open it."""
        self._con.close()

    # What is there

    def loaded_until(self, kind: Literal["record", "fetch"]) -> tuple[str, int] | None:
        """Segment and offset of the last archived page (record) or attempt (fetch) that was loaded; None before the
        first. Segments are append-only and in order of name, so what comes after is what is new."""
        row: tuple[str, int] | None = self._con.execute(
            f"""select archive_file, archive_offset from raw.{kind}
                order by archive_file desc, archive_offset desc limit 1"""
        ).fetchone()
        return row

    def counts(self) -> dict[str, int]:
        """Rows of every raw table by its name, for `vndx status`."""
        names = [
            name
            for (name,) in self._con.execute(
                "select table_name from duckdb_tables() where schema_name = 'raw' order by table_name"
            ).fetchall()
        ]
        return {name: self._scalar(f'select count(*) from raw."{name}"') for name in names}

    def state(self) -> str:
        """A fingerprint of what the marts are built from: it changes with every page that is loaded or read, and with
        the sources. Attempts to fetch are no part of it."""
        row = self._con.execute(
            """select (select count(*) from raw.record), (select count(*) from raw.extraction),
                      (select coalesce(sum(hash(source)), 0) from raw.source as source)"""
        ).fetchone()
        return str(row)

    def built_from(self) -> str | None:
        """The inputs that vndx named for the last dbt build that passed whole; None if there is none."""
        try:
            row = self._con.execute("select inputs from intermediate.build_result where passed").fetchone()
        except (duckdb.CatalogException, duckdb.BinderException):
            return None
        return row[0] if row else None

    def build_result(self) -> tuple[bool, str, list[str]]:
        """Whether the last dbt build passed, what did not, and the tests that warned."""
        try:
            row = self._con.execute("select passed, reason, warned from intermediate.build_result").fetchone()
        except (duckdb.CatalogException, duckdb.BinderException):
            row = None
        return (bool(row[0]), str(row[1]), list(row[2])) if row else (False, "it was never built", [])

    def new_headers(self, sources: Sequence[str], days: int, least: int) -> list[tuple[str, str, datetime, str]]:
        """Column headers that a source's tables have had only in its last `days`, measured from its newest page: code,
        header, when it was first seen, the page. Numbers in a header do not make it another one. Sources with fewer
        than `least` tables before that have no past to be measured against."""
        return self._con.execute(
            """with seen as (
                   select source_id, lower(regexp_replace(header, '[0-9]+', '0', 'g')) as form, header, fetched_at, url,
                       fetched_at > max(fetched_at) over (partition by source_id) - to_days($days) as late, document_id
                   from (select source_id, unnest(header) as header, fetched_at, url, document_id
                         from raw.page_table inner join raw.document using (document_id)
                         where source_id in (select unnest($sources))) as cell),
               past as (
                   select source_id from seen where not late
                   group by source_id having count(distinct document_id) >= $least)
               select source_id, arg_min(header, fetched_at), min(fetched_at), arg_min(url, fetched_at)
               from seen where source_id in (select source_id from past)
               group by source_id, form having bool_and(late) order by all""",
            {"sources": list(sources), "days": days, "least": least},
        ).fetchall()

    def rows_of_models(self) -> dict[str, int]:
        """Rows of every table that dbt has built, by its name."""
        return dict(
            self._con.execute(
                "select table_name, estimated_size from duckdb_tables() where schema_name in ('intermediate', 'marts')"
            ).fetchall()
        )

    def documents_without_facts(self, extractor_version: str, batch_size: int = 500) -> Iterator[list[Document]]:
        """Documents that this extractor version has not read, in the order they were loaded, in lists of at
        most `batch_size`. The list of what is due is taken at the start: store a batch's readings before the
        next or not."""
        due = [row[0] for row in self._con.execute(
            """select document_id from raw.document
               where document_id not in (select document_id from raw.extraction where extractor_version = ?)
               order by rowid""", [extractor_version]).fetchall()]  # fmt: skip
        for start in range(0, len(due), batch_size):
            yield self.documents(due[start : start + batch_size])

    def all_documents(self, batch_size: int = 500) -> Iterator[list[Document]]:
        """Every staged document in the order of loading, in lists of at most `batch_size`."""
        ids = [row[0] for row in self._con.execute("select document_id from raw.document order by rowid").fetchall()]
        for start in range(0, len(ids), batch_size):
            yield self.documents(ids[start : start + batch_size])

    def current_facts(self, document_ids: Sequence[str]) -> list[dict[str, Any]]:
        """The facts of these documents as the extractor version that read each of them last has them: the fields of
        raw.fact, with the document's id as `doc`."""
        found = self._con.execute(
            """select fact.document_id as doc, fact.* exclude (document_id)
               from raw.fact as fact
               inner join (
                   select document_id, arg_max(extractor_version, batch_id) as extractor_version
                   from raw.extraction where document_id in (select unnest(?)) group by document_id
               ) as newest using (document_id, extractor_version)
               order by fact.document_id, fact.number_start""",
            [list(document_ids)],
        )
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def documents(self, document_ids: Sequence[str]) -> list[Document]:
        """The documents with these ids, with their tables, in the order asked for; unknown ids are left
        out."""
        ids = list(document_ids)
        tables: dict[str, list[Table]] = {}
        for document_id, position, caption, header, rows, purpose, period in self._con.execute(
            """select document_id, position, caption, header, rows, purpose, period from raw.page_table
               where document_id in (select unnest(?)) order by document_id, position""",
            [ids],
        ).fetchall():
            tables.setdefault(document_id, []).append(
                Table(position, caption, tuple(header), tuple(tuple(row) for row in rows), purpose, period)
            )
        found: dict[str, Document] = {}
        columns = ", ".join(_DOCUMENT_FIELDS)
        for row in self._con.execute(
            f"select {columns} from raw.document where document_id in (select unnest(?))", [ids]
        ).fetchall():
            values = dict(zip(_DOCUMENT_FIELDS, row, strict=True))
            values["fetched_at"] = values["fetched_at"].replace(tzinfo=UTC)
            values["captions"] = tuple(values["captions"] or ())
            found[values["document_id"]] = Document(**values, tables=tuple(tables.get(values["document_id"], ())))
        return [found[document_id] for document_id in ids if document_id in found]

    # What is added

    def put_sources(self, sources: Iterable[SourceRow]) -> None:
        """Makes raw.source say what the source files say now (it is configuration, so it is replaced, not
        kept)."""
        rows = [(s.source_id, s.name, s.publisher, s.home_entity, s.tier, s.url) for s in sources]
        with _transaction(self._con):
            self._con.execute("delete from raw.source")
            if rows:
                self._con.executemany("insert into raw.source values (?, ?, ?, ?, ?, ?)", rows)

    def add_pages(self, pages: Sequence[Page]) -> Added:
        """Adds archived records and their documents in one transaction. A record or document that is there
        already is passed over, so a batch that was cut off can be given again."""
        records = list({(row["archive_file"], row["archive_offset"]): row for row in map(_record_row, pages)}.values())
        documents = {page.document.document_id: page.document for page in reversed(pages) if page.document}
        ordered = list(reversed(documents.values()))
        with _transaction(self._con):
            batch = self._next_batch()
            new_records = self._insert("record", records, batch, ("archive_file", "archive_offset"))
            self._insert(
                "page_table",
                [
                    {
                        "document_id": d.document_id,
                        "position": t.position,
                        "caption": t.caption,
                        "header": list(t.header),
                        "rows": [list(row) for row in t.rows],
                        "purpose": t.purpose,
                        "period": t.period,
                    }
                    for d in ordered
                    for t in d.tables
                ],
                None,
                ("document_id", "position"),
            )
            new_documents = self._insert("document", [_document_row(d) for d in ordered], batch, ("document_id",))
            changed = self._scalar(
                f"""select count(*) from raw.document as new where batch_id = {batch:d} and page_id in (
                        select page_id from raw.document as old where old.batch_id < new.batch_id)"""
            )
            added = Added(records=new_records, documents=new_documents, changed=changed)
            self._close_batch(batch, "load", None, added)
        return added

    def add_fetches(self, fetches: Sequence[tuple[tuple[str, int], Fetch]]) -> Added:
        """Adds attempts to fetch, each with the position of its own record in the archive, in one transaction. An
        attempt that is there already is passed over."""
        rows = [_fetch_row(position, fetch) for position, fetch in fetches]
        with _transaction(self._con):
            batch = self._next_batch()
            added = Added(fetches=self._insert("fetch", rows, batch, ("fetch_id",)))
            self._close_batch(batch, "load", None, added)
        return added

    def add_extractions(self, extractor_version: str, readings: Iterable[tuple[Document, Extraction]]) -> Added:
        """Adds what this extractor version read, in one transaction. A document that it has read before is
        passed over: the same version reads the same, so a reading of ours changes only with the version."""
        given = {document.document_id: (document, extraction) for document, extraction in readings}
        with _transaction(self._con):
            known = {
                row[0]
                for row in self._con.execute(
                    """select document_id from raw.extraction
                   where extractor_version = ? and document_id in (select unnest(?))""",
                    [extractor_version, list(given)],
                ).fetchall()
            }
            new = [pair for document_id, pair in given.items() if document_id not in known]
            if not new:
                return Added()
            batch = self._next_batch()
            rows = _ReadingRows(extractor_version)
            for document, extraction in new:
                rows.add(document, extraction)
            self._insert("extraction", rows.extractions, batch)
            facts = self._insert("fact", rows.facts, batch)
            self._insert("quantity", rows.quantities, batch)
            self._insert("platform_mention", rows.mentions, batch)
            self._insert("table_value", rows.values, batch)
            self._insert("score_766", rows.scores_766, batch)
            added = Added(documents=len(new), facts=facts)
            self._close_batch(batch, "extract", extractor_version, added)
        return added

    # Inside

    def _keep_before_migrating(self) -> None:
        """Copies a file of an older schema beside itself (build.duckdb.before-0002), so that there is a way back."""
        if self._scalar("select count(*) from duckdb_tables() where schema_name = 'raw' and table_name = 'migration'"):
            done = self._scalar("select coalesce(max(version), 0) from raw.migration")
            newest = max(int(path.name[:4]) for path in SCHEMA.glob("[0-9]*.sql"))
            if 0 < done < newest:
                self._con.close()
                shutil.copy2(self.path, self.path.with_name(f"{self.path.name}.before-{newest:04}"))
                self._con = duckdb.connect(str(self.path))

    def _migrate(self) -> None:
        """Brings the raw schema up to this version's, one transaction a migration."""
        migrations = sorted(SCHEMA.glob("[0-9]*.sql"))
        self._con.execute("create schema if not exists raw")
        self._con.execute(
            "create table if not exists raw.migration (version integer not null primary key, name varchar)"
        )
        done = self._scalar("select coalesce(max(version), 0) from raw.migration")
        newest = int(migrations[-1].name[:4])
        if done > newest:
            raise StoreError(
                f"{self.path} was written by a newer vndx (schema {done}; this one knows up to {newest}). "
                "Upgrade vndx, or point VNDX_DATA at another folder: the archive can be loaded again with "
                "`vndx rebuild`."
            )
        for path in migrations:
            version = int(path.name[:4])
            if version > done:
                with _transaction(self._con):
                    self._con.execute(path.read_text(encoding="utf-8"))
                    self._con.execute("insert into raw.migration values (?, ?)", [version, path.stem[5:]])

    def _next_batch(self) -> int:
        return self._scalar("select coalesce(max(batch_id), 0) + 1 from raw.batch")

    def _close_batch(
        self, batch: int, kind: Literal["load", "extract"], extractor_version: str | None, added: Added
    ) -> None:
        if added != Added():
            now = datetime.now(UTC).replace(tzinfo=None)
            self._con.execute(
                """insert into raw.batch by name
                   select ? as batch_id, ? as kind, ? as extractor_version, ?::timestamp as finished_at, ? as records,
                          ? as fetches, ? as documents, ? as facts""",
                [batch, kind, extractor_version, now, added.records, added.fetches, added.documents, added.facts],
            )

    def _insert(self, table: str, rows: list[dict[str, Any]], batch: int | None, key: tuple[str, ...] = ()) -> int:
        """Inserts rows by name through Arrow, leaving out those whose key is there, and says how many were
        new."""
        if not rows:
            return 0
        if batch is not None:
            rows = [row | {"batch_id": batch} for row in rows]
        # The table's own types, so that a batch whose column holds only nulls is typed all the same.
        schema = self._con.execute(f"select {', '.join(rows[0])} from raw.{table} limit 0").to_arrow_table().schema
        self._con.register("incoming", pa.Table.from_pylist(rows, schema=schema))
        same = " and ".join(f"known.{column} = incoming.{column}" for column in key)
        unknown = f"where not exists (select 1 from raw.{table} as known where {same})" if key else ""
        try:
            return self._scalar(f"insert into raw.{table} by name select * from incoming {unknown}")
        finally:
            self._con.unregister("incoming")

    def _scalar(self, sql: str) -> int:
        row = self._con.execute(sql).fetchone()
        assert row is not None
        return int(row[0])


class _ReadingRows:
    """Turns extractions into rows of raw.extraction, raw.fact, raw.quantity, raw.platform_mention, raw.table_value and
    raw.score_766."""

    def __init__(self, extractor_version: str) -> None:
        self.version = extractor_version
        self.extractions: list[dict[str, Any]] = []
        self.facts: list[dict[str, Any]] = []
        self.quantities: list[dict[str, Any]] = []
        self.mentions: list[dict[str, Any]] = []
        self.values: list[dict[str, Any]] = []
        self.scores_766: list[dict[str, Any]] = []

    def add(self, document: Document, extraction: Extraction) -> None:
        of = {"document_id": document.document_id, "extractor_version": self.version}
        text = document.text
        # The same number read twice for the same thing is one fact; the first stands.
        facts: dict[str, dict[str, Any]] = {}
        for fact in extraction.facts:
            row = fact._asdict()
            if not math.isfinite(fact.value) or text[fact.quote_start : fact.quote_end] != fact.quote:
                raise ValueError(f"{document.document_id}: a fact without a finite value or its own quote: {fact}")
            row["sentence"] = text[fact.sentence_start : fact.sentence_end]
            facts.setdefault(key := fact_id(document.document_id, fact), {"fact_id": key} | of | row)
        self.facts.extend(facts.values())
        self.quantities.extend(
            of
            | {
                "value": q.value,
                "value_high": q.value_high,
                "unit": q.unit,
                "start_offset": q.start,
                "end_offset": q.end,
                "sentence": text[q.sentence_start : q.sentence_end],
            }
            for q in extraction.quantities
        )
        self.mentions.extend(
            of
            | {
                "platform": m.platform,
                "entity": m.entity,
                "since": m.since,
                "mention": text[m.start : m.end],
                "start_offset": m.start,
                "end_offset": m.end,
                "sentence": text[m.sentence_start : m.sentence_end],
            }
            for m in extraction.platforms
        )
        for value in extraction.values:
            row = of | {
                "position": value.position,
                "row_number": value.row,
                "column_number": value.column,
                "unit": value.unit,
                "header": value.header,
                "measure": value.measure,
                "value": value.value,
                "cell": value.cell,
                "period": value.period,
            }
            if value.subject == SCORES_766:
                self.scores_766.append(row)
            else:
                self.values.append(row | {"subject": value.subject})
        self.extractions.append(
            of
            | {
                "facts": len(facts),
                "quantities": len(extraction.quantities),
                "platform_mentions": len(extraction.platforms),
            }
        )


@contextmanager
def _transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commits at the end of the block, rolls everything back on an exception."""
    con.execute("begin transaction")
    try:
        yield
    except BaseException:
        con.execute("rollback")
        raise
    con.execute("commit")


def _utc(moment: datetime) -> datetime:
    """The moment in UTC without its zone, as the build file keeps times."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _document_row(document: Document) -> dict[str, Any]:
    row = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    return row | {
        "simhash": document.simhash & _MASK_64,
        "fetched_at": _utc(document.fetched_at),
        "captions": list(document.captions),
    }


def _fetch_row(position: tuple[str, int], fetch: Fetch) -> dict[str, Any]:
    return {
        "fetch_id": fetch.fetch_id, "source_id": fetch.source, "url": fetch.url, "final_url": fetch.final_url,
        "redirects": list(fetch.redirects), "started_at": _utc(fetch.started_at), "duration_ms": fetch.duration_ms,
        "status": fetch.status, "outcome": fetch.outcome, "bytes": fetch.bytes, "error": fetch.error,
        "record_id": fetch.record_id, "page_file": fetch.archive_file, "page_offset": fetch.archive_offset,
        "archive_file": position[0], "archive_offset": position[1],
    }  # fmt: skip


def _record_row(page: Page) -> dict[str, Any]:
    record = page.record
    status = record.metadata.get("http_status")
    return {
        "archive_file": record.file, "archive_offset": record.offset, "record_id": record.record_id,
        "url": record.url, "fetched_at": _utc(record.fetched_at),
        "http_status": status if isinstance(status, int) else None, "media_type": record.media_type,
        "payload_sha256": record.payload_sha256, "payload_bytes": len(record.payload),
        "document_id": page.document.document_id if page.document else None, "problem": page.problem,
    }  # fmt: skip
