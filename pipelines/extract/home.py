"""The frame of a document: what its publisher and its title say of whom and when its figures are about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipelines import catalogue
from pipelines.extract.beginnings import Match, beginnings
from pipelines.extract.clauses import PLAN_NAMED
from pipelines.extract.lexicon import Lexicon, lexicon
from pipelines.extract.marks import Mark, scan
from pipelines.extract.mentions import BRANCH, FIRMS, code_at, codes_above, kind_of, parents
from pipelines.extract.normalize import Normal, normalize
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.periods import find_periods
from pipelines.extract.place_names import Name
from pipelines.extract.spans import Clock, effective_day
from pipelines.model import Context

_AUTHORITY = (
    "ubnd",
    "ủy ban",
    "bộ ",
    "sở ",
    "cục ",
    "tổng cục",
    "văn phòng",
    "hđnd",
    "hội đồng",
    "vụ ",
    "công an",
    "cổng",
    "trang thông tin",
    "trang tin ",
    "ban ",
    "chính phủ",
    "kho bạc",
    "ngân hàng nhà nước",
    "bảo hiểm xã hội",
    "trung tâm",
    "chi cục",
    "tỉnh ",
    *("thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ"),
)
# Who speaks of its own customers, pupils and shops: what it says without naming anybody is about no entity of ours.
_COMPANIES = (
    "trường ",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "bệnh viện",
    "đại học",
    "học viện",
    "ban quản lý chợ",
    "ban quản lý dự án",
    "ngân hàng tmcp",
    "chi cục thuế",
    "cục thuế",
    "thuế ",
    "hải quan",
    "điện lực",
    "siêu thị",
    "bưu điện",
    "viettel",
    "vnpt",
    "mobifone",
    "hợp tác xã",
    "khách sạn",
    "thư viện",
    "bảo tàng",
)
# Offices that speak of their own dossiers where nobody else is named; others report on the whole province.
_OFFICES = (
    "công an",
    "bảo hiểm xã hội",
    "bhxh",
    "kho bạc",
    "tòa án",
    "viện kiểm sát",
    "thanh tra",
    "ban quản lý",
    "hải quan",
    "cục hải quan",
    "sở y tế",
    "sở xây dựng",
    "sở tư pháp",
    "sở giáo dục",
    "sở công thương",
    "sở nông nghiệp",
    "sở giao thông",
    "sở tài",
    "sở lao động",
)
_PRESS = (
    "báo",
    "tạp chí",
    "thời báo",
    "đài",
    "ttxvn",
    "vietnamplus",
    "vietnamnet",
    "vnexpress",
    "ictnews",
    "tuổi trẻ",
    "thanh niên",
    "người lao động",
    "nhân dân",
    "công an nhân dân",
    "quân đội nhân dân",
    "vneconomy",
    "vov",
    "vtv",
    "dân trí",
)
_BEFORE_PROVINCE = ("", "tỉnh ", "thành phố ", "tp ", "tp. ", "tp.")
_PARTY = ("thị ủy ", "huyện ủy ", "quận ủy ")
_RESULTS = ("kết quả", "sơ kết", "tổng kết", "tình hình")
_PLANS = ("kế hoạch ", "chương trình hành động ")


@dataclass(slots=True)
class _Title:
    """A title whose times are still to be read: what may begin one there, and its words of grammar."""

    low: str
    begun: list[Match]
    words: list[Mark]
    clock: Clock


@dataclass(slots=True)
class Home:
    """What a document's publisher and title say of whom and when its figures are about."""

    entity: str
    province: str | None
    ministry: str | None
    authority: bool
    title_entity: str | None = None
    title_commune: str | None = None  # the one commune that the title names
    title_status: str = ""  # "target" where the title is that of a plan: "Kế hoạch chuyển đổi số năm 2025"
    title_ministry: str | None = None  # the ministry that a title begins with: "Bộ Y tế: dấu ấn năm 2022"
    title_body: str = ""  # "firm" or "office" where the title begins with one: "Sở Xây dựng đẩy mạnh cải cách"
    office: bool = False  # the paper of an office that tells of its own work first
    branch: frozenset[int] = frozenset()  # names that mean its own local branch here: "Cục Thuế" in the paper of one
    title_ideas: dict[str, float] = field(default_factory=dict)
    title: _Title | None = None
    known_times: tuple[Period | None, str | None] | None = None  # the title's, once somebody asks, as few do

    @property
    def title_period(self) -> Period | None:
        """The time that the title names."""
        return self._times()[0]

    @property
    def title_goal(self) -> str | None:
        """The year that a title sets for goals, whoever published it."""
        return self._times()[1]

    def _times(self) -> tuple[Period | None, str | None]:
        if self.known_times is None:
            self.known_times = _times_of_title(self.title) if self.title is not None else (None, None)
        return self.known_times


@lru_cache(1024)
def _read_name(publisher: str) -> tuple[Normal, list[Mark], list[Mark], str | None]:
    """A publisher's name with the places and the words in it, and whose it is where the lexicon knows it: few names
    stand over many texts."""
    normal, lex = normalize(publisher), lexicon()
    _, places, words, _ = scan(lex.phrases, normal)
    owner = next((owner for alias, owner in reversed(lex.publishers.items()) if alias in normal.low), None)
    return normal, places, words, owner


_RANKS = ("Tỉnh ", "Thành phố ")
_NO_BLANKS = str.maketrans("", "", " -.")
_HOST = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.vn)(?![a-z0-9.-])")


@lru_cache(1)
def _written_in_hosts() -> dict[str, str]:
    """The names of provinces by the form that hosts write them in: "sonla" for "tỉnh sơn la"."""
    hosts: dict[str, str] = {}
    for entity in catalogue.entities():
        if entity.kind == "province":
            bare = [entity.name_vi.removeprefix(rank) for rank in _RANKS if entity.name_vi.startswith(rank)]
            for name in (*bare, *entity.aliases):
                letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
                hosts["".join(filter(str.isascii, letters)).translate(_NO_BLANKS)] = entity.name_vi.lower()
    return hosts


def _owner_of_host(lex: Lexicon, publisher: str, day: str) -> str | None:
    """The province whose host stands for a publisher: "sonla.gov.vn", "dichvucong.danang.gov.vn", "baosonla.vn"."""
    host = _HOST.match(publisher)
    if host is None:
        return None
    hosts = _written_in_hosts()
    for label in reversed(host[1].split(".")):
        owner = hosts.get(label.removeprefix("bao")) or hosts.get(label.removesuffix("city"))
        if owner is not None:
            return code_at(lex.names[owner].rows, day)
    return None


def home_of(lex: Lexicon, context: Context, clock: Clock, head: str) -> Home:
    """The home of a document: what its publisher's name says, and its title beside it. `head` is how the text begins,
    by which communes of one name are told apart."""
    day = effective_day(None, clock.code) if clock.code else "9999-12-31"
    home = _home_of_publisher(lex, context, day, head)
    if context.title:
        _read_title(lex, home, context.title, clock, day)
    return home


def _home_of_publisher(lex: Lexicon, context: Context, day: str, head: str) -> Home:
    normal, places, words, code = _read_name(context.publisher or "")
    publisher = normal.low
    press = publisher.startswith(_PRESS)
    authority = not press and publisher.startswith(_AUTHORITY)
    ministry: str | None = None
    branch: frozenset[int] = frozenset()
    if code is None and publisher:
        named: dict[str, str] = {}
        for start, end, name in _names(lex, normal, places):
            kind = kind_of(name.rows)
            if kind == "ministry" and BRANCH.match(publisher, end):
                branch = frozenset(name.rows)
                continue
            found = code_at(name.rows, day)
            if kind == "commune":
                found = found or _commune(lex, name.rows, day, f"{context.publisher}\n{context.title or ''}\n{head}")
            elif kind == "district" and name.bare and not publisher.endswith(_PARTY, 0, start):
                continue
            if found:
                named[kind] = found
        code = (
            named.get("commune")
            or named.get("district")
            or named.get("province")
            or _owner_of_host(lex, publisher, day)
        )
        if authority:  # "Cục Chuyển đổi số quốc gia": a department counts as its ministry
            bodies = (tag[5:] for _, _, tags in words for tag in tags if tag.startswith("body M:"))
            ministry = named.get("ministry") or next((catalogue.heir_on(body, day) for body in bodies), None)
    entity = context.home_entity or code or "VN"
    if entity.startswith("M:"):
        ministry, entity = ministry or entity, "VN"
    if not press and publisher.startswith(_COMPANIES) and not context.home_entity:
        entity = "?"
    office = not press and publisher.startswith(_OFFICES)
    return Home(entity, province_of(entity), ministry, authority, office=office, branch=branch)


def _names(lex: Lexicon, normal: Normal, places: list[Mark]) -> Iterator[tuple[int, int, Name]]:
    """The names among places, and where they stand."""
    for start, end, tags in places:
        if "name" in tags:
            yield start, end, lex.names[normal.low[start:end]]


def province_of(code: str) -> str | None:
    """The province itself, or that of a district or commune; None for anybody else."""
    if code[0] in "DW":
        above = parents().get(code)
        return parents().get(above) if above and above.startswith("D") else above
    return code if code.startswith("P") and code[1:].isdigit() else None


def _read_title(lex: Lexicon, home: Home, title: str, clock: Clock, day: str) -> None:
    """Put down in `home` what the title says: of whom, of goals or of results, and that its times are still to be
    read."""
    normal = normalize(title, tables=False)
    low = normal.low
    ideas, places, words, begun = scan(lex.phrases, normal)
    home.title_body = _body_of(normal, places)
    home.title_ideas = {idea: 0.4 for _, _, tags in ideas for idea in tags}
    named = [*_names(lex, normal, places)]
    start, end, first = named[0] if named else (-1, 0, None)
    home.title_entity = _entity_of_title(home, [name for _, _, name in named], day)
    opens = first is not None and low[:start] in _BEFORE_PROVINCE and low.startswith((": ", " - "), end)
    if first is not None and opens and home.ministry and kind_of(first.rows) == "province":
        home.title_entity = code_at(first.rows, day)  # "Lạng Sơn: …" in the paper of a ministry
    near = (home.entity, home.province or "")
    communes = {code_at(name.rows, day, near) for _, _, name in named if kind_of(name.rows) == "commune"}
    home.title_commune = communes.pop() if len(communes) == 1 else None
    if first is not None and start == 0 and kind_of(first.rows) == "ministry" and not BRANCH.match(low, end):
        home.title_ministry = code_at(first.rows, day)
    if low.startswith(_PLANS):
        home.title_status = "target"
    home.title = _Title(low, begun, words, clock)


def _times_of_title(title: _Title) -> tuple[Period | None, str | None]:
    """The time that a title names, and the year that it sets for goals."""
    low, clock = title.low, title.clock
    times = beginnings(low, title.begun, len(lexicon().phrases.told)).times
    periods = [
        p
        for p in find_periods(low, 0, len(low), clock, times)
        if p.code
        and p.kind not in VAGUE
        and len(p.code) < 20
        and not (p.kind == "day" and low.startswith(" của ", p.end))  # a resolution's own day
    ]
    if any(word in low for word in _RESULTS):  # "Kết quả 3 năm thực hiện Nghị quyết … đến năm 2025"
        periods = [p for p in periods if not (p.kind == "year" and p.deadline)]
    goal: str | None = None
    planned = low.startswith(_PLANS) or PLAN_NAMED.search(low) is not None
    if planned or any("status_target" in tags for _, _, tags in title.words):
        years = (p.code[-4:] for p in periods if p.code and ((p.kind == "year" and not p.weak) or p.codes))
        goal = next((year for year in years if year >= (clock.code or "")[:4]), None)
    return min(periods, key=lambda p: p.weak, default=None), goal


def _entity_of_title(home: Home, names: list[Name], day: str) -> str | None:
    """Whom a title is about: a ministry's own, the publisher's home, or the one place that it names."""
    if home.ministry:
        ministries = (name.rows for name in names if kind_of(name.rows) == "ministry")
        own = any(code_at(rows, day) == home.ministry for rows in ministries)
        return home.ministry if own else None
    near = (home.entity, home.province or "")
    codes = {
        found
        for name in names
        if (found := code_at(name.rows, day, near))
        and (not name.bare or home.province in codes_above(name.rows))
        and (kind_of(name.rows) in ("province", "district") or found == home.entity)
    }
    provinces = {code for code in codes if code.startswith("P")}
    if home.entity[0] in "DW" and home.entity in codes and provinces <= {home.province}:
        return home.entity  # "UBND huyện Đức Trọng (tỉnh Lâm Đồng)"
    if len(provinces) == 1 or len(codes) == 1:
        return next(iter(provinces or codes))
    return home.entity if home.entity in provinces else None


def _body_of(normal: Normal, places: list[Mark]) -> str:
    """The kind of the body that a title begins with, if one does."""
    if not places or places[0][0] > 0 or {"offices", *FIRMS}.isdisjoint(places[0][2]):
        return ""
    end = places[0][1]
    named = normal.cased[end : end + 1] == " " and normal.cased[end + 1 : end + 2].isupper()
    if "offices" in places[0][2]:
        return "office" if named or normal.low.startswith((" tỉnh", " thành phố", " tp"), end) else ""
    return "firm" if named or "brands" in places[0][2] else ""


def _commune(lex: Lexicon, rows: tuple[int, ...], day: str, head: str) -> str | None:
    """The one of several communes of a name whose province the publisher, the title or the head of the text names."""
    normal = normalize(head)
    _, places, _, _ = scan(lex.phrases, normal)
    near = (code_at(name.rows, day) for _, _, name in _names(lex, normal, places))
    return code_at(rows, day, filter(None, near))
