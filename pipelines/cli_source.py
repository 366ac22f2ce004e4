"""`vndx source …`: list the sites, look at what they give today, save a page, begin a new one.

The crawler's libraries wait until a command needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.table import Table

from pipelines.settings import Settings

if TYPE_CHECKING:
    from pipelines.sources import Source

app = typer.Typer(
    help="The sites that vndx reads: one YAML each in pipelines/sources.",
    epilog="Examples: vndx source list · vndx source check nld --live · vndx source new --help (docs/sources.md)",
    no_args_is_help=True,
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line an entry.")]


def _refuse(message: str, code: int = 2) -> NoReturn:
    typer.echo(f"vndx: {message}", err=True)
    raise typer.Exit(code)


def _load(code: int = 2) -> dict[str, Source]:
    """All sources; files that cannot be read end the command with that exit code, every mistake a line."""
    from pipelines.sources import FOLDER, SourceError, load  # noqa: PLC0415

    try:
        return load(FOLDER)
    except SourceError as error:
        for problem in error.problems[:-1]:
            typer.echo(f"vndx: {problem}", err=True)
        _refuse(str(error.problems[-1]), code)


def _known(code: str, every: dict[str, Source]) -> Source:
    if code not in every:
        near = get_close_matches(code, every, 1)
        _refuse(f"no source {code!r}" + (f"; do you mean {near[0]!r}?" if near else f"; there are {', '.join(every)}"))
    return every[code]


def _chosen(codes: list[str] | None, every: dict[str, Source]) -> list[Source]:
    return [_known(code, every) for code in codes] if codes else list(every.values())


def _web_address(url: str) -> str:
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        _refuse(f"{url!r} is not a web address: write it whole, with https://")
    return url


@app.command("list", epilog="Example: vndx source list --json")
def list_(as_json: Json = False) -> None:
    """All sources: what they are and by which ways their pages are found."""
    from pipelines.crawl import survey  # noqa: PLC0415

    rows = survey.overview(_load().values())
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    table = Table("code", "publisher", "home", "tier", "markup", "found by", "cron", box=None, pad_edge=False)
    for row in rows:
        ways = ", ".join(f"{way} {count}" for way, count in row["ways"].items())
        table.add_row(
            row["code"], row["publisher"], row["home_entity"], str(row["tier"]), row["markup"], ways, row["cron"]
        )
    Console(width=None if sys.stdout.isatty() else 160).print(table)


@app.command(epilog="Examples: vndx source check · vndx source check nld baodanang --live --json")
def check(
    codes: Annotated[list[str] | None, typer.Argument(help="Sources; all without.")] = None,
    live: Annotated[bool, typer.Option("--live", help="Ask the sites too: robots.txt, feeds, a few pages.")] = False,
    pages: Annotated[int, typer.Option(min=1, max=20, help="Pages to read of each site, with --live.")] = 2,
    as_json: Json = False,
) -> None:
    """Check the source files and, with --live, what each site gives today. Exit code 1 if anything is amiss."""
    from pipelines.crawl import survey  # noqa: PLC0415

    chosen = _chosen(codes, _load(code=1))
    settings = Settings()
    good = True
    for source in chosen:
        if live:
            findings = survey.check(source, settings, pages=pages)
        else:
            ways = ", ".join(f"{way} {count}" for way, count in survey.overview([source])[0]["ways"].items())
            findings = [survey.Finding(source.code, source.home, True, f"file is sound; {source.markup}; {ways}")]
        good = good and all(finding.good for finding in findings)
        for row, finding in zip(survey.as_rows(findings), findings, strict=True):
            if as_json:
                typer.echo(json.dumps(row, ensure_ascii=False))
            else:
                typer.echo(f"{'ok ' if finding.good else 'BAD'} {finding.source:14} {finding.address}  {finding.seen}")
    if not good:
        raise typer.Exit(1)


@app.command(epilog="Example: vndx source snapshot https://nld.com.vn/….htm --to ~/saved")
def snapshot(
    url: Annotated[str, typer.Argument(help="The page to save.")],
    to: Annotated[Path, typer.Option(help="A folder outside the repository.")],
) -> None:
    """Save a live page and its skeleton (tags, classes, dates; no sentence) to make a golden page from. Exit code 1 if
    the page did not come."""
    from pipelines.crawl import survey  # noqa: PLC0415
    from pipelines.sources import source_for  # noqa: PLC0415

    every = _load()
    try:
        saved, outline = survey.snapshot(_web_address(url), source_for(url, every), to, Settings())
    except ValueError as error:
        _refuse(str(error))
    except LookupError as error:
        _refuse(str(error), 1)
    typer.echo(f"{saved}  the page, its publisher's: keep it out of the repository")
    typer.echo(f"{outline}  its skeleton: fill it with words of your own")


@app.command(epilog='Example: vndx source new baohue "Báo Huế" https://baohue.vn/ --home P46 --tier 3 --like nhandan')
def new(
    code: Annotated[str, typer.Argument(help="Lower case letters, digits, _.")],
    publisher: Annotated[str, typer.Argument(help="The publisher's name.")],
    url: Annotated[str, typer.Argument(help="The home page.")],
    home: Annotated[str, typer.Option(help="Whom it speaks for: VN, P48, M:bct (docs/facts.md).")],
    tier: Annotated[int, typer.Option(min=1, max=5, help="Authority, 1 strongest.")] = 4,
    like: Annotated[
        str | None, typer.Option(help="A source of the same publishing system to copy selectors of.")
    ] = None,
) -> None:
    """Begin a source: writes its YAML, to be completed by hand. Nothing is written where it would not load."""
    from pipelines.crawl import survey  # noqa: PLC0415
    from pipelines.sources import FOLDER, SourceError  # noqa: PLC0415

    every = _load()
    pattern = _known(like, every) if like is not None else None
    try:
        path = survey.new_source(code, publisher, _web_address(url), home, tier, FOLDER, pattern)
    except FileExistsError:
        _refuse(f"{code}.yml is there already")
    except SourceError as error:
        _refuse("; ".join(problem.message for problem in error.problems))
    typer.echo(f"{path}  written; next: complete it, vndx source check {code} --live, and a golden page")
