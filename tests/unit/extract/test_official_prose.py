"""How the reports, plans and notices of offices are read: times that hold for what follows, goals in lists, the tiers
of an administration and what a figure of theirs is not.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import values


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Trong quý II/2024, toàn tỉnh mở 14 lớp tập huấn; tỷ lệ hồ sơ giải quyết đúng hạn là 96%.",
            [(96.0, "2024-Q2")],
        ),
        (
            "Trong năm 2023, toàn huyện có 4.310 cuộc họp. Số hồ sơ mới tiếp nhận là 12.300 hồ sơ.",
            [(12300.0, "2023")],
        ),
        (
            "Đến hết tháng 6/2024, tỉnh có 31 trang tin; 68% văn bản được trao đổi qua mạng.",
            [(68.0, "2024-06-30")],
        ),
        (
            "Tính từ đầu năm đến đầu tháng 8-2024, 51% hồ sơ được nộp trực tuyến.",
            [(51.0, "2024-01/2024-08")],
        ),
        (
            "Quý I/2024 tỉnh có 88% hồ sơ đúng hạn. Có đến 5/9 huyện vượt mức này, cao nhất là 99% hồ sơ đúng hạn.",
            [(88.0, "2024-Q1"), (99.0, "2024-Q1")],
        ),
        (
            "Năm 2023 huyện nhận 9.040 hồ sơ, trong đó nộp trực tuyến là 1955 hồ sơ, giải quyết đúng hạn đạt 97%.",
            [(9040.0, "2023"), (1955.0, "2023"), (97.0, "2023")],
        ),
    ],
)
def test_a_time_that_opens_its_sentence_holds_for_what_follows(text: str, periods: list[tuple[float, str]]) -> None:
    assert values(text, "period") == periods
