"""Texts with gold about somebody else: every name of a province, its districts, communes and of a ministry that the
gold is about becomes that of another one of the same kind and time, in title and publisher too, and the gold's codes
with it. A text is left as it is where that would change what is said.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from benchmarks.samples import Sample
from pipelines import catalogue
from pipelines.catalogue import Entity
from pipelines.extract.home import home_of
from pipelines.extract.lexicon import lexicon
from pipelines.extract.spans import Clock

_RANK = re.compile(r"Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu")
_SMALL = r"(?i:huyện|quận|phường|xã|thị xã|thị trấn|đường|phố|thôn|bản|ấp|chợ|sông|đảo|cầu|vịnh|tây|đông|nam|bắc) "
# what hides a change of units, or whose name is no other's as well
_CHANGED = re.compile(
    r"(?i)sáp nhập|hợp nhất|sắp xếp|trực thuộc|chia tách| cũ\b|trước đây|thủ đô|vùng |đồng bằng|láng giềng|giáp "
)
_SPELT = re.compile("[\u0300-\u036f\u00d0]")  # names in another coding
_MERGER = "2025-07-01"


def other_province(sample: Sample, chance: random.Random) -> Sample:
    """Every province that a text names becomes another one of its rank, and the districts and communes below it that
    the gold is about become some of that one's."""
    day = sample.context.published or ""
    times = [str(fact["period"] or "")[:10] for fact in sample.gold]
    towns = day < _MERGER and any(code[0] == "W" for code in _codes(sample))  # of a district, not of a province
    told = _CHANGED.search(sample.text) or _SPELT.search(sample.text)
    if len(day) < 10 or towns or told or (day >= _MERGER and any(time < "2025-07" for time in times)):
        return sample
    known = [entity for entity in catalogue.entities() if _stands(entity, day)]
    provinces = [entity for entity in known if entity.kind == "province"]
    said = _said(sample)
    named = [entity for entity in provinces if _pattern([_plain(entity)], said) or entity.code in _codes(sample)]
    free = [entity for entity in provinces if entity not in named and entity.code not in ("P01", "P46", "P79")]
    put: dict[str, Entity] = {}
    for entity in named:
        below = [unit for unit in known if unit.parent == entity.code and _names(unit, sample, said)]
        if entity.code in ("P01", "P79") or re.search(_SMALL + re.escape(_plain(entity)), said):
            return sample
        fitting = []
        for other in free:
            units = _pairs(below, [unit for unit in known if unit.parent == other.code], entity, other, said, chance)
            if _rank(other) == _rank(entity) and units is not None:
                fitting.append((other, units))
        if not fitting:
            return sample
        other, units = chance.choice(fitting)
        free.remove(other)
        put |= {entity.code: other} | units
    return _renamed(sample, {unit: put[unit.code] for unit in known if unit.code in put})


def other_ministry(sample: Sample, chance: random.Random) -> Sample:
    """Every ministry that the gold is about becomes another one of its rank that the text does not name."""
    day = sample.context.published or ""
    known = [entity for entity in catalogue.entities() if entity.kind == "ministry" and _stands(entity, day)]
    said = _said(sample)
    named = [entity for entity in known if entity.code in _codes(sample) and entity.name_vi.startswith("Bộ ")]
    whole = [entity for entity in known if entity.name_vi.startswith("Bộ ") and entity.code not in ("M:bqp", "M:bca")]
    free = [entity for entity in whole if not _pattern([entity.name_vi, *entity.aliases], said)]
    if len(day) < 10 or len(free) < len(named) or any(entity.valid_from or entity.valid_to for entity in named):
        return sample
    return _renamed(sample, dict(zip(named, chance.sample(free, len(named)), strict=True)))


def _stands(entity: Entity, day: str) -> bool:
    return entity.valid_from <= day and (not entity.valid_to or day < entity.valid_to)


def _plain(entity: Entity) -> str:
    """A unit's name without its rank."""
    return _RANK.sub("", entity.name_vi, count=1).strip()


def _rank(entity: Entity) -> str:
    return entity.name_vi.removesuffix(_plain(entity)).strip()


def _said(sample: Sample) -> str:
    return "\n".join([sample.context.title or "", sample.context.publisher or "", sample.text])


def _codes(sample: Sample) -> set[str]:
    return {str(fact["entity"]) for fact in sample.gold}


def _pattern(names: Iterable[str], said: str) -> bool:
    forms = [form for name in names for form in (name, name.upper())]
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", said) is not None


def _names(entity: Entity, sample: Sample, said: str) -> bool:
    """Is the gold about a unit, or does a text name it with its rank?"""
    ranked = entity.kind == "district" and re.search(rf"(?i:{re.escape(entity.name_vi)})(?!\w)", said)
    return entity.code in _codes(sample) or bool(ranked)


def _pairs(
    below: list[Entity], others: list[Entity], home: Entity, other: Entity, said: str, chance: random.Random
) -> dict[str, Entity] | None:
    """For units of one province as many of the same rank of another, capitals that bear its name for such."""
    found: dict[str, Entity] = {}
    for unit in below:
        capital = _plain(unit) == _plain(home)
        fitting = [
            o
            for o in others
            if (o.kind, _rank(o)) == (unit.kind, _rank(unit))
            and (_plain(o) == _plain(other)) == capital
            and not _plain(o).isdigit()
            and [_plain(each) for each in others].count(_plain(o)) == 1
            and o not in found.values()
        ]
        if not fitting or _plain(unit).isdigit() or not _pattern([_plain(unit)], said):
            return None
        found[unit.code] = chance.choice(fitting)
    return found


def _renamed(sample: Sample, put: Mapping[Entity, Entity]) -> Sample:
    """A sample with units under other units' names and codes; as it was where its publisher's home is named no more."""
    words: dict[str, str] = {}
    for entity, other in put.items():
        for name in (entity.name_vi, _plain(entity), *entity.aliases):
            words[name] = other.name_vi if name.startswith("Bộ ") else _plain(other)
            if entity.kind == "ministry" and "&" in name:
                words[name] = next((alias for alias in other.aliases if "&" in alias), other.name_vi)
        if entity.kind != "ministry":
            words.pop(entity.name_vi, None)
    words |= {name.upper(): other.upper() for name, other in words.items()}
    if not words:
        return sample
    longest = sorted(words, key=len, reverse=True)
    find = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)(?! (?!Bộ|Sở|UBND|TP)[A-ZĐ][a-zà-ỹ])")

    def rename(text: str | None) -> str | None:
        return text and find.sub(lambda name: words[name[0]], text)

    context = sample.context
    codes = {entity.code: other.code for entity, other in put.items()}
    home = home_of(lexicon(), context, Clock(context.published), "")
    publisher = rename(context.publisher)
    if publisher == context.publisher and {home.entity, home.province} & set(codes):
        return sample
    gold = tuple({**fact, "entity": codes.get(str(fact["entity"]), fact["entity"])} for fact in sample.gold)
    home_entity = codes.get(context.home_entity or "", context.home_entity)
    context = replace(context, title=rename(context.title), publisher=publisher, home_entity=home_entity)
    after = replace(sample, text=rename(sample.text) or "", context=context, gold=gold)
    return sample if _pattern(words, _said(after)) else after  # a name that stayed: part of a longer one


def strangers(sample: Sample, chance: random.Random) -> Sample:
    """After some paragraphs of prose somebody else is named of whom no figure is told."""
    others = [name for name in ("Kon Tum", "Hậu Giang", "Bắc Kạn", "Ninh Thuận") if name not in _said(sample)]
    lines = sample.text.split("\n")
    for k, line in enumerate(lines[:-1]):
        after = lines[k + 1]
        whole = len(line) > 120 and line.endswith(".") and len(after) > 120 and "|" not in line + after
        if others and whole and not _POINTS.search(after) and chance.random() < 0.4:
            who = chance.choice(others)
            lines[k] += chance.choice(_VISITS).format(who)
    return replace(sample, text="\n".join(lines))


_POINTS = re.compile(r"^.{0,60}(?:này|ấy|đó|cũng|trên|còn|riêng|trong khi)\b|^[“\"-]")
_VISITS = (
    "\nMột đoàn cán bộ của tỉnh {} mới đây đã đến tham quan, trao đổi kinh nghiệm.",
    " Một đoàn cán bộ của tỉnh {} vừa đến học hỏi cách làm.",
    " Bài học của {} cũng được nhắc tới.",
    "\nÔng Lê Văn Tám, quê {}, là người theo dõi câu chuyện từ những ngày đầu.",
)


RULES = {"other_province": other_province, "other_ministry": other_ministry, "strangers": strangers}
