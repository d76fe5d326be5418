"""What coding in bulk costs: prints the README's table, and what each figure was made of as lines of JSON before it.

    python benchmarks/bulk.py CORPUS [--documents 458] [--growth 0] [--window 1000] [--ray] [--bench 120]

CORPUS is real articles (JSONL); where more are wanted than it has, they are repeated with other names. Ratios are of
runs that take turns (one worker, two, two, one), since machines are shared and slow down. ``--growth N`` codes N
documents and looks at rate and memory by windows; ``--ray`` adds Ray with two actors.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from time import perf_counter, sleep

import psutil
from made_reports import SYLLABLES

from onrecord.bulk.bench import bench
from onrecord.bulk.engine import MakeEngine
from onrecord.bulk.pool import Pool
from onrecord.bulk.ray_engine import ray_engine
from onrecord.bulk.run import Asked, code
from onrecord.intake import read_corpus
from onrecord.reading import coder
from onrecord.records import Article

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")  # a capitalised word within a sentence
CHANGED = 0.5  # of the names of an article
START = "import sys; from onrecord.cli import main; sys.argv[0] = 'onrecord'; main()"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--documents", type=int, default=458, help="for one worker against two")
    parser.add_argument("--growth", type=int, default=0, help="documents, 0 for leaving it out")
    parser.add_argument("--window", type=int, default=1000)
    parser.add_argument("--bench", type=int, default=120, help="articles for the ratio to a parse")
    parser.add_argument("--ray", action="store_true")
    given = parser.parse_args()
    real = list(read_corpus(given.corpus))
    told = [parse_ratio(real[: given.bench]), start(given.corpus)]
    told += two_workers(real, given.documents, with_ray=given.ray)
    if given.growth:
        told.append(growth(real, given.growth, given.window))
    print("\n| what | measured | to reach |\n|---|---|---|")
    for what, figure, wanted in told:
        print(f"| {what} | {figure} | {wanted} |")


Row = tuple[str, str, str]


def note(**figures: object) -> None:
    """Print figures as a line of JSON, with how busy the machine was."""
    print(json.dumps(figures | {"load": round(os.getloadavg()[0], 1)}), flush=True)


def repeated(real: list[Article]) -> Iterator[Article]:
    """Yield the articles for ever, after the first time with other names."""
    yield from real
    for turn in count(1):
        yield from (renamed(article, turn) for article in real)


def renamed(article: Article, turn: int) -> Article:
    """Return an article with half of its names made up, the same each time they stand in it."""
    rng = random.Random(f"{turn} {article.url} {article.title}")
    names = sorted(set(NAME.findall(article.text)))
    made = {n: "".join(rng.choices(SYLLABLES, k=3)).title() for n in names if rng.random() < CHANGED}
    text = re.sub(r"\b[A-Z][a-z]{3,}\b", lambda m: made.get(m[0], m[0]), article.text)
    return replace(article, text=f"{text}\n\nReport {turn}.", url=f"{article.url}#{turn}" if article.url else None)


def parse_ratio(articles: list[Article]) -> Row:
    """Measure full coding against a bare parse."""
    found = bench(coder.load(), articles, model=coder.DEFAULT_MODEL)
    note(what="parse", docs=found.docs, ratio=found.ratio_to_parse, docs_per_s=found.docs_per_s, stages=found.stages)
    figure = f"{found.ratio_to_parse:.2f} ({found.docs} documents, {found.docs_per_s:.1f} a second in one process)"
    return "full coding over spaCy's own `nlp.pipe`, in time", figure, "1.25"


def start(corpus: str) -> Row:
    """Measure the time from `onrecord code` to the first coded document, of which the chunk is made."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        with Path(corpus).open(encoding="utf-8") as lines:
            one.write_text(next(lines), encoding="utf-8")
        for turn in range(5):
            out = Path(folder, str(turn))
            begin = perf_counter()
            call = [sys.executable, "-c", START, "code", str(one), "-o", str(out), "--workers", "1"]
            process = subprocess.Popen(call, stderr=subprocess.DEVNULL)
            while process.poll() is None and not (out / ".parts" / "0000000").is_dir():
                sleep(0.005)
            taken.append(perf_counter() - begin)
            process.wait()
    note(what="start", seconds=[round(t, 2) for t in taken])
    figure = f"{statistics.median(taken):.1f} s (median of five, the best {min(taken):.1f} s)"
    return "start of `onrecord code` to the first coded document", figure, "3 s"


def two_workers(real: list[Article], documents: int, *, with_ray: bool) -> list[Row]:
    """Measure two workers against one, the memory of a worker, and Ray against processes."""
    articles = list(islice(repeated(real), documents))
    runs: dict[str, list[Run]] = {"one": [], "two": [], "ray": []}
    kinds: dict[str, tuple[int, MakeEngine]] = {"one": (1, Pool), "two": (2, Pool)}
    if with_ray:
        kinds["ray"] = (2, ray_engine())
    for name in [*kinds, *reversed(kinds)]:
        size, engine = kinds[name]
        done = Run(articles, size, engine)
        runs[name].append(done)
        note(what=f"workers: {name}", documents=documents, **{k: round(v, 1) for k, v in vars(done).items()})

    def times(name: str, what: str) -> float:
        return sum(getattr(run, what) for run in runs["one"]) / sum(getattr(run, what) for run in runs[name])

    clock, free = times("two", "seconds"), 2 * times("two", "cpu")
    rows = [
        (f"two workers against one, {documents} documents", f"{clock:.2f} times by the clock", "1.8"),
        ("the same on a machine with nothing else to do, from processor time", f"{free:.2f} times at most", "1.8"),
        ("memory of a worker at its peak", f"{max(r.peak_mb for r in runs['two']):.0f} MB", "700 MB"),
    ]
    if with_ray:
        figure = f"{times('ray', 'seconds'):.2f} times by the clock (two processes {clock:.2f})"
        rows.append(("two Ray actors against one process", figure, "not set"))
    return rows


class Run:
    """A run over articles: ``seconds`` by the clock, loading included, ``cpu`` those of the workers' processors, the
    peak memory of one in MB.
    """

    def __init__(self, articles: list[Article], workers: int, engine: MakeEngine) -> None:
        begin = perf_counter()
        self.cpu, self.peak_mb = 0.0, 0
        with tempfile.TemporaryDirectory() as out:
            for _ in code(articles, Path(out), Asked(("corpus",)), workers=workers, engine=engine):
                family = psutil.Process().children(recursive=True)
                self.cpu = max(self.cpu, sum(cpu_s(p) for p in family))
                self.peak_mb = max([self.peak_mb, *(round(peak_mb(p)) for p in family)])
        self.seconds = perf_counter() - begin


def cpu_s(process: psutil.Process) -> float:
    """Return the processor seconds that a process has used, 0 for one that has ended."""
    try:
        return float(sum(process.cpu_times()[:2]))
    except psutil.Error:
        return 0.0


def peak_mb(process: psutil.Process) -> float:
    """Return the most memory that a process has held, in megabytes; what it holds now where that is not told."""
    try:
        status = Path(f"/proc/{process.pid}/status")
        if status.is_file():
            held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
            return int(held[1]) * 1024 / 1e6 if held else 0.0
        return float(process.memory_info().rss) / 1e6
    except (OSError, psutil.Error):
        return 0.0


def growth(real: list[Article], documents: int, window: int) -> Row:
    """Code many documents; look at rate, and memory of the run's process and its worker, by windows."""
    rates, memory = [], []
    mark, since = 0, perf_counter()
    own = psutil.Process()
    with tempfile.TemporaryDirectory() as out:
        corpus = islice(repeated(real), documents)
        for total in code(corpus, Path(out), Asked(("corpus",)), workers=1):
            if total.coded + total.copies - mark < window:
                continue
            workers = own.children()
            cpu = sum(sum(p.cpu_times()[:2]) for p in workers)
            held = [round(p.memory_info().rss / 1e6) for p in (own, *workers)]
            rates.append((total.coded - mark) / (perf_counter() - since))
            memory.append(held)
            note(what="growth", coded=total.coded, per_s=round(rates[-1], 2), rss_mb=held, cpu_s=round(cpu, 1))
            mark, since = total.coded, perf_counter()
    if len(rates) < 3:
        return f"growth over {documents} documents", "too few windows of it to tell", "flat"
    rate = f"rate {rates[1]:.1f} to {rates[-1]:.1f} a second"
    grown = f"run {memory[1][0]} to {memory[-1][0]} MB, worker {memory[1][-1]} to {memory[-1][-1]} MB"
    return f"growth over {documents} documents", f"{rate}, {grown}", "flat"


if __name__ == "__main__":
    main()
