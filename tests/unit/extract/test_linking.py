"""What a figure is of and whose it is: the words around it, the figures beside it, who is pointed at."""

from __future__ import annotations

import pytest

from pipelines.extract import extract
from pipelines.model import Context, Fact


def read(text: str, publisher: str = "Báo Quảng Nam") -> list[Fact]:
    return list(extract(text, Context(published="2024-10-17", publisher=publisher)).facts)


def values(text: str, field: str, publisher: str = "Báo Quảng Nam") -> list[tuple[float, object]]:
    return [(fact.value, getattr(fact, field)) for fact in read(text, publisher)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Quý I, tỉnh trả kết quả 21.340 hồ sơ, gồm 21.002 hồ sơ sớm hạn (98,42%) và 338 hồ sơ trễ hạn.",
            [("dossiers_resolved", 21340.0), ("dossier_on_time_rate", 98.42), ("dossiers_overdue", 338.0)],
        ),
        (
            "Kinh tế số năm 2023 chiếm 17% GRDP. Cùng năm, du lịch đóng góp 8,1% GRDP, khu vực dịch vụ chiếm 41% GRDP.",
            [("digital_economy_gdp_share", 17.0)],
        ),
        (
            "Theo Bộ Khoa học và Công nghệ, kinh tế số năm 2023 đóng góp khoảng 17% GDP, năm 2022 là 16,6%.",
            [("digital_economy_gdp_share", 17.0), ("digital_economy_gdp_share", 16.6)],
        ),
        (
            "Công bố DTI năm 2023. Quảng Nam đứng thứ 12/63; kỳ DTI 2022, tỉnh cũng ở vị trí 12.",
            [("dti_rank", 12.0), ("dti_rank", 12.0)],
        ),
        ("Đấu giá 12 lô đất: 96,5% người trả lời phiếu khảo sát hài lòng với bãi đỗ xe.", []),
    ],
)
def test_what_a_figure_is_no_share_or_restatement_of(text: str, facts: list[tuple[str, float]]) -> None:
    assert [(fact.indicator, fact.value) for fact in read(text)] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "DTI năm 2023: Dẫn đầu khối các bộ có dịch vụ công tiếp tục là Bộ Công an. Đứng đầu khối tỉnh vẫn là Huế.",
            [("M:bca", 1.0), ("P46", 1.0)],
        ),
        (
            "PAR INDEX 2023 khối bộ, cơ quan ngang bộ: Bộ Tài chính về nhất với 90,2%. Bình quân của khối là 83,1%.",
            [("M:btc", 1.0), ("M:btc", 90.2), ("G:ministries", 83.1)],
        ),
        ("Năm 2025, khối bộ cần đưa PAR INDEX lên trên 90%.", [("G:ministries", 90.0)]),
        (
            "Số hóa hộ tịch: Đắk Nông đi trước. Hà Giang mới 5/11 huyện, thành phố hoàn tất."
            " Tỉnh đặt mục tiêu đến hết năm 2024 có 11/11 huyện, thành phố hoàn tất.",
            [("P02", 5.0), ("P02", 11.0)],
        ),
        (
            "Cùng huyện Diên Khánh, cả 8/8 huyện, thị xã, thành phố đã làm xong việc số hóa hộ tịch.",
            [("P56", 8.0)],
        ),
        (
            '"Tỉnh tôi 4G phủ 97,1% dân số", Giám đốc Sở Thông tin và Truyền thông Kon Tum nói tại Buôn Ma Thuột.',
            [("P62", 97.1)],
        ),
    ],
)
def test_who_is_pointed_at_or_named_behind(text: str, facts: list[tuple[str, float]]) -> None:
    found = extract(text, Context(published="2024-10-17", publisher="Cổng TTĐT Bộ Tư pháp")).facts
    assert [(fact.entity, fact.value) for fact in found] == facts


def test_bounds_at_a_duty_and_below_a_goal() -> None:
    assert values("Đến hết năm 2025, ít nhất phải đạt 75% hồ sơ trực tuyến.", "bound") == [(75.0, ">=")]
    text = "Tỷ lệ hồ sơ trực tuyến mới 61%, chưa chạm mức 70% mà UBND tỉnh giao."
    assert values(text, "bound") == [(61.0, "="), (70.0, "=")]


def test_a_source_behind_a_semicolon_is_the_next_units() -> None:
    text = (
        "Năm 2023, doanh thu công nghiệp ICT của Hải Phòng đạt 210.000 tỷ đồng; Đà Nẵng 38.000 tỷ đồng, tăng 4%;"
        " riêng Huế, theo UBND thành phố này, giảm 1%, còn 900 tỷ đồng."
    )
    found = [f for f in read(text, "Báo Nhân Dân") if f.indicator == "ict_revenue"]
    assert [(f.entity, f.attributed_to) for f in found] == [("P31", None), ("P48", None), ("P46", "P46")]
