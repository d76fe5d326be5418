"""Which items a question means: filters to item numbers, latest first, each question answered from one index.

Actors, countries and days stand beside one another in the indices of ``parties`` and ``countries``, so that a question
about somebody reads their entries alone, however large the record.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ..codebook.countries import countries
from ..errors import UsageError
from .lay import ACTS, RECEIVES
from .words import expression

KINDS = {"events": "e", "statements": "s", "commitments": "c", "disputes": "d", "stances": "n"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for; ``None`` leaves it open.

    ``actor`` acts, speaks or promises, ``recipient`` is whom it is done, said or promised to: an id, a code or the
    beginning of one in capitals (``IRN``, ``IRNGOV``), a name or words of it. ``country`` is alpha-3 or a name: of any
    who take part, or of the place. ``type`` is an event's, a statement's force, a commitment's status. ``since`` and
    ``until`` are days (ISO), both included: when it was, else when the document was published. ``place`` is a name, a
    GeoNames id or a first-order division.
    """

    actor: str | None = None
    recipient: str | None = None
    country: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    open: bool = False
    limit: int | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            try:
                date.fromisoformat(value or "2000-01-01")
            except ValueError as error:
                raise UsageError(f"{name}: {value!r} is not a date; write YYYY-MM-DD") from error
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"limit: {self.limit}; give 1 or more, or leave it out")


def find(db: sqlite3.Connection, table: str, wanted: Wanted) -> list[int]:
    """Return the numbers of the items of ``table`` that are wanted, latest day first."""
    kind = KINDS[table]
    source, conditions, values = _source(db, wanted)
    conditions.append("t.kind = ?")
    values.append(kind)
    for sql, value in _conditions(db, wanted, kind, source):
        conditions.append(sql)
        values.append(value)
    number = "number" if source.startswith("items") else "item"
    sql = (
        f"SELECT DISTINCT t.{number} FROM {source} WHERE {' AND '.join(conditions)}"
        f" ORDER BY t.day DESC, t.{number} DESC LIMIT ?"
    )
    return [row[0] for row in db.execute(sql, (*values, -1 if wanted.limit is None else wanted.limit))]


def _source(db: sqlite3.Connection, w: Wanted) -> tuple[str, list[str], list[Any]]:
    """Return the table whose index answers first, with its own conditions and values."""
    if w.actor is not None or w.recipient is not None:
        side, who = (ACTS, w.actor) if w.actor is not None else (RECEIVES, w.recipient)
        actors = actors_called(db, who or "")
        return "parties t", [f"t.actor IN {_LIST}", "t.side = ?"], [json.dumps(actors), side]
    if w.country is not None:
        return "countries t", ["t.country = ?"], [country_code(w.country)]
    if w.place is not None:
        return "items t INDEXED BY items_place", [f"t.place IN {_LIST}"], [json.dumps(places_called(db, w.place))]
    index = "items_type" if w.type is not None or w.open else "items_day"
    return f"items t INDEXED BY {index}", [], []


_LIST = "(SELECT value FROM json_each(?))"


def _conditions(db: sqlite3.Connection, w: Wanted, kind: str, source: str) -> list[tuple[str, Any]]:
    """Return what else has to hold: SQL with one value each."""
    out: list[tuple[str, Any]] = []
    item = "t.number" if source.startswith("items") else "t.item"
    if w.actor is not None and w.recipient is not None:
        party = f"SELECT 1 FROM parties r WHERE r.item = {item} AND r.side = {RECEIVES} AND r.actor IN {_LIST}"
        out.append((f"EXISTS ({party})", json.dumps(actors_called(db, w.recipient))))
    if w.country is not None and not source.startswith("countries"):
        tied = f"SELECT 1 FROM countries o WHERE o.item = {item} AND o.country = ?"
        out.append((f"EXISTS ({tied})", country_code(w.country)))
    if w.place is not None and not source.startswith("items"):
        held = f"SELECT 1 FROM items i WHERE i.number = {item} AND i.place IN {_LIST}"
        out.append((f"EXISTS ({held})", json.dumps(places_called(db, w.place))))
    if w.type is not None:
        out.append(("t.type = ?", w.type.upper() if kind == "e" else w.type.lower()))
    if w.open and kind == "c":
        out.append(("t.type = ?", "open"))
    if w.since is not None:
        out.append(("t.day >= ?", w.since))
    if w.until is not None:
        out.append(("t.day > '' AND t.day <= ?", w.until))
    return out


def actors_called(db: sqlite3.Connection, who: str) -> list[int]:
    """Return the numbers of the actors that ``who`` means; empty for nobody.

    An id means one; a code in capitals all whose code begins so, besides those of that name. Else all whose name has
    the words, or where nobody's has, words that begin so.
    """
    row = db.execute("SELECT number FROM actors WHERE id = ?1 AND key = ?1", (_sound(who),)).fetchone()
    if row:
        return [row[0]]
    found = _named(db, expression(who))
    if len(who) >= 3 and who.isascii() and who.isalpha() and who.isupper():
        after = who[:-1] + chr(ord(who[-1]) + 1)
        found |= {n for (n,) in db.execute("SELECT number FROM actors WHERE code >= ? AND code < ?", (who, after))}
    return sorted(found or _named(db, expression(who, prefix=True)))


def _named(db: sqlite3.Connection, match: str | None) -> set[int]:
    if match is None:
        return set()
    sql = "SELECT n.actor FROM names_words w JOIN names n ON n.number = w.rowid WHERE names_words MATCH ?"
    return {number for (number,) in db.execute(sql, (match,))}


def places_called(db: sqlite3.Connection, where: str) -> list[int]:
    """Return the numbers of the places of that name, division or GeoNames id; where none is, of names that hold it."""
    where = _sound(where)
    sql = "SELECT number FROM places WHERE name = ?1 COLLATE NOCASE OR admin1 = ?1 COLLATE NOCASE OR key = ?1"
    found = [number for (number,) in db.execute(sql, (where,))]
    if found:
        return found
    inside = "SELECT number FROM places WHERE instr(lower(name), lower(?)) > 0"
    return [number for (number,) in db.execute(inside, (where,))]


def country_code(country: str) -> str:
    """Return the alpha-3 code of a country given by it or by name; :class:`UsageError` where there is none."""
    code = country.strip().upper()
    if code in countries().by_code:
        return code
    named = _names().get(country.strip().lower().removeprefix("the "))
    if named is None:
        raise UsageError(f"country: {country!r} is none; write an alpha-3 code (IRN) or the country's name")
    return named


@cache
def _names() -> dict[str, str]:
    return {name.lower(): code for name, code in countries().by_name.items()}


def _sound(text: str) -> str:
    """Return ``text`` as SQLite can take it."""
    return text.encode("utf-8", "replace").decode()
