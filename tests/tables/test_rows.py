"""A report as rows: every column filled as the schema says, words as the text has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records import Report, Span, Time
from onrecord.tables.rows import LONGEST, rows
from onrecord.tables.schema import tables


def test_rows_have_the_columns_of_the_schema_in_order(report: Report) -> None:
    made = rows(report)
    assert list(made) == list(tables())
    for name, held in made.items():
        assert held, name
        for row in held:
            assert list(row) == [c.name for c in tables()[name].columns]


def test_spans_slice_the_words_beside_them(report: Report) -> None:
    text = report.document.text
    for name, held in rows(report).items():
        for row in held:
            for field in tables()[name].fields:
                if field.shape == "span" and row[f"{field.name}_start"] is not None:
                    words = text[row[f"{field.name}_start"] : row[f"{field.name}_end"]]
                    assert row[f"{field.name}_words"] == words
                if field.shape == "spans":
                    assert row[f"{field.name}_words"] == [text[a:b] for a, b in row[field.name]]


def test_an_event_names_its_parties_place_time_and_source(report: Report) -> None:
    event = rows(report)["events"][0]
    told = {
        "actor_names": ["government of Norway"], "actor_codes": ["NORGOV"], "recipient_countries": ["TCD"],
        "recipient_sectors": ["GOV;MIL"], "recipient_codes": [None], "place_name": "Porto", "lat": 41.15,
        "date": "2025-05-03", "month": "2025-05", "fatalities_best": 2, "fatalities_high": None, "injured_best": None,
        "author_value": "Uu", "source": "person:ana-reis", "source_name": "Ana Reis", "publisher": "The Paper",
        "url": "https://x.example/1", "published": "2025-05-04", "codebook": "c0de", "rule": "ASSAULT.kill",
    }  # fmt: skip
    assert {key: event[key] for key in told} == told


def test_an_event_is_told_in_other_vocabularies(report: Report) -> None:
    event = rows(report)["events"][0]
    assert (event["cameo"], event["cameo_root"], event["quad_name"]) == ("195", "19", "material conflict")
    assert (event["plover_score"], event["acled_sub_event_type"]) == (-9.5, "Air/drone strike")


def test_other_tables_name_what_they_refer_to(report: Report) -> None:
    made = rows(report)
    assert made["commitments"][0]["promisee_country"] == "TCD"
    assert made["commitments"][0]["due_value"] == "2025-05-09"
    assert made["disputes"][0]["holders"] == ["government of Chad", None]
    assert made["stances"][0]["target_name"] == "government of Norway"
    assert made["statements"][0]["place_name"] == "Porto"


def test_fields_of_the_input_come_back(report: Report) -> None:
    assert rows(report, {"section": "World"})["documents"][0]["extra"] == {"section": "World"}


def test_long_words_are_cut_and_the_span_is_not(report: Report) -> None:
    text = "x" * 5000
    long = replace(report, document=replace(report.document, text=text), stances=(
        replace(report.stances[0], span=Span(0, 5000), issue=None),
    ))  # fmt: skip
    row = rows(long)["stances"][0]
    assert (len(row["span_words"]), row["span_end"]) == (LONGEST + 1, 5000)


@pytest.mark.parametrize(
    ("start", "end", "date", "month"),
    [
        ("2025-05-03", "2025-05-04", "2025-05-03", "2025-05"),
        ("2025-05-03T18:00", "2025-05-04T00:00", "2025-05-03", "2025-05"),
        ("2025-05-01", "2025-06-01", None, "2025-05"),
        ("2025-05-30", "2025-06-02", None, None),
        ("2025-01-01", "2026-01-01", None, None),
        (None, None, None, None),
        ("12025-01-01", "12025-01-02", None, None),
        ("9999-12-31", None, None, None),
    ],
)
def test_a_date_is_only_what_the_text_dates(report: Report, start, end, date, month) -> None:
    time = Time("d.t1", "DATE", None, start, end, Span(0, 1), "x")
    event = rows(replace(report, times=(time,)))["events"][0]
    assert (event["date"], event["month"]) == (date, month)
