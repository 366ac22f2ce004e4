"""Who vouches for a figure in the text: the nearest named source, as long as it reaches.

A source is named by "theo …", by a verb of reporting, or as the owner of a plan; it holds for its paragraph and, as
the document's main source, for what follows, until another is named. Who sets a goal vouches for the goal alone. A
department counts as its ministry, a province's offices, party and council as the province; what has no code (the
Government, a committee, a strategy, an unknown body) ends the reach.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re

from pipelines.extract.document import Document, Draft, Source
from pipelines.extract.mentions import kind_of
from pipelines.extract.naming import deictic, province_near, unit_code
from pipelines.extract.read import Sentence
from pipelines.extract.spans import effective_day

ATTRIBUTED = frozenset(
    {
        "digital_economy_gdp_share",
        "digital_economy_growth",
        "ict_revenue",
        "dossier_full_online_rate",
        "service_full_online_rate",
    }
)
REACH = 40  # sentences that a source holds for at most
_OFFICE = re.compile(
    r"(?<![a-zà-ỹđ])(?:sở(?= [a-zà-ỹđ]|,)|ubnd|hđnd|tỉnh ủy|thành ủy|ủy ban nhân dân|hội đồng nhân dân|văn phòng ubnd|lãnh đạo (?:tỉnh|thành phố)"
    r"|ban chỉ đạo (?:[a-zà-ỹđ]+ ){0,4}(?:tỉnh|thành phố)|công an tỉnh|viện nghiên cứu phát triển)(?! (?:xã|phường|quận|huyện|hữu|thích))"
)
_GOAL = r"(?:đặt|giao|phấn đấu|yêu cầu|đề ra|vạch ra|vạch|nhắm|hướng tới|hướng đến|quyết tâm|quyết nghị|ban hành (?:kế hoạch|đề án|nghị quyết|chương trình)|xác định|ấn định|hứa|đề nghị|ra chỉ tiêu)"
_SETS = re.compile(rf"(?:[^,.;:\d]{{0,40}} )?{_GOAL}(?![a-zà-ỹđ])")
_SETS_HERE = re.compile(rf" (?:ta |nhà |mình )?(?:cũng |đã |sẽ |thì |đang |còn )?{_GOAL}(?![a-zà-ỹđ])")
# "theo kết quả sơ bộ của", "Kế hoạch năm 2025 của", "những con số mà"
_OWNS = re.compile(
    r"(?<![a-zà-ỹđ])(?P<what>theo|số liệu|con số|báo cáo|thống kê|kết quả|công bố|tài liệu|đánh giá|tính toán|đề án|kế hoạch|nghị quyết|chương trình|quyết định|chỉ tiêu|mục tiêu)"
    r"(?: (?!của|do|mà|từ)[^,.;:() ]+){0,7}? (?:của|do|mà|từ) (?:đại diện |lãnh đạo |chánh |giám đốc )?$"
)
_PLANS = ("đề án", "kế hoạch", "nghị quyết", "chương trình", "quyết định", "chỉ tiêu", "mục tiêu")
_UNKNOWN = re.compile(
    r"(?<![a-zà-ỹđ])theo (?:(?:một )?(?:báo cáo|số liệu|thống kê|khảo sát|nghiên cứu|ước tính|tính toán|đánh giá|điều tra) (?:mới nhất |gần đây )?(?:của )?)?"
    r"(?P<who>cơ quan(?! (?:này|đó|ấy|trên))|viện|hiệp hội|hội|liên đoàn|công ty|tập đoàn|chuyên gia|tờ|hãng|tổ chức|ngân hàng|đại học|trường|nhóm nghiên cứu|kiểm toán|ts|pgs|gs)(?![a-zà-ỹđ])"
)
_THESE = re.compile(r"(?:số liệu|con số|kết quả|thông tin|tỷ lệ|báo cáo) (?:này|trên|ấy|đó|nêu trên|vừa nêu|kể trên)")
_TITLED = re.compile(
    r"(?:giám đốc|phó giám đốc|chánh|phó chánh|chủ tịch|phó chủ tịch|bí thư|phó bí thư|cục trưởng|vụ trưởng|bộ trưởng|thứ trưởng|trưởng ban|thường trực|lãnh đạo|đại diện) (?:thường trực )?$"
)


def sources_of(document: Document, index: int) -> list[Source]:
    """The sources named in a sentence, in order."""
    known = document.sources.get(index)
    if known is not None:
        return known
    document.sources[index] = []  # a sentence that points back never points at itself
    sentence = document.reading.sentences[index]
    low = document.normal.low
    day = effective_day(None, document.clock.code)
    found: list[Source] = []

    def add(start: int, end: int, code: str | None, how: str | None) -> None:
        if how is not None and not any(source.at <= start < source.end for source in found):
            found.append(Source(start, end, code, how == "goal"))

    for start, end, tags in sentence.words:
        body = next((tag[5:] for tag in tags if tag.startswith("body ")), None)
        if body is not None:
            how = _speaks(sentence, start, end, low)
            add(start, end, body, how or ("says" if body[0] in "IC" and body != "I:un" else None))
        elif "source_nobody" in tags:
            add(start, end, None, _demands(start, end, low))
    for mention in document.who(index):
        start, end = mention.start, mention.end
        if mention.role == "name" and kind_of(mention.rows) == "ministry":
            code = unit_code(document, mention, day)
            if code == "M:tctk" and _branch(low, start, end, document.clock.code):
                code = province_near(document, index)
            if code:
                add(start, end, code, _speaks(sentence, start, end, low))
        elif mention.role == "ministry":
            how = _speaks(sentence, start, end, low)
            if how:
                kind = "M:b" if low[end - 3 : end] == "bộ" or low.startswith("bộ", start) else "M:"
                add(start, end, document.home.ministry or _named_before(document, index, kind), how)
        elif _SETS_HERE.match(low, end, sentence.end):
            if mention.role == "name" and kind_of(mention.rows) == "province":
                add(start, end, unit_code(document, mention, day), "goal")
            elif mention.role in ("province", "city"):
                add(start, end, deictic(document, mention, index, day), "goal")
    for match in _OFFICE.finditer(low, sentence.start, sentence.end):
        how = _speaks(sentence, match.start(), match.end(), low, reach=75)
        if how:
            add(match.start(), match.end(), _office(document, index, match, day), how)
    for match in _UNKNOWN.finditer(low, sentence.start, sentence.end):
        if not any(0 <= source.at - match.start() < 60 for source in found):
            add(match.start("who"), match.end(), None, "says")
    found.sort(key=lambda source: source.at)
    document.sources[index] = found
    return found


def _office(document: Document, index: int, match: re.Match[str], day: str) -> str | None:
    """Whose office it is: of the place behind it, of the one before it in the sentence, of whoever speaks here."""
    low = document.normal.low
    if low.startswith((" này", " cũng", ",", " đó", " ấy"), match.end()):
        before = _named_before(document, index, "P")
        if before:
            return before
    places = [m for m in document.who(index) if m.role == "name" and kind_of(m.rows) == "province"]
    behind = [m for m in places if 0 <= m.start - match.end() < 70 and not _parted(low[match.end() : m.start])]
    ahead = [m for m in places if m.end <= match.start() and match.start() - m.end < 30]
    for mention in (*behind[:1], *ahead[-1:]):
        code = unit_code(document, mention, day)
        if code:
            return code
    return province_near(document, index)


def _branch(low: str, start: int, end: int, published: str | None) -> bool:
    """A "Cục Thống kê" is the nation's only from March 2025 and with no place behind it; else a province's office."""
    if not low.startswith("cục thống kê", start):
        return False
    return (published or "9") < "2025-03" or low.startswith((" tỉnh", " thành phố", " tp"), end)


def _parted(text: str) -> bool:
    return any(c in text for c in ",;:.(") or any(c.isdigit() for c in text)


def _named_before(document: Document, index: int, prefix: str) -> str | None:
    """The last source of a kind before a sentence ("bộ này", "sở này")."""
    for back in range(index - 1, max(-1, index - 12), -1):
        for source in reversed(sources_of(document, back)):
            if source.code is not None and source.code.startswith(prefix):
                return source.code
    return None


def _speaks(sentence: Sentence, start: int, end: int, low: str, reach: int = 45) -> str | None:
    """Does a body say something here ("says"), after "theo" or before a verb of reporting, or set a goal ("goal")?"""
    for a, b, tags in sentence.words:
        if "source_according" in tags and 0 <= start - b <= 12:
            return "goal" if any(word in low[a:b] for word in _PLANS) and "theo" not in low[a:b] else "says"
    owns = _OWNS.search(low, max(sentence.start, start - 75), start)
    if owns:
        return "goal" if owns["what"] in _PLANS else "says"
    verbs = [
        a
        for a, _, tags in sentence.words
        if "source_says" in tags and 0 <= a - end <= reach and not any(c in low[end:a] for c in ";.:")
    ]
    goal = _SETS.match(low, end, min(sentence.end, end + reach + 12))
    if goal and not any(a < goal.end() for a in verbs):
        return "goal"
    if verbs:
        return "says"
    titled = _TITLED.search(low, max(sentence.start, start - 40), start)
    if titled and ":" in low[end : end + reach]:
        return "says"
    before = low[max(0, start - 2) : start]
    return "says" if "(" in before else None


def _demands(start: int, end: int, low: str) -> str | None:
    """Is it named as the one who set or said the figure ("chỉ tiêu Thủ tướng giao", "Chiến lược quốc gia đề ra")?"""
    near = low[end : end + 40]
    before = low[max(0, start - 22) : start]
    if any(word in near for word in ("cho rằng", "nêu", "cho biết", "xác nhận")) or "theo" in before:
        return "says"
    if any(
        word in near for word in ("giao", "đề ra", "đặt", "yêu cầu", "xác định", "đề nghị", "hứa", "ấn định")
    ) or any(word in before for word in ("mà ", "của", "phiên họp")):
        return "goal"
    return None


def attribute(document: Document, draft: Draft) -> str | None:
    """The code of the source that a fact is attributed to, or None."""
    index = draft.item.at
    sentence = document.reading.sentences[index]
    low = document.normal.low
    number = draft.item.number
    target = draft.status == "target"

    def heard(at: int) -> list[Source]:
        return [source for source in sources_of(document, at) if target or not source.goal]

    own = heard(index)
    before = [source for source in own if source.at < number.start]
    after = [source for source in own if source.at >= number.end]
    if after:
        gap = low[number.end : after[0].at]
        alone = not any(number.end <= n.start < after[0].at for n in sentence.numbers)
        if alone and "theo " in gap[-25:] and (not before or not any(c in gap for c in ",;")):
            return after[0].code
    if before:
        return before[-1].code
    if after and (not after[0].goal or sentence.cost(after[0].at) - sentence.cost(number.end - 1) < 0.9):
        return after[0].code
    home = document.home
    if home.ministry and home.authority:
        return home.ministry
    national = draft.entity in ("VN", "G:provinces", "G:ministries")
    foreign = len(draft.entity) == 2 and draft.entity != "VN"
    for back in range(index - 1, max(-1, index - REACH), -1):
        line = document.reading.sentences[back].line
        if line != sentence.line and document.reading.lines[line].start == document.reading.lines[0].start:
            break
        named = [s for s in heard(back) if not (national and s.code is not None and s.code[0] == "P")]
        if named:
            code = named[-1].code
            if foreign and code is not None and code[0] in "MP":
                return None
            return code
    if home.authority and home.province:
        return home.province
    ahead = _told_after(document, index, sentence)
    if ahead is not None:
        return ahead
    if target and home.province and "nghị quyết" in low[sentence.start : sentence.end]:
        return home.province
    return None


def _told_after(document: Document, index: int, sentence: Sentence) -> str | None:
    """ "Những số liệu này do Sở … đưa ra": a source that is named behind its figures."""
    sentences = document.reading.sentences
    for at in range(index + 1, min(len(sentences), index + 6)):
        other = sentences[at]
        if other.line > sentence.line + 1:
            break
        if _THESE.search(document.normal.low, other.start, other.end):
            return next((source.code for source in sources_of(document, at) if not source.goal), None)
    return None
