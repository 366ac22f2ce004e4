"""Which indicator a number is a number of: every candidate gets a score with its reasons, the best one wins.

Two kinds of candidates compete for each number. A frame of the lexicon, whose ideas must stand near it (how near is
the reading distance of read.py), and the indicator of a figure before it ("Vĩnh Long đạt 65,2%", "tỷ lệ này của cả
nước"), which a number takes over the more easily the fewer words of its own stand around it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from math import exp

from pipelines.extract.lexicon import Frame, Lexicon
from pipelines.extract.numbers import Number
from pipelines.extract.read import Mark, Reading, Sentence, first_word, mark_at

ACCEPT = 0.60
_FOREIGN = frozenset({"other_topic", "other_dossier", "task", "per_plan"})
_RANKED = frozenset({"dti", "par", "sipas", "ict_index", "ebi", "egdi"})
# Where the scores of an index lie on its scales: a figure outside is a difference, a part's points or another count.
SCALES = {
    "dti_score": ((0.05, 1.0), (10.0, 100.0), (150.0, 1000.0)),
    "par_index_score": ((45.0, 100.0),),
    "sipas_score": ((45.0, 100.0),),
}
INDEX_IDEAS = frozenset({"dti", "par", "sipas", "ict_index", "ebi", "egdi", "other_index"})
_SKIP_BEFORE_NOUN = (
    "tổng số ",
    "số ",
    "tổng ",
    "các ",
    "trong tổng số ",
    "trong số ",
    "lượt ",
    "của ",
    "trên tổng số ",
    "cái ",
    "toàn bộ ",
)


@dataclass(slots=True)
class Item:
    """A number that may be a fact. `kinds` what it can be; `counted` the ideas of the noun behind it, None where
    there is none, empty where it is a noun that the lexicon does not know. `change` is 0 for a level, else the sign
    (2: a change without one); `twin` the figure before it that it restates as a share."""

    at: int
    sentence: Sentence
    number: Number
    kinds: tuple[str, ...]
    counted: tuple[str, ...] | None
    noun_end: int
    change: int
    rank: bool = False
    twin: Item | None = None
    link: Link | None = None


@dataclass(slots=True)
class Link:
    """A scored candidate: what the number is said to be, from which words (`evidence`), and why."""

    frame: Frame
    score: float
    evidence: tuple[tuple[int, int], ...]
    inherited: Item | None
    reasons: list[str] = field(default_factory=list)
    rivals: list[tuple[str, float]] = field(default_factory=list)


_POINT = re.compile(
    r" điểm(?! (?:cầu|bưu|phát|truy|tiếp|giao|dân|trường|nghẽn|nóng|đen|sóng|phục|du|bán|đến|hẹn))|/100"
)


def items_of(reading: Reading, index: int) -> list[Item]:
    """The numbers of a sentence that could be a level, a change or a rank of something."""
    sentence = reading.sentences[index]
    low = reading.normal.low
    found: list[Item] = []
    said = _rank_words(reading, sentence)
    figures = [n for n in sentence.numbers if _is_rank(sentence, n, low)]
    said += _listed_ranks(reading, sentence, [*said, *figures])
    ranks = {number.start: number for number in said}
    indexed = any(not INDEX_IDEAS.isdisjoint(tags) for _, _, tags in sentence.ideas)
    numbers = sorted([*(n for n in sentence.numbers if n.start not in ranks), *ranks.values()], key=lambda n: n.start)
    for number in numbers:
        noun, noun_end = _noun(sentence, number, low)
        is_rank = (
            number.start in ranks
            or _is_rank(sentence, number, low)
            or (
                noun is None
                and indexed
                and number.kind == "plain"
                and number.value <= 200
                and not number.scaled
                and number.value == int(number.value)
                and (number.total in (63, 34, 193) or any(0 < p.start - number.end <= 2 for p in sentence.periods))
            )
        )
        if noun and not is_rank and INDEX_IDEAS.isdisjoint(noun):
            sentence.claimed[noun_end] = number.start
        if is_rank and number.start not in ranks:
            sentence.ranked.append(number.start)
        change = _change(sentence, number, low)
        if number.kind == "points" or _conditional(number, low):
            continue
        if number.kind == "plain" and not is_rank:
            start, end = first_word(low, number.end, sentence.end)
            if low[start:end] in ("lần", "bậc", "hạng", "năm", "tháng", "tuần", "ngày", "giờ", "phút", "tuổi", "giây"):
                continue
        kinds: tuple[str, ...]
        if number.kind == "percent":
            if _of_plan(sentence, number, low):
                continue
            kinds = ("growth",) if change else ("percent", "score", "growth")
        elif number.kind in ("vnd", "usd"):
            kinds = () if change or _each(sentence, number, low, money=True) else ("money",)
        elif is_rank:
            kinds = ("rank",)
        else:
            decimal = number.value != int(number.value)
            point = bool(_POINT.match(low, number.end))
            if point or (decimal and not number.scaled):
                kinds = () if change else ("score",)
                if decimal and not point and number.value >= 1 and len(number.raw.partition(",")[2]) == 3:
                    number.value = round(number.value * 1000)
                    kinds = ("count",)
            elif change or _each(sentence, number, low):
                kinds = ()
            elif number.value <= 200 and (noun is None or number.total is not None):
                kinds = ("count", "rank")
            else:
                kinds = ("count",)
        if number.kind == "plain" and number.total is not None and number.total == number.value and noun and kinds:
            kinds = (*kinds, "percent")
        before_it = low[max(sentence.start, number.start - 16) : number.start].rstrip()
        if (
            number.kind == "plain"
            and before_it.endswith(("trên tổng số", "trên tổng", "/tổng số"))
            and any(0 <= number.start - n.end < 70 for n in sentence.numbers)
        ):
            continue
        if (
            number.kind == "plain"
            and not is_rank
            and any(
                n.kind in ("vnd", "usd") and low[number.end : n.start].strip() in ("-", "đến", "tới") for n in numbers
            )
        ):
            continue  # "từ 300.000 đến 1,2 triệu đồng"
        if "count" in kinds and _named(sentence, number, reading):
            continue
        if kinds:
            found.append(Item(index, sentence, number, kinds, noun, noun_end, change, is_rank))
    for before, item in itertools.pairwise(found):
        if item.number.kind == "percent" and before.number.kind == "plain" and not before.rank:
            between = low[before.number.end : item.number.start]
            if (
                ";" not in between
                and (
                    "(" in between[-14:]
                    or any(
                        "share_verb" in tags and item.number.start - b < 16 and a >= before.number.end
                        for a, b, tags in sentence.words
                        if b <= item.number.start
                    )
                )
            ) or (item.change and len(between) < 26 and ";" not in between):
                item.twin = before
        elif (
            item.kinds == ("count",)
            and before.number.kind == "percent"
            and not before.change
            and 1 < len(between := low[before.number.end : item.number.start]) < 40
            and between.endswith("(")
            and not any(c in between for c in ",;)")
        ):
            item.twin = before  # "đạt 58,9% tổng số thủ tục (1.087 dịch vụ)"
        elif item.number.kind == "percent" and item.change and before.number.kind in ("vnd", "usd"):
            between = low[before.number.end : item.number.start]
            if len(between) < 26 and ";" not in between:
                item.twin = before
    return found


def _rank_words(reading: Reading, sentence: Sentence) -> list[Number]:
    """Ranks said in words: "á quân", "đứng đầu", "vị trí thứ ba"."""
    low = reading.normal.low
    found = []
    ordinal = {
        "nhất": 1,
        "nhì": 2,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
        "một": 1,
    }
    indexed = any(not INDEX_IDEAS.isdisjoint(tags) for _, _, tags in sentence.ideas)
    for start, end, tags in sentence.words:
        for tag, value in (("rank_first", 1.0), ("rank_second", 2.0), ("rank_third", 3.0)):
            if tag in tags:
                before = low[max(sentence.start, start - 30) : start]
                group = any(word in before for word in ("nhóm", "tốp", "top ", "các nước", "các địa phương", "những "))
                if not group and low[sentence.start : sentence.end].rstrip()[-1:] != "?":
                    found.append(Number(start, end, value, None, None, "plain", False, low[start:end], True))
        if "rank_before" in tags:
            a, b = first_word(low, end, sentence.end)
            word = low[a:b]
            if word in ordinal and not low.startswith((" liên tiếp", " tư", " phần"), b):
                named = any(0 <= start - stop <= 1 for _, stop, kinds in sentence.places if "name" in kinds)
                if (
                    low[start:end] == "thứ"
                    and not named
                    and not low.startswith((" cả nước", " toàn quốc", " trong", " về", "/", " thế giới"), b)
                    and not (indexed and low[max(0, start - 12) : start].rstrip().endswith(_MOVES))
                    and not (found and 0 < start - found[-1].end <= 6)
                ):
                    continue
                found.append(Number(a, b, float(ordinal[word]), None, None, "plain", False, word, True))
    return found


_MOVES = ("lên", "xuống", "ở", "tụt", "rớt", "rơi", "lần lượt", "vươn", "xếp", "đứng", "giữ")
_NEXT = re.compile(
    r"(?:kế tiếp|tiếp theo|tiếp đến|tiếp sau|theo sau|xếp sau|sau đó|kế đó|kế đến|liền sau)(?: đó)?(?: lần lượt)?"
    r"(?: là| thuộc về| gọi tên| lần lượt là|:) "
)
_FIRST = re.compile(
    r"(?:vị trí|địa phương|tỉnh|thành phố|bộ|đơn vị|nước|quốc gia|cái tên)[^,.;:()]{0,24}"
    r"(?:dẫn đầu|đứng đầu|đầu bảng|cao nhất|đầu)(?: bảng)?(?: lần lượt| theo thứ tự)(?: là| thuộc về| gồm|:)+ "
)
_AND = re.compile(r"(?:,| và|, và|,? rồi(?: đến)?)? ?(?:tỉnh |thành phố |tp\.? ?)?")


def _listed_ranks(reading: Reading, sentence: Sentence, known: list[Number]) -> list[Number]:
    """Ranks by counting on: "Đà Nẵng đứng đầu, kế tiếp là Hà Nội và Huế" are 1, 2, 3. The number stands on the name."""
    low = reading.normal.low
    found: list[Number] = []
    leads = [*_NEXT.finditer(low, sentence.start, sentence.end), *_FIRST.finditer(low, sentence.start, sentence.end)]
    for match in leads:
        before = [n for n in (*known, *found) if n.end <= match.start()]
        if match.re is _NEXT and not before:
            continue
        value, at = (max(before, key=lambda n: n.start).value if match.re is _NEXT else 0.0), match.end()
        first = any(match.start() <= n.start < at and n.value == 1 for n in known)
        for start, end, tags in sentence.places:
            if start < at or "name" not in tags:
                continue
            if not _AND.fullmatch(low, at, start):
                break
            if any(0 <= n.start - end <= 20 and not sentence.broken(end, n.start) for n in known):
                break  # it has a rank of its own
            if any(low[end : n.start] == " " and n.value == int(n.value) for n in sentence.numbers):
                break  # "tiếp theo là Malaysia 47"
            value += 1
            if not (first and value == 1):
                found.append(Number(start, end, value, None, None, "plain", False, low[start:end], True))
            at = end
            if low.startswith(" (", at):  # "Hà Nội (0,7389 điểm)"
                at = low.find(")", at, sentence.end) + 1 or at
    return found


def _is_rank(sentence: Sentence, number: Number, low: str) -> bool:
    """Is a figure said as a place in an order: "hạng 6/63", "thứ 10", "tốp 5", "nhóm 70 nước"?"""
    if number.kind != "plain" or number.value != int(number.value) or number.scaled or number.value > 400:
        return False
    if (
        number.raw.isdigit()
        and low.startswith((". ", ") "), number.end)
        and low[max(sentence.start, number.start - 2) : number.start].strip()[-1:] in ("", ":", ";", ",")
        and any(start == number.end + 2 and "name" in tags for start, _, tags in sentence.places)
        and any(not _RANKED.isdisjoint(tags) for _, _, tags in sentence.ideas)
    ):
        return True  # "1. Quảng Ninh 92,18%; 2. Hải Phòng 91,87%"
    for start, end, tags in sentence.words:
        if end <= number.start and number.start - end <= 2 and low[end : number.start].strip() in ("", ":"):
            if "rank_top" in tags:
                return low[sentence.start : start].strip() != "" and (
                    not low[max(0, start - 14) : start]
                    .rstrip()
                    .endswith(("sát nút", "sát", "để lọt vào", "để vào", "để lọt"))
                )
            if "rank_before" in tags:
                before = low[max(0, start - 10) : start].rstrip()
                return not (low[start:end] == "thứ" and before.endswith(("lần", "năm", "phiên", "kỳ", "khóa", "người")))
    return False


def _noun(sentence: Sentence, number: Number, low: str) -> tuple[tuple[str, ...] | None, int]:
    at = number.end
    while at < sentence.end and low[at] == " ":
        at += 1
    moved = True
    while moved:
        moved = False
        for skip in _SKIP_BEFORE_NOUN:
            if low.startswith(skip, at) and mark_at(sentence.ideas, at) is None:
                at += len(skip)
                moved = True
    mark = mark_at(sentence.ideas, at)
    if mark is None and low.startswith(("số ", "lượt "), at):
        at += low.find(" ", at) - at + 1
        mark = mark_at(sentence.ideas, at)
    if mark is not None:
        return mark[2], mark[1]
    start, end = first_word(low, at, sentence.end)
    if start == end or any(p.start <= start < p.end for p in sentence.periods):
        return None, number.end
    word = low[start:end]
    word_mark = mark_at(sentence.words, start)
    place = mark_at(sentence.places, start)
    if place is not None:
        return (None, number.end) if "name" in place[2] else ((), place[1])
    if word_mark is not None or word in _GLUE:
        return None, number.end
    return (), end


_GLUE: frozenset[str] = frozenset()


def set_glue(glue: frozenset[str]) -> None:
    """The words that say nothing of their own (lexicon/words.yml)."""
    global _GLUE  # noqa: PLW0603 - set once, when the lexicon is compiled
    _GLUE = glue


def _change(sentence: Sentence, number: Number, low: str) -> int:
    """0 where the number is a level; 1 or -1 where it says by how much something rose or fell; 2 without a sign."""
    if number.kind == "points":
        return 2
    words = sentence.words
    k = bisect_left(words, (number.start,)) - 1
    floor = max(sentence.start, number.start - 60)
    while k >= 0:
        start, end, tags = words[k]
        k -= 1
        if start < floor:
            break
        between = low[end : number.start]
        if any(c in between for c in ",;(|:") or any(
            n.start >= end and n.end <= number.start for n in sentence.numbers
        ):
            break
        if "change_up" in tags or "change_down" in tags:
            if any(a <= start and end <= b and b - a > end - start for a, b, _ in sentence.ideas):
                continue
            gap = between.split()
            if len(gap) > 6:
                break
            return 1 if "change_up" in tags else -1
        if "level" in tags or "status_target" in tags:  # "thấp hơn mục tiêu 60%"
            break
        if "compare" in tags and not any(p.start >= start and p.end <= number.start for p in sentence.periods):
            break
    tail = low[number.end : number.end + 22]
    if tail.lstrip().startswith(("so với cùng", "so với năm", "so cùng", "so với tháng", "so với quý")):
        for _, end, tags in words:
            if end <= number.start and number.start - end < 70 and ("change_up" in tags or "change_down" in tags):
                between = low[end : number.start]
                if not any(c in between for c in ";,") and not any(
                    n.start >= end and n.end <= number.start for n in sentence.numbers
                ):
                    return 1 if "change_up" in tags else -1
    return 0


def _named(sentence: Sentence, number: Number, reading: Reading) -> bool:
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
        and not any(a <= begin < b for a, b, _ in (*sentence.places, *sentence.words))
    )


def _conditional(number: Number, low: str) -> bool:
    """Is it a threshold that obliges somebody, or a part of another figure?"""
    right = low[number.end : number.end + 60]
    if number.word and right.startswith((" con số", " số đó", " số này", " số ấy")):
        return True
    return any(
        word in right.split(";")[0].split(". ")[0]
        for word in (
            "phải xin lỗi",
            "phải xây dựng",
            "phải giải trình",
            "phải báo cáo",
            "phải kiểm điểm",
            "phải khắc phục",
            "sẽ bị",
            "không được xét",
            "phải có văn bản",
        )
    )


_PER = ("mỗi ngày", "/ngày", "mỗi tháng", "/tháng", "mỗi tuần", "một ngày", "/tuần", "hằng ngày", "/lượt")


def _each(sentence: Sentence, number: Number, low: str, money: bool = False) -> bool:
    """Is it an average: so many a team, a day, a household?"""
    left = low[max(sentence.start, number.start - 34) : number.start]
    cut = max(left.rfind(","), left.rfind(";"), left.rfind("("))
    left = left[cut + 1 :]
    right = low[number.end : min(sentence.end, number.end + 34)]
    if money and any(word in left for word in ("mỗi hộ", "mỗi máy", "mỗi thiết bị", "mỗi chiếc", "một hộ", "một máy")):
        return False
    if money and ("bình quân" in left or right.startswith(("/người", "/đơn", "/kg", "/năm", "/tháng"))):
        return True
    return "mỗi " in left or any(word in right.split(",")[0].split(";")[0] for word in _PER)


def _of_plan(sentence: Sentence, number: Number, low: str) -> bool:
    a, _ = first_word(low, number.end, sentence.end)
    mark = mark_at(sentence.words, a)
    if mark is not None and "plan_after" in mark[2]:
        return True
    if low.startswith(("kế hoạch", "dự toán"), a):
        return True
    return low.startswith("so với kế hoạch", a) or low.startswith("so với chỉ tiêu", a)


def affinity(item: Item, mark: Mark) -> float:
    """How much a phrase belongs to the number, 0 to 1, by the reading distance between them."""
    sentence, number = item.sentence, item.number
    start, end, _ = mark
    if end <= number.start:
        distance = sentence.cost(number.start - 1) - sentence.cost(end - 1)
        twin = item.twin
        if twin is not None and end <= twin.number.start:
            distance = max(0.05, distance - 1.15)
        elif twin is not None and start >= twin.number.end:
            distance *= 0.5
    elif start >= number.end:
        distance = sentence.cost(start) - sentence.cost(number.end - 1) + 0.02
        if distance < 0:
            # the number stands in brackets that close before: "0,6% (2.349 hồ sơ) bị trễ hẹn"
            k = bisect_left(sentence.breaks, number.end)
            distance = -0.4 if k + 1 >= len(sentence.breaks) or sentence.breaks[k + 1] > start else 0.7
        if not item.rank and "score" not in item.kinds[:1] and sentence.broken(number.end, start):
            distance += 0.5
    else:
        return 1.0
    if not item.rank and sentence.ranked:  # "PAR INDEX: hạng 10, 82,93%": a rank does not part the score from its index
        low, high = (end, number.start) if end <= number.start else (number.end, start)
        distance -= 0.7 * sum(1 for at in sentence.ranked if low <= at < high)
    if item.rank:  # "EGDI 0,7709, đứng thứ 71": scores and other ranks do not part a rank from its index
        low, high = (end, number.start) if end <= number.start else (number.end, start)
        if _RANKED.isdisjoint(mark[2]):
            distance -= 0.55 * sum(1 for n in sentence.numbers if n.start >= low and n.end <= high)
    if (item.rank or "score" in item.kinds) and not _RANKED.isdisjoint(mark[2]):  # nor a score from its index
        low, high = (end, number.start) if end <= number.start else (number.end, start)
        distance = 0.6 * (distance - 0.7 * sum(1 for n in sentence.numbers if n.start >= low and n.end <= high))
    return exp(-distance) if distance > 0 else 1.0


def _nearest_index(item: Item) -> Mark | None:
    """The index that a rank or a score is of: the one named right behind it, else the last one named before it."""
    sentence, number = item.sentence, item.number
    marks = [mark for mark in sentence.ideas if not _RANKED.isdisjoint(mark[2])]
    behind = next((m for m in marks if m[0] >= number.end), None)
    if behind and behind[0] - number.end <= 12 and not sentence.broken(number.end, behind[0]):
        return behind
    return next((m for m in reversed(marks) if m[1] <= number.start), behind)


def local_ideas(item: Item) -> dict[str, tuple[float, int, int]]:
    """For each idea of the sentence its nearest phrase: (affinity, start, end)."""
    near: dict[str, tuple[float, int, int]] = {}
    free = any(
        "anaphor" in tags and (0 <= start - item.number.end <= 2 or -30 < end - item.number.start <= 0)
        for start, end, tags in item.sentence.words
    )
    index = _nearest_index(item) if item.rank or "score" in item.kinds else None
    for mark in item.sentence.ideas:
        value = affinity(item, mark)
        if index is not None and not _RANKED.isdisjoint(mark[2]) and _RANKED.isdisjoint({*mark[2]} & {*index[2]}):
            value *= 0.5
        if value < 0.08:
            continue
        owner = item.sentence.claimed.get(mark[1])
        if (
            owner is not None
            and owner != item.number.start
            and not free
            and (item.twin is None or owner != item.twin.number.start)
        ):
            value *= 0.6
        for idea in mark[2]:
            known = near.get(idea)
            if known is None or value > known[0]:
                near[idea] = (value, mark[0], mark[1])
    return near


def _head(item: Item, nouns: frozenset[str]) -> frozenset[str]:
    """The ideas of the noun that a percentage is a share of or said about."""
    number = item.number
    left = [
        mark
        for mark in item.sentence.ideas
        if mark[1] <= number.start and any(idea in nouns for idea in mark[2]) and affinity(item, mark) >= 0.55
    ]
    shares = any(
        "share_verb" in tags and b <= number.start and number.start - b < 25 for a, b, tags in item.sentence.words
    )
    if item.counted and not (shares and left):
        return frozenset(item.counted)
    return frozenset(left[0][2]) if left else frozenset(item.counted or ())


def candidates(
    lex: Lexicon,
    item: Item,
    around: dict[str, float],
    strong: dict[str, float],
    nouns: frozenset[str],
    far: set[str] | None = None,
) -> list[Link]:
    """All frames that fit a number, best first. `around` holds ideas of the text around the sentence, `strong` those of
    the headings that it stands under, each with its weight."""
    near = local_ideas(item)
    head = _head(item, nouns)
    found: list[Link] = []
    if far is None:
        far = {idea for ideas in (around, strong) for idea, weight in ideas.items() if weight >= 0.3}
    pool = far | near.keys()
    for kind in item.kinds:
        for frame in lex.frames.get(kind, ()):
            if pool.isdisjoint(frame.head):
                continue
            link = _score(frame, item, near, around, strong, head)
            if link is not None:
                found.append(link)
    found.sort(key=lambda link: -link.score)
    return found


_NOWHERE = (0.0, 0, 0)


def _score(
    frame: Frame,
    item: Item,
    near: dict[str, tuple[float, int, int]],
    around: dict[str, float],
    strong: dict[str, float],
    head: frozenset[str],
) -> Link | None:
    counted = item.counted
    if frame.counted:
        if counted is None:
            if not _counted_before(frame, item, near):
                return None
        elif not any(idea in frame.counted for idea in counted):
            return None
    elif frame.kind == "count" and not (frame.bare and counted is None):
        return None
    if frame.kind in ("rank", "score") and not _RANKED.isdisjoint(frame.all[0]):
        index = _nearest_index(item)
        own_idea = any(not set(frame.all[0]).isdisjoint(m[2]) for m in item.sentence.ideas)
        if index is not None and not own_idea:
            return None  # another index is named here
    total = 0.0
    lowest = 1.0
    own = 0
    evidence: list[tuple[int, int]] = []
    reasons: list[str] = []
    for choice in frame.all:
        best, span, name = 0.0, None, ""
        for idea in choice:
            here = near.get(idea)
            if here is not None and here[0] > best:
                best, span, name = here[0], (here[1], here[2]), idea
            above = strong.get(idea, 0.0)
            if above > best + 0.1:
                best, span, name = above, None, idea + "^"
        if best < 0.25:
            wide, name = max(((around.get(idea, 0.0), idea) for idea in choice), default=(0.0, ""))
            free = frame.kind == "rank" or (
                frame.kind == "score" and (item.number.kind == "plain" or near.get("points", _NOWHERE)[0] >= 0.6)
            )
            if wide < (0.3 if free else 0.53):
                return None
            best, span, name = wide - (0.0 if free else 0.15), None, name + "~"
        if span is not None:
            evidence.append(span)
            own += best >= 0.4
        total += best
        lowest = min(lowest, best)
        reasons.append(f"{name} {best:.2f}")
    if (
        own == 0
        and frame.kind not in ("rank", "score")
        and not (strong and (counted is None or not item.sentence.ideas))
    ):
        return None
    score = total / len(frame.all) + 0.1 * (len(frame.all) - 1) + frame.weight
    if lowest >= 0.85 and own == len(frame.all):
        score += 0.08
    borrowed = sum(
        1
        for _, end in evidence
        if (holder := item.sentence.claimed.get(end)) is not None
        and holder not in (item.number.start, item.twin.number.start if item.twin else -1)
    )
    score -= 0.08 * borrowed
    for choice in frame.context:
        best = max(
            (
                max(near[idea][0] if idea in near else 0.0, strong.get(idea, 0.0), around.get(idea, 0.0))
                for idea in choice
            ),
            default=0.0,
        )
        if best < 0.2:
            if not any(idea in tags for _, _, tags in item.sentence.ideas for idea in choice):
                return None
            best = 0.4
        score += 0.1 * best - 0.05
    for idea in frame.none:
        against = near.get(idea)
        if (
            idea == "other_topic"
            and against is not None
            and against[1] >= item.number.end
            and idea not in (counted or ())
        ):
            continue
        if (
            against is not None
            and (owner := item.sentence.claimed.get(against[2])) is not None
            and owner not in (item.number.start, item.twin.number.start if item.twin else -1)
        ):
            continue
        if (
            against is not None
            and evidence
            and any(against[2] <= other.start and other.end <= min(evidence)[0] for other in item.sentence.numbers)
        ):
            continue  # another figure stands between: it is that one's
        if (idea in INDEX_IDEAS or idea == "pillar") and against is not None and against[0] <= lowest:
            continue
        apart = against is not None and item.sentence.broken(
            min(against[2], item.number.end), max(against[1], item.number.start)
        )
        if against is not None and against[0] >= 0.5 and against[0] >= (0.9 if apart else 0.55) * lowest:
            if (against[1], against[2]) in evidence:
                continue
            return None
        if strong.get(idea, 0.0) >= 0.6 and idea not in frame.all[0] and idea not in near:
            score -= 0.15
    for choice in frame.near:
        if (
            max(
                (
                    max(near[idea][0] if idea in near else 0.0, strong.get(idea, 0.0), around.get(idea, 0.0))
                    for idea in choice
                ),
                default=0.0,
            )
            < 0.5
        ):
            return None
    extra = 0.0
    for idea in frame.more:
        if idea in near:
            extra += 0.06 * near[idea][0]
    score += min(extra, 0.15)
    if frame.kind == "percent" and item.number.kind == "plain" and not (counted and set(counted) & set(frame.head)):
        return None
    if frame.kind == "percent":
        if counted and _FOREIGN.intersection(counted) and not head.intersection(frame.head):
            return None
        if head & frozenset(frame.head):
            score += 0.12
            reasons.append("head +0.12")
        elif head:
            score -= 0.12
        if counted == () and item.noun_end and not any(start >= item.number.end for start, _ in evidence):
            score -= 0.3
            reasons.append("foreign noun -0.30")
    written = item.number.end > item.number.start  # a table's header is asked for a figure that is not there
    if (
        frame.kind == "score"
        and written
        and not any(low <= item.number.value <= high for low, high in SCALES.get(frame.indicator, ()))
    ):
        return None
    if (
        own == 0
        and frame.kind in ("rank", "score")
        and any(near[idea][0] >= 0.3 for idea in INDEX_IDEAS - set(frame.all[0]) if idea in near)
    ):
        return None  # another index is named beside it
    if own == 0 and frame.kind in ("rank", "score") and (item.rank or frame.kind == "score"):
        ours = max((around.get(idea, 0.0) for idea in frame.all[0]), default=0.0)
        others = max((around.get(idea, 0.0) for idea in INDEX_IDEAS - set(frame.all[0])), default=0.0)
        if ours > others + 0.02:  # a percentage may be of much else
            score += -0.1 if item.number.kind == "percent" and near.get("points", _NOWHERE)[0] < 0.5 else 0.2
    if frame.kind == "rank" and not item.rank and not (item.number.total in (63, 34, 193) and "rank_word" in near):
        score -= 0.25
    if (
        frame.kind == "growth"
        and not item.change
        and near.get("growth_word", _NOWHERE)[0] < 0.45
        and (item.twin is None or "growth_word" not in strong)
    ):
        return None
    if frame.kind == "growth" and not item.change:
        score -= 0.1
    if score < 0.35:
        return None
    return Link(frame, score, tuple(evidence), None, reasons)


def _counted_before(frame: Frame, item: Item, near: dict[str, tuple[float, int, int]]) -> bool:
    """ "số dịch vụ: 1.214", "số tài khoản … là 21,4 triệu": the noun stands before the bare number."""
    for idea in frame.counted:
        here = near.get(idea)
        if here is not None and here[2] <= item.number.start and here[0] >= 0.6:
            return True
    return False


def foreignness(item: Item, low: str) -> int:
    """How many words around the number, up to the next comma or figure, nobody of the lexicon knows."""
    sentence, number = item.sentence, item.number
    left = max((n.end for n in sentence.numbers if n.end <= number.start), default=sentence.start)
    right = min((n.start for n in sentence.numbers if n.start >= number.end), default=sentence.end)
    for at in range(number.start - 1, left - 1, -1):
        if low[at] in ",;|(" or (low[at] == "." and at + 1 < len(low) and low[at + 1] == " "):
            left = at + 1
            break
    for at in range(number.end, right):
        if low[at] in ",;|)(." or low.startswith((" nếu ", " khi ", " mà ", " do ", " vì ", " bởi ", " nhờ "), at):
            right = at
            break
    known: list[tuple[int, int]] = []
    for marks in (sentence.words, sentence.places):
        known.extend((a, b) for a, b, _ in marks if a < right and b > left)
    known.extend((p.start, p.end) for p in sentence.periods if p.start < right and p.end > left)
    known.sort()
    count, at, k = 0, left, 0
    while at < right:
        while k < len(known) and known[k][1] <= at:
            k += 1
        if k < len(known) and known[k][0] <= at:
            at = known[k][1]
            continue
        a, b = first_word(low, at, right)
        if a == b:
            at = max(at + 1, a + 1)
            continue
        if a >= number.start and b <= number.end:
            at = number.end
            continue
        if low[a:b] not in _GLUE:
            count += 1
        at = b
    return count


def _enumerated(item: Item, other: Item, low: str) -> bool:
    """ "Hà Nội 241.500", "Cái Bè là 512" behind a count: the next unit of the same list?"""
    if (
        item.number.value < 10
        or not 1e-4 < item.number.value / max(other.number.value, 1.0) < 1e3
        or item.at - other.at > 1
    ):
        return False
    return any(
        "name" in tags
        and 0 <= item.number.start - end <= 14
        and low[end : item.number.start].strip(" (:")
        in ("", "là", "có", "với", "đạt", "được", "còn", "lập", "kế đó là")
        for _, end, tags in item.sentence.places
    )


def _scored(sentence: Sentence, rank: Item, item: Item, frame: Frame, between: str) -> bool:
    """ "xếp thứ ba với 91,43%", "hạng 3 (89,95%)": is a figure right behind a rank the score that earned it?"""
    percent = item.number.kind == "percent"
    if percent != (frame.all[0][0] == "par") and percent:
        return False
    if any(
        a >= rank.number.end and b <= item.number.start for a, b, tags in sentence.ideas if "score_word" not in tags
    ):
        return False
    return ";" not in between and (
        between.rstrip().endswith(("với", "(", "đạt", "điểm", "giá trị", "điểm số", "được", ":"))
        or between.strip() in (",", "")
        or "cả nước" in between
    )


def inherit(item: Item, before: list[Item], low: str, scores: dict[str, Frame]) -> Link | None:
    """The indicator of a figure before, if this number reads as one more figure of the same thing."""
    if item.change and "growth" not in item.kinds:
        return None
    sentence, number = item.sentence, item.number
    pointing = any(
        "anaphor" in tags and b <= number.start and sentence.cost(number.start - 1) - sentence.cost(b - 1) < 0.6
        for a, b, tags in sentence.words
    )
    strange: int | None = None
    for k, other in enumerate(reversed(before)):
        if k >= 4 or other.link is None:
            break
        frame = other.link.frame
        if frame.kind == "rank" and "score" in item.kinds and other.at == item.at:
            between = low[other.number.end : number.start]
            sibling = scores.get(frame.all[0][0])
            if sibling is not None and len(between) <= 30 and _scored(sentence, other, item, frame, between):
                return Link(sibling, 0.8, (), None, ["score beside its rank 0.80"])
        if frame.kind not in item.kinds or other.number.kind != number.kind:
            continue
        if (
            frame.kind == "growth"
            and not item.change
            and (
                not pointing
                or not any(
                    "growth_word" in tags and affinity(item, (a, b, tags)) > 0.5 for a, b, tags in sentence.ideas
                )
            )
            and (low[max(0, number.start - 60) : number.start].find("tốc độ") < 0 or not pointing)
            and other.change
        ):
            continue
        if frame.kind == "count":
            if item.counted is None:
                if not (pointing or frame.bare or _enumerated(item, other, low)):
                    continue
            elif not any(idea in frame.counted for idea in item.counted):
                continue
        if frame.kind == "money" and not 0.003 < number.value / max(other.number.value, 1e-9) < 300:
            continue
        if frame.kind in ("rank", "score") and any(
            INDEX_IDEAS.intersection(tags) - set(frame.all[0])
            and (other.number.end <= a < number.start)
            and other.at == item.at
            for a, _, tags in sentence.ideas
        ):
            continue
        if (
            frame.kind in ("rank", "score")
            and (named := _nearest_index(item)) is not None
            and set(named[2]).isdisjoint(frame.all[0])
        ):
            continue
        if frame.kind == "score" and not any(
            least <= number.value <= most for least, most in SCALES.get(frame.indicator, ())
        ):
            continue
        same_sentence = other.at == item.at
        same_line = other.sentence.line == item.sentence.line
        score = 0.74 - 0.02 * k
        if not same_sentence:
            score -= 0.05 * min(3, item.at - other.at)
        if strange is None:
            strange = foreignness(item, low)
        if not same_line:
            score -= 0.04 if strange == 0 else 0.12
        if pointing:
            score += 0.18
        elif any("name" in tags and 0 < number.start - b <= 2 for _, b, tags in sentence.places):
            score += 0.12  # "Thái Lan 52, Malaysia 57"
        if frame.kind == "count" and item.counted and same_sentence:
            score += 0.12
        score -= (0.04 if pointing or item.rank else 0.1) * strange
        if item.counted == () and frame.kind == "percent":
            score -= 0.25
        if frame.kind in ("rank",) and not item.rank:
            score -= 0.05
        for start, end, tags in sentence.ideas:
            if (
                "other_topic" in tags or "pillar" in tags or "other_index" in tags or "other_dossier" in tags
            ) and affinity(item, (start, end, tags)) > 0.5:
                score -= 0.4
                break
        if any(
            idea in tags
            for a, b, tags in sentence.ideas
            for idea in frame.none
            if affinity(item, (a, b, tags)) > 0.75 and frame.kind != "rank"
        ):
            score -= 0.3
        return Link(frame, score, (), other, [f"as before {score:.2f}, {strange} strange words"])
    return None
