from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, open_record
from onrecord.records import Coding
from tests.views.invented import ID, report

from .conftest import made


def test_a_report_comes_back_as_it_was(record: Record) -> None:
    assert record.add(report()) == "added"
    assert record.report(ID) == report()
    assert record.report("ffffffffffff") is None


def test_the_same_document_again_changes_nothing(record: Record) -> None:
    record.add(report())
    before = record.content_hash()
    assert record.add(report()) == "same"
    assert record.content_hash() == before
    assert record.counts()["codings"] == 1


def test_a_newer_coding_replaces_the_rows_and_keeps_the_earlier_as_history(record: Record) -> None:
    first = report()
    record.add(first)
    newer = replace(first, events=first.events[:1], coding=Coding("0.2.0", "fedcba", "m", {}))
    assert record.add(newer) == "recoded"
    assert [row["id"] for row in record.events()] == [first.events[0].id]
    assert record.history(ID) == [first, newer]
    assert record.report(ID) == newer
    assert list(record.check()) == []


def test_a_record_coded_twice_has_the_same_rows_as_one_coded_once(tmp_path: Path) -> None:
    rows = []
    for name, books in (("one.db", ["2"]), ("two.db", ["1", "2"])):
        with open_record(tmp_path / name) as record:
            for book in books:
                for r in made(10, codebook=book):
                    record.add(r)
            kept = ("events", "statements", "commitments", "disputes")
            rows.append([[row | {"recorded": None} for row in record.rows(table)] for table in kept])
    assert rows[0] == rows[1]


def test_what_a_transaction_raises_undoes_all_of_it(record: Record) -> None:
    with pytest.raises(KeyError), record.writing():
        record.add(report())
        raise KeyError
    assert record.counts()["documents"] == 0
    assert record.add(report()) == "added"


def test_who_follows_gets_each_new_document_in_its_transaction(tmp_path: Path) -> None:
    followed = []

    def follow(db: sqlite3.Connection, number: int, r: object) -> None:
        assert db.in_transaction
        followed.append(number)

    with open_record(tmp_path / "f.db", follow=follow) as record:
        for r in [*made(3), *made(3), *made(1, codebook="2")]:
            record.add(r)
    assert followed == [1, 2, 3, 1]


def test_a_fault_of_who_follows_keeps_the_document_out(tmp_path: Path) -> None:
    def follow(db: sqlite3.Connection, number: int, r: object) -> None:
        raise ValueError

    with open_record(tmp_path / "f.db", follow=follow) as record:
        with pytest.raises(ValueError):
            record.add(report())
        assert record.counts()["documents"] == 0


def test_one_id_with_two_texts_is_refused(record: Record) -> None:
    record.add(report())
    with pytest.raises(RecordError, match="another text"):
        record.add(report(text=report().document.text + " "))


def test_halves_of_characters_are_refused_and_nothing_is_kept(record: Record) -> None:
    with pytest.raises(RecordError, match="not text"):
        record.add(report(title="\ud800"))
    assert record.counts()["documents"] == 0


def test_the_files_that_a_coding_used_are_part_of_what_is_there(record: Record) -> None:
    r = report()
    record.add(r, setup="abc")
    assert record.has(ID, r.coding, "abc")
    assert not record.has(ID, r.coding)
    assert not record.has(ID, replace(r.coding, codebook="newer"), "abc")
    assert record.add(r) == "same"
    assert record.has(ID, r.coding)


def test_an_input_rows_other_fields_are_kept(record: Record) -> None:
    record.add(report(), extra={"desk": "water", "odd": "\ud800"})
    assert record.explain(ID)["extra"] == {"desk": "water", "odd": "\ud800"}


def test_readers_see_what_was_there_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    with open_record(path) as writer, open_record(path, read_only=True) as reader:
        writer.add(report())
        rows = reader.rows("events")
        next(rows)
        for r in made(5):
            writer.add(r)
        assert len(list(rows)) == 2
        assert len(reader.events()) > 3


def test_persons_of_one_name_from_two_countries_are_two_and_one_without_a_country_is_the_first(record):
    reports = [
        replace(
            one,
            actors=tuple(
                replace(a, id="person:sam-reed", name="Sam Reed", kind="person", country=country, code=country)
                if n == 0
                else a
                for n, a in enumerate(one.actors)
            ),
            events=(),
            statements=(),
            commitments=(),
            disputes=(),
            stances=(),
        )
        for one, country in zip(made(4), ("GBR", "USA", None, "USA"), strict=True)
    ]
    for one in reports:
        record.add(one)
    told = {row["id"]: (row["country"], row["reports"]) for row in record.actors(actor="Sam Reed")}
    assert told == {"person:sam-reed": ("GBR", 2), "person:sam-reed/USA": ("USA", 2)}
    assert list(record.check()) == []
