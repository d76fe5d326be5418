"""What may be fetched: http and https addresses, at hosts of the public internet."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from ...errors import InputError

PORTS = {"http": 80, "https": 443}
SAFE_PATH = "/%:@!$&'()*+,;=~-._"
SAFE_QUERY = SAFE_PATH + "?"
LONGEST = 4_000  # characters of an address
SHOWN = 200  # characters of an address in a message
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # its last 32 bits are an IPv4 address

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]


class FetchError(InputError):
    """An address could not be fetched.

    ``retry`` tells whether it may be had later, after ``after`` seconds where the server says so; ``status`` is the
    HTTP status, where there was one.
    """

    def __init__(
        self, message: str, *, retry: bool = False, after: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.retry = retry
        self.after = after
        self.status = status


class Address(NamedTuple):
    """An address in its parts: ``host`` in ASCII, ``target`` the path and query as a request names them."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port, the port left out where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """Return the whole address, without a fragment."""
        return self.origin + self.target


def read_address(url: str, base: str = "") -> Address:
    """Return the parts of an address, which may be relative to ``base``.

    :class:`FetchError` where it is none that may be fetched.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError as error:
        raise FetchError(f"{url[:SHOWN]!r} is not an address ({error})") from error
    if "@" in parts.netloc:
        raise FetchError(f"{parts.scheme}://{host}: addresses with a user's name or password are not fetched")
    if parts.scheme not in PORTS:
        raise FetchError(f"{url[:SHOWN]!r} is not fetched; only http and https addresses are")
    if not host or port == 0 or len(url) > LONGEST:
        raise FetchError(f"{url[:SHOWN]!r} is not an address: it names no host, or has over {LONGEST:,} characters")
    query = f"?{quote(parts.query, SAFE_QUERY)}" if parts.query else ""
    return Address(parts.scheme, host, port or PORTS[parts.scheme], (quote(parts.path, SAFE_PATH) or "/") + query)


def host_of(url: str) -> str:
    """Return the host that an address names, without "www.", "" for none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    """Return a host's name in ASCII; :class:`ValueError` where it cannot be one."""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host; :class:`FetchError` where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({getattr(error, 'strerror', None) or error})", retry=True) from error
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def public(host: str, addresses: list[str]) -> list[str]:
    """Return those of a host's IP addresses that are of the public internet; :class:`FetchError` where none is."""
    allowed = [address for address in addresses if _is_public(ipaddress.ip_address(address))]
    if not allowed:
        raise FetchError(f"{host}: an address of this machine or of a private network; --allow-private permits it")
    return allowed


def _is_public(ip: IP) -> bool:
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_unspecified)
