"""Incidents, matters and promises as rows: dicts in the words of the contract, names resolved, days as ISO dates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from ..record import ask
from ..record import matters as asking
from ..record.find import Wanted, find
from .titles import party_name

Row = dict[str, Any]
CHUNK = 500


def incident_row(raw: Row, accounts: Sequence[Row]) -> Row:
    """Return an incident as a row, with who tells it otherwise."""
    return {
        "id": raw["id"],
        "type": raw["type"],
        "mode": raw["mode"],
        "title": raw["title"],
        "actors": [_party(p) for p in raw["actors"]],
        "recipients": [_party(p) for p in raw["recipients"]],
        "place": place(raw["place"]),
        "time": time(raw),
        "reports": raw["reports"],
        "origins": raw["origins"],
        "fatalities": count(raw, "fatalities"),
        "injured": count(raw, "injured"),
        "first_told": raw["first_told"],
        "last_told": raw["last_told"],
        "differences": raw["differences"],
        "matter": raw["matter"],
        "accounts": [account_row(a) for a in accounts],
    }


def account_row(raw: Row) -> Row:
    """Return an account as a row: the event and document that tell it, on whose word, and what it gives."""
    told = raw["told"]
    account = told["account"]
    return {
        "event": raw["event"],
        "document": raw["document"],
        "publisher": raw["publisher"],
        "published": raw["published"],
        "source": told.get("source"),
        "confirmation": told["confirmation"],
        "score": raw["score"],
        "type": account["type"],
        "actors": [p["name"] for p in account["actors"]],
        "recipients": [p["name"] for p in account["recipients"]],
        "place": account["spot"]["name"] if account.get("spot") else None,
        "fatalities": account.get("fatalities"),
        "injured": account.get("injured"),
        "words": account["title"],
    }


def _party(raw: Row) -> Row:
    return {key: raw.get(key) for key in ("id", "name", "country", "code", "kind")}


def place(raw: Row | None) -> Row | None:
    """Return a packed place as a row, ``None`` for none."""
    return None if raw is None else {key: raw.get(key) for key in ("name", "lat", "lon", "country", "precision")}


def time(raw: Row) -> Row | None:
    """Return the days of an incident as start and end (both included), ``None`` where no account gives any."""
    return {"start": raw["first_day"], "end": raw["last_day"]} if raw["first_day"] else None


def count(raw: Mapping[str, Any], what: str) -> Row | None:
    """Return fatalities or injured over all accounts, ``None`` where none gives any."""
    bounds = {bound: raw[f"{what}_{bound}"] for bound in ("best", "low", "high")}
    return bounds if any(v is not None for v in bounds.values()) else None


def matter_summary(raw: Row) -> Row:
    """Return a matter as a row: called by a person's name for it, else as its first report; ``about`` is what it
    shares.
    """
    return {
        "id": raw["id"],
        "title": raw["name"] or raw["first_title"] or raw["title"],
        "about": raw["title"],
        "status": "closed" if raw["closed"] else "open",
        "pinned": bool(raw["pinned"]),
        "parties": [{"key": key, "name": party_name(key)} for key in list(raw["parties"])[:6]],
        "reports": raw["reports"],
        "started": raw["started"],
        "updated": raw["updated"],
        "open_commitments": raw["open_commitments"],
        "disputes": raw["disputes"],
    }


def promise_rows(db: sqlite3.Connection, wanted: Wanted) -> list[Row]:
    """Return commitments as they stand after all reports, each promise once, as its first report tells it."""
    wide = replace(wanted, open=False, type=None, limit=None)
    rows = _standing(db, find(db, "commitments", wide))
    status = "open" if wanted.open else wanted.type
    kept = (row for row in rows if status is None or row["status"] == status.lower())
    return list(islice(kept, wanted.limit))


def _standing(db: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Row]:
    for start in range(0, len(numbers), CHUNK):
        rows = list(ask.rows(db, "commitments", numbers[start : start + CHUNK]))
        standing = asking.promise_standing(db, [row["id"] for row in rows])
        for row in rows:
            stands = standing.get(row["id"])
            if stands is None:
                yield row
            elif stands["promise"] == row["id"]:
                told = {key: stands[key] for key in ("status", "matter", "settled_by")}
                yield row | told | {"due_date": stands["due"] or row["due_date"]}
