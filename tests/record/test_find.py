from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.record import Record
from tests.views.invented import ID, report

from .conftest import made


@pytest.fixture
def asked(record: Record) -> Record:
    record.add(report())
    return record


def ids(rows: list[dict[str, object]]) -> list[str]:
    return sorted(str(row["id"]).removeprefix(f"{ID}.") for row in rows)


EVENTS = [
    ({}, ["e1", "e2", "e3"]),
    ({"actor": "gov:HUN"}, ["e1", "e2"]),
    ({"actor": "Hungary"}, ["e1", "e2"]),
    ({"actor": "hungary"}, ["e1", "e2"]),
    ({"actor": "Hunga"}, ["e1", "e2"]),
    ({"actor": "HUN"}, ["e1", "e2"]),
    ({"actor": "HUNGOV"}, ["e1", "e2"]),
    ({"actor": "AUT"}, []),
    ({"actor": "nobody at all"}, []),
    ({"recipient": "Hungary"}, []),
    ({"country": "HUN"}, ["e1", "e2"]),
    ({"country": "Austria"}, ["e3"]),
    ({"country": "aut", "type": "assault"}, ["e3"]),
    ({"type": "ASSAULT"}, ["e2", "e3"]),
    ({"type": "ASSAULT", "actor": "Hungary"}, ["e2"]),
    ({"place": "Graz"}, ["e3"]),
    ({"place": "graz", "country": "AUT"}, ["e3"]),
    ({"place": "Styria"}, ["e3"]),
    ({"place": "2778067"}, ["e3"]),
    ({"place": "Graz", "actor": "Hungary"}, []),
    ({"since": "2026-03-03"}, ["e1", "e2", "e3"]),
    ({"since": "2026-03-04"}, []),
    ({"until": "2026-03-02"}, []),
    ({"limit": 1}, ["e3"]),
]


@pytest.mark.parametrize(("wanted", "expected"), EVENTS, ids=lambda v: str(v))
def test_events_are_filtered(asked: Record, wanted: dict[str, object], expected: list[str]) -> None:
    assert ids(asked.events(**wanted)) == expected


STATEMENTS = [
    ({"actor": "Brunner"}, ["s1", "s3"]),
    ({"actor": "Lena Brunner"}, ["s1", "s3"]),
    ({"type": "deny"}, ["s5"]),
    ({"since": "2026-03-02", "until": "2026-03-02"}, ["s1"]),
    ({"country": "AUT"}, ["s1", "s3", "s4", "s6"]),
]


@pytest.mark.parametrize(("wanted", "expected"), STATEMENTS, ids=lambda v: str(v))
def test_statements_are_filtered(asked: Record, wanted: dict[str, object], expected: list[str]) -> None:
    assert ids(asked.statements(**wanted)) == expected


def test_open_commitments_are_those_awaited(asked: Record) -> None:
    assert ids(asked.commitments(open=True)) == ["c1"]
    assert asked.commitments(type="broken") == []


def test_a_dispute_is_found_by_who_holds_a_position(asked: Record) -> None:
    assert ids(asked.disputes(actor="Brunner")) == ["d1"]
    assert asked.disputes(actor="Hungary") == []


def test_a_filter_finds_what_reading_all_rows_finds(record: Record) -> None:
    for r in made(40):
        record.add(r)
    every = record.events()
    assert every == sorted(every, key=lambda e: ((e["time"] or {}).get("start") or e["published"])[:10], reverse=True)
    person = next(a["name"] for e in every for a in e["actors"] if a["kind"] == "person")
    by_hand = [e["id"] for e in every if any(a["name"] == person for a in e["actors"])]
    assert [e["id"] for e in record.events(actor=person)] == by_hand
    both = [e["id"] for e in every if any(a["code"][:3] == "IRN" for a in e["actors"]) and e["type"] == "ACCUSE"]
    assert [e["id"] for e in record.events(actor="IRN", type="ACCUSE")] == both
    police = [e["id"] for e in every if any(a["name"] == "police" for a in e["recipients"])]
    assert [e["id"] for e in record.events(recipient="police")] == police


@pytest.mark.parametrize(
    "wanted", [{"since": "yesterday"}, {"until": "2026-13-01"}, {"country": "Atlantis"}, {"limit": 0}]
)
def test_a_filter_that_means_nothing_is_a_wrong_call(asked: Record, wanted: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        asked.events(**wanted)


@pytest.mark.parametrize(
    "odd", ["", '"', "'; DROP TABLE items --", "\ud800", "\0", "%", "*", "a" * 10_000, "AND OR NOT", "🦉"]
)
def test_any_words_can_be_asked_for(asked: Record, odd: str) -> None:
    assert asked.events(actor=odd) == []
    assert asked.events(place=odd or "nowhere") == []
    assert isinstance(asked.search(odd), list)
