"""The kinds of texts whose reading time is measured, and the command that measures it; no time is looked at here."""

from __future__ import annotations

import json

import pytest

from benchmarks.growth import KINDS, Growth, main
from pipelines.extract import extract
from pipelines.model import Context


@pytest.mark.parametrize("name", KINDS)
def test_four_times_the_parts_are_about_four_times_the_text(name: str) -> None:
    kind = KINDS[name]
    fixed = len(kind.head) + len(kind.tail)
    assert 3.9 <= (len(kind.text(400)) - fixed) / (len(kind.text(100)) - fixed) <= 5.5


@pytest.mark.parametrize("name", ["tabs", "cards", "points", "clauses", "brackets"])
def test_what_is_measured_is_reading_of_facts(name: str) -> None:
    found = extract(KINDS[name].text(5), Context(published="2024-10-05", publisher="Báo Hà Giang"))
    assert len(found.facts) >= 5


@pytest.mark.parametrize(("seconds", "times", "holds"), [(2.0, 4.2, True), (2.0, 15.8, False), (0.001, 15.8, True)])
def test_only_what_takes_long_enough_to_be_measured_can_break(seconds: float, times: float, holds: bool) -> None:
    assert Growth("tabs", seconds, times).holds is holds


def test_a_kind_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--parts", "2", "--json", "colons"]) == 0
    assert json.loads(capsys.readouterr().out)["kinds"].keys() == {"colons"}


def test_a_kind_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tabs", "teapots"]) == 2
    assert "no kind teapots" in capsys.readouterr().err


def test_texts_have_parts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--parts", "0"])
    assert stopped.value.code == 2
    assert "--parts 0" in capsys.readouterr().err
