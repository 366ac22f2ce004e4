"""What the words near a figure make it: reached, estimated, aimed at or forecast, within its own sentence."""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipelines.extract.clauses import SETS_GOALS, any_word, bracket, moved_from, moved_to, opens, set_behind
from pipelines.extract.items import Item, counts_goals
from pipelines.extract.marks import Mark, is_inside
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import Sentence

# "79,4% (kế hoạch 70%)", not "vượt kế hoạch 5%"
_PLANNED = re.compile(
    r"[kcm](?<![a-zà-ỹđ].)(?<!vượt .)(?<!với .)(?<!hơn .)(?<!bằng .)(?<!đạt .)(?:(?<=k)(?:ế hoạch|h)|(?<=c)hỉ tiêu|(?<=m)ục tiêu)(?: (?:là|giao|đề ra|đặt ra|được giao))*:? $"
)
_PLAN_ENDS = ("hoạch ", "kh ", "tiêu ", "là ", "giao ", "ra ", ": ")  # what such words end in
# "phải trở lại tốp 15", "cuối năm phải 50%"; not "hồ sơ phải nộp phí"
_MUST = re.compile(
    r"(?=phải|cần)(?<![a-zà-ỹđ])(?:phải|cần) (?:(?:đạt|có|nâng|lên|tăng|giảm|kéo|đưa|trở lại|vào|lọt|hoàn thành|xong|xuống|về|được|đủ|cắt|cắt giảm|phủ|số hóa|chiếm|bằng|đến|tới|giữ|duy trì|ở)"
    r"(?: (?:ở|không thấp hơn|không dưới|không quá|không vượt quá|lên|với|xuống|về|vào|tới|đến|được|mức|ít nhất|tối thiểu|trên|hơn|tỷ lệ|nhóm|tốp|top|hạng|khoảng|cho|là))* ?)?$"
)
# "Hội đồng nhân dân đặt 55% cho năm 2026"
_SET_FOR = re.compile(
    r"(?<![a-zà-ỹđ])(?:đặt|ấn định|giao)(?: (?:ra|mức|mốc|con số|tối thiểu|ít nhất|trên|hơn|khoảng))* $"
)
# "(giao 80%)", "trong khi Trung ương giao 15%"
_GIVEN = (
    *("(giao ", "(được giao ", "(tỉnh giao "),
    *(f" {who} giao " for who in ("trung ương", "chính phủ", "thủ tướng")),
)
# "phải đưa chỉ số này lên tối thiểu 85%"
_MUST_BRING = re.compile(
    r"(?=phải|cần)(?<![a-zà-ỹđ])(?:phải|cần) (?:đưa|nâng|kéo|giảm|tăng|hạ|đẩy) [^,;:.()\d]{2,70}? (?:lên|xuống|còn|về|tới|đến|đạt)"
    r"(?: (?:trên|hơn|dưới|ít nhất|tối thiểu|tối đa|không quá|tới|đến|mức|khoảng))* $"
)
# "giao các sở, ngành đưa tỷ lệ … lên tối thiểu 70%", "giao mỗi xã, phường ít nhất 75%"
_ORDERED = re.compile(
    r"giao (?<![a-zà-ỹđ]giao )(?:cho )?(?:(?:các|từng|mỗi|sở|ubnd|bộ|huyện|xã|phường|công an|văn phòng)(?![a-zà-ỹđ])[^;:.()%]{0,110}"
    r"(?<![a-zà-ỹđ])(?:đưa|nâng|kéo|bảo đảm|đảm bảo|đạt)(?![a-zà-ỹđ])[^;:.()%]{0,110}"
    r"|(?:các|từng|mỗi)(?:(?: |, | và )(?:sở|ban|bộ|ngành|cơ quan|đơn vị|địa phương|huyện|quận|thị xã|thành phố|xã|phường|đặc khu))+ "
    r"(?:(?:có|ít nhất|tối thiểu|tối đa|không quá|trên|hơn|khoảng) )*)$"
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
        and not sentence.figure_begins(brackets[0] + 1, brackets[1])
    )


def _has_own(sentence: Sentence, end: int) -> bool:
    """Does a word of status stand before a figure of its own: "đạt 45,8%, trong khi mục tiêu là 50%"?"""
    low = sentence.low
    stop = _CLAUSE.search(low, end, sentence.end)
    return sentence.figure_begins(end, stop.start() if stop else sentence.end)


def goes_on_from(sentence: Sentence, before: Number, number: Number) -> bool:
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


def is_part_of_term(sentence: Sentence, start: int, end: int) -> bool:
    """Is a word of status part of a term ("số hóa kết quả") or what a figure counts ("18/33 mục tiêu")?"""
    low = sentence.low
    if is_inside(sentence.ideas, start, end):
        return True
    counted = sentence.figure_before(start) if low[start:end] in ("mục tiêu", "chỉ tiêu") else None
    return (
        counted is not None
        and counted.kind == "plain"
        and (counted.total is not None or counted.value < 100)
        and low[counted.end : start] in (" ", " số ", " trong số ")
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


def status_near(item: Item) -> tuple[str, bool]:
    """(status, said): what the words near the number make it; said is False where nothing near says anything."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    words = sentence.marked("status")
    nearest, cost = _nearest_status(item, words) if words else ("", 9.0)
    if cost == _HERE:
        return nearest, True
    if sentence.brackets and low.endswith(_NOTES, sentence.start, number.start):
        return ("forecast" if low.endswith("(dự báo) ", 0, number.start) else "estimate"), True
    if _is_goal(item):
        return "target", True
    if words and (cost >= _NEAR or nearest == "actual"):
        came_from = moved_from(sentence, number)
        if came_from is not number:  # "phấn đấu … từ 46,1% hiện nay lên 70%"
            nearest, cost = _nearest_status(replace(item, number=came_from), words)
    if cost >= _NEAR:
        return "actual", False
    if nearest == "target" and moved_to(sentence, number) is not None:
        return "actual", True  # "nâng từ 46,1% lên trên 70%": what had been reached before the goal
    return nearest, True


def _lists_goals(sentence: Sentence, brackets: tuple[int, int], start: int, end: int) -> bool:
    """ "đề ra các mục tiêu về kinh tế số (kinh tế số đạt 20% GRDP; thương mại điện tử …)": do brackets list the goals
    that the words before them set?"""
    opened, closed = brackets
    return (
        0 <= opened - end <= _TO_LIST
        and sentence.low.find(";", opened, closed) >= 0
        and _SET.search(sentence.low, sentence.back(start, 40), end) is not None
        and not _REACHED.search(sentence.low, end, opened)
        and not sentence.figures_between(end, opened)
    )


_TO_LIST = 60  # characters from goals to the brackets that list them
_SET = re.compile(SETS_GOALS + "$")
_REACHED = re.compile(r"(?<![a-zà-ỹđ])(?:hoàn thành|đạt|vượt|thực hiện được)(?![a-zà-ỹđ])")


def _nearest_status(item: Item, words: Sequence[Mark]) -> tuple[str, float]:
    """The status that the nearest of a sentence's words of status makes a number, and how far off that word stands."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    best, best_cost, word = "", 9.0, ""
    mine = bracket(sentence, number.start)
    for start, end, tags in words:
        status = status_in(tags)
        if sentence.brackets:
            theirs = bracket(sentence, start)
            if (
                mine is not None
                and status == "target"
                and theirs is None
                and _stands_in_brackets(sentence, mine, start, end)
                and not _is_of_another(item, status, start, end)
            ):
                return "target", _HERE  # "so với chỉ tiêu giao (40%)"
            if mine is not None and theirs is None and status == "target" and _lists_goals(sentence, mine, start, end):
                return "target", _HERE
            if theirs != mine and (item.twin is None or start >= number.end) and not _note(sentence, number, theirs):
                continue
        cost = _status_cost(item, status, start, end)
        if cost is None or cost >= _NEAR or cost > best_cost or (cost == best_cost and status == "actual"):
            continue
        if not _is_of_another(item, status, start, end):
            best, best_cost, word = status, cost, low[start:end]
    if best_cost >= _NEAR or len(words) == 1:
        return best, best_cost
    if best == "forecast" and "sẽ" in word:  # "theo kế hoạch, … sẽ đạt 80%"
        planned = -1
        for _, end, tags in words:
            if end <= number.start and "status_target" in tags and bracket(sentence, end) == mine:
                planned = end
        if planned >= 0 and not sentence.figure_begins(planned, number.start):
            best = "target"
    elif best == "actual":  # "phấn đấu đạt 80%"
        since = sentence.cost(number.start - 1) - 0.3
        for start, end, tags in words:
            if end > number.start or _NOT_REACHED.isdisjoint(tags) or sentence.cost(end - 1) <= since:
                continue
            if not (counts_goals(item) and _is_of_another(item, "target", start, end)):
                best = status_in(tags)
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
def status_in(tags: tuple[str, ...]) -> str:
    return next(tag[7:] for tag in tags if tag.startswith("status_"))


_NOT_REACHED = frozenset({"status_target", "status_forecast", "status_estimate"})


def _is_of_another(item: Item, status: str, start: int, end: int) -> bool:
    """Is a word of status none, or one that is said of another figure, whatever the distance?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    if counts_goals(item):
        for word in _GOALS:
            if word in low[start:end]:
                return True
    if is_part_of_term(sentence, start, end):
        return True
    if status == "target":
        if _MET.match(low, end):
            return True
        if sentence.broken(end, number.start):
            if _MEETING.fullmatch(low, sentence.start, start):
                return True  # "Hoàn thành mục tiêu đề ra, đến hết năm …"
            told = sentence.figure_before(start) if sentence.figures_between(end, number.start) else None
            if told is not None and _SET_AGAINST.fullmatch(low, told.end, start):
                return True  # "đạt 66,4%, thấp hơn chỉ tiêu 3,6 điểm %; thanh toán trực tuyến 72%"
        if start >= number.end and low.startswith(_ADOPTED, start) and _counts_localities(item):
            return True  # "40 tỉnh ban hành nghị quyết miễn lệ phí": what they have done
        if low.startswith(_RAISES, start - 2) and sentence.figure_before(start - 1) is not None:
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
    # "… của Kế hoạch năm; cắt 23%"
    return low.endswith("của ", sentence.start, start) and low.find(";", end, number.start) >= 0


# "nhiều chỉ tiêu đạt, vượt mức chung": what has been met sets nothing
_MET = re.compile(r"(?: (?:đã|đều|cơ bản))*(?: đạt(?:,| và| hoặc|/) ?vượt| đã đạt| hoàn thành vượt)(?! \d)")
_MEETING = re.compile(r"\W*(?:đã )?(?:hoàn thành|đạt|vượt)(?: (?:vượt|các|mọi|xa|và|toàn bộ|mục tiêu|chỉ tiêu))* ")
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
    before = low[sentence.start : number.start]
    planned = not item.change and before.endswith(_PLAN_ENDS)
    if planned and _PLANNED.search(low, sentence.back(number.start, 40), number.start):
        return True
    if ("phải" in before or "cần" in before) and (
        _MUST.search(low, sentence.back(number.start, 28), number.start)
        or _MUST_BRING.search(low, sentence.back(number.start, 110), number.start)
    ):
        return True
    dated = low.startswith(" cho ", number.end) and any(0 < p.start - number.end <= 5 for p in sentence.periods)
    if dated and _SET_FOR.search(low, sentence.back(number.start, 30), number.start):
        return True
    if not item.change and set_behind(sentence, number):
        return True
    if "giao " in before and (before.endswith(_GIVEN) or _ORDERED.search(low, sentence.start, number.start)):
        return True
    beside = sentence.brackets and number.value <= 100 and low.startswith(")", number.end)
    if beside and low.endswith(_PLAN_BESIDE, 0, number.start):
        return True  # "18,9%, vượt kế hoạch (17%)"
    return bool(sentence.names) and _given_to(sentence, number, before)


_PLAN_BESIDE = tuple(f"{plan} (" for plan in ("kế hoạch", "kế hoạch năm", "chỉ tiêu", "mục tiêu"))
_ASKS = ("giao", "ấn định cho", "yêu cầu", "đòi hỏi", "đề nghị")
_GIVEN_TO = re.compile(any_word(*_ASKS) + r"(?: cho)?(?: (?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường))? $")


def _given_to(sentence: Sentence, number: Number, before: str) -> bool:
    """ "Nghị quyết giao Sóc Trăng lọt tốp 20": is who is named in what stands `before` a number told to, with no figure
    between?"""
    for asks in _ASKS:
        if asks in before:
            break
    else:
        return False
    low, begin = sentence.low, sentence.behind_figure(number.start)
    for start, _ in sentence.names:
        inside = begin <= start < number.start and low.find(";", start, number.start) < 0
        if inside and _GIVEN_TO.search(low, max(begin, start - 32), start):
            return True
    return False
