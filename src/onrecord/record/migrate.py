"""Opens a record file and carries it to this version's schema, step by step. The lowest layer of the record.

A record is a SQLite file whose ``application_id`` says that it is one and whose ``user_version`` counts the migrations
it has been through. Each migration runs in one transaction: a crash in it leaves the file at the step before.

The journal is a write-ahead log, so that readers go on while one process writes. ``synchronous`` is FULL: a commit
returns when the log is on the disk. NORMAL would survive a killed process as well, but lose the last commits in a power
cut, and what was acknowledged must not be lost; with a batch of documents to a commit, its one ``fsync`` costs little.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from ..errors import RecordError

APPLICATION_ID = 0x6F6E7263  # "onrc"
STEPS = Path(__file__).parent / "migrations"
WAIT = 30.0  # seconds that a reader or writer waits for another's lock
CACHE = 64  # MiB of pages held
LOG = 8192  # pages in the log before they go to their places: a page that is often changed is written there once


@cache
def steps() -> tuple[str, ...]:
    """Return the SQL of every migration, in order: file ``0001_*.sql`` leads to version 1."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(STEPS.glob("[0-9]*.sql")))


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to the record at ``path``, carried forward where it is of an older version.

    A file that is not there is made, unless ``read_only``. :class:`RecordError` where the file is no record, of a newer
    version, damaged, locked, or cannot be opened or written; what is no record is left as it is.
    """
    if read_only and not path.exists():
        raise RecordError(f"{path}: there is no such record; `onrecord add CORPUS --record {path}` makes one")
    try:
        db = _open(path, read_only=read_only)
        try:
            behind = _behind(db, path, read_only=read_only)
            if behind and read_only:
                connect(path).close()
            elif behind:
                _carry(db)
            _tune(db, read_only=read_only)
        except BaseException:
            db.close()
            raise
    except sqlite3.Error as error:
        raise RecordError(plain_error(path, error)) from error
    return db


def _open(path: Path, *, read_only: bool) -> sqlite3.Connection:
    mode = "mode=ro" if read_only else "mode=rwc"
    try:
        return _reached(path, mode)
    except sqlite3.OperationalError as error:
        if not read_only or _code(error) != "SQLITE_CANTOPEN" or path.with_name(f"{path.name}-wal").exists():
            raise
        # In a folder that cannot be written to SQLite finds no room for its log; without one nothing is pending.
        return _reached(path, "mode=ro&immutable=1")


def _reached(path: Path, mode: str) -> sqlite3.Connection:
    """Open a file and read its first page, which says whether it can be had at all."""
    uri = f"{path.absolute().as_uri()}?{mode}"
    db = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA user_version").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _behind(db: sqlite3.Connection, path: Path, *, read_only: bool) -> bool:
    """Tell whether the file is behind this version's schema; :class:`RecordError` where it is no record, or ahead."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    fresh = not application and not version and not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if fresh and read_only:
        raise RecordError(f"{path}: empty, and no record; `onrecord add CORPUS --record FILE` makes one")
    if application != APPLICATION_ID and not fresh:
        raise RecordError(f"{path}: a SQLite file, but not a record; give another name, or move it away")
    newest = len(steps())
    if version > newest:
        raise RecordError(
            f"{path}: made by a newer onrecord (format {version}; this one reads up to {newest}); upgrade onrecord"
        )
    return bool(version < newest)


def _carry(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    for number, sql in enumerate(steps(), 1):
        _step(db, number, sql)


def _step(db: sqlite3.Connection, number: int, sql: str) -> None:
    """Run one migration, unless the file has been through it (another process may have been first)."""
    db.execute("BEGIN IMMEDIATE")
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] < number:
            for statement in statements_of(sql):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def statements_of(sql: str) -> list[str]:
    """Return the single statements of an SQL file, triggers whole."""
    out, held = [], ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            out.append(held)
            held = ""
    return out


def _tune(db: sqlite3.Connection, *, read_only: bool) -> None:
    if not read_only:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
        db.execute("PRAGMA fullfsync = ON")  # macOS alone knows it: there fsync leaves data in the drive's cache
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA cache_size = {-CACHE * 1024}")


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or ""


def plain_error(path: Path, error: sqlite3.Error) -> str:
    """Return what a fault of SQLite means for the record at ``path``, and what to do."""
    code = _code(error)
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return f"{path}: not a record, or damaged ({error}); `onrecord check --record {path}` says more"
    if code.startswith("SQLITE_READONLY"):
        return f"{path}: cannot be written to ({error}); check its permissions, or name another file with --record"
    if code.startswith("SQLITE_FULL"):
        return f"{path}: the disk is full; what was added before is kept, make room and run it again"
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"{path}: cannot be opened; it must be a file, in a folder that is there and that you may write in"
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path}: another process is writing to it and did not finish within {WAIT:.0f} s; try again"
    return f"{path}: {error}"
