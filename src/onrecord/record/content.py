"""What a record holds, in an order of its own, times of recording aside: tells whether two records are the same."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator

CLOCK = frozenset({"added", "recorded"})  # columns that say when something was entered
TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT IN ('feeds', 'feed_entries') ORDER BY name"
)
VIRTUAL = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"


def content(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (table, row as JSON) for every row of every table, in the order of their keys.

    Columns named in :data:`CLOCK` are left out, and so are what the indices of words hold (``check`` verifies those),
    and how far the feeds are read.
    """
    indices = tuple(f"{name}_" for (name,) in db.execute(VIRTUAL).fetchall())
    for (table,) in db.execute(TABLES).fetchall():
        if table.startswith(indices):
            continue
        columns = db.execute(f"SELECT name, pk FROM pragma_table_info('{table}')").fetchall()
        kept = ", ".join(name for name, _ in columns if name not in CLOCK)
        order = ", ".join(name for name, pk in sorted(columns, key=lambda c: c[1]) if pk) or "rowid"
        for row in db.execute(f"SELECT {kept} FROM {table} ORDER BY {order}"):
            yield table, json.dumps([v.hex() if isinstance(v, bytes) else v for v in row], ensure_ascii=False)


def content_hash(db: sqlite3.Connection) -> str:
    """Return a hash of all content: the same for two records that hold the same, whenever it was entered."""
    digest = hashlib.sha256()
    for table, row in content(db):
        digest.update(f"{table}\t{row}\n".encode())
    return digest.hexdigest()
