"""Rankings as the press tells them: who is named as first, next and among the first so many, whose a score is, and
what is a rank in a part of an index, of another index or of nobody.
"""

from __future__ import annotations

import pytest

from pipelines import catalogue
from pipelines.extract.indexes import PROVINCES
from tests.unit.extract.reading import fields, read, values

NATIONAL = {"publisher": "Nhân Dân", "published": "2025-05-20"}


def ranks(text: str) -> list[tuple[str, float, str]]:
    return [(fact.entity, fact.value, fact.bound) for fact in read(text, **NATIONAL) if fact.unit == "rank"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Chỉ số EBI 2024: Hà Nội dẫn đầu với 80,1 điểm, thứ hai là Bình Dương với 51,3 điểm; thứ ba là Đồng Nai.",
            [("P01", 1, "="), ("P74", 2, "="), ("P75", 3, "=")],
            id="first, second, third",
        ),
        pytest.param(
            "Bảng xếp hạng DTI 2023 do Lạng Sơn dẫn đầu. Tiếp theo là Yên Bái (0,7120), Nam Định (0,7055).",
            [("P20", 1, "="), ("P15", 2, "="), ("P36", 3, "=")],
            id="next, by their scores",
        ),
        pytest.param(
            "Về chỉ số DTI 2023, Cần Thơ xếp thứ nhất, tiếp đó là Long An và Tây Ninh.",
            [("P92", 1, "="), ("P80", 2, "="), ("P72", 3, "=")],
            id="next, two of them",
        ),
        pytest.param(
            "DTI 2023 của Huế đứng đầu. Các tỉnh xếp sau đó lần lượt là Lai Châu và Cà Mau.",
            [("P46", 1, "="), ("P12", 2, "="), ("P96", 3, "=")],
            id="behind the first, in their order",
        ),
        pytest.param(
            "ICT Index 2020: các vị trí thứ 2 là Lào Cai và thứ 3 là An Giang.",
            [("P10", 2, "="), ("P89", 3, "=")],
            id="places before their names",
        ),
        pytest.param(
            "Công bố DTI 2023: vị trí thứ 5 thuộc về TP Huế.", [("P46", 5, "=")], id="a city that became a province"
        ),
        pytest.param(
            "Kết quả PAR INDEX 2023 vừa được công bố.\n"
            "Theo đó, Hải Dương dẫn đầu cả nước, thứ 2 là Thái Bình, tiếp theo là Hà Giang và Sơn La,"
            " những nơi đi sớm trong xây dựng chính quyền số.",
            [("P30", 1, "="), ("P34", 2, "="), ("P02", 3, "="), ("P14", 4, "=")],
            id="next, from the sentence above",
        ),
        pytest.param(
            "Công bố chỉ số DTI 2023.\nĐối với nhóm tỉnh, thành phố, đứng đầu vẫn là tỉnh Long An (0,81 điểm).",
            [("P80", 1, "=")],
            id="the first of a group",
        ),
        pytest.param(
            "Theo DTI 2023, Bộ Xây dựng đứng đầu.\n3 vị trí tiếp theo thuộc về Bộ Y tế, Bộ Tư pháp, Bộ Nội vụ.",
            [("M:bxd", 1, "="), ("M:byt", 2, "="), ("M:btp", 3, "="), ("M:bnv", 4, "=")],
            id="so many places, in a paragraph of their own",
        ),
        pytest.param(
            "Về ICT Index 2019, Hậu Giang giữ vị trí thứ nhất.\nXếp sau Hậu Giang trong nhóm các tỉnh là An Giang"
            " và Phú Yên.",
            [("P93", 1, "="), ("P89", 2, "="), ("P54", 3, "=")],
            id="behind one who is named",
        ),
        pytest.param(
            "Theo DTI 2023, Gia Lai vươn lên vị trí thứ 9 trong bảng xếp hạng 63 tỉnh.",
            [("P64", 9, "=")],
            id="a table of so many",
        ),
        pytest.param(
            "Kết quả DTI 2023 vừa được công bố. Trong bảng xếp hạng này, tỉnh Lào Cai xếp thứ 8 toàn quốc, cho thấy sự"
            " đi lên ở cả ba trụ cột.",
            [("P10", 8, "=")],
            id="pillars only spoken of behind it",
        ),
        pytest.param(
            "Dẫn đầu bảng xếp hạng DTI 2023 là Đà Nẵng với 0,8002 điểm; đứng ngay sau là TP.HCM.",
            [("P48", 1, "="), ("P79", 2, "=")],
            id="right behind the first",
        ),
    ],
)
def test_who_comes_next(text: str, found: list[tuple[str, float, str]]) -> None:
    assert ranks(text) == found


def test_ranks_are_counted_on_from_the_first() -> None:
    text = "DTI 2023: Đà Nẵng giữ ngôi đầu, kế tiếp là Hà Nội và Lạng Sơn; Cà Mau xếp thứ 5, Huế hạng 6/63."
    found = fields(text, "indicator entity value", "Báo Nhân Dân", published="2024-07-30")
    assert found == [
        ("dti_rank", "P48", 1),
        ("dti_rank", "P01", 2),
        ("dti_rank", "P20", 3),
        ("dti_rank", "P96", 5),
        ("dti_rank", "P46", 6),
    ]


def test_a_share_called_the_value_of_an_index_is_its_score() -> None:
    text = (
        "Bộ Nội vụ vừa công bố PAR INDEX 2023. Bộ Tư pháp dẫn đầu 17 bộ, ngành trong bảng xếp hạng này với chỉ số "
        "89,95%.\nỞ nhóm tỉnh, thành phố, dẫn đầu là Hải Phòng. Thành phố này có chỉ số đạt 92,18%."
    )
    assert fields(text, "indicator entity value", **NATIONAL) == [
        ("par_index_rank", "M:btp", 1),
        ("par_index_score", "M:btp", 89.95),
        ("par_index_rank", "P31", 1),
        ("par_index_score", "P31", 92.18),
    ]


def test_the_next_the_last_and_who_takes_a_place() -> None:
    text = (
        "Bộ Nội vụ công bố PAR INDEX 2018 của 18 bộ. Bộ Tư pháp đứng đầu (đạt 86,1%), xếp thứ 2 Ngân hàng Nhà nước "
        "(đạt 85,2%). Kế sau là Bộ Tài chính, Bộ Xây dựng. Bộ Y tế đứng chót bảng (18/18), "
        "áp chót là Bộ Ngoại giao (17/18)."
    )
    found = fields(text, "entity value", publisher="Nhân Dân", published="2019-05-25")
    assert sorted(pair for pair in found if pair[1] < 20) == [
        ("M:bng", 17),
        ("M:btc", 3),
        ("M:btp", 1),
        ("M:bxd", 4),
        ("M:byt", 18),
        ("M:nhnn", 2),
    ]
    assert [pair for pair in found if pair[1] > 20] == [("M:btp", 86.1), ("M:nhnn", 85.2)]


@pytest.mark.parametrize(
    "text",
    [
        "DTI cấp tỉnh có 3 trụ cột: Chính quyền số (400 điểm), Kinh tế số (300 điểm), Xã hội số (300 điểm).",
        "Ba trụ cột của DTI 2024: Chính quyền số 0,7013 (tăng 4,1%), Kinh tế số 0,6612 (tăng 9,2%).",
    ],
)
def test_what_the_parts_of_an_index_count_for_is_no_figure(text: str) -> None:
    assert read(text, **NATIONAL) == []


def test_the_numbers_of_a_list_are_ranks() -> None:
    text = "PAR INDEX 2023 của các tỉnh: 1. Quảng Ninh 92,18%; 2. Hải Phòng 91,87%."
    found = fields(text, "indicator entity value", "Bộ Nội vụ", published="2024-04-18")
    assert found == [
        ("par_index_rank", "P22", 1),
        ("par_index_score", "P22", 92.18),
        ("par_index_rank", "P31", 2),
        ("par_index_score", "P31", 91.87),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Top 3 địa phương có chỉ số DTI năm 2023 cao nhất gồm: Lâm Đồng, Bắc Giang, Hậu Giang.",
            [("P68", 3, "<="), ("P24", 3, "<="), ("P93", 3, "<=")],
            id="the top three",
        ),
        pytest.param(
            "Ba tỉnh dẫn đầu về chỉ số EBI năm 2024 là Bắc Ninh (40,2), Đồng Nai (38) và Long An (30,5).",
            [("P27", 3, "<="), ("P75", 3, "<="), ("P80", 3, "<=")],
            id="three that lead, with scores",
        ),
        pytest.param(
            "Ở nhóm 17 bộ, ba vị trí dẫn đầu ICT Index 2020 thuộc về Bộ Y tế, Bộ Tài chính và Bộ Xây dựng.",
            [("M:byt", 3, "<="), ("M:btc", 3, "<="), ("M:bxd", 3, "<=")],
            id="three of seventeen ministries",
        ),
        pytest.param(
            "Ba vị trí dẫn đầu ICT Index 2020 lần lượt thuộc về Bộ Y tế, Bộ Tài chính và Bộ Xây dựng.",
            [("M:byt", 1, "="), ("M:btc", 2, "="), ("M:bxd", 3, "=")],
            id="three in their order",
        ),
        pytest.param(
            "Ba tỉnh dẫn đầu DTI 2023 về nhận thức số là Lâm Đồng, Bắc Giang và Hậu Giang.",
            [],
            id="three in a part of the index",
        ),
        pytest.param(
            "Hai tỉnh dẫn đầu DTI 2023 khu vực phía bắc là Lâm Đồng và Bắc Giang.",
            [],
            id="two in a part of the country",
        ),
    ],
)
def test_those_at_the_top_in_no_order(text: str, found: list[tuple[str, float, str]]) -> None:
    assert ranks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Đây là năm thứ 4 Bộ Nội vụ công bố Chỉ số PAR INDEX.", id="the year of its publication"),
        pytest.param("Trong bảng xếp hạng EGDI năm 2022, nhiều nước nhỏ bứt lên.", id="only its year"),
        pytest.param("Bảng EGDI 2022 gồm 193 nước.", id="how many are ranked"),
        pytest.param(
            "Đối với nhóm 63 địa phương, ICT Index 2020 được tính từ ba nhóm tiêu chí.", id="how it is reckoned"
        ),
        pytest.param(
            "VECOM công bố chỉ số EBI 2024. Riêng chỉ số về giao dịch B2C, Hà Nội dẫn đầu. Đà Nẵng lùi xuống thứ 5.",
            id="a part with an index of its own",
        ),
        pytest.param(
            "Chỉ số DTI 2023 của tỉnh gồm ba trụ cột: chính quyền số (CQS) và các trụ cột khác. CQS xếp thứ 31/63.",
            id="a part with a short name",
        ),
        pytest.param(
            "DTI 2023 đã công bố. Ở trụ cột Hạ tầng số, Hậu Giang xếp thứ 30, Đồng Tháp thứ 27.", id="a pillar"
        ),
        pytest.param("Theo PAR INDEX 2023, Gia Lai dẫn đầu khu vực Tây Nguyên.", id="a part of the country"),
        pytest.param("Ở bảng EGDI 2022, Singapore đứng đầu Đông Nam Á.", id="a part of the world"),
        pytest.param("Quảng Nam, tỉnh rộng thứ sáu cả nước, công bố kết quả PAR INDEX 2023.", id="the sixth in size"),
        pytest.param("PAR INDEX 2023: ba cái tên dẫn đầu và cuộc bám đuổi phía sau", id="a headline of several"),
        pytest.param("Năm 2023, PAR Index của Đà Nẵng xếp thứ 0 cả nước.", id="before the first"),
        pytest.param(
            "Về chuyển đổi số, xã Phúc Lợi xếp thứ 3 của huyện, công ty đứng thứ 2 trong ngành nước.",
            id="without an index, and not among provinces",
        ),
        pytest.param(
            "Chỉ số EBI 2024 vừa công bố. 3 vị trí dẫn đầu lần lượt thuộc về một trường, một viện và một hội.",
            id="places of nobody that we know",
        ),
        pytest.param(
            "PAR INDEX 2023 của Bộ Nội vụ có nhiều phần tốt. Bộ Nội vụ có 5/7 chỉ số đạt trên 90%, chỉ số thành phần"
            ' "công khai cải cách hành chính" giữ vị trí dẫn đầu với giá trị 96,5%.',
            id="a part named in quotes",
        ),
        pytest.param(
            "Chỉ số EGDI năm 2022 đã công bố. Trong khối ASEAN, ta đứng thứ 6/10 nước về chính phủ điện tử.",
            id="a part of the world in front",
        ),
    ],
)
def test_no_rank_of_the_index(text: str) -> None:
    assert read(text) == []
    assert read(text, **NATIONAL) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Theo EGDI 2024, Malaysia rời nhóm 50, xuống hạng 53.", [("MY", 53.0)], id="out of a group, down to a place"
        ),
        pytest.param(
            "Theo EGDI 2024, Thái Lan đứng thứ 52. Lào ở nửa cuối bảng, hạng 152.",
            [("TH", 52.0), ("LA", 152.0)],
            id="in the last half",
        ),
        pytest.param(
            "Đắk Lắk đứng đầu khu vực Tây Nguyên về DTI, xếp thứ 30 cả nước.",
            [("P66", 30.0)],
            id="first in a region, thirtieth in all",
        ),
        pytest.param(
            "Mục tiêu đến năm 2035, Việt Nam thuộc nhóm 4 nước dẫn đầu ASEAN, nhóm 45 nước đứng đầu thế giới về chỉ số"
            " phát triển Chính phủ điện tử.",
            [("VN", 45.0)],
            id="among neighbours, and in the world",
        ),
        pytest.param(
            "Công bố PAR INDEX 2023. Quảng Ninh soán ngôi của Hải Phòng để trở thành quán quân, Hà Nội về nhì.",
            [("P22", 1.0), ("P01", 2.0)],
            id="a place is taken once and by who takes it",
        ),
        pytest.param(
            "Bộ Nội vụ: Hà Tĩnh nhất PAR INDEX 2023, Hậu Giang nhì, Phú Yên ba.",
            [("P42", 1.0), ("P93", 2.0), ("P54", 3.0)],
            id="a place right before its index",
        ),
        pytest.param("Hà Tĩnh ba bảng DTI, PAR INDEX, SIPAS đều khá, nhất là DTI.", [], id="three tables"),
        pytest.param("Khoảng cách giữa hạng 1 và hạng 63 về DTI thu hẹp còn 0,31.", [], id="a distance between places"),
    ],
)
def test_ranks_are_places_in_the_whole_field(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Nhân Dân") == found


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        pytest.param(
            "Báo cáo Chính phủ điện tử năm 2020 của Liên hợp quốc xếp Việt Nam thứ 86.",
            "2020-12-15",
            [("VN", 86, "actual", "2020")],
            id="by the report that ranks e-government",
        ),
        pytest.param(
            "Vietnam ICT Index 2020 gọi tên Bộ Tài chính ở vị trí đầu tiên khối bộ và Đà Nẵng ở vị trí đầu tiên khối"
            " tỉnh, thành phố.",
            "2020-12-15",
            [("M:btc", 1, "actual", "2020"), ("P48", 1, "actual", "2020")],
            id="named in the first place",
        ),
        pytest.param(
            "Chỉ số thương mại điện tử EBI 2023: TP.HCM giữ ngôi đầu, Hà Nội về nhì, kế tiếp thứ tự là Đà Nẵng, Bình"
            " Dương.",
            "2023-12-20",
            [
                ("P79", 1, "actual", "2023"),
                ("P01", 2, "actual", "2023"),
                ("P48", 3, "actual", "2023"),
                ("P74", 4, "actual", "2023"),
            ],
            id="counted on in order",
        ),
    ],
)
def test_ways_to_tell_a_rank(text: str, published: str, found: list[tuple[str, float, str, str]]) -> None:
    assert fields(text, "entity value status period", "Báo Nhân Dân", published=published) == found


def test_a_rank_whose_quote_shows_no_number_is_no_fact() -> None:
    assert ranks("Lạng Sơn lên ngôi ở bảng DTI.") == []


def test_a_rank_before_a_semicolon_is_not_of_the_index_behind_it() -> None:
    text = (
        "Chiến lược đặt mục tiêu đến năm 2030 chỉ số an toàn mạng thuộc nhóm 30 nước đứng đầu; "
        "chỉ số chính phủ điện tử thuộc nhóm 50 nước đứng đầu."
    )
    assert fields(text, "indicator value period", "Báo Mới") == [("egdi_rank", 50.0, "2030")]


def test_the_rank_stands_not_the_group_it_is_in() -> None:
    text = "Năm 2023, Quảng Nam nằm trong nhóm 10 tỉnh, thành phố dẫn đầu về chuyển đổi số, xếp thứ 7/63, tăng 2 bậc."
    assert fields(text, "indicator entity value period") == [("dti_rank", "P49", 7, "2023")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "PAR INDEX 2023 có xáo trộn. Hải Phòng, á quân năm 2022, tụt xuống thứ 4; Huế thứ 7.",
            [("P31", 2, "2022"), ("P31", 4, "2023"), ("P46", 7, "2023")],
            id="second a year ago",
        ),
        pytest.param(
            "EGDI 2024 xếp Estonia thứ 2, đẩy Anh, quán quân kỳ 2016, xuống thứ 7.",
            [("EE", 2, "2024"), ("GB", 1, "2016"), ("GB", 7, "2024")],
            id="the first of another edition",
        ),
        pytest.param(
            "Bảng EBI 2024: Long An đứng thứ 12 năm nay, từ hạng 15 năm 2023.",
            [("P80", 12, "2024"), ("P80", 15, "2023")],
            id="this year, from a rank before",
        ),
        pytest.param(
            "Về ICT Index, Sơn La đi từ bậc 40 (năm 2019) lên bậc 33 (năm 2020).",
            [("P14", 40, "2019"), ("P14", 33, "2020")],
            id="from one step to another",
        ),
        pytest.param(
            "PAR INDEX 2023: mặt bằng đi lên vì 48/63 địa phương tăng điểm. Lào Cai đứng thứ 9.",
            [("P10", 9, "2023")],
            id="no place is left where scores rose",
        ),
        pytest.param("PAR INDEX 2023 của Lào Cai: 9/63 tỉnh, thành phố.", [("P10", 9, "2023")], id="out of so many"),
    ],
)
def test_a_rank_that_was_left_has_a_time_of_its_own(text: str, found: list[tuple[str, int, str]]) -> None:
    assert fields(text, "entity value period", "Nhân Dân") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Chỉ số SIPAS 2023 đo ở 63 tỉnh.\n"
            "Ở chỉ số này, tỉnh Hà Nam dẫn đầu với 88,4%; thứ 2 tỉnh Phú Yên đạt 87,1%.",
            [("sipas_score", "P35", 88.4), ("sipas_score", "P54", 87.1)],
            id="of the first and the second",
        ),
        pytest.param(
            "Năm 2023, giá trị trung bình Chỉ số cải cách hành chính (PAR INDEX) của 17 bộ, cơ quan ngang bộ là 83,2%.",
            [("par_index_score", "G:ministries", 83.2)],
            id="the average of the ministries",
        ),
        pytest.param(
            "PAR INDEX năm 2023 của các tỉnh, thành phố đi lên, giá trị trung bình đạt 85,7%.",
            [("par_index_score", "G:provinces", 85.7)],
            id="the average of the provinces",
        ),
        pytest.param(
            "Trung bình PAR INDEX 2023 của khối bộ là 84,12%, của khối địa phương là 86,55%.",
            [("par_index_score", "G:ministries", 84.12), ("par_index_score", "G:provinces", 86.55)],
            id="the averages of both groups",
        ),
        pytest.param(
            "SIPAS 2023\nCả nước 82,41%. Hà Nam 88,4%, Phú Yên chỉ 79,6%. Gần 30 nghìn phiếu, 97% hợp lệ.",
            [("sipas_score", "VN", 82.41), ("sipas_score", "P35", 88.4), ("sipas_score", "P54", 79.6)],
            id="below the name of the index",
        ),
        pytest.param("Công bố PAR INDEX và SIPAS 2023\nCả nước 82,41%. Hà Nam 88,4%.", [], id="below the names of two"),
        pytest.param("DTI quốc gia năm 2023 đạt 0,7011.", [("dti_score", "VN", 0.7011)], id="the nation's"),
        pytest.param(
            "Năm 2022, chỉ số PCI đạt 66,1 điểm, tăng 2 bậc; chỉ số SIPAS đạt 81,3%.",
            [("sipas_score", "P40", 81.3)],
            id="another index beside it",
        ),
        pytest.param(
            "PAR INDEX 2022 đã có kết quả. Ở khối bộ, đứng đầu là Bộ Nông nghiệp và Phát triển nông thôn (90,5% điểm).",
            [("par_index_rank", "M:bnnptnt", 1), ("par_index_score", "M:bnnptnt", 90.5)],
            id="behind a long name",
        ),
        pytest.param(
            "Kết quả PAR INDEX 2022 đã có. Với 90,7 điểm, Hà Nam đứng đầu. Đạt 89,9 điểm, Sơn La xếp thứ hai.",
            [
                ("par_index_score", "P35", 90.7),
                ("par_index_rank", "P35", 1),
                ("par_index_score", "P14", 89.9),
                ("par_index_rank", "P14", 2),
            ],
            id="before the name",
        ),
        pytest.param(
            "PAR INDEX 2023: Quảng Ninh dẫn đầu với 92,18%, Hải Phòng thứ hai với 91,87%.\nĐược công bố cùng PAR INDEX"
            " là SIPAS 2023. Cả nước đạt 82,66%; Quảng Ninh 90,6%. Đã phát 36 nghìn phiếu, thu về 98%.",
            [
                ("par_index_rank", "P22", 1),
                ("par_index_score", "P22", 92.18),
                ("par_index_rank", "P31", 2),
                ("par_index_score", "P31", 91.87),
                ("sipas_score", "VN", 82.66),
                ("sipas_score", "P22", 90.6),
            ],
            id="the index that a sentence presents, and a share of nobody's",
        ),
        pytest.param(
            "DTI 2024: Hà Nội dẫn đầu với 0,82 điểm, vượt xa mức trung bình 0,69 của 34 tỉnh, thành phố.",
            [("dti_rank", "P01", 1), ("dti_score", "P01", 0.82), ("dti_score", "G:provinces", 0.69)],
            id="the average of all behind it",
        ),
        pytest.param(
            "DTI 2024: Hà Nội dẫn đầu với 0,82 điểm, Huế thứ hai, Hải Phòng thứ ba, Đà Nẵng thứ tư, Lào Cai thứ năm."
            " Giá trị trung bình của 34 tỉnh, thành phố là 0,69 điểm.",
            [
                ("dti_rank", "P01", 1),
                ("dti_score", "P01", 0.82),
                ("dti_rank", "P46", 2),
                ("dti_rank", "P31", 3),
                ("dti_rank", "P48", 4),
                ("dti_rank", "P10", 5),
                ("dti_score", "G:provinces", 0.69),
            ],
            id="the average of all after many ranks",
        ),
    ],
)
def test_whose_a_score_is_and_of_which_index(text: str, found: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value", "Báo Nghệ An", published="2025-09-18") == found


def test_a_score_keeps_to_the_index_and_to_whom_the_rank_before_it_is() -> None:
    title = "Công bố Chỉ số hài lòng và Chỉ số cải cách hành chính"
    text = (
        f"{title}\nTrung bình của 63 tỉnh là 88,37 điểm PAR INDEX 2024.\n"
        "Khối bộ: Bộ Tư pháp về nhất (92,11 điểm), Bộ Nội vụ xếp thứ hai (91,8 điểm). Trung bình các bộ là 86,24"
        " điểm.\n"
        "PAR INDEX 2024: Hải Phòng quán quân (96,17 điểm), Cao Bằng hạng 60 (80,2 điểm)."
    )
    found = fields(text, "indicator entity value", "Báo Nhân Dân", published="2025-04-07", title=title)
    assert [(entity, value) for indicator, entity, value in found if indicator == "par_index_score"] == [
        ("G:provinces", 88.37),
        ("M:btp", 92.11),
        ("M:bnv", 91.8),
        ("G:ministries", 86.24),
        ("P31", 96.17),
        ("P04", 80.2),
    ]
    assert "sipas_score" not in [indicator for indicator, _, _ in found]


def test_a_list_behind_the_figure_that_all_of_it_reached() -> None:
    text = "Có 96% người trưởng thành mở tài khoản ngân hàng là Phần Lan, Na Uy và Thụy Sĩ."
    assert set(fields(text, "entity value", **NATIONAL)) == {("FI", 96), ("NO", 96), ("CH", 96)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "PAR INDEX 2023: Quảng Ninh dẫn đầu. Lạng Sơn là điều bất ngờ: trong PAR INDEX 2022 còn ở hạng 40, nay đã"
            " vươn lên hạng 21. Bộ Tư pháp về nhất khối bộ.",
            [("P22", 1.0, "2023"), ("P20", 40.0, "2022"), ("P20", 21.0, "2023"), ("M:btp", 1.0, "2023")],
            id="where it was, where it is now, and who follows",
        ),
        pytest.param(
            "DTI 2023 xếp Đà Nẵng thứ nhất; Huế, từ hạng tám của DTI 2022, vươn lên hạng tư, còn Hà Giang xếp thứ 60.",
            [("P48", 1.0, "2023"), ("P46", 8.0, "2022"), ("P46", 4.0, "2023"), ("P02", 60.0, "2023")],
            id="from a rank of the edition before",
        ),
        pytest.param(
            "Bảng DTI 2023 có nhiều bất ngờ. Huế, hạng 8 trong DTI 2021 và hạng 6 của năm 2022, lần này thành á quân."
            " Lạng Sơn theo sau ở vị trí thứ ba. Năm 2021 Cà Mau đứng thứ 50, nay hạng 41; Hà Giang chốt ở hạng 60"
            " trong bảng mới, năm 2022 còn thứ 58.",
            [
                *(("P46", 8.0, "2021"), ("P46", 6.0, "2022"), ("P46", 2.0, "2023"), ("P20", 3.0, "2023")),
                *(("P96", 50.0, "2021"), ("P96", 41.0, "2023"), ("P02", 60.0, "2023"), ("P02", 58.0, "2022")),
            ],
            id="this time, now, in the new table",
        ),
        pytest.param(
            "PAR INDEX 2023: Cà Mau xuống hạng 47 (kỳ trước hạng 31), Huế lên hạng 6, kỳ trước là 14.",
            [("P96", 47.0, "2023"), ("P96", 31.0, "2022"), ("P46", 6.0, "2023"), ("P46", 14.0, "2022")],
            id="the edition before",
        ),
        pytest.param(
            "Hãy xem DTI của Huế: thứ hạng 9 của năm 2021 lên 7 của năm 2022 rồi dậm chân ở 7 trong năm 2023.",
            [("P46", 9.0, "2021"), ("P46", 7.0, "2022"), ("P46", 7.0, "2023")],
            id="bare places on the way",
        ),
        pytest.param(
            "Báo cáo DTI 2022 đã phát hành.\nHuế đứng thứ 11, hơn năm 2021 (hạng 14) ba bậc.\nLào Cai ở hạng 37.",
            [("P46", 11.0, "2022"), ("P46", 14.0, "2021"), ("P10", 37.0, "2022")],
            id="above the year before",
        ),
        pytest.param(
            "Huế đứng thứ 11 tại PAR INDEX 2022. Một năm trước đó, ở PAR INDEX 2021, Huế xếp thứ 24."
            "\nLào Cai ở hạng 37.",
            [("P46", 11.0, "2022"), ("P46", 24.0, "2021"), ("P10", 37.0, "2022")],
            id="an edition looked back at",
        ),
        pytest.param(
            "Huế đứng thứ 11 tại PAR INDEX 2022. Một năm trước, Huế còn ở thứ 24.\nLào Cai ở hạng 37.",
            [("P46", 11.0, "2022"), ("P46", 24.0, "2021"), ("P10", 37.0, "2022")],
            id="a year before the edition told of",
        ),
        pytest.param(
            "Bảng DTI 2023 có người lên kẻ xuống. Năm 2021 Cà Mau đứng tận 58, năm 2022 lùi tiếp về 60, rồi"
            " bật lên hạng 41 trong bảng mới.",
            [("P96", 58.0, "2021"), ("P96", 60.0, "2022"), ("P96", 41.0, "2023")],
            id="a place far down",
        ),
    ],
)
def test_a_text_that_moves_on_leaves_the_earlier_edition_behind(text: str, facts: list[tuple[str, float, str]]) -> None:
    assert fields(text, "entity value period", "Báo Nhân Dân", published="2024-09-18") == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Bộ Tài chính xếp thứ hai DTI 2023, Bộ Y tế thứ mười một, Bộ Công an thứ hai mươi mốt.",
            [("M:btc", 2.0), ("M:byt", 11.0), ("M:bca", 21.0)],
            id="ordinals of two words",
        ),
        pytest.param(
            "DTI 2023: Đà Nẵng dẫn đầu; thứ hai và thứ ba lần lượt thuộc về Huế, Hà Nội. Cuối bảng, hạng 63/63, là Bắc"
            " Kạn.",
            [("P48", 1.0), ("P46", 2.0), ("P01", 3.0), ("P06", 63.0)],
            id="those who hold them named behind",
        ),
        pytest.param(
            "Xếp hạng chuyển đổi số 2023: ngôi đầu có chủ mới\nĐà Nẵng dẫn đầu DTI 2023.",
            [("?", 1.0), ("P48", 1.0)],
            id="the nation is not ranked among its units",
        ),
    ],
)
def test_who_holds_a_rank_in_words(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Báo Nhân Dân", published="2024-07-02") == facts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Lạng Sơn lên ngôi vương ở bảng DTI 2023.", [("P20", 1, "=")], id="a throne"),
        pytest.param("Cà Mau giành chức vô địch PAR INDEX 2023.", [("P96", 1, "=")], id="a champion"),
        pytest.param(
            "PAR INDEX 2023: Huế được 90,1 điểm, thứ nhì; Cà Mau 89,7 điểm, thứ ba.",
            [("P46", 2, "="), ("P96", 3, "=")],
            id="a place that closes the clause",
        ),
        pytest.param(
            "Bảng tổng sắp chính phủ số của Liên hợp quốc năm 2024: Việt Nam leo lên 71, Lào tụt xuống 152.",
            [("VN", 71, "="), ("LA", 152, "=")],
            id="bare places after a climb and a fall",
        ),
        pytest.param(
            "Liên hợp quốc vừa chấm chính phủ điện tử của 193 nước. Bản năm 2024 xếp Việt Nam thứ 71.",
            [("VN", 71, "=")],
            id="the United Nations on e-government",
        ),
        pytest.param(
            "EGDI 2024: Singapore lên ngôi thứ 3, Thái Lan hạng 52. Lào lùi về 152.",
            [("SG", 3, "="), ("TH", 52, "="), ("LA", 152, "=")],
            id="a throne with its number, and a bare place in the next sentence",
        ),
        pytest.param("PAR INDEX 2023: Huế quán quân PCI, thứ hai PAR INDEX.", [("P46", 2, "=")], id="first of another"),
        pytest.param("PAR INDEX 2023: Huế thứ 5. Không tỉnh nào dẫn đầu cả ba bảng.", [("P46", 5, "=")], id="nobody"),
        pytest.param(
            "DTI 2023: Huế đứng thứ 5. Xét riêng kinh tế số, Cà Mau lên thứ 6.", [("P46", 5, "=")], id="a part alone"
        ),
        pytest.param("DTI 2024 của Huế đứng bậc 6.", [("P46", 6, "=")], id="another word for a place"),
        pytest.param(
            "Về EGDI, Việt Nam đứng thứ 71; dịch vụ công trực tuyến 75, tăng 2 bậc.",
            [("VN", 71, "=")],
            id="a part moved",
        ),
        pytest.param("EGDI được chia thành 04 mức: rất cao, cao, vừa và thấp.", [], id="how many grades there are"),
        pytest.param(
            "Về DTI 2021, trong các tỉnh, Long An xếp hạng thứ nhất, Hà Nam thứ hai.",
            [("P80", 1, "="), ("P35", 2, "=")],
            id="ranked the first",
        ),
        pytest.param(
            "Lạng Sơn lọt tốp 10 về chuyển đổi số (DTI) năm 2023.", [("P20", 10, "<=")], id="an index named twice"
        ),
        pytest.param(
            "Người đứng đầu tỉnh Lạng Sơn coi trọng chỉ số chuyển đổi số DTI.", [], id="the head of a province"
        ),
        pytest.param(
            "Mục tiêu của Lào Cai năm 2025: nằm trong 14 tỉnh đứng đầu về DTI.",
            [("P10", 14, "<=")],
            id="one of so many",
        ),
        pytest.param(
            "Năm 2022, Lào Cai là một trong 9 địa phương có PAR INDEX cao nhất.",
            [("P10", 9, "<=")],
            id="is one of so many",
        ),
        pytest.param("Năm 2022, Lào Cai là một trong 9 tỉnh có PAR INDEX thấp nhất.", [], id="of the last"),
        pytest.param("Năm 2022, Lào Cai thuộc 6 tỉnh dẫn đầu Tây Bắc về DTI.", [], id="of a region"),
        pytest.param("Năm 2022, Lào Cai nằm trong 6 tỉnh có trụ cột thể chế cao nhất của DTI.", [], id="in a pillar"),
    ],
)
def test_more_ways_to_tell_a_rank(text: str, found: list[tuple[str, float, str]]) -> None:
    assert ranks(text) == found


def test_the_same_place_in_two_editions_is_two_facts() -> None:
    text = "Cà Mau giữ ngôi quán quân theo DTI 2023. Năm 2022, tỉnh này cũng ở vị trí số một."
    assert fields(text, "entity value period", **NATIONAL) == [("P96", 1, "2023"), ("P96", 1, "2022")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("PAR INDEX 2023 của Huế đạt 88,4 trên thang điểm 100.", [88.4], id="out of"),
        pytest.param("DTI 2023 tính theo thang từ 0 đến 1: Huế được 0,71.", [0.71], id="from nought to one"),
        pytest.param("Điểm tối đa của DTI là 1.000; năm 2024 Huế đạt 745,2 điểm.", [745.2], id="at most"),
    ],
)
def test_the_end_of_a_scale_is_no_score(text: str, found: list[float]) -> None:
    assert [fact.value for fact in read(text, **NATIONAL)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Về nhân lực số trong bảng DTI 2023, Huế xếp thứ 8.", [], id="a rank in a pillar"),
        pytest.param(
            "Điểm hạ tầng số của Huế trong bộ chỉ số DTI 2023 là 0,81; điểm chung là 0,72.",
            [0.72],
            id="a pillar's score, then that of all",
        ),
        pytest.param(
            "Trong các yếu tố của SIPAS 2023 ở Huế, công chức đạt 84%, kết quả đạt 88%.", [], id="parts one by one"
        ),
    ],
)
def test_figures_of_parts_that_the_sentence_opens_with(text: str, found: list[float]) -> None:
    assert [fact.value for fact in read(text, **NATIONAL)] == found


def test_an_edition_of_the_survey_by_the_name_of_its_thing() -> None:
    text = "Ấn phẩm Chính phủ điện tử 2022 không gây sốc: Estonia giữ hạng 8, Lào xuống hạng 159."
    assert fields(text, "indicator entity value") == [("egdi_rank", "EE", 8), ("egdi_rank", "LA", 159)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Bảng EBI 2023 xếp Hà Nội trên cùng, kế đến là Huế.", [("P01", 1.0), ("P46", 2.0)], id="on top, then who"
        ),
        pytest.param("Ghế đầu của EBI 2023 thuộc về Hà Nội.", [("P01", 1.0)], id="the first seat"),
        pytest.param(
            "EBI 2023: Huế giữ vị trí thứ 6 dù điểm chưa bằng nửa người dẫn đầu.", [("P46", 6.0)], id="another's place"
        ),
        pytest.param(
            "Vietnam ICT Index 2019 xếp Huế thứ 3. Chỉ số ấy có thang riêng, từ 0 đến 1.",
            [("P46", 3.0)],
            id="the scale of an index",
        ),
        pytest.param(
            "PAR INDEX 2022 của Huế đạt 86,41%. Lĩnh vực hiện đại hóa hành chính chỉ được 72,3% số điểm và xếp thứ 52.",
            [("P46", 86.41)],
            id="an area of the index",
        ),
    ],
)
def test_who_stands_on_top_and_what_is_of_a_part(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", **NATIONAL) == found


@pytest.mark.parametrize(
    "text",
    [
        "Theo bảng EGDI 2022, Việt Nam xếp thứ 84/193, đúng bằng vị trí của kỳ 2020.",
        "Trong bảng EGDI, Việt Nam đứng thứ 84 ở cả hai kỳ 2020 và 2022.",
        "Trong bảng EGDI, Việt Nam đứng thứ 84 năm 2020 và giữ nguyên ở kỳ 2022.",
        "Trong bảng EGDI, hai kỳ liền, 2020 và 2022, Việt Nam cùng dừng ở hạng 84.",
    ],
)
def test_a_rank_that_stayed_is_one_of_both_editions(text: str) -> None:
    assert set(values(text, "period", published="2022-10-10")) == {(84.0, "2020"), (84.0, "2022")}


def test_the_way_between_two_ranks_is_none() -> None:
    text = "EGDI 2022 xếp Việt Nam thứ 84. Mục tiêu năm 2025 là vào nhóm 70 nước. Từ 84 lên 70 là 14 bậc trong 3 năm."
    assert values(text, "status", published="2022-10-10") == [(84.0, "actual"), (70.0, "target")]


def test_the_mean_of_the_ministries_in_full_is_a_score() -> None:
    text = "PAR INDEX 2023: Bộ Tư pháp đứng đầu với 89,95%. Trung bình 17 bộ, cơ quan ngang bộ đạt 84,38%."
    assert (84.38, "G:ministries") in values(text, "entity", "Bộ Nội vụ")


def test_a_mean_of_all_goes_on_over_the_years() -> None:
    text = (
        "Mặt bằng cả nước đi nhanh hơn: trung bình của 63 tỉnh, thành phố theo PAR INDEX 2019 là 81,15%, "
        "theo PAR INDEX 2020 là 83,72%."
    )
    assert fields(text, "entity value period", published="2021-07-09") == [
        ("G:provinces", 81.15, "2019"),
        ("G:provinces", 83.72, "2020"),
    ]


def test_who_leads_a_field_has_the_score_and_what_it_rose_from_is_no_edition() -> None:
    text = "Trong bảng DTI 2022, Bộ Tài chính đứng đầu về DTI của các bộ với giá trị 0,7512, nhích lên so với 2021."
    assert fields(text, "entity value period") == [("M:btc", 1.0, "2022"), ("M:btc", 0.7512, "2022")]


def test_a_rank_in_network_security_is_none_of_electronic_government() -> None:
    text = (
        "Đến năm 2030, chỉ số an toàn, an ninh mạng toàn cầu thuộc nhóm 25 nước đứng đầu; chỉ số phát triển Chính phủ "
        "điện tử của Liên hợp quốc thuộc nhóm 50 nước đứng đầu."
    )
    assert fields(text, "indicator value period") == [("egdi_rank", 50.0, "2030")]


def test_indexes_announced_together_share_their_year() -> None:
    text = (
        "Bộ Nội vụ vừa công bố Chỉ số cải cách hành chính (PAR INDEX) và Chỉ số hài lòng (SIPAS) năm 2022. "
        "17 bộ, cơ quan ngang bộ có PAR INDEX trung bình 83,15%, thấp hơn năm 2021 1,8 điểm phần trăm; 14 đơn vị trên "
        "80%. Bộ Tư pháp đứng thứ ba.\nỞ 63 tỉnh, thành phố, giá trị trung bình là 84,4% (năm trước 86,1%)."
    )
    assert fields(text, "indicator entity value period", "Báo Nhân Dân", published="2023-04-20") == [
        ("par_index_score", "G:ministries", 83.15, "2022"),
        ("par_index_score", "?", 80.0, "2022"),
        ("par_index_rank", "M:btp", 3, "2022"),
        ("par_index_score", "G:provinces", 84.4, "2022"),
        ("par_index_score", "G:provinces", 86.1, "2021"),
    ]


def test_an_index_that_begins_the_next_clause_is_not_the_one_ranked() -> None:
    text = "PAR INDEX 2022, tỉnh xếp thứ 35. Năm 2023, tỉnh rơi xuống vị trí 48, còn SIPAS giảm còn 83,1%."
    assert ("par_index_rank", 48.0) in fields(text, "indicator value")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Năm 2023, DTI của Hà Nam nhảy từ thứ 31 lên thứ 24.", [24], id="a rank"),
        pytest.param("Năm 2023, tỷ lệ hộ có cáp quang của Hà Nam từ 70% lên 81%.", [81], id="a share"),
        pytest.param("DTI của Hà Nam từ hạng 31 năm 2022 lên hạng 24 năm 2023.", [31, 24], id="each with its time"),
    ],
)
def test_where_something_stood_before_has_a_time_of_its_own_or_is_no_fact(text: str, expected: list[float]) -> None:
    assert [value for value, _ in values(text, "indicator")] == expected


def test_a_rank_right_behind_the_score_that_earned_it() -> None:
    text = "Còn PAR INDEX 2019 - kết quả vừa gửi về hôm qua - thì tỉnh được 80,06 điểm, nhờ đó xếp thứ 21."
    assert fields(text, "indicator value") == [("par_index_score", 80.06), ("par_index_rank", 21.0)]


def test_a_mean_of_the_provinces_behind_an_index() -> None:
    text = (
        "Muốn biết mình ở đâu, hãy xem cả bảng PAR INDEX 2023. Trung bình 63 tỉnh, thành phố đạt 86,98%, ta còn thua."
    )
    assert fields(text, "indicator entity value") == [("par_index_score", "G:provinces", 86.98)]


@pytest.mark.parametrize("day", ["2025-06-30", "2025-07-01"])
def test_a_rank_among_all_provinces_is_one_of_as_many_as_there_are(day: str) -> None:
    provinces = [
        one for one in catalogue.entities() if one.kind == "province" and one.valid_from <= day < (one.valid_to or "9")
    ]
    assert len(provinces) in PROVINCES
    assert ranks(f"PAR INDEX 2024: Lào Cai đứng thứ 9/{len(provinces)}.") == [("P10", 9, "=")]


@pytest.mark.parametrize("field", ["thứ 6 trong 11 nước", "thứ 6/11"])
def test_a_rank_among_neighbours_is_none_of_the_index_before(field: str) -> None:
    text = f"Việt Nam đứng thứ 86/193 về EGDI 2022. Trong khu vực Đông Nam Á, Việt Nam xếp {field}; 5 nước ở trên."
    assert fields(text, "entity value", "VietTimes") == [("VN", 86.0)]


def test_a_place_among_neighbours_leaves_the_one_before() -> None:
    text = "Chỉ số DTI năm 2023 của Vĩnh Long đứng thứ 33/63 và đứng thứ 06/13 tỉnh khu vực đồng bằng sông Cửu Long."
    assert fields(text, "entity value") == [("P86", 33.0)]


def test_how_many_banks_are_ranked_is_no_rank() -> None:
    text = "Đà Nẵng dẫn đầu Vietnam ICT Index 2016. Trong khối 31 ngân hàng, 4 vị trí đầu bảng đổi chủ."
    assert fields(text, "entity value", "VietTimes") == [("P48", 1.0)]


def test_the_second_of_a_region_named_behind_the_index_is_no_rank() -> None:
    text = "Với 0,7310 điểm, Lạng Sơn giữ ngôi á quân DTI khu vực miền núi phía Bắc, đứng thứ 7 toàn quốc năm 2023."
    assert fields(text, "indicator value") == [("dti_score", 0.731), ("dti_rank", 7.0)]


def test_so_many_to_a_hundred_is_no_score() -> None:
    text = "Quảng Nam xếp thứ 31 về DTI. Thuê bao băng rộng cố định đạt 23,4 thuê bao/100 dân."
    assert fields(text, "indicator value") == [("dti_rank", 31.0)]


def test_the_score_behind_the_field_that_one_leads() -> None:
    text = (
        "Bộ Nội vụ công bố Chỉ số cải cách hành chính năm 2023. Quảng Nam đứng đầu 63 tỉnh, thành phố với 90,46%,"
        " cao hơn Kon Tum (89,72%)."
    )
    assert fields(text, "entity unit value") == [
        ("P49", "rank", 1.0),
        ("P49", "score", 90.46),
        ("P62", "score", 89.72),
    ]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("thấp hơn vị trí thứ nhất 9,14%", [("P49", 81.32)]),
        ("kém vị trí thứ hai 8,1 điểm", [("P49", 81.32)]),
        ("kém vị trí thứ hai của Kon Tum 8,1 điểm", [("P49", 81.32), ("P62", 2.0)]),
    ],
)
def test_a_place_that_one_is_set_against_is_not_its_own(behind: str, found: list[tuple[str, float]]) -> None:
    assert fields(f"PAR INDEX 2023: Quảng Nam đạt 81,32%, {behind}.", "entity value") == found


@pytest.mark.parametrize("years", ["Năm 2020 và 2022", "Các năm 2020, 2022"])
def test_one_place_in_two_years(years: str) -> None:
    text = f"{years}, Việt Nam cùng đứng thứ 86 về EGDI."
    assert fields(text, "value period", "VietnamPlus") == [(86.0, "2022"), (86.0, "2020")]


@pytest.mark.parametrize("now", ["nay xuống hạng 44", "nay rơi xuống 44/63"])
def test_the_place_that_one_has_moved_on_to_is_of_now(now: str) -> None:
    text = f"Quảng Nam năm 2021 xếp thứ 31 DTI, {now}."
    assert values(text, "period", published="2023-07-13") == [(31.0, "2021"), (44.0, "2023")]


def test_a_goal_does_not_restate_what_the_lead_tells() -> None:
    text = "SIPAS năm 2023 của tỉnh đạt 86,4%.\nNăm 2024, tỉnh phấn đấu SIPAS từ 88% trở lên."
    assert values(text, "status") == [(86.4, "actual"), (88.0, "target")]


def test_the_field_behind_a_rank_in_words_is_not_who_has_the_score() -> None:
    text = "Theo DTI 2021, Huế đoạt vị trí thứ ba toàn quốc, được 0,5805 điểm."
    assert fields(text, "entity value", "VietNamNet") == [("P46", 3.0), ("P46", 0.5805)]


def test_how_many_parts_an_index_has_is_no_turn_to_one_of_them() -> None:
    text = (
        "Bộ Thông tin và Truyền thông công bố DTI 2022. Bộ chỉ số gồm 9 chỉ số chính với 70 chỉ số thành phần.\n"
        "Bộ Tài chính giành ngôi quán quân, được 0,7112 điểm."
    )
    assert fields(text, "indicator value", "VietNamNet") == [("dti_rank", 1.0), ("dti_score", 0.7112)]


def test_of_two_editions_named_together_what_follows_is_of_the_latest() -> None:
    text = (
        "Một năm sau lần chấm đầu (DTI 2020), nay công bố DTI 2021 của các bộ.\n"
        "Bộ Tài chính giành ngôi quán quân, được 0,6321 điểm."
    )
    known = {"published": "2022-08-11"}
    assert fields(text, "value period", "VietNamNet", **known) == [(1.0, "2021"), (0.6321, "2021")]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("Theo PAR INDEX 2023, Quảng Ninh đứng đầu (92,18 điểm), Hải Phòng xếp thứ hai (91,87 điểm).",
         [("P22", 1.0), ("P31", 2.0)]),
        ("Về DTI 2023, Cần Thơ đứng thứ ba (0,7012), Hà Nội từ thứ 24 vươn lên thứ 6.",
         [("P92", 3.0), ("P01", 6.0)]),
    ],
)  # fmt: skip
def test_who_has_a_figure_already_stands_behind_who_is_named_since(text: str, ranks: list[tuple[str, float]]) -> None:
    facts = read(text, "Báo Nhân Dân", published="2024-07-20")
    assert [(fact.entity, fact.value) for fact in facts if fact.unit == "rank"] == ranks


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Top 3 tỉnh, thành phố về chuyển đổi số (DTI 2022):\n1. Huế\n2. TP.HCM\n3. Hà Nam",
            [("dti_rank", "P46", 1.0), ("dti_rank", "P79", 2.0), ("dti_rank", "P35", 3.0)],
            id="names alone, in a ranking",
        ),
        pytest.param(
            "Vietnam ICT Index 2022\n1. Bộ Tài chính - 0,9137\n2. Bộ Công an - 0,8821\n...\n17. Bộ Y tế - 0,4102",
            [("ict_index_rank", "M:btc", 1.0), ("ict_index_rank", "M:bca", 2.0), ("ict_index_rank", "M:byt", 17.0)],
            id="scores that fall, some left out",
        ),
        pytest.param(
            "PAR INDEX 2022\nKHỐI BỘ\n1. Bộ Tài chính: 89,4%\n2. Bộ Công an: 88,8%\nKHỐI ĐỊA PHƯƠNG\n"
            "1. Hà Nam: 92,1%\n2. Huế: 91,8%",
            [
                *(("par_index_rank", "M:btc", 1.0), ("par_index_score", "M:btc", 89.4)),
                *(("par_index_rank", "M:bca", 2.0), ("par_index_score", "M:bca", 88.8)),
                *(("par_index_rank", "P35", 1.0), ("par_index_score", "P35", 92.1)),
                *(("par_index_rank", "P46", 2.0), ("par_index_score", "P46", 91.8)),
            ],
            id="two lists under one index",
        ),
        pytest.param(
            "Xếp hạng DTI 2022\n1. Huế (▲2) – 0,7625\n2. Hà Nam (▼ 1) – 0,7580",
            [
                *(("dti_rank", "P46", 1.0), ("dti_score", "P46", 0.7625)),
                *(("dti_rank", "P35", 2.0), ("dti_score", "P35", 0.758)),
            ],
            id="with how far each has moved",
        ),
        pytest.param(
            "PAR INDEX 2022 của các tỉnh\n1. Hà Nam: 82,1%\n2. Huế: 91,8%",
            [("par_index_score", "P35", 82.1), ("par_index_score", "P46", 91.8)],
            id="scores in another order",
        ),
        pytest.param(
            "3 tỉnh thấp nhất về DTI năm 2022\n1. Huế\n2. Hà Nam\n3. Kon Tum", [], id="the last ones, from 1 on"
        ),
        pytest.param("Họp về xếp hạng DTI 2022\nTham luận:\n1. Huế\n2. Hà Nam", [], id="no list of the ranking"),
    ],
)
def test_the_number_of_a_point_is_the_rank_of_who_leads_it(text: str, facts: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value", "Nhân Dân", published="2023-08-10") == facts


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("DTI 2023: Huế dẫn đầu, theo sát là Quảng Nam.", [("P46", 1.0), ("P49", 2.0)]),
        ("Về ICT Index 2020, Huế nhất khối tỉnh, Bộ Tài chính nhất khối bộ.", [("P46", 1.0), ("M:btc", 1.0)]),
        ("Về DTI, Huế năm 2023 thứ tư, năm 2022 thứ ba.", [("P46", 4.0), ("P46", 3.0)]),
        ("Về EGDI, năm 2020 Việt Nam thứ tám mươi sáu.", [("VN", 86.0)]),
    ],
)
def test_short_words_for_a_place(text: str, ranks: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Nhân Dân", published="2024-10-10") == ranks


@pytest.mark.parametrize("change", ["(▲4)", "(↓ 4)", "(+4)", "▲4 bậc"])
def test_an_arrow_says_how_far_a_rank_has_moved(change: str) -> None:
    text = f"Hạng DTI năm 2023 của các huyện:\n- Huyện Núi Thành: hạng 3 {change}\n- Huyện Duy Xuyên: hạng 8"
    assert fields(text, "entity value") == [("D517", 3.0), ("D508", 8.0)]


def test_first_to_fourth_behind_names() -> None:
    text = (
        "Về EGDI 2024, Đan Mạch số một thế giới, Estonia số hai, Singapore số ba. Trong khu vực, chúng ta đứng thứ 5."
    )
    assert fields(text, "value entity", "Báo Nhân Dân") == [(1.0, "DK"), (2.0, "EE"), (3.0, "SG")]


def test_ranks_are_counted_on_through_a_thousand_sentences() -> None:
    text = "Đà Nẵng đứng đầu bảng DTI năm 2023." + " Kế tiếp là Huế." * 1200
    assert ranks(text)[:2] == [("P48", 1, "="), ("P46", 2, "=")]


@pytest.mark.parametrize("years", ["3 năm liên tiếp", "3 năm liền", "4 năm liên tục"])
def test_how_many_years_a_place_was_held_is_no_rank(years: str) -> None:
    text = f"Về DTI năm 2022, Huế xếp hạng tư, giữ vững vị trí {years}."
    assert fields(text, "entity value") == [("P46", 4.0)]


@pytest.mark.parametrize(("place", "rank"), [("thứ tám", 8.0), ("vị trí thứ nhì", 2.0), ("thứ ba", 3.0)])
def test_a_place_in_words_over_the_number_of_places(place: str, rank: float) -> None:
    text = f"Chỉ số chuyển đổi số (DTI) năm 2023, Lạng Sơn đứng ở {place}/63."
    assert fields(text, "entity indicator value") == [("P20", "dti_rank", rank)]


def test_the_score_of_a_tier_of_ministries() -> None:
    text = "Giá trị trung bình DTI cấp tỉnh năm 2021 là 0,4014; DTI cấp bộ là 0,4595."
    told = [("G:provinces", 0.4014), ("G:ministries", 0.4595)]
    assert fields(text, "entity value", "VnExpress", published="2022-08-08") == told
    own = "Trong bảng DTI cấp bộ năm 2021, Bộ Tài chính đứng đầu với 0,6321."
    assert ("M:btc", 0.6321) in fields(own, "entity value", "VnExpress", published="2022-08-08")
