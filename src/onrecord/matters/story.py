"""The story of a matter, made from the record: where it stands, who holds what, what is awaited, disputed, unconfirmed.

Every line carries the item that it stands on. Words are those of the reports; the record adds names, dates and counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ..errors import RecordError
from ..record import ask
from ..record import matters as asking
from .rows import incident_row, matter_summary
from .titles import party_name

Row = dict[str, Any]
LATEST = 3  # sayings of a party that are shown, incidents that say where a matter stands
UNSURE = ("unconfirmed", "asserted")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of where a matter stands: what it says, and the items and documents that it stands on."""

    kind: str
    text: str
    day: str | None
    items: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A matter from its record. ``timeline`` is in the order of events, ``told`` the same ids in the order of
    reporting.

    ``today`` is the day for which overdue promises are counted.
    """

    matter: Row
    today: str
    stands: tuple[Line, ...]
    timeline: tuple[Row, ...]
    told: tuple[str, ...]
    positions: tuple[Row, ...]
    changes: tuple[Row, ...]
    commitments: tuple[Row, ...]
    disputes: tuple[Row, ...]
    unconfirmed: tuple[Row, ...]
    reports: tuple[Row, ...]
    decisions: tuple[Row, ...]
    moves: tuple[Row, ...]

    def to_dict(self) -> Row:
        """Return the story as plain dicts and lists, ready for JSON."""
        return asdict(self)


def story_of(db: sqlite3.Connection, id: str, *, today: str | None = None) -> Story:
    """Return the story of the matter with that id; :class:`RecordError` where the record has none."""
    raw = asking.matter_row(db, id)
    if raw is None:
        raise RecordError(f"matter {id!r} is not on the record; `onrecord matters` lists those that are")
    number, day = int(raw["number"]), today or date.today().isoformat()
    incidents = _incidents(db, number)
    commitments = [_commitment(row, day) for row in asking.promises_of(db, number)]
    disputes = [*ask.rows(db, "disputes", asking.disputes_of(db, number))]
    differing = [row for row in incidents if row["differences"]]
    positions = _positions(db, number)
    changes = [_change(row) for row in asking.changes_of(db, number)]
    return Story(
        matter=matter_summary(raw),
        today=day,
        stands=tuple(_stands(incidents, commitments, differing, changes)),
        timeline=tuple(incidents),
        told=tuple(row["id"] for row in sorted(incidents, key=lambda r: (r["first_told"] or "", r["id"]))),
        positions=tuple(positions),
        changes=tuple(changes),
        commitments=tuple(commitments),
        disputes=tuple(disputes),
        unconfirmed=tuple(row for row in incidents if _is_unconfirmed(row)),
        reports=tuple({k: v for k, v in row.items() if k != "number"} for row in asking.reports_of(db, number)),
        decisions=tuple(asking.decisions_of(db, number)),
        moves=tuple(asking.moves_of(db, number)),
    )


def _incidents(db: sqlite3.Connection, number: int) -> list[Row]:
    rows = asking.incidents_of(db, number)
    accounts = asking.accounts_of(db, [row["number"] for row in rows])
    return [incident_row(row, accounts[row["number"]]) for row in rows]


def _is_unconfirmed(incident: Row) -> bool:
    """Say whether nobody but those who say so has told of it: no account is confirmed, and one is unconfirmed."""
    standing = {a["confirmation"] for a in incident["accounts"]}
    return "unconfirmed" in standing and "confirmed" not in standing


def _commitment(raw: Row, today: str) -> Row:
    told = raw["told"]
    overdue = raw["status"] == "open" and raw["due"] is not None and raw["due"] < today
    days = None if not overdue else (date.fromisoformat(today) - date.fromisoformat(raw["due"])).days
    last = next((s for s in reversed(raw["settlements"]) if s["outcome"] == raw["status"]), None)
    return {
        "id": raw["id"],
        "promisor": _name(told.get("promisor")),
        "promisee": _name(told.get("promisee")),
        "words": told["content"],
        "made": raw["made"],
        "due_date": raw["due"],
        "status": raw["status"],
        "overdue_days": days,
        "reports": raw["reports"],
        "document": raw["document"],
        "settled_by": last["evidence"] if last else None,
        "history": raw["settlements"],
    }


def _name(party: Row | None) -> Row | None:
    return None if party is None else {key: party.get(key) for key in ("id", "name", "country")}


def _positions(db: sqlite3.Connection, number: int) -> list[Row]:
    """Return each party with its latest sayings, those who said most lately first."""
    out: dict[str, Row] = {}
    for row in asking.sayings_of(db, number, each=LATEST):
        party = out.setdefault(row["party"], {"party": row["party"], "name": party_name(row["party"]), "latest": []})
        told = row["told"]
        saying = {"day": row["day"], "speaker": told["name"], "words": told["content"], "force": told["force"]}
        party["latest"].append(saying | {"item": row["item"], "document": row["document"]})
    return sorted(out.values(), key=lambda p: (p["latest"][0]["day"] or "", p["party"]), reverse=True)


def _change(raw: Row) -> Row:
    before, after = raw["told"], raw["after_told"]
    return {
        "party": raw["party"],
        "name": party_name(raw["party"]),
        "before": {
            "item": raw["before"],
            "day": raw["before_day"],
            "speaker": before["name"],
            "words": before["content"],
        },
        "after": {"item": raw["after"], "day": raw["day"], "speaker": after["name"], "words": after["content"]},
        "score": raw["score"],
    }


def _stands(incidents: list[Row], commitments: list[Row], differing: list[Row], changes: list[Row]) -> Iterable[Line]:
    """Yield the lines of where a matter stands: the latest, the overdue and awaited, what changed and what differs."""
    by_day = sorted(incidents, key=lambda r: ((r["time"] or {}).get("end") or r["last_told"] or "", r["id"]))
    for row in reversed(by_day[-LATEST:]):
        day = (row["time"] or {}).get("start") or row["first_told"]
        yield Line(
            "latest", row["title"], day, (row["id"],), tuple(dict.fromkeys(a["document"] for a in row["accounts"]))
        )
    for c in (c for c in commitments if c["overdue_days"] is not None):
        yield Line("overdue", f"{_who(c)}: {c['words']}", c["due_date"], (c["id"],), (c["document"],))
    for c in (c for c in commitments if c["status"] == "open" and c["overdue_days"] is None):
        yield Line("awaited", f"{_who(c)}: {c['words']}", c["made"], (c["id"],), (c["document"],))
    for change in changes[-LATEST:]:
        words = f"{change['name']}: {change['after']['words']}"
        yield Line("changed", words, change["after"]["day"], (change["before"]["item"], change["after"]["item"]), ())
    for row in differing[-LATEST:]:
        told = "; ".join(f"{d['what']}: {', '.join(d['values'])}" for d in row["differences"])
        yield Line("differs", f"{row['title']} ({told})", row["first_told"], (row["id"],), ())


def _who(commitment: Row) -> str:
    return commitment["promisor"]["name"] if commitment["promisor"] else "nobody named"
