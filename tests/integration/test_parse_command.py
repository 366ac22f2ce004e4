"""`vndx parse`: what becomes of saved pages, as a user calls it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from tests.command import Done, vndx_apart

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "pages"


def rows(done: Done) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in map(json.loads, done.out.splitlines())}


def test_the_golden_pages(tmp_path: Path) -> None:
    expected = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in GOLDEN.glob("*.json")}
    pages = {name: page for name, page in expected.items() if "form" not in page}
    for name in pages:
        (tmp_path / f"{name}.html.gz").write_bytes((GOLDEN / f"{name}.html.gz").read_bytes())
    urls = tmp_path / "urls.jsonl"
    urls.write_text("".join(json.dumps({"id": n, "url": p["url"]}) + "\n" for n, p in pages.items()), encoding="utf-8")
    done = vndx_apart("parse", tmp_path, "--urls", urls)
    assert done.code == 0, done.err
    got = rows(done)
    assert got.keys() == pages.keys()
    for name, page in pages.items():
        assert got[name]["kind"] == page["kind"], name
        assert got[name]["url"] == page["url"]
        if page["kind"] == "listing":
            assert (got[name]["text"], got[name]["published"], got[name]["tables"]) == ("", None, [])
        else:
            assert {key: got[name][key] for key in ("text", "published", "author")} == {
                key: page[key] for key in ("text", "published", "author")
            }
            assert [{"header": t["header"], "rows": t["rows"]} for t in got[name]["tables"]] == page["tables"]


def test_guarded_and_bad_pages(tmp_path: Path) -> None:
    page = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    (tmp_path / "gone.html").write_text(page.format("404 Not Found", "Không tìm thấy trang"), encoding="utf-8")
    (tmp_path / "shell.html").write_text("<html><body><div id=app></div></body></html>", encoding="utf-8")
    (tmp_path / "paper.html").write_bytes(b"%PDF-1.4")
    (tmp_path / "torn.html.gz").write_bytes(gzip.compress(b"<html>" * 99)[:-9])
    (tmp_path / "urls.jsonl").write_text('{"id": "gone", "url": "https://nhandan.vn/a-post1.html"}\n{"x"\n')
    done = vndx_apart("parse", tmp_path, "--urls", tmp_path / "urls.jsonl")
    assert done.code == 1
    got = rows(done)
    assert (got["gone"]["kind"], got["gone"]["text"], got["gone"]["published"]) == ("soft_404", "", None)
    assert got["shell"]["kind"] == "empty_shell"
    assert "paper.html: is application/pdf, not HTML" in done.err
    assert "torn.html.gz: cannot be read" in done.err
    assert "urls.jsonl:2: not JSON" in done.err


def test_wrong_usage(tmp_path: Path) -> None:
    assert vndx_apart("parse", tmp_path / "none").code == 2
    assert vndx_apart("parse", tmp_path).code == 2
