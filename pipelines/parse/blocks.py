"""The content of an element as blocks of text in reading order: paragraphs, headings, list items, captions, tables.
What no reader of an article reads (scripts, forms, share buttons, boxes of related stories) is left out here."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborNode

from pipelines.model import Table
from pipelines.parse.tables import clean, read_table, table_lines

Kind = Literal["text", "heading", "item", "caption", "table"]

BREAKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    }
)
NEVER = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "button",
        "select",
        "nav",
        "aside",
        "svg",
        "object",
        "video",
        "audio",
        "input",
        "textarea",
        "canvas",
        "footer",
        "head",
        "dialog",
        "menu",
        "map",
        "label",
        "-comment",
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NAMED = frozenset(
    {
        "div",
        "section",
        "ul",
        "ol",
        "p",
        "span",
        "figure",
        "dl",
        "h2",
        "h3",
        "h4",
        "table",
        "article",
        "form",
        "figcaption",
    }
)
WITHIN_TEXT = frozenset({"p", "span", "em", "strong", "b", "i", "u", "a", "font", "li", "td", *HEADINGS})
# Class names and ids of what stands around and inside an article without being of it. Whole words of the name only.
AROUND = re.compile(
    r"(?:^|[\s_-])(?:"
    r"related?|relate[ds]?news|relatednews|relation|lien-?quan|lienquan|tin-?khac|tinkhac|cung-?chuyen-?muc|doc-?them|xem-?them|readmore|"
    r"share|sharing|sharedaddy|socials?|social-?\w+|addthis|zalo|fb-?\w+|facebook|comments?|comment-?\w+|binh-?luan|binhluan|"
    r"tags?|tags?-?list|tagbox|keywords?|tu-?khoa|banner|banners|quang-?cao|ads?|ads-?\w+|adv|advs?|advert\w*|adsbygoogle|sponsor\w*|"
    r"breadcrumbs?|bread-crumb|menu|navbar|nav|navigation|pagination|paging|pager|sidebar|side-?bar|widget|"
    r"newsletter|subscribe|subscription|consent|cookies?|gdpr|privacy|paywall|popup|modal|tooltip|toolbar|tools|print|rating|vote|"
    r"most-?(?:view|read|popular)\w*|doc-?nhieu|xem-?nhieu|tin-?moi|tin-?nong|tin-?noi-?bat|"
    r"recommend\w*|suggest\w*|footer|copyright|hotline|login|search|audio|player|tts|"
    r"authors?|author-?(?:info|box|detail)|box-?author|detail-?author|view-?count|luot-?xem"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
CAPTION = re.compile(r"caption|chu-?thich|image-?desc|photo-?desc|(?:^|[\s_-])pcaption|imgdesc", re.IGNORECASE)
HIDDEN_NAME = re.compile(r"(?:^|\s)(?:hidden|hide|visually-hidden|sr-only|d-none(?!.*\bd-\w+-\w))(?:\s|$)")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LONG = 1200  # letters of paragraphs, not counting the first 80 of each
BREAK = "\0"  # HTML cannot hold this letter, so it can stand for <br>


@dataclass(slots=True)
class Block:
    """A piece of text that stands by itself. `linked` counts the letters that are in links; `node` is the innermost
    block element around it; `table` is the table where it is one (its text then is the table's lines)."""

    kind: Kind
    text: str
    linked: int
    node: LexborNode
    table: Table | None = None
    weight: int | None = None  # how much running text it is, once somebody asked (`content.prose`)

    @property
    def is_headline(self) -> bool:
        """Whether it is a link to a story."""
        return len(self.text) >= 25 and self.linked >= len(self.text) * 0.8


def read_blocks(root: LexborNode, dropped: Collection[int] = (), *, prune: bool = True) -> list[Block]:
    """The blocks inside an element. `dropped` are `mem_id`s of elements to leave out; with `prune` also what stands
    around articles, by tag, class and visibility. Goes by a loop, not by calls: pages are nested 10,000 deep on
    purpose."""
    found: list[Block] = []
    parts: list[str] = []
    linked = 0
    linked_lines: list[int] = []  # of the lines before the last <br>
    in_link = 0
    tables = 0
    path: list[tuple[LexborNode, str]] = [(root, root.tag or "")]
    around: list[LexborNode] = [root]
    captions = 0

    def flush() -> None:
        nonlocal linked
        if parts:
            tag = around[-1].tag or ""
            kind: Kind = "text"
            if captions:
                kind = "caption"
            elif tag in HEADINGS:
                kind = "heading"
            elif tag in {"li", "dd", "dt"}:
                kind = "item"
            whole = "".join(parts)
            linked_lines.append(linked)
            for line, letters in zip(whole.split(BREAK), linked_lines, strict=True):
                text = clean(line)
                if text:
                    found.append(Block(kind, text, min(letters, len(text)), around[-1]))
            parts.clear()
            linked_lines.clear()
            linked = 0

    node = root.first_child
    while True:
        if node is None:
            left, tag = path[-1]
            if tag in BREAKS:
                flush()
                if len(around) > 1 and len(path) > 1:
                    around.pop()
            path.pop()
            if not path:
                break
            if tag == "a":
                in_link -= 1
            if captions and captions > len(path):
                captions = 0
            node = left.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if parts or not text.isspace():
                parts.append(text)
                if in_link:
                    linked += len(text.strip())
            node = node.next
            continue
        if tag in NEVER or (dropped and node.mem_id in dropped):
            if tag not in {"script", "-comment", "style"} and tag in {"nav", "aside", "footer", "iframe"}:
                flush()
            node = node.next
            continue
        if tag == "br":
            parts.append(BREAK)
            linked_lines.append(linked)
            linked = 0
            node = node.next
            continue
        if tag in NAMED and (attributes := node.attributes):
            name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            if prune and _is_around(node, tag, name, attributes):
                node = node.next
                continue
            if not captions and _names_caption(name):
                flush()
                captions = len(path) + 1
        if tag == "figcaption" and not captions:
            flush()
            captions = len(path) + 1
        if tag == "p" and (child := node.first_child) is not None and child.next is None and child.tag == "-text":
            # Most of an article: a paragraph of nothing but text.
            flush()
            if text := clean(child.text_content or ""):
                found.append(Block("caption" if captions else "text", text, len(text) if in_link else 0, node))
            captions = 0 if captions > len(path) else captions
            node = node.next
            continue
        if tag == "table":
            flush()
            table = read_table(node, tables + 1)
            if table is not None:
                tables += 1
                introduced = table if table.caption else replace(table, caption=_before(found))
                found.append(Block("table", "\n".join(table_lines(table)), 0, node, introduced))
                captions = 0 if captions > len(path) else captions
                node = node.next
                continue
        if tag in BREAKS:
            flush()
            around.append(node)
        elif tag == "a":
            in_link += 1
        path.append((node, tag))
        node = node.first_child
    return found


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's attributes hide it from readers."""
    return "hidden" in attributes or _says_hidden(attributes.get("style") or "", attributes.get("class") or "")


@lru_cache(maxsize=8192)
def _says_hidden(style: str, name: str) -> bool:
    return HIDDEN.search(style) is not None or HIDDEN_NAME.search(name) is not None


def _is_around(node: LexborNode, tag: str, name: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element stands around the article, or is not shown. Names deceive (some sites call the column of the
    article itself a sidebar, ASP.NET wraps the whole page in a form): what holds the page's heading, or more running
    text than any teaser does, stays."""
    hidden = is_hidden(attributes)
    if tag == "span" and node.parent is not None and node.parent.tag in WITHIN_TEXT:
        return hidden
    related = (attributes.get("type") or "").startswith("Related")  # how VCCorp's system marks a box of other stories
    return (
        (hidden or related or (tag == "form" and _is_small(node)) or _names_around(name))
        and node.css_first("h1") is None
        and not _is_long(node)
    )


def _is_small(form: LexborNode) -> bool:
    """Whether a form is one to fill in; ASP.NET wraps whole pages in forms."""
    options = sum(len(option.text()) for option in form.css("option"))
    return len(form.text()) - options < 600


def _is_long(node: LexborNode) -> bool:
    """Whether an element holds an article's worth of paragraphs."""
    left = LONG
    for paragraph in node.css("p, td"):
        left -= max(0, len(paragraph.text()) - 80)
        if left <= 0:
            return True
    return False


@lru_cache(maxsize=8192)
def _names_around(name: str) -> bool:
    """Remembered, because a site's pages say the same few names again and again and looking takes long."""
    return AROUND.search(name) is not None


@lru_cache(maxsize=8192)
def _names_caption(name: str) -> bool:
    return CAPTION.search(name) is not None


def _before(found: list[Block]) -> str | None:
    """What introduces a table: the short line right before it."""
    if found and found[-1].kind in {"text", "heading"} and len(found[-1].text) <= 200:
        return found[-1].text
    return None
