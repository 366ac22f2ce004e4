"""The sites that vndx reads, one YAML each: what a site is, how to ask it, how its pages are written.

Only the schema and the loader live here; the folder is data. A site that changes costs an edit of its YAML,
not code. A mistake in a file is refused at load with the file and the key that is wrong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import soupsieve
import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipelines.model import Problem

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

FOLDER = Path(__file__).resolve().parent

TEMPLATE_NAMES = frozenset({"year", "month", "mm", "page", "pp", "zone"})
"""What a URL or form value may hold: $year 2026 · $month 3 · $mm 03 · $page 7 · $pp 07 · $zone a listing's
zone."""


class SourceError(ValueError):
    """Source files that could not be read, every mistake of every file at once. `problems` is one line
    each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def _regex(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return value


def _period_pattern(value: str) -> str:
    groups = set(re.compile(_regex(value)).groupindex)
    if "year" not in groups or groups - {"year", "month", "quarter", "half"} or len(groups) > 2:
        raise ValueError("needs a group (?P<year>…) and may have one of month, quarter and half")
    return value


def _css(value: str) -> str:
    try:
        soupsieve.compile(value)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f"not a CSS selector: {str(error).splitlines()[0]}") from error
    return value


def _template(value: str) -> str:
    unknown = set(Template(value).get_identifiers()) - TEMPLATE_NAMES
    if unknown or not Template(value).is_valid():
        raise ValueError(f"unknown placeholder {sorted(unknown)}, known are {sorted(TEMPLATE_NAMES)}")
    return value


def _url(value: str) -> str:
    parts = urlsplit(_template(value))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an absolute http or https URL")
    return value


Regex = Annotated[str, AfterValidator(_regex)]
PeriodPattern = Annotated[str, AfterValidator(_period_pattern)]
Css = Annotated[str, AfterValidator(_css)]
Url = Annotated[str, AfterValidator(_url)]
FormValue = Annotated[str, AfterValidator(_template)]
Entity = Annotated[str, Field(pattern=r"^(VN|[PDW]\d+|M:[a-z]+)$")]
Cron = Annotated[str, Field(pattern=r"^\S+ \S+ \S+ \S+ \S+$")]


class _Strict(BaseModel):
    """No unknown key, no silent conversion, no change after loading."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Politeness(_Strict):
    """How a host may be asked. `delay` is the least time in seconds between the starts of two requests to it
    (its robots.txt may ask for more, never for less); `connections` how many may be open at once."""

    delay: float = Field(default=2.0, ge=0.2, le=120)
    connections: int = Field(default=1, ge=1, le=4)


class Feed(_Strict):
    """An RSS or Atom feed. `note` says what is uncertain about it."""

    url: Url
    note: str | None = None


class Sitemap(_Strict):
    """A sitemap, sitemap index or news sitemap, gzip or not. With $year and $month one is asked a month back
    to the crawl's start; with $page or $pp numbered parts are asked until one is missing."""

    url: Url
    note: str | None = None


class Listing(_Strict):
    """A listing or search page. $page runs from `first` for at most `pages` pages, until a page brings
    nothing new.

    `links` selects the links to articles; without it every link that fits `article_urls` counts. `keep`
    archives the listing itself, because its table is data. Where paging needs an id that only the section's
    page knows, `zone_page` is that page and `zone` the element whose value fills $zone.
    """

    url: Url
    links: Css | None = None
    first: int = Field(default=1, ge=0)
    pages: int = Field(default=20, ge=1, le=5000)
    keep: bool = False
    zone_page: Url | None = None
    zone: Css | None = None
    dates: Css | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _zone_is_whole(self) -> Listing:
        asked = "zone" in Template(self.url).get_identifiers()
        if not asked == (self.zone_page is not None) == (self.zone is not None):
            raise ValueError("$zone, zone_page and zone go together")
        return self


class Endpoint(_Strict):
    """A JSON endpoint. With `link` (the field of a record that holds an article's address) it is for
    discovery; without it the answer itself is data and is archived, once `each` year or month since the
    crawl's start.

    `records` is the dotted path to the list of records ("" where the answer is the list). `unstable` marks an
    undocumented schema: a change there is reported, not an error.
    """

    name: str
    url: Url
    method: Literal["GET", "POST"] = "GET"
    form: dict[str, FormValue] = {}
    headers: dict[str, str] = {}
    records: str = ""
    link: str | None = None
    each: Literal["once", "year", "month"] = "once"
    table: str | None = None
    unstable: bool = False
    note: str | None = None

    @model_validator(mode="after")
    def _form_is_posted(self) -> Endpoint:
        if self.form and self.method == "GET":
            raise ValueError("a form needs method: POST")
        return self


class Page(_Strict):
    """A page that is fetched at every run because it is data: a statistics table. `table` names one of
    `tables`."""

    url: Url
    table: str | None = None
    note: str | None = None


class Selectors(_Strict):
    """Where an article's parts stand, as CSS. Every match of `remove` is taken out of the body first. `date`
    may be text in the site's own form; `lead_prefix` is what the paper puts before a lead ("(NLĐO)-")."""

    title: Css
    body: Css
    lead: Css | None = None
    date: Css | None = None
    updated: Css | None = None
    author: Css | None = None
    section: Css | None = None
    captions: Css | None = None
    origin: Css | None = None
    lead_prefix: Regex | None = None
    remove: tuple[Css, ...] = ()


class Parser(_Strict):
    """How pages were written from `valid_from` (by fetch time) until the next parser's day. `version` goes
    into the document, so that what an older parser read can be told apart."""

    version: str
    valid_from: date = date(1990, 1, 1)
    selectors: Selectors


class TableSpec(_Strict):
    """A table that carries statistics. What its columns mean is told by their headers (extract/lexicon/headers.yml).

    `periods` are regular expressions with groups year and optionally month, quarter or half, looked for in the page's
    address and in the form that was posted, first hit wins: for times that neither title nor caption says. `fields`
    renames JSON fields to headers. `purpose`: facts · scores_766 (a table of its own, never facts) · keep (stored, not
    read). Tables for facts may stand on any page of the site, the others on the pages that name them.
    """

    name: str
    selector: Css = "table"
    periods: tuple[PeriodPattern, ...] = ()
    fields: dict[str, str] = {}
    purpose: Literal["facts", "scores_766", "keep"] = "facts"


class FormerHome(_Strict):
    """Whom the publisher spoke for before a day (exclusive), where a merger changed it."""

    entity: Entity
    before: date


class SizeBand(_Strict):
    """What an article page of the site weighs, in bytes after decompression; outside it a page is suspect."""

    least: int = Field(default=2_000, ge=0)
    most: int = Field(default=3_000_000, ge=1)


class Source(_Strict):
    """One site.

    - `code` is the file's stem; `aliases` are other names of the publisher.
    - `sites` are hosts, also with a path ("tuoitre.vn/nld"), whose pages belong to it. A host covers its
      subdomains and the longest match wins.
    - `home_entity` is whom the publisher speaks for when it names nobody (docs/facts.md), `former_homes`
    before
      a merger, oldest first.
    - `tier` is authority: 1 statistics office · 2 the agency that owns the figure · 3 government and party
      press · 4 other press · 5 aggregators.
    - `cms` names the publishing system, so that a new site of it can be started from this one.
    - `markup`: measured on real saved pages · reported by others' crawlers · unseen (pages go by the generic
      path).
    - `article_urls` match the address of an article (search, not full match); `article_id` has a group `id`
    that
      stays the same when the address changes.
    - `relevance: always` keeps every page, `cues` those the relevance filter keeps.
    - `cron` is in Asia/Ho_Chi_Minh; `ca_file` an extra certificate authority (PEM), beside this file.
    """

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    publisher: str
    aliases: tuple[str, ...] = ()
    home_entity: Entity
    former_homes: tuple[FormerHome, ...] = ()
    tier: int = Field(ge=1, le=5)
    language: str = Field(default="vi", pattern=r"^[a-z]{2}$")
    home: Url
    sites: tuple[Annotated[str, Field(pattern=r"^[a-z0-9.-]+(/[^\s?#]*)?$")], ...] = Field(min_length=1)
    successor: str | None = None
    cms: str | None = None
    markup: Literal["measured", "reported", "unseen"]
    relevance: Literal["cues", "always"] = "cues"
    feeds: tuple[Feed, ...] = ()
    sitemaps: tuple[Sitemap, ...] = ()
    listings: tuple[Listing, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    pages: tuple[Page, ...] = ()
    article_urls: tuple[Regex, ...] = ()
    article_id: Regex | None = None
    parsers: tuple[Parser, ...] = ()
    tables: tuple[TableSpec, ...] = ()
    politeness: Politeness = Politeness()
    cron: Cron
    size: SizeBand = SizeBand()
    ca_file: str | None = None
    licence: str
    note: str | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Source:
        if (self.markup == "unseen") == bool(self.parsers):
            raise ValueError("markup: unseen goes without parsers, every other markup needs at least one")
        days = [parser.valid_from for parser in self.parsers]
        if days != sorted(set(days)):
            raise ValueError("parsers must be in order of valid_from, no day twice")
        if self.article_id and "id" not in re.compile(self.article_id).groupindex:
            raise ValueError("article_id needs a group (?P<id>…)")
        known = {table.name for table in self.tables}
        for name in (user.table for users in (self.pages, self.endpoints) for user in users):
            if name is not None and name not in known:
                raise ValueError(f"table {name!r} is not in tables {sorted(known)}")
        if self.ca_file is not None and not (FOLDER / self.ca_file).is_file():
            raise ValueError(f"ca_file {self.ca_file!r} is not in {FOLDER.name}/")
        return self

    @property
    def claims(self) -> tuple[str, ...]:
        """What no other source may have as well: its sites, and its names as they are looked up."""
        return (*self.sites, *map(_fold, (self.publisher, *self.aliases)))

    def is_article(self, url: str) -> bool | None:
        """Whether an address is an article's by its form; None where the source knows no form."""
        return any(re.search(form, url) for form in self.article_urls) if self.article_urls else None

    def id_of(self, url: str) -> str | None:
        """The article's own id in an address, which outlives redirects and renamed sections; None without
        one."""
        found = re.search(self.article_id, url) if self.article_id else None
        return found["id"] if found else None

    def parser_at(self, when: datetime | date) -> Parser | None:
        """The parser for a page fetched at `when`; None where the markup is unseen. Pages older than the
        first parser go by the first."""
        day = when.date() if isinstance(when, datetime) else when
        fitting = [parser for parser in self.parsers if parser.valid_from <= day]
        return fitting[-1] if fitting else next(iter(self.parsers), None)

    def home_at(self, when: date) -> str:
        """The entity that the publisher speaks for on a day, by its code of that day."""
        for former in self.former_homes:
            if when < former.before:
                return former.entity
        return self.home_entity

    def table(self, name: str) -> TableSpec:
        """The table of that name. Raises KeyError."""
        return {table.name: table for table in self.tables}[name]


class _NoTwice(_SafeLoader):
    """YAML in which a key said twice in one mapping is a mistake, not an overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"key {key!r} twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_source(path: Path) -> Source:
    """One source file. Raises SourceError with file, line or key, and what is wrong."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_NoTwice)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        message = getattr(error, "problem", None) or str(error)
        raise SourceError([Problem(str(path), line, message)]) from error
    if not isinstance(data, dict):
        raise SourceError([Problem(str(path), None, "must be a mapping of keys")])
    try:
        # By way of JSON, because strict models then still take a list for a tuple and a text for a date.
        source = Source.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        raise SourceError([Problem(str(path), None, line) for line in _lines(error)]) from error
    if source.code != path.stem:
        raise SourceError([Problem(str(path), None, f"code: {source.code!r} must be the file's name")])
    return source


def _lines(error: ValidationError) -> Iterator[str]:
    for one in error.errors():
        key = ".".join(str(part) for part in one["loc"]) or "the whole file"
        given = f" (given: {one['input']!r})" if isinstance(one["input"], str | int | float) else ""
        yield f"{key}: {one['msg'].removeprefix('Value error, ')}{given}"


def load(folder: Path) -> dict[str, Source]:
    """All `*.yml` of a folder by code, in order of code. Raises SourceError with the mistakes of all files at
    once."""
    found: dict[str, Source] = {}
    problems: list[Problem] = []
    owner: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            source = read_source(path)
        except SourceError as error:
            problems += error.problems
            continue
        found[source.code] = source
        for claim in source.claims:
            if (other := owner.setdefault(claim, source.code)) != source.code:
                problems.append(Problem(str(path), None, f"{claim!r} belongs to {other} already"))
    for source in found.values():
        if source.successor is not None and source.successor not in found:
            path = folder / f"{source.code}.yml"
            problems.append(Problem(str(path), None, f"successor: no source {source.successor!r}"))
    if problems:
        raise SourceError(problems)
    return found


@cache
def sources() -> Mapping[str, Source]:
    """The sources of vndx by code. Raises SourceError."""
    return MappingProxyType(load(FOLDER))


def source_for(url: str, among: Mapping[str, Source] | None = None) -> Source | None:
    """The source that a page belongs to, by host and path: the longest of its `sites` that fits; None without
    one."""
    parts = urlsplit(url)
    domain, path = (parts.hostname or "").removesuffix("."), f"{parts.path}/"
    by_domain = _sites() if among is None else _by_domain(among)
    while domain:
        for prefix, source in by_domain.get(domain, ()):
            if path.startswith(prefix):
                return source
        domain = domain.partition(".")[2]
    return None


@cache
def _sites() -> Mapping[str, list[tuple[str, Source]]]:
    return _by_domain(sources())


def _by_domain(among: Mapping[str, Source]) -> Mapping[str, list[tuple[str, Source]]]:
    """The path prefixes of every domain with their source, the longest first."""
    found: dict[str, list[tuple[str, Source]]] = {}
    for source in among.values():
        for site in source.sites:
            domain, _, prefix = site.partition("/")
            found.setdefault(domain, []).append((f"/{prefix.strip('/')}/" if prefix else "/", source))
    return {domain: sorted(rows, key=lambda row: -len(row[0])) for domain, rows in found.items()}


def source_for_publisher(name: str, among: Mapping[str, Source] | None = None) -> Source | None:
    """The source of a publisher's name or alias, whatever its case and its coding of Đ; None without one."""
    wanted = _fold(name)
    for source in (sources() if among is None else among).values():
        if wanted in map(_fold, (source.publisher, *source.aliases)):
            return source
    return None


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("\u00d0", "\u0110").casefold().split())
