"""What comes out of any text: quotations that stand in it, figures of no indicator, platforms; and that nothing ever
fails.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract import extract
from pipelines.extract.engine import OFTEN
from pipelines.extract.lexicon import lexicon
from pipelines.model import Context, Extraction
from tests.unit.extract.reading import PAPER, read, values


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


@pytest.mark.parametrize("letter", ["e\u0302\u0301", "e\u200b\u0301"])  # "ế", "é" with something unseen inside
@pytest.mark.parametrize("more", range(4))
def test_a_long_quote_is_cut_between_letters(letter: str, more: int) -> None:
    filler = "\u200b" * more + letter * 150
    text = f"Năm 2023, Đà Nẵng có 81,5% hồ sơ {filler} nộp trực tuyến toàn trình."
    (fact,) = read(text)
    assert len(fact.quote) <= 400
    assert text[fact.quote_end :].startswith(letter)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Năm 2023, tỉnh Nam Định có 81,4% hồ sơ được nộp qua mạng.".replace(" ", "\u00a0"),
            id="blanks that do not break",
        ),
        pytest.param(
            "Năm 2023, tỉnh Nam Định có 81,4% hồ sơ được nộp qua mạng.".replace(" ", "   "), id="several blanks"
        ),
        pytest.param("Năm 2023, tỉnh Nam Định có 81,4% hồ\u00ad sơ được nộp qua m\u00adạng.", id="soft hyphens"),
        pytest.param("Năm 2023, tỉnh Nam Định có 81,4% h\u200bồ sơ được nộp qua mạn\u200bg.", id="letters of no width"),
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
        ("Hai phần ba", 200 / 3, None, "%"),
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


@pytest.mark.parametrize("word", OFTEN)
def test_words_that_are_looked_for_first_are_cues(word: str) -> None:
    assert lexicon().cues.in_text(word) == "word"


def test_a_text_without_any_cue_gives_nothing() -> None:
    assert extract("Sáng chủ nhật, bà con trong làng đi chợ phiên.", PAPER) == Extraction()


def test_platforms_with_their_start() -> None:
    (mention,) = extract("Ứng dụng iHanoi được ra mắt từ ngày 28/6/2024.", PAPER).platforms
    assert (mention.platform, mention.entity, mention.since) == ("ihanoi", "P01", "2024-06-28")


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tỷ lệ hộ có cáp quang (%): năm 2022: 71,4; năm 2023: 80,2", [71.4, 80.2], id="per cent"),
        pytest.param("Tỷ trọng KTS/GRDP (ĐVT: %): năm 2023 đạt 9,7", [9.7], id="with its sign"),
        pytest.param("Doanh thu công nghiệp CNTT (tỷ đồng): năm 2023: 4.120", [4.12e12], id="money"),
        pytest.param("Doanh thu thương mại điện tử (tỷ USD): năm 2023: 20,5", [20.5e9], id="dollars"),
    ],
)
def test_bare_figures_take_the_unit_that_their_label_holds_in_brackets(text: str, expected: list[float]) -> None:
    assert [value for value, _ in values(text, "indicator")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Doanh thu công nghiệp CNTT năm 2023 cao hơn năm trước là 8,4%.", 8.4, id="so much higher"),
        pytest.param("Quy mô thương mại điện tử năm 2023 nhỏ hơn cùng kỳ tới 3%.", -3, id="so much smaller"),
        pytest.param("Kinh tế số năm 2023: +11,5%.", 11.5, id="a plus sign"),
    ],
)
def test_by_how_much_more_than_before_is_a_growth(text: str, expected: float) -> None:
    assert [value for value, _ in values(text, "indicator")] == [expected]


def test_a_kind_of_institutions_counted_in_a_place_is_none_of_them_by_name() -> None:
    assert values("Năm 2023, 78% trường học Hà Nam thu học phí không dùng tiền mặt.", "entity") == [(78, "P35")]


def test_dollars_are_said_short() -> None:
    assert values("Năm 2023 cả nước có 142 tỷ đô doanh thu công nghiệp ICT.", "unit") == [(142e9, "usd")]


def test_at_least_one_device_is_no_figure_of_its_own() -> None:
    text = "Tỷ lệ hộ gia đình ở Hà Nam có ít nhất 01 điện thoại thông minh năm 2023: 87,6%."
    assert values(text, "indicator") == [(87.6, "household_smartphone_rate")]


def test_the_pace_of_growth_is_no_estimate() -> None:
    assert values("Thương mại điện tử Hà Nam năm 2023 phát triển với tốc độ 21%.", "bound") == [(21, "=")]
