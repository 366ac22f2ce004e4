"""The stages as plain functions: import, load, extract, build, release, and how a release is read. The command line and
Dagster both call these and nothing below. Each does only what is new, and its report says what that was.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from pipelines import catalogue, upkeep
from pipelines.crawl.archive import Archive, ArchiveError
from pipelines.crawl.crawl import ArchiveFailedError, CrawlReport, SourceReport, crawl
from pipelines.crawl.importer import ImportReport, import_paths, read_docs, unusable
from pipelines.extract import EXTRACTOR_VERSION, explain
from pipelines.extract import extract as read_facts
from pipelines.extract.diff import Change, diff
from pipelines.model import Context, Document, Fact, Problem, Status
from pipelines.parse import parse
from pipelines.parse.charset import decode
from pipelines.settings import DBT_PROJECT, PROJECT, Settings
from pipelines.sources import Source, SourceError, sources
from warehouse import review
from warehouse.export import Exported, Format
from warehouse.export import export as export_release
from warehouse.release import ReleaseError, ReleaseReport, open_release, read_rows
from warehouse.release import release as make_release
from warehouse.store import Added, Page, SourceRow, Store, StoreError

Item = TypeVar("Item")

DBT_MANIFEST = DBT_PROJECT / "target" / "manifest.json"
DBT_EXECUTABLE = PROJECT / "pipelines" / "bin" / "dbt"
BATCH = 500
"""Documents in one transaction: enough to be quick, little enough to hold in memory."""

FACT_FIELDS = (
    "indicator", "entity", "value", "value_high", "unit", "total", "bound", "status", "period", "quote",
    "attributed_to",
)  # fmt: skip
"""What `vndx extract` prints of a fact, after `doc` (docs/facts.md)."""


STATUSES: tuple[str, ...] = get_args(Status)


class StageError(Exception):
    """A stage that could not do its work: the message says what was wrong and what to do."""


@contextmanager
def turn(settings: Settings) -> Iterator[None]:
    """The one writer's place of the build file, for a stage (see `upkeep.turn`). Raises StageError, also where the disk
    turns out to be full."""
    with _writing(settings), upkeep.turn(settings):
        yield


@contextmanager
def _writing(settings: Settings) -> Iterator[None]:
    """Work that writes into the data folder. Raises StageError where that cannot be written or is full."""
    try:
        with upkeep.no_room_in_words(settings):
            upkeep.check_writable(settings)
            yield
    except upkeep.UpkeepError as error:
        raise StageError(str(error)) from error


# ---------------------------------------------------------------------------------------------- import and load


def check_paths(paths: Iterable[Path]) -> None:
    """Raises StageError for a path that is not there, before anything else is started."""
    for path in paths:
        if not path.exists():
            raise StageError(f"{path}: there is no such file or folder")


def import_into_archive(
    settings: Settings,
    paths: Sequence[Path],
    domains: Iterable[str] = (),
    progress: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Texts, saved pages and WARC files into the archive. What cannot be used is in the report, the rest is loaded;
    the same again adds nothing, so that an import that was cut off is taken up by giving it again. Raises StageError
    where the archive cannot be written; what was imported until then is kept."""
    with _writing(settings), Archive(settings.archive) as archive:
        return import_paths(archive, paths, domains=domains, progress=progress)


def crawl_into_archive(
    settings: Settings,
    codes: Iterable[str] = (),
    since: date | None = None,
    progress: Callable[[SourceReport], None] | None = None,
    among: Mapping[str, Source] | None = None,
) -> CrawlReport:
    """Sources (all without codes) into the archive: what is new, or everything back to a day; `among` are the sources
    there are, those of vndx if not given. Raises StageError for a code that is none, for source files that cannot be
    read, and when the archive cannot be written or the disk is almost full; what was fetched until then is kept."""
    try:
        every = sources() if among is None else among
    except SourceError as error:
        raise StageError(f"source files that cannot be read:\n{error}") from error
    chosen = list(codes) or list(every)
    for code in chosen:
        if code not in every:
            near = get_close_matches(code, every, 1)
            raise StageError(f"no source {code!r}{f'; do you mean {near[0]!r}' if near else ''}: vndx source list")
    if lack := upkeep.lack_of_room(settings):
        raise StageError(f"nothing is crawled: {lack}")

    def each(report: SourceReport) -> None:
        if lack := upkeep.lack_of_room(settings):
            raise ArchiveFailedError(lack)
        if progress is not None:
            progress(report)

    with _writing(settings), Archive(settings.archive) as archive:
        try:
            return crawl([every[code] for code in chosen], archive, settings, since, progress=each)
        except (ArchiveFailedError, ArchiveError) as error:
            raise StageError(f"{error}. What was fetched before is kept; the next crawl goes on from there") from error


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Records read and what is wrong with them."""

    segments: int
    problems: list[Problem]

    def __str__(self) -> str:
        return f"archive: {self.segments} segments read, {len(self.problems)} problems"


def verify_archive(settings: Settings) -> VerifyReport:
    """Reads every record of the archive and compares digests."""
    with Archive(settings.archive) as archive:
        return VerifyReport(len(list(settings.archive.glob("*.warc.gz"))), archive.verify())


NEWEST = 15
"""So many of what is new are shown as a preview."""


@dataclass(slots=True)
class LoadReport:
    """What loading added, the pages that gave no document, with the reason, the last few documents, and headers that a
    source's tables never had before."""

    added: Added = field(default_factory=Added)
    problems: list[Problem] = field(default_factory=list)
    newest: deque[Document] = field(default_factory=lambda: deque(maxlen=NEWEST))
    headers: list[NewHeader] = field(default_factory=list)

    def __str__(self) -> str:
        if not (self.added.records or self.added.fetches):
            return "load: nothing new in the archive"
        return (
            f"load: {self.added.records} pages, {self.added.documents} new documents "
            f"({self.added.changed} of pages that changed), "
            f"{self.added.fetches} attempts to fetch, "
            f"{len(self.problems)} pages that are no article"
        )


def load(settings: Settings) -> LoadReport:
    """Parses what the archive has gained since the last load and stages it in DuckDB."""
    with turn(settings), _store(settings) as store:
        return _load(settings, store)


def _load(settings: Settings, store: Store) -> LoadReport:
    report = LoadReport()
    store.put_sources(
        SourceRow(one.code, one.publisher, one.publisher, one.home_entity, one.tier, one.home)
        for one in sources().values()
    )
    with Archive(settings.archive) as archive:
        for records in _batches(archive.read(after=store.loaded_until("record")), BATCH):
            pages = []
            for record in records:
                parsed = parse(record)
                if isinstance(parsed, Problem):
                    pages.append(Page(record, problem=parsed.message))
                    report.problems.append(parsed)
                else:
                    pages.append(Page(record, document=parsed))
                    report.newest.append(parsed)
            report.added += store.add_pages(pages)
        for fetches in _batches(archive.fetches(after=store.loaded_until("fetch")), 10 * BATCH):
            report.added += store.add_fetches(fetches)
    with_tables = [one.code for one in sources().values() if one.tables]
    report.headers = [
        NewHeader(source, header, since.replace(tzinfo=UTC), url)
        for source, header, since, url in store.new_headers(with_tables, HEADER_DAYS, LEAST_TABLES)
    ]
    _note(settings, "headers.json", [asdict(one) | {"since": one.since.isoformat()} for one in report.headers])
    return report


HEADER_DAYS, LEAST_TABLES = 28, 10
"""Headers are new for so many days, for sources with so many tables before."""


@dataclass(frozen=True, slots=True)
class NewHeader:
    """A column header that a source's tables never had before `since`, and the page that brought it."""

    source: str
    header: str
    since: datetime
    url: str | None


def new_headers(settings: Settings) -> list[NewHeader]:
    """What the last load found of them."""
    return [
        NewHeader(one["source"], one["header"], datetime.fromisoformat(one["since"]), one["url"])
        for one in _noted(settings, "headers.json") or ()
    ]


def _note(settings: Settings, name: str, content: Any) -> None:
    """Puts down beside the build file what others want to know who must not open that. Whole or not at all."""
    waiting = settings.data / f".{name}"
    waiting.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    waiting.replace(settings.data / name)


def _noted(settings: Settings, name: str) -> Any:
    """What was put down last; None where nothing was."""
    try:
        return json.loads((settings.data / name).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


# ------------------------------------------------------------------------------------------------------ extract


@dataclass(slots=True)
class ExtractReport:
    """What reading added: documents that this extractor version had not read, and the facts in them, by indicator and
    the last few with their pages."""

    added: Added = field(default_factory=Added)
    by_indicator: Counter[str] = field(default_factory=Counter)
    newest: deque[tuple[Document, Fact]] = field(default_factory=lambda: deque(maxlen=NEWEST))

    def __str__(self) -> str:
        if not self.added.documents:
            return f"extract: nothing new to read for extractor {EXTRACTOR_VERSION}"
        return f"extract: {self.added.facts} facts in {self.added.documents} documents, extractor {EXTRACTOR_VERSION}"


def extract(settings: Settings) -> ExtractReport:
    """Reads the facts of every staged document that this extractor version has not read yet."""
    with turn(settings), _store(settings) as store:
        return _extract(store)


def _extract(store: Store) -> ExtractReport:
    report = ExtractReport()
    for documents in store.documents_without_facts(EXTRACTOR_VERSION, BATCH):
        readings = [(document, read_facts(document.text, context_of(document))) for document in documents]
        report.added += store.add_extractions(EXTRACTOR_VERSION, readings)
        for document, extraction in readings:
            report.by_indicator.update(fact.indicator for fact in extraction.facts)
            report.newest.extend((document, fact) for fact in extraction.facts)
    return report


def context_of(document: Document) -> Context:
    """What the extractor may know of a document besides its text."""
    return Context(
        document.published, document.publisher, document.title, document.url, document.home_entity, document.tables
    )


@dataclass(frozen=True, slots=True)
class Text:
    """A text from a file, with what its docs.jsonl says of it."""

    doc: str
    text: str
    context: Context


def read_texts(paths: Sequence[Path], docs: Path | None) -> tuple[list[Text], list[Problem]]:
    """The texts of folders and single files for `vndx extract`, and what could not be read. No database, no archive.

    `docs` says what is known of them; None: the docs.jsonl that lies in each folder or in the one above it. Raises
    StageError where `docs` is not there.
    """
    if docs is not None and not docs.is_file():
        raise StageError(f"{docs}: there is no such file; --docs wants a docs.jsonl")
    told, problems = read_docs(docs) if docs else ({}, [])
    texts: list[Text] = []
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), None, "there is no such file or folder"))
            continue
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        if not files:
            problems.append(Problem(str(path), None, "holds no .txt"))
        known = told
        if docs is None and (beside := _docs_of(path)):
            known, wrong_lines = read_docs(beside)
            problems += wrong_lines
        for file in files:
            payload = file.read_bytes()
            wrong = unusable(payload, "text/plain")
            if file.suffix.lower() in (".html", ".htm"):
                wrong = "is a page, not text: `vndx run PATH` reads pages"
            if wrong:
                problems.append(Problem(str(file), None, wrong))
                continue
            doc = known.get(file.stem)
            context = Context(doc.published, doc.publisher, doc.title, doc.url) if doc else Context()
            texts.append(Text(file.stem, decode(payload).text, context))
    return texts, problems


def _docs_of(path: Path) -> Path | None:
    """A docs.jsonl speaks for its folder and those below, as for `vndx import`."""
    folder = (path if path.is_dir() else path.parent).resolve()
    return next((docs for home in (folder, folder.parent) if (docs := home / "docs.jsonl").is_file()), None)


def facts_of(text: Text) -> list[dict[str, Any]]:
    """The facts of one text as docs/facts.md writes them."""
    found = read_facts(text.text, text.context).facts
    return [{"doc": text.doc} | {name: getattr(fact, name) for name in FACT_FIELDS} for fact in found]


def explain_text(text: Text) -> str:
    """How every number of a text was read, or why it was not: its candidates, their scores, what won and why."""
    lines = [f"# {text.doc}"]
    number = question = None
    for candidate in explain(text.text, text.context):
        if (candidate.start, candidate.end) != number:
            number, question = (candidate.start, candidate.end), None
            around = text.text[max(0, candidate.start - 60) : candidate.end + 40].replace("\n", " ")
            lines.append(f"\n{candidate.number}  …{around}…")
        if candidate.question != question:
            question = candidate.question
            lines.append(f"  {question}")
        won = "→" if candidate.won else " "
        answer = candidate.answer or "not known"
        words = f" “{candidate.words}”" if candidate.words else ""
        lines.append(f"  {won} {candidate.score:6.2f}  {answer:34} {candidate.why}{words}")
    return "\n".join(lines) + "\n"


def explained(text: Text) -> list[dict[str, Any]]:
    """The same as one object a candidate (docs/extraction.md), for programs."""
    return [{"doc": text.doc} | asdict(candidate) for candidate in explain(text.text, text.context)]


def diff_texts(texts: Iterable[Text], before: Path) -> Iterator[Change]:
    """What is read differently now in texts whose facts were printed before (`vndx extract … > before`).

    Raises StageError where a line of `before` is no fact.
    """
    rows = []
    try:
        for number, line in enumerate(before.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            if missing := [name for name in ("doc", *FACT_FIELDS) if name not in row]:
                raise StageError(f"{before}:{number}: a fact without {', '.join(missing)} (docs/facts.md)")
            rows.append(row)
    except (OSError, ValueError, TypeError) as error:
        raise StageError(f"{before}: cannot be read as facts: {error}") from error
    return diff(rows, (row for text in texts for row in _with_sentences(text.doc, text.text, text.context)))


def diff_staged(settings: Settings) -> Iterator[Change]:
    """What this extractor reads differently from the facts that stand in the warehouse, over all staged documents."""
    with _store(settings) as store:
        for documents in store.all_documents(BATCH):
            before = store.current_facts([document.document_id for document in documents])
            after = (_with_sentences(one.document_id, one.text, context_of(one)) for one in documents)
            yield from diff(before, chain.from_iterable(after))


def _with_sentences(doc: str, text: str, context: Context) -> Iterator[dict[str, Any]]:
    for fact in read_facts(text, context).facts:
        row = {name: getattr(fact, name) for name in FACT_FIELDS}
        yield row | {"doc": doc, "sentence": text[fact.sentence_start : fact.sentence_end]}


# -------------------------------------------------------------------------------------------- build and release


def export_dbt_environment(settings: Settings) -> None:
    """Tells dbt, here and in the processes started from here, which build file is meant."""
    os.environ["VNDX_BUILD_FILE"] = str(settings.build_file.resolve())
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    # Unit tests are about the rules, not about the data: the test suite runs them, a build need not.
    os.environ["DBT_EXCLUDE_RESOURCE_TYPES"] = "unit_test"
    os.environ["VNDX_PYTHON"] = sys.executable


def export_dagster_environment(settings: Settings) -> None:
    """Gives Dagster its home in the data folder, with dagster.yaml and the storage of the settings, here and in the
    processes started from here. A PostgreSQL address stays in the environment and is in no file."""
    home = settings.dagster_storage.resolve()
    home.mkdir(parents=True, exist_ok=True)
    configuration = (PROJECT / "dagster.yaml").read_text(encoding="utf-8")
    if settings.dagster_postgres is not None:
        # Dagster comes with psycopg2; SQLAlchemy 2.1 would look for psycopg unless told.
        scheme, _, rest = settings.dagster_postgres.get_secret_value().partition("://")
        os.environ["VNDX_DAGSTER_POSTGRES"] = f"{scheme.partition('+')[0]}+psycopg2://{rest}"
        configuration += "storage:\n  postgres:\n    postgres_url:\n      env: VNDX_DAGSTER_POSTGRES\n"
    waiting = home / f".dagster.yaml.{os.getpid()}"
    waiting.write_text(configuration, encoding="utf-8")
    waiting.replace(home / "dagster.yaml")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["VNDX_DATA"] = str(settings.data.resolve())
    export_dbt_environment(settings)


def _dbt_files() -> list[Path]:
    """Everything that the models are made of, in a fixed order."""
    folders = ("models", "macros", "tests", "seeds")
    found = (path for folder in folders for path in (DBT_PROJECT / folder).rglob("*.*"))
    return [DBT_PROJECT / "dbt_project.yml", DBT_PROJECT / "profiles.yml", *sorted(found)]


def refresh_manifest(settings: Settings) -> None:
    """Parses the dbt project anew where a file of it is newer than its manifest, which tells Dagster of the models."""
    if DBT_MANIFEST.exists():
        made = DBT_MANIFEST.stat().st_mtime_ns
        if all(path.stat().st_mtime_ns <= made for path in _dbt_files()):
            return
    export_dbt_environment(settings)
    _dbt("parse")
    DBT_MANIFEST.touch()


def _dbt(*arguments: str) -> None:
    """Runs a dbt command in a process of its own. Raises StageError where it fails."""
    done = subprocess.run(
        [DBT_EXECUTABLE, "--quiet", *arguments, "--project-dir", DBT_PROJECT, "--profiles-dir", DBT_PROJECT],
        check=False,
    )
    if done.returncode:
        raise StageError(f"dbt {arguments[0]} failed (above). The last release stands.")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Whether there was anything to build."""

    built: bool

    def __str__(self) -> str:
        return "build: models built and tested" if self.built else "build: nothing new, the marts stand"


def due_build(settings: Settings) -> list[str] | None:
    """The dbt command that is due: none where nothing that the marts are made of (staged rows, extractor, the dbt
    project's files) has changed since dbt last built and tested them. Where the project itself changed, or the last
    build did not pass, what is built by increments is built anew. The inputs are named to dbt, which keeps them with
    the result."""
    digests = (f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in _dbt_files())
    project = hashlib.sha256("\n".join(digests).encode()).hexdigest()
    with _store(settings) as store:
        rows = hashlib.sha256(f"{EXTRACTOR_VERSION}\n{store.state()}".encode()).hexdigest()
        built_from = store.built_from() or ""
    os.environ["VNDX_INPUTS"] = inputs = f"{project} {rows}"
    if built_from == inputs:
        return None
    return ["build"] if built_from.startswith(project) else ["build", "--full-refresh"]


def build(settings: Settings) -> BuildReport:
    """dbt build with tests, where there is anything new to build.

    Raises StageError if a model or an error-severity test fails; the last release stands.
    """
    with building(settings):
        command = due_build(settings)
        if command is None:
            return BuildReport(built=False)
        export_dbt_environment(settings)
        _dbt(*command)
        return BuildReport(built=True)


@dataclass(frozen=True, slots=True)
class BuildNote:
    """How the last dbt build ended, what failed, since when builds end so, and the tests that warned."""

    passed: bool
    reason: str
    at: datetime
    warned: tuple[str, ...] = ()


@contextmanager
def building(settings: Settings) -> Iterator[None]:
    """The writer's place for a dbt build, and at its end, whichever way, a note of how it went beside the build file,
    for those who must not open that."""
    with turn(settings):
        try:
            yield
        finally:
            with _store(settings) as store:
                passed, reason, warned = store.build_result()
            before = last_build(settings)
            if before is None or (before.passed, before.reason, before.warned) != (passed, reason, tuple(warned)):
                at = datetime.now(UTC).isoformat()
                _note(settings, "build.json", {"passed": passed, "reason": reason, "warned": warned, "at": at})


def last_build(settings: Settings) -> BuildNote | None:
    """How the last build ended and since when builds end so; None where there was none."""
    note = _noted(settings, "build.json")
    if note is None:
        return None
    return BuildNote(note["passed"], note["reason"], datetime.fromisoformat(note["at"]), tuple(note.get("warned", ())))


def rows_of_models(settings: Settings) -> dict[str, int]:
    """Rows of every table that dbt has built, by its name. Not while dbt is at it."""
    with _store(settings) as store:
        return store.rows_of_models()


def release(settings: Settings) -> ReleaseReport:
    """A new release of the marts, if they passed and changed. Raises StageError where they did not pass."""
    try:
        with turn(settings):
            return make_release(settings)
    except ReleaseError as error:
        raise StageError(str(error)) from error


def rebuild(settings: Settings) -> Iterator[LoadReport | ExtractReport | BuildReport]:
    """The DuckDB file again from the archive alone: load, extract, build. The old one stands until its raw data is
    replaced whole."""
    fresh = settings.build_file.with_name("rebuild.duckdb")
    with turn(settings):
        for left_over in (fresh, fresh.with_name(fresh.name + ".wal")):
            left_over.unlink(missing_ok=True)
        with _store(settings, fresh) as store:
            yield _load(settings, store)
            yield _extract(store)
        fresh.replace(settings.build_file)
    yield build(settings)


# ------------------------------------------------------------------------------------------ reading the release


def query(
    settings: Settings, sql: str, parameters: Sequence[object] | Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    """The rows of a query on the newest release, read-only and without files or network, as dictionaries in order of
    columns. Raises StageError where there is no release or the query is wrong."""
    try:
        with open_release(settings.release_link) as con:
            return read_rows(con, sql, parameters)
    except ReleaseError as error:
        raise StageError(str(error)) from error


def facts(
    settings: Settings,
    *,
    indicator: str | None = None,
    entity: str | None = None,
    period: str | None = None,
    status: str | None = None,
    limit: int = 1000,
) -> list[dict[str, Any]]:
    """Stated facts of the release that fit every filter given, newest period first. `entity` is a code or any name of
    a unit with or without its rank; `period` also finds the periods inside it. Raises StageError for a wrong code."""
    if indicator is not None and indicator not in catalogue.indicators():
        near = get_close_matches(indicator, catalogue.indicators(), n=3, cutoff=0.4)
        raise StageError(
            f"indicator {indicator!r} is not in the catalogue" + (f"; near: {', '.join(near)}" if near else "")
        )
    if status is not None and status not in STATUSES:
        raise StageError(f"status {status!r} is none of {', '.join(STATUSES)}")
    wanted: list[tuple[str, object]] = [("indicator = ?", indicator), ("status = ?", status)]
    if entity is not None:
        wanted.append(("list_contains(?, entity_code)", _entity_codes(entity)))
    if period is not None:
        wanted.append(("(period = ? or starts_with(period, ? || '-'))", period))
    used = [(clause, value) for clause, value in wanted if value is not None]
    where = " and ".join(clause for clause, _ in used) or "true"
    parameters = [value for clause, value in used for _ in range(clause.count("?"))]
    return query(
        settings,
        f"""select left(fact_id, 12) as fact_id, indicator, entity_name_vi as entity, entity_code, period, status,
                   bound, value, value_high, unit, total, attributed_to, publisher, published, quote, url, confidence
            from marts.fct_observation where {where}
            order by indicator, period desc, entity_code, fact_id limit {limit:d}""",
        parameters,
    )


def figure(row: Mapping[str, Any]) -> str:
    """A stated figure as people write it, from its columns bound, value, value_high and unit: "> 20%", "15 to 20%"."""
    bound = "" if row["bound"] == "=" else f"{row['bound']} "
    high = "" if row["value_high"] is None else f" to {row['value_high']:,.10g}"
    unit = {"percent": "%", "count": "", "vnd": " đồng", "usd": " USD"}.get(row["unit"], f" ({row['unit']})")
    return f"{bound}{row['value']:,.10g}{high}{unit}"


def _entity_codes(name: str) -> list[str]:
    """The codes that a person may mean by a code or a name. Raises StageError where nobody has it."""
    wanted = name.casefold()
    codes = {
        unit.code
        for unit in catalogue.entities()
        if wanted in {unit.code.casefold(), unit.name_vi.casefold(), unit.name_en.casefold()}
        or wanted in {alias.casefold() for alias in unit.aliases}
    }
    if not codes:
        raise StageError(f"entity {name!r}: no unit has this code or name (codes look like P48, VN, M:bct)")
    return sorted(codes)


@dataclass(frozen=True, slots=True)
class Why:
    """A fact's way back: its quotation with what stands around it, and everything known of page, record and reading."""

    headline: str
    before: str
    quote: str
    after: str
    details: dict[str, str]


def why(settings: Settings, fact_id: str) -> Why:
    """Where a fact comes from, checked against the archived page. `fact_id` may be its first letters.

    Raises StageError where no fact or more than one begins so.
    """
    found = query(
        settings,
        """select fact.*, document.title, document.fetched_at, document.record_id, document.payload_sha256,
                  document.parser, document.parser_version, indicator.name_en, indicator.name_vi
           from marts.fct_observation as fact
           inner join marts.dim_document as document using (document_id)
           inner join marts.dim_indicator as indicator using (indicator)
           where starts_with(fact.fact_id, ?) order by fact.fact_id limit 10""",
        [fact_id.lower()],
    )
    if len(found) != 1:
        many = ", ".join(row["fact_id"][:12] for row in found)
        raise StageError(
            f"{fact_id}: {f'several facts begin so: {many}' if found else 'no fact of the release begins so'}"
        )
    row = found[0]
    before, quote, after, archived = _in_its_page(settings, row)
    return Why(
        headline=f"{row['name_vi']} · {row['entity_name_vi']} · {row['period']} · {row['status']}: " + figure(row),
        before=before,
        quote=quote,
        after=after,
        details={
            name: str(value)
            for name, value in {
                "fact": row["fact_id"],
                "indicator": f"{row['indicator']} ({row['name_en']})",
                "entity": f"{row['entity_code']} {row['entity_name_vi']}",
                "says": row["attributed_to"],
                "page": row["url"],
                "title": row["title"],
                "publisher": " · ".join(filter(None, [row["publisher"], row["published"]])),
                "fetched": f"{row['fetched_at']:%Y-%m-%d %H:%M:%S} UTC",
                "archive": f"{settings.archive / row['archive_file']} byte {row['archive_offset']}",
                "record": row["record_id"],
                "page sha256": f"{row['payload_sha256']} ({archived})",
                "parsed by": f"{row['parser']} {row['parser_version']}",
                "read by": f"extractor {row['extractor_version']}, confidence {row['confidence']:.2f}",
                "rule": row["rule"],
                "corrected": row["correction_reason"],
            }.items()
            if value is not None
        },
    )


def _in_its_page(settings: Settings, row: dict[str, Any], around: int = 240) -> tuple[str, str, str, str]:
    """What stands before the quotation, the quotation, what stands after it, and whether the archived page still has
    its digest. Without the archive (a release that was copied alone) the fact's own sentence must do."""
    start, end = row["quote_start"], row["quote_end"]
    try:
        with Archive(settings.archive) as archive:
            record = archive.get(row["archive_file"], row["archive_offset"])
    except ArchiveError:
        at = start - row["sentence_start"]
        sentence = row["sentence"]
        return sentence[:at], sentence[at : at + end - start], sentence[at + end - start :], "archive not at hand"
    document = parse(record)
    if isinstance(document, Problem) or document.text[start:end] != row["quote"]:
        return "", row["quote"], "", "the page is parsed differently today: run `vndx rebuild`"
    text = document.text
    same = hashlib.sha256(record.payload).hexdigest() == row["payload_sha256"]
    return (
        text[max(0, start - around) : start],
        text[start:end],
        text[end : end + around],
        "verified" if same else "DIFFERS",
    )


def export(settings: Settings, to: Path, marts: Sequence[str] = (), form: str = "csv") -> list[Exported]:
    """Marts of the newest release (all without any named) as files in a folder, with a data package that describes
    them. Raises StageError where there is no release, no such mart or format."""
    try:
        return export_release(settings.release_link, to, marts, cast("Format", form))
    except ReleaseError as error:
        raise StageError(str(error)) from error


# ------------------------------------------------------------------------------------------------------- review


REVIEW_CAUSES = {"contradicted": (1,), "confidence": (2,), "quarantined": (3, 4)}
"""What `vndx review` can be asked for, and the urgencies of the view review_queue that it is."""

REVIEW_ACTIONS: dict[str, review.Action] = {"accept": "confirm", "reject": "withdraw", "correct": "correct"}
"""The words of the command line for what correction.csv calls confirm, withdraw and correct."""


def review_queue(
    settings: Settings, *, cause: str | None = None, indicator: str | None = None, limit: int = 20
) -> list[dict[str, Any]]:
    """Readings that want a person's decision, most urgent first: contradicted, chosen with low confidence, quarantined.
    Those that were decided since the release was made are left out. Raises StageError for a wrong cause."""
    if cause is not None and cause not in REVIEW_CAUSES:
        raise StageError(f"cause {cause!r} is none of {', '.join(REVIEW_CAUSES)}")
    return query(
        settings,
        """select fact_id, string_agg(why, '; ' order by urgency, why) as why, indicator, entity_code, period, status,
                  bound, value, value_high, unit, attributed_to, quote, sentence, publisher, url, confidence
           from marts.review_queue
           where ($indicator is null or indicator = $indicator) and list_contains($urgencies, urgency)
               and not list_contains($decided, fact_id)
           group by all order by min(urgency), confidence, fact_id limit $limit""",
        {
            "indicator": indicator,
            "urgencies": REVIEW_CAUSES[cause] if cause else [1, 2, 3, 4],
            "decided": list(_decided()),
            "limit": limit,
        },
    )


def decide(
    settings: Settings, fact_id: str, action: str, *, reason: str, found_by: str, **right: Any
) -> review.Decision:
    """Writes a person's decision (accept, reject or correct) about a reading of the release into correction.csv; the
    next build applies it. `fact_id` may be its first letters; `right` are the corrected fields (value, entity,
    indicator, period, status). Raises StageError where no reading or several begin so, or the decision makes no sense.
    """
    found = query(
        settings,
        """select fact_id from marts.fct_observation where starts_with(fact_id, $start)
           union select fact_id from marts.fct_quarantine where starts_with(fact_id, $start) order by 1 limit 10""",
        {"start": fact_id.lower()},
    )
    if len(found) != 1:
        many = ", ".join(row["fact_id"] for row in found)
        raise StageError(
            f"{fact_id}: {f'several readings begin so: {many}' if found else 'no reading of the release begins so'}"
        )
    if action not in REVIEW_ACTIONS:
        raise StageError(f"decision {action!r} is none of {', '.join(REVIEW_ACTIONS)}")
    try:
        decision = review.Decision(
            found[0]["fact_id"], REVIEW_ACTIONS[action], reason, found_by, datetime.now(UTC).date(), **right
        )
        review.record([decision])
    except review.ReviewError as error:
        raise StageError(str(error)) from error
    return decision


def _decided() -> set[str]:
    try:
        return set(review.recorded())
    except review.ReviewError as error:
        raise StageError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Headlines:
    """What a run ends with: rows of the two headline facts by title, counts, the release, and a fact to ask about."""

    tables: dict[str, list[dict[str, Any]]]
    facts: int
    documents: int
    release: Path
    example: str | None


def headlines(settings: Settings) -> Headlines:
    """The full-online dossier rates and the digital economy's shares of the newest release, and its size."""
    tables = {
        title: query(
            settings,
            f"""select left(fact_id, 12) as fact_id, entity_name_vi as entity, period, status, bound, value, value_high,
                       'percent' as unit, attributed_to, publisher, quote
                from marts.{mart} order by entity_kind <> 'country', entity, period, status""",
        )
        for title, mart in (
            ("Full-online dossier rates · Tỷ lệ hồ sơ trực tuyến toàn trình", "fct_full_online_dossier_rate"),
            ("Digital economy's share of GDP or GRDP · Tỷ trọng kinh tế số", "fct_digital_economy_share"),
        )
    }
    (counts,) = query(
        settings,
        """select (select count(*) from marts.fct_observation) as facts,
                  (select count(*) from marts.dim_document) as documents,
                  (select left(min(fact_id), 12) from marts.fct_observation) as example""",
    )
    shown = [row["fact_id"] for rows in tables.values() for row in rows]
    return Headlines(
        tables, counts["facts"], counts["documents"], settings.release_link, shown[0] if shown else counts["example"]
    )


def status(settings: Settings) -> dict[str, Any]:
    """What there is: bytes and segments of the archive, rows staged, the newest release. Reads, changes nothing."""
    segments = list(settings.archive.glob("*.warc.gz"))
    found: dict[str, Any] = {
        "data": str(settings.data.resolve()),
        "archive segments": len(segments),
        "archive bytes": sum(path.stat().st_size for path in segments),
        "extractor": EXTRACTOR_VERSION,
    }
    if settings.build_file.exists():
        with turn(settings), _store(settings) as store:
            found |= {f"raw.{name}": count for name, count in store.counts().items()}
    try:
        (newest,) = query(settings, "select version, released_at, documents, facts from main.release")
    except StageError:
        return found | {"release": "none yet: run `vndx run`"}
    return (
        found
        | {f"release {name}": str(value) for name, value in newest.items()}
        | {"release": str(settings.release_link)}
    )


def _store(settings: Settings, path: Path | None = None) -> Store:
    try:
        return Store(path or settings.build_file)
    except StoreError as error:
        raise StageError(str(error)) from error


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
