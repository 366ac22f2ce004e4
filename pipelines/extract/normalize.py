"""One spelling for what is read: Unicode composed, look-alikes and invisible characters gone, tone marks in one place,
one space where there are several.

`normalize` gives two strings of equal length (as written, and lower case) and where each of their characters stood in
the text as stored, so that every span found can be quoted exactly. For ordinary text the two are as long as the
original and no map is kept.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipelines.extract.aligned import rows_put_together
from pipelines.extract.gridless import rows_to_tabs
from pipelines.extract.grids import blanks_to_tabs, without_leaders, without_quotes
from pipelines.extract.told_rows import rows_to_sentences
from pipelines.extract.wrapped import unwrapped

# In Unicode small letters and capitals take turns from "ă" on: no range holds the capitals alone.
CAPITAL = "[" + "".join(c for c in map(chr, range(ord("A"), ord("ỹ"))) if c.isupper()) + "]"
"""Any capital letter of Vietnamese, for regular expressions."""

_SAME_LENGTH = {
    "Ð": "Đ",
    "ð": "đ",
    "Ɖ": "Đ",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u3000": " ",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "‒": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "’": "'",
    "‘": "'",
    "\uff05": "%",
    "⁄": "/",
    "▪": "•",
    "■": "•",
    "●": "•",
    "◦": "•",
    "·": "•",
    "∙": "•",
    "\uf0b7": "•",
    **dict.fromkeys("⇒⟶⟹➔➙➛➜➝➞", "→"),
}
# With half characters, which are none, and which no encoder takes
_SPECIAL = re.compile("[" + re.escape("".join(_SAME_LENGTH)) + "\ud800-\udfff]")
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
INVISIBLE = re.compile(f"[{_UNSEEN}]")
_SPACES = re.compile(" {2,}")
# "hoà" and "hòa" are the same word: the tone of an open syllable goes to the first vowel, as most publishers write;
# "tỉ lệ", "tỉ đồng", "chữ kí", "xử lí", "kì trước", "quí I": both spellings are right. What may not stand before is
# asked behind the first letter, so that one search leaps from letter to letter for all of them.
_SPELT = re.compile(
    "|".join(
        (
            r"o[àáảãạèéẻẽẹ](?![a-zà-ỹ])",
            r"u(?<!qu)[ỳýỷỹỵ](?![a-zà-ỹ])",
            *(rf"{i}(?![^\W\d_])(?:(?<=(?<![^\W\d_])(?:tỉ|k.|lí|mĩ))|(?<=(?<![^\W\d_])quí))" for i in "ìíỉĩ"),
        )
    )
)
_SHORT_Y = str.maketrans("ỳýỷỹ", "ìíỉĩ")
_LONG_Y = re.compile(r"(?<![^\W\d_])(?:tỷ|k[ỳýỷỹ]|lý|mỹ|quý)(?![^\W\d_])")
_RESPELT = {
    "ì": "ỳ",
    "í": "ý",
    "ỉ": "ỷ",
    "ĩ": "ỹ",
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}


@dataclass(frozen=True, slots=True)
class Normal:
    """`cased` and `low` have equal length; `offsets[i]` is where character i began in the stored text (None: at i)."""

    cased: str
    low: str
    offsets: list[int] | None
    original_length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the stored text that holds characters start..end of the normal form."""
        if self.offsets is None:
            return start, end
        first = self.offsets[start] if start < len(self.offsets) else self.original_length
        # A letter with marks that do not compose is several characters of one origin: its end is the next one's begin.
        while start < end < len(self.offsets) and self.offsets[end] == self.offsets[end - 1]:
            end += 1
        last = self.offsets[end] if end < len(self.offsets) else self.original_length
        if last < first:  # parts of a table's cells that changed their places
            within = self.offsets[start:end]
            return min(within), max(within) + 1
        return first, last

    def whole_letters(self, start: int, end: int) -> tuple[int, int]:
        """Of a span of the stored text what is left without letters that it parts from their marks at either end."""
        if self.offsets is None:
            return start, end
        offsets = sorted(self.offsets)
        begin = bisect_left(offsets, start)
        stop = bisect_right(offsets, end) - 1
        return (
            offsets[begin] if begin < len(offsets) else start,
            offsets[stop] if end < self.original_length else end,
        )


def fold(text: str) -> str:
    """Lower-case search form of a lexicon entry: the same spelling that `normalize` gives to texts."""
    return normalize(text, tables=False).low


def normalize(text: str, *, tables: bool = True) -> Normal:
    """The normal form of a text: the same for every way in which its letters, blanks and dashes may be stored. Half
    characters become U+FFFD. `tables`: may its lines be those of a table?"""
    offsets: list[int] | None = None
    cased = _SPECIAL.sub(lambda match: _SAME_LENGTH.get(match.group(), "\ufffd"), text)
    if not (cased.isascii() or unicodedata.is_normalized("NFC", cased)) or any(map(cased.__contains__, _UNSEEN)):
        cased, offsets = _compose(cased)
    if tables:
        cased, places = rows_put_together(cased)
        if places is not None:
            offsets = [offsets[place] for place in places] if offsets else places
        cased = rows_to_tabs(rows_to_sentences(without_leaders(without_quotes(unwrapped(cased)))))
    if "  " in cased:
        cased, offsets = _with_single_spaces(blanks_to_tabs(cased) if tables else cased, offsets)
    low = cased.lower()
    if len(low) != len(cased):  # a few capitals become two characters ("İ"): keep those as they are
        low = "".join(small if len(small := char.lower()) == 1 else char for char in cased)
    low = _SPELT.sub(lambda match: _RESPELT[match.group()], low)
    return Normal(cased, low, offsets, len(text))


def with_i(phrase: str) -> str:
    """A phrase in lower case with i where most write y at the end of a word: "chữ kí", "tỉ lệ"."""
    return _LONG_Y.sub(lambda match: match.group().translate(_SHORT_Y), phrase)


def single_spaces(text: str) -> str:
    """Of every run of spaces the first. Tabs stay: they part the cells of a table."""
    return _SPACES.sub(" ", text)


def _with_single_spaces(text: str, offsets: list[int] | None) -> tuple[str, list[int]]:
    """The same, and where each character stood in the text that `offsets` leads to."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for run in _SPACES.finditer(text):
        parts.append(text[at : run.start() + 1])
        kept.extend(range(at, run.start() + 1))
        at = run.end()
    parts.append(text[at:])
    kept.extend(range(at, len(text)))
    return "".join(parts), [offsets[place] for place in kept] if offsets else kept


def _compose(text: str) -> tuple[str, list[int]]:
    """NFC without invisible characters, cluster by cluster, so that each result knows where it came from."""
    parts: list[str] = []
    offsets: list[int] = []
    at, length = 0, len(text)
    while at < length:
        start = at
        at += 1
        while at < length and (unicodedata.combining(text[at]) or INVISIBLE.match(text[at])):
            at += 1
        cluster = unicodedata.normalize("NFC", INVISIBLE.sub("", text[start:at]))
        parts.append(cluster)
        offsets.extend([start] * len(cluster))
    return "".join(parts), offsets
