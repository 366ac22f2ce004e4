"""How near the time expressions of a sentence stand to a number of it: those that may be its time, with their reading
distance; times of a goal, of a task, of another figure and of what was before are none of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter

from pipelines.extract.clauses import (
    PLAN_NAMED,
    THEN,
    bracket,
    compared,
    is_from,
    moved_from,
    moved_to,
    moves_between,
    opens,
    owners,
    set_behind,
)
from pipelines.extract.editions import is_index, left_behind
from pipelines.extract.items import Item
from pipelines.extract.numbers import Number
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.sentences import Sentence

LIMIT = 2.2  # of reading distance, further off nothing speaks for a number
_RIGHT_BEHIND = 12  # characters from a goal's clause to its time
# "…, hoàn thành trước tháng 12/2019": when a goal is to be reached, however far behind it
_BY_THEN = ("thời hạn ", "hoàn thành ", "chậm nhất ", "muộn nhất ", "chậm nhất là ", "muộn nhất là ", "xong ")
_AGAINST = ("so với ", "so với mức ", "thay vì ", "thay cho ")
_PLAIN = ("", "hồ sơ", "điểm", "%")
# "công bố năm ngoái", "thương mại hóa tháng 10": when it was told or began, not what it is about
_ISSUED = (
    "công bố ", "ban hành ", "ký ", "khai trương ", "thành lập ", "ra mắt ", "phát hành ", " hóa ", "khởi xướng ",
    "họp báo ", "họp ", "phiên họp ", "hội nghị ", "giao ban ", "kỳ họp ", "thường kỳ ", "buổi làm việc ", "hội thảo ",
)  # fmt: skip


def times_near(item: Item, status: str, of_a_day: bool | None) -> list[tuple[float, Period]]:
    """The time expressions of the sentence that may belong to a number, with their distance, nearest first; `of_a_day`
    where it tells what there is on a day, False where what happened over a span, None where it may be either."""
    asked = _asked(item, status)
    found: list[tuple[float, Period]] = []
    for period in asked.sentence.periods:
        cost = _cost(asked, period)
        if cost == _ITS_OWN:
            return [(cost, period)]
        if cost is not None and cost < LIMIT:
            found.append((cost, period))
    if len(found) > 1:
        if of_a_day is not None and asked.reached and not asked.edition:
            days = [_is_day(period) for _, period in found]
            if True in days and False in days:
                for k, (cost, period) in enumerate(found):
                    if days[k] is not of_a_day and not _says_anew(asked, cost, period):
                        found[k] = (cost + _MISFIT, period)
        found.sort(key=itemgetter(0))
    return found


_MISFIT = 0.6  # a span of time for what there is on a day, a day for what happened over a span


def _says_anew(asked: _Asked, cost: float, period: Period) -> bool:
    """ "Hiện nay là 62%, còn năm 2022 mới 48%": does a time right beside the number stand behind another figure?"""
    return cost < _RIGHT_BESIDE and asked.sentence.figure_before(min(period.start, asked.number.start)) is not None


_RIGHT_BESIDE = 0.2  # of reading distance


def _is_day(period: Period) -> bool | None:
    """Is a time a day, or a span (False)? None where it hangs on another."""
    if period.kind == "now" or len(period.code or "") == 10:
        return True
    return None if period.shift or period.kind in VAGUE else False


@dataclass(slots=True)
class _Asked:
    """A number that asks for its time: `number` where its clause begins, `said` where its value is first said, `mine`
    the brackets that it stands in; `came_from` the figure that it moved from; `reached` as a result, `edition` where
    that of an index is asked for."""

    sentence: Sentence
    item: Item
    number: Number
    status: str
    said: int
    mine: tuple[int, int] | None
    came_from: Number | None
    reached: bool
    edition: bool
    moves: list[int] | None = None  # where words of moving on to a figure begin up to the number, once somebody asks


def _asked(item: Item, status: str) -> _Asked:
    sentence, number = item.sentence, item.number
    if item.of >= 0 and not _begins_between(sentence, item.of + 1, number.start):
        # "trong 9 huyện đã có 6 nơi …": its clause begins with the whole
        whole = sentence.figure_behind(item.of)
        number = whole if whole is not None and whole.start == item.of else number
    said = number.start
    mine = bracket(sentence, said) if sentence.brackets else None
    if mine is not None:
        before = sentence.figure_before(number.start)
        if before is not None and before.word and sentence.low[before.end : number.start] == " (":
            said = before.start  # "quá nửa (52,4%)": the same once more
    source = moved_from(sentence, number)
    came_from = source if source is not number else None
    return _Asked(sentence, item, number, status, said, mine, came_from, status == "actual", is_index(item))


def _begins_between(sentence: Sentence, start: int, end: int) -> bool:
    """Does a time begin between two positions?"""
    for period in sentence.periods:
        if start <= period.start < end:
            return True
    return False


_OVER = (" qua", " ngoái", " rồi")  # no time by which a goal is to be reached
_ITS_OWN = -9.0  # the distance of a time that is this number's, whatever others the sentence says


_NO_TIME = frozenset({"start", "since", "noted", "plan"})  # of what was reached


def _cost(asked: _Asked, period: Period) -> float | None:
    """How far off a time stands from the number, None where it is not its time."""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    kind = period.kind
    if kind in _NO_TIME and (kind != "plan" or asked.reached):
        return 0.6 if kind == "start" and _stood_at_start(asked, period) else None
    if asked.status == "target" and low.endswith(_OVER, period.start, period.end):
        return None
    if asked.edition and asked.reached and 0 <= left_behind(sentence, period) < number.start:
        return None
    if kind == "now" and period.start > number.start:
        if low.startswith("đang", period.start):
            return None  # "số dịch vụ đang cung cấp"
        near = period.start - number.end < 45 and not sentence.broken(number.end, period.start)
        if near and low.startswith("hiện có", period.start):
            return _ITS_OWN  # "56 tổ công nghệ số cộng đồng hiện có"
    ahead = number.start - period.end
    if ahead >= 0 and asked.came_from is not None and _of_where_it_came_from(sentence, period, asked.came_from, number):
        return None
    if low.startswith(":", period.end) and _told_then(sentence, period):
        return None
    if 0 < ahead <= _LONGEST_LEAD and _is_one_of_turns(sentence, period, number):
        return _ITS_OWN  # "2022: 61% → 2023: 70%"
    mine, note = asked.mine, bracket(sentence, period.start) if sentence.brackets else None
    if note is not None and note != mine and period.kind == "day" and _notes_day(sentence, number, note, period):
        return _ITS_OWN
    if note != mine and not _reaches(sentence, period, number, mine, note):
        return None
    if note is not None and note != mine:
        own = number.end <= note[0] and not sentence.figures_between(note[0], period.start)
        if own and low[number.end : note[0]].strip() in _PLAIN:
            return None if compared(sentence, period) else _ITS_OWN  # "46,1% (năm 2024)", not "(tăng so với năm 2023)"
        if (
            "số liệu" in low[note[0] : note[1]]
        ):  # "ICT Index 2019 (sử dụng số liệu năm 2018)", or which day "hiện nay" is
            vague = period.deadline and _all_else_now(sentence, period)
            return _ITS_OWN if vague or (asked.edition and period.kind == "year") else 1.0
    if (
        mine is not None
        and 0 <= mine[0] - period.end <= 1
        and (not period.weak or period.kind == "year")
        and not sentence.time_between(period.end + 1, number.start)
    ):
        return _ITS_OWN  # "so với 2022 (86,30%, hạng 22)"
    owned = owners(sentence, period)
    owner = owned[0] if owned and asked.said not in owned else -1
    if _is_of_another(asked, period, owner):
        return None
    is_compared = compared(sentence, period)
    if ahead >= 0 and (is_compared or low[period.end] == ",") and _tells_of_then(asked, period, is_compared):
        return _ITS_OWN
    if asked.edition and period.kind in ("month", "day") and not period.deadline:
        return None
    if ahead >= 0:
        cost = _cost_before(asked, period, is_compared)
    elif period.start < number.end:
        return None
    elif number.start in owned and not is_compared:
        cost = 0.1 if number.start in owned[1:] else -0.1  # "98,6% và 99,9% trong quý III"
    else:
        cost = _cost_behind(asked, period, is_compared, 0.6 if owner >= 0 else 1.3)
    if cost is None:
        return None
    if owner >= 0:  # "từ 25,1% của năm 2022 lên 48,4%"
        if ahead >= 0 and low.endswith(_AGAINST, sentence.start, owner):
            return None  # "đạt 36% so với 33% cuối tháng 6, …"
        of_it = ahead >= 0 and low.startswith(("của ", "hồi "), period.start)
        cost += 1.6 if of_it else 0.7
    if ahead >= 0 and opens(sentence, period.start, period.end):
        cost *= 0.5
    return cost + _doubt(asked, period)


def _notes_day(sentence: Sentence, number: Number, note: tuple[int, int], period: Period) -> bool:
    """ "71% dân số có hồ sơ sức khỏe điện tử (30/6/2023)": are brackets that close a number's clause its day alone?"""
    alone = period.start == note[0] + 1 and period.end + 1 >= note[1]
    return (
        alone
        and number.end <= note[0]
        and not (sentence.figures_between(number.end, note[0]) or sentence.broken(number.end, note[0]))
    )


_LEADS_FIGURE = (": ", " = ", ":", "=", " : ", " là ", " đạt ", " ")
_LONGEST_LEAD = max(map(len, _LEADS_FIGURE))


def _is_one_of_turns(sentence: Sentence, period: Period, number: Number) -> bool:
    """Does a time lead right up to the number, and another one of the sentence as near to another figure?"""
    low = sentence.low
    if low[period.end : number.start] not in _LEADS_FIGURE or compared(sentence, period):
        return False
    for other in sentence.periods:
        if other is not period and low.startswith(_LEADS_FIGURE, other.end) and not compared(sentence, other):
            led = sentence.figure_behind(other.end)
            if led is not None and led is not number and low[other.end : led.start] in _LEADS_FIGURE:
                return True
    return False


def _all_else_now(sentence: Sentence, period: Period) -> bool:
    """Is "hiện nay" all that a sentence says of time besides?"""
    return all(p is period or p.kind == "now" for p in sentence.periods)


def _moves_on(asked: _Asked, first: Period) -> bool:
    """Does a text go on from the time that it opens with to a later one before the number: "Tháng 7 mới 61%, sang
    tháng 11 đã 79%, còn dưới mức 84% của Đà Nẵng"?"""
    for p in asked.sentence.periods:
        if (
            first.end <= p.start
            and p.end <= asked.number.start
            and p.kind == first.kind
            and bracket(asked.sentence, p.start) is None
            and not compared(asked.sentence, p)
        ):
            return True
    return False


def _told_then(sentence: Sentence, period: Period) -> bool:
    """ "Theo lời Bộ Công Thương hồi tháng trước: 9% …": when a source said what follows?"""
    if not sentence.low.endswith("hồi ", 0, period.start):
        return False
    for tag in ("source_according", "source_says"):
        words = sentence.marked(tag)
        if words and words[0][1] <= period.start:
            return True
    return False


def _of_where_it_came_from(sentence: Sentence, period: Period, before: Number, number: Number) -> bool:
    """ "từ 52% của năm 2023 lên 65%": does a time stand behind the figure `before` that a number moved from, before it
    moved?"""
    if period.start < before.end:
        return False
    if sentence.time_between(before.end, period.start) and sentence.broken(before.end, period.start):
        return False  # "Từ 52% năm ngoái, đến hết tháng 9 đã lên 65%"
    return moves_between(sentence.low, period.end, number.start)


def _stood_at_start(asked: _Asked, period: Period) -> bool:
    """ "Đầu năm, tỷ lệ này mới là 51%": what there was when the year began, where no other time is said before; "tăng
    từ 51% hồi đầu năm"."""
    sentence, low = asked.sentence, asked.sentence.low
    if 0 < period.start - asked.number.end <= 2 and is_from(sentence, asked.number):
        return True
    alone = asked.reached and not asked.edition and sentence.periods[0] is period
    alone = alone and all(p is period or p.start > asked.number.end for p in sentence.periods)
    first = bool(sentence.numbers) and sentence.numbers[0] is asked.number and period.end <= asked.number.start
    vague = low.startswith("so với", period.start) or low.endswith(
        ("tháng ", "ngày ", "quý ", "tuần "), 0, period.start
    )
    return alone and first and not vague and not compared(sentence, period)


def _is_of_another(asked: _Asked, period: Period, owner: int) -> bool:
    """Is a time that of a goal, of a task or of what was before, not the number's? `owner` is where the figure stands
    that it goes with, -1 where with none but this one."""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    if asked.reached:
        if 0 <= owner < period.start and _moved_on(asked, period):
            return True  # "quán quân kỳ 2016, xuống thứ tư": what it was before
        if period.end <= number.start and _of_goal_set(sentence, period):
            return True
        if period.end <= owner < number.start and _looks_back(sentence, period, owner, number):
            return True
        if sentence.marked("status_target") and _of_next_goal(sentence, period, number):
            return True
        if _OF_PLAN.search(low, sentence.start, period.start):
            return True
        if low.startswith(",", period.end) and len(sentence.periods) > 1 and _CARRIED_OUT.match(low, sentence.start):
            return period is sentence.periods[0]
    tasks = asked.status != "target" and low.endswith(_TASKS_END, sentence.start, period.start)
    if tasks and _OF_TASKS.search(low, sentence.back(period.start, 40), period.start):
        return True
    # "cùng thời điểm hết tháng 10": the words behind say which
    return period.kind == "same" and not period.shift and _begins_between(sentence, period.end + 1, period.end + 2)


def _looks_back(sentence: Sentence, period: Period, owner: int, number: Number) -> bool:
    """ "hạng 71, kỳ 2022 là 86; Thái Lan đứng thứ 52": is a time that of what a figure before it is set beside, in a
    part of the sentence that ends before the number?"""
    low, told = sentence.low, sentence.figure_before(period.start)
    if told is None or low.find(";", owner, number.start) < 0 or low.find(";", told.end, period.start) >= 0:
        return False
    beside = sentence.figure_behind(owner)
    return (
        beside is not None
        and beside.kind == told.kind
        and not any(p.end <= period.start and p.code and period.code and p.code < period.code for p in sentence.periods)
    )


def _of_next_goal(sentence: Sentence, period: Period, number: Number) -> bool:
    """Is a time that of a goal which is set beside a number that was reached?"""
    if number.end <= period.start and _sets_next(sentence, period, number):
        return True
    if period.end <= number.start and _is_to_move_on(sentence, period, number):
        return True
    return _of_goal(sentence, period, number)


def _is_to_move_on(sentence: Sentence, period: Period, number: Number) -> bool:
    """ "Năm 2026, tỉnh phấn đấu nâng tỷ lệ này từ 41% lên 60%": is a time that of the goal to be reached from here?"""
    if moved_to(sentence, number) is None:
        return False
    return _sets_goal(sentence, period.start - len("kế hoạch "), number.start)


def _sets_next(sentence: Sentence, period: Period, number: Number) -> bool:
    """ "đạt 61%/chỉ tiêu giao cho cả năm 70%": does a time stand between the word for a goal and its figure?"""
    goal = sentence.figure_behind(period.end)
    if goal is None or goal.start - period.end > _RIGHT_BEHIND or sentence.figures_between(number.end, period.start):
        return False
    return _sets_goal(sentence, number.end, period.start)


def _sets_goal(sentence: Sentence, begin: int, stop: int) -> bool:
    """Does a word for a goal stand between two positions?"""
    for start, end, _ in sentence.marked("status_target"):
        if begin <= start and end <= stop:
            return True
    return False


def _tells_of_then(asked: _Asked, period: Period, is_compared: bool) -> bool:
    """Is a number told of a time right before it: "so với 2021, năm mà doanh thu mới 12 tỷ USD"?"""
    low, start = asked.sentence.low, asked.number.start
    if low.startswith(_THE_YEAR_THAT, period.end) and _PARTING.isdisjoint(low[period.end + 2 : start]):
        return True
    return is_compared and _BACK_THEN.fullmatch(low, period.end, start) is not None


def _cost_before(asked: _Asked, period: Period, is_compared: bool) -> float | None:
    """The way from a time on to the number."""
    sentence, number, twin = asked.sentence, asked.number, asked.item.twin
    between: list[Number] = []
    for other in sentence.numbers:
        if other.start >= number.start:
            break
        if period.end <= other.start != asked.said and other.end <= number.start:
            between.append(other)
    if is_compared:
        link = asked.item.link
        if link is not None and link.frame.kind == "growth" and sentence.low.endswith("so với ", 0, period.start):
            return None  # "tốc độ tăng so với năm trước là 11,8%"
        inside = asked.sentence.low[period.end : number.start]
        if between or "," in inside or ";" in inside or ":" in inside or " và " in inside:
            return None
    cost = sentence.cost(number.start - 1) - sentence.cost(period.end - 1)
    if not (between and _dated(sentence, between[-1], number)):
        cost -= 0.55 * len(between)
        if between and _moves_on(asked, period):
            cost += 0.7
    return cost - 0.3 if twin is not None and twin.number.start >= period.end else cost


def _cost_behind(asked: _Asked, period: Period, is_compared: bool, most: float) -> float | None:
    """The way from the number on to a time behind it, None where it costs more than `most`."""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    between = sentence.figures_between(number.end, period.start)
    if _sets(sentence, number, period):
        return -0.1  # "mức 50% mà tỉnh ấn định cho cả năm", "mức 50% mà Kế hoạch năm 2024 đề ra"
    if not asked.reached and low.endswith(_BY_THEN, 0, period.start) and period.deadline:
        return 0.6 if between else 0.0
    if is_compared or ";" in low[number.end : period.start] or _led(sentence, number, period):
        return None  # it leads the next clause
    cost = sentence.cost(period.start) - sentence.cost(number.end - 1) + 0.12 + 0.3 * between
    if ")" in low[number.end : period.start] and "(" not in low[number.end : period.start]:
        cost += 0.8  # "cùng kỳ (58%), … 9 tháng năm 2024"
    if cost >= 0.4:
        cost += 0.25
    if _ends(sentence, period) and (
        low.startswith(("tính đến", "tính tới", "chốt"), period.start)
        or (period.kind == "day" and period.deadline and low.startswith("ngày ", period.start))  # "số liệu ngày 31/7"
    ):
        cost = min(cost, 0.9)  # "…, tính đến 31/7."
    if cost > most:
        return None
    return cost - 0.3 if period.start - number.end <= 2 else cost


def _doubt(asked: _Asked, period: Period) -> float:
    """What a time costs for how it is said itself, wherever it stands."""
    sentence, low, cost = asked.sentence, asked.sentence.low, 0.0
    if period.weak and not asked.edition:
        cost += 0.5
    if period.kind == "day" and not period.deadline:
        dated = low.startswith(("cuối", "vào"), period.start) or _STOOD_AT.fullmatch(
            low, period.end, asked.number.start
        )
        due = asked.status == "target" and low.endswith(("vào ", "trước ", "đến "), 0, period.start)
        cost += 0.0 if dated or due else 1.0
        if period.weak and dated and low.startswith("ngày ", period.start):
            cost -= 0.5
    if period.kind == "now" and (asked.edition or _in_front(asked, period)):
        cost += 0.8
    if low.startswith(",", period.end) and _told_in_passing(asked, period):
        cost += 1.0
    if low.endswith(_ISSUED, sentence.back(period.start, 16), period.start) and not low.endswith(
        "đăng ký ", sentence.start, period.start
    ):
        cost += 2.0
    return cost


def _in_front(asked: _Asked, period: Period) -> bool:
    """ "Trong số dịch vụ đang cung cấp, 74% …": does "now" only say what is put in front of the number, which has a
    time of its own behind it?"""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    begin = low.rfind("trong ", sentence.behind_figure(period.start), period.start)
    return (
        begin >= 0
        and period.end <= number.start
        and _PUT_IN_FRONT.fullmatch(low, period.end, number.start) is not None
        and not sentence.broken(begin, period.start)
        and any(p.start >= number.end and not compared(sentence, p) for p in sentence.periods)
    )


_PUT_IN_FRONT = re.compile(r"[^,;:.()\d]{0,30}, (?:(?:có|chỉ|mới|hơn|gần|khoảng) )*")
# "Đông Hưng, đơn vị bị nhắc nhở hồi tháng 3, …"
_IN_PASSING = re.compile(
    r"[,;] (?:(?:là )?(?:nơi|đơn vị|địa phương|tỉnh|thành phố|huyện|quận|xã|phường|bộ)(?: này)? )?"
    r"(?:đã |cũng )?(?:từng|vốn|bị|được|đứng|mới|vừa|có)(?![a-zà-ỹđ])[^,;:()\d]{0,60} $"
)


def _told_in_passing(asked: _Asked, period: Period) -> bool:
    """Is a time said between two commas of what somebody was or what was done to them, where another is said of the
    number: "Đông Hưng, đơn vị bị nhắc nhở hồi tháng 3, sau 6 tháng đã có 88% …"?"""
    sentence, number = asked.sentence, asked.number
    if period.end > number.start or len(sentence.periods) < 2 or sentence.figures_between(period.end, number.start):
        return False
    aside = _IN_PASSING.search(sentence.low, sentence.back(period.start, 90), period.start)
    return aside is not None and any(end == aside.start() for _, end in sentence.names)


# "ngày 30/11/2022 con số là 17", "ngày 30/9 mới 45%"
_STOOD_AT = re.compile(
    r",? (?:(?:con số|tỷ lệ|số|mức|chỉ số|kết quả|số liệu)(?: (?:này|đó|ấy|tương ứng|trên))? )?"
    r"(?:(?:chỉ|mới|đã|vẫn|còn|là|đạt|ở mức|dừng ở|có|được|gần|hơn|khoảng|trên) )+"
)
_PARTING = frozenset(",;:(%")
_THE_YEAR_THAT = (", năm mà ", ", thời điểm mà ", ", lúc mà ")
# "so với năm 2023, khi con số này là 142,6 tỷ USD"
_BACK_THEN = re.compile(r",? (?:khi|lúc) (?:đó |ấy |mà )?(?:con số|tỷ lệ|mức|chỉ số|doanh thu)[^,;:.()\d]{0,80} ")
_MOVED_TO = re.compile(
    r"(?<![a-zà-ỹđ])(?:lên|xuống|tụt|rớt|rơi|trượt|vươn|lùi|còn)(?: (?:đến|tới|về|ở|hạng|thứ|bậc|vị trí|ngôi))* $"
)
_LONGEST_MOVE = 40  # characters of such words: "xuống đến vị trí thứ "


def _moved_on(asked: _Asked, period: Period) -> bool:
    """Did what is spoken of move on since a period, to the number or to one before it?"""
    sentence, number = asked.sentence, asked.number
    if period.end > number.start:
        return False
    if asked.moves is None:
        ends = (*(n.start for n in sentence.numbers if n.start < number.start), number.start)
        moves = (_MOVED_TO.search(sentence.low, sentence.back(end, _LONGEST_MOVE), end) for end in ends)
        asked.moves = [move.start() for move in moves if move is not None]
    for start in asked.moves:
        if start >= period.end:
            return True
    return False


# "69 chỉ tiêu của Chương trình … đến năm 2025": the time is part of the plan's name
_OF_PLAN = re.compile(r"của (?:chương trình|chiến lược|đề án|kế hoạch|nghị quyết|quyết định)[^,;:.()%]{0,90} $")


# "Thực hiện Kế hoạch cải cách hành chính năm 2024, lũy kế 9 tháng …"
_CARRIED_OUT = re.compile(r"\W*(?:thực hiện|triển khai|theo)(?: [^,;:()\d]{1,30})? " + PLAN_NAMED.pattern)


# "sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm": what is still to be done
_OF_TASKS = re.compile(
    r"(?:nhiệm vụ|phương hướng|giải pháp|định hướng|triển khai công tác)"
    r"(?: (?:trọng tâm|chủ yếu|công tác|cho|của|trong))* $"
)
_TASKS_END = ("vụ ", "hướng ", "pháp ", "tác ", "tâm ", "yếu ", "cho ", "của ", "trong ")  # what such words end in


def _dated(sentence: Sentence, before: Number, number: Number) -> bool:
    """Does a time of its own stand between a figure and the number behind it: "hạng 3 năm ngoái còn năm nay, …"?"""
    for p in reversed(sentence.periods):
        if p.start < before.end:
            return False
        if p.end <= number.start and p.kind == "year" and not p.weak and not compared(sentence, p):
            return True
    return False


def _ends(sentence: Sentence, period: Period) -> bool:
    """Does a period close its sentence, or its part before a semicolon?"""
    if sentence.low.startswith(";", period.end):
        return True
    return sentence.end - period.end <= 40 and sentence.figure_behind(period.end) is None


def _of_goal(sentence: Sentence, period: Period, number: Number) -> bool:
    """Is a period said of a goal, in a clause that ends before a number that was reached: "chỉ tiêu năm 2025 là 75%;
    phường mới đạt 70,8%"?"""
    low = sentence.low
    stop = low.find(";", period.end, number.start)
    if stop < 0:
        return False
    at, end = sentence.start, period.start
    begin = max(at, low.rfind(";", at, end), low.rfind(":", at, end), low.rfind(",", at, end))
    return _sets_goal(sentence, begin, stop)


_JOINED_ON = re.compile(r"[^,;:()]{0,12}(?<![a-zà-ỹđ])(?:và|còn|rồi|nhưng)(?: (?:đến|tới|vào|trong|của))? ")


def _of_goal_set(sentence: Sentence, period: Period) -> bool:
    """Is it the time of a goal that somebody set: "mức 50% mà tỉnh ấn định cho cả năm; quận Cái Răng đạt 58,6%"?"""
    goal = sentence.figure_before(period.start)
    return goal is not None and _sets(sentence, goal, period)


def _sets(sentence: Sentence, goal: Number, period: Period) -> bool:
    """Does a clause that says who set a goal end right before a time, or hold it?"""
    end = set_behind(sentence, goal)
    return end > 0 and goal.end <= period.start <= end + _RIGHT_BEHIND


def _led(sentence: Sentence, number: Number, period: Period) -> bool:
    """Does a period behind a comma or "và" stand with the next figure: "có 1.902 tổ, năm nay chỉ tiêu là 70%", "bình
    quân 8,4% và năm 2021 là 8,9%"?"""
    low = sentence.low
    later = sentence.figure_behind(period.end)
    if later is None:
        return False
    if low.endswith(THEN, number.end, period.start):
        return True  # "nếu năm 2017 có 28% … thì đến nay, tỷ lệ đã là 71%"
    if low.startswith(",", period.end) and low.endswith((" và ", " còn "), number.end, period.start):
        return True  # "đạt 15% và đến năm 2032, kinh tế số phải đạt 25%"
    if low.startswith("cả năm", period.start) and later.start - period.end == 1:
        return True  # "mới 21% so với chỉ tiêu giao cho cả năm 30%"
    if sentence.broken(period.end, later.start):
        return False
    return sentence.broken(number.end, period.start) or bool(_JOINED_ON.fullmatch(low, number.end, period.start))


_NOTE_OF_NOW = 14  # characters of brackets beside it: "(số liệu đến nay)"
# "qua 5 năm (2021 - 2025)", "sau 4 tháng vận hành (từ 1/7 đến 31/10)", "chính quyền 2 cấp (từ 1/7)"
_TIMES = re.compile(r" (?:(?:năm|quý|tháng|tuần|ngày|kỳ)(?: [^\W\d_]+){0,4}|cấp) \(")


def _reaches(
    sentence: Sentence,
    period: Period,
    number: Number,
    mine: tuple[int, int] | None,
    other: tuple[int, int] | None,
) -> bool:
    """May a period in brackets `other` speak for a number in brackets `mine`? One in brackets speaks for what is in
    them, for the number right before them and, as a note without a figure, for the whole sentence; one outside not for
    "(năm 2018: 85,6%)" where the brackets have a time of their own."""
    low = sentence.low
    if mine == other:
        return True
    if other is not None:
        if mine is not None or sentence.figure_begins(other[0] + 1, other[1]):
            return False
        if period.kind == "now" and other[1] - other[0] > period.end - period.start + _NOTE_OF_NOW:
            return False  # "(nếu giữ được đà tăng hiện nay)"
        if period.end <= number.start:  # "đến hết học kỳ I (31/12/2025) đạt 97%", not "từ 46% (năm 2024) lên 70%"
            for figure in sentence.numbers:
                if 0 <= other[0] - figure.end < 30 and not _TIMES.match(low, figure.end):
                    return False
            return True
        between = sentence.figure_begins(number.end + 1, other[0] + 1)
        return (not between and other[0] - number.end < 30) or "số liệu" in low[other[0] : other[1]]
    assert mine is not None
    if period.start > mine[1] and "," in low[mine[1] : period.start]:
        return False  # "(đạt 68%, kế hoạch 70%), được chuyển sang năm 2024"
    for said in sentence.periods:
        if mine[0] < said.start < mine[1] and said.kind != "start":
            return False
    return True
