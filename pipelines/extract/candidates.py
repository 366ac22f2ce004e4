"""Which indicators a number may be a number of by the words around it: every frame of the lexicon whose ideas meet
there, scored, with the reasons. The figures of the scoring stand beside the reason for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pipelines.extract.affinity import (
    foreignness,
    goes_on_strangely,
    head_of,
    is_of_another,
    is_strange,
    local_ideas,
    nearest_index,
    nouns_of_others,
    told_of_the_one_before,
)
from pipelines.extract.apart import (
    counts_what_lacks,
    has_own_clause,
    is_negated,
    is_of_name,
    is_wide,
    of_economy_part,
    of_fronted_part,
    of_ict_part,
    of_index_part,
    of_other_index,
    of_part_behind,
    of_region,
    opens_with_part,
    spoken_of_behind,
)
from pipelines.extract.indexes import FIELDS, INDEX_IDEAS, NATIONS, RANKED, SAME_INDEX, SCALES, WHOLE_FIELDS
from pipelines.extract.items import Item, Link
from pipelines.extract.lexicon import Frame, FramesByIdea, Lexicon
from pipelines.extract.marks import begins_between, mark_at
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import WORD, Sentence
from pipelines.extract.strangers import SUBJECTS, is_of_another_trade, names_something_else, of_strange_noun

ACCEPT = 0.60
_LEAST = 0.35  # below it a candidate is not worth naming
_FOREIGN = frozenset({"other_topic", "other_dossier", "task", "per_plan", "patient", "patron"})
_USERS = frozenset({"enterprise", "people", "adult", "household"})
# said behind a figure, they are of the next
_OF_WHAT_FOLLOWS = frozenset({"other_topic", "spending"})
_LEADS_NEXT = ("pending", "growth_word")  # right before the next figure
_FEWER = ("fewer",)
_NOWHERE = (0.0, 0, 0)
_NONE: frozenset[str] = frozenset()
_SAME_INDEX = {idea: same for same in SAME_INDEX for idea in same}
_ORDER = attrgetter("order")
_SCORE = attrgetter("score")


_OF = SUBJECTS | {"subscriber", "communes_noun", "villages_noun", "agency"}
_EARLIER = 0.62
_NAMED_HERE = 0.47  # how clearly a subject is met that the own sentence has named, however far off
_MANY = 3  # strange words around a number that may still be of what the text before speaks of
# From which weight on an idea of the text before fills a frame; a further one only the frame of a rank or a score.
CLOSE, _FAR = 0.53, 0.3
_EVERY_KIND = frozenset({"percent", "count", "growth", "money", "rank", "score"})


@dataclass(slots=True)
class Setting:
    """What surrounds the numbers of a sentence: the ideas of the text before it (`around`, gathered once somebody asks)
    and of the headings that it stands under (`above`), each with its weight, and the frames that they and the
    sentence's own could fill, of those `kinds` that the text could fill at all. `close` are the ideas of the text
    before that are near enough to fill one, None for a sentence that opens its paragraph and does not point back."""

    sentence: Sentence
    gather: Callable[[], Mapping[str, float]] = dict
    above: Mapping[str, float] = field(default_factory=dict)
    close: frozenset[str] | None = None
    kinds: frozenset[str] = _EVERY_KIND
    _around: Mapping[str, float] | None = field(default=None, init=False)
    _ideas: frozenset[str] | None = field(default=None, init=False)
    _subjects: list[tuple[int, frozenset[str]]] | None = field(default=None, init=False)
    _frames: dict[tuple[str, ...], list[Frame]] = field(default_factory=dict, init=False)

    @property
    def around(self) -> Mapping[str, float]:
        """The ideas of the text before, each with its weight."""
        if self._around is None:
            self._around = self.gather()
        return self._around

    @property
    def ideas(self) -> frozenset[str]:
        """What is met close or clearly enough to fill a frame."""
        if self._ideas is None:
            said = self.sentence.said
            self._ideas = said.union(self.close or (), self.above) if self.close or self.above else said
        return self._ideas

    @property
    def subjects(self) -> list[tuple[int, frozenset[str]]]:
        """Whom and what shares are of as the sentence names them, the last first, each with where its phrase ends."""
        if self._subjects is None:
            self._subjects = []
            if not SUBJECTS.isdisjoint(self.sentence.said):
                for _, end, tags in reversed(self.sentence.ideas):
                    if not SUBJECTS.isdisjoint(tags):
                        self._subjects.append((end, SUBJECTS.intersection(tags)))
        return self._subjects

    def tells(self, choice: Iterable[str]) -> bool:
        """Does the text around say one of some ideas clearly enough to be counted?"""
        around, above = self.around, self.above
        for idea in choice:
            if around.get(idea, 0.0) >= _FAR or above.get(idea, 0.0) >= _FAR:
                return True
        return False

    def frames(self, lex: Lexicon, kinds: tuple[str, ...]) -> list[Frame]:
        """The frames of some kinds of which every choice of ideas is met: kind by kind in the order of the lexicon."""
        found = self._frames.get(kinds)
        if found is None:
            found = self._frames[kinds] = []
            said, above = self.sentence.said, self.above
            for kind in kinds:
                if kind not in self.kinds:
                    continue
                by_idea, index = lex.frames_by_idea[kind], kind in ("rank", "score")
                if index:
                    found += self._met(by_idea, True, False)
                elif (above or not said.isdisjoint(by_idea.every)) and not self.ideas.isdisjoint(by_idea.ideas):
                    found += self._met(by_idea, False, not above)  # the text before alone makes no level
        return found

    def _met(self, by_idea: FramesByIdea, index: bool, alone: bool) -> Iterable[Frame]:
        said, close = self.sentence.said, self.ideas
        frames = by_idea.frames
        ideas = close & by_idea.ideas
        if index:  # which is told by what the text around says faintly, too
            around = by_idea.ideas.intersection(self.around)
            ideas = ideas.union([idea for idea in around if self.around[idea] >= _FAR])
        met: list[Frame] = []
        for idea in ideas:
            lent = alone and idea not in said
            for frame, others in frames[idea]:
                if lent and said.isdisjoint(frame.ideas):
                    continue
                for choice in others:
                    if close.isdisjoint(choice) and not (index and self.tells(choice)):
                        break
                else:
                    if not frame.context or self._says(frame.context):
                        met.append(frame)
        return sorted({*met}, key=_ORDER) if len(met) > 1 and len(ideas) > 1 else met

    def _says(self, choices: Iterable[tuple[str, ...]]) -> bool:
        """Is of each of some choices an idea said anywhere around?"""
        said = self.sentence.said
        for choice in choices:
            if (
                said.isdisjoint(choice)
                and self.around.keys().isdisjoint(choice)
                and self.above.keys().isdisjoint(choice)
            ):
                return False
        return True


@dataclass(slots=True)
class View:
    """A number and what surrounds it, as every frame is asked about it: the ideas of its sentence by how near they are
    (`near`: weight, start, end), those of the text before and of the headings, the head noun of a share, the subject
    that the sentence goes on about, what headings alone say clearly, where the nouns of other numbers end, whether the
    sentence denies anything, and whether there is no figure at all: a table's header is asked for one that is not
    there."""

    item: Item
    near: Mapping[str, tuple[float, int, int]]
    around: Mapping[str, float]
    above: Mapping[str, float]
    head: frozenset[str]
    subject: str | None
    clear: frozenset[str]
    of_others: Collection[int]
    negated: bool
    unwritten: bool
    glue: frozenset[str]

    def best(self, choice: Iterable[str]) -> float:
        """How clearly the nearest of some ideas is said, wherever that is."""
        near, above, around = self.near, self.above, self.around
        best = 0.0
        for idea in choice:
            if idea in near and near[idea][0] > best:
                best = near[idea][0]
            if idea in above and above[idea] > best:
                best = above[idea]
            if idea in around and around[idea] > best:
                best = around[idea]
        return best


@dataclass(slots=True)
class Fit(Link):
    """How a frame meets a number so far: `own` of its ideas stand in the sentence itself, the furthest at `lowest`."""

    lowest: float = 1.0
    own: int = 0
    borrowed: bool = False
    leans: bool = False  # on what the text before says faintly


def _said_before(
    item: Item, around: Mapping[str, float], subjects: Sequence[tuple[int, frozenset[str]]]
) -> Mapping[str, float]:
    """The ideas around with the subjects that the own sentence has named before the number: "nộp trực tuyến 67,5%, toàn
    trình 41,2%" goes on about dossiers however many figures stand between."""
    named: dict[str, float] = {}
    weight = _EARLIER
    for end, those in subjects:
        if end > item.number.start:
            continue
        for idea in those:
            if named.get(idea, around.get(idea, 0.0)) < weight:
                named[idea] = weight
        weight = _EARLIER - 0.06  # the one named last goes first
    return {**around, **named} if named else around


def _subject(
    item: Item, near: Mapping[str, tuple[float, int, int]], subjects: Sequence[tuple[int, frozenset[str]]]
) -> str | None:
    """Whom or what the sentence has named before as what shares are of, where no other stands near the number."""
    for idea in _OF.intersection(near):
        if near[idea][0] >= 0.4:
            return None
    for end, those in subjects:
        if end <= item.number.start:
            return min(those)
    return None


def _last_subject(item: Item) -> frozenset[str]:
    """Whom or what the sentence has named last before the number as what shares are of."""
    for _, end, tags in reversed(item.sentence.ideas):
        if end <= item.number.start and not _OF.isdisjoint(tags):
            return _OF.intersection(tags)
    return _NONE


def _counting(frames: list[Frame], nouns: frozenset[str]) -> list[Frame]:
    """The frames that count one of the nouns, or nothing."""
    found: list[Frame] = []
    for frame in frames:
        if not frame.counted or not nouns.isdisjoint(frame.counted):
            found.append(frame)
    return found


def candidates(lex: Lexicon, item: Item, setting: Setting) -> list[Link]:
    """All frames that fit a number, best first."""
    kinds, counted = item.kinds, item.counted
    counts = kinds[0] == "count"
    if counts and counted is not None and lex.counted.isdisjoint(counted):
        kinds, counts = kinds[1:], False  # it counts what no frame does
    frames = setting.frames(lex, kinds) if kinds else None
    if not frames:
        return []
    if counted is not None:
        frames = _counting(frames, frozenset(counted))
        if frames and counts and counts_what_lacks(item):
            frames = [frame for frame in frames if frame.kind != "count" or frame.indicator == "dossiers_overdue"]
        if not frames:
            return []
    elif counts and not (frames := _counting(frames, item.sentence.said)):
        return []
    of_others = nouns_of_others(item)
    near = local_ideas(item, of_others)
    if "growth" not in kinds:
        near.pop("growth_word", None)  # "vẫn tăng trưởng, đạt 9,3%"
    if counts and counted is None:
        # "số dịch vụ: 1.214", "số tài khoản … là 21,4 triệu": the noun stands before the number
        nouns: list[str] = []
        for idea, (value, _, end) in near.items():
            if value >= 0.5 and end <= item.number.start:
                nouns.append(idea)
        frames = _counting(frames, frozenset(nouns))
        if not frames:
            return []
    above, subjects = setting.above, setting.subjects
    around = _said_before(item, setting.around, subjects) if subjects else setting.around
    noun = head_of(item, lex.nouns) if "percent" in kinds else _NONE
    if above:
        for idea, (value, _, _) in near.items():
            if value >= 0.5 and idea not in lex.general:  # what the sentence says itself goes first
                above = {idea: 0.85 * weight for idea, weight in above.items()}
                break
    subject = _subject(item, near, subjects) if subjects and not counted else None
    clear = frozenset([idea for idea, weight in above.items() if weight >= 0.6]).difference(near) if above else _NONE
    negated = bool(item.sentence.marked("negation"))
    view = View(item, near, around, above, noun, subject, clear, of_others, negated, item.is_topic, lex.glue)
    found: list[Link] = []
    met = near.keys()
    for frame in frames:
        head = frame.head
        if met.isdisjoint(head) and not (subject is not None and subject in head) and not setting.tells(head):
            continue
        link = _score(frame, view)
        if link is not None:
            found.append(link)
    if above and any(map(says_all, found)):
        for link in found:
            if lent_by_heading(link):
                link.add(-0.2, "the sentence names another")
    if len(found) > 1:
        found.sort(key=_SCORE, reverse=True)
    return found


def lent_by_heading(link: Link) -> bool:
    """Does a heading say some of what a frame asks for?"""
    for name, _ in link.reasons[: len(link.frame.all)]:
        if name[-1] == "^":
            return True
    return False


def says_all(link: Link) -> bool:
    """Does the sentence itself say all that a frame asks for, near the number? It needs no heading then."""
    for name, value in link.reasons[: len(link.frame.all)]:
        if value < 0.5 or name[-1] in "^~":
            return False
    return True


def _score(frame: Frame, view: View) -> Link | None:
    """How well a frame fits a number, None where it does not."""
    if not (view.unwritten or frame.believes(view.item.number)) or _is_out_of_question(frame, view.item):
        return None
    fit = _meet(frame, view)
    if fit is None or not (_has_context(frame, view, fit) and _is_unopposed(frame, view, fit)):
        return None
    kind = frame.kind
    if kind in ("percent", "count"):
        told = fit.own and not (fit.leans or frame.context or frame.near)
        if not (told or _stands_alone(frame, view, fit)):
            return None
    if kind == "percent":
        fits = _fits_share(frame, view, fit)
    elif kind == "growth":
        fits = _fits_growth(frame, view, fit)
    elif kind in ("rank", "score"):
        fits = _fits_index(frame, view, fit)
    elif kind == "money":
        strange = frame.of_trade and is_of_another_trade(view.item, view.glue)
        fits = not (strange or _for_something_else(frame, view.item))
    else:
        fits = True
    if not fits or fit.score < _LEAST:
        return None
    return fit


def _is_out_of_question(frame: Frame, item: Item) -> bool:
    """What the number and its sentence alone rule out."""
    if frame.kind == "count":
        if not frame.counted and not (frame.bare and item.counted is None):
            return True
    elif frame.kind in ("rank", "score") and not RANKED.isdisjoint(frame.all[0]):
        index = nearest_index(item)
        if index is not None and item.sentence.said.isdisjoint(frame.all[0]):
            return True  # another index is named here
        if "other_index" in item.sentence.said and of_other_index(item):
            return True
        if frame.kind == "rank" and "region" in item.sentence.said and of_region(item):
            return True
        if "ict_index" not in frame.all[0] and (of_fronted_part(item) or of_part_behind(item)):
            return True
        if "index_part" in item.sentence.said and "ict_index" not in frame.all[0] and of_index_part(item):
            return True
    if frame.head == _FEWER and item.change != -1:
        return True  # what is fewer is told by how much
    if frame.wide and not is_wide(item):
        return True
    said = item.sentence.said
    if said.isdisjoint(_PARTING):
        return False
    if "other_goal" in said and "other_goal" in frame.none and "transform" not in said:
        return True  # "trong 29 chỉ tiêu kinh tế - xã hội, tỉnh đạt và vượt 26 chỉ tiêu"
    if "pension" in said and "pension" in frame.none and _of_those_paid(item):
        return True
    if "telecom" in said and frame.indicator.startswith("ict_revenue") and of_ict_part(item):
        return True
    return "de_core" in said and "de_core" in frame.none and of_economy_part(item)


# what tells the figures of another thing by the same words
_PARTING = frozenset({"other_goal", "pension", "telecom", "de_core"})
_PAID = frozenset({"people", "for_citizens", "adult"})


def _of_those_paid(item: Item) -> bool:
    """ "Chi trả lương hưu, trợ cấp … không dùng tiền mặt cho 59.000/164.000 người (36%)": of those who are paid,
    however far ahead it is said who they are?"""
    counted = item.counted or (item.twin.counted if item.twin is not None else None) or ()
    return not _PAID.isdisjoint(counted) and any(
        end <= item.number.start and "pension" in tags for _, end, tags in item.sentence.ideas
    )


def _meet(frame: Frame, view: View) -> Fit | None:
    """How near the ideas of a frame are, each choice by its best; None where one of them is nowhere."""
    item, near, around, strong = view.item, view.near, view.around, view.above
    evidence: list[tuple[int, int]] = []
    reasons: list[tuple[str, float]] = []
    total, lowest, own, borrowed, leans = 0.0, 1.0, 0, False, False
    kind, size = frame.kind, len(frame.all)
    index = kind in ("rank", "score")
    for choice in frame.all:
        best, place, name, told = 0.0, _NOWHERE, "", True
        for idea in choice:
            if idea in near and near[idea][0] > best:
                place, name = near[idea], idea
                best = place[0]
            if strong and (above := strong.get(idea, 0.0)) > best + 0.1:
                best, place, name = above, _NOWHERE, idea + "^"
        if best < 0.25:
            if item.of_other:
                return None  # "3.400 phản ánh, xử lý xong 97%": the text around speaks of something else
            wide = 0.0
            for idea in filter(around.__contains__, choice):
                weight = around[idea]
                if weight > wide or (weight == wide and idea > name):
                    wide, name = weight, idea
            free = index and wide >= _FAR and _is_of_any_index(frame, view)
            if wide < (_FAR if free else CLOSE):
                return None
            best, place, name, told = wide - (0.0 if free else 0.15), _NOWHERE, name + "~", False
            borrowed = borrowed or choice is frame.all[0]
        if best < _NAMED_HERE:
            for idea in choice:
                if idea in SUBJECTS and around.get(idea, 0.0) >= _EARLIER:
                    best = _NAMED_HERE  # named in the sentence itself, however far off
                    break
            else:
                leans = leans or not told
        if place is not _NOWHERE:
            span = place[1:]
            if view.negated and is_negated(item, span):
                return None
            evidence.append(span)
            own += best >= 0.4
        total += best
        lowest = best if best < lowest else lowest
        reasons.append((name, best))
    if frame.wide and own == 0:
        return None
    if kind == "count" and evidence and has_own_clause(item, evidence):
        return None
    if own == 0 and not index and not (strong and (item.counted is None or _is_counted_of_name(item))):
        return None
    theirs = 0.1 * (size - 1) + frame.weight
    reasons.append(("how many ideas", theirs))
    fit = Fit(frame, total / size + theirs, tuple(evidence), None, reasons, [], False, lowest, own, borrowed, leans)
    if lowest >= 0.85 and own == size:
        fit.add(0.08, "all close")
    if view.of_others:
        taken = 0
        for _, end in evidence:
            taken += end in view.of_others
        if taken:
            fit.add(-0.08 * taken, "counted by another figure")
    return fit


def _is_of_any_index(frame: Frame, view: View) -> bool:
    """Is what a frame of an index meets a rank or a score by itself, so that the index may be named further off?"""
    if frame.kind == "score":
        points = view.item.number.kind == "plain" or view.near.get("points", _NOWHERE)[0] >= 0.6
        return points or _is_score(view.item)
    return True


def _is_counted_of_name(item: Item) -> bool:
    """ "- Hải Hậu: 4.210 hồ sơ, đạt 82%": does a sentence say nothing of ours up to a figure's noun but what it counts,
    right behind whose it is?"""
    sentence, counted = item.sentence, item.counted or ()
    for start, _, tags in sentence.ideas:
        if start < item.noun_end and not set(tags).issubset(counted):
            return False
    return not sentence.ideas or is_of_name(item)


_SCORE_OF = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:với|có|được|đạt)(?: kết quả| giá trị| điểm)? chỉ số|giá trị chỉ số|chỉ số chung|số điểm)"
    r"(?: (?:là|đạt|được|chung|tổng hợp|ở mức|gần|hơn|trên|khoảng))* $"
)
_MEAN_OF_UNITS = re.compile(
    r"(?<![a-zà-ỹđ])(?:trung bình|bình quân)(?: chung)?(?:,| của)? (?:cả )?(?:\d+ |các )?"
    r"(?:tỉnh, thành(?: phố)?|địa phương|bộ(?:, (?:(?:cơ quan )?ngành|cơ quan ngang bộ))?)"
    r"(?: (?:là|đạt|được|chỉ|mới))* $"
)


def _is_score(item: Item) -> bool:
    """ "đứng trên 18 bộ khác với chỉ số 87,1%": is a share called the value of an index?"""
    sentence, start = item.sentence, item.number.start
    return _SCORE_OF.search(sentence.low, sentence.back(start, 50), start) is not None


def _is_mean_of_units(item: Item) -> bool:
    """ "Trung bình 63 tỉnh, thành phố đạt 88,4%": what but an index has a mean of them, where one is spoken of?"""
    sentence, start = item.sentence, item.number.start
    return _MEAN_OF_UNITS.search(sentence.low, sentence.back(start, 60), start) is not None


def _has_context(frame: Frame, view: View, fit: Fit) -> bool:
    """Is what has to be said somewhere around the frame's ideas said? What may be said more adds to the score."""
    said = view.item.sentence.said
    for choice in frame.context:
        best = view.best(choice)
        if best < 0.2:
            if said.isdisjoint(choice):
                return False
            best = 0.4
        elif said.isdisjoint(choice) and _is_outweighed(frame, view, best):
            return False
        fit.add(0.1 * best - 0.05, "what it is about")
    for choice in frame.near:
        if said.isdisjoint(choice):
            best = view.best(choice)
            if best < 0.4 and not _among_nations(view.item, choice):
                return False
            if _is_outweighed(frame, view, best):
                return False
    more = 0.0
    for idea in frame.more:
        if idea in view.near:
            more += 0.06 * view.near[idea][0]
    if more:
        fit.add(min(more, 0.15), "more of it")
    return True


def _is_outweighed(frame: Frame, view: View, best: float) -> bool:
    """Does the text before speak of services more than of what a frame of how far dossiers go is about?"""
    return "full_online" in frame.head and view.around.get("service", 0.0) > best and "service" in frame.none


def _among_nations(item: Item, choice: Iterable[str]) -> bool:
    """Does a place among 193 say whose ranking it is, where nobody else does?"""
    return item.number.total == NATIONS and "united_nations" in choice


def _is_unopposed(frame: Frame, view: View, fit: Fit) -> bool:
    """Does nothing that speaks against a frame stand as near as what speaks for it?"""
    if not frame.none.isdisjoint(view.near):
        for idea in frame.none.intersection(view.near):
            value, start, end = view.near[idea]
            if value >= 0.5 and end not in view.of_others and _opposes(idea, value, start, end, frame, view.item, fit):
                return False
    if view.clear and (against := frame.none & view.clear):
        fit.add(-0.15 * len(against.difference(frame.all[0])), "headings against it")
    if view.subject is not None and view.subject in frame.none and frame.kind == "percent":
        # "hộ gia đình có cáp quang …; tỷ lệ có điện thoại thông minh": still of households
        fit.add(-0.35, "of another subject")
    return True


_LEVELS = frozenset({"any_online", "both_levels", "full_online", "part_online"})
_WIDER = frozenset({"any_online", "both_levels"})


def _is_of_full_level(item: Item) -> bool:
    """ "774 dịch vụ công trực tuyến mức độ 3, 4, riêng mức độ 4 chiếm 17%": is the level that the sentence names last
    before a number, with none behind, the full one alone?"""
    sentence, number = item.sentence, item.number
    if "full_online" not in sentence.said:
        return False
    last: frozenset[str] = _NONE
    for start, _, tags in sentence.ideas:
        level = _LEVELS.intersection(tags)
        if level and start >= number.end:
            return False
        last = level or last
    return "full_online" in last and last.isdisjoint(_WIDER)


def _opposes(idea: str, value: float, start: int, end: int, frame: Frame, item: Item, fit: Fit) -> bool:
    """Does an idea that speaks against a frame stand as near as what speaks for it, and is of no other figure?"""
    number, sentence = item.number, item.sentence
    counted = frozenset(item.counted or ()) if item.noun_end > number.end else _NONE  # its own noun, not a lent one
    joined = begins_between(sentence.marked("connector"), number.end, start)
    if joined and is_negated(item, (start, end)):
        return False  # "91% hồ sơ nộp qua mạng và gần như không còn hồ sơ trễ hẹn"
    if (
        end <= number.start
        and not counted.isdisjoint(frame.head)
        and (sentence.broken(end, number.start) or told_of_the_one_before(item) <= start)
        and not (fit.evidence and min(fit.evidence)[1] <= start)  # "Tiếp nhận trực tiếp: 1.204 hồ sơ"
    ):
        return False  # "Phụ huynh mừng: 90% trường thu học phí qua thẻ": the number has its own noun
    if end <= number.start and _is_told_of_another(item, start, end, fit):
        return False
    if idea in _OF_WHAT_FOLLOWS and start >= number.end and idea not in (item.counted or ()):
        return False
    if idea in _WIDER and end <= number.start and _is_of_full_level(item):
        return False
    if idea == "per_plan" and _is_a_plan_set_beside(item, start, end):
        return False
    if idea == "region" and start >= number.end and _has_own_rank(sentence, number, start):
        return False
    if idea in _LEADS_NEXT and start >= number.end and sentence.figure_begins(end + 1, end + 13):
        return False  # "tiếp nhận 1.500 hồ sơ và đang giải quyết 80 hồ sơ", "chiếm 8% bán lẻ và tăng trưởng 20%"
    if fit.evidence and end <= (first := min(fit.evidence)[0]):
        of_noun = frame.kind == "count" and number.start - end > 2
        for n in sentence.numbers:
            if end <= n.start and n.end <= first and (n.start != number.start or of_noun):
                return False  # another figure stands between: it is that one's
    idle = idea == "unused" and end <= number.start
    if (idea in INDEX_IDEAS or idea == "pillar" or idle) and value <= fit.lowest:
        return False
    if idea == "pillar" and frame.kind == "rank" and spoken_of_behind(item, start):
        return False
    apart = sentence.broken(min(end, number.end), max(start, number.start))
    return value >= (0.9 if apart else 0.55) * fit.lowest and (start, end) not in fit.evidence


def _is_a_plan_set_beside(item: Item, start: int, end: int) -> bool:
    """ "đúng hạn 88% so với chỉ tiêu được giao là 95%", "Kế hoạch năm 2023 đề ra tỷ lệ đúng hạn 95%": is a plan what
    sets a goal, and not what the figure is a share of ("98% kế hoạch", "so với kế hoạch đạt 98%")?"""
    number, sentence = item.number, item.sentence
    if start >= number.end:
        return start - number.end > 1 and sentence.figure_begins(end, end + _TO_ITS_GOAL)
    return number.start - end <= 4 or not sentence.low.endswith("so với ", sentence.start, start)


_TO_ITS_GOAL = 13  # characters from a plan to the goal that it sets


def _has_own_rank(sentence: Sentence, number: Number, region: int) -> bool:
    """ "đứng thứ 33/63 và đứng thứ 6/13 khu vực Tây Bắc": does another place stand before a part of the country?"""
    for n in sentence.numbers:
        if number.end < n.start < region and sentence.low.endswith(("thứ ", "hạng ", "vị trí "), number.end, n.start):
            return True
    return False


def _is_told_of_another(item: Item, start: int, end: int, fit: Fit) -> bool:
    """ "88,7% số hộ có điện thoại thông minh, 54% có cáp quang": do words before a comma or "và" belong to the figure
    before them, where a number is told by what stands behind it?"""
    number, sentence = item.number, item.sentence
    return (
        any(a >= number.end for a, _ in fit.evidence)
        and (sentence.low.endswith(" và ", end, number.start) or sentence.broken(end, number.start))
        and any(n.end <= start for n in sentence.numbers)
    )


def _is_all_said(frame: Frame, said: frozenset[str]) -> bool:
    """Does the sentence itself say all that has to be said around a frame's ideas?"""
    for choices in (frame.context, frame.near):
        for choice in choices:
            if said.isdisjoint(choice):
                return False
    return True


def _stands_alone(frame: Frame, view: View, fit: Fit) -> bool:
    """Is a number whose sentence leaves open what the text before has said of nothing else: not of "63% hộ dùng nước
    máy", "1.962 tổ hòa giải" behind households with fibre and digital teams? Many strange words speak against it."""
    item = view.item
    said = item.sentence.said
    if (fit.leans or not fit.own) and "other_topic" in said and view.near.get("other_topic", _NOWHERE)[0] >= 0.5:
        return False  # "Hộ có máy tính: 30,7%", behind households with smartphones
    if not fit.leans and _is_all_said(frame, said):
        return True
    if item.counted and goes_on_strangely(item, view.glue):
        return False
    if frame.kind == "count" and names_something_else(frame, item, fit.evidence, view.glue):
        return False
    if fit.leans and frame.kind == "percent":
        strange = foreignness(item, item.sentence.low, view.glue)
        if strange > _MANY:
            fit.add(-0.12 * (strange - _MANY), "strange words")
    return True


def _fits_share(frame: Frame, view: View, fit: Fit) -> bool:
    item, head = view.item, frame.head
    counted = frozenset(item.counted) if item.counted else _NONE
    if item.number.kind == "plain" and counted.isdisjoint(head):
        return False
    if item.sentence.low.startswith("/năm", item.number.end):
        return False  # "GRDP tăng bình quân 10,5%/năm": a pace
    if not _WIDER.isdisjoint(frame.ideas) and _is_of_full_level(item):
        return False
    twin = item.twin
    if twin is not None and twin.counted == () and _is_said_before(fit, twin.number.start):
        fit.add(-0.25, "a share of the figure before")  # "phủ sóng 5G với 16.737 trạm phát, bằng 14%"
    if "station" in counted or (not _FOREIGN.isdisjoint(counted) and view.head.isdisjoint(head)):
        return False  # "bằng 14% số trạm 4G": of masts, whatever they send
    if "ratio" in view.near and _is_other_rate(view, fit):
        return False
    if item.counted:
        if _has_its_own(frame, view, fit):
            return False
    elif (
        of_strange_noun(item, fit.evidence, view.glue)
        or (frame.context and _is_done_with_else(item, view, fit))
        or (not _IN_TIME.isdisjoint(head) and _is_else_in_time(frame, view))
    ):
        return False
    if head == _CONTENT and _is_satisfied_with_else(view):
        return False
    if frame.of_trade and is_of_another_trade(item, view.glue):
        return False
    if "for_officials" in counted and "for_officials" not in frame.ideas:
        return False  # "90% công chức thanh toán không dùng tiền mặt": of the officials, not of the people
    if not _USERS.isdisjoint(counted) and frame.indicator.startswith("service_"):
        return False  # "62% doanh nghiệp dùng dịch vụ công toàn trình": of those who use them
    if fit.borrowed:
        named = view.head.intersection(_OF)
        if named and named.isdisjoint(idea for choice in (*frame.all, *frame.near) for idea in choice):
            return False  # "100% xã có băng rộng. Tỷ lệ thôn có cáp quang …": of villages, not of communes any more
        if (said := _last_subject(item)) and said.isdisjoint(idea for choice in frame.all for idea in choice):
            fit.add(-0.2, "of another subject")  # "88,7% số hộ có điện thoại, 54% có cáp quang", below "18 xã"
    if not view.head.isdisjoint(head):
        fit.add(0.12, "head")
    elif view.head:  # "60% doanh nghiệp kinh doanh trên sàn" is no share of retail
        fit.add(-0.12, "another head")
    if item.counted == () and item.noun_end and not (fit.evidence and fit.evidence[0][0] >= item.number.end):
        fit.add(-0.3, "foreign noun")
    return True


def _is_said_before(fit: Fit, at: int) -> bool:
    """Does all that speaks for a frame stand before a position?"""
    return all(end <= at for _, end in fit.evidence)


def _is_other_rate(view: View, fit: Fit) -> bool:
    """ "điện thoại thông minh: 212 máy, tỷ lệ làm đúng 68%": does a rate behind the figure of what speaks for a frame
    say of what it is, in words that nobody knows?"""
    _, start, end = view.near.get("ratio", _NOWHERE)
    sentence, number = view.item.sentence, view.item.number
    if not 0 < end < number.start - 1 or sentence.low[start:end] != "tỷ lệ":
        return False
    before = [b for _, b in fit.evidence if b <= start]
    if not before or any(b > end for _, b in fit.evidence) or not sentence.figure_begins(max(before), start):
        return False
    return any(is_strange(sentence, word.start(), view.glue) for word in WORD.finditer(sentence.low, end, number.start))


def _has_its_own(frame: Frame, view: View, fit: Fit) -> bool:
    """ "100% xã có sóng 4G; 63% thôn có nhà văn hóa": does a share behind another figure have a noun that has something
    else, while all that would make it one more stands before the break?"""
    item, number, sentence = view.item, view.item.number, view.item.sentence
    if not (sentence.low.startswith(" có ", item.noun_end) and sentence.figure_before(number.start)):
        return False
    before = [end for start, end in fit.evidence if start < number.end]
    if not before or any(start >= item.noun_end for start, _ in fit.evidence):
        return False
    if not sentence.broken(max(before), number.start):
        return False
    had = mark_at(sentence.ideas, item.noun_end + len(" có "))
    if had is not None and not any(idea in had[2] for choice in frame.all for idea in choice):
        return True  # "tài khoản ngân hàng 80%; 75% người trưởng thành có định danh điện tử"
    return goes_on_strangely(item, view.glue)


def _is_done_with_else(item: Item, view: View, fit: Fit) -> bool:
    """ "hồ sơ nộp qua mạng đạt 71%; 90% tài liệu họp được số hóa": is what is done told of a noun that nobody knows,
    right behind the figure?"""
    number, sentence = item.number, item.sentence
    verb = min((start for start, _ in fit.evidence), default=-1)
    if verb <= number.end + 1 or sentence.low.find(" được ", number.end, verb + len("được ")) < 0:
        return False
    return is_strange(sentence, number.end + 1, view.glue)


_IN_TIME = frozenset({"on_time", "overdue"})


def _is_else_in_time(frame: Frame, view: View) -> bool:
    """ "Trả hồ sơ tận nhà; 4% đơn hàng trễ hẹn": is it a noun that nobody knows, right behind the figure, that is in
    time or late?"""
    item, sentence = view.item, view.item.sentence
    end, (_, verb, _) = item.number.end, view.near.get(frame.head[0], _NOWHERE)
    if verb <= end + 1 or sentence.broken(end, verb) or any(end <= a < verb for a, _, _ in sentence.ideas):
        return False
    return is_strange(sentence, end + 1, view.glue)


_WITH = re.compile(r"(?: của [^;:.()\d]{3,40}?)? (?:về|với|đối với|trước) (?P<what>(?:(?! và (?:có )?\d)[^,;:.()])*)")
# what an administration is judged by: how it works and who does
_SERVED = re.compile(
    r"(?<![a-zà-ỹđ])(?:phục vụ|thái độ|tinh thần|tác phong|trách nhiệm|cán bộ|công chức|viên chức|nhân viên|giải quyết|"
    r"xử lý|tiếp nhận|trả kết quả|hướng dẫn|tiếp dân|thủ tục|hành chính|công vụ|chính quyền|cơ quan|nhà nước|cải cách|"
    r"chuyển đổi|trực tuyến|cổng|hệ thống|ứng dụng|phần mềm|quy trình|thời gian|tốc độ|công việc|làm việc)(?![a-zà-ỹđ])"
)
_CONTENT = ("satisfied",)
_OFFICIAL = frozenset({"service", "procedure", "dossier", "administration", "authorities", "full_online", "result"})


def _is_satisfied_with_else(view: View) -> bool:
    """ "64% người dân hài lòng với cách đóng gói": are people said to be content with what no administration does?"""
    item, sentence = view.item, view.item.sentence
    told = _WITH.match(sentence.low, view.near.get("satisfied", _NOWHERE)[2], sentence.end)
    if told is None or _SERVED.search(told["what"]) is not None:
        return False
    start, end = told.span("what")
    if any(start <= a < end and not _OFFICIAL.isdisjoint(tags) for a, _, tags in sentence.ideas):
        return False
    if item.number.start >= end:
        return is_strange(sentence, start, view.glue)
    return any(is_strange(sentence, word.start(), view.glue) for word in WORD.finditer(sentence.low, start, end))


_BY = re.compile(
    r"(?: (?:thêm|tới|đến|được|khoảng|gần|hơn|trên|xấp xỉ|chừng|ước|đạt|ít nhất|tối thiểu|bình quân|trung bình)){0,3} "
)


_OF_LEVELS = frozenset({"gdp", "share"})


def _fits_growth(frame: Frame, view: View, fit: Fit) -> bool:
    item = view.item
    if frame.of_trade and is_of_another_trade(item, view.glue):
        return False
    if item.change:
        return True
    if ("moved",) in frame.all:  # right before the figure: "nhích lên 6,4%", and nothing is said to be a level
        end = view.near.get("moved", _NOWHERE)[2]
        what = view.near.get("digital_economy", (0.0, end, end))[1]
        levels = (mark for mark in item.sentence.ideas if what < mark[0] and mark[1] <= item.number.start)
        if any(not _OF_LEVELS.isdisjoint(tags) for _, _, tags in levels):
            return False  # "góp 8,2% GRDP, năm 2023 nhích lên 11,6%": the level that has been told moves
        return end <= item.number.start and _BY.fullmatch(item.sentence.low, end, item.number.start) is not None
    if view.near.get("growth_word", _NOWHERE)[0] < 0.45 and (item.twin is None or "growth_word" not in view.above):
        return False
    fit.add(-0.1, "no word of change")
    return True


def _fits_index(frame: Frame, view: View, fit: Fit) -> bool:
    """A rank or a score: on the scale of its index, and of no part of it nor of another index."""
    item, sentence, number, near = view.item, view.item.sentence, view.item.number, view.near
    if frame.kind == "score" and not view.unwritten:
        scales = SCALES.get(frame.indicator, ())
        if not any(low <= number.value <= high for low, high in scales):
            return False
    own = set(frame.all[0])
    if fit.own == 0:
        if any(near[idea][0] >= 0.3 for idea in INDEX_IDEAS - own if idea in near):
            return False  # another index is named beside it
        if any("index_part" in tags and end <= number.start for _, end, tags in sentence.ideas):
            return False
        part = near.get("pillar", _NOWHERE)
        if opens_with_part(sentence) or (part[0] >= 0.5 and not spoken_of_behind(item, part[1])):
            return False  # a part of an index: "Ở trụ cột Hạ tầng số, Hậu Giang xếp thứ 30, Đồng Tháp thứ 27"
        if is_of_another(item, view.glue):
            return False
        if frame.kind == "rank" and number.total is not None and number.total not in FIELDS:
            return False  # "thi đua khối huyện: thứ 5/21"
        if frame.kind == "score" and item.counted and "score_word" not in item.counted:
            return False  # "24 thuê bao trên 100 dân": counts something
        if item.rank or frame.kind == "score":
            ours = max((view.around.get(idea, 0.0) for idea in own), default=0.0)
            others = max(
                (
                    view.around.get(idea, 0.0) - (0.04 if idea == "sipas" and frame.kind == "rank" else 0.0)
                    for idea in INDEX_IDEAS - own - _SAME_INDEX.get(frame.all[0][0], _NONE)
                ),
                default=0.0,
            )
            if ours > others + 0.02:  # a percentage may be of much else
                told = number.kind != "percent" or near.get("points", _NOWHERE)[0] >= 0.5
                told = told or _is_score(item) or _is_mean_of_units(item)
                fit.add(0.2 if told else -0.1, "the index spoken of" if told else "a share of anything")
    if frame.kind == "rank" and not item.rank and not (number.total in WHOLE_FIELDS and "rank_word" in near):
        fit.add(-0.25, "not called a rank")
    return True


_FOR = re.compile(
    r" (?:để |dùng để |cho việc )?(?:mua|sắm|làm|xây|xây dựng|sửa|sửa chữa|cải tạo|nuôi|trồng|đóng|học)(?![a-zà-ỹđ])"
    r"(?! (?:máy|thiết bị|sắm)(?! (?:bơm|cày|gặt|giặt|xay|tính|may)))"
)


def _for_something_else(frame: Frame, item: Item) -> bool:
    """ "10 triệu đồng mua bò giống, 500.000 đồng mua điện thoại thông minh": is the amount said to be for something
    other than what the frame's amounts are for?"""
    sentence, end = item.sentence, item.number.end
    if not frame.context or _FOR.match(sentence.low, end) is None:
        return False
    stop = min((n.start for n in sentence.numbers if n.start >= end), default=sentence.end)
    stop = min([stop, *(at for mark in ",;" if (at := sentence.low.find(mark, end, stop)) >= 0)])
    return not any(
        end <= a < stop and any(not choice.isdisjoint(tags) for choice in map(frozenset, frame.context))
        for a, _, tags in sentence.ideas
    )
