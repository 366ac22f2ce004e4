"""Bytes to text: which encoding a page or file is really in, whatever it says of itself."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers look at the first 1024 bytes and start again when the tag comes later; real pages have it at byte 18,000.
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")
UTF8_TAG = re.compile(rb"""charset\s*=\s*["']?\s*utf-?8""", re.IGNORECASE)
HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding it was in. UTF-8 text is exactly what the bytes say (less a BOM); text in any
    other encoding is NFC, because windows-1258 writes Vietnamese tones as separate marks."""

    text: str
    encoding: str


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """Decode as browsers do (BOM, then the server's word, then the page's own tag, then by the look of the bytes), but
    for one thing: bytes that are valid UTF-8 with Vietnamese letters in them are UTF-8, whoever says otherwise, and
    bytes that do not fit what they are declared as go by their look. Never fails: what cannot be read becomes U+FFFD.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(name, "replace"), name)
    declared = _declared(data, content_type)
    wide = declared is not None and declared.startswith("utf-16") and b"\0" in data
    if not wide:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    if declared is not None and declared != "utf-8":
        try:
            return Decoded(unicodedata.normalize("NFC", data.decode(declared)), declared)
        except (UnicodeDecodeError, LookupError):
            pass
    if _damaged_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8")
    seen = detect_encoding(data, max_len=1 << 16) or "utf-8"
    return Decoded(unicodedata.normalize("NFC", bytes_to_str(data, seen, errors="replace")), seen)


def says_utf8(data: bytes, content_type: str | None = None) -> bool:
    """Whether a page is declared to be UTF-8, by a BOM, the server or itself; what it really is, `decode` finds out."""
    found = HEADER.search(content_type or "")
    if found:
        return found[1].lower() in {"utf-8", "utf8"} and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return UTF8_TAG.search(data, 0, 1 << 16) is not None or data.startswith(codecs.BOM_UTF8)


def _declared(data: bytes, content_type: str | None) -> str | None:
    found = HEADER.search(content_type or "")
    label = found[1] if found else None
    if label is None:
        tag = XML.search(data[:400]) or META.search(data, 0, 1 << 16)
        label = tag[1].decode("ascii") if tag else None
        if label and label.lower().startswith("utf-16"):
            label = "utf-8"  # a tag that could be read as ASCII is not in UTF-16 (as the HTML standard has it)
    name: str | None = map_encoding_to_html5(label, fallback_utf8=False) if label else None
    return name.lower() if name else None


def _damaged_utf8(data: bytes) -> bool:
    """UTF-8 with a few broken bytes (cut in the middle of a letter, an odd byte of a comment)."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 20 < sum(letter > "\x7f" for letter in text)
