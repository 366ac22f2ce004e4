"""Whose a figure is: who is named, pointed at or spoken of, and who is only said in passing."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        pytest.param(
            "Ở cấp tỉnh, năm 2023 kinh tế số chiếm 44% GRDP của Bắc Ninh, 30% của Thái Nguyên và 25% của Hải Phòng.",
            [(44.0, "P27"), (30.0, "P19"), (25.0, "P31")],
            id="the provinces behind their shares",
        ),
        pytest.param(
            "Phường An Xuân họp. Tháng 7, 241 xã, phường, thị trấn cùng các sở tiếp nhận 58.400 hồ sơ.",
            [(58400.0, "P49")],
            id="so many communes of the province",
        ),
        pytest.param(
            "Tỉnh đã nhập 1.842.017 dữ liệu hộ tịch vào hệ thống của Bộ Tư pháp; 11/11 huyện hoàn thành số hóa hộ"
            " tịch.",
            [(1842017.0, "P49"), (11.0, "P49")],
            id="the system of a ministry that was fed",
        ),
        pytest.param(
            "Huế đạt 61% hồ sơ trực tuyến toàn trình năm 2023. Các tỉnh, thành còn lại đều đạt dưới 45%.",
            [(61.0, "P46"), (45.0, "?")],
            id="the others are nobody",
        ),
        pytest.param(
            "Quận Cẩm Lệ đạt 81,9% hồ sơ trực tuyến toàn trình trong 6 tháng đầu năm.",
            [(81.9, "D495")],
            id="a district is never its province",
        ),
        pytest.param(
            "LGSP của tỉnh kết nối 31 hệ thống của địa phương và 14 hệ thống của các bộ.",
            [(31.0, "P49"), (14.0, "P49")],
            id="systems of others that were connected",
        ),
        pytest.param(
            "VNPT kéo cáp để phủ 100% băng rộng cố định đến toàn bộ 14 xã của huyện Phú Ninh.",
            [(100.0, "D518")],
            id="the communes of a district, all of them counted in passing",
        ),
        pytest.param(
            "Sóng 5G đã đến với 68% dân số, chủ yếu ở Tam Kỳ, Hội An, Điện Bàn.",
            [(68.0, "P49")],
            id="where most of it is",
        ),
        pytest.param(
            "Trong 410 hồ sơ đất đai quá hạn, gần một phần ba nằm ở Tam Kỳ, 20% đến từ Hội An.",
            [(410.0, "P49")],
            id="which part of them lies where is no rate",
        ),
        pytest.param(
            "Năm 2023, Hội An đứng đầu tỉnh về chỉ số chuyển đổi số cấp huyện với 87,4 điểm.",
            [(1.0, "D503"), (87.4, "D503")],
            id="an index of districts is not all of them",
        ),
    ],
)
def test_who_owns_a_figure(text: str, entities: list[tuple[float, str]]) -> None:
    assert values(text, "entity") == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        pytest.param(
            "Hà Nội khởi động sớm. Đến cuối tháng 6, Thủ đô có 71% hồ sơ nộp trực tuyến.", ["P01"], id="the capital"
        ),
        pytest.param(
            "Trong 9 tháng, các sở, ngành và các huyện của tỉnh đã giải quyết 210.400 hồ sơ.",
            ["P49"],
            id="departments and districts of the province",
        ),
        pytest.param(
            "Trong 9 tháng, các sở, ngành của tỉnh đã giải quyết 210.400 hồ sơ.",
            ["?"],
            id="departments alone are nobody",
        ),
        pytest.param(
            "Thái Nguyên làm khác: báo cáo của UBND tỉnh nêu kinh tế số của tỉnh chiếm 33% GRDP.",
            ["P19"],
            id="the province of the report",
        ),
    ],
)
def test_whom_a_pointing_word_means(text: str, entities: list[str]) -> None:
    assert [fact.entity for fact in read(text)] == entities


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "DTI năm 2023: Dẫn đầu khối các bộ có dịch vụ công tiếp tục là Bộ Công an. Đứng đầu khối tỉnh vẫn là Huế.",
            [("M:bca", 1.0), ("P46", 1.0)],
            id="the first of each group",
        ),
        pytest.param(
            "PAR INDEX 2023 khối bộ, cơ quan ngang bộ: Bộ Tài chính về nhất với 90,2%. Bình quân của khối là 83,1%.",
            [("M:btc", 1.0), ("M:btc", 90.2), ("G:ministries", 83.1)],
            id="the average of the group of the first",
        ),
        pytest.param("Năm 2025, khối bộ cần đưa PAR INDEX lên trên 90%.", [("G:ministries", 90.0)], id="a whole group"),
        pytest.param(
            "Số hóa hộ tịch: Đắk Nông đi trước. Hà Giang mới 5/11 huyện, thành phố hoàn tất."
            " Tỉnh đặt mục tiêu đến hết năm 2024 có 11/11 huyện, thành phố hoàn tất.",
            [("P02", 5.0), ("P02", 11.0)],
            id="the province of the sentence before",
        ),
        pytest.param(
            "Cùng huyện Diên Khánh, cả 8/8 huyện, thị xã, thành phố đã làm xong việc số hóa hộ tịch.",
            [("P56", 8.0)],
            id="the province of a district",
        ),
        pytest.param(
            '"Tỉnh tôi 4G phủ 97,1% dân số", Giám đốc Sở Thông tin và Truyền thông Kon Tum nói tại Buôn Ma Thuột.',
            [("P62", 97.1)],
            id="the province of who speaks",
        ),
    ],
)
def test_who_is_pointed_at_or_named_behind(text: str, facts: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Cổng TTĐT Bộ Tư pháp") == facts


@pytest.mark.parametrize(
    ("text", "publisher", "entities"),
    [
        pytest.param(
            "Đến nay, 89% dân số tỉnh Bà Rịa - Vũng Tàu có hồ sơ sức khỏe điện tử.",
            "Nhân Dân",
            [(89.0, "P77")],
            id="a name of two parts",
        ),
        pytest.param(
            "Thái Nguyên, nơi tỉnh trả tiền thay dân, đạt 46% hồ sơ trực tuyến.",
            "Báo Quảng Nam",
            [(46.0, "P19")],
            id="where the province pays",
        ),
        pytest.param(
            "Tam Kỳ, nơi mạng tốt nhất tỉnh, đạt 46% hồ sơ trực tuyến.",
            "Báo Quảng Nam",
            [(46.0, "D502")],
            id="where the network is the best of the province",
        ),
        pytest.param(
            "Chỉ tiêu năm 2025: hồ sơ trễ hạn của thành phố dưới 0,5%.",
            "UBND thành phố Vinh",
            [(0.5, "D412")],
            id="the city that publishes",
        ),
        pytest.param(
            "BÁO CÁO\n(Hà Nội, ngày 09/7/2024)\nTrong 6 tháng, 97,8% văn bản của Bộ là văn bản điện tử.",
            "Bộ Tư pháp",
            [(97.8, "M:btp")],
            id="the place of a dateline",
        ),
    ],
)
def test_a_name_said_in_passing_is_not_whose_it_is(
    text: str, publisher: str, entities: list[tuple[float, str]]
) -> None:
    assert values(text, "entity", publisher) == entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ông Ba (xã Bình Minh, huyện Thăng Bình) ngồi chờ từ sớm.\nĐến nay, 88% văn bản giữa các sở, ngành, "
            "huyện của tỉnh được gửi dưới dạng điện tử, đầu năm mới 70%; 25/27 sở, ngành, huyện đã sử dụng chữ ký số "
            "chuyên dùng.",
            [(88.0, "P49"), (70.0, "P49"), (25.0, "P49")],
            id="lists of levels point at nobody",
        ),
        pytest.param(
            "Theo tiêu chí nông thôn mới về chuyển đổi số, 81,5% hộ dân có điện thoại thông minh.",
            [(81.5, "P49")],
            id="the new countryside is no place",
        ),
        pytest.param(
            "Cuối năm 2023, thanh toán không dùng tiền mặt chiếm 74,3% tổng phương tiện thanh toán trên địa bàn tỉnh "
            "Quảng Nam; tỉnh Bình Định kém hơn một chút, 70,8%.",
            [(74.3, "P49"), (70.8, "P52")],
            id="who is set against another stands alone",
        ),
        pytest.param(
            "Tỉnh Quảng Nam được Bộ Nội vụ xếp thứ 12/63 về PAR INDEX 2023. SIPAS cùng năm đạt 83,5%.",
            [(12.0, "P49"), (83.5, "P49")],
            id="a ministry that ranks is not who is ranked",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn: cấp tỉnh 99,1%, cấp huyện 97,4%, cấp xã 98,8%, bình quân chung 98,3%.",
            [(99.1, "?"), (97.4, "?"), (98.8, "?"), (98.3, "P49")],
            id="the mean behind tiers is the provinces",
        ),
        pytest.param(
            "Núi Thành có 94,8% hồ sơ nộp trực tuyến, cao hơn bình quân 89,6% của tỉnh.",
            [(94.8, "D517"), (89.6, "P49")],
            id="a mean that somebody lies above is the one of whom it is",
        ),
        pytest.param(
            '"Huyện đã lập 142 tổ công nghệ số cộng đồng. Đến nay 68% hộ của huyện có điện thoại thông minh", '
            "ông Ma Văn G., Chủ tịch UBND huyện Núi Thành, cho biết.",
            [(142.0, "D517"), (68.0, "D517")],
            id="a quotation of several sentences is of who said it",
        ),
        pytest.param(
            'Chủ tịch UBND huyện Núi Thành nói: "97% hồ sơ nộp trực tuyến. Chúng tôi đặt mục tiêu cả năm đạt 98%".',
            [(97.0, "D517"), (98.0, "D517")],
            id="we are the unit of the office named before",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hồ sơ trực tuyến của Quảng Nam đạt 63%, bỏ xa Kon Tum, nơi tỷ lệ này mới là 45%.",
            [(63.0, "P49"), (45.0, "P62")],
            id="who a figure is set beside owns the figure that follows at once",
        ),
        pytest.param(
            "Bảng DTI 2022 có nhiều đổi thay. Đà Nẵng đứng thứ nhất, Huế thứ 5; bảng ấy xếp tỉnh ta thứ 29.",
            [(1.0, "P48"), (5.0, "P46"), (29.0, "P49")],
            id="our province is the papers own whoever was named before",
        ),
    ],
)
def test_whose_each_figure_is(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(text, "entity") == expected


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Năm 2023, 62% hộ gia đình ở khu vực nông thôn có cáp quang, toàn tỉnh 74%.",
            [("household_fiber_rate", "?", 62.0), ("household_fiber_rate", "P49", 74.0)],
            id="the countryside",
        ),
        pytest.param(
            "91% phụ huynh của trường nộp học phí qua tài khoản; toàn tỉnh có 88% trường học thu học phí không dùng"
            " tiền mặt.",
            [("schools_cashless_rate", "P49", 88.0)],
            id="one school",
        ),
        pytest.param(
            "18 hợp tác xã bán hàng trên sàn thương mại điện tử, doanh thu 31 tỷ đồng, tăng 40%.", [], id="cooperatives"
        ),
        pytest.param(
            "Thi trực tuyến tìm hiểu cải cách hành chính: 96% đạt điểm trên 80; dẫn đầu là huyện Núi Thành.",
            [],
            id="a quiz",
        ),
        pytest.param(
            "Năm 2022, cả 6/6 vùng kinh tế đều có điểm PAR Index (bản mới) đạt trên 82%.",
            [("par_index_score", "?", 82.0)],
            id="all the regions",
        ),
        pytest.param(
            "Vùng phủ sóng 5G của nhà mạng này đã đạt 81% dân số.",
            [("mobile_5g_coverage_rate", "?", 81.0)],
            id="a firm",
        ),
    ],
)
def test_a_part_or_another_thing_is_not_the_whole(text: str, facts: list[tuple[str, str, float]]) -> None:
    assert fields(text, "indicator entity value") == facts


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        pytest.param(
            "Quý III/2024, các sở, ban, ngành tiếp nhận 8.500 hồ sơ, trong đó 7.660 hồ sơ trực tuyến (đạt tỷ lệ 90%); "
            "cấp huyện tiếp nhận 6.700 hồ sơ, với 2.500 hồ sơ trực tuyến.",
            [(8500.0, "?"), (7660.0, "?"), (90.0, "?"), (6700.0, "?"), (2500.0, "?")],
            id="departments, and the districts' tier",
        ),
        pytest.param(
            "Năm 2023, 88 xã, phường, thị trấn trên địa bàn tỉnh đã tiếp nhận 410.200 hồ sơ; quá hạn 73 hồ sơ.",
            [(410200.0, "?"), (73.0, "?")],
            id="communes alone",
        ),
        pytest.param(
            "Năm 2023, 124 xã, phường cùng các sở ngành tiếp nhận 510.200 hồ sơ.",
            [(510200.0, "P49")],
            id="communes and departments are all of it",
        ),
        pytest.param(
            "Quý I/2024, các huyện tiếp nhận 13.000 hồ sơ, toàn tỉnh tiếp nhận 21.300 hồ sơ.",
            [(13000.0, "?"), (21300.0, "P49")],
            id="the districts beside the province",
        ),
        pytest.param(
            "Trong 9 tháng, Trung tâm Phục vụ hành chính công tỉnh đã tiếp nhận 61.300 hồ sơ.",
            [(61300.0, "?")],
            id="one centre",
        ),
        pytest.param(
            "Trong 9 tháng, các trung tâm phục vụ hành chính công đã tiếp nhận 61.300 hồ sơ.",
            [(61300.0, "P49")],
            id="all the centres",
        ),
        pytest.param(
            "Tin từ Trung tâm Hành chính công tỉnh, từ ngày 2.1.2024 đến 17.5.2024 đã tiếp nhận 25.300 hồ sơ, giải"
            " quyết được 23.200 hồ sơ.",
            [(25300.0, "?"), (23200.0, "?")],
            id="a centre that tells of its own counter",
        ),
        pytest.param(
            "Theo Trung tâm Hành chính công tỉnh, trong quý I toàn tỉnh đã tiếp nhận 25.300 hồ sơ.",
            [(25300.0, "P49")],
            id="a centre that tells of the whole province",
        ),
    ],
)
def test_one_tier_of_an_administration_is_not_the_province(text: str, entities: list[tuple[float, str]]) -> None:
    assert values(text, "entity") == entities


def test_whose_resolution_is_carried_out_did_not_do_it() -> None:
    text = "Thực hiện Nghị quyết số 05 của Tỉnh ủy, các khu phố đã thành lập 52 tổ công nghệ số cộng đồng."
    publisher = "Trang thông tin điện tử Thị ủy La Gi, tỉnh Bình Thuận"
    title = "Kết quả 3 năm thực hiện Nghị quyết số 05-NQ/TU, ngày 18/3/2022 của Tỉnh ủy về chuyển đổi số đến năm 2025"
    assert fields(text, "value entity period", publisher, title=title) == [(52.0, "D594", "2024-10-17")]


def test_by_whom_a_figure_is_told_is_not_whose_it_is() -> None:
    text = "Năm 2023, thương mại điện tử bán lẻ của Thái Lan được Bộ Công Thương dẫn ra là khoảng 21 tỷ USD."
    found = fields(text, "entity value status period", "Tạp chí Công Thương", published="2023-12-20")
    assert found == [("TH", 21e9, "actual", "2023")]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        pytest.param(
            "Cổng Dịch vụ công quốc gia đã cung cấp 4.100/6.200 dịch vụ công trực tuyến.",
            "Công an nhân dân",
            [(4100.0, "VN")],
            id="a newspaper of a force is a newspaper",
        ),
        pytest.param(
            "Trong năm 2024, hồ sơ TTHC do Bộ Tư pháp giải quyết đúng hạn đạt 96,12%.",
            "Báo Chính phủ",
            [(96.12, "M:btp")],
            id="by whom dossiers are handled is no source",
        ),
        pytest.param(
            "Năm 2019, huyện đảo Phú Quốc có 90% văn bản gửi qua mạng. Năm 2018 ở huyện mới đạt 70%.",
            None,
            [(90.0, "D911"), (70.0, "D911")],
            id="the district goes on by the rank that it was named with",
        ),
        pytest.param(
            "Đến hết tháng 6, 97,2% văn bản giữa các bộ, ngành được gửi, nhận điện tử.",
            "VGP",
            [(97.2, "G:ministries")],
            id="documents among the ministries are theirs",
        ),
        pytest.param(
            "BÁO CÁO NHANH\nHà Nội, 10/10/2024\n"
            "- Doanh nghiệp. Đến hết tháng 9/2024 có 73.900 doanh nghiệp công nghệ số đang hoạt động.",
            "Bộ Thông tin và Truyền thông",
            [(73900.0, "VN")],
            id="where a paper was written is no heading",
        ),
    ],
)
def test_whose_each_figure_is_that_another_publishes(
    text: str, publisher: str, expected: list[tuple[float, str | None]]
) -> None:
    assert values(text, "entity", publisher) == expected


def test_who_is_quoted_speaks_of_the_place_that_has_them_in_office() -> None:
    said = '", Bí thư Huyện ủy Duy Xuyên Nguyễn Văn A. nói.'
    assert fields('"Tỷ lệ hồ sơ trực tuyến toàn trình đã đạt 71,2%' + said, "entity") == [("D508",)]
    assert fields('"Toàn tỉnh đã đạt 71,2% hồ sơ trực tuyến toàn trình' + said, "entity") == [("P49",)]


def test_a_district_that_names_its_province_is_itself() -> None:
    text = "CHỈ TIÊU NĂM 2025\n- Thanh toán trực tuyến: trên 45%."
    title = "UBND HUYỆN ĐỨC TRỌNG (TỈNH LÂM ĐỒNG)"
    assert values(text, "entity", "UBND huyện Đức Trọng", title=title) == [(45.0, "D678")]


@pytest.mark.parametrize(
    ("publisher", "text", "entity"),
    [
        pytest.param(
            "UBND huyện Thăng Bình",
            "Huyện Núi Thành đạt 77,9% hồ sơ trực tuyến trong quý I. Toàn huyện có 58% số hộ dùng cáp quang.",
            "D513",
            id="a district beside another",
        ),
        pytest.param(
            "UBND huyện Thăng Bình",
            "Thành phố Tam Kỳ đạt 77,9% hồ sơ trực tuyến trong quý I.\nĐến nay huyện có 58% số hộ dùng cáp quang.",
            "D513",
            id="a district beside a city",
        ),
        pytest.param(
            "UBND xã Tam Xuân",
            "Xã Tam Phú đạt 77,9% hồ sơ trực tuyến trong quý I.\nToàn xã có 58% số hộ dùng cáp quang.",
            "W20971",
            id="a commune beside another",
        ),
        pytest.param(
            "Báo Quảng Nam",
            "Thành phố Tam Kỳ đạt 77,9% hồ sơ trực tuyến trong quý I, huyện Núi Thành 61%.\nToàn huyện có 58% số hộ"
            " dùng cáp quang.",
            "D517",
            id="in the province's paper the last district, which is no city",
        ),
    ],
)
def test_a_unit_that_publishes_means_itself(publisher: str, text: str, entity: str) -> None:
    assert values(text, "entity", publisher, published="2025-10-10" if "xã" in publisher else "2024-10-10")[-1] == (
        58.0,
        entity,
    )


@pytest.mark.parametrize(("year", "entity"), [(2023, "P27"), (2025, "P24")])
def test_a_province_is_the_one_that_had_the_name_at_the_time(year: int, entity: str) -> None:
    text = f"Năm {year}, 70% hộ gia đình ở Bắc Ninh có internet cáp quang."
    assert values(text, "entity", None, published=f"{year + 1}-02-01") == [(70.0, entity)]


def test_a_province_that_became_a_city_only_later() -> None:
    text = (
        "Bình Dương đã có 100% trường học thu học phí không dùng tiền mặt. UBND tỉnh Đồng Nai giao chỉ tiêu hết năm"
        " 2023 có 90% bệnh viện trên địa bàn tỉnh thanh toán không dùng tiền mặt."
    )
    assert fields(text, "entity value status period", "Thời báo Ngân hàng", published="2023-06-19") == [
        ("P74", 100, "actual", "2023-06-19"),
        ("P75", 90, "target", "2023-12-31"),
    ]


@pytest.mark.parametrize(("product", "entity"), [("GDP", "VN"), ("GRDP", "P49")])
def test_a_share_of_gdp_is_the_nations_also_in_a_local_paper(product: str, entity: str) -> None:
    assert values(f"Năm 2023, kinh tế số đóng góp 8,1% {product}.", "entity") == [(8.1, entity)]


@pytest.mark.parametrize(("place", "entity"), [("Cả nước", "VN"), ("Quảng Nam", "P49")])
def test_a_report_goes_on_about_the_nation_or_the_province(place: str, entity: str) -> None:
    text = (
        f"{place} có 74% thuê bao dùng điện thoại thông minh năm 2022.\n"
        "Tỷ lệ phủ cáp quang đến hộ gia đình năm 2022 đã đạt 68%."
    )
    assert values(text, "entity") == [(74.0, entity), (68.0, entity)]


def test_what_the_government_has_set_is_the_nations_also_in_a_local_paper() -> None:
    goal = "100% bệnh viện thu viện phí không dùng tiền mặt trước tháng 12/2024."
    assert values(f"Theo Quyết định số 18/QĐ-TTg của Thủ tướng Chính phủ, {goal}", "entity") == [(100.0, "VN")]
    assert values(f"Theo kế hoạch, {goal}", "entity") == [(100.0, "P49")]


@pytest.mark.parametrize(
    ("publisher", "text", "entities"),
    [
        pytest.param(
            "Báo Nhân Dân",
            "Bộ Thông tin và Truyền thông lại nhìn từ hướng khác: đến hết tháng 6, 71% dịch vụ công đã lên mức độ 4.",
            [(71.0, "VN")],
            id="a ministry that looks at all",
        ),
        pytest.param(
            "Văn phòng Chính phủ",
            "BÁO CÁO\nII. KẾT QUẢ NĂM 2024\n1. Tỷ lệ giải quyết hồ sơ đúng hạn của cả nước đạt 91,5%, riêng Bộ Xây dựng"
            " 84,2%.\n2. Mức độ hài lòng của người dân đạt 92,7%.",
            [(91.5, "VN"), (84.2, "M:bxd"), (92.7, "VN")],
            id="a ministry set beside the nation in one item of a list",
        ),
        pytest.param(
            "Báo Nhân Dân",
            "Tỷ lệ hồ sơ trực tuyến của khối bộ, ngành đã quá nửa (57,8%) còn khối địa phương mới được 31,4%.",
            [(57.8, "G:ministries"), (31.4, "G:provinces")],
            id="a group that has its figure and the next",
        ),
        pytest.param(
            "Trang thông tin điện tử huyện Núi Thành, tỉnh Quảng Nam",
            "Dịch vụ công trực tuyến toàn trình đạt 55%, trong đó khối bộ đạt 59%, khối tỉnh đạt 54%.",
            [(55.0, "VN"), (59.0, "G:ministries"), (54.0, "G:provinces")],
            id="the whole that ministries are part of, in a district's paper",
        ),
        pytest.param(
            "Báo Quảng Nam",
            "Năm 2024, thương mại điện tử Việt Nam đạt 22 tỷ USD.",
            [(22e9, "VN")],
            id="the nation behind its market",
        ),
        pytest.param(
            "Báo Nhân Dân",
            "Hồ sơ trực tuyến của cả nước phải đạt 50%, riêng các bộ, ngành 70%; kinh tế số đạt 18,5% GDP.",
            [(50.0, "VN"), (70.0, "G:ministries"), (18.5, "VN")],
            id="no economy is the ministries'",
        ),
    ],
)
def test_the_nation_and_its_groups(publisher: str, text: str, entities: list[tuple[float, str]]) -> None:
    assert values(text, "entity", publisher, published="2022-10-17") == entities


@pytest.mark.parametrize(
    ("publisher", "published", "entity"),
    [
        ("sonla.gov.vn", "2024-10-17", "P14"),
        ("https://dichvucong.danang.gov.vn/tin-tuc", "2024-10-17", "P48"),
        ("tamky.quangnam.gov.vn", "2024-10-17", "P49"),
        ("baoquangtri.vn", "2024-10-17", "P45"),
        ("quangtri.gov.vn", "2025-10-17", "P44"),
        ("hochiminhcity.gov.vn", "2024-10-17", "P79"),
        ("dx.gov.vn", "2024-10-17", "VN"),
    ],
)
def test_a_host_that_publishes_is_at_home_where_its_name_says(publisher: str, published: str, entity: str) -> None:
    text = "Hiện 71,4% hộ gia đình có cáp quang."
    assert values(text, "entity", publisher, published=published) == [(71.4, entity)]


@pytest.mark.parametrize("publisher", ["Trang tin xã Sóc Sơn", "Trang thông tin điện tử xã Sóc Sơn"])
def test_the_whole_commune_in_the_commune_s_own_pages_is_itself(publisher: str) -> None:
    text = "Hiện toàn xã có 52,3% người trưởng thành được cấp chữ ký số cá nhân."
    assert fields(text, "entity value", publisher, published="2025-12-11") == [("W00376", 52.3)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Năm 2018, 70% văn bản của huyện đảo Phú Quốc được gửi qua mạng.", "D911"),
        ("Năm 2014, huyện Đông Triều có 45% hồ sơ nộp trực tuyến.", "D205"),
    ],
)
def test_a_town_by_the_rank_that_it_had_before(text: str, code: str) -> None:
    assert fields(text, "entity", None) == [(code,)]


@pytest.mark.parametrize("tiers", ["cấp tỉnh, cấp huyện, cấp xã", "cấp tỉnh, cấp huyện và cấp xã"])
def test_all_tiers_together_are_the_province(tiers: str) -> None:
    assert values(f"Số hóa hồ sơ, kết quả của {tiers} năm 2023 đạt 60%.", "entity") == [(60.0, "P49")]


def test_a_ward_whose_own_title_names_its_province_is_itself() -> None:
    found = fields(
        "Phường có 12 tổ công nghệ số cộng đồng; đề nghị cấp thêm máy.",
        "entity value",
        "UBND phường Thành Sen",
        published="2026-03-05",
        title="Báo cáo của phường Thành Sen, tỉnh Hà Tĩnh",
    )
    assert found == [("W18073", 12)]


@pytest.mark.parametrize("before", ["khi chưa hợp nhất xếp", "trước khi sáp nhập đứng"])
def test_a_figure_ends_what_was_merged(before: str) -> None:
    text = f"DTI 2024, Lâm Đồng {before} thứ 24/63, Bình Thuận thứ 38."
    assert fields(text, "entity value", "Báo Lâm Đồng", published="2026-01-08") == [("P68", 24.0), ("P60", 38.0)]


@pytest.mark.parametrize(
    ("said", "speaker", "code"),
    [
        ("Toàn bộ 91,3% hồ sơ của huyện nộp trực tuyến", "Chủ tịch UBND huyện Núi Thành", "D517"),
        ("Xã nhà có 91,3% hồ sơ nộp trực tuyến, chúng tôi không chủ quan", "Phó chủ tịch UBND xã Tam Dân", "W20392"),
        ("Chúng tôi đã nhận 91,3% hồ sơ qua mạng", "Chủ tịch UBND thị xã Điện Bàn", "D507"),
        ("Chúng tôi đã nhận 91,3% hồ sơ qua mạng", "Thường trực Thị ủy Điện Bàn", "D507"),
    ],
)
def test_who_is_quoted_means_the_unit_of_the_office_held(said: str, speaker: str, code: str) -> None:
    text = f'"{said}", ông Lê Văn T., {speaker}, cho biết.'
    assert fields(text, "entity value") == [(code, 91.3)]


_QUESTION, _ANSWER = "- Dân có nộp hồ sơ qua mạng không?", "- Có, 61,4% hồ sơ nộp trực tuyến. Kinh tế số thì 7,5% GRDP."


def test_what_the_national_portal_does_behind_a_semicolon_is_the_nations() -> None:
    text = "Năm 2023, tỷ lệ hồ sơ trực tuyến của Bộ Tư pháp là 41,2%; Cổng Dịch vụ công quốc gia có 4.410 dịch vụ."
    assert fields(text, "entity value") == [("M:btp", 41.2), ("VN", 4410.0)]


@pytest.mark.parametrize(
    ("lead", "code"),
    [
        ("Huế có đề án mới. Chúng tôi trò chuyện với ông A, lãnh đạo Sở Thông tin và Truyền thông thành phố.", "P46"),
        ("Bà Lê Thị B, Phó Giám đốc Sở Thông tin và Truyền thông Sơn La, kể về việc đưa thủ tục lên mạng.", "P14"),
        ("Chúng tôi hỏi chuyện ông C, Chủ tịch UBND huyện Mộc Châu (Sơn La).", "D123"),
        ("Chúng tôi hỏi chuyện ông D, Cục trưởng Cục Chuyển đổi số quốc gia, Bộ Thông tin và Truyền thông.", "VN"),
        ("Chúng tôi hỏi chuyện một tiến sĩ vừa đi Sơn La về.", "VN"),
    ],
)
def test_who_answers_in_a_talk_speaks_for_the_place_of_the_office_held(lead: str, code: str) -> None:
    text = f"Chuyện ở một cửa\n{lead}\n{_QUESTION}\n{_ANSWER}\n- Còn thanh toán?\n- Phí nộp trực tuyến 52,3%."
    found = dict(fields(text, "value entity", "Báo Lao Động", published="2024-12-20"))
    assert found[61.4] == found[52.3] == code
    assert found[7.5] == ("P14" if code == "D123" else code)


def test_who_answers_may_be_named_in_the_first_answer() -> None:
    text = (
        "Phóng viên: Tỉnh làm tới đâu rồi?\nBà A, Phó Giám đốc Sở Thông tin và Truyền thông Sơn La: Hồ sơ toàn trình"
        " đạt 41%.\nPhóng viên: Còn lo gì?\nBà A: Kinh tế số mới 7,5% GRDP."
    )
    found = fields(text, "value entity attributed_to", "Báo Lao Động", published="2024-12-20")
    assert found == [(41.0, "P14", "P14"), (7.5, "P14", "P14")]


@pytest.mark.parametrize("field", ["dẫn đầu tỉnh", "đứng đầu toàn tỉnh", "xếp thứ 2 toàn tỉnh"])
def test_the_field_of_a_ranking_is_not_who_is_spoken_of(field: str) -> None:
    text = f"Huyện Núi Thành có 92% hồ sơ nộp trực tuyến. Địa phương này cũng {field} về thanh toán trực tuyến với 81%."
    assert (81.0, "D517") in values(text, "entity")


@pytest.mark.parametrize("they", ["cả ba địa phương", "ba đơn vị này", "cả ba huyện nói trên"])
def test_those_named_before_share_a_figure(they: str) -> None:
    text = (
        "Tỷ lệ hồ sơ trễ hạn của huyện Núi Thành, huyện Duy Xuyên lần lượt là 1,2% và 0,8%; huyện Thăng Bình 2,1%. "
        f"Năm 2025, tỉnh yêu cầu {they} không quá 0,5%."
    )
    aimed = [(fact.entity, fact.bound) for fact in read(text) if fact.value == 0.5]
    assert sorted(aimed) == [("D508", "<="), ("D513", "<="), ("D517", "<=")]


@pytest.mark.parametrize("mean", ["Mức bình quân chung là", "Tính chung:", "Trung bình đạt"])
def test_the_mean_of_districts_is_their_provinces(mean: str) -> None:
    text = f"Núi Thành đạt 88% hồ sơ nộp trực tuyến, Duy Xuyên 71%. {mean} 79,5%."
    assert values(text, "entity") == [(88.0, "D517"), (71.0, "D508"), (79.5, "P49")]


def test_the_area_of_a_former_province_is_no_unit() -> None:
    text = "Tỉnh Đồng Nai có 3,1 triệu tài khoản định danh điện tử, địa bàn tỉnh Bình Phước trước đây có 812.400."
    found = fields(text, "entity value", "Báo Đồng Nai", published="2025-11-18")
    assert found == [("P75", 3100000.0), ("?", 812400.0)]


def test_units_that_are_left_over_are_none_of_those_named() -> None:
    text = "Núi Thành và Duy Xuyên dẫn đầu với 88% hồ sơ nộp trực tuyến. Bảy huyện còn lại đều dưới 60%."
    assert (60.0, "P49") not in values(text, "entity")


def test_the_whole_district_is_the_one_in_the_title_whoever_was_set_beside_it() -> None:
    text = (
        "Tỷ lệ hồ sơ trực tuyến của huyện đạt 81,2%, còn huyện Phước Sơn kề bên chỉ 60,4%.\n"
        "Toàn huyện hiện 84,5% số hộ có điện thoại thông minh."
    )
    told = fields(text, "entity value", title="Nam Giang: tổ công nghệ số đi từng nhà")
    assert told == [("D510", 81.2), ("D511", 60.4), ("D510", 84.5)]


def test_the_commune_of_the_title_goes_on_whichever_was_set_beside_it() -> None:
    text = (
        "Phường Long Châu nhận 974 hồ sơ, còn phường Tân Ngãi nhận 812 hồ sơ.\nPhường có 42 tổ công nghệ số cộng đồng."
    )
    known = {"title": "Phường Long Châu sau bốn tháng", "published": "2025-11-12"}
    told = fields(text, "entity value", "Báo Vĩnh Long", **known)
    assert told == [("W29551", 974.0), ("W29566", 812.0), ("W29551", 42.0)]


def test_both_also_reach_a_share() -> None:
    text = "Núi Thành, Duy Xuyên đều có 100% xã có internet băng rộng. Cả hai huyện cũng có trên 60% hộ dùng cáp quang."
    assert sorted(entity for entity, value in fields(text, "entity value") if value == 60.0) == ["D508", "D517"]


@pytest.mark.parametrize("body", ["Tổng cục Đường bộ Việt Nam", "Cục Hàng hải Việt Nam"])
def test_the_nation_in_the_name_of_an_office_is_not_spoken_of(body: str) -> None:
    text = f"Năm 2022, Bộ Giao thông vận tải giải quyết 99,2% hồ sơ đúng hạn, còn {body} đạt 98,7%."
    assert (98.7, "VN") not in values(text, "entity", "Báo Giao thông", published="2022-12-20")


def test_a_range_over_all_districts_is_nobodys() -> None:
    text = "Núi Thành có 88% hộ dùng cáp quang. Ở các huyện miền núi, tỷ lệ này dao động từ 40 đến 55%."
    assert (40.0, "P49") not in values(text, "entity")


@pytest.mark.parametrize("lies_in", ["của Lâm Đồng", "thuộc tỉnh Lâm Đồng", "ở Lâm Đồng"])
def test_a_unit_named_with_what_it_lies_in_is_itself(lies_in: str) -> None:
    assert values(f"Huyện Lạc Dương {lies_in} đạt 57% hồ sơ trực tuyến.", "entity") == [(57.0, "D675")]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Đại Lộc số hóa 31.400 dữ liệu hộ tịch, gấp đôi huyện Quế Sơn (15.700 dữ liệu).", ["D506", "D509"]),
        ("Hồ sơ trực tuyến toàn trình của khối bộ là 47%, gấp hơn hai lần khối địa phương (22%).",
         ["G:ministries", "G:provinces"]),
        ("Yêu cầu đối với cả khối bộ trong năm 2025: thanh toán trực tuyến đạt 60%.", ["G:ministries"]),
        ("Yêu cầu đối với cả 63 tỉnh, thành phố trong năm 2025: hồ sơ trực tuyến đạt 60%.", ["G:provinces"]),
    ],
)  # fmt: skip
def test_who_stands_before_brackets_and_all_of_a_group(text: str, entities: list[str]) -> None:
    assert [entity for (entity,) in fields(text, "entity", "Báo điện tử Chính phủ")] == entities


def test_kinds_of_communes_in_a_list_are_nobody() -> None:
    text = "Cuối năm 2018, 98,2% số xã, phường, thị trấn của cả nước có Internet băng rộng cố định."
    assert fields(text, "entity value", "Sách trắng", published="2019-12-20") == [("VN", 98.2)]
    text = "Cuối năm 2018, 98,2% số xã, phường, thị trấn có Internet băng rộng cố định."
    assert fields(text, "entity value", "Bộ TT&TT", published="2019-12-20") == [("VN", 98.2)]


def test_a_mean_that_all_of_some_exceed_is_nobodys() -> None:
    text = "6/6 vùng kinh tế đều có giá trị trung bình PAR INDEX 2023 đạt trên 80%."
    assert fields(text, "entity", "Báo Nhân Dân", published="2024-04-20") in ([], [("?",)])
    text = "Với 63 địa phương, mức bình quân PAR INDEX 2023 là 86,4%."
    assert fields(text, "entity value", "Báo Nhân Dân", published="2024-04-20") == [("G:provinces", 86.4)]


@pytest.mark.parametrize(
    ("some", "entities"),
    [
        ("Bốn địa phương ở mức dưới 60%, chót bảng là Bảo Yên với 41%.", ["P10", "?", "D087"]),
        ("12/27 sở, huyện đạt trên 90%; ba đơn vị chưa qua 60%.", ["P10", "?", "?"]),
        ("Nhiều xã đã vượt mốc 95%.", ["P10", "?"]),
        ("Hai huyện Bát Xát và Si Ma Cai chưa đạt 60%.", ["P10", "D082", "D084"]),
    ],
)
def test_a_threshold_that_some_pass_is_nobodys(some: str, entities: list[str]) -> None:
    text = f"Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Lào Cai đạt 81%. {some}"
    assert [entity for (entity,) in fields(text, "entity", "Báo Lào Cai", published="2025-01-05")] == entities


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Đại diện Bộ Xây dựng cho biết,", "M:bxd"),
        ("Bộ Xây dựng: trong kỳ,", "M:bxd"),
        ("Văn phòng Chính phủ cho biết,", "M:btp"),
        ("Bộ đã phối hợp với Bộ Xây dựng;", "M:btp"),
    ],
)
def test_the_ministry_whose_words_are_passed_on_means_itself(said: str, code: str) -> None:
    text = f"{said} 73% hồ sơ của Bộ được giải quyết trực tuyến toàn trình."
    assert fields(text, "entity value", "Bộ Tư pháp", published="2025-10-15") == [(code, 73.0)]


def test_more_districts_than_a_province_has_are_those_of_the_country() -> None:
    text = (
        "Đến nay cả nước số hóa 60,5 triệu dữ liệu hộ tịch, trong đó tỉnh Lào Cai 710.230 dữ liệu; "
        "388/705 quận, huyện đã xong việc số hóa sổ hộ tịch."
    )
    assert values(text, "entity", "Bộ Tư pháp")[-1] == (388.0, "VN")


@pytest.mark.parametrize(
    "said",
    [
        "trong 9 tháng, bộ, ngành đạt 66,4%, địa phương 57,6%",
        "của bộ, ngành là 66,4%, của địa phương chỉ 57,6%",
        "bộ, ngành: 66,4%; địa phương: 57,6%",
    ],
)
def test_ministries_beside_provinces_are_all_of_them(said: str) -> None:
    found = values(f"Tỷ lệ số hóa kết quả giải quyết TTHC {said}.", "entity", "Nhân Dân")
    assert found == [(66.4, "G:ministries"), (57.6, "G:provinces")]


def test_a_province_that_is_not_named_is_not_all_of_them() -> None:
    found = values("Bộ trưởng biểu dương một địa phương đạt 57,6% hồ sơ nộp trực tuyến, tăng 9%.", "entity", "Nhân Dân")
    assert "G:provinces" not in [entity for _, entity in found]


def test_what_the_provinces_offer_beside_the_ministries_is_theirs() -> None:
    text = "Hết năm 2019, các địa phương cung cấp 49.300 dịch vụ công trực tuyến, các bộ, ngành cung cấp 2.140 dịch vụ."
    assert values(text, "entity", "Tuổi Trẻ")[0] == (49300.0, "G:provinces")


@pytest.mark.parametrize(
    "beside",
    [
        "nhỉnh hơn tỉnh Kon Tum",
        "bỏ xa Kon Tum",
        "chỉ kém Kon Tum",
        "ngang với Kon Tum",
        "cao hơn mức chung của cả nước",
        "vượt bình quân các địa phương",
    ],
)
@pytest.mark.parametrize("next_clause", ["; hồ sơ đúng hạn chiếm 99%", "; toàn tỉnh có 99% hồ sơ đúng hạn"])
def test_who_a_figure_is_set_beside_owns_no_clause_behind(beside: str, next_clause: str) -> None:
    text = f"Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh đạt 63%, {beside}{next_clause}."
    assert values(text, "entity") == [(63.0, "P49"), (99.0, "P49")]


def test_the_province_is_not_the_one_it_is_set_beside_in_the_next_sentence() -> None:
    text = "Huyện Núi Thành có 63% hồ sơ trực tuyến, chỉ kém Bắc Ninh. Hồ sơ đúng hạn của toàn tỉnh là 99%."
    assert values(text, "entity")[-1] == (99.0, "P49")


@pytest.mark.parametrize("date", ["ngày 28/12/2023", "28/12/2023", "28.12.2023"])
def test_the_place_of_a_dateline_speaks_of_nothing(date: str) -> None:
    text = f"BÁO CÁO NĂM 2023 CỦA BỘ TƯ PHÁP\n(Hà Nội, {date})\n- Bộ giải quyết đúng hạn 99,8% hồ sơ."
    assert values(text, "entity", "Bộ Tư pháp", published="2023-12-28") == [(99.8, "M:btp")]


@pytest.mark.parametrize("visit", ["Một đoàn cán bộ của tỉnh Kon Tum vừa đến học hỏi.", "Bài học của Kon Tum rất quý."])
def test_who_only_comes_by_is_not_the_province(visit: str) -> None:
    text = f"Năm 2023, Quảng Nam có 63% hồ sơ trực tuyến. {visit} Hồ sơ đúng hạn của tỉnh là 99%."
    assert values(text, "entity", "VnExpress") == [(63.0, "P49"), (99.0, "P49")]


def test_american_dollars_are_nobodys() -> None:
    text = (
        "Malaysia bán hàng trên mạng nhiều hơn ta. Thương mại điện tử bán lẻ năm 2023 đạt 20,5 tỉ đô la Mỹ, tăng 25% "
        "và chiếm 8% tổng mức bán lẻ; ba con số ấy của năm 2022 lần lượt là 16,4 tỉ đô la Mỹ, 20% và 7,5%."
    )
    assert (16.4e9, "US") not in values(text, "entity", "ICTnews")


@pytest.mark.parametrize(
    "said",
    [
        "Tỷ lệ hồ sơ nộp trực tuyến của Hà Nam, Nam Định chỉ đạt 45%.",
        "Huế có 90% hồ sơ nộp trực tuyến, trong khi Hà Nam, Nam Định chỉ đạt 45%.",
        "Năm 2023, Hà Nam, Nam Định chỉ có 45% hồ sơ nộp trực tuyến.",
    ],
)
def test_two_that_a_comma_joins_share_a_figure(said: str) -> None:
    assert [entity for value, entity in values(said, "entity") if value == 45.0] == ["P35", "P36"]


def test_a_comma_parts_who_is_set_beside() -> None:
    text = "So với Hà Nam, Nam Định chỉ có 45% hồ sơ nộp trực tuyến."
    assert values(text, "entity") == [(45.0, "P36")]


def test_a_paragraph_that_goes_on_speaks_of_the_same_unit() -> None:
    text = "Huyện Núi Thành đã tiếp nhận 8.120 hồ sơ.\n\nTrong đó, 6.900 hồ sơ được nộp trực tuyến."
    assert values(text, "entity") == [(8120.0, "D517"), (6900.0, "D517")]


def test_parts_in_brackets_that_were_provinces_are_nobodys() -> None:
    text = "Toàn tỉnh có 5.130 tổ công nghệ số cộng đồng (Hòa Bình cũ 1.480 tổ, Vĩnh Phúc cũ 1.240 tổ)."
    found = [(5130.0, "P25"), (1480.0, "?"), (1240.0, "?")]
    assert values(text, "entity", "Báo Phú Thọ", published="2025-09-02") == found


def test_a_ministry_in_a_row_of_ministries_sets_a_goal_of_its_own() -> None:
    text = "Bộ Xây dựng đã cắt giảm 36,5% thủ tục hành chính, Bộ Nội vụ 28,8%, Bộ Y tế đặt mục tiêu 35% trong năm nay."
    assert values(text, "entity", "VnExpress") == [(36.5, "M:bxd"), (28.8, "M:bnv"), (35.0, "M:byt")]


def test_who_has_a_bound_in_brackets_has_the_figure() -> None:
    text = "Tỉnh mới mở 87 tập dữ liệu mở, kém xa Đà Nẵng (trên 1.500) hay Huế (hơn 600)."
    assert values(text, "entity") == [(87.0, "P49"), (1500.0, "P48"), (600.0, "P46")]


def test_what_a_ministry_tells_of_a_provinces_product_is_not_the_nations() -> None:
    text = "Đánh giá của Bộ Thông tin và Truyền thông, tỷ trọng kinh tế số trong GRDP năm 2023 là 14,5%."
    assert values(text, "entity", "VnEconomy", title="Hà Nam đẩy mạnh kinh tế số") == [(14.5, "P35")]


def test_means_of_both_tiers_of_an_index() -> None:
    text = "Năm 2023, điểm DTI trung bình cấp bộ là 0,71; trung bình cấp tỉnh là 0,65."
    assert values(text, "entity") == [(0.71, "G:ministries"), (0.65, "G:provinces")]


@pytest.mark.parametrize(
    "text",
    [
        "Giá trị DTI trung bình năm 2023 của cấp tỉnh là 0,7012; của các bộ, ngành là 0,6531.",
        "Các tỉnh có DTI trung bình năm 2023 là 0,7012. Con số này của các bộ có dịch vụ công là 0,6531.",
        "SIPAS năm 2023 bình quân của các tỉnh là 82,4%, nhích lên 2 điểm phần trăm; của khối bộ là 84,05%.",
        "PAR INDEX 2023 trung bình khối tỉnh đạt 86,5%, khối bộ 84,2%.",
    ],
)
def test_the_mean_of_one_group_goes_on_with_that_of_another(text: str) -> None:
    assert [entity for (entity,) in fields(text, "entity", "Báo Nhân Dân")] == ["G:provinces", "G:ministries"]


def test_who_leads_a_tier_is_not_the_tier() -> None:
    text = "Phường Vỹ Dạ dẫn đầu khối cấp xã với 95,2% hồ sơ trực tuyến."
    [(_, entity)] = values(text, "entity", "Báo Huế", published="2025-11-04")
    assert entity.startswith("W")


def test_a_month_before_a_commune_is_no_number_of_communes() -> None:
    text = "Tháng 1 xã tiếp nhận 642 hồ sơ."
    assert values(text, "entity", "Cổng TTĐT xã Mường Bú", published="2026-02-24") == [(642.0, "W03847")]


@pytest.mark.parametrize("place", ["nơi này", "nơi ấy", "đơn vị này", "địa phương đó", "ở đây"])
def test_a_place_pointed_at_is_the_one_of_the_sentence_before(place: str) -> None:
    text = f"Trụ sở UBND huyện Núi Thành có 9 quầy. Tháng 9, {place} tiếp nhận 1.942 hồ sơ, 97% nộp trực tuyến."
    assert values(text, "entity") == [(1942.0, "D517"), (97.0, "D517")]


def test_an_office_pointed_at_is_not_its_province() -> None:
    text = "Công an tỉnh Quảng Nam làm cả thứ bảy. Tháng 9, đơn vị này tiếp nhận 1.942 hồ sơ."
    assert values(text, "entity") == [(1942.0, "?")]


def test_a_ministry_that_opens_the_title_is_who_its_work_is_told_of() -> None:
    text = (
        "Nhiều việc mới đã được làm. Mọi đơn vị cùng vào cuộc. Người dân đỡ đi lại. Cán bộ đỡ vất vả. Ai cũng vui.\n"
        "PAR INDEX 2022, Bộ xếp thứ 9. Năm 2023, các đơn vị phải giải quyết đúng hạn 98% hồ sơ.\n"
        "Thương mại điện tử năm 2022 đạt 16,4 tỷ USD."
    )
    told = values(text, "entity", "VietTimes", title="Bộ Y tế: những dấu ấn của một năm", published="2023-01-11")
    assert told == [(9.0, "M:byt"), (98.0, "M:byt"), (16.4e9, "VN")]


@pytest.mark.parametrize(
    ("publisher", "title"),
    [
        ("UBND xã Tam Nông, tỉnh Đồng Tháp", None),
        ("UBND xã Tam Nông", "Báo cáo quý III năm 2025 của xã Tam Nông, tỉnh Đồng Tháp"),
    ],
)
def test_publisher_or_title_say_which_commune_of_a_name(publisher: str, title: str | None) -> None:
    text = "Tổng số hồ sơ tiếp nhận trong kỳ: 1.846 hồ sơ."
    assert fields(text, "entity", publisher, title=title, published="2025-09-30") == [("W30010",)]


def test_a_long_sentence_is_about_whom_its_figures_have_been() -> None:
    text = (
        "Từ 1/7 đến 15/11/2025, xã Kiến Thụy tiếp nhận 4.120 hồ sơ, trong đó trực tuyến 3.905 hồ sơ (94,8%), trực tiếp"
        " 215 hồ sơ; đã giải quyết 4.006 hồ sơ, trước và đúng hạn 3.998 hồ sơ, đạt 99,8%; quá hạn 8 hồ sơ."
    )
    found = fields(text, "entity value", "Báo Hải Phòng", published="2025-11-20")
    assert found == [("W11680", value) for value in (4120.0, 3905.0, 94.8, 4006.0, 99.8, 8.0)]


def test_where_somebody_works_is_not_the_province_of_what_follows() -> None:
    text = (
        "Bà Lành giờ biết gọi cho con gái làm thuê ở Đồng Nai. Đến nay, 46% người trưởng thành trong tỉnh có tài khoản "
        "dịch vụ công."
    )
    assert fields(text, "entity value") == [("P49", 46.0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Theo Văn phòng Chính phủ, hồ sơ trực tuyến toàn trình của khối bộ, ngành và khối địa phương lần lượt đạt "
            "38% và 27%.",
            [("G:ministries", 38.0), ("G:provinces", 27.0)],
            id="groups in turn behind who tells it",
        ),
        pytest.param(
            "Thủ tướng yêu cầu hồ sơ trực tuyến toàn trình của các địa phương đạt 60%; tỷ lệ người trưởng thành có chữ "
            "ký số trên 40%.",
            [("G:provinces", 60.0), ("VN", 40.0)],
            id="the people are of no office",
        ),
        pytest.param(
            "PAR INDEX 2023, bảng có 63 địa phương, Huế giữ ngôi đầu với 91,8%, Hà Nam là á quân (90,6%), Lào Cai thứ "
            "ba, 90,2%.",
            [("P46", 1.0), ("P46", 91.8), ("P35", 2.0), ("P35", 90.6), ("P10", 3.0), ("P10", 90.2)],
            id="a score behind its rank",
        ),
    ],
)
def test_whose_the_figures_of_a_long_sentence_are(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", "Báo Chính phủ", published="2025-10-28") == found


@pytest.mark.parametrize(
    "text",
    [
        "So với bình quân cả nước (58,6%), Huế năm 2023 có tỷ lệ hồ sơ trực tuyến cao hơn: 77,6%.",
        "So với bình quân cả nước (58,6%), Huế năm 2023 khá hơn: đã 77,6% về tỷ lệ hồ sơ trực tuyến.",
        "So với mức 58,6% của cả nước, tỷ lệ hồ sơ trực tuyến của Huế năm 2023 cao hơn, 77,6%.",
        "Cao hơn bình quân cả nước (58,6%), tỷ lệ hồ sơ trực tuyến của Huế năm 2023 đạt 77,6%.",
        "Không như mặt bằng cả nước (58,6%), Huế năm 2023 có tỷ lệ hồ sơ trực tuyến lên tới 77,6%.",
    ],
)
def test_who_is_compared_before_anything_is_named(text: str) -> None:
    assert fields(text, "entity value", "Báo Chính phủ") == [("VN", 58.6), ("P46", 77.6)]


def test_a_figure_that_opens_with_its_year_came_before() -> None:
    text = "Mới 58,6% năm 2022, tỷ lệ hồ sơ trực tuyến của Huế năm 2023 đã là 77,6%."
    assert fields(text, "entity value period") == [("P46", 58.6, "2022"), ("P46", 77.6, "2023")]


@pytest.mark.parametrize(
    "text",
    [
        "Về tỷ lệ hồ sơ trực tuyến năm 2023, mức cao nhất, 97,6%, thuộc về Huế; thấp nhất, 58,6%, thuộc về Kon Tum.",
        "Tỷ lệ hồ sơ trực tuyến năm 2023: 97,6% thuộc về Huế, 58,6% thuộc về Kon Tum.",
        "Đạt 97,6% về tỷ lệ hồ sơ trực tuyến năm 2023, Huế đứng trên Kon Tum (58,6%).",
        "Tỷ lệ hồ sơ trực tuyến của Huế năm 2023 là 97,6%, cao hơn 58,6% của Kon Tum.",
    ],
)
def test_whose_a_figure_is_that_is_told_before_them(text: str) -> None:
    found = [("dossier_online_rate", "P46", 97.6), ("dossier_online_rate", "P62", 58.6)]
    assert fields(text, "indicator entity value", "Báo Chính phủ") == found


def test_shares_of_two_groups_told_behind_them() -> None:
    text = "Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ đạt 62,7% ở các bộ và 48,2% ở các tỉnh."
    assert values(text, "entity", "VnEconomy") == [(62.7, "G:ministries"), (48.2, "G:provinces")]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(
            "Năm 2024, hồ sơ trực tuyến toàn trình của Quảng Trị đạt 58%, của Hà Tĩnh 61%; năm 2026 tỉnh phấn đấu 80%.",
            "P44",
            id="another named behind the paper's own",
        ),
        pytest.param(
            "Cuối năm 2024, Quảng Bình có 85% hồ sơ nộp trực tuyến; tính chung tỉnh mới là 79%.",
            "P44",
            id="one that has become part of the paper's own",
        ),
        pytest.param(
            "Tại 77 xã, phường và đặc khu Cồn Cỏ, hồ sơ nộp trực tuyến đạt 91%.",
            "P44",
            id="the last of all that are counted",
        ),
        pytest.param(
            "Đoàn công tác vừa từ Đồng Tháp Mười về. Hồ sơ nộp trực tuyến của tỉnh đạt 91%.",
            "P44",
            id="a region with a province in its name",
        ),
    ],
)
def test_the_province_of_a_paper(text: str, entity: str) -> None:
    assert fields(text, "entity", "Báo Quảng Trị", published="2025-11-20")[-1] == (entity,)


def test_more_communes_than_a_district_has_are_its_provinces() -> None:
    text = "Riêng huyện Nam Giang, 85% số thôn có sóng 4G. Cáp quang thì đã về đủ 241/241 xã, phường, thị trấn."
    assert values(text, "entity") == [(85.0, "D510"), (100.0, "P49")]


def test_those_who_tell_a_figure_themselves_are_not_whose_it_is() -> None:
    text = "Theo chính Sở Tư pháp, tỷ lệ hồ sơ nộp trực tuyến 10 tháng qua là 41%."
    assert values(text, "entity") == [(41.0, "P49")]


def test_the_mean_of_all_behind_a_comma() -> None:
    text = "Chỉ số PAR INDEX 2023 của Quảng Nam là 84,5%. Tính bình quân, 63 địa phương đạt 86,9%."
    assert values(text, "entity") == [(84.5, "P49"), (86.9, "G:provinces")]


@pytest.mark.parametrize(
    ("lead", "entity"),
    [
        ("Theo báo cáo của xã Tam Xuân, từ 1/7 đến 30/9/2025 bộ phận một cửa chạy ổn định.", "W20971"),
        ("Báo cáo tổng kết ba tháng của tỉnh Nghệ An cho thấy nhiều chuyển biến.", "P40"),
        ("Báo cáo tổng kết ba tháng của Nghệ An và Hà Tĩnh cho thấy nhiều chuyển biến.", "VN"),
        ("Đoàn công tác vừa đi qua Nghệ An, thăm nhiều nơi và trò chuyện với bà con.", "VN"),
    ],
)
def test_whom_the_first_sentence_of_a_report_names(lead: str, entity: str) -> None:
    text = f"{lead}\nTổng số hồ sơ thủ tục hành chính tiếp nhận là 5.120 hồ sơ.\nSố hồ sơ nộp trực tuyến chiếm 91%."
    assert values(text, "entity", "VnEconomy", published="2025-10-05") == [(5120.0, entity), (91.0, entity)]


@pytest.mark.parametrize(
    ("title", "entity"),
    [
        ("Lạng Sơn: chính quyền số về cơ sở", "P20"),
        ("Tỉnh Lạng Sơn: chính quyền số về cơ sở", "P20"),
        ("Hội nghị tại Lạng Sơn: bàn về chính quyền số", "M:bxd"),
    ],
)
def test_a_province_that_opens_the_title_in_the_paper_of_a_ministry(title: str, entity: str) -> None:
    text = "Trên 92% văn bản được gửi, nhận dưới dạng điện tử."
    assert values(text, "entity", "Bộ Xây dựng", title=title) == [(92.0, entity)]


def test_what_the_national_portal_does_behind_who_counts_and_until_when() -> None:
    text = "Theo thống kê của Bộ Tư pháp, tính đến ngày 5/6/2020, Cổng DVCQG đã có 150 nghìn tài khoản đăng ký."
    assert values(text, "entity", "VNPT Media", published="2020-06-10") == [(150000.0, "VN")]


def test_a_share_of_grdp_behind_a_district_is_the_provinces() -> None:
    text = "Huyện Nam Trà My có 41% số hộ dùng cáp quang. Kinh tế số chiếm 7,2% GRDP."
    assert values(text, "entity") == [(41.0, "D516"), (7.2, "P49")]


@pytest.mark.parametrize(
    ("text", "publisher", "found"),
    [
        pytest.param(
            "Năm 2023, 60% hồ sơ thủ tục hành chính được xử lý toàn trình ở cấp bộ; ở cấp tỉnh là 48%.",
            "Báo điện tử Chính phủ",
            [("G:ministries", 60.0), ("G:provinces", 48.0)],
            id="two tiers of the state",
        ),
        pytest.param(
            "Năm 2023, huyện Núi Thành có 63% hộ dùng cáp quang, thấp hơn 71% của toàn tỉnh.",
            "Báo Quảng Nam",
            [("D517", 63.0), ("P49", 71.0)],
            id="lower than the province's",
        ),
        pytest.param(
            "Năm 2023, huyện Núi Thành có 63% hộ dùng cáp quang, kém mức 71% của cả tỉnh và 80% của cả nước.",
            "Báo Quảng Nam",
            [("D517", 63.0), ("P49", 71.0), ("VN", 80.0)],
            id="lower than two others'",
        ),
        pytest.param(
            "Xếp hạng DTI cấp tỉnh năm 2023. Hạng 1: Đà Nẵng. Hạng 2: Lạng Sơn. Hạng 3: Huế.",
            "Báo điện tử Chính phủ",
            [("P48", 1.0), ("P20", 2.0), ("P46", 3.0)],
            id="a place and who holds it",
        ),
        pytest.param(
            "Số liệu của Bộ Công an cho thấy 55 triệu tài khoản định danh điện tử đã được kích hoạt.",
            "Báo Quảng Nam",
            [("VN", 55000000.0)],
            id="more than a province has people",
        ),
        pytest.param(
            "Lạng Sơn nói gì? Ông Hoàng Văn Tám, Phó Giám đốc Sở, cho biết năm 2023 hồ sơ trực tuyến đạt 71,2%.",
            "Báo Quảng Nam",
            [("P20", 71.2)],
            id="a place that is asked",
        ),
        pytest.param(
            "Trong khi mặt bằng chung cả nước về hồ sơ toàn trình mới 39,5%, Nghệ An đã đạt 52,8% năm 2024.",
            "Báo Nghệ An",
            [("VN", 39.5), ("P40", 52.8)],
            id="the whole country about something",
        ),
    ],
)
def test_whose_it_is_by_few_words(text: str, publisher: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "entity value", publisher) == found


@pytest.mark.parametrize(
    ("head", "entity"),
    [
        ("Kết quả năm 2023 của Bộ Công Thương:", "M:bct"),
        ("[Infographic] Bộ Công Thương: chuyển đổi số năm 2023", "M:bct"),
        ("Theo báo cáo của Bộ Công Thương năm 2023:", "VN"),
        ("Kết quả năm 2023 của Văn phòng Chính phủ:", "VN"),
    ],
)
def test_the_ministry_of_a_heading_has_done_the_work_told_below(head: str, entity: str) -> None:
    text = f"{head}\n- Tỷ lệ hồ sơ TTHC nộp trực tuyến: 81,5%\n- Hồ sơ TTHC đã giải quyết: 26.300 hồ sơ"
    assert fields(text, "entity", "Nhân Dân") == [(entity,), (entity,)]


@pytest.mark.parametrize(
    ("named", "codes"),
    [
        ("Việt Nam và Philippines", {"VN", "PH"}),
        ("Philippines và Việt Nam", {"VN", "PH"}),
        ("Thái Lan, Việt Nam và Malaysia", {"TH", "VN", "MY"}),
    ],
)
def test_the_country_stands_in_a_list_of_countries(named: str, codes: set[str]) -> None:
    facts = read(f"Năm 2023, thương mại điện tử ở {named} chiếm 7% doanh số bán lẻ.", "Nhân Dân")
    assert {fact.entity for fact in facts} == codes


def test_the_country_is_no_member_of_a_list_of_provinces() -> None:
    text = "Năm 2023, kinh tế số của cả nước, Huế và Đà Nẵng lần lượt chiếm 16,5%, 15% và 20% GDP/GRDP."
    assert fields(text, "entity value", "Nhân Dân") == [("VN", 16.5), ("P46", 15.0), ("P48", 20.0)]


def test_a_share_of_sales_beside_gdp_is_the_papers_own_provinces() -> None:
    text = "Mục tiêu là GDP bình quân tăng 7%; thương mại điện tử chiếm 9% tổng mức bán lẻ."
    assert fields(text, "entity value") == [("P49", 9.0)]


def test_an_index_scores_the_tier_of_provinces() -> None:
    text = (
        "Năm 2023, DTI quốc gia đạt 0,7326. Đối với cấp tỉnh, giá trị DTI là 0,6784. Với cấp tỉnh, Huế đạt DTI 0,7412."
    )
    assert fields(text, "entity value", "Nhân Dân") == [("VN", 0.7326), ("G:provinces", 0.6784), ("P46", 0.7412)]


def test_what_a_tier_of_offices_did_is_not_all_provinces() -> None:
    text = "Đối với cấp tỉnh, tỷ lệ hồ sơ trực tuyến năm 2023 đạt 80%."
    assert fields(text, "entity value", "Nhân Dân") == [("?", 80.0)]


@pytest.mark.parametrize(
    "behind", ["sau Quảng Ninh", "sau Quảng Ninh, Hải Phòng và Đà Nẵng", "sau Đà Nẵng (quán quân)"]
)
def test_whom_somebody_ranks_behind_is_not_whose_the_next_clause_is(behind: str) -> None:
    text = f"Thừa Thiên Huế xếp thứ tư PAR INDEX 2021, {behind}; DTI năm 2021 xếp thứ ba."
    ranks = values(text, "entity", "Báo Nhân Dân")
    assert (ranks[0], ranks[-1]) == ((4.0, "P46"), (3.0, "P46"))
    beside = values("Năm 2023, hồ sơ trực tuyến của Huế đạt 80%, sau Đà Nẵng 91%.", "entity")
    assert beside == [(80.0, "P46"), (91.0, "P48")]


def test_groups_behind_their_shares_need_no_word_between() -> None:
    text = "Tỷ lệ thanh toán trực tuyến hồ sơ năm 2024: 70,3% ở khối bộ và 63,8% khối địa phương."
    assert values(text, "entity", "Báo Nhân Dân") == [(70.3, "G:ministries"), (63.8, "G:provinces")]
