"""What the joining rows share: keys as hashes, inserting and changing a row by its columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

CANDIDATES = 24  # documents, incidents or matters that a new one is compared with
PER_KEY = 60  # rows looked at for each key


def hashed(key: str) -> int:
    """Return a key as SQLite holds it: 64 bits, signed."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little", signed=True)


class Rows:
    """The joining rows of one open record; every method works inside the transaction that its caller holds."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def _insert(self, table: str, row: Mapping[str, Any]) -> int:
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) RETURNING number"
        return int(self.db.execute(sql, tuple(row.values())).fetchone()[0])

    def _update(self, table: str, number: int, row: Mapping[str, Any]) -> None:
        sql = f"UPDATE {table} SET {', '.join(f'{c} = ?' for c in row)} WHERE number = ?"
        self.db.execute(sql, (*row.values(), number))
