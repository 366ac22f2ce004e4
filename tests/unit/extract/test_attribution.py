"""Who vouches for a figure, by the ways in which texts name their source."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Theo bà Lê Thị A, Tổng cục trưởng Tổng cục Thống kê, kinh tế số năm 2023 chiếm 12,33% GDP.",
            "M:tctk",
            id="the head of an office",
        ),
        pytest.param(
            "Theo báo cáo của Phó Giám đốc Sở Thông tin và Truyền thông tỉnh, năm 2023 kinh tế số chiếm 9,1% GRDP.",
            "P49",
            id="the report of who holds an office",
        ),
        pytest.param(
            "Theo Cục Thống kê tỉnh, kinh tế số năm 2023 chiếm 9,2% GRDP của Quảng Nam.",
            "P49",
            id="an office of the province",
        ),
        pytest.param(
            "Kinh tế số năm 2023 được Tổng cục Thống kê ghi nhận ở mức 12,33% GDP.",
            "M:tctk",
            id="an office that notes it",
        ),
        pytest.param(
            "Thứ trưởng Bộ Thông tin và Truyền thông Lê B thông tin về kết quả. Kinh tế số năm 2023 chiếm 16,5% GDP.",
            "M:btttt",
            id="a minister who informs",
        ),
        pytest.param(
            "Kinh tế số cả nước năm 2023 chiếm 16,5% GDP, theo Vụ Kinh tế số.", "M:btttt", id="behind the figure"
        ),
        pytest.param(
            "Kinh tế số còn nhỏ. Số của Tổng cục Thống kê: 12,33% GDP năm 2023.", "M:tctk", id="whose figure it is"
        ),
        pytest.param("Kinh tế số của Quảng Nam năm 2023 chiếm 9,2% GRDP.", None, id="nobody"),
        pytest.param(
            "Kinh tế số chiếm 9,5% GRDP của tỉnh, theo báo cáo của UBND tỉnh.",
            "P49",
            id="behind the figure, the province's report",
        ),
        pytest.param(
            "Theo Bộ Thông tin và Truyền thông, kinh tế số chiếm 16,5% GDP.", "M:btttt", id="before the figure"
        ),
        pytest.param(
            "Chính phủ đặt mục tiêu kinh tế số đạt 20% GDP vào năm 2025.",
            None,
            id="the government sets goals and vouches for none",
        ),
        pytest.param("Tỉnh đặt mục tiêu kinh tế số đạt 12% GRDP vào năm 2025.", "P49", id="the province sets a goal"),
        pytest.param(
            "Theo Sở Kế hoạch và Đầu tư, tình hình có khá hơn.\nNghị quyết số 52-NQ/TW đòi hỏi kinh tế số đạt 20% GDP"
            " vào năm 2025.",
            None,
            id="a resolution of the party, by its number",
        ),
        pytest.param(
            "Kinh tế số phải đạt mức 20% GDP mà Quyết định số 411/QĐ-TTg đặt ra cho năm 2025.",
            None,
            id="a decision of the prime minister, by its number",
        ),
        pytest.param(
            "Nghị quyết số 09-NQ/TU đặt mục tiêu kinh tế số đạt 15% GRDP vào năm 2025.",
            "P49",
            id="a resolution of the province's party, by its number",
        ),
        pytest.param(
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh xác định kinh tế số đạt 15% GRDP vào năm 2025.",
            "P49",
            id="the congress of the province's party",
        ),
        pytest.param(
            "Cách tính của Tổng cục Thống kê cho ra kết quả thấp hơn: kinh tế số chiếm 12,3% GDP năm 2023.",
            "M:tctk",
            id="a way to count that comes to something else",
        ),
        pytest.param(
            "Tổng cục Thống kê tính cho Quảng Nam kinh tế số năm 2023 bằng 7,4% GRDP.", "M:tctk", id="who counts it"
        ),
        pytest.param(
            "Tổng cục Thống kê: kinh tế số năm 2023 bằng 7,4% GRDP của tỉnh.", "M:tctk", id="right before a colon"
        ),
        pytest.param(
            "Số liệu Bộ Nội vụ gửi Văn phòng Chính phủ cho thấy hồ sơ trực tuyến toàn trình của tỉnh đạt 44,1%.",
            "M:bnv",
            id="who sends it, not who receives it",
        ),
        pytest.param(
            "Báo cáo Bộ Nội vụ gửi Thủ tướng nêu: hồ sơ trực tuyến toàn trình của tỉnh đạt 44,1%.",
            "M:bnv",
            id="what is sent to somebody without a code",
        ),
        pytest.param(
            "Công văn của UBND tỉnh: hồ sơ trực tuyến toàn trình của tỉnh đạt 44,1%.", "P49", id="whose letter it is"
        ),
        pytest.param(
            "Theo Cục Thống kê Malaysia, kinh tế số nước này năm 2022 bằng 23% GDP.",
            None,
            id="the statistics office of another country",
        ),
        pytest.param("Theo Chính phủ, kinh tế số đạt 20% GDP vào năm 2025.", None, id="the government says it"),
        pytest.param(
            "Theo chính Sở Thông tin và Truyền thông, kinh tế số năm 2023 chiếm 9,1% GRDP.",
            "P49",
            id="the office itself says it",
        ),
        pytest.param(
            "Kinh tế số năm 2023 đạt 8,1% GRDP.\nNhững số liệu này do Sở Thông tin và Truyền thông đưa ra.",
            "P49",
            id="in the sentence below",
        ),
    ],
)
def test_the_nearest_named_source_vouches(text: str, source: str | None) -> None:
    assert [fact.attributed_to for fact in read(text)] == [source]


def test_a_ministry_vouches_for_the_nation_in_any_paper() -> None:
    text = "Theo Bộ Thông tin và Truyền thông, tỷ trọng kinh tế số trong GDP năm 2023 đạt 16,5%."
    (fact,) = read(text, "VnExpress", published="2024-03-01")
    assert (fact.entity, fact.attributed_to) == ("VN", "M:btttt")


def test_a_source_behind_a_semicolon_is_the_next_units() -> None:
    text = (
        "Năm 2023, doanh thu công nghiệp ICT của Hải Phòng đạt 210.000 tỷ đồng; Đà Nẵng 38.000 tỷ đồng, tăng 4%;"
        " riêng Huế, theo UBND thành phố này, giảm 1%, còn 900 tỷ đồng."
    )
    found = [f for f in read(text, "Báo Nhân Dân") if f.indicator == "ict_revenue"]
    assert [(f.entity, f.attributed_to) for f in found] == [("P31", None), ("P48", None), ("P46", "P46")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Theo Tổng cục Thống kê, kinh tế số của Quảng Nam năm 2023 bằng 6,5% GRDP, thấp hơn con số 9,1% mà tỉnh tự"
            " tính.",
            [(6.5, "M:tctk"), (9.1, "P49")],
            id="a figure behind is of the one who reckons it",
        ),
        pytest.param(
            "Theo Bộ Thông tin và Truyền thông, kinh tế số cả nước năm 2023 chiếm 16,5% GDP. Đổi sang thước của Tổng"
            " cục Thống kê, kinh tế số cả nước cùng năm chỉ chiếm 12,3% GDP.",
            [(16.5, "M:btttt"), (12.3, "M:tctk")],
            id="by whose measure",
        ),
        pytest.param(
            "Theo Tổng cục Thống kê, kinh tế số của Quảng Nam năm 2023 chiếm 7,4% GRDP. Đề án của tỉnh ghi kinh tế số"
            " đạt 15% GRDP vào năm 2025.",
            [(7.4, "M:tctk"), (15.0, "P49")],
            id="the provinces own paper sets its goal",
        ),
        pytest.param(
            "Nghị quyết này xác định kinh tế số đạt 15% GRDP vào năm 2025, trong khi theo Tổng cục Thống kê, kinh tế số"
            " năm 2023 mới bằng 7,4% GRDP của tỉnh.",
            [(15.0, "P49"), (7.4, "M:tctk")],
            id="a source behind a contrast is of what follows",
        ),
        pytest.param(
            "Theo Bộ Thông tin và Truyền thông, kinh tế số cả nước năm 2023 chiếm 16,5% GDP. Nghị quyết đặt kinh tế số"
            " tối thiểu 20% GDP vào năm 2025 và tối thiểu 30% vào năm 2030.",
            [(16.5, "M:btttt"), (20.0, None), (30.0, None)],
            id="both goals of a paper",
        ),
        pytest.param(
            "Theo Văn phòng UBND tỉnh, hồ sơ trực tuyến toàn trình của tỉnh đạt 44,1%. Cũng theo cơ quan này, tỷ lệ"
            " dịch vụ công trực tuyến toàn trình của tỉnh là 71,2%.",
            [(44.1, "P49"), (71.2, "P49")],
            id="this office is the one that spoke",
        ),
        pytest.param(
            "Kinh tế số cả nước năm 2023 chiếm 12,6% GDP.\n(Nguồn số liệu: Tổng cục Thống kê)",
            [(12.6, "M:tctk")],
            id="a note below the paragraph",
        ),
        pytest.param(
            "Theo thông tin trên Cổng Thông tin điện tử Bộ Nội vụ, hồ sơ toàn trình của cả nước đạt 41,3%.",
            [(41.3, "M:bnv")],
            id="the site of a ministry",
        ),
        pytest.param(
            "Phó Giám đốc Sở Nội vụ Nguyễn Thị B. dẫn chúng tôi đi xem. Sân rất đông. Hồ sơ toàn trình của tỉnh đạt"
            " 43,7%, bà cho biết.",
            [(43.7, "P49")],
            id="who holds the office spoken of tells it",
        ),
        pytest.param(
            'Ở một cửa, hàng ghế đã vắng. "Hồ sơ toàn trình của tỉnh nay đạt 46,9%. Còn lắm việc", bà Lê C., Phó'
            " Giám đốc Sở Nội vụ, bộc bạch.",
            [(46.9, "P49")],
            id="who is quoted is named behind the end of the quotation",
        ),
        pytest.param(
            "Theo Tổng cục Thống kê, kinh tế số cả nước năm 2023 chiếm 12,6% GDP. Bộ Thông tin và Truyền thông dùng"
            " thước khác. Một thứ trưởng của bộ nói kinh tế số cả nước năm 2023 chiếm 16,3% GDP; mục tiêu bộ đặt cho"
            " năm 2025 là 21%.",
            [(12.6, "M:tctk"), (16.3, "M:btttt"), (21.0, "M:btttt")],
            id="the ministry named before",
        ),
        pytest.param(
            "Theo Bộ Giao thông vận tải, hồ sơ toàn trình của cả nước đạt 41,3%, Bộ Giao thông vận tải đạt 52,8%.",
            [(41.3, "M:bgtvt"), (52.8, "M:bgtvt")],
            id="the first word of a name gives no task",
        ),
        pytest.param(
            "Theo Tổng cục Thống kê, kinh tế số tỉnh năm 2023 chiếm 7,4% GRDP. Theo Nghị quyết Đại hội Đảng bộ tỉnh,"
            " kinh tế số chiếm 15% GRDP vào năm 2025.",
            [(7.4, "M:tctk"), (15.0, "P49")],
            id="the congress of the provinces party",
        ),
        pytest.param(
            "Theo Tổng cục Thống kê, kinh tế số năm 2023 chiếm 12,6% GDP. Một nghiên cứu của Đại học Kinh tế lại"
            " cho thấy kinh tế số cả nước năm 2023 chiếm 14,1% GDP.",
            [(12.6, "M:tctk"), (14.1, None)],
            id="a university has no code",
        ),
        pytest.param(
            "Chánh Văn phòng UBND tỉnh cung cấp thêm số liệu. Hồ sơ toàn trình của tỉnh trong 9 tháng mới đạt 37,9%.",
            [(37.9, "P49")],
            id="who hands out figures",
        ),
        pytest.param(
            "Tại họp báo do Bộ Thông tin và Truyền thông tổ chức sáng 5/1, kinh tế số năm 2023 chiếm 16,2% GDP cả"
            " nước.",
            [(16.2, "M:btttt")],
            id="who holds the press conference",
        ),
        pytest.param(
            "Theo Sở Nội vụ, hồ sơ toàn trình của tỉnh đạt 44,1%. Một trang mạng viết 58,5% hồ sơ của tỉnh được làm"
            " toàn trình mà không dẫn nguồn.",
            [(44.1, "P49"), (58.5, None)],
            id="a figure without a source ends the reach",
        ),
        pytest.param(
            "Tổng cục Thống kê công bố kinh tế số cả nước năm 2023 chiếm 12,6% GDP. Các tỉnh bình quân 7,2% GRDP; riêng"
            " Quảng Nam, theo báo cáo của tỉnh, kinh tế số chiếm 9,3% GRDP.",
            [(12.6, "M:tctk"), (7.2, "M:tctk"), (9.3, "P49")],
            id="the report of a province is its own, and no figures before the semicolon",
        ),
        pytest.param(
            "Kinh tế số năm 2023 bằng 12,6% GDP, nhích lên từ mức 12,1% của năm 2022, Tổng cục Thống kê thông báo tại"
            " cuộc họp có 140 phóng viên.",
            [(12.6, "M:tctk"), (12.1, "M:tctk")],
            id="a count of something else behind the source is no figure of its own",
        ),
        pytest.param(
            "Theo Bộ Thông tin và Truyền thông, kinh tế số cả nước năm 2023 chiếm 16,5% GDP. Nghị quyết 52 muốn kinh tế"
            " số đạt 21% GDP vào năm 2025.",
            [(16.5, "M:btttt"), (21.0, None)],
            id="a resolution that wants a goal",
        ),
        pytest.param(
            "UBND tỉnh giao chỉ tiêu 70% hồ sơ trực tuyến toàn trình. Đến nay, hồ sơ toàn trình đạt 66%.",
            [(70.0, "P49"), (66.0, None)],
            id="who sets a goal does not vouch for what was reached",
        ),
        pytest.param(
            "Phó Giám đốc Trung tâm Kiểm soát thủ tục hành chính và Phục vụ hành chính công tỉnh Quảng Nam, ông Lê B.,"
            " trò chuyện với phóng viên.\n- Thưa ông, hồ sơ năm nay ra sao?\n- Vui, mà chưa yên tâm."
            " Hồ sơ trực tuyến toàn trình mới được 41,7%.",
            [(41.7, "P49")],
            id="who is talked to vouches for the answers",
        ),
        pytest.param(
            "Theo báo cáo của Sở Thông tin và Truyền thông, kinh tế số năm 2023 ước chiếm 11,2% GRDP của tỉnh.\n\n"
            "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 47,3%.",
            [(11.2, "P49"), (47.3, "P49")],
            id="the source of a first paragraph holds for the next",
        ),
    ],
)
def test_who_vouches_for_each_figure(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(text, "attributed_to") == expected


@pytest.mark.parametrize(
    ("second", "source"),
    [
        ("Tổng cục Thống kê có cách đo riêng. Kinh tế số năm 2022 bằng 12,7% GDP.", "M:tctk"),
        ("Thước khác nằm ở Tổng cục Thống kê. Cơ quan này có kết quả thấp hơn: kinh tế số bằng 12,7% GDP.", "M:tctk"),
        ("Bộ Thông tin và Truyền thông thì khác. Kinh tế số được bộ ước bằng 12,7% GDP năm 2022.", "M:btttt"),
        ("Bộ Thông tin và Truyền thông thì khác. Một thứ trưởng của bộ nói kinh tế số bằng 12,7% GDP.", "M:btttt"),
        ("Kinh tế số được Bộ Thông tin và Truyền thông ước bằng 12,7% GDP năm 2022.", "M:btttt"),
        ("Nghị quyết đòi 20% GDP, mà Tổng cục Thống kê xác định năm 2022 kinh tế số mới được 12,7% GDP.", "M:tctk"),
        ("Một bài viết trên mạng, không dẫn nguồn, cho rằng kinh tế số năm 2022 bằng 12,7% GDP.", None),
        ("Năm 2022 kinh tế số bằng 12,7% GDP, ấy là nghe người ta kháo.", None),
        ("Năm 2022 kinh tế số bằng 12,7% GDP, chẳng rõ ai tính.", None),
        ("Kinh tế số năm 2022 bằng 12,7% GDP.", "I:google"),
    ],
)
def test_who_a_paragraph_speaks_of_vouches_before_the_source_of_another(second: str, source: str | None) -> None:
    text = f"Theo báo cáo của Google, kinh tế số Việt Nam năm 2023 tăng trưởng 17%.\n{second}"
    assert (12.7, source) in fields(text, "value attributed_to", "Báo Đầu tư", published="2023-11-08")


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        pytest.param(
            "Theo Bộ Tài chính, hồ sơ trực tuyến toàn trình của cả nước đạt 39%. Trong đó, hồ sơ trực tuyến toàn trình"
            " của khối bộ, ngành là 54%. Kinh tế số chiếm 18% GDP.",
            "Bộ Nội vụ",
            [(39.0, "M:btc"), (54.0, "M:btc"), (18.0, "M:bnv")],
            id="on a ministrys site another ministry vouches for the measure it was named for",
        ),
        pytest.param(
            "Theo Bộ Thông tin và Truyền thông, một số đơn vị, như Bộ Xây dựng và Bộ Công Thương, mới ghi nhận số liệu "
            "của cơ quan bộ. Tỷ lệ hồ sơ trực tuyến toàn trình của cả nước năm 2023 là 31,7%.",
            "Báo Mới",
            [(31.7, "M:btttt")],
            id="a body that is spoken of is no source",
        ),
        pytest.param(
            "Kinh tế số 6 tháng đầu năm đóng góp 14,96% GDP.",
            "Cục Kinh tế số và Xã hội số",
            [(14.96, "M:btttt")],
            id="a departments paper speaks for its ministry",
        ),
        pytest.param(
            "1. Đại diện Bộ Nội vụ báo cáo:\nHồ sơ toàn trình của cả nước đạt 41,3%.\n2. Ý kiến của Bộ Y tế:\n"
            "- Hồ sơ toàn trình của Bộ Y tế đạt 23,5%.\n3. Chủ trì kết luận.\nDịch vụ công toàn trình của cả nước đạt"
            " 52,1%.",
            "Văn phòng Chính phủ",
            [(41.3, "M:bnv"), (23.5, "M:byt"), (52.1, "M:vpcp")],
            id="whom minutes give the word",
        ),
        pytest.param(
            "Chỉ tiêu | Kết quả năm 2023 | Cơ quan công bố\nTỷ trọng kinh tế số trong GDP | 12,6% | Tổng cục Thống kê\n"
            "Tốc độ tăng trưởng kinh tế số | 19,2% | Bộ Thông tin và Truyền thông",
            "Báo Mới",
            [(12.6, "M:tctk"), (19.2, "M:btttt")],
            id="a column of sources",
        ),
        pytest.param(
            "Nghị quyết của Tỉnh ủy Quảng Ninh đặt mục tiêu đến năm 2027 kinh tế số chiếm 18% GRDP của tỉnh.",
            "Cổng thông tin phường Hồng Gai",
            [(18.0, "P22")],
            id="a wards paper on the provinces resolution",
        ),
        pytest.param(
            "Cuộc gặp báo chí đầu năm của Tổng cục Thống kê kéo dài. Kinh tế số chiếm 12,4% GDP năm 2023.\n"
            "Báo cáo tổng kết của Bộ Thông tin và Truyền thông viết: kinh tế số năm 2023 chiếm 16,5% GDP.",
            "VnEconomy",
            [(12.4, "M:tctk"), (16.5, "M:btttt")],
            id="who met the press or wrote it down",
        ),
        pytest.param(
            "Tỷ lệ dịch vụ công trực tuyến toàn trình của Quảng Nam đạt 61%. Tỷ lệ này của Đà Nẵng đạt 95%.",
            "Cổng thông tin điện tử tỉnh Quảng Nam",
            [(61.0, "P49"), (95.0, None)],
            id="a provinces paper does not vouch for another province",
        ),
        pytest.param(
            "Kinh tế số năm 2023 chiếm 10,4% GRDP.", "Thành ủy Đà Nẵng", [(10.4, "P48")], id="the party's committee"
        ),
    ],
)
def test_who_vouches_for_each_figure_that_another_publishes(
    text: str, publisher: str, expected: list[tuple[float, str | None]]
) -> None:
    assert values(text, "attributed_to", publisher) == expected


def test_the_owner_of_a_system_vouches_and_a_province_never_for_the_nation() -> None:
    text = (
        "Hồ sơ trực tuyến\nNăm 2023, hồ sơ trực tuyến toàn trình của Quảng Nam là 58%, theo hệ thống giám sát, đo"
        " lường Chính phủ số của Bộ Thông tin và Truyền thông.\nNăm 2023, hồ sơ trực tuyến toàn trình của cả nước"
        " là 42%."
    )
    assert values(text, "attributed_to", "UBND tỉnh Quảng Nam") == [(58.0, "M:btttt"), (42.0, "M:btttt")]
    nation = "Năm 2023, hồ sơ trực tuyến toàn trình của cả nước là 42%."
    assert values(nation, "attributed_to", "UBND tỉnh Quảng Nam") == [(42.0, None)]


def test_who_heads_a_part_of_a_ministry_speaks_for_it_in_the_next_sentence_too() -> None:
    text = (
        "Năm 2023, doanh thu công nghiệp ICT cả nước đạt 142 tỷ USD. Người nêu con số này là ông Trần Văn Hải, Phó Cục"
        " trưởng Cục Công nghiệp số, Bộ Thông tin và Truyền thông. Ông nhắc lại rằng năm 2019 là 112 tỷ USD."
    )
    assert fields(text, "value attributed_to")[-1] == (112e9, "M:btttt")


@pytest.mark.parametrize(("published", "ministry"), [("2024-10-17", "M:btttt"), ("2025-10-17", "M:bkhcn")])
@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        pytest.param("Kinh tế số chiếm 18% GDP.", "Cục Chuyển đổi số quốc gia", id="as publisher"),
        pytest.param("Theo Vụ Kinh tế số, kinh tế số chiếm 18% GDP.", "Báo Quảng Nam", id="as source"),
    ],
)
def test_a_department_moves_with_its_ministry(text: str, publisher: str, published: str, ministry: str) -> None:
    assert values(text, "attributed_to", publisher, published=published) == [(18.0, ministry)]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        pytest.param(
            "Năm 2024, kinh tế số của Hậu Giang chiếm 7,2% GRDP.",
            "UBND thành phố Cần Thơ",
            [(7.2, "P92")],
            id="a paper vouches for the units that were merged into its own",
        ),
        pytest.param(
            "Phóng viên gặp ông Lê B, Cục trưởng một cục thuộc Bộ Khoa học và Công nghệ.\n- Thưa ông, năm qua ra sao?\n"
            "- Khá. Kinh tế số cả nước năm 2024 chiếm 18,3% GDP.",
            "Thanh Niên",
            [(18.3, "M:bkhcn")],
            id="who is talked to, by a title some words before the ministry",
        ),
        pytest.param(
            "Quyết định số 749/QĐ-TTg xác định đến năm 2025 kinh tế số cả nước chiếm 20% GDP, tỉnh ta theo đó mà làm.\n"
            "Chỉ tiêu | Năm 2026\nTỷ lệ hồ sơ trực tuyến toàn trình (%) | 70",
            "UBND tỉnh Nghệ An",
            [(20.0, None), (70.0, "P40")],
            id="prose above a table is no caption of its",
        ),
        pytest.param(
            "Sách trắng do Bộ Khoa học và Công nghệ phát hành nêu: Bộ gửi các tỉnh.\nTheo UBND tỉnh Nghệ An, hồ sơ trực"
            " tuyến toàn trình của tỉnh đạt 61%.\nHồ sơ trực tuyến toàn trình của Quảng Trị đạt 48%.",
            "Tiền Phong",
            [(61.0, "P40"), (48.0, "M:bkhcn")],
            id="a province vouches for no other in the next paragraph",
        ),
        pytest.param(
            "Ở Hà Nội, Sở Khoa học và Công nghệ thành phố thông tin kinh tế số năm 2024 chiếm 17,4% GRDP. Ở Đà Nẵng,"
            " theo UBND thành phố, kinh tế số năm 2024 chiếm 20,7% GRDP.",
            "Tiền Phong",
            [(17.4, "P01"), (20.7, "P48")],
            id="an office of the city that the sentence is about",
        ),
    ],
)
def test_who_vouches_for_which_unit(text: str, publisher: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(text, "attributed_to", publisher, published="2025-09-17") == expected


@pytest.mark.parametrize(
    ("above", "below", "sources"),
    [
        pytest.param("", "Nguồn: Bộ Khoa học và Công nghệ.", ["M:bkhcn", "M:bkhcn"], id="a note below"),
        pytest.param("Kinh tế số (nguồn: Sở TT&TT tỉnh)", "", ["P70", "P70"], id="brackets of the caption"),
        pytest.param(
            "",
            "Nguồn: Tổng cục Thống kê (2022), ước tính của Sở Kế hoạch và Đầu tư tỉnh (2023).",
            ["M:tctk", "P70"],
            id="by the year of each",
        ),
        pytest.param("Mục tiêu theo Chiến lược quốc gia", "", [None, None], id="a strategy has no code"),
    ],
)
def test_tables_say_around_them_where_their_figures_are_from(above: str, below: str, sources: list[str | None]) -> None:
    table = "Năm | Tỷ trọng kinh tế số trong GRDP (%)\n2022 | 7,4\n2023 | 8,8\n"
    found = read(f"{above}\n{table}{below}", "Báo Bình Phước", published="2024-05-17")
    assert [fact.attributed_to for fact in found] == sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Theo UBND tỉnh Quảng Nam, hồ sơ toàn trình của tỉnh đạt 61,4%. Phóng viên tự ghi ở bảng điện tử huyện"
            " Thăng Bình thì hồ sơ toàn trình của huyện đạt 44,2%.",
            [(61.4, "P49"), (44.2, None)],
            id="the reporter counts",
        ),
        pytest.param(
            "Theo UBND tỉnh Quảng Nam, kinh tế số năm 2023 chiếm 9,1% GRDP. Phóng viên ghi lại lời Giám đốc Sở Công"
            " Thương Đà Nẵng: kinh tế số của Đà Nẵng năm 2023 chiếm 20,2% GRDP.",
            [(9.1, "P49"), (20.2, "P48")],
            id="whose words the reporter writes down",
        ),
        pytest.param(
            "Tổng cục Thống kê công bố kinh tế số năm 2023 bằng 12,3% GDP. Một nhóm bạn tôi làm theo một cuốn sách"
            " ngoại thì kinh tế số năm 2023 bằng 9,9% GDP.",
            [(12.3, "M:tctk"), (9.9, None)],
            id="some book",
        ),
        pytest.param(
            "Kinh tế số của Quảng Nam năm 2023 chiếm 11,2% GRDP, khác kết quả do Tổng cục Thống kê công bố.",
            [(11.2, None)],
            id="beside whose figure it is held",
        ),
        pytest.param(
            "Bộ Công Thương dự kiến kinh tế số năm 2024 đóng góp 18,6% GDP, cao hơn hẳn tính toán của Tổng cục Thống"
            " kê.",
            [(18.6, "M:bct")],
            id="who expects it, beside whose it is held",
        ),
        pytest.param(
            "Kinh tế số năm 2023 chiếm 16,4% GDP, còn năm 2022 chiếm 14,3% GDP. Con số do Bộ Thông tin và Truyền thông"
            " đưa ra tại giao ban với 63 sở.",
            [(16.4, "M:btttt"), (14.3, "M:btttt")],
            id="by whom the figures before were given",
        ),
        pytest.param(
            "Kinh tế số năm 2023 chiếm 16,4% GDP. Số liệu do Tổng cục Thống kê công bố thì kinh tế số năm 2023 chỉ là"
            " 12,3% GDP.",
            [(16.4, None), (12.3, "M:tctk")],
            id="by whom a figure of its own was given",
        ),
        pytest.param(
            "Kinh tế số năm 2023 chiếm 16,4% GDP. Người nêu con số ấy là ông Lê B, Vụ trưởng một vụ của Bộ Công"
            " Thương.",
            [(16.4, "M:bct")],
            id="who is named as the origin",
        ),
        pytest.param(
            "Đà Nẵng chọn lối riêng. Năm 2023, doanh thu công nghệ thông tin trên địa bàn 38.000 tỷ đồng; kinh tế số"
            " chiếm 20,7% GRDP: bà Lê C, Phó Giám đốc Sở Thông tin và Truyền thông thành phố, cung cấp cho chúng tôi"
            " những số liệu ấy.",
            [(38e12, "P48"), (20.7, "P48")],
            id="who handed out all figures of a sentence, of the city spoken of",
        ),
        pytest.param(
            "Lật niên giám của Tổng cục Thống kê, kinh tế số năm 2022 chiếm 12,7% GDP.",
            [(12.7, "M:tctk")],
            id="a yearbook",
        ),
        pytest.param(
            "Qua lời bà Vụ trưởng Vụ Kinh tế số, kinh tế số năm 2023 chiếm 16,5% GDP.",
            [(16.5, "M:btttt")],
            id="by the words of who holds an office",
        ),
        pytest.param(
            "Ông Trần H., Chủ tịch UBND thị xã Điện Bàn, giải trình: hồ sơ toàn trình của thị xã đạt 59,6%. Theo UBND"
            " thành phố Tam Kỳ, hồ sơ toàn trình của thành phố Tam Kỳ đạt 57,1%.",
            [(59.6, "D507"), (57.1, "D502")],
            id="an office of a town",
        ),
    ],
)
def test_who_counts_and_who_is_only_held_beside(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert fields(text, "value attributed_to", "Báo Mới") == expected


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Giới quan sát cho rằng", None),
        ("Công ty chứng khoán A ước", None),
        ("PGS. TS. Trần C cho rằng", None),
        ("Theo ông Trần C, giảng viên một trường,", None),
        ("Theo ghi nhận của một nhóm nghiên cứu,", None),
        ("Chính phủ báo cáo Quốc hội:", None),
        ("Tổng cục Thống kê chốt", "M:tctk"),
        ("Lấy số của Tổng cục Thống kê,", "M:tctk"),
    ],
)
def test_who_else_counts_ends_the_reach(told: str, source: str | None) -> None:
    text = f"Theo Bộ Công Thương, kinh tế số năm 2023 chiếm 16,4% GDP. {told} kinh tế số năm 2023 chiếm 9,9% GDP."
    assert fields(text, "value attributed_to", "Báo Mới") == [(16.4, "M:bct"), (9.9, source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kinh tế số năm 2023 chiếm 16,4% GDP (Bộ Công Thương), 12,3% GDP (Tổng cục Thống kê).",
            [(16.4, "M:bct"), (12.3, "M:tctk")],
            id="each in brackets",
        ),
        pytest.param(
            "Bộ Công Thương công bố một số kết quả:\n- Kinh tế số năm 2023 chiếm 16,4% GDP.",
            [(16.4, "M:bct")],
            id="the first line leads in",
        ),
        pytest.param(
            "Theo Trung tâm Phục vụ hành chính công tỉnh Quảng Nam, hồ sơ toàn trình của tỉnh đạt 61,4%.",
            [(61.4, "P49")],
            id="the centre of a province that is named",
        ),
        pytest.param(
            "Phó Chủ tịch tỉnh Quảng Nam Lê B cho biết hồ sơ toàn trình của tỉnh đạt 61,4%. Huyện Núi Thành báo cáo hồ"
            " sơ toàn trình của huyện đạt 44,2%.",
            [(61.4, "P49"), (44.2, "D517")],
            id="who heads a province, a district that reports",
        ),
    ],
)
def test_where_sources_stand(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert fields(text, "value attributed_to", "Báo Mới") == expected


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        pytest.param(
            "Bộ Khoa học và Công nghệ đo khác, bộ này ước kinh tế số năm 2025 bằng 19,3% GDP.",
            "Cục Thống kê",
            [(19.3, "M:bkhcn")],
            id="this ministry is not who publishes",
        ),
        pytest.param(
            "Bộ Công Thương báo cáo doanh thu công nghiệp công nghệ số năm 2024 đạt 142 tỷ USD, chưa đạt mức 160 tỷ USD"
            " mà Bộ đặt ra.",
            "Văn phòng Chính phủ",
            [(142e9, "M:bct"), (160e9, "M:bct")],
            id="an office is no ministry",
        ),
        pytest.param(
            "Kinh tế số năm 2024 được Bộ ước chiếm 18,5% GDP.",
            "Bộ Khoa học và Công nghệ",
            [(18.5, "M:bkhcn")],
            id="the ministry that publishes",
        ),
        pytest.param(
            "Phó Thủ tướng Chính phủ kết luận như sau:\nI. Tình hình\n1. Hồ sơ toàn trình của cả nước đạt 31,7%.",
            "Văn phòng Chính phủ",
            [(31.7, None)],
            id="a conclusion that an office passes on",
        ),
        pytest.param(
            "Theo Cục Kiểm soát thủ tục hành chính (Bộ Tư pháp), hồ sơ toàn trình của cả nước đạt 41,2%.",
            "Báo Mới",
            [(41.2, "M:btp")],
            id="a department in the hands of the ministry named behind it",
        ),
        pytest.param(
            "Theo Cục Kiểm soát thủ tục hành chính, hồ sơ toàn trình của cả nước đạt 41,2%.",
            "Báo Mới",
            [(41.2, "M:vpcp")],
            id="a department by itself",
        ),
    ],
)
def test_whose_department_and_which_ministry(
    text: str, publisher: str, expected: list[tuple[float, str | None]]
) -> None:
    assert values(text, "attributed_to", publisher, published="2026-01-06") == expected


_NAMED_IN_SEVERAL_WORDS = [
    ("Cục Phát triển hạ tầng số, Bộ Kế hoạch và Đầu tư", "M:bkhdt"),
    ("Trung tâm Dữ liệu thuộc Bộ Tài chính", "M:btc"),
    ("Viện Chính sách kinh tế Trung ương (Bộ Kế hoạch và Đầu tư)", "M:bkhdt"),
    ("ông Lê Hữu A, Phó Vụ trưởng Vụ Tổng hợp của Bộ Công Thương", "M:bct"),
    ("ông Lê Hữu A, Vụ trưởng Vụ Giá, Tổng cục Thống kê", "M:tctk"),
    ("Ban Thường vụ Tỉnh ủy Quảng Nam", "P49"),
    ("Trung tâm Chuyển đổi số tỉnh Quảng Nam", "P49"),
    ("Trung tâm Công nghệ thông tin Quảng Nam", "P49"),
    ("Phòng Văn hóa và Thông tin huyện Duy Xuyên", "D508"),
    ("Huyện ủy Duy Xuyên", "D508"),
    ("bà Đỗ Thị B, Trưởng phòng Số hóa, Sở Nội vụ Quảng Nam", "P49"),
]


@pytest.mark.parametrize(("who", "source"), _NAMED_IN_SEVERAL_WORDS)
@pytest.mark.parametrize("told", ["Theo {}, {}.", "Thông tin do {}, đưa ra: {}.", "{1}, theo {0}."])
def test_who_is_named_in_several_words(told: str, who: str, source: str) -> None:
    unit = {"M": "cả nước", "P": "tỉnh Quảng Nam", "D": "huyện Duy Xuyên"}[source[0]]
    text = told.format(who, f"tỷ lệ hồ sơ trực tuyến toàn trình của {unit} năm 2023 đạt 43,1%")
    assert values(text, "attributed_to", "Báo Quảng Nam", published="2024-10-17") == [(43.1, source)]


@pytest.mark.parametrize(
    ("who", "source"),
    [
        ("Ngân hàng Thế giới", "I:wb"),
        ("Tổng cục Thống kê", "M:tctk"),
        ("Viện Chính sách kinh tế Trung ương (Bộ Kế hoạch và Đầu tư)", "M:bkhdt"),
    ],
)
@pytest.mark.parametrize(
    "again",
    [
        "Cũng theo tổ chức này, {}.",
        "Cơ quan này cho biết thêm {}.",
        "Báo cáo cũng cho thấy {}.",
        "Vẫn theo nguồn trên, {}.",
        "Theo báo cáo này, {}.",
    ],
)
@pytest.mark.parametrize("publisher", ["Báo Mới", "Bộ Y tế"])
def test_who_is_pointed_back_at_vouches_whoever_publishes(who: str, source: str, again: str, publisher: str) -> None:
    text = f"Theo {who}, kinh tế số năm 2023 chiếm 14,7% GDP. Nhiều việc còn dang dở. " + again.format(
        "kinh tế số cả nước năm 2023 tăng trưởng 17,3%"
    )
    assert values(text, "attributed_to", publisher, published="2024-10-17") == [(14.7, source), (17.3, source)]


def test_this_body_is_the_one_named_last_and_a_person_speaks_for_it() -> None:
    text = (
        "Theo Bộ Thông tin và Truyền thông, kinh tế số năm 2023 chiếm 16,4% GDP. Cách nhìn khác đến từ Tổng cục Thống"
        " kê. Cơ quan này tính kinh tế số năm 2023 chiếm 12,4% GDP."
    )
    assert values(text, "attributed_to", "Báo Mới", published="2024-10-17") == [(16.4, "M:btttt"), (12.4, "M:tctk")]
    text = (
        "Tại tọa đàm, ông Lê Hữu A, Phó Vụ trưởng Vụ Tổng hợp của Bộ Công Thương, cho biết kinh tế số năm 2023 chiếm"
        " 16,4% GDP. Nhiều việc còn dang dở. Ông cho biết thêm, kinh tế số cả nước năm 2023 tăng trưởng 17,3%."
    )
    assert values(text, "attributed_to", "Báo Mới", published="2024-10-17") == [(16.4, "M:bct"), (17.3, "M:bct")]


@pytest.mark.parametrize(
    ("who", "source"),
    [
        ("Tổng cục Thống kê", "M:tctk"),
        ("Ngân hàng Thế giới", "I:wb"),
        ("Kiểm toán Nhà nước", None),
        ("Hiệp hội Doanh nghiệp số Việt Nam (VDBA)", None),
        ("Viện Nghiên cứu Thị trường Á Châu", None),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "{0} khẳng định {1}.",
        "Tại họp báo chiều 10/10, {0} công bố {1}.",
        "Cập nhật từ {0}, {1}.",
        "Ở {0}, con số được đưa ra là {1}.",
        "Số liệu do {0} cung cấp cho thấy {1}.",
        "Năm 2023, {1}. Đây là số liệu do {0} công bố.",
        "Năm 2023, {1}. Số liệu trên được {0} tổng hợp.",
    ],
)
def test_who_tells_ends_the_reach_of_who_told_before(told: str, who: str, source: str | None) -> None:
    text = "Theo Bộ Công Thương, doanh thu thương mại điện tử năm 2023 đạt 20,5 tỷ USD. "
    text += told.format(who, "kinh tế số cả nước năm 2023 tăng trưởng 17,3%")
    assert values(text, "attributed_to", "Báo Mới", published="2024-10-17")[1:] == [(17.3, source)]


@pytest.mark.parametrize(("who", "source"), [("Bộ Công Thương", "M:bct"), ("Viện Nghiên cứu Thị trường Á Châu", None)])
@pytest.mark.parametrize("then", ["Ngoài ra, {}.", "Cụ thể, {}.", "Nhiều việc còn dang dở. Năm 2023 {}."])
def test_a_ministry_does_not_vouch_for_what_another_tells_of_the_nation(
    then: str, who: str, source: str | None
) -> None:
    text = f"Theo {who}, kinh tế số năm 2023 chiếm 14,7% GDP. " + then.format("kinh tế số cả nước tăng trưởng 17,3%")
    found = values(text, "attributed_to", "Bộ Y tế", published="2024-10-17")
    assert found == [(14.7, source), (17.3, source)]
    own = text + "\nHồ sơ trực tuyến toàn trình của Bộ đạt 61,3%."
    assert values(own, "attributed_to", "Bộ Y tế", published="2024-10-17")[-1] == (61.3, "M:byt")


@pytest.mark.parametrize("these", ["Đây là số liệu", "Đó cũng là con số"])
def test_a_source_is_named_behind_its_figure(these: str) -> None:
    text = f"Kinh tế số năm 2023 chiếm 12,8% GRDP của tỉnh. {these} Cục Thống kê Quảng Nam vừa công bố."
    assert values(text, "attributed_to") == [(12.8, "P49")]


def test_a_source_right_behind_its_figure_without_a_blank_breaks_nothing() -> None:
    text = "Kinh tế số chiếm 9,1%Tổng cục Thống kê công bố."
    assert fields(text, "value", "Báo Mới") == [(9.1,)]


def test_a_ministry_that_counts_a_province_anew_speaks_of_it() -> None:
    text = "Cục Thống kê tỉnh tính kinh tế số năm 2023 chiếm 10% GRDP. Tính theo cách của Bộ TT&TT, tỷ lệ này là 13%."
    assert values(text, "entity") == [(10.0, "P49"), (13.0, "P49")]
    text = "Bộ Khoa học và Công nghệ xác định tỷ trọng kinh tế số của tỉnh năm 2023 là 13%."
    assert values(text, "entity") == [(13.0, "P49")]


_LEDE = (
    "Theo Bộ Thông tin và Truyền thông, đến nay các bộ, ngành đã số hóa 45% hồ sơ, tại các địa phương là 61%.\n"
    "Tỷ lệ dịch vụ công trực tuyến toàn trình của cả nước đạt 55,5%.\n"
    "Một số tỉnh làm tốt như Đà Nẵng đạt 95%."
)


@pytest.mark.parametrize("publisher", ["Báo Quảng Nam", "Trang thông tin điện tử xã Tam Phú, tỉnh Quảng Nam"])
def test_a_source_of_the_first_paragraph_holds_where_no_headline_stands_there(publisher: str) -> None:
    assert values(_LEDE, "attributed_to", publisher)[-2:] == [(55.5, "M:btttt"), (95.0, "M:btttt")]


def test_an_office_with_its_ministry_in_brackets_is_the_source() -> None:
    text = "Cục Thống kê (Bộ Tài chính) công bố tỷ trọng kinh tế số năm 2024 là 13,2% GDP."
    assert values(text, "attributed_to", "VTV", published="2025-11-17") == [(13.2, "M:tctk")]


def test_whose_words_are_passed_on_and_who_counts_for_themselves() -> None:
    text = (
        "Kinh tế số năm ngoái lớn bằng nào? Một tờ chép lời Bộ Thông tin và Truyền thông hồi cuối năm: ước 17,1% GDP. "
        "Tờ kia dẫn Tổng cục Thống kê: 12,5%. UBND TP.HCM thì tự tính cho mình 21,4% GRDP năm 2023. "
        "Cục Thống kê Malaysia đưa ra tỷ trọng kinh tế số 23% GDP năm 2022. "
        "Quyết định 411 đòi kinh tế số bằng 20% GDP năm 2025."
    )
    assert fields(text, "value period attributed_to", "Nhân Dân", published="2024-05-08") == [
        (17.1, "2023", "M:btttt"),
        (12.5, "2023", "M:tctk"),
        (21.4, "2023", "P79"),
        (23, "2022", None),
        (20, "2025", None),
    ]


def test_who_measures_markets_does_not_vouch_for_dossiers_further_on() -> None:
    text = (
        "Theo Google, Temasek và Bain, kinh tế số chiếm 16,2% GDP của Việt Nam.\n"
        "Về dịch vụ công, tỷ lệ hồ sơ trực tuyến toàn trình cả nước là 41%."
    )
    assert values(text, "attributed_to", "VnEconomy") == [(16.2, "I:google"), (41.0, None)]


def test_a_goal_of_a_paper_is_not_vouched_by_who_told_of_the_figure_before() -> None:
    told = "Theo Bộ Thông tin và Truyền thông, năm 2023 kinh tế số chiếm 16,5% GDP."
    text = f"{told} Nghị quyết đặt tối thiểu 30% vào năm 2030."
    assert values(text, "attributed_to", "VnEconomy") == [(16.5, "M:btttt"), (30.0, None)]


def test_who_is_one_of_those_reported_on_vouches_for_nothing() -> None:
    text = (
        "Theo báo cáo của Văn phòng Chính phủ, năm 2024 hồ sơ trực tuyến toàn trình của các bộ đạt 61%.\n"
        "Nhóm có kết quả tốt gồm Bộ Công an (hồ sơ trực tuyến toàn trình 86,4%)."
    )
    assert values(text, "attributed_to", "Báo Nhân Dân") == [(61.0, "M:vpcp"), (86.4, "M:vpcp")]


@pytest.mark.parametrize("said", ["từng công bố", "vừa công bố"])
def test_a_province_that_once_told_its_own_figure(said: str) -> None:
    text = (
        "Tổng cục Thống kê cho biết kinh tế số chiếm 13,17% GDP năm 2024.\n"
        f"Bình Dương {said} kinh tế số năm 2023 chiếm 16,2% GRDP."
    )
    assert values(text, "attributed_to", "Báo Nhân Dân") == [(13.17, "M:tctk"), (16.2, "P74")]


def test_a_list_of_bodies_before_their_figures_tells_of_them() -> None:
    text = (
        "Tỷ lệ hồ sơ trực tuyến toàn trình 11 tháng:\n"
        "- Bộ Công an, Bộ Tài chính: 88,1%; 84,6%. Nhóm cuối có Bộ Y tế 31,7%."
    )
    told = [(88.1, "M:vpcp"), (84.6, "M:vpcp"), (31.7, "M:vpcp")]
    assert values(text, "attributed_to", "Văn phòng Chính phủ", published="2025-12-03") == told


def test_who_is_named_in_brackets_vouches_for_the_figure_there() -> None:
    text = (
        "Kinh tế số trong GRDP: tỉnh tự tính đạt 16,4% (Tổng cục Thống kê ước 14,9%), cao hơn mức 15,2% của năm 2022."
    )
    told = [(16.4, "P49"), (14.9, "M:tctk"), (15.2, "P49")]
    assert values(text, "attributed_to", "UBND tỉnh Quảng Nam") == told


def test_who_measures_the_economy_vouches_for_no_dossiers() -> None:
    text = "Theo Tổng cục Thống kê, kinh tế số chiếm 7,66% GRDP. Hồ sơ trực tuyến toàn trình đạt 68,5%."
    assert values(text, "attributed_to", "UBND tỉnh Quảng Nam") == [(7.66, "M:tctk"), (68.5, "P49")]


def test_whose_figure_it_is_vouches_for_it() -> None:
    text = "Bộ Khoa học và Công nghệ báo cáo kinh tế số chiếm 19,8% GDP. Số của Cục Thống kê thấp hơn, 14,6%."
    assert values(text, "attributed_to", "Nhân Dân", published="2026-07-14") == [(19.8, "M:bkhcn"), (14.6, "M:tctk")]
