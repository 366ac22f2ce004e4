"""Whether a frame that a number meets fits it as a share, a growth, a rank or score, an amount of money: what only
figures of one kind are asked.
"""

from __future__ import annotations

import re

from pipelines.extract.affinity import goes_on_strangely, is_of_another, is_strange
from pipelines.extract.apart import opens_with_part, spoken_of_behind
from pipelines.extract.fit import NONE, NOWHERE, SUBJECT_NOUNS, WIDER_LEVELS, Fit, View, is_of_full_level, last_subject
from pipelines.extract.indexes import FIELDS, INDEX_IDEAS, SAME_INDEX, SCALES, WHOLE_FIELDS
from pipelines.extract.items import Item
from pipelines.extract.lexicon import Frame
from pipelines.extract.marks import mark_at
from pipelines.extract.sentences import WORD
from pipelines.extract.strangers import is_of_another_trade, of_strange_noun

_FOREIGN = frozenset({"other_topic", "other_dossier", "task", "per_plan", "patient", "patron"})
_USERS = frozenset({"enterprise", "people", "adult", "household"})
_SAME_INDEX = {idea: same for same in SAME_INDEX for idea in same}


def fits_share(frame: Frame, view: View, fit: Fit) -> bool:
    """A share: of what the frame's shares are of, and not of what the figure before counts, what nobody knows or what
    another rate is told of."""
    item, head = view.item, frame.head
    counted = frozenset(item.counted) if item.counted else NONE
    if item.number.kind == "plain" and all(counted.isdisjoint(choice) for choice in frame.all):
        return False  # "102/102 thôn phủ sóng 4G" are 100 %
    if item.sentence.low.startswith("/năm", item.number.end):
        return False  # "GRDP tăng bình quân 10,5%/năm": a pace
    if not WIDER_LEVELS.isdisjoint(frame.ideas) and is_of_full_level(item):
        return False
    twin = item.twin
    if twin is not None and twin.counted == () and _is_said_before(fit, twin.number.start):
        fit.add(-0.25, "a share of the figure before")  # "phủ sóng 5G với 16.737 trạm phát, bằng 14%"
    if "station" in counted or (not _FOREIGN.isdisjoint(counted) and view.head.isdisjoint(head)):
        return False  # "bằng 14% số trạm 4G": of masts, whatever they send
    if "ratio" in view.near and _is_other_rate(view, fit):
        return False
    if item.counted:
        if _has_its_own(frame, view, fit):
            return False
    elif (
        of_strange_noun(item, fit.evidence, view.glue)
        or (frame.context and _is_done_with_else(item, view, fit))
        or (not _IN_TIME.isdisjoint(head) and _is_else_in_time(frame, view))
    ):
        return False
    if head == _CONTENT and _is_satisfied_with_else(view):
        return False
    if frame.of_trade and is_of_another_trade(item, view.glue):
        return False
    if "for_officials" in counted and "for_officials" not in frame.ideas:
        return False  # "90% công chức thanh toán không dùng tiền mặt": of the officials, not of the people
    if not _USERS.isdisjoint(counted) and frame.indicator.startswith("service_"):
        return False  # "62% doanh nghiệp dùng dịch vụ công toàn trình": of those who use them
    if fit.borrowed:
        named = view.head.intersection(SUBJECT_NOUNS)
        if named and named.isdisjoint(idea for choice in (*frame.all, *frame.near) for idea in choice):
            return False  # "100% xã có băng rộng. Tỷ lệ thôn có cáp quang …": of villages, not of communes any more
        if (said := last_subject(item)) and said.isdisjoint(idea for choice in frame.all for idea in choice):
            fit.add(-0.2, "of another subject")  # "88,7% số hộ có điện thoại, 54% có cáp quang", below "18 xã"
    if not view.head.isdisjoint(head):
        fit.add(0.12, "head")
    elif view.head:  # "60% doanh nghiệp kinh doanh trên sàn" is no share of retail
        fit.add(-0.12, "another head")
    if item.counted == () and item.noun_end and not (fit.evidence and fit.evidence[0][0] >= item.number.end):
        fit.add(-0.3, "foreign noun")
    return True


def _is_said_before(fit: Fit, at: int) -> bool:
    """Does all that speaks for a frame stand before a position?"""
    return all(end <= at for _, end in fit.evidence)


def _is_other_rate(view: View, fit: Fit) -> bool:
    """ "điện thoại thông minh: 212 máy, tỷ lệ làm đúng 68%": does a rate behind the figure of what speaks for a frame
    say of what it is, in words that nobody knows?"""
    _, start, end = view.near.get("ratio", NOWHERE)
    sentence, number = view.item.sentence, view.item.number
    if not 0 < end < number.start - 1 or sentence.low[start:end] != "tỷ lệ":
        return False
    before = [b for _, b in fit.evidence if b <= start]
    if not before or any(b > end for _, b in fit.evidence) or not sentence.figure_begins(max(before), start):
        return False
    return any(is_strange(sentence, word.start(), view.glue) for word in WORD.finditer(sentence.low, end, number.start))


def _has_its_own(frame: Frame, view: View, fit: Fit) -> bool:
    """ "100% xã có sóng 4G; 63% thôn có nhà văn hóa": does a share behind another figure have a noun that has something
    else, while all that would make it one more stands before the break?"""
    item, number, sentence = view.item, view.item.number, view.item.sentence
    if not (sentence.low.startswith(" có ", item.noun_end) and sentence.figure_before(number.start)):
        return False
    before = [end for start, end in fit.evidence if start < number.end]
    if not before or any(start >= item.noun_end for start, _ in fit.evidence):
        return False
    if not sentence.broken(max(before), number.start):
        return False
    had = mark_at(sentence.ideas, item.noun_end + len(" có "))
    if had is not None and not any(idea in had[2] for choice in frame.all for idea in choice):
        return True  # "tài khoản ngân hàng 80%; 75% người trưởng thành có định danh điện tử"
    return goes_on_strangely(item, view.glue)


def _is_done_with_else(item: Item, view: View, fit: Fit) -> bool:
    """ "hồ sơ nộp qua mạng đạt 71%; 90% tài liệu họp được số hóa": is what is done told of a noun that nobody knows,
    right behind the figure?"""
    number, sentence = item.number, item.sentence
    verb = min((start for start, _ in fit.evidence), default=-1)
    if verb <= number.end + 1 or sentence.low.find(" được ", number.end, verb + len("được ")) < 0:
        return False
    return is_strange(sentence, number.end + 1, view.glue)


_IN_TIME = frozenset({"on_time", "overdue"})


def _is_else_in_time(frame: Frame, view: View) -> bool:
    """ "Trả hồ sơ tận nhà; 4% đơn hàng trễ hẹn": is it a noun that nobody knows, right behind the figure, that is in
    time or late?"""
    item, sentence = view.item, view.item.sentence
    end, (_, verb, _) = item.number.end, view.near.get(frame.head[0], NOWHERE)
    if verb <= end + 1 or sentence.broken(end, verb) or any(end <= a < verb for a, _, _ in sentence.ideas):
        return False
    return is_strange(sentence, end + 1, view.glue)


_WITH = re.compile(r"(?: của [^;:.()\d]{3,40}?)? (?:về|với|đối với|trước) (?P<what>(?:(?! và (?:có )?\d)[^,;:.()])*)")
# what an administration is judged by: how it works and who does
_SERVED = re.compile(
    r"(?<![a-zà-ỹđ])(?:phục vụ|thái độ|tinh thần|tác phong|trách nhiệm|cán bộ|công chức|viên chức|nhân viên|giải quyết|"
    r"xử lý|tiếp nhận|trả kết quả|hướng dẫn|tiếp dân|thủ tục|hành chính|công vụ|chính quyền|cơ quan|nhà nước|cải cách|"
    r"chuyển đổi|trực tuyến|cổng|hệ thống|ứng dụng|phần mềm|quy trình|thời gian|tốc độ|công việc|làm việc)(?![a-zà-ỹđ])"
)
_CONTENT = ("satisfied",)
_OFFICIAL = frozenset({"service", "procedure", "dossier", "administration", "authorities", "full_online", "result"})


def _is_satisfied_with_else(view: View) -> bool:
    """ "64% người dân hài lòng với cách đóng gói": are people said to be content with what no administration does?"""
    item, sentence = view.item, view.item.sentence
    told = _WITH.match(sentence.low, view.near.get("satisfied", NOWHERE)[2], sentence.end)
    if told is None or _SERVED.search(told["what"]) is not None:
        return False
    start, end = told.span("what")
    if any(start <= a < end and not _OFFICIAL.isdisjoint(tags) for a, _, tags in sentence.ideas):
        return False
    if item.number.start >= end:
        return is_strange(sentence, start, view.glue)
    return any(is_strange(sentence, word.start(), view.glue) for word in WORD.finditer(sentence.low, start, end))


_BY = re.compile(
    r"(?: (?:thêm|tới|đến|được|khoảng|gần|hơn|trên|xấp xỉ|chừng|ước|đạt|ít nhất|tối thiểu|bình quân|trung bình)){0,3} "
)


_OF_LEVELS = frozenset({"gdp", "share"})


def fits_growth(frame: Frame, view: View, fit: Fit) -> bool:
    """A growth: something is said to change by so much, and not to reach so much."""
    item = view.item
    if frame.of_trade and is_of_another_trade(item, view.glue):
        return False
    if item.change:
        return True
    if ("moved",) in frame.all:  # right before the figure: "nhích lên 6,4%", and nothing is said to be a level
        end = view.near.get("moved", NOWHERE)[2]
        what = view.near.get("digital_economy", (0.0, end, end))[1]
        levels = (mark for mark in item.sentence.ideas if what < mark[0] and mark[1] <= item.number.start)
        if any(not _OF_LEVELS.isdisjoint(tags) for _, _, tags in levels):
            return False  # "góp 8,2% GRDP, năm 2023 nhích lên 11,6%": the level that has been told moves
        return end <= item.number.start and _BY.fullmatch(item.sentence.low, end, item.number.start) is not None
    if view.near.get("growth_word", NOWHERE)[0] < 0.45 and (item.twin is None or "growth_word" not in view.above):
        return False
    fit.add(-0.1, "no word of change")
    return True


def fits_index(frame: Frame, view: View, fit: Fit) -> bool:
    """A rank or a score: on the scale of its index, and of no part of it nor of another index."""
    item, sentence, number, near = view.item, view.item.sentence, view.item.number, view.near
    if frame.kind == "score" and not view.unwritten:
        scales = SCALES.get(frame.indicator, ())
        if not any(low <= number.value <= high for low, high in scales):
            return False
    own = set(frame.all[0])
    if fit.own == 0:
        if any(near[idea][0] >= 0.3 for idea in INDEX_IDEAS - own if idea in near):
            return False  # another index is named beside it
        if any("index_part" in tags and end <= number.start for _, end, tags in sentence.ideas):
            return False
        part = near.get("pillar", NOWHERE)
        if opens_with_part(sentence) or (part[0] >= 0.5 and not spoken_of_behind(item, part[1])):
            return False  # a part of an index: "Ở trụ cột Hạ tầng số, Hậu Giang xếp thứ 30, Đồng Tháp thứ 27"
        if is_of_another(item, view.glue):
            return False
        if frame.kind == "rank" and number.total is not None and number.total not in FIELDS:
            return False  # "thi đua khối huyện: thứ 5/21"
        if frame.kind == "score" and item.counted and "score_word" not in item.counted:
            return False  # "24 thuê bao trên 100 dân": counts something
        if item.rank or frame.kind == "score":
            ours = max((view.around.get(idea, 0.0) for idea in own), default=0.0)
            others = max(
                (
                    view.around.get(idea, 0.0) - (0.04 if idea == "sipas" and frame.kind == "rank" else 0.0)
                    for idea in INDEX_IDEAS - own - _SAME_INDEX.get(frame.all[0][0], NONE)
                ),
                default=0.0,
            )
            if ours > others + 0.02:  # a percentage may be of much else
                told = number.kind != "percent" or near.get("points", NOWHERE)[0] >= 0.5
                told = told or is_score(item) or _is_mean_of_units(item)
                fit.add(0.2 if told else -0.1, "the index spoken of" if told else "a share of anything")
    if frame.kind == "rank" and not item.rank and not (number.total in WHOLE_FIELDS and "rank_word" in near):
        fit.add(-0.25, "not called a rank")
    return True


_SCORE_OF = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:với|có|được|đạt)(?: kết quả| giá trị| điểm)? chỉ số|giá trị chỉ số|chỉ số chung|số điểm)"
    r"(?: (?:là|đạt|được|chung|tổng hợp|ở mức|gần|hơn|trên|khoảng))* $"
)
_MEAN_OF_UNITS = re.compile(
    r"(?<![a-zà-ỹđ])(?:trung bình|bình quân)(?: chung)?(?:,| của)? (?:cả )?(?:\d+ |các )?"
    r"(?:tỉnh, thành(?: phố)?|địa phương|bộ(?:, (?:(?:cơ quan )?ngành|cơ quan ngang bộ))?)"
    r"(?: (?:là|đạt|được|chỉ|mới))* $"
)


def is_score(item: Item) -> bool:
    """ "đứng trên 18 bộ khác với chỉ số 87,1%": is a share called the value of an index?"""
    sentence, start = item.sentence, item.number.start
    return _SCORE_OF.search(sentence.low, sentence.back(start, 50), start) is not None


def _is_mean_of_units(item: Item) -> bool:
    """ "Trung bình 63 tỉnh, thành phố đạt 88,4%": what but an index has a mean of them, where one is spoken of?"""
    sentence, start = item.sentence, item.number.start
    return _MEAN_OF_UNITS.search(sentence.low, sentence.back(start, 60), start) is not None


_FOR = re.compile(
    r" (?:để |dùng để |cho việc )?(?:mua|sắm|làm|xây|xây dựng|sửa|sửa chữa|cải tạo|nuôi|trồng|đóng|học)(?![a-zà-ỹđ])"
    r"(?! (?:máy|thiết bị|sắm)(?! (?:bơm|cày|gặt|giặt|xay|tính|may)))"
)


def fits_money(frame: Frame, view: View) -> bool:
    """An amount that is neither of another trade nor for something else."""
    if frame.of_trade and is_of_another_trade(view.item, view.glue):
        return False
    return not _is_for_something_else(frame, view.item)


def _is_for_something_else(frame: Frame, item: Item) -> bool:
    """ "10 triệu đồng mua bò giống, 500.000 đồng mua điện thoại thông minh": is the amount said to be for something
    other than what the frame's amounts are for?"""
    sentence, end = item.sentence, item.number.end
    if not frame.context or _FOR.match(sentence.low, end) is None:
        return False
    stop = min((n.start for n in sentence.numbers if n.start >= end), default=sentence.end)
    stop = min([stop, *(at for mark in ",;" if (at := sentence.low.find(mark, end, stop)) >= 0)])
    return not any(
        end <= a < stop and any(not choice.isdisjoint(tags) for choice in map(frozenset, frame.context))
        for a, _, tags in sentence.ideas
    )
