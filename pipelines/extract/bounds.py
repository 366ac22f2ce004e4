"""Whether a figure is told exactly or as a bound: "at least", "about", "below", by the words before and behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pipelines.extract.clauses import is_set_above, set_behind
from pipelines.extract.items import Item, counts_goals
from pipelines.extract.marks import Mark
from pipelines.extract.rank_lists import among_first, is_top

_BOUNDS = (("bound_ge", ">="), ("bound_le", "<="), ("bound_about", "~"), ("bound_gt", ">"), ("bound_lt", "<"))


def bound_for(item: Item) -> str:
    """The bound that the words around a number give it."""
    words = item.sentence.marked("bound")
    if words and (behind := _bound_behind(item, words)):
        return behind
    if item.rank:
        start = item.number.start
        if is_top(item.number) or among_first(item.sentence, item.number):
            return "<="
        for _, end, _ in item.sentence.marked("rank_top"):
            if 0 <= start - end <= 2:
                return "<="
        return "="
    if not words:
        return "="
    at, sign = _bound_before(item)
    return sign if sign == "=" else _turned(item, at, sign)


def _bound_behind(item: Item, words: Sequence[Mark]) -> str:
    """The bound of words behind a number: "80% trở lên", "từ 22% GRDP trở lên"; "" where there is none."""
    number, low = item.number, item.sentence.low
    for start, _, tags in words:
        if start < number.end:
            continue
        if start <= number.end + 14 and low[number.end : start].strip() in ("", "số", "đồng"):
            if "bound_after_ge" in tags:
                return ">="
            if "bound_after_le" in tags:
                return "<="
        if (
            "bound_after_ge" in tags
            and low.startswith("từ ", number.start - 3)
            and start <= number.end + 40
            and not any(c in ",;.(" or c.isdigit() for c in low[number.end : start])
        ):
            return ">="
    return ""


def _bound_before(item: Item) -> tuple[int, str]:
    """Where the word for a bound stands that leads a number, and its sign: "=" where there is none."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    limit, words = number.start, sentence.words
    for skip in _PASSED_OVER if low.endswith(_PASSED_OVER, sentence.start, limit) else ():
        if low.endswith(skip, sentence.start, limit):
            limit -= len(skip)
    for _ in range(3):
        k = bisect_left(words, (limit,))
        for start, end, tags in words[k - 2 if k > 2 else 0 : k]:
            if limit - end > 1 or end > limit or low[end:limit].strip() not in ("", '"'):
                continue
            word, sign = low[start:end], _sign_of(tags)
            if sign == ">" and word == "trên" and low[max(0, start - 2) : start] == "% ":
                return start, "="  # "96,3% trên 4.017 lượt"
            if word == ">" and low.endswith(("-", "="), 0, start):
                return start, "="  # "31% -> 44%": an arrow
            if sign in ("<", ">") and word in _MORE_OR_LESS and (limit < number.start or item.change):
                return start, "="  # "cao hơn mức 8,1%", "cao hơn 25% so với năm trước"
            if word in ("cao nhất", "thấp nhất", "nhiều nhất") and number.kind not in ("vnd", "usd"):
                return start, "="  # "Huyện Trấn Yên cao nhất 68,2%"
            if sign is not None and word != "từ":
                return start, sign
            if sign is None and word in _LEADS_ON:
                limit = start
                break
        else:
            break
    return limit, "="


@cache
def _sign_of(tags: tuple[str, ...]) -> str | None:
    return next((sign for tag, sign in _BOUNDS if tag in tags), None)


def _turned(item: Item, at: int, sign: str) -> str:
    """What a bound comes to by the words around it: a goal that is passed or missed is no bound, and a negation turns
    it round."""
    sentence, low = item.sentence, item.sentence.low
    if sign in ("<", ">"):
        if set_behind(sentence, item.number) or is_set_above(sentence, item.number):
            return "="  # "chưa chạm mức 75% mà tỉnh giao": the goal itself
        if low.endswith("mức ", at, item.number.start) and low.startswith(" của ", item.number.end):
            return "="  # "còn dưới mức 84% của Đà Nẵng": whom it is set against
        missed = low.startswith(("vượt", "chưa", "không tới", "không nổi"), at)
        if missed and _GOAL_BEHIND.match(low, item.number.end, sentence.end):
            return "="  # "vượt mức 80% đề ra"
    if sign == ">=" and item.number.value_high is not None and low.endswith("từ ", at, item.number.start):
        return "="  # "đạt từ 60% đến 65%": both ends are told
    if (
        sign == "~"
        and item.number.value_high is not None
        and low.endswith("trong khoảng", sentence.start, at + len("khoảng"))
    ):
        return "="  # "nằm trong khoảng 29 - 31 tỷ USD": both ends are told
    if sign == ">=" and low.startswith("đạt", at) and counts_goals(item):
        return "="  # "đạt và vượt 18/24 mục tiêu": what has become of the goals
    if sign == ">" and _NOT_MORE.search(low, sentence.start, at):
        return "<="  # "không để tỷ lệ trễ hạn vượt quá 0,3%", "không có quá 50 hồ sơ"
    if sign == "<" and low.startswith("dưới", at) and _NOT_MORE.search(low, sentence.start, at):
        return ">="  # "không để tỷ lệ đúng hạn xuống dưới 98%"
    return sign


# Words between that for a bound and its number, which say nothing of one.
_LEADS_ON = ("mức", "đạt", "là", "tới", "lên", "đến", "có", "mốc", "lên tới", "con số")
_MORE_OR_LESS = ("cao hơn", "thấp hơn", "kém", "ít hơn", "nhỉnh hơn", "lớn hơn", "nhiều hơn", "nhỏ hơn")
_NOT_MORE = re.compile(r"(?<![a-zà-ỹđ])(?:không|chớ|đừng)(?: được| có| còn| để| cho)[^,;:.()\d]{0,40}$")
# "ít nhất phải là 80%", "tối đa mỗi hộ 2 triệu đồng"
_PASSED_OVER = ("mỗi hộ ", "mỗi máy ", "mỗi thiết bị ", "phải là ", "phải đạt ", "phải có ", "phải được ", "phải ")
_GOAL_BEHIND = re.compile(r"[^,;:.()\d]{0,40}(?:đề ra|đặt ra|giao|ấn định|yêu cầu|kế hoạch)")
