"""Incidents and the accounts of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .rows import CANDIDATES, PER_KEY, Rows, hashed


class Incidents(Rows):
    """Incidents, their accounts, and the keys that they are found by."""

    def like_incidents(self, keys: Iterable[str], first: int, last: int) -> list[int]:
        """Return incidents filed under any of ``keys`` between two days, those with most keys first."""
        votes: dict[int, int] = {}
        sql = "SELECT incident FROM incident_keys WHERE hash = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
        for key in keys:
            for (incident,) in self.db.execute(sql, (hashed(key), first, last, PER_KEY)):
                votes[incident] = votes.get(incident, 0) + 1
        return sorted(votes, key=lambda n: (-votes[n], n))[:CANDIDATES]

    def accounts(self, incident: int) -> list[str]:
        """Return the packed accounts of an incident in the order of adding."""
        sql = "SELECT told FROM accounts WHERE incident = ? ORDER BY document, event"
        return [told for (told,) in self.db.execute(sql, (incident,))]

    def new_incident(self, row: Mapping[str, Any]) -> int:
        """Enter an incident and return its number."""
        return self._insert("incidents", row)

    def change_incident(self, number: int, row: Mapping[str, Any]) -> None:
        """Replace columns of an incident."""
        self._update("incidents", number, row)

    def put_incident_parties(self, incident: int, parties: Iterable[tuple[str, str, str, str | None]]) -> None:
        """Replace the parties of an incident: side, actor's id, name, country."""
        self.db.execute("DELETE FROM incident_parties WHERE incident = ?", (incident,))
        rows = [(incident, *p) for p in parties]
        self.db.executemany("INSERT OR IGNORE INTO incident_parties VALUES (?,?,?,?,?)", rows)

    def first_days(self, document: int) -> dict[str, int]:
        """Return for each account of a document the first day of its incident: told as its own, else of its first
        report.
        """
        sql = (
            "SELECT a.event, min(coalesce(i.first_day, i.first_told), coalesce(i.first_told, i.first_day))"
            " FROM accounts a JOIN incidents i ON i.number = a.incident WHERE a.document = ?"
        )
        return {event: day for event, day in self.db.execute(sql, (document,)) if day is not None}

    def own_incident(self, incident: int, matter: int) -> None:
        """Give an incident to a matter, unless it has one."""
        self.db.execute("UPDATE incidents SET matter = ? WHERE number = ? AND matter IS NULL", (matter, incident))

    def put_account(self, event: str, incident: int, document: int, score: float, told: str) -> None:
        """Enter an account of an incident."""
        self.db.execute("INSERT INTO accounts VALUES (?,?,?,?,?)", (event, incident, document, score, told))

    def incidents_of(self, document: int) -> list[int]:
        """Return the incidents that a document tells, in order."""
        sql = "SELECT DISTINCT incident FROM accounts WHERE document = ? ORDER BY incident"
        return [n for (n,) in self.db.execute(sql, (document,))]

    def join_incidents(self, kept: int, gone: int) -> None:
        """Give everything of one incident to another, and remove it."""
        self.db.execute("UPDATE accounts SET incident = ? WHERE incident = ?", (kept, gone))
        sql = "INSERT OR IGNORE INTO incident_keys SELECT hash, day, ? FROM incident_keys WHERE incident = ?"
        self.db.execute(sql, (kept, gone))
        other = "(SELECT matter FROM incidents WHERE number = ?)"
        self.db.execute(f"UPDATE incidents SET matter = coalesce(matter, {other}) WHERE number = ?", (gone, kept))
        self.drop_incident(gone)

    def retell(self, event: str, told: str) -> None:
        """Replace what an account tells."""
        self.db.execute("UPDATE accounts SET told = ? WHERE event = ?", (told, event))

    def put_incident_keys(self, incident: int, day: int, keys: Iterable[str]) -> None:
        """File an incident under keys on a day."""
        rows = [(hashed(key), day, incident) for key in keys]
        self.db.executemany("INSERT OR IGNORE INTO incident_keys VALUES (?,?,?)", rows)

    def drop_incident(self, number: int) -> None:
        """Remove an incident that no account is left of."""
        self.db.execute("DELETE FROM incidents WHERE number = ?", (number,))
