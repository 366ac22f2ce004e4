"""Answers of JSON endpoints to tables, by what the source's YAML says of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipelines.model import Table
from pipelines.parse.charset import decode
from pipelines.parse.tables import as_named
from pipelines.sources import Endpoint, Source, TableSpec


def endpoint_of(source: Source, url: str | None, form: Mapping[str, str] | None) -> Endpoint | None:
    """The data endpoint of a source that gave an answer: the address must begin alike and the form ask for the same
    service; None if it was none of them."""
    for endpoint in source.endpoints:
        fixed = endpoint.url.split("$")[0]
        if endpoint.link is None and url and url.startswith(fixed) and _same_form(endpoint.form, form or {}):
            return endpoint
    return None


def read_records(
    payload: bytes, source: Source, endpoint: Endpoint, url: str | None, form: Mapping[str, str] | None
) -> Table | None:
    """The records of an answer as a table, fields renamed as the source says, in order of first appearance, values as
    the portal writes them; None if there are none. Address and form say of which period it is. Raises ValueError where
    the answer is no JSON."""
    data: Any = json.loads(decode(payload).text)
    for key in filter(None, endpoint.records.split(".")):
        data = data.get(key) if isinstance(data, dict) else None
    if isinstance(data, dict):
        data = [data]
    records = [record for record in data if isinstance(record, dict)] if isinstance(data, list) else []
    if not records:
        return None
    fields = list(dict.fromkeys(name for record in records for name in record))
    spec = source.table(endpoint.table) if endpoint.table else TableSpec(name=endpoint.name, purpose="keep")
    header = tuple(spec.fields.get(name, name) for name in fields)
    rows = tuple(tuple(_cell(record.get(name)) for name in fields) for record in records)
    return as_named(Table(1, endpoint.name, header, rows), spec, url, *(form or {}).values())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _same_form(wanted: Mapping[str, str], given: Mapping[str, str]) -> bool:
    """Whether a filled form is this one: the same fields, and the same text but where a placeholder stood."""
    return wanted.keys() == given.keys() and all(
        _begins_alike(text, given[name]) and (_service(text) == _service(given[name])) for name, text in wanted.items()
    )


def _begins_alike(template: str, filled: str) -> bool:
    return filled.startswith(template.split("$", maxsplit=1)[0])


def _service(params: str) -> Any:
    try:
        value = json.loads(params)
    except ValueError:
        return None
    return value.get("service") if isinstance(value, dict) else None
