"""What a page prints around its text: when it came out and was changed, who wrote it, whose story it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.parse.blocks import Block, is_hidden, read_blocks
from pipelines.parse.content import prose
from pipelines.parse.keys import key, same
from pipelines.parse.metadata import Head
from pipelines.parse.moments import HANOI, Moment, iso_moment, printed_moment
from pipelines.parse.tables import clean
from pipelines.sources import Parser, Source

DATES = (
    "[itemprop=datePublished], [class*=publish], [class*=post-time], [class*=date], [class*=time], time,"
    " [class*=ngay], [class*=Time], [class*=Date], [id*=Date], [id*=Dat]"
)
AUTHORS = (
    "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], [class~=author], [class*=author-name],"
    " [class*=-author], [class*=__author], [class*=tac-gia], [class*=tacgia]"
)
ORIGINS = (
    "[class~=source], [class*=source-name], [class*=news-source], [class*=article__source], [class*=nguon],"
    " [class~=origin], [class*=p-source]"
)
FOREIGN = re.compile(
    r"comment|binh-?luan|relat|lien-?quan|sidebar|footer|most|tin-?moi|header|weather|widget|other|clock|today",
    re.IGNORECASE,
)
CHANGED = re.compile(r"\s*(?:cập nhật|lần cuối|sửa|chỉnh sửa|updated|modified)", re.IGNORECASE)
ORIGIN = re.compile(r"\(?\s*(?:Theo|THEO|Nguồn(?: tin| bài(?: viết)?)?|NGUỒN)(?:\s*:\s*|\s+)([^,;:]{2,45}?)\s*\)?\.?")
NOT_ORIGIN = re.compile(r"\d{1,2}[/.-]\d|ngày|điều|khoản|nghị (?:định|quyết)", re.IGNORECASE)
BYLINE = re.compile(
    r"^(?:tác giả|bài|tin|tin,? bài|thực hiện|người viết|phóng viên|by)"
    r"(?:\s*(?:,|và|&|-)\s*(?:tin|ảnh|hình|video|clip))*\s*:\s*|^(?:theo|by|nguồn)\s*:?\s+",
    re.IGNORECASE,
)
PHOTOGRAPHER = re.compile(r"^(?:ảnh|hình|video|clip|đồ họa|nguồn ảnh)\b", re.IGNORECASE)
AFTER_NAME = re.compile(
    r"\s*(?:\((?:tổng hợp|ghi|thực hiện|dịch|lược dịch|biên dịch|theo .*)\)|[-–|]\s*$|xem (?:các|thêm|tất cả)\b.*|"
    r"và \d+ tác giả.*|theo dõi\b.*|\|.*)$",
    re.IGNORECASE,
)
# Words of offices and machines, by which an "author" is no person: the paper itself, its system, its administrator.
NO_PERSON = re.compile(
    r"\b(?:báo|tạp chí|online|điện tử|admin\w*|administrator|editor|team|news|quản trị|webmaster|công ty|channel|"
    r"trung tâm|cổng thông tin|tòa soạn|toà soạn|vccorp|cms|www)\b|\.(?:vn|com|net|org)\b|https?:",
    re.IGNORECASE,
)
SURNAMES = frozenset(
    {
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
        "dương", "lý", "đinh", "trịnh", "mai", "đào", "lương", "vương", "tạ", "hà", "cao", "tô", "thái", "trương",
        "lâm", "chu", "đoàn", "quách", "từ", "kiều", "lưu", "la", "châu", "đàm", "phùng", "tăng", "triệu", "thạch",
        "diệp",
    }
)  # fmt: skip
SIGNED = re.compile(r"text-align:\s*right|align=\"?right|<strong|<b>|<em|author|signature|tac-?gia", re.IGNORECASE)
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
AROUND_DATE = re.compile(
    rf"{WEEKDAY}|\(?GMT\s*\+?\s*0?7(?::00)?\)?|UTC\+7|cập nhật|đăng|ngày|lúc|xuất bản|tháng|năm|giờ|phút|"
    r"sáng|trưa|chiều|tối|[AP]M\b|[\d\W_]",
    re.IGNORECASE,
)
# Days of which something else is said than that the page came out on it: the ends of a period, the day of a document.
OTHER_DAYS = re.compile(
    r"\b(?:từ|đến|tới|hết|trước|sau|hiệu lực|ban hành|kỳ báo cáo|giai đoạn|thời hạn|hạn chót|hạn nộp)"
    r"(?: từ| hết| đầu| cuối| lúc)*\s*:?\s*(?:\d{1,2}(?:h|:|\s*giờ)\d{0,2},?\s*)?(?:ngày\s*:?\s*)?"
    r"\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng)|"
    r"[/.-]\d{4}\s*(?:-|–|—|đến|tới)\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
    re.IGNORECASE,
)
NEAR = 4  # steps outwards from the heading
MOST_BESIDE_DATE = 30  # letters of a section's or author's name on the line of a date


class Place:
    """Where things stand in relation to the page's heading."""

    def __init__(self, heading: LexborNode | None) -> None:
        self.mem_id = heading.mem_id if heading is not None else None
        self.steps: dict[int, int] = {}
        self.tags: dict[int, str] = {}
        self.around = heading  # the outermost element of which all is near
        node = heading
        while node is not None:
            self.steps[node.mem_id] = len(self.steps)
            self.tags[node.mem_id] = node.tag or ""
            if self.distance(node) <= NEAR:
                self.around = node
            node = node.parent

    def near(self, page: LexborHTMLParser, selector: str) -> Iterator[LexborNode]:
        """What fits a selector at most NEAR steps from the heading; on the whole page where there is no heading."""
        for node in (page if self.around is None else self.around).css(selector):
            if self.distance(node) <= NEAR:
                yield node

    def distance(self, node: LexborNode) -> int:
        """Steps from the heading outwards until the element holds the node too."""
        one: LexborNode | None = node
        while one is not None:
            if (steps := self.steps.get(one.mem_id)) is not None:
                return steps if self.tags[one.mem_id] not in {"body", "html"} or steps < 2 else 99
            one = one.parent
        return 99 if self.steps else 0

    def is_foreign(self, node: LexborNode) -> bool:
        """Whether it stands in a box of other things: comments, related stories, the site's clock. What holds the
        heading too is the article's, whatever its name."""
        one: LexborNode | None = node
        for _ in range(8):
            if one is None or one.tag in {"body", "article", "main"} or one.mem_id in self.steps:
                return False
            if one.tag in {"aside", "footer", "nav", "li"}:
                return True
            attributes = one.attributes
            if FOREIGN.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
                return True
            one = one.parent
        return False


def shown_moments(
    page: LexborHTMLParser, place: Place, parser: Parser | None, title: str | None
) -> tuple[list[Moment], Moment | None]:
    """The dates printed beside the title: of publication, the likeliest first, and of a change where the page calls it
    one."""
    published: list[Moment] = []
    changed = None
    for text, moment in _shown_dates(page, place, parser, title):
        if CHANGED.match(text):
            changed = changed or moment
        else:
            published.append(moment)
            if moment.has_time or len(published) > 4:
                break
    return published, changed


def _shown_dates(
    page: LexborHTMLParser, place: Place, parser: Parser | None, title: str | None
) -> Iterator[tuple[str, Moment]]:
    """Where a page prints its date: where its source says; else near its heading, under a telling name, or on a line of
    its own."""
    if parser and parser.selectors.date and (first := page.css_first(parser.selectors.date)) is not None:
        if said := _said(first):
            yield said
        yield from filter(None, map(_said, page.css(parser.selectors.date)[1:]))
    for node in place.near(page, DATES):
        if not place.is_foreign(node) and not _is_teaser(node) and (said := _said(node)):
            yield said
    if title and page.body is not None:
        yield from _datelines(read_blocks(page.body, prune=False), place.mem_id, title)


def changed_at(page: LexborHTMLParser) -> Moment | None:
    """The time of the last change as microdata in the page's body say it."""
    node = page.css_first("[itemprop=dateModified]")
    if node is None:
        return None
    attributes = node.attributes
    return iso_moment(attributes.get("content") or attributes.get("datetime") or clean(node.text()))


def _datelines(blocks: Sequence[Block], heading: int | None, title: str) -> Iterator[tuple[str, Moment]]:
    """Lines of little but a date, right below the title or (with the hour) right above it."""
    at = next((at for at, block in enumerate(blocks) if block.node.mem_id == heading), None)
    if at is None:
        at = next((at for at, block in enumerate(blocks) if same(block.text, title)), None)
    if at is None:
        return
    paragraphs = 0
    for block in blocks[at + 1 : at + 9]:
        paragraphs += prose(block) > 0
        if paragraphs > 1:
            break
        if moment := dateline(block.text):
            yield block.text, moment
    for text in (block.text for block in blocks[max(0, at - 3) : at][::-1]):
        if (moment := dateline(text)) and moment.has_time:
            yield text, moment


def dateline(text: str) -> Moment | None:
    """The moment of a line that says little else."""
    if len(text) > 120 or not any(map(str.isdigit, text)):
        return None
    moment = printed_moment(text)
    if moment is None or len(AROUND_DATE.sub("", text)) > MOST_BESIDE_DATE or OTHER_DAYS.search(text):
        return None
    return moment


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


def _said(node: LexborNode) -> tuple[str, Moment] | None:
    """The text of an element and the moment that it or its attributes name."""
    text = clean(node.text(separator=" "))
    if len(text) > 200 or OTHER_DAYS.search(text):
        return None
    moment = printed_moment(text)
    if moment is None:
        attributes = node.attributes
        moment = printed_moment(attributes.get("datetime") or attributes.get("content") or "")
    return (text, moment) if moment else None


def settled(said: Moment | None, shown: Sequence[Moment]) -> Moment | None:
    """The head's date and the printed ones made one. Where they name different days the printed one stands, which
    readers see; where the head gives the printed clock time in another zone, its zone is a mistake."""
    if not shown:
        return said
    if said is None:
        return next((one for one in shown if one.has_time and one.day == shown[0].day), shown[0])
    if said.has_time and said.said_zone:
        clock = said.when.replace(tzinfo=HANOI)
        if any(one.has_time and clock.replace(second=0) == one.when.replace(second=0) for one in shown):
            return Moment(clock, has_time=True)
    same_day = [one for one in shown if one.day == said.day]
    if same_day:
        return said if said.has_time else next((one for one in same_day if one.has_time), said)
    return shown[0]


def local(updated: Moment, said: Moment | None, settled: Moment | None) -> Moment:
    """The time of the last change, with the zone mistake that the publication turned out to have."""
    if said and settled and said.when.utcoffset() != settled.when.utcoffset() and said.said_zone and updated.said_zone:
        return Moment(updated.when.replace(tzinfo=HANOI), updated.has_time)
    return updated


def author_of(
    page: LexborHTMLParser,
    place: Place,
    head: Head,
    parser: Parser | None,
    source: Source | None,
    signed: str | None,
) -> str | None:
    """Who wrote it: where the source says, as the page says it in JSON-LD, in print, at the end, in a meta tag. Names
    of the paper, of an office or of a system are no author's."""
    names = _names_of(*((source.publisher, *source.aliases, *source.sites) if source else ()), head.publisher or "")
    people = ", ".join(dict.fromkeys(filter(None, (_person(one, names) for one in head.people))))
    if parser and parser.selectors.author:
        node = page.css_first(parser.selectors.author)
        shown = _person(clean(node.text(separator=" ")), names) if node is not None else None
        if shown:
            return people if len(people) > len(shown) and key(shown) in key(people) else shown
    if people:
        return people
    if signed and parser:
        return signed
    for node in page.css(AUTHORS)[:8]:
        if not place.is_foreign(node) and not _is_hidden(node) and (name := _person(_name_in(node), names)):
            return name
    if signed:
        return signed
    for said in head.authors:
        name = _person(said, names)
        words = name.split() if name else []
        if name and len(words) > 1 and all(word[0].isupper() or word in {"-", "và"} for word in words):
            return name
    return None


def _is_hidden(node: LexborNode) -> bool:
    """Whether its own or its parent's name or style hides it: systems put the account that entered the text there."""
    for one in (node, node.parent):
        attributes = one.attributes if one is not None else {}
        if is_hidden(attributes):
            return True
    return False


def _name_in(node: LexborNode) -> str:
    inner = node.css_first("[itemprop=name], [class~=name], a[href*=tac-gia]")
    return clean((inner if inner is not None else node).text(separator=" "))


def _person(said: str, names: frozenset[str]) -> str | None:
    """The bare name where an author is named; None for an origin, a photographer, an office or the paper itself."""
    if PHOTOGRAPHER.match(said) or (named_origin(said) and not _is_surname(_named(said))):
        return None
    bare = AFTER_NAME.sub("", _named(said)).strip(" -–,;|·•")
    if not 2 <= len(bare) <= 80 or not bare[0].isalpha() or NO_PERSON.search(bare):
        return None
    letters = key(bare)
    if letters in names or (len(letters) >= 6 and any(letters in name for name in names)):
        return None
    return None if any(map(str.isdigit, bare)) and dateline(bare) else bare


def _named(text: str) -> str:
    """What follows the words that name an author or a source, where a text begins with them."""
    found = BYLINE.match(text)
    return text[found.end() :] if found else text


def _is_surname(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and words[0].lower() in SURNAMES and all(word[0].isupper() for word in words)


@lru_cache(maxsize=512)
def _names_of(*names: str) -> frozenset[str]:
    return frozenset(map(key, names))


def signature(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The author's name as (nearly) the last line of the article, and the blocks without it."""
    for at in range(len(blocks) - 1, max(0, len(blocks) - 5), -1):
        block = blocks[at]
        if block.kind == "table" or len(block.text) > 70:
            break
        after_origin = at > 0 and named_origin(blocks[at - 1].text) is not None
        if (name := _signed(block)) is not None and not (after_origin and " " not in name):
            return name, blocks[:at] + blocks[at + 1 :]
    return None, blocks


def names_author(text: str) -> bool:
    """Whether a line says of itself that it names the author ("Tác giả: Nguyễn Văn An")."""
    found = BYLINE.match(text)
    return found is not None and ":" in found[0] and not found[0].lower().startswith(("theo", "nguồn"))


def _signed(block: Block) -> str | None:
    text = block.text
    bare = AFTER_NAME.sub("", text).strip()
    if named_origin(text) and _is_surname(_named(bare)):
        return _named(bare)
    if block.kind == "caption" or named_origin(text) or PHOTOGRAPHER.match(text):
        return None
    if names_author(bare):
        bare = _named(bare).strip()
        return bare if 1 <= len(bare.split()) <= 8 and bare[:1].isupper() else None
    words = bare.split()
    if not 1 <= len(words) <= 7 or (bare[-1] in ".:;!?…”\"'" and not re.fullmatch(r"(?:[^\W\d_]\.\s*)+", bare)):
        return None
    if any(map(str.isdigit, bare)):
        return None
    named = all(word[0].isupper() or word in {"-", "–", "và", "&"} for word in words)
    if re.fullmatch(r"(?:Nhóm )?(?:PV|P\.V|phóng viên|CTV)(?: .{2,20})?", bare):
        return bare
    if not named:
        return None
    if len(words) > 1 and (words[0].lower() in SURNAMES or SIGNED.search(block.node.html or "")):
        return bare
    return bare if len(words) == 1 and SIGNED.search(block.node.html or "") and len(bare) <= 12 else None


def origin_of(
    page: LexborHTMLParser,
    place: Place,
    head: Head,
    parser: Parser | None,
    blocks: Sequence[Block],
    publisher: str | None,
) -> str | None:
    """Whom the page names as its source: where its site says so, in the last lines ("Theo Người Lao Động"), in the
    place of an author."""
    for text in _said_origins(page, place, head, parser, blocks):
        if (name := named_origin(text)) and not (publisher and same(name, publisher)):
            return name
    return None


def named_origin(text: str) -> str | None:
    """Whom a line names that says "Theo Người Lao Động" or "(Nguồn: TTXVN)" and nothing else."""
    found = ORIGIN.fullmatch(text)
    if not found or NOT_ORIGIN.search(found[1]) or not (found[1][0].isupper() or found[1][0].isdigit()):
        return None
    name = found[1].strip()
    return name if name.count("(") == name.count(")") else f"{name})"


def _said_origins(
    page: LexborHTMLParser, place: Place, head: Head, parser: Parser | None, blocks: Sequence[Block]
) -> Iterable[str]:
    if parser and parser.selectors.origin and (node := page.css_first(parser.selectors.origin)) is not None:
        yield _as_origin(clean(node.text(separator=" ")))
    yield from (block.text for block in blocks[-3:] if not _is_surname(_named(block.text)))
    if parser:
        return
    for node in page.css(ORIGINS)[:4]:
        if not place.is_foreign(node):
            yield _as_origin(clean(node.text(separator=" ")))
    for node in page.css("[itemprop=author], [class~=author]")[:2]:
        if not place.is_foreign(node) and not _is_surname(_named(text := clean(node.text(separator=" ")))):
            yield text
    yield from (name for name in (*head.people, *head.authors) if not _is_surname(_named(name)))


def _as_origin(text: str) -> str:
    """A source's name that stands alone, as if the line said so."""
    return text if named_origin(text) or not 1 <= len(text.split()) <= 8 else f"Theo {text}"
