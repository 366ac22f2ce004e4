"""Of what time a number is where its sentence does not say: figures before it, the edition of an index, the paragraph,
the headings, the title and the day of publication are asked in turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from pipelines import catalogue
from pipelines.extract.clauses import PLAN_NAMED, any_word, bracket, compared, opens
from pipelines.extract.document import Choice, Document, Draft, announced_by
from pipelines.extract.editions import (
    edition_after,
    edition_beside,
    edition_in_title,
    edition_told_later,
    editions_named,
    index_ideas,
    is_index,
)
from pipelines.extract.items import Item, Link
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import last_of

# What is counted over a span of time: without a time of its own it is of the span that was last spoken of.
FLOWS = ("dossier", "satisfaction", "online_payment", "result_digitization")


# How well the text around speaks for the time of a number; all below NEAR, the last what nobody said.
_EDITION, _SENTENCE, _GOAL, _AS_BEFORE, _PARAGRAPH, _SAME, _NOTE, _HEADING, _FLOW, _TITLE, _BESIDE, _PUBLISHED = (
    0.50,
    0.48,
    0.46,
    0.44,
    0.42,
    0.38,
    0.37,
    0.36,
    0.34,
    0.30,
    0.20,
    0.10,
)
_ANNOUNCED = 0.33
_SPAN = 0.33
_LEAD = 0.32  # above the title of an office's paper
_PLAN_ABOVE = 0.35
_GOAL_ABOVE = 0.29  # below the title of an office's paper
_REPORTED = ("báo cáo", "số liệu", "thống kê", "sơ kết", "tổng kết", "giao ban")
_BULLETS = ("dash", "plus", "dot")
_NUMBERED = ("roman", "digit", "letter")


def periods_around(document: Document, index: int, item: Item, status: str) -> Iterator[Choice]:
    """What time the text around a sentence gives its number, best first; the last is the day of publication."""
    span = item.number.start, item.number.end
    flow = status != "target" and _is_flow(item)
    spoken = (_economy_before(document, status) or _sums_before(document, index)) if flow else None
    for choice in _said_around(document, index, item, status):
        if spoken and len(choice.codes[0]) == 10:  # the state of a day is no time for what flows
            yield Choice((spoken,), choice.score, "as the economy's figures before", *span)
        yield choice
    if spoken:
        yield Choice((spoken,), _PUBLISHED + 0.1, "as the economy's figures before", *span)
    published = document.clock.code
    if published and is_index(item) and status != "target":
        edition = (
            edition_in_title(document, item)
            or edition_told_later(document, index, item)
            or edition_after(document, item)
        )
        why = "the edition of the year" if edition else "the year of publication"
        yield Choice((edition or published[:4],), _PUBLISHED, why, *span)
    if status == "actual" and document.data_day:
        yield Choice((document.data_day,), _PUBLISHED, "the day that a note sets for all figures", 0, 0)
    yield Choice((published,) if published else (), _PUBLISHED, "the day of publication", 0, 0)


def _said_around(document: Document, index: int, item: Item, status: str) -> Iterator[Choice]:
    link, goal = item.link, status == "target"
    assert link is not None
    edition = is_index(item) and not goal
    if edition:
        yield from editions_named(document, index, item, index_ideas(link), _EDITION)
    if document.said(index):
        before = _before_in_sentence(document, index, item, status)
        yield from _of(before, _SENTENCE, "as the figure before in the sentence")
    if goal:
        yield from _of(_compared_with(document, index, item), _GOAL, "as the result that it is set beside")
    elif link.inherited is not None:
        yield from _of(_of_inherited(document, index, item), _AS_BEFORE, "as the figure that it continues")
    if edition:
        yield from _of(edition_beside(document, index), _AS_BEFORE, "the edition of the index announced with it")
    elif item.sentence.periods:
        yield from _since_when(item)
    state = document.lex.specs[link.frame.indicator].state and not goal
    yield from _in_paragraph(document, index, link, status, state)
    yield from _of(_same_before(document, index, link, status), _SAME, "as the same of another unit")
    yield from _noted_behind(document, index)
    headed = chain(_over_list(document, index), _in_headings(document, index, state))
    first = next(headed, None)
    noted = document.data_day if state else None
    said = first.codes[0] if first is not None else noted
    if noted and said and last_of(said)[:4] == noted[:4] and (len(said) < 10 or "/" in said or said == noted):
        yield Choice((noted,), _NOTE, "the day that a note sets for all figures", 0, 0)
    if first is not None:
        yield first
        yield from headed
    if state and document.announced_day:
        yield Choice((document.announced_day,), _ANNOUNCED, "the day that the report's head announces", 0, 0)
    if not (goal or state) and link.frame.indicator.startswith(FLOWS):
        yield from _of(_flow_before(document, index), _FLOW, "as the flows before")
    if not (goal or edition or state) and document.data_span:
        yield Choice((document.data_span,), _SPAN, "the span that a line at the head sets for all", 0, 0)
    if not (goal or edition):
        yield from _in_lead(document, index, state)
        yield from _over_headings(document, index, state)
    title = document.home.title_period if document.home.authority else None
    if title is not None and title.code and not (state and _is_days(title.code)):
        by = last_of(title.code)[:4] if goal and len(title.code) == 9 else title.code
        yield Choice((by,), _TITLE, "the title's", 0, 0)  # the goals of a plan for 2026-2030 are to be reached by 2030
    if goal and document.home.title_goal:
        yield Choice((document.home.title_goal,), _GOAL_ABOVE + 0.005, "the title's goals", 0, 0)
    if goal or status == "forecast":
        yield from _in_plan_named(document, index, link)
    if goal:
        yield from _of(_goal_above(document, index), _GOAL_ABOVE, "as the goals of the paragraph before")
    yield from _of(_beside(document, index, item, status), _BESIDE, "as the figure beside")


def _of(draft: Draft | None, score: float, why: str) -> tuple[Choice, ...]:
    """The time of a figure before, if there is one."""
    if draft is None or not draft.period:
        return ()
    return (Choice((draft.period,), score, why, draft.item.number.start, draft.item.number.end),)


def _since_when(item: Item) -> Iterator[Choice]:
    """The time that opens the sentence before its first figure, however far off: "Trong quý I/2023, tỉnh có 178.000 hồ
    sơ …; tỷ lệ …", "…, đến hết tháng 4 có 1,01 triệu lượt cài đặt; còn tài khoản công dân số …"."""
    sentence = item.sentence
    first = sentence.numbers[0].start if sentence.numbers else item.number.start
    for period in sentence.periods:
        ahead = period.end <= first < item.number.start and _states(period)
        if ahead and (period.deadline or opens(sentence, period.start, period.end)):
            yield from _said(period, _PARAGRAPH + 0.008, "said before in the sentence")


def _compared_with(document: Document, index: int, item: Item) -> Draft | None:
    """The result that a goal is set beside: "đạt 63,5% (mục tiêu 70%)"."""
    link = item.link
    for draft in reversed(document.said(index)):
        if draft.side:
            continue
        if link is not None and draft.indicator == link.frame.indicator and draft.status != "target":
            return draft if draft.period and len(draft.period) != 10 else None
    return None


def _before_in_sentence(document: Document, index: int, item: Item, status: str) -> Draft | None:
    """The figure before it in the sentence, where it is no aside in brackets."""
    sentence = item.sentence
    mine = bracket(sentence, item.number.start)
    for draft in reversed(document.said(index)):
        theirs = bracket(sentence, draft.item.number.start)
        if not draft.timed or draft.side or (theirs is not None and theirs != mine):
            continue
        if draft.status == "target" and status != "target" and not _is_over(document, draft):
            continue
        if is_index(draft.item) == is_index(item):
            return draft
    return None


def _beside(document: Document, index: int, item: Item, status: str) -> Draft | None:
    """A figure of the sentence that the text around has given a time: what there is on a day, or what happened."""
    link, specs = item.link, document.lex.specs
    if link is None or is_index(item):
        return None
    state = specs[link.frame.indicator].state
    for draft in reversed(document.said(index)):
        if draft.side or draft.status != status or is_index(draft.item):
            continue
        if specs[draft.indicator].state == state:
            return draft
    return None


def _is_over(document: Document, draft: Draft) -> bool:
    """ "Kế hoạch năm 2023 giao 90%; kết quả đạt 87%": is a goal of a time that has gone by, so that what is told beside
    it is what was reached?"""
    return draft.period is not None and last_of(draft.period) < (document.clock.code or "")


def _of_inherited(document: Document, index: int, item: Item) -> Draft | None:
    """The figure whose indicator it takes over; of another sentence, that sentence's latest of the same kind."""
    link = item.link
    assert link is not None and link.inherited is not None
    other = link.inherited
    told = [
        d
        for d in document.said(other.at)
        if d.indicator == link.frame.indicator and not d.side and d.status != "target"
    ]
    if other.at == index:
        return next((d for d in told if d.item is other), None)
    return max(told, key=lambda d: last_of(d.period) if d.period else "", default=None)


_LOOKS_BACK = 0.03  # what is only set beside is less of a time for what follows than what is told before it
_SPANS = ("year", "quarter", "half", "range")


def _in_paragraph(document: Document, index: int, link: Link, status: str, state: bool) -> Iterator[Choice]:
    """The figures and times of the sentences before in the same paragraph. What there is on a day does not take the
    span of what happened over one, but for the year of its own subject and for the time that a paragraph opens with
    ("Trong 6 tháng, …"), which in the economy are those of revenues alone; in an office's report it does."""
    line = document.reading.sentences[index].line
    dated = state and document.data_day is not None
    loose = state and (dated or not document.home.authority)
    pillar = link.frame.pillar
    index_kind = link.frame.kind in ("rank", "score")  # the edition of an index is the time of nothing else
    parted = False  # has a figure of another kind of time been met?
    announced = announced_by(document, index) if status == "target" else -1
    flows_by_file = link.frame.indicator.startswith(FLOWS) and status != "target"
    flows = pillar == "economy" or link.frame.indicator.startswith(FLOWS)
    flows = flows and not (state or index_kind)
    later: list[Choice] = []  # what counts where no sentence further up says a time
    for back in range(index - 1, max(-1, index - 5), -1):
        other = document.reading.sentences[back]
        if other.line != line:
            lead = flows and not other.numbers and bool(other.periods) and other.periods[0].kind in _SPANS
            if other.line != line - 1 or not (lead or document.goes_on(line)):
                break
        if parted and other.numbers:
            break
        told = document.said(back)
        if not told and not other.periods:
            continue
        score = _PARAGRAPH - 0.01 * (index - 1 - back)
        if other.line == line and other.numbers and _looks_back(other):
            continue
        only = other.periods[0] if len(other.periods) == 1 and not other.numbers else None
        if only and _states(only) and only.end - only.start >= other.end - other.start - 8:
            yield from _said(only, _PARAGRAPH + 0.005, "said alone, over the paragraph")  # "6. Năm 2019. …"
        drafts = [
            draft
            for draft in told
            if (draft.status == "target") == (status == "target")
            and is_index(draft.item) == index_kind
            and not (draft.status == "forecast" != status and _is_to_come(document, draft))
        ]
        if drafts and status == "target":
            yield from _of(drafts[-1], score, "as the paragraph's figure before")
        elif drafts:
            main = [d for d in drafts if not d.side]
            aside = not main  # "… Cuối tháng 6 mới là 42%. …"
            main = main or drafts
            if loose:
                main = [
                    d
                    for d in main
                    if document.lex.specs[d.indicator].state
                    or len(d.period or "") == 10
                    or (
                        not dated
                        and catalogue.indicators()[d.indicator].pillar == pillar != "economy"
                        and (len(d.period or "") == 4 or _opens_line(document, back))
                    )
                ]
                if not main:
                    parted = True  # only what is said over the whole paragraph is its time too
                    continue
            if flows_by_file and all(document.lex.specs[d.indicator].state and len(d.period or "") == 10 for d in main):
                later.extend(_of(main[-1], score - _LOOKS_BACK, "as the paragraph's figure before"))
                continue  # the day of what there is, where nothing before it happened over a span
            first: Draft | None = None
            latest = ""
            for d in main:
                if d.period and last_of(d.period) > latest:
                    first, latest = d, last_of(d.period)
            choices = _of(first, score - _LOOKS_BACK * aside, "as the paragraph's figure before")
            if aside:
                later.extend(choices)
                continue
            yield from choices
        if status == "target":
            yield from _to_come(document, link, other, score - 0.005)
        periods = [p for p in other.periods if _states(p) and not p.weak]
        if not periods and not other.numbers:  # "kết quả 9 tháng."
            periods = [p for p in other.periods if p.code and p.kind == "range" and not p.codes]
        span = loose and periods and len(periods[0].code or "") != 10
        alone = bool(periods) and not (index_kind or told)
        alone = alone and _opens_alone(other, periods[0])
        dates = status != "target" or back == announced
        if periods and dates and (not other.numbers or ((periods[0].deadline or alone) and not span)):
            event = not drafts and _EVENT.search(document.normal.low, periods[0].end, other.end)
            said = _said(periods[0], score - (_LOOKS_BACK if event else 0.005), "said before in the paragraph")
            if event:
                later.extend(said)
            else:
                yield from said
    yield from later


# "Tháng 5 vừa qua, UBND tỉnh đã tổ chức đoàn kiểm tra": what was done then, not of when figures are
_EVENT = re.compile(
    any_word("tổ chức", "khai trương", "ra mắt", "ban hành", "thành lập", "kiểm tra", "khởi công", "ký kết")
)


def _to_come(document: Document, link: Link, sentence: Sentence, score: float) -> Iterator[Choice]:
    """ "4. Nhiệm vụ năm 2026. Phấn đấu …": the one time that a sentence without figures says, where it is not over."""
    period = sentence.periods[0] if len(sentence.periods) == 1 and not sentence.numbers else None
    if period is None or period.guessed or not (_states(period) or period.codes):
        return
    if _IN_NUMBER.search(document.normal.low, sentence.back(period.start, 24), period.start):
        return
    code = _goal_code(period, link)
    if last_of(code) > (document.clock.code or "9"):
        yield Choice((code,), score, "said before in the paragraph", period.start, period.end)


_IN_NUMBER = re.compile(r" số [^ ]+ $")  # "Kế hoạch số 98 năm 2026"


def _goal_code(period: Period, link: Link) -> str:
    """By when a goal of a time is to be reached: a level by the end of the years that a plan is for."""
    code = period.code or ""
    level = link.frame.kind in ("percent", "rank", "score")
    return code[-4:] if level and len(code) == len("2021/2025") else code


def _looks_back(sentence: Sentence) -> bool:
    """ "Cùng kỳ 2023, hai tỷ lệ ấy là 79% và 85%.": does a sentence only set beside what the text goes on with?"""
    first = sentence.periods[0] if sentence.periods else None
    return first is not None and first.start == sentence.start and sentence.low.startswith("cùng kỳ", first.start)


def _opens_alone(sentence: Sentence, period: Period) -> bool:
    """Does one time open a sentence and no other follow: "Trong năm 2020, toàn huyện có 59.010 cuộc họp"?"""
    behind = (
        p
        for p in sentence.periods
        if p.start > period.end and p.kind not in VAGUE and p.code != period.code and not compared(sentence, p)
    )
    return opens(sentence, period.start, period.end) and not any(behind)


# "Kế hoạch số 215 về chuyển đổi số năm 2025", "Nghị quyết về chuyển đổi số đến năm 2030"; not when it was passed
_PLAN_OF = re.compile(PLAN_NAMED.pattern + r"(?! số [^ ]+ $)[^,;:()%]{1,110} $")


def _in_plan_named(document: Document, index: int, link: Link) -> Iterator[Choice]:
    """The time of the plan that the paragraph has named, or the one over the headings: "Tỉnh ban hành Kế hoạch cải cách
    năm 2025. Theo đó, …", "…\nII. Mục tiêu\n- …"."""
    low, sentences = document.normal.low, document.reading.sentences
    published = (document.clock.code or "")[:4]
    for back in _sentences_over(document, index):
        other = sentences[back]
        for period in other.periods:
            code = period.code or ""
            if not code or not (period.kind == "year" or period.codes) or last_of(code)[:4] < published:
                continue
            if _PLAN_OF.search(low, other.back(period.start, 130), period.start):
                yield Choice((_goal_code(period, link),), _PLAN_ABOVE, "the plan's", period.start, period.end)
                return


def _sentences_over(document: Document, index: int) -> Iterator[int]:
    """The sentences before one on its line and on the line above it, then those above each heading it stands under."""
    line: int | None = document.reading.sentences[index].line
    while line is not None:
        for at in (line, line - 1):
            inside = document.by_line.get(at, ())
            yield from reversed(inside[: bisect_left(inside, index)][-4:])
        line = document.reading.lines[line].parent


def _goal_above(document: Document, index: int) -> Draft | None:
    """The last goal of the paragraph before, where a plan goes on field by field."""
    line = document.reading.sentences[index].line
    last = next((d for d in document.lately(index, 12) if d.item.sentence.line < line and d.entity != "?"), None)
    goes_on = last is not None and last.status == "target" and last.item.sentence.line == line - 1
    return last if goes_on and not document.reading.lines[line].marker else None


def _same_before(document: Document, index: int, link: Link, status: str) -> Draft | None:
    """The same indicator's figure for another unit shortly before, under the same heading of an office's report."""
    if not document.home.authority:
        return None
    lines, line = document.reading.lines, document.reading.sentences[index].line
    for draft in reversed(document.drafts):
        if index - draft.item.at > 4 or draft.item.sentence.line == 0:
            break
        if draft.indicator != link.frame.indicator or draft.status != status or draft.side:
            continue
        if draft.period_score > _PUBLISHED and lines[draft.item.sentence.line].parent == lines[line].parent:
            return draft
    return None


def _in_lead(document: Document, index: int, state: bool) -> Iterator[Choice]:
    """The time that a report's first sentence sets for what follows, until another is said: "Theo báo cáo của tỉnh,
    đến hết tháng 3, …\\nVề chữ ký số, đã cấp …"."""
    low, sentences = document.normal.low, document.reading.sentences
    lead = sentences[0]
    if index == 0 or index > 12:
        return
    headline = low[lead.end - 1] != "." and document.by_line[lead.line] == [0]
    if not headline and not any(low.find(word, lead.start, lead.end) >= 0 for word in _REPORTED):
        return
    period = next((p for p in lead.periods if _states(p) and not compared(lead, p)), None)
    if period is None or (state and not (period.deadline and len(period.code or "") == 10)):
        return
    if not any(p.kind != "same" for other in sentences[1 : index + 1] for p in other.periods):
        yield from _said(period, _LEAD, "said in the report's first sentence")


def _over_headings(document: Document, index: int, state: bool) -> Iterator[Choice]:
    """The time that opens the line over a heading, where it tells no figure: "Năm 2022, huyện đẩy mạnh chuyển đổi
    số.\\nKết quả\\n- …"."""
    lines, sentences = document.reading.lines, document.reading.sentences
    parent = lines[sentences[index].line].parent
    while parent is not None:
        above = document.by_line.get(parent - 1, ())
        if len(above) == 1 and not lines[parent - 1].heading:
            sentence = sentences[above[0]]
            period = sentence.periods[0] if len(sentence.periods) == 1 and not sentence.numbers else None
            of_flows = period is not None and _is_days(period.code or "")
            if period and _states(period) and opens(sentence, period.start, period.end) and not (state and of_flows):
                yield from _said(period, _LEAD - 0.005, "said over the heading")
        parent = lines[parent].parent


def _over_list(document: Document, index: int) -> Iterator[Choice]:
    """The time that opens the numbered paragraph over a list: "2. Viễn thông: Đến hết tháng 1, …\\n- Số thuê bao"."""
    lines, line = document.reading.lines, document.reading.sentences[index].line
    if lines[line].marker not in _BULLETS:
        return
    head = next((at for at in range(line - 1, max(-1, line - 12), -1) if lines[at].level != lines[line].level), None)
    if head is None or lines[head].marker not in _NUMBERED or lines[head].heading:
        return
    sentence = document.reading.sentences[document.by_line[head][0]]
    first = sentence.numbers[0].start if sentence.numbers else sentence.end
    for period in sentence.periods[:1]:
        if period.end <= first and _states(period):
            yield from _said(period, _HEADING + 0.005, "said over the list")


def _in_headings(document: Document, index: int, state: bool) -> Iterator[Choice]:
    low, line = document.normal.low, document.reading.sentences[index].line
    for depth, (parent, leads) in enumerate(document.headings(line)):
        if leads:
            for at in document.by_line.get(parent, ()):
                periods = document.reading.sentences[at].periods
                if state and len(periods) > 1:  # "sau ba tháng (tính đến 13/3/2020)"
                    periods = sorted(periods, key=lambda period: not (period.kind == "day" and period.deadline))
                for period in periods:
                    if not _states(period) and not (period.kind == "day" and low.startswith("cuối ", period.start)):
                        continue
                    of_flows = state and (
                        _is_days(period.code or "") or low.endswith(("kỳ báo cáo: ", "kỳ báo cáo "), 0, period.start)
                    )
                    if not of_flows:
                        yield from _said(period, _HEADING - 0.002 * depth, "said in a heading")
                        break


def _noted_behind(document: Document, index: int) -> Iterator[Choice]:
    """ "(Số liệu đến 30/9/2024)" behind the figures of a line."""
    for at in document.by_line[document.reading.sentences[index].line]:
        other = document.reading.sentences[at]
        if at > index and not other.numbers and "số liệu" in document.normal.low[other.start : other.end]:
            period = next((p for p in other.periods if p.deadline), None)
            if period is not None:
                yield from _said(period, _NOTE, "said in a note behind")


def _is_days(code: str) -> bool:
    """Is it a span from day to day?"""
    return len(code) == 21


_OPENING = 60  # characters: "Theo Bộ Thông tin và Truyền thông, trong 6 tháng đầu năm 2024, …"


def _opens_line(document: Document, index: int) -> bool:
    """Does a sentence open its paragraph, and a time set off by a comma open the sentence?"""
    sentence = document.reading.sentences[index]
    if document.by_line[sentence.line][0] != index or not sentence.periods:
        return False
    first, low = sentence.periods[0], sentence.low
    return (
        first.start - sentence.start <= _OPENING
        and low.startswith(",", first.end)
        and not sentence.figures_between(sentence.start, first.start)
        and (first.start == sentence.start or low.rfind(",", sentence.start, first.start) >= first.start - 8)
    )


def _states(period: Period) -> bool:
    """Does an expression say of what time figures are: no pointing word, no day that is not "đến"?"""
    return bool(period.code) and period.kind not in VAGUE and (period.kind != "day" or period.deadline)


def _said(period: Period, score: float, why: str) -> Iterator[Choice]:
    if period.code:
        yield Choice((period.code,), score, why, period.start, period.end)


def _is_flow(item: Item) -> bool:
    """Is it a figure of the economy, which is about a span of time and never about a day?"""
    link = item.link
    return link is not None and link.frame.kind in ("percent", "growth", "money") and link.frame.pillar == "economy"


def _economy_before(document: Document, status: str) -> str | None:
    """The span that the economy's figures before are about."""
    return next(
        (
            d.period
            for d in reversed(document.drafts[-12:])
            if d.period
            and len(d.period) != 10
            and d.status != "target"
            and not d.side
            and catalogue.indicators()[d.indicator].pillar == "economy"
            and not (d.status == "forecast" != status and _is_to_come(document, d))
        ),
        None,
    )


def _sums_before(document: Document, index: int) -> str | None:
    """The span that opens what was last told of sums, though they be of no measure of ours: "6 tháng đầu năm, ngành thu
    2.400 tỷ đồng.\\nDoanh thu công nghiệp công nghệ số đạt …"."""
    for sentence in reversed(document.reading.sentences[max(0, index - 8) : index]):
        first = sentence.periods[0] if sentence.periods and sentence.numbers else None
        if first is None or first.end > sentence.numbers[0].start or not _states(first):
            continue
        sums = any(n.kind in ("vnd", "usd") for n in sentence.numbers)
        if sums and first.kind in _SPANS and not first.weak and not first.deadline and not compared(sentence, first):
            return first.code
    return None


def _is_to_come(document: Document, draft: Draft) -> bool:
    """Is a figure of a year behind that of publication?"""
    return (draft.period or "")[:4] > (document.clock.code or "9")[:4]


def _flow_before(document: Document, index: int) -> Draft | None:
    """The last flow that has a span of time, not too far back, unless the one it was set beside ended later."""
    found: list[Draft] = []
    for draft in reversed(document.drafts):
        if index - draft.item.at > 14 or (found and found[0].item.at - draft.item.at > 5):
            break
        if (
            draft.indicator.startswith(FLOWS)
            and draft.status != "target"
            and not draft.side
            and draft.period
            and len(draft.period) != 10
            and draft.period != document.clock.code
        ):
            found.append(draft)
    return max(found, key=lambda d: last_of(d.period or ""), default=None)
