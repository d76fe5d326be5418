"""In which of PLOVER's contexts an event stands: from its clause's words, its mode, and its actors' sectors."""

from __future__ import annotations

from spacy.tokens import Doc

from ...codebook.contexts import ContextWords, context_words
from ..actors.found import ActorFound, ActorTable
from ..language import Tokens, Tree
from .found import EventFound
from .governors import VERBAL

REACH = 25  # tokens around an event's word beyond which its clause's words no longer say what it is about

CLAUSES = ("advcl", "ccomp", "parataxis", "conj")


def contexts_of(doc: Doc, event: EventFound) -> tuple[str, ...]:
    """Return the contexts of ``event``, sorted; those it has already are kept."""
    words = context_words()
    tree: Tree = doc._.tree
    found = set(event.contexts)
    found.update(words.modes.get((event.type, event.mode), ()))
    found.update(_by_words(tree, clause_of(tree, event.head), words))
    actors: ActorTable = doc._.actors or ActorTable()
    doing, done_to = (
        [actors.actors[n] for h in heads for n in actors.at(h)] for heads in (event.actor_heads, event.recipient_heads)
    )
    for actor in (*doing, *done_to):
        for sector in actor.sectors:
            found.update(words.sectors.get(sector, ()))
    if event.type in words.state_types and _between_states(doing, done_to, words):
        found.add("diplomatic")
    return tuple(sorted(found))


def clause_of(tree: Tree, head: int) -> Tokens:
    """Return the tokens that tell of the event at ``head``: its subtree, a noun's with the clause it stands in.

    Never past its sentence, nor further than :data:`REACH` from ``head``.
    """
    top = head
    while tree.pos[top] not in VERBAL and tree.head[top] != top:
        top = tree.head[top]
    left, right = tree.subtree(top)
    for c in tree.children[top]:  # what other clauses tell is another matter
        if tree.dep[c] in CLAUSES and tree.pos[c] in VERBAL and not _holds(tree, c, head):
            if c > top:
                right = min(right, tree.left[c])
            elif tree.right[c] <= top:
                left = max(left, tree.right[c])
    return Tokens(max(left, head - REACH), min(max(right, head + 1), head + REACH + 1))


def _holds(tree: Tree, clause: int, head: int) -> bool:
    return tree.left[clause] <= head < tree.right[clause]


def _by_words(tree: Tree, clause: Tokens, words: ContextWords) -> set[str]:
    found: set[str] = set()
    for i in range(clause.start, clause.end):
        lemma = tree.lemma[i]
        if lemma in words.nouns and tree.pos[i] not in ("NOUN", "PROPN"):
            continue
        found.update(words.lemmas.get(lemma) or words.lemmas.get(tree.lower[i], ()))
        for rest, context in words.phrases.get(lemma, ()):
            if tuple(tree.lemma[i + 1 : i + 1 + len(rest)]) == rest:
                found.add(context)
    return found


def _between_states(side: list[ActorFound], other: list[ActorFound], words: ContextWords) -> bool:
    """Tell whether the two sides are of the governments of different countries."""
    mine, theirs = _countries(side, words), _countries(other, words)
    return bool(mine) and bool(theirs) and len(mine | theirs) > 1


def _countries(actors: list[ActorFound], words: ContextWords) -> set[str]:
    return {
        a.country
        for a in actors
        if a.country and (a.kind in words.state_kinds or any(s in words.state_sectors for s in a.sectors))
    }
