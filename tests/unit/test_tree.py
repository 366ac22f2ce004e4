"""A page parsed without its scripts: the same tree as of the whole page, whatever stands where."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from selectolax.lexbor import LexborHTMLParser

from pipelines.parse.tree import LEAST, MARKED, read_tree, tree_of, without_scripts

LONG = "var a = '<p>x</p>' && b > 1;" * (2 + LEAST // 20)
RULES = ".a > .b { content: 'x' }" * (2 + LEAST // 20)
PIECES = [
    "<script>", "<script src='a>b'>", "<script type='application/ld+json'>", '<script data-x="', "</script>",
    "</script >", "</scripts>", "<style>", "</style>", LONG, RULES, "<!--", "-->", "--!>", "<svg>", "</svg>", "<math>",
    "<textarea>", "</textarea>", "<noscript>", "</noscript>", "<template>", "</template>", "<title>", "</title>",
    "<![CDATA[", "]]>", "<p>chữ</p>", "<div title='", "'>", '"', "<", ">", "</span>",
]  # fmt: skip
ENDINGS = ["", "</SCRIPT>", "</scRipt>", "</Style>", "<SCRIPT>", "\f \f"]


def said(tree: LexborHTMLParser) -> tuple[list[str], str | None]:
    """The JSON-LD of a page, and all else but what scripts and styles hold."""
    data = [node.text() for node in tree.css("script[type='application/ld+json']")]
    for node in tree.css(MARKED):
        node.inner_html = ""
    return data, tree.html


@settings(deadline=None, max_examples=400)
@given(some.lists(some.sampled_from(PIECES), max_size=14).map("".join), some.sampled_from(ENDINGS))
@example(f"<!-- <script>{LONG}</script> --><p>chữ</p><script>{LONG}</script>", "")
@example(f"<script><!-- <script>{LONG}</script> --></script><p>chữ</p>", "")
@example(f"<svg><style>{RULES}<p>chữ</style></svg><script>{LONG}</script>", "")
@example(f"<div title='<script>{LONG}</script>'>chữ</div><p>chữ</p>", "")
@example(f"<script/><p>{LONG}</script>", "")
@example(f"<script src='a>b'>{LONG}</script>", "")
@example(f"<script>{LONG}</SCRIPT><p>chữ</p><script>{LONG}</script>", "")
@example(f"<textarea><script>{LONG}</textarea><p>chữ</script>", "")
@example(f"<script>\f \f</script><!--<script>{LONG}</script>--!><script>{LONG}</script>", "")
def test_is_that_of_the_whole_page(page: str, end: str) -> None:
    whole = (page + end).encode()
    assert said(read_tree(whole)) == said(tree_of(whole))


@pytest.mark.parametrize("tag", ["script", "style", "script async src=a.js"])
def test_leaves_out_what_nobody_reads(tag: str) -> None:
    page = f"<head><{tag}>{LONG}</{tag.partition(' ')[0]}></head><body><p>chữ</p>".encode()
    light, left_out = without_scripts(page)
    assert left_out == 1
    assert LONG.encode() not in light
    assert said(read_tree(page)) == said(tree_of(page))
    html = read_tree(page).html
    assert html is not None and "chữ" in html and LONG not in html


def test_keeps_json_ld() -> None:
    page = f"<script type=Application/LD+JSON>{LONG}</script>".encode()
    assert without_scripts(page) == (page, 0)
