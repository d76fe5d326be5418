from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.record.words import expression
from tests.views.invented import ID, report

from .conftest import made

FOUND = [
    ("lock", [ID, f"{ID}.s1", f"{ID}.s2"]),
    ("LOCK", [ID, f"{ID}.s1", f"{ID}.s2"]),
    ('"open the lock"', [ID, f"{ID}.s1", f"{ID}.s2"]),
    ('"lock the open"', []),
    ("wall cracks", [ID, f"{ID}.s3"]),
    ("wall -cracks", [f"{ID}.s4"]),
    ("wal*", [ID, f"{ID}.s3", f"{ID}.s4"]),
    ("wal", []),
    ("-wall", []),
    ("", []),
    ('"', []),
]


@pytest.mark.parametrize(("words", "expected"), FOUND, ids=[w or "nothing" for w, _ in FOUND])
def test_words_are_found_in_texts_and_statements(record: Record, words: str, expected: list[str]) -> None:
    record.add(report())
    assert sorted(row["id"] for row in record.search(words)) == expected


def test_a_snippet_shows_the_words(record: Record) -> None:
    record.add(report())
    document, statement = record.search("cracks")
    assert "[cracks]" in document["snippet"] and "[cracks]" in statement["snippet"]
    assert statement["source"]["name"] == "Lena Brunner"


def test_search_is_filtered_by_who_says_it_and_when(record: Record) -> None:
    record.add(report())
    assert {row["id"] for row in record.search("wall", actor="Brunner")} == {ID, f"{ID}.s3"}
    assert record.search("wall", since="2027-01-01") == []
    assert len(record.search("wall", until="2026-03-03", limit=2)) == 2


def test_a_newer_coding_takes_the_words_of_the_earlier_out(record: Record) -> None:
    for book in ("1", "2"):
        for r in made(5, codebook=book):
            record.add(r)
    statements = {s.id: s for r in made(5, codebook="2") for s in r.statements}
    word = made(5)[0].document.text.split()[3]
    found = [row for row in record.search(word, limit=1000) if row["kind"] == "statement"]
    assert {row["id"] for row in found} <= set(statements)
    assert list(record.check()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(words=st.text() | st.text(alphabet='"*-^:(){}+ANDORTNE \0lock'))
def test_nothing_typed_breaks_a_search(record: Record, words: str) -> None:
    record.add(report())
    assert isinstance(record.search(words), list)


def test_an_expression_has_every_word_and_no_more_than_it_can_take() -> None:
    assert expression('a "b c" -d e*') == '("a" AND "b c" AND "e"*) NOT ("d")'
    assert expression("jo", prefix=True) == '"jo"*'
    assert (expression("x " * 10_000) or "").count("AND") == 63
    assert expression("!? -") is None
