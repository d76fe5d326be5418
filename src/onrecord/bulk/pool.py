"""The engine of one machine: worker processes that code chunks, each with the model loaded once. After engine.py."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from ..errors import InputError
from .coding import Done, Job, Shape, code_chunk, warm
from .engine import READY, Link, Load, Watched


class Pool(Watched):
    """``workers`` processes (as many as the machine has processors, for ``None``) that code chunks into parts of one
    ``shape``.

    ``load`` runs in each worker once and returns the coder and what names an article; it must be importable.
    """

    def start(self) -> Link:
        """Start a process."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.load, self.shape), daemon=True)
        process.start()
        theirs.close()
        return _Process(process, ours)

    def heard(self, links: Sequence[Link], seconds: float) -> Iterable[Link]:
        """Return the processes that have something to say."""
        pipes = {link.pipe: link for link in links if isinstance(link, _Process)}
        return [pipes[pipe] for pipe in wait(list(pipes), timeout=seconds) if isinstance(pipe, Connection)]


class _Process(Link):
    """A process and the pipe to it."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe

    def send(self, job: Job) -> None:
        try:
            self.pipe.send(job)
        except OSError:
            return  # it has ended: listening to it says so

    def hear(self) -> Any:
        try:
            return self.pipe.recv()
        except OSError as error:
            raise EOFError from error

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, load: Load, shape: Shape) -> None:
    """What a worker does: load, then code the chunks that it is given. Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        coder, name = load()
        warm(shape)
    except Exception as error:
        pipe.send(error)
        return
    try:
        pipe.send(READY)
        while True:
            pipe.send(_coded(coder, pipe.recv(), shape, name, pipe.send))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _coded(coder: Any, job: Job, shape: Shape, name: Any, say: Any) -> Done | InputError:
    """Code a chunk; an error of writing its part is the run's, no article's."""
    try:
        return code_chunk(coder, job, shape, name=name, say=say)
    except InputError as error:
        return error
