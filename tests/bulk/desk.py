"""Rounds of following feeds over one record, at times that a test sets."""

from __future__ import annotations

import ssl
from typing import Any

from onrecord.bulk.run import document_name
from onrecord.bulk.watch.connection import Limits
from onrecord.bulk.watch.fetch import Fetcher
from onrecord.bulk.watch.loop import Round, Watch
from onrecord.record import Record
from onrecord.record.adding import Adding
from onrecord.records import Coding, Document

from .fakes import FakeCoder

CODING = Coding("1", "fake", "none")
LIMITS = Limits(connect=5.0, total=10.0, size=100_000)
EVERY = 900
TLS = ssl.create_default_context()


class Desk:
    """Rounds over one record, each by a process of its own as far as the room can tell, at a time that tests set."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.told: list[str] = []
        self.now = 1_000_000.0

    def round(self, *feeds: str, coder: FakeCoder | None = None, **options: Any) -> Round:
        fetcher = Fetcher(**{"allow_private": True, "delay": 0.0, "limits": LIMITS, "context": TLS} | options)
        how = Adding(coder or FakeCoder(), CODING, "", document_name)
        self.told.clear()
        watch = Watch(self.record, feeds, how, fetcher, tell=self.told.append, every=EVERY, clock=lambda: self.now)
        return watch.round()

    def later(self, seconds: float = EVERY) -> None:
        self.now += seconds

    def documents(self) -> list[Document]:
        with self.record.store.reading() as db:
            ids = [id for (id,) in db.execute("SELECT id FROM documents ORDER BY number")]
        return [self.record.report(id).document for id in ids]  # type: ignore[union-attr]

    def titles(self) -> list[str | None]:
        return [document.title for document in self.documents()]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self.record.store.reading() as db:
            return db.execute(sql).fetchall()
