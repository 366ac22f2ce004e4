"""A page's bytes to a tree, without what its scripts and styles hold: they are the greater part of a page, a parser
takes as long over them as over its text, and nothing in them is read but JSON-LD."""

from __future__ import annotations

from ahocorasick_rs import BytesAhoCorasick, MatchKind
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from pipelines.parse.depth import too_deep

# glibc gives a page's memory back when it is freed and takes it anew for the next, which costs half as much as parsing,
# until it has seen a block of some size freed; then it keeps twice as much at hand (mallopt(3), M_MMAP_THRESHOLD).
bytes(8 << 20)

MARK = b"\f \f"
LEAST = 256  # bytes that are worth a mark
SHARE = 4  # one part in so many of a page is worth copying the rest
BEGINS = (b"<script", b"<style")
ENDS = (b"</script", b"</style")
COMMENT = b"<!--"
# End tags with a capital in them, each up to its first one.
CAPITALS = {end[:n] + end[n : n + 1].upper() for end in ENDS for n in range(2, len(end))}
FINDER = BytesAhoCorasick([*BEGINS, *ENDS, COMMENT, MARK, *CAPITALS], matchkind=MatchKind.LeftmostFirst)
AT_COMMENT = len(BEGINS) + len(ENDS)
# Those of SVG and MathML hold markup, so that their end is not where it seems.
MARKED = "script:not(svg script, math script), style:not(svg style, math style)"


def read_tree(page: bytes) -> LexborHTMLParser:
    """The tree of a page in UTF-8; an empty one where it is nested too deep to be read in time. Scripts and styles are
    in it, but maybe without their text (white space instead); JSON-LD has its own."""
    light, left_out = without_scripts(page)
    tree = tree_of(b"" if too_deep(light) else light)
    if left_out and _marks(tree) != left_out:
        tree = tree_of(b"" if too_deep(page) else page)
    return tree


def tree_of(page: bytes | str) -> LexborHTMLParser:
    """The whole page's tree."""
    return LexborHTMLParser(page, scripting=True, options=LexborDocumentOptions.WO_EVENTS)


def without_scripts(page: bytes) -> tuple[bytes, int]:
    """The page with MARK in the place of what its scripts (JSON-LD apart) and styles hold, and how many were emptied.

    Only a guess, because `<script>` also stands in comments, attributes and other scripts: it holds where every mark
    turns out to be all the text of a script or style. Then everything before a mark was read as it would have been in
    the whole page, and so was the end tag, because nothing that was left out can end the element or hide its end tag
    (an end tag in capitals, `<!--`).
    """
    parts: list[bytes | memoryview] = []
    kept_to = in_sight = left_out = named_to = 0
    view = memoryview(page)
    opened: int | None = None
    commented = False
    for what, start, stop in FINDER.find_matches_as_indexes(page):
        if what > AT_COMMENT:
            return page, 0
        if opened is None:
            if start < in_sight:
                continue
            if what < len(BEGINS):
                opened, named_to, commented = what, stop, False
            elif what == AT_COMMENT:
                in_sight = page.find(b"-->", start + 2)
                if in_sight < 0:
                    break
        elif what == AT_COMMENT:
            commented = True
        elif what == opened + len(BEGINS):
            opened = None
            if commented or start - named_to < LEAST:
                continue
            body = page.find(b">", named_to) + 1
            attributes = page[named_to:body].lower()
            if 0 < body <= start - LEAST and b"json" not in attributes and b"&" not in attributes:
                parts += (view[kept_to:body], MARK)
                kept_to = start
                left_out += start - body
    if left_out * SHARE < len(page):
        return page, 0
    return b"".join((*parts, view[kept_to:])), len(parts) // 2


def _marks(tree: LexborHTMLParser) -> int:
    """How many scripts and styles hold nothing but the mark."""
    mark = MARK.decode()
    return sum(node.text() == mark for node in tree.css(MARKED))
