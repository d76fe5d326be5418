from __future__ import annotations

import pytest

from onrecord.record import Record
from onrecord.record.pack import pack
from tests.views.invented import report

from .conftest import made

# what is done to a record, and what check says of it
DAMAGE = [
    ("UPDATE events SET cameo = '190'", "its rows in events are not"),
    ("UPDATE items SET day = '2020-01-01' WHERE kind = 's'", "its rows in items are not"),
    ("DELETE FROM parties", "its rows in parties are not"),
    ("UPDATE countries SET country = 'XXX' WHERE country = 'HUN'", "its rows in countries are not"),
    ("DELETE FROM positions", "its rows in positions are not"),
    ("UPDATE appearances SET role = 'king'", "its rows in appearances are not"),
    ("UPDATE actors SET reports = 7 WHERE id = 'gov:HUN'", "gov:HUN is not in as many documents"),
    ("UPDATE codings SET current = 0", "0 current codings"),
    ("UPDATE codings SET report = x'00'", "its report cannot be read"),
    ("UPDATE documents SET text = 'short'", "lies outside the text"),
    ("INSERT INTO documents_words (documents_words) VALUES ('delete-all')", "documents_words: the index of words"),
    ("INSERT INTO statements_words (rowid, content) VALUES (1, 'never said')", "statements_words: the index of words"),
    ("DELETE FROM documents", "refers to a row of documents that is not there"),
]


def test_a_sound_record_has_no_faults(record: Record) -> None:
    for r in [report(), *made(20), *made(5, codebook="2")]:
        record.add(r)
    before = record.content_hash()
    assert list(record.check()) == []
    assert record.content_hash() == before


@pytest.mark.parametrize(("sql", "told"), DAMAGE, ids=[sql for sql, _ in DAMAGE])
def test_damage_is_named(record: Record, sql: str, told: str) -> None:
    record.add(report())
    record.store.db.execute("PRAGMA foreign_keys = OFF")
    record.store.db.execute(sql)
    assert any(told in fault for fault in record.check())


def test_an_earlier_coding_is_verified_too(record: Record) -> None:
    for book in ("1", "2"):
        record.add(made(1, codebook=book)[0])
    (other,) = made(1, seed=1)
    record.store.db.execute("UPDATE codings SET report = ? WHERE current = 0", (pack(other),))
    assert any("its report is of document" in fault for fault in record.check())
