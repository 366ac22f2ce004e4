"""What time a figure has: how far a time reaches, what is dated by its heading, and what has a time of its own. What an
expression alone says is asked in test_periods.py.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Từ ngày 1/1 đến hết tháng 9/2024, tỉnh tiếp nhận 58.400 hồ sơ.",
            [(58400.0, "2024-01/2024-09")],
            id="from a day to a month",
        ),
        pytest.param(
            "Từ đầu năm 2022 đến hết tháng 4/2024, tỉnh tiếp nhận 58.400 hồ sơ.",
            [(58400.0, "2022-01/2024-04")],
            id="over two years",
        ),
        pytest.param(
            "Từ tháng 7 đến cuối năm 2023, tỉnh tiếp nhận 58.400 hồ sơ.", [(58400.0, "2023-S2")], id="to a year's end"
        ),
        pytest.param(
            "Nửa cuối 2023, tỷ lệ hồ sơ đúng hạn của Hà Nam là 97,1%.",
            [(97.1, "2023-S2")],
            id="a half without its word",
        ),
        pytest.param("Hai năm 2022 và 2023, tỉnh tiếp nhận 58.400 hồ sơ.", [(58400.0, "2022/2023")], id="two years"),
        pytest.param(
            "Qua 3 năm (2021 - 2023), tỉnh tiếp nhận 58.400 hồ sơ.",
            [(58400.0, "2021/2023")],
            id="so many years, named in brackets",
        ),
    ],
)
def test_spans(text: str, found: list[tuple[float, str]]) -> None:
    assert fields(text, "value period status") == [(value, period, "actual") for value, period in found]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Phường họp sơ kết 5 tháng (tháng 7 - 11/2025). Trong 5 tháng", "2025-07/2025-11"),
        ("Từ tháng 7 đến tháng 11/2025, phường chạy thử hệ thống. Qua 5 tháng", "2025-07/2025-11"),
        ("Sau 5 tháng vận hành chính quyền 2 cấp (từ ngày 1/7 đến 30/11/2025)", "2025-07/2025-11"),
        ("Phường họp sơ kết 5 tháng, từ tháng 7 đến tháng 11/2025. Qua 5 tháng", "2025-07/2025-11"),
        ("Phường họp sơ kết 4 tháng (tháng 7 - 10/2025). Trong 5 tháng", "2025-01/2025-05"),
        ("Phường họp sơ kết 5 tháng (tháng 7 - 11/2025). 5 tháng đầu năm", "2025-01/2025-05"),
    ],
)
def test_which_months_so_many_are_may_be_said_before_or_in_brackets(said: str, period: str) -> None:
    text = f"{said}, phường tiếp nhận 4.862 hồ sơ."
    assert fields(text, "period", "UBND phường Phan Thiết", published="2025-12-03") == [(period,)]


@pytest.mark.parametrize(
    ("flow", "state", "period"),
    [
        ("9 tháng, công nghiệp ICT thu 90 tỷ USD", "Cả nước có 51.200 doanh nghiệp công nghệ số", "2024-11-20"),
        ("Năm 2023, kinh tế số đạt 12,9% GDP", "Cả nước có 51.200 doanh nghiệp công nghệ số", "2024-11-20"),
        ("Hồ sơ toàn trình của cả nước 9 tháng đạt 43,5%", "60/63 tỉnh đã giảm phí, lệ phí trực tuyến", "2024-11-20"),
        ("Theo Bộ TT&TT, trong 9 tháng, hồ sơ toàn trình đạt 43,5%", "60/63 tỉnh đã giảm phí", "2024-01/2024-09"),
        ("9 tháng, hồ sơ toàn trình của cả nước đạt 43,5%", "Hồ sơ đúng hạn đạt 95,1%", "2024-01/2024-09"),
        ("Công việc 9 tháng có nhiều kết quả. Hồ sơ toàn trình đạt 43,5%", "60/63 tỉnh đã giảm phí", "2024-01/2024-09"),
    ],
)
def test_what_there_is_on_a_day_has_not_the_time_of_what_happened_before(flow: str, state: str, period: str) -> None:
    found = fields(f"{flow}. {state}.", "period", "Báo Nhân Dân", published="2024-11-20")
    assert found[-1] == (period,)


@pytest.mark.parametrize(
    ("text", "published", "periods"),
    [
        ("Hồ sơ đúng hạn năm qua của cả nước là 93,1%.", "2025-04-07", ["2024"]),
        ("Hồ sơ đúng hạn năm qua của cả nước là 93,1%.", "2025-12-27", ["2025"]),
        ("Năm qua, hồ sơ trực tuyến của tỉnh đạt 63%; mục tiêu hơn 80% cho năm 2025.", "2025-04-07", ["2024", "2025"]),
        ("DTI 2023 xếp Huế thứ 4, tụt so với năm 2022. Năm ấy Huế đứng thứ 2.", "2024-09-19", ["2023", "2022"]),
    ],
)
def test_the_year_that_ended_and_the_one_that_was_named_last(text: str, published: str, periods: list[str]) -> None:
    assert fields(text, "period", "Báo Nhân Dân", published=published) == [(period,) for period in periods]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Tỉnh có 51.300 tài khoản dịch vụ công, số liệu ngày 15/9.", [(51300.0, "2024-09-15")], id="behind it"
        ),
        pytest.param(
            "Theo thống kê của Sở Tư pháp ngày 15/9, tỉnh đã số hóa 51.300 dữ liệu hộ tịch.",
            [(51300.0, "2024-09-15")],
            id="of an office's count",
        ),
        pytest.param(
            "Số tỉnh miễn lệ phí cho hồ sơ trực tuyến là 16, số tỉnh rút ngắn thời gian giải quyết là 6,"
            " chốt ngày 15/9.",
            [(16.0, "2024-09-15"), (6.0, "2024-09-15")],
            id="for all of its sentence",
        ),
        pytest.param(
            "Tính đến ngày 15/9, tỉnh có 51.300 tài khoản công dân số. Cũng ngày ấy, 12 sở của tỉnh dùng chữ ký số.",
            [(51300.0, "2024-09-15"), (12.0, "2024-09-15")],
            id="the same day again",
        ),
        pytest.param(
            "Giờ toàn tỉnh có 51.300 tài khoản công dân số (số liệu đến hết quý III).",
            [(51300.0, "2024-09-30")],
            id="which day now is",
        ),
        pytest.param(
            "6 tháng đầu năm, tỉnh nhận 9.120 hồ sơ; 67% dân số tỉnh có hồ sơ sức khỏe điện tử (15/9/2024).",
            [(9120.0, "2024-S1"), (67.0, "2024-09-15")],
            id="alone in brackets behind what there is",
        ),
    ],
)
def test_the_day_that_figures_are_of(text: str, found: list[tuple[float, str]]) -> None:
    assert fields(text, "value period") == found


@pytest.mark.parametrize(
    ("note", "day"),
    [
        pytest.param("Trừ chỗ ghi khác, số liệu dưới đây là của toàn tỉnh, tính đến ngày 15/9/2024.", "2024-09-15"),
        pytest.param("Nếu không nói gì thêm, các con số đều tính đến cuối tháng 8.", "2024-08-31"),
        pytest.param("Thời điểm chốt số liệu: 15/9/2024", "2024-09-15"),
        pytest.param("Số liệu là của tỉnh sau hợp nhất, chốt đến hết ngày 15/9/2024.", "2024-09-15"),
        pytest.param("Các số nêu ở đây chốt ngày 15/9/2024.", "2024-09-15"),
        pytest.param("Dữ liệu cập nhật đến hết quý II/2024.", "2024-06-30"),
        pytest.param("(Nguồn: UBND tỉnh; số liệu lấy lúc 16h30 ngày 15/9/2024)", "2024-09-15"),
        pytest.param("Số liệu tính đến tháng 8/2024", "2024-08"),
        pytest.param("Số liệu công bố ngày 15/9/2024.", "2024-10-17"),
        pytest.param("Số liệu này do Sở gửi sau ngày 15/9/2024.", "2024-10-17"),
    ],
)
@pytest.mark.parametrize("publisher", ["Báo Quảng Nam", "UBND tỉnh Quảng Nam"])
@pytest.mark.parametrize("behind", [False, True], ids=["before", "behind"])
def test_a_note_dates_the_figures_of_a_text(note: str, day: str, publisher: str, behind: bool) -> None:
    figures = "Tỷ lệ hộ gia đình có cáp quang là 71,2%.\nĐã có 132 doanh nghiệp nhỏ và vừa được hỗ trợ chuyển đổi số."
    text = f"Chuyển đổi số của tỉnh.\n{figures}\n{note}" if behind else f"Chuyển đổi số của tỉnh.\n{note}\n{figures}"
    assert fields(text, "value period", publisher=publisher) == [(71.2, day), (132.0, day)]


def test_a_reports_year_is_that_of_what_happened_where_a_note_dates_what_there_is() -> None:
    text = (
        "BÁO CÁO\nKết quả chuyển đổi số năm 2023\nI. KẾT QUẢ (số liệu đến ngày 30/11/2023)\n1. Chính quyền số\n"
        "Trong năm 2023, hồ sơ trực tuyến toàn trình chiếm 31,4%. Dịch vụ công trực tuyến toàn trình đạt 47,3%.\n"
        "2. Kinh tế số\nNăm 2023, kinh tế số ước chiếm 8,1% GRDP. Toàn tỉnh có 63 doanh nghiệp công nghệ số."
    )
    found = values(text, "period", "UBND tỉnh Quảng Nam", published="2023-12-12")
    assert found == [(31.4, "2023"), (47.3, "2023-11-30"), (8.1, "2023"), (63.0, "2023-11-30")]


def test_the_day_that_the_head_of_a_report_announces() -> None:
    title = "Kết quả chuyển đổi số năm 2024"
    text = (
        f"BÁO CÁO\n{title}\nThực hiện Công văn số 91/UBND, Sở báo cáo kết quả tính đến ngày 20/9/2024 như sau:\n"
        "I. HẠ TẦNG\n1. Tỷ lệ hộ gia đình có cáp quang đạt 71,5%.\n"
        "II. THỦ TỤC\n1. Toàn tỉnh có 866 dịch vụ công trực tuyến toàn trình.\n"
        "III. HỒ SƠ (tháng 8/2024)\n1. Tiếp nhận 9.112 hồ sơ."
    )
    found = values(text, "period", publisher="UBND tỉnh Lào Cai", title=title)
    assert found == [(71.5, "2024-09-20"), (866.0, "2024-09-20"), (9112.0, "2024-08")]


def test_a_heading_that_says_a_day_goes_before_a_note() -> None:
    text = (
        "PHỤ LỤC\nGhi chú: Số liệu chốt lúc 17h00 ngày 14/9/2024.\nNgoài ra, đến ngày 31/8/2024:\n"
        "- Tỷ lệ hộ gia đình có cáp quang: 71,2%.\n- Tổ công nghệ số cộng đồng: 915."
    )
    assert values(text, "period", "UBND tỉnh Quảng Nam") == [(71.2, "2024-08-31"), (915.0, "2024-08-31")]


def test_a_note_leaves_the_year_of_another_heading() -> None:
    text = (
        "1. Năm 2022\n- Tỷ lệ hộ có cáp quang: 58%\n2. Năm 2024\n- Tỷ lệ hộ có cáp quang: 71%\n"
        "Ghi chú: số liệu tính đến ngày 15/9/2024."
    )
    assert fields(text, "value period") == [(58.0, "2022"), (71.0, "2024-09-15")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Tính đến 30/9, cáp quang đã vào 71% số hộ; 83% hộ gia đình có điện thoại thông minh.",
            [(71.0, "2024-09-30", "actual"), (83.0, "2024-09-30", "actual")],
            id="behind a semicolon",
        ),
        pytest.param(
            "Trên ứng dụng của tỉnh, đến hết tháng 4 có 1,01 triệu lượt cài đặt; nếu chỉ tính tài khoản công dân số thì"
            " tỉnh có 612.400 tài khoản.",
            [(612400.0, "2024-04-30", "actual")],
            id="behind a semicolon and a condition",
        ),
        pytest.param(
            "Tỉnh có 1.204 tổ công nghệ số cộng đồng với 8.116 thành viên tính đến ngày 30/6/2024.",
            [(1204.0, "2024-06-30", "actual"), (8116.0, "2024-06-30", "actual")],
            id="a day behind two counts",
        ),
        pytest.param(
            "Quảng Nam có 88% hồ sơ trực tuyến cùng thời điểm cuối quý II.",
            [(88.0, "2024-06-30", "actual")],
            id="a moment behind the figure",
        ),
        pytest.param(
            "Trong quý III, các cấp nhận 52.300 hồ sơ.\nCũng trong quý, có 410 hồ sơ quá hạn.",
            [(52300.0, "2024-Q3", "actual"), (410.0, "2024-Q3", "actual")],
            id="a quarter in the next line",
        ),
        pytest.param(
            "Năm 2022, kinh tế số của cả nước tăng 17%. Doanh thu công nghiệp công nghệ số của năm đạt 148 tỷ USD.",
            [(17.0, "2022", "actual"), (148e9, "2022", "actual")],
            id="a year in the next sentence",
        ),
        pytest.param(
            "2. Năm 2025. Nâng tỷ lệ hồ sơ trực tuyến toàn trình lên 70%.",
            [(70.0, "2025", "target")],
            id="a year as a heading",
        ),
        pytest.param(
            "Năm 2023, thu ngân sách của tỉnh đạt 18.400 tỷ đồng, tăng 4% so với năm 2022.\n"
            "Trong đó, doanh thu công nghiệp ICT đạt 2.150 tỷ đồng.",
            [(2150e9, "2023", "actual")],
            id="over a paragraph that goes on",
        ),
        pytest.param(
            "Năm 2023, kinh tế số của tỉnh tiếp tục khởi sắc.\nTỷ trọng kinh tế số trong GRDP ước đạt 9,1%.",
            [(9.1, "2023", "estimate")],
            id="from a lead without a figure",
        ),
        pytest.param(
            "Trong quý II/2024, toàn tỉnh mở 14 lớp tập huấn; tỷ lệ hồ sơ giải quyết đúng hạn là 96%.",
            [(96.0, "2024-Q2", "actual")],
            id="a quarter that opens the sentence, behind another thing",
        ),
        pytest.param(
            "Trong năm 2023, toàn huyện có 4.310 cuộc họp. Số hồ sơ mới tiếp nhận là 12.300 hồ sơ.",
            [(12300.0, "2023", "actual")],
            id="a year that opens the sentence, in the next one",
        ),
        pytest.param(
            "Đến hết tháng 6/2024, tỉnh có 31 trang tin; 68% văn bản được trao đổi qua mạng.",
            [(68.0, "2024-06-30", "actual")],
            id="a month's end that opens the sentence, behind another thing",
        ),
        pytest.param(
            "Tính từ đầu năm đến đầu tháng 8-2024, 51% hồ sơ được nộp trực tuyến.",
            [(51.0, "2024-01/2024-08", "actual")],
            id="a span that opens the sentence",
        ),
        pytest.param(
            "Quý I/2024 tỉnh có 88% hồ sơ đúng hạn. Có đến 5/9 huyện vượt mức này, cao nhất là 99% hồ sơ đúng hạn.",
            [(88.0, "2024-Q1", "actual"), (99.0, "2024-Q1", "actual")],
            id="over those who did better",
        ),
        pytest.param(
            "Năm 2023 huyện nhận 9.040 hồ sơ, trong đó nộp trực tuyến là 1955 hồ sơ, giải quyết đúng hạn đạt 97%.",
            [(9040.0, "2023", "actual"), (1955.0, "2023", "actual"), (97.0, "2023", "actual")],
            id="over a count that looks like a year",
        ),
        pytest.param(
            "Theo báo cáo của tỉnh, đến hết tháng 6/2024 đã kích hoạt 1,2 triệu tài khoản định danh điện tử.\n"
            "Về chữ ký số, đã cấp 310 nghìn chữ ký số cho người dân.",
            [(1.2e6, "2024-06-30", "actual"), (310000.0, "2024-06-30", "actual")],
            id="from a report's first sentence into its next field",
        ),
        pytest.param(
            "Theo báo cáo của tỉnh, đến hết tháng 6/2024 đã kích hoạt 1,2 triệu tài khoản định danh điện tử.\n"
            "Về chữ ký số, hiện đã cấp 310 nghìn chữ ký số cho người dân.",
            [(1.2e6, "2024-06-30", "actual"), (310000.0, "2024-10-17", "actual")],
            id="from a report's first sentence until now is said",
        ),
        pytest.param(
            "Sở vừa công bố số liệu về hồ sơ trực tuyến toàn trình năm 2023.\n"
            "Tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh là 41%.",
            [(41.0, "2023", "actual")],
            id="from what was said to be published",
        ),
        pytest.param(
            "Tổng quan tháng 9/2024\n"
            "1. Bưu chính: sản lượng tăng 12% so với cùng kỳ.\n"
            "2. Viễn thông: Đến hết tháng 9/2024, doanh thu dịch vụ viễn thông đạt 310 tỷ đồng.\n"
            "- 78% thuê bao di động dùng điện thoại thông minh.",
            [(78.0, "2024-09-30", "actual")],
            id="a month's end over a list",
        ),
        pytest.param(
            "Tính đến cuối tháng 8, tỉnh đưa lên mạng 71% dịch vụ công trực tuyến\n"
            "Cổng dịch vụ công của tỉnh có 210.400 tài khoản công dân số đăng ký.",
            [(71.0, "2024-08-31", "actual"), (210400.0, "2024-08-31", "actual")],
            id="a headline over its notice",
        ),
        pytest.param(
            "Trong 9 tháng đầu năm 2024, cải cách hành chính của tỉnh có nhiều kết quả.\n"
            "Các cơ quan đã tiếp nhận 8.120 hồ sơ.\n"
            "Có 6.900 hồ sơ được nộp trực tuyến.",
            [(8120.0, "2024-01/2024-09", "actual"), (6900.0, "2024-01/2024-09", "actual")],
            id="from a sentence without figures into the next paragraphs",
        ),
    ],
)
def test_a_time_reaches_as_far_as_a_reader_takes_it(text: str, found: list[tuple[float, str, str]]) -> None:
    assert fields(text, "value period status") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Quý I/2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh đạt 62% (cùng kỳ năm 2023: 48%).",
            [(62.0, "2024-Q1"), (48.0, "2023-Q1")],
            id="the figure in brackets",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình tăng từ 45% (năm 2022) lên 58% năm 2023.",
            [(45.0, "2022"), (58.0, "2023")],
            id="before a rise and after it",
        ),
        pytest.param(
            "Việt Nam phấn đấu thuộc nhóm 70 nước dẫn đầu EGDI vào năm 2025 và nhóm 50 nước vào năm 2030.",
            [(70.0, "2025"), (50.0, "2030")],
            id="each behind its figure",
        ),
        pytest.param(
            "Nếu ở giai đoạn 2014-2016, Việt Nam có 28% người trưởng thành có tài khoản ngân hàng thì đến nay, con số"
            " này đã là 81%.",
            [(28.0, "2014/2016"), (81.0, "2024-10-17")],
            id="now, in the next clause",
        ),
        pytest.param(
            "Mục tiêu đặt ra đến năm 2026, kinh tế số phải đạt 14% GRDP và đến năm 2031, kinh tế số phải đạt 26% GRDP"
            " của tỉnh.",
            [(14.0, "2026"), (26.0, "2031")],
            id="a year to come, in the next clause",
        ),
        pytest.param(
            "9 tháng năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh là 39,5%, vẫn kém mức 55% mà Kế hoạch"
            " 21/KH-UBND ấn định cho cả năm; huyện Thăng Bình khá hơn cả, với 58,4%.",
            [(39.5, "2024-01/2024-09"), (55.0, "2024"), (58.4, "2024-01/2024-09")],
            id="a goal that was set",
        ),
        pytest.param(
            "Tại hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2024, tỷ lệ hồ sơ đúng hạn của"
            " tỉnh là 97,5%.",
            [(97.5, "2024-S1")],
            id="not the time of tasks to come",
        ),
        pytest.param(
            "SIPAS 2023 của tỉnh đạt 83,4%, tăng 1,9% so với năm 2022 (81,5%).",
            [(83.4, "2023"), (81.5, "2022")],
            id="what it was, in brackets behind the change",
        ),
        pytest.param(
            "Theo Nghị quyết số 14/NQ-CP của Chính phủ về kế hoạch năm 2022 và định hướng đến năm 2026, 100% trường học"
            " thu học phí không dùng tiền mặt, hoàn thành trước tháng 12/2023.",
            [(100.0, "2023-12")],
            id="to be done by then",
        ),
        pytest.param(
            "Giai đoạn 2020 - 2023, tỷ trọng kinh tế số trong GRDP của tỉnh tăng từ 6,2% lên 9,1%.",
            [(6.2, "2020"), (9.1, "2023")],
            id="from one end of a span to the other",
        ),
        pytest.param(
            "So với mức 45% của năm 2022, tỷ lệ hồ sơ nộp trực tuyến năm 2023 đã lên 71%.",
            [(45.0, "2022"), (71.0, "2023")],
            id="what the sentence sets out from",
        ),
    ],
)
def test_a_figure_with_a_time_of_its_own(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "period") == found


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Quý II/2024 (từ ngày 15/3/2024 đến ngày 14/6/2024)", "2024-Q2"),
        ("6 tháng đầu năm 2024 (số liệu tính từ 15/12/2023 đến 14/6/2024)", "2024-S1"),
        ("Tháng 6/2024 (từ ngày 1/6/2024 đến ngày 10/6/2024)", "2024-06-01/2024-06-10"),
    ],
)
def test_days_in_brackets_say_how_a_period_was_reckoned(words: str, period: str) -> None:
    assert values(f"{words}, toàn tỉnh tiếp nhận 48.210 hồ sơ thủ tục hành chính.", "period") == [(48210.0, period)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Số hồ sơ trực tuyến 9 tháng năm 2024 của tỉnh bằng 92% số hồ sơ trực tuyến của cả năm 2023.",
            [],
            id="a figure set against that of another time is no share",
        ),
        pytest.param(
            "Đến hết tháng 9, 71,4% số hộ có điện thoại thông minh, còn cuối năm 2022 mới hơn năm mươi phần trăm "
            "(52,8%).",
            [(71.4, "2024-09-30"), (52.8, "2022-12-31")],
            id="what words say in round figures has the time of the exact one",
        ),
        pytest.param(
            "Đến 30/6, 88% hồ sơ được nộp trực tuyến. Trong 9 huyện có 5 nơi đã hoàn thành số hóa sổ hộ tịch.",
            [(88.0, "2024-06-30"), (5.0, "2024-06-30")],
            id="so many of a whole have the time that the whole has",
        ),
        pytest.param(
            "Hiện tỉnh có 52,3% dân số dùng internet, gấp rưỡi năm 2014.",
            [(52.3, "2024-10-17")],
            id="a year that a figure is a multiple of is not its own",
        ),
        pytest.param(
            "Đến hết tháng 6 tỉnh có 512 tổ công nghệ số cộng đồng. Cổng dữ liệu mở thời điểm này có 215 bộ dữ liệu.",
            [(512.0, "2024-06-30"), (215.0, "2024-10-17")],
            id="this moment is the day of publication",
        ),
        pytest.param(
            "Tháng 7/2024, tỉnh tiếp nhận 102.415 hồ sơ. Lũy kế từ đầu năm, tỉnh tiếp nhận 688.230 hồ sơ.",
            [(102415.0, "2024-07"), (688230.0, "2024-01/2024-07")],
            id="a running total goes up to the month told before",
        ),
        pytest.param(
            "6 tháng đầu năm 2024 so với cùng kỳ, tỷ lệ hồ sơ trực tuyến tăng từ 58,2% lên 79,5%.",
            [(58.2, "2023-S1"), (79.5, "2024-S1")],
            id="what a level came from since the same time is a year before",
        ),
        pytest.param(
            "Kể từ ngày 1/7/2024, tỉnh tiếp nhận 18.204 hồ sơ thủ tục hành chính.",
            [(18204.0, "2024-07-01/2024-10-17")],
            id="what was handed in since a day is of the days since",
        ),
        pytest.param(
            "Đến nay, 68% số hộ của tỉnh có cáp quang. Đầu năm, tỷ lệ này mới là 51%.",
            [(68.0, "2024-10-17"), (51.0, "2024-01")],
            id="what there was at the beginning of a year",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh (68%, kế hoạch 70%), được chuyển sang năm 2024.",
            [(68.0, "2023"), (70.0, "2023")],
            id="a time behind brackets and a comma is not theirs",
        ),
        pytest.param(
            "Cũng trong năm tháng đầu năm, tỉnh Nam Định giải quyết đúng hạn 98,2% hồ sơ.",
            [(98.2, "2024-01/2024-05")],
            id="five months are no year",
        ),
        pytest.param(
            "Quý III/2024, hồ sơ trực tuyến đạt 63%, tăng mạnh so với năm 2018; cũng trong thời gian ấy, "
            "99% trả đúng hạn.",
            [(63.0, "2024-Q3"), (99.0, "2024-Q3")],
            id="the same time is not that of a comparison",
        ),
        pytest.param(
            "Đến thời điểm báo cáo (30/9/2024), tỷ lệ hồ sơ trực tuyến của tỉnh là 63%.",
            [(63.0, "2024-09-30")],
            id="the day of a report in brackets",
        ),
    ],
)
def test_the_time_of_each_figure(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(text, "period") == expected


@pytest.mark.parametrize(("since", "period"), [("2022", "2023"), ("2015", "2024")])
def test_a_comparison_far_back_names_no_edition(since: str, period: str) -> None:
    text = f"PAR INDEX của tỉnh xếp thứ 9/63, tăng 26 bậc so với năm {since}."
    assert values(text, "period") == [(9.0, period)]


def test_as_many_years_as_figures() -> None:
    text = (
        "Ba năm 2020, 2021 và 2022, doanh thu thương mại điện tử của Việt Nam lần lượt là 11,8 tỷ USD, 13,7 tỷ USD "
        "và 16,4 tỷ USD thì bước tiến sau là dài nhất."
    )
    assert fields(text, "indicator value period status", published="2023-05-16") == [
        ("ecommerce_revenue", 11.8e9, "2020", "actual"),
        ("ecommerce_revenue", 13.7e9, "2021", "actual"),
        ("ecommerce_revenue", 16.4e9, "2022", "actual"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Sơn La xếp thứ 31 về DTI 2023. Tỷ lệ hồ sơ đúng hạn của tỉnh là 98,6%.",
            [(31.0, "2023"), (98.6, "2024-10-17")],
            id="is the time of nothing else",
        ),
        pytest.param(
            "Với 90,35 điểm PAR INDEX 2023, Quảng Nam đứng thứ 8, còn năm 2022 tỉnh xếp thứ 4.",
            [(90.35, "2023"), (8.0, "2023"), (4.0, "2022")],
            id="and a year before",
        ),
        pytest.param(
            "PAR INDEX năm 2023 đã được công bố. Quảng Nam xếp hạng 31; ở bảng PAR INDEX 2022, tỉnh đứng hạng 37.",
            [(31.0, "2023"), (37.0, "2022")],
            id="and another edition",
        ),
        pytest.param(
            "Việt Nam ở hạng 71 EGDI 2024 và đặt mục tiêu thuộc nhóm 70 nước dẫn đầu vào năm 2025 và nhóm 50 nước vào"
            " năm 2030.",
            [(71.0, "2024"), (70.0, "2025"), (50.0, "2030")],
            id="yields to a time right behind the figure",
        ),
        pytest.param(
            "Sở Nội vụ công bố PAR INDEX năm 2023. Năm nay, Quảng Nam xếp thứ 12 với 87,3%.",
            [(12.0, "2023"), (87.3, "2023")],
            id="this year's is the edition that was named",
        ),
        pytest.param(
            "Về chỉ số DTI, Quảng Nam xếp thứ 31 cả nước. Bộ Thông tin và Truyền thông vừa công bố DTI năm 2023.",
            [(31.0, "2023")],
            id="told behind the first figures",
        ),
        pytest.param(
            "Vietnam ICT Index 2019 (sử dụng số liệu năm 2018) xếp tỉnh ở vị trí 12/63.",
            [(12.0, "2018")],
            id="the year that its data are of",
        ),
        pytest.param(
            "Chỉ số PAR INDEX của tỉnh xếp thứ 21/63, tăng 12 bậc so với năm 2022.",
            [(21.0, "2023")],
            id="the one after that it is compared with",
        ),
    ],
)
def test_the_edition_of_an_index(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "period") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Từ ngày 1/3 đến ngày 31/8, tỉnh tiếp nhận 58.400 hồ sơ. Cũng trong 6 tháng ấy, 71% hồ sơ nộp trực tuyến.",
            [(58400.0, "2024-03/2024-08"), (71.0, "2024-03/2024-08")],
            id="those months",
        ),
        pytest.param(
            "Tháng 4/2022, tỉnh tiếp nhận 4.100 hồ sơ, tháng 5 là 3.900 hồ sơ. Gộp cả hai tháng này, 71% hồ sơ nộp trực"
            " tuyến.",
            [(4100.0, "2022-04"), (3900.0, "2022-05"), (71.0, "2022-04/2022-05")],
            id="two months told one by one, the second without its year",
        ),
        pytest.param(
            "Kế hoạch năm 2022 đặt ra tỷ lệ hồ sơ nộp trực tuyến 64%; kết quả toàn tỉnh đạt 58%.",
            [(64.0, "2022"), (58.0, "2022")],
            id="the time of a plan that is over",
        ),
        pytest.param(
            "9 tháng năm 2022, 71% hồ sơ nộp trực tuyến. Đến 30/9/2022, 96% hộ có điện thoại thông minh. 88% hồ sơ đúng"
            " hạn.",
            [(71.0, "2022-01/2022-09"), (96.0, "2022-09-30"), (88.0, "2022-01/2022-09")],
            id="what happened is not of the day of what there is",
        ),
        pytest.param(
            "Đến 25/9, 96% hộ có điện thoại thông minh. Tính đến cùng ngày, 71% hộ gia đình có cáp quang.",
            [(96.0, "2024-09-25"), (71.0, "2024-09-25")],
            id="the same day",
        ),
        pytest.param(
            "Đến ngày 31/8/2024, trục LGSP của tỉnh đã kết nối 34 hệ thống của địa phương.\nCũng đến thời điểm này,"
            " toàn tỉnh cung cấp 2.014 dịch vụ công trực tuyến.",
            [(34.0, "2024-08-31"), (2014.0, "2024-08-31")],
            id="this moment",
        ),
        pytest.param(
            "Đến hết tháng 6/2024, 42% hồ sơ nộp trực tuyến. Cùng mốc này của năm 2023, tỷ lệ là 29,1%.",
            [(42.0, "2024-06-30"), (29.1, "2023-06-30")],
            id="this moment of another year",
        ),
        pytest.param(
            "9 tháng đầu năm, tỉnh tiếp nhận 41.200 hồ sơ. Hiện tỉnh có 88 dịch vụ công toàn trình."
            " Cùng kỳ năm ngoái, tỉnh nhận 37.900 hồ sơ.",
            [(41200.0, "2024-01/2024-09"), (88.0, "2024-10-17"), (37900.0, "2023-01/2023-09")],
            id="the same span a year before",
        ),
        pytest.param(
            "Quý III, hồ sơ toàn trình của tỉnh đạt 58%. Đến ngày 30/9, 64% thủ tục là toàn trình. Cùng quý, hồ sơ"
            " toàn trình của tỉnh Kon Tum đạt 51%.",
            [(58.0, "2024-Q3"), (64.0, "2024-09-30"), (51.0, "2024-Q3")],
            id="the same quarter, past a day",
        ),
        pytest.param(
            "Thanh toán không dùng tiền mặt đạt 70% tổng giao dịch vào cuối năm 2023; cùng thời điểm ấy, 61% hộ có"
            " cáp quang.",
            [(70.0, "2023-12-31"), (61.0, "2023-12-31")],
            id="the same moment as by a year's end",
        ),
        pytest.param(
            "Cuối năm 2023, 77% người trưởng thành có tài khoản ngân hàng, vượt chỉ tiêu 75% đặt ra cho cùng năm.",
            [(77.0, "2023-12-31"), (75.0, "2023")],
            id="the same year",
        ),
        pytest.param(
            "Doanh thu công nghiệp ICT năm 2024 ước đạt 152 tỷ USD, tăng 6,6% so với năm 2023, khi con số này là 142,6"
            " tỷ USD.",
            [(152e9, "2024"), (6.6, "2024"), (142.6e9, "2023")],
            id="when it was so much",
        ),
        pytest.param(
            "Quý này, toàn tỉnh có 68% hồ sơ trực tuyến toàn trình, quý trước mới 61%.",
            [(68.0, "2024-Q4"), (61.0, "2024-Q3")],
            id="this and the last quarter",
        ),
        pytest.param(
            "Năm 2020, chỉ 12% hồ sơ của Quảng Nam được nộp trực tuyến. Ba năm sau, tỷ lệ này đã là 64%.",
            [(12.0, "2020"), (64.0, "2023")],
            id="years later",
        ),
        pytest.param(
            "Năm 2020, 12% hồ sơ của Quảng Nam được nộp trực tuyến, năm sau lên 31%, năm sau nữa 47%.",
            [(12.0, "2020"), (31.0, "2021"), (47.0, "2022")],
            id="the years behind the one that is named",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ nộp trực tuyến năm 2020 là 12%. Sang năm kế tiếp, tỉnh đạt 31%.",
            [(12.0, "2020"), (31.0, "2021")],
            id="the next year of the sentence before",
        ),
        pytest.param(
            "Nếu năm 2019 tỷ lệ hồ sơ nộp trực tuyến là 12% thì chỉ hai năm sau đã là 31%.",
            [(12.0, "2019"), (31.0, "2021")],
            id="years later, behind then",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ nộp trực tuyến từ 12% năm 2020 lên 31% một năm sau đó.",
            [(12.0, "2020"), (31.0, "2021")],
            id="a year after that, behind its figure",
        ),
        pytest.param(
            "Năm 2021, tỷ lệ hồ sơ nộp trực tuyến là 31% (năm trước: 12%).",
            [(31.0, "2021"), (12.0, "2020")],
            id="the year before the one that is named, in brackets",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hồ sơ đúng hạn là 97,1%, cao hơn mức 95,4% của năm trước đó.",
            [(97.1, "2023"), (95.4, "2022")],
            id="the year before that, behind its figure",
        ),
        pytest.param(
            "Tháng 8/2024, tỷ lệ hồ sơ đúng hạn là 97,1%, trong khi tháng trước đó là 95,4%.",
            [(97.1, "2024-08"), (95.4, "2024-07")],
            id="the month before that",
        ),
        pytest.param(
            "Năm 2023, tỉnh Đăk Lăk (nay là tỉnh Đắk Lắk) có tỷ lệ hồ sơ đúng hạn 97,1%.",
            [(97.1, "2023")],
            id="a present name is no present time",
        ),
    ],
)
def test_a_time_that_points_at_another(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "period") == found


def test_what_there_is_is_there_on_the_day_of_the_note_above() -> None:
    text = (
        "UBND TỈNH HÀ NAM\nBÁO CÁO\nKết quả ứng dụng công nghệ thông tin\n(Số liệu chốt đến ngày 31/10/2022)\n"
        "1. Dịch vụ công\nTỉnh đang cung cấp 1.204 dịch vụ công trực tuyến."
    )
    assert fields(text, "value period", "UBND tỉnh Hà Nam", published="2022-11-18") == [(1204.0, "2022-10-31")]


def test_when_a_report_of_a_month_was_drawn_up_dates_none_of_its_figures() -> None:
    text = (
        "BẢN TIN SỐ LIỆU THÁNG 5/2025\nKỳ báo cáo: từ 01/5/2025 đến 31/5/2025. Nguồn số liệu: Văn phòng Chính phủ, "
        "trích xuất lúc 07 giờ ngày 03/6/2025\nĐịa phương | Tỷ lệ dịch vụ công trực tuyến toàn trình (%)\n"
        "Lai Châu | 91,5\nHà Nam | 88,2"
    )
    found = fields(text, "entity value period", "Cổng Dịch vụ công quốc gia", published="2025-06-03")
    assert found == [("P12", 91.5, "2025-05"), ("P35", 88.2, "2025-05")]


@pytest.mark.parametrize(("day", "code"), [("tại 31/12", "12-31"), ("đến 30/6", "06-30"), ("cuối năm", "12-31")])
def test_a_column_names_the_day_and_its_rows_the_years(day: str, code: str) -> None:
    text = f"Năm;Tăng trưởng TMĐT (%);Số doanh nghiệp công nghệ số ({day})\n2020;18;52.000\n2021;16;61.000"
    found = fields(text, "indicator value period", "Bộ Thông tin và Truyền thông", published="2022-08-14")
    assert [one[2] for one in found if one[0] == "digital_enterprises"] == [f"2020-{code}", f"2021-{code}"]


def test_the_day_on_which_figures_were_closed() -> None:
    text = (
        "Theo số liệu chốt ngày 20/10/2025, có 1.204.310 người Ninh Bình được kích hoạt tài khoản định danh điện tử. "
        "Cùng ngày chốt số, 907.455 người dân mở tài khoản trên Cổng Dịch vụ công."
    )
    assert fields(text, "indicator value period status", "Báo Ninh Bình", published="2025-10-28") == [
        ("eid_accounts", 1204310.0, "2025-10-20", "actual"),
        ("digital_citizen_accounts", 907455.0, "2025-10-20", "actual"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "KẾT QUẢ QUÝ III/2024\nTỷ lệ hồ sơ đúng hạn toàn tỉnh đạt 97,1% (quý II: 96,4%).\n"
            "Trong quý, huyện Núi Thành có 92% hồ sơ đúng hạn.",
            [(97.1, "2024-Q3", "actual"), (96.4, "2024-Q2", "actual"), (92.0, "2024-Q3", "actual")],
            id="of results in a quarter",
        ),
        pytest.param(
            "II. CHỈ TIÊU ĐẾN NĂM 2025\n- Hoàn thành số hóa 60% kết quả giải quyết thủ tục hành chính.",
            [(60.0, "2025", "target")],
            id="of goals",
        ),
        pytest.param(
            "I. KẾT QUẢ NĂM 2023\n- Hoàn thành số hóa 60% kết quả giải quyết thủ tục hành chính.",
            [(60.0, "2023", "actual")],
            id="of results in a year",
        ),
        pytest.param(
            "Đến ngày 31/8/2024\n1.842.300 dữ liệu hộ tịch được số hóa\n98,5% hồ sơ đúng hạn",
            [(1842300.0, "2024-08-31", "actual"), (98.5, "2024-08-31", "actual")],
            id="over lines that begin with their figure",
        ),
    ],
)
def test_the_time_of_a_heading(text: str, found: list[tuple[float, str, str]]) -> None:
    assert fields(text, "value period status", "UBND tỉnh Quảng Nam") == found


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        pytest.param(
            "1. Mạng di động\n- Tỷ lệ dân số trưởng thành có điện thoại thông minh: 90%.",
            "Kế hoạch phát triển hạ tầng số giai đoạn 2024-2026",
            ("target", "2026"),
            id="the last year in its title",
        ),
        pytest.param(
            "Ủy ban đặt mục tiêu tỷ trọng kinh tế số trong GRDP trên 16%.",
            "Năm 2025: Kinh tế số hướng tới mục tiêu trên 16% GRDP",
            ("target", "2025"),
            id="the year of a headline",
        ),
        pytest.param(
            "Giai đoạn 2024-2028, tỉnh đặt mục tiêu 92% hộ gia đình có cáp quang.",
            None,
            ("target", "2028"),
            id="a level by the last of several years",
        ),
        pytest.param(
            "Giai đoạn 2024-2028, tỉnh đặt mục tiêu kinh tế số tăng trưởng 18% mỗi năm.",
            None,
            ("target", "2024/2028"),
            id="growth in each of several years",
        ),
        pytest.param(
            "Tỉnh vừa ban hành Kế hoạch chuyển đổi số năm 2026. Theo đó, tỉnh phấn đấu 64% người trưởng thành có chữ"
            " ký số.",
            None,
            ("target", "2026"),
            id="the plan that the sentence before names",
        ),
        pytest.param(
            "HĐND tỉnh thông qua Nghị quyết về chuyển đổi số giai đoạn 2025-2027. Tỉnh đặt mục tiêu 64% người trưởng"
            " thành có chữ ký số.",
            None,
            ("target", "2027"),
            id="the span of a plan that the sentence before names",
        ),
        pytest.param(
            "Theo đó, tỉnh phấn đấu 64% người trưởng thành có chữ ký số.",
            "Quảng Nam ban hành kế hoạch chuyển đổi số năm 2026",
            ("target", "2026"),
            id="the plan that a headline names",
        ),
        pytest.param(
            "4. Nhiệm vụ năm 2026. Phấn đấu 64% người trưởng thành có chữ ký số.",
            None,
            ("target", "2026"),
            id="a heading in the same line",
        ),
        pytest.param(
            "b) Mục tiêu giai đoạn 2024-2027. Tỷ lệ người trưởng thành có chữ ký số 64%.",
            None,
            ("target", "2027"),
            id="a heading in the same line that alone tells of goals",
        ),
        pytest.param(
            "Phương hướng năm 2024. Tiếp tục mở lớp tập huấn. Tỷ lệ người trưởng thành có chữ ký số đạt 64%.",
            None,
            ("target", "2024"),
            id="a heading of this year two sentences before",
        ),
        pytest.param(
            "Tỉnh vừa ban hành Kế hoạch số 98 năm 2024. Theo đó, phấn đấu 64% người trưởng thành có chữ ký số.",
            None,
            ("target", "2024-10-17"),
            id="not the year in a plan's number",
        ),
    ],
)
def test_the_time_of_a_plans_goals(text: str, title: str | None, told: tuple[str, str]) -> None:
    assert fields(text, "status period", title=title) == [told]


def test_a_year_in_the_name_of_a_plan_is_no_time() -> None:
    text = (
        "Tính đến 30/9, trong 52 chỉ tiêu của Đề án chuyển đổi số đến năm 2025, đã có 41 chỉ tiêu hoàn thành,"
        " 11 chỉ tiêu còn lại phải tăng tốc."
    )
    assert fields(text, "value period status", "UBND tỉnh Quảng Nam") == [(41.0, "2024-09-30", "actual")]


@pytest.mark.parametrize("head", ["II. Mục tiêu", "2. Mục tiêu cụ thể", "Chỉ tiêu phấn đấu:"])
def test_the_plan_named_over_a_heading_dates_the_goals_below_it(head: str) -> None:
    plan = "Tỉnh vừa ban hành Kế hoạch chuyển đổi số năm 2025."
    text = f"{plan}\n{head}\n- Hồ sơ trực tuyến: 74%\n- Chữ ký số: 60% người dân"
    found = fields(text, "value status period", published="2024-11-02")
    assert found == [(74.0, "target", "2025"), (60.0, "target", "2025")]


@pytest.mark.parametrize("head", ["MỘT SỐ KẾT QUẢ", "Kết quả nổi bật:", "1. Kết quả"])
@pytest.mark.parametrize(("said", "period"), [("Quý I/2023", "2023-Q1"), ("Đến hết tháng 5/2023", "2023-05-31")])
def test_the_time_that_opens_the_line_over_a_heading(said: str, period: str, head: str) -> None:
    lead = f"{said}, Lào Cai đẩy mạnh chuyển đổi số."
    text = f"{lead}\n{head}\n- Hồ sơ trực tuyến: 74%\n- Dân số được phủ sóng 5G: 20%"
    found = fields(text, "value period", "Báo Lào Cai", published="2023-06-12")
    assert found == [(74.0, period), (20.0, period)]


def test_a_reporting_period_dates_what_comes_in_it_not_what_there_is() -> None:
    text = "TÌNH HÌNH TỈNH TRÀ VINH\n(Kỳ báo cáo: tháng 8/2022)\nHồ sơ tiếp nhận: 21.480\nDịch vụ công mức độ 4: 744"
    found = fields(text, "indicator period", published="2022-08-31")
    assert found == [("dossiers_received", "2022-08"), ("services_full_online", "2022-08-31")]


def test_a_dateline_is_no_heading_and_first_months_are_not_those_of_the_year() -> None:
    text = (
        "Nửa năm vận hành mô hình mới (01/7 - 31/12/2025)\nĐăng ngày 08/01/2026 - Ban biên tập\n"
        ">> Một cửa: trung tâm tiếp nhận 4.120 hồ sơ, sớm và đúng hạn 98,4%."
    )
    known = {"published": "2026-01-08", "title": "Sáu tháng đầu tiên của đặc khu Phú Quốc"}
    assert fields(text, "indicator value period status", "UBND đặc khu Phú Quốc", **known) == [
        ("dossiers_received", 4120.0, "2025-S2", "actual"),
        ("dossier_on_time_rate", 98.4, "2025-S2", "actual"),
    ]


def test_the_year_that_a_clause_goes_on_about() -> None:
    text = (
        "Năm 2022, doanh thu thương mại điện tử Việt Nam đạt 16,4 tỷ USD. Tốc độ tăng 20% cao hơn con số 16% của năm"
        " 2021, năm mà thị trường ấy thu về 13,7 tỷ USD."
    )
    assert [period for _, period in fields(text, "value period")] == ["2022", "2022", "2021", "2021"]


@pytest.mark.parametrize("since", ["Từ 44,7% trong 9 tháng năm 2023", "Từ mức 44,7% trong 9 tháng năm 2023"])
def test_where_a_rate_came_from_may_stand_before_its_name(since: str) -> None:
    text = f"{since}, tỷ lệ hồ sơ nộp trực tuyến của tỉnh đã lên 73,9% trong 9 tháng năm nay."
    assert fields(text, "value period") == [(44.7, "2023-01/2023-09"), (73.9, "2024-01/2024-09")]


def test_a_state_told_before_a_semicolon_holds_for_all_of_its_clause() -> None:
    text = (
        "Tỉnh có 6.480 thành viên cho 912 tổ công nghệ số cộng đồng tính đến cuối tháng 7/2024; kế hoạch đến hết năm là"
        " 1.000 tổ."
    )
    assert fields(text, "value status period") == [
        (6480, "actual", "2024-07-31"),
        (912, "actual", "2024-07-31"),
        (1000, "target", "2024-12-31"),
    ]


@pytest.mark.parametrize("words", ["Ba quý vừa rồi", "3 quý qua", "Ba quý đã qua"])
def test_quarters_that_have_gone_by_open_the_year(words: str) -> None:
    text = f"{words}, Quảng Nam tiếp nhận 48.210 hồ sơ thủ tục hành chính."
    assert values(text, "period") == [(48210.0, "2024-01/2024-09")]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Tháng đầu tiên của năm 2024", "2024-01"),
        ("Tháng cuối năm 2023", "2023-12"),
        ("Quý cuối cùng của năm 2023", "2023-Q4"),
        ("Năm trước nữa", "2022"),
        ("Trong năm học 2023 - 2024", "2023/2024"),
        ("Năm học trước", "2023/2024"),
        ("Năm học này", "2024/2025"),
    ],
)
def test_edges_of_years_and_school_years(said: str, code: str) -> None:
    text = f"{said}, tỷ lệ cơ sở giáo dục thu học phí không dùng tiền mặt đạt 81,4%."
    assert values(text, "period") == [(81.4, code)]


def test_a_figure_goes_on_at_the_latest_time_of_the_sentence_before() -> None:
    text = "Tháng 8, Đại Lộc mới có 21% hồ sơ trực tuyến, sang tháng 9 lên 34%. Duy Xuyên thậm chí chưa đạt 20%."
    assert values(text, "period") == [(21.0, "2024-08"), (34.0, "2024-09"), (20.0, "2024-09")]


def test_the_past_year_is_the_one_before_until_the_end_of_march() -> None:
    text = "Năm qua, tỉnh giải quyết đúng hạn 98,1% hồ sơ."
    assert values(text, "period", published="2024-03-28") == [(98.1, "2023")]
    assert values(text, "period", published="2024-11-28") == [(98.1, "2024")]


def test_many_months_at_the_edge_of_a_year_are_no_month() -> None:
    assert values("Những tháng đầu năm 2024, 81,4% hồ sơ của tỉnh được nộp trực tuyến.", "period") != [
        (81.4, "2024-01")
    ]


@pytest.mark.parametrize("said", ["Sau gần hai tháng", "Qua hơn ba tháng"])
def test_so_long_a_time_is_no_part_of_a_year(said: str) -> None:
    text = f"{said}, xã tiếp nhận 3.812 hồ sơ thủ tục hành chính."
    assert values(text, "period", published="2025-08-27") == [(3812.0, "2025-08-27")]


def test_a_conference_on_a_span_sets_the_time_of_what_flows() -> None:
    text = (
        "Tại hội nghị sơ kết 6 tháng đầu năm, Bộ Thông tin và Truyền thông cho biết ngành nộp ngân sách 50 tỷ đồng.\n"
        "Công nghiệp ICT đạt doanh thu khoảng 1,8 triệu tỷ đồng."
    )
    assert values(text, "period", "VnEconomy", published="2024-07-29") == [(1.8e15, "2024-S1")]


def test_a_span_is_pointed_back_at() -> None:
    text = (
        "Tỷ trọng kinh tế số trong GDP các năm 2021 - 2023 lần lượt là 12,9%, 12,8% và 12,7%. "
        "Trung bình tỷ trọng này trong giai đoạn trên đạt khoảng 12,85%."
    )
    assert values(text, "period", "VnEconomy")[-1] == (12.85, "2021/2023")


@pytest.mark.parametrize(
    "beside",
    [
        "cao hơn cùng kỳ năm trước",
        "hơn hẳn năm 2018",
        "nhỉnh hơn năm ngoái",
        "khác xa hồi năm 2018",
        "cao nhất từ năm 2018",
        "hơn năm ngoái",
    ],
)
def test_the_time_a_figure_is_set_beside_is_not_its_own(beside: str) -> None:
    text = f"Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh đạt 63%, {beside}; hồ sơ đúng hạn chiếm 99%."
    assert values(text, "period") == [(63.0, "2023"), (99.0, "2023")]


def test_who_leads_a_year_does_not_begin_it() -> None:
    text = "Các nơi dẫn đầu năm 2023\nĐơn vị | Hồ sơ trực tuyến toàn trình (%)\nLai Châu | 61,2\nHòa Bình | 58,4"
    assert values(text, "period", "Bộ Tư pháp", published="2024-10-17") == [(61.2, "2023"), (58.4, "2023")]


@pytest.mark.parametrize("start", ["Hồi đầu năm 2023", "Đầu năm 2023"])
def test_what_there_was_at_the_beginning_of_a_year_is_of_then_beside_what_there_is_now(start: str) -> None:
    text = f"{start} chỉ có 36% hồ sơ của tỉnh nộp qua mạng, nay là 82%."
    assert values(text, "period") == [(36.0, "2023-01"), (82.0, "2024-10-17")]


def test_then_is_the_time_that_the_sentence_before_sets() -> None:
    text = "Hãy lấy mốc cuối năm 2022. Khi ấy Quảng Nam có 24% người trưởng thành có chữ ký số cá nhân."
    assert fields(text, "value period", published="2024-05-08") == [(24, "2022-12-31")]


def test_next_year_before_a_figure_is_a_time() -> None:
    text = "Tỷ lệ người dùng internet của tỉnh năm nay ước 75%, kế hoạch sang năm 81%."
    assert fields(text, "value status period") == [(75.0, "estimate", "2024"), (81.0, "target", "2025")]


def test_so_many_of_so_many_is_no_day() -> None:
    text = "Có tới 3/5 số dịch vụ công của tỉnh để không; tỷ lệ dịch vụ công phát sinh hồ sơ chỉ 38,5%."
    assert values(text, "period") == [(38.5, "2024-10-17")]


def test_a_year_that_a_text_moves_on_to() -> None:
    text = "Kinh tế số đóng góp 9,1% vào GRDP của tỉnh năm 2022, sang 2023 là 10,7%."
    assert values(text, "period") == [(9.1, "2022"), (10.7, "2023")]


def test_a_time_behind_what_figures_in_turn_are_is_of_them_all() -> None:
    text = "Hà Nội, Huế và Cần Thơ lần lượt đạt 81%, 78% và 75% hồ sơ trực tuyến trong tháng 8/2024."
    assert values(text, "period") == [(81.0, "2024-08"), (78.0, "2024-08"), (75.0, "2024-08")]


@pytest.mark.parametrize("figure", ["82%", "là 82%"])
def test_the_goal_of_the_whole_year(figure: str) -> None:
    text = f"Sáu tháng đầu năm, tỉnh đạt 63% hồ sơ trực tuyến; kế hoạch cả năm {figure}."
    assert values(text, "period") == [(63.0, "2024-S1"), (82.0, "2024")]


def test_the_same_time_is_no_edition_of_an_index() -> None:
    text = (
        "Từ ngày 1/7 đến 30/9, tỉnh tiếp nhận 90.300 hồ sơ. Tỉnh đứng thứ 31 về DTI 2022.\n"
        "Cùng kỳ, doanh thu thương mại điện tử của tỉnh đạt 1.250 tỷ đồng."
    )
    assert values(text, "period")[-1] == (1250e9, "2024-Q3")


def test_the_same_time_is_not_the_one_told_in_brackets() -> None:
    text = (
        "Đến hết tháng 9, cả nước có 71% trường học thu học phí không dùng tiền mặt (cuối năm 2023: 58%); "
        "cùng thời điểm này, Huế đạt 83%."
    )
    assert values(text, "period") == [(71.0, "2024-09-30"), (58.0, "2023-12-31"), (83.0, "2024-09-30")]


def test_a_year_behind_several_ranks_and_before_their_scores() -> None:
    text = (
        "Tỉnh có 124 xã, phường.\n"
        "Hà Giang xếp thứ 40, Tuyên Quang xếp thứ 45 về chỉ số DTI 2022, lần lượt được 0,5613 và 0,5432 điểm."
    )
    assert values(text, "period", published="2025-12-18") == [
        (40.0, "2022"),
        (45.0, "2022"),
        (0.5613, "2022"),
        (0.5432, "2022"),
    ]


def test_what_is_compared_is_of_the_time_that_the_text_has_moved_on_to() -> None:
    text = "Tháng 6 tỉnh mới đạt 52% hồ sơ trực tuyến, sang tháng 9 đã là 68,5%, còn dưới mức 77% của Huế."
    assert fields(text, "value bound period") == [
        (52.0, "=", "2024-06"),
        (68.5, "=", "2024-09"),
        (77.0, "=", "2024-09"),
    ]


def test_what_is_told_behind_a_forecast_is_of_the_time_of_the_figures_reached() -> None:
    text = (
        "Quy mô thương mại điện tử cả nước năm 2024 ước 21 tỷ USD; dự báo đến năm 2030 là 58 tỷ USD.\n"
        "Trong khu vực, kinh tế số của Malaysia tăng 12%."
    )
    assert fields(text, "value status period", "VnEconomy")[2:] == [(12.0, "actual", "2024")]


def test_the_time_of_a_goal_is_no_edition_of_what_is_ranked() -> None:
    text = (
        "PAR INDEX 2023, Quảng Nam đạt 84,62 điểm.\nNăm 2024 tỉnh phấn đấu vào tốp 17 PAR INDEX.\n"
        "Ở gần đó, Kon Tum xếp thứ 55 PAR INDEX."
    )
    assert values(text, "period") == [(84.62, "2023"), (17.0, "2024"), (55.0, "2023")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Tỉnh có phố đi bộ số từ năm 2021, nay 96% trường học trên địa bàn thu học phí không dùng tiền mặt.",
            [(96.0, "2024-10-17")],
            id="nay, before a figure",
        ),
        pytest.param(
            "Cước 90.000 đồng một tháng. Giữa tháng này, 58% hộ trong tỉnh có cáp quang.",
            [(58.0, "2024-10")],
            id="this month, not what one month costs",
        ),
        pytest.param(
            "Đến hết quý II, tỉnh có 1.120 dịch vụ công toàn trình. Trong quý, 64,2% hồ sơ được xử lý trực tuyến.",
            [(1120.0, "2024-06-30"), (64.2, "2024-Q2")],
            id="the quarter that a day closes",
        ),
        pytest.param(
            "Tính đến hết năm 2023, tỉnh cung cấp 280 dịch vụ công toàn trình, song cả năm 2023 chỉ 9.310 hồ sơ nộp qua"
            " mạng, bằng 3,1%.",
            [(280.0, "2023-12-31"), (9310.0, "2023"), (3.1, "2023")],
            id="what happened over a span leaves a day for it",
        ),
        pytest.param(
            "Hết tháng 6/2024, 85% hộ trong tỉnh dùng cáp quang.\nĐến cùng thời điểm, tỉnh có 210 trạm 5G. Sóng 4G tới"
            " 99,1% dân số.",
            [(85.0, "2024-06-30"), (99.1, "2024-06-30")],
            id="the same day, on in the next paragraph",
        ),
        pytest.param(
            "Trong 9 tháng, 21,4% hồ sơ của tỉnh được thanh toán trực tuyến/chỉ tiêu tỉnh giao cho cả năm 30%.",
            [(21.4, "2024-01/2024-09"), (30.0, "2024")],
            id="the whole year, right before a goal's share",
        ),
    ],
)
def test_times_that_lean_on_what_is_told(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "period") == found


def test_an_issue_is_no_month() -> None:
    text = "BẢN TIN SỐ 06/2024\nTrên địa bàn tỉnh, 31% hồ sơ được nộp trực tuyến."
    assert values(text, "period", "Sở Tư pháp Quảng Nam") == [(31.0, "2024-10-17")]


def test_now_is_the_edition_that_is_out() -> None:
    text = "Liên hợp quốc chấm EGDI. Bản 2024 vừa ra, Đan Mạch thứ nhất. Lào: thứ 159 ở kỳ 2022, nay thứ 152."
    assert values(text, "period", "VnExpress") == [(1.0, "2024"), (159.0, "2022"), (152.0, "2024")]


def test_now_as_somebody_says() -> None:
    text = "Cuối năm 2022, 71% dân số cả nước dùng Internet, nay theo Bộ Thông tin và Truyền thông khoảng 79%."
    assert values(text, "period") == [(71.0, "2022-12-31"), (79.0, "2024-10-17")]


def test_a_time_in_brackets_behind_a_figure_there_is_that_ones() -> None:
    text = "Năm 2024, tỉnh có 386 doanh nghiệp công nghệ số (tăng từ 341 của năm 2022)."
    assert values(text, "period") == [(386.0, "2024"), (341.0, "2022")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param(
            "Tại thời điểm 31/10/2024 có 300 dịch vụ công trực tuyến một phần, 71 dịch vụ công trực tuyến toàn trình.",
            "2024-10-31",
            id="at a point of time",
        ),
        pytest.param(
            "Ước cả năm 2024, kinh tế số đạt 61.000 tỷ đồng, tăng 14% so với năm 2023 và chiếm khoảng 11% GRDP.",
            "2024",
            id="behind a comparison that ends",
        ),
        pytest.param(
            "Năm 2022, Việt Nam hạng 86; Chính phủ đặt mục tiêu lọt nhóm 50 trong kỳ đánh giá EGDI 2030.",
            "2030",
            id="the edition that a goal is for",
        ),
    ],
)
def test_the_time_of_the_last_figure_is_the_one_that_is_told_with_it(text: str, period: str) -> None:
    title = "Tình hình chuyển đổi số năm 2024"
    found = fields(text, "period", "UBND tỉnh Bình Thuận", title=title, published="2024-12-12")
    assert found[-1] == (period,)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Hồ sơ nộp trực tuyến đạt 21%, 35% và 52% trong các năm 2021, 2022 và 2023.", ["2021", "2022", "2023"]),
        ("Hồ sơ nộp trực tuyến của tỉnh là 61% và 66% trong tháng 8 và tháng 9.", ["2024-08", "2024-09"]),
        ("Tỉnh tiếp nhận 12.300 và 14.500 hồ sơ trong quý I và quý II/2024.", ["2024-Q1", "2024-Q2"]),
        ("Quảng Nam xếp thứ 40 và 35 về DTI trong hai năm 2021, 2022.", ["2021", "2022"]),
        ("Hai năm 2021 và 2022, tỉnh xếp thứ 40 và 35 về PAR INDEX.", ["2021", "2022"]),
    ],
)
def test_times_that_go_with_figures_one_by_one(text: str, periods: list[str]) -> None:
    assert fields(text, "period") == [(period,) for period in periods]


def test_that_half_of_the_year() -> None:
    text = "Sáu tháng đầu năm, tỉnh tiếp nhận 190.244 hồ sơ. Cũng trong nửa năm ấy, 176.512 hồ sơ đã có kết quả."
    assert values(text, "period") == [(190244.0, "2024-S1"), (176512.0, "2024-S1")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param(
            "Núi Thành, đơn vị bị nhắc nhở hồi tháng 3, trong 6 tháng có 88% hồ sơ nộp trực tuyến.",
            "2024-S1",
            id="what somebody was, between commas",
        ),
        pytest.param(
            "Cuối năm 2023, tỉnh có 1.020 tổ công nghệ số cộng đồng; nay gộp lại, số thành viên là 7.310 người.",
            "2024-10-17",
            id="now, behind a semicolon",
        ),
        pytest.param(
            "Trong số dịch vụ công trực tuyến đang cung cấp, 71% có phát sinh hồ sơ trong 9 tháng.",
            "2024-01/2024-09",
            id="which of them, put in front",
        ),
        pytest.param(
            "Hết năm 2023, sóng 5G phủ 61% dân số, vượt xa mốc 45% đã đăng ký cho năm 2023.",
            "2023",
            id="for when somebody promised",
        ),
    ],
)
def test_a_time_told_in_passing_is_not_the_figures(text: str, period: str) -> None:
    assert fields(text, "period")[-1] == (period,)


def test_a_time_behind_then_is_of_the_next_figure() -> None:
    text = "Nếu năm 2020 kinh tế số mới góp 11,9% GDP thì ba năm sau con số này là 16,5%."
    assert values(text, "period", "Báo Đầu tư") == [(11.9, "2020"), (16.5, "2023")]


def test_a_sentence_that_looks_back_dates_nothing_behind_it() -> None:
    text = (
        "Bảy tháng đầu năm 2024, 35% hồ sơ của tỉnh xử lý toàn trình. Cùng kỳ năm ngoái, tỷ lệ này là 19%. Nếu xét"
        " riêng từng nơi, Hội An đạt 61%; hồ sơ đúng hạn toàn tỉnh 98%."
    )
    half = "2024-01/2024-07"
    assert values(text, "period") == [(35.0, half), (19.0, "2023-01/2023-07"), (61.0, half), (98.0, half)]


@pytest.mark.parametrize(
    ("head", "periods"),
    [
        ("Kết quả 9 tháng năm 2024 (trong ngoặc là cùng kỳ năm 2023)", ("2024-01/2024-09", "2023-01/2023-09")),
        ("Kết quả 9 tháng năm 2024 (cùng kỳ năm trước)", ("2024-01/2024-09", "2023-01/2023-09")),
        ("Kết quả quý III/2024 (số trong ngoặc đơn là của quý II/2024)", ("2024-Q3", "2024-Q2")),
        ("Kết quả quý III/2024 (trong ngoặc: cùng kỳ)", ("2024-Q3", "2023-Q3")),
        ("Kết quả tháng 9/2024 (trong ngoặc là tháng trước)", ("2024-09", "2024-08")),
        ("Kết quả quý III/2024 (trong ngoặc là quý trước)", ("2024-Q3", "2024-Q2")),
        ("Kết quả 9 tháng năm 2024 (trong ngoặc là tháng trước)", ("2024-01/2024-09", "2024-01/2024-09")),
    ],
)
def test_figures_in_brackets_are_of_the_time_that_is_said_of_them(head: str, periods: tuple[str, str]) -> None:
    text = head + ":\n- Hồ sơ trực tuyến: 64% (51,3%)\n- Hồ sơ đúng hạn: 97,2% (95,8%)"
    assert [period for _, period in values(text, "period")] == [*periods, *periods]


@pytest.mark.parametrize(("head", "period"), [("Quý III", "2024-Q3"), ("Nửa đầu năm", "2024-S1")])
def test_a_heading_that_is_nothing_but_a_time_without_a_digit(head: str, period: str) -> None:
    assert values(f"{head}\n- Hồ sơ trực tuyến toàn trình: 71%", "period") == [(71.0, period)]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("MỤC TIÊU NĂM 2025 (số trong ngoặc là mục tiêu đến năm 2030)", ("2025", "target"), ("2030", "target")),
        ("Mục tiêu năm 2025, trong ngoặc đơn là số giao đến năm 2030", ("2025", "target"), ("2030", "target")),
        ("Mục tiêu năm 2025, trong ngoặc là thực hiện năm 2023", ("2025", "target"), ("2023", "actual")),
        ("Kết quả năm 2023 (trong ngoặc là chỉ tiêu được giao)", ("2023", "actual"), ("2023", "target")),
        ("Kết quả năm 2023 (trong ngoặc là kế hoạch năm 2025)", ("2023", "actual"), ("2025", "target")),
    ],
)
def test_a_note_tells_goals_in_brackets_from_results(
    head: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    text = head + ":\n- 64% hồ sơ trực tuyến toàn trình (75%)\n- Có 1.204 tổ công nghệ số cộng đồng (1.330 tổ)"
    assert fields(text, "period status") == [first, second, first, second]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến tăng từ 51,3% cùng kỳ năm trước lên 64% trong quý III/2024.",
            [(51.3, "2023-Q3"), (64.0, "2024-Q3")],
            id="the same time, of the one it went on to",
        ),
        pytest.param(
            "Cùng kỳ năm ngoái, tỷ lệ hồ sơ trực tuyến mới đạt 51,3%; 6 tháng đầu năm 2024 đã lên 64%.",
            [(51.3, "2023-S1"), (64.0, "2024-S1")],
            id="the same time, of the one behind it",
        ),
        pytest.param(
            "Năm 2023, tốc độ tăng trưởng kinh tế số của tỉnh đạt 11,4%, cao hơn mức 9,6% của năm trước.",
            [(11.4, "2023"), (9.6, "2022")],
            id="the year before the one told",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến tăng từ mức 51,3% của năm trước lên 64% năm 2023.",
            [(51.3, "2022"), (64.0, "2023")],
            id="the year before the one it went on to",
        ),
        pytest.param(
            "Thương mại điện tử của tỉnh tăng 21,5% so với năm trước trong năm 2023.",
            [(21.5, "2023")],
            id="a time behind what growth is reckoned from",
        ),
        pytest.param(
            "Hiện nay, 71% hộ gia đình của tỉnh có cáp quang, trong khi năm 2022 mới là 58,4%.",
            [(71.0, "2024-10-17"), (58.4, "2022")],
            id="what there is on a day, and in a year said right beside it",
        ),
        pytest.param(
            "Kết quả cuối năm 2023:\n- Người trưởng thành có chữ ký số: 38,6%",
            [(38.6, "2023-12-31")],
            id="the end of a year in a heading",
        ),
    ],
)
def test_a_time_beside_the_one_it_leans_on(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "period") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Hiện nay, 52,4% người trưởng thành có chữ ký số, thấp hơn mức 65% mà Kế hoạch năm 2025 đề ra.",
            [(52.4, "2024-10-17"), (65.0, "2025")],
            id="in the clause of who set a goal",
        ),
        pytest.param(
            "Dự báo đến năm 2025 (nếu giữ được đà tăng hiện nay), kinh tế số của tỉnh sẽ chiếm 17,5% GRDP.",
            [(17.5, "2025")],
            id="now, in an aside",
        ),
        pytest.param(
            "Từ 38,2% năm ngoái, tính đến ngày 15/9 tỷ lệ người trưởng thành có chữ ký số của tỉnh đã lên 46%.",
            [(38.2, "2023"), (46.0, "2024-09-15")],
            id="where it came from, and behind a comma where it went",
        ),
        pytest.param(
            "Đến hết tháng 9/2024, tỷ lệ người trưởng thành có tài khoản ngân hàng đạt 36,7% so với 33,6% cuối tháng 6,"
            " tỷ lệ người trưởng thành có chữ ký số đạt 43,5%.",
            [(36.7, "2024-09-30"), (33.6, "2024-06-30"), (43.5, "2024-09-30")],
            id="of what another figure is set against",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến năm 2023 đạt 51,2%; 9 tháng năm 2024 đạt 60,8%, ước cả năm đạt 63%.",
            [(51.2, "2023"), (60.8, "2024-01/2024-09"), (63.0, "2024")],
            id="the whole year of the months told",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh đạt 51,2%. Con số này năm trước là 38,7%.",
            [(51.2, "2023"), (38.7, "2022")],
            id="the year before the one of the sentence before",
        ),
        pytest.param(
            "Sau ngày 01/7/2024, tỷ lệ hồ sơ trực tuyến của tỉnh là 51,2%.",
            [(51.2, "2024-07-01/2024-10-17")],
            id="since a day with its year",
        ),
        pytest.param(
            "Từ chỗ chỉ đạt 38,7% quý trước, tỷ lệ hồ sơ trực tuyến của tỉnh đã lên 51,2% trong quý III/2024.",
            [(38.7, "2024-Q2"), (51.2, "2024-Q3")],
            id="from where it only was",
        ),
        pytest.param(
            "Nếu cùng kỳ năm ngoái tỷ lệ hồ sơ trực tuyến mới là 38,7% thì 9 tháng đầu năm nay đã đạt 51,2%.",
            [(38.7, "2023-01/2023-09"), (51.2, "2024-01/2024-09")],
            id="if then, now",
        ),
        pytest.param(
            "Tin trong tỉnh\nQuý III, tỷ lệ hồ sơ trực tuyến của tỉnh đạt 51,2%. Tháng 5 vừa qua, tỉnh đã tổ chức kiểm"
            " tra tại 18 huyện. Tỷ lệ hồ sơ đúng hạn đạt 97,4%.",
            [(51.2, "2024-Q3"), (97.4, "2024-Q3")],
            id="an event between",
        ),
        pytest.param(
            "Tin trong tỉnh\nĐến hết tháng 9, 71% hộ gia đình của tỉnh có cáp quang. Cuối tháng 6 mới là 64,8%. Tỷ lệ"
            " người trưởng thành có chữ ký số đạt 43,5%.",
            [(71.0, "2024-09-30"), (64.8, "2024-06-30"), (43.5, "2024-09-30")],
            id="what was before, in a sentence between",
        ),
        pytest.param(
            "- Hộ gia đình có cáp quang: 71%\n- Người trưởng thành có chữ ký số: 43,5%\n"
            "Số liệu tính đến ngày 30/9/2024.",
            [(71.0, "2024-09-30"), (43.5, "2024-09-30")],
            id="the day of a note below a list",
        ),
        pytest.param(
            "Thực hiện kế hoạch cải cách hành chính năm 2024, lũy kế 9 tháng tỷ lệ hồ sơ trực tuyến đạt 51,2%.",
            [(51.2, "2024-01/2024-09")],
            id="not of the plan that is carried out",
        ),
    ],
)
def test_a_time_is_not_taken_from_what_stands_between(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text, "period") == found


@pytest.mark.parametrize(
    "text",
    [
        "Việt Nam lên hạng 71 EGDI 2024, kỳ 2022 là 86; Thái Lan đứng thứ 52.",
        "Tin trong nước\nDTI 2024 vừa được công bố. Huế xếp thứ 71, năm 2022 là 86; Kon Tum xếp thứ 52.",
        "Tin\nNăm 2024, 71% hồ sơ của Huế nộp trực tuyến, năm 2022 là 86%; Kon Tum đạt 52%.",
    ],
)
def test_a_time_looked_back_to_ends_with_its_clause(text: str) -> None:
    assert values(text, "period", published="2024-12-27") == [(71.0, "2024"), (86.0, "2022"), (52.0, "2024")]


def test_what_a_rate_is_set_against_is_of_its_time() -> None:
    text = "So với bình quân toàn tỉnh (88%), tỷ lệ hồ sơ đúng hạn của huyện Núi Thành năm 2023 chỉ đạt 81%."
    assert values(text, "period") == [(88.0, "2023"), (81.0, "2023")]


def test_what_figures_are_set_against_is_not_pointed_back_at() -> None:
    text = (
        "Tin trong tỉnh\nNửa đầu năm nay, hồ sơ trực tuyến toàn trình đạt 54,2%, cao hơn con số 31,6% của nửa đầu năm"
        " 2023. Trong nửa năm ấy, mới 38,4% hồ sơ có phí được thanh toán trực tuyến."
    )
    assert [period for _, period in values(text, "period")] == ["2024-S1", "2023-S1", "2024-S1"]


def test_a_time_said_again_without_its_year_is_not_of_the_titles() -> None:
    text = "Hồ sơ trực tuyến 6 tháng đầu năm 2024 mới 38,4%, thanh toán trực tuyến phí, lệ phí 6 tháng chỉ 12,7%."
    title = "Đối chiếu chỉ số của các tỉnh năm 2023"
    found = values(text, "period", "UBND tỉnh Quảng Nam", title=title)
    assert found == [(38.4, "2024-S1"), (12.7, "2024-S1")]


def test_when_what_is_compared_was_so_much() -> None:
    text = (
        "So với thời điểm cuối năm 2023, khi tỷ lệ người trưởng thành có chữ ký số mới là 34,4%, hiện nay tỷ lệ này đã"
        " đạt 46%."
    )
    assert values(text, "period") == [(34.4, "2023-12-31"), (46.0, "2024-10-17")]


@pytest.mark.parametrize("prices", ["giá so sánh 2010", "giá so sánh năm 2010", "giá cố định 2010"])
def test_the_year_of_prices_is_no_time(prices: str) -> None:
    text = f"Năm 2023, tăng trưởng ngành tính theo {prices} là 4,6%; kinh tế số chiếm 18,2% GRDP của Huế."
    assert values(text, "period") == [(18.2, "2023")]


def test_what_flows_is_of_the_span_that_sums_before_are_of() -> None:
    text = (
        "6 tháng đầu năm 2024, cả nước thu ngân sách 1.020.000 tỷ đồng, bằng 60% dự toán.\n"
        "Doanh thu công nghiệp công nghệ số đạt 1,9 triệu tỷ đồng, tăng 19%."
    )
    assert values(text, "period", "Nhân Dân") == [(1.9e15, "2024-S1"), (19.0, "2024-S1")]


@pytest.mark.parametrize(
    "before",
    [
        "Đến hết quý I/2024, dư nợ là 15 tỷ đồng.",  # by when, not over what
        "6 tháng đầu năm 2024, bộ đã mở 15 hội nghị.",  # no sums
        "Ngân sách chi 15 tỷ đồng trong 6 tháng đầu năm 2024.",  # not what the sentence is about
    ],
)
def test_what_flows_is_of_no_other_time_said_before(before: str) -> None:
    text = f"{before}\nDoanh thu công nghiệp công nghệ số đạt 1,9 triệu tỷ đồng."
    assert values(text, "period", "Nhân Dân") == [(1.9e15, "2024-10-17")]


def test_the_name_before_what_is_new_is_no_edition() -> None:
    text = (
        "Trong 6 tháng đầu năm, hồ sơ trực tuyến toàn trình của tỉnh đạt 46,2%. Điện Bàn đạt 61,4%. Cùng kỳ 2023, Tam "
        "Kỳ mới được 44,1%."
    )
    assert values(text, "period", published="2024-07-11")[-1] == (44.1, "2023-S1")


@pytest.mark.parametrize(
    ("until", "period"),
    [("Từ đó đến ngày 15/12", "2025-07-01/2025-12-15"), ("Đến ngày 15/12", "2025-12-15")],
)
def test_from_the_day_that_was_told_last(until: str, period: str) -> None:
    text = f"Phường thành lập ngày 01/7/2025. {until}, phường nhận 21.904 hồ sơ, trong đó trực tuyến 18.377 hồ sơ."
    assert values(text, "period", published="2025-12-30") == [(21904.0, period), (18377.0, period)]
