"""Whether a figure is reached, estimated, aimed at or forecast: by the words near it (status_near.py), else by the list
that it goes on with, else by the headings above.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipelines.extract.bounds import bound_for
from pipelines.extract.clauses import any_word, bracket, compared, is_from, moved_from
from pipelines.extract.document import Document, Draft, announced_by
from pipelines.extract.editions import is_index
from pipelines.extract.items import Item, counts_goals
from pipelines.extract.marks import Mark
from pipelines.extract.notes import InBrackets, beside_brackets
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import first_of, last_of
from pipelines.extract.status_near import goes_on_from, is_part_of_term, status_in, status_near

_THAN = re.compile(r"(?:hơn|so với|thay vì)(?: (?:mức|con số|tỷ lệ|mức tăng|tốc độ|chỉ|khoảng|gần|hơn|trên))* $")


def _was_then(document: Document, item: Item) -> bool:
    """ "đưa lên 1.650 dịch vụ, từ con số 1.478 của cuối năm 2022", "ước đạt 24%, cao hơn mức 21% của năm 2023": what
    there was at a time gone by, behind the goal or the estimate?"""
    sentence, number, today = item.sentence, item.number, document.clock.code
    told = sentence.figure_before(number.start)
    if today is None or told is None:
        return False
    if not is_from(sentence, number) and not _THAN.search(sentence.low, max(told.end, number.start - 40), number.start):
        return False
    return any(
        0 <= p.start - number.end <= 20
        and (p.kind == "same" or (p.code is not None and last_of(p.code) < today))
        and not compared(sentence, p)
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
    for p in sentence.periods:
        if note[0] < p.start < note[1] and (p.kind == "now" or (p.code is not None and last_of(p.code) < today)):
            return True
    return False


def status_of(document: Document, index: int, item: Item) -> str:
    """What the words near a number make it, else the list that it goes on with, else the headings above."""
    note = document.in_brackets
    if note is not None and (noted := _in_second_place(note, document, item)) is not None:
        return noted
    status, said = status_near(item)
    if status != "actual" and _was_then(document, item):
        return "actual"
    sentence = item.sentence
    if status == "actual" and sentence.periods and sentence.marked("bound") and _least_by_then(document, item):
        return "target"
    told = document.said(index)
    if told and status == "actual" and told[-1].status != "actual" and _in_series(told[-1], item):
        return told[-1].status
    if said:
        return status
    if sentence.brackets and _noted_of_then(document, item):
        return "actual"
    before = _status_before(document, told, item) if told else None
    if before is not None:
        return "actual" if before == "target" and _was_then(document, item) else before
    if (words := sentence.marked("status")) and (opening := _opens_as(item, words)):
        return opening
    if _called_a_goal(document, index, item):
        return "target"
    if counts_goals(item):
        return "actual"  # a heading's "mục tiêu" is what is counted
    if (
        (words and not told and _goals_listed(item))
        or (sentence.periods and _by_a_day_to_come(document, item))
        or _set_above(document, index)
    ):
        return "target"
    if announced_by(document, index) >= 0:
        start = item.number.start
        return "target" if _THAN.search(sentence.low, sentence.back(start, 40), start) is None else "actual"
    if document.has_goals and (
        _plan_goes_on(document, index)
        or _named_only(document, index, item)
        or _goals_of_paragraph(document, index, item)
    ):
        return "target"
    return _status_around(document, index, item)


def _in_second_place(note: InBrackets, document: Document, item: Item) -> str | None:
    """ "84% (61%)": what a note makes of the figures in brackets, goals or what there was at a time gone by."""
    if beside_brackets(item.sentence, item.number) is None:
        return None
    if note.goal:
        return "target"
    over = (
        note.time is not None and note.time.code is not None and last_of(note.time.code) < (document.clock.code or "")
    )
    return "actual" if over else None


_REACHED_BY_NOW = re.compile(any_word("đã", "hiện", "đang", "đến nay", "mới", "đều") + r"(?![a-zà-ỹđ])")


def _least_by_then(document: Document, item: Item) -> bool:
    """ "Cả năm 2023 giữ tỷ lệ … không thấp hơn 92%", told in July: what a time that is not over is to have at least, or
    at most?"""
    sentence, number, today = item.sentence, item.number, document.clock.code
    if item.rank or number.kind in ("vnd", "usd"):
        return False
    period = sentence.periods[0]
    for later in sentence.periods:
        if later.end <= number.start:
            period = later
    if period.kind in VAGUE or not period.code or today is None or last_of(period.code) <= today:
        return False
    if bound_for(item) not in (">=", "<="):
        return False
    begin = max(sentence.start, sentence.low.rfind(";", sentence.start, number.start))
    return _REACHED_BY_NOW.search(sentence.low, begin, number.start) is None


def _opens_as(item: Item, words: Sequence[Mark]) -> str | None:
    """ "Ước cả năm 2024, tiếp nhận 720 nghìn hồ sơ, 95% đúng hạn": the estimate or forecast that a sentence opens as a
    whole, up to a word of what was reached."""
    if words[0][0] - item.sentence.start > 3:
        return None
    status = status_in(words[0][2])
    return status if status in ("estimate", "forecast") and _reaches(item, words) else None


def _reaches(item: Item, words: Sequence[Mark]) -> bool:
    """Does the first word of status, with a time behind it, hold for a number?"""
    sentence, number = item.sentence, item.number
    first = next((p for p in sentence.periods if 0 <= p.start - words[0][1] <= 24), None)
    if first is None or first.start > number.start:
        return False
    if ";" in sentence.low[first.end : number.start] and any(
        first.end < p.end <= number.start for p in sentence.periods
    ):
        return False
    return len(words) == 1 or words[1][0] > number.start


_CALLED_A_GOAL = re.compile(
    r"(?:[,;.] ?)?(?:và )?(?:đó|đây)(?: cũng| chính| mới| đều)? là (?:một trong những |các |những )?"
    r"(?:mục tiêu|chỉ tiêu|yêu cầu|mốc|đích|cam kết|kế hoạch|con số (?:mục tiêu|phấn đấu|kế hoạch))"
    r"(?![^.;]{0,40}(?:đã|vượt|hoàn thành|về đích))"
)


_GOAL_BEGINS = frozenset(",;.vđ")  # what the words of such a call begin with
_THAT_IS = re.compile(r"đ(?:ó|ây)(?: cũng| chính| mới| đều)? là ")


def _called_a_goal(document: Document, index: int, item: Item) -> bool:
    """ "90% trường …, đó là yêu cầu của tỉnh", "… 80%. Đây là mục tiêu của nghị quyết": is a figure called a goal
    behind it?"""
    sentence, low = item.sentence, item.sentence.low
    end = sentence.end
    if index + 1 < len(document.reading.sentences):
        behind = document.reading.sentences[index + 1]
        next_to = behind.line == sentence.line and low[behind.start] in _GOAL_BEGINS
        if next_to and _CALLED_A_GOAL.match(low, behind.start, behind.end):
            return sentence.figure_behind(item.number.start + 1) is None
    if "đó " not in sentence.text and "đây " not in sentence.text:
        return False
    that = _THAT_IS.search(low, item.number.end, end)
    if that is None or sentence.figure_begins(item.number.end, that.start()):
        return False
    return _CALLED_A_GOAL.match(low, that.start(), end) is not None


_FIELD_BY_FIELD = ("về ", "đối với ")
# "cao nhất trong các địa phương", "giảm 2 điểm so với": what one can only say of what was measured
_MEASURED = re.compile(r"(?:cao|thấp|nhiều|ít|tốt|kém|lớn|nhanh|chậm) nhất|(?<![a-zà-ỹđ])(?:so với|đứng thứ|xếp thứ)")


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
        and _MEASURED.search(document.normal.low, lines[line].start, lines[line].end) is None
    )


_OPENS = 12  # characters before a figure that opens a paragraph: "Khoảng 80% …"
_SHORT = 40  # sentences of such a paragraph: each of its figures asks


def _set_above(document: Document, index: int) -> bool:
    """ "Tỉnh phấn đấu 100% cơ quan …", and below "Khoảng 80% thủ tục …": does a paragraph open with a figure and say
    nothing of when or what was reached, below one that sets figures as goals, before any fact is told?"""
    line = document.reading.sentences[index].line
    if document.drafts and document.drafts[0].item.sentence.line != line:
        return False
    here, above = document.by_line[line], document.by_line.get(line - 1, ())
    if len(here) > _SHORT or len(above) > _SHORT:
        return False
    first = document.reading.sentences[here[0]]
    if not first.numbers or first.numbers[0].start - first.start > _OPENS:
        return False
    for at in here:
        sentence = document.reading.sentences[at]
        if sentence.periods or any("status_target" not in tags for _, _, tags in sentence.marked("status")):
            return False
    sets = False
    for at in above:
        sentence = document.reading.sentences[at]
        if sentence.marked("status_actual"):
            return False
        for _, end, _ in sentence.marked("status_target"):
            sets = sets or sentence.figure_behind(end) is not None
    return sets


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


_ALSO = ("đồng thời", "cùng với đó", "bên cạnh đó", "ngoài ra", "song song")
_OPENING = 14  # characters before the word that sets goals: "1. Mục tiêu …"


def _goals_of_paragraph(document: Document, index: int, item: Item) -> bool:
    """ "Mục tiêu đến năm 2025, kinh tế số chiếm 20% GDP. Người trưởng thành có chữ ký số đạt 50%.": does a sentence
    without a time or a word of what was reached tell of one more thing in a paragraph that opens with goals and has
    told nothing else?"""
    sentence, link = item.sentence, item.link
    if sentence.periods or link is None:
        return False
    joins = document.normal.low.startswith(_ALSO, sentence.start)  # "Đồng thời, 80% …, và phấn đấu …"
    if any(not joins or "status_target" not in tags for _, _, tags in sentence.marked("status")):
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
    if published is None:
        return False
    first = sentence.numbers[0].start if sentence.numbers else item.number.start
    for period in sentence.periods:
        if period.end > first:
            return False
        code = period.code or ""
        if period.deadline and code[:4].isdigit() and code[:4] > published[:4]:
            break
    else:
        return False
    for period in sentence.periods:
        since = first <= period.start and period.end <= item.number.start
        if since and period.code and last_of(period.code) <= published:
            return False  # "đến hết năm 2026, 25 hệ thống …; ngày 30/11/2025 con số là 17"
    return True


def _goals_listed(item: Item) -> bool:
    """Does a list of goals that its sentence opens come to this one past figures of something else: "mục tiêu đặt ra là
    30% doanh nghiệp dùng nền tảng số; tỷ trọng … đạt 7,5%"?"""
    sentence = item.sentence
    first = sentence.numbers[0] if sentence.numbers else item.number
    if first.start >= item.number.start:
        return False
    for start, end, _ in sentence.marked("status_target"):
        if end > first.start or is_part_of_term(sentence, start, end):
            continue
        if sentence.cost(first.start - 1) - sentence.cost(end - 1) < 1.25:
            return goes_on_from(sentence, first, item.number)
    return False


_EQUALS = "(?:bằng|tương đương|tương ứng|ứng với)"
_SHARE = re.compile(
    r"(?:(?:^|, | và )(?:(?:cũng|qua đó|theo đó|như vậy|tức|hay|nghĩa là) )*(?:chiếm|đóng góp|góp|cỡ|chừng"
    rf"|(?:với )?(?:tốc độ|mức|nhịp độ) tăng(?: trưởng)?|{_EQUALS})|; {_EQUALS})"
    r"(?: (?:với|khoảng|gần|hơn|tới|trên|đến|được|đạt|là|chừng|xấp xỉ|dưới|vào|tỷ trọng|tỷ lệ|mức))* $"
)


def _status_before(document: Document, told: Sequence[Draft], item: Item) -> str | None:
    """ "đặt mục tiêu 60% hồ sơ …, tài khoản đạt 7,5 triệu": a list of goals goes on."""
    number = moved_from(item.sentence, item.number)
    outside = bracket(item.sentence, item.number.start) is None
    last: Draft | None = None
    for draft in told:
        other = draft.item.number
        if other is number is not item.number or (outside and bracket(item.sentence, other.start) is not None):
            continue  # what brackets note is no part of the list
        if draft.status == "actual":
            return None  # "đạt 52,8%, cách xa đích 80%": no list of goals
        last = draft
    if last is None or last.status not in ("target", "forecast", "estimate"):
        return None
    gap = document.normal.low[last.item.number.end : number.start]
    if last.status != "target" and _SHARE.search(gap):
        return last.status  # "ước 25 tỷ USD, tăng 20% so với 2023, tương đương 9%"
    if last.status != "target" and (";" in gap or not (item.change or _of_one_market(last, item))):
        return None
    if item.change and _RISES.match(gap):
        return last.status  # "dự kiến đạt 16 tỷ USD năm 2023, tăng 11% so với năm trước"
    return last.status if goes_on_from(item.sentence, last.item.number, number) else None


# "ước 12,6% GRDP năm 2020, 13,8% năm 2021 và năm 2022 là 13,5%"
_NEXT_YEAR = re.compile(
    r"(?: (?:của )?g?r?dp)?(?: (?:vào |trong |của )?năm (?P<was>\d{4}))?(?:,|,? và)(?: năm (?P<year>\d{4})(?: là)?)? "
)
_YEAR_BEHIND = re.compile(r"(?: (?:của )?g?r?dp)? (?:vào |trong |của )?năm (\d{4})")


def _in_series(last: Draft, item: Item) -> bool:
    """Does a figure go on with the last one as of a later year, with no word of its own between?"""
    if item.link is None or item.link.frame.indicator != last.indicator:
        return False
    low = item.sentence.low
    told = _NEXT_YEAR.fullmatch(low, last.item.number.end, item.number.start)
    if told is None or told["was"] is None:
        return False
    behind = _YEAR_BEHIND.match(low, item.number.end)
    year = told["year"] or (behind[1] if behind is not None else None)
    return year is not None and year > told["was"]


_RISES = re.compile(r"[^,;:.()%]{0,40}, (?:tức )?(?:tăng|giảm|cao hơn)(?: (?:trưởng|khoảng|gần|hơn|trên|tới))* $")
_MARKETS = ("ecommerce_", "digital_economy_", "ict_revenue")


def _of_one_market(last: Draft, item: Item) -> bool:
    """ "dự báo doanh thu vượt 25 tỷ USD, còn tỷ trọng trong bán lẻ lên 9%": is it another measure of the same?"""
    own = item.link.frame.indicator if item.link is not None else ""
    return (
        not item.rank
        and own != last.indicator
        and any(own.startswith(market) and last.indicator.startswith(market) for market in _MARKETS)
    )


def _status_around(document: Document, index: int, item: Item) -> str:
    """The status that headings give ("I. MỤC TIÊU"), where the sentence says nothing."""
    sentence, low = document.reading.sentences[index], document.normal.low
    lines, published = document.reading.lines, document.clock.code or ""
    own = lines[sentence.line]
    headings = document.headings(sentence.line)
    if not headings and document.home.title_status != "target":
        return "actual"
    behind = sentence.line > 0 and lines[sentence.line - 1].marker and lines[sentence.line - 1].parent == own.parent
    if behind and not own.marker and own.end - own.start > 100 and low[own.end - 1] == ".":
        return "actual"  # prose behind the list that a heading leads
    for parent, leads in headings:
        if not leads:
            continue
        status, headed = _told_by_heading(document, parent)
        if status == "target" and _is_over(item, published):
            return "actual"
        if status is not None:
            return status
        if headed:
            ahead = _is_ahead(sentence, published)
            if ahead and _is_to_come(headed, published):
                return "target"
            if last_of(headed) < published and not (sentence.periods and ahead):
                return "actual"
        if (
            sentence.periods
            and not is_index(item)
            and _ORDERS.search(low, lines[parent].start, lines[parent].end)
            and _is_ahead(sentence, published)
        ):
            return "target"
    if document.home.title_status != "target" or not (own.marker or document.home.authority):
        return "actual"
    for period in sentence.periods:
        if not period.code or last_of(period.code) <= published:
            return "actual"
    return "target"  # of a plan


def _told_by_heading(document: Document, line: int) -> tuple[str | None, str | None]:
    """(status, time) that a heading gives what stands under it, None for what it does not say."""
    told = document.headed.get(line)
    if told is None:
        head, time = document.reading.lines[line], _time_headed(document, line)
        status = _status_of_heading(document.normal.low[head.start : head.end])
        if status == "target" and _names_measures(document, line):
            status = "actual"
        told = document.headed[line] = status, time.code if time is not None else None
    return told


_SETS = re.compile(any_word("mục tiêu", "phấn đấu", "kế hoạch", "nhiệm vụ", "phương hướng", "giao", "đề ra", "đặt ra"))


def _names_measures(document: Document, line: int) -> bool:
    """ "Một số chỉ tiêu, đến ngày 30/9/2025": does a heading name no goals but measures, those of a time gone by?"""
    head, low = document.reading.lines[line], document.normal.low
    times = [p for at in document.by_line.get(line, ()) for p in document.reading.sentences[at].periods if p.code]
    today = document.clock.code or ""
    return (
        bool(times)
        and all(last_of(p.code or "") <= today for p in times)
        and low.find("chỉ tiêu", head.start, head.end) >= 0
        and _SETS.search(low, head.start, head.end) is None
    )


def _is_ahead(sentence: Sentence, published: str) -> bool:
    """Is all that a sentence says of time later than the publication?"""
    return all(p.code is not None and last_of(p.code) > published for p in sentence.periods)


def _time_headed(document: Document, line: int) -> Period | None:
    """The time that a heading names, and nothing else: "◦ Năm 2026", "Phần I. NĂM 2025"."""
    head = document.reading.lines[line]
    for at in document.by_line.get(line, ()):
        for period in document.reading.sentences[at].periods:
            return period if head.end - head.start - (period.end - period.start) <= _MARKS else None
    return None


def _is_to_come(code: str, published: str) -> bool:
    """Has a time hardly begun by the day of publication: the fourth quarter on 8 October?"""
    first = first_of(code)
    if first > published or len(published) != len("2024-10-08"):
        return first > published
    begun, today, end = (date.fromisoformat(day) for day in (first, published, last_of(code)))
    return end > today and (today - begun) * 10 < end - begun


_ORDERS = re.compile(any_word("kết luận", "chỉ đạo", "giao nhiệm vụ", "đề nghị", "kiến nghị"))
_MARKS = 12  # characters of a heading beside its time at most: "2. ", "◦ ", ":", "Phần II. ", "Ngoài ra, "


def _is_over(item: Item, published: str) -> bool:
    """ "Đến ngày 31/12/2025, … 87,2%", "đứng thứ 25 về DTI năm 2021": does a sentence begin with the state of a day
    before the publication, or tell of an edition that was measured before it?"""
    sentence = item.sentence
    first = sentence.numbers[0].start if sentence.numbers else sentence.end
    if is_index(item) and sentence.periods:
        return all(p.code is not None and last_of(p.code) < published for p in sentence.periods)
    return any(p.kind == "day" and p.code and p.code < published and p.start < first for p in sentence.periods)


_REACHED = re.compile(
    r"(?:xuất phát điểm|điểm xuất phát|điểm khởi đầu|bối cảnh|cơ sở ban đầu|nhìn lại|điểm lại|theo dõi|tổng hợp|giám sát|kết quả|tình hình|đánh giá|thực trạng|hiện trạng|thực hiện|đã đạt|không đạt|chưa đạt|hoàn thành|kiểm điểm|sơ kết|tổng kết)"
)
_AIMED = re.compile(
    r"(?:mục tiêu|chỉ tiêu|phấn đấu|phương hướng|nhiệm vụ|định hướng|kế hoạch|tầm nhìn|yêu cầu|đặt ra|đề ra|hướng tới|hướng đến|đến năm)"
)
# What a heading tells of: words of what was reached, words of what is aimed at; and what it says of the figures under it
_BOTH, _OF_REACHED, _OF_AIMED, _OF_NEITHER = (True, True), (True, False), (False, True), (False, False)
_HEADS = tuple(
    (*holds, status, re.compile(pattern))
    for holds, status, pattern in (
        # "Kết quả năm 2025, phương hướng năm 2026": of both, so it says nothing
        (_BOTH, None, _REACHED.pattern + r".*(?:,|;| và | - ).*" + _AIMED.pattern),
        (_BOTH, "actual", _REACHED.pattern + r".*" + _AIMED.pattern),
        (
            _OF_AIMED,
            "actual",
            _AIMED.pattern + r".*(?:đã đạt|không đạt|chưa đạt|đạt được|(?<!phải )(?<!cần )hoàn thành)",
        ),
        # what is measured
        (_OF_AIMED, "actual", r"chỉ tiêu[^:;]*(?:chủ yếu|cơ bản|thống kê)[^:;]*(?:tháng|quý) [\divx]"),
        (_OF_NEITHER, "forecast", r"dự (?:kiến|báo)"),
        (_OF_AIMED, "target", r"(?:mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra|hướng tới|hướng đến|yêu cầu|tầm nhìn)"),
        (
            _OF_AIMED,
            "target",
            r"^[^a-zà-ỹđ]*(?:[ivx]{1,4}[.)]|[a-h][.)]|phần [^ ]+[.:]?)?\W*(?:phương hướng|nhiệm vụ|định hướng|kế hoạch)",
        ),
        # "Kết quả 9 tháng, ước cả năm"
        (_OF_REACHED, None, _REACHED.pattern + r".*(?:,|;| và | - ).*(?<![a-zà-ỹđ])ước "),
        (_OF_NEITHER, "estimate", any_word("ước (?:thực hiện|đạt|tính|kết quả|cả năm|năm|quý)")),
        (_OF_REACHED, "actual", _REACHED.pattern),
    )
)


def _status_of_heading(text: str) -> str | None:
    """What a heading says of the figures under it: "I. MỤC TIÊU", "Phương hướng tháng 11", "Kết quả thực hiện mục tiêu";
    None where it says nothing."""
    text = text.partition("trong ngoặc")[0]  # "Kết quả năm 2024 (số trong ngoặc là chỉ tiêu)"
    reached, aimed = _REACHED.search(text) is not None, _AIMED.search(text) is not None
    for of_reached, of_aimed, status, pattern in _HEADS:
        if (reached or not of_reached) and (aimed or not of_aimed) and pattern.search(text):
            return status
    return None
