"""Each fact is said once: restatements and rounded headlines go, the precise and dated figure stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipelines.extract.clauses import moved_to
from pipelines.extract.document import NEAR, Draft

_VALUE, _HEADLINE = attrgetter("value"), attrgetter("headline")
_WIDE = 0.15  # no two figures are one said twice that differ by more: _same and _rounds allow less


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text says of one subject: where headlines do, the figures outside them, by value, of those alike one; the
    value, status and headline of those with a time, and in which sentences; and the period and value of the ranks said
    exactly."""

    below: list[Draft]
    timed: dict[tuple[float, str, bool], set[int]]
    ranks: set[tuple[str | None, float]]


def said_once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand, in the order in which they are first said."""
    kept: dict[object, Draft] = {}
    alike: dict[str, list[int]] = {}  # positions by indicator
    for k, draft in enumerate(drafts):
        alike.setdefault(draft.indicator, []).append(k)
    told: dict[int, _Told] = {}
    parts = _of_one_team(drafts, alike)
    for indicator, at in alike.items():
        if len(at) > 1:
            _tell(told, drafts, at)
            if len(at) > 2:
                parts |= _parts(drafts, at)
            if indicator == _ON_TIME:
                parts |= _early_and_due(drafts, at)
    for k, draft in enumerate(drafts):
        if k in parts:
            continue
        of_it = told.get(k)
        if of_it is None:
            kept[k] = draft  # nothing else is said of it
            continue
        if _restated(draft, of_it) or _spelled_out(drafts, told, k) or _left(drafts, told, k):
            continue
        key: tuple[object, ...] = (draft.indicator, draft.entity, draft.period, draft.status, draft.unit)
        known = kept.get(key)
        if known is None:
            kept[key] = draft
        elif _same(known, draft):
            if _precision(draft) > _precision(known):
                kept[key] = draft
        elif not _is_part(known, draft):
            kept.setdefault((*key, draft.value, draft.value_high), draft)
    return list(kept.values())


_OF_WHICH = (" trong đó ", " trong số đó ", " trong ấy ")


def _is_part(whole: Draft, draft: Draft) -> bool:
    """ "phát 9.846 chứng thư số, trong đó 1.210 chứng thư trên SIM": is a smaller count some of the one before it?"""
    begin, end = whole.item.number.end, draft.item.number.start
    return (
        draft.unit == "count"
        and draft.entity != "?"  # units without a code are not one and the same
        and draft.value < whole.value
        and whole.item.at == draft.item.at
        and any(draft.item.sentence.low.find(words, begin, end) >= 0 for words in _OF_WHICH)
    )


def _parts(drafts: Sequence[Draft], measured: Sequence[int]) -> set[int]:
    """The positions, of those of one measure, of counts that their sentence sums up, before or behind: "3.057 hồ sơ quá
    hạn: 2.611 đã giải quyết, 446 đang giải quyết", "76 hộ nghèo, 41 hộ cận nghèo, tức 117 hộ" are one count with its
    parts."""
    found: set[int] = set()
    alike: dict[tuple[int, str], list[int]] = {}
    for k in measured:
        draft = drafts[k]
        if draft.unit == "count" and draft.bound == "=":
            alike.setdefault((draft.item.at, draft.status), []).append(k)
    for at in alike.values():
        if len(at) < 3:
            continue
        for total, parts in ((at[0], at[1:]), (at[-1], at[:-1])):
            whose = (drafts[total].entity, "?")  # a part may be of a tier, which is no entity of ours
            summed = drafts[total].value == sum(drafts[k].value for k in parts)
            if summed and all(drafts[k].entity in whose for k in parts):
                found.update(parts)
                break
    return found


_TEAMS, _MEMBERS = "community_digital_teams", "community_digital_team_members"


def _of_one_team(drafts: Sequence[Draft], alike: Mapping[str, Sequence[int]]) -> set[int]:
    """The positions of members that are fewer than the teams: "Tổ của anh có 8 người", where the province has 2.304.
    `alike` are the positions of drafts by their indicators."""
    if _MEMBERS not in alike or _TEAMS not in alike:
        return set()
    teams = {drafts[k].entity: drafts[k].value for k in alike[_TEAMS]}
    return {k for k in alike[_MEMBERS] if drafts[k].value < teams.get(drafts[k].entity, 0.0)}


_ON_TIME = "dossier_on_time_rate"
_EARLY = ("trước", "sớm")


def _early_and_due(drafts: Sequence[Draft], rates: Sequence[int]) -> set[int]:
    """The positions, of those of rates in time, of shares that tell the early from the due: of "trước hạn 60%, đúng hạn
    38%" neither is the rate, of "98% đúng hạn, trong đó 60% trước hạn" the one that is part of the other is not."""
    found: set[int] = set()
    alike: dict[tuple[object, ...], list[int]] = {}
    for k in rates:
        draft = drafts[k]
        if draft.bound == "=":
            alike.setdefault((draft.item.at, draft.entity, draft.period, draft.status), []).append(k)
    for at in alike.values():
        if len(at) < 2:
            continue
        early = [k for k in at if _word_of(drafts[k], "on_time").startswith(_EARLY)]
        early = [k for k in early if "đúng" not in _word_of(drafts[k], "on_time")]
        due = [k for k in at if _word_of(drafts[k], "on_time") in ("đúng hạn", "đúng hẹn", "đúng thời hạn")]
        if early and due:
            found.update(early)
            both = drafts[early[0]].value + drafts[due[0]].value
            found.update(due if both <= 100.1 else ())
    return found


def _word_of(draft: Draft, idea: str) -> str:
    """What the text says of an idea that the draft was read from, "" where it did not."""
    sentence, link = draft.item.sentence, draft.item.link
    said = {(a, b) for a, b, tags in sentence.ideas if idea in tags}
    return next((sentence.low[a:b] for a, b in link.evidence if (a, b) in said), "") if link else ""


def _tell(told: dict[int, _Told], drafts: Sequence[Draft], measured: Sequence[int]) -> None:
    """Put down, for those of one measure, what is said of their subjects, of which more than one figure is said."""
    by_subject: dict[tuple[str, str], list[int]] = {}
    for k in measured:
        draft = drafts[k]
        by_subject.setdefault((draft.entity, draft.unit), []).append(k)
    for at in by_subject.values():
        if len(at) > 1:
            told.update(dict.fromkeys(at, _told_of([drafts[k] for k in at])))


def _told_of(group: Sequence[Draft]) -> _Told:
    below: dict[tuple[object, ...], Draft] = {}
    timed: dict[tuple[float, str, bool], set[int]] = {}
    ranks: set[tuple[str | None, float]] = set()
    headed = any(map(_HEADLINE, group))  # else nobody asks for what stands below
    for draft in group:
        if headed and not draft.headline:
            below[draft.value, draft.value_high, draft.bound, draft.status, draft.period] = draft
        if not _untimed(draft):
            timed.setdefault((draft.value, draft.status, draft.headline), set()).add(draft.item.at)
        if draft.unit == "rank" and draft.bound == "=":
            ranks.add((draft.period, draft.value))
    return _Told(sorted(below.values(), key=_VALUE), timed, ranks)


def _restated(draft: Draft, told: _Told) -> bool:
    """Is it a headline or an undated remark of what another sentence says in full?"""
    if draft.headline:
        least, most = sorted((draft.value * (1 - _WIDE), draft.value * (1 + _WIDE)))
        first, last = bisect_left(told.below, least, key=_VALUE), bisect_right(told.below, most, key=_VALUE)
        for other in told.below[first:last]:
            if (draft.status == "target") != (other.status == "target"):
                continue  # no goal restates a result
            if (_same(draft, other) or _rounds(draft, other)) and not _of_another_year(draft, other):
                return True
    group = draft.unit == "rank" and draft.bound == "<="  # "lọt tốp 10, xếp thứ 7"
    if group and any(v <= draft.value and (draft.headline or when == draft.period) for when, v in told.ranks):
        return True
    if not _untimed(draft):
        return False
    elsewhere = set(told.timed.get((draft.value, draft.status, False), ()))
    if draft.headline:
        elsewhere |= told.timed.get((draft.value, draft.status, True), set())
    return bool(elsewhere - {draft.item.at})  # "hạng 8; kỳ trước cũng hạng 8": two times of one sentence are two facts


def _of_another_year(draft: Draft, other: Draft) -> bool:
    """Are two figures said to be of different years: "tăng 20% trong năm 2024", in a table 20% for 2022?"""
    title = draft.item.sentence.line == 0
    if title or _untimed(draft) or _untimed(other) or not draft.period or not other.period:
        return False
    return draft.period[:4] != other.period[:4]


def _spelled_out(drafts: Sequence[Draft], told: Mapping[int, _Told], k: int) -> bool:
    """ "gần ba nghìn dịch vụ công (2.802 dịch vụ)": do the figures right behind the draft `k` say it exactly?"""
    draft = drafts[k]
    end = draft.item.number.end
    for at in range(k + 1, len(drafts)):
        other = drafts[at]
        start = other.item.number.start
        if start - end >= 80:
            return False
        if (
            start > end
            and draft.value != other.value
            and told.get(at) is told[k]
            and (other.period, other.status) == (draft.period, draft.status)
            and (draft.headline or not other.headline)
            and _precision(draft)[1] < _precision(other)[1]
            and _rounds(draft, other)
        ):
            return True
    return False


def _left(drafts: Sequence[Draft], told: Mapping[int, _Told], k: int) -> bool:
    """ "năm 2024, DTI của tỉnh nhảy từ thứ 20 lên thứ 14": is the draft `k` where something stood before, with no time
    but that of where it stands now?"""
    draft = drafts[k]
    sentence, number = draft.item.sentence, draft.item.number
    later = moved_to(sentence, number)
    if later is None:
        return False
    for period in sentence.periods:
        if number.end <= period.start < later.start:
            return False  # "từ hạng 21 của EBI 2024 lên 14"
    for at in range(k + 1, min(k + 4, len(drafts))):
        other = drafts[at]
        if (
            other.item.number is later
            and told.get(at) is told[k]
            and (other.period, other.status) == (draft.period, draft.status)
        ):
            return True
    return False


def _untimed(draft: Draft) -> bool:
    """Does nothing near the figure say its time, nor the name of its index which edition it is of?"""
    return draft.period_score < NEAR if draft.unit in ("rank", "score") else draft.period_score <= 0.75


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


def _rounds(a: Draft, b: Draft) -> bool:
    """Does a say in round figures or words what b says exactly: "vượt mốc 50%", "ba phần tư"?"""
    if a.value_high is not None or b.value_high is not None or not a.value or b.bound != "=":
        return False
    over = b.value / a.value - 1.0
    if a.bound in (">", ">="):
        return 0.0 <= over < 0.1
    if a.bound in ("<", "<="):
        return -0.1 < over <= 0.0
    if a.unit == "percent" and a.bound == "=" and not a.item.number.word:
        return abs(over) > 0.0 and round(b.value, len(a.item.number.raw.partition(",")[2])) == a.value  # 98% of 98,3%
    return abs(over) < (0.07 if a.bound == "~" else 0.02 if a.item.number.word else 0.0)
