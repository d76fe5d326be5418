"""Is the parser's name recogniser worth its time? Full coding with it and without it, side by side.

::

    python benchmarks/name_recogniser.py CORPUS --places GOLD.xml --attribution FOLDER \\
        --relations GOLD.tsv --actors FOLDER

CORPUS is a folder or JSONL file of articles, for the time. Without the recogniser the language stage finds names by
capitals, codebook and gazetteer, as it does for those that the recogniser misses, and types them by the company they
keep. Prints one line a measure: with, without.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import onrecord
from onrecord.bulk.bench import bench
from onrecord.evaluate import attribution, places, relations
from onrecord.intake import read_corpus
from onrecord.reading.coder import DEFAULT_MODEL

RECOGNISER = "ner"
Measure = tuple[str, float]


def coder(*, recogniser: bool) -> onrecord.Coder:
    """Return the pipeline, its name recogniser switched on or off."""
    made = onrecord.load()
    if not recogniser:
        made.nlp.disable_pipe(RECOGNISER)
    return made


def measures(one: onrecord.Coder, args: argparse.Namespace) -> Iterator[Measure]:
    """Yield what ``one`` reaches on each gold standard that was given, and its time over a bare parse."""
    for gold in args.places or ():
        found = places.score(one, gold, part=args.part).metrics
        yield f"{gold.stem}: detection F1", found["detection"].f1
        yield f"{gold.stem}: end to end within 161 km", found["acc_161km_end_to_end"]
    if args.attribution:
        told = attribution.score(one, args.attribution, part=args.part).metrics
        for name in ("cue", "source", "content", "exact"):
            yield f"attribution: {name} F1", told[name].f1
    if args.relations:
        coded = relations.score(one, args.relations, part=args.part).metrics
        for name in ("macro_f1", "directed"):
            yield f"relations: {name}", coded[name]
    if args.actors:
        yield from actors(one, args.actors)
    articles = list(islice(read_corpus(args.corpus), args.limit))
    yield "time over a bare parse", bench(one, articles, model=DEFAULT_MODEL).ratio_to_parse


def actors(one: onrecord.Coder, folder: Path) -> Iterator[Measure]:
    """Yield the shares of the table of actors (tests/gold), whose texts ``folder`` has."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from tests.gold.actor_table import score

    for part in ("open", "locked"):
        counts, _ = score(one, folder, part)
        for name in ("all", "found", "actor"):
            yield f"actors, {part}: {name}", counts[name] / counts["mentions"]


def arguments() -> argparse.Namespace:
    """Return what the call says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--places", type=Path, action="append", help="XML gold standard of places; may be given again")
    parser.add_argument("--attribution", type=Path, help="folder with text/ and attributions/")
    parser.add_argument("--relations", type=Path, help="TSV of marked sentences")
    parser.add_argument("--actors", type=Path, help="folder that has the texts of the table of actors")
    parser.add_argument("--part", choices=("seen", "held"))
    parser.add_argument("--limit", type=int, default=100, help="articles of the corpus that are timed")
    return parser.parse_args()


def main() -> None:
    """Print the table."""
    args = arguments()
    columns: list[dict[str, Any]] = [dict(measures(coder(recogniser=on), args)) for on in (True, False)]
    print(f"{'':<44}{'with':>8}{'without':>9}")
    for name, value in columns[0].items():
        print(f"{name:<44}{value:>8.3f}{columns[1][name]:>9.3f}")


if __name__ == "__main__":
    main()
