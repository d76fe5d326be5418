"""Matters, the documents that belong to them, what people decide of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .rows import CANDIDATES, PER_KEY, Rows, hashed


class MatterRow(NamedTuple):
    """A matter as it grows: bags are packed."""

    number: int
    parties: str
    words: str
    forms: str


class Matters(Rows):
    """Matters as they grow, are joined, split and decided on."""

    def standing(self, matter: int) -> int:
        """Return the matter that one was joined to in the end, itself where it was not."""
        while True:
            row = self.db.execute("SELECT joined FROM matters WHERE number = ?", (matter,)).fetchone()
            if row is None or row[0] is None:
                return matter
            matter = int(row[0])

    def like_matters(self, keys: Iterable[str]) -> list[int]:
        """Return matters filed under any of ``keys``, those with most keys first."""
        votes: dict[int, int] = {}
        sql = "SELECT matter FROM matter_keys WHERE hash = ? ORDER BY matter DESC LIMIT ?"
        for key in keys:
            for (found,) in self.db.execute(sql, (hashed(key), PER_KEY)):
                matter = self.standing(found)
                votes[matter] = votes.get(matter, 0) + 1
        return sorted(votes, key=lambda n: (-votes[n], n))[:CANDIDATES]

    def matter(self, number: int) -> MatterRow:
        """Return a matter's growing parts."""
        sql = "SELECT number, parties, words, forms FROM matters WHERE number = ?"
        return MatterRow(*self.db.execute(sql, (number,)).fetchone())

    def new_matter(self, row: Mapping[str, Any]) -> int:
        """Enter a matter and return its number."""
        return self._insert("matters", row)

    def change_matter(self, number: int, row: Mapping[str, Any]) -> None:
        """Replace columns of a matter."""
        self._update("matters", number, row)

    def file_matter(self, number: int, keys: Iterable[str], parties: Iterable[str]) -> None:
        """File a matter under more keys and parties."""
        self.db.executemany("INSERT OR IGNORE INTO matter_keys VALUES (?,?)", [(hashed(k), number) for k in keys])
        self.db.executemany("INSERT OR IGNORE INTO matter_parties VALUES (?,?)", [(p, number) for p in parties])

    def attach(self, matter: int, document: int, score: float, reason: str, *, decided: bool = False) -> None:
        """Attach a document to a matter; one attached by a person stays so."""
        sql = "INSERT OR IGNORE INTO attachments VALUES (?,?,?,?,?)"
        self.db.execute(sql, (matter, document, score, reason, int(decided)))
        self._count(matter)

    def touch_matter(self, number: int, day: int | None) -> None:
        """Note the day of a report in the span that a matter covers."""
        sql = (
            "UPDATE matters SET started = min(coalesce(started, ?1), coalesce(?1, started)),"
            " updated = max(coalesce(updated, ?1), coalesce(?1, updated)) WHERE number = ?2"
        )
        self.db.execute(sql, (day, number))

    def decide(
        self,
        kind: str,
        matter: int,
        *,
        person: str,
        recorded: str,
        reason: str | None = None,
        other: int | None = None,
        document: int | None = None,
        value: str | None = None,
    ) -> None:
        """Enter what a person decides of a matter."""
        row = (kind, matter, other, document, value, reason, person, recorded)
        columns = "kind, matter, other, document, value, reason, person, recorded"
        self.db.execute(f"INSERT INTO decisions ({columns}) VALUES (?,?,?,?,?,?,?,?)", row)

    def documents_of(self, matter: int) -> list[int]:
        """Return the numbers of a matter's documents, in order."""
        sql = "SELECT document FROM attachments WHERE matter = ? ORDER BY document"
        return [n for (n,) in self.db.execute(sql, (matter,))]

    def numbers_of(self, documents: Iterable[str]) -> dict[str, int]:
        """Return the numbers of documents by id; one that is not on the record is left out."""
        out = {}
        for document in documents:
            row = self.db.execute("SELECT number FROM documents WHERE id = ?", (document,)).fetchone()
            if row:
                out[document] = int(row[0])
        return out

    def bags_of(self, matter: int) -> dict[str, Any]:
        """Return title, parties and words of a matter, for another that starts with them."""
        sql = "SELECT title, parties, words, forms, started, updated FROM matters WHERE number = ?"
        names = ("title", "parties", "words", "forms", "started", "updated")
        return dict(zip(names, self.db.execute(sql, (matter,)).fetchone()))

    def id_of(self, matter: int) -> str:
        """Return a matter's id."""
        return str(self.db.execute("SELECT id FROM matters WHERE number = ?", (matter,)).fetchone()[0])

    def move(self, document: int, matter: int, other: int) -> None:
        """Move a document, and what only it tells, from one matter to another."""
        self.db.execute("DELETE FROM attachments WHERE matter = ? AND document = ?", (matter, document))
        self.attach(other, document, 1.0, "moved here by a person", decided=True)
        for table in ("promises", "sayings", "changes", "moves"):
            sql = f"UPDATE {table} SET matter = ? WHERE matter = ? AND document = ?"
            self.db.execute(sql, (other, matter, document))
        alone = "SELECT incident FROM accounts GROUP BY incident HAVING min(document) = ?1 AND max(document) = ?1"
        own = "SELECT incident FROM accounts WHERE document = ?1"
        sql = f"UPDATE incidents SET matter = ?2 WHERE matter = ?3 AND number IN ({own}) AND number IN ({alone})"
        self.db.execute(sql, (document, other, matter))
        sql = "INSERT OR IGNORE INTO matter_parties SELECT party, ? FROM matter_parties WHERE matter = ?"
        self.db.execute(sql, (other, matter))
        self._count(matter)

    def _count(self, matter: int) -> None:
        sql = "UPDATE matters SET reports = (SELECT count(*) FROM attachments WHERE matter = ?1) WHERE number = ?1"
        self.db.execute(sql, (matter,))

    def is_detached(self, matter: int, document: int) -> bool:
        """Say whether a person took a document out of a matter, or split it from that matter."""
        sql = "SELECT 1 FROM decisions WHERE kind = 'detach' AND matter = ? AND document = ?"
        return self.db.execute(sql, (matter, document)).fetchone() is not None

    def is_decided(self, matter: int) -> bool:
        """Say whether a person has named, pinned, split, joined or closed a matter."""
        return (
            self.db.execute("SELECT 1 FROM decisions WHERE matter = ? OR other = ?", (matter, matter)).fetchone()
            is not None
        )

    def attached(self, document: int) -> list[int]:
        """Return the matters that a document belongs to, in the order of their numbers."""
        sql = "SELECT matter FROM attachments WHERE document = ? ORDER BY matter"
        return list(dict.fromkeys(self.standing(m) for (m,) in self.db.execute(sql, (document,))))

    def matters_of_documents(self, documents: Iterable[int]) -> set[int]:
        """Return the matters that any of some documents belongs to."""
        return {m for d in documents for m in self.attached(d)}

    def join_matters(self, kept: int, gone: int) -> None:
        """Move everything of one matter to another; the one that is gone points to the other ever after."""
        columns = "document, score, reason, decided"
        sql = f"INSERT OR IGNORE INTO attachments SELECT ?, {columns} FROM attachments WHERE matter = ?"
        self.db.execute(sql, (kept, gone))
        self.db.execute("DELETE FROM attachments WHERE matter = ?", (gone,))
        for table in ("incidents", "promises", "sayings", "changes", "moves"):
            self.db.execute(f"UPDATE {table} SET matter = ? WHERE matter = ?", (kept, gone))
        self.db.execute(
            "INSERT OR IGNORE INTO matter_parties SELECT party, ? FROM matter_parties WHERE matter = ?", (kept, gone)
        )
        self.db.execute("DELETE FROM matter_parties WHERE matter = ?", (gone,))
        self.db.execute("UPDATE matters SET joined = ?, reports = 0 WHERE number = ?", (kept, gone))
        self._count(kept)

    def put_moves(self, matter: int, document: int, day: int | None, moves: Iterable[tuple[str, str]]) -> None:
        """Enter what moved in a matter: kind and item's id."""
        rows = [(matter, document, day, kind, item) for kind, item in moves]
        self.db.executemany("INSERT INTO moves (matter, document, day, kind, item) VALUES (?,?,?,?,?)", rows)

    def matters_of_incidents(self, incidents: Iterable[int]) -> dict[int, int]:
        """Return how many of some incidents each matter has (matters joined to another count for that one)."""
        out: dict[int, int] = {}
        for incident in incidents:
            row = self.db.execute("SELECT matter FROM incidents WHERE number = ?", (incident,)).fetchone()
            if row and row[0] is not None:
                matter = self.standing(row[0])
                out[matter] = out.get(matter, 0) + 1
        return out
