"""The rows that join reports: provenance, incidents, promises, positions, matters. Beside store.py; matters decides
what is in them.

Every method works inside the transaction that its caller holds. What is packed is text that :mod:`onrecord.matters`
made and reads back; keys are strings, kept as 64-bit hashes.
"""

from __future__ import annotations

from .incidents import Incidents
from .matters import MatterRow, Matters
from .promises import Promises
from .rows import hashed
from .stories import LikeDocument, Stories

__all__ = ["LikeDocument", "MatterRow", "Threads", "hashed"]


class Threads(Stories, Incidents, Matters, Promises):
    """All the joining rows of one open record."""

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
