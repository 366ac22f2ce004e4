"""How sure a fact is: the chance that it is right, reckoned from signs of how it was read.

The weights are learned from the texts with gold and stand in lexicon/confidence.yml, readable; the command that fits
them and shows how well they hold on texts they were not fitted on is benchmarks/confidence.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from pipelines.extract.items import Item, Link
from pipelines.extract.lexicon import lexicon

# What stands for sure in no reading, and for lost in none.
_LEAST, _MOST = 0.05, 0.99
TABLE: Mapping[str, float] = {"always": 1.0, "table": 1.0}


def signs_of(item: Item, link: Link, value: float, entity: float, period: float, headline: bool) -> dict[str, float]:
    """The signs of a figure of prose, each from 0 to 1 but `score` (to 1.6), without those that it does not show.
    `entity` and `period` are the scores of the choices that won.

    score, low: how well its indicator's words stand near, and by how much that falls short of good; margin: its lead
    over the next indicator; evidence: the share of the indicator's words that the sentence has itself; inherited: taken
    over from a figure before; foreign: an unknown noun behind the number; hundred: "100%", which is of many things;
    change: said as a rise or fall; headline: of a line that sums up.
    """
    margin = 0.5
    own = link.score
    for _, score in link.rivals:
        margin = own - score if own - score < margin else margin
    signs = {"always": 1.0, "score": own if own < 1.6 else 1.6, "margin": margin, "entity": entity, "period": period}
    if own < 0.9:
        signs["low"] = 0.9 - own
    if link.inherited is not None:
        signs["inherited"] = 1.0
    else:
        signs["evidence"] = len(link.evidence) / len(link.frame.all)
    if item.counted == ():
        signs["foreign"] = 1.0
    if value == 100 and item.number.kind == "percent":
        signs["hundred"] = 1.0
    if item.change:
        signs["change"] = 1.0
    if headline:
        signs["headline"] = 1.0
    return signs


def confidence_of(signs: Mapping[str, float]) -> float:
    """The chance, from 0.05 to 0.99, that a fact with these signs is right."""
    weights = lexicon().confidence
    sure = chance(weights, signs)
    return round(1000 * (_LEAST if sure < _LEAST else _MOST if sure > _MOST else sure)) / 1000


def chance(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of signs, which all have a weight."""
    total = 0.0
    for sign, value in signs.items():
        total += weights[sign] * value
    return 1 / (1 + exp(30.0 if total < -30.0 else -30.0 if total > 30.0 else -total))
