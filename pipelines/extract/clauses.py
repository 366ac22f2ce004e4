"""How a sentence is parted: brackets, phrases that open it and speak for the rest, comparisons, and papers that set
goals. What the choices of indicator, entity, period and status ask in common.
"""

from __future__ import annotations

import re

from pipelines.extract.numbers import Number
from pipelines.extract.period_readers import Period
from pipelines.extract.sentences import Sentence


def any_word(*words: str) -> str:
    """The pattern of any of some words or patterns, no letter before it. What may not stand before is asked behind the
    first letter, so that a search leaps from one of these letters to the next."""
    return "(?:" + "|".join(f"{word[0]}(?<![a-zà-ỹđ]{word[0]}){word[1:]}" for word in words) + ")"


PLAN_NAMED = re.compile(any_word("kế hoạch", "chương trình", "đề án", "chiến lược", "nghị quyết"))
# What joins a name of a list to the one before it: "Hà Nội, tỉnh Bắc Ninh và TP. Huế"
KIND_OF_UNIT = r"(?:tỉnh |thành phố |tp\.? ?)?"
NEXT_NAME = re.compile(rf"(?:[,;]|,? và|,? rồi(?: đến)?| với) {KIND_OF_UNIT}")
# "đề ra các mục tiêu", "đặt 6 chỉ tiêu": goals that are set
SETS_GOALS = (
    r"(?<![a-zà-ỹđ])(?:đặt|đặt ra|đề ra|đưa ra|xác định|nêu|gồm|với|có)"
    r"(?: (?:các|những|một số|nhiều|nhóm|\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))* (?:mục tiêu|chỉ tiêu)"
)
FIRST_NAME = re.compile(rf" ?{KIND_OF_UNIT}")
IN_ORDER = re.compile(r"lần lượt|tương ứng|theo thứ tự|thứ tự (?:ấy|đó|này|trên)")
# What may stand between figures that are given one by one: "100%, 95% và chưa đến 90%"
NEXT_FIGURE = re.compile(
    r"(?:[,;]| và|, và|; và)? ?"
    r"(?:thứ |hạng |vị trí |vị trí thứ |hơn |trên |gần |khoảng |chưa đến |chưa tới |dưới |xấp xỉ |chừng )?"
)


def bracket(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The brackets that a position stands in."""
    if not sentence.brackets:
        return None  # as most sentences have none
    for span in reversed(sentence.brackets):
        if span[0] < at:
            return span if at <= span[1] else None
    return None


_STOPS_OR_SHARE = frozenset(",;.%")


def opens(sentence: Sentence, start: int, end: int) -> bool:
    """Does a phrase open its sentence and end it with a colon or comma, so that it speaks for all that follows?"""
    low = sentence.low
    tail = low[end : end + 34]
    comma = tail.startswith(",")
    if not comma and ":" not in tail:
        return False
    head = low[sentence.start : start].strip(" -+•*0123456789.)abcdeivx")
    if len(head) > 32:
        return False
    if comma and (not head or (head.endswith(",") and head.count(",") == 1)):
        return True  # "Tính đến 25/11, …", "Ở Thanh Hóa, tính đến 25/11, …"
    colon = tail.find(":")
    return colon >= 0 and _STOPS_OR_SHARE.isdisjoint(tail[:colon])


def compared(sentence: Sentence, period: Period) -> bool:
    """Does "so với …" stand before a period of the sentence, without a figure between, or "hơn", "kém" right before
    it?"""
    if period.known_compared is None:
        period.known_compared = _compared(sentence, period)
    return period.known_compared


def _compared(sentence: Sentence, period: Period) -> bool:
    if sentence.low.endswith(_ABOVE_IT, sentence.start, period.start) and sentence.low.startswith(
        _A_TIME, period.start
    ):
        return True
    for start, end, _ in sentence.marked("compare"):
        if (
            start < period.start
            and period.start - end < 40
            and not sentence.broken(end, period.start)  # "So với khu vực, tỷ lệ của Thái Lan năm 2021"
            and not sentence.figures_between(end, period.start)
            and not (sentence.low.startswith(_INSIDE, period.start) and _follows_a_time(sentence, end, period.start))
        ):
            return True
    return False


_ABOVE_IT = (" hơn ", " kém ", " thua ", " vượt ", " hơn cả ")
_A_TIME = (
    "năm 2",
    "năm ngoái",
    "năm trước",
    "kỳ ",
    "cùng kỳ",
    "quý ",
    "tháng ",
)  # "hơn năm 2017", not "hơn một năm trước"
_INSIDE = ("trong ", "vào ")


def _follows_a_time(sentence: Sentence, begin: int, end: int) -> bool:
    """ "tăng 25% so với năm trước trong năm 2023": does a time behind a position end right before another one?"""
    for period in sentence.periods:
        if begin <= period.start and period.end + 1 == end:
            return True
    return False


_BESIDE = re.compile(
    r"(?<![a-zà-ỹđ])(?:hơn(?: hẳn| nhiều| xa| một chút| chút ít)?|kém(?: hơn| xa)?|thua(?: kém| xa)?"
    r"|vượt(?: xa| qua| trên)?|bỏ xa|(?:xếp|đứng) (?:trên|sau|dưới)"
    r"|ngang(?: với| bằng)?|tương đương(?: với)?|so với|so)(?: so với| với)?"
    r"(?: mức(?: chung| bình quân| trung bình)?| bình quân(?: chung)?| trung bình(?: chung)?| kết quả| con số)?"
    r"(?: của)?(?: cả)? (?:tỉnh |thành phố |tp\.? ?)?$"
)


def set_beside(sentence: Sentence, start: int) -> bool:
    """Is a figure said to be above or below what begins there: "đạt 63%, nhỉnh hơn tỉnh …", "98%, bỏ xa mức chung
    của …"?"""
    if sentence.figure_before(start) is None:
        return False
    beside = _BESIDE.search(sentence.low, sentence.back(start, 60), start)
    if beside is None:
        return False
    told = sentence.figure_before(beside.start())
    return told is not None and ";" not in sentence.low[told.end : beside.start()]


_HIGHER = ("cao hơn ", "thấp hơn ", "kém ", "vượt ", "vượt xa ", "hơn hẳn ", "hơn ", "bỏ xa ")
_OF_EARLIER = (
    *(" của năm ", " của cùng kỳ", " của kỳ ", " của quý ", " của tháng ", " hồi năm ", " hồi cuối năm"),
    *(" của cả nước", " của toàn quốc", " của toàn tỉnh", " của cả tỉnh", " của toàn thành phố", " của tỉnh"),
    *(" của toàn huyện", " của cả huyện", " của huyện", " của thành phố", " của cả thành phố"),
)


def is_set_above(sentence: Sentence, number: Number) -> bool:
    """ "84%, cao hơn 83% của năm 2018", "kém 71% của Huế": is a number what another time, the whole or somebody else
    had, no change and no bound?"""
    low = sentence.low
    if not low.endswith(_HIGHER, sentence.start, number.start):
        return False
    if set_behind(sentence, number):
        return True  # "cao hơn 50% mà kế hoạch đề ra"
    return low.startswith(_OF_EARLIER, number.end) or (
        low.startswith(" của ", number.end) and any(0 <= start - number.end - 5 <= 10 for start, _ in sentence.names)
    )


_FIRST_TO_THIRD = frozenset({"rank_first", "rank_second", "rank_third"})


_STOPS = frozenset(",;(.")
# "có 1.204 tổ công nghệ số với 8.116 thành viên tính đến 30/6"
_WITH = re.compile(r" [^,;:.()\d]{1,48} (?:với|và|cùng|gồm) (?:gần |hơn |khoảng |trên )?")


_VERBS = ("", "là ", "đạt ", "có ", "ở mức ")
_IN_TURN = tuple(f"{turn} {verb}" for turn in ("lần lượt", "tương ứng") for verb in _VERBS)


THEN = (" thì ", " thì chỉ ", " thì mới ")  # "Nếu năm 2017 có 28% thì chỉ hai năm sau …"
_RIGHT_BEHIND = 12  # characters from a time to the figure that it leads


def owners(sentence: Sentence, period: Period) -> list[int]:
    """The numbers that a period of the sentence directly follows ("38,6% năm 2022", "38,6% và 40,1% trong quý III") or
    leads ("năm 2022: 14,26%", "…, tính chung cả năm, 96%")."""
    if period.known_owners is None:
        period.known_owners = _owners(sentence, period)
    return period.known_owners


def _owners(sentence: Sentence, period: Period) -> list[int]:
    low = sentence.low
    if low.startswith((" và ", ", ", " rồi "), period.end):
        for k, number in enumerate(sentence.numbers):
            if number.end <= period.start and _in_step(sentence, k, period):
                return [number.start]
    for start, end, tags in sentence.marked("rank"):
        if 0 <= period.start - end <= 1 and not _FIRST_TO_THIRD.isdisjoint(tags):
            return [start]  # "quán quân kỳ 2016"
    for k, number in enumerate(sentence.numbers):
        if 0 <= period.start - number.end <= 60:
            gap = low[number.end : period.start]
            near = len(gap) <= 14 and len(gap.split()) <= 2
            if not (near or k) or not _STOPS.isdisjoint(gap) or ":" in gap:
                continue
            if gap.endswith((" và ", " còn ", *THEN)) and sentence.figure_behind(period.end + 1):
                continue  # "8,4% và năm 2021 là 8,9%"
            found = [number.start]
            for other in reversed(sentence.numbers[:k]):
                joined = low[other.end : found[-1]].strip() in ("và", ",", ", và")
                if not joined and not (near and period.deadline and _WITH.fullmatch(low, other.end, found[-1])):
                    break
                found.append(other.start)
            # "lần lượt đạt 91% và 85% hồ sơ trực tuyến trong tháng 10"
            in_turn = len(found) > 1 and low.endswith(_IN_TURN, sentence.start, found[-1])
            if near or (in_turn and not sentence.figures_between(number.end, period.start)):
                return found
        if number.start - period.end > _RIGHT_BEHIND:
            break
        if number.start >= period.end:
            gap = low[period.end : number.start]
            if _STOPS.isdisjoint(gap):
                return [number.start]
            if gap.strip() == "," and k and not sentence.broken(period.start, period.end):
                led = low[sentence.back(period.start, 24) : period.start].rstrip()
                if led.endswith((",", ";", "tính chung", "tính riêng", "lũy kế", "riêng", "hay", "rằng", "thì")):
                    return [number.start]
    return []


def _in_step(sentence: Sentence, k: int, period: Period) -> bool:
    """ "nhóm 70 nước dẫn đầu vào năm 2025 và nhóm 50 nước vào năm 2030": does a time that another clause is joined to
    follow number k as another one follows the next number?"""
    if k + 1 == len(sentence.numbers):
        return False
    low, (number, after) = sentence.low, sentence.numbers[k : k + 2]
    if not period.end <= after.start or sentence.broken(number.end, period.start):
        return False
    its: Period | None = None
    for other in sentence.periods:
        if other.start >= after.end:
            its = other
            break
    third = sentence.numbers[k + 2].start if k + 2 < len(sentence.numbers) else sentence.end
    return (
        its is not None
        and its.kind == period.kind
        and its.start < third
        and not sentence.broken(after.end, its.start)
        and low[its.start : its.start + 3] == low[period.start : period.start + 3]
    )


_FROM = re.compile(
    r"t(?<![a-zà-ỹđ]t)ừ (?:(?:mức|vị trí|hạng|thứ|bậc|số|tỷ lệ|con số|chỗ|chỉ|mới|đạt|là|còn|ở|có"
    r"|khoảng|gần|hơn|trên|dưới) )*$"
)
_TO = re.compile(r"(?<!trở )(?<![a-zà-ỹđ])(?:lên|xuống|còn|tới|về|sang)(?![a-zà-ỹđ])")


def is_from(sentence: Sentence, number: Number) -> bool:
    """Is a number said as where something came from: "từ mức 46,1%", "từ hạng 48"?"""
    if number.known_from is None:
        low, end, begin = sentence.low, number.start, sentence.back(number.start, 36)
        number.known_from = low.find("từ ", begin, end) >= 0 and _FROM.search(low, begin, end) is not None
    return number.known_from


def moved_to(sentence: Sentence, number: Number) -> Number | None:
    """The figure that something moved to from a number: "từ hạng 48 lên hạng 41", None where it did not move."""
    if not is_from(sentence, number):
        return None
    for later in sentence.numbers:
        if later.start >= number.end and later.kind == number.kind:
            return later if moves_between(sentence.low, number.end, later.start) else None
    return None


def moved_from(sentence: Sentence, number: Number) -> Number:
    """The figure that a number is said to have come from, or to come from ("từ 46,1% lên 70%"), else itself."""
    before = sentence.figure_before(number.start)
    return before if before is not None and moved_to(sentence, before) is number else number


# "So với mục tiêu ", "Đối chiếu với mức ", "Cao hơn bình quân của tỉnh (", "Khác hẳn Huế (", in front of a sentence's
# figure
_IN_FRONT_TO_COMPARE = re.compile(
    r"(?:(?:[^,;:()\d]{0,24} )?(?:so với|đối chiếu với)"
    r"|(?:còn |vẫn |dù |tuy )?(?:(?:cao|thấp|nhỉnh|kém|lớn|nhiều|ít) hơn|vượt|kém|bỏ xa|không như|không giống(?: như)?"
    r"|khác(?: hẳn)?(?: với)?|trái với)(?: hẳn| xa| nhiều| chút ít| so với)?) (?:[^,;:()%]{1,40} [(]?)?"
)


_ONLY = re.compile(r"(?:mới|chỉ|vỏn vẹn)(?: (?:chỉ|mới|là|có|đạt|ở mức|dừng ở))* ")


def leads_to(sentence: Sentence, number: Number) -> Number | None:
    """The figure that a sentence is about where it sets out from a number ("Từ 44,7% năm 2022, tỷ lệ … đã lên 73,9%")
    or sets it in front to compare ("So với mục tiêu 80%, tỷ lệ … mới đạt 66%"); None for any other number."""
    later = moved_to(sentence, number)
    return later if later is not None else set_before(sentence, number)


def set_before(sentence: Sentence, number: Number) -> Number | None:
    """The figure that a sentence is about where it opens with a number to compare: "So với mục tiêu 80%, … đạt 66%"."""
    if not sentence.numbers or sentence.numbers[0] is not number:
        return None
    return sentence.numbers[1] if set_first(sentence) is number else None


def set_first(sentence: Sentence) -> Number | None:
    """The figure that a sentence opens with to compare the next one with it: "So với bình quân của tỉnh (88%), …",
    "Mới 61% năm 2022, …"."""
    if len(sentence.numbers) < 2:
        return None
    if sentence.known_first is None:
        first = _set_first(sentence)
        sentence.known_first = [first] if first is not None else []
    return sentence.known_first[0] if sentence.known_first else None


def _set_first(sentence: Sentence) -> Number | None:
    number, later = sentence.numbers[:2]
    if later.kind != number.kind or sentence.low.find(",", number.end, later.start) < 0:
        return None
    if _IN_FRONT_TO_COMPARE.fullmatch(sentence.low, sentence.start, number.start):
        return number
    if not _ONLY.fullmatch(sentence.low, sentence.start, number.start):
        return None
    return number if any(0 < period.start - number.end <= 6 for period in sentence.periods) else None


def moves_between(low: str, start: int, end: int) -> bool:
    """Does a word of moving up or down stand between two positions?"""
    return _TO.search(low, start, end) is not None


# "vẫn kém mức 50% mà Kế hoạch 21/KH-UBND của thành phố ấn định cho cả năm"
_SET_BEHIND = re.compile(
    r"(?:(?: [^\W\d_]+){0,3} mà| (?:được|do)(?= [^,;:()]{2,50} (?:đề ra|đặt ra|giao|ấn định)(?![a-zà-ỹđ])))"
    r" [^,;:()]{2,70}? "
    r"(?:đề ra|đặt ra|đưa ra|đã giao|giao|ấn định|đã hứa|cam kết|đăng ký|yêu cầu)(?![a-zà-ỹđ])"
)


# "vượt xa mốc 50% đã đăng ký", "còn dưới mức 80% ghi trong kế hoạch", "chưa chạm ngưỡng 50% đặt ra cho cả năm"
_MARKED = ("mức ", "mốc ", "đích ", "mục tiêu ", "chỉ tiêu ", "ngưỡng ", "so với ")
_WAS_SET = re.compile(
    r" (?:(?:đã |được |đã được )(?:đăng ký|cam kết|hứa|phê duyệt|ấn định|giao|thông qua|đề ra|đặt ra)"
    r"|(?:được )?(?:ghi|nêu|quy định|xác định) (?:trong|tại) (?:kế hoạch|nghị quyết|đề án|chương trình|quyết định)"
    r"|(?:[^\W\d_]+ ){0,4}(?:đề ra|đặt ra))"
    r"(?![a-zà-ỹđ])"
)


_SETS_IT = (" được ", " do ", " đã ", " ghi ", " nêu ", " quy định ", " xác định ")  # what those clauses begin with


def set_behind(sentence: Sentence, number: Number) -> int:
    """Where the clause behind a figure ends that says who set it as a goal, 0 where none does."""
    low, end = sentence.low, number.end
    behind = low[end : end + 40]
    if " mà " not in behind and " đặt ra" not in behind and " đề ra" not in behind and not behind.startswith(_SETS_IT):
        return 0
    if low.endswith(_MARKED, sentence.start, number.start) and (was_set := _WAS_SET.match(low, end)) is not None:
        return was_set.end()
    clause = _SET_BEHIND.match(low, end, sentence.end)
    return clause.end() if clause is not None else 0


# The name of a paper that sets a goal, whatever it is about: "Đề án thanh toán không dùng tiền mặt hướng tới 80%",
# "mục tiêu của đề án là 40%"
_ANY_PAPER = re.compile(
    "đề án|chiến lược|kế hoạch|nghị quyết|chương trình|quyết định|quy hoạch|văn kiện|chỉ thị|văn bản|dự thảo"
)
_PAPER = re.compile(
    rf"(?<![a-zà-ỹđ])(?:trong |theo )?(?:cùng |dự thảo )?(?:{_ANY_PAPER.pattern})"
    r"(?:,? [^\W\d_]+){0,16}? (?=(?:đặt|đòi|chốt|hướng|nêu|đề ra|yêu cầu|ấn định|vạch|xác định|giao|phải|nhắm|nâng|đưa"
    r"|muốn|phấn đấu|(?P<weak>là|cho|đến|vào|lên))(?![a-zà-ỹđ]))"
)


def paper_before(sentence: Sentence, number: Number) -> tuple[int, int] | None:
    """The words that name the paper which sets a figure behind them as a goal."""
    begin = sentence.behind_figure(number.start)
    named = _ANY_PAPER.search(sentence.low, begin, number.start)
    paper = _PAPER.search(sentence.low, begin, number.start) if named is not None else None
    if paper is None or (paper["weak"] and not sentence.marked("status_target")):
        return None
    return paper.span()
