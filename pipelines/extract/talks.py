"""Talks: texts in which somebody answers questions, turn by turn. Who that is stands in the lead above the first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extract.lines import Line

_ASKED_BY = re.compile(r"[-–—*+•\s]*(?:phóng viên|pv|p\.v|nhà báo|hỏi)(?![a-zà-ỹđ])[^:.]{0,24}:")
LONGEST_LABEL = 150  # characters before the colon: "Ông A, Phó Giám đốc Sở B tỉnh C: …"
_TURNS = 2  # questions that have an answer below them: one alone is a headline's


def first_question(lines: Sequence[Line], low: str) -> int | None:
    """The line of the first question of a talk; None where a text is none."""
    if low.count("?") + low.count("phóng viên") + low.count("pv") < _TURNS:
        return None
    asked = [
        (k > 0 and low[line.end - 1] == "?") or _ASKED_BY.match(low, line.start, line.end) is not None
        for k, line in enumerate(lines)
    ]
    answered = [k for k in range(len(lines) - 1) if asked[k] and not asked[k + 1]]
    return answered[0] if len(answered) >= _TURNS else None
