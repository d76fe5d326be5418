"""Worker processes that code chunks, each with the model loaded once, watched for hanging and dying.

A worker that says nothing for too long, or dies, is replaced. Its chunk is then coded carefully, one article at a time;
the article at fault is set aside with the reason, and the rest of the chunk goes on. After coding.py.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any

from .chunks import Chunk
from .coding import Codes, Done, Job, Shape, code_chunk

LIMIT = 60.0  # seconds that one article may take
START = 180.0  # seconds that loading a worker may take
Load = Callable[[], tuple[Codes, Callable[[Any], str]]]


@dataclass(slots=True)
class _Worker:
    """A process, what it is at, and when it last said something. ``at`` is the article that a careful job is at."""

    process: multiprocessing.process.BaseProcess
    link: Connection
    job: Job | None = None
    said: float = field(default_factory=monotonic)
    ready: bool = False
    at: int | None = None


class Pool:
    """``workers`` processes that code chunks into parts of one ``shape``.

    ``load`` runs in each worker once and returns the coder and what names an article; it must be importable.
    """

    def __init__(self, load: Load, shape: Shape, *, workers: int, limit: float = LIMIT) -> None:
        self.load, self.shape, self.limit = load, shape, limit
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._size = workers

    def __enter__(self) -> Pool:
        self._workers = [self._start() for _ in range(self._size)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.link.close()

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        """Yield what became of each chunk, as they are done."""
        waiting: list[Job] = []
        while True:
            for worker in self._workers:
                if worker.ready and worker.job is None:
                    job = waiting.pop(0) if waiting else _next(chunks)
                    if job is not None:
                        self._give(worker, job)
            busy = [w for w in self._workers if w.job is not None or not w.ready]
            if not waiting and not any(w.job for w in busy):
                job = _next(chunks)
                if job is None:
                    return
                waiting.append(job)
            for link in wait([w.link for w in busy], timeout=0.5):
                worker = next(w for w in busy if w.link is link)
                done, again = self._hear(worker)
                if again is not None:
                    waiting.insert(0, again)
                if done is not None:
                    yield done
            waiting[:0] = [again for w in self._workers if (again := self._late(w)) is not None]

    def _give(self, worker: _Worker, job: Job) -> None:
        worker.job, worker.at, worker.said = job, None, monotonic()
        worker.link.send(job)

    def _hear(self, worker: _Worker) -> tuple[Done | None, Job | None]:
        """Take one message of a worker: what is done, or the job again where the worker has died."""
        try:
            message = worker.link.recv()
        except (EOFError, OSError):
            return None, self._replace(worker, "it ended the process that read it")
        worker.said = monotonic()
        if isinstance(message, Done):
            worker.job = None
            return message, None
        if message == "ready":
            worker.ready = True
        elif isinstance(message, BaseException):
            raise message
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
        return self._replace(worker, f"it took more than {self.limit:.0f} s")

    def _replace(self, worker: _Worker, reason: str) -> Job | None:
        """Put a new process in a worker's place; return its job as it is to be done now."""
        worker.process.kill()
        worker.process.join()
        worker.link.close()
        job, at = worker.job, worker.at
        if job is None and not worker.ready:
            raise RuntimeError("a worker process ended before it was ready; `onrecord read` on one article says why")
        fresh = self._start()
        worker.process, worker.link, worker.job, worker.ready = fresh.process, fresh.link, None, False
        worker.said, worker.at = fresh.said, None
        if job is None:
            return None
        if not job.careful:
            return replace(job, careful=True)
        if at is None:
            return job
        return replace(job, excluded=(*job.excluded, (at, reason)))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self.load, self.shape), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _next(chunks: Iterator[Chunk]) -> Job | None:
    chunk = next(chunks, None)
    return None if chunk is None else Job(chunk)


def _serve(link: Connection, load: Load, shape: Shape) -> None:
    """What a worker does: load, then code the chunks that it is given. Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        coder, name = load()
    except Exception as error:
        link.send(error)
        return
    link.send("ready")
    while True:
        try:
            job = link.recv()
            link.send(code_chunk(coder, job, shape, name=name, say=link.send))
        except (EOFError, OSError, KeyboardInterrupt):
            return
