"""What speaks against a frame whose ideas a number meets, and when it is told of another figure instead."""

from __future__ import annotations

from pipelines.extract.affinity import told_of_the_one_before
from pipelines.extract.apart import is_negated, spoken_of_behind
from pipelines.extract.fit import NONE, WIDER_LEVELS, Fit, View, is_of_full_level
from pipelines.extract.indexes import INDEX_IDEAS
from pipelines.extract.items import Item
from pipelines.extract.lexicon import Frame
from pipelines.extract.marks import begins_between
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import Sentence

# said behind a figure, they are of the next
_OF_WHAT_FOLLOWS = frozenset({"other_topic", "spending"})
_LEADS_NEXT = ("pending", "growth_word")  # right before the next figure


def is_unopposed(frame: Frame, view: View, fit: Fit) -> bool:
    """Does nothing that speaks against a frame stand as near as what speaks for it?"""
    if not frame.none.isdisjoint(view.near):
        for idea in frame.none.intersection(view.near):
            value, start, end = view.near[idea]
            if value >= 0.5 and end not in view.of_others and _opposes(idea, value, start, end, frame, view.item, fit):
                return False
    if view.clear and (against := frame.none & view.clear):
        fit.add(-0.15 * len(against.difference(frame.all[0])), "headings against it")
    if view.subject is not None and view.subject in frame.none and frame.kind == "percent":
        # "hộ gia đình có cáp quang …; tỷ lệ có điện thoại thông minh": still of households
        fit.add(-0.35, "of another subject")
    return True


def _opposes(idea: str, value: float, start: int, end: int, frame: Frame, item: Item, fit: Fit) -> bool:
    """Does an idea that speaks against a frame stand as near as what speaks for it, and is of no other figure?"""
    number, sentence = item.number, item.sentence
    counted = frozenset(item.counted or ()) if item.noun_end > number.end else NONE  # its own noun, not a lent one
    joined = begins_between(sentence.marked("connector"), number.end, start)
    if joined and is_negated(item, (start, end)):
        return False  # "91% hồ sơ nộp qua mạng và gần như không còn hồ sơ trễ hẹn"
    if (
        end <= number.start
        and not counted.isdisjoint(frame.head)
        and (sentence.broken(end, number.start) or told_of_the_one_before(item) <= start)
        and not (fit.evidence and min(fit.evidence)[1] <= start)  # "Tiếp nhận trực tiếp: 1.204 hồ sơ"
    ):
        return False  # "Phụ huynh mừng: 90% trường thu học phí qua thẻ": the number has its own noun
    if end <= number.start and _is_told_of_another(item, start, end, fit):
        return False
    if idea in _OF_WHAT_FOLLOWS and start >= number.end and idea not in (item.counted or ()):
        return False
    if idea in WIDER_LEVELS and end <= number.start and is_of_full_level(item):
        return False
    if idea == "per_plan" and _is_a_plan_set_beside(item, start, end):
        return False
    if idea == "region" and start >= number.end and _has_own_rank(sentence, number, start):
        return False
    if idea in _LEADS_NEXT and start >= number.end and sentence.figure_begins(end + 1, end + 13):
        return False  # "tiếp nhận 1.500 hồ sơ và đang giải quyết 80 hồ sơ", "chiếm 8% bán lẻ và tăng trưởng 20%"
    if fit.evidence and end <= (first := min(fit.evidence)[0]):
        of_noun = frame.kind == "count" and number.start - end > 2
        for n in sentence.numbers:
            if end <= n.start and n.end <= first and (n.start != number.start or of_noun):
                return False  # another figure stands between: it is that one's
    idle = idea == "unused" and end <= number.start
    if (idea in INDEX_IDEAS or idea == "pillar" or idle) and value <= fit.lowest:
        return False
    if idea == "pillar" and frame.kind == "rank" and spoken_of_behind(item, start):
        return False
    apart = sentence.broken(min(end, number.end), max(start, number.start))
    return value >= (0.9 if apart else 0.55) * fit.lowest and (start, end) not in fit.evidence


def _is_a_plan_set_beside(item: Item, start: int, end: int) -> bool:
    """ "đúng hạn 88% so với chỉ tiêu được giao là 95%", "Kế hoạch năm 2023 đề ra tỷ lệ đúng hạn 95%": is a plan what
    sets a goal, and not what the figure is a share of ("98% kế hoạch", "so với kế hoạch đạt 98%")?"""
    number, sentence = item.number, item.sentence
    if start >= number.end:
        return start - number.end > 1 and sentence.figure_begins(end, end + _TO_ITS_GOAL)
    return number.start - end <= 4 or not sentence.low.endswith("so với ", sentence.start, start)


_TO_ITS_GOAL = 13  # characters from a plan to the goal that it sets


def _has_own_rank(sentence: Sentence, number: Number, region: int) -> bool:
    """ "đứng thứ 33/63 và đứng thứ 6/13 khu vực Tây Bắc": does another place stand before a part of the country?"""
    for n in sentence.numbers:
        if number.end < n.start < region and sentence.low.endswith(("thứ ", "hạng ", "vị trí "), number.end, n.start):
            return True
    return False


def _is_told_of_another(item: Item, start: int, end: int, fit: Fit) -> bool:
    """ "88,7% số hộ có điện thoại thông minh, 54% có cáp quang": do words before a comma or "và" belong to the figure
    before them, where a number is told by what stands behind it?"""
    number, sentence = item.number, item.sentence
    return (
        any(a >= number.end for a, _ in fit.evidence)
        and (sentence.low.endswith(" và ", end, number.start) or sentence.broken(end, number.start))
        and any(n.end <= start for n in sentence.numbers)
    )
