"""The engine of a cluster: Ray actors that code chunks, each with the model loaded once. After engine.py.

Chunks and parts are those of :mod:`.pool`, and so the tables are the same. Actors write their parts themselves, so the
output folder must be on a file system that all machines of the cluster share.
"""

from __future__ import annotations

import importlib
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from time import monotonic, sleep
from typing import Any, Self

from ..errors import InputError, OnrecordError, UsageError
from .coding import DONE, Done, Job, Shape, code_steps, warm
from .engine import READY, Link, Load, MakeEngine, Watched

INSTALL = "pip install onrecord[ray]"
SPEAKS = 2.0  # seconds after which an actor says where it is in a chunk
SEEN = 90.0  # seconds that a shared file system may take to show what another machine has written
SHARED = "the output folder must be on a file system that all machines of the cluster share"
STORE = 100_000_000  # bytes of Ray's store of objects on this machine: some chunks on their way
QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DEDUP_LOGS_SKIP_REGEX": "A worker died or was killed",  # the run says so itself, in skipped.csv
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


def ray_engine(address: str | None = None) -> MakeEngine:
    """Return what makes the engine: on the cluster at ``address``, on this machine alone for ``None``.

    :class:`UsageError` where Ray is not installed.
    """
    return partial(RayEngine, _ray(), address)


def _ray() -> Any:
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        raise UsageError(f"the engine ray needs Ray, which is not installed: {INSTALL}") from error


class RayEngine(Watched):
    """``workers`` actors (one a processor of the cluster, for ``None``) that code chunks into parts of one ``shape``.

    Where the caller has connected to a Ray already, that one is used, and left running.
    """

    def __init__(
        self, ray: Any, address: str | None, load: Load, shape: Shape, *, workers: int | None, limit: float
    ) -> None:
        super().__init__(load, replace(shape, folder=shape.folder.absolute()), workers=workers, limit=limit)
        self.ray, self.address = ray, address
        self._connected = False

    def __enter__(self) -> Self:
        if not self.ray.is_initialized():
            self._connect()
            self._connected = True
        self.size = self.size or int(self.ray.cluster_resources().get("CPU", 1))
        self._actor = self.ray.remote(num_cpus=1)(CodingActor)
        return super().__enter__()

    def _connect(self) -> None:
        quiet = {"log_to_driver": False, "logging_level": "ERROR"}
        if self.address is None:
            size = self.size or os.cpu_count()
            self.ray.init("local", num_cpus=size, include_dashboard=False, object_store_memory=STORE, **quiet)
            return
        try:
            self.ray.init(self.address, **quiet)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(f"--address {self.address}: no Ray cluster answers there ({error})") from error

    def __exit__(self, *held: object) -> None:
        super().__exit__(*held)
        if self._connected:
            self.ray.shutdown()

    def run(self, chunks: Iterator[Any]) -> Iterator[Done]:
        """Yield what became of each chunk once its part is seen from here."""
        for done in super().run(chunks):
            self._see(done)
            yield done

    def _see(self, done: Done) -> None:
        """Wait until a part shows here; :class:`InputError` where it does not."""
        part, begin = self.shape.part(done.number), monotonic()
        while not (part / DONE).is_file():
            if monotonic() - begin > SEEN:
                raise InputError(f"{part}: was written, but not here; {SHARED}")
            sleep(0.2)

    def start(self) -> Link:
        """Start an actor; it waits where the cluster has no processor free."""
        return _Actor(self.ray, self._actor.remote(self.load, self.shape))

    def heard(self, links: Sequence[Link], seconds: float) -> Iterable[Link]:
        """Return the actors that have something to say."""
        calls = {link.call: link for link in links if isinstance(link, _Actor)}
        self.ray.wait(list(calls), num_returns=1, timeout=seconds)
        said, _ = self.ray.wait(list(calls), num_returns=len(calls), timeout=0)
        return [calls[call] for call in said]


class _Actor(Link):
    """An actor and the call that it is to answer."""

    def __init__(self, ray: Any, actor: Any) -> None:
        self.ray, self.actor = ray, actor
        self.call = actor.ready.remote()
        self._ready = False

    def send(self, job: Job) -> None:
        self.call = self.actor.code.remote(job)

    def hear(self) -> Any:
        try:
            message = self.ray.get(self.call)
        except self.ray.exceptions.RayTaskError as error:
            if self._ready and not isinstance(error.cause, InputError):
                raise EOFError from error  # a fault in coding, which ends a worker process too
            return error.cause
        except self.ray.exceptions.RayError as error:
            raise EOFError from error
        self._ready = True
        if isinstance(message, int):
            self.call = self.actor.code.remote(None)
        return message

    def kill(self) -> None:
        self.ray.kill(self.actor)


class CodingActor:
    """What runs in an actor's process."""

    def __init__(self, load: Load, shape: Shape) -> None:
        self.load, self.shape = load, shape

    def ready(self) -> str:
        """Load, and say so; :class:`InputError` where the folder of parts is not seen from here."""
        if not self.shape.folder.is_dir():
            raise InputError(f"{self.shape.folder}: is not there on {platform.node()}; {SHARED}")
        self._coder, self._name = self.load()
        warm(self.shape)
        return READY

    def code(self, job: Job | None) -> int | Done:
        """Begin ``job``, or go on with the one begun; return what became of it, or the number of an article: the
        next one in a careful job, else the one that was coded last after some seconds.
        """
        if job is not None:
            self._careful = job.careful
            self._steps = code_steps(self._coder, job, self.shape, name=self._name)
        begin = monotonic()
        for step in self._steps:
            if isinstance(step, Done) or self._careful or monotonic() - begin > SPEAKS:
                return step
        raise OnrecordError("a chunk ended without what became of it")
