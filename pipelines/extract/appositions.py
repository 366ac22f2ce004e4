"""What names one source in several words: the title and the person who holds it, a department and the ministry that it
is of, a short form in brackets. "Theo |ông A, Vụ trưởng Vụ B của Bộ C|, …": what leads in a source stands before all of
it, what it says behind.
"""

from __future__ import annotations

import re

from pipelines.extract.clauses import any_word
from pipelines.extract.document import Document
from pipelines.extract.sentences import Sentence

PERSONS = ("ông ", "bà ", "anh ", "chị ", "đồng chí ", "ts ", "ts. ", "pgs", "gs")
JOINTS = (" thuộc ", " của ", ", ", " (", " - ")  # between a department and what it is of
_PARTY = ("ban thường vụ ", "ban chấp hành ", "ban tổ chức ", "thường trực ", "văn phòng ", "đảng ủy ", "lãnh đạo ")
# "Vụ Kế hoạch của |Bộ A", "Trưởng phòng Chuyển đổi số, |Sở B", "Viện C (|Bộ D"
_PART = re.compile(
    "(?P<head>"
    + any_word(
        *("cục", "chi cục", "tổng cục", "vụ", "viện", "học viện", "trung tâm", "hội đồng", "thanh tra", "ban", "phòng"),
        *("văn phòng", "phó (?:trưởng|chánh) (?:phòng|ban|văn phòng|thanh tra)", "trưởng (?:phòng|ban)"),
        "chánh (?:văn phòng|thanh tra)",
    )
    + r")(?! trưởng)(?: [^,;:.()\d\" ]+){1,12}?(?: thuộc| của|,| \(| -) ?$"
)
_HOLDER = re.compile(
    r"(?<![a-zà-ỹđ])(?:ông|bà|anh|chị|đồng chí|(?:pgs|gs|ts|ths)\.?(?:,? ?ts\.?)?) [^,;:()\d\"]{3,40}, $"
)
_SHORT = re.compile(r" \([^()\d]{2,60}\)")


def whole(document: Document, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """From where to where the words reach that name the source whose body is named between two positions."""
    low, opened, apposed = document.normal.low, start, False
    while True:
        before = _title_or_part(document, sentence, start)
        if before is None:
            break
        apposed = apposed or low.endswith((", ", "("), before, start)
        start = before
    holder = _HOLDER.search(low, sentence.back(start, 50), start) if low.endswith(", ", 0, start) else None
    titled = low.startswith(document.lex.titles.endings, start)
    if holder is not None:
        start, apposed = holder.start(), True
    elif titled:
        end = _name_behind(document.normal.cased, end)
    if not low.startswith("bộ ", opened):
        end = _parent_behind(document, sentence, end)
    if low.startswith(")", end) and "(" in low[start:opened]:
        end += 1
    elif (short := _SHORT.match(low, end)) is not None:
        end = short.end()
    if apposed and low.startswith(",", end):
        end += 1
    return start, end


def _title_or_part(document: Document, sentence: Sentence, start: int) -> int | None:
    """Where the title begins that ends at a position, or the part of what is named there; None where neither does."""
    low = document.normal.low
    if (titled := document.lex.titles.before(low, start)) is not None:
        return titled
    if low.endswith(JOINTS, 0, start):
        part = _PART.search(low, sentence.back(start, 100), start)
        return part.start() if part is not None and document.normal.cased[part.end("head") + 1].isupper() else None
    if low.endswith(_PARTY, 0, start):  # "Ban Thường vụ |Tỉnh ủy"
        return start - len(next(party for party in _PARTY if low.endswith(party, 0, start)))
    return None


def _name_behind(cased: str, end: int) -> int:
    """Where the person's name ends that stands behind a position: "Bộ trưởng Bộ A| Nguyễn Văn B"; else the position."""
    at, words = end, 0
    while cased.startswith(" ", at) and cased[at + 1 : at + 2].isupper():
        at += 2
        while cased[at : at + 1].isalpha():
            at += 1
        words += 1
    return at if words > 1 else end


def _parent_behind(document: Document, sentence: Sentence, end: int) -> int:
    """Where the ministry ends that is named behind a department as the one that it is of, else the department's end."""
    low = document.normal.low
    if not low.startswith(JOINTS, end):
        return end
    for start, behind in sentence.names:
        if 0 < start - end <= 11 and low[end:start] in JOINTS and low.startswith("bộ ", start):
            return behind + low.startswith(")", behind)
    return end
