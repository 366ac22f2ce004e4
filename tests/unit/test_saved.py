"""What becomes of saved pages: guarded ones are named and never read as articles; articles are articles, whatever they
speak of. All pages are invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.saved import describe
from tests.unit.test_page import LEAD, P1, P2, P3

KNOWN = "https://nld.com.vn/mot-bai-viet-19624100519104548.htm"
UNKNOWN = "https://baothu.vn/kinh-te/mot-bai-viet-1234567.html"
MENU = "<ul>" + "".join(f"<li><a href=/m{n}>Mục {n}</a></li>" for n in range(40)) + "</ul>"
STORIES = "".join(
    f"<li><a href=/b{n}>Một bài viết khác về chuyển đổi số ở tỉnh thứ {n}</a><p>{text}</p></li>"
    for n, text in enumerate((P1, P2, P3, LEAD) * 8)
)
CANONICAL_FRONT = "<link rel=canonical href=https://baothu.vn/>"


def page(body: str, title: str = "Báo Thử", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def told(tmp_path: Path, html: str, url: str | None) -> dict[str, Any]:
    path = tmp_path / "saved.html"
    path.write_text(html, encoding="utf-8")
    row = describe(path, url)
    assert isinstance(row, dict)
    return row


@pytest.mark.parametrize("url", [KNOWN, UNKNOWN, None])
@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("", "empty_shell"),
        (page("<div id=root></div><script src=/main.js></script>", "Cổng Dịch vụ công"), "empty_shell"),
        (page("<script>document.cookie='D1N=a1;path=/';window.location.reload(true);</script>"), "cookie_wall"),
        (page("<p>Vui lòng xác nhận bạn không phải là robot</p><form><input name=captcha></form>"), "captcha"),
        (page("<p>Checking</p><script src=/cdn-cgi/x.js></script>", "Just a moment..."), "block_page"),
        (page("The requested URL was rejected. Please consult with your administrator."), "block_page"),
        (page(f"{MENU}<form><input name=u><input type=password></form>", "Đăng nhập - Cổng thử"), "login"),
        (page(f"{MENU}<h2>404</h2><p>Trang bạn tìm không tồn tại hoặc đã được chuyển đi nơi khác.</p>"), "soft_404"),
        (page(f"{MENU}<h1>Không tìm thấy trang</h1><ul>{STORIES}</ul>", "Không tìm thấy trang - Báo Thử"), "soft_404"),
        (page("<h1>Hệ thống đang bảo trì</h1><p>Mời bạn quay lại sau.</p>", "Thông báo bảo trì"), "error_page"),
    ],
)
def test_a_guarded_page_is_named_and_not_read(tmp_path: Path, html: str, kind: str, url: str | None) -> None:
    row = told(tmp_path, html, url)
    assert row["kind"] == kind
    assert (row["text"], row["lead"], row["published"], row["updated"], row["author"]) == ("", None, None, None, None)
    assert row["tables"] == []


def test_a_front_page_in_place_of_an_article(tmp_path: Path) -> None:
    front = f"{MENU}<ul>{STORIES}</ul>"
    assert told(tmp_path, page(front, head=CANONICAL_FRONT), UNKNOWN)["kind"] == "home_page"
    assert told(tmp_path, page(front, head=CANONICAL_FRONT), "https://baothu.vn/")["kind"] == "listing"
    assert told(tmp_path, page(front), KNOWN)["kind"] == "home_page"  # no listing lives at the address of an article
    assert told(tmp_path, page(front), UNKNOWN)["kind"] == "listing"


def test_a_size_that_no_article_has(tmp_path: Path) -> None:
    little = page("<p>" + "Trang này hiển thị tốt nhất trên trình duyệt mới nhất của bạn nhé " * 4 + "</p>")
    assert told(tmp_path, little, KNOWN)["kind"] == "odd_size"


@pytest.mark.parametrize("url", [KNOWN, UNKNOWN, None])
@pytest.mark.parametrize(
    "words",
    [
        "Người dân phải nhập mã captcha, xác nhận bạn không phải là robot, rồi mới nộp được hồ sơ, theo phản ánh.",
        "Trang không tồn tại hoặc đã bị xóa là lỗi mà người dân gặp nhiều nhất trên cổng, ông Nam nói trong buổi họp.",
        "Hệ thống đang bảo trì, đó là câu mà người dân đọc được trong ba ngày liền trên cổng dịch vụ công của tỉnh.",
    ],
)
def test_an_article_is_an_article_whatever_it_speaks_of(tmp_path: Path, words: str, url: str | None) -> None:
    top = "<h1>Ba ngày ở cổng</h1><span class=date>07/03/2026 08:52</span>"
    body = f"{top}<div><p>{words}</p><p>{P1}</p><p>{P2}</p></div>"
    row = told(tmp_path, page(body, "Ba ngày ở cổng - Báo Thử"), url)
    assert (row["kind"], row["text"]) == ("article", f"{words}\n{P1}\n{P2}")


def test_all_that_an_article_says(tmp_path: Path) -> None:
    picture = "<figure><img><figcaption>Người dân nộp hồ sơ. Ảnh: T.H</figcaption></figure>"
    body = f"""<h1>Ba ngày ở cổng</h1><span class=date>07/03/2026 08:52</span><h2 class=sapo>{LEAD}</h2>
      <div>{picture}<p>{P1}</p><p>{P2}</p><p>{P3}</p><p>Theo Người Lao Động</p></div>"""
    head = "<link rel=canonical href=/tin/a.html><meta property=og:site_name content='Báo Thử'>"
    row = told(tmp_path, page(body, head=head), UNKNOWN)
    assert row == {
        "id": "saved",
        "url": UNKNOWN,
        "canonical_url": "https://baothu.vn/tin/a.html",
        "kind": "article",
        "title": "Ba ngày ở cổng",
        "lead": LEAD,
        "text": "\n".join([LEAD, "Người dân nộp hồ sơ. Ảnh: T.H", P1, P2, P3, "Theo Người Lao Động"]),
        "published": "2026-03-07T08:52:00+07:00",
        "updated": None,
        "author": None,
        "section": None,
        "publisher": "Báo Thử",
        "origin": "Người Lao Động",
        "captions": ["Người dân nộp hồ sơ. Ảnh: T.H"],
        "tables": [],
    }
