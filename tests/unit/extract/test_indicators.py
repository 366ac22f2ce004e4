"""What a figure is of: the measure its words and its neighbours name, and what is no level of anything."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


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


@pytest.mark.parametrize(
    "said", ["có 49.120 hồ sơ được tiếp nhận", "49.120 hồ sơ đã được tiếp nhận", "nhận 49.120 hồ sơ"]
)
def test_active_and_passive_say_the_same(said: str) -> None:
    text = f"Trong quý I/2024, toàn tỉnh {said} và 99,1% hồ sơ được giải quyết đúng hạn."
    assert [fact.indicator for fact in read(text)] == ["dossiers_received", "dossier_on_time_rate"]


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


def test_dossiers_of_another_kind() -> None:
    text = "Hội đồng tuyển dụng nhận 412 hồ sơ dự tuyển trực tuyến, 63 hồ sơ trễ hạn không được xét."
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hồ sơ trực tuyến đạt 125%.",
        "Bán hàng qua thương mại điện tử, chị thu doanh thu 120 triệu đồng.",
        "Thị trường thương mại điện tử có giá trị đơn hàng trung bình 350.000 đồng.",
        "Chi trả lương hưu không dùng tiền mặt đạt 85%.",
        "Theo thăm dò, 43% người dân hài lòng với chính quyền của tổng thống.",
    ],
)
def test_what_nobody_would_believe_is_no_fact(text: str) -> None:
    assert read(text, "TTXVN") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sau bão, 85% trạm phát sóng 4G của tỉnh đã hoạt động.",
        "Tỉnh nhận 1.150 hồ sơ ứng viên, tỷ lệ trúng tuyển 38%.",
        "Nhờ dịch vụ công đoàn, 92% công nhân hài lòng với mức lương.",
        "Lượng truy cập sàn thương mại điện tử tăng 45%.",
        "Cảnh sát giao thông tỉnh hoàn tất 450 hồ sơ tai nạn.",
    ],
)
def test_what_is_said_of_other_things_is_no_fact(text: str) -> None:
    assert [fact for fact in read(text) if fact.entity != "?"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kinh tế số chiếm 12,4% GDP năm 2023; trong đó kinh tế số lõi đóng góp 7,5% (chiếm 60,5%),"
            " số hóa các ngành khác đóng góp 4,9% (chiếm 39,5%).",
            [(12.4, "2023")],
        ),
        (
            "Kinh tế số chiếm 12,4% GDP năm 2023. Khu vực dịch vụ đóng góp 6,8%, công nghiệp và xây dựng 5,5%.",
            [(12.4, "2023")],
        ),
        ("Ngành điện tử chiếm hơn 40% tổng giá trị tăng thêm của kinh tế số.", []),
        (
            "Tỷ trọng kinh tế số trong GDP bình quân giai đoạn 2021-2023 đạt khoảng 12,3% và năm 2023 là 12,4%.",
            [(12.3, "2021/2023"), (12.4, "2023")],
        ),
        (
            "Kinh tế số chiếm 15,8% GDP và luôn có tốc độ tăng trưởng cao hơn nền kinh tế.",
            [(15.8, "2024-10-17")],
        ),
        (
            "Tỷ trọng kinh tế số trong GDP năm 2021 là 10,4% và tiếp tục tăng trưởng trong năm 2022, đạt 11,6%.",
            [(10.4, "2021"), (11.6, "2022")],
        ),
        (
            "Mục tiêu đến năm 2026, kinh tế số chiếm 22% GDP và năm 2031 chiếm 33% GDP.",
            [(22, "2026"), (33, "2031")],
        ),
    ],
)
def test_the_whole_economy_and_its_parts(text: str, found: list[tuple[float, str]]) -> None:
    assert fields(text, "value period", "Nhân Dân") == found


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


def test_an_aside_parts_nothing_whatever_stands_in_it() -> None:
    text = "Với hồ sơ trực tuyến toàn trình, tức loại mà người dân không phải đến lần nào, tỉnh ghi nhận tỷ lệ 48,7%."
    assert fields(text, "indicator value") == [("dossier_full_online_rate", 48.7)]


def test_cases_of_late_dossiers() -> None:
    text = "Năm 2023, tỉnh tiếp nhận 48.900 hồ sơ; hồ sơ trễ hạn chỉ 17 trường hợp."
    assert fields(text, "indicator value") == [("dossiers_received", 48900.0), ("dossiers_overdue", 17.0)]


def test_what_is_still_open_is_not_resolved() -> None:
    text = "Năm 2023, tỉnh đã xử lý 2.050 hồ sơ, còn 50 hồ sơ chưa đến hạn, đang giải quyết 12 hồ sơ."
    assert fields(text, "indicator entity value period") == [("dossiers_resolved", "P49", 2050, "2023")]


def test_a_share_that_only_makes_so_much_is_that_of_its_count() -> None:
    text = (
        "Trong 6 tháng, tỉnh tiếp nhận 203.418 hồ sơ, riêng số gửi qua mạng là 9.764 hồ sơ, gấp 2,3 lần cùng kỳ"
        " nhưng cũng chỉ chiếm 4,8%."
    )
    assert [fact.indicator for fact in read(text)] == ["dossiers_received", "dossiers_online", "dossier_online_rate"]


def test_goals_done_out_of_all() -> None:
    text = "Trong 18 mục tiêu của kế hoạch chuyển đổi số năm 2024, đến nay tỉnh hoàn thành 7."
    assert fields(text, "indicator value") == [("goals_completed", 7.0)]
    heading = "Về 27 mục tiêu của nghị quyết chuyển đổi số:\n- Đến hết quý III/2024, 14/27 mục tiêu đã hoàn thành."
    assert fields(heading, "value status") == [(14.0, "actual")]


def test_so_many_more_were_given() -> None:
    (fact,) = read("6 tháng cuối năm 2024, tỉnh hỗ trợ điện thoại thông minh cho thêm 1.500 hộ nghèo.")
    assert (fact.indicator, fact.value) == ("households_smartphone_support", 1500.0)


def test_personal_signatures_are_the_citizens() -> None:
    (fact,) = read("Đến tháng 8/2024, khoảng 312.000 chữ ký số cá nhân đã được cấp ở Quảng Nam.")
    assert (fact.indicator, fact.value) == ("digital_signatures_citizens", 312000.0)


def test_a_change_is_no_level() -> None:
    assert read("Tỷ lệ hồ sơ nộp trực tuyến tăng 46% so với cùng kỳ.") == []


def test_the_level_after_a_change() -> None:
    found = read("Năm 2023, tỷ lệ hồ sơ nộp trực tuyến tăng 12 điểm phần trăm lên 71,4%.")
    assert [f.value for f in found] == [71.4]


def test_a_change_goes_on_in_another_respect() -> None:
    text = "Trong 4 tháng, thanh toán không dùng tiền mặt tại bệnh viện tăng 57% về số lượng và 39,5% về giá trị."
    assert read(text) == []


def test_growth_is_on_the_same_period_a_year_before() -> None:
    text = (
        "Tháng 9, doanh thu công nghệ thông tin của tỉnh đạt 120 tỷ đồng, tăng 5% so với tháng trước và tăng 14% "
        "so với cùng kỳ."
    )
    growth = [fact for fact in fields(text, "indicator entity value period") if fact[0] == "ict_revenue_growth"]
    assert growth == [("ict_revenue_growth", "P49", 14, "2024-09")]


def test_a_range_behind_the_word_for_a_level() -> None:
    text = "Năm 2025, tốc độ tăng trưởng thương mại điện tử của Việt Nam ở mức 21 - 24%."
    (fact,) = read(text, published="2026-02-01")
    assert (fact.indicator, fact.value, fact.value_high) == ("ecommerce_growth", 21.0, 24.0)


def test_a_share_of_a_plan_is_no_indicator() -> None:
    assert read("Số hồ sơ nộp trực tuyến đạt 81% kế hoạch năm.") == []


def test_a_threshold_or_what_some_people_do_is_no_level() -> None:
    text = "Đơn vị nào để tỷ lệ hồ sơ trực tuyến dưới 40% thì phải giải trình; toàn tỉnh đạt 66% hồ sơ trực tuyến."
    assert values(text, "bound") == [(66.0, "=")]
    assert read("Ai nhập hộ hồ sơ trực tuyến quá 30% là bị trừ điểm.") == []
    some = "94% dân số đã có hồ sơ sức khỏe điện tử, nhưng mới 3 trong 10 người từng mở ra xem."
    assert [fact.value for fact in read(some)] == [94.0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mỗi thôn, bản, tổ dân phố lập 01 tổ công nghệ số cộng đồng; toàn tỉnh có 812 tổ công nghệ số cộng đồng.",
            [812],
        ),
        ("Thuê bao dùng điện thoại thông minh đạt 2,1 triệu thuê bao, tăng 90 nghìn thuê bao (4,5%).", []),
        ("Di động phủ 99,5% dân số, trong đó mạng 5G còn mỏng.", []),
        ("Gia Lai có 9.120 tài khoản bán hàng trên các sàn.", []),
    ],
)
def test_neither_an_average_nor_a_change_nor_another_thing(text: str, found: list[float]) -> None:
    assert [fact.value for fact in read(text, "Báo Gia Lai", published="2025-05-20")] == found


def test_an_average_of_teams_is_nobodys_count() -> None:
    assert [f.value for f in read("Tỉnh có 340 tổ công nghệ số cộng đồng, bình quân 9 thành viên/tổ.")] == [340.0]
