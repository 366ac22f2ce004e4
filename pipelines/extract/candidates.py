"""Which indicators a number may be a number of by the words around it: every frame of the lexicon whose ideas meet
there, scored, with the reasons. The figures of the scoring stand beside the reason for each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from pipelines.extract.affinity import head_of, local_ideas, nearest_index
from pipelines.extract.items import Item, Link
from pipelines.extract.lexicon import Frame, Lexicon
from pipelines.extract.ranks import INDEX_IDEAS, RANKED, SCALES
from pipelines.extract.sentences import Sentence

ACCEPT = 0.60
_FOREIGN = frozenset({"other_topic", "other_dossier", "task", "per_plan"})
_NOWHERE = (0.0, 0, 0)
_ORDER = attrgetter("order")
_SCORE = attrgetter("score")


# Whom or what shares are said about: once named, the rest of a sentence goes on about them.
SUBJECTS = frozenset({"dossier", "service", "procedure", "people", "adult", "household", "poor_household", "document"})
_OF = SUBJECTS | {"subscriber", "communes_noun", "villages_noun"}
_EARLIER = 0.62
# From which weight on an idea of the text before fills a frame; a further one only the frame of a rank or a score.
_CLOSE, _FAR = 0.53, 0.3
_FIELDS = frozenset(
    {63, 62, 61, 60, 58, 57, 56, 55, 34, 193, 194, 190, 25, 24, 23, 22, 20, 19, 18, 17, 16, 15, 14, 13, 12}
)


@dataclass(slots=True)
class Setting:
    """What surrounds the numbers of a sentence: the ideas of the text before it (`around`) and of the headings that it
    stands under (`above`), each with its weight, and the frames that they and the sentence's own could fill."""

    sentence: Sentence
    around: Mapping[str, float] = field(default_factory=dict)
    above: Mapping[str, float] = field(default_factory=dict)
    heads: frozenset[str] = field(init=False)  # what the text around says clearly enough to be counted
    _ideas: frozenset[str] = field(init=False)  # what is met close or clearly enough to fill a frame
    _frames: dict[str, list[Frame]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        close = [idea for idea, weight in self.around.items() if weight >= _CLOSE]
        self._ideas = self.sentence.said.union(self.above, close)
        self.heads = frozenset([idea for ideas in (self.around, self.above) for idea, n in ideas.items() if n >= _FAR])

    def frames(self, lex: Lexicon, kind: str) -> list[Frame]:
        """The frames of a kind of which every choice of ideas is met, in the order of the lexicon."""
        known = self._frames.get(kind)
        if known is None:
            by_idea = lex.frames_by_idea.get(kind, {})
            pool = self._ideas | self.heads if kind in ("rank", "score") else self._ideas
            met = {frame for idea in by_idea.keys() & pool for frame in by_idea[idea]}
            known = [frame for frame in met if not any(map(pool.isdisjoint, frame.all))]
            known.sort(key=_ORDER)
            self._frames[kind] = known
        return known


def _said_before(item: Item, around: Mapping[str, float]) -> Mapping[str, float]:
    """The ideas around with the subjects that the own sentence has named before the number: "nộp trực tuyến 67,5%, toàn
    trình 41,2%" goes on about dossiers however many figures stand between."""
    if SUBJECTS.isdisjoint(item.sentence.said):
        return around
    ideas = dict(around)
    weight = _EARLIER
    for _, end, tags in reversed(item.sentence.ideas):
        if end > item.number.start or SUBJECTS.isdisjoint(tags):
            continue
        for idea in SUBJECTS.intersection(tags):
            if ideas.get(idea, 0.0) < weight:
                ideas[idea] = weight
        weight = _EARLIER - 0.06  # the one named last goes first
    return ideas


def _subject(item: Item, near: Mapping[str, tuple[float, int, int]]) -> str | None:
    """Whom or what the sentence has named before as what shares are of, where no other stands near the number."""
    if item.counted or SUBJECTS.isdisjoint(item.sentence.said) or any(near.get(s, _NOWHERE)[0] >= 0.4 for s in _OF):
        return None
    for _, end, tags in reversed(item.sentence.ideas):
        if end <= item.number.start and (named := SUBJECTS.intersection(tags)):
            return min(named)
    return None


def _counting(frames: list[Frame], nouns: frozenset[str]) -> list[Frame]:
    """The frames that count one of the nouns, or nothing."""
    return [frame for frame in frames if not frame.counted or not nouns.isdisjoint(frame.counted)]


def candidates(lex: Lexicon, item: Item, setting: Setting) -> list[Link]:
    """All frames that fit a number, best first."""
    frames = [frame for kind in item.kinds for frame in setting.frames(lex, kind)]
    if item.counted is not None:
        frames = _counting(frames, frozenset(item.counted))
    if not frames:
        return []
    near = local_ideas(item)
    if "growth" not in item.kinds:
        near.pop("growth_word", None)  # "vẫn tăng trưởng, đạt 9,3%"
    close = [idea for idea, (value, _, _) in near.items() if value >= 0.5]
    if (
        item.counted is None and "count" in item.kinds
    ):  # "số dịch vụ: 1.214", "số tài khoản … là 21,4 triệu": the noun stands before the number
        frames = _counting(frames, frozenset([noun for noun in close if near[noun][2] <= item.number.start]))
    around, above = _said_before(item, setting.around), setting.above
    head = head_of(item, lex.nouns)
    if not lex.general.issuperset(close):
        above = {idea: 0.85 * weight for idea, weight in above.items()}  # what the sentence says itself goes first
    subject = _subject(item, near)
    clear = frozenset([idea for idea, weight in above.items() if weight >= 0.6 and idea not in near])
    found: list[Link] = []
    for frame in frames:
        if (
            setting.heads.isdisjoint(frame.head)
            and near.keys().isdisjoint(frame.head)
            and (subject is None or subject not in frame.head)
        ):
            continue
        link = _score(frame, item, near, around, above, head, subject, clear)
        if link is not None:
            found.append(link)
    found.sort(key=_SCORE, reverse=True)
    return found


def _score(
    frame: Frame,
    item: Item,
    near: dict[str, tuple[float, int, int]],
    around: Mapping[str, float],
    strong: Mapping[str, float],
    head: frozenset[str],
    subject: str | None,
    clear: frozenset[str],
) -> Link | None:
    """How well a frame fits a number, None where it does not. `clear` is what headings alone say clearly."""
    counted = item.counted
    if frame.kind == "count" and not frame.counted and not (frame.bare and counted is None):
        return None
    if frame.kind in ("rank", "score") and not RANKED.isdisjoint(frame.all[0]):
        index = nearest_index(item)
        if index is not None and item.sentence.said.isdisjoint(frame.all[0]):
            return None  # another index is named here
        if "other_index" in item.sentence.said and _of_other_index(item):
            return None
        if "index_part" in item.sentence.said and "ict_index" not in frame.all[0] and _of_index_part(item):
            return None
    if frame.wide and not _wide(item):
        return None
    if "de_core" in frame.none and "de_core" in item.sentence.said and of_part(item):
        return None
    total = 0.0
    lowest = 1.0
    own = borrowed = 0
    claimed = item.sentence.claimed
    holders = (item.number.start, item.twin.number.start if item.twin else -1)
    evidence: list[tuple[int, int]] = []
    reasons: list[tuple[str, float]] = []
    for choice in frame.all:
        best, span, name = 0.0, None, ""
        for idea in choice:
            here = near.get(idea)
            if here is not None and here[0] > best:
                best, span, name = here[0], (here[1], here[2]), idea
            above = strong.get(idea, 0.0)
            if above > best + 0.1:
                best, span, name = above, None, idea + "^"
        if best < 0.25:
            if item.of_other:
                return None  # "3.400 phản ánh, xử lý xong 97%": the text around speaks of something else
            wide, name = max([(around.get(idea, 0.0), idea) for idea in choice])
            free = frame.kind == "rank" or (
                frame.kind == "score" and (item.number.kind == "plain" or near.get("points", _NOWHERE)[0] >= 0.6)
            )
            if wide < (_FAR if free else _CLOSE):
                return None
            best, span, name = wide - (0.0 if free else 0.15), None, name + "~"
        if best < 0.47 and any(idea in SUBJECTS and around.get(idea, 0.0) >= _EARLIER for idea in choice):
            best = 0.47  # named in the sentence itself, however far off
        if span is not None:
            if _negated(item, span):
                return None
            evidence.append(span)
            own += best >= 0.4
            borrowed += claimed.get(span[1], item.number.start) not in holders
        total += best
        lowest = min(lowest, best)
        reasons.append((name, best))
    if frame.wide and own == 0:
        return None
    if frame.kind == "count" and evidence and _has_own_clause(item, evidence):
        return None
    if (
        own == 0
        and frame.kind not in ("rank", "score")
        and not (strong and (counted is None or not item.sentence.ideas))
    ):
        return None
    score = total / len(frame.all) + 0.1 * (len(frame.all) - 1) + frame.weight
    reasons.append(("their number", 0.1 * (len(frame.all) - 1) + frame.weight))
    if lowest >= 0.85 and own == len(frame.all):
        score += 0.08
        reasons.append(("all close", 0.08))
    score -= 0.08 * borrowed
    for choice in frame.context:
        best = max(
            (
                max(near[idea][0] if idea in near else 0.0, strong.get(idea, 0.0), around.get(idea, 0.0))
                for idea in choice
            ),
            default=0.0,
        )
        if best < 0.2:
            if item.sentence.said.isdisjoint(choice):
                return None
            best = 0.4
        score += 0.1 * best - 0.05
    for idea in frame.none.intersection(near):
        value, start, end = near[idea]
        if value < 0.5 or claimed.get(end, item.number.start) not in holders:
            continue
        if idea == "other_topic" and start >= item.number.end and idea not in (counted or ()):
            continue
        if evidence and any(
            end <= n.start and n.end <= min(evidence)[0]
            for n in item.sentence.numbers
            if frame.kind == "count" or n.start != item.number.start
        ):
            continue  # another figure stands between: it is that one's
        if (idea in INDEX_IDEAS or idea == "pillar") and value <= lowest:
            continue
        apart = item.sentence.broken(min(end, item.number.end), max(start, item.number.start))
        if idea == "pillar" and frame.kind == "rank" and _spoken_of_behind(item, start):
            continue
        if value >= (0.9 if apart else 0.55) * lowest and (start, end) not in evidence:
            return None
    for idea in frame.none & clear:
        if idea not in frame.all[0]:
            score -= 0.15
    if subject is not None and subject in frame.none and frame.kind == "percent":
        score -= 0.35  # "hộ gia đình có cáp quang …; tỷ lệ có điện thoại thông minh": still of households
    for choice in frame.near:
        if (
            item.sentence.said.isdisjoint(choice)
            and max(
                (
                    max(near[idea][0] if idea in near else 0.0, strong.get(idea, 0.0), around.get(idea, 0.0))
                    for idea in choice
                ),
                default=0.0,
            )
            < 0.4
        ):
            return None
    extra = 0.0
    for idea in frame.more:
        if idea in near:
            extra += 0.06 * near[idea][0]
    score += min(extra, 0.15)
    if frame.kind == "percent" and item.number.kind == "plain" and not (counted and set(counted) & set(frame.head)):
        return None
    written = item.number.end > item.number.start  # a table's header is asked for a figure that is not there
    if written and not frame.believes(item.number):
        return None
    if frame.kind == "percent":
        twin = item.twin
        if twin is not None and twin.counted == () and all(end <= twin.number.start for _, end in evidence):
            score -= 0.25  # "phủ sóng 5G với 16.737 trạm phát, bằng 14%"
        if counted and _FOREIGN.intersection(counted) and not head.intersection(frame.head):
            return None
        if head & frozenset(frame.head):
            score += 0.12
            reasons.append(("head", 0.12))
        elif head:
            score -= 0.12
        if counted == () and item.noun_end and not any(start >= item.number.end for start, _ in evidence[:1]):
            score -= 0.3
            reasons.append(("foreign noun", -0.3))
    if (
        frame.kind == "score"
        and written
        and not any(low <= item.number.value <= high for low, high in SCALES.get(frame.indicator, ()))
    ):
        return None
    if (
        own == 0
        and frame.kind in ("rank", "score")
        and any(near[idea][0] >= 0.3 for idea in INDEX_IDEAS - set(frame.all[0]) if idea in near)
    ):
        return None  # another index is named beside it
    if own == 0 and frame.kind in ("rank", "score"):
        if any("index_part" in tags and end <= item.number.start for _, end, tags in item.sentence.ideas):
            return None
        first = item.sentence.ideas[0] if item.sentence.ideas else None
        fronted = first is not None and first[0] - item.sentence.start <= 14 and "pillar" in first[2]
        part = near.get("pillar", _NOWHERE)
        if fronted or (part[0] >= 0.5 and not _spoken_of_behind(item, part[1])):
            return None  # a part of an index: "Ở trụ cột Hạ tầng số, Hậu Giang xếp thứ 30, Đồng Tháp thứ 27"
    if own == 0 and frame.kind in ("rank", "score") and (item.rank or frame.kind == "score"):
        ours = max((around.get(idea, 0.0) for idea in frame.all[0]), default=0.0)
        others = max(
            (
                around.get(idea, 0.0) - (0.04 if idea == "sipas" and frame.kind == "rank" else 0.0)
                for idea in INDEX_IDEAS - set(frame.all[0]) - _SAME_INDEX.get(frame.all[0][0], _NONE)
            ),
            default=0.0,
        )
        if ours > others + 0.02:  # a percentage may be of much else
            score += -0.1 if item.number.kind == "percent" and near.get("points", _NOWHERE)[0] < 0.5 else 0.2
    if frame.kind == "rank" and own == 0 and item.number.total is not None and item.number.total not in _FIELDS:
        return None  # "thi đua khối huyện: thứ 5/21"
    if frame.kind == "rank" and not item.rank and not (item.number.total in (63, 34, 193) and "rank_word" in near):
        score -= 0.25
    if (
        frame.kind == "growth"
        and not item.change
        and near.get("growth_word", _NOWHERE)[0] < 0.45
        and (item.twin is None or "growth_word" not in strong)
    ):
        return None
    if frame.kind == "growth" and not item.change:
        score -= 0.1
    if score < 0.35:
        return None
    return Link(frame, score, tuple(evidence), None, reasons)


def _has_own_clause(item: Item, evidence: list[tuple[int, int]]) -> bool:
    """ "2.100 doanh nghiệp có website nhận đặt hàng, 3.500 doanh nghiệp chỉ có trang giới thiệu": does the number open
    a clause and its noun go on with words of its own, while what speaks for the indicator is said of another one?"""
    sentence, number = item.sentence, item.number
    if not item.counted or any(end > number.start for _, end in evidence):
        return False
    breaks = sentence.distance.breaks
    k = bisect_left(breaks, number.start)
    begin = breaks[k - 1] if k else sentence.start
    if number.start - begin > 12 or begin < max(end for _, end in evidence):
        return False
    stop = next((at for at in breaks[k:] if at >= item.noun_end), sentence.end)
    if stop - item.noun_end < 12 or any(item.noun_end <= start <= item.noun_end + 8 for start, _, _ in sentence.places):
        return False
    first = min(start for start, _ in evidence)
    nouns = [(end, tags) for _, end, tags in sentence.ideas if not set(item.counted).isdisjoint(tags)]
    return any(sentence.claimed.get(end, number.start) != number.start and end <= first for end, _ in nouns)


def _of_other_index(item: Item) -> bool:
    """ "PCI được 64,2 điểm; SIPAS …": is the last index named before in the clause none of ours?"""
    sentence, number = item.sentence, item.number
    named = [m for m in sentence.ideas if m[1] <= number.start and not INDEX_IDEAS.isdisjoint(m[2])]
    return bool(named) and "other_index" in named[-1][2] and not sentence.broken(named[-1][1], number.start)


def _spoken_of_behind(item: Item, start: int) -> bool:
    """ "xếp thứ 8, cho thấy sự đi lên ở cả ba trụ cột": does a sentence run out behind a number, with no figure?"""
    sentence, end = item.sentence, item.number.end
    return start >= end and sentence.broken(end, start) and not any(n.start >= end for n in sentence.numbers)


def _of_index_part(item: Item) -> bool:
    """ "chỉ số thành phần "cải cách hành chính" đạt 97%": is a part of an index the subject of the number's clause?"""
    sentence, start = item.sentence, item.number.start
    end = next((b for _, b, tags in reversed(sentence.ideas) if b <= start and "index_part" in tags), -1)
    if end < 0:
        return False
    if sentence.low.startswith(' "', end):
        end = sentence.low.find('"', end + 2, start) + 1 or end
    named = any(end <= a and b <= start and not INDEX_IDEAS.isdisjoint(tags) for a, b, tags in sentence.ideas)
    return not named and not sentence.broken(end, start)


def of_part(item: Item) -> bool:
    """ "phần số hóa của các ngành đi từ 3,1% GDP …": is the last that is named before it a part of the economy?"""
    sentence, number = item.sentence, item.number
    last = next(
        (tags for _, end, tags in reversed(sentence.ideas) if end <= number.start and not _ECONOMY.isdisjoint(tags)), ()
    )
    behind = any(
        start >= number.end and "digital_economy" in tags and not sentence.broken(number.end, start)
        for start, _, tags in sentence.ideas
    )
    return "de_core" in last and not behind


_ECONOMY = frozenset({"digital_economy", "de_core"})
_SAME_INDEX = {"dti": frozenset({"dti_weak"}), "dti_weak": frozenset({"dti"})}
_NONE: frozenset[str] = frozenset()
_WIDE = frozenset({"nation", "not_nation", "provinces", "ministries", "everyone"})


def _wide(item: Item) -> bool:
    """Is a rank said to be one among all provinces, ministries or in the nation?"""
    sentence = item.sentence
    if item.number.total in (63, 34) or "locality_noun" in sentence.said:
        return True
    return any(not _WIDE.isdisjoint(tags) for _, _, tags in sentence.places)


def _negated(item: Item, span: tuple[int, int]) -> bool:
    """ "12% hộ chưa có cáp quang", "5/34 địa phương chưa ban hành …": is the thing said to be missing?"""
    sentence, number = item.sentence, item.number
    negations = sentence.marked("negation")
    if not negations:
        return False
    after = span[0] >= number.end
    if not after and any(span[1] <= n.start < number.start for n in sentence.numbers):
        return False
    return any(
        b <= span[0] and (span[0] - b <= 12 or (after and a >= number.end)) and not sentence.broken(b, span[0])
        for a, b, _ in negations
    )
