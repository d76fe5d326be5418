"""The table of names: what they name, where they begin and end, and what is none."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord import Article
from onrecord.reading.language import build_tree, find_names

TABLE = Path(__file__).parent.parent / "gold" / "names.toml"
SENTENCES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentence"]


def names_of(coder: Any, text: str) -> list[tuple[str, str]]:
    """Return (words, type) of the names of a text."""
    doc = next(coder.parsed([Article(text=text)]))
    tree = build_tree(doc)
    return [(tree.words(n.start, n.end), n.label) for n in find_names(doc, tree)]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda r: r["text"][:40])
def test_names_have_their_type_and_extent(coder, row: dict[str, Any]) -> None:
    found = names_of(coder, row["text"])
    assert {tuple(n) for n in row["names"]} <= set(found)
    for words in row.get("absent", []):
        assert not any(words in name for name, _ in found), found


def test_names_do_not_overlap(coder) -> None:
    doc = next(coder.parsed([Article(text=" ".join(row["text"] for row in SENTENCES))]))
    names = find_names(doc, build_tree(doc))
    assert all(a.end <= b.start for a, b in pairwise(names))


@pytest.mark.parametrize("text", ["", "a", "😀", "’s", "Mr. 's", "(ABC)", "President President", "اب جد", "U.S."])
def test_any_text_has_names_or_none(coder, text: str) -> None:
    assert isinstance(names_of(coder, text), list)
