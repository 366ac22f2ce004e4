"""The same statement in other words: how reports, papers and people say the indicators of administration, and what
is said almost so and means something else."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import fields, read, values


@pytest.mark.parametrize(
    ("indicator", "value", "text"),
    [
        ("dossier_full_online_rate", 58.2, "Có tới 58,2% hồ sơ TTHC được làm trực tuyến từ A đến Z."),
        ("dossier_full_online_rate", 47.0, "Cứ 100 bộ hồ sơ TTHC thì 47 bộ khép kín từ khâu nộp tới khâu trả."),
        ("dossier_full_online_rate", 49.3, "Với 49,3% hồ sơ TTHC, người dân không phải đến bộ phận một cửa lần nào."),
        ("dossier_full_online_rate", 61.7, "61,7% hồ sơ TTHC của tỉnh đi hết cả quãng đường trên mạng."),
        ("dossier_full_online_rate", 40.2, "Số hồ sơ TTHC nộp và trả hoàn toàn bằng bản điện tử bằng 40,2%."),
        ("dossier_online_rate", 88.1, "Tỷ lệ HS nộp trực tuyến qua cổng dịch vụ công: 88,1%."),
        ("dossier_online_rate", 79.0, "79% số hồ sơ TTHC của tỉnh đi bằng con đường trực tuyến."),
        ("dossier_on_time_rate", 97.3, "Tỷ lệ hồ sơ TTHC hoàn thành không quá thời hạn là 97,3%."),
        ("dossier_on_time_rate", 97.8, "97,8% hồ sơ TTHC được giải quyết đúng thời gian cam kết."),
        ("dossier_overdue_rate", 1.2, "Hồ sơ TTHC không đảm bảo thời hạn chiếm 1,2%."),
        ("dossier_overdue_rate", 2.0, "Cứ 100 hồ sơ TTHC thì 2 hồ sơ bị chậm ngày trả."),
        ("dossiers_received", 377541.0, "Đã có 377.541 hồ sơ TTHC được đưa vào hệ thống thông tin giải quyết TTHC."),
        ("dossiers_online", 350000.0, "350 nghìn lượt hồ sơ TTHC được nộp trên Cổng Dịch vụ công."),
        ("dossiers_resolved", 433900.0, "Toàn tỉnh có 433.900 hồ sơ TTHC đã có kết quả."),
        ("service_online_rate", 85.2, "85,2% TTHC của tỉnh cho phép nộp qua mạng."),
        ("service_online_rate", 90.1, "DVCTT (toàn trình + một phần) đạt 90,1% tổng số TTHC."),
        ("services_online", 1344.0, "Toàn tỉnh có 1.344 thủ tục đã lên mạng."),
        ("service_with_dossiers_rate", 49.0, "Chỉ 49% thủ tục trực tuyến có hồ sơ thật."),
        ("online_payment_rate", 61.1, "Thanh toán phí, lệ phí bằng hình thức điện tử đạt 61,1%."),
        ("online_payment_rate", 52.2, "Tỷ lệ thực hiện nghĩa vụ tài chính trực tuyến đạt 52,2%."),
        ("result_digitization_rate", 79.9, "79,9% kết quả giải quyết thủ tục hành chính được cấp bản điện tử."),
        ("result_digitization_rate", 91.5, "91,5% hồ sơ giấy đã được quét thành tệp điện tử."),
        ("procedure_reduction_rate", 18.0, 'Tỉnh đã "khai tử" 18% số thủ tục hành chính.'),
        ("procedure_reduction_rate", 22.0, "Số thủ tục hành chính của tỉnh giảm 22%."),
        ("procedure_reduction_rate", 19.1, "Tỉnh giảm được 19,1% thủ tục hành chính."),
        ("satisfaction_rate", 94.0, "94% người dân tỏ ra hài lòng khi làm thủ tục hành chính."),
        ("satisfaction_ratings", 15210.0, "Người dân chấm điểm bộ phận một cửa 15.210 lượt."),
        ("eid_accounts", 950000.0, "Có 950.000 người dân đã cài đặt, kích hoạt VNeID."),
        ("digital_signatures_officials", 4320.0, "Tỉnh trang bị 4.320 USB ký số cho lãnh đạo, công chức."),
        ("digital_signatures_officials", 4105.0, "4.105 cán bộ được cấp chữ ký số."),
        ("dossier_full_online_rate", 46.1, "46,1% hồ sơ TTHC không còn dính tới giấy, nộp và trả đều qua mạng."),
        ("dossier_full_online_rate", 38.7, "38,7% hồ sơ TTHC người dân làm xong mà chẳng phải tới cơ quan nhà nước."),
        ("dossier_on_time_rate", 95.2, "95,2% hồ sơ TTHC không để người dân chờ quá ngày hẹn."),
        ("dossiers_received", 455200.0, "Người dân gửi 455.200 hồ sơ TTHC tới các cơ quan trong tỉnh."),
        ("dossiers_resolved", 411000.0, "Kết quả của 411.000 hồ sơ TTHC đã tới tay người dân."),
        ("service_with_dossiers_rate", 68.1, "68,1% số DVCTT của tỉnh đã có người dân nộp hồ sơ."),
        ("result_digitization_rate", 78.3, "78,3% hồ sơ TTHC được chuyển từ giấy sang số."),
        ("result_digitization_rate", 66.7, "66,7% hồ sơ TTHC có kết quả điện tử."),
        ("procedure_reduction_rate", 26.5, "Tỉnh đề xuất bỏ 26,5% TTHC."),
        ("satisfaction_ratings", 12200.0, "Cổng dịch vụ công tỉnh thu được 12.200 đánh giá của người dân."),
        ("digital_signature_adult_rate", 21.1, "Tỷ lệ người lớn dùng chữ ký số đạt 21,1%."),
        ("digital_signatures_citizens", 29200.0, "Toàn tỉnh có 29.200 người dân đăng ký chữ ký số cá nhân."),
        ("edocument_rate", 95.4, "Tỷ lệ ký số văn bản điện tử đạt 95,4%."),
        ("civil_records_digitized", 887000.0, "Tỉnh hoàn thành số hóa sổ hộ tịch với 887.000 thông tin."),
        ("dossier_full_online_rate", 33.4, "33,4% hồ sơ TTHC được nhận và trả kết quả trực tuyến."),
        ("dossier_on_time_rate", 97.0, "97% hồ sơ TTHC của tỉnh được trả sớm hoặc đúng ngày."),
        ("online_payment_rate", 55.2, "55,2% hồ sơ TTHC có phí đã trả bằng mã QR trên cổng dịch vụ công."),
        ("digital_signatures_officials", 3100.0, "Số chứng thư số chuyên dùng Chính phủ đã cấp cho tỉnh là 3.100."),
        ("goals_completed", 15.0, "22 chỉ tiêu chuyển đổi số thì 15 chỉ tiêu đạt."),
        ("goals_completed", 16.0, "Tỉnh đã cán mốc 16/20 chỉ tiêu của nghị quyết chuyển đổi số."),
    ],
)
def test_an_indicator_is_known_by_what_is_meant(indicator: str, value: float, text: str) -> None:
    assert [(fact.indicator, fact.value) for fact in read(text)] == [(indicator, value)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tỉnh cắt giảm 35% chi phí tuân thủ thủ tục hành chính.", id="costs cut, not procedures"),
        pytest.param("Tỉnh cắt giảm 45% số ngày giải quyết thủ tục hành chính.", id="days cut, not procedures"),
        pytest.param("Tỉnh giảm 30% thời gian, 12% số tổ chức thực hiện thủ tục hành chính.", id="time and offices"),
        pytest.param("45% hồ sơ TTHC được giới thiệu qua mạng xã hội.", id="a social network"),
        pytest.param("70% dịch vụ công ích được đặt hàng trực tuyến.", id="public utilities"),
        pytest.param("Tỷ lệ tái sử dụng dữ liệu số hóa hồ sơ TTHC đạt 31%.", id="what is used again"),
        pytest.param("Bình quân mỗi ngày bộ phận một cửa tiếp nhận 320 hồ sơ.", id="a day's dossiers"),
        pytest.param("Tổng số hồ sơ TTHC phải giải quyết là 288.700.", id="to be resolved"),
        pytest.param("Trong tháng, thành phố trả lại 312 hồ sơ do thiếu giấy tờ.", id="sent back"),
        pytest.param("Chỉ số hài lòng người bệnh năm 2023 đạt 92%.", id="patients, not citizens"),
        pytest.param("40% dịch vụ công trực tuyến chưa phát sinh hồ sơ nào.", id="services that nobody uses"),
        pytest.param("3.100 chứng thư số của cán bộ bị thu hồi.", id="signatures taken back"),
        pytest.param("Trụ cột chính quyền số trong DTI 2023 của Quảng Nam xếp thứ 9.", id="a part of an index"),
        pytest.param("Năm 2023, trụ cột kinh tế số của DTI đứng thứ 9 cả nước.", id="a part, behind the year"),
    ],
)
def test_what_is_said_almost_so_is_no_fact(text: str) -> None:
    assert read(text) == []


def test_the_share_of_one_field_is_none_of_all_that_was_counted() -> None:
    text = "Các cơ quan tiếp nhận 486.920 hồ sơ TTHC nộp qua mạng, lĩnh vực đất đai chiếm 61%."
    assert [fact.value for fact in read(text)] == [486920.0]


def test_what_the_national_portal_does_is_the_nations() -> None:
    ours = read("Cổng Dịch vụ công quốc gia có 1.105 dịch vụ công của tỉnh.")
    all_of_them = read("Hiện nay, Cổng Dịch vụ công quốc gia đã cung cấp 4.700 dịch vụ công.")
    assert [(fact.entity, fact.value) for fact in (*ours, *all_of_them)] == [("P49", 1105.0), ("VN", 4700.0)]


@pytest.mark.parametrize("deed", ["ban hành nghị quyết giảm lệ phí", "cam kết trả kết quả sớm hơn quy định"])
def test_what_provinces_have_resolved_to_do_is_done(deed: str) -> None:
    facts = read(f"Năm 2024, có 45 địa phương {deed} với hồ sơ nộp trực tuyến.")
    assert [(fact.entity, fact.value, fact.status) for fact in facts] == [("VN", 45.0, "actual")]


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        pytest.param("Hồ sơ TTHC giải quyết trước hạn 60%, đúng hạn 38%.", [], id="two parts of what was not late"),
        pytest.param("98% hồ sơ TTHC được giải quyết đúng hạn, trong đó 60% trước hạn.", [98.0], id="a part of it"),
        pytest.param("Hồ sơ TTHC giải quyết trước và đúng hạn đạt 98%.", [98.0], id="both in one"),
    ],
)
def test_the_early_and_the_due_are_parts_of_what_is_on_time(text: str, rates: list[float]) -> None:
    assert [fact.value for fact in read(text)] == rates


def test_what_goes_from_house_to_house_is_said_of_no_household() -> None:
    facts = read("Có 1.999 tổ công nghệ số cộng đồng (9.876 thành viên) đến từng nhà.")
    assert [fact.indicator for fact in facts] == ["community_digital_teams", "community_digital_team_members"]


def test_a_question_how_many_goals_are_done_counts_none() -> None:
    asked = "Trong 27 mục tiêu chuyển đổi số của Nghị quyết thì bao nhiêu mục tiêu đã xong?"
    assert read(asked) == []
    assert [fact.value for fact in read(asked + " Câu trả lời là đã xong 14 mục tiêu.")] == [14.0]


def test_a_helping_verb_hides_no_longer_phrase() -> None:
    """ "đã kích hoạt" is a phrase and so is "kích hoạt VNeID"."""
    assert [fact.indicator for fact in read("Có 860.500 công dân đã kích hoạt VNeID.")] == ["eid_accounts"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tỉnh phấn đấu tỷ lệ hồ sơ trực tuyến đạt cao hơn 82%.", (82.0, ">")),
        ("Chỉ tiêu năm 2025: cáp quang phủ lớn hơn 85% hộ gia đình.", (85.0, ">")),
        ("Mục tiêu: tỷ lệ hồ sơ TTHC quá hạn ít hơn 0,4%.", (0.4, "<")),
        ("Mục tiêu năm 2025 là kéo tỷ lệ hồ sơ TTHC trễ hạn xuống dưới mức 0,6%.", (0.6, "<")),
        ("Tỷ lệ hồ sơ TTHC trễ hạn của tỉnh phải không hơn 2%.", (2.0, "<=")),
        ("Tỷ lệ hồ sơ TTHC đúng hạn phải không nhỏ hơn 98%.", (98.0, ">=")),
        ("Năm 2023, thương mại điện tử của tỉnh đạt doanh thu cao hơn 21% so với năm 2022.", (21.0, "=")),
    ],
)
def test_more_and_less_are_bounds_where_nothing_is_named_to_be_more_than(text: str, found: tuple[float, str]) -> None:
    assert [(fact.value, fact.bound) for fact in read(text)] == [found]


def test_more_than_an_earlier_figure_is_a_change() -> None:
    assert [fact.value for fact in read("Năm 2023, tỷ lệ hồ sơ trực tuyến là 61%, cao hơn 8% so với năm 2022.")] == [
        61.0
    ]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Tỉnh có 57% hồ sơ TTHC được xử lý trực tuyến (toàn trình).", "dossier_full_online_rate"),
        ("Tỉnh cung cấp 914 dịch vụ công trực tuyến (toàn trình).", "services_full_online"),
        ("Tỉnh cung cấp 914 dịch vụ công trực tuyến (mức độ 3, 4).", "services_online"),
    ],
)
def test_brackets_that_say_how_far_online_part_nothing(text: str, indicator: str) -> None:
    assert [fact.indicator for fact in read(text)] == [indicator]


@pytest.mark.parametrize(
    "goes_on",
    [
        "Kon Tum, nơi bắt đầu muộn, có 312.",
        "Kon Tum ít nhất, vỏn vẹn 312.",
        "Kon Tum liền kề dừng ở 312.",
        "Kon Tum giáp ranh vẻn vẹn 312.",
    ],
)
def test_a_bare_count_of_who_is_named_anew(goes_on: str) -> None:
    text = f"Quảng Nam hiện có 418 doanh nghiệp công nghệ số. {goes_on}"
    assert [(fact.value, fact.entity) for fact in read(text)] == [(418.0, "P49"), (312.0, "P62")]


@pytest.mark.parametrize(
    "goes_on",
    [
        "Kon Tum kém nhất với 41%.",
        "Kon Tum tuy nhỏ nhưng cũng tới 41% theo cách tính ấy.",
        "Kon Tum lân cận mới được 41% như vậy.",
    ],
)
def test_words_that_only_place_a_figure_are_no_subject(goes_on: str) -> None:
    text = f"Quảng Nam đạt 63% hồ sơ trực tuyến. {goes_on}"
    assert [(fact.value, fact.entity, fact.bound) for fact in read(text)] == [(63.0, "P49", "="), (41.0, "P62", "=")]


@pytest.mark.parametrize(
    "goal",
    [
        "Chiến lược tài chính toàn diện đòi 82% vào năm 2025",
        "Đề án thanh toán không dùng tiền mặt hướng tới 82% vào năm 2025",
        "Mục tiêu đến năm 2025 là 82% người trưởng thành",
        "Kế hoạch phát triển ngân hàng số đề ra 82% người từ 15 tuổi trở lên vào năm 2025",
    ],
)
def test_a_goal_goes_on_whatever_the_paper_is_called_that_sets_it(goal: str) -> None:
    text = f"Đến hết tháng 9/2024, cả nước có 76,3% người trưởng thành có tài khoản thanh toán tại ngân hàng. {goal}."
    assert [(fact.value, fact.status, fact.period) for fact in read(text)] == [
        (76.3, "actual", "2024-09-30"),
        (82.0, "target", "2025"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quý I/2024, tỉnh xử lý 41.200 hồ sơ TTHC.", "Quí I/2024, tỉnh xử lí 41.200 hồ sơ TTHC."),
        ("19,3% người trưởng thành có chữ ký số.", "19,3% người trưởng thành có chữ kí số."),
        ("Doanh thu công nghiệp CNTT đạt 52 tỷ đồng, cùng kỳ 47 tỷ đồng.",
         "Doanh thu công nghiệp CNTT đạt 52 tỉ đồng, cùng kì 47 tỉ đồng."),
    ],
)  # fmt: skip
def test_a_short_i_is_read_as_the_y_that_most_write(one: str, other: str) -> None:
    named = [[(fact.indicator, fact.value, fact.period) for fact in read(text)] for text in (one, other)]
    assert named[0] == named[1] != []


@pytest.mark.parametrize("verb", ["chiếm", "cũng chiếm", "chiếm tới", "góp", "qua đó đóng góp", "tương ứng với", "cỡ"])
def test_a_share_goes_on_with_the_estimate_before_it(verb: str) -> None:
    text = f"Doanh thu thương mại điện tử của tỉnh ước 4.100 tỷ đồng, tăng 19%, {verb} 7,2% tổng mức bán lẻ."
    assert [fact.status for fact in read(text)] == ["estimate"] * 3


@pytest.mark.parametrize("how", ["bất ngờ vượt lên với", "khép sổ với", "chật vật với", "lặng lẽ bứt lên"])
def test_how_somebody_came_to_a_figure_is_no_other_thing(how: str) -> None:
    facts = read(f"Tỷ lệ hồ sơ nộp trực tuyến của Huế đạt 93%, Kon Tum 81%, còn Quảng Nam {how} 52%.")
    assert [(fact.entity, fact.value) for fact in facts] == [("P46", 93.0), ("P62", 81.0), ("P49", 52.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Mức độ hài lòng của người dân khi làm thủ tục hành chính là 96,1% trên 5.230 đánh giá.",
        "Bộ phận một cửa nhận 5.230 đánh giá, 96,1% hài lòng.",
    ],
)
def test_what_people_gave_is_counted_by_a_bare_noun(text: str) -> None:
    assert {(fact.indicator, fact.value) for fact in read(text)} == {
        ("satisfaction_ratings", 5230.0),
        ("satisfaction_rate", 96.1),
    }


@pytest.mark.parametrize("product", ["GDP", "tổng sản phẩm trong nước", "tổng sản phẩm quốc nội (GDP)"])
def test_the_noun_of_the_figure_before_is_no_strange_word(product: str) -> None:
    text = f"Chiến lược đặt mục tiêu kinh tế số đạt 20% {product} vào năm 2025 và 30% vào năm 2030."
    assert [(fact.value, fact.period) for fact in read(text)] == [(20.0, "2025"), (30.0, "2030")]


@pytest.mark.parametrize(
    "said", ["thực tế có hồ sơ", "thực tế đã phát sinh hồ sơ", "đang có phát sinh hồ sơ", "có hồ sơ trên thực tế"]
)
def test_services_that_are_used(said: str) -> None:
    facts = read(f"Năm 2023, tỉnh có 54,1% dịch vụ công trực tuyến {said}.")
    assert [(fact.indicator, fact.value) for fact in facts] == [("service_with_dossiers_rate", 54.1)]


def test_a_text_whose_only_word_of_ours_has_an_i_is_read() -> None:
    assert [fact.value for fact in read("Đến nay xã có 1.204 người dân được cấp chữ kí số.")] == [1204.0]


@pytest.mark.parametrize("use", ["sử dụng", "dùng"])
def test_people_who_use_a_signature_are_a_share_of_all(use: str) -> None:
    text = f"Tỷ lệ người dân của tỉnh có tài khoản công dân số đạt 63%, người dân {use} chữ ký số 27%."
    assert [(fact.indicator, fact.value) for fact in read(text)] == [
        ("digital_citizen_account_rate", 63.0),
        ("digital_signature_adult_rate", 27.0),
    ]


@pytest.mark.parametrize("again", [" (hơn 149 tỷ USD)", ", xấp xỉ 149 tỷ USD", " , xấp xỉ 149 tỷ USD"])
def test_an_amount_told_anew_in_the_other_currency_is_one(again: str) -> None:
    text = (
        f"Bộ Thông tin và Truyền thông đặt mục tiêu năm 2024 doanh thu công nghiệp CNTT đạt 3,6 triệu tỷ đồng{again}."
    )
    assert [(fact.value, fact.unit) for fact in read(text, "Nhân Dân")] == [(3.6e15, "vnd")]


@pytest.mark.parametrize("those", ["ngang tầm các nước tiên tiến", "tầm cỡ khu vực", "đủ năng lực cạnh tranh quốc tế"])
def test_firms_of_one_sort_are_not_all(those: str) -> None:
    assert read(f"Đến năm 2030, Đà Nẵng có ít nhất 2 doanh nghiệp công nghệ số {those} (cả nước là 5).") == []
    text = f"Đà Nẵng có 2.450 doanh nghiệp công nghệ số, phấn đấu vài doanh nghiệp {those}."
    assert [fact.value for fact in read(text)] == [2450.0]


@pytest.mark.parametrize("sets", ["đặt ra", "đề ra", "đưa ra"])
def test_goals_that_a_plan_sets_are_not_completed(sets: str) -> None:
    assert read(f"Kế hoạch chuyển đổi số {sets} 14 mục tiêu cụ thể (mọi xã đạt chuẩn).") == []
    text = f"Kế hoạch chuyển đổi số {sets} 14 mục tiêu, đến nay tỉnh đã hoàn thành 9 mục tiêu."
    assert [(fact.indicator, fact.value) for fact in read(text)] == [("goals_completed", 9.0)]


def test_what_is_told_of_gdp_is_told_of_no_trade() -> None:
    text = (
        "Năm 2023, thương mại điện tử của Việt Nam đạt 20,5 tỷ USD. GDP cả nước tăng 5%, đạt khoảng 430 tỷ USD, trong"
        " đó khu vực công nghiệp tăng 3,7%."
    )
    assert [(fact.indicator, fact.value) for fact in read(text, "Nhân Dân")] == [("ecommerce_revenue", 20.5e9)]
    again = "Năm 2023, thương mại điện tử của Việt Nam đạt 20,5 tỷ USD. GDP đạt 430 tỷ USD, tăng 5%."
    assert [(fact.indicator, fact.value) for fact in read(again, "Nhân Dân")] == [("ecommerce_revenue", 20.5e9)]


def test_a_growth_behind_a_trade_told_again_is_still_its_own() -> None:
    text = "Năm 2023, thương mại điện tử của Việt Nam đạt 20,5 tỷ USD. Năm 2022, con số này là 16,4 tỷ USD, tăng 20%."
    assert [fact.value for fact in read(text, "Nhân Dân")] == [20.5e9, 16.4e9, 20.0]


_BOOM = "Vài năm qua, thương mại điện tử Việt Nam đã lớn nhanh.\n"


def test_the_market_is_that_which_the_paragraph_before_is_about() -> None:
    text = (
        f"{_BOOM}Quy mô thị trường đi từ 13,7 tỷ USD năm 2021 lên 20,5 tỷ USD năm 2023. Tốc độ tăng trưởng duy trì ở"
        " mức cao, với 16% năm 2021, 20% năm 2022 và 25% năm 2023."
    )
    found = [(fact.indicator, fact.value, fact.period) for fact in read(text, "Nhân Dân")]
    assert found[:2] == [("ecommerce_revenue", 13.7e9, "2021"), ("ecommerce_revenue", 20.5e9, "2023")]
    assert found[2:] == [("ecommerce_growth", float(v), y) for v, y in ((16, "2021"), (20, "2022"), (25, "2023"))]


@pytest.mark.parametrize("of", ["game di động", "giao đồ ăn", "thanh toán số", "quảng cáo"])
def test_a_market_that_is_named_is_another(of: str) -> None:
    assert read(f"{_BOOM}Quy mô thị trường {of} năm 2023 đạt 1,4 tỷ USD.", "Nhân Dân") == []


@pytest.mark.parametrize(
    ("covered", "indicator"),
    [("thôn được phủ sóng 4G", "mobile_broadband_coverage_rate"), ("xã có sóng 5G", "mobile_5g_coverage_rate")],
)
def test_all_of_what_a_rate_may_be_of_are_all_percent(covered: str, indicator: str) -> None:
    assert fields(f"Năm 2024, tỉnh có 62/62 {covered}.", "indicator value total") == [(indicator, 100.0, 62.0)]
    assert read("Năm 2024, tỉnh có 140/148 thôn được phủ sóng 4G.") == []


@pytest.mark.parametrize("joint", ["và chiếm", "và đóng góp", ", chiếm"])
def test_a_share_joined_to_a_growth_is_the_next_figures(joint: str) -> None:
    text = f"Năm 2024, kinh tế số của tỉnh ước tăng 14,6%{'' if joint[0] == ',' else ' '}{joint} khoảng 9,2% GRDP."
    assert values(text, "indicator") == [(14.6, "digital_economy_growth"), (9.2, "digital_economy_gdp_share")]


def test_what_places_do_stands_for_them_where_the_same_number_is_of_all() -> None:
    text = (
        "Đến nay, 63/63 tỉnh, thành phố đã miễn, giảm phí, lệ phí và 38/63 rút ngắn thời gian xử lý hồ sơ trực tuyến."
    )
    assert values(text, "indicator") == [(63.0, "localities_fee_policy"), (38.0, "localities_time_policy")]


@pytest.mark.parametrize("cut", ["cắt giảm được 31,5%", "rà soát, cắt giảm được 31,5%"])
def test_procedures_that_were_spoken_of_are_cut(cut: str) -> None:
    text = f"Các bộ phải cắt giảm 30% thủ tục hành chính; riêng Bộ Xây dựng đến nay đã {cut}."
    assert values(text, "indicator")[1:] == [(31.5, "procedure_reduction_rate")]
    assert read("Bộ Xây dựng rà soát các thủ tục, chi phí tuân thủ được cắt giảm 31,5%.") == []


def test_ministries_and_localities_are_everyone() -> None:
    text = "Chính phủ yêu cầu các bộ, địa phương cắt giảm tối thiểu 25% thủ tục hành chính trong năm 2025."
    assert values(text, "entity") == [(25.0, "VN")]


def test_who_comes_in_by_another_account_has_none_of_it() -> None:
    text = (
        "Cổng Dịch vụ công quốc gia tích hợp 4.800 dịch vụ công. Cổng hiện có 20,5 triệu tài khoản, trong đó đăng nhập "
        "qua VNeID trên 96%."
    )
    assert (20_500_000.0, "digital_citizen_accounts") in values(text, "indicator")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Trong 14 xã thì 9 nơi có điểm tư vấn chữ ký số.", id="where one is advised"),
        pytest.param("Số thu từ thương mại điện tử 10 tháng đạt 70.000 tỷ đồng.", id="taxes"),
    ],
)
def test_what_stands_beside_a_measure_is_none_of_it(text: str) -> None:
    assert read(text) == []


def test_a_share_cannot_have_risen_by_so_much() -> None:
    text = "6 tháng đầu năm 2024, kinh tế số cả nước chiếm {}% GDP, tăng {}% so với cùng kỳ."
    share, growth = "digital_economy_gdp_share", "digital_economy_growth"
    assert values(text.format("19,8", "17,5"), "indicator") == [(19.8, share), (17.5, growth)]
    assert values(text.format("19,8", "1,5"), "indicator") == [(19.8, share)]
    assert values(f"Tỷ trọng {text.format('8,1', '7,5')}", "indicator") == [(8.1, share)]
