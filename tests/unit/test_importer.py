"""What people have gets into the archive, and what cannot be used is named with file and line."""

from __future__ import annotations

import gzip
import io
import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.crawl.archive import Archive
from pipelines.crawl.importer import ImportReport, import_paths, iso_date
from pipelines.model import Fetch
from pipelines.parse.charset import decode

SENTENCE = "Tỷ lệ hồ sơ trực tuyến toàn trình của Đà Nẵng đạt 65%, cả nước đạt 39,98%."
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def windows_1258(text: str) -> bytes:
    """Tones as separate marks, as Windows wrote Vietnamese."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            shape = "".join(mark for mark in marks[1:] if mark in "\u0302\u0306\u031b")
            tone = "".join(mark for mark in marks[1:] if mark not in "\u0302\u0306\u031b")
            out += (unicodedata.normalize("NFC", marks[0] + shape) + tone).encode("cp1258")
    return out


def load(tmp_path: Path, *paths: Path, domains: Sequence[str] = ()) -> tuple[Archive, ImportReport]:
    archive = Archive(tmp_path / "archive")
    return archive, import_paths(archive, paths, domains=domains, now=NOW)


def folder(tmp_path: Path, files: Mapping[str, bytes | str], docs: Sequence[object] | None = None) -> Path:
    root = tmp_path / "in"
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if docs is not None:
        lines = [doc if isinstance(doc, str) else json.dumps(doc) for doc in docs]
        (root / "docs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def test_a_folder_with_its_docs_jsonl(tmp_path: Path) -> None:
    doc = {"doc": "a", "url": "https://nhandan.vn/x-post1.html", "publisher": "Nhân Dân", "published": "2024-10"}
    root = folder(tmp_path, {"a.txt": SENTENCE, "b.html": f"<p>{SENTENCE}", "README.md": "no"}, [doc, {"doc": "b"}])
    archive, report = load(tmp_path, root)
    assert (report.imported, report.unchanged, report.rejected, report.notes) == (2, 0, [], [])
    first, second = archive.read()
    assert first.payload.decode() == SENTENCE
    assert first.url == "https://nhandan.vn/x-post1.html"
    assert first.metadata == {"name": "a", "publisher": "Nhân Dân", "published": "2024-10"}
    assert first.fetched_at == NOW
    assert (second.url, second.media_type, second.metadata) == (None, "text/html", {"name": "b"})


def test_importing_again_adds_nothing_and_says_so(tmp_path: Path) -> None:
    root = folder(tmp_path, {"a.txt": SENTENCE, "deep/er/b.txt": "Kinh tế số"})
    archive, _ = load(tmp_path, root)
    end = archive.end()
    again = import_paths(archive, [root])
    assert (again.imported, again.unchanged, again.rejected) == (0, 2, [])
    assert archive.end() == end


def test_a_file_given_twice_is_loaded_once(tmp_path: Path) -> None:
    root = folder(tmp_path, {"a.txt": SENTENCE})
    archive, report = load(tmp_path, root, root / "a.txt", root / ".." / "in" / "a.txt")
    assert (report.imported, report.unchanged) == (1, 2)
    assert [note.message for note in report.notes] == ["given twice; loaded once"] * 2
    assert len(list(archive.read())) == 1


def test_a_docs_jsonl_speaks_for_the_folders_below(tmp_path: Path) -> None:
    root = folder(tmp_path, {"texts/a.txt": SENTENCE}, [{"doc": "a", "publisher": "Báo Quảng Ninh"}])
    archive, report = load(tmp_path, root)
    assert report.rejected == []
    assert next(archive.read()).metadata["publisher"] == "Báo Quảng Ninh"


def test_bad_input_is_named_and_the_rest_is_loaded(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "empty.txt": b"",
        "blank.html": b" \n\t",
        "paper.html": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "binary.txt": bytes(range(256)) * 4,
        "old.txt": windows_1258(SENTENCE),
        "good.txt": SENTENCE,
        "dated.txt": "Kinh tế số chiếm 18,3% GDP.",
        "twice.txt": "Hai lần",
    }
    docs: list[object] = [
        {"doc": "good", "published": "2024-10-05", "publisher": "Báo Đà Nẵng"},
        '{"doc": "old", "publisher": }',
        {"doc": "dated", "published": "2024-02-30", "publisher": "Nhân Dân"},
        ["no", "object"],
        {"doc": "twice", "publisher": 7, "url": "nhandan.vn/a"},
        {"doc": "twice", "publisher": "Nhân Dân"},
        {"doc": "missing"},
    ]
    root = folder(tmp_path, files, docs)
    archive, report = load(tmp_path, root)
    said = [str(problem).removeprefix(f"{root}/") for problem in report.rejected]
    assert said == [
        "docs.jsonl:2: not JSON: Expecting value at column 29",
        "docs.jsonl:3: published '2024-02-30' is not a date: write 2024, 2024-10 or 2024-10-05; left out",
        'docs.jsonl:4: must be an object with a text "doc", the name of the file',
        "docs.jsonl:5: url 'nhandan.vn/a' is not an http address; left out",
        "docs.jsonl:5: publisher must be a text or null, not 7",
        "docs.jsonl:6: doc 'twice' is on line 5 already; this line is not used",
        "binary.txt: is binary data, not text",
        "blank.html: holds nothing but white space",
        "empty.txt: is empty",
        "paper.html: is application/pdf, not HTML",
        "docs.jsonl:7: doc 'missing': there is no file missing.txt or missing.html",
    ]
    notes = [str(note).removeprefix(f"{root}/") for note in report.notes]
    assert notes == ["old.txt: is not UTF-8; read as windows-1258"]
    pages = {page.metadata["name"]: page for page in archive.read()}
    assert sorted(pages) == ["dated", "good", "old", "twice"]
    assert pages["dated"].metadata == {"name": "dated", "publisher": "Nhân Dân"}
    assert decode(pages["old"].payload).text == SENTENCE
    assert report.imported == 4


def test_wrong_paths_are_named(tmp_path: Path) -> None:
    root = folder(tmp_path, {"a.docx": b"PK", "b.txt": SENTENCE})
    _, report = load(tmp_path, root / "a.docx", root / "none", root / "b.txt")
    assert [problem.message for problem in report.rejected] == [
        "cannot be imported: not a folder, .txt, .html, .htm, .warc or .warc.gz",
        "there is no such file or folder",
    ]
    assert report.imported == 1


def test_a_single_file_finds_its_line_in_the_docs_jsonl_beside_it(tmp_path: Path) -> None:
    docs = [{"doc": "a", "publisher": "Nhân Dân", "published": "hôm qua"}, "broken"]
    root = folder(tmp_path, {"a.txt": SENTENCE}, docs)
    archive, report = load(tmp_path, root / "a.txt")
    assert [problem.line for problem in report.rejected] == [1]
    assert next(archive.read()).metadata == {"name": "a", "publisher": "Nhân Dân"}


def foreign_warc(records: list[tuple[str, str, str, bytes, str]]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("CC-NEWS.warc.gz", {"software": "other"}))
    for url, status, media_type, body, encoding in records:
        headers = [("Content-Type", media_type), ("Content-Length", str(len(body)))]
        headers += [("Content-Encoding", encoding)] if encoding else []
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2023-05-06T07:08:09Z"},
        )
        writer.write_record(record)
    return out.getvalue()


HTML = f"<html><p>{SENTENCE}</p></html>".encode()
RECORDS = [
    ("https://nhandan.vn/a-post1.html", "200 OK", "text/html; charset=utf-8", HTML, ""),
    ("https://m.nhandan.vn:443/b-post2.html", "200 OK", "text/html", gzip.compress(HTML), "gzip"),
    ("https://nhandan.vn.example.com/x.html", "200 OK", "text/html", HTML, ""),
    ("https://example.com/?u=//nhandan.vn/", "200 OK", "text/html", HTML, ""),
    ("https://nhandan.vn/gone", "404 Not Found", "text/html", HTML, ""),
    ("https://nhandan.vn/logo.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n", ""),
    ("https://nhandan.vn/paper.html", "200 OK", "text/html", b"%PDF-1.4", ""),
]


def test_pages_of_a_foreign_warc(tmp_path: Path) -> None:
    path = tmp_path / "CC-NEWS-20230506.warc.gz"
    path.write_bytes(foreign_warc(RECORDS))
    archive, report = load(tmp_path, path, domains=["nhandan.vn"])
    pages = list(archive.read())
    assert [page.url for page in pages] == [RECORDS[0][0], RECORDS[1][0]]
    assert all(page.payload == HTML for page in pages)
    assert {page.fetched_at for page in pages} == {datetime(2023, 5, 6, 7, 8, 9, tzinfo=UTC)}
    assert pages[0].metadata == {"http_status": 200, "imported_from": path.name}
    assert report.passed_over == 4
    (problem,) = report.rejected
    assert "https://nhandan.vn/paper.html is application/pdf, not HTML" in problem.message
    again = import_paths(archive, [path], domains=["nhandan.vn"])
    assert (again.imported, again.unchanged) == (0, 2)


def test_without_domains_all_pages_come(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(foreign_warc(RECORDS))
    _, report = load(tmp_path, tmp_path / "a.warc.gz")
    assert (report.imported, report.passed_over) == (4, 2)


@pytest.mark.parametrize("cut", [30, 400])
def test_a_torn_warc_is_loaded_up_to_the_tear(tmp_path: Path, cut: int) -> None:
    (tmp_path / "a.warc.gz").write_bytes(foreign_warc(RECORDS[:3])[:-cut])
    archive, report = load(tmp_path, tmp_path / "a.warc.gz")
    assert len(list(archive.read())) == report.imported == 2
    (problem,) = report.rejected
    assert "what stands before it was loaded" in problem.message


@pytest.mark.parametrize("content", [b"", b"<html>not a warc</html>" * 50])
def test_no_warc_at_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    _, report = load(tmp_path, tmp_path / "a.warc")
    assert len(report.rejected) == 1
    assert report.imported == 0


def test_an_archive_of_our_own_comes_over_whole(tmp_path: Path) -> None:
    ours = Archive(tmp_path / "ours")
    root = folder(tmp_path, {"a.txt": SENTENCE}, [{"doc": "a", "publisher": "Nhân Dân"}])
    import_paths(ours, [root], now=NOW)
    known = {"source": "nhandan", "final_url": "https://nhandan.vn/b.html"}
    headers = [("Content-Type", "text/html")]
    stored = ours.append(
        HTML,
        url="https://nhandan.vn/a.html",
        fetched_at=NOW,
        media_type="text/html",
        http_status=200,
        http_headers=headers,
        metadata=known,
    )
    at = (stored.record_id, stored.file, stored.offset)
    ours.append_fetch(Fetch("nhandan", "https://nhandan.vn/a.html", None, (), NOW, 5, 200, "ok", len(HTML), None, *at))
    _, report = load(tmp_path, tmp_path / "ours" / "vndx-000001.warc.gz")
    assert (report.imported, report.rejected) == (2, [])
    assert (tmp_path / "archive" / "vndx-000001.warc.gz").read_bytes() == (
        tmp_path / "ours" / "vndx-000001.warc.gz"
    ).read_bytes()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2024", "2024"),
        ("2024-10", "2024-10"),
        (" 2024-10-05 ", "2024-10-05"),
        ("2024-10-05T20:30:00Z", "2024-10-06"),
        ("2024-10-05T08:06:00+07:00", "2024-10-05"),
        ("2024-13", None),
        ("2023-02-29", None),
        ("0000", None),
        ("05/10/2024", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_dates(given: str, meant: str | None) -> None:
    assert iso_date(given) == meant
