"""From the build file to what readers open: a new, versioned, read-only file and a link that flips to it.

A release is made only after a `dbt build` in which everything passed, and only if its content differs from
the newest one. It is written under another name, closed, and then renamed, so that a torn file is never seen;
whoever has the release before open keeps it.

What is written is a copy of the newest release in which the rows that differ are exchanged, so that a release
costs what is new; or every mart anew, where tables became others, much changed, or the file holds much dead space.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

import duckdb

from pipelines.settings import Settings

READER_SQL = Path(__file__).resolve().parent / "release.sql"

# Marts that are views in the release too, over others there; the rest are tables, whatever they are in the build file.
_KEPT_AS_VIEWS = ("fct_value_vintage",)

# A page of Zstandard holds sentences in a third of what DuckDB's own string compression needs; DuckDB 1.2 and later
# read it.
_STORAGE = "v1.2.0"
_COMPRESSION = {("fct_observation", "sentence"): "zstd"}

# Above these the marts are written anew: the share of rows that differ, and how much larger a release may be than when
# it was last written anew (rows that were exchanged leave holes).
_MOST_EXCHANGED = 0.1
_MOST_GROWN = 1.25

# A reader can read the release and nothing else: no files, no network, no extensions, and no way to change
# that.
_CLOSED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class ReleaseError(Exception):
    """There is nothing to release, or nothing that may be released: the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """What `release` did. `made` is False where the content is what the newest release has; `path` and
    `version` are the newest release in both cases. `rows` is by table; `removed` names the old releases that
    were deleted; `exchanged` counts the rows that were deleted or added in a copy of the release before, None where the
    marts were written anew."""

    made: bool
    version: str
    path: Path
    content_sha256: str
    rows: dict[str, int]
    removed: tuple[str, ...] = ()
    exchanged: int | None = None

    def __str__(self) -> str:
        if not self.made:
            return f"release: nothing new, {self.version} stands"
        return f"release: {self.version}, {self.rows.get('fct_observation', 0)} facts"


def release(settings: Settings, *, synthetic: bool = False) -> ReleaseReport:
    """Makes a release of the build file's marts, flips the link to it and deletes all but the last
    `keep_releases`. Makes none, and says so, if nothing changed since the newest one.

    Raises ReleaseError if there is no build, if the last dbt build did not pass, or if it holds made-up pages
    (hosts under .invalid, as tests use them) and `synthetic` does not say that they are meant to be there.
    """
    if not settings.build_file.exists():
        raise ReleaseError(f"There is no build file at {settings.build_file}. Run `vndx build` first.")
    settings.releases.mkdir(parents=True, exist_ok=True)
    _remove_torn(settings.releases)
    with _attach_build(settings.build_file) as con:
        _refuse_unless_passed(con)
        if not synthetic:
            _refuse_made_up(con)
        marts = _Marts.of(con)
        newest = _Released.newest(settings)
        if newest and newest.content_sha256 == marts.content_sha256:
            return ReleaseReport(False, newest.version, newest.path, newest.content_sha256, marts.rows)
        now = datetime.now(UTC)
        version = f"{now:%Y%m%dT%H%M%SZ}-{marts.content_sha256[:8]}"
        path = settings.releases / f"vndx-{version}.duckdb"
        partial = settings.releases / f".partial-{version}.duckdb"
        exchanged = _exchange(con, marts, newest, partial) if newest and newest.can_become(marts) else None
        if exchanged is None:
            _write_anew(con, marts, partial)
        _sign(con, marts, partial, version, now)
    _sync(partial)
    partial.chmod(0o444)
    partial.rename(path)
    _sync(path.parent)  # the name too, before anything points at it
    _flip(settings.release_link, path)
    removed = _remove_old(settings, path)
    return ReleaseReport(True, version, path, marts.content_sha256, marts.rows, removed, exchanged)


def open_release(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can only read this release (a file, or the link to the newest): tables are found
    without naming the schema, other files, the network and settings are out of reach.

    Raises ReleaseError if there is no release there.
    """
    # Behind the link, so that a process that had an older release open is not given that one again.
    file = path.resolve()
    if not file.exists():
        raise ReleaseError(f"There is no release at {path}. Run `vndx run` first.")
    try:
        con = duckdb.connect(str(file), read_only=True, config=dict(_CLOSED))
    except duckdb.Error as error:
        raise ReleaseError(f"{file} cannot be read as a release: {error}") from error
    con.execute("set search_path = 'marts,main'")
    # Connections of one process to one file share its settings: they may be locked already.
    if con.execute("select current_setting('lock_configuration')").fetchone() == (False,):
        con.execute("set lock_configuration = true")
    return con


def read_rows(
    con: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] | Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    """The rows of one query as dictionaries. Raises ReleaseError with DuckDB's own words where it is wrong."""
    try:
        found = con.execute(sql, parameters)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    except duckdb.Error as error:
        raise ReleaseError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Marts:
    """The public relations of the build file, those that become tables with their rows, and two hashes: of how they are
    laid out and described, and of all that a reader can see. The hash of each row of the table T is in the temporary
    table T_hash."""

    relations: tuple[str, ...]
    rows: dict[str, int]
    layout_sha256: str
    content_sha256: str

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection) -> _Marts:
        relations = [
            name
            for (name,) in con.execute(
                """select table_name from information_schema.tables
                   where table_schema = 'marts' and table_catalog = current_database() order by 1"""
            ).fetchall()
        ]
        if not relations:
            raise ReleaseError("The build file holds no marts. Run `vndx build` first.")
        rows: dict[str, int] = {}
        layout: list[object] = [READER_SQL.read_text(encoding="utf-8")]
        content: list[object] = []
        for relation in relations:
            if relation in _KEPT_AS_VIEWS:  # over others, that are counted
                layout.append([relation, _view(con, relation)])
                continue
            columns = con.execute(
                """select column_name, data_type, comment from duckdb_columns()
                   where schema_name = 'marts' and table_name = ? and database_name = current_database()
                   order by column_index""",
                [relation],
            ).fetchall()
            layout.append([relation, _comment(con, relation), columns])
            con.execute(f"create temp table {relation}_hash as select hash(mart) as row from marts.{relation} as mart")
            rows[relation], row_hashes = _count(con, f"select row from {relation}_hash")
            content.append([relation, rows[relation], str(row_hashes)])
        layout_sha256 = _sha256([layout, _STORAGE, str(_COMPRESSION)])
        return cls(tuple(relations), rows, layout_sha256, _sha256([layout, content]))


@dataclass(frozen=True, slots=True)
class _Released:
    """The newest release, as it says of itself (main.release)."""

    path: Path
    version: str
    content_sha256: str
    layout_sha256: str
    vndx_version: str
    anew_bytes: int

    @classmethod
    def newest(cls, settings: Settings) -> _Released | None:
        """None where there is none to read, or one of a time when releases said less."""
        path = settings.release_link.resolve()
        try:
            with open_release(path) as con:
                row = con.execute(
                    "select version, content_sha256, layout_sha256, vndx_version, anew_bytes from main.release"
                ).fetchone()
        except (ReleaseError, duckdb.CatalogException, duckdb.BinderException):
            return None
        return cls(path, *row) if row else None

    def can_become(self, marts: _Marts) -> bool:
        """Whether other rows are all that keeps it from being the release of these marts."""
        return (
            self.layout_sha256 == marts.layout_sha256
            and self.vndx_version == _vndx_version()
            and self.path.stat().st_size <= _MOST_GROWN * self.anew_bytes
        )


def _attach_build(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection in which the build file is the default database, read-only."""
    con = duckdb.connect()
    # Under the name that dbt knows it by: its views name it.
    name = path.stem.replace('"', '""')
    try:
        con.execute(f"attach '{_quoted(path)}' as \"{name}\" (read_only)")
    except duckdb.Error as error:
        con.close()
        raise ReleaseError(f"{path} cannot be read: {error}. Let the run that has it open finish.") from error
    con.execute(f'use "{name}"')
    return con


def _refuse_unless_passed(con: duckdb.DuckDBPyConnection) -> None:
    try:
        result = con.execute("select passed, reason from intermediate.build_result").fetchone()
    except duckdb.CatalogException:
        result = (False, "it was never built")
    if result is None or not result[0]:
        raise ReleaseError(
            f"The last dbt build did not pass ({result[1] if result else 'no result'}), so nothing is "
            "released; readers keep the release before. Mend what failed and run `vndx build`."
        )


def _refuse_made_up(con: duckdb.DuckDBPyConnection) -> None:
    row = con.execute(
        r"""with made_up as (
                select regexp_extract(concat_ws(' ', url, final_url, canonical_url),
                                      '[a-z]+://[^/ ]*\.invalid(:\d+)?(/\S*)?( |$)') as url
                from raw.document)
            select count(*), any_value(trim(url)) from made_up where url <> ''"""
    ).fetchone()
    if row and row[0]:
        raise ReleaseError(
            f"The build file holds {row[0]} made-up pages (such as {row[1]}): a release with them would state "
            "figures that nobody published. Point VNDX_DATA at another folder, or rebuild from a clean archive."
        )


def _comment(con: duckdb.DuckDBPyConnection, relation: str) -> str | None:
    row = con.execute(
        """select comment from (
               select database_name, schema_name, table_name, comment from duckdb_tables()
               union all
               select database_name, schema_name, view_name, comment from duckdb_views())
           where database_name = current_database() and schema_name = 'marts' and table_name = $name""",
        {"name": relation},
    ).fetchone()
    return row[0] if row else None


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """The file as the database `release`, written out and closed at the end."""
    con.execute(f"attach '{_quoted(path)}' as release (storage_version '{_STORAGE}')")
    try:
        yield
    finally:
        con.execute("detach release")


def _exchange(con: duckdb.DuckDBPyConnection, marts: _Marts, newest: _Released, path: Path) -> int | None:
    """Makes a copy of the newest release whose tables have the rows of the marts: those that a mart does not have are
    deleted, those that only it has are added. Returns how many. Returns None, and leaves no file, where too many would
    be, or the copy does not come out as the marts are (it cannot be read, a mart holds two rows that are the same)."""
    shutil.copyfile(newest.path, path)
    exchanged = 0
    try:
        with _attached(con, path):
            for relation in marts.rows:
                con.execute(
                    f"""create or replace temp table before as
                        select hash(mart) as row from release.marts.{relation} as mart;
                        create temp table {relation}_gone as from before where row not in (from {relation}_hash);
                        create temp table {relation}_new as from {relation}_hash where row not in (from before)"""
                )
                for part in ("gone", "new"):
                    exchanged += _count(con, f"select row from {relation}_{part}")[0]
            as_the_marts = exchanged <= _MOST_EXCHANGED * sum(marts.rows.values())
            for relation in marts.rows if as_the_marts else ():
                as_the_marts &= _exchange_rows(con, relation)
    except duckdb.IOException:
        as_the_marts = False
    if as_the_marts:
        return exchanged
    _remove_torn(path.parent)
    return None


def _exchange_rows(con: duckdb.DuckDBPyConnection, relation: str) -> bool:
    """Whether a table of the release now has the rows of its mart, which a hash can say with certainty enough: 64 bits
    for each row that changed."""
    if _count(con, f"select row from {relation}_gone")[0]:
        con.execute(f"delete from release.marts.{relation} as mart where hash(mart) in (from {relation}_gone)")
    if _count(con, f"select row from {relation}_new")[0]:
        con.execute(
            f"""insert into release.marts.{relation}
                select * from marts.{relation} as mart where hash(mart) in (from {relation}_new)"""
        )
    return _count(con, f"select hash(mart) as row from release.marts.{relation} as mart") == _count(
        con, f"select row from {relation}_hash"
    )


def _count(con: duckdb.DuckDBPyConnection, row_hashes: str) -> tuple[int, int]:
    """Number and sum of the column `row` of a query: the order of rows is no content, their number is."""
    counted = con.execute(f"select count(*), coalesce(sum(row), 0) from ({row_hashes})").fetchone()
    assert counted is not None
    return counted


def _write_anew(con: duckdb.DuckDBPyConnection, marts: _Marts, path: Path) -> None:
    """Copies every mart, with its descriptions, into a new file."""
    with _attached(con, path):
        con.execute("create schema release.marts")
        for relation in marts.rows:
            con.execute(f"create table release.marts.{relation} ({_columns(con, relation)})")
            con.execute(f"insert into release.marts.{relation} select * from marts.{relation}")
        _describe(con, marts)
        con.execute(
            """create table release.main.release (
                   version varchar, released_at timestamp, content_sha256 varchar, layout_sha256 varchar,
                   vndx_version varchar, extractor_version varchar, documents bigint, facts bigint,
                   archive_position varchar, anew_bytes bigint);
               comment on table release.main.release is 'This release: one row. archive_position gives, for each '
               'archive segment, the byte where the last record begins that it was made from; anew_bytes is the size '
               'of the file when all tables were last written anew.'"""
        )
    views = [_view(con, relation) for relation in _KEPT_AS_VIEWS]
    with duckdb.connect(str(path)) as made:
        for view in views:
            made.execute(view)
        made.execute(READER_SQL.read_text(encoding="utf-8"))
        _describe_views(made)


def _sign(con: duckdb.DuckDBPyConnection, marts: _Marts, path: Path, version: str, now: datetime) -> None:
    """Writes into the file what release it is."""
    size = path.stat().st_size
    with _attached(con, path):
        before = con.execute("select anew_bytes from release.main.release").fetchone()
        con.execute("delete from release.main.release")
        con.execute(
            """insert into release.main.release by name select
                $version as version, $now::timestamp as released_at, $content as content_sha256,
                $layout as layout_sha256, $vndx as vndx_version,
                (select arg_max(extractor_version, batch_id) from raw.extraction) as extractor_version,
                (select count(*) from raw.document) as documents, $facts::bigint as facts,
                (select to_json(map(list(file order by file), list(until order by file)))::varchar
                 from (select archive_file as file, max(archive_offset) as until from raw.record group by all)
                ) as archive_position,
                $anew_bytes as anew_bytes
            """,
            {
                "version": version,
                "now": now.replace(tzinfo=None),
                "content": marts.content_sha256,
                "layout": marts.layout_sha256,
                "vndx": _vndx_version(),
                "facts": marts.rows.get("fct_observation", 0),
                "anew_bytes": before[0] if before else size,
            },
        )


def _columns(con: duckdb.DuckDBPyConnection, relation: str) -> str:
    """The columns of a mart as a release declares them."""
    found = con.execute(
        """select column_name, data_type from duckdb_columns()
           where schema_name = 'marts' and table_name = ? and database_name = current_database()
           order by column_index""",
        [relation],
    ).fetchall()
    return ", ".join(
        f'"{name}" {kind}' + (f" using compression {how}" if (how := _COMPRESSION.get((relation, name))) else "")
        for name, kind in found
    )


def _view(con: duckdb.DuckDBPyConnection, relation: str) -> str:
    """The statements that make a view of the build file, with its description, in whatever file they are run in."""
    row = con.execute(
        """select sql, database_name from duckdb_views()
           where schema_name = 'marts' and view_name = ? and database_name = current_database()""",
        [relation],
    ).fetchone()
    if row is None:
        raise ReleaseError(f"The build file holds no view marts.{relation}. Run `vndx build` first.")
    sql, database = row
    for name in (f'"{database}".marts.', f"{database}.marts."):
        sql = sql.replace(name, "marts.")
    return f"{sql.rstrip(';')}; comment on view marts.{relation} is {_literal(_comment(con, relation) or '')}"


def _describe(con: duckdb.DuckDBPyConnection, marts: _Marts) -> None:
    """Carries the descriptions of tables and columns over: a BI tool shows them."""
    for relation in marts.rows:
        if comment := _comment(con, relation):
            con.execute(f"comment on table release.marts.{relation} is {_literal(comment)}")
    for relation, column, comment in con.execute(
        """select table_name, column_name, comment from duckdb_columns()
           where schema_name = 'marts' and comment is not null and database_name = current_database()
               and not list_contains(?, table_name)""",
        [list(_KEPT_AS_VIEWS)],
    ).fetchall():
        con.execute(f'comment on column release.marts.{relation}."{column}" is {_literal(comment)}')


def _describe_views(con: duckdb.DuckDBPyConnection) -> None:
    """Gives a view's columns the descriptions of the columns of the same name in the tables."""
    for view, column, comment in con.execute(
        """with columns as (select * from duckdb_columns() where schema_name = 'marts'),
           tables as (select table_name from duckdb_tables() where schema_name = 'marts')
           select view.table_name, view.column_name, min(said.comment)
           from columns as view inner join columns as said on view.column_name = said.column_name
           where view.comment is null and said.comment is not null
               and view.table_name not in (from tables) and said.table_name in (from tables)
           group by all"""
    ).fetchall():
        con.execute(f'comment on column marts.{view}."{column}" is {_literal(comment)}')


def _sync(path: Path) -> None:
    """Has a file, or the names in a folder, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flip(link: Path, target: Path) -> None:
    """Points the link at the target in one step; it never points nowhere."""
    waiting = link.with_name(f".{link.name}.next")
    waiting.unlink(missing_ok=True)
    waiting.symlink_to(os.path.relpath(target, link.parent))
    waiting.replace(link)


def _remove_torn(releases: Path) -> None:
    """Deletes what was begun and not ended, DuckDB's log of it too."""
    for torn in releases.glob(".partial-*"):
        torn.unlink()


def _remove_old(settings: Settings, newest: Path) -> tuple[str, ...]:
    releases = sorted(settings.releases.glob("vndx-*.duckdb"), reverse=True)
    old = [path for path in releases[settings.keep_releases :] if path != newest]
    for path in old:
        path.unlink()
    return tuple(path.name for path in old)


def _vndx_version() -> str:
    try:
        return package_version("vndx")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "unknown"


def _sha256(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
