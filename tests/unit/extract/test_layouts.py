"""Tables kept as lines: whatever parts the cells, the same figures are read; prose with the same marks is no table."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.extract.gridless import rows_to_tabs
from pipelines.extract.lists import list_rows
from pipelines.extract.normalize import normalize
from pipelines.extract.separators import separated
from tests.unit.extract.reading import fields, values

ROWS = (
    ("Chỉ tiêu", "Năm 2023", "Năm 2024"),
    ("Tỷ lệ hồ sơ trực tuyến toàn trình (%)", "31,5", "48,2"),
    ("Tỷ lệ hồ sơ giải quyết đúng hạn (%)", "97,1", "98,4"),
    ("Số tập dữ liệu mở", "214", "1.365"),
)
FIGURES = {
    ("dossier_full_online_rate", "P35", 31.5, "2023"),
    ("dossier_full_online_rate", "P35", 48.2, "2024"),
    ("dossier_on_time_rate", "P35", 97.1, "2023"),
    ("dossier_on_time_rate", "P35", 98.4, "2024"),
    ("open_datasets", "P35", 214.0, "2023"),
    ("open_datasets", "P35", 1365.0, "2024"),
}
HA_NAM = {
    "publisher": "Báo Hà Nam",
    "published": "2025-01-20",
    "title": "Kết quả chuyển đổi số",
    "home_entity": "P35",
}


@pytest.mark.parametrize(
    "separator",
    [" | ", "|", "\t", "; ", " ; ", " // ", "//", " / ", "   ", "  ", " – ", " — ", " - ", " · ", " • ", " ¦ "],
)
def test_a_table_is_read_whatever_parts_its_cells(separator: str) -> None:
    text = "\n".join(separator.join(row) for row in ROWS)
    assert set(fields(text, "indicator entity value period", **HA_NAM)) == FIGURES


@pytest.mark.parametrize("leader", [" ..... ", "......", " ………… ", "____"])
def test_a_table_is_read_whose_cells_dots_lead_to(leader: str) -> None:
    text = "\n".join(map(leader.join, ROWS))
    assert set(fields(text, "indicator entity value period", **HA_NAM)) == FIGURES


@pytest.mark.parametrize("between", ["\n", "\n\n", " \n"])
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(ROWS, id="as it is"),
        pytest.param(tuple((str(k or "TT"), *row) for k, row in enumerate(ROWS)), id="with numbers"),
        pytest.param(
            tuple((row[0], "ĐVT" if not k else "tập" if k == 3 else "%", *row[1:]) for k, row in enumerate(ROWS)),
            id="with a column of units",
        ),
        pytest.param(
            (
                ("STT", *ROWS[0]),
                ("I", "Chính quyền số"),
                ("1", *ROWS[1]),
                ("2", *ROWS[2]),
                ("II", "Dữ liệu"),
                ("3", *ROWS[3]),
            ),
            id="with numbers and parts",
        ),
    ],
)
def test_a_table_with_one_cell_a_line(rows: tuple[tuple[str, ...], ...], between: str) -> None:
    text = "\n".join(("Kết quả chuyển đổi số", between.join(between.join(row) for row in rows), "Nguồn: Sở Nội vụ."))
    assert set(fields(text, "indicator entity value period", **HA_NAM)) == FIGURES


def test_the_row_of_the_sum_has_no_number() -> None:
    cells = (
        *("TT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ quá hạn"),
        *("1", "Huyện Lý Nhân", "31.842", "96"),
        *("2", "Huyện Kim Bảng", "24.615", "-"),
        *("Cộng toàn tỉnh", "56.457", "96"),
    )
    text = "\n".join(("TÌNH HÌNH HỒ SƠ NĂM 2024", *cells, "Ghi chú: số liệu tạm tính."))
    assert set(fields(text, "indicator entity value", **HA_NAM)) == {
        ("dossiers_received", "D353", 31842.0),
        ("dossiers_overdue", "D353", 96.0),
        ("dossiers_received", "D350", 24615.0),
        ("dossiers_received", "P35", 56457.0),
        ("dossiers_overdue", "P35", 96.0),
    }


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Đơn vị", "làm tốt nhất năm qua", "2024"), id="a headline"),
        pytest.param(("TT", "Nội dung", "Kết quả"), id="a header alone"),
        pytest.param(
            ("Các huyện", "Huyện Lý Nhân", "98", "Huyện Kim Bảng", "97"), id="rows without a number of columns"
        ),
        pytest.param(
            ("Chỉ tiêu", "Giá trị", "Hồ sơ", "12", "Năm 2024 tỉnh tiếp nhận 12.000 hồ sơ.", "13"),
            id="a sentence among the cells",
        ),
    ],
)
def test_lines_that_are_no_table_stay_lines(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert rows_to_tabs(text) == text


@pytest.mark.parametrize("separator", [", ", " - ", "; "])
@pytest.mark.parametrize(
    "above",
    [
        pytest.param(
            ("Kết quả chuyển đổi số", "Văn phòng tổng hợp", "số liệu chính thức"), id="a title of as many cells"
        ),
        pytest.param(
            ("Kết quả năm 2024", "do các sở, ngành báo cáo", "Văn phòng UBND tỉnh tổng hợp."),
            id="a title that ends as a sentence",
        ),
        pytest.param(("Số liệu", "x" * 95, "98,2"), id="a long cell"),
    ],
)
def test_a_title_with_the_mark_of_the_table_below_is_no_row_of_it(separator: str, above: tuple[str, ...]) -> None:
    above = tuple(cell.replace(", ", " và ") for cell in above)
    lines = [separator.join(row) for row in (above, ("Theo báo cáo", "tỉnh", "huyện"), *ROWS)]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    found = separated(text, [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)])
    assert found == dict.fromkeys(starts[2:], separator)
    assert set(fields(text, "indicator entity value period", **HA_NAM)) == FIGURES


@pytest.mark.parametrize("marker", ["- ", "◆ ", "• ", "▪ ", ""])
@pytest.mark.parametrize("dash", [" – ", " - ", ": "])
def test_a_figure_may_stand_before_what_it_is(marker: str, dash: str) -> None:
    lines = (f"98,06%{dash}tỷ lệ hồ sơ giải quyết đúng hạn", f"3.487{dash}tổ công nghệ số cộng đồng")
    text = "\n".join(("Số liệu nổi bật năm 2024", *(marker + line for line in lines)))
    assert set(fields(text, "indicator value", **HA_NAM)) == {
        ("dossier_on_time_rate", 98.06),
        ("community_digital_teams", 3487.0),
    }


def test_prose_with_commas_is_no_table() -> None:
    text = (
        "Trong năm 2024, tỉnh tiếp nhận 12.000 hồ sơ, giải quyết 11.500 hồ sơ.\n"
        "Trong đó, hồ sơ trực tuyến là 9.000 hồ sơ, đúng hạn 99%.\n"
        "Năm 2023, tỉnh tiếp nhận 10.000 hồ sơ, giải quyết 9.800 hồ sơ."
    )
    assert set(fields(text, "indicator value period", **HA_NAM)) >= {
        ("dossiers_received", 12000.0, "2024"),
        ("dossiers_received", 10000.0, "2023"),
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Kết quả 6 tháng đầu năm 2024\n"
            "Tỷ lệ hồ sơ trực tuyến toàn trình .... 71,2%\nTỷ lệ hồ sơ đúng hạn .... 98,9%",
            id="dots before the figure",
        ),
        pytest.param(
            "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\nTỷ lệ hồ sơ trực tuyến toàn trình: 71,2%\nTỷ lệ hồ sơ đúng hạn: 98,9%",
            id="a colon before the figure",
        ),
        pytest.param(
            "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\nTỷ lệ hồ sơ trực tuyến toàn trình\n71,2%\nTỷ lệ hồ sơ đúng hạn\n98,9%",
            id="a line for each",
        ),
    ],
)
def test_the_heading_dates_the_lines_below(text: str) -> None:
    assert set(fields(text, "indicator value period", **HA_NAM)) == {
        ("dossier_full_online_rate", 71.2, "2024-S1"),
        ("dossier_on_time_rate", 98.9, "2024-S1"),
    }


@pytest.mark.parametrize("mark", ["", "* "])
@pytest.mark.parametrize("colon", ["", ":"])
def test_a_title_dates_the_sections_of_several_places(mark: str, colon: str) -> None:
    text = (
        f"Kết quả cải cách hành chính quý I/2024 của các địa phương{colon}\n"
        f"{mark}Tỉnh Hà Nam{colon}\n- Hộ gia đình có cáp quang: 81,4%.\n- Dân số có hồ sơ sức khỏe điện tử: 77%.\n"
        f"{mark}Tỉnh Quảng Trị{colon}\n- Hộ gia đình có cáp quang: 69,2%.\n- Dân số có hồ sơ sức khỏe điện tử: 72%."
    )
    assert fields(text, "entity value period", "Báo điện tử Chính phủ") == [
        ("P35", 81.4, "2024-Q1"),
        ("P35", 77.0, "2024-Q1"),
        ("P45", 69.2, "2024-Q1"),
        ("P45", 72.0, "2024-Q1"),
    ]


def test_names_with_a_figure_under_a_heading_that_gives_the_unit() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến toàn trình theo địa phương (%), năm 2023\nHuế: 78,4\nQuảng Nam: 45,6\nGia Lai: 33"
    assert set(fields(text, "entity value unit period", **HA_NAM)) == {
        ("P46", 78.4, "percent", "2023"),
        ("P49", 45.6, "percent", "2023"),
        ("P64", 33.0, "percent", "2023"),
    }


def rows(text: str, published: str = "2026-01-15") -> set[tuple[Any, ...]]:
    known = {"published": published, "home_entity": "P35"}
    return set(fields(text, "indicator value status period", "UBND tỉnh Hà Nam", **known))


PLAN = (
    ("TT", "Chỉ tiêu", "ĐVT", "TH 2024", "Ước TH 2025", "KH 2026"),
    ("I", "CHÍNH QUYỀN SỐ"),
    ("1", "Hồ sơ trực tuyến toàn trình", "%", "51,2", "66,4", "≥ 75"),
    ("2", "Số tổ công nghệ số cộng đồng", "tổ", "-", "1.402", "1.410"),
    ("II", "XÃ HỘI SỐ"),
    ("3", "Người dân có hồ sơ sức khỏe điện tử", "%", "61", "70,5", "85"),
)
PLANNED = {
    ("dossier_full_online_rate", 51.2, "actual", "2024"),
    ("dossier_full_online_rate", 66.4, "estimate", "2025"),
    ("dossier_full_online_rate", 75.0, "target", "2026"),
    ("community_digital_teams", 1402.0, "estimate", "2025"),
    ("community_digital_teams", 1410.0, "target", "2026"),
    ("ehealth_record_rate", 61.0, "actual", "2024"),
    ("ehealth_record_rate", 70.5, "estimate", "2025"),
    ("ehealth_record_rate", 85.0, "target", "2026"),
}


@pytest.mark.parametrize("separator", [" | ", "\t", "    ", "  ", "\n"])
def test_parts_of_a_table_have_lines_of_their_own(separator: str) -> None:
    assert rows("\n".join(separator.join(row) for row in PLAN)) == PLANNED


def test_cells_left_empty_are_told_by_what_they_stand_under() -> None:
    text = """\
Chỉ tiêu                            Đơn vị     2022       2023      2024
Tỷ trọng kinh tế số trong GRDP      %           9,8       11,2      13,5
Số tổ công nghệ số cộng đồng        tổ                   1.310     1.322
Hộ gia đình có cáp quang            %          70,2                 79,0
Doanh nghiệp công nghệ số           DN          120        133"""
    assert rows(text) == {
        ("digital_economy_gdp_share", 9.8, "actual", "2022"),
        ("digital_economy_gdp_share", 11.2, "actual", "2023"),
        ("digital_economy_gdp_share", 13.5, "actual", "2024"),
        ("community_digital_teams", 1310.0, "actual", "2023"),
        ("community_digital_teams", 1322.0, "actual", "2024"),
        ("household_fiber_rate", 70.2, "actual", "2022"),
        ("household_fiber_rate", 79.0, "actual", "2024"),
        ("digital_enterprises", 120.0, "actual", "2022"),
        ("digital_enterprises", 133.0, "actual", "2023"),
    }


def test_a_sheet_with_an_empty_corner() -> None:
    text = "\t2022\t2023\t2024\nHộ gia đình có cáp quang (%)\t70,2\t76,6\t79,0\nDân số phủ sóng 5G (%)\t1,5\t4\t11"
    assert {(value, period) for _, value, _, period in rows(text)} == {
        (70.2, "2022"),
        (76.6, "2023"),
        (79.0, "2024"),
        (1.5, "2022"),
        (4.0, "2023"),
        (11.0, "2024"),
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Chỉ tiêu | Thực hiện | Ước thực hiện | Kế hoạch\n | năm 2024 | năm 2025 | năm 2026\n"
            "Hộ gia đình có cáp quang (%) | 70,2 | 76,6 | 79\nDoanh nghiệp công nghệ số | 120 | 133 | 150",
            id="status over year",
        ),
        pytest.param(
            """\
Chỉ tiêu                       Đơn vị   Thực hiện   Ước thực hiện   Kế hoạch
                               tính     năm 2024    năm 2025        năm 2026
Hộ gia đình có cáp quang       %        70,2        76,6            79
Doanh nghiệp công nghệ số      DN       120         133             150""",
            id="status over year, in blanks",
        ),
        pytest.param(
            "Chỉ tiêu | 2024 | 2025 | 2026\n | Thực hiện | Ước thực hiện | Kế hoạch\n"
            "Hộ gia đình có cáp quang (%) | 70,2 | 76,6 | 79\nDoanh nghiệp công nghệ số | 120 | 133 | 150",
            id="year over status",
        ),
    ],
)
def test_a_header_over_two_lines(text: str) -> None:
    assert rows(text) == {
        ("household_fiber_rate", 70.2, "actual", "2024"),
        ("household_fiber_rate", 76.6, "estimate", "2025"),
        ("household_fiber_rate", 79.0, "target", "2026"),
        ("digital_enterprises", 120.0, "actual", "2024"),
        ("digital_enterprises", 133.0, "estimate", "2025"),
        ("digital_enterprises", 150.0, "target", "2026"),
    }


def test_a_header_cell_over_several_columns() -> None:
    text = (
        "Địa phương | Hồ sơ trực tuyến toàn trình (%) | | Thanh toán trực tuyến (%) |\n | 2023 | 2024 | 2023 | 2024\n"
        "Đồng Nai | 51,2 | 63,3 | 40,5 | 50,1\nTây Ninh | 48,9 | 60 | 38,8 | 47,7"
    )
    assert rows(text) >= {
        ("dossier_full_online_rate", 51.2, "actual", "2023"),
        ("dossier_full_online_rate", 63.3, "actual", "2024"),
        ("online_payment_rate", 38.8, "actual", "2023"),
        ("online_payment_rate", 47.7, "actual", "2024"),
    }


@pytest.mark.parametrize("line", ["\n", "\n\n", " \n "])
def test_a_table_pasted_one_cell_a_line(line: str) -> None:
    cells = (
        *("Tỉnh, thành phố", "Hồ sơ tiếp nhận", "Đúng hạn (%)", "Trực tuyến toàn trình (%)"),
        *("Đồng Tháp", "31.220", "97,1", "66,0"),
        *("Vĩnh Long", "29.001", "-", "61,5"),
    )
    text = line.join(("KẾT QUẢ THÁNG 11/2025", *cells, "Nguồn: Cổng Dịch vụ công"))
    assert set(fields(text, "indicator entity value period", "Văn phòng Chính phủ", published="2025-12-02")) == {
        ("dossiers_received", "P82", 31220.0, "2025-11"),
        ("dossier_on_time_rate", "P82", 97.1, "2025-11"),
        ("dossier_full_online_rate", "P82", 66.0, "2025-11"),
        ("dossiers_received", "P86", 29001.0, "2025-11"),
        ("dossier_full_online_rate", "P86", 61.5, "2025-11"),
    }


def test_rows_that_only_blanks_part_under_years() -> None:
    text = (
        "Tỷ trọng kinh tế số trong GRDP, %\nĐịa phương 2021 2022 2023\n"
        "Hà Nội 17,86 17,14 17,50\nHải Phòng 29,2 28,3 27,1\n"
    )
    assert set(fields(text, "entity value period", "Tổng cục Thống kê", published="2024-06-30")) == {
        ("P01", 17.86, "2021"),
        ("P01", 17.14, "2022"),
        ("P01", 17.5, "2023"),
        ("P31", 29.2, "2021"),
        ("P31", 28.3, "2022"),
        ("P31", 27.1, "2023"),
    }


@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
@pytest.mark.parametrize(
    ("head", "note", "status"),
    [
        pytest.param("2024", "Ghi chú: số liệu năm 2024 là ước thực hiện.", "estimate", id="the year"),
        pytest.param("2024", "(riêng cột năm 2024 là số ước)", "estimate", id="the column"),
        pytest.param("2024 (*)", "(*) Số ước tính", "estimate", id="a mark with brackets"),
        pytest.param("2024*", "* Kế hoạch", "target", id="a mark without brackets"),
        pytest.param("2024", "Ghi chú: số liệu năm 2023 đã được rà soát.", "actual", id="another year"),
    ],
)
def test_a_note_says_what_one_column_is(head: str, note: str, status: str, above: bool) -> None:
    table = f"Chỉ tiêu | 2022 | 2023 | {head}\nHộ có điện thoại thông minh (%) | 80,1 | 84,4 | 88,8"
    assert rows(f"{note}\n{table}" if above else f"{table}\n{note}", "2025-03-01") == {
        ("household_smartphone_rate", 80.1, "actual", "2022"),
        ("household_smartphone_rate", 84.4, "actual", "2023"),
        ("household_smartphone_rate", 88.8, status, "2024"),
    }


@pytest.mark.parametrize("figure", ["(*) 88,8", "88,8 (*)", "88,8*"])
@pytest.mark.parametrize(
    ("note", "status"), [("(*) Ước cả năm, tính trên số liệu 11 tháng.", "estimate"), ("* Kế hoạch", "target")]
)
def test_a_note_says_what_figures_with_a_star_are(figure: str, note: str, status: str) -> None:
    header = "Năm | Hồ sơ nộp trực tuyến (%) | Hồ sơ trễ hạn (%)"
    table = f"{header}\n2022 | 71,2 | 1,4\n2023 | 80,6 | 0,9\n2024 | {figure} | 0,5"
    assert rows(f"{table}\n{note}", "2024-12-20") == {
        ("dossier_online_rate", 71.2, "actual", "2022"),
        ("dossier_overdue_rate", 1.4, "actual", "2022"),
        ("dossier_online_rate", 80.6, "actual", "2023"),
        ("dossier_overdue_rate", 0.9, "actual", "2023"),
        ("dossier_online_rate", 88.8, status, "2024"),
        ("dossier_overdue_rate", 0.5, "actual", "2024"),
    }


def test_a_star_that_ends_a_text_says_nothing_of_its_table() -> None:
    assert rows("Năm | Hồ sơ trễ hạn (%)\n2022 | 1,4*\n2023 | 0,9\n*", "2024-12-20") == {
        ("dossier_overdue_rate", 1.4, "actual", "2022"),
        ("dossier_overdue_rate", 0.9, "actual", "2023"),
    }


def test_a_rounded_headline_is_the_exact_figure_below() -> None:
    text = "Vĩnh Phúc: 98% người dân hài lòng\nQuý I/2024, 98,3% người dân hài lòng với dịch vụ hành chính công."
    assert fields(text, "value period", "Báo Vĩnh Phúc", published="2024-05-16") == [(98.3, "2024-Q1")]


def test_a_goal_beside_its_result_is_no_rounded_form_of_it() -> None:
    text = "Nội dung\tKế hoạch năm 2025\tThực hiện năm 2025\nHồ sơ trực tuyến toàn trình\t≥ 70%\t73,4%"
    assert rows(text) == {
        ("dossier_full_online_rate", 70.0, "target", "2025"),
        ("dossier_full_online_rate", 73.4, "actual", "2025"),
    }


@pytest.mark.parametrize(
    "head",
    [
        "Đơn vị          Hồ sơ tiếp    Tỷ lệ hài\n                nhận          lòng (%)\n",
        "Đơn vị          Hồ sơ         Tỷ lệ\n"
        "                tiếp          hài\n                nhận          lòng (%)\n",
        "Đơn             Hồ sơ tiếp    Tỷ lệ\nvị              nhận          hài lòng (%)\n",
    ],
    ids=["label empty below", "three lines", "label broken too"],
)
def test_labels_broken_over_the_lines_of_a_header_are_read_as_one(head: str) -> None:
    text = (
        head
        + "Huyện Nam Đàn   8.104         98,2\nHuyện Đô Lương  4.377         97,5\nHuyện Con Cuông 962           95,0"
    )
    found = fields(text, "indicator entity value", "UBND tỉnh Nghệ An", published="2024-07-10")
    assert found[:4] == [
        ("dossiers_received", "D430", 8104),
        ("satisfaction_rate", "D430", 98.2),
        ("dossiers_received", "D427", 4377),
        ("satisfaction_rate", "D427", 97.5),
    ]


def test_the_last_head_alone_is_broken() -> None:
    text = (
        "Tỷ lệ hồ sơ nộp trực tuyến (%)\nĐịa phương   2022    Ước năm\n                     2023\n"
        "Hà Nam       51,5    63,2\nNam Định     48,1    60,4\nThái Bình    44,0    59,9"
    )
    found = fields(text, "entity value period status", "Bộ Nội vụ", published="2024-01-10")
    assert found[:2] == [("P35", 51.5, "2022", "actual"), ("P35", 63.2, "2023", "estimate")]


def test_the_upper_cells_of_a_header_reach_over_as_many_columns_each() -> None:
    for upper, lower in (
        ("STT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết", "Tổng số | Trực tuyến | Tổng số | Quá hạn"),
        ("STT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ đã giải quyết", " | | Tổng số | Trực tuyến | Tổng số | Quá hạn"),
    ):
        rows = "1 | Huyện Nam Đàn | 8.104 | 5.630 | 7.951 | 42\n2 | Huyện Đô Lương | 4.377 | 2.208 | 4.290 | 17"
        text = f"{upper}\n{lower}\n{rows}"
        found = fields(text, "indicator entity value", "UBND tỉnh Nghệ An", published="2024-07-10")
        assert found[4:] == [
            ("dossiers_received", "D427", 4377),
            ("dossiers_online", "D427", 2208),
            ("dossiers_resolved", "D427", 4290),
            ("dossiers_overdue", "D427", 17),
        ]


def test_columns_behind_those_below_upper_cells_reach_over_both_lines() -> None:
    text = (
        "Đơn vị | Hồ sơ tiếp nhận | Dịch vụ công trực tuyến | Tỷ lệ hài lòng (%)\n"
        "Tổng số | Trực tuyến | Số lượng | Tỷ lệ (%)\n"
        "Huyện Nam Đàn | 8.104 | 5.630 | 120 | 48,5 | 97,2\n"
        "Huyện Đô Lương | 4.377 | 2.208 | 131 | 52,7 | 96,4"
    )
    found = fields(text, "indicator value", "UBND tỉnh Nghệ An", published="2024-07-10")
    assert found[:5] == [
        ("dossiers_received", 8104),
        ("dossiers_online", 5630),
        ("services_online", 120),
        ("service_online_rate", 48.5),
        ("satisfaction_rate", 97.2),
    ]


@pytest.mark.parametrize(
    "upper",
    [
        pytest.param("                Hộ có cáp quang (%)       Hộ có điện thoại thông minh (%)", id="an empty corner"),
        pytest.param("                     Hộ có cáp quang (%)       Hộ có smartphone (%)", id="above their middle"),
        pytest.param("Địa phương      Hộ có cáp quang (%)       Hộ có điện thoại thông minh (%)", id="a label"),
    ],
)
def test_cells_of_a_header_over_several_columns_that_blanks_part(upper: str) -> None:
    text = (
        f"HẠ TẦNG SỐ CỦA HỘ GIA ĐÌNH\n{upper}\n"
        "                2023         2024         2023         2024\n"
        "Quảng Ngãi      71,2         75,8         80,1         83,4\n"
        "Bình Định       77,3         80,9         84,6         86,0\n"
    )
    found = fields(text, "indicator entity value period", "Cục Viễn thông", published="2025-02-10")
    assert found[:4] == [
        ("household_fiber_rate", "P51", 71.2, "2023"),
        ("household_fiber_rate", "P51", 75.8, "2024"),
        ("household_smartphone_rate", "P51", 80.1, "2023"),
        ("household_smartphone_rate", "P51", 83.4, "2024"),
    ]


@pytest.mark.parametrize("again", [True, False], ids=["the header again", "no header again"])
@pytest.mark.parametrize("cut", [0, 3], ids=["between rows", "in a row"])
def test_a_table_of_one_cell_a_line_goes_on_over_the_end_of_a_page(cut: int, again: bool) -> None:
    header = ["Chỉ tiêu", "ĐVT", "Thực hiện 2023", "Mục tiêu 2024"]
    first = ["Tỷ lệ hồ sơ nộp trực tuyến", "%", "61,2", "70"]
    second = ["Số tập dữ liệu mở", "Bộ", "88", "120"]
    foot = ["", "Trang 2/3", *(header if again else [])]
    cells = [*header, *first, *second[:cut], *foot, *second[cut:], "Tỷ lệ hồ sơ đúng hạn", "%", "97,7", "99"]
    text = "MỘT SỐ CHỈ TIÊU CHUYỂN ĐỔI SỐ\n" + "\n".join(cells)
    assert fields(text, "indicator value period status", "UBND tỉnh Lai Châu", published="2024-02-01") == [
        ("dossier_online_rate", 61.2, "2023", "actual"),
        ("dossier_online_rate", 70.0, "2024", "target"),
        ("open_datasets", 88.0, "2023", "actual"),
        ("open_datasets", 120.0, "2024", "target"),
        ("dossier_on_time_rate", 97.7, "2023", "actual"),
        ("dossier_on_time_rate", 99.0, "2024", "target"),
    ]


def test_a_label_above_its_unit_is_no_cell_of_the_header_above_it() -> None:
    header = ["Chỉ tiêu", "Đơn vị", "TH 2023", "KH 2024", "TH 2024", "So với KH (%)"]
    first = ["Tỷ lệ hồ sơ nộp trực tuyến", "%", "61,2", "70", "72,3", "103,3"]
    second = ["Số tập dữ liệu mở", "Bộ", "88", "120", "96", "80"]
    text = "\n".join(["MỘT SỐ CHỈ TIÊU CHUYỂN ĐỔI SỐ", *header, *first, *second])
    assert fields(text, "indicator value period status", "UBND tỉnh Lai Châu", published="2025-01-20") == [
        ("dossier_online_rate", 61.2, "2023", "actual"),
        ("dossier_online_rate", 70.0, "2024", "target"),
        ("dossier_online_rate", 72.3, "2024", "actual"),
        ("open_datasets", 88.0, "2023", "actual"),
        ("open_datasets", 120.0, "2024", "target"),
        ("open_datasets", 96.0, "2024", "actual"),
    ]


def test_months_and_the_year_below_a_year_in_a_header() -> None:
    text = (
        "Chỉ tiêu | Năm 2023 | | Năm 2024 | | \n | 6 tháng | Cả năm | KH giao | TH 6T | ƯTH cả năm\n"
        "Tỷ lệ hồ sơ nộp trực tuyến (%) | 51,2 | 58,8 | 65 | 63,3 | 67,1\n"
        "Tỷ lệ thanh toán trực tuyến (%) | 20,4 | 31,9 | 50 | 44,8 | 52,6"
    )
    found = fields(text, "value period status", "UBND tỉnh Lai Châu", published="2024-07-05")
    assert found[:5] == [
        (51.2, "2023-S1", "actual"),
        (58.8, "2023", "actual"),
        (65.0, "2024", "target"),
        (63.3, "2024-S1", "actual"),
        (67.1, "2024", "estimate"),
    ]


_PLAN = {
    ("digital_citizen_account_rate", 41.7, "2023", "actual", "="),
    ("digital_citizen_account_rate", 60.0, "2024", "target", ">"),
    ("digital_citizen_account_rate", 55.2, "2024", "estimate", "="),
    ("open_datasets", 214.0, "2023", "actual", "="),
    ("open_datasets", 305.0, "2024", "estimate", "="),
    ("result_digitization_rate", 48.3, "2023", "actual", "="),
    ("result_digitization_rate", 70.0, "2024", "target", "="),
    ("result_digitization_rate", 66.4, "2024", "estimate", "="),
}


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """\
 TT  Chỉ tiêu                       Đơn vị   Thực hiện   Kế hoạch   Ước TH
                                             2023        2024       2024
 1   Người trưởng thành có tài        %        41,7       > 60       55,2
     khoản công dân số
 2   Số tập dữ liệu mở               Bộ         214          -        305
 3   Số hóa kết quả giải quyết        %        48,3         70       66,4
     TTHC
""",
            id="goes on below",
        ),
        pytest.param(
            """\
 Chỉ tiêu                                         Năm 2023   Năm 2024
                                                  TH         KH      Ước TH
 Tỷ lệ người trưởng thành có tài
 khoản công dân số (%)                            41,7       > 60    55,2

                                   2
 Chỉ tiêu                                         Năm 2023   Năm 2024
                                                  TH         KH      Ước TH
 Số tập dữ liệu mở (bộ)                           214        ...     305
 Tỷ lệ số hóa kết quả giải quyết
 TTHC (%)                                         48,3       70      66,4
""",
            id="begins above, over the end of a page",
        ),
        pytest.param(
            """\
┌────┬─────────────────────────────────┬──────────┬───────────────────┐
│ TT │            Chỉ tiêu             │ Năm 2023 │      Năm 2024     │
│    │                                 ├──────────┼─────────┬─────────┤
│    │                                 │    TH    │   KH    │ Ước TH  │
├────┼─────────────────────────────────┼──────────┼─────────┼─────────┤
│ 1  │ Tỷ lệ người trưởng thành có tài │   41,7   │  > 60   │  55,2   │
│    │ khoản công dân số (%)           │          │         │         │
├────┼─────────────────────────────────┼──────────┼─────────┼─────────┤
│ 2  │ Số tập dữ liệu mở (bộ)          │   214    │         │   305   │
├────┼─────────────────────────────────┼──────────┼─────────┼─────────┤
│ 3  │ Tỷ lệ số hóa kết quả giải quyết │   48,3   │   70    │  66,4   │
│    │ TTHC (%)                        │          │         │         │
└────┴─────────────────────────────────┴──────────┴─────────┴─────────┘
""",
            id="drawn with lines",
        ),
    ],
)
def test_cells_that_go_on_over_several_lines(table: str) -> None:
    text = f"MỘT SỐ CHỈ TIÊU CHUYỂN ĐỔI SỐ\n\n{table}"
    found = fields(text, "indicator value period status bound", "UBND tỉnh Sơn La", published="2024-12-05")
    assert set(found) == _PLAN


@pytest.mark.parametrize(
    "table",
    [
        """\
Xã, phường        Hồ sơ     Trong đó   Hài lòng
                 tiếp nhận  trực tuyến    (%)
--------------------------------------------------
Phường Hà Giang 1   4.120      3.877      97,2
Xã Đồng Văn           955        902      95,1
--------------------------------------------------
""",
        """\
+-------------------+-----------+------------+----------+
| Xã, phường        | Hồ sơ     | Trong đó   | Hài lòng |
|                   | tiếp nhận | trực tuyến | (%)      |
+-------------------+-----------+------------+----------+
| Phường Hà Giang 1 |     4.120 |      3.877 |     97,2 |
| Xã Đồng Văn       |       955 |        902 |     95,1 |
+-------------------+-----------+------------+----------+
""",
    ],
)
def test_labels_of_columns_that_go_on_over_several_lines(table: str) -> None:
    found = fields(f"Kết quả tháng 8/2025\n\n{table}", "indicator value", "Báo Tuyên Quang", published="2025-09-05")
    assert set(found) == {
        ("dossiers_received", 4120.0),
        ("dossiers_online", 3877.0),
        ("satisfaction_rate", 97.2),
        ("dossiers_received", 955.0),
        ("dossiers_online", 902.0),
        ("satisfaction_rate", 95.1),
    }


def test_labels_of_columns_that_stand_beside_their_figures() -> None:
    text = (
        "Kết quả năm 2024\n"
        "Xã         Tỷ lệ hồ sơ nộp trực tuyến (%)       Số người từ\n"
        "           Kế hoạch           Thực hiện         15 tuổi có tài khoản ngân hàng\n"
        "I. Các xã vùng cao của huyện\n"
        "Tả Van                   70          81,4                                  903\n"
        "Tả Phìn                 ...          64,9                                  ...\n"
    )
    found = fields(text, "indicator value status", "UBND thị xã Sa Pa", published="2025-01-20")
    assert found == [
        ("dossier_online_rate", 70.0, "target"),
        ("dossier_online_rate", 81.4, "actual"),
        ("dossier_online_rate", 64.9, "actual"),
    ]


def test_upper_cells_of_a_drawn_table_that_leave_those_beside_them_empty() -> None:
    text = (
        "Các chỉ số năm 2023\n"
        "+------------+-----------+------+-------+------+-------+\n"
        "| Tỉnh       | PAR INDEX |      | DTI   |      | SIPAS |\n"
        "|            | Điểm      | Hạng | Điểm  | Hạng | (%)   |\n"
        "+------------+-----------+------+-------+------+-------+\n"
        "| I. Núi     |           |      |       |      |       |\n"
        "+------------+-----------+------+-------+------+-------+\n"
        "| Hà Giang   | 80,12     | 51   | 0,551 | 44   |       |\n"
        "+------------+-----------+------+-------+------+-------+\n"
        "| Bắc Kạn    | 79,88     | 54   | 0,523 | 57   | 81,30 |\n"
        "+------------+-----------+------+-------+------+-------+\n"
    )
    found = fields(text, "indicator entity value", "Bộ Nội vụ", published="2024-05-01")
    assert found == [
        ("par_index_score", "P02", 80.12),
        ("par_index_rank", "P02", 51),
        ("dti_score", "P02", 0.551),
        ("dti_rank", "P02", 44),
        ("par_index_score", "P06", 79.88),
        ("par_index_rank", "P06", 54),
        ("dti_score", "P06", 0.523),
        ("dti_rank", "P06", 57),
        ("sipas_score", "P06", 81.3),
    ]


def test_periods_below_each_of_several_measures() -> None:
    text = (
        "Bộ, ngành | Tỷ lệ hồ sơ trực tuyến (%) | Tỷ lệ thanh toán trực tuyến (%)\n"
        " | Năm 2023 | Năm 2024 | Năm 2023 | Năm 2024\nBộ Công an | 88,1 | 93,4 | 70,2 | 81,9"
    )
    assert fields(text, "indicator value period", "Văn phòng Chính phủ", published="2025-02-01") == [
        ("dossier_online_rate", 88.1, "2023"),
        ("dossier_online_rate", 93.4, "2024"),
        ("online_payment_rate", 70.2, "2023"),
        ("online_payment_rate", 81.9, "2024"),
    ]


@pytest.mark.parametrize(
    "numbers", ["(1) | (2) | (3)", "1 | 2 | 3", "A | B | 1", "A | 1 | 2", "(1) | (2) | (3)=(2)/(1)"]
)
def test_a_line_that_numbers_the_columns_is_no_row(numbers: str) -> None:
    text = f"TT | Đơn vị | Hồ sơ trực tuyến\n{numbers}\n1 | Huyện Nam Đàn | 8.104\n2 | Huyện Đô Lương | 4.377"
    found = fields(text, "indicator entity value", "UBND tỉnh Nghệ An", published="2024-07-10")
    assert found == [("dossiers_online", "D430", 8104), ("dossiers_online", "D427", 4377)]


def test_the_header_again_on_the_next_page_goes_on_with_its_table() -> None:
    header = "Đơn vị | Quý I | Quý II\n"
    text = (
        f"Tỷ lệ hồ sơ nộp trực tuyến năm 2023 (%)\n{header}Hà Nam | 51,5 | 53,0\nNam Định | 48,1 | 50,2\n"
        f"{header}Thái Bình | 44,0 | 47,7\nNinh Bình | 60,2 | 61,8"
    )
    found = fields(text, "indicator entity value period", "Bộ Nội vụ", published="2023-08-01")
    assert found[4:6] == [
        ("dossier_online_rate", "P34", 44, "2023-Q1"),
        ("dossier_online_rate", "P34", 47.7, "2023-Q2"),
    ]
    assert len(found) == 8


@pytest.mark.parametrize("numbers", [("1.1", "1.2"), ("01", "02"), ("1.", "2."), ("I.1", "I.2")])
def test_the_numbers_of_rows(numbers: tuple[str, str]) -> None:
    text = "STT | Chỉ tiêu | Năm 2023\n{} | Tỷ lệ hộ có cáp quang (%) | 71,5\n{} | Số doanh nghiệp công nghệ số | 118"
    found = fields(text.format(*numbers), "indicator value", "UBND tỉnh Nghệ An", published="2024-07-10")
    assert found == [("household_fiber_rate", 71.5), ("digital_enterprises", 118)]


def test_a_part_of_a_table_is_no_heading_of_what_stands_below_the_table() -> None:
    text = (
        "KẾT QUẢ 9 THÁNG NĂM 2023\nĐơn vị | Hồ sơ tiếp nhận\nI. CÁC HUYỆN\nHuyện Nam Đàn | 8.104\n"
        "Huyện Đô Lương | 4.377\nToàn tỉnh có 91,2% hồ sơ đúng hạn."
    )
    found = fields(text, "indicator value period", "UBND tỉnh Nghệ An", published="2023-12-10")
    assert found[-1] == ("dossier_on_time_rate", 91.2, "2023-01/2023-09")


def test_a_state_on_a_day_that_is_over_is_none_of_the_goals_above() -> None:
    text = (
        "CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026\n- Tỷ lệ hộ có cáp quang: 90%\n"
        "- Đến ngày 31/12/2025, dân số có hồ sơ sức khỏe điện tử: 87,2%"
    )
    assert fields(text, "indicator status", "UBND tỉnh Đắk Lắk", published="2026-01-28") == [
        ("household_fiber_rate", "target"),
        ("ehealth_record_rate", "actual"),
    ]


def test_a_unit_of_money_in_a_cell_of_its_own_is_that_of_the_row() -> None:
    text = (
        "Chỉ tiêu | ĐVT | 2022\nDoanh thu công nghiệp ICT | tỷ USD | 148,5\nSố doanh nghiệp công nghệ số | DN | 70.000"
    )
    for separator in ("\t", " | "):
        found = fields(text.replace(" | ", separator), "indicator value unit", "Bộ Công Thương", published="2023-07-10")
        assert found == [("ict_revenue", 148.5e9, "usd"), ("digital_enterprises", 70000, "count")]


@pytest.mark.parametrize("marker", ["- ", "+ ", "1. ", ""])
@pytest.mark.parametrize(("colon", "between"), [(" ", ", "), (": ", "; "), (": ", ", ")])
def test_a_list_that_says_the_same_of_each_is_a_table(marker: str, colon: str, between: str) -> None:
    rows = {"Huyện Nam Đàn": (8104, 5630, 12), "Huyện Đô Lương": (4377, 2208, 0), "Sở Y tế": (77, 70, 1)}
    text = "Kết quả tiếp nhận hồ sơ quý I/2023:\n" + "\n".join(
        f"{marker}{name}: " + between.join(f"{key}{colon}{figure}" for key, figure in zip(KEYS, figures, strict=True))
        for name, figures in rows.items()
    )
    assert fields(text, "indicator entity value period", "UBND tỉnh Nghệ An", published="2023-04-10") == [
        (indicator, entity, figure, "2023-Q1")
        for entity, name in (("D430", "Huyện Nam Đàn"), ("D427", "Huyện Đô Lương"))
        for indicator, figure in zip(
            ("dossiers_received", "dossiers_online", "dossiers_overdue"), rows[name], strict=True
        )
    ]


KEYS = ("tiếp nhận", "trực tuyến", "trễ hạn")


def test_a_point_of_such_a_list_may_say_less() -> None:
    text = (
        "Tỷ trọng kinh tế số trong GRDP (%)\n- Bắc Ninh: 2022: 46,5; 2023: 45,6; ước 2024: 46,3\n"
        "- Kon Tum: 2022: 5,4; ước 2024: 5,8"
    )
    assert fields(text, "entity value period status", "Tổng cục Thống kê", published="2024-12-20") == [
        ("P27", 46.5, "2022", "actual"),
        ("P27", 45.6, "2023", "actual"),
        ("P27", 46.3, "2024", "estimate"),
        ("P62", 5.4, "2022", "actual"),
        ("P62", 5.8, "2024", "estimate"),
    ]


@pytest.mark.parametrize("between", [" | ", " / ", "; "])
def test_a_series_below_its_years(between: str) -> None:
    rows = (
        ("Năm", "2020", "2021", "2022"),
        ("Doanh thu công nghiệp ICT (tỷ USD)", "124,7", "136,2", "148"),
        ("Tăng trưởng (%)", "10,9", "9", "8,7"),
    )
    text = "\n".join(f"{label}: {between.join(figures)}" for label, *figures in rows)
    assert fields(text, "indicator value period", "Bộ Thông tin và Truyền thông", published="2023-03-14") == [
        ("ict_revenue", 124.7e9, "2020"),
        ("ict_revenue", 136.2e9, "2021"),
        ("ict_revenue", 148e9, "2022"),
        ("ict_revenue_growth", 10.9, "2020"),
        ("ict_revenue_growth", 9, "2021"),
        ("ict_revenue_growth", 8.7, "2022"),
    ]


@pytest.mark.parametrize("point", ["- Năm {}: {}", "{}: {}", "+ Năm {} - {};"])
def test_bare_figures_by_their_years_are_in_the_unit_above(point: str) -> None:
    years = (("2021", "13,7"), ("2022", "16,4"), ("2023 (ước)", "20,5"))
    text = "Doanh thu thương mại điện tử B2C Việt Nam (tỷ USD)\n" + "\n".join(point.format(*year) for year in years)
    assert fields(text, "indicator value period status", "Bộ Công Thương", published="2023-12-30") == [
        ("ecommerce_revenue", 13.7e9, "2021", "actual"),
        ("ecommerce_revenue", 16.4e9, "2022", "actual"),
        ("ecommerce_revenue", 20.5e9, "2023", "estimate"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Thứ hạng", "Bộ, cơ quan ngang bộ", "Giá trị"),
        ("Hạng", "Bộ", "Mục tiêu 2023"),
        ("TT", "Khối", "Ước thực hiện 2023 (%)"),
    ],
)
def test_a_rank_may_number_the_rows_and_a_head_name_a_year(head: tuple[str, ...]) -> None:
    rows = (*head, "1", "Bộ Tài chính", "90,22", "2", "Bộ Nội vụ", "89,71", "3", "Bộ Tư pháp", "88,54")
    assert rows_to_tabs("\n".join(rows)).count("\t") == 8


def test_a_head_of_a_year_is_no_figure() -> None:
    head = "Chỉ tiêu\nKết quả 2022\nKế hoạch 2023"
    text = f"{head}\nHộ có cáp quang (%)\n61,2\n70\nHộ có điện thoại thông minh (%)\n81\n≥ 85"
    assert fields(text, "value period status", "UBND tỉnh Nghệ An", published="2023-01-10") == [
        (61.2, "2022", "actual"),
        (70, "2023", "target"),
        (81, "2022", "actual"),
        (85, "2023", "target"),
    ]


@pytest.mark.parametrize("number", ["", "TT "])
def test_heads_that_begin_with_a_capital_are_told_where_only_blanks_part_them(number: str) -> None:
    rows = (("Huyện Nam Đàn", "8.104", "98,2"), ("Huyện Đô Lương", "4.377", "97,5"))
    text = f"Kết quả quý I/2023\n{number}Đơn vị Hồ sơ tiếp nhận Tỷ lệ đúng hạn (%)\n" + "\n".join(
        " ".join(([str(k)] if number else []) + [*row]) for k, row in enumerate(rows, 1)
    )
    assert fields(text, "indicator entity value", "UBND tỉnh Nghệ An", published="2023-04-10") == [
        ("dossiers_received", "D430", 8104),
        ("dossier_on_time_rate", "D430", 98.2),
        ("dossiers_received", "D427", 4377),
        ("dossier_on_time_rate", "D427", 97.5),
    ]


def test_figures_that_dashes_part_are_no_cells_that_blanks_part() -> None:
    text = "Vietnam ICT Index (năm 2018 - năm 2017)\nĐà Nẵng - 1 - 1\nThừa Thiên Huế - 2 - 8\nQuảng Ninh - 3 - 2"
    assert rows_to_tabs(text) == text


def test_rows_that_could_head_each_other_keep_their_places() -> None:
    text = "\n".join(["- Toàn huyện còn nợ 6 2023"] * 6)
    assert len(normalize(text).low) == len(text)


@pytest.mark.parametrize("rule", ["———", "* * *", ""])
def test_figures_above_what_they_are_between_rules(rule: str) -> None:
    text = (
        f"HẠ TẦNG SỐ THÁNG 10/2023\n{rule}\n64,2 triệu\nthuê bao (+1,5% so với tháng 10/2022)\n77,8%\n"
        "hộ gia đình có cáp quang\n48,3 Mbps\ntốc độ tải xuống trung vị\n83,9%\n"
        f"thuê bao dùng điện thoại thông minh\n{rule}\nNguồn: báo cáo của ngành.\n"
    )
    assert fields(text, "indicator value period", "Nhân Dân", published="2023-11-20") == [
        ("household_fiber_rate", 77.8, "2023-10"),
        ("smartphone_user_rate", 83.9, "2023-10"),
    ]


def test_bars_for_commas_are_no_cells() -> None:
    text = "Người dùng Internet trên dân số, năm 2021: Malaysia 96,8% | Thái Lan 85,3% | Lào 62%"
    found = fields(text, "entity value period", "Nhân Dân", published="2022-11-20")
    assert found == [("MY", 96.8, "2021"), ("TH", 85.3, "2021"), ("LA", 62.0, "2021")]


def test_dots_lead_from_a_label_to_its_score_and_rank() -> None:
    text = (
        "Các chỉ số năm 2021\nYÊN BÁI\n  PAR INDEX ........ 86,79 - hạng 24\n  SIPAS ............ 88,51\n"
        "LÀO CAI\n  PAR INDEX ........ 86,20 - hạng 31"
    )
    assert fields(text, "indicator entity value", **HA_NAM) == [
        ("par_index_score", "P15", 86.79),
        ("par_index_rank", "P15", 24.0),
        ("sipas_score", "P15", 88.51),
        ("par_index_score", "P10", 86.2),
        ("par_index_rank", "P10", 31.0),
    ]


@pytest.mark.parametrize("arrow", [" → ", " -> ", " => ", "→"])
def test_arrows_part_the_figures_of_rows_below_their_key(arrow: str) -> None:
    text = (
        f"Mỗi dòng lần lượt là thực hiện năm 2022{arrow}kế hoạch năm 2023{arrow}kế hoạch năm 2025.\n"
        f"2.1. Kinh tế số trong GRDP (%): 6,1{arrow}8{arrow}15\n"
        f"2.2. Hộ gia đình có cáp quang (%): 52,7{arrow}60{arrow}80"
    )
    assert fields(text, "indicator value bound period status", published="2023-02-09", publisher="Báo Hà Nam") == [
        ("digital_economy_gdp_share", 6.1, "=", "2022", "actual"),
        ("digital_economy_gdp_share", 8.0, "=", "2023", "target"),
        ("digital_economy_gdp_share", 15.0, "=", "2025", "target"),
        ("household_fiber_rate", 52.7, "=", "2022", "actual"),
        ("household_fiber_rate", 60.0, "=", "2023", "target"),
        ("household_fiber_rate", 80.0, "=", "2025", "target"),
    ]


_MARKED_ROWS = (
    "- {0}: {1} / {2};", "{0} | {1} | {2}", "• {0} … {1} … {2}", "1. {0} ({1}; {2})", "{0} - {1} - {2}",
    "{0} {1} / {2}", "+ {0} => {1} => {2}", "| {0} | {1} | {2} |", "{0}: {1} ({2}).", "{0} = {1} = {2}",
)  # fmt: skip


@pytest.mark.parametrize("row", _MARKED_ROWS)
@pytest.mark.parametrize(
    "key",
    [
        "Thứ tự: hồ sơ tiếp nhận; tỷ lệ đúng hạn.\n{}",
        "(Tên xã, huyện – hồ sơ tiếp nhận – tỷ lệ đúng hạn)\n{}",
        "Mỗi dòng ghi: đơn vị / hồ sơ tiếp nhận / tỷ lệ đúng hạn.\n{}",
        "Cột thứ nhất là hồ sơ tiếp nhận; cột thứ hai là tỷ lệ đúng hạn.\n{}",
        "{}\nChú thích: số sau là tỷ lệ đúng hạn, số trước là hồ sơ tiếp nhận.",
        "{}\nĐọc: đơn vị | hồ sơ tiếp nhận | tỷ lệ đúng hạn.",
    ],
)
def test_a_key_says_what_the_figures_of_rows_are(row: str, key: str) -> None:
    units = (("huyện Tiên Phước", "4.127", "97,3%"), ("thị xã Điện Bàn", "12.804", "98,6%"))
    rows = "\n".join(row.format(*unit) for unit in units)
    assert fields("Quý I/2023\n" + key.format(rows), "indicator entity value period", published="2023-04-10") == [
        ("dossiers_received", "D514", 4127, "2023-Q1"),
        ("dossier_on_time_rate", "D514", 97.3, "2023-Q1"),
        ("dossiers_received", "D507", 12804, "2023-Q1"),
        ("dossier_on_time_rate", "D507", 98.6, "2023-Q1"),
    ]


@pytest.mark.parametrize("mark", [" – ", "; ", " | ", " / ", " · "])
@pytest.mark.parametrize("joint", [": ", " – ", ""])
def test_rows_whose_cells_say_themselves_what_they_are(mark: str, joint: str) -> None:
    joint = joint or mark
    rows = (
        ("Hà Giang", "PAR INDEX 2022: hạng 33", "81,06 điểm", "SIPAS 2022: 84,3%", "DTI 2022: hạng 45"),
        ("Long An", "PAR INDEX 2022: hạng 12", "85,19 điểm", "SIPAS 2022: 83,7%", "DTI 2022: không xếp hạng"),
        ("Sơn La", "PAR INDEX 2022: hạng 51", "79,44 điểm", "SIPAS 2022: 80,9%", "DTI 2022: hạng 58"),
    )
    text = "KẾT QUẢ XẾP HẠNG\n" + "\n".join(name + joint + mark.join(told) for name, *told in rows)
    found = fields(text, "indicator entity value period", "Báo Nhân Dân", published="2023-07-01")
    assert found == [
        ("par_index_rank", "P02", 33.0, "2022"),
        ("par_index_score", "P02", 81.06, "2022"),
        ("sipas_score", "P02", 84.3, "2022"),
        ("dti_rank", "P02", 45.0, "2022"),
        ("par_index_rank", "P80", 12.0, "2022"),
        ("par_index_score", "P80", 85.19, "2022"),
        ("sipas_score", "P80", 83.7, "2022"),
        ("par_index_rank", "P14", 51.0, "2022"),
        ("par_index_score", "P14", 79.44, "2022"),
        ("sipas_score", "P14", 80.9, "2022"),
        ("dti_rank", "P14", 58.0, "2022"),
    ]


def test_who_begins_a_row_has_its_last_figure_too() -> None:
    told = (
        "{} tổ công nghệ số cộng đồng, {} doanh nghiệp công nghệ số, dịch vụ công toàn trình 75,7%, thanh toán trực "
        "tuyến 42,7%, hồ sơ đúng hạn 97%, hồ sơ trực tuyến {}%"
    )
    text = f"Kết quả năm 2022\nHuế: {told.format(467, 165, '62,6')}\nLai Châu: {told.format(387, 70, '51,1')}"
    found = fields(text, "indicator entity value", "Báo Nhân Dân", published="2023-01-12")
    assert [one for one in found if one[0] == "dossier_online_rate"] == [
        ("dossier_online_rate", "P46", 62.6),
        ("dossier_online_rate", "P12", 51.1),
    ]


def test_rows_that_give_their_places_in_other_words() -> None:
    text = "Kết quả\nHà Giang: PAR INDEX 2022 thứ 33, DTI 2022 thứ 45\nSơn La: PAR INDEX 2022 thứ 51, DTI 2022 thứ 58"
    assert fields(text, "indicator entity value", "Báo Nhân Dân", published="2023-07-01") == [
        ("par_index_rank", "P02", 33.0),
        ("dti_rank", "P02", 45.0),
        ("par_index_rank", "P14", 51.0),
        ("dti_rank", "P14", 58.0),
    ]


@pytest.mark.parametrize(
    "key",
    [
        "Cách ghi: tên chỉ tiêu: kế hoạch 2025{0}thực hiện đến 30/6/2025{0}nhận định",
        "Mỗi dòng ghi: tên chỉ tiêu{0}kế hoạch 2025{0}thực hiện đến 30/6/2025",
        "Chỉ tiêu: kế hoạch 2025{0}thực hiện đến 30/6/2025{0}đánh giá",
    ],
)
@pytest.mark.parametrize("mark", [" / ", " - ", " • ", "; "])
def test_rows_that_end_in_a_remark(key: str, mark: str) -> None:
    rows = (
        ("Hồ sơ xử lý trực tuyến toàn trình (Văn phòng Ủy ban nhân dân tỉnh theo dõi và cung cấp số liệu hằng tháng)",
         "75%", "61,2%", "có khả năng đạt"),
        ("Người dân có tài khoản dịch vụ công trực tuyến", "60%", "58%", "dự kiến vượt"),
        ("Doanh nghiệp công nghệ số", "tối thiểu 310", "274 doanh nghiệp", "khó đạt"),
    )  # fmt: skip
    lines = [f"• {label}: {mark.join(cells)}" for label, *cells in rows]
    text = "\n".join(("TIẾN ĐỘ CÁC CHỈ TIÊU", key.format(mark), lines[0], "II. KINH TẾ SỐ", *lines[1:]))
    found = fields(text, "indicator value bound status period", "UBND tỉnh Hà Nam", published="2025-07-05")
    assert found == [
        ("dossier_full_online_rate", 75.0, "=", "target", "2025"),
        ("dossier_full_online_rate", 61.2, "=", "actual", "2025-06-30"),
        ("digital_citizen_account_rate", 60.0, "=", "target", "2025"),
        ("digital_citizen_account_rate", 58.0, "=", "actual", "2025-06-30"),
        ("digital_enterprises", 310.0, ">=", "target", "2025"),
        ("digital_enterprises", 274.0, "=", "actual", "2025-06-30"),
    ]


def test_figures_with_a_percent_sign_are_shares_of_what_their_row_names() -> None:
    text = "Chỉ tiêu | Kế hoạch 2025 | Kết quả\nNgười dân có tài khoản dịch vụ công trực tuyến | 60% | 58%"
    found = fields(text, "indicator value", "UBND tỉnh Hà Nam", published="2025-07-05")
    assert found == [("digital_citizen_account_rate", 60.0), ("digital_citizen_account_rate", 58.0)]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Địa phương … tháng 5/2023 … tháng 8/2023", "• {0} … {1} … {2}"),
        ("Địa phương => tháng 5/2023 => tháng 8/2023", "{0} => {1} => {2};"),
        ("Địa phương (tháng 5/2023; tháng 8/2023)", "{0} ({1}; {2})"),
        ("(địa phương - tháng 5/2023 - tháng 8/2023)", "- {0}: {1} → {2}"),
    ],
)
def test_rows_below_a_line_of_their_own_shape_are_of_its_times(head: str, row: str) -> None:
    rows = "\n".join(row.format(*one) for one in (("Kiên Giang", "11,4", "18"), ("Nam Định", "9,7", "16,2")))
    text = f"Tăng trưởng thương mại điện tử:\n{head}\n{rows}"
    assert fields(text, "indicator entity value period", "Nhân Dân", published="2023-09-10") == [
        ("ecommerce_growth", "P91", 11.4, "2023-05"),
        ("ecommerce_growth", "P91", 18.0, "2023-08"),
        ("ecommerce_growth", "P36", 9.7, "2023-05"),
        ("ecommerce_growth", "P36", 16.2, "2023-08"),
    ]


def test_a_heading_says_what_is_measured_and_in_brackets_when() -> None:
    text = "Số huyện đã số hóa hộ tịch (năm 2022 → kế hoạch 2023):\n1. Bắc Giang: 4 → 9\n2. Hải Dương: 7 → 12\n"
    assert fields(text, "indicator entity value period status", "Nhân Dân", published="2023-02-10") == [
        ("districts_civil_digitized", "P24", 4, "2022", "actual"),
        ("districts_civil_digitized", "P24", 9, "2023", "target"),
        ("districts_civil_digitized", "P30", 7, "2022", "actual"),
        ("districts_civil_digitized", "P30", 12, "2023", "target"),
    ]


def test_goals_that_were_reached_are_counted_not_aimed_at() -> None:
    text = "Chỉ tiêu | 2022 | 2023\nSố chỉ tiêu chuyển đổi số đã hoàn thành | 14 | 21\nSố tập dữ liệu mở | 31 | 64"
    assert values(text, "status", published="2024-02-10") == [
        (14, "actual"),
        (21, "actual"),
        (31, "actual"),
        (64, "actual"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả - huyện Núi Thành\nTrận lượt đi: 2 / 1\nTrận lượt về: 0 / 3",
        "Hồ sơ trực tuyến, đúng hạn: nhiều huyện làm tốt.\nBóng đá nam 2 / 1\nBóng đá nữ 0 / 3",
    ],
)
def test_figures_beside_no_key_are_nothing(text: str) -> None:
    assert fields(text, "value") == []


def test_a_row_of_very_many_parts_beside_a_key_of_few_is_none() -> None:
    long = ("Huế 5 " + "/ 5 " * 400 + "a 5", "Tên: " + "x; " * 400 + "5", "Huế (" + "5 (6) " * 300 + "5)")
    assert fields("Thứ tự: a / b\n" + "\n".join(long), "value") == []


_LOOSE_HEADS = ("Địa phương", "Hồ sơ trực tuyến toàn trình (%)", "Tỷ lệ hồ sơ đúng hạn (%)", "Số hồ sơ tiếp nhận")
_LOOSE_ROWS = (
    ("Huyện Lý Nhân", "61,4", "97,2", "3.118"),
    ("Huyện Kim Bảng", "58", "98,85", "2.407"),
    ("Thành phố Phủ Lý", "72,9", "-", "12.660"),
    ("Toàn tỉnh", "66,3", "98,1", "18.185"),
)
_BROKEN = "Địa phương\nHồ sơ trực tuyến\ntoàn trình (%)\nTỷ lệ\nhồ sơ đúng hạn (%)\nSố hồ sơ\ntiếp nhận"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("\n".join(_LOOSE_HEADS), id="one a line"),
        pytest.param(_BROKEN, id="broken over lines"),
        pytest.param(" ".join(_LOOSE_HEADS), id="on one line"),
        pytest.param("  ".join(_LOOSE_HEADS), id="on one line, parted by blanks"),
        pytest.param(" | ".join(_LOOSE_HEADS), id="on one line, parted by bars"),
        pytest.param(_BROKEN + "\n(1)\n(2)\n(3)\n(4)", id="with numbers of columns"),
        pytest.param(_BROKEN + "\nA\n1\n2\n3", id="with a letter and numbers of columns"),
        pytest.param("\n".join(_LOOSE_HEADS) + "\n1 2 3 4", id="with numbers of columns on one line"),
        pytest.param("\n".join(("Khu vực", *_LOOSE_HEADS[1:])).join(("\n", "")), id="with another corner"),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("\n".join("\n".join(row) for row in _LOOSE_ROWS), id="one a line"),
        pytest.param("\n".join(f"{row[0]}\n{' '.join(row[1:])}" for row in _LOOSE_ROWS), id="figures below"),
        pytest.param("\n\n".join(f"{row[0]}\n" + "\t".join(row[1:]) for row in _LOOSE_ROWS), id="and parted by tabs"),
        pytest.param("\n".join(" ".join(row) for row in _LOOSE_ROWS), id="on one line"),
    ],
)
def test_rows_are_told_by_their_period(head: str, body: str) -> None:
    text = (
        f"Số liệu các huyện được gửi hằng tuần.\nKết quả giải quyết hồ sơ năm 2024\n{head}\n{body}\nGhi chú: tạm tính."
    )
    assert set(fields(text, "indicator entity value period", **HA_NAM)) == {
        ("dossier_full_online_rate", "D353", 61.4, "2024"),
        ("dossier_on_time_rate", "D353", 97.2, "2024"),
        ("dossiers_received", "D353", 3118.0, "2024"),
        ("dossier_full_online_rate", "D350", 58.0, "2024"),
        ("dossier_on_time_rate", "D350", 98.85, "2024"),
        ("dossiers_received", "D350", 2407.0, "2024"),
        ("dossier_full_online_rate", "D347", 72.9, "2024"),
        ("dossiers_received", "D347", 12660.0, "2024"),
        ("dossier_full_online_rate", "P35", 66.3, "2024"),
        ("dossier_on_time_rate", "P35", 98.1, "2024"),
        ("dossiers_received", "P35", 18185.0, "2024"),
    }


@pytest.mark.parametrize(
    ("lines", "tabbed"),
    [
        pytest.param(
            "STT Đơn vị Giá trị DTI Xếp hạng|I Dẫn đầu|1 Hà Nam 0,71 2|2 Sơn La 0,66 …|II Còn lại|3 Lai Châu 0,64 7",
            "STT;Đơn vị;Giá trị DTI;Xếp hạng|I Dẫn đầu|1;Hà Nam;0,71;2|2;Sơn La;0,66;…|II Còn lại|3;Lai Châu;0,64;7",
            id="parts and numbers",
        ),
        pytest.param(
            "TT|Xã|Số tổ|Thành viên|1|Xã Lũng Cú|8||2|Xã Sủng Là||40|3|Xã Vần Chải|6|33|Ghi chú: -",
            "TT;Xã;Số tổ;Thành viên|1;Xã Lũng Cú;8;|2;Xã Sủng Là;;40|3;Xã Vần Chải;6;33|Ghi chú: -",
            id="cells left empty",
        ),
        pytest.param(
            "Đơn vị|Tiếp nhận|Đã giải quyết|Tổng số|Trực tuyến|Tổng số|Quá hạn|Sở A|9|8|7|6|Sở B|5|4|3|2",
            "Đơn vị;Tiếp nhận;Đã giải quyết|Tổng số;Trực tuyến;Tổng số;Quá hạn|Sở A;9;8;7;6|Sở B;5;4;3;2",
            id="a header of two levels",
        ),
        pytest.param(
            "Chỉ tiêu|ĐVT|KH 2024|TH 2024|Chủ trì|Số tổ|tổ|90|92|Sở KH&CN|Tỷ lệ|%|70|≥ 71|Sở Y tế",
            "Chỉ tiêu;ĐVT;KH 2024;TH 2024|Chủ trì|Số tổ;tổ;90;92|Sở KH&CN|Tỷ lệ;%;70;≥ 71|Sở Y tế",
            id="words that no header tells",
        ),
        pytest.param(
            "Chỉ tiêu|ĐVT|KH 2024|TH 2024|Ghi chú|Số tổ|tổ|90|92|Vượt|Tỷ lệ|%|70|≥ 71|Đạt",
            "Chỉ tiêu;ĐVT;KH 2024;TH 2024;Ghi chú|Số tổ;tổ;90;92;Vượt|Tỷ lệ;%;70;≥ 71;Đạt",
            id="units and remarks",
        ),
        pytest.param(
            "Xã Số dịch vụ tích hợp lên Cổng Dịch vụ công quốc gia Số tổ|Xã A Lưới 4 61 7|Xã Khe Tre 58 9",
            "Xã;Số dịch vụ tích hợp lên Cổng Dịch vụ công quốc gia;Số tổ|Xã A Lưới 4;61;7|Xã Khe Tre;58;9",
            id="a name in a head and a figure in a label",
        ),
        pytest.param(
            "STT|Đơn vị|Số tổ|Thành viên|Số xã|Phủ sóng|I|Vùng cao|1|Bắc Hà|8|40|9|3|2|Sa Pa|6|33|7|2",
            "STT;Đơn vị;Số tổ;Thành viên;Số xã;Phủ sóng|I|Vùng cao|1;Bắc Hà;8;40;9;3|2;Sa Pa;6;33;7;2",
            id="a part is no lower level of the header",
        ),
        pytest.param(
            "TT Tỉnh, TP Số hóa hồ sơ KTS/GRDP Tỷ lệ TTHC cắt giảm|1 Huế 42,3 5 37|2 Hà Nội 73,1 3,7 9",
            "TT;Tỉnh, TP;Số hóa hồ sơ;KTS/GRDP;Tỷ lệ TTHC cắt giảm|1;Huế;42,3;5;37|2;Hà Nội;73,1;3,7;9",
            id="heads written short",
        ),
        pytest.param(
            "Xã|Tỷ lệ|TTHC cắt giảm|HS trực tuyến|Lũng Cú|8|40|Sủng Là|6|33",
            "Xã;Tỷ lệ TTHC cắt giảm;HS trực tuyến|Lũng Cú;8;40|Sủng Là;6;33",
            id="a head that goes on in capitals",
        ),
        pytest.param(
            "Tỉnh|PAR INDEX 2020|(điểm)|Xếp hạng|PAR INDEX|SIPAS 2020|(%)|Lào Cai|81,4|12|86,1|Sơn La|79,5|31|84,7",
            "Tỉnh;PAR INDEX 2020 (điểm);Xếp hạng PAR INDEX;SIPAS 2020 (%)|Lào Cai;81,4;12;86,1|Sơn La;79,5;31;84,7",
            id="heads that go on with an index or a unit",
        ),
        pytest.param(
            "Tháng Hồ sơ trực tuyến (%) Phủ sóng 5G (%)|1/2024 61,2 20,1|2/2024 63 21|Quý I/2024 62 20,5",
            "Tháng;Hồ sơ trực tuyến (%);Phủ sóng 5G (%)|1/2024;61,2;20,1|2/2024;63;21|Quý I/2024;62;20,5",
            id="rows of times",
        ),
        pytest.param(
            "Xã Lũng Cú|8|40|Xã Sủng Là|6|33|Xã Vần Chải|6|33",
            "Xã Lũng Cú;8;40|Xã Sủng Là;6;33|Xã Vần Chải;6;33",
            id="no header",
        ),
        pytest.param("Huế - 1 - 1|Đà Nẵng - 2 - 8|Sơn La - 3 - 2", None, id="dashes that part"),
        pytest.param(
            "Tháng|Hồ sơ trực tuyến (%)|Phủ sóng 5G (%)|1/2024|61,2|20,1|2/2024|63|21",
            "Tháng;Hồ sơ trực tuyến (%);Phủ sóng 5G (%)|1/2024;61,2;20,1|2/2024;63;21",
            id="rows of times with one cell a line",
        ),
        pytest.param("Huế 1 2 3|Sơn La 4 5||Lào Cai 6 7 8", None, id="a row on one line that lacks a figure"),
        pytest.param("Huế 1 - 1|Đà Nẵng 2 - 8|Sơn La 3 - 2", None, id="dashes that part the figures alone"),
        pytest.param("Huế: 8 và 40|Đà Nẵng: 6 và 33|Sơn La: 5 và 31", None, id="figures of prose"),
    ],
)
def test_what_stands_around_and_between_such_rows(lines: str, tabbed: str | None) -> None:
    text = lines.replace("|", "\n")
    found = rows_to_tabs(text)
    assert len(found) == len(text)
    assert found == (text if tabbed is None else tabbed.replace("|", "\n").replace(";", "\t"))


@pytest.mark.parametrize(
    ("lead", "sides"),
    [
        ("So sánh năm 2022 và năm 2023:", ("2022", "2023")),
        ("Các chỉ tiêu năm 2023 so với năm 2022:", ("2022", "2023")),
        ("Kết quả năm 2023 (số trước mũi tên là của năm 2022)", ("2022", "2023")),
        ("Năm 2023 so với năm trước:", ("2022", "2023")),
        ("Từ tháng 2 đến tháng 7/2023:", ("2023-02", "2023-07")),
        ("Số liệu quý I và quý II/2023:", ("2023-Q1", "2023-Q2")),
        ("Số liệu ngày 31/12/2022 và ngày 30/9/2023:", ("2022-12-31", "2023-09-30")),
        ("Thay đổi từ đầu năm đến nay:", ("2023-01", "2023-10-17")),
    ],
)
@pytest.mark.parametrize("row", ["• {0}: {1} → {2}", "- {0} {1} ➜ {2};", "{0} – {1}->{2} (tăng 4,5%)."])
def test_an_arrow_goes_from_one_time_of_the_sentence_above_to_the_other(
    lead: str, sides: tuple[str, str], row: str
) -> None:
    rows = (("Hộ gia đình có cáp quang (%)", "61,4", "68"), ("Số tổ công nghệ số cộng đồng", "1.204", "1.377 tổ"))
    text = "\n".join([lead, *(row.format(*one) for one in rows)])
    assert fields(text, "indicator value period", published="2023-10-17") == [
        ("household_fiber_rate", 61.4, sides[0]),
        ("household_fiber_rate", 68.0, sides[1]),
        ("community_digital_teams", 1204.0, sides[0]),
        ("community_digital_teams", 1377.0, sides[1]),
    ]


@pytest.mark.parametrize("lead", ['Dùng "Zalo","Facebook","TikTok" để hỏi; ', 'Bốn bước: "nộp";"xử lý";"trả"; ', "|\n"])
def test_quotes_and_marks_in_prose_part_no_cells(lead: str) -> None:
    assert fields(lead + "năm 2023 tỷ lệ hồ sơ trực tuyến đạt 78,4%.", "indicator value") == [
        ("dossier_online_rate", 78.4)
    ]


def test_a_first_line_of_one_bar_is_no_row() -> None:
    assert fields("|\n|8 ", "indicator") == []


def test_a_day_noted_for_all_figures_dates_no_column_of_an_earlier_year() -> None:
    text = (
        "Số liệu tính đến ngày 30/9/2024.\nChỉ tiêu | Năm 2022 | Năm 2024\nDân số được phủ sóng 5G (%) | 10 | 38\n"
        "Hộ gia đình có cáp quang (%) | 51 | 72"
    )
    assert ("2022", 10.0) in fields(text, "period value", published="2024-10-17")


def test_a_figure_without_a_label_leaves_those_before_it_their_labels() -> None:
    text = (
        "Quý I/2024 qua những con số\n41\ntập dữ liệu mở\n62%\ndân số được phủ sóng 5G\n7.310 thành viên\n100%\n"
        "bệnh viện thanh toán không dùng tiền mặt"
    )
    assert fields(text, "indicator value", published="2024-04-17")[:2] == [
        ("open_datasets", 41.0),
        ("mobile_5g_coverage_rate", 62.0),
    ]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_the_quoted_cells_of_a_csv_file_are_cells(mark: str) -> None:
    rows = (
        ('"TT"', '"Đơn vị"', '"Số tập dữ liệu mở"', '"Tỷ lệ hồ sơ trực tuyến (%)"', '"Số máy in"'),
        ("1", '"Bộ Tư pháp"', '"1.093"', '"68,94"', '"12"'),
        ("2", '"Bộ Nội vụ"', '""', '"22,31"', '"9"'),
    )
    text = "\n".join(mark.join(row) for row in rows)
    assert fields(text, "indicator entity value", "Cổng dữ liệu quốc gia", published="2024-01-17") == [
        ("open_datasets", "M:btp", 1093.0),
        ("dossier_online_rate", "M:btp", 68.94),
        ("dossier_online_rate", "M:bnv", 22.31),
    ]


@pytest.mark.parametrize("online", ["71,06", "71.06"])
def test_commas_that_no_blank_follows_part_the_cells_of_a_csv_file(online: str) -> None:
    figure = f'"{online}"' if "," in online else online
    text = f"Đơn vị,Số tập dữ liệu mở,Tỷ lệ hồ sơ trực tuyến,Số máy in\nBộ Tư pháp,93,{figure},12\nBộ Nội vụ,41,60,9"
    assert fields(text, "indicator entity value", "Cổng dữ liệu quốc gia", published="2024-01-17") == [
        ("open_datasets", "M:btp", 93.0),
        ("dossier_online_rate", "M:btp", 71.06),
        ("open_datasets", "M:bnv", 41.0),
        ("dossier_online_rate", "M:bnv", 60.0),
    ]


def test_decimal_commas_part_no_cells() -> None:
    text = (
        "Cao nhất: 91,2-90,5-88,1-87,4 (phần trăm)\nThấp nhất: 12,4-13,9-14,2-15,1 (phần trăm)\n"
        "Bình quân: 51,2-52,6-53,0-54,8 (phần trăm)"
    )
    assert normalize(text).low.count("\t") == 0


@pytest.mark.parametrize("mark", [";", "; "])
def test_rows_as_long_as_a_page_is_wide_are_no_broken_sentence(mark: str) -> None:
    rows = (
        ("1", "Năm 2023", "Huyện Thăng Bình", "Tỷ lệ hồ sơ trễ hạn", "1,2", "%"),
        ("2", "Năm 2023", "Huyện Duy Xuyên", "Tỷ lệ người dân trưởng thành có tài khoản công dân số", "48,1", "%"),
        ("3", "Năm 2023", "Huyện Duy Xuyên", "Tỷ lệ người dân trưởng thành có chữ ký số cá nhân", "19,4", "%"),
        ("4", "Năm 2023", "Huyện Thăng Bình", "tỷ lệ hồ sơ trực tuyến", "77,9", "%"),
    )
    assert values("\n".join(mark.join(row) for row in rows), "entity", "UBND tỉnh Quảng Nam") == [
        (1.2, "D513"),
        (48.1, "D508"),
        (19.4, "D508"),
        (77.9, "D513"),
    ]


def test_a_figure_before_an_abbreviated_huyen_is_no_time_of_the_day() -> None:
    text = "Số liệu\tĐịa bàn\tChỉ tiêu\n" + "".join(
        f"{figure}\tH. {name}\tTỷ lệ hồ sơ trễ hạn\n"
        for figure, name in (("1,7", "Thăng Bình"), ("2,4", "Duy Xuyên"), ("0,8", "Núi Thành"))
    )
    assert values(text, "entity", "UBND tỉnh Quảng Nam") == [(1.7, "D513"), (2.4, "D508"), (0.8, "D517")]


def test_an_arrow_goes_from_the_plan_to_what_was_reached() -> None:
    text = "Kế hoạch → thực hiện năm 2023:\n• Tỷ lệ hồ sơ trực tuyến: 75% → 71,8%\n• Số tập dữ liệu mở: 90 → 112"
    assert values(text, "period status", published="2024-01-17") == [
        (75.0, "2023", "target"),
        (71.8, "2023", "actual"),
        (90.0, "2023", "target"),
        (112.0, "2023", "actual"),
    ]


def test_the_figure_before_an_arrow_is_of_no_time_that_is_not_told() -> None:
    text = "Kết quả năm 2023:\n• Tỷ lệ hồ sơ trực tuyến: 45,2% → 61,7%\n• Số tập dữ liệu mở: 120 → 214\n"
    assert values(text, "period", published="2024-01-17") == [(61.7, "2023"), (214.0, "2023")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("under", [True, False])
def test_all_pairs_of_figure_and_label_stand_under_the_heading_of_all(gap: str, under: bool) -> None:
    pairs = [
        ("Dữ liệu hộ tịch đã số hóa", "26.300 dữ liệu" if under else "26.300"),
        ("Tỷ lệ thôn, bản phủ sóng 4G", "không dưới 91%"),
        ("Số tập dữ liệu mở", "57 tập dữ liệu"),
        ("Số cơ quan sử dụng chữ ký số", "61 cơ quan" if under else "61"),
        ("Tỷ lệ hồ sơ trễ hạn", "dưới 1,2%"),
    ]
    blocks = [f"{label}\n{figure}" if under else f"{figure}\n{label}" for label, figure in pairs]
    text = f"Chuyển đổi số Lào Cai quý II/2024 qua những con số{gap}" + gap.join(blocks)
    assert fields(text, "indicator entity value bound period", "Báo Lào Cai") == [
        ("civil_records_digitized", "P10", 26300.0, "=", "2024-Q2"),
        ("mobile_broadband_coverage_rate", "P10", 91.0, ">=", "2024-Q2"),
        ("open_datasets", "P10", 57.0, "=", "2024-Q2"),
        ("agencies_digital_signature", "P10", 61.0, "=", "2024-Q2"),
        ("dossier_overdue_rate", "P10", 1.2, "<", "2024-Q2"),
    ]


@pytest.mark.parametrize(
    ("key", "row", "found"),
    [
        (
            "Thứ tự: số tập dữ liệu mở; tỷ lệ xã, phường có internet băng rộng",
            "{0} … {1} … {2}",
            ("open_datasets", "commune_broadband_rate"),
        ),
        (
            "Năm = Số tập dữ liệu mở = Số mục tiêu đã hoàn thành (hồ sơ kèm theo)",
            "{0} = {1} = {2}",
            ("open_datasets", "goals_completed"),
        ),
    ],
)
def test_dots_are_no_empty_cells_and_heads_may_hold_commas(key: str, row: str, found: tuple[str, str]) -> None:
    years = (("Năm 2021", "12", "41"), ("Năm 2022", "35", "58"), ("Năm 2023", "70", "66"))
    text = "Chuyển đổi số của tỉnh qua các năm\n" + "\n".join([key, *(row.format(*year) for year in years)])
    assert fields(text, "indicator value period", published="2024-02-17") == [
        (indicator, float(value), year[4:])
        for year, *figures in years
        for indicator, value in zip(found, figures, strict=True)
    ]


def test_a_unit_in_brackets_behind_a_label_counts() -> None:
    text = "Chỉ tiêu | 2022 | 2023\nDịch vụ công toàn trình (dịch vụ) | 41 | 65\nSố hộ nghèo | 5 | 4"
    assert fields(text, "indicator value", published="2024-02-17") == [
        ("services_full_online", 41.0),
        ("services_full_online", 65.0),
    ]


def test_a_line_of_very_many_figures_makes_no_other_as_wide() -> None:
    points = ["tiếp nhận 120, trực tuyến 90", "tiếp nhận 110, trực tuyến 80", "tiếp nhận 100, trực tuyến 70"]
    points[2] += "".join(f", quầy {chr(letter)} {letter}" for letter in range(ord("a"), ord("z")))
    lines = [f"- Phường {letter}: {point}" for letter, point in zip("ABC", points, strict=True)]
    text, spans, start = "\n".join(lines), [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    rows = list_rows(text, spans, [[], [], []])
    assert {index: len(row.cells) for index, row in rows.items()} == {0: 3, 1: 3}
