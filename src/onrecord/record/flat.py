"""Items as the flat rows of a report's tables: the columns that a coded corpus has, made from the reports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from ..tables.rows import rows
from .ask import CHUNK, Row
from .pack import unpack

FLAT = ("events", "statements", "commitments", "disputes", "stances")
REPORTS = """
SELECT d.extra, d.text, c.report FROM codings c JOIN documents d ON d.number = c.document
WHERE c.current = 1 AND d.number IN (SELECT document FROM items WHERE number IN (SELECT value FROM json_each(?)))
"""
IDS = "SELECT number, id FROM items WHERE number IN (SELECT value FROM json_each(?))"


def flat_rows(db: sqlite3.Connection, table: str, numbers: Sequence[int]) -> Iterator[Row]:
    """Yield the items of ``table`` with those numbers in the columns of that table, in the order given."""
    rest = iter(numbers)
    while chunk := list(islice(rest, CHUNK)):
        listed = json.dumps(chunk)
        found: dict[str, Row] = {}
        for extra, text, packed in db.execute(REPORTS, (listed,)):
            found.update((row["id"], row) for row in rows(unpack(packed, text), json.loads(extra))[table])
        ids = dict(db.execute(IDS, (listed,)).fetchall())
        yield from (found[ids[number]] for number in chunk)
