"""The feeds that a record follows: what their servers said last, and how far each of their entries has come.

An entry is kept as waiting in the transaction that keeps its feed's new ETag, so that one that was seen is read sooner
or later, whatever happens between. Times to come are seconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .store import Store

SETTLE = (
    "UPDATE feed_entries SET state = 'read', content = NULL, reason = NULL"
    " WHERE state = 'waiting' AND document IN (SELECT id FROM documents)"
)
TAKEN = "UPDATE feeds SET failures = 0, due = 0, title = coalesce(?, title), etag = ?, modified = ? WHERE number = ?"
ENTER = (
    "INSERT OR IGNORE INTO feed_entries (feed, key, url, title, published, content, added) SELECT ?1,?2,?3,?4,?5,?6,?7"
    " WHERE NOT EXISTS (SELECT 1 FROM feed_entries WHERE url = ?3 AND feed != ?1)"
)
WAITING = (
    "SELECT e.number, e.key, e.url, e.title, e.published, e.content, e.tries, f.url, f.title FROM feed_entries e"
    " JOIN feeds f ON f.number = e.feed WHERE e.state = 'waiting' AND e.feed = ? AND e.due <= ? ORDER BY e.number"
)


class Followed(NamedTuple):
    """A feed as it stands: what its server said of the last version, how often it failed since, when it is due."""

    number: int
    url: str
    etag: str | None
    modified: str | None
    failures: int
    due: int


class Entry(NamedTuple):
    """An entry as a feed tells it. ``key`` tells it from the feed's others, ``published`` is an ISO date."""

    key: str
    url: str | None
    title: str | None
    published: str | None
    content: str | None


class Waiting(NamedTuple):
    """An entry that is still to be read, how often that was tried, and its feed's address and title."""

    number: int
    entry: Entry
    tries: int
    feed: str
    publisher: str | None


class Feeds:
    """The feeds of one record. Use it from the thread that uses the record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def follow(self, url: str) -> Followed:
        """Return the feed at ``url`` as it stands, a new one where the record has not followed it yet."""
        with self._store.writing() as db:
            db.execute("INSERT OR IGNORE INTO feeds (url) VALUES (?)", (url,))
            sql = "SELECT number, url, etag, modified, failures, due FROM feeds WHERE url = ?"
            return Followed(*db.execute(sql, (url,)).fetchone())

    def unchanged(self, feed: int) -> None:
        """Keep that a feed was asked for and has nothing new."""
        with self._store.writing() as db:
            db.execute("UPDATE feeds SET failures = 0, due = 0 WHERE number = ?", (feed,))

    def taken(
        self, feed: int, entries: Iterable[Entry], *, title: str | None, etag: str | None, modified: str | None
    ) -> int:
        """Keep a feed's new version with its entries; return how many of them were never seen.

        Seen is what the feed had by that key, or another feed by that address: a story that the feed has anew, by
        another key, is read anew.
        """
        with self._store.writing() as db:
            db.execute(TAKEN, (title, etag, modified, feed))
            before = db.total_changes
            db.executemany(ENTER, [(feed, *entry, self._store.clock()) for entry in entries])
            return db.total_changes - before

    def failed(self, feed: int, *, due: int) -> None:
        """Keep that a feed could not be had, and when it is due again."""
        with self._store.writing() as db:
            db.execute("UPDATE feeds SET failures = failures + 1, due = ? WHERE number = ?", (due, feed))

    def waiting(self, feeds: Sequence[int], now: float) -> list[Waiting]:
        """Return the entries of ``feeds`` that are due, in the order in which they were seen.

        One whose document was added before the last run was stopped is not waiting any more.
        """
        with self._store.writing() as db:
            db.execute(SETTLE)
            rows = [row for feed in feeds for row in db.execute(WAITING, (feed, int(now)))]
        return [Waiting(row[0], Entry(*row[1:6]), *row[6:]) for row in rows]

    def becomes(self, entry: int, document: str, *, page: str | None) -> None:
        """Keep which document an entry becomes, before it is added, so that a kill between leaves no doubt."""
        with self._store.writing() as db:
            db.execute("UPDATE feed_entries SET document = ?, page = ? WHERE number = ?", (document, page, entry))

    def read(self, entry: int) -> None:
        """Keep that an entry has been added."""
        sql = "UPDATE feed_entries SET state = 'read', content = NULL, reason = NULL WHERE number = ?"
        with self._store.writing() as db:
            db.execute(sql, (entry,))

    def skipped(self, entry: int, reason: str) -> None:
        """Keep that an entry gives no document, and why."""
        sql = "UPDATE feed_entries SET state = 'skipped', content = NULL, document = NULL, reason = ? WHERE number = ?"
        with self._store.writing() as db:
            db.execute(sql, (reason, entry))

    def later(self, entry: int, reason: str, *, due: int) -> None:
        """Keep that an entry could not be had now, why, and when it is to be tried again."""
        sql = "UPDATE feed_entries SET tries = tries + 1, reason = ?, due = ? WHERE number = ?"
        with self._store.writing() as db:
            db.execute(sql, (reason, due, entry))
