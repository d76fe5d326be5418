"""The record as it is written: reports in, all of a transaction or nothing of it. Stands on migrate.py and lay.py.

A report is kept whole in ``codings`` (without its text, which ``documents`` holds) and laid out in rows for asking. The
rows are those of the document's current coding; an earlier coding stays whole as history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from ..errors import RecordError
from ..records import Coding, Report
from .lay import DETAILS, Layout, Row, lay_out
from .migrate import connect, plain_error
from .pack import pack, unpack

Clock = Callable[[], str]
Outcome = Literal["added", "recoded", "same"]
ITEM = "INSERT INTO items VALUES (?,?,?,?,?,?,?,?,?,?,?)"
PARTY = "INSERT INTO parties VALUES (?,?,?,?,?,?,?,?)"
COUNTRY = "INSERT INTO countries VALUES (?,?,?,?,?)"
APPEARANCE = "INSERT INTO appearances VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
ACTOR = "INSERT INTO actors (key, id, name, kind, country, code) VALUES (?,?,?,?,?,?) RETURNING number"
MORE = "UPDATE actors SET reports = reports + 1 WHERE number = ?"
FEWER = "UPDATE actors SET reports = reports - 1 WHERE number IN (SELECT actor FROM appearances WHERE coding = ?)"
NAME = "INSERT OR IGNORE INTO names (actor, name) VALUES (?,?)"
PLACE = (
    "INSERT INTO places (key, geonames_id, name, lat, lon, country, admin1, feature) VALUES (?,?,?,?,?,?,?,?)"
    " RETURNING number"
)
DOCUMENT = (
    "INSERT INTO documents (id, title, publisher, url, published, dateline, wire, language, extra, added, text)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?) RETURNING number"
)
CODING = (
    "INSERT INTO codings (document, onrecord, codebook, model, setup, current, recorded, report)"
    " VALUES (?,?,?,?,?,1,?,?) RETURNING number"
)


def now() -> str:
    """Return the time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Kept(NamedTuple):
    """What became of a report: the number of its document in the record, and what was done."""

    document: int
    outcome: Outcome


class Store:
    """One open record file. Use it from one thread at a time; other processes may read, and wait to write."""

    def __init__(self, path: Path, *, read_only: bool = False, clock: Clock = now) -> None:
        self.path = path
        self.read_only = read_only
        self.db = connect(path, read_only=read_only)
        self.clock = clock

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold one transaction: all of it is kept, or nothing; inside another it is part of that one.

        :class:`RecordError` where the file takes no more, or another process does not let go of it.
        """
        with self._holding("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold the record as it stands now, whatever another process writes meanwhile."""
        with self._holding("BEGIN") as db:
            yield db

    @contextmanager
    def _holding(self, begin: str) -> Iterator[sqlite3.Connection]:
        if self.db.in_transaction:
            yield self.db
            return
        try:
            self.db.execute(begin)
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                self._undo()
                raise
        except sqlite3.Error as error:
            raise RecordError(plain_error(self.path, error)) from error

    def _undo(self) -> None:
        if self.db.in_transaction:  # not after a fault that has undone it, such as a full disk
            self.db.execute("ROLLBACK")

    def put(self, report: Report, *, setup: str = "", extra: Mapping[str, str] | None = None) -> Kept:
        """Keep ``report`` and return what was done.

        The same coding of the same document changes nothing; another coding (a newer codebook, say) takes the place of
        the one before, which stays as history. ``setup`` is a hash of what it was coded with that the coding does not
        name, ``extra`` an input row's other fields.
        """
        with self.writing() as db:
            packed = pack(report)
            number = self._document(db, report, extra or {})
            sql = "SELECT number, report, setup FROM codings WHERE document = ? AND current = 1"
            before = db.execute(sql, (number,)).fetchone()
            if before and before[1] == packed:
                if before[2] != setup:
                    db.execute("UPDATE codings SET setup = ? WHERE number = ?", (setup, before[0]))
                return Kept(number, "same")
            if before:
                _retire(db, before[0])
                d = report.document
                sql = "UPDATE documents SET dateline = ?, wire = ?, language = ? WHERE number = ?"
                db.execute(sql, (d.dateline, d.wire, d.language, number))
            c = report.coding
            values = (number, c.onrecord, c.codebook, c.model, setup, self.clock(), packed)
            coding = db.execute(CODING, values).fetchone()[0]
            enter(db, lay_out(report), document=number, coding=coding)
            return Kept(number, "recoded" if before else "added")

    def _document(self, db: sqlite3.Connection, report: Report, extra: Mapping[str, str]) -> int:
        d = report.document
        row = db.execute("SELECT number, text FROM documents WHERE id = ?", (d.id,)).fetchone()
        if row and row[1] != d.text:
            raise RecordError(f"{self.path}: document {d.id} is there with another text; ids of documents must differ")
        if row:
            return int(row[0])
        told = (d.id, d.title, d.publisher, d.url, d.published, d.dateline, d.wire, d.language)
        values = (*told, json.dumps(dict(extra)), self.clock(), d.text)
        return int(db.execute(DOCUMENT, values).fetchone()[0])

    def has(self, document: str, coding: Coding, setup: str = "") -> bool:
        """Tell whether the document of that id is there as this coding, which names only versions, would code it."""
        sql = (
            "SELECT 1 FROM documents d JOIN codings c ON c.document = d.number AND c.current = 1"
            " WHERE d.id = ? AND c.onrecord = ? AND c.codebook = ? AND c.model = ? AND c.setup = ?"
        )
        values = (document, coding.onrecord, coding.codebook, coding.model, setup)
        with self.reading() as db:
            return db.execute(sql, values).fetchone() is not None

    def report(self, document: str) -> Report | None:
        """Return the current report of the document with that id, ``None`` where the record has none."""
        sql = (
            "SELECT c.report, d.text FROM documents d JOIN codings c ON c.document = d.number AND c.current = 1"
            " WHERE d.id = ?"
        )
        with self.reading() as db:
            row = db.execute(sql, (document,)).fetchone()
        return unpack(*row) if row else None

    def history(self, document: str) -> list[Report]:
        """Return every coding of a document, oldest first; empty where the record has none of that id."""
        sql = (
            "SELECT c.report, d.text FROM documents d JOIN codings c ON c.document = d.number WHERE d.id = ?"
            " ORDER BY c.number"
        )
        with self.reading() as db:
            return [unpack(packed, text) for packed, text in db.execute(sql, (document,))]


def enter(db: sqlite3.Connection, laid: Layout, *, document: int, coding: int) -> None:
    """Write the rows of a coding that has been entered, inside a transaction that the caller holds."""
    actors = [_actor(db, row) for row in laid.actors]
    appearances = [(coding, rank, actors[rank], *row) for rank, row in enumerate(laid.appearances)]
    db.executemany(APPEARANCE, appearances)
    db.executemany(MORE, [(actor,) for actor in sorted(set(actors))])
    places = {key: _place(db, key, row) for key, row in laid.places.items()}
    first = db.execute("SELECT coalesce(max(number), 0) + 1 FROM items").fetchone()[0]
    items = [
        (first + n, i.id, i.kind, coding, document, i.type, i.day, places[i.place] if i.place else None, *i[5:])
        for n, i in enumerate(laid.items)
    ]
    db.executemany(ITEM, items)
    parties = []
    for n, side, nth, rank in laid.parties:
        i = laid.items[n]
        parties.append((first + n, side, nth, rank, actors[rank], i.kind, i.type, i.day))
    db.executemany(PARTY, parties)
    tied = [(first + n, country, (i := laid.items[n]).kind, i.type, i.day) for n, country in laid.countries]
    db.executemany(COUNTRY, tied)
    for table, columns in DETAILS.items():
        sql = f"INSERT INTO {table} VALUES ({','.join('?' * columns)})"
        db.executemany(sql, [(first + n, *rest) for n, *rest in laid.details[table]])


def _actor(db: sqlite3.Connection, row: Row) -> int:
    row = apart(db, row)
    found = db.execute("SELECT number FROM actors WHERE key = ?", row[:1]).fetchone()
    number = int((found or db.execute(ACTOR, row).fetchone())[0])
    if row[4] is not None:
        db.execute("UPDATE actors SET country = ?, code = ? WHERE number = ? AND country IS NULL", (*row[4:6], number))
    db.execute(NAME, (number, row[2]))
    return number


def apart(db: sqlite3.Connection, row: Row) -> Row:
    """Return an actor's row under a key of its own where the record has a person of that name from another country.

    The first of a name keeps the bare key; one whose country a report does not tell is taken for that one.
    """
    key, id, name, kind, country, code = row
    if kind != "person" or id is None or country is None:
        return row
    known = db.execute("SELECT country FROM actors WHERE key = ?", (key,)).fetchone()
    if known is None or known[0] is None or known[0] == country:
        return row
    return f"{key}/{country}", f"{id}/{country}", name, kind, country, code


def _place(db: sqlite3.Connection, key: str, row: Row) -> int:
    found = db.execute("SELECT number FROM places WHERE key = ?", (key,)).fetchone()
    return int((found or db.execute(PLACE, (key, *row)).fetchone())[0])


def _retire(db: sqlite3.Connection, coding: int) -> None:
    """Make a coding history: its rows go, the coding itself stays whole."""
    db.execute(FEWER, (coding,))
    db.execute("DELETE FROM items WHERE coding = ?", (coding,))
    db.execute("DELETE FROM appearances WHERE coding = ?", (coding,))
    db.execute("UPDATE codings SET current = 0 WHERE number = ?", (coding,))
