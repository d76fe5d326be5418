"""Search over texts and statements: SQLite's FTS5, the best of the newest matches first, with snippets.

Ranking every match of a common word would cost more with each document that is added. So of a word's matches the newest
:data:`RANKED` are ranked (BM25), and the rest is found by words that are rarer, or by ``until``. With filters, the
matches of a rarer word are gone through and ranked; of a common word the newest that the filters leave are found, and
not ranked.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from .ask import Row, dicts, rows
from .find import Wanted, actors_called
from .lay import ACTS
from .words import expression

RANKED = 2000
SHOWN = 20  # of each kind, where no limit is given
RARE = 50_000  # matches that filters go through one by one
OPEN, CLOSE, MORE = "[", "]", "…"
WORDS = 24  # of a snippet
LISTED = "(SELECT value FROM json_each(?))"
NEWEST = """
SELECT number, score FROM (
    SELECT w.rowid AS number, w.rank AS score FROM {table} w WHERE {table} MATCH ? {conditions}
    ORDER BY w.rowid DESC LIMIT ?
) ORDER BY score, number DESC LIMIT ?
"""
AMONG = """
SELECT w.rowid FROM ({left}) l CROSS JOIN {table} w WHERE {table} MATCH ? AND w.rowid = l.number LIMIT ?
"""
COUNTED = "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"
SNIPPET = "SELECT snippet({table}, -1, ?, ?, ?, ?) FROM {table} WHERE {table} MATCH ? AND rowid = ?"
DOCUMENTS = f"""
SELECT d.number, d.id, d.title, d.publisher, d.published, d.url FROM documents d WHERE d.number IN {LISTED}
"""


@dataclass(frozen=True, slots=True)
class Searched:
    """A table of words with what its filters are: SQL for the rows that they leave, latest first, and for one row."""

    table: str
    left: str
    left_by: str
    one: str
    one_by: str


TEXTS = Searched(
    table="documents_words",
    left="SELECT m.number FROM documents m WHERE 1 {days} ORDER BY published DESC",
    left_by=(
        "SELECT DISTINCT c.document AS number FROM appearances m JOIN codings c ON c.number = m.coding"
        f" WHERE m.actor IN {LISTED} {{days}} ORDER BY m.day DESC"
    ),
    one="SELECT 1 FROM documents m WHERE m.number = w.rowid {days}",
    one_by=(
        "SELECT 1 FROM codings c JOIN appearances m ON m.coding = c.number"
        f" WHERE c.document = w.rowid AND c.current = 1 AND m.actor IN {LISTED} {{days}}"
    ),
)
SPEECH = Searched(
    table="statements_words",
    left="SELECT m.number FROM items m WHERE m.kind = 's' {days} ORDER BY m.day DESC",
    left_by=(
        f"SELECT m.item AS number FROM parties m WHERE m.actor IN {LISTED} AND m.kind = 's'"
        f" AND m.side = {ACTS} {{days}}"
        " ORDER BY m.day DESC"
    ),
    one="SELECT 1 FROM items m WHERE m.number = w.rowid {days}",
    one_by=f"SELECT 1 FROM parties m WHERE m.item = w.rowid AND m.side = {ACTS} AND m.actor IN {LISTED} {{days}}",
)


def search(db: sqlite3.Connection, typed: str, wanted: Wanted) -> list[Row]:
    """Return documents and statements with the words, best first, the two kinds by turns.

    ``actor`` is who says it, or is in the document; empty where nothing has the words, or there are none.
    """
    match = expression(typed)
    if match is None:
        return []
    actors = None if wanted.actor is None else json.dumps(actors_called(db, wanted.actor))
    documents, statements = _documents(db, match, wanted, actors), _statements(db, match, wanted, actors)
    turns = chain.from_iterable(zip_longest(documents, statements))
    return [row for row in turns if row is not None][: wanted.limit]


def _best(
    db: sqlite3.Connection, where: Searched, match: str, wanted: Wanted, actors: str | None
) -> list[tuple[int, float]]:
    """Return the numbers of the best matches with their scores, the best first."""
    table, limit = where.table, wanted.limit or SHOWN
    day = "m.published" if where is TEXTS and actors is None else "m.day"
    days, values = _days(wanted, day)
    if actors is not None:
        values.insert(0, actors)
    conditions = ""
    if values:
        if db.execute(COUNTED.format(table=table), (match, RARE + 1)).fetchone()[0] > RARE:
            left = (where.left if actors is None else where.left_by).format(days=days)
            sql = AMONG.format(table=table, left=left)
            return [(number, 0.0) for (number,) in db.execute(sql, (*values, match, limit))]
        conditions = f"AND EXISTS ({(where.one if actors is None else where.one_by).format(days=days)})"
    sql = NEWEST.format(table=table, conditions=conditions)
    return _scored(db.execute(sql, (match, *values, RANKED, limit)).fetchall())


def _scored(found: list[tuple[int, float]]) -> list[tuple[int, float]]:
    return [(number, round(-score, 3)) for number, score in found]


def _days(wanted: Wanted, column: str) -> tuple[str, list[Any]]:
    sql, values = "", []
    if wanted.since is not None:
        sql += f" AND {column} >= ?"
        values.append(wanted.since)
    if wanted.until is not None:
        sql += f" AND {column} > '' AND {column} <= ?"
        values.append(wanted.until)
    return sql, values


def _documents(db: sqlite3.Connection, match: str, wanted: Wanted, actors: str | None) -> list[Row]:
    best = _best(db, TEXTS, match, wanted, actors)
    found = {row.pop("number"): row for row in dicts(db.execute(DOCUMENTS, (json.dumps([n for n, _ in best]),)))}
    return [
        {"kind": "document", **found[n], "score": score, "snippet": _snippet(db, TEXTS.table, match, n)}
        for n, score in best
    ]


def _statements(db: sqlite3.Connection, match: str, wanted: Wanted, actors: str | None) -> list[Row]:
    best = _best(db, SPEECH, match, wanted, actors)
    kept = ("id", "document", "title", "publisher", "published", "url", "source", "force")
    return [
        {"kind": "statement", **{key: row[key] for key in kept}, "score": score}
        | {"snippet": _snippet(db, SPEECH.table, match, n)}
        for (n, score), row in zip(best, rows(db, "statements", [n for n, _ in best]))
    ]


def _snippet(db: sqlite3.Connection, table: str, match: str, number: int) -> str:
    values = (OPEN, CLOSE, MORE, WORDS, match, number)
    return " ".join(db.execute(SNIPPET.format(table=table), values).fetchone()[0].split())
