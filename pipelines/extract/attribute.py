"""Who vouches for a figure in the text: the nearest named source, as long as it reaches.

A source (sources.py) holds for its paragraph and, as the document's main source, for what follows, until another is
named; one without a code ends the reach of the one before. Who sets a goal vouches for the goal alone.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.catalogue import heir_on
from pipelines.extract.clauses import any_word, paper_before
from pipelines.extract.document import Document, Draft, Source
from pipelines.extract.home import province_of
from pipelines.extract.mentions import kind_of
from pipelines.extract.naming import unit_code
from pipelines.extract.numbers import Number
from pipelines.extract.sentences import Sentence
from pipelines.extract.sources import REPORTERS, body_within, first_question, is_interview, sources_of
from pipelines.extract.spans import effective_day
from pipelines.extract.talks import LONGEST_LABEL
from pipelines.extract.telling import REPORTS

ATTRIBUTED = frozenset(
    {
        "digital_economy_gdp_share",
        "digital_economy_growth",
        "ict_revenue",
        "dossier_full_online_rate",
        "service_full_online_rate",
    }
)
_OF_OFFICES = frozenset({"dossier_full_online_rate", "service_full_online_rate"})  # counted by administrations alone
_STATISTICS = "M:tctk"
_NATION = frozenset({"VN", "G:provinces", "G:ministries"})
_REACH = 40  # sentences that a source holds for at most
_BUT = re.compile(any_word("trong khi", "còn", "nhưng", "song", "thế mà", "vậy mà") + r"(?![a-zà-ỹđ])[^,.;:\d]{0,40}$")
_NOW = re.compile(
    any_word("hiện", "hiện nay", "đến nay", "nay", "nhưng", "song", "còn", "trong khi", "riêng", "trong đó")
)
_OF_THE_HIGHEST = ("nghị quyết", "chiến lược", "văn kiện", "trong nghị quyết", "theo nghị quyết", "theo chiến lược")
_NOTE = re.compile(r"[(*\s]*(?:ghi chú[^.\n]{0,60}[.;:] ?)?\(?nguồn(?: số liệu| dữ liệu| tin)?\s?:")
_POINT = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-hđ])[.)]\d{0,2}\.? ")
_SOURCES = re.compile(
    r"[\s*]*(?:nguồn(?! (?:lực|nhân lực|vốn|thu|gốc|kinh phí))|(?:cơ quan|đơn vị|nơi|bên) (?:công bố|cung cấp số|tính|thống kê))"
)
_THESE = re.compile(
    r"(?:số liệu|con số|kết quả|thông tin|tỷ lệ|báo cáo|dữ liệu|thống kê) (?:này|trên|ấy|đó|nêu trên|kể trên|vừa (?:nêu|dẫn|kể))"
    r"|(?:đây|đó) (?:cũng |đều )?là (?:các |những )?(?:số liệu|con số|kết quả|dữ liệu|thống kê|thông tin|tính toán|ước tính)"
)
_BY = (" do ", " được ", " của ", " từ ", " theo ")
_CONCLUDES = re.compile(r"thủ tướng[^.;:\d\n]{0,40} kết luận[^.;:\d\n]{0,40}:")
# "Nguồn của con số này là Bộ A", "Người đưa ra số liệu ấy là ông B, Vụ trưởng một vụ của Bộ A"
_ORIGIN = re.compile(
    r"(?<![a-zà-ỹđ])(?:nguồn(?: gốc)? của|(?:người|nơi|cơ quan|đơn vị|bên) (?:đưa ra|công bố|cung cấp|nêu|tính|phát đi|tổng hợp))"
    r" (?:các |những )?(?:số liệu|con số|kết quả|thông tin|tỷ lệ|dữ liệu|thống kê) (?:này|trên|ấy|đó)"
)
_POINTING = (" này", " trên", " ấy", " đó", " vừa ", "đây ", "đó ")  # one stands in every match of the two
# "Con số do Bộ A đưa ra tại …": a sentence that has no figure of its own speaks of those before it
_BY_WHOM = re.compile(
    r"(?:các |những )?(?:con số|số liệu|thông tin|kết quả|bảng số|thống kê)(?: này| trên)? (?:do|được|lấy từ) "
)


def attribute(document: Document, draft: Draft) -> str | None:
    """The code of the source that a fact is attributed to, or None."""
    index = draft.item.at
    sentence = document.reading.sentences[index]
    low = document.normal.low
    number = draft.item.number
    target = draft.status == "target"

    def heard(at: int) -> list[Source]:
        named = sources_of(document, at)
        return named if target else [source for source in named if not source.goal]

    if document.reading.lines[sentence.line].cells:
        cited = _cited(document, draft)
        if cited is not None:
            return cited
    own = [s for s in sources_of(document, index) if target or not s.goal or _governs(sentence, s, number)]
    paper = paper_before(sentence, number) if target else None
    before = [s for s in own if s.at < number.start and not _is_aside(sentence, s, number)]
    by_others = paper is not None and low.startswith(_OF_THE_HIGHEST, paper[0])
    if by_others and paper is not None and before and before[-1].end <= paper[0]:
        before = []  # "theo Bộ A chiếm 9%, nghị quyết đòi 15%"
    after = [source for source in own if source.at >= number.end]
    if after and _BUT.search(low, number.end, after[0].at) is not None:
        after = []  # "15% vào năm 2025, trong khi theo Bộ A mới được 9%"
    said = after and not before and not sentence.figure_begins(after[0].at, sentence.end)
    if said and _THESE.search(low, after[0].end, sentence.end) is not None:
        return after[0].code  # "…; doanh thu 2 tỷ đồng: bà A, Giám đốc Sở B, cung cấp những số liệu ấy"
    if after:
        gap = low[number.end : after[0].at]
        if ";" in gap and _has_figure(sentence, after[0], number, ";.("):
            after = []  # "các tỉnh 31,5%; riêng Lào Cai, theo báo cáo của tỉnh, 19,3%"
    if after:
        alone = not any(number.end <= n.start < after[0].at for n in sentence.numbers)
        if alone and "theo " in gap[-25:] and (not before or not any(c in gap for c in ",;")):
            return after[0].code
        if alone and gap.endswith("(") and low.startswith(")", after[0].end) and not any(c in gap for c in ",;"):
            return after[0].code  # "16% GDP (Bộ A), 12% GDP (Bộ B)"
        if alone and gap.strip() in ("mà", "do", "mà chính"):  # "con số 9,1% mà tỉnh tự tính"
            return after[0].code
        if alone and not before and _parts(gap) and _has_figure(sentence, after[0], number, ",;.("):
            after = []  # "báo cáo ghi 72,8%, kiểm toán xác nhận 58,4%"
        elif not alone and ";" in gap and (after[0].code or "?")[0] == "P":
            after = []  # "Huế 2.100 tỷ đồng, tăng 4%; riêng Cần Thơ, theo UBND thành phố này, giảm 2,3%"
    if before:  # "TP.HCM báo cáo 22%, Hà Nội 18,9%": each for itself
        code = before[-1].code
        units = code is not None and code[0] in "PDW" and draft.entity[0] == code[0]
        return draft.entity if units and REPORTS.match(low, before[-1].end, sentence.end) else code
    if after and (not after[0].goal or sentence.cost(after[0].at) - sentence.cost(number.end - 1) < 0.9):
        return after[0].code
    quoted = _speaker_behind(document, index)
    if quoted is not None:
        return quoted.code
    if (handed := _handed_by(document, index)) is not None:
        return handed.code
    noted = _noted(document, draft, heard)
    if noted is not None:
        return noted.code
    home = document.home
    if home.authority and (speaker := _given_the_word(document, sentence.line)) is not None:
        return speaker.code
    if home.ministry and home.authority:
        if (teller := _told_of(document, draft)) is not None:
            return teller.code
        return None if by_others or _concluded(document, sentence.line) else home.ministry
    own_paper = (
        home.authority
        and home.province
        and _province_now(document, draft.entity) in (home.province, None)
        and draft.entity not in _NATION
    )
    interview = is_interview(document)
    # "… ước 18,3%. Nghị quyết đặt tối thiểu 30%": who sets a goal has not got it from who told of a figure before
    reach = 1 if target and _by_paper(sentence, number) else _REACH
    for back in range(index - 1, max(-1, index - reach), -1):
        line = document.reading.sentences[back].line
        if line == 0 and sentence.line != 0 and not interview and not _leads_in(document, 0):
            break
        if line != sentence.line and own_paper:
            break  # its own paper: the publisher vouches for what no other source of the paragraph does
        turn = interview and line != sentence.line and line >= first_question(document)
        # a turn of talk: who speaks vouches, and the lead or the label of the first answer says who that is
        introduced = _answerer(document, line) if turn else document.reading.lines[line].end
        for source in reversed(heard(back)):
            if source.at < introduced and _carries(document, source, back, draft):
                foreign = len(draft.entity) == 2 and draft.entity != "VN"
                apart = line != sentence.line and not (target or interview or foreign)
                if apart and (source.code or "?")[0] != "P":
                    told = _told_of_reporter(document, index, number)
                    if told is not None and told != draft.entity:  # "gồm Bộ A (87%)": one of those reported on
                        return told
                return None if foreign and (source.code or "?")[0] in "MP" else source.code
    if own_paper:
        return home.entity if home.entity[0] in "DW" and draft.entity[0] != "P" else home.province
    ahead = _told_after(document, index, number)
    if ahead is not None:
        return ahead
    if target and draft.entity not in _NATION and "nghị quyết" in low[sentence.start : sentence.end]:
        return home.province or province_of(draft.entity)
    return None


def _province_now(document: Document, entity: str) -> str | None:
    """The province of a unit as it is on the day of publication: since 2025-07-01 Tây Ninh is Long An's too."""
    province = province_of(entity)
    return province and heir_on(province, effective_day(None, document.clock.code))


def _governs(sentence: Sentence, source: Source, number: Number) -> bool:
    """Does a figure stand behind who set it, in one clause and the first of its kind, whatever its status was read
    as?"""
    gap = sentence.low[source.end : number.start]
    if source.at > number.start or any(c in gap for c in ";:(") or _NOW.search(gap) is not None:
        return False
    return not any(source.end <= n.start < number.start and n.kind == number.kind for n in sentence.numbers)


def _is_aside(sentence: Sentence, source: Source, number: Number) -> bool:
    """ "tỉnh tính được 16,4% (Bộ A ước 14,9%), hụt so với 20%": is a source named in brackets, with a figure of its own,
    that have been closed before a figure?"""
    for opened, closed in sentence.brackets:
        inside = opened < source.at and source.end < closed <= number.start
        if inside and sentence.figure_begins(source.end, closed):
            return True
    return False


def _by_paper(sentence: Sentence, number: Number) -> bool:
    """Does a paper set a figure as a goal, or one before it in the sentence ("nghị quyết đặt 20%, sau đó là 30%")?"""
    for other in sentence.numbers:
        if paper_before(sentence, other) is not None:
            return True
        if other is number:
            return False
    return False


def _noted(document: Document, draft: Draft, heard: Callable[[int], list[Source]]) -> Source | None:
    """Who a table or a list of figures has its figures from, by the note below it ("Nguồn: …") or by its caption. Of
    several the one beside whom the figure's year stands: "Nguồn: Bộ A (2022, 2023), dự báo của Bộ B (2024)"."""
    low, lines = document.normal.low, document.reading.lines

    def is_row(line: int) -> bool:
        return bool(lines[line].cells) or (
            lines[line].end - lines[line].start <= 100 and low[lines[line].end - 1] != "."
        )

    top = bottom = draft.item.sentence.line
    if not is_row(top):
        return _noted_below(document, top, heard)
    while bottom + 1 < len(lines) and is_row(bottom + 1) and not _NOTE.match(low, lines[bottom + 1].start):
        bottom += 1
    notes = [k for k in range(bottom + 1, min(bottom + 4, len(lines))) if _NOTE.match(low, lines[k].start)]
    if lines[top].cells:
        while top and lines[top - 1].cells:
            top -= 1
        for k in range(top - 1, max(-1, top - 4), -1):
            if lines[k].cells or _is_prose(document, k):
                break
            notes.append(k)
    year = (draft.period or "")[:4]
    for line in notes:
        named = [source for at in document.by_line.get(line, ()) for source in heard(at)]
        ends = [source.at for source in named[1:]] + [lines[line].end]
        dated = (s for s, end in zip(named, ends, strict=True) if year and year in low[s.end : end])
        if named:
            return next(dated, named[0])
    return None


def _noted_below(document: Document, line: int, heard: Callable[[int], list[Source]]) -> Source | None:
    """Who the note below a paragraph names, where nobody is named in it and in those between."""
    lines, low = document.reading.lines, document.normal.low
    if low.find("nguồn", lines[line].end) < 0:
        return None
    note = next((k for k in range(line + 1, len(lines)) if _NOTE.match(low, lines[k].start)), None)
    if note is None:
        return None
    for between in range(line, note):
        for at in document.by_line.get(between, ()):
            if heard(at):
                return None
    return next((source for at in document.by_line.get(note, ()) for source in heard(at)), None)


def _cited(document: Document, draft: Draft) -> str | None:
    """Who a row of a table names in its column of sources ("Nguồn", "Cơ quan công bố")."""
    lines, low = document.reading.lines, document.normal.low
    row = head = draft.item.sentence.line
    while head and lines[head - 1].cells:
        head -= 1
    for (start, end), cell in zip(lines[head].cells, lines[row].cells, strict=False):
        if head < row and _SOURCES.match(low, start, end):
            return body_within(document, row, *cell)
    return None


def _is_prose(document: Document, line: int) -> bool:
    """Is a line a paragraph, no headline: does it end with a stop?"""
    own = document.reading.lines[line]
    return own.end - own.start > 60 and document.normal.low[own.end - 1] == "."


def _leads_in(document: Document, line: int) -> bool:
    """May a line's source hold for those below: is it a paragraph or ends in a colon, and is no headline?"""
    return _is_prose(document, line) or document.normal.low[document.reading.lines[line].end - 1] == ":"


def _answerer(document: Document, line: int) -> int:
    """Where the label ends that names who answers, in the first answer of a talk: "Bà A, Giám đốc Sở B: …"; the begin
    of any other line."""
    begin, end = document.reading.lines[line].start, document.reading.lines[line].end
    if document.first_question is None or line != document.first_question + 1:
        return begin
    return max(begin, document.normal.low.find(":", begin, min(end, begin + LONGEST_LABEL)))


def _parts(gap: str) -> bool:
    """Does a new clause begin between a figure and a source, which no "theo" leads in?"""
    return "," in gap and "theo " not in gap[-25:]


def _has_figure(sentence: Sentence, source: Source, number: Number, ends: str) -> bool:
    """Does a figure of its own, of the same kind as `number`, follow a source, before its clause `ends`?"""
    follow = next((n for n in sentence.numbers if n.start >= source.end and n.kind == number.kind), None)
    return follow is not None and not any(c in sentence.low[source.end : follow.start] for c in ends)


def _carries(document: Document, source: Source, back: int, draft: Draft) -> bool:
    """May a source of an earlier sentence vouch for a figure: a province for its own, a ministry for the nation's, and
    for a unit's only where it reported on units, or the paper is not that unit's own?"""
    index, code, entity = draft.item.at, source.code, draft.entity
    before = document.normal.low[max(0, source.at - 24) : source.at]
    if before.endswith(("nếu theo ", "nếu tính theo ", "nếu theo số liệu của ", "nếu theo cách tính của ")):
        return False  # another way to count, for its own figures
    if code is None:
        return True
    sentences = document.reading.sentences
    same = sentences[back].line == sentences[index].line
    if draft.indicator in _OF_OFFICES and (code == _STATISTICS or (code[0] in "IC" and not same)):
        return False  # who measures markets spoke of another paragraph's, who measures the economy of no offices
    if entity in _NATION:
        return code[0] not in "PDW"
    if len(entity) == 2 or entity == "?":
        return True
    if code[0] == "P" and entity[0] in "PDW" and not same and not is_interview(document):
        own = (province_of(entity), _province_now(document, entity))
        return code in own or any(province_of(d.entity) == code for d in document.said(index))
    home = document.home
    if (
        code[0] == "M"
        and entity[0] in "PDW"
        and ((home.province == province_of(entity) and not same) or is_interview(document))
    ):
        # a ministry that spoke of the nation in the paper of a province: the province's own figures are not from it
        spoke = [d.entity for d in document.said(back)]
        return any(e[0] in "PDW" for e in spoke) or any(
            m.role == "name" and kind_of(m.rows) == "province" for m in document.who(back) if m.start > source.end
        )
    if code[0] == "M" and entity[0] == "M" and code != entity and not same:
        return code in REPORTERS
    if code[0] == "M" and code == entity and not same and code not in REPORTERS:
        others = (m for m in document.who(index) if m.role == "name" and kind_of(m.rows) == "ministry")
        return all(unit_code(document, m, effective_day(None, document.clock.code)) == code for m in others)
    return True


def _told_of(document: Document, draft: Draft) -> Source | None:
    """Who vouched, earlier in a ministry's own paragraph, for the same measure ("Theo Bộ A … Trong đó …"), or told of the
    nation in the paper of a ministry that does not report on it."""
    sentences, index = document.reading.sentences, draft.item.at
    others = draft.entity in _NATION and document.home.ministry not in REPORTERS
    for back in range(index - 1, max(-1, index - _REACH), -1):
        if sentences[back].line != sentences[index].line:
            break
        for source in reversed(sources_of(document, back)):
            if source.goal or (source.code is None and not others):
                continue
            same = others or any(d.item.at == back and d.indicator == draft.indicator for d in document.drafts)
            return source if same and _carries(document, source, back, draft) else None
    return None


def _concluded(document: Document, line: int) -> bool:
    """Does a line stand below "Thủ tướng kết luận: …", in a paper that an office publishes for the Government?"""
    low, above = document.normal.low, document.reading.lines[line].start
    return low.find("kết luận", 0, above) >= 0 and _CONCLUDES.search(low, 0, above) is not None


def _told_of_reporter(document: Document, index: int, number: Number) -> str | None:
    """The one ministry of those that report on all that its paragraph has named before a figure, where another
    paragraph's source would else vouch: "Thước thứ ba nằm ở Tổng cục Thống kê. …"."""
    sentences, day = document.reading.sentences, effective_day(None, document.clock.code)
    codes = {
        unit_code(document, m, day)
        for at in document.by_line[sentences[index].line]
        if at <= index
        for m in document.who(at)
        if m.role == "name" and m.end <= number.start and kind_of(m.rows) == "ministry"
    }
    code = codes.pop() if len(codes) == 1 else None
    return code if code in REPORTERS else None


def _given_the_word(document: Document, line: int) -> Source | None:
    """Whom the line above, up to the next point, gives the word: "1. Đại diện Bộ A báo cáo:"."""
    lines, low = document.reading.lines, document.normal.low
    is_point = _POINT.match(low, lines[line].start) is not None
    for above in range(line - 1, max(-1, line - 12), -1):
        above_is_point = _POINT.match(low, lines[above].start) is not None
        if low[lines[above].end - 1] == ":":
            said = [s for at in document.by_line.get(above, ()) for s in sources_of(document, at) if not s.goal]
            return said[-1] if said and not (is_point and above_is_point) else None
        if above_is_point > is_point or lines[above].heading:
            return None
    return None


def _speaker_behind(document: Document, index: int) -> Source | None:
    """Who is named behind the end of a quotation that a sentence opens and leaves open."""
    low, sentences = document.normal.low, document.reading.sentences
    opened = sentences[index]
    if low.count('"', document.reading.lines[opened.line].start, opened.end) % 2 == 0:
        return None
    for at in range(index + 1, min(len(sentences), index + 5)):
        if sentences[at].line != opened.line:
            return None
        closed = low.find('"', sentences[at].start, sentences[at].end)
        if closed >= 0:
            return next((source for source in sources_of(document, at) if source.at > closed), None)
    return None


def _handed_by(document: Document, index: int) -> Source | None:
    """Who the next sentence of a paragraph says the figures are from: "Đây là số liệu do |Bộ A công bố"."""
    sentences, low = document.reading.sentences, document.normal.low
    if index + 1 == len(sentences) or sentences[index + 1].line != sentences[index].line:
        return None
    following = sentences[index + 1]
    these = None if following.numbers else _THESE.search(low, following.start, following.end)
    if these is None or these.start() - following.start > 8:
        return None
    said = (source for source in sources_of(document, index + 1) if not source.goal and source.at > these.end())
    first = next(said, None)
    return first if first is not None and low.endswith(_BY, these.end(), first.at) else None


def _told_after(document: Document, index: int, number: Number) -> str | None:
    """ "Những số liệu này do Sở … đưa ra": a source that is named behind its figures."""
    sentences, low = document.reading.sentences, document.normal.low
    for at in range(index + 1, min(len(sentences), index + 6)):
        other = sentences[at]
        if other.line > sentences[index].line + 1:
            break
        points = any(map(low[other.start : other.end].__contains__, _POINTING))
        if points and _ORIGIN.search(low, other.start, other.end):
            return body_within(document, other.line, other.start, other.end)
        these = _THESE.search(low, other.start, other.end) if points else None
        own = any(n.kind == number.kind and (these is None or n.start < these.start()) for n in other.numbers)
        if own and other.line != sentences[index].line:
            break
        if these or (not own and _BY_WHOM.match(low, other.start, other.end)):
            return next((source.code for source in sources_of(document, at) if not source.goal), None)
    return None
