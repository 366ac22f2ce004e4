"""The archive keeps what it is given: across restarts, duplicates, crashes, full disks and other tools' eyes."""

from __future__ import annotations

import errno
import fcntl
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from pipelines.crawl.archive import Archive, ArchiveBusyError, ArchiveError, Position, Stored
from pipelines.model import ArchiveRecord, Fetch

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

NOON = datetime(2024, 10, 5, 5, 0, tzinfo=UTC)


def page(archive: Archive, name: str = "a", body: bytes = b"<p>xin ch\xc3\xa0o", **changes: Any) -> Stored:
    given: dict[str, Any] = {
        "url": f"https://nhandan.vn/{name}.html",
        "fetched_at": NOON,
        "media_type": "text/html",
        "http_status": 200,
        "http_headers": [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")],
        "metadata": {"source": "nhandan"},
    }
    return archive.append(body, **(given | changes))


def text(archive: Archive, name: str = "t", body: bytes = b"42%", **known: object) -> Stored:
    return archive.append(body, url=None, fetched_at=NOON, media_type="text/plain", metadata={"name": name, **known})


def attempt(archive: Archive, stored: Stored | None = None, minute: int = 0) -> Fetch:
    fetch = Fetch(
        source="nhandan",
        url="https://nhandan.vn/a.html",
        final_url="https://nhandan.vn/b.html",
        redirects=("https://nhandan.vn/b.html",),
        started_at=NOON + timedelta(minutes=minute),
        duration_ms=120,
        status=200 if stored else None,
        outcome="ok" if stored else "timeout",
        bytes=14 if stored else 0,
        error=None if stored else "no answer in 20 s",
        record_id=stored.record_id if stored else None,
        archive_file=stored.file if stored else None,
        archive_offset=stored.offset if stored else None,
    )
    archive.append_fetch(fetch)
    return fetch


def test_a_page_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    stored = page(Archive(tmp_path))
    record = Archive(tmp_path).get(stored.file, stored.offset)
    assert record.payload == b"<p>xin ch\xc3\xa0o"
    assert record.url == "https://nhandan.vn/a.html"
    assert record.fetched_at == NOON
    assert record.media_type == "text/html; charset=utf-8"
    assert record.metadata == {"source": "nhandan", "http_status": 200}
    assert dict(record.http_headers)["X-Crawl-Content-Encoding"] == "gzip"
    assert list(Archive(tmp_path).read()) == [record]


def test_an_imported_text_keeps_what_was_known_of_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    text(archive, "bài 1/x", publisher="Báo Đà Nẵng", published="2024-10", title=None)
    (record,) = archive.read()
    assert record.url is None
    assert record.metadata == {"name": "bài 1/x", "publisher": "Báo Đà Nẵng", "published": "2024-10"}
    assert record.media_type == "text/plain"


def test_reading_goes_on_after_a_position(tmp_path: Path) -> None:
    archive = Archive(tmp_path, segment_bytes=700)
    stored = [page(archive, str(number), b"%d" % number * 500) for number in range(7)]
    assert len({one.file for one in stored}) > 2
    for number, one in enumerate(stored):
        rest = [record.offset for record in archive.read(after=(one.file, one.offset))]
        assert rest == [later.offset for later in stored[number + 1 :]]
    end = archive.end()
    assert list(archive.read(after=end)) == []
    page(archive, "later")
    assert [record.url for record in archive.read(after=end)] == ["https://nhandan.vn/later.html"]


def test_the_same_page_again_is_a_revisit(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = page(archive)
    again = page(archive, fetched_at=NOON + timedelta(days=1))
    assert (again.outcome, again.offset, again.record_id) == ("revisit", first.offset, first.record_id)
    assert page(archive, fetched_at=NOON + timedelta(days=1)).outcome == "unchanged"
    assert page(archive).outcome == "unchanged"
    changed = page(archive, body=b"<p>other", fetched_at=NOON + timedelta(days=2))
    assert changed.outcome == "new"
    assert len(list(archive.read())) == 2
    assert archive.verify() == []
    newest = archive.latest("https://nhandan.vn/a.html")
    assert newest is not None
    assert newest.payload == b"<p>other"


def test_the_same_text_again_adds_nothing_but_new_knowledge_does(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = text(archive)
    size = (tmp_path / first.file).stat().st_size
    assert text(archive) == replace(first, outcome="unchanged")
    assert (tmp_path / first.file).stat().st_size == size
    assert text(archive, published="2024").outcome == "new"


def test_attempts_are_kept_failures_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    good = attempt(archive, page(archive))
    failed = attempt(archive, minute=1)
    archive.append_fetch(failed)
    assert [fetch for _, fetch in archive.fetches()] == [good, failed]
    (first, _), _ = archive.fetches()
    assert [fetch for _, fetch in archive.fetches(after=first)] == [failed]
    assert len(list(archive.read())) == 1


def test_another_tool_reads_it_and_finds_the_digests_right(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    attempt(archive, page(archive))
    text(archive)
    page(archive, fetched_at=NOON + timedelta(days=1))
    with (tmp_path / "vndx-000001.warc.gz").open("rb") as file:
        kinds, offsets = [], []
        records = WarcioIterator(file, check_digests="raise")
        for record in records:
            record.content_stream().read()
            kinds.append(record.rec_type)
            offsets.append(records.get_record_offset())
            assert record.rec_headers.protocol == "WARC/1.1"
    assert kinds == ["warcinfo", "response", "metadata", "resource", "revisit"]
    assert [record.offset for record in archive.read()] == [offsets[1], offsets[3]]


def test_the_same_records_make_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        archive = Archive(tmp_path / folder)
        attempt(archive, page(archive))
        text(archive)
    one, two = ((tmp_path / folder / "vndx-000001.warc.gz").read_bytes() for folder in ("one", "two"))
    assert one == two


def records(folder: Path) -> list[ArchiveRecord]:
    return list(Archive(folder).read())


@pytest.mark.parametrize("cut", [1, 9, 60, 200])
def test_a_torn_end_is_set_aside_and_nothing_else_is_lost(tmp_path: Path, cut: int) -> None:
    archive = Archive(tmp_path)
    kept = [page(archive, "a"), page(archive, "b")]
    whole = (tmp_path / kept[0].file).stat().st_size
    page(archive, "c")
    segment = tmp_path / kept[0].file
    torn = segment.read_bytes()[:-cut]
    archive.close()
    (tmp_path / "index.sqlite").unlink()
    segment.write_bytes(torn)
    assert [record.offset for record in records(tmp_path)] == [one.offset for one in kept]
    (aside,) = Archive(tmp_path).set_aside()
    assert aside.read_bytes() == torn[whole:]
    assert page(Archive(tmp_path), "c").outcome == "new"
    assert len(records(tmp_path)) == 3
    assert Archive(tmp_path).verify() == []


def test_a_crash_between_segment_and_index_loses_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    page(archive, "a")
    archive.close()
    before = (tmp_path / "index.sqlite").read_bytes()
    page(archive, "b")
    attempt(archive)
    archive.close()
    (tmp_path / "index.sqlite").write_bytes(before)
    (tmp_path / "vndx-000001.warc.gz").open("ab").write(b"\x1f\x8b\x08half")
    archive = Archive(tmp_path)
    assert [record.url for record in archive.read()] == ["https://nhandan.vn/a.html", "https://nhandan.vn/b.html"]
    assert page(archive, "b").outcome == "unchanged"
    assert text(archive).outcome == "new"
    assert len(list(archive.fetches())) == 1
    assert [path.read_bytes() for path in archive.set_aside()] == [b"\x1f\x8b\x08half"]


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"no database" * 100)])
def test_the_index_may_be_lost_at_any_time(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    archive = Archive(tmp_path)
    page(archive)
    page(archive, fetched_at=NOON + timedelta(days=1))
    text(archive, publisher="Báo Đà Nẵng")
    attempt(archive)
    archive.close()
    harm(tmp_path / "index.sqlite")
    archive = Archive(tmp_path)
    assert page(archive).outcome == "unchanged"
    assert page(archive, fetched_at=NOON + timedelta(days=1)).outcome == "unchanged"
    assert text(archive, publisher="Báo Đà Nẵng").outcome == "unchanged"
    assert archive.verify() == []


def test_a_full_disk_leaves_no_half_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    page(archive, "a")

    class FullDisk(io.FileIO):
        def write(self, data: ReadableBuffer) -> int:
            super().write(memoryview(data)[:50])
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "_open_segment", lambda self, date: FullDisk(tmp_path / "vndx-000001.warc.gz", "ab"))
        with pytest.raises(OSError, match="No space"):
            page(archive, "b")
    assert page(archive, "b").outcome == "new"
    assert len(list(archive.read())) == 2
    assert archive.set_aside() == []


def test_writers_take_turns_and_say_who_is_in_the_way(tmp_path: Path) -> None:
    page(Archive(tmp_path))
    with (tmp_path / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate()
        lock.write("4711")
        lock.flush()
        with pytest.raises(ArchiveBusyError, match="process 4711 is writing"):
            page(Archive(tmp_path, wait=0.05), "b")
    assert page(Archive(tmp_path), "b").outcome == "new"


def test_an_error_inside_a_batch_keeps_what_was_written_before(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with pytest.raises(ZeroDivisionError), archive.writing():
        page(archive, "a")
        raise ZeroDivisionError
    assert len(list(Archive(tmp_path).read())) == 1
    assert page(archive, "a").outcome == "unchanged"


def test_damage_is_found_and_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = page(archive, "a", b"x" * 900), page(archive, "b")
    segment = tmp_path / first.file
    data = bytearray(segment.read_bytes())
    data[first.offset + 300] ^= 0xFF
    segment.write_bytes(data)
    (problem,) = archive.verify()
    assert problem.path == str(segment)
    assert f"byte {first.offset} to {second.offset}" in problem.message
    with pytest.raises(ArchiveError, match=f"byte {first.offset}"):
        list(archive.read())
    assert archive.get(second.file, second.offset).url == "https://nhandan.vn/b.html"
    with pytest.raises(ArchiveError, match="no record at byte"):
        archive.get(first.file, first.offset)


def test_a_record_swapped_for_another_is_found(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    page(archive)
    again = page(archive, fetched_at=NOON + timedelta(days=1))
    assert again.outcome == "revisit"
    other = tmp_path / "other"
    text(Archive(other))
    data = (tmp_path / "vndx-000001.warc.gz").read_bytes()
    end = archive.end()
    assert end is not None
    shutil.copy(other / "vndx-000001.warc.gz", tmp_path / "vndx-000001.warc.gz")
    with (tmp_path / "vndx-000001.warc.gz").open("ab") as file:
        file.write(data[end.offset :])
    (problem,) = Archive(tmp_path).verify()
    assert "not in the archive before it" in problem.message


def test_an_empty_folder_is_an_empty_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "none")
    assert list(archive.read()) == []
    assert archive.end() is None
    assert archive.verify() == []
    with pytest.raises(ArchiveError, match="no such segment"):
        archive.get("vndx-000001.warc.gz", 0)
    assert not (tmp_path / "none").exists()


def test_header_values_cannot_break_out_of_their_line(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    page(archive, http_headers=[("X-Bad", "a\r\nX-More: b"), ("X-Tên", "giá trị")])
    (record,) = archive.read()
    assert dict(record.http_headers)["X-Bad"] == "a X-More: b"
    assert "giá trị" in dict(record.http_headers).values()
    assert Position(record.file, record.offset) == archive.end()
