"""The same prose set out another way: other marks before points and headings, between paragraphs and the members of a
list, around asides.
"""

from __future__ import annotations

import random
import re
from itertools import groupby

from benchmarks.samples import Rule

_POINT = re.compile(r"(?P<mark>[-+•*]|[a-e]\)|\d{1,2}\.) (?=[^\W\d_])")


def other_markers(text: str, chance: random.Random) -> str:
    """Another mark before the points of each list, where all of them have the same kind."""
    lines = text.split("\n")
    at = 0
    for listed, group in groupby(lines, _kind):
        size = len([*group])
        if listed and size > 1:
            put = chance.choice(("- ", "+ ", "• ", "* ", "a) ", "1. ", "a. ", ""))
            for k in range(size):
                mark = put.replace("a", "abcdefghiklmnopq"[min(k, 15)]).replace("1", str(k + 1))
                lines[at + k] = mark + _POINT.sub("", lines[at + k], count=1)
        at += size
    return "\n".join(lines)


def _kind(line: str) -> str:
    found = _POINT.match(line)
    return "" if found is None else "1" if found["mark"][0].isdigit() else found["mark"][-1]


_HEADING = re.compile(r"^(?:[IVX]{1,4}|\d{1,2})[.)] (?=[A-ZÀ-ỸĐ][^\d\n|]{3,90}[^\d\n.;:,|]$)", re.M)
_ABOVE = re.compile(r"^(?:[IVX]{1,4}[.)]|[A-D][.)]|(?:phần|chương|mục) [IVX\dA-D]) ?", re.M | re.I)


def bare_headings(text: str, _: random.Random) -> str:
    """Headings without their numbers."""
    return _HEADING.sub("", text)


def roman_headings(text: str, _: random.Random) -> str:
    """Headings numbered in Roman, where none is yet."""
    if _ABOVE.search(text):
        return text
    numbers = iter(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", *["XI"] * 90))
    return _HEADING.sub(lambda _: f"{next(numbers)}. ", text)


def blank_lines(text: str, _: random.Random) -> str:
    """An empty line between all paragraphs."""
    return re.sub(r"\n+", "\n\n", text.strip("\n"))


def no_blank_lines(text: str, _: random.Random) -> str:
    """No empty line anywhere, in texts where none stands before or behind a figure of its own."""
    return text if re.search(r"^\d[\d.,/]*(?: ?%| triệu| đồng)?$", text, re.M) else re.sub(r"\n\n+", "\n", text)


_SENTENCE = re.compile(r"[^.\n]+(?:\.(?=\d)[^.\n]+)*")
_MEMBERS = re.compile(r"(?<=[\d%]); (?=[A-ZĐ][^;,\n]*\d)")
_LISTED = re.compile(r"(?<=%), (?=[A-ZĐ][^,;:()\d]{2,24} (?:đạt )?\d[\d,]*%)")


def commas(text: str, _: random.Random) -> str:
    """Commas for the semicolons between the members of a list, in sentences that have no others."""

    def put(match: re.Match[str]) -> str:
        said = _MEMBERS.sub(", ", match[0])
        return match[0] if ", " in match[0] or "; " in said or match[0].count("; ") < 2 else said

    return _SENTENCE.sub(put, text)


def semicolons(text: str, _: random.Random) -> str:
    """Semicolons for the commas between names with their percentages."""
    return _SENTENCE.sub(lambda m: _LISTED.sub("; ", m[0]) if len(_LISTED.findall(m[0])) > 1 else m[0], text)


_ASIDE = re.compile(
    r" \((?=(?:trong đó|đạt|chiếm|bằng|tương đương|kế hoạch|chỉ tiêu|mục tiêu) )([^()\n]{4,90})\)(?=(?P<end>[.;,]|$)?)",
    re.M,
)


def asides(text: str, chance: random.Random) -> str:
    """Commas or dashes for the brackets around an aside with words of its own, at the end of its clause."""

    def put(match: re.Match[str]) -> str:
        return (f", {match[1]}", f" - {match[1]}")[chance.random() < 0.4] if match["end"] else match[0]

    return _ASIDE.sub(put, text)


RULES: dict[str, Rule] = {
    "other_markers": other_markers,
    "bare_headings": bare_headings,
    "roman_headings": roman_headings,
    "blank_lines": blank_lines,
    "no_blank_lines": no_blank_lines,
    "commas": commas,
    "semicolons": semicolons,
    "asides": asides,
}
