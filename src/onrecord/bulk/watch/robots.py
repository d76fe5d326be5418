"""What a host's robots.txt permits (RFC 9309), asked for once a day."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import NamedTuple

from protego import Protego

from .address import Address, FetchError

AGENT = "onrecord"
LARGEST = 500_000  # bytes; RFC 9309 wants no more to be read
DAY = 86_400.0  # seconds that an answer holds
PAUSE = 600.0  # seconds until a file that could not be had is asked for again


class _Answer(NamedTuple):
    until: float
    rules: Protego | None
    fault: FetchError | None


class Robots:
    """The robots.txt of every origin that was asked for. ``get`` returns the bytes of one."""

    def __init__(self, get: Callable[[Address], bytes], slow_down: Callable[[str, float], None]) -> None:
        self._get = get
        self._slow_down = slow_down
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._answers: dict[str, _Answer] = {}

    def require(self, address: Address) -> None:
        """Raise :class:`FetchError` where robots.txt forbids an address, or cannot be had now."""
        with self._lock:
            lock = self._locks.setdefault(address.origin, Lock())
        with lock:
            answer = self._answers.get(address.origin)
            if answer is None or answer.until < monotonic():
                answer = self._answers[address.origin] = self._ask(address)
        if answer.fault is not None:
            f = answer.fault
            raise FetchError(str(f), retry=True, after=f.after, status=f.status)
        if answer.rules is not None and not answer.rules.can_fetch(address.url, AGENT):
            raise FetchError(f"{address.url}: forbidden by the host's robots.txt")

    def _ask(self, address: Address) -> _Answer:
        """Ask for the rules: none where the host has none; a fault where it cannot say now, which forbids all."""
        try:
            data = self._get(address._replace(target="/robots.txt"))
        except FetchError as error:
            if error.retry:
                return _Answer(monotonic() + PAUSE, None, error)
            return _Answer(monotonic() + DAY, None, None)
        rules = Protego.parse(data.decode("utf-8", errors="replace"))
        if delay := rules.crawl_delay(AGENT):
            self._slow_down(address.host, delay)
        return _Answer(monotonic() + DAY, rules, None)
