"""Pages that come with status 200 and are no article: block pages, cookie walls, captchas, login forms, "not
found", error pages, empty shells, the home page in place of what was asked for, and sizes that no article
has.

Pure: a page goes in, its name comes out. The signs are data (guards.yml). A page with a text where its site's
articles have theirs is an article whatever it speaks of, so that a report on captchas is not taken for one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser

from pipelines.parse.depth import MOST_DEPTH, too_deep
from pipelines.sources import Source

SIGNS = Path(__file__).with_name("guards.yml")
ENOUGH = 400
"""Letters of body text that make a page an article, where its site's selectors find them."""

LOGIN_MOST = 2500
SHELL_MOST = 150
HTML = frozenset({"text/html", "application/xhtml+xml", ""})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is instead of an article (an outcome of the crawl) and the sign that says so."""

    kind: str
    sign: str


@dataclass(frozen=True, slots=True)
class _Signs:
    kind: str
    most: int
    title: re.Pattern[str] | None
    text: re.Pattern[str] | None
    html: re.Pattern[str] | None


@cache
def _signs() -> tuple[_Signs, ...]:
    def any_of(patterns: list[str] | None) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None

    rows: list[dict[str, Any]] = yaml.safe_load(SIGNS.read_text(encoding="utf-8"))
    return tuple(
        _Signs(row["kind"], row["most"], *(any_of(row.get(key)) for key in ("title", "text", "html"))) for row in rows
    )


def inspect(
    html: str, *, url: str, final_url: str | None = None, size: int | None = None, source: Source | None = None
) -> Verdict | None:
    """What an HTML page is if it is no article; None if nothing speaks against it.

    `url` is the address asked for, `final_url` where redirects led, `size` the body's bytes.
    """
    if too_deep(html.encode("utf-8", "replace")):
        return Verdict("too_deep", f"more than {MOST_DEPTH} elements in each other")
    tree = LexborHTMLParser(html)
    title = " · ".join(
        filter(None, (_text(node) for node in (tree.css_first("title"), tree.css_first("h1")) if node is not None))
    )
    canonical = _link(tree, 'link[rel="canonical"]', "href") or _link(tree, 'meta[property="og:url"]', "content")
    declared_article = _link(tree, 'meta[property="og:type"]', "content") == "article"
    password = tree.css_first('input[type="password"]') is not None
    tree.strip_tags(["script", "style", "noscript", "template", "iframe", "svg"], recursive=True)
    body = _body_length(tree, source)
    visible = _text(tree.body) if tree.body is not None else ""

    if _is_home(final_url or url, source) and not _is_home(url, source):
        return Verdict("home_page", f"asked for {url}, came to {final_url}")
    if body >= ENOUGH:
        return None
    for signs in _signs():
        if len(visible) <= signs.most:
            for where, pattern, text in (
                ("title", signs.title, title[:500]),
                ("text", signs.text, visible),
                ("source", signs.html, html[:200_000]),
            ):
                hit = pattern.search(text) if pattern is not None else None
                if hit:
                    return Verdict(signs.kind, f"{where} says {' '.join(hit[0].split())[:80]!r}")
    if password and len(visible) <= LOGIN_MOST:
        return Verdict("login", "a field for a password and little else")
    if len(visible) <= SHELL_MOST:
        return Verdict("empty_shell", f"{len(visible)} letters to read")
    if canonical and not declared_article and _is_home(canonical, source) and not _is_home(url, source):
        return Verdict("home_page", f"names {canonical} as its address")
    if size is not None and source is not None and source.is_article(url) is not False:
        if size < source.size.least:
            return Verdict("odd_size", f"{size} bytes, articles have {source.size.least} or more")
        if size > source.size.most:
            return Verdict("odd_size", f"{size} bytes, articles have {source.size.most} or less")
    return None


def inspect_data(body: bytes, media_type: str) -> Verdict | None:
    """The same for an answer that should be JSON."""
    start = body[:512].lstrip()
    if media_type in HTML and start.startswith(b"<"):
        return Verdict("wrong_type", "HTML where JSON was expected")
    try:
        json.loads(body)
    except (ValueError, RecursionError) as error:
        return Verdict("bad_document", f"not JSON: {error}")
    return None


def _is_home(url: str, source: Source | None) -> bool:
    parts = urlsplit(url)
    if parts.query:
        return False
    if source is not None and url.rstrip("/") == source.home.rstrip("/"):
        return True
    return re.fullmatch(r"/?(?:(?:index|default|home|trang-chu)(?:\.\w+)?/?)?", parts.path) is not None


def _body_length(tree: LexborHTMLParser, source: Source | None) -> int:
    selectors = [parser.selectors.body for parser in source.parsers] if source is not None else []
    found = (node for selector in selectors for node in tree.css(selector))
    return max((len(_text(node)) for node in found), default=0)


def _link(tree: LexborHTMLParser, selector: str, attribute: str) -> str | None:
    node = tree.css_first(selector)
    return node.attributes.get(attribute) if node is not None else None


def _text(node: Any) -> str:
    return unicodedata.normalize("NFC", " ".join(node.text(separator=" ").split()))
