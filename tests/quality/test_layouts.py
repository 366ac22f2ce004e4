"""Each way to set a text out otherwise keeps every figure beside the words that say what it is."""

from __future__ import annotations

import random

import pytest

from benchmarks import layouts, outlines
from benchmarks.layouts import tables_of

RULES = layouts.RULES | outlines.RULES
BY_UNIT = """\
Bảng 2. Kết quả quý I/2024
STT | Đơn vị | Hồ sơ tiếp nhận | Tỷ lệ đúng hạn (%)
1 | Huyện Ba Vì | 1.204 | 99,1
2 | Huyện Sóc Sơn | 987 | -
 | Tổng cộng | 2.191 | 98,7
Nguồn: Văn phòng"""
BY_TIME = """\
Chỉ tiêu\tNăm 2022\tNăm 2023
Hộ có cáp quang (%)\t61,2\t70,4
Người dùng Internet (%)\t70,1\t77,8"""
PLAIN = "Năm | Hồ sơ | Tỷ lệ (%)\n2022 | 812 | 40,1\n2023 | 903 | 52,7"
SPLIT = "Quận | Trực tuyến quý I/2023 (%) | Trực tuyến quý II/2023 (%)\nTây Hồ | 40,1 | 44,2\nBa Đình | 39,5 | 47,0"


def test_rows_below_a_header_of_their_width_are_a_table() -> None:
    ((start, stop, table),) = tables_of(BY_UNIT.split("\n"))
    assert (start, stop, len(table.rows), table.numbered, table.by_unit) == (1, 5, 3, True, True)
    assert [*tables_of(["a | b", "c | 1", "d | 2 | 3"])] == []


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("bars", BY_TIME, "Hộ có cáp quang (%) | 61,2 | 70,4"),
        ("tabs", BY_UNIT, "1\tHuyện Ba Vì\t1.204\t99,1"),
        ("frame", BY_TIME, "|---|---|---|\n| Hộ có cáp quang (%) | 61,2 | 70,4 |"),
        ("aligned", BY_TIME, "61,2        70,4"),
        ("header_in_two", PLAIN.replace("Hồ sơ", "Hồ sơ trực tuyến"), "trực tuyến  (%)\n2022"),
        ("single_blanks", PLAIN, "Năm Hồ sơ Tỷ lệ (%)\n2022 812 40,1"),
        ("semicolon_rows", BY_TIME, "Hộ có cáp quang (%); 61,2; 70,4"),
        ("cell_a_line", BY_UNIT, "987\n-\nTổng cộng\n2.191"),
        ("bare_cells", BY_UNIT, "Tỷ lệ đúng hạn (%)\nHuyện Ba Vì\n1.204"),
        ("numbered_cells", BY_TIME, "TT\nChỉ tiêu\nNăm 2022\nNăm 2023\n1\nHộ có cáp quang (%)"),
        ("numbered_rows", BY_TIME, "2 | Người dùng Internet (%)"),
        ("column_numbers", BY_TIME, "(1)\t(2)\t(3)\n"),
        ("exchanged", BY_TIME, "\nNăm 2023 | 70,4 | 77,8"),
        ("exchanged", BY_UNIT, "Hồ sơ tiếp nhận | 1.204 | 987 | 2.191"),
        ("sums_moved", BY_UNIT, "Tỷ lệ đúng hạn (%)\n | Tổng cộng | 2.191 | 98,7\n1 | Huyện Ba Vì"),
        ("header_again", PLAIN + "\n2024 | 990 | 61,0\n2025 | 999 | 70,2", "52,7\nNăm | Hồ sơ | Tỷ lệ (%)\n2024"),
        ("two_levels", SPLIT, "Quận | Trực tuyến | \n | Quý I/2023 (%) | Quý II/2023 (%)"),
        ("unit_column", BY_TIME, "Hộ có cáp quang | % | 61,2"),
        ("unit_in_label", "Chỉ tiêu | ĐVT | Năm 2023\nSố tổ | tổ | 12\nThu | tỷ đồng | 40", "Thu (tỷ đồng) | 40"),
        ("unit_above", BY_TIME, "Hộ có cáp quang | 61,2"),
        ("unit_with_figures", BY_UNIT, "1.204 | 99,1%"),
        ("unit_in_heads", "Quận | Tỷ lệ\nTây Hồ | 40%\nBa Đình | 39%", "Quận | Tỷ lệ (%)\nTây Hồ | 40"),
        ("list_of_rows", BY_UNIT, "- Huyện Sóc Sơn: hồ sơ tiếp nhận"),
        ("series", BY_TIME, "Hộ có cáp quang (%): 61,2"),
        ("caption_behind", BY_UNIT, "98,7\nBảng 2. Kết quả quý I/2024\nNguồn"),
        ("bare_headings", "1. Chính quyền số\nHồ sơ: 12", "Chính quyền số\nHồ sơ: 12"),
        ("roman_headings", "1. Chính quyền số\nHồ sơ: 12\n2. Kinh tế số", "12\nII. Kinh tế số"),
        ("blank_lines", "A\nB", "A\n\nB"),
        ("no_blank_lines", "A\n\nB", "A\nB"),
        ("commas", "Huế 12%; Vinh 13%; Đà Lạt 9%", "Huế 12%, Vinh 13%, Đà Lạt 9%"),
        ("semicolons", "Huế 12%, Vinh 13%, Đà Lạt 9%", "Huế 12%; Vinh 13%; Đà Lạt 9%"),
    ],
)  # fmt: skip
def test_a_text_is_set_out_otherwise(rule: str, text: str, said: str) -> None:
    made = {RULES[rule](text, random.Random(seed)) for seed in range(40)}
    assert any(said in one for one in made), "\n---\n".join(made)


@pytest.mark.parametrize("rule", ["remarks", "parts", "footnotes", "empty_cells", "sums_named", "other_numbers"])
def test_a_table_keeps_its_figures(rule: str) -> None:
    for seed in range(20):
        made = RULES[rule](BY_UNIT.replace("Tổng cộng", "Toàn tỉnh"), random.Random(seed))
        assert made != BY_UNIT
        assert all(figure in made for figure in ("1.204", "99,1", "987", "2.191", "98,7"))


def test_all_points_of_a_list_get_the_same_mark() -> None:
    made = {RULES["other_markers"]("Gồm:\n- hồ sơ: 12\n- phí: 13", random.Random(seed)) for seed in range(40)}
    assert {"Gồm:\n1. hồ sơ: 12\n2. phí: 13", "Gồm:\na) hồ sơ: 12\nb) phí: 13", "Gồm:\nhồ sơ: 12\nphí: 13"} <= made
    assert RULES["other_markers"]("- một\n+ hai", random.Random(1)) == "- một\n+ hai"


def test_an_aside_is_parted_by_commas_or_dashes_at_the_end_of_its_clause() -> None:
    made = {RULES["asides"]("Nhận 12 hồ sơ (đạt 60%), trả 9 (75%) rồi.", random.Random(seed)) for seed in range(9)}
    assert made == {"Nhận 12 hồ sơ, đạt 60%, trả 9 (75%) rồi.", "Nhận 12 hồ sơ - đạt 60%, trả 9 (75%) rồi."}


def test_commas_stay_where_a_sentence_has_others() -> None:
    text = "Huế 12%; Vinh 13%, tăng; Đà Lạt 9%"
    assert RULES["commas"](text, random.Random(1)) == text
