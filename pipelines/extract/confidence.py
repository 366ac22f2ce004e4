"""How sure a fact is: how often facts read so were right over the texts with gold."""

from __future__ import annotations

import itertools

from pipelines.extract.items import Link

_RIGHT = ((0.5, 0.6), (0.7, 0.75), (0.9, 0.85), (1.1, 0.935), (1.3, 0.97), (1.6, 0.98))
_RIGHT_INHERITED = ((0.55, 0.7), (0.7, 0.82), (0.9, 0.905), (1.1, 0.92))


# Named close by in the sentence; said by the text around; named far off in the sentence or by the drift of a report.
_ENTITY_NEAR, _ENTITY_AROUND, _ENTITY_FAR = 1.0, 0.975, 0.94


def _far(entity_score: float) -> bool:
    return 0.5 < entity_score < 0.684 or 0.27 < entity_score < 0.31


def confidence_of(link: Link, margin: float, entity_score: float) -> float:
    """How often a fact read so was right over the texts with gold: by score, lead over the next indicator and how
    near its entity stood. The points are read off the calibration table of the evaluation report."""
    value = _between(_RIGHT_INHERITED if link.inherited else _RIGHT, link.score)
    value *= _ENTITY_NEAR if entity_score >= 0.803 else _ENTITY_FAR if _far(entity_score) else _ENTITY_AROUND
    value *= 1.0 if margin >= 0.12 else 0.95
    return round(max(0.05, min(0.99, value)), 3)


def _between(points: tuple[tuple[float, float], ...], at: float) -> float:
    """Straight lines between points."""
    if at <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return points[-1][1]
