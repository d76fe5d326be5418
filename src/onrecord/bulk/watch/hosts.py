"""Politeness: to a host one request at a time, with a pause between, and none while it asks for rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic

from .address import FetchError
from .connection import Stopped

PATIENCE = 60.0  # seconds that a request waits for its turn; a host that asks for more is left for a later round


class _Host:
    def __init__(self, delay: float) -> None:
        self.lock = Lock()
        self.delay = delay
        self.ready = 0.0


class Hosts:
    """The hosts that requests go to, by name."""

    def __init__(self, delay: float, stop: Event) -> None:
        self._delay = delay
        self._stop = stop
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Hold a host for one request, once it is free and has had its pause.

        :class:`FetchError` where it has asked for a longer one than :data:`PATIENCE`.
        """
        host = self._host(name)
        with host.lock:
            wait = host.ready - monotonic()
            if wait > PATIENCE:
                raise FetchError(f"{name}: asks for a pause of {wait:.0f} s", retry=True, after=wait)
            if self._stop.wait(max(wait, 0.0)):
                raise Stopped
            try:
                yield
            finally:
                host.ready = max(host.ready, monotonic() + host.delay)

    def slow_down(self, name: str, delay: float) -> None:
        """Leave at least ``delay`` seconds between requests to a host."""
        host = self._host(name)
        host.delay = max(host.delay, min(delay, PATIENCE))

    def rest(self, name: str, seconds: float) -> None:
        """Leave a host alone for so long. Called in its :meth:`turn`."""
        host = self._host(name)
        host.ready = max(host.ready, monotonic() + seconds)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._delay))
