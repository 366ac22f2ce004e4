"""Asking for one page and getting either its whole body or one word for why not.

Everything that can go wrong on the way ends in a `FetchFailedError` with an outcome of OUTCOMES; nothing else
is raised. What a body means is decided elsewhere (guards, relevance), where it is kept as well (archive).
"""

from __future__ import annotations

import asyncio
import ssl
import time
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urlencode, urljoin, urlsplit

import httpx
import stamina

from pipelines.crawl.gate import Gate
from pipelines.crawl.network import AddressRefusedError, NameNotFoundError
from pipelines.model import Fetch
from pipelines.settings import Settings

OUTCOMES: Mapping[str, str] = {
    "ok": "fetched, and kept if it was a page",
    "unchanged": "the server says that nothing changed (304), or the same bytes came again",
    "off_topic": "fetched, but not about digital transformation or public services: not kept",
    "robots_disallow": "the site's robots.txt does not want it asked for",
    "robots_unreachable": "robots.txt could not be had, which means: ask nothing for now",
    "timeout": "no connection, no answer or no end within the time allowed (also status 408)",
    "connection": "the connection was refused or broke",
    "dns": "the host's name has no address",
    "tls": "the certificate could not be verified, or TLS failed",
    "address_refused": "the address is private, loopback or link-local",
    "url_refused": "the address (or a redirect's) is not http or https, or cannot be read",
    "redirects": "too many redirects, or a circle of them",
    "truncated": "the body ended before it was whole",
    "encoding": "the body is compressed in a way that was not offered, or its compression is broken",
    "too_large": "the body is larger than allowed, as sent or as decompressed",
    "rate_limited": "status 429: too many requests",
    "gone": "status 404 or 410",
    "forbidden": "status 401, 403 or 451",
    "client_error": "any other status from 400 to 499",
    "server_error": "a status from 500 to 599",
    "odd_status": "a status that should not come",
    "bad_document": "a feed, sitemap or JSON answer that cannot be read",
    "block_page": "a page that says that we are blocked",
    "cookie_wall": "a script that sets a cookie and loads again",
    "captcha": "a test for humans",
    "login": "a login form",
    "soft_404": "a page that says 'not found' with status 200",
    "error_page": "a page that says 'error' or 'under maintenance' with status 200",
    "empty_shell": "a page without text, to be filled by scripts",
    "home_page": "the home page in place of the article",
    "odd_size": "a size far from what the site's articles have",
    "too_deep": "elements nested deeper than any page needs, which would take minutes to read",
    "wrong_type": "not an HTML page",
}
"""Every outcome of an attempt and what it means; docs/sources.md says what to do about each."""

TRANSIENT = frozenset({"timeout", "connection", "truncated", "rate_limited", "server_error", "encoding", "dns", "tls"})
"""Outcomes after which the same page may come another day."""

RETRIED = frozenset({"timeout", "connection", "truncated", "rate_limited", "server_error"})
"""Outcomes after which the same page may come within the minute."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a page so that it can be asked whether the page changed since."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for. A `form` is posted; `key` tells two forms at one address apart, as web archives do."""

    url: str
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        if self.form is None:
            return self.url
        joiner = "&" if urlsplit(self.url).query else "?"
        return f"{self.url}{joiner}__wb_method=POST&{urlencode(self.form)}"


@dataclass(slots=True)
class Trail:
    """One attempt while it is under way: where it has come and how long it takes."""

    source: str
    request: Request
    redirects: list[str] = field(default_factory=list)
    at: str = ""
    status: int | None = None
    size: int = 0
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    _started: float = field(default_factory=time.monotonic)

    def row(self, outcome: str, error: str | None = None) -> Fetch:
        """The attempt as the archive keeps it."""
        return Fetch(
            source=self.source,
            url=self.request.key,
            final_url=self.at or None,
            redirects=tuple(self.redirects),
            started_at=self.started_at,
            duration_ms=round((time.monotonic() - self._started) * 1000),
            status=self.status,
            outcome=outcome,
            bytes=self.size,
            error=error,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer with status 200 (or 304, then `body` is empty), redirects followed and compression
    undone."""

    request: Request
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    trail: Trail

    def header(self, name: str) -> str | None:
        """The first header of that name (lower case)."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def media_type(self) -> str:
        """Content-Type without its parameters, lower case, "" where the server does not say."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since it gave the validators."""
        return self.status == 304

    @property
    def validators(self) -> Validators:
        return Validators(self.final_url, self.header("etag"), self.header("last-modified"))


class FetchFailedError(Exception):
    """An attempt that brought no page: a word of OUTCOMES, a sentence, and the row for the archive."""

    def __init__(self, outcome: str, message: str, trail: Trail, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.retry_after = retry_after
        self.row = trail.row(outcome, message)


class _Stop(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, outcome: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.outcome, self.retry_after = outcome, retry_after


class RobotsDeniedError(Exception):
    """robots.txt says no, or could not be had (`outcome`)."""

    def __init__(self, outcome: Literal["robots_disallow", "robots_unreachable"], message: str) -> None:
        super().__init__(message)
        self.outcome = outcome


Judge = Callable[[httpx.Response, bytes], str | None]
"""Names what an error page is (a captcha, a block page…) or None."""


async def fetch(
    client: httpx.AsyncClient,
    source: str,
    request: Request,
    gate: Callable[[str], Awaitable[Gate]],
    settings: Settings,
    *,
    limit: int,
    cut: bool = False,
    validators: Validators | None = None,
    judge: Judge | None = None,
    failed: Callable[[Fetch], Awaitable[None]],
) -> Answer:
    """Ask until it comes, fails for good or was tried often enough. `gate` gives the door of an address's
    host, or raises RobotsDeniedError; `failed` is told every attempt that brought nothing, retried or not.

    Raises FetchFailedError, of the last attempt.
    """

    def retried(error: Exception) -> bool:
        return (
            isinstance(error, FetchFailedError)
            and error.outcome in RETRIED
            and (error.retry_after or 0) <= settings.crawl_retry_after_most
        )

    attempts = stamina.retry_context(
        on=retried,
        attempts=settings.crawl_attempts,
        timeout=None,
        wait_initial=settings.crawl_retry_wait,
        wait_max=60 * settings.crawl_retry_wait,
        wait_jitter=settings.crawl_retry_wait / 2,
    )
    async for attempt in attempts:
        with attempt:
            trail = Trail(source, request)
            try:
                return await _once(client, request, gate, settings, limit, cut, validators, judge, trail)
            except _Stop as stop:
                if stop.retry_after:
                    (await gate(trail.at)).pause(min(stop.retry_after, settings.crawl_retry_after_most))
                error = FetchFailedError(stop.outcome, str(stop), trail, stop.retry_after)
                await failed(error.row)
                raise error from stop.__cause__
    raise AssertionError("unreachable")


async def _once(
    client: httpx.AsyncClient,
    request: Request,
    gate: Callable[[str], Awaitable[Gate]],
    settings: Settings,
    limit: int,
    cut: bool,
    validators: Validators | None,
    judge: Judge | None,
    trail: Trail,
) -> Answer:
    url, form = request.url, request.form
    seen: set[tuple[str, str]] = set()
    while True:
        trail.at = url = _checked(url)
        try:
            door = await gate(url)
        except RobotsDeniedError as error:
            raise _Stop(error.outcome, str(error)) from error
        headers = dict(request.headers)
        if validators is not None and validators.url == url:
            if validators.etag:
                headers["If-None-Match"] = validators.etag
            if validators.last_modified:
                headers["If-Modified-Since"] = validators.last_modified
        async with door.slot():
            with _named_failures(url):
                async with asyncio.timeout(settings.crawl_total_timeout):
                    outgoing = client.build_request("POST" if form else "GET", url, data=form, headers=headers)
                    response = await client.send(outgoing, stream=True)
                    door.reached()
                    try:
                        trail.status = response.status_code
                        onward = response.headers.get("location") if response.has_redirect_location else None
                        body = b"" if onward else await _body(response, limit, cut, trail)
                    finally:
                        await response.aclose()
        if onward is None:
            _check_status(response, body, judge)
            return Answer(
                request,
                url,
                tuple(trail.redirects),
                response.status_code,
                tuple(response.headers.multi_items()),
                body,
                trail,
            )
        trail.redirects.append(url)
        # A redirect to itself that sets a cookie is a session being opened, not a circle.
        state = (url, str(sorted((cookie.name, cookie.value) for cookie in client.cookies.jar)))
        if state in seen:
            raise _Stop("redirects", f"redirects go in a circle: {url} again")
        seen.add(state)
        if len(trail.redirects) > settings.crawl_max_redirects:
            raise _Stop("redirects", f"more than {settings.crawl_max_redirects} redirects")
        if response.status_code not in (307, 308):
            form = None
        try:
            url = urljoin(url, onward)
        except ValueError as error:
            raise _Stop("url_refused", f"redirect to {onward!r}: {error}") from error


def _checked(url: str) -> str:
    """The address without its fragment. Raises _Stop unless it is a whole http or https address."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _Stop("url_refused", f"{url!r} is no address: {error}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise _Stop("url_refused", f"{url[:200]!r} is not an http or https address")
    if parts.username is not None or parts.password is not None:
        raise _Stop("url_refused", "the address carries a user name or password")
    return parts._replace(fragment="").geturl()


@contextmanager
def _named_failures(url: str) -> Iterator[None]:
    """Every exception of the network as one of OUTCOMES."""
    host = urlsplit(url).hostname
    try:
        yield
    except _Stop:
        raise
    except AddressRefusedError as error:
        raise _Stop("address_refused", str(error)) from error
    except NameNotFoundError as error:
        raise _Stop("dns", str(error)) from error
    except (TimeoutError, httpx.TimeoutException) as error:
        total = not isinstance(error, httpx.TimeoutException)
        what = "the time for one answer is up" if total else type(error).__name__
        raise _Stop("timeout", f"{host}: {what}") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise _Stop("url_refused", f"{url[:200]!r}: {error}") from error
    except httpx.RemoteProtocolError as error:
        cut = "without sending complete message body" in str(error)
        raise _Stop("truncated" if cut else "connection", f"{host}: {error}") from error
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        tls = _cause(error, ssl.SSLError)
        if tls is not None:
            raise _Stop("tls", f"{host}: {tls}") from error
        raise _Stop("connection", f"{host}: {type(error).__name__} {error}".rstrip()) from error


def _cause(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


def _check_status(response: httpx.Response, body: bytes, judge: Judge | None) -> None:
    status = response.status_code
    if status in (200, 203, 304):
        return
    named = {404: "gone", 410: "gone", 401: "forbidden", 403: "forbidden", 451: "forbidden"}
    named |= {408: "timeout", 429: "rate_limited"}
    family = {4: "client_error", 5: "server_error"}
    outcome = named.get(status) or family.get(status // 100) or "odd_status"
    if judge is not None and outcome not in ("gone", "rate_limited", "timeout"):
        outcome = judge(response, body) or outcome
    raise _Stop(outcome, f"status {status} {response.reason_phrase}".rstrip(), _retry_after(response))


def _retry_after(response: httpx.Response) -> float | None:
    """Retry-After in seconds from now, given as seconds or as a date (RFC 9110, 10.2.3)."""
    value = response.headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    left: float = (moment - datetime.now(UTC)).total_seconds()
    return max(0.0, left)


async def _body(response: httpx.Response, limit: int, cut: bool, trail: Trail) -> bytes:
    """The whole body, decompressed here and not by httpx, which would unpack a bomb before one could look."""
    encodings = [name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")]
    encodings = [name for name in encodings if name not in ("", "identity")]
    if any(name not in ("gzip", "x-gzip", "deflate") for name in encodings) or len(encodings) > 1:
        raise _Stop("encoding", f"content-encoding {', '.join(encodings)} was not offered")
    unpack = Unpacker(encodings[0]) if encodings else None
    body = bytearray()
    wire = 0
    try:
        async for chunk in response.aiter_raw(65_536):
            wire += len(chunk)
            for piece in unpack.feed(chunk) if unpack else (chunk,):
                body += piece
                trail.size = len(body)
                if len(body) > limit and cut:
                    return bytes(body[:limit])
                if len(body) > limit:
                    grown = f" ({len(body) // max(wire, 1)} times its {wire} bytes as sent)" if unpack else ""
                    raise _Stop("too_large", f"more than {limit} bytes{grown}")
        if unpack is not None and wire and not unpack.whole:
            raise _Stop("truncated", f"the {encodings[0]} stream ends before it is whole")
    except zlib.error as error:
        raise _Stop("encoding", f"{encodings[0]}: {error}") from error
    return bytes(body)


class Unpacker:
    """gzip (several members too) or deflate (with and without its zlib frame), in pieces of at most 64 KiB so
    that a bomb is seen while it is small. `feed` raises zlib.error at rubbish; `whole` says whether the end
    was reached."""

    PIECE = 65_536

    def __init__(self, encoding: str) -> None:
        self._gzip = encoding != "deflate"
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | (16 if self._gzip else 0))
        self._head: bytes | None = None if self._gzip else b""  # of deflate, until its frame can be told

    @property
    def whole(self) -> bool:
        return self._stream.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._head is not None:
            data = self._head + data
            if len(data) < 2:
                self._head = data
                return
            self._head = None
            if data[0] & 15 != zlib.DEFLATED or int.from_bytes(data[:2], "big") % 31:
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)  # no zlib frame (RFC 1950, 2.2), as some servers do
        while data:
            if self._stream.eof:
                # After a member comes another one, or rubbish that browsers ignore too.
                if not (self._gzip and data.startswith(b"\x1f\x8b")):
                    return
                self._stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
            piece = self._stream.decompress(data, self.PIECE)
            if piece:
                yield piece
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
