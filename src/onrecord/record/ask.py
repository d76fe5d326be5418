"""Items as rows: dicts in the words of the contract, who and where named, each traced to its document and coding."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from .lay import ACTS, RECEIVES, words

CHUNK = 500  # items that are looked up together
Row = dict[str, Any]
LISTED = "(SELECT value FROM json_each(?))"
HEAD = """
SELECT i.number, i.id, i.kind, i.type, i.start, i.finish, i.rule, i.place, i.document, d.id AS report, d.title,
    d.publisher, d.published, d.url, c.codebook, c.recorded, t.*
FROM items i JOIN documents d ON d.number = i.document JOIN codings c ON c.number = i.coding JOIN {table} t
    ON t.item = i.number
WHERE i.number IN (SELECT value FROM json_each(?))
"""
PARTIES = """
SELECT p.item, p.side, coalesce(a.id, m.id), m.name, a.kind, m.country, m.code, m.role
FROM parties p JOIN items i ON i.number = p.item JOIN appearances m ON m.coding = i.coding AND m.rank = p.rank
    JOIN actors a ON a.number = m.actor
WHERE p.item IN (SELECT value FROM json_each(?)) ORDER BY p.item, p.side, p.nth
"""
POSITIONS = """
SELECT p.item, p.statement, p.spans, p.content, coalesce(a.id, m.id), m.name, a.kind, m.country, m.code, m.role
FROM positions p JOIN items i ON i.number = p.item LEFT JOIN appearances m ON m.coding = i.coding AND m.rank = p.rank
    LEFT JOIN actors a ON a.number = m.actor
WHERE p.item IN (SELECT value FROM json_each(?)) ORDER BY p.item, p.nth
"""
PARTY = ("id", "name", "kind", "country", "code", "role")
PLACE = ("name", "geonames_id", "lat", "lon", "country", "admin1", "feature")


def dicts(cursor: sqlite3.Cursor) -> Iterator[Row]:
    """Yield the rows of a query as dicts by column."""
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row)) for row in cursor)


def rows(db: sqlite3.Connection, table: str, numbers: Sequence[int]) -> Iterator[Row]:
    """Yield the items of ``table`` with those numbers as rows, in the order given."""
    rest = iter(numbers)
    while chunk := list(islice(rest, CHUNK)):
        held = _Held(db, chunk)
        found = {row["number"]: row for row in dicts(db.execute(HEAD.format(table=table), (json.dumps(chunk),)))}
        for number in chunk:
            raw = found[number]
            yield {"id": raw["id"], "document": raw["report"], **SHAPES[table](held, raw), **_trace(raw)}


class _Held:
    """What the rows of a chunk look up: who takes part, places, and the documents' texts."""

    def __init__(self, db: sqlite3.Connection, chunk: Sequence[int]) -> None:
        self.db = db
        self.numbers = json.dumps(list(chunk))
        self._parties: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for item, side, *party in db.execute(PARTIES, (self.numbers,)):
            self._parties[item, side].append(dict(zip(PARTY, party)))
        sql = (
            f"SELECT number, {', '.join(PLACE)} FROM places WHERE number IN"
            f" (SELECT place FROM items WHERE number IN {LISTED})"
        )
        self._places = {number: dict(zip(PLACE, rest)) for number, *rest in db.execute(sql, (self.numbers,))}
        sql = (
            f"SELECT number, text FROM documents WHERE number IN (SELECT document FROM items WHERE number IN {LISTED})"
        )
        self._texts: dict[int, str] = dict(db.execute(sql, (self.numbers,)).fetchall())
        self._positions: dict[int, list[Row]] | None = None

    def parties(self, raw: Row, side: int) -> list[Row]:
        return self._parties.get((raw["number"], side), [])

    def one(self, raw: Row, side: int) -> Row | None:
        return next(iter(self.parties(raw, side)), None)

    def place(self, raw: Row) -> Row | None:
        return self._places.get(raw["place"])

    def slice(self, raw: Row, start: int, end: int) -> str:
        return words(self._texts[raw["document"]], [(start, end)])

    def positions(self, raw: Row) -> list[Row]:
        if self._positions is None:
            self._positions = defaultdict(list)
            for item, statement, spans, said, *party in self.db.execute(POSITIONS, (self.numbers,)):
                holder = dict(zip(PARTY, party)) if party[0] else None
                told = {"holder": holder, "content": json.loads(spans), "words": said, "statement": statement}
                self._positions[item].append(told)
        return self._positions.get(raw["number"], [])


def _trace(raw: Row) -> Row:
    """Return what an item is traced by: rule, codebook, when it was recorded, and its document."""
    return {key: raw[key] for key in ("rule", "codebook", "recorded", "published", "publisher", "title", "url")}


def _time(raw: Row) -> Row | None:
    if raw["time_value"] is None and raw["time_start"] is None:
        return None
    return {"value": raw["time_value"], "start": raw["time_start"], "end": raw["time_end"]}


def _count(raw: Row, name: str) -> Row | None:
    bounds = {bound: raw[f"{name}_{bound}"] for bound in ("best", "low", "high")}
    return bounds if any(value is not None for value in bounds.values()) else None


def _event(held: _Held, raw: Row) -> Row:
    kept = (
        "mode",
        "cameo",
        "quad",
        "score",
        "aspect",
        "confirmation",
        "factuality",
        "statement",
        "basis",
        "place_basis",
    )
    return {
        "type": raw["type"],
        **{key: raw[key] for key in kept},
        "contexts": json.loads(raw["contexts"]),
        "actors": held.parties(raw, ACTS),
        "recipients": held.parties(raw, RECEIVES),
        "place": held.place(raw),
        "time": _time(raw),
        "fatalities": _count(raw, "fatalities"),
        "injured": _count(raw, "injured"),
        "confirmed_by": json.loads(raw["confirmed_by"]),
        "trigger": [raw["start"], raw["finish"]],
        "words": held.slice(raw, raw["start"], raw["finish"]),
        "sentence": held.slice(raw, raw["sentence_start"], raw["sentence_finish"]),
    }


def _statement(held: _Held, raw: Row) -> Row:
    return {
        "force": raw["type"],
        "source": held.one(raw, ACTS),
        "addressee": held.one(raw, RECEIVES),
        "cue": [raw["start"], raw["finish"]],
        "cue_lemma": raw["cue_lemma"],
        "content": json.loads(raw["spans"]),
        "words": raw["content"],
        "manner": raw["manner"],
        "negated": bool(raw["negated"]),
        "official": bool(raw["official"]),
        "time": _time(raw),
        "place": held.place(raw),
        "parent": raw["parent"],
    }


def _commitment(held: _Held, raw: Row) -> Row:
    who = held.one(raw, ACTS)
    return {
        "promisor": who if raw["named"] else None,
        "promisee": held.one(raw, RECEIVES),
        "source": None if raw["named"] else who,
        "content": json.loads(raw["spans"]),
        "words": raw["content"],
        "made": raw["made"],
        "due": raw["due"],
        "due_date": raw["due_date"],
        "status": raw["type"],
        "statement": raw["statement"],
        "events": json.loads(raw["events"]),
        "matter": None,
        "settled_by": None,
    }


def _dispute(held: _Held, raw: Row) -> Row:
    return {"about": json.loads(raw["about"]), "positions": held.positions(raw)}


def _stance(held: _Held, raw: Row) -> Row:
    return {
        "polarity": raw["type"],
        "holder": held.one(raw, ACTS),
        "target": held.one(raw, RECEIVES),
        "issue": raw["issue"],
        "span": [raw["start"], raw["finish"]],
        "words": held.slice(raw, raw["start"], raw["finish"]),
        "statement": raw["statement"],
    }


SHAPES: dict[str, Callable[[_Held, Row], Row]] = {
    "events": _event,
    "statements": _statement,
    "commitments": _commitment,
    "disputes": _dispute,
    "stances": _stance,
}
