"""How the pages of each source are written, as far as it is known: the same story in the markup of every site, among
what stands around stories there (menus, boxes, comments, scripts, dates of other things). All words are ours; the
stories are the written texts of tests/quality/dev."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Story:
    """What an article page says. `rows` is a table after the last paragraph, its first row the header."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    caption: str
    published: datetime
    author: str | None
    rows: tuple[tuple[str, ...], ...] = ()


CAPTIONS = "Một buổi hướng dẫn người dân nộp hồ sơ qua mạng (ảnh minh họa)."
MENU = "".join(f"<li><a href='/{n}'>{t}</a></li>" for n, t in enumerate(("Thời sự", "Kinh tế", "Công nghệ", "Bạn đọc")))
ELSEWHERE = (
    "Giá vàng tăng 1,2 triệu đồng một lượng trong phiên sáng nay",
    "Lũ về sớm, 35% diện tích lúa hè thu đã gặt xong",
    "Khai mạc giải bóng chuyền các câu lạc bộ toàn quốc lần thứ 12",
    "Ba cây cầu mới nối đôi bờ sông được khởi công trong tháng",
    "Nông dân vùng trũng chuyển 420 héc-ta sang trồng sen",
    "Sân bay đón lượt khách thứ 10 triệu sớm hơn hai tháng",
)


def e(text: str) -> str:
    """Text as HTML."""
    return html.escape(text, quote=False)


def table(rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "<tr>" + "".join(f"<th>{e(cell)}</th>" for cell in rows[0]) + "</tr>"
    body = "".join("<tr>" + "".join(f"<td>{e(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table border=1><thead>{head}</thead><tbody>{body}</tbody></table>"


def boxes(
    story: Story,
    item: str = "<div class='item'><a href='/khac-{n}.htm'>{title}</a><span class='time'>{day}</span></div>",
) -> str:
    """Stories of other days beside this one."""
    day = story.published + timedelta(days=9)
    return "".join(
        item.format(n=n, title=e(title), day=f"{day + timedelta(days=n):%d/%m/%Y %H:%M}")
        for n, title in enumerate(ELSEWHERE)
    )


def json_ld(story: Story, published: str, publisher: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": published,
        "author": {"@type": "Person", "name": story.author or publisher},
        "publisher": {"@type": "Organization", "name": publisher},
    }
    return f"<script type='application/ld+json'>{json.dumps(data, ensure_ascii=False)}</script>"


def comments(story: Story) -> str:
    later = story.published + timedelta(days=2)
    return f"<div class='comment-list'><div class='comment'><b>Bạn đọc</b> {later:%d/%m/%Y %H:%M}<p>Hay lắm, quê tôi mới được 12%!</p></div></div>"


def vccorp(
    story: Story, *, prefix: str, host: str, author: bool = True, role_date: bool = True, nfd: bool = False
) -> str:
    """nld.com.vn, tuoitre.vn, baochinhphu.vn: one publishing system."""
    day = f"{story.published:%d/%m/%Y %H:%M}"
    date = f"<div data-role='publishdate'>{day} GMT+7</div>" if role_date else day
    picture = f"<div class='VCSortableInPreviewMode active' type='Photo'><div><img src='/1.jpg'></div><div class='PhotoCMS_Caption'><p>{e(story.caption)}</p></div></div>"
    other = "<div class='VCSortableInPreviewMode' type='RelatedOneNews'><a href='/khac.htm'>Một chuyện khác của mục này, không thuộc bài đang đọc</a></div>"
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    signed = f"<p style='text-align: right'><b>{e(story.author)}</b></p>" if story.author and not author else ""
    byline = f"<div class='detail-author' data-role='author'>{e(story.author or '')}</div>" if author else ""
    page = f"""<!DOCTYPE html><html lang="vi"><head><style>{".x{color:red}" * 700}</style>
<!-- page generated {story.published + timedelta(days=30):%Y-%m-%dT%H:%M:%S} Indochina Time -->
<meta property="og:type" content="article"><meta property="og:title" content="{html.escape(story.title)}">
<meta property="article:published_time" content="{story.published.isoformat()}"><meta charset="utf-8">
<title>{e(story.title)}</title>{json_ld(story, story.published.isoformat(), host)}</head><body>
<div class="header"><ul class="menu">{MENU}</ul><span class="time">{story.published + timedelta(days=5):%d/%m/%Y}</span></div>
<div class="detail__page"><h1 class="detail-title" data-role="title">{e(story.title)}</h1><div class="detail-time">{date}</div>
<h2 class="detail-sapo" data-role="sapo">{prefix}{e(story.lead)}</h2>
<div class="detail-content afcbc-body" data-role="content">{first}{picture}{other}{"".join(rest)}{table(story.rows)}{signed}</div>{byline}
<div class="detail-tags"><a href="/tag/so.htm">chuyển đổi số</a></div>{comments(story)}</div>
<div class="sidebar"><div class="box-category">{boxes(story)}</div></div><div class="footer">Bản quyền thuộc về báo</div></body></html>"""
    return unicodedata.normalize("NFD", page) if nfd else page


def onecms(
    story: Story, *, title: str, lead: str, meta: str, body: str, source: str, publisher: str, clock_first: bool
) -> str:
    """nhandan.vn and baodanang.vn: one publishing system under different class names."""
    day = f"{story.published:%H:%M %d/%m/%Y}" if clock_first else f"Ngày {story.published:%d/%m/%Y - %H:%M}"
    picture = f"<figure><img src='/1.jpg'><figcaption>{e(story.caption)}</figcaption></figure>"
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)} | {publisher}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="{story.published:%Y-%m-%dT%H:%M:%S+0700}">
</head><body><header><nav><ul>{MENU}</ul></nav></header><main><div class="article"><h1 class="{title}">{e(story.title)}</h1>
<div class="article__meta block-meta"><span class="{meta}">{day}</span></div><div class="{lead}">{e(story.lead)}</div>
<div class="b-maincontent"><div class="{body}">{first}{picture}{"".join(rest)}{table(story.rows)}
<div class="related-news"><ul><li><a href="/khac-post1.html">Một chuyện khác của mục này, không thuộc bài đang đọc</a></li></ul></div></div></div>
<div class="{source}">{e(story.author or "")}</div></div>{comments(story)}</main><aside>{boxes(story)}</aside><footer>Bản quyền</footer></body></html>"""


def mastercms(story: Story, *, title: str, lead: str | None, date: str, body: str) -> str:
    """kinhtedothi.vn and its sister: the lead in bold inside the body, or in a box of its own."""
    opening = f"<div class='{lead}'>{e(story.lead)}</div>" if lead else ""
    inside = "" if lead else f"<p><strong>{e(story.lead)}</strong></p>"
    picture = f"<div class='image'><img src='/1.jpg'><p class='image-caption'>{e(story.caption)}</p></div>"
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    signed = f"<p style='text-align: right'><strong>{e(story.author)}</strong></p>" if story.author else ""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<script>var T = "{story.published + timedelta(days=40):%d/%m/%Y %H:%M}";</script></head><body>
<ul class="navbar">{MENU}</ul><div class="content-detail"><h1 class="{title}">{e(story.title)}</h1>
<span class="datetime {date}">{story.published:%d/%m/%Y %H:%M}</span>{opening}<div id="{body}">{inside}{first}{picture}{"".join(rest)}{table(story.rows)}{signed}</div>
<div class="__MB_ARTICLE_PAGING">{boxes(story)}</div></div><div class="right-col sidebar">{boxes(story)}</div>{comments(story)}</body></html>"""


def vietnamnet(story: Story) -> str:
    picture = f"<figure class='vnn-content-image'><picture><img src='/1.jpg'></picture><figcaption>{e(story.caption)}</figcaption></figure>"
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)}</title>
{json_ld(story, f"{story.published:%Y-%m-%dT%H:%M:%S}.000 +07:00", "Báo VietNamNet")}</head><body><nav><ul>{MENU}</ul></nav>
<div class="bread-crumb-detail"><div class="bread-crumb-detail__time">Thứ Bảy, {story.published:%d/%m/%Y - %H:%M}</div></div>
<h1 class="content-detail-title">{e(story.title)}</h1><h2 class="content-detail-sapo">{e(story.lead)}</h2>
<div class="article-detail-author__info"><span class="name"><a href="/tac-gia">{e(story.author or "")}</a></span></div>
<div id="maincontent" class="maincontent main-content">{first}{picture}{"".join(rest)}{table(story.rows)}</div>
<div class="vnn-comment">{comments(story)}</div><div class="sidebar">{boxes(story)}</div></body></html>"""


def vnexpress(story: Story) -> str:
    picture = f"<figure class='tplCaption'><div><img src='/1.jpg'></div><figcaption><p class='Image'>{e(story.caption)}</p></figcaption></figure>"
    first, *rest = [f"<p class='Normal'>{e(text)}</p>" for text in story.paragraphs]
    when = story.published
    page = f"""<!DOCTYPE html><html lang="vi"><head><style>{".y{margin:0}" * 1500}</style><meta charset="utf-8"><title>{e(story.title)} - Báo VnExpress</title>
<meta name="pubdate" content="{when.isoformat()}"><meta property="og:type" content="article"></head><body><nav><ul>{MENU}</ul></nav>
<section class="section page-detail"><div class="container"><div class="sidebar-1"><span class="date">Thứ bảy, {when.day}/{when.month}/{when.year}, {when:%H:%M} (GMT+7)</span>
<h1 class="title-detail">{e(story.title)}</h1><p class="description">{e(story.lead)}</p>
<article class="fck_detail ">{first}{picture}{"".join(rest)}{table(story.rows)}<p class="Normal" style="text-align:right;"><strong>{e(story.author or "")}</strong></p></article></div>
<div class="sidebar-2">{boxes(story)}</div></div></section>{comments(story)}</body></html>"""
    return unicodedata.normalize("NFD", page)


def aspnet(story: Story) -> str:
    """baobinhdinh.vn, as far as can be inferred: everything in one form and in tables for the layout."""
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    signed = f"<p align='right'><b>{e(story.author)}</b></p>" if story.author else ""
    when = story.published
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ""><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{e(story.title)}</title></head><body><form method="post" action="viewer.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEP">
<div class="menu"><ul>{MENU}</ul></div><table width="1000"><tr><td width="160"><ul>{MENU}</ul></td><td width="560"><h1>{e(story.title)}</h1>
<div class="article-date">Thứ Tư, {when.day}/{when.month}/{when.year}, {when:%H:%M} (GMT+7)</div><div class="article-content"><p><b>{e(story.lead)}</b></p>{first}
<table class="image" align="center"><tr><td><img src="1.jpg"></td></tr><tr><td class="caption">{e(story.caption)}</td></tr></table>
{"".join(rest)}{table(story.rows)}{signed}</div>{comments(story)}</td><td width="280" class="right-column">{boxes(story)}</td></tr></table></form></body></html>"""


def wordpress(story: Story) -> str:
    """nso.gov.vn and others whose markup was not seen: the commonest way to publish."""
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    picture = f"<figure class='wp-caption'><img src='/1.jpg'><figcaption class='wp-caption-text'>{e(story.caption)}</figcaption></figure>"
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{e(story.title)}</title><meta property="og:type" content="article">
<meta property="article:published_time" content="{story.published.isoformat()}"></head><body class="single-post no-sidebar"><header class="site-header"><nav><ul>{MENU}</ul></nav></header>
<main><article class="post type-post"><h1 class="entry-title">{e(story.title)}</h1><div class="entry-meta"><time class="entry-date" datetime="{story.published.isoformat()}">{story.published:%d/%m/%Y}</time></div>
<div class="entry-content"><p><strong>{e(story.lead)}</strong></p>{first}{picture}{"".join(rest)}{table(story.rows)}<div class="sharedaddy share"><a href="#">Facebook</a></div></div></article></main>
<aside class="widget-area">{boxes(story)}</aside><footer class="site-footer">Bản quyền</footer></body></html>"""


def portal(story: Story) -> str:
    """dx.gov.vn, mst.gov.vn: a government portal, inferred from others of its system."""
    first, *rest = [f"<p>{e(text)}</p>" for text in story.paragraphs]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)}</title><meta property="og:type" content="article"></head><body>
<div class="header"><ul class="menu">{MENU}</ul></div><div class="detail"><h1 class="detail-title">{e(story.title)}</h1><div class="detail-date">{story.published:%d/%m/%Y %H:%M}</div>
<div class="detail-sapo">{e(story.lead)}</div><div class="detail-content">{first}<div class="picture"><img src="/1.jpg"><div class="photo-caption">{e(story.caption)}</div></div>{"".join(rest)}{table(story.rows)}</div></div>
<div class="box-lien-quan">{boxes(story)}</div><div class="footer">Cơ quan chủ quản</div></body></html>"""


def listing(story: Story, titles: Sequence[str]) -> str:
    """A section's page: headlines with a line of text each, of several days."""
    items = "".join(
        f"<div class='item'><h3><a href='/bai-{n}-2026030708000{n}.htm' title=''>{e(title)}</a></h3><span class='time'>{story.published + timedelta(hours=n):%d/%m/%Y %H:%M}</span>"
        f"<p class='sapo'>{e(ELSEWHERE[n % len(ELSEWHERE)])}, theo tin từ cơ sở, và còn nhiều việc phải làm.</p></div>"
        for n, title in enumerate(titles)
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Chuyển đổi số</title></head><body><nav><ul>{MENU}</ul></nav>
<div class="main"><h1>Chuyển đổi số</h1><div class="list">{items}</div></div><div class="sidebar">{boxes(story)}</div></body></html>"""


def statistics(title: str, rows: Sequence[Sequence[str]], said: Sequence[str] = ()) -> str:
    """A portal's page of figures."""
    lines = "".join(f"<p>{e(line)}</p>" for line in said)
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(title)}</title><script>var now = "2026-11-01";</script></head><body>
<div id="wrapper"><nav><ul>{MENU}</ul></nav><section id="content"><h1>{e(title)}</h1><div class="portlet-body">{table(rows)}{lines}</div></section>
<footer>Cập nhật 01/11/2026</footer></div></body></html>"""


def report_form(title: str, caption: str, lines: Sequence[Sequence[str]]) -> str:
    """A portal's report of dossiers in the official form: headers of three levels over rows of agencies, the columns
    numbered below them, agencies in groups, the sum over the first two columns."""
    head = """<tr><th rowspan="3">STT</th><th rowspan="3">Đơn vị</th><th colspan="4">Số hồ sơ tiếp nhận</th>
<th colspan="4">Số hồ sơ đã giải quyết</th><th colspan="3">Số hồ sơ đang giải quyết</th><th rowspan="3">Tỷ lệ giải quyết đúng hạn (%)</th>
<th rowspan="3">Mức độ 3, 4</th></tr><tr><th rowspan="2">Tổng số</th><th colspan="2">Trong kỳ</th><th rowspan="2">Từ kỳ trước</th>
<th rowspan="2">Tổng số</th><th rowspan="2">Trước hạn</th><th rowspan="2">Đúng hạn</th><th rowspan="2">Quá hạn</th><th rowspan="2">Tổng số</th>
<th rowspan="2">Trong hạn</th><th rowspan="2">Quá hạn</th></tr><tr><th>Trực tuyến</th><th>Trực tiếp, dịch vụ bưu chính</th></tr>"""
    numbered = "".join(f"<td>({n})</td>" for n in range(1, 16))
    body = "".join(
        f"<tr><td colspan='15'><b>{e(line[0])}</b></td></tr>"
        if len(line) == 1
        else f"<tr><td colspan='2'>{e(line[0])}</td>" + "".join(f"<td>{e(cell)}</td>" for cell in line[1:]) + "</tr>"
        if len(line) == 14
        else "<tr>" + "".join(f"<td align='right'>{e(cell)}</td>" for cell in line) + "</tr>"
        for line in lines
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(title)}</title></head><body><div id="wrapper"><nav><ul>{MENU}</ul></nav>
<section id="content"><h1>{e(title)}</h1><div class="portlet-body"><table class="table table-bordered"><caption>{e(caption)}</caption><thead>{head}</thead>
<tbody><tr>{numbered}</tr>{body}</tbody></table></div></section><footer>Cập nhật 01/11/2026</footer></div></body></html>"""


LAYOUTS: dict[str, Callable[[Story], str]] = {
    "nld": lambda s: vccorp(s, prefix="(NLĐO)- ", host="nld.com.vn"),
    "tuoitre": lambda s: vccorp(s, prefix="TTO - ", host="tuoitre.vn", nfd=True),
    "baochinhphu": lambda s: vccorp(s, prefix="(Chinhphu.vn) - ", host="baochinhphu.vn", author=False, role_date=False),
    "nhandan": lambda s: onecms(
        s, title="article__title cms-title", lead="article__sapo cms-desc", meta="time", body="article__body cms-body",
        source="article__source", publisher="Báo Nhân Dân điện tử", clock_first=False,
    ),
    "baodanang": lambda s: onecms(
        s, title="block-sc-title", lead="block-sc-sapo", meta="block-sc-publish-time", body="entry",
        source="block-sc-author", publisher="Báo Đà Nẵng điện tử", clock_first=True,
    ),
    "phapluatxahoi": lambda s: mastercms(s, title="title", lead=None, date="", body="__MB_MASTERCMS_EL_3"),
    "kinhtedothi": lambda s: mastercms(s, title="title_detail_news", lead="sapo_detail", date="time_detail_news", body="cotent_detail"),
    "vietnamnet": vietnamnet,
    "vnexpress": vnexpress,
    "baobinhdinh": aspnet,
    "baogialai": wordpress,
    "nso": wordpress,
    "dx": portal,
    "mst": portal,
}  # fmt: skip
