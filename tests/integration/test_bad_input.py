"""What people get wrong, given to the command: a clear message that names file and line, the rest loaded, nothing
lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract import LexiconError
from tests.command import Vndx

GOOD = "Tính đến tháng 9/2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Hà Nam đạt 67,3%."


@pytest.fixture(autouse=True)
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


def test_a_folder_with_nothing_to_load(vndx: Vndx, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    result = vndx("import", tmp_path / "bare")
    assert result.code == 2
    assert "bare: holds no .txt" in result.err


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param(None, "before.jsonl: there is no such file; --before wants what", id="no file"),
        pytest.param("no json\n", "before.jsonl:1: not JSON: Expecting value at column 1", id="no JSON"),
        pytest.param("[1]\n", "before.jsonl:1: no fact as `vndx extract` prints it", id="no object"),
        pytest.param(
            '\n{"doc": "good"}\n', "before.jsonl:2: no fact as `vndx extract` prints it without", id="no fact"
        ),
    ],
)
def test_facts_to_compare_with_that_cannot_be_read(
    written: str | None, told: str, vndx: Vndx, texts: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.jsonl"
    if written is not None:
        before.write_text(written, encoding="utf-8")
    result = vndx("extract", texts, "--diff", "--before", before)
    assert result.code == 2
    assert told in " ".join(result.err.split())


def test_the_help_says_where_docs_are_looked_for(vndx: Vndx) -> None:
    """What stands in square brackets is markup to the terminal and was left out."""
    assert "docs.jsonl in or above" in vndx("extract", "--help").out


def test_reading_before_there_is_a_release(vndx: Vndx) -> None:
    result = vndx("facts")
    assert result.code == 2
    assert "vndx run" in result.err


def test_a_setting_that_is_none(vndx: Vndx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNDX_KEEP_RELEASES", "0")
    result = vndx("status")
    assert result.code == 2
    assert "VNDX_KEEP_RELEASES" in result.err


def test_what_extract_cannot_read(vndx: Vndx, texts: Path) -> None:
    (texts / "page.html").write_text(f"<p>{GOOD}</p>", encoding="utf-8")
    (texts.parent / "nothing").mkdir()
    page = vndx("extract", texts / "page.html", texts.parent / "nothing")
    assert page.code == 2
    assert "page.html: is a page, not text" in page.err
    assert "nothing: holds no .txt" in page.err
    no_docs = vndx("extract", texts, "--docs", texts / "docs.jsonl")
    assert no_docs.code == 2
    assert "docs.jsonl: there is no such file" in no_docs.err


def test_extract_knows_what_the_docs_of_the_folder_say(vndx: Vndx, texts: Path) -> None:
    (texts / "good.txt").write_text("Hiện nay 67,3% hồ sơ của tỉnh Hà Nam được nộp trực tuyến.", encoding="utf-8")
    for home, day in ((texts.parent, "2024-10-05"), (texts, "2024-10-06")):
        (home / "docs.jsonl").write_text(f'{{"doc": "good", "published": "{day}"}}', encoding="utf-8")
        for path in (texts, texts / "good.txt"):
            assert f'"period": "{day}"' in vndx("extract", path).out


def test_a_wrong_lexicon_is_told_in_one_line(vndx: Vndx, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = LexiconError("words.yml: level: must be a list of phrases")
    monkeypatch.setattr("pipelines.texts.read_facts", lambda *_: raises(wrong))
    result = vndx("extract", texts)
    assert result.code == 2
    assert result.err.strip() == "vndx: pipelines/extract/lexicon/words.yml: level: must be a list of phrases"


def raises(error: Exception) -> None:
    raise error


def test_what_is_read_differently_is_shown_in_its_sentence(vndx: Vndx, texts: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.jsonl"
    before.write_text(vndx("extract", texts).out.replace("67.3", "66.3"), encoding="utf-8")
    result = vndx("extract", texts, "--diff", "--before", before)
    assert result.code == 1
    assert "+ good dossier_full_online_rate 67.3 percent" in result.out
    assert " ".join(GOOD.split()) in " ".join(result.out.split())
    assert "1 added, 1 lost, 0 changed" in result.err
