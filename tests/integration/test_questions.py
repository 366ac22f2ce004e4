"""docs/analysts.md holds true: every query in it gives the answer shown, on the synthetic data set.

After a change of the marts write the answers anew, and read the difference:
    VNDX_WRITE_ANSWERS=1 pytest tests/integration/test_questions.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from pipelines.settings import PROJECT
from warehouse.release import open_release

PAGE = PROJECT / "docs" / "analysts.md"
QUESTION = re.compile(
    r"^### (?P<title>.+)\n\n```sql\n(?P<sql>[\s\S]+?)\n```\n(?P<answer>(?:\n\|[^\n]*)*\n?)", re.MULTILINE
)
QUESTIONS = list(QUESTION.finditer(PAGE.read_text(encoding="utf-8")))


def answer(release: Path, sql: str) -> str:
    """The query's answer as a Markdown table."""
    with open_release(release) as con:
        result = con.execute(sql)
        header = [column[0] for column in result.description]
        rows = [[_cell(value) for value in row] for row in result.fetchall()]
    lines = [header, ["---"] * len(header), *rows]
    return "\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return str(value)


def test_there_are_enough_of_them() -> None:
    assert len(QUESTIONS) >= 25
    assert len({question["title"] for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.skipif("VNDX_WRITE_ANSWERS" not in os.environ, reason="writes docs/analysts.md; only when asked to")
def test_write_the_answers(analysts_release: Path) -> None:
    def filled(question: re.Match[str]) -> str:
        title, sql = question["title"], question["sql"]
        return f"### {title}\n\n```sql\n{sql}\n```\n{answer(analysts_release, sql)}"

    PAGE.write_text(QUESTION.sub(filled, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["title"])
def test_the_answer_is_the_one_shown(question: re.Match[str], analysts_release: Path) -> None:
    assert answer(analysts_release, question["sql"]).strip() == question["answer"].strip()
    assert question["answer"].count("\n|") > 2, "an answer without rows shows nothing"
