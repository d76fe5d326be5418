"""Who stands where in a clause, read off the dependency tree (ClearNLP labels, as spaCy's English models give).

The logical roles of a predicate whatever its surface: passive, relative clause, control, coordination,
participle. Every function takes a :class:`Tree` and token indices, returns token indices in text order,
and an empty list (or ``None``) where nothing is found.
"""

from __future__ import annotations

from ...codebook.grammar import grammar_words
from .tree import Tokens, Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
PREDICATIVE = ("attr", "acomp", "oprd")
AFTER_NOUN = frozenset({
    "prep", "nummod", "amod", "nmod", "compound", "case", "npadvmod", "poss", "prt", "quantmod",
})  # fmt: skip
ENDS_NOUN = frozenset({"relcl", "appos", "conj", "cc"})
WORDS = grammar_words()
LONGEST_CHAIN = 50  # verbs in one coordination; what is longer is no sentence


def is_passive(tree: Tree, i: int) -> bool:
    """Tell whether verb ``i`` is passive: by auxiliary or subject, or as a bare participle on a noun."""
    dep = tree.dep
    if dep[i] == "acomp" and tree.tag[i] in ("VBD", "VBN") and tree.lemma[tree.head[i]] == "be":
        return True  # "was loudly booed", which the parser took for an adjective
    for _ in range(LONGEST_CHAIN):
        kids = tree.children[i]
        if any(dep[c] in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in kids):
            return True
        if tree.tag[i] != "VBN" or any(dep[c] in ("aux", "nsubj", "dobj") for c in kids):
            return False
        if dep[i] in ("acl", "amod", "relcl"):
            return True
        if dep[i] != "conj" or tree.tag[tree.head[i]] != "VBN":
            return dep[i] == "advcl" and tree.left[i] <= i < tree.head[i]
        i = tree.head[i]
    return False


def conjuncts(tree: Tree, i: int) -> list[int]:
    """Return ``i`` and everything coordinated after it, however the parser chained them."""
    out = [i]
    for j in out:
        out.extend(tree.kids(j, "conj"))
    return sorted(out)


def first_conjunct(tree: Tree, i: int) -> int:
    """Return the token that heads the coordination ``i`` belongs to, or ``i``."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    return i


def antecedent(tree: Tree, i: int) -> int | None:
    """Return the noun that relative pronoun ``i`` stands for, or ``None``."""
    if tree.lower[i] not in WORDS.relatives:
        return None
    j = i
    while tree.head[j] != j:
        if tree.dep[j] == "relcl":
            return tree.head[j]
        j = tree.head[j]
    return None


def _resolved(tree: Tree, heads: list[int]) -> list[int]:
    """Replace relative pronouns by what they stand for, and spread coordinations."""
    out: list[int] = []
    for h in heads:
        target = antecedent(tree, h)
        for c in conjuncts(tree, h if target is None else target):
            if c not in out and tree.pos[c] != "VERB":
                out.append(c)
    return out


def surface_subject(tree: Tree, i: int) -> int | None:
    """Return the grammatical subject's head on the verb itself, or ``None``."""
    return tree.kid(i, "nsubj", "nsubjpass")


def subjects(tree: Tree, i: int) -> list[int]:
    """Return the heads of whatever is the surface subject of verb ``i``, inherited where the clause omits it.

    Coordinated verbs share; infinitives take their controller; participles the noun they modify or the
    subject of the clause above; relative pronouns are resolved.
    """
    key = ("subjects", i)
    if key not in tree.cache:
        path = tree.above(i)
        for j in reversed(path[LONGEST_CHAIN:]):  # from the top down, so that a deep tree does not recurse deeply
            if ("subjects", j) not in tree.cache:
                tree.cache["subjects", j] = _subjects(tree, j)
        tree.cache[key] = []  # ends loops through malformed trees
        tree.cache[key] = _subjects(tree, i)
    return list(tree.cache[key])


def _subjects(tree: Tree, i: int) -> list[int]:
    own = tree.kids(i, "nsubj", "nsubjpass")
    if own:
        return _resolved(tree, own)
    dep, head = tree.dep[i], tree.head[i]
    if head == i:
        return []
    if (dep == "conj" or is_passive(tree, i)) and dep in ("conj", "acomp") and tree.pos[head] in ("VERB", "AUX"):
        return subjects(tree, head)
    if dep in ("xcomp", "ccomp") and tree.pos[head] in ("VERB", "AUX", "ADJ", "NOUN"):
        return _controller(tree, i, head)
    if dep in ("acl", "relcl") and tree.pos[head] in NOMINAL:
        if tree.tag[i] in ("VBG", "VBN") or dep == "relcl":
            return _resolved(tree, [head])
        return _noun_controller(tree, head)  # "the decision to withdraw": whose decision it is
    if dep in ("advcl", "pcomp", "prep"):
        over = head
        while tree.dep[over] in ("prep", "pcomp", "mark") and tree.head[over] != over:
            over = tree.head[over]
        if tree.pos[over] in ("VERB", "AUX"):
            held = tree.kids(over, "dobj") if dep == "pcomp" and tree.lower[head] in WORDS.object_control else []
            if held:
                return _resolved(tree, held)  # "accused Iran of arming the rebels"
            timed = any(tree.lower[c] in WORDS.timing for c in (*tree.kids(i, "mark", "advmod"), head))
            agentless = timed or not is_passive(tree, over)  # "was killed by a mine *while* battling them"
            return (not agentless and agents(tree, over)) or subjects(tree, over)
        if tree.pos[over] in NOMINAL:
            return _noun_controller(tree, over)
    return []


def _controller(tree: Tree, i: int, head: int) -> list[int]:
    """Return who does the infinitive ``i`` under ``head``: its object if it has one, else its subject."""
    if tree.dep[i] == "xcomp" or tree.tag[i] in ("VB", "VBG", "VBN"):
        held = [c for c in tree.kids(head, "dobj", "dative") if c < i]
        if held and tree.lemma[head] not in WORDS.subject_control:
            return _resolved(tree, held)
    elif tree.pos[head] in ("VERB", "AUX"):
        return []  # a finite clause without a subject of its own: nothing to inherit
    if tree.pos[head] == "NOUN":
        return _noun_controller(tree, head)
    return subjects(tree, head)


def _noun_controller(tree: Tree, noun: int) -> list[int]:
    """Return who owns the act a noun names: its possessor, its "by" phrase, or the subject it is object to."""
    owners = tree.kids(noun, "poss")
    if owners:
        return _resolved(tree, owners)
    by = obliques(tree, noun).get("by") or []
    if by:
        return by
    head = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.pos[head] in ("VERB", "AUX"):
        return subjects(tree, head)
    return []


def agents(tree: Tree, i: int) -> list[int]:
    """Return the heads of the "by" phrase of passive verb ``i``."""
    out = []
    for a in tree.kids(i, "agent"):
        out.extend(tree.kids(a, "pobj"))
    return _resolved(tree, out)


def logical_subjects(tree: Tree, i: int) -> list[int]:
    """Return who does what verb ``i`` says: its subject, or in a passive its agent."""
    return agents(tree, i) if is_passive(tree, i) else subjects(tree, i)


def logical_objects(tree: Tree, i: int) -> list[int]:
    """Return to whom or what verb ``i`` is done: its object, or in a passive its subject."""
    if is_passive(tree, i):
        return subjects(tree, i)
    own = tree.kids(i, "dobj", "obj")
    if own:
        return _resolved(tree, own)
    if tree.dep[i] == "relcl" and not tree.kids(i, "dobj"):
        subject = tree.kids(i, "nsubj")
        if subject and not any(tree.lower[s] in WORDS.relatives for s in subject):
            return _resolved(tree, [tree.head[i]])  # "the embassy they attacked"
    return [c for s in tree.kids(i, "conj")[:1] for c in _late_object(tree, i, s)]


def _late_object(tree: Tree, i: int, sibling: int) -> list[int]:
    """Return the object of the verb that follows at once in a coordination ("attacked and burned the embassy")."""
    between = range(i + 1, sibling)
    if all(tree.pos[k] in ("CCONJ", "PUNCT", "ADV") or tree.dep[k] in ("conj", "cc") for k in between):
        return _resolved(tree, tree.kids(sibling, "dobj", "obj"))
    return []


def obliques(tree: Tree, i: int) -> dict[str, list[int]]:
    """Return preposition -> heads of what it governs, for the phrases on verb or noun ``i``.

    A preposition of two words is joined ("because of", "according to"); datives without one are "to".
    """
    out: dict[str, list[int]] = {}
    for p in tree.children[i]:
        dep = tree.dep[p]
        if dep in ("prep", "agent"):
            _collect(tree, p, out)
        elif dep == "dative":
            if tree.pos[p] == "ADP":
                _collect(tree, p, out)
            else:
                out.setdefault("to", []).extend(_resolved(tree, [p]))
    return out


def _collect(tree: Tree, p: int, out: dict[str, list[int]]) -> None:
    name = tree.lower[p]
    for c in tree.children[p]:
        if tree.dep[c] in ("pobj", "pcomp"):
            found = _resolved(tree, [c]) or [c]
            out.setdefault(name, []).extend(found)
        elif tree.dep[c] == "prep":
            for c2 in tree.kids(c, "pobj"):
                out.setdefault(f"{name} {tree.lower[c]}", []).extend(_resolved(tree, [c2]))


def particle(tree: Tree, i: int) -> str | None:
    """Return the verb's particle ("carry *out*"), lower case, or ``None``."""
    p = tree.kid(i, "prt")
    return None if p is None else tree.lower[p]


def is_negated(tree: Tree, i: int) -> bool:
    """Tell whether ``i`` is under a negation of its own: not, never, no longer, or a determiner "no"."""
    return any(
        tree.dep[c] == "neg" or (tree.lower[c] in WORDS.negatives and tree.dep[c] in ("det", "preconj", "advmod"))
        for c in tree.children[i]
    )


def negating_argument(tree: Tree, i: int) -> int | None:
    """Return the subject or object that negates verb ``i`` ("nobody", "no soldiers", "neither side"), or ``None``."""
    for c in tree.kids(i, "nsubj", "nsubjpass", "dobj"):
        if tree.lower[c] in WORDS.nobody or is_negated(tree, c):
            return c
    return None


def is_definite(tree: Tree, i: int) -> bool:
    """Tell whether noun ``i`` has a determiner that points back: the, this, that, these, those."""
    return any(tree.lower[c] in WORDS.definite for c in tree.children[i] if tree.dep[c] == "det")


def complements(tree: Tree, i: int) -> list[int]:
    """Return the heads of the clauses that complete ``i``: finite, infinitive or gerund."""
    out = tree.kids(i, "ccomp", "xcomp")
    for p in tree.kids(i, "prep", "agent"):
        out.extend(tree.kids(p, "pcomp"))
    if tree.pos[i] in ("NOUN", "PROPN"):
        out.extend(c for c in tree.kids(i, "acl") if tree.tag[c] == "VB" or tree.kid(c, "mark") is not None)
    return sorted(out)


def noun_phrase(tree: Tree, i: int) -> Tokens:
    """Return the phrase that noun ``i`` heads, without relative clauses, appositions and what follows them.

    Coordinated nouns are left out too: each is a phrase of its own.
    """
    start, end = tree.left[i], i + 1
    for c in tree.children[i]:
        if c > i and tree.dep[c] in AFTER_NOUN:
            if c >= end and any(tree.dep[k] in ENDS_NOUN for k in tree.children[i] if i < k < c):
                break
            end = max(end, tree.right[c])
        elif c > i and (tree.dep[c] in ENDS_NOUN or tree.dep[c] in ("punct", "acl")):
            break
    while start < i and (tree.pos[start] in ("PUNCT", "SPACE", "CCONJ") or tree.dep[start] in ("cc", "preconj")):
        start += 1
    while end > i + 1 and tree.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    return Tokens(start, end)
