"""Whose number it is: everybody named in the sentence is weighed by the reading distance to the number (who_near.py);
where nobody stands near enough, the text around is asked (who_around.py). A figure can be of several who are listed
(who_lists.py), their mean, or a threshold that some of them pass (who_means.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import exp

from pipelines.extract.clauses import leads_to
from pipelines.extract.document import NEAR, Choice, Document
from pipelines.extract.editions import is_index
from pipelines.extract.items import Item, Link
from pipelines.extract.mentions import Mention, kind_of, parents
from pipelines.extract.naming import deictic, unit_code
from pipelines.extract.numbers import Number
from pipelines.extract.sources import REPORTERS
from pipelines.extract.spans import effective_day
from pipelines.extract.tiers import of_one_tier
from pipelines.extract.who_around import entities_around, is_source, of_gdp, portal_alone, products_of
from pipelines.extract.who_lists import list_behind, list_of, those
from pipelines.extract.who_means import is_mean_of_provinces, is_threshold, mean_of_all, tier_of_ministries
from pipelines.extract.who_near import weighed

_AMONG_UNITS = frozenset({"dti_rank", "par_index_rank", "ict_index_rank", "ecommerce_index_rank"})


def entities_of(document: Document, index: int, item: Item, period: str | None, given: Mention | None) -> Choice:
    """Whose a number of the sentence `index` is, given its period and, where a list goes with figures one by one, the
    name that goes with it."""
    day, explain = effective_day(period, document.clock.code), document.trace is not None
    found = _by_indicator(document, item)
    if explain or not found:
        for choice in _spoken_of(document, index, item, day, given):
            found += _as_meant(document, item, choice)
            if found and not explain:
                break
    return document.choose("entity", item, iter(found)) if explain else found[0]


_DISTRICTS = ("districts_noun",)
_DISTRICTS_OF_ONE = 30  # the most districts that a province had, Hà Nội's (dbt_project/seeds)
_PEOPLE_OF_ONE = 15_000_000  # of no province that there is or was
_COMMUNES_OF_ONE = 60  # no district had as many communes (dbt_project/seeds)


def _by_indicator(document: Document, item: Item) -> list[Choice]:
    """Whose a number is by its indicator and its size, whoever is named."""
    link, number = item.link, item.number
    assert link is not None
    frame, spec = link.frame, document.lex.specs[link.frame.indicator]
    found: list[Choice] = []
    if spec.entity:
        found.append(Choice((spec.entity,), 1.0, "whose the indicator always is", number.start, number.end))
    if (number.total or 0) > _DISTRICTS_OF_ONE and frame.counted[:1] == _DISTRICTS:
        found.append(Choice(("VN",), 1.0, "so many no province has", number.start, number.end))
    if spec.of_people and frame.kind == "count" and number.value > _PEOPLE_OF_ONE:
        found.append(Choice(("VN",), 1.0, "more than any province has people", number.start, number.end))
    if frame.indicator == "services_national_portal" and portal_alone(item):
        found.append(Choice(("VN",), 1.0, "what the national portal does", number.start, number.end))
    return found


def _as_meant(document: Document, item: Item, choice: Choice) -> list[Choice]:
    """Who is meant where the text speaks of somebody: offices and ministries speak for the people and the country,
    districts for their provinces; nobody where it is somebody else."""
    code, link = choice.codes[0], item.link
    if code[0] in "P?" or link is None:
        return [choice]
    if code[0] == "V":
        if item.rank and choice.codes == ("VN",) and link.frame.indicator in _AMONG_UNITS:
            return [replace(choice, codes=("?",), why=choice.why + ": the nation is not ranked among its units")]
    elif code[0] in "DW":
        districts = code[0] == "D" and (
            link.frame.counted[:1] == _DISTRICTS
            or (link.frame.indicator == "commune_broadband_rate" and (item.number.total or 0) > _COMMUNES_OF_ONE)
        )
        if districts:
            return [replace(choice, codes=(parents().get(code) or "?",), why=choice.why + ": its province")]
        if choice.score <= NEAR and "grdp" in products_of(item):
            why = choice.why + ": its province, as the product is"
            return [replace(choice, codes=(parents().get(code) or "?",), why=why)]
    elif code == "G:provinces":
        # "yêu cầu các địa phương đạt 80%; tỷ lệ người trưởng thành có …": of the people, not of offices
        near = choice.score > NEAR and item.sentence.low.find(";", choice.end, item.number.start) >= 0
        if near and len(choice.codes) == 1 and _is_for_all(document, link):
            return []
    elif code == "G:ministries":  # "…, riêng các bộ, ngành 70%; kinh tế số …": no people and no economy are theirs
        return [] if _is_for_all(document, link) else [choice]
    elif code.startswith("M:") and _is_for_all(document, link):
        found: list[Choice] = []
        if (told := _told_of_place(document, link)) is not None:
            found.append(replace(choice, codes=(told,), why=choice.why + ": a ministry, speaking of the same place"))
        if "grdp" not in products_of(item):  # "Bộ TT&TT đánh giá kinh tế số chiếm 21,5% GRDP": a province's
            found.append(replace(choice, codes=("VN",), why=choice.why + ": a ministry, speaking for the country"))
        return found
    return [choice]


_OF_ALL = ("economy", "society", "infrastructure")  # pillars of what all people do, not offices


def _is_for_all(document: Document, link: Link) -> bool:
    """Is a measure one of the people or the economy, for whom a ministry speaks?"""
    return document.lex.specs[link.frame.indicator].of_people or link.frame.pillar in _OF_ALL


def _told_of_place(document: Document, link: Link) -> str | None:
    """ "Cục Thống kê tỉnh tính … 40,1% GRDP. Theo Bộ TT&TT, tỷ lệ này là 43%": the place whose figure is said anew."""
    other = link.inherited
    told = document.draft_of(other) if other is not None else None
    return told.entity if told is not None and told.entity[0] == "P" and told.entity[1:].isdigit() else None


def _spoken_of(document: Document, index: int, item: Item, day: str, given: Mention | None) -> Iterator[Choice]:
    if given is not None and (code := unit_code(document, given, day)):
        yield Choice((code,), 1.0, "goes with it in a list", given.start, given.end)
    link, share = item.link, item.number.kind == "percent"
    if link is not None and link.frame.kind == "score" and (earned := _ranked_with(document, index, item)) is not None:
        yield earned
    if share and is_threshold(item):
        yield Choice(("?",), 0.95, "a threshold that some units pass", item.number.start, item.number.end)
    if of_one_tier(document, item):
        sentence = item.sentence
        beside_ministries = sentence.low.find("cấp bộ", sentence.start, sentence.end) >= 0
        # "Đối với cấp tỉnh, giá trị DTI …": an index scores provinces, not their offices
        scored = link is not None and link.frame.kind == "score" and document.home.province is None
        if beside_ministries or (scored and sentence.low.find("cấp tỉnh", sentence.start, item.number.start) >= 0):
            yield Choice(("G:provinces",), 0.95, "the tier of provinces", item.number.start, item.number.end)
        yield Choice(("?",), 0.94, "the offices of one tier", item.number.start, item.number.end)
    if link is not None and link.frame.kind == "score":
        yield from tier_of_ministries(document, item)
    if share and (whole := mean_of_all(document, index, item)) is not None:
        yield whole
    named = document.who(index)
    reports = _own_report(document, item, named, day) if named else []
    for report in reports:
        if report.score > NEAR:
            yield report
    if len(named) == 1 and link is not None and link.from_heading:
        codes = _codes(document, index, item, named[0], day)
        if codes:  # "- 8.935 dịch vụ: Bộ Y tế" below what is counted
            yield Choice(codes, _ALONE, "alone with it in the line of a list", named[0].start, named[0].end)
    if named:
        yield from _named(document, index, item, day)
        if (led := leads_to(item.sentence, number := item.number)) is not None:
            for choice in _named(document, index, replace(item, number=led), day):
                if choice.start >= number.end:  # "Từ 44,7% năm 2022, tỷ lệ … của Huế đã lên 73,9%"
                    yield replace(choice, score=choice.score * _LED_TO, why=choice.why + ", which it leads to")
    for report in reversed(reports):
        if report.score == NEAR:
            yield report
    topic = link.inherited if link is not None else None
    if topic is not None and topic.is_topic and topic.at == index - 1:
        for choice in _named(document, topic.at, topic, day):  # "Huế có bao nhiêu hồ sơ quá hạn? Thưa, 318 hồ sơ."
            yield replace(choice, score=NEAR * choice.score, why="whom the sentence before speaks of")
    yield from entities_around(document, index, item, day)


_LED_TO = 0.95  # of how sure it is whose the figure is that another leads to


def _ranked_with(document: Document, index: int, item: Item) -> Choice | None:
    """ "Huế là á quân (95,8%), Hà Nội thứ ba, 95,4%": whose rank stands right before the score that earned it."""
    told = document.said(index)
    if not told or not told[-1].item.rank:
        return None
    rank = told[-1]
    if item.sentence.low[rank.item.number.end : item.number.start] not in (", ", " - ", "; ", " ("):
        return None
    return Choice((rank.entity,), 0.99, "as the rank that it earned", rank.item.number.start, rank.item.number.end)


def _named(document: Document, index: int, item: Item, day: str) -> Iterator[Choice]:
    """Who is named in the number's own sentence, nearest first."""
    number = item.number
    scored = weighed(document, item, document.who(index))
    for cost, mention in scored:
        before = mention.end <= number.start
        if cost > 3.5 or (not before and cost > 1.9 and (cost > 2.3 or _has_before(scored, number))):
            continue
        codes = _codes(document, index, item, mention, day)
        if not codes or (cost >= 0.8 and codes[0][0] in "PDW" and of_gdp(item)):
            continue
        where = "named before it" if before else "named behind it"
        score = NEAR + (1 - NEAR) * exp(-cost) if cost > 0.0 else 1.0
        yield Choice(codes, score, where, mention.start, mention.end, None, mention.body)


def _has_before(scored: list[tuple[float, Mention]], number: Number) -> bool:
    """Does anybody of those weighed stand before a number?"""
    return any(mention.end <= number.start for _, mention in scored)


_ALONE = 0.93  # the line of a list says nothing else
_ITS_GOAL = 0.9  # "Bộ Nội vụ 28,9%; Bộ Y tế đặt mục tiêu 35%"


def _own_report(document: Document, item: Item, named: list[Mention], day: str) -> list[Choice]:
    """A ministry that tells of its own dossiers: "Bộ Tài chính công bố …: 14,2 triệu hồ sơ"; those that report on all
    the others do not speak of themselves."""
    link, sentence = item.link, item.sentence
    found: list[Choice] = []
    if link is None or link.frame.pillar != "government":
        return found
    others = False  # has another ministry a figure of its own before?
    for mention in named:
        if mention.role == "name" and mention.end <= item.number.start and kind_of(mention.rows) == "ministry":
            since = sentence.behind_figure(item.number.start)
            code = unit_code(document, mention, day)
            if code and code not in REPORTERS and is_source(document, sentence, mention):
                score = _ITS_GOAL if others and mention.start >= since else NEAR
                found.append(Choice((code,), score, "a ministry that tells of its own", mention.start, mention.end))
            others = others or mention.end <= since
    return found


def _codes(document: Document, index: int, item: Item, mention: Mention, day: str) -> tuple[str, ...]:
    """The units that a mention means; none where that is not known."""
    named = document.who(index)
    if mention.role == "dept":
        return (_neighbour(document, index, mention, day) or "?",)
    if mention.role == "these":
        return those(document, index, mention, day)
    if mention.role in ("VN", "G:provinces", "G:ministries", "all", "?", "name"):
        code = unit_code(document, mention, day)
        if code is not None and code[0] == "D" and is_index(item):  # a city that has become a province is ranked as one
            today = unit_code(document, mention, document.clock.code or day)
            code = today if today is not None and today[0] == "P" else code
        elif code == "G:provinces" and _is_told_together(document, item, mention):
            beside = any(m.role == "G:ministries" for m in named)  # "các địa phương cung cấp 45.210 …, các bộ 1.722"
            code = code if beside else "VN"
    else:
        code = deictic(document, mention, index, day)
    if is_mean_of_provinces(item, mention, document.normal.low):
        return ("G:provinces",)
    if code is None:
        return ("?",) if mention.role in ("district", "commune") else ()
    if len(named) > 1 and mention.role in ("name", "VN") and not item.rank:
        group = list_of(document, item, named, mention, day)
        if not group and mention.role == "name":
            group = list_behind(document, item, named, mention, day)
        if len(group) > 1:
            return group
    return (code,)


def _is_told_together(document: Document, item: Item, mention: Mention) -> bool:
    """ "các địa phương đã số hóa 63,7 triệu dữ liệu": is a count that of all of them together? Not of dossiers, which
    each of them counts."""
    frame = item.link.frame if item.link is not None else None
    if frame is None or frame.kind != "count" or frame.indicator.startswith("dossiers"):
        return False
    return document.normal.low.startswith("các ", mention.start)


def _neighbour(document: Document, index: int, mention: Mention, day: str) -> str | None:
    """ "49,8% của tỉnh bạn": the one province beside the paper's own that the paragraph has named."""
    if not document.normal.low.endswith(" bạn", mention.start, mention.end):
        return None
    sentences, own = document.reading.sentences, {document.home.province, document.home.title_entity}
    near = (at for at in range(max(0, index - 3), index + 1) if sentences[at].line == sentences[index].line)
    named = (m for at in near for m in document.who(at) if m.role == "name" and m.start < mention.start)
    codes = {code for m in named if (code := unit_code(document, m, day)) and code[0] == "P"} - own
    return codes.pop() if len(codes) == 1 else None
