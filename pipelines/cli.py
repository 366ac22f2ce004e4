"""`vndx`: every stage without the scheduler, and the release as a person reads it.

Commands parse arguments, call one stage, print what came of it and choose the exit code. Heavy imports (dagster,
duckdb, dbt) wait until a command needs them, so that `--help` answers at once. Exit codes: 0 all well, 1 something was
rejected or not found, 2 nothing could be done or wrong usage.
"""

from __future__ import annotations

import csv
import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version as package_version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table as RichTable

from pipelines.cli_source import app as source_app
from pipelines.model import Problem
from pipelines.settings import PROJECT, Settings, wrong_settings

if TYPE_CHECKING:
    from pipelines.crawl.crawl import SourceReport
    from pipelines.crawl.importer import ImportReport
    from pipelines.extract.diff import Change

app = typer.Typer(
    help="The open data warehouse of Vietnam's digital transformation.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
)

archive_app = typer.Typer(help="The archive of pages.", no_args_is_help=True)
app.add_typer(archive_app, name="archive")
app.add_typer(source_app, name="source")

out = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Item = TypeVar("Item")

DEFINITIONS = "pipelines.definitions"
"""The module that Dagster's programs load."""

Paths = Annotated[list[Path], typer.Argument(help="Folders, files or WARC files.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for machines.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a header line.")]


def _version(asked: bool) -> None:
    if asked:
        from pipelines.extract import EXTRACTOR_VERSION  # noqa: PLC0415

        out.print(f"vndx {package_version('vndx')}, extractor {EXTRACTOR_VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say it and stop.")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `vndx`: turns every expected failure into a line that says what to do, and exit code 2."""
    from pipelines.extract import LexiconError  # noqa: PLC0415
    from pipelines.stages import StageError  # noqa: PLC0415
    from pipelines.upkeep import UpkeepError  # noqa: PLC0415

    try:
        app(arguments)
    except LexiconError as error:
        err.print(f"vndx: pipelines/extract/lexicon/{escape(str(error))}")
        raise SystemExit(2) from None
    except (StageError, UpkeepError) as error:
        err.print(f"vndx: {escape(str(error))}")
        raise SystemExit(2) from None
    except (ValidationError, SettingsError) as error:
        for wrong in wrong_settings(error):
            err.print(f"vndx: {escape(wrong)}")
        raise SystemExit(2) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


class _StageLine(logging.Formatter):
    """What a stage says, a warning marked."""

    def format(self, record: logging.LogRecord) -> str:
        return f"  {'! ' if record.levelno > logging.INFO else ''}{record.getMessage()}"


def _print_what_stages_say() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_StageLine())
    log = logging.getLogger("vndx")
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def _report_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        err.print(f"vndx: {escape(str(problem))}")


def _import_exit_code(report: ImportReport) -> int:
    if not (report.imported or report.unchanged):
        return 2
    return 1 if report.rejected else 0


@app.command()
def run(paths: Annotated[list[Path] | None, typer.Argument(help="Pages to import first.")] = None) -> None:
    """The main job, through Dagster in this process: import, parse, stage, extract, dbt build, release.

    Examples:  vndx run sample/sample.warc.gz  ·  vndx run
    """
    from pipelines import stages  # noqa: PLC0415

    settings = Settings()
    stages.check_paths(paths or [])
    stages.export_dagster_environment(settings)
    stages.refresh_manifest(settings)
    from pipelines.definitions import build_definitions  # noqa: PLC0415
    from pipelines.orchestration.jobs import run_refresh  # noqa: PLC0415

    _print_what_stages_say()
    err.print("vndx run: archive → raw → facts → dbt build and tests → release")
    log = settings.data / "run.log"
    outcome = run_refresh(build_definitions(settings), paths or [], log)
    if outcome.failure:
        err.print(
            f"vndx: the run failed: {escape(outcome.failure)}\n"
            f"The last release stands. {escape(str(log))} has what dbt said; `make dev` shows the run."
        )
        raise typer.Exit(2)
    _print_headlines(settings)
    if outcome.rejected:
        raise typer.Exit(1)


@app.command()
def crawl(
    codes: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="All sources without.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Look back to this day.")] = None,
    as_json: AsJson = False,
) -> None:
    """Fetch what the sources have that is new, politely, into the archive. Ctrl-C stops; the next crawl goes on.

    Exit code 1 if a source is broken (docs/sources.md says what each outcome means).

    Examples:  vndx crawl  ·  vndx crawl nld baodanang  ·  vndx crawl nhandan --since 2022-01-01
    """
    from pipelines import stages  # noqa: PLC0415

    if since is not None and since.date() > datetime.now(UTC).date():
        raise typer.BadParameter(f"{since:%Y-%m-%d} is yet to come", param_hint="'--since'")
    with err.status("crawling") as shown:
        done: dict[str, int] = {}

        def progress(report: SourceReport) -> None:
            done[report.source] = report.kept
            shown.update(f"crawling: {sum(done.values())} pages kept; {report.source} {report.attempts.total()} asked")

        try:
            report = stages.crawl_into_archive(Settings(), codes or (), since and since.date(), progress)
        except KeyboardInterrupt:
            err.print("vndx: stopped. What was fetched is in the archive; the next crawl goes on from there.")
            raise typer.Exit(130) from None
    for one in report.sources.values():
        if as_json:
            sys.stdout.write(json.dumps(one.as_dict(), ensure_ascii=False) + "\n")
        else:
            outcomes = ", ".join(f"{name} {count}" for name, count in one.attempts.most_common())
            trouble = [one.stopped, one.last_error] if one in report.broken else []
            said = "; ".join([outcomes, *filter(None, trouble)])
            out.print(f"{one.source:14} {one.kept:6} kept  {escape(said)}", soft_wrap=True)
    err.print(str(report))
    raise typer.Exit(1 if report.broken else 0)


@app.command("import")
def import_(
    paths: Paths,
    domain: Annotated[list[str] | None, typer.Option(help="Of WARC files, only pages of this domain.")] = None,
) -> None:
    """Bring texts, saved pages or WARC files into the archive.

    A folder of .txt or .html may hold a docs.jsonl with doc, url, publisher, published and title, one object a line.

    Examples:  vndx import texts/  ·  vndx import page.html  ·  vndx import CC-NEWS-….warc.gz --domain nhandan.vn
    """
    from pipelines import stages  # noqa: PLC0415

    with err.status("importing") as shown:
        report = stages.import_into_archive(Settings(), paths, domain or (), lambda so_far: shown.update(str(so_far)))
    _report_problems([*report.notes, *report.rejected])
    out.print(str(report))
    raise typer.Exit(_import_exit_code(report))


@app.command()
def parse(
    paths: Annotated[list[Path], typer.Argument(help="Folders of saved pages (.html, also .gz) or single files.")],
    urls: Annotated[Path | None, typer.Option(help="JSON lines with id (the file's stem) and url.")] = None,
) -> None:
    """Print what becomes of saved pages as JSON lines: kind, title, text, dates, author, tables. No database needed.

    Examples:  vndx parse pages/ --urls urls.jsonl  ·  vndx parse page.html | jq .text
    """
    from pipelines import saved  # noqa: PLC0415

    for path in (*paths, *filter(None, [urls])):
        if not path.exists():
            err.print(f"vndx: {escape(str(path))}: there is no such file or folder")
            raise typer.Exit(2)
    known, problems = saved.read_urls(urls) if urls else ({}, [])
    printed = 0
    for path in saved.saved_pages(paths):
        row = saved.describe(path, known.get(saved.stem_of(path)))
        if isinstance(row, Problem):
            problems.append(row)
            continue
        print(json.dumps(row, ensure_ascii=False))  # noqa: T201
        printed += 1
    _report_problems(problems)
    raise typer.Exit(2 if not printed else 1 if problems else 0)


@app.command()
def load() -> None:
    """Parse what the archive has gained and stage it in DuckDB."""
    from pipelines import stages  # noqa: PLC0415

    report = stages.load(Settings())
    _report_problems(report.problems)
    out.print(str(report))


@app.command()
def extract(
    paths: Annotated[list[Path] | None, typer.Argument(help="Folders of <doc>.txt, or single files.")] = None,
    docs: Annotated[
        Path | None,
        typer.Option(
            help="What is known of each text, as JSON lines: "
            '{"doc": "page", "published": "2024-10-05", "publisher": …, "title": …, "url": …}.',
            show_default="docs.jsonl in or above the folder",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option(help="Which indicator, entity and period competed for every number, and why one won.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --explain: one JSON object a candidate.")] = False,
    diff: Annotated[
        bool, typer.Option(help="What is read differently: of PATH, than --before; else, than staged.")
    ] = False,
    before: Annotated[Path | None, typer.Option(help="Facts of the same texts as printed by an earlier vndx.")] = None,
) -> None:
    """Facts as JSON lines on standard output, without a database. Without PATH: read what is staged in the warehouse.

    Examples:  vndx extract texts/ --docs docs.jsonl > facts.jsonl  ·  vndx extract page.txt --explain  ·  vndx extract

    What else a number could have been, for a program:  vndx extract page.txt --explain --json

    Before a changed lexicon is taken into use:  vndx extract --diff  ·  vndx extract texts/ --diff --before facts.jsonl
    (exit 1 if anything differs)
    """
    from pipelines import stages, texts  # noqa: PLC0415

    if explain and not paths:
        raise typer.BadParameter("--explain needs PATH: a text, or a folder of <doc>.txt")
    if as_json and not explain:
        raise typer.BadParameter("--json goes with --explain; facts are printed as JSON lines anyway")
    if before is not None and not (diff and paths):
        raise typer.BadParameter("--before goes with --diff and PATH")
    if diff and paths and before is None:
        raise typer.BadParameter("--diff of PATH needs --before FACTS.jsonl, printed by `vndx extract` earlier")
    if diff and not paths:
        _print_changes(texts.diff_staged(Settings()))
    if not paths:
        out.print(str(stages.extract(Settings())))
        return
    given, problems = texts.read_texts(paths, docs)
    if before is not None:
        _report_problems(problems)
        _print_changes(texts.diff_texts(given, before))
    for text in _progress(given, "reading"):
        if explain and not as_json:
            sys.stdout.write(texts.explain_text(text))
            continue
        for row in texts.explained(text) if explain else texts.facts_of(text):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    _report_problems(problems)
    raise typer.Exit((1 if given else 2) if problems else 0)


@app.command()
def build() -> None:
    """dbt build: staging, intermediate and marts, with their tests."""
    from pipelines import stages  # noqa: PLC0415

    out.print(str(stages.build(Settings())))


@app.command()
def release() -> None:
    """Make a release of the built marts, if they changed."""
    from pipelines import stages  # noqa: PLC0415

    out.print(str(stages.release(Settings())))


@app.command()
def rebuild() -> None:
    """Make the DuckDB file anew from the archive alone: load, extract, build. The release follows by `vndx release`.

    The old file stands until the new one is complete.
    """
    from pipelines import stages  # noqa: PLC0415

    for report in stages.rebuild(Settings()):
        out.print(str(report))


@app.command()
def status(as_json: AsJson = False) -> None:
    """What there is: archive, staged documents, facts, release."""
    from pipelines import answers  # noqa: PLC0415

    found = answers.status(Settings())
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    for name, value in found.items():
        out.print(f"{name:18} {value}")


@app.command()
def facts(
    indicator: Annotated[str | None, typer.Option(help="Code of the catalogue.")] = None,
    entity: Annotated[str | None, typer.Option(help="Code (P48) or name (Đà Nẵng).")] = None,
    period: Annotated[str | None, typer.Option(help="2024 also finds 2024-S1, 2024-09 …")] = None,
    status: Annotated[str | None, typer.Option(help="actual, estimate, target or forecast.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 1000,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Every stated fact of the release, with its quotation.

    Examples:  vndx facts --indicator dossier_full_online_rate  ·  vndx facts --entity "Đà Nẵng" --period 2024 --csv
    """
    from pipelines import answers  # noqa: PLC0415

    found = answers.facts(Settings(), indicator=indicator, entity=entity, period=period, status=status, limit=limit)
    if not found and not (as_json or as_csv):
        err.print(
            'vndx: no fact fits. `vndx sql "select distinct indicator from marts.fct_observation"` lists what there is.'
        )
    _print_rows(found if as_json or as_csv else _for_reading(found), as_json, as_csv)
    raise typer.Exit(0 if found else 1)


@app.command()
def why(fact: Annotated[str, typer.Argument(metavar="FACT", help="A fact_id, or its first letters.")]) -> None:
    """Where a fact comes from: the quotation in its context, the page, the archive record, the rule.

    Example:  vndx why 3f9a
    """
    from pipelines import answers  # noqa: PLC0415

    found = answers.why(Settings(), fact)
    out.print(f"[bold]{escape(found.headline)}[/bold]\n")
    before, quote, after = (escape(part) for part in (found.before, found.quote, found.after))
    out.print(f"  …{before}[bold reverse]{quote}[/bold reverse]{after}…\n")
    for name, value in found.details.items():
        out.print(f"{name:12} {escape(value)}")


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="SQL, read-only, on the newest release.")],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Ask the release. Read-only, without access to files or the network.

    Example:  vndx sql "select entity, period, value from marts.fct_digital_economy_share order by period"
    """
    from pipelines import answers  # noqa: PLC0415

    _print_rows(answers.query(Settings(), query), as_json, as_csv)


@app.command()
def export(
    marts: Annotated[list[str] | None, typer.Argument(metavar="[MART]...", help="By name.", show_default="all")] = None,
    to: Annotated[Path, typer.Option(help="Folder; files of the same name are replaced.")] = Path("export"),
    form: Annotated[str, typer.Option("--format", help="csv, parquet or json (one object a line).")] = "csv",
    as_json: AsJson = False,
) -> None:
    """Marts of the release as files, one each, with a datapackage.json that describes every column.

    In CSV a text that a spreadsheet would take for a formula gets a leading apostrophe.

    Examples:  vndx export fct_indicator_value dim_entity --to out  ·  vndx export --format parquet --to out
    """
    from pipelines import answers  # noqa: PLC0415

    written = answers.export(Settings(), to, marts or (), form)
    for one in written:
        if as_json:
            sys.stdout.write(json.dumps({"mart": one.mart, "rows": one.rows, "path": str(one.path)}) + "\n")
        else:
            out.print(f"{one.rows:>12,}  {escape(str(one.path))}")


@app.command()
def review(
    fact: Annotated[str | None, typer.Argument(metavar="[FACT]", help="A fact_id, or its first letters.")] = None,
    decision: Annotated[str | None, typer.Argument(metavar="[DECISION]", help="accept, reject or correct.")] = None,
    value: Annotated[float | None, typer.Option(help="correct: the right number, in the indicator's unit.")] = None,
    entity: Annotated[str | None, typer.Option(help="correct: the right code (P48, VN, M:bct).")] = None,
    indicator: Annotated[
        str | None, typer.Option(help="correct: the right indicator. Listing: only of this one.")
    ] = None,
    period: Annotated[str | None, typer.Option(help="correct: the right period (2024-S1).")] = None,
    status: Annotated[str | None, typer.Option(help="correct: actual, estimate, target or forecast.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why; stays with the decision for ever.")] = None,
    by: Annotated[str | None, typer.Option(envvar="VNDX_REVIEWER", help="Who decides.")] = None,
    cause: Annotated[str | None, typer.Option(help="Listing: contradicted, confidence or quarantined.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Listing: at most so many.")] = 20,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What wants a person's decision, and the decision, which the next build applies (seed correction.csv).

    Without FACT it lists readings that are contradicted, chosen with low confidence or quarantined, and on a terminal
    asks about one after the other. Exit code 1 if nothing wants a decision.

    Examples:  vndx review  ·  vndx review --cause contradicted --json  ·  vndx review 3f9a accept --reason "as printed"
    --by "L. Anh"  ·  vndx review 3f9a correct --value 65.3 --reason "a digit was lost" --by "L. Anh"
    """
    from pipelines import answers  # noqa: PLC0415

    settings = Settings()
    right = {"value": value, "entity": entity, "indicator": indicator, "period": period, "status": status}
    if fact is not None:
        if decision is None or reason is None or by is None:
            raise typer.BadParameter("a decision is FACT accept|reject|correct with --reason and --by")
        done = answers.decide(settings, fact, decision, reason=reason, found_by=by, **right)
        out.print(f"{done.fact_id}: {decision}, {escape(done.reason)} ({escape(done.found_by)}). Now: vndx build")
        return
    found = answers.review_queue(settings, cause=cause, indicator=indicator, limit=limit)
    if as_json or as_csv or not _someone_is_there():
        shown = (
            found
            if as_json or as_csv
            else [{"why": row["why"]} | one for row, one in zip(found, _for_reading(found), strict=True)]
        )
        _print_rows(shown, as_json, as_csv)
    else:
        _ask_about(settings, found, by)
    if not found:
        err.print("Nothing wants a decision.")
    raise typer.Exit(0 if found else 1)


def _someone_is_there() -> bool:
    """Whether a person at a terminal can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask_about(settings: Settings, found: list[dict[str, Any]], by: str | None) -> None:
    """Shows one reading after the other and takes a person's decision about each; what was decided is kept at once."""
    from pipelines import answers, stages  # noqa: PLC0415

    by = by or typer.prompt("Who decides")
    for number, row in enumerate(found, 1):
        about = " · ".join(str(row[name]) for name in ("indicator", "entity_code", "period", "status"))
        out.print(f"\n[bold]{number}/{len(found)}  {escape(about)}: {escape(answers.figure(row))}[/bold]")
        out.print(f"  {escape(row['why'])}")
        out.print(
            "  " + escape(row["sentence"]).replace(escape(row["quote"]), f"[reverse]{escape(row['quote'])}[/reverse]")
        )
        out.print(f"  {escape(str(row['publisher']))}  {escape(str(row['url']))}  confidence {row['confidence']:.2f}")
        while (
            answer := typer.prompt("[a]ccept [r]eject [c]orrect [s]kip [q]uit", default="s").strip().lower()[:1]
        ) != "s":
            if answer == "q":
                return
            action = {"a": "accept", "r": "reject", "c": "correct"}.get(answer)
            if action is None:
                continue
            right = _asked_right() if action == "correct" else {}
            try:
                answers.decide(settings, row["fact_id"], action, reason=typer.prompt("Why"), found_by=by, **right)
                break
            except stages.StageError as error:
                err.print(f"vndx: {escape(str(error))}")
    out.print("\nNow: vndx build")


def _asked_right() -> dict[str, Any]:
    """The fields that a person corrects, asked for one by one."""
    right: dict[str, Any] = {}
    for name in ("value", "entity", "indicator", "period", "status"):
        if text := typer.prompt(f"  right {name} (empty: as it is)", default="", show_default=False).strip():
            try:
                right[name] = float(text) if name == "value" else text
            except ValueError:
                err.print(f"vndx: {text!r} is no number (write 65.3)")
    return right


@app.command()
def broken(as_json: AsJson = False) -> None:
    """What needs a person now, since when, and the likely cause. Exit 1 if anything of it is an error.

    Failed runs are listed by the service (asset `broken_now`), which knows the history.
    """
    from pipelines import health  # noqa: PLC0415

    settings = Settings()
    found = health.Ledger(settings).dated(health.look(settings))
    if not found and not as_json:
        out.print("Nothing is broken.")
    _print_rows([one.as_row() for one in found], as_json, as_csv=False)
    raise typer.Exit(1 if any(one.severity == "error" for one in found) else 0)


@app.command()
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, remove nothing.")] = False,
) -> None:
    """Remove old releases, logs, runs and half-written files, by the limits in the settings. Never the archive."""
    from pipelines import stages, upkeep  # noqa: PLC0415

    settings = Settings()
    with stages.turn(settings):
        report = upkeep.prune(settings, dry_run=dry_run)
    for path, size in report.removed:
        out.print(f"{size:>14,}  {escape(str(path))}")
    for problem in report.problems:
        err.print(f"vndx: {escape(problem)}")
    out.print(str(report))
    if settings.dagster_storage.is_dir():
        stages.export_dagster_environment(settings)
        from pipelines.orchestration.watching import prune_history  # noqa: PLC0415

        runs = prune_history(settings, dry_run=dry_run)
        out.print(f"prune: {'would remove' if dry_run else 'removed'} {runs} runs of Dagster's history")
    raise typer.Exit(1 if report.problems else 0)


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="Folder; only what changed is copied there.")]) -> None:
    """Copy the archive, the releases, the corrections and Dagster's history. May run beside the service.

    With VNDX_DAGSTER_POSTGRES the history is PostgreSQL's: back it up with pg_dump (docs/runbook.md).
    """
    from pipelines import stages, upkeep  # noqa: PLC0415

    settings = Settings()
    with stages.turn(settings):
        out.print(f"backup: {upkeep.backup(settings, to)}")


@app.command()
def restore(source: Annotated[Path, typer.Argument(metavar="FROM", help="Folder of a backup.")]) -> None:
    """Put a backup into an empty data folder, every digest compared. Then: vndx rebuild, vndx release.

    Example:  VNDX_DATA=/srv/vndx vndx restore /backup/vndx
    """
    from pipelines import upkeep  # noqa: PLC0415

    out.print(f"restore: {upkeep.restore(Settings(), source)}")


@app.command()
def dev(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port of the web UI.")] = 3000,
) -> None:
    """Dagster's web UI and daemon, on this machine alone unless told otherwise."""
    _become("dagster", "dev", "-h", host, "-p", str(port), alone=True)


@app.command()
def web(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port of the web UI.")] = 3000,
) -> None:
    """The web UI alone, for a server (deploy/). Put authentication in front before it listens elsewhere."""
    _become("dagster-webserver", "-h", host, "-p", str(port), alone=False)


@app.command()
def daemon() -> None:
    """The scheduler alone, for a server (deploy/). One for a data folder: a second one says so and leaves."""
    _become("dagster-daemon", "run", alone=True)


def _become(program: str, *arguments: str, alone: bool) -> None:
    """Becomes one of Dagster's programs on these settings; `alone`: unless another is at it on this folder."""
    from pipelines import stages, upkeep  # noqa: PLC0415

    settings = Settings()
    if alone:
        upkeep.start_service(settings)
    stages.export_dagster_environment(settings)
    stages.refresh_manifest(settings)
    os.chdir(PROJECT)
    path = Path(sys.executable).parent / program
    os.execv(path, [str(path), *arguments, "-m", DEFINITIONS])


@archive_app.command()
def verify() -> None:
    """Read every record and compare its digest. Exit 1 if something is damaged."""
    from pipelines import stages  # noqa: PLC0415

    report = stages.verify_archive(Settings())
    _report_problems(report.problems)
    out.print(str(report))
    raise typer.Exit(1 if report.problems else 0)


def _print_changes(changes: Iterable[Change]) -> NoReturn:
    counts = Counter[str]()
    for change in changes:
        counts[change.kind] += 1
        sys.stdout.write(f"{change}\n")
    err.print(", ".join(f"{counts[kind]} {kind}" for kind in ("added", "lost", "changed")))
    raise typer.Exit(1 if counts else 0)


def _progress(items: list[Item], label: str) -> Iterator[Item]:
    """The items, with a progress bar where a person watches (standard error is a terminal)."""
    return iter(track(items, description=label, console=err, transient=True, disable=not err.is_terminal))


def _print_rows(rows: list[dict[str, Any]], as_json: bool, as_csv: bool, title: str | None = None) -> None:
    if as_json:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    elif as_csv:
        from warehouse.export import harmless  # noqa: PLC0415

        # The module leaves a carriage return alone unquoted, and a spreadsheet begins a row there.
        returns = any("\r" in value for row in rows for value in row.values() if isinstance(value, str))
        writer = csv.writer(
            sys.stdout, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC if returns else csv.QUOTE_MINIMAL
        )
        for cells in [*rows[:1], *(row.values() for row in rows)]:  # a row's keys are the names of its columns
            writer.writerow(map(harmless, cells))
    elif rows:
        table = RichTable(title=title, title_justify="left", header_style="bold", pad_edge=False, box=None)
        for name, value in rows[0].items():
            numeric = isinstance(value, int | float) and not isinstance(value, bool)
            longest = max(len(_shown(row[name])) for row in rows)
            table.add_column(name, justify="right" if numeric else "left", overflow="fold", min_width=min(longest, 16))
        for row in rows:
            table.add_row(*(escape(_shown(value)) for value in row.values()))
        out.print(table)


def _for_reading(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Facts with the columns that fit a terminal: who, when, how much, who says so, in which words."""
    from pipelines import answers  # noqa: PLC0415

    shown = []
    for row in rows:
        source = " · ".join(filter(None, [row["publisher"], row["attributed_to"]]))
        columns = {name: row[name] for name in ("fact_id", "indicator", "entity", "period", "status") if name in row}
        shown.append(columns | {"value": answers.figure(row), "source": source, "quote": row["quote"]})
    return shown


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _print_headlines(settings: Settings) -> None:
    """What `vndx run` ends with: the two headline tables, the counts, and where to go from here."""
    from pipelines import answers  # noqa: PLC0415

    headlines = answers.headlines(settings)
    for title, rows in headlines.tables.items():
        out.print()
        _print_rows(_for_reading(rows), as_json=False, as_csv=False, title=title)
        if not rows:
            out.print(f"{title}: none stated in what was read so far")
    out.print(f"\n{headlines.facts} facts in {headlines.documents} documents · {headlines.release.resolve()}")
    out.print("\nNext:")
    vndx = ".venv/bin/vndx"
    if headlines.example is None:
        out.print(f"  {vndx} run PATH…     (folders of .txt or .html, files, .warc.gz: there is nothing to show yet)")
        return
    out.print(f"  {vndx} why {headlines.example}")
    out.print(f'  {vndx} facts --entity "Đà Nẵng"')
    out.print(f'  {vndx} sql "select indicator, count(*) as facts from marts.fct_observation group by all"')


if __name__ == "__main__":
    main()
