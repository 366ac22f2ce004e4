"""Who is named as a source in a sentence: by "theo …", by a verb of reporting, as the owner of a paper that sets goals.

A department counts as its ministry, a province's offices, party and council as the province; the Government, a
committee, a strategy, an unknown body are sources without a code.
"""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipelines.catalogue import heir_on
from pipelines.extract.appositions import JOINTS, PERSONS, whole
from pipelines.extract.clauses import any_word
from pipelines.extract.codeless import CODELESS, FOLLOWED, NAMED, WRITER, WRITER_COUNTS, codeless_in
from pipelines.extract.document import Document, Source
from pipelines.extract.lexicon import automaton
from pipelines.extract.mentions import Mention, kind_of
from pipelines.extract.naming import deictic, province_near, unit_code
from pipelines.extract.offices import (
    HEADS,
    LOCAL,
    OFFICE,
    OFFICE_NAMED,
    branch,
    branch_of,
    office_of,
    whose_local,
    whose_office,
    whose_seat,
)
from pipelines.extract.sentences import Sentence
from pipelines.extract.spans import effective_day
from pipelines.extract.telling import RECEIVES, REPORTS, SETS, SETS_HERE, demands, speaks, told_by_head, whose_paper

# Ministries that report on all the others: what they say without naming anybody is about the country.
REPORTERS = frozenset({"M:btttt", "M:vpcp", "M:bkhcn", "M:bnv", "M:bca", "M:btp", "M:tctk", "M:bgddt"})
# "Nghị quyết số 57-NQ/TW", "Quyết định 411/QĐ-TTg", "Nghị quyết 12-NQ/TU": a paper's number says who made it
_KINDS_OF_PAPER = ("nq", "qđ", "ct", "kl", "nđ")
_NUMBERED = re.compile(
    rf"(?:nghị quyết|quyết định|chỉ thị|kết luận|nghị định)(?: số)?:? \d+(?:/\d{{4}})?[-/](?:{'|'.join(_KINDS_OF_PAPER)})[-/]"
    r"(?:(?P<nation>tw|ttg|cp)|tu|hđnd|ubnd)(?![a-zà-ỹđ])"
)
_IN_NUMBERS = frozenset(f"{a}{kind}{b}" for kind in _KINDS_OF_PAPER for a in "-/" for b in "-/")  # one in every match
# "mục tiêu |bộ đặt", "do |bộ công bố", "một thứ trưởng của |bộ nói"
_BEFORE_ACTS = ("cũng", "đã", "vừa", "từng")
_ACTS = (
    *("đặt", "giao", "đề ra", "đưa ra", "công bố", "ước", "nói", "cho biết", "cho hay", "nêu", "tính", "báo cáo"),
    *("dự báo", "phấn đấu", "thống kê", "khẳng định", "ghi nhận", "xác định", "tổng hợp"),
)
_MINISTRY = re.compile(
    r"(?:(?<![a-zà-ỹđ])(?:mà|do|của|thì|mục tiêu|kế hoạch|con số|chỉ tiêu) |[,;:] |\")(?P<who>bộ)"
    rf"(?= (?:(?:{'|'.join(_BEFORE_ACTS)}) )?(?!giao thông)(?:{'|'.join(_ACTS)})(?![a-zà-ỹđ]))"
)
_MINISTER = frozenset(f"bộ {word}" for word in (*_BEFORE_ACTS, *_ACTS))  # one of which stands in every match
# "Cũng theo cơ quan này", "Tổ chức này cho biết", "theo nguồn trên": the last who said something
_PAPERS = ("báo cáo", "số liệu", "thống kê", "tài liệu", "khảo sát", "nghiên cứu", "nguồn", "nguồn tin")
_PAPER = re.compile("|".join(_PAPERS))
_TELLERS = (
    *("tổ chức", "cơ quan", "đơn vị", "hãng", "viện", "hiệp hội", "hội", "cục", "vụ", "trung tâm", "ủy ban"),
    *("văn phòng", "tập đoàn", "công ty", "ngân hàng", "nhóm", "nhóm nghiên cứu", "nhóm tác giả", *_PAPERS),
)
_THIS = ("này", "trên", "nói trên", "nêu trên", "đó", "ấy")
_THAT = re.compile(any_word(*_TELLERS) + rf" (?:{'|'.join(_THIS)})(?![a-zà-ỹđ])")
_THAT_SAID = frozenset(f"{teller} {this}" for teller in _TELLERS for this in _THIS)  # one stands in every match
_TELL = ("cho thấy", "cho biết", "nêu", "ghi", "chỉ ra", "đưa ra")
_TELLS_ALSO = rf"(?= (?:này )?(?:cũng|còn) (?:{'|'.join(_TELL)}))"
_ALSO = re.compile(
    any_word(
        *(f"{again} theo (?:{_PAPER.pattern})(?=,)" for again in ("cũng", "vẫn")),
        *(f"{paper}{_TELLS_ALSO}" for paper in _PAPERS),
    )
)
_AGAIN = frozenset(  # one of which stands in every match
    ("cũng theo ", "vẫn theo ", *(f"{also} {tell}" for also in ("cũng", "còn") for tell in _TELL))
)
_PRONOUN = re.compile(
    r"(?<![a-zà-ỹđ])theo (?:ông|bà|vị (?:này|lãnh đạo này|đại diện này))(?= ấy,|,)"
    r"|(?:(?<=[,.] )|(?<=[.,]\" ))(?:ông|bà) (?:cũng |còn |nói |cho )?(?:cho biết|cho hay|biết|hay|thêm|nói|thông tin|chia sẻ"
    r"|khẳng định|nhấn mạnh|nhắc lại|nhớ lại|kể lại)(?![a-zà-ỹđ])"
)
_PRONOUNS = frozenset((" ông ", " bà ", "theo ông,", "theo bà,", "theo vị "))  # one of which stands in every match
_WE = re.compile(r"(?<![a-zà-ỹđ])(?:chúng tôi|tôi)(?: tự| cũng)? (?:tính|thống kê|đo|ước|có|ghi nhận)")
_I = "tôi "  # which stands in every match
# One of these stands wherever somebody is named as a source who is no unit, nor a body of the lexicon
_NAMING = automaton(
    [*OFFICE_NAMED, *WRITER, *CODELESS, FOLLOWED, *_IN_NUMBERS, *_MINISTER, *_THAT_SAID, *_AGAIN, *_PRONOUNS, _I],
    few=True,
)


def sources_of(document: Document, index: int) -> list[Source]:
    """The sources named in a sentence, in order."""
    known = document.sources.get(index)
    if known is not None:
        return known
    document.sources[index] = []  # a sentence that points back never points at itself
    day = effective_day(None, document.clock.code)
    found: list[Source] = []
    low, sentence = document.normal.low, document.reading.sentences[index]
    for named in chain(_bodies(document, index, day), _units(document, index, day)):
        _add(found, low, *named)
    words = low[max(0, sentence.start - 1) : sentence.end]
    said = frozenset(_NAMING.find_matches_as_strings(words, overlapping=True))
    if said:
        _add_others(document, index, said, day, found)
    found.sort(key=lambda source: source.at)
    document.sources[index] = found
    return found


def _add_others(document: Document, index: int, said: frozenset[str], day: str, found: list[Source]) -> None:
    """Put down who is named as a source in a sentence by what it has `said` of the words for them: offices, papers,
    who speaks or is pointed at, those without a code."""
    low, sentence = document.normal.low, document.reading.sentences[index]
    if not OFFICE_NAMED.isdisjoint(said):
        for named in _offices(document, index, day):
            _add(found, low, *named)
    if not _IN_NUMBERS.isdisjoint(said):
        for named in _papers(document, index):
            if not _begins_within(found, named[1], 30):
                _add(found, low, *named)
    if _I in said:
        for named in _speakers(document, index):
            _add(found, low, *named)
    for named in _pointed_at(document, index, said, day):
        _add(found, low, *named)
    if not WRITER.isdisjoint(said):
        for match in WRITER_COUNTS.finditer(low, sentence.start, sentence.end):
            _add(found, low, *match.span("who"), None, "says")
    if not CODELESS.isdisjoint(said):
        for match in NAMED.finditer(low, sentence.start, sentence.end):
            if document.normal.cased[match.end() + 1].isupper():
                start, end, how = _told(document, sentence, *match.span(), reach=75)
                _add(found, low, start, end, None, how)
    for match in codeless_in(low, sentence, said):
        if not _begins_within(found, match.start(), 60):
            _add(found, low, match.start("who"), match.end(), None, "says")


def _add(found: list[Source], low: str, start: int, end: int, code: str | None, how: str | None) -> None:
    """Put down who is named between two positions, if a source: none that lies in another, no ministry's office."""
    if how is None or any(source.at <= start < source.end for source in found):
        return
    if low.startswith(" (", start - 2) and any(
        source.code is not None and source.code[0] == "M" and source.end == start - 2 for source in found
    ):
        return  # "Cục Thống kê (Bộ Tài chính)": whose office it is
    for inner in [source for source in found if source.code is None and start < source.at and source.end <= end]:
        found.remove(inner)  # "trung ương" in the name of an institute
    found.append(Source(start, end, code, how == "goal"))


def _begins_within(found: list[Source], start: int, reach: int) -> bool:
    """Is a source known that begins so near behind a position?"""
    return any(start <= source.at < start + reach for source in found)


# Somebody who may be a source: where they are named, their code, and what they do: "says", "goal", None for nothing.
_Named = tuple[int, int, str | None, str | None]


def _bodies(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The bodies of sources.yml that a sentence names."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for start, end, tags in sentence.words:
        body = _body_in(tags)
        if body is None or any(a <= start and end <= b and end - start < b - a for a, b in sentence.names):
            continue  # the Government in "Văn phòng Chính phủ"
        if body == "source_nobody":
            if low.startswith(" đảng bộ", end):
                continue  # "Nghị quyết Đại hội |Đảng bộ tỉnh": the province's
            if not _owned(document, index, end) and not low.endswith(RECEIVES, sentence.start, start):
                how = demands(start, end, low)
                if how is None and low.startswith(_COUNTING, start):
                    how = speaks(document, sentence, start, end)
                yield start, end, None, how
        elif body == "source_hearsay":
            yield start, end, None, "says"
        else:
            if body.startswith("M:") and not low.startswith("bộ ", start):
                # a department moves with its ministry, or is given to another; the ministry's name stays
                body = _parent_named(document, index, end, day) or heir_on(body, day)
            first, last, how = _told(document, sentence, start, end)
            yield first, last, body, how or ("says" if body[0] in "IC" and body != "I:un" else None)


_COUNTING = ("kiểm toán", "ủy ban", "đoàn ")  # nobody by the code, who count as ministries do


def _told(document: Document, sentence: Sentence, start: int, end: int, reach: int = 45) -> tuple[int, int, str | None]:
    """From where to where the words reach that name somebody as a source, and what they do there: the body alone is
    asked first, then all that names it."""
    how = speaks(document, sentence, start, end, reach)
    first, last = whole(document, sentence, start, end)
    if how is None and (first, last) != (start, end):
        how = speaks(document, sentence, first, last, reach)
    return first, last, how


def _parent_named(document: Document, index: int, end: int, day: str) -> str | None:
    """The ministry that is named behind a department that ends there as the one that it is of; none in a list."""
    low = document.normal.low
    if not low.startswith(JOINTS, end):
        return None
    for mention in document.who(index):
        if 0 < mention.start - end <= 8:
            apart = low[end : mention.start]
            ministry = mention.role == "name" and kind_of(mention.rows) == "ministry" and apart in JOINTS
            return unit_code(document, mention, day) if ministry and low.startswith("bộ ", mention.start) else None
    return None


@cache
def _body_in(tags: tuple[str, ...]) -> str | None:
    """The code of the body that tags name, "source_nobody" or "source_hearsay" for who has none, else None."""
    body = next((tag[5:] for tag in tags if tag.startswith("body ")), None)
    return body or next((tag for tag in ("source_nobody", "source_hearsay") if tag in tags), None)


def _units(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The ministries and places that a sentence names or points at."""
    sentence, low, named = document.reading.sentences[index], document.normal.low, document.who(index)
    if not named:
        return
    seats = any(map(document.normal.cased[sentence.start : sentence.end].__contains__, HEADS))
    for mention in named:
        start, end = mention.start, mention.end
        if mention.rows and mention.role in ("name", "dept") and kind_of(mention.rows) == "ministry":
            code = unit_code(document, mention, day)
            first, last, how = _told(document, sentence, start, end)
            if code == "M:tctk" and how == "goal":
                how = "says"  # "Tổng cục Thống kê xác định năm 2023 mới có 6%": it sets none
            if mention.role == "dept" or (code == "M:tctk" and branch(low, start, end, document.clock.code)):
                code = branch_of(document, index, end, day)
            if code:
                yield first, last, code, how
        elif mention.role == "ministry" and not low.startswith("cơ quan", start):
            how = speaks(document, sentence, start, end)
            if how:
                yield start, end, _ministry_meant(document, index, start, end, day), how
        elif mention.role == "name" and kind_of(mention.rows) == "country":
            if speaks(document, sentence, start, end, reach=16) or REPORTS.match(low, end, sentence.end):
                yield start, end, None, "says"  # "Cục Thống kê Malaysia đưa ra …": none of those that have a code
        elif seats and (office := office_of(document, sentence, mention)) is not None:
            first, last, how = _told(document, sentence, office, end)
            yield first, last, whose_seat(document, index, mention, day), how
        elif mention.role not in ("name", "province", "city"):
            continue  # of nobody else a verb or a paper tells
        elif REPORTS.match(low, end, sentence.end) or (
            mention.role == "name" and told_by_head(document, mention, sentence)
        ):
            yield start, end, _place(document, index, mention, day), "says"
        elif mention.role != "name" or kind_of(mention.rows) == "province":
            owns = whose_paper(low, sentence, start, end)
            if owns == "goal" or (owns is None and SETS_HERE.match(low, end, sentence.end)):
                yield start, end, _place(document, index, mention, day), "goal"
            elif owns is not None:
                yield start, end, _place(document, index, mention, day), owns


def _place(document: Document, index: int, mention: Mention, day: str) -> str | None:
    """The code of a place that is named, or the one that a word points at."""
    return unit_code(document, mention, day) if mention.role == "name" else deictic(document, mention, index, day)


def _offices(document: Document, index: int, day: str) -> Iterator[_Named]:
    """The offices of provinces and of what is below them that say something in a sentence."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for pattern, whose in ((OFFICE, _office), (LOCAL, whose_local)):
        for match in pattern.finditer(low, sentence.start, sentence.end):
            start, end, how = _told(document, sentence, match.start(), match.end(), reach=75)
            if how:
                yield start, end, whose(document, index, match, day), how


def _papers(document: Document, index: int) -> Iterator[_Named]:
    """Those whose numbered papers a sentence cites: "Quyết định 411/QĐ-TTg đặt …"."""
    sentence, low = document.reading.sentences[index], document.normal.low
    for match in _NUMBERED.finditer(low, sentence.start, sentence.end):
        how = demands(match.start(), match.end(), low)
        if how is None and low.endswith("tại ", sentence.start, match.start()):
            how = "goal"
        if how:
            yield match.start(), match.end(), None if match["nation"] else province_near(document, index), how


def _speakers(document: Document, index: int) -> Iterator[_Named]:
    """Who is interviewed, where a sentence says "chúng tôi": named in the lead above the first question."""
    sentence, low = document.reading.sentences[index], document.normal.low
    if not index or not is_interview(document):
        return
    for match in _WE.finditer(low, sentence.start, sentence.end):
        lead = range(min(index, document.by_line[first_question(document)][0]))
        speaker = next((s.code for at in lead for s in sources_of(document, at) if not s.goal), None)
        yield match.start(), match.end(), speaker, "says"


def _pointed_at(document: Document, index: int, said: frozenset[str], day: str) -> Iterator[_Named]:
    """The ministry that "bộ" means where it acts, and who holds an office where "ông", "bà" tell something."""
    sentence, low = document.reading.sentences[index], document.normal.low
    if not _MINISTER.isdisjoint(said):
        for match in _MINISTRY.finditer(low, sentence.start, sentence.end):
            code = _ministry_meant(document, index, match.start("who"), match.end(), day)
            goal = SETS.match(low, match.end(), sentence.end) is not None
            yield match.start("who"), match.end(), code, "goal" if goal else "says"
    if not _THAT_SAID.isdisjoint(said):
        for match in _THAT.finditer(low, sentence.start, sentence.end):
            if speaks(document, sentence, match.start(), match.end()):
                meant = _meant(document, index, match.start(), day, body=_PAPER.match(match[0]) is None)
                if meant is not None:
                    yield match.start(), match.end(), meant.code, "says"
    if not _AGAIN.isdisjoint(said):
        for match in _ALSO.finditer(low, sentence.start, sentence.end):
            meant = _meant(document, index, match.start(), day, body=False)
            if meant is not None:
                yield match.start(), match.end(), meant.code, "says"
    if _PRONOUNS.isdisjoint(said):
        return
    for match in _PRONOUN.finditer(low, sentence.start, sentence.end):
        code = _officer_before(document, index, day)
        if code is not None:
            yield match.start(), match.end(), code, "says"


def _meant(document: Document, index: int, start: int, day: str, body: bool) -> Source | None:
    """Whom "cơ quan này" (`body`) or "báo cáo này" means at a position: who said something last, or the ministry that is
    named last."""
    low = document.normal.low
    for back in range(index, max(-1, index - 12), -1):
        known = [source for source in sources_of(document, back) if not source.goal] if back < index else []
        for mention in document.who(back) if body else ():
            named = mention.role == "name" and mention.end <= start and kind_of(mention.rows) == "ministry"
            if named and low[mention.start - 1] != "(":
                known.append(Source(mention.start, mention.end, unit_code(document, mention, day), False))
        if known:
            return max(known, key=lambda source: source.at)
    return None


# "Phó Vụ trưởng Vụ Công nghệ thông tin, Bộ …"
_PART_OF_MINISTRY = re.compile(r"(?:vụ|cục|viện|trung tâm) (?!trưởng)[^,;.()\d]{2,60}(?:,| thuộc| của|,? \() ?$")


def _officer_before(document: Document, index: int, day: str) -> str | None:
    """Whom the last holder of an office speaks for, in the paragraph above a sentence."""
    low, sentences = document.normal.low, document.reading.sentences
    persons = (*PERSONS, *document.lex.titles.endings)
    for back in range(index - 1, max(-1, index - 8), -1):
        if sentences[back].line < sentences[index].line - 1:
            break
        for source in reversed(sources_of(document, back)):
            if low.startswith(persons, source.at):
                return source.code
        for match in OFFICE.finditer(low, sentences[back].start, sentences[back].end):
            if document.lex.titles.before(low, match.start()) is not None or low.startswith("lãnh đạo", match.start()):
                return _office(document, back, match, day)
        for mention in document.who(back):
            if mention.role == "name" and kind_of(mention.rows) == "ministry":
                part = _PART_OF_MINISTRY.search(low, sentences[back].back(mention.start, 90), mention.start)
                if document.lex.titles.before(low, part.start() if part else mention.start) is not None:
                    return unit_code(document, mention, day)
    return None


def _owned(document: Document, index: int, end: int) -> bool:
    """Does a ministry follow as the owner ("hệ thống giám sát … của Bộ …")? Then it is the one named."""
    low = document.normal.low
    return any(
        mention.role == "name"
        and kind_of(mention.rows) == "ministry"
        and 0 <= mention.start - end < 75
        and low.endswith(("của ", "do "), end, mention.start)
        and not any(c in ".;:" or c.isdigit() for c in low[end : mention.start])
        for mention in document.who(index)
    )


def _ministry_meant(document: Document, index: int, start: int, end: int, day: str) -> str | None:
    """The ministry that "Bộ" or "cơ quan này" means: the publisher, where it is a ministry and speaks of itself, else
    the last one named ("bộ này" is another, and an office that publishes is no "bộ")."""
    low, home = document.normal.low, document.home.ministry
    kind = "M:b" if low.endswith("bộ", start, end) or low.startswith("bộ", start) else "M:"
    other = kind == "M:b" and (not _is_bo(home) or low.endswith(" này", start, end) or low.startswith(" ấy", end))
    before = _ministry_before(document, index, start, kind, day) if other or not home else None
    return before or home


def _is_bo(code: str | None) -> bool:
    """Is it the code of a "Bộ", by its first letter; the social insurance is none?"""
    return code is not None and code.startswith("M:b") and code != "M:bhxh"


def _ministry_before(document: Document, index: int, start: int, prefix: str, day: str) -> str | None:
    """The ministry that "bộ này", "cơ quan này" point at: the last one named, as a source or not, but not the one that
    stands in brackets behind its office."""
    low = document.normal.low

    def fits(code: str | None) -> bool:
        return _is_bo(code) or (prefix == "M:" and code is not None and code.startswith(prefix))

    def spoke(code: str | None) -> bool:
        return fits(code) or (prefix == "M:" and code is not None and code[0] == "P")

    sentence = document.reading.sentences[index]
    for _, end, tags in reversed(sentence.words):
        body = _body_in(tags)
        if end <= start and fits(body):
            return body
    for back in range(index, max(-1, index - 12), -1):
        for mention in reversed(document.who(back)):
            if mention.role != "name" or kind_of(mention.rows) != "ministry" or (back == index and mention.end > start):
                continue
            code = unit_code(document, mention, day)
            if fits(code) and low[mention.start - 1] != "(":
                return code
        if back < index:
            for source in reversed(sources_of(document, back)):
                if spoke(source.code):
                    return source.code
    return None


def _office(document: Document, index: int, match: re.Match[str], day: str) -> str | None:
    """Whose office it is: of the last province that spoke, where it points back ("Sở này"), else as it is named."""
    if document.normal.low.startswith((" này", " cũng", ",", " đó", " ấy"), match.end()):
        before = _named_before(document, index, "P")
        if before:
            return before
    return whose_office(document, index, match, day)


def _named_before(document: Document, index: int, prefix: str) -> str | None:
    """The last source of a kind before a sentence ("bộ này", "sở này")."""
    for back in range(index - 1, max(-1, index - 12), -1):
        for source in reversed(sources_of(document, back)):
            if source.code is not None and source.code.startswith(prefix):
                return source.code
    return None


def body_within(document: Document, line: int, start: int, end: int) -> str | None:
    """The first body named between two positions of a line."""
    day = effective_day(None, document.clock.code)
    for index in document.by_line.get(line, ()):
        office = OFFICE.search(document.normal.low, start, end)
        if office is not None:
            return _office(document, index, office, day)
        for at, _, code, _ in chain(_bodies(document, index, day), _units(document, index, day)):
            if start <= at < end and code is not None:
                return code
    return None


def is_interview(document: Document) -> bool:
    """Does somebody who is named in the headline or answers questions speak in the whole text?"""
    if document.first_question is not None:
        return True
    first, low = document.reading.lines[0], document.normal.low
    return document.lex.titles.speaking.search(low, first.start, first.end) is not None or "thưa " in low


def first_question(document: Document) -> int:
    """The line of an interview's first question; what stands above it is its lead."""
    if document.first_question is not None:
        return document.first_question
    low = document.normal.low
    asked = (
        k
        for k, line in enumerate(document.reading.lines)
        if k and (low[line.end - 1] == "?" or "thưa " in low[line.start : line.end])
    )
    return next(asked, 1 if len(document.reading.lines) > 1 else 0)
