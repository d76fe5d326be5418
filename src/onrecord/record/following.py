"""Verifies what joins reports: accounts, promises and attachments are of items that are there, and counts agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

# what is wrong, and the query that gives the ids of what it is wrong with
FAULTS = {
    "account {}: its event is not on the record": (
        "SELECT a.event FROM accounts a LEFT JOIN items i ON i.id = a.event AND i.kind = 'e' WHERE i.number IS NULL"
    ),
    "incident {}: no account tells it": (
        "SELECT i.id FROM incidents i WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.incident = i.number)"
    ),
    "incident {}: its number of reports is not that of its accounts": (
        "SELECT i.id FROM incidents i WHERE i.reports !="
        " (SELECT count(DISTINCT a.document) FROM accounts a WHERE a.incident = i.number)"
    ),
    "incident {}: its number of origins is not that of its accounts": (
        "SELECT i.id FROM incidents i WHERE i.origins != (SELECT count(DISTINCT p.origin) FROM accounts a"
        " JOIN provenance p ON p.document = a.document WHERE a.incident = i.number)"
    ),
    "promise {}: no commitment on the record tells it": (
        "SELECT p.id FROM promises p WHERE NOT EXISTS (SELECT 1 FROM promise_reports r JOIN items i"
        " ON i.id = r.commitment AND i.kind = 'c' WHERE r.promise = p.number)"
    ),
    "settlement of promise {}: what it stands on is in no document": (
        "SELECT p.id FROM settlements s JOIN promises p ON p.number = s.promise"
        " JOIN documents d ON d.number = s.document WHERE s.evidence NOT LIKE d.id || '%'"
    ),
    "saying {}: its statement or event is not on the record": (
        "SELECT s.item FROM sayings s LEFT JOIN items i ON i.id = s.item WHERE i.number IS NULL"
    ),
    "matter {}: its number of reports is not that of its attachments": (
        "SELECT m.id FROM matters m WHERE m.reports != (SELECT count(*) FROM attachments a WHERE a.matter = m.number)"
    ),
    "matter {}: joined to another, and yet has reports": (
        "SELECT m.id FROM matters m WHERE m.joined IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM attachments a WHERE a.matter = m.number)"
    ),
    "document {}: its origin has another origin": (
        "SELECT d.id FROM provenance p JOIN provenance o ON o.document = p.origin"
        " JOIN documents d ON d.number = p.document WHERE o.origin != p.origin"
    ),
}


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each fault of what joins reports; none where it is sound."""
    for told, sql in FAULTS.items():
        for (id,) in db.execute(sql).fetchall():
            yield told.format(id)
