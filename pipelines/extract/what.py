"""Of which indicator each number of a sentence is: the frames of the lexicon and the figures before it compete."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import cycle, pairwise
from operator import attrgetter

from pipelines.extract.affinity import foreignness
from pipelines.extract.apart import is_of_name, some_of
from pipelines.extract.candidates import ACCEPT, Setting, candidates, lent_by_heading, says_all
from pipelines.extract.clauses import IN_ORDER, leads_to, moved_to
from pipelines.extract.document import SAYS_ITSELF, Document
from pipelines.extract.indexes import INDEX_IDEAS
from pipelines.extract.inherit import FOR_SURE, LEAST, inherit, most
from pipelines.extract.items import GROWTH_OF, RATE_OF, Item, Link, in_turns, items_of
from pipelines.extract.lexicon import Frame
from pipelines.extract.marks import Mark, mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.ranks import tells_rank
from pipelines.extract.sentences import Sentence

_JOINED = re.compile(r",|;| và | cùng ")  # what parts the members of a list
_HANDLED = ("dossier", "service", "result_", "procedure_", "online_payment")  # shares of what has to be named
# what outsiders count of their own in the same words: their files, accounts, papers, customers' opinions and goals
_OF_OFFICES = (
    *("dossier", "satisfaction", "service", "result_", "procedure_", "online_payment", "edocument", "goals_completed"),
    *("digital_citizen", "eid_accounts", "open_datasets", "ecommerce_revenue", "ict_revenue"),
)
_ADMINISTRATIVE = ("dossier", "satisfaction", "service", "result_", "procedure_", "online_payment")


def link_sentence(document: Document, index: int) -> list[Item]:
    """The numbers of a sentence that an indicator was found for, in order. Where nothing has been told before and no
    frame could be filled, its figures are not looked at."""
    sentence = document.reading.sentences[index]
    if not (sentence.numbers or tells_rank(document.reading, index)):
        _topic(document, index)
        return []
    low = document.normal.low
    headed = document.reading.lines[sentence.line].parent is not None
    strong = document.strong_ideas(sentence.line) if headed else {}
    opens = index == 0 or document.reading.sentences[index - 1].line != sentence.line
    close = document.close_ideas(index) if not opens or sentence.marked("anaphor") else None
    setting = Setting(sentence, partial(document.around_ideas, index), strong, close, document.kinds)
    brief = headed and _is_brief(document, sentence)
    if not (document.items or brief or setting.fills_any(document.lex) or _may_be_misread(sentence)):
        return []
    items = items_of(document.lex, document.reading, index, document.hints)
    if not items:
        _topic(document, index)
        return []
    if headed and items[0].counted is None:
        items[0].counted = _counted_above(document, items[0], strong)
    linked: list[Item] = []
    rows = _rows(items, low) if len(items) > 1 else {}
    turns: dict[int, Link] = {}
    waiting = _ahead_of_noun(items, low) if len(items) > 1 and sentence.names else set()
    for place, item in enumerate(items):
        if item.rank and place and _is_place_of(item, items[place - 1], low):
            continue
        measured = _told_by_heading(document, item) if brief and not place else None
        if measured is not None:
            item.link = measured
            linked.append(item)
            document.note_links(item, [measured], measured)
            continue
        row = rows.get(item.number.start)
        if row is not None:
            turns = (
                _named_in_turn(document, index, row)
                or _in_turn(document, index, row, linked)
                or _shared(document, row, setting)
            )
        if item.number.start in turns:
            item.link = turns[item.number.start]
            linked.append(item)
            document.note_links(item, [item.link], item.link)
            continue
        whole = _whole_of(document, item, linked[-1]) if linked else None
        if whole is not None:
            item.link = whole
            linked.append(item)
            document.note_links(item, [whole], whole)
            continue
        own = _own(document, item, linked, setting)
        best = own[0] if own and own[0].score >= _enough(own[0], item) else None
        heir = _heir(document, item, linked, best)
        if waiting and heir is not None and item.number.start in waiting and _of_other_sentence(heir, item):
            heir = None
        if heir is not None and heir.score >= LEAST:
            if (
                best is None
                or heir.score > best.score
                or _only_tells_of_it(item, best, heir)
                or _keeps_to(item, best, heir)
            ):
                best = heir
            elif _goes_on(item, heir) and (_is_its_noun(best, item) or _leans_on_heading(best, heir)):
                heir.add(best.score - heir.score, "the text goes on, its heading comes after")
                best = heir
        if document.trace is not None:
            document.note_links(item, [*own[:4], *([heir] if heir else [])], best)
        if best is None:
            document.loose.append(item)
            continue
        for link in own[:3]:
            if link.frame.indicator != best.frame.indicator:
                best.rivals.append((link.frame.indicator, link.score))
        item.link = best
        linked.append(item)
        if row is not None and not turns:
            turns = _of_years(document, row)
        also = _also(document, item, own) if len(own) > 1 else None
        if also is not None:
            linked.append(also)
    if not linked or linked[0] is items[0]:
        return linked
    ahead = _set_out_from(items, linked) + _listed_ahead(items, linked, low) + _counted_together(items, linked, low)
    for item in ahead:
        document.note_links(item, [item.link] if item.link else [], item.link)
    return ahead + linked


def _may_be_misread(sentence: Sentence) -> bool:
    """Has a sentence figures that items may tell to be others than they look: a share without its sign, a comma for a
    dot?"""
    kinds = {number.kind for number in sentence.numbers}
    if "plain" not in kinds:
        return False
    return "percent" in kinds or any("," in number.raw for number in sentence.numbers if number.kind == "plain")


_ITS_PLACE = re.compile(r"[^.;:\d]{0,60}(?:, | \(| và )[^.,;:()\d]{0,30}")
_MANY = 1000  # a figure below may be a score, a field or a rank of its own


def _is_place_of(item: Item, before: Item, low: str) -> bool:
    """ "24.150 hồ sơ chứng thực, xếp thứ 3/63", "số hóa đạt 61% (đứng thứ 7)": is a rank, where the sentence names no
    index, the place that the figure right before it has earned?"""
    sentence, start, end = item.sentence, before.number.end, item.number.start
    if before.rank or not INDEX_IDEAS.isdisjoint(sentence.said):
        return False
    if before.link is not None:
        if before.link.frame.kind in ("rank", "score"):
            return False
    elif before.number.value < _MANY or "people" in (before.counted or ()):
        return False  # "nước 1,3 triệu dân, xếp thứ hai"
    return _ITS_PLACE.fullmatch(low, start, end) is not None and not any(start <= a < end for a, _ in sentence.names)


_IN_ALL = re.compile(r"[^,;:.()\d]{0,60} (?:trên|trong) tổng(?: số)?(?: là)?(?: hơn| gần| khoảng| trên| xấp xỉ)? ")


def _whole_of(document: Document, item: Item, part: Item) -> Link | None:
    """ "9.412 hồ sơ trực tuyến trên tổng số 9.786 hồ sơ": all dossiers received, those online being a part of them."""
    if part.link is None or part.link.frame.indicator != "dossiers_online" or part.at != item.at:
        return None
    if not item.counted or "dossier" not in item.counted or item.number.value < part.number.value:
        return None
    if not _IN_ALL.fullmatch(item.sentence.low, part.number.end, item.number.start):
        return None
    frame = next(frame for frame in document.lex.frames["count"] if frame.indicator == "dossiers_received")
    return Link(frame, 0.85, (), part, [("the whole that those online are a part of", 0.85)])


def _counted_above(document: Document, first: Item, strong: Mapping[str, float]) -> tuple[str, ...] | None:
    """What the headings say that the first figure of a sentence counts, where it has no noun of its own."""
    sentence, number, low = first.sentence, first.number, document.normal.low
    if _is_figure_line(document, sentence.line):
        return (*(idea for idea, weight in strong.items() if weight > 0.75), "dossier")
    if is_of_name(first) and _counts(document, sentence.line):  # "Số tổ công nghệ số cộng đồng: - Hải Hậu: 210"
        return tuple(idea for idea, weight in strong.items() if weight > 0.75)
    if strong.get("dossier", 0.0) <= 0.7 or sentence.said.isdisjoint(("online", "overdue", "resolve")):
        return None
    labelled = low[sentence.start : number.start].rstrip().endswith(":")
    alone = low[number.end : sentence.end].strip(" ;.,") == ""
    return ("dossier",) if labelled or alone else None  # "Hồ sơ tiếp nhận, trong đó: + Trực tuyến: 82.019"


_NUMBER_OF = re.compile(r"(?:[-+•*] ?|(?:\d{1,2}|[a-zđ])[.)] )?(?:tổng )?số(?: lượng)? ")


def _counts(document: Document, line: int) -> bool:
    """Does the heading of a line begin with what is counted below it?"""
    head = document.reading.lines[line].parent
    return head is not None and _NUMBER_OF.match(document.normal.low, document.reading.lines[head].start) is not None


def _own(document: Document, item: Item, linked: list[Item], setting: Setting) -> list[Link]:
    """What a number is by the words around it and by its twin, best first."""
    own = candidates(document.lex, item, setting)
    if item.number.kind == "plain" and (not own or own[0].score < ACCEPT):
        bare = item.counted is None or (item.counted != () and _QUALITIES.issuperset(item.counted))
        own = (_same_noun(document, item, linked, setting) if bare else []) or own
    if own:
        own = _possible(document, item, own)
    rate = ""
    if item.twin is not None:
        twin = item.twin.link
        if item.change and twin is None and "money" in item.twin.kinds:
            own = []  # "hợp tác xã bán qua mạng thu 31 tỷ đồng, tăng 40%": the growth of what is none of ours
        rate = RATE_OF.get(twin.frame.indicator, "") if twin is not None else ""
        if rate:
            for link in own:
                if link.frame.indicator == rate:
                    link.add(0.15, "the share of its count")
            own.sort(key=attrgetter("score"), reverse=True)
    if item.number.kind == "percent" and (not own or own[0].score < ACCEPT):
        share = _share_of(document, item, rate, linked)
        if share is not None:
            return [share, *own]
    return own


def _possible(document: Document, item: Item, own: list[Link]) -> list[Link]:
    """Of what a number may be that which the document and the body that it tells of leave possible."""
    if not document.administrative:
        own = [link for link in own if not link.frame.indicator.startswith(_ADMINISTRATIVE)]
    if item.of_other:
        own = [link for link in own if not link.frame.indicator.startswith(_HANDLED)]
    if own and document.of_outsider(item):
        own = [link for link in own if not link.frame.indicator.startswith(_OF_OFFICES)]
    if document.other_dossiers and SAYS_ITSELF.isdisjoint(item.sentence.said):
        own = [link for link in own if "other_dossier" not in link.frame.none]
    return own


def _enough(link: Link, item: Item) -> float:
    """The score from which on a candidate is taken: a rank or a score has few words of its own."""
    return ACCEPT if link.frame.kind not in ("rank", "score") else ACCEPT - (0.08 if item.rank else 0.04)


def _heir(document: Document, item: Item, linked: list[Item], best: Link | None) -> Link | None:
    """What a number is as one more figure of the same thing, beside the best that its own words make it; None also
    where that is sure to be better."""
    if not linked and not document.items:
        return None
    low = document.normal.low
    told = best.score if best is not None and best.evidence and item.pointer < 0 and not lent_by_heading(best) else 0.0
    if told >= FOR_SURE and told >= most(item, low) and document.trace is None:
        return None
    heir = inherit(item, document.items[-8:] + linked, low, document.lex, document.reading.sentences)
    before = heir.inherited if heir is not None else None
    if heir is None or before is None:
        return heir
    if best is not None and best.frame.indicator != heir.frame.indicator and _points_at(document, item, best):
        return None
    if _asks(document, item.sentence.line) and before.sentence.line != item.sentence.line:
        return None
    if before.at != item.at and linked and linked[-1].link is not None and _is_part_of_count(item, linked[-1]):
        return None
    if heir.frame.indicator.startswith(_OF_OFFICES) and before.at != item.at and document.of_outsider(item):
        return None
    if any(
        other.at == item.at
        and other.number.kind == item.number.kind
        and other.kinds == item.kinds
        and before.number.start < other.number.start
        and not any(a < other.number.start < b <= item.number.start for a, b in item.sentence.distance.told)
        for other in document.loose[-3:]
    ):
        heir.add(-0.2, "a figure of nobody knows what stands between")
    if (
        before.at != item.at
        and best is not None
        and best.frame.indicator != heir.frame.indicator
        and len(best.evidence) >= (1 if item.pointer >= 0 else len(best.frame.all))
    ):
        heir.add(-0.15, "the sentence names an indicator itself")
    if best is not None and before.at == item.at and _speaks_against(item, best, heir, before):
        heir.add(-0.2, "words since speak against it")  # "22 nơi giảm phí; số nơi rút ngắn thời gian ít hơn, 9 nơi"
    return heir


def _is_part_of_count(item: Item, last: Item) -> bool:
    """ "268 doanh nghiệp công nghệ số, trong đó 90% là doanh nghiệp nhỏ": is a share one of what was just counted?"""
    counted = last.at == item.at and bool(last.counted) and last.number.kind == "plain"
    return counted and item.number.kind == "percent" and some_of(item)


_THAT = (" ấy", " này", " đó", " nói trên", " kể trên")


def _points_at(document: Document, item: Item, own: Link) -> bool:
    """ "Cũng tỷ lệ nộp qua mạng ấy, cả tỉnh được 78,3%": do the words that point back say themselves what at, and not
    only "tỷ lệ ấy"?"""
    low, ideas = item.sentence.low, item.sentence.ideas
    for start, end in own.evidence:
        if end < item.number.start and low.startswith(_THAT, end):
            mark = mark_at(ideas, start)
            return mark is None or not document.lex.general.issuperset(mark[2])
    return False


def _keeps_to(item: Item, best: Link, heir: Link) -> bool:
    """Is a score whose index headings alone tell, of two that they name maybe, one more of the index that the sentence
    ranks by or the one before it in the paragraph speaks of: "Huế về nhất (92,1 điểm), …. Trung bình là 86,2 điểm"?"""
    if best.frame.kind != "score" or heir.frame.kind != "score" or best.evidence or not lent_by_heading(best):
        return False
    before = heir.inherited
    return before is None or (item.at - before.at <= 1 and item.sentence.line == before.sentence.line)


def _goes_on(item: Item, heir: Link) -> bool:
    """Is a figure one more of what the sentence, or the one before it in the paragraph in words of its own, tells?"""
    before = heir.inherited
    if before is None or before.at == item.at:
        return before is not None
    if before.at != item.at - 1 or before.sentence.line != item.sentence.line:
        return False
    at, told = before.at, before.link
    while told is not None and not told.evidence and told.inherited is not None and told.inherited.at == at:
        told = told.inherited.link
    return told is not None and bool(told.evidence)


def _is_its_noun(own: Link, item: Item) -> bool:
    """ "Số hồ sơ nhận qua mạng của Huế là 5.119. Ở Hà Nội thì 7.157 hồ sơ.": does the sentence itself say nothing of
    what a number is but the noun that it counts?"""
    for start, end in own.evidence:
        if not item.number.end <= start < end <= item.noun_end:
            return False
    return True


def _leans_on_heading(best: Link, heir: Link) -> bool:
    """Does a heading say what the sentence itself has said otherwise: "giữ 356 hồ sơ trễ hạn; Long Hồ còn 41 hồ sơ",
    under "Hồ sơ tiếp nhận"?"""
    before = heir.inherited
    return lent_by_heading(best) and before is not None and before.link is not None and says_all(before.link)


def _speaks_against(item: Item, own: Link, heir: Link, before: Item) -> bool:
    """Do the words behind the figure before that say what a number is rule out that it is the same?"""
    against = {*heir.frame.none}
    return any(
        (a, b) in own.evidence and a >= before.number.end and not against.isdisjoint(tags)
        for a, b, tags in item.sentence.ideas
    )


def _asks(document: Document, line: int) -> bool:
    """Is a line a short question, which begins something new: "18,6% hay 12,9%?"."""
    own = document.reading.lines[line]
    return document.normal.low[own.end - 1] == "?" and own.end - own.start <= 120


_ACTORS = frozenset({"communes_noun", "districts_noun", "agency", "locality_noun", "of_locality"})


def _only_tells_of_it(item: Item, own: Link, heir: Link) -> bool:
    """ "Xã phấn đấu con số này là 80%", "Báo cáo gửi Quốc hội ước tỷ trọng ấy là 19,5%": does the sentence name who
    acts or what is done, and not what is measured?"""
    if item.pointer < 0 or own.inherited is not None or own.frame.indicator == heir.frame.indicator:
        return False
    named = [mark for mark in item.sentence.ideas if (mark[0], mark[1]) in own.evidence]
    if all(_ACTORS.issuperset(tags) for _, _, tags in named):
        return True
    head = frozenset(own.frame.head)
    return not says_all(own) and all(start < item.pointer and head.isdisjoint(tags) for start, _, tags in named)


def _set_out_from(items: list[Item], linked: list[Item]) -> list[Item]:
    """ "Từ 44,7% năm 2022, tỷ lệ hồ sơ trực tuyến đã lên 73,9%", "So với mục tiêu 80%, tỷ lệ … mới đạt 66%": where the
    first figure that is known came from, or what it is set against."""
    first = linked[0]
    if first.link is None or first.change:
        return []
    before = next((item for item in items if item.link is None), None)
    if before is None or before.kinds != first.kinds:
        return []
    if before.counted and {*first.link.frame.counted}.isdisjoint(before.counted):
        return []
    if leads_to(before.sentence, before.number) is not first.number or not _is_named_behind(before, first):
        return []
    before.link = replace(first.link)
    return [before]


def _is_named_behind(before: Item, first: Item) -> bool:
    """Is what a figure and the one that it leads to are named behind a comma between them, where it does not move?"""
    sentence, link = before.sentence, first.link
    if moved_to(sentence, before.number) is not None:
        return True
    if link is None or not link.evidence:
        return False
    return sentence.low.find(",", before.number.end, min(start for start, _ in link.evidence)) >= 0


_NEXT_IN_BRACKETS = re.compile(r"\)(?:,| và| cùng| rồi)*[^,;.()\d]{1,40}\(")
_NEXT_NAMED = re.compile(r"(?:[,;]| và| cùng| rồi| còn)+ (?:tp\.|[^,;.()\d]){1,40}")
_OPENS_LIST = re.compile(
    r"(?!.*tỷ lệ)(?:.*(?:[,:;(]|(?<![a-zà-ỹđ])(?:là|gồm|như|khi|nếu|tại|ở|có|với|còn)))? ?(?:các |những )?"
    r"(?:tỉnh |thành phố |tp\.? ?|xã |phường )?"
)
_HAS = re.compile(r" (?:(?:đạt|có|là|được|với|mới|đã|ở mức|lên|tới|trên|hơn|gần|khoảng) )*")


def _listed_ahead(items: list[Item], linked: list[Item], low: str) -> list[Item]:
    """ "Huế (67%) cùng các tỉnh Hà Nam (65%), Lai Châu (61%) dẫn đầu về tỷ lệ …", "Huế đạt 67%, Hà Nam 65% hồ sơ trực
    tuyến": what the last of a list of names is said to be they all are."""
    last = linked[0]
    if last.link is None or last.link.inherited:
        return []
    frame = last.link.frame
    if frame.kind in ("rank", "score") or any(start < last.number.end for start, _ in last.link.evidence):
        return []
    found = _list_before(items, last, low)
    for item in found:
        if item.counted and frame.kind == "count" and {*item.counted}.isdisjoint(frame.counted):
            return []
    for item in found:
        item.link = replace(last.link)
    return found


def _list_before(items: list[Item], last: Item, low: str) -> list[Item]:
    """The figures of those named in a list before its last one, in order."""
    bracketed = low.startswith("(", last.number.start - 1)
    following = _NEXT_IN_BRACKETS if bracketed else _NEXT_NAMED
    if not _follows_name(last, bracketed, low):
        return []
    found: list[Item] = []
    behind = last
    for item in reversed([item for item in items if item.number.end < last.number.start]):
        alike = item.number.kind == last.number.kind and not item.change and not item.rank
        end = item.noun_end if item.counted and item.number.kind == "plain" else item.number.end
        if not (alike and following.fullmatch(low, end, behind.number.start) and _follows_name(item, bracketed, low)):
            break
        found.insert(0, item)
        behind = item
    if found and not bracketed:
        first = max(start for start, _ in last.sentence.names if start < found[0].number.start)
        return found if _OPENS_LIST.fullmatch(low, last.sentence.start, first) else []
    return found


def _ahead_of_noun(items: list[Item], low: str) -> set[int]:
    """Where the shares of a list of names stand that ends with what they are shares of: "Huế đạt 67%, Hà Nam 65% hồ sơ
    trực tuyến" goes on with nothing told before."""
    found: set[int] = set()
    for last in items[1:]:
        if last.number.kind == "percent" and last.counted is not None and not last.change:
            found.update(item.number.start for item in _list_before(items, last, low))
    return found


def _follows_name(item: Item, bracketed: bool, low: str) -> bool:
    """Does a figure stand right behind a name: "Huế (67%)", "Huế đạt 67%"?"""
    start = item.number.start
    if bracketed:
        return any("name" in tags and start - end == 2 for _, end, tags in item.sentence.places)
    return any(0 < start - end < 24 and _HAS.fullmatch(low, end, start) for _, end in item.sentence.names)


def _of_other_sentence(heir: Link, item: Item) -> bool:
    return heir.inherited is not None and heir.inherited.at != item.at


_ONE_NOUN = 48  # characters that the noun of a count may have


def _counted_together(items: list[Item], linked: list[Item], low: str) -> list[Item]:
    """ "20/20 sở và 140/140 xã dùng chữ ký số": two counts with one verb behind the last of them."""
    last = linked[0]
    if last.link is None or last.link.frame.kind != "count" or last.link.inherited:
        return []
    before = next((item for item in reversed(items) if item.number.end < last.number.start), None)
    if before is None or not before.counted or {*before.counted}.isdisjoint(last.link.frame.counted):
        return []
    end, start = before.number.end, last.number.start
    if before.number.kind != "plain" or before.sentence.broken(end, start) or start - end > _ONE_NOUN:
        return []
    if any(a < last.number.end for a, _ in last.link.evidence) or not low.endswith(
        (" và ", " cùng ", " lẫn "), end, start
    ):
        return []
    who = _ACTORS | {"administration", "authorities", *before.counted}
    if any(end <= a < start and not who.issuperset(tags) for a, _, tags in before.sentence.ideas):
        return []
    before.link = replace(last.link)
    return [before]


def _of_years(document: Document, row: list[Item]) -> dict[int, Link]:
    """ "Ba năm 2021, 2022 và 2023 doanh thu lần lượt là 13,7, 16,4 và 20,5 tỷ USD": what the first of a row is they all
    are, where as many years stand in front."""
    first, low = row[0], document.normal.low
    sentence, start, link = first.sentence, first.number.start, first.link
    years = [p for p in sentence.periods if len(p.codes) == len(row) and p.end <= start]
    if link is None or not years or not IN_ORDER.search(low, years[-1].end, start):
        return {}
    alike = [item for item in row[1:] if item.number.kind == first.number.kind and link.frame.kind in item.kinds]
    return {item.number.start: Link(link.frame, 0.85, (), first, [("of the years in turn", 0.85)]) for item in alike}


# "1.900 thủ tục, trong đó 950 toàn trình": how what was counted is, no noun of its own
_QUALITIES = frozenset(
    {"full_online", "any_online", "part_online", "online", "overdue", "late", "on_time", "electronic"}
)


_COUNTED_BEFORE = 0.62  # how clearly a bare count means what the figure before it counts


def _same_noun(document: Document, item: Item, linked: list[Item], setting: Setting) -> list[Link]:
    """ "Tiếp nhận 1.200 hồ sơ, đã giải quyết 1.100": a bare number may count what the figure before it counts."""
    if not linked and (
        whole := next((o for o in reversed(document.loose[-4:]) if o.at == item.at and o.counted), None)
    ):
        found = candidates(document.lex, replace(item, counted=whole.counted), setting)
        return [link for link in found if link.score >= ACCEPT + 0.2]  # "2.118 TTHC, gồm toàn trình 1.206"
    before = linked or [
        other
        for other in document.items[-4:]
        if item.at - 2 <= other.at < item.at and item.number.kind == "plain" and _in_list_with(document, other, item)
    ]
    counts = [other for other in before if other.link is not None and other.link.frame.kind == "count"]
    if not counts or before[-1] is not counts[-1]:
        return []
    noun = next((n for o in reversed(counts) if (n := o.counted or (o.link.frame.counted[:1] if o.link else ()))), ())
    around = {**setting.around, **dict.fromkeys(noun, _COUNTED_BEFORE)}
    close = setting.close.union(noun) if setting.close is not None else None
    named = replace(setting, gather=lambda: around, close=close)
    found = candidates(document.lex, replace(item, counted=tuple(noun)), named)
    anew = document.normal.low.rfind(";", 0, item.number.start)  # behind it somebody else's figures may begin
    taken = {other.link.frame.indicator for other in linked if other.link and other.number.start > anew}
    return [link for link in found if link.frame.indicator not in taken and link.score >= ACCEPT + 0.2]


def _in_list_with(document: Document, other: Item, item: Item) -> bool:
    """Is a figure in the line of the one before, in the next line of the same list, or on the next card, which a line
    about a change may part from it?"""
    before, line = other.sentence.line, item.sentence.line
    lines = document.reading.lines
    if before == line or lines[before].parent != lines[line].parent or lines[before].marker != lines[line].marker:
        return before == line and other.at == item.at - 1
    if lines[line].marker:
        return before == line - 1 and other.at == item.at - 1
    return line - 2 <= before and all(_is_card(document, at) for at in range(before, line + 1))


def _is_card(document: Document, line: int) -> bool:
    """Does a line say no more than what a figure is and the figure?"""
    own = document.reading.lines[line]
    return not own.heading and own.end - own.start <= _SHORT and document.normal.low[own.end - 1] not in ".!?…"


def _share_of(document: Document, item: Item, rate: str, linked: list[Item]) -> Link | None:
    """The rate of the count beside which a percentage stands: "402.118 tài khoản, tương đương 37,6% dân số"."""
    if item.counted == () or (item.of_other and not item.change):
        return None
    if item.change and item.twin is not None and item.twin.link is not None:
        indicator = GROWTH_OF.get(item.twin.link.frame.indicator, "")
        growth = next((f for f in document.lex.frames.get("growth", ()) if f.indicator == indicator), None)
        return Link(growth, 0.75, (), None, [("the growth of its amount", 0.75)]) if growth else None
    if not rate or item.change:
        return _growth_of_that(document, item, linked)
    frame = next((frame for frame in document.lex.frames.get("percent", ()) if frame.indicator == rate), None)
    return Link(frame, 0.75, (), None, [("the share of its count", 0.75)]) if frame else None


# "chỉ tiêu này dự báo đi lên 8 - 10%"
_MOVED = re.compile(
    r" (?:bứt|bật|vọt|nhích|lớn|vươn|đi|tiến|leo|nhảy) (?:lên|thêm) (?:(?:thêm|khoảng|gần|hơn|trên|tới) )*$"
)
_PACE = re.compile(
    r"(?:tốc độ|mức|đà|nhịp|nhịp độ) tăng(?: trưởng)?"
    r"(?:(?: luôn| vẫn| đều| được| tiếp tục){0,2} (?:duy trì|giữ|ở)(?: vững)?(?: ở)? mức [^,;.()\d:]{2,16},"
    r" (?:với|là|đạt) "
    r"|(?:(?: chung| này| ấy| đó| gần| hơn| trên| khoảng| là| đạt){0,3} "
    r"|(?: (?:của|trong))?(?: (?:các|những|hai|ba|bốn|năm|\d))? năm [^,;.()\d:]{1,20}: ))"
)


def _growth_of_that(document: Document, item: Item, linked: list[Item]) -> Link | None:
    """ "Thị trường đạt 25 tỷ USD. Tốc độ tăng 23% …", "25 tỷ USD; năm tới con số này dự báo tăng 20%": the growth of
    the amount that was told last, in this sentence or at the end of the one before."""
    last = linked[-1] if linked else document.items[-1] if document.items else None
    sentence, low = item.sentence, document.normal.low
    if last is None or last.link is None or item.at - last.at > 1 or last.sentence.line != sentence.line:
        return None
    if last.at < item.at and any(n.kind in ("vnd", "usd") and n.end <= item.number.start for n in sentence.numbers):
        return None  # "GDP đạt 476 tỷ USD, trong đó dịch vụ tăng 7,4%": another amount was told since
    indicator = GROWTH_OF.get(last.link.frame.indicator)
    beside = _GROWTH_BESIDE.get(last.link.frame.indicator)
    if beside is not None and last.at == item.at and _grows_as_well(item, last, low):
        return Link(_growth(document, beside), 0.75, (), None, [("the growth beside its share", 0.75)])
    if indicator is None:
        return None
    if item.pointer >= 0:
        told = bool(item.change) or _MOVED.search(low, item.pointer, item.number.start) is not None
    else:
        told = last.at < item.at and _PACE.fullmatch(low, sentence.start, item.number.start) is not None
    if not told:
        return None
    return Link(_growth(document, indicator), 0.75, (), None, [("the growth of the amount before", 0.75)])


def _growth(document: Document, indicator: str) -> Frame:
    return next(frame for frame in document.lex.frames["growth"] if frame.indicator == indicator)


_GROWTH_BESIDE = {"digital_economy_gdp_share": "digital_economy_growth", "ecommerce_retail_share": "ecommerce_growth"}
_GROWS = re.compile(
    r"[^,;:.()\d]{0,60}?(?:(?P<and> và)|,?(?: và| với| đồng thời)*(?: (?:ước|đạt|có|mức|đà))*)"
    r" (?:(?P<pace>tốc độ tăng|tăng trưởng|tốc độ tăng trưởng)|tăng)(?: [^\W\d_]+){0,4} "
)
_A_YEAR = ("/năm", " mỗi năm", " một năm", " hằng năm", " hàng năm")


def _grows_as_well(item: Item, share: Item, low: str) -> bool:
    """ "Kinh tế số chiếm 18,3% GDP, tăng trên 20%/năm", "16,5% với tốc độ tăng 20%": the growth of what has the share,
    said with its own word, by the year or with an "and", or more than a share could have risen by: "chiếm 19,8% GDP,
    tăng 17,5%"? "16,5% GDP, tăng 2%" is how much the share has risen."""
    if item.change <= 0 or (said := _GROWS.fullmatch(low, share.number.end, item.number.start)) is None:
        return False
    if said["pace"] or said["and"] or low.startswith(_A_YEAR, item.number.end):
        return True
    of_share = low.find("tỷ trọng", share.sentence.start, share.number.start) >= 0
    return not of_share and item.number.value > share.number.value / 2


_BETWEEN = 12  # characters that commas and an "and" may take between two figures


def _rows(items: list[Item], low: str) -> dict[int, list[Item]]:
    """Figures that stand in a row ("57,1% và 74,4%"), by the place of the first."""
    rows: dict[int, list[Item]] = {}
    row = items[:1]
    for last, item in pairwise(items):
        mixed = last.counted and last.number.kind != item.number.kind  # "431.905 hồ sơ và 99,1%"
        end, start = last.noun_end if mixed else last.number.end, item.number.start
        if start - end <= _BETWEEN and low[end:start].strip(" ,;") in (("và",) if mixed else ("", "và")):
            row.append(item)
            rows[row[0].number.start] = row
        else:
            row = [item]
    return rows


# "các tỷ lệ về chữ ký số và tài khoản ngân hàng": told before, so cut short here
_RATES_OF = re.compile(r"(?<![a-zà-ỹđ])(?:các|những|hai|ba|bốn) (?:tỷ lệ|chỉ tiêu|chỉ số|con số) (?:về|của) ")


def _named_in_turn(document: Document, index: int, row: list[Item]) -> dict[int, Link]:
    """ "Tỷ lệ hồ sơ trực tuyến và thanh toán trực tuyến lần lượt đạt 43,5% và 35,2%": each part of the list in front is
    read as if the row's figure stood right behind it."""
    sentence, low = document.reading.sentences[index], document.normal.low
    start = row[0].number.start
    begin = sentence.behind_figure(start)
    if any(item.rank or item.change for item in row) or not IN_ORDER.search(low, begin, start):
        return {}
    ends = [m.start() for m in _JOINED.finditer(low, begin, start)] + [start]
    found: list[Link] = []
    told_before = _RATES_OF.search(low, begin, start) is not None
    around = document.around_ideas(index) if told_before else {}
    close = document.close_ideas(index) if told_before else None
    marks = [mark for mark in sentence.ideas if begin <= mark[0] and mark[1] <= start]
    for opened, end in pairwise([begin, *ends]):
        own = [mark for mark in marks if opened <= mark[0] and mark[1] <= end]
        ways: list[list[Mark]] = []
        if not document.lex.general.issuperset(idea for mark in own for idea in mark[2]):
            # "hồ sơ trực tuyến và toàn trình": the second leans on the first
            ways += [own, [mark for mark in marks if mark[1] <= end]]
        if own and end < start:  # "trường học và bệnh viện thu không tiền mặt": the last has the verb of both
            ways.append(own + [mark for mark in marks if mark[0] >= ends[-2]])
        for ideas in ways:
            number = replace(row[0].number, start=end, end=end)
            view = replace(sentence, ideas=ideas, numbers=[], known_distance=sentence.distance)
            part = Item(index, view, number, row[0].kinds, row[-1].counted, end, 0)
            known = {link.frame.indicator for link in found}
            setting = Setting(view, lambda: around, close=close, kinds=document.kinds)
            meant = (link for link in candidates(document.lex, part, setting) if link.score >= ACCEPT)
            # in words of the part itself
            its = (link for link in meant if any(opened <= a < end for a, _ in link.evidence))
            best = next((link for link in its if link.frame.indicator not in known), None)
            if best is not None:
                found.append(best)
                break
    if len(found) != len(row) and (len(found) < 2 or not in_turns(row, len(found), low)):
        return {}
    return {item.number.start: replace(link) for item, link in zip(row, cycle(found), strict=False)}


_GOAL = frozenset({"goal"})
_BESIDE_GOALS = re.compile(r"so với (?:các )?(?:mục tiêu|chỉ tiêu|kế hoạch)[^,;.()\d]{0,30}$")


_LAST_TOLD = re.compile(r"(?<![a-zà-ỹđ])(?:tỷ lệ|con số|chỉ tiêu|chỉ số)(?: này)? (?:sau|cuối)(?: cùng)?(?![a-zà-ỹđ])")


_FIRST_TOLD = re.compile(r"(?<![a-zà-ỹđ])(?:tỷ lệ|con số|chỉ tiêu|chỉ số) (?:đầu(?: tiên)?|trước)(?![a-zà-ỹđ])")


def _in_turn(document: Document, index: int, row: list[Item], linked: list[Item]) -> dict[int, Link]:
    """ "Cáp quang 48,3% số hộ; điện thoại thông minh 66,0%. Huyện Đăk Hà lần lượt 57,1% và 74,4%.": the indicators of
    the sentence before, one by one, for a row of as many figures that has nothing of its own to say what it is."""
    sentence, low = document.reading.sentences[index], document.normal.low
    start = row[0].number.start
    if any(item.rank or item.change for item in row):
        return {}
    begin = sentence.behind_figure(start)
    parted = bisect_left(sentence.distance.breaks, begin)  # "41,9% tổng số hồ sơ, …": what that was a share of
    begin = next((at for at in sentence.distance.breaks[parted:] if at < start), begin)
    begin = max(begin, low.rfind(";", begin, start))
    if any(
        begin <= m[0] < start and not document.lex.general.issuperset({*m[2]} - _GOAL) for m in sentence.ideas
    ) or sum(begin <= m.start < start for m in document.who(index)) == len(row):
        return {}
    said = bool(IN_ORDER.search(low, begin, start) or _BESIDE_GOALS.search(low, begin, start))
    last = _LAST_TOLD.search(low, begin, start) is not None
    first = not last and _FIRST_TOLD.search(low, begin, start) is not None
    said = said or last or first or row[0].pointer >= begin
    for back in range(index, max(-1, index - 3), -1):
        kinds: dict[str, Item] = {}
        for other in [o for o in document.items[-12:] if o.at == back] if back < index else linked:
            if other.link is not None and other.number.end > other.number.start:
                kinds.setdefault(other.link.frame.indicator, other)
        if not kinds:
            continue
        if len(kinds) > len(row) and said:
            kinds = {code: other for code, other in kinds.items() if other.number.kind == row[0].number.kind}
            if last:
                kinds = dict([*kinds.items()][-len(row) :])
            elif first:
                kinds = dict([*kinds.items()][: len(row)])
        if len(kinds) != len(row) or not (said or (back == index - 1 and len(row) == len(sentence.numbers))):
            break
        found: dict[int, Link] = {}
        for item, other in zip(row, kinds.values(), strict=True):
            if other.link is None or other.number.kind != item.number.kind or other.link.frame.kind not in item.kinds:
                return {}
            if item.counted and {*item.counted}.isdisjoint(other.link.frame.counted):
                return {}  # "431.905 hồ sơ và 99,1%", as before
            found[item.number.start] = Link(other.link.frame, 0.85, (), other, [("in turn, as before", 0.85)])
        return found
    return {}


def _shared(document: Document, row: list[Item], setting: Setting) -> dict[int, Link]:
    """ "A và B lần lượt 57% và 63% tổng số thủ tục": what stands behind the last of a row is said of all of it. So is
    what a noun behind the last was called ahead ("Doanh nghiệp công nghệ số: A và B có 310 và 285 doanh nghiệp")."""
    first, last = row[0], row[-1]
    if any(item.rank or item.change or item.number.kind != last.number.kind for item in row):
        return {}
    if ";" in document.normal.low[first.number.end : last.number.start]:
        return {}
    noun_of_all = last.number.kind == "plain" and last.counted is not None and first.counted is None
    if noun_of_all and (called := _called_ahead(document, first, last, setting)) is not None:
        return {item.number.start: replace(called) for item in row}
    own = candidates(document.lex, last, setting)
    if not own or own[0].score < ACCEPT or not any(start >= last.number.end for start, _ in own[0].evidence):
        return {}
    others = (candidates(document.lex, item, setting) for item in row[:-1])
    if not noun_of_all and any(found and found[0].score >= ACCEPT for found in others):
        return {}
    return {item.number.start: replace(own[0]) for item in row}


def _called_ahead(document: Document, first: Item, last: Item, setting: Setting) -> Link | None:
    """What words ahead of a row make its first count, where they hold the noun that stands behind its last."""
    low, own = document.normal.low, candidates(document.lex, first, setting)
    if not own or own[0].score < ACCEPT or not own[0].evidence:
        return None
    start, end = own[0].evidence[0]
    noun = low[last.number.end : last.noun_end].strip()
    return own[0] if noun and end <= first.number.start and low.find(noun, start, end) >= 0 else None


def _also(document: Document, item: Item, own: list[Link]) -> Item | None:
    """ "100% trường học và bệnh viện …": the same said of a second thing, joined to the first."""
    best = item.link
    if best is None or best.inherited or not best.evidence or best.frame.kind == "count":
        return None
    for other in own[1:4]:
        if other.frame.all[1:] != best.frame.all[1:] or other.frame.indicator == best.frame.indicator:
            continue
        if other.evidence[1:] != best.evidence[1:] or other.score < 0.8:
            continue
        alike = other.evidence == best.evidence and other.frame.context == best.frame.context
        if len(other.evidence) < 2 and not (alike and len(best.frame.all) == 1):
            continue  # but "100% trường học, bệnh viện …": one word for both
        a, b = sorted((best.evidence[0], other.evidence[0]))
        if any(a[1] <= start < b[0] for start, _ in best.evidence[1:]):
            continue  # "100% trường học thu không tiền mặt, các bệnh viện …": the second has a clause of its own
        gap = document.normal.low[a[1] : b[0]]
        if a == b:  # one word for both: "cơ sở giáo dục, y tế"
            gap = " và "
        if (a[0] >= item.number.end or b[1] <= item.number.start) and len(gap) < 40 and (" và " in gap or "," in gap):
            return replace(item, link=other)
    return None


def _is_figure_line(document: Document, line: int) -> bool:
    """A line that is nothing but a figure, under the line that says what it is (a table spelled downwards)."""
    own = document.reading.lines[line]
    parent = own.parent
    return parent == line - 1 and not own.marker and own.end - own.start <= 25 and not own.heading


_SHORT = 100  # characters of a line that says no more than whose a figure is, or of when
_MEASURED = ("count", "percent")


def _is_brief(document: Document, sentence: Sentence) -> bool:
    """Is the line of a sentence so short that it may say no more of its figure than whose it is or of when?"""
    line = document.reading.lines[sentence.line]
    if line.cells or line.end - line.start > _SHORT:
        return False
    return bool(sentence.names or sentence.periods) or _is_figure_line(document, sentence.line)


def _told_by_heading(document: Document, item: Item) -> Link | None:
    """What the heading says that the figure of a brief line is which says only whose it is or of when: "- Xã Phú Mỹ:
    1.204 hồ sơ" below "Hồ sơ nộp trực tuyến quý I/2024"."""
    sentence, number, low = item.sentence, item.number, document.normal.low
    if item.rank or item.change or item.pointer >= 0 or not any(kind in item.kinds for kind in _MEASURED):
        return None
    for start, end, tags in sentence.ideas:
        its_noun = number.end <= start and end <= item.noun_end
        if not its_noun and not document.lex.general.issuperset(tags):
            return None
    if foreignness(item, low, document.lex.glue, item.noun_end):
        return None
    noun = low[number.end : item.noun_end].strip()
    for parent, leads in document.headings(sentence.line):
        inside = document.by_line.get(parent, ())
        if not leads or len(inside) != 1:
            return None
        head = document.reading.sentences[inside[0]]
        link = _measured_by(document, inside[0], number.kind)
        if link is not None:
            counted = any(map(link.frame.counted.__contains__, item.counted or ()))
            same = counted or low.find(noun, head.start, head.end) >= 0
            if not (same and link.frame.believes(number) and _possible(document, item, [link])):
                return None
            return replace(link, reasons=[*link.reasons])
        if not document.lex.general.issuperset(head.said):
            return None
    return None


def _measured_by(document: Document, index: int, kind: str) -> Link | None:
    """What a heading measures, for figures of a kind: as if one stood behind the last of its words that says it."""
    if (index, kind) in document.measured:
        return document.measured[index, kind]
    found: Link | None = None
    head = document.reading.sentences[index]
    if not head.numbers:
        kinds = ("percent",) if kind == "percent" else ("count",)
        for _, end, tags in reversed(head.ideas):
            if document.lex.general.issuperset(tags):
                continue
            number = Number(end, end, 0.0, None, None, kind, False, "")
            setting = Setting(head, kinds=document.kinds)
            own = candidates(document.lex, Item(index, head, number, kinds, None, end, 0), setting)
            if own and own[0].score >= ACCEPT:
                found = Link(own[0].frame, 0.8, (), None, [("what the heading measures", 0.8)], from_heading=True)
                break
    document.measured[index, kind] = found
    return found


_PACE_NAMED = re.compile(r"(?<![a-zà-ỹđ])(?:tốc độ|mức|đà|nhịp|nhịp độ) tăng(?![a-zà-ỹđ])")
_COUNTED = re.compile(r"[slbm](?<![a-zà-ỹđ].)(?:(?<=s)ố|(?<=l)ượng|(?<=b)ao nhiêu|(?<=m)ấy) ")


def _topic(document: Document, index: int) -> None:
    """A sentence that names an indicator and no figure, a heading or a question one index ("SIPAS 2022"): what the next
    figures may be about."""
    sentence = document.reading.sentences[index]
    if document.lex.filling.isdisjoint(sentence.said):
        return
    setting = Setting(sentence, kinds=document.kinds)
    scored = (
        not INDEX_IDEAS.isdisjoint(sentence.said)
        and (
            document.reading.lines[sentence.line].heading
            or document.normal.low.endswith(("?", "? "), sentence.start, sentence.end)
        )
        and sum([not INDEX_IDEAS.isdisjoint(tags) for _, _, tags in sentence.ideas]) == 1
    )
    _speak_of(document, index, setting, "percent", ("percent", "score") if scored else ("percent",))
    if "growth_word" in sentence.said and _PACE_NAMED.search(document.normal.low, sentence.start, sentence.end):
        _speak_of(document, index, setting, "percent", ("growth",))
    _speak_of(document, index, setting, "vnd", ("money",))
    counts = setting.frames(document.lex, ("count",))
    if counts and _COUNTED.search(document.normal.low, sentence.start, sentence.end):
        _speak_of(document, index, setting, "plain", ("count",))


def _speak_of(document: Document, index: int, setting: Setting, kind: str, kinds: tuple[str, ...]) -> None:
    """What figures of a kind behind a sentence may be about: as if one stood at its end."""
    if not setting.frames(document.lex, kinds):
        return
    sentence = setting.sentence
    number = Number(sentence.end, sentence.end, 0.0, None, None, kind, False, "")
    item = Item(index, sentence, number, kinds, None, sentence.end, 0)
    own = candidates(document.lex, item, setting)
    if own and own[0].score >= ACCEPT:
        item.link = own[0]
        document.items.append(item)
