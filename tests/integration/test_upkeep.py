"""The folder of a warehouse: turns, two services, room on the disk, pruning, backup and restore, alerts, health."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

import dagster as dg
import pytest
from pydantic import SecretStr, ValidationError
from pytest_httpserver import HTTPServer
from werkzeug import Response

from pipelines import alerts, health, stages, upkeep
from pipelines.crawl.archive import Archive
from pipelines.crawl.state import SCHEMA
from pipelines.crawl.watch import Watched, watch
from pipelines.health import Broken, Ledger
from pipelines.orchestration import watching
from pipelines.settings import Settings
from tests.command import vndx_apart

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def page(archive: Archive, name: str) -> None:
    archive.append(b"x" * 100, url=None, fetched_at=NOW, media_type="text/plain", metadata={"name": name})


# ----------------------------------------------------------------------------------------------------- turns


def test_a_second_writer_waits_and_then_has_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data=tmp_path)
    order: list[str] = []
    holding, waiting = threading.Event(), threading.Event()
    monkeypatch.setattr(upkeep.log, "info", lambda told: waiting.set())

    def first() -> None:
        with upkeep.turn(settings):
            holding.set()
            order.append("first, waited for" if waiting.wait(10) else "first, and nobody waits")

    one = threading.Thread(target=first)
    one.start()
    assert holding.wait(10)
    with upkeep.turn(settings):
        order.append("second")
    one.join()
    assert order == ["first, waited for", "second"]


def test_a_writer_that_never_ends_is_named(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, writer_wait=0)
    with upkeep.turn(settings), pytest.raises(upkeep.UpkeepError, match=rf"process {os.getpid()}.*VNDX_WRITER_WAIT"):  # noqa: SIM117
        with upkeep.turn(settings):
            pass


def test_a_second_service_on_the_same_folder_says_so_and_leaves(tmp_path: Path) -> None:
    environment = os.environ | {"VNDX_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    first = subprocess.Popen(
        [sys.executable, "-c", "import os\nfrom pipelines.upkeep import start_service\n"
         "from pipelines.settings import Settings\nstart_service(Settings())\nprint(1, flush=True)\n"
         "os.execv('/bin/sleep', ['sleep', '60'])"],
        env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert first.stdout is not None and first.stdout.readline() == "1\n"
        second = vndx_apart("daemon", VNDX_DATA=tmp_path)
        assert second.code == 2
        assert f"another service (process {first.pid}) runs on {tmp_path}" in second.err
    finally:
        first.kill()
        first.wait()
        assert first.stdout is not None
        first.stdout.close()
    upkeep.start_service(Settings(data=tmp_path))  # the dead one's place is free


# ------------------------------------------------------------------------------------------------ disk and settings


def test_an_almost_full_disk_stops_crawling_before_it_starts_and_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path / "not yet there", disk_least_free=1000 << 20)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 999 << 20))
    with pytest.raises(stages.StageError, match=r"999 MB left.*VNDX_DISK_LEAST_FREE"):
        stages.crawl_into_archive(settings)
    (one,) = health.look(settings, known={})
    assert (one.kind, one.severity) == ("disk", "error")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 1000 << 20))
    assert health.look(settings, known={}) == []


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(stages.StageError, match=r"cannot be written to.*VNDX_DATA"):
        stages.load(Settings(data=tmp_path / "file" / "data"))


def test_a_wrong_setting_is_named_and_a_secret_is_not_shown() -> None:
    done = vndx_apart("prune", VNDX_KEEP_RELEASES="none", VNDX_ALERT_WEBHOOK="https://secret.example/abc")
    assert done.code == 2
    assert "VNDX_KEEP_RELEASES" in done.err and "none" in done.err
    settings = Settings(
        alert_webhook=SecretStr("https://secret.example/abc"), dagster_postgres=SecretStr("postgresql://u:pw@h/d")
    )
    assert "secret" not in repr(settings) and "pw" not in repr(settings)
    with pytest.raises(ValidationError):
        Settings(alert_smtp="nowhere")


# ------------------------------------------------------------------------------------------------ prune and backup


def test_prune_says_first_and_then_removes_only_what_the_limits_let_go(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, keep_releases=2, keep_logs_days=10)
    settings.releases.mkdir()
    names = [f"vndx-2026010{n}T000000Z-aaaa.duckdb" for n in range(1, 6)]
    for name in names:
        (settings.releases / name).write_bytes(b"12345")
    settings.release_link.symlink_to(settings.releases / names[0])  # an old one that readers were sent back to
    with Archive(settings.archive) as archive:
        page(archive, "a")
    logs = tmp_path / "dagster/storage/run1/compute_logs"
    logs.mkdir(parents=True)
    (logs / "old.out").write_text("old")
    (logs / "new.out").write_text("new")
    long_ago = (NOW - timedelta(days=11)).timestamp()
    for path in (logs / "old.out", *settings.archive.iterdir()):
        os.utime(path, (long_ago, long_ago))
    os.utime(logs / "new.out", (NOW.timestamp(), NOW.timestamp()))

    said = upkeep.prune(settings, dry_run=True, now=NOW)
    assert {path.name for path, _ in said.removed} == {names[1], names[2], "old.out"}
    assert said.freed == 13 and (logs / "old.out").exists()
    done = upkeep.prune(settings, now=NOW)
    assert done.removed == said.removed
    assert {path.name for path in settings.releases.iterdir()} == {names[0], names[3], names[4]}
    assert [path.name for path in logs.iterdir()] == ["new.out"]
    with Archive(settings.archive) as archive:
        assert len(list(archive.read())) == 1 and archive.verify() == []
    assert upkeep.prune(settings, now=NOW).removed == []


def test_prune_tells_of_the_history_too(tmp_path: Path) -> None:
    (tmp_path / "dagster").mkdir()
    done = vndx_apart("prune", "--dry-run", VNDX_DATA=tmp_path)
    assert done.code == 0, done.err
    assert "would remove 0 files" in done.out and "would remove 0 runs of Dagster's history" in done.out


def test_what_is_backed_up_comes_back_and_damage_is_found(tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    settings = Settings(data=tmp_path / "data")
    with Archive(settings.archive) as archive:
        page(archive, "a")
    settings.releases.mkdir()
    (settings.releases / "vndx-20260101T000000Z-aaaa.duckdb").write_bytes(b"release")
    history = settings.dagster_storage / "history"
    history.mkdir(parents=True)
    with sqlite3.connect(history / "runs.db") as running:
        running.execute("pragma journal_mode = wal")
        running.execute("create table runs (id)")
        running.execute("insert into runs values (7)")
        running.commit()
        # Beside the service: its database is open, the newest row is in the journal only.
        first = upkeep.backup(settings, tmp_path / "backup")
    running.close()
    assert first.copied == first.files == 4
    with Archive(settings.archive) as archive:
        page(archive, "b")
    assert upkeep.backup(settings, tmp_path / "backup").copied == 2, "the archive grew; Dagster's history always"

    fresh = Settings(data=tmp_path / "fresh")
    upkeep.restore(fresh, tmp_path / "backup")
    with Archive(fresh.archive) as archive:
        assert [record.metadata["name"] for record in archive.read()] == ["a", "b"] and archive.verify() == []
    assert fresh.release_link.read_bytes() == b"release"
    restored = sqlite3.connect(fresh.dagster_storage / "history" / "runs.db")
    assert restored.execute("select id from runs").fetchall() == [(7,)]
    restored.close()
    with pytest.raises(upkeep.UpkeepError, match="holds pages already"):
        upkeep.restore(fresh, tmp_path / "backup")
    (segment,) = (tmp_path / "backup" / "archive").iterdir()
    segment.write_bytes(segment.read_bytes()[:-1])
    with pytest.raises(upkeep.UpkeepError, match="not what was backed up; nothing was restored"):
        upkeep.restore(Settings(data=tmp_path / "third"), tmp_path / "backup")
    assert not (tmp_path / "third").exists()


# ---------------------------------------------------------------------------------------------------- health


def remembered(folder: Path, rows: list[tuple[str, datetime, str, int]]) -> dict[str, Watched]:
    """The crawler's memory with these pages (address, asked at, outcome, failures in a row)."""
    import sqlite3  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    con = sqlite3.connect(folder / "state.sqlite")
    con.executescript(SCHEMA)
    con.executemany(
        "insert into page values ('nhandan', ?, ?, ?, ?, null, null, null)",
        [(url, at.isoformat(), outcome, failures) for url, at, outcome, failures in rows],
    )
    con.commit()
    con.close()
    return watch(folder, NOW)


def kept(weeks: list[int]) -> list[tuple[str, datetime, str, int]]:
    """So many new pages in each of the last weeks, the newest first."""
    return [
        (f"https://nhandan.vn/post{week}-{n}.html", NOW - timedelta(weeks=week, hours=n % 100 + 1), "ok", 0)
        for week, count in enumerate(weeks)
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("weeks", "severity"),
    [([10, 12, 11, 13, 9], None), ([2, 12, 11, 13, 9], "error"), ([40, 12, 11, 13, 9], "warning"),
     ([0, 1, 2, 1, 1], None), ([0, 12], None)],
)  # fmt: skip
def test_too_few_pages_are_an_error_too_many_a_warning(tmp_path: Path, weeks: list[int], severity: str | None) -> None:
    seen = remembered(tmp_path, kept(weeks))["nhandan"]
    assert [one.severity for one in health.band(seen, NOW)] == ([severity] if severity else [])


def test_a_source_that_refuses_is_broken_since_its_first_refusal(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    hours = [NOW - timedelta(hours=hours) for hours in (9, 8, 7, 6)]
    refused = [(f"https://nhandan.vn/a/{n}.html", at, "captcha", 1) for n, at in enumerate(hours)]
    remembered(settings.crawl_state, [("https://nhandan.vn/x", NOW - timedelta(days=1), "ok", 0), *refused])
    found = {one.key: one for one in health.look(settings, NOW)}
    one = found["source: nhandan"]
    assert (one.severity, one.since) == ("error", hours[0])
    assert "captcha" in one.likely_cause
    pattern = found["page pattern: nhandan nhandan.vn/a/….html"]
    assert (pattern.severity, pattern.since, pattern.what) == ("warning", hours[0], "4 pages end as captcha")
    later = remembered(settings.crawl_state, [("https://nhandan.vn/a/9.html", NOW, "ok", 0)])["nhandan"]
    assert later.failing_since is None


def test_one_page_that_is_gone_breaks_no_source(tmp_path: Path) -> None:
    rows = [("https://nhandan.vn/x", NOW - timedelta(days=1), "ok", 0), ("https://nhandan.vn/y", NOW, "gone", 0)]
    seen = remembered(tmp_path, rows)["nhandan"]
    assert seen.failing_since is None and seen.patterns == ()


def test_a_blocked_release_is_broken_until_a_build_passes(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    (tmp_path / "build.json").write_text(
        json.dumps({"passed": False, "reason": "grain_fct_observation fail", "at": NOW.isoformat()})
    )
    (one,) = health.look(settings, NOW, {})
    assert (one.key, one.severity, one.since) == ("release: blocked", "error", NOW)
    assert "grain_fct_observation" in one.what


# ---------------------------------------------------------------------------------------------------- alerts

CAUSE = Broken(
    "source", "nhandan", "fails: captcha <!channel>", "the site asks for a captcha", NOW, link="https://x.vn"
)
SMALL = Broken("quarantine", "unknown_entity", "3 facts wait", "extend the catalogue", NOW, "warning")


def test_an_alert_comes_once_a_cause_and_once_when_it_is_well(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_data("ok")
    settings = Settings(data=tmp_path, alert_webhook=SecretStr(httpserver.url_for("/hook")))
    for found in ([CAUSE, SMALL], [CAUSE, SMALL], [SMALL], [SMALL], [CAUSE]):
        alerts.tell(settings, Ledger(settings), found)
    sent = [request.get_json() for request, _ in httpserver.log]
    assert [one["metadata"]["event_type"] for one in sent] == ["vndx_broken", "vndx_well", "vndx_broken"]
    assert "likely cause: the site asks for a captcha" in sent[0]["text"]
    assert "<" not in sent[0]["text"], "a page's words call nobody"
    assert sent[0]["metadata"]["event_payload"]["subject"] == "nhandan"


def test_an_alert_that_does_not_get_through_is_tried_again(tmp_path: Path, httpserver: HTTPServer) -> None:
    answers = iter([500, 200])
    httpserver.expect_request("/secret-hook").respond_with_handler(lambda _: Response(status=next(answers)))
    settings = Settings(data=tmp_path, alert_webhook=SecretStr(httpserver.url_for("/secret-hook")))
    with pytest.raises(alerts.AlertError, match="answered 500") as failed:
        alerts.tell(settings, Ledger(settings), [CAUSE])
    assert "secret" not in str(failed.value)
    assert alerts.tell(settings, Ledger(settings), [CAUSE]) == 1
    assert alerts.tell(settings, Ledger(settings), [CAUSE]) == 0


def test_a_cause_keeps_its_beginning(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    Ledger(settings).keep([CAUSE])
    later = Broken("source", "nhandan", "fails", "?", NOW + timedelta(days=3))
    assert Ledger(settings).dated([later])[0].since == NOW


class Mailbox:
    """A mail server that takes one message at a time (RFC 5321, as far as needed)."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        assert self.ready.wait(10)

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        await asyncio.sleep(60)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 box\r\n")
        while line := await reader.readline():
            command = line.strip().upper()
            if command == b"DATA":
                writer.write(b"354 go on\r\n")
                data = b""
                while (part := await reader.readline()) != b".\r\n":
                    data += part
                self.messages.append(message_from_bytes(data, policy=default))
            writer.write(b"221 bye\r\n" if command == b"QUIT" else b"250 ok\r\n")
            await writer.drain()
            if command == b"QUIT":
                writer.close()
                return


def test_an_alert_comes_by_mail_once_a_cause_and_once_when_it_is_well(tmp_path: Path) -> None:
    box = Mailbox()
    settings = Settings(data=tmp_path, alert_email_to=("a@b.vn", "c@d.vn"), alert_smtp=f"127.0.0.1:{box.port}")
    for found in ([CAUSE, SMALL], [CAUSE, SMALL], [SMALL], [], [CAUSE]):
        alerts.tell(settings, Ledger(settings), found)
    broken = "vndx: source: nhandan is broken"
    assert [one["Subject"] for one in box.messages] == [broken, "vndx: source: nhandan is well again", broken]
    assert box.messages[0]["To"] == "a@b.vn, c@d.vn"
    assert "captcha" in box.messages[0].as_string()


def test_a_way_that_fails_repeats_nothing_on_the_other(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_data("ok")
    hook = SecretStr(httpserver.url_for("/hook"))
    with socket.socket() as nobody:  # a port that no one listens on
        nobody.bind(("127.0.0.1", 0))
        closed = nobody.getsockname()[1]
    deaf = Settings(data=tmp_path, alert_webhook=hook, alert_email_to=("a@b.vn",), alert_smtp=f"127.0.0.1:{closed}")
    for _ in range(3):
        with pytest.raises(alerts.AlertError, match="VNDX_ALERT_SMTP"):
            alerts.tell(deaf, Ledger(deaf), [CAUSE])
    assert len(httpserver.log) == 1
    box = Mailbox()
    heard = deaf.model_copy(update={"alert_smtp": f"127.0.0.1:{box.port}"})
    assert alerts.tell(heard, Ledger(heard), [CAUSE]) == 1
    assert len(box.messages) == len(httpserver.log) == 1


def test_what_a_run_a_release_and_a_source_do_wrong_is_told(tmp_path: Path, httpserver: HTTPServer) -> None:
    """The service's own look (sensor `watch`) at a failed run, a blocked release and a broken source, and at the same
    when all is well again."""
    httpserver.expect_request("/hook", method="POST").respond_with_data("ok")
    settings = Settings(data=tmp_path, alert_webhook=SecretStr(httpserver.url_for("/hook")))
    asked = datetime.now(UTC)

    @dg.job
    def crawls() -> None:
        """Stands for any."""

    def fails(yes: bool) -> None:
        shutil.rmtree(settings.crawl_state, ignore_errors=True)
        outcome = "captcha" if yes else "ok"
        remembered(settings.crawl_state, [("https://nhandan.vn/a.html", asked, outcome, int(yes))])
        stages._note(settings, "build.json", {"passed": not yes, "reason": "a_test fail", "at": asked.isoformat()})
        status = dg.DagsterRunStatus.FAILURE if yes else dg.DagsterRunStatus.SUCCESS
        instance.create_run_for_job(crawls, status=status)

    with dg.DagsterInstance.ephemeral() as instance:
        for yes in (True, True, False, False):
            fails(yes)
            watching.watch(dg.build_sensor_context(instance, resources={"settings": settings}))
    told = [(one["metadata"]["event_type"], one["metadata"]["event_payload"]["kind"])
            for one in (request.get_json() for request, _ in httpserver.log)]  # fmt: skip
    assert sorted(told[:3]) == [("vndx_broken", kind) for kind in ("release", "run", "source")]
    assert sorted(told[3:]) == [("vndx_well", kind) for kind in ("release", "run", "source")]
