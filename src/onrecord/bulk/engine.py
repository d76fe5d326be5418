"""What codes chunks, whatever runs it: workers that are given chunks, listened to and replaced, and the loop that
watches them.

A worker that says nothing for too long, or ends, is replaced. Its chunk is then coded carefully, one article at a time;
an article that takes too long, or at which two workers have ended, is set aside with the reason, and the rest of the
chunk goes on. After coding.py; :mod:`.pool` (processes) and :mod:`.ray_engine` (a cluster's actors) say what a worker
is.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol, Self

from ..errors import InputError
from .chunks import Chunk
from .coding import Codes, Done, Job, Shape

LIMIT = 60.0  # seconds that one article may take
START = 180.0  # seconds that loading a worker may take
STARTS = 3  # workers in a row that may end while they load
LISTEN = 0.5  # seconds between looks at who has been silent
READY = "ready"
ENDED = "it ended the process that read it"
Load = Callable[[], tuple[Codes, Callable[[Any], str]]]


class Engine(Protocol):
    """What a run needs of an engine: workers within a ``with``, and chunks coded into parts."""

    def __enter__(self) -> Self:
        """Start the workers."""

    def __exit__(self, *_: object) -> None:
        """Stop them, whatever they are at."""

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        """Yield what became of each chunk, as they are done."""


class MakeEngine(Protocol):
    """Makes an engine for a run: ``workers`` of them (what the engine finds where it is ``None``), each running
    ``load``, with ``limit`` seconds for an article.
    """

    def __call__(self, load: Load, shape: Shape, *, workers: int | None, limit: float) -> Engine:
        """Return the engine, not yet started."""


class Link(ABC):
    """A worker seen from the run. It says :data:`READY` once it has loaded, then of each job the articles that it is
    at, and last what is done.
    """

    @abstractmethod
    def send(self, job: Job) -> None:
        """Give it a job."""

    @abstractmethod
    def hear(self) -> Any:
        """Return what it says, an error that must stop the run included; :class:`EOFError` where it has ended."""

    @abstractmethod
    def kill(self) -> None:
        """End it at once."""


@dataclass(slots=True)
class _Worker:
    """A worker, what it is at, and when it last said something. ``at`` is the article that a careful job is at."""

    link: Link
    job: Job | None = None
    said: float = field(default_factory=monotonic)
    ready: bool = False
    at: int | None = None


class Watched(ABC):
    """An engine whose workers are watched. One chunk lies ready while they work, so memory does not grow."""

    def __init__(self, load: Load, shape: Shape, *, workers: int | None, limit: float = LIMIT) -> None:
        self.load, self.shape, self.size, self.limit = load, shape, workers, limit
        self._workers: list[_Worker] = []
        self._lost_starts = 0

    @abstractmethod
    def start(self) -> Link:
        """Start a worker."""

    @abstractmethod
    def heard(self, links: Sequence[Link], seconds: float) -> Iterable[Link]:
        """Return those of ``links`` that have something to say, waiting for ``seconds`` where none has."""

    def __enter__(self) -> Self:
        self._workers = [_Worker(self.start()) for _ in range(self.size or os.cpu_count() or 1)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.link.kill()

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        """Yield what became of each chunk, as they are done."""
        waiting: list[Job] = []
        while True:
            if not waiting and (chunk := next(chunks, None)) is not None:
                waiting.append(Job(chunk))
            idle = [w for w in self._workers if w.ready and w.job is None]
            if idle and waiting:
                self._give(idle[0], waiting.pop(0))
                continue
            busy = [w for w in self._workers if w.job is not None or not w.ready]
            if not waiting and not any(w.job for w in busy):
                return
            for link in self.heard([w.link for w in busy], LISTEN):
                done, again = self._hear(next(w for w in busy if w.link is link))
                waiting[:0] = [again] if again is not None else []
                if done is not None:
                    yield done
            waiting[:0] = [again for w in self._workers if (again := self._late(w)) is not None]

    def _give(self, worker: _Worker, job: Job) -> None:
        worker.job, worker.at, worker.said = job, None, monotonic()
        worker.link.send(job)

    def _hear(self, worker: _Worker) -> tuple[Done | None, Job | None]:
        """Take one message of a worker: what is done, or the job again where the worker has ended."""
        try:
            message = worker.link.hear()
        except EOFError:
            return None, self._replace(worker, ENDED, sure=False)
        worker.said = monotonic()
        if isinstance(message, Done):
            worker.job = None
            return message, None
        if isinstance(message, BaseException):
            raise message
        if message == READY:
            worker.ready, self._lost_starts = True, 0
        else:
            worker.at = int(message)
        return None, None

    def _late(self, worker: _Worker) -> Job | None:
        """Return the job of a worker that has been silent for too long, and replace it."""
        if worker.ready and worker.job is None:
            return None
        allowed = self.limit if worker.ready else START
        if worker.job is not None and not worker.job.careful:
            allowed += self.limit  # the first articles of a chunk are parsed together
        if monotonic() - worker.said <= allowed:
            return None
        if worker.ready:
            return self._replace(worker, f"it took more than {self.limit:.0f} s", sure=True)
        if not any(w.ready for w in self._workers):
            raise InputError(f"no worker was ready within {START:.0f} s; is a processor free, and memory?")
        return None

    def _replace(self, worker: _Worker, reason: str, *, sure: bool) -> Job | None:
        """Put a new worker in one's place; return its job as it is to be done now."""
        worker.link.kill()
        self._lost_starts += not worker.ready
        if self._lost_starts >= STARTS:
            raise RuntimeError("workers end before they are ready; `onrecord read` on one article says why")
        job, at = worker.job, worker.at
        worker.link, worker.job, worker.at = self.start(), None, None
        worker.ready, worker.said = False, monotonic()
        return None if job is None else job.again(at, reason, sure=sure)
