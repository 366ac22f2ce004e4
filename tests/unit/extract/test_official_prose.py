"""How the reports, plans and notices of offices are read: times that hold for what follows, goals in lists, the tiers
of an administration and what a figure of theirs is not.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, values


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Trong quý II/2024, toàn tỉnh mở 14 lớp tập huấn; tỷ lệ hồ sơ giải quyết đúng hạn là 96%.",
            [(96.0, "2024-Q2")],
        ),
        (
            "Trong năm 2023, toàn huyện có 4.310 cuộc họp. Số hồ sơ mới tiếp nhận là 12.300 hồ sơ.",
            [(12300.0, "2023")],
        ),
        (
            "Đến hết tháng 6/2024, tỉnh có 31 trang tin; 68% văn bản được trao đổi qua mạng.",
            [(68.0, "2024-06-30")],
        ),
        (
            "Tính từ đầu năm đến đầu tháng 8-2024, 51% hồ sơ được nộp trực tuyến.",
            [(51.0, "2024-01/2024-08")],
        ),
        (
            "Quý I/2024 tỉnh có 88% hồ sơ đúng hạn. Có đến 5/9 huyện vượt mức này, cao nhất là 99% hồ sơ đúng hạn.",
            [(88.0, "2024-Q1"), (99.0, "2024-Q1")],
        ),
        (
            "Năm 2023 huyện nhận 9.040 hồ sơ, trong đó nộp trực tuyến là 1955 hồ sơ, giải quyết đúng hạn đạt 97%.",
            [(9040.0, "2023"), (1955.0, "2023"), (97.0, "2023")],
        ),
    ],
)
def test_a_time_that_opens_its_sentence_holds_for_what_follows(text: str, periods: list[tuple[float, str]]) -> None:
    assert values(text, "period") == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Về kinh tế số, mục tiêu đặt ra là 40% hợp tác xã bán hàng qua mạng; 90% cửa hàng nhận mã QR; "
            "tỷ trọng thương mại điện tử trong tổng mức bán lẻ đạt 8%.",
            [(8.0, "target")],
        ),
        (
            "Năm 2025, tỉnh phấn đấu kinh tế số đạt 15% GRDP. Tỷ lệ hộ gia đình có Internet cáp quang trên 85%.\n"
            "Tỷ lệ dân số có hồ sơ sức khỏe điện tử tối thiểu 90%.",
            [(15.0, "target"), (85.0, "target"), (90.0, "target")],
        ),
        (
            "Năm 2025, tỉnh phấn đấu kinh tế số đạt 15% GRDP. Tỷ lệ hộ gia đình có Internet cáp quang đạt 81%.",
            [(15.0, "target"), (81.0, "actual")],
        ),
        (
            "Toàn tỉnh đã kích hoạt 612.000 tài khoản định danh điện tử, vượt qua chỉ tiêu đã đề ra.",
            [(612000.0, "actual")],
        ),
    ],
)
def test_goals_go_on_where_nothing_is_said_to_be_reached(text: str, told: list[tuple[float, str]]) -> None:
    assert values(text, "status") == told


def test_a_long_sentence_is_cut_between_its_goals() -> None:
    work = "; ".join(f"số {k} là một việc phải làm trong kế hoạch của các sở, ngành" for k in range(20))
    text = f"Tỉnh phấn đấu: {work}; chỉ số chuyển đổi số (DTI) của tỉnh trong nhóm 20/63 tỉnh, thành phố."
    assert values(text, "status") == [(20.0, "target")]


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        (
            "1. Mạng di động\n- Tỷ lệ dân số trưởng thành có điện thoại thông minh: 90%.",
            "Kế hoạch phát triển hạ tầng số giai đoạn 2024-2026",
            ("target", "2026"),
        ),
        (
            "Ủy ban đặt mục tiêu tỷ trọng kinh tế số trong GRDP trên 16%.",
            "Năm 2025: Kinh tế số hướng tới mục tiêu trên 16% GRDP",
            ("target", "2025"),
        ),
        (
            "Giai đoạn 2024-2028, tỉnh đặt mục tiêu 92% hộ gia đình có cáp quang.",
            None,
            ("target", "2028"),
        ),
        (
            "Giai đoạn 2024-2028, tỉnh đặt mục tiêu kinh tế số tăng trưởng 18% mỗi năm.",
            None,
            ("target", "2024/2028"),
        ),
    ],
)
def test_the_time_of_a_plans_goals(text: str, title: str | None, told: tuple[str, str]) -> None:
    assert fields(text, "status period", title=title) == [told]


def test_the_time_over_a_list_is_that_of_its_items() -> None:
    text = (
        "Tổng quan tháng 9/2024\n"
        "1. Bưu chính: sản lượng tăng 12% so với cùng kỳ.\n"
        "2. Viễn thông: Đến hết tháng 9/2024, doanh thu dịch vụ viễn thông đạt 310 tỷ đồng.\n"
        "- 78% thuê bao di động dùng điện thoại thông minh."
    )
    assert values(text, "period") == [(78.0, "2024-09-30")]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "Quý III/2024, các sở, ban, ngành tiếp nhận 8.500 hồ sơ, trong đó 7.660 hồ sơ trực tuyến (đạt tỷ lệ 90%); "
            "cấp huyện tiếp nhận 6.700 hồ sơ, với 2.500 hồ sơ trực tuyến.",
            [(8500.0, "?"), (7660.0, "?"), (90.0, "?"), (6700.0, "?"), (2500.0, "?")],
        ),
        (
            "Năm 2023, 88 xã, phường, thị trấn trên địa bàn tỉnh đã tiếp nhận 410.200 hồ sơ; quá hạn 73 hồ sơ.",
            [(410200.0, "?"), (73.0, "?")],
        ),
        (
            "Năm 2023, 124 xã, phường cùng các sở ngành tiếp nhận 510.200 hồ sơ.",
            [(510200.0, "P49")],
        ),
        (
            "Quý I/2024, các huyện tiếp nhận 13.000 hồ sơ, toàn tỉnh tiếp nhận 21.300 hồ sơ.",
            [(13000.0, "?"), (21300.0, "P49")],
        ),
        (
            "Trong 9 tháng, Trung tâm Phục vụ hành chính công tỉnh đã tiếp nhận 61.300 hồ sơ.",
            [(61300.0, "?")],
        ),
        (
            "Trong 9 tháng, các trung tâm phục vụ hành chính công đã tiếp nhận 61.300 hồ sơ.",
            [(61300.0, "P49")],
        ),
    ],
)
def test_one_tier_of_an_administration_is_not_the_province(text: str, whose: list[tuple[float, str]]) -> None:
    assert values(text, "entity") == whose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tỉnh có 1.420 TTHC cung cấp dịch vụ công trực tuyến (DVCTT) toàn trình.",
            [("services_full_online", 1420.0)],
        ),
        (
            "Chỉ số SIPAS của tỉnh năm 2023 đạt 84,1%, tăng 2,4% so với năm 2022 (81,7%).",
            [("sipas_score", 84.1), ("sipas_score", 81.7)],
        ),
        (
            "Kinh tế số chiếm 12% GRDP của tỉnh. Giai đoạn 2021-2025, năng suất lao động tăng bình quân 7% mỗi năm.",
            [("digital_economy_gdp_share", 12.0)],
        ),
        (
            "Số thuê bao dùng điện thoại thông minh đạt 84%. Dân số trưởng thành có tài khoản định danh điện tử "
            "trên 40%. Số thuê bao băng rộng di động/100 dân đạt 92%.",
            [("smartphone_user_rate", 84.0)],
        ),
        (
            "Tỉnh tiếp nhận 40.200 hồ sơ, trong đó có 31.100 hồ sơ trực tiếp; còn 2.300 hồ sơ đang trong thời hạn giải "
            "quyết.",
            [("dossiers_received", 40200.0)],
        ),
        (
            "Đến nay người dân cả nước có 8 triệu tài khoản và 20 triệu hồ sơ nộp trên Cổng Dịch vụ công quốc gia.",
            [("digital_citizen_accounts", 8e6), ("dossiers_online", 2e7)],
        ),
    ],
)
def test_what_stands_beside_an_indicator_is_not_it(text: str, told: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == told


def test_where_ministries_are_part_of_it_the_whole_is_the_nations() -> None:
    text = "Dịch vụ công trực tuyến toàn trình đạt 55%, trong đó khối bộ đạt 59%, khối tỉnh đạt 54%."
    publisher = "Trang thông tin điện tử huyện Núi Thành, tỉnh Quảng Nam"
    assert values(text, "entity", publisher) == [(55.0, "VN"), (59.0, "G:ministries"), (54.0, "G:provinces")]


def test_whose_resolution_is_carried_out_did_not_do_it() -> None:
    text = "Thực hiện Nghị quyết số 05 của Tỉnh ủy, các khu phố đã thành lập 52 tổ công nghệ số cộng đồng."
    publisher = "Trang thông tin điện tử Thị ủy La Gi, tỉnh Bình Thuận"
    title = "Kết quả 3 năm thực hiện Nghị quyết số 05-NQ/TU, ngày 18/3/2022 của Tỉnh ủy về chuyển đổi số đến năm 2025"
    assert fields(text, "value entity period", publisher, title=title) == [(52.0, "D594", "2024-10-17")]


def test_a_newspaper_of_a_force_is_a_newspaper() -> None:
    text = "Cổng Dịch vụ công quốc gia đã cung cấp 4.100/6.200 dịch vụ công trực tuyến."
    assert values(text, "entity", "Công an nhân dân") == [(4100.0, "VN")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Theo báo cáo của tỉnh, đến hết tháng 6/2024 đã kích hoạt 1,2 triệu tài khoản định danh điện tử.\n"
            "Về chữ ký số, đã cấp 310 nghìn chữ ký số cho người dân.",
            [(1.2e6, "2024-06-30"), (310000.0, "2024-06-30")],
        ),
        (
            "Theo báo cáo của tỉnh, đến hết tháng 6/2024 đã kích hoạt 1,2 triệu tài khoản định danh điện tử.\n"
            "Về chữ ký số, hiện đã cấp 310 nghìn chữ ký số cho người dân.",
            [(1.2e6, "2024-06-30"), (310000.0, "2024-10-17")],
        ),
        (
            "Sở vừa công bố số liệu về hồ sơ trực tuyến toàn trình năm 2023.\n"
            "Tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh là 41%.",
            [(41.0, "2023")],
        ),
    ],
)
def test_the_time_of_a_reports_first_sentence_holds_until_another_is_said(
    text: str, periods: list[tuple[float, str]]
) -> None:
    assert values(text, "period") == periods


def test_a_rank_before_a_semicolon_is_not_of_the_index_behind_it() -> None:
    text = (
        "Chiến lược đặt mục tiêu đến năm 2030 chỉ số an toàn mạng thuộc nhóm 30 nước đứng đầu; "
        "chỉ số chính phủ điện tử thuộc nhóm 50 nước đứng đầu."
    )
    assert fields(text, "indicator value period", "Báo Mới") == [("egdi_rank", 50.0, "2030")]


def test_a_share_of_every_branch_and_a_waiver_among_others() -> None:
    text = "Đến năm 2025, kinh tế số chiếm 20% GDP; tỷ trọng kinh tế số trong từng ngành, lĩnh vực đạt tối thiểu 10%."
    assert fields(text, "indicator value", "Báo Mới") == [("digital_economy_gdp_share", 20.0)]
    text = "Đến nay, 51/63 địa phương ban hành chính sách giảm, hỗ trợ về phí, lệ phí dịch vụ công trực tuyến."
    assert fields(text, "indicator value", "Báo Mới") == [("localities_fee_policy", 51.0)]


def test_the_time_of_a_headline_holds_for_the_notice_under_it() -> None:
    text = (
        "Tính đến cuối tháng 8, tỉnh đưa lên mạng 71% dịch vụ công trực tuyến\n"
        "Cổng dịch vụ công của tỉnh có 210.400 tài khoản công dân số đăng ký."
    )
    assert values(text, "period") == [(71.0, "2024-08-31"), (210400.0, "2024-08-31")]


def test_schools_that_use_a_platform_do_not_therefore_take_cashless_payment() -> None:
    text = (
        "Kế hoạch thúc đẩy thanh toán không dùng tiền mặt trong bệnh viện, trường học.\n"
        "Mục tiêu đến hết năm 2025, 60% bệnh viện, cơ sở y tế trên địa bàn sử dụng nền tảng số để chuyển đổi số; "
        "100% bệnh viện, cơ sở y tế thanh toán không dùng tiền mặt."
    )
    assert fields(text, "indicator value") == [("hospitals_cashless_rate", 100.0)]


def test_the_centre_that_tells_of_its_own_counter() -> None:
    text = (
        "Tin từ Trung tâm Hành chính công tỉnh, từ ngày 2.1.2024 đến 17.5.2024 đã tiếp nhận 25.300 hồ sơ, giải quyết "
        "được 23.200 hồ sơ."
    )
    assert values(text, "entity") == [(25300.0, "?"), (23200.0, "?")]
    text = "Theo Trung tâm Hành chính công tỉnh, trong quý I toàn tỉnh đã tiếp nhận 25.300 hồ sơ."
    assert values(text, "entity") == [(25300.0, "P49")]


def test_names_with_their_shares_ahead_of_what_they_are_shares_of() -> None:
    text = "Năm 2023, Huế (67%) cùng các tỉnh Hà Nam (65%), Lai Châu (61%) là 3 tỉnh dẫn đầu về tỷ lệ hồ sơ trực tuyến."
    assert fields(text, "indicator entity value") == [
        ("dossier_online_rate", "P46", 67.0),
        ("dossier_online_rate", "P35", 65.0),
        ("dossier_online_rate", "P12", 61.0),
    ]


def test_goals_in_turn_beside_what_was_reached_in_turn() -> None:
    text = (
        "Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ và tỷ lệ hồ sơ trực tuyến lần lượt đạt 52% và 47%, "
        "so với mục tiêu phải đạt 75% và 65%."
    )
    assert fields(text, "indicator value status") == [
        ("service_with_dossiers_rate", 52.0, "actual"),
        ("dossier_online_rate", 47.0, "actual"),
        ("service_with_dossiers_rate", 75.0, "target"),
        ("dossier_online_rate", 65.0, "target"),
    ]
