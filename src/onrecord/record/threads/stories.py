"""Where stories come from, and what words tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .rows import CANDIDATES, Rows

LIKE = "d.number, p.origin, d.publisher, d.title, d.url, d.published, p.credits, d.text, p.size, p.signature"


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


class Stories(Rows):
    """Documents by their origin, and stems by how many documents have them."""

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
