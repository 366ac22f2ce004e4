"""Decisions of people about readings: written to the reviewed seed correction.csv, applied by the next build.

What wants a decision is the view `review_queue` of a release. A decision names its reason and who found it, stays in
the repository, and is visible in every row that it touches.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from pipelines.catalogue import SEEDS, entities, indicators
from pipelines.model import Status
from warehouse.export import FORMULA

CORRECTIONS = SEEDS / "correction.csv"

Action = Literal["correct", "withdraw", "confirm"]

# One end of a period (docs/facts.md): a year, half, quarter, month or day.
_MOMENT = r"\d{4}(-S[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_PERIOD = re.compile(f"{_MOMENT}(/{_MOMENT})?")


class ReviewError(ValueError):
    """A decision that cannot be taken as it stands: the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of correction.csv. `correct` replaces the fields that are given, `withdraw` takes the reading out of the
    marts, `confirm` says that it was looked at and stands. Empty fields leave what was read.

    Raises ReviewError if the decision does not hang together.
    """

    fact_id: str
    action: Action
    reason: str
    found_by: str
    reviewed_on: date
    indicator: str | None = None
    entity: str | None = None
    value: float | None = None
    period: str | None = None
    status: Status | None = None

    def __post_init__(self) -> None:
        changes = [self.indicator, self.entity, self.value, self.period, self.status]
        given = [change for change in changes if change is not None]
        if self.action not in get_args(Action):
            raise ReviewError(f"action {self.action!r} is none of {', '.join(get_args(Action))}")
        if not self.fact_id or not self.reason.strip() or not self.found_by.strip():
            raise ReviewError("a decision needs the fact, a reason and who found it")
        for text in (self.reason, self.found_by):
            if text.lstrip().startswith(tuple(FORMULA)):
                raise ReviewError(f"{text!r} would be a formula in a spreadsheet: begin it with a word")
            if not text.isprintable():
                raise ReviewError(f"{text!r} holds a line break or another control character: write one line")
        if (self.action == "correct") != bool(given):
            raise ReviewError("`correct` says what is right (value, entity, period …); the others change nothing")
        if self.indicator is not None and self.indicator not in indicators():
            raise ReviewError(f"indicator {self.indicator!r} is not in the catalogue")
        if self.entity is not None and self.entity not in {unit.code for unit in entities()}:
            raise ReviewError(f"entity {self.entity!r} is no code of the catalogue (P48, VN, M:bct …)")
        if self.value is not None and not math.isfinite(self.value):
            raise ReviewError(f"value {self.value} is no number")
        if self.period is not None and not _PERIOD.fullmatch(self.period):
            raise ReviewError(f"period {self.period!r} is none of 2024, 2024-S1, 2024-Q3, 2024-09, 2024-06-10, from/to")
        if self.status is not None and self.status not in get_args(Status):
            raise ReviewError(f"status {self.status!r} is none of {', '.join(get_args(Status))}")


_COLUMNS = ("fact_id", "action", "indicator", "entity", "value", "period", "status", "reason", "found_by",
            "reviewed_on")  # fmt: skip
assert set(_COLUMNS) == {field.name for field in fields(Decision)}


def recorded(path: Path | None = None) -> dict[str, dict[str, str]]:
    """The rows of the seed by fact. Raises ReviewError where it is not the file that it should be."""
    path = path or CORRECTIONS
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise ReviewError(f"{path}: the columns are not {','.join(_COLUMNS)} (saved by a spreadsheet?)")
        return {row["fact_id"]: row for row in reader}


def record(decisions: Iterable[Decision], path: Path | None = None) -> None:
    """Writes decisions into the seed, in one step: a later decision about the same fact replaces the earlier one."""
    path = path or CORRECTIONS
    rows = recorded(path)
    for decision in decisions:
        values = asdict(decision)
        rows[decision.fact_id] = {column: "" if values[column] is None else str(values[column]) for column in _COLUMNS}
    waiting = path.with_suffix(".csv.next")
    with waiting.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())
    waiting.replace(path)
