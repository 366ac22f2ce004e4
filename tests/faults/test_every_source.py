"""Every source of the repository, crawled as its file says from a server that plays its site with its golden pages: the
ways of finding lead there, no guard and no filter stands in the way, and what is kept is read as an article or a table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pipelines.model import Document
from pipelines.parse.document import parse
from pipelines.sources import Source, sources
from tests.faults.site import Hit, Site, feed, reply, run
from tests.golden.reading import golden
from tests.golden.write_pages import FOLDER


def here(source: Source, site: Site) -> Source:
    """The source with its addresses moved to the test server's port."""

    def move(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: inner if name == "headers" else move(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return list(map(move, value))
        return moved(value, site) if isinstance(value, str) and value.startswith("https://") else value

    return Source.model_validate(move(source.model_dump(mode="json")), strict=False)


def moved(url: str, site: Site) -> str:
    parts = urlsplit(url)
    return parts._replace(scheme="http", netloc=f"{parts.hostname}:{site.port}").geturl()


@pytest.mark.parametrize("code", sorted(sources()))
def test_a_source_leads_from_its_own_file_to_its_pages(tmp_path: Path, site: Site, code: str) -> None:
    source = here(sources()[code], site)
    names = sorted(path.name.removesuffix(".json") for path in FOLDER.glob(f"{code}.*.json"))
    articles: dict[str, bytes] = {}
    for name in names:
        body, known = golden(name)
        if known["kind"] == "article":
            articles[moved(known["url"], site)] = body
        elif "form" in known:
            site.routes["/jsp/rest.jsp"] = reply(body, kind="application/json")
        else:
            parts = urlsplit(known["url"])
            site.routes[parts.path + (f"?{parts.query}" if parts.query else "")] = reply(body)
    for url, body in articles.items():
        parts = urlsplit(url)
        site.routes[parts.path + (f"?{parts.query}" if parts.query else "")] = reply(body)

    def otherwise(hit: Hit) -> bytes:
        path = urlsplit(hit.target).path
        links = "".join(f"<url><loc>{url.replace('&', '&amp;')}</loc></url>" for url in articles)
        if path.endswith("/robots.txt"):
            return reply("", "404 Not Found")
        if any(urlsplit(way.url).path == path for way in source.feeds):
            return feed(url.replace("&", "&amp;") for url in articles)
        if "sitemap" in path:
            return reply(f"<urlset>{links}</urlset>", kind="text/xml")
        if any(way.url == moved(f"https://{hit.host}{path}", site) for way in source.listings):
            teasers = "".join(f'<h3><a href="{url}">Chuyển đổi số hôm nay</a></h3>' for url in articles)
            return reply(
                f"<html><title>{hit.host}</title><body>{teasers}{'<p>Tin mới trong ngày.</p>' * 20}</body></html>"
            )
        return reply("không có", "404 Not Found")

    site.otherwise = otherwise
    done = run(tmp_path, source, sample=5)
    kept = {page.url or "": page for page in done.archive.read()}
    wanted = set(articles) | {page.url for page in source.pages}
    assert wanted <= set(kept), [(row.url, row.outcome, row.error) for row in done.rows if row.outcome != "ok"]
    asked = {way.name for way in source.endpoints if way.url.endswith("rest.jsp")}
    assert len(kept) >= len(wanted) + len(asked)
    for url in wanted:
        assert isinstance(parse(kept[url], source), Document), url
    assert done.archive.verify() == []
