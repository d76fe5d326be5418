"""A promise by tokens, before it is a record, and what both its finders ask of the tree."""

from __future__ import annotations

from dataclasses import dataclass

from ...codebook.standing import standing_words
from ..language import Tokens, Tree
from .slots import is_to

VERBAL = ("VERB", "AUX")


@dataclass(slots=True)
class Promise:
    """A promise by tokens: who makes it, its content, the word that tells it, and the statement that it is."""

    promisor: int
    content: list[Tokens]
    cue_head: int
    cue_end: int
    lemma: str
    statement: int | None


def is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether ``i`` is a verb with "to"."""
    return tree.tag[i] == "VB" and any(is_to(tree, c) and c < i for c in tree.kids(i, "aux"))


def clause_start(tree: Tree, verb: int) -> int:
    """Return where what ``verb`` says starts: at its subject, which may stand on the verb above ("we are going to")."""
    subject = next((c for v in (verb, tree.head[verb]) for c in tree.kids(v, "nsubj", "nsubjpass") if c < verb), None)
    return tree.left[verb] if subject is None else tree.left[subject]


def is_to_come(tree: Tree, verb: int) -> bool:
    """Tell whether ``verb`` says what will be done: "an assurance that it would free them"."""
    words = standing_words().promise
    return any(tree.lower[c] in words.will or tree.lower[c] in words.would for c in tree.kids(verb, "aux"))
