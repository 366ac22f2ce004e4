"""Several figures in one breath: shared nouns, rows of measures and places, ranks beside groups, times from times."""

from __future__ import annotations

from tests.unit.extract.reading import fields, read, values


def test_two_counts_share_one_noun() -> None:
    text = "Năm 2023, tỉnh tiếp nhận 185.200 và giải quyết 181.150 hồ sơ."
    assert fields(text, "indicator entity value period") == [
        ("dossiers_received", "P49", 185200, "2023"),
        ("dossiers_resolved", "P49", 181150, "2023"),
    ]


def test_what_is_still_open_is_not_resolved() -> None:
    text = "Năm 2023, tỉnh đã xử lý 2.050 hồ sơ, còn 50 hồ sơ chưa đến hạn, đang giải quyết 12 hồ sơ."
    assert fields(text, "indicator entity value period") == [("dossiers_resolved", "P49", 2050, "2023")]


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


def test_a_share_goes_on_about_whom_it_was_of() -> None:
    text = "Năm 2023, 68% hộ gia đình của tỉnh có cáp quang; tỷ lệ có điện thoại thông minh là 81%."
    assert ("household_smartphone_rate", "P49", 81, "2023") in fields(text, "indicator entity value period")


def test_the_rank_stands_not_the_group_it_is_in() -> None:
    text = "Năm 2023, Quảng Nam nằm trong nhóm 10 tỉnh, thành phố dẫn đầu về chuyển đổi số, xếp thứ 7/63, tăng 2 bậc."
    assert fields(text, "indicator entity value period") == [("dti_rank", "P49", 7, "2023")]


def test_a_rank_without_an_index_is_one_among_provinces_only() -> None:
    assert read("Về chuyển đổi số, xã Phúc Lợi xếp thứ 3 của huyện, công ty đứng thứ 2 trong ngành nước.") == []


def test_growth_is_on_the_same_period_a_year_before() -> None:
    text = (
        "Tháng 9, doanh thu công nghệ thông tin của tỉnh đạt 120 tỷ đồng, tăng 5% so với tháng trước và tăng 14% "
        "so với cùng kỳ."
    )
    growth = [fact for fact in fields(text, "indicator entity value period") if fact[0] == "ict_revenue_growth"]
    assert growth == [("ict_revenue_growth", "P49", 14, "2024-09")]


def test_this_and_the_last_quarter() -> None:
    text = "Quý này, toàn tỉnh có 68% hồ sơ trực tuyến toàn trình, quý trước mới 61%."
    assert values(text, "period") == [(68, "2024-Q4"), (61, "2024-Q3")]


def test_years_after_the_time_told_before() -> None:
    text = "Năm 2020, chỉ 12% hồ sơ của Quảng Nam được nộp trực tuyến. Ba năm sau, tỷ lệ này đã là 64%."
    assert values(text, "period") == [(12, "2020"), (64, "2023")]
