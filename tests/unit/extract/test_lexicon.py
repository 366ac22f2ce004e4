"""The language: every example of every indicator is read as it says, and a wrong file is named with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import catalogue
from pipelines.extract import LexiconError, extract, lexicon
from pipelines.extract.lexicon import Example, expand
from pipelines.model import Context

EXAMPLES = [(code, example) for code, spec in lexicon.lexicon().specs.items() for example in spec.examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code}-{k}" for k, (code, _) in enumerate(EXAMPLES)])
def test_examples_are_read(code: str, example: Example) -> None:
    facts = [
        fact for fact in extract(example.text, Context(published=example.published)).facts if fact.indicator == code
    ]
    assert facts, "no fact of the indicator"
    fact = facts[0]
    assert fact.value == pytest.approx(example.value)
    for field in ("entity", "period", "status", "bound"):
        wanted = getattr(example, field)
        if wanted is not None:
            assert getattr(fact, field) == wanted, field


def test_every_indicator_has_frames_and_examples() -> None:
    specs = lexicon.lexicon().specs
    assert specs.keys() == catalogue.indicators().keys()
    assert all(spec.examples for spec in specs.values())


def test_alternatives_and_optional_parts() -> None:
    assert expand("[a|b] c (d)") == ["a c d", "a c", "b c d", "b c"]
    assert expand("số hoá") == ["số hóa"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no_such_code:\n  frames:\n    - {all: [dossier]}\n", "no such indicator"),
        ("dossier_online_rate:\n  frames:\n    - {all: [nonsense]}\n", "no idea called 'nonsense'"),
        (
            "dossier_online_rate:\n  frames:\n    - {all: [dossier], colour: red}\n",
            "dossier_online_rate.frames.0.colour",
        ),
        ("dossier_online_rate: [", "not readable as YAML"),
    ],
)
def test_a_wrong_file_is_named(text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in lexicon.FOLDER.glob("*.yml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "indicators.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(LexiconError) as error:
        lexicon.lexicon.__wrapped__()
    assert "indicators.yml" in str(error.value)
    assert says in str(error.value)
