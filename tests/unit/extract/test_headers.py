"""What the columns of statistics tables mean, and what their figures are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract import LexiconError, headers, lexicon_files
from pipelines.extract.headers import Meaning, read_column, read_headers, table_values
from pipelines.model import Table
from tests.unit.extract.reading import fields

REPORT = "Tình hình giải quyết hồ sơ thủ tục hành chính"


def measures(header: tuple[str, ...], about: str = REPORT, rows: tuple[tuple[str, ...], ...] = ()) -> list[str | None]:
    return [one.measure or one.role for one in read_headers(header, rows, about)]


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Số hồ sơ tiếp nhận / Tổng số", "received"),
        ("Số hồ sơ tiếp nhận / Trực tuyến", "received_online"),
        ("SỐ LƯỢNG HỒ SƠ TIẾP NHẬN / Trong kỳ / Trực tuyến", "received_online"),
        ("Số hồ sơ tiếp nhận / Trực tiếp, dịch vụ bưu chính", "received_direct"),
        ("Số hồ sơ tiếp nhận / Từ kỳ trước", "carried_over"),
        ("Số hồ sơ đã giải quyết / Tổng số", "resolved"),
        ("Đã giải quyết sớm hạn", "resolved_early"),
        ("Đã giải quyết / Đúng hạn", "resolved_on_time"),
        ("Số hồ sơ đã xử lý / Trước và đúng hạn", "resolved_not_late"),
        ("Số hồ sơ đã giải quyết / Quá hạn", "resolved_overdue"),
        ("Số hồ sơ đang giải quyết / Tổng số", "pending"),
        ("Số hồ sơ đang giải quyết / Trong hạn", "pending_in_time"),
        ("Số hồ sơ đang giải quyết / Quá hạn", "pending_overdue"),
        ("Tình hình tiếp nhận, giải quyết / Số hồ sơ tiếp nhận / Tổng số", "received"),
        ("Tình hình tiếp nhận, giải quyết / Số hồ sơ đã giải quyết / Quá hạn", "resolved_overdue"),
        ("Tỷ lệ giải quyết đúng hạn (%)", "on_time_rate"),
        ("Số hồ sơ đã giải quyết / Quá hạn / Tỷ lệ", "overdue_rate"),
        ("Tỷ lệ quá hạn", "overdue_rate"),
        ("Quá hạn", "overdue"),
        ("Đúng hạn", "on_time"),
        ("Lĩnh vực giải quyết", "unit"),
        ("STT", "number"),
        ("Ghi chú", "aside"),
        # Near, and not known: never guessed.
        ("Số hồ sơ giải quyết / Trực tuyến", "unknown"),
        ("Số hồ sơ từ chối tiếp nhận", "unknown"),
        ("Số hồ sơ chờ tiếp nhận", "unknown"),
        ("Khác / Quá hạn", "unknown"),
        ("Mức độ 3, 4", "unknown"),
    ],
)
def test_a_header_is_told_by_its_words_and_levels(header: str, measure: str) -> None:
    assert measures((header,)) == [measure]


def test_words_mean_nothing_where_their_subject_is_not_named() -> None:
    assert measures(("Tiếp nhận / Tổng số", "Hạng", "Tổng điểm"), "Đơn thư, khiếu nại") == ["unknown"] * 3
    assert measures(("Hạng", "Giá trị"), "Xếp hạng chuyển đổi số cấp tỉnh") == ["dti_rank", "dti_score"]
    assert measures(("Hạng", "Tổng điểm"), "Kết quả theo Quyết định 766/QĐ-TTg") == ["rank", "total_score"]


def test_a_level_that_names_another_index_tells_whose_points_and_ranks_stand_below() -> None:
    header = (
        "PAR INDEX 2023 / Điểm",
        "PAR INDEX 2023 / Hạng",
        "SIPAS 2023 / Hạng",
        "DTI 2022 / Điểm",
        "DTI 2022 / Hạng",
    )
    assert [one.indicator for one in read_headers(header, [], "Bức tranh cải cách")] == [
        "par_index_score",
        "par_index_rank",
        None,
        "dti_score",
        "dti_rank",
    ]


def test_scores_of_decision_766_and_percentages_beside_them() -> None:
    header = ("Công khai, minh bạch", "Số hóa hồ sơ", "Số hóa hồ sơ (%)", "clgq_score", "Thanh toán trực tuyến")
    found = read_headers(header, (), "Bộ chỉ số phục vụ người dân, doanh nghiệp")
    assert [one.measure for one in found] == [
        "transparency_score", "digitisation_score", None, "clgq_score", "online_payment_score",
    ]  # fmt: skip
    assert not any(one.indicator for one in found)


def test_a_share_in_time_beside_one_before_its_time_is_not_the_whole() -> None:
    alone = read_headers(("Tỷ lệ đúng hạn (%)",), (), REPORT)
    assert [one.indicator for one in alone] == ["dossier_on_time_rate"]
    apart = read_headers(("Tỷ lệ trước hạn (%)", "Tỷ lệ đúng hạn (%)"), (), REPORT)
    assert [one.indicator for one in apart] == [None, None]


def test_late_dossiers_are_those_resolved_where_both_are_said() -> None:
    both = read_headers(("Đã giải quyết / Quá hạn", "Đang giải quyết / Quá hạn"), (), REPORT)
    assert [one.indicator for one in both] == ["dossiers_overdue", None]
    pending = read_headers(("Đang giải quyết / Quá hạn",), (), REPORT)
    assert [one.indicator for one in pending] == ["dossiers_overdue"]


def test_cells_with_a_percent_sign_make_a_share_of_a_header_without_one() -> None:
    assert measures(("Đúng hạn",), rows=(("99,1%",), ("98%",))) == ["on_time_rate"]


# ---------------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("cells", "kind", "most", "figures"),
    [
        (["0.8002", "0.7415"], None, None, [0.8002, 0.7415]),
        (["0,8002", "0,7415"], None, None, [0.8002, 0.7415]),
        (["12.345", "469"], "count", None, [12345, 469]),
        (["12,345", "469"], "count", None, [12345, 469]),
        (["12 345", "1.204.300"], "count", None, [12345, 1204300]),
        (["99.091", "100"], "percent", 100, [99.091, 100]),
        (["99.091", "98,5"], "percent", 100, [99.091, 98.5]),  # each shows its own
        (["1.204", "98.5"], None, None, [1.204, 98.5]),  # the second tells of the first
        (["1.204", "98,5"], None, None, [1204, 98.5]),
        (["1.204,5", "1.204"], None, None, [1204.5, 1204]),
        (["1.204", "2.310"], None, None, [1204, 2310]),  # the custom of the language
        (["1,204", "2,310"], None, None, [1.204, 2.31]),
        (["1.5", "1,5", "1.204"], None, None, [1.5, 1.5, None]),  # the column contradicts itself
        (["95,2%", "-", "", "n/a", "12 (3)"], "percent", 100, [95.2, None, None, None, None]),
        (["12,5"], "count", None, [None]),
        (["101"], "percent", 100, [None]),
        (["1.2.3", "1.23.456", "1,204,30"], None, None, [None, None, None]),
    ],
)
def test_decimals_are_told_by_the_column(
    cells: list[str], kind: str | None, most: int | None, figures: list[float | None]
) -> None:
    assert read_column(cells, kind, most)[0] == figures


def test_other_columns_tell_where_one_does_not() -> None:
    assert read_column(["1.204"], None, None, ".")[0] == [1.204]
    table = Table(1, None, ("Tỉnh", "DTI", "Nhận thức số"), (("Huế", "0.70", "4.125"), ("Cà Mau", "0.65", "3.250")))
    values = {(one.unit, one.header): one.value for one in table_values(table, "Chỉ số chuyển đổi số DTI 2023")}
    assert values[("Huế", "Nhận thức số")] == 4.125


def written(value: float, places: int, decimal: str) -> str:
    thousands = "," if decimal == "." else "."
    return f"{value:,.{places}f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=8),
    st.sampled_from([0, 1, 2, 4]),
    st.sampled_from([",", "."]),
)
def test_a_column_in_either_style_is_read_back(numbers: list[int], places: int, decimal: str) -> None:
    """With a decimal place, or as counts, nothing is left to custom."""
    kind = None if places else "count"
    values = [number / 10**places for number in numbers]
    assert read_column([written(value, places, decimal) for value in values], kind)[0] == values


@given(
    st.lists(st.text(alphabet="0123456789., %-+", max_size=12), max_size=6), st.sampled_from(["count", "percent", None])
)
def test_no_cell_breaks_a_column(cells: list[str], kind: str | None) -> None:
    figures, sign = read_column(cells, kind, 100 if kind == "percent" else None)
    assert len(figures) == len(cells)
    assert sign in (None, ".", ",")


# ---------------------------------------------------------------------------------------------------- values


def test_values_carry_the_time_of_their_header_their_table_or_their_page() -> None:
    table = Table(2, None, ("Đơn vị", "Hồ sơ tiếp nhận / Tháng 7/2024", "Hồ sơ tiếp nhận"), (("Sở Y tế", "5", "60"),))
    found = [(one.measure, one.value, one.period) for one in table_values(table, "Kết quả năm 2024")]
    assert found == [("received", 5, "2024-07"), ("received", 60, "2024")]
    assert {one.period for one in table_values(table, "Kết quả")} == {"2024-07", None}


def test_a_table_without_a_known_column_has_no_values_unless_its_source_says_what_it_is() -> None:
    table = Table(1, None, ("Đơn vị", "Cột lạ"), (("Sở Y tế", "5"),))
    assert list(table_values(table, REPORT)) == []
    told = Table(1, None, table.header, table.rows, "facts")
    assert [(one.header, one.measure, one.value) for one in table_values(told, REPORT)] == [("Cột lạ", None, 5)]
    kept = Table(1, None, ("Đơn vị", "Hồ sơ tiếp nhận"), (("Sở Y tế", "5"),), "keep")
    assert list(table_values(kept, REPORT)) == []


def test_facts_of_a_table_have_the_period_of_the_pages_address_and_their_own_quote() -> None:
    table = Table(1, None, ("Tỉnh", "DTI"), (("Đà Nẵng", "0.8002"), ("Huế", "0.7415")), "facts", "2022")
    text = "Xếp hạng chuyển đổi số\nTỉnh | DTI\nĐà Nẵng | 0.8002\nHuế | 0.7415"
    known = {"published": None, "title": "Xếp hạng chuyển đổi số", "tables": (table,)}
    assert fields(text, "indicator entity value period quote", None, **known) == [
        ("dti_score", "P48", 0.8002, "2022", "Đà Nẵng | 0.8002"),
        ("dti_score", "P46", 0.7415, "2022", "Huế | 0.7415"),
    ]


def test_ranks_left_of_the_name_and_columns_of_two_years() -> None:
    text = (
        "Xếp hạng DTI cấp tỉnh\nHạng 2023 | Hạng 2022 | Tỉnh/TP | Giá trị 2023 | Kinh tế số\n"
        "2 | 3 | Hà Nội | 0,7600 | 0,71\n5 | 4 | Huế | 0,7100 | 0,70"
    )
    portal = "Cổng Dịch vụ công quốc gia"
    assert fields(
        text, "indicator entity value period quote", portal, published=None, title="Xếp hạng DTI cấp tỉnh"
    ) == [
        ("dti_rank", "P01", 2, "2023", "2 | 3 | Hà Nội"),
        ("dti_rank", "P01", 3, "2022", "3 | Hà Nội"),
        ("dti_score", "P01", 0.76, "2023", "Hà Nội | 0,7600"),
        ("dti_rank", "P46", 5, "2023", "5 | 4 | Huế"),
        ("dti_rank", "P46", 4, "2022", "4 | Huế"),
        ("dti_score", "P46", 0.71, "2023", "Huế | 0,7100"),
    ]


def test_counts_with_commas_and_headers_of_one_word() -> None:
    text = (
        "Tình hình xử lý hồ sơ 6 tháng đầu năm 2024\nĐịa phương | Tiếp nhận | Đúng hạn | Trễ hạn\n"
        "Hà Nội | 123,456 | 119,000 | 1,000\nHuế | 23,456 | 19,000 | 2,000"
    )
    portal = "Cổng Dịch vụ công quốc gia"
    assert fields(text, "indicator entity value period", portal, published=None, title="Báo cáo") == [
        ("dossiers_received", "P01", 123456, "2024-S1"),
        ("dossiers_overdue", "P01", 1000, "2024-S1"),
        ("dossiers_received", "P46", 23456, "2024-S1"),
        ("dossiers_overdue", "P46", 2000, "2024-S1"),
    ]


def test_fields_and_departments_are_nobody_and_the_sum_is_the_portals_own() -> None:
    text = (
        "Thống kê hồ sơ tháng 8/2025\nSTT | Lĩnh vực giải quyết | Số hồ sơ tiếp nhận / Tổng số\n"
        "1 | Hộ tịch | 500\n2 | Đất đai | 300\nTổng số | Tổng số | 800"
    )
    found = fields(text, "indicator entity value", None, published=None, title="Thống kê hồ sơ", home_entity="P48")
    assert found == [("dossiers_received", "P48", 800)]


def test_a_mistake_in_the_lexicon_is_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (lexicon_files.FOLDER / "headers.yml").read_text(encoding="utf-8")
    for wrong, says in (
        (
            text.replace("indicator: dossiers_online}", "indicator: dossiers_on_line}"),
            "no indicator 'dossiers_on_line'",
        ),
        (text.replace("unless: [early_rate]", "unless: [late_rate]"), r"no measure \['late_rate'\]"),
        (text.replace("kind: rank}", "kind: place}", 1), "subjects.scores_766.measures.rank.kind"),
    ):
        assert wrong != text
        monkeypatch.setattr("pathlib.Path.read_text", lambda *_, wrong=wrong, **__: wrong)
        headers._lexicon.cache_clear()
        with pytest.raises(LexiconError, match=says):
            headers._lexicon()
    monkeypatch.undo()
    headers._lexicon.cache_clear()
    assert read_headers(("STT",), (), "") == (Meaning("number"),)
