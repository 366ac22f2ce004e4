"""One more figure of the same thing: a number that takes the indicator of a figure before it ("Vĩnh Long đạt 65,2%",
"tỷ lệ này của cả nước"), the more easily the fewer words of its own stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.extract.affinity import affinities, nearest_index
from pipelines.extract.candidates import SUBJECTS, of_part, of_those
from pipelines.extract.items import Item, Link
from pipelines.extract.lexicon import Frame, Lexicon
from pipelines.extract.numbers import Number
from pipelines.extract.ranks import INDEX_IDEAS, SCALES, counted_on
from pipelines.extract.sentences import WORD, Sentence

_THINGS = SUBJECTS | {
    "enterprise",
    "agency",
    "communes_noun",
    "villages_noun",
    "districts_noun",
    "locality_noun",
    "school",
    "hospital",
    "subscriber",
    "system",
    "goal",
    "task",
    "other_topic",
}


_COMPARED = tuple(
    word + " "
    for word in (
        "so với",
        "so với mức",
        "so với con số",
        "thay vì",
        "từ mức",
        "so với tỷ lệ",
        "hơn con số",
        "thấp hơn mức",
        "hơn mức",
        "kém mức",
    )
)


_ELSEWHERE = frozenset({"other_topic", "pillar", "other_index", "other_dossier"})


_CLAUSE_ENDS = re.compile(r"[,;|)(.]| (?:nếu|khi|mà|do|vì|bởi|nhờ|nhưng|song|tuy|dù|mặc dù) ")


def foreignness(item: Item, low: str, glue: frozenset[str], noun: int = 0) -> int:
    """How many words around the number, up to the next comma or figure, nobody of the lexicon knows; `noun` is where
    the noun ends that the number is known to count."""
    sentence, number = item.sentence, item.number
    left = max([n.end for n in sentence.numbers if n.end <= number.start], default=sentence.start)
    right = min([n.start for n in sentence.numbers if n.start >= number.end], default=sentence.end)
    left = max(left, *[low.rfind(mark, left, number.start) + 1 for mark in (",", ";", "|", "(", ". ")])
    stop = _CLAUSE_ENDS.search(low, number.end, right + 5)
    if stop is not None:
        right = min(right, stop.start())
    known = [(a, b) for marks in (sentence.words, sentence.places) for a, b, _ in marks if a < right and b > left]
    known += [(p.start, p.end) for p in sentence.periods if p.start < right and p.end > left]
    known.sort()
    count, free, k = 0, left, 0
    words = [word.span() for word in WORD.finditer(low, left, right)]
    for (a, b), (_, after) in pairwise([*words, (right, right)]):
        while k < len(known) and known[k][1] <= a:
            k += 1
        if a < free or (k < len(known) and known[k][0] <= a) or (number.start <= a and b <= max(number.end, noun)):
            continue
        if low[a:after] in glue:
            free = after
        elif low[a:b] not in glue:
            count += 1
    return count


_LEADS_ON = re.compile(
    r"[ (:]*(?:(?:là|có|với|đạt|được|còn|lập|kế đó là|đã|cũng|góp|đóng góp|chiếm|thêm)[ (:]+)*"
    r"(?:(?:xấp xỉ|khoảng|hơn|gần|trên|chừng|độ|ngót|tới|đến)[ ]+)?"
)


def _enumerated(item: Item, other: Item, low: str) -> bool:
    """ "Hà Nội 241.500", "Cái Bè là 512" behind a count: the next unit of the same list?"""
    if (
        item.number.value < 10
        or not 1e-4 < item.number.value / max(other.number.value, 1.0) < 1e3
        or item.at - other.at > 1
    ):
        return False
    return any(
        0 <= item.number.start - end <= 20 and _LEADS_ON.fullmatch(low, end, item.number.start)
        for _, end in item.sentence.names
    )


def _planned(item: Item, other: Item) -> bool:
    """ "264 doanh nghiệp, trong khi mục tiêu là 400", "1.460 (kế hoạch: 2.000)": the plan for the figure before?"""
    return item.at == other.at and any(
        other.number.end <= a and 0 <= item.number.start - b <= 24 for a, b, _ in item.sentence.marked("status_target")
    )


def _in_series(item: Item, other: Item) -> bool:
    """ "410 doanh nghiệp năm 2021, 530 năm 2022": has each its own year right behind it?"""
    if item.at != other.at:
        return False

    def dated(one: Item) -> bool:
        ends = (one.number.end, one.noun_end)
        return any(p.kind == "year" and any(0 <= p.start - end <= 2 for end in ends) for p in one.sentence.periods)

    return dated(other) and dated(item)


_SCORES = frozenset({"score_word", "rank_word"})


def _scored(sentence: Sentence, rank: Item, item: Item, frame: Frame, between: str) -> bool:
    """ "xếp thứ ba với 91,43%", "hạng 3 (89,95%)": is a figure right behind a rank the score that earned it?"""
    percent = item.number.kind == "percent"
    if percent != (frame.all[0][0] == "par") and percent:
        return False
    if any(
        a >= rank.number.end and b <= item.number.start and _SCORES.isdisjoint(tags) for a, b, tags in sentence.ideas
    ):
        return False
    return ";" not in between and (
        between.rstrip().endswith(("với", "(", "đạt", "điểm", "giá trị", "điểm số", "được", ":"))
        or between.strip() in (",", "")
        or "cả nước" in between
    )


def _speaks_of(frame: Frame, counted: tuple[str, ...]) -> bool:
    """Is the noun behind a percentage, if any, one of those that the frame's shares are of?"""
    if counted and _THINGS.isdisjoint(counted):
        return True
    ours = {idea for choice in (*frame.all, *frame.context, *frame.near) for idea in choice}.union(frame.more)
    return any(idea in ours for idea in counted)


_PEOPLE = frozenset({"people"})  # anybody can be counted in people
_RATE = 25_000.0  # đồng for a dollar: close enough to tell figures of one size


def _dong(number: Number) -> float:
    return number.value * (_RATE if number.kind == "usd" else 1.0)


def _of_somebody(item: Item) -> bool:
    """Is somebody named before the number: "Đà Nẵng đã chạm 92%", "Bức tranh cả nước là 142 tỷ USD"?"""
    return any(
        end <= item.number.start and ("name" in tags or "nation" in tags) for _, end, tags in item.sentence.places
    )


def _dated_aside(item: Item, low: str) -> bool:
    """ "(năm 2022 đạt 88 tỷ đồng)": does a year open the brackets that a number stands in?"""
    opened = low.rfind("(", item.sentence.start, item.number.start)
    return opened >= 0 and any(p.start == opened + 1 and p.kind == "year" for p in item.sentence.periods)


_ANYBODY = frozenset(
    {
        "name",
        "nation",
        "provinces",
        "ministries",
        "deictic_province",
        "deictic_city",
        "deictic_ministry",
        "deictic_group",
    }
)


def _of_anybody(item: Item) -> bool:
    """Is somebody named or pointed at in the sentence: "mức trung bình của 63 tỉnh là 87,2%", "Tỉnh được 0,61 điểm"?"""
    return any(not _ANYBODY.isdisjoint(tags) for _, _, tags in item.sentence.places)


def _steps(sentences: Sequence[Sentence], before: int, at: int, general: frozenset[str]) -> int:
    """How many sentences on, those left out that say nothing of ours ("Các địa phương có đồng đều không? Không.")."""
    between = sentences[before + 1 : at] if at - before <= 6 else ()
    return at - before - sum(1 for s in between if not s.numbers and general.issuperset(s.said))


def _turned(between: Sequence[Sentence], frame: Frame) -> bool:
    """Has the text turned to another index since: "Cùng với PAR INDEX là SIPAS 2023.", "Về SIPAS, mọi thứ khá hơn."?"""
    turned = False
    for sentence in between:
        named = [mark for mark in sentence.ideas if not INDEX_IDEAS.isdisjoint(mark[2])]
        if not named:
            continue
        ours = [mark for mark in named if not set(mark[2]).isdisjoint(frame.all[0])]
        presented = bool(ours) and " là " in sentence.low[ours[-1][1] : named[-1][0]]
        turned = named[-1] not in ours and (not ours or presented)
    return turned


LEAST = 0.55  # of the score of a figure that goes on with the one before


def inherit(item: Item, before: list[Item], low: str, lex: Lexicon, sentences: Sequence[Sentence]) -> Link | None:
    """The indicator of a figure before, if this number reads as one more figure of the same thing. `sentences` are
    the text's: of those between, only what could change the subject parts the two."""
    if (item.change and "growth" not in item.kinds) or of_those(item):
        return None
    sentence, number = item.sentence, item.number
    pointing = item.pointer >= 0
    indexes: set[str] = set()
    k = -1
    for other in reversed(before):
        if other.link is None:
            break
        frame = other.link.frame
        if frame.kind != "rank" or "score" not in item.kinds or other.at == item.at:
            k += 1  # ranks told since do not put a score far off
        if k >= 4:
            break
        if frame.kind in ("rank", "score"):
            if indexes and indexes.isdisjoint(frame.all[0]):
                continue  # another index was spoken of since
            indexes.update(frame.all[0])
            if other.at < item.at - 1 and _turned(sentences[other.at + 1 : item.at], frame):
                continue
        if frame.kind == "rank" and "score" in item.kinds and other.at == item.at:
            between = low[other.number.end : number.start]
            sibling = lex.scores.get(frame.all[0][0])
            names = sum(
                b - a for a, b, t in sentence.places if other.number.end <= a and b <= number.start and "name" in t
            )
            if sibling is not None and len(between) - names <= 30 and _scored(sentence, other, item, frame, between):
                return Link(sibling, 0.8, (), None, [("score beside its rank", 0.8)])
        if frame.kind not in item.kinds:
            continue
        aside = frame.kind == "money" and (_of_somebody(item) or _dated_aside(item, low))
        if other.number.kind != number.kind and not aside:
            continue
        if frame.kind == "rank" and other.at == item.at and counted_on(number):
            return Link(frame, 0.8, (), other, [("counted on from the rank before", 0.8)])
        if (
            frame.kind == "growth"
            and not item.change
            and (
                not pointing
                or not any(
                    value > 0.5 and "growth_word" in mark[2]
                    for mark, value in zip(sentence.ideas, affinities(item), strict=True)
                )
            )
            and (low[max(0, number.start - 60) : number.start].find("tốc độ") < 0 or not pointing)
            and other.change
        ):
            continue
        if frame.kind == "count":
            if item.counted is None:
                bare = frame.bare or _enumerated(item, other, low) or _planned(item, other) or _in_series(item, other)
                if not (pointing or bare):
                    continue
            elif "copies" in item.counted and not {"dataset", "dossier"}.isdisjoint(frame.counted):
                pass  # "1.655 bộ" behind "10.912 bộ dữ liệu mở"
            elif not any(idea in frame.counted for idea in item.counted):
                continue
        if not frame.believes(number) or ("de_core" in frame.none and "de_core" in sentence.said and of_part(item)):
            continue
        if frame.kind == "money" and not 0.003 < _dong(number) / max(_dong(other.number), 1e-9) < 300:
            continue
        if frame.kind in ("rank", "score") and any(
            INDEX_IDEAS.intersection(tags) - set(frame.all[0])
            and (other.number.end <= a < number.start)
            and other.at == item.at
            for a, _, tags in sentence.ideas
        ):
            continue
        if (
            frame.kind in ("rank", "score")
            and (named := nearest_index(item)) is not None
            and set(named[2]).isdisjoint(frame.all[0])
        ):
            continue
        if frame.kind == "score" and not any(
            least <= number.value <= most for least, most in SCALES.get(frame.indicator, ())
        ):
            continue
        same_sentence = other.at == item.at
        same_line = other.sentence.line == item.sentence.line
        score = 0.74 - 0.02 * max(k, 0)
        if not same_sentence:
            steps = _steps(sentences, other.at, item.at, lex.general) if _of_somebody(item) else item.at - other.at
            score -= 0.05 * min(3, steps)
        if pointing:
            score += 0.18
        elif any(0 < number.start - b <= 2 for _, b in sentence.names):
            score += 0.12  # "Thái Lan 52, Malaysia 57"
        if same_sentence and low.endswith(_COMPARED, sentence.start, number.start):
            score += 0.2  # "63,1%, một bước nhảy so với 38,0% của quý I năm trước"
        if frame.kind == "percent" and item.counted is not None and not _speaks_of(frame, item.counted):
            score -= 0.25  # "100% xã được hướng dẫn": a share of something else
        if item.twin is not None and item.twin.link is None and not same_sentence:
            score -= 0.3  # "cho 24.377 đối tượng, 98%": a share of something else
        if item.of_other:
            score -= 0.3  # "nhận 21.400 cuộc gọi, trả lời ngay 88%"
        if item.change and not same_sentence and any(n.end <= number.start for n in sentence.numbers):
            score -= 0.3  # "giao 1,4 triệu bưu gửi, tăng 33%": the growth of the figure beside it
        if frame.kind == "score" and not (same_sentence or pointing or _of_anybody(item)):
            score -= 0.15  # "36.525 phiếu được phát ra, thu về 98,9%": whose score would it be?
        if frame.kind in ("rank",) and not item.rank:
            score -= 0.05
        near = [(value, mark[2]) for value, mark in zip(affinities(item), sentence.ideas, strict=True) if value > 0.5]
        if near and any(not _ELSEWHERE.isdisjoint(tags) for _, tags in near):
            score -= 0.4
        against = 0.6 if frame.kind == "count" else 0.75
        if (
            near
            and frame.kind != "rank"
            and any(value > against and not frame.none.isdisjoint(tags) for value, tags in near)
        ):
            score -= 0.4 if frame.kind == "count" else 0.3
        if frame.kind == "rank" and any("region" in t and 0 <= a - number.end <= 12 for a, _, t in sentence.ideas):
            score -= 0.4  # "nhóm 4 nước đầu ASEAN"
        listed = 0.12 if frame.kind == "count" and item.counted and same_sentence else 0.0
        if score + listed < LEAST:
            return None  # no need to look for more against it
        same = item.counted is not None and not _PEOPLE.issuperset(set(item.counted) & set(frame.counted))
        strange = foreignness(item, low, lex.glue)
        if strange and frame.kind == "count" and _in_series(item, other):
            strange = 0
        if strange and same and _of_somebody(item) and not foreignness(item, low, lex.glue, item.noun_end):
            strange = 0  # "Lai Châu xong với 412.000 dữ liệu": nothing strange but the noun itself
        if strange <= 2:
            score += listed
        if not same_line:
            score -= 0.04 if strange == 0 else 0.12
        score -= (0.04 if pointing or item.rank else 0.1) * strange
        return Link(frame, score, (), other, [("as before", 0.74), ("strange words", -0.1 * strange)])
    return None
