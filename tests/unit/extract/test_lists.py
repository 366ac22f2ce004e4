"""Several figures in one breath: what is said once for all of them, and which figure is whose."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, values


def test_several_places_in_one_sentence() -> None:
    text = (
        "Năm 2023, tỷ lệ hồ sơ trực tuyến toàn trình của Hà Nam, Nam Định và Thái Bình lần lượt là 61%, 62,5% và 63%."
    )
    assert fields(text, "entity value period") == [("P35", 61, "2023"), ("P36", 62.5, "2023"), ("P34", 63, "2023")]


def test_a_row_goes_by_place_and_measure() -> None:
    text = (
        "Tỷ lệ hồ sơ trực tuyến và tỷ lệ thanh toán trực tuyến của Cà Mau, Bạc Liêu và Sóc Trăng năm 2023 lần lượt là "
        "71% và 45%, 66% và 40%, 69% và 52%."
    )
    online, payment = "dossier_online_rate", "online_payment_rate"
    assert fields(text, "indicator entity value period") == [
        (online, "P96", 71, "2023"),
        (payment, "P96", 45, "2023"),
        (online, "P95", 66, "2023"),
        (payment, "P95", 40, "2023"),
        (online, "P94", 69, "2023"),
        (payment, "P94", 52, "2023"),
    ]


def test_the_same_order_again() -> None:
    text = (
        "Năm 2023, tỷ lệ hộ gia đình có cáp quang của Hà Nam, Nam Định và Thái Bình lần lượt là 61%, 62% và 63%. "
        "Cũng theo thứ tự ấy, tỷ lệ phủ sóng 5G là 11%, 12% và 13% dân số."
    )
    found = fields(text, "indicator entity value", "Báo Nhân Dân", published="2024-02-01")
    assert found == [
        ("household_fiber_rate", "P35", 61),
        ("household_fiber_rate", "P36", 62),
        ("household_fiber_rate", "P34", 63),
        ("mobile_5g_coverage_rate", "P35", 11),
        ("mobile_5g_coverage_rate", "P36", 12),
        ("mobile_5g_coverage_rate", "P34", 13),
    ]


def test_two_counts_share_one_noun() -> None:
    text = "Năm 2023, tỉnh tiếp nhận 185.200 và giải quyết 181.150 hồ sơ."
    assert fields(text, "indicator entity value period") == [
        ("dossiers_received", "P49", 185200, "2023"),
        ("dossiers_resolved", "P49", 181150, "2023"),
    ]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Bình Thuận và Ninh Thuận lần lượt có 71% và 64% số hộ gia đình dùng cáp quang.",
            [("household_fiber_rate", "P60", 71.0), ("household_fiber_rate", "P58", 64.0)],
            id="a noun behind two shares",
        ),
        pytest.param(
            "Kon Tum có 118 doanh nghiệp công nghệ số; con số ấy ở Gia Lai là 305, ở Đắk Lắk khoảng 640,"
            " riêng thành phố Buôn Ma Thuột đã góp 512.",
            [
                ("digital_enterprises", "P62", 118.0),
                ("digital_enterprises", "P64", 305.0),
                ("digital_enterprises", "P66", 640.0),
                ("digital_enterprises", "D643", 512.0),
            ],
            id="that number in other places",
        ),
        pytest.param(
            "Tháng 3, quận Hà Đông giải quyết 4.120 hồ sơ, trễ 15; huyện Quốc Oai đã trả 2.207.",
            [
                ("dossiers_resolved", "D268", 4120.0),
                ("dossiers_overdue", "D268", 15.0),
                ("dossiers_resolved", "D275", 2207.0),
            ],
            id="a verb said once, and left out",
        ),
        pytest.param(
            "Hai nơi chậm là huyện Tiên Phước (mới số hóa 41.200 trường hợp hộ tịch) và thị xã Điện Bàn"
            " (88.150 trường hợp).",
            [("civil_records_digitized", "D514", 41200.0), ("civil_records_digitized", "D507", 88150.0)],
            id="cases in brackets",
        ),
        pytest.param(
            "Năm 2023, Huế (67%) cùng các tỉnh Hà Nam (65%), Lai Châu (61%) là 3 tỉnh dẫn đầu về tỷ lệ hồ sơ trực"
            " tuyến.",
            [
                ("dossier_online_rate", "P46", 67.0),
                ("dossier_online_rate", "P35", 65.0),
                ("dossier_online_rate", "P12", 61.0),
            ],
            id="names with their shares ahead of what they are shares of",
        ),
        pytest.param(
            "Năm 2023, 61% hộ gia đình cả nước dùng cáp quang.\nCác địa phương có giống nhau không?\n"
            "Không. Cùng năm ấy, Bắc Ninh đã tới 88%, còn Điện Biên chỉ 31%.",
            [
                ("household_fiber_rate", "VN", 61.0),
                ("household_fiber_rate", "P27", 88.0),
                ("household_fiber_rate", "P11", 31.0),
            ],
            id="a measure, on behind a question",
        ),
        pytest.param(
            "Năm 2023, doanh thu công nghiệp ICT của Đà Nẵng đạt 38.100 tỷ đồng, tăng 5%."
            " Bức tranh cả nước là 142 tỷ USD, kém năm trước 4%.",
            [
                ("ict_revenue", "P48", 38.1e12),
                ("ict_revenue_growth", "P48", 5.0),
                ("ict_revenue", "VN", 142e9),
                ("ict_revenue_growth", "VN", -4.0),
            ],
            id="a measure and its growth, on with the nation",
        ),
        pytest.param(
            "Số hóa hộ tịch: Kiên Giang làm xong ở 15/15 huyện, thành phố với 2.104.330 dữ liệu.",
            [("districts_civil_digitized", "P91", 15.0), ("civil_records_digitized", "P91", 2104330.0)],
            id="a name for two measures",
        ),
        pytest.param(
            "Trục LGSP của tỉnh nối 21 hệ thống nội bộ; phía trung ương là 9 hệ thống của quốc gia và các bộ."
            " Cuối năm 2021, nội bộ chỉ có 6, phía trung ương mới 2.",
            [
                ("lgsp_systems_local", "P49", 21.0),
                ("lgsp_systems_national", "P49", 9.0),
                ("lgsp_systems_local", "P49", 6.0),
                ("lgsp_systems_national", "P49", 2.0),
            ],
            id="two measures, on with a year before",
        ),
        pytest.param(
            "Số tổ công nghệ số cộng đồng của Nghệ An, Hà Tĩnh và Quảng Bình theo thứ tự là 3.724, 1.947 và 1.210.",
            [
                ("community_digital_teams", "P40", 3724.0),
                ("community_digital_teams", "P42", 1947.0),
                ("community_digital_teams", "P44", 1210.0),
            ],
            id="bare counts in the order of the names",
        ),
    ],
)
def test_a_list_shares_what_is_said_once(text: str, facts: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value") == facts


def test_a_share_goes_on_about_whom_it_was_of() -> None:
    text = "Năm 2023, 68% hộ gia đình của tỉnh có cáp quang; tỷ lệ có điện thoại thông minh là 81%."
    assert fields(text, "indicator entity value period") == [
        ("household_fiber_rate", "P49", 68, "2023"),
        ("household_smartphone_rate", "P49", 81, "2023"),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Phấn đấu đến hết quý I/2025 có 30/63 tỉnh, thành phố giảm phí, lệ phí cho hồ sơ trực tuyến. Đến ngày"
            " 30/9/2024: 11/63.",
            [(30.0, "2025-03-31", "target"), (11.0, "2024-09-30", "actual")],
            id="out of the same whole",
        ),
        pytest.param(
            "Sở Tư pháp dự kiến cuối năm 2024 đưa 96.000 dữ liệu hộ tịch của tỉnh lên mạng; nay đã làm được 71.430.",
            [(96000.0, "2024-12-31", "forecast"), (71430.0, "2024-10-17", "actual")],
            id="what has been done of it",
        ),
        pytest.param(
            "Năm 2023, LGSP của tỉnh kết nối 12 hệ thống thông tin của sở, ngành, năm 2022 là 7.",
            [(12.0, "2023", "actual"), (7.0, "2022", "actual")],
            id="few of them, the year before",
        ),
        pytest.param(
            "Năm 2023, cả tỉnh có 1.214 doanh nghiệp công nghệ số, năm 2022 gần 1.100.",
            [(1214.0, "2023", "actual"), (1100.0, "2022", "actual")],
            id="about so many",
        ),
    ],
)
def test_a_bare_count_of_another_time_goes_on(text: str, found: list[tuple[float, str, str]]) -> None:
    assert fields(text, "value period status") == found


def test_indented_items_stand_under_those_with_another_mark() -> None:
    text = (
        "* Tháng 3/2023\n  - Tiếp nhận: 8.104 hồ sơ\n  - Tỷ lệ đúng hạn: 97,6%\n"
        "* Tháng 4/2023\n  - Tiếp nhận: 9.255 hồ sơ\n  - Tỷ lệ đúng hạn: 98,3%\n"
    )
    assert values(text, "period", "UBND tỉnh Kon Tum", published="2023-05-12", title="Kết quả giải quyết hồ sơ") == [
        (8104, "2023-03"),
        (97.6, "2023-03"),
        (9255, "2023-04"),
        (98.3, "2023-04"),
    ]


def test_indicators_cut_short_go_with_figures_in_turn() -> None:
    text = (
        "Tỷ lệ hồ sơ nộp trực tuyến, thanh toán trực tuyến và số hóa kết quả của tỉnh năm 2023 tương ứng là 58%, 34% "
        "và 61%. Ba tỷ lệ này ở năm 2022 chỉ là 30%, 9% và 22%."
    )
    three = ["dossier_online_rate", "online_payment_rate", "result_digitization_rate"]
    assert values(text, "indicator") == list(zip([58.0, 34.0, 61.0, 30.0, 9.0, 22.0], three * 2, strict=True))


@pytest.mark.parametrize(
    ("times", "codes"),
    [
        ("Quý I và quý II/2023", ["2023-Q1", "2023-Q2"]),
        ("Tháng 5 và tháng 6/2024", ["2024-05", "2024-06"]),
        ("Năm 2022 và năm 2023", ["2022", "2023"]),
    ],
)
def test_times_go_with_figures_in_turn(times: str, codes: list[str]) -> None:
    text = f"{times}, tỉnh tiếp nhận lần lượt 61.204 và 68.977 hồ sơ thủ tục hành chính."
    assert values(text, "period") == [(61204.0, codes[0]), (68977.0, codes[1])]


@pytest.mark.parametrize("mark", [" → ", " -> ", "; ", ", ", " | ", " / ", " - "])
@pytest.mark.parametrize(
    ("one", "times", "codes"),
    [
        ("{0}: {1}", ["2021", "2022", "2023"], ["2021", "2022", "2023"]),
        ("{0} = {1}", ["2022", "2023"], ["2022", "2023"]),
        ("{1} ({0})", ["năm 2022", "năm 2023"], ["2022", "2023"]),
        ("{0} là {1}", ["hết quý I/2023", "hết quý II/2023"], ["2023-03-31", "2023-06-30"]),
        ("{0}: {1}", ["tháng 5/2023", "tháng 6/2023"], ["2023-05", "2023-06"]),
    ],
)
def test_each_figure_has_the_time_that_leads_to_it(mark: str, one: str, times: list[str], codes: list[str]) -> None:
    figures = [41, 44, 52]
    teams, ranks = (
        mark.join(one.format(*pair) for pair in zip(times, said, strict=False))
        for said in ([f"{n}.120" for n in figures], figures)
    )
    alone = f"Kết quả của tỉnh\nPAR INDEX\n➢ Hạng: {ranks}"
    assert fields(alone, "value period", published="2024-03-01") == [*zip(figures, codes, strict=False)]
    text = f"Kết quả của tỉnh\n• Số hồ sơ quá hạn: {teams}\n• Số tổ công nghệ số cộng đồng: {teams}"
    found = [("dossiers_overdue", code) for code in codes] + [("community_digital_teams", code) for code in codes]
    assert fields(text, "indicator period", published="2024-03-01") == found


@pytest.mark.parametrize(
    "points",
    [
        "{label}\n{plan}: {a}\n{done}: {b}\nKết luận: hoàn thành.\n\n",
        "{label}\n+ {plan}: {a}\n+ {done}: {b}\n",
        "{label}\n{plan}: {a}; {done}: {b}\n",
        "{label}: {plan}: {a} - {done}: {b}\n",
        "{label}: {plan} {a}; {done} {b}\n",
        "{label} | {plan}: {a} | {done}: {b}\n",
    ],
)
@pytest.mark.parametrize(
    ("plan", "done"),
    [("Giao", "Đạt"), ("Kế hoạch", "Thực hiện"), ("KH", "TH"), ("Được giao", "Kết quả"), ("Yêu cầu", "Hiện trạng")],
)
def test_each_point_says_what_was_planned_and_what_was_reached(points: str, plan: str, done: str) -> None:
    goals = [
        ("1. Tỷ lệ hồ sơ nộp trực tuyến", "tối thiểu 61%", "58,4%"),
        ("2. Số tổ công nghệ số cộng đồng", "1.310 tổ", "1.287 tổ"),
        ("3. Số tài khoản định danh điện tử", "405.000", "411.230"),
    ]
    text = "".join(points.format(label=label, plan=plan, done=done, a=a, b=b) for label, a, b in goals)
    lead = "Rà soát các chỉ tiêu năm 2023 của tỉnh\n\n"
    assert fields(lead + text, "indicator value status period", published="2024-02-10") == [
        ("dossier_online_rate", 61, "target", "2023"),
        ("dossier_online_rate", 58.4, "actual", "2023"),
        ("community_digital_teams", 1310, "target", "2023"),
        ("community_digital_teams", 1287, "actual", "2023"),
        ("eid_accounts", 405000, "target", "2023"),
        ("eid_accounts", 411230, "actual", "2023"),
    ]


@pytest.mark.parametrize("row", ["{} ........ {} ({})", "{}: {} ({})", "- {} … {} ({})"])
@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("Xếp hạng DTI năm 2023 (trong ngoặc: hạng DTI năm 2022)", ""),
        ("Xếp hạng DTI năm 2023\nTrong ngoặc là hạng DTI năm 2022", ""),
        ("Xếp hạng DTI năm 2023", "\nGhi chú: số trong ngoặc là của năm 2022."),
    ],
)
def test_a_note_says_what_the_figures_in_brackets_are(row: str, head: str, note: str) -> None:
    ranks = [("Quảng Ninh", 4, 6), ("Lâm Đồng", 19, 22), ("Kiên Giang", 33, 30)]
    text = f"Đồ họa\n{head}\n" + "\n".join(row.format(*one) for one in ranks) + note
    found = fields(text, "indicator entity value period", "VnExpress", published="2024-08-01")
    codes = ["P22", "P68", "P91"]
    assert found == [
        ("dti_rank", code, value, year)
        for code, (_, now, before) in zip(codes, ranks, strict=True)
        for value, year in ((now, "2023"), (before, "2022"))
    ]


def test_who_is_named_in_the_sentence_before_goes_with_figures_in_turn() -> None:
    text = (
        "Về hồ sơ trực tuyến, thị xã Điện Bàn đạt 67,3%, TP Hội An đạt 71,8%. Về thanh toán trực tuyến, con số tương "
        "ứng là 22% và 35,4%."
    )
    assert values(text, "entity") == [(67.3, "D507"), (71.8, "D503"), (22.0, "D507"), (35.4, "D503")]


def test_a_figure_that_ends_a_sentence_is_no_point_of_a_list() -> None:
    text = (
        "Việt Nam xếp thứ 86 về Chính phủ điện tử kỳ 2022; xếp ngay dưới là Philippines, 89. "
        "Dẫn đầu thế giới vẫn là Đan Mạch."
    )
    assert values(text, "entity") == [(86, "VN"), (89, "PH"), (1, "DK")]


def test_two_months_go_with_two_figures_of_one_thing() -> None:
    text = "Tháng 1 và tháng 2/2024, tỉnh tiếp nhận 15.208 và 11.936 hồ sơ thủ tục hành chính."
    assert values(text, "period") == [(15208.0, "2024-01"), (11936.0, "2024-02")]


def test_the_next_line_of_a_list_counts_the_same() -> None:
    text = "- Hồ sơ tiếp nhận: 25.308.\n- Đã giải quyết: 24.910."
    assert values(text, "indicator") == [(25308.0, "dossiers_received"), (24910.0, "dossiers_resolved")]


def test_a_goal_in_brackets_behind_so_many_points_above_it() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến là 87,2%, vượt 7,2 điểm phần trăm so với kế hoạch (80%)."
    assert values(text, "status") == [(87.2, "actual"), (80.0, "target")]


def test_a_level_beside_its_own_plan_is_no_share_of_it() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến của huyện Núi Thành đã vượt: 81% so với kế hoạch 78%."
    assert values(text, "status") == [(81.0, "actual"), (78.0, "target")]


@pytest.mark.parametrize("at", ["đạt 95% ở cả", "đạt 95% tại", "95% được ghi nhận tại"])
def test_a_share_is_of_all_who_are_named_behind_it(at: str) -> None:
    text = f"Tỷ lệ hồ sơ nộp trực tuyến {at} Núi Thành, Duy Xuyên và Thăng Bình."
    assert sorted(fields(text, "entity value")) == [("D508", 95.0), ("D513", 95.0), ("D517", 95.0)]


def test_a_count_and_a_share_go_on_in_turn() -> None:
    text = (
        "Năm 2023, tỉnh tiếp nhận 498.230 hồ sơ, đúng hạn 99,6%. Hai chỉ tiêu này năm 2022 là 431.905 hồ sơ và 99,1%."
    )
    assert values(text, "indicator")[2:] == [(431905.0, "dossiers_received"), (99.1, "dossier_on_time_rate")]


def test_groups_named_before_go_with_figures_in_turn() -> None:
    text = (
        "Tỷ lệ hồ sơ trực tuyến toàn trình năm 2023: khối bộ 51%; khối địa phương 16,5%; cả nước 37%. "
        "Năm 2022, ba tỷ lệ này lần lượt là 44%, 12,2% và 30,8%."
    )
    found = fields(text, "entity value period", "Nhân Dân")
    assert found == [
        ("G:ministries", 51.0, "2023"),
        ("G:provinces", 16.5, "2023"),
        ("VN", 37.0, "2023"),
        ("G:ministries", 44.0, "2022"),
        ("G:provinces", 12.2, "2022"),
        ("VN", 30.8, "2022"),
    ]


def test_amounts_and_their_growth_in_turn_with_the_unit_said_once() -> None:
    text = (
        "Doanh thu thương mại điện tử của Việt Nam các năm 2021, 2022 và 2023 lần lượt là 13,7, 16,4 và 20,5 tỷ USD, "
        "với tốc độ tăng tương ứng 16%, 20% và 25%."
    )
    assert fields(text, "indicator value period", "Nhân Dân") == [
        ("ecommerce_revenue", 13.7e9, "2021"),
        ("ecommerce_revenue", 16.4e9, "2022"),
        ("ecommerce_revenue", 20.5e9, "2023"),
        ("ecommerce_growth", 16.0, "2021"),
        ("ecommerce_growth", 20.0, "2022"),
        ("ecommerce_growth", 25.0, "2023"),
    ]


def test_what_the_last_of_two_does_both_do() -> None:
    text = "Số trường học và cơ sở y tế thu không dùng tiền mặt lần lượt là 95% và 87,5%."
    assert values(text, "indicator") == [(95.0, "schools_cashless_rate"), (87.5, "hospitals_cashless_rate")]


def test_two_counts_share_the_verb_behind_the_last() -> None:
    text = "Đã có 42/42 cơ quan hành chính cấp tỉnh, huyện và 233/233 xã dùng chữ ký số."
    found = [("agencies_digital_signature", "P49", 42.0), ("agencies_digital_signature", "P49", 233.0)]
    assert fields(text, "indicator entity value") == found


def test_two_levels_of_service_share_no_verb() -> None:
    text = "Năm 2017, tỉnh có 390 dịch vụ công mức độ 3 và 45 dịch vụ mức độ 4."
    assert values(text, "indicator", published="2017-12-01") == [(45.0, "services_full_online")]


def test_amounts_of_two_and_how_both_have_grown() -> None:
    text = "Doanh thu thương mại điện tử năm 2022 của Lào và Thái Lan là 1,2 tỷ USD và 21 tỷ USD, tăng 12% và 9%."
    assert fields(text, "indicator entity value", "Nhân Dân") == [
        ("ecommerce_revenue", "LA", 1.2e9),
        ("ecommerce_revenue", "TH", 21e9),
        ("ecommerce_growth", "LA", 12.0),
        ("ecommerce_growth", "TH", 9.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Huế đạt 84%, Kon Tum 79%, Quảng Nam 76% hồ sơ trực tuyến.",
        "Đứng đầu miền Trung là Huế 84%, Kon Tum 79% và Quảng Nam 76% hồ sơ nộp trực tuyến.",
    ],
)
def test_what_stands_behind_the_last_of_a_list_of_names_is_said_of_all(text: str) -> None:
    assert fields(text, "indicator entity value") == [
        ("dossier_online_rate", "P46", 84.0),
        ("dossier_online_rate", "P62", 79.0),
        ("dossier_online_rate", "P49", 76.0),
    ]


@pytest.mark.parametrize(
    ("head", "figure", "indicators"),
    [
        ("Số hồ sơ nộp trực tuyến quý II/2024:", "4.210 hồ sơ", ["dossiers_online"]),
        ("Số hồ sơ nộp trực tuyến quý II/2024:", "4.210", ["dossiers_online"]),
        ("Số hồ sơ trực tuyến/tổng số hồ sơ tiếp nhận:", "4.210/5.120 hồ sơ, đạt 82,2%", ["dossiers_online"]),
        ("Tổng số tổ công nghệ số cộng đồng:", "4.210", ["community_digital_teams"]),
        ("Số hồ sơ nộp trực tuyến quý II/2024:", "4.210 tổ", []),
        ("Số thuê bao điện thoại:", "4.210", []),
    ],
)
def test_a_count_behind_a_name_is_what_the_heading_counts(head: str, figure: str, indicators: list[str]) -> None:
    text = f"{head}\n- Huyện Núi Thành: {figure}\n- Huyện Duy Xuyên: {figure}"
    found = [one for one in fields(text, "indicator entity value") if one[2] == 4210]
    assert found == [(one, entity, 4210) for entity in ("D517", "D508") for one in indicators]


@pytest.mark.parametrize("line", ["{}: {}", "{} đạt {}", "{} – {}", "{} ({})", "{} {}"])
@pytest.mark.parametrize(
    ("head", "figures", "indicator"),
    [
        ("Hồ sơ tiếp nhận trực tuyến tháng 9/2024:", ("5.120 hồ sơ", "4.306 hồ sơ"), "dossiers_online"),
        ("Lượt đánh giá mức độ hài lòng về dịch vụ công", ("5.120 lượt", "4.306 lượt"), "satisfaction_ratings"),
        ("Số dữ liệu hộ tịch được số hóa", ("5.120 dữ liệu", "4.306"), "civil_records_digitized"),
        ("Hồ sơ giải quyết đúng và trước hạn năm 2023:", ("91,4%", "96%"), "dossier_on_time_rate"),
        ("Số hóa kết quả giải quyết thủ tục hành chính (%)", ("91,4", "96"), "result_digitization_rate"),
    ],
)
def test_the_heading_says_what_a_line_of_name_and_figure_measures(
    head: str, figures: tuple[str, str], indicator: str, line: str
) -> None:
    names = ("Huyện Núi Thành", "Huyện Duy Xuyên")
    values = [float(figure.split(" ")[0].rstrip("%").replace(".", "").replace(",", ".")) for figure in figures]
    found = [(indicator, "D517", values[0]), (indicator, "D508", values[1])]
    for marks in (("- ", "- "), ("(1) ", "(2) "), ("(i) ", "(ii) "), ("1. ", "2. ")):
        rows = [mark + line.format(name, said) for mark, name, said in zip(marks, names, figures, strict=True)]
        for end in ("", ";"):
            assert fields(f"{head}\n" + f"{end}\n".join(rows) + end, "indicator entity value") == found


@pytest.mark.parametrize("head", ["Lào Cai", "Tỉnh Lào Cai:", "■ Lào Cai"])
@pytest.mark.parametrize("mark", ["", ". "])
def test_a_line_that_tells_figures_leaves_the_name_above_to_the_next(head: str, mark: str) -> None:
    lines = ("PAR Index 2023: 85,2 điểm, thứ hạng 31", "DTI 2023: 0,61 điểm, hạng 28 cả nước")
    blocks = (head, *(mark + line for line in lines), "", head.replace("Lào Cai", "Yên Bái"), f"{mark}{lines[1]}")
    found = fields("Kết quả của hai địa phương:\n\n" + "\n".join(blocks), "indicator entity value")
    assert found == [
        ("par_index_score", "P10", 85.2),
        ("par_index_rank", "P10", 31),
        ("dti_score", "P10", 0.61),
        ("dti_rank", "P10", 28),
        ("dti_score", "P15", 0.61),
        ("dti_rank", "P15", 28),
    ]


@pytest.mark.parametrize("line", ["{1} – {0}", "{1}: {0}"])
def test_whose_a_figure_is_may_stand_behind_it_in_a_list(line: str) -> None:
    text = "Tỷ lệ hồ sơ nộp trực tuyến tháng 9/2024{unit}\n- " + line.format("Huyện Núi Thành", "{figure}")
    for unit, figure in ((":", "81,5%"), (" (%)", "81,5")):
        assert fields(text.format(unit=unit, figure=figure), "entity value") == [("D517", 81.5)]


def test_a_heading_of_no_administration_counts_no_dossiers_of_ours() -> None:
    text = "Hồ sơ nộp trực tuyến tháng 9/2024:\n- Huyện Núi Thành: 5.120 hồ sơ\n- Huyện Duy Xuyên: 4.306 hồ sơ"
    assert fields(text, "indicator", "Nhân Dân") == []


@pytest.mark.parametrize("noun", ["camera", "lớp tập huấn", "cuộc họp"])
def test_what_a_line_counts_itself_its_heading_does_not(noun: str) -> None:
    text = f"Hồ sơ nộp trực tuyến quý II/2024:\n- Huyện Núi Thành: 5.120 {noun}\n- Huyện Duy Xuyên: 4.306 {noun}"
    assert fields(text, "indicator value") == []


@pytest.mark.parametrize("way", ["trực tiếp", "qua bưu chính công ích"])
def test_a_label_may_say_that_not_all_are_counted(way: str) -> None:
    text = f"Kết quả năm 2023\n- Tiếp nhận {way}: 1.204 hồ sơ\n- Tiếp nhận trực tuyến: 987 hồ sơ"
    assert fields(text, "indicator value") == [("dossiers_online", 987)]


def test_a_share_of_something_else_opens_no_list() -> None:
    text = "Tỷ lệ giải ngân vốn của Huế đạt 68%, Quảng Nam có 76% hồ sơ nộp trực tuyến."
    assert fields(text, "entity value") == [("P49", 76.0)]


def test_bare_figures_go_on_in_percent_in_a_list_of_names() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến: Huế 93,4%; Kon Tum 91,6; Quảng Nam 88."
    assert fields(text, "entity value") == [("P46", 93.4), ("P62", 91.6), ("P49", 88.0)]


@pytest.mark.parametrize(
    ("noun", "found"),
    [
        ("hồ sơ trực tuyến", [("P46", 84.0), ("P79", 79.0), ("P49", 76.0)]),
        ("doanh nghiệp có trang tin", []),
    ],
)
def test_a_list_of_names_does_not_go_on_with_what_was_told_before_it(noun: str, found: list[tuple[str, float]]) -> None:
    text = f"Tỷ lệ số hóa kết quả giải quyết TTHC của Kon Tum là 62%.\nHuế đạt 84%, TP.HCM 79%, Quảng Nam 76% {noun}."
    assert fields(text, "entity value")[1:] == found


def test_a_bare_count_behind_a_semicolon_is_of_what_was_counted_before() -> None:
    text = "Tỉnh đã cấp 4.126 chữ ký số cho cán bộ, công chức; số cấp cho người dân là 61.290, đạt 9,4% số người lớn."
    assert fields(text, "indicator value")[:2] == [
        ("digital_signatures_officials", 4126),
        ("digital_signatures_citizens", 61290),
    ]


def test_parts_of_a_list_are_what_the_text_before_has_told_in_full() -> None:
    text = (
        "Năm 2023, 21,4% người trưởng thành của tỉnh có chữ ký số và 89,3% có tài khoản ngân hàng. Năm 2025, tỉnh phấn"
        " đấu nâng các tỷ lệ về chữ ký số và tài khoản ngân hàng lên tương ứng 35% và 92%."
    )
    assert fields(text, "indicator value")[2:] == [
        ("digital_signature_adult_rate", 35),
        ("adult_bank_account_rate", 92),
    ]


@pytest.mark.parametrize(
    ("told", "turn", "found"),
    [
        ("Tỉnh nhận 41.200 hồ sơ, nộp trực tuyến 88%, đúng hạn 98%.", "Hai tỷ lệ này ở Hội An là 81% và 99%.",
         [("dossier_online_rate", 81), ("dossier_on_time_rate", 99)]),
        ("Toàn tỉnh có 71% số hộ dùng cáp quang, 80% có điện thoại thông minh, 66% người lớn có tài khoản ngân hàng.",
         "Hai con số cuối ở Hội An là 85% và 75%.",
         [("household_smartphone_rate", 85), ("adult_bank_account_rate", 75)]),
        ("Bộ Công Thương ghi nhận thương mại điện tử năm 2024 đạt 25 tỷ đô la Mỹ, tăng 20% và chiếm 9% bán lẻ;",
         "ba chỉ số ấy của năm 2023 lần lượt là 20,5 tỷ đô la Mỹ, 25% và 8%.",
         [("ecommerce_growth", 25), ("ecommerce_retail_share", 8)]),
    ],
)  # fmt: skip
def test_figures_in_turn_are_of_the_last_told_of_their_kind(
    told: str, turn: str, found: list[tuple[str, float]]
) -> None:
    assert fields(f"{told} {turn}", "indicator value")[-2:] == found


def test_american_dollars_own_no_share_behind_them() -> None:
    text = "Năm 2023, thương mại điện tử cả nước đạt 20,5 tỷ đô la Mỹ, chiếm 8% bán lẻ."
    assert {entity for _, entity in values(text, "entity", "VnEconomy")} == {"VN"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Doanh nghiệp công nghệ số: năm 2023, {} doanh nghiệp.", "digital_enterprises"),
        ("Tổ công nghệ số cộng đồng: {} tổ.", "community_digital_teams"),
        ("Tổ công nghệ số cộng đồng: {} thành viên.", "community_digital_team_members"),
    ],
)
def test_a_noun_said_once_behind_a_row_of_counts(text: str, found: str) -> None:
    row = text.format("Huế và Đà Nẵng lần lượt có 1.310 và 2.285")
    assert fields(row, "indicator entity value") == [(found, "P46", 1310.0), (found, "P48", 2285.0)]
