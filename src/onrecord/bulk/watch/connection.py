"""One request over a connection of its own, to an IP address that was checked, within limits of time and size.

The name of a host is resolved once, by the caller, and the connection is made to what came of it, so that a name that
means another address a moment later leads nowhere else. The time limit holds for the whole exchange, not for each read,
so that a server that sends a byte now and then holds nobody up.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from email.message import Message
from threading import Event
from time import monotonic
from typing import Any, NamedTuple, cast

from .address import Address, FetchError

CHUNK = 1 << 16
POLL = 0.2  # seconds after which a read looks whether it shall stop


class Stopped(Exception):
    """The work is to stop: somebody pressed Ctrl-C."""


class Limits(NamedTuple):
    """What one request may take: seconds for the connection and for all, bytes of the body once inflated."""

    connect: float = 10.0
    total: float = 30.0
    size: int = 10_000_000


class Line:
    """How requests are made: limits, the TLS context, the signal to stop."""

    def __init__(self, limits: Limits, context: ssl.SSLContext, stop: Event) -> None:
        self.limits = limits
        self.context = context
        self.stop = stop

    @contextmanager
    def request(
        self, address: Address, ips: list[str], headers: Mapping[str, str]
    ) -> Iterator[http.client.HTTPResponse]:
        """Send a GET request to the first of ``ips`` that answers, and hold its response; faults as FetchError."""
        deadline = monotonic() + self.limits.total
        try:
            with closing(self._connected(address, ips)) as sock:
                connection = http.client.HTTPConnection(address.host, address.port)
                connection.sock = cast(Any, _Timed(sock, deadline, self.stop))
                own = {"Host": address.origin.partition("//")[2], "Connection": "close"}
                connection.request("GET", address.target, headers=own | dict(headers))
                yield connection.getresponse()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"{address.url}: {self._why(error)}", retry=True) from error

    def _connected(self, address: Address, ips: list[str]) -> socket.socket:
        """Connect to the first IP address that takes it; TLS names the host, whose certificate must hold for it."""
        fault: OSError | None = None
        for ip in ips:
            if self.stop.is_set():
                raise Stopped
            try:
                sock = socket.create_connection((ip, address.port), timeout=self.limits.connect)
                break
            except OSError as error:
                fault = error
        else:
            raise fault or OSError("no address")
        if address.scheme == "http":
            return sock
        try:
            return self.context.wrap_socket(sock, server_hostname=address.host)
        except BaseException:
            sock.close()
            raise

    def _why(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"no whole answer in time (the limit is {self.limits.total:g} s)"
        if isinstance(error, ssl.SSLCertVerificationError):
            return f"its TLS certificate does not hold ({error.verify_message})"
        if isinstance(error, http.client.IncompleteRead | ConnectionResetError | http.client.RemoteDisconnected):
            return "cut off before its end"
        if isinstance(error, OSError):
            return f"cannot be reached ({error.strerror or error})"
        return f"no answer in HTTP ({type(error).__name__})"


class _Timed:
    """What an HTTP connection needs of a socket, every wait held to one deadline."""

    def __init__(self, sock: socket.socket, deadline: float, stop: Event) -> None:
        self._sock = sock
        self._deadline = deadline
        self._stop = stop

    def sendall(self, data: bytes) -> None:
        """Send a request."""
        self._sock.settimeout(max(self._deadline - monotonic(), 0.001))
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the stream of what comes back."""
        return io.BufferedReader(_TimedStream(self._sock, self._deadline, self._stop))

    def close(self) -> None:
        """Leave the socket open: who opened it closes it, once the response has been read."""


class _TimedStream(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float, stop: Event) -> None:
        self._sock = sock
        self._deadline = deadline
        self._stop = stop

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while (left := self._deadline - monotonic()) > 0:
            if self._stop.is_set():
                raise Stopped
            self._sock.settimeout(min(left, POLL))
            try:
                return self._sock.recv_into(buffer)
            except TimeoutError:
                continue
        raise TimeoutError


def read_body(response: http.client.HTTPResponse, url: str, limit: int, *, cut: bool = False) -> bytes:
    """Return the body of a response, inflated where it is packed with gzip.

    :class:`FetchError` where it has more than ``limit`` bytes (``cut`` returns the first of them instead), is cut off,
    damaged, or packed in a way that nobody asked for.
    """
    told = response.length or 0
    if told > limit and not cut:
        raise FetchError(f"{url}: {told:,} bytes; the limit is {limit:,}")
    out = bytearray()
    for data in _inflated(response, url, limit):
        out += data
        if len(out) > limit:
            if cut:
                return bytes(out[:limit])
            raise FetchError(f"{url}: more than {limit:,} bytes")
    if response.length:
        raise FetchError(f"{url}: cut off, {response.length:,} bytes before its end", retry=True)
    return bytes(out)


def _inflated(response: http.client.HTTPResponse, url: str, limit: int) -> Iterator[bytes]:
    """Yield a body piece by piece, none of which is much longer than ``limit``, whatever was packed in it."""
    packing = packing_of(response.headers)
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(f"{url}: packed with {packing[:40]!r}, which was not asked for")
    packed = zlib.decompressobj(wbits=31) if packing.endswith("gzip") else None
    while data := response.read(CHUNK):
        if packed is None:
            yield data
            continue
        try:
            yield packed.decompress(data, limit + 1)
        except zlib.error as error:
            raise FetchError(f"{url}: packed, and damaged ({error})", retry=True) from error
    if packed is not None and not packed.eof and not response.length:
        raise FetchError(f"{url}: packed, and cut off before its end", retry=True)


def packing_of(headers: Message) -> str:
    """Return how a body is packed, "" for not at all."""
    return str(headers.get("Content-Encoding", "")).strip().lower()
