"""Status, bound, time, entity and source of a figure, each by the rule of the language that gives it."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Toàn tỉnh đạt 66% hồ sơ trực tuyến toàn trình (mục tiêu 70%).",
            [(66.0, "actual"), (70.0, "target")],
        ),
        (
            "UBND tỉnh đặt mục tiêu năm 2025: 80% hồ sơ trực tuyến toàn trình, kinh tế số đạt 12% GRDP.",
            [(80.0, "target"), (12.0, "target")],
        ),
        (
            "Theo kế hoạch, đến cuối năm 2025, tỷ lệ hồ sơ trực tuyến toàn trình sẽ đạt 80%.",
            [(80.0, "target")],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến toàn trình mới đạt 45%, thấp hơn mục tiêu 60% đề ra cho năm 2024.",
            [(45.0, "actual"), (60.0, "target")],
        ),
    ],
)
def test_a_word_of_status_holds_for_its_clause(text: str, statuses: list[tuple[float, str]]) -> None:
    assert values(text, "status") == statuses


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Quý I/2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh đạt 62% (cùng kỳ năm 2023: 48%).",
            [(62.0, "2024-Q1"), (48.0, "2023-Q1")],
        ),
        (
            "Tính đến 30/9, cáp quang đã vào 71% số hộ; 83% hộ gia đình có điện thoại thông minh.",
            [(71.0, "2024-09-30"), (83.0, "2024-09-30")],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến toàn trình tăng từ 45% (năm 2022) lên 58% năm 2023.",
            [(45.0, "2022"), (58.0, "2023")],
        ),
        (
            "Trong quý III, các cấp nhận 52.300 hồ sơ.\nCũng trong quý, có 410 hồ sơ quá hạn.",
            [(52300.0, "2024-Q3"), (410.0, "2024-Q3")],
        ),
    ],
)
def test_a_time_reaches_as_far_as_a_reader_takes_it(text: str, periods: list[tuple[float, str]]) -> None:
    assert values(text, "period") == periods


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kinh tế số chiếm 9,5% GRDP của tỉnh, theo báo cáo của UBND tỉnh.", "P49"),
        ("Theo Bộ Thông tin và Truyền thông, kinh tế số chiếm 16,5% GDP.", "M:btttt"),
        ("Chính phủ đặt mục tiêu kinh tế số đạt 20% GDP vào năm 2025.", None),
        ("Tỉnh đặt mục tiêu kinh tế số đạt 12% GRDP vào năm 2025.", "P49"),
        ("Kinh tế số năm 2023 đạt 8,1% GRDP.\nNhững số liệu này do Sở Thông tin và Truyền thông đưa ra.", "P49"),
    ],
)
def test_the_nearest_named_source_vouches(text: str, source: str | None) -> None:
    assert [fact.attributed_to for fact in read(text)] == [source]


def test_who_sets_a_goal_does_not_vouch_for_what_was_reached() -> None:
    text = "UBND tỉnh giao chỉ tiêu 70% hồ sơ trực tuyến toàn trình. Đến nay, hồ sơ toàn trình đạt 66%."
    assert values(text, "attributed_to") == [(70.0, "P49"), (66.0, None)]


def test_on_a_ministrys_site_another_ministry_vouches_for_the_measure_it_was_named_for() -> None:
    text = (
        "Theo Bộ Tài chính, hồ sơ trực tuyến toàn trình của cả nước đạt 39%. Trong đó, hồ sơ trực tuyến toàn trình"
        " của khối bộ, ngành là 54%. Kinh tế số chiếm 18% GDP."
    )
    assert values(text, "attributed_to", "Bộ Nội vụ") == [(39.0, "M:btc"), (54.0, "M:btc"), (18.0, "M:bnv")]


def test_the_owner_of_a_system_vouches_and_a_province_never_for_the_nation() -> None:
    text = (
        "Hồ sơ trực tuyến\nNăm 2023, hồ sơ trực tuyến toàn trình của Quảng Nam là 58%, theo hệ thống giám sát, đo"
        " lường Chính phủ số của Bộ Thông tin và Truyền thông.\nNăm 2023, hồ sơ trực tuyến toàn trình của cả nước"
        " là 42%."
    )
    assert values(text, "attributed_to", "UBND tỉnh Quảng Nam") == [(58.0, "M:btttt"), (42.0, "M:btttt")]
    nation = "Năm 2023, hồ sơ trực tuyến toàn trình của cả nước là 42%."
    assert values(nation, "attributed_to", "UBND tỉnh Quảng Nam") == [(42.0, None)]


@pytest.mark.parametrize(("published", "ministry"), [("2024-10-17", "M:btttt"), ("2025-10-17", "M:bkhcn")])
def test_a_department_moves_with_its_ministry(published: str, ministry: str) -> None:
    text = "Kinh tế số chiếm 18% GDP."
    for said, publisher in ((text, "Cục Chuyển đổi số quốc gia"), (f"Theo Vụ Kinh tế số, {text}", "Báo Quảng Nam")):
        assert values(said, "attributed_to", publisher, published=published) == [(18.0, ministry)]


def test_a_share_of_gdp_is_the_nations_also_in_a_local_paper() -> None:
    assert values("Năm 2023, kinh tế số đóng góp 16,5% GDP.", "entity") == [(16.5, "VN")]
    assert values("Năm 2023, kinh tế số đóng góp 8,1% GRDP.", "entity") == [(8.1, "P49")]


def test_bounds_before_and_behind_the_figure() -> None:
    assert values("Mục tiêu năm 2025: kinh tế số chiếm từ 12% GRDP trở lên.", "bound") == [(12.0, ">=")]


def test_the_edition_of_an_index_is_the_time_of_nothing_else() -> None:
    text = "Sơn La xếp thứ 31 về DTI 2023. Tỷ lệ hồ sơ đúng hạn của tỉnh là 98,6%."
    found = values(text, "period", "UBND tỉnh Sơn La")
    assert found == [(31, "2023"), (98.6, "2024-10-17")]


@pytest.mark.parametrize(
    ("text", "publisher", "entities"),
    [
        ("Đến nay, 89% dân số tỉnh Bà Rịa - Vũng Tàu có hồ sơ sức khỏe điện tử.", "Nhân Dân", [(89.0, "P77")]),
        ("Thái Nguyên, nơi tỉnh trả tiền thay dân, đạt 46% hồ sơ trực tuyến.", "Báo Quảng Nam", [(46.0, "P19")]),
        ("Tam Kỳ, nơi mạng tốt nhất tỉnh, đạt 46% hồ sơ trực tuyến.", "Báo Quảng Nam", [(46.0, "D502")]),
        ("Chỉ tiêu năm 2025: hồ sơ trễ hạn của thành phố dưới 0,5%.", "UBND thành phố Vinh", [(0.5, "D412")]),
        (
            "BÁO CÁO\n(Hà Nội, ngày 09/7/2024)\nTrong 6 tháng, 97,8% văn bản của Bộ là văn bản điện tử.",
            "Bộ Tư pháp",
            [(97.8, "M:btp")],
        ),
    ],
)
def test_a_name_said_in_passing_is_not_whose_it_is(
    text: str, publisher: str, entities: list[tuple[float, str]]
) -> None:
    assert values(text, "entity", publisher) == entities


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Từ ngày 1/1 đến hết tháng 9/2024, tỉnh tiếp nhận 58.400 hồ sơ.", [(58400.0, "2024-01/2024-09")]),
        ("Từ đầu năm 2022 đến hết tháng 4/2024, tỉnh tiếp nhận 58.400 hồ sơ.", [(58400.0, "2022-01/2024-04")]),
        (
            "Với 90,35 điểm PAR INDEX 2023, Quảng Nam đứng thứ 8, còn năm 2022 tỉnh xếp thứ 4.",
            [(90.35, "2023"), (8, "2023"), (4, "2022")],
        ),
        ("Từ tháng 7 đến cuối năm 2023, tỉnh tiếp nhận 58.400 hồ sơ.", [(58400.0, "2023-S2")]),
        ("Hai năm 2022 và 2023, tỉnh tiếp nhận 58.400 hồ sơ.", [(58400.0, "2022/2023")]),
        (
            "Năm 2022, kinh tế số của cả nước tăng 17%. Doanh thu công nghiệp công nghệ số của năm đạt 148 tỷ USD.",
            [(17.0, "2022"), (148e9, "2022")],
        ),
        ("2. Năm 2025. Nâng tỷ lệ hồ sơ trực tuyến toàn trình lên 70%.", [(70.0, "2025")]),
        (
            "PAR INDEX năm 2023 đã được công bố. Quảng Nam xếp hạng 31; ở bảng PAR INDEX 2022, tỉnh đứng hạng 37.",
            [(31, "2023"), (37, "2022")],
        ),
    ],
)
def test_spans_and_editions(text: str, periods: list[tuple[float, str]]) -> None:
    assert values(text, "period") == periods


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("Theo EGDI 2024, Malaysia rời nhóm 50, xuống hạng 53.", [("MY", 53.0)]),
        ("Theo EGDI 2024, Thái Lan đứng thứ 52. Lào ở nửa cuối bảng, hạng 152.", [("TH", 52.0), ("LA", 152.0)]),
        ("Đắk Lắk đứng đầu khu vực Tây Nguyên về DTI, xếp thứ 30 cả nước.", [("P66", 30.0)]),
        ("Khoảng cách giữa hạng 1 và hạng 63 về DTI thu hẹp còn 0,31.", []),
    ],
)
def test_ranks_are_places_in_the_whole_field(text: str, ranks: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Nhân Dân") == ranks


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Các cơ quan tiếp nhận 41.638 hồ sơ, 90,6% số đó gửi qua Cổng Dịch vụ công quốc gia.",
            ["dossiers_received", "dossier_online_rate"],
        ),
        ("Tỉnh có 96 dịch vụ toàn trình và 51 dịch vụ một phần.", ["services_full_online"]),
        (
            "Tỉnh tiếp nhận 41.638 hồ sơ. Mức hài lòng của người dân trong thời gian này đạt 96,4%.",
            ["dossiers_received", "satisfaction_rate"],
        ),
        ("Thư xin lỗi được gửi cho 100% trường hợp trễ hạn.", []),
        ("Qua khảo sát, 58% điều dưỡng muốn về sổ giấy, 74% thừa nhận hồ sơ điện tử ít sai hơn.", []),
        ("Kinh tế số của Việt Nam tăng 17,3%, gấp đôi mức tăng trưởng GDP (8,02%).", ["digital_economy_growth"]),
        ("Số cơ quan dùng chữ ký số: 25/29 cơ quan.", ["agencies_digital_signature"]),
        (
            "Thương mại điện tử, mảng lớn nhất, ước đạt 22 tỷ USD; so với năm trước, mức tăng trưởng là 18%.",
            ["ecommerce_revenue", "ecommerce_growth"],
        ),
    ],
)
def test_what_a_figure_is_of(text: str, facts: list[str]) -> None:
    assert [fact.indicator for fact in read(text)] == facts


def test_words_of_status_and_bound() -> None:
    assert values("Hồ sơ trực tuyến toàn trình mới ở ngưỡng 16,4%.", "status") == [(16.4, "actual")]
    assert values("Năm 2025, tỉnh phải cắt giảm 30% thủ tục hành chính.", "status") == [(30.0, "target")]
    assert values("Hồ sơ trực tuyến toàn trình chưa nổi 1%.", "bound") == [(1.0, "<")]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "Ở cấp tỉnh, năm 2023 kinh tế số chiếm 44% GRDP của Bắc Ninh, 30% của Thái Nguyên và 25% của Hải Phòng.",
            [(44.0, "P27"), (30.0, "P19"), (25.0, "P31")],
        ),
        (
            "Phường An Xuân họp. Tháng 7, 241 xã, phường, thị trấn cùng các sở tiếp nhận 58.400 hồ sơ.",
            [(58400.0, "P49")],
        ),
        ("LGSP của tỉnh kết nối 31 hệ thống của địa phương và 14 hệ thống của các bộ.", [(31.0, "P49"), (14.0, "P49")]),
    ],
)
def test_who_owns_a_figure(text: str, entities: list[tuple[float, str]]) -> None:
    assert values(text, "entity") == entities


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Hồ sơ sức khỏe điện tử: tính đến ngày 15/9, toàn tỉnh lập cho 95,1% dân số; Tam Kỳ 98,3%.",
            [("ehealth_record_rate", 95.1), ("ehealth_record_rate", 98.3)],
        ),
        (
            "Dịch vụ công trực tuyến ra sao?\n- Cả nước, 46% hồ sơ được giải quyết trực tuyến toàn trình; khối bộ,"
            " ngành làm được 61%.",
            [("dossier_full_online_rate", 46.0), ("dossier_full_online_rate", 61.0)],
        ),
        (
            "58/63 địa phương đã giảm phí, lệ phí, mới có 26/63 địa phương quy định thời gian giải quyết ngắn hơn.",
            [("localities_fee_policy", 58.0), ("localities_time_policy", 26.0)],
        ),
        (
            "1. Hồ sơ tiếp nhận trong tháng: 19.874, gồm:\n- nộp trực tuyến 15.206;",
            [("dossiers_received", 19874.0), ("dossiers_online", 15206.0)],
        ),
        ("Số hồ sơ đã có kết quả là 598.244.", [("dossiers_resolved", 598244.0)]),
        ("PAR INDEX 2023 của tỉnh xếp hạng 29, kém nơi dẫn đầu 5,33 điểm phần trăm.", [("par_index_rank", 29.0)]),
        (
            "Bảng xếp hạng EBI 2024 không đổi: TP HCM nhất, Hà Nội nhì.",
            [("ecommerce_index_rank", 1.0), ("ecommerce_index_rank", 2.0)],
        ),
    ],
)
def test_which_measure_a_sentence_goes_on_with(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == facts


def test_what_follows_from_a_result_is_one() -> None:
    text = "Đã cấp 1,02 triệu chữ ký số cho người dân, nâng tỷ lệ người trưởng thành có chữ ký số lên khoảng 33%."
    assert values(text, "status") == [(1020000.0, "actual"), (33.0, "actual")]
    rank = "Quảng Nam đứng đầu về PAR INDEX, nâng tỷ lệ hài lòng của người dân."  # a place in words, no figure at all
    assert values(rank, "status") == [(1.0, "actual")]
    goals = "Chỉ tiêu giao năm 2024: hồ sơ trực tuyến đạt từ 75% trở lên; thanh toán trực tuyến đạt 30%."
    assert values(goals, "status") == [(75.0, "target"), (30.0, "target")]


def test_what_a_system_or_a_committee_of_others_is_named_for() -> None:
    text = "Tỉnh đã nhập 1.842.017 dữ liệu hộ tịch vào hệ thống của Bộ Tư pháp; 11/11 huyện hoàn thành số hóa hộ tịch."
    assert values(text, "entity") == [(1842017.0, "P49"), (11.0, "P49")]
    goals = "Trong 36 mục tiêu của Chiến lược, tỉnh đã hoàn thành 22 mục tiêu."
    assert [value for value, _ in values(goals, "entity")] == [22.0]
    parts = "DTI 2023 đã công bố. Ở trụ cột Hạ tầng số, Hậu Giang xếp thứ 30, Đồng Tháp thứ 27."
    assert read(parts) == []


def test_a_heading_of_what_must_be_reached_holds_goals() -> None:
    text = "II. CHỈ TIÊU PHẢI HOÀN THÀNH ĐẾN HẾT NĂM 2025\n- Hồ sơ trực tuyến toàn trình: từ 75% trở lên."
    assert values(text, "status", "UBND tỉnh Quảng Nam") == [(75.0, "target")]


def test_a_bound_inside_a_word_of_growth() -> None:
    assert values("Doanh thu thương mại điện tử tăng trên 16%.", "bound") == [(16.0, ">")]
    assert values("Doanh thu thương mại điện tử tăng gần 16%.", "bound") == [(16.0, "~")]


def test_a_district_that_names_its_province_is_itself() -> None:
    text = "CHỈ TIÊU NĂM 2025\n- Thanh toán trực tuyến: trên 45%."
    title = "UBND HUYỆN ĐỨC TRỌNG (TỈNH LÂM ĐỒNG)"
    assert values(text, "entity", "UBND huyện Đức Trọng", title=title) == [(45.0, "D678")]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        (
            "PAR INDEX 2023 có xáo trộn. Hải Phòng, á quân năm 2022, tụt xuống thứ 4; Huế thứ 7.",
            [("P31", 2, "2022"), ("P31", 4, "2023"), ("P46", 7, "2023")],
        ),
        (
            "EGDI 2024 xếp Estonia thứ 2, đẩy Anh, quán quân kỳ 2016, xuống thứ 7.",
            [("EE", 2, "2024"), ("GB", 1, "2016"), ("GB", 7, "2024")],
        ),
        (
            "Bảng EBI 2024: Long An đứng thứ 12 năm nay, từ hạng 15 năm 2023.",
            [("P80", 12, "2024"), ("P80", 15, "2023")],
        ),
        ("PAR INDEX 2023: mặt bằng đi lên vì 48/63 địa phương tăng điểm. Lào Cai đứng thứ 9.", [("P10", 9, "2023")]),
        ("PAR INDEX 2023 của Lào Cai: 9/63 tỉnh, thành phố.", [("P10", 9, "2023")]),
    ],
)
def test_a_rank_that_was_left_has_a_time_of_its_own(text: str, ranks: list[tuple[str, int, str]]) -> None:
    assert fields(text, "entity value period", "Nhân Dân") == ranks


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Tính đến 30/9, trong 52 chỉ tiêu của Đề án chuyển đổi số đến năm 2025, đã có 41 chỉ tiêu hoàn thành,"
            " 11 chỉ tiêu còn lại phải tăng tốc.",
            [(41.0, "actual", "2024-09-30")],
        ),
        (
            "KẾT QUẢ QUÝ III/2024\nTỷ lệ hồ sơ đúng hạn toàn tỉnh đạt 97,1% (quý II: 96,4%).\n"
            "Trong quý, huyện Núi Thành có 92% hồ sơ đúng hạn.",
            [(97.1, "actual", "2024-Q3"), (96.4, "actual", "2024-Q2"), (92.0, "actual", "2024-Q3")],
        ),
        (
            "Quảng Nam có 88% hồ sơ trực tuyến cùng thời điểm cuối quý II.",
            [(88.0, "actual", "2024-06-30")],
        ),
        (
            "II. CHỈ TIÊU ĐẾN NĂM 2025\n- Hoàn thành số hóa 60% kết quả giải quyết thủ tục hành chính.",
            [(60.0, "target", "2025")],
        ),
        (
            "I. KẾT QUẢ NĂM 2023\n- Hoàn thành số hóa 60% kết quả giải quyết thủ tục hành chính.",
            [(60.0, "actual", "2023")],
        ),
    ],
)
def test_a_time_in_a_plans_name_or_in_brackets_is_no_other_figures(
    text: str, facts: list[tuple[float, str, str]]
) -> None:
    assert fields(text, "value status period", "UBND tỉnh Quảng Nam") == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Bình Thuận và Ninh Thuận lần lượt có 71% và 64% số hộ gia đình dùng cáp quang.",
            [("household_fiber_rate", "P60", 71.0), ("household_fiber_rate", "P58", 64.0)],
        ),
        (
            "Kon Tum có 118 doanh nghiệp công nghệ số; con số ấy ở Gia Lai là 305, ở Đắk Lắk khoảng 640,"
            " riêng thành phố Buôn Ma Thuột đã góp 512.",
            [
                ("digital_enterprises", "P62", 118.0),
                ("digital_enterprises", "P64", 305.0),
                ("digital_enterprises", "P66", 640.0),
                ("digital_enterprises", "D643", 512.0),
            ],
        ),
        (
            "Tháng 3, quận Hà Đông giải quyết 4.120 hồ sơ, trễ 15; huyện Quốc Oai đã trả 2.207.",
            [
                ("dossiers_resolved", "D268", 4120.0),
                ("dossiers_overdue", "D268", 15.0),
                ("dossiers_resolved", "D275", 2207.0),
            ],
        ),
        (
            "Hai nơi chậm là huyện Tiên Phước (mới số hóa 41.200 trường hợp hộ tịch) và thị xã Điện Bàn"
            " (88.150 trường hợp).",
            [("civil_records_digitized", "D514", 41200.0), ("civil_records_digitized", "D507", 88150.0)],
        ),
    ],
)
def test_a_list_shares_what_is_said_once(text: str, facts: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value") == facts


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Hà Nội khởi động sớm. Đến cuối tháng 6, Thủ đô có 71% hồ sơ nộp trực tuyến.", ["P01"]),
        ("Trong 9 tháng, các sở, ngành và các huyện của tỉnh đã giải quyết 210.400 hồ sơ.", ["P49"]),
        ("Trong 9 tháng, các sở, ngành của tỉnh đã giải quyết 210.400 hồ sơ.", ["?"]),
        ("Thái Nguyên làm khác: báo cáo của UBND tỉnh nêu kinh tế số của tỉnh chiếm 33% GRDP.", ["P19"]),
    ],
)
def test_whom_a_pointing_word_means(text: str, entities: list[str]) -> None:
    assert [fact.entity for fact in read(text)] == entities


def test_no_more_than_that() -> None:
    text = "Năm 2025 phấn đấu không để quá 20 hồ sơ trễ hạn, tỷ lệ trễ hạn không được vượt 0,5%."
    assert values(text, "bound") == [(20.0, "<="), (0.5, "<=")]


def test_a_threshold_or_what_some_people_do_is_no_level() -> None:
    text = "Đơn vị nào để tỷ lệ hồ sơ trực tuyến dưới 40% thì phải giải trình; toàn tỉnh đạt 66% hồ sơ trực tuyến."
    assert values(text, "bound") == [(66.0, "=")]
    assert read("Ai nhập hộ hồ sơ trực tuyến quá 30% là bị trừ điểm.") == []
    some = "94% dân số đã có hồ sơ sức khỏe điện tử, nhưng mới 3 trong 10 người từng mở ra xem."
    assert [fact.value for fact in read(some)] == [94.0]


def test_lists_of_levels_point_at_nobody() -> None:
    text = (
        "Ông Ba (xã Bình Minh, huyện Thăng Bình) ngồi chờ từ sớm.\nĐến nay, 88% văn bản giữa các sở, ngành, huyện của"
        " tỉnh được gửi dưới dạng điện tử, đầu năm mới 70%; 25/27 sở, ngành, huyện đã sử dụng chữ ký số chuyên dùng."
    )
    assert {fact.entity for fact in read(text)} == {"P49"}
    assert [fact.value for fact in read(text)] == [88.0, 70.0, 25.0]


@pytest.mark.parametrize(
    "goal", ["mà Kế hoạch 21/KH-UBND ấn định cho cả năm 2024", "mà UBND tỉnh đã giao", "mà nghị quyết đề ra"]
)
def test_a_figure_that_somebody_set_is_a_goal(goal: str) -> None:
    text = f"Tỷ lệ hồ sơ trực tuyến toàn trình 9 tháng là 41%, vẫn kém mức 55% {goal}."
    assert values(text, "status") == [(41.0, "actual"), (55.0, "target")]
    assert values(text, "bound") == [(41.0, "="), (55.0, "=")]


def test_figures_each_followed_by_their_time() -> None:
    text = "Việt Nam phấn đấu thuộc nhóm 70 nước dẫn đầu EGDI vào năm 2025 và nhóm 50 nước vào năm 2030."
    assert values(text, "period") == [(70.0, "2025"), (50.0, "2030")]


@pytest.mark.parametrize(
    "text",
    [
        "Theo PAR INDEX 2023, Gia Lai dẫn đầu khu vực Tây Nguyên.",
        "Ở bảng EGDI 2022, Singapore đứng đầu Đông Nam Á.",
        "Bảng EGDI 2022 gồm 193 nước.",
        "Quảng Nam, tỉnh rộng thứ sáu cả nước, công bố kết quả PAR INDEX 2023.",
    ],
)
def test_places_that_are_no_rank_of_the_index(text: str) -> None:
    assert read(text) == []


def test_the_year_said_before_is_the_same_year() -> None:
    text = "Cuối năm 2023, 77% người trưởng thành có tài khoản ngân hàng, vượt chỉ tiêu 75% đặt ra cho cùng năm."
    assert values(text, "period") == [(77.0, "2023-12-31"), (75.0, "2023")]


def test_a_change_goes_on_in_another_respect() -> None:
    text = "Trong 4 tháng, thanh toán không dùng tiền mặt tại bệnh viện tăng 57% về số lượng và 39,5% về giá trị."
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Từ ngày 1/3 đến ngày 31/8, tỉnh tiếp nhận 58.400 hồ sơ. Cũng trong 6 tháng ấy, 71% hồ sơ nộp trực tuyến.",
            [(58400.0, "2024-03/2024-08"), (71.0, "2024-03/2024-08")],
        ),
        (
            "Đến 25/9, 96% hộ có điện thoại thông minh. Tính đến cùng ngày, 71% hộ gia đình có cáp quang.",
            [(96.0, "2024-09-25"), (71.0, "2024-09-25")],
        ),
    ],
)
def test_a_span_or_day_that_is_pointed_at(text: str, facts: list[tuple[float, str]]) -> None:
    assert values(text, "period") == facts


def test_who_is_told_to_raise_a_share_has_a_goal() -> None:
    text = "Chủ tịch UBND tỉnh giao các sở, ngành đưa tỷ lệ hồ sơ trực tuyến toàn trình lên 70% trong năm 2024."
    assert values(text, "status") == [(70.0, "target")]
    named = "Sở Y tế đề nghị năm 2025 nâng tỷ lệ người trưởng thành có chữ ký số cá nhân lên trên 30%."
    assert fields(named, "indicator status") == [("digital_signature_adult_rate", "target")]


def test_a_place_is_taken_once_and_by_who_takes_it() -> None:
    text = "Công bố PAR INDEX 2023. Quảng Ninh soán ngôi của Hải Phòng để trở thành quán quân, Hà Nội về nhì."
    assert fields(text, "entity value", "Nhân Dân") == [("P22", 1.0), ("P01", 2.0)]


def test_an_average_of_teams_is_nobodys_count() -> None:
    assert [f.value for f in read("Tỉnh có 340 tổ công nghệ số cộng đồng, bình quân 9 thành viên/tổ.")] == [340.0]


def test_cases_of_late_dossiers() -> None:
    text = "Năm 2023, tỉnh tiếp nhận 48.900 hồ sơ; hồ sơ trễ hạn chỉ 17 trường hợp."
    assert fields(text, "indicator value") == [("dossiers_received", 48900.0), ("dossiers_overdue", 17.0)]


def test_the_average_of_one_group_and_of_the_other() -> None:
    text = "Trung bình PAR INDEX 2023 của khối bộ là 84,12%, của khối địa phương là 86,55%."
    assert values(text, "entity") == [(84.12, "G:ministries"), (86.55, "G:provinces")]


def test_a_share_that_only_makes_so_much_is_that_of_its_count() -> None:
    text = (
        "Trong 6 tháng, tỉnh tiếp nhận 203.418 hồ sơ, riêng số gửi qua mạng là 9.764 hồ sơ, gấp 2,3 lần cùng kỳ"
        " nhưng cũng chỉ chiếm 4,8%."
    )
    assert [fact.indicator for fact in read(text)] == ["dossiers_received", "dossiers_online", "dossier_online_rate"]


def test_an_aside_parts_nothing_whatever_stands_in_it() -> None:
    text = "Với hồ sơ trực tuyến toàn trình, tức loại mà người dân không phải đến lần nào, tỉnh ghi nhận tỷ lệ 48,7%."
    assert fields(text, "indicator value") == [("dossier_full_online_rate", 48.7)]


def test_goals_done_out_of_all() -> None:
    text = "Trong 18 mục tiêu của kế hoạch chuyển đổi số năm 2024, đến nay tỉnh hoàn thành 7."
    assert fields(text, "indicator value") == [("goals_completed", 7.0)]
    heading = "Về 27 mục tiêu của nghị quyết chuyển đổi số:\n- Đến hết quý III/2024, 14/27 mục tiêu đã hoàn thành."
    assert fields(heading, "value status") == [(14.0, "actual")]


def test_the_day_that_opens_a_sentence_holds_behind_its_semicolon() -> None:
    text = (
        "Trên ứng dụng của tỉnh, đến hết tháng 4 có 1,01 triệu lượt cài đặt; nếu chỉ tính tài khoản công dân số thì"
        " tỉnh có 612.400 tài khoản."
    )
    assert values(text, "period") == [(612400.0, "2024-04-30")]


def test_a_department_of_a_ministry_is_not_the_ministry() -> None:
    text = "Cục Thủy sản, đơn vị đứng cuối, mới có 21,3% hồ sơ trực tuyến toàn trình."
    assert values(text, "entity", "Bộ Nông nghiệp và Môi trường") == [(21.3, "?")]


def test_the_day_on_which_figures_were_closed() -> None:
    text = (
        "Theo số liệu chốt ngày 20/10/2025, có 1.204.310 người Ninh Bình được kích hoạt tài khoản định danh điện tử. "
        "Cùng ngày chốt số, 907.455 người dân mở tài khoản trên Cổng Dịch vụ công."
    )
    assert fields(text, "indicator value period status", "Báo Ninh Bình", published="2025-10-28") == [
        ("eid_accounts", 1204310.0, "2025-10-20", "actual"),
        ("digital_citizen_accounts", 907455.0, "2025-10-20", "actual"),
    ]


def test_as_many_years_as_figures() -> None:
    text = (
        "Ba năm 2020, 2021 và 2022, doanh thu thương mại điện tử của Việt Nam lần lượt là 11,8 tỷ USD, 13,7 tỷ USD "
        "và 16,4 tỷ USD thì bước tiến sau là dài nhất."
    )
    assert fields(text, "indicator value period status", published="2023-05-16") == [
        ("ecommerce_revenue", 11.8e9, "2020", "actual"),
        ("ecommerce_revenue", 13.7e9, "2021", "actual"),
        ("ecommerce_revenue", 16.4e9, "2022", "actual"),
    ]


def test_a_half_of_a_year_without_the_word() -> None:
    (fact,) = read("Nửa cuối 2023, tỷ lệ hồ sơ đúng hạn của Hà Nam là 97,1%.")
    assert (fact.indicator, fact.value, fact.period, fact.status) == ("dossier_on_time_rate", 97.1, "2023-S2", "actual")


def test_a_dateline_is_no_heading_and_first_months_are_not_those_of_the_year() -> None:
    text = (
        "Nửa năm vận hành mô hình mới (01/7 - 31/12/2025)\nĐăng ngày 08/01/2026 - Ban biên tập\n"
        ">> Một cửa: trung tâm tiếp nhận 4.120 hồ sơ, sớm và đúng hạn 98,4%."
    )
    known = {"published": "2026-01-08", "title": "Sáu tháng đầu tiên của đặc khu Phú Quốc"}
    assert fields(text, "indicator value period status", "UBND đặc khu Phú Quốc", **known) == [
        ("dossiers_received", 4120.0, "2025-S2", "actual"),
        ("dossier_on_time_rate", 98.4, "2025-S2", "actual"),
    ]


def test_prose_behind_a_list_of_goals_is_none() -> None:
    text = (
        "Điều 2. Mục tiêu\na) Hộ gia đình có điện thoại thông minh: năm 2024 đạt 83%.\n"
        "b) Hồ sơ nộp trực tuyến năm 2024: tối thiểu 72%.\n"
        "Căn cứ: theo rà soát đến ngày 30/6/2023, 73,1% hộ gia đình của tỉnh có điện thoại thông minh, riêng vùng cao "
        "thấp hơn nhiều so với mặt bằng."
    )
    assert fields(text, "indicator value period status", "HĐND tỉnh Hà Giang", published="2023-07-20") == [
        ("household_smartphone_rate", 83.0, "2024", "target"),
        ("dossier_online_rate", 72.0, "2024", "target"),
        ("household_smartphone_rate", 73.1, "2023-06-30", "actual"),
    ]


@pytest.mark.parametrize(
    "said", ["có 49.120 hồ sơ được tiếp nhận", "49.120 hồ sơ đã được tiếp nhận", "nhận 49.120 hồ sơ"]
)
def test_active_and_passive_say_the_same(said: str) -> None:
    text = f"Trong quý I/2024, toàn tỉnh {said} và 99,1% hồ sơ được giải quyết đúng hạn."
    assert [fact.indicator for fact in read(text)] == ["dossiers_received", "dossier_on_time_rate"]


def test_growth_that_is_forecast() -> None:
    (fact,) = read("Năm 2024, doanh thu thương mại điện tử cả nước được dự báo tăng 18 - 20%.")
    assert (fact.indicator, fact.value, fact.value_high, fact.status) == ("ecommerce_growth", 18.0, 20.0, "forecast")


def test_the_same_moment_as_said_before() -> None:
    text = (
        "Đến ngày 31/8/2024, trục LGSP của tỉnh đã kết nối 34 hệ thống của địa phương.\nCũng đến thời điểm này, toàn"
        " tỉnh cung cấp 2.014 dịch vụ công trực tuyến."
    )
    assert values(text, "period") == [(34.0, "2024-08-31"), (2014.0, "2024-08-31")]
    text = "Đến hết tháng 6/2024, 42% hồ sơ nộp trực tuyến. Cùng mốc này của năm 2023, tỷ lệ là 29,1%."
    assert values(text, "period") == [(42.0, "2024-06-30"), (29.1, "2023-06-30")]
    text = (
        "Doanh thu công nghiệp ICT năm 2024 ước đạt 152 tỷ USD, tăng 6,6% so với năm 2023, khi con số này là 142,6"
        " tỷ USD."
    )
    assert values(text, "period") == [(152e9, "2024"), (6.6, "2024"), (142.6e9, "2023")]


def test_so_many_more_were_given() -> None:
    (fact,) = read("6 tháng cuối năm 2024, tỉnh hỗ trợ điện thoại thông minh cho thêm 1.500 hộ nghèo.")
    assert (fact.indicator, fact.value) == ("households_smartphone_support", 1500.0)


def test_a_headline_of_several_ranks_nobody() -> None:
    assert read("PAR INDEX 2023: ba cái tên dẫn đầu và cuộc bám đuổi phía sau") == []


def test_a_range_behind_the_word_for_a_level() -> None:
    text = "Năm 2025, tốc độ tăng trưởng thương mại điện tử của Việt Nam ở mức 21 - 24%."
    (fact,) = read(text, published="2026-02-01")
    assert (fact.indicator, fact.value, fact.value_high) == ("ecommerce_growth", 21.0, 24.0)


def test_a_year_to_come_over_the_sentence_makes_goals() -> None:
    text = "Về mạng lưới, đến năm 2030, internet về tới mọi thôn của Quảng Nam; bảo đảm 98% hộ gia đình dùng cáp quang."
    assert values(text, "period") == [(98.0, "2030")]
    assert values(text, "status") == [(98.0, "target")]


def test_a_plan_goes_on_field_by_field() -> None:
    text = (
        "Kế hoạch đặt mục tiêu đến năm 2026, 70% hồ sơ của Quảng Nam nộp trực tuyến.\n"
        "Về xã hội số, tỷ lệ hộ gia đình dùng cáp quang đạt 83%. Tỷ lệ người trưởng thành có điện"
        " thoại thông minh đạt 91%."
    )
    goals = fields(text, "value status period")
    assert goals == [(70.0, "target", "2026"), (83.0, "target", "2026"), (91.0, "target", "2026")]


def test_a_plan_that_reports_does_not_go_on() -> None:
    text = (
        "Kế hoạch đặt mục tiêu đến năm 2026, 70% hồ sơ của Quảng Nam nộp trực tuyến.\n"
        "Về xã hội số, đến nay tỷ lệ hộ gia đình dùng cáp quang đã đạt 83%."
    )
    assert values(text, "status") == [(70.0, "target"), (83.0, "actual")]


def test_a_time_that_leads_the_next_clause() -> None:
    text = (
        "Nếu ở giai đoạn 2014-2016, Việt Nam có 28% người trưởng thành có tài khoản ngân hàng thì đến nay, con số này"
        " đã là 81%."
    )
    assert values(text, "period") == [(28.0, "2014/2016"), (81.0, "2024-10-17")]
    text = (
        "Mục tiêu đặt ra đến năm 2026, kinh tế số phải đạt 14% GRDP và đến năm 2031, kinh tế số phải đạt 26% GRDP của"
        " tỉnh."
    )
    assert values(text, "period") == [(14.0, "2026"), (26.0, "2031")]


def test_a_report_on_the_nation_in_a_provinces_paper() -> None:
    text = (
        "Cả nước có 74% thuê bao dùng điện thoại thông minh năm 2022.\n"
        "Tỷ lệ phủ cáp quang đến hộ gia đình năm 2022 đã đạt 68%."
    )
    assert values(text, "entity") == [(74.0, "VN"), (68.0, "VN")]
    local = text.replace("Cả nước", "Quảng Nam")
    assert values(local, "entity") == [(74.0, "P49"), (68.0, "P49")]


def test_the_others_are_nobody() -> None:
    text = "Huế đạt 61% hồ sơ trực tuyến toàn trình năm 2023. Các tỉnh, thành còn lại đều đạt dưới 45%."
    assert values(text, "entity") == [(61.0, "P46"), (45.0, "?")]


def test_a_place_among_neighbours_alone() -> None:
    text = (
        "Mục tiêu đến năm 2035, Việt Nam thuộc nhóm 4 nước dẫn đầu ASEAN, nhóm 45 nước đứng đầu thế giới về chỉ số phát"
        " triển Chính phủ điện tử."
    )
    assert values(text, "value") == [(45.0, 45.0)]


def test_personal_signatures_are_the_citizens() -> None:
    (fact,) = read("Đến tháng 8/2024, khoảng 312.000 chữ ký số cá nhân đã được cấp ở Quảng Nam.")
    assert (fact.indicator, fact.value) == ("digital_signatures_citizens", 312000.0)


def test_the_time_of_a_goal_that_was_set_is_its_own() -> None:
    text = (
        "9 tháng năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh là 39,5%, vẫn kém mức 55% mà Kế hoạch 21/KH-UBND"
        " ấn định cho cả năm; huyện Thăng Bình khá hơn cả, với 58,4%."
    )
    nine = "2024-01/2024-09"
    assert values(text, "period") == [(39.5, nine), (55.0, "2024"), (58.4, nine)]


def test_a_time_right_behind_its_figure_goes_before_an_edition() -> None:
    text = (
        "Việt Nam ở hạng 71 EGDI 2024 và đặt mục tiêu thuộc nhóm 70 nước dẫn đầu vào năm 2025 và nhóm 50 nước vào năm"
        " 2030."
    )
    assert values(text, "period") == [(71.0, "2024"), (70.0, "2025"), (50.0, "2030")]
