"""What survives: a short run of the kill harness, a dbt that ends with its parent, readers while releases are made, a
full disk and a failing model. The long run is `python -m tests.survival.killing`."""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import duckdb
import pytest

import warehouse.release
from pipelines import answers, health, stages, upkeep
from pipelines.crawl.archive import Archive, Position
from pipelines.model import Extraction
from pipelines.settings import Settings
from tests.integration.made_up import document, fact
from tests.integration.warehouse_at import load
from tests.survival import killing, reading

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

SEED = 20261121


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reading.prepare(folder := tmp_path_factory.mktemp("built"))
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A built warehouse of one fact, to be spoiled."""
    shutil.copytree(built_once, tmp_path / "warehouse")
    return tmp_path / "warehouse"


def test_whatever_is_killed_before_the_build_is_taken_up(tmp_path: Path) -> None:
    moments = list(killing.run(6, SEED, tmp_path, pages=3, only=killing.STAGES[:4]))
    assert [one for one in moments if one.differs] == []
    assert len(moments) == 6


def test_dbt_ends_when_the_run_that_started_it_is_killed(tmp_path: Path) -> None:
    """The child is dbt's stand-in: the wrapper imports dbt only after it is bound to its parent."""
    stand_in = tmp_path / "dbt" / "cli"
    stand_in.mkdir(parents=True)
    (tmp_path / "dbt" / "__init__.py").touch()
    (stand_in / "__init__.py").touch()
    (stand_in / "main.py").write_text(
        "import os, time\ndef cli(prog_name):\n    print(os.getpid(), flush=True)\n    time.sleep(60)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "VNDX_PYTHON": sys.executable}
    parent = subprocess.Popen(
        [sys.executable, "-c", f"import subprocess; subprocess.run([{str(stages.DBT_EXECUTABLE)!r}, 'build'])"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert parent.stdout.read() == "", "the pipe closes when the last who holds it is gone"
    parent.stdout.close()
    with pytest.raises(ProcessLookupError):
        _gone(child)


def _gone(process: int) -> None:
    """Raises ProcessLookupError once a process is gone or a zombie that waits for its heir."""
    give_up = time.monotonic() + 10
    while time.monotonic() < give_up:
        if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
            raise ProcessLookupError
        os.kill(process, 0)


def test_ten_readers_never_notice_that_releases_are_made(built: Path) -> None:
    newest, readers = reading.run(built, releases=4)
    assert [one.error for one in readers if one.error] == []
    assert {one.last for one in readers} == {newest}, "opened again, every reader has the newest"
    assert all(one.queries >= 3 for one in readers) and len(readers) == 10


def test_a_full_disk_leaves_what_was_there_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path)
    stages.import_into_archive(settings, [killing.SAMPLE])
    with Archive(settings.archive) as archive:
        pages = len(list(archive.read()))
    extra = tmp_path / "extra.txt"
    extra.write_text("Tỷ lệ hồ sơ trực tuyến toàn trình của thành phố đạt 65,3%. " * 20, encoding="utf-8")

    # While archiving: half a record is written, then the disk is full.
    def half(self: Archive, out: BinaryIO, member: bytes) -> Position:
        return whole(self, Full(out, len(member) // 2), member)

    whole = Archive._write_member
    monkeypatch.setattr(Archive, "_write_member", half)
    with pytest.raises(stages.StageError, match=r"takes no more \(No space left"):
        stages.import_into_archive(settings, [extra])
    monkeypatch.undo()
    with Archive(settings.archive) as archive:
        assert len(list(archive.read())) == pages and archive.verify() == []
    stages.import_into_archive(settings, [extra])
    stages.load(settings)
    with duckdb.connect(str(settings.build_file), read_only=True) as con:
        assert con.sql("select count(*) from raw.record where record_id is not null").fetchone() == (pages + 1,)


class Full(io.FileIO):
    """A file that is open already, on a disk with room for so many bytes more."""

    def __init__(self, out: BinaryIO, room: int) -> None:
        super().__init__(out.fileno(), "ab", closefd=False)
        self._room = room

    def write(self, data: ReadableBuffer) -> int:
        if not self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = super().write(memoryview(data)[: self._room])
        self._room -= written
        return written


def test_a_model_that_fails_keeps_the_old_release_and_is_said(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data=built)
    first = stages.release(settings)
    two = document("Huế đạt 71,5% hồ sơ toàn trình.", offset=2)
    load(settings, [(two, Extraction(facts=(fact(two, "71,5% hồ sơ toàn trình", "71,5%", entity="P46"),)))])

    def fails(*arguments: str) -> None:
        with duckdb.connect(str(settings.build_file)) as con:
            con.execute("update intermediate.build_result set passed = false, reason = 'fct_observation error'")
        raise stages.StageError(f"dbt {arguments[0]} failed")

    monkeypatch.setattr(stages, "_dbt", fails)
    with pytest.raises(stages.StageError, match="dbt build failed"):
        stages.build(settings)
    with pytest.raises(stages.StageError, match="did not pass"):
        stages.release(settings)
    assert settings.release_link.resolve() == first.path
    assert [row["n"] for row in answers.query(settings, "select count(*) as n from fct_observation")] == [1]
    (broken,) = [one for one in health.look(settings, known={}) if one.kind == "release"]
    assert broken.severity == "error" and "fct_observation error" in broken.what


def test_a_power_cut_finds_either_the_old_release_or_the_whole_new_one(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order in which things reach the disk: the file, its name, and only then the link that readers follow."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append(f"sync {Path(f'/proc/self/fd/{handle}').readlink().name}")
        sync(handle)

    def replaced(self: Path, target: Path) -> Path:
        done.append(f"flip {Path(target).name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    report = stages.release(Settings(data=built))
    assert done == [f"sync .partial-{report.version}.duckdb", "sync releases", "flip vndx.duckdb"]


def test_a_clock_set_back_releases_what_is_new_and_removes_nothing_newer(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=built, keep_releases=1)
    first = stages.release(settings)

    class LastYear(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> LastYear:
            return cls(2020, 1, 1, tzinfo=tz)

    monkeypatch.setattr(warehouse.release, "datetime", LastYear)
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("update marts.dim_source set name = 'Báo mới'")
    second = stages.release(settings)
    assert second.made and second.version < first.version
    assert settings.release_link.resolve() == second.path
    assert "Báo mới" in [row["name"] for row in answers.query(settings, "select name from dim_source")]
    upkeep.prune(settings)
    assert settings.release_link.resolve() == second.path and second.path.exists()
