"""Adds real news to a record that follows, and scores its matters against pairs of articles judged by hand.

::

    python benchmarks/wikinews_pairs.py [../shared/articles/wikinews.jsonl] [--pairs tests/gold/wikinews_pairs.csv]

Prints JSON for the open and the locked half of the pairs (drawn by a hash of both addresses), and for all: how many
pairs of one course of events are in one matter (``recall``), how many of the others wrongly are (``wrongly_together``),
precision, recall and F1 on pairs, the share of pairs of one incident that share an incident, and B-cubed of matters
over the documents of the half's pairs. In B-cubed the truth is the transitive closure of all pairs of one course of
events; a document has the one matter that it is closest to.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha1
from pathlib import Path
from typing import Any, NamedTuple

import onrecord
from onrecord.evaluate.made.clusters import alone, bcubed
from onrecord.evaluate.scores import prf
from onrecord.intake import read_corpus
from onrecord.matters.room import FollowedRecord, open_followed
from onrecord.records import Report

ARTICLES = Path("..") / "shared" / "articles" / "wikinews.jsonl"
PAIRS = Path(__file__).parent.parent / "tests" / "gold" / "wikinews_pairs.csv"
HALVES = ("open", "locked")
Groups = Mapping[str, set[str]]


class Pair(NamedTuple):
    """Two articles by address, and whether they tell of one course of events and of one single incident."""

    a: str
    b: str
    matter: bool
    incident: bool

    @property
    def half(self) -> str:
        """The half that the pair is in: the locked one stays out of tuning."""
        return HALVES[int(sha1((self.a + self.b).encode()).hexdigest()[:8], 16) % 2 == 0]


class Found(NamedTuple):
    """What the record made of each address: all matters that it is in, the closest one, and its incidents."""

    matters: Groups
    closest: Mapping[str, str]
    incidents: Groups


def read_pairs(path: Path) -> list[Pair]:
    """Return the judged pairs in the file's order; lines that start with # are its header."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines)
    return [Pair(r["url_a"], r["url_b"], r["matter"] == "yes", r["incident"] == "yes") for r in rows]


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Return reports by the latest day that each names in full; those that name none come last, as they came."""
    return sorted(reports, key=lambda r: max((t.start[:10] for t in r.times if _full(t.start)), default="9999"))


def _full(start: str | None) -> bool:
    return start is not None and len(start) >= len("2006-01-31")


def followed(reports: Sequence[Report]) -> Found:
    """Return what a new record makes of the reports, added in the order of :func:`in_order`."""
    with tempfile.TemporaryDirectory() as folder, open_followed(Path(folder) / "wikinews.db") as record:
        for report in in_order(reports):
            record.add(report)
        return _found(record, reports)


def _found(record: FollowedRecord, reports: Sequence[Report]) -> Found:
    url = {r.document.id: r.document.url or r.document.id for r in reports}
    joined = record.joined()
    matters: dict[str, set[str]] = defaultdict(set)
    for row in record.matters():
        for report in record.matter(row["id"]).reports:
            matters[url[report["id"]]].add(row["id"])
    incidents: dict[str, set[str]] = defaultdict(set)
    for r in reports:
        incidents[url[r.document.id]] |= {joined.incidents[e.id] for e in r.events if e.id in joined.incidents}
    return Found(matters, {url[d]: m for d, m in joined.matters.items()}, incidents)


def score(pairs: Sequence[Pair], found: Found, half: str | None = None) -> dict[str, Any]:
    """Return the figures of a half of the pairs, or of all of them."""
    asked = [p for p in pairs if half in (None, p.half)]
    same = [p for p in asked if p.matter]
    right = sum(_together(p, found.matters) for p in same)
    wrong = sum(_together(p, found.matters) for p in asked if not p.matter)
    once = [p for p in asked if p.incident]
    documents = {url for p in asked for url in (p.a, p.b)}
    truth = {url: group for url, group in closure(pairs).items() if url in documents}
    others = len(asked) - len(same)
    return {
        "pairs": {"same": len(same), "other": others, "incident": len(once)},
        "wrongly_together": wrong / others if others else 0.0,
        "on_pairs": asdict(prf(right, right + wrong, len(same))),
        "incident_recall": sum(_together(p, found.incidents) for p in once) / len(once) if once else 0.0,
        "documents": len(documents),
        "bcubed": asdict(bcubed(truth, alone(truth, found.closest))),
    }


def _together(pair: Pair, groups: Groups) -> bool:
    return bool(groups.get(pair.a, set()) & groups.get(pair.b, set()))


def closure(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each address the first of its group: pairs of one course of events, joined transitively."""
    group: dict[str, str] = {}
    for pair in pairs:
        a, b = (group.setdefault(url, url) for url in (pair.a, pair.b))
        if pair.matter and a != b:
            group.update({url: a for url, g in group.items() if g == b})
    return group


def measure(articles: Path, pairs: Path, coder: onrecord.Coder | None = None) -> dict[str, Any]:
    """Return the figures of both halves, and of all pairs."""
    judged = read_pairs(pairs)
    found = followed(list((coder or onrecord.load()).stream(read_corpus(articles))))
    return {**{half: score(judged, found, half) for half in HALVES}, "all": score(judged, found)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", default=ARTICLES)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    given = parser.parse_args()
    figures = json.loads(json.dumps(measure(given.articles, given.pairs)), parse_float=lambda x: round(float(x), 3))
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
