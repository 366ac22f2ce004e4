"""One text on its way to its facts: what was read of it, and what the facts found so far say to the next.

Here stands what the steps share: the text as read, its frame, who is named where, what headings and the sentences
before say; the items and drafts that later figures inherit from. No step is taken here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.extract.beside import hints_of
from pipelines.extract.candidates import CLOSE
from pipelines.extract.cell_shapes import FIGURE
from pipelines.extract.clauses import SETS_GOALS
from pipelines.extract.home import home_of
from pipelines.extract.indexes import INDEX_IDEAS, RANKED
from pipelines.extract.items import Item, Link
from pipelines.extract.lexicon import Lexicon, lexicon
from pipelines.extract.lines import Line
from pipelines.extract.mentions import Mention, kind_of, mentions
from pipelines.extract.normalize import Normal, normalize
from pipelines.extract.notes import announced_day, data_day, data_span, told_of_brackets
from pipelines.extract.outsiders import goes_on_about_it, names_a_place, opens_with_outsider, outsider_in
from pipelines.extract.period_readers import Period
from pipelines.extract.read import Reading, read
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import Clock
from pipelines.extract.talks import first_question
from pipelines.model import Context


def _points_at_index(sentence: Sentence, low: str) -> bool:
    """ "Ở chỉ số này, …": does a sentence open with words for the index that was named before?"""
    return any(a - sentence.start <= 12 and low.startswith("chỉ số", a) for a, _, _ in sentence.marked("anaphor"))


_GOES_ON = ("trong đó", "trong số đó", "trong số này", "trong số trên", "cụ thể,")
_LEAD_IN = 5  # characters before a time that opens its paragraph: "Cũng "
_STEPS = frozenset({"receive", "resolve"})
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")


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
    entity_score: float = 1.0
    period_score: float = 1.0
    headline: bool = False
    timed: bool = False  # its time is said in the sentence, and not in brackets for it alone
    signs: Mapping[str, float] = field(default_factory=dict)  # what its confidence was reckoned from
    body: str = ""  # "firm" or "office": the figure of a body that is no reporting entity
    side: bool = False  # an earlier value that the main one is set against: nothing inherits its time


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody named as a source at a position; `code` None where the catalogue has none. `goal`: named as the one
    who set a goal, not as who reports."""

    at: int
    end: int
    code: str | None
    goal: bool


@dataclass(slots=True)
class Choice:
    """One answer to whose a number is or of what time: its codes (several where a list shares one number; none where
    the answer is that nobody knows), how well it stands, and the words that it stands on.

    The best score wins. Above `NEAR` the words stand in the number's own sentence, nearer ones higher; below it the
    text around says so, the more general the lower. `period` is the time expression, where one of the sentence won.
    """

    codes: tuple[str, ...]
    score: float
    why: str
    start: int
    end: int
    period: Period | None = None
    body: str = ""  # "firm" or "office" where it is a body that counts its own work


NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate answer to one question about one number, for people: `question` is indicator, entity or period;
    `answer` its code, or None for "not known"; `why` its parts, `words` where in the text it stands."""

    number: str
    start: int
    end: int
    question: str
    answer: str | None
    score: float
    won: bool
    why: str
    words: str = ""


_NOTHING: frozenset[str] = frozenset()


SAYS_ITSELF = frozenset({"administration", "service"})  # ideas that tell dossiers from all other files


def _tells_of_other_dossiers(sentences: Iterable[Sentence]) -> bool:
    """Does a text speak more of dossiers of another kind than of procedures, services and dossiers at large? A
    single word of them behind its last dossiers says nothing of these: "Hạn chế: đấu thầu kéo dài 5 tháng"."""
    counts = Counter[str]()
    before = 0
    for sentence in sentences:
        counts.update(tag for _, _, tags in sentence.ideas for tag in tags)
        if "dossier" in sentence.said:
            before = counts["other_dossier"]
    others = counts["other_dossier"] if counts["other_dossier"] > 1 else before
    return others > counts["procedure"] + counts["service"] + counts["dossier"] // 3


_HANDLING = frozenset({"online", "on_time", "overdue", "payment_online", "agency"})


def _of_administration(lex: Lexicon, sentence: Sentence) -> bool:
    """Does a sentence speak of administration, in a word of its own or by what becomes of a place's dossiers?"""
    said = sentence.said
    handled = "dossier" in said and "other_dossier" not in said and not _HANDLING.isdisjoint(said)
    if lex.administrative.isdisjoint(said) and not (handled and names_a_place(sentence)):
        return False
    return not opens_with_outsider(sentence)


# How much is said by what sentences say that stand so many before, in the same line and in other ones
_IN_LINE = tuple(0.62 - 0.04 * back for back in range(7))
_BEFORE_IT = tuple(0.45 - 0.03 * back for back in range(7))
_CLOSEST = sum(weight >= CLOSE for weight in _IN_LINE[1:])  # how many sentences of its paragraph are close to one


class Document:
    """One text on its way through: the state that facts inherit from one another."""

    def __init__(self, text: str, context: Context, explain: bool = False) -> None:
        self.text = text
        self.lex: Lexicon = lexicon()
        self.order: list[Mention] = []  # the names of the last list that figures went with one by one
        self.headers: dict[int, list[str | None]] = {}  # of the page's tables, by position: indicators of the columns
        self.context = context
        self.clock = Clock(context.published)
        self.normal: Normal = normalize(text)
        self.reading: Reading = read(self.lex.phrases, self.normal, self.clock)
        self.home = home_of(self.lex, context, self.clock, text[:400])
        self.items: list[Item] = []
        self.loose: list[Item] = []
        self.drafts: list[Draft] = []
        self.has_goals = False  # is any of the drafts so far one?
        self.named: dict[int, list[Mention]] = {}
        self.possible: dict[int, list[tuple[int, bool]]] = {}  # by sentence, who of its `named` figures may be of
        self.first_question = first_question(self.reading.lines, self.normal.low)  # of a talk, else None
        self.by_line: dict[int, list[int]] = {}
        line = -1
        inside: list[int] = []
        for index, sentence in enumerate(self.reading.sentences):
            if sentence.line != line:
                line = sentence.line
                inside = self.by_line[line] = []
            inside.append(index)
        self.trace: list[Candidate] | None = [] if explain else None
        said = _NOTHING.union(*[sentence.said for sentence in self.reading.sentences])
        # "hồ sơ" in a paper of the whole country that has no other word of administration is some other file
        self.administrative = (
            not context.publisher
            or self.home.authority
            or (self.home.province is not None and "dossier" in said)
            or bool(self.lex.administrative & self.home.title_ideas.keys())
            or any(_of_administration(self.lex, sentence) for sentence in self.reading.sentences)
        )
        told = said.union(self.home.title_ideas)
        self.kinds = frozenset(  # those of which a frame could be filled at all
            [kind for kind, frames in self.lex.frames_by_idea.items() if not told.isdisjoint(frames.ideas)]
        )
        self.indexed = not INDEX_IDEAS.isdisjoint(told)  # is any index spoken of?
        self.hints = hints_of(self.normal.low)
        # dossiers of something else altogether (tenders, recruitment): then none is an administrative dossier
        self.other_dossiers = "other_dossier" in self.home.title_ideas or (
            "other_dossier" in said and _tells_of_other_dossiers(self.reading.sentences)
        )
        self.near_codes = tuple(c for c in (self.home.title_entity, self.home.entity, self.home.province) if c)
        authority, sentences = self.home.authority, self.reading.sentences
        self.announced_day = announced_day(sentences, self.normal.low) if authority else None
        self.in_brackets = told_of_brackets(self.reading.sentences, self.normal.low)
        self.by_sentence: dict[int, list[Draft]] = {}
        self.by_measure: dict[tuple[str, str], list[Draft]] = {}  # by indicator and entity
        self.sources: dict[int, list[Source]] = {}
        self.pointed_at: dict[tuple[int, int, str, str], str | None] = {}  # by sentence, position, role and day
        self._outsiders: dict[int, bool] = {}
        self.headed: dict[int, tuple[str | None, str | None]] = {}  # by heading, the status and time that it gives
        self._headings: dict[int, list[tuple[int, bool]]] = {}
        self._around: dict[int, dict[str, float]] = {}
        self._strong: dict[int, dict[str, float]] = {}
        self.measured: dict[tuple[int, str], Link | None] = {}  # by heading and kind of figure, once somebody asks
        self._data_day: str | None = None
        self._data_span: str | None = None
        self._above_communes: list[tuple[int, tuple[int, ...]]] | None = None

    @property
    def data_day(self) -> str | None:
        """The day that a note sets for the figures of the whole text: "(số liệu chốt ngày 31/3/2025)"."""
        if self._data_day is None:
            self._data_day = data_day(self.reading.sentences, self.normal.low, self.home.authority) or ""
        return self._data_day or None

    @property
    def data_span(self) -> str | None:
        """The span that a line at the head sets for what happened: "Kỳ dữ liệu: Quý I năm 2026"."""
        if self._data_span is None:
            self._data_span = data_span(self.reading.sentences, self.normal.low) or ""
        return self._data_span or None

    @property
    def has_firm(self) -> bool:
        """Is the text about one firm, school or hospital, so that "Nhà trường", "Công ty" point at it?"""
        return self.home.title_body == "firm" or any(
            m.body == "firm" and not m.bare for found in self.named.values() for m in found
        )

    @property
    def above_communes(self) -> list[tuple[int, tuple[int, ...]]]:
        """Where provinces and districts are named, in order, with the rows of each name."""
        if self._above_communes is None:
            low, names = self.normal.low, self.lex.names
            every = ((a, names[low[a:b]].rows) for sentence in self.reading.sentences for a, b in sentence.names)
            self._above_communes = [(start, rows) for start, rows in every if kind_of(rows) in ("province", "district")]
        return self._above_communes

    def who(self, index: int) -> list[Mention]:
        """Who is named in a sentence."""
        found = self.named.get(index)
        if found is None:
            found = self.named[index] = mentions(self.lex, self.reading, self.reading.sentences[index])
        return found

    def of_outsider(self, item: Item) -> bool:
        """Is a figure one of a firm, a court, a school …, by its sentence or by the one that it goes on with?"""
        number = item.number
        return outsider_in(item.sentence, number.start, number.end) or self._about_outsider(item.at)

    def _about_outsider(self, index: int) -> bool:
        """Does a sentence that names nobody go on about an outsider of the paragraph?"""
        known = self._outsiders.get(index)
        if known is None:
            sentences = self.reading.sentences
            known = (
                index > 0
                and sentences[index - 1].line == sentences[index].line
                and goes_on_about_it(sentences[index])
                and (opens_with_outsider(sentences[index - 1]) or self._about_outsider(index - 1))
            )
            self._outsiders[index] = known
        return known

    def headings(self, line: int) -> list[tuple[int, bool]]:
        """The headings that a line stands under, nearest first, each with whether it speaks for the line."""
        found = self._headings.get(line)
        if found is None:
            found = self._headings[line] = []
            parent = self.reading.lines[line].parent
            while parent is not None and len(found) < 6:
                found.append((parent, self._leads(parent, line)))
                parent = self.reading.lines[parent].parent
        return found

    def _leads(self, parent: int, line: int) -> bool:
        """Does a heading speak for a line: a list's lead, a numbered heading, any heading of an office's paper, or any
        over a line that is no prose?"""
        head, own, low = self.reading.lines[parent], self.reading.lines[line], self.normal.low
        brief = own.end - own.start <= 100 and low[own.end - 1] not in ".!?…"
        return bool(own.marker or head.marker or self.home.authority or low[head.end - 1] == ":" or brief)

    def strong_ideas(self, line: int) -> dict[str, float]:
        """Ideas of the headings that a line stands under: weaker the higher up."""
        known = self._strong.get(line)
        if known is not None:
            return known
        ideas: dict[str, float] = {}
        self._strong[line] = ideas
        weight = 0.8
        own = self.reading.lines[line]
        for parent, leads in self.headings(line):
            if not leads and own.end - own.start > 200:
                break
            head = self.reading.lines[parent]
            if head.end - head.start > 130 and not own.marker:
                continue
            if not leads and not own.heading:
                continue
            for index in self.by_line.get(parent, ()):
                sentence = self.reading.sentences[index]
                steps = (
                    _STEPS if sentence.said >= _STEPS else ()
                )  # "Tiếp nhận, giải quyết hồ sơ": which, it leaves open
                part = self._part_named(sentence, line)
                for start, _, tags in sentence.ideas:
                    if start > part:
                        break
                    for idea in tags:
                        ideas.setdefault(idea, weight * (0.25 if idea in steps else 1.0))
            weight *= 0.75
            if weight < 0.4:
                break
        return ideas

    def _part_named(self, sentence: Sentence, line: int) -> int:
        """Where a heading of parts and wholes ("hồ sơ trực tuyến/tổng số hồ sơ") has named the part, above a line with
        such a figure ("Hải Hậu: 4.210/5.120"); else where it ends."""
        slash = self.normal.low.find("/", sentence.start, sentence.end)
        if slash > 0 and not self.normal.low[slash - 1].isdigit():
            for index in self.by_line.get(line, ()):
                for number in self.reading.sentences[index].numbers:
                    if number.total is not None:
                        return slash
        return sentence.end

    def close_ideas(self, index: int) -> frozenset[str]:
        """Ideas of the sentences before that are close to a sentence of their paragraph."""
        if self.indexed:
            return frozenset([idea for idea, weight in self.around_ideas(index).items() if weight >= CLOSE])
        sentences, close = self.reading.sentences, _NOTHING
        line = sentences[index].line
        for other in sentences[max(0, index - _CLOSEST) : index]:
            if other.line == line:
                close |= other.said
        return close

    def around_ideas(self, index: int) -> dict[str, float]:
        """Ideas of the sentences before, of the paragraph's and the document's head: weaker the further away."""
        found = self._around.get(index)
        if found is None:
            found = self._around[index] = self._around_ideas(index)
        return found

    def _around_ideas(self, index: int) -> dict[str, float]:
        sentences = self.reading.sentences
        sentence = sentences[index]
        ideas: dict[str, float] = {}
        indexed: list[tuple[float, Sentence]] = []
        line, title = sentence.line, self.home.title_ideas
        for back in range(6 if index > 6 else index, 0, -1):
            other = sentences[index - back]
            said = other.said
            if not said:
                continue
            weight = _IN_LINE[back] if line == other.line else _BEFORE_IT[back]
            if title and weight >= 0.4:  # the title's weight: below it stands what is further off than this
                ideas.update(title)
                title = {}
            if other.indexed:
                indexed.append((weight, other))
            else:
                for idea in said:
                    ideas[idea] = weight  # nearer ones weigh more
        ideas.update(title)
        for weight, other in indexed:
            later = 0.0
            for _, _, tags in other.ideas:
                known = not INDEX_IDEAS.isdisjoint(tags)
                here = weight - later if known else weight
                for idea in tags:
                    if here > ideas.get(idea, 0.0):
                        ideas[idea] = here
                if known:
                    later = 0.03  # of several indexes the first is what the text goes on about
        if not indexed and INDEX_IDEAS.isdisjoint(self.home.title_ideas):
            return ideas
        known_indexes = INDEX_IDEAS.intersection(ideas)
        if self._of_part(index):
            for idea in known_indexes:
                ideas[idea] *= 0.5
        elif _points_at_index(sentence, self.normal.low):
            ideas[max(known_indexes, key=ideas.__getitem__)] = 0.75
        return ideas

    def goes_on(self, line: int) -> bool:
        """Does a paragraph go on with the one before it: "Trong đó, …", "Cụ thể, …", "Đến cùng thời điểm, …"?"""
        own = self.reading.lines[line]
        if own.marker or own.heading:
            return False
        if self.normal.low.startswith(_GOES_ON, own.start):
            return True
        inside = self.by_line.get(line)
        times = self.reading.sentences[inside[0]].periods if inside else []
        return bool(times) and times[0].kind == "same" and not times[0].shift and times[0].start - own.start <= _LEAD_IN

    def _of_part(self, index: int) -> bool:
        """Has the text turned to a part of an index since it named one?"""
        for back in range(index - 1, max(-1, index - 4), -1):
            other = self.reading.sentences[back]
            if not RANKED.isdisjoint(other.said):
                return False
            if "index_part" in other.said and any(
                "index_part" in tags and not self.normal.low[max(0, start - 2) : start].strip().isdigit()
                for start, _, tags in other.ideas
            ):
                return True  # not "gồm 98 chỉ số thành phần": what it is made of
        return False

    def is_row_of_text(self, line: Line) -> bool:
        """Is a line with bars prose set in a table: a long cell that is not the label of figures, or two with words and
        figures both?"""
        low = self.reading.normal.low
        for k, (start, end) in enumerate(line.cells):
            if end - start > 90 and (k or len(line.cells) < 3 or not self._are_figures(line.cells[1:])):
                return True
        if low[line.cells[0][0]] == "•":
            return True
        if len(line.cells) != 2 or line.end - line.start <= 40:
            return False
        for start, end in line.cells:
            if _LETTER.search(low, start, end) is None or _DIGIT.search(low, start, end) is None:
                return False
        return True

    def _are_figures(self, cells: list[tuple[int, int]]) -> bool:
        return all(FIGURE.fullmatch(self.reading.normal.low, *cell) for cell in cells)

    def add(self, draft: Draft) -> None:
        """Keep a draft for the figures that follow."""
        self.drafts.append(draft)
        self.has_goals = self.has_goals or draft.status == "target"
        self.by_sentence.setdefault(draft.item.at, []).append(draft)
        self.by_measure.setdefault((draft.indicator, draft.entity), []).append(draft)

    def draft_of(self, item: Item) -> Draft | None:
        """The last draft of a figure, if it has become one."""
        for draft in reversed(self.said(item.at)):
            if draft.item is item:
                return draft
        return None

    def said(self, index: int) -> Sequence[Draft]:
        """The drafts of a sentence so far, in order."""
        return self.by_sentence.get(index, ())

    def lately(self, index: int, far: int) -> Iterator[Draft]:
        """The drafts of a sentence so far and of up to `far` sentences before it, the last first."""
        for draft in reversed(self.drafts):
            if draft.item.at < index - far:
                return
            yield draft

    def choose(self, question: str, item: Item, choices: Iterator[Choice]) -> Choice:
        """The best of an iterator of choices, best first; the rest is only looked at to explain it."""
        best = next(choices)
        if self.trace is not None:
            for choice in (best, *choices):
                words = self.normal.cased[choice.start : choice.end]
                for code in choice.codes or (None,):
                    self._note(question, item, code, choice.score, choice is best, choice.why, words)
        return best

    def note_links(self, item: Item, links: Iterable[Link], best: Link | None) -> None:
        """Keep the indicators that competed for a number, where somebody wants it explained."""
        if self.trace is not None:
            for link in links:
                why = link.why
                words = " … ".join(self.normal.cased[a:b] for a, b in sorted(set(link.evidence)))
                self._note("indicator", item, link.frame.indicator, link.score, link is best, why, words)

    def note_cell(self, draft: Draft, told_by: str, mention: Mention | None, dated: bool) -> None:
        """Keep how a table's cell was read, where somebody wants it explained: what header, label and caption say
        competes with nothing."""
        if self.trace is not None:
            named = self.normal.cased[mention.start : mention.end] if mention else ""
            whose = "the table names it" if mention else "whom the page speaks of"
            when = "the table says so" if dated else "when the page was published or its figures taken"
            self._note("indicator", draft.item, draft.indicator, 1.0, True, f"a table's cell, by {told_by}", "")
            self._note("entity", draft.item, draft.entity, 1.0, True, whose, named)
            self._note("period", draft.item, draft.period, 1.0, True, when, "")

    def _note(
        self, question: str, item: Item, answer: str | None, score: float, won: bool, why: str, words: str
    ) -> None:
        assert self.trace is not None
        start, end = item.number.start, item.number.end
        number = self.normal.cased[start:end]
        self.trace.append(Candidate(number, start, end, question, answer, round(score, 3), won, why, words))


_ORDINAL = re.compile(r"(?:thứ (?:nhất|hai|ba|tư|năm)|(?:một|hai|ba|bốn|năm) là)[,: ]")
_TO_DO = re.compile(
    r"(?<![a-zà-ỹđ])(?:yêu cầu|mục tiêu|chỉ tiêu|nhiệm vụ|(?:việc|điều) (?:phải|cần) làm|đầu việc|cam kết|đích)"
    r"(?![a-zà-ỹđ])"
)
# "đề ra một số chỉ tiêu cơ bản. Cụ thể, 80% hồ sơ …"
_SET = re.compile(SETS_GOALS)
_DONE = re.compile(r"(?<![a-zà-ỹđ])(?:hoàn thành|đã|đạt|vượt|kết quả|thực hiện được|về đích)(?![a-zà-ỹđ])")


_MOST_ANNOUNCED = 6  # goals that are counted off in one paragraph


# "Phương hướng, nhiệm vụ trọng tâm năm 2026."
_HEADS_GOALS = re.compile(
    r"(?:[a-zđ\d]{1,4}[.)] ?)?\W*(?:mục tiêu|chỉ tiêu|nhiệm vụ|phương hướng|định hướng|kế hoạch)(?![a-zà-ỹđ])[^;:.%()]*"
)


def announced_by(document: Document, index: int) -> int:
    """ "Bộ nêu ba yêu cầu cho năm 2026. Thứ nhất, 80% hồ sơ …", "4. Mục tiêu năm 2026. Tỷ lệ … là 80%": the sentence of
    the paragraph that announces goals, of which this one is told in turn; -1 where none does."""
    sentences, low = document.reading.sentences, document.normal.low
    line, at = sentences[index].line, index
    first = document.by_line[line][0]
    head = sentences[first]
    if first < index <= first + _MOST_ANNOUNCED and head.periods and not head.numbers:
        named = head.periods[-1].end
        if head.end - named <= 2 and _HEADS_GOALS.fullmatch(low, head.start, named) and not sentences[index].periods:
            return first
    if first < index and low.startswith("cụ thể,", sentences[index].start):
        before = sentences[index - 1]
        done = _DONE.search(low, before.start, before.end) is not None
        return -1 if done or _SET.search(low, before.start, before.end) is None else index - 1
    while _ORDINAL.match(low, sentences[at].start) is not None:
        at -= 1
        if at < max(0, index - _MOST_ANNOUNCED) or sentences[at].line != line:
            return -1
    opening = sentences[at]
    if at == index or _TO_DO.search(low, opening.start, opening.end) is None:
        return -1
    return at if _DONE.search(low, opening.start, opening.end) is None else -1
