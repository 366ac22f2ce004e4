"""Which heading of a page is the article's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.parse.keys import key
from pipelines.parse.metadata import Head, is_front
from pipelines.parse.tables import clean
from pipelines.sources import Parser

FIRST = "h1[itemprop=headline], article h1, h1[class*=title], h1"
OTHERS = "h2, h3, h4, [class*=title], [class*=Title], [class*=tieu-de], [class*=tieude]"
LEAST = 8  # letters
PARTS = re.compile(r"\s*[|»]\s*|\s+[–—-]\s+")
PAPER = re.compile(
    r"(?:báo|tạp chí|đài|cổng|trang thông tin|thông tấn xã)\b.*|\S+\.(?:vn|net|com)|.*\b(?:online|news)", re.IGNORECASE
)
PORTAL = re.compile(
    r"(?:cổng (?:thông tin|dịch vụ công)|trang (?:thông tin|tin)|website|trang chủ)(?: điện tử| quốc gia)*"
    r"(?: (?:tỉnh|thành phố|tp\.?)(?!\S)|$)",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{3,60}$")


def headline(page: LexborHTMLParser, head: Head, parser: Parser | None) -> tuple[LexborNode | None, str | None]:
    """The title and the element it stands in: where the source says; else the heading that says what the page's head
    calls it (sites also set their own name or a section's as a heading); else the first one; else the head's words."""
    if (
        parser
        and (node := page.css_first(parser.selectors.title)) is not None
        and len(text := clean(node.text())) > LEAST
    ):
        return node, text
    firsts = [(node, clean(node.text())) for node in page.css("h1")[:12]]
    head.sites |= {key(text) for node, text in firsts if _leads_home(node)}
    head.sites.add(key(head.publisher or ""))
    said = own_titles(head)
    keys = {key(title) for title in said}
    whole = key(said[-1]) if said else ""
    at_end = None  # "Báo Thử - Tên bài"; but a site's name, too, stands there
    for node, text in chain(firsts, _others(page) if said else ()):
        letters = key(text)
        if len(letters) >= LEAST and (letters in keys or (len(letters) >= 12 and whole.startswith(letters))):
            return node, text
        if whole.endswith(letters) and len(letters) * 2 > len(whole):
            at_end = at_end or (node, text)
    if at_end:
        return at_end
    first = page.css_first(FIRST)
    shown = clean(first.text()) if first is not None else ""
    is_sites = names_site(shown, head) or key(shown) in _site_names(head.titles)
    if len(shown) > LEAST and not is_sites and (len(said) <= 1 or any(_alike(shown, title) for title in said)):
        return first, shown
    if said:
        # "Tên bài | Báo Đà Nẵng", "Tên bài - Tuổi Trẻ Online": the paper's name is no part of the title.
        return None, said[0] if len(said) > 1 else SUFFIX.sub("", said[0])
    return (first if shown and not is_sites else None), shown or next(iter(head.titles), None)


def _others(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """The smaller headings, sought only when asked for: that takes long."""
    for node in page.css(OTHERS)[:120]:
        yield node, clean(node.text())


def own_titles(head: Head) -> list[str]:
    """What the page's head calls the page, without what is only the site's name."""
    return [title for title in head.titles if title and not names_site(title, head)]


def names_site(text: str, head: Head) -> bool:
    """Whether a heading only names the site: its publisher, what its front page is reached by, or a portal's name
    ("Cổng thông tin điện tử tỉnh Lào Cai")."""
    if (letters := key(text)) and letters in head.sites:
        return True
    found = PORTAL.match(text)
    return found is not None and all(word[0].isupper() or word == "-" for word in text[found.end() :].split())


def _leads_home(heading: LexborNode) -> bool:
    """Whether a heading is a link to the site's front page, as logos are."""
    link = heading.css_first("a[href]")
    if link is None and heading.parent is not None and heading.parent.tag == "a":
        link = heading.parent
    return link is not None and is_front((link.attributes.get("href") or "#").strip())


def _site_names(said: list[str]) -> list[str]:
    """What stands behind the dash or bar of a title: "Tên bài | Báo Đà Nẵng"."""
    found = SUFFIX.search(said[-1]) if said else None
    return [key(found[0])] if found else []


def _alike(one: str, other: str) -> bool:
    """Whether two titles share the better part of the shorter one's words."""
    words, more = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return bool(words & more) and len(words & more) * 2 >= min(len(words), len(more))


def site_name(titles: list[str], title: str | None) -> str | None:
    """The paper's name as it stands behind the article's title in the page's ("Tên bài - Zing News | Xã hội"): the only
    part there, or the one that sounds like a paper's or a portal's."""
    whole = titles[-1] if titles else ""
    rest = whole.removeprefix(title or "")
    parts = [part.strip() for part in PARTS.split(rest) if part.strip()]
    if title and rest != whole and PARTS.match(rest) and len(parts) == 1:
        named = parts
    else:
        named = [part for part in parts if part != title and PAPER.fullmatch(part)]
    return named[-1] if named and 3 <= len(named[-1]) <= 60 else None
