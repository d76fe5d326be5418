"""The record as others see it: one file, reports in, rows out. The only way into this room."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ..errors import UsageError
from ..records import Coding, Report
from ..tables.formats import frame_of
from ..tables.schema import tables
from . import ask, check, content, judge
from . import explain as explaining
from . import search as searching
from .actors import actor_rows
from .ask import Row
from .find import Wanted, find
from .flat import FLAT, flat_rows
from .store import Outcome, Store

if TYPE_CHECKING:
    import polars

Follow = Callable[[sqlite3.Connection, int, Report], None]


class Record:
    """A record across reports, in one file. Rows are dicts in the words of the contract, latest first.

    Use it from one thread at a time. Other processes may read while it writes; what it reads in one call is the record
    as it stood when the call began. ``follow`` is called with each document that has been added or coded anew
    (connection, number of the document, report), inside the transaction that keeps it: what it raises undoes that.
    """

    def __init__(self, store: Store, *, follow: Follow | None = None) -> None:
        self.store = store
        self.follow = follow

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    # --- keeping -----------------------------------------------------------------------------------------------

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Hold one transaction over several calls: all of them are kept, or none."""
        return self.store.writing()

    def add(self, report: Report, *, setup: str = "", extra: Mapping[str, str] | None = None) -> Outcome:
        """Keep a report, and return what was done: ``added``, ``recoded`` or ``same``, where nothing changed.

        A coding by another version takes the place of the one before, which stays as history. ``setup`` is a hash of
        the user's own files that it was coded with, ``extra`` an input row's other fields. When this returns, outside
        :meth:`writing`, the report is on the disk.
        """
        with self.store.writing() as db:
            kept = self.store.put(report, setup=setup, extra=extra)
            if self.follow is not None and kept.outcome != "same":
                self.follow(db, kept.document, report)
        return kept.outcome

    def has(self, document: str, coding: Coding, setup: str = "") -> bool:
        """Tell whether a document is there as these versions code it, so that coding it again gives nothing new."""
        return self.store.has(document, coding, setup)

    def judge(
        self,
        item: str,
        verdict: str,
        *,
        person: str,
        reason: str | None = None,
        change: Mapping[str, Any] | None = None,
    ) -> None:
        """Enter what a person says of an item: accept, correct, reject, add or undo. No coding ever changes it."""
        with self.store.writing() as db:
            recorded = self.store.clock()
            judge.judge(db, item, verdict, person=person, recorded=recorded, reason=reason, change=change)

    # --- asking ------------------------------------------------------------------------------------------------

    def rows(self, table: str, **wanted: Any) -> Iterator[Row]:
        """Yield the rows of events, statements, commitments, disputes, stances or actors, filtered as :class:`Wanted`.

        Nothing else may be asked of the record, or written to it, until they are all taken.
        """
        filters = Wanted(**wanted)
        with self.store.reading() as db:
            if table == "actors":
                yield from actor_rows(db, filters)
            else:
                yield from ask.rows(db, table, find(db, table, filters))

    def events(self, **wanted: Any) -> list[Row]:
        """Return events: who did what to whom."""
        return list(self.rows("events", **wanted))

    def statements(self, **wanted: Any) -> list[Row]:
        """Return statements; ``actor`` is who speaks, ``recipient`` who is told, ``type`` the force."""
        return list(self.rows("statements", **wanted))

    def commitments(self, **wanted: Any) -> list[Row]:
        """Return what was promised; ``open=True`` what is still awaited."""
        return list(self.rows("commitments", **wanted))

    def disputes(self, **wanted: Any) -> list[Row]:
        """Return accounts that cannot all hold; ``actor`` holds one of the positions."""
        return list(self.rows("disputes", **wanted))

    def stances(self, **wanted: Any) -> list[Row]:
        """Return who is for or against whom; ``type`` is the polarity."""
        return list(self.rows("stances", **wanted))

    def actors(self, **wanted: Any) -> list[Row]:
        """Return actors with their roles over time, those of the most reports first; ``type`` is their kind."""
        return list(self.rows("actors", **wanted))

    def search(self, words: str, **wanted: Any) -> list[Row]:
        """Return documents and statements that have the words, best first, with snippets; empty for none."""
        with self.store.reading() as db:
            return searching.search(db, words, Wanted(**wanted))

    def flat(self, table: str, **wanted: Any) -> Iterator[Row]:
        """Yield rows without nesting, in the columns that a coded corpus has (:func:`onrecord.tables.schema.tables`).

        Nothing else may be asked of the record, or written to it, until they are all taken.
        """
        with self.store.reading() as db:
            yield from flat_rows(db, table, find(db, table, Wanted(**wanted)))

    def frame(self, table: str, **wanted: Any) -> polars.DataFrame:
        """Return a table as a polars frame: items in the columns of :meth:`flat`, actors in those of their rows."""
        if table in FLAT:
            return frame_of(self.flat(table, **wanted), tables()[table].columns)
        return frame_of(self.rows(table, **wanted))

    def report(self, document: str) -> Report | None:
        """Return the report of a document by its id, ``None`` where it is not on the record."""
        return self.store.report(document)

    def history(self, document: str) -> list[Report]:
        """Return every coding of a document, oldest first."""
        return self.store.history(document)

    def explain(self, id: str) -> Row:
        """Return all that an item, actor or document is traced by; :class:`RecordError` for an unknown id."""
        with self.store.reading() as db:
            return explaining.explain(db, id)

    def judgements(self, document: str) -> list[Row]:
        """Return what people said of a document's items, oldest first, each with the id of the item it means now."""
        with self.store.reading() as db:
            return judge.judgements(db, document)

    # --- verifying ---------------------------------------------------------------------------------------------

    def check(self) -> Iterator[str]:
        """Yield a line for each fault of the file; none where it is sound."""
        return check.check(self.store)

    def content_hash(self) -> str:
        """Return a hash of all that the record holds, times of recording aside."""
        with self.store.reading() as db:
            return content.content_hash(db)

    def counts(self) -> dict[str, int]:
        """Return how many documents, codings and items of each kind there are."""
        with self.store.reading() as db:
            sql = "SELECT count(*) FROM {}"
            tables = ("documents", "codings", "statements", "events", "commitments", "disputes", "judgements")
            return {table: db.execute(sql.format(table)).fetchone()[0] for table in tables}


def open_record(path: str | Path, *, read_only: bool = False, follow: Follow | None = None) -> Record:
    """Open the record at ``path``; without ``read_only`` a file that is not there is made.

    :class:`RecordError` where the file is no record, of a newer version, locked, or cannot be opened.
    """
    if not str(path):
        raise UsageError("no file is named; give the path of a record, such as onrecord.db")
    return Record(Store(Path(path), read_only=read_only), follow=follow)
