"""Fields: what was planned and what was reached, each on a line of its own below what is measured ("Hồ sơ trực tuyến"
over "Giao: 75%" over "Đạt: 78,2%"), as minutes and cards of goals set them, or figures of several times on the line
below it. They are put into one line, a semicolon between two of them: a list of such lines is a table.

Breaks become colons and semicolons, marks of lists blanks, so that every position stays what it was.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from pipelines.extract.list_keys import HOW, ONE_TIME, told_by_key

_MARK = r"[ \t]*(?:[-–+•*◦●○▪►▸✓✔➢→] ?)?"
_FIELD = re.compile(rf"{_MARK}(?P<key>(?P<how>{HOW.pattern}(?: {ONE_TIME})?)|{ONE_TIME})(?: ?[:=] ?| là | )", re.I)
# A line that begins with one, by its first two letters in either case
_BEGINS = re.compile(
    rf"\n{_MARK}(?=[cC][hHtTuU]|[kK][ếẾhH]|[mM][ụỤtT]|[đĐ][ưƯãÃạẠầẦếẾ]|[gG][iI]|[yY]|[ưƯ]|[hH][iIếẾ]|[tT][hH]"
    rf"|[nN][ăĂ]|[qQ][uU]|[\diIvV])(?i:{_FIELD.pattern.removeprefix(_MARK)})"
)
_LONGEST, _LONGEST_FIELD = 130, 200  # characters of a label, and of a line of fields: longer ones are prose
_LEAST = 2  # labels with such fields
_NO_LABEL = re.compile(r"[.;!?…|]$|\d ?%|: ?\d")


def joined_fields(text: str) -> str:
    """The text with the fields below each label in its line; itself where fewer labels than two have any."""
    if len([*islice(_BEGINS.finditer(text), _LEAST)]) < _LEAST:
        return text
    lines = text.split("\n")
    heads: list[tuple[int, list[int]]] = []  # a label and the lines of its fields
    k = 1
    while k < len(lines):
        below = _fields_from(lines, k) if _is_label(lines[k - 1]) else []
        if below:
            heads.append((k - 1, below))
        k += max(1, len(below))
    if len(heads) < _LEAST:
        return text
    ends = ["\n"] * len(lines)
    for label, fields in heads:
        for above, one in pairwise((label, *fields)):
            said = lines[above].rstrip()
            mark = _FIELD.match(lines[one])
            begin = mark.start("key") if mark else 0
            join = " " if said.endswith((":", ";", ",")) else ":" if above == label else ";"
            joint = join.center(begin + 1) if begin < 3 else join.ljust(begin + 1)
            ends[above], lines[one] = joint[0], joint[1:] + lines[one][begin:]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))[:-1]


def _fields_from(lines: list[str], at: int) -> list[int]:
    """The lines from one on that are fields of one label: at least two figures, one planned and one reached."""
    found: list[int] = []
    keys: list[str] = []
    for k in range(at, min(at + 4, len(lines))):
        begin = _FIELD.match(lines[k]) if len(lines[k]) <= _LONGEST_FIELD else None
        least = 1 if begin and begin["how"] else 2  # one time a line is read without its neighbours
        told = told_by_key(lines[k], (begin.start("key"), len(lines[k].rstrip())), least) if begin else []
        if not told:
            break
        found.append(k)
        keys += [lines[k][slice(*key)].lower() for key, _ in told]
    return found if len(keys) > 1 and len(set(keys)) == len(keys) else []


def _is_label(line: str) -> bool:
    said = line.strip()
    return 3 < len(said) <= _LONGEST and not said.isupper() and _NO_LABEL.search(said) is None
