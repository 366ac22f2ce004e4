"""What a figure is of: the measure that its words and its neighbours name, and what is no level of anything."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Các cơ quan tiếp nhận 41.638 hồ sơ, 90,6% số đó gửi qua Cổng Dịch vụ công quốc gia.",
            [("dossiers_received", 41638.0), ("dossier_online_rate", 90.6)],
            id="a share of those just counted",
        ),
        pytest.param(
            "Trong 6 tháng, tỉnh tiếp nhận 203.418 hồ sơ, riêng số gửi qua mạng là 9.764 hồ sơ, gấp 2,3 lần cùng kỳ"
            " nhưng cũng chỉ chiếm 4,8%.",
            [("dossiers_received", 203418.0), ("dossiers_online", 9764.0), ("dossier_online_rate", 4.8)],
            id="a share that only makes so much",
        ),
        pytest.param(
            "Tỉnh tiếp nhận 41.638 hồ sơ. Mức hài lòng của người dân trong thời gian này đạt 96,4%.",
            [("dossiers_received", 41638.0), ("satisfaction_rate", 96.4)],
            id="a new subject in the next sentence",
        ),
        pytest.param(
            "Quý I, tỉnh trả kết quả 21.340 hồ sơ, gồm 21.002 hồ sơ sớm hạn (98,42%) và 338 hồ sơ trễ hạn.",
            [("dossiers_resolved", 21340.0), ("dossier_on_time_rate", 98.42), ("dossiers_overdue", 338.0)],
            id="early and late out of those resolved",
        ),
        pytest.param(
            "Năm 2023, tỉnh tiếp nhận 48.900 hồ sơ; hồ sơ trễ hạn chỉ 17 trường hợp.",
            [("dossiers_received", 48900.0), ("dossiers_overdue", 17.0)],
            id="cases of late dossiers",
        ),
        pytest.param(
            "Năm 2023, tỉnh đã xử lý 2.050 hồ sơ, còn 50 hồ sơ chưa đến hạn, đang giải quyết 12 hồ sơ.",
            [("dossiers_resolved", 2050.0)],
            id="what is still open is not resolved",
        ),
        pytest.param("Số hồ sơ đã có kết quả là 598.244.", [("dossiers_resolved", 598244.0)], id="with a result"),
        pytest.param(
            "Với hồ sơ trực tuyến toàn trình, tức loại mà người dân không phải đến lần nào, tỉnh ghi nhận tỷ lệ 48,7%.",
            [("dossier_full_online_rate", 48.7)],
            id="an aside parts nothing",
        ),
        pytest.param(
            "Quý III, 97,5% (8.120/8.328) hồ sơ của tỉnh giải quyết đúng hạn.",
            [("dossier_on_time_rate", 97.5)],
            id="brackets between a share and its noun",
        ),
        pytest.param(
            "Đến nay 98% (312/318) cơ quan, đơn vị của tỉnh dùng chữ ký số.",
            [("agencies_digital_signature", 312.0)],
            id="brackets with the count that is asked for",
        ),
        pytest.param(
            "Số cơ quan dùng chữ ký số: 25/29 cơ quan.", [("agencies_digital_signature", 25.0)], id="so many out of all"
        ),
        pytest.param(
            "Tỉnh có 96 dịch vụ toàn trình và 51 dịch vụ một phần.",
            [("services_full_online", 96.0)],
            id="in full and in part",
        ),
        pytest.param(
            "Đến năm 2025, 50% dân số trưởng thành của tỉnh sở hữu CA.",
            [("digital_signature_adult_rate", 50.0)],
            id="a signature in short",
        ),
        pytest.param(
            "Đến nay 75% người dân của tỉnh sử dụng internet; ở nam giới cao hơn từ 5% - 10% so với nữ giới.",
            [("internet_user_rate", 75.0)],
            id="more by so much to so much",
        ),
        pytest.param(
            "Đến tháng 8/2024, khoảng 312.000 chữ ký số cá nhân đã được cấp ở Quảng Nam.",
            [("digital_signatures_citizens", 312000.0)],
            id="personal signatures are the citizens'",
        ),
        pytest.param(
            "6 tháng cuối năm 2024, tỉnh hỗ trợ điện thoại thông minh cho thêm 1.500 hộ nghèo.",
            [("households_smartphone_support", 1500.0)],
            id="so many more were given",
        ),
        pytest.param(
            "Trong 18 mục tiêu của kế hoạch chuyển đổi số năm 2024, đến nay tỉnh hoàn thành 7.",
            [("goals_completed", 7.0)],
            id="goals done, behind all of them",
        ),
        pytest.param(
            "Về 27 mục tiêu của nghị quyết chuyển đổi số:\n- Đến hết quý III/2024, 14/27 mục tiêu đã hoàn thành.",
            [("goals_completed", 14.0)],
            id="goals done, under a heading",
        ),
        pytest.param(
            "Trong 36 mục tiêu của Chiến lược, tỉnh đã hoàn thành 22 mục tiêu.",
            [("goals_completed", 22.0)],
            id="goals done, of a strategy",
        ),
        pytest.param(
            "Năm 2023, doanh thu thương mại điện tử của tỉnh tăng thêm 120 tỷ đồng (tăng 18%) so với năm trước, đạt 790"
            " tỷ đồng.",
            [("ecommerce_growth", 18.0), ("ecommerce_revenue", 790e9)],
            id="up by so much, to so much",
        ),
        pytest.param(
            "Nghị quyết yêu cầu 100% trường học, bệnh viện thu học phí, viện phí không dùng tiền mặt trong năm 2025.",
            [("schools_cashless_rate", 100.0), ("hospitals_cashless_rate", 100.0)],
            id="one share of two kinds",
        ),
        pytest.param(
            "Số doanh nghiệp công nghệ số của tỉnh đi từ 410 doanh nghiệp năm 2021 lên 530 năm 2022 và 655 doanh nghiệp"
            " năm 2023.",
            [("digital_enterprises", 410.0), ("digital_enterprises", 530.0), ("digital_enterprises", 655.0)],
            id="year by year",
        ),
        pytest.param(
            "Năm 2023, doanh thu công nghiệp ICT của tỉnh đạt 98.500 tỷ đồng (khoảng 4,1 tỷ USD), tăng 3,9%.",
            [("ict_revenue", 98.5e12), ("ict_revenue_growth", 3.9)],
            id="the growth of an amount told twice",
        ),
        pytest.param(
            "Năm 2022, thương mại điện tử của tỉnh đạt 640 tỷ đồng. Năm 2023, lĩnh vực này tăng 22%.",
            [("ecommerce_revenue", 640e9), ("ecommerce_growth", 22.0)],
            id="the field just named",
        ),
        pytest.param(
            "Thương mại điện tử của tỉnh đi lên. Năm 2023, thị trường đạt 910 tỷ đồng với tốc độ tăng trưởng 21%.",
            [("ecommerce_revenue", 910e9), ("ecommerce_growth", 21.0)],
            id="an amount with its growth",
        ),
        pytest.param(
            "Tỉnh có 1.420 TTHC cung cấp dịch vụ công trực tuyến (DVCTT) toàn trình.",
            [("services_full_online", 1420.0)],
            id="procedures that are served in full",
        ),
        pytest.param(
            "Đến nay người dân cả nước có 8 triệu tài khoản và 20 triệu hồ sơ nộp trên Cổng Dịch vụ công quốc gia.",
            [("digital_citizen_accounts", 8e6), ("dossiers_online", 2e7)],
            id="accounts and dossiers of one portal",
        ),
        pytest.param(
            "Đến nay, 51/63 địa phương ban hành chính sách giảm, hỗ trợ về phí, lệ phí dịch vụ công trực tuyến.",
            [("localities_fee_policy", 51.0)],
            id="fees waived, reduced or paid",
        ),
        pytest.param(
            "Trong 9 huyện, thị xã, thành phố mới có 4 nơi hoàn thành số hóa sổ hộ tịch.",
            [("districts_civil_digitized", 4.0)],
            id="so many of all",
        ),
    ],
)
def test_what_a_figure_is_of(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    "said", ["có 49.120 hồ sơ được tiếp nhận", "49.120 hồ sơ đã được tiếp nhận", "nhận 49.120 hồ sơ"]
)
def test_active_and_passive_say_the_same(said: str) -> None:
    text = f"Trong quý I/2024, toàn tỉnh {said} và 99,1% hồ sơ được giải quyết đúng hạn."
    assert fields(text, "indicator value") == [("dossiers_received", 49120.0), ("dossier_on_time_rate", 99.1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Hồ sơ sức khỏe điện tử: tính đến ngày 15/9, toàn tỉnh lập cho 95,1% dân số; Tam Kỳ 98,3%.",
            [("ehealth_record_rate", 95.1), ("ehealth_record_rate", 98.3)],
            id="for another place",
        ),
        pytest.param(
            "Dịch vụ công trực tuyến ra sao?\n- Cả nước, 46% hồ sơ được giải quyết trực tuyến toàn trình; khối bộ,"
            " ngành làm được 61%.",
            [("dossier_full_online_rate", 46.0), ("dossier_full_online_rate", 61.0)],
            id="for a group that managed so much",
        ),
        pytest.param(
            "58/63 địa phương đã giảm phí, lệ phí, mới có 26/63 địa phương quy định thời gian giải quyết ngắn hơn.",
            [("localities_fee_policy", 58.0), ("localities_time_policy", 26.0)],
            id="another rule of as many localities",
        ),
        pytest.param(
            "1. Hồ sơ tiếp nhận trong tháng: 19.874, gồm:\n- nộp trực tuyến 15.206;",
            [("dossiers_received", 19874.0), ("dossiers_online", 15206.0)],
            id="a part in the item below",
        ),
        pytest.param(
            "Bảng xếp hạng EBI 2024 không đổi: TP HCM nhất, Hà Nội nhì.",
            [("ecommerce_index_rank", 1.0), ("ecommerce_index_rank", 2.0)],
            id="places without a verb",
        ),
        pytest.param(
            "Theo Bộ Khoa học và Công nghệ, kinh tế số năm 2023 đóng góp khoảng 17% GDP, năm 2022 là 16,6%.",
            [("digital_economy_gdp_share", 17.0), ("digital_economy_gdp_share", 16.6)],
            id="another year",
        ),
        pytest.param(
            "Công bố DTI năm 2023. Quảng Nam đứng thứ 12/63; kỳ DTI 2022, tỉnh cũng ở vị trí 12.",
            [("dti_rank", 12.0), ("dti_rank", 12.0)],
            id="another edition with the same figure",
        ),
        pytest.param(
            "Thương mại điện tử, mảng lớn nhất, ước đạt 22 tỷ USD; so với năm trước, mức tăng trưởng là 18%.",
            [("ecommerce_revenue", 22e9), ("ecommerce_growth", 18.0)],
            id="its growth",
        ),
        pytest.param(
            "Năm 2024, tỉnh có 1.640 dịch vụ công trực tuyến (năm 2022 là 980 dịch vụ mức độ 3, 4), trong đó toàn trình"
            " là 712 dịch vụ.",
            [("services_online", 1640.0), ("services_online", 980.0), ("services_full_online", 712.0)],
            id="behind an aside with a time of its own",
        ),
        pytest.param(
            "3. Tiếp nhận, giải quyết hồ sơ\na) Tiếp nhận: 8.400 hồ sơ, trong đó trực tuyến 7.100 hồ sơ, trực tiếp"
            " 1.300 hồ sơ.\nb) Đã giải quyết: 8.050 hồ sơ; đang giải quyết 350 hồ sơ.",
            [("dossiers_received", 8400.0), ("dossiers_online", 7100.0), ("dossiers_resolved", 8050.0)],
            id="a heading of two steps of work",
        ),
        pytest.param(
            "Năm 2022, doanh thu thương mại điện tử Việt Nam đạt 16,4 tỷ USD. Tốc độ tăng 20% cao hơn con số 16% của"
            " năm 2021, năm mà thị trường ấy thu về 13,7 tỷ USD.",
            [
                ("ecommerce_revenue", 16.4e9),
                ("ecommerce_growth", 20.0),
                ("ecommerce_growth", 16.0),
                ("ecommerce_revenue", 13.7e9),
            ],
            id="the pace of the amount before",
        ),
        pytest.param(
            "Tài khoản ngân hàng đã phổ biến. Ở Núi Thành, số người trưởng thành có tài khoản chiếm 74%.",
            [("adult_bank_account_rate", 74.0)],
            id="accounts, said short",
        ),
        pytest.param(
            "Hồ sơ sức khỏe điện tử giúp trừ viện phí. Đến nay tỉnh đã lập được hồ sơ cho 64% người dân.",
            [("ehealth_record_rate", 64.0)],
            id="files of health, said short",
        ),
    ],
)
def test_which_measure_a_sentence_goes_on_with(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Năm 2023, tỷ lệ hồ sơ nộp trực tuyến tăng 12 điểm phần trăm lên 71,4%.",
            [("dossier_online_rate", 71.4)],
            id="the change before the level",
        ),
        pytest.param(
            "PAR INDEX 2023 của tỉnh xếp hạng 29, kém nơi dẫn đầu 5,33 điểm phần trăm.",
            [("par_index_rank", 29.0)],
            id="the distance from the first",
        ),
        pytest.param(
            "Đơn vị nào để tỷ lệ hồ sơ trực tuyến dưới 40% thì phải giải trình; toàn tỉnh đạt 66% hồ sơ trực tuyến.",
            [("dossier_online_rate", 66.0)],
            id="a threshold",
        ),
        pytest.param(
            "94% dân số đã có hồ sơ sức khỏe điện tử, nhưng mới 3 trong 10 người từng mở ra xem.",
            [("ehealth_record_rate", 94.0)],
            id="what some people do",
        ),
        pytest.param(
            "Tháng 5, tỉnh giải quyết 12.400 hồ sơ, quá hạn 1,1%; ứng dụng nhận 1,2 nghìn góp ý, xử lý xong 96%."
            "\nTổng đài nhận 8.900 cuộc, trả lời ngay 91%.",
            [("dossiers_resolved", 12400.0), ("dossier_overdue_rate", 1.1)],
            id="opinions and calls",
        ),
        pytest.param(
            "Tỉnh có 410 doanh nghiệp có website nhận đặt hàng trực tuyến, hơn 900 doanh nghiệp chỉ có tờ giới thiệu.",
            [("enterprises_online_ordering", 410.0)],
            id="others of the same noun",
        ),
        pytest.param(
            "Mỗi thôn, bản, tổ dân phố lập 01 tổ công nghệ số cộng đồng; toàn tỉnh có 812 tổ công nghệ số cộng đồng.",
            [("community_digital_teams", 812.0)],
            id="one in each hamlet",
        ),
        pytest.param(
            "Tỉnh có 340 tổ công nghệ số cộng đồng, bình quân 9 thành viên/tổ.",
            [("community_digital_teams", 340.0)],
            id="an average a team",
        ),
        pytest.param(
            "Kinh tế số năm 2023 chiếm 17% GRDP. Cùng năm, du lịch đóng góp 8,1% GRDP, khu vực dịch vụ chiếm 41% GRDP.",
            [("digital_economy_gdp_share", 17.0)],
            id="shares of other sectors",
        ),
        pytest.param(
            "Kinh tế số của Việt Nam tăng 17,3%, gấp đôi mức tăng trưởng GDP (8,02%).",
            [("digital_economy_growth", 17.3)],
            id="the growth of GDP",
        ),
        pytest.param(
            "Kinh tế số cả nước năm 2024 tăng 10,6%, nhanh hơn GDP (7,09%) và xuất khẩu (9%).",
            [("digital_economy_growth", 10.6)],
            id="what it grows faster than",
        ),
        pytest.param(
            "Tốc độ tăng kinh tế số của tỉnh đạt 12,5%, cao hơn tốc độ tăng trưởng của GRDP là 8,1%.",
            [("digital_economy_growth", 12.5)],
            id="the pace of what it is set beside",
        ),
        pytest.param(
            "Chỉ số SIPAS của tỉnh năm 2023 đạt 84,1%, tăng 2,4% so với năm 2022 (81,7%).",
            [("sipas_score", 84.1), ("sipas_score", 81.7)],
            id="the change between two scores",
        ),
        pytest.param(
            "Kinh tế số chiếm 12% GRDP của tỉnh. Giai đoạn 2021-2025, năng suất lao động tăng bình quân 7% mỗi năm.",
            [("digital_economy_gdp_share", 12.0)],
            id="the growth of productivity",
        ),
        pytest.param(
            "Số thuê bao dùng điện thoại thông minh đạt 84%. Dân số trưởng thành có tài khoản định danh điện tử "
            "trên 40%. Số thuê bao băng rộng di động/100 dân đạt 92%.",
            [("smartphone_user_rate", 84.0)],
            id="shares that the catalogue has no measure for",
        ),
        pytest.param(
            "Tỉnh tiếp nhận 40.200 hồ sơ, trong đó có 31.100 hồ sơ trực tiếp; còn 2.300 hồ sơ đang trong thời hạn giải "
            "quyết.",
            [("dossiers_received", 40200.0)],
            id="dossiers handed in at the counter, and open ones",
        ),
        pytest.param(
            "Đến năm 2025, kinh tế số chiếm 20% GDP; tỷ trọng kinh tế số trong từng ngành, lĩnh vực đạt tối thiểu 10%.",
            [("digital_economy_gdp_share", 20.0)],
            id="a share of every branch",
        ),
        pytest.param(
            "Kế hoạch thúc đẩy thanh toán không dùng tiền mặt trong bệnh viện, trường học.\n"
            "Mục tiêu đến hết năm 2025, 60% bệnh viện, cơ sở y tế trên địa bàn sử dụng nền tảng số để chuyển đổi số; "
            "100% bệnh viện, cơ sở y tế thanh toán không dùng tiền mặt.",
            [("hospitals_cashless_rate", 100.0)],
            id="hospitals that use a platform, under a title about payment",
        ),
        pytest.param(
            "Tỉnh có 3.200 doanh nghiệp công nghệ số, 140 trong số đó làm phần mềm.",
            [("digital_enterprises", 3200.0)],
            id="some of those just counted",
        ),
        pytest.param(
            "Kinh tế số tăng 18%, gấp đôi mức tăng chung 6,5% của GDP.",
            [("digital_economy_growth", 18.0)],
            id="the growth of GDP is no share of it",
        ),
        pytest.param(
            "Năm 2025, 80% người dân có tài khoản công dân số.\nKinh phí 120 tỷ đồng, trong đó chi thường xuyên 35%.",
            [("digital_citizen_account_rate", 80.0)],
            id="a share of an amount of money",
        ),
        pytest.param(
            "Năm 2023, tỉnh dành 50 tỷ đồng cho hạ tầng số; doanh thu công nghiệp ICT đạt 12 nghìn tỷ đồng, lợi nhuận"
            " 800 tỷ đồng.",
            [("ict_revenue", 12e12)],
            id="money that is spent or gained",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ nộp trực tuyến của tỉnh đạt 58% với kinh phí 12 tỷ đồng.",
            [("dossier_online_rate", 58.0)],
            id="what it cost is no fee",
        ),
    ],
)
def test_what_stands_beside_is_no_level(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tỷ lệ hồ sơ nộp trực tuyến tăng 46% so với cùng kỳ.", id="a change"),
        pytest.param(
            "Trong 4 tháng, thanh toán không dùng tiền mặt tại bệnh viện tăng 57% về số lượng và 39,5% về giá trị.",
            id="a change in two respects",
        ),
        pytest.param(
            "Thuê bao dùng điện thoại thông minh đạt 2,1 triệu thuê bao, tăng 90 nghìn thuê bao (4,5%).",
            id="a change in subscribers",
        ),
        pytest.param("Lượng truy cập sàn thương mại điện tử tăng 45%.", id="a change in visits"),
        pytest.param("Số hồ sơ nộp trực tuyến đạt 81% kế hoạch năm.", id="a share of a plan"),
        pytest.param("Ai nhập hộ hồ sơ trực tuyến quá 30% là bị trừ điểm.", id="a threshold"),
        pytest.param("Tỷ lệ hồ sơ trực tuyến đạt 125%.", id="more than all"),
        pytest.param("Bán hàng qua thương mại điện tử, chị thu doanh thu 120 triệu đồng.", id="one seller's revenue"),
        pytest.param(
            "Thị trường thương mại điện tử có giá trị đơn hàng trung bình 350.000 đồng.", id="the average order"
        ),
        pytest.param("Chi trả lương hưu không dùng tiền mặt đạt 85%.", id="pensions"),
        pytest.param("Theo thăm dò, 43% người dân hài lòng với chính quyền của tổng thống.", id="a poll abroad"),
        pytest.param("Nhờ dịch vụ công đoàn, 92% công nhân hài lòng với mức lương.", id="content with their wages"),
        pytest.param(
            "Đấu giá 12 lô đất: 96,5% người trả lời phiếu khảo sát hài lòng với bãi đỗ xe.", id="content with parking"
        ),
        pytest.param(
            "Thăm dò 300 người: 94% thích phòng đọc mới, 15% chê mạng chậm, 22% dân ngại nộp hồ sơ trực tuyến.",
            id="likes and dislikes",
        ),
        pytest.param(
            "Qua khảo sát, 58% điều dưỡng muốn về sổ giấy, 74% thừa nhận hồ sơ điện tử ít sai hơn.", id="opinions"
        ),
        pytest.param("Thư xin lỗi được gửi cho 100% trường hợp trễ hạn.", id="letters of apology"),
        pytest.param(
            "Hội đồng tuyển dụng nhận 412 hồ sơ dự tuyển trực tuyến, 63 hồ sơ trễ hạn không được xét.",
            id="applications for a post",
        ),
        pytest.param("Lớp sửa điện thoại thông minh có 40 học viên, tỷ lệ tốt nghiệp 90%.", id="a class that repairs"),
        pytest.param("Cửa hàng bán điện thoại thông minh: 1.200 chiếc, tỷ lệ đổi trả 3,5%.", id="goods sent back"),
        pytest.param("Tỉnh nhận 246 hồ sơ tác phẩm dự giải, 81% gửi trực tuyến.", id="works for a prize"),
        pytest.param("Tỉnh nhận 1.150 hồ sơ ứng viên, tỷ lệ trúng tuyển 38%.", id="candidates"),
        pytest.param("Sau bão, 85% trạm phát sóng 4G của tỉnh đã hoạt động.", id="stations after a storm"),
        pytest.param("Di động phủ 99,5% dân số, trong đó mạng 5G còn mỏng.", id="coverage by no generation"),
        pytest.param("Gia Lai có 9.120 tài khoản bán hàng trên các sàn.", id="accounts that sell"),
        pytest.param("Tỉnh kiểm tra một cửa: 3 trong 14 hồ sơ ghi sai ngày trả.", id="dossiers with mistakes"),
        pytest.param(
            "Trả kết quả chậm, một cửa điện tử còn hình thức; nhiều nơi vẫn buộc nộp 2 bộ hồ sơ.",
            id="copies to hand in",
        ),
        pytest.param("Kinh tế số được kỳ vọng nhiều. Trong khi đó, GDP quý II đã tăng 5,1%.", id="the growth of GDP"),
        pytest.param(
            "Công nghiệp ICT đi lên. Doanh thu ngành thông tin và truyền thông của tỉnh quý II là 3.120 tỷ đồng.",
            id="the revenue of a wider sector",
        ),
        pytest.param(
            "Công nghiệp ICT đi lên. Doanh thu công nghiệp ICT năm 2024 cao hơn 38% so với năm 2019.",
            id="a change over several years",
        ),
    ],
)
def test_what_is_no_fact(text: str) -> None:
    assert read(text) == []
    assert read(text, "TTXVN") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tỷ lệ hồ sơ nộp trực tuyến của Đà Nẵng đạt 71,2%.", [("dossier_online_rate", "P48")]),
        ("Bộ Công Thương giải quyết 42.318 hồ sơ thủ tục hành chính.", [("dossiers_resolved", "M:bct")]),
        ("Ngân hàng này nhận 3.000 hồ sơ qua mạng.", []),
    ],
)
def test_which_dossiers_are_administrative_in_a_national_paper(text: str, found: list[tuple[str, str]]) -> None:
    """By what they are of, or by what becomes of a place's; nobody's are some other file."""
    assert fields(text, "indicator entity", "Nhân Dân") == found


def test_a_word_inside_a_name_says_nothing() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến của các thành phố như sau: TP Hạ Long 96,1%; TP Cẩm Phả 95,4%."
    assert fields(text, "entity value", "Báo Quảng Ninh") == [("D193", 96.1), ("D195", 95.4)]


def test_a_rate_that_another_is_set_against_is_no_change() -> None:
    text = "Hiện 68% dân số của tỉnh dùng Internet, thấp hơn tỷ lệ 84% của cả nước."
    assert fields(text, "entity value status period", "Báo Sơn La", published="2026-04-02") == [
        ("P14", 68, "actual", "2026-04-02"),
        ("VN", 84, "actual", "2026-04-02"),
    ]


def test_files_of_accidents_are_no_places_dossiers() -> None:
    assert [fact for fact in read("Cảnh sát giao thông tỉnh hoàn tất 450 hồ sơ tai nạn.") if fact.entity != "?"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Kinh tế số chiếm 12,4% GDP năm 2023; trong đó kinh tế số lõi đóng góp 7,5% (chiếm 60,5%),"
            " số hóa các ngành khác đóng góp 4,9% (chiếm 39,5%).",
            [(12.4, "2023")],
            id="its core and the rest",
        ),
        pytest.param(
            "Kinh tế số chiếm 12,4% GDP năm 2023. Khu vực dịch vụ đóng góp 6,8%, công nghiệp và xây dựng 5,5%.",
            [(12.4, "2023")],
            id="other sectors",
        ),
        pytest.param("Ngành điện tử chiếm hơn 40% tổng giá trị tăng thêm của kinh tế số.", [], id="one branch of it"),
        pytest.param(
            "Tỷ trọng kinh tế số trong GDP bình quân giai đoạn 2021-2023 đạt khoảng 12,3% và năm 2023 là 12,4%.",
            [(12.3, "2021/2023"), (12.4, "2023")],
            id="the average of years and the last of them",
        ),
        pytest.param(
            "Kinh tế số chiếm 15,8% GDP và luôn có tốc độ tăng trưởng cao hơn nền kinh tế.",
            [(15.8, "2024-10-17")],
            id="growth in words",
        ),
        pytest.param(
            "Tỷ trọng kinh tế số trong GDP năm 2021 là 10,4% và tiếp tục tăng trưởng trong năm 2022, đạt 11,6%.",
            [(10.4, "2021"), (11.6, "2022")],
            id="a share that grew to another",
        ),
        pytest.param(
            "Mục tiêu đến năm 2026, kinh tế số chiếm 22% GDP và năm 2031 chiếm 33% GDP.",
            [(22.0, "2026"), (33.0, "2031")],
            id="goals of two years",
        ),
    ],
)
def test_the_whole_economy_and_its_parts(text: str, found: list[tuple[float, str]]) -> None:
    assert fields(text, "value period", "Nhân Dân") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Quý II, 96,1% bà con vừa lòng với cung cách làm việc ở bộ phận một cửa.",
            [("satisfaction_rate", 96.1)],
            id="pleased, in other words",
        ),
        pytest.param(
            "Được hỏi ở trung tâm hành chính công, 95,4% người dân bảo là ưng ý.",
            [("satisfaction_rate", 95.4)],
            id="a centre of administration",
        ),
        pytest.param(
            "Bà con nói ưng bụng chiếm 93%, đó là kết quả thăm dò ở các bộ phận một cửa của tỉnh.",
            [("satisfaction_rate", 93.0)],
            id="what people say of it",
        ),
        pytest.param(
            "Năm 2023, người dân đã chấm điểm trực tuyến 12.480 lần trên cổng dịch vụ công của tỉnh.",
            [("satisfaction_ratings", 12480.0)],
            id="so many times",
        ),
        pytest.param(
            "Quý I, bà con chấm trực tuyến cho bộ phận một cửa của tỉnh 3.116 phiếu.",
            [("satisfaction_ratings", 3116.0)],
            id="ballots cast online",
        ),
        pytest.param(
            "Số lượt công dân góp ý kiến về thái độ phục vụ của bộ phận một cửa: 8.204.",
            [("satisfaction_ratings", 8204.0)],
            id="an opinion on the service",
        ),
        pytest.param(
            "Đến nay toàn tỉnh có 201.300 người đăng ký tài khoản trên Cổng Dịch vụ công quốc gia.",
            [("digital_citizen_accounts", 201300.0)],
            id="people who signed up",
        ),
        pytest.param(
            "Tỉnh đã tặng chữ ký số cho người dân, đến nay được 41.200 chữ ký.",
            [("digital_signatures_citizens", 41200.0)],
            id="a signature by its short name",
        ),
        pytest.param(
            "Tỉnh cấp thêm chữ ký số cho đủ 52.000 người dân.",
            [("digital_signatures_citizens", 52000.0)],
            id="more of them, up to so many",
        ),
        pytest.param(
            "Đến nay 14/18 UBND huyện, thị xã, thành phố của tỉnh dùng chữ ký số.",
            [("agencies_digital_signature", 14.0)],
            id="people's committees are agencies",
        ),
        pytest.param(
            "Quý III, HSTT của tỉnh chiếm 71,2% tổng số hồ sơ.", [("dossier_online_rate", 71.2)], id="by its initials"
        ),
        pytest.param("Kho open data của tỉnh công bố 215 dataset.", [("open_datasets", 215.0)], id="in English"),
        pytest.param(
            "Đã có 31/63 tỉnh, thành phố hạ mức thu lệ phí khi nộp hồ sơ trực tuyến.",
            [("localities_fee_policy", 31.0)],
            id="lower fees",
        ),
        pytest.param(
            "Mới 9/63 địa phương quy định hồ sơ trực tuyến được trả kết quả sớm hơn hồ sơ giấy.",
            [("localities_time_policy", 9.0)],
            id="sooner than on paper",
        ),
        pytest.param(
            "Cả nước có 12 tỉnh ra quyết định cắt bớt số ngày giải quyết hồ sơ trực tuyến.",
            [("localities_time_policy", 12.0)],
            id="fewer days",
        ),
        pytest.param(
            "Có 7/9 địa bàn cấp huyện của tỉnh số hóa xong hộ tịch.",
            [("districts_civil_digitized", 7.0)],
            id="areas of the district level",
        ),
        pytest.param("Ứng dụng du lịch của tỉnh có 5.310 lượt đánh giá.", [], id="ratings of hotels and sights"),
        pytest.param("Phát 540 phiếu hỏi, thu về 98%.", [], id="ballots that came back"),
        pytest.param(
            "Về lệ phí, đến nay 41/63 địa phương có chính sách ưu đãi cho hồ sơ trực tuyến.",
            [("localities_fee_policy", 41.0)],
            id="a waiver, where fees are spoken of",
        ),
        pytest.param(
            "HĐND tỉnh thống nhất miễn 100% lệ phí cho hồ sơ trực tuyến, hộ nghèo giảm 50% phí.",
            [],
            id="how much less is to be paid",
        ),
        pytest.param("Văn bản giấy vẫn chiếm 45% số văn bản phát hành của tỉnh.", [], id="documents on paper"),
        pytest.param(
            "Quý I, cứ 100 văn bản trao đổi giữa các cơ quan của tỉnh thì 94 đi đường điện tử.",
            [("edocument_rate", 94.0)],
            id="documents between agencies",
        ),
        pytest.param(
            "Đến nay tỉnh đã cấp 60.300 chữ ký số công cộng cho người dân. Chữ ký số của doanh nghiệp hết hạn: 18.900.",
            [("digital_signatures_citizens", 60300.0)],
            id="signatures of firms that are no longer",
        ),
        pytest.param(
            "Nghị quyết về chuyển đổi số đề ra 32 mục tiêu, tỉnh hoàn thành 25.",
            [("goals_completed", 25.0)],
            id="so many goals out of those that were set",
        ),
        pytest.param(
            "Tỉnh hoàn thành 39/51 mục tiêu chuyển đổi số, còn 12 mục tiêu chuyển tiếp.",
            [("goals_completed", 39.0)],
            id="goals that are carried over",
        ),
        pytest.param(
            "Đến nay 17 sở của tỉnh dùng chữ ký số, 3 sở còn chờ thiết bị.",
            [("agencies_digital_signature", 17.0)],
            id="those who still wait",
        ),
        pytest.param(
            "Có 86 doanh nghiệp dùng chữ ký số khai thuế, 17/17 xã có đài truyền thanh.",
            [],
            id="what another noun's clause says",
        ),
        pytest.param(
            "Quý II, 98,2% bà con hài lòng với bộ phận một cửa của tỉnh, không hài lòng 0,05%.",
            [("satisfaction_rate", 98.2)],
            id="those who are not pleased",
        ),
        pytest.param(
            "Toàn tỉnh: dữ liệu hộ tịch đã số hóa, đưa lên hệ thống của Bộ Tư pháp - 1,31 triệu.",
            [("civil_records_digitized", 1310000.0)],
            id="a dash that leads to the figure",
        ),
        pytest.param(
            "Về hộ tịch, số đơn vị cấp huyện số hóa xong là 10.",
            [("districts_civil_digitized", 10.0)],
            id="districts are no records",
        ),
        pytest.param(
            "Số CSDL quốc gia, chuyên ngành kết nối vào LGSP của tỉnh là 12.",
            [("lgsp_systems_national", 12.0)],
            id="national systems on the province's platform",
        ),
        pytest.param(
            "Đến nay 19 tỉnh, thành phố có quy định rút ngắn thời gian giải quyết hồ sơ trực tuyến. Cả nước có 34 tỉnh,"
            " thành phố.",
            [("localities_time_policy", 19.0)],
            id="how many provinces there are",
        ),
    ],
)
def test_a_measure_by_its_other_names(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        pytest.param(
            "Tháng 9, doanh thu công nghệ thông tin của tỉnh đạt 120 tỷ đồng, tăng 5% so với tháng trước và tăng 14% "
            "so với cùng kỳ.",
            ("ict_revenue_growth", "P49", 14.0, None, "2024-09"),
            id="on the same period a year before",
        ),
        pytest.param(
            "Năm 2025, tốc độ tăng trưởng thương mại điện tử của Việt Nam ở mức 21 - 24%.",
            ("ecommerce_growth", "VN", 21.0, 24.0, "2025"),
            id="a range behind the word for a level",
        ),
    ],
)
def test_growth(text: str, growth: tuple[Any, ...]) -> None:
    found = fields(text, "indicator entity value value_high period")
    assert [fact for fact in found if "growth" in fact[0]] == [growth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hai phần ba số hộ gia đình trong tỉnh dùng cáp quang.",
            [(200 / 3,)],
            id="a fraction in words is exact",
        ),
        pytest.param(
            "Mới có 21,5% dịch vụ công trực tuyến của tỉnh phát sinh hồ sơ, nghĩa là cứ 5 dịch vụ thì gần 4 bỏ không.",
            [(21.5,)],
            id="an example that only says a share again is no figure",
        ),
        pytest.param(
            "Quý I, tỉnh để quá hạn 3.057 hồ sơ: đã giải quyết nhưng trễ 2.611, đang giải quyết mà trễ 446.",
            [(3057.0,)],
            id="a count and its parts are one",
        ),
        pytest.param(
            "Quý I, tỉnh tiếp nhận 21.600 hồ sơ. Chỉ 298 hồ sơ phải ra quầy.",
            [(21600.0,)],
            id="those who come in person are no count of all",
        ),
    ],
)
def test_which_figures_are_facts(text: str, expected: list[tuple[float]]) -> None:
    assert fields(text, "value") == expected


@pytest.mark.parametrize(
    ("said", "indicator", "value"),
    [
        ("HSTT chiếm 61,2% tổng số hồ sơ", "dossier_online_rate", 61.2),
        ("các sở nhận 48.210 HSTT", "dossiers_online", 48210.0),
        ("người dân ngồi nhà gửi lên hệ thống 4.377 hồ sơ", "dossiers_online", 4377.0),
        ("42% hồ sơ đi trọn quy trình trên mạng", "dossier_full_online_rate", 42.0),
        ("42% hồ sơ làm trực tuyến từ lúc nộp đến lúc nhận kết quả", "dossier_full_online_rate", 42.0),
        ("97% hồ sơ được trả kịp ngày hẹn", "dossier_on_time_rate", 97.0),
        ("97% hồ sơ không bị trễ hẹn", "dossier_on_time_rate", 97.0),
        ("có 120 hồ sơ trả sau ngày hẹn", "dossiers_overdue", 120.0),
        ("để 120 hồ sơ quá ngày trả", "dossiers_overdue", 120.0),
        ("58% giấy tờ, hồ sơ đã được scan và lưu vào kho", "result_digitization_rate", 58.0),
        ("đã gọt bớt 12% số thủ tục hành chính", "procedure_reduction_rate", 12.0),
        ("12% thủ tục hành chính được loại bỏ hoặc làm gọn", "procedure_reduction_rate", 12.0),
        ("54,3% dịch vụ công trực tuyến thực sự có hồ sơ", "service_with_dossiers_rate", 54.3),
        ("54,3% số dịch vụ công trực tuyến có người dùng", "service_with_dossiers_rate", 54.3),
        ("40% số hồ sơ có lệ phí trả tiền qua PayGov", "online_payment_rate", 40.0),
    ],
)
def test_the_many_ways_to_say_a_measure(said: str, indicator: str, value: float) -> None:
    assert fields(f"Năm 2023, tại tỉnh Quảng Nam {said}.", "indicator value") == [(indicator, value)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Cứ 5 thủ tục của tỉnh thì 4 thủ tục đã được cung cấp toàn trình.", ("service_full_online_rate", 80.0)),
        ("Quý I, bình quân 1.000 hồ sơ của tỉnh thì có 14 hồ sơ trễ hạn.", ("dossier_overdue_rate", 1.4)),
        ("Quý I, cứ mười hồ sơ của tỉnh thì chín hồ sơ giải quyết đúng hạn.", ("dossier_on_time_rate", 90.0)),
        ("Quý I, 4 trên 5 hồ sơ của tỉnh nộp trực tuyến.", ("dossier_online_rate", 80.0)),
        ("Đã có 3/4 hộ gia đình trong tỉnh dùng cáp quang.", ("household_fiber_rate", 75.0)),
        ("Năm 2023, 11% tổng mức bán lẻ của tỉnh diễn ra trên mạng.", ("ecommerce_retail_share", 11.0)),
    ],
)
def test_a_share_told_by_an_example(text: str, share: tuple[str, float]) -> None:
    assert fields(text, "indicator value") == [share]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Đến cuối năm 2024, tỉnh phải có 1.050 thủ tục toàn trình; cuối năm 2023 mới có 894.",
            [(1050.0, "P49", "2024-12-31"), (894.0, "P49", "2023-12-31")],
        ),
        (
            "Đến cuối năm 2026, thành lập 640 tổ công nghệ số cộng đồng (hiện có 512).",
            [(640.0, "P49", "2026-12-31"), (512.0, "P49", "2024-10-17")],
        ),
        (
            "Tháng 8/2024, lượng hồ sơ nộp về thành phố Hội An là 3.218. Cả tỉnh cùng thời gian là 61.740.",
            [(3218.0, "D503", "2024-08"), (61740.0, "P49", "2024-08")],
        ),
        (
            "Quý I, tỉnh tiếp nhận 41.000 hồ sơ, quý II 52.300.",
            [(41000.0, "P49", "2024-Q1"), (52300.0, "P49", "2024-Q2")],
        ),
        (
            "Tháng 8/2024, tỉnh còn 1.482 hồ sơ quá hạn, riêng thị xã Điện Bàn 326 trường hợp.",
            [(1482.0, "P49", "2024-08"), (326.0, "D507", "2024-08")],
        ),
        (
            "Năm 2023, tỉnh tiếp nhận 61.200 hồ sơ, từ chỗ 48.300 năm 2022.",
            [(61200.0, "P49", "2023"), (48300.0, "P49", "2022")],
        ),
        (
            "Tỉnh hiện có 1.954 tổ công nghệ số cộng đồng, so với 1.700 hồi cuối năm ngoái.",
            [(1954.0, "P49", "2024-10-17"), (1700.0, "P49", "2023-12-31")],
        ),
        (
            "Số doanh nghiệp công nghệ số của tỉnh cuối năm 2023 là 570, đích đến năm 2025 là 800 doanh nghiệp.",
            [(570.0, "P49", "2023-12-31"), (800.0, "P49", "2025")],
        ),
        (
            "Chữ ký số cho công dân, đến cuối tháng 9 tỉnh đã cấp 31.400 cái.",
            [(31400.0, "P49", "2024-09-30")],
        ),
        (
            "Tỉnh mới có 65 doanh nghiệp có website nhận đặt hàng trực tuyến, trong khi có 4.300 doanh nghiệp.",
            [(65.0, "P49", "2024-10-17")],
        ),
        (
            "Đến hết tháng 9, 63% thủ tục của tỉnh là toàn trình, nghĩa là còn hơn một phần ba phải đến quầy.",
            [(63.0, "P49", "2024-09-30")],
        ),
        (
            "Số hồ sơ tiếp nhận năm 2023 của thành phố Hội An là 3.218, thấp hơn 4.107 của thị xã Điện Bàn.",
            [(3218.0, "D503", "2023"), (4107.0, "D507", "2023")],
        ),
        (
            "Năm 2023, số hồ sơ tiếp nhận của thành phố Hội An là 3.218, cả tỉnh 61.740.",
            [(3218.0, "D503", "2023"), (61740.0, "P49", "2023")],
        ),
        (
            "Năm 2023, tỉnh tiếp nhận 61.200 hồ sơ (nhiều nhất là thị xã Điện Bàn, 9.107).",
            [(61200.0, "P49", "2023"), (9107.0, "D507", "2023")],
        ),
    ],
)
def test_a_bare_count_of_somebody_or_some_time_else_goes_on(text: str, counts: list[tuple[Any, ...]]) -> None:
    assert fields(text, "value entity period") == counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Số hồ sơ nộp trực tuyến của thị xã Điện Bàn năm 2023 là bao nhiêu? 9.107.",
            ("dossiers_online", "D507", 9107.0),
        ),
        ("Năm 2023, Hội An đạt bao nhiêu hồ sơ quá hạn? Thưa, 318 hồ sơ.", ("dossiers_overdue", "D503", 318.0)),
        (
            "Còn doanh thu công nghiệp công nghệ thông tin? Năm 2023 Đà Nẵng đạt 5.400 tỷ đồng.",
            ("ict_revenue", "P48", 5.4e12),
        ),
        (
            "Tốc độ tăng trưởng kinh tế số của Đà Nẵng năm 2023 ra sao? Câu trả lời là 14,8%.",
            ("digital_economy_growth", "P48", 14.8),
        ),
        ("PAR INDEX của Đà Nẵng năm 2023 là bao nhiêu? 89,1%.", ("par_index_score", "P48", 89.1)),
        (
            "Số tổ công nghệ số cộng đồng của tỉnh năm 2023 tăng nhanh. Cụ thể, đạt 1.604.",
            ("community_digital_teams", "P49", 1604.0),
        ),
    ],
)
def test_a_figure_is_of_what_the_sentence_before_asks_or_speaks_of(text: str, found: tuple[str, str, float]) -> None:
    assert fields(text, "indicator entity value") == [found]


def test_a_count_whose_sentence_says_its_noun_only_goes_on() -> None:
    text = "Số hồ sơ tiếp nhận trực tuyến năm 2023 của Hội An đạt 5.119. Ở Điện Bàn thì 7.157 hồ sơ."
    assert fields(text, "indicator value") == [("dossiers_online", 5119.0), ("dossiers_online", 7157.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hồ sơ trực tuyến tháng 6/2023 là 55,9%, tháng 9 lên 59.",
        "Tỷ lệ hồ sơ trực tuyến tăng từ 55,9 năm 2022 lên 59% năm 2023.",
        "Tỷ lệ hồ sơ trực tuyến năm 2023 của Hội An là 55,9%, của Điện Bàn là 59.",
        "Tỷ lệ hồ sơ trực tuyến quý I/2023 đạt 55,9, quý II đạt 59%.",
    ],
)
def test_a_share_without_its_sign_beside_another(text: str) -> None:
    assert fields(text, "indicator value") == [("dossier_online_rate", 55.9), ("dossier_online_rate", 59.0)]


def test_a_rank_or_a_count_beside_a_share_is_none() -> None:
    text = "PAR INDEX của tỉnh đạt 88,9%, năm 2022 hạng 12. Hồ sơ trực tuyến đạt 71%, năm 2022 có 59 phản ánh."
    found = [("par_index_score", 88.9), ("par_index_rank", 12.0), ("dossier_online_rate", 71.0)]
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    "parts", [", trong đó 950 toàn trình, 600 một phần", " (950 toàn trình)", ", gồm toàn trình 950, một phần 600"]
)
def test_how_many_of_what_was_counted_are_such(parts: str) -> None:
    assert fields(f"Toàn tỉnh có 1.900 TTHC{parts}.", "indicator value") == [("services_full_online", 950.0)]


def test_the_same_time_is_no_subject_of_its_own() -> None:
    text = "9 tháng, huyện Núi Thành có 63% hồ sơ nộp trực tuyến. Huyện Duy Xuyên cùng thời gian: 48,5%."
    assert fields(text, "entity value") == [("D517", 63.0), ("D508", 48.5)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Năm 2023, GRDP tăng 8,1%, còn kinh tế số bứt lên 13,6%.",
            [("digital_economy_growth", 13.6)],
            id="a verb of motion behind an amount is its growth",
        ),
        pytest.param(
            "Năm 2023, tỷ trọng kinh tế số trong GRDP vươn lên 13,6%.",
            [("digital_economy_gdp_share", 13.6)],
            id="behind a share it is its level",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ có cáp quang nhích lên 77,4%.",
            [("household_fiber_rate", 77.4)],
            id="and behind a rate",
        ),
        pytest.param(
            "Năm 2023, kinh tế số chiếm 13,6% GRDP, nhích lên từ 12,2%.",
            [("digital_economy_gdp_share", 13.6), ("digital_economy_gdp_share", 12.2)],
            id="up from another level",
        ),
        pytest.param(
            "Năm 2023, doanh thu ngành CNTT của tỉnh co lại 3,7%.",
            [("ict_revenue_growth", -3.7)],
            id="shrinking",
        ),
        pytest.param(
            "Năm 2023, ngành CNTT của tỉnh làm ra 21.300 tỷ đồng doanh thu, nhiều hơn năm trước 9,4%.",
            [("ict_revenue", 2.13e13), ("ict_revenue_growth", 9.4)],
            id="more than the year before",
        ),
        pytest.param(
            "Năm 2023, doanh thu công nghiệp CNTT: Huế 21.300 tỷ đồng (+9,4%), Đà Nẵng 35.100 tỷ đồng (−2,5%).",
            [
                ("ict_revenue", 2.13e13),
                ("ict_revenue_growth", 9.4),
                ("ict_revenue", 3.51e13),
                ("ict_revenue_growth", -2.5),
            ],
            id="growth by its sign alone",
        ),
        pytest.param(
            "Doanh thu công nghiệp ICT cả nước năm 2023 là 139 tỷ USD; năm 2024, chỉ tiêu này dự báo đi lên 7%.",
            [("ict_revenue", 1.39e11), ("ict_revenue_growth", 7.0)],
            id="growth of the amount that is pointed at",
        ),
        pytest.param(
            "Năm 2023, phấn đấu kinh tế số của tỉnh tăng từ 22% trở lên.",
            [("digital_economy_growth", 22.0)],
            id="by so much and more",
        ),
        pytest.param(
            "Năm 2023, mỹ phẩm chiếm 16% doanh số bán lẻ trên sàn.", [], id="a share of sales online is none of retail"
        ),
        pytest.param(
            "Năm 2025, bán hàng trực tuyến chiếm 9% tổng mức bán lẻ của tỉnh, 55% doanh nghiệp bán trên sàn.",
            [("ecommerce_retail_share", 9.0)],
            id="a share of enterprises is none of retail",
        ),
        pytest.param(
            "Ngành CNTT cả nước đạt doanh thu 112 tỷ USD; một tập đoàn lần đầu chạm mốc doanh thu 28.000 tỷ đồng.",
            [("ict_revenue", 1.12e11)],
            id="the revenue of one company",
        ),
        pytest.param(
            "Năm 2023, 240 doanh nghiệp trong tỉnh được kèm cặp chuyển đổi số. Toàn tỉnh có 7.900 doanh nghiệp, phần"
            " đông chưa có kế hoạch chuyển đổi số.",
            [("enterprises_dx_supported", 240.0)],
            id="there are so many enterprises in all",
        ),
        pytest.param(
            "Số doanh nghiệp có website kèm chức năng đặt hàng: 92. Số hợp tác xã có trang tin: 14.",
            [("enterprises_online_ordering", 92.0)],
            id="a figure that ends a sentence is no number of a list",
        ),
        pytest.param(
            "Hiện 3/4 cơ sở y tế của huyện thu viện phí qua thẻ, đạt 75%. Cuối năm, cả bốn cơ sở (100%) phải nhận"
            " thanh toán không tiền mặt.",
            [("hospitals_cashless_rate", 75.0), ("hospitals_cashless_rate", 100.0)],
            id="facilities are those spoken of",
        ),
        pytest.param(
            "Hiện 93% hộ trong tỉnh được trang bị điện thoại thông minh.",
            [("household_smartphone_rate", 93.0)],
            id="equipped with is having",
        ),
        pytest.param(
            "Hiện 61% số hộ của xã Trà Tân có cáp quang. Xã xin giảm cước 20% cho hộ nghèo. Năm 2025, xã phấn đấu con"
            " số này là 75%.",
            [("household_fiber_rate", 61.0), ("household_fiber_rate", 75.0)],
            id="who acts is not what is measured",
        ),
        pytest.param(
            "Văn bản ghi kinh tế số phải chiếm 20% GDP vào năm 2025. Báo cáo gửi Quốc hội ước tỷ lệ này năm 2024 là"
            " 18,5%, nối tiếp mức 16,6% của năm 2023.",
            [("digital_economy_gdp_share", value) for value in (20.0, 18.5, 16.6)],
            id="what is done is not what is measured",
        ),
        pytest.param(
            "Đến năm 2025, cả nước có 68.000 doanh nghiệp công nghệ số, đến năm 2030 là 90.000 doanh nghiệp.",
            [("digital_enterprises", 68000.0), ("digital_enterprises", 90000.0)],
            id="the noun cut short, with a time of its own",
        ),
        pytest.param(
            "Năm 2023, cả nước có 68.000 doanh nghiệp công nghệ số, năm 2023 xuất khẩu có 1.900 doanh nghiệp.",
            [("digital_enterprises", 68000.0)],
            id="but some of them are others",
        ),
        pytest.param(
            "Năm 2023, 81,2% người dân trực tuyến, con số của Lào là 66,4%.",
            [("internet_user_rate", 81.2), ("internet_user_rate", 66.4)],
            id="people online",
        ),
    ],
)
def test_the_economy_in_other_words(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize("that_is", ["tức 1.733 thủ tục", "tương đương 1.733 thủ tục"])
def test_a_count_between_commas_parts_nothing(that_is: str) -> None:
    text = f"95,8% số thủ tục hành chính của tỉnh, {that_is}, hiện đã được cung cấp ở mức độ 3, 4."
    assert fields(text, "indicator value") == [("service_online_rate", 95.8), ("services_online", 1733.0)]


@pytest.mark.parametrize("more", ["có ngày 60 bộ", "ngày cao điểm trả tới 600 hồ sơ", "có hôm 90 hồ sơ"])
def test_what_was_done_on_a_busy_day_is_no_level(more: str) -> None:
    assert fields(f"Quý I, cán bộ tỉnh trả cho dân 9.850 hồ sơ thủ tục hành chính, {more}.", "value") == [(9850.0,)]


@pytest.mark.parametrize(
    "brought", ["người dân gửi đến tỉnh", "về tay công chức một cửa tỉnh", "tỉnh nhận, cả tại quầy lẫn qua mạng,"]
)
def test_where_dossiers_come_to_they_are_received(brought: str) -> None:
    assert fields(f"Quý I, {brought} 21.600 hồ sơ.", "indicator value") == [("dossiers_received", 21600.0)]


TEAMS, MEMBERS = "community_digital_teams", "community_digital_team_members"
GIFTS, AMOUNT = "households_smartphone_support", "smartphone_support_amount"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Mạng lưới công nghệ số cộng đồng của tỉnh có 912 tổ, nhân sự 6.480 người.",
            [(TEAMS, 912), (MEMBERS, 6480)],
            id="a network of teams and its staff",
        ),
        pytest.param(
            "Các tổ công nghệ số cộng đồng trong tỉnh có 6.480 thành viên, trong đó nữ 2.105.",
            [(MEMBERS, 6480)],
            id="some of those",
        ),
        pytest.param(
            "Tỉnh có 912 tổ công nghệ số cộng đồng; 75 tổ tiết kiệm và vay vốn cũng vào cuộc.",
            [(TEAMS, 912)],
            id="other teams",
        ),
        pytest.param("Quý này tỉnh thành lập thêm 38 tổ công nghệ số cộng đồng.", [], id="new ones"),
        pytest.param(
            "Tỉnh lập 31 tổ công nghệ số cộng đồng cấp xã và 881 tổ công nghệ số cấp thôn, cộng lại là 912 tổ.",
            [(TEAMS, 912)],
            id="parts that add up",
        ),
        pytest.param(
            "Năm 2023, tỉnh đem điện thoại thông minh đến 204 hộ nghèo, từng hộ được hỗ trợ 700.000 đồng.",
            [(GIFTS, 204), (AMOUNT, 700000)],
            id="gifts and how much for one",
        ),
        pytest.param(
            "Mỗi gia đình nghèo nhận nửa triệu đồng để sắm điện thoại thông minh.",
            [(AMOUNT, 500000)],
            id="half a million",
        ),
        pytest.param(
            "Mỗi hộ nghèo được hỗ trợ 6 triệu đồng nuôi dê và 1 triệu đồng mua điện thoại thông minh.",
            [(AMOUNT, 1000000)],
            id="an amount for something else",
        ),
        pytest.param(
            "Hồ sơ điện tử quản lý sức khỏe đã lập cho 92,4% dân số.",
            [("ehealth_record_rate", 92.4)],
            id="health records",
        ),
        pytest.param(
            "100% xã có internet băng rộng. Tỷ lệ thôn có cáp quang là 71%.",
            [("commune_broadband_rate", 100)],
            id="of villages, not of communes any more",
        ),
        pytest.param("100% sở, ngành dùng phần mềm quản lý văn bản.", [], id="software is no document"),
    ],
)
def test_society_by_its_own_words(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Cả xã có 1.200 con bò; 90% đàn đã có hồ sơ sức khỏe điện tử.", [], id="a herd's records"),
        pytest.param("96% số lợn nái trong xã đã có hồ sơ sức khỏe điện tử.", [], id="records of sows"),
        pytest.param(
            "Tỉnh có 12.000 lượt doanh nghiệp truy cập cổng hỗ trợ chuyển đổi số.", [], id="visits are no support"
        ),
        pytest.param(
            "Tỉnh hỗ trợ 900 hộ nghèo điện thoại thông minh. Có huyện định tặng máy tính bảng giá 7 triệu.",
            [("households_smartphone_support", 900)],
            id="a price counts no households",
        ),
        pytest.param(
            "Tỉnh có 41% hồ sơ được giải quyết trọn qua mạng.", [("dossier_full_online_rate", 41)], id="all the way"
        ),
        pytest.param(
            "Hồ sơ phải đóng tiền được trả trực tuyến đạt 44%.", [("online_payment_rate", 44)], id="dossiers that cost"
        ),
        pytest.param(
            "Tỉnh có 610 dịch vụ toàn trình và 300 dịch vụ một phần; gộp cả hai mức được 910 dịch vụ.",
            [("services_full_online", 610), ("services_online", 910)],
            id="both levels together",
        ),
        pytest.param(
            "Trong 30 mục tiêu chuyển đổi số của tỉnh, đến nay làm được 21.", [("goals_completed", 21)], id="goals done"
        ),
        pytest.param(
            "Trong số 12 huyện, thành phố của tỉnh, 9 nơi đã số hóa xong hộ tịch.",
            [("districts_civil_digitized", 9)],
            id="some of so many",
        ),
        pytest.param(
            "Đến nay 50/63 địa phương đã giảm phí nộp hồ sơ trực tuyến; 20/63 chịu bớt ngày chờ.",
            [("localities_fee_policy", 50), ("localities_time_policy", 20)],
            id="of the same whole",
        ),
        pytest.param(
            "Mới 22 nơi giảm phí cho hồ sơ qua mạng; số nơi rút ngắn thời gian xử lý loại hồ sơ này còn ít hơn, 9 nơi.",
            [("localities_fee_policy", 22), ("localities_time_policy", 9)],
            id="named anew behind the figure before",
        ),
    ],
)
def test_neighbours_told_by_one_word(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Năm 2023, trong các hồ sơ có thu phí, lệ phí, 66,9% được nộp tiền qua mạng.",
            [("online_payment_rate", 66.9)],
            id="money handed in online",
        ),
        pytest.param(
            "Năm 2023, các cơ quan có 1.530 dịch vụ công mức độ 4, gộp cả mức độ 3 lẫn mức độ 4 là 2.710 dịch vụ.",
            [("services_full_online", 1530.0), ("services_online", 2710.0)],
            id="both levels together",
        ),
        pytest.param(
            "Năm 2023, xã nhận 9.214 hồ sơ thủ tục hành chính. Đã làm xong 8.950 bộ, chỉ 41 bộ trả sau ngày hẹn.",
            [("dossiers_received", 9214.0), ("dossiers_resolved", 8950.0), ("dossiers_overdue", 41.0)],
            id="what became of so many",
        ),
        pytest.param(
            "Năm 2023, doanh thu thương mại điện tử cả nước đạt 20,5 tỷ USD. Tốc độ tăng của năm 2023 là 25%.",
            [("ecommerce_revenue", 20_500_000_000.0), ("ecommerce_growth", 25.0)],
            id="the pace of a year",
        ),
    ],
)
def test_figures_in_the_words_of_papers(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Năm 2021 kinh tế số góp 8,2% GRDP của tỉnh, năm 2023 nhích lên 11,6%.",
            [("digital_economy_gdp_share", 8.2), ("digital_economy_gdp_share", 11.6)],
            id="a share that has been told moves",
        ),
        pytest.param(
            "Năm 2023 kinh tế số của tỉnh bứt lên 16,5%, chiếm 11% GRDP.",
            [("digital_economy_growth", 16.5), ("digital_economy_gdp_share", 11.0)],
            id="growth before the share",
        ),
        pytest.param(
            "Chỉ tiêu năm 2025: PAR INDEX vào tốp 40 và SIPAS đạt từ 82% trở lên.",
            [("par_index_rank", 40.0), ("sipas_score", 82.0)],
            id="the next index joined by và",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 30%; tỉnh hoàn thành 100% trong số 7 nhiệm vụ quá hạn.",
            [("dossier_full_online_rate", 30.0)],
            id="a share of so many tasks",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 30%; tỉnh xử lý 90% của 12 kiến nghị.",
            [("dossier_full_online_rate", 30.0)],
            id="a share of so many petitions",
        ),
        pytest.param(
            "Cổng dữ liệu mở của tỉnh có 215 bộ dữ liệu, 12 bộ không ai tải, 5 bộ chưa đơn vị nào dùng.",
            [("open_datasets", 215.0)],
            id="the part that nobody uses",
        ),
        pytest.param(
            "DTI năm 2023 của tỉnh xếp thứ 24/63.\nNgoài kia, Tam Kỳ 17 độ, Núi Thành 21 độ C.",
            [("dti_rank", 24.0)],
            id="degrees are no rank",
        ),
    ],
)
def test_what_else_a_figure_beside_a_fact_is_of(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("alone", "value"),
    [
        ("Cổng của tỉnh có 940 dịch vụ công trực tuyến mức độ 3, 4, riêng mức độ 4 chiếm 21,7%.", 21.7),
        ("Cổng của tỉnh có 940 dịch vụ mức độ 3, 4. Tỷ lệ dịch vụ mức độ 4, xét trên mọi thủ tục, là 21,7%.", 21.7),
        (
            "Tỉnh nhận 8.200 hồ sơ. Cổng có 940 dịch vụ công trực tuyến mức độ 3, 4. "
            "Kế hoạch đề ra tỷ lệ mức độ 4 là 35% vào năm 2025.",
            35,
        ),
    ],
)
def test_the_full_level_named_last_is_the_figures_own(alone: str, value: float) -> None:
    assert ("service_full_online_rate", value) in fields(alone, "indicator value")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tỉnh có 820 dịch vụ công mức độ 3, 640 dịch vụ công mức độ 4, tổng cộng 1.460 dịch vụ.", ("online", 1460)),
        (
            "Tỉnh có 480 dịch vụ công một phần và 1.120 dịch vụ công toàn trình. Gộp hai mức được 1.600 dịch vụ.",
            ("online", 1600),
        ),
        ("Tỉnh có 31 dịch vụ ở mức độ 3 và 14 dịch vụ ở mức độ 4; cộng lại 45 dịch vụ.", ("online", 45)),
    ],
)
def test_two_levels_of_service_added_up_are_services_online(text: str, told: tuple[str, int]) -> None:
    assert (f"services_{told[0]}", told[1]) == fields(text, "indicator value")[-1]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Hiện có 122 tổ công nghệ số cộng đồng ở 122 thôn, gồm 735 người.", [735]),
        ("Tỉnh lập 1.462 tổ công nghệ số cộng đồng với 7.310 người.", [7310]),
        ("Tỉnh lập 1.462 tổ công nghệ số cộng đồng, tổng cộng 7.310 người, đa phần là đoàn viên.", [7310]),
        ("Tỉnh có 122 tổ công nghệ số cộng đồng với 735 người được hướng dẫn dùng điện thoại thông minh.", []),
        ("Tỉnh có 5 tổ công nghệ số cộng đồng, mỗi tổ gồm 12 người.", []),
    ],
)
def test_people_that_teams_are_made_of_are_their_members(text: str, people: list[float]) -> None:
    told = fields(text, "indicator value")
    assert [value for indicator, value in told if indicator == "community_digital_team_members"] == people
    assert len(told) == 1 + len(people)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trong 1.200 hồ sơ của xã, 99,5% được trả đúng hoặc sớm hơn ngày hẹn.", ("dossier_on_time_rate", 99.5)),
        ("Trên địa bàn tỉnh, 91,3% trường học thu các khoản không qua tiền mặt.", ("schools_cashless_rate", 91.3)),
        ("Hơn 84,4% thuê bao di động của tỉnh dùng máy thông minh.", ("smartphone_user_rate", 84.4)),
    ],
)
def test_other_words_for_the_same(text: str, told: tuple[str, float]) -> None:
    assert fields(text, "indicator value") == [told]


def test_a_question_of_figures_takes_nothing_from_what_stands_above_it() -> None:
    text = (
        "Đến nay 79% dân số tỉnh dùng internet, 84,4% dân số có điện thoại thông minh.\n18,6% hay 12,9%?\n"
        "Kinh tế số chiếm 12,9% GRDP của tỉnh năm 2023."
    )
    assert [fact.value for fact in read(text)] == [79.0, 84.4, 12.9]


def test_brackets_belong_to_what_stands_before_them() -> None:
    text = (
        "Chưa đạt có tỷ lệ hộ có cáp quang (71,3%, năm ngoái 68%) và tỷ lệ thanh toán không dùng tiền mặt (48,9%, năm "
        "ngoái 45%)."
    )
    fiber, cashless = "household_fiber_rate", "cashless_payment_rate"
    assert fields(text, "value indicator") == [(71.3, fiber), (68.0, fiber), (48.9, cashless), (45.0, cashless)]


def test_what_a_sentence_says_itself_goes_before_what_the_title_is_about() -> None:
    title = "Bộ, ngành số hóa hồ sơ nhanh"
    text = (
        "Xét hồ sơ đúng hạn quý III năm 2024, Bộ Công Thương và Bộ Tư pháp lần lượt đạt 97,2% và 95,4%. "
        "Xếp cuối là Bộ Nội vụ với 70,1%, Bộ Y tế với 66,6%."
    )
    told = fields(text, "indicator entity value", "Báo Chính phủ", title=title)
    assert told == [
        ("dossier_on_time_rate", "M:bct", 97.2),
        ("dossier_on_time_rate", "M:btp", 95.4),
        ("dossier_on_time_rate", "M:bnv", 70.1),
        ("dossier_on_time_rate", "M:byt", 66.6),
    ]


def test_words_of_the_figure_before_do_not_speak_against_the_next() -> None:
    told = fields("Toàn tỉnh hiện 86,2% số hộ có điện thoại thông minh, 51% có cáp quang.", "indicator value")
    assert told == [("household_smartphone_rate", 86.2), ("household_fiber_rate", 51.0)]


def test_what_a_sentence_has_counted_goes_on_under_another_heading() -> None:
    text = (
        "Kết quả tiếp nhận hồ sơ\n- Đến 30/6/2024, huyện Nam Giang còn giữ 356 hồ sơ trễ hạn; Phước Sơn còn 41 hồ sơ."
    )
    told = fields(text, "indicator entity value")
    assert told == [("dossiers_overdue", "D510", 356), ("dossiers_overdue", "D511", 41)]


@pytest.mark.parametrize(
    ("growth", "found"),
    [
        pytest.param(", tăng trên 19%/năm", True, id="by the year"),
        pytest.param(" với tốc độ tăng 19%, gấp 3 lần GDP", True, id="its pace"),
        pytest.param(", tăng 2% so với năm 2022", False, id="by how much the share rose"),
    ],
)
def test_the_growth_of_an_economy_stands_beside_its_share(growth: str, found: bool) -> None:
    shares = [("digital_economy_gdp_share", 16.2)]
    text = f"Kinh tế số năm 2023 ước chiếm 16,2% GDP{growth}."
    assert fields(text, "indicator value", "VnEconomy") == shares + [("digital_economy_growth", 19.0)] * found


@pytest.mark.parametrize("faster", ["tăng 1,9% so với quý I", "cao hơn 2,3% so với cùng kỳ", "giảm 0,4% so với quý I"])
def test_by_how_much_a_growth_has_grown_is_none(faster: str) -> None:
    text = f"Tốc độ tăng trưởng kinh tế số quý II/2024 đạt 18,4%, {faster}."
    assert fields(text, "indicator value") == [("digital_economy_growth", 18.4)]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Tỷ lệ ấp, khu phố được phủ sóng di động 4G/5G của Quảng Nam đạt 97%.", "mobile_broadband_coverage_rate"),
        ("Độ phủ cáp quang đến từng hộ gia đình ở Quảng Nam gần 81%.", "household_fiber_rate"),
        ("Quảng Nam có 1.240 trạm 5G, phủ sóng 31,4% dân số.", "mobile_5g_coverage_rate"),
        ("85% người trưởng thành có định danh điện tử VNeID và 40% có chữ ký số.", "digital_signature_adult_rate"),
        ("Quảng Nam có 2.150 trạm phát sóng 4G, phủ sóng 99,6% dân số.", "mobile_broadband_coverage_rate"),
    ],
)
def test_few_words_that_stand_close_together(text: str, indicator: str) -> None:
    assert [found for (found,) in fields(text, "indicator")] == [indicator]


def test_words_that_say_what_they_point_at_are_that() -> None:
    text = (
        "Năm 2023 huyện nhận 9.120 hồ sơ, trong đó 7.004 bộ nộp qua mạng; đã giải quyết 9.015 bộ, 98,8% đúng hạn.\n"
        "So với mặt bằng của Quảng Nam thì chưa cao: vẫn tỷ lệ nộp qua mạng ấy, "
        "cả tỉnh 9 tháng mới được 71,5%, thị xã Điện Bàn 80,2%."
    )
    found = fields(text, "indicator value")
    assert found[-2:] == [("dossier_online_rate", 71.5), ("dossier_online_rate", 80.2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kinh tế số chiếm 9,4% GRDP của tỉnh. Tỉnh có 312 doanh nghiệp công nghệ số, trong đó 85% siêu nhỏ.",
            [("digital_economy_gdp_share", 9.4), ("digital_enterprises", 312.0)],
        ),
        (
            "Trên 93% người dân dùng điện thoại thông minh. Tăng trưởng GRDP bình quân 9,5%/năm.",
            [("smartphone_user_rate", 93.0)],
        ),
    ],
)
def test_a_part_of_what_was_counted_and_a_pace_are_no_share_told_before(
    text: str, found: list[tuple[str, float]]
) -> None:
    assert fields(text, "indicator value") == found


def test_shares_go_on_about_those_the_sentence_names_and_not_those_of_the_text_before() -> None:
    text = (
        "Ông Nam, Chủ tịch xã Trà Tập, kể: “Xã tôi mạng 4G mới vào tới 75% số thôn”. "
        "Cả huyện, hiện 87,3% số hộ có điện thoại thông minh, 61% có đường cáp quang vào nhà."
    )
    found = [
        ("mobile_broadband_coverage_rate", 75.0),
        ("household_smartphone_rate", 87.3),
        ("household_fiber_rate", 61.0),
    ]
    assert fields(text, "indicator value") == found


def test_a_fund_that_reports_what_a_country_earns_is_only_the_source() -> None:
    text = "Báo cáo của một quỹ đầu tư cho thấy doanh thu thương mại điện tử năm 2023 của Malaysia là 13 tỷ USD."
    assert fields(text, "entity value") == [("MY", 13e9)]


def test_another_thing_that_households_have_is_none_of_those_before() -> None:
    text = "Năm 2023, 85,2% số hộ của tỉnh có điện thoại thông minh. Hộ có máy tính: 33,4%."
    assert [fact.value for fact in read(text)] == [85.2]


def test_households_like_those_go_on() -> None:
    text = (
        "Năm 2021, hộ có điện thoại thông minh chiếm 83,1% số hộ của cả nước; tại Hà Giang, tỷ lệ hộ như vậy là 61,5%."
    )
    assert fields(text, "entity value") == [("VN", 83.1), ("P02", 61.5)]


def test_the_pace_of_some_years_behind_an_amount() -> None:
    text = (
        "Doanh thu thương mại điện tử của Việt Nam năm 2020 là 11,8 tỷ USD; năm 2023 con số ấy đã là 20,5 tỷ. "
        "Nhịp tăng hai năm gần nhất: 20% năm 2022 và 25% năm 2023."
    )
    amounts = [("ecommerce_revenue", 11.8e9, "2020"), ("ecommerce_revenue", 20.5e9, "2023")]
    paces = [("ecommerce_growth", 20.0, "2022"), ("ecommerce_growth", 25.0, "2023")]
    assert fields(text, "indicator value period") == amounts + paces


def test_what_there_is_none_of_does_not_speak_against_a_figure() -> None:
    text = "Huyện Núi Thành, nơi có 92,4% hồ sơ nộp qua mạng và gần như không còn hồ sơ trễ hẹn, được chọn làm điểm."
    assert fields(text, "indicator entity value") == [("dossier_online_rate", "D517", 92.4)]


def test_what_is_not_done_with_some_speaks_against_their_figure() -> None:
    assert read("Năm 2023, 38% hồ sơ nộp qua mạng chưa thanh toán trực tuyến.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tỉnh còn có 214.000 người dân có chữ ký số.", ("digital_signatures_citizens", 214000.0)),
        ("Tỷ lệ nộp phí trực tuyến qua Cổng DVC đạt 57%.", ("online_payment_rate", 57.0)),
        ("Chính phủ điện tử Việt Nam 2024 lọt vị trí 71/193.", ("egdi_rank", 71.0)),
    ],
)
def test_few_words_are_enough(text: str, found: tuple[str, float]) -> None:
    assert fields(text, "indicator value") == [found]


def test_two_levels_of_service_reckoned_together() -> None:
    text = (
        "Tỉnh có 1.190 dịch vụ công trực tuyến toàn trình và 401 dịch vụ công trực tuyến một phần, "
        "tính chung là 1.591 dịch vụ, bằng 84,5% số thủ tục."
    )
    found = [("services_full_online", 1190.0), ("services_online", 1591.0), ("service_online_rate", 84.5)]
    assert fields(text, "indicator value") == found


def test_goals_still_worked_at_are_not_reached() -> None:
    text = "Tỉnh hoàn thành 30/44 mục tiêu của kế hoạch chuyển đổi số; 9 mục tiêu đang làm, 5 khó đạt."
    assert fields(text, "indicator value") == [("goals_completed", 30.0)]


@pytest.mark.parametrize(
    ("share", "found"),
    [
        ("Tỷ lệ cơ quan, đơn vị dùng chữ ký số khi trao đổi văn bản điện tử", []),
        ("Tỷ lệ văn bản điện tử các cơ quan, đơn vị trao đổi", [("edocument_rate", 97.0)]),
    ],
)
def test_a_share_of_agencies_is_none_of_papers(share: str, found: list[tuple[str, float]]) -> None:
    assert fields(f"{share} đạt 97%.", "indicator value") == found


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("kích hoạt định danh điện tử cho 312.450 trường hợp", [("eid_accounts", 312450.0)]),
        ("kích hoạt thành công định danh điện tử mức 2 cho 312.450 trường hợp", [("eid_accounts", 312450.0)]),
        ("thu nhận hồ sơ cấp căn cước cho 312.450 trường hợp", []),
        (
            "kích hoạt 90.120 tài khoản định danh điện tử, cấp thêm căn cước cho 450 trường hợp",
            [("eid_accounts", 90120.0)],
        ),
    ],
)
def test_cases_whose_electronic_identity_is_activated(done: str, found: list[tuple[str, float]]) -> None:
    assert fields(f"Đến nay, Công an tỉnh đã {done}.", "indicator value") == found


def test_a_share_that_moved_up_to_so_much_of_the_whole_is_a_level() -> None:
    text = "Kinh tế số của tỉnh đã đi lên 13,4% GRDP vào năm 2023 và dự kiến chạm 15% trong năm nay."
    share = "digital_economy_gdp_share"
    assert fields(text, "indicator value period") == [(share, 13.4, "2023"), (share, 15.0, "2024")]


def test_part_of_it_reckoned_in_is_any_level() -> None:
    text = "Tỷ lệ dịch vụ công trực tuyến toàn trình của tỉnh là 55,6%, nếu tính cả một phần thì 81,4%."
    found = [("service_full_online_rate", 55.6), ("service_online_rate", 81.4)]
    assert fields(text, "indicator value") == found


def test_files_of_those_who_want_to_enter_a_school_are_others() -> None:
    assert read("Điểm chuẩn lớp 10 chuyên là 38,25; có 1.190 hồ sơ đăng ký, 100% nộp trực tuyến.") == []


def test_what_is_still_being_handled_says_nothing_of_what_is_done() -> None:
    text = "Trong tháng, tỉnh tiếp nhận 642 hồ sơ; trực tiếp 44; giải quyết xong 611, còn 31 đang trong hạn."
    assert ("dossiers_resolved", 611.0) in fields(text, "indicator value")


def test_fees_paid_without_cash_below_dossiers() -> None:
    text = "Tỉnh tiếp nhận 9.150 hồ sơ, quá hạn 12 hồ sơ.\nThanh toán không dùng tiền mặt phí, lệ phí: toàn tỉnh 47,2%."
    assert fields(text, "indicator value")[-1] == ("online_payment_rate", 47.2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Năm 2023, kinh tế số của Quảng Nam chiếm 9,4% GRDP và tăng 12,6%.",
            [("digital_economy_gdp_share", 9.4), ("digital_economy_growth", 12.6)],
        ),
        (
            "Thương mại điện tử của tỉnh chiếm 7,3% tổng mức bán lẻ và tăng trưởng 19,2%/năm.",
            [("ecommerce_retail_share", 7.3), ("ecommerce_growth", 19.2)],
        ),
        (
            "Thương mại điện tử của tỉnh chiếm 7,3% tổng mức bán lẻ hàng hóa và tăng 19,2% so với năm trước.",
            [("ecommerce_retail_share", 7.3), ("ecommerce_growth", 19.2)],
        ),
        (
            "Kinh tế số của tỉnh chiếm 9,4% GRDP và tăng 1,2 điểm phần trăm.",
            [("digital_economy_gdp_share", 9.4)],
        ),
    ],
)
def test_a_share_and_the_growth_of_what_has_it(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Số doanh nghiệp công nghệ số của tỉnh năm 2023 đạt 412, tăng từ mức 365 của năm 2022.",
            [(412.0, "2023"), (365.0, "2022")],
        ),
        (
            "Tỉnh có 1.240 tổ công nghệ số cộng đồng, tăng từ con số 985 hồi đầu năm 2023.",
            [(1240.0, "2024-10-17"), (985.0, "2023-01")],
        ),
        ("Tỉnh có 1.240 tổ công nghệ số cộng đồng, tăng từ mức 985.", [(1240.0, "2024-10-17")]),
        (
            "Giai đoạn 2021-2023 số doanh nghiệp công nghệ số của tỉnh tăng từ 88 lên 131.",
            [(88.0, "2021"), (131.0, "2023")],
        ),
    ],
)
def test_where_a_count_came_from_and_where_it_came_to(text: str, found: list[tuple[float, str]]) -> None:
    assert fields(text, "value period") == found


@pytest.mark.parametrize("link", ["trên tổng số", "trong tổng số"])
def test_all_dossiers_that_those_online_are_a_part_of(link: str) -> None:
    text = f"Tháng 9/2024, Quảng Nam tiếp nhận 8.310 hồ sơ trực tuyến {link} 9.160 hồ sơ."
    assert fields(text, "indicator value") == [("dossiers_online", 8310.0), ("dossiers_received", 9160.0)]


def test_all_dossiers_that_others_are_a_part_of_are_no_figure() -> None:
    assert fields("Tháng 9/2024, tỉnh trả đúng hạn 8.310 hồ sơ trên tổng số 9.160 hồ sơ.", "value") == []


def test_billions_of_nothing_are_in_the_currency_told_before_the_growth() -> None:
    text = "Doanh thu CNTT của Đà Nẵng đạt 38.200 tỷ đồng, tăng 11,4%; của Quảng Nam đạt 1.900 tỷ, tăng 8,6%."
    assert fields(text, "value") == [(38.2e12,), (11.4,), (1.9e12,), (8.6,)]


def test_what_is_in_force_now_is_no_other_time() -> None:
    text = "Hết tháng 6, tỉnh có 1.036 dịch vụ công toàn trình, bằng 56,8% tổng số thủ tục hành chính đang có hiệu lực."
    assert values(text, "indicator") == [(1036.0, "services_full_online"), (56.8, "service_full_online_rate")]


def test_a_share_is_no_score_in_points() -> None:
    text = "DTI 2023 của tỉnh đạt 0,6613 điểm. Trong nhóm 8 cơ quan, mức tăng điểm bình quân đạt 21%."
    assert values(text, "indicator") == [(0.6613, "dti_score")]


def test_a_growth_told_in_prose_stands_beside_the_same_of_another_year_in_a_table() -> None:
    text = (
        "Thương mại điện tử lớn nhanh\nNăm 2024 doanh thu thương mại điện tử bán lẻ cả nước đạt 25 tỷ USD, tăng 20%"
        " so với năm trước. Ba năm trước đó như trong bảng:\n"
        "Thương mại điện tử B2C Việt Nam\t2021\t2022\t2023\n"
        "Doanh thu (tỷ USD)\t13,2\t16,1\t20,3\nTốc độ tăng (%)\t16\t20\t25"
    )
    facts = read(text, "VnEconomy", published="2025-01-08", title="Thương mại điện tử lớn nhanh")
    growth = [(fact.value, fact.period) for fact in facts if fact.indicator == "ecommerce_growth"]
    assert growth == [(20.0, "2024"), (16.0, "2021"), (20.0, "2022"), (25.0, "2023")]


def test_goals_left_half_done_are_not_completed() -> None:
    text = "Theo nghị quyết về chuyển đổi số, 17/22 mục tiêu của tỉnh đã hoàn thành, 5 mục tiêu còn dở."
    assert values(text, "indicator") == [(17.0, "goals_completed")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đến nay, 96,7% trường học thu học phí không dùng tiền mặt, các bệnh viện đều có mã QR.",
         [("schools_cashless_rate", 96.7)]),
        ("Năm 2024, 90% bệnh viện thu phí không dùng tiền mặt, 70% thanh toán trong nền kinh tế không dùng tiền mặt.",
         [("hospitals_cashless_rate", 90.0), ("cashless_payment_rate", 70.0)]),
        ("Tỉnh có 30 mục tiêu. Đến nay đã hoàn thành 19 mục tiêu, 8 mục tiêu đang chạy, 3 mục tiêu chậm.",
         [("goals_completed", 19.0)]),
        ("Bộ sẽ tăng trọng số của người dùng trong DTI lên 35%.", []),
        ("Tỷ lệ thôn lõm sóng 4G giảm còn 2%.", []),
        ("Năm 2022, Việt Nam xếp thứ 86 về EGDI. Đây là lần khảo sát thứ 12. Trong ASEAN, Việt Nam đứng thứ 6.",
         [("egdi_rank", 86.0)]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_figure_of_ours_is_read_as_what_it_is(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


def test_dossiers_that_go_onto_the_net() -> None:
    text = "Thăng Bình đưa được 88,3% hồ sơ lên mạng, Núi Thành 80,1%."
    assert fields(text, "indicator value") == [("dossier_online_rate", 88.3), ("dossier_online_rate", 80.1)]


@pytest.mark.parametrize(
    "joined",
    [
        "hồ sơ nộp trực tuyến đạt 64,3% và thanh toán trực tuyến đạt 51,8%",
        "hồ sơ nộp trực tuyến chiếm 64,3% trong khi thanh toán trực tuyến chiếm 51,8%",
        "hồ sơ nộp trực tuyến: 64,3% và thanh toán trực tuyến: 51,8%",
        "hồ sơ nộp trực tuyến mới đạt 64,3% cùng với thanh toán trực tuyến đạt hơn 51,8%",
    ],
)
def test_what_is_joined_with_a_verb_of_its_own_says_nothing_of_the_figure_before(joined: str) -> None:
    assert values(f"Năm 2023, {joined}.", "indicator") == [
        (64.3, "dossier_online_rate"),
        (51.8, "online_payment_rate"),
    ]


def test_the_goals_in_turn_behind_a_noun_that_the_last_result_is_a_share_of() -> None:
    text = (
        "Năm 2023, hồ sơ nộp trực tuyến là 66,4%, hồ sơ toàn trình bằng 40,2% tổng số hồ sơ,"
        " trong khi chỉ tiêu lần lượt là 62% và 47%."
    )
    assert values(text, "indicator")[2:] == [(62.0, "dossier_online_rate"), (47.0, "dossier_full_online_rate")]


def test_districts_and_towns_said_short() -> None:
    text = "Đến nay, 12/12 huyện, thành, thị số hóa xong sổ hộ tịch."
    assert fields(text, "indicator value total") == [("districts_civil_digitized", 12.0, 12.0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tháng 9, xã Trà Linh nhận 402 hồ sơ với tỷ lệ trực tuyến 61%.",
         [("dossiers_received", 402.0), ("dossier_online_rate", 61.0)]),
        ("Tháng 9, huyện tiếp nhận 3.100 hồ sơ và số nộp trực tuyến là 2.300.",
         [("dossiers_received", 3100.0), ("dossiers_online", 2300.0)]),
    ],
)  # fmt: skip
def test_the_name_of_the_next_figure_says_nothing_of_the_one_before(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize("most", ["nhiều nhất với", "nhiều nhất,", "dẫn đầu:"])
def test_a_bare_count_of_those_who_have_most(most: str) -> None:
    text = f"Cả nước hiện có 48.200 doanh nghiệp công nghệ số; TP.HCM {most} 18.900; Đà Nẵng có 2.450."
    assert fields(text, "value entity")[1:] == [(18900.0, "P79"), (2450.0, "P48")]


@pytest.mark.parametrize(
    "another", ["trong khi GRDP chỉ tăng 7%", "còn GDP tăng 6,5%", "trong khi xuất khẩu gạo tăng 9%"]
)
def test_what_grows_beside_it_is_another(another: str) -> None:
    text = f"Tăng trưởng kinh tế số của tỉnh 9 tháng ước 14,5%, {another}."
    assert values(text, "indicator") == [(14.5, "digital_economy_growth")]


@pytest.mark.parametrize(
    ("ours", "another"),
    [
        ("Tỷ lệ hồ sơ giải quyết đúng hạn của tỉnh đạt 98,4%.", "92,6% đề tài được xử lý đúng hạn."),
        ("Tỷ lệ hồ sơ nộp trực tuyến của tỉnh đạt 71,4%.", "Tỷ lệ bưu kiện gửi trực tuyến là 32,6%."),
        ("Tỷ lệ hồ sơ nộp trực tuyến của tỉnh đạt 71,4%.", "Có 54,6% đơn thuốc gửi qua mạng."),
        ("Tỷ lệ người dân hài lòng với dịch vụ công đạt 94,4%.", "62,6% tài xế hài lòng."),
        ("Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính của tỉnh đạt 82,4%.", "52,6% giáo trình được số hóa."),
        ("Năm 2023, tỉnh xếp thứ 21 về DTI, thứ 19 về PAR INDEX.", "Về chỉ số công bằng giáo dục, tỉnh xếp thứ 32."),
        ("DTI năm 2023 của tỉnh đạt 0,6524 điểm.", "Chỉ số trường học hạnh phúc đạt 0,7126 điểm."),
        ("Kinh tế số chiếm 12,4% GRDP của tỉnh.", "Vận tải chiếm 24,6% GRDP."),
        ("Kinh tế số chiếm 12,4% GRDP của tỉnh.", "Ngành khai khoáng đóng góp 9,6%."),
        ("Thương mại điện tử chiếm 9,4% tổng mức bán lẻ của tỉnh.", "Siêu thị chiếm 26,6% tổng mức bán lẻ."),
        ("Doanh thu thương mại điện tử của tỉnh đạt 9.124 tỷ đồng.", "Doanh thu từ du lịch đạt 6.126 tỷ đồng."),
        ("Doanh thu công nghiệp ICT của tỉnh đạt 6.124 tỷ đồng.", "Doanh thu vận tải đạt 8.126 tỷ đồng."),
        ("Tỉnh có 612.024 tài khoản công dân số.", "Số tài khoản ví điện tử gia đình là 3.126."),
        ("Tỉnh trao điện thoại thông minh cho 1.824 hộ nghèo.", "Tỉnh hỗ trợ lợn nái cho 926 hộ."),
    ],
)  # fmt: skip
def test_the_same_told_of_another_thing_is_no_figure_of_ours(ours: str, another: str) -> None:
    assert fields(f"{ours} {another}", "indicator value") == fields(ours, "indicator value")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, 97,4% bày tỏ hài lòng với dịch vụ công của tỉnh.",
        "Năm 2023, 97,4% chọn mức hài lòng khi chấm dịch vụ công của tỉnh.",
        "Năm 2023, 97,4% bấm nút rất hài lòng trên cổng dịch vụ công của tỉnh.",
    ],
)
def test_how_somebody_says_that_he_is_satisfied_is_no_other_thing(text: str) -> None:
    assert values(text, "indicator") == [(97.4, "satisfaction_rate")]


@pytest.mark.parametrize("above", ["cao hơn", "vượt xa", "thấp hơn"])
def test_what_another_time_had_is_neither_a_change_nor_a_bound(above: str) -> None:
    text = f"Tỷ lệ hồ sơ nộp trực tuyến năm 2023 đạt 71%, {above} 62% của năm 2022."
    assert fields(text, "value bound period") == [(71.0, "=", "2023"), (62.0, "=", "2022")]


def test_how_fast_those_grow_that_a_growth_is_set_beside() -> None:
    text = "Kinh tế số Việt Nam năm 2023 tăng 19%, cao hơn Indonesia (8%) và Thái Lan (16%)."
    assert fields(text, "indicator entity value", "VnEconomy") == [
        ("digital_economy_growth", "VN", 19.0),
        ("digital_economy_growth", "ID", 8.0),
        ("digital_economy_growth", "TH", 16.0),
    ]


def test_so_many_goals_nobody_has() -> None:
    text = "Nghị quyết về chuyển đổi số đã hoàn thành 12 mục tiêu. Doanh nghiệp thì 48.200. Mục tiêu của năm là 50.000."
    assert (50000.0, "goals_completed") not in values(text, "indicator")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "57,4% hồ sơ nộp trực tuyến và thanh toán trực tuyến mới đạt 41,2%.",
            [("dossier_online_rate", 57.4), ("online_payment_rate", 41.2)],
        ),
        (
            "Có 71,6% người dân dùng Internet và 4G đã phủ tới 97,3% số thôn.",
            [("internet_user_rate", 71.6), ("mobile_broadband_coverage_rate", 97.3)],
        ),
        (
            "Mới 33,8% hồ sơ xử lý toàn trình nhưng hồ sơ nộp trực tuyến đã lên 79,5%.",
            [("dossier_full_online_rate", 33.8), ("dossier_online_rate", 79.5)],
        ),
    ],
)
def test_a_share_with_its_words_behind_it_ends_where_the_next_is_joined(
    text: str, found: list[tuple[str, float]]
) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Có 75% số hộ có điện thoại thông minh và 70% số hộ có cáp quang.",
            [("household_smartphone_rate", 75.0), ("household_fiber_rate", 70.0)],
        ),
        (
            "Trục LGSP đã nối 14 hệ thống của bộ, ngành và 9 hệ thống của tỉnh.",
            [("lgsp_systems_national", 14.0), ("lgsp_systems_local", 9.0)],
        ),
    ],
)
def test_words_before_and_belong_to_the_figure_before(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


@pytest.mark.parametrize(
    "told",
    [
        "nơi 79% dân số là người Giẻ Triêng",
        "huyện có 12 xã biên giới",
        "vốn có 80% diện tích là rừng",
        "nơi hơn một nửa dân số sống trên núi",
    ],
)
def test_what_only_tells_of_who_is_named_parts_no_figure_from_its_words(told: str) -> None:
    text = f"Hồ sơ nộp trực tuyến của huyện Núi Thành đạt 93%, còn huyện Nam Giang, {told}, thấp nhất với 66,4%."
    assert fields(text, "indicator entity value") == [
        ("dossier_online_rate", "D517", 93.0),
        ("dossier_online_rate", "D510", 66.4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Còn 12 tổ công nghệ số cộng đồng không hoạt động.",
        "Toàn tỉnh có 17 tập dữ liệu mở vẫn chưa được cập nhật.",
        "Có 310 tài khoản định danh điện tử chưa kích hoạt.",
        "Các cấp còn 1.204 hồ sơ chưa giải quyết.",
    ],
)
def test_what_something_is_missing_of_is_not_all_of_it(text: str) -> None:
    assert values(text, "value") == []


def test_what_only_tells_of_who_is_named_parts_no_noun_from_its_share() -> None:
    text = "Đến nay, 62% số hộ của Nam Giang, nơi 40% số thôn chưa có đường nhựa, dùng cáp quang."
    assert fields(text, "indicator entity value") == [("household_fiber_rate", "D510", 62.0)]


@pytest.mark.parametrize(
    "told",
    [
        "Nông dân trả 93% khoản vay đúng hạn, 4% công trình trễ hạn.",
        "Khảo sát cho thấy 91% người dân hài lòng về vị nước mắm, 62% hài lòng với cách gói quà.",
        "Mức hài lòng của người dân về cây xanh đạt 71%.",
    ],
)
def test_what_nobody_of_the_administration_does_is_none_of_its_service(told: str) -> None:
    assert fields(f"Xã tiếp nhận 1.240 hồ sơ thủ tục hành chính. {told}", "value") == [(1240.0,)]


def test_people_content_with_how_they_are_served() -> None:
    text = "Xã nhận 1.240 hồ sơ thủ tục hành chính. Có 91% người dân hài lòng với cách hướng dẫn của công chức."
    assert ("satisfaction_rate", 91.0) in fields(text, "indicator value")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm 2023, văn bản ký số của tỉnh đạt 98,5%; 100% đơn vị thuộc tỉnh dùng chữ ký số.",
         [("edocument_rate", 98.5)]),
        ("Tỉnh có 41.200 tài khoản trên cổng dịch vụ công. Số tài khoản doanh nghiệp đăng ký là 5.400.",
         [("digital_citizen_accounts", 41200.0)]),
    ],
)  # fmt: skip
def test_shares_of_offices_and_accounts_of_firms_are_none_of_ours(text: str, found: list[tuple[str, float]]) -> None:
    assert fields(text, "indicator value") == found


def test_goals_still_to_be_reached_are_not_completed() -> None:
    text = "Tỉnh hoàn thành 21 trên 35 mục tiêu của nghị quyết chuyển đổi số; 14 mục tiêu phải hoàn thành trong quý IV."
    assert values(text, "indicator") == [(21.0, "goals_completed")]
    text = "Năm 2025 tỉnh phải hoàn thành 18/22 mục tiêu chuyển đổi số."
    assert values(text, "status") == [(18.0, "target")]


@pytest.mark.parametrize("opening", ["Đạt 71,4%", "Với 71,4%", "Mới chỉ đạt gần 71,4%", "Ở mức 71,4%"])
def test_a_figure_that_opens_its_sentence_is_of_what_follows(opening: str) -> None:
    text = f"{opening}, tỷ lệ hồ sơ nộp trực tuyến của Hà Tĩnh năm 2023 kém xa năm trước."
    assert fields(text, "indicator entity value period") == [("dossier_online_rate", "P42", 71.4, "2023")]


@pytest.mark.parametrize("speech", ["Ông nhắc lại rằng", "Bà Lan cho hay", "Ông Tâm kể lại:"])
def test_who_says_so_is_no_subject_of_a_figure(speech: str) -> None:
    text = f"Doanh thu công nghiệp ICT năm 2023 đạt 1.240 tỷ đồng. {speech} năm 2019 toàn ngành đạt 815 tỷ đồng."
    assert fields(text, "indicator period") == [("ict_revenue", "2023"), ("ict_revenue", "2019")]


@pytest.mark.parametrize(
    "aside",
    [
        "sau gần một năm các sở, huyện và xã cùng ra quân, tính đến hết quý III/2024 đã đạt",
        "nhờ các tổ lưu động, các buổi tập huấn buổi tối, đến nay đạt",
        "vốn được coi là khâu yếu, quý III/2024 đạt",
    ],
)
def test_how_and_when_it_came_about_parts_no_figure_from_its_words(aside: str) -> None:
    text = f"Tỷ lệ hồ sơ nộp trực tuyến trên địa bàn tỉnh, {aside} 71,4%."
    assert fields(text, "indicator value") == [("dossier_online_rate", 71.4)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "So với 58,9% của tỉnh Sơn La, tỷ lệ hộ có cáp quang của Điện Biên năm 2023 đạt 62,7%.",
            [("P14", 58.9), ("P11", 62.7)],
            id="another's share set in front",
        ),
        pytest.param(
            "Từ 41,3% năm 2022, tỷ lệ hộ có cáp quang của Điện Biên đã lên 62,7% năm 2023.",
            [("P11", 41.3), ("P11", 62.7)],
            id="what it set out from",
        ),
        pytest.param(
            "So với mục tiêu 70%, tỷ lệ hộ có cáp quang của Điện Biên năm 2023 mới đạt 62,7%.",
            [("P11", 70.0), ("P11", 62.7)],
            id="the goal set in front",
        ),
        pytest.param(
            "Năm 2023, tốc độ tăng trưởng kinh tế số của Sơn La là 14,7%. Vùng đất láng giềng Điện Biên có 11,2%.",
            [("P14", 14.7), ("P11", 11.2)],
            id="what kind of place it is",
        ),
        pytest.param(
            "Sơn La (2.310) và Điện Biên (1.402 tổ) là hai nơi có số tổ công nghệ số cộng đồng nhiều nhất năm 2023.",
            [("P14", 2310.0), ("P11", 1402.0)],
            id="counts in brackets ahead of what they count",
        ),
        pytest.param(
            "Năm 2023, số tổ công nghệ số cộng đồng của Sơn La là 2.310, kém xa con số 4.870 của tỉnh Nghệ An.",
            [("P14", 2310.0), ("P40", 4870.0)],
            id="the count of somebody else",
        ),
        pytest.param(
            "Năm 2023, số tổ công nghệ số cộng đồng của Sơn La đạt 2.310. Điện Biên khiêm tốn hơn, 1.402.",
            [("P14", 2310.0), ("P11", 1402.0)],
            id="a smaller count",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ có điện thoại thông minh của Sơn La đạt 80,3%. Ở Điện Biên, tỷ lệ ấy là 76,9%.",
            [("P14", 80.3), ("P11", 76.9)],
            id="that share and no other",
        ),
    ],
)
def test_one_thing_of_two_who_are_compared(text: str, found: list[tuple[str, float]]) -> None:
    read_so = fields(text, "indicator entity value", "Báo điện tử Chính phủ")
    assert [each[1:] for each in read_so] == found
    assert len({indicator for indicator, _, _ in read_so}) == 1


@pytest.mark.parametrize(
    ("text", "values_of_it"),
    [
        ("Năm 2023, tỷ lệ hồ sơ đúng hạn của tỉnh mới đạt 88,2% so với chỉ tiêu được giao là 95%.", [88.2, 95.0]),
        ("Kế hoạch năm 2023 đề ra tỷ lệ hồ sơ giải quyết đúng hạn là 95%; kết quả thực hiện là 88,2%.", [95.0, 88.2]),
    ],
)
def test_the_goal_of_dossiers_on_time(text: str, values_of_it: list[float]) -> None:
    assert fields(text, "indicator value") == [("dossier_on_time_rate", value) for value in values_of_it]


def test_a_goal_set_in_the_next_sentence_and_what_came_of_one() -> None:
    text = "Tỉnh có 640 tổ công nghệ số cộng đồng. Nghị quyết đặt ra 800."
    assert values(text, "status") == [(640.0, "actual"), (800.0, "target")]
    text = "Kế hoạch năm 2023 của tỉnh là 800 tổ công nghệ số cộng đồng; kết quả thực hiện là 640."
    assert values(text, "status") == [(800.0, "target"), (640.0, "actual")]


def test_whose_portal_it_is_said_to_be_is_whose_share_is_paid_there() -> None:
    text = "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công của tỉnh Lạng Sơn năm 2023 đạt 26,9%."
    assert fields(text, "entity value", "Báo điện tử Chính phủ") == [("P20", 26.9)]


def test_the_first_of_the_rates_told_before() -> None:
    text = (
        "Năm 2022, hồ sơ trực tuyến đạt 61%, hồ sơ đúng hạn 97%, số hóa kết quả 55%."
        " Năm 2023, hai tỷ lệ đầu là 74% và 98,6%."
    )
    assert fields(text, "indicator value")[3:] == [("dossier_online_rate", 74.0), ("dossier_on_time_rate", 98.6)]


@pytest.mark.parametrize(
    "goal",
    [
        "Đề án đặt mục tiêu 72% vào năm 2025",
        "Mục tiêu của đề án là 72% vào năm 2025",
        "Dự thảo kế hoạch giai đoạn tới nâng lên 72% vào năm 2025",
        "Nghị quyết về khoa học, công nghệ đặt tối thiểu 72% vào năm 2025",
        "Chỉ tiêu trong chương trình hành động của Tỉnh ủy là 72% vào năm 2025",
    ],
)
def test_a_paper_sets_a_goal_for_what_was_told_before(goal: str) -> None:
    text = f"Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh đạt 41,3%. {goal}."
    assert fields(text, "indicator value status") == [
        ("dossier_online_rate", 41.3, "actual"),
        ("dossier_online_rate", 72.0, "target"),
    ]
