"""How a figure is meant: reached, hoped for, forecast or estimated, exact or a bound."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Toàn tỉnh đạt 66% hồ sơ trực tuyến toàn trình (mục tiêu 70%).",
            [(66.0, "actual"), (70.0, "target")],
            id="a goal in brackets",
        ),
        pytest.param(
            "UBND tỉnh đặt mục tiêu năm 2025: 80% hồ sơ trực tuyến toàn trình, kinh tế số đạt 12% GRDP.",
            [(80.0, "target"), (12.0, "target")],
            id="goals behind a colon",
        ),
        pytest.param(
            "Theo kế hoạch, đến cuối năm 2025, tỷ lệ hồ sơ trực tuyến toàn trình sẽ đạt 80%.",
            [(80.0, "target")],
            id="what a plan says will be",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình mới đạt 45%, thấp hơn mục tiêu 60% đề ra cho năm 2024.",
            [(45.0, "actual"), (60.0, "target")],
            id="below the goal",
        ),
        pytest.param(
            "Hồ sơ trực tuyến toàn trình mới ở ngưỡng 16,4%.", [(16.4, "actual")], id="only at a threshold so far"
        ),
        pytest.param("Hồ sơ trực tuyến toàn trình đã đạt ngưỡng 66%.", [(66.0, "actual")], id="a threshold reached"),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình năm 2024 nhiều khả năng đạt 70%.",
            [(70.0, "forecast")],
            id="a likely outcome",
        ),
        pytest.param("Năm 2025, tỉnh phải cắt giảm 30% thủ tục hành chính.", [(30.0, "target")], id="a duty"),
        pytest.param(
            "Nghị quyết giao Quảng Nam vào tốp 20 về PAR INDEX năm 2024 và tốp 25 về chỉ số DTI cùng năm.",
            [(20.0, "target"), (25.0, "target")],
            id="told by name",
        ),
        pytest.param(
            "Chỉ tiêu giao năm 2024: hồ sơ trực tuyến đạt từ 75% trở lên; thanh toán trực tuyến đạt 30%.",
            [(75.0, "target"), (30.0, "target")],
            id="goals that were handed down",
        ),
        pytest.param(
            "So với mục tiêu 80%, tỷ lệ hồ sơ trực tuyến toàn trình mới đạt 66%.",
            [(80.0, "target"), (66.0, "actual")],
            id="a goal that the sentence sets out from",
        ),
    ],
)
def test_a_word_of_status_holds_for_its_clause(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "status") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Đã cấp 1,02 triệu chữ ký số cho người dân, nâng tỷ lệ người trưởng thành có chữ ký số lên khoảng 33%.",
            [(1020000.0, "actual"), (33.0, "actual")],
            id="a share that was raised by it",
        ),
        pytest.param(
            "Quảng Nam đứng đầu về PAR INDEX, nâng tỷ lệ hài lòng của người dân.",
            [(1.0, "actual")],
            id="a place in words and no figure at all",
        ),
        pytest.param(
            "Về 27 mục tiêu của nghị quyết chuyển đổi số:\n- Đến hết quý III/2024, 14/27 mục tiêu đã hoàn thành.",
            [(14.0, "actual")],
            id="goals that were reached",
        ),
        pytest.param(
            "Toàn tỉnh đã kích hoạt 612.000 tài khoản định danh điện tử, vượt qua chỉ tiêu đã đề ra.",
            [(612000.0, "actual")],
            id="a goal that was passed",
        ),
    ],
)
def test_what_follows_from_a_result_is_one(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "status") == found


@pytest.mark.parametrize(
    "goal", ["mà Kế hoạch 21/KH-UBND ấn định cho cả năm 2024", "mà UBND tỉnh đã giao", "mà nghị quyết đề ra"]
)
def test_a_figure_that_somebody_set_is_a_goal(goal: str) -> None:
    text = f"Tỷ lệ hồ sơ trực tuyến toàn trình 9 tháng là 41%, vẫn kém mức 55% {goal}."
    assert fields(text, "value status bound") == [(41.0, "actual", "="), (55.0, "target", "=")]


def test_a_goal_that_somebody_set_leaves_the_figures_behind_it_alone() -> None:
    text = (
        "Từ ngày 1/1 đến ngày 30/9/2025, tỷ lệ hồ sơ trực tuyến toàn trình của cả nước đạt 44%, còn xa mức 80% mà"
        " Chính phủ giao cho năm 2025; khối bộ, ngành đạt 51%, khối địa phương 37,5%."
    )
    assert fields(text, "entity value status period", "Báo Nhân Dân", published="2025-10-14") == [
        ("VN", 44, "actual", "2025-01/2025-09"),
        ("VN", 80, "target", "2025"),
        ("G:ministries", 51, "actual", "2025-01/2025-09"),
        ("G:provinces", 37.5, "actual", "2025-01/2025-09"),
    ]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        pytest.param(
            "Chủ tịch UBND tỉnh giao các sở, ngành đưa tỷ lệ hồ sơ trực tuyến toàn trình lên 70% trong năm 2024.",
            ("dossier_full_online_rate", 70.0, "target"),
            id="by order",
        ),
        pytest.param(
            "Sở Y tế đề nghị năm 2025 nâng tỷ lệ người trưởng thành có chữ ký số cá nhân lên trên 30%.",
            ("digital_signature_adult_rate", 30.0, "target"),
            id="by proposal",
        ),
    ],
)
def test_who_is_told_to_raise_a_share_has_a_goal(text: str, goal: tuple[str, float, str]) -> None:
    assert fields(text, "indicator value status") == [goal]


def test_a_heading_of_what_must_be_reached_holds_goals() -> None:
    text = "II. CHỈ TIÊU PHẢI HOÀN THÀNH ĐẾN HẾT NĂM 2025\n- Hồ sơ trực tuyến toàn trình: từ 75% trở lên."
    assert values(text, "status", "UBND tỉnh Quảng Nam") == [(75.0, "target")]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("II. Ước kết quả cả năm 2024", "estimate"),
        ("II. Ước cả năm 2024", "estimate"),
        ("II. Kết quả 9 tháng, ước cả năm 2024", "actual"),
    ],
)
def test_a_heading_of_what_is_estimated_holds_estimates(heading: str, status: str) -> None:
    text = f"{heading}\n- Có 74,5% hộ gia đình có cáp quang."
    assert values(text, "status", "UBND tỉnh Quảng Nam") == [(74.5, status)]


def test_a_plan_of_a_year_in_brackets_is_a_goal() -> None:
    text = "Hộ gia đình có cáp quang năm 2024 đạt 72,6% (KH năm 2024: 70%; năm 2025: 78%)."
    assert values(text, "status") == [(72.6, "actual"), (70.0, "target"), (78.0, "target")]


def test_a_year_to_come_over_the_sentence_makes_goals() -> None:
    text = "Về mạng lưới, đến năm 2030, internet về tới mọi thôn của Quảng Nam; bảo đảm 98% hộ gia đình dùng cáp quang."
    assert fields(text, "value status period") == [(98.0, "target", "2030")]


def test_a_plan_goes_on_field_by_field() -> None:
    text = (
        "Kế hoạch đặt mục tiêu đến năm 2026, 70% hồ sơ của Quảng Nam nộp trực tuyến.\n"
        "Về xã hội số, tỷ lệ hộ gia đình dùng cáp quang đạt 83%. Tỷ lệ người trưởng thành có điện"
        " thoại thông minh đạt 91%."
    )
    goals = fields(text, "value status period")
    assert goals == [(70.0, "target", "2026"), (83.0, "target", "2026"), (91.0, "target", "2026")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Về kinh tế số, mục tiêu đặt ra là 40% hợp tác xã bán hàng qua mạng; 90% cửa hàng nhận mã QR; "
            "tỷ trọng thương mại điện tử trong tổng mức bán lẻ đạt 8%.",
            [(8.0, "target")],
            id="behind goals of other things",
        ),
        pytest.param(
            "Năm 2025, tỉnh phấn đấu kinh tế số đạt 15% GRDP. Tỷ lệ hộ gia đình có Internet cáp quang trên 85%.\n"
            "Tỷ lệ dân số có hồ sơ sức khỏe điện tử tối thiểu 90%.",
            [(15.0, "target"), (85.0, "target"), (90.0, "target")],
            id="with bounds",
        ),
        pytest.param(
            "Năm 2025, tỉnh phấn đấu kinh tế số đạt 15% GRDP. Tỷ lệ hộ gia đình có Internet cáp quang đạt 81%.",
            [(15.0, "target"), (81.0, "actual")],
            id="not where it was reached",
        ),
    ],
)
def test_goals_go_on_where_nothing_is_said_to_be_reached(text: str, told: list[tuple[float, str]]) -> None:
    assert values(text, "status") == told


def test_a_long_sentence_is_cut_between_its_goals() -> None:
    work = "; ".join(["rà soát từng việc phải làm trong kế hoạch của các sở, ngành"] * 20)
    text = f"Tỉnh phấn đấu: {work}; chỉ số chuyển đổi số (DTI) của tỉnh trong nhóm 20/63 tỉnh, thành phố."
    assert values(text, "status") == [(20.0, "target")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kế hoạch đặt mục tiêu đến năm 2026, 70% hồ sơ của Quảng Nam nộp trực tuyến.\n"
            "Về xã hội số, đến nay tỷ lệ hộ gia đình dùng cáp quang đã đạt 83%.",
            [(70.0, "target"), (83.0, "actual")],
            id="a plan that reports does not go on",
        ),
        pytest.param(
            "Năm 2023, tỷ trọng kinh tế số trong GRDP của tỉnh (ước tính) 9,3%.",
            [(9.3, "estimate")],
            id="a note before a figure",
        ),
        pytest.param(
            "Hồ sơ trực tuyến toàn trình đạt 40%, tỉnh giao 60%; chiến lược chỉ đòi 55%.",
            [(40.0, "actual"), (60.0, "target"), (55.0, "target")],
            id="what a province asks for is a goal",
        ),
        pytest.param(
            "Ước cả năm 2024, tỉnh tiếp nhận trên 720.000 hồ sơ, 95% được giải quyết đúng hạn.",
            [(720000.0, "estimate"), (95.0, "estimate")],
            id="an estimate that opens a sentence holds for all of it",
        ),
        pytest.param(
            "Theo lộ trình, năm 2024 toàn tỉnh có ít nhất 30% người trưởng thành có chữ ký số.",
            [(30.0, "target")],
            id="a road map sets goals",
        ),
    ],
)
def test_what_each_figure_is_said_to_be(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(text, "status") == expected


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


def test_growth_that_is_forecast() -> None:
    (fact,) = read("Năm 2024, doanh thu thương mại điện tử cả nước được dự báo tăng 18 - 20%.")
    assert (fact.indicator, fact.value, fact.value_high, fact.status) == ("ecommerce_growth", 18.0, 20.0, "forecast")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Mục tiêu năm 2025: kinh tế số chiếm từ 12% GRDP trở lên.", [(12.0, ">=")], id="before and behind"
        ),
        pytest.param("Đến hết năm 2025, ít nhất phải đạt 75% hồ sơ trực tuyến.", [(75.0, ">=")], id="at a duty"),
        pytest.param("Hồ sơ trực tuyến toàn trình chưa nổi 1%.", [(1.0, "<")], id="not even"),
        pytest.param(
            "Tỷ lệ hồ sơ nộp trực tuyến đạt từ 62% đến 68%.", [(62.0, "=")], id="none where both ends are told"
        ),
        pytest.param(
            "Năm 2025 phấn đấu không để quá 20 hồ sơ trễ hạn, tỷ lệ trễ hạn không được vượt 0,5%.",
            [(20.0, "<="), (0.5, "<=")],
            id="no more than that",
        ),
        pytest.param("Doanh thu thương mại điện tử tăng trên 16%.", [(16.0, ">")], id="growth above"),
        pytest.param("Doanh thu thương mại điện tử tăng gần 16%.", [(16.0, "~")], id="growth of nearly"),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến mới 61%, chưa chạm mức 70% mà UBND tỉnh giao.",
            [(61.0, "="), (70.0, "=")],
            id="none between a figure and its goal",
        ),
        pytest.param(
            "Đơn vị nào để tỷ lệ hồ sơ trực tuyến dưới 40% thì phải giải trình; toàn tỉnh đạt 66% hồ sơ trực tuyến.",
            [(66.0, "=")],
            id="none from a threshold before",
        ),
    ],
)
def test_bounds(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "bound") == found


def test_a_goal_with_its_bound_its_time_and_its_place() -> None:
    text = "Đến năm 2025, thành phố phấn đấu ít nhất 80% hồ sơ được xử lý trực tuyến toàn trình."
    (fact,) = read(text, "Báo Đà Nẵng")
    assert (fact.status, fact.bound, fact.period, fact.entity) == ("target", ">=", "2025", "P48")


def test_a_list_of_goals_goes_on_behind_a_semicolon_and_a_time() -> None:
    text = "Mục tiêu là kinh tế số chiếm 18% GRDP năm 2026; thương mại điện tử chiếm trên 12% tổng mức bán lẻ."
    assert fields(text, "value status period") == [(18.0, "target", "2026"), (12.0, "target", "2026")]


def test_what_a_plan_looks_back_on_was_reached() -> None:
    text = "KẾ HOẠCH NĂM 2024\nII. NHÌN LẠI NĂM 2023\nĐến cuối năm 2023, 79% hộ gia đình dùng cáp quang."
    assert values(text, "status", "UBND tỉnh Quảng Nam", title="KẾ HOẠCH NĂM 2024") == [(79.0, "actual")]


def test_a_day_that_has_passed_ends_what_a_day_to_come_has_opened() -> None:
    text = "Đến hết năm 2025, 25 hệ thống thông tin của các sở phải kết nối LGSP của tỉnh; ngày 30/9/2024 con số là 17."
    assert fields(text, "value period status") == [(25.0, "2025-12-31", "target"), (17.0, "2024-09-30", "actual")]


def test_a_plan_sets_goals_for_what_is_left_of_its_year() -> None:
    text = "Kích hoạt 600.000 tài khoản định danh điện tử trong năm 2024."
    title = "Kế hoạch thực hiện Đề án 06 năm 2024"
    assert fields(text, "value status", "UBND tỉnh Quảng Nam", title=title) == [(600000.0, "target")]
    later = fields(text, "value status", "UBND tỉnh Quảng Nam", title=title, published="2025-02-03")
    assert later == [(600000.0, "actual")]


def test_goals_that_are_reached_and_passed_are_counted() -> None:
    text = "Đến nay tỉnh đạt và vượt 18/24 mục tiêu của Nghị quyết về chuyển đổi số."
    assert fields(text, "value bound") == [(18.0, "=")]


@pytest.mark.parametrize("joined", ["tốc độ tăng trưởng 21%", "với mức tăng khoảng 21%"])
def test_growth_goes_on_with_the_estimate_of_the_share(joined: str) -> None:
    text = f"Bộ Thông tin và Truyền thông ước tính 9 tháng đầu năm kinh tế số chiếm 17,9% GDP, {joined}."
    assert values(text, "status") == [(17.9, "estimate"), (21.0, "estimate")]


def test_an_estimate_that_opens_a_sentence_reaches_past_a_semicolon() -> None:
    text = "Ước cả năm 2024, tỉnh tiếp nhận 720.000 hồ sơ; 71,8% hồ sơ thủ tục hành chính được gửi trực tuyến."
    assert values(text, "status") == [(720000.0, "estimate"), (71.8, "estimate")]


def test_goals_announced_and_then_counted_off() -> None:
    text = (
        "Lãnh đạo sở nêu ba nhiệm vụ cho năm 2026. Thứ nhất, tối thiểu 72% hồ sơ nộp trực tuyến. "
        "Thứ hai, phủ sóng 5G cho 55% dân số, thay vì 31% như năm 2025."
    )
    found = fields(text, "value status period", published="2026-01-14")
    assert found == [(72.0, "target", "2026"), (55.0, "target", "2026"), (31.0, "actual", "2025")]


def test_what_was_done_and_is_counted_off_is_no_goal() -> None:
    text = "Năm 2025, tỉnh hoàn thành hai mục tiêu. Thứ nhất, 72% hồ sơ nộp trực tuyến. Thứ hai, 5G phủ 55% dân số."
    assert values(text, "status", published="2026-01-14") == [(72.0, "actual"), (55.0, "actual")]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Tỉnh không để tỷ lệ hồ sơ đúng hạn xuống dưới 98% trong năm 2025.", ">="),
        ("Tỉnh yêu cầu năm 2025 tỷ lệ hồ sơ trực tuyến không được thấp hơn 98%.", ">="),
        ("Tỉnh yêu cầu năm 2025 tỷ lệ hồ sơ trễ hạn không được vượt 98%.", "<="),
        ("8 tháng, tỷ lệ thanh toán trực tuyến hồ sơ của tỉnh vẫn chưa tới 98%.", "<"),
    ],
)
def test_a_bound_that_is_denied_is_the_other_one(text: str, bound: str) -> None:
    assert values(text, "bound") == [(98.0, bound)]


@pytest.mark.parametrize("since", ["từ mức 61% của năm 2023", "từ con số 61% của cuối năm 2023"])
def test_where_a_goal_sets_out_from_is_reached(since: str) -> None:
    text = f"Tỉnh yêu cầu năm 2025 đưa tỷ lệ hồ sơ nộp trực tuyến lên 80%, {since}."
    assert values(text, "status") == [(80.0, "target"), (61.0, "actual")]


def test_a_plan_for_a_year_says_what_shall_be_in_it() -> None:
    text = "Năm 2026, bảo đảm 75% hồ sơ được giải quyết toàn trình. Năm 2025, tỷ lệ này là 52%."
    plan = "Kế hoạch chuyển đổi số năm 2026"
    found = values(text, "status", "UBND tỉnh Vĩnh Long", published="2026-02-05", title=plan)
    assert found == [(75.0, "target"), (52.0, "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 486 doanh nghiệp công nghệ số, cuối năm 2025 phải đủ 700.",
        "Năm 2023, hồ sơ toàn trình đạt 41%. HĐND tỉnh đặt 55% cho năm 2024.",
    ],
)
def test_what_a_time_must_have_or_is_set_is_a_goal(text: str) -> None:
    assert [status for _, status in values(text, "status")] == ["actual", "target"]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Một số chỉ tiêu chuyển đổi số, đến ngày 30/9/2024:", "actual"),
        ("Ngoài ra, đến ngày 30/9/2024:", "actual"),
        ("Chỉ tiêu phấn đấu đến ngày 30/9/2024:", "target"),
        ("Một số chỉ tiêu chuyển đổi số đến hết năm 2024:", "target"),
    ],
)
def test_measures_named_with_a_time_gone_by_are_no_goals(heading: str, status: str) -> None:
    figures = "- Tỷ lệ hộ có cáp quang: 71,2%.\n- Tổ công nghệ số cộng đồng: 915."
    text = f"PHỤ LỤC\nMỘT SỐ CHỈ TIÊU CỦA TỈNH\n{heading}\n{figures}"
    assert values(text, "status") == [(71.2, status), (915.0, status)]


@pytest.mark.parametrize("heading", ["Phần I. NĂM 2025", "1. Năm 2025"])
def test_a_plan_tells_what_was_reached_under_the_year_gone_by(heading: str) -> None:
    text = f"KẾ HOẠCH\nChuyển đổi số năm 2026\n{heading}\nTỷ lệ hồ sơ trực tuyến năm 2025 của tỉnh là 71%.\n"
    assert values(text, "status", "UBND tỉnh Vĩnh Long", published="2026-02-05") == [(71.0, "actual")]


@pytest.mark.parametrize("heading", ["Điều 1. Xuất phát điểm", "I. Điểm xuất phát", "1. Bối cảnh"])
def test_where_a_plan_sets_out_from_is_reached(heading: str) -> None:
    text = (
        "KẾ HOẠCH\nPhát triển xã hội số giai đoạn 2025 - 2030\n"
        f"{heading}\nTại thời điểm 30/9/2024, 71,5% hộ gia đình trong tỉnh đã đấu nối cáp quang.\n"
        "Điều 2. Chỉ tiêu đến năm 2030\nTối thiểu 95% hộ gia đình có cáp quang.\n"
    )
    assert fields(text, "value status period", "UBND tỉnh Quảng Nam") == [
        (71.5, "actual", "2024-09-30"),
        (95.0, "target", "2030"),
    ]


@pytest.mark.parametrize("called", [", đó là yêu cầu của UBND tỉnh.", ". Đây là mục tiêu của nghị quyết."])
def test_a_figure_that_is_called_a_goal_behind_it_is_one(called: str) -> None:
    assert values(f"Không dưới 90% hồ sơ của tỉnh được nộp trực tuyến{called}", "status") == [(90.0, "target")]


def test_a_text_of_goals_alone_goes_on_with_them_in_the_next_paragraph() -> None:
    text = (
        "Chiến lược đặt mục tiêu đến năm 2030, 80% dân số trưởng thành có tài khoản ngân hàng.\n"
        "Kinh tế số chiếm khoảng 30% GDP."
    )
    assert fields(text, "value status period", "Báo Nhân Dân") == [(80.0, "target", "2030"), (30.0, "target", "2030")]


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("Người trưởng thành có chữ ký số đạt 45%.", "target"),
        ("Hiện người trưởng thành có chữ ký số đạt 45%.", "actual"),
        ("Đến nay, tỷ trọng kinh tế số trong GDP mới đạt 45%.", "actual"),
    ],
)
def test_a_paragraph_that_opens_with_goals_goes_on_with_them(second: str, status: str) -> None:
    text = f"Mục tiêu đến năm 2025, kinh tế số chiếm 20% GDP. {second}"
    assert values(text, "status", "VnEconomy") == [(20.0, "target"), (45.0, status)]


def test_between_two_ends_is_no_approximation() -> None:
    text = "Doanh thu thương mại điện tử cả nước năm 2024 dự báo nằm trong khoảng 24 - 26 tỷ USD."
    assert [(fact.bound, fact.value, fact.value_high) for fact in read(text)] == [("=", 24e9, 26e9)]


def test_beyond_the_plan_before_a_colon_is_reached() -> None:
    text = "Số hóa hồ sơ, kết quả giải quyết TTHC của tỉnh vượt chỉ tiêu: 86,5% (chỉ tiêu năm 2024 là 80%)."
    assert values(text, "status") == [(86.5, "actual"), (80.0, "target")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "I. MỤC TIÊU\nPhủ sóng 5G tới 45% dân số trong năm 2025 (cuối năm 2023: 18%).",
            [(45.0, "target"), (18.0, "actual")],
            id="of a time gone by, under a heading",
        ),
        pytest.param(
            "Năm 2025, tỉnh phấn đấu 70% hồ sơ trực tuyến toàn trình (8 tháng năm 2024: 58,3%), 90% hồ sơ có phí thanh"
            " toán trực tuyến (năm 2023 mới 66%).",
            [(70.0, "target"), (58.3, "actual"), (90.0, "target"), (66.0, "actual")],
            id="between the goals of a list",
        ),
        pytest.param(
            "Mục tiêu cụ thể\n- Hồ sơ trực tuyến toàn trình từ 58% trở lên (năm 2023 là 36%).",
            [(58.0, "target"), (36.0, "actual")],
            id="behind a least",
        ),
    ],
)
def test_what_was_reached_is_noted_beside_goals(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "status") == found


def test_a_goal_of_the_clause_before_a_semicolon_ends_with_it() -> None:
    text = "Hết tháng 9, 62% hồ sơ của tỉnh xử lý trực tuyến toàn trình, vượt chỉ tiêu Bộ giao; Điện Bàn đạt 70,2%."
    assert values(text, "status") == [(62.0, "actual"), (70.2, "actual")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Riêng năm nay, Chính phủ buộc các bộ cắt giảm ít nhất 25% thủ tục hành chính.", 25.0),
        ("Trong năm 2024, sóng 5G phải đến với tối thiểu 40% dân số cả nước.", 40.0),
        ("Năm 2024, dịch vụ công toàn trình phải chiếm 80% tổng số thủ tục của tỉnh.", 80.0),
        ("II- CHỈ TIÊU\n4- Tập dữ liệu mở được công bố: 150 (năm 2024)", 150.0),
    ],
)
def test_what_must_be_is_a_goal(text: str, figure: float) -> None:
    assert values(text, "status") == [(figure, "target")]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Cả năm 2024, giữ tỷ lệ hồ sơ nộp trực tuyến không thấp hơn 83%.", True),
        ("Trong quý IV/2024, hồ sơ trễ hạn không quá 0,4%.", True),
        ("Năm 2024: hộ gia đình có cáp quang không dưới 88%.", True),
        ("Năm 2023, giữ tỷ lệ hồ sơ nộp trực tuyến không thấp hơn 83%.", False),
        ("Trong năm 2024, các xã đã giữ tỷ lệ hồ sơ nộp trực tuyến không thấp hơn 83%.", False),
        ("Từ nay đến cuối năm, tỷ lệ hồ sơ nộp trực tuyến phải giữ ở mức không thấp hơn 83%.", True),
        ("Kết luận của Chủ tịch UBND tỉnh\n1) Hỗ trợ 140 doanh nghiệp chuyển đổi số trong năm 2024.", True),
        ("Quý IV\n- Hồ sơ toàn trình: 71%.", True),
    ],
)
def test_what_a_time_that_is_not_over_is_to_have_is_a_goal(text: str, goal: bool) -> None:
    found = [status for (status,) in fields(text, "status", published="2024-10-04")]
    assert found == ["target" if goal else "actual"]


def test_what_is_the_highest_of_all_was_measured_though_goals_stand_above() -> None:
    text = (
        "- Mục tiêu năm 2024: hồ sơ trực tuyến toàn trình đạt 60%.\n"
        "- Tỷ lệ hồ sơ trễ hạn của tỉnh 2,1%, cao nhất trong 63 địa phương."
    )
    assert values(text, "status") == [(60.0, "target"), (2.1, "actual")]


def test_a_place_in_an_edition_that_is_out_is_no_goal_of_its_heading() -> None:
    text = "MỘT SỐ CHỈ TIÊU CHỦ YẾU\nTỉnh đứng thứ 25/63 về DTI năm 2022 với 0,5471 điểm."
    assert values(text, "status", "UBND tỉnh Quảng Nam") == [(25.0, "actual"), (0.5471, "actual")]


def test_a_heading_of_a_year_to_come_sets_goals() -> None:
    text = (
        "KẾT QUẢ NĂM 2024\n◦ Thứ hạng\n  ▪ Vietnam ICT Index 2023: hạng 12.\n"
        "◦ Năm 2025\n  ▪ 35% thủ tục được cung cấp toàn trình.\n  ▪ Vào tốp 8 Vietnam ICT Index."
    )
    assert fields(text, "value status period", "UBND tỉnh Quảng Nam") == [
        (12.0, "actual", "2023"),
        (35.0, "target", "2025"),
        (8.0, "target", "2025"),
    ]


@pytest.mark.parametrize(
    "against",
    ["cao hơn chỉ tiêu Trung ương giao", "vượt xa kế hoạch tỉnh giao đầu năm", "chưa đạt mục tiêu của nghị quyết"],
)
def test_a_goal_in_brackets_that_a_figure_is_set_against(against: str) -> None:
    text = f"Đến nay 83% hộ gia đình trong tỉnh có điện thoại thông minh, {against} (77%)."
    assert values(text, "status") == [(83.0, "actual"), (77.0, "target")]


def test_a_result_in_brackets_behind_who_set_the_goal_that_it_passed_is_no_goal() -> None:
    text = "Tỷ lệ hộ gia đình có cáp quang của tỉnh đã vượt chỉ tiêu của Chính phủ (83%)."
    assert values(text, "status") == [(83.0, "actual")]


def test_one_more_year_of_a_forecast() -> None:
    text = "Doanh thu thương mại điện tử bán lẻ cả nước năm nay dự kiến 24 tỷ USD, năm sau 29 - 30 tỷ USD."
    assert values(text, "status") == [(24e9, "forecast"), (29e9, "forecast")]


def test_a_share_that_was_set_by_somebody_is_a_goal() -> None:
    text = "Đến ngày 5/7/2024, Bộ Xây dựng đã cắt giảm 36,5% thủ tục, vượt mức 20% được Chính phủ giao cho năm 2023."
    assert fields(text, "value status period", "Báo Xây dựng") == [
        (36.5, "actual", "2024-07-05"),
        (20.0, "target", "2023"),
    ]


def test_a_goal_of_results_put_into_digital_form() -> None:
    text = "Mục tiêu quý IV: tỷ lệ hồ sơ đúng hạn 99%; số hóa kết quả 100%; thanh toán trực tuyến 60%."
    assert values(text, "status") == [(99.0, "target"), (100.0, "target"), (60.0, "target")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Kế hoạch năm 2024 của tỉnh là kéo tỷ lệ hồ sơ trễ hạn từ 2,1% hiện nay xuống 1%.",
            [(2.1, "actual", "2024-10-17"), (1.0, "target", "2024")],
            id="what there is today",
        ),
        pytest.param(
            "Năm 2025, tỉnh phấn đấu giữ DTI trong tốp 10, đưa tỷ lệ thủ tục cung cấp toàn trình từ 52% của năm 2023"
            " lên 65%.",
            [(10.0, "target", "2025"), (52.0, "actual", "2023"), (65.0, "target", "2025")],
            id="one more goal of a list",
        ),
        pytest.param(
            "Mục tiêu của tỉnh là đưa số doanh nghiệp công nghệ số từ 412 hiện nay lên 600 vào năm 2025.",
            [(412.0, "actual", "2024-10-17"), (600.0, "target", "2025")],
            id="a count without its noun",
        ),
    ],
)
def test_where_a_goal_moves_from_is_told_from_it(text: str, found: list[tuple[float, str, str]]) -> None:
    assert fields(text, "value status period") == found


def test_a_goal_in_brackets_says_nothing_of_the_next_clause() -> None:
    text = (
        "Đến nay, 61% hồ sơ của tỉnh xử lý trực tuyến toàn trình, cao hơn chỉ tiêu Thủ tướng Chính phủ giao (35%); số"
        " hóa kết quả giải quyết TTHC 72%, chưa đạt kế hoạch của tỉnh (80%)."
    )
    assert values(text, "status") == [(61.0, "actual"), (35.0, "target"), (72.0, "actual"), (80.0, "target")]


@pytest.mark.parametrize(("will", "status"), [("sẽ kéo", "target"), ("dự kiến sẽ nâng", "forecast")])
def test_what_somebody_will_raise_is_not_reached(will: str, status: str) -> None:
    text = f"Lãnh đạo tỉnh cho biết {will} tỷ lệ hồ sơ đúng hạn lên trên 99% trong quý IV/2024."
    assert values(text, "status") == [(99.0, status)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Năm 2024, doanh thu thương mại điện tử cả nước ước đạt 25 tỷ USD, còn tỷ trọng trong bán lẻ là 9%.",
         ["estimate", "estimate"]),
        ("Bộ Công Thương dự báo doanh thu thương mại điện tử năm 2026 vượt 36 tỷ USD, tỷ trọng trong bán lẻ lên 11%.",
         ["forecast", "forecast"]),
        ("Doanh thu thương mại điện tử năm 2024 ước đạt 25 tỷ USD, tỷ trọng trong bán lẻ năm 2023 đạt 8%.",
         ["estimate", "actual"]),
    ],
)  # fmt: skip
def test_another_measure_of_a_market_is_as_sure_as_the_one_before(text: str, statuses: list[str]) -> None:
    assert [status for _, status in values(text, "status")] == statuses


@pytest.mark.parametrize(
    "was_set", ["mục tiêu 55% đã đăng ký", "mức 55% được phê duyệt", "mốc 55% ghi trong kế hoạch", "đích 55% đã hứa"]
)
def test_who_was_told_a_goal_behind_it_makes_it_one(was_set: str) -> None:
    text = f"Hết năm 2023, sóng 5G mới phủ 41% dân số, còn xa {was_set}."
    assert values(text, "status") == [(41.0, "actual"), (55.0, "target")]


@pytest.mark.parametrize("brought", ["nâng được", "đã đưa được", "kéo được"])
def test_what_was_brought_so_far_is_reached(brought: str) -> None:
    text = f"Tỉnh đặt mục tiêu hồ sơ trực tuyến đạt 70% vào năm 2024 và {brought} tỷ lệ này lên 64% ngay quý III."
    assert values(text, "status") == [(70.0, "target"), (64.0, "actual")]


def test_a_range_of_growth_goes_on_with_the_forecast_before_it() -> None:
    text = "Năm 2025, Bộ Công Thương dự kiến doanh thu thương mại điện tử đạt 31 tỷ USD, tăng từ 18% đến 21%."
    found = fields(text, "indicator value value_high status", "Tuổi Trẻ")
    assert found[1] == ("ecommerce_growth", 18.0, 21.0, "forecast")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Năm 2023, tỉnh đề ra 28 chỉ tiêu chuyển đổi số; số chỉ tiêu đã đạt: 20.",
            [(20.0, "actual")],
            id="goals that have been reached",
        ),
        pytest.param(
            "Nhiều chỉ tiêu đạt và vượt mức chung, đơn cử tỷ lệ hồ sơ trực tuyến của tỉnh đạt 68%.",
            [(68.0, "actual")],
            id="one of the goals that were met",
        ),
        pytest.param(
            "Kế hoạch năm 2025 đặt chỉ tiêu kinh tế số đạt 14% GRDP. Đồng thời, 82% người từ 15 tuổi trở lên có "
            "tài khoản ngân hàng và phấn đấu có thêm 0,7 doanh nghiệp trên 1.000 dân.",
            [(14.0, "target"), (82.0, "target")],
            id="at the same time",
        ),
        pytest.param(
            "Tỉnh phấn đấu 100% cơ quan được kết nối mạng truyền số liệu.\n"
            "Khoảng 75% thủ tục đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình.",
            [(75.0, "target")],
            id="a figure below goals that are none of ours",
        ),
        pytest.param(
            "Tỉnh phấn đấu sớm hoàn thành kế hoạch.\n"
            "Khoảng 75% thủ tục đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình.",
            [(75.0, "actual")],
            id="a figure below an aim without one",
        ),
    ],
)
def test_what_has_been_met_and_what_goes_on_being_set(text: str, told: list[tuple[float, str]]) -> None:
    assert values(text, "status") == told


@pytest.mark.parametrize("units", ["mỗi xã, phường ít nhất", "các sở, ngành và địa phương"])
def test_what_units_are_given_is_a_goal(units: str) -> None:
    assert values(f"Tỉnh Quảng Nam giao {units} 75% hồ sơ xử lý toàn trình.", "status") == [(75.0, "target")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Tỷ trọng kinh tế số trong GRDP năm 2024 ước đạt 18,3%, tăng so với mức 16,1% của năm 2023.",
            [(18.3, "estimate"), (16.1, "actual")],
            id="an estimate and what was before",
        ),
        pytest.param(
            "Ước năm 2024, kinh tế số của tỉnh đạt 18,3% GRDP, vượt kế hoạch (17%).",
            [(18.3, "estimate"), (17.0, "target")],
            id="an estimate and its plan in brackets",
        ),
        pytest.param(
            "Tỉnh đã nâng tỷ lệ hồ sơ trực tuyến từ 51,2% (năm 2022) lên 63,4% (năm 2023).",
            [(51.2, "actual"), (63.4, "actual")],
            id="a rate that has been raised",
        ),
        pytest.param(
            "Năm 2023, 82% hộ gia đình có cáp quang, vượt chỉ tiêu 75%.",
            [(82.0, "actual"), (75.0, "target")],
            id="a goal that is passed",
        ),
        pytest.param(
            "Năm 2023, 82% hộ gia đình có cáp quang, vượt chỉ tiêu 7%.",
            [(82.0, "actual")],
            id="by how much it is passed",
        ),
        pytest.param(
            "Năm 2023, 82% hộ gia đình có cáp quang, cao hơn 75% mà kế hoạch đề ra.",
            [(82.0, "actual"), (75.0, "target")],
            id="above what a plan has set",
        ),
        pytest.param(
            "Năm 2023, 82% người trưởng thành có tài khoản ngân hàng, hoàn thành mục tiêu 75% trước thời hạn.",
            [(82.0, "actual"), (75.0, "target")],
            id="a goal that is met before its time",
        ),
        pytest.param(
            "Hoàn thành mục tiêu đề ra, đến cuối năm 2023 tỷ lệ hồ sơ trực tuyến của tỉnh đạt 63,4%.",
            [(63.4, "actual")],
            id="a goal that is met",
        ),
    ],
)
def test_what_was_reached_beside_an_estimate_or_a_goal(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "status") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến 6 tháng đầu năm mới 38,4% (giao 55% cho cả năm).",
            [(38.4, "actual"), (55.0, "target")],
            id="in brackets",
        ),
        pytest.param(
            "Bảng 1\nChỉ tiêu | Nghị quyết giao đến năm 2025 | Thực hiện năm 2023\n"
            "Tỷ lệ hồ sơ trực tuyến toàn trình (%) | 80 | 62,3\nTỷ lệ hộ gia đình có cáp quang (%) | ≥ 90 | 71,8",
            [(80.0, "target"), (62.3, "actual"), (90.0, "target"), (71.8, "actual")],
            id="in a header",
        ),
    ],
)
def test_what_is_assigned_is_a_goal(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "status", "UBND tỉnh Quảng Nam", published="2025-06-06") == found


def test_a_rise_is_as_sure_as_what_has_risen_with_its_time_between() -> None:
    text = "Thương mại điện tử của Việt Nam dự kiến đạt 26 tỷ USD năm 2024, tăng 18% so với năm trước."
    assert values(text, "status", "Báo Đầu tư") == [(26e9, "forecast"), (18.0, "forecast")]


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("Kế hoạch của tỉnh đề ra một số chỉ tiêu cơ bản", "target"),
        ("Kế hoạch của tỉnh đặt các mục tiêu cho năm 2026", "target"),
        ("Tỉnh đề ra một số chỉ tiêu cơ bản và đã hoàn thành", "actual"),
        ("Tỉnh xác định chuyển đổi số là nhiệm vụ trọng tâm", "actual"),
    ],
)
def test_goals_are_spelt_out_in_the_next_sentence(opening: str, status: str) -> None:
    assert values(f"{opening}. Cụ thể, 85% hồ sơ được nộp trực tuyến.", "status") == [(85.0, status)]


@pytest.mark.parametrize("sets", ["đặt ra các mục tiêu", "đề ra 6 chỉ tiêu", "có một số mục tiêu cụ thể"])
def test_brackets_list_the_goals_set_before_them(sets: str) -> None:
    text = f"Kế hoạch của tỉnh {sets} về xã hội số (85% hộ có cáp quang; 80% người dân có điện thoại thông minh)."
    assert values(text, "status") == [(85.0, "target"), (80.0, "target")]


@pytest.mark.parametrize(
    ("about", "status"),
    [("Về chỉ tiêu số hóa", "actual"), ("Về chỉ tiêu năm 2025", "target"), ("Theo chỉ tiêu được giao", "target")],
)
def test_what_is_told_about_a_measure_is_no_goal(about: str, status: str) -> None:
    text = f"{about}, tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính toàn tỉnh đạt 88%."
    assert values(text, "status") == [(88.0, status)]


@pytest.mark.parametrize(
    "met",
    [
        "đã hoàn thành các mục tiêu",
        "có các mục tiêu đã đạt",
        "vượt nhiều chỉ tiêu",
        "đặt ra các mục tiêu và thực hiện được cả",
    ],
)
def test_brackets_list_the_results_of_goals_met(met: str) -> None:
    text = f"Tỉnh {met} về xã hội số (85% hộ có cáp quang; 80% người dân có điện thoại thông minh)."
    assert values(text, "status") == [(85.0, "actual"), (80.0, "actual")]


@pytest.mark.parametrize("said", ["ước chiếm", "theo số liệu đã công bố ước lượng là"])
def test_an_estimate_goes_on_year_by_year(said: str) -> None:
    text = f"Tỷ trọng kinh tế số trong GRDP của Huế {said} 10,2% năm 2020, 11,4% năm 2021 và năm 2022 là 12,1%."
    assert values(text, "status") == [(10.2, "estimate"), (11.4, "estimate"), (12.1, "estimate")]


@pytest.mark.parametrize("then", ["11,8% năm 2022", "năm 2022 là 11,8%"])
def test_an_estimate_does_not_go_back(then: str) -> None:
    text = f"Tỷ trọng kinh tế số trong GRDP của Huế ước đạt 12,4% năm 2023, {then}."
    assert values(text, "status") == [(12.4, "estimate"), (11.8, "actual")]


@pytest.mark.parametrize("against", ["thấp hơn chỉ tiêu 3,4 điểm %", "cao hơn mục tiêu 2 điểm phần trăm"])
def test_a_goal_that_one_figure_is_set_against_makes_none_of_the_next(against: str) -> None:
    text = f"Năm 2023, hồ sơ trực tuyến toàn trình của tỉnh đạt 64,2%, {against}; thanh toán trực tuyến 70,5%."
    assert values(text, "status") == [(64.2, "actual"), (70.5, "actual")]


def test_a_share_that_falls_back_is_a_level() -> None:
    text = "Kinh tế số chiếm 12,4% GDP năm 2020, lên 12,9% năm 2021 rồi lùi về 12,7% năm 2022."
    assert values(text, "period", "Báo Nhân Dân") == [(12.4, "2020"), (12.9, "2021"), (12.7, "2022")]
    assert fields("Năm 2023, Huế lùi về thứ 7 về DTI.", "indicator value entity") == [("dti_rank", 7.0, "P46")]


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("nhưng chưa chạm ngưỡng 50% đặt ra cho cả năm", "target"),
        ("hụt so với 50% nêu trong Nghị quyết của Tỉnh ủy", "target"),
        ("trong khi Trung ương giao 50%", "target"),
        ("trong khi Chính phủ giao 50%", "target"),
        ("cao hơn mức 50% của Đà Nẵng", "actual"),
    ],
)
def test_a_mark_that_somebody_set_is_a_goal(mark: str, status: str) -> None:
    assert values(f"Tỷ lệ hồ sơ trực tuyến toàn trình đạt 46%, {mark}.", "status")[1:] == [(50.0, status)]


@pytest.mark.parametrize(
    ("title", "status"), [("Kế hoạch chuyển đổi số năm 2026", "target"), ("Hạ tầng số có gì mới?", "actual")]
)
def test_a_year_that_has_hardly_begun_has_no_results_in_a_plan(title: str, status: str) -> None:
    text = "Hộ có cáp quang: 86,5% năm 2025; năm 2026 đạt 95%."
    assert values(text, "status", published="2026-01-15", title=title) == [(86.5, "actual"), (95.0, status)]


def test_the_end_of_the_year_is_yet_to_come() -> None:
    text = "Phủ sóng 5G: từ 43,5% cuối năm 2024 lên 70% vào cuối năm 2025."
    assert values(text, "status", published="2025-01-20") == [(43.5, "actual"), (70.0, "target")]


@pytest.mark.parametrize("points", ["điểm", "điểm phần trăm", "điểm %"])
def test_what_there_was_in_brackets_behind_points(points: str) -> None:
    text = f"Tỷ lệ hộ có cáp quang đến 30/6/2024 đạt 85,3%, tăng 3,4 {points} so với cùng kỳ (81,9%)."
    assert values(text, "period") == [(85.3, "2024-06-30"), (81.9, "2023-06-30")]
    other = f"Đến 30/6/2024 kinh tế số cả nước tăng 9,7%, cao hơn 1,7 {points} so với GDP (8,02%)."
    assert values(other, "value") == [(9.7, 9.7)]
