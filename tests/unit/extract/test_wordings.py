"""The same statement in other words: how reports, papers and people say the indicators of administration, and what
is said almost so and means something else."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import read


@pytest.mark.parametrize(
    ("indicator", "value", "text"),
    [
        ("dossier_full_online_rate", 58.2, "Có tới 58,2% hồ sơ TTHC được làm trực tuyến từ A đến Z."),
        ("dossier_full_online_rate", 47.0, "Cứ 100 bộ hồ sơ TTHC thì 47 bộ khép kín từ khâu nộp tới khâu trả."),
        ("dossier_full_online_rate", 49.3, "Với 49,3% hồ sơ TTHC, người dân không phải đến bộ phận một cửa lần nào."),
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
        ("goals_completed", 16.0, "Tỉnh đã cán mốc 16/20 chỉ tiêu của nghị quyết chuyển đổi số."),
    ],
)
def test_an_indicator_is_known_by_what_is_meant(indicator: str, value: float, text: str) -> None:
    assert [(fact.indicator, fact.value) for fact in read(text)] == [(indicator, value)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tỉnh cắt giảm 35% chi phí tuân thủ thủ tục hành chính.", id="costs cut, not procedures"),
        pytest.param("Tổng số hồ sơ TTHC phải giải quyết là 288.700.", id="to be resolved"),
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
