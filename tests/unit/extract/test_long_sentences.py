"""Figures of long sentences and of tables that leave things unsaid: what a goal, a comparison or a source in passing
leaves to the figures behind it.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        pytest.param(
            "Từ ngày 1/1 đến ngày 30/9/2025, tỷ lệ hồ sơ trực tuyến toàn trình của cả nước đạt 44%, còn xa mức 80% mà"
            " Chính phủ giao cho năm 2025; khối bộ, ngành đạt 51%, khối địa phương 37,5%.",
            {"publisher": "Báo Nhân Dân", "published": "2025-10-14"},
            [
                ("VN", 44, "actual", "2025-01/2025-09"),
                ("VN", 80, "target", "2025"),
                ("G:ministries", 51, "actual", "2025-01/2025-09"),
                ("G:provinces", 37.5, "actual", "2025-01/2025-09"),
            ],
            id="the figures behind a goal that somebody set",
        ),
        pytest.param(
            "Hiện 68% dân số của tỉnh dùng Internet, thấp hơn tỷ lệ 84% của cả nước.",
            {"publisher": "Báo Sơn La", "published": "2026-04-02"},
            [("P14", 68, "actual", "2026-04-02"), ("VN", 84, "actual", "2026-04-02")],
            id="a rate that another is set against is no change",
        ),
        pytest.param(
            "Năm 2023, thương mại điện tử bán lẻ của Thái Lan được Bộ Công Thương dẫn ra là khoảng 21 tỷ USD.",
            {"publisher": "Tạp chí Công Thương", "published": "2023-12-20"},
            [("TH", 21e9, "actual", "2023")],
            id="by whom a figure is told is not whose it is",
        ),
        pytest.param(
            "Bình Dương đã có 100% trường học thu học phí không dùng tiền mặt. UBND tỉnh Đồng Nai giao chỉ tiêu hết năm"
            " 2023 có 90% bệnh viện trên địa bàn tỉnh thanh toán không dùng tiền mặt.",
            {"publisher": "Thời báo Ngân hàng", "published": "2023-06-19"},
            [("P74", 100, "actual", "2023-06-19"), ("P75", 90, "target", "2023-12-31")],
            id="a province that became a city only later",
        ),
        pytest.param(
            "Báo cáo Chính phủ điện tử năm 2020 của Liên hợp quốc xếp Việt Nam thứ 86.",
            {"publisher": "Báo Nhân Dân", "published": "2020-12-15"},
            [("VN", 86, "actual", "2020")],
            id="the report that ranks e-government",
        ),
        pytest.param(
            "Vietnam ICT Index 2020 gọi tên Bộ Tài chính ở vị trí đầu tiên khối bộ và Đà Nẵng ở vị trí đầu tiên khối"
            " tỉnh, thành phố.",
            {"publisher": "Báo Nhân Dân", "published": "2020-12-15"},
            [("M:btc", 1, "actual", "2020"), ("P48", 1, "actual", "2020")],
            id="in the first place",
        ),
        pytest.param(
            "Chỉ số thương mại điện tử EBI 2023: TP.HCM giữ ngôi đầu, Hà Nội về nhì, kế tiếp thứ tự là Đà Nẵng, Bình"
            " Dương.",
            {"publisher": "Tạp chí Công Thương", "published": "2023-12-20"},
            [
                ("P79", 1, "actual", "2023"),
                ("P01", 2, "actual", "2023"),
                ("P48", 3, "actual", "2023"),
                ("P74", 4, "actual", "2023"),
            ],
            id="counted on in order",
        ),
        pytest.param(
            "(Cột: Chỉ tiêu | Đơn vị tính | Kết quả năm 2023 | Mục tiêu năm 2024)\n"
            "1 | Hồ sơ trực tuyến toàn trình | % | 43,1 | 60\n"
            "2 | Tỷ trọng kinh tế số trong GRDP | % | 7,5 | 9\n",
            {"publisher": "UBND tỉnh Hà Giang", "published": "2024-01-30"},
            [
                ("P02", 43.1, "actual", "2023"),
                ("P02", 60, "target", "2024"),
                ("P02", 7.5, "actual", "2023"),
                ("P02", 9, "target", "2024"),
            ],
            id="rows numbered without a column for it",
        ),
    ],
)
def test_what_is_left_to_the_figures_behind(
    text: str, known: dict[str, str], found: list[tuple[str, float, str, str]]
) -> None:
    assert fields(text, "entity value status period", **known) == found
