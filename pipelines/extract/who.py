"""Whose number it is: everybody named in the sentence is weighed by the reading distance to the number; where nobody
stands near enough, the text around is asked (who_around.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import exp

from pipelines import catalogue
from pipelines.extract.attribute import REPORTERS
from pipelines.extract.clauses import NEXT_NAME, any_word, behind_last, bracket, set_beside
from pipelines.extract.document import NEAR, Choice, Document
from pipelines.extract.items import Item, Link
from pipelines.extract.mentions import Mention, kind_of, parents
from pipelines.extract.naming import deictic, unit_code
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import effective_day
from pipelines.extract.tiers import of_one_tier
from pipelines.extract.who_around import entities_around, is_source, of_gdp, owns_figure, tells_own

# A mean that reaches to the end of what is searched: "trung bình PAR INDEX của 17 bộ là …", "… của khối bộ là 84,38%,
# của khối địa phương là …"
_MEAN_REACHES = re.compile(
    r"(?<![a-zà-ỹđ])(?:trung bình|bình quân|trung vị|chung)(?![a-zà-ỹđ])[^;.\d%]*"
    r"(?:\d[^;.\d%]*|%(?:,| và)?(?: và| còn| rồi)? (?:của|theo|(?:sang |đến |lên )?năm|so với) [^;.\d%]*){0,24}$"
)
# "Tiền Giang (hạng 17)", "thị xã Duyên Hải ít nhất (34 tổ)": the name right before a figure
_NAMED_BY = re.compile(
    r"\s*(?:[^,;:.()\d]{0,30}\((?:hạng |vị trí |thứ |đạt |được |với |điểm )*|:(?: \()?|là|đạt|với)\s*"
)


_AMONG_UNITS = frozenset({"dti_rank", "par_index_rank", "ict_index_rank", "ecommerce_index_rank"})


def entities_of(document: Document, index: int, item: Item, period: str | None, given: Mention | None) -> Choice:
    """Whose a number of the sentence `index` is, given its period and, where a list goes with figures one by one, the
    name that goes with it."""
    day = effective_day(period, document.clock.code)
    return document.choose("entity", item, _choices(document, index, item, day, given))


_DISTRICTS_OF_ONE = 30  # the most districts that a province had, Hà Nội's (dbt_project/seeds)


def _choices(document: Document, index: int, item: Item, day: str, given: Mention | None) -> Iterator[Choice]:
    link, number = item.link, item.number
    assert link is not None
    spec = document.lex.specs[link.frame.indicator]
    if spec.entity:
        yield Choice((spec.entity,), 1.0, "whose the indicator always is", number.start, number.end)
    pillar = catalogue.indicators()[link.frame.indicator].pillar
    for_all = spec.of_people or pillar in ("economy", "society", "infrastructure")
    if link.frame.counted[:1] == ("districts_noun",) and (number.total or 0) > _DISTRICTS_OF_ONE:
        yield Choice(("VN",), 1.0, "so many no province has", number.start, number.end)
    for choice in _spoken_of(document, index, item, day, given):
        if item.rank and choice.codes == ("VN",) and link.frame.indicator in _AMONG_UNITS:
            yield replace(choice, codes=("?",), why=choice.why + ": the nation is not ranked among its units")
        elif link.frame.counted[:1] == ("districts_noun",) and choice.codes[0][0] == "D":
            yield replace(choice, codes=(parents().get(choice.codes[0]) or "?",), why=choice.why + ": its province")
        elif for_all and choice.codes[0].startswith("M:"):
            if (told := _told_of_place(document, link)) is not None:
                yield replace(choice, codes=(told,), why=choice.why + ": a ministry, speaking of the same place")
            yield replace(choice, codes=("VN",), why=choice.why + ": a ministry, speaking for the country")
        else:
            yield choice


def _told_of_place(document: Document, link: Link) -> str | None:
    """ "Cục Thống kê tỉnh tính … 40,1% GRDP. Theo Bộ TT&TT, tỷ lệ này là 43%": the place whose figure is said anew."""
    other = link.inherited
    told = next((d for d in reversed(document.said(other.at)) if d.item is other), None) if other else None
    return told.entity if told is not None and told.entity[0] == "P" and told.entity[1:].isdigit() else None


def _spoken_of(document: Document, index: int, item: Item, day: str, given: Mention | None) -> Iterator[Choice]:
    if given is not None and (code := unit_code(document, given, day)):
        yield Choice((code,), 1.0, "goes with it in a list", given.start, given.end)
    if _passing(document, item):
        yield Choice(("?",), 0.95, "a threshold that some units pass", item.number.start, item.number.end)
    if of_one_tier(document, item):
        yield Choice(("?",), 0.94, "the offices of one tier", item.number.start, item.number.end)
    if (whole := _mean_of_all(document, index, item)) is not None:
        yield whole
    yield from _named(document, index, item, day)
    yield from _own_report(document, index, item, day)
    yield from entities_around(document, index, item, day)


# "mức bình quân chung là", "tính chung:", "trung bình đạt": of all those before
_FOR_ALL = re.compile(
    any_word(
        *(f"{of_all} chung" for of_all in ("bình quân", "trung bình", "tính", "mức", "mặt bằng", "tỷ lệ")),
        *(f"{mean}(?= (?:là|đạt|chỉ|mới)|[ :(]+$)" for mean in ("bình quân", "trung bình")),
    )
    + r"[^,;.\d]{0,40}$"
)


def _mean_of_all(document: Document, index: int, item: Item) -> Choice | None:
    """The unit above those told before, where a mean of them all names nobody: "Huyện A 80%, huyện B 70%, bình quân
    chung 75%"."""
    sentence, number, link = item.sentence, item.number, item.link
    if number.kind != "percent" or link is None:
        return None
    begin = behind_last(sentence, number)
    said = _FOR_ALL.search(sentence.low, begin, number.start)
    if said is None or any(said.start() <= p.start < number.start for p in sentence.periods):
        return None
    if any(begin <= m.start < number.end + 30 and m.role != "dept" for m in document.who(index)):
        return None
    told = [d for d in document.lately(index, 2) if d.indicator == link.frame.indicator and not d.side]
    told = [d for d in told if d.item.at == index] or told
    if any(d.item.sentence.line != sentence.line for d in told[:1]):
        return None
    small = [d.entity for d in told if d.entity[0] in "DW"]
    whole = parents().get(small[0]) if small else None
    if not small and told and all(d.entity == "?" for d in told):
        whole = document.home.title_entity or document.home.province
    if len({d.entity for d in told if d.entity[0] == "P" and d.entity[1:].isdigit()}) > 1 and not small:
        whole = "VN"
    return Choice((whole,), 0.93, "the mean of all told before", said.start(), said.end()) if whole else None


def _named(document: Document, index: int, item: Item, day: str) -> Iterator[Choice]:
    """Who is named in the number's own sentence, nearest first."""
    number, named = item.number, document.who(index)
    if not named:
        return
    scored: list[tuple[float, Mention]] = []
    for k, mention in enumerate(named):
        cost = _cost(document, item, named, k, bool(scored))
        if cost is not None:
            scored.append((cost, mention))
    scored = [(_behind_its_own(number, cost, mention, scored, item.sentence), mention) for cost, mention in scored]
    scored.sort(key=lambda pair: pair[0])
    ahead = any(mention.end <= number.start for _, mention in scored)
    for cost, mention in scored:
        if cost > (3.5 if mention.end <= number.start else 1.9 if ahead else 2.3):
            continue
        codes = _codes(document, index, item, mention, day)
        if not codes or (cost >= 0.8 and codes[0][0] in "PDW" and of_gdp(document, item)):
            continue
        where = "named before it" if mention.end <= number.start else "named behind it"
        score = NEAR + (1 - NEAR) * exp(-max(cost, 0.0))
        yield Choice(codes, score, where, mention.start, mention.end, body=mention.body)


_PEERS = ("G:provinces", "G:ministries", "VN")


def _behind_its_own(
    number: Number, cost: float, mention: Mention, scored: list[tuple[float, Mention]], sentence: Sentence
) -> float:
    """ "khối bộ đạt 57% còn khối địa phương 21%": who has a figure already stands behind who is named since then."""
    if mention.role not in _PEERS:
        return cost
    since = max((n.end for n in sentence.numbers if mention.end <= n.start and n.end <= number.start), default=-1)
    later = (c for c, m in scored if since >= 0 and m.role in _PEERS and since <= m.start and m.end <= number.start)
    return max(cost, min(later, default=cost - 1) + 0.01)


def _own_report(document: Document, index: int, item: Item, day: str) -> Iterator[Choice]:
    """A ministry that tells of its own dossiers: "Bộ Tài chính công bố …: 14,2 triệu hồ sơ"; those that report on all
    the others do not speak of themselves."""
    link, sentence = item.link, item.sentence
    if link is None or catalogue.indicators()[link.frame.indicator].pillar != "government":
        return
    for mention in reversed(document.who(index)):
        if mention.role == "name" and kind_of(mention.rows) == "ministry" and mention.end <= item.number.start:
            code = unit_code(document, mention, day)
            if code and code not in REPORTERS and is_source(document, sentence, mention):
                yield Choice((code,), NEAR, "a ministry that tells of its own", mention.start, mention.end)


def _codes(document: Document, index: int, item: Item, mention: Mention, day: str) -> tuple[str, ...]:
    """The units that a mention means; none where that is not known."""
    named = document.who(index)
    if mention.role == "dept":
        return (_neighbour(document, index, mention, day) or "?",)
    if mention.role == "these":
        return _those(document, index, mention, day)
    if mention.role in ("VN", "G:provinces", "G:ministries", "all", "?", "name"):
        code = unit_code(document, mention, day)
        ranking = item.link is not None and item.link.frame.kind in ("rank", "score")
        if code is not None and code[0] == "D" and ranking:  # a city that has become a province is ranked as one
            code = unit_code(document, mention, document.clock.code or day) or code
        counted = item.link is not None and item.link.frame.kind == "count"
        files = item.link is not None and item.link.frame.indicator.startswith("dossiers")
        if code == "G:provinces" and counted and not files and document.normal.low.startswith("các ", mention.start):
            beside = any(m.role == "G:ministries" for m in named)  # "các địa phương cung cấp 45.210 …, các bộ 1.722"
            code = code if beside else "VN"  # "các địa phương đã số hóa 63,7 triệu dữ liệu": all of it together
    else:
        code = deictic(document, mention, index, day)
    if _is_mean_of_provinces(item, mention, document.normal.low):
        return ("G:provinces",)
    if code is None:
        return ("?",) if mention.role in ("district", "commune") else ()
    if mention.role == "name" and not item.rank:
        group = _list_of(document, named, mention, day) or _list_behind(document, item, named, mention, day)
        if len(group) > 1:
            return group
    return (code,)


_OF_UNITS = frozenset({"dti_score", "par_index_score"})  # of provinces and ministries; a mean of "cả nước" is theirs

_ALL_OF_THEM = (
    *("cả nước", "toàn quốc", "của cả nước", "trên cả nước", "phạm vi cả nước", "phạm vi toàn quốc"),
    *("trung bình cả nước", "bình quân cả nước", "cấp tỉnh"),
)


def _is_mean_of_provinces(item: Item, mention: Mention, low: str) -> bool:
    """ "trung bình cả nước đạt 0,69 điểm", "giá trị trung bình DTI cấp tỉnh là 0,40": the mean of all provinces?"""
    sentence, number = item.sentence, item.number
    if item.link is None or item.link.frame.indicator not in _OF_UNITS:
        return False
    if low[mention.start : mention.end] not in _ALL_OF_THEM:
        return False
    mean = _MEAN_REACHES.search(low, max(sentence.start, mention.start - 110), max(mention.end, number.start))
    return mean is not None and not any(mean.start() < n.start < number.start for n in sentence.numbers)


def _neighbour(document: Document, index: int, mention: Mention, day: str) -> str | None:
    """ "49,8% của tỉnh bạn": the one province beside the paper's own that the paragraph has named."""
    if not document.normal.low.endswith(" bạn", mention.start, mention.end):
        return None
    sentences, own = document.reading.sentences, {document.home.province, document.home.title_entity}
    near = (at for at in range(max(0, index - 3), index + 1) if sentences[at].line == sentences[index].line)
    named = (m for at in near for m in document.who(at) if m.role == "name" and m.start < mention.start)
    codes = {code for m in named if (code := unit_code(document, m, day)) and code[0] == "P"} - own
    return codes.pop() if len(codes) == 1 else None


_SO_MANY = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}


def _those(document: Document, index: int, mention: Mention, day: str) -> tuple[str, ...]:
    """ "hai huyện này", "cả ba địa phương": those named last, as many as are said."""
    words = document.normal.low[mention.start : mention.end].removeprefix("cả ").split()
    many = _SO_MANY.get(words[0])
    for back in range(index, max(-1, index - 4), -1):
        if document.reading.sentences[back].line != document.reading.sentences[index].line:
            break
        named = (m for m in document.who(back) if m.role == "name" and (back < index or m.end <= mention.start))
        codes = list(dict.fromkeys(code for m in named if (code := unit_code(document, m, day))))
        if len(codes) >= (many or 2):
            codes = codes[-many:] if many else codes
            return tuple(code for code in codes if code[0] == codes[-1][0])
    return ()


def _cost(document: Document, item: Item, named: list[Mention], k: int, rivals: bool) -> float | None:
    """How far a mention stands from a number, in reading distance; None where it cannot be the one who is spoken of."""
    mention, sentence, number = named[k], item.sentence, item.number
    role, said = mention.role, document.normal.low[mention.start : mention.end]
    if _speaks_of_another(document, item, named, k):
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
        cost = max(cost, -0.3 if cost < -0.25 else 0.0)
    else:
        if cost > -0.4:
            cost = max(cost, -0.1)
        if _owned_elsewhere(sentence, mention, number):
            return None
        if role in ("commune", "district"):
            cost += 1.2 if rivals else 0.5
    if role in ("commune", "district") and "địa bàn" in said:
        cost += 0.6
    if role == "VN" and said == "quốc gia":
        cost += 0.8
    return cost + _VAGUE_ROLES.get(role, 0.0)


# what those cost who are only pointed at: "chúng tôi", "tỉnh", "đơn vị này"
_VAGUE_ROLES = {"us": 0.5, "any": 0.31, "province": 0.06, "city": 0.06, "ministry": 0.06}


def _speaks_of_another(document: Document, item: Item, named: list[Mention], k: int) -> bool:
    """Can a mention not be whose a number is, wherever it stands: a source, the field that is ranked, an aside, the
    place of an office that counts its own work?"""
    mention, sentence, number = named[k], item.sentence, item.number
    low, role = document.normal.low, mention.role
    owns = mention.body != "" and owns_figure(item, mention.body)
    if (
        (mention.body and not owns and (mention.body == "office" or mention.bare))
        or (mention.within and _of_office(document, item, named, k))
        or (mention.bare and mention.body == "firm" and not document.has_firm)
    ):
        return True
    if k and role == "name" and named[k - 1].role in ("name", "?", "dept"):
        gap = low[named[k - 1].end : mention.start]
        if 0 <= len(gap) <= 3 and (gap.strip() == "(" or (gap.strip() in (",", "-") and _below(named[k - 1], mention))):
            return True  # "huyện Chư Păh, tỉnh Gia Lai": the smaller unit speaks
    if item.rank and (
        role in ("G:provinces", "G:ministries", "group", "all")
        or (
            role == "VN"
            and low[mention.start : mention.end] in ("cả nước", "toàn quốc")
            and low[number.end : mention.start].strip() in ("", "của", "trong", "trên", "tỉnh, thành")
        )
    ):
        return True  # "hạng 4 khối bộ", "thứ 24 cả nước": the field, not the one who is ranked
    if (
        mention.end <= number.start
        and (aside := bracket(sentence, mention.start)) is not None
        and aside[1] <= number.start
        and len(named) > 1
        and role in ("name", "?")
    ):
        return True  # "TP Hồ Chí Minh (gồm cả Bình Dương cũ)": what stands in brackets is an aside
    if (
        role in ("G:provinces", "G:ministries", "group")
        and item.link is not None
        and item.link.frame.kind == "score"
        and not (mention.end <= number.start and _SHALL.match(low, mention.end, number.start))
        and not _is_mean(sentence, named, mention, max(mention.end, number.start))
    ):
        return True  # "đứng đầu khối bộ (89,95%)"
    if not mention.body and _is_exemplified(item, named, k, low):
        return True
    if role in ("G:provinces", "G:ministries") and mention.start >= number.end and _is_counted(item, mention):
        return True  # "18 cơ sở dữ liệu của quốc gia và các bộ": what is counted is theirs
    if role == "us" and k + 1 < len(named) and named[k + 1].start - mention.end <= 2:
        return True
    if role == "name" and catalogue.entities()[mention.rows[0]].code in document.lex.only_sources:
        return True
    ministry = role == "ministry" or (role == "name" and kind_of(mention.rows) == "ministry")
    if ministry and role == "name" and _looks_at(document, item, mention):
        return True
    office = (
        role in ("province", "city") and not document.home.authority and _OFFICE.search(low, mention.start, mention.end)
    )
    if (
        (ministry or role in ("dept", "?") or (office and _has_other(named, k)))
        and is_source(document, sentence, mention)
        and not (owns and tells_own(document, item, mention))
    ):
        return True
    return _is_aside(document, item, named, k)


def _is_mean(sentence: Sentence, named: list[Mention], mention: Mention, end: int) -> bool:
    """Is a figure that ends there said to be the mean of a group, and of nobody since then who has a rank: "trung bình
    của các bộ là 0,45, Bộ A đứng đầu các bộ với 0,63"?"""
    mean = _MEAN_REACHES.search(sentence.low, max(sentence.start, mention.start - 110), end)
    return mean is not None and not any(
        m.role == "name"
        and mean.start() < m.start < mention.start
        and any(m.end <= a < mention.start for a, _, _ in sentence.marked("rank"))
        for m in named
    )


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
        and not any(mention.end <= n.start < colon for n in sentence.numbers)
        and not any(mention.end <= a < colon for a, _, _ in sentence.ideas)
        and not _OWN_RESULT.search(low, mention.end, colon)
    )


def _cost_before(document: Document, item: Item, named: list[Mention], k: int) -> float | None:
    """The way from a mention on to a number."""
    mention, sentence, number, low = named[k], item.sentence, item.number, document.normal.low
    between = sum(n.start >= mention.end and n.end <= number.start for n in sentence.numbers)
    cost = sentence.cost(number.start - 1) - sentence.cost(mention.end - 1)
    cost = max(cost - 0.5 * between, 0.05 * between) + 0.0005 * (number.start - mention.end)
    if _NAMED_BY.fullmatch(low, mention.end, number.start) and not any(
        mention.end <= m.start < number.start for m in named
    ):
        cost = -0.3
    if mention.role == "dept" and not (mention.body and owns_figure(item, mention.body)):
        fronted = mention.start - sentence.start <= 8 and low.startswith(",", mention.end)  # "Ở cấp xã, …"
        if between or cost > (1.2 if fronted else 0.25):
            return None
    if item.twin is not None and item.twin.number.start >= mention.end:
        cost -= 0.3
    return cost


def _cost_behind(document: Document, item: Item, named: list[Mention], k: int, rivals: bool) -> float | None:
    """The way from a number on to a mention behind it."""
    mention, sentence, number, low = named[k], item.sentence, item.number, document.normal.low
    role, gap = mention.role, low[number.end : mention.start]
    peer = role == "dept" and low.endswith(" bạn", mention.start, mention.end)
    if (gap == " (" and low.startswith(")", mention.end)) or ((role == "name" or peer) and gap in _OF):
        return -0.4  # "38,6% (Trung Quốc)", "44,7% của Bắc Ninh, 30,3% của Thái Nguyên"
    if role == "name" and item.link is not None and any(low[b : mention.start] in _OF for _, b in item.link.evidence):
        return -0.4  # "phủ 100% băng rộng đến các xã của huyện Hòa Vang"
    if role in _ACTORS and _FRONTED.fullmatch(low, number.end, mention.start) and _fronted(sentence, named, number):
        return -0.1
    in_words = item.rank and number.word
    between = sum(n.start >= number.end and n.end <= mention.start for n in sentence.numbers)
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
        if any(c in gap for c in ";|") or any(
            number.end <= a and b <= mention.start for a, b, _ in sentence.marked("compare")
        ):
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


_ACTORS = frozenset({"name", "province", "city", "VN"})
_FRONTED = re.compile(r"(?: điểm)?, (?:tỉnh |thành phố |tp\.? ?)?")


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


_AND_OTHERS = re.compile(r"(?:,| và| với|,? cùng) ")  # not "giữa các bộ, ngành", among themselves
_BETWEEN = re.compile(r"g(?<![a-zà-ỹđ]g)iữa [^,;:.()\d]{1,40} (?:và|với) $")
# "Dẫn đầu là", "ngôi đầu khối tỉnh vẫn thuộc về": what parts a rank in words from whom it is of
_IS = re.compile(r" ?(?:về )?(?:(?:là|thuộc về|vẫn là|tiếp tục là)(?: tỉnh)? )?")
_HOLDS = re.compile(r",? (?:là|thuộc về|vẫn là|tiếp tục là)(?: tỉnh| thành phố)? ")
_IS_WHO = re.compile(r" [^;.()\d]{0,80}? (?:là|thuộc về|gọi tên|xướng tên)(?: tỉnh| thành phố)? ")
_SHALL = re.compile(
    r" (?:sẽ |cũng |đều )?(?:phải|cần|phấn đấu|đặt mục tiêu|được giao|quyết tâm|hướng tới)(?![a-zà-ỹđ])"
)
_OF = (" của ", " của tỉnh ", " của thành phố ", " ở ", " tại ")
_IN_PART = re.compile(r" (?:ở|tại|của) [^,;:.()\d]+$")
_OF_ALL = ("", "của", "số của", "tổng số của")
_OFFICE = re.compile(r"ubnd|hđnd|tỉnh ủy|thành ủy|chính quyền")
_OF_PAPER = re.compile(r"(?:nghị quyết|kế hoạch|chỉ thị|chương trình|đề án|quyết định|kết luận) [^,;.()]{0,30}$")
_GIVES = re.compile(r" (?:đã |sẽ )?(?:giao|đặt ra|đề ra|ấn định|yêu cầu|quy định)(?![a-zà-ỹđ])")
_WHEN = re.compile(r"(?<![a-zà-ỹđ])(?:sau khi|trước khi|từ khi|kể từ khi|khi|nhờ|ngoài việc)(?![a-zà-ỹđ])[^,;:]*$")

_THEIRS = re.compile(
    r"(?<![a-zà-ỹđ])(?:vào|lên|với|trên|qua|từ) (?:hệ thống|phần mềm|nền tảng|cơ sở dữ liệu|csdl|cổng|kho|trục)"
    r"[^,;.:]{0,40} của $"
)
_OVERTAKEN = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:soán|truất|giành|lấy) (?:ngôi|vị trí|chỗ)[^,;:.()\d]{0,20}|qua mặt|thế chỗ)"
    r"(?: của| từ tay| từ)?(?: tỉnh| thành phố| nước)? $"
)
_WHERE = re.compile(r", (?:là )?(?:nơi|vùng|địa phương|đơn vị|tỉnh|thành phố|huyện|quận) [^,;:.()]*$")


def _has_other(named: list[Mention], k: int) -> bool:
    """Is anybody else named or pointed at?"""
    return any(j != k and m.role in ("name", "province", "city", "district", "VN") for j, m in enumerate(named))


def _is_aside(document: Document, item: Item, named: list[Mention], k: int) -> bool:
    """Is somebody named only to set the figure beside them, to date it or to say who asked for it?"""
    mention, sentence, number = named[k], item.sentence, item.number
    low = document.normal.low
    among = mention.role in ("all", "G:ministries", "G:provinces") and not _AND_OTHERS.match(low, mention.end)
    if (low.endswith("giữa ", sentence.start, mention.start) and not among) or (
        low.endswith((" và ", " với "), sentence.start, mention.start)
        and _BETWEEN.search(low, sentence.start, mention.start)
    ):
        return True  # "văn bản gửi, nhận giữa Bộ và các địa phương"
    if mention.role == "VN":
        share = next((n for n in reversed(sentence.numbers) if n.end <= mention.start), number)
        if (
            share.start != number.start
            and share.kind == "percent"
            and low[share.end : mention.start].strip() in _OF_ALL
        ):
            return True  # "chiếm gần 40% cả nước"
    if (
        mention.role == "?"
        and k
        and named[k - 1].role == "name"
        and low[named[k - 1].end : mention.start] in (", ", " (")
    ):
        return True  # "Xã Sông Hinh, Phú Yên cũ"
    if low.endswith("của ", sentence.start, mention.start) and _THEIRS.search(low, sentence.start, mention.start):
        return True  # "nhập 1,8 triệu dữ liệu vào hệ thống của Bộ Tư pháp"
    if mention.role in ("province", "city") and _GIVES.match(low, mention.end, sentence.end):
        small = any(m.role in ("district", "commune") and 0 < m.start - mention.end < 16 for m in named[k + 1 :])
        if small or document.home.entity[0] in "DW":
            return True  # "chỉ tiêu tỉnh giao huyện cả năm là 75%"
    if (
        item.rank
        and mention.end <= number.start
        and any(m.role == "name" for m in named[:k])
        and _OVERTAKEN.search(low, sentence.start, mention.start)
    ):
        return True  # "Hải Phòng soán ngôi của Hà Nội để đứng đầu"
    if (
        mention.role in ("province", "city")
        and mention.end <= number.start
        and item.link is not None
        and item.link.frame.kind == "count"
        and _OF_PAPER.search(low, max(sentence.start, mention.start - 50), mention.start)
    ):
        return any(c in low[mention.end : number.start] for c in ",;")  # "thực hiện Nghị quyết 05 của Tỉnh ủy, huyện …"
    if mention.end <= number.start:
        if low.endswith((" lần ", " lần so với ", " lần của "), sentence.start, mention.start):
            return True  # "gấp 2,9 lần Vĩnh Long cũ; đúng hạn 97,3%"
        if _is_set_beside(item, mention):
            return True
        comma = low.find(",", mention.end, number.start)
        if comma >= 0 and k and _WHERE.search(low, named[k - 1].end, mention.start):
            return True  # "Thái Nguyên, nơi tỉnh trả tiền thay người dân, đạt 46%"
        if comma >= 0 and any(m.start > comma and m.end <= number.start for m in named[k + 1 :]):
            return bool(_WHEN.search(low, sentence.start, mention.start))  # "Sau khi nhận việc của Bộ A, Bộ B …"
        return False
    if mention.role in ("province", "city", "ministry", "name") and low.endswith(
        (" mà ", " do ", " được "), 0, mention.start
    ):
        return bool(_GIVES.match(low, mention.end, sentence.end))  # "chỉ tiêu 50% mà tỉnh giao"
    broken = sentence.broken(number.end, mention.start)
    between = any(number.end <= n.start and n.end <= mention.start for n in sentence.numbers)
    return broken and between and mention.role == "name"  # "98,2% số bản có sóng, 12 bản ở Mường Tè trắng sóng"


_THERE = re.compile(
    r"[,;] (?:nơi|nay|hiện|địa phương|đơn vị|tỉnh|vốn|với|chỉ|mới|đạt|con số|tỷ lệ này|\()(?![a-zà-ỹđ])"
)


def _is_set_beside(item: Item, mention: Mention) -> bool:
    """ "đạt 63%, nhỉnh hơn Kon Tum; hồ sơ đúng hạn 99%": is a figure said to be above somebody's, and the clause of the
    number another one?"""
    sentence, number, low = item.sentence, item.number, item.sentence.low
    gap = low[mention.end : number.start]
    parted = ";" in gap or (
        not item.rank and "," in gap and any(mention.end <= a < number.start for a, _, _ in sentence.ideas)
    )
    return parted and not _THERE.match(low, mention.end) and set_beside(sentence, mention.start)


def _owned_elsewhere(sentence: Sentence, mention: Mention, number: Number) -> bool:
    """Does a name to the right stand closer to a later figure: "chiếm 88%, tỷ lệ này của cả nước là 91,7%"?"""
    later = next((n for n in sentence.numbers if n.start >= mention.end), None)
    return (
        later is not None
        and sentence.broken(number.end, mention.start)
        and not sentence.broken(mention.end, later.start)
    )


def _passing(document: Document, item: Item) -> bool:
    """ "5 địa phương vượt mốc 20%", "có 15 bộ, tỉnh chưa vượt 10%": a threshold that some units pass."""
    sentence, number = item.sentence, item.number
    if number.kind != "percent":
        return False
    before = [n for n in sentence.numbers if n.end <= number.start]
    if not before or before[-1].kind != "plain" or before[-1].value > 64:
        return False
    low = document.normal.low
    gap = low[before[-1].end : number.start]
    if before[-1].total is not None and " đều " not in gap:
        return False  # "34/34 tỉnh đều đạt trên 70%" is none's own figure
    if any(0 < before[-1].start - b <= 6 for _, b, _ in sentence.marked("rank")):
        return False  # "dẫn đầu 17 bộ, ngành với chỉ số 89,95%"
    parted = sentence.broken(before[-1].end + 12, number.start)
    if parted and ")" in gap:
        parted = any(c in _ASIDE.sub("", gap) for c in ",;:(")  # "6/6 vùng đều có PAR INDEX (2023) đạt trên 80%"
    if before[-1].start in sentence.ranked or parted:
        return False
    if _MEAN_REACHES.search(low, sentence.start, before[-1].start):
        return False  # "điểm trung bình của 17 bộ là 80%"
    if _CALLED_MEAN.search(gap) and " đều " not in gap:
        return False  # "17 bộ có chỉ số trung bình 84%"
    tail = low[before[-1].end : before[-1].end + 16].strip()
    return tail.startswith(
        ("bộ", "tỉnh", "địa phương", "nơi", "đơn vị", "huyện", "quận", "sở", "xã", "phường", "nước", "cơ quan", "vùng")
    )


_CALLED_MEAN = re.compile(r" (?:trung bình|bình quân)(?![a-zà-ỹđ])")
_ASIDE = re.compile(r"\([^()]*\)")


def _below(small: Mention, large: Mention) -> bool:
    if small.role == "?":
        return True
    order = {"commune": 0, "district": 1, "province": 2, "country": 3, "ministry": 3}
    if small.role != "name":
        return False
    return order[kind_of(small.rows)] < order[kind_of(large.rows)]


_EXAMPLES = (" như ", " gồm ", " là ", " như: ", " gồm: ", " là: ")
_LISTED = (*_EXAMPLES, ": ")


def _is_exemplified(item: Item, named: list[Mention], k: int, low: str) -> bool:
    """ "Nhiều bộ đã đưa 100% dịch vụ lên mạng như Bộ A, Bộ B": are those of whom it is told named behind the figure?"""
    end = item.number.end
    if named[k].end > item.number.start or named[k].role not in _SOME:
        return False
    first = next((m for m in named[k + 1 :] if m.start >= end), None)
    return (
        first is not None
        and first.role == "name"
        and low.endswith(_EXAMPLES, end, first.start)
        and not any(end <= n.start < first.start for n in item.sentence.numbers)
        and not item.sentence.broken(end, first.start - 6)
    )


_SOME = frozenset({"?", "dept", "group", "G:provinces", "G:ministries"})
_CLOSED = re.compile(r"\s*(?:[.;)…]|$)")


def _list_behind(document: Document, item: Item, named: list[Mention], mention: Mention, day: str) -> tuple[str, ...]:
    """The list that a name opens behind a figure of all its members: "đạt 96% là Phần Lan, Thụy Sĩ và Na Uy"."""
    low, sentence = document.normal.low, item.sentence
    share = item.number.kind == "percent"  # each of those at whom it is; a count is of them all
    listed = low.endswith(_LISTED, 0, mention.start) or (share and low.endswith(_AT_ALL, 0, mention.start))
    if mention.start < item.number.end or not listed:
        return ()
    run = [mention]
    for other in named[named.index(mention) + 1 :]:
        if other.role != "name" or not NEXT_NAME.fullmatch(low, run[-1].end, other.start):
            break
        if kind_of(other.rows) != kind_of(mention.rows):
            return ()  # "ở xã A, huyện B"
        run.append(other)
    few = 2 if low.endswith((*_LISTED, " cả "), 0, mention.start) else 3  # not "38% phát sinh tại Tam Kỳ và Hội An"
    if len(run) < few or not _CLOSED.match(low, run[-1].end, sentence.end):
        return ()
    return tuple(dict.fromkeys(code for m in run if (code := unit_code(document, m, day))))


_AT_ALL = (" ở ", " tại ", " ở cả ", " tại cả ", " của ", " của cả ", " có ", " thuộc về ", " gồm có ")
_PARTED = re.compile(r"[,;](?! và| rồi)")  # "… của Bắc Ninh; Thái Nguyên kém hơn"


def _list_of(document: Document, named: list[Mention], mention: Mention, day: str) -> tuple[str, ...]:
    """The list that a name stands in ("Đà Bắc và Mai Châu"), if it is the subject of one figure."""
    low = document.normal.low
    k = named.index(mention)
    run = [mention]
    j = k - 1
    while (
        j >= 0
        and named[j].role == "name"
        and NEXT_NAME.fullmatch(low, named[j].end, run[0].start)
        and (kind_of(named[j].rows) == kind_of(mention.rows))
    ):
        run.insert(0, named[j])
        j -= 1
    if len(run) < 2 or (len(run) < 3 and _PARTED.match(low, run[-2].end)):
        return ()
    codes = [code for m in run if (code := unit_code(document, m, day))]
    return tuple(dict.fromkeys(codes))
