"""Who vouches for a figure, by the ways in which texts name their source."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import read, values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Theo bà Lê Thị A, Tổng cục trưởng Tổng cục Thống kê, kinh tế số năm 2023 chiếm 12,33% GDP.", "M:tctk"),
        ("Theo Cục Thống kê tỉnh, kinh tế số năm 2023 chiếm 9,2% GRDP của Quảng Nam.", "P49"),
        ("Kinh tế số năm 2023 được Tổng cục Thống kê ghi nhận ở mức 12,33% GDP.", "M:tctk"),
        (
            "Thứ trưởng Bộ Thông tin và Truyền thông Lê B thông tin về kết quả. Kinh tế số năm 2023 chiếm 16,5% GDP.",
            "M:btttt",
        ),
        ("Kinh tế số cả nước năm 2023 chiếm 16,5% GDP, theo Vụ Kinh tế số.", "M:btttt"),
        ("Kinh tế số của Quảng Nam năm 2023 chiếm 9,2% GRDP.", None),
    ],
)
def test_the_one_who_vouches(text: str, said: str | None) -> None:
    assert [fact.attributed_to for fact in read(text)] == [said]


def test_a_figure_behind_is_of_the_one_who_reckons_it() -> None:
    text = (
        "Theo Tổng cục Thống kê, kinh tế số của Quảng Nam năm 2023 bằng 6,5% GRDP, thấp hơn con số 9,1% mà tỉnh tự"
        " tính."
    )
    assert values(text, "attributed_to") == [(6.5, "M:tctk"), (9.1, "P49")]


def test_a_departments_paper_speaks_for_its_ministry() -> None:
    text = "Kinh tế số 6 tháng đầu năm đóng góp 14,96% GDP."
    assert values(text, "attributed_to", "Cục Kinh tế số và Xã hội số") == [(14.96, "M:btttt")]


def test_a_body_that_is_spoken_of_is_no_source() -> None:
    text = (
        "Theo Bộ Thông tin và Truyền thông, một số đơn vị, như Bộ Xây dựng và Bộ Công Thương, mới ghi nhận số liệu của"
        " cơ quan bộ. Tỷ lệ hồ sơ trực tuyến toàn trình của cả nước năm 2023 là 31,7%."
    )
    assert values(text, "attributed_to", "Báo Mới") == [(31.7, "M:btttt")]


def test_a_wards_paper_on_the_provinces_resolution() -> None:
    text = "Nghị quyết của Tỉnh ủy Quảng Ninh đặt mục tiêu đến năm 2027 kinh tế số chiếm 18% GRDP của tỉnh."
    assert values(text, "attributed_to", "Cổng thông tin phường Hồng Gai") == [(18.0, "P22")]
