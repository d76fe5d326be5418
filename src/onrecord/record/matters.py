"""Incidents, promises and matters as rows: what threads.py entered, asked for. Days come back as ISO dates.

Packed columns come back as lists and dicts; what they mean is said in :mod:`onrecord.matters`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from .find import Wanted, actors_called, country_code
from .lay import ACTS, RECEIVES

Row = dict[str, Any]
DAYS = ("day", "first_day", "last_day", "first_told", "last_told", "made", "due", "started", "updated")
PACKED = ("actors", "recipients", "place", "differences", "parties", "words", "forms", "told")
INCIDENT = (
    "i.number, i.id, i.type, i.mode, i.title, i.actors, i.recipients, i.place, i.first_day, i.last_day,"
    " i.fatalities_best, i.fatalities_low, i.fatalities_high, i.injured_best, i.injured_low, i.injured_high,"
    " i.reports, i.origins, i.first_told, i.last_told, i.differences, m.id AS matter"
)
FIRST_TITLE = (
    "(SELECT d.title FROM attachments a JOIN documents d ON d.number = a.document WHERE a.matter = m.number"
    " ORDER BY a.document LIMIT 1)"
)
MATTER = (
    f"{FIRST_TITLE} AS first_title,"
    " m.number, m.id, m.name, m.title, m.parties, m.words, m.forms, m.reports, m.started, m.updated,"
    " m.pinned, m.closed,"
    " (SELECT count(*) FROM promises p WHERE p.matter = m.number AND p.status = 'open') AS open_commitments,"
    " (SELECT count(*) FROM moves v WHERE v.matter = m.number AND v.kind = 'dispute') AS disputes"
)

ACCOUNTS_OF = (
    "i.number IN (SELECT a.incident FROM parties p JOIN items t ON t.number = p.item JOIN accounts a ON a.event = t.id"
    " WHERE p.side = {side} AND p.kind = 'e' AND p.actor IN (SELECT value FROM json_each(?)))"
)
MATTERS_OF = (
    "m.number IN (SELECT a.matter FROM appearances p JOIN codings c ON c.number = p.coding AND c.current = 1"
    " JOIN attachments a ON a.document = c.document WHERE p.actor IN (SELECT value FROM json_each(?)))"
)


def _read(cursor: sqlite3.Cursor) -> list[Row]:
    """Return the rows of a query as dicts by column, days as dates and packed columns as what they hold."""
    names = [column[0] for column in cursor.description]
    return [{name: _value(name, value) for name, value in zip(names, row)} for row in cursor]


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in DAYS:
        return date.fromordinal(value).isoformat() if value > 0 else None
    return json.loads(value) if name in PACKED else value


def incident_rows(db: sqlite3.Connection, wanted: Wanted, *, least_reports: int = 1) -> list[Row]:
    """Return incidents, last told first; ``least_reports`` leaves out those told by fewer documents."""
    conditions, values = ["i.reports >= ?"], [least_reports]
    for sql, value in _incident_conditions(db, wanted):
        conditions.append(sql)
        values.append(value)
    sql = (
        f"SELECT {INCIDENT} FROM incidents i LEFT JOIN matters m ON m.number = i.matter"
        f" WHERE {' AND '.join(conditions)} ORDER BY i.last_told DESC, i.number DESC LIMIT ?"
    )
    return _read(db.execute(sql, (*values, -1 if wanted.limit is None else wanted.limit)))


def _incident_conditions(db: sqlite3.Connection, w: Wanted) -> Iterable[tuple[str, Any]]:
    party = "i.number IN (SELECT incident FROM incident_parties WHERE country = ?)"
    for side, who in ((ACTS, w.actor), (RECEIVES, w.recipient)):
        if who is not None:
            yield ACCOUNTS_OF.format(side=side), json.dumps(actors_called(db, who))
    if w.country is not None:
        yield party, country_code(w.country)
    if w.type is not None:
        yield "i.type = ?", w.type.upper()
    if w.place is not None:
        yield "i.place IS NOT NULL AND lower(json_extract(i.place, '$.name')) = lower(?)", w.place
    if w.since is not None:
        yield "coalesce(i.last_day, i.last_told) >= ?", date.fromisoformat(w.since).toordinal()
    if w.until is not None:
        yield "coalesce(i.first_day, i.first_told) <= ?", date.fromisoformat(w.until).toordinal()


def incidents_of(db: sqlite3.Connection, matter: int) -> list[Row]:
    """Return the incidents of a matter, in the order of events (of reporting where no day is told)."""
    sql = (
        f"SELECT {INCIDENT} FROM incidents i LEFT JOIN matters m ON m.number = i.matter WHERE i.matter = ?"
        " ORDER BY coalesce(i.first_day, i.first_told), i.number"
    )
    return _read(db.execute(sql, (matter,)))


def accounts_of(db: sqlite3.Connection, incidents: Sequence[int]) -> dict[int, list[Row]]:
    """Return the accounts of some incidents: event, document's id, title, publisher, day and what is told, in order."""
    sql = (
        "SELECT a.incident, a.event, a.score, a.told, d.id AS document, d.title, d.publisher, d.published"
        " FROM accounts a JOIN documents d ON d.number = a.document"
        " WHERE a.incident IN (SELECT value FROM json_each(?)) ORDER BY a.incident, a.document, a.event"
    )
    out: dict[int, list[Row]] = {n: [] for n in incidents}
    for row in _read(db.execute(sql, (json.dumps(list(incidents)),))):
        out[row["incident"]].append(row)
    return out


def matter_rows(db: sqlite3.Connection, wanted: Wanted, *, least_reports: int = 1) -> list[Row]:
    """Return matters, those pinned first, then by the day of their last report; joined ones are left out."""
    conditions, values = ["m.joined IS NULL", "(m.reports >= ? OR m.pinned)"], [least_reports]
    for sql, value in _matter_conditions(db, wanted):
        conditions.append(sql)
        values.append(value)
    sql = (
        f"SELECT {MATTER} FROM matters m WHERE {' AND '.join(conditions)}"
        " ORDER BY m.pinned DESC, m.updated DESC, m.number DESC LIMIT ?"
    )
    return _read(db.execute(sql, (*values, -1 if wanted.limit is None else wanted.limit)))


def _matter_conditions(db: sqlite3.Connection, w: Wanted) -> Iterable[tuple[str, Any]]:
    if w.actor is not None:
        yield MATTERS_OF, json.dumps(actors_called(db, w.actor))
    if w.country is not None:
        yield "m.number IN (SELECT matter FROM matter_parties WHERE party = ?)", country_code(w.country)
    if w.since is not None:
        yield "m.updated >= ?", date.fromisoformat(w.since).toordinal()
    if w.until is not None:
        yield "m.started <= ?", date.fromisoformat(w.until).toordinal()
    if w.open:
        yield "m.closed = ?", 0


def matter_row(db: sqlite3.Connection, id: str) -> Row | None:
    """Return one matter by its id, or that of a matter that was joined to it; ``None`` where there is none."""
    sql = (
        "WITH RECURSIVE way(number, joined) AS (SELECT number, joined FROM matters WHERE id = ? UNION ALL"
        " SELECT m.number, m.joined FROM matters m JOIN way w ON m.number = w.joined)"
        f" SELECT {MATTER} FROM matters m JOIN way w ON w.number = m.number WHERE m.joined IS NULL"
    )
    return next(iter(_read(db.execute(sql, (id,)))), None)


def reports_of(db: sqlite3.Connection, matter: int) -> list[Row]:
    """Return the documents of a matter in the order of publication, with why each belongs and where its story comes
    from.
    """
    sql = (
        "SELECT d.number, d.id, d.title, d.publisher, d.published, d.url, a.score, a.reason, a.decided,"
        " o.id AS origin, r.id AS revision_of FROM attachments a JOIN documents d ON d.number = a.document"
        " LEFT JOIN provenance p ON p.document = d.number LEFT JOIN documents o ON o.number = p.origin"
        " LEFT JOIN documents r ON r.number = p.revision_of WHERE a.matter = ? ORDER BY d.published, d.number"
    )
    return _read(db.execute(sql, (matter,)))


def promises_of(db: sqlite3.Connection, matter: int) -> list[Row]:
    """Return the promises of a matter in the order in which they were made, each with what was said of it since."""
    sql = (
        "SELECT p.number, p.id, p.status, p.made, p.due, p.told, d.id AS document, d.published, d.title,"
        " (SELECT count(*) FROM promise_reports r WHERE r.promise = p.number) AS reports"
        " FROM promises p JOIN documents d ON d.number = p.document WHERE p.matter = ? ORDER BY p.made, p.number"
    )
    rows = _read(db.execute(sql, (matter,)))
    return [row | {"settlements": settlements_of(db, row["number"])} for row in rows]


def settlements_of(db: sqlite3.Connection, promise: int) -> list[Row]:
    """Return what later reports say of a promise, in the order of adding."""
    sql = (
        "SELECT s.outcome, s.day, s.due, s.evidence, s.reason, s.score, d.id AS document, d.title, d.published"
        " FROM settlements s JOIN documents d ON d.number = s.document WHERE s.promise = ? ORDER BY s.number"
    )
    return _read(db.execute(sql, (promise,)))


def promise_standing(db: sqlite3.Connection, commitments: Iterable[str]) -> dict[str, Row]:
    """Return for commitments' ids how the promise stands that they tell: status, due, matter, settled_by."""
    sql = (
        "SELECT r.commitment, p.id AS promise, p.status, p.due, m.id AS matter,"
        " (SELECT s.evidence FROM settlements s WHERE s.promise = p.number AND s.outcome != 'extended'"
        "  ORDER BY s.number DESC LIMIT 1) AS settled_by"
        " FROM promise_reports r JOIN promises p ON p.number = r.promise LEFT JOIN matters m ON m.number = p.matter"
        " WHERE r.commitment IN (SELECT value FROM json_each(?))"
    )
    rows = _read(db.execute(sql, (json.dumps(list(commitments)),)))
    return {row.pop("commitment"): row for row in rows}


def sayings_of(db: sqlite3.Connection, matter: int, *, each: int) -> list[Row]:
    """Return the latest sayings of each party of a matter, at most ``each``, party by party, latest first."""
    sql = (
        "SELECT party, item, day, sign, told, document FROM (SELECT s.party, s.item, s.day, s.sign, s.told,"
        " d.id AS document, row_number() OVER (PARTITION BY s.party ORDER BY s.day DESC, s.number DESC) AS nth"
        " FROM sayings s JOIN documents d ON d.number = s.document WHERE s.matter = ?)"
        " WHERE nth <= ? ORDER BY party, nth"
    )
    return _read(db.execute(sql, (matter, each)))


def changes_of(db: sqlite3.Connection, matter: int) -> list[Row]:
    """Return where a party's line changed: both sayings with their days and words, in the order of adding."""
    sql = (
        "SELECT c.party, c.before, c.after, c.score, b.day AS before_day, b.told AS told, a.day AS day,"
        " a.told AS after_told FROM changes c JOIN sayings b ON b.item = c.before AND b.matter = c.matter"
        " JOIN sayings a ON a.item = c.after AND a.matter = c.matter WHERE c.matter = ? ORDER BY c.number"
    )
    rows = _read(db.execute(sql, (matter,)))
    for row in rows:
        row["before_day"] = date.fromordinal(row["before_day"]).isoformat() if row["before_day"] else None
        row["after_told"] = json.loads(row["after_told"])
    return rows


def disputes_of(db: sqlite3.Connection, matter: int) -> list[int]:
    """Return the numbers of the disputes that the reports of a matter tell, in order."""
    sql = (
        "SELECT i.number FROM attachments a JOIN items i ON i.document = a.document AND i.kind = 'd'"
        " WHERE a.matter = ? ORDER BY i.day, i.number"
    )
    return [n for (n,) in db.execute(sql, (matter,))]


def moves_of(db: sqlite3.Connection, matter: int) -> list[Row]:
    """Return what moved in a matter, in the order of adding: kind, item, day, document."""
    sql = (
        "SELECT v.kind, v.item, v.day, d.id AS document FROM moves v JOIN documents d ON d.number = v.document"
        " WHERE v.matter = ? ORDER BY v.number"
    )
    return _read(db.execute(sql, (matter,)))


class Joined(NamedTuple):
    """What a record joins, by ids: documents to origins and (closest) matters, events to incidents, commitments to
    promises.

    A promise has its status with it.
    """

    origins: dict[str, str]
    matters: dict[str, str]
    incidents: dict[str, str]
    promises: dict[str, tuple[str, str]]


def joined(db: sqlite3.Connection) -> Joined:
    """Return all that a record joins, to be scored against what is true of its documents."""
    origins = (
        "SELECT d.id, o.id FROM provenance p JOIN documents d ON d.number = p.document"
        " JOIN documents o ON o.number = p.origin"
    )
    matters = (
        "SELECT d.id, m.id FROM attachments a JOIN documents d ON d.number = a.document"
        " JOIN matters m ON m.number = a.matter ORDER BY a.score"
    )
    incidents = "SELECT a.event, i.id FROM accounts a JOIN incidents i ON i.number = a.incident"
    promises = "SELECT r.commitment, p.id, p.status FROM promise_reports r JOIN promises p ON p.number = r.promise"
    return Joined(
        dict(db.execute(origins).fetchall()),
        dict(db.execute(matters).fetchall()),
        dict(db.execute(incidents).fetchall()),
        {c: (p, status) for c, p, status in db.execute(promises)},
    )


def decisions_of(db: sqlite3.Connection, matter: int) -> list[Row]:
    """Return what people decided of a matter, in order: kind, value, reason, person, recorded."""
    sql = "SELECT kind, value, reason, person, recorded FROM decisions WHERE matter = ?1 OR other = ?1 ORDER BY number"
    return _read(db.execute(sql, (matter,)))
