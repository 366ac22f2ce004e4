"""A release as files for other tools: CSV, Parquet or JSON lines, a file a mart, and a data package to describe them.

The release is only read. In CSV a text that a spreadsheet would run as a formula gets a leading apostrophe; Parquet and
JSON carry texts as they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

import duckdb

from warehouse.release import ReleaseError, open_release

FORMULA = "=+-@\t\r\n＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), full-width forms too."""

Format = Literal["csv", "parquet", "json"]

_OPTIONS: dict[Format, str] = {
    "csv": "format csv, header",
    "parquet": "format parquet, compression zstd",
    "json": "format json",  # one object a line
}

# Table Schema's names (https://specs.frictionlessdata.io/table-schema/) of DuckDB's types; a list is an array.
_TYPES = {
    "VARCHAR": "string", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "datetime",
    "TINYINT": "integer", "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer", "HUGEINT": "integer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: the mart in it, its rows, where it lies."""

    mart: str
    rows: int
    path: Path


def export(release: Path, to: Path, marts: Sequence[str] = (), form: Format = "csv") -> list[Exported]:
    """Writes marts (all tables and views of the release without any named) into the folder, one file each, replacing
    files of the same name whole, and datapackage.json beside them with every description.

    Raises ReleaseError where there is no release, no such mart or format, or the folder cannot be written.
    """
    if form not in get_args(Format):
        raise ReleaseError(f"format {form!r} is none of {', '.join(get_args(Format))}")
    with open_release(release) as reader:
        described = _described(reader)
        version, made_at = reader.execute("select version, released_at from main.release").fetchall()[0]
    for mart in marts:
        if mart not in described:
            near = get_close_matches(mart, described, n=3)
            raise ReleaseError(
                f"{mart!r} is no table or view of the release" + (f"; near: {', '.join(near)}" if near else "")
            )
    try:
        to.mkdir(parents=True, exist_ok=True)
        # Not `open_release`: that one can write no files.
        with duckdb.connect(str(release.resolve()), read_only=True) as con:
            written = [_write(con, mart, described[mart], to, form) for mart in marts or described]
        package = {
            "name": "vndx", "version": version, "created": f"{made_at:%Y-%m-%dT%H:%M:%SZ}",
            "resources": [_resource(one, described[one.mart], form) for one in written],
        }  # fmt: skip
        (to / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
    except (OSError, duckdb.Error) as error:
        raise ReleaseError(f"{to}: cannot be exported to: {error}") from error
    return written


@dataclass(frozen=True, slots=True)
class _Mart:
    comment: str
    columns: tuple[tuple[str, str, str], ...]
    """Name, DuckDB type, description."""


def _described(con: duckdb.DuckDBPyConnection) -> dict[str, _Mart]:
    """Every table and view of the release by name, with its descriptions."""
    found: dict[str, _Mart] = {}
    for name, comment in con.execute(
        """select table_name, comment from duckdb_tables() where schema_name = 'marts'
           union all select view_name, comment from duckdb_views() where schema_name = 'marts' order by 1"""
    ).fetchall():
        columns = con.execute(
            """select column_name, data_type, coalesce(comment, '') from duckdb_columns()
               where schema_name = 'marts' and table_name = ? order by column_index""",
            [name],
        ).fetchall()
        found[name] = _Mart(comment or "", tuple(columns))
    return found


def _write(con: duckdb.DuckDBPyConnection, name: str, mart: _Mart, to: Path, form: Format) -> Exported:
    path = to / f"{name}.{form}"
    waiting = to / f".{name}.{form}.partial"
    columns = ", ".join(_cell(column, kind, form) for column, kind, _ in mart.columns)
    target = str(waiting).replace("'", "''")
    row = con.execute(f"copy (select {columns} from marts.{name}) to '{target}' ({_OPTIONS[form]})").fetchone()
    waiting.replace(path)
    return Exported(name, row[0] if row else 0, path)


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula with an apostrophe in front; all else as it is, numbers too."""
    return f"'{value}" if isinstance(value, str) and value.startswith(tuple(FORMULA)) else value


def _cell(column: str, kind: str, form: Format) -> str:
    if form != "csv" or kind != "VARCHAR":
        return f'"{column}"'
    formula = f"""contains('{FORMULA}', "{column}"[1]) and "{column}" <> ''"""
    return f"""if({formula}, '''' || "{column}", "{column}") as "{column}\""""


def _resource(one: Exported, mart: _Mart, form: Format) -> dict[str, Any]:
    fields = [
        {"name": name, "type": "array" if kind.endswith("[]") else _TYPES.get(kind, "any"), "description": comment}
        for name, kind, comment in mart.columns
    ]
    return {
        "name": one.mart, "path": one.path.name, "format": form, "encoding": "utf-8", "rows": one.rows,
        "description": mart.comment, "schema": {"fields": fields},
    }  # fmt: skip
