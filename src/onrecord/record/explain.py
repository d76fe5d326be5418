"""One item, actor or document of the record by its id, with all that it is traced by."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from typing import Any

from ..errors import RecordError
from .actors import actor_row
from .ask import Row, dicts, rows
from .find import KINDS, Wanted, find
from .judge import judgements
from .pack import unpack

TABLES = {kind: table for table, kind in KINDS.items()}
CODINGS = (
    "SELECT c.onrecord, c.codebook, c.model, c.recorded, c.current FROM codings c"
    " JOIN documents d ON d.number = c.document WHERE d.id = ? ORDER BY c.number"
)

DOCUMENT = (
    "SELECT id, title, publisher, published, url, dateline, wire, language, extra, added FROM documents WHERE id = ?"
)
REPORT = (
    "SELECT c.report, d.text FROM documents d JOIN codings c ON c.document = d.number AND c.current = 1 WHERE d.id = ?"
)


def explain(db: sqlite3.Connection, id: str) -> Row:
    """Return what the record knows of an id: of an item, an actor (``gov:IRN``) or a document.

    ``kind`` says which; an item comes with ``codings`` of its document, oldest first, and the ``judgements`` on it.
    :class:`RecordError` where the record has nothing of that id.
    """
    item = db.execute("SELECT i.number, i.kind FROM items i WHERE i.id = ?", (id,)).fetchone()
    if item:
        row = next(rows(db, TABLES[item[1]], [item[0]]))
        said = [j for j in judgements(db, row["document"]) if j["item"] == id]
        return {"kind": TABLES[item[1]][:-1], **row, "codings": _codings(db, row["document"]), "judgements": said}
    actor = db.execute("SELECT number FROM actors WHERE id = ?", (id,)).fetchone()
    if actor:
        return _actor(db, id, actor[0])
    for row in dicts(db.execute(DOCUMENT, (id,))):
        row["extra"] = json.loads(row["extra"])
        return {"kind": "document", **row, "codings": _codings(db, id), "judgements": judgements(db, id)}
    part = _part(db, id)
    if part:
        return part
    raise RecordError(f"{id!r}: nothing on the record has that id; `onrecord events` and the like show them")


def _part(db: sqlite3.Connection, id: str) -> Row | None:
    """Return an actor, place or time that is one document's own, out of its report; ``None`` for no such id."""
    document = id.rpartition(".")[0]
    row = db.execute(REPORT, (document,)).fetchone()
    if row is None:
        return None
    report = unpack(*row)
    for kind, held in (("appearance", report.actors), ("place", report.places), ("time", report.times)):
        for one in held:
            if one.id == id:
                told = {"kind": kind, "document": document, "codings": _codings(db, document), "judgements": []}
                return asdict(one) | told
    return None


def _codings(db: sqlite3.Connection, document: str) -> list[Row]:
    return [row | {"current": bool(row["current"])} for row in dicts(db.execute(CODINGS, (document,)))]


def _actor(db: sqlite3.Connection, id: str, number: int) -> Row:
    counts: dict[str, Any] = {}
    for table in ("events", "statements", "commitments"):
        counts[table] = len(find(db, table, Wanted(actor=id)))
    row = actor_row(db, number, latest=-1)
    return {"kind": "actor", "actor": row.pop("kind"), **row, **counts}
