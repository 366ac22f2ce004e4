"""A page as its reader sees it: title, lead, text, dates, author, tables, and what kind of page it is.

Pages of known sources go by the selectors of their YAML; all others, and those on which the selectors find nothing, by
the generic path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.model import Table
from pipelines.parse.blocks import Block, read_blocks
from pipelines.parse.bylines import (
    Place,
    author_of,
    changed_at,
    dateline,
    local,
    named_origin,
    names_author,
    origin_of,
    settled,
    shown_moments,
    signature,
)
from pipelines.parse.charset import decode, says_utf8
from pipelines.parse.content import LEAST, main_element, prose
from pipelines.parse.depth import too_deep
from pipelines.parse.headline import headline, names_site, own_titles, site_name
from pipelines.parse.keys import key, same
from pipelines.parse.metadata import Head, is_front, read_head
from pipelines.parse.moments import HANOI
from pipelines.parse.tables import as_named, clean
from pipelines.parse.tree import read_tree, tree_of
from pipelines.sources import Parser, Source, TableSpec

PageKind = Literal["article", "table", "listing", "other"]
GENERIC = "generic-3"

LEADS = (
    "[class*=sapo], [class*=Sapo], [class~=lead], [class~=Lead], [class*=article-lead], [class~=chapeau],"
    " [itemprop=description]:not(meta), [class*=article-summary], [class*=ArticleSummary], [class*=post-excerpt],"
    " h2[class*=summary], [class~=description], [class*=hometext], [class*=news-desc], [class*=tom-tat],"
    " [class*=tomtat]"
)
LEAST_SAID_ONCE = 100  # letters of a paragraph that nobody writes twice
TITLED = re.compile(r"title|tieu-?de|headline", re.IGNORECASE)
# Lines that stand in an article without being of it, in the words of Vietnamese sites, in lower case (patterns that
# ignore case take three times as long).
NOT_TEXT = re.compile(
    r"(?:>>+|»|\*|-|•|\+)?\s*(?:"
    r"(?:xem|đọc|tin|bài|tham khảo|có thể bạn)\s+(?:thêm|ngay|tiếp|liên quan|quan tâm|cùng chuyên mục|khác)\b.*|"
    r"(?:mời|kính mời) (?:quý )?(?:độc giả|bạn đọc).*|"
    r"theo dõi .{0,60}(?:google news|zalo|facebook|youtube|tiktok).*|"
    r"chia sẻ(?: bài viết)?|(?:chia sẻ|gửi) (?:bài viết|ảnh|câu hỏi|video) .{0,80}|"
    r"bình luận(?: \(\d+\))?|ý kiến(?: \(\d+\))?|gửi (?:bình luận|email)|"
    r"(?:từ khóa|tags?|chủ đề|thẻ)\s*:.{0,200}|lưu bài(?: viết)?|in (?:trang|bài)(?: này)?|cỡ chữ.{0,20}|"
    r"nghe (?:đọc )?(?:bài|tin).{0,40}|copy link|link bài gốc.*|trở (?:lại|về) .{0,30}|quay lại.{0,30}|"
    r"quảng cáo|advertisement|facebook|twitter|zalo|email|print|like|share|tweet"
    r")\s*"
)
# Headings of what follows an article: its tags, readers' comments, other stories.
END = re.compile(
    r"(?:từ kh[óo]á?a?|tags?|thẻ|chủ đề|bình luận|ý kiến(?: bạn đọc| của bạn| độc giả)?|"
    r"gửi (?:bình luận|ý kiến|phản hồi).{0,20}|thông tin bạn đọc|phản hồi|"
    r"(?:các )?(?:tin|bài|tin tức|bài viết|tin bài) (?:liên quan|khác|mới|mới hơn|cũ hơn|mới nhất|cùng chuyên mục|"
    r"cùng sự kiện|nổi bật|đọc nhiều|cùng loại|đã đưa|gần đây)|cùng chuyên mục|cùng chủ đề|liên quan|"
    r"(?:xem|đọc) (?:nhiều|thêm|tiếp)(?: nhất)?|(?:theo )?dòng sự kiện|có thể bạn quan tâm|đừng bỏ lỡ|"
    r"(?:những )?tin (?:mới|cũ) hơn)\s*(?:\(\s*\d+\s*\))?\s*[:.»>]*"
)


# The words that such lines begin with: looking one up takes a tenth of the time of trying the pattern.
NOT_TEXT_BEGINS = frozenset(
    {
        "xem", "đọc", "tin", "bài", "tham", "có", "mời", "kính", "theo", "chia", "gửi", "bình", "ý", "từ", "tag",
        "tags",
        "chủ", "thẻ", "lưu", "in", "cỡ", "nghe", "copy", "link", "trở", "quay", "quảng", "advertisement", "facebook",
        "twitter", "zalo", "email", "print", "like", "share", "tweet",
    }
)  # fmt: skip


def _is_no_text(text: str) -> bool:
    if len(text) > 260:
        return False
    begin = text.lstrip(" >»*-•+").partition(" ")[0].rstrip(":").lower()
    return begin in NOT_TEXT_BEGINS and NOT_TEXT.fullmatch(text.lower()) is not None


def _is_end(text: str) -> bool:
    return len(text) <= 60 and END.fullmatch(text.lower()) is not None


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `text` is the article as one text, a paragraph a line, lead and captions included, the title
    not (but on a page of figures, where it says what they are), tables as lines "a | b | c"; NFC. `published` and
    `updated` are ISO 8601, as precise as the page states them, None where it does not say. `origin` is whom a
    syndicated copy names as its source; `captions` are those of its pictures, which are in the text too. `author` is
    the printed line ("A - B") where one names all of them, else the persons of the page's data, "A, B"."""

    kind: PageKind
    title: str | None
    lead: str | None
    text: str
    published: str | None
    updated: str | None
    author: str | None
    section: str | None
    publisher: str | None
    origin: str | None
    captions: tuple[str, ...]
    canonical_url: str | None
    tables: tuple[Table, ...]
    encoding: str
    parser: str
    parser_version: str

    @property
    def published_day(self) -> str | None:
        """The day of publication in Việt Nam."""
        return _day(self.published)


def _day(value: str | None) -> str | None:
    if value is None or len(value) <= 10:
        return value
    return datetime.fromisoformat(value).astimezone(HANOI).date().isoformat()


def read_page(
    payload: bytes,
    *,
    content_type: str | None = None,
    url: str | None = None,
    source: Source | None = None,
    fetched_at: datetime,
) -> Page:
    """Read an HTML page. Never fails on bad markup: a page on which nothing reads like an article is of another kind,
    with whatever could be read. Of a page that is nested too deep to be read in time nothing is."""
    if says_utf8(payload, content_type):
        # The parser wants UTF-8 bytes, so most pages need no decoding. Where they lie, it shows in the text.
        read = _read(read_tree(payload), "utf-8", url, source, fetched_at)
        if "\ufffd" not in read.text:
            return read
    decoded = decode(b"" if too_deep(payload) else payload, content_type)
    return _read(tree_of(decoded.text), decoded.encoding, url, source, fetched_at)


def _read(page: LexborHTMLParser, encoding: str, url: str | None, source: Source | None, fetched_at: datetime) -> Page:
    head = read_head(page, url)
    parser = source.parser_at(fetched_at) if source else None
    heading, title = headline(page, head, parser)
    place = Place(heading)
    found = _by_selectors(page, parser) if parser else None
    used = parser if found else None
    if found:
        lead, blocks = found
    else:
        lead, blocks, place, title = _generic(page, place, head, title)
    blocks = _to_end(_from_title_on(blocks, title, place), len(lead or ""))
    headlines, longest_run = _flow(blocks)
    blocks = _without_noise(blocks, title, lead)
    signed, blocks = signature(blocks)
    shown, changed = shown_moments(page, place, used, title)
    specs = _table_specs(page, source, url)
    tables = tuple(
        as_named(block.table, specs[block.node.mem_id], url) if block.node.mem_id in specs else block.table
        for block in blocks
        if block.table is not None
    )
    kept_apart = {node for node, spec in specs.items() if spec.purpose != "facts"}
    paragraphs = [block.text for block in blocks if block.table is None or block.node.mem_id not in kept_apart]
    paragraphs = [lead, *paragraphs] if lead else paragraphs
    published = settled(head.published, shown) or changed
    updated = head.updated or (None if used else changed_at(page)) or (changed if published != changed else None)
    by_address = source.is_article(url) if source and url else None
    flow = Flow(headlines, longest_run, published is not None)
    kind = _kind(head, blocks, lead, tables, flow, used is not None, by_address)
    if kind == "table" and title and any(block.node.mem_id not in kept_apart for block in blocks if block.table):
        paragraphs = [title, *paragraphs]  # a table's page says in its heading what the figures are
    text = "\n".join(paragraphs)
    if kind == "article" and not head.is_article and used is None and (place.mem_id is None or published is None):
        short = len(text) < 3 * LEAST and _is_mostly_links(page)
        kind = "other" if short or (place.mem_id is None and published is None) else kind
    if kind != "table" and url and is_front(url):
        kind = "other"
    if kind == "other" and _is_mostly_links(page):
        kind = "listing"
    publisher = source.publisher if source else head.publisher or site_name(head.titles, title)
    return Page(
        kind=kind,
        title=title,
        lead=lead,
        text=text,
        published=str(published) if published else None,
        updated=str(local(updated, head.published, published)) if updated else None,
        author=author_of(page, place, head, used, source, signed),
        section=head.section,
        publisher=publisher,
        origin=origin_of(page, place, head, used, blocks, publisher),
        captions=tuple(block.text for block in blocks if block.kind == "caption"),
        canonical_url=head.canonical,
        tables=tables,
        encoding=encoding,
        parser=source.code if source and used else "generic",
        parser_version=used.version if used else GENERIC,
    )


def _by_selectors(page: LexborHTMLParser, parser: Parser) -> tuple[str | None, list[Block]] | None:
    wanted = parser.selectors
    body = page.css_first(wanted.body)
    if body is None:
        return None
    dropped = {node.mem_id for selector in wanted.remove for node in body.css(selector)}
    lead_node = page.css_first(wanted.lead) if wanted.lead else None
    lead = _lead_text(lead_node, wanted.lead_prefix)
    if lead_node is not None:
        dropped.add(lead_node.mem_id)
    bylines = ", ".join(filter(None, (wanted.title, wanted.date, wanted.author)))
    dropped.update(node.mem_id for node in body.css(bylines))
    blocks = read_blocks(body, dropped)
    if wanted.captions:
        inside = {block.text for block in blocks}
        captions = [(clean(node.text(separator=" ")), node) for node in page.css(wanted.captions)]
        # A caption outside the body belongs to the picture that stands above it.
        blocks[:0] = [Block("caption", text, 0, node) for text, node in captions if text and text not in inside]
    if not blocks and not lead:
        return None
    return lead, blocks


def _lead_text(node: LexborNode | None, prefix: str | None = None) -> str | None:
    if node is None:
        return None
    text = " ".join(block.text for block in read_blocks(node, prune=False) if block.linked < len(block.text))
    return (re.sub(prefix, "", text, count=1) if prefix else text) or None


def _generic(
    page: LexborHTMLParser, place: Place, head: Head, title: str | None
) -> tuple[str | None, list[Block], Place, str | None]:
    """The lead and the blocks of the article where nobody has described the page; and its heading and title, where only
    their place before the article tells them."""
    body = page.body
    if body is None:
        return None, [], place, title
    element = main_element(page)
    everything = read_blocks(body)
    unnamed = place.mem_id is None and len(own_titles(head)) <= 1
    if element is None:
        if unnamed and (found := _heading_before(everything[: _first_table(everything)], [], head)) is not None:
            place, title = Place(found.node), found.text
        blocks = _below(everything, place) or [block for block in everything if block.linked < len(block.text) / 2]
        return *_led(page, place, [], blocks), place, title
    blocks = read_blocks(element)
    start, stop = _span(everything, blocks)
    if place.mem_id is None and (found := _heading_before(everything[:start], blocks, head)) is not None:
        place, title = Place(found.node), found.text if unnamed else title
    above = _above(everything[:start], title)
    blocks = _from_title_on(blocks, title, place) + _signed_below(everything[stop:])
    return *_led(page, place, above, blocks), place, title


def _span(everything: list[Block], blocks: list[Block]) -> tuple[int, int]:
    """Where the blocks of an element stand among all."""
    if not blocks:
        return 0, 0
    first, last = blocks[0].node.mem_id, blocks[-1].node.mem_id
    start = next((at for at, block in enumerate(everything) if block.node.mem_id == first), 0)
    stop = next((at for at in range(len(everything) - 1, -1, -1) if everything[at].node.mem_id == last), start)
    return start, stop + 1


def _first_table(blocks: list[Block]) -> int:
    return next((at for at, block in enumerate(blocks) if block.table is not None), 0)


def _heading_before(before: list[Block], blocks: list[Block], head: Head) -> Block | None:
    """The line that is the article's title by its place and make: the nearest heading, or line named so, above its
    running text, but not the site's name."""
    begin = next((at for at, block in enumerate(blocks) if prose(block)), 0)
    for block in (*before[-8:][::-1], *blocks[:2], *blocks[2:begin][::-1]):
        words = len(block.text.split())
        if not (words >= 4 and 15 <= len(block.text) <= 250 and block.linked == 0 and block.table is None):
            continue
        if block.text.endswith((".", ":", "…")) or dateline(block.text) or _is_no_text(block.text):
            continue
        if names_site(block.text, head):
            continue
        if (block.kind == "heading" and len(block.text) <= 160) or TITLED.search(_names(block.node)):
            return block
    return None


def _names(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def _signed_below(after: list[Block]) -> list[Block]:
    """The lines right below the article that name its author or source."""
    signed = []
    for block in after[:6]:
        if _is_end(block.text) or block.linked:
            break
        if len(block.text) <= 80 and (names_author(block.text) or named_origin(block.text)):
            signed.append(block)
    return signed


def _led(
    page: LexborHTMLParser, place: Place, above: list[Block], blocks: list[Block]
) -> tuple[str | None, list[Block]]:
    """The lead, and the blocks without it."""
    if above:
        lead = next((block for block in above if block.kind != "caption"), None)
        rest = [block for block in above if block is not lead]
        return (lead.text if lead else None), rest + blocks
    named = _named_lead(page, place)
    if named and not _said_in(named, blocks):
        return named, blocks
    for at, block in enumerate(blocks[:4]):
        if block.kind == "caption" or dateline(block.text) is not None:
            continue
        if (named and same(block.text, named)) or _is_set_off(block, blocks[at + 1 :]):
            return block.text, blocks[:at] + blocks[at + 1 :]
        break
    return None, blocks


def _below(everything: list[Block], place: Place) -> list[Block]:
    """Of a page with hardly a sentence, what stands below its heading up to other stories or readers' comments."""
    start = next((at for at, block in enumerate(everything) if block.node.mem_id == place.mem_id), None)
    blocks = everything[start + 1 :] if start is not None else []
    for at, block in enumerate(blocks):
        more = blocks[at : at + 3]
        if _is_end(block.text) or (len(more) == 3 and all(one.is_headline for one in more)):
            return blocks[:at]
    return blocks


def _named_lead(page: LexborHTMLParser, place: Place) -> str | None:
    for node in place.near(page, LEADS):
        if not place.is_foreign(node):
            lead = _lead_text(node)
            if lead and 40 <= len(lead) <= 1200:
                return lead
    return None


def _above(before: list[Block], title: str | None) -> list[Block]:
    """What belongs to the article between its heading and its body: the lead, with or without a telling name, and the
    caption of the picture at the top."""
    start = next((at for at in range(len(before) - 1, -1, -1) if title and same(before[at].text, title)), None)
    if start is None or len(before) - start > 25:
        return []
    return [
        block
        for block in before[start + 1 :]
        if block.linked < len(block.text) * 0.5
        and block.table is None
        and not _is_no_text(block.text)
        and not dateline(block.text)
        and (prose(block) >= 50 or (block.kind == "caption" and len(block.text) >= 12) or _is_bold_lead(block))
    ]


def _is_bold_lead(block: Block) -> bool:
    """A lead set as a heading of the second rank."""
    return block.kind == "heading" and 60 <= len(block.text) <= 1200 and block.linked == 0


def _is_set_off(block: Block, after: list[Block]) -> bool:
    """Whether the first paragraph is a lead by its looks: all of it bold, what follows not."""
    if not 60 <= len(block.text) <= 900 or len(after) < 2:
        return False
    return block.kind == "heading" or (_is_bold(block) and not _is_bold(after[0]))


def _is_bold(block: Block) -> bool:
    node = block.node
    bold = node.css_first("strong, b") if node.tag in {"p", "div", "td"} else None
    return bold is not None and same(clean(bold.text()), block.text)


def _said_in(lead: str, blocks: Iterable[Block]) -> bool:
    start = key(lead)[:80]
    return any(start in key(block.text) for block in blocks)


def _from_title_on(blocks: list[Block], title: str | None, place: Place) -> list[Block]:
    """What follows the title where the title stands among the blocks: what comes before it is of something else."""
    for at, block in enumerate(blocks[:60]):
        if block.node.mem_id == place.mem_id or (title and block.kind == "heading" and same(block.text, title)):
            after = blocks[at + 1 :]
            return after if sum(map(prose, after)) * 2 > sum(map(prose, blocks[:at])) else blocks
    return blocks


def _without_noise(blocks: list[Block], title: str | None, lead: str | None) -> list[Block]:
    """Less the links to other stories, the buttons in words, the date's line before the first paragraph, and what says
    the title, the lead or a paragraph once more (pages hold a second copy for small screens)."""
    kept: list[Block] = []
    said: set[str] = set()
    begun = False
    for at, block in enumerate(blocks):
        if block.table is None:
            if block.linked >= len(block.text) * 0.8 and len(block.text) > 3:
                continue
            if _is_no_text(block.text):
                continue
            if not begun and len(block.text) < 120 and dateline(block.text):
                continue
            if title and (block.kind == "heading" or not begun) and same(block.text, title):
                continue
            if lead and at < 6 and same(block.text, lead):
                continue
            if len(block.text) >= LEAST_SAID_ONCE:
                if block.text in said:
                    continue
                said.add(block.text)
        begun = begun or block.table is not None or prose(block) > 0
        kept.append(block)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _to_end(blocks: list[Block], before: int) -> list[Block]:
    """The blocks up to the first heading of what follows an article, if hardly any running text stands after it; such
    headings in between are left out. `before` is how much stands before the blocks."""
    weights = [prose(block) for block in blocks]
    whole = before + sum(weights)
    kept: list[Block] = []
    for block, weight in zip(blocks, weights, strict=True):
        if block.table is None and _is_end(block.text):
            if before >= LEAST and whole - before < before / 3:
                break
            continue
        before += weight
        kept.append(block)
    return kept


@dataclass(frozen=True, slots=True)
class Flow:
    """How a page reads: how many of its blocks are links to stories, how many paragraphs follow each other without one,
    and whether it says when it came out."""

    headlines: int
    longest_run: int
    dated: bool


def _flow(blocks: list[Block]) -> tuple[int, int]:
    headlines = longest = run = 0
    for block in blocks:
        if block.is_headline:
            headlines += 1
            run = 0
        elif prose(block):
            run += 1
            longest = max(longest, run)
    return headlines, longest


def _table_specs(page: LexborHTMLParser, source: Source | None, url: str | None) -> dict[int, TableSpec]:
    """What the source's file says of the page's tables: of those for facts wherever they stand, of the others (a list
    of documents, scores) only on the pages and listings that it names for them."""
    if source is None or url is None:
        return {}
    listed = any(one.keep and url.startswith(one.url.partition("$")[0]) for one in source.listings)
    named = {one.table for one in source.pages if url.startswith(one.url.partition("$")[0])}
    specs = [spec for spec in source.tables if spec.purpose == "facts" or listed or spec.name in named]
    return {node.mem_id: spec for spec in specs for node in page.css(spec.selector)}


def _kind(
    head: Head,
    blocks: list[Block],
    lead: str | None,
    tables: tuple[Table, ...],
    flow: Flow,
    by_markup: bool,
    by_address: bool | None,
) -> PageKind:
    """What the page is. `by_markup` is whether its source's selectors found an article, `by_address` whether its
    address is one of an article, None where nobody says how those look."""
    paragraphs = [running for block in blocks if (running := prose(block))]
    running = sum(paragraphs) + len(lead or "")
    figures = sum(len(table.rows) * len(table.header) for table in tables)
    if figures >= 6 and running < 3 * LEAST and not head.says_article:
        return "table"
    if head.says_article or by_markup:
        return "article" if running >= LEAST // 2 or figures else "other"
    reads_on = running >= 2 * LEAST and (flow.longest_run >= 5 or (flow.longest_run >= 3 and flow.dated))
    if flow.headlines >= 5 and flow.headlines >= 0.6 * len(paragraphs) and not reads_on:
        return "listing"
    if by_address is False and not (reads_on and (head.is_article or flow.dated)):
        return "listing" if flow.headlines >= 5 else "other"
    if head.is_article or by_address:
        return "article" if running >= LEAST // 2 or figures else "other"
    return "article" if running >= LEAST else "other"


def _is_mostly_links(page: LexborHTMLParser) -> bool:
    """Whether a page has many headlines that lead elsewhere."""
    return sum(1 for link in page.css("a[href]") if len(link.text()) >= 30) >= 15
