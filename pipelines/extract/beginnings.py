"""Where figures, times and numbers of papers may begin in a text: one search finds its digits, the Aho-Corasick pass
that finds the lexicon's phrases the words of all three, each with the word or digit that must follow. What stands there
is read by others.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick_rs

from pipelines.extract.numbers import IN_WORDS
from pipelines.extract.period_patterns import FIGURE, GOES_ON, HEADS, LED, WHOLE

Match = tuple[int, int, int]
"""What an automaton finds: the index of a phrase, its start and its end."""
_DIGITS = tuple("0123456789")

# Figures that count nothing: numbers of papers, rooms, weeks and telephones. The words that they begin with, what must
# stand right behind these, and how they go on
_PAPERS = (
    ("ttxvn", (" ",), r" \d{1,2}[/-]\d{1,2}"),
    ("http", ("://", "s://"), r"s?://\S+"),
    ("www", (".",), r"\.\S+"),
    (
        "nghị quyết|quyết định|nghị định|công văn|thông tư|chỉ thị|thông báo|báo cáo|văn bản|tờ trình|luật|đề án|điều|khoản|câu|biểu|phụ lục|gói|chương|kết luận|tầng|phòng|lô|lớp|quốc lộ|khóa|quỹ đạo|windows|công điện",
        (*(f" {digit}" for digit in _DIGITS), " số", " thứ", ":", " :"),
        r"(?<!hải phòng)(?: (?:số|thứ))? ?:? (?:số )?(?!\d[\d.,]*\s?(?:%|phần trăm|triệu|nghìn|tỷ|đồng|hộ|hồ sơ|doanh nghiệp))\d+(?:[./-][0-9a-zđ]+)*(?:[/-][0-9a-zđ&]+)*",
    ),
    (  # "Kế hoạch 215 của UBND tỉnh", but "Kế hoạch: 1.200", "Kế hoạch 140; thực hiện 152"
        "kế hoạch",
        (*(f" {digit}" for digit in _DIGITS), " số", " thứ", ":", " :"),
        r"(?! ?: \d[\d.,]*(?![\d/-]))(?! \d[\d.,]*(?: [^\W\d_]{1,8}){0,2} ?[;|,→-] ?(?:(?:đã|ước|kết quả) )?(?:thực hiện|đạt|th)\b)(?: (?:số|thứ))? ?:? (?:số )?(?!\d[\d.,]*\s?(?:%|phần trăm|triệu|nghìn|tỷ|đồng|hộ|hồ sơ|doanh nghiệp))\d+(?:[./-][0-9a-zđ]+)*(?:[/-][0-9a-zđ&]+)*",
    ),
    (
        "số",
        tuple(f"{colon} {digit}" for colon in ("", ":") for digit in _DIGITS),
        r"(?<!ký số)(?<!công nghệ số)(?<!dân số)(?<!chuyển đổi số)(?<!tài khoản số):? \d+[/-][0-9a-zđ][0-9a-zđ/&-]*",
    ),
    ("mã", (" ",), r" \S*\d\S*"),
    ("(", ("0",), r"0\d{2,3}\)\s?[\d.]+"),
    (
        "cấp độ|giai đoạn|đợt|nhánh|số máy lẻ|phường|quận|tổ|khu phố|vòng|phiên|lần thứ|lần khảo sát thứ|lần đánh giá thứ|lần công bố thứ|lần xếp hạng thứ|lần|khoá|tier|level|mức độ|mức|bảng|cột|top 10 sự kiện",
        tuple(f" {digit}" for digit in _DIGITS),
        r" \d{1,2}\b(?![.,/%]?\d| ?%| ?- ?\d+(?:,\d+)? ?%| (?:triệu|nghìn|tỷ|đồng))",
    ),
    ("sáng|chiều|tối|trưa|hôm|ngày|đêm", (" thứ ",), r" thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b"),
    (
        "thứ",
        (" hai", " ba", " tư", " năm", " sáu", " bảy", *(f" {day}" for day in "234567")),
        r" (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?=,? (?:ngày )?\d{1,2}[/-]\d| hằng| hàng| tuần)",
    ),
    ("gmt", ("",), r"[+\d:]*"),
    ("chỉ tiêu|câu|tiêu chí|mục|trang", (" số ",), r" số \d+"),
    ("bộ chỉ số|bộ tiêu chí", tuple(f" {digit}" for digit in _DIGITS), r" \d+\b(?![.,/%]?\d| ?%| điểm)"),
    ("đường dây nóng", (" ", ": "), r":? [\d.x]+"),
)
_BEGIN_PAPERS = [
    (word + ahead, len(word), rest)
    for words, follows, pattern in _PAPERS
    for rest in [re.compile(pattern)]
    for word in words.split("|")
    for ahead in follows
]
BEGINNINGS: tuple[str, ...] = (*IN_WORDS, *HEADS, *(phrase for phrase, _, _ in _BEGIN_PAPERS))
"""What begins them in words, lower case."""
_AUTOMATON = ahocorasick_rs.AhoCorasick(BEGINNINGS, implementation=ahocorasick_rs.Implementation.ContiguousNFA)
_TIMES = len(IN_WORDS)
_REST = _TIMES + len(HEADS)


@dataclass(slots=True)
class Beginnings:
    """Of a text in order: the spans of its figures, "1.234,5" as one (`figures`), and of two words that a number in
    words may begin with (`spelled`); start, end and key in `BY_HEAD` of what may begin a time (`times`); start of the
    number of a paper, end of its word and the pattern of the rest (`papers`)."""

    figures: list[tuple[int, int]]
    spelled: list[tuple[int, int]]
    times: list[tuple[int, int, str]]
    papers: list[tuple[int, int, re.Pattern[str]]]


def beginnings(low: str, matches: Iterable[Match] | None = None, first: int = 0) -> Beginnings:
    """All of a text in lower case. `matches` are those of `BEGINNINGS`, where they are known, by an automaton that holds
    them from its phrase `first` on."""
    if matches is None:
        matches = _AUTOMATON.find_matches_as_indexes(low, overlapping=True)
    figures: list[tuple[int, int]] = []
    spelled: list[tuple[int, int]] = []
    times: list[tuple[int, int, str]] = []
    papers: list[tuple[int, int]] = []
    for match in FIGURE.finditer(low):
        figures.append(match.span())
        if match.lastgroup is not None:
            times.append((match.start(), match.end(match.lastgroup), match.lastgroup))
    for phrase, start, end in matches:
        index = phrase - first
        if index < _TIMES:
            spelled.append((start, end))
        elif low[start - 1 : start].isalnum():
            continue  # in the middle of a word
        elif index < _REST:
            head = HEADS[index - _TIMES]
            if (head in WHOLE and low[end : end + 1].isalpha()) or (head in LED and not GOES_ON.match(low, end)):
                continue
            times.append((start, end, head))
        else:
            papers.append((start, index - _REST))
    times.sort()
    papers.sort()  # of several that begin alike the one told first
    named = [(start, *_BEGIN_PAPERS[k][1:]) for start, k in papers]
    return Beginnings(figures, spelled, times, [(start, start + size, rest) for start, size, rest in named])
