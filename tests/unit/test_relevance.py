"""The filter errs on keeping: nothing of ours is lost, and most of what is plainly something else is let go."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
import yaml

from pipelines.crawl.relevance import CUES, bare, normalize, on_topic, worth_asking

TEXTS = Path(__file__).resolve().parents[1] / "quality" / "dev"
OPEN = [path for path in sorted((TEXTS / "texts").glob("*.txt")) if path.stem[-1] not in "369"]


def address(title: str) -> str:
    return f"https://bao.test/{bare(title).replace(' ', '-')}-196241005195.htm"


def test_every_development_text_is_kept_before_and_after_fetching() -> None:
    rows = map(json.loads, (TEXTS / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    titles = {row["doc"]: row["title"] for row in rows}
    assert len(OPEN) == 63
    lost = [
        path.stem
        for path in OPEN
        if not worth_asking(address(titles[path.stem]), titles[path.stem])
        or not on_topic(path.read_text(encoding="utf-8"))
    ]
    assert lost == []


def test_recall_does_not_hang_on_single_words() -> None:
    """With any one cue struck out of them, at most one of the 63 texts is lost (measured: 62 of 63 kept at worst)."""
    texts = [normalize(path.read_text(encoding="utf-8")) for path in OPEN]
    for cue in map(normalize, yaml.safe_load(CUES.read_text(encoding="utf-8"))["topic"]):
        struck = re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)")
        lost = [path.stem for path, text in zip(OPEN, texts, strict=True) if not on_topic(struck.sub("", text))]
        assert len(lost) <= 1, f"without {cue!r}: {lost}"


# Sentences about other things, in the manner of their sections, to be put together into pages.
OFF_TOPIC = {
    "the-thao": (
        ["{a} thắng đậm {b} ở vòng {n}", "{a} chia tay huấn luyện viên sau {n} trận", "Chung kết: {a} gặp {b}"],
        [
            "Tiền đạo đội chủ nhà ghi bàn ở phút {n} sau đường chuyền từ cánh phải.",
            "Đội khách có {n} lần dứt điểm nhưng không thắng được thủ môn.",
            "Huấn luyện viên trưởng cho rằng các cầu thủ đã chơi đúng sức.",
            "Khán đài hôm nay có {n} nghìn người, đông nhất từ đầu mùa.",
        ],
    ),
    "thoi-tiet": (
        ["Bắc Bộ mưa dông đến ngày {n}", "Miền Trung nắng nóng {n} độ", "Không khí lạnh tràn về đêm {n}"],
        [
            "Nhiệt độ cao nhất {n} độ, ban đêm trời dịu hơn nhờ gió đông nam.",
            "Vùng núi đề phòng lũ quét và sạt lở đất sau nhiều giờ mưa to.",
            "Lượng mưa phổ biến {n} mm, có nơi cao hơn.",
            "Từ ngày mai, rãnh áp thấp đẩy dần lên phía bắc.",
        ],
    ),
    "van-hoa": (
        ["Đêm nhạc {a} kín chỗ", "Phim về {b} ra rạp tuần này", "Triển lãm {n} bức tranh lụa"],
        [
            "Nữ nghệ sĩ mặc áo dài trắng, hát {n} bài trong tiếng đàn bầu.",
            "Bộ phim quay trong {n} ngày ở một làng chài nhỏ.",
            "Người xem xếp hàng từ sáng sớm để có vé.",
            "Họa sĩ kể rằng mỗi bức tranh mất nhiều tháng mới xong.",
        ],
    ),
    "phap-luat": (
        [
            "Bắt nhóm trộm {n} xe máy",
            "Va chạm trên quốc lộ {n}, hai người bị thương",
            "Tuyên án vụ tranh chấp đất ở {a}",
        ],
        [
            "Khoảng {n} giờ sáng, xe tải va vào dải phân cách rồi lật ngang đường.",
            "Cơ quan điều tra đã tạm giữ {n} người để làm rõ.",
            "Nhân chứng nói nghe tiếng động mạnh rồi chạy ra xem.",
            "Tòa tuyên bị cáo {n} tháng tù vì tội trộm cắp tài sản.",
        ],
    ),
    "doi-song": (
        ["Cách nấu canh chua cá lóc cho {n} người", "Vườn hoa {a} nở rộ", "{n} món ngon cho ngày mưa"],
        [
            "Cá làm sạch, ướp muối và tiêu trong {n} phút rồi mới cho vào nồi.",
            "Nước dùng ngọt nhờ xương hầm lâu trên lửa nhỏ.",
            "Khách đến vườn chụp ảnh từ lúc sương còn chưa tan.",
            "Giá mỗi chậu cúc khoảng {n} nghìn đồng, nhỉnh hơn năm ngoái.",
        ],
    ),
    "kinh-doanh": (
        ["Giá cà phê tăng {n} đồng mỗi ký", "{a} trúng mùa vải", "Xuất khẩu tôm sang {b} chậm lại"],
        [
            "Thương lái thu mua tại vườn với giá {n} nghìn đồng một ký.",
            "Nông dân phơi khô rồi đóng bao chờ giá lên.",
            "Tàu cập cảng với {n} tấn hàng, bốc dỡ trong đêm.",
            "Mưa trái mùa làm hoa rụng nhiều, năng suất giảm.",
        ],
    ),
}


def off_topic_pages(count: int, seed: int = 7) -> list[tuple[str, str, str]]:
    """Generated pages of other topics: address, title, text."""
    made = random.Random(seed)
    places = ["Nam Định", "Sông Lam", "Bình Dương", "Đà Lạt", "Hội An", "Thanh Hóa", "Nhật Bản", "Cần Thơ"]
    pages = []
    for number in range(count):
        section = made.choice(sorted(OFF_TOPIC))
        titles, sentences = OFF_TOPIC[section]

        def fill(text: str) -> str:
            a, b = made.sample(places, 2)
            return text.format(a=a, b=b, n=made.randint(2, 95))

        title = fill(made.choice(titles))
        text = " ".join(fill(made.choice(sentences)) for _ in range(made.randint(6, 25)))
        pages.append((f"https://bao.test/{section}/{bare(title).replace(' ', '-')}-{number}.htm", title, text))
    return pages


def test_generated_pages_of_other_topics_are_let_go() -> None:
    pages = off_topic_pages(600)
    assert sum(on_topic(f"{title}\n{text}") for _, title, text in pages) <= 0.02 * len(pages)
    passed_over = sum(not worth_asking(url, title) for url, title, _ in pages)
    assert passed_over >= 0.1 * len(pages), "sections of sports and the like are not even asked for"


@pytest.mark.parametrize(
    "text",
    [
        "CHUYỂN ĐỔI SỐ",
        "chuye\u0302\u0309n \u0111o\u0302\u0309i so\u0302\u0301",  # NFD
        "\u00d0ề án 06 về dữ liệu",
        "nộp   hồ\nsơ tại nhà",
        "phủ sóng 5G,",
    ],
)
def test_words_are_found_however_they_are_coded(text: str) -> None:
    assert on_topic(text)


@pytest.mark.parametrize(
    "text", ["giá 45g vàng", "trung tâm văn hóa", "kinh tế sốt ruột", "addti", "một cửa hàng hoa", ""]
)
def test_parts_of_words_do_not_count(text: str) -> None:
    assert not on_topic(text)


def test_what_only_begins_like_a_word_of_ours_hides_none() -> None:
    assert on_topic("Ở một cửa hàng cạnh bộ phận một cửa.")
    assert not worth_asking("https://bao.test/the-thao/mot-cua-hang-o-san-co-1.htm", None)
    assert worth_asking("https://bao.test/the-thao/mot-cua-lien-thong-1.htm", None)


def test_an_address_speaks_where_no_title_is_known() -> None:
    assert worth_asking("https://bao.test/the-thao/chuyen-doi-so-trong-bong-da-1.htm", None)
    assert not worth_asking("https://bao.test/the-thao/chung-ket-toi-nay-1.htm", None)
    assert worth_asking("https://bao.test/viewer.aspx?mabb=3", None)
