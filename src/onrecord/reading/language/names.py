"""Names as found and repaired: spans of tokens with a type. Reads the recogniser's ``doc.ents``.

:mod:`.name_spans` mends where names begin and end, :mod:`.name_types` decides what each names, over the whole text.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from ...codebook.people import people
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
    out: list[Name] = []
    for s, (label, rule) in typed:
        if label:
            parts = _persons(tree, s, full) if label == "PERSON" else [(s.start, s.end)]
            out.extend(Name(start, end, label, rule) for start, end in parts)
    return out


def _persons(tree: Tree, s: Span, full: set[str]) -> list[tuple[int, int]]:
    """Return a person's name without titles, and without words beside a name that the text also has alone.

    Two where two such names stand in one span, as in a headline ("Ben Carson Beats Ted Cruz").
    """
    start, end = past_office(tree, s.start, s.end), s.end
    if end - start < 3:
        return [(start, end)]
    first = next((k for k in range(end - 1, start + 1, -1) if _alone(tree, start, k, full)), None)
    if first is not None:
        second = next((k for k in range(first + 1, end - 1) if _alone(tree, k, end, full)), None)
        return [(start, first)] if second is None else [(start, first), (second, end)]
    return [(start + 1, end)] if key_of(tree, start + 1, end) in full else [(start, end)]


def _alone(tree: Tree, start: int, end: int, full: set[str]) -> bool:
    key = key_of(tree, start, end)
    return key in full or (" " in key and key in people())
