"""Titles of office ("Chủ tịch", "Giám đốc"), by what stands behind them: who holds one speaks for what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of sources.yml: `endings` are all with the blank behind them, longer ones first; `held` is one and
    what it is of, up to the end ("Bí thư Huyện ủy |"), `speaking` one whose holder speaks ('Giám đốc Sở: "')."""

    endings: tuple[str, ...]
    held: re.Pattern[str]
    speaking: re.Pattern[str]

    def before(self, low: str, end: int) -> int | None:
        """Where the title begins that ends right before `end`: "|Phó Chủ tịch thường trực "; None for no title."""
        if not low.endswith(self.endings, 0, end):
            return None
        return end - len(next(title for title in self.endings if low.endswith(title, 0, end)))


def titles_of(phrases: Iterable[str]) -> Titles:
    """The patterns of these titles, which are folded."""
    every = sorted(phrases, key=len, reverse=True)
    title = rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, every))})(?![^\W\d_])"
    return Titles(
        (*(f"{one} thường trực " for one in every), *(f"{one} " for one in every)),
        held=re.compile(rf'{title}[^.;:"]{{0,60}}$'),
        speaking=re.compile(rf'{title}[^:"]{{3,90}}: ?"'),
    )
