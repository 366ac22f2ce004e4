"""What the words right beside a number make it: what it counts, whether it is a level or a change, an average, a
threshold, a share of a plan or a part of a name. Each question is asked of one number in its own sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipelines.extract.clauses import is_set_above
from pipelines.extract.lexicon import automaton
from pipelines.extract.marks import begins_between, covers, is_inside, mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence, first_word

# What may lead from a share to the next one that is written without its sign, or the other way round
_AT_LEVEL = r"(?:là|đạt|lên|xuống|còn|tới|đến|được|ở mức)(?: (?:mức|tới|đến|khoảng|gần|hơn|trên|được|chỉ|mới|còn))* "
_NEXT_SHARE = re.compile(rf"(?:,|;| và| còn| rồi| nhưng)[^%;:()]{{2,48}} {_AT_LEVEL}")
_SHARE_MOVED = re.compile(r"[^%,;:()]{0,32} (?:lên|xuống|còn|tới|đến)(?: (?:mức|tới|đến|khoảng|gần|hơn|trên))* ")
_STARTED = re.compile(r"t(?<![a-zà-ỹđ]t)ừ (?:(?:mức|chỗ|chỉ|mới|khoảng|gần|hơn|trên) )*$")
_LEVEL_THERE = re.compile(rf"(?<![a-zà-ỹđ]){_AT_LEVEL}$")


def lacks_percent(sentence: Sentence, number: Number, low: str) -> bool:
    """ "Tháng 6 là 55,9%, tháng 9 lên 59,7", "từ 63 năm 2022 lên 69%", "quý I đạt 61,3, quý II đạt 65,8%": is a bare
    figure a share as the one beside it in the sentence is, with another time or name and no word of anything else?"""
    if number.kind != "plain" or not 1 < number.value <= 100 or number.total is not None or number.scaled:
        return False
    end = number.end
    closed = low.startswith((".", ",", ";"), end) or end == sentence.end
    if not closed and not any(0 < period.start - end <= 2 for period in sentence.periods):
        return False
    at = sentence.numbers.index(number) if number in sentence.numbers else -1
    before = sentence.numbers[at - 1] if at > 0 else None
    behind = sentence.numbers[at + 1] if 0 <= at < len(sentence.numbers) - 1 else None
    if before is not None and before.kind == "percent" and _NEXT_SHARE.fullmatch(low, before.end, number.start):
        return _of_another_or_then(sentence, before.end, number.start)
    if behind is None or behind.kind != "percent":
        return False
    if _STARTED.search(low, sentence.back(number.start, 30), number.start):
        return _SHARE_MOVED.fullmatch(low, end, behind.start) is not None
    return (
        "," in number.raw
        and _LEVEL_THERE.search(low, sentence.back(number.start, 30), number.start) is not None
        and _NEXT_SHARE.fullmatch(low, end, behind.start) is not None
        and _of_another_or_then(sentence, end, behind.start)
    )


_SAYS_NOTHING = frozenset({"of_locality", "completed", "score_word"})  # "của tỉnh", "đạt"


def _of_another_or_then(sentence: Sentence, start: int, end: int) -> bool:
    """Does what stands between two figures tell of another time or of somebody else, and of nothing else?"""
    if begins_between(sentence.marked("rank"), start, end) or any(
        start <= a < end and not _SAYS_NOTHING.issuperset(tags) for a, _, tags in sentence.ideas
    ):
        return False
    return sentence.time_between(start, end) or any(start <= a and b <= end for a, b in sentence.names)


_BEFORE_NOUN = re.compile("(?:(?:(?:trong |trên )?tổng |trong )?số|tổng|các|lượt|của|cái|chiếc|con|toàn bộ) ")
_LEADS_TO_NOUN = frozenset("tscl")  # what those words begin with
_OF_WHOM = ("of_locality",)
_VERB = ("moved",)  # "từ hạng 20 vươn lên hạng 12" counts nothing
_CLASSIFIERS = frozenset({"copies", "times"})
_HANDLED = frozenset({"overdue", "on_time", "resolve", "returned"})  # what becomes of a dossier


def glued(low: str, start: int, end: int, limit: int, glue: frozenset[str]) -> int:
    """The end of the word or pair of words that says nothing of its own ("thành phố", not "thành công"), 0 if none."""
    a, b = first_word(low, end, limit)
    if a < b and low[start:b] in glue:
        return b
    return end if low[start:end] in glue else 0


_ENDS_CLAUSE = frozenset((*",;.\n", ""))
_PIECE = re.compile(r"(?:cái|chiếc)(?=[,;.)]|$)")
_SO_MANY = re.compile(r"\d[\d.]* (?=[^\W\d])")
_DEGREES = re.compile(r"độ(?= ?c(?![^\W\d])|[,.;)]|$| (?:và|vào|trong|ở|tại|khi))")
_OF_ASIDE = re.compile(r"\(\d[\d.]*/\d[\d.]*\) ")
_SHARE_OPENS = re.compile(r"% \($")


def noun_of(sentence: Sentence, number: Number, low: str, glue: frozenset[str]) -> tuple[tuple[str, ...] | None, int]:
    at, limit = number.end, sentence.end
    if number.kind == "percent" and low[at - 1] == "g" and low.endswith("đồng", number.start, at):
        return None, at  # "trong 100 đồng có 8 đồng đi qua …"
    if at < limit and low[at] == " ":
        at += 1
    following = low[at : at + 1]
    if following == "c" and (piece := _PIECE.match(low, at)) is not None:
        return None, piece.end()  # "chữ ký số cho công dân đã cấp 21.300 cái"
    if following in _ENDS_CLAUSE:
        return None, number.end
    if following == "(":
        if (aside := _OF_ASIDE.match(low, at)) is not None:
            at = aside.end()  # "100% (289/289) cơ quan, đơn vị"
    elif (
        following == ")"
        and number.total is not None
        and low.startswith(" ", at + 1)
        and _SHARE_OPENS.search(low, sentence.start, number.start)
    ):
        at += 2
    if number.start - sentence.start <= 6 and low[at : at + 2] in ("– ", "— ", "- ", ": "):
        at += 2  # "◆ 412.906 – tài khoản công dân số"
    begin, mark = at, mark_at(sentence.ideas, at)
    while mark is None and low[at : at + 1] in _LEADS_TO_NOUN and (skipped := _BEFORE_NOUN.match(low, at)) is not None:
        at = skipped.end()
        mark = mark_at(sentence.ideas, at)
    if (
        at > begin
        and number.kind == "percent"
        and (so_many := _SO_MANY.match(low, at))
        and low.endswith(("số ", "của "), number.end, at)
        and mark_at(sentence.places, so_many.end()) is None
    ):
        at = so_many.end()  # "100% trong số 7 nhiệm vụ"
        mark = mark_at(sentence.ideas, at)
    if mark is not None and (mark[2] == _VERB or "growth_word" in mark[2]):
        return None, number.end  # "ước đạt 16,5% với tốc độ tăng 20%"
    if mark is not None and mark[2] == _OF_WHOM and low.startswith("của ", at):
        return None, number.end  # "kém xa con số 48.110 của tỉnh Huế"
    if mark is not None:
        if _CLASSIFIERS.issuperset(mark[2]):  # "198.064 bộ", but not "712.000 bộ chứng nhận"
            start, end = first_word(low, mark[1], sentence.end)
            said = mark_at(sentence.ideas, start)
            handled = said is not None and not _HANDLED.isdisjoint(said[2])  # "41 bộ trả sau ngày hẹn"
            glue_behind = handled or glued(low, start, end, sentence.end, glue) or mark_at(sentence.words, start)
            if start < end and not glue_behind:
                return (), end
        return mark[2], mark[1]
    start, end = first_word(low, at, sentence.end)
    if start == end or sentence.dated(start):
        return None, number.end
    word_mark = mark_at(sentence.words, start)
    place = mark_at(sentence.places, start)
    if place is not None:
        beside = "name" in place[2] or is_set_above(sentence, number)  # "thấp hơn 71% của toàn tỉnh"
        return (None, number.end) if beside else ((), place[1])
    if low.startswith("độ", start) and _DEGREES.match(low, start) is not None:
        return (), end  # "Đà Lạt 17 độ"
    if word_mark is not None or glued(low, start, end, sentence.end, glue):
        return None, number.end
    return (), end


_THAN = re.compile(
    r"%?(?: điểm| điểm %| điểm phần trăm)? so (?:với )?(?:(?:năm |quý |tháng |kỳ )[^%,;:()]{1,16}"
    r"|(?:kế hoạch|chỉ tiêu|mục tiêu|mức|bình quân|trung bình)[^%,;:()]{0,24}) \("
)
_POINTS_THAN = re.compile(r"(?: phần trăm)? so với (?:cùng kỳ|năm|quý|tháng|kỳ)[^,;:.()%]{0,30} \(")
# "cao hơn năm 2023 là 35,7%": by how much
_THAN_EARLIER = re.compile(
    r"(?:(?P<more>cao|lớn|nhiều|nhanh)|thấp|ít|nhỏ) hơn (?:so với |mức của |con số của |của )?"
    r"(?:cùng kỳ|năm trước|năm ngoái|kỳ trước|(?:cùng kỳ )?(?:năm )?20\d\d)(?: năm (?:trước|ngoái|20\d\d))?"
    r" (?:là|tới|đến) $"
)
_THAN_THEN = ("so với cùng", "so với năm", "so cùng", "so với tháng", "so với quý")
_PARTING = frozenset(",;(|:")
_OF_CHANGE = frozenset(
    {"change_up", "change_down", "level", "status_target", "compare"}
)  # what tells change from level
# "thấp hơn tỷ lệ 85% của cả nước": the figure that another is set against
_THAN_ANOTHER = tuple(f"{less} {what} " for less in ("hơn", "kém") for what in ("tỷ lệ", "con số", "tỷ trọng"))
_THAN_MEAN = tuple(
    f"{less} {mean}{all_} "
    for less in ("hơn", "kém")
    for mean in ("bình quân", "trung bình", "mức bình quân", "mức trung bình")
    for all_ in ("", " chung")
)
# "tặng điện thoại cho thêm 1.500 hộ nghèo": so many, not by so many
_GIVEN = tuple(f"{verb} thêm " for verb in ("cho", "tặng", "trao", "cấp", "hỗ trợ", "số hóa"))
_NO_CHANGE = _THAN_ANOTHER + _GIVEN
_MORE = tuple(f"{much} hơn {mark}" for much in ("cao", "lớn", "nhiều", "thấp", "ít", "nhỏ") for mark in ("", "mức "))
_MORE += ("đạt hơn mức ", "lên hơn mức ", "và hơn mức ")
_AT = ("đạt ", "là ", "phủ ", "lên ", "xuống ", "chiếm ", "có ", "ở mức ", ": ")
# "cao hơn mục tiêu quốc gia từ 5-10%"
_THAN_BY = re.compile(r"(?<![a-zà-ỹđ])(?:(?P<more>cao|nhiều|lớn|vượt)|thấp|ít|kém)(?: hơn)? [^,;:.()\d]{1,40} từ $")
# "tăng 57% về số lượng và 39,5% về giá trị", "tăng 58% về lượng, 24% về giá trị"
_CHANGED_ALSO = re.compile(
    r"(?P<change>tăng|giảm)(?: [^\W\d_]+){0,2} [\d.,]+%? (?P<by>về|ở|trong) [^,;:.()\d]{1,40}"
    r"(?:(?:,| và) [\d.,]+%? (?P=by) [^,;:.()\d]{1,40})*(?:,| và) $"
)


# "tăng lần lượt 58,9% và 24,4%"
_CHANGED_IN_TURN = re.compile(
    r"(?P<change>tăng|giảm)(?: [^\W\d_]+){0,3} (?:lần lượt|tương ứng)(?: [^\W\d_]+){0,2}"
    r" [\d.,]+%(?:, [\d.,]+%)*(?:,| và) $"
)
_CHANGED_BOTH = re.compile(r"(?P<change>tăng|giảm) [\d.,]+% và $")  # "59 tỷ USD và 22 tỷ USD, tăng 22% và 8%"


_UP, _DOWN = ("▲", "▲ ", "↑", "↑ ", "(+"), ("▼", "▼ ", "↓", "↓ ", "(-")
_SIGNS = _UP + _DOWN
_OF_ANY_CHANGE = ("tăng", "giảm", "hơn", "+", "(-", "▲", "▼", "↑", "↓")


def tells_change(sentence: Sentence, hints: Hints) -> bool:
    """Is there a word or a sign in a sentence by which any of its figures could be a change?"""
    if sentence.marked("change"):
        return True
    text = sentence.text
    for word in hints.changes:
        if word in text:
            return True
    return text[0] == "-" and text[1:2].isdigit()


_CLOSES = (".", ",", ";", ")", "")


def change_of(sentence: Sentence, number: Number, low: str) -> int:
    """0 where the number is a level; 1 or -1 where it says by how much something rose or fell; 2 without a sign."""
    if number.kind == "points":
        return 2
    before = low[sentence.start : number.start]
    change = _change_right_before(sentence, number, before, low)
    if change is None:
        change = _change_in_words(sentence, number, low)
        if change and _is_level_beside(sentence, number, before, low):
            return 0
    return change


def _change_right_before(sentence: Sentence, number: Number, before: str, low: str) -> int | None:
    """The change that a sign before a number or the phrase that leads to it tells, None where they tell nothing."""
    if before.endswith(_SIGNS):
        return 1 if before.endswith(_UP) else -1  # "Hà Nội: hạng 3 (▲21)", "214 nghìn tỷ đồng (+17,5%)"
    if before == "-":
        return -1  # alone on its line, below the level
    joined = before.endswith((" và ", ", "))
    if joined and low.startswith((" về ", " ở ", " trong "), number.end):
        also = _CHANGED_ALSO.search(low, sentence.back(number.start, 110), number.start)
        if also is not None and low.startswith(also["by"], number.end + 1):
            return 1 if also["change"] == "tăng" else -1
    if number.kind == "percent" and joined:
        turn = _CHANGED_IN_TURN.search(low, sentence.back(number.start, 70), number.start)
        if turn is None and low[number.end : number.end + 1] in _CLOSES:
            turn = _CHANGED_BOTH.search(low, sentence.back(number.start, 24), number.start)
        if turn is not None:
            return 1 if turn["change"] == "tăng" else -1
    if before.endswith("("):  # "thêm 31 nghìn thuê bao (5,1%)"
        beside = sentence.figure_before(number.start)
        against = _POINTS_THAN if beside is not None and beside.kind == "points" else _THAN
        if beside is not None and against.fullmatch(low, beside.end, number.start):
            return 0  # "tăng 2,5% so với năm 2022 (81,2%)", "3,4 điểm so với cùng kỳ (81,9%)": what it was then
        if beside is not None and number.start - beside.end <= 20 and "," not in low[beside.end : number.start]:
            return change_of(sentence, beside, low)
    if before.endswith("hơn từ ") and low.startswith(" so với", number.end):
        return 1  # "ở nam giới cao hơn từ 5% - 10% so với nữ giới"
    if number.value_high is not None and before.endswith(" từ "):
        than = _THAN_BY.search(low, sentence.back(number.start, 60), number.start)
        if than is not None:
            return 1 if than["more"] else -1
    if number.kind == "percent" and before.endswith("+"):
        return 1  # "Kinh tế số: +16,5%"
    if number.kind == "percent" and before.endswith((" là ", " tới ", " đến ")):
        than = _THAN_EARLIER.search(low, sentence.back(number.start, 60), number.start)
        if than is not None:
            return 1 if than["more"] else -1
    return None


def _is_level_beside(sentence: Sentence, number: Number, before: str, low: str) -> bool:
    """Is a number behind a word of change what another figure is set against, what has been reached or given, or a
    bound?"""
    if before.endswith(_NO_CHANGE):
        return True
    if before.endswith(("lên ", "lên tới ", "lên đến ", "xuống ")) and low.startswith(
        (" gdp", " grdp", " dân số", " số hộ", " tổng mức bán lẻ"), number.end
    ):
        return True  # "kinh tế số đi lên 13,2% GRDP"
    if before.endswith(_THAN_MEAN) and low.startswith(" của ", number.end):
        return True  # "cao hơn bình quân 89,6% của tỉnh"
    return (before.endswith(_MORE) and _is_bound(sentence, number, low)) or is_set_above(sentence, number)


def _change_in_words(sentence: Sentence, number: Number, low: str) -> int:
    """The change that the words before a number tell, 0 for a level."""
    words = sentence.words
    k = bisect_left(words, (number.start,)) - 1
    floor = sentence.back(number.start, 60)
    while k >= 0:
        start, end, tags = words[k]
        k -= 1
        if start < floor:
            break
        if _OF_CHANGE.isdisjoint(tags):
            continue
        between = low[end : number.start]
        if not _PARTING.isdisjoint(between) or _figure_between(sentence, end, number):
            break
        if "change_up" in tags or "change_down" in tags:
            if is_inside(sentence.ideas, start, end):
                continue
            gap = between.split()
            if len(gap) > 6:
                break
            return 1 if "change_up" in tags else -1
        if low.endswith("từ", start, end) and (number.value_high is not None or low.startswith(" trở lên", number.end)):
            if low.startswith(("tăng", "giảm"), start):  # "tăng từ 25% trở lên", "tăng từ 8% đến 10%": by so much
                return 1 if low.startswith("tăng", start) else -1
            continue
        if "level" in tags or "status_target" in tags:  # "thấp hơn mục tiêu 60%"
            break
        if "compare" in tags and not sentence.time_between(start, number.start):
            break
    if low[number.end : number.end + 22].lstrip().startswith(_THAN_THEN):
        for _, end, tags in words:
            if end <= number.start and number.start - end < 70 and ("change_up" in tags or "change_down" in tags):
                between = low[end : number.start]
                if ";" not in between and "," not in between and not _figure_between(sentence, end, number):
                    return 1 if "change_up" in tags else -1
    return 0


def _is_bound(sentence: Sentence, number: Number, low: str) -> bool:
    """ "phủ cao hơn 80% hộ gia đình", "chỉ tiêu: quá hạn ít hơn 0,3%": is "more" or "less" no change but a bound, as
    nothing is named that it would be more than?"""
    if number.kind != "percent" or low.startswith((" so ", " của ", " mà "), number.end):
        return False
    more = next(len(more) for more in _MORE if low.endswith(more, sentence.start, number.start))
    start = number.start - more
    aimed = any(end <= start for _, end, _ in sentence.marked("status_target"))
    return aimed or low.endswith(_AT, sentence.start, start) or low.startswith(("đạt", "lên"), start)


def _figure_between(sentence: Sentence, at: int, number: Number) -> bool:
    for other in sentence.numbers:
        if at <= other.start and other.end <= number.start:
            return True
    return False


def is_part_of_name(sentence: Sentence, number: Number, reading: Reading) -> bool:
    """Is it part of a name: "khu dân cư Trung Nghĩa 4"?"""
    if number.value > 40 or number.total is not None or not number.raw.isdigit() or number.scaled:
        return False
    cased = reading.normal.cased
    at = number.start - 1
    if at <= sentence.start or cased[at] != " ":
        return False
    begin = cased.rfind(" ", sentence.start, at) + 1
    return (
        begin > sentence.start
        and cased[begin].isupper()
        and cased[at - 1].isalpha()
        and not covers(sentence.places, begin)
        and not covers(sentence.words, begin)
    )


_DUTIES = ("xin lỗi", "xây dựng", "giải trình", "báo cáo", "kiểm điểm", "khắc phục", "có văn bản")
_OBLIGED = (*(f"phải {duty}" for duty in _DUTIES), "sẽ bị", "không được xét")
_OBLIGES = re.compile("|".join(_OBLIGED))
# "Malaysia rời nhóm 50", "khoảng cách giữa hạng 1 và hạng 63 còn 0,31"
_PLACE = r"(?:hạng|thứ|vị trí|tốp|top)(?: thứ)?"
_NO_LEVEL_ENDS = ("nhóm ", "tốp ", "top ", "hạng ", "thứ ", "vị trí ", "bị trừ ", "được cộng ", "cộng thêm ")
_MOST_BEFORE_PLACE = 48  # characters of such a phrase
_NO_LEVEL = re.compile(
    rf"(?<![a-zà-ỹđ])(?:(?:năm|lần|kỳ) thứ|(?:rời|khỏi|ngoài) (?:nhóm|tốp|top)|giữa (?:{_PLACE} \d+ và )?{_PLACE}"
    r"|các (?:tỉnh|địa phương|đơn vị|bộ) nhóm"  # "thuộc các tỉnh nhóm 3"
    r"|bị trừ|được cộng|cộng thêm|khoảng cách (?:(?!xếp|đứng)[^,;.:]){0,60}) $"
)
# "thuộc nhóm B gồm những tỉnh đạt từ 80% đến dưới 90%": what a group is told by is nobody's own result
_GROUP_BY = re.compile(
    r"(?<![^\W\d_])nhóm (?:[a-d](?![^\W\d_])|(?:gồm )?(?:các|những) (?:tỉnh|thành|địa phương|đơn vị|bộ)(?![^\W\d_]))"
    r"[^;.\d]{0,60}(?<![^\W\d_])(?:từ|trên|dưới) (?:\d[\d,.]*+(?: ?%| điểm)? ?(?:-|đến|tới) ?(?:dưới )?)?$"
)
# "58% người được hỏi cho biết muốn nộp tại quầy": a share of those who were asked
_ASKED = re.compile(
    r" (?:[^\W\d_]+ ){0,6}?(?:cho biết|cho rằng|thừa nhận|nói rằng"
    r"|nói(?! không với)|muốn|mong|đồng ý|ủng hộ|trả lời|phàn nàn"
    r"|than phiền|than|kêu|chê|thích|khen|lo ngại|lo|e ngại|ngại|sợ|phản đối|chưa nghe|chưa từng"
    r"|từng (?:mở|nghe|xem|tra)|không biết|bỏ cuộc|không phân biệt)(?![^\W\d_])"
    r"(?![^.;]{0,60}(?:hài lòng|vừa (?:ý|lòng)|ưng (?:ý|bụng|lòng|cái bụng)|bằng lòng))"
)
# "Ai làm hộ quá 30% là bị trừ điểm", "xã nào dưới 50% thì phải giải trình"
_ANYBODY = ("ai", "nào", "nếu", "hễ", "bất cứ")
_WHOEVER = re.compile(
    rf"(?<![a-zà-ỹđ])(?:{'|'.join(_ANYBODY)})(?![a-zà-ỹđ])"
    r"(?<!nếu(?= (?:cùng kỳ|(?:năm|quý|tháng) (?:trước|ngoái))))[^.,;:()\d]{0,60}$"
)
_DUTY = r"(?:là|thì|sẽ|bị|phải)(?![^\W\d_])"
_STOP = re.compile(r";|\. ")
_THEN = re.compile(rf"(?>(?: (?!{_DUTY})[^\W\d_]+){{0,4}}),? {_DUTY}")


def is_conditional(number: Number, low: str, hints: Hints) -> bool:
    """Is it a threshold that obliges somebody, a part of another figure, a group that was left or is
    told by it, or an end of a gap?"""
    start, end = number.start, number.end
    before = low[start - 90 if start > 90 else 0 : start]
    if hints.gaps and "khoảng cách" in before:
        if _NO_LEVEL.search(before):
            return True
    elif before.endswith(_NO_LEVEL_ENDS) and _NO_LEVEL.search(before, max(0, len(before) - _MOST_BEFORE_PLACE)):
        return True
    if hints.groups and "nhóm " in before and _GROUP_BY.search(before):
        return True
    if low[end : end + 1] in (" ", ","):
        if number.kind == "percent" and _ASKED.match(low, end):
            return True
        if number.word and low.startswith((" con số", " mức ", " số đó", " số này", " số ấy"), end):
            return True
        for word in hints.anybody:
            if word in before and _THEN.match(low, end) and _WHOEVER.search(before):
                return True
    if not hints.duties:
        return False
    behind = low[end : end + 60]
    duty = _OBLIGES.search(behind)  # what becomes of those who miss or pass it
    return duty is not None and _STOP.search(behind, 0, duty.start()) is None


_ENDS_OF_SCALES = frozenset({1.0, 5.0, 10.0, 100.0, 1000.0})
_SCALE = re.compile(
    r"(?<![a-zà-ỹđ])(?:thang(?: (?:điểm|đo|chấm|đánh giá|mới|cũ|là|tính|từ|tối đa|đến|bậc|gồm|chuẩn"
    r"|riêng|chung|của nó|chạy|trải),?)*"
    r"|(?:điểm|mức) (?:tối đa|cao nhất có thể|trần)(?: [^\W\d_]+){0,5} là|(?:trên|/) ?(?:tổng|tổng số|tổng điểm|tối đa)"
    r"(?: điểm)?(?: tối đa)?(?: là)?|(?:tính|chấm|có|là) tối đa(?: là)?) $"
)


def is_scale(number: Number, low: str) -> bool:
    """Is it an end of the scale that scores lie on: "trên thang 100", "thang từ 0 đến 1", "tối đa 1.000 điểm"?"""
    if number.kind != "plain":
        return False
    end = number.value if number.value_high is None else number.value_high
    if end not in _ENDS_OF_SCALES:
        return False
    return _SCALE.search(low, max(0, number.start - 50), number.start) is not None


_EACH_HOUSEHOLD = ("mỗi hộ", "mỗi gia đình", "mỗi nhà", "mỗi máy", "mỗi thiết bị", "mỗi chiếc", "một hộ", "một máy")
_PER = re.compile(r"mỗi (?:ngày|tháng|tuần)|một ngày|hằng ngày|/(?:ngày|tháng|tuần|lượt)")
# "có ngày 60 bộ", "ngày cao điểm nhận 600 hồ sơ"
_SOME_DAY = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:có|riêng|nhiều|một) (?:ngày|hôm|buổi|tuần)"
    r"|(?:ngày|tuần|giờ|lúc|hôm) (?:cao điểm|đỉnh điểm|đông nhất|nhiều nhất))(?![a-zà-ỹđ])"
)
_DAYS = ("ngày", "hôm", "buổi", "tuần", "giờ", "lúc")
_AVERAGED = ("/", "mỗi ", "bình quân", "trung bình", *_DAYS)  # what tells any average
_A_UNIT = re.compile(r"(?:/|mỗi |một )[^\W\d_]")
# "mỗi ngày bộ phận một cửa các cấp tiếp nhận 320 hồ sơ"
_EACH_DAY = re.compile(r"mỗi (?<![a-zà-ỹđ]mỗi )(?:ngày|tuần|tháng)(?: làm việc)?(?![a-zà-ỹđ])[^.,;:()\d]{0,76}$")
_EVERY = re.compile(r"mỗi (?<![a-zà-ỹđ]mỗi )[^\d.;:()]{1,60}$")


@dataclass(slots=True)
class Hints:
    """Which of the words a text has by which a figure is an end of a gap, a mark of a group, a threshold, an average or
    a change: each figure is asked for those alone."""

    gaps: bool
    groups: bool
    anybody: tuple[str, ...]
    duties: bool
    averages: tuple[str, ...]
    changes: tuple[str, ...]


_GAP, _GROUP = "khoảng cách", "nhóm "
_HINTS = automaton([_GAP, _GROUP, *_ANYBODY, *_OBLIGED, *_AVERAGED, *_OF_ANY_CHANGE], few=True)


def hints_of(low: str) -> Hints:
    said = frozenset(_HINTS.find_matches_as_strings(low, overlapping=True))
    anybody, averages, changes = (
        tuple([word for word in words if word in said]) for words in (_ANYBODY, _AVERAGED, _OF_ANY_CHANGE)
    )
    return Hints(_GAP in said, _GROUP in said, anybody, not said.isdisjoint(_OBLIGED), averages, changes)


def is_average(sentence: Sentence, number: Number, low: str, hints: Hints, money: bool = False) -> bool:
    """Is it an average: so many a team, a day, a household?"""
    begin = sentence.back(number.start, 90)
    around = low[begin : min(sentence.end, number.end + 34)]
    for word in hints.averages:
        if word in around:
            break
    else:
        return False
    left = low[sentence.back(number.start, 34) : number.start]
    for mark in ",;(":
        if mark in left:
            left = left.rpartition(mark)[2]
    right = low[number.end : min(sentence.end, number.end + 34)]
    if money:
        for word in _EACH_HOUSEHOLD:
            if word in left:
                return False
    if money and ("bình quân" in left or right.startswith(("/người", "/đơn", "/kg", "/năm", "/tháng"))):
        return True
    clause = right
    for mark in ",;":
        if mark in clause:
            clause = clause.partition(mark)[0]
    if ("bình quân" in left or "trung bình" in left) and _A_UNIT.search(clause):
        return True  # "bình quân 9 thành viên/tổ"
    if low.find("mỗi ", begin, number.start) >= 0 and (
        "mỗi " in left
        or (number.value <= 10 and _EVERY.search(low, sentence.back(number.start, 70), number.start))
        or _EACH_DAY.search(low, begin, number.start)
    ):
        return True  # "mỗi ấp lập 01 tổ"
    for word in _DAYS:
        if word in left and _SOME_DAY.search(left):
            return True
    return ("ngày" in clause or "/" in clause or "mỗi " in clause) and _PER.search(clause) is not None


# "bằng trên 90%", "mới bằng khoảng 45%" …
_EQUALS = re.compile(r"(?<![a-zà-ỹđ])(?<!mặt )bằng(?: (?:khoảng|gần|hơn|trên|chỉ|xấp xỉ|chưa đến|chưa tới|tới|đến))* $")
# … "số hồ sơ của cả năm 2021", "cùng kỳ"
_OF_THEN = re.compile(r"(?: [^\W\d_]+){0,12} ?")


def is_of_then(sentence: Sentence, number: Number, low: str) -> bool:
    """Is it how much of what there was at another time: "số hồ sơ của quý I năm nay bằng 90% số hồ sơ của cả năm
    2021"?"""
    now = {p.code for p in sentence.periods if p.end <= number.start and p.code}
    return _EQUALS.search(low, sentence.back(number.start, 28), number.start) is not None and any(
        p.start >= number.end
        and p.kind != "now"  # "… thủ tục đang có hiệu lực"
        and (p.kind == "same" or (now and p.code and p.code not in now))
        and _OF_THEN.fullmatch(low, number.end, p.start) is not None
        for p in sentence.periods
    )


_PLAN_OF_ITS_OWN = re.compile(
    r" so với (?:kế hoạch|chỉ tiêu|mục tiêu)(?: [^\W\d_]+){0,3} \(?(?:là )?\d[\d.,]*(?: ?%| phần trăm)"
)
_BY_SO_MUCH = re.compile(r"(?<![a-zà-ỹđ])(?:vượt|hơn|kém|tăng|giảm|thiếu|hụt)(?: [^\W\d_]+){0,2} $")


_BEYOND_PLAN = ("vượt chỉ tiêu ", "vượt kế hoạch ", "vượt mục tiêu ", "vượt dự toán ")


def _is_a_part(sentence: Sentence, number: Number) -> bool:
    """ "đạt 82%, vượt chỉ tiêu 7%": is it too little to be the goal that the figure before went beyond?"""
    told = sentence.figure_before(number.start)
    return told is not None and (told.kind != "percent" or 3 * number.value < told.value)


def is_of_plan(sentence: Sentence, number: Number, low: str) -> bool:
    if low.endswith(_BEYOND_PLAN, sentence.start, number.start) and _is_a_part(sentence, number):
        return True
    if (
        low.startswith(" so với ", number.end)
        and _PLAN_OF_ITS_OWN.match(low, number.end, sentence.end)
        and not _BY_SO_MUCH.search(low, sentence.back(number.start, 24), number.start)
    ):
        return False  # "81% so với kế hoạch 78%"
    at = number.end + low.startswith(" ", number.end)
    if low.startswith(("kế hoạch", "dự toán", "so với kế hoạch", "so với chỉ tiêu", "so với mục tiêu"), at):
        return True
    for start, _, _ in sentence.marked("plan_after"):
        if start == at:
            return True
    return False
