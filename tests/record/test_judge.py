from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.record import Record
from onrecord.records import Coding
from tests.views.invented import ID, report

NEWER = Coding("0.2.0", "fedcba", "m", {})


def test_a_judgement_stands_beside_the_coding(record: Record) -> None:
    record.add(report())
    record.judge(f"{ID}.e2", "correct", person="Ada", reason="a raid", change={"type": "COERCE"})
    (said,) = record.judgements(ID)
    assert (said["item"], said["verdict"], said["person"], said["change"]) == (
        f"{ID}.e2",
        "correct",
        "Ada",
        {"type": "COERCE"},
    )
    assert record.events(actor="Hungary")[0]["type"] == "ASSAULT"
    assert record.explain(f"{ID}.e2")["judgements"] == [said]
    assert record.explain(f"{ID}.e1")["judgements"] == []


def test_it_finds_its_item_again_after_a_newer_coding(record: Record) -> None:
    first = report()
    record.add(first)
    record.judge(f"{ID}.e3", "reject", person="Ada")
    moved = [replace(first.events[2], id=f"{ID}.e1"), replace(first.events[1], id=f"{ID}.e2")]
    record.add(replace(first, events=tuple(moved), commitments=(), coding=NEWER))
    (said,) = record.judgements(ID)
    assert said["item"] == f"{ID}.e1"
    assert said["verdict"] == "reject"


def test_it_stays_where_its_item_is_gone_and_comes_back_with_it(record: Record) -> None:
    first = report()
    record.add(first)
    record.judge(f"{ID}.e3", "accept", person="Ada")
    record.add(replace(first, events=first.events[:2], coding=NEWER))
    assert [j["item"] for j in record.judgements(ID)] == [None]
    record.add(first)
    assert [j["item"] for j in record.judgements(ID)] == [f"{ID}.e3"]


def test_no_judgement_is_ever_changed(record: Record) -> None:
    record.add(report())
    record.judge(f"{ID}.e3", "accept", person="Ada")
    for sql in ("UPDATE judgements SET verdict = 'reject'", "DELETE FROM judgements"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            record.store.db.execute(sql)
    assert len(record.judgements(ID)) == 1


def test_a_verdict_that_is_none_and_an_item_that_is_none(record: Record) -> None:
    record.add(report())
    with pytest.raises(UsageError, match="accept"):
        record.judge(f"{ID}.e3", "perhaps", person="Ada")
    with pytest.raises(RecordError, match="no such item"):
        record.judge(f"{ID}.e99", "accept", person="Ada")
