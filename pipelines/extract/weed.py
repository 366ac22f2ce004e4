"""Each fact is said once: restatements and rounded headlines go, the precise and dated figure stands."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extract.document import Draft


def said_once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand, in the order in which they are first said."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        if _restated(draft, drafts):
            continue
        key: tuple[object, ...] = (draft.indicator, draft.entity, draft.period, draft.status, draft.unit)
        known = kept.get(key)
        if known is None:
            kept[key] = draft
        elif _same(known, draft):
            if _precision(draft) > _precision(known):
                kept[key] = draft
        else:
            kept.setdefault((*key, draft.value, draft.value_high), draft)
    return list(kept.values())


def _restated(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Is it a headline or an undated remark of what another sentence says in full?"""
    for other in drafts:
        if other is draft or other.indicator != draft.indicator or other.entity != draft.entity:
            continue
        if other.unit != draft.unit or (other.headline and not draft.headline):
            continue
        if draft.headline and not other.headline and (_same(draft, other) or _rounds(draft, other)):
            return True
        if (
            draft.value != other.value
            and 0 < other.item.number.start - draft.item.number.end < 80
            and _rounds(draft, other)
        ):
            return True  # "gần ba nghìn dịch vụ công (2.802 dịch vụ)"
        if _untimed(draft) and not _untimed(other) and draft.value == other.value and draft.status == other.status:
            return True
    return False


def _untimed(draft: Draft) -> bool:
    """Does nothing near the figure say its time?"""
    return draft.period_score <= 0.75


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
    return abs(over) < (0.07 if a.bound == "~" else 0.02 if a.item.number.word else 0.0)
