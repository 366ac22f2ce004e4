"""Tables for Dagster's UI, in Markdown that shows what hostile pages say and never does what they say."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlsplit

MOST = 160
"""Characters of a cell; the rest is cut."""


def plain(value: object) -> str:
    """A value as text that Markdown and HTML leave alone, on one line."""
    text = "" if value is None else " ".join(str(value).split())
    text = re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", text)
    if len(text) > MOST:
        text = text[: MOST - 1] + "…"
    # First Markdown's own signs, then HTML's: an escaped sign stays a sign. A bare address becomes no link.
    text = re.sub(r"([\\`*_{}\[\]()#+!|~$-])", r"\\\1", text)
    return html.escape(text, quote=True).replace("://", ":&#47;&#47;")


def link(url: str | None) -> str:
    """A link to a page, only where its address is of the web; anything else as text."""
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return plain(url)
    return f"[{plain(url)}](<{quote(url, safe=':/?#&=%@,;+~.-_')}>)"


def table(rows: Sequence[Mapping[str, object]], links: frozenset[str] = frozenset({"url"}), most: int = 20) -> str:
    """Rows as a Markdown table; columns named in `links` hold addresses. Beyond `most` rows it says how many more."""
    if not rows:
        return "*none*"
    names = list(rows[0])
    lines = ["| " + " | ".join(map(plain, names)) + " |", "|" + " --- |" * len(names)]
    for row in rows[:most]:
        cells = (link(str(row[n])) if n in links and row[n] is not None else plain(row[n]) for n in names)
        lines.append("| " + " | ".join(cells) + " |")
    if len(rows) > most:
        lines.append(f"\n… and {len(rows) - most} more")
    return "\n".join(lines)
