"""Time expressions, resolved against the day of publication."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.periods import Clock, days_span, find_periods, months_span, shift_years

CLOCK = Clock("2024-10-05")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("năm 2023", "2023"),
        ("năm nay", "2024"),
        ("năm ngoái", "2023"),
        ("6 tháng đầu năm", "2024-S1"),
        ("nửa đầu năm 2023", "2023-S1"),
        ("ba tháng đầu năm nay", "2024-Q1"),
        ("9 tháng đầu năm", "2024-01/2024-09"),
        ("quý iii/2024", "2024-Q3"),
        ("đến hết quý iii/2024", "2024-09-30"),
        ("cuối năm 2023", "2023-12-31"),
        ("đến hết năm 2025", "2025-12-31"),
        ("đến năm 2025", "2025"),
        ("tháng 9/2024", "2024-09"),
        ("tính đến 9/2024", "2024-09"),
        ("giữa tháng 9", "2024-09"),
        ("tính đến ngày 10-6", "2024-06-10"),
        ("ngày 15 tháng 8 năm 2024", "2024-08-15"),
        ("đến hết tháng 6/2022", "2022-06-30"),
        ("từ 1/7/2024 đến 30/9/2024", "2024-Q3"),
        ("từ ngày 15-9 đến ngày 9-11", "2024-09-15/2024-11-09"),
        ("từ đầu năm đến hết ngày 30/6", "2024-S1"),
        ("từ đầu năm đến nay", "2024-01-01/2024-10-05"),
        ("giai đoạn 2021-2025", "2021/2025"),
        ("đến nay", "2024-10-05"),
        ("hiện nay", "2024-10-05"),
    ],
)
def test_expressions(text: str, code: str) -> None:
    found = find_periods(text, 0, len(text), CLOCK)
    assert [period.code for period in found] == [code]


def test_same_period_a_year_earlier() -> None:
    found = find_periods("cùng kỳ năm trước", 0, 17, CLOCK)
    assert (found[0].kind, found[0].shift) == ("same", -1)


def test_without_a_publication_relative_time_stays_open() -> None:
    assert find_periods("năm nay", 0, 7, Clock(None))[0].code is None


def test_a_publication_known_as_a_year_is_used_as_it_is() -> None:
    assert find_periods("đến nay", 0, 7, Clock("2022"))[0].code == "2022"


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 12))
def test_months_take_the_shortest_form(year: int, a: int, b: int) -> None:
    first, last = sorted((a, b))
    code = months_span(year, first, last)
    assert code is not None
    if last - first == 11:
        assert code == str(year)
    elif (first, last) in ((1, 6), (7, 12)):
        assert "-S" in code
    elif last == first:
        assert code == f"{year}-{first:02d}"


@given(st.dates(), st.dates())
def test_spans_of_days_never_fail(a: object, b: object) -> None:
    days_span((a.year, a.month, a.day), (b.year, b.month, b.day))  # type: ignore[attr-defined]


def test_leap_days_move_to_a_day_that_exists() -> None:
    assert shift_years("2024-02-29", -1) == "2023-02-28"


@given(st.text(alphabet="0123456789/-. ngàythángnămquýđếntừhếtcuốiđầu", max_size=80))
def test_any_text_gives_periods_in_order(text: str) -> None:
    found = find_periods(text, 0, len(text), CLOCK)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
