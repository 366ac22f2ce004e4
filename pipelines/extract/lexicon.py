"""The language as data: lexicon/*.yml compiled once a process.

`lexicon()` gives the compiled whole: one Aho-Corasick automaton over every phrase, and for each phrase what it means
on each of three layers (ideas, places, grammar), which are read independently of each other. What the files may hold
is told in lexicon_files.py; a mistake in one is a `LexiconError` that names file and key.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, Literal

import ahocorasick_rs

from pipelines import catalogue
from pipelines.extract.beginnings import BEGINNINGS, Match
from pipelines.extract.elided import any_of, without_rank
from pipelines.extract.lexicon_files import (
    FOLDER,
    Confidence,
    FrameSpec,
    IdeaGroups,
    IndicatorSpec,
    LexiconError,
    Places,
    PlaceWords,
    PlatformSpec,
    Sources,
    Words,
    checked,
    phrases_of,
    read_file,
)
from pipelines.extract.normalize import fold, with_i
from pipelines.extract.numbers import FIGURE_BEGINNINGS, Number
from pipelines.extract.place_names import Name, commune_names, names_of_tier, place_names
from pipelines.extract.titles import Titles, titles_of

HUMAN_VERSION = "1"

Meaning = dict[str, tuple[list[str], list[str], list[str]]]
_IDEAS, _PLACES, _GRAMMAR = range(3)  # the layers
_DIGIT = re.compile(r"\d")


_DONG_PER_DOLLAR = 25_000  # for orders of magnitude only


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A compiled frame. Each of `all` and `context` is a choice of ideas, `ideas` are those of `all`, `about` those of
    `all`, `context` and `near`; `head` the choice that the number counts; `order` its place in indicators.yml;
    `around` those of `context` and `near` of which some must be said anywhere around a number, whatever number it is;
    `of_trade` whether it is about one of `TRADES`; `least` and `most` the believable values of a level, money in đồng;
    `pillar` and `unit` are those of its indicator.
    """

    order: int
    indicator: str
    pillar: str
    unit: str
    kind: str
    all: tuple[tuple[str, ...], ...]
    ideas: frozenset[str]
    about: frozenset[str]
    head: tuple[str, ...]
    counted: tuple[str, ...]
    none: frozenset[str]
    more: tuple[str, ...]
    context: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    around: tuple[tuple[str, ...], ...]
    weight: float
    bare: bool
    wide: bool
    of_trade: bool
    least: float
    most: float

    @property
    def needed(self) -> tuple[str, ...]:
        """The ideas of which some must stand around a number."""
        return tuple(idea for choice in (*self.all, *self.context, *self.near, self.counted) for idea in choice)

    def believes(self, number: Number) -> bool:
        """Is a share, a count or a sum of money of a size that the indicator has, and a score in what it is told in?"""
        kind = self.kind
        if kind == "count":
            return number.value <= self.most
        if kind == "score":
            return number.kind != "percent" or self.indicator not in _IN_POINTS
        if number.kind == "plain" or kind not in ("percent", "money"):
            return True
        return self.least <= number.value * (_DONG_PER_DOLLAR if number.kind == "usd" else 1) <= self.most


# the trades that our measures are of
TRADES = frozenset({"digital_economy", "ict", "ecommerce", "this_field"})
RANKS_NATIONS = "united_nations"  # whose ranking a place among 193 is one of, with no other word for it
_IN_POINTS = ("dti_score",)  # scores that are never told in percent


@dataclass(frozen=True, slots=True)
class FramesByIdea:
    """Frames by an idea of one of their choices, each with its other choices; `ideas` are all such ideas, `every` those
    of the other choices, too."""

    frames: dict[str, list[tuple[Frame, tuple[tuple[str, ...], ...]]]]
    ideas: frozenset[str]
    every: frozenset[str]


_HELPERS = ("đã ",)


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase says on each layer (ideas, places, grammar); whether it is a name, begins with a helping verb, ends
    in a digit."""

    ideas: tuple[str, ...]
    places: tuple[str, ...]
    grammar: tuple[str, ...]
    named: bool
    helped: bool
    figured: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are found in one pass; `told[i]` is what phrase i says, `names[i]` whom it names, if anybody;
    `elided` finds ministries by their names without "Bộ"; `communes` are the names of communes without rank. Behind its
    phrases the automaton holds `BEGINNINGS`."""

    automaton: Any
    told: list[Told]
    names: dict[int, Name]
    elided: re.Pattern[str]
    communes: Mapping[str, Name]

    def matches(self, low: str) -> list[Match]:
        """Where its phrases and the beginnings stand in a text in lower case, parts of words among them."""
        found: list[Match] = self.automaton.find_matches_as_indexes(low, overlapping=True)
        return found


@dataclass(frozen=True, slots=True)
class Cues:
    """What a text must hold to be read: a word of the catalogue or a platform's name, or else a figure."""

    words: Any
    figures: Any

    def in_text(self, low: str) -> Literal["word", "figure"] | None:
        """What a text in lower case holds: a word of ours, else a figure; None for neither."""
        for _, start, end in self.words.find_matches_as_indexes(low, overlapping=True):
            if _whole_words(low, start, end):
                return "word"  # not the "0 đồng" of "130.000 đồng"
        return "figure" if self.figures.find_matches_as_indexes(low) else None


@dataclass(slots=True)
class Lexicon:
    """Everything compiled. `figures` are those phrases that have a digit in them, by which a figure is told from a part
    of a name; `general` the ideas that any text may hold, `administrative` those of administration, `nouns` what a
    percentage can be a share of, `glue` the words that say nothing of their own."""

    phrases: Phrases
    figures: Phrases
    names: dict[str, Name]
    tiers: dict[str, dict[str, tuple[int, ...]]]  # districts and communes by their names without rank
    frames: dict[str, list[Frame]]
    frames_by_idea: dict[str, FramesByIdea]
    specs: dict[str, IndicatorSpec]
    platforms: dict[str, PlatformSpec]
    publishers: dict[str, str]
    cues: Cues
    filling: frozenset[str]  # the ideas that the frames ask for
    scores: dict[str, Frame]  # the score of each index that has one, by the index's own idea
    ranks: dict[str, Frame]  # and its rank
    counted: frozenset[str]  # what the frames of counts count
    general: frozenset[str]
    administrative: frozenset[str]
    nouns: frozenset[str]
    glue: frozenset[str]
    titles: Titles
    only_sources: frozenset[str]
    confidence: Mapping[str, float]


def version() -> str:
    """A name for exactly this extractor: the human version and a hash of its code and language."""
    digest = hashlib.sha256()
    for path in sorted([*Path(__file__).resolve().parent.glob("*.py"), *FOLDER.glob("*.yml")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"{HUMAN_VERSION}+{digest.hexdigest()[:10]}"


def _by_idea(frames: list[Frame]) -> FramesByIdea:
    """Each frame under the ideas of the one choice that fewest frames share: without one of them it is out."""
    common = Counter(idea for frame in frames for choice in frame.all for idea in choice)
    found: dict[str, list[tuple[Frame, tuple[tuple[str, ...], ...]]]] = {}
    for frame in frames:
        rare = min(frame.all, key=lambda choice: sum(common[idea] for idea in choice))
        others = tuple(choice for choice in frame.all if choice is not rare)
        for idea in rare:
            found.setdefault(idea, []).append((frame, others))
    return FramesByIdea(found, frozenset(found), frozenset(common))


def _old_spelling(phrase: str) -> list[str]:
    """The phrase with the tone on the second vowel ("số hoá") and with i ("tỉ", "chữ kí"), where that differs: for
    texts not yet normalised."""
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
    other = with_i(other)
    return [other] if other != phrase else []


def automaton(phrases: list[str], *, few: bool = False) -> Any:
    """What finds some phrases in one pass; for a few of them a table of every step is the quickest."""
    kinds = ahocorasick_rs.Implementation
    return ahocorasick_rs.AhoCorasick(phrases, implementation=kinds.DFA if few else kinds.ContiguousNFA)


def _compiled(meaning: Meaning, names: dict[str, Name], communes: dict[str, Name]) -> Phrases:
    kept: dict[Any, Told] = {}  # what several phrases say is one object: some hundreds are read faster than 70,000
    told: list[Told] = []
    phrases = sorted(meaning)  # those that begin alike stand side by side in memory, too
    for phrase in phrases:
        ideas, places, grammar = map(tuple, meaning[phrase])
        named, figured = phrase in names, phrase[-1].isdigit()
        said = ideas, places, grammar, named, phrase.startswith(_HELPERS), figured
        one = kept.get(said)
        if one is None:
            one = kept[said] = Told(*said)
        told.append(one)
    whom = {k: names[phrase] for k, phrase in enumerate(phrases) if phrase in names}
    every = automaton([*phrases, *BEGINNINGS])
    return Phrases(every, told, whom, any_of(without_rank(names)), communes)


def _put(meaning: Meaning, layer: int, tag: str, phrases: Iterable[str]) -> None:
    """Let every phrase mean `tag` on a layer as well."""
    tag = intern(tag)  # as all names of ideas are: equal ones are then one object, told at a glance
    for phrase in phrases:
        tags = meaning.setdefault(phrase, ([], [], []))[layer]
        if tag not in tags:
            tags.append(tag)


def _put_ideas(meaning: Meaning) -> set[str]:
    """The phrases of concepts.yml; returns all ideas that they name."""
    ideas: set[str] = set()
    for key, items in read_file("concepts.yml").items():
        for idea in key.split("+"):
            ideas.add(idea)
            _put(meaning, _IDEAS, idea, phrases_of("concepts.yml", key, items))
    return ideas


def _put_words(meaning: Meaning) -> frozenset[str]:
    """The grammar of words.yml; returns the words that say nothing of their own."""
    words: Words = checked("words.yml", "", Words, read_file("words.yml"))
    for key, items in words:
        if key != "glue":
            _put(meaning, _GRAMMAR, key, phrases_of("words.yml", key, items))
    return frozenset(phrases_of("words.yml", "glue", words.glue))


def _put_sources(meaning: Meaning) -> Titles:
    """The grammar of sources.yml; returns the titles of those who speak for others."""
    sources: Sources = checked("sources.yml", "", Sources, read_file("sources.yml"))
    for key in ("according", "says", "nobody", "hearsay"):
        _put(meaning, _GRAMMAR, "source_" + key, phrases_of("sources.yml", key, getattr(sources, key)))
    for code, items in sources.bodies.items():
        _put(meaning, _GRAMMAR, "body " + code, phrases_of("sources.yml", code, items))
    return titles_of(phrases_of("sources.yml", "titles", sources.titles))


def _put_platforms(meaning: Meaning) -> dict[str, PlatformSpec]:
    platforms = {
        code: checked("platforms.yml", code, PlatformSpec, data) for code, data in read_file("platforms.yml").items()
    }
    for code, platform in platforms.items():
        _put(meaning, _GRAMMAR, "platform " + code, map(fold, platform.names))
    return platforms


def _specs() -> dict[str, IndicatorSpec]:
    """indicators.yml, in its order."""
    known = catalogue.indicators()
    specs = {}
    for code, data in read_file("indicators.yml").items():
        if code not in known:
            raise LexiconError(f"indicators.yml: {code}: no such indicator in the catalogue")
        specs[code] = checked("indicators.yml", code, IndicatorSpec, data)
    return specs


def _choices(items: list[str]) -> tuple[tuple[str, ...], ...]:
    """["dossier|procedure", "online"]: a choice of ideas each."""
    return tuple(_interned(item.split("|")) for item in items)


def _interned(ideas: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(intern, ideas))


def _frame(order: int, code: str, spec: IndicatorSpec, frame: FrameSpec) -> Frame:
    indicator = catalogue.indicators()[code]
    kind = frame.type or ("money" if indicator.unit in ("vnd", "usd") else indicator.unit)
    every, context, near = _choices(frame.all), _choices(frame.context), _choices(frame.near)
    about = frozenset(idea for choice in (*every, *context, *near) for idea in choice)
    return Frame(
        order,
        code,
        indicator.pillar,
        indicator.unit,
        kind,
        every,
        frozenset(idea for choice in every for idea in choice),
        about,
        every[0],
        _interned(frame.counted),
        frozenset(_interned(frame.none)),
        _interned(frame.more),
        context,
        near,
        (*context, *(choice for choice in near if RANKS_NATIONS not in choice)),  # for which a place among 193 will do
        frame.weight,
        frame.bare,
        frame.wide,
        not TRADES.isdisjoint(about),
        spec.least,
        spec.most if spec.most is not None else 100.0 if kind == "percent" else float("inf"),
    )


def _frames(specs: Mapping[str, IndicatorSpec], ideas: set[str], general: frozenset[str]) -> list[Frame]:
    """All frames compiled; LexiconError where one names an idea that is none, or only ideas that any text may hold."""
    frames: list[Frame] = []
    for code, spec in specs.items():
        for told in spec.frames:
            for item in (*told.all, *told.context, *told.near, *told.counted, *told.none, *told.more):
                for idea in item.split("|"):
                    if idea not in ideas:
                        raise LexiconError(f"indicators.yml: {code}: no idea called {idea!r} in concepts.yml")
            frame = _frame(len(frames), code, spec, told)
            if general.issuperset(frame.needed):
                raise LexiconError(
                    f"indicators.yml: {code}: a frame of general ideas only: {[*frame.needed]}; "
                    "it needs one that few other texts hold"
                )
            frames.append(frame)
    return frames


def _cues(meaning: Meaning, frames: list[Frame], general: frozenset[str]) -> Cues:
    """The phrases of the ideas without one of which no frame is filled, and the platforms' names."""
    telling = {idea for frame in frames for idea in frame.needed} - general
    words = sorted(
        {
            variant
            for phrase, (ideas, _, tags) in meaning.items()
            if not telling.isdisjoint(ideas) or any(tag.startswith("platform ") for tag in tags)
            for variant in (phrase, *_old_spelling(phrase))
        }
    )
    figures = [variant for phrase in FIGURE_BEGINNINGS for variant in (phrase, *_old_spelling(phrase))]
    return Cues(automaton(_without_longer(words)), automaton(figures))


def _without_longer(phrases: list[str]) -> list[str]:
    """Those phrases that hold no other one as whole words: where a longer one stands, that other stands too."""
    every = automaton(phrases)
    return [
        phrase
        for phrase in phrases
        if not any(
            end - start < len(phrase) and _whole_words(phrase, start, end)
            for _, start, end in every.find_matches_as_indexes(phrase, overlapping=True)
        )
    ]


def _whole_words(low: str, start: int, end: int) -> bool:
    return not low[start - 1 : start].isalnum() and not low[end : end + 1].isalnum()


def _idea_groups(ideas: set[str]) -> IdeaGroups:
    groups: IdeaGroups = checked("ideas.yml", "", IdeaGroups, read_file("ideas.yml"))
    for key, items in groups:
        for idea in items:
            if idea not in ideas:
                raise LexiconError(f"ideas.yml: {key}: no idea called {idea!r} in concepts.yml")
    return groups


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon; raises LexiconError where a file is wrong."""
    meaning: Meaning = {}
    ideas = _put_ideas(meaning)
    groups = _idea_groups(ideas)
    glue = _put_words(meaning)
    titles = _put_sources(meaning)
    places: Places = checked("places.yml", "", Places, read_file("places.yml"))
    for key in PlaceWords.model_fields:
        _put(meaning, _PLACES, key, phrases_of("places.yml", key, getattr(places, key)))
    tiers = {tier: names_of_tier(tier) for tier in ("district", "commune")}
    names, communes = place_names(places), commune_names(tiers["commune"])
    _put(meaning, _PLACES, "name", names)
    platforms = _put_platforms(meaning)
    general = frozenset(_interned(groups.general))
    specs = _specs()
    frames = _frames(specs, ideas, general)
    by_kind: dict[str, list[Frame]] = {}
    for frame in frames:
        by_kind.setdefault(frame.kind, []).append(frame)
    return Lexicon(
        phrases=_compiled(meaning, names, communes),
        figures=_compiled({phrase: tags for phrase, tags in meaning.items() if _DIGIT.search(phrase)}, names, communes),
        names={**communes, **without_rank(names), **names},
        tiers=tiers,
        frames=by_kind,
        frames_by_idea={kind: _by_idea(group) for kind, group in by_kind.items()},
        specs=specs,
        platforms=platforms,
        publishers={fold(name): code for name, code in places.publishers.items()},
        cues=_cues(meaning, frames, general),
        filling=frozenset(idea for frame in frames for idea in frame.ideas),
        scores={frame.head[0]: frame for frame in reversed(by_kind.get("score", []))},
        ranks={frame.head[0]: frame for frame in reversed(by_kind.get("rank", []))},
        counted=frozenset(idea for frame in by_kind.get("count", []) for idea in frame.counted),
        general=general,
        administrative=frozenset(_interned(groups.administrative)),
        nouns=frozenset(idea for frame in frames for idea in frame.head)
        .union(_interned(groups.nouns))
        .difference(groups.no_nouns),
        glue=glue,
        titles=titles,
        only_sources=frozenset(places.only_sources),
        confidence=checked("confidence.yml", "", Confidence, read_file("confidence.yml")).weights,
    )
