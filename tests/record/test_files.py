"""Files that are no record, or cannot be used: one clear error, and the file as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import migrate, open_record
from tests.views.invented import report

from .conftest import made


def test_a_file_that_is_no_database_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"These are my notes. " * 100)
    for read_only in (True, False):
        with pytest.raises(RecordError, match="not a record, or damaged"):
            open_record(path, read_only=read_only)
    assert path.read_bytes() == b"These are my notes. " * 100


def test_another_database_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bills (sum REAL)")
    db.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(RecordError, match="a SQLite file, but not a record"):
            open_record(path, read_only=read_only)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["other.db"]


def test_a_newer_version_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_record(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"newer onrecord \(format 999.*upgrade"):
        open_record(path)
    assert path.read_bytes() == before


def test_an_older_version_is_carried_forward_with_all_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    every = migrate.steps()
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "steps", lambda: every[:1])
        with open_record(path) as record:
            record.add(report())
    following = "CREATE TABLE later (a INTEGER) STRICT;\nINSERT INTO later SELECT number FROM documents;\n"
    monkeypatch.setattr(migrate, "steps", lambda: (*every, following))
    for read_only in (True, False):
        with open_record(path, read_only=read_only) as record:
            assert record.store.db.execute("SELECT a FROM later").fetchall() == [(1,)]
            assert record.store.db.execute("PRAGMA user_version").fetchone()[0] == len(every) + 1
            assert record.report(report().document.id) == report()


def test_a_migration_that_fails_leaves_the_file_at_the_step_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    open_record(path).close()
    every = migrate.steps()
    monkeypatch.setattr(migrate, "steps", lambda: (*every, "CREATE TABLE half (a INTEGER) STRICT;\nCREATE NONSENSE;\n"))
    with pytest.raises(RecordError):
        open_record(path)
    monkeypatch.undo()
    with open_record(path) as record:
        assert record.store.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)


def test_asking_a_record_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"no such record.*onrecord add"):
        open_record(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_record_to_ask_and_may_become_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(RecordError, match="empty"):
        open_record(path, read_only=True)
    assert path.stat().st_size == 0
    with open_record(path) as record:
        assert record.add(report()) == "added"


@pytest.mark.parametrize("name", ["folder", "nowhere/x.db"])
def test_what_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(RecordError, match="cannot be opened"):
        open_record(tmp_path / name)


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    with open_record(path) as record:
        record.add(report())
        before = record.content_hash()
        pages = record.store.db.execute("PRAGMA page_count").fetchone()[0]
        record.store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordError, match="the disk is full"), record.writing():
            for r in made(50):
                record.add(r)
        assert record.content_hash() == before
        assert list(record.check()) == []


def test_a_record_that_another_process_writes_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "WAIT", 0.05)
    path = tmp_path / "busy.db"
    with open_record(path) as one, open_record(path) as other, one.writing():
        with pytest.raises(RecordError, match="another process is writing"):
            other.add(report())
        assert other.counts()["documents"] == 0


def test_a_file_that_may_not_be_written_to_is_named_and_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "mine.db"
    path.parent.mkdir()
    with open_record(path) as record:
        record.add(report())
    with open_record(path, read_only=True) as record:
        assert len(record.events()) == 3
        with pytest.raises(RecordError, match="cannot be written to"):
            record.add(made(1)[0])
    if os.geteuid() == 0:
        pytest.skip("the superuser may write to any file")
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with open_record(path, read_only=True) as record:
            assert len(record.events()) == 3
        with pytest.raises(RecordError, match="cannot be written to"), open_record(path) as record:
            record.add(made(1)[0])
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_a_damaged_file_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "torn.db"
    with open_record(path) as record:
        for r in made(60):
            record.add(r)
    data = bytearray(path.read_bytes())
    data[700_000:-4096] = bytes(len(data) - 700_000 - 4096)  # the schema lies before
    path.write_bytes(data)
    with pytest.raises(RecordError, match="damaged"), open_record(path, read_only=True) as record:
        record.content_hash()
    with open_record(path, read_only=True) as record:
        assert any("file: " in fault for fault in record.check())
