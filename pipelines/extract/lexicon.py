"""The language as data: lexicon/*.yml, checked against a schema and compiled once a process.

`lexicon()` gives the compiled whole: one Aho-Corasick automaton over every phrase, and for each phrase what it means
on each of three layers (ideas, places, grammar), which are read independently of each other. A mistake in a file is a
`LexiconError` that names file and key.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import ahocorasick_rs
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines import catalogue
from pipelines.extract.normalize import fold
from pipelines.extract.numbers import FIGURE_BEGINNINGS, Number

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

FOLDER = Path(__file__).resolve().parent / "lexicon"
HUMAN_VERSION = "1"

Meaning = dict[str, tuple[list[str], list[str], list[str]]]
Kind = Literal["percent", "count", "money", "rank", "score", "growth"]


class LexiconError(ValueError):
    """A lexicon file that cannot be used: which file, which key, what is wrong."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Example(_Strict):
    """A sentence in our own words and one fact that must be read in it."""

    text: str
    value: int | float
    entity: str | None = None
    period: str | None = None
    status: str | None = None
    bound: str | None = None
    published: str = "2024-12-31"


class FrameSpec(_Strict):
    """One way in which an indicator is said: see the head of indicators.yml."""

    all: list[str] = Field(min_length=1)
    counted: list[str] = []
    none: list[str] = []
    more: list[str] = []
    context: list[str] = []
    near: list[str] = []
    type: Kind | None = None
    weight: float = 0.0
    bare: bool = False
    wide: bool = False


class IndicatorSpec(_Strict):
    """`entity` where the number is always about one whole, whoever is named near it (localities of the nation);
    `of_people` where a ministry that states it does so for the whole country; `state` where it is what there is on a
    day (accounts, coverage, teams) and not what happened over a span (dossiers, revenue). `least` and `most` are
    what a reader would still believe of a reporting entity, money in đồng."""

    entity: str | None = None
    of_people: bool = False
    state: bool = False
    least: float = 0.0
    most: float | None = None
    frames: list[FrameSpec] = Field(min_length=1)
    examples: list[Example] = []


class PlatformSpec(_Strict):
    entity: str
    names: list[str] = Field(min_length=1)


class Words(_Strict):
    """The keys of words.yml: every one but `glue` is a tag on the grammar layer."""

    status_target: list[str]
    status_estimate: list[str]
    status_forecast: list[str]
    status_actual: list[str]
    bound_ge: list[str]
    bound_le: list[str]
    bound_gt: list[str]
    bound_lt: list[str]
    bound_about: list[str]
    bound_after_ge: list[str]
    bound_after_le: list[str]
    change_up: list[str]
    change_down: list[str]
    level: list[str]
    share_verb: list[str]
    anaphor: list[str]
    compare: list[str]
    negation: list[str]
    other_words: list[str]
    rank_before: list[str]
    rank_top: list[str]
    rank_first: list[str]
    rank_second: list[str]
    rank_third: list[str]
    connector: list[str]
    plan_after: list[str]
    glue: list[str]
    soft_comma: list[str]


class PlaceWords(_Strict):
    """The keys of places.yml that are tags on the layer of places."""

    nation: list[str]
    not_nation: list[str]
    provinces: list[str]
    ministries: list[str]
    everyone: list[str]
    institutions: list[str]
    firms: list[str]
    brands: list[str]
    offices: list[str]
    departments: list[str]
    old_marker: list[str]
    deictic_province: list[str]
    deictic_city: list[str]
    deictic_district: list[str]
    deictic_commune: list[str]
    deictic_ministry: list[str]
    deictic_any: list[str]
    deictic_us: list[str]


class Places(PlaceWords):
    """places.yml. `publishers`: name to the code of their home; `aliases`: code to further names."""

    only_sources: list[str]
    publishers: dict[str, str]
    aliases: dict[str, list[str]]
    not_places: list[str]
    doubtful: list[str]


class Confidence(_Strict):
    """confidence.yml: sign to weight."""

    weights: dict[str, float]


class Sources(_Strict):
    """sources.yml. `bodies`: code to the names it goes by."""

    according: list[str]
    says: list[str]
    nobody: list[str]
    hearsay: list[str]
    bodies: dict[str, list[str]]


_DONG_PER_DOLLAR = 25_000  # for orders of magnitude only


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A compiled frame. Each of `all` and `context` is a choice of ideas; `head` the choice that the number counts;
    `order` its place in indicators.yml; `least` and `most` the believable values of a level, money in đồng."""

    order: int
    indicator: str
    kind: str
    all: tuple[tuple[str, ...], ...]
    head: tuple[str, ...]
    counted: tuple[str, ...]
    none: frozenset[str]
    more: tuple[str, ...]
    context: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    weight: float
    bare: bool
    wide: bool
    least: float
    most: float

    def believes(self, number: Number) -> bool:
        """Is a share or a sum of money of a size that the indicator has?"""
        if number.kind == "plain" or self.kind not in ("percent", "money"):
            return True
        return self.least <= number.value * (_DONG_PER_DOLLAR if number.kind == "usd" else 1) <= self.most


class Name(NamedTuple):
    """What a place phrase may stand for. `rows` are positions in `catalogue.entities()`; `bare` a name without its
    rank ("Thanh Khê"), which needs its province near; `capital` that it must begin with a capital, `last` that its
    last word must; `doubtful` a country that is also a word, `abroad` any country."""

    rows: tuple[int, ...]
    bare: bool
    capital: bool
    last: bool = True
    doubtful: bool = False
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are found in one pass; `meaning[i]` is what phrase i says on the layers (ideas, places, grammar),
    `names[i]` whom it names, if anybody."""

    automaton: Any
    meaning: list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]
    names: list[Name | None]


_HEAD = 500  # characters


@dataclass(frozen=True, slots=True)
class Cues:
    """What a text must hold to be read: a word of the catalogue or a platform's name, or else a figure."""

    words: Any
    figures: Any

    def in_text(self, low: str) -> Literal["word", "figure"] | None:
        for part in (low[:_HEAD], low):  # a text with a word of ours mostly has one in its first lines
            for _, start, end in self.words.find_matches_as_indexes(part, overlapping=True):
                if not low[start - 1 : start].isalnum() and not low[end : end + 1].isalnum():
                    return "word"  # not the "0 đồng" of "130.000 đồng"
        return "figure" if self.figures.find_matches_as_indexes(low) else None


@dataclass(slots=True)
class Lexicon:
    """Everything compiled. `figures` are those phrases that have a digit in them, by which a figure is told from a part
    of a name; `nouns` the ideas that a percentage can be a share of, `glue` the words that say nothing of their own."""

    phrases: Phrases
    figures: Phrases
    names: dict[str, Name]
    frames: dict[str, list[Frame]]
    frames_by_idea: dict[str, dict[str, list[Frame]]]
    specs: dict[str, IndicatorSpec]
    platforms: dict[str, PlatformSpec]
    publishers: dict[str, str]
    cues: Cues
    scores: dict[str, Frame]  # the score of each index that has one, by the index's own idea
    nouns: frozenset[str]
    glue: frozenset[str] = field(default_factory=frozenset)
    only_sources: frozenset[str] = field(default_factory=frozenset)
    confidence: Mapping[str, float] = field(default_factory=dict)


class _Loader(_SafeLoader):
    """YAML in which a key may stand once: of two, plain YAML keeps the last and drops the first without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        lines: dict[Any, int] = {}
        for key_node, _ in node.value:
            key, line = self.construct_object(key_node), key_node.start_mark.line + 1
            if key in lines:
                raise yaml.YAMLError(f"{key!r} stands twice, in lines {lines[key]} and {line}: join the two")
            lines[key] = line
        return super().construct_mapping(node, deep)


def read_file(name: str) -> dict[str, Any]:
    """The keys of one file of the lexicon. Raises LexiconError where it is none or a key stands twice."""
    try:
        data = yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: not readable as YAML: {error}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{name}: not UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise LexiconError(f"{name}: {error.strerror}") from error
    if not isinstance(data, dict):
        raise LexiconError(f"{name}: must be a mapping of keys")
    return data


def checked(name: str, key: str, model: type[Any], data: Any) -> Any:
    """`data`, found in file `name` under `key` ("" the whole file), as a `model`; or LexiconError."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (key, *first["loc"]) if part != "")
        says = {"extra_forbidden": "no such key", "missing": "this key is missing"}.get(first["type"], first["msg"])
        got = "" if isinstance(first["input"], list | dict) else f" (got {first['input']!r})"
        raise LexiconError(f"{name}: {where}: {says}{got}") from error


def phrases_of(name: str, key: str, data: Any) -> list[str]:
    """Every phrase that a list in file `name` under `key` stands for, folded; or LexiconError."""
    if not isinstance(data, list):
        raise LexiconError(f"{name}: {key}: must be a list of phrases (got {data!r})")
    phrases = []
    for item in data:
        if not isinstance(item, str) or not item.strip():
            raise LexiconError(f"{name}: {key}: {item!r} is no phrase: put it in quotes")
        for phrase in expand(item):
            if _LEFT_OVER.search(phrase):
                raise LexiconError(
                    f'{name}: {key}: "{item}": [a|b] is a choice, (a) may be missing; brackets must close'
                )
            phrases.append(phrase)
    return phrases


_LEFT_OVER = re.compile(r"[\[\]()|]")


def expand(text: str) -> list[str]:
    """ "[a|b] c (d)" → "a c d", "a c", "b c d", "b c": every phrase that a lexicon entry stands for, folded."""
    match = re.search(r"\[([^\[\]]*)\]|\(([^()]*)\)", text)
    if match is None:
        phrase = " ".join(fold(text).split())
        return [phrase] if phrase else []
    options = match[1].split("|") if match[1] is not None else [match[2], ""]
    return list(
        dict.fromkeys(
            phrase for option in options for phrase in expand(text[: match.start()] + option + text[match.end() :])
        )
    )


def version() -> str:
    """A name for exactly this extractor: the human version and a hash of its code and language."""
    digest = hashlib.sha256()
    for path in sorted([*Path(__file__).resolve().parent.glob("*.py"), *FOLDER.glob("*.yml")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"{HUMAN_VERSION}+{digest.hexdigest()[:10]}"


_RANKS = {
    "Thành phố": ("thành phố", "tp", "tp.", "tp. "),
    "Tỉnh": ("tỉnh",),
    "Quận": ("quận", "q.", "q. "),
    "Huyện": (
        "huyện",
        "h.",
        "h. ",
        "huyện đảo",
        "huyện miền núi",
        "huyện vùng cao",
        "huyện biên giới",
        "huyện ven biển",
    ),
    "Thị xã": ("thị xã", "tx", "tx.", "tx. "),
    "Phường": ("phường", "p.", "p. "),
    "Xã": ("xã", "xã đảo"),
    "Thị trấn": ("thị trấn", "tt.", "thị trấn"),
    "Đặc khu": ("đặc khu",),
}


_RANKED_NAME = re.compile(rf"({'|'.join(_RANKS)}) (.*)")
_DIGIT = re.compile(r"\d")


def _spellings(name: str) -> list[str]:
    """A name as it stands and as papers also spell it: Đắk, Đăk, Đắc, Đak."""
    return [name, *(name.replace("Đắk", other) for other in ("Đăk", "Đắc", "Đak"))] if "Đắk" in name else [name]


def _names(places: Places) -> dict[str, Name]:
    """Every phrase that can be a place or a ministry, with the rows of the catalogue it may mean."""
    blocked = set(phrases_of("places.yml", "not_places", places.not_places))
    doubtful = set(phrases_of("places.yml", "doubtful", places.doubtful))
    raw: list[str] = []
    about: list[tuple[int, bool, bool]] = []

    def add(phrase: str, row: int, bare: bool, capital: bool) -> None:
        raw.append(phrase)
        about.append((row, bare, capital))

    extra = {code: [p for item in items for p in expand(item)] for code, items in places.aliases.items()}
    for row, entity in enumerate(catalogue.entities()):
        kind = entity.kind
        if kind == "group" or entity.code == "VN":
            continue
        if kind in ("country", "ministry"):
            for alias in (entity.name_vi, *entity.aliases, *extra.get(entity.code, ())):
                add(alias, row, False, True)
            continue
        ranked_name = _RANKED_NAME.match(entity.name_vi)
        rank, name = ranked_name.groups() if ranked_name else (None, entity.name_vi)
        forms = _RANKS[rank] if rank else ()
        for spelt in _spellings(name):
            for form in forms:
                add(form + ("" if form[-1] in ". " else " ") + spelt, row, False, False)
        if kind == "province":
            add(name, row, False, True)
            if rank == "Thành phố":
                add("tỉnh " + name, row, False, False)
        elif kind == "district" and len(name) > 4 and not name.isdigit():
            add(name, row, True, True)
        if kind != "commune":
            for alias in (*entity.aliases, *extra.get(entity.code, ())):
                ranked = alias.lower().startswith(tuple(form.strip() for form in forms)) if forms else False
                add(alias, row, kind != "province" and not ranked, True)
                for form in () if ranked or kind != "district" else forms:  # "huyện Đăk Hà" beside "Đắk Hà"
                    add(form + ("" if form[-1] in ". " else " ") + alias, row, False, False)
    found: dict[str, tuple[list[int], bool, bool]] = {}
    for phrase, (row, bare, capital) in zip(fold("\n".join(raw)).split("\n"), about, strict=True):
        if len(phrase) < 2 or phrase in blocked:
            continue
        rows, all_bare, any_capital = found.get(phrase, ([], True, False))
        rows.append(row)
        found[phrase] = (rows, all_bare and bare, any_capital or capital)
    kinds = [entity.kind for entity in catalogue.entities()]
    return {
        phrase: Name(
            tuple(dict.fromkeys(rows)),
            bare,
            capital,
            kinds[rows[0]] not in ("ministry", "country"),
            phrase in doubtful,
            kinds[rows[0]] == "country",
        )
        for phrase, (rows, bare, capital) in found.items()
    }


# Ideas that any text may hold. A text with none but these says nothing of the catalogue and is put aside unread.
GENERAL = frozenset(
    {
        "ratio",
        "administration",
        "points",
        "use",
        "share",
        "people",
        "agency",
        "completed",
        "not_completed",
        "record",
        "submit",
        "receive",
        "resolve",
        "activate",
        "give",
        "each",
        "support",
        "member",
        "team",
        "household",
        "enterprise",
        "school",
        "hospital",
        "account",
        "of_locality",
        "of_nation",
        "for_citizens",
        "for_officials",
        "locality_noun",
        "communes_noun",
        "villages_noun",
        "districts_noun",
        "score_word",
        "rank_word",
        "revenue",
        "size",
        "market",
        "growth_word",
        "policy",
        "task",
        "neutral",
        "other_topic",
        "other_dossier",
        "other_index",
        "pillar",
        "per_plan",
        "coverage",
        "service_weak",
        "fee",
        "electronic",
        "exchange",
        "document",
        "connect",
        "cut",
        "response",
        "transfer",
        "telecom",
        "website",
        "poor_household",
        "de_core",
        "subscriber",
        "part_online",
        "payment_means",
        "adult",
        "open_data",
    }
)


# What a percentage can be a share of, besides the heads of frames; and the heads that are no such thing.
_MORE_NOUNS = frozenset(
    {
        "people",
        "adult",
        "household",
        "enterprise",
        "agency",
        "communes_noun",
        "villages_noun",
        "procedure",
        "service",
        "dossier",
        "document",
        "school",
        "hospital",
        "ehealth",
        "result",
    }
)
_NO_NOUNS = frozenset(
    {
        "ratio",
        "share",
        "on_time",
        "overdue",
        "satisfied",
        "digitize",
        "payment_online",
        "cashless",
        "full_online",
        "submit",
        "resolve",
        "cut",
        "has_dossiers",
        "fee",
        "retail",
        "each",
        "revenue",
        "goal",
        "open_data",
        "activate",
        "connect",
        "give",
        "online",
        "any_online",
        "receive",
        "rate_verb",
        "support",
        "of_locality",
        "of_nation",
        "size",
        "growth_bare",
        "fee_policy",
        "time_policy",
        "dsign_use",
        "internet_use",
        "ordering",
    }
)


def _by_idea(frames: list[Frame]) -> dict[str, list[Frame]]:
    """Each frame under the ideas of the one choice that fewest frames share: without one of them it is out."""
    common = Counter(idea for frame in frames for choice in frame.all for idea in choice)
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for idea in min(frame.all, key=lambda choice: sum(common[idea] for idea in choice)):
            found.setdefault(idea, []).append(frame)
    return found


def _nouns(frames: dict[str, list[Frame]]) -> frozenset[str]:
    heads = frozenset(idea for group in frames.values() for frame in group for idea in frame.head)
    return (heads | _MORE_NOUNS) - _NO_NOUNS


def _old_spelling(phrase: str) -> list[str]:
    """The phrase with the tone on the second vowel ("số hoá") and with "tỉ", where that differs: for texts not yet
    normalised."""
    other = phrase
    for new, old in (
        ("óa", "oá"),
        ("òa", "oà"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
        ("ủy", "uỷ"),
    ):
        other = other.replace(new, old)
    other = other.replace("tỷ", "tỉ")
    return [other] if other != phrase else []


def _automaton(phrases: list[str]) -> Any:
    return ahocorasick_rs.AhoCorasick(phrases, implementation=ahocorasick_rs.Implementation.ContiguousNFA)


def _compiled(meaning: Meaning, names: dict[str, Name]) -> Phrases:
    tags = [(tuple(ideas), tuple(places), tuple(words)) for ideas, places, words in meaning.values()]
    return Phrases(_automaton(list(meaning)), tags, [names.get(phrase) for phrase in meaning])


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon; raises LexiconError where a file is wrong."""
    meaning: Meaning = {}

    def put(phrase: str, layer: int, tag: str) -> None:
        tags = meaning.setdefault(phrase, ([], [], []))[layer]
        if tag not in tags:
            tags.append(tag)

    ideas: set[str] = set()
    for key, items in read_file("concepts.yml").items():
        for idea in key.split("+"):
            ideas.add(idea)
            for phrase in phrases_of("concepts.yml", key, items):
                put(phrase, 0, idea)
    words: Words = checked("words.yml", "", Words, read_file("words.yml"))
    glue = frozenset(phrases_of("words.yml", "glue", words.glue))
    for key, items in words:
        if key != "glue":
            for phrase in phrases_of("words.yml", key, items):
                put(phrase, 2, key)
    places: Places = checked("places.yml", "", Places, read_file("places.yml"))
    for key in PlaceWords.model_fields:
        for phrase in phrases_of("places.yml", key, getattr(places, key)):
            put(phrase, 1, key)
    names = _names(places)
    for phrase in names:
        put(phrase, 1, "name")
    sources: Sources = checked("sources.yml", "", Sources, read_file("sources.yml"))
    for key in ("according", "says", "nobody", "hearsay"):
        for phrase in phrases_of("sources.yml", key, getattr(sources, key)):
            put(phrase, 2, "source_" + key)
    for code, items in sources.bodies.items():
        for phrase in phrases_of("sources.yml", code, items):
            put(phrase, 2, "body " + code)

    known = catalogue.indicators()
    specs: dict[str, IndicatorSpec] = {}
    frames: dict[str, list[Frame]] = {}
    for code, data in read_file("indicators.yml").items():
        if code not in known:
            raise LexiconError(f"indicators.yml: {code}: no such indicator in the catalogue")
        spec = specs[code] = checked("indicators.yml", code, IndicatorSpec, data)
        unit = known[code].unit
        for frame in spec.frames:
            kind = frame.type or ("money" if unit in ("vnd", "usd") else unit)
            for item in (*frame.all, *frame.context, *frame.near, *frame.counted, *frame.none, *frame.more):
                for idea in item.split("|"):
                    if idea not in ideas:
                        raise LexiconError(f"indicators.yml: {code}: no idea called {idea!r} in concepts.yml")
            every = tuple(tuple(item.split("|")) for item in frame.all)
            frames.setdefault(kind, []).append(
                Frame(
                    sum(map(len, frames.values())),
                    code,
                    kind,
                    every,
                    every[0],
                    tuple(frame.counted),
                    frozenset(frame.none),
                    tuple(frame.more),
                    tuple(tuple(item.split("|")) for item in frame.context),
                    tuple(tuple(item.split("|")) for item in frame.near),
                    frame.weight,
                    frame.bare,
                    frame.wide,
                    spec.least,
                    spec.most if spec.most is not None else 100.0 if kind == "percent" else float("inf"),
                )
            )
    platforms = {
        code: checked("platforms.yml", code, PlatformSpec, data) for code, data in read_file("platforms.yml").items()
    }
    for code, platform in platforms.items():
        for name in platform.names:
            put(fold(name), 2, "platform " + code)
    telling: set[str] = set()  # the ideas without one of which no frame is filled
    for group in frames.values():
        for frame in group:
            needed = [idea for choice in (*frame.all, *frame.context, *frame.near, frame.counted) for idea in choice]
            if all(idea in GENERAL for idea in needed):
                raise LexiconError(
                    f"indicators.yml: {frame.indicator}: a frame of general ideas only: {needed}; "
                    "it needs one that few other texts hold"
                )
            telling.update(idea for idea in needed if idea not in GENERAL)
    cues = sorted(
        {
            variant
            for phrase in meaning
            if not telling.isdisjoint(meaning[phrase][0])
            or any(tag.startswith("platform ") for tag in meaning[phrase][2])
            for variant in (phrase, *_old_spelling(phrase))
        }
    )
    return Lexicon(
        _compiled(meaning, names),
        _compiled({phrase: tags for phrase, tags in meaning.items() if _DIGIT.search(phrase)}, names),
        names,
        frames,
        {kind: _by_idea(group) for kind, group in frames.items()},
        specs,
        platforms,
        {fold(name): code for name, code in places.publishers.items()},
        Cues(_automaton(cues), _automaton(list(FIGURE_BEGINNINGS))),
        {frame.head[0]: frame for frame in reversed(frames.get("score", []))},
        _nouns(frames),
        glue,
        frozenset(places.only_sources),
        checked("confidence.yml", "", Confidence, read_file("confidence.yml")).weights,
    )
