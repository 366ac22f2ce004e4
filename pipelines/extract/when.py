"""Of what time a number is: the expressions of its sentence are weighed by their reading distance to it, and the one
that wins is turned into its SDMX form, with what "cùng kỳ", "trong quý", "năm ấy" repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from pipelines.extract.clauses import bracket, compared, is_from, moved_to, opens, owners, set_behind
from pipelines.extract.document import NEAR, Choice, Document
from pipelines.extract.items import Item
from pipelines.extract.numbers import Number
from pipelines.extract.period_readers import Period
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import before, first_of, last_of, shift_years
from pipelines.extract.when_around import THIS_YEAR, is_index, left_behind, periods_around, this_edition

_RIGHT_BEHIND = 12  # characters from a goal's clause to its time
_LIMIT = 2.2  # of reading distance, further off nothing speaks for a number
# "…, hoàn thành trước tháng 12/2019": when a goal is to be reached, however far behind it
_BY_THEN = ("thời hạn ", "hoàn thành ", "chậm nhất ", "muộn nhất ", "chậm nhất là ", "muộn nhất là ", "xong ")
_PLAIN = ("", "hồ sơ", "điểm", "%")
# "công bố năm ngoái", "thương mại hóa tháng 10": when it was told or began, not what it is about
_ISSUED = (
    "công bố ",
    "ban hành ",
    "ký ",
    "khai trương ",
    "thành lập ",
    "ra mắt ",
    "phát hành ",
    " hóa ",
    "khởi xướng ",
    "họp báo ",
    "họp ",
    "phiên họp ",
    "hội nghị ",
    "giao ban ",
    "kỳ họp ",
    "thường kỳ ",
    "buổi làm việc ",
    "hội thảo ",
)


def period_of(document: Document, index: int, item: Item, status: str, given: str | None) -> Choice:
    """Of what time a number of the sentence `index` is; `given` where a list of years goes with figures one by one."""
    return document.choose("period", item, _choices(document, index, item, status, given))


def _choices(document: Document, index: int, item: Item, status: str, given: str | None) -> Iterator[Choice]:
    number = item.number
    if given is not None:
        yield Choice((given,), 1.0, "goes with it in a list", number.start, number.end)
    if item.twin is not None and item.change and item.link is not None and item.link.frame.kind == "growth":
        told = next((d for d in reversed(document.said(index)) if d.item is item.twin), None)
        if told is not None and told.period is not None:  # "ước 2,4 triệu tỷ đồng, giảm 3,1% so với cùng kỳ"
            other = told.item.number
            yield Choice((told.period,), 1.0, "as the figure that it is a growth of", other.start, other.end)
    for cost, period in _near(item, status)[: None if document.trace is not None else 1]:
        one, code = period, meant(period_code(document, index, period), period, status, document.clock.code)
        if code and status == "target" and _is_plan_span(item, period):
            code = code.split("/")[-1]
        if status == "actual" and is_index(item) and document.normal.low.startswith(THIS_YEAR, period.start):
            code = this_edition(document, index, item) or code
        if code and len(code) == 9 and status == "actual" and (end := _end_of_move(item, period)):
            code = code[:4] if end < 0 else code[5:]
            one = replace(period, code=code)
        if code and period.guessed and (year := _year_above(document, index)):
            code = _moved(code, year, status, document.clock.code)
        if period.kind == "now" and is_index(item) and status == "actual":
            code = this_edition(document, index, item) or code  # "nay lên hạng 7": in the edition announced
        if code is not None or period.kind == "now":
            score = NEAR + (1 - NEAR) * min(1.0, max(0.0, 1 - cost / _LIMIT))
            where = "said before it" if period.end <= number.start else "said behind it"
            yield Choice((code,) if code else (), score, where, period.start, period.end, one)
    yield from periods_around(document, index, item, status)


def _end_of_move(item: Item, period: Period) -> int:
    """ "giai đoạn 2020-2023 từ hạng 31 lên hạng 18": -1 where a number stands at the beginning of a span of years,
    1 where at its end, else 0."""
    sentence, number = item.sentence, item.number
    for first, last in pairwise(sentence.numbers):
        if number in (first, last) and first.start >= period.end and moved_to(sentence, first) is last:
            return -1 if number is first else 1
    return 0


def _is_plan_span(item: Item, period: Period) -> bool:
    """Is it the span of a plan, by whose end a level is to be reached: "giai đoạn 2021 - 2025, 80% số hộ có cáp quang"?
    Growth and what is given out are spread over it."""
    level = item.link is not None and item.link.frame.kind in ("percent", "rank", "score") and not item.change
    return level and period.kind == "range" and bool(period.codes)


def _year_above(document: Document, index: int) -> int | None:
    """The year that a heading of an office's paper, or its title, sets for what stands under it."""
    if not document.home.authority:
        return None
    line = document.reading.sentences[index].line
    for parent in document.chain(line):
        for at in document.by_line.get(parent, ()) if document.leads(parent, line) else ():
            for period in document.reading.sentences[at].periods:
                if period.code and not period.guessed and period.kind not in _UNDATED and "/" not in period.code:
                    return int(period.code[:4])
    title = document.home.title_period
    return int(title.code[:4]) if title is not None and title.code and "/" not in title.code else None


_UNDATED = ("same", "echo", "start", "since", "now", "day", "plan")


def _moved(code: str, year: int, status: str, published: str | None) -> str:
    """A time said without its year, in the year of its heading; what was reached does not begin after publication."""
    moved = shift_years(code, year - int(last_of(code)[:4]))
    return code if status != "target" and published is not None and first_of(moved) > published else moved


def _near(item: Item, status: str) -> list[tuple[float, Period]]:
    """The time expressions of the sentence that may belong to a number, with their distance, nearest first."""
    asked = _asked(item, status)
    found: list[tuple[float, Period]] = []
    for period in asked.sentence.periods:
        cost = _cost(asked, period)
        if cost == _ITS_OWN:
            return [(cost, period)]
        if cost is not None and cost < _LIMIT:
            found.append((cost, period))
    return sorted(found, key=itemgetter(0))


@dataclass(slots=True)
class _Asked:
    """A number that asks for its time: `number` where its clause begins, `said` where its value is first said, `mine`
    the brackets that it stands in; `reached` as a result, `edition` where that of an index is asked for."""

    sentence: Sentence
    item: Item
    number: Number
    status: str
    said: int
    mine: tuple[int, int] | None
    reached: bool
    edition: bool


def _asked(item: Item, status: str) -> _Asked:
    sentence, number, low = item.sentence, item.number, item.sentence.low
    if item.of >= 0 and not any(item.of < p.start < number.start for p in sentence.periods):
        # "trong 9 huyện đã có 6 nơi …": its clause begins with the whole
        number = next((n for n in sentence.numbers if n.start == item.of), number)
    in_words = (n.start for n in sentence.numbers if n.word and low[n.end : number.start] == " (")
    said = next(in_words, number.start)  # "quá nửa (52,4%)": the same once more
    mine = bracket(sentence, number.start)
    return _Asked(sentence, item, number, status, said, mine, status == "actual", is_index(item))


_ITS_OWN = -9.0  # the distance of a time that is this number's, whatever others the sentence says


def _cost(asked: _Asked, period: Period) -> float | None:
    """How far off a time stands from the number, None where it is not its time."""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    if period.kind in ("start", "since") or (period.kind == "plan" and asked.reached):
        return None
    if asked.edition and asked.reached and 0 <= left_behind(sentence, period) < number.start:
        return None
    if period.kind == "now" and period.start > number.start:
        if low.startswith("đang", period.start):
            return None  # "số dịch vụ đang cung cấp"
        near = period.start - number.end < 45 and not sentence.broken(number.end, period.start)
        if near and low.startswith("hiện có", period.start):
            return _ITS_OWN  # "56 tổ công nghệ số cộng đồng hiện có"
    mine, note = asked.mine, bracket(sentence, period.start)
    if not _reaches(sentence, period, number, mine, note):
        return None
    if note is not None and note != mine:
        if number.end <= note[0] and low[number.end : note[0]].strip() in _PLAIN:
            return _ITS_OWN  # "46,1% (năm 2024)"
        if (
            "số liệu" in low[note[0] : note[1]]
        ):  # "ICT Index 2019 (sử dụng số liệu năm 2018)", or which day "hiện nay" is
            vague = period.deadline and all(p is period or p.kind == "now" for p in sentence.periods)
            return _ITS_OWN if vague or (asked.edition and period.kind == "year") else 1.0
    if mine is not None and 0 <= mine[0] - period.end <= 1 and (not period.weak or period.kind == "year"):
        return _ITS_OWN  # "so với 2022 (86,30%, hạng 22)"
    owned = owners(sentence, period)
    owner = owned[0] if owned and asked.said not in owned else -1
    if _is_of_another(asked, period, owner):
        return None
    is_compared = compared(sentence, period)
    if period.end <= number.start and _tells_of_then(asked, period, is_compared):
        return _ITS_OWN
    if asked.edition and period.kind in ("month", "day") and not period.deadline:
        return None
    if period.end <= number.start:
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
        of_it = period.end <= number.start and low.startswith(("của ", "hồi "), period.start)
        cost += 1.6 if of_it else 0.7
    if period.end <= number.start and opens(sentence, period.start, period.end):
        cost *= 0.5
    return cost + _doubt(asked, period)


def _is_of_another(asked: _Asked, period: Period, owner: int) -> bool:
    """Is a time that of a goal, of a task or of what was before, not the number's? `owner` is where the figure stands
    that it goes with, -1 where with none but this one."""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    if asked.reached:
        if 0 <= owner < period.start and _moved_on(sentence, period, number):
            return True  # "quán quân kỳ 2016, xuống thứ tư": what it was before
        if period.end <= number.start and _of_goal_set(sentence, period):
            return True
        if _of_goal(sentence, period, number) or _OF_PLAN.search(low, sentence.start, period.start):
            return True
    if asked.status != "target" and _OF_TASKS.search(low, max(sentence.start, period.start - 40), period.start):
        return True
    # "cùng thời điểm hết tháng 10": the words behind say which
    return period.kind == "same" and not period.shift and any(p.start == period.end + 1 for p in sentence.periods)


def _tells_of_then(asked: _Asked, period: Period, is_compared: bool) -> bool:
    """Is a number told of a time right before it: "so với 2021, năm mà doanh thu mới 12 tỷ USD"?"""
    low, start = asked.sentence.low, asked.number.start
    if low.startswith(_THE_YEAR_THAT, period.end) and not any(c in low[period.end + 2 : start] for c in ",;:(%"):
        return True
    return is_compared and _BACK_THEN.fullmatch(low, period.end, start) is not None


def _cost_before(asked: _Asked, period: Period, is_compared: bool) -> float | None:
    """The way from a time on to the number."""
    sentence, number, twin = asked.sentence, asked.number, asked.item.twin
    between = [n for n in sentence.numbers if period.end <= n.start != asked.said and n.end <= number.start]
    if is_compared:
        inside = asked.sentence.low[period.end : number.start]
        if between or "," in inside or ";" in inside or ":" in inside:
            return None
    cost = sentence.cost(number.start - 1) - sentence.cost(period.end - 1)
    if not (between and _dated(sentence, between[-1], number)):
        cost -= 0.55 * len(between)
    return cost - 0.3 if twin is not None and twin.number.start >= period.end else cost


def _cost_behind(asked: _Asked, period: Period, is_compared: bool, most: float) -> float | None:
    """The way from the number on to a time behind it, None where it costs more than `most`."""
    sentence, number, low = asked.sentence, asked.number, asked.sentence.low
    between = sum([n.start >= number.end and n.end <= period.start for n in sentence.numbers])
    if _sets(sentence, number, period):
        return -0.1  # "mức 50% mà tỉnh ấn định cho cả năm"
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
    if asked.edition and period.kind == "now":
        cost += 0.8
    if low.endswith(_ISSUED, max(sentence.start, period.start - 16), period.start):
        cost += 2.0
    return cost


# "ngày 30/11/2022 con số là 17", "ngày 30/9 mới 45%"
_STOOD_AT = re.compile(
    r",? (?:(?:con số|tỷ lệ|số|mức|chỉ số|kết quả|số liệu)(?: (?:này|đó|ấy|tương ứng|trên))? )?"
    r"(?:(?:chỉ|mới|đã|vẫn|còn|là|đạt|ở mức|dừng ở|có|được|gần|hơn|khoảng|trên) )+"
)
_THE_YEAR_THAT = (", năm mà ", ", thời điểm mà ", ", lúc mà ")
# "so với năm 2023, khi con số này là 142,6 tỷ USD"
_BACK_THEN = re.compile(r",? (?:khi|lúc) (?:đó |ấy |mà )?(?:con số|tỷ lệ|mức|chỉ số|doanh thu)[^,;:.()\d]{0,24} ")
_MOVED_TO = re.compile(
    r"(?<![a-zà-ỹđ])(?:lên|xuống|tụt|rớt|rơi|trượt|vươn|lùi|còn)(?: (?:đến|tới|về|ở|hạng|thứ|bậc|vị trí|ngôi))* $"
)


def _moved_on(sentence: Sentence, period: Period, number: Number) -> bool:
    """Did what is spoken of move on since a period, to the number or to one before it?"""
    low = sentence.low
    ends = [n.start for n in sentence.numbers if period.end <= n.start < number.start]
    return period.end <= number.start and any(_MOVED_TO.search(low, period.end, end) for end in (*ends, number.start))


# "69 chỉ tiêu của Chương trình … đến năm 2025": the time is part of the plan's name
_OF_PLAN = re.compile(r"của (?:chương trình|chiến lược|đề án|kế hoạch|nghị quyết|quyết định)[^,;:.()%]{0,90} $")


# "sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm": what is still to be done
_OF_TASKS = re.compile(
    r"(?:nhiệm vụ|phương hướng|giải pháp|định hướng)(?: (?:trọng tâm|chủ yếu|công tác|cho|của|trong))* $"
)


def _dated(sentence: Sentence, before: Number, number: Number) -> bool:
    """Does a time of its own stand between a figure and the number behind it: "hạng 3 năm ngoái còn năm nay, …"?"""
    return any(
        before.end <= p.start
        and p.end <= number.start
        and p.kind == "year"
        and not p.weak
        and not compared(sentence, p)
        for p in sentence.periods
    )


def _ends(sentence: Sentence, period: Period) -> bool:
    """Does a period close its sentence, or its part before a semicolon?"""
    if sentence.low.startswith(";", period.end):
        return True
    return not any(n.start >= period.end for n in sentence.numbers) and sentence.end - period.end <= 40


def _of_goal(sentence: Sentence, period: Period, number: Number) -> bool:
    """Is a period said of a goal, in a clause that ends before a number that was reached: "chỉ tiêu năm 2025 là 75%;
    phường mới đạt 70,8%"?"""
    low = sentence.low
    stop = low.find(";", period.end, number.start)
    if stop < 0:
        return False
    begin = max(low.rfind(c, sentence.start, period.start) for c in ";:,")
    begin = sentence.start if begin < 0 else begin
    return any(begin <= a and b <= stop for a, b, _ in sentence.marked("status_target"))


_JOINED_ON = re.compile(r"[^,;:()]{0,12}(?<![a-zà-ỹđ])(?:và|còn|rồi|nhưng)(?: (?:đến|tới|vào|trong|của))? ")


def _of_goal_set(sentence: Sentence, period: Period) -> bool:
    """Is it the time of a goal that somebody set: "mức 50% mà tỉnh ấn định cho cả năm; quận Cái Răng đạt 58,6%"?"""
    goal = next((n for n in reversed(sentence.numbers) if n.end <= period.start), None)
    return goal is not None and _sets(sentence, goal, period)


def _sets(sentence: Sentence, goal: Number, period: Period) -> bool:
    """Does a clause that says who set a goal end right before a time?"""
    end = set_behind(sentence, goal)
    return end > 0 and 0 <= period.start - end <= _RIGHT_BEHIND


def _led(sentence: Sentence, number: Number, period: Period) -> bool:
    """Does a period behind a comma or "và" stand with the next figure: "có 1.902 tổ, năm nay chỉ tiêu là 70%", "bình
    quân 8,4% và năm 2021 là 8,9%"?"""
    low = sentence.low
    later = next((n for n in sentence.numbers if n.start >= period.end), None)
    if later is None:
        return False
    if low.endswith(" thì ", number.end, period.start):
        return True  # "nếu năm 2017 có 28% … thì đến nay, tỷ lệ đã là 71%"
    if low.startswith(",", period.end) and low.endswith((" và ", " còn "), number.end, period.start):
        return True  # "đạt 15% và đến năm 2032, kinh tế số phải đạt 25%"
    if sentence.broken(period.end, later.start):
        return False
    return sentence.broken(number.end, period.start) or bool(_JOINED_ON.fullmatch(low, number.end, period.start))


_TIMES = re.compile(r" (?:năm|quý|tháng|tuần|ngày|kỳ) \(")  # "qua 5 năm (2021 - 2025)"


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
        if mine is not None or any(other[0] < n.start < other[1] for n in sentence.numbers):
            return False
        if period.end <= number.start:  # "đến hết học kỳ I (31/12/2025) đạt 97%", not "từ 46% (năm 2024) lên 70%"
            return not any(0 <= other[0] - n.end < 30 and not _TIMES.match(low, n.end) for n in sentence.numbers)
        between = any(number.end < n.start <= other[0] for n in sentence.numbers)
        return (not between and other[0] - number.end < 30) or "số liệu" in low[other[0] : other[1]]
    assert mine is not None
    return not any(mine[0] < p.start < mine[1] and p.kind != "start" for p in sentence.periods)


def meant(code: str | None, period: Period | None, status: str, published: str | None) -> str | None:
    """A time said without its year, as a reader takes it: what was reached has begun by the day of publication, what is
    to be reached by a time has not passed it."""
    if code is None or period is None or not period.guessed or published is None or len(published) < 7:
        return code
    if status in ("target", "forecast"):
        return shift_years(code, 1) if period.deadline and last_of(code) < published else code
    begins = first_of(code)
    near = len(code) == 10 and begins[:7] == published[:7]  # "lũy kế tới cuối năm", told on 27 December
    return shift_years(code, -1) if begins > published and not near and status == "actual" else code


def is_side(
    document: Document, index: int, item: Item, period: Period | None, code: str | None, indicator: str, entity: str
) -> bool:
    """Is it an earlier value that the main one is set against: "cùng kỳ 40%", "(năm 2022: 38%)", "từ 25% năm ngoái"?"""
    start = item.number.start
    if period is not None:
        if is_index(item) and left_behind(item.sentence, period) >= 0:
            return True
        note = bracket(item.sentence, period.start)
        if (period.kind in ("same", "echo") and period.shift) or compared(item.sentence, period):
            return True
        if note is not None and note == bracket(item.sentence, start) and item.sentence.start < note[0] - 8:
            return True
    if is_from(item.sentence, item.number):
        return True
    if code is None:
        return False
    last = last_of(code)
    return any(
        d.indicator == indicator
        and d.entity == entity
        and d.status != "target"
        and not d.headline
        and d.period_score > 0.2
        and d.period is not None
        and last_of(d.period) > last
        for d in document.lately(index, 8)
    )


def period_code(document: Document, index: int, period: Period | None) -> str | None:
    if period is None:
        return None
    if period.kind == "phase":
        for back in range(index, max(-1, index - 6), -1):
            for p in reversed(document.reading.sentences[back].periods):
                if p.kind == "range" and p.codes and p.code:
                    return p.code
        return None
    if period.kind == "echo":
        return _echo(document, index, period)
    if period.unit == "year":  # "cả năm" after "Trước đó năm 2020"
        sentences = document.reading.sentences
        here = (index, index - 1) if period.weak and index else (index,)
        said = (
            p.code
            for at in here
            if sentences[at].line == sentences[index].line
            for p in reversed(sentences[at].periods)
            if (at < index or p.end <= period.start)
            and p.code
            and p.kind == "year"
            and (at == index or not (p.deadline or p.code > (document.clock.code or "9")[:4]))
            and not compared(sentences[at], p)
        )
        return next(said, period.code)
    if period.kind == "same" and document.normal.low.startswith("trong kỳ", period.start):
        title = document.home.title_period  # the span that the report is about
        if title is not None and title.kind not in ("day", "now"):
            return title.code
        spans = (d.period for d in reversed(document.drafts) if d.period and len(d.period) != 10 and not d.side)
        return next(spans, None)
    if period.kind == "same":
        base = _last_period(document, index, period)
        if base is not None and period.unit:
            return shift_years(base, int(period.unit) - int(base.split("/")[-1][:4]))  # "cùng kỳ năm 2023"
        if base is None:
            return shift_years(document.clock.code[:4], period.shift) if period.shift and document.clock.code else None
        return shift_years(base, period.shift) if period.shift else base
    if period.kind == "list":
        return period.codes[-1]
    if period.kind == "year" and period.shift:  # "đến cuối tháng 6 là 75,1%; một năm trước 69,4%"
        spoken = document.reading.sentences[index].periods
        base = next((p.code for p in reversed(spoken) if p.end <= period.start and p.code and p.kind != "now"), None)
        return shift_years(base, period.shift) if base else period.code
    return period.code


def _echo(document: Document, index: int, echo: Period) -> str | None:
    """The quarter, month or year that "trong quý", "cuối tháng", "năm ấy" speak of: the last one said."""
    codes = (
        p.code
        for back in range(index, max(-1, index - 12), -1)
        for p in reversed(document.reading.sentences[back].periods)
        if p.code
        and (back < index or p.end <= echo.start)
        and p.kind not in ("now", "start", "since")
        and not compared(document.reading.sentences[back], p)
        and bracket(document.reading.sentences[back], p.start) is None
    )

    def fits(code: str) -> bool:
        if echo.unit == "range":  # "4 tháng ấy"
            return "/" in code or "-S" in code or "-Q" in code
        if echo.unit == "quarter":
            return "-Q" in code
        return echo.unit == "year" or (len(code) == 7 and code[5] not in "QS")

    title = document.home.title_period.code if document.home.title_period is not None else None
    code = next((code for code in codes if fits(code)), title if title and fits(title) else None)
    month = (document.clock.code or "")[:7]
    if code is None and echo.unit in ("month", "quarter") and not echo.deadline and len(month) == 7:
        code = month if echo.unit == "month" else f"{month[:5]}Q{(int(month[5:]) + 2) // 3}"  # "tháng này", "quý này"
    if code is None:
        return None
    if echo.unit == "year":
        code = code.split("/")[-1][:4]
    if echo.shift:  # "quý trước", "tháng trước"
        return before(code)
    return last_of(code) if echo.deadline else code


def _last_period(document: Document, index: int, same: Period) -> str | None:
    """What "cùng kỳ" repeats: the last period said before it."""
    sentence = document.reading.sentences[index]
    told = [d for d in document.said(index) if d.item.number.end <= same.start and d.period and not d.side]
    if same.shift and told and told[-1].status != "target":
        return told[-1].period  # "nhích lên 9%, một năm trước đó còn 8%"
    before = [
        p
        for p in sentence.periods
        if p.end <= same.start
        and p.code
        and p.kind not in ("same", "echo", "start", "since")
        and not (p.kind == "day" and not p.deadline and not document.normal.low.startswith("cuối", p.start))
    ]
    if before:
        return before[-1].code
    behind = (p for p in sentence.periods if p.start >= same.end and p.code and p.kind in ("range", "quarter", "half"))
    if compared(sentence, same) and (first := next(behind, None)) is not None:
        return first.code  # "So với cùng kỳ năm 2023 (58%), … 9 tháng năm 2024"
    today: str | None = None
    for back in range(index - 1, max(-1, index - 9), -1):
        other = document.reading.sentences[back]
        drafts = [d for d in document.said(back) if d.status != "target" and d.period]
        if drafts and other.line == sentence.line and all(d.period == document.clock.code for d in drafts):
            today = document.clock.code  # "Hiện có 61 dịch vụ. Cùng kỳ năm ngoái …": not what is there today
            continue
        main = [d for d in drafts if d.timed and not d.side] or [d for d in drafts if d.timed]
        if main:
            return main[-1].period
        if other.line != sentence.line:
            if drafts and drafts[-1].period != document.clock.code:
                return drafts[-1].period
            continue
        said = [
            p.code for p in other.periods if p.kind in ("range", "quarter", "half", "month") and p.code and not p.weak
        ]
        if said:
            return said[-1]
        if drafts and drafts[-1].period != document.clock.code:
            return drafts[-1].period
    title = document.home.title_period
    return title.code if title is not None and title.kind != "day" else today
