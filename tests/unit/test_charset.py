"""Bytes are read in the encoding they are in."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from pipelines.parse.charset import decode
from tests.unit.test_importer import SENTENCE, windows_1258


@pytest.mark.parametrize(
    ("data", "content_type", "encoding"),
    [
        (SENTENCE.encode(), None, "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), None, "utf-8"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), None, "utf-16-le"),
        (SENTENCE.encode("utf-16-le"), "application/rss+xml; charset=utf-16le", "utf-16-le"),
        (windows_1258(SENTENCE), None, "cp1258"),
        (windows_1258(SENTENCE), "text/html; charset=windows-1258", "cp1258"),
        (windows_1258(SENTENCE), "text/html; charset=utf-8", "cp1258"),
        (b"<meta charset='windows-1258'>" + windows_1258(SENTENCE), None, "cp1258"),
        (SENTENCE.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (b"<meta charset=windows-1252>" + SENTENCE.encode(), None, "utf-8"),
        (b"<!--" + b"x" * 18_000 + b"--><meta charset=utf-8>" + SENTENCE.encode(), None, "utf-8"),
    ],
)
def test_the_encoding_that_the_bytes_are_in(data: bytes, content_type: str | None, encoding: str) -> None:
    decoded = decode(data, content_type)
    assert decoded.text.endswith(SENTENCE)
    assert decoded.encoding == encoding


def test_utf_8_is_not_altered() -> None:
    decomposed = unicodedata.normalize("NFD", SENTENCE) + "\r\nhết"
    assert decode(decomposed.encode()).text == decomposed


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    decoded = decode(SENTENCE.encode() + b"\xff" + SENTENCE.encode()[:-60])
    assert decoded.text.startswith(SENTENCE + "\ufffd")


def test_anything_decodes() -> None:
    for data in (b"", b"\xff", bytes(range(256)), b"\0" * 10):
        assert isinstance(decode(data, "text/html; charset=no-such-thing").text, str)
