"""Review: what wants a decision is listed, a decision is checked and written, the seed stays a clean CSV."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from pipelines import cli
from pipelines.settings import DBT_PROJECT, Settings
from tests.command import Vndx
from tests.integration.warehouse_at import dbt, failures
from warehouse import review
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


def test_from_the_queue_by_a_decision_to_the_marts(
    analysts_build: Settings, analysts_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    vndx: Vndx,
) -> None:  # fmt: skip
    project = tmp_path / "dbt_project"
    shutil.copytree(DBT_PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    monkeypatch.setattr(review, "CORRECTIONS", project / "seeds" / "correction.csv")
    monkeypatch.setenv("VNDX_DATA", str(analysts_build.data))
    listed = vndx("review", "--json", "--limit", "100")
    queue = [json.loads(line) for line in listed.out.splitlines()]
    assert listed.code == 0 and queue[0]["why"].startswith("contradicted: ")
    by_value = {row["value"]: row for row in queue}
    over, disputed, nowhere = by_value[120.0], by_value[52.3], by_value[44.0]
    assert over["why"] == "quarantined: percentage outside 0 to 100" and over["quote"] in over["sentence"]

    why = ["--reason", 'says "12,0", a comma was lost; see page 2', "--by", "L. Anh"]
    assert vndx("review", over["fact_id"], "correct", "--value", "12", *why).code == 0
    assert vndx("review", disputed["fact_id"], "reject", "--reason", "a plan", "--by", "L. Anh").code == 0
    assert vndx("review", nowhere["fact_id"][:10], "accept", "--reason", "a company", "--by", "L. Anh").code == 0
    for wrong, said in (
        ([over["fact_id"], "guess", *why], "none of accept, reject, correct"),
        ([over["fact_id"], "correct", *why], "says what is right"),
        ([over["fact_id"], "correct", "--entity", "P999", *why], "no code of the catalogue"),
        ([over["fact_id"], "reject", "--reason", "=1+1", "--by", "L. Anh"], "would be a formula"),
        ([over["fact_id"], "reject"], "accept|reject|correct"),
        (["0000000000", "reject", *why], "no reading of the release begins so"),
    ):
        refused = vndx("review", *wrong)
        assert refused.code == 2 and said in refused.err.replace("\n", " "), refused.err

    # What was decided is listed no more, and the seed is a CSV of these three.
    left = {json.loads(line)["fact_id"] for line in vndx("review", "--json", "--limit", "100").out.splitlines()}
    assert not left & {over["fact_id"], disputed["fact_id"], nowhere["fact_id"]}
    assert [(r["action"], r["value"], r["found_by"]) for r in rows(review.CORRECTIONS)] == [
        ("correct", "12.0", "L. Anh"), ("withdraw", "", "L. Anh"), ("confirm", "", "L. Anh")]  # fmt: skip

    # The next build applies them, and says so in the row.
    mine = Settings(data=tmp_path / "data")
    mine.data.mkdir()
    shutil.copy(analysts_build.build_file, mine.build_file)
    touched = ("correction", "int_rules", "int_observation", "int_reading", "fct_observation", "fct_quarantine")
    done = dbt(
        mine, "build", "--select", *touched, "--resource-type", "seed", "--resource-type", "model", project=project
    )
    assert done.success, failures(done)
    with duckdb.connect(str(mine.build_file), read_only=True) as con:
        observed = con.execute(
            "select value, value_as_read, correction_reason, review from marts.fct_observation where fact_id = ?",
            [over["fact_id"]],
        ).fetchall()
        held = con.execute(
            "select reason, review from marts.fct_quarantine where fact_id in (?, ?) order by all",
            [disputed["fact_id"], nowhere["fact_id"]],
        ).fetchall()
    assert observed == [(12.0, 120.0, why[1], "correct")]
    assert held == [("no unit of the catalogue is named", "confirm"), ("withdrawn by review: a plan", "withdraw")]


def test_a_person_at_a_terminal_is_asked_about_one_reading_after_the_other(
    analysts_build: Settings, analysts_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = tmp_path / "correction.csv"
    seed.write_text(CORRECTIONS.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    monkeypatch.setattr(review, "CORRECTIONS", seed)
    monkeypatch.setenv("VNDX_DATA", str(analysts_build.data))
    monkeypatch.delenv("VNDX_REVIEWER", raising=False)
    monkeypatch.setattr(cli, "_someone_is_there", lambda: True)
    ask = CliRunner()

    def asked(answers: str) -> tuple[int, str, list[tuple[str, ...]]]:
        """Exit code and what was said in one sitting, and what the seed holds after it."""
        done = ask.invoke(cli.app, ["review", "--limit", "5"], input=answers)
        return done.exit_code, done.output, [(r["fact_id"], r["action"], r["value"], r["reason"]) for r in rows(seed)]

    queue = [json.loads(line) for line in ask.invoke(cli.app, ["review", "--json", "--limit", "5"]).output.splitlines()]
    one, two, _, four, five = (row["fact_id"] for row in queue)

    # Who decides is asked once; an unknown answer, a number that is none and a decision that makes no sense again.
    code, said, decided = asked(
        "L. Anh\n"
        "x\nAccept\nas printed\n"
        "c\n12,5\n\n\n\n\na comma was lost\nc\n12.5\n\n\n\n\na comma was lost\n"
        "\n"
        "r\n=1+1\nr\na plan\n"
        "q\n"
    )
    assert code == 0
    assert said.count("Who decides") == 1 and said.count("[s]kip") == 8
    assert "'12,5' is no number" in said and "says what is right" in said and "would be a formula" in said
    assert "1/5" in said and "5/5" in said and "Now: vndx build" not in said
    assert " ".join(queue[0]["sentence"].split()) in " ".join(said.split()), "lines are broken for the terminal"
    assert decided == [
        (one, "confirm", "", "as printed"),
        (two, "correct", "12.5", "a comma was lost"),
        (four, "withdraw", "", "a plan"),
    ]
    assert {row["found_by"] for row in rows(seed)} == {"L. Anh"}

    # The next sitting begins with what was skipped; whoever leaves in the middle keeps what was decided.
    monkeypatch.setenv("VNDX_REVIEWER", "N. Bình")
    code, said, decided = asked("s\na\nin the table\n")
    assert code == 1 and "Who decides" not in said and "Aborted" in said
    assert decided[3:] == [(five, "confirm", "", "in the table")]
    code, said, _ = asked("s\n" * 5)
    assert code == 0 and said.rstrip().endswith("Now: vndx build")
    assert [r["fact_id"] for r in rows(seed)] == [one, two, four, five]


def rows_header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[0].split(",")


@pytest.mark.parametrize(("given", "wrong"), [
    ({"action": "correct"}, "says what is right"),
    ({"action": "withdraw", "value": 3.0}, "change nothing"),
    ({"action": "guess"}, "is none of"),
    ({"action": "confirm", "reason": "  "}, "needs the fact"),
    ({"action": "confirm", "reason": "=cmd()"}, "would be a formula"),
    ({"action": "confirm", "found_by": "@anh"}, "would be a formula"),
    ({"action": "confirm", "reason": "two\nlines"}, "line break"),
    ({"action": "correct", "value": float("nan")}, "is no number"),
    ({"action": "correct", "entity": "P99"}, "no code of the catalogue"),
    ({"action": "correct", "period": "Q3/2024"}, "is none of 2024"),
    ({"action": "correct", "indicator": "wings"}, "not in the catalogue"),
    ({"action": "correct", "status": "done"}, "is none of"),
])  # fmt: skip
def test_a_decision_that_does_not_hang_together_is_refused(given: dict[str, Any], wrong: str) -> None:
    decision: dict[str, Any] = {"fact_id": "f1", "reason": "why", "found_by": "L. Anh", "reviewed_on": DAY}
    with pytest.raises(ReviewError, match=wrong):
        Decision(**(decision | given))
