"""The table of sentences in gold/statements.toml: who says what, by which words, in which manner, with which force."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.records import Article

TABLE = tomllib.loads((Path(__file__).parent.parent / "gold" / "statements.toml").read_text(encoding="utf-8"))


def read(coder, text: str):
    doc = next(coder.docs([Article(text=text)]))
    return doc, doc._.statements


def as_row(doc, statements, s) -> dict[str, str]:
    tree = doc._.tree
    row = {
        "cue": tree.words(*s.cue),
        "content": " | ".join(tree.words(*c) for c in s.content),
        "manner": s.manner,
        "force": s.force,
    }
    if s.source is not None:
        row["source"] = tree.words(*s.source)
    if s.addressee_head is not None:
        row["addressee"] = tree.text[s.addressee_head]
    if s.parent is not None:
        row["inside"] = tree.words(*statements[s.parent].cue)
    return row


@pytest.mark.parametrize("case", TABLE["sentence"], ids=lambda c: c["text"][:60])
def test_sentence(coder, case):
    doc, statements = read(coder, case["text"])
    rows = [as_row(doc, statements, s) for s in statements]
    for expected in case["statements"]:
        found = [r for r in rows if r["cue"] == expected["cue"] and r["content"] == expected["content"]]
        assert found, f"no {expected} in {rows}"
        wrong = {k: v for k, v in found[0].items() if expected.get(k, v if k == "addressee" else None) != v}
        assert not wrong, f"expected {expected}, found {found[0]}"
        assert set(expected) <= set(found[0])
    if not case.get("others", True):
        assert len(rows) == len(case["statements"]), rows
