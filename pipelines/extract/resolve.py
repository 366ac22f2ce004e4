"""Whose number it is, of what time, how sure and how meant: entity, period, status and bound of a linked number.

All four are resolved the same way: what stands in the sentence is weighed by its reading distance to the number; where
nothing stands near enough, the paragraph, the headings, the title and the publisher are asked in turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from pipelines import catalogue
from pipelines.extract.lexicon import Lexicon
from pipelines.extract.link import Item
from pipelines.extract.numbers import Number
from pipelines.extract.periods import Period
from pipelines.extract.read import Reading, Sentence

SPLIT_DAY = "2025-07-01"
_NOT_BEFORE = ("các", "mỗi", "cấp", "những", "nhiều", "từng", "hai", "ba", "bốn", "năm", "số", "một")


@dataclass(slots=True)
class Mention:
    """Somebody named. `rows` positions in the catalogue's entities for a name; otherwise `role`: VN, G:provinces,
    G:ministries, all, ?, or a deictic ("province", "city", "district", "commune", "ministry", "any")."""

    start: int
    end: int
    role: str
    rows: tuple[int, ...] = ()
    bare: bool = False


@cache
def _entities() -> tuple[catalogue.Entity, ...]:
    return catalogue.entities()


def mentions(lex: Lexicon, reading: Reading, sentence: Sentence) -> list[Mention]:
    """Who is named in a sentence, without sources, institutions and words that only look like places."""
    low, cased = reading.normal.low, reading.normal.cased
    found: list[Mention] = []
    places = sentence.places
    lists = [(a, b) for a, b, _ in sentence.ideas if "," in low[a:b] or "/" in low[a:b]]
    starts = [a for a, _ in lists]
    institution = -1
    for k, (start, end, tags) in enumerate(places):
        if "name" in tags:
            if low.startswith((" (ttxvn", " (vna"), end):
                continue  # a dateline
            name = lex.names[low[start:end]]
            if (
                institution >= 0
                and start - institution <= 30
                and not any(
                    c in low[institution:start]
                    for c in (",", ";", ":", "(", ".", " ở ", " tại ", " của ", " trên ", " trong ")
                )
            ):
                found.append(Mention(start, end, "?"))
                institution = -1
                continue
            if any("old_marker" in t and a - end <= 1 and low[a:b] == "cũ" for a, b, t in places[k + 1 : k + 2]):
                found.append(Mention(start, end, "?"))
                continue
            joined = low[max(sentence.start, start - 45) : start]
            merged = max(
                joined.rfind(word) for word in ("hợp nhất ", "sáp nhập ", "nhập với ", "sắp xếp ", "nhập vào ")
            )
            if merged >= 0 and not any(c in joined[merged:] for c in ";.:("):
                continue  # "sau khi hợp nhất Phú Thọ, Vĩnh Phúc, Hòa Bình": none of them speaks
            found.append(Mention(start, end, "name", name.rows, name.bare))
        elif "nation" in tags:
            found.append(Mention(start, end, "VN"))
        elif "everyone" in tags:
            found.append(Mention(start, end, "all"))
        elif {"provinces", "ministries"} & set(tags) and low.endswith(
            ("vào nhóm ", "trong nhóm ", "thuộc nhóm ", "trong số ", "một trong ", "trong ", "nhất ", "đầu "), 0, start
        ):
            continue  # "đứng vào nhóm các bộ có nhiều thủ tục nhất": one of them is spoken of
        elif "provinces" in tags:
            if low.startswith((" này", " trên,", " nêu trên", " đó"), end):
                found.append(Mention(start, end, "these"))
            elif not low[max(0, start - 1) : start].isdigit() and low[max(0, start - 2) : start].strip()[-1:] != "/":
                found.append(Mention(start, end, "G:provinces"))
        elif "ministries" in tags:
            found.append(Mention(start, end, "G:ministries"))
        elif "institutions" in tags:
            institution = end
        elif "departments" in tags:
            j = bisect_left(starts, start + 1) - 1
            if low[max(0, start - 3) : start] == "cơ " or (j >= 0 and lists[j][1] > end):
                continue
            found.append(Mention(start, end, "dept"))
        else:
            deictic = next((tag[8:] for tag in tags if tag.startswith("deictic_")), None)
            if deictic is None:
                continue
            j = bisect_left(starts, start + 1) - 1
            if j >= 0 and lists[j][1] >= end and lists[j][1] - lists[j][0] > end - start:
                continue
            before = low[max(0, start - 8) : start].split()
            if before and (before[-1] in _NOT_BEFORE or before[-1][-1].isdigit()):
                continue
            if before and start and low[start - 1] == "/":
                continue
            after = end
            while after < sentence.end and low[after] == " ":
                after += 1
            named = after < sentence.end and cased[after].isupper() and low[end:after] == " "
            if low[start:end] in ("tỉnh", "thành phố", "bộ") and low.startswith((", ", "/"), end) and not named:
                nxt = low[end : end + 14]
                if nxt.startswith((", thành", ", tỉnh", "/th", ", ngành", ", cơ quan")):
                    continue
            spoken = (
                low[max(0, start - 22) : start]
                .rstrip()
                .endswith(("chủ tịch", "bí thư", "cán bộ", "lãnh đạo", "công chức", "chủ tịch ubnd", "đảng ủy"))
            )
            if named and deictic in ("commune", "district") and not spoken:
                word_end = after
                while word_end < sentence.end and (
                    cased[word_end].isalnum()
                    or (cased[word_end] == " " and word_end + 1 < sentence.end and cased[word_end + 1].isupper())
                ):
                    word_end += 1
                found.append(Mention(start, word_end, "?"))
                continue
            if (
                deictic in ("commune", "district")
                and not spoken
                and " " not in low[start:end]
                and start > sentence.start
                and low[max(0, start - 2) : start] not in (", ", "; ", ". ", ": ")
                and (not before or before[-1] not in ("của", "tại", "ở", "trong", "cả", "cho", "trên", "ubnd", "bàn"))
            ):
                continue  # "100% xã", "tỷ lệ huyện": counted, not pointed at
            if deictic == "ministry" and not (cased[end - 2 : end] == "Bộ" or low[start:end].endswith("này")):
                continue
            found.append(Mention(start, end, deictic))
    return found


def code_at(rows: tuple[int, ...], day: str, near: frozenset[str]) -> str | None:
    """The code that a name has on a day; among several of one name, the one whose parent is near."""
    valid, others = [], []
    for row in rows:
        entity = _entities()[row]
        if (not entity.valid_from or entity.valid_from <= day) and (not entity.valid_to or day < entity.valid_to):
            valid.append(entity)
        else:
            others.append(entity)
    pool = valid or others
    if not pool:
        return None
    if len({entity.code for entity in pool}) == 1:
        return pool[0].code
    provinces = [entity for entity in pool if entity.kind in ("province", "country", "ministry")]
    if provinces:
        return provinces[0].code
    for entity in pool:
        if entity.parent in near or _grandparent(entity.parent) in near:
            return entity.code
    return None


@cache
def _parents() -> dict[str, str]:
    return {entity.code: entity.parent for entity in _entities()}


def _grandparent(code: str) -> str:
    return _parents().get(code, "")


def parent_of(rows: tuple[int, ...]) -> set[str]:
    return {_entities()[row].parent for row in rows} | {_grandparent(_entities()[row].parent) for row in rows}


def kind_of(rows: tuple[int, ...]) -> str:
    kinds = [_entities()[row].kind for row in rows]
    for kind in ("ministry", "province", "country", "district", "commune"):
        if kind in kinds:
            return kind
    return "country"


def effective_day(period: str | None, published: str | None) -> str:
    """The day at which names of units are read: the end of the period, but not after publication."""
    pub = _last(published) if published else "9999-12-31"
    end = _last(period.split("/")[-1]) if period else pub
    start = _first(period.split("/")[0]) if period else pub
    if start < SPLIT_DAY <= end or end > pub:
        return pub
    return end


def _last(code: str) -> str:
    if len(code) == 4:
        return code + "-12-31"
    if "-Q" in code:
        month = int(code[-1]) * 3
        return f"{code[:4]}-{month:02d}-30"
    if "-S" in code:
        return code[:4] + ("-06-30" if code[-1] == "1" else "-12-31")
    return code + "-28" if len(code) == 7 else code


def _first(code: str) -> str:
    if len(code) == 4:
        return code + "-01-01"
    if "-Q" in code:
        return f"{code[:4]}-{int(code[-1]) * 3 - 2:02d}-01"
    if "-S" in code:
        return code[:4] + ("-01-01" if code[-1] == "1" else "-07-01")
    return code + "-01" if len(code) == 7 else code


def period_for(reading: Reading, item: Item, reached: bool) -> tuple[Period | None, float]:
    """The time expression of the sentence that belongs to a number, and how surely (0 to 1)."""
    sentence, number = item.sentence, item.number
    low = reading.normal.low
    best: Period | None = None
    best_cost = 9.0
    index_year = item.link is not None and item.link.frame.kind in ("rank", "score")
    for period in sentence.periods:
        if period.kind in ("start", "since") or (period.kind == "plan" and reached):
            continue
        if not _reaches(sentence, period, number, low):
            continue
        note = bracket(sentence, period.start, low)
        if note is not None and note != bracket(sentence, number.start, low):
            if number.end <= note[0] and low[number.end : note[0]].strip() in _PLAIN:
                return period, 1.0  # "46,1% (năm 2024)"
            if "số liệu" in low[note[0] : note[1]] and best_cost > 1.0:
                best, best_cost = period, 1.0
                continue
        owner = _owner(sentence, period, low)
        penalty = 0.7 if owner is not None and owner != number.start else 0.0
        is_compared = compared(sentence, period)
        if period.end <= number.start:
            cost = sentence.cost(number.start - 1) - sentence.cost(period.end - 1)
            between = [n for n in sentence.numbers if n.start >= period.end and n.end <= number.start]
            cost -= 0.55 * len(between)
            if item.twin is not None and item.twin.number.start >= period.end:
                cost -= 0.3
            if is_compared and between:
                continue
            if is_compared:
                inside = low[period.end : number.start]
                if "," in inside or ";" in inside or ":" in inside:
                    continue
        elif period.start >= number.end:
            cost = sentence.cost(period.start) - sentence.cost(number.end - 1)
            between = [n for n in sentence.numbers if n.start >= number.end and n.end <= period.start]
            if ";" in low[number.end : period.start]:
                continue  # it leads the next clause
            cost += 0.12 + 0.3 * len(between)
            if ")" in low[number.end : period.start] and "(" not in low[number.end : period.start]:
                cost += 0.8  # "cùng kỳ (58%), … 9 tháng năm 2024"
            if cost >= 0.4:
                cost += 0.25
            if cost > (1.3 if not penalty else 0.6):
                continue
            if is_compared:
                continue
            if period.start - number.end <= 2:
                cost -= 0.3
        else:
            continue
        cost += penalty
        if period.end <= number.start and _leads(sentence, period.start, period.end, low):
            cost *= 0.5
        if period.weak and not index_year:
            cost += 0.5
        if (
            period.kind == "day"
            and not period.deadline
            and not (low[period.start : period.end].startswith(("cuối", "vào")))
        ):
            cost += 1.0
        if index_year and period.kind in ("month", "day", "now") and not period.deadline:
            cost += 0.8
        if low[max(sentence.start, period.start - 16) : period.start].endswith(_ISSUED):
            cost += 2.0
        if cost < best_cost:
            best, best_cost = period, cost
    limit = 2.2
    return (best, max(0.0, 1 - best_cost / limit)) if best is not None and best_cost < limit else (None, 0.0)


_PLAIN = ("", "hồ sơ", "điểm", "%")
# "công bố năm ngoái", "thương mại hóa tháng 10": when it was told or began, not what it is about
_ISSUED = (
    "công bố ",
    "ban hành ",
    "ký ",
    "khai trương ",
    "thành lập ",
    "ra mắt ",
    "phát hành ",
    " hóa ",
    "khởi xướng ",
)


def _reaches(sentence: Sentence, period: Period, number: Number, low: str) -> bool:
    """May a period speak for a number across brackets? One in brackets speaks for what is in them, for the number
    right before them and, as a note without a figure, for the whole sentence; one outside not for "(năm 2018: 85,6%)"
    where the brackets have a time of their own."""
    mine, other = bracket(sentence, number.start, low), bracket(sentence, period.start, low)
    if mine == other:
        return True
    if other is not None:
        if mine is not None or any(other[0] < n.start < other[1] for n in sentence.numbers):
            return False
        if period.end <= number.start:  # "đến hết học kỳ I (31/12/2025) đạt 97%", not "từ 46% (năm 2024) lên 70%"
            return not any(0 <= other[0] - n.end < 30 for n in sentence.numbers)
        between = any(number.end < n.start <= other[0] for n in sentence.numbers)
        return (not between and other[0] - number.end < 30) or "số liệu" in low[other[0] : other[1]]
    assert mine is not None
    return not any(mine[0] < p.start < mine[1] and p.kind != "start" for p in sentence.periods)


def bracket(sentence: Sentence, at: int, low: str) -> tuple[int, int] | None:
    """The brackets that a position stands in."""
    opened = low.rfind("(", sentence.start, at)
    if opened < 0 or low.find(")", opened, at) >= 0:
        return None
    closed = low.find(")", at, sentence.end)
    return (opened, closed if closed >= 0 else sentence.end)


def _leads(sentence: Sentence, start: int, end: int, low: str) -> bool:
    """Does a phrase open its sentence and end it with a colon or comma, so that it speaks for all that follows?"""
    head = low[sentence.start : start].strip(" -+•*0123456789.)abcdeivx")
    if len(head) > 32:
        return False
    tail = low[end : end + 34]
    if head.endswith(",") and head.count(",") == 1 and tail.startswith(","):
        return True  # "Ở Thanh Hóa, tính đến 25/11, …"
    colon = tail.find(":")
    return (colon >= 0 and not any(c in tail[:colon] for c in ",;.%")) or (not head and tail.startswith(","))


def _owner(sentence: Sentence, period: Period, low: str) -> int | None:
    """The number that a period directly follows ("38,6% năm 2022") or leads ("năm 2022: 14,26%")."""
    for number in sentence.numbers:
        if 0 <= period.start - number.end <= 14:
            gap = low[number.end : period.start]
            if not any(c in gap for c in ",;(.:") and len(gap.split()) <= 2:
                return number.start
        if 0 <= number.start - period.end <= 12:
            gap = low[period.end : number.start]
            if not any(c in gap for c in ",;(."):
                return number.start
    return None


def compared(sentence: Sentence, period: Period) -> bool:
    """Does "so với …" stand before the period, without a figure between?"""
    for start, end, tags in sentence.words:
        if "compare" in tags and start < period.start and period.start - end < 40:
            if any(n.start >= end and n.end <= period.start for n in sentence.numbers):
                continue
            return True
    return False


def bound_for(reading: Reading, item: Item) -> str:
    """The bound that the words around a number give it."""
    sentence, number = item.sentence, item.number
    low = reading.normal.low
    for start, _, tags in sentence.words:
        if number.end <= start <= number.end + 14 and low[number.end : start].strip() in ("", "số", "đồng"):
            if "bound_after_ge" in tags:
                return ">="
            if "bound_after_le" in tags:
                return "<="
        if (
            "bound_after_ge" in tags
            and low.startswith("từ ", number.start - 3)
            and number.end <= start <= number.end + 40
            and not any(c in ",;.(" or c.isdigit() for c in low[number.end : start])
        ):
            return ">="  # "từ 22% GRDP trở lên"
    if item.rank:
        return (
            "<=" if any("rank_top" in tags and 0 <= number.start - end <= 2 for _, end, tags in sentence.words) else "="
        )
    best: tuple[int, str] | None = None
    limit = number.start
    for skip in ("mỗi hộ ", "mỗi máy ", "mỗi thiết bị "):
        if low.endswith(skip, sentence.start, limit):
            limit -= len(skip)
    for _ in range(3):
        hit = False
        for start, end, tags in sentence.words:
            if start < limit and 0 <= limit - end <= 1 and low[end:limit].strip() in ("", '"'):
                sign = next((sign for tag, sign in _BOUNDS if tag in tags), None)
                if sign == ">" and low[start:end] == "trên" and low[max(0, start - 2) : start] == "% ":
                    return "="  # "96,3% trên 4.017 lượt"
                if sign in ("<", ">") and low[start:end] in ("cao hơn", "thấp hơn") and limit < number.start:
                    return "="  # "cao hơn mức 8,1%"
                if sign is not None and low[start:end] not in ("từ",):
                    if best is None or sign in (">=", "<="):
                        best = (start, sign)
                    limit, hit = start, True
                    break
                if sign is None and low[start:end] in (
                    "mức",
                    "đạt",
                    "là",
                    "tới",
                    "lên",
                    "đến",
                    "có",
                    "mốc",
                    "lên tới",
                    "con số",
                ):
                    limit, hit = start, True
                    break
        if not hit or best is not None:
            break
    return best[1] if best else "="


_BOUNDS = (("bound_ge", ">="), ("bound_le", "<="), ("bound_about", "~"), ("bound_gt", ">"), ("bound_lt", "<"))


_GOALS = ("mục tiêu", "chỉ tiêu", "kế hoạch", "đề ra", "đặt ra", "giao")  # what is counted, not how it is meant
_CLAUSE = re.compile(r"[;:()]|, |\. ")


def _note(sentence: Sentence, number: Number, brackets: tuple[int, int] | None) -> bool:
    """Are they brackets right behind the number without a figure in them: "13,17% (là ước tính)"?"""
    return (
        brackets is not None
        and 0 <= brackets[0] - number.end <= 2
        and not any(brackets[0] < n.start < brackets[1] for n in sentence.numbers)
    )


def _has_own(sentence: Sentence, end: int, low: str) -> bool:
    """Does a word of status stand before a figure of its own: "đạt 45,8%, trong khi mục tiêu là 50%"?"""
    stop = _CLAUSE.search(low, end, sentence.end)
    return any(end <= n.start < (stop.start() if stop else sentence.end) for n in sentence.numbers)


def goes_on(reading: Reading, before: Item, item: Item) -> bool:
    """Does a list of goals go on from one figure to the next, with nothing between that says what was reached?"""
    sentence, low = item.sentence, reading.normal.low
    a, b = before.number.end, item.number.start
    if bracket(sentence, before.number.start, low) != bracket(sentence, b, low):
        return False
    if any(a <= p.start < b and (p.kind == "now" or not p.deadline) for p in sentence.periods):
        return False
    return not any(
        a <= start
        and end <= b
        and ("status_actual" in tags or "compare" in tags or "connector" in tags)
        and low[start:end] not in _JOINS
        for start, end, tags in sentence.words
    )


_JOINS = ("và", "trong đó", "đồng thời", "riêng", "còn", "gồm", "kết quả", "chỉ số", "công bố", "thực hiện")


def status_for(reading: Reading, item: Item) -> tuple[str, bool]:
    """(status, said): what the words near the number make it; said is False where nothing near says anything."""
    sentence, number = item.sentence, item.number
    low = reading.normal.low
    best, best_cost, best_text = "", 9.0, ""
    mine = bracket(sentence, number.start, low)
    goals = item.link is not None and item.link.frame.indicator == "goals_completed"
    for start, end, tags in sentence.words:
        status = next((tag[7:] for tag in tags if tag.startswith("status_")), None)
        if status is None or (goals and any(word in low[start:end] for word in _GOALS)):
            continue
        if end <= number.start and low.startswith("của ", max(0, start - 4)) and ";" in low[end : number.start]:
            continue  # "… của Kế hoạch năm; cắt giảm 23,8%"
        theirs = bracket(sentence, start, low)
        if theirs != mine and (item.twin is None or start >= number.end) and not _note(sentence, number, theirs):
            continue
        if end <= number.start:
            cost = sentence.cost(number.start - 1) - sentence.cost(end - 1)
            if item.twin is not None and end <= item.twin.number.start:
                cost = max(0.0, cost - 0.6)
            if status != "actual" and _leads(sentence, start, end, low):
                cost *= 0.3
            if status == "actual":
                cost += 0.1
        elif start >= number.end:
            if status == "actual":
                continue
            if _has_own(sentence, end, low) and low[number.end : start].strip():
                continue
            cost = sentence.cost(start) - sentence.cost(number.end - 1) + 0.15
            text = low[start:end]
            if text not in (
                "đề ra",
                "đặt ra",
                "giao cho",
                "được giao",
                "ước tính",
                "là ước tính",
                "ước",
                "chỉ tiêu đề ra",
                "giao năm",
                "giao là",
            ):
                cost += 0.8
        else:
            cost = 0.0
        if cost < best_cost or (cost == best_cost and status != "actual"):
            best, best_cost, best_text = status, cost, low[start:end]
    if best == "forecast" and best_cost < 1.25 and "sẽ" in best_text:  # "theo kế hoạch, … sẽ đạt 80%"
        planned = [
            end
            for _, end, tags in sentence.words
            if "status_target" in tags and end <= number.start and bracket(sentence, end, low) == mine
        ]
        if planned and not any(planned[-1] <= n.start < number.start for n in sentence.numbers):
            best = "target"
    if best and best_cost < 1.25:
        if best == "actual":
            strong = [
                tag
                for s, e, tags in sentence.words
                for tag in tags
                if tag in ("status_target", "status_forecast", "status_estimate")
                and e <= number.start
                and sentence.cost(number.start - 1) - sentence.cost(e - 1) < 0.3
            ]
            if strong:
                return strong[-1][7:], True
        return best, True
    return "actual", False
