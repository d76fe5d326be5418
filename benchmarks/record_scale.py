"""What a record costs as it grows: adding, asking, searching, checking, size, memory. Reports are made, not read.

    python benchmarks/record_scale.py FILE [--documents 300000] [--step 100000] [--plain]

Prints a line of JSON for the first 10,000 documents, and one at each step: seconds per 1,000 documents over that step
(by the clock, and of the processor, which other work on the machine disturbs less), the worst batch, the median and the
slowest of each kind of question (ms), the file's size and the most memory held. ``--plain`` leaves out what joins
documents (incidents, matters).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from made_reports import MadeCoder, made_articles, persons, words

import onrecord
from onrecord.record import Record, open_record
from onrecord.record.adding import BATCH

FIRST = 10_000
ASKED = 40  # questions of a kind


def main() -> None:
    """Add documents, and ask at each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=300_000)
    parser.add_argument("--step", type=int, default=100_000)
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    record = (open_record if given.plain else onrecord.open)(given.file)
    done = record.counts()["documents"]
    steps = [FIRST, *range(given.step, given.documents + 1, given.step)]
    for goal in sorted({s for s in steps if s > done}):
        seconds, cpu, worst = add(record, done, goal)
        told = {
            "documents": goal,
            "s_per_1000": round(1000 * seconds / (goal - done), 3),
            "cpu_s_per_1000": round(1000 * cpu / (goal - done), 3),
            "worst_batch_s": round(worst, 3),
        }
        told |= {"mb": given.file.stat().st_size >> 20, "peak_mb": memory()}
        print(json.dumps(told | {"ms": ask(given.file, plain=given.plain)}), flush=True)
        done = goal


def add(record: Record, done: int, goal: int) -> tuple[float, float, float]:
    """Add documents up to number ``goal``; return the seconds of adding (making them aside) by the clock and of the
    processor, and those of the worst batch.
    """
    reports = MadeCoder().stream(made_articles(goal - done, start=done))
    total = cpu = worst = 0.0
    while batch := list(islice(reports, BATCH)):
        begin, busy = perf_counter(), process_time()
        with record.writing():
            for report in batch:
                record.add(report)
        spent = perf_counter() - begin
        cpu += process_time() - busy
        total, worst = total + spent, max(worst, spent)
    return total, cpu, worst


def ask(path: Path, *, plain: bool) -> dict[str, list[float]]:
    """Return for each kind of question the median and the slowest, in milliseconds."""
    with (open_record if plain else onrecord.open)(path, read_only=True) as record:
        out = {}
        for name, question in questions(record, plain=plain):
            taken = []
            for number in range(ASKED):
                rng = random.Random(f"{name} {number}")
                begin = perf_counter()
                question(rng)
                taken.append(1000 * (perf_counter() - begin))
            out[name] = [round(statistics.median(taken), 1), round(max(taken), 1)]
    return out


def questions(record: Record, *, plain: bool) -> Iterator[tuple[str, Callable[[random.Random], object]]]:
    """Yield each kind of question by name."""
    names, often = persons()
    vocabulary, frequencies = words()

    def name(rng: random.Random) -> str:
        return rng.choices(names, cum_weights=often)[0]

    def word(rng: random.Random) -> str:
        return rng.choices(vocabulary, cum_weights=frequencies)[0]

    code = random.Random.choice
    lands = ["IRN", "AFG", "AUT", "HUN", "KEN", "PER", "JPN"]
    yield "events", lambda r: record.events(limit=50)
    yield "events of a person", lambda r: record.events(actor=name(r), limit=50)
    yield "events of a government", lambda r: record.events(actor=f"gov:{code(r, lands)}", limit=50)
    yield "events of the police", lambda r: record.events(actor="police", limit=50)
    yield "events of a country", lambda r: record.events(country=code(r, lands), limit=50)
    yield "assaults since", lambda r: record.events(type="ASSAULT", since="2015-03-01", limit=50)
    yield "events between two", lambda r: record.events(actor="gov:IRN", recipient="police", type="ACCUSE", limit=50)
    yield "events of two countries' people", lambda r: record.events(actor="IRN", recipient="AFG", limit=50)
    yield "statements of a person", lambda r: record.statements(actor=name(r), limit=50)
    yield "commitments open", lambda r: record.commitments(open=True, limit=50)
    yield "disputes", lambda r: record.disputes(limit=50)
    yield "actors", lambda r: record.actors(limit=50)
    yield "search for a word", lambda r: record.search(word(r))
    yield "search for the commonest word", lambda r: record.search(vocabulary[0])
    yield "search for two words", lambda r: record.search(f"{word(r)} {word(r)}")
    yield "search for a phrase", lambda r: record.search(f'"{vocabulary[3]} {vocabulary[1]}"')
    if not plain:
        yield "incidents", lambda r: record.incidents(limit=50)  # type: ignore[attr-defined]
        yield "matters", lambda r: record.matters(limit=50)  # type: ignore[attr-defined]


def memory() -> int:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main()
