"""Ranks: figures and words that say a place in an order ("hạng 6/63", "á quân", "kế tiếp là …"). Those that a list
gives to all its names are told in rank_lists.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pipelines.extract.clauses import FIRST_NAME, NEXT_NAME
from pipelines.extract.indexes import INDEX_IDEAS, PEER, RANKED, WHOLE_FIELDS
from pipelines.extract.marks import begins_between
from pipelines.extract.numbers import ORDINAL_OF_TWO, ORDINALS, Number, parse_words
from pipelines.extract.rank_lists import SO_MANY, among_first, counted_on, listed_tops, numbered_rank
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence, first_word

_SEVERAL = re.compile(
    rf"(?:(?<!\d)\d{{1,2}}|hai|ba|bốn|năm|mười|nhiều|các) ?(?:nơi|cái tên|gương mặt|đại diện|{PEER})\b"
)
# "kém nơi dẫn đầu 5,3 điểm": somebody else's place
_OTHERS = re.compile(
    rf"(?<![a-zà-ỹđ])(?:kém|thua|so với|cách|sau|bằng|nửa|đuổi kịp|bám đuổi|tiệm cận) (?:nơi|người|kẻ|{PEER}) $"
)
# "thấp hơn vị trí thứ nhất 10,86%": a place that nobody is named for
_PLACE_OF_OTHERS = re.compile(rf"(?<![a-zà-ỹđ])(?:hơn|kém|thua|cách|bỏ xa)(?: {PEER})? $")
_WHOSE = (" của ", " là ", " thuộc về ", " (")
_PARTS = (" chỉ số", " tiêu chí", " nội dung", " trục", " trụ cột", " lĩnh vực", " chỉ tiêu")
_SOME_PLACES = re.compile(r"(?:\d|hai|ba|bốn|năm|mười|các|những) $")
_THE_TOP = re.compile(rf" {PEER}[^,;.:]{{0,20}} (?:chiếm|có|đạt|nắm|đóng góp|tập trung) ")
_NO_ORDINAL = re.compile(r" (?:liên tiếp|tư|phần)| \d")  # "bảng xếp hạng năm 2020"
_LONGEST = 360  # characters from the rank that is counted from to the name: what a quote can show
_LAST_PLACE = 400
# "dẫn đầu các tỉnh Tây Nguyên", "nhóm 3 nước dẫn đầu về chính phủ số của ASEAN": among its neighbours alone
_IN_REGION = re.compile(
    rf" (?:(?:về |bảng )?(?:chỉ số )?(?:dti|par index|ict index|sipas|ebi|chuyển đổi số|cải cách hành chính) )?"
    rf"(?:(?:trong|toàn|cả|của|ở|các {PEER}) )*"
)
_TOP_IN_REGION = re.compile(
    rf" {PEER} (?:(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất|mạnh nhất)(?: về [^,;.:()]{{2,40}}?)? )?"
    r"(?:(?:trong|toàn|cả|của|ở|tại) )*"
)
# "thứ 09/13 tỉnh, thành phố khu vực Tây Bắc"
_FIELD_IN_REGION = re.compile(rf"(?: {PEER})?(?: (?:trong|của|thuộc|ở|tại|toàn|cả))* ")
# "có 6 lần đứng đầu": how often, not when
_HOW_OFTEN = re.compile(rf"(?<![a-zà-ỹđ\d])(?:{SO_MANY}) lần (?:được |giành |giữ |xếp |vươn lên )?$")
# "Các tỉnh tiếp theo có chỉ số DTI đứng đầu gồm: …": several, whoever is named before them
_SEVERAL_ARE = re.compile(rf"(?:các|những|nhiều|một số|nhóm) {PEER}(?: [^.;:()]*)? ")
_ADJECTIVE = re.compile(
    r"(?<![a-zà-ỹđ])(?:đông dân|đông|lớn|rộng|dài|giàu|nhỏ|trẻ) $"
)  # "tỉnh đông dân thứ tư cả nước"
_WHICH = re.compile(r" (?:thứ|hạng|số) \d")
# "không tỉnh nào dẫn đầu cả ba bảng"
_NOBODY = re.compile(
    rf"(?<![a-zà-ỹđ])(?:không|chưa|chẳng)(?: có)?(?: một)? (?:{PEER}|nơi|ai|cái tên)(?: nào)?(?: [^,;.:()]*)? $"
)
_GROUP = re.compile(r"nhóm|tốp|top |các (?:nước|địa phương)|những ")
_BARE = {"nhất": 1.0, "nhì": 2.0, "ba": 3.0, "số hai": 2.0, "số ba": 3.0, "số bốn": 4.0, "số năm": 5.0}
_BARE_RANK = re.compile(
    rf" (?:đứng |xếp |về )?(?P<word>{'|'.join(_BARE)})(?P<alone>(?=[,;.)]| và | với \d| \(| khối )|$)?(?!\w)"
)
_OF_INDEX = re.compile(r"(?: (?:về|ở|trong|tại|bảng))* ")
_MOVES = ("lên", "xuống", "ở", "tụt", "rớt", "rơi", "lần lượt", "vươn", "xếp", "đứng", "giữ")
# "leo lên 71", "đứng tận 36", "dậm chân ở 86"
_CLIMBS = re.compile(
    r"(?<![a-zà-ỹđ])(?:(?:leo|nhảy|vươn|vọt|bật|tụt|rớt|rơi|trượt|lùi|tiến|nhích|nhảy vọt|lên hạng|tụt hạng)"
    r"(?: (?:vọt|hẳn|thẳng|tiếp|mạnh))? (?:lên|xuống|về|tận|mãi)|(?:đứng|xếp|nằm|ở) (?:tận|mãi|tít)"
    r"|[dg]i?ậm chân(?: (?:tại chỗ|đúng))? (?:ở|tại)"
    r"|(?:hạng|thứ|bậc|vị trí) \d{1,3} (?:của |trong |ở |hồi )?(?:năm|kỳ) \d{4},? (?:đã |rồi )?(?:lên|xuống|về)) $"
)
_CLIMBED_TO = tuple(f" {to} " for to in ("lên", "xuống", "về", "tận", "mãi", "tít", "ở", "tại"))
_PLACE_ENDS = re.compile(
    r"\s*(?:[,;.)(/]|$| và | thế giới| toàn cầu| cả nước| toàn quốc| (?:của|trong|ở|hồi) (?:năm|kỳ) 20\d\d)(?!\d)"
)
_WORLD = frozenset({"egdi", "egov"})
_NEXT = re.compile(
    r"(?:kế tiếp|kế sau|tiếp theo|tiếp đến|tiếp đó|tiếp sau|theo sau|xếp sau|sau đó|kế đó|kế đến|ngay sau(?= là)"
    r"|liền sau|(?:đứng|xếp|theo|bám) (?:ngay |liền |sát )?(?:phía )?sau(?= là| lần lượt| thuộc về|:)"
    r"|(?:theo|bám) sát(?: nút| gót)?(?= là| lần lượt| thuộc về|:))(?: đó| sau)?"
    r"(?: lần lượt| (?:theo )?thứ tự)?(?: là| thuộc về| gọi tên| lần lượt là|:)?"
    rf"(?: các {PEER}(?: là)?:?)? "
    r"|rồi (?:mới )?(?:đến|tới)(?: là)? "
)
# "Các tỉnh xếp sau đó lần lượt là …", "4 vị trí tiếp theo thuộc về …"
_OTHERS_NEXT = re.compile(rf"(?:các|những|\d|hai|ba|bốn|năm) (?:{PEER}|vị trí) ")
# "Xếp sau Hậu Giang trong nhóm các tỉnh là An Giang và Phú Yên": on from the one who is named
_BEHIND = re.compile(r"(?:xếp|đứng|theo)(?: ngay| liền| sát)? sau (?:tỉnh |thành phố |tp\.? ?)?")
_BEHIND_IT = re.compile(r"(?: [^.;:()\d]{1,80}?)?(?: lần lượt)?(?: là| thuộc về)(?: lần lượt)?:? ")
_AHEAD = re.compile(r"(?:^|[,;:.(] ?)(?:ở|đối với|tại|trong) $")
_RANKED_ARE = re.compile(rf" (?:{PEER}|ngân hàng|tập đoàn|doanh nghiệp)(?![a-zà-ỹđ])")
_GRADES = re.compile(r" (?:mức|cấp độ|bậc|nhóm)(?![a-zà-ỹđ])")
_FIELD = re.compile(rf"{_RANKED_ARE.pattern}(?![^,;.:]*(?:đầu|nhất))")
_FIRST = re.compile(
    rf"(?:vị trí|cái tên|{PEER})[^,.;:()]{{0,24}}"
    r"(?:dẫn đầu|đứng đầu|đầu bảng|cao nhất|đầu)(?: bảng)?(?: [^,.;:()]{1,40}?)?"
    r"(?: lần lượt| theo thứ tự)(?: là| thuộc về| gồm|:)+ "
)
_WHOLE_FIELD = re.compile(
    rf" {PEER}(?:(?:,| và) (?:thành phố|thành|ngành|cơ quan))*"
    r"(?: (?:cả nước|toàn quốc|trên thế giới))?\s*(?:[.,;:()]|$)"
)


# "đứng chót bảng (19/19)", "áp chót là Bộ B (18/19)"
_LAST_PLACES = re.compile(
    r"(?<![a-zà-ỹđ])(?:chót bảng|cuối bảng|áp chót|đội sổ|đứng chót|đứng cuối|xếp cuối|xếp chót|cuối cùng)"
    r"(?: [^,;:.()\d]{1,50})? \($"
)


@dataclass(slots=True)
class Ranks:
    """The places in an order that a sentence tells. `numbers` are all its figures, those said in words among them;
    `places` says where ranks stand, `in_words` those of them that are words."""

    numbers: list[Number]
    places: Collection[int] = ()
    in_words: Collection[int] = ()


def ranks_of(reading: Reading, index: int) -> Ranks:
    """The ranks of a sentence, in words, in figures and by counting on."""
    sentence, low = reading.sentences[index], reading.normal.low
    said = rank_words(reading, sentence) if sentence.names or sentence.marked("rank") else []
    figures: list[Number] = []
    for number in sentence.numbers:
        if (
            number.kind == "plain"
            and 1 <= number.value <= _LAST_PLACE
            and not (number.scaled or number.value % 1)
            and (is_rank(sentence, number, low) or _climbed(reading, index, number))
        ):
            figures.append(number)
    tops: list[Number] = []
    if sentence.names:
        place = numbered_rank(reading, index)
        said += [place] if place else []
        said += listed_ranks(reading, index, [*said, *figures])
        tops = listed_tops(reading, sentence)
    if said or tops:
        return _with_words(sentence, figures, said, tops)
    return Ranks(sentence.numbers, {n.start for n in figures}) if figures else Ranks(sentence.numbers)


def _with_words(sentence: Sentence, figures: list[Number], said: list[Number], tops: list[Number]) -> Ranks:
    """The ranks of a sentence that says some in words: each once, and none that only announces a list of the first."""
    announced = [(n.end - len(n.raw), n.start) for n in tops]  # "top 5 gồm": no rank of anybody else

    def announces(number: Number) -> bool:
        return any(start <= number.start < end for start, end in announced)

    words = {n.start: n for n in (*(n for n in said if not announces(n)), *tops)}
    places = {*words, *(n.start for n in figures if not announces(n))}
    if not words:
        return Ranks(sentence.numbers, places)
    others = [n for n in sentence.numbers if n.start not in words and not (n.kind == "plain" and announces(n))]
    return Ranks(sorted([*others, *words.values()], key=lambda n: n.start), places, set(words))


def tells_rank(reading: Reading, index: int) -> bool:
    """Could a sentence without a figure tell a place in an order?"""
    sentence = reading.sentences[index]
    if sentence.marked("rank"):
        return True
    if not sentence.names:
        return False
    return opens_with_next(sentence) or bool(bare_places(sentence)) or numbered_rank(reading, index) is not None


def is_bare_place(sentence: Sentence, number: Number) -> bool:
    """Is a bare whole number beside an index a rank: "Huế 4/63", "DTI: 12 (năm 2023)"?"""
    return (
        number.kind == "plain"
        and number.value <= 200
        and not number.scaled
        and number.value == int(number.value)
        and (number.total in WHOLE_FIELDS or any(0 < p.start - number.end <= 2 for p in sentence.periods))
        and sentence.indexed
    )


def bare_places(sentence: Sentence) -> list[Number]:
    """Ranks that are nothing but a word behind a name: "TP HCM nhất, Hà Nội nhì", "Huế nhất PAR INDEX", "Đan Mạch số
    một, Estonia số hai"."""
    found: list[Number] = []
    low = sentence.low
    if not sentence.names or not (sentence.indexed or (sentence.marked("rank_first") and " số " in sentence.text)):
        return found
    for _, end in sentence.names:
        match = _BARE_RANK.match(low, end, sentence.end)
        if match is None:
            continue
        a, b = match.span("word")
        if match["alone"] is not None or (match["word"] != "ba" and _is_of_index(sentence, b)):
            found.append(Number(a, b, _BARE[match["word"]], None, None, "plain", False, match["word"], True))
    return found


def _is_of_index(sentence: Sentence, end: int) -> bool:
    """Does the index that a rank is one of stand behind its word?"""
    for start, _, tags in sentence.ideas:
        if start > end and not INDEX_IDEAS.isdisjoint(tags) and _OF_INDEX.fullmatch(sentence.low, end, start):
            return True
    return False


def rank_words(reading: Reading, sentence: Sentence) -> list[Number]:
    """Ranks said in words: "á quân", "đứng đầu", "vị trí thứ ba"."""
    low = reading.normal.low
    indexed = sentence.indexed
    found = bare_places(sentence)
    for start, end, tags in sentence.marked("rank"):
        if low.startswith((" là ", " thuộc về "), end) and _NEXT.match(low, start):
            continue  # "Kế sau là Hà Nội": counted on
        if _in_region(sentence, end, _IN_REGION) or _ADJECTIVE.search(low, sentence.back(start, 12), start):
            continue
        if _WHICH.match(low, end):
            continue  # "lên ngôi thứ 3"
        for tag, value in (("rank_first", 1.0), ("rank_second", 2.0), ("rank_third", 3.0)):
            if tag in tags:
                before = low[sentence.back(start, 30) : start]
                several = _SEVERAL.search(low, sentence.back(start, 30), start)
                group = bool(
                    (several and not sentence.broken(several.end(), start))
                    or _OTHERS.search(before)
                    or (_PLACE_OF_OTHERS.search(before) and not low.startswith(_WHOSE, end))
                    or _NOBODY.search(before)
                    or _GROUP.search(before)
                    or _HOW_OFTEN.search(before)
                    or _are_several(sentence, start)
                )
                if group and before.endswith((", ", " thì ")) and _is_named(sentence, low, end):
                    group = False  # "ở nhóm các tỉnh, dẫn đầu vẫn là Đà Nẵng": the one of them
                if _SOME_PLACES.search(before) and low.startswith("vị trí", start):
                    group = True  # "3 vị trí dẫn đầu lần lượt thuộc về …"
                known = _overlap(found, start, end)
                if not group and not known and sentence.text.rstrip()[-1:] != "?":
                    found.append(Number(start, end, value, None, None, "plain", False, low[start:end], True))
        if "rank_before" in tags:
            a, b = first_word(low, end, sentence.end)
            word = low[a:b]
            if word in ORDINALS and not _NO_ORDINAL.match(low, b):
                two = ORDINAL_OF_TWO.match(low, a, sentence.end)
                value = (parse_words(two.group().split()) or 0.0) if two is not None else float(ORDINALS[word])
                b = two.end() if two is not None else b
                if _PLACE_OF_OTHERS.search(low, sentence.back(start, 24), start) and not low.startswith(_WHOSE, b):
                    continue
                if (
                    low[start:end] == "thứ"
                    and not _follows_name(sentence, start)
                    and not _follows_time(sentence, start, b, indexed or bool(found))
                    and not low.startswith((" cả nước", " toàn quốc", " trong", " về", "/", " thế giới"), b)
                    and not (indexed and low[max(0, start - 12) : start].rstrip().endswith(_MOVES))
                    and not (found and 0 < start - found[-1].end <= 6)
                    and not _closes(sentence, start, b, indexed)
                    and not _is_named(sentence, low, b)
                ):
                    continue
                found.append(Number(a, b, value, None, None, "plain", False, low[a:b], True))
    return found


def _overlap(numbers: list[Number], start: int, end: int) -> bool:
    """Do words lie on a number that is known: "Hà Nội về nhì"?"""
    for number in numbers:
        if number.start < end and start < number.end:
            return True
    return False


def _follows_name(sentence: Sentence, at: int) -> bool:
    """Does a name end right before a position, or before a colon or bracket there?"""
    for _, end in sentence.names:
        if 0 <= at - end <= 2 and sentence.low[end:at].strip() in ("", ":", "("):
            return True
    return False


def _follows_time(sentence: Sentence, start: int, end: int, ranked: bool) -> bool:
    """ "Bình Dương năm nay thứ tư, năm ngoái thứ ba": does a place stand right behind the time that somebody named, or
    who is `ranked` already, had it? "thứ tư, ngày 5/6" is a day."""
    for period in sentence.periods:
        if start - period.end == 1:
            known = ranked or any(period.start - b == 1 for _, b in sentence.names)
            if any(number.start < end < number.end for number in sentence.numbers):
                return False  # "năm 2020 thứ tám mươi sáu"
            return known and not sentence.low.startswith((" ngày", ", ngày", " (ngày", " tuần", " hằng"), end)
    return False


def _are_several(sentence: Sentence, start: int) -> bool:
    """Does a sentence open with several who are said to be first, nobody named among them?"""
    low, begin = sentence.low, sentence.start
    return (
        low.startswith(("các ", "những ", "nhiều ", "một số ", "nhóm "), begin)
        and _SEVERAL_ARE.fullmatch(low, begin, start) is not None
        and not any(a < start for a, _ in sentence.names)
    )


def _closes(sentence: Sentence, start: int, end: int, indexed: bool) -> bool:
    """ "Hà Nội 91,43%, thứ ba;", "Huế theo sát, thứ hai": does a place close the clause of who or what earned it?"""
    low = sentence.low
    if not low.endswith(", ", 0, start) or low[end : min(end + 1, sentence.end)] not in ("", ".", ";", ",", ")"):
        return False
    begin = low.rfind(";", sentence.start, start)
    named = begins_between(sentence.names, begin + 1, start)
    return named and (indexed or any(0 <= start - n.end <= 8 for n in sentence.numbers))


def _in_region(sentence: Sentence, at: int, way: re.Pattern[str]) -> bool:
    """Does a part of the country or of the world stand behind a position, with only such words on the way?"""
    return "region" in sentence.said and any(
        "region" in tags and at < end and (start <= at or way.fullmatch(sentence.low, at, start))
        for start, end, tags in sentence.ideas
    )


def _is_of_region(sentence: Sentence, number: Number) -> bool:
    """ "đứng thứ 09/13 tỉnh, thành phố khu vực Tây Bắc": is it a place among so many of a part of the country?"""
    return number.total not in (None, *WHOLE_FIELDS) and _in_region(sentence, number.end, _FIELD_IN_REGION)


def _is_named(sentence: Sentence, low: str, at: int) -> bool:
    """ "…, thứ hai là Hà Nội": is somebody named as the one who holds the place?"""
    for verb in (" là ", " thuộc về ", " vẫn là ", " tiếp tục là ", " vẫn thuộc về "):
        if low.startswith(verb, at):
            begin = at + len(verb)
            return any(0 <= start - begin <= 5 for start, _ in sentence.names)
    return False


def listed_ranks(reading: Reading, index: int, known: list[Number]) -> list[Number]:
    """Ranks by counting on: "Đà Nẵng đứng đầu, kế tiếp là Hà Nội và Huế" are 1, 2, 3. The number stands on the name.
    A sentence that opens with "Tiếp theo là …" counts on from the last rank of the sentence before."""
    sentence, low = reading.sentences[index], reading.normal.low
    in_order = "lần lượt" in sentence.text or "theo thứ tự" in sentence.text
    leads = [*_FIRST.finditer(low, sentence.start, sentence.end)] if in_order else []
    opening = _opening(sentence)
    behind = _behind(sentence)
    follows = behind is not None or _NEXT.match(low, opening, sentence.end) is not None
    earlier = _last_rank(reading, index - 1) if follows else None
    if known or earlier is not None:
        leads = [*_NEXT.finditer(low, sentence.start, sentence.end), *leads]
    if behind is not None and earlier is not None:
        leads = [behind]
    return _counted_from(leads, sentence, known, earlier, opening) if leads else []


def _counted_from(
    leads: list[re.Match[str]], sentence: Sentence, known: list[Number], earlier: Number | None, opening: int
) -> list[Number]:
    """The ranks that words which lead a list on give its names."""
    low = sentence.low
    found: list[Number] = []
    for match in leads:
        before = [n for n in (*known, *found) if n.end <= match.start()]
        if match.re is _NEXT and not before and (earlier is None or match.start() != opening):
            continue
        value, at, said = 0.0, match.end(), match.start()
        if match.re is _NEXT and before:
            latest = max(before, key=lambda n: n.start)
            value, said = latest.value, latest.start
        elif match.re is not _FIRST and earlier is not None:
            value, said = earlier.value, earlier.end - len(earlier.raw) if counted_on(earlier) else earlier.start
        first = any(match.start() <= n.start < at and n.value == 1 for n in known)
        for start, end in sentence.names:
            if start < at:
                continue
            if end - said > _LONGEST or not (FIRST_NAME if at == match.end() else NEXT_NAME).fullmatch(low, at, start):
                break
            if any(0 <= n.start - end <= 20 and not sentence.broken(end, n.start) for n in known):
                break  # it has a rank of its own
            if any(low[end : n.start] == " " and n.value == int(n.value) for n in sentence.numbers):
                break  # "tiếp theo là Malaysia 47"
            value += 1
            if not (first and value == 1):
                found.append(Number(start, end, value, None, None, "plain", False, low[said:end], True))
            at = end
            if low.startswith(" (", at):  # "Hà Nội (0,7389 điểm)"
                at = low.find(")", at, sentence.end) + 1 or at
    return found


def opens_with_next(sentence: Sentence) -> bool:
    """Does a sentence open with those who come next: "Kế tiếp là Hà Nội và Huế", "Hai vị trí tiếp theo thuộc về …"?"""
    if not sentence.names:
        return False
    return _NEXT.match(sentence.low, _opening(sentence), sentence.end) is not None


def _opening(sentence: Sentence) -> int:
    """Where a sentence begins, behind the words for so many others."""
    others = _OTHERS_NEXT.match(sentence.low, sentence.start, sentence.end)
    return others.end() if others is not None else sentence.start


def _behind(sentence: Sentence) -> re.Match[str] | None:
    """The words between the one behind whom others are said to stand, at the head of a sentence, and these others."""
    opening = _BEHIND.match(sentence.low, sentence.start, sentence.end)
    if opening is None:
        return None
    at = opening.end()
    for start, end in sentence.names:
        if start <= at < end:
            return _BEHIND_IT.match(sentence.low, end, sentence.end)
    return None


def is_rank(sentence: Sentence, number: Number, low: str) -> bool:
    """Is a figure that could be one said as a place in an order: "hạng 6/63", "thứ 10", "tốp 5", "nhóm 70 nước"?"""
    if (
        sentence.names
        and number.raw.isdigit()
        and low.startswith((". ", ") "), number.end)
        and low[sentence.back(number.start, 2) : number.start].strip()[-1:] in ("", ":", ";", ",")
        and begins_between(sentence.names, number.end + 2, number.end + 3)
        and not RANKED.isdisjoint(sentence.said)
    ):
        return True  # "1. Quảng Ninh 92,18%; 2. Hải Phòng 91,87%"
    for start, end, tags in sentence.marked("rank"):
        if end <= number.start and number.start - end <= 2 and low[end : number.start].strip() in ("", ":"):
            if "rank_top" in tags:
                if low[start:end] == "nhóm" and (
                    _THE_TOP.match(low, number.end)
                    or (_FIELD.match(low, number.end) and _AHEAD.search(low[sentence.start : start][-14:]))
                ):  # "Ở nhóm 63 tỉnh, …": the field, not a place in it
                    return False  # "nhóm 5 địa phương dẫn đầu chiếm 68%": all of them together
                if _in_region(sentence, number.end, _TOP_IN_REGION):
                    return False  # "nhóm 3 nước dẫn đầu ASEAN": among its neighbours alone
                return low[sentence.start : start].strip() != "" and (
                    not low[max(0, start - 14) : start]
                    .rstrip()
                    .endswith(("sát nút", "sát", "để lọt vào", "để vào", "để lọt"))
                )
            if "rank_before" in tags:
                if _ADJECTIVE.search(low, sentence.back(start, 12), start) or low.endswith("bảng ", 0, start):
                    return False  # "bảng xếp hạng 63 tỉnh": how many stand in it
                if _is_of_region(sentence, number):
                    return False
                before = low[max(0, start - 10) : start].rstrip()
                return not (low[start:end] == "thứ" and before.endswith(("lần", "năm", "phiên", "kỳ", "khóa", "người")))
    if among_first(sentence, number):
        return not _in_region(sentence, number.end, _TOP_IN_REGION)
    if number.total is not None and low.startswith(")", number.end):
        return _LAST_PLACES.search(low, sentence.start, number.start) is not None
    return False


def _climbed(reading: Reading, index: int, number: Number) -> bool:
    """ "Việt Nam leo lên 71, …" beside an index or behind ranks: a bare place that somebody has moved to?"""
    sentence = reading.sentences[index]
    low = sentence.low
    if (
        not low.endswith(_CLIMBED_TO, sentence.start, number.start)
        or _CLIMBS.search(low, sentence.back(number.start, 40), number.start) is None
        or _PLACE_ENDS.match(low, number.end) is None
    ):
        return False
    if not RANKED.isdisjoint(sentence.said):
        return number.value <= (63 if _WORLD.isdisjoint(sentence.said) else 193)
    before = reading.sentences[index - 1] if index else sentence
    return bool(sentence.marked("rank") or (before.line == sentence.line and before.marked("rank")))


def _last_rank(reading: Reading, index: int) -> Number | None:
    """The rank that a sentence ends on, if it stands in the paragraph of the next or in the one right above."""
    if index < 0 or reading.sentences[index + 1].line - reading.sentences[index].line > 1:
        return None
    for at in range(len(reading.last_ranks), index + 1):  # in order, so that of a thousand none asks them all
        ranks = ranks_of(reading, at)
        told = (n for n in ranks.numbers if n.start in ranks.places)
        reading.last_ranks.append(max(told, key=lambda n: n.start, default=None))
    return reading.last_ranks[index]


def is_place_of(sentence: Sentence, number: Number, low: str) -> bool:
    """Does "52/63 tỉnh" follow whom it may be the rank of: "Lai Châu 52/63 tỉnh", not "vì 52/63 tỉnh đều tăng điểm"?"""
    if low.startswith(_PARTS, number.end) or _is_of_region(sentence, number):
        return False  # "Cà Mau có 5/7 chỉ số đạt trên 90%"
    if any(0 <= number.start - end <= 10 for _, end, _ in (*sentence.places, *sentence.marked("rank"))):
        return True
    before = low[sentence.start : number.start].rstrip()
    return before.endswith((":", "(", ",")) and _WHOLE_FIELD.match(low, number.end) is not None


def is_field(number: Number, low: str) -> bool:
    """ "bảng xếp hạng gồm 193 nước", "5 nước xếp trên", "chia làm 4 mức": of how many, no place among them?"""
    return number.total is None and bool(_RANKED_ARE.match(low, number.end) or _GRADES.match(low, number.end))
