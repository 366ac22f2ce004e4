"""Why a figure was read as it was: what competed for its indicator, its entity and its period, and what won."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.extract import Candidate, explain, extract
from pipelines.model import Context
from tests.command import Vndx

CONTEXT = Context(published="2024-10-17", publisher="Báo Đà Nẵng")
TEXT = (
    "9 tháng đầu năm 2024, quận Hải Châu đạt 71,5% hồ sơ trực tuyến toàn trình, huyện Hòa Vang 64%, "
    "trong khi cả nước mới đạt 42%."
)


def candidates(text: str, number: str, question: str, context: Context = CONTEXT) -> list[Candidate]:
    return [c for c in explain(text, context) if (c.number, c.question) == (number, question)]


def winner(text: str, number: str, question: str, context: Context = CONTEXT) -> Candidate:
    (won,) = [c for c in candidates(text, number, question, context) if c.won]
    return won


def test_explaining_names_the_winner() -> None:
    told = explain("Năm 2023, 70% hộ gia đình có cáp quang.", CONTEXT)
    assert [c.answer for c in told if c.won] == ["household_fiber_rate", "P48", "2023"]


@pytest.mark.parametrize(("number", "entity"), [("71,5%", "D492"), ("64%", "D497"), ("42%", "VN")])
def test_everybody_named_competes_and_the_nearest_wins(number: str, entity: str) -> None:
    told = candidates(TEXT, number, "entity")
    assert [c.answer for c in told if c.won] == [entity]
    assert {"P48"} <= {c.answer for c in told}, "the publisher's home is asked last"
    assert max(told, key=lambda c: c.score).won


def test_the_words_that_an_answer_stands_on_are_told() -> None:
    assert winner(TEXT, "64%", "entity").words == "huyện Hòa Vang"
    assert winner(TEXT, "64%", "period").words == "9 tháng đầu năm 2024"
    assert winner(TEXT, "71,5%", "indicator").words == "hồ sơ … toàn trình"


def test_a_time_of_the_sentence_beats_the_day_of_publication() -> None:
    told = candidates(TEXT, "71,5%", "period")
    assert [(c.answer, c.won) for c in told] == [("2024-01/2024-09", True), ("2024-10-17", False)]


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("Tỉnh | Tỷ lệ hồ sơ trực tuyến năm 2023 (%)\nĐà Nẵng | 81,2\nLào Cai | 77,4", "its column's header"),
        ("Chỉ tiêu | Đà Nẵng | Lào Cai\nTỷ lệ hồ sơ trực tuyến năm 2023 (%) | 81,2 | 77,4", "its row's label"),
        ("Tỷ lệ hồ sơ trực tuyến (%)\nTỉnh | 2023 | 2024\nĐà Nẵng | 81,2 | 84", "the caption"),
    ],
)  # fmt: skip
def test_of_a_table_it_is_told_where_a_figure_gets_its_meaning_from(text: str, told_by: str) -> None:
    told = [c for c in explain(text, CONTEXT) if c.number == "81,2"]
    assert [(c.question, c.answer, c.won) for c in told] == [
        ("indicator", "dossier_online_rate", True),
        ("entity", "P48", True),
        ("period", "2023", True),
    ]
    assert told[0].why.endswith(told_by)
    assert told[1].words == "Đà Nẵng"


def test_where_the_sentence_says_nothing_the_paragraph_does() -> None:
    text = "Tháng 9/2024, tỷ lệ hồ sơ trực tuyến toàn trình của Quảng Ninh đạt 61%. Tỷ lệ hồ sơ đúng hạn đạt 98,5%."
    entity, period = winner(text, "98,5%", "entity"), winner(text, "98,5%", "period")
    assert (entity.answer, entity.why, entity.words) == ("P22", "the paragraph's first figure", "61%")
    assert (period.answer, period.why) == ("2024-09", "as the paragraph's figure before")
    assert max(entity.score, period.score) < 0.5 < winner(text, "61%", "entity").score


def test_a_share_of_gdp_is_the_nations_even_in_a_province_paper() -> None:
    text = "Tỷ trọng kinh tế số trong GDP năm 2023 đạt 16,5%."
    assert winner(text, "16,5%", "entity").why == "a share of GDP is the nation's"
    assert winner(text.replace("GDP", "GRDP"), "16,5%", "entity").answer == "P48"


def test_a_time_that_nobody_knows_is_told_as_such() -> None:
    text = "Đến nay, tỷ lệ hồ sơ trực tuyến toàn trình của Quảng Ninh đạt 61%."
    assert winner(text, "61%", "period", Context()).answer is None


@pytest.mark.parametrize(
    "text", [TEXT, "Theo kế hoạch, đến năm 2025 kinh tế số chiếm 20% GDP, năm 2024 ước đạt 18,3%."]
)
def test_what_won_is_what_is_read(text: str) -> None:
    facts = extract(text, CONTEXT).facts
    assert facts
    told = explain(text, CONTEXT)
    for fact in facts:
        won = {c.question: c.answer for c in told if c.won and c.start == fact.number_start}
        assert won == {"indicator": fact.indicator, "entity": fact.entity, "period": fact.period}


def test_scores_lie_between_0_and_1_for_entity_and_period_and_fall() -> None:
    for number in ("71,5%", "64%", "42%"):
        for question in ("entity", "period"):
            scores = [c.score for c in candidates(TEXT, number, question)]
            assert len(scores) > 1
            assert scores == sorted(scores, reverse=True)
            assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("number", ["71,5%", "64%", "42%"])
def test_the_parts_of_an_indicators_score_add_up(number: str) -> None:
    told = candidates(TEXT, number, "indicator")
    assert told
    for candidate in told:
        parts = [float(part.split(" ", 1)[0]) for part in candidate.why.split("; ")]
        assert sum(parts) == pytest.approx(candidate.score, abs=0.005 * (len(parts) + 1))


def test_what_speaks_against_going_on_is_told() -> None:
    text = "Năm 2023, tỉnh giải quyết đúng hạn 97% hồ sơ.\nTỷ lệ hồ sơ trực tuyến: con số ấy là 61%."
    told = [c for c in candidates(text, "61%", "indicator") if c.answer == "dossier_on_time_rate"]
    assert any("the sentence names an indicator itself" in candidate.why for candidate in told)
    for candidate in told:
        parts = [float(part.split(" ", 1)[0]) for part in candidate.why.split("; ")]
        assert sum(parts) == pytest.approx(candidate.score, abs=0.005 * (len(parts) + 1))


@pytest.mark.parametrize("text", [TEXT, "Tỉnh đứng đầu về chỉ số chuyển đổi số với 0,71 điểm."])
def test_every_candidate_says_why(text: str) -> None:
    assert [c for c in explain(text, CONTEXT) if not c.why] == []


def test_spans_are_those_of_the_text_as_stored() -> None:
    text = TEXT.replace("Hải", "Ha\u0309i")  # decomposed: longer than what is read
    told = explain(text, CONTEXT)
    assert {candidate.number for candidate in told} == {"71,5%", "64%", "42%"}
    assert all(text[candidate.start : candidate.end] == candidate.number for candidate in told)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_command_tells_people(page: Path, vndx: Vndx) -> None:
    shown = vndx("extract", page, "--explain")
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[2].startswith("71,5%  …9 tháng đầu năm 2024, quận Hải Châu")
    assert lines[3] == "  indicator"
    assert [line.split()[2] for line in lines if line.startswith("  →") and "“huyện Hòa Vang”" in line] == ["D497"]


def test_the_command_tells_programs(page: Path, vndx: Vndx) -> None:
    shown = vndx("extract", page, "--explain", "--json")
    assert shown.code == 0
    rows = [json.loads(line) for line in shown.out.splitlines()]
    assert {row["question"] for row in rows} == {"indicator", "entity", "period"}
    assert all(TEXT[row["start"] : row["end"]] == row["number"] for row in rows)
    assert [row["answer"] for row in rows if row["won"] and row["question"] == "entity"] == ["D492", "D497", "VN"]


def test_options_that_mean_nothing_are_refused(page: Path, vndx: Vndx) -> None:
    for arguments, says in ((["--explain"], "--explain needs PATH"), ([page, "--json"], "--json goes with --explain")):
        refused = vndx("extract", *arguments)
        assert refused.code == 2
        assert says in refused.err
