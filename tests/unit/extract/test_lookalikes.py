"""Figures told in the words of an indicator and of something else: told apart by what their noun goes on with, by the
subject that they are told of, and by the words of other files, accounts, goals and ranks."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("ours", "other"),
    [
        pytest.param("Toàn tỉnh có 1.250 tổ công nghệ số cộng đồng.", "Tỉnh còn 960 tổ hòa giải.", id="teams"),
        pytest.param("Toàn tỉnh có 1.250 tổ công nghệ số cộng đồng.", "Tỉnh lập 84 tổ hỗ trợ kỹ thuật.", id="helpers"),
        pytest.param("Tỉnh đã kích hoạt 512.000 tài khoản định danh.", "Có 41.000 tài khoản VssID.", id="accounts"),
        pytest.param("81% hộ gia đình có cáp quang.", "88% hộ có điện thoại cố định, 35% hộ có ô tô.", id="households"),
        pytest.param("Tỉnh tặng điện thoại thông minh cho 820 hộ nghèo.", "Lễ trao có 64 hộ dự.", id="who came"),
    ],
)
def test_a_noun_that_goes_on_with_words_of_its_own_is_another_kind(ours: str, other: str) -> None:
    alone = values(ours, "indicator")
    assert len(alone) == 1
    assert values(f"{ours} {other}", "indicator") == alone


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "Tỉnh đã kích hoạt 512.000 tài khoản định danh. Huyện Núi Thành có 41.000 tài khoản.", 2, id="more"
        ),
        pytest.param(
            "Tỉnh tặng điện thoại thông minh cho 820 hộ nghèo. Núi Thành có 64 hộ được hỗ trợ.", 2, id="deeds"
        ),
        pytest.param(
            "Cổng dịch vụ công quốc gia đã mở. Đến nay có 412.000 tài khoản đăng ký.", 1, id="what accounts do"
        ),
    ],
)
def test_a_noun_that_goes_on_with_what_it_does_is_the_same(text: str, figures: int) -> None:
    assert len(values(text, "indicator")) == figures


_RANKED = "Năm 2023, Quảng Nam xếp thứ 19/63 về chỉ số chuyển đổi số DTI."


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Đội bóng của tỉnh đứng thứ 6 với 28 điểm.", id="a team of the province"),
        pytest.param("Hộ chiếu Việt Nam đứng thứ 90 theo Henley.", id="a passport of the nation"),
        pytest.param("Tỉnh đứng thứ 12 cả nước về sản lượng lúa.", id="another field named behind"),
        pytest.param("Trà Quảng Nam xếp hạng 4.", id="a product of the province"),
        pytest.param("Tổng sản phẩm trên địa bàn đứng thứ 20.", id="its economy"),
        pytest.param("Thu nhập bình quân đầu người của tỉnh xếp thứ 27/63.", id="its people's income"),
        pytest.param("Tỉnh đứng thứ 18 cả nước về dân số.", id="how many they are"),
        pytest.param("Toàn tỉnh đã chứng thực 21.940 bản sao điện tử, xếp thứ 5/63.", id="what a count has earned"),
        pytest.param("Nộp thuế đất có 18.300 giao dịch (xếp thứ hai cả nước).", id="what a count has earned, aside"),
        pytest.param("Tỉnh thuộc các tỉnh nhóm 3.", id="the name of a group"),
        pytest.param("Tỉnh đứng thứ 06/13 tỉnh khu vực Tây Nguyên về chỉ số này.", id="among its neighbours"),
        pytest.param("Các địa phương tiếp theo có chỉ số DTI đứng đầu gồm Cà Mau, An Giang.", id="several at the top"),
        pytest.param("Từ năm 2015 đến nay, tỉnh có 3 lần đứng đầu DTI.", id="how often it was first"),
    ],
)
def test_a_rank_of_something_else_is_none_of_the_index_before(other: str) -> None:
    assert values(f"{_RANKED} {other}", "indicator") == [(19, "dti_rank")]


@pytest.mark.parametrize("place", [", xếp thứ 9/63 tỉnh, thành", " (đứng thứ 7 cả nước)", " và xếp thứ 8"])
def test_the_place_that_a_share_has_earned_is_none_of_the_index_before(place: str) -> None:
    told = values(f"{_RANKED} Tỷ lệ hồ sơ trực tuyến của tỉnh đạt 81,2%{place}.", "indicator")
    assert told == [(19, "dti_rank"), (81.2, "dossier_online_rate")]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Đà Nẵng đứng thứ 2.", id="another province"),
        pytest.param("Láng giềng Quảng Ngãi đứng thứ 30 cả nước.", id="a neighbour"),
        pytest.param("Tỉnh Quảng Ngãi xếp hạng 30 cả nước về chỉ số này.", id="pointed at behind"),
    ],
)
def test_a_rank_of_another_place_is_one_more_of_the_index_before(more: str) -> None:
    assert [indicator for _, indicator in values(f"{_RANKED} {more}", "indicator")] == ["dti_rank", "dti_rank"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tỉnh hoàn thành 15/18 chỉ tiêu phát triển kinh tế - xã hội.", id="goals of the economy"),
        pytest.param("Trong 29 chỉ tiêu kinh tế - xã hội, tỉnh đạt và vượt 26 chỉ tiêu.", id="goals counted before"),
        pytest.param("Nghị quyết Đại hội Đảng bộ có 21 chỉ tiêu, đến nay hoàn thành 19 chỉ tiêu.", id="a congress's"),
        pytest.param("Tỷ lệ DTI (nợ trên thu nhập) của khách vay bình quân 41%.", id="debt to income"),
        pytest.param("Người dân hài lòng với dịch vụ xe buýt đạt 82%.", id="content with buses"),
        pytest.param("Tỷ lệ hồ sơ lắp đặt mới giải quyết đúng hạn 99,5%.", id="files of customers"),
        pytest.param("Sở tuyển giáo viên, đã tiếp nhận 152 hồ sơ, 3 hồ sơ nộp trễ hạn.", id="who seeks a post"),
        pytest.param("Các khách sạn xử lý đúng hạn 96% yêu cầu đặt phòng.", id="rooms asked for"),
        pytest.param("Hồ sơ nộp quá hạn chuyển sang đợt 3.", id="a number that only orders"),
        pytest.param("Toàn tỉnh có 512.000 tài khoản VssID.", id="accounts of insured"),
        pytest.param("18/18 trạm y tế xã đã có đầu đọc mã QR.", id="readers of codes"),
        pytest.param("Doanh thu trực tuyến của công ty đạt 16.930 tỷ đồng.", id="revenue of a firm"),
    ],
)
def test_the_words_of_other_files_goals_and_scores_are_none_of_ours(text: str) -> None:
    assert values(text, "indicator") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tòa án hai cấp thụ lý 6.512 hồ sơ vụ án, 91,2% được xét xử đúng hạn. Ngân hàng Chính sách xã hội nhận "
            "14.300 hồ sơ vay, 98,7% đúng hẹn. Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn của tỉnh đạt 97,46%.",
            [(97.46, "dossier_on_time_rate")],
            id="dossiers that say so stand among files of others",
        ),
        pytest.param(
            "Năm 2023, 58% người nhận lương hưu ở Hà Nam có tài khoản ngân hàng.",
            [],
            id="who draws a pension into an account is no share of adults",
        ),
        pytest.param(
            "Năm 2023, 52% người bệnh ở Hà Nam trả viện phí không dùng tiền mặt.",
            [],
            id="patients who pay are no share of hospitals",
        ),
        pytest.param(
            "Phường số hóa kết quả hộ tịch đầy đủ. Quá hạn: 31 hồ sơ (xây dựng 19, hộ tịch 12).",
            [(31.0, "dossiers_overdue")],
            id="parts in brackets that add up are no figures of their own",
        ),
        pytest.param(
            "Kết quả cải cách hành chính của phường\nĐiểm phục vụ người dân, doanh nghiệp của phường: 91,3/100 điểm.",
            [],
            id="how a commune serves its people is no index of reform",
        ),
        pytest.param(
            "Năm 2023 huyện tiếp nhận 1.486 hồ sơ TTHC (trực tuyến: 941, trực tiếp: 545).",
            [(1486.0, "dossiers_received"), (941.0, "dossiers_online")],
            id="parts that tell how dossiers came stand for themselves",
        ),
    ],
)
def test_what_each_figure_is_of(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert values(text, "indicator") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, số thuế thu từ thương mại điện tử ở Hà Nam tăng 17%.",
        "Năm 2023, giá bán trên sàn thương mại điện tử ở Hà Nam tăng 6%.",
        "Năm 2023, lượng đơn thương mại điện tử của Hà Nam tăng 44%.",
        "Năm 2023, lao động ngành công nghệ thông tin của Hà Nam tăng 9%.",
        "Năm 2023, tiền lương ngành kinh tế số ở Hà Nam tăng 8%.",
    ],
)
def test_what_grows_beside_a_trade_is_no_growth_of_it(text: str) -> None:
    assert values(text, "indicator") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Số hồ sơ trực tuyến của quý I năm 2024 bằng trên 90% số hồ sơ trực tuyến của cả năm 2022.",
            id="so much of another year's",
        ),
        pytest.param("Cổng Dịch vụ công quốc gia đã cung cấp 54/76 dịch vụ công thiết yếu.", id="the essential ones"),
        pytest.param(
            "Tỉnh Quảng Nam đẩy mạnh không dùng tiền mặt: chi trả lương hưu, trợ cấp BHXH cho 59.000/164.000 người "
            "(đạt 36%).",
            id="those who are paid",
        ),
        pytest.param(
            "Về chữ ký số, tỉnh Quảng Nam mới bắt đầu. Đối tượng hưởng chính sách được cấp chi trả qua tài khoản là "
            "45.000/53.000 người.",
            id="nor those who hold signatures",
        ),
        pytest.param("Kinh tế số công nghệ thông tin đóng góp 6,8% vào GDP.", id="a part of the digital economy"),
        pytest.param("Đã phủ sóng 5G với 9.300 trạm, bằng 11% số trạm 4G.", id="a share of the masts"),
        pytest.param("62% doanh nghiệp của tỉnh dùng dịch vụ công trực tuyến toàn trình.", id="those who use services"),
    ],
)
def test_what_stands_beside_a_measure_is_none_of_it(text: str) -> None:
    assert fields(text, "indicator value") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("94% công chức, viên chức thường xuyên thanh toán không dùng tiền mặt.", id="of the officials"),
        pytest.param("Công an tỉnh đã tiếp nhận trên 412.000 hồ sơ cấp căn cước công dân.", id="for identity cards"),
        pytest.param("57/88 (tỷ lệ 65%) điểm bưu điện văn hóa xã có internet băng rộng.", id="of post offices"),
        pytest.param("Tỉnh thuộc nhóm C, gồm các địa phương có PAR INDEX từ 70% đến dưới 80%.", id="a group's edges"),
        pytest.param("PAR INDEX năm 2023: nhóm A, từ 90 điểm trở lên, có 13 tỉnh.", id="a group's lower edge"),
    ],
)
def test_what_is_told_of_officials_cards_posts_and_groups_is_no_figure_of_ours(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, Hà Nam có 31 doanh nghiệp công nghệ số thành lập mới.",
        "Năm 2023, 9 doanh nghiệp công nghệ số ở Hà Nam có doanh thu trên 200 tỷ đồng.",
        "Năm 2023, 14 doanh nghiệp công nghệ số của Hà Nam đã vươn ra thị trường nước ngoài.",
    ],
)
def test_some_of_the_enterprises_are_not_how_many_there_are(text: str) -> None:
    assert values(text, "indicator") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tỉnh có 1.940 tổ công nghệ số cộng đồng. Tổ của bà Hoa có 9 thành viên.", [1940.0]),
        ("Tỉnh cấp 7.300 chứng thư số cho cán bộ, công chức, trong đó 820 chứng thư trên SIM.", [7300.0]),
        ("Tỉnh mở 410 bộ dữ liệu, trong đó 95 bộ cập nhật hằng ngày.", [410.0]),
        ("94% bệnh viện của tỉnh thu viện phí không dùng tiền mặt, số tiền ấy bằng 41% tổng thu viện phí.", [94.0]),
        ("Quý III/2024, tỉnh để 512 hồ sơ quá hạn, hai phần ba là hồ sơ đất đai.", [512.0]),
    ],
)
def test_a_part_of_what_was_counted_is_no_figure_of_the_whole(text: str, found: list[float]) -> None:
    assert [fact.value for fact in read(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nam xếp thứ 7 về hạ tầng số trong DTI 2023.",
        "Hà Nam đứng thứ 7/63 cả nước ở trụ cột nhân lực số của bảng xếp hạng DTI năm 2023.",
        "Hà Nam được 0,74 điểm kinh tế số trong bộ chỉ số DTI năm 2023.",
    ],
)
def test_a_part_named_right_behind_a_rank_is_what_it_is_of(text: str) -> None:
    assert values(text, "indicator") == []


@pytest.mark.parametrize(
    "text",
    [
        "Doanh thu công nghiệp ICT đạt 60 tỷ USD. Doanh thu dịch vụ viễn thông đạt 36.000 tỷ đồng, tăng 2%.",
        "Doanh thu công nghiệp ICT đạt 60 tỷ USD. Công nghiệp phần mềm, sau thời khó khăn, đạt doanh thu 5,2 tỷ USD.",
    ],
)
def test_a_part_of_the_industry_and_a_trade_beside_it_earn_none_of_its_revenue(text: str) -> None:
    assert fields(text, "indicator value", "VnEconomy") == [("ict_revenue", 60e9)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ dân số chỉ dùng điện thoại phổ thông ở Quảng Nam còn 12,5%.",
        "Thanh toán không dùng tiền mặt tăng lần lượt 51,2% và 33,4% về số lượng và giá trị.",
        "Thanh toán không dùng tiền mặt tăng 51,2% về số lượng, 33,4% về giá trị.",
        "Tỉnh báo cáo việc chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân khi làm thủ tục hành chính "
        "(Bộ chỉ số 766), trong đó nhóm mức độ hài lòng tăng.",
        "Với việc góp tới 7,6% GDP (chiếm hơn 60% giá trị kinh tế số), nhóm ngành lõi vẫn dẫn dắt.",
    ],
)
def test_what_only_shares_the_words_of_a_measure_is_none_of_it(text: str) -> None:
    assert fields(text, "indicator value", "VnEconomy") == []


def test_money_put_into_firms_is_no_revenue_however_far_ahead_it_is_said() -> None:
    text = (
        "Doanh thu thương mại điện tử của Thái Lan là 22 tỷ USD. Tiền đầu tư vào các hãng mới giảm sâu, còn 9 tỷ USD."
    )
    assert fields(text, "value") == [(22e9,)]


def test_who_leads_in_a_share_has_no_rank_in_the_reform_spoken_of_before() -> None:
    text = (
        "Cải cách hành chính của Quảng Nam có bước tiến. Năm 2023, huyện Núi Thành dẫn đầu với 88% hồ sơ nộp trực "
        "tuyến, huyện Duy Xuyên đứng thứ hai với 71%."
    )
    assert fields(text, "indicator value") == [("dossier_online_rate", 88.0), ("dossier_online_rate", 71.0)]


@pytest.mark.parametrize(
    ("measure", "beside"),
    [
        pytest.param(
            "Doanh thu công nghiệp ICT của Hà Nam năm 2023 đạt 12 nghìn tỷ đồng",
            ", trong đó đóng góp vào GRDP của lĩnh vực này đạt 2,1 nghìn tỷ đồng",
            id="what an industry adds to the product",
        ),
        pytest.param(
            "Hà Nam đặt mục tiêu kinh tế số năm 2025 chiếm 22% GRDP",
            ", cao hơn mục tiêu quốc gia từ 2-4%",
            id="by how much",
        ),
        pytest.param(
            "Năm 2024, tỷ lệ hồ sơ trực tuyến của Hà Nam đạt 82%",
            ", vượt mức chung cả nước từ 5-7%",
            id="by how much it is ahead",
        ),
        pytest.param(
            "Năm 2023, 52% người trưởng thành ở Hà Nam có tài khoản công dân số",
            "; đã tích hợp 1.400 dịch vụ công lên Cổng Dịch vụ công quốc gia, chiếm tỷ lệ 78%",
            id="the share of another count",
        ),
        pytest.param(
            "Kế hoạch chuyển đổi số của Hà Nam: đã thực hiện hoàn thành 23/36 mục tiêu",
            "; 2/36 mục tiêu chưa hoàn thành; không thực hiện 3/36 mục tiêu",
            id="goals left undone",
        ),
    ],
)
def test_a_figure_of_something_else_is_not_one_more_of_the_measure_before(measure: str, beside: str) -> None:
    [first] = {indicator for _, indicator in values(f"{measure}.", "indicator")}
    told = [indicator for _, indicator in values(f"{measure}{beside}.", "indicator")]
    assert told.count(first) == 1


def test_a_part_with_a_level_of_its_own_is_no_second_figure_of_the_whole() -> None:
    text = "Có 1.530 dịch vụ công trực tuyến mức độ 3, 4, gồm 702 dịch vụ mức độ 3 và 828 dịch vụ mức độ 4."
    assert {value for (value,) in fields(text, "value", "UBND tỉnh Nghệ An")} == {1530.0, 828.0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100% thủ tục được cung cấp trực tuyến toàn trình, trên 61% doanh nghiệp nhỏ và vừa bán hàng qua sàn.", 100.0),
        ("Tỉnh có 100% xã được phủ sóng 4G; 41% thôn có nhà văn hóa.", 100.0),
        ("72% người trưởng thành có tài khoản ngân hàng; 75% dân số trưởng thành có định danh điện tử.", 72.0),
        ("100% tài liệu họp của UBND tỉnh được số hóa; 92% hồ sơ thủ tục hành chính được số hóa.", 92.0),
    ],
)
def test_a_share_of_a_noun_of_its_own_is_not_one_more_of_what_was_told(text: str, found: float) -> None:
    assert [fact.value for fact in read(text)] == [found]


def test_a_word_of_other_files_behind_all_that_is_said_of_dossiers_is_none_of_these() -> None:
    text = "Huyện Núi Thành có tỷ lệ hồ sơ trực tuyến cao nhất với 93,4%."
    assert len(read(f"{text}\nHạn chế: việc đấu thầu phần mềm kéo dài 5 tháng.")) == 1
    assert read(f"Việc đấu thầu phần mềm kéo dài 5 tháng.\n{text}") == []


def test_by_how_much_a_goal_was_passed() -> None:
    text = "Kinh tế số chiếm 18,3% GDP. Số tài khoản VNeID kích hoạt trên 65 triệu, vượt 62,5% so với mục tiêu."
    assert fields(text, "value", "VnExpress") == [(18.3,), (65_000_000.0,)]
