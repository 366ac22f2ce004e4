"""What time an expression says, read on Thursday, 17 October 2024."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.normalize import normalize
from pipelines.extract.periods import find_periods
from pipelines.extract.spans import Clock, first_of, last_of, months_span

NAMED = {(1, 12), (1, 6), (7, 12), (1, 3), (4, 6), (7, 9), (10, 12)}  # a year, halves, quarters
CLOCK = Clock("2024-10-17")


def codes(text: str, clock: Clock = CLOCK) -> list[str | None]:
    low = normalize(text).low
    return [period.code for period in find_periods(low, 0, len(low), clock)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9 tháng đầu năm", "2024-01/2024-09"),
        ("chín tháng của năm 2024", "2024-01/2024-09"),
        ("9T/2024", "2024-01/2024-09"),
        ("ba quý đầu năm", "2024-01/2024-09"),
        ("8 tháng, cả tỉnh", "2024-01/2024-08"),
        ("6 tháng cuối năm 2023", "2023-S2"),
        ("nửa đầu năm nay", "2024-S1"),
        ("nửa năm 2024", "2024-S1"),
        ("ba tháng đầu năm", "2024-Q1"),
        ("quý III-2024", "2024-Q3"),
        ("Q3/2024", "2024-Q3"),
        ("quý vừa qua", "2024-Q3"),
        ("đến hết quý III/2024", "2024-09-30"),
        ("tháng mười hai năm 2023", "2023-12"),
        ("tháng 1-9/2024", "2024-01/2024-09"),
        ("từ tháng 1 đến tháng 9", "2024-01/2024-09"),
        ("từ 1/1 đến 30/9/2024", "2024-01/2024-09"),
        ("từ ngày 1/7 đến hết tháng 9", "2024-Q3"),
        ("từ ngày 1 đến 28/7", "2024-07-01/2024-07-28"),
        ("từ ngày 15/6 đến 14/9", "2024-06-15/2024-09-14"),
        ("từ 1/7 đến nay", "2024-07-01/2024-10-17"),
        ("từ đầu năm đến nay", "2024-01-01/2024-10-17"),
        ("tính đến 30.9.2024", "2024-09-30"),
        ("ngày 16 tháng 10 năm 2024", "2024-10-16"),
        ("ngày 15 tháng Chín năm 2024", "2024-09-15"),
        ("9 tháng năm nay", "2024-01/2024-09"),
        ("quý một năm 2024", "2024-Q1"),
        ("QIII/2024", "2024-Q3"),
        ("Q3 năm 2024", "2024-Q3"),
        ("đến hết Q2/2024", "2024-06-30"),
        ("ba tháng quý III/2024", "2024-Q3"),
        ("ba quý năm 2023", "2023-01/2023-09"),
        ("T3/2023", "2023-03"),
        ("cuối T6/2023", "2023-06-30"),
        ("tháng 4.2022", "2022-04"),
        ("từ đầu năm tới nay", "2024-01-01/2024-10-17"),
        ("từ đầu năm đến thời điểm hiện tại", "2024-01-01/2024-10-17"),
        ("từ đầu năm tính đến 30/6/2024", "2024-S1"),
        ("từ đầu năm đến hết quý III", "2024-01/2024-09"),
        ("từ ngày 1 tháng 1 đến 30 tháng 6 năm 2024", "2024-S1"),
        ("từ năm 2021 cho đến năm 2023", "2021/2023"),
        ("năm vừa rồi", "2023"),
        ("tính đến thời điểm báo cáo", "2024-10-17"),
        ("cuối năm ngoái", "2023-12-31"),
        ("hết năm 2025", "2025-12-31"),
        ("đến năm 2030", "2030"),
        ("giai đoạn 2021 – 2025", "2021/2025"),
        ("năm học 2023-2024", "2023/2024"),
        ("năm vừa qua", "2024"),
        ("sang năm", "2025"),
        ("sang năm nay", "2024"),
        ("hai năm trước", "2022"),
        ("hiện toàn tỉnh", "2024-10-17"),
        ("mục tiêu năm 2025", "2025"),
        ("tính tới thời điểm 30/9", "2024-09-30"),
        ("tại thời điểm 30/9/2024", "2024-09-30"),
        ("vào mốc 15/10", "2024-10-15"),
    ],
)
def test_one_expression(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", ["đến tháng 6/2024", "tới T6/2024", "đến T6/2024", "trước T6/2024"])
def test_months_up_to_which(text: str) -> None:
    low = normalize(text).low
    assert [(period.start, period.deadline) for period in find_periods(low, 0, len(low), CLOCK)] == [(0, True)]


@pytest.mark.parametrize(
    "text", ["thực hiện", "tại 10/12 huyện", "5 năm qua", "hiện đại", "quý khách", "tháng lương đầu"]
)
def test_what_says_no_time(text: str) -> None:
    assert not any(codes(text))


def test_the_past_year_is_last_year_in_january() -> None:
    assert codes("năm qua", Clock("2026-01-09")) == ["2025"]
    assert codes("cả năm", Clock("2025-01-14")) == ["2024"]


@pytest.mark.parametrize(
    "text",
    [
        "từ tháng 5/2023 đến tháng 15/2024",
        "từ tháng 13/2023 đến tháng 2/2024",
        "từ tháng 5/2024 đến tháng 6/2023",
        "quý III/9999",
    ],
)
def test_months_that_there_are_not_are_no_time(text: str) -> None:
    assert set(codes(text)) <= {None}


def test_without_a_day_of_publication_only_what_is_said_counts() -> None:
    assert codes("tính đến 30/9; năm 2025", Clock(None)) == [None, "2025"]


@given(st.integers(1990, 2090), st.integers(1, 12), st.integers(1, 12))
def test_months_take_the_shortest_form(year: int, first: int, last: int) -> None:
    code = months_span(year, first, last)
    if first > last:
        assert code is None
    else:
        assert code is not None
        assert ("/" in code) == (first != last and (first, last) not in NAMED)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-S1", "2024-01-01", "2024-06-30"),
        ("2024-S2", "2024-07-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-05-17", "2024-05-17", "2024-05-17"),
        ("2023-11/2024-02", "2023-11-01", "2024-02-29"),
    ],
)
def test_the_first_and_the_last_day_of_a_period(code: str, first: str, last: str) -> None:
    assert (first_of(code), last_of(code)) == (first, last)
