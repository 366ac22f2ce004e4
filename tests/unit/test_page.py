"""Pages as their readers see them: the quirks of real sites, in invented pages."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipelines.parse import Page, read_page
from pipelines.sources import sources

NOW = datetime(2026, 3, 8, tzinfo=UTC)
P1 = "Đến hết tháng 9, tỷ lệ hồ sơ trực tuyến toàn trình của thành phố đạt 65,3%, tăng so với cùng kỳ, theo Sở Nội vụ."
P2 = "Phó giám đốc sở cho biết, nhờ dữ liệu đất đai đã được làm sạch, người dân không phải nộp lại giấy tờ đã có."
P3 = "Thành phố đặt mục tiêu đưa kinh tế số chiếm 30% GRDP vào năm 2030, đồng thời phủ sóng 5G đến mọi xã, phường."
LEAD = "Sau ba năm chuyển đổi số, phần lớn hồ sơ ở thành phố được nộp và trả kết quả qua mạng, không cần đến trụ sở."


def page(body: str, head: str = "", code: str | None = None, url: str | None = None) -> Page:
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    source = sources()[code] if code else None
    return read_page(html.encode(), url=url, source=source, fetched_at=NOW)


def ld(data: str) -> str:
    return f"<script type='application/ld+json'>{data}</script>"


def article(more: str = "", extra_head: str = "", **options: str) -> Page:
    head = "<meta property='og:type' content='article'><title>Ba năm chuyển đổi số | Báo Thử</title>" + extra_head
    body = f"""
      <nav><a href=/>Trang chủ</a></nav>
      <div class=sidebar><p>Ngày 01/01/2020, một bản tin khác nói về mưa lũ, giá vàng và thể thao.</p></div>
      <h1>Ba năm chuyển đổi số</h1><div class=post-meta><span class=post-date>Thứ Bảy, 07/03/2026 - 08:52</span></div>
      <h2 class=sapo>{LEAD}</h2>
      <div class=noi-dung><p>{P1}</p><figure><img><figcaption>Người dân nộp hồ sơ. Ảnh: T.H</figcaption></figure>
      <p>{P2}</p><p>{P3}</p>{more}</div>
      <div class=comments><p>Bạn đọc (09/03/2026 10:00): Bài rất hay, mong các phường khác cũng làm được.</p></div>
      <footer><p>Giấy phép số 1 do Bộ cấp ngày 02/02/2002, tổng biên tập chịu trách nhiệm về nội dung.</p></footer>"""
    return page(body, head, **options)


def test_an_unknown_site() -> None:
    read = article()
    assert read.kind == "article"
    assert read.title == "Ba năm chuyển đổi số"
    assert read.lead == LEAD
    assert read.text.split("\n") == [LEAD, P1, "Người dân nộp hồ sơ. Ảnh: T.H", P2, P3]
    assert read.published == "2026-03-07T08:52:00+07:00"
    assert read.published_day == "2026-03-07"
    assert read.updated is None
    assert read.parser == "generic"


def test_links_and_calls_inside_the_body_are_left_out() -> None:
    read = article(
        "<ul><li><a href=/a>Một bài khác mà người đọc có thể muốn xem tiếp</a></li></ul><p>>> Xem thêm: bài khác</p>"
        "<div class=related-news><p>Tin liên quan, dài như một đoạn văn, có dấu phẩy, và có cả dấu chấm.</p></div>"
        "<p>Theo dõi báo trên Google News</p><p style='display: none'>Ẩn đi, không ai đọc được dòng này cả.</p>"
    )
    assert read.text.endswith(P3)
    assert read.text.count("\n") == 4


def test_a_table_stays_where_it_stands() -> None:
    rows = "<table><tr><th>Quận<th>Tỷ lệ</tr><tr><td>Hải Châu<td>71,2%</tr><tr><td>Cẩm Lệ<td>66,0%</tr></table>"
    read = article(rows)
    assert read.text.endswith(f"{P3}\nQuận | Tỷ lệ\nHải Châu | 71,2%\nCẩm Lệ | 66,0%")
    assert read.tables[0].rows == (("Hải Châu", "71,2%"), ("Cẩm Lệ", "66,0%"))


def test_json_ld_with_odd_zone_and_names() -> None:
    data = """{"@graph": [{"@type": "WebSite", "datePublished": "1999-01-01"}, {"@type": ["NewsArticle"],
      "datePublished": "2026-03-07T08:52:11.000 +07:00", "dateModified": "2026-03-07T09:00:00.000 +07:00",
      "author": [{"name": "Trần &amp; Lê"}], "publisher": {"name": "Báo Thử"}, "articleSection": "Thời sự",}]}"""
    read = article(extra_head=f"<script type='application/ld+json'>{data}</script>")
    assert (read.published, read.updated) == ("2026-03-07T08:52:11+07:00", "2026-03-07T09:00:00+07:00")
    assert (read.author, read.publisher, read.section) == ("Trần & Lê", "Báo Thử", "Thời sự")


def test_a_zone_that_the_printed_clock_contradicts_is_a_mistake() -> None:
    head = "<meta property='article:published_time' content='2026-03-07T08:52:40Z'>"
    head += "<meta property='article:modified_time' content='2026-03-07T10:00:00Z'>"
    read = article(extra_head=head)
    assert (read.published, read.updated) == ("2026-03-07T08:52:40+07:00", "2026-03-07T10:00:00+07:00")


def test_a_date_of_change_is_not_the_date_of_publication() -> None:
    change = "<div class=update-time>Cập nhật: 09/03/2026 10:00</div>"
    body = f"<h1>Chuyển đổi số ở xã vùng cao</h1>{change}<div id=content><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>"
    said = "<meta property='article:published_time' content='2026-03-07T08:52:00+07:00'>"
    read = page(body, said)
    assert (read.published, read.updated) == ("2026-03-07T08:52:00+07:00", "2026-03-09T10:00:00+07:00")
    # The only date there is, under whatever name.
    assert page(body).published == "2026-03-09T10:00:00+07:00"


def test_the_dates_of_other_stories_do_not_count() -> None:
    other = "<div class=item><a href=/b>Một câu chuyện khác ở một nơi khác</a><span class=date>05/03/2026</span></div>"
    body = (
        f"<div><h1>Chuyển đổi số ở xã vùng cao</h1><div id=content><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>{other}</div>"
    )
    assert page(body).published is None


@given(some.binary(max_size=400), some.integers(0, 10_000), some.integers(0, 400))
def test_any_bytes_are_survived(junk: bytes, at: int, cut: int) -> None:
    html = f"<html><head><meta charset=utf-8></head><body><h1>T</h1><p>{P1}</p><table><tr><td>{P2}</table>".encode()
    at %= len(html)
    read = read_page(html[:at] + junk + html[at + cut :], url="https://x.vn/a", source=None, fetched_at=NOW)
    assert "\r" not in read.text


def test_dates_in_comments_scripts_and_boxes_do_not_count() -> None:
    body = f"""<!-- 2026-01-01T10:00:00 Indochina Time --><script>var d = "02/01/2026 11:00";</script>
      <h1>Chuyển đổi số ở xã vùng cao</h1><div id=content><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>
      <aside><ul><li><span class=date>03/01/2026</span></li></ul></aside>
      <div class=comment-list><span class=time>04/01/2026 12:00</span></div>"""
    read = page(body)
    assert read.kind == "article"
    assert read.published is None


def test_nfd_becomes_nfc_and_entities_letters() -> None:
    body = unicodedata.normalize("NFD", f"<h1>Tiêu đề của bài viết</h1><div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>")
    read = page(body.replace("é", "&eacute;"))
    assert read.text == f"{P1}\n{P2}\n{P3}"
    assert read.title == "Tiêu đề của bài viết"


def test_a_late_charset_tag() -> None:
    body = f"<style>{'x' * 20_000}</style><meta charset=utf-8><h1>Tiêu đề của bài viết</h1><p>{P1}</p><p>{P2}</p>"
    assert page(body).text == f"{P1}\n{P2}"


def test_canonical_address() -> None:
    url = "https://m.baothu.vn/tin/a.html?utm_source=zalo&id=7#binh-luan"
    assert article(url=url).canonical_url == "https://m.baothu.vn/tin/a.html?id=7"
    said = "<link rel=canonical href='/tin/a.html'>"
    assert article(extra_head=said, url=url).canonical_url == "https://m.baothu.vn/tin/a.html"
    front = "<link rel=canonical href='https://baothu.vn/'>"
    assert article(extra_head=front, url=url).canonical_url == "https://m.baothu.vn/tin/a.html?id=7"


def test_a_listing_is_no_article() -> None:
    story = "<div class=item><h3><a href=/a>Tiêu đề dài của một bài báo nào đó trong ngày</a></h3><p>{}</p></div>"
    read = page("<div class=list>" + "".join(story.format(text) for text in (P1, P2, P3, P1, P2, P3)) + "</div>")
    assert read.kind == "listing"


def test_a_page_laid_out_in_tables() -> None:
    menu = "<td><a href=/1>Thời sự</a><br><a href=/2>Kinh tế</a></td>"
    text = "<br><br>".join((P1, P2, P3, P1.replace("9", "6"), P2.replace("đất", "nhà")))
    read = page(
        f"<table><tr><td colspan=3>Báo Thử</td></tr><tr>{menu}<td><div class=tieude>Tiêu đề của bài</div>"
        f"<div class=ngay>07/03/2026 08:52</div><div>{text}</div></td><td><a href=/3>Tin mới</a></td></tr></table>"
    )
    assert read.kind == "article"
    assert read.tables == ()
    assert read.text.startswith(f"{P1}\n{P2}\n{P3}")


@pytest.mark.parametrize("body", ["", "<p>Không tìm thấy trang</p>", "<script>location='/'</script>"])
def test_nothing_to_read(body: str) -> None:
    read = page(body)
    assert read.kind == "other"
    assert read.published is None


def test_a_page_of_figures_is_a_table() -> None:
    rows = "".join(f"<tr><td>Sở {n}<td>{n * 100}<td>{n * 90}</tr>" for n in range(1, 9))
    read = page(f"<h1>Thống kê hồ sơ</h1><table><tr><th>Đơn vị<th>Tiếp nhận<th>Đúng hạn</tr>{rows}</table>")
    assert read.kind == "table"
    assert len(read.tables[0].rows) == 8


def test_a_known_site_goes_by_its_selectors() -> None:
    body = f"""<h1 class=detail-title>Tiêu đề của bài</h1><div data-role=publishdate>07/03/2026 08:06 GMT+7</div>
      <h2 class=detail-sapo>(NLĐO)- {LEAD}</h2><div class='detail-content afcbc-body'><p>{P1}</p><p>{P2}</p></div>
      <div data-role=author>Minh Chiến</div><div class=box><p>{P3}</p></div>"""
    read = page(body, code="nld", url="https://nld.com.vn/x-196260307071308923.htm")
    assert read.parser_version.startswith("nld-")
    assert read.text == f"{LEAD}\n{P1}\n{P2}"
    assert (read.author, read.published, read.publisher) == (
        "Minh Chiến",
        "2026-03-07T08:06:00+07:00",
        "Người Lao Động",
    )


def test_a_lead_that_the_body_repeats_is_read_once() -> None:
    body = f"""<h1 class=detail-title>Tiêu đề của bài</h1><h2 class=detail-sapo>(NLĐO)- {LEAD}</h2>
      <div class='detail-content afcbc-body'><p><b>{LEAD}</b></p><p>{P1}</p></div>"""
    assert page(body, code="nld").text == f"{LEAD}\n{P1}"


def test_a_known_site_with_new_markup_goes_by_the_generic_path() -> None:
    read = page(f"<h1>Tiêu đề của bài</h1><main><p>{P1}</p><p>{P2}</p><p>{P3}</p></main>", code="nld")
    assert read.text == f"{P1}\n{P2}\n{P3}"
    assert read.parser == "generic"


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Theo Người Lao Động", "Người Lao Động"),
        ("(Nguồn: TTXVN)", "TTXVN"),
        ("Theo báo cáo, 9 tháng qua thành phố đã tiếp nhận 12.000 hồ sơ.", None),
        ("Theo Báo Thử", None),
    ],
)
def test_a_syndicated_copy_names_its_origin(line: str, origin: str | None) -> None:
    said = "<meta property='og:site_name' content='Báo Thử'>"
    assert article(f"<p>{line}</p>", said).origin == origin


def test_nesting_without_end_is_survived() -> None:
    deep = "<div>" * 10_000 + f"<p>{P1}</p><p>{P2}</p>" + "</div>" * 10_000
    assert P1 in page(deep).text


def test_code_in_comments_hides_no_text() -> None:
    read = article(
        "<!-- <script> --><p>Đoạn này đứng sau một thẻ mở trong chú thích, vẫn phải đọc.</p><script>1</script>"
    )
    assert "vẫn phải đọc" in read.text


def body_of(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def test_a_link_in_a_sentence_is_of_the_sentence() -> None:
    linked = "Theo <a href=/x class=cms-relate>Sở Nội vụ</a>, tỷ lệ hồ sơ <span class=tag>trực tuyến</span> đạt 65,3%."
    assert "Theo Sở Nội vụ, tỷ lệ hồ sơ trực tuyến đạt 65,3%." in article(f"<p>{linked}</p>").text


def test_a_line_after_a_break_is_judged_by_itself() -> None:
    body = (
        f"<h1>Chuyển đổi số ở xã vùng cao</h1><h2>{LEAD}<br><a href=/b>>> Một bài khác cùng chủ đề ở tỉnh bên</a></h2>"
    )
    read = page(f"{body}<div>{body_of(P1, P2, P3)}</div>")
    assert (read.lead, read.text.split("\n")) == (LEAD, [LEAD, P1, P2, P3])


@pytest.mark.parametrize(
    "top",
    [
        "<h1>Thời sự</h1><h1 class=detail__title>Ba năm chuyển đổi số</h1>",
        "<h1>Báo Thử, trang tin của mọi người</h1><h3>Ba năm chuyển đổi số</h3>",
        "<div class=story-title>Ba năm chuyển đổi số</div>",
    ],
)
def test_the_title_is_the_heading_that_the_head_means(top: str) -> None:
    said = "<title>Ba năm chuyển đổi số - Báo Thử</title><meta property='og:type' content='article'>"
    assert page(f"{top}<div>{body_of(P1, P2, P3)}</div>", said).title == "Ba năm chuyển đổi số"


def test_what_follows_an_article_is_not_of_it() -> None:
    more = "<p>Từ khóa</p><p>chuyển đổi số, dịch vụ công</p><p>Bình luận (3)</p><p>Bài này hay, cảm ơn báo.</p>"
    assert article(more).text.endswith(P3)


def test_the_picture_at_the_top_keeps_its_caption() -> None:
    picture = "<figure><img><figcaption>Người dân nộp hồ sơ. Ảnh: T.H</figcaption></figure>"
    read = page(f"<h1>Chuyển đổi số ở xã vùng cao</h1><h2>{LEAD}</h2>{picture}<div>{body_of(P1, P2, P3)}</div>")
    assert read.text.split("\n") == [LEAD, "Người dân nộp hồ sơ. Ảnh: T.H", P1, P2, P3]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Thứ Ba, 25/12/2012 - 10:03", "2012-12-25T10:03:00+07:00"),
        ("Kinh tế | Cập nhật thứ hai, ngày 24/12/12 11:05 tối", "2012-12-24T23:05:00+07:00"),
        ("| <a href=/d25>25/12/2012</a> - 08:04", "2012-12-25T08:04:00+07:00"),
        ("Ngày 25/12/2012", "2012-12-25"),
        ("Kế hoạch ban hành ngày 25/12/2012 nêu rõ các mục tiêu của năm sau", None),
    ],
)
def test_a_date_without_a_name_on_a_line_of_its_own(line: str, published: str | None) -> None:
    body = f"<h1>Chuyển đổi số ở xã vùng cao</h1><div>{line}</div><div id=content>{body_of(P1, P2, P3)}</div>"
    assert page(body).published == published


def test_a_clock_above_the_heading_is_no_date_of_publication() -> None:
    body = f"<div>Thứ Bảy, 21/11/2026</div><h1>Chuyển đổi số ở xã</h1><div id=content>{body_of(P1, P2, P3)}</div>"
    assert page(body).published is None


def test_the_printed_date_that_the_head_confirms_is_the_right_one() -> None:
    shown = "<div class=article__header><h1>Ba năm số</h1><time class=time>09/10/2025 17:55</time></div>"
    other = "<div class=box><span class=date>10/10/2025 15:05</span></div>"
    said = "<meta property='article:published_time' content='2025-10-09T17:55:47+0700'>"
    assert page(f"{other}{shown}<div>{body_of(P1, P2, P3)}</div>", said).published == "2025-10-09T17:55:47+07:00"


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("<meta name=author content='VCCorp.vn'>", None),
        ("<meta name=author content='Công nghệ Kênh'>", None),
        ("<meta name=author content='Báo Thử'>", None),
        ("<meta name=author content='Trần Thị Bình'>", "Trần Thị Bình"),
        (ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Toà Soạn"}}'), None),
        (ld('{"@type": "NewsArticle", "author": [{"name": "THUẬN AN"}, {"name": "LÊ ÁNH"}]}'), "THUẬN AN, LÊ ÁNH"),
        (ld('{"@type": "NewsArticle", "author": {"@type": "Person", "Name": "Bình Minh - "}}'), "Bình Minh"),
    ],
)
def test_who_is_an_author(said: str, author: str | None) -> None:
    assert article(extra_head=said).author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<p align=right><strong>Hà Thu</strong> <em>(tổng hợp)</em></p>", "Hà Thu"),
        ("<p>Nguyễn Thị Lan</p>", "Nguyễn Thị Lan"),
        ("<p>Tin, ảnh: Vũ Phương</p>", "Vũ Phương"),
        ("<p><b>H.V.</b></p><p>Ảnh: T.L</p>", "H.V."),
        ("<p>Nhóm PV</p><p>Theo Người Lao Động</p>", "Nhóm PV"),
        ("<p>Hội nghị kết thúc tốt đẹp.</p>", None),
    ],
)
def test_a_name_at_the_end_is_the_author(line: str, author: str | None) -> None:
    read = article(line)
    assert read.author == author
    assert author is None or author not in read.text


@pytest.mark.parametrize(
    ("said", "publisher"),
    [
        ("", "Báo Thử"),  # of the page's title
        ("<meta property='og:site_name' content='https://baothu.vn'>", "baothu.vn"),
        (
            "<meta property='og:site_name' content='Báo Thử'>"
            + ld('{"@type": "NewsArticle", "publisher": {"name": "https://baothu.vn"}}'),
            "Báo Thử",
        ),
        (
            ld(
                '{"@graph": [{"@type": "NewsArticle", "publisher": {"@id": "#o"}},'
                ' {"@id": "#o", "@type": "Organization", "name": "Báo Thử"}]}'
            ),
            "Báo Thử",
        ),
    ],
)
def test_a_publisher_by_name(said: str, publisher: str) -> None:
    assert article(extra_head=said).publisher == publisher


def test_an_article_with_many_links_below_it_is_no_listing() -> None:
    links = "".join(f"<p>>> <a href=/{n}>Một bài khác về chuyển đổi số ở tỉnh số {n}</a></p>" for n in range(9))
    body = f"<h1>Chuyển đổi số ở xã</h1><span class=date>07/03/2026 08:52</span><div>{body_of(P1, P2, P3)}{links}</div>"
    read = page(body)
    assert (read.kind, read.text) == ("article", f"{P1}\n{P2}\n{P3}")


def test_a_front_page_is_no_article() -> None:
    read = article(url="https://baothu.vn/")
    assert read.kind == "other"
    assert page("<div>" + body_of(P1, P2) + "</div>").kind == "other"  # neither title nor date


def test_a_photo_story_with_hardly_a_sentence() -> None:
    links = "".join(f"<li><a href=/{n}>Một bài khác về chuyển đổi số ở tỉnh số {n}</a></li>" for n in range(20))
    body = (
        "<h1>Dòng nước trên cánh đồng</h1><div class=time>28/12/2012 14:46</div><p>Ảnh chụp tại phường Dương Nội.</p>"
    )
    read = page(f"{body}<p>Xem nhiều nhất</p><ul>{links}</ul>", "<meta property='og:type' content='article'>")
    assert read.text == "Ảnh chụp tại phường Dương Nội."


def test_a_title_after_the_sites_name() -> None:
    body = f"<h1>Ba năm chuyển đổi số ở xã</h1><div>{body_of(P1, P2, P3)}</div>"
    assert page(body, "<title>Báo Thử - Ba năm chuyển đổi số ở xã</title>").title == "Ba năm chuyển đổi số ở xã"


P4 = "Các phường đã lập tổ công nghệ số cộng đồng, hướng dẫn người dân cài ứng dụng và nộp hồ sơ qua mạng."
TITLE = "Ba năm chuyển đổi số ở tỉnh vùng cao"
OTHERS = "".join(
    f"<li><h4><a href=/b{n}>Một bài khác về chuyển đổi số ở tỉnh thứ {n}</a></h4> <em>(0{n}/03/2026)</em></li>"
    for n in range(1, 8)
)
TEXT = body_of(P1, P2, P3, P4)


@pytest.mark.parametrize(
    ("system", "html", "author", "origin", "lead"),
    [
        (
            "a content system of provinces (NukeViet)",
            f"""<div class=news_column itemscope><h1 class=title itemprop=headline>{TITLE}</h1>
            <div class='hidden d-none' itemprop=author><span itemprop=name>quantri</span></div>
            <span class='hidden d-none' itemprop=datePublished>2026-03-07T08:52:00+07:00</span>
            <span class=h5>Thứ bảy - 07/03/2026 08:52</span><div class=hometext itemprop=description>{LEAD}</div>
            <div class=bodytext>{TEXT}</div><p class=h5><b>Tác giả: </b>Nguyễn Văn An</p>
            <p class=h5><b>Nguồn tin: </b>Báo Nghiệm</p></div>
            <p class=h3><b>Những tin mới hơn</b></p><ul class=related>{OTHERS}</ul>""",
            "Nguyễn Văn An",
            "Báo Nghiệm",
            LEAD,
        ),
        (
            "a portal without headings (Liferay)",
            f"""<div class=portlet-body><div class=title-detail>{TITLE}</div>
            <div class=date>Đăng ngày 07-03-2026 08:52, Lượt xem: 123</div><div class=content><p><b>{LEAD}</b></p>{TEXT}
            <p style='text-align:right'><b>Trần Thị Bình</b></p></div></div><h4>Các tin khác</h4><ul>{OTHERS}</ul>""",
            "Trần Thị Bình",
            None,
            LEAD,
        ),
        (
            "a page that is one form (ASP.NET)",
            f"""<form method=post><h2 class=ArticleTitle>{TITLE}</h2><span class=ArticleDate>(07/03/2026 08:52)</span>
            <div class=ArticleSummary>{LEAD}</div><div class=ArticleContent>{TEXT}</div>
            <div>TIN LIÊN QUAN</div><ul>{OTHERS}</ul></form>""",
            None,
            None,
            LEAD,
        ),
        (
            "paragraphs by line breaks",
            f"""<h1>{TITLE}</h1><span>Cập nhật: 08:52, 07/03/2026</span><div class=noidung>{LEAD}<br><br>{P1}<br><br>
            {P2}<br><br>{P3}<br><br>{P4}</div><ul>{OTHERS}</ul>""",
            None,
            None,
            None,
        ),
        (
            "nothing but divisions",
            f"""<div><div>{TITLE}</div><div>07-03-2026 | 08:52</div><div>{LEAD}</div><div><div>{P1}</div><div>{P2}</div>
            <div>{P3}</div><div>{P4}</div></div></div>""",
            None,
            None,
            None,
        ),
    ],
)
def test_unknown_systems(system: str, html: str, author: str | None, origin: str | None, lead: str | None) -> None:
    menu = "<ul class=nav>" + "".join(f"<li><a href=/m{n}>Chuyên mục {n}</a></li>" for n in range(20)) + "</ul>"
    foot = (
        "<footer><p>Trang thông tin của Sở Thử, chịu trách nhiệm: ông Giám đốc, số 1 đường Hai Bà Trưng.</p></footer>"
    )
    title = "Chi tiết tin tức - Cổng thông tin Sở Thử" if "headings" in system else f"{TITLE} - Cổng thông tin Sở Thử"
    read = page(menu + html + foot, f"<title>{title}</title>", url="https://soth.gov.vn/tin-tuc/a-123.html")
    assert (read.kind, read.title, read.publisher) == ("article", TITLE, "Cổng thông tin Sở Thử")
    assert (read.published, read.lead) == ("2026-03-07T08:52:00+07:00", lead)
    assert (read.author, read.origin) == (author, origin)
    assert read.text.removesuffix("\nNguồn tin: Báo Nghiệm").split("\n") == [LEAD, P1, P2, P3, P4]


def test_the_picture_and_the_author_of_nhan_dan() -> None:
    body = f"""<div class=article><h1 class='article__title cms-title'>{TITLE}</h1>
      <div class='article__sapo cms-desc'><p>{LEAD}</p></div>
      <div class=article__meta><time class=time>Thứ Hai, ngày 20/07/2026 - 06:31</time></div>
      <figure class=article__avatar><img><figcaption>Người dân nộp hồ sơ. (Ảnh: T.H)</figcaption></figure>
      <div class='article__body zce-content-body cms-body'>{body_of(P1, P2)}<p>Theo <a class=cms-relate href=/x>Sở Nội
      vụ</a>, 9 tháng có 12.000 hồ sơ.</p><div class=article__author><p class=name>TP</p></div></div></div>"""
    url = "https://nhandan.vn/ba-nam-chuyen-doi-so-post976641.html"
    known, unknown = page(body, code="nhandan", url=url), page(body, url=url)
    last = "Theo Sở Nội vụ, 9 tháng có 12.000 hồ sơ."
    assert known.text.split("\n") == [LEAD, "Người dân nộp hồ sơ. (Ảnh: T.H)", P1, P2, last]
    assert unknown.text == known.text
    assert (known.author, known.published, known.captions) == (
        "TP",
        "2026-07-20T06:31:00+07:00",
        ("Người dân nộp hồ sơ. (Ảnh: T.H)",),
    )


def test_a_second_copy_for_small_screens_is_not_read() -> None:
    twice = "".join(f"<div class=pc><p>{text}</p></div><div class=mobile><p>{text}</p></div>" for text in (P3, P4))
    assert article(twice).text.split("\n")[-2:] == [P3, P4]


def test_a_time_without_an_offset_is_viet_nams() -> None:
    said = "<meta property='article:published_time' content='2026-03-07T00:01:00'>"  # cafef.vn
    shown = f"<h1>{TITLE}</h1><p class=dateandcat><span class=pdate>07-03-2026 - 00:01 AM</span></p>"
    assert page(f"{shown}<div>{TEXT}</div>", said).published == "2026-03-07T00:01:00+07:00"


def test_a_class_that_ends_in_a_space_and_a_day_without_a_nought() -> None:
    body = f"""<h1 class='title-detail'>{TITLE}</h1><span class='date'>Thứ bảy, 7/3/2026, 00:05 (GMT+7)</span>
      <p class='description'>{LEAD}</p><article class='fck_detail '>{TEXT}
      <p style='text-align:right;'><strong>Hà Thu</strong></p></article>"""
    read = page(body, code="vnexpress", url="https://vnexpress.net/ba-nam-5047363.html")
    assert (read.parser, read.lead, read.author) == ("vnexpress", LEAD, "Hà Thu")
    assert (read.published, read.text) == ("2026-03-07T00:05:00+07:00", "\n".join([LEAD, P1, P2, P3, P4]))


def test_words_in_decomposed_accents_are_known() -> None:
    noise = "<p>Xem thêm: một bài khác về chuyển đổi số</p><p>Từ khóa</p><p>số hóa</p><p>Theo Người Lao Động</p>"
    day, source = "Thứ Bảy, ngày 07 tháng 3 năm 2026", "<p>Theo Người Lao Động</p>"
    body = f"<h1>{TITLE}</h1><div>{day}</div><div>{TEXT}{source}{noise}</div>"
    read = page(unicodedata.normalize("NFD", body))
    assert read.published == "2026-03-07"
    assert (read.origin, read.text) == ("Người Lao Động", "\n".join([P1, P2, P3, P4, "Theo Người Lao Động"]))


def test_a_prefix_of_the_paper_before_the_lead_is_no_part_of_it() -> None:
    body = f"""<h1 class=detail-title>{TITLE}</h1><h2 class=detail-sapo>(Chinhphu.vn) - {LEAD}</h2>
      <div class=detail-time>01/03/2026 09:51</div><div class='detail-content afcbc-body'>{TEXT}</div>"""
    read = page(body, code="baochinhphu", url="https://baochinhphu.vn/a-102260228093004191.htm")
    assert (read.lead, read.author) == (LEAD, None)


def test_no_heading_and_no_meta() -> None:
    body = f"""<div class='title-detail'>{TITLE}</div><a class=author>Nguyên Minh </a>
      <span class=post-time> - 07/03/2026 08:47</span>
      <div class=sapo_detail>{LEAD}</div><div id=content_detail_news>{TEXT}</div>"""  # baodautu.vn
    read = page(body, "<title>Ba năm chuyển đổi số ở tỉnh vùng cao</title>")
    assert (read.kind, read.title, read.lead) == ("article", TITLE, LEAD)
    assert (read.author, read.published) == ("Nguyên Minh", "2026-03-07T08:47:00+07:00")


def test_the_data_of_other_stories_is_not_this_ones() -> None:
    other = (
        '{"@type": "NewsArticle", "headline": "Bài khác", "datePublished": "2020-01-01", "author": {"name": "Ai Đó"}}'
    )
    mine = '{"@type": "NewsArticle", "headline": "Ba năm chuyển đổi số", "datePublished": "2026-03-07T08:52:00+07:00"}'
    read = article(extra_head=ld(other) + ld(mine))
    assert (read.published, read.author) == ("2026-03-07T08:52:00+07:00", None)
    listed = ld(f'{{"@type": "ItemList", "itemListElement": [{other}, {mine}]}}')
    story = "<div class=item><h3><a href=/a>Tiêu đề dài của một bài báo nào đó trong ngày</a></h3><p>{}</p></div>"
    front = page(
        "<div class=list>" + "".join(story.format(text) for text in (P1, P2, P3, P1, P2, P3)) + "</div>", listed
    )
    assert (front.kind, front.published) == ("listing", None)


FIGURES = """<table><tr><th>Đơn vị</th><th>Tiếp nhận</th><th>Đúng hạn</th></tr>
  <tr><td>Sở Mẫu</td><td>410</td><td>399</td></tr><tr><td>Sở Thử</td><td>275</td><td>268</td></tr>
  <tr><td>Phường Hoa</td><td>132</td><td>130</td></tr></table>"""


@pytest.mark.parametrize(
    "line",
    [
        "Từ ngày 01/09/2026 đến ngày 30/09/2026",
        "<span>Từ ngày: 01/09/2026</span>",
        "<div class=date>Từ 01/09/2026 tới 30/09/2026</div>",
        "01/09/2026 - 30/09/2026",
        "(Tính đến ngày 30/09/2026)",
        "Số liệu đến 17h ngày 30/09/2026",
        "Kỳ báo cáo: 01/09/2026",
        "Có hiệu lực từ ngày 1 tháng 9 năm 2026",
        "Ngày ban hành: 01/09/2026",
    ],
)
def test_the_days_of_a_period_are_not_when_a_page_came_out(line: str) -> None:
    portal = page(f"<h1>Kết quả xử lý hồ sơ của các sở</h1><p>{line}</p>{FIGURES}")
    story = page(f"<h1>Kết quả xử lý hồ sơ của các sở</h1><p>{line}</p><p>{P1}</p><p>{P2}</p><p>{P3}</p>")
    assert (portal.published, portal.updated) == (None, None)
    assert (story.published, story.updated) == (None, None)


@pytest.mark.parametrize(
    "line", ["Từ Văn Kiên | 07/03/2026 08:52", "Sau Tết | 07/03/2026 - 08:52", "Kỳ 2, 07/03/2026 08:52"]
)
def test_a_name_beside_a_date_makes_it_no_period(line: str) -> None:
    read = page(f"<h1>Ba năm chuyển đổi số</h1><div class=date>{line}</div><p>{P1}</p><p>{P2}</p><p>{P3}</p>")
    assert read.published == "2026-03-07T08:52:00+07:00"


SITE = "Sở Thử nghiệm tỉnh Mẫu"
PORTAL = "Cổng thông tin điện tử tỉnh Mẫu"
NAMED = f"<meta property=og:site_name content='{SITE}'><meta property=og:title content='{SITE}'>"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (f"<title>{PORTAL}</title>", ""),
        (f"<title>{PORTAL}</title>", f"<h1>{PORTAL}</h1>"),
        (f"<title>{SITE}</title>", f"<header><h1><a href='/'>{SITE}</a></h1></header>"),
        (f"<title>{SITE}</title>", f"<a href='https://mau.gov.vn/'><h1>{SITE}</h1></a>"),
        (f"<title>{SITE}</title>{NAMED}", ""),
        (f"<title>Trang chủ</title>{NAMED}", f"<h1>{SITE}</h1>"),
        ("", ""),
    ],
)
@pytest.mark.parametrize(
    "below", [f"<p>07/03/2026</p><p>{P1}</p><p>{P2}</p><p>{P3}</p>", FIGURES], ids=["text", "table"]
)
def test_a_smaller_heading_is_the_title_where_the_first_names_the_site(head: str, above: str, below: str) -> None:
    menu = "<ul>" + "".join(f"<li><a href='/m{n}'>Chuyên mục {n}</a></li>" for n in range(9)) + "</ul>"
    read = page(f"{above}{menu}<h2>Bốn phường về đích sớm</h2>{below}", head, url="https://mau.gov.vn/tin/a-12345.html")
    assert read.title == "Bốn phường về đích sớm"


def test_a_title_about_a_portal_is_no_portals_name() -> None:
    title = "Cổng dịch vụ công tỉnh Mẫu nhận một triệu hồ sơ"
    body = f"<h1>{title}</h1><h2>Sau ba năm, phần lớn giấy tờ được nộp qua mạng</h2><p>{P1}</p><p>{P2}</p><p>{P3}</p>"
    assert page(body, f"<title>{title}</title>").title == title
