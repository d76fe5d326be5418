"""Names as found and repaired: spans of tokens with a type. Reads the recogniser's ``doc.ents``."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from .tree import Tree

KEPT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})


class Name(NamedTuple):
    """A name: half-open token range, OntoNotes type, and the rule that made or repaired it."""

    start: int
    end: int
    label: str
    rule: str


def find_names(doc: Doc, tree: Tree) -> list[Name]:
    """Return the names of a text in order, none overlapping another."""
    return [Name(e.start, e.end, e.label_, "recogniser") for e in doc.ents if e.label_ in KEPT]
