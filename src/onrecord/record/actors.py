"""The actors of the record: in how many reports, from when to when, in which roles."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from .ask import Row
from .find import Wanted, actors_called, country_code

LATEST = 200  # appearances that the roles of a listed actor are taken from
NAMES = 20  # that are given of one
EVERY = "SELECT a.number, a.reports FROM actors a WHERE {conditions} ORDER BY a.reports DESC, a.number LIMIT ?"
WITHIN = """
SELECT a.number, count(DISTINCT m.coding) AS told FROM actors a JOIN appearances m ON m.actor = a.number
WHERE {conditions} GROUP BY a.number ORDER BY told DESC, a.number LIMIT ?
"""
UNTIL = "m.day > '' AND m.day <= ?"
ONE = """
SELECT id, name, kind, country, code, reports,
    (SELECT day FROM appearances WHERE actor = number AND day > '' ORDER BY day LIMIT 1) AS first,
    (SELECT day FROM appearances WHERE actor = number AND day > '' ORDER BY day DESC LIMIT 1) AS last
FROM actors WHERE number = ?
"""
ROLES = """
SELECT role, country, nullif(min(day), '') AS first, nullif(max(day), '') AS last, count(DISTINCT coding) AS reports
FROM (SELECT role, country, day, coding FROM appearances WHERE actor = ? ORDER BY day DESC LIMIT ?)
WHERE role IS NOT NULL GROUP BY role, country ORDER BY max(day) DESC, reports DESC, role
"""


def actor_rows(db: sqlite3.Connection, wanted: Wanted) -> Iterator[Row]:
    """Yield the actors that are wanted, those of the most reports first; ``type`` is their kind.

    With ``since`` or ``until``, ``reports`` are those of these days.
    """
    conditions: list[str] = ["a.reports > 0"]
    values: list[Any] = []
    if wanted.actor is not None:
        conditions.append("a.number IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(actors_called(db, wanted.actor)))
    if wanted.country is not None:
        conditions.append("a.country = ?")
        values.append(country_code(wanted.country))
    if wanted.type is not None:
        conditions.append("a.kind = ?")
        values.append(wanted.type.lower())
    days = [(sql, day) for sql, day in (("m.day >= ?", wanted.since), (UNTIL, wanted.until)) if day is not None]
    for sql, day in days:
        conditions.append(sql)
        values.append(day)
    sql = (WITHIN if days else EVERY).format(conditions=" AND ".join(conditions))
    for number, reports in db.execute(sql, (*values, -1 if wanted.limit is None else wanted.limit)).fetchall():
        yield actor_row(db, number) | {"reports": reports}


def actor_row(db: sqlite3.Connection, number: int, *, latest: int = LATEST) -> Row:
    """Return one actor with the roles that the ``latest`` reports give, each from its first day to its last."""
    names = ("id", "name", "kind", "country", "code", "reports", "first", "last")
    row: Row = dict(zip(names, db.execute(ONE, (number,)).fetchone()))
    told = ("role", "country", "first", "last", "reports")
    roles = [dict(zip(told, r)) for r in db.execute(ROLES, (number, latest))]
    sql = "SELECT name FROM names WHERE actor = ? ORDER BY number LIMIT ?"
    called = [name for (name,) in db.execute(sql, (number, NAMES))]
    return row | {"names": called, "role": roles[0]["role"] if roles else None, "roles": roles}
