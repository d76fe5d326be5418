"""The words of the phrase that a noun heads, without the clauses and dates that only hang on it."""

from __future__ import annotations

from ...codebook.actors import actor_words
from ..language import Tokens, Tree
from ..language.grammar import noun_phrase

LONG = 60  # tokens of a phrase on either side of its head
DASHES = frozenset({"—", "–", "-", "--", "―"})


def phrase_span(tree: Tree, head: int) -> Tokens:
    """Return the phrase headed by ``head`` without the clauses inside it."""
    start, end = noun_phrase(tree, head)
    start, end = max(start, head - LONG), min(end, head + LONG)
    for t in range(head + 1, end):
        if tree.dep[t] in ("relcl", "acl", "advcl") and tree.pos[t] in ("VERB", "AUX"):
            end = max(head + 1, tree.left[t])
            break
    start = next((k + 1 for k in range(head - 1, start - 1, -1) if _parts(tree, k)), start)
    end = _before_time(tree, head, end)
    while start < head and tree.pos[start] in ("SCONJ", "CCONJ", "PUNCT", "ADV"):
        start += 1
    while end > head + 1 and (tree.pos[end - 1] in ("PUNCT", "SPACE", "ADP", "CCONJ") or tree.tag[end - 1] == "POS"):
        end -= 1
    return Tokens(start, end)


def _parts(tree: Tree, i: int) -> bool:
    """Tell whether token ``i`` parts a dateline from what follows ("BEIRUT (AP) — A spokesman")."""
    dash = tree.text[i] in DASHES and i > 0 and tree.space[i] and tree.space[i - 1]
    return dash or tree.text[i] == ")" or not tree.text[i].strip()


def _before_time(tree: Tree, head: int, end: int) -> int:
    """Return the end of a phrase without a date or an occasion that only hangs on it by mistake.

    "his lawyer on Sunday said", "an official in a statement said".
    """
    words = actor_words()
    for c in tree.children[head]:
        if not head < c < end:
            continue
        inner = tree.children[c] if tree.dep[c] == "prep" else [c]
        loose = words.times | words.occasions if tree.lower[c] in words.during else words.times
        if any(tree.lemma[o].lower() in loose and tree.dep[o] in ("pobj", "npadvmod", "nmod") for o in inner):
            return max(head + 1, tree.left[c])
    return end


def phrase(tree: Tree, head: int) -> str:
    """Return the words of the phrase headed by ``head`` in one line, its article left out."""
    start, end = phrase_span(tree, head)
    if tree.tag[start] == "DT" and end - start > 1:
        start += 1
    return " ".join(tree.words(start, end).split())
