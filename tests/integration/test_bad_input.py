"""What people get wrong, given to the command: a clear message that names file and line, the rest loaded, nothing
lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.cli import main

GOOD = "Tính đến tháng 9/2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Hà Nam đạt 67,3%."


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: object
    out: str
    err: str


Vndx = Callable[..., Done]


@pytest.fixture
def vndx(data: Path, capsys: pytest.CaptureFixture[str]) -> Vndx:
    def run(*arguments: str | Path) -> Done:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Done(ended.value.code, said.out, said.err)

    return run


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VNDX_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_an_empty_file(vndx: Vndx, texts: Path) -> None:
    (texts / "empty.txt").touch()
    result = vndx("import", texts)
    assert result.code == 1
    assert "empty.txt: is empty" in result.err
    assert "1 imported" in result.out


def test_a_pdf_named_html(vndx: Vndx, texts: Path) -> None:
    (texts / "report.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    result = vndx("import", texts)
    assert result.code == 1
    assert "report.html: is application/pdf, not HTML" in result.err


def test_windows_1258_is_read_and_said(vndx: Vndx, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    # windows-1258 writes most tones as combining marks after the letter.
    (folder / "old.txt").write_bytes(
        "Ty\u0309 l\u00ea\u0323 h\u00f4\u0300 s\u01a1 tr\u01b0\u0323c tuy\u00ea\u0301n \u0111a\u0323t 67,3%.".encode(
            "windows-1258"
        )
    )
    result = vndx("import", folder)
    assert result.code == 0, result.err
    assert "old.txt: is not UTF-8; read as windows-1258" in result.err


def test_a_docs_line_that_is_no_json_and_a_date_that_is_none(vndx: Vndx, texts: Path) -> None:
    (texts / "docs.jsonl").write_text('{"doc": "good", "published": "2024-13-40"}\n{"doc": \n', encoding="utf-8")
    result = vndx("import", texts)
    assert result.code == 1
    assert "docs.jsonl:1: published '2024-13-40' is not a date" in result.err
    assert "docs.jsonl:2: not JSON" in result.err
    assert "1 imported" in result.out


def test_a_file_twice_is_loaded_once(vndx: Vndx, texts: Path) -> None:
    result = vndx("import", texts / "good.txt", texts / "good.txt")
    assert result.code == 0
    assert "good.txt: given twice; loaded once" in result.err
    assert "1 imported, 1 unchanged" in result.out


def test_nothing_loaded(vndx: Vndx, tmp_path: Path) -> None:
    result = vndx("import", tmp_path / "nowhere")
    assert result.code == 2
    assert "nowhere: there is no such file or folder" in result.err


def test_reading_before_there_is_a_release(vndx: Vndx) -> None:
    result = vndx("facts")
    assert result.code == 2
    assert "vndx run" in result.err


def test_a_setting_that_is_none(vndx: Vndx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNDX_KEEP_RELEASES", "0")
    result = vndx("status")
    assert result.code == 2
    assert "VNDX_KEEP_RELEASES" in result.err
