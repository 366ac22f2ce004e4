"""A text as lines, sentences and marks: what stands where, before anybody asks what it means together."""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipelines.extract.lexicon import Phrases
from pipelines.extract.lines import LIST_MARKER, Line, lines_of, sentence_spans
from pipelines.extract.marks import outside_names, scan
from pipelines.extract.normalize import Normal
from pipelines.extract.numbers import find_numbers, spelled
from pipelines.extract.periods import find_periods
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import Clock

# Figures that count nothing: numbers of papers, rooms, weeks and telephones. What begins with a word, as words and how
# they go on, …
_WORDED = (
    ("ttxvn", r" \d{1,2}[/-]\d{1,2}"),
    ("http", r"s?://\S+"),
    ("www", r"\.\S+"),
    (
        "nghị quyết|quyết định|nghị định|công văn|thông tư|chỉ thị|kế hoạch|thông báo|báo cáo|văn bản|tờ trình|luật|đề án|điều|khoản|câu|biểu|phụ lục|gói|chương|kết luận|tầng|phòng|lô|lớp|quốc lộ|khóa|quỹ đạo|windows|công điện",
        r"(?<!hải phòng)(?: (?:số|thứ))? ?:? (?:số )?(?!\d[\d.,]*\s?(?:%|phần trăm|triệu|nghìn|tỷ|đồng|hộ|hồ sơ|doanh nghiệp))\d+(?:[./-][0-9a-zđ]+)*(?:[/-][0-9a-zđ&]+)*",
    ),
    (
        "số",
        r"(?<!ký số)(?<!công nghệ số)(?<!dân số)(?<!chuyển đổi số)(?<!tài khoản số):? \d+[/-][0-9a-zđ][0-9a-zđ/&-]*",
    ),
    ("mã", r" \S*\d\S*"),
    (r"\(", r"0\d{2,3}\)\s?[\d.]+"),
    (
        "cấp độ|giai đoạn|nhánh|số máy lẻ|phường|quận|tổ|khu phố|vòng|phiên|lần thứ|lần|khoá|tier|level|mức độ|mức|bảng|top 10 sự kiện",
        r" \d{1,2}\b(?![.,/%]?\d| ?%| ?- ?\d+(?:,\d+)? ?%| (?:triệu|nghìn|tỷ|đồng))",
    ),
    ("sáng|chiều|tối|trưa|hôm|ngày|đêm", r" thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])\b"),
    ("thứ", r" (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?=,? (?:ngày )?\d{1,2}[/-]\d| hằng| hàng| tuần)"),
    ("gmt", r"[+\d:]*"),
    ("chỉ tiêu|câu|tiêu chí|mục|trang", r" số \d+"),
    ("đường dây nóng", r":? [\d.x]+"),
)
# … with a figure, …
_FIGURED = re.compile(
    r"\d(?<!\w\d)(?:\d*[/-][a-zđ]{2,}[0-9a-zđ]*-[a-zđ0-9-]+|(?<=0)(?<![.,]0)\d{2,4}[.\ )-]{0,2}\d{3,}[.\d]*"
    r"|(?<=1)(?:022|800\d{4}|900\d{4}|8001096)\b|\d?\s?(?:h|giờ)\s?(?:\d{1,2})?(?:\ phút)?\b|\d?:\d{2}(?::\d{2})?\b)"
)
_DASHED = re.compile(r"[a-zđ](?<!\w[a-zđ])[a-zđ]*-\d+\b")  # … or with any word: "covid-19"


def _worded() -> re.Pattern[str]:
    """Each choice begins with a letter as such, so that a search leaps from one of these letters to the next."""
    rests: dict[str, list[str]] = {}
    for words, rest in _WORDED:
        by_letter: dict[str, list[str]] = {}
        for word in words.split("|"):
            first = word[:1].strip("\\") or word[:2]
            by_letter.setdefault(first, []).append(word[len(first) :])
        for first, ends in by_letter.items():
            rests.setdefault(first, []).append(f"(?:{'|'.join(ends)}){rest}")
    return re.compile("|".join(rf"{first}(?<!\w{first})(?:{'|'.join(rest)})" for first, rest in rests.items()))


_MASK = _worded()
_ADDRESS = re.compile(r"(?<!\w)\S+@\S+")
_DIGIT = re.compile(r"\d")
_IN_PERCENT = re.compile(r"\(%\)|\(đvt?:? ?%\)|đơn vị(?: tính)?: ?%")


@dataclass(slots=True)
class Reading:
    """A text, read: lines, sentences, marks."""

    normal: Normal
    clock: Clock
    lines: list[Line]
    sentences: list[Sentence]


def read(phrases: Phrases, normal: Normal, clock: Clock) -> Reading:
    """Lines, sentences, marks, periods and numbers of one text."""
    ideas, places, words = scan(phrases, normal)
    ideas, words = outside_names((ideas, words), places, normal)
    lines = lines_of(normal)
    low = normal.low
    layers = [(marks, [mark[0] for mark in marks]) for marks in (ideas, places, words)]
    figured = [(a, b) for a, b, _ in ideas if _DIGIT.search(low, a, b)] if _DIGIT.search(low) else []
    begins = [a for a, _ in figured]
    words_of_number = spelled(low)
    sentences: list[Sentence] = []
    for start, end, line in sentence_spans(normal, lines):
        mine = [marks[bisect_left(starts, start) : bisect_left(starts, end)] for marks, starts in layers]
        digits = _DIGIT.search(low, start, end) is not None
        periods = find_periods(low, start, end, clock) if digits or mine[0] or mine[2] else []
        cells = [(a, b) for a, b in lines[line].cells if start <= a and b <= end]
        if cells and any(p.start < b < p.end for p in periods for _, b in cells):  # "Năm 2023 – Năm 2024", two columns
            periods = [p for a, b in cells for p in find_periods(low, a, b, clock)]
        taken = [(period.start, period.end) for period in periods]
        if digits:
            taken += [match.span() for mask in (_MASK, _FIGURED) for match in mask.finditer(low, start, end)]
            if low.find("-", start, end) >= 0:
                taken += [match.span() for match in _DASHED.finditer(low, start, end)]
            if "@" in low:
                taken += [match.span() for match in _ADDRESS.finditer(low, start, end)]
            taken += figured[bisect_left(begins, start) : bisect_left(begins, end)]
            taken += [(a, b) for a, b, _ in mine[1] if low[b - 1].isdigit()]
        marker = LIST_MARKER.match(normal.cased, start, end) if start == lines[line].start else None
        if marker:
            taken.append((marker.start(), marker.end()))
        taken.sort()
        in_words = bisect_left(words_of_number, start) < bisect_left(words_of_number, end)
        numbers = find_numbers(low, start, end, taken, in_words) if digits or in_words else []
        if cells and any(n.start < b < n.end for n in numbers for _, b in cells):  # "31,5 / 48,2", two columns
            numbers = [n for a, b in cells for n in find_numbers(low, a, b, [t for t in taken if a <= t[0] < b])]
        head = lines[line].parent
        if head is not None and numbers and _IN_PERCENT.search(low, lines[head].start, lines[head].end):
            for number in numbers:  # "Tỷ lệ hồ sơ trực tuyến (%)" above "Huế: 78,4"
                if number.kind == "plain" and number.value <= 100 and number.end == end and number.total is None:
                    number.kind = "percent"
        sentences.append(Sentence(low, start, end, line, numbers, periods, mine[0], mine[1], mine[2]))
    return Reading(normal, clock, lines, sentences)
