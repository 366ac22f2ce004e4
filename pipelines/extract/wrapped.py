"""Texts broken where their sentences go on, read as if they were not: by a narrow page (copied out of a PDF or a
mail), or by cards, which set a figure and what it is on lines of their own.

A line is a paragraph to the reader; here the breaks that only the layout made become spaces. Each break is one
character before and after, so that every position stays what it was.
"""

from __future__ import annotations

import re

from pipelines.extract.cards import joined_cards
from pipelines.extract.fields import joined_fields

_NARROWEST, _WIDEST = 40, 130  # characters of a line that somebody breaks a text at
_STARTS = re.compile(r"\s*(?:[-–+•*◆◇■□▪▫●○►▸✓✔➢➤→·]\s|\d{1,2}(?:\.\d{1,2})*[.)/]\s|[IVX]{1,5}[.)]\s|[a-zđ][.)]\s)")
_ENDS = (".", "!", "?", "…", ":", ";", '"', "”")


def unwrapped(text: str) -> str:
    """The text with the breaks inside its sentences as spaces, of the same length; itself where none was broken."""
    return joined_cards(joined_fields(_of_full_width(text)))


def _of_full_width(text: str) -> str:
    """The text with the breaks inside its paragraphs that a narrow page made.

    A break is taken for one of the page's width where the next line's first word would not have fitted into the line
    before, and only in a text most of whose lines end so, many of them in mid-sentence.
    """
    if text.count("\n") < 2:
        return text
    lines = text.split("\n")
    width = 0
    for line in lines:
        if len(line) > width and "\t" not in line:
            width = len(line)
            if width > _WIDEST:
                return text
    if width < _NARROWEST:
        return text
    full: list[int] = []
    nearly: list[int] = []
    ended = cut = 0
    for k in range(len(lines) - 1):
        line, after = lines[k].rstrip(), lines[k + 1].strip()
        if not line or not after or "|" in line or "|" in after or "\t" in line or _STARTS.match(lines[k + 1]):
            continue
        if "   " in line.lstrip() or "   " in after or _are_rows(line, after):
            continue  # aligned columns, cells between marks
        if len(line) + 1 + len(after.split(" ", 1)[0]) > width:
            full.append(k)
            cut += not line.endswith(_ENDS) and not after[0].isupper()
        elif 5 * len(line) >= 4 * width and not line.endswith(_ENDS) and not after[0].isupper():
            nearly.append(k)  # cut off in a typeface of letters of several widths
        else:
            ended += not line.endswith(_ENDS)
    if cut < 2 or 3 * cut < len(full) or ended > len(full):
        return text
    parts = []
    breaks = {*full, *nearly}
    for k, line in enumerate(lines):
        parts.append(line)
        parts.append(" " if k in breaks else "\n")
    return "".join(parts[:-1])


def _are_rows(line: str, after: str) -> bool:
    """Do marks part two lines into as many cells?"""
    if line.count(";") == after.count(";") >= 3:
        return True
    return any(line.count(mark) == after.count(mark) >= 2 and mark + " " not in line + after for mark in ";,")
