"""Scores a table of coded events that readers judged by hand: shares right, and how far the readers agree.

::

    python scripts/judged_events.py tests/gold/events_judged.csv

The table has a row for each event (document, offsets of its trigger, type and mode as coded) and for each reader, a
and b, whether it is an event and whether type, actor and recipient are right (y or n). It was drawn by
``sample_events.py``. Agreement is Cohen's kappa.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

ASKED = ("event", "type", "actor", "recipient")
READERS = ("a", "b")
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Return the rows of a judged table; lines that start with # are its header."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def shares(rows: list[Row], reader: str) -> dict[str, float]:
    """Return the shares that a reader found right, of all events and of those that the reader has as events."""

    def share(held: list[Row], *asked: str) -> float:
        return round(sum(all(r[f"{a}_{reader}"] == "y" for a in asked) for r in held) / len(held), 3)

    events = [r for r in rows if r[f"event_{reader}"] == "y"]
    return {
        **{asked: share(rows, asked) for asked in ASKED},
        "both_roles": share(rows, "actor", "recipient"),
        "type_of_events": share(events, "type"),
        "both_roles_of_events": share(events, "actor", "recipient"),
    }


def kappa(rows: list[Row], asked: str) -> float:
    """Return Cohen's kappa of the readers on one question; 1 where they agree throughout."""
    a, b = ([r[f"{asked}_{reader}"] for r in rows] for reader in READERS)
    seen = sum(x == y for x, y in zip(a, b)) / len(rows)
    chance = sum((a.count(v) / len(rows)) * (b.count(v) / len(rows)) for v in ("y", "n"))
    return 1.0 if chance == 1 else round((seen - chance) / (1 - chance), 3)


def main() -> None:
    """Print the figures of the table that the command line names, as JSON."""
    rows = read(Path(sys.argv[1]))
    told = {
        "events": len(rows),
        **{f"reader_{r}": shares(rows, r) for r in READERS},
        "kappa": {asked: kappa(rows, asked) for asked in ASKED},
    }
    sys.stdout.write(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main()
