"""A figure and what it is on lines of their own, as pictures and pages of statistics set them, are one statement."""

from __future__ import annotations

import pytest

from pipelines.extract.wrapped import unwrapped
from tests.unit.extract.reading import fields


def test_figures_above_what_they_are_lead_on_into_it() -> None:
    text = (
        "[Infographic] TIỀN GIANG NĂM 2023\n\n71,8%\nhồ sơ được nộp trực tuyến\n\n"
        "9,6%\ntỷ trọng kinh tế số trong GRDP\n\n46\ncamera giám sát giao thông\n"
    )
    assert fields(text, "indicator value", "Báo Tiền Giang") == [
        ("dossier_online_rate", 71.8),
        ("digital_economy_gdp_share", 9.6),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "TIỀN GIANG NĂM 2023\nSố liệu đến 31/12/2023\n512\ntổ công nghệ số cộng đồng\n68,4%\n"
            "Hộ gia đình có cáp quang\n2.071\ndoanh nghiệp\ncông nghệ số\nKINH TẾ SỐ\nĐóng góp còn nhỏ.\n",
            id="among other lines",
        ),
        pytest.param(
            "Số liệu đến 31/12/2023\n\n512\nTổ công nghệ số cộng đồng\n68,4%\nHộ gia đình có cáp quang\n2.071\n"
            "Doanh nghiệp công nghệ số\n",
            id="capitals in a block of their own",
        ),
        pytest.param(
            "Tiền Giang: số liệu đến ngày 31/12/2023\n512\nTổ công nghệ số cộng đồng\n68,4%\nHộ gia đình có cáp quang\n"
            "2.071\nDoanh nghiệp công nghệ số",
            id="capitals below one heading",
        ),
    ],
)
def test_pairs_of_a_figure_and_what_it_is_follow_each_other(text: str) -> None:
    assert fields(text, "indicator value period", "Sở Thông tin và Truyền thông tỉnh Tiền Giang") == [
        ("community_digital_teams", 512, "2023-12-31"),
        ("household_fiber_rate", 68.4, "2023-12-31"),
        ("digital_enterprises", 2071, "2023-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Hồ sơ nộp trực tuyến\n71,8%\ntrong đó toàn trình\n44,2%\n", [71.8, 44.2]),
        ("NĂM 2023\nHồ sơ nộp trực tuyến\n71,8%\nHồ sơ toàn trình\n44,2%\nNguồn: tỉnh\n", [71.8, 44.2]),
        ("Số liệu năm 2023\nhồ sơ nộp trực tuyến\n71,8%\nhồ sơ toàn trình\n44,2%\nNguồn: tỉnh\n", [71.8, 44.2]),
    ],
)
def test_figures_below_what_they_are_stay_with_it(text: str, read: list[float]) -> None:
    found = fields(text, "indicator value", "Báo Tiền Giang")
    assert found == [("dossier_online_rate", read[0]), ("dossier_full_online_rate", read[1])]


CARDS = {
    "Tiếp nhận": "5.120 hồ sơ",
    "Trong đó trực tuyến": "4.377",
    "Trước và đúng hạn": "98,6%",
    "Trễ hạn": "41 hồ sơ",
    "Lượt đánh giá": "212 | Hài lòng: 97,1%",
}
PORTAL = "Trung tâm Phục vụ hành chính công tỉnh Đồng Nai"
OF_CARDS = [
    ("dossiers_received", 5120.0),
    ("dossiers_online", 4377.0),
    ("dossier_on_time_rate", 98.6),
    ("dossiers_overdue", 41.0),
    ("satisfaction_ratings", 212.0),
    ("satisfaction_rate", 97.1),
]


@pytest.mark.parametrize("mark", ["■ ", "► ", "", "— "])
@pytest.mark.parametrize("change", ["", "\n▲ 8,2% so với tháng trước", "\n-0,4%", "\ntăng 3 điểm", "\n= không đổi"])
def test_cards_of_several_units_are_of_the_one_that_heads_them(mark: str, change: str) -> None:
    cards = "\n".join(f"{label}\n{figure}{change}" for label, figure in CARDS.items())
    text = (
        f"Thống kê tháng 10/2025\n{mark}Phường Tân Mai\n{cards}\n[Chi tiết] [Biểu đồ]\n"
        f"{mark}Phường Trấn Biên\n{cards.replace('5.120', '6.204')}\n[Chi tiết] [Biểu đồ]\n"
    )
    found = fields(text, "indicator value entity", PORTAL, published="2025-11-12")
    assert [fact[:2] for fact in found[:6]] == OF_CARDS
    units = [entity for *_, entity in found]
    assert len(found) == 12
    assert len({*units}) == 2
    assert units[0] != units[6]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("TT\nĐịa bàn\nTrễ hạn\n1\nTân Mai\n41\n2\nTrấn Biên\n17\n", id="rows with their numbers"),
        pytest.param("Tân Mai\n5.120\n41\nTrấn Biên\n6.204\n17\n", id="rows of two figures"),
        pytest.param("Kế hoạch\n2025\nMục tiêu\n2026\n", id="years"),
    ],
)
def test_rows_of_a_table_are_no_cards(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize("span", ["Kỳ dữ liệu: Quý II năm 2024", "Quý II/2024", "Kỳ báo cáo: quý II/2024 ▾"])
@pytest.mark.parametrize("below", [True, False])
def test_cards_of_a_page_beside_its_best_are_of_the_span_at_its_head(span: str, below: bool) -> None:
    cards = [("61.204", "Hồ sơ tiếp nhận"), ("58.977", "Hồ sơ đã giải quyết"), ("97,1%", "Tỷ lệ giải quyết đúng hạn")]
    text = "TRUNG TÂM ĐIỀU HÀNH\n" + span + "\nTIẾP NHẬN VÀ GIẢI QUYẾT\n"
    text += "".join(f"{a}\n{b}\n▲ 2,1% so với quý trước\n" if below else f"{b}\n{a}\n" for a, b in cards)
    text += "TỐT NHẤT\n1\nVăn phòng một\n2\nVăn phòng hai\nTRUY CẬP\nĐang trực tuyến\n214\nHôm nay\n4.870\n"
    assert fields(text, "indicator value period") == [
        ("dossiers_received", 61204, "2024-Q2"),
        ("dossiers_resolved", 58977, "2024-Q2"),
        ("dossier_on_time_rate", 97.1, "2024-Q2"),
    ]


def test_each_figure_that_opens_a_block_of_prose_leads_on_into_it() -> None:
    text = (
        "BÌNH THUẬN QUA NHỮNG CON SỐ\n\n82,6%\nTỷ lệ hộ gia đình có cáp quang vào cuối tháng 6/2024. Cả tỉnh đang kéo "
        "nốt về 9 thôn.\n\n31,5%\nĐó là phần hồ sơ thủ tục hành chính của tỉnh được nộp trực tuyến trong 6 tháng đầu "
        "năm 2024.\n\n0 đồng\nTiền bạn phải trả cho một lần thử."
    )
    assert fields(text, "indicator value period", "Báo Bình Thuận") == [
        ("household_fiber_rate", 82.6, "2024-06-30"),
        ("dossier_online_rate", 31.5, "2024-S1"),
    ]
    below = text + "\n\nHồ sơ nộp trực tuyến\n71,8%\n"
    assert unwrapped(below) == below
