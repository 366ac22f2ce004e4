"""What a changed lexicon or extractor would add, lose or change, before it is taken into use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

SAME_NUMBER = ("doc", "indicator", "value", "value_high", "unit")
READ = ("entity", "period", "status", "bound", "total", "attributed_to")
"""What may be read differently of the same number of the same indicator."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs. `kind` is added, lost or changed; `fields` what was read and what is read now, where it
    changed. `row` is the fact as it is read now, or as it was where it is lost."""

    kind: str
    row: Row
    fields: Mapping[str, tuple[Any, Any]]

    def __str__(self) -> str:
        mark = {"added": "+", "lost": "-", "changed": "~"}[self.kind]
        row = self.row
        high = "" if row.get("value_high") is None else f" to {row['value_high']:.10g}"
        what = f"{row['doc']} {row['indicator']} {row['value']:.10g}{high} {row['unit']}"
        if self.kind == "changed":
            read = ", ".join(f"{name} {_shown(was)} → {_shown(now)}" for name, (was, now) in self.fields.items())
        else:
            read = f"{row['entity']} {row['period'] or 'no period'} {row['status']}"
        return f"{mark} {what} · {read}\n    {row.get('sentence') or row['quote']}"


def diff(before: Iterable[Row], after: Iterable[Row]) -> Iterator[Change]:
    """The facts of `after` against those of `before`, by document in the order of `after`, lost ones last. Rows are the
    fields of docs/facts.md, with or without `sentence`. A fact stated twice is compared twice."""
    left: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in before:
        left[_number(row)].append(row)
    unmatched = []
    for row in after:
        same = left[_number(row)]
        twin = next((was for was in same if all(was[name] == row[name] for name in READ)), None)
        if twin is None:
            unmatched.append(row)
        else:
            same.remove(twin)
    for row in unmatched:
        same = left[_number(row)]
        if same:
            was = max(same, key=lambda one: sum(one[name] == row[name] for name in READ))
            same.remove(was)
            fields = {name: (was[name], row[name]) for name in READ if was[name] != row[name]}
            yield Change("changed", row, fields)
        else:
            yield Change("added", row, {})
    for rows in left.values():
        for row in rows:
            yield Change("lost", row, {})


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)


def _number(row: Row) -> tuple[Any, ...]:
    return tuple(
        float(row[name]) if name.startswith("value") and row[name] is not None else row[name] for name in SAME_NUMBER
    )
