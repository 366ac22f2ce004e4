"""Which unit a mention means in its document: the code of a name on a day, and what "tỉnh", "quận", "thành phố", "Bộ"
point at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from pipelines import catalogue
from pipelines.extract.clauses import set_beside
from pipelines.extract.document import Document
from pipelines.extract.mentions import POINTING, Mention, code_at, codes_above, is_over, kind_of
from pipelines.extract.spans import effective_day
from pipelines.extract.talks import LONGEST_LABEL
from pipelines.extract.telling import speaks


def unit_code(document: Document, mention: Mention, day: str) -> str | None:
    """The code of who is named, on a day: VN for everybody, "?" for a body that is no entity; None where the mention
    only points or its name is another's."""
    if mention.role == "name":
        if not document.home.branch.isdisjoint(mention.rows):
            return "?"
        if mention.former and is_over(mention.rows, day):
            return "?"  # an area of the unit that it has become part of
        if mention.bare and codes_above(mention.rows).isdisjoint(document.near_codes):
            return None
        code = code_at(mention.rows, day, _near(document, mention, day))
        return "?" if code is None and not mention.bare else code  # "xã Tân Thành", of whichever province
    if mention.role in ("VN", "G:provinces", "G:ministries", "?"):
        return mention.role
    return "VN" if mention.role == "all" else None


_WITHIN = re.compile(
    r"(?:,| \(| -| –| của| thuộc| ở| tại)(?: (?:huyện|quận|thị xã|thành phố|tp\.?) [^,;.:()\d]{2,20},)?"
    r" ?(?:tỉnh |thành phố |tp\.? ?)?"
)


def _near(document: Document, mention: Mention, day: str) -> Iterator[str]:
    """The units by which names that several bear are told apart, the likeliest first: the district or province that
    follows ("xã Tân Thành, tỉnh Thái Nguyên"), those that the text named last, the title's, the publisher's."""
    low, above = document.normal.low, document.above_communes
    at = bisect_left(above, (mention.start,))  # a long list of names asks for each of its own
    own = bisect_left(above, (mention.end,))  # its label may be a district's name as well
    behind = [rows for start, rows in above[own : own + 2] if _WITHIN.fullmatch(low, mention.end, start)]
    for rows in (*behind, *(rows for _, rows in reversed(above[max(0, at - 2) : at]))):
        if code := code_at(rows, day):
            yield code
    yield from (code for code in document.near_codes if code != "VN")


def _backwards(document: Document, index: int, far: int) -> Iterator[int]:
    """The sentences before, nearest first in the same paragraph; of the paragraphs before, each from its start:
    what a paragraph names first is what it is about, the rest it compares with."""
    sentences = document.reading.sentences
    least, back, line = max(-1, index - far), index, sentences[index].line
    while back > least and sentences[back].line == line:
        yield back
        back -= 1
    while back > least:
        last, line = back, sentences[back].line
        while back > least and sentences[back].line == line:
            back -= 1
        yield from range(back + 1, last + 1)


_KINDS = {  # what a pointing word can mean
    "province": ("province",),
    "city": ("province", "district"),
    "district": ("district",),
    "commune": ("commune",),
    "ministry": ("ministry",),
    "any": ("province", "district", "commune", "ministry", "country"),
}


_OURS = re.compile(r" (?:ta|nhà|mình)(?![a-zà-ỹđ])")  # "tỉnh ta", whoever was named before


def deictic(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """ "tỉnh", "quận", "thành phố", "Bộ": the last such unit named before sentence `index`'s mention, else the title's,
    else home; None where nobody is pointed at. `day` is the one at which names are read."""
    asked = index, mention.start, mention.role, day
    if asked not in document.pointed_at:  # each figure of a sentence asks
        document.pointed_at[asked] = _pointed_at(document, mention, index, day)
    return document.pointed_at[asked]


def _pointed_at(document: Document, mention: Mention, index: int, day: str) -> str | None:
    role, home = mention.role, document.home
    if role == "group":  # "bình quân của khối": of the ministries or the provinces, as named last
        groups = (m.role for at in _backwards(document, index, 6) for m in reversed(document.who(at)))
        return next((role for role in groups if role in ("G:provinces", "G:ministries")), None)
    if role == "us":
        return _us(document, mention, index, day)
    if role == "ministry" and home.ministry:
        return _speaking_ministry(document, mention, index, day) or home.ministry
    if document.normal.low[mention.start : mention.end] == "thủ đô":
        return "P01"
    if role == "province" and document.home.province and _OURS.match(document.normal.low, mention.end):
        return document.home.province
    today = document.clock.code or day  # who writes "thành phố" means what is a city when it is written
    known: str | None = None
    if role == "city":
        known = _own_city(document, mention, index, day, today)
    elif role in ("province", "district", "commune"):
        known = _speaker(document, mention, index, day)
    own = home.authority and home.entity[0] == {"district": "D", "commune": "W"}.get(role)
    return known or _last_named(document, mention, index, day, today, own) or _title_or_home(document, role, today)


def _speaking_ministry(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """The ministry whose words a sentence passes on: "Đại diện Bộ Xây dựng cho biết 73% hồ sơ của Bộ …", whoever
    publishes them."""
    low, sentence = document.normal.low, document.reading.sentences[index]
    for named in document.who(index):
        if named.end > mention.start:
            break
        ministry = named.role == "name" and low.startswith("bộ ", named.start)
        if ministry and speaks(document, sentence, named.start, named.end) == "says":
            return unit_code(document, named, day)
    return None


def _us(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """ "chúng tôi", "trên địa bàn": who is quoted, the branch's province or the commune spoken of, else the title's or
    home."""
    if speaker := _speaker(document, mention, index, day) or _speaks_here(document, mention, index, day):
        return speaker
    if place := _branch_place(document, mention, index, day):
        return place  # "Theo Ngân hàng Nhà nước chi nhánh TP.HCM, … trên địa bàn"
    sentences, home = document.reading.sentences, document.home
    for back in range(index, max(-1, index - 3), -1):
        if sentences[back].line != sentences[index].line:
            break
        for m in document.who(back):
            if m.role == "commune" and (back < index or m.start < mention.start):
                return deictic(document, m, back, day)
    return home.title_entity or (home.entity if home.entity != "VN" else home.province)


def _own_city(document: Document, mention: Mention, index: int, day: str, today: str) -> str | None:
    """The publisher's own city, unless the sentence names another or a district before."""
    home = document.home
    if city := _home_city(home.entity) or _home_city(home.title_entity or ""):
        return city
    if not _is_city(home.province, today):
        return None
    local = next((m for m in reversed(document.who(index)) if m.role == "name" and m.end <= mention.start), None)
    kind = kind_of(local.rows) if local else ""
    if local and kind == "province" and _is_city(code := unit_code(document, local, day), today):
        return code  # "Văn phòng UBND TP.HCM cho biết … toàn thành phố"
    return home.province if kind != "district" else None


def _speaker(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """Whose unit who is quoted means: '"Tỉnh tôi …", Phó Giám đốc Sở … Đắk Lắk nói', '"… hồ sơ của huyện …", Chủ tịch
    UBND huyện Tiên Yên cho biết'."""
    low, sentences = document.normal.low, document.reading.sentences
    line = document.reading.lines[sentences[index].line]
    closed = low.find('"', mention.end, line.end)
    if closed < 0 or low.count('"', line.start, mention.start) % 2 == 0:
        return _whose_province(document, mention, index, day)
    today = document.clock.code or day
    for at in range(index, min(index + 6, len(sentences))):
        if sentences[at].start > closed + 2 or sentences[at].line != sentences[index].line:
            return None
        for m in document.who(at):
            if m.start <= closed or m.role != "name":
                continue
            fits = kind_of(m.rows) in ("province", "district", "commune") if mention.role == "us" else None
            if not (_can_mean(document, mention, m, True, today) if fits is None else fits):
                continue
            return unit_code(document, m, day) if document.lex.titles.held.search(low, closed, m.start) else None
    return None


def _speaks_here(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """The unit of the office that who speaks holds, named before: 'Chủ tịch UBND quận Ninh Kiều: "… Chúng tôi …"'."""
    low, sentences = document.normal.low, document.reading.sentences
    for back in range(index, max(-1, index - 6), -1):
        if sentences[back].line != sentences[index].line:
            return None
        for m in reversed(document.who(back)):
            before = m.role == "name" and (back < index or m.end <= mention.start)
            if before and document.lex.titles.held.search(low, max(sentences[back].start, m.start - 80), m.start):
                return unit_code(document, m, day)
    return None


def place_of_talk(document: Document) -> str | None:
    """The place whose officer answers in a talk, by its lead or the label of the first answer ("Bà A, Giám đốc Sở …
    Huế: …"); None where the text is no talk or somebody else answers."""
    first, low, day = document.first_question, document.normal.low, effective_day(None, document.clock.code)
    if first is None:
        return None
    for k, line in enumerate(document.reading.lines[: first + 2]):
        end = line.end if k < first else low.find(":", line.start, line.start + LONGEST_LABEL) if k > first else -1
        for index in document.by_line.get(k, ()):
            for m in document.who(index):
                if m.end > end or not document.lex.titles.held.search(low, max(line.start, m.start - 90), m.start):
                    continue
                if m.role == "name":
                    return unit_code(document, m, day) if kind_of(m.rows) in ("province", "district") else None
                if m.role in POINTING:
                    return deictic(document, m, index, day)
    return None


def _whose_province(document: Document, mention: Mention, index: int, day: str) -> str | None:
    if mention.role != "province" or not document.normal.low.startswith((" tôi", " chúng tôi", " mình"), mention.end):
        return None
    said = (m for m in document.who(index) if m.role == "name" and m.start > mention.end)
    speaker = next((m for m in said if kind_of(m.rows) == "province"), None)
    return unit_code(document, speaker, day) if speaker is not None else None


def _last_named(document: Document, mention: Mention, index: int, day: str, today: str, own: bool) -> str | None:
    """The last unit named before that a pointing word can mean; `own`: its kind is that of the publisher."""
    role, home, sentences = mention.role, document.home, document.reading.sentences
    word = document.normal.low[mention.start : mention.end]
    titled = role == "district" and (home.title_entity or "").startswith("D")
    titled = titled or (role == "commune" and home.title_commune is not None)
    unit, this = word.startswith("đơn vị"), word.endswith((" này", " ấy"))
    visitor: str | None = None
    for back in _backwards(document, index, 12):
        same_line = sentences[back].line == sentences[index].line
        if titled and not same_line and not this:
            break  # "toàn huyện" is the one that the title names, whoever was set beside it in another paragraph
        if own and back < index and not this:
            break  # the paper of a district: "toàn huyện" is itself, whoever was set beside it
        if role == "any" and back < index - 4 and not same_line:
            break
        if word == "cấp tỉnh" and not same_line:
            break  # "34 cổng cấp tỉnh": of that level, no province far off
        if role == "province" and back < index:
            if home.province or home.title_entity:
                if not same_line:
                    break
                if _beside_home(document, back):
                    continue
            if _lists(document, back):
                continue  # "láng giềng là Ninh Bình và Thái Bình": "tỉnh" is none of them
        if unit and back < index and any(m.body == "office" for m in document.who(back)):
            return "?"  # "Công an tỉnh …. Tháng 10, đơn vị này tiếp nhận 1.942 hồ sơ"
        if role == "province" and back == index and _names_home(document, mention, back):
            return home.province  # "Nghệ An đạt 58%, Hà Tĩnh 61%; tỉnh phấn đấu …" in the paper of the one
        for m in reversed(document.who(back)) if same_line else document.who(back):
            if m.role == "name" and (back < index or m.start < mention.start):
                if _only_beside(document, m, back) and not word.endswith((" này", " ấy", " đó")):
                    continue
                if role == "province" and home.province and is_over(m.rows, today):
                    continue  # "Vĩnh Phúc trước đây có 85%; tính chung tỉnh là 79%": what it has become part of
                found = _can_mean(document, mention, m, back < index, today) and unit_code(document, m, day)
                if found and found != "?":
                    if not _visits(document, m, back):
                        return found
                    visitor = visitor or found
    return visitor


_VISITOR = re.compile(r"(?:đoàn [^,;:.]{0,30}|bài học|học hỏi|học tập|giáp|giáp với)(?: của| từ)? (?:tỉnh )?$")


def _visits(document: Document, named: Mention, index: int) -> bool:
    """ "Một đoàn cán bộ của tỉnh Kon Tum đến học hỏi": is somebody named who only comes by, and nothing told of?"""
    sentence = document.reading.sentences[index]
    if sentence.numbers or named.start - sentence.start < 8:
        return False
    return _VISITOR.search(document.normal.low, sentence.back(named.start, 48), named.start) is not None


# "gọi cho con làm ở Đồng Nai"
_LIVES = (
    *(" quê ", " quê ở "),
    *(f" {does} {at} " for does in ("làm", "làm thuê", "làm ăn", "làm công nhân", "học", "sống", "ở trọ", "công tác")
      for at in ("ở", "tại", "trong", "ngoài", "dưới")),
)  # fmt: skip


def _only_beside(document: Document, named: Mention, index: int) -> bool:
    """Is somebody named only for comparison with a figure or as where a person is from or has gone?"""
    return document.normal.low.endswith(_LIVES, 0, named.start) or set_beside(
        document.reading.sentences[index], named.start
    )


def _can_mean(document: Document, mention: Mention, named: Mention, before: bool, today: str) -> bool:
    """Is a named unit of the kind that a pointing word asks for? `before`: it stands in another sentence."""
    low, kind = document.normal.low, kind_of(named.rows)
    if kind not in _KINDS[mention.role]:
        return False
    word = low[mention.start : mention.end]
    rank = next((rank for rank in ("huyện", "quận", "thị xã") if rank in word), "")
    called = low.startswith(rank, named.start)
    if before and not (called or any(catalogue.entities()[r].name_vi.lower().startswith(rank) for r in named.rows)):
        return False  # "thành phố Tam Kỳ …; toàn huyện": another one
    name = _full_name(named.rows, kind, today)
    if kind == "ministry":
        return ("bộ" not in word or name.startswith("Bộ")) and _stands(named.rows, document.clock.code)
    if kind == "province":
        return not name.startswith("Tỉnh" if mention.role == "city" else "Thành phố")
    return not (mention.role == "city" and not low.startswith(("thành phố", "tp"), named.start))


def _title_or_home(document: Document, role: str, today: str) -> str | None:
    """Whom a pointing word means where nobody was named before."""
    home, title = document.home, document.home.title_entity or ""
    if role in ("province", "city"):
        titled = home.province is None or _is_city(title, today) == (role == "city") or _is_city(home.province, today)
        return title if title.startswith("P") and titled else home.province
    if role == "district":
        return next((code for code in (home.entity, title) if code.startswith("D")), None)
    if role == "commune":
        return home.entity if home.entity.startswith("W") else home.title_commune
    if role == "ministry":
        return home.title_ministry
    return title or home.province if role == "any" else None


def _full_name(rows: tuple[int, ...], kind: str, day: str) -> str:
    """The full name of the unit of a kind on a day ("Tỉnh Thái Nguyên", not its capital "Thành phố Thái Nguyên"); of
    the newest where none is known on that day."""
    known = [e for e in map(catalogue.entities().__getitem__, reversed(rows)) if e.kind == kind]
    then = (e for e in known if e.valid_from <= day and (not e.valid_to or day < e.valid_to))
    return next(then, known[0]).name_vi


def _lists(document: Document, index: int) -> bool:
    """Does a sentence name provinces as a list?"""
    named = [m for m in document.who(index) if m.role == "name" and kind_of(m.rows) == "province"]
    low = document.normal.low
    return len(named) > 2 or (len(named) == 2 and low[named[0].end : named[1].start] in (" và ", ", ", " hay "))


def _is_city(code: str | None, day: str) -> bool:
    """Is a unit of the first level a city on a day? Huế is one since 2025, Đồng Nai since 2026-04-30."""
    for since, until in _cities().get(code or "", ()):
        if since <= day and (not until or day < until):
            return True
    return False


@cache
def _cities() -> dict[str, list[tuple[str, str]]]:
    """The units of the first level that are cities, and from when to when they are."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in catalogue.entities():
        if entity.kind == "province" and entity.name_vi.startswith("Thành phố"):
            found.setdefault(entity.code, []).append((entity.valid_from, entity.valid_to))
    return found


def _home_city(code: str) -> str | None:
    """The publisher's home where that is a city below a province ("UBND thành phố Vinh")."""
    return code if code in _district_cities() else None


@cache
def _district_cities() -> frozenset[str]:
    kinds = ((entity.code, entity.kind, entity.name_vi) for entity in catalogue.entities())
    return frozenset(code for code, kind, name in kinds if kind == "district" and name.startswith("Thành phố"))


def _branch_place(document: Document, mention: Mention, index: int, day: str) -> str | None:
    """The province whose branch of a body is named before in the sentence."""
    low, lex = document.normal.low, document.lex
    for m in document.who(index):
        if m.role == "?" and m.end <= mention.start:
            for start, end in document.reading.sentences[index].names:
                if m.start <= start and end <= m.end:
                    rows = lex.names[low[start:end]].rows
                    if kind_of(rows) == "province":
                        return code_at(rows, day, document.near_codes)
    return None


def _stands(rows: tuple[int, ...], published: str | None) -> bool:
    """Does a ministry still stand on the day of publication?"""
    day = effective_day(None, published)
    return any(not (until := catalogue.entities()[row].valid_to) or day < until for row in rows)


def _beside_home(document: Document, index: int) -> bool:
    """Does a sentence, or its paragraph before it, set other provinces beside the paper's own?"""
    line = document.reading.sentences[index].line
    for at in document.by_line[line]:
        if at > index:
            break
        for mention in document.who(at):
            if _is_home(document, mention):
                return True
    return False


def _names_home(document: Document, mention: Mention, index: int) -> bool:
    """Does a sentence name the paper's own province before it says "tỉnh", but for "tỉnh này"?"""
    for named in document.who(index):
        if named.end <= mention.start and _is_home(document, named):
            return not document.normal.low.startswith(_THIS, mention.end)
    return False


_THIS = (" này", " ấy", " đó", " bạn")


def _is_home(document: Document, named: Mention) -> bool:
    return named.role == "name" and not _rows_of(document.home.province).isdisjoint(named.rows)


@cache
def _rows_of(code: str | None) -> frozenset[int]:
    """Where the catalogue has a unit, in all the times it has been."""
    return frozenset(row for row, entity in enumerate(catalogue.entities()) if entity.code == code)


def province_near(document: Document, index: int) -> str | None:
    """The province whose offices speak here: the last one named, the title's or the publisher's."""
    return deictic(
        document,
        Mention(document.reading.sentences[index].end, 0, "province"),
        index,
        effective_day(None, document.clock.code),
    )
