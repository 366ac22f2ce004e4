"""How a number is meant: its status (reached, estimated, aimed at, forecast) and its bound, by the words near it, and
the status that lists and headings give.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from pipelines.extract.clauses import any_word, bracket, is_from, moved_to, opens, set_behind
from pipelines.extract.document import Document, Draft
from pipelines.extract.editions import is_index
from pipelines.extract.items import Item
from pipelines.extract.marks import is_inside
from pipelines.extract.numbers import Number
from pipelines.extract.ranks import is_top
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import first_of, last_of

_BOUNDS = (("bound_ge", ">="), ("bound_le", "<="), ("bound_about", "~"), ("bound_gt", ">"), ("bound_lt", "<"))


def bound_for(item: Item) -> str:
    """The bound that the words around a number give it."""
    behind = _bound_behind(item)
    if behind:
        return behind
    if item.rank:
        start = item.number.start
        top = is_top(item.number) or any(0 <= start - end <= 2 for _, end, _ in item.sentence.marked("rank_top"))
        return "<=" if top else "="
    at, sign = _bound_before(item)
    return sign if sign == "=" else _turned(item, at, sign)


def _bound_behind(item: Item) -> str:
    """The bound of words behind a number: "80% trở lên", "từ 22% GRDP trở lên"; "" where there is none."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    for start, _, tags in sentence.marked("bound"):
        if number.end <= start <= number.end + 14 and low[number.end : start].strip() in ("", "số", "đồng"):
            if "bound_after_ge" in tags:
                return ">="
            if "bound_after_le" in tags:
                return "<="
        if (
            "bound_after_ge" in tags
            and low.startswith("từ ", number.start - 3)
            and number.end <= start <= number.end + 40
            and not any(c in ",;.(" or c.isdigit() for c in low[number.end : start])
        ):
            return ">="
    return ""


def _bound_before(item: Item) -> tuple[int, str]:
    """Where the word for a bound stands that leads a number, and its sign: "=" where there is none."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    limit = number.start
    for skip in _PASSED_OVER if low.endswith(_PASSED_OVER, sentence.start, limit) else ():
        if low.endswith(skip, sentence.start, limit):
            limit -= len(skip)
    for _ in range(3):
        k = bisect_left(sentence.words, (limit,))
        for start, end, tags in sentence.words[max(0, k - 2) : k]:
            if not (0 <= limit - end <= 1 and low[end:limit].strip() in ("", '"')):
                continue
            word, sign = low[start:end], _sign_of(tags)
            if sign == ">" and word == "trên" and low[max(0, start - 2) : start] == "% ":
                return start, "="  # "96,3% trên 4.017 lượt"
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
        if set_behind(sentence, item.number):
            return "="  # "chưa chạm mức 75% mà tỉnh giao": the goal itself
        if low.endswith("mức ", at, item.number.start) and low.startswith(" của ", item.number.end):
            return "="  # "còn dưới mức 84% của Đà Nẵng": whom it is set against
        missed = low.startswith(("vượt", "chưa", "không tới", "không nổi"), at)
        if missed and _GOAL_BEHIND.match(low, item.number.end, sentence.end):
            return "="  # "vượt mức 80% đề ra"
    if (
        sign == "~"
        and item.number.value_high is not None
        and low.endswith("trong khoảng", sentence.start, at + len("khoảng"))
    ):
        return "="  # "nằm trong khoảng 29 - 31 tỷ USD": both ends are told
    if sign == ">=" and low.startswith("đạt", at) and _counts_goals(item):
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


# "79,4% (kế hoạch 70%)", not "vượt kế hoạch 5%"
_PLANNED = re.compile(
    r"[kcm](?<![a-zà-ỹđ].)(?<!vượt .)(?<!với .)(?<!hơn .)(?<!bằng .)(?<!đạt .)(?:(?<=k)(?:ế hoạch|h)|(?<=c)hỉ tiêu|(?<=m)ục tiêu)(?: (?:là|giao|đề ra|đặt ra|được giao))*:? $"
)
_PLAN_ENDS = ("hoạch ", "kh ", "tiêu ", "là ", "giao ", "ra ", ": ")  # what such words end in
# "phải trở lại tốp 15", "cuối năm phải 50%"; not "hồ sơ phải nộp phí"
_MUST = re.compile(
    r"(?=phải|cần)(?<![a-zà-ỹđ])(?:phải|cần) (?:(?:đạt|có|nâng|lên|tăng|giảm|kéo|đưa|trở lại|vào|lọt|hoàn thành|xong|xuống|về|được|đủ|cắt|cắt giảm|phủ|số hóa|chiếm|bằng|đến|tới)"
    r"(?: (?:lên|với|xuống|về|vào|tới|đến|được|mức|ít nhất|tối thiểu|trên|hơn|tỷ lệ|nhóm|tốp|top|hạng|khoảng|cho|là))* ?)?$"
)
# "phải đưa chỉ số này lên tối thiểu 85%"
_MUST_BRING = re.compile(
    r"(?=phải|cần)(?<![a-zà-ỹđ])(?:phải|cần) (?:đưa|nâng|kéo|giảm|tăng|hạ|đẩy) [^,;:.()\d]{2,70}? (?:lên|xuống|còn|về|tới|đến|đạt)"
    r"(?: (?:trên|hơn|dưới|ít nhất|tối thiểu|tối đa|không quá|tới|đến|mức|khoảng))* $"
)
# "giao các sở, ngành đưa tỷ lệ … lên tối thiểu 70%"
_ORDERED = re.compile(
    r"giao (?<![a-zà-ỹđ]giao )(?:cho )?(?:các|từng|mỗi|sở|ubnd|bộ|huyện|xã|phường|công an|văn phòng)(?![a-zà-ỹđ])[^;:.()%]{0,110}"
    r"(?<![a-zà-ỹđ])(?:đưa|nâng|kéo|bảo đảm|đảm bảo|đạt)(?![a-zà-ỹđ])[^;:.()%]{0,110}$"
)
_BEYOND = re.compile(r"v(?<![a-zà-ỹđ]v)ượt [^,;:.()\d]{0,28}$")
_RAISES = (", nâng ", ", đưa ", ", kéo ")
_GOALS = ("mục tiêu", "chỉ tiêu", "kế hoạch", "đề ra", "đặt ra", "giao")  # what is counted, not how it is meant
_COMMANDED = ("công bố", "thực hiện", "hoàn thành", "ghi nhận")
_LIST_ITEM = re.compile(r"\s*(?:[-–+•*]|\w{1,3}[.)/])\s*")
_CLAUSE = re.compile(r"[;:()]|, |\. ")
_JOINS = ("và", "trong đó", "đồng thời", "riêng", "còn", "gồm", "kết quả", "chỉ số", "công bố", "thực hiện")


def _note(sentence: Sentence, number: Number, brackets: tuple[int, int] | None) -> bool:
    """Are they brackets right behind the number without a figure in them: "13,17% (là ước tính)"?"""
    return (
        brackets is not None
        and 0 <= brackets[0] - number.end <= 2
        and not any(brackets[0] < n.start < brackets[1] for n in sentence.numbers)
    )


def _has_own(sentence: Sentence, end: int) -> bool:
    """Does a word of status stand before a figure of its own: "đạt 45,8%, trong khi mục tiêu là 50%"?"""
    low = sentence.low
    stop = _CLAUSE.search(low, end, sentence.end)
    return any(end <= n.start < (stop.start() if stop else sentence.end) for n in sentence.numbers)


def _goes_on(sentence: Sentence, before: Number, number: Number) -> bool:
    """Does a list of goals go on from one figure to the next, with nothing between that says what was reached?"""
    low = sentence.low
    a, b = before.end, number.start
    mine = bracket(sentence, b)
    if bracket(sentence, before.start) != mine:
        return False
    if any(
        a <= p.start < b
        and bracket(sentence, p.start) == mine
        and (p.kind == "now" or not p.deadline)
        and low.find(";", p.end, b) < 0
        and not low.startswith(" và ", p.end)
        for p in sentence.periods  # a time before a semicolon or an "and" is of the figure before
    ):
        return False
    return not any(
        a <= start
        and end <= b
        and bracket(sentence, start) == mine
        and ("status_actual" in tags or "compare" in tags or "connector" in tags)
        and low[start:end] not in _JOINS
        for start, end, tags in sentence.words
    )


def _dated_anew(sentence: Sentence, end: int, number: Number) -> bool:
    """Does another figure stand between, and a time of its own before the number?"""
    last = max((n.end for n in sentence.numbers if end <= n.start and n.end <= number.start), default=-1)
    return last >= 0 and any(
        last <= p.start and p.end <= number.start and p.kind in ("year", "quarter", "half", "range", "month")
        for p in sentence.periods
    )


def _is_part(sentence: Sentence, start: int, end: int) -> bool:
    """Is a word of status part of a term ("số hóa kết quả") or what a figure counts ("18/33 mục tiêu")?"""
    low = sentence.low
    if is_inside(sentence.ideas, start, end):
        return True
    return low[start:end] in ("mục tiêu", "chỉ tiêu") and any(
        n.kind == "plain"
        and (n.total is not None or n.value < 100)
        and low[n.end : start] in (" ", " số ", " trong số ")
        for n in sentence.numbers
    )


_NOTES = ("(ước tính) ", "(ước) ", "(ước đạt) ", "(dự báo) ")  # "kinh tế số trong GRDP (ước tính) 9,3%"


def _of_goal_before(sentence: Sentence, start: int) -> bool:
    """Does a word stand in the clause that says who set the figure before it as a goal?"""
    goal = sentence.figure_before(start)
    return goal is not None and start < set_behind(sentence, goal)


def _ends_clause(sentence: Sentence, start: int, end: int, number: Number) -> bool:
    """ "đạt 62%, vượt chỉ tiêu tỉnh giao; huyện Lạc Sơn đạt 70%": is a word said of the figure before it, in a clause
    that a semicolon ends without another but the goal itself: "vượt chỉ tiêu tỉnh giao (60%); …"?"""
    stop = sentence.low.find(";", end, number.start)
    if stop < 0:
        return False
    if sentence.low[stop - 1] == ")":
        stop = max(end, sentence.low.rfind("(", end, stop))
    told = sentence.figure_before(start)
    if told is None or sentence.figures_between(end, stop):
        return False
    return sentence.low.find(";", told.end, start) < 0


_NEAR = 1.25  # of reading distance: a word further off says nothing of a number
_HERE = -9.0  # the distance of a word that is about this number and no other
# Words of a goal or an estimate that may stand behind their number
_BEHIND = frozenset(
    {
        "đề ra",
        "đặt ra",
        "giao cho",
        "được giao",
        "ước tính",
        "là ước tính",
        "ước",
        "chỉ tiêu đề ra",
        "giao năm",
        "giao là",
    }
)


def _status_for(item: Item) -> tuple[str, bool]:
    """(status, said): what the words near the number make it; said is False where nothing near says anything."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    nearest, cost = _nearest_status(item)
    if cost == _HERE:
        return nearest, True
    if low.endswith(_NOTES, sentence.start, number.start):
        return ("forecast" if low.endswith("(dự báo) ", 0, number.start) else "estimate"), True
    if _is_goal(item):
        return "target", True
    if cost >= _NEAR or nearest == "actual":
        came_from = _moved_from(sentence, number)
        if came_from is not number:  # "phấn đấu … từ 46,1% hiện nay lên 70%"
            nearest, cost = _nearest_status(replace(item, number=came_from))
    if cost >= _NEAR:
        return "actual", False
    if nearest == "target" and moved_to(sentence, number) is not None:
        return "actual", True  # "nâng từ 46,1% lên trên 70%": what had been reached before the goal
    return nearest, True


def _moved_from(sentence: Sentence, number: Number) -> Number:
    """The figure that a number is said to have come from, or to come from ("từ 46,1% lên 70%"), else itself."""
    before = sentence.figure_before(number.start)
    return before if before is not None and moved_to(sentence, before) is number else number


def _nearest_status(item: Item) -> tuple[str, float]:
    """The status that the nearest word makes a number, and how far off that word stands."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    best, best_cost, word = "", 9.0, ""
    words = sentence.marked("status")
    if not words:
        return best, best_cost
    mine = bracket(sentence, number.start)
    for start, end, tags in words:
        status = _status_in(tags)
        if _is_of_another(item, status, start, end):
            continue
        theirs = bracket(sentence, start)
        if (
            mine is not None
            and status == "target"
            and theirs is None
            and _stands_in_brackets(sentence, mine, start, end)
        ):
            return "target", _HERE  # "so với chỉ tiêu giao (40%)"
        if theirs != mine and (item.twin is None or start >= number.end) and not _note(sentence, number, theirs):
            continue
        cost = _status_cost(item, status, start, end)
        if cost is not None and (cost < best_cost or (cost == best_cost and status != "actual")):
            best, best_cost, word = status, cost, low[start:end]
    if best_cost >= _NEAR or len(words) == 1:
        return best, best_cost
    ahead = [mark for mark in words if mark[1] <= number.start]
    if best == "forecast" and "sẽ" in word:  # "theo kế hoạch, … sẽ đạt 80%"
        planned = [end for _, end, tags in ahead if "status_target" in tags and bracket(sentence, end) == mine]
        if planned and not any(planned[-1] <= n.start < number.start for n in sentence.numbers):
            best = "target"
    elif best == "actual":  # "phấn đấu đạt 80%"
        since = sentence.cost(number.start - 1) - 0.3
        closer = [
            tag for _, end, tags in ahead for tag in tags if tag in _NOT_REACHED and sentence.cost(end - 1) > since
        ]
        best = closer[-1][7:] if closer else best
    return best, best_cost


# "91% hồ sơ trực tuyến, cao hơn mức chỉ tiêu"
_SET_AGAINST = re.compile(
    r"[^,;:()\d]{0,60}(?:,| và| nhưng| song)(?: (?:đã|vẫn|còn|cũng|chưa|không|mới|nhưng|song|dù|tuy|vừa|đều))*"
    r" (?:(?:cao|thấp|nhiều|ít) hơn|hơn|vượt|đạt|hoàn thành|kém|dưới|trên|bằng|thua|so|tiệm cận|gần (?:bằng|đạt))"
    r"(?: (?:xa|qua|hẳn|nhiều|với|so|mức|cả|các|được|kế hoạch|chỉ tiêu|mục tiêu))* "
)


def _stands_in_brackets(sentence: Sentence, brackets: tuple[int, int], start: int, end: int) -> bool:
    """Are brackets those of a goal before them: right behind its word, or behind who set it, where it is what a figure
    is set against: "91%, cao hơn chỉ tiêu Thủ tướng giao (30%)"?"""
    if not 0 <= brackets[0] - end <= 40:
        return False
    if brackets[0] - end <= 6:
        return True
    told = sentence.figure_before(start)
    return (
        told is not None
        and not sentence.broken(end, brackets[0])
        and _SET_AGAINST.fullmatch(sentence.low, told.end, start) is not None
    )


@cache
def _status_in(tags: tuple[str, ...]) -> str:
    return next(tag[7:] for tag in tags if tag.startswith("status_"))


_NOT_REACHED = ("status_target", "status_forecast", "status_estimate")


def _is_of_another(item: Item, status: str, start: int, end: int) -> bool:
    """Is a word of status none, or one that is said of another figure, whatever the distance?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    if _counts_goals(item) and any(word in low[start:end] for word in _GOALS):
        return True
    if _is_part(sentence, start, end):
        return True
    if status == "target" and start >= number.end and low.startswith(_ADOPTED, start) and _counts_localities(item):
        return True  # "40 tỉnh ban hành nghị quyết miễn lệ phí": what they have done
    if status == "target" and low.startswith(_RAISES, start - 2) and any(n.end < start for n in sentence.numbers):
        return True  # "1,02 triệu chữ ký số đã được cấp, nâng tỷ lệ … lên 33%": what follows from what was reached
    if low[start:end] in _COMMANDED and (
        _LIST_ITEM.fullmatch(low, sentence.start, start)
        or (low.startswith(":", end) and low.endswith("được ", sentence.start, start))
    ):
        return True  # "- Công bố 1.900 tập dữ liệu", "được công bố: 150": done or to be done, as the head says
    if end > number.start:
        return False
    if status in ("estimate", "forecast") and _dated_anew(sentence, end, number):
        return True  # "năm 2022 ước 14,26%, năm 2021 là 11,91%"
    if status == "target" and (_of_goal_before(sentence, start) or _ends_clause(sentence, start, end, number)):
        return True  # "chỉ tiêu 80% mà Chính phủ giao cho năm 2025; khối bộ đạt 55,8%"
    return low.startswith("của ", max(0, start - 4)) and ";" in low[end : number.start]  # "… của Kế hoạch năm; cắt 23%"


def _counts_goals(item: Item) -> bool:
    return item.link is not None and item.link.frame.indicator == "goals_completed"


_ADOPTED = ("ban hành", "thông qua", "cam kết")


def _counts_localities(item: Item) -> bool:
    return item.link is not None and item.link.frame.indicator.startswith("localities_")


def _status_cost(item: Item, status: str, start: int, end: int) -> float | None:
    """How far off a word of status stands, None where it says nothing from there."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    if end <= number.start:
        cost = sentence.cost(number.start - 1) - sentence.cost(end - 1)
        if item.twin is not None and end <= item.twin.number.start:
            cost = max(0.0, cost - 0.6)
        if status == "actual":
            return cost + 0.1
        return 0.3 * cost if opens(sentence, start, end) else cost
    if start < number.end:
        return 0.0
    if status == "actual" or (_has_own(sentence, end) and low[number.end : start].strip()):
        return None
    if status == "target" and (
        _BEYOND.search(low, number.end, start) or _SET_AGAINST.fullmatch(low, number.end, start)
    ):
        return None  # "đã cấp 48 triệu tài khoản, vượt chỉ tiêu đề ra", "71%, chưa đạt kế hoạch của tỉnh (80%)"
    cost = sentence.cost(start) - sentence.cost(number.end - 1) + 0.15
    return cost if low[start:end] in _BEHIND else cost + 0.8


def _is_goal(item: Item) -> bool:
    """Do words for a plan, a duty or an order make a number a goal, however near another status stands?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    planned = not item.change and low.endswith(_PLAN_ENDS, sentence.start, number.start)
    if planned and _PLANNED.search(low, sentence.back(number.start, 40), number.start):
        return True
    begin = sentence.back(number.start, 110)
    if (low.find("phải", begin, number.start) >= 0 or low.find("cần", begin, number.start) >= 0) and (
        _MUST.search(low, max(begin, number.start - 28), number.start) or _MUST_BRING.search(low, begin, number.start)
    ):
        return True
    if not item.change and set_behind(sentence, number):
        return True
    ordered = low.find("giao ", sentence.start, number.start) >= 0
    if ordered and _ORDERED.search(low, sentence.start, number.start):
        return True
    return _given_to(sentence, number, low)


_GIVEN_TO = re.compile(
    any_word("giao", "ấn định cho", "yêu cầu", "đòi hỏi", "đề nghị")
    + r"(?: cho)?(?: (?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường))? $"
)


def _given_to(sentence: Sentence, number: Number, low: str) -> bool:
    """ "Nghị quyết giao Sóc Trăng lọt tốp 20": is who is named before the number, with no figure between, told to?"""
    if not sentence.names:
        return False
    begin = sentence.behind_figure(number.start)
    for start, _ in sentence.names:
        inside = begin <= start < number.start and low.find(";", start, number.start) < 0
        if inside and _GIVEN_TO.search(low, max(begin, start - 32), start):
            return True
    return False


def _was_then(document: Document, item: Item) -> bool:
    """ "đưa lên 1.650 dịch vụ, từ con số 1.478 của cuối năm 2022": what there was at a time gone by, behind the goal?"""
    sentence, number, today = item.sentence, item.number, document.clock.code
    if today is None or not is_from(sentence, number) or all(n.start >= number.start for n in sentence.numbers):
        return False
    return any(
        0 <= p.start - number.end <= 20
        and p.code
        and last_of(p.code) < today
        and not sentence.broken(number.end, p.start)
        for p in sentence.periods
    )


def _noted_of_then(document: Document, item: Item) -> bool:
    """ "phủ 5G tới 65% dân số (hết tháng 11/2024: 41%)": what there was at a time gone by or is today, in brackets
    behind a goal?"""
    sentence, number, today = item.sentence, item.number, document.clock.code
    note = bracket(sentence, number.start)
    if note is None or today is None or sentence.figure_before(note[0]) is None:
        return False
    return any(
        note[0] < p.start < note[1] and (p.kind == "now" or (p.code is not None and last_of(p.code) < today))
        for p in sentence.periods
    )


def status_of(document: Document, index: int, item: Item) -> str:
    """What the words near a number make it, else the list that it goes on with, else the headings above."""
    status, said = _status_for(item)
    if status == "target" and _was_then(document, item):
        return "actual"
    if said:
        return status
    if _noted_of_then(document, item):
        return "actual"
    before = _status_before(document, index, item)
    if before is not None:
        return "actual" if before == "target" and _was_then(document, item) else before
    if opening := _opens_as(item):
        return opening
    if _called_a_goal(document, index, item):
        return "target"
    if _counts_goals(item):
        return "actual"  # a heading's "mục tiêu" is what is counted
    if _goals_listed(document, item) or _by_a_day_to_come(document, item):
        return "target"
    if document.has_goals and (
        _plan_goes_on(document, index)
        or _named_only(document, index, item)
        or _goals_of_paragraph(document, index, item)
    ):
        return "target"
    return _status_around(document, index, item)


def _opens_as(item: Item) -> str | None:
    """ "Ước cả năm 2024, tiếp nhận 720 nghìn hồ sơ, 95% đúng hạn": the estimate or forecast that a sentence opens as a
    whole, up to a word of what was reached."""
    sentence, number = item.sentence, item.number
    words = sentence.marked("status")
    if not words or words[0][0] - sentence.start > 3:
        return None
    status = _status_in(words[0][2])
    first = next((p for p in sentence.periods if 0 <= p.start - words[0][1] <= 24), None)
    if status not in ("estimate", "forecast") or first is None or first.start > number.start:
        return None
    if ";" in sentence.low[first.end : number.start] and any(
        first.end < p.end <= number.start for p in sentence.periods
    ):
        return None
    return status if all(start > number.start for start, _, _ in words[1:]) else None


_CALLED_A_GOAL = re.compile(
    r"(?:[,;.] ?)?(?:và )?(?:đó|đây)(?: cũng| chính| mới| đều)? là (?:một trong những |các |những )?"
    r"(?:mục tiêu|chỉ tiêu|yêu cầu|mốc|đích|cam kết|kế hoạch|con số (?:mục tiêu|phấn đấu|kế hoạch))"
    r"(?![^.;]{0,40}(?:đã|vượt|hoàn thành|về đích))"
)


def _called_a_goal(document: Document, index: int, item: Item) -> bool:
    """ "90% trường …, đó là yêu cầu của tỉnh", "… 80%. Đây là mục tiêu của nghị quyết": is a figure called a goal
    behind it?"""
    sentence, low = item.sentence, item.sentence.low
    end = sentence.end
    if index + 1 < len(document.reading.sentences):
        behind = document.reading.sentences[index + 1]
        if behind.line == sentence.line and _CALLED_A_GOAL.match(low, behind.start, behind.end):
            return not any(n.start > item.number.start for n in sentence.numbers)
    at = max(low.find("đó ", item.number.end, end), low.find("đây ", item.number.end, end))
    if at < 0 or any(item.number.end <= n.start < at for n in sentence.numbers):
        return False
    return _CALLED_A_GOAL.match(low, at, end) is not None


_FIELD_BY_FIELD = ("về ", "đối với ")


def _plan_goes_on(document: Document, index: int) -> bool:
    """Does a paragraph on one more field ("Về xã hội số, tỷ lệ … đạt 80%"), or any paragraph of a text that has told
    nothing but goals, go on with those of the one before, without a time or a word of what was reached?"""
    lines, line = document.reading.lines, document.reading.sentences[index].line
    only = all(draft.status == "target" for draft in document.drafts)
    if not (only or document.normal.low.startswith(_FIELD_BY_FIELD, lines[line].start)):
        return False
    earlier = [draft for draft in document.lately(index, 12) if draft.item.sentence.line == line - 1]
    here = [document.reading.sentences[at] for at in document.by_line[line]]
    return (
        bool(earlier)
        and all(draft.status == "target" for draft in earlier)
        and not any(sentence.periods or any(sentence.marked("status")) for sentence in here)
    )


_SAID_TO_BE = re.compile(
    r"(?:đạt|là|chiếm|còn|lên|bằng|mức|được|có|tới|đến|tăng|giảm|đã|góp|:)"
    r"(?: (?:trên|hơn|dưới|tối thiểu|ít nhất|khoảng|gần|mức|tới|đến|từ))* $"
)
_RATES = ("tỷ lệ ", "tỷ trọng ")


def _named_only(document: Document, index: int, item: Item) -> bool:
    """Does a rate with its figure and no verb go on with goals: "… đạt mục tiêu 16% GDP. Tỷ lệ hộ có cáp quang trên
    85%."?"""
    sentence, low = item.sentence, document.normal.low
    if not low.startswith(_RATES, sentence.start) or sentence.periods or any(sentence.marked("status")):
        return False
    if _SAID_TO_BE.search(low, sentence.start, item.number.start):
        return False
    last = next(document.lately(index, 3), None)
    return last is not None and last.status == "target" and sentence.line - last.item.sentence.line <= 1


_OPENING = 14  # characters before the word that sets goals: "1. Mục tiêu …"


def _goals_of_paragraph(document: Document, index: int, item: Item) -> bool:
    """ "Mục tiêu đến năm 2025, kinh tế số chiếm 20% GDP. Người trưởng thành có chữ ký số đạt 50%.": does a sentence
    without a time or a word of what was reached tell of one more thing in a paragraph that opens with goals and has
    told nothing else?"""
    sentence, link = item.sentence, item.link
    if sentence.periods or any(sentence.marked("status")) or link is None:
        return False
    ahead = [at for at in document.by_line[sentence.line] if at < index]
    opening = document.reading.sentences[ahead[0]] if ahead else sentence
    sets = any(start - opening.start <= _OPENING for start, _, _ in opening.marked("status_target"))
    goals = [draft for draft in document.lately(index, 8) if draft.item.sentence.line == sentence.line]
    return (
        sets
        and bool(goals)
        and all(draft.status == "target" and draft.indicator != link.frame.indicator for draft in goals)
    )


def _by_a_day_to_come(document: Document, item: Item) -> bool:
    """Does the sentence open with a year that is yet to come: "Về hạ tầng, đến năm 2030, …; phủ 100% số hộ"?"""
    sentence, published = item.sentence, document.clock.code
    if published is None or not sentence.periods:
        return False
    first = sentence.numbers[0].start if sentence.numbers else item.number.start
    for period in sentence.periods:
        since = first <= period.start and period.end <= item.number.start
        if since and period.code and last_of(period.code) <= published:
            return False  # "đến hết năm 2026, 25 hệ thống …; ngày 30/11/2025 con số là 17"
    for period in sentence.periods:
        if period.end > first:
            return False
        code = period.code or ""
        if period.deadline and code[:4].isdigit() and code[:4] > published[:4]:
            return True
    return False


def _goals_listed(document: Document, item: Item) -> bool:
    """Does a list of goals that its sentence opens come to this one past figures of something else: "mục tiêu đặt ra là
    30% doanh nghiệp dùng nền tảng số; tỷ trọng … đạt 7,5%"?"""
    sentence = item.sentence
    first = sentence.numbers[0] if sentence.numbers else item.number
    if first.start >= item.number.start or document.said(item.at):
        return False
    ahead = any(
        end <= first.start and sentence.cost(first.start - 1) - sentence.cost(end - 1) < 1.25
        for start, end, _ in sentence.marked("status_target")
        if not _is_part(sentence, start, end)
    )
    return ahead and _goes_on(sentence, first, item.number)


_EQUALS = "(?:bằng|tương đương|tương ứng|ứng với)"
_SHARE = re.compile(
    r"(?:(?:^|, | và )(?:(?:cũng|qua đó|theo đó|như vậy|tức|hay|nghĩa là) )*(?:chiếm|đóng góp|góp|cỡ|chừng"
    rf"|(?:với )?(?:tốc độ|mức|nhịp độ) tăng(?: trưởng)?|{_EQUALS})|; {_EQUALS})"
    r"(?: (?:với|khoảng|gần|hơn|tới|trên|đến|được|đạt|là|chừng|xấp xỉ|dưới|vào|tỷ trọng|tỷ lệ|mức))* $"
)


def _status_before(document: Document, index: int, item: Item) -> str | None:
    """ "đặt mục tiêu 60% hồ sơ …, tài khoản đạt 7,5 triệu": a list of goals goes on."""
    told: Sequence[Draft] = document.said(index)
    if told and bracket(item.sentence, item.number.start) is None:  # what brackets note is no part of the list
        told = [d for d in told if bracket(item.sentence, d.item.number.start) is None]
    number = _moved_from(item.sentence, item.number) if told else item.number
    if number is not item.number:
        told = [draft for draft in told if draft.item.number is not number]
    if not told or told[-1].status not in ("target", "forecast", "estimate"):
        return None
    last = told[-1]
    if any(draft.status == "actual" for draft in told):
        return None  # "đạt 52,8%, cách xa đích 80%": no list of goals
    gap = document.normal.low[last.item.number.end : number.start]
    if last.status != "target" and _SHARE.search(gap):
        return last.status  # "ước 25 tỷ USD, tăng 20% so với 2023, tương đương 9%"
    if last.status != "target" and (";" in gap or not item.change):
        return None
    return last.status if _goes_on(item.sentence, last.item.number, number) else None


def _status_around(document: Document, index: int, item: Item) -> str:
    """The status that headings give ("I. MỤC TIÊU"), where the sentence says nothing."""
    sentence, low = document.reading.sentences[index], document.normal.low
    lines, published = document.reading.lines, document.clock.code or ""
    own = lines[sentence.line]
    behind = sentence.line > 0 and lines[sentence.line - 1].marker and lines[sentence.line - 1].parent == own.parent
    if behind and not own.marker and own.end - own.start > 100 and low[own.end - 1] == ".":
        return "actual"  # prose behind the list that a heading leads
    for parent, leads in document.headings(sentence.line):
        if not leads:
            continue
        status = _status_of_heading(low[lines[parent].start : lines[parent].end])
        if status == "target" and _is_over(item, published):
            return "actual"
        if status is not None:
            return status
        if not sentence.periods and _heads_what_is_to_come(document, parent):
            return "target"
    plan = document.home.title_status == "target" and (own.marker or document.home.authority)
    to_come = plan and all(p.code and last_of(p.code) > published for p in sentence.periods)
    return "target" if to_come else "actual"


def _heads_what_is_to_come(document: Document, line: int) -> bool:
    """Does a heading name a time that has not begun when the text is published, and nothing else: "◦ Năm 2026"?"""
    published, head = document.clock.code, document.reading.lines[line]
    if published is None:
        return False
    for at in document.by_line.get(line, ()):
        for period in document.reading.sentences[at].periods:
            alone = head.end - head.start - (period.end - period.start) <= _MARKS
            return alone and period.code is not None and first_of(period.code) > published
    return False


_MARKS = 5  # characters of a heading beside its time at most: "2. ", "◦ ", ":"


def _is_over(item: Item, published: str) -> bool:
    """ "Đến ngày 31/12/2025, … 87,2%", "đứng thứ 25 về DTI năm 2021": does a sentence begin with the state of a day
    before the publication, or tell of an edition that was measured before it?"""
    sentence = item.sentence
    first = sentence.numbers[0].start if sentence.numbers else sentence.end
    if is_index(item) and sentence.periods:
        return all(p.code is not None and last_of(p.code) < published for p in sentence.periods)
    return any(p.kind == "day" and p.code and p.code < published and p.start < first for p in sentence.periods)


_REACHED = r"(?:xuất phát điểm|điểm xuất phát|điểm khởi đầu|bối cảnh|cơ sở ban đầu|nhìn lại|điểm lại|theo dõi|tổng hợp|giám sát|kết quả|tình hình|đánh giá|thực trạng|hiện trạng|thực hiện|đã đạt|không đạt|chưa đạt|hoàn thành|kiểm điểm|sơ kết|tổng kết)"
_AIMED = r"(?:mục tiêu|chỉ tiêu|phấn đấu|phương hướng|nhiệm vụ|định hướng|kế hoạch|tầm nhìn|yêu cầu|đặt ra|đề ra|hướng tới|hướng đến|đến năm)"
_HEADS = (
    # "Kết quả năm 2025, phương hướng năm 2026": of both, so it says nothing
    (re.compile(_REACHED + r".*(?:,|;| và | - ).*" + _AIMED), ""),
    (re.compile(_REACHED + r".*" + _AIMED), "actual"),
    (re.compile(_AIMED + r".*(?:đã đạt|không đạt|chưa đạt|đạt được|(?<!phải )(?<!cần )hoàn thành)"), "actual"),
    (re.compile(r"chỉ tiêu[^:;]*(?:chủ yếu|cơ bản|thống kê)[^:;]*(?:tháng|quý) [\divx]"), "actual"),  # what is measured
    (re.compile(r"(?:dự kiến|dự báo)"), "forecast"),
    (re.compile(r"(?:mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra|hướng tới|hướng đến|yêu cầu|tầm nhìn)"), "target"),
    (
        re.compile(
            r"^[^a-zà-ỹđ]*(?:[ivx]{1,4}[.)]|[a-h][.)]|phần [^ ]+[.:]?)?\W*(?:phương hướng|nhiệm vụ|định hướng|kế hoạch)"
        ),
        "target",
    ),
    (re.compile(r"(?:ước thực hiện|ước đạt|ước tính)"), "estimate"),
    (re.compile(_REACHED), "actual"),
)


@lru_cache(1024)
def _status_of_heading(text: str) -> str | None:
    """What a heading says of the figures under it: "I. MỤC TIÊU", "Phương hướng tháng 11", "Kết quả thực hiện mục tiêu";
    None where it says nothing."""
    for pattern, status in _HEADS:
        if pattern.search(text):
            return status or None
    return None
