"""How a place name is used: for the place, for its people, for its government, or inside another name."""

from __future__ import annotations

from ...codebook.places import PlaceWords
from ...gazetteer import Entry
from ...records import PlaceUse
from ..language import Tree
from ..language.grammar import first_conjunct, is_passive
from .contain import head_of
from .mentions import Mention

DASHES = frozenset({"-", "–"})
PAIR = 4  # tokens from the second of a pair to what is between them: "the U.S.-China trade war"
GOVERNING = ("A.PCL", "P.PPLC", "A.TERR", "L.RGNE", "S.GOVL")


def use_of(tree: Tree, mention: Mention, entry: Entry | None, words: PlaceWords) -> PlaceUse:
    """Return how ``mention``, resolved to ``entry``, is used: a metonym where a country, capital or seat acts."""
    if mention.kind in ("demonym", "people"):
        return "demonym"
    if mention.kind == "within":
        return "within a name"
    if entry is None or not entry.feature.startswith(GOVERNING):
        return "literal"
    acting = _acts(tree, head_of(tree, mention), words) or _is_party(tree, mention, words)
    return "metonym" if acting else "literal"


def _is_party(tree: Tree, mention: Mention, words: PlaceWords) -> bool:
    """Tell whether a mention is one of a pair that a dash joins before what is between them: "the Iran–Israel war"."""
    if mention.end < len(tree) and tree.text[mention.end] in DASHES:
        i = mention.end + 1
    elif mention.start > 1 and tree.text[mention.start - 1] in DASHES:
        i = mention.end - 1
    else:
        return False
    return not words.relations.isdisjoint(tree.lemma[i : i + PAIR])


def _acts(tree: Tree, head: int, words: PlaceWords) -> bool:
    i = first_conjunct(tree, head)
    dep, over = tree.dep[i], tree.head[i]
    lemma = tree.lemma[over]
    if dep == "nsubj":
        return tree.pos[over] in ("VERB", "AUX") and _is_acting(tree, over, words)
    if dep in ("dobj", "nsubjpass"):
        return lemma in words.acted_on and (dep == "dobj" or is_passive(tree, over))
    if dep == "poss":
        return lemma in words.deeds
    if dep == "pobj" and tree.lower[over] == "of":
        return tree.lemma[tree.head[over]] in words.deeds
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
