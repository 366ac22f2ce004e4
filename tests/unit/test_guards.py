"""Pages that are no articles are named; articles, whatever they speak of, are not."""

from __future__ import annotations

import pytest

from pipelines.crawl.fetch import OUTCOMES
from pipelines.crawl.guards import _signs, inspect, inspect_data
from pipelines.sources import Source, sources

URL = "https://nld.com.vn/mot-bai-viet-19624100519104548.htm"
TEXT = "<p>Tỷ lệ hồ sơ trực tuyến của thành phố tăng đều qua từng quý trong năm nay.</p>" * 40
MENU = "<nav>" + "<a href='/x'>Thời sự</a> <a href='/y'>Kinh tế</a> " * 20 + "</nav>"


def page(body: str, title: str = "Báo", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def kind(
    html: str, url: str = URL, final_url: str | None = None, size: int | None = None, source: Source | None = None
) -> str | None:
    verdict = inspect(html, url=url, final_url=final_url, size=size, source=source)
    return verdict.kind if verdict else None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (page("<script>document.cookie='a='+1;window.location.reload(true)</script>"), "cookie_wall"),
        (
            page("<script>var a=toNumbers('ab'),b=1;document.cookie='__test='+b;location.href='/?i=1'</script>"),
            "cookie_wall",
        ),
        (page("<p>Please enable JavaScript to continue.</p>"), "cookie_wall"),
        (page("<form><img src='/captcha.png'><input name=captcha></form><p>Nhập mã xác nhận</p>"), "captcha"),
        (page('<div class="x cf-turnstile"></div>'), "captcha"),
        (page("<p>Vui lòng xác minh bạn không phải là robot</p>"), "captcha"),
        (page("<p>The requested URL was rejected. Please consult with your administrator.</p>"), "block_page"),
        (page("<p>Yêu cầu đã dừng</p>", "Attention Required! | Cloudflare"), "block_page"),
        (page("<p>Hệ thống chống DDoS đang kiểm tra</p>"), "block_page"),
        (page("<p>Địa chỉ IP của bạn đã bị chặn</p>"), "block_page"),
        (page(MENU + "<h1>Trang không tồn tại</h1>"), "soft_404"),
        (page(MENU + "<p>Bài viết này không tồn tại hoặc đã bị xóa</p>"), "soft_404"),
        (page("<p>x</p>", "404 Not Found"), "soft_404"),
        (page(MENU + "<p>Có lỗi xảy ra, vui lòng thử lại sau</p>"), "error_page"),
        (page("<p>Server Error in '/' Application.</p>"), "error_page"),
        (page("<form><input name=u><input type=password></form>" + MENU), "login"),
        (page("<div id=root></div><script src=a.js></script>"), "empty_shell"),
        ("", "empty_shell"),
        ("<", "empty_shell"),
        (page(TEXT, head='<link rel="canonical" href="https://nld.com.vn/">'), "home_page"),
    ],
)
def test_a_page_that_is_no_article_is_named(html: str, expected: str) -> None:
    assert kind(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        page(TEXT),
        page(TEXT, "404 ngày thay đổi một phường"),
        page(TEXT + "<p>Trang không tồn tại hoặc đã bị xóa là lỗi thường gặp.</p>"),
        page(TEXT + "<p>Máy chủ báo Access Denied, IP của bạn bị chặn, nhập mã captcha.</p>"),
        page(TEXT + "<form><input type=password></form>"),
        page(TEXT + "<script>document.cookie='seen=1';function go(){location.href='/'}</script>"),
        page(TEXT + "<div class='g-recaptcha'></div>"),
        page(TEXT, head='<link rel="canonical" href="https://nld.com.vn/"><meta property="og:type" content="article">'),
    ],
)
def test_an_article_is_an_article_whatever_it_speaks_of(html: str) -> None:
    assert kind(html) is None


def test_where_the_site_has_its_text_the_page_is_an_article() -> None:
    body = '<h1 class="detail-title">Captcha là gì</h1><div class="detail-content afcbc-body">'
    short = page(body + "<p>Vui lòng xác minh bạn không phải là robot, câu này hiện ra khắp nơi.</p>" * 7)
    assert kind(short, source=sources()["nld"]) is None
    assert kind(short) == "captcha"


def test_the_home_page_is_no_answer_to_a_question_for_an_article() -> None:
    assert kind(page(TEXT), final_url="https://nld.com.vn/") == "home_page"
    assert kind(page(TEXT), final_url="https://nld.com.vn/index.html") == "home_page"
    assert kind(page(TEXT), url="https://nld.com.vn/", final_url="https://nld.com.vn/trang-chu") is None


def test_a_size_out_of_band_counts_for_articles_only() -> None:
    nld = sources()["nld"]
    assert kind(page(TEXT), size=900, source=nld) == "odd_size"
    assert kind(page(TEXT), size=9_000_000, source=nld) == "odd_size"
    assert kind(page(TEXT), size=100_000, source=nld) is None
    assert kind(page(TEXT), url="https://nld.com.vn/kinh-te.htm", size=900, source=nld) is None


def test_json_that_is_none_is_named() -> None:
    assert inspect_data(b'[{"TEN": "An Giang"}]', "text/html") is None
    html, deep = inspect_data(b"  <html>", "text/html"), inspect_data(b"[" * 200_000, "application/json")
    assert html is not None and html.kind == "wrong_type"
    assert deep is not None and deep.kind == "bad_document"


def test_every_name_a_guard_gives_is_explained() -> None:
    assert {signs.kind for signs in _signs()} <= set(OUTCOMES)
