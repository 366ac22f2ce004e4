"""Whose number it is where its sentence names nobody: the paragraph, the headings, the list, the title and the
publisher are asked in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines import catalogue
from pipelines.extract.document import Choice, Document
from pipelines.extract.items import Item
from pipelines.extract.mentions import POINTING, Mention, kind_of
from pipelines.extract.naming import deictic, unit_code
from pipelines.extract.sentences import Sentence
from pipelines.extract.sources import REPORTERS, sources_of

# How well the text around speaks for a number, the nearer and more particular the better; all below NEAR.
_AS_BEFORE, _NATION, _PARAGRAPH, _HEADING, _LIST, _TITLE, _OFFICE, _REPORT, _HOME = (
    0.50,
    0.48,
    0.46,
    0.36,
    0.34,
    0.32,
    0.30,
    0.28,
    0.26,
)


# A report whose first sentence says whom it is about, and how many sentences further that holds.
_REPORTED, _SOON, _LONG_LEAD = ("báo cáo", "thống kê", "tổng kết", "sơ kết"), 8, 400

# What bodies count of their own work, and what firms besides: their customers' payments, their revenue.
_WORK = ("dossier", "service", "online_payment", "result_", "satisfaction", "par_index", "sipas", "edocument")
_TRADE = (
    *_WORK,
    "cashless",
    "schools_cashless",
    "hospitals_cashless",
    "ict_revenue",
    "ecommerce_revenue",
    "ecommerce_growth",
)
_OWN_ACT = re.compile(
    r"(?<![a-zà-ỹđ])(?:đã|đơn vị|cơ quan này|sở|chúng tôi)(?: đã)? (?:tiếp nhận|nhận|giải quyết|xử lý|thụ lý|trả)"
)


# "Theo Nghị quyết số 02/NQ-CP của Chính phủ, 100% trường học …": the nation's, also in the paper of a province
_GOVERNMENTS = re.compile(
    r"theo (?:nghị quyết|quyết định|chỉ thị|đề án|chiến lược|chương trình|kế hoạch|công điện)[^.;]{0,90}?"
    r" của (?:chính phủ|thủ tướng|quốc hội|bộ chính trị)(?![a-zà-ỹđ])"
)
# "đạt 55,5%, trong đó khối bộ đạt 59,7%, khối tỉnh …": the whole is the nation's
_MINISTRIES_IN_IT = re.compile(
    r",? \(?(?:trong đó|gồm)[,:]? (?:các |khối )?(?:bộ, ngành|các bộ|bộ)(?! (?:phận|chỉ|tiêu))"
)


def owns_figure(item: Item, body: str) -> bool:
    """Is it the kind of figure that a body states of its own work, not of the place where it is?"""
    indicator = item.link.frame.indicator if item.link is not None else ""
    return indicator.startswith(_TRADE if body == "firm" else _WORK)


def tells_own(document: Document, item: Item, mention: Mention) -> bool:
    """Does a body that is named as a source speak of itself: "Công an tỉnh cho biết đã tiếp nhận …"? A firm does."""
    low, number = document.normal.low, item.number
    return mention.body == "firm" or _OWN_ACT.search(low, mention.end, number.start) is not None


def entities_around(document: Document, index: int, item: Item, day: str) -> Iterator[Choice]:
    """Who the text around a sentence says its number is of, best first; the last is whose paper it is."""
    yield from _by_what_it_is(document, index, item)
    if '"' in item.sentence.text:
        yield from _whose_words(document, item, day)
    if document.said(index):
        yield from _in_sentence(document, index)
    yield from _in_paragraph(document, index, item, day)
    yield from _in_headings(document, index, item, day)
    yield from _in_list(document, index)
    home, sentence = document.home, item.sentence
    if not home.authority and _GOVERNMENTS.search(sentence.low, sentence.start, item.number.start):
        yield Choice(("VN",), _TITLE + 0.015, "what the Government has set", sentence.start, item.number.start)
    if home.title_body and owns_figure(item, home.title_body):
        yield Choice(("?",), _TITLE + 0.01, "the body of the title", 0, 0, body=home.title_body)
    if home.title_entity:
        yield Choice((home.title_entity,), _TITLE, "the title's", 0, 0)
    pillar = item.link.frame.pillar if item.link is not None else ""
    if item.link is not None and (own := own_ministry(document, item.link.frame.indicator)):
        yield Choice((own,), _OFFICE, "the publisher's or the title's own", 0, 0)
    if home.entity == "VN" and pillar == "government":
        spoken = [draft.entity for draft in document.lately(index, 12) if draft.entity != "?"]
        first = spoken[-1] if spoken else ""
        if spoken and "VN" not in spoken and first[0] in "PDWM" and 5 * spoken.count(first) >= 3 * len(spoken):
            yield Choice((first,), _REPORT, "whom the report has been about", 0, 0)
        elif not spoken and 0 < index <= _SOON:
            yield from _in_lead(document, day)
    if home.entity[0] == "P" and not home.authority and document.drafts and document.drafts[-1].entity == "VN":
        spoken = [draft.entity for draft in document.lately(index, 12)]
        if spoken and set(spoken) == {"VN"}:
            yield Choice(("VN",), _REPORT, "whom the paper's report has been about", 0, 0)
    if home.office and owns_figure(item, "office"):
        yield Choice(("?",), _HOME + 0.01, "the publisher's own work", 0, 0, body="office")
    yield Choice((home.entity,), _HOME, "the publisher's home", 0, 0)


def own_ministry(document: Document, indicator: str) -> str | None:
    """The ministry whose own paper it is, or that the title begins with, for what ministries count of their own
    work."""
    home = document.home
    own = (home.ministry if home.authority else None) or home.title_ministry
    its_work = own not in REPORTERS and catalogue.indicators()[indicator].pillar in ("government", "ranking")
    return own if its_work else None


# "Cổng Dịch vụ công quốc gia đưa lên 4.650 dịch vụ công"
_PORTAL_ACTS = re.compile(
    r"(?:[^,;:()]{0,60}, ){0,2}(?:(?:hiện|hiện nay|đến nay|riêng) )?(?:cổng (?:dịch vụ công|dvc) quốc gia|cổng dvcqg)"
    r"(?: (?:hiện|đã|đang|cũng|nay|vừa|chính thức))* (?:có|cung cấp|tích hợp|kết nối|ghi nhận|tiếp nhận|đồng bộ|phục vụ"
    r"|xử lý|thu hút)(?![a-zà-ỹđ])"
)


def portal_alone(item: Item) -> bool:
    """ "…, của các địa phương 12,6%; Cổng Dịch vụ công quốc gia tích hợp 4.530 dịch vụ": is it what the national portal
    does, in a clause behind a semicolon that names nobody?"""
    sentence, start = item.sentence, item.number.start
    begin = sentence.low.rfind("; ", sentence.start, start)
    if begin < 0 or _PORTAL_ACTS.match(sentence.low, begin + 2, start) is None:
        return False
    end = sentence.low.find(";", start, sentence.end)
    return all(b <= begin or 0 <= end <= a for a, b in sentence.names)


def _by_what_it_is(document: Document, index: int, item: Item) -> Iterator[Choice]:
    """As the figure of the sentence that it continues; else the nation, where the indicator itself says so."""
    other = item.link.inherited if item.link else None
    if other is not None and other.at == index:
        draft = document.draft_of(other)
        if draft is not None:
            yield Choice((draft.entity,), _AS_BEFORE, "as the figure before", other.number.start, other.number.end)
    if of_gdp(item):
        yield Choice(("VN",), _NATION, "a share of GDP is the nation's", 0, 0)
    elif _MINISTRIES_IN_IT.match(document.normal.low, item.number.end, item.sentence.end):
        yield Choice(("VN",), _NATION, "ministries are part of it", 0, 0)
    elif "cổng " in item.sentence.text and _PORTAL_ACTS.match(
        document.normal.low, item.sentence.start, item.number.start
    ):
        yield Choice(("VN",), _NATION, "what the national portal does", 0, 0)
    elif _by_ministry(document, index, item):
        yield Choice(("VN",), _NATION, "a ministry's figure of the economy", 0, 0)


def _in_sentence(document: Document, index: int) -> Iterator[Choice]:
    """The unit that all figures of a long sentence have been about: "xã Kiến Thụy tiếp nhận 6.218 hồ sơ, …; quá hạn 13
    hồ sơ"."""
    told = document.said(index)
    if told[0].entity[0] in "DW" and all(draft.entity == told[0].entity for draft in told):
        number = told[-1].item.number
        yield Choice((told[0].entity,), _PARAGRAPH, "the sentence's figures before", number.start, number.end)


def _in_paragraph(document: Document, index: int, item: Item, day: str) -> Iterator[Choice]:
    """Whom the sentences before in the same paragraph speak of, or name in their first words; in the one before it,
    where it goes on ("Trong đó, …")."""
    line = document.reading.sentences[index].line
    for back in range(index - 1, max(-1, index - 9), -1):
        other = document.reading.sentences[back]
        if other.line != line and not (other.line == line - 1 and document.goes_on(line)):
            break
        score = _PARAGRAPH - 0.01 * (index - 1 - back)
        told = document.said(back)
        first = told[0] if told else None
        if len(told) > 1 and len({d.entity for d in told if d.entity[0] in "DW"}) > 1:
            first = None  # a list of units: none of them is what the paragraph is about
        if first is not None and first.body and owns_figure(item, first.body):
            number = first.item.number
            yield Choice(
                ("?",), score, "the body that the paragraph is about", number.start, number.end, body=first.body
            )
        elif first is not None and first.entity != "?" and not first.entity.startswith("G:"):
            number = first.item.number
            yield Choice((first.entity,), score, "the paragraph's first figure", number.start, number.end)
        for mention in document.who(back):
            country = mention.role == "name" and kind_of(mention.rows) == "country"
            if mention.start - other.start > (250 if country else 70):
                continue
            if mention.body == "firm" and not mention.bare and owns_figure(item, "firm"):
                yield Choice(("?",), score - 0.005, "a firm before", mention.start, mention.end, body="firm")
            if is_source(document, other, mention) and not _asks(other):
                continue  # but "Lạng Sơn nói gì?" asks what that place has to tell
            code: str | None = None
            if mention.role == "name" and kind_of(mention.rows) in ("province", "country", "ministry"):
                code = unit_code(document, mention, day)
            elif mention.role == "VN":
                code = "VN"
            elif mention.role in ("district", "commune"):
                code = deictic(document, mention, back, day)
                code = None if code == "?" else code
            if code:
                yield Choice((code,), score - 0.005, "named before in the paragraph", mention.start, mention.end)


def _in_lead(document: Document, day: str) -> Iterator[Choice]:
    """The one unit that the first sentence of a report names: "Theo báo cáo của xã Tân Lập, …\\nTổng số hồ sơ tiếp nhận
    là 5.120"."""
    low, lead = document.normal.low, document.reading.sentences[0]
    if lead.end - lead.start > _LONG_LEAD or not any(low.find(word, lead.start, lead.end) >= 0 for word in _REPORTED):
        return
    units = {
        code: mention
        for mention in document.who(0)
        if mention.role == "name" and (code := unit_code(document, mention, day)) and code[0] in "PDW"
    }
    if len(units) == 1:
        [(code, mention)] = units.items()
        yield Choice((code,), _REPORT, "named in the report's first sentence", mention.start, mention.end)


def _asks(sentence: Sentence) -> bool:
    """Is a sentence a question?"""
    return sentence.low[sentence.start : sentence.end].rstrip().endswith("?")


def _in_headings(document: Document, index: int, item: Item, day: str) -> Iterator[Choice]:
    line = document.reading.sentences[index].line
    for depth, (parent, leads) in enumerate(document.headings(line)):
        if not leads:
            continue
        for at in document.by_line.get(parent, ()):
            named = document.who(at)
            for mention in (
                sorted(named, key=_points) if len(named) > 1 else named
            ):  # "Tỉnh: Long An": a name goes first
                if _points(mention):
                    code = deictic(document, mention, at, day)
                elif mention.role == "name" and kind_of(mention.rows) == "ministry":
                    code = _ministry_headed(document, at, mention, item, day)
                else:
                    code = unit_code(document, mention, day)
                if code and code != "?":
                    yield Choice((code,), _HEADING - 0.002 * depth, "named in a heading", mention.start, mention.end)


_PAPERS = (
    *("báo cáo", "quyết định", "công văn", "thông tư", "công bố", "số liệu", "thống kê", "đánh giá", "xếp hạng"),
    *("theo ", "chỉ đạo", "hướng dẫn", "yêu cầu"),
)
_BEFORE_NAME = " -+*•0123456789.()[]"


def _ministry_headed(document: Document, at: int, mention: Mention, item: Item, day: str) -> str | None:
    """The ministry of a heading ("Kết quả năm 2024 của Bộ Y tế"), for what ministries count of their own work; not one
    that has written or asked for what stands below, nor one that reports on all the others."""
    low, head = document.normal.low, document.reading.sentences[at]
    indicator = item.link.frame.indicator if item.link is not None else ""
    if not indicator or catalogue.indicators()[indicator].pillar not in ("government", "ranking"):
        return None
    before = low[head.start : mention.start]
    if before.strip(_BEFORE_NAME) not in ("", "infographic") and not before.endswith(("của ", "tại ", "ở ")):
        return None
    if is_source(document, head, mention) or any(map(before.__contains__, _PAPERS)):
        return None
    code = unit_code(document, mention, day)
    alone = not before.strip(_BEFORE_NAME) and not low[mention.end : head.end].strip(" :.")
    return None if code in REPORTERS and not alone else code


def _whose_words(document: Document, item: Item, day: str) -> Iterator[Choice]:
    """The place whose office somebody holds who is quoted, named behind the quotation that a number stands in."""
    sentence, low = item.sentence, item.sentence.low
    closed = low.find('"', item.number.end, sentence.end)
    if closed < 0:
        return
    for mention in document.who(item.at):
        if mention.start > closed and mention.role == "name" and kind_of(mention.rows) in ("district", "commune"):
            code = unit_code(document, mention, day)
            if code and document.lex.titles.held.search(low, closed, mention.start):
                yield Choice((code,), _AS_BEFORE, "whose words it is in", mention.start, mention.end)
            return


def _points(mention: Mention) -> bool:
    """Does it point at a unit and not name it: "tỉnh", "thành phố", "huyện"?"""
    return mention.role in POINTING


def _in_list(document: Document, index: int) -> Iterator[Choice]:
    """The ministry that the items before in the same list are about, each of them alone."""
    line = document.reading.lines[document.reading.sentences[index].line]
    if not line.marker:
        return
    for draft in reversed(document.drafts[-3:]):
        beside = (d for d in document.drafts[-6:] if d.item.sentence.line == draft.item.sentence.line)
        if (
            draft.entity.startswith("M:")
            and all(d.entity == draft.entity for d in beside)
            and document.reading.lines[draft.item.sentence.line].parent == line.parent
            and draft.entity_score >= _LIST
        ):
            number = draft.item.number
            yield Choice((draft.entity,), _LIST, "as the list before", number.start, number.end)


def _of_nation(item: Item) -> bool:
    """Can it be the nation's although nobody says so: a figure of the economy with words of its own?"""
    link = item.link
    return link is not None and link.inherited is None and not item.rank and link.frame.pillar == "economy"


def of_gdp(item: Item) -> bool:
    """Is it a share of GDP? That is the nation's: a province's is of GRDP."""
    if not _of_nation(item) or not _in_product(item):
        return False
    products = products_of(item)
    return "gdp" in products and "grdp" not in products


def _in_product(item: Item) -> bool:
    """Can it be told in GDP? Shares of sales are not, whatever is said of GDP beside them."""
    frame = item.link.frame if item.link is not None else None
    return frame is None or frame.kind != "percent" or "gdp" in frame.about


def products_of(item: Item) -> set[str]:
    """The words of a sentence for the product that shares are of: GDP, GRDP and their like."""
    if "gdp" not in item.sentence.said:
        return set()
    return {item.sentence.low[a:b] for a, b, tags in item.sentence.ideas if "gdp" in tags}


def _by_ministry(document: Document, index: int, item: Item) -> bool:
    """Does a national ministry state it, in a local paper that names no place?"""
    if not _of_nation(item) or "gdp" in item.sentence.said:
        return False
    if any(map(_points, document.who(index))):
        return False
    return any(
        source.code is not None and source.code.startswith("M:") and not source.goal and source.at < item.number.start
        for source in sources_of(document, index)
    )


_HANDLES = re.compile(
    r" (?:đã |đang |trực tiếp )?(?:giải quyết|xử lý|tiếp nhận|thụ lý|cung cấp|quản lý|ban hành|cấp|thực hiện|phụ trách"
    r"|vận hành|tổ chức)(?![a-zà-ỹđ])"
)
_TOLD_BY = re.compile(
    r" (?:dẫn|nêu|đưa ra|ước|đánh giá|ghi nhận|xác nhận|công bố|thống kê|tính toán|nhắc|xếp|chấm|công nhận|bình chọn"
    r"|tôn vinh|biểu dương|khen|vinh danh|chọn|xác định|thẩm định)(?![a-zà-ỹđ])"
)

_STATES = (
    *(" công bố", " tổ chức", " giao", " đề nghị", " yêu cầu", " đặt ", " đề xuất"),
    *(" xác định", " ghi nhận", " thống kê", " ước tính", " tính toán", " dự báo"),
)


def is_source(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """Is somebody named as who says or asks for a figure, not as whose it is?"""
    low = document.normal.low
    for _, end, _ in sentence.marked("source_according"):
        if 0 <= mention.start - end <= 7 and low[end : mention.start].strip() in ("", "chính"):
            return True  # "theo chính Sở …"
    for start, _, _ in sentence.marked("source_says"):
        if 0 <= start - mention.end <= (60 if mention.role == "dept" else 12) and (
            mention.role != "dept" or not sentence.broken(mention.end, start)
        ):
            return True
    before = low[max(0, mention.start - 14) : mention.start]
    if before.endswith("được ") and _TOLD_BY.match(low, mention.end):
        return True  # "quy mô của Thái Lan được Bộ Công Thương dẫn ra là khoảng 22 tỷ USD"
    if before.endswith("do ") and _HANDLES.match(low, mention.end):
        return False  # "hồ sơ do Bộ giải quyết": its own
    return before.endswith(("theo ", "do ", "giữa ", "(", "tại phiên họp ", "mà ", "của cục thuộc ", "trưởng ")) or (
        mention.role != "dept" and low.startswith(_STATES, mention.end)
    )
