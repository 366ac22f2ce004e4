"""Numbers in every spelling that Vietnamese texts use."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.beginnings import beginnings
from pipelines.extract.numbers import Number, find_numbers, parse_digits, parse_words


def one(text: str) -> Number:
    found = find_numbers(text, 0, len(text), [])
    assert len(found) == 1, [number.raw for number in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("58,93%", 58.93, "percent"),
        ("61 nghìn", 61_000, "plain"),
        ("1,9 triệu tỷ đồng", 1.9e15, "vnd"),
        ("512 nghìn tỷ đồng", 5.12e14, "vnd"),
        ("3 tỷ 200 triệu đồng", 3.2e9, "vnd"),
        ("2 triệu rưỡi", 2.5e6, "plain"),
        ("20,5 tỷ usd", 2.05e10, "usd"),
        ("16 tỷ đô la mỹ", 1.6e10, "usd"),
        ("5.212.287", 5_212_287, "plain"),
        ("1 597 340", 1_597_340, "plain"),
        ("0,8002", 0.8002, "plain"),
        ("0.7245", 0.7245, "plain"),
        ("41,5 phần trăm", 41.5, "percent"),
        ("7,51 điểm phần trăm", 7.51, "points"),
        ("2 điểm %", 2, "points"),
        ("hai phần ba", 66.6667, "percent"),
        ("chín phần mười", 90, "percent"),
        ("hai mươi lăm", 25, "plain"),
        ("bốn trăm nghìn", 400_000, "plain"),
        ("hai nghìn không trăm mười bảy", 2_017, "plain"),
        ("ba nghìn không trăm linh sáu", 3_006, "plain"),
    ],
)
def test_values_and_units(text: str, value: float, kind: str) -> None:
    number = one(text)
    assert number.value == pytest.approx(value)
    assert number.kind == kind
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("15% đến 20%", 15, 20, "percent"),
        ("18 - 20%", 18, 20, "percent"),
        ("8-10%", 8, 10, "percent"),
        ("27 - 29 tỷ usd", 2.7e10, 2.9e10, "usd"),
    ],
)
def test_ranges(text: str, low: float, high: float, kind: str) -> None:
    number = one(text)
    assert (number.value, number.value_high, number.kind) == (low, high, kind)


@pytest.mark.parametrize(("text", "value", "total"), [("24/53 mục tiêu", 24, 53), ("18 trong số 20 cơ quan", 18, 20)])
def test_parts_of_a_whole(text: str, value: float, total: float) -> None:
    number = one(text)
    assert (number.value, number.total) == (value, total)


@pytest.mark.parametrize("text", ["b2c", "4g", "h1n1"])
def test_names_are_no_numbers(text: str) -> None:
    assert find_numbers(text, 0, len(text), []) == []


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_dots_are_read_back(value: int) -> None:
    assert parse_digits(f"{value:,}".replace(",", ".")) == value


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=99))
def test_decimal_commas_are_read_back(whole: int, part: int) -> None:
    assert parse_digits(f"{whole},{part:02d}") == pytest.approx(whole + part / 100)


@given(st.text(alphabet="0123456789., -/%trăm nghìn triệu tỷ đồng", max_size=60))
def test_any_text_gives_numbers_in_order(text: str) -> None:
    found = find_numbers(text, 0, len(text), [])
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= number.start < number.end <= len(text) for number in found)


def test_words_that_are_no_number() -> None:
    assert parse_words(["mươi"]) is None
    assert parse_words(["hai", "ba"]) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("tốc độ 286,4Mbps.", 286.4, "mbps"),
        ("dài 2,6 km", 2.6, "km"),
        ("rộng 1.200 m2", 1200, "m2"),
        ("5 tấn", 5, "tấn"),
    ],
)
def test_what_is_measured_keeps_its_unit(text: str, value: float, unit: str) -> None:
    (number,) = find_numbers(text.lower(), 0, len(text), [])
    assert (number.value, number.kind, number.unit) == (value, "measure", unit)


@pytest.mark.parametrize(("text", "kinds"), [("4g", []), ("b2c", []), ("5 tầng", ["plain"]), ("2 kgb", ["plain"])])
def test_letters_behind_a_digit_are_no_unit_by_themselves(text: str, kinds: list[str]) -> None:
    assert [number.kind for number in find_numbers(text, 0, len(text), [])] == kinds


_SAID_IN_NUMBERS = (
    "một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi mốt linh lẻ không trăm nghìn triệu tỷ phẩy phần trên trong "
    "nửa phân số dân hộ hồ sơ 12 3,5 % , ."
)


@given(
    st.lists(
        st.sampled_from(_SAID_IN_NUMBERS.split()),
        max_size=12,
    )
)
def test_where_no_two_words_of_a_number_stand_none_is_in_words(words: list[str]) -> None:
    text = " ".join(words)
    every = find_numbers(text, 0, len(text), [])
    begin = beginnings(text)
    assert find_numbers(text, 0, len(text), [], begin.figures, bool(begin.spelled)) == every


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("cứ 5 hộ ở trà bồng thì 4 hộ nối cáp quang", 80, "4"),
        ("cứ mười người lớn, chưa đầy bảy người dùng ví", 70, "bảy"),
        ("cứ ba nhà mới có một nhà lắp mạng", 33.3333, "một"),
        ("trong 100 đồng grdp làm ra năm ấy có gần 9 đồng từ kinh tế số", 9, "9 đồng"),
        ("bình quân 10 người có 9 người lên mạng", 90, "9"),
    ],
)
def test_so_many_of_so_many_of_the_same_are_a_share(text: str, value: float, said: str) -> None:
    share = one(text)
    assert (share.kind, share.value, text[share.start : share.end]) == ("percent", value, said)


@pytest.mark.parametrize(
    "text",
    [
        "trong 10 tỉnh có 7 tỉnh ban hành nghị quyết",  # counts
        "cứ 3 tháng thì 1 tháng phải báo cáo",  # time
        "cứ 1.000 dân thì có 0,6 doanh nghiệp",  # so many to a thousand
        "cứ 220 người thì có 1 người đăng ký",
    ],
)
def test_what_is_no_share_by_example(text: str) -> None:
    assert all(number.kind == "plain" for number in find_numbers(text, 0, len(text), []))


def test_an_example_beside_its_exact_share_is_not_told_again() -> None:
    text = "cứ 3 người lớn thì hai người có tài khoản, tức 66,1%"
    assert [n.value for n in find_numbers(text, 0, len(text), []) if n.kind == "percent"] == [66.1]


@pytest.mark.parametrize("words", ["Hai tỷ lệ này", "Cả ba tỷ trọng ấy"])
def test_so_many_rates_are_no_billions(words: str) -> None:
    low = f"{words} đều là 74,5%.".lower()
    assert [number.value for number in find_numbers(low, 0, len(low), [])] == [74.5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lần lượt là 71,6, 80,3 và 95,7%", [(71.6, "percent"), (80.3, "percent"), (95.7, "percent")]),
        ("đạt 8,1 tỷ, 9,7 tỷ và 12,4 tỷ usd", [(8.1e9, "usd"), (9.7e9, "usd"), (1.24e10, "usd")]),
        ("lần lượt là 3,5 và 0%", [(3.5, "percent"), (0.0, "percent")]),
        ("đạt 2 và 0 tỷ đồng", [(2.0, "plain"), (0.0, "vnd")]),
        ("đạt 310 và 27,5 nghìn tỷ đồng", [(3.1e14, "vnd"), (2.75e13, "vnd")]),
        ("xếp hạng 5, 82% hồ sơ đúng hạn", [(5.0, "plain"), (82.0, "percent")]),
        ("1.250 hồ sơ, 82% đúng hạn", [(1250.0, "plain"), (82.0, "percent")]),
    ],
)
def test_a_unit_said_once_behind_the_last(text: str, found: list[tuple[float, str]]) -> None:
    assert [(number.value, number.kind) for number in find_numbers(text, 0, len(text), [])] == found
