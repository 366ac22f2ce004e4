"""Which indicators a number may be a number of by the words around it: every frame of the lexicon whose ideas meet
there, scored, with the reasons. The figures of the scoring stand beside the reason for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pipelines.extract.affinity import (
    foreignness,
    goes_on_strangely,
    head_of,
    local_ideas,
    nearest_index,
    nouns_of_others,
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
)
from pipelines.extract.fit import NONE, NOWHERE, SUBJECT_NOUNS, Fit, View
from pipelines.extract.indexes import NATIONS, RANKED
from pipelines.extract.items import Item, Link
from pipelines.extract.kinds import fits_growth, fits_index, fits_money, fits_share, is_score
from pipelines.extract.lexicon import RANKS_NATIONS, Frame, FramesByIdea, Lexicon
from pipelines.extract.objections import is_unopposed
from pipelines.extract.sentences import Sentence
from pipelines.extract.strangers import SUBJECTS, names_something_else

ACCEPT = 0.60
_LEAST = 0.35  # below it a candidate is not worth naming
_FEWER = ("fewer",)
_ORDER = attrgetter("order")
_SCORE = attrgetter("score")
_EARLIER = 0.62
_NAMED_HERE = 0.47  # how clearly a subject is met that the own sentence has named, however far off
_MANY = 3  # strange words around a number that may still be of what the text before speaks of
# From which weight on an idea of the text before fills a frame; a further one only the frame of a rank or a score.
CLOSE, _FAR = 0.53, 0.3
_EVERY_KIND = ("percent", "count", "money", "growth", "rank", "score")  # the last two ask what the text before says


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
    kinds: frozenset[str] = frozenset(_EVERY_KIND)
    _around: Mapping[str, float] | None = field(default=None, init=False)
    _ideas: frozenset[str] | None = field(default=None, init=False)
    _subjects: list[tuple[int, frozenset[str]]] | None = field(default=None, init=False)
    _frames: dict[str, Sequence[Frame]] = field(default_factory=dict, init=False)

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

    def frames(self, lex: Lexicon, kinds: Iterable[str]) -> list[Frame]:
        """The frames of some kinds of which every choice of ideas is met: kind by kind in the order of the lexicon."""
        found: list[Frame] = []
        for kind in kinds:
            if kind in self.kinds:
                found += self._of_kind(lex, kind)
        return found

    def fills_any(self, lex: Lexicon) -> bool:
        """Is there a frame of any kind of which every choice of ideas is met?"""
        for kind in _EVERY_KIND:
            if kind in self.kinds and self._of_kind(lex, kind):
                return True
        return False

    def _of_kind(self, lex: Lexicon, kind: str) -> Sequence[Frame]:
        found = self._frames.get(kind)
        if found is None:
            by_idea, close = lex.frames_by_idea[kind], self.ideas
            found = ()
            if kind in ("rank", "score"):
                found = self._met(by_idea, close, True, False)
            elif not close.isdisjoint(by_idea.ideas):
                alone = not self.above  # the text before alone makes no level
                if not (alone and self.sentence.said.isdisjoint(by_idea.every)):
                    found = self._met(by_idea, close, False, alone)
            self._frames[kind] = found
        return found

    def _met(self, by_idea: FramesByIdea, close: frozenset[str], index: bool, alone: bool) -> list[Frame]:
        said, frames = self.sentence.said, by_idea.frames
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
                    if not frame.around or self._says(frame.around):
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
    for idea in SUBJECT_NOUNS.intersection(near):
        if near[idea][0] >= 0.4:
            return None
    for end, those in subjects:
        if end <= item.number.start:
            return min(those)
    return None


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
    frames = _in_question(frames, item)
    if not frames:
        return []  # before how near its words are is measured
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
    noun = head_of(item, lex.nouns) if "percent" in kinds else NONE
    if above:
        for idea, (value, _, _) in near.items():
            if value >= 0.5 and idea not in lex.general:  # what the sentence says itself goes first
                above = {idea: 0.85 * weight for idea, weight in above.items()}
                break
    subject = _subject(item, near, subjects) if subjects and not counted else None
    clear = frozenset([idea for idea, weight in above.items() if weight >= 0.6]).difference(near) if above else NONE
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
    fit = _meet(frame, view)
    if fit is None or not (_has_context(frame, view, fit) and is_unopposed(frame, view, fit)):
        return None
    kind = frame.kind
    if kind in ("percent", "count"):
        told = fit.own and not (fit.leans or frame.context or frame.near)
        if not (told or _stands_alone(frame, view, fit)):
            return None
    if kind == "percent":
        fits = fits_share(frame, view, fit)
    elif kind == "growth":
        fits = fits_growth(frame, view, fit)
    elif kind in ("rank", "score"):
        fits = fits_index(frame, view, fit)
    elif kind == "money":
        fits = fits_money(frame, view)
    else:
        fits = True
    if not fits or fit.score < _LEAST:
        return None
    return fit


def _in_question(frames: list[Frame], item: Item) -> list[Frame]:
    """The frames that a number and its sentence alone do not rule out."""
    number, unwritten, parted = item.number, item.is_topic, not _PARTING.isdisjoint(item.sentence.said)
    found: list[Frame] = []
    for frame in frames:
        if not (unwritten or frame.believes(number)) or _is_out_of_question(frame, item):
            continue
        if parted and _is_of_another_thing(frame, item):
            continue
        found.append(frame)
    return found


def _is_out_of_question(frame: Frame, item: Item) -> bool:
    """Is it ruled out by what the frame counts, the index that is named or how far a figure reaches?"""
    kind = frame.kind
    if kind == "count":
        if not frame.counted and not (frame.bare and item.counted is None):
            return True
    elif kind in ("rank", "score") and not RANKED.isdisjoint(frame.all[0]):
        index = nearest_index(item)
        if index is not None and item.sentence.said.isdisjoint(frame.all[0]):
            return True  # another index is named here
        if "other_index" in item.sentence.said and of_other_index(item):
            return True
        if kind == "rank" and "region" in item.sentence.said and of_region(item):
            return True
        if "ict_index" not in frame.all[0] and (of_fronted_part(item) or of_part_behind(item)):
            return True
        if "index_part" in item.sentence.said and "ict_index" not in frame.all[0] and of_index_part(item):
            return True
    if frame.head == _FEWER and item.change != -1:
        return True  # what is fewer is told by how much
    return frame.wide and not is_wide(item)


# what tells the figures of another thing by the same words
_PARTING = frozenset({"other_goal", "pension", "telecom", "de_core"})
_PAID = frozenset({"people", "for_citizens", "adult"})


def _is_of_another_thing(frame: Frame, item: Item) -> bool:
    """Is a number, in a sentence that tells of one of `_PARTING`, a figure of that and not of what the frame means?"""
    said = item.sentence.said
    if "other_goal" in said and "other_goal" in frame.none and "transform" not in said:
        return True  # "trong 29 chỉ tiêu kinh tế - xã hội, tỉnh đạt và vượt 26 chỉ tiêu"
    if "pension" in said and "pension" in frame.none and _of_those_paid(item):
        return True
    if "telecom" in said and frame.indicator.startswith("ict_revenue") and of_ict_part(item):
        return True
    return "de_core" in said and "de_core" in frame.none and of_economy_part(item)


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
        best, place, name, told = 0.0, NOWHERE, "", True
        for idea in choice:
            if idea in near and near[idea][0] > best:
                place, name = near[idea], idea
                best = place[0]
            if strong and (above := strong.get(idea, 0.0)) > best + 0.1:
                best, place, name = above, NOWHERE, idea + "^"
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
            best, place, name, told = wide - (0.0 if free else 0.15), NOWHERE, name + "~", False
            borrowed = borrowed or choice is frame.all[0]
        if best < _NAMED_HERE:
            for idea in choice:
                if idea in SUBJECTS and around.get(idea, 0.0) >= _EARLIER:
                    best = _NAMED_HERE  # named in the sentence itself, however far off
                    break
            else:
                leans = leans or not told
        if place is not NOWHERE:
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
    score = total / size + theirs
    if lowest >= 0.85 and own == size:
        score += 0.08
        reasons.append(("all close", 0.08))
    if view.of_others:
        taken = 0
        for _, end in evidence:
            taken += end in view.of_others
        if taken:
            score -= 0.08 * taken
            reasons.append(("counted by another figure", -0.08 * taken))
    return Fit(frame, score, tuple(evidence), None, reasons, [], False, lowest, own, borrowed, leans)


def _is_of_any_index(frame: Frame, view: View) -> bool:
    """Is what a frame of an index meets a rank or a score by itself, so that the index may be named further off?"""
    if frame.kind == "score":
        points = view.item.number.kind == "plain" or view.near.get("points", NOWHERE)[0] >= 0.6
        return points or is_score(view.item)
    return True


def _is_counted_of_name(item: Item) -> bool:
    """ "- Hải Hậu: 4.210 hồ sơ, đạt 82%": does a sentence say nothing of ours up to a figure's noun but what it counts,
    right behind whose it is?"""
    sentence, counted = item.sentence, item.counted or ()
    for start, _, tags in sentence.ideas:
        if start < item.noun_end and not set(tags).issubset(counted):
            return False
    return not sentence.ideas or is_of_name(item)


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
    return item.number.total == NATIONS and RANKS_NATIONS in choice


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
    if (fit.leans or not fit.own) and "other_topic" in said and view.near.get("other_topic", NOWHERE)[0] >= 0.5:
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
