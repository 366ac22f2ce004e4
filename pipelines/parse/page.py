"""A page as its reader sees it: title, lead, text, dates, author, tables, and what kind of page it is.

Pages of known sources go by the selectors of their YAML; all others, and those on which the selectors find nothing, by
the generic path."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.model import Table
from pipelines.parse.blocks import Block, read_blocks
from pipelines.parse.charset import decode, says_utf8
from pipelines.parse.content import LEAST, main_element, prose
from pipelines.parse.depth import too_deep
from pipelines.parse.metadata import Head, read_head
from pipelines.parse.moments import HANOI, Moment, printed_moment
from pipelines.parse.tables import clean
from pipelines.sources import Parser, Source

PageKind = Literal["article", "table", "listing", "other"]
GENERIC = "generic-1"

TITLES = "h1[itemprop=headline], article h1, h1[class*=title], h1"
LEADS = (
    "[class*=sapo], [class~=lead], [class*=article-lead], [class~=chapeau],"
    " [itemprop=description]:not(meta), [class*=article-summary], [class*=post-excerpt], h2[class*=summary]"
)
DATES = (
    "[itemprop=datePublished], [class*=publish], [class*=post-time], [class*=date], [class*=time], time, [class*=ngay]"
)
AUTHORS = (
    "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], [class~=author], [class*=author-name],"
    " [class*=-author]"
)
# Lines that stand in an article without being of it, in the words of Vietnamese sites.
NOT_TEXT = re.compile(
    r"(?:>>+|»|\*|-|•|\+)?\s*(?:"
    r"(?:xem|đọc|tin|bài|tham khảo|có thể bạn)\s+(?:thêm|ngay|tiếp|liên quan|quan tâm|cùng chuyên mục|khác)\b.*|"
    r"(?:mời|kính mời) (?:quý )?(?:độc giả|bạn đọc).*|"
    r"theo dõi .{0,60}(?:google news|zalo|facebook|youtube|tiktok).*|"
    r"chia sẻ(?: bài viết)?|bình luận(?: \(\d+\))?|ý kiến(?: \(\d+\))?|gửi (?:bình luận|email)|"
    r"(?:từ khóa|tags?|chủ đề|thẻ)\s*:.{0,200}|lưu bài(?: viết)?|in (?:trang|bài)(?: này)?|cỡ chữ.{0,20}|"
    r"nghe (?:đọc )?(?:bài|tin).{0,40}|copy link|link bài gốc.*|trở (?:lại|về) .{0,30}|quay lại.{0,30}|"
    r"quảng cáo|advertisement|facebook|twitter|zalo|email|print|like|share|tweet"
    r")\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `text` is the article as one text, a paragraph a line, lead and captions included, the title
    not (but on a page of figures, where it says what they are), tables as lines "a | b | c"; NFC. `published` and
    `updated` are ISO 8601, as precise as the page states them, None where it does not say. `origin` is whom a
    syndicated copy names as its source."""

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
    if too_deep(payload):
        payload = b""
    if says_utf8(payload, content_type):
        # The parser wants UTF-8 bytes, so most pages need no decoding. Where they lie, it shows in the text.
        read = _read(LexborHTMLParser(payload, scripting=True), "utf-8", url, source, fetched_at)
        if "\ufffd" not in read.text:
            return read
    decoded = decode(payload, content_type)
    return _read(LexborHTMLParser(decoded.text, scripting=True), decoded.encoding, url, source, fetched_at)


def _read(page: LexborHTMLParser, encoding: str, url: str | None, source: Source | None, fetched_at: datetime) -> Page:
    head = read_head(page, url)
    parser = source.parser_at(fetched_at) if source else None
    found = _by_selectors(page, parser) if parser else None
    used = parser if found else None
    if found is None:
        found = _generic(page)
    title = _title(page, head, used)
    lead, blocks = found
    headlines = sum(1 for block in blocks if len(block.text) >= 25 and block.linked >= len(block.text) * 0.8)
    blocks = _from_title_on(blocks, title)
    blocks, dateline = _without_noise(blocks, title)
    signed, blocks = _signature(blocks)
    for said in filter(None, (title, lead)):
        if blocks and _same(blocks[0].text, said):
            blocks = blocks[1:]
    shown, changed = _shown_moments(page, used)
    shown = shown or dateline
    tables = tuple(block.table for block in blocks if block.table is not None)
    kept_apart = _tables_kept_apart(page, source, url)
    paragraphs = [block.text for block in blocks if block.table is None or block.node.mem_id not in kept_apart]
    paragraphs = [lead, *paragraphs] if lead else paragraphs
    by_address = source.is_article(url) if source and url else None
    kind = _kind(head, blocks, lead, tables, headlines, used is not None or by_address)
    if kind == "table" and title and any(block.node.mem_id not in kept_apart for block in blocks if block.table):
        paragraphs = [title, *paragraphs]  # a table's page says in its heading what the figures are
    text = unicodedata.normalize("NFC", "\n".join(paragraphs))
    if kind != "table" and not head.says_article and used is None and len(text) < 3 * LEAST and _is_front(page):
        kind = "listing"
    published = _agree(head.published, shown) or changed
    updated = head.updated or (changed if published != changed else None)
    author = _author(page, head, used, source) or signed
    return Page(
        kind=kind,
        title=_nfc(title),
        lead=_nfc(lead),
        text=text,
        published=str(published) if published else None,
        updated=str(_local(updated, head.published, published)) if updated else None,
        author=_nfc(author),
        section=_nfc(head.section),
        publisher=source.publisher if source else _nfc(head.publisher),
        origin=_nfc(_origin(page, used, blocks, source.publisher if source else head.publisher)),
        canonical_url=head.canonical,
        tables=tuple(map(_nfc_table, tables)),
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


def _generic(page: LexborHTMLParser) -> tuple[str | None, list[Block]]:
    body = page.body
    if body is None:
        return None, []
    element = main_element(page)
    if element is None:
        return None, [block for block in read_blocks(body) if block.linked < len(block.text) / 2]
    blocks = read_blocks(element)
    inside = {_key(block.text) for block in blocks}
    for node in page.css(LEADS):
        lead = _lead_text(node)
        if lead and 40 <= len(lead) <= 1200 and _key(lead) not in inside and not _holds(node, element):
            return (None, blocks) if _said_in(lead, blocks) else (lead, blocks)
    return _between(page, read_blocks(body), blocks), blocks


def _between(page: LexborHTMLParser, everything: list[Block], blocks: list[Block]) -> str | None:
    """The lead, where it has no telling name: the running text between the page's heading and the article's body."""
    heading = page.css_first("h1")
    if heading is None or not blocks:
        return None
    title = clean(heading.text())
    start = next((at for at, block in enumerate(everything) if _same(block.text, title)), None)
    stop = next((at for at, block in enumerate(everything) if block.text == blocks[0].text), None)
    if start is None or stop is None or not start < stop <= start + 15:
        return None
    leads = [block.text for block in everything[start + 1 : stop] if prose(block) >= 60 or _is_bold_lead(block)]
    return leads[0] if len(leads) == 1 and len(leads[0]) <= 1200 else None


def _is_bold_lead(block: Block) -> bool:
    """A lead set as a heading of the second rank."""
    return block.kind == "heading" and 80 <= len(block.text) <= 1200 and block.linked == 0


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    node: LexborNode | None = inner
    while node is not None:
        if node.mem_id == outer.mem_id:
            return True
        node = node.parent
    return False


def _said_in(lead: str, blocks: Iterable[Block]) -> bool:
    key = _key(lead)[:80]
    return any(key in _key(block.text) for block in blocks)


def _key(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFC", text).casefold() if letter.isalnum())


def _same(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 20 + len(other) // 4:
        return False
    return _key(one) == _key(other)


def _from_title_on(blocks: list[Block], title: str | None) -> list[Block]:
    """What follows the title where the title stands among the blocks: what comes before it is of something else."""
    for at, block in enumerate(blocks[:60]):
        if title and block.kind == "heading" and _same(block.text, title):
            after = blocks[at + 1 :]
            return after if sum(map(prose, after)) * 2 > sum(map(prose, blocks[:at])) else blocks
    return blocks


def _without_noise(blocks: list[Block], title: str | None) -> tuple[list[Block], Moment | None]:
    """Less the links to other stories and the buttons in words; less the line with the date before the first
    paragraph, which is returned by itself."""
    kept: list[Block] = []
    dateline: Moment | None = None
    begun = False
    for block in blocks:
        if block.kind != "table":
            if block.linked >= len(block.text) * 0.8 and len(block.text) > 3:
                continue
            if len(block.text) <= 260 and NOT_TEXT.fullmatch(block.text):
                continue
            if not begun and len(block.text) < 80:
                if title and _same(block.text, title):
                    continue
                moment = printed_moment(block.text)
                if moment and not re.search(r"[^\W\d_]{3,}(?:\s+[^\W\d_]+){6,}", block.text):
                    dateline = dateline or moment
                    continue
        begun = begun or block.table is not None or prose(block) > 0
        kept.append(block)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept, dateline


def _signature(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The author's name as the last line of the article, set to the right or in bold; and the blocks without it."""
    if len(blocks) < 3 or blocks[-1].kind != "text":
        return None, blocks
    words = blocks[-1].text.split()
    named = 2 <= len(words) <= 6 and all(word[0].isupper() or word in {"-", "–", "và"} for word in words)
    if named and SIGNED.search(blocks[-1].node.html or ""):
        return " ".join(words), blocks[:-1]
    return None, blocks


def _tables_kept_apart(page: LexborHTMLParser, source: Source | None, url: str | None) -> set[int]:
    """The tables that the source wants kept but not read for facts (a list of documents, scores): they are among the
    page's tables, not in its text. Only on the pages and listings that the source names for them."""
    if source is None or url is None:
        return set()
    listed = any(one.keep and url.startswith(one.url.partition("$")[0]) for one in source.listings)
    named = {one.table for one in source.pages if url.startswith(one.url.partition("$")[0])}
    specs = [spec for spec in source.tables if spec.purpose != "facts" and (listed or spec.name in named)]
    return {node.mem_id for spec in specs for node in page.css(spec.selector)}


def _title(page: LexborHTMLParser, head: Head, parser: Parser | None) -> str | None:
    node = page.css_first(parser.selectors.title) if parser else None
    node = node if node is not None else page.css_first(TITLES)
    shown = clean(node.text()) if node is not None else ""
    if shown and len(shown) > 8:
        return shown
    for title in head.titles:
        if title:
            # "Tên bài | Báo Đà Nẵng", "Tên bài - Tuổi Trẻ Online": the paper's name is no part of the title.
            return re.sub(r"\s+[|–—-]\s+[^|–—-]{3,40}$", "", title) if title == head.titles[-1] else title
    return shown or None


def _shown_moments(page: LexborHTMLParser, parser: Parser | None) -> tuple[Moment | None, Moment | None]:
    """The dates printed beside the title: of publication, and of a change where the page calls it one."""
    published = changed = None
    for text in _shown_dates(page, parser):
        moment = printed_moment(text)
        if moment is None:
            continue
        if CHANGED.match(text):
            changed = changed or moment
        else:
            published = moment
            break
    return published, changed


def _shown_dates(page: LexborHTMLParser, parser: Parser | None) -> Iterator[str]:
    """Where a page prints its date: where its source says, else near its heading under a telling name."""
    if parser and parser.selectors.date:
        first = page.css_first(parser.selectors.date)
        if first is not None:
            yield _said(first)
        yield from map(_said, page.css(parser.selectors.date)[1:])
    heading = page.css_first("h1")
    for node in page.css(DATES):
        said = _said(node)
        if not said or _is_foreign(node):
            continue
        if (heading is None or _distance(heading, node) <= 4) and not _is_teaser(node):
            yield said


def _is_teaser(node: LexborNode) -> bool:
    """Whether a date stands with the headline of another story."""
    one = node.parent
    for _ in range(2):
        if one is None or one.css_first("h1") is not None:
            return False
        if any(len(link.text()) >= 25 for link in one.css("a")):
            return True
        one = one.parent
    return False


def _said(node: LexborNode) -> str:
    attributes = node.attributes
    text = clean(node.text(separator=" "))
    if len(text) > 200:
        return ""
    return text if printed_moment(text) else (attributes.get("datetime") or attributes.get("content") or "")


ORIGIN = re.compile(r"\(?\s*(?:Theo|Nguồn)\s*:?\s+([^\d,;:]{2,45}?)\s*\)?\.?")
CHANGED = re.compile(r"\s*(?:cập nhật|lần cuối|sửa|chỉnh sửa|updated|modified)", re.IGNORECASE)
SIGNED = re.compile(r"text-align:\s*right|align=\"?right|<strong|<b>|<em|author|signature", re.IGNORECASE)
BYLINE = re.compile(r"^(?:tác giả|bài(?: và ảnh)?|theo|by|nguồn)\s*:?\s+", re.IGNORECASE)
FOREIGN = re.compile(
    r"comment|binh-?luan|relat|lien-?quan|sidebar|footer|most|tin-?moi|header|weather|widget|other", re.IGNORECASE
)


def _is_foreign(node: LexborNode) -> bool:
    """Whether a date stands in a box of other things: comments, related stories, the site's clock."""
    one: LexborNode | None = node
    for _ in range(8):
        if one is None or one.tag in {"body", "article", "main"}:
            return False
        if one.tag in {"aside", "footer", "nav", "li"}:
            return True
        attributes = one.attributes
        if FOREIGN.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        one = one.parent
    return False


def _distance(heading: LexborNode, node: LexborNode) -> int:
    """Steps from the heading outwards until the element holds the node too."""
    around: LexborNode | None = heading
    above = set()
    one: LexborNode | None = node
    while one is not None:
        above.add(one.mem_id)
        one = one.parent
    steps = 0
    while around is not None and around.mem_id not in above:
        around = around.parent
        steps += 1
    return steps if around is not None and (around.tag not in {"body", "html"} or steps < 2) else 99


def _agree(said: Moment | None, shown: Moment | None) -> Moment | None:
    """The head's date and the printed one made one. Where they name different days the printed one stands, which
    readers see; where the head gives the printed clock time in another zone, its zone is a mistake."""
    if said is None or shown is None:
        return said or shown
    if said.has_time and shown.has_time:
        clock = said.when.replace(tzinfo=HANOI)
        if said.said_zone and clock.replace(second=0) == shown.when.replace(second=0):
            return Moment(clock, has_time=True)
    if said.has_time and said.day == shown.day:
        return said
    if not said.has_time and not shown.has_time:
        return shown
    return shown if shown.has_time or said.day != shown.day else said


def _local(updated: Moment, said: Moment | None, settled: Moment | None) -> Moment:
    """The time of the last change, with the zone mistake that the publication turned out to have."""
    if said and settled and said.when.utcoffset() != settled.when.utcoffset() and said.said_zone and updated.said_zone:
        return Moment(updated.when.replace(tzinfo=HANOI), updated.has_time)
    return updated


def _author(page: LexborHTMLParser, head: Head, parser: Parser | None, source: Source | None) -> str | None:
    shown: list[str] = []
    if parser and parser.selectors.author:
        node = page.css_first(parser.selectors.author)
        shown = [clean(node.text(separator=" "))] if node is not None else []
    else:
        shown = [clean(node.text(separator=" ")) for node in page.css(AUTHORS)[:4] if not _is_foreign(node)]
    names = _names_of(source.publisher, *source.aliases, *source.sites) if source else frozenset()
    for name in (*shown, *head.authors):
        bare = BYLINE.sub("", name).strip(" -–,;|")
        if (
            2 <= len(bare) <= 80
            and not _is_name_of(bare, names, head.publisher)
            and "." not in bare.split(" ")[0][1:-1]
        ):
            return bare
    return None


@lru_cache(maxsize=512)
def _names_of(*names: str) -> frozenset[str]:
    return frozenset(map(_key, names))


def _is_name_of(name: str, names: frozenset[str], publisher: str | None) -> bool:
    """Whether an author's name is only the paper's."""
    key = _key(name)
    return key in names or (publisher is not None and key == _key(publisher))


def _origin(page: LexborHTMLParser, parser: Parser | None, blocks: list[Block], publisher: str | None) -> str | None:
    """Whom the page names as its source: where its site says so, else in the last lines ("Theo Người Lao Động")."""
    said: list[str] = []
    if parser and parser.selectors.origin and (node := page.css_first(parser.selectors.origin)) is not None:
        said.append("Theo " + ORIGIN.sub(r"\1", clean(node.text())))
    said += [block.text for block in blocks[-2:]]
    for text in said:
        if (found := ORIGIN.fullmatch(text)) and not (publisher and _same(found[1], publisher)):
            return found[1].strip()
    return None


def _kind(
    head: Head,
    blocks: list[Block],
    lead: str | None,
    tables: tuple[Table, ...],
    headlines: int,
    expected: bool | None,
) -> PageKind:
    """What the page is. `headlines` counts the blocks that are links to stories, `expected` is what address and markup
    say of its being an article, None where they say nothing."""
    paragraphs = [running for block in blocks if (running := prose(block))]
    running = sum(paragraphs) + len(lead or "")
    figures = sum(len(table.rows) * len(table.header) for table in tables)
    if figures >= 6 and running < 3 * LEAST and not head.says_article:
        return "table"
    if headlines >= 5 and headlines >= 0.6 * len(paragraphs) and not head.says_article and not expected:
        return "listing"
    if expected is False and not head.says_article:
        return "listing" if headlines >= 5 else "other"
    if expected or head.is_article:
        return "article" if running >= LEAST // 2 or figures else "other"
    return "article" if running >= LEAST else "other"


def _is_front(page: LexborHTMLParser) -> bool:
    """Whether a page is mostly headlines that lead elsewhere."""
    return sum(1 for link in page.css("a[href]") if len(link.text()) >= 30) >= 15


def _nfc(text: str | None) -> str | None:
    return unicodedata.normalize("NFC", text) if text else None


def _nfc_table(table: Table) -> Table:
    def nfc(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(unicodedata.normalize("NFC", cell) for cell in row)

    return Table(table.position, _nfc(table.caption), nfc(table.header), tuple(map(nfc, table.rows)))
