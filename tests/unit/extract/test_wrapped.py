"""A text broken at the width of a page says what it says unbroken; lists, tables and headings keep their lines."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from pipelines.extract.wrapped import unwrapped
from tests.unit.extract.reading import fields, values

PARAGRAPHS = (
    "Trong quý III/2024, các cơ quan hành chính của tỉnh Hà Nam tiếp nhận 120.500 hồ sơ thủ tục hành chính, trong đó "
    "tỷ lệ hồ sơ nộp trực tuyến đạt 71,2%, tăng 11 điểm phần trăm so với cùng kỳ năm trước.",
    "Đến hết tháng 9, toàn tỉnh có 1.020 tổ công nghệ số cộng đồng với 7.315 thành viên; 88% dân số có hồ sơ sức khỏe "
    "điện tử, 61% người trưởng thành có tài khoản công dân số.",
)


def meaning(text: str) -> list[tuple[object, ...]]:
    return fields(text, "indicator entity value period status bound", "Báo Hà Nam")


def broken(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_text_broken_at_a_width_gives_the_same_facts(width: int, gap: str) -> None:
    whole = gap.join(PARAGRAPHS)
    text = gap.join(broken(paragraph, width) for paragraph in PARAGRAPHS)
    assert meaning(text) == meaning(whole)
    assert len(meaning(text)) == 6


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "Kết quả\n- Hồ sơ trực tuyến: 71,2%\n- Thanh toán trực tuyến: 55%\n- Số hóa hồ sơ: 80%",
        "Đơn vị | Tiếp nhận | Đúng hạn\nHuế | 1.200 | 99,1\nĐà Nẵng | 2.300 | 98,7",
        "Thông báo kết quả cải cách hành chính của tỉnh\nTiếp nhận 1.200 hồ sơ\nGiải quyết 1.100 hồ sơ\n",
    ],
)
def test_lines_that_nobody_broke_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_whole_articles_are_read_alike() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("tests/quality/dev/texts").glob("*.txt"))]
    prose = {text: said for text in texts if "|" not in text and "\t" not in text and (said := meaning(text))}
    same = sum(meaning(broken(text, 80)) == said for text, said in prose.items())
    assert len(prose) > 50
    assert same >= 0.92 * len(prose)


def test_lines_of_letters_of_several_widths_are_joined_as_well() -> None:
    text = (
        "Tỉnh Quảng Nam đặt mục tiêu tỷ lệ dân số trưởng thành có tài khoản ngân hàng\n"
        "hoặc tài khoản tại tổ chức được phép khác đạt trên 75% vào năm 2025, 90% năm\n"
        "2030. Kế hoạch cũng giao các sở, ngành vận động người dân dùng tài khoản để\n"
        "trả phí dịch vụ công một cách đơn giản, an toàn trên mọi thiết bị sẵn có mà\n"
        "không phải đến tận nơi."
    )
    assert values(text, "period") == [(75.0, "2025"), (90.0, "2030")]
