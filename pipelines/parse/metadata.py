"""What a page says about itself in its head, its JSON-LD and its bylines: title, dates, author, canonical address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from pipelines.parse.keys import key
from pipelines.parse.moments import Moment, iso_moment
from pipelines.parse.tables import clean

ARTICLE_TYPES = {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "AnalysisNewsArticle"}
PUBLISHER_TYPES = {"Organization", "NewsMediaOrganization", "WebSite"}
ARTICLE_WORDS = ("Article", "BlogPosting", "Report")
OF_OTHERS = frozenset({"itemListElement", "hasPart", "comment", "mentions", "citation"})  # what lists hold
SITE_WORDS = ("BreadcrumbList", "Organization", "WebSite")
SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "article:publisher_name")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "article:published",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
)
UPDATED = ("article:modified_time", "og:article:modified_time", "datemodified", "lastmod", "og:updated_time")
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|vn_\w+|gidzl|itm_\w+|_ga|ref|mc_[ce]id", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What the page's head says. Every field may be empty; nothing here is weighed against the visible page yet."""

    metas: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    sites: set[str] = field(default_factory=set)  # the letters of names that turn out to be the site's (`headline`)
    published: Moment | None = None
    updated: Moment | None = None
    people: list[str] = field(default_factory=list)  # authors by JSON-LD, persons only
    authors: list[str] = field(default_factory=list)  # by meta tags, which often name an office or a system
    publisher: str | None = None
    section: str | None = None
    canonical: str | None = None
    is_article: bool = False
    says_article: bool = False  # by JSON-LD, which listings do not carry; og:type is "article" on some sites' listings


def read_head(page: LexborHTMLParser, url: str | None) -> Head:
    """Read JSON-LD (the article's own object, however deep), meta tags and links, in this order of trust."""
    head = Head()
    title = canonical = None
    publishers: list[str] = []
    # Each look goes through all that it is asked to look at; scripts alone may stand outside the head.
    for node in page.head.css("meta[content], link[rel=canonical], title") if page.head is not None else ():
        tag = node.tag
        if tag == "meta":
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and (content := content.strip()):
                name = name.strip().lower()
                head.metas.setdefault(name, content)
                if name in SITE_NAMES:
                    publishers.append(text_of(content))
        elif tag == "link":
            canonical = canonical or node.attributes.get("href")
        else:
            title = title or clean(node.text())
    scripts = [node.text() for node in page.css("script[type='application/ld+json']")]
    about = [text for text in scripts if any(kind in text for kind in ARTICLE_WORDS)]
    things = [list(_things(_loose_json(text))) for text in about]
    named = {
        thing["@id"]: thing
        for those in things
        for thing in those
        if isinstance(thing.get("@id"), str) and "name" in thing
    }
    articles = [thing for those in things for thing in those if _kinds(thing) & ARTICLE_TYPES]
    if len(articles) > 1:
        # Some pages hold the data of other stories too.
        called = [key(text_of(head.metas.get("og:title", ""))), key(title or "")]
        mine = [one for one in articles if _is_called(one, called)]
        articles = mine or articles[:1]
    for thing in articles:
        _from_article(head, thing, named, publishers)
    if not publishers or not head.section:
        # What is not about the article, only where it can tell what is missing.
        things += [
            list(_things(_loose_json(text)))
            for text in scripts
            if text not in about and any(kind in text for kind in SITE_WORDS)
        ]
    crumbs: list[str] = []
    for thing in (thing for those in things for thing in those):
        kinds = _kinds(thing)
        if "BreadcrumbList" in kinds:
            crumbs += _crumbs(thing)
        elif kinds & PUBLISHER_TYPES and isinstance(thing.get("name"), str):
            publishers.append(text_of(thing["name"]))
    metas = head.metas
    head.published = head.published or _first_moment(metas, PUBLISHED)
    head.updated = head.updated or _first_moment(metas, UPDATED)
    kind = metas.get("og:type", "").lower()
    head.is_article = head.is_article or kind == "article" or "article:published_time" in metas
    for name in ("og:title", "twitter:title", "title"):
        if metas.get(name):
            head.titles.append(text_of(metas[name]))
    if title:
        head.titles.append(title)
    for name in ("article:author", "author", "dc.creator", "dable:author"):
        if (author := metas.get(name)) and not author.startswith(("http:", "https:", "//")):
            head.authors.append(text_of(author))
    head.publisher = _publisher(publishers)
    section = next((metas[name] for name in ("article:section", "articlesection") if metas.get(name)), None)
    head.section = head.section or (text_of(section) if section else None) or _section(crumbs, head.titles)
    head.canonical = canonical_url(canonical or metas.get("og:url"), url)
    return head


def _is_called(article: dict[str, Any], titles: list[str]) -> bool:
    """Whether an article's headline is what the page is called, maybe with the site's name behind it."""
    letters = key(text_of(str(_small(article).get("headline") or "")))
    return len(letters) >= 8 and any(title.startswith(letters) for title in titles)


def _kinds(thing: dict[str, Any]) -> set[Any]:
    kinds = thing.get("@type")
    return set(kinds) if isinstance(kinds, list) else {kinds}


def _publisher(names: list[str]) -> str | None:
    """A paper's name rather than its address, where both are given as its name."""
    addresses = [name for name in names if ADDRESS.fullmatch(name)]
    return next(
        (name for name in names if name not in addresses),
        re.sub(r"^https?://(?:www\.)?|/.*$", "", addresses[0]) if addresses else None,
    )


def _crumbs(thing: dict[str, Any]) -> list[str]:
    names = []
    for item in _list(thing.get("itemListElement")):
        inner = item.get("item") if isinstance(item, dict) else None
        name = item.get("name") if isinstance(item, dict) else None
        name = name or (inner.get("name") if isinstance(inner, dict) else None)
        if isinstance(name, str):
            names.append(text_of(name))
    return names


def _section(crumbs: list[str], titles: list[str]) -> str | None:
    """The innermost section on the way from the front to the article."""
    inner = [crumb for crumb in crumbs[1:] if crumb and crumb not in titles and len(crumb) <= 40]
    return inner[-1] if inner else None


def text_of(value: str) -> str:
    """Plain text of an attribute that some sites escape twice."""
    return clean(html.unescape(value) if "&" in value else value)


def canonical_url(said: str | None, url: str | None) -> str | None:
    """The address that a page gives as its own, made absolute and freed of tracking; else the one it was fetched at.
    A page that names the site's front as its address is not believed."""
    for given in (said, url):
        if not given or not given.strip():
            continue
        given_whole = given.strip()
        if not given_whole.startswith(("https://", "http://")):
            given_whole = urljoin(url or "", given_whole)
        parts = urlsplit(given_whole)
        if parts.scheme not in {"http", "https"} or not (host := parts.hostname):
            continue
        if given is said and url and is_front(given) and not is_front(url):
            continue
        query = parts.query and urlencode(
            [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k)]
        )
        port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
        return urlunsplit((parts.scheme, host + port, parts.path or "/", query, ""))
    return None


def is_front(url: str) -> bool:
    """Whether an address is a site's front page."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _first_moment(metas: dict[str, str], names: tuple[str, ...]) -> Moment | None:
    for name in names:
        if name in metas and (moment := iso_moment(metas[name])):
            return moment
    return None


def _from_article(head: Head, article: dict[str, Any], named: dict[str, dict[str, Any]], publishers: list[str]) -> None:
    """`named` are the objects that a reference ({"@id": …}) may mean. Some systems write names with a capital."""
    thing = _small(article)
    head.is_article = head.says_article = True
    if isinstance(title := thing.get("headline") or thing.get("name"), str):
        head.titles.append(text_of(title))
    if isinstance(published := thing.get("datepublished"), str):
        head.published = head.published or iso_moment(published)
    if isinstance(updated := thing.get("datemodified"), str):
        head.updated = head.updated or iso_moment(updated)
    for author in _list(thing.get("author")):
        name = author
        if isinstance(author, dict):
            person = _small(named.get(author.get("@id", ""), author))
            name = None if person.get("@type") in PUBLISHER_TYPES else person.get("name")
        head.people += [text_of(one) for one in _list(name) if isinstance(one, str) and one.strip()]
    for publisher in _list(thing.get("publisher")):
        if isinstance(publisher, dict):
            name = _small(named.get(publisher.get("@id", ""), publisher)).get("name")
            if isinstance(name, str) and name.strip():
                publishers.insert(0, text_of(name))
    for section in _list(thing.get("articlesection"))[:1]:
        if isinstance(section, str) and not head.section:
            head.section = text_of(section) or None


def _small(thing: dict[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in thing.items()}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD tree, outer ones first."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += [
                inner for name, inner in one.items() if name not in OF_OTHERS and isinstance(inner, dict | list)
            ]
        elif isinstance(one, list):
            waiting += one


WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*$", re.DOTALL)


def _loose_json(text: str) -> Any:
    """JSON as sites write it: with comments around it, raw line breaks in texts, a comma too many."""
    try:
        return json.loads(text, strict=False)
    except (json.JSONDecodeError, RecursionError):
        pass
    try:
        return json.loads(re.sub(r",\s*([}\]])", r"\1", WRAPPED.sub("", text.strip())), strict=False)
    except (json.JSONDecodeError, RecursionError):
        return None
