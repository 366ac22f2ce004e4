"""The archive: every page that was fetched or imported, kept for ever as WARC 1.1, and every attempt to fetch one.

A folder of append-only segments (`vndx-000001.warc.gz`, one gzip member a record), which any WARC tool reads:
`response` records hold pages from the web, `resource` records hold imported texts and saved pages, `revisit` records
say that a page was seen again unchanged, `metadata` records are the attempts (`Fetch`, failures too), and `warcinfo`
opens each segment. What was known of a page besides its bytes (publisher, published, name of a docs.jsonl…) travels in
its own record, in the header `WARC-JSON-Metadata` that other web archives use too, so that page and knowledge are
written, or torn, together.

The segments alone are the truth. `index.sqlite` beside them only remembers what they hold (so that duplicates are found
without reading everything); it may be deleted at any time and is made again from them.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import io
import json
import logging
import os
import re
import sqlite3
import threading
import time
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, Self
from urllib.parse import quote

from fastwarc.warc import WarcRecord, WarcRecordType

from pipelines.model import ArchiveRecord, Fetch, Problem

log = logging.getLogger(__name__)

FETCH_TYPE = "application/vnd.vndx.fetch+json"
NO_URL = "urn:vndx:import:"
IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:vndx:archive")
# The payload is kept decoded; these headers would make a reader decode it again. Common Crawl renames them so.
TRANSFER_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
SEGMENT = re.compile(r"vndx-(\d{6})\.warc\.gz")
CHUNK = 1 << 16

SCHEMA = """
create table if not exists segment (file text primary key, size integer not null);
create table if not exists record (
    record_id text primary key, key blob, url text, fetched_at text not null,
    file text not null, "offset" integer not null
) without rowid;
create index if not exists record_key on record (key) where key is not null;
create index if not exists record_url on record (url, fetched_at) where key is not null;
"""


class ArchiveError(Exception):
    """Something about the archive that a person has to look at; the message says where and what."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing and did not finish in time."""


class Position(NamedTuple):
    """Where a record's gzip member starts. Positions of one archive compare in its reading order."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Stored:
    """Where `append` put a page. `new` was written in full, `revisit` was seen before with the same bytes and only
    noted, `unchanged` is in the archive exactly like that and nothing was written; the position of the last two is
    that of the record that holds the bytes."""

    file: str
    offset: int
    record_id: str
    outcome: Literal["new", "revisit", "unchanged"]


class Archive:
    """The archive in one folder. Any number of processes may read; writers take turns (see `writing`)."""

    def __init__(self, folder: Path, *, segment_bytes: int = 1 << 30, wait: float = 30.0) -> None:
        """`segment_bytes`: a segment that has grown past this is closed and the next one begun. `wait`: seconds to
        wait for another writer before `ArchiveBusyError`."""
        self.folder = folder
        self._segment_bytes = segment_bytes
        self._wait = wait
        self._thread = threading.RLock()
        self._depth = 0
        self._out: BinaryIO | None = None
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index. Nothing is pending: every append is on the disk when it returns."""
        with self._thread:
            if self._db is not None:
                self._db.close()
                self._db = None

    # ------------------------------------------------------------------ writing

    def append(
        self,
        payload: bytes,
        *,
        url: str | None,
        fetched_at: datetime,
        media_type: str,
        http_status: int | None = None,
        http_headers: Iterable[tuple[str, str]] = (),
        metadata: Mapping[str, Any] | None = None,
    ) -> Stored:
        """Keep one page and say where; it is on the disk when this returns (at the end of `writing`, inside one).

        With `http_status` it is an answer of a web server (`payload` already freed of content and transfer encodings),
        without it something that was given to us. `metadata` must be JSON. A page without a URL needs a `name` there.
        The same bytes at the same URL are not kept twice, but a second visit is noted.
        """
        known = {key: value for key, value in (metadata or {}).items() if value is not None}
        target = url or NO_URL + quote(str(known["name"]))
        digest = hashlib.sha256(payload)
        date = _date(fetched_at)
        same_page: list[Any] = [target, http_status, digest.hexdigest()]
        if http_status is None:
            same_page.append(known)
        key = hashlib.sha256(_json(same_page)).digest()
        record_id = _record_id("page", date, *same_page, known)

        with self.writing() as index:
            row = index.execute(
                'select file, "offset", record_id, fetched_at, record_id = ? from record'
                " where record_id = ? or key = ? order by 5 desc, file, 2",
                (record_id, record_id, key),
            ).fetchone()
            if row and (row[4] or http_status is None):
                first = index.execute(
                    'select file, "offset", record_id from record where key = ? order by file, 2', (key,)
                ).fetchone()
                file, offset, first_id = first or row[:3]
                return Stored(file, offset, first_id, "unchanged")
            headers = {"WARC-Target-URI": target, "WARC-Date": date}
            if known:
                headers["WARC-JSON-Metadata"] = _json(known).decode()
            headers["WARC-Payload-Digest"] = _warc_digest(digest.digest())
            http = b"" if http_status is None else _http_block(http_status, http_headers)
            if row:
                headers |= {
                    "WARC-Profile": IDENTICAL_PAYLOAD,
                    "WARC-Refers-To": f"<{row[2]}>",
                    "WARC-Refers-To-Target-URI": target,
                    "WARC-Refers-To-Date": row[3],
                }
                at = self._write(WarcRecordType.revisit, record_id, headers, http, http=True)
                self._note(index, record_id, None, target, date, at)
                return Stored(row[0], row[1], row[2], "revisit")
            if http_status is None:
                headers["Content-Type"] = media_type
                at = self._write(WarcRecordType.resource, record_id, headers, payload)
            else:
                at = self._write(WarcRecordType.response, record_id, headers, http + payload, http=True)
            self._note(index, record_id, key, target, date, at)
            return Stored(*at, record_id, "new")

    def append_fetch(self, fetch: Fetch) -> None:
        """Keep what happened when a page was asked for, whether it came or not. The same attempt is kept once."""
        with self.writing() as index:
            record_id = f"urn:uuid:{fetch.fetch_id}"
            if index.execute("select 1 from record where record_id = ?", (record_id,)).fetchone():
                return
            row = asdict(fetch) | {"started_at": _date(fetch.started_at)}
            headers = {
                "WARC-Target-URI": fetch.url,
                "WARC-Date": _date(fetch.started_at),
                "Content-Type": FETCH_TYPE,
            }
            if fetch.record_id:
                headers["WARC-Concurrent-To"] = f"<{fetch.record_id}>"
            at = self._write(WarcRecordType.metadata, record_id, headers, _json(row))
            self._note(index, record_id, None, fetch.url, _date(fetch.started_at), at)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the one writer's place for several appends, which then reach the disk together at the end (much faster
        than one by one; keep such a block to seconds, others wait). Appends outside such a block open their own.

        Raises ArchiveBusyError when another process holds the place for longer than `wait`.
        """
        with self._thread:
            if self._depth:
                self._depth += 1
                try:
                    yield self._index()
                finally:
                    self._depth -= 1
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "lock").open("a+") as lock:
                self._take(lock)
                self._depth = 1
                index = self._index()
                try:
                    self._recover(index)
                    yield index
                finally:
                    self._depth = 0
                    self._finish(index)

    def _take(self, lock: Any) -> None:
        give_up = time.monotonic() + self._wait
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    lock.seek(0)
                    raise ArchiveBusyError(
                        f"{self.folder}: process {lock.read().strip() or 'unknown'} is writing to this archive;"
                        f" waited {self._wait:g} s. Let it end, or stop it, and start again."
                    ) from None
                time.sleep(0.02)
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()

    def _finish(self, index: sqlite3.Connection) -> None:
        """Segment to the disk first, then the index: so the index never promises what the disk does not hold."""
        if self._out is not None:
            out, self._out = self._out, None
            with out:
                os.fsync(out.fileno())
                name = Path(out.name).name
                size = os.fstat(out.fileno()).st_size
            index.execute("insert or replace into segment values (?, ?)", (name, size))
        index.commit()

    def _write(
        self,
        kind: WarcRecordType,
        record_id: str,
        headers: dict[str, str],
        block: bytes,
        *,
        http: bool = False,
    ) -> Position:
        if self._out is not None and self._out.tell() >= self._segment_bytes:
            self._finish(self._index())
        if self._out is None:
            self._out = self._open_segment(headers["WARC-Date"])
        return self._write_member(self._out, _member(kind, record_id, headers, block, http=http))

    def _write_member(self, out: BinaryIO, member: bytes) -> Position:
        start = out.seek(0, os.SEEK_END)
        left = memoryview(member)
        try:
            while left:
                left = left[out.write(left) :]
        except OSError:
            # Disk full, most likely: take the half record back, so that what follows does not stand behind rubbish.
            with suppress(OSError):
                os.ftruncate(out.fileno(), start)
            raise
        return Position(Path(out.name).name, start)

    def _open_segment(self, date: str) -> BinaryIO:
        files = self._files()
        if files and files[-1].stat().st_size < self._segment_bytes:
            return files[-1].open("ab", buffering=0)
        number = int(SEGMENT.fullmatch(files[-1].name).group(1)) + 1 if files else 1  # type: ignore[union-attr]
        path = self.folder / f"vndx-{number:06}.warc.gz"
        out = path.open("xb", buffering=0)
        _sync_folder(self.folder)
        # Dated as the first record in it, not by the clock: the same records make the same bytes.
        info = b"software: vndx\r\nformat: WARC File Format 1.1\r\n"
        headers = {"WARC-Date": date, "WARC-Filename": path.name, "Content-Type": "application/warc-fields"}
        self._write_member(out, _member(WarcRecordType.warcinfo, _record_id("info", path.name, date), headers, info))
        return out

    # ------------------------------------------------------------------ reading

    def read(self, after: tuple[str, int] | None = None) -> Iterator[ArchiveRecord]:
        """All pages in the order in which they were stored, or those stored after a position. Revisits hold no page
        and are not among them. Raises ArchiveError at a damaged record (see `verify`)."""
        for at, record in self._records(after):
            if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
                yield _to_page(at, record)

    def fetches(self, after: tuple[str, int] | None = None) -> Iterator[tuple[Position, Fetch]]:
        """All attempts to fetch a page in the order in which they were stored, or those after a position."""
        for at, record in self._records(after):
            if record.headers.get("Content-Type") == FETCH_TYPE:
                yield at, to_fetch(record.reader.read())

    def get(self, file: str, offset: int) -> ArchiveRecord:
        """The page at a position. Raises ArchiveError where there is none."""
        path = self.folder / file
        if not SEGMENT.fullmatch(file) or not path.is_file():  # a name with a path in it is none
            raise ArchiveError(f"{path}: no such segment in the archive")
        for start, _, raw in _members(path, offset, None):
            if start == offset and isinstance(raw, bytes):
                return _to_page(Position(file, offset), WarcRecord.from_bytes(raw))
            break
        raise ArchiveError(f"{path}: no record at byte {offset}")

    def latest(self, url: str) -> ArchiveRecord | None:
        """The page last stored for this exact URL, for conditional requests; None if there is none."""
        with self.writing() as index:
            row = index.execute(
                'select file, "offset" from record where url = ? and key is not null'
                ' order by fetched_at desc, file desc, "offset" desc limit 1',
                (url,),
            ).fetchone()
        return self.get(*row) if row else None

    def end(self) -> Position | None:
        """The position of the last record of any kind: `read(after=end)` yields what comes later. None if empty."""
        if not self._files():
            return None
        with self.writing() as index:
            last = 'select file, "offset" from record order by file desc, "offset" desc limit 1'
            row = index.execute(last).fetchone()
        return Position(*row) if row else None

    def verify(self) -> list[Problem]:
        """Read everything and check gzip sums, lengths, digests and that revisits find what they refer to."""
        problems = []
        seen: set[str] = set()
        for file, size in self._segments():
            for start, end, raw in _members(self.folder / file, 0, size):
                problem = raw if isinstance(raw, str) else _check(raw, seen)
                if problem:
                    where = f"byte {start} to {end}: {problem}"
                    problems.append(Problem(str(self.folder / file), None, where))
        return problems

    def set_aside(self) -> list[Path]:
        """The torn ends of segments that were found after a crash and moved out of the way, kept for inspection."""
        return sorted((self.folder / "torn").glob("*"))

    def _records(self, after: tuple[str, int] | None) -> Iterator[tuple[Position, WarcRecord]]:
        for file, size in self._segments():
            if after and file < after[0]:
                continue
            start = after[1] if after and file == after[0] else 0
            for offset, end, raw in _members(self.folder / file, start, size):
                at = Position(file, offset)
                if after and at <= after:
                    continue
                if isinstance(raw, str):
                    raise ArchiveError(f"{self.folder / file}: byte {offset} to {end}: {raw}")
                yield at, WarcRecord.from_bytes(raw)

    def _segments(self) -> list[tuple[str, int]]:
        """Names and sizes of the segments, in order, each ending at a whole record."""
        if not self._files():
            return []
        with self.writing() as index:
            return [(str(f), int(s)) for f, s in index.execute("select file, size from segment order by file")]

    def _files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("vndx-*.warc.gz") if SEGMENT.fullmatch(path.name))

    # ------------------------------------------------------------------ the index and its repair

    def _index(self) -> sqlite3.Connection:
        if self._db is None:
            path = self.folder / "index.sqlite"
            try:
                self._db = self._open_index(path)
            except sqlite3.DatabaseError as error:
                log.warning("%s cannot be read (%s): made again from the segments", path, error)
                for part in self.folder.glob("index.sqlite*"):
                    part.unlink()
                self._db = self._open_index(path)
        return self._db

    @staticmethod
    def _open_index(path: Path) -> sqlite3.Connection:
        index = sqlite3.connect(path, timeout=60, check_same_thread=False)
        index.execute("pragma journal_mode = wal")
        index.execute("pragma synchronous = normal")
        index.executescript(SCHEMA)
        return index

    @staticmethod
    def _note(index: sqlite3.Connection, record_id: str, key: bytes | None, url: str, date: str, at: Position) -> None:
        index.execute("insert or ignore into record values (?, ?, ?, ?, ?, ?)", (record_id, key, url, date, *at))

    def _recover(self, index: sqlite3.Connection) -> None:
        """Bring index and segments together. Normally two comparisons; after a crash the records that the index has
        not seen are read, and what is torn at the end of the last segment is moved to `torn/`."""
        known = dict(index.execute("select file, size from segment"))
        files = self._files()
        if any(path.stat().st_size < known.get(path.name, 0) for path in files) or known.keys() - {
            path.name for path in files
        }:
            log.warning("%s: segments are missing or shorter than they were; index made again", self.folder)
            index.execute("delete from segment")
            index.execute("delete from record")
            known = {}
        for path in files:
            size = path.stat().st_size
            if known.get(path.name) == size:
                continue
            whole = known.get(path.name, 0)
            for start, end, raw in _members(path, whole, size):
                if isinstance(raw, str):
                    continue
                self._note_again(index, Position(path.name, start), WarcRecord.from_bytes(raw))
                whole = end
            if whole < size and path == files[-1]:
                self._set_aside(path, whole)
                size = whole
            index.execute("insert or replace into segment values (?, ?)", (path.name, size))
        index.commit()

    def _note_again(self, index: sqlite3.Connection, at: Position, record: WarcRecord) -> None:
        if record.record_type == WarcRecordType.warcinfo:
            return
        headers = record.headers
        date, url = headers["WARC-Date"], headers["WARC-Target-URI"]
        key = None
        if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
            page = _to_page(at, record)
            status = page.metadata.pop("http_status", None)
            same_page: list[Any] = [url, status, page.payload_sha256]
            if status is None:
                same_page.append(page.metadata)
            key = hashlib.sha256(_json(same_page)).digest()
        self._note(index, headers["WARC-Record-ID"].strip("<>"), key, url, date, at)

    def _set_aside(self, path: Path, whole: int) -> None:
        torn = self.folder / "torn" / f"{path.name}.{whole}.{time.time_ns()}"
        torn.parent.mkdir(exist_ok=True)
        with path.open("r+b") as segment, torn.open("xb") as out:
            segment.seek(whole)
            while chunk := segment.read(CHUNK):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
            _sync_folder(torn.parent)
            segment.truncate(whole)
            os.fsync(segment.fileno())
        log.warning("%s: the last record was torn (a crash while writing?); its bytes are now in %s", path, torn)


def to_fetch(content: bytes) -> Fetch:
    """The attempt that a metadata record of type FETCH_TYPE holds."""
    row = json.loads(content)
    started_at, redirects = datetime.fromisoformat(row["started_at"]), tuple(row["redirects"])
    return Fetch(**row | {"started_at": started_at, "redirects": redirects})


def _json(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _record_id(*what: Any) -> str:
    """The same content has the same id for ever, so that keys derived from it survive a rebuild."""
    return f"urn:uuid:{uuid.uuid5(IDS, _json(what).decode())}"


def _warc_digest(digest: bytes) -> str:
    return "sha256:" + base64.b32encode(digest).decode()


def _http_block(status: int, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = [f"HTTP/1.1 {status} "]
    for name, value in headers:
        kept = "X-Crawl-" + name if name.lower() in TRANSFER_HEADERS else name
        lines.append(re.sub(r"[\r\n\0]+", " ", f"{kept}: {value}"))
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def _member(
    kind: WarcRecordType, record_id: str, headers: dict[str, str], block: bytes, *, http: bool = False
) -> bytes:
    record = WarcRecord()
    record.init_headers(kind, record_id.removeprefix("urn:").encode())
    record.headers["WARC-Record-ID"] = f"<{record_id}>"
    for name, value in headers.items():
        record.headers[name] = value
    record.headers["WARC-Block-Digest"] = _warc_digest(hashlib.sha256(block).digest())
    record.is_http = http
    record.set_bytes_content(block)
    out = io.BytesIO()
    record.write(out)
    gzip = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return gzip.compress(out.getvalue()) + gzip.flush()


def _members(path: Path, start: int, end: int | None) -> Iterator[tuple[int, int, bytes | str]]:
    """The gzip members from one byte to another, as (start, end, content), content a message where it is damaged or
    torn; reading then goes on at the next record that can be found."""
    with path.open("rb") as file:
        end = path.stat().st_size if end is None else end
        while start < end:
            stop, raw = _one_member(file, start, end)
            if isinstance(raw, str):
                stop = _next_member(file, start + 1, end)
            yield start, stop, raw
            start = stop


def torn_from(path: Path, start: int) -> int | None:
    """Where, from a record's start on, a compressed WARC stops being whole; None where it is whole to its end."""
    members = _members(path, start, None)
    return next((at for at, _, raw in members if isinstance(raw, str)), None)


def _one_member(file: BinaryIO, start: int, end: int) -> tuple[int, bytes | str]:
    file.seek(start)
    gzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    parts = []
    at = start
    while at < end and not gzip.eof:
        chunk = file.read(min(CHUNK, end - at))
        at += len(chunk)
        try:
            parts.append(gzip.decompress(chunk))
        except zlib.error as error:
            return at, f"not a whole gzip member ({error})"
    if not gzip.eof:
        return at, "the record ends before it is whole"
    raw = b"".join(parts)
    if not raw.startswith(b"WARC/1."):
        return at, "not a WARC record"
    try:
        WarcRecord.from_bytes(raw)
    except OSError as error:
        return at, str(error)
    return at - len(gzip.unused_data), raw


def _next_member(file: BinaryIO, start: int, end: int) -> int:
    """Where the next readable record starts, or `end`."""
    magic = b"\x1f\x8b\x08"
    file.seek(start)
    rest = file.read(end - start)  # only ever read when something is damaged
    at = rest.find(magic)
    while at >= 0:
        if not isinstance(_one_member(file, start + at, end)[1], str):
            return start + at
        at = rest.find(magic, at + 1)
    return end


def _to_page(at: Position, record: WarcRecord) -> ArchiveRecord:
    headers = record.headers
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        raise ArchiveError(f"{at.file}, byte {at.offset}: a {record.record_type} record, not a page")
    metadata = json.loads(headers.get("WARC-JSON-Metadata") or "{}")
    media_type = headers.get("Content-Type") or ""
    http_headers: tuple[tuple[str, str], ...] = ()
    if record.record_type == WarcRecordType.response:
        record.parse_http()
        metadata["http_status"] = record.http_headers.status_code
        http_headers = tuple(
            (name.decode("latin-1"), value.decode("utf-8", "replace"))
            for name, value in record.http_headers.items_bytes()
        )
        media_type = next((value for name, value in http_headers if name.lower() == "content-type"), "")
    payload = record.reader.read()
    url = headers["WARC-Target-URI"]
    return ArchiveRecord(
        file=at.file,
        offset=at.offset,
        record_id=headers["WARC-Record-ID"].strip("<>"),
        url=None if url.startswith(NO_URL) else url,
        fetched_at=datetime.fromisoformat(headers["WARC-Date"]),
        media_type=media_type,
        payload=payload,
        payload_sha256=hashlib.sha256(payload).hexdigest(),
        http_headers=http_headers,
        metadata=metadata,
    )


def _check(raw: bytes, seen: set[str]) -> str | None:
    record = WarcRecord.from_bytes(raw)
    block = record.reader.read()
    headers = record.headers
    if headers.get("WARC-Block-Digest") != _warc_digest(hashlib.sha256(block).digest()):
        return "the content does not match its digest"
    if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
        page = _to_page(Position("", 0), WarcRecord.from_bytes(raw))
        if headers.get("WARC-Payload-Digest") != _warc_digest(bytes.fromhex(page.payload_sha256)):
            return "the page does not match its digest"
    if record.record_type == WarcRecordType.revisit and headers.get("WARC-Refers-To") not in seen:
        return f"says that it repeats {headers.get('WARC-Refers-To')}, which is not in the archive before it"
    seen.add(headers["WARC-Record-ID"])
    return None


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
