"""What the files of lexicon/ may hold and how they are read: a schema for each, YAML in which no key stands twice, and
phrases with choices ("[a|b] c (d)"). A mistake in a file is a `LexiconError` that names file and key.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.extract.normalize import fold

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

FOLDER = Path(__file__).resolve().parent / "lexicon"

Kind = Literal["percent", "count", "money", "rank", "score", "growth"]


class LexiconError(ValueError):
    """A lexicon file that cannot be used: which file, which key, what is wrong."""


class Strict(BaseModel):
    """What a file holds under a key: no other keys, no other types."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Example(Strict):
    """A sentence in our own words and one fact that must be read in it."""

    text: str
    value: int | float
    entity: str | None = None
    period: str | None = None
    status: str | None = None
    bound: str | None = None
    published: str = "2024-12-31"


class IdeaGroups(Strict):
    """ideas.yml: lists of ideas."""

    general: list[str]
    nouns: list[str]
    no_nouns: list[str]
    administrative: list[str]


class FrameSpec(Strict):
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


class IndicatorSpec(Strict):
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


class PlatformSpec(Strict):
    """A named platform: the code of whose it is, "" where the text must say, and what it is called."""

    entity: str
    names: list[str] = Field(min_length=1)


class Words(Strict):
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
    outsider: list[str]
    plan_after: list[str]
    glue: list[str]
    soft_comma: list[str]


class PlaceWords(Strict):
    """The keys of places.yml that are tags on the layer of places."""

    nation: list[str]
    not_nation: list[str]
    no_place: list[str]
    provinces: list[str]
    ministries: list[str]
    everyone: list[str]
    these: list[str]
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
    deictic_group: list[str]
    deictic_any: list[str]
    deictic_us: list[str]


class Places(PlaceWords):
    """places.yml. `publishers`: name to the code of their home; `aliases`: code to further names."""

    only_sources: list[str]
    publishers: dict[str, str]
    aliases: dict[str, list[str]]
    not_places: list[str]
    doubtful: list[str]


class Confidence(Strict):
    """confidence.yml: sign to weight."""

    weights: dict[str, float]


class Sources(Strict):
    """sources.yml. `bodies`: code to the names it goes by."""

    according: list[str]
    says: list[str]
    nobody: list[str]
    hearsay: list[str]
    titles: list[str]
    bodies: dict[str, list[str]]


class MeasureSpec(Strict):
    """One measure that a column may hold: see the head of headers.yml."""

    all: list[str]
    none: list[str] = []
    kind: Literal["count", "percent", "score", "rank"]
    most: int | None = None
    indicator: str | None = None
    unless: list[str] = []
    alone: bool = False


class SubjectSpec(Strict):
    """Columns of one subject, told by the cues of the table."""

    cues: list[str]
    measures: dict[str, MeasureSpec]


class Headers(Strict):
    """headers.yml."""

    unit: list[str]
    number: list[str]
    aside: list[str]
    attribute: list[str]
    subjects: dict[str, SubjectSpec]


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
        got = "" if isinstance(first["input"], list | dict) else f" (got {_quoted(first['input'])})"
        raise LexiconError(f"{name}: {where}: {says}{got}") from error


def phrases_of(name: str, key: str, data: Any) -> list[str]:
    """Every phrase that a list in file `name` under `key` stands for, folded; or LexiconError."""
    if not isinstance(data, list):
        raise LexiconError(f"{name}: {key}: must be a list of phrases (got {_quoted(data)})")
    phrases = []
    for item in data:
        if not isinstance(item, str) or not item.strip():
            raise LexiconError(f"{name}: {key}: {_quoted(item)} is no phrase: put it in quotes")
        for phrase in expand(item):
            if _LEFT_OVER.search(phrase):
                raise LexiconError(
                    f'{name}: {key}: "{item}": [a|b] is a choice, (a) may be missing; brackets must close'
                )
            phrases.append(phrase)
    return phrases


def _quoted(value: Any) -> str:
    """A value as an error quotes it: its beginning, where the stray one stands that made one text of a whole list."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


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
