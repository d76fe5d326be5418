from __future__ import annotations

import json

from onrecord.record import Record
from onrecord.tables.schema import tables
from tests.views.invented import ID, report

from .conftest import made


def test_a_commitment_names_who_promised_and_traces_to_its_words(record: Record) -> None:
    record.add(report())
    (row,) = record.commitments()
    assert (row["promisor"]["name"], row["promisor"]["country"]) == ("government of Hungary", "HUN")
    assert (row["status"], row["made"], row["words"]) == ("open", "2026-03-02", "to open the lock by June")
    assert (row["matter"], row["settled_by"]) == (None, None)
    start, end = row["content"][0]
    assert report().document.text[start:end] == row["words"]
    assert (row["document"], row["rule"], row["codebook"]) == (ID, "promise:promise", "abcdef012345")
    assert row["recorded"]


def test_an_event_names_its_parties_place_and_toll(record: Record) -> None:
    record.add(report())
    blast, attack, _ = record.events()
    assert blast["place"]["name"] == "Graz" and blast["fatalities"] == {"best": 3, "low": 3, "high": 3}
    assert blast["words"] == "blast" and blast["sentence"].startswith("Villagers near Graz")
    assert attack["actors"][0]["id"] == "gov:HUN" and attack["confirmation"] == "denied"


def test_who_is_only_described_has_the_id_of_its_own_report(record: Record) -> None:
    record.add(report())
    speakers = {row["source"]["id"] for row in record.statements() if row["source"]}
    assert f"{ID}.a4" in speakers


def test_rows_are_plain_json(record: Record) -> None:
    for r in made(5):
        record.add(r)
    for table in ("events", "statements", "commitments", "disputes", "stances", "actors"):
        for row in record.rows(table):
            assert json.loads(json.dumps(row)) == row


def test_flat_rows_are_those_of_a_coded_corpus(record: Record) -> None:
    record.add(report())
    flat = list(record.flat("events", actor="Hungary"))
    assert [row["id"] for row in flat] == [row["id"] for row in record.events(actor="Hungary")]
    assert list(flat[0]) == [c.name for c in tables()["events"].columns]


def test_frames_have_a_row_for_each_item(record: Record) -> None:
    record.add(report())
    assert record.frame("events").height == 3
    assert record.frame("statements", actor="Brunner")["source_name"].to_list() == ["Lena Brunner"] * 2
    assert record.frame("disputes", actor="Hungary").columns == [c.name for c in tables()["disputes"].columns]


def test_an_actor_has_its_roles_from_day_to_day(record: Record) -> None:
    for r in made(30):
        record.add(r)
    rows = record.actors()
    assert [row["reports"] for row in rows] == sorted((row["reports"] for row in rows), reverse=True)
    by_hand = {
        r.document.published for r in made(30) for a in r.actors if a.id == rows[0]["id"] or a.name == rows[0]["name"]
    }
    assert (rows[0]["first"], rows[0]["last"]) == (min(by_hand), max(by_hand))
    (mayor,) = [row for row in rows if row["roles"]][:1]
    assert {"role", "first", "last", "reports", "country"} == set(mayor["roles"][0])


def test_an_item_an_actor_and_a_document_are_explained(record: Record) -> None:
    record.add(report())
    event = record.explain(f"{ID}.e2")
    assert (event["kind"], event["sentence"]) == ("event", "Hungary denied that its workers attacked the gate.")
    assert [c["codebook"] for c in event["codings"]] == ["abcdef012345"]
    hungary = record.explain("gov:HUN")
    assert (hungary["kind"], hungary["events"], hungary["statements"], hungary["reports"]) == ("actor", 2, 2, 1)
    assert record.explain(ID)["kind"] == "document"
    assert record.explain(f"{ID}.p1")["name"] == "Graz"
