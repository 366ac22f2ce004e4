"""Whatever people already have, into the archive as if it had been fetched: folders of texts or saved pages, with a
docs.jsonl that says what is known of them, single files, and WARC files of others (Common Crawl, CC-NEWS, our own)."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from resiliparse.parse.encoding import detect_mime

from pipelines.crawl.archive import FETCH_TYPE, NO_URL, Archive, Stored, to_fetch, torn_from
from pipelines.model import Problem
from pipelines.parse.charset import decode
from pipelines.parse.moments import HANOI

TEXTS = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
HTML_TYPES = ("text/html", "application/xhtml+xml")
UNTOLD_TYPES = {"application/octet-stream", "application/xhtml+xml", "application/xml"}
DOC_FIELDS = ("doc", "url", "publisher", "published", "title")
MOST_BYTES = 64 << 20
BATCH_SECONDS = 2.0


@dataclass(slots=True)
class ImportReport:
    """What became of everything given: pages newly kept, pages that were in the archive exactly so already, pages of a
    WARC that were not asked for (other domains, not HTML, not 200), what could not be used, and what a person should
    know about what was used."""

    imported: int = 0
    unchanged: int = 0
    passed_over: int = 0
    rejected: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        counts = {"unchanged": self.unchanged, "passed over": self.passed_over, "rejected": len(self.rejected)}
        more = "".join(f", {count} {name}" for name, count in counts.items() if count)
        nothing_new = "" if self.imported else " (nothing new)"
        return f"import: {self.imported} imported{more}{nothing_new}"

    def count(self, stored: Stored) -> None:
        """Add the outcome of one append."""
        if stored.outcome == "unchanged":
            self.unchanged += 1
        else:
            self.imported += 1


def import_paths(
    archive: Archive,
    paths: Sequence[Path],
    *,
    domains: Iterable[str] = (),
    now: datetime | None = None,
    progress: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Import files and folders. What cannot be used is a Problem in `rejected`, naming file and line; all the rest is
    loaded. `domains` keeps only pages of these hosts and their subdomains, of WARC files; none means all. `now` is the
    time that texts and saved pages count as fetched at. `progress` is called with the report so far, after every page
    kept or passed over.
    """
    report = ImportReport()
    job = _Job(archive, report, tuple(domains), now or datetime.now(UTC).replace(microsecond=0), progress)
    with job:
        for path in paths:
            if path.is_dir():
                if not job.folder(path, {}, None) and not report.rejected:
                    report.rejected.append(Problem(str(path), None, f"holds no {', '.join(TEXTS)}, .warc or .warc.gz"))
            elif not path.exists():
                report.rejected.append(Problem(str(path), None, "there is no such file or folder"))
            elif _is_warc(path):
                job.warc(path)
            elif path.suffix.lower() in TEXTS:
                beside = path.parent / "docs.jsonl"
                docs, problems = read_docs(beside) if beside.is_file() else ({}, [])
                known = docs.get(path.stem)
                # Of a single file's docs.jsonl only its own line matters; mistakes elsewhere in it are not its own.
                report.rejected += [one for one in problems if known and one.line == known.line]
                job.text(path, known)
            else:
                message = f"cannot be imported: not a folder, {', '.join(TEXTS)}, .warc or .warc.gz"
                report.rejected.append(Problem(str(path), None, message))
    return report


@dataclass(frozen=True, slots=True)
class Doc:
    """A line of a docs.jsonl: what is known of the text or page whose file has the stem `doc`. `published` is a year,
    month or day (ISO 8601); every field but `doc` may be None."""

    doc: str
    line: int
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None


def json_lines(path: Path, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    """The lines of a JSON-lines file with their numbers, empty ones left out; those that are no JSON go to
    `problems`."""
    for number, line in enumerate(decode(path.read_bytes()).text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            problems.append(Problem(str(path), number, f"not JSON: {error.msg} at column {error.colno}"))


def read_docs(path: Path) -> tuple[dict[str, Doc], list[Problem]]:
    """A docs.jsonl as documents by `doc`, and what is wrong in it. A line that cannot be read is left out, a field that
    cannot be used (a date that is none) is None."""
    docs: dict[str, Doc] = {}
    problems: list[Problem] = []
    for number, row in json_lines(path, problems):
        if not isinstance(row, dict) or not isinstance(row.get("doc"), str) or not row["doc"]:
            problems.append(Problem(str(path), number, 'must be an object with a text "doc", the name of the file'))
            continue
        if row["doc"] in docs:
            earlier = docs[row["doc"]].line
            problems.append(
                Problem(str(path), number, f"doc {row['doc']!r} is on line {earlier} already; this line is not used")
            )
            continue
        values: dict[str, str | None] = {}
        for name in DOC_FIELDS[1:]:
            value = row.get(name)
            if value is not None and not isinstance(value, str):
                problems.append(Problem(str(path), number, f"{name} must be a text or null, not {value!r}"))
                value = None
            if name == "published" and value is not None and (value := iso_date(given := value)) is None:
                message = f"published {given!r} is not a date: write 2024, 2024-10 or 2024-10-05; left out"
                problems.append(Problem(str(path), number, message))
            if name == "url" and value is not None and not re.match(r"https?://[^/\s]+", value):
                problems.append(Problem(str(path), number, f"url {value!r} is not an http address; left out"))
                value = None
            values[name] = value or None
        docs[row["doc"]] = Doc(row["doc"], number, **values)
    return docs, problems


def iso_date(value: str) -> str | None:
    """A year, month or day as it is; a moment as its day in Việt Nam; None for what is none of these."""
    value = value.strip()
    try:
        if re.fullmatch(r"\d{4}", value):
            return value if int(value) else None
        if re.fullmatch(r"\d{4}-\d{2}", value):
            date.fromisoformat(value + "-01")
            return value
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value).isoformat()
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment.astimezone(HANOI) if moment.tzinfo else moment).date().isoformat()


class _Job:
    """One import: holds the archive's writing place in turns of seconds, so that others get theirs."""

    def __init__(
        self,
        archive: Archive,
        report: ImportReport,
        domains: tuple[str, ...],
        now: datetime,
        progress: Callable[[ImportReport], None] | None,
    ) -> None:
        self.archive, self.report, self.now = archive, report, now
        self.progress = progress or (lambda _: None)
        self.domains = _domain_pattern(domains) if domains else None
        self.seen: set[Path] = set()
        self.turn = ExitStack()
        self.turn_ends = 0.0
        self.at = 0

    def __enter__(self) -> _Job:
        return self

    def __exit__(self, *_: object) -> None:
        self.turn.close()

    def _append(self, payload: bytes, **what: Any) -> Stored:
        if time.monotonic() > self.turn_ends:
            self.turn.close()
            self.turn.enter_context(self.archive.writing())
            self.turn_ends = time.monotonic() + BATCH_SECONDS
        stored = self.archive.append(payload, **what)
        self.report.count(stored)
        self.progress(self.report)
        return stored

    def folder(self, folder: Path, inherited: Mapping[str, Doc], inherited_from: Path | None) -> set[str]:
        """Everything in a folder and below it. A docs.jsonl speaks for its folder and those below. Returns the names
        of the texts and WARC files found."""
        docs = dict(inherited)
        found: set[str] = set()
        own = folder / "docs.jsonl"
        own_docs: dict[str, Doc] = {}
        if own.is_file():
            own_docs, problems = read_docs(own)
            self.report.rejected += problems
            docs |= own_docs
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.report.rejected.append(Problem(str(folder), None, f"cannot be read: {error.strerror}"))
            return found
        for path in entries:
            if path.name.startswith("."):
                continue
            if path.is_dir():
                found |= self.folder(path, docs, own if own_docs else inherited_from)
            elif _is_warc(path):
                found.add(path.name)
                self.warc(path)
            elif path.suffix.lower() in TEXTS:
                found.add(path.stem)
                self.text(path, docs.get(path.stem))
        for doc in own_docs.values():
            if doc.doc not in found:
                message = f"doc {doc.doc!r}: there is no file {doc.doc}.txt or {doc.doc}.html"
                self.report.rejected.append(Problem(str(own), doc.line, message))
        return found

    def text(self, path: Path, known: Doc | None) -> None:
        """One text or saved page."""
        if self._twice(path):
            return
        try:
            payload = path.read_bytes()
        except OSError as error:
            self.report.rejected.append(Problem(str(path), None, f"cannot be read: {error.strerror}"))
            return
        media_type = TEXTS[path.suffix.lower()]
        if problem := unusable(payload, media_type):
            self.report.rejected.append(Problem(str(path), None, problem))
            return
        encoding = decode(payload).encoding.replace("cp12", "windows-12")
        if encoding != "utf-8" and media_type == "text/plain":
            self.report.notes.append(Problem(str(path), None, f"is not UTF-8; read as {encoding}"))
        metadata: dict[str, Any] = {"name": path.stem}
        if known:
            metadata |= {"publisher": known.publisher, "published": known.published, "title": known.title}
        url = known.url if known else None
        self._append(payload, url=url, fetched_at=self.now, media_type=media_type, metadata=metadata)

    def warc(self, path: Path) -> None:
        """The HTML pages of a WARC file, streamed; of our own archives also texts, attempts and what was known."""
        if self._twice(path):
            return
        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.metadata
        self.at, count, last = 0, 0, None
        try:
            with path.open("rb") as file:
                for record in ArchiveIterator(
                    file, record_types=kinds, parse_http=False, func_filter=self._wanted if self.domains else None
                ):
                    self.at = record.stream_pos
                    count += 1
                    last = self._warc_record(path, record, last) or last
                # A file cut inside its last record's first bytes just ends, as far as the library can see.
                if path.name.endswith(".gz") and torn_from(path, self.at) is not None:
                    raise ValueError("the file ends in the middle of a record")
                if not count and self.domains is None and not _warc_inside(path):
                    self.report.rejected.append(Problem(str(path), None, "holds no WARC record"))
        except (OSError, ValueError) as error:
            message = f"byte {self.at}: cannot be read further ({error}); what stands before it was loaded"
            self.report.rejected.append(Problem(str(path), None, message))

    def _wanted(self, record: WarcRecord) -> bool:
        self.at = record.stream_pos
        wanted = self.domains is not None and self.domains.match(record.headers.get("WARC-Target-URI") or "")
        if not wanted:
            self.report.passed_over += 1
            self.progress(self.report)
        return bool(wanted)

    def _warc_record(self, path: Path, record: WarcRecord, last: Stored | None) -> Stored | None:
        headers = record.headers
        kind = record.record_type
        if record.content_length > MOST_BYTES:
            message = f"byte {record.stream_pos}: a record of {record.content_length:,} bytes, more than {MOST_BYTES:,}"
            self.report.rejected.append(Problem(str(path), None, message))
            return None
        record.freeze()
        if headers.get("Content-Length") != str(record.content_length):
            raise ValueError("the file ends in the middle of this record")
        if kind == WarcRecordType.metadata:
            if headers.get("Content-Type") == FETCH_TYPE:
                fetch = to_fetch(record.reader.read())
                if last and fetch.record_id:
                    fetch = replace(fetch, record_id=last.record_id, archive_file=last.file, archive_offset=last.offset)
                self.archive.append_fetch(fetch)
            return None
        url = headers.get("WARC-Target-URI") or ""
        status: int | None = None
        http: list[tuple[str, str]] = []
        media_type = headers.get("Content-Type") or ""
        if kind == WarcRecordType.response:
            if not record.is_http:
                self.report.passed_over += 1
                return None
            record.parse_http(auto_decode="all", quirks_mode=True)
            status = record.http_headers.status_code
            http = list(record.http_headers.to_tuples())
            media_type = record.http_content_type or ""
        payload = record.reader.read()
        ours = headers.get("WARC-JSON-Metadata")
        known: dict[str, Any] = json.loads(ours) if ours else {"imported_from": path.name}
        if headers.get("WARC-Truncated"):
            known["truncated"] = headers["WARC-Truncated"]
        is_html = media_type.split(";")[0].strip().lower() in HTML_TYPES
        if not ours and ((status is not None and status != 200) or not is_html or not payload):
            self.report.passed_over += 1
            return None
        if problem := unusable(payload, media_type):
            self.report.rejected.append(Problem(str(path), None, f"byte {record.stream_pos}: {url} {problem}"))
            return None
        return self._append(
            payload,
            url=None if url.startswith(NO_URL) else url,
            fetched_at=datetime.fromisoformat(headers["WARC-Date"]),
            media_type=media_type,
            http_status=status,
            http_headers=http,
            metadata=known,
        )

    def _twice(self, path: Path) -> bool:
        real = path.resolve()
        if real in self.seen:
            self.report.unchanged += 1
            self.report.notes.append(Problem(str(path), None, "given twice; loaded once"))
            return True
        self.seen.add(real)
        return False


def unusable(payload: bytes, media_type: str) -> str | None:
    """Why these bytes are not the text or page that they are said to be; None if they may be."""
    if not payload:
        return "is empty"
    if not payload.strip():
        return "holds nothing but white space"
    mime = detect_mime(payload)
    wanted = "HTML" if "html" in media_type else "text"
    if mime and not mime.startswith("text/") and mime not in UNTOLD_TYPES:
        return f"is {mime}, not {wanted}"
    if b"\0" in payload[:4096] and not payload.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"is binary data, not {wanted}"
    return None


def _is_warc(path: Path) -> bool:
    return path.name.lower().endswith((".warc", ".warc.gz", ".warc.zst", ".warc.lz4"))


def _domain_pattern(domains: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(domain.strip().lower().lstrip(".")) for domain in domains)
    return re.compile(rf"<?https?://(?:[^/?#]*[.@])?(?:{names})(?::\d+)?(?:[/?#>]|$)", re.IGNORECASE)


def _warc_inside(path: Path) -> bool:
    with path.open("rb") as file:
        return next(iter(ArchiveIterator(file, parse_http=False)), None) is not None
