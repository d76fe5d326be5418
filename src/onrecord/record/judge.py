"""What people say of an item: kept beside the coding, never changed by one, and found again after the next.

A judgement names its item by document, kind and the words that it stands on. After another coding the item of that
kind on the same words is meant, else the one that shares most of them; where none does, the judgement stays and names
no item.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any, Literal, get_args

from ..errors import RecordError, UsageError
from .ask import Row, dicts

Verdict = Literal["accept", "correct", "reject", "add", "undo"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


def judge(
    db: sqlite3.Connection,
    item: str,
    verdict: str,
    *,
    person: str,
    recorded: str,
    reason: str | None = None,
    change: Mapping[str, Any] | None = None,
) -> None:
    """Enter what ``person`` says of the item with that id; ``change`` has the fields of a correction or addition.

    :class:`UsageError` where the verdict is none, :class:`RecordError` where the record has no such item.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"verdict {verdict!r} is not one of {', '.join(VERDICTS)}")
    row = db.execute("SELECT document, kind, type, start, finish FROM items WHERE id = ?", (item,)).fetchone()
    if row is None:
        raise RecordError(f"{item!r}: no such item on the record")
    sql = (
        "INSERT INTO judgements (document, kind, type, start, finish, verdict, change, reason, person, recorded)"
        " VALUES (?,?,?,?,?,?,?,?,?,?)"
    )
    told = json.dumps(dict(change or {}), ensure_ascii=False, sort_keys=True)
    db.execute(sql, (*row, verdict, told, reason, person, recorded))


def judgements(db: sqlite3.Connection, document: str) -> list[Row]:
    """Return the judgements on items of a document, oldest first.

    ``item`` is the id of the item that each means in the current coding, ``None`` where there is none any more.
    """
    sql = (
        "SELECT j.document AS number, j.kind, j.type, j.start, j.finish, j.verdict, j.change, j.reason, j.person,"
        " j.recorded FROM judgements j JOIN documents d ON d.number = j.document WHERE d.id = ? ORDER BY j.number"
    )
    out = []
    for row in dicts(db.execute(sql, (document,))):
        item = _meant(db, row)
        kept = {key: row[key] for key in ("verdict", "reason", "person", "recorded")}
        span = [row["start"], row["finish"]]
        out.append({"item": item, "document": document, "span": span, "change": json.loads(row["change"]), **kept})
    return out


def _meant(db: sqlite3.Connection, row: Row) -> str | None:
    sql = (
        "SELECT id FROM items WHERE document = :number AND kind = :kind AND start < :finish AND finish > :start"
        " ORDER BY start = :start AND finish = :finish DESC, type = :type DESC,"
        " min(finish, :finish) - max(start, :start) DESC, number LIMIT 1"
    )
    found = db.execute(sql, {key: row[key] for key in ("number", "kind", "start", "finish", "type")}).fetchone()
    return found[0] if found else None
