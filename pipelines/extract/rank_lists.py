"""Ranks that a list gives to all its names: among the first so many ("top 5 gồm …"), or by the numbers of its points
("1. Quảng Ninh: 92,18%").
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipelines.extract.clauses import FIRST_NAME, IN_ORDER, NEXT_NAME
from pipelines.extract.indexes import PEER, PROVINCES, RANKED
from pipelines.extract.numbers import ORDINALS, Number
from pipelines.extract.read import Reading
from pipelines.extract.sentences import Sentence

# "top 5 địa phương có DTI cao nhất gồm: …", "ba tỉnh đứng đầu là …": those named are among so many, in no order
SO_MANY = rf"\d+|{'|'.join(ORDINALS)}"
_TOP_LIST = re.compile(
    rf"(?<![a-zà-ỹđ\d,./])(?:(?:top|tốp|nhóm) (?P<top>{SO_MANY})|(?P<some>{SO_MANY}) (?:{PEER}|vị trí))"
    rf"(?P<of>(?:(?!, (?:{SO_MANY}) (?:{PEER}|vị trí))[^.;:()]){{0,90}}?)(?: là|:| gồm| bao gồm| thuộc về)+ "
)
_NOT_ALL = frozenset({"pillar", "region"})  # the first in a part of an index, or of a part of the country
_TOP = ("dẫn đầu", "đứng đầu", "đầu bảng", "cao nhất", "tốt nhất", "hàng đầu")
_AT_THE_TOP = re.compile("|".join(_TOP))
_ANY_TOP = ("top ", "tốp ", "nhóm ", *_TOP)


def listed_tops(reading: Reading, sentence: Sentence) -> list[Number]:
    """Those named as the first so many: "top 5 gồm: A, B, C, D, E". The number stands on the name; its `raw` goes back
    to where the list is announced."""
    low = reading.normal.low
    found: list[Number] = []
    if len(sentence.names) < 2 or not any(map(sentence.text.__contains__, _ANY_TOP)):
        return found
    for match in _TOP_LIST.finditer(low, sentence.start, sentence.end):
        if (match["some"] and not _AT_THE_TOP.search(match["of"])) or IN_ORDER.search(match[0]):
            continue
        if _tells_not_all(sentence, match.start(), match.end()):
            continue
        said = match["top"] or match["some"]
        value = float(said) if said.isdigit() else float(ORDINALS[said])
        names: list[tuple[int, int]] = []
        at = match.end()
        for start, end in sentence.names:
            if start < at:
                continue
            if not (FIRST_NAME if at == match.end() else NEXT_NAME).fullmatch(low, at, start):
                break
            names.append((start, end))
            at = end
            if low.startswith(" (", at):
                at = low.find(")", at, sentence.end) + 1 or at
        if 2 <= len(names) <= value:
            for start, end in names:
                found.append(Number(start, end, value, None, None, "plain", False, low[match.start() : end], True))
    return found


def _tells_not_all(sentence: Sentence, start: int, end: int) -> bool:
    """Do words between two positions leave some out of the first so many?"""
    for at, _, tags in sentence.ideas:
        if start <= at < end and not _NOT_ALL.isdisjoint(tags):
            return True
    return False


def counted_on(number: Number) -> bool:
    """Is it the rank of a name in a list (`listed_ranks`, `listed_tops`), which stands on the name itself?"""
    return number.word and len(number.raw) > number.end - number.start


def is_top(number: Number) -> bool:
    """Is it a place among the first so many that a list has given (`listed_tops`)?"""
    return number.word and _TOP_LIST.match(number.raw) is not None


_IS_ONE_OF = re.compile(
    r"(?<![a-zà-ỹđ])(?:nằm|đứng|xếp|lọt|lọt được|có tên|có mặt|góp mặt|vươn lên|vươn|tiến|bước|giữ|là một|thuộc|vào)"
    r"(?: vào| trong| số| tốp)* $"
)
_OF_THE_FIRST = re.compile(rf" {PEER}(?: [^,;.:()\d]{{0,40}}?)? (?:{_AT_THE_TOP.pattern})(?![a-zà-ỹđ])")


def among_first(sentence: Sentence, number: Number) -> bool:
    """ "nằm trong 15 tỉnh dẫn đầu về DTI", "là một trong 5 bộ có PAR INDEX cao nhất": is somebody one of the first so
    many, without a word for the group?"""
    low = sentence.low
    if (
        not low.endswith(("trong ", "thuộc ", "vào ", " số "), sentence.start, number.start)
        or _IS_ONE_OF.search(low, sentence.back(number.start, 32), number.start) is None
    ):
        return False
    first = _OF_THE_FIRST.match(low, number.end, sentence.end)
    return first is not None and not _tells_not_all(sentence, number.end, first.end())


_NTH = re.compile(r"(?P<nth>\d{1,2})[.)] ?")
_ELLIPSIS = re.compile(r"[.… ]+")
_LOWEST = re.compile(r"(?<![^\W\d_])(?:thấp nhất|cuối|chót|kém nhất|yếu nhất|tăng|giảm|tụt)(?![^\W\d_])")
_RANKING = re.compile(r"(?<![^\W\d_])(?:xếp hạng|thứ hạng|xếp thứ|top|tốp|dẫn đầu|đứng đầu|cao nhất)(?![^\W\d_])")
_NOT_WHOLE = frozenset({"pillar", "region", "other_index"})


def numbered_rank(reading: Reading, index: int) -> Number | None:
    """The place of who leads a point of a ranking ("1. Quảng Ninh: 92,18%"): a numbered list below a line that names an
    index, and that says that it ranks or whose scores fall from point to point. The number stands on the name."""
    sentences, low = reading.sentences, reading.normal.low
    sentence = sentences[index]
    if reading.lines[sentence.line].marker != "digit" or not sentence.names:
        return None
    (start, end), point = sentence.names[0], _NTH.match(low, sentence.start)
    if point is None or start != point.end() or (head := _above_list(reading, sentence.line)) is None:
        return None
    announced = _announcement(reading, head)
    if announced is None or not _NOT_WHOLE.isdisjoint(announced.said):
        return None
    text, scores = low[announced.start : announced.end], _scores_below(reading, head)
    if _LOWEST.search(text) or scores != sorted(scores, reverse=True):
        return None
    if not scores and not (announced.line == head and _RANKING.search(text)):
        return None
    return Number(start, end, float(point["nth"]), None, None, "plain", False, low[sentence.start : end], True)


def _scores_below(reading: Reading, head: int) -> list[float]:
    """The scores of the first few points below a line: figures that are neither places nor steps."""
    first = _sentence_of(reading, head) + 1
    scores: list[float] = []
    for sentence in reading.sentences[first : first + 6]:
        if reading.lines[sentence.line].marker != "digit":
            break
        for number in sentence.numbers:
            if number.kind == "percent" or number.value % 1 or number.value > max(PROVINCES):
                scores.append(number.value)
                break
    return scores


def _announcement(reading: Reading, head: int) -> Sentence | None:
    """The sentence that names the index of a list below a line: that line's last, or one above it and the lists
    between where it only names a group ("KHỐI ĐỊA PHƯƠNG")."""
    lines = reading.lines
    for _ in range(3):
        found = reading.sentences[_sentence_of(reading, head)]
        if not RANKED.isdisjoint(found.said):
            return found
        if head == 0 or not lines[head].heading or found.numbers:
            return None
        above = _above_list(reading, head - 1) if lines[head - 1].marker == "digit" else head - 1
        if above is None:
            return None
        head = above
    return None


def _sentence_of(reading: Reading, line: int) -> int:
    """The last sentence of a line."""
    return bisect_left(reading.sentences, line + 1, key=lambda one: one.line) - 1


def _above_list(reading: Reading, line: int) -> int | None:
    """The line above the list that a point stands in, numbered from 1 on; "..." may stand for some of them."""
    lines, low = reading.lines, reading.normal.low
    before = 100
    while line >= 0:
        point = _NTH.match(low, lines[line].start) if lines[line].marker == "digit" else None
        if point is not None and int(point["nth"]) < before:
            before = int(point["nth"])
        elif not _ELLIPSIS.fullmatch(low, lines[line].start, lines[line].end):
            return line if before == 1 else None
        line -= 1
    return None
