"""Verifies a record end to end: the file, its references, every span, that rows say what their report says, and
that what joins reports agrees with them.

Nothing is written, and one document is held in memory at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from ..errors import RecordError
from ..records import Report
from ..schema import spans
from . import following
from .lay import DETAILS, lay_out
from .pack import unpack
from .store import Store, apart

WORDS = ("documents_words", "statements_words", "names_words")
ITEMS = (
    "SELECT i.id, i.kind, i.type, i.day, p.key, i.start, i.finish, i.rule FROM items i"
    " LEFT JOIN places p ON p.number = i.place WHERE i.coding = ?1 ORDER BY i.number"
)
APPEARANCES = (
    "SELECT a.key, m.day, m.id, m.name, m.role, m.country, m.sectors, m.code, m.mentions, m.rule"
    " FROM appearances m JOIN actors a ON a.number = m.actor WHERE m.coding = ?1 ORDER BY m.rank"
)
PARTIES = (
    "SELECT p.item - ?2, p.side, p.nth, p.rank, a.key, p.kind, p.type, p.day FROM parties p JOIN items i"
    " ON i.number = p.item JOIN actors a ON a.number = p.actor WHERE i.coding = ?1 ORDER BY 1, 2, 3"
)
COUNTRIES = (
    "SELECT c.item - ?2, c.country, c.kind, c.type, c.day FROM countries c JOIN items i ON i.number = c.item"
    " WHERE i.coding = ?1 ORDER BY 1, 2"
)
COUNTS = (
    "SELECT a.key FROM actors a LEFT JOIN (SELECT actor, count(DISTINCT coding) AS n FROM appearances GROUP BY actor) m"
    " ON m.actor = a.number WHERE a.reports != coalesce(m.n, 0)"
)


def check(store: Store) -> Iterator[str]:
    """Yield a line for each fault of the record; none where it is sound."""
    try:
        yield from _file(store.db)
        numbers = [row[0] for row in store.db.execute("SELECT number FROM documents ORDER BY number")]
        for number in numbers:
            yield from _document(store.db, number)
        yield from following.faults(store.db)
    except sqlite3.Error as error:
        yield f"file: cannot be read further: {error}"


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"file: {line}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: refers to a row of {parent} that is not there"
    for (actor,) in db.execute(COUNTS):
        yield f"actors: {actor} is not in as many documents as its row says"
    for words in WORDS:
        try:
            db.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_READONLY"):
                yield f"{words}: cannot be verified in a file that may not be written to"
                continue
            yield f"{words}: the index of words does not agree with its texts ({error})"


def _document(db: sqlite3.Connection, number: int) -> Iterator[str]:
    name, text = db.execute("SELECT id, text FROM documents WHERE number = ?", (number,)).fetchone()
    current = 0
    sql = "SELECT number, current, report FROM codings WHERE document = ? ORDER BY number"
    for coding, is_current, packed in db.execute(sql, (number,)).fetchall():
        current += is_current
        try:
            report = unpack(packed, text)
        except RecordError as error:
            yield f"document {name}, coding {coding}: its report cannot be read: {error}"
            continue
        faults = list(_report(report, name))
        yield from (f"document {name}, coding {coding}: {fault}" for fault in faults)
        if is_current and not faults:
            yield from (f"document {name}: {fault}" for fault in _differences(db, report, coding))
    if current != 1:
        yield f"document {name}: {current} current codings; there is always one"


def _report(report: Report, name: str) -> Iterator[str]:
    if report.document.id != name:
        yield f"its report is of document {report.document.id}"
    length = len(report.document.text)
    for span in spans(report):
        if not 0 <= span.start <= span.end <= length:
            yield f"span {list(span)} lies outside the text, which has {length} characters"


def _differences(db: sqlite3.Connection, report: Report, coding: int) -> Iterator[str]:
    """Compare the rows of a coding with those that its report is laid out in."""
    laid = lay_out(report)
    first = db.execute("SELECT coalesce(min(number), 0) FROM items WHERE coding = ?", (coding,)).fetchone()[0]
    keys = [apart(db, actor)[0] for actor in laid.actors]
    wanted: dict[str, list[tuple[object, ...]]] = {
        "items": [tuple(item) for item in laid.items],
        "appearances": [(key, *row) for key, row in zip(keys, laid.appearances)],
        "parties": sorted(
            (n, side, nth, rank, keys[rank], (i := laid.items[n]).kind, i.type, i.day)
            for n, side, nth, rank in laid.parties
        ),
        "countries": sorted((n, c, (i := laid.items[n]).kind, i.type, i.day) for n, c in laid.countries),
        **{table: laid.details[table] for table in DETAILS},
    }
    queries = {"items": ITEMS, "appearances": APPEARANCES, "parties": PARTIES, "countries": COUNTRIES}
    for table, rows in wanted.items():
        stored = _stored(db, queries[table], coding, first) if table in queries else _details(db, table, coding, first)
        if stored != rows:
            yield f"its rows in {table} are not what its report says"


def _stored(db: sqlite3.Connection, sql: str, coding: int, first: int) -> list[tuple[object, ...]]:
    return db.execute(sql, (coding, first)[: sql.count("?2") + 1]).fetchall()


def _details(db: sqlite3.Connection, table: str, coding: int, first: int) -> list[tuple[object, ...]]:
    """Return a coding's rows of one of :data:`DETAILS`, items by their place in the report."""
    sql = f"SELECT t.* FROM {table} t JOIN items i ON i.number = t.item WHERE i.coding = ? ORDER BY t.item"
    return [(number - first, *rest) for number, *rest in db.execute(sql, (coding,))]
