"""The way from a text to its facts: read, link, resolve, say each fact once."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cache
from typing import cast
from unicodedata import is_normalized

from pipelines import catalogue
from pipelines.extract.attribute import Source, attribute, sources_of
from pipelines.extract.lexicon import Lexicon, lexicon
from pipelines.extract.link import ACCEPT, Item, Link, candidates, inherit, items_of, set_glue
from pipelines.extract.normalize import Normal, fold, normalize
from pipelines.extract.numbers import Number
from pipelines.extract.periods import Clock, Period, end_of, find_periods, shift_years
from pipelines.extract.read import Line, Reading, Sentence, first_word, read, scan
from pipelines.extract.resolve import (
    Mention,
    bound_for,
    bracket,
    code_at,
    compared,
    effective_day,
    goes_on,
    kind_of,
    mentions,
    parent_of,
    period_for,
    status_for,
)
from pipelines.extract.tables import Cell, cells_of
from pipelines.model import Bound, Context, Extraction, Fact, PlatformMention, Quantity, Status, Unit

QUOTE_LIMIT = 400
# What is counted over a span of time: without a time of its own it is of the span that was last spoken of.
_FLOWS = ("dossier", "satisfaction", "online_payment", "result_digitization")
_CITIES = frozenset({"P01", "P31", "P48", "P79", "P92"})
# Ministries that report on all the others: what they say without naming anybody is about the country.
_REPORTERS = frozenset({"M:btttt", "M:vpcp", "M:bkhcn", "M:bnv", "M:bca", "M:btp", "M:tctk", "M:bgddt"})
_ADMINISTRATION = frozenset(
    {
        "procedure",
        "service",
        "full_online",
        "national_portal",
        "citizen_account",
        "eid",
        "dsign",
        "dteam",
        "ehealth",
        "digital_economy",
        "lgsp",
        "par",
        "dti",
        "sipas",
        "bank_account",
        "five_g",
        "fiber",
        "administration",
        "result",
    }
)
_ADMINISTRATIVE = ("dossier", "satisfaction", "service", "result_", "procedure_", "online_payment")
_IN_ORDER = re.compile(r"lần lượt|tương ứng|theo thứ tự|thứ tự (?:ấy|đó|này|trên)")
_MEAN = ("trung bình", "bình quân", "chung", "trung vị")
ATTRIBUTED = frozenset(
    {
        "digital_economy_gdp_share",
        "digital_economy_growth",
        "ict_revenue",
        "dossier_full_online_rate",
        "service_full_online_rate",
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate of one number, for people: what it might be, its score, whether it won, and why."""

    number: str
    start: int
    end: int
    indicator: str
    score: float
    won: bool
    why: str


@dataclass(slots=True)
class Draft:
    """A fact in the making, in normal-text positions."""

    item: Item
    indicator: str
    entity: str
    period: str | None
    status: str
    bound: str
    value: float
    value_high: float | None
    unit: str
    total: float | None
    start: int
    end: int
    confidence: float
    rule: str
    attributed_to: str | None = None
    entity_sure: float = 1.0
    defaulted: bool = False
    headline: bool = False
    timed: bool = False  # its time is said in the sentence, and not in brackets for it alone


@dataclass(slots=True)
class Home:
    """What a document's publisher and title say of whom and when its figures are about."""

    entity: str
    province: str | None
    ministry: str | None
    authority: bool
    title_entity: str | None = None
    title_period: Period | None = None
    title_status: str = ""
    title_ideas: dict[str, float] = field(default_factory=dict)


@cache
def _compiled() -> tuple[Lexicon, frozenset[str]]:
    lex = lexicon()
    set_glue(lex.glue)
    heads = frozenset(idea for group in lex.frames.values() for frame in group for idea in frame.head) | {
        "people",
        "adult",
        "household",
        "enterprise",
        "agency",
        "communes_noun",
        "villages_noun",
        "procedure",
        "service",
        "dossier",
        "document",
        "school",
        "hospital",
        "ehealth",
        "result",
    }
    return lex, heads - {
        "ratio",
        "share",
        "on_time",
        "overdue",
        "satisfied",
        "digitize",
        "payment_online",
        "cashless",
        "full_online",
        "submit",
        "resolve",
        "cut",
        "has_dossiers",
        "fee",
        "retail",
        "each",
        "revenue",
    }


_AUTHORITY = (
    "ubnd",
    "ủy ban",
    "bộ ",
    "sở ",
    "cục ",
    "tổng cục",
    "văn phòng",
    "hđnd",
    "hội đồng",
    "vụ ",
    "công an",
    "cổng",
    "trang thông tin",
    "ban ",
    "chính phủ",
    "kho bạc",
    "ngân hàng nhà nước",
    "bảo hiểm xã hội",
    "trung tâm",
    "chi cục",
    "tỉnh ",
)
# Who speaks of its own customers, pupils and shops: what it says without naming anybody is about no entity of ours.
_COMPANIES = (
    "trường ",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "bệnh viện",
    "đại học",
    "học viện",
    "ban quản lý chợ",
    "ban quản lý dự án",
    "ngân hàng tmcp",
    "chi cục thuế",
    "cục thuế",
    "thuế ",
    "hải quan",
    "điện lực",
    "siêu thị",
    "bưu điện",
    "viettel",
    "vnpt",
    "mobifone",
    "hợp tác xã",
    "khách sạn",
    "thư viện",
    "bảo tàng",
)
_PRESS = (
    "báo",
    "tạp chí",
    "thời báo",
    "đài",
    "ttxvn",
    "vietnamplus",
    "vietnamnet",
    "vnexpress",
    "ictnews",
    "tuổi trẻ",
    "thanh niên",
    "người lao động",
    "nhân dân",
    "vneconomy",
    "vov",
    "vtv",
    "dân trí",
)


def _commune(lex: Lexicon, rows: tuple[int, ...], day: str, head: Normal) -> str | None:
    """The one of several communes of a name whose province the head of the text names."""
    _, places, _ = scan(lex, head)
    near = {
        found
        for start, end, tags in places
        if "name" in tags and (found := code_at(lex.names[head.low[start:end]].rows, day, frozenset()))
    }
    return code_at(rows, day, frozenset(near))


def _home(lex: Lexicon, context: Context, clock: Clock, head: Normal) -> Home:
    publisher = fold(context.publisher or "")
    press = publisher.startswith(_PRESS)
    authority = not press and publisher.startswith(_AUTHORITY)
    company = not press and publisher.startswith(_COMPANIES)
    day = effective_day(None, clock.code) if clock.code else "9999-12-31"
    code: str | None = None
    ministry: str | None = None
    for alias, owner in lex.publishers.items():
        if alias in publisher:
            code = owner
    if code is None and publisher:
        normal = normalize(context.publisher or "")
        district: str | None = None
        commune: str | None = None
        _, places, words = scan(lex, normal)
        for start, end, tags in places:
            if "name" not in tags:
                continue
            rows = lex.names[normal.low[start:end]].rows
            found = code_at(rows, day, frozenset())
            kind = kind_of(rows)
            if kind == "province" and found:
                code = found
            elif kind == "district" and found and not lex.names[normal.low[start:end]].bare:
                district = found
            elif kind == "commune":
                commune = found or _commune(lex, rows, day, head)
            elif kind == "ministry" and found and authority:
                ministry = found
        code = commune or district or code
        if authority and ministry is None:  # "Cục Chuyển đổi số quốc gia": a department counts as its ministry
            bodies = (tag[5:] for _, _, tags in words for tag in tags if tag.startswith("body M:"))
            ministry = next(bodies, None)
    home = context.home_entity or code or "VN"
    if home.startswith("M:"):
        ministry, home = ministry or home, "VN"
    parents = {entity.code: entity.parent for entity in catalogue.entities()} if home[0] in "DW" else {}
    province = home if home.startswith("P") and home[1:].isdigit() else parents.get(home)
    if province and province.startswith("D"):
        province = parents.get(province)
    if company and not context.home_entity:
        home, province = "?", None
    result = Home(home, province, ministry, authority)
    if context.title:
        normal = normalize(context.title)
        ideas, places, _words = scan(lex, normal)
        result.title_ideas = {idea: 0.4 for _, _, tags in ideas for idea in tags}
        codes: list[str] = []
        for start, end, tags in places:
            if "name" in tags:
                name = lex.names[normal.low[start:end]]
                found = code_at(name.rows, day, frozenset({home, province or ""}))
                if (
                    found
                    and (not name.bare or parent_of(name.rows) & {province})
                    and kind_of(name.rows) in ("province", "district")
                    and found not in codes
                ):
                    codes.append(found)
        if ministry and any(
            "name" in tags
            and kind_of(lex.names[normal.low[a:b]].rows) == "ministry"
            and code_at(lex.names[normal.low[a:b]].rows, day, frozenset()) == ministry
            for a, b, tags in places
        ):
            result.title_entity = ministry
        provinces = [c for c in codes if c.startswith("P")]
        if ministry:
            pass
        elif len(provinces) == 1 or (len(codes) == 1):
            result.title_entity = provinces[0] if provinces else codes[0]
        elif provinces and home in provinces:
            result.title_entity = home
        periods = [
            p
            for p in find_periods(normal.low, 0, len(normal.low), clock)
            if p.code and p.kind not in ("now", "same", "echo", "start", "since") and len(p.code) < 20
        ]
        if periods and authority:
            result.title_period = min(periods, key=lambda p: p.weak)
    return result


class Document:
    """One text on its way through: the state that facts inherit from one another."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.lex, self.heads = _compiled()
        self.last_row: str | None = None
        self.count_scale = 1.0
        self.order: list[Mention] = []  # the names of the last list that figures went with one by one
        self.dossier_table = False
        self.context = context
        self.clock = Clock(context.published)
        self.normal: Normal = normalize(text)
        self.reading: Reading = read(self.lex, self.normal, self.clock)
        self.home = _home(self.lex, context, self.clock, normalize(text[:400]))
        self.items: list[Item] = []
        self.loose: list[Item] = []
        self.drafts: list[Draft] = []
        self.named: dict[int, list[Mention]] = {}
        self.by_line: dict[int, list[int]] = {}
        for index, sentence in enumerate(self.reading.sentences):
            self.by_line.setdefault(sentence.line, []).append(index)
        self.trace: list[Candidate] = []
        counts = {"other_dossier": 0, "procedure": 0, "service": 0, "dossier": 0}
        for sentence in self.reading.sentences:
            for _, _, tags in sentence.ideas:
                for tag in tags:
                    if tag in counts:
                        counts[tag] += 1
        # "hồ sơ" in a paper of the whole country that has no other word of administration is some other file
        self.administrative = (
            not context.publisher
            or self.home.authority
            or self.home.province is not None
            or bool(_ADMINISTRATION & self.home.title_ideas.keys())
            or any(not _ADMINISTRATION.isdisjoint(tags) for s in self.reading.sentences for _, _, tags in s.ideas)
        )
        # dossiers of something else altogether (tenders, recruitment): then none is an administrative dossier
        self.other_dossiers = counts["other_dossier"] > counts["procedure"] + counts["service"] + counts[
            "dossier"
        ] // 3 or ("other_dossier" in self.home.title_ideas)
        self.near_codes: frozenset[str] = frozenset(
            c for c in (self.home.entity, self.home.province, self.home.title_entity) if c
        )
        self.first_of: dict[int, Draft] = {}
        self.sources: dict[int, list[Source]] = {}

    # --- context -------------------------------------------------------------------------------------------------

    def who(self, index: int) -> list[Mention]:
        if index not in self.named:
            self.named[index] = mentions(self.lex, self.reading, self.reading.sentences[index])
        return self.named[index]

    def chain(self, line: int) -> list[int]:
        """The headings that a line stands under, nearest first."""
        found: list[int] = []
        parent = self.reading.lines[line].parent
        while parent is not None and len(found) < 6:
            found.append(parent)
            parent = self.reading.lines[parent].parent
        return found

    def _leads(self, parent: int, line: int) -> bool:
        """Does a heading speak for a line: a list's lead, a numbered heading, or any heading of an office's paper?"""
        head, own = self.reading.lines[parent], self.reading.lines[line]
        return bool(own.marker or head.marker or self.home.authority or self.normal.low[head.end - 1] == ":")

    def strong_ideas(self, line: int) -> dict[str, float]:
        ideas: dict[str, float] = {}
        weight = 0.8
        own = self.reading.lines[line]
        for parent in self.chain(line):
            if not self._leads(parent, line) and own.end - own.start > 200:
                break
            head = self.reading.lines[parent]
            if head.end - head.start > 130 and not own.marker:
                continue
            if not self._leads(parent, line) and not own.heading:
                continue
            for index in self.by_line.get(parent, ()):
                for _, _, tags in self.reading.sentences[index].ideas:
                    for idea in tags:
                        ideas[idea] = max(ideas.get(idea, 0.0), weight)
            weight *= 0.75
            if weight < 0.4:
                break
        return ideas

    def around_ideas(self, index: int) -> dict[str, float]:
        """Ideas of the sentences before, of the paragraph's and the document's head: weaker the further away."""
        sentence = self.reading.sentences[index]
        ideas = dict(self.home.title_ideas)
        for back in range(1, 7):
            at = index - back
            if at < 0:
                break
            other = self.reading.sentences[at]
            near = sentence.line == other.line
            weight = (0.62 - 0.04 * back) if near else (0.45 - 0.03 * back)
            for _, _, tags in other.ideas:
                for idea in tags:
                    if weight > ideas.get(idea, 0.0):
                        ideas[idea] = weight
        return ideas

    # --- linking -------------------------------------------------------------------------------------------------

    def run(self) -> None:
        for line_index, line in enumerate(self.reading.lines):
            if line.cells and not self.is_row_of_text(line):
                continue
            for index in self.by_line.get(line_index, ()):
                self._sentence(index)
        self._tables()
        self.drafts.sort(key=lambda d: (d.item.number.start, d.entity))

    def is_row_of_text(self, line: Line) -> bool:
        low = self.reading.normal.low
        long = max((b - a for a, b in line.cells), default=0)
        return (
            long > 90
            or low[line.start] in "•"
            or (
                len(line.cells) == 2
                and all(
                    any(c.isalpha() for c in low[a:b]) and any(c.isdigit() for c in low[a:b]) for a, b in line.cells
                )
                and line.end - line.start > 40
            )
        )

    def _sentence(self, index: int) -> None:
        sentence = self.reading.sentences[index]
        if not sentence.numbers and not any(t.startswith("rank") for _, _, tags in sentence.words for t in tags):
            self._topic(index)
            return
        items = items_of(self.reading, index)
        if not items:
            self._topic(index)
            return
        low = self.normal.low
        around = self.around_ideas(index)
        strong = self.strong_ideas(sentence.line)
        far = {idea for ideas in (around, strong) for idea, weight in ideas.items() if weight >= 0.3}
        if self._is_figure_line(sentence.line) and items[0].counted is None:
            items[0].counted = (*tuple(idea for idea, weight in strong.items() if weight > 0.75), "dossier")
        if (
            items[0].counted is None
            and strong.get("dossier", 0.0) > 0.7
            and low[sentence.start : items[0].number.start].rstrip().endswith(":")
            and any(idea in ("online", "overdue", "resolve") for _, _, tags in sentence.ideas for idea in tags)
        ):
            items[0].counted = ("dossier",)  # "Hồ sơ tiếp nhận, trong đó: + Trực tuyến: 82.019"
        linked: list[Item] = []
        for item in items:
            own = candidates(self.lex, item, around, strong, self.heads, far)
            if not self.administrative:
                own = [link for link in own if not link.frame.indicator.startswith(_ADMINISTRATIVE)]
            if self.other_dossiers:
                own = [link for link in own if "other_dossier" not in link.frame.none]
            heir = inherit(item, [*self.items[-4:], *linked], low, self.lex.scores)
            best: Link | None = (
                own[0]
                if own
                and own[0].score
                >= (ACCEPT if own[0].frame.kind not in ("rank", "score") else ACCEPT - (0.08 if item.rank else 0.04))
                else None
            )
            if heir is not None and any(
                other.at == index
                and other.number.kind == item.number.kind
                and other.kinds == item.kinds
                and heir.inherited is not None
                and heir.inherited.number.start < other.number.start
                for other in self.loose[-3:]
            ):
                heir.score -= 0.2
            if (
                heir is not None
                and heir.inherited is not None
                and heir.inherited.at != index
                and best is not None
                and best.frame.indicator != heir.frame.indicator
                and len(best.evidence) == len(best.frame.all)
            ):
                heir.score -= 0.15  # the sentence names an indicator itself
            if heir is not None and heir.score >= 0.55 and (best is None or heir.score > best.score):
                best = heir
            for link in [*own[:4], *([heir] if heir else [])]:
                self._note(item, link, link is best)
            if best is not None:
                best.rivals = [
                    (c.frame.indicator, c.score) for c in own[:3] if c.frame.indicator != best.frame.indicator
                ]
                item.link = best
                linked.append(item)
                also = self._also(item, own)
                if also is not None:
                    linked.append(also)
            else:
                self.loose.append(item)
        if linked:
            self._resolve(index, linked)
            self.items.extend(linked)

    def _also(self, item: Item, own: list[Link]) -> Item | None:
        """ "100% trường học và bệnh viện …": the same said of a second thing, joined to the first."""
        best = item.link
        if best is None or best.inherited or not best.evidence or len(best.frame.all) < 2:
            return None
        for other in own[1:4]:
            if other.frame.all[1:] != best.frame.all[1:] or other.frame.indicator == best.frame.indicator:
                continue
            if len(other.evidence) < 2 or other.evidence[1:] != best.evidence[1:] or other.score < 0.8:
                continue
            a, b = sorted((best.evidence[0], other.evidence[0]))
            gap = self.normal.low[a[1] : b[0]]
            if (
                (a[0] >= item.number.end or b[1] <= item.number.start)
                and len(gap) < 40
                and (" và " in gap or "," in gap)
            ):
                return Item(
                    item.at,
                    item.sentence,
                    item.number,
                    item.kinds,
                    item.counted,
                    item.noun_end,
                    item.change,
                    item.rank,
                    item.twin,
                    other,
                )
        return None

    def _is_figure_line(self, line: int) -> bool:
        """A line that is nothing but a figure, under the line that says what it is (a table spelled downwards)."""
        own = self.reading.lines[line]
        parent = own.parent
        return parent == line - 1 and not own.marker and own.end - own.start <= 25 and not own.heading

    def _topic(self, index: int) -> None:
        """A sentence that names an indicator and no figure: what the next figures may be about."""
        sentence = self.reading.sentences[index]
        if not sentence.ideas:
            return
        end = sentence.end
        number = Number(end, end, 0.0, None, None, "percent", False, "")
        item = Item(index, sentence, number, ("percent",), None, end, 0)
        own = candidates(self.lex, item, {}, {}, self.heads)
        if own and own[0].score >= ACCEPT:
            item.link = own[0]
            self.items.append(item)

    def _note(self, item: Item, link: Link, won: bool) -> None:
        number = item.number
        self.trace.append(
            Candidate(
                self.normal.cased[number.start : number.end],
                number.start,
                number.end,
                link.frame.indicator,
                round(link.score, 3),
                won,
                "; ".join(link.reasons),
            )
        )

    # --- who, when, how ------------------------------------------------------------------------------------------

    def _resolve(self, index: int, items: list[Item]) -> None:
        respectively = self._respectively(index, items)
        for item in items:
            drafts = self._drafts(index, item, respectively.get(item.number.start))
            for draft in drafts:
                self.drafts.append(draft)
                self.first_of.setdefault(index, draft)

    def _respectively(self, index: int, items: list[Item]) -> dict[int, Mention | str]:
        """ "A, B và C lần lượt đạt x, y và z": which of the list goes with which figure."""
        sentence = self.reading.sentences[index]
        low = self.normal.low
        result: dict[int, Mention | str] = {}
        if len(items) < 2:
            return result
        groups: list[list[Item]] = [[items[0]]]
        for before, item in itertools.pairwise(items):
            gap = low[before.number.end : item.number.start]
            if (
                before.number.kind == item.number.kind
                and len(gap) <= 12
                and gap.strip(" ,;") in ("", "và", "thứ", "và thứ", ", thứ")
            ):
                groups[-1].append(item)
            else:
                groups.append([item])
        for group in groups:
            if len(group) < 2:
                continue
            start = group[0].number.start
            years = [p for p in sentence.periods if p.codes and len(p.codes) == len(group) and p.end <= start]
            if years:
                for item, code in zip(group, years[-1].codes, strict=True):
                    result[item.number.start] = code
                continue
            named = [m for m in self.who(index) if m.end <= start and (m.role in {"name", "?"})]
            for k in range(len(named) - len(group), -1, -1):
                run = named[k : k + len(group)]
                joins = [low[a.end : b.start].strip() for a, b in itertools.pairwise(run)]
                if all(join in (",", "và", ", và", ";", "với", "tỉnh", ", tỉnh", "và tỉnh") for join in joins):
                    for item, mention in zip(group, run, strict=True):
                        result[item.number.start] = mention
                    self.order = run
                    break
            else:
                if len(self.order) == len(group) and not named and _IN_ORDER.search(low, sentence.start, start):
                    for item, mention in zip(group, self.order, strict=True):
                        result[item.number.start] = mention
        return result

    def _drafts(self, index: int, item: Item, given: Mention | str | None) -> list[Draft]:
        link = item.link
        assert link is not None
        number = item.number
        status, said = status_for(self.reading, item)
        if not said:
            status = self._status_before(index, item) or self._status_around(index)
        period, period_sure = period_for(self.reading, item, status == "actual")
        code = self._period_code(index, period)
        if isinstance(given, str):
            code = given
            period_sure = 1.0
        code, period_sure, status = self._period_around(index, item, period, code, period_sure, status)
        entities, entity_sure = self._entity(index, item, code, given if isinstance(given, Mention) else None)
        fixed = self.lex.specs[link.frame.indicator].entity
        if fixed:
            entities, entity_sure = [fixed], 1.0
        elif (
            entities[0].startswith("M:")
            and (
                self.lex.specs[link.frame.indicator].of_people
                or catalogue.indicators()[link.frame.indicator].pillar in ("economy", "society", "infrastructure")
            )
        ) or (entity_sure <= 0.6 and entities[0][0] in "PDW" and self._of_gdp(link)):
            entities = ["VN"]
        bound = bound_for(self.reading, item)
        indicator = link.frame.indicator
        spec = catalogue.indicators()[indicator]
        unit = number.kind if number.kind in ("vnd", "usd") else spec.unit
        value, high, total = number.value, number.value_high, number.total
        if link.frame.kind == "percent" and number.kind == "plain":
            value = 100.0  # "161/161 xã": all of them
        if link.frame.kind == "growth" and item.change < 0:
            value = -value
            high = -high if high is not None else None
        start, end = self._quote(item)
        margin = min((link.score - score for _, score in link.rivals), default=0.5)
        confidence = self._confidence(link, margin, entity_sure)
        rule = ("inherited " if link.inherited else "") + indicator + " " + f"{link.score:.2f}"
        return [
            Draft(
                item,
                indicator,
                entity,
                code,
                status,
                bound,
                value,
                high,
                unit,
                total,
                start,
                end,
                confidence,
                rule,
                None,
                entity_sure,
                period_sure <= 0.5,
                item.sentence.line == 0
                or (
                    self.reading.lines[item.sentence.line].heading and not self.reading.lines[item.sentence.line].marker
                ),
                period is not None and bracket(item.sentence, period.start, self.normal.low) is None,
            )
            for entity in entities
        ]

    def _of_gdp(self, link: Link) -> bool:
        """A share of GDP is the nation's: provinces have a GRDP."""
        return any(self.normal.low[a:b] == "gdp" for a, b in link.evidence)

    def _confidence(self, link: Link, margin: float, entity_sure: float) -> float:
        """How often a fact read so was right over the texts with gold: by score, lead over the next indicator and how
        near its entity stood. The points are read off the calibration table of the evaluation report."""
        value = _between(_RIGHT_INHERITED if link.inherited else _RIGHT, link.score)
        value *= 1.0 if entity_sure >= 0.75 else 0.975 if entity_sure >= 0.5 else 0.94
        value *= 1.0 if margin >= 0.12 else 0.95
        return round(max(0.05, min(0.99, value)), 3)

    def _period_code(self, index: int, period: Period | None) -> str | None:
        if period is None:
            return None
        if period.kind == "phase":
            for back in range(index, max(-1, index - 6), -1):
                for p in reversed(self.reading.sentences[back].periods):
                    if p.kind == "range" and p.codes and p.code:
                        return p.code
            return None
        if period.kind == "echo":
            return self._echo(index, period)
        if period.unit == "year":  # "cả năm" after "Trước đó năm 2020"
            said = (
                p.code
                for p in reversed(self.reading.sentences[index].periods)
                if p.end <= period.start
                and p.code
                and p.kind == "year"
                and not compared(self.reading.sentences[index], p)
            )
            return next(said, period.code)
        if period.kind == "same":
            base = self._last_period(index, period)
            if base is None:
                return shift_years(self.clock.code[:4], period.shift) if period.shift and self.clock.code else None
            return shift_years(base, period.shift) if period.shift else base
        if period.kind == "list":
            return period.codes[-1]
        return period.code

    def _echo(self, index: int, echo: Period) -> str | None:
        """The quarter, month or year that "trong quý", "cuối tháng", "năm ấy" speak of: the last one said."""
        codes = (
            p.code
            for back in range(index, max(-1, index - 12), -1)
            for p in reversed(self.reading.sentences[back].periods)
            if p.code
            and (back < index or p.end <= echo.start)
            and p.kind not in ("now", "start", "since")
            and not compared(self.reading.sentences[back], p)
        )

        def fits(code: str) -> bool:
            if echo.unit == "quarter":
                return "-Q" in code
            return echo.unit == "year" or (len(code) == 7 and code[5] not in "QS")

        title = self.home.title_period.code if self.home.title_period is not None else None
        code = next((code for code in codes if fits(code)), title if title and fits(title) else None)
        if code is None and echo.unit == "month" and not echo.deadline and len(self.clock.code or "") >= 7:
            return (self.clock.code or "")[:7]  # "tháng này"
        if code is None:
            return None
        if echo.unit == "year":
            code = code.split("/")[-1][:4]
        if echo.shift:  # "quý trước"
            year, quarter = int(code[:4]), int(code[-1])
            return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"
        return end_of(code) if echo.deadline else code

    def _last_period(self, index: int, same: Period) -> str | None:
        """What "cùng kỳ" repeats: the last period said before it."""
        sentence = self.reading.sentences[index]
        before = [
            p
            for p in sentence.periods
            if p.end <= same.start
            and p.code
            and p.kind not in ("same", "echo", "start", "since")
            and not (p.kind == "day" and not p.deadline)
        ]
        if before:
            return before[-1].code
        behind = (
            p for p in sentence.periods if p.start >= same.end and p.code and p.kind in ("range", "quarter", "half")
        )
        if compared(sentence, same) and (first := next(behind, None)) is not None:
            return first.code  # "So với cùng kỳ năm 2023 (58%), … 9 tháng năm 2024"
        for draft in reversed(self.drafts):
            if draft.period is not None and draft.timed and draft.status != "target" and index - draft.item.at <= 8:
                return draft.period
        return None

    def _status_before(self, index: int, item: Item) -> str | None:
        """ "đặt mục tiêu 60% hồ sơ …, tài khoản đạt 7,5 triệu": a list of goals goes on."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.item.at != index or last.status not in ("target", "forecast", "estimate"):
            return None
        if any(draft.item.at == index and draft.status == "actual" for draft in self.drafts[-6:]):
            return None  # "đạt 52,8%, cách xa đích 80%": no list of goals
        gap = self.normal.low[last.item.number.end : item.number.start]
        if last.status != "target" and (";" in gap or not item.change):
            return None
        return last.status if goes_on(self.reading, last.item, item) else None

    def _status_around(self, index: int) -> str:
        """The status that headings give ("I. MỤC TIÊU"), where the sentence says nothing."""
        sentence = self.reading.sentences[index]
        for parent in self.chain(sentence.line):
            if not self._leads(parent, sentence.line):
                continue
            said = {
                tag[7:]
                for at in self.by_line.get(parent, ())
                for _, _, tags in self.reading.sentences[at].words
                for tag in tags
                if tag.startswith("status_")
            }
            for status in ("target", "forecast", "estimate", "actual"):
                if status in said:
                    return status
        return "actual"

    def _period_around(
        self, index: int, item: Item, period: Period | None, code: str | None, sure: float, status: str
    ) -> tuple[str | None, float, str]:
        clock = self.clock
        published = clock.code
        if code is None and not (period is not None and period.kind == "now"):
            link = item.link
            other = link.inherited if link else None
            index_kind = _is_index(item)
            found: str | None = None
            if index_kind and link is not None and status != "target":
                found = self._edition(index, _index_ideas(link))
            if found is None:
                found = self._period_before(index, item)
            if found is None and status == "target":
                found = self._period_compared(index, item)
            if found is None and other is not None and status != "target":
                found = next(
                    (d.period for d in reversed(self.drafts) if d.item is other and d.status != "target"), None
                )
                if other.at != index:
                    same = [
                        d
                        for d in self.drafts
                        if d.item.at == other.at
                        and d.status == status
                        and link is not None
                        and d.indicator == link.frame.indicator
                    ]
                    if same:
                        found = same[0].period
            if found is None:
                found = self._inherited_period(index, item, status)
            flow = (
                link is not None
                and catalogue.indicators()[link.frame.indicator].pillar == "economy"
                and (link.frame.kind in ("percent", "growth", "money"))
            )
            if flow and status != "target" and (found is None or len(found) == 10):
                found = next(
                    (
                        d.period
                        for d in reversed(self.drafts[-12:])
                        if d.period
                        and len(d.period) != 10
                        and d.status != "target"
                        and catalogue.indicators()[d.indicator].pillar == "economy"
                    ),
                    found,
                )
            code, sure = found, 0.5
            if code is None:
                code, sure = published, 0.5
                if index_kind and code is not None and status != "target":
                    code = self._title_edition(item) or code[:4]
        if (status == "actual" and code and published and code[:4] > published[:4] and len(code) >= 4) or (
            status == "actual"
            and period is not None
            and code
            and published
            and period.deadline
            and len(code) == 10
            and code > published
            and len(published) == 10
        ):
            status = "target"
        return code, sure, status

    def _period_compared(self, index: int, item: Item) -> str | None:
        """The time of the result that a goal is set beside: "đạt 63,5% (mục tiêu 70%)"."""
        link = item.link
        for draft in reversed(self.drafts):
            if draft.item.at != index or link is None:
                break
            if draft.indicator == link.frame.indicator and draft.status != "target":
                return draft.period if draft.period and len(draft.period) != 10 else None
        return None

    def _period_before(self, index: int, item: Item) -> str | None:
        """What the figure before it in the sentence is about, where it is no aside in brackets."""
        sentence, low = item.sentence, self.normal.low
        mine = bracket(sentence, item.number.start, low)
        for draft in reversed(self.drafts):
            if draft.item.at != index:
                break
            theirs = bracket(sentence, draft.item.number.start, low)
            if not draft.timed or (theirs is not None and theirs != mine):
                continue
            if _is_index(draft.item) == _is_index(item):
                return draft.period
        return None

    def _inherited_period(self, index: int, item: Item, status: str) -> str | None:
        sentence = self.reading.sentences[index]
        link = item.link
        assert link is not None
        # headings
        heading: str | None = None
        for parent in self.chain(sentence.line):
            if not self._leads(parent, sentence.line):
                continue
            for at in self.by_line.get(parent, ()):
                for p in self.reading.sentences[at].periods:
                    if (
                        p.code
                        and p.kind not in ("same", "echo", "start", "since", "now")
                        and not (p.kind == "day" and not p.deadline)
                    ):
                        heading = p.code
                        break
                if heading:
                    break
            if heading:
                break
        if _is_index(item) and status != "target":
            edition = self._edition(index, _index_ideas(link))
            if edition:
                return edition
        # paragraph
        if True:
            for back in range(index - 1, max(-1, index - 5), -1):
                other = self.reading.sentences[back]
                if other.line != sentence.line:
                    break
                drafts = [d for d in self.drafts if d.item.at == back and d.status == status]
                if drafts and status != "target":
                    return drafts[0].period
                if drafts:
                    return drafts[-1].period
                periods = [
                    p
                    for p in other.periods
                    if p.code
                    and p.kind not in ("same", "echo", "start", "since", "now")
                    and not p.weak
                    and not (p.kind == "day" and not p.deadline)
                ]
                if not periods and not other.numbers:  # "kết quả 9 tháng."
                    periods = [p for p in other.periods if p.code and p.kind == "range" and not p.codes]
                if periods and status != "target" and (not other.numbers or periods[0].deadline):
                    return periods[0].code
        if heading:
            return heading
        if status != "target" and link.frame.indicator.startswith(_FLOWS):
            for draft in reversed(self.drafts):
                if index - draft.item.at > 14:
                    break
                if (
                    draft.indicator.startswith(_FLOWS)
                    and draft.status != "target"
                    and draft.period != self.clock.code
                    and (draft.period and len(draft.period) != 10)
                ):
                    return draft.period
        for at in self.by_line[sentence.line]:  # "(Số liệu đến 30/9/2024)" behind its figures
            other = self.reading.sentences[at]
            if at > index and not other.numbers and "số liệu" in self.normal.low[other.start : other.end]:
                return next((p.code for p in other.periods if p.deadline), None)
        if self.home.authority and self.home.title_period is not None:
            return self.home.title_period.code
        return None

    def _title_edition(self, item: Item) -> str | None:
        """The year of an index in the first line ("Công bố PAR INDEX, SIPAS 2023")."""
        link = item.link
        first = self.reading.sentences[0]
        if link is None or not any(idea in tags for _, _, tags in first.ideas for idea in _index_ideas(link)):
            return None
        return next((p.code for p in first.periods if p.code and p.kind == "year" and len(p.code) == 4), None)

    def _edition(self, index: int, ideas: tuple[str, ...]) -> str | None:
        """The year in an index's name ("PAR INDEX 2023"), in the sentence, before it, in headings or the title."""
        for back in range(index, max(-1, index - 8), -1):
            sentence = self.reading.sentences[back]
            for _start, end, tags in sentence.ideas:
                if any(idea in tags for idea in ideas):
                    near = [
                        p
                        for p in sentence.periods
                        if p.code
                        and p.kind == "year"
                        and len(p.code) == 4
                        and -60 < p.start - end < 45
                        and not compared(sentence, p)
                        and bracket(sentence, p.start, self.normal.low)
                        in (None, bracket(sentence, end, self.normal.low))
                    ]
                    if near:
                        return min(near, key=lambda p: abs(p.start - end)).code
            if back < index:
                drafts = [
                    d
                    for d in self.drafts
                    if d.item.at == back and d.item.link is not None and _index_ideas(d.item.link) == ideas
                ]
                if drafts:
                    return drafts[0].period
        return None

    def code(self, mention: Mention, day: str) -> str | None:
        if mention.role in ("VN", "G:provinces", "G:ministries", "?"):
            return mention.role
        if mention.role == "all":
            return "VN"
        if mention.role == "name":
            if mention.bare and not (parent_of(mention.rows) & self.near_codes):
                return None
            return code_at(mention.rows, day, self.near_codes)
        return None

    def _backwards(self, index: int, far: int) -> list[int]:
        """The sentences before, nearest first in the same paragraph; of the paragraphs before, each from its start:
        what a paragraph names first is what it is about, the rest it compares with."""
        line = self.reading.sentences[index].line
        found = [index]
        held: list[int] = []
        for back in range(index - 1, max(-1, index - far), -1):
            own = self.reading.sentences[back].line
            if own == line:
                found.append(back)
                continue
            if held and self.reading.sentences[held[0]].line != own:
                found.extend(held)
                held = []
            held.insert(0, back)
        return found + held

    def deictic(self, mention: Mention, index: int, day: str) -> str | None:
        """ "tỉnh", "quận", "thành phố", "Bộ": the last such unit named before, else the title's, else home."""
        want = {
            "province": ("province",),
            "city": ("province", "district"),
            "district": ("district",),
            "commune": ("commune",),
            "ministry": ("ministry",),
            "any": ("province", "district", "commune", "ministry", "country"),
            "us": (),
        }[mention.role]
        home = self.home
        sentence = self.reading.sentences[index]
        if mention.role == "ministry" and home.ministry:
            return home.ministry
        if mention.role == "us":
            for back in range(index, max(-1, index - 3), -1):
                if self.reading.sentences[back].line != sentence.line:
                    break
                for m in self.who(back):
                    if m.role == "commune" and (back < index or m.start < mention.start):
                        return self.deictic(m, back, day)
            return home.title_entity or (home.entity if home.entity != "VN" else home.province)
        if mention.role == "city" and home.province in ("P01", "P31", "P48", "P79", "P92", "P46", "P75"):
            local = [m for m in self.who(index) if m.role == "name" and m.end <= mention.start]
            if not local or kind_of(local[-1].rows) != "district":
                return home.province
        for back in self._backwards(index, 12):
            other = self.reading.sentences[back]
            if back < index - 4 and other.line != sentence.line and mention.role in ("any",):
                break
            same_line = other.line == sentence.line
            for m in reversed(self.who(back)) if same_line else self.who(back):
                if back == index and m.start >= mention.start:
                    continue
                if m.role != "name":
                    continue
                kind = kind_of(m.rows)
                if kind in want:
                    full = catalogue.entities()[m.rows[-1]].name_vi
                    if kind == "province" and full.startswith("Tỉnh" if mention.role == "city" else "Thành phố"):
                        continue
                    if (
                        mention.role == "city"
                        and kind == "district"
                        and not self.normal.low.startswith(("thành phố", "tp"), m.start)
                    ):
                        continue
                    if (
                        mention.role == "province"
                        and other.line != sentence.line
                        and (home.province or home.title_entity)
                        and back < index
                    ):
                        continue
                    found = self.code(m, day)
                    if found and found != "?":
                        return found
        if mention.role in ("province", "city"):
            title = home.title_entity
            if (
                title
                and title.startswith("P")
                and (
                    home.province is None or (title in _CITIES) == (mention.role == "city") or home.province in _CITIES
                )
            ):
                return title
            return home.province
        if mention.role == "ministry":
            return home.ministry
        if mention.role == "district":
            if home.entity.startswith("D"):
                return home.entity
            return home.title_entity if home.title_entity and home.title_entity.startswith("D") else None
        if mention.role == "any":
            return home.title_entity or home.province
        return None

    def province_near(self, index: int) -> str | None:
        """The province whose offices speak here: the last one named, the title's or the publisher's."""
        return self.deictic(
            Mention(self.reading.sentences[index].end, 0, "province"), index, effective_day(None, self.clock.code)
        )

    def _entity(self, index: int, item: Item, code: str | None, given: Mention | None) -> tuple[list[str], float]:
        day = effective_day(code, self.clock.code)
        if given is not None:
            found = self.code(given, day)
            if found:
                return [found], 1.0
        if self._passing(item):
            return ["?"], 0.6
        sentence, number = item.sentence, item.number
        low = self.normal.low
        scored: list[tuple[float, Mention]] = []
        named = self.who(index)
        rank_word = item.rank and number.word
        for k, mention in enumerate(named):
            if (
                k
                and mention.role == "name"
                and named[k - 1].role in ("name", "?", "dept")
                and 0 <= mention.start - named[k - 1].end <= 3
            ):
                gap = low[named[k - 1].end : mention.start]
                if gap.strip() == "(" or (gap.strip() in (",", "-") and self._below(named[k - 1], mention)):
                    continue  # "huyện Chư Păh, tỉnh Gia Lai": the smaller unit speaks
            role = mention.role
            if item.rank and (
                role in ("G:provinces", "G:ministries", "all")
                or (
                    role == "VN"
                    and low[mention.start : mention.end] in ("cả nước", "toàn quốc")
                    and low[number.end : mention.start].strip() in ("", "của", "trong", "trên", "tỉnh, thành")
                )
            ):
                continue  # "hạng 4 khối bộ", "thứ 24 cả nước": the field, not the one who is ranked
            if (
                mention.end <= number.start
                and (aside := bracket(sentence, mention.start, low)) is not None
                and aside[1] <= number.start
                and len(named) > 1
                and role == "name"
            ):
                continue  # "TP Hồ Chí Minh (gồm cả Bình Dương cũ)": what stands in brackets is an aside
            if (
                role in ("G:provinces", "G:ministries")
                and item.link is not None
                and item.link.frame.kind == "score"
                and not any(word in low[max(0, mention.start - 30) : mention.end] for word in _MEAN)
            ):
                continue  # "đứng đầu khối bộ (89,95%)"
            if role == "us" and k + 1 < len(named) and named[k + 1].start - mention.end <= 2:
                continue
            if role == "name" and catalogue.entities()[mention.rows[0]].code in self.lex.only_sources:
                continue
            ministry = role == "ministry" or (role == "name" and kind_of(mention.rows) == "ministry")
            if (ministry or role == "dept") and self._is_source(sentence, mention):
                continue
            if mention.end <= number.start:
                cost = sentence.cost(number.start - 1) - sentence.cost(mention.end - 1)
                between = [n for n in sentence.numbers if n.start >= mention.end and n.end <= number.start]
                cost = max(cost - 0.5 * len(between), 0.05 * len(between)) + 0.0005 * (number.start - mention.end)
                if _NAMED_BY.fullmatch(low, mention.end, number.start) and not any(
                    mention.end <= m.start < number.start for m in named
                ):
                    cost = -0.3
                if role == "dept" and (between or cost > 0.25):
                    continue
                if item.twin is not None and item.twin.number.start >= mention.end:
                    cost -= 0.3
            elif mention.start >= number.end:
                cost = sentence.cost(mention.start) - sentence.cost(number.end - 1)
                between = [n for n in sentence.numbers if n.start >= number.end and n.end <= mention.start]
                if (
                    rank_word
                    and not between
                    and low[number.end : mention.start].strip()
                    in (
                        "là",
                        "thuộc về",
                        "vẫn là",
                        "về",
                        "tiếp tục là",
                        "",
                        "thuộc về tỉnh",
                        "thế giới không đổi chủ, vẫn là",
                    )
                ):
                    cost = -0.1
                else:
                    if any(c in low[number.end : mention.start] for c in ";|") or any(
                        "compare" in tags and number.end <= a and b <= mention.start for a, b, tags in sentence.words
                    ):
                        continue
                    bound_to = (
                        low[max(0, mention.start - 16) : mention.start]
                        .rstrip()
                        .endswith(("của", "tại", "ở", "cho", "địa bàn", "thuộc", "trong"))
                    )
                    if sentence.broken(number.end, mention.start) and not bound_to:
                        continue
                    cost += 0.25 + (0.0 if bound_to else 0.4) * len(between) + (0.5 if rank_word else 0.0)
                    if cost >= 0.55:
                        cost += 0.45
                    if low[max(0, mention.start - 5) : mention.start].strip().endswith(("của", "tại", "ở", "cho")):
                        cost -= 0.1
                if role == "dept":
                    continue
            else:
                cost = 0.0
            cost = max(cost, -0.3 if cost < -0.25 else 0.0) if mention.start < number.end else max(cost, -0.1)
            if mention.start >= number.end and self._owned_elsewhere(sentence, mention, number):
                continue
            if mention.start >= number.end and role in ("commune", "district"):
                cost += 1.2 if scored else 0.5
            if role in ("commune", "district") and "địa bàn" in low[mention.start : mention.end]:
                cost += 0.6
            if role == "us":
                cost += 0.5
            if role in ("province", "city", "ministry", "any"):
                cost += 0.06
            if role == "any":
                cost += 0.25
            if role == "VN" and low[mention.start : mention.end] == "quốc gia":
                cost += 0.8
            scored.append((cost, mention))
        scored.sort(key=lambda pair: pair[0])
        for cost, mention in scored:
            if cost > (
                3.5
                if mention.end <= number.start
                else 2.3
                if not any(m.end <= number.start for _, m in scored)
                else 1.9
            ):
                continue
            if mention.role == "dept":
                return ["?"], 0.7
            if mention.role == "these":
                those = [c for m in named if m.end <= mention.start and m.role == "name" and (c := self.code(m, day))]
                if those:
                    return list(dict.fromkeys(c for c in those if c[0] == those[0][0])), 0.8
                continue
            found = (
                self.code(mention, day)
                if mention.role in ("VN", "G:provinces", "G:ministries", "all", "?", "name")
                else (self.deictic(mention, index, day))
            )
            if found is None:
                if mention.role in ("district", "commune"):
                    return ["?"], 0.5
                continue
            group = self._list_of(named, mention, low, day) if not item.rank and mention.role == "name" else []
            if len(group) > 1 and not any(
                other.number.start != number.start
                and other.number.kind == number.kind
                and abs(other.number.start - mention.end) < 120
                and other.number.start > mention.end
                for other in [item]
            ):
                return group, 0.8
            return [found], max(0.3, 1 - cost / 2)
        return self._entity_around(index, item, day)

    def _owned_elsewhere(self, sentence: Sentence, mention: Mention, number: Number) -> bool:
        """Does a name to the right stand closer to a later figure: "chiếm 88%, tỷ lệ này của cả nước là 91,7%"?"""
        later = next((n for n in sentence.numbers if n.start >= mention.end), None)
        return (
            later is not None
            and sentence.broken(number.end, mention.start)
            and not sentence.broken(mention.end, later.start)
        )

    def _passing(self, item: Item) -> bool:
        """ "5 địa phương vượt mốc 20%", "có 15 bộ, tỉnh chưa vượt 10%": a threshold that some units pass."""
        sentence, number = item.sentence, item.number
        if number.kind != "percent":
            return False
        before = [n for n in sentence.numbers if n.end <= number.start]
        if not before or before[-1].kind != "plain" or before[-1].total is not None or before[-1].value > 64:
            return False
        if sentence.broken(before[-1].end + 12, number.start):
            return False
        if (
            self.normal.low[: before[-1].start]
            .rstrip()
            .endswith(("trung bình", "bình quân", "trung bình của", "chung của"))
        ):
            return False
        tail = self.normal.low[before[-1].end : before[-1].end + 16].strip()
        return tail.startswith(
            ("bộ", "tỉnh", "địa phương", "nơi", "đơn vị", "huyện", "quận", "sở", "xã", "phường", "nước", "cơ quan")
        )

    def _below(self, small: Mention, large: Mention) -> bool:
        if small.role == "?":
            return True
        order = {"commune": 0, "district": 1, "province": 2, "country": 3, "ministry": 3}
        if small.role != "name":
            return False
        return order[kind_of(small.rows)] < order[kind_of(large.rows)]

    def _list_of(self, named: list[Mention], mention: Mention, low: str, day: str) -> list[str]:
        """The list that a name stands in ("Đà Bắc và Mai Châu"), if it is the subject of one figure."""
        k = named.index(mention)
        run = [mention]
        j = k - 1
        while (
            j >= 0
            and named[j].role == "name"
            and low[named[j].end : run[0].start].strip() in (",", "và", ", và")
            and (kind_of(named[j].rows) == kind_of(mention.rows))
        ):
            run.insert(0, named[j])
            j -= 1
        if len(run) < 2 or (low[run[-2].end : run[-1].start].strip() == "," and len(run) < 3):
            return []
        codes = [code for m in run if (code := self.code(m, day))]
        return list(dict.fromkeys(codes))

    def _is_source(self, sentence: Sentence, mention: Mention) -> bool:
        for start, end, tags in sentence.words:
            if "source_according" in tags and 0 <= mention.start - end <= 2:
                return True
            if (
                "source_says" in tags
                and 0 <= start - mention.end <= (60 if mention.role == "dept" else 12)
                and (mention.role != "dept" or not sentence.broken(mention.end, start))
            ):
                return True
        low = self.normal.low
        before = low[max(0, mention.start - 14) : mention.start]
        return before.endswith(
            ("theo ", "do ", "giữa ", "(", "tại phiên họp ", "mà ", "của cục thuộc ", "trưởng ")
        ) or (
            mention.role != "dept"
            and low[mention.end : mention.end + 9].startswith(
                (" công bố", " tổ chức", " giao", " đề nghị", " yêu cầu", " đặt ", " đề xuất")
            )
        )

    def _entity_around(self, index: int, item: Item, day: str) -> tuple[list[str], float]:
        sentence = self.reading.sentences[index]
        link = item.link
        other = link.inherited if link else None
        if other is not None and other.at == index:
            entity = next((d.entity for d in reversed(self.drafts) if d.item is other), None)
            if entity:
                return [entity], 0.7
        if self._national(index, item):
            return ["VN"], 0.6
        for back in range(index - 1, max(-1, index - 9), -1):
            if self.reading.sentences[back].line != sentence.line:
                break
            first = self.first_of.get(back)
            if first is not None and first.entity != "?" and not first.entity.startswith("G:"):
                return [first.entity], 0.6
            for mention in self.who(back):
                if mention.start - self.reading.sentences[back].start > (
                    250 if mention.role == "name" and kind_of(mention.rows) == "country" else 70
                ) or self._is_source(self.reading.sentences[back], mention):
                    continue
                if mention.role == "name" and kind_of(mention.rows) in ("province", "country", "ministry"):
                    found = self.code(mention, day)
                    if found:
                        return [found], 0.5
                if mention.role == "VN":
                    return ["VN"], 0.5
        for parent in self.chain(sentence.line):
            if not self._leads(parent, sentence.line):
                continue
            for at in self.by_line.get(parent, ()):
                for mention in self.who(at):
                    if mention.role in ("province", "city", "district"):
                        found = self.deictic(mention, at, day)
                    elif mention.role == "name" and kind_of(mention.rows) == "ministry":
                        continue
                    else:
                        found = self.code(mention, day)
                    if found and found != "?":
                        return [found], 0.5
        if self.reading.lines[sentence.line].marker:
            for draft in reversed(self.drafts[-3:]):
                line = draft.item.sentence.line
                if (
                    draft.entity.startswith("M:")
                    and self.reading.lines[line].parent == self.reading.lines[sentence.line].parent
                    and draft.entity_sure > 0.5
                ):
                    return [draft.entity], 0.55
        if self.home.title_entity:
            return [self.home.title_entity], 0.5
        if (
            self.home.authority
            and self.home.ministry
            and self.home.ministry not in _REPORTERS
            and link is not None
            and catalogue.indicators()[link.frame.indicator].pillar in ("government", "ranking")
        ):
            return [self.home.ministry], 0.4
        if (
            self.home.entity == "VN"
            and link is not None
            and catalogue.indicators()[link.frame.indicator].pillar == "government"
        ):
            spoken = [draft.entity for draft in self.drafts if draft.entity != "?" and index - draft.item.at <= 12]
            if (
                spoken
                and "VN" not in spoken
                and spoken[0][0] in "PDM"
                and 5 * spoken.count(spoken[0]) >= 3 * len(spoken)
            ):
                return [spoken[0]], 0.4  # a report on one province or ministry goes on about it
        return [self.home.entity], 0.5

    def _national(self, index: int, item: Item) -> bool:
        """Is it the nation's although nobody says so: a share of GDP (a province's is of GRDP), a national ministry's
        figure of the economy in a local paper?"""
        link = item.link
        if link is None or catalogue.indicators()[link.frame.indicator].pillar != "economy":
            return False
        if link.inherited is not None or item.rank:
            return False
        sentence, low = item.sentence, self.normal.low
        products = {low[a:b] for a, b, tags in sentence.ideas if "gdp" in tags}
        if "gdp" in products or "grdp" in products:
            return "grdp" not in products
        if any(m.role in ("province", "city", "district") for m in self.who(index)):
            return False
        return any(
            source.code is not None
            and source.code.startswith("M:")
            and not source.goal
            and source.at < item.number.start
            for source in sources_of(self, index)
        )

    def _quote(self, item: Item) -> tuple[int, int]:
        sentence, number = item.sentence, item.number
        start, end = number.start, number.end
        link = item.link
        spans = list(link.evidence) if link else []
        if item.counted and item.noun_end > end:
            end = item.noun_end
        for a, b in spans:
            if sentence.start <= a and b <= sentence.end:
                start, end = min(start, a), max(end, b)
        if end - start > QUOTE_LIMIT:
            start = max(start, number.start - 150)
            end = min(end, number.end + 150)
        return start, end

    # --- tables --------------------------------------------------------------------------------------------------

    def _tables(self) -> None:
        for cell in cells_of(self):
            self._cell(cell)

    def _cell(self, cell: Cell) -> None:
        day = effective_day(cell.period, self.clock.code)
        entity = cell.entity
        if entity is None and cell.mention is not None:
            entity = self.code(cell.mention, day) or self.code(
                Mention(cell.mention.start, cell.mention.end, "name", cell.mention.rows), day
            )
        if entity is None:
            entity = self.home.title_entity or self.home.entity
        item = Item(cell.sentence, self.reading.sentences[cell.sentence], cell.number, (), None, cell.number.end, 0)
        spec = catalogue.indicators()[cell.indicator]
        unit = cell.unit or spec.unit
        self.drafts.append(
            Draft(
                item,
                cell.indicator,
                entity,
                cell.period or self.clock.code,
                cell.status,
                cell.bound,
                cell.value,
                cell.number.value_high,
                unit,
                cell.total,
                min(cell.start, cell.number.start),
                cell.number.end,
                0.92,
                "table " + cell.indicator,
            )
        )

    # --- out -----------------------------------------------------------------------------------------------------

    def _restated(self, draft: Draft) -> bool:
        """Is it a headline or an undated remark of what another sentence says in full?"""
        for other in self.drafts:
            if other is draft or other.indicator != draft.indicator or other.entity != draft.entity:
                continue
            if other.unit != draft.unit or (other.headline and not draft.headline):
                continue
            if draft.headline and not other.headline and _same(draft, other):
                return True
            if draft.defaulted and not other.defaulted and draft.value == other.value and draft.status == other.status:
                return True
        return False

    def facts(self) -> tuple[Fact, ...]:
        key: tuple[object, ...]
        kept: dict[tuple[object, ...], Draft] = {}
        order: list[tuple[object, ...]] = []
        for draft in self.drafts:
            if (draft.headline or draft.defaulted) and self._restated(draft):
                continue
            key = (draft.indicator, draft.entity, draft.period, draft.status, draft.unit)
            known = kept.get(key)
            if known is None:
                kept[key] = draft
                order.append(key)
            elif _same(known, draft):
                if _precision(draft) > _precision(known):
                    kept[key] = draft
            else:
                key = (*key, draft.value, draft.value_high)
                if key not in kept:
                    kept[key] = draft
                    order.append(key)
        result = []
        for key in order:
            draft = kept[key]
            if draft.indicator in ATTRIBUTED:
                draft.attributed_to = attribute(self, draft)
            result.append(self._fact(draft))
        result.sort(key=lambda fact: (fact.number_start, fact.entity))
        return tuple(result)

    def _fact(self, draft: Draft) -> Fact:
        span = self.normal.span
        start, end = span(draft.start, draft.end)
        number = draft.item.number
        n_start, n_end = span(number.start, number.end)
        s_start, s_end = span(draft.item.sentence.start, draft.item.sentence.end)
        return Fact(
            draft.indicator,
            draft.entity,
            draft.value,
            draft.value_high,
            cast(Unit, draft.unit),
            draft.total,
            cast(Bound, draft.bound),
            cast(Status, draft.status),
            draft.period,
            self.text[start:end],
            draft.attributed_to,
            start,
            end,
            n_start,
            n_end,
            s_start,
            s_end,
            draft.confidence,
            draft.rule,
        )

    def quantities(self) -> tuple[Quantity, ...]:
        claimed = {draft.item.number.start for draft in self.drafts}
        found = []
        low = self.normal.low
        for sentence in self.reading.sentences:
            for number in sentence.numbers:
                if number.start in claimed or number.word:
                    continue
                unit = {"percent": "%", "points": "điểm %", "vnd": "đồng", "usd": "USD"}.get(number.kind)
                if unit is None:
                    a, b = first_word(low, number.end, sentence.end)
                    if a < b:
                        c, d = first_word(low, b, sentence.end)
                        unit = self.normal.cased[a : d if c < d and c - b <= 1 else b]
                span = self.normal.span(number.start, number.end)
                s_span = self.normal.span(sentence.start, sentence.end)
                found.append(Quantity(number.value, number.value_high, unit, *span, *s_span))
        return tuple(found)

    def platforms(self) -> tuple[PlatformMention, ...]:
        found = []
        for index, sentence in enumerate(self.reading.sentences):
            for start, end, tags in sentence.words:
                code = next((tag[9:] for tag in tags if tag.startswith("platform ")), None)
                if code is None:
                    continue
                entity = self.lex.platforms[code].entity
                if not entity:
                    named = [m for m in self.who(index) if m.role == "name"]
                    day = effective_day(None, self.clock.code)
                    entity = (self.code(named[0], day) if named else None) or self.home.title_entity or self.home.entity
                since = None
                low = self.normal.low[sentence.start : sentence.end]
                if any(word in low for word in ("vận hành", "ra mắt", "khai trương", "đưa vào", "từ ")):
                    since = next(
                        (p.code for p in sentence.periods if p.code and p.kind in ("day", "month", "year", "quarter")),
                        None,
                    )
                found.append(
                    PlatformMention(
                        code,
                        entity,
                        since,
                        *self.normal.span(start, end),
                        *self.normal.span(sentence.start, sentence.end),
                    )
                )
        return tuple(found)


# "Tiền Giang (hạng 17)", "thị xã Duyên Hải ít nhất (34 tổ)": the name right before a figure
_NAMED_BY = re.compile(r"\s*(?:[^,;:.()\d]{0,30}\((?:hạng |vị trí |thứ )?|:(?: \()?|là|đạt|với)\s*")
_RIGHT = ((0.5, 0.6), (0.7, 0.75), (0.9, 0.85), (1.1, 0.935), (1.3, 0.97), (1.6, 0.98))
_RIGHT_INHERITED = ((0.55, 0.7), (0.7, 0.82), (0.9, 0.905), (1.1, 0.92))


def _between(points: tuple[tuple[float, float], ...], at: float) -> float:
    """Straight lines between points."""
    if at <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return points[-1][1]


def _index_ideas(link: Link) -> tuple[str, ...]:
    """The ideas that name the index whose rank or score it is."""
    name = link.frame.indicator.rpartition("_")[0]
    name = {"par_index": "par", "ecommerce_index": "ebi"}.get(name, name)
    return tuple(dict.fromkeys((name, *link.frame.all[0])))


def _is_index(item: Item) -> bool:
    """Is it a rank or a score of an index, whose time is that of its edition?"""
    return item.link is not None and item.link.frame.kind in ("rank", "score")


def _precision(draft: Draft) -> tuple[int, int]:
    raw = draft.item.number.raw
    return (draft.bound == "=", len("".join(c for c in raw if c.isdigit()).strip("0")))


def _same(a: Draft, b: Draft) -> bool:
    """Is one a restatement of the other: the same value, or the other rounded?"""
    if a.value == b.value and a.value_high == b.value_high:
        return True
    if a.value_high is not None or b.value_high is not None or not a.value or not b.value:
        return False
    if a.bound != "=" or b.bound != "=":
        return abs(a.value - b.value) / max(abs(a.value), abs(b.value)) < 0.035
    return False


def _speaks(text: str) -> bool:
    """Is there a word of the catalogue in the text? Decomposed, look-alike and broken spellings always count as one."""
    lex, _ = _compiled()
    try:
        found = bool(lex.cues.find_matches_as_indexes(text.lower()))
    except UnicodeEncodeError:
        return True
    return found or "Ð" in text or not is_normalized("NFC", text)


def extract(text: str, context: Context) -> Extraction:
    """Facts, quantities and platform mentions of a text, in the order of the text; nothing of a text that has no word
    of the catalogue."""
    if not _speaks(text):
        return Extraction()
    document = Document(text, context)
    document.run()
    return Extraction(document.facts(), document.quantities(), document.platforms())


def explain(text: str, context: Context) -> list[Candidate]:
    """Every candidate of every number with its score and reasons, in the order of the text."""
    document = Document(text, context)
    document.run()
    span = document.normal.span
    return [
        Candidate(c.number, *span(c.start, c.end), c.indicator, c.score, c.won, c.why)
        for c in sorted(document.trace, key=lambda c: (c.start, -c.score))
    ]
