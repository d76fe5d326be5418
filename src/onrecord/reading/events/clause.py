"""The clause around a predicate: negated, told as still to come, only supposed."""

from __future__ import annotations

from ...codebook.events import EventBook
from ..language import Tree, grammar
from .phrases import VERBAL

REACH = 8  # clauses back that auxiliaries are shared over


def is_negated(tree: Tree, i: int) -> bool:
    """Tell whether clause ``i`` is negated, by itself or by the clause that it is coordinated to."""
    return any(_negates(tree, j) for j in _sharing(tree, i))


def _negates(tree: Tree, i: int) -> bool:
    return grammar.is_negated(tree, i) or grammar.negating_argument(tree, i) is not None


def is_future(tree: Tree, i: int, book: EventBook) -> bool:
    """Tell whether clause ``i`` is told as still to come: "will", or a headline's "to"."""
    for j in _sharing(tree, i):
        helpers = _helpers(tree, j)
        if any(h in book.clause["future"] for h in helpers):
            return "have" not in helpers
        if "to" in helpers and tree.head[j] == j:
            return True
        if "to" in helpers and tree.dep[j] == "advcl" and "will" in _helpers(tree, tree.head[j]):
            return True  # "will travel to Kyiv to meet him"
        if helpers:
            return False
    return False


def _helpers(tree: Tree, i: int) -> list[str]:
    return [tree.lower[c] for c in tree.kids(i, "aux")]


def is_obliged(tree: Tree, i: int, book: EventBook) -> bool:
    """Tell whether clause ``i`` says what ought to be done: "should", "must", or "has to"."""
    over = tree.head[i]
    has = tree.dep[i] == "xcomp" and tree.lemma[over] == "have" and tree.tag[i] == "VB"
    return has or any(h in book.clause["obligation"] for h in _helpers(tree, i))


def is_stated(tree: Tree, i: int) -> bool:
    """Tell whether clause ``i`` says what is so ("suggested that they *are* guilty"), not what should be."""
    finite = [tree.tag[c] for c in tree.kids(i, "aux", "auxpass")][:1] or [tree.tag[i]]
    return tree.dep[i] == "ccomp" and bool(tree.kids(i, "nsubj", "nsubjpass")) and finite[0] in ("VBZ", "VBD")


def opines(tree: Tree, i: int, book: EventBook) -> bool:
    """Tell whether a clause under ``i`` says what is or ought to be ("agreed *it was wrong*"), not what will be."""
    told = tree.kids(i, "ccomp")
    finite = [c for c in told if tree.kids(c, "nsubj", "nsubjpass", "expl") and tree.tag[c] != "VB"]
    return any(is_obliged(tree, c, book) for c in told) or any(not is_future(tree, c, book) for c in finite)


def is_able(tree: Tree, i: int) -> bool:
    """Tell whether clause ``i`` says what can be done or could: ability, not will."""
    return any(h in grammar.WORDS.ability for h in _helpers(tree, i))


def is_supposed(tree: Tree, i: int, book: EventBook) -> bool:
    """Tell whether the clause of ``i`` is only supposed ("if", "unless")."""
    if tree.pos[i] not in VERBAL or tree.dep[i] != "advcl":
        return False
    return any(tree.lower[m] in book.clause["hypothetical"] for m in tree.kids(i, "mark"))


def _sharing(tree: Tree, i: int) -> list[int]:
    """Return ``i`` and the clauses before it whose auxiliaries it shares ("will meet and *sign*")."""
    out = [i]
    while len(out) < REACH and tree.dep[i] == "conj" and tree.head[i] != i and tree.pos[tree.head[i]] in VERBAL:
        if tree.tag[i] != tree.tag[tree.head[i]] or tree.kid(i, "nsubj", "nsubjpass", "aux") is not None:
            break
        i = tree.head[i]
        out.append(i)
    return out
