"""The one way out to the network: an address to what stands there, politely and within limits.

Proxies that the environment names are not used: an address that is checked is the one connected to.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Collection
from email.utils import parsedate_to_datetime
from functools import partial
from threading import Event
from time import time
from typing import NamedTuple

from ...version import VERSION
from .address import Address, FetchError, Resolve, public, read_address, resolve
from .connection import Limits, Line, read_body
from .hosts import Hosts
from .robots import AGENT, LARGEST, Robots

USER_AGENT = f"{AGENT}/{VERSION} (follows news feeds; honours robots.txt)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HOPS = 5  # redirects that are followed
BUSY = frozenset({429, 503})  # with them a server asks to be left alone
LATER = frozenset({408, 425}) | BUSY  # these, and what else starts with 5, may be had another time
REST = 60.0  # seconds for which a busy host is left alone, where it does not say
LONGEST = 86_400.0  # seconds of rest that are granted


class Fetched(NamedTuple):
    """What stands at an address: where redirects led to, the body, and what conditional requests are made with.

    ``unchanged`` tells that a conditional request found nothing new.
    """

    url: str
    body: bytes
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


class _Answer(NamedTuple):
    fetched: Fetched | None
    location: str


class Fetcher:
    """Fetches from many threads at once. ``delay`` is the least pause, in seconds, between requests to a host."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        delay: float = 1.0,
        limits: Limits | None = None,
        resolve: Resolve = resolve,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._stop = Event()
        self._line = Line(limits or Limits(), context or ssl.create_default_context(), self._stop)
        self._hosts = Hosts(delay, self._stop)
        self._robots = Robots(self._robots_of, self._hosts.slow_down)
        self._resolve = resolve
        self._allow_private = allow_private

    def stop(self) -> None:
        """End every request that is under way, and let no other begin."""
        self._stop.set()

    def get(self, url: str, *, types: Collection[str], etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return what stands at ``url``; :class:`FetchError`, which names it, where that cannot be had.

        ``types`` are the content types that are taken: whole ones, or what they start with (``text/``). ``etag`` and
        ``modified`` are those of the version that is known.
        """
        headers = {"Accept": ", ".join(t for t in types if not t.endswith("/")) + ", */*;q=0.1"}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        return self._follow(read_address(url), headers, types)

    def _follow(
        self, address: Address, headers: dict[str, str], types: Collection[str], *, robots: bool = True
    ) -> Fetched:
        start, seen = address.url, {address.url}
        for _ in range(HOPS + 1):
            if robots:
                self._robots.require(address)
            answer = self._ask(address, headers, types, cut=None if robots else LARGEST)
            if answer.fetched is not None:
                return answer.fetched
            address = read_address(answer.location, address.url)
            if address.url in seen:
                raise FetchError(f"{start}: redirects in a circle")
            seen.add(address.url)
        raise FetchError(f"{start}: more than {HOPS} redirects")

    def _robots_of(self, address: Address) -> bytes:
        return self._follow(address, {"Accept": "text/plain, */*;q=0.1"}, (), robots=False).body

    def _ask(self, address: Address, headers: dict[str, str], types: Collection[str], *, cut: int | None) -> _Answer:
        """Make one request. ``cut`` is the number of bytes after which the rest of the body is left."""
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"} | headers
        with self._hosts.turn(address.host):
            ips = self._resolve(address.host, address.port)
            if not self._allow_private:
                ips = public(address.host, ips)
            with self._line.request(address, ips, headers) as response:
                if response.status in REDIRECTS and (location := response.headers.get("Location")):
                    return _Answer(None, _utf8(location))
                told = partial(Fetched, etag=_told(response, "ETag"), modified=_told(response, "Last-Modified"))
                if response.status == 304:
                    return _Answer(told(address.url, b"", unchanged=True), "")
                self._require_answer(address, response, types)
                limit = self._line.limits.size if cut is None else cut
                return _Answer(told(address.url, read_body(response, address.url, limit, cut=cut is not None)), "")

    def _require_answer(self, address: Address, response: http.client.HTTPResponse, types: Collection[str]) -> None:
        """Raise :class:`FetchError` for an error, or content of a type that is not taken."""
        status = response.status
        if status not in (200, 203):
            retry = status in LATER or status >= 500
            after = _retry_after(response) if retry else None
            if status in BUSY:
                self._hosts.rest(address.host, after if after is not None else REST)
            reason = " ".join(str(response.reason).split())[:60]
            message = f"{address.url}: the server answers {status} {reason}".rstrip()
            raise FetchError(message, retry=retry, after=after, status=status)
        type = response.headers.get_content_type().lower() if "Content-Type" in response.headers else ""
        if types and type and not any(type == t or (t.endswith("/") and type.startswith(t)) for t in types):
            raise FetchError(f"{address.url}: {type[:60]}, which is not read")


def _told(response: http.client.HTTPResponse, name: str) -> str | None:
    """Return a header that is sent back with the next request, ``None`` where it is none that could be."""
    value = str(response.headers.get(name, "")).strip()
    return value if value and value.isascii() and value.isprintable() and len(value) <= 500 else None


def _retry_after(response: http.client.HTTPResponse) -> float | None:
    """Return the seconds that a server asks to wait, ``None`` where it does not say."""
    value = str(response.headers.get("Retry-After", "")).strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), LONGEST)
    try:
        return min(max(parsedate_to_datetime(value).timestamp() - time(), 0.0), LONGEST)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _utf8(location: str) -> str:
    """Return a header's address as its bytes mean it: as UTF-8, where they are that."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
