"""What a site's robots.txt allows (RFC 9309), asked once a day and kept.

Found: its rules hold. 4xx: the site has none, everything may be asked. Anything else (5xx, 429, no answer, no
name, a bad certificate): nothing may be asked for now, and the next run tries again.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from pipelines.crawl.network import PRODUCT

MOST_BYTES = 500 * 1024
"""What is read of a robots.txt; the rest of a longer one is ignored (RFC 9309, 2.5)."""

NO_RULES = frozenset({"gone", "forbidden", "client_error", "redirects"})
"""Outcomes that say that a site has no robots.txt, so that everything may be asked (RFC 9309, 2.3.1.3)."""

KEPT_SECONDS = 24 * 3600
"""How long a robots.txt holds before it is asked for again (RFC 9309, 2.4)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin (scheme, host and port). `unreachable` says why there are none for now."""

    text: str | None = None
    unreachable: str | None = None
    _parsed: Protego | None = None

    @classmethod
    def parse(cls, body: bytes) -> Rules:
        text = body[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\0", "")
        if len(body) > MOST_BYTES:
            text = text.rpartition("\n")[0]  # a rule cut in two could forbid, or allow, too much
        return cls(text, None, Protego.parse(text))

    def allows(self, url: str) -> bool:
        """Whether the address may be asked for."""
        if self.unreachable is not None:
            return False
        return self._parsed is None or bool(self._parsed.can_fetch(url, PRODUCT))

    @property
    def delay(self) -> float:
        """Seconds between requests that the site asks for (Crawl-delay, Request-rate); 0 where it does
        not."""
        if self._parsed is None:
            return 0.0
        rate = self._parsed.request_rate(PRODUCT)
        between = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(float(self._parsed.crawl_delay(PRODUCT) or 0.0), between)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps it names."""
        return tuple(self._parsed.sitemaps) if self._parsed is not None else ()
