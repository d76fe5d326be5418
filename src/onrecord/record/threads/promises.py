"""Promises, what later reports say of them, and the parties' positions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .rows import Rows, hashed

MOST_PROMISES = 200  # latest promises that a report may settle


class PromiseRow(NamedTuple):
    """A promise: as it stands now, and (packed) as it was told first."""

    number: int
    document: int
    status: str
    due: int | None
    told: str


class Promises(Rows):
    """Promises with their settlements; sayings with the changes of line that they make."""

    def open_promises(self, keys: Iterable[str], before: int) -> list[PromiseRow]:
        """Return promises open, or broken so far, that documents before one made and that are filed under any of
        ``keys``.

        In the order of their numbers.
        """
        hashes = json.dumps(sorted({hashed(key) for key in keys}))
        sql = (
            "SELECT p.number, p.document, p.status, p.due, p.told FROM promises p"
            " WHERE p.document < ? AND p.status IN ('open', 'broken')"
            " AND p.number IN (SELECT k.promise FROM promise_keys k WHERE k.hash IN (SELECT value FROM json_each(?)))"
            " ORDER BY p.number DESC LIMIT ?"
        )
        return [PromiseRow(*row) for row in self.db.execute(sql, (before, hashes, MOST_PROMISES))][::-1]

    def new_promise(self, row: Mapping[str, Any], keys: Iterable[str]) -> int:
        """Enter a promise, file it under its keys, and return its number."""
        number = self._insert("promises", row)
        rows = [(hashed(key), number) for key in keys]
        self.db.executemany("INSERT OR IGNORE INTO promise_keys VALUES (?,?)", rows)
        return number

    def change_promise(self, number: int, row: Mapping[str, Any]) -> None:
        """Replace columns of a promise."""
        self._update("promises", number, row)

    def put_promise_report(self, commitment: str, promise: int, document: int) -> None:
        """Enter that a commitment of a report tells a promise."""
        self.db.execute("INSERT OR IGNORE INTO promise_reports VALUES (?,?,?)", (commitment, promise, document))

    def put_settlement(self, row: Mapping[str, Any]) -> int:
        """Enter what a report says of a promise and return its number."""
        return self._insert("settlements", row)

    def latest_sayings(self, matter: int, party: str, most: int) -> list[str]:
        """Return the latest packed sayings of a party in a matter that show a sign, oldest first."""
        sql = "SELECT told FROM sayings WHERE matter = ? AND party = ? AND sign != 0 ORDER BY number DESC LIMIT ?"
        return [told for (told,) in self.db.execute(sql, (matter, party, most))][::-1]

    def put_saying(self, row: Mapping[str, Any]) -> int:
        """Enter a saying and return its number."""
        return self._insert("sayings", row)

    def put_change(self, row: Mapping[str, Any]) -> int:
        """Enter a change of line and return its number."""
        return self._insert("changes", row)

    def promise_history(self, number: int) -> tuple[list[str], list[tuple[str, int | None]]]:
        """Return the commitments that tell a promise, and its settlements in order: outcome and new day."""
        sql = "SELECT commitment FROM promise_reports WHERE promise = ? ORDER BY document, commitment"
        told = [c for (c,) in self.db.execute(sql, (number,))]
        sql = "SELECT outcome, due FROM settlements WHERE promise = ? ORDER BY number"
        return told, list(self.db.execute(sql, (number,)))

    def promise_told(self, number: int) -> str:
        """Return a packed promise, as it was told first."""
        return str(self.db.execute("SELECT told FROM promises WHERE number = ?", (number,)).fetchone()[0])

    def drop_promise(self, number: int) -> None:
        """Remove a promise that no report is left of."""
        self.db.execute("DELETE FROM settlements WHERE promise = ?", (number,))
        self.db.execute("DELETE FROM promises WHERE number = ?", (number,))
