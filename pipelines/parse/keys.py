"""Texts compared as readers compare them: by their letters and digits alone."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

BETWEEN = re.compile(r"[\W_]+")
BEGIN = 16  # letters in which most texts differ already


def key(text: str) -> str:
    """The letters and digits of a text, composed and in lower case."""
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return BETWEEN.sub("", text.casefold())


def same(one: str, other: str) -> bool:
    """Whether two texts say the same but for punctuation and white space."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 20 + len(other) // 4:
        return False
    # Without the last letter, whose mark may stand behind the cut.
    begin, other_begin = key(one[:BEGIN])[:-1], key(other[:BEGIN])[:-1]
    both = min(len(begin), len(other_begin))
    return begin[:both] == other_begin[:both] and key(one) == key(other)
