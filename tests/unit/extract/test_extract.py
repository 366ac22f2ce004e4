"""Whole sentences in our own words: whose number, of what time, how meant; and that nothing ever fails."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract import EXTRACTOR_VERSION, explain, extract
from pipelines.model import Context, Extraction
from tests.unit.extract.reading import PAPER, read


def test_several_places_in_one_sentence() -> None:
    found = read(
        "Năm 2023, tỷ lệ hồ sơ trực tuyến toàn trình của Hà Nam, Nam Định và Thái Bình lần lượt là 61%, 62,5% và 63%."
    )
    assert [(f.entity, f.value) for f in found] == [("P35", 61), ("P36", 62.5), ("P34", 63)]
    assert {f.period for f in found} == {"2023"}


def test_a_change_is_no_level() -> None:
    assert read("Tỷ lệ hồ sơ nộp trực tuyến tăng 46% so với cùng kỳ.") == []


def test_the_level_after_a_change() -> None:
    found = read("Năm 2023, tỷ lệ hồ sơ nộp trực tuyến tăng 12 điểm phần trăm lên 71,4%.")
    assert [f.value for f in found] == [71.4]


def test_targets_bounds_and_periods() -> None:
    text = "Đến năm 2025, thành phố phấn đấu ít nhất 80% hồ sơ được xử lý trực tuyến toàn trình."
    (fact,) = read(text, "Báo Đà Nẵng")
    assert (fact.status, fact.bound, fact.period, fact.entity) == ("target", ">=", "2025", "P48")


def test_a_district_is_never_its_province() -> None:
    found = read("Quận Cẩm Lệ đạt 81,9% hồ sơ trực tuyến toàn trình trong 6 tháng đầu năm.")
    assert [f.entity for f in found] == ["D495"]


def test_units_as_they_were() -> None:
    text = "Năm {}, 70% hộ gia đình ở Bắc Ninh có internet cáp quang."
    assert read(text.format(2023), None, published="2024-02-01")[0].entity == "P27"
    assert read(text.format(2025), None, published="2026-02-01")[0].entity == "P24"


def test_a_share_of_a_plan_is_no_indicator() -> None:
    assert read("Số hồ sơ nộp trực tuyến đạt 81% kế hoạch năm.") == []


def test_dossiers_of_another_kind() -> None:
    text = "Hội đồng tuyển dụng nhận 412 hồ sơ dự tuyển trực tuyến, 63 hồ sơ trễ hạn không được xét."
    assert read(text) == []


def test_tables_are_read_by_header_and_row() -> None:
    table = "Tỷ lệ hồ sơ nộp trực tuyến (%)\nĐịa phương | 2022 | 2023\nHà Nam | 51,5 | 63,2\nNam Định | 48,1 | 60"
    found = read(table, None, published="2024-03-01")
    assert [(f.entity, f.period, f.value) for f in found] == [
        ("P35", "2022", 51.5),
        ("P35", "2023", 63.2),
        ("P36", "2022", 48.1),
        ("P36", "2023", 60),
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_quotes_are_substrings_of_the_text_as_stored(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Tại Ðà Nẵng, năm 2023 có 81,4%\u00a0hồ sơ được nộp\u00ad qua mạng.")
    (fact,) = read(text)
    assert (fact.entity, fact.value) == ("P48", 81.4)
    assert unicodedata.normalize("NFC", text[fact.number_start : fact.number_end]) == "81,4%"


def test_a_mark_that_no_letter_carries_belongs_to_the_figure_before_it() -> None:
    text = "Năm 2023, PAR Index của Đà\u00ad Nẵng xếp thứ 7\u0301 cả nước."
    (fact,) = read(text)
    assert (fact.indicator, fact.value) == ("par_index_rank", 7)
    assert text[fact.number_start : fact.number_end] == "7\u0301"
    assert "7" in fact.quote


def test_a_quote_is_as_long_as_quotes_may_be_in_the_text_as_stored() -> None:
    text = "Năm 2023 Đà Nẵng có" + " \u200b" * 500 + " 81,5% hồ sơ nộp trực tuyến" + " \u200b" * 300 + " toàn trình."
    (fact,) = read(text)
    assert len(fact.quote) <= 400
    assert "81,5" in fact.quote


def test_no_place_is_before_the_first() -> None:
    assert read("Năm 2023, PAR Index của Đà Nẵng xếp thứ 0 cả nước.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, tỉnh Nam Định có 81,4% hồ sơ được nộp qua mạng.".replace(" ", "\u00a0"),
        "Năm 2023, tỉnh Nam Định có 81,4% hồ sơ được nộp qua mạng.".replace(" ", "   "),
        "Năm 2023, tỉnh Nam Định có 81,4% hồ\u00ad sơ được nộp qua m\u00adạng.",
        "Năm 2023, tỉnh Nam Định có 81,4% h\u200bồ sơ được nộp qua mạn\u200bg.",
    ],
)
def test_a_text_whose_every_word_is_broken_is_not_dismissed(text: str) -> None:
    (fact,) = read(text)
    assert (fact.indicator, fact.entity, fact.value) == ("dossier_online_rate", "P36", 81.4)


def test_numbers_of_no_indicator_are_kept() -> None:
    kept = extract("Năm 2023, 70% hộ gia đình có cáp quang; tỉnh lắp 1.260 camera.", PAPER).quantities
    assert [(q.value, q.unit) for q in kept] == [(1260, "camera")]


FIGURES_ALONE = """Phường trồng 340 gốc hoa ban, hơn vụ trước 9%; Quận 5 góp 35 triệu đồng ngày 12/3/2024.
Hai phần ba số hộ nuôi gà, hai mươi lăm nghìn con, giá 130.000 đồng. Một trong ba thôn có 1,5 - 2 ha ao."""


def test_a_text_without_a_word_of_the_catalogue_keeps_its_figures() -> None:
    found = extract(FIGURES_ALONE, PAPER)
    assert [(FIGURES_ALONE[q.start : q.end], q.value, q.value_high, q.unit) for q in found.quantities] == [
        ("340", 340, None, "gốc hoa"),
        ("9%", 9, None, "%"),
        ("35 triệu đồng", 35e6, None, "đồng"),
        ("Hai phần ba", 66.6667, None, "%"),
        ("hai mươi lăm nghìn", 25000, None, "con"),
        ("130.000 đồng", 130000, None, "đồng"),
        ("1,5 - 2 ha", 1.5, 2, "ha"),
    ]
    assert [FIGURES_ALONE[q.sentence_start : q.sentence_end][:12] for q in found.quantities][2:4] == [
        "Phường trồng",
        "Hai phần ba ",
    ]
    assert not found.facts


def test_figures_are_read_alike_with_and_without_a_word_of_the_catalogue() -> None:
    together = extract(FIGURES_ALONE + "\n\nTỉnh số hóa hồ sơ trên LGSP.", PAPER)
    assert together.platforms, "read in full"
    assert together.quantities == extract(FIGURES_ALONE, PAPER).quantities


@pytest.mark.parametrize("figure", ["7 bò", "năm phần trăm", "ba mươi con", "nửa số nhà", "hai phẩy năm phần trăm"])
def test_every_figure_is_a_cue(figure: str) -> None:
    text = f"Bà con góp {figure}, ai nấy đều vui."
    assert [text[q.start : q.end] for q in extract(text, PAPER).quantities]


def test_a_text_without_any_cue_gives_nothing() -> None:
    assert extract("Sáng chủ nhật, bà con trong làng đi chợ phiên.", PAPER) == Extraction()


def test_platforms_with_their_start() -> None:
    (mention,) = extract("Ứng dụng iHanoi được ra mắt từ ngày 28/6/2024.", PAPER).platforms
    assert (mention.platform, mention.entity, mention.since) == ("ihanoi", "P01", "2024-06-28")


def test_sources_are_named() -> None:
    text = "Theo Bộ Thông tin và Truyền thông, tỷ trọng kinh tế số trong GDP năm 2023 đạt 16,5%."
    (fact,) = read(text, "VnExpress", published="2024-03-01")
    assert (fact.entity, fact.attributed_to) == ("VN", "M:btttt")


def test_explaining_names_the_winner() -> None:
    told = explain("Năm 2023, 70% hộ gia đình có cáp quang.", PAPER)
    assert [c.answer for c in told if c.won] == ["household_fiber_rate", "P49", "2023"]
    assert EXTRACTOR_VERSION


WORDS = [
    "hồ sơ",
    "trực tuyến",
    "toàn trình",
    "đạt",
    "58,6%",
    "Hà Nội",
    "tỉnh",
    "năm 2024",
    "(",
    ")",
    "|",
    "\n",
    ";",
    ",",
    ".",
    "lần lượt",
    "kinh tế số",
    "GRDP",
    "hạng 6/63",
    "DTI",
    "tăng",
    "so với",
    "cùng kỳ",
    "- ",
    "1.",
    "≥",
    "%",
    "tỷ đồng",
    "quý III",
    "Bộ",
    "của",
    "á quân",
    "\t",
    "ba phần tư",
    "99999999999999999999",
    "Ð",
    "e\u0302\u0301",
    "\u200b",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from([None, "2024", "2024-10", "2024-10-05", "rubbish"])
)
def test_any_mixture_gives_facts_or_none(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    for fact in read(text, "Báo Hà Nam", published=published, title=text[:40]):
        assert 0 <= fact.confidence <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_facts_or_none(text: str) -> None:
    extract(text, Context(title=text, publisher=text))


def test_blanks_of_odd_kinds_fail_on_nothing() -> None:
    text = "Đơn vị  Hồ sơ trực tuyến\nHuyện A  12\nHuyện B  13 \t 34\nHuyện C  15"
    assert read(text) == []
