"""The record on disk: one SQLite file, every line of SQL in this room. Knows records and tables, never reading."""

from __future__ import annotations

from .find import Wanted
from .room import Follow, Record, open_record

__all__ = ["Follow", "Record", "Wanted", "open_record"]
