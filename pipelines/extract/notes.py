"""What a note or a line at a text's head says of figures far from it: the day or the span that all of them are of, and
of what time the figures in brackets are, or that they are goals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.extract.clauses import any_word
from pipelines.extract.numbers import Number
from pipelines.extract.period_readers import Period
from pipelines.extract.sentences import Sentence

_IN_BRACKETS = re.compile(
    r"trong (?:dấu )?ngoặc(?: đơn)?"
    r"(?P<what>(?: (?:là|của|số liệu|số|con số|tỷ lệ|kết quả|thực hiện|mức|thuộc|chỉ tiêu|chỉ|ghi|tương ứng|trong"
    r"|mục tiêu|kế hoạch|đích|giao|được giao|đề ra|đặt ra|phấn đấu|cho))*)(?::|(?![^ ):;.,]))"
)
_AIMED_AT = re.compile(any_word("mục tiêu", "chỉ tiêu", "kế hoạch", "đích", "giao", "đề ra", "đặt ra", "phấn đấu"))
_TO_TIME = re.compile(r"(?: (?:đến|tới|vào|trong|đến hết|tính đến))* ?")
_WITH_UNIT = re.compile(r"(?: [a-zà-ỹđ]{1,9}){0,2}\)")


class InBrackets(NamedTuple):
    """What a note says of the figures in brackets: of what time they are, and whether they are goals."""

    time: Period | None
    goal: bool


def told_of_brackets(sentences: Sequence[Sentence], low: str) -> InBrackets | None:
    """What a note says of the figures in brackets ("số trong ngoặc là của cùng kỳ 2023", "… là chỉ tiêu được giao"); a
    time in it becomes one of the kind `noted`, which dates nothing else."""
    note = _IN_BRACKETS.search(low) if "trong ngoặc" in low else None
    if note is None:
        return None
    goal = _AIMED_AT.search(note["what"]) is not None
    for sentence in sentences:
        for period in sentence.periods if sentence.start <= note.start() < sentence.end else ():
            if period.start >= note.end() and _TO_TIME.fullmatch(low, note.end(), period.start):
                period.kind = "noted"
                return InBrackets(period, goal)
    return InBrackets(None, goal) if goal else None


def beside_brackets(sentence: Sentence, number: Number) -> Number | None:
    """The figure of its kind that one alone in brackets stands behind: "84% hồ sơ (61%)", "1.204 tổ (1.180 tổ)"."""
    low = sentence.low
    if not low.endswith("(", sentence.start, number.start) or _WITH_UNIT.match(low, number.end) is None:
        return None
    first = sentence.figure_before(number.start)
    if first is None or first.kind != number.kind or sentence.low.find(";", first.end, number.start) >= 0:
        return None
    return first


def data_day(sentences: Sequence[Sentence], low: str, report: bool) -> str | None:
    """The day that a note sets for the figures of a whole text ("(số liệu chốt ngày 31/3/2025)"); in an office's
    `report` one of its first sentences may say so while it tells of something else."""
    if not any(word in low for word in _FIGURES):
        return None
    for index, sentence in enumerate(sentences):
        for period in sentence.periods:
            if period.code and (
                _is_note(sentence, period)
                or (report and len(period.code) == 10 and _is_of_report(index, sentence, period))
            ):
                return period.code
    return None


_REPORTED = re.compile(any_word("báo cáo", "kết quả", "tình hình"))
_HEAD = 8  # sentences of a report's head at most


def announced_day(sentences: Sequence[Sentence], low: str) -> str | None:
    """The day that the head of a report announces its figures of: "UBND tỉnh báo cáo kết quả tính đến ngày 30/11/2023
    như sau:"."""
    for sentence in sentences[:_HEAD]:
        if sentence.numbers or not low.endswith("như sau:", sentence.start, sentence.end):
            continue
        for period in sentence.periods:
            if period.deadline and period.code and _REPORTED.search(low, sentence.start, period.start):
                return period.code
    return None


_SPAN_OF_ALL = re.compile(
    r"\W*(?:(?:kỳ|thời gian|thời kỳ|giai đoạn)(?: (?:dữ liệu|báo cáo|số liệu|thống kê|tổng hợp|lấy|xem|tính|theo dõi))*"
    r"|(?:dữ liệu|số liệu|báo cáo)(?: (?:của|trong))?(?: kỳ)?)?\s?:?\s?"
)
_SPANS = ("year", "quarter", "half", "month", "range")


def data_span(sentences: Sequence[Sentence], low: str) -> str | None:
    """The span of time that a line of its own sets for what happened, at the head of a page of figures ("Kỳ dữ liệu:
    Quý I năm 2026", "Tháng 6/2024")."""
    for sentence in sentences[:_HEAD]:
        first = sentence.periods[0] if sentence.periods else None
        if first is None or first.kind not in _SPANS or not first.code or sentence.numbers:
            continue
        alone = not any(map(str.isalnum, low[sentence.periods[-1].end : sentence.end]))
        if len(sentence.periods) == 1 and alone and _SPAN_OF_ALL.fullmatch(low, sentence.start, first.start):
            return first.code
    return None


_FIGURES = ("số liệu", "con số", "dữ liệu", "chốt")
_NOTES = ("ghi chú", "(ghi chú", "* ghi chú", "lưu ý", "số liệu", "(số liệu", "* số liệu")
_OPENS_NOTE = re.compile(
    r"\W*(?:ghi chú|lưu ý|nguồn|trừ|ngoại trừ|nếu không|thời điểm|mốc|ngày|các|mọi|những|toàn bộ|tất cả|số liệu"
    r"|con số|dữ liệu)(?![a-zà-ỹđ])"
)
_NAMED = re.compile(any_word("số liệu", "con số", "dữ liệu", "các số", "mọi số", "những số") + r"(?![a-zà-ỹđ])")
_TOLD = re.compile(
    any_word("công bố", "gửi", "cho thấy", "cho biết", "khóa sổ", "điều chỉnh", "sau", "từ")
    + r"(?![a-zà-ỹđ])(?! (?:khi )?(?:hợp nhất|sáp nhập|sắp xếp))"
)
_TAKEN = re.compile(
    r"(?:số liệu|chốt|lấy|trích|trích xuất|cập nhật|tính|thống kê|tổng hợp|khai thác|thời điểm)"
    r"(?: vào| lúc| tại|:)* (?:(?:hồi )?\d{1,2} ?(?:giờ|h) ?(?:\d\d)?,? )?$"
)
_DRAWN = ("trích", "khai thác")  # when a report of a period that it names was drawn up
_NOTE = 170  # characters of a note at most
_TO_ITS_DAY = 70  # from the word for the figures


def _is_note(sentence: Sentence, period: Period) -> bool:
    """Does a sentence say of what day the text's figures are, and nothing else: "Trừ chỗ ghi khác, số liệu dưới đây
    tính đến ngày 30/9/2023", "Mốc số liệu: 30/11/2025"?"""
    low, begin, end = sentence.low, sentence.start, period.start
    if period.kind not in ("day", "month") or sentence.end - begin > _NOTE or not _OPENS_NOTE.match(low, begin):
        return False
    for number in sentence.numbers:
        if not low.startswith(("giờ", "h"), number.end + 1):
            return False
    figures = _NAMED.search(low, begin, end)
    if figures is None or end - figures.end() > _TO_ITS_DAY or _TOLD.search(low, figures.end(), end):
        return False
    taken = _TAKEN.search(low, begin, end)
    drawn = taken is not None and taken[0].startswith(_DRAWN) and "kỳ báo cáo" in low
    return not drawn and (period.deadline or taken is not None)


def _is_of_report(index: int, sentence: Sentence, period: Period) -> bool:
    low, begin, end = sentence.low, sentence.back(period.start, 34), period.start
    if low.find("số liệu", begin, end) < 0 and low.find("chốt", begin, end) < 0:
        return False
    if _TOLD.search(low, begin, end) or not (index < 6 or low.startswith(_NOTES, sentence.start)):
        return False
    return not any(n.kind == "percent" and n.start < end for n in sentence.numbers)
