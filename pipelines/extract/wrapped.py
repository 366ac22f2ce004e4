"""Texts broken where their sentences go on, read as if they were not: by a narrow page (copied out of a PDF or a
mail), or by a picture that sets its figures above what they are.

A line is a paragraph to the reader; here the breaks that only the layout made become spaces. Each break is one
character before and after, so that every position stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extract.cell_shapes import FIGURE_LINE, PAGE, TIME

_NARROWEST, _WIDEST = 40, 130  # characters of a line that somebody breaks a text at
_STARTS = re.compile(r"\s*(?:[-–+•*◆◇■□▪▫●○►▸✓✔➢➤→·]\s|\d{1,2}(?:\.\d{1,2})*[.)/]\s|[IVX]{1,5}[.)]\s|[a-zđ][.)]\s)")
_ENDS = (".", "!", "?", "…", ":", ";", '"', "”")


def unwrapped(text: str) -> str:
    """The text with the breaks inside its sentences as spaces, of the same length; itself where none was broken."""
    return _led_on(_of_full_width(text))


def _of_full_width(text: str) -> str:
    """The text with the breaks inside its paragraphs that a narrow page made.

    A break is taken for one of the page's width where the next line's first word would not have fitted into the line
    before, and only in a text most of whose lines end so, many of them in mid-sentence.
    """
    if text.count("\n") < 2:
        return text
    lines = text.split("\n")
    width = max((len(line) for line in lines if "\t" not in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
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


_SET_ABOVE = re.compile(rf"\n[ ]*{FIGURE_LINE.pattern}[ ]*\n[ ]*[^\W\d_]")


def _led_on(text: str) -> str:
    """The text with each figure that stands on a line of its own above what it is led on into it: "71,8%" over "hồ sơ
    được nộp trực tuyến". Only where such pairs follow each other, or where each figure of the text opens a block of
    its own: elsewhere the figure stands below its label."""
    if _SET_ABOVE.search("\n" + text) is None:
        return text
    lines = text.split("\n")
    joined: set[int] = set()
    opening: list[int] = []  # the figures that open a block of prose
    below = False  # does any figure stand elsewhere?
    block: list[int] = []
    for k, line in enumerate([*lines, ""]):
        if line.strip() == "%" or (any(map(str.isalnum, line)) and not PAGE.fullmatch(line.strip())):
            block.append(k)
            continue
        alone = [at for at in block if _is_figure(lines[at].strip())]
        if alone == block[:1] != block:
            opening += alone
        elif alone:
            below = True
        if alone:
            joined.update(_pairs(lines, block, {*alone}))
        block = []
    if not below and len(opening) > 1:
        joined.update(opening)
    return "".join(line + (" " if k in joined else "\n") for k, line in enumerate(lines))[:-1]


def _is_figure(line: str) -> bool:
    """Is a line a figure, no label with a year ("Thực hiện 2023")?"""
    return FIGURE_LINE.fullmatch(line) is not None and not (line[0].isalpha() and TIME.fullmatch(line))


def _pairs(lines: list[str], block: list[int], alone: set[int]) -> Iterator[int]:
    """The lines of a block that lead on into the next: figures in a row with a label below each, half of which go on in
    small letters at least (all, where a figure without a label follows); any labels, or one alone, where the block
    holds nothing else but a heading above them."""
    at = 0
    while at < len(block):
        begin = at
        labels = small = 0
        found: list[int] = []
        while at + 1 < len(block) and block[at] in alone and block[at + 1] not in alone:
            labels += 1
            small += _goes_on(lines[block[at + 1]])
            found.append(block[at])
            at += 2
            while at < len(block) and block[at] not in alone and _goes_on(lines[block[at]]):
                found.append(block[at - 1])  # the label itself is broken
                at += 1
        above = begin > 0 and _goes_on(lines[block[begin - 1]])  # the labels stand above their figures
        whole = at == len(block)
        enough = whole if labels == 1 else whole or block[at] not in alone or small == labels
        paired = whole and labels > 1 and (begin == 0 or _heads(lines[block[begin - 1]], lines[block[-1]]))
        if labels and enough and not above and (2 * small >= labels or paired):
            yield from found
        at = max(at, begin + 1)


_TITLED = re.compile(r"(?:năm|/)\s?20\d\d|^\s*\[|:\s*$", re.I)
_NOTE = re.compile(r"\s*[(*]|(?:nguồn|ghi chú|số liệu|đồ họa|ảnh|thực hiện|theo|cập nhật)(?![^\W\d_])", re.I)


def _heads(line: str, last: str) -> bool:
    """Is the line above such figures the heading of all, and the `last` one below them a label, no note? Else the first
    may be a label as well, and each stand above its figure."""
    return (line.isupper() or _TITLED.search(line) is not None) and _NOTE.match(last) is None


def _goes_on(line: str) -> bool:
    """Does a line begin in a small letter?"""
    return line.lstrip()[:1].islower()
