"""Looking after the folder of a warehouse: whose turn it is to write, room on the disk, what may go, backup and
restore."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import logging
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.settings import DBT_PROJECT, Settings

log = logging.getLogger("vndx")

MANIFEST = "backup.json"
BACKED_UP = re.compile(
    r"archive/[\w.-]+\.warc\.gz|releases/vndx-[\w.-]+\.duckdb|dagster/([\w-]+/)*[\w-]+\.db|correction\.csv"
)
"""The names of files that a backup may hold."""


class UpkeepError(Exception):
    """The folder cannot be used as asked: the message says why and what to do."""


# ----------------------------------------------------------------------------------------------- whose turn it is


@contextmanager
def turn(settings: Settings) -> Iterator[None]:
    """Be the only one, in any process, who changes the build file or makes a release; wait for whoever is at it.

    The place is let go of when the process ends, in whatever way. Raises UpkeepError after `writer_wait` seconds.
    """
    with _lock_file(settings, "writer.lock") as handle:
        give_up = time.monotonic() + settings.writer_wait
        told = False
        while not _taken(handle):
            if not told:
                log.info(f"waiting: process {_owner(handle)} is writing {settings.build_file.name}")
                told = True
            if time.monotonic() >= give_up:
                raise UpkeepError(
                    f"{settings.build_file}: process {_owner(handle)} has been writing for more than "
                    f"{settings.writer_wait:g} s (VNDX_WRITER_WAIT). Let it end, or stop it, and start again."
                )
            time.sleep(0.1)
        yield


def start_service(settings: Settings) -> None:
    """Be the one service of this folder until this process (or what it becomes by exec) ends.

    Raises UpkeepError where another service runs on the same folder.
    """
    path = _lock_path(settings, "service.lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    if not _taken(handle):
        owner = _owner(handle)
        os.close(handle)
        raise UpkeepError(
            f"another service (process {owner}) runs on {settings.data.resolve()}. "
            "Stop it first, or point VNDX_DATA at another folder."
        )
    os.set_inheritable(handle, True)


@contextmanager
def _lock_file(settings: Settings, name: str) -> Iterator[int]:
    handle = os.open(_lock_path(settings, name), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield handle
    finally:
        os.close(handle)


def _lock_path(settings: Settings, name: str) -> Path:
    check_writable(settings)
    (path := settings.data / name).touch()
    return path


def check_writable(settings: Settings) -> None:
    """Raises UpkeepError where the data folder cannot be made or nothing can be written in it."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        (probe := settings.data / f".probe.{os.getpid()}").touch()
        probe.unlink()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise UpkeepError(
            f"{settings.data} cannot be written to ({error.strerror}). Give this user the right to, "
            "or point VNDX_DATA at another folder."
        ) from error


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    os.ftruncate(handle, 0)
    os.pwrite(handle, str(os.getpid()).encode(), 0)
    return True


def _owner(handle: int) -> str:
    return os.pread(handle, 32, 0).decode("ascii", "replace") or "unknown"


# -------------------------------------------------------------------------------------------------- room on the disk


def lack_of_room(settings: Settings) -> str | None:
    """Why nothing more should be written where the archive lies, in words; None where there is room."""
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free >= settings.disk_least_free:
        return None
    return (
        f"the disk of {settings.data} has {free >> 20} MB left, less than the {settings.disk_least_free >> 20} MB that "
        "must stay free (VNDX_DISK_LEAST_FREE). See what `vndx prune --dry-run` would remove, or give it more room."
    )


NO_ROOM = (
    *map(os.strerror, (errno.ENOSPC, errno.EDQUOT, errno.EROFS)),
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
)


@contextmanager
def no_room_in_words(settings: Settings) -> Iterator[None]:
    """Work that writes: a disk that turns out to be full, or read-only, is said as an UpkeepError. The operating
    system, DuckDB and SQLite each have their own error for it."""
    try:
        yield
    except UpkeepError:
        raise
    except Exception as error:
        if (why := next((words for words in NO_ROOM if words in str(error)), None)) is None:
            raise
        raise UpkeepError(
            f"the disk of {settings.data} takes no more ({why}). What was written before is kept and the last release "
            "stands. Give it room (`vndx prune --dry-run` says what may go) and start again: it goes on from there."
        ) from error


# ----------------------------------------------------------------------------------------------------- what may go


@dataclass(slots=True)
class PruneReport:
    """What was removed (or, on a dry run, would be): path and bytes, in order; what could not be."""

    dry_run: bool
    removed: list[tuple[Path, int]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def freed(self) -> int:
        """Bytes."""
        return sum(size for _, size in self.removed)

    def __str__(self) -> str:
        would = "would remove" if self.dry_run else "removed"
        return f"prune: {would} {len(self.removed)} files, {self.freed:,} bytes"


def prune(settings: Settings, *, dry_run: bool = False, now: datetime | None = None) -> PruneReport:
    """Removes what the limits in the settings let go: releases beyond `keep_releases`, logs of runs and copies of older
    build files after `keep_logs_days`, half-written releases. The archive is never touched. Dagster's run history:
    `pipelines.orchestration.watching.prune_runs`."""
    report = PruneReport(dry_run)
    current = settings.release_link.resolve()
    releases = sorted(settings.releases.glob("vndx-*.duckdb"), reverse=True)
    going = [path for path in releases[settings.keep_releases :] if path != current]
    limit = (now or datetime.now(UTC)) - timedelta(days=settings.keep_logs_days)
    for pattern in ("dagster/storage/*/compute_logs/*", "dbt/*/*", "dagster/logs/**/*", "*.before-*"):
        found = (path for path in settings.data.glob(pattern) if path.is_file())
        # A link in the way of a log could lead anywhere.
        going += [
            path
            for path in found
            if path.resolve() == settings.data.resolve() / path.relative_to(settings.data) and _changed(path) < limit
        ]
    # A writer's partial file is younger than a day while it is being written.
    day_ago = (now or datetime.now(UTC)) - timedelta(days=1)
    going += [path for path in settings.releases.glob(".partial-*") if _changed(path) < day_ago]
    for path in going:
        size = path.stat().st_size
        try:
            if not dry_run:
                path.unlink()
        except OSError as error:
            report.problems.append(f"{path}: {error.strerror}")
        else:
            report.removed.append((path, size))
    return report


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


# ------------------------------------------------------------------------------------------------ backup and restore


@dataclass(frozen=True, slots=True)
class BackupReport:
    """Where a backup went or came from, its files and bytes; how many of them were copied this time."""

    folder: Path
    files: int
    bytes: int
    copied: int

    def __str__(self) -> str:
        return f"{self.folder}: {self.files} files, {self.bytes:,} bytes, {self.copied} copied"


def backup(settings: Settings, to: Path) -> BackupReport:
    """Copies what cannot be made again into a folder: the archive, the corrections, Dagster's history (SQLite) and the
    releases; a second backup into the same folder copies only what changed. May run beside the service: the archive
    only grows, and Dagster's databases are copied by SQLite itself. Ends with a list of digests (backup.json).
    """
    to.mkdir(parents=True, exist_ok=True)
    copied = 0
    digests: dict[str, dict[str, int | str]] = {}
    wanted = [(path, Path("archive") / path.name) for path in sorted(settings.archive.glob("*.warc.gz"))]
    wanted += [(path, Path("releases") / path.name) for path in sorted(settings.releases.glob("vndx-*.duckdb"))]
    wanted.append((DBT_PROJECT / "seeds" / "correction.csv", Path("correction.csv")))
    for path, name in wanted:
        copied += _copy(path, to / name)
        digests[str(name)] = {"bytes": (to / name).stat().st_size, "sha256": _sha256(to / name)}
    for path in sorted(settings.dagster_storage.rglob("*.db")):
        name = Path("dagster") / path.relative_to(settings.dagster_storage)
        _copy_sqlite(path, to / name)
        copied += 1
        digests[str(name)] = {"bytes": (to / name).stat().st_size, "sha256": _sha256(to / name)}
    about = {"made_at": datetime.now(UTC).isoformat(), "files": digests}
    waiting = to / f".{MANIFEST}"
    waiting.write_text(json.dumps(about, indent=1), encoding="utf-8")
    waiting.replace(to / MANIFEST)
    return BackupReport(to, len(digests), sum(path.stat().st_size for path in map(to.joinpath, digests)), copied)


def restore(settings: Settings, source: Path) -> BackupReport:
    """Puts a backup into an empty data folder, after comparing every digest. `vndx rebuild` then makes the build file
    again. The corrections are laid beside it (correction.csv), because their home is the repository.

    Raises UpkeepError for a damaged or missing backup, or where something lies in the way.
    """
    try:
        about = json.loads((source / MANIFEST).read_text(encoding="utf-8"))["files"]
        digests = {str(name): str(expected["sha256"]) for name, expected in about.items()}
        size = sum(int(expected["bytes"]) for expected in about.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UpkeepError(f"{source} holds no whole backup: {MANIFEST} cannot be read ({error!r})") from error
    for name, digest in digests.items():
        # A backup may have come from anywhere: what it names stays in the two folders, links are not followed.
        if not BACKED_UP.fullmatch(name) or (source / name).resolve() != source.resolve() / name:
            raise UpkeepError(f"{MANIFEST} names {name!r}, which no backup holds; nothing was restored")
        if not (source / name).is_file() or _sha256(source / name) != digest:
            raise UpkeepError(f"{source / name} is not what was backed up; nothing was restored")
    if any(settings.archive.glob("*.warc.gz")):
        raise UpkeepError(f"{settings.archive} holds pages already: restore into an empty folder (VNDX_DATA)")
    for name in digests:
        _copy(source / name, settings.data / name)
    releases = sorted(settings.releases.glob("vndx-*.duckdb"))
    if releases and not settings.release_link.exists():
        settings.release_link.symlink_to(os.path.relpath(releases[-1], settings.data))
    return BackupReport(source, len(digests), size, len(digests))


def _copy(path: Path, to: Path) -> bool:
    """Copies a file unless it is there already; segments and releases only grow or stay."""
    size = path.stat().st_size
    if to.exists() and to.stat().st_size == size and to.stat().st_mtime_ns == path.stat().st_mtime_ns:
        return False
    to.parent.mkdir(parents=True, exist_ok=True)
    waiting = to.with_name(f".{to.name}.part")
    with suppress(FileNotFoundError):
        waiting.unlink()
    shutil.copy2(path, waiting)
    waiting.replace(to)
    return True


def _copy_sqlite(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    waiting = to.with_name(f".{to.name}.part")
    with suppress(FileNotFoundError):
        waiting.unlink()
    source, copy = sqlite3.connect(path, timeout=60), sqlite3.connect(waiting)
    try:
        source.backup(copy)
        # One file, whatever journal the service uses.
        copy.execute("pragma journal_mode = delete")
    finally:
        source.close()
        copy.close()
    waiting.replace(to)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
