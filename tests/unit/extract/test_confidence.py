"""What a fact's confidence is reckoned from: better signs make it surer, and the fit finds what it was made of."""

from benchmarks.confidence import cross_validated, fit, moved
from pipelines.extract.confidence import chance, confidence_of
from tests.unit.extract.reading import read

NEAR = {"always": 1.0, "score": 1.4, "margin": 0.5, "evidence": 1.0, "entity": 1.0, "period": 1.0}


def test_a_figure_with_all_its_words_near_is_surer_than_one_without() -> None:
    far = {"always": 1.0, "score": 0.6, "low": 0.3, "foreign": 1.0, "entity": 0.26, "period": 0.1}
    assert confidence_of(far) < 0.8
    assert confidence_of(NEAR) > 0.9


def test_a_headline_is_less_sure_than_the_sentence_below_it() -> None:
    assert confidence_of(NEAR | {"headline": 1.0}) < confidence_of(NEAR)


def test_brackets_that_shorten_the_words_before_them_part_nothing() -> None:
    said = "Tỷ lệ hồ sơ của trung tâm phục vụ ({}) nộp trực tuyến đạt 61,2%."
    shortened, other = (read(said.format(aside))[0].confidence for aside in ("TTPV", "TTPX"))
    assert shortened > other


def _rows() -> list[tuple[str, dict[str, float], bool]]:
    """Two hundred figures of twenty texts: nine in ten with a sign are right, half of those without."""
    rows = []
    for k in range(200):
        good = float(k % 2)
        rows.append((f"T{k % 20}", {"always": 1.0, "good": good}, k % 20 != 1 if good else k % 4 == 0))
    return rows


def test_the_fit_finds_the_shares_that_the_rows_were_made_of() -> None:
    weights = fit(_rows())
    assert abs(chance(weights, {"always": 1.0, "good": 1.0}) - 0.9) < 0.05
    assert abs(chance(weights, {"always": 1.0}) - 0.5) < 0.05


def test_weights_moved_to_unseen_texts_promise_less() -> None:
    rows = _rows()
    weights = fit(rows)
    assert chance(moved(weights, rows, 0.5), {"always": 1.0, "good": 1.0}) < chance(
        weights, {"always": 1.0, "good": 1.0}
    )


def test_every_fact_is_judged_once_by_weights_of_other_texts() -> None:
    """A sign that tells right from wrong in one text alone tells nothing: no other text has it."""
    rows = [(f"T{k}", {"always": 1.0, f"of T{k}": float(right)}, right) for k in range(20) for right in (True, False)]
    outcomes = cross_validated(rows, 0.3)
    assert [right for _, right in outcomes] == [True, False] * 20
    assert {p for p, right in outcomes if right} == {p for p, right in outcomes if not right}
