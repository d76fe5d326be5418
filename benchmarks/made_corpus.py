"""Writes a made corpus with its truth: news of invented matters, to measure what follows matters across reports.

::

    python benchmarks/made_corpus.py FOLDER --seed 1 --matters 60 --documents 2000

``FOLDER/documents.jsonl`` can be coded or added as any corpus; ``FOLDER/truth.json`` is what is true of it, and
:mod:`onrecord.evaluate.made.score` scores against it. The same seed gives the same bytes. Prints what was made.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from onrecord.evaluate.made import Made, generate


def statistics(made: Made) -> dict[str, object]:
    """Return how many there are of what."""
    documents, matters = made.truth["documents"], made.truth["matters"]
    return {
        "documents": len(documents),
        "varieties": dict(Counter(d["variety"] for d in documents).most_common()),
        "origins": len({d["origin"] for d in documents}),
        "documents of no matter": sum(d["matter"] is None for d in documents),
        "incidents": sum(len(m["incidents"]) for m in matters),
        "incidents by type": dict(Counter(i["type"] for m in matters for i in m["incidents"]).most_common()),
        "mentions of incidents": sum(len(d["incidents"]) for d in documents),
        "commitments": dict(Counter(c["status"] for m in matters for c in m["commitments"]).most_common()),
        "commitments extended": sum(c["extended"] for m in matters for c in m["commitments"]),
        "disputes": sum(len(m["disputes"]) for m in matters),
        "positions": sum(len(m["positions"]) for m in matters),
        "words a document": round(sum(len(row["text"].split()) for row in made.documents) / max(1, len(documents))),
    }


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--matters", type=int, default=60)
    parser.add_argument("--documents", type=int, default=2000)
    args = parser.parse_args()
    made = generate(args.seed, args.matters, args.documents)
    made.write(args.folder)
    for name, value in statistics(made).items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
