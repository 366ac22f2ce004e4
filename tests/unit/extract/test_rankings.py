"""Rankings as the press tells them: who is named as first, next and among the first so many, whose a score is, and
what is a rank in a part of an index, of another index or of nobody.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read

NATIONAL = {"publisher": "Nhân Dân", "published": "2025-05-20"}


def ranks(text: str) -> list[tuple[str, float, str]]:
    return [(fact.entity, fact.value, fact.bound) for fact in read(text, **NATIONAL) if fact.unit == "rank"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Chỉ số EBI 2024: Hà Nội dẫn đầu với 80,1 điểm, thứ hai là Bình Dương với 51,3 điểm; thứ ba là Đồng Nai.",
            [("P01", 1, "="), ("P74", 2, "="), ("P75", 3, "=")],
        ),
        (
            "Bảng xếp hạng DTI 2023 do Lạng Sơn dẫn đầu. Tiếp theo là Yên Bái (0,7120), Nam Định (0,7055).",
            [("P20", 1, "="), ("P15", 2, "="), ("P36", 3, "=")],
        ),
        (
            "Về chỉ số DTI 2023, Cần Thơ xếp thứ nhất, tiếp đó là Long An và Tây Ninh.",
            [("P92", 1, "="), ("P80", 2, "="), ("P72", 3, "=")],
        ),
        (
            "DTI 2023 của Huế đứng đầu. Các tỉnh xếp sau đó lần lượt là Lai Châu và Cà Mau.",
            [("P46", 1, "="), ("P12", 2, "="), ("P96", 3, "=")],
        ),
        (
            "ICT Index 2020: các vị trí thứ 2 là Lào Cai và thứ 3 là An Giang.",
            [("P10", 2, "="), ("P89", 3, "=")],
        ),
        (
            "Kết quả PAR INDEX 2023 vừa được công bố.\n"
            "Theo đó, Hải Dương dẫn đầu cả nước, thứ 2 là Thái Bình, tiếp theo là Hà Giang và Sơn La,"
            " những nơi đi sớm trong xây dựng chính quyền số.",
            [("P30", 1, "="), ("P34", 2, "="), ("P02", 3, "="), ("P14", 4, "=")],
        ),
    ],
)
def test_who_comes_next(text: str, found: list[tuple[str, float, str]]) -> None:
    assert ranks(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Top 3 địa phương có chỉ số DTI năm 2023 cao nhất gồm: Lâm Đồng, Bắc Giang, Hậu Giang.",
            [("P68", 3, "<="), ("P24", 3, "<="), ("P93", 3, "<=")],
        ),
        (
            "Ba tỉnh dẫn đầu về chỉ số EBI năm 2024 là Bắc Ninh (40,2), Đồng Nai (38) và Long An (30,5).",
            [("P27", 3, "<="), ("P75", 3, "<="), ("P80", 3, "<=")],
        ),
        (
            "Ở nhóm 17 bộ, ba vị trí dẫn đầu ICT Index 2020 thuộc về Bộ Y tế, Bộ Tài chính và Bộ Xây dựng.",
            [("M:byt", 3, "<="), ("M:btc", 3, "<="), ("M:bxd", 3, "<=")],
        ),
        (
            "Ba vị trí dẫn đầu ICT Index 2020 lần lượt thuộc về Bộ Y tế, Bộ Tài chính và Bộ Xây dựng.",
            [("M:byt", 1, "="), ("M:btc", 2, "="), ("M:bxd", 3, "=")],
        ),
        ("Ba tỉnh dẫn đầu DTI 2023 về nhận thức số là Lâm Đồng, Bắc Giang và Hậu Giang.", []),
        ("Hai tỉnh dẫn đầu DTI 2023 khu vực phía bắc là Lâm Đồng và Bắc Giang.", []),
    ],
)
def test_those_at_the_top_in_no_order(text: str, found: list[tuple[str, float, str]]) -> None:
    assert ranks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Đây là năm thứ 4 Bộ Nội vụ công bố Chỉ số PAR INDEX.",
        "Trong bảng xếp hạng EGDI năm 2022, nhiều nước nhỏ bứt lên.",
        "Đối với nhóm 63 địa phương, ICT Index 2020 được tính từ ba nhóm tiêu chí.",
        "VECOM công bố chỉ số EBI 2024. Riêng chỉ số về giao dịch B2C, Hà Nội dẫn đầu. Đà Nẵng lùi xuống thứ 5.",
        "Chỉ số DTI 2023 của tỉnh gồm ba trụ cột: chính quyền số (CQS) và các trụ cột khác. CQS xếp thứ 31/63.",
    ],
)
def test_no_rank_of_the_index(text: str) -> None:
    assert ranks(text) == []


def test_from_one_step_to_another() -> None:
    text = "Về ICT Index, Sơn La đi từ bậc 40 (năm 2019) lên bậc 33 (năm 2020)."
    assert fields(text, "entity value period", **NATIONAL) == [("P14", 40, "2019"), ("P14", 33, "2020")]


def test_a_city_that_became_a_province_is_ranked_as_one() -> None:
    assert ranks("Công bố DTI 2023: vị trí thứ 5 thuộc về TP Huế.") == [("P46", 5, "=")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Chỉ số SIPAS 2023 đo ở 63 tỉnh.\n"
            "Ở chỉ số này, tỉnh Hà Nam dẫn đầu với 88,4%; thứ 2 tỉnh Phú Yên đạt 87,1%.",
            [("sipas_score", "P35", 88.4), ("sipas_score", "P54", 87.1)],
        ),
        (
            "Năm 2023, giá trị trung bình Chỉ số cải cách hành chính (PAR INDEX) của 17 bộ, cơ quan ngang bộ là 83,2%.",
            [("par_index_score", "G:ministries", 83.2)],
        ),
        (
            "PAR INDEX năm 2023 của các tỉnh, thành phố đi lên, giá trị trung bình đạt 85,7%.",
            [("par_index_score", "G:provinces", 85.7)],
        ),
        ("DTI quốc gia năm 2023 đạt 0,7011.", [("dti_score", "VN", 0.7011)]),
        (
            "Năm 2022, chỉ số PCI đạt 66,1 điểm, tăng 2 bậc; chỉ số SIPAS đạt 81,3%.",
            [("sipas_score", "P64", 81.3)],
        ),
    ],
)
def test_whose_a_score_is_and_of_which_index(text: str, found: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value", "Báo Gia Lai", published="2025-05-20") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kinh tế số chiếm 12,4% GDP năm 2023; trong đó kinh tế số lõi đóng góp 7,5% (chiếm 60,5%),"
            " số hóa các ngành khác đóng góp 4,9% (chiếm 39,5%).",
            [(12.4, "2023")],
        ),
        (
            "Kinh tế số chiếm 12,4% GDP năm 2023. Khu vực dịch vụ đóng góp 6,8%, công nghiệp và xây dựng 5,5%.",
            [(12.4, "2023")],
        ),
        ("Ngành điện tử chiếm hơn 40% tổng giá trị tăng thêm của kinh tế số.", []),
        (
            "Tỷ trọng kinh tế số trong GDP bình quân giai đoạn 2021-2023 đạt khoảng 12,3% và năm 2023 là 12,4%.",
            [(12.3, "2021/2023"), (12.4, "2023")],
        ),
        (
            "Kinh tế số chiếm 15,8% GDP và luôn có tốc độ tăng trưởng cao hơn nền kinh tế.",
            [(15.8, "2025-05-20")],
        ),
        (
            "Tỷ trọng kinh tế số trong GDP năm 2021 là 10,4% và tiếp tục tăng trưởng trong năm 2022, đạt 11,6%.",
            [(10.4, "2021"), (11.6, "2022")],
        ),
        (
            "Mục tiêu đến năm 2026, kinh tế số chiếm 22% GDP và năm 2031 chiếm 33% GDP.",
            [(22, "2026"), (33, "2031")],
        ),
    ],
)
def test_the_whole_economy_and_its_parts(text: str, found: list[tuple[float, str]]) -> None:
    assert fields(text, "value period", **NATIONAL) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mỗi thôn, bản, tổ dân phố lập 01 tổ công nghệ số cộng đồng; toàn tỉnh có 812 tổ công nghệ số cộng đồng.",
            [812],
        ),
        ("Thuê bao dùng điện thoại thông minh đạt 2,1 triệu thuê bao, tăng 90 nghìn thuê bao (4,5%).", []),
        ("Di động phủ 99,5% dân số, trong đó mạng 5G còn mỏng.", []),
        ("Gia Lai có 9.120 tài khoản bán hàng trên các sàn.", []),
    ],
)
def test_neither_an_average_nor_a_change_nor_another_thing(text: str, found: list[float]) -> None:
    assert [fact.value for fact in read(text, "Báo Gia Lai", published="2025-05-20")] == found


def test_a_list_behind_the_figure_that_all_of_it_reached() -> None:
    text = "Có 96% người trưởng thành mở tài khoản ngân hàng là Phần Lan, Na Uy và Thụy Sĩ."
    assert set(fields(text, "entity value", **NATIONAL)) == {("FI", 96), ("NO", 96), ("CH", 96)}
