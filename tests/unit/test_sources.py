"""The source files: all load, claim their addresses, and a mistake names its file and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipelines.sources import (
    FOLDER,
    SourceError,
    load,
    read_source,
    source_for,
    source_for_publisher,
    sources,
)

GOOD = """\
code: {code}
publisher: Báo Thử
home_entity: P48
tier: 4
home: https://thu.example/
sites: [thu.example]
markup: unseen
cron: "5 * * * *"
licence: none seen
"""


def write(folder: Path, text: str, code: str = "thu") -> Path:
    path = folder / f"{code}.yml"
    path.write_text(text.format(code=code), encoding="utf-8")
    return path


def test_every_site_the_warehouse_promises_is_there() -> None:
    hosts = [
        "nld.com.vn",
        "tuoitre.vn",
        "nhandan.vn",
        "phapluatxahoi.kinhtedothi.vn",
        "kinhtedothi.vn",
        "baobinhdinh.vn",
        "baogialai.com.vn",
        "baodanang.vn",
        "dichvucong.danang.gov.vn",
        "dx.gov.vn",
        "dichvucong.gov.vn",
        "dti.gov.vn",
        "mst.gov.vn",
        "nso.gov.vn",
        "baochinhphu.vn",
        "vietnamnet.vn",
        "vnexpress.net",
    ]
    found = {host: source_for(f"https://{host}/") for host in hosts}
    assert all(source is not None and host in source.sites for host, source in found.items())
    assert len({source.code for source in found.values() if source}) == len(hosts) == len(sources())


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://nld.com.vn/mot-bai-viet-196241005195.htm", "nld"),
        ("https://m.nld.com.vn/x.htm", "nld"),
        ("https://tuoitre.vn/nld/mot-bai-viet-196241005195.htm", "nld"),
        ("https://tuoitre.vn/nldx/mot-bai.htm", "tuoitre"),
        ("https://TUOITRE.vn:443/mot-bai.htm", "tuoitre"),
        ("https://phapluatxahoi.kinhtedothi.vn/a", "phapluatxahoi"),
        ("https://notkinhtedothi.vn/a", None),
        ("https://kinhtedothi.vn.evil.example/a", None),
        ("file:///etc/passwd", None),
    ],
)
def test_an_address_belongs_to_the_longest_claim(url: str, code: str | None) -> None:
    source = source_for(url)
    assert (source.code if source else None) == code


def test_a_publisher_is_known_by_any_of_its_names() -> None:
    for name in ("Báo Đà Nẵng", "báo \u00d0à nẵng", "  Báo  Đà Nẵng "):
        source = source_for_publisher(name)
        assert source is not None
        assert source.code == "baodanang"
    assert source_for_publisher("Báo Không Có") is None


def test_the_article_keeps_its_id_when_its_address_moves() -> None:
    nld = sources()["nld"]
    old = "https://nld.com.vn/mot-bai-19624100519104548.htm"
    new = "https://tuoitre.vn/nld/ten-khac-19624100519104548.htm"
    assert nld.is_article(old)
    assert nld.id_of(old) == nld.id_of(new) == "19624100519104548"
    assert nld.is_article("https://nld.com.vn/kinh-te.htm") is False
    assert sources()["baodanang"].is_article("https://baodanang.vn/x") is None


def test_a_merger_changes_whom_a_paper_speaks_for() -> None:
    gialai = sources()["baogialai"]
    assert gialai.home_at(date(2025, 6, 30)) == "P64"
    assert gialai.home_at(date(2025, 7, 1)) == "P52"


def test_parsers_go_by_the_day(tmp_path: Path) -> None:
    text = GOOD.replace("unseen", "reported") + (
        "parsers:\n"
        "  - {version: a, valid_from: 2020-01-01, selectors: {title: h1, body: .a}}\n"
        "  - {version: b, valid_from: 2024-05-01, selectors: {title: h1, body: .b}}\n"
    ).replace("{", "{{").replace("}", "}}")
    source = read_source(write(tmp_path, text))
    versions = [source.parser_at(date(*day)) for day in [(2019, 1, 1), (2024, 4, 30), (2024, 5, 1)]]
    assert [parser.version if parser else None for parser in versions] == ["a", "a", "b"]
    assert sources()["dti"].parser_at(date(2026, 1, 1)) is None


def test_a_loaded_source_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        sources()["nld"].tier = 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("tier: 4", "tier: four"), "tier: "),
        (("tier: 4", "tier: 9"), "tier: "),
        (("tier: 4", "tier: 4\ntier: 5"), "thu.yml:5: key 'tier' twice"),
        (("tier: 4", "tier: 4\ncolour: red"), "colour: "),
        (("P48", "Đà Nẵng"), "home_entity: "),
        (("unseen", "measured"), "every other markup needs at least one"),
        (("https://thu", "ftp://thu"), "home: must be an absolute http or https URL"),
        (("licence: none seen\n", ""), "licence: "),
        (("cron:", "article_urls: ['(']\ncron:"), "article_urls.0: not a regular expression"),
        (("cron:", "article_id: x\ncron:"), "article_id needs a group"),
        (("cron:", "ca_file: none.pem\ncron:"), "ca_file 'none.pem' is not in sources/"),
        (("cron:", "successor: nobody\ncron:"), "no source 'nobody'"),
        (("cron:", "pages: [{{url: 'http://thu.example', table: t}}]\ncron:"), "table 't' is not in tables"),
        (("cron:", "sitemaps: [{{url: 'http://thu.example/$day'}}]\ncron:"), "unknown placeholder ['day']"),
        (("cron:", "listings: [{{url: 'http://thu.example', links: '>>'}}]\ncron:"), "not a CSS selector"),
        (("cron:", "listings: [{{url: 'http://thu.example/$zone'}}]\ncron:"), "$zone, zone_page and zone"),
        (("publisher", "\tpublisher"), "thu.yml:2: "),
        (("code: {code}", "code: other"), "'other' must be the file's name"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in GOOD
    write(tmp_path, GOOD.replace(*change))
    with pytest.raises(SourceError) as caught:
        load(tmp_path)
    assert "thu.yml" in str(caught.value)
    assert says in str(caught.value)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("tier: 4", "tier: 0"), "a")
    write(tmp_path, GOOD.replace("cron", "crom"), "b")
    with pytest.raises(SourceError) as caught:
        load(tmp_path)
    assert {Path(problem.path).name for problem in caught.value.problems} == {"a.yml", "b.yml"}


def test_two_sources_cannot_claim_one_site(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "a")
    write(tmp_path, GOOD, "b")
    with pytest.raises(SourceError, match="belongs to a already"):
        load(tmp_path)


def test_the_folder_holds_nothing_that_is_not_loaded() -> None:
    assert {path.stem for path in FOLDER.glob("*.y*ml")} == set(sources())
