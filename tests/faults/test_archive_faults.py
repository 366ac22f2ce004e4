"""The archive under a power cut, for real: a writer killed in mid-write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.crawl.archive import Archive

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from pipelines.crawl.archive import Archive

with Archive(Path(sys.argv[1])) as archive:
    for number in range(100_000):
        with archive.writing():
            for part in range(3):
                url, now = f"https://x.vn/{number}/{part}", datetime(2026, 1, 1, tzinfo=UTC)
                archive.append(os.urandom(20_000), url=url, fetched_at=now, media_type="text/html", http_status=200)
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_writer_killed_at_any_moment_loses_nothing_it_had_promised(tmp_path: Path, after: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as writer:
        assert writer.stdout is not None
        promised = [int(writer.stdout.readline()) for _ in range(after)][-1]
        writer.send_signal(signal.SIGKILL)
        promised = max([promised, *map(int, writer.stdout.read().split())])
    with Archive(tmp_path) as archive:
        urls = [record.url for record in archive.read()]
        assert {f"https://x.vn/{number}/{part}" for number in range(promised + 1) for part in range(3)} <= set(urls)
        assert len(urls) == len(set(urls))
        assert archive.verify() == []
        archive.append(b"later", url="https://x.vn/later", fetched_at=NOW, media_type="text/html", http_status=200)
        assert [record.url for record in archive.read()] == [*urls, "https://x.vn/later"]


def test_what_is_promised_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever leaves `writing` has the system's word that every byte, and a new file's name, outlive the power."""
    synced: dict[str, int] = {}
    real = os.fsync

    def noted(handle: int) -> None:
        real(handle)
        synced[str(Path(f"/proc/self/fd/{handle}").readlink())] = os.fstat(handle).st_size

    monkeypatch.setattr(os, "fsync", noted)
    with Archive(tmp_path) as archive:
        for number in range(3):
            with archive.writing():
                url = f"https://x.vn/{number}"
                archive.append(os.urandom(5_000), url=url, fetched_at=NOW, media_type="text/html", http_status=200)
            (segment,) = tmp_path.glob("*.warc.gz")
            assert synced[str(segment)] == segment.stat().st_size > 5_000 * (number + 1)
    assert str(tmp_path) in synced, "the folder too, or a new segment could be lost by name"
