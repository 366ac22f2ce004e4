"""Numbers as candidates: which figures of a sentence could be a value at all, and of what kind.

Each number becomes an `Item` unless it is plainly something else (a change in points, a threshold, a part of a name).
What it counts, whether it is a level or a change, a rank or a share of the figure before it, is read off the words
right beside it (beside.py); which indicator it is of is nobody's question here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.extract.beside import (
    Hints,
    change_of,
    is_average,
    is_conditional,
    is_of_plan,
    is_of_then,
    is_part_of_name,
    is_scale,
    lacks_percent,
    noun_of,
    tells_change,
)
from pipelines.extract.clauses import bracket
from pipelines.extract.indexes import INDEX_IDEAS
from pipelines.extract.lexicon import Frame, Lexicon
from pipelines.extract.marks import Mark
from pipelines.extract.numbers import Number
from pipelines.extract.ranks import is_bare_place, is_field, is_place_of, ranks_of
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence


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
    strange: int | None = None  # how many words around it nobody knows, once somebody asks (affinity.py)
    of_other: bool = False  # a share behind a count of something that is none of ours: "21.400 cuộc gọi, trả lời 88%"
    risen: int = -1  # where the changes begin that lead up to it: "tăng 9 tỷ đồng (18%) so với …, đạt 59 tỷ đồng"
    of: int = -1  # where the number stands that has said of how many it is, -1 for none
    pointer: int = -1  # where "con số này" begins that stands for what the number is a number of, -1 for none

    @property
    def is_topic(self) -> bool:
        """Is it no figure, but what a sentence without one speaks of?"""
        return self.number.end == self.number.start


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
    from_heading: bool = False  # from nothing but the heading of the line

    def add(self, value: float, why: str) -> None:
        """More or less of a score, with its reason."""
        self.score += value
        self.reasons.append((why, value))

    @property
    def why(self) -> str:
        """The score in its parts, for people; they add up to it."""
        count = len(self.frame.all) if len(self.reasons) > len(self.frame.all) and self.inherited is None else 0
        ideas, parts = self.reasons[:count], self.reasons[count:]
        mean = sum(value for _, value in ideas) / count if count else 0.0
        told = [f"{value:+.2f} {name}" for name, value in parts if abs(value) >= 0.005]
        return "; ".join([*([f"{mean:.2f} of " + ", ".join(f"{n} {v:.2f}" for n, v in ideas)] if ideas else []), *told])


_POINT = re.compile(
    r" điểm(?! (?:cầu|bưu|phát|truy|tiếp|giao|dân|trường|nghẽn|nóng|đen|sóng|phục|du|bán|đến|hẹn))|/100"
)
_OUT_OF = re.compile(r"(?:trên|/) ?tổng(?: số)?(?: là)?(?: hơn| gần| khoảng| trên| xấp xỉ)? $")
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
# "tốc độ tăng trưởng quý III là 15,1%, tăng 2,05% so với quý II": how much faster
_OF_GROWTH = re.compile(
    r"tăng trưởng[^.;()%]{0,60}\d%,? (?:tăng|giảm|cao hơn|thấp hơn|nhanh hơn|chậm hơn|nhích)(?: \S{2,6}){0,2} $"
)
# A level, whatever is said of growth beside it: "chiếm 9% GDP", "là 8,1% và còn tăng trưởng, đạt 9,3%"
_LEVEL_AHEAD = re.compile(r" (?:của )?(?:gdp|grdp)(?![^\W\d_])| và (?:[^\W\d_]+ ){0,3}tăng trưởng")
_LED_TO = re.compile(
    r"%? \(\S{2,6} |[^;.:(]{0,60}, (?:và |để |đã |ước |hiện |qua đó |từ đó )*(?:đạt|lên|ở mức|còn|chạm|cán|vượt)"
    r"(?: (?:mức|mốc|khoảng|gần|hơn|trên|xấp xỉ|tới|đến|tỷ lệ|quy mô))* "
)
# "5/7 chỉ số đạt trên 90%": a mark that parts of an index pass
_OVER = ("trên ", "hơn ", "dưới ", "đạt ", "từ ", "mức ")
_OF_PARTS = re.compile(
    r"\d (?:chỉ số|tiêu chí|nội dung|trục|trụ cột)(?: (?:thành phần|nội dung|con))?"
    r"(?: (?:đều|có|điểm|giá trị|đạt|trên|từ|hơn|dưới|mức))+ $"
)
# The growth of the whole economy: GDP itself is said to reach it
_GROWS = re.compile(
    r"g(?<![a-zà-ỹđ%\d] g)(?<![/-]g)r?dp(?: (?:cả nước|việt nam|nước ta|toàn tỉnh))?"
    r"(?: (?:năm|quý|tháng) [\divx/]+)*(?: (?:chỉ|đã|ước|sẽ|dự kiến|có thể|cũng|vẫn))* (?:đạt|tăng|tăng trưởng)"
    r"(?: (?:đạt|khoảng|gần|hơn|trên))* $"
)
_GROWTH_AHEAD = re.compile(r"(?:mức|tốc độ|đà|nhịp) tăng(?: trưởng)?(?: (?:chung|bình quân|gần|hơn|khoảng|là)){0,2} $")
_GROWN_TO = re.compile(
    r"tăng trưởng(?<!độ tăng trưởng)(?<!mức tăng trưởng)[^.;:()%]{0,50}, (?:đã |ước )?(?:đạt|lên|ở mức|chiếm)"
    r" (?:mức )?$"
)
_OF_SCORE = re.compile(r"0(?<![\d.,]0)[.,]\d{2,4}(?: điểm)?,? \(?(?:và )?(?:tăng|giảm)[^\d,;:]{0,12}$")
# "góp 6,2% (chiếm 70%)": of something else than the figure before; "chiếm nửa tổng giá trị kinh tế số"
_PART_OF = re.compile(r"% ?\((?:chiếm|bằng)(?: (?:tỷ lệ|khoảng|hơn|gần|trên|tới|xấp xỉ))* $")
_OF_ITSELF = re.compile(
    r" (?:trong |của )?(?:(?:tổng|toàn bộ) )?(?:giá trị|quy mô)(?: tăng thêm)?(?: của)?(?: các)?(?: hoạt động| nền)?"
    r" kinh tế số"
)
_LIES = re.compile(
    r" (?:(?:là|số này|số đó|trong số đó|trong số này) )?(?:nằm|rơi vào|tập trung|đến từ|(?P<owned>thuộc về)|phát sinh)"
    r"(?: (?:ở|tại|vào|trong|từ|riêng))* "
    r"(?P<unit>(?:các |hai |ba |mấy |những )?(?:tỉnh|thành phố|huyện|quận|xã|phường|vùng|địa phương)(?![a-zà-ỹđ]))?"
)
# "miễn 100% lệ phí": how much less is taken, not how many pay
_WAIVED = ("miễn ", "miễn giảm ", "miễn, giảm ", "giảm ", "hỗ trợ ", "bớt ", "thu ", "bằng ", "hạ ", "còn ")
_FEES = re.compile(r" (?:(?:mức|tiền|số) )*(?:thu )?(?:các loại )?(?:phí|lệ phí)(?![^\W\d_])")
# "bằng 41% tổng thu viện phí": of the money, not of those who take it
_FEE_MONEY = re.compile(r" (?:(?:tổng|số|tiền|thu|nguồn|giá trị) ){0,4}(?:viện phí|học phí)(?![^\W\d_])")
_OF_OTHERS = (" viện", " học", " tổng", " số", " tiền", " thu", " nguồn", " giá", " là", " thuộc", " rơi", " liên")
# "812 hồ sơ quá hạn, hai phần ba là hồ sơ đất đai"
_IS_OF_FIELD = re.compile(
    r"(?: số (?:đó|ấy))? (?:là|thuộc|rơi vào|liên quan)(?: (?:đến|các|về|hồ sơ|thủ tục|lĩnh vực|nhóm|mảng))*"
    r" (?:đất đai|hộ tịch|tư pháp|xây dựng|môi trường|đăng ký kinh doanh|bảo trợ xã hội|chứng thực)(?![^\W\d_])"
)
_BESIDE = re.compile(r"[^,;()|:]{1,60}, ")  # "122 dịch vụ toàn trình, 46,6%;"
_STOPS = ".;,)\n"
# "tiếp nhận 12.300 hồ sơ, lĩnh vực đất đai chiếm 46%": which field those are of
_OF_FIELD = re.compile(
    r"(?:[,;:] |\()(?:(?:trong đó|riêng|chủ yếu|nhiều nhất|là|thuộc|hồ sơ|thủ tục|các|nhóm|ở|về),? )*lĩnh vực"
    r" [^,;:()%\d]{2,50} chiếm (?:(?:khoảng|gần|hơn|trên|tới|đến|tỷ lệ) )*$"
)
_AND_DID = re.compile(r",? (?:và |đã )+[^\d,;:()]{2,30} |, [^\d,;:()]{2,30} ")
_DEEDS = frozenset({"receive", "resolve", "submit", "returned", "give", "activate", "connect", "online", "full_online"})
_NONE_OF_OURS = frozenset({"other_topic", "other_dossier", "patron", "traffic", "ballot"})
_OURS = frozenset({"dossier", "service", "procedure", "people", "adult", "household", "document", "enterprise"})
_GOALS = (" mục tiêu", " chỉ tiêu")
_SETS_OUT = ("đề ra ", "đặt ra ", "đưa ra ", "xác định ")  # how many goals a plan has, whatever is reached of them
_SETS = (*_SETS_OUT, "có ", "gồm ", "đặt ", "giao ", "nêu ", "với ")
_DONE = re.compile(
    r"(?<![a-zà-ỹđ])(?:hoàn thành|hoàn tất|đã xong|làm xong|làm được|thực hiện được|đạt|về đích|cán đích|tới đích)"
    r"(?: (?:được|và vượt|tới|khoảng))* $"
)  # "trong 18 mục tiêu …, đến nay hoàn thành 7"
_AMONG = ("trong ", "trong số ", "trong tổng số ")
_SOME = (" nơi", " đơn vị", " địa phương")
_THERE_ARE = (" có ", " mới ", " chỉ ", ", ", " thì ", " đã ")
_IN_BRACKETS = re.compile(r"[^,;)]{0,38}\(")
# "58.000 năm 2020" is a count and its year
_OF_TIME = re.compile(r" ?(?:lần|bậc|hạng|năm(?! \d{4})|tháng(?! \d)|tuần|ngày(?! \d)|giờ|phút|tuổi|giây)(?![^\W\d_])")


# "Từ 86 lên 70 là 16 bậc": two ranks that have been told, for the way between them
_STEPS = re.compile(r"t(?<![a-zà-ỹđ]t)ừ \d+ (?:lên|xuống|đến|tới|vào) \d+ (?:là|tức|nghĩa là|mất|cần) (?:\S+ )?\d+ bậc")


def items_of(lex: Lexicon, reading: Reading, index: int, hints: Hints) -> list[Item]:
    """The numbers of a sentence that could be a level, a change or a rank of something."""
    sentence, low = reading.sentences[index], reading.normal.low
    ranks = ranks_of(reading, index)
    found: list[Item] = []
    last: tuple[str, ...] | None = None  # what the figure before counts, and where it ends
    last_end = whole_at = -1
    whole: tuple[str, ...] = ()  # what a figure has said that there are in all
    changes, anaphors = tells_change(sentence, hints), sentence.marked("anaphor")
    indexed, places = sentence.indexed, ranks.places
    in_kinds = {number.kind for number in sentence.numbers}
    shares = "percent" in in_kinds and "plain" in in_kinds
    in_parts = "tổng" in sentence.text or "vnd" in in_kinds or "usd" in in_kinds or bool(sentence.brackets)
    risen, behind = -1, 0  # where a run of changes begins and ends
    for number in ranks.numbers:
        noun, noun_end = noun_of(sentence, number, low, lex.glue)
        if noun is None and shares and lacks_percent(sentence, number, low):
            number.kind = "percent"
        kind, start = number.kind, number.start
        ranked = start in places or (indexed and noun is None and is_bare_place(sentence, number))
        if ranked:
            if start not in ranks.in_words:
                sentence.ranked.append(start)
        elif noun and not (indexed and not INDEX_IDEAS.isdisjoint(noun)):
            sentence.claimed.setdefault(noun_end, start)
        before, before_end, last, last_end = last, last_end, None, number.end
        if kind == "plain":
            if not ranked:
                last = noun
        elif kind in ("vnd", "usd"):
            last = ()  # "215 tỷ đồng, trong đó chi thường xuyên 38%"
        change, led, of = 0, -1, -1
        if changes or kind == "points" or number.value_high is not None:  # "vượt mức chung từ 5-7%"
            change = change_of(sentence, number, low)
        kinds: tuple[str, ...] = ()
        if kind in ("points", "measure") or is_conditional(number, low, hints):
            pass  # by how much, how long or how heavy; a threshold
        elif kind == "percent":
            kinds = _kinds_of_share(sentence, number, change, low)
        elif kind == "plain":
            if not is_scale(number, low):
                kinds = _kinds_of_plain(sentence, number, noun, change, ranked, low, hints)
        elif not (change or is_average(sentence, number, low, hints, money=True)):
            kinds = ("money",)
        if risen >= 0 and _LED_TO.fullmatch(low, behind, start):
            led = risen
        if change:
            risen, behind = led if led >= 0 else start, number.end
        else:
            risen = -1
        if not kinds:
            continue
        if kind == "plain":
            if noun and _is_whole(number, ranks.numbers, low):
                whole, whole_at = noun, start
                continue
            if whole and (
                _DONE.search(low, sentence.start, start)
                if noun is None
                else low.startswith(_SOME, number.end) and low.endswith(_THERE_ARE, 0, start)
            ):
                noun, of = whole, whole_at
            if (in_parts and _is_part(sentence, number, ranked, low)) or (
                "count" in kinds and is_part_of_name(sentence, number, reading)
            ):
                continue
        item = Item(index, sentence, number, kinds, noun, noun_end, change, ranked)
        if anaphors:
            item.pointer = _pointer(sentence, number, anaphors)
        item.of = of
        item.risen = led
        if kind == "percent" and before is not None:
            item.of_other = _of_other(sentence, number, before_end, before, low)
        found.append(item)
    for k, (first, item) in enumerate(itertools.pairwise(found)):
        _join(first, item, low)
        if k and item.twin is first and same_money(found[k - 1], first, low):
            item.twin = found[k - 1]
    return found


def _kinds_of_plain(
    sentence: Sentence, number: Number, noun: tuple[str, ...] | None, change: int, ranked: bool, low: str, hints: Hints
) -> tuple[str, ...]:
    """What a bare number can be, nothing where it is no value of anything."""
    steps = " bậc" in sentence.text and low.find(" bậc", number.end, number.end + 24) >= 0
    if steps and _is_counted_off(sentence, number, low):
        return ()
    if (ranked and not low.startswith(_YEARS_ON_END, number.end)) or (steps and _MOVED_BY.match(low, number.end)):
        kinds: tuple[str, ...] = ("rank",)
    elif _OF_TIME.match(low, number.end) and not (number.value >= 100 and low.startswith(" lần", number.end)):
        return ()  # "gấp 3 lần", but "đã chấm điểm 21.300 lần"
    else:
        kinds = _kinds_of_count(sentence, number, noun, change, low, hints)
    return (*kinds, "percent") if kinds and noun and number.total == number.value else kinds


_YEARS_ON_END = (" năm liên t", " năm liền")  # "giữ vững vị trí 3 năm liên tiếp"
# "dịch vụ trực tuyến 81, tụt 22 bậc", "EGDI: 71 (tăng 15 bậc)"
_MOVED_BY = re.compile(
    r"(?:/\d{2,3})?(?:, | \()(?:(?:và|nhưng|đã|cũng|lại) )?"
    r"(?:tăng|giảm|tụt|lùi|lên|xuống|rớt|rơi|nhảy|leo|tiến|vươn|nhích|thăng|hạ|mất|cải thiện|sụt|kém|hơn)"
    r"(?: (?:thêm|tới|đến|liền|hẳn|mạnh))* \d{1,3} bậc(?![a-zà-ỹđ])"
)


def _is_counted_off(sentence: Sentence, number: Number, low: str) -> bool:
    """ "Từ 86 lên 70 là 16 bậc": is it one of two ranks that the way between them is counted off?"""
    way = _STEPS.search(low, sentence.back(number.start, 12), sentence.end)
    return way is not None and way.start() < number.start < way.end()


# "toàn trình đạt 63%, nghĩa là hơn một phần ba phải đến quầy": the rest
_BY_HAND = re.compile(
    r"(?: [^\W\d_]+){0,5}? phải (?:đến|ra|tới|đi|mang|xếp hàng|nộp (?:giấy|trực tiếp|tại|bản))(?![^\W\d_])"
)


def _kinds_of_share(sentence: Sentence, number: Number, change: int, low: str) -> tuple[str, ...]:
    """What a share can be, nothing where it is one of something else."""
    begin, end = sentence.back(number.start, 60), number.end
    before = low[begin : number.start]
    if "trọng số" in before:
        return ()  # "tăng trọng số đo tự động lên 40%": how much a part counts
    if "dp " in before and _GROWS.search(low, begin, number.start):
        return ()  # "GDP năm ấy chỉ đạt 5,1%"
    if "phải " in sentence.text and _BY_HAND.match(low, end):
        return ()
    if before.endswith(_OVER) and _OF_PARTS.search(low, begin, number.start):
        return ()
    if is_of_plan(sentence, number, low) or ("bằng " in before and is_of_then(sentence, number, low)):
        return ()
    if "(" in before and _PART_OF.search(low, sentence.back(number.start, 40), number.start):
        return ()
    goes_on = low[end : end + 1] == " "
    if goes_on and _is_of_what_follows(sentence, number, low):
        return ()
    if change:
        if (
            _SHORT_TERM.match(low, end)
            or (
                low.startswith(" so ", end)
                and (
                    _OF_GROWTH.search(low, sentence.back(number.start, 100), number.start)
                    or _over_years(sentence, number, low)
                )
            )
            or _OF_SCORE.search(low, sentence.back(number.start, 30), number.start)
        ):
            return ()  # the last: "trụ cột này đạt 0,61, tăng 4%"
        return ("percent",) if change == -1 and _fewer_procedures(sentence, number, low) else ("growth",)
    level = (goes_on and _LEVEL_AHEAD.match(low, end)) or (
        "tăng trưởng" in sentence.text and _GROWN_TO.search(low, sentence.back(number.start, 80), number.start)
    )
    return ("percent", "score") if level else ("percent", "score", "growth")


def _is_of_what_follows(sentence: Sentence, number: Number, low: str) -> bool:
    """Is a share one of money, of growth or of places, as the words behind it say?"""
    end = number.end
    if _OF_ITSELF.match(low, end) or (low.endswith(_WAIVED, 0, number.start) and _FEES.match(low, end)):
        return True
    if low.startswith(_OF_OTHERS, end) and (_FEE_MONEY.match(low, end) or _IS_OF_FIELD.match(low, end)):
        return True
    if low.startswith((" của gdp", " gdp", " của grdp"), end) and _GROWTH_AHEAD.search(
        low, sentence.back(number.start, 30), number.start
    ):
        return True  # "gấp ba mức tăng 7% của GDP"
    lies = _LIES.match(low, end)  # "trong 1.207 hồ sơ quá hạn, một phần ba nằm ở Hà Nội": of the places
    if lies is None:
        return False
    if lies["owned"] and not number.word and all(n.kind == "percent" for n in sentence.numbers):
        return False  # "mức cao nhất, 91%, thuộc về Huế"
    return bool(lies["unit"] or any(a == lies.end() for a, _ in sentence.names))


_OF_PROCEDURES = re.compile(r" (?:(?:tổng )?số |số lượng |các )?(?:lượng )?(?:thủ tục|tthc)(?![^\W\d_])")
_PROCEDURES_ARE = re.compile(
    r"(?:số|lượng|số lượng) (?:thủ tục|thủ tục hành chính|tthc)(?: (?:của|nội bộ|đã|được|trên|cấp|toàn|tỉnh|bộ|ngành))*"
    r" giảm(?: (?:được|khoảng|gần|hơn|trên|tới|ít nhất))* $"
)
_NOT_THEY = ("thời gian ", "thời hạn ", "giải quyết ", "chi phí ", "tuân thủ ", "được ")
_ARE_CUT = re.compile(r"cắt giảm(?: (?:được|khoảng|gần|hơn|trên|tới|ít nhất|tối thiểu))* $")


def _fewer_procedures(sentence: Sentence, number: Number, low: str) -> bool:
    """ "giảm 22% số thủ tục", "số thủ tục giảm 22%", "rà soát thủ tục, đã cắt giảm được 22%": are so many cut?"""
    if _OF_PROCEDURES.match(low, number.end):
        return True
    if "procedure" in sentence.said:
        cut = _ARE_CUT.search(low, sentence.back(number.start, 40), number.start)
        if cut is not None and not low.endswith(_NOT_THEY, sentence.start, cut.start()):
            return True
    return _PROCEDURES_ARE.search(low, sentence.back(number.start, 80), number.start) is not None


def _over_years(sentence: Sentence, number: Number, low: str) -> bool:
    """ "năm 2024, … cao hơn 38% so với năm 2019": is it a change over more than the year before?"""
    since = _SINCE_YEAR.match(low, number.end)
    years = [p.code for p in sentence.periods if p.end <= number.start and p.code and low[p.end - 4 : p.end].isdigit()]
    return since is not None and bool(years) and int(years[-1][:4]) - int(since["year"]) > 1


_SINCE_YEAR = re.compile(r" so (?:với )?(?:cùng kỳ )?năm (?P<year>20\d\d)")


def _kinds_of_count(
    sentence: Sentence, number: Number, noun: tuple[str, ...] | None, change: int, low: str, hints: Hints
) -> tuple[str, ...]:
    decimal = number.value != int(number.value)
    point = low.startswith((" điểm", "/100"), number.end) and bool(_POINT.match(low, number.end))
    if decimal and not point and not number.scaled and number.value >= 1 and len(number.raw.partition(",")[2]) == 3:
        number.value = round(number.value * 1000)  # "12,345 hồ sơ": a comma for a dot
        return ("count",)
    if point or (decimal and not number.scaled):
        return () if change or _of_a_part(sentence, number, low) else ("score",)
    if change or is_average(sentence, number, low, hints):
        return ()
    if (
        number.value <= 200
        and (noun is None or (number.total is not None and is_place_of(sentence, number, low)))
        and not is_field(number, low)
    ):
        return ("count", "rank")
    return ("count",)


_INDEX_PARTS = frozenset({"pillar", "digital_economy", "egov"})


def _of_a_part(sentence: Sentence, number: Number, low: str) -> bool:
    """ "chính phủ số (400 điểm), kinh tế số (300 điểm)": does a figure in brackets stand on a part of an index?"""
    return low.startswith("(", number.start - 1) and any(
        0 <= number.start - 1 - end <= 1 and not _INDEX_PARTS.isdisjoint(tags) for _, end, tags in sentence.ideas
    )


def _is_part(sentence: Sentence, number: Number, ranked: bool, low: str) -> bool:
    """Is it the whole that another figure is set against ("1.200 trên tổng số 1.500"), or an end of a sum of money
    ("từ 300.000 đến 1,2 triệu đồng")?"""
    if "tổng" in sentence.text and _OUT_OF.search(low, sentence.back(number.start, 24), number.start):
        part = sentence.figure_before(number.start)
        if part is not None and number.start - part.end < 70:
            return not (low.startswith(" hồ sơ", number.end) and _are_online(sentence, part, number))
    if not ranked:
        for n in sentence.numbers:
            if n.kind in ("vnd", "usd") and low[number.end : n.start].strip() in ("-", "đến", "tới"):
                return True
    return not ranked and _adds_up(sentence, number)


def _are_online(sentence: Sentence, part: Number, whole: Number) -> bool:
    """ "9.412 hồ sơ trực tuyến trên tổng số 9.786 hồ sơ": is what was counted before said to be online?"""
    begin = sentence.back(part.start, 24)
    return any(begin <= a < whole.start and not _ONLINE.isdisjoint(tags) for a, _, tags in sentence.ideas)


_ONLINE = frozenset({"online", "full_online", "any_online"})


def _adds_up(sentence: Sentence, number: Number) -> bool:
    """ "57 hồ sơ (đất đai 49, hộ tịch 8)": do the figures in the brackets around a number make up the one before?"""
    aside = bracket(sentence, number.start) if len(sentence.numbers) > 2 else None
    if aside is None:
        return False
    opened, closed = aside
    inside = [n for n in sentence.numbers if opened < n.start < closed]
    whole = sentence.figure_before(opened)
    return (
        whole is not None
        and len(inside) > 1
        and all(n.kind == whole.kind == "plain" for n in inside)
        and sum([n.value for n in inside]) == whole.value
        and not any(opened < a < closed and not _HOW.isdisjoint(tags) for a, _, tags in sentence.ideas)
    )


# "486.205 hồ sơ (trực tuyến 241.960, trực tiếp 244.245)": parts that are told for themselves
_HOW = frozenset({"online", "full_online", "any_online", "part_online", "in_person", "on_time", "overdue", "late"})


def _join(before: Item, item: Item, low: str) -> None:
    """Figures side by side: what one counts the other counts too, or one restates the other as a share (`twin`)."""
    number = item.number
    if (
        before.counted is None
        and item.counted
        and "pending" not in item.counted
        and "count" in before.kinds
        and "count" in item.kinds
        and not (before.rank or before.number.total or item.sentence.broken(number.end, item.noun_end))
        and _AND_DID.fullmatch(low, before.number.end, number.start)
        and any(low[b : before.number.start] == " " and _DEEDS.intersection(t) for _, b, t in item.sentence.ideas)
    ):
        before.counted = item.counted  # "tiếp nhận 1.200 và giải quyết 1.150 hồ sơ"
    alike = number.total is not None and number.total == before.number.total
    if alike and before.counted and _POLICIES.issuperset(item.counted or ()):
        item.counted = before.counted  # "34/34 tỉnh, thành đã giảm phí; 27/34 rút ngắn thời gian"
    between = low[before.number.end : number.start]
    if number.kind == "percent":
        if ";" not in between and _restates(before, item, between, low):
            item.twin = before
    elif before.number.kind == "percent":
        if item.kinds == ("count",) and not before.change and _IN_BRACKETS.fullmatch(between):
            item.twin = before  # "đạt 58,9% tổng số thủ tục (1.087 dịch vụ)"
        elif (
            number.total is not None
            and item.counted is None
            and before.counted
            and low[before.noun_end : number.start] == " ("
        ):
            item.counted, item.noun_end = before.counted, before.noun_end  # "100% sở, ngành (20/20) sử dụng chữ ký số"


_POLICIES = frozenset({"time_policy", "fee_policy"})  # deeds, no nouns
_ANEW = ("(", "tương đương", "bằng", "xấp xỉ", "tức")


def same_money(first: Item, second: Item, low: str) -> bool:
    """ "3,9 triệu tỷ đồng (khoảng 152 tỷ USD)": is it the same amount in the other currency?"""
    kinds = {first.number.kind, second.number.kind}
    between = low[first.number.end : second.number.start]
    return kinds == {"vnd", "usd"} and len(between) < 24 and between.lstrip(" ,").startswith(_ANEW)


# "910 tỷ đồng với tốc độ tăng trưởng 21%"
_GREW_BY = re.compile(
    r",? (?:với |và )?(?:tốc độ|mức|mức độ|nhịp|đà) tăng(?: trưởng)? "
    r"(?:(?:là|đạt|khoảng|hơn|trên|gần|ước|tới|lần lượt|tương ứng) )*"
)


# "38.900 tỷ đồng doanh thu, nhiều hơn năm trước 13,2%"
_THAN_BEFORE = re.compile(
    r"(?: (?:tổng )?(?:doanh thu|doanh số|giá trị))?(?:,| và)?(?: (?:đã|ước|vẫn|tức))*"
    r" (?:tăng|giảm|nhiều hơn|cao hơn|lớn hơn|ít hơn|thấp hơn|kém|hơn)(?: so)?(?: với)?(?: mức| con số)?(?: của)?"
    r"(?: cùng kỳ)?(?: năm (?:trước|ngoái|20\d\d))?(?: tới| đến| gần| hơn| khoảng| là)* "
)


def _restates(before: Item, item: Item, between: str, low: str) -> bool:
    """Is a share the figure before it once more: "3.002 hồ sơ (1,2%)", "122 dịch vụ toàn trình, 46,6%", or its growth:
    "98.500 tỷ đồng, tăng 3,9%"?"""
    number = item.number
    if before.number.kind in ("vnd", "usd"):
        if _GREW_BY.fullmatch(between):
            item.change, item.kinds = 1, ("growth",)
            return True
        if item.change and _THAN_BEFORE.fullmatch(between):
            return True
        return bool(item.change) and len(between) < (70 if _SHORT_TERM.search(between) else 26)
    if before.number.kind != "plain" or before.rank:
        return False
    if "(" in between[-14:] or (item.change and len(between) < 26):
        return True
    if any(0 <= number.start - b < 16 and a >= before.number.end for a, b, _ in item.sentence.marked("share_verb")):
        return True
    return (
        before.counted is not None
        and _BESIDE.fullmatch(between) is not None
        and low[number.end : number.end + 1] in _STOPS
    )


def _is_whole(number: Number, numbers: list[Number], low: str) -> bool:
    """ "Trong 36 mục tiêu của Chiến lược, đã hoàn thành 22 mục tiêu", "Kế hoạch có 36 mục tiêu, tỉnh hoàn thành 22": of
    how many, not how many. So it is where how many of them is asked: "27 mục tiêu thì bao nhiêu đã xong?"."""
    goals, among = low.startswith(_GOALS, number.end), low.endswith(_AMONG, 0, number.start)
    if not (goals or among):
        return False
    behind = next((other for other in numbers if other.start > number.end), None)
    if goals and low.find(" bao nhiêu ", number.end, number.end + 80) >= 0:
        return True
    if goals and low.endswith(_SETS, 0, number.start):
        if low.endswith(_SETS_OUT, 0, number.start):
            return True
        return behind is not None and behind.kind == "plain" and bool(_DONE.search(low, number.end, behind.start))
    if (
        goals
        and behind is not None
        and low.startswith(_GOALS, behind.end)
        and low.find(" thì ", number.end, behind.start) >= 0
    ):
        return True  # "22 chỉ tiêu thì 15 chỉ tiêu đạt"
    if not among:
        return False
    if behind is not None and low.startswith(_SOME, behind.end) and low.endswith(_THERE_ARE, 0, behind.start):
        return True  # "Trong 9 huyện, thị xã đã có 6 nơi hoàn thành …"
    return goals and any(
        other.start > number.end and (low.startswith(_GOALS, other.end) or _DONE.search(low, number.end, other.start))
        for other in numbers
    )


def _pointer(sentence: Sentence, number: Number, anaphors: Sequence[Mark]) -> int:
    """Where the words begin that point back to what the number is a number of, -1 where none do."""
    for a, b, _ in reversed(anaphors):
        if b <= number.start and sentence.cost(number.start - 1) - sentence.cost(b - 1) < 0.6:
            return a
    return -1


def _of_other(sentence: Sentence, number: Number, start: int, counted: tuple[str, ...], low: str) -> bool:
    """Is a share set right behind a count, which ends at `start`, of something unknown, with nothing of ours named
    between, or is it that of one field among those counted?"""
    field = low.rfind("lĩnh vực ", start, number.start)
    if field >= 0 and _OF_FIELD.search(low, start, number.start):
        return True
    if counted and _NONE_OF_OURS.isdisjoint(counted):
        return False
    if low.find(";", start, number.start) >= 0 or low.find(",", start, number.start) < 0:
        return False
    return all(_OURS.isdisjoint(tags) for a, b, tags in sentence.ideas if start <= a and b <= number.start)


def in_turns(row: Sequence[Item], size: int, low: str) -> bool:
    """Does a row of figures go by turns of a size: "71% và 45%, 66% và 40%" by two?"""
    if len(row) <= size or len(row) % size:
        return False
    gaps = [low[a.number.end : b.number.start].strip() for a, b in itertools.pairwise(row)]
    inner = {gap for k, gap in enumerate(gaps) if (k + 1) % size}
    outer = {gap for k, gap in enumerate(gaps[:-1]) if not (k + 1) % size}
    return len(inner) == 1 and not inner & outer


def counts_goals(item: Item) -> bool:
    """Is it how many goals have been reached, so that "mục tiêu" beside it is what is counted?"""
    return item.link is not None and item.link.frame.indicator == "goals_completed"
