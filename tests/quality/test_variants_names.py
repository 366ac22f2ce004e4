"""What the rewritings of names and times make of a text, and of its gold."""

from __future__ import annotations

import random

from benchmarks.samples import Sample
from benchmarks.scoring import Fact
from benchmarks.variants import REWRITINGS
from pipelines.model import Context


def sample(text: str, *gold: Fact, publisher: str = "Báo Sơn La", title: str | None = None) -> Sample:
    return Sample("T1", text, Context(published="2024-05-10", publisher=publisher, title=title), gold)


def fact(entity: str, period: str = "2023", value: float = 45) -> Fact:
    return {"doc": "T1", "indicator": "dossier_online_rate", "entity": entity, "value": value, "period": period}


def rewritten(name: str, before: Sample, seed: int = 1) -> Sample:
    return REWRITINGS[name](before, random.Random(seed))


def test_another_province_has_its_own_districts_publisher_and_codes() -> None:
    before = sample("Tỉnh Sơn La đạt 45%, huyện Sông Mã 30%, TP. Sơn La 90%.", fact("P14"), fact("D126"), fact("D116"))
    after = rewritten("other_province", before)
    assert "Sơn La" not in after.text + str(after.context.publisher)
    assert "Sông Mã" not in after.text
    province, district, capital = (str(f["entity"]) for f in after.gold)
    assert province[0] == "P"
    assert province != "P14"
    assert district[0] == capital[0] == "D"
    name = str(after.context.publisher).removeprefix("Báo ")
    assert f"TP. {name} 90%" in after.text


def test_a_province_whose_change_is_told_keeps_its_name() -> None:
    before = sample("Sau khi sáp nhập, tỉnh Sơn La đạt 45%.", fact("P14"))
    assert rewritten("other_province", before) == before


def test_a_home_that_its_publisher_does_not_name_stays() -> None:
    before = sample("Tỉnh Tiền Giang đạt 45%.", fact("P82"), publisher="Báo Ấp Bắc")
    assert rewritten("other_province", before) == before


def test_another_ministry() -> None:
    before = sample("Bộ Y tế đạt 45%.", fact("M:byt"), publisher="VietnamPlus")
    after = rewritten("other_ministry", before)
    assert "Bộ Y tế" not in after.text
    assert after.gold[0]["entity"] != "M:byt"


def test_other_years_move_with_the_day_of_publication() -> None:
    after = rewritten("other_years", sample("Năm 2023 đạt 45%, đến năm 2025 là 60%; 2.023 hồ sơ.", fact("P14")))
    assert after.text == "Năm 2021 đạt 45%, đến năm 2023 là 60%; 2.023 hồ sơ."
    assert after.context.published == "2022-05-10"
    assert after.gold[0]["period"] == "2021"


def test_years_near_the_publication_are_told_from_there() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến của tỉnh năm 2023 đạt 45%, của cả nước là 40% theo số liệu mà Văn phòng vừa công bố."
    said = {rewritten("relative_years", sample(text, fact("P14")), seed).text for seed in range(9)}
    assert said == {text, text.replace("năm 2023", "năm ngoái")}


def test_a_time_in_front_goes_behind_and_the_other_way() -> None:
    front = sample("Mở đầu. Năm 2023, tỷ lệ hồ sơ trực tuyến đạt 45%.", fact("P14"))
    assert {rewritten("time_elsewhere", front, seed).text for seed in range(20)} == {
        "Mở đầu. Tỷ lệ hồ sơ trực tuyến năm 2023 đạt 45%.",
        "Mở đầu. Tỷ lệ hồ sơ trực tuyến trong năm 2023 đạt 45%.",
        "Mở đầu. Tỷ lệ hồ sơ trực tuyến đạt 45% trong năm 2023.",
    }
    behind = sample("Mở đầu. Tỷ lệ hồ sơ trực tuyến quý III/2023 đạt 45%, tăng 2%.", fact("P14"))
    assert rewritten("time_elsewhere", behind).text == "Mở đầu. Quý III/2023, tỷ lệ hồ sơ trực tuyến đạt 45%, tăng 2%."


def test_strangers_are_named_between_paragraphs_and_change_no_gold() -> None:
    told = "Tỷ lệ hồ sơ trực tuyến của tỉnh trong năm 2023 đạt 45%, theo báo cáo mà Văn phòng UBND tỉnh vừa công bố. "
    before = sample("\n".join([told + "Toàn tỉnh có 63 tổ công nghệ số cộng đồng đang hoạt động."] * 2), fact("P14"))
    after = {rewritten("strangers", before, seed).text for seed in range(9)}
    assert len(after) > 2
    assert all(text.startswith(told) for text in after)


def test_a_comparison_names_others_behind_a_figure() -> None:
    before = sample("Tỷ lệ đạt 45%. Cả nước 50%; 60%.", fact("P14"))
    after = {rewritten("compared", before, seed).text for seed in range(40)}
    assert "Tỷ lệ đạt 45%, bỏ xa Kon Tum. Cả nước 50%; 60%." in after
