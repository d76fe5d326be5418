"""A record that follows: what is added joins incidents and matters, which can be asked for and decided on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..record import Record, open_record
from ..record import matters as asking
from ..record.find import Wanted
from ..record.threads import Threads
from ..records import Report
from . import decide
from .follow import Follower
from .rows import incident_row, matter_summary, promise_rows
from .story import Story, story_of

Row = dict[str, Any]


class FollowedRecord(Record):
    """A record whose reports are joined across documents as they are added. Rows are dicts in the words of the
    contract.
    """

    def incidents(self, *, least_reports: int = 1, **wanted: Any) -> list[Row]:
        """Return incidents, last told first, each with its accounts."""
        with self.store.reading() as db:
            rows = asking.incident_rows(db, Wanted(**wanted), least_reports=least_reports)
            accounts = asking.accounts_of(db, [row["number"] for row in rows])
        return [incident_row(row, accounts[row["number"]]) for row in rows]

    def matters(self, *, least_reports: int = 1, **wanted: Any) -> list[Row]:
        """Return matters, those pinned first, then by their last report."""
        with self.store.reading() as db:
            rows = asking.matter_rows(db, Wanted(**wanted), least_reports=least_reports)
        return [matter_summary(row) for row in rows]

    def matter(self, id: str, *, today: str | None = None) -> Story:
        """Return the story of a matter, as it stands on the day ``today`` (ISO; the present day where it is left out).

        :class:`RecordError` where the record has none of that id.
        """
        with self.store.reading() as db:
            return story_of(db, id, today=today)

    def rows(self, table: str, **wanted: Any) -> Iterator[Row]:
        """Yield rows of a table of :class:`Record`, commitments as they stand after all reports, or incidents,
        matters.
        """
        joined = {"commitments": self.commitments, "incidents": self.incidents, "matters": self.matters}
        yield from joined[table](**wanted) if table in joined else super().rows(table, **wanted)

    def commitments(self, **wanted: Any) -> list[Row]:
        """Return what was promised, and how it stands after all reports; ``open=True`` what is still awaited."""
        with self.store.reading() as db:
            return promise_rows(db, Wanted(**wanted))

    def joined(self) -> asking.Joined:
        """Return all that the record joins across documents, by ids: what a scorer takes."""
        with self.store.reading() as db:
            return asking.joined(db)

    def decide(self, kind: str, matter: str, *, person: str, reason: str | None = None, **given: Any) -> str:
        """Enter and carry out what a person decides of a matter; return the id of the matter that it is about after.

        ``kind`` is name (``title``), merge (``other``, an id), split (``documents``, ids), pin, unpin, close or reopen.
        """
        with self.store.writing() as db:
            return _decide(
                Threads(db), kind, matter, person=person, recorded=self.store.clock(), reason=reason, **given
            )


def _decide(
    threads: Threads,
    kind: str,
    matter: str,
    *,
    person: str,
    recorded: str,
    reason: str | None,
    title: str = "",
    other: str = "",
    documents: Sequence[str] = (),
) -> str:
    if kind == "name":
        decide.name(threads, matter, title, person=person, recorded=recorded, reason=reason)
    elif kind == "merge":
        decide.merge(threads, matter, other, person=person, recorded=recorded, reason=reason)
    elif kind == "split":
        return decide.split(threads, matter, documents, person=person, recorded=recorded, reason=reason)
    else:
        decide.mark(threads, kind, matter, person=person, recorded=recorded, reason=reason)
    return matter


def follow(db: sqlite3.Connection, number: int, report: Report) -> None:
    """Join a report to the record that ``db`` holds, inside the transaction that adds it."""
    Follower(Threads(db)).follow(number, report)


def open_followed(path: str | Path, *, read_only: bool = False) -> FollowedRecord:
    """Open the record at ``path`` as one that follows; errors as in :func:`onrecord.record.open_record`."""
    return FollowedRecord(open_record(path, read_only=read_only).store, follow=follow)
