"""Draws coded events by a seed and writes them with their sentences, to be judged by hand.

::

    python scripts/sample_events.py ARTICLES... --seed 1 --events 150 -o sample.tsv

ARTICLES are JSONL files of articles with a ``text``, or XML gold standards of places. The table's first columns
(document, offsets) are what a judged table keeps; the empty ones are the judge's: ``event``, ``type``, ``actor``
and ``recipient``, each y or n.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import onrecord
from onrecord.evaluate.places import read_gold
from onrecord.records import Article, Event, Report

COLUMNS = (
    "document", "start", "end", "code", "mode", "score", "rule", "actors", "recipients", "trigger", "sentence",
    "event", "type", "actor", "recipient",
)  # fmt: skip
SPREAD = 2  # articles read for each event wanted, so that no article gives many


def articles(path: Path) -> Iterator[tuple[str, Article]]:
    """Yield the articles of a JSONL file or of an XML gold standard, each with its name: file and number from 0."""
    if path.suffix == ".xml":
        texts: Iterator[str] = (marked.text for marked in read_gold(path))
    else:
        with path.open(encoding="utf-8") as file:
            texts = iter([json.loads(line)["text"] for line in file if line.strip()])
    for number, text in enumerate(texts):
        yield f"{path.stem}:{number}", Article(text)


def rows(report: Report, name: str) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table for each event of ``report``, the judge's columns left empty."""
    text, names = report.document.text, {a.id: a.name for a in report.actors}
    for e in report.events:
        yield (
            name, str(e.trigger.start), str(e.trigger.end), e.type, e.mode or "", str(e.score), e.rule,
            _named(e.actors, names), _named(e.recipients, names), *_words(text, e), "", "", "", "",
        )  # fmt: skip


def _named(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return "; ".join(names[i] for i in ids)


def _words(text: str, event: Event) -> tuple[str, str]:
    spans = (event.trigger, event.sentence)
    trigger, sentence = (" ".join(text[s.start : s.end].split()) for s in spans)
    return trigger, sentence


def main() -> None:
    """Draw the articles, code them, draw the events."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=150)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    draw = random.Random(args.seed)
    pool = [a for path in args.files for a in articles(path)]
    chosen = draw.sample(pool, min(len(pool), SPREAD * args.events))
    reports = onrecord.load().stream(article for _, article in chosen)
    found = [row for (name, _), report in zip(chosen, reports, strict=True) for row in rows(report, name)]
    with args.output.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t")
        table.writerow(COLUMNS)
        table.writerows(sorted(draw.sample(found, min(len(found), args.events))))
    sys.stderr.write(f"{len(found)} events in {len(chosen)} articles\n")


if __name__ == "__main__":
    main()
