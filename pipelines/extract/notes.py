"""What a note says of the time of figures far from it: the day that all of a text's figures are of, and whose the
figures in brackets are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extract.clauses import any_word
from pipelines.extract.period_readers import Period
from pipelines.extract.sentences import Sentence

_IN_BRACKETS = re.compile(
    r"trong (?:dấu )?ngoặc(?: đơn)?"
    r"(?: (?:là|của|số|số liệu|con số|tỷ lệ|kết quả|mức|thuộc|chỉ|ghi|tương ứng|trong))*:? $"
)


def time_in_brackets(sentences: Sequence[Sentence], low: str) -> Period | None:
    """The time that a note gives the figures in brackets ("số trong ngoặc là của cùng kỳ 2023"); it becomes one of the
    kind `noted`, which dates nothing else."""
    if "trong ngoặc" not in low:
        return None
    for sentence in sentences:
        for period in sentence.periods:
            if _IN_BRACKETS.search(low, sentence.back(period.start, 60), period.start):
                period.kind = "noted"
                return period
    return None


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


_FIGURES = ("số liệu", "con số", "dữ liệu", "chốt")
_NOTES = ("ghi chú", "(ghi chú", "* ghi chú", "lưu ý", "số liệu", "(số liệu", "* số liệu")
_OPENS_NOTE = re.compile(
    r"\W*(?:ghi chú|lưu ý|nguồn|trừ|ngoại trừ|nếu không|thời điểm|mốc|ngày|các|mọi|những|toàn bộ|tất cả|số liệu"
    r"|con số|dữ liệu)(?![a-zà-ỹđ])"
)
_NAMED = re.compile(any_word("số liệu", "con số", "dữ liệu") + r"(?![a-zà-ỹđ])")
_TOLD = re.compile(
    any_word("công bố", "gửi", "cho thấy", "cho biết", "khóa sổ", "điều chỉnh", "sau", "từ") + r"(?![a-zà-ỹđ])"
)
_TAKEN = re.compile(
    r"(?:số liệu|chốt|lấy|trích|trích xuất|cập nhật|tính|thống kê|tổng hợp|khai thác|thời điểm)"
    r"(?: vào| lúc| tại|:)* (?:(?:hồi )?\d{1,2} ?(?:giờ|h) ?(?:\d\d)?,? )?$"
)
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
    return period.deadline or _TAKEN.search(low, begin, end) is not None


def _is_of_report(index: int, sentence: Sentence, period: Period) -> bool:
    low, begin, end = sentence.low, sentence.back(period.start, 34), period.start
    if low.find("số liệu", begin, end) < 0 and low.find("chốt", begin, end) < 0:
        return False
    if _TOLD.search(low, begin, end) or not (index < 6 or low.startswith(_NOTES, sentence.start)):
        return False
    return not any(n.kind == "percent" and n.start < end for n in sentence.numbers)
