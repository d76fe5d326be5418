"""Whether an event is over, going on, still to come, or only thought of: from tense, modals and what governs it.

From the event's word upwards: the first that tells, decides. A plain present counts as past, which is how news
tells what has just happened.
"""

from __future__ import annotations

from ...codebook.aspect import aspect_words
from ...records import Aspect
from ..language import Tree, grammar
from .governors import VERBAL
from .worth import Worth

GOVERNED = ("dobj", "pobj", "nsubjpass", "xcomp", "ccomp", "acl", "advcl", "pcomp", "compound", "attr", "acomp", "oprd")
CLAUSES = ("advcl", "ccomp", "acl", "relcl")
ADJUNCTS = ("relcl", "advcl", "acl")
PRESENT = ("VBZ", "VBP")
HIGHEST = 30  # steps up the tree after which nothing tells any more


def aspect_of(worth: Worth, head: int) -> Aspect:
    """Return the aspect of the event at token ``head``; past where nothing tells otherwise."""
    tree = worth.tree
    i = head
    for _ in range(HIGHEST):
        told = _told_by(tree, i) or (_qualified(tree, i) if i == head else None)
        if told is not None:
            return told
        if tree.head[i] == i:
            return "past"
        if tree.dep[i] in ADJUNCTS and tree.pos[i] in VERBAL and not worth.is_complement(i):
            return "past"  # a participle of its own; what it hangs on is another event
        told = _governed(worth, i)
        if told is not None:
            return told
        if tree.pos[i] in VERBAL and _is_finite(tree, i):
            return "past"
        i = tree.head[i]
    return "past"


def _told_by(tree: Tree, i: int) -> Aspect | None:
    """Return what a word's own auxiliaries, adverbs and conjunction tell."""
    words = aspect_words()
    for c in tree.children[i]:
        word, dep = tree.lower[c], tree.dep[c]
        if dep == "aux" and tree.tag[c] == "MD":
            if word == "would" and tree.dep[i] == "ccomp" and tree.tag[tree.head[i]] == "VBD":
                return "future"
            return words.modal.get(word)
        if dep in ("mark", "advmod") and tree.dep[i] in CLAUSES:
            if word in words.conjunction:
                return words.conjunction[word]
            if word in words.pending and _tense(tree, i) in PRESENT:
                return "future"
    return _lasting(tree, i) if tree.pos[i] in VERBAL else None


def _qualified(tree: Tree, i: int) -> Aspect | None:
    """Return what an adjective before an event noun tells: "the continued closure"."""
    adjectives = aspect_words().adjectives
    before = (tree.lower[c] for c in tree.kids(i, "amod", "compound"))
    return next((adjectives[word] for word in before if word in adjectives), None)


def _lasting(tree: Tree, i: int) -> Aspect | None:
    """Return what a verb's form tells: a present progressive, "remains", "still", "since" with a perfect."""
    words = aspect_words()
    tense = _tense(tree, i)
    adverbs = {tree.lower[c] for c in tree.kids(i, "advmod")}
    if adverbs & words.soon and (tense in PRESENT or tense is None):
        return "future"
    if tree.lemma[i] in words.lasting or f"{tree.lemma[i]}_{grammar.particle(tree, i)}" in words.lasting:
        return "ongoing"
    if tense not in PRESENT:
        return None
    auxiliaries = [tree.lemma[c] for c in tree.kids(i, "aux", "auxpass")]
    if tree.tag[i] == "VBG" and auxiliaries:
        return "ongoing"
    if "have" in auxiliaries:
        return "ongoing" if any(tree.lower[c] == "since" for c in tree.kids(i, "prep")) else None
    return "ongoing" if adverbs & words.now else None


def _tense(tree: Tree, i: int) -> str | None:
    """Return the tag of the finite verb in the clause of verb ``i``: its first auxiliary, else itself."""
    for c in tree.kids(i, "aux", "auxpass"):
        return tree.tag[c] if tree.tag[c] in (*PRESENT, "VBD", "MD") else None
    return tree.tag[i] if tree.tag[i] in (*PRESENT, "VBD") else None


def _is_finite(tree: Tree, i: int) -> bool:
    return _tense(tree, i) is not None


def _governed(worth: Worth, i: int) -> Aspect | None:
    """Return what the word that governs ``i`` makes of it: "plans to", "a threat of", "continued its"."""
    tree = worth.tree
    if tree.dep[i] not in GOVERNED or any(tree.lower[c] == "have" for c in tree.kids(i, "aux")):
        return None  # "is believed to have left" is past
    over = tree.head[i]
    if tree.pos[i] in VERBAL and _is_finite(tree, i):
        subjunctive = tree.dep[i] == "ccomp" and (found := worth.signature(over, i)) and found.name == "wanting"
        return "hypothetical" if subjunctive else None
    going = tree.lemma[over] == "be" or (tree.lemma[over] == "go" and tree.tag[over] == "VBG")
    if tree.dep[i] == "xcomp" and tree.tag[i] == "VB" and going:
        return "future"  # "are to meet", "are going to meet"
    if tree.dep[i] in ("pobj", "pcomp"):
        name, over = tree.lower[over], tree.head[over]
        signature = worth.signature(over, i)
        if signature is None or name not in signature.prepositions:
            return None
    elif tree.dep[i] in ("attr", "acomp", "oprd"):
        return None
    else:
        signature = worth.signature(over, i)
    if tree.lemma[over] in aspect_words().lasting and tree.pos[over] in VERBAL and tree.dep[i] != "nsubjpass":
        return "ongoing"
    told = None if signature is None else aspect_words().governed.get(signature.name)
    if told is None and tree.dep[i] == "advcl" and tree.tag[i] == "VB":
        return None if tree.lemma[i] in worth.words.outcomes else "future"  # "they came to sign"
    return told
