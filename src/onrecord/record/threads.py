"""The rows that join reports: provenance, incidents, promises, positions, matters. Beside store.py; matters decides
what is in them.

Every method works inside the transaction that its caller holds. What is packed is text that :mod:`onrecord.matters`
made and reads back; keys are strings, kept as 64-bit hashes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

CANDIDATES = 24  # documents, incidents or matters that a new one is compared with
LIKE = "d.number, p.origin, d.publisher, d.title, d.url, d.published, p.credits, d.text, p.size, p.signature"
MOST_PROMISES = 200  # latest promises that a report may settle
PER_KEY = 60  # rows looked at for each key


class LikeDocument(NamedTuple):
    """A document that shares bands of its signature, or an incident, with another; ``credits`` are packed."""

    number: int
    origin: int
    publisher: str | None
    title: str | None
    url: str | None
    published: str | None
    credits: str
    text: str
    size: int
    signature: bytes


class MatterRow(NamedTuple):
    """A matter as it grows: bags are packed."""

    number: int
    parties: str
    words: str
    forms: str


def hashed(key: str) -> int:
    """Return a key as SQLite holds it: 64 bits, signed."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little", signed=True)


class Threads:
    """The joining rows of one open record."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    # -- where a story comes from

    def like_documents(self, bands: Sequence[int], number: int) -> list[LikeDocument]:
        """Return earlier documents that share bands with one, those that share most first; empty where none does."""
        sql = (
            "WITH likely AS (SELECT document, count(*) AS n FROM bands WHERE hash IN (SELECT value FROM json_each(?))"
            " AND document < ? GROUP BY document ORDER BY n DESC, document LIMIT ?)"
            f" SELECT {LIKE} FROM likely l JOIN documents d ON d.number = l.document"
            " JOIN provenance p ON p.document = d.number"
            " ORDER BY l.n DESC, d.number"
        )
        return [LikeDocument(*row) for row in self.db.execute(sql, (str(list(bands)), number, CANDIDATES))]

    def put_provenance(self, document: int, row: tuple[Any, ...]) -> None:
        """Enter where a document's story comes from: origin, revision_of, reason, score, credits, size, signature."""
        self.db.execute("INSERT INTO provenance VALUES (?,?,?,?,?,?,?,?)", (document, *row))

    def change_origin(self, document: int, origin: int, reason: str) -> None:
        """Give a document that was taken for the first of its story to an earlier one."""
        sql = "UPDATE provenance SET origin = ?, reason = ? WHERE document = ?"
        self.db.execute(sql, (origin, reason, document))

    def tellers(self, incidents: Sequence[int], document: int) -> list[LikeDocument]:
        """Return the other documents that tell any of some incidents and were added before, in order."""
        sql = (
            f"SELECT DISTINCT {LIKE} FROM accounts a JOIN documents d ON d.number = a.document"
            " JOIN provenance p ON p.document = d.number"
            " WHERE a.incident IN (SELECT value FROM json_each(?)) AND d.number < ? ORDER BY d.number"
        )
        return [LikeDocument(*row) for row in self.db.execute(sql, (str(list(incidents)), document))]

    def credits_of(self, document: int) -> str:
        """Return a document's packed credits."""
        return str(self.db.execute("SELECT credits FROM provenance WHERE document = ?", (document,)).fetchone()[0])

    def put_bands(self, document: int, bands: Iterable[int]) -> None:
        """Enter the bands by which later copies of a document find it."""
        self.db.executemany("INSERT OR IGNORE INTO bands VALUES (?,?)", [(b, document) for b in bands])

    def origin_of(self, document: int) -> int | None:
        """Return the number of the document whose story this one has, ``None`` for one not yet traced."""
        row = self.db.execute("SELECT origin FROM provenance WHERE document = ?", (document,)).fetchone()
        return int(row[0]) if row else None

    def documents_of_origin(self, origin: int) -> list[int]:
        """Return the numbers of all documents with one origin, in order."""
        sql = "SELECT document FROM provenance WHERE origin = ? ORDER BY document"
        return [n for (n,) in self.db.execute(sql, (origin,))]

    # -- what words tell

    def traced(self) -> int:
        """Return how many documents have been traced."""
        return int(self.db.execute("SELECT count(*) FROM provenance").fetchone()[0])

    def frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """Return in how many documents each stem stands; one that none has is left out."""
        found: dict[str, int] = {}
        wanted = sorted(stems)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            sql = f"SELECT stem, documents FROM stems WHERE stem IN ({','.join('?' * len(part))})"
            found.update(self.db.execute(sql, part).fetchall())
        return found

    def count_stems(self, stems: Iterable[str]) -> None:
        """Count one more document that has these stems."""
        sql = "INSERT INTO stems VALUES (?, 1) ON CONFLICT (stem) DO UPDATE SET documents = documents + 1"
        self.db.executemany(sql, [(s,) for s in sorted(stems)])

    # -- incidents

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

    def matters_of_incidents(self, incidents: Iterable[int]) -> dict[int, int]:
        """Return how many of some incidents each matter has (matters joined to another count for that one)."""
        out: dict[int, int] = {}
        for incident in incidents:
            row = self.db.execute("SELECT matter FROM incidents WHERE number = ?", (incident,)).fetchone()
            if row and row[0] is not None:
                matter = self.standing(row[0])
                out[matter] = out.get(matter, 0) + 1
        return out

    # -- matters

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

    # -- promises

    def open_promises(self, keys: Iterable[str], before: int) -> list[tuple[int, int, str]]:
        """Return promises open, or broken so far, that documents before one made and that are filed under any of
        ``keys``.

        Each as number, document, packed; in order.
        """
        hashes = json.dumps(sorted({hashed(key) for key in keys}))
        sql = (
            "SELECT p.number, p.document, p.told FROM promises p"
            " WHERE p.document < ? AND p.status IN ('open', 'broken')"
            " AND p.number IN (SELECT k.promise FROM promise_keys k WHERE k.hash IN (SELECT value FROM json_each(?)))"
            " ORDER BY p.number DESC LIMIT ?"
        )
        return [(n, d, told) for n, d, told in self.db.execute(sql, (before, hashes, MOST_PROMISES))][::-1]

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

    # -- positions

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

    # -- a document coded anew

    def forget(self, document: int) -> tuple[list[int], list[int]]:
        """Take back what a document's earlier coding told; return the incidents and promises that it touched."""
        incidents = [
            n for (n,) in self.db.execute("SELECT DISTINCT incident FROM accounts WHERE document = ?", (document,))
        ]
        told = "SELECT promise FROM promise_reports WHERE document = ?1"
        settled = "SELECT promise FROM settlements WHERE document = ?1"
        promises = [n for (n,) in self.db.execute(f"{told} UNION {settled}", (document,))]
        for table in ("accounts", "promise_reports", "settlements", "sayings", "changes", "moves"):
            self.db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        return sorted(incidents), sorted(promises)

    def drop_incident(self, number: int) -> None:
        """Remove an incident that no account is left of."""
        self.db.execute("DELETE FROM incidents WHERE number = ?", (number,))

    def promise_history(self, number: int) -> tuple[list[str], list[tuple[str, int | None]]]:
        """Return the commitments that tell a promise, and its settlements in order: outcome and new day."""
        sql = "SELECT commitment FROM promise_reports WHERE promise = ? ORDER BY document, commitment"
        told = [c for (c,) in self.db.execute(sql, (number,))]
        sql = "SELECT outcome, due FROM settlements WHERE promise = ? ORDER BY number"
        return told, list(self.db.execute(sql, (number,)))

    def promise_told(self, number: int) -> str:
        """Return a packed promise."""
        return str(self.db.execute("SELECT told FROM promises WHERE number = ?", (number,)).fetchone()[0])

    def drop_promise(self, number: int) -> None:
        """Remove a promise that no report is left of."""
        self.db.execute("DELETE FROM settlements WHERE promise = ?", (number,))
        self.db.execute("DELETE FROM promises WHERE number = ?", (number,))

    def _insert(self, table: str, row: Mapping[str, Any]) -> int:
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) RETURNING number"
        return int(self.db.execute(sql, tuple(row.values())).fetchone()[0])

    def _update(self, table: str, number: int, row: Mapping[str, Any]) -> None:
        sql = f"UPDATE {table} SET {', '.join(f'{c} = ?' for c in row)} WHERE number = ?"
        self.db.execute(sql, (*row.values(), number))
