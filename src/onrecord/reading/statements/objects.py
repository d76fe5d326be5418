"""Phrases as content: objects, what they are called, passives' subjects, what a preposition governs."""

from __future__ import annotations

from ...codebook.cues import Cue
from ..language import Tokens, Tree, grammar
from .cues import Candidate
from .frames import Aside, Found, is_told, taking


def find_experience(tree: Tree, candidate: Candidate, *, passive: bool) -> Found | None:
    """Find what somebody feels about: "the ruling angered them", "they were angered by the ruling"."""
    cue = taking(candidate, "experiencer")
    if cue is None:
        return None
    i = candidate.head
    if passive:
        held = grammar.subjects(tree, i)
        causes = [k for p in tree.kids(i, "agent", "prep") for k in tree.kids(p, "pobj", "pcomp")]
        causes += tree.kids(i, "ccomp", "xcomp")
    else:
        held = tree.kids(i, "dobj")
        causes = tree.kids(i, "ccomp", "csubj") or tree.kids(i, "nsubj")
        causes = [c for c in causes if tree.lower[c] != "it"]
    if not held or not causes:
        return None
    return Found(cue, "experiencer", [tree.subtree(causes[0])], causes[:1], source=held[0])


def find_object(tree: Tree, candidate: Candidate, aside: Aside) -> Found | None:
    """Find an object, alone or with what it is called."""
    i = candidate.head
    named = taking(candidate, "as")
    plain = taking(candidate, "object")
    objects = [o for o in tree.kids(i, "dobj") if o > i and o != candidate.part]
    if candidate.preposition is not None:
        objects = tree.kids(candidate.preposition, "pobj") or objects
    seen = _seen_before(tree, candidate)
    if named is not None and seen is not None and candidate.preposition is not None:  # "saw the vote as a test"
        return Found(named, "as", [Tokens(tree.left[seen], tree.right[candidate.preposition])], [seen])
    if named is not None:
        found = _named(tree, i, objects, named, candidate.preposition)
        if found is None and plain is None:
            found = _named_in_quotes(tree, objects, named, aside)
        if found is not None:
            return found
        end = _last_part(tree, i, objects[0], aside) if objects and plain is None else 0
        if objects and (end > tree.right[objects[0]] or tree.kid(objects[0], "appos") is not None):
            return Found(named, "as", [Tokens(tree.left[objects[0]], max(end, tree.right[objects[0]]))], objects[:1])
    told = _told_object(tree, candidate, aside) or _told_story(tree, candidate, objects, aside)
    if told is not None:
        return told
    if plain is None or not objects:
        return _relativized(tree, i, plain)
    end = _with_phrases(tree, i, tree.right[objects[0]], plain, aside)
    end = _without_moment(tree, objects[0], end, aside)
    return Found(plain, "object", [Tokens(tree.left[objects[0]], end)], objects[:1])


def _seen_before(tree: Tree, candidate: Candidate) -> int | None:
    """Return the object between a verb and its preposition, where it has both."""
    p = candidate.preposition
    return next((o for o in tree.kids(candidate.head, "dobj") if p is not None and candidate.head < o < p), None)


def _last_part(tree: Tree, i: int, o: int, aside: Aside) -> int:
    """Return where object ``o`` and what it is called end, whatever the parser made of the latter."""
    end = tree.right[o]
    for c in tree.children[i]:
        if c <= o or tree.left[c] > end + 1 or tree.dep[c] in ("punct", "cc", "conj", "advcl", "npadvmod"):
            continue
        if not aside.at(tree, c) and c not in aside.moments:
            end = max(end, tree.right[c])
    return end


def _with_phrases(tree: Tree, i: int, end: int, cue: Cue, aside: Aside) -> int:
    """Return where a content ends that goes on, from ``end``, with phrases the parser hung on the verb."""
    for p in tree.kids(i, "prep", "dative"):
        if p >= end and (p == end or tree.lower[p] in cue.prepositions) and not aside.at(tree, p):
            end = tree.right[p]
    return end


def _without_moment(tree: Tree, start: int, end: int, aside: Aside) -> int:
    """Return where a phrase ends without "on Friday" at its end: that is when it was said."""
    k = end - 1
    while k > start and k in aside.moments:
        k -= 1
    return k if k > start and k < end - 1 and tree.lower[k] == "on" else end


def _told_object(tree: Tree, candidate: Candidate, aside: Aside) -> Found | None:
    """Find what is told beside the one who is: "asked the minister two questions", "promised Mali more aid"."""
    i = candidate.head
    cue = taking(candidate, "hearer") or taking(candidate, "object")
    told = [k for k in tree.kids(i, "dative") if tree.pos[k] != "ADP"]
    objects = [o for o in tree.kids(i, "dobj") if told and o > told[0]]
    if cue is None or not objects or not is_told(tree, candidate, aside, told[0]):
        return None
    return Found(cue, "object", [tree.subtree(objects[0])], objects[:1], told[0])


def _told_story(tree: Tree, candidate: Candidate, objects: list[int], aside: Aside) -> Found | None:
    """Find what is told where nobody is named to whom: "told a tale of two cities"."""
    cue = taking(candidate, "hearer")
    if cue is None or not objects or tree.lemma[objects[0]] not in aside.accounts or objects[0] in aside.people:
        return None
    return Found(cue, "object", [tree.subtree(objects[0])], objects[:1])


def _named(tree: Tree, i: int, objects: list[int], cue: Cue, preposition: int | None) -> Found | None:
    """Find object and name: "called it a crime", "described it as one", "compared it to one"."""
    for c in (*tree.kids(i, "oprd"), *tree.kids(i, "prep")):
        word = tree.lower[c]
        if c < i or c == preposition or (tree.dep[c] == "prep" and word != "as" and word not in cue.prepositions):
            continue
        start = tree.left[objects[0]] if objects and objects[0] < c else tree.left[c]
        return Found(cue, "as", [Tokens(start, tree.right[c])], [*objects[:1], c])
    for o in objects:
        for c in tree.kids(o, "prep"):
            if tree.lower[c] == "as" or tree.lower[c] in cue.prepositions:
                return Found(cue, "as", [Tokens(tree.left[o], tree.right[o])], [o])
    return None


def _named_in_quotes(tree: Tree, objects: list[int], cue: Cue, aside: Aside) -> Found | None:
    """Find object and name where the name is in quotation marks: "called the issue of security “a priority”".

    The parser hangs the name on the nearest noun, or breaks it in two.
    """
    if not objects:
        return None
    start, end = tree.subtree(objects[0])
    near = [q for q in aside.quotations.within(start + 1, end + 2) if q.start > start]
    if not near or tree.sentence[near[0].end - 1] != tree.sentence[start]:
        return None
    return Found(cue, "as", [Tokens(start, max(near[0].end, end))], objects[:1])


def _relativized(tree: Tree, i: int, cue: Cue | None) -> Found | None:
    """Find the noun whose relative clause lacks the object: "the plan that he opposed"."""
    if cue is None or tree.dep[i] != "relcl":
        return None
    noun = tree.head[i]
    subject = tree.kid(i, "nsubj")
    if subject is None or grammar.antecedent(tree, subject) is not None or tree.kid(i, "prep", "ccomp", "xcomp"):
        return None
    return Found(cue, "relative", [grammar.noun_phrase(tree, noun)], [])


def find_passive(tree: Tree, candidate: Candidate, aside: Aside) -> Found | None:
    """Find what is said of a passive's subject: "he was accused of theft", "it was condemned"."""
    i = candidate.head
    cue = taking(candidate, "as") or taking(candidate, "object") or taking(candidate, "object-to")
    prepositions = cue.prepositions if cue is not None else frozenset()
    rest = [c for c in tree.kids(i, "oprd", "xcomp") if c > i]
    rest += [p for p in tree.kids(i, "prep") if p > i and (tree.lower[p] == "as" or tree.lower[p] in prepositions)]
    rest = [c for c in rest if not aside.at(tree, c)]
    subject = tree.kid(i, "nsubjpass")
    asked = taking(candidate, "hearer")
    told = tree.kids(i, "dobj") if asked is not None else []
    if asked is not None and told and subject is not None:
        return Found(asked, "object", [tree.subtree(told[0])], told[:1], subject)  # "was asked two questions"
    if cue is None:
        return None
    if subject is None:
        if tree.dep[i] in ("acl", "relcl") and tree.kids(i, "agent"):
            named = [grammar.noun_phrase(tree, tree.head[i])]
            return Found(cue, "passive", [*named, *(tree.subtree(c) for c in rest[:1])], rest)
        return None
    if not rest and "object" not in cue.takes:
        return None
    spans = [tree.subtree(subject)] if tree.lower[subject] not in grammar.WORDS.expletives or rest else []
    return Found(cue, "passive", [*spans, *(tree.subtree(c) for c in rest)], [subject, *rest]) if spans else None


def find_appearance(tree: Tree, candidate: Candidate) -> Found | None:
    """Find what seems and how: "the deal seems dead"."""
    cue = candidate.cues[0]
    subject, seen = tree.kid(candidate.head, "nsubj"), tree.kid(candidate.head, "acomp", "oprd")
    if not cue.impersonal or subject is None or seen is None or seen < candidate.head:
        return None
    return Found(cue, "passive", [tree.subtree(subject), tree.subtree(seen)], [subject, seen])


def find_phrase(tree: Tree, candidate: Candidate, aside: Aside) -> Found | None:
    """Find what a preposition governs: "spoke about the talks"."""
    i = candidate.head
    around = tree.kids(i, "prep") if candidate.part is None else tree.kids(i, "prep", "dative")
    hearers = [h for p in around if tree.lower[p] in ("to", "with") for h in tree.kids(p, "pobj")]
    deeper = [*tree.kids(i, "advmod", "prt"), *hearers]
    if taking(candidate, "hearer") is not None:
        deeper.extend(o for o in tree.kids(i, "dobj") if o > i)  # "reminded the crowd of"
    if candidate.part is not None and tree.dep[candidate.part] == "dobj":
        deeper.append(candidate.part)  # "took a shot at"
    for p in (*around, *(c for a in deeper for c in tree.kids(a, "prep"))):
        if p < i or aside.at(tree, p):
            continue
        cue = next((c for c in candidate.cues if tree.lower[p] in c.prepositions), None)
        if cue is None:
            continue
        inner = tree.kids(p, "pobj", "pcomp")
        if inner:
            end = _with_phrases(tree, i, max(tree.right[p], tree.right[inner[0]]), cue, aside)
            end = _without_moment(tree, inner[0], end, aside)
            return Found(cue, "preposition", [Tokens(min(p + 1, tree.left[inner[0]]), end)], [p])
    return None
