"""Archived records become documents with keys that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipelines.model import ArchiveRecord, Document, Problem
from pipelines.parse import parse
from pipelines.parse.document import simhash
from tests.unit.test_importer import SENTENCE, windows_1258
from tests.unit.test_page import P1, P2, P3

NOW = datetime(2026, 3, 8, tzinfo=UTC)


def record(payload: bytes, media_type: str = "text/plain", url: str | None = None, **known: Any) -> ArchiveRecord:
    return ArchiveRecord("vndx-000001.warc.gz", 99, "urn:uuid:1", url, NOW, media_type, payload, "f" * 64, (), known)


def document(given: ArchiveRecord) -> Document:
    read = parse(given)
    assert isinstance(read, Document)
    return read


def html(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


ARTICLE = html(f"<h1>Tiêu đề của bài viết</h1><div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>")


def test_a_text_stays_as_it_is() -> None:
    text = f"  {SENTENCE}\r\n\r\nTỷ lệ\u00a0 « giữ nguyên »\n"
    read = document(record(text.encode(), name="a", publisher="Báo Ðà Nẵng", published="2023-10", title="T"))
    assert read.text == text
    assert (read.name, read.title, read.published) == ("a", "T", "2023-10")
    assert (read.source_id, read.home_entity) == ("baodanang", "P48")
    assert (read.parser, read.language, read.tables) == ("text", "vi", ())


def test_a_text_in_windows_1258_is_read_right() -> None:
    assert document(record(windows_1258(SENTENCE), name="a")).text == SENTENCE


def test_the_publisher_speaks_for_whom_it_spoke_for_then() -> None:
    assert document(record(b"42%", name="a", publisher="Báo Bình Định", published="2024")).home_entity == "P52"
    assert document(record(b"42%", name="a", publisher="Báo không ai biết")).home_entity is None


def test_the_same_record_gives_the_same_keys_and_a_change_a_new_version() -> None:
    given = record(ARTICLE, "text/html", "https://baothu.vn/a.html")
    one = document(given)
    assert one == document(given)
    other = document(replace(given, payload=ARTICLE.replace(b"65,3%", b"66,1%")))
    assert other.page_id == one.page_id
    assert other.document_id != one.document_id
    assert document(replace(given, url="https://www.baothu.vn/a.html#x")).page_id == one.page_id


def test_a_moved_article_is_the_same_page() -> None:
    old = record(ARTICLE, "text/html", "https://nld.com.vn/tieu-de-196260307071308923.htm")
    moved = replace(old, url="https://tuoitre.vn/nld/khac-196260307071308923.htm")
    assert document(old).page_id == document(moved).page_id
    assert document(moved).source_id == "nld"


def test_names_tell_texts_without_an_address_apart() -> None:
    assert document(record(b"42%", name="a")).page_id != document(record(b"42%", name="b")).page_id


@pytest.mark.parametrize(
    ("payload", "media_type", "said"),
    [
        (html("<p>Không tìm thấy trang"), "text/html", "other: not an article"),
        (b"%PDF-1.7", "application/pdf", "application/pdf: not a page or a text"),
        (b"\x00\x01", "", "bytes of no named type"),
    ],
)
def test_what_is_no_document_is_said_to_be_what_it_is(payload: bytes, media_type: str, said: str) -> None:
    problem = parse(record(payload, media_type, "https://baothu.vn/a"))
    assert isinstance(problem, Problem)
    assert problem.path == "https://baothu.vn/a"
    assert said in problem.message


def test_what_was_known_goes_before_what_the_page_says() -> None:
    given = record(ARTICLE, "text/html", None, name="a", published="2024-10-05", title="Khác", publisher="Nhân Dân")
    read = document(given)
    assert (read.published, read.title, read.publisher, read.home_entity) == ("2024-10-05", "Khác", "Nhân Dân", "VN")


WORDS = f"{P1} {P2} {P3}".split()


@given(some.integers(0, 10_000), some.integers(0, 149))
def test_near_duplicates_have_near_hashes(seed: int, at: int) -> None:
    words = Random(seed).choices(WORDS, k=200)
    one = simhash(" ".join(words))
    other = simhash(" ".join([*words[:at], "NLĐO", *words[at:]]))
    assert (one ^ other).bit_count() <= 16


def test_hashes_are_fixed_and_tell_texts_apart() -> None:
    assert simhash("") == 0
    assert simhash(f"{P1} {P2} {P3}") == simhash(f"{P1}\n{P2}\t {P3}\n")
    assert (simhash(P1 * 3) ^ simhash(P2 * 3)).bit_count() > 16


def test_all_that_a_page_says_of_itself_is_in_the_document() -> None:
    body = f"""<div class=breadcrumb><a href=/>Trang chủ</a></div><h1>Tiêu đề của bài viết</h1>
      <div class=post-date>Thứ Bảy, 07/03/2026 - 08:52</div><h2 class=sapo>{P2}</h2>
      <div><p>{P1}</p><figure><img><figcaption>Ảnh: T.H</figcaption></figure><p>{P3}</p><p>{P3[:80]}.</p>
      <p align=right><b>Trần Thị Bình</b></p><p>Theo Người Lao Động</p></div>"""
    head = """<meta charset=utf-8><meta property='article:section' content='Thời sự'>
      <meta property='article:modified_time' content='2026-03-07T10:00:00+07:00'>"""
    page = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    read = document(record(page, "text/html", "https://baothu.vn/a.html"))
    assert (read.published, read.published_at) == ("2026-03-07", "2026-03-07T08:52:00+07:00")
    assert read.updated_at == "2026-03-07T10:00:00+07:00"
    assert (read.lead, read.captions, read.section) == (P2, ("Ảnh: T.H",), "Thời sự")
    assert (read.author, read.original_publisher) == ("Trần Thị Bình", "Người Lao Động")
    # What was known at import stands before what the page says.
    known = document(record(page, "text/html", "https://baothu.vn/a.html", published="2026-03"))
    assert (known.published, known.published_at) == ("2026-03", "2026-03")


def test_a_page_that_states_a_day_gives_a_day() -> None:
    body = f"<h1>Tiêu đề của bài viết</h1><div class=date>07/03/2026</div><div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>"
    read = document(record(html(body), "text/html", "https://baothu.vn/a.html"))
    assert (read.published, read.published_at, read.updated_at) == ("2026-03-07", "2026-03-07", None)
