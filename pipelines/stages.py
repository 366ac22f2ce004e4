"""The stages as plain functions: import, load, extract, build, release. The command line and Dagster both call these.
Each does only what is new, and its report says what that was.
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
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pipelines import upkeep
from pipelines.crawl.archive import Archive, ArchiveError
from pipelines.crawl.crawl import ArchiveFailedError, CrawlReport, SourceReport, crawl
from pipelines.crawl.importer import ImportReport, import_paths
from pipelines.extract import EXTRACTOR_VERSION
from pipelines.extract import extract as read_facts
from pipelines.model import Context, Document, Fact, Problem
from pipelines.parse import parse
from pipelines.settings import DBT_PROJECT, PROJECT, Settings
from pipelines.sources import Source, SourceError, sources
from warehouse.release import ReleaseError, ReleaseReport
from warehouse.release import release as make_release
from warehouse.store import Added, Page, SourceRow, Store, StoreError

Item = TypeVar("Item")

DBT_MANIFEST = DBT_PROJECT / "target" / "manifest.json"
DBT_EXECUTABLE = PROJECT / "pipelines" / "bin" / "dbt"
BATCH = 500
"""Documents in one transaction: enough to be quick, little enough to hold in memory."""


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
    with turn(settings), opened(settings) as store:
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
    with turn(settings), opened(settings) as store:
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
    with opened(settings) as store:
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
            with opened(settings) as store:
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
    with opened(settings) as store:
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
        with opened(settings, fresh) as store:
            yield _load(settings, store)
            yield _extract(store)
        fresh.replace(settings.build_file)
    yield build(settings)


def opened(settings: Settings, path: Path | None = None) -> Store:
    """The build file, or another at `path`, opened. Raises StageError where that cannot be."""
    try:
        return Store(path or settings.build_file)
    except StoreError as error:
        raise StageError(str(error)) from error


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
