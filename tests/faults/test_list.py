"""The list of faults in docs/faults.md and the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.crawl.fetch import OUTCOMES

ROOT = Path(__file__).resolve().parents[2]
LIST = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")


def test_every_test_that_is_named_exists() -> None:
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_\w+)`", LIST))
    assert named
    assert named <= written


def test_every_case_that_is_named_exists() -> None:
    faults = (ROOT / "tests" / "faults" / "test_faults.py").read_text(encoding="utf-8")
    cases = {case for group in re.findall(r"\[([a-z, -]+)\]", LIST) for case in group.split(", ")}
    assert cases
    assert {case for case in cases if f'"{case}"' not in faults} == set()


def test_every_outcome_that_is_named_exists() -> None:
    named = {
        word
        for line in LIST.splitlines()
        if line.count("|") == 4
        for word in re.findall(r"`(\w+)`", line.split("|")[2])
    }
    assert named
    assert named <= OUTCOMES.keys()
