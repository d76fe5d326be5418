"""How a place name is used: for the place, for its people, for its government, or inside another name."""

from __future__ import annotations

from ...codebook.places import PlaceWords
from ...gazetteer import Entry
from ...records import PlaceUse
from ..language import Tree
from ..language.grammar import first_conjunct, is_passive
from .contain import head_of
from .mentions import Mention

GOVERNING = ("A.PCL", "P.PPLC", "A.TERR", "L.RGNE", "S.GOVL")


def use_of(tree: Tree, mention: Mention, entry: Entry | None, words: PlaceWords) -> PlaceUse:
    """Return how ``mention``, resolved to ``entry``, is used: a metonym where a country, capital or seat acts."""
    if mention.kind in ("demonym", "people"):
        return "demonym"
    if mention.kind == "within":
        return "within a name"
    if entry is not None and entry.feature.startswith(GOVERNING) and _acts(tree, head_of(tree, mention), words):
        return "metonym"
    return "literal"


def _acts(tree: Tree, head: int, words: PlaceWords) -> bool:
    i = first_conjunct(tree, head)
    dep, over = tree.dep[i], tree.head[i]
    lemma = tree.lemma[over]
    if dep == "nsubj":
        return tree.pos[over] in ("VERB", "AUX") and _is_acting(tree, over, words)
    if dep in ("dobj", "nsubjpass"):
        return lemma in words.acted_on and (dep == "dobj" or is_passive(tree, over))
    if dep == "pobj" and tree.lower[over] in words.relating:
        if tree.dep[over] == "agent":
            return True
        governor = tree.head[over]
        return tree.lemma[governor] in words.relations
    return False


def _is_acting(tree: Tree, verb: int, words: PlaceWords) -> bool:
    """Tell whether a verb, or the one it leads to ("has to", "would like to"), is one of saying or deciding."""
    if tree.lemma[verb] in words.acting:
        return True
    return any(tree.lemma[c] in words.acting for c in tree.kids(verb, "xcomp"))
