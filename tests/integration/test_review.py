"""Review: what wants a decision is listed, a decision is checked and written, the seed stays a clean CSV."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from warehouse.release import open_release
from warehouse.review import CORRECTIONS, Decision, ReviewError, record

DAY = date(2026, 11, 21)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_queue_names_what_is_contradicted_and_held_back(analysts_release: Path) -> None:
    with open_release(analysts_release) as con:
        why = con.execute("select urgency, why, value from review_queue order by urgency, why, value").fetchall()
    assert (1, "contradicted: Báo Hai (mẫu) says 54.9", 52.3) in why
    assert (3, "quarantined: percentage outside 0 to 100", 120.0) in why
    assert (4, "quarantined: no unit of the catalogue is named", 44.0) in why


def test_decisions_are_written_once_a_fact(tmp_path: Path) -> None:
    seed = tmp_path / "correction.csv"
    seed.write_text(CORRECTIONS.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    first = Decision("f1", "withdraw", 'says "kế hoạch", a plan', "L. Anh", DAY)
    record([first, Decision("f2", "confirm", "looked at", "L. Anh", DAY)], seed)
    record([Decision("f1", "correct", "a digit was lost", "L. Anh", DAY, value=65.3, entity="P48")], seed)
    assert [(r["fact_id"], r["action"], r["value"], r["entity"], r["reason"]) for r in rows(seed)] == [
        ("f1", "correct", "65.3", "P48", "a digit was lost"), ("f2", "confirm", "", "", "looked at")]  # fmt: skip
    assert list(rows(seed)[0]) == list(rows_header(CORRECTIONS))


def rows_header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[0].split(",")


@pytest.mark.parametrize(("given", "wrong"), [
    ({"action": "correct"}, "says what is right"),
    ({"action": "withdraw", "value": 3.0}, "change nothing"),
    ({"action": "guess"}, "is none of"),
    ({"action": "confirm", "reason": "  "}, "needs the fact"),
    ({"action": "correct", "indicator": "wings"}, "not in the catalogue"),
    ({"action": "correct", "status": "done"}, "is none of"),
])  # fmt: skip
def test_a_decision_that_does_not_hang_together_is_refused(given: dict[str, Any], wrong: str) -> None:
    decision: dict[str, Any] = {"fact_id": "f1", "reason": "why", "found_by": "L. Anh", "reviewed_on": DAY}
    with pytest.raises(ReviewError, match=wrong):
        Decision(**(decision | given))
