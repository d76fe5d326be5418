"""Event tables for the field's tools, made of event rows."""

from __future__ import annotations

import pytest

from onrecord.records import Report
from onrecord.tables.exports import EXPORTS, dyad_months, icews_rows, plover_rows
from onrecord.tables.rows import rows
from onrecord.tables.schema import exports


@pytest.fixture
def events(report: Report):
    return rows(report)["events"]


@pytest.mark.parametrize("name", list(EXPORTS))
def test_an_export_has_the_columns_of_the_schema_in_order(events, name: str) -> None:
    for row in EXPORTS[name](events):
        assert list(row) == [c.name for c in exports()[name].columns]


def test_plover_data_has_one_row_an_event_with_its_source(events) -> None:
    first, second = plover_rows(events)
    assert (first["Event Date"], first["Event Type"], first["Event Mode"]) == ("2025-05-03", "ASSAULT", "drone")
    assert (first["Recipient Sectors"], first["Primary Recipient Sector"]) == ("GOV; MIL", "GOV")
    assert (first["Told By"], first["Source URL"]) == ("Ana Reis", "https://x.example/1")
    assert (second["Event Date"], second["Actor Country"]) == (None, "NOR; TCD")


def test_icews_data_calls_actor_and_recipient_source_and_target(events) -> None:
    first = next(icews_rows(events))
    assert (first["Source Country"], first["Target Country"]) == ("NOR", "TCD")
    assert (first["CAMEO Code"], first["Event Text"], first["City"]) == ("195", "Fight", "Porto")


def test_dyads_count_events_by_month_and_pair(events) -> None:
    counted = dyad_months(events)
    pairs = {(row["month"], row["actor"], row["recipient"]): row for row in counted}
    assert set(pairs) == {("2025-05", "NOR", "TCD"), (None, "NOR", "TCD"), (None, "TCD", "NOR")}
    assert pairs["2025-05", "NOR", "TCD"] | {} == {
        "month": "2025-05", "actor": "NOR", "recipient": "TCD", "events": 1, "verbal_cooperation": 0,
        "material_cooperation": 0, "verbal_conflict": 0, "material_conflict": 1, "score": -9.5, "documents": 1,
    }  # fmt: skip


@pytest.mark.parametrize("told", [{"aspect": "future"}, {"author_score": -3.0}, {"actor_countries": [None]}])
def test_dyads_leave_out_what_did_not_happen_and_whom_no_country_has(events, told) -> None:
    assert dyad_months([events[0] | told]) == []


def test_dyads_count_an_event_once_a_pair(events) -> None:
    twice = events[0] | {"actors": ["a", "b"], "actor_countries": ["NOR", "NOR"]}
    assert [row["events"] for row in dyad_months([twice])] == [1]
