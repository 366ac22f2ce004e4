"""What must not happen, whatever pages, files, backups and people bring: nothing runs that was only to be read, nothing
is written outside its folder, nothing of a page acts in the UI or in a spreadsheet, no secret is told."""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import json
import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import httpx
import pytest
import yaml
from pydantic import SecretStr, ValidationError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines import alerts, stages, upkeep
from pipelines.crawl import survey
from pipelines.crawl.archive import Archive, ArchiveError
from pipelines.extract import lexicon_files
from pipelines.health import Broken, Ledger
from pipelines.orchestration import assets, watching
from pipelines.settings import PROJECT, Settings
from pipelines.sources import SourceError, read_source
from tests.command import Vndx
from warehouse.export import FORMULA, export

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SCRIPT = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://evil.vn/y.png) | `z` <img src=x onerror=alert(1)>"
)
TEXT = "Năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của Đà Nẵng đạt 65,3%."


@pytest.fixture
def vndx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vndx: Vndx) -> Vndx:
    """The command on a folder of its own."""
    monkeypatch.setenv("VNDX_DATA", str(tmp_path / "data"))
    return vndx


# ------------------------------------------------------------------------------------------------------------- YAML


def test_yaml_is_loaded_safely_everywhere() -> None:
    """Every call of yaml.load in the repository names a loader that makes plain data only."""
    safe = {"_NoTwice": sys.modules[read_source.__module__]._NoTwice, "_Loader": lexicon_files._Loader}
    assert all(issubclass(loader, yaml.SafeLoader | getattr(yaml, "CSafeLoader", yaml.SafeLoader))
               for loader in safe.values())  # fmt: skip
    found = 0
    for folder in ("pipelines", "warehouse", "sample", "benchmarks", "tests", ".ci"):
        for path in (PROJECT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                        and isinstance(node.func.value, ast.Name) and node.func.value.id == "yaml"):  # fmt: skip
                    continue
                if node.func.attr == "safe_load" or "load" not in node.func.attr:
                    continue
                loaders = [one.value.id for one in node.keywords if isinstance(one.value, ast.Name)]
                assert node.func.attr == "load" and len(loaders) == 1 and loaders[0] in safe, f"{path}:{node.lineno}"
                found += 1
    assert found == len(safe)


def test_a_source_file_or_lexicon_that_would_run_something_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = tmp_path / "ran"
    (tmp_path / "thu.yml").write_text(f"code: thu\ntier: !!python/object/apply:os.mkdir ['{trace}']\n")
    with pytest.raises(SourceError, match=r"thu\.yml:2: could not determine a constructor.*python/object/apply"):
        read_source(tmp_path / "thu.yml")
    monkeypatch.setattr(lexicon_files, "FOLDER", tmp_path)
    with pytest.raises(lexicon_files.LexiconError, match=r"thu\.yml: not readable as YAML.*python/object/apply"):
        lexicon_files.read_file("thu.yml")
    assert not trace.exists()


# ------------------------------------------------------------------------------------------------- paths stay inside


def test_names_in_what_is_imported_lead_nowhere(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("../../outside.warc.gz", {"software": "evil"}))
    for number, address in enumerate(("http://evil.vn/../../../etc/x.html", "file:///etc/passwd", "../../outside")):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=io.BytesIO(f"<html><p>{TEXT} {number}</p></html>".encode()),
                http_headers=headers, warc_headers_dict={"WARC-Record-ID": "<../../../outside>"},
            )
        )  # fmt: skip
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text(TEXT, encoding="utf-8")
    (given / "docs.jsonl").write_text(
        '{"doc": "../../outside", "url": "file:///etc/passwd"}\n{"doc": "a", "url": "http://evil.vn/../../outside"}\n'
    )
    (tmp_path / "evil.warc.gz").write_bytes(out.getvalue())
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    settings = Settings(data=tmp_path / "data")
    report = stages.import_into_archive(settings, [given, tmp_path / "evil.warc.gz"])
    assert report.imported >= 2
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    inside = {path for path in written if path.parent in (settings.archive, settings.data)}
    assert written == inside and settings.archive / "vndx-000001.warc.gz" in written
    with Archive(settings.archive) as archive:
        assert archive.verify() == []
        for name in ("../../given/a.txt", "/etc/passwd", "vndx-000001.warc.gz/../vndx-000001.warc.gz", "lock"):
            with pytest.raises(ArchiveError, match="no such segment"):
                archive.get(name, 0)


@pytest.mark.parametrize("code", ["../evil", "/evil", "a/b", "..", "A b"])
def test_a_source_has_a_name_not_a_path(tmp_path: Path, code: str) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    with pytest.raises(SourceError, match="code: "):
        survey.new_source(code, "Báo Thử", "https://baothu.vn/", "P46", 3, folder)
    assert [path for path in tmp_path.rglob("*") if path != folder] == []


def backed_up(tmp_path: Path) -> Path:
    """A sound backup of one page."""
    settings = Settings(data=tmp_path / "data")
    with Archive(settings.archive) as archive:
        archive.append(b"x" * 100, url=None, fetched_at=NOW, media_type="text/plain", metadata={"name": "a"})
    upkeep.backup(settings, tmp_path / "backup")
    return tmp_path / "backup"


def renamed(backup: Path, name: str, content: bytes = b"evil") -> None:
    """The backup with one more file under this name, digest and all."""
    (backup / name).parent.mkdir(parents=True, exist_ok=True)
    (backup / name).write_bytes(content)
    about = json.loads((backup / upkeep.MANIFEST).read_text())
    about["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (backup / upkeep.MANIFEST).write_text(json.dumps(about))


@pytest.mark.parametrize(
    "name",
    ["../evil.db", "archive/../../evil.warc.gz", "{tmp}/elsewhere/evil.db", "dagster/../evil.db",
     "dagster/dagster.yaml", "vndx.env", "archive/.hidden/../vndx-000009.warc.gz"],
)  # fmt: skip
def test_a_backup_cannot_write_outside_its_folders(tmp_path: Path, name: str) -> None:
    backup = backed_up(tmp_path)
    renamed(backup, name.format(tmp=tmp_path))
    with pytest.raises(upkeep.UpkeepError, match="which no backup holds; nothing was restored"):
        upkeep.restore(Settings(data=tmp_path / "fresh"), backup)
    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize("link", ["archive/vndx-000009.warc.gz", "dagster/history/runs.db", "archive"])
def test_a_backup_with_links_is_refused(tmp_path: Path, link: str) -> None:
    backup = backed_up(tmp_path)
    if (backup / link).exists():
        (backup / link).rename(tmp_path / "elsewhere")
    else:
        renamed(backup, link)
        (backup / link).rename(tmp_path / "elsewhere")
    (backup / link).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(upkeep.UpkeepError, match="which no backup holds; nothing was restored"):
        upkeep.restore(Settings(data=tmp_path / "fresh"), backup)
    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": []}', '{"files": {"correction.csv": 1}}', '{"files": null}'])
def test_a_manifest_that_is_none_is_said_in_words(tmp_path: Path, manifest: str) -> None:
    (tmp_path / upkeep.MANIFEST).write_text(manifest)
    with pytest.raises(upkeep.UpkeepError, match="holds no whole backup"):
        upkeep.restore(Settings(data=tmp_path / "fresh"), tmp_path)


def test_pruning_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", keep_logs_days=1)
    outside = tmp_path / "outside"
    outside.mkdir()
    old = (NOW - timedelta(days=9)).timestamp()
    logs = settings.data / "dbt" / "run"
    logs.mkdir(parents=True)
    for path in (outside / "precious", logs / "dbt.log"):
        path.write_text("x")
        os.utime(path, (old, old))
    (settings.data / "dbt" / "away").symlink_to(outside)
    (logs / "one").symlink_to(outside / "precious")
    assert [path.name for path, _ in upkeep.prune(settings, now=NOW).removed] == ["dbt.log"]
    assert (outside / "precious").exists()


# -------------------------------------------------------------------------------------------------- SQL and exports


@pytest.mark.parametrize(
    "forbidden",
    [
        "attach '{tmp}/other.duckdb'", "attach ':memory:' as other", "attach 'http://127.0.0.1:9/x.duckdb'",
        "copy (select 1) to '{tmp}/out.csv'", "copy marts.dim_source to '/dev/stdout'", "export database '{tmp}/out'",
        "import database '{tmp}'", "from '{tmp}/secret.csv'", "from read_csv('{tmp}/secret.csv')",
        "from sniff_csv('{tmp}/secret.csv')", "from read_text('{tmp}/*')", "from read_blob('{tmp}/secret.csv')",
        "from read_json('{tmp}/secret.csv')", "from read_parquet('http://127.0.0.1:9/x.parquet')",
        "from glob('{tmp}/*')", "from parquet_metadata('{tmp}/secret.csv')",
        "install httpfs", "install httpfs from 'http://127.0.0.1:9'", "load httpfs", "load '{tmp}/x.duckdb_extension'",
        "set enable_external_access = true", "set lock_configuration = false", "reset lock_configuration",
        "pragma enable_external_access = true", "set allowed_directories = ['/']", "set temp_directory = '{tmp}'",
        "set home_directory = '{tmp}'", "set extension_directory = '{tmp}'", "set allow_unsigned_extensions = true",
        "pragma enable_profiling; pragma profile_output = '{tmp}/out.json'", "set log_query_path = '{tmp}/out.log'",
        "create secret (type s3, key_id 'x', secret 'y')", "create table marts.mine as select 1",
        "delete from marts.dim_source", "drop view marts.dim_source",
    ],
)  # fmt: skip
def test_sql_reaches_neither_files_nor_network(small: Path, tmp_path: Path, vndx: Vndx, forbidden: str) -> None:
    (tmp_path / "data").symlink_to(small)
    (tmp_path / "secret.csv").write_text("geheim\n1\n")
    before = sorted(tmp_path.rglob("*"))
    refused = vndx("sql", forbidden.format(tmp=tmp_path))
    assert (refused.code, refused.out) == (2, "")
    assert re.match(r"vndx: [A-Z]\w+ ", refused.err) and "Traceback" not in refused.err, refused.err
    assert "geheim" not in refused.err
    assert sorted(tmp_path.rglob("*")) == before
    assert vndx("sql", "select name from dim_source", "--csv").code == 0


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose release holds one table, with a text for each sign that spreadsheets take for a formula."""
    folder = tmp_path_factory.mktemp("small")
    with duckdb.connect(str(folder / "vndx.duckdb")) as con:
        con.execute("create schema marts")
        con.execute("create table marts.dim_source (name varchar, value double, code varchar)")
        rows = [(f"{sign}cmd|' /C calc'!A0", -1.5, str(n)) for n, sign in enumerate(FORMULA)]
        con.executemany("insert into marts.dim_source values (?, ?, ?)", [*rows, ("Báo '=1", 2.0, None), ("", 0, "x")])
        con.execute("create table release as select 'v1' as version, timestamp '2026-01-01' as released_at")
    return folder


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_no_export_starts_a_formula_and_numbers_stay_numbers(small: Path, tmp_path: Path, vndx: Vndx) -> None:
    (tmp_path / "data").symlink_to(small)
    (one,) = export(small / "vndx.duckdb", tmp_path / "out")
    written = cells(one.path.read_bytes().decode())
    printed = cells(vndx("sql", 'select name, value, code as "=code" from dim_source', "--csv").out)
    assert printed[0][2] == "'=code"
    for rows in (written[1:], printed[1:]):
        harmful = [row for row in rows if row[0].startswith(tuple(FORMULA)) or row[2].startswith(tuple(FORMULA))]
        assert harmful == []
        assert [row[0][1] for row in rows[:-2]] == list(FORMULA), "after the apostrophe the text is as it was"
        assert [row[1] for row in rows] == ["-1.5"] * len(FORMULA) + ["2.0", "0.0"]
        assert [row[0] for row in rows[-2:]] == ["Báo '=1", ""]


# ------------------------------------------------------------------------------------------------ pages in the UI


def acts(shown: str) -> list[str]:
    """What of a Markdown text a browser would do or a reader could be led by: tags, links and pictures that are not
    ours."""
    without_escapes = re.sub(r"\\.", "", shown)
    return re.findall(r"<(?!https?://[^<>]*>\))[^>]*>?|!\[|\]\((?!<https?://)|`", without_escapes)


def test_what_pages_say_acts_nowhere_in_metadata(tmp_path: Path) -> None:
    assert acts(SCRIPT) and acts("[x](javascript:1)") and not acts("[x](<https://a.vn/x>)"), "the look itself can see"
    settings = Settings(data=tmp_path / "data")
    page = (
        f"<html><head><title>{SCRIPT.replace('<', '&lt;')}</title></head><body><article>"
        f"<h1>{SCRIPT.replace('<', '&lt;')}</h1><p>{TEXT} {SCRIPT.replace('<', '&lt;')}</p>"
        + "<p>Chuyển đổi số là việc của mọi người dân và doanh nghiệp trong tỉnh.</p>" * 9
        + "</article></body></html>"
    )
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.html").write_text(page, encoding="utf-8")
    (given / "b.html").write_text("<html><body></body></html>")
    known = {"doc": "a", "url": "https://evil.vn/<script>|`x`.html", "publisher": SCRIPT, "title": SCRIPT}
    (given / "docs.jsonl").write_text(json.dumps(known) + "\n" + json.dumps({"doc": "b", "title": SCRIPT}))
    with dg.DagsterInstance.ephemeral() as instance:
        done = dg.materialize(
            [assets.archive, assets.raw_pages, assets.raw_extractions], instance=instance,
            resources={"settings": settings},
            run_config={"ops": {"archive": {"config": {"paths": [str(given)]}}}},
        )  # fmt: skip
        told = [one.metadata for node in ("archive", "raw_pages", "raw_extractions")
                for one in done.asset_materializations_for_node(node)]  # fmt: skip
    shown = [value.value for one in told for value in one.values() if isinstance(value, dg.MarkdownMetadataValue)]
    assert any("alert" in one for one in shown), "the page's words are shown"
    assert [found for one in shown for found in acts(str(one))] == []


def test_broken_now_shows_what_sites_say_as_text() -> None:
    found = [
        Broken("page pattern", SCRIPT, SCRIPT, SCRIPT, NOW, "warning", "https://evil.vn/)<script>`|"),
        Broken("source", SCRIPT, SCRIPT, SCRIPT, NOW, "error", "javascript:alert(1)"),
    ]
    _, _, metadata = watching._said(found)
    value = metadata["broken now"]
    assert isinstance(value, dg.MarkdownMetadataValue)
    assert "alert" in str(value.value) and len(str(value.value).splitlines()) == 4
    assert acts(str(value.value)) == []


# ---------------------------------------------------------------------------------------------------------- secrets

SECRETS = {
    "VNDX_ALERT_WEBHOOK": "https://hooks.example/geheim",
    "VNDX_ALERT_SMTP_PASSWORD": "geheim",
    "VNDX_DAGSTER_POSTGRES": "postgresql://u:geheim@127.0.0.1:9/d",
}


def test_a_refused_setting_tells_its_name_and_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vndx: Vndx
) -> None:
    for name, wrong in {
        "VNDX_ALERT_WEBHOOK": "geheim", "VNDX_DAGSTER_POSTGRES": "u:geheim@h/d", "VNDX_ALERT_EMAIL_TO": "a@geheim.vn",
        "VNDX_KEEP_RELEASES": "0",
    }.items():  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setenv(name, wrong)
            refused = vndx("status")
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith(f"vndx: setting {name}: "), refused.err
        assert "geheim" not in refused.err and "Traceback" not in refused.err
    # A misspelt name may hold a secret.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vndx.env").write_text("VNDX_ALERT_SMTP_PASWORD=geheim\n")
    refused = vndx("status")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "vndx: setting VNDX_ALERT_SMTP_PASWORD in vndx.env: there is none of this name\n"
    with pytest.raises(ValidationError) as wrong_name:
        Settings()
    assert "geheim" not in str(wrong_name.value), "nor where Dagster loads the settings itself"


def test_secrets_are_in_no_output_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vndx: Vndx) -> None:
    for name, secret in SECRETS.items():
        monkeypatch.setenv(name, secret)
    settings = Settings()
    said = [repr(settings), str(settings), settings.model_dump_json(), repr(vndx("status")), repr(vndx("broken"))]
    with monkeypatch.context() as patch:
        patch.delenv("DAGSTER_HOME", raising=False)
        for name in ("VNDX_BUILD_FILE", "VNDX_PYTHON"):
            patch.delenv(name, raising=False)
        stages.export_dagster_environment(settings)
        assert "env: VNDX_DAGSTER_POSTGRES" in (settings.dagster_storage / "dagster.yaml").read_text()
        with pytest.raises(Exception, match="connect") as failed, dg.DagsterInstance.get():
            pass  # nobody listens there
        said.append("".join(map(str, [failed.value, failed.value.__cause__, failed.value.__context__])))
    assert "geheim" not in "".join(said)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files and not [path for path in files if b"geheim" in path.read_bytes()]


def test_an_alert_that_fails_tells_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cause = Broken("source", "nhandan", "fails", "?", NOW)
    settings = Settings(
        data=tmp_path, alert_webhook=SecretStr("https://hooks.example/geheim"), alert_email_to=("a@b.vn",),
        alert_smtp="127.0.0.1:9", alert_smtp_user="u", alert_smtp_password=SecretStr("geheim"),
    )  # fmt: skip
    monkeypatch.setattr(httpx, "post", lambda url, **_: (_ for _ in ()).throw(httpx.ConnectError(f"no route to {url}")))
    with pytest.raises(alerts.AlertError) as failed:
        alerts.tell(settings, Ledger(settings), [cause])
    assert "VNDX_ALERT_WEBHOOK" in str(failed.value) and failed.value.__suppress_context__ is False
    assert "geheim" not in str(failed.value)
    no_hook = settings.model_copy(update={"alert_webhook": None})
    with pytest.raises(alerts.AlertError, match="VNDX_ALERT_SMTP") as failed:
        alerts.tell(no_hook, Ledger(no_hook), [cause])
    assert "geheim" not in str(failed.value)


# --------------------------------------------------------------------------------------------------------- the door


@pytest.mark.parametrize("command", ["dev", "web"])
def test_the_ui_listens_on_this_machine_alone_unless_told_otherwise(
    command: str, vndx: Vndx, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def become(path: str, arguments: list[str]) -> Any:
        started.append(arguments)
        raise SystemExit(0)

    monkeypatch.setattr(os, "execv", become)
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.setattr(upkeep, "start_service", lambda _: None)
    monkeypatch.setattr(stages, "refresh_manifest", lambda _: None)
    monkeypatch.setattr(stages, "export_dagster_environment", lambda _: None)
    vndx(command)
    vndx(command, "--host", "0.0.0.0")
    assert [one[one.index("-h") + 1] for one in started] == ["127.0.0.1", "0.0.0.0"]
