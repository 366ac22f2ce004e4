"""Tables flattened to lines, in our own words: which figure belongs to whom, when and what."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read


def test_plan_and_result_columns_with_a_column_of_units() -> None:
    text = (
        "STT | Chỉ tiêu | ĐVT | Kế hoạch 2023 | Thực hiện 2023\n"
        "1 | Tỷ lệ thanh toán trực tuyến | % | 30 | 35,8\n"
        "2 | Số tổ công nghệ số cộng đồng | tổ | 2.200 | 2.247\n"
        "3 | Dịch vụ công trực tuyến toàn trình | dịch vụ | 1.000 | 1.012\n"
    )
    found = fields(text, "indicator entity value period status", "UBND tỉnh Sơn La", published="2023-12-20")
    assert found == [
        ("online_payment_rate", "P14", 30, "2023", "target"),
        ("online_payment_rate", "P14", 35.8, "2023", "actual"),
        ("community_digital_teams", "P14", 2200, "2023", "target"),
        ("community_digital_teams", "P14", 2247, "2023", "actual"),
        ("services_full_online", "P14", 1000, "2023", "target"),
        ("services_full_online", "P14", 1012, "2023", "actual"),
    ]


def test_tables_are_read_by_header_and_row() -> None:
    table = "Tỷ lệ hồ sơ nộp trực tuyến (%)\nĐịa phương | 2022 | 2023\nHà Nam | 51,5 | 63,2\nNam Định | 48,1 | 60"
    assert fields(table, "entity period value", None, published="2024-03-01") == [
        ("P35", "2022", 51.5),
        ("P35", "2023", 63.2),
        ("P36", "2022", 48.1),
        ("P36", "2023", 60),
    ]


def test_rows_by_month_and_rates_beside_counts() -> None:
    text = (
        "Tháng | Hồ sơ tiếp nhận | Hồ sơ trực tuyến | Tỷ lệ (%)\n"
        "Tháng 8/2024 | 30.100 | 25.585 | 85,0\n"
        "Tháng 9/2024 | 28.400 | 24.992 | 88,0\n"
    )
    found = fields(
        text, "indicator value period", "UBND tỉnh Phú Thọ", published="2024-11-05", title="Báo cáo tháng 10 năm 2024"
    )
    assert found == [
        ("dossiers_received", 30100, "2024-08"),
        ("dossiers_online", 25585, "2024-08"),
        ("dossier_online_rate", 85, "2024-08"),
        ("dossiers_received", 28400, "2024-09"),
        ("dossiers_online", 24992, "2024-09"),
        ("dossier_online_rate", 88, "2024-09"),
    ]


def test_an_empty_corner_leaves_the_columns_in_place() -> None:
    text = "Tỷ trọng kinh tế số trong GRDP (%)\n | 2021 | Sơ bộ 2022\nHà Nội | 17,86 | 17,14\nCả nước | 12,87 | 12,63\n"
    found = fields(text, "entity value period", "Tổng cục Thống kê", published="2023-12-30")
    assert found == [
        ("P01", 17.86, "2021"),
        ("P01", 17.14, "2022"),
        ("VN", 12.87, "2021"),
        ("VN", 12.63, "2022"),
    ]


def test_rank_and_score_of_an_index_told_by_their_figures() -> None:
    text = "Chỉ số | 2022 | 2023\nDTI | 28 | 25\nPAR INDEX | 84,12 (20/63) | 86,55 (15/63)\n"
    found = fields(
        text, "indicator value period", "Sở Thông tin và Truyền thông tỉnh Thái Bình", published="2024-05-10"
    )
    assert found == [
        ("dti_rank", 28, "2022"),
        ("dti_rank", 25, "2023"),
        ("par_index_score", 84.12, "2022"),
        ("par_index_rank", 20, "2022"),
        ("par_index_score", 86.55, "2023"),
        ("par_index_rank", 15, "2023"),
    ]


def test_a_level_of_government_is_nobody() -> None:
    text = "Cấp | Tiếp nhận hồ sơ | Đúng hạn (%)\nCấp xã | 52.489 | 99,8\n"
    assert read(text, "UBND tỉnh Hà Nam", published="2024-04-03") == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Tỷ trọng kinh tế số trong GDP (%)\nNăm | Bộ TT&TT | Tổng cục Thống kê\n2022 | 14,26 | 12,63\n"
            "2023 | 16,5 | 12,33",
            {
                ("VN", 14.26, "2022", "actual", "M:btttt"),
                ("VN", 12.63, "2022", "actual", "M:tctk"),
                ("VN", 16.5, "2023", "actual", "M:btttt"),
                ("VN", 12.33, "2023", "actual", "M:tctk"),
            },
            id="columns of two sources",
        ),
        pytest.param(
            "Tỷ trọng kinh tế số trong GRDP của Bắc Ninh (%)\nNăm | Kế hoạch | Thực hiện\n"
            "2022 | 40 | 42,1\n2023 | 43 | 44,0",
            {
                ("P27", 40.0, "2022", "target", None),
                ("P27", 42.1, "2022", "actual", None),
                ("P27", 43.0, "2023", "target", None),
                ("P27", 44.0, "2023", "actual", None),
            },
            id="columns of plan and result",
        ),
        pytest.param(
            "Hồ sơ trực tuyến toàn trình (%)\nThời gian | Hải Dương | Cả nước\n9 tháng 2022 | 41,2 | 30,1\n"
            "9 tháng 2023 | 55,6 | 43,7",
            {
                ("P30", 41.2, "2022-01/2022-09", "actual", None),
                ("VN", 30.1, "2022-01/2022-09", "actual", None),
                ("P30", 55.6, "2023-01/2023-09", "actual", None),
                ("VN", 43.7, "2023-01/2023-09", "actual", None),
            },
            id="columns of places",
        ),
        pytest.param(
            "Hạng EGDI\nKỳ | Việt Nam | Thái Lan\n2020 | 86 | 57\n2022 | 86 | 55",
            {
                ("VN", 86.0, "2020", "actual", None),
                ("TH", 57.0, "2020", "actual", None),
                ("VN", 86.0, "2022", "actual", None),
                ("TH", 55.0, "2022", "actual", None),
            },
            id="ranks of countries",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình của Bắc Ninh (%)\nNăm | 2022 | 2023\nTỷ lệ | 30,1 | 41",
            {("P27", 30.1, "2022", "actual", None), ("P27", 41.0, "2023", "actual", None)},
            id="one row of years",
        ),
        pytest.param(
            "Tỷ trọng kinh tế số trong GDP của Việt Nam (%)\nNguồn | 2022 | 2023\nBộ TT&TT | 14 | 16,5\n"
            "Tổng cục Thống kê | 12,6 | 12,3",
            {
                ("VN", 14.0, "2022", "actual", "M:btttt"),
                ("VN", 16.5, "2023", "actual", "M:btttt"),
                ("VN", 12.6, "2022", "actual", "M:tctk"),
                ("VN", 12.3, "2023", "actual", "M:tctk"),
            },
            id="rows of sources",
        ),
        pytest.param(
            "Chỉ tiêu | Giá trị\nTỷ lệ hồ sơ trực tuyến toàn trình (%) | 30,1\nTỷ lệ hồ sơ đúng hạn (%) | 98",
            {("VN", 30.1, "2024-03-01", "actual", None), ("VN", 98.0, "2024-03-01", "actual", None)},
            id="two columns without a time",
        ),
    ],
)
def test_rows_of_years_under_columns_of_units_or_sources(
    text: str, facts: set[tuple[str, float, str, str, str | None]]
) -> None:
    found = fields(text, "entity value period status attributed_to", "Tạp chí Kinh tế", published="2024-03-01")
    assert set(found) == facts


def test_a_header_of_three_lines_each_longer_than_the_one_above() -> None:
    text = (
        "Bảng tổng hợp\n"
        "Nội dung | Kết quả\n"
        "Đơn vị | | Hồ sơ | Trực tuyến | Tỷ lệ\n"
        "Tên | | Tiếp nhận | | Toàn trình | Đúng hạn\n"
        "Huế | 1 | 1.200 | 900 | 75,1% | 98,4%\n"
    )
    assert fields(text, "indicator entity value") == [
        ("dossiers_received", "P46", 1200),
        ("dossiers_online", "P46", 900),
        ("dossier_full_online_rate", "P46", 75.1),
        ("dossier_on_time_rate", "P46", 98.4),
    ]


def test_rows_numbered_without_a_column_for_it() -> None:
    text = (
        "(Cột: Chỉ tiêu | Đơn vị tính | Kết quả năm 2023 | Mục tiêu năm 2024)\n"
        "1 | Hồ sơ trực tuyến toàn trình | % | 43,1 | 60\n"
        "2 | Tỷ trọng kinh tế số trong GRDP | % | 7,5 | 9\n"
    )
    assert fields(text, "entity value status period", "UBND tỉnh Hà Giang", published="2024-01-30") == [
        ("P02", 43.1, "actual", "2023"),
        ("P02", 60, "target", "2024"),
        ("P02", 7.5, "actual", "2023"),
        ("P02", 9, "target", "2024"),
    ]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "3 huyện có tỷ trọng kinh tế số cao nhất năm 2023\nTT | Huyện | Tỷ trọng (%)\n1 | Mai Sơn | 14,2",
            [("digital_economy_gdp_share", "D125", 14.2, "2023")],
            id="a bare share",
        ),
        pytest.param(
            "Tổ công nghệ số cộng đồng năm 2023\nHuyện | Số tổ | Số thành viên | Số xã\nMai Sơn | 212 | 1.305 | 22",
            [
                ("community_digital_teams", "D125", 212, "2023"),
                ("community_digital_team_members", "D125", 1305, "2023"),
            ],
            id="a count in the caption's first words",
        ),
        pytest.param(
            "Doanh nghiệp công nghệ số năm 2023\nHuyện | Số doanh nghiệp | Tỷ trọng (%)\nMai Sơn | 12 | 66,0",
            [("digital_enterprises", "D125", 12, "2023")],
            id="the share of a count is no count",
        ),
        pytest.param(
            "Hồ sơ tháng 9/2023\nHuyện | Tiếp nhận trong kỳ | Trực tuyến\nMai Sơn | 1.204 | 987",
            [("dossiers_received", "D125", 1204, "2023-09"), ("dossiers_online", "D125", 987, "2023-09")],
            id="received in the period, of which nothing is carried over",
        ),
        pytest.param(
            "Hồ sơ tháng 9/2023\nHuyện | Kỳ trước sang | Tiếp nhận mới | Tổng tiếp nhận\nMai Sơn | 12 | 98 | 110",
            [("dossiers_received", "D125", 110, "2023-09")],
            id="new ones beside all",
        ),
        pytest.param(
            "Hồ sơ tháng 9/2023\nHuyện\tTổng số\tTrực tuyến\t\n\t(hồ sơ)\t(hồ sơ)\t(%)\nMai Sơn\t1.204\t987\t82,0",
            [
                *(("dossiers_received", "D125", 1204, "2023-09"), ("dossiers_online", "D125", 987, "2023-09")),
                ("dossier_online_rate", "D125", 82, "2023-09"),
            ],
            id="all beside those online",
        ),
        pytest.param(
            "Kết quả xếp hạng CCHC năm 2023\nTT | UBND huyện | Xếp hạng\n1 | Mai Sơn | 4",
            [("par_index_rank", "D125", 4, "2023")],
            id="places of a ranking in short",
        ),
    ],
)
def test_columns_that_lean_on_the_caption_or_on_each_other(text: str, facts: list[tuple[str, str, float, str]]) -> None:
    assert fields(text, "indicator entity value period", "UBND tỉnh Sơn La", published="2023-12-20") == facts


YEAR, HALF = "Báo cáo chuyển đổi số năm 2023", "Báo cáo chuyển đổi số 6 tháng đầu năm 2023"


@pytest.mark.parametrize(
    ("title", "above", "heads", "times"),
    [
        (YEAR, "Kết quả đến ngày 15/11/2023", "Kết quả", ["2023-11-15"]),
        (YEAR, "Kết quả quý III/2023\n(Kèm theo Báo cáo số 4/BC-UBND ngày 15/12/2023)", "Kết quả", ["2023-Q3"]),
        (YEAR, "Kết quả (các huyện gửi trước ngày 15/12/2023)", "Kết quả", ["2023"]),
        (HALF, "Kết quả", "Đầu kỳ | Cuối kỳ", ["2023-01-01", "2023-06-30"]),
        (HALF, "Kết quả", "Kỳ trước | Kỳ này", ["2022-S2", "2023-S1"]),
        (YEAR, "Kết quả", "Năm trước | Năm báo cáo", ["2022", "2023"]),
    ],
)
def test_the_time_of_a_table_within_that_of_its_paper(title: str, above: str, heads: str, times: list[str]) -> None:
    row = " | ".join(["61,5"] * len(times))
    text = f"{title}\n{above}\nChỉ tiêu | {heads}\nTỷ lệ hộ có cáp quang (%) | {row}"
    found = fields(text, "period", "UBND tỉnh Sơn La", published="2024-01-05", title=title)
    assert found == [(time,) for time in times]


def test_goals_above_a_table_are_goals_in_a_report_of_results_too() -> None:
    text = "Phụ lục 2. Mục tiêu năm 2024\nChỉ tiêu | Năm 2023 | Năm 2024\nTỷ lệ hồ sơ trực tuyến (%) | 41 | 60"
    title = "Báo cáo kết quả chuyển đổi số năm 2023"
    found = fields(text, "value status", "UBND tỉnh Sơn La", published="2024-01-12", title=title)
    assert found == [(41, "actual"), (60, "target")]


def test_rows_that_say_what_they_are_need_no_header() -> None:
    text = (
        "I. CHÍNH QUYỀN SỐ\n"
        "1 | Tỷ lệ hồ sơ nộp trực tuyến | % | 58,7\n"
        "2 | Tỷ lệ hồ sơ nộp trực tuyến năm 2021 | % | 31,5\n"
        "II. XÃ HỘI SỐ\n"
        "Tổ công nghệ số cộng đồng | 1.334 tổ\n"
        "Lượt xem trang | 12.345\n"
    )
    title = "Báo cáo chuyển đổi số năm 2022"
    assert fields(text, "indicator value period", "UBND tỉnh Hải Dương", published="2022-12-26", title=title) == [
        ("dossier_online_rate", 58.7, "2022"),
        ("dossier_online_rate", 31.5, "2021"),
        ("community_digital_teams", 1334.0, "2022"),
    ]


def test_rows_of_places_under_a_caption_need_no_header() -> None:
    text = "Tỷ lệ hồ sơ nộp trực tuyến các huyện quý I/2022\nTP Hải Dương | 58,7%\nHuyện Cẩm Giàng | 44,1%\n"
    assert fields(text, "entity value period", "UBND tỉnh Hải Dương", published="2022-04-26") == [
        ("D288", 58.7, "2022-Q1"),
        ("D295", 44.1, "2022-Q1"),
    ]


def test_cells_that_say_how_their_figure_is_meant() -> None:
    text = (
        "Chỉ tiêu | Năm 2021 | Năm 2022\n"
        "Tỷ lệ hồ sơ nộp trực tuyến | xấp xỉ 40,5% | ước đạt 55%\n"
        "Tỷ lệ thanh toán trực tuyến | chưa đến 12% | dự kiến 20,5%\n"
        "Số tổ công nghệ số cộng đồng | không dưới 700 | ước khoảng 750\n"
    )
    found = fields(text, "value period status bound", "UBND tỉnh Ninh Bình", published="2022-12-20")
    assert found == [
        (40.5, "2021", "actual", "~"),
        (55, "2022", "estimate", "="),
        (12, "2021", "actual", "<"),
        (20.5, "2022", "forecast", "="),
        (700, "2021", "actual", ">="),
        (750, "2022", "estimate", "~"),
    ]


def test_captions_name_whose_tables_they_are() -> None:
    text = (
        "Biểu 1. Tỉnh Sơn La, năm 2022\n"
        "Tỷ lệ hồ sơ trực tuyến | 37,2%\n"
        "Tổ công nghệ số cộng đồng | 2.247 tổ\n"
        "\n"
        "Biểu 2. Tỉnh Lai Châu, năm 2022\n"
        "Tỷ lệ hồ sơ trực tuyến | 28,9%\n"
    )
    assert fields(text, "entity value period", "Báo Nhân Dân", published="2023-02-02") == [
        ("P14", 37.2, "2022"),
        ("P14", 2247, "2022"),
        ("P12", 28.9, "2022"),
    ]


def test_parts_of_a_table_name_whose_rows_follow_and_when() -> None:
    text = (
        "TT | Chỉ tiêu | Kết quả (%)\n"
        "I | Huyện Mộc Châu |\n"
        "1 | Hồ sơ nộp trực tuyến | 66,2\n"
        "a | Trong năm qua | \n"
        "2 | Thanh toán trực tuyến | 40,4\n"
        "II | Huyện Mai Sơn |\n"
        "1 | Hồ sơ nộp trực tuyến | 85,5\n"
    )
    assert fields(text, "entity value", "UBND tỉnh Sơn La", published="2023-12-20") == [
        ("D123", 66.2),
        ("D123", 40.4),
        ("D125", 85.5),
    ]


def test_a_caption_that_gives_goals_makes_them_of_its_figures() -> None:
    rows = "Chỉ tiêu | Giá trị\nTỷ lệ thanh toán trực tuyến | ≥ 80\nTỷ lệ hồ sơ quá hạn | < 1\n"
    for caption, status in (
        ("Phân bổ các chỉ tiêu chuyển đổi số năm 2024 cho tỉnh Nam Định", "target"),
        ("Mục tiêu năm 2024", "target"),
        ("Kết quả thực hiện các chỉ tiêu được giao năm 2024", "actual"),
        ("Một số chỉ tiêu chuyển đổi số năm 2024", "actual"),
    ):
        found = fields(f"{caption}\n{rows}", "value status bound", "UBND tỉnh Nam Định", published="2024-11-02")
        assert found == [(80, status, ">="), (1, status, "<")], caption


def test_semicolons_part_rows_and_wide_header_cells() -> None:
    text = (
        "TT;Nội dung;Năm 2022;;Năm 2023\n;;Kế hoạch;Thực hiện;Kế hoạch\n"
        "1;Tỷ lệ thanh toán trực tuyến (%);30;36,8;50\n2;Tỷ lệ hồ sơ trực tuyến (%);60;55,5;75\n"
    )
    assert fields(text, "value period status", "UBND tỉnh Tiền Giang", published="2023-01-18") == [
        (30, "2022", "target"),
        (36.8, "2022", "actual"),
        (50, "2023", "target"),
        (60, "2022", "target"),
        (55.5, "2022", "actual"),
        (75, "2023", "target"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện\tTiếp nhận\tTrực tuyến\tĐúng hạn\n\t(hồ sơ)\t(%)\t(%)\nMộc Châu\t6.204\t91,3\t99,5\n",
        "Huyện         Tiếp nhận    Trực tuyến    Đúng hạn\n"
        "              (hồ sơ)       (%)           (%)\n"
        "Mộc Châu       6.204        91,3          99,5\n"
        "Mai Sơn          -            -             -\n",
    ],
)
def test_a_line_of_units_in_brackets_belongs_to_the_header(text: str) -> None:
    found = fields(text, "indicator value", "UBND tỉnh Sơn La", title="Kết quả giải quyết hồ sơ")
    assert found == [("dossiers_received", 6204), ("dossier_online_rate", 91.3), ("dossier_on_time_rate", 99.5)]


def test_aligned_rows_of_equal_width_are_no_broken_paragraph() -> None:
    text = (
        "(Đơn vị tính: %)\n"
        "1  Hồ sơ trực tuyến toàn trình                     61,9\n"
        "2  Hồ sơ trễ hạn                                    1,7\n"
        "3  Thanh toán trực tuyến                           73,0\n"
        "4  Máy tính có bản quyền hệ điều hành              88,1\n"
    )
    assert fields(text, "indicator value", "UBND tỉnh Sơn La") == [
        ("dossier_full_online_rate", 61.9),
        ("dossier_overdue_rate", 1.7),
        ("online_payment_rate", 73.0),
    ]


def test_a_header_of_two_times_over_an_empty_corner() -> None:
    text = (
        "                                    Năm 2022        Năm 2023\n"
        "                                  (thực hiện)      (kế hoạch)\n"
        "Tỷ lệ hồ sơ trực tuyến (%)            53,5            65\n"
        "Tỷ lệ thanh toán trực tuyến (%)       28,2            40\n"
    )
    assert fields(text, "value period status", "Báo Sơn La", published="2022-12-19") == [
        (53.5, "2022", "actual"),
        (65, "2023", "target"),
        (28.2, "2022", "actual"),
        (40, "2023", "target"),
    ]


def test_figures_too_large_for_a_rate_are_counts() -> None:
    text = (
        "Hồ sơ tiếp nhận | 64.220 hồ sơ\nTrong đó: hồ sơ trực tuyến | 51.205\nDịch vụ công mức độ 4 | 1.012 dịch vụ\n"
    )
    found = fields(text, "indicator value", "UBND tỉnh Hậu Giang", published="2021-11-22")
    assert found == [("dossiers_received", 64220), ("dossiers_online", 51205), ("services_full_online", 1012)]


@pytest.mark.parametrize(
    "text",
    [
        "Phông | Số hồ sơ lưu trữ | Tỷ lệ số hóa (%)\nPhông Sở Y tế | 4.812 | 78,5\nPhông Sở Lao động | 960 | 100\n",
        "Tác phẩm | Lượt bình chọn trực tuyến\nBiển chiều | 12.408\nMùa gặt | 8.990\n",
    ],
)
def test_archives_and_votes_are_no_administration(text: str) -> None:
    assert fields(text, "indicator value", "Kho lưu trữ lịch sử tỉnh Phú Yên") == []


@pytest.mark.parametrize(
    ("title", "noun", "ours"),
    [
        ("Thông báo về kỳ thi tay nghề", "Hồ sơ dự thi", False),
        ("Kết quả đợt 1", "Hồ sơ xét tuyển", False),
        ("Số liệu quý I", "Số hồ sơ vay vốn", False),
        ("Tuyển dụng viên chức năm 2025", "Hồ sơ", False),
        ("Số liệu quý I", "Hồ sơ", True),
        ("Số liệu quý I", "Hồ sơ thủ tục hành chính", True),
    ],
)
def test_files_of_other_kinds_are_no_administrations_in_their_other_columns(title: str, noun: str, ours: bool) -> None:
    text = (
        f"Địa phương | {noun} | Nộp trực tuyến (%) | Đúng hạn (%) | Trễ hạn (%)\n"
        "Đà Lạt | 412 | 86,5 | 97,4 | 2,6\nBảo Lộc | 265 | 73,2 | 92,5 | 7,5\n"
    )
    found = fields(text, "indicator value", "Sở Nội vụ tỉnh Lâm Đồng", published="2025-05-20", title=title)
    rates = [("dossier_online_rate", 86.5), ("dossier_on_time_rate", 97.4), ("dossier_overdue_rate", 2.6)]
    assert [fact for fact in found if fact in rates] == (rates if ours else [])
    assert ours or not found


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Kết quả thụ lý và giải quyết án", "Thụ lý | Đã giải quyết | Quá hạn"),
        ("Tình hình giải quyết việc làm", "Tiếp nhận | Đã giải quyết | Quá hạn"),
    ],
)
def test_what_is_taken_in_and_resolved_is_dossiers_only_where_they_are_spoken_of(title: str, heads: str) -> None:
    rows = "\nHải Châu | 412 | 398 | 3\nThanh Khê | 318 | 306 | 2"
    assert read(f"Đơn vị | {heads}{rows}", title=title) == []
    heads = "Tiếp nhận | Đã giải quyết | Quá hạn"
    of_dossiers = read(f"Đơn vị | {heads}{rows}", title="Kết quả giải quyết thủ tục hành chính")
    assert [fact.value for fact in of_dossiers] == [412.0, 398.0, 3.0, 318.0, 306.0, 2.0]
    points = "\n- Hải Châu: tiếp nhận 412, trực tuyến 398\n- Thanh Khê: tiếp nhận 318, trực tuyến 306"
    assert [fact.value for fact in read(f"Kết quả giải quyết hồ sơ các quận:{points}")] == [412.0, 398.0, 318.0, 306.0]


def test_columns_without_a_word_of_files_are_of_none_where_nothing_is_administrations() -> None:
    text = "Địa phương | Đơn đăng ký | Gửi trực tuyến (%) | Đúng hạn (%)\nĐà Lạt | 80 | 96 | 91\nBảo Lộc | 65 | 93 | 92"
    assert fields(text, "indicator value", "Báo Lâm Đồng", title="Hội hoa xuân: đăng ký gian hàng") == []


@pytest.mark.parametrize(
    ("row", "read_so"),
    [("Xếp hạng Đồng Nai", False), ("Thứ hạng của Huế", False), ("Chênh lệch Huế - Đồng Nai", False), ("Huế", True)],
)
def test_a_row_on_how_somebody_stands_has_no_figure_of_the_caption(row: str, read_so: bool) -> None:
    table = f"Tỷ trọng kinh tế số trong GRDP (%)\nĐịa phương | 2022 | 2023\nĐồng Nai | 14,6 | 14,3\n{row} | 13 | 12\n"
    found = fields(table, "value period", "Cục Thống kê", published="2024-05-28")
    assert found == [(14.6, "2022"), (14.3, "2023")] + ([(13, "2022"), (12, "2023")] if read_so else [])


def test_a_row_of_ranks_below_scores_of_an_index_is_read() -> None:
    table = "Chỉ số DTI cấp huyện\nĐơn vị | 2022 | 2023\nĐiểm Biên Hòa | 66,5 | 75,7\nXếp hạng Biên Hòa | 3 | 2\n"
    found = fields(table, "indicator value", "UBND tỉnh Đồng Nai", published="2024-05-28")
    assert found == [("dti_score", 66.5), ("dti_score", 75.7), ("dti_rank", 3), ("dti_rank", 2)]


def test_a_header_whose_lower_line_begins_with_an_empty_cell() -> None:
    text = (
        "Stt | Đơn vị | Hồ sơ tiếp nhận trong kỳ | | Hồ sơ đã giải quyết | | Ghi chú\n"
        "| | Tổng số | Trong đó: trực tuyến | Tổng số | Trong đó: quá hạn |\n"
        "(1) | (2) | (3) | (4) | (5) | (6) | (7)\n"
        "1 | Huyện Lạng Giang | 14.208 | 11.964 | 13.870 | 42 |\n"
        "2 | Huyện Sơn Động | 6.742 | 4.105 | 6.611 | 63 | Thiếu cán bộ\n"
    )
    assert fields(text, "entity indicator value", "Cổng TTĐT tỉnh Bắc Giang", published="2023-07-04") == [
        ("D217", "dossiers_received", 14208.0),
        ("D217", "dossiers_online", 11964.0),
        ("D217", "dossiers_resolved", 13870.0),
        ("D217", "dossiers_overdue", 42.0),
        ("D220", "dossiers_received", 6742.0),
        ("D220", "dossiers_online", 4105.0),
        ("D220", "dossiers_resolved", 6611.0),
        ("D220", "dossiers_overdue", 63.0),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Kết quả cung cấp dịch vụ công trực tuyến năm 2020\n"
            "Nội dung | Số lượng | Tỷ lệ (%)\n"
            "DVC trực tuyến mức độ 4 | 186 | 9,7\n"
            "DVC trực tuyến mức độ 3, 4 | 598 | 31,1\n",
            [
                ("services_full_online", "P49", 186.0, "2020", "actual"),
                ("service_full_online_rate", "P49", 9.7, "2020", "actual"),
                ("services_online", "P49", 598.0, "2020", "actual"),
                ("service_online_rate", "P49", 31.1, "2020", "actual"),
            ],
            id="a count and its rate in one row",
        ),
        pytest.param(
            "Tỷ lệ người trưởng thành có tài khoản ngân hàng, Việt Nam\n"
            "Năm | Tỷ lệ\n2021 | 66,1%\nƯớc 2022 | 68,0%\nMục tiêu 2025 | 80%\n",
            [
                ("adult_bank_account_rate", "VN", 66.1, "2021", "actual"),
                ("adult_bank_account_rate", "VN", 68.0, "2022", "estimate"),
                ("adult_bank_account_rate", "VN", 80.0, "2025", "target"),
            ],
            id="years and a bare rate under a caption",
        ),
        pytest.param(
            "Đơn vị tính: %\n | Phường Hải Châu | Toàn thành phố\nHồ sơ đúng hạn quý III/2025 | 99,0 | 98,3\n",
            [
                ("dossier_on_time_rate", "W20242", 99.0, "2025-Q3", "actual"),
                ("dossier_on_time_rate", "P48", 98.3, "2025-Q3", "actual"),
            ],
            id="a column of the whole city",
        ),
        pytest.param(
            "Thanh toán trực tuyến dịch vụ công năm 2022 (%)\nThời gian | Thanh toán trực tuyến\nQuý I | 4,2\n"
            "Quý II | 7,9\n",
            [
                ("online_payment_rate", "P49", 4.2, "2022-Q1", "actual"),
                ("online_payment_rate", "P49", 7.9, "2022-Q2", "actual"),
            ],
            id="quarters in the table of a year",
        ),
        pytest.param(
            "Chỉ tiêu | Mục tiêu đến năm 2025 | Mục tiêu đến năm 2030\n"
            "Hộ gia đình có cáp quang | 60% | 90%\nXếp hạng về chuyển đổi số (DTI) | nhóm 40 | nhóm 30\n",
            [
                ("household_fiber_rate", "P49", 60.0, "2025", "target"),
                ("household_fiber_rate", "P49", 90.0, "2030", "target"),
                ("dti_rank", "P49", 40.0, "2025", "target"),
                ("dti_rank", "P49", 30.0, "2030", "target"),
            ],
            id="ranks among so many as goals",
        ),
        pytest.param(
            "Nội dung | Số hộ nghèo được hỗ trợ điện thoại thông minh | Kế hoạch năm 2022 (số hộ)\n"
            "Toàn tỉnh | 1.318 | 2.000\n",
            [
                ("households_smartphone_support", "P49", 1318.0, "2023-01-12", "actual"),
                ("households_smartphone_support", "P49", 2000.0, "2022", "target"),
            ],
            id="a plan with nothing but its unit",
        ),
        pytest.param(
            "Kết quả năm 2022, đơn vị: %\nĐịa phương | Thanh toán trực tuyến | Số hóa kết quả giải quyết\n"
            "Hội An | 41,5 | 66,2\nTam Kỳ | 38 | 70,1\n",
            [
                ("online_payment_rate", "D503", 41.5, "2022", "actual"),
                ("result_digitization_rate", "D503", 66.2, "2022", "actual"),
                ("online_payment_rate", "D502", 38.0, "2022", "actual"),
                ("result_digitization_rate", "D502", 70.1, "2022", "actual"),
            ],
            id="a rate that begins like a count",
        ),
    ],
)
def test_what_rows_and_columns_say_together(text: str, found: list[tuple[str, str, float, str, str]]) -> None:
    whose = "UBND thành phố Đà Nẵng" if "Hải Châu" in text else "UBND tỉnh Quảng Nam"
    published = {"UBND thành phố Đà Nẵng": "2025-10-12"}.get(whose, "2023-01-12")
    assert fields(text, "indicator entity value period status", whose, published=published) == found


LONG = [
    ["Kỳ", "Đơn vị", "Tên chỉ số", "Giá trị", "ĐVT", "Loại", "Ghi chú"],
    ["Quý I/2023", "Toàn tỉnh", "Số hồ sơ tiếp nhận", "61,5", "nghìn hồ sơ", "Thực hiện", "mọi hình thức"],
    ["Quý I/2023", "H. Thăng Bình", "Tỷ lệ hồ sơ trễ hạn", "1,27", "%", "Thực hiện", ""],
    ["30/06/2023", "H. Thăng Bình", "Số chữ ký số cấp cho công dân", "4.120", "chữ ký số", "Ước", ""],
    ["Năm 2023", "TP. Hội An", "Tỷ lệ hồ sơ trễ hạn", "0,5", "%", "Kế hoạch", "giao từ đầu năm"],
    ["Năm 2023", "Toàn tỉnh", "Số vụ cháy", "31", "vụ", "Thực hiện", ""],
    ["2023-S1", "Toàn tỉnh", "Doanh thu công nghệ thông tin", "1.240", "tỷ đồng", "Thực hiện", ""],
]
OF_LONG = [
    ("dossiers_received", "P49", 61500, "2023-Q1", "actual"),
    ("dossier_overdue_rate", "D513", 1.27, "2023-Q1", "actual"),
    ("digital_signatures_citizens", "D513", 4120, "2023-06-30", "estimate"),
    ("dossier_overdue_rate", "D503", 0.5, "2023", "target"),
    ("ict_revenue", "P49", 1.24e12, "2023-S1", "actual"),
]


def _as_rows(rows: list[list[str]], mark: str, order: tuple[int, ...]) -> str:
    return "\n".join(mark.join(row[k] for k in order) for row in rows)


@pytest.mark.parametrize("mark", ["\t", " | ", ";", "; "])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5, 6), (2, 4, 3, 1, 0, 5), (3, 2, 1, 5, 0, 4, 6)])
@pytest.mark.parametrize("headed", [True, False])
def test_rows_of_one_figure_that_several_cells_label(mark: str, order: tuple[int, ...], headed: bool) -> None:
    text = "Bộ chỉ số chuyển đổi số\n" + _as_rows(LONG if headed else LONG[1:], mark, order)
    found = fields(text, "indicator entity value period status", "UBND tỉnh Quảng Nam", published="2023-12-20")
    assert found == OF_LONG


def test_labels_left_empty_are_those_of_the_row_above() -> None:
    text = (
        "Chỉ tiêu\tĐịa bàn\tNăm\tSố liệu\n"
        "Tỷ lệ hồ sơ trễ hạn\tHuyện Thăng Bình\t2022\t2,1\n\t\t2023\t1,4\n\tThành phố Hội An\t2022\t0,9\n"
        "Tỷ lệ thanh toán trực tuyến\tHuyện Thăng Bình\t2023\t41,3\n"
    )
    assert fields(text, "indicator entity value period", "UBND tỉnh Quảng Nam", published="2024-01-20") == [
        ("dossier_overdue_rate", "D513", 2.1, "2022"),
        ("dossier_overdue_rate", "D513", 1.4, "2023"),
        ("dossier_overdue_rate", "D503", 0.9, "2022"),
        ("online_payment_rate", "D513", 41.3, "2023"),
    ]


def test_rows_of_offices_and_who_is_in_charge_label_no_figure() -> None:
    text = (
        "Chỉ tiêu | Kỳ | Giá trị (%) | Đơn vị chủ trì\n"
        "Tỷ lệ hồ sơ trễ hạn | Quý I/2023 | 2,1 | Huyện Thăng Bình\n"
        "Tỷ lệ hồ sơ trễ hạn | Quý II/2023 | 1,8 | Huyện Thăng Bình\n"
        "Tỷ lệ hồ sơ trễ hạn | Quý III/2023 | 1,5 | Thành phố Hội An\n"
    )
    found = fields(text, "entity value period", "UBND tỉnh Quảng Nam", published="2024-01-20")
    assert found == [("P49", 2.1, "2023-Q1"), ("P49", 1.8, "2023-Q2"), ("P49", 1.5, "2023-Q3")]


def test_a_column_of_measures_is_none_of_units() -> None:
    text = (
        "Chỉ tiêu | Đơn vị | 2021 | Ước 2022\n"
        "Doanh thu công nghiệp ICT cả nước | tỷ USD | 16,4 | 148\n"
        "Lao động | nghìn người | 1.060 | 1.100\n"
    )
    assert fields(text, "value period status", "Bộ Thông tin và Truyền thông", published="2023-01-31") == [
        (16_400_000_000.0, "2021", "actual"),
        (148_000_000_000.0, "2022", "estimate"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Kết quả năm 2023 (thứ tự: hồ sơ trực tuyến toàn trình; hồ sơ đúng hạn; thanh toán trực tuyến; đơn vị: %)\n"
            "Huyện Núi Thành: 71,2; 98,4; 33,1\nHuyện Thăng Bình: 69,0; 97,7; 30,2\nHuyện Đại Lộc: 55,8; 96,1; 28,8\n",
            id="an order in brackets",
        ),
        pytest.param(
            "Năm 2023, các số lần lượt là tỷ lệ hồ sơ trực tuyến toàn trình, tỷ lệ hồ sơ đúng hạn và tỷ lệ thanh toán"
            " trực tuyến (%):\n- Huyện Núi Thành: 71,2% - 98,4% - 33,1%\n- Huyện Thăng Bình: 69,0% - 97,7% - 30,2%\n"
            "- Huyện Đại Lộc: 55,8% - 96,1% - 28,8%\n",
            id="a list in prose",
        ),
        pytest.param(
            "Kết quả năm 2023\nĐịa phương: hồ sơ toàn trình (%) / hồ sơ đúng hạn (%) / thanh toán trực tuyến (%)\n"
            "Huyện Núi Thành: 71,2 / 98,4 / 33,1\nHuyện Thăng Bình: 69,0 / 97,7 / 30,2\n"
            "Huyện Đại Lộc: 55,8 / 96,1 / 28,8\n",
            id="a line set as the rows are",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình / hồ sơ đúng hạn / thanh toán trực tuyến của ba huyện, số liệu 2023\n"
            "• Huyện Núi Thành: 71,2% / 98,4% / 33,1%\n• Huyện Thăng Bình: 69,0% / 97,7% / 30,2%\n"
            "• Huyện Đại Lộc: 55,8% / 96,1% / 28,8%\n",
            id="a line of nothing else, with its time behind",
        ),
        pytest.param(
            "Hỏi: Các huyện ra sao?\nĐáp: Tỷ lệ hồ sơ trực tuyến toàn trình / hồ sơ đúng hạn / thanh toán trực"
            " tuyến của ba huyện, cả năm 2023:\n• Huyện Núi Thành: 71,2% / 98,4% / 33,1%\n"
            "• Huyện Thăng Bình: 69,0% / 97,7% / 30,2%\n• Huyện Đại Lộc: 55,8% / 96,1% / 28,8%\n",
            id="an answer",
        ),
    ],
)
def test_a_line_that_says_what_the_figures_of_each_row_are_heads_them(text: str) -> None:
    found = fields(text, "entity indicator value period", "UBND tỉnh Quảng Nam", published="2024-01-12")
    measures = ("dossier_full_online_rate", "dossier_on_time_rate", "online_payment_rate")
    rows = {"D517": (71.2, 98.4, 33.1), "D513": (69.0, 97.7, 30.2), "D506": (55.8, 96.1, 28.8)}
    assert found == [
        (entity, measure, value, "2023")
        for entity, values in rows.items()
        for measure, value in zip(measures, values, strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Hai số sau mỗi dòng là: kết quả năm 2023 / kế hoạch năm 2024.\n"
            "1. Hồ sơ nộp trực tuyến (%): 51,2 / ≥ 65\n2. Số doanh nghiệp công nghệ số: 214 / 300\n",
            id="a sentence above a numbered list",
        ),
        pytest.param(
            "Chỉ tiêu của tỉnh (năm 2023; kế hoạch 2024)\n"
            "a) Tỷ lệ hồ sơ nộp trực tuyến: 51,2%; 65% trở lên;\nb) Số doanh nghiệp công nghệ số: 214; 300.\n",
            id="brackets above points",
        ),
        pytest.param(
            "Chỉ tiêu (số đầu là năm 2023, số sau là kế hoạch 2024):\nI. Kết quả cũ và mới\n"
            "• Tỷ lệ hồ sơ nộp trực tuyến: 51,2% – từ 65% trở lên\n• Số doanh nghiệp công nghệ số: 214 – 300\n",
            id="the first and the other number, a heading between",
        ),
        pytest.param(
            "Chỉ tiêu: thực hiện 2023 | mục tiêu 2024\n"
            "+ Tỷ lệ hồ sơ nộp trực tuyến: 51,2% | tối thiểu 65%\n+ Số doanh nghiệp công nghệ số: 214 | 300\n",
            id="bars",
        ),
    ],
)
def test_what_each_figure_of_a_row_is_may_be_said_once_above(text: str) -> None:
    assert fields(text, "indicator value bound period status") == [
        ("dossier_online_rate", 51.2, "=", "2023", "actual"),
        ("dossier_online_rate", 65.0, ">=", "2024", "target"),
        ("digital_enterprises", 214.0, "=", "2023", "actual"),
        ("digital_enterprises", 300.0, "=", "2024", "target"),
    ]


def test_a_part_of_a_whole_and_its_share_are_no_figures_in_turn() -> None:
    text = (
        "Kết quả (hồ sơ trực tuyến/tổng hồ sơ):\n- Huyện Núi Thành: 4.102/6.300, đạt 65,1%\n"
        "- Huyện Duy Xuyên: 3.870/5.410, đạt 71,5%\n"
    )
    assert "service_online_rate" not in {indicator for (indicator,) in fields(text, "indicator")}


@pytest.mark.parametrize(
    ("above", "whose"),
    [("Chỉ tiêu của Bộ", "M:byt"), ("Kết quả chung", "M:byt"), ("Kết quả của cả nước", "VN")],
)
def test_a_ministrys_table_of_administration_is_its_own(above: str, whose: str) -> None:
    text = (
        f"{above}\nChỉ tiêu | Năm 2022 | Năm 2023\n"
        "Tỷ lệ hồ sơ đúng hạn (%) | 88,4 | 93,7\nTỷ lệ hồ sơ trực tuyến (%) | 61 | 70\n"
    )
    assert {entity for (entity,) in fields(text, "entity", "Bộ Y tế", published="2024-02-02")} == {whose}


@pytest.mark.parametrize("label", ["Toàn khối bộ, ngành", "Cả khối bộ", "Cộng các bộ, ngành"])
def test_the_label_of_a_row_of_sums_may_begin_above_the_row_numbers(label: str) -> None:
    text = (
        "TT | Bộ | Hồ sơ tiếp nhận | | Số hóa kết quả (%)\n | | Tổng số | Tỷ lệ trực tuyến (%) |\n"
        "1 | Bộ Xây dựng | 40.118 | 82,4 | 51,3\n2 | Bộ Nội vụ | 9.306 | 77,0 | 63,9\n"
        f"{label} | | 1.250.770 | 58,6 | 34,2"
    )
    found = fields(text, "indicator entity value", "Văn phòng Chính phủ", published="2024-04-10")
    assert found[6:] == [
        ("dossiers_received", "G:ministries", 1250770),
        ("dossier_online_rate", "G:ministries", 58.6),
        ("result_digitization_rate", "G:ministries", 34.2),
    ]


def test_rows_and_columns_of_groups_of_units() -> None:
    rows = (
        "Kết quả 6 tháng đầu năm 2023 (%)\nKhối | Hồ sơ toàn trình | Đúng hạn\nCác bộ, cơ quan ngang bộ | 28,6 | 90,1\n"
        "Tỉnh, thành phố | 22,2 | 95,5\nCả nước | 23 | 95\n"
    )
    columns = (
        "Kết quả 6 tháng đầu năm 2023\nNội dung | Bộ, ngành | Địa phương\n"
        "Tỷ lệ hồ sơ trực tuyến toàn trình (%) | 28,6 | 22,2\nTỷ lệ hồ sơ đúng hạn (%) | 90,1 | 95,5\n"
    )
    office = {"publisher": "Văn phòng Chính phủ", "published": "2023-07-20"}
    found = fields(rows, "entity value", **office)
    assert found[:4] == [("G:ministries", 28.6), ("G:ministries", 90.1), ("G:provinces", 22.2), ("G:provinces", 95.5)]
    assert found[4:] == [("VN", 23.0), ("VN", 95.0)]
    assert sorted(fields(columns, "entity value", **office)) == sorted(found[:4])
    local = rows.replace("Tỉnh, thành phố", "Địa phương")  # its own districts, in a province's table
    assert "G:provinces" not in {entity for (entity,) in fields(local, "entity", "UBND tỉnh Quảng Nam")}


def test_the_line_of_the_next_table_ends_a_table() -> None:
    text = (
        "Chỉ tiêu (đơn vị: %) | Năm 2022 | Năm 2023\nHộ gia đình có cáp quang | 71,3 | 84,6\n"
        "Người trưởng thành có chữ ký số cá nhân | 4,2 | 13,9\nBảng 2. Nhân lực\n"
        "Tổ công nghệ số cộng đồng | 713 tổ\nThành viên tổ công nghệ số cộng đồng | 5.206 người\n"
    )
    found = fields(text, "indicator value", "UBND tỉnh Quảng Nam")[4:]
    assert found == [("community_digital_teams", 713.0), ("community_digital_team_members", 5206.0)]


@pytest.mark.parametrize("part", ["trụ cột kinh tế số 2023", "chính quyền số 2023", "về nhân lực số"])
def test_the_rank_in_a_part_of_an_index_is_no_row_of_the_index(part: str) -> None:
    text = f"KẾT QUẢ DTI 2023\nChỉ số | Huế | Quảng Trị\nHạng DTI 2023 | 4 | 37\nHạng {part} | 6 | 41\n"
    assert fields(text, "indicator entity value", "Bộ Thông tin và Truyền thông") == [
        ("dti_rank", "P46", 4.0),
        ("dti_rank", "P45", 37.0),
    ]


def test_the_ranks_of_areas_are_no_column_of_the_index() -> None:
    text = (
        "KẾT QUẢ PAR INDEX 2022\nĐịa phương | Điểm PAR INDEX | Hạng PAR INDEX | Hạng về thể chế | Hạng tài chính công\n"
        "Huế | 86,41 | 7 | 12 | 15\nQuảng Trị | 83,20 | 31 | 28 | 40\n"
    )
    assert fields(text, "indicator value", "Bộ Nội vụ", published="2023-04-20") == [
        ("par_index_score", 86.41),
        ("par_index_rank", 7.0),
        ("par_index_score", 83.2),
        ("par_index_rank", 31.0),
    ]


def test_a_unit_of_money_above_the_table_and_a_day_in_its_caption() -> None:
    text = (
        "NIÊN GIÁM CÔNG NGHIỆP SỐ VIỆT NAM 2019\nBảng 1. Doanh thu\n(ĐVT: triệu USD)\nChỉ tiêu 2017 2018\n"
        "Tổng doanh thu công nghiệp CNTT 90.100 101.200\nTốc độ tăng doanh thu công nghiệp CNTT (%) 33,1 12,3\n"
        "Bảng 2. Dịch vụ công, thời điểm 31/12/2018\nKhối | Số dịch vụ công trực tuyến toàn trình\nBộ, ngành | 1.701\n"
        "Tỉnh, thành phố | 3.880"
    )
    assert fields(text, "indicator entity value period", "Sách trắng", published="2019-12-20") == [
        ("ict_revenue", "VN", 90.1e9, "2017"),
        ("ict_revenue", "VN", 101.2e9, "2018"),
        ("ict_revenue_growth", "VN", 33.1, "2017"),
        ("ict_revenue_growth", "VN", 12.3, "2018"),
        ("services_full_online", "G:ministries", 1701, "2018-12-31"),
        ("services_full_online", "G:provinces", 3880, "2018-12-31"),
    ]


@pytest.mark.parametrize(
    ("note", "periods"),
    [
        pytest.param(
            "(Kèm theo Báo cáo số 12/BC-UBND ngày 08/12/2023; số liệu từ 15/12/2022 đến 14/11/2023)",
            ["2022-12-15/2023-11-14", "2022-12-15/2023-11-14", "2023"],
            id="a span of days",
        ),
        pytest.param("(chốt 16 giờ ngày 15/11/2023)", ["2023", "2023-11-15", "2023-11-15"], id="an hour of a day"),
    ],
)
def test_a_note_above_the_table_knows_its_time_better_than_the_title(note: str, periods: list[str]) -> None:
    text = (
        f"KẾT QUẢ CỦA CÁC HUYỆN\n{note}\nĐơn vị | Hồ sơ tiếp nhận | Tổ công nghệ số cộng đồng\n"
        "Huyện Văn Yên | 12.480 | 120\nNgoài bảng: cả tỉnh có 1.204 tổ công nghệ số cộng đồng."
    )
    title = "Kết quả chuyển đổi số năm 2023"
    found = fields(text, "period", "UBND tỉnh Yên Bái", published="2023-12-08", title=title)
    assert [period for (period,) in found] == periods


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "(Đơn vị tính: nghìn hồ sơ)\nHuyện | Hồ sơ tiếp nhận | Hồ sơ trực tuyến\nHuyện Nam Giang | 5,2 | 3,8\n",
            [("dossiers_received", 5200), ("dossiers_online", 3800)],
            id="thousands of dossiers, none of them whole",
        ),
        pytest.param(
            "Huyện (nghìn hồ sơ) | Hồ sơ tiếp nhận | Đúng hạn (%)\nHuyện Nam Giang | 5,2 | 98,5\n",
            [("dossiers_received", 5200), ("dossier_on_time_rate", 98.5)],
            id="thousands told over the rows' labels, beside a rate",
        ),
        pytest.param(
            "Có 2 nghìn hồ sơ ở các đơn vị\nHuyện | Hồ sơ tiếp nhận | Hồ sơ trực tuyến\n"
            "Huyện Nam Giang | 5.200 | 3.800\n",
            [("dossiers_received", 5200), ("dossiers_online", 3800)],
            id="a sentence about thousands of dossiers is no unit",
        ),
        pytest.param(
            "Đơn vị tính: tỷ đồng\nChỉ tiêu | Doanh thu công nghiệp CNTT | Doanh thu thương mại điện tử\n"
            " | Năm 2023 | Năm 2023\nCả nước | 90.100 | 101.200\n",
            [("ict_revenue", 90.1e12), ("ecommerce_revenue", 101.2e12)],
            id="money above a header of two lines",
        ),
        pytest.param(
            "Doanh thu thương mại điện tử bán lẻ (tỷ USD)\nNăm | Việt Nam\n2022 | 16,4\n2023 | 20,5\n",
            [("ecommerce_revenue", 16.4e9), ("ecommerce_revenue", 20.5e9)],
            id="money in the caption's brackets",
        ),
        pytest.param(
            "Doanh thu thương mại điện tử bán lẻ\nNăm | Việt Nam\n2022 | 16,4\n2023 | 20,5\n",
            [],
            id="money in nobody knows what",
        ),
        pytest.param(
            "Chỉ tiêu (ĐVT: tỷ USD) | 2022 | 2023\nDoanh thu thương mại điện tử bán lẻ | 16,4 | 20,5\n",
            [("ecommerce_revenue", 16.4e9), ("ecommerce_revenue", 20.5e9)],
            id="money told over the rows' labels",
        ),
        pytest.param(
            "Huyện | Hồ sơ tiếp nhận | Hồ sơ trực tuyến (ĐVT: %)\nHuyện Nam Giang | 5.200 | 93\n",
            [("dossiers_received", 5200), ("dossier_online_rate", 93)],
            id="the unit of one column is not the table's",
        ),
    ],
)
def test_the_unit_above_a_table_is_that_of_its_figures(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value", "Bộ Công Thương") == found


def test_a_head_of_a_column_may_hold_a_colon() -> None:
    rows = ["1", "Huyện Nam Giang", "1.204", "811", "2", "Huyện Phước Sơn", "1.460", "902"]
    head = ["TT", "Đơn vị", "Hồ sơ tiếp nhận", "Trong đó: trực tuyến"]
    text = "\n".join(["Kết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2022", *head, *rows])
    assert fields(text, "indicator entity value period", published="2022-07-08") == [
        ("dossiers_received", "D510", 1204, "2022-S1"),
        ("dossiers_online", "D510", 811, "2022-S1"),
        ("dossiers_received", "D511", 1460, "2022-S1"),
        ("dossiers_online", "D511", 902, "2022-S1"),
    ]


def test_a_numbered_table_has_the_time_of_its_own_caption_and_columns_of_who_leads_the_task() -> None:
    text = (
        "PHỤ LỤC\nCHỈ TIÊU CHUYỂN ĐỔI SỐ TỈNH QUẢNG NAM NĂM 2024\nTT\nChỉ tiêu\nĐVT\nThực hiện năm 2023\n"
        "Chỉ tiêu năm 2024\nĐơn vị chủ trì\n1\nTỷ trọng kinh tế số trong GRDP\n%\n8,4\n10\nCục Thống kê\n"
        "2\nDân số có hồ sơ sức khỏe điện tử\n%\n80,2\n≥ 90\nSở Y tế\n"
        "Biểu 2. Hồ sơ thủ tục hành chính 6 tháng cuối năm 2023\nĐơn vị | Tiếp nhận | Trong đó trực tuyến\n"
        "Huyện Nam Giang | 5.204 | 3.880\nHuyện Phước Sơn | 3.917 | 2.006"
    )
    assert fields(text, "entity value period", "UBND tỉnh Quảng Nam", published="2024-02-06") == [
        ("P49", 8.4, "2023"),
        ("P49", 10, "2024"),
        ("P49", 80.2, "2023"),
        ("P49", 90, "2024"),
        ("D510", 5204, "2023-S2"),
        ("D510", 3880, "2023-S2"),
        ("D511", 3917, "2023-S2"),
        ("D511", 2006, "2023-S2"),
    ]


def test_months_said_short_head_a_column() -> None:
    text = (
        "Chỉ tiêu | ĐVT | Năm 2023 | 9T/2024\n"
        "Tỷ lệ hồ sơ nộp trực tuyến | % | 41,8 | 66,2\n"
        "Tỷ lệ hồ sơ đúng hạn | % | 96,1 | 98,6"
    )
    found = [(41.8, "2023"), (66.2, "2024-01/2024-09"), (96.1, "2023"), (98.6, "2024-01/2024-09")]
    assert fields(text, "value period") == found


def test_the_province_in_the_masthead_of_a_commune_is_not_whose_table_it_is() -> None:
    text = (
        "UBND PHƯỜNG HẠC THÀNH\nTỈNH THANH HÓA\nTHÔNG BÁO KẾT QUẢ\n\n"
        "Nội dung\nĐơn vị\nTháng 8/2025\nTháng 9/2025\n"
        "Hồ sơ tiếp nhận\nhồ sơ\n2.310\n2.654\nTỷ lệ giải quyết đúng hạn\n%\n96,4\n97,1"
    )
    assert fields(text, "entity value period", "UBND phường Hạc Thành", published="2025-10-03") == [
        ("W14797", 2310, "2025-08"),
        ("W14797", 2654, "2025-09"),
        ("W14797", 96.4, "2025-08"),
        ("W14797", 97.1, "2025-09"),
    ]


def test_a_former_unit_is_itself_in_its_time() -> None:
    text = (
        "Chỉ tiêu | Tỉnh Đồng Tháp cũ, năm 2024 | Tỉnh Đồng Tháp mới, năm 2025\n"
        "Tỷ lệ hồ sơ nộp trực tuyến (%) | 83,1 | 90,6\n"
    )
    found = fields(text, "entity value period", "Báo Đồng Tháp", published="2026-02-06")
    assert found == [("P87", 83.1, "2024"), ("P82", 90.6, "2025")]


@pytest.mark.parametrize(
    "caption", ["(Bảng tỷ lệ hồ sơ trực tuyến năm 2023, đơn vị: %)", "Bảng 1. Tỷ lệ hồ sơ trực tuyến năm 2023"]
)
def test_a_caption_below_its_table_and_quarters_said_short(caption: str) -> None:
    text = f"Đơn vị | Q1 | Q2\nHuyện Núi Thành | 81,4 | 84,2\nHuyện Duy Xuyên | 60,3 | 63,9\n{caption}"
    found = [("D517", 81.4, "2023-Q1"), ("D517", 84.2, "2023-Q2"), ("D508", 60.3, "2023-Q1"), ("D508", 63.9, "2023-Q2")]
    assert fields(text, "entity value period") == found


@pytest.mark.parametrize(("plan", "done"), [("Kế hoạch năm 2024", "Ước thực hiện"), ("Kế hoạch 2023", "Thực hiện")])
def test_results_are_of_the_year_of_the_plan_beside_them(plan: str, done: str) -> None:
    rows = "Hồ sơ trực tuyến toàn trình (%) | 80 | 83,5\nHộ gia đình có cáp quang (%) | 90 | 88,2"
    found = fields(f"Chỉ tiêu | {plan} | {done}\n{rows}", "value period")
    assert found == [(value, plan[-4:]) for value in (80.0, 83.5, 90.0, 88.2)]


def test_quarters_are_of_the_year_in_the_caption() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến năm 2023 (%)\nĐơn vị | Quý III | Quý IV\nHuyện Núi Thành | 81,4 | 84,2"
    assert fields(text, "value period") == [(81.4, "2023-Q3"), (84.2, "2023-Q4")]


@pytest.mark.parametrize(
    "header", ["Thứ hạng của tỉnh\nNăm | DTI | PAR INDEX", "Năm | Hạng DTI | Hạng PAR INDEX", "Năm | DTI | Chỉ số CCHC"]
)
def test_ranks_of_two_indexes_stand_side_by_side(header: str) -> None:
    found = [("dti_rank", 15, "2021"), ("par_index_rank", 11, "2021"), ("dti_rank", 18, "2022")]
    text = f"{header}\n2021 | 15 | 11\n2022 | 18 | 17"
    assert fields(text, "indicator value period") == [*found, ("par_index_rank", 17, "2022")]


def test_a_source_below_a_table_says_what_is_ranked() -> None:
    text = (
        "Quốc gia | Hạng 2022 | Hạng 2024\nSingapore | 12 | 3\nViệt Nam | 86 | 71\n"
        "Nguồn: Khảo sát Chính phủ điện tử của Liên hợp quốc"
    )
    found = [("SG", 12, "2022"), ("SG", 3, "2024"), ("VN", 86, "2022"), ("VN", 71, "2024")]
    assert fields(text, "entity value period", "VietnamPlus") == found


def test_what_offices_write_short_in_their_headers() -> None:
    text = (
        "KẾT QUẢ GIẢI QUYẾT TTHC\nĐơn vị | Số tiếp nhận | Tỷ lệ TT (%) | Số đã GQ\n"
        "Huyện Núi Thành | 4.120 | 97,04 | 3.870\nHuyện Duy Xuyên | 2.018 | 84,34 | 1.955"
    )
    found = [("dossiers_received", 4120), ("dossier_online_rate", 97.04), ("dossiers_resolved", 3870)]
    assert fields(text, "indicator value")[:3] == found


def test_the_lead_of_a_table_dates_it_not_what_stands_before_the_lead() -> None:
    text = (
        "Trong 9 tháng năm 2022, tỉnh tổ chức 14 lớp tập huấn. Kết quả ở các huyện đến hết ngày 20/9/2022:\n"
        "Huyện | Tỷ lệ bản có sóng 4G (%)\nMộc Châu | 97,2\nSông Mã | 93,6\n"
    )
    found = fields(text, "entity value period", "Báo Sơn La", published="2022-10-06")
    assert found == [("D123", 97.2, "2022-09-20"), ("D126", 93.6, "2022-09-20")]


def test_a_bare_share_beside_those_on_time_and_members_beside_their_teams() -> None:
    dossiers = "KẾT QUẢ TTHC\nĐơn vị | Tổng HS TN | GQ đúng hạn | Tỷ lệ (%)\nHuyện Núi Thành | 824 | 815 | 99,4"
    assert fields(dossiers, "indicator value") == [("dossiers_received", 824), ("dossier_on_time_rate", 99.4)]
    teams = "Huyện | Số tổ công nghệ số cộng đồng | Thành viên\nNúi Thành | 104 | 726"
    assert fields(teams, "indicator value") == [
        ("community_digital_teams", 104),
        ("community_digital_team_members", 726),
    ]


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        ("Chỉ tiêu | KH 2024 | TH 9 tháng | TH cùng kỳ 2023", ["2024", "2024-01/2024-09", "2023-01/2023-09"]),
        ("Chỉ tiêu | TH cùng kỳ năm trước | KH 2024 | Ước TH 9 tháng", ["2023-01/2023-09", "2024", "2024-01/2024-09"]),
        ("Chỉ tiêu | KH 2024 | Quý III/2024 | Cùng kỳ", ["2024", "2024-Q3", "2023-Q3"]),
    ],
)
def test_a_column_of_the_same_span_of_another_year(header: str, periods: list[str]) -> None:
    text = f"{header}\nHồ sơ giải quyết đúng hạn (%) | 97,1 | 98,2 | 99,3\nMức độ hài lòng (%) | 91,4 | 92,5 | 93,6"
    told = fields(text, "value period", title="Kết quả 9 tháng năm 2024")
    assert told == list(zip([97.1, 98.2, 99.3, 91.4, 92.5, 93.6], periods * 2, strict=True))


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        ("Chỉ tiêu | Tháng trước | Tháng này | Lũy kế từ đầu năm", ["2024-08", "2024-09", "2024-01/2024-09"]),
        ("Chỉ tiêu | Tháng 8 | Tháng 9 | Lũy kế", ["2024-08", "2024-09", "2024-01/2024-09"]),
        ("Chỉ tiêu | Cùng kỳ | Kỳ trước | Kỳ báo cáo", ["2023-09", "2024-08", "2024-09"]),
    ],
)
def test_columns_of_the_spans_around_that_of_a_report(header: str, periods: list[str]) -> None:
    text = f"{header}\nHồ sơ tiếp nhận | 1.021 | 1.402 | 9.310"
    told = fields(text, "value period", "Báo Quảng Nam", title="Giải quyết thủ tục hành chính tháng 9 năm 2024")
    assert told == list(zip([1021.0, 1402.0, 9310.0], periods, strict=True))


def test_the_year_begun_is_planned_beside_an_estimate_of_the_one_that_ended() -> None:
    text = (
        "STT | Chỉ tiêu | Đơn vị | Ước thực hiện 2025 | Năm 2026\n1 | Số bộ dữ liệu mở được công bố | Bộ | 118 | 190\n"
        "2 | Tỷ lệ hồ sơ trực tuyến toàn trình | % | 49,5 | 62\n"
    )
    assert fields(text, "value period status", "UBND tỉnh Lâm Đồng", published="2026-02-03") == [
        (118.0, "2025", "estimate"),
        (190.0, "2026", "target"),
        (49.5, "2025", "estimate"),
        (62.0, "2026", "target"),
    ]


@pytest.mark.parametrize("number", ["(3)", "3.", "c)", "II."])
def test_the_numbered_heading_of_a_table_dates_it_whatever_the_title_says(number: str) -> None:
    text = (
        f"Bản tin tháng 9/2023\n{number} Giải quyết hồ sơ 9 tháng đầu năm 2023\n"
        "Huyện | Đã giải quyết (hồ sơ) | Đúng hạn (%)\n"
        "Núi Thành | 12.118 | 97,3\nDuy Xuyên | 9.420 | 98,9\n"
    )
    known = {"title": "Bản tin tháng 9/2023", "published": "2023-10-05"}
    assert {period for (period,) in fields(text, "period", **known)} == {"2023-01/2023-09"}


@pytest.mark.parametrize("sep", [" | ", "\t"])
def test_a_table_without_a_header_below_the_caption_of_its_own_has_that_of_the_table_above(sep: str) -> None:
    rows = [
        ["Đơn vị", "DTI 2023", "Xếp hạng 2023"],
        ["Huế", "0,7012", "3"],
        ["Lạng Sơn", "0,6810", "5"],
        ["Bảng 2. Khối bộ"],
        ["Bộ Tài chính", "0,7320", "1"],
        ["Bộ Y tế", "0,5320", "8"],
    ]
    text = "Bảng 1. Khối tỉnh\n" + "\n".join(map(sep.join, rows))
    found = [("P46", 0.7012), ("P46", 3), ("P20", 0.681), ("P20", 5), ("M:btc", 0.732), ("M:btc", 1)]
    assert fields(text, "entity value", "VietTimes") == [*found, ("M:byt", 0.532), ("M:byt", 8)]


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        ("DTI khối tỉnh", "DTI khối bộ", True),
        ("Mức chuyển đổi số của các tỉnh", "Mức chuyển đổi số của các bộ", True),
        ("Khối tỉnh", "Các bộ không có dịch vụ công", True),
        ("Khối tỉnh", "Kinh phí", False),
        ("Khối tỉnh", "Hồ sơ của các bộ", False),
        ("DTI khối tỉnh", "PAR INDEX khối bộ", False),
    ],
)
def test_a_caption_that_names_another_measure_leaves_the_header_above(first: str, second: str, held: bool) -> None:
    text = f"Bảng 1. {first}\nĐơn vị | DTI 2023 | Xếp hạng 2023\nHuế | 0,7012 | 3\nLạng Sơn | 0,6810 | 5\n"
    found = fields(f"{text}Bảng 2. {second}\nBộ Tài chính | 0,7320 | 1\nBộ Y tế | 0,5320 | 8", "indicator entity")
    assert (("dti_score", "M:btc") in found) is held
    assert any(entity == "M:btc" for _, entity in found) is held


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Cột 1: tài khoản định danh điện tử (nghìn tài khoản)\nCột 2: tổ công nghệ số cộng đồng (tổ)\n"
            "Cột 3: tỷ lệ hồ sơ trực tuyến (%)\nI. Miền núi\nHuyện Nam Giang ....... 38,6 ....... 48 ....... 61,5\n"
            "II. Đồng bằng\nHuyện Núi Thành ......... 1.031,4 ....... 64 ....... 70\n",
            id="a line each, above rows of dots",
        ),
        pytest.param(
            "Cột 1 là tài khoản định danh điện tử (nghìn tài khoản), cột 2 là tổ công nghệ số cộng đồng và cột 3 là tỷ"
            " lệ hồ sơ trực tuyến (%)\nHuyện Nam Giang | 38,6 | 48 | 61,5\nHuyện Núi Thành | 1.031,4 | 64 | 70\n",
            id="in one sentence",
        ),
        pytest.param(
            "Huyện | Cột 1 | Cột 2 | Cột 3\nHuyện Nam Giang | 38,6 | 48 | 61,5\nHuyện Núi Thành | 1.031,4 | 64 | 70\n"
            "Cột 1: tài khoản định danh điện tử (nghìn tài khoản); Cột 2: tổ công nghệ số cộng đồng; Cột 3: tỷ lệ hồ sơ"
            " trực tuyến (%).",
            id="below numbered heads",
        ),
    ],
)
def test_columns_without_heads_are_what_is_said_of_them(text: str) -> None:
    assert fields(text, "indicator entity value") == [
        ("eid_accounts", "D510", 38600.0),
        ("community_digital_teams", "D510", 48.0),
        ("dossier_online_rate", "D510", 61.5),
        ("eid_accounts", "D517", 1031400.0),
        ("community_digital_teams", "D517", 64.0),
        ("dossier_online_rate", "D517", 70.0),
    ]


@pytest.mark.parametrize(
    ("header", "part", "found"),
    [
        (
            "Đơn vị | Dịch vụ công trực tuyến | Trong đó: toàn trình | Số tổ công nghệ số",
            "Bộ Xây dựng | 232 | 201 | 12",
            [("services_online", 232), ("services_full_online", 201), ("community_digital_teams", 12)],
        ),
        (
            "Đơn vị | Số dịch vụ mức độ 3, 4 | Trong đó | | Kinh phí\n | | Mức độ 3 | Mức độ 4 |",
            "Bộ Xây dựng | 232 | 31 | 201 | 12",
            [("services_online", 232), ("services_full_online", 201)],
        ),
        (
            "Đơn vị | Chữ ký số đã cấp | Trong đó cho người dân | Trong đó đã hủy",
            "Huyện Núi Thành | 5.232 | 3.110 | 12",
            [("digital_signatures_citizens", 3110)],
        ),
    ],
)
def test_a_part_is_told_with_what_its_whole_is(header: str, part: str, found: list[tuple[str, float]]) -> None:
    assert fields(f"{header}\n{part}\nCòn lại | - | - | -", "indicator value") == found


@pytest.mark.parametrize(
    "around",
    [
        "Cột (1): tỷ lệ hồ sơ trực tuyến toàn trình, %; cột (2): số doanh nghiệp công nghệ số; cột (3): số xã\n{}",
        "{}\nGhi chú: (1) Tỷ lệ hồ sơ trực tuyến toàn trình, %; (2) Số doanh nghiệp công nghệ số; (3) Số xã báo cáo.",
    ],
)
def test_numbered_columns_are_what_a_legend_says(around: str) -> None:
    text = around.format("Địa phương | (1) | (2) | (3)\nHuế | 61,2 | 512 | 133\nQuảng Nam | 58,7 | 344 | 233")
    assert fields(text, "indicator entity value") == [
        ("dossier_full_online_rate", "P46", 61.2),
        ("digital_enterprises", "P46", 512.0),
        ("dossier_full_online_rate", "P49", 58.7),
        ("digital_enterprises", "P49", 344.0),
    ]


@pytest.mark.parametrize("total", ["Cộng toàn tỉnh (18 huyện)", "Tổng cộng", "Tổng", "Chung", "Toàn tỉnh"])
def test_a_column_behind_those_of_units_sums_them_up(total: str) -> None:
    text = f"NĂM 2019\nNội dung | TP Tam Kỳ | TP Hội An | {total}\nHồ sơ tiếp nhận (hồ sơ) | 58.214 | 47.390 | 611.472"
    assert fields(text, "entity value", publisher="Báo Quảng Nam", published="2020-01-08") == [
        ("D502", 58214.0),
        ("D503", 47390.0),
        ("P49", 611472.0),
    ]


def test_the_index_that_a_title_speaks_of_ranks_no_row_that_does_not() -> None:
    text = "Nội dung | TP Tam Kỳ | TP Hội An\nHệ thống camera một cửa (chiếc) | 26 | 18"
    title = "Một số kết quả cải cách hành chính năm 2019"
    assert fields(text, "entity value", publisher="Báo Quảng Nam", published="2020-01-08", title=title) == []


@pytest.mark.parametrize("goal", ["từ 90 đến 100%", "20 - 25%/năm", "trên 95%", "85% trở lên"])
def test_a_cell_that_holds_a_range_or_a_pace_is_one_of_its_row(goal: str) -> None:
    text = (
        "Chỉ tiêu\nThực hiện 2022\nThực hiện 2023\nMục tiêu đến cuối năm 2025\n"
        "Người từ 15 tuổi trở lên có tài khoản tại ngân hàng\n71,5%\n79,2%\n80%\n"
        f"Tốc độ tăng giao dịch không dùng tiền mặt\n64,1%\n58,8%\n{goal}\n"
        "Trường học ở đô thị thu học phí không dùng tiền mặt\n75%\n83,4%\n95%\n"
    )
    rows = [("adult_bank_account_rate", 71.5, 79.2, 80.0), ("schools_cashless_rate", 75.0, 83.4, 95.0)]
    times = ("2022", "actual"), ("2023", "actual"), ("2025-12-31", "target")
    expected = [(row[0], value, *time) for row in rows for value, time in zip(row[1:], times, strict=True)]
    assert fields(text, "indicator value period status", "Báo Quảng Nam") == expected


def test_a_cell_that_points_at_a_note_is_empty() -> None:
    rows = "Hà Giang\n31,5\n(*)\nHải Phòng\n66,4\n39,9\nBình Phước\n62,7\n18,3"
    text = f"Đơn vị\nHồ sơ trực tuyến (%)\nThanh toán trực tuyến (%)\n{rows}\n(*) Chưa gửi số liệu."
    assert fields(text, "entity value") == [
        ("P02", 31.5),
        ("P31", 66.4),
        ("P31", 39.9),
        ("P70", 62.7),
        ("P70", 18.3),
    ]
