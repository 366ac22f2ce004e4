"""The one way out to the network: an httpx client that verifies certificates with the operating system's
trust store and connects to public addresses only.

The address that is checked is the address that is connected to: names are resolved here and the connection
goes to the number, so that a name that changes between check and use (DNS rebinding) leads nowhere.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path

import httpcore
import httpx
import truststore

from pipelines.settings import Settings

PRODUCT = "vndx"
"""The name that a robots.txt may address."""

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to addresses, best first. Raises OSError where the name leads nowhere."""

NAT64 = ip_network("64:ff9b::/96")


class AddressRefusedError(Exception):
    """The host's address is private, loopback, link-local or otherwise not of the public Internet."""


class NameNotFoundError(Exception):
    """The host's name has no address."""


def user_agent(contact: str) -> str:
    """Who we are and where to complain: `vndx/0.1.0 (+mailto or web address)`."""
    try:
        number = version("vndx")
    except PackageNotFoundError:  # run from a checkout that is not installed
        number = "0"
    return f"{PRODUCT}/{number}" + (f" (+{contact})" if contact else "")


def public(address: str) -> bool:
    """Whether an address is of the public Internet, also where an IPv6 address wraps an IPv4 one."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return ip.is_global and not ip.is_multicast


async def resolve(host: str, port: int) -> list[str]:
    """What the operating system's resolver says."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _PublicOnly(httpcore.AnyIOBackend):
    """Connects to the first of a host's addresses that answers, having refused the host if any of them is
    private: a name with one private address is an attack or a mistake."""

    def __init__(self, allowed: Iterable[str], resolve: Resolve) -> None:
        self._allowed = [ip_network(network) for network in allowed]
        self._resolve = resolve

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = await asyncio.wait_for(self._resolve(host, port), timeout)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"no answer to the question where {host} is") from error
        except (OSError, UnicodeError) as error:
            raise NameNotFoundError(f"{host}: {error}") from error
        for address in addresses:
            if not public(address) and not any(ip_address(address) in network for network in self._allowed):
                raise AddressRefusedError(f"{host} is {address}, which is not an address of the public Internet")
        failure: Exception = NameNotFoundError(f"{host}: no address")
        for address in addresses:
            try:
                return await super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's transport over a pool that connects to public addresses only. httpx has no parameter for the
    pool's network backend, hence the assignment."""

    def __init__(self, tls: ssl.SSLContext, connections: int, backend: httpcore.AsyncNetworkBackend) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=30.0,
            http1=True,
            http2=True,
            network_backend=backend,
        )


@cache
def _tls(ca_file: Path | None) -> ssl.SSLContext:
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
    return context


def client(
    settings: Settings, ca_file: Path | None = None, connections: int = 4, resolver: Resolve = resolve
) -> httpx.AsyncClient:
    """A client that follows no redirects by itself (each hop is checked by the fetcher), ignores proxy
    variables (a proxy would resolve names unchecked) and keeps cookies as long as it lives. `ca_file` is
    trusted beside the operating system's certificate authorities."""
    return httpx.AsyncClient(
        transport=_Transport(_tls(ca_file), connections, _PublicOnly(settings.crawl_allowed_networks, resolver)),
        headers={
            "User-Agent": user_agent(settings.crawl_contact),
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "vi,en;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        timeout=httpx.Timeout(settings.crawl_read_timeout, connect=settings.crawl_connect_timeout, pool=None),
        follow_redirects=False,
        trust_env=False,
    )
