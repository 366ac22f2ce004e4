"""What a figure is of and whose it is: the words around it, the figures beside it, who is pointed at."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Quý I, tỉnh trả kết quả 21.340 hồ sơ, gồm 21.002 hồ sơ sớm hạn (98,42%) và 338 hồ sơ trễ hạn.",
            [("dossiers_resolved", 21340.0), ("dossier_on_time_rate", 98.42), ("dossiers_overdue", 338.0)],
        ),
        (
            "Kinh tế số năm 2023 chiếm 17% GRDP. Cùng năm, du lịch đóng góp 8,1% GRDP, khu vực dịch vụ chiếm 41% GRDP.",
            [("digital_economy_gdp_share", 17.0)],
        ),
        (
            "Theo Bộ Khoa học và Công nghệ, kinh tế số năm 2023 đóng góp khoảng 17% GDP, năm 2022 là 16,6%.",
            [("digital_economy_gdp_share", 17.0), ("digital_economy_gdp_share", 16.6)],
        ),
        (
            "Công bố DTI năm 2023. Quảng Nam đứng thứ 12/63; kỳ DTI 2022, tỉnh cũng ở vị trí 12.",
            [("dti_rank", 12.0), ("dti_rank", 12.0)],
        ),
        ("Đấu giá 12 lô đất: 96,5% người trả lời phiếu khảo sát hài lòng với bãi đỗ xe.", []),
    ],
)
def test_what_a_figure_is_no_share_or_restatement_of(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "DTI năm 2023: Dẫn đầu khối các bộ có dịch vụ công tiếp tục là Bộ Công an. Đứng đầu khối tỉnh vẫn là Huế.",
            [("M:bca", 1.0), ("P46", 1.0)],
        ),
        (
            "PAR INDEX 2023 khối bộ, cơ quan ngang bộ: Bộ Tài chính về nhất với 90,2%. Bình quân của khối là 83,1%.",
            [("M:btc", 1.0), ("M:btc", 90.2), ("G:ministries", 83.1)],
        ),
        ("Năm 2025, khối bộ cần đưa PAR INDEX lên trên 90%.", [("G:ministries", 90.0)]),
        (
            "Số hóa hộ tịch: Đắk Nông đi trước. Hà Giang mới 5/11 huyện, thành phố hoàn tất."
            " Tỉnh đặt mục tiêu đến hết năm 2024 có 11/11 huyện, thành phố hoàn tất.",
            [("P02", 5.0), ("P02", 11.0)],
        ),
        (
            "Cùng huyện Diên Khánh, cả 8/8 huyện, thị xã, thành phố đã làm xong việc số hóa hộ tịch.",
            [("P56", 8.0)],
        ),
        (
            '"Tỉnh tôi 4G phủ 97,1% dân số", Giám đốc Sở Thông tin và Truyền thông Kon Tum nói tại Buôn Ma Thuột.',
            [("P62", 97.1)],
        ),
    ],
)
def test_who_is_pointed_at_or_named_behind(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Cổng TTĐT Bộ Tư pháp") == facts


def test_bounds_at_a_duty_and_below_a_goal() -> None:
    assert values("Đến hết năm 2025, ít nhất phải đạt 75% hồ sơ trực tuyến.", "bound") == [(75.0, ">=")]
    text = "Tỷ lệ hồ sơ trực tuyến mới 61%, chưa chạm mức 70% mà UBND tỉnh giao."
    assert values(text, "bound") == [(61.0, "="), (70.0, "=")]


def test_a_source_behind_a_semicolon_is_the_next_units() -> None:
    text = (
        "Năm 2023, doanh thu công nghiệp ICT của Hải Phòng đạt 210.000 tỷ đồng; Đà Nẵng 38.000 tỷ đồng, tăng 4%;"
        " riêng Huế, theo UBND thành phố này, giảm 1%, còn 900 tỷ đồng."
    )
    found = [f for f in read(text, "Báo Nhân Dân") if f.indicator == "ict_revenue"]
    assert [(f.entity, f.attributed_to) for f in found] == [("P31", None), ("P48", None), ("P46", "P46")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Năm 2023, 61% hộ gia đình cả nước dùng cáp quang.\nCác địa phương có giống nhau không?\n"
            "Không. Cùng năm ấy, Bắc Ninh đã tới 88%, còn Điện Biên chỉ 31%.",
            [
                ("household_fiber_rate", "VN", 61.0),
                ("household_fiber_rate", "P27", 88.0),
                ("household_fiber_rate", "P11", 31.0),
            ],
        ),
        (
            "Năm 2023, doanh thu công nghiệp ICT của Đà Nẵng đạt 38.100 tỷ đồng, tăng 5%."
            " Bức tranh cả nước là 142 tỷ USD, kém năm trước 4%.",
            [
                ("ict_revenue", "P48", 38.1e12),
                ("ict_revenue_growth", "P48", 5.0),
                ("ict_revenue", "VN", 142e9),
                ("ict_revenue_growth", "VN", -4.0),
            ],
        ),
        (
            "Số hóa hộ tịch: Kiên Giang làm xong ở 15/15 huyện, thành phố với 2.104.330 dữ liệu.",
            [("districts_civil_digitized", "P91", 15.0), ("civil_records_digitized", "P91", 2104330.0)],
        ),
        (
            "Trục LGSP của tỉnh nối 21 hệ thống nội bộ; phía trung ương là 9 hệ thống của quốc gia và các bộ."
            " Cuối năm 2021, nội bộ chỉ có 6, phía trung ương mới 2.",
            [
                ("lgsp_systems_local", "P49", 21.0),
                ("lgsp_systems_national", "P49", 9.0),
                ("lgsp_systems_local", "P49", 6.0),
                ("lgsp_systems_national", "P49", 2.0),
            ],
        ),
    ],
)
def test_a_list_goes_on(text: str, facts: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value") == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Tháng 5, tỉnh giải quyết 12.400 hồ sơ, quá hạn 1,1%; ứng dụng nhận 1,2 nghìn góp ý, xử lý xong 96%."
            "\nTổng đài nhận 8.900 cuộc, trả lời ngay 91%.",
            [("dossiers_resolved", 12400.0), ("dossier_overdue_rate", 1.1)],
        ),
        (
            "Tỉnh có 410 doanh nghiệp có website nhận đặt hàng trực tuyến, hơn 900 doanh nghiệp chỉ có tờ giới thiệu.",
            [("enterprises_online_ordering", 410.0)],
        ),
        ("Thăm dò 300 người: 94% thích phòng đọc mới, 15% chê mạng chậm, 22% dân ngại nộp hồ sơ trực tuyến.", []),
    ],
)
def test_what_is_said_of_something_else(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Đến nay 98% (312/318) cơ quan, đơn vị của tỉnh dùng chữ ký số.",
            [("agencies_digital_signature", 312.0)],
        ),
        ("Quý III, 97,5% (8.120/8.328) hồ sơ của tỉnh giải quyết đúng hạn.", [("dossier_on_time_rate", 97.5)]),
    ],
)
def test_brackets_between_a_share_and_its_noun(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == facts


def test_a_day_behind_two_counts_and_the_same_span_a_year_before() -> None:
    text = "Tỉnh có 1.204 tổ công nghệ số cộng đồng với 8.116 thành viên tính đến ngày 30/6/2024."
    assert values(text, "period") == [(1204.0, "2024-06-30"), (8116.0, "2024-06-30")]
    text = (
        "9 tháng đầu năm, tỉnh tiếp nhận 41.200 hồ sơ. Hiện tỉnh có 88 dịch vụ công toàn trình."
        " Cùng kỳ năm ngoái, tỉnh nhận 37.900 hồ sơ."
    )
    assert values(text, "period") == [(41200.0, "2024-01/2024-09"), (88.0, "2024-10-17"), (37900.0, "2023-01/2023-09")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Năm 2023, 62% hộ gia đình ở khu vực nông thôn có cáp quang, toàn tỉnh 74%.",
            [("household_fiber_rate", "?", 62.0), ("household_fiber_rate", "P49", 74.0)],
        ),
        (
            "91% phụ huynh của trường nộp học phí qua tài khoản; toàn tỉnh có 88% trường học thu học phí không dùng"
            " tiền mặt.",
            [("schools_cashless_rate", "P49", 88.0)],
        ),
        ("18 hợp tác xã bán hàng trên sàn thương mại điện tử, doanh thu 31 tỷ đồng, tăng 40%.", []),
        ("Thi trực tuyến tìm hiểu cải cách hành chính: 96% đạt điểm trên 80; dẫn đầu là huyện Núi Thành.", []),
    ],
)
def test_a_part_or_another_thing_is_not_the_whole(text: str, facts: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value") == facts
