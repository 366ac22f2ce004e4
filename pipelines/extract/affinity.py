"""How much the phrases of a sentence belong to one of its numbers: `exp(-reading distance)`, with what parts and what
joins them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from math import exp

from pipelines.extract.beside import glued
from pipelines.extract.clauses import paper_before, set_behind
from pipelines.extract.indexes import RANKED, SAME_INDEX
from pipelines.extract.items import Item
from pipelines.extract.marks import Mark, is_inside, mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import WORD, Sentence, first_word


def affinities(item: Item) -> list[float]:
    """How much each phrase of its sentence (`sentence.ideas`) belongs to a number, 0 to 1, by the reading distance."""
    if item.affinities is None:
        item.affinities = _affinities(item)
    return item.affinities


def _affinities(item: Item) -> list[float]:
    sentence, number, twin = item.sentence, item.number, item.twin
    ideas, numbers, ranked, risen, pointer = sentence.ideas, sentence.numbers, sentence.ranked, item.risen, item.pointer
    number_start, number_end = number.start, number.end
    distances = sentence.distance
    steps, costs, breaks, label = distances.steps, distances.costs, distances.breaks, distances.label
    before = costs[bisect_right(steps, number_start - 1)]
    indexed = item.rank or ("score" in item.kinds and not RANKED.isdisjoint(sentence.said))
    bracketed = sentence.brackets and sentence.brackets[0][0] < number_start
    asides = _asides(item) if bracketed else ()
    others_end, others_begin = _others_brackets(item) if bracketed else (-1, sentence.end)
    if ideas and ideas[-1][0] >= number_end:
        behind = costs[bisect_right(steps, number_end - 1)]
        edge = item.noun_end if item.counted else number_end  # "97% (812/837) hồ sơ đúng hạn": brackets part nothing
        held = item.rank or item.kinds[:1] == ("score",)  # nothing parts it from what stands behind
        k = bisect_left(breaks, edge)
        parting = breaks[k] if k < len(breaks) and not held else sentence.end
        turn = _first_behind(sentence.marked("anaphor"), number_end, sentence.end)
        others_begin = min(others_begin, _next_head(item))
    theirs = told_of_the_one_before(item) if item.counted else number_start
    last = sentence.figure_before(number_start) if number.kind == "percent" else None
    joint = _joint(sentence, last, number) if last is not None else -1
    told = distances.told
    mine = _span_at(told, number_start) if told else None
    aside = risen >= 0 or others_end >= 0 or bool(asides)  # does anything before it stand apart?
    crossed = bool(told or ranked) or indexed  # do other clauses, ranks and scores count on the way?
    found: list[float] = []
    for start, end, tags in ideas:
        if end <= number_start:
            distance = before - costs[bisect_right(steps, end - 1)]
            if aside:
                if end <= risen:  # changes do not part a level from what has changed
                    distance = min(distance, distance - before + sentence.cost(risen - 1) + 0.15)
                if _span_at(asides, start):
                    distance += 0.5
                if end <= others_end:
                    distance += 0.6
            if start >= theirs or (start < joint and last is not None and last.end <= start):
                distance += 0.5
            if pointer >= end and not _begins(numbers, end, pointer):
                distance *= 0.5  # "riêng tỷ trọng trong GDP, Bộ chưa công bố; con số gần nhất là 13,17%"
            if twin is not None:
                if end <= twin.number.start:
                    distance = max(0.05, distance - 1.15)
                elif start >= twin.number.end:
                    distance *= 0.5
            if end <= label:  # "Hồ sơ sức khỏe điện tử: tính đến …, toàn thành phố lập cho 95,1% dân số"
                distance *= 0.6
        elif start >= number_end:
            distance = costs[bisect_right(steps, start)] - behind + 0.02
            if distance < 0:
                # the number stands in brackets that close before: "0,6% (2.349 hồ sơ) bị trễ hẹn"
                k = bisect_left(breaks, number_end)
                free = k + 1 >= len(breaks) or breaks[k + 1] > start
                if _begins(numbers, number_end, start):
                    free = False  # "đúng hạn 4.120 hồ sơ (98%) và 84 hồ sơ quá hạn": the next figure's
                distance = -0.4 if free else 0.7
            if start > others_begin:
                distance = max(distance, 0.2) + 1.0
            if parting < start:
                distance += 0.5
                if turn < start:  # "sóng đến 97% số thôn, trong đó 5G …"
                    distance += 1.0
        else:
            found.append(1.0)
            continue
        if crossed:
            low, high = (end, number_start) if end <= number_start else (number_end, start)
            if told and _span_at(told, start) != mine:
                distance = max(distance, 0.0) + 0.9  # "Yên Lập, nơi 79% dân số là người Mường, …": of its own clause
            if ranked and not item.rank:  # "PAR INDEX: hạng 10, 82,93%": a rank does not part the score from its index
                distance -= 0.7 * len([at for at in ranked if low <= at < high])
            index = indexed and not RANKED.isdisjoint(tags)
            if item.rank and not index:  # "EGDI 0,7709, đứng thứ 71": scores and other ranks do not part a rank either
                distance -= 0.55 * sentence.figures_between(low, high)
            if index:  # nor a score from its index
                distance = 0.6 * (distance - 0.7 * sentence.figures_between(low, high))
                if item.rank and start >= number_end and sentence.low.find(";", number_end, start) >= 0:
                    distance += 1.0  # "nhóm 30 nước về an ninh mạng; chỉ số chính phủ điện tử …": the next rank's
        found.append(exp(-distance) if distance > 0 else 1.0)
    return found


_AND = re.compile(r" (?:và|còn|cùng) (?:(?:có|hơn|trên|gần|khoảng|dưới|ít nhất|tối thiểu|được) )*$")


def told_of_the_one_before(item: Item) -> int:
    """ "75% số hộ có điện thoại thông minh và 70% số hộ có cáp quang": from where on the words before a number with a
    noun of its own belong to the figure before it; the number itself where none do."""
    sentence, number = item.sentence, item.number
    if not item.counted or item.noun_end <= number.end:
        return number.start
    before = sentence.figure_before(number.start)
    if before is None or before.kind != number.kind:
        return number.start
    if _AND.search(sentence.low, sentence.back(number.start, 32), number.start) is None:
        return number.start
    start, end = first_word(sentence.low, number.end, sentence.end)
    # "… và 89% có tài khoản": goes on about the same people
    return number.start if sentence.low[start:end] in _HOLDS else before.end


def _first_behind(marks: Sequence[Mark], at: int, end: int) -> int:
    """Where the first mark behind a position begins, `end` where there is none."""
    for start, _, _ in marks:
        if start >= at:
            return start
    return end


def _span_at(spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The one of some spans that holds a position."""
    for span in spans:
        if span[0] < at < span[1]:
            return span
    return None


def _begins(numbers: list[Number], start: int, end: int) -> bool:
    """Does a number begin in a span?"""
    for number in numbers:
        if start <= number.start < end:
            return True
    return False


_NEXT_HEAD = re.compile(
    r" (?:và|với|cùng|còn|nhưng|song) (?:có |một )?(?:tỷ lệ|tỷ trọng|mức|chỉ số|số(?! hóa)) [^;:()]*$"
)


_AND_SHARES = (" và chiếm ", " và đóng góp ", " và bằng ", " và tương đương ")


def _next_head(item: Item) -> int:
    """ "402 hồ sơ với tỷ lệ trực tuyến 61%", "68% người dân dùng Internet và 4G mới phủ 96%", "tăng 15% và chiếm 8,9%
    GRDP": where the name of the next figure begins that is joined to this one, the end of the sentence if none is."""
    sentence, end = item.sentence, item.number.end
    following = sentence.figure_behind(end)
    if following is None or item.rank:
        return sentence.end
    between = sentence.low[end : following.start]
    if item.change and between.startswith(_AND_SHARES):
        return end
    if " tỷ " in between or " số " in between or " mức " in between:
        head = _NEXT_HEAD.search(between)
        if head is not None:
            return end + head.start()
    joint = _joint(sentence, item.number, following)
    return joint if joint >= 0 else sentence.end


# "61% hồ sơ nộp trực tuyến và thanh toán trực tuyến mới đạt": a verb of level leads to the next figure
_NEXT_CLAUSE = re.compile(
    r" (?:và|còn|nhưng|song|trong khi|trong lúc|cùng với) (?P<subject>[^;:(),]+?)"
    r"(?: (?:đạt|là|chiếm|bằng|phủ|tới|đến|lên|vào|được|đã có|mới có|chỉ có|cũng có|ở mức|mới|chỉ|đã)"
    r"(?: (?:được|đạt|phủ|tới|khoảng|hơn|gần|trên|ở mức|lên|chừng|xấp xỉ))*|:) $"
)
# "hồ sơ trực tuyến đạt hơn 64% và …": all that tells of the first figure stands before it
_TOLD_BEFORE = re.compile(
    r"(?: (?:đạt|là|chiếm|bằng|lên|ở mức)(?: (?:mức|tới|đến|hơn|gần|trên|khoảng|xấp xỉ|được|chỉ))*|:) $"
)
_BESIDE = (" trong khi ", " trong lúc ", " cùng với ")
_LONGEST_CLAUSE = 120


def _joint(sentence: Sentence, number: Number, following: Number) -> int:
    """Where the clause of the next share begins that a word joins to that of a share, whose words stand behind it ("68%
    người dân dùng Internet và 4G mới phủ 96%") or before it ("hồ sơ trực tuyến đạt 64% và thanh toán trực tuyến đạt
    51%"); -1 where none does."""
    end, start = number.end, following.start
    if number.kind != "percent" or following.kind != "percent" or start - end > _LONGEST_CLAUSE:
        return -1
    clause = _NEXT_CLAUSE.search(sentence.low[end:start])
    if clause is None or mark_at(sentence.ideas, end + clause.start("subject")) is None:
        return -1
    joint = end + clause.start()
    if joint == end:
        return end if _TOLD_BEFORE.search(sentence.low, sentence.back(number.start, 24), number.start) else -1
    if clause[0].startswith(_BESIDE):
        return -1  # "61% số hộ, trong khi bình quân cả nước là 72%": of the same thing
    noun = max((at for at, holder in sentence.claimed.items() if holder == number.start), default=end)
    told = any(max(end, noun) <= a < joint for a, _, _ in sentence.ideas)
    return joint if told else -1


_NEXT_ONE = (" và ", ", ", "; ", " còn ", " cùng ")


def _others_brackets(item: Item) -> tuple[int, int]:
    """Up to where and from where on phrases belong to others, for a number in brackets behind what it is of: "cáp quang
    (đạt 71,3%, chỉ tiêu 80%) và thanh toán không dùng tiền mặt (48,9%)"; (-1, end) where nothing parts them."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    nothing = -1, sentence.end
    opened = low.rfind("(", sentence.start, number.start)
    if opened < 0 or low.find(")", opened, number.start) >= 0:
        return nothing
    ends = [end for _, end, _ in sentence.ideas if end <= opened]
    closed = low.find(")", number.end, sentence.end)
    if not ends or closed < 0:
        return nothing
    behind = closed if low.startswith(_NEXT_ONE, closed + 1) else sentence.end
    before = low.rfind(")", sentence.start, opened)
    if before < 0 or ends[-1] <= before or not low.startswith(_NEXT_ONE, before + 1):
        return -1, behind
    begin = low.rfind("(", sentence.start, before)
    return (begin if any(begin < n.start < before for n in sentence.numbers) else -1), behind


def _asides(item: Item) -> list[tuple[int, int]]:
    """The brackets before a number with a time and a figure of their own: "(năm 2021: 940 dịch vụ mức độ 3, 4)"."""
    sentence, start = item.sentence, item.number.start
    found: list[tuple[int, int]] = []
    opened = sentence.low.find("(", sentence.start, start)
    while opened >= 0:
        closed = sentence.low.find(")", opened, start)
        if closed < 0:
            break
        inside = (any(opened < x.start < closed for x in xs) for xs in (sentence.numbers, sentence.periods))
        if all(inside):
            found.append((opened, closed))
        opened = sentence.low.find("(", closed, start)
    return found


def nearest_index(item: Item) -> Mark | None:
    """The index that a rank or a score is of: the one named right behind it, else the last one named before it."""
    sentence, number = item.sentence, item.number
    if RANKED.isdisjoint(sentence.said):
        return None
    before: Mark | None = None
    behind: Mark | None = None
    for mark in sentence.ideas:
        if not RANKED.isdisjoint(mark[2]):
            if mark[1] <= number.start:
                before = mark
            elif mark[0] >= number.end:
                behind = mark
                break
    if behind is None:
        return before
    joined = sentence.low.startswith(
        (" và ", " còn ", " rồi ", " nhưng ", ", còn ", ", riêng "), number.end
    )  # "tốp 40 và SIPAS đạt 82%"
    if behind[0] - number.end <= 12 and not joined and not sentence.broken(number.end, behind[0]):
        return behind
    return before or (None if joined else behind)


_LEAST = 0.08  # the least that a phrase may belong to a number to say anything of it


def local_ideas(item: Item, of_others: Collection[int]) -> dict[str, tuple[float, int, int]]:
    """For each idea of the sentence its nearest phrase: (affinity, start, end). `of_others`: nouns_of_others."""
    near: dict[str, tuple[float, int, int]] = {}
    number = item.number
    anaphors = item.sentence.marked("anaphor")
    free = bool(anaphors) and any(
        0 <= start - number.end <= 2 or -30 < end - number.start <= 0 for start, end, _ in anaphors
    )
    index = nearest_index(item) if item.rank or "score" in item.kinds else None
    for mark, belongs in zip(item.sentence.ideas, affinities(item), strict=True):
        if belongs < _LEAST:
            continue
        start, end, tags = mark
        value = belongs
        if index is not None and not RANKED.isdisjoint(tags) and not _one_index(mark, index):
            value *= 0.5
            if value < _LEAST:
                continue
        if end in of_others and not free:
            value *= 0.6
        here = value, start, end
        for idea in tags:
            if idea not in near or value > near[idea][0]:
                near[idea] = here
    return near


def nouns_of_others(item: Item) -> Collection[int]:
    """Where the phrases end that are nouns of other numbers, neither this one's nor its twin's."""
    if not item.sentence.claimed:
        return ()
    start = item.number.start
    own = (start, item.twin.number.start if item.twin is not None else start)
    found: list[int] = []
    for end, holder in item.sentence.claimed.items():
        if holder not in own:
            found.append(end)
    return found


def _one_index(a: Mark, b: Mark) -> bool:
    """Do two phrases name the same index: "về chuyển đổi số (DTI)"?"""
    return not RANKED.isdisjoint({*a[2]} & {*b[2]}) or any(
        not (same.isdisjoint(a[2]) or same.isdisjoint(b[2])) for same in SAME_INDEX
    )


def head_of(item: Item, nouns: frozenset[str]) -> frozenset[str]:
    """The ideas of the noun that a percentage is a share of or said about."""
    if item.counted and not _shares(item):
        return frozenset(item.counted)
    said: tuple[str, ...] = item.counted or ()
    for (_, end, tags), value in zip(item.sentence.ideas, affinities(item), strict=True):
        if end > item.number.start:
            break
        if value >= 0.55 and not nouns.isdisjoint(tags):
            said = tags
            break
    return frozenset(said)


def _shares(item: Item) -> bool:
    """ "hồ sơ trực tuyến chiếm 97% tổng số": does a verb of sharing stand right before the number?"""
    start = item.number.start
    for _, end, _ in item.sentence.marked("share_verb"):
        if 0 <= start - end < 25:
            return True
    return False


_CLAUSE_ENDS = re.compile(r"[,;|)(.]| (?:nếu|khi|mà|do|vì|bởi|nhờ|nhưng|song|tuy|dù|mặc dù) ")


_LONGEST_MARKER = 5  # of a list: "iii)"


def foreignness(item: Item, low: str, glue: frozenset[str], noun: int = 0) -> int:
    """How many words around the number, up to the next comma or figure, nobody of the lexicon knows; `noun` is where
    the noun ends that the number is known to count."""
    if noun:
        return _foreignness(item, low, glue, noun)
    if item.strange is None:
        item.strange = _foreignness(item, low, glue, 0)
    return item.strange


def _foreignness(item: Item, low: str, glue: frozenset[str], noun: int) -> int:
    sentence, number = item.sentence, item.number
    left, right = sentence.behind_figure(number.start), sentence.end
    for n in sentence.numbers:
        if n.start >= number.end:
            right = n.start
            break
    for end, owner in sentence.claimed.items():
        if left < end <= number.start and owner < number.start:
            left = end  # "20% tổng sản phẩm trong nước vào năm 2025 và 30%": the noun of the figure before is its own
    before = low[left : number.start]
    find = before.rfind
    left += max(find(","), find(";"), find("|"), find("("), find(". ")) + 1
    if left == sentence.start + 1:  # behind a bracket: "(ii) Xã Phú Mỹ: 1.204"
        left = max(left, low.find(")", left, left + _LONGEST_MARKER))
    stop = _CLAUSE_ENDS.search(low, number.end, right + 5)
    if stop is not None:
        right = min(right, stop.start())
    known = [(number.start, max(number.end, noun))]
    for period in sentence.periods:
        known.append((period.start, period.end))
    if was_set := set_behind(sentence, number):
        known.append((number.end, was_set))
    for marks in (sentence.words, sentence.places):
        for a, b, _ in marks:
            if a >= right:
                break
            if b > left:
                known.append((a, b))
    known.sort()
    known.append((right, right))
    strange: list[int] = []
    at = left
    for begin, end in known:
        while begin > at + 1:  # more than the blank between two
            word = WORD.search(low, at, right)
            if word is None or word.start() >= begin:
                break
            start, at = word.span()
            if glue_end := glued(low, start, at, right, glue):
                at = glue_end
            else:
                strange.append(start)
        at = max(at, end)
    if strange:
        paper = paper_before(sentence, number)
        told = [paper] if paper is not None else []
        if (speech := _SPEECH.match(low, left, number.start)) is not None:
            told.append(speech.span())
        if sentence.names:
            told += _said_of_who(item, left)
        for begin, end in told:
            strange = [a for a in strange if not begin <= a < end]
    return len(strange)


# "còn xã biên giới Vĩnh Xương", "vùng đất láng giềng Nghệ An": what kind of place it is
_KIND_OF_PLACE = re.compile(
    r"(?<![a-zà-ỹđ])"
    r"(?:tỉnh|thành phố|đô thị|thị xã|huyện|quận|xã|phường|vùng|miền|đất|địa phương|nước|quốc gia|láng giềng)"
    r" [^,;:.()\d]{1,40}$"
)
# "tận cùng danh sách là Gia Lai", "xếp chót có Cao Bằng": which of all places it is
_PLACE_AMONG = re.compile(
    r"[ ,;:]*(?:(?:và|còn|trong khi|riêng|nhưng|ngược lại) )?"
    r"(?:đứng|xếp|dẫn|đội|chót|cuối|đầu|bét|cao|thấp|kém|tốt|khá|nhiều|ít|tận|ngôi|vị trí|tiếp|kế|sau|theo|nhất|nhì|ở)"
    r" (?:[^,;:.()\d]{1,40} )?(?:là|có|thuộc về|gọi tên|phải kể đến)(?: tỉnh| thành phố| huyện| xã| phường)? $"
)
# "Khao Mang đứng cuối bảng với 88,2%", "Đức Thọ bỏ xa phần còn lại với 92,6%": how it stands beside the others
_STANDS = re.compile(
    r" (?:(?:vẫn|đã|lại|thì|đang|tiếp tục|hiện) ){0,2}"
    r"(?:đứng|xếp|dẫn|bỏ xa|bám|theo|giữ|chen|lọt|góp mặt|khép|tụt|vươn|bứt|vượt|nằm|đội|chốt|cầm|soán|áp)"
    r" [^,;:.()\d]{1,48}(?: với|,| ở mức| đạt| khi đạt)(?: (?:chỉ|mới|hơn|gần|khoảng|xấp xỉ))? $"
)


# "Ông nhắc lại rằng năm 2018 …", "bà Lan cho hay năm 2018 …"
_SPEECH = re.compile(
    r"[ ,;]*(?:ông|bà|anh|chị|vị này|lãnh đạo)(?: [^\W\d_]+){0,4}"
    r" (?:cho biết|cho hay|nhắc lại|nhớ lại|kể lại|kể|nói|khẳng định|thông tin)(?: thêm| lại)?(?: rằng|:|,)? "
)


def _said_of_who(item: Item, left: int) -> list[tuple[int, int]]:
    """The words of a number's clause that tell nothing of what is measured but of who is named there: what kind of
    place it is and how it stands among the others."""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    who = next(((a, b) for a, b in reversed(sentence.names) if left <= a and b <= number.start), None)
    if who is None:
        return []
    found: list[tuple[int, int]] = []
    start, end = who
    if (kind := _KIND_OF_PLACE.search(low, left, start)) is not None:
        found.append((kind.start(), start))
    elif _PLACE_AMONG.match(low, left, start):
        found.append((left, start))
    if _STANDS.fullmatch(low, end, number.start):
        found.append((end, number.start))
    return found


# What a noun may do without being another kind of thing: "412.000 tài khoản đăng ký", "18 hệ thống đang chạy"
_DOES = re.compile(
    r"(?:đăng|hoạt|truy|tham|vận|phát|thường|tích|liên|duy|hiện|tự|chạy|khai|làm|thu|lập|theo|như|chủ|bình|mở|tạo|trở)"
    r"(?![a-zà-ỹđ])"
)
_NONE_OF_OURS = frozenset({"other_topic", "other_dossier", "patron", "animal", "other_trade"})
_HOLDS = frozenset({"có", "được", "đã", "đang", "dùng", "xài", "mua", "cần", "biết", "thích"})


def goes_on_strangely(item: Item, glue: frozenset[str]) -> bool:
    """Is what a number counts told from others of its kind by a word that the lexicon does not know: "1.962 tổ hòa
    giải", "410.000 tài khoản VssID", "63% hộ dùng nước máy"?"""
    sentence, low = item.sentence, item.sentence.low
    at, limit = item.noun_end, sentence.end
    while low.startswith(" ", at):
        start, end = first_word(low, at, limit)
        if start == end or low[start].isdigit() or _DOES.match(low, start):
            return False
        known = mark_at(sentence.ideas, start) or mark_at(sentence.places, start)
        if known is not None and not _NONE_OF_OURS.isdisjoint(known[2]):
            return True
        held = low[start:end] in _HOLDS
        if known is not None and not (held and known[1] == end):
            return False
        if not held:
            told = mark_at(sentence.words, start)
            if told is not None:
                return told[2][0].startswith("platform")  # "410.000 tài khoản VssID"
            return not (sentence.dated(start) or glued(low, start, end, limit, glue))
        at = end
    return False


# What may stand before the name of who is ranked; anything else makes it another's: "Hộ chiếu Việt Nam đứng thứ 90"
_OF_PLACE = re.compile(r"(?: ?(?:của|tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|nước|bộ))+ ?$")
_INDEX_OF = re.compile(r"(?:c(?<![^\W\d_]c)hỉ số|v(?<![^\W\d_]v)ề)(?: xếp hạng| đánh giá| về)? (?=[^\W\d_])")
_IN_FIELD = re.compile(
    r"(?:/\d+)?(?: (?:của |trong |trên |trong số )?"
    r"(?:cả nước|toàn quốc|thế giới|toàn cầu|châu á|đông nam á|asean|khu vực|"
    r"\d+ (?:tỉnh, thành phố|tỉnh, thành|địa phương|tỉnh)))? về (?=[^\W\d_])"
)


def is_of_another(item: Item, glue: frozenset[str]) -> bool:
    """Is a rank or a score that names no index one of somebody or something else than a place in it: "Đội bóng của
    tỉnh đứng thứ 6", "Hộ chiếu Việt Nam đứng thứ 90", "đứng thứ 12 cả nước về sản lượng lúa", "GRDP xếp thứ 29"?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    field = _IN_FIELD.match(low, number.end, sentence.end)
    if field is not None and is_strange(sentence, field.end(), glue):
        return True
    for named in _INDEX_OF.finditer(low, sentence.start, sentence.end):
        if is_strange(sentence, named.end(), glue):
            return True  # "Chỉ số logistics đạt 61,2 điểm", "Về chỉ số công bằng, tỉnh xếp thứ 32"
    breaks = sentence.distance.breaks
    k = bisect_left(breaks, number.start)
    begin = breaks[k - 1] + 1 if k else sentence.start
    if "gdp" in sentence.said and any(begin <= a < number.start and "gdp" in tags for a, _, tags in sentence.ideas):
        return True
    ahead = (m for m in sentence.places if begin <= m[0] and m[1] <= number.start and not _PLACES.isdisjoint(m[2]))
    start = next((a for a, _, _ in ahead), -1)
    if start < 0:
        return False
    last = _LAST.search(_OF_PLACE.sub("", low[begin:start]).rstrip())
    return last is not None and is_strange(sentence, begin + last.start(), glue)


_PLACES = frozenset({"name", "nation", "deictic_province", "deictic_city"})
_LAST = re.compile(r"[^\W\d_]+$")


def is_strange(sentence: Sentence, at: int, glue: frozenset[str]) -> bool:
    """Is the word at a position one that the lexicon does not know?"""
    low = sentence.low
    start, end = first_word(low, at, sentence.end)
    if low[start:end] in glue or sentence.dated(start):
        return False
    if is_inside(sentence.marked("outsider"), start, end):
        return True
    before = max(low.rfind(" ", sentence.start, max(start - 1, sentence.start)) + 1, sentence.start)
    return low[before:end] not in glue and not any(
        is_inside(marks, start, end) or mark_at(marks, start)
        for marks in (sentence.ideas, sentence.words, sentence.places)
    )
