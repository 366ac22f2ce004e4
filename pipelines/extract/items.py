"""Numbers as candidates: which figures of a sentence could be a value at all, and of what kind.

Each number becomes an `Item` unless it is plainly something else (a change in points, a threshold, a part of a name).
What it counts, whether it is a level or a change, a rank or a share of the figure before it, is read off the words
right beside it; which indicator it is of is nobody's question here.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.extract.lexicon import Frame, Lexicon
from pipelines.extract.marks import mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.ranks import INDEX_IDEAS, is_rank, listed_ranks, listed_tops, rank_words
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence, first_word

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
    affinities: list[float] | None = None  # of the phrases of its sentence, once somebody asks (affinity.py)
    of_other: bool = False  # a share behind a count of something that is none of ours: "21.400 cuộc gọi, trả lời 88%"
    pointer: int = -1  # where "con số này" begins that stands for what the number is a number of, -1 for none


@dataclass(slots=True)
class Link:
    """A scored candidate: what the number is said to be, from which words (`evidence`), and why: `reasons` are the
    ideas of the frame, each with how much it belongs to the number, then what was added to their mean."""

    frame: Frame
    score: float
    evidence: tuple[tuple[int, int], ...]
    inherited: Item | None
    reasons: list[tuple[str, float]] = field(default_factory=list)
    rivals: list[tuple[str, float]] = field(default_factory=list)

    @property
    def why(self) -> str:
        """The score in its parts, for people; they add up to it."""
        count = len(self.frame.all) if len(self.reasons) > len(self.frame.all) and self.inherited is None else 0
        ideas, parts = self.reasons[:count], self.reasons[count:]
        mean = sum(value for _, value in ideas) / count if count else 0.0
        rest = self.score - mean - sum(value for _, value in parts)
        told = [f"{value:+.2f} {name}" for name, value in (*parts, ("the rest", rest)) if abs(value) >= 0.005]
        return "; ".join([*([f"{mean:.2f} of " + ", ".join(f"{n} {v:.2f}" for n, v in ideas)] if ideas else []), *told])


_POINT = re.compile(
    r" điểm(?! (?:cầu|bưu|phát|truy|tiếp|giao|dân|trường|nghẽn|nóng|đen|sóng|phục|du|bán|đến|hẹn))|/100"
)


_OUT_OF = re.compile(r"(?:trên|/) ?tổng(?: số)?(?: là)?(?: hơn| gần| khoảng| trên| xấp xỉ)? $")
IN_ORDER = re.compile(r"lần lượt|tương ứng|theo thứ tự|thứ tự (?:ấy|đó|này|trên)")
# The rate that a share beside a count is ("3.002 hồ sơ quá hạn, tức 1,2%"), or a column "Tỷ lệ (%)" beside its column
RATE_OF = {
    "dossiers_online": "dossier_online_rate",
    "dossiers_overdue": "dossier_overdue_rate",
    "services_full_online": "service_full_online_rate",
    "services_online": "service_online_rate",
    "digital_citizen_accounts": "digital_citizen_account_rate",
    "digital_signatures_citizens": "digital_signature_adult_rate",
}
# The growth that stands beside an amount: "98.500 tỷ đồng, tăng 3,9%"
GROWTH_OF = {"ict_revenue": "ict_revenue_growth", "ecommerce_revenue": "ecommerce_growth"}
# Growth is that on the same period a year before: "tăng 5% so với tháng trước" is another figure.
_SHORT_TERM = re.compile(r" so (?:với )?(?:tháng|quý|tuần|kỳ) (?:liền )?trước(?! đó)(?! năm)|/(?:tháng|quý)")
# A level, whatever is said of growth beside it: "chiếm 9% GDP", "là 8,1% và còn tăng trưởng, đạt 9,3%"
_LEVEL_AHEAD = re.compile(r" (?:của )?(?:gdp|grdp)(?![^\W\d_])| và (?:[^\W\d_]+ ){0,3}tăng trưởng")
_GROWN_TO = re.compile(
    r"tăng trưởng(?<!độ tăng trưởng)(?<!mức tăng trưởng)[^.;:()%]{0,50}, (?:đã |ước )?(?:đạt|lên|ở mức|chiếm)"
    r" (?:mức )?$"
)
_OF_SCORE = re.compile(r"0(?<![\d.,]0)[.,]\d{2,4}(?: điểm)?,? (?:và )?(?:tăng|giảm)[^\d,;:]{0,12}$")
# "góp 6,2% (chiếm 70%)": of something else than the figure before; "chiếm nửa tổng giá trị kinh tế số"
_PART_OF = re.compile(r"% ?\((?:chiếm|bằng)(?: (?:tỷ lệ|khoảng|hơn|gần|trên|tới|xấp xỉ))* $")
_OF_ITSELF = re.compile(
    r" (?:trong |của )?(?:(?:tổng|toàn bộ) )?(?:giá trị|quy mô)(?: tăng thêm)?(?: của)?(?: các)?(?: hoạt động| nền)?"
    r" kinh tế số"
)
_CLASSIFIERS = frozenset({"copies", "times"})
_BESIDE = re.compile(r"[^,;()|:]{1,60}, ")  # "122 dịch vụ toàn trình, 46,6%;"
_PARTING = frozenset(",;(|:")
_STOPS = ".;,)\n"
_AND_DID = re.compile(r",? (?:và |đã )+[^\d,;:()]{2,30} |, [^\d,;:()]{2,30} ")
_DEEDS = frozenset({"receive", "resolve", "submit", "returned", "give", "activate", "connect", "online", "full_online"})


def items_of(lex: Lexicon, reading: Reading, index: int) -> list[Item]:
    """The numbers of a sentence that could be a level, a change or a rank of something."""
    sentence = reading.sentences[index]
    low = reading.normal.low
    found: list[Item] = []
    said = rank_words(reading, sentence)
    figures = [n for n in sentence.numbers if is_rank(sentence, n, low)]
    said += listed_ranks(reading, sentence, [*said, *figures], lambda: _last_rank(reading, index - 1))
    tops = listed_tops(reading, sentence)
    leads = [(n.end - len(n.raw), n.start) for n in tops]  # what announces the list is no rank of anybody else
    said = [n for n in said if not _within(n, leads)] + tops
    figures = [n for n in figures if not _within(n, leads)]
    ranks = {number.start: number for number in said}
    placed = {*ranks, *(number.start for number in figures)}
    indexed = not INDEX_IDEAS.isdisjoint(sentence.said)
    numbers = sentence.numbers
    if ranks:
        plain = [n for n in numbers if n.start not in ranks and not (n.kind == "plain" and _within(n, leads))]
        numbers = sorted([*plain, *ranks.values()], key=lambda n: n.start)
    sums = [n for n in numbers if n.kind in ("vnd", "usd")]
    counts: list[tuple[int, tuple[str, ...] | None]] = []  # figures so far: their ends and what they count
    whole: tuple[str, ...] = ()  # what a figure has said that there are in all
    for number in numbers:
        noun, noun_end = _noun(sentence, number, low, lex.glue)
        ranked = number.start in placed or (
            noun is None
            and indexed
            and number.kind == "plain"
            and number.value <= 200
            and not number.scaled
            and number.value == int(number.value)
            and (number.total in (63, 34, 193) or any(0 < p.start - number.end <= 2 for p in sentence.periods))
        )
        if noun and not ranked and INDEX_IDEAS.isdisjoint(noun):
            sentence.claimed.setdefault(noun_end, number.start)
        if ranked and number.start not in ranks:
            sentence.ranked.append(number.start)
        counts.append((number.end, noun if number.kind == "plain" and not ranked else None))
        change = _change(sentence, number, low)
        if number.kind in ("points", "measure") or _conditional(number, low):
            continue
        if number.kind == "plain" and not ranked:
            start, end = first_word(low, number.end, sentence.end)
            if low[start:end] in ("lần", "bậc", "hạng", "năm", "tháng", "tuần", "ngày", "giờ", "phút", "tuổi", "giây"):
                continue
        kinds: tuple[str, ...]
        if number.kind == "percent":
            if _of_plan(sentence, number, low) or (change and _SHORT_TERM.match(low, number.end)):
                continue
            if change and _OF_SCORE.search(low, max(sentence.start, number.start - 30), number.start):
                continue  # "trụ cột này đạt 0,61, tăng 4%"
            if _PART_OF.search(low, max(sentence.start, number.start - 40), number.start) or _OF_ITSELF.match(
                low, number.end
            ):
                continue
            kinds = ("percent", "score", "growth")
            if change:
                kinds = ("growth",)
            elif _LEVEL_AHEAD.match(low, number.end) or _GROWN_TO.search(
                low, max(sentence.start, number.start - 80), number.start
            ):
                kinds = ("percent", "score")
        elif number.kind in ("vnd", "usd"):
            kinds = () if change or _each(sentence, number, low, money=True) else ("money",)
        elif ranked:
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
            elif (
                not _field(sentence, number, low)
                and number.value <= 200
                and (noun is None or (number.total is not None and _said_of(sentence, number, low)))
            ):
                kinds = ("count", "rank")
            else:
                kinds = ("count",)
        if number.kind == "plain" and number.total is not None and number.total == number.value and noun and kinds:
            kinds = (*kinds, "percent")
        if (
            number.kind == "plain"
            and any(0 <= number.start - n.end < 70 for n in sentence.numbers)
            and _OUT_OF.search(low, max(sentence.start, number.start - 24), number.start)
        ):
            continue
        if number.kind == "plain" and noun and _is_whole(number, numbers, low):
            whole = noun
            continue
        if number.kind == "plain" and noun is None and whole and _DONE.search(low, sentence.start, number.start):
            noun = whole
        if (
            number.kind == "plain"
            and not ranked
            and any(low[number.end : n.start].strip() in ("-", "đến", "tới") for n in sums)
        ):
            continue  # "từ 300.000 đến 1,2 triệu đồng"
        if "count" in kinds and _named(sentence, number, reading):
            continue
        if kinds:
            item = Item(index, sentence, number, kinds, noun, noun_end, change, ranked)
            item.pointer = _pointer(sentence, number)
            item.of_other = number.kind == "percent" and _of_other(sentence, number, counts, low)
            found.append(item)
    for before, item in itertools.pairwise(found):
        if (
            before.counted is None
            and item.counted
            and "count" in before.kinds
            and "count" in item.kinds
            and not (before.rank or before.number.total or sentence.broken(item.number.end, item.noun_end))
            and _AND_DID.fullmatch(low, before.number.end, item.number.start)
            and any(low[b : before.number.start] == " " and _DEEDS.intersection(t) for _, b, t in sentence.ideas)
        ):
            before.counted = item.counted  # "tiếp nhận 1.200 và giải quyết 1.150 hồ sơ"
        if item.number.kind == "percent" and before.number.kind == "plain" and not before.rank:
            between = low[before.number.end : item.number.start]
            if (
                ";" not in between
                and (
                    "(" in between[-14:]
                    or any(
                        0 <= item.number.start - b < 16 and a >= before.number.end
                        for a, b, _ in sentence.marked("share_verb")
                    )
                    or (
                        before.counted is not None
                        and _BESIDE.fullmatch(between)
                        and low[item.number.end : item.number.end + 1] in _STOPS
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
        elif (
            item.number.total is not None
            and item.counted is None
            and before.number.kind == "percent"
            and before.counted
            and low[before.noun_end : item.number.start] == " ("
        ):
            item.counted, item.noun_end = before.counted, before.noun_end  # "100% sở, ngành (20/20) sử dụng chữ ký số"
        elif item.number.kind == "percent" and item.change and before.number.kind in ("vnd", "usd"):
            between = low[before.number.end : item.number.start]
            if len(between) < (70 if _SHORT_TERM.search(between) else 26) and ";" not in between:
                item.twin = before
    return found


def _last_rank(reading: Reading, index: int) -> Number | None:
    """The rank that a sentence ends on, if it stands in the paragraph of the next."""
    if index < 0 or reading.sentences[index].line != reading.sentences[index + 1].line:
        return None
    sentence = reading.sentences[index]
    ranks = rank_words(reading, sentence)
    ranks += [n for n in sentence.numbers if is_rank(sentence, n, reading.normal.low)]
    return max(ranks, key=lambda n: n.start, default=None)


def _within(number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start < end for start, end in spans)


def in_turns(row: Sequence[Item], size: int, low: str) -> bool:
    """Does a row of figures go by turns of a size: "71% và 45%, 66% và 40%" by two?"""
    if len(row) <= size or len(row) % size:
        return False
    gaps = [low[a.number.end : b.number.start].strip() for a, b in itertools.pairwise(row)]
    inner = {gap for k, gap in enumerate(gaps) if (k + 1) % size}
    outer = {gap for k, gap in enumerate(gaps[:-1]) if not (k + 1) % size}
    return len(inner) == 1 and not inner & outer


def _said_of(sentence: Sentence, number: Number, low: str) -> bool:
    """Does "52/63 tỉnh" follow whom it may be the rank of: "Lai Châu 52/63 tỉnh", not "vì 52/63 tỉnh đều tăng điểm"?"""
    if any(0 <= number.start - end <= 10 for _, end, _ in (*sentence.places, *sentence.marked("rank"))):
        return True
    return low[: number.start].rstrip()[-1:] in (":", "(", ",") and bool(_WHOLE_FIELD.match(low, number.end))


def _field(sentence: Sentence, number: Number, low: str) -> bool:
    """ "bảng xếp hạng gồm 193 nước": of how many, no place among them?"""
    return number.total is None and bool(
        _RANKED_ARE.match(low, number.end) and _AMONG.search(low, max(sentence.start, number.start - 24), number.start)
    )


_RANKED_ARE = re.compile(r" (?:nước|quốc gia|tỉnh|địa phương|bộ|đơn vị)(?![a-zà-ỹđ])")
_AMONG = re.compile(r"(?:gồm|trong số|trong tổng số|trên tổng số|khảo sát|đánh giá|xếp hạng|có)(?: cả| tổng cộng)? $")
_WHOLE_FIELD = re.compile(
    r" (?:tỉnh|địa phương|thành phố|bộ|nước|quốc gia|đơn vị)(?:(?:,| và) (?:thành phố|thành|ngành|cơ quan))*"
    r"(?: (?:cả nước|toàn quốc|trên thế giới))?\s*(?:[.,;:()]|$)"
)


def _pointer(sentence: Sentence, number: Number) -> int:
    """Where the words begin that point back to what the number is a number of, -1 where none do."""
    return next(
        (
            a
            for a, b, _ in reversed(sentence.marked("anaphor"))
            if b <= number.start and sentence.cost(number.start - 1) - sentence.cost(b - 1) < 0.6
        ),
        -1,
    )


def glued(low: str, start: int, end: int, limit: int, glue: frozenset[str]) -> int:
    """The end of the word or pair of words that says nothing of its own ("thành phố", not "thành công"), 0 if none."""
    a, b = first_word(low, end, limit)
    if a < b and low[start:b] in glue:
        return b
    return end if low[start:end] in glue else 0


_NONE_OF_OURS = frozenset({"other_topic", "other_dossier", "patron", "traffic"})
_OURS = frozenset({"dossier", "service", "procedure", "people", "adult", "household", "document", "enterprise"})


def _of_other(sentence: Sentence, number: Number, counts: list[tuple[int, tuple[str, ...] | None]], low: str) -> bool:
    """Is a share set right behind a count of something unknown, with nothing of ours named between?"""
    if len(counts) < 2 or (noun := counts[-2][1]) is None or (noun and _NONE_OF_OURS.isdisjoint(noun)):
        return False
    start = counts[-2][0]
    if low.find(";", start, number.start) >= 0 or low.find(",", start, number.start) < 0:
        return False
    return all(_OURS.isdisjoint(tags) for a, b, tags in sentence.ideas if start <= a and b <= number.start)


_OF_ASIDE = re.compile(r"\(\d[\d.]*/\d[\d.]*\) ")
_SHARE_OPENS = re.compile(r"% \($")


def _noun(sentence: Sentence, number: Number, low: str, glue: frozenset[str]) -> tuple[tuple[str, ...] | None, int]:
    at = number.end
    while at < sentence.end and low[at] == " ":
        at += 1
    if (aside := _OF_ASIDE.match(low, at)) is not None:
        at = aside.end()  # "100% (289/289) cơ quan, đơn vị"
    elif (
        number.total is not None and low.startswith(") ", at) and _SHARE_OPENS.search(low, sentence.start, number.start)
    ):
        at += 2
    if low[at : at + 2] in ("– ", "— ", "- ", ": ") and number.start - sentence.start <= 6:
        at += 2  # "◆ 412.906 – tài khoản công dân số"
    moved = True
    while moved and low.startswith(_SKIP_BEFORE_NOUN, at):
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
        if _CLASSIFIERS.issuperset(mark[2]):  # "198.064 bộ", but not "712.000 bộ chứng nhận"
            start, end = first_word(low, mark[1], sentence.end)
            if start < end and not glued(low, start, end, sentence.end, glue) and not mark_at(sentence.words, start):
                return (), end
        return mark[2], mark[1]
    start, end = first_word(low, at, sentence.end)
    if start == end or any(p.start <= start < p.end for p in sentence.periods):
        return None, number.end
    word_mark = mark_at(sentence.words, start)
    place = mark_at(sentence.places, start)
    if place is not None:
        return (None, number.end) if "name" in place[2] else ((), place[1])
    if word_mark is not None or glued(low, start, end, sentence.end, glue):
        return None, number.end
    return (), end


# "tặng điện thoại cho thêm 1.500 hộ nghèo": so many, not by so many
_GIVEN = tuple(f"{verb} thêm " for verb in ("cho", "tặng", "trao", "cấp", "hỗ trợ", "thành lập", "mở", "số hóa"))
# "tăng 57% về số lượng và 39,5% về giá trị"
_CHANGED_ALSO = re.compile(
    r"(?P<change>tăng|giảm)(?: [^\W\d_]+){0,2} [\d.,]+%? (?P<by>về|ở|trong) [^,;:.()\d]{1,40} và $"
)


def _change(sentence: Sentence, number: Number, low: str) -> int:
    """0 where the number is a level; 1 or -1 where it says by how much something rose or fell; 2 without a sign."""
    if number.kind == "points":
        return 2
    if low.startswith((" về ", " ở ", " trong "), number.end) and low.startswith("và ", number.start - 3):
        also = _CHANGED_ALSO.search(low, max(sentence.start, number.start - 70), number.start)
        if also is not None and low.startswith(also["by"], number.end + 1):
            return 1 if also["change"] == "tăng" else -1
    if low.startswith("(", number.start - 1):  # "thêm 31 nghìn thuê bao (5,1%)"
        beside = next((n for n in reversed(sentence.numbers) if n.end <= number.start), None)
        if beside is not None and number.start - beside.end <= 20 and "," not in low[beside.end : number.start]:
            return _change(sentence, beside, low)
    if low.endswith(_GIVEN, sentence.start, number.start):
        return 0
    words = sentence.words
    k = bisect_left(words, (number.start,)) - 1
    floor = max(sentence.start, number.start - 60)
    last = max([n.start for n in sentence.numbers if n.end <= number.start], default=-1)
    while k >= 0:
        start, end, tags = words[k]
        k -= 1
        if start < floor:
            break
        between = low[end : number.start]
        if end <= last or not _PARTING.isdisjoint(between):
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
                if end > last and not any(c in between for c in ";,"):
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


_OBLIGES = re.compile(
    r"phải (?:xin lỗi|xây dựng|giải trình|báo cáo|kiểm điểm|khắc phục|có văn bản)|sẽ bị|không được xét"
)


def _is_whole(number: Number, numbers: list[Number], low: str) -> bool:
    """ "Trong 36 mục tiêu của Chiến lược, đã hoàn thành 22 mục tiêu": of how many, not how many."""
    if not low.endswith(("trong ", "trong số ", "trong tổng số "), 0, number.start):
        return False
    return low.startswith(_GOALS, number.end) and any(
        other.start > number.end and (low.startswith(_GOALS, other.end) or _DONE.search(low, number.end, other.start))
        for other in numbers
    )


_GOALS = (" mục tiêu", " chỉ tiêu")
_DONE = re.compile(
    r"(?<![a-zà-ỹđ])(?:hoàn thành|đã xong|đạt)(?: được)? $"
)  # "trong 18 mục tiêu …, đến nay hoàn thành 7"


# "Malaysia rời nhóm 50", "khoảng cách giữa hạng 1 và hạng 63 còn 0,31"
_PLACE = r"(?:hạng|thứ|vị trí|tốp|top)(?: thứ)?"
_NO_LEVEL_ENDS = ("nhóm ", "tốp ", "top ", "hạng ", "thứ ", "vị trí ", "bị trừ ", "được cộng ", "cộng thêm ")
_NO_LEVEL = re.compile(
    rf"(?<![a-zà-ỹđ])(?:(?:năm|lần|kỳ) thứ|(?:rời|khỏi|ngoài) (?:nhóm|tốp|top)|giữa (?:{_PLACE} \d+ và )?{_PLACE}"
    r"|bị trừ|được cộng|cộng thêm|khoảng cách (?:(?!xếp|đứng)[^,;.:]){0,60}) $"
)


# "58% người được hỏi cho biết muốn nộp tại quầy": a share of those who were asked
_ASKED = re.compile(
    r" (?:[^\W\d_]+ ){0,6}?(?:cho biết|cho rằng|thừa nhận|nói rằng|nói|muốn|mong|đồng ý|ủng hộ|trả lời|phàn nàn"
    r"|than phiền|than|kêu|chê|thích|khen|lo ngại|lo|e ngại|ngại|sợ|phản đối|chưa nghe|chưa từng"
    r"|từng (?:mở|nghe|xem|tra)|không biết|bỏ cuộc|không phân biệt)(?![^\W\d_])(?![^.;]{0,60}hài lòng)"
)


# "Ai làm hộ quá 30% là bị trừ điểm", "xã nào dưới 50% thì phải giải trình"
_WHOEVER = re.compile(r"(?<![a-zà-ỹđ])(?:ai|nào|nếu|hễ|bất cứ)(?![a-zà-ỹđ])[^.,;:()\d]{0,60}$")
_THEN = re.compile(r"(?: [^\W\d_]+){0,4},? (?:là|thì|sẽ|bị|phải)(?![^\W\d_])")


def _conditional(number: Number, low: str) -> bool:
    """Is it a threshold that obliges somebody, a part of another figure, a group that was left or an end of a gap?"""
    before = max(0, number.start - 72)
    if (
        low.endswith(_NO_LEVEL_ENDS, before, number.start) or low.find("khoảng cách", before, number.start) >= 0
    ) and _NO_LEVEL.search(low[before : number.start]):
        return True
    if number.kind == "percent" and _ASKED.match(low, number.end):
        return True
    if number.word and low.startswith((" con số", " số đó", " số này", " số ấy"), number.end):
        return True
    if _THEN.match(low, number.end) and _WHOEVER.search(low, max(0, number.start - 90), number.start):
        return True
    duty = _OBLIGES.search(low, number.end, number.end + 60)
    return duty is not None and not any(stop in low[number.end : duty.start()] for stop in (";", ". "))


_PER = re.compile(r"mỗi (?:ngày|tháng|tuần)|một ngày|hằng ngày|/(?:ngày|tháng|tuần|lượt)")


_A_UNIT = re.compile(r"(?:/|mỗi |một )[^\W\d_]")
_EVERY = re.compile(r"mỗi (?<![a-zà-ỹđ]mỗi )[^\d.;:()]{1,60}$")


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
    clause = right.split(",", 1)[0].split(";", 1)[0]
    if _A_UNIT.search(clause) and ("bình quân" in left or "trung bình" in left):
        return True  # "bình quân 9 thành viên/tổ"
    if number.value <= 10 and _EVERY.search(low, max(sentence.start, number.start - 70), number.start):
        return True  # "mỗi ấp lập 01 tổ"
    return "mỗi " in left or _PER.search(clause) is not None


def _of_plan(sentence: Sentence, number: Number, low: str) -> bool:
    a, _ = first_word(low, number.end, sentence.end)
    mark = mark_at(sentence.words, a)
    if mark is not None and "plan_after" in mark[2]:
        return True
    if low.startswith(("kế hoạch", "dự toán"), a):
        return True
    return low.startswith("so với kế hoạch", a) or low.startswith("so với chỉ tiêu", a)
