"""Reads a made corpus, adds it to a record that follows, and scores what was joined against the corpus's truth.

::

    python benchmarks/followed_corpus.py [--seed 2] [--documents 2000] [--matters 60]

Prints JSON: B-cubed of origins, matters and incidents (of mentions that were coded, and of all), the share of
commitments whose status at the end is right, and what adding cost. Limits were set on seed 1; other seeds are for
judging.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import onrecord
from onrecord.evaluate.made import generate, score
from onrecord.records import Report


def main() -> None:
    """Score one seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--matters", type=int, default=60)
    given = parser.parse_args()
    made = generate(given.seed, matters=given.matters, documents=given.documents)
    reports = list(onrecord.load().stream(made.documents))
    print(json.dumps(measure(made.truth, reports), indent=2))


def measure(truth: dict[str, Any], reports: list[Report]) -> dict[str, Any]:
    """Return the scores of a record that the reports are added to, in their order."""
    named = score.ids_by_url(truth)
    ids = {r.document.id: named[r.document.url or ""] for r in reports}
    with tempfile.TemporaryDirectory() as folder, onrecord.open(Path(folder) / "made.db") as record:
        begin = time.perf_counter()
        for report in reports:
            record.add(report)
        seconds = time.perf_counter() - begin
        joined = record.joined()
    events = {ids[r.document.id]: score.coded_events(r, joined.incidents) for r in reports}
    kept = {ids[r.document.id]: _kept(r, joined.promises) for r in reports}
    scores = {
        "documents": len(reports),
        "origins": score.origins(truth, {ids[d]: o for d, o in joined.origins.items()}),
        "matters": score.matters(truth, {ids[d]: m for d, m in joined.matters.items()}),
        **score.incidents(truth, events),
        **score.commitments(truth, kept),
        "ms_per_document": 1000 * seconds / len(reports),
    }
    return {key: _plain(value) for key, value in scores.items()}


def _kept(report: Report, promises: dict[str, tuple[str, str]]) -> list[score.Kept]:
    told = score.kept_commitments(report, {c: status for c, (_, status) in promises.items()})
    return [score.Kept(promises[k.id][0], k.spans, k.status) if k.id in promises else k for k in told]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {k: round(v, 3) for k, v in asdict(value).items()}
    return round(value, 3) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
