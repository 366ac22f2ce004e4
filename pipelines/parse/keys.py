"""Texts compared as readers compare them: by their letters and digits alone."""

from __future__ import annotations

import unicodedata


def key(text: str) -> str:
    """The letters and digits of a text, composed and in lower case."""
    return "".join(letter for letter in unicodedata.normalize("NFC", text).casefold() if letter.isalnum())


def same(one: str, other: str) -> bool:
    """Whether two texts say the same but for punctuation and white space."""
    if abs(len(one) - len(other)) > 20 + len(other) // 4:
        return False
    return key(one) == key(other)
