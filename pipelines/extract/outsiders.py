"""Whose doing a sentence tells, where that is nobody of the administration: a firm, a bank, a court, a school, a club.
Their files, accounts, papers and goals are counted in the administration's own words and are none of its figures.
"""

from __future__ import annotations

import re

from pipelines.extract.sentences import Sentence

# What a sentence may say that shows its figures to be the administration's, whoever else is named in it.
OFFICIAL = frozenset({"service", "administration", "national_portal", "citizen_account", "authorities"})
# behind these an outsider is spoken to or worked with: "phối hợp với ngân hàng", "hỗ trợ trường học"
_WORKED_WITH = re.compile(
    r"(?<![a-zà-ỹđ])(?:với|cùng|cho|tới|đến|vào|qua|như|giúp|hỗ trợ|yêu cầu|giao|đề nghị|vận động|kết nối|trừ|"
    r"có|là|gồm|và|lên|trên|hơn)(?: các| những| một| nhiều| một số| \d+)* $"
)
# "hồ sơ của ngân hàng", "được tòa án thụ lý"
_THEIRS = re.compile(r"(?<![a-zà-ỹđ])(?:của|do|bởi|được|bị|tại|ở)(?: các| những| một| nhiều| một số| hầu hết)* $")
_SUBJECT_AGAIN = re.compile(r"[,;:]? (?:còn |riêng |trong khi |trong khi đó,? |thì |và |song |nhưng )*")
_DEICTIC = "deictic_"
_FEW = 5  # words before the subject of a clause


def outsider_in(sentence: Sentence, at: int, end: int) -> bool:
    """Is the figure from `at` to `end` told of an outsider: one that opens the clause before it, or that its noun is
    said to belong to?"""
    marks = sentence.marked("outsider")
    if not marks:
        return False
    for start, stop, _ in reversed(marks):
        if stop <= at:
            return _acts(sentence, start, stop, at)
    start = marks[0][0]
    low = sentence.low
    return (
        not sentence.figure_begins(end, start)
        and not sentence.broken(end, start)
        and _THEIRS.search(low, end, start) is not None
        and not _official(sentence, sentence.start, start)
    )


def opens_with_outsider(sentence: Sentence) -> bool:
    """Is an outsider the subject that a sentence begins with?"""
    marks = sentence.marked("outsider")
    return bool(marks) and _acts(sentence, marks[0][0], marks[0][1], marks[0][1])


def goes_on_about_it(sentence: Sentence) -> bool:
    """Does a sentence name nobody and nothing of the administration, so that it goes on about the one before?"""
    return (
        not names_a_place(sentence)
        and not sentence.marked("outsider")
        and not _official(sentence, sentence.start, sentence.end)
    )


_NOBODY = frozenset({"no_place", "firms", "deictic_us"})


def names_a_place(sentence: Sentence) -> bool:
    """Does a sentence name or point at anybody of the administration? "bộ hồ sơ", "5.731 bộ" and "chúng tôi" do not."""
    for start, _, tags in sentence.places:
        if not _NOBODY.isdisjoint(tags):
            continue
        if "deictic_ministry" not in tags or start not in {n.end + 1 for n in sentence.numbers}:
            return True
    return False


def _official(sentence: Sentence, start: int, end: int) -> bool:
    for a, b, tags in sentence.ideas:
        official = not OFFICIAL.isdisjoint(tags) or ("procedure" in tags and b - a > len("thủ tục"))
        if official and start <= a and b <= end:
            return True
    return False


def _acts(sentence: Sentence, start: int, end: int, at: int) -> bool:
    """Does an outsider do what is told up to `at`, with nobody else named since and nothing of the administration?
    "Một quỹ đầu tư ghi nhận doanh thu của Indonesia" only tells of somebody else."""
    low = sentence.low
    if not (_opens_clause(sentence, start) or _THEIRS.search(low, sentence.start, start)):
        return False
    if _WORKED_WITH.search(low, sentence.start, start) or _official(sentence, sentence.start, at):
        return False
    said = min((b for a, b, _ in sentence.marked("source_says") if end <= a < at), default=at)
    return not any(
        end <= a < at
        and ("name" in tags or any(t.startswith(_DEICTIC) for t in tags))
        and (_new_subject(sentence, a) or (said < a and low.startswith("của ", a - 4)))
        for a, _, tags in sentence.places
    )


def _opens_clause(sentence: Sentence, start: int) -> bool:
    """Does a clause begin with who stands at a position, a few idle words before: "Một khảo sát của"?"""
    begin = max((b + 1 for b in sentence.distance.breaks if b < start), default=sentence.start)
    opening = sentence.low[begin:start].split()
    return len(opening) <= _FEW and not any(
        begin <= a < start for marks in (sentence.ideas, sentence.names) for a, *_ in marks
    )


def _new_subject(sentence: Sentence, start: int) -> bool:
    """Does a clause begin at a position?"""
    breaks = [b for b in sentence.distance.breaks if b < start]
    return bool(breaks) and _SUBJECT_AGAIN.fullmatch(sentence.low, breaks[-1], start) is not None
