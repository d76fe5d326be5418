"""The engine of a cluster, on a Ray of this machine with two workers: the same bytes, resuming, faults."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from onrecord.bulk.chunks import chunks
from onrecord.bulk.coding import Done, Shape
from onrecord.bulk.engine import MakeEngine
from onrecord.bulk.ray_engine import RayEngine, ray_engine
from onrecord.bulk.run import Asked, code, document_name
from onrecord.errors import InputError, UsageError
from onrecord.records import Article

from .fakes import load_fake
from .test_run import articles, run, skipped, tables_of

needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed: onrecord[ray]")


@pytest.fixture(scope="module")
def engine() -> Iterator[MakeEngine]:
    """The engine on a Ray that all tests here share, since starting one takes seconds."""
    made = ray_engine()
    import ray

    ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield made
    family = psutil.Process().children(recursive=True)
    ray.shutdown()
    _, alive = psutil.wait_procs([p for p in family if "ray" in " ".join(_command(p))], timeout=10)
    assert not alive


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@needs_ray
def test_the_tables_are_those_of_the_plain_engine(tmp_path: Path, engine):
    given = [*articles(200), *articles(3), Article("FAIL here.", title="Bad"), Article("Rivers 7 rose.")]
    plain = run(given, tmp_path / "plain", format="csv")
    ray = run(given, tmp_path / "ray", workers=3, engine=engine, format="csv")  # one waits for a processor
    assert (ray.coded, ray.skipped) == (plain.coded, plain.skipped) == (201, 4)
    assert tables_of(tmp_path / "plain") == tables_of(tmp_path / "ray")


@needs_ray
def test_a_run_of_one_engine_goes_on_with_the_other(tmp_path: Path, engine):
    run(articles(300), tmp_path / "whole")
    begun = code(articles(300), tmp_path / "out", Asked(("corpus",)), workers=2, load=load_fake, engine=engine)
    next(begun)
    begun.close()
    with pytest.raises(UsageError, match="was stopped"):
        run(articles(300), tmp_path / "out", engine=engine)
    total = run(articles(300), tmp_path / "out", workers=2, resume=True)
    assert total.before >= 1
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "whole")


@needs_ray
@pytest.mark.parametrize(
    ("text", "limit", "reason"), [("HANG here.", 2.0, "took more than 2 s"), ("DIE here.", 60.0, "ended the process")]
)
def test_an_article_that_hangs_or_kills_its_actor_is_set_aside(
    tmp_path: Path, engine, text: str, limit: float, reason: str
):
    given = articles(10)
    given.insert(4, Article(text, title="Culprit"))
    total = run(given, tmp_path / "out", workers=2, limit=limit, engine=engine)
    [row] = skipped(tmp_path / "out")
    assert (total.coded, row["where"]) == (10, "Culprit")
    assert reason in row["reason"]


@needs_ray
def test_actors_killed_at_random_cost_no_article(tmp_path: Path, engine):
    given = articles(200, "SLOW")
    run(given, tmp_path / "whole", workers=2)
    rng, kills = random.Random(5), 0
    asked = Asked(("corpus",))
    for _ in code(given, tmp_path / "out", asked, workers=2, load=load_fake, engine=engine):
        busy = [p for p in psutil.Process().children(recursive=True) if "CodingActor.code" in " ".join(_command(p))]
        if busy and kills < 2:
            os.kill(rng.choice(busy).pid, signal.SIGKILL)
            kills += 1
    assert kills
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "whole")


@needs_ray
def test_a_part_that_is_not_seen_from_here_stops_the_run(tmp_path: Path, engine, monkeypatch):
    monkeypatch.setattr("onrecord.bulk.ray_engine.SEEN", 0.0)
    made = engine(load_fake, Shape(tmp_path, "csv", False), workers=1, limit=1.0)
    assert isinstance(made, RayEngine)
    with pytest.raises(InputError, match="share"):
        made._see(Done(7, 1, 0, 0, 0))


@needs_ray
def test_a_folder_that_actors_do_not_see_stops_the_run(tmp_path: Path, engine):
    with (
        pytest.raises(InputError, match="is not there on"),
        engine(load_fake, Shape(tmp_path / "elsewhere", "csv", False), workers=1, limit=1.0) as running,
    ):
        list(running.run(chunks(articles(1), name=document_name)))


class NoCluster:
    """A Ray that finds no cluster."""

    def is_initialized(self) -> bool:
        return False

    def init(self, address: str, **_: object) -> None:
        raise ConnectionError("could not find any running Ray instance")


def test_an_address_where_no_cluster_is(tmp_path: Path):
    made = RayEngine(NoCluster(), "auto", load_fake, Shape(tmp_path, "csv", False), workers=1, limit=1.0)
    with pytest.raises(UsageError, match="--address auto: no Ray cluster answers"):
        made.__enter__()


def test_without_ray_the_error_says_what_to_install(monkeypatch):
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("onrecord.bulk.ray_engine.importlib.import_module", absent)
    with pytest.raises(UsageError, match=r"pip install onrecord\[ray\]"):
        ray_engine()
