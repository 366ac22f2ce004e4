"""Names as they are shortened and spelled: ministries in a row whose "Bộ" is said once, examples of many, highland
districts, communes without their rank or with many of their name, and what a mean is of.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields

NATIONAL = {"publisher": "Nhân Dân", "published": "2024-05-20"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Năm 2023, hồ sơ trực tuyến của Bộ Nội vụ chiếm 71%, Y tế 64%, Giáo dục và Đào tạo 58%.",
            [("M:bnv", 71.0), ("M:byt", 64.0), ("M:bgddt", 58.0)],
            id="each with its figure",
        ),
        pytest.param(
            "Các bộ có tỷ lệ hồ sơ trực tuyến thấp nhất năm 2023 là: Ngoại giao (12%), Quốc phòng (19%).",
            [("M:bng", 12.0), ("M:bqp", 19.0)],
            id="behind what they have in common",
        ),
        pytest.param(
            "Năm 2023, các Bộ: Tư pháp, Công an và Y tế đạt 100% dịch vụ công trực tuyến toàn trình.",
            [("M:bca", 100.0), ("M:btp", 100.0), ("M:byt", 100.0)],
            id="one figure for all",
        ),
        pytest.param(
            "Năm 2023, nhiều bộ đã cung cấp 100% dịch vụ công trực tuyến toàn trình như Bộ Tư pháp; Nội vụ; Y tế.",
            [("M:bnv", 100.0), ("M:btp", 100.0), ("M:byt", 100.0)],
            id="examples of many",
        ),
        pytest.param(
            "Năm 2023, các bộ giải quyết trong các lĩnh vực: Tài chính, Y tế có 40% hồ sơ trực tuyến.",
            [("G:ministries", 40.0)],
            id="fields of work are none",
        ),
        pytest.param(
            "Năm 2023, hồ sơ trực tuyến của Bộ Tài chính chiếm 71%, Công an các tỉnh 64%.",
            [("M:btc", 71.0)],
            id="a word that goes on is none",
        ),
    ],
)
def test_a_rank_said_once_for_several(text: str, found: list[tuple[str, float]]) -> None:
    ministries = [pair for pair in fields(text, "entity value", **NATIONAL) if pair[0].startswith(("M:", "G:m"))]
    assert ministries == found


@pytest.mark.parametrize("times", ["6 tháng đầu năm", "9 tháng qua", "5 năm gần đây"])
def test_how_many_months_behind_the_word_for_a_district_are_not_its_name(times: str) -> None:
    title = f"Họp Ban Chỉ đạo chuyển đổi số quận {times}"
    text = f"{title}\nTỷ lệ hồ sơ trực tuyến đạt 71%."
    assert fields(text, "entity", publisher="Cổng thông tin điện tử quận Ngô Quyền, Hải Phòng", title=title) == [
        ("D304",)
    ]


@pytest.mark.parametrize("name", ["Đắk Glong", "Đăk Glong", "Đắc Glong"])
def test_highland_names_in_each_of_their_spellings(name: str) -> None:
    text = f"Năm 2023, huyện {name} có 85 tổ công nghệ số cộng đồng."
    assert fields(text, "entity value", **NATIONAL) == [("D661", 85.0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DTI 2023 cấp tỉnh: giá trị trung bình cả nước đạt 0,6512 điểm.", [("G:provinces", 0.6512)]),
        ("Giá trị bình quân DTI cấp tỉnh năm 2023 là 0,6512.", [("G:provinces", 0.6512)]),
        ("PAR INDEX 2023 bình quân cả nước là 86,4%.", [("G:provinces", 86.4)]),
        ("SIPAS 2023 bình quân cả nước là 82,4%.", [("VN", 82.4)]),
        ("DTI 2023 của Việt Nam là 0,7319 điểm.", [("VN", 0.7319)]),
        (
            "Trung bình DTI 2023 của các bộ là 0,5512 (tăng 9% so với năm 2022), Bộ Xây dựng đứng đầu về DTI của các "
            "bộ có dịch vụ công với giá trị 0,7013.",
            [("G:ministries", 0.5512), ("M:bxd", 1.0), ("M:bxd", 0.7013)],
        ),
    ],
)
def test_a_mean_is_of_those_who_are_ranked(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", **NATIONAL) == found


@pytest.mark.parametrize(
    ("ministry", "code"),
    [
        ("Bộ Nông nghiệp và PTNT", "M:bnnptnt"),
        ("Bộ NN và Phát triển nông thôn", "M:bnnptnt"),
        ("Bộ LĐ-TB và XH", "M:bldtbxh"),
        ("Bộ Lao động - TB&XH", "M:bldtbxh"),
        ("Bộ VH-TT-DL", "M:bvhttdl"),
        ("Bộ Văn hóa - Thể thao và Du lịch", "M:bvhttdl"),
        ("Bộ GD và ĐT", "M:bgddt"),
    ],
)
def test_ministries_of_several_fields_each_in_full_or_in_short(ministry: str, code: str) -> None:
    text = f"Năm 2023, {ministry} giải quyết đúng hạn 98% hồ sơ."
    assert fields(text, "entity value", **NATIONAL) == [(code, 98.0)]


DA_NANG = {"publisher": "Báo Đà Nẵng", "published": "2025-11-20"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Các phường Hải Châu, An Khê và Hòa Xuân lần lượt có 91%, 86% và 80% hồ sơ nộp trực tuyến.",
            [("W20242", 91.0), ("W20305", 86.0), ("W20314", 80.0)],
            id="behind a rank said once",
        ),
        pytest.param(
            "Tháng 10/2025, tỷ lệ hồ sơ trực tuyến của phường Hải Châu là 91%, Bà Nà 78%.",
            [("W20242", 91.0), ("W20308", 78.0)],
            id="behind one with its rank",
        ),
        pytest.param(
            "Phường, xã | Hồ sơ trực tuyến (%) | Hồ sơ đúng hạn (%)\nAn Khê | 91,2 | 99\nBà Nà | 84 | 96",
            [("W20305", 91.2), ("W20305", 99.0), ("W20308", 84.0), ("W20308", 96.0)],
            id="the rows of a table of communes",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến tháng 10/2025 ở một số phường:\n- An Khê: 91%\n- Hòa Xuân: 85,5%",
            [("W20305", 91.0), ("W20314", 85.5)],
            id="the items of a list of communes",
        ),
        pytest.param(
            "Phường, xã | Hồ sơ trực tuyến (%)\n1. Đông Giang | 91,2\n2. Hòa Cường | 84\n3. Hoà Xuân | 80",
            [("W20467", 91.2), ("W20257", 84.0), ("W20314", 80.0)],
            id="numbered, with capitals that are no Latin ones, in either place of the tone",
        ),
        pytest.param(
            "Xã Đông Giang mở thêm quầy. Cả thành phố đạt 70% hồ sơ trực tuyến. Ở Đông Giang mới có 52%.",
            [("P48", 70.0), ("W20467", 52.0)],
            id="named again behind a word that opens the sentence",
        ),
        pytest.param(
            "Phường An Khê mở thêm quầy. Cả thành phố đạt 70% hồ sơ trực tuyến, riêng An Khê 82%.",
            [("P48", 70.0), ("W20305", 82.0)],
            id="named before with its rank",
        ),
        pytest.param(
            "Phường An Khê mở thêm quầy. Theo ông Lê An Khê, cả thành phố đạt 70% hồ sơ trực tuyến.",
            [("P48", 70.0)],
            id="a person of that name is nobody",
        ),
        pytest.param(
            "Quý III/2025, Hải Châu có 91% hồ sơ nộp trực tuyến; năm 2024, Hải Châu mới có 75%.",
            [("W20242", 91.0), ("D492", 75.0)],
            id="a district until its day, the ward since",
        ),
    ],
)
def test_communes_without_their_rank(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", **DA_NANG) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Xã Tân Thành, tỉnh Lâm Đồng, có 91% hồ sơ trực tuyến.", ["W23143"], id="behind a comma"),
        pytest.param("Phường Tân Thành (Cà Mau) có 91% hồ sơ trực tuyến.", ["W32025"], id="in brackets"),
        pytest.param("Xã Tân Thành của Thái Nguyên có 91% hồ sơ trực tuyến.", ["W05923"], id="the smaller unit speaks"),
        pytest.param("Thái Nguyên kiểm tra các xã. Xã Tân Thành có 91% hồ sơ trực tuyến.", ["W05923"], id="before"),
        pytest.param("Xã Tân Thành có 91% hồ sơ trực tuyến.", ["?"], id="nowhere: it may be any of them"),
    ],
)
def test_of_several_communes_of_a_name_the_one_of_the_province_named(text: str, found: list[str]) -> None:
    assert [entity for (entity,) in fields(text, "entity", publisher="Nhân Dân", published="2025-11-20")] == found


@pytest.mark.parametrize(
    ("header", "published", "publisher", "entity"),
    [
        pytest.param("Phường, xã", "2025-10-03", "Báo Hưng Yên", "W13225", id="a ward"),
        pytest.param("Huyện, thành phố", "2023-10-03", "Báo Thái Bình", "D336", id="a city of the province"),
        pytest.param("Tỉnh", "2023-10-03", "Báo Thái Bình", "P34", id="the province"),
        pytest.param("Tỉnh, xã", "2023-10-03", "Báo Thái Bình", "P34", id="as likely the province"),
    ],
)
def test_a_unit_of_a_province_s_name_is_meant_in_a_column_of_such_units(
    header: str, published: str, publisher: str, entity: str
) -> None:
    text = f"{header} | Hồ sơ trực tuyến (%)\nThái Bình | 81,2\nTiền Hải | 77"
    assert fields(text, "entity value", published=published, publisher=publisher)[0] == (entity, 81.2)


@pytest.mark.parametrize(
    ("header", "label", "published", "publisher", "entity"),
    [
        pytest.param("Huyện, thành phố", "2. Vinh", "2024-10-03", "Báo Nghệ An", "D412", id="a city of one syllable"),
        pytest.param("Xã, phường", "Bưởi", "2024-10-03", "Báo Hà Nội", "W00109", id="a ward of one syllable"),
        pytest.param("Xã, phường", "Vĩnh Hưng", "2024-10-03", "Báo Hà Nội", "W00304", id="elsewhere a district"),
        pytest.param(
            "Xã, phường", "Ba Đình", "2025-11-03", "Báo Hà Nội", "W00004", id="a ward named as a district was"
        ),
    ],
)
def test_a_column_of_units_says_which_tier_its_labels_are(
    header: str, label: str, published: str, publisher: str, entity: str
) -> None:
    text = f"{header} | Hồ sơ trực tuyến (%)\n{label} | 81,2"
    assert fields(text, "entity value", published=published, publisher=publisher) == [(entity, 81.2)]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Phường 1, quận 3 có 80% hồ sơ trực tuyến.", "W27160"),
        ("Phường 01 (quận Gò Vấp) có 80% hồ sơ trực tuyến.", "W26896"),
        ("Phường 1, quận 3, TP. Hồ Chí Minh có 80% hồ sơ trực tuyến.", "W27160"),
        ("Quận 3 kiểm tra các nơi. Phường 1 có 80% hồ sơ trực tuyến.", "W27160"),
        ("Phường 1 có 80% hồ sơ trực tuyến.", "?"),
    ],
)
def test_of_several_wards_of_a_name_in_one_city_the_one_of_the_district_named(text: str, entity: str) -> None:
    assert fields(text, "entity", publisher="Báo Sài Gòn Giải Phóng", published="2023-10-05") == [(entity,)]
