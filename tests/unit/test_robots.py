"""robots.txt as RFC 9309 has it, and the one way out to the network."""

from __future__ import annotations

import pytest

from pipelines.crawl.network import public, user_agent
from pipelines.crawl.robots import MOST_BYTES, Rules


def test_delays_that_a_site_asks_for() -> None:
    assert Rules.parse(b"User-agent: *\nCrawl-delay: 2.5").delay == 2.5
    assert Rules.parse(b"User-agent: *\nRequest-rate: 1/10").delay == 10
    assert Rules.parse(b"User-agent: khac\nCrawl-delay: 9").delay == 0
    assert Rules().delay == 0


def test_rules_in_any_bytes() -> None:
    assert not Rules.parse(b"\xef\xbb\xbfUser-agent: *\nDisallow: /a").allows("https://bao.test/a")
    assert Rules.parse(b"\xff\xfe\0\0<html>").allows("https://bao.test/a")
    assert Rules.parse(b"").allows("https://bao.test/a")
    assert not Rules(unreachable="status 500").allows("https://bao.test/a")
    assert Rules.parse(b"Sitemap: https://bao.test/s.xml").sitemaps == ("https://bao.test/s.xml",)


def test_a_rule_that_the_limit_cuts_in_two_is_not_read() -> None:
    start = b"User-agent: *\nDisallow: /x\n"
    text = start + b"#" * (MOST_BYTES - len(start) - 12) + b"\nDisallow: /tin-tuc/"
    assert len(text) > MOST_BYTES
    assert Rules.parse(text).allows("https://bao.test/tin-tuc")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "100.64.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "198.18.0.1",
        "192.0.2.1",
    ],
)
def test_addresses_of_the_house_are_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["118.69.82.2", "2405:4800::1", "::ffff:118.69.82.2", "64:ff9b::7645:5202"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert public(address)


def test_we_say_who_we_are() -> None:
    assert user_agent("mailto:a@b.vn").endswith(" (+mailto:a@b.vn)")
    assert user_agent("").startswith("vndx/")
