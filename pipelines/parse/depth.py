"""Pages whose elements are nested so deep that reading them would take minutes: HTML parsers look through all open
elements at every new one, so that time grows with the square of the depth. Browsers cut at 512.
"""

from __future__ import annotations

import re

MOST_DEPTH = 12_000
"""Elements in each other. At 10,000 a page is read within two seconds, at 100,000 not within a minute."""

TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/>]*)")
# Elements that never hold others, or whose end is rarely written.
SHALLOW = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option"
    b" optgroup colgroup rt rp html head body".split()
)


def too_deep(page: bytes) -> bool:
    """Whether more than MOST_DEPTH elements stand in each other, as far as their tags tell."""
    if page.count(b"<") <= MOST_DEPTH:
        return False
    if b"\0" in page:
        page = page.replace(b"\0", b"")  # UTF-16
    depth = 0
    for closing, name in TAG.findall(page):
        if name.lower() not in SHALLOW:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > MOST_DEPTH:
                return True
    return False
