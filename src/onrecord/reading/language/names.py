"""Names as found and repaired: spans of tokens with a type. Reads the recogniser's ``doc.ents``.

:mod:`.name_spans` mends where names begin and end, :mod:`.name_types` decides what each names, over the whole text.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from .name_spans import Span, find_spans, past_office
from .name_types import key_of, type_names
from .tree import Tree


class Name(NamedTuple):
    """A name: half-open token range, OntoNotes type, and the rule that made or repaired it."""

    start: int
    end: int
    label: str
    rule: str


def find_names(doc: Doc, tree: Tree) -> list[Name]:
    """Return the names of a text in order, none overlapping another; ``[]`` where there are none."""
    spans = find_spans(doc, tree)
    typed = list(zip(spans, type_names(tree, spans)))
    full = {key_of(tree, s.start, s.end) for s, (label, _) in typed if label == "PERSON" and s.end - s.start > 1}
    out = []
    for s, (label, rule) in typed:
        start, end = _person(tree, s, full) if label == "PERSON" else (s.start, s.end)
        if label:
            out.append(Name(start, end, label, rule))
    return out


def _person(tree: Tree, s: Span, full: set[str]) -> tuple[int, int]:
    """Return a person's name without titles, and without a word too many beside a name that the text also has alone."""
    start, end = s.start, s.end
    start = past_office(tree, start, end)
    if end - start > 2 and key_of(tree, start, end - 1) in full:
        return start, end - 1  # "Ben Carson Defends", of a headline
    if end - start > 2 and key_of(tree, start + 1, end) in full:
        return start + 1, end
    return start, end
