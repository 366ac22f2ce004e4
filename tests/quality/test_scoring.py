"""What counts as found, wrong and missed; the same figures as the reference scorer where that is at hand."""

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.quality import QUALITY, ROOT, held_out, load_set, named_set
from benchmarks.scoring import Fact, score

REFERENCE = Path(os.environ.get("VNDX_SCORER") or ROOT.parent / "shared" / "tools" / "score_facts.py")


def fact(**changes: object) -> dict[str, object]:
    plain = {
        "doc": "T", "indicator": "dossier_online_rate", "entity": "P48", "value": 50, "value_high": None,
        "unit": "percent", "total": None, "bound": "=", "status": "actual", "period": "2024", "quote": "50%",
    }  # fmt: skip
    return plain | changes


def test_nothing_given_finds_nothing_and_is_not_wrong() -> None:
    result = score([fact()], [])
    assert (result.core.precision, result.core.recall, result.core.f1) == (1.0, 0.0, 0.0)


def test_period_status_and_bound_count_only_in_full() -> None:
    result = score([fact(), fact(value=60)], [fact(period="2023"), fact(value=60, bound="~")])
    assert result.core.f1 == 1
    assert result.full.f1 == 0
    assert (result.agreement("period"), result.agreement("bound"), result.agreement("status")) == (
        0.5,
        0.5,
        1.0,
    )


def test_another_entity_unit_value_or_range_is_wrong_and_missed() -> None:
    for change in ({"entity": "P49"}, {"unit": "count"}, {"value": 50.1}, {"value_high": 55}, {"doc": "S"}):
        result = score([fact()], [fact(**change)])
        assert (len(result.found), len(result.wrong), len(result.missed)) == (0, 1, 1), change


def test_said_twice_counts_once_but_another_period_is_another_fact() -> None:
    assert score([fact()], [fact(), fact()]).core.precision == 1
    both = score([fact(), fact(period="2023")], [fact(), fact(period="2023")])
    assert (both.gold, len(both.found), both.full.f1) == (2, 2, 1.0)


def test_an_answer_right_in_full_takes_its_gold_before_a_half_right_one() -> None:
    result = score([fact()], [fact(period="2022"), fact()])
    assert (len(result.found), len(result.wrong), result.full.found) == (1, 1, 1)


def test_who_has_no_code_is_not_asked() -> None:
    gold = [fact(entity="?")]
    assert score(gold, [fact(entity="?")]).core.f1 == score(gold, []).core.f1 == 1.0
    assert score(gold, [fact(entity="D490")]).wrong == []
    assert len(score(gold, [fact(entity="P48")]).wrong) == 1


def test_wrong_facts_in_texts_without_facts_are_told_apart() -> None:
    result = score([fact()], [fact(), fact(doc="E"), fact(value=9)], documents=["T", "E", "F"])
    assert (len(result.empty), result.wrong_in_empty, len(result.wrong)) == (2, 1, 2)


def test_quotes_must_be_the_texts_words_and_show_a_number() -> None:
    texts = {"T": "Tỷ lệ là 50% tổng số. Một nửa." + "x" * 500 + "9"}
    quotes = ["50%", "51%", "tổng số", "Một nửa", "", texts["T"]]
    bad = score([], [fact(quote=q) for q in quotes], texts=texts).bad_quotes
    assert [f["quote"] for f in bad] == ["51%", "tổng số", "", texts["T"]]


def test_calibration_counts_every_scored_fact_once() -> None:
    given = [
        fact(confidence=0.97), fact(value=60, confidence=0.92, period="2020"),
        fact(value=70, confidence=0.92), fact(value=80, confidence=1.0),
    ]  # fmt: skip
    result = score([fact(), fact(value=60)], given)
    bins = {b.low: (b.given, b.right, b.right_in_full) for b in result.calibration()}
    assert bins == {0.9: (2, 1, 0), 0.95: (2, 1, 1)}
    assert result.confident() == (2, 4)


def test_attribution_is_asked_only_where_gold_has_it() -> None:
    gold = [fact(attributed_to="M:tctk"), fact(value=60, attributed_to=None), fact(value=70)]
    given = [
        fact(attributed_to="M:btttt"),
        fact(value=60, attributed_to=None),
        fact(value=70, attributed_to="P48"),
    ]
    assert score(gold, given).attribution == (1, 2)


def test_the_sets_are_whole_and_apart() -> None:
    open63, held27 = named_set("open63"), named_set("held27")
    assert open63 and held27
    assert (len(open63.texts), len(held27.texts)) == (63, 27)
    assert not open63.texts.keys() & held27.texts.keys()
    assert all(held_out(doc) for doc in held27.texts)
    assert len(open63.gold) + len(held27.gold) == 792


def _spoilt(gold: list[Fact], chance: random.Random) -> list[dict[str, object]]:
    """Answers that are wrong in every way an extractor can be wrong."""
    entities, periods = sorted({f["entity"] for f in gold}), sorted({str(f["period"]) for f in gold})
    answers = []
    for one in gold:
        given = dict(one)
        if chance.random() < 0.2:
            given["value"] = chance.choice([one["value"] * 10, one["value"] * (1 + 1e-12), one["value"] + 1])
        if chance.random() < 0.2:
            given["entity"] = chance.choice([*entities, "?", "D490", "W20242"])
        if chance.random() < 0.2:
            given["period"] = chance.choice(periods)
        if chance.random() < 0.1:
            given["bound"], given["status"] = chance.choice("=~<>"), chance.choice(["actual", "target"])
        if chance.random() < 0.1:
            given["attributed_to"] = chance.choice([None, "M:tctk"])
        if chance.random() < 0.1:
            given["quote"] = chance.choice(["", "không có trong bài", one["quote"] + " ", one["quote"][:-1]])
        answers += [given] * chance.choice([0, 1, 1, 1, 2])
    # the period is hidden in half-right copies, so that answers compete for one gold fact
    answers += [{**f, "period": chance.choice(periods)} for f in gold if chance.random() < 0.1]
    chance.shuffle(answers)
    return answers


@pytest.mark.skipif(not REFERENCE.is_file(), reason=f"not checked: no reference scorer at {REFERENCE}")
@pytest.mark.parametrize("seed", range(4))
def test_same_figures_as_the_reference_scorer(tmp_path: Path, seed: int) -> None:
    texts = load_set("dev", QUALITY / "dev")
    chance = random.Random(seed)
    # some texts lose their gold, so that there are wrong facts where none are stated
    emptied = set(chance.sample(sorted(texts.texts), 5))
    gold = [f for f in texts.gold if f["doc"] not in emptied]
    answers = _spoilt(list(texts.gold), chance)
    for name, facts in (("gold", gold), ("given", answers)):
        lines = "".join(json.dumps(f, ensure_ascii=False) + "\n" for f in facts)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    dev = QUALITY / "dev"
    told = subprocess.run(
        [sys.executable, REFERENCE, tmp_path / "gold.jsonl", tmp_path / "given.jsonl",
         "--texts", dev / "texts", "--docs", dev / "docs.jsonl"],
        check=False, capture_output=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip
    result = score(gold, answers, texts.texts, texts.texts)
    c, f, (right, known) = result.core, result.full, result.attribution
    agreed = ", ".join(f"{name} right {result.agreement(name):.3f}" for name in ("status", "period", "bound"))
    assert told.splitlines()[-3:] == [
        f"of the found: {agreed}; attribution right {right} of {known}; quotes that do not hold: "
        f"{len(result.bad_quotes)}",
        f"wrong facts in the {len(result.empty)} texts without facts: {result.wrong_in_empty}",
        f"core P {c.precision:.3f} R {c.recall:.3f} F1 {c.f1:.3f} | "
        f"full P {f.precision:.3f} R {f.recall:.3f} F1 {f.f1:.3f} | gold {result.gold} given {result.given}",
    ]
    table = re.findall(r"^(\w+) +(\d+) +(\d+) +(\d+)$", told, re.MULTILINE)
    ours = {name: (m.found, m.wrong, m.missed) for name, m in result.by_indicator().items()}
    assert {name: (int(a), int(b), int(c)) for name, a, b, c in table} == ours
    assert result.wrong_in_empty
    assert result.bad_quotes
    assert 0 < f.f1 < c.f1 < 1
