"""The frame of a document: what its publisher and its title say of whom and when its figures are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from pipelines import catalogue
from pipelines.extract.lexicon import Lexicon, lexicon
from pipelines.extract.marks import Mark, scan
from pipelines.extract.mentions import BRANCH, FIRMS, code_at, kind_of, parent_of, parents
from pipelines.extract.normalize import Normal, normalize
from pipelines.extract.period_readers import VAGUE, Period
from pipelines.extract.periods import find_periods
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
    "ban ",
    "chính phủ",
    "kho bạc",
    "ngân hàng nhà nước",
    "bảo hiểm xã hội",
    "trung tâm",
    "chi cục",
    "tỉnh ",
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


_PARTY = ("thị ủy ", "huyện ủy ", "quận ủy ")
_RESULTS = ("kết quả", "sơ kết", "tổng kết", "tình hình")
_PLANS = ("kế hoạch ", "chương trình hành động ")


@dataclass(slots=True)
class Home:
    """What a document's publisher and title say of whom and when its figures are about."""

    entity: str
    province: str | None
    ministry: str | None
    authority: bool
    title_entity: str | None = None
    title_period: Period | None = None
    title_status: str = ""  # "target" where the title is that of a plan: "Kế hoạch chuyển đổi số năm 2025"
    title_goal: str | None = None  # the year that a title sets for goals, whoever published it
    title_body: str = ""  # "firm" or "office" where the title begins with one: "Sở Xây dựng đẩy mạnh cải cách"
    office: bool = False  # the paper of an office that tells of its own work first
    branch: frozenset[int] = frozenset()  # names that mean its own local branch here: "Cục Thuế" in the paper of one
    title_ideas: dict[str, float] = field(default_factory=dict)


@lru_cache(1024)
def _read_name(publisher: str) -> tuple[Normal, list[Mark], list[Mark]]:
    """A publisher's name with the places and the words in it: few names stand over many texts."""
    normal = normalize(publisher)
    _, places, words = scan(lexicon().phrases, normal)
    return normal, places, words


def home_of(lex: Lexicon, context: Context, clock: Clock, head: str) -> Home:
    normal, places, words = _read_name(context.publisher or "")
    publisher = normal.low
    press = publisher.startswith(_PRESS)
    authority = not press and publisher.startswith(_AUTHORITY)
    company = not press and publisher.startswith(_COMPANIES)
    day = effective_day(None, clock.code) if clock.code else "9999-12-31"
    code: str | None = None
    ministry: str | None = None
    branch: frozenset[int] = frozenset()
    for alias, owner in lex.publishers.items():
        if alias in publisher:
            code = owner
    if code is None and publisher:
        district: str | None = None
        commune: str | None = None
        for start, end, tags in places:
            if "name" not in tags:
                continue
            rows = lex.names[normal.low[start:end]].rows
            if kind_of(rows) == "ministry" and BRANCH.match(normal.low, end):
                branch = frozenset(rows)
                continue
            found = code_at(rows, day, frozenset())
            kind = kind_of(rows)
            if kind == "province" and found:
                code = found
            elif (
                kind == "district"
                and found
                and (not lex.names[normal.low[start:end]].bare or normal.low.endswith(_PARTY, 0, start))
            ):
                district = found
            elif kind == "commune":
                commune = found or _commune(lex, rows, day, head)
            elif kind == "ministry" and found and authority:
                ministry = found
        code = commune or district or code
        if authority and ministry is None:  # "Cục Chuyển đổi số quốc gia": a department counts as its ministry
            bodies = (tag[5:] for _, _, tags in words for tag in tags if tag.startswith("body M:"))
            ministry = next((catalogue.ministry_on(body, day) for body in bodies), None)
    home = context.home_entity or code or "VN"
    if home.startswith("M:"):
        ministry, home = ministry or home, "VN"
    province = home if home.startswith("P") and home[1:].isdigit() else parents().get(home) if home[0] in "DW" else None
    if province and province.startswith("D"):
        province = parents().get(province)
    if company and not context.home_entity:
        home, province = "?", None
    result = Home(home, province, ministry, authority, branch=branch)
    result.office = not press and publisher.startswith(_OFFICES)
    if context.title:
        normal = normalize(context.title)
        ideas, places, words = scan(lex.phrases, normal)
        result.title_body = _body_of(normal, places)
        result.title_ideas = {idea: 0.4 for _, _, tags in ideas for idea in tags}
        codes: list[str] = []
        for start, end, tags in places:
            if "name" in tags:
                name = lex.names[normal.low[start:end]]
                found = code_at(name.rows, day, frozenset({home, province or ""}))
                if (
                    found
                    and (not name.bare or parent_of(name.rows) & {province})
                    and kind_of(name.rows) in ("province", "district")
                    and found not in codes
                ):
                    codes.append(found)
        if ministry and any(
            "name" in tags
            and kind_of(lex.names[normal.low[a:b]].rows) == "ministry"
            and code_at(lex.names[normal.low[a:b]].rows, day, frozenset()) == ministry
            for a, b, tags in places
        ):
            result.title_entity = ministry
        provinces = [c for c in codes if c.startswith("P")]
        if ministry:
            pass
        elif home[0] in "DW" and home in codes and set(provinces) <= {province}:
            result.title_entity = home  # "UBND huyện Đức Trọng (tỉnh Lâm Đồng)"
        elif len(provinces) == 1 or (len(codes) == 1):
            result.title_entity = provinces[0] if provinces else codes[0]
        elif provinces and home in provinces:
            result.title_entity = home
        periods = [
            p
            for p in find_periods(normal.low, 0, len(normal.low), clock)
            if p.code
            and p.kind not in VAGUE
            and len(p.code) < 20
            and not (p.kind == "day" and normal.low.startswith(" của ", p.end))  # a resolution's own day
        ]
        if any(word in normal.low for word in _RESULTS):  # "Kết quả 3 năm thực hiện Nghị quyết … đến năm 2025"
            periods = [p for p in periods if not (p.kind == "year" and p.deadline)]
        if normal.low.startswith(_PLANS):
            result.title_status = "target"
        if result.title_status or any("status_target" in tags for _, _, tags in words):
            years = (p.code[-4:] for p in periods if p.code and ((p.kind == "year" and not p.weak) or p.codes))
            result.title_goal = next((year for year in years if year >= (clock.code or "")[:4]), None)
        if periods and authority:
            result.title_period = min(periods, key=lambda p: p.weak)
    return result


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
    """The one of several communes of a name whose province the head of the text names."""
    normal = normalize(head)
    _, places, _ = scan(lex.phrases, normal)
    near = {
        found
        for start, end, tags in places
        if "name" in tags and (found := code_at(lex.names[normal.low[start:end]].rows, day, frozenset()))
    }
    return code_at(rows, day, frozenset(near))
