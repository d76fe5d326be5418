"""What prepositions lead to, by what they do: the words stand in the codebook's table of slots."""

from __future__ import annotations

from ...codebook.standing import Slots, standing_words
from ..language import Tree, grammar


def slots() -> Slots:
    """Return the prepositions and markers by slot."""
    return standing_words().slots


def governed(tree: Tree, head: int, prepositions: frozenset[str]) -> list[int]:
    """Return the heads that phrases with one of ``prepositions`` on ``head`` govern, empty where there is none."""
    return [h for p, heads in grammar.obliques(tree, head).items() if p in prepositions for h in heads]


def is_to(tree: Tree, i: int) -> bool:
    """Tell whether a token is the marker of an infinitive."""
    return tree.lower[i] in slots().infinitive
