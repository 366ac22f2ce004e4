"""Tables kept as lines: whatever parts the cells, the same figures are read; prose with the same marks is no table."""

from __future__ import annotations

import pytest

from pipelines.extract.engine import extract
from pipelines.extract.separators import cells_to_tabs, separated
from pipelines.model import Context

ROWS = (
    ("Chỉ tiêu", "Năm 2023", "Năm 2024"),
    ("Tỷ lệ hồ sơ trực tuyến toàn trình (%)", "31,5", "48,2"),
    ("Tỷ lệ hồ sơ giải quyết đúng hạn (%)", "97,1", "98,4"),
    ("Số tập dữ liệu mở", "214", "1.365"),
)
FIGURES = {
    ("dossier_full_online_rate", 31.5, "2023"),
    ("dossier_full_online_rate", 48.2, "2024"),
    ("dossier_on_time_rate", 97.1, "2023"),
    ("dossier_on_time_rate", 98.4, "2024"),
    ("open_datasets", 214.0, "2023"),
    ("open_datasets", 1365.0, "2024"),
}
CONTEXT = Context(published="2025-01-20", publisher="Báo Hà Nam", title="Kết quả chuyển đổi số", home_entity="P35")


@pytest.mark.parametrize(
    "separator",
    [" | ", "|", "\t", "; ", " ; ", " // ", "//", " / ", "   ", "  ", " – ", " — ", " - ", " · ", " • ", " ¦ "],
)
def test_a_table_is_read_whatever_parts_its_cells(separator: str) -> None:
    text = "\n".join(separator.join(row) for row in ROWS)
    facts = extract(text, CONTEXT).facts
    assert {(fact.indicator, fact.value, fact.period) for fact in facts} == FIGURES
    assert all(fact.quote in text and fact.entity == "P35" for fact in facts)


@pytest.mark.parametrize("between", ["\n", "\n\n", " \n"])
@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        tuple((str(k or "TT"), *row) for k, row in enumerate(ROWS)),
        tuple((row[0], "ĐVT" if not k else "tập" if k == 3 else "%", *row[1:]) for k, row in enumerate(ROWS)),
        (
            ("STT", *ROWS[0]),
            ("I", "Chính quyền số"),
            ("1", *ROWS[1]),
            ("2", *ROWS[2]),
            ("II", "Dữ liệu"),
            ("3", *ROWS[3]),
        ),
    ],
)
def test_a_table_with_one_cell_a_line(rows: tuple[tuple[str, ...], ...], between: str) -> None:
    text = "\n".join(("Kết quả chuyển đổi số", between.join(between.join(row) for row in rows), "Nguồn: Sở Nội vụ."))
    facts = extract(text, CONTEXT).facts
    assert {(fact.indicator, fact.value, fact.period) for fact in facts} == FIGURES
    assert all(fact.quote in text and fact.entity == "P35" for fact in facts)


def test_the_row_of_the_sum_has_no_number() -> None:
    rows: tuple[str, ...] = (
        "TT",
        "Đơn vị",
        "Số hồ sơ tiếp nhận",
        "Số hồ sơ quá hạn",
        "1",
        "Huyện Lý Nhân",
        "31.842",
        "96",
    )
    rows = (*rows, "2", "Huyện Kim Bảng", "24.615", "-", "Cộng toàn tỉnh", "56.457", "96", "Ghi chú: số liệu tạm tính.")
    facts = extract("\n".join(("TÌNH HÌNH HỒ SƠ NĂM 2024", *rows)), CONTEXT).facts
    assert {(fact.indicator, fact.entity, fact.value) for fact in facts} == {
        ("dossiers_received", "D353", 31842.0),
        ("dossiers_overdue", "D353", 96.0),
        ("dossiers_received", "D350", 24615.0),
        ("dossiers_received", "P35", 56457.0),
        ("dossiers_overdue", "P35", 96.0),
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("Đơn vị", "làm tốt nhất năm qua", "2024"),
        ("TT", "Nội dung", "Kết quả"),
        ("Các huyện", "Huyện Lý Nhân", "98", "Huyện Kim Bảng", "97"),
        ("Chỉ tiêu", "Giá trị", "Hồ sơ", "12", "Năm 2024 tỉnh tiếp nhận 12.000 hồ sơ.", "13"),
    ],
)
def test_lines_that_are_no_table_stay_lines(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert cells_to_tabs(text) == text


@pytest.mark.parametrize("separator", [", ", " - ", "; "])
@pytest.mark.parametrize(
    "above",
    [
        ("Kết quả chuyển đổi số", "Văn phòng tổng hợp", "số liệu chính thức"),
        ("Kết quả năm 2024", "do các sở, ngành báo cáo", "Văn phòng UBND tỉnh tổng hợp."),
        ("Số liệu", "x" * 95, "98,2"),
    ],
)
def test_a_title_with_the_mark_of_the_table_below_is_no_row_of_it(separator: str, above: tuple[str, ...]) -> None:
    above = tuple(cell.replace(", ", " và ") for cell in above)
    lines = [separator.join(row) for row in (above, ("Theo báo cáo", "tỉnh", "huyện"), *ROWS)]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    found = separated(text, [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)])
    assert found == dict.fromkeys(starts[2:], separator)
    facts = extract(text, CONTEXT).facts
    assert {(fact.indicator, fact.value, fact.period) for fact in facts} == FIGURES


@pytest.mark.parametrize("marker", ["- ", "◆ ", "• ", "▪ ", ""])
@pytest.mark.parametrize("dash", [" – ", " - ", ": "])
def test_a_figure_may_stand_before_what_it_is(marker: str, dash: str) -> None:
    lines = (f"98,06%{dash}tỷ lệ hồ sơ giải quyết đúng hạn", f"3.487{dash}tổ công nghệ số cộng đồng")
    text = "\n".join(("Số liệu nổi bật năm 2024", *(marker + line for line in lines)))
    facts = extract(text, CONTEXT).facts
    assert {(fact.indicator, fact.value) for fact in facts} == {
        ("dossier_on_time_rate", 98.06),
        ("community_digital_teams", 3487.0),
    }


def test_prose_with_commas_is_no_table() -> None:
    text = (
        "Trong năm 2024, tỉnh tiếp nhận 12.000 hồ sơ, giải quyết 11.500 hồ sơ.\n"
        "Trong đó, hồ sơ trực tuyến là 9.000 hồ sơ, đúng hạn 99%.\n"
        "Năm 2023, tỉnh tiếp nhận 10.000 hồ sơ, giải quyết 9.800 hồ sơ."
    )
    facts = extract(text, CONTEXT).facts
    assert {(f.indicator, f.value, f.period) for f in facts} >= {
        ("dossiers_received", 12000.0, "2024"),
        ("dossiers_received", 10000.0, "2023"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả 6 tháng đầu năm 2024\nTỷ lệ hồ sơ trực tuyến toàn trình .... 71,2%\nTỷ lệ hồ sơ đúng hạn .... 98,9%",
        "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\nTỷ lệ hồ sơ trực tuyến toàn trình: 71,2%\nTỷ lệ hồ sơ đúng hạn: 98,9%",
        "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\nTỷ lệ hồ sơ trực tuyến toàn trình\n71,2%\nTỷ lệ hồ sơ đúng hạn\n98,9%",
    ],
)
def test_the_heading_dates_the_lines_below(text: str) -> None:
    facts = extract(text, CONTEXT).facts
    assert {(fact.indicator, fact.value, fact.period) for fact in facts} == {
        ("dossier_full_online_rate", 71.2, "2024-S1"),
        ("dossier_on_time_rate", 98.9, "2024-S1"),
    }


def test_names_with_a_figure_under_a_heading_that_gives_the_unit() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến toàn trình theo địa phương (%), năm 2023\nHuế: 78,4\nQuảng Nam: 45,6\nGia Lai: 33"
    facts = extract(text, CONTEXT).facts
    assert {(fact.entity, fact.value, fact.unit, fact.period) for fact in facts} == {
        ("P46", 78.4, "percent", "2023"),
        ("P49", 45.6, "percent", "2023"),
        ("P64", 33.0, "percent", "2023"),
    }
