"""What `vndx extract --diff` tells before a changed lexicon is taken into use."""

from __future__ import annotations

from typing import Any

from pipelines.extract.diff import diff

FACT: dict[str, Any] = {
    "doc": "a", "indicator": "dossier_online_rate", "entity": "P48", "value": 58.0, "value_high": None,
    "unit": "percent", "total": None, "bound": "=", "status": "actual", "period": "2024", "quote": "đạt 58%",
    "attributed_to": None,
}  # fmt: skip


def said(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [(change.kind, dict(change.fields)) for change in diff(before, after)]


def test_the_same_facts_in_another_order_do_not_differ() -> None:
    other = FACT | {"period": "2023"}
    assert said([FACT, other], [other, FACT]) == []


def test_a_whole_number_equals_its_float() -> None:
    assert said([FACT | {"value": 58}], [FACT]) == []


def test_a_number_read_for_another_unit_is_a_change_not_a_loss() -> None:
    assert said([FACT], [FACT | {"entity": "P01"}]) == [("changed", {"entity": ("P48", "P01")})]


def test_the_nearest_of_several_is_the_one_that_changed() -> None:
    far = FACT | {"entity": "VN", "period": "2020", "status": "target"}
    assert said([far, FACT], [FACT | {"period": "2023"}, far]) == [("changed", {"period": ("2024", "2023")})]


def test_another_indicator_of_the_same_number_is_lost_and_added() -> None:
    assert said([FACT], [FACT | {"indicator": "dossier_full_online_rate"}]) == [("added", {}), ("lost", {})]


def test_a_fact_stated_twice_counts_twice() -> None:
    assert said([FACT, FACT], [FACT]) == [("lost", {})]


def test_a_line_names_what_was_read_and_the_sentence() -> None:
    (change,) = diff([FACT], [FACT | {"status": "target", "sentence": "Năm 2024 đạt 58%."}])
    assert str(change) == "~ a dossier_online_rate 58 percent · status actual → target\n    Năm 2024 đạt 58%."


def test_a_line_says_where_nothing_was_read() -> None:
    (lost,) = diff([FACT | {"period": None}], [])
    assert str(lost).startswith("- a dossier_online_rate 58 percent · P48 no period actual")
    (changed,) = diff([FACT], [FACT | {"period": None}])
    assert "· period 2024 → nothing" in str(changed)
