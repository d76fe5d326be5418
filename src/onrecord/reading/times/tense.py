"""Whether the clause around a time looks back or ahead: read off the verb that governs it."""

from __future__ import annotations

from typing import Literal

from ...codebook.times import TimeWords
from ..language import Tree

# "near" is for what was to come at a time now past ("planned for Saturday was canceled"): the nearer day is meant
Tense = Literal["past", "present", "future", "near"]
VERBAL = ("VERB", "AUX")
DEPTH = 40  # verbs are looked for no further up than this


def tense_at(tree: Tree, words: TimeWords, start: int, end: int) -> Tense | None:
    """Return the tense of the verb governing tokens ``[start, end)``; ``None`` where no verb does."""
    i = next((k for k in range(end - 1, start - 1, -1) if not start <= tree.head[k] < end), end - 1)
    possessed = end < len(tree) and tree.lower[end] in ("'s", "’s")
    link = ""
    for _ in range(DEPTH):
        head = tree.head[i]
        outside = not start <= i < end
        if outside and tree.pos[i] in VERBAL:
            tense = _verb_tense(tree, words, i, link, ahead=start > i)
            return None if possessed and tense == "future" and not _certain(tree, words, i) else tense
        if outside and _looks_ahead(tree, words, i):
            return "future"
        if tree.pos[i] in ("ADP", "SCONJ") and not link:
            link = tree.lower[i]
        if head == i:
            return None
        i = head
    return None


def _looks_ahead(tree: Tree, words: TimeWords, i: int) -> bool:
    if tree.pos[i] == "NOUN":
        return tree.lemma[i] in words.lists["forward.nouns"]
    return tree.pos[i] == "ADJ" and tree.lower[i] in words.lists["forward.adjectives"]


def _certain(tree: Tree, words: TimeWords, verb: int) -> bool:
    """Tell whether a verb in the plain future governs: "will attend Monday's meeting"."""
    return any(tree.lower[c] in words.lists["forward.plain"] for c in tree.children[verb])


def _verb_tense(tree: Tree, words: TimeWords, verb: int, link: str, *, ahead: bool) -> Tense | None:
    """Return what a verb says of a time that hangs on it by preposition ``link``, ``ahead`` if after the verb."""
    lists = words.lists
    for _ in range(DEPTH):
        forward = tree.lemma[verb] in lists["forward.verbs"] and ahead and not _denied(tree, words, verb)
        passive = tree.tag[verb] == "VBN" and not _perfect(tree, verb)
        bound = link in lists["forward.links"] and (not _perfect(tree, verb) or link in lists["forward.prepositions"])
        if forward and (passive or bound or tree.lemma[verb] in lists["forward.strong"]):
            return "near" if passive and tree.dep[verb] == "acl" and _past_above(tree, words, verb) else "future"
        own = _own_tense(tree, words, verb)
        if own is not None:
            return own
        above = _verb_above(tree, words, verb)
        if above is None:
            return "future" if tree.tag[verb] == "VB" else None
        if above < 0:
            return "future"
        if tree.tag[verb] == "VB" and (tree.lemma[above] in lists["forward.verbs"] or tree.lemma[above] == "be"):
            return "future"
        verb, link, ahead = above, "", True
    return None


def _verb_above(tree: Tree, words: TimeWords, verb: int) -> int | None:
    """Return the verb over ``verb``, -1 for an infinitive on a word that looks ahead, ``None`` where none is."""
    infinitive, i = tree.tag[verb] == "VB", verb
    for _ in range(DEPTH):
        if tree.head[i] == i:
            return None
        i = tree.head[i]
        if tree.pos[i] in VERBAL:
            return i
        if infinitive and _looks_ahead(tree, words, i):
            return -1
    return None


def _past_above(tree: Tree, words: TimeWords, verb: int) -> bool:
    above = _verb_above(tree, words, verb)
    return above is not None and above >= 0 and _own_tense(tree, words, above) == "past"


def _perfect(tree: Tree, verb: int) -> bool:
    return any(tree.dep[c] == "aux" and tree.lemma[c] == "have" for c in tree.children[verb])


def _own_tense(tree: Tree, words: TimeWords, verb: int) -> Tense | None:
    """Return the tense that a verb and its auxiliaries show, ``None`` for bare infinitives and participles."""
    aux = [c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass") and c < verb]
    if any(tree.lower[c] in words.lists["forward.modals"] for c in aux):
        weak = any(tree.lower[c] in words.lists["forward.weak"] for c in aux) and _denied(tree, words, verb)
        return "past" if weak or any(tree.lemma[c] == "have" for c in aux) else "future"
    if any(tree.lemma[c] == "have" and tree.tag[c] != "VB" for c in aux) or any(tree.tag[c] == "VBD" for c in aux):
        return "past"
    tag = tree.tag[verb]
    if aux and any(tree.tag[c] in ("VBZ", "VBP") for c in aux):
        return "future" if tag == "VBG" else "present"
    if tag == "VBD" or (tag == "VBN" and not aux):
        return "past"
    return "present" if tag in ("VBZ", "VBP") else None


def _denied(tree: Tree, words: TimeWords, verb: int) -> bool:
    """Tell whether a verb is negated, by itself or by its subject ("neither could be reached")."""
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    near = tree.children[verb] + ([] if subject is None else [subject, *tree.children[subject]])
    return any(tree.dep[c] in ("neg", "preconj") or tree.lower[c] in words.lists["forward.denials"] for c in near)
