"""Bodies that are no reporting entity: their own work is theirs ("?"), what they tell of the people is the place's."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Sở Xây dựng tiếp nhận 1.236 hồ sơ, trong đó 1.180 hồ sơ trực tuyến, đạt 95,5%. Sở đã giải quyết 1.150 hồ"
            " sơ.",
            id="a department",
        ),
        pytest.param(
            "Công an tỉnh Lào Cai cho biết đã tiếp nhận 23.450 hồ sơ cư trú, 100% đúng hạn.",
            id="the police of a province",
        ),
        pytest.param("Cục Thuế tỉnh Long An giải quyết 320 hồ sơ hoàn thuế, 98% hồ sơ đúng hạn.", id="a tax office"),
        pytest.param(
            "Kho bạc Nhà nước Vĩnh Long nhận 34.200 hồ sơ qua dịch vụ công trực tuyến, chiếm 99,6%.", id="a treasury"
        ),
        pytest.param(
            "Công ty Nước sạch Vinh phục vụ tốt. Tỷ lệ thanh toán không dùng tiền mặt đạt 97%.", id="a company"
        ),
    ],
)
def test_a_body_counts_its_own_work(text: str) -> None:
    assert {fact.entity for fact in read(text)} == {"?"}


@pytest.mark.parametrize(
    "text",
    [
        "Xét riêng theo cấp, ở cấp tỉnh, số hồ sơ thủ tục hành chính nhận được trong quý III/2024 là 5.410 hồ sơ; "
        "quá hạn 81 hồ sơ. "
        "Trong số hồ sơ đang giải quyết có 128 hồ sơ đã quá hạn.",
        "Với cấp xã, toàn tỉnh quý III/2024 tiếp nhận 26.410 hồ sơ; đúng hạn 26.100 hồ sơ, đạt tỷ lệ 98,8%.",
        "Quý III/2024, Trung tâm Phục vụ hành chính công tỉnh đã tiếp nhận 9.361 hồ sơ thủ tục hành chính.\n"
        "Trong số này, 8.641 hồ sơ đã giải quyết xong; 154 hồ sơ quá hạn, bằng 1,8%.",
    ],
    ids=["said in front", "all of a tier", "what goes on about it"],
)
def test_a_tier_keeps_its_figures(text: str) -> None:
    assert {entity for (entity,) in fields(text, "entity")} == {"?"}


def test_the_whole_is_told_of_again_behind_a_tier() -> None:
    text = (
        "Với cấp xã, quý III/2024 tiếp nhận 26.410 hồ sơ thủ tục hành chính; toàn tỉnh tiếp nhận 41.200 hồ sơ. "
        "Huyện Núi Thành tiếp nhận 3.100 hồ sơ."
    )
    assert fields(text, "entity value") == [("?", 26410), ("P49", 41200), ("D517", 3100)]


def test_dossiers_still_in_hand_are_not_received() -> None:
    text = (
        "Quý III/2024, tỉnh tiếp nhận 15.845 hồ sơ thủ tục hành chính và đang giải quyết 850 hồ sơ (trong hạn "
        "giải quyết 815 hồ sơ, 35 hồ sơ quá hạn)."
    )
    assert fields(text, "indicator value") == [("dossiers_received", 15845), ("dossiers_overdue", 35)]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "Giám đốc Sở Thông tin và Truyền thông cho biết, tỷ lệ hồ sơ trực tuyến toàn trình đạt 61,2%.",
            "P49",
            id="the head of a department says",
        ),
        pytest.param(
            "Theo Sở Nội vụ, toàn tỉnh tiếp nhận 512.300 hồ sơ, 68% nộp trực tuyến.",
            "P49",
            id="according to a department, the whole province",
        ),
        pytest.param(
            "Công an tỉnh Lào Cai đã cấp 512.000 tài khoản định danh điện tử mức 2.",
            "P10",
            id="the police that gave accounts to all",
        ),
        pytest.param(
            "Sở Y tế đã tạo lập hồ sơ sức khỏe điện tử cho 92% dân số.",
            "P49",
            id="a department that set up records for the people",
        ),
        pytest.param(
            "Theo báo cáo của Sở Tư pháp tỉnh Hà Nam, tỷ lệ hồ sơ trực tuyến đạt 71%.",
            "P35",
            id="a report of a department",
        ),
        pytest.param(
            "Văn phòng UBND tỉnh tổng hợp: tỷ lệ hồ sơ trực tuyến đạt 71%.", "P49", id="the office of the province"
        ),
        pytest.param("Thị trường sôi động, cả tỉnh có 61% người dân dùng internet.", "P49", id="a market is no body"),
    ],
)
def test_what_a_body_tells_of_the_place_is_the_places(text: str, entity: str) -> None:
    assert {fact.entity for fact in read(text)} == {entity}


def test_the_body_of_the_title_and_the_publisher_is_spoken_of() -> None:
    text = "Trong quý, đã giải quyết 2.290 hồ sơ, 99,6% đúng hạn. Toàn tỉnh đạt 97% hồ sơ đúng hạn."
    said = [
        ("dossiers_resolved", "?", 2290.0),
        ("dossier_on_time_rate", "?", 99.6),
        ("dossier_on_time_rate", "P49", 97),
    ]
    names = "indicator entity value"
    assert fields(text, names, "Sở Y tế tỉnh Quảng Nam") == said
    assert fields(text, names, title="Sở Xây dựng đẩy mạnh cải cách") == said
    assert {fact.entity for fact in read(text, "Sở Thông tin và Truyền thông tỉnh Quảng Nam")} == {"P49"}


def test_a_department_of_a_ministry_is_not_the_ministry() -> None:
    text = "Cục Thủy sản, đơn vị đứng cuối, mới có 21,3% hồ sơ trực tuyến toàn trình."
    assert values(text, "entity", "Bộ Nông nghiệp và Môi trường") == [(21.3, "?")]


_OF_THE_PROVINCE = "Tỷ lệ hồ sơ thủ tục hành chính của tỉnh giải quyết đúng hạn đạt 98,1%."


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Nhà trường đã số hóa 100% hồ sơ, kết quả.", id="a school"),
        pytest.param("Công ty nước giải quyết đúng hạn 97% yêu cầu.", id="a firm"),
        pytest.param("Phòng công chứng số 2 tiếp nhận 4.120 hồ sơ, giải quyết đúng hạn 99%.", id="a notary"),
        pytest.param("Các trường đại học nhận 12.000 hồ sơ, 91% nộp trực tuyến.", id="many schools"),
        pytest.param("Tòa án hai cấp thụ lý 6.500 hồ sơ, trễ hạn 12 hồ sơ.", id="courts"),
        pytest.param("92% hồ sơ của các ngân hàng nộp trực tuyến.", id="whose files they are, named behind"),
        pytest.param("Một vườn ươm khởi nghiệp mở cửa. Có 46 hồ sơ gửi về, trễ hạn 5 hồ sơ.", id="told of it further"),
        pytest.param("Ngân hàng ký 62% hợp đồng điện tử, 80% văn bản gửi qua mạng.", id="papers of a bank"),
    ],
)
def test_what_outsiders_count_is_none_of_the_administration(told: str) -> None:
    assert values(f"{_OF_THE_PROVINCE} {told}", "entity") == [(98.1, "P49")]
    assert read(told) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Phối hợp với các ngân hàng, tỉnh giải quyết đúng hạn 98% hồ sơ.", 98, id="worked with"),
        pytest.param("Công ty nước lắp 320 đồng hồ; tỉnh giải quyết đúng hạn 98% hồ sơ.", 98, id="somebody else since"),
        pytest.param("Theo Ngân hàng Nhà nước, 98% hồ sơ thủ tục hành chính đúng hạn.", 98, id="the central bank"),
    ],
)
def test_an_outsider_takes_no_figure_of_others(text: str, value: float) -> None:
    assert [fact.value for fact in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Hãng bảo hiểm cho biết nửa đầu năm nhận 21.400 bộ hồ sơ. Tỷ lệ đúng hạn đạt 97,3%; 800 bộ bị trễ.",
        "Công ty tài chính đã giải quyết 12.000 hồ sơ. Trong đó đúng hạn 98%, còn 310 bộ quá hạn.",
        "Tỷ lệ giải quyết bồi thường bảo hiểm đúng hạn là 98,2%; 5.731 bộ hồ sơ bị trễ.",
        "Trang trại gửi 9 bộ hồ sơ vay vốn trực tuyến cho ngân hàng, 3 bộ quá hạn cả tuần.",
    ],
)
def test_a_count_of_copies_is_no_ministry_and_leaves_the_word_to_the_firm(text: str) -> None:
    assert fields(text, "indicator value", "Báo Đầu tư") == []


def test_what_a_one_stop_centre_goes_on_with_is_its_own() -> None:
    text = "Trung tâm Phục vụ hành chính công tỉnh Quảng Nam đã nhận 41.386 hồ sơ. Số giải quyết đúng hạn là 96,6%."
    assert values(text, "entity") == [(41386.0, "?"), (96.6, "?")]
