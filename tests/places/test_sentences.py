"""A table of sentences with the places in them: words, what they mean, and how they are used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.evaluate.places import NEAR_KM, kilometres

TABLE = tomllib.loads((Path(__file__).parent.parent / "gold" / "places.toml").read_text(encoding="utf-8"))


def places_in(coder, text: str):
    doc = next(coder.docs([Article(text=text)]))
    return [(doc._.tree.words(p.start, p.end), p) for p in doc._.places]


@pytest.mark.parametrize("row", TABLE["sentence"], ids=lambda row: row["text"][:40])
def test_sentence(coder, row) -> None:
    found = places_in(coder, row["text"])
    for words, wanted in row["finds"].items():
        named = [p for w, p in found if w == words]
        assert named, f"{words!r} not found among {[w for w, _ in found]}"
        place = named[0]
        assert place.use == wanted.get("use", "literal")
        if "id" in wanted:
            assert place.geonames_id == wanted["id"], place
        if "near" in wanted:
            assert place.lat is not None and place.lon is not None
            assert kilometres(*wanted["near"], place.lat, place.lon) <= NEAR_KM, place
    literal = [w for w, p in found if p.use == "literal"]
    assert not set(row.get("not", ())) & set(literal), literal
