"""The table of sentences: each time's words, type and value."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.records import Article

TABLE = Path(__file__).parents[1] / "gold" / "times.toml"
ROWS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentence"]


@pytest.fixture(scope="module")
def docs(nlp):
    """Every sentence of the table, read as far as times."""
    found = {}
    language, times = nlp.get_pipe("onrecord_language"), nlp.get_pipe("onrecord_times")
    for row, doc in zip(ROWS, nlp.pipe([r["text"] for r in ROWS], disable=ONLY_PARSED)):
        doc._.article = Article(text=row["text"], published=row.get("written"))
        found[row["text"]] = times(language(doc))
    return found


ONLY_PARSED = [
    "onrecord_language", "onrecord_times", "onrecord_places", "onrecord_actors", "onrecord_statements",
    "onrecord_events",
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[r["text"][:50] for r in ROWS])
def test_a_sentence_gives_its_times(docs, row):
    doc = docs[row["text"]]
    found = [[doc[t.start : t.end].text, t.type, t.value or ""] for t in doc._.times]
    assert found == row["times"]
