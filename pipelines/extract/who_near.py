"""How near those who are named in its sentence stand to a number, and which of them cannot be whose it is: sources, the
field that is ranked, who is set beside it or told of in passing.
"""

from __future__ import annotations

import re
from operator import itemgetter

from pipelines import catalogue
from pipelines.extract.clauses import NEXT_NAME, any_word, bracket, set_beside, set_first
from pipelines.extract.document import Document
from pipelines.extract.items import Item
from pipelines.extract.marks import begins_between
from pipelines.extract.mentions import Mention, kind_of
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import Sentence
from pipelines.extract.sources import REPORTERS
from pipelines.extract.who_around import is_source, owns_figure, tells_own
from pipelines.extract.who_lists import SOME, is_exemplified
from pipelines.extract.who_means import goes_on_from_mean, is_mean_of_group


def weighed(document: Document, item: Item, named: list[Mention]) -> list[tuple[float, Mention]]:
    """Who of those named in a number's sentence it may be of, each with its reading distance, nearest first."""
    scored: list[tuple[float, Mention]] = []
    possible = document.possible.get(item.at)
    if possible is None:
        possible = document.possible[item.at] = _possible(document, item.sentence, named)
    for k, source in possible:
        cost = _cost(document, item, named, k, source, bool(scored))
        if cost is not None:
            scored.append((cost, named[k]))
    if len(scored) > 1:
        own = [*scored]
        for k, (cost, mention) in enumerate(own):
            if mention.end <= item.number.start and (mention.role == "name" or mention.role in _PEERS):
                scored[k] = (_behind_its_own(item, cost, mention, own), mention)
        scored.sort(key=itemgetter(0))
    return scored


_PEERS = ("G:provinces", "G:ministries", "VN")


def _behind_its_own(item: Item, cost: float, mention: Mention, scored: list[tuple[float, Mention]]) -> float:
    """ "khối bộ đạt 57% còn khối địa phương 21%", "Huế thứ ba (0,71), Hà Nội từ thứ 24 lên thứ 6": who has a figure
    already stands behind who is named since then."""
    start, sentence = item.number.start, item.sentence
    peer = mention.role in _PEERS
    for other, later in scored:
        if (
            other >= cost
            and mention.end <= later.start < later.end <= start
            and (later.role in _PEERS if peer else later.role == "name" and not sentence.broken(later.end, start))
            and sentence.figures_between(mention.end, later.start)
        ):
            cost = other + 0.01
    return cost


# what those cost who are only pointed at: "chúng tôi", "tỉnh", "đơn vị này"
_VAGUE_ROLES = {"us": 0.5, "any": 0.31, "province": 0.06, "city": 0.06, "ministry": 0.06}


def _cost(document: Document, item: Item, named: list[Mention], k: int, source: bool, rivals: bool) -> float | None:
    """How far a mention stands from a number, in reading distance; None where it cannot be the one who is spoken of."""
    mention, sentence, number = named[k], item.sentence, item.number
    role = mention.role
    if _speaks_of_another(document, item, named, k, source):
        return None
    if mention.end <= number.start:
        cost = _cost_before(document, item, named, k)
    elif mention.start >= number.end:
        cost = _cost_behind(document, item, named, k, rivals)
    elif number.kind == "usd":
        return None  # "25 tỷ đô la Mỹ"
    else:
        cost = 0.0
    if cost is None:
        return None
    if mention.start < number.end:
        if cost < 0.0:
            cost = max(cost, -0.3) if cost < -0.25 else 0.0
    else:
        if cost > -0.4:
            cost = max(cost, -0.1)
        if _owned_elsewhere(sentence, mention, number):
            return None
        if role in ("commune", "district"):
            cost += 1.2 if rivals else 0.5
    if role == "name":
        return cost
    said = document.normal.low[mention.start : mention.end]
    if role in ("commune", "district") and "địa bàn" in said:
        cost += 0.6
    if role == "VN" and said == "quốc gia":
        cost += 0.8
    return cost + _VAGUE_ROLES.get(role, 0.0)


_UNDER = (",", "-", "của", "thuộc", "ở", "tại")
_SHALL = re.compile(
    r" (?:sẽ |cũng |đều )?(?:phải|cần|phấn đấu|đặt mục tiêu|được giao|quyết tâm|hướng tới)(?![a-zà-ỹđ])"
)
_OFFICE = re.compile(r"ubnd|hđnd|tỉnh ủy|thành ủy|chính quyền")


def _possible(document: Document, sentence: Sentence, named: list[Mention]) -> list[tuple[int, bool]]:
    """Who of those named in a sentence can be whose its figures are, wherever these stand, each with whether it is also
    named as a source."""
    return [
        (k, _is_named_as_source(document, sentence, named, k))
        for k in range(len(named))
        if not (_is_part_of_name(document, sentence, named, k) or _is_in_passing(document, sentence, named, k))
    ]


def _is_named_as_source(document: Document, sentence: Sentence, named: list[Mention], k: int) -> bool:
    """Is somebody of those who speak, who do it for others as well, named as a source?"""
    mention, low = named[k], document.normal.low
    role = mention.role
    if role == "name":
        speaks = kind_of(mention.rows) == "ministry"
    elif role in ("province", "city"):
        office = not document.home.authority and _OFFICE.search(low, mention.start, mention.end) is not None
        speaks = office and _has_other(named, k)
    else:  # not "(Hòa Bình cũ 1.482 tổ, …)": a part
        speaks = role in ("ministry", "dept") or (role == "?" and not low.startswith(" cũ", mention.end))
    return speaks and is_source(document, sentence, mention)


def _speaks_of_another(document: Document, item: Item, named: list[Mention], k: int, source: bool) -> bool:
    """Can a mention not be whose a number is: a source, the field that is ranked, an aside, the place of an office that
    counts its own work?"""
    mention, sentence, number = named[k], item.sentence, item.number
    role, owns = mention.role, False
    if mention.body:
        owns = owns_figure(item, mention.body)
        if not owns and (mention.body == "office" or mention.bare):
            return True
        if mention.bare and mention.body == "firm" and not document.has_firm:
            return True
    if mention.within and _of_office(document, item, named, k):
        return True
    if source and not (owns and tells_own(document, item, mention)):
        return True
    if role in ("name", "?"):
        if sentence.brackets and len(named) > 1 and mention.end <= number.start:
            aside = bracket(sentence, mention.start)
            if aside is not None and aside[1] <= number.start:
                return True  # "TP Hồ Chí Minh (gồm cả Bình Dương cũ)": what stands in brackets is an aside
        if role == "name" and kind_of(mention.rows) == "ministry" and _looks_at(document, item, mention):
            return True
    elif role in _GROUPS and _is_field(document, item, named, k):
        return True
    if role in SOME and not mention.body and is_exemplified(item, named, k, sentence.low):
        return True
    return _is_aside(item, named, k)


def _is_part_of_name(document: Document, sentence: Sentence, named: list[Mention], k: int) -> bool:
    """Does a name only say more of another one, or of a currency, or is it of those that are never reported on? So does
    "our" before a name."""
    mention, low = named[k], document.normal.low
    if mention.role != "name":
        return mention.role == "us" and k + 1 < len(named) and named[k + 1].start - mention.end <= 2
    if low.endswith(("đô la ", "đôla "), sentence.start, mention.start):
        return True  # "là 20 tỷ đô la Mỹ, 25% và 8%"
    if k and named[k - 1].role in ("name", "?", "dept"):
        gap = low[named[k - 1].end : mention.start].strip()
        if gap == "(" or (gap in _UNDER and _below(named[k - 1], mention)):
            return True  # "huyện Chư Păh, tỉnh Gia Lai", "xã Tân Thành của Thái Nguyên": the smaller unit speaks
    return catalogue.entities()[mention.rows[0]].code in document.lex.only_sources


_GROUPS = frozenset({"G:provinces", "G:ministries", "group", "all", "VN"})


def _is_field(document: Document, item: Item, named: list[Mention], k: int) -> bool:
    """Is a group the field that somebody is ranked or scored in, or those whose things are counted?"""
    mention, sentence, number, low = named[k], item.sentence, item.number, document.normal.low
    if mention.role == "VN":
        return (
            item.rank
            and low[mention.start : mention.end] in ("cả nước", "toàn quốc")
            and low[number.end : mention.start].strip() in ("", "của", "trong", "trên", "tỉnh, thành")
        )  # "thứ 24 cả nước": the field, not the one who is ranked
    if item.rank:
        return True  # "hạng 4 khối bộ"
    if mention.role == "all":
        return False
    if (
        item.link is not None
        and item.link.frame.kind == "score"
        and not (mention.end <= number.start and _SHALL.match(low, mention.end, number.start))
        and not is_mean_of_group(sentence, named, mention, max(mention.end, number.start))
        and not goes_on_from_mean(document, item, mention)
    ):
        return True  # "đứng đầu khối bộ (89,95%)"
    # "18 cơ sở dữ liệu của quốc gia và các bộ": what is counted is theirs
    return mention.role != "group" and mention.start >= number.end and _is_counted(item, mention)


_OWN_RESULT = re.compile(r"(?<![a-zà-ỹđ])(?:đạt|có|kết quả|như sau|là|của)(?![a-zà-ỹđ])")


def _looks_at(document: Document, item: Item, mention: Mention) -> bool:
    """ "Bộ Nội vụ thì nhìn theo cách khác: cả năm, 71% …": does a ministry that reports on the others say something
    with a colon, of nothing of its own?"""
    sentence, low = item.sentence, document.normal.low
    colon = low.find(":", mention.end, item.number.start)
    if colon < mention.end + 8 or mention.start - sentence.start > 20:
        return False
    codes = {catalogue.entities()[row].code for row in mention.rows}
    return (
        not codes.isdisjoint(REPORTERS)
        and not sentence.figures_between(mention.end, colon)
        and not begins_between(sentence.ideas, mention.end, colon)
        and not _OWN_RESULT.search(low, mention.end, colon)
    )


# "Tiền Giang (hạng 17)", "thị xã Duyên Hải ít nhất (34 tổ)": the name right before a figure
_NAMED_BY = re.compile(
    r"\s*(?:[^,;:.()\d]{0,30}\((?:hạng |vị trí |thứ |đạt |được |với |điểm |hơn |trên |gần |khoảng |dưới |xấp xỉ |ước )*"
    r"|:(?: \()?|là|đạt|với)\s*"
)
_VERB_LEADS = 8  # characters up to a number that such a verb alone leads


_TO_LABEL = 14  # "- Tỉnh ", "2. Thành phố "
_LABEL_COST = 3.0  # of "Huế: …", whose are all figures of the line, however many


def _cost_before(document: Document, item: Item, named: list[Mention], k: int) -> float | None:
    """The way from a mention on to a number."""
    mention, sentence, number, low = named[k], item.sentence, item.number, document.normal.low
    between = sentence.figures_between(mention.end, number.start)
    cost = sentence.cost(number.start - 1) - sentence.cost(mention.end - 1)
    if between:
        cost -= 0.5 * between
    gap, least = number.start - mention.end, 0.05 * between
    cost = (cost if cost > least else least) + 0.0005 * gap
    led = (
        gap <= _VERB_LEADS
        or (sentence.brackets and low.find("(", mention.end, number.start) >= 0)
        or low.find(":", mention.end, number.start) >= 0
    )
    if led and _NAMED_BY.fullmatch(low, mention.end, number.start) and not _named_between(named, mention, number):
        cost = -0.3
    elif cost > _LABEL_COST and low.startswith(":", mention.end) and mention.start - sentence.start <= _TO_LABEL:
        cost = cost if _named_between(named, mention, number) else _LABEL_COST
    if mention.role == "dept" and not (mention.body and owns_figure(item, mention.body)):
        fronted = mention.start - sentence.start <= 8 and low.startswith(",", mention.end)  # "Ở cấp xã, …"
        if between or cost > (1.2 if fronted else 0.25):
            return None
    if item.twin is not None and item.twin.number.start >= mention.end:
        cost -= 0.3
    return cost


def _named_between(named: list[Mention], mention: Mention, number: Number) -> bool:
    """Is anybody else named from a mention on to a number?"""
    for other in named:
        if mention.end <= other.start < number.start:
            return True
    return False


# "68% dân số, chủ yếu ở Cao Lãnh": where most of it is, not whose it is
_MOSTLY_AT = re.compile(
    r"(?:chủ yếu|tập trung|phần lớn|đa số|hầu hết|nhất là)(?: (?:ở|tại|thuộc|trong|là))+ [^;.()\d]*$"
)
_OF = (" của ", " của tỉnh ", " của thành phố ", " ở ", " tại ")
_IN_PART = re.compile(r" (?:ở|tại|của) [^,;:.()\d]+$")
_HOLDS = re.compile(r",? (?:là|thuộc về|vẫn là|tiếp tục là)(?: tỉnh| thành phố)? ")
_ACTORS = frozenset({"name", "province", "city", "VN"})
_FRONTED = re.compile(r"[^,;:()]{0,80}, (?:tỉnh |thành phố |tp\.? ?)?")


def _cost_behind(document: Document, item: Item, named: list[Mention], k: int, rivals: bool) -> float | None:
    """The way from a number on to a mention behind it."""
    mention, sentence, number, low = named[k], item.sentence, item.number, document.normal.low
    role, gap = mention.role, low[number.end : mention.start]
    peer = role == "dept" and low.endswith(" bạn", mention.start, mention.end)
    peer = peer or (role in ("G:provinces", "G:ministries") and number.kind == "percent")
    if (gap == " (" and low.startswith(")", mention.end)) or ((role == "name" or peer) and gap in _OF):
        return -0.4  # "38,6% (Trung Quốc)", "44,7% của Bắc Ninh, 30,3% của Thái Nguyên"
    if peer and gap == " " and low.startswith("khối ", mention.start):
        return -0.4  # "71,6% ở khối bộ và 64,2% khối địa phương"
    if gap == " " and low.startswith("của ", mention.start) and (_is_beside(item) or _opens_comparison(item)):
        return -0.4  # "kém mức 71% của cả tỉnh và 80% của cả nước", "So với mức 61% của cả nước, tỷ lệ của Huế …"
    if role == "name" and _BELONGS.fullmatch(gap):
        return -0.4
    if item.rank and role == "name" and _LISTS.fullmatch(gap):
        return -0.4  # "Hạng 1: Đà Nẵng. Hạng 2: Huế."
    if role == "name" and item.link is not None and low.endswith(_OF, 0, mention.start):
        for _, end in item.link.evidence:
            if low[end : mention.start] in _OF:
                return -0.4  # "phủ 100% băng rộng đến các xã của huyện Hòa Vang"
    if role in _ACTORS and _FRONTED.fullmatch(low, number.end, mention.start) and _fronted(sentence, named, number):
        return -0.1
    in_words = item.rank and number.word
    between = sentence.figures_between(number.end, mention.start)
    cost = sentence.cost(mention.start) - sentence.cost(number.end - 1)
    if (
        item.rank
        and not between
        and (
            _is_who(sentence, named, number, mention)
            if in_words
            else _HOLDS.fullmatch(low, number.end, mention.start) or _takes_place(sentence, number, mention)
        )
    ):
        cost = -0.1
    else:
        if ";" in gap or "|" in gap:
            return None
        for start, end, _ in sentence.marked("compare"):
            if number.end <= start and end <= mention.start:
                return None
        if _MOSTLY_AT.search(low, number.end, mention.start):
            return None
        bound_to = gap.rstrip().endswith(("của", "tại", "ở", "cho", "địa bàn", "thuộc", "trong")) or low.startswith(
            ("trên ", "phạm vi "), mention.start
        )
        bound_to = bound_to or (role in _PEERS and gap.endswith("giữa "))  # "63% văn bản giữa các bộ, ngành"
        if sentence.broken(number.end, mention.start) and not bound_to:
            return None
        cost += 0.25 + (0.0 if bound_to else 0.4) * between + (0.5 if in_words else 0.0)
        if cost >= 0.55:
            cost += 0.45
        if rivals and role in ("G:ministries", "G:provinces") and item.link and item.link.frame.kind == "count":
            cost += 0.6  # "nối 14 hệ thống của các bộ, ngành": what is counted is theirs
        if gap.rstrip().endswith(("của", "tại", "ở", "cho")):
            cost -= 0.1
    if role == "dept" and (mention.body or cost > 0.3 or not _IN_PART.search(low, number.end, mention.end)):
        return None  # but "86% trường học ở khu vực thành thị": of a part
    return cost


_LISTS = re.compile(r": (?:tỉnh |thành phố |tp\.? ?)?")


# "mức cao nhất, 91%, thuộc về Huế"
_BELONGS = re.compile(r",? (?:là |vẫn |đã )?thuộc về (?:tỉnh |thành phố |tp\.? ?|huyện |quận |thị xã |xã |phường )?")


def _opens_comparison(item: Item) -> bool:
    """Does a figure open its sentence as what the next one is compared with?"""
    compared = set_first(item.sentence)
    return compared is not None and compared.start == item.number.start


def _is_beside(item: Item) -> bool:
    """Is a share said behind another one of its sentence, and not as what it makes of the whole?"""
    sentence, start = item.sentence, item.number.start
    before = sentence.figure_before(start)
    if before is None or not before.kind == item.number.kind == "percent":
        return False
    return not any(0 <= start - end < 12 for _, end, _ in sentence.marked("share_verb"))


def _fronted(sentence: Sentence, named: list[Mention], number: Number) -> bool:
    """ "Với 92,18 điểm, Quảng Ninh đứng đầu": does a clause open with its figure, before who is spoken of?"""
    low = sentence.low
    begin = max(sentence.start, low.rfind(";", sentence.start, number.start) + 1)
    if any(begin <= m.start < number.start for m in named):
        return False
    return low[begin : begin + 8].lstrip(' "').startswith(("với ", "đạt "))


def _is_counted(item: Item, mention: Mention) -> bool:
    """Are the words that name a group an idea of what the number counts?"""
    link = item.link
    if link is None or link.frame.kind != "count":
        return False
    said = {idea for choice in link.frame.all for idea in choice}
    return any(a < mention.end and b > mention.start and said.intersection(tags) for a, b, tags in item.sentence.ideas)


# "Dẫn đầu là", "ngôi đầu khối tỉnh vẫn thuộc về": what parts a rank in words from whom it is of
_IS = re.compile(r" ?(?:về )?(?:(?:là|thuộc về|vẫn là|tiếp tục là)(?: tỉnh)? )?")
_IS_WHO = re.compile(r" [^;.()\d]{0,80}? (?:là|thuộc về|gọi tên|xướng tên)(?: tỉnh| thành phố)? ")


def _is_who(sentence: Sentence, named: list[Mention], number: Number, mention: Mention) -> bool:
    """ "Dẫn đầu khối tỉnh vẫn là Huế": is somebody named behind a rank in words as the one who holds it?"""
    low = sentence.low
    if _IS.fullmatch(low, number.end, mention.start):
        return True
    if any(m.role == "name" and m.end <= number.start and not sentence.broken(m.end, number.start) for m in named):
        return False  # "Hà Nội dẫn đầu, kế đó là Huế"
    return _IS_WHO.fullmatch(low, number.end, mention.start) is not None


def _of_office(document: Document, item: Item, named: list[Mention], k: int) -> bool:
    """Does a place only say where an office is that counts its own work: "Công an tỉnh Lào Cai đã nhận …"?"""
    office = next((m for m in reversed(named[:k]) if m.body == "office"), None)
    if office is None or not owns_figure(item, "office"):
        return False
    return not is_source(document, item.sentence, office) or tells_own(document, item, office)


_PLACE_OPENS = re.compile(r"(?:[,;]|,? và) (?:(?:đứng|xếp|ở|giữ|vị trí|hạng|thứ|tiếp theo là) ?)+$")


def _takes_place(sentence: Sentence, number: Number, mention: Mention) -> bool:
    """ "Bộ A đứng đầu (81%), xếp thứ 2 Bộ B (80%)": does a clause open with a place, and whose it is follow at once?"""
    low = sentence.low
    return (
        low[number.end : mention.start] == " "
        and mention.role == "name"
        and low.startswith((" (", ",", " với ", ";"), mention.end)
        and _PLACE_OPENS.search(low, sentence.start, number.start) is not None
    )


def _has_other(named: list[Mention], k: int) -> bool:
    """Is anybody else named or pointed at?"""
    return any(j != k and m.role in ("name", "province", "city", "district", "VN") for j, m in enumerate(named))


_AND_OTHERS = re.compile(r"(?:,| và| với|,? cùng) ")  # not "giữa các bộ, ngành", among themselves
_BETWEEN = re.compile(r"g(?<![a-zà-ỹđ]g)iữa [^,;:.()\d]{1,40} (?:và|với) $")
_OF_ALL = ("", "của", "số của", "tổng số của")
_OF_PAPER = re.compile(r"(?:nghị quyết|kế hoạch|chỉ thị|chương trình|đề án|quyết định|kết luận) [^,;.()]{0,30}$")
_GIVES = re.compile(r" (?:đã |sẽ )?(?:giao|đặt ra|đề ra|ấn định|yêu cầu|quy định)(?![a-zà-ỹđ])")
_WHEN = re.compile(
    any_word("sau khi", "trước khi", "từ khi", "kể từ khi", "khi", "nhờ", "ngoài việc") + r"(?![a-zà-ỹđ])[^,;:]*$"
)
_THEIRS = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?P<into>vào|lên|với|từ)|trên|qua) "
    r"(?:hệ thống|phần mềm|nền tảng|cơ sở dữ liệu|csdl|cổng|kho|trục)[^,;.:]{0,40} của $"
)
_OVERTAKEN = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:soán|truất|giành|lấy) (?:ngôi|vị trí|chỗ)[^,;:.()\d]{0,20}|qua mặt|thế chỗ)"
    r"(?: của| từ tay| từ)?(?: tỉnh| thành phố| nước)? $"
)
_WHERE = re.compile(r", (?:là )?(?:nơi|vùng|địa phương|đơn vị|tỉnh|thành phố|huyện|quận) [^,;:.()]*$")


def _is_in_passing(document: Document, sentence: Sentence, named: list[Mention], k: int) -> bool:
    """Is somebody named in passing, whatever figure the sentence has: beside whom it tells of, as who asked for it?"""
    mention, low = named[k], document.normal.low
    if low.endswith(_LEADS_ASIDE, sentence.start, mention.start) and _is_led_in(low, sentence.start, named, k):
        return True
    role = mention.role
    if role == "?":
        before = named[k - 1] if k else None
        # "Xã Sông Hinh, Phú Yên cũ"
        return before is not None and before.role == "name" and low[before.end : mention.start] in (", ", " (")
    if role not in ("province", "city") or not _GIVES.match(low, mention.end, sentence.end):
        return False
    for other in named[k + 1 :]:
        if other.role in ("district", "commune") and 0 < other.start - mention.end < 16:
            return True  # "chỉ tiêu tỉnh giao huyện cả năm là 75%"
    return document.home.entity[0] in "DW"


_RANKED_BEHIND = (", sau ", " chỉ sau ", " ngay sau ", ", xếp sau ", ", đứng sau ", ", đứng trên ", ", xếp trên ")


def _is_behind_them(item: Item, named: list[Mention], k: int) -> bool:
    """ "xếp thứ tư, sau Quảng Ninh và Hải Phòng; DTI xếp thứ ba": is somebody named only to say whom another ranks
    behind, in a clause that ends before a number?"""
    sentence, number = item.sentence, item.number
    low, end = sentence.low, named[k].end
    if low.find(";", end, number.start) < 0 and low.find(",", end, number.start) < 0:
        return False
    while k and NEXT_NAME.fullmatch(low, named[k - 1].end, named[k].start):
        k -= 1
    return low.endswith(_RANKED_BEHIND, sentence.start, named[k].start)


def _is_aside(item: Item, named: list[Mention], k: int) -> bool:
    """Is somebody named only to set the figure beside them, to date it or to say who asked for it?"""
    mention, sentence, number = named[k], item.sentence, item.number
    low, role = sentence.low, mention.role
    if role == "VN":
        share = sentence.figure_before(mention.start)
        if (
            share is not None
            and share.start != number.start
            and share.kind == "percent"
            and low[share.end : mention.start].strip() in _OF_ALL
        ):
            return True  # "chiếm gần 40% cả nước"
    elif (
        role in ("province", "city")
        and mention.end <= number.start
        and item.link is not None
        and item.link.frame.kind == "count"
        and _OF_PAPER.search(low, sentence.back(mention.start, 50), mention.start)
    ):
        # "thực hiện Nghị quyết 05 của Tỉnh ủy, huyện …"
        return low.find(",", mention.end, number.start) >= 0 or low.find(";", mention.end, number.start) >= 0
    if (
        item.rank
        and mention.end <= number.start
        and any(m.role == "name" for m in named[:k])
        and _OVERTAKEN.search(low, sentence.start, mention.start)
    ):
        return True  # "Hải Phòng soán ngôi của Hà Nội để đứng đầu"
    if mention.end <= number.start:
        first = sentence.numbers[0] if sentence.numbers else number
        if mention.end <= first.start < number.start and set_first(sentence) is not None:
            return True  # "So với cả nước (58%), Huế đạt 77%"
        if number.start - mention.end == 2 and low.startswith(" (", mention.end):
            return False  # "gấp đôi huyện Quế Phong (9.120 dữ liệu)"
        if low.endswith((" lần ", " lần so với ", " lần của "), sentence.start, mention.start):
            return True  # "gấp 2,9 lần Vĩnh Long cũ; đúng hạn 97,3%"
        if first.end <= mention.start and _is_set_beside(item, mention):
            return True
        if k and _is_behind_them(item, named, k):
            return True
        comma = low.find(",", mention.end, number.start)
        if comma < 0:
            return False
        if k and _WHERE.search(low, named[k - 1].end, mention.start):
            return True  # "Thái Nguyên, nơi tỉnh trả tiền thay người dân, đạt 46%"
        for other in named[k + 1 :]:
            if other.start > comma and other.end <= number.start:
                return bool(_WHEN.search(low, sentence.start, mention.start))  # "Sau khi nhận việc của Bộ A, Bộ B …"
        return False
    if role in ("province", "city", "ministry", "name") and low.endswith((" mà ", " do ", " được "), 0, mention.start):
        return bool(_GIVES.match(low, mention.end, sentence.end))  # "chỉ tiêu 50% mà tỉnh giao"
    # "98,2% số bản có sóng, 12 bản ở Mường Tè trắng sóng"
    return (
        role == "name"
        and sentence.broken(number.end, mention.start)
        and sentence.figures_between(number.end, mention.start) > 0
    )


_LEADS_ASIDE = ("giữa ", " và ", " với ", "của ")  # words before those who are named in passing


def _is_led_in(low: str, start: int, named: list[Mention], k: int) -> bool:
    """Does "giữa …", or "… của" behind what somebody else feeds, lead to a mention?"""
    mention = named[k]
    if low.endswith("giữa ", start, mention.start):
        among = mention.role in ("all", "G:ministries", "G:provinces") and not _AND_OTHERS.match(low, mention.end)
        return not among  # "văn bản gửi, nhận giữa Bộ và các địa phương"
    if not low.endswith("của ", start, mention.start):
        return _BETWEEN.search(low, start, mention.start) is not None
    # "nhập 1,8 triệu dữ liệu vào hệ thống của Bộ Tư pháp"
    theirs = _THEIRS.search(low, start, mention.start)
    return theirs is not None and (
        theirs["into"] is not None or _has_other(named[:k], -1) or kind_of(mention.rows) == "ministry"
    )


_THERE = re.compile(
    r"[,;] (?:nơi|nay|hiện|địa phương|đơn vị|tỉnh|vốn|với|chỉ|mới|đạt|con số|tỷ lệ này|\()(?![a-zà-ỹđ])"
)


def _is_set_beside(item: Item, mention: Mention) -> bool:
    """ "đạt 63%, nhỉnh hơn Kon Tum; hồ sơ đúng hạn 99%": is a figure said to be above somebody's, and the clause of the
    number another one?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    gap = low[mention.end : number.start]
    if ";" not in gap and (
        item.rank or "," not in gap or not begins_between(sentence.ideas, mention.end, number.start)
    ):
        return False
    return not _THERE.match(low, mention.end) and set_beside(sentence, mention.start)


def _owned_elsewhere(sentence: Sentence, mention: Mention, number: Number) -> bool:
    """Does a name to the right stand closer to a later figure: "chiếm 88%, tỷ lệ này của cả nước là 91,7%"?"""
    later = sentence.figure_behind(mention.end)
    return (
        later is not None
        and sentence.broken(number.end, mention.start)
        and not sentence.broken(mention.end, later.start)
    )


def _below(small: Mention, large: Mention) -> bool:
    if small.role == "?":
        return True
    order = {"commune": 0, "district": 1, "province": 2, "country": 3, "ministry": 3}
    if small.role != "name":
        return False
    return order[kind_of(small.rows)] < order[kind_of(large.rows)]
