"""One more figure of the same thing: a number that takes the indicator of a figure before it ("Vĩnh Long đạt 65,2%",
"tỷ lệ này của cả nước"), the more easily the fewer words of its own stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extract.affinity import affinities, foreignness, is_of_another, nearest_index
from pipelines.extract.apart import (
    counts_all_there_are,
    of_economy_part,
    of_ict_part,
    of_region,
    of_those,
    opens_with_part,
    some_of,
)
from pipelines.extract.clauses import IN_ORDER, NEXT_FIGURE, is_from, is_set_above, moved_to
from pipelines.extract.indexes import INDEX_IDEAS, PROVINCES, SCALES
from pipelines.extract.items import RATE_OF, Item, Link, same_money
from pipelines.extract.lexicon import Frame, Lexicon
from pipelines.extract.marks import Mark
from pipelines.extract.numbers import Number
from pipelines.extract.rank_lists import counted_on
from pipelines.extract.sentences import Sentence
from pipelines.extract.strangers import SUBJECTS, is_of_another_trade

_THINGS = SUBJECTS | {
    "enterprise",
    "agency",
    "for_officials",
    "communes_noun",
    "villages_noun",
    "districts_noun",
    "locality_noun",
    "school",
    "hospital",
    "subscriber",
    "system",
    "goal",
    "task",
    "other_topic",
}


_COMPARED = tuple(
    word + " "
    for word in (
        "so với",
        "so với mức",
        "so với con số",
        "thay vì",
        "từ mức",
        "từ chỗ",
        "so với tỷ lệ",
        "hơn con số",
        "xa con số",
        "kém con số",
        "bằng con số",
        "với con số",
        "vượt con số",
        "thấp hơn mức",
        "hơn mức",
        "kém mức",
    )
)


_ELSEWHERE = frozenset({"other_topic", "pillar", "other_index", "other_dossier"})


_LEADS_ON = re.compile(
    r"[ (:]*(?:(?:(?:nhiều|đông|ít|lớn) nhất,?|dẫn đầu,?|thì|là|có|với|đạt|được|còn|lập|kế đó là|đã|cũng|góp|đóng góp"
    r"|chiếm|thêm)[ (:]+)*"
    r"(?:(?:xấp xỉ|khoảng|hơn|gần|trên|chừng|độ|ngót|tới|đến)[ ]+)?"
)


def _enumerated(item: Item, other: Item, low: str) -> bool:
    """ "Hà Nội 241.500", "Cái Bè là 512", "cả tỉnh 12.074", "(cao nhất là Huế, 8.533)" behind a count: the next unit of
    the same list?"""
    if (
        item.number.value < 10
        or not 1e-4 < item.number.value / max(other.number.value, 1.0) < 1e3
        or item.at - other.at > 1
    ):
        return False
    start = item.number.start
    for _, end, tags in item.sentence.places:
        if 0 <= start - end <= 20 and not _UNITS.isdisjoint(tags) and "deictic_group" not in tags:
            alone = start - end == 2 and low[end] == "," and low.startswith(_CLAUSE_ENDS, item.number.end)
            if alone or _LEADS_ON.fullmatch(low, end, start):
                return True
    return False


_LEVELS = re.compile(
    r"(?:là|đạt|có|còn|được|lên|tới|đến|với|nhận|chỉ|mới|đã|đủ|vỏn vẹn|vẻn vẹn|dừng ở|dừng lại ở|ở mức|:)"
    r"(?: (?:con số|mức|khoảng|hơn|gần|trên|chừng|xấp xỉ|ngót|đúng|chỉ|mới|có|tới|đến|là|lên|được))* $"
)


_CLAUSE_ENDS = (")", ".", ";", ",")
_DONE = tuple(f"{verb} " for verb in ("làm được", "làm xong", "thực hiện được", "số hóa được", "cấp được", "nhập được"))


_SMALLER = re.compile(
    r"(?<![a-zà-ỹđ])(?:khiêm tốn|thấp|cao|ít|nhiều|nhỉnh|kém|khá|đông|trội) hơn(?: nhiều| hẳn| chút| một chút)?(?:,|:)"
    r"(?: (?:chỉ|mới|với|đạt|có|được|là|khoảng|gần|hơn))* $"
)
# "kế hoạch là 60.535; kết quả thực hiện là 30.989"
_OUTCOME = re.compile(r"(?<![a-zà-ỹđ])(?:kết quả|thực tế|thực hiện|thực hiện được|làm được)(?: [^,;:.()\d]{1,24})? $")


def _resumed(item: Item, other: Item, low: str) -> bool:
    """ "Cả tỉnh cùng thời gian là 61.740", "cuối năm 2023 mới có 894" behind a count: is the bare figure said to be the
    level of somebody named anew, or at a time of its own?"""
    sentence, number = item.sentence, item.number
    if item.at - other.at > 1 or sentence.line != other.sentence.line:
        return False
    if number.total is not None and number.total != other.number.total:
        return False  # "thực tế cuối năm 2025 mới 22/34" goes on with "34/34 tỉnh", no other fraction does
    size = number.value / max(other.number.value, 1.0) if not other.is_topic else 1.0
    if not 1e-3 < size < 1e3 or (number.value < 10 and number.total is None and not 0.2 < size < 5):
        return False
    clause = sentence.behind_figure(number.start)
    clause = max([clause, *[low.rfind(mark, clause, number.start) + 1 for mark in (";", "(", ". ")]])
    begin = max(clause, low.rfind(",", clause, number.start) + 1)
    done = low.endswith(_DONE, begin, number.start)  # "nay đã làm được 71.430"
    now = done or low.startswith(_CLAUSE_ENDS, number.end) or number.end == sentence.end  # "(hiện có 46)"
    timed = [p.end for p in sentence.periods if begin <= p.start and p.end <= number.start and (now or p.kind != "now")]
    if is_set_above(sentence, number):
        return True
    if low.endswith(_COMPARED, begin, number.start):
        end = max(number.end, item.noun_end)
        if low.startswith(" của ", end) or any(0 < p.start - end <= _TO_ITS_TIME for p in sentence.periods):
            return True  # "21.340, kém xa con số 48.110 của Huế", "so với 19.120 hồi cuối năm 2022"
    if _SMALLER.search(low, clause, number.start):
        return any(clause <= a and b <= number.start for a, b in sentence.names)  # "Huế khiêm tốn hơn, 6.957"
    if not (done or _LEVELS.search(low, begin, number.start)):
        # "quý II 52.300", "năm 2018 khoảng 40.500"
        return bool(timed) and number.value >= 1000 and _LEADS_ON.fullmatch(low, timed[-1], number.start) is not None
    named = any(clause <= a and b <= number.start for a, b in sentence.names)  # "Huế, nơi đi sớm, có 1.290"
    pointed = any(begin <= a and b <= number.start and not _UNITS.isdisjoint(tags) for a, b, tags in sentence.places)
    told = item.at == other.at and _OUTCOME.search(low, begin, number.start) is not None
    return named or pointed or bool(timed) or told or other.is_topic


_TO_ITS_TIME = 6  # characters from a figure: " hồi "
_MOVED = re.compile(r"[^;:()\d]{0,40}[(]?(?<![a-zà-ỹđ])(?:tăng|giảm)(?: [^\W\d_]+){0,3}? ")
_WHERE_FROM = re.compile(r"[^;:()\d]{0,40}, từ (?:chỗ|mức) (?:chỉ |mới |còn |có |là |đạt |khoảng |gần |hơn )*")


_ANSWER = re.compile(
    r"[-–— ]*(?:(?:thưa|vâng|dạ|đáp|xin thưa)(?: [^,;:.()\d]{1,20})?[,:] )?"
    r"(?:(?:câu trả lời|đáp số|con số|kết quả|là|chỉ|mới|có|được|đạt|khoảng|hơn|gần|đúng|vỏn vẹn|tới) )*"
)


def _answers(item: Item, low: str) -> bool:
    """ "Còn Huế? 5.585.", "… là bao nhiêu? Câu trả lời là 41.200.": does a figure answer the question before it?"""
    sentence = item.sentence
    asked = low.rfind("?", max(0, sentence.start - 3), sentence.start)
    return (
        asked >= sentence.start - 3
        and low[asked + 1 : sentence.start].strip(' –—-"”') == ""
        and _ANSWER.fullmatch(low, sentence.start, item.number.start) is not None
    )


def _came_from(item: Item, other: Item) -> bool:
    """ "64.000 doanh nghiệp, tăng từ mức 58.000 của năm 2022", "…, từ chỗ 58.000 năm 2022", "tăng từ 96 lên 214":
    where a count came from, if its time is told, or where it came to?"""
    if item.at != other.at:
        return False
    sentence, end, start = item.sentence, other.number.end, item.number.start
    if moved_to(sentence, other.number) is item.number:
        return True
    if not is_from(sentence, item.number) or not any(0 < p.start - item.number.end < 24 for p in sentence.periods):
        return False
    if _WHERE_FROM.fullmatch(sentence.low, end, start):
        return True
    origin = sentence.low.rfind("từ ", end, start)
    return origin >= 0 and _MOVED.fullmatch(sentence.low, end, origin) is not None


_CASES = (" trường hợp", " vụ việc")  # of dossiers: "riêng thị xã Điện Bàn 326 trường hợp"


def _planned(item: Item, other: Item) -> bool:
    """ "264 doanh nghiệp, trong khi mục tiêu là 400", "1.460 (kế hoạch: 2.000)", "… 1.460. Nghị quyết đặt ra 2.000":
    the plan for the figure before?"""
    sentence, number = item.sentence, item.number
    if item.at != other.at:
        ends = sentence.low.startswith((".", ";"), number.end) or number.end == sentence.end
        near = item.at == other.at + 1 and sentence.line == other.sentence.line
        if not (near and ends and 0.2 < number.value / max(other.number.value, 1.0) < 5):
            return False
    return any(
        (item.at > other.at or other.number.end <= a) and 0 <= number.start - b <= 24
        for a, b, _ in sentence.marked("status_target")
    )


def _in_series(item: Item, other: Item) -> bool:
    """ "410 doanh nghiệp năm 2021, 530 năm 2022": has each its own year right behind it?"""
    if item.at != other.at:
        return False

    def dated(one: Item) -> bool:
        ends = (one.number.end, one.noun_end)
        return any(p.kind == "year" and any(0 <= p.start - end <= 2 for end in ends) for p in one.sentence.periods)

    return dated(other) and dated(item)


def _next_in_order(item: Item, other: Item, low: str) -> bool:
    """ "Số tổ của A, B và C lần lượt là 3.724, 1.947 và 1.210": the next figure of a bare list?"""
    return (
        item.at == other.at
        and NEXT_FIGURE.fullmatch(low, other.number.end, item.number.start) is not None
        and IN_ORDER.search(low, item.sentence.start, other.number.start) is not None
    )


_SCORES = frozenset({"score_word", "rank_word", "locality_noun"})  # "đứng đầu 63 tỉnh, thành phố với 92,18%"


def _scored(sentence: Sentence, rank: Item, item: Item, frame: Frame, between: str) -> bool:
    """ "xếp thứ ba với 91,43%", "hạng 3 (89,95%)": is a figure right behind a rank the score that earned it?"""
    percent = item.number.kind == "percent"
    if percent != (frame.all[0][0] == "par") and percent:
        return False
    if any(
        a >= rank.number.end and b <= item.number.start and _SCORES.isdisjoint(tags) for a, b, tags in sentence.ideas
    ):
        return False
    return ";" not in between and (
        between.rstrip().endswith(("với", "(", "đạt", "điểm", "giá trị", "điểm số", "được", ":"))
        or between.strip() in (",", "")
        or "cả nước" in between
    )


def _speaks_of(frame: Frame, counted: tuple[str, ...]) -> bool:
    """Is the noun behind a percentage, if any, one of those that the frame's shares are of?"""
    if counted and _THINGS.isdisjoint(counted):
        return True
    return not (frame.about.isdisjoint(counted) and set(counted).isdisjoint(frame.more))


_PEOPLE = frozenset({"people"})  # anybody can be counted in people
_RATE = 25_000.0  # đồng for a dollar: close enough to tell figures of one size


def _dong(number: Number) -> float:
    return number.value * (_RATE if number.kind == "usd" else 1.0)


def _of_somebody(item: Item) -> bool:
    """Is somebody named before the number: "Đà Nẵng đã chạm 92%", "Bức tranh cả nước là 142 tỷ USD"?"""
    return any(
        end <= item.number.start and ("name" in tags or "nation" in tags) for _, end, tags in item.sentence.places
    )


def _dated_aside(item: Item, low: str) -> bool:
    """ "(năm 2022 đạt 88 tỷ đồng)": does a year open the brackets that a number stands in?"""
    opened = low.rfind("(", item.sentence.start, item.number.start)
    return opened >= 0 and any(p.start == opened + 1 and p.kind == "year" for p in item.sentence.periods)


_ANYBODY = frozenset(
    {
        "name",
        "nation",
        "provinces",
        "ministries",
        "deictic_province",
        "deictic_city",
        "deictic_ministry",
        "deictic_group",
    }
)


_UNITS = _ANYBODY | {"deictic_district", "deictic_commune"}


def _of_anybody(item: Item) -> bool:
    """Is somebody named or pointed at in the sentence: "mức trung bình của 63 tỉnh là 87,2%", "Tỉnh được 0,61 điểm"?"""
    return any(not _ANYBODY.isdisjoint(tags) for _, _, tags in item.sentence.places)


def _steps(sentences: Sequence[Sentence], before: int, at: int, general: frozenset[str]) -> int:
    """How many sentences on, those left out that say nothing of ours ("Các địa phương có đồng đều không? Không.")."""
    between = sentences[before + 1 : at] if at - before <= 6 else ()
    return at - before - sum(1 for s in between if not s.numbers and general.issuperset(s.said))


def _turned(between: Sequence[Sentence], frame: Frame) -> bool:
    """Has the text turned to another index since: "Cùng với PAR INDEX là SIPAS 2023.", "Về SIPAS, mọi thứ khá hơn."?"""
    turned = False
    for sentence in between:
        if INDEX_IDEAS.isdisjoint(sentence.said):
            continue
        named = [mark for mark in sentence.ideas if not INDEX_IDEAS.isdisjoint(mark[2])]
        ours = [mark for mark in named if not set(mark[2]).isdisjoint(frame.all[0])]
        presented = bool(ours) and " là " in sentence.low[ours[-1][1] : named[-1][0]]
        turned = named[-1] not in ours and (not ours or presented)
    return turned


LEAST = 0.55  # of the score of a figure that goes on with the one before
_AS_BEFORE, _LISTED, FOR_SURE, _EARNED = 0.74, 0.12, 0.8, 0.62


def most(item: Item, low: str) -> float:
    """The best score that `inherit` can give a number."""
    listed = _LISTED if item.counted and "count" in item.kinds else 0.0
    return max(FOR_SURE, _AS_BEFORE + sum(_told_beside(item, low)) + listed)


def _told_beside(item: Item, low: str) -> tuple[float, float]:
    """What the words right before a number add: they point back or name somebody else, and set the figure against."""
    sentence, start = item.sentence, item.number.start
    more = 0.18 if item.pointer >= 0 else 0.0
    for _, end in sentence.names:
        if not more and 0 < start - end <= 2:
            more = 0.12  # "Thái Lan 52, Malaysia 57"
    return more, 0.2 if low.endswith(_COMPARED, sentence.start, start) else 0.0


def inherit(item: Item, before: list[Item], low: str, lex: Lexicon, sentences: Sequence[Sentence]) -> Link | None:
    """The indicator of a figure before, if this number reads as one more figure of the same thing. `sentences` are
    the text's: of those between, only what could change the subject parts the two."""
    if (item.change and "growth" not in item.kinds) or of_those(item):
        return None
    indexes: set[str] = set()
    ranked = False  # does it go on behind a rank or a score, so that it has to be of a place?
    found: Link | None = None
    back = -1  # how many figures before
    same_time = False
    for period in item.sentence.periods:
        if period.kind == "same" and "thời gian" in low[period.start : period.end]:
            same_time = True
    for other in reversed(before):
        if other.link is None:
            break
        frame = other.link.frame
        kind = frame.kind
        if kind != "rank" or "score" not in item.kinds or other.at == item.at:
            back += 1  # ranks told since do not put a score far off
            if back == 4:
                break
        if same_time and lex.specs[frame.indicator].state and not other.sentence.periods:
            continue  # "97% số hộ có cáp quang. Mặt bằng chung (69,5% trong cùng thời gian)": of what had a time
        if kind in ("rank", "score"):
            if indexes and indexes.isdisjoint(frame.all[0]):
                continue  # another index was spoken of since
            indexes.update(frame.all[0])
            if other.at < item.at - 1 and _turned(sentences[other.at + 1 : item.at], frame):
                continue
            if kind == "rank" and other.at == item.at and (found := _beside_rank(item, other, frame, low, lex)):
                break
            if kind == "score" and item.rank and _earned_by(item, other, low):
                if (rank := lex.ranks.get(frame.all[0][0])) is not None:
                    found = Link(rank, _EARNED, (), None, [("rank beside its score", _EARNED)])
                break
            ranked = True
        elif kind == "count" and frame.indicator == _TEAMS and _their_people(item, other, low):
            members = next(frame for frame in lex.frames["count"] if frame.indicator == _MEMBERS)
            found = Link(members, FOR_SURE, (), None, [("people of the teams before it", FOR_SURE)])
            break
        elif kind == "money" and same_money(other, item, low):
            break  # "1,3 triệu tỷ đồng, xấp xỉ 57 tỷ USD": no figure more
        if kind in item.kinds and _could_be(frame, item, other, low, lex):
            found = _one_more(frame, item, other, back, low, lex, sentences)
            break
    return None if found is not None and ranked and is_of_another(item, lex.glue) else found


_TEAMS, _MEMBERS = "community_digital_teams", "community_digital_team_members"
_MADE_OF = re.compile(
    r"(?<![a-zà-ỹđ])(?:gồm|bao gồm|gồm có|với|tổng cộng|cả thảy|tất cả|tổng số|tập hợp được|thu hút|có)"
    r"(?: (?:tổng cộng|cả thảy|tất cả|có|gồm|là|hơn|trên|gần|khoảng|được|sự tham gia của))* $"
)
_DONE_TO = frozenset({"taught", "support", "smartphone", "internet", "household"})


def _their_people(item: Item, teams: Item, low: str) -> bool:
    """ "122 tổ ở 122 thôn, gồm 735 người": are the people counted those that the teams of the sentence are made of?"""
    sentence, start, end = item.sentence, item.number.start, item.noun_end
    return (
        item.at == teams.at
        and low[item.number.end : end].strip() == "người"
        and item.number.value > teams.number.value
        and not any(word in low[teams.number.end : start] for word in (";", "mỗi", "bình quân"))
        and _MADE_OF.search(low, teams.noun_end, start) is not None
        and not any(
            end <= a and not _DONE_TO.isdisjoint(tags) and not sentence.broken(end, a) for a, _, tags in sentence.ideas
        )
    )


def _beside_rank(item: Item, rank: Item, frame: Frame, low: str, lex: Lexicon) -> Link | None:
    """What the rank before in the sentence makes of a number for sure: the score that earned it, or the next rank."""
    if "score" in item.kinds:
        start, end = rank.number.end, item.number.start
        sibling = lex.scores.get(frame.all[0][0])
        names = sum(b - a for a, b, tags in item.sentence.places if start <= a and b <= end and "name" in tags)
        if (
            sibling is not None
            and end - start - names <= 30
            and _scored(item.sentence, rank, item, frame, low[start:end])
        ):
            return Link(sibling, FOR_SURE, (), None, [("score beside its rank", FOR_SURE)])
    if "rank" in item.kinds and counted_on(item.number):
        return Link(frame, FOR_SURE, (), rank, [("counted on from the rank before", FOR_SURE)])
    return None


_RANKED_SO = re.compile(
    r"(?: điểm)?(?: \([^()]*\))?,?(?: (?:và|qua đó|nhờ đó|nhờ vậy|giúp [^,;()\d]{1,30}?))?(?: [^\W\d_]+){0,3} "
)


def _earned_by(item: Item, score: Item, low: str) -> bool:
    """ "Được 88,12 điểm, xếp thứ 9": is a rank said right behind the score that earned it?"""
    between = _RANKED_SO.fullmatch(low, score.number.end, item.number.start)
    return score.at == item.at and between is not None and item.sentence.said.isdisjoint(("pillar", "index_part"))


def _could_be(frame: Frame, item: Item, other: Item, low: str, lex: Lexicon) -> bool:
    """Can a number of the same kinds at all be one more figure of what `other` is a figure of?"""
    sentence, number = item.sentence, item.number
    if other.number.kind != number.kind and not (
        frame.kind == "money" and (_of_somebody(item) or _dated_aside(item, low))
    ):
        return False
    of_growth = frame.kind == "growth" and other.change and not item.change
    if of_growth and not (_points_at_growth(item, low) or _beside_in_brackets(item, other, low)):
        return False
    if frame.kind == "count" and not _counts_so(frame, item, other, low):
        return False
    if "telecom" in sentence.said and frame.indicator.startswith("ict_revenue") and of_ict_part(item):
        return False
    if frame.of_trade and is_of_another_trade(item, lex.glue):
        return False
    if not frame.believes(number) or ("de_core" in frame.none and "de_core" in sentence.said and of_economy_part(item)):
        return False
    if frame.kind == "money":
        return other.is_topic or 0.003 < _dong(number) / max(_dong(other.number), 1e-9) < 300
    return frame.kind not in ("rank", "score") or _of_that_index(frame, item, other)


_FASTER = re.compile(
    r"[^;:()\d]{0,40}(?:cao|thấp|nhanh|chậm) hơn(?: [^,;:()\d]{1,40}\(\d[\d,.]*%\)(?:,| và))* [^,;:()\d]{1,40}\("
)


def _beside_in_brackets(item: Item, other: Item, low: str) -> bool:
    """ "tăng 19%, cao hơn Indonesia (8%) và Thái Lan (16%)": how fast those grow that a growth is set beside?"""
    opened = item.number.start - 1
    if low[opened] != "(" or other.at != item.at or all(end != opened - 1 for _, end, _ in item.sentence.places):
        return False  # "nhanh hơn GDP (7,1%)"
    before = (n for n in reversed(item.sentence.numbers) if n.end < item.number.start and low[n.start - 1] != "(")
    told = next(before, None)
    return told is not None and _FASTER.fullmatch(low, told.end, item.number.start) is not None


def _points_at_growth(item: Item, low: str) -> bool:
    """ "Con số này", with growth spoken of: behind "tăng 9%" a number without it is a level."""
    if item.pointer < 0:
        return False
    return low.find("tốc độ", max(0, item.number.start - 60), item.number.start) >= 0 or any(
        value > 0.5 and "growth_word" in mark[2]
        for mark, value in zip(item.sentence.ideas, affinities(item), strict=True)
    )


def _counts_so(frame: Frame, item: Item, other: Item, low: str) -> bool:
    """Does a number count what the frame counts: by its noun or, where it has none, by how it goes on?"""
    number = item.number
    if item.counted is None:
        goes_on = (item.pointer >= 0 and not some_of(item)) or frame.bare
        return (
            goes_on
            or _answers(item, low)
            or _enumerated(item, other, low)
            or _planned(item, other)
            or _in_series(item, other)
            or _next_in_order(item, other, low)
            or _resumed(item, other, low)
            or _came_from(item, other)
        )
    if "dossier" in frame.counted and low.startswith(_CASES, number.end):
        return True
    if other.at == item.at and counts_all_there_are(item, other.number.end):
        return False
    if "copies" in item.counted and not {"dataset", "dossier"}.isdisjoint(frame.counted):
        return True  # "1.655 bộ" behind "10.912 bộ dữ liệu mở"
    return any(map(frame.counted.__contains__, item.counted)) or _shortened(item, other, low)


def _shortened(item: Item, other: Item, low: str) -> bool:
    """ "năm 2025 có 70.000 doanh nghiệp công nghệ số, năm 2030 là 100.000 doanh nghiệp": the same noun cut short, with
    a time of its own; it may stand before the figure ("Số doanh nghiệp công nghệ số là 70.000")."""
    sentence, noun = item.sentence, low[item.number.end : item.noun_end].strip()
    if (
        item.at != other.at
        or not noun
        or not any(
            other.noun_end <= p.start and _LEADS_ON.fullmatch(low, p.end, item.number.start) for p in sentence.periods
        )
    ):
        return False
    if low.startswith(noun, other.number.end + 1):
        return True
    ours = other.link.frame.all[0] if other.link is not None else ()
    return any(
        a < other.number.start and low.startswith(noun, a) and any(map(tags.__contains__, ours))
        for a, _, tags in sentence.ideas
    )


def _of_that_index(frame: Frame, item: Item, other: Item) -> bool:
    """Is no other index named for a rank or a score, is a rank one among all, and does a score lie on the scale?"""
    sentence, number, ours = item.sentence, item.number, frame.all[0]
    if other.at == item.at and any(
        other.number.end <= a < number.start and INDEX_IDEAS.intersection(tags).difference(ours)
        for a, _, tags in sentence.ideas
    ):
        return False
    named = nearest_index(item)
    if named is not None and set(named[2]).isdisjoint(ours):
        return False
    if frame.kind == "rank" and "region" in sentence.said and of_region(item):
        return False
    return frame.kind == "rank" or any(least <= number.value <= most for least, most in SCALES.get(frame.indicator, ()))


def _one_more(
    frame: Frame, item: Item, other: Item, back: int, low: str, lex: Lexicon, sentences: Sequence[Sentence]
) -> Link | None:
    """One more figure of what `other`, `back` figures before, is a figure of, as well as it reads as that."""
    sentence = item.sentence
    pointing, same_sentence = item.pointer >= 0, other.at == item.at
    score = _AS_BEFORE - 0.02 * max(back, 0)
    if not same_sentence:
        steps = _steps(sentences, other.at, item.at, lex.general) if _of_somebody(item) else item.at - other.at
        score -= 0.05 * min(3, steps)
    beside, compared = _told_beside(item, low)
    score += beside
    if same_sentence:
        score += compared  # "63,1%, một bước nhảy so với 38,0% của quý I năm trước"
    score -= _against(frame, item, same_sentence)
    listed = _LISTED if frame.kind == "count" and item.counted and same_sentence else 0.0
    if score + listed < LEAST:
        return None  # no need to look for more against it
    strange = _strangeness(frame, item, other, low, lex.glue)
    if strange <= 2:
        score += listed
    if other.sentence.line != sentence.line:
        score -= 0.04 if strange == 0 else 0.12
    # what grows beside it is another: "kinh tế số tăng 15%, còn GRDP chỉ tăng 7%"
    unknown = (0.04 if pointing or item.rank else 0.2 if frame.kind == "growth" else 0.1) * strange
    score -= unknown
    parts = [
        ("as before", _AS_BEFORE),
        ("right before it", beside + compared * same_sentence),
        ("strange words", -unknown),
    ]
    against = score - sum([value for _, value in parts])
    return Link(frame, score, (), other, [*parts, ("how far off, and what speaks against it", against)])


def _against(frame: Frame, item: Item, same_sentence: bool) -> float:
    """How much speaks against one more figure of the same thing."""
    sentence, number = item.sentence, item.number
    found = 0.0
    if frame.kind == "percent" and item.counted is not None and not _speaks_of(frame, item.counted):
        found += 0.25  # "100% xã được hướng dẫn": a share of something else
    if item.twin is not None and item.twin.link is None and not same_sentence:
        found += 0.3  # "cho 24.377 đối tượng, 98%": a share of something else
    if item.twin is not None and item.twin.link is not None and _is_share_of_another(frame, item.twin.link):
        found += 0.3  # "52% có tài khoản; tích hợp 1.400 dịch vụ công lên Cổng, chiếm 78%"
    if item.of_other:
        found += 0.3  # "nhận 21.400 cuộc gọi, trả lời ngay 88%"
    if item.change and not same_sentence and sentence.figure_before(number.start) is not None:
        found += 0.3  # "giao 1,4 triệu bưu gửi, tăng 33%": the growth of the figure beside it
    if frame.kind == "score" and not (
        same_sentence or item.pointer >= 0 or _of_anybody(item) or _answers(item, sentence.low)
    ):
        found += 0.15  # "36.525 phiếu được phát ra, thu về 98,9%": whose score would it be?
    if frame.indicator.startswith("localities") and number.total is None and number.value in PROVINCES:
        found += 0.4  # "cả nước có 34 tỉnh, thành phố": how many there are
    if frame.kind == "count" and item.counted and _has_own_level(frame, item):
        found += 0.4  # "1.412 dịch vụ trực tuyến, gồm 618 dịch vụ mức độ 3 và …"
    if frame.kind == "count" and item.counted and _is_lacking(item):
        found += 0.4  # "3 sở còn chờ thiết bị", "18 địa phương chưa có gì"
    if frame.kind == "rank" and not item.rank:
        found += 0.05
    if frame.kind == "money" and _is_spent(sentence, number):
        found += 0.3
    if not _ELSEWHERE.isdisjoint(sentence.said) and _is_near(item, _ELSEWHERE, 0.5):
        found += 0.4
    if frame.kind == "rank":
        in_region = any("region" in tags and 0 <= a - number.end <= 12 for a, _, tags in sentence.ideas)
        if in_region or (opens_with_part(sentence) and "ict_index" not in frame.all[0]):
            found += 0.4  # "nhóm 4 nước đầu ASEAN", "Xét riêng kinh tế số, …"
        return found
    enough, weight = (0.6, 0.4) if frame.kind == "count" else (0.75, 0.3)
    if not frame.none.isdisjoint(sentence.said) and _is_near(item, frame.none, enough):
        found += weight
    return found


def _is_near(item: Item, ideas: frozenset[str], enough: float) -> bool:
    """Does one of some ideas stand nearer to a number than so much, and not as what leads on to the next?"""
    for value, mark in zip(affinities(item), item.sentence.ideas, strict=True):
        if value > enough and not ideas.isdisjoint(mark[2]) and not _of_next(item.sentence, item.number, mark):
            return True
    return False


def _is_share_of_another(frame: Frame, counted: Link) -> bool:
    """Is what a percentage restates the count of something other than what the frame's shares are of?"""
    return (
        frame.kind == "percent"
        and counted.frame.kind == "count"
        and RATE_OF.get(counted.frame.indicator) != frame.indicator
    )


def _is_spent(sentence: Sentence, number: Number) -> bool:
    """ "Vốn rót vào các hãng khởi nghiệp giảm một nửa, còn 13 tỷ USD": does the clause before an amount, however many
    commas it has, tell of money that is spent?"""
    begin = sentence.behind_figure(number.start)
    begin = max(begin, sentence.low.rfind(";", begin, number.start))
    return any(begin <= a < number.start and "spending" in tags for a, _, tags in sentence.ideas)


def _of_next(sentence: Sentence, number: Number, mark: Mark) -> bool:
    """ "ước đạt 16,5% với tốc độ tăng 20%": does a word of growth behind a number lead on to the next?"""
    return (
        "growth_word" in mark[2]
        and mark[0] >= number.end
        and any(0 <= n.start - mark[1] <= 24 and not sentence.broken(mark[1], n.start) for n in sentence.numbers)
    )


_OF_LEVEL = frozenset({"part_online", "full_online"})


def _has_own_level(frame: Frame, item: Item) -> bool:
    """Does a level of service, of which the frame says none, stand right behind what a number counts?"""
    sentence, end = item.sentence, item.noun_end
    if _OF_LEVEL.isdisjoint(sentence.said) or not _OF_LEVEL.isdisjoint(frame.all[0]):
        return False
    return any(0 <= a - end <= 1 and not _OF_LEVEL.isdisjoint(tags) for a, _, tags in sentence.ideas)


def _is_lacking(item: Item) -> bool:
    """Is it said right behind what a number counts that they lack something?"""
    sentence, end = item.sentence, item.noun_end
    return any(0 <= a - end <= 14 and not sentence.broken(end, a) for a, _, _ in sentence.marked("negation"))


def _is_head(frame: Frame, counted: tuple[str, ...]) -> bool:
    """Is the noun behind a share one of the things that the frame's shares are of?"""
    return any(idea in choice for choice in (*frame.all, *frame.near) for idea in counted)


def _strangeness(frame: Frame, item: Item, other: Item, low: str, glue: frozenset[str]) -> int:
    """How many strange words stand around a number, none where its own noun or its year is all that there is."""
    strange = foreignness(item, low, glue)
    if not strange or (frame.kind == "count" and _in_series(item, other)):
        return 0
    if item.counted is not None and "dossier" in frame.counted and low.startswith(_CASES, item.number.end):
        return foreignness(item, low, glue, item.noun_end)
    if item.counted and frame.kind == "percent" and _is_head(frame, item.counted):
        return foreignness(item, low, glue, item.noun_end)  # "mục tiêu là 50% người trưởng thành"
    same = item.counted is not None and not _PEOPLE.issuperset({*item.counted} & {*frame.counted})
    if _answers(item, low) and low.startswith(_CLAUSE_ENDS, max(item.number.end, item.noun_end)):
        return 0
    if same and _of_somebody(item) and not foreignness(item, low, glue, item.noun_end):
        return 0  # "Lai Châu xong với 412.000 dữ liệu": nothing strange but the noun itself
    return strange
