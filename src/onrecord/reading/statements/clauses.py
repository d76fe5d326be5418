"""Clauses as content: finite ones, infinitives, gerunds, objects with an infinitive."""

from __future__ import annotations

from ...codebook.cues import Cue
from ..language import Tokens, Tree, grammar
from .cues import Candidate
from .frames import VERBAL, Aside, Found, has_object, is_told, taking

CLAUSE_DEPS = ("ccomp", "xcomp")
INSTEAD = {"object-to": ("clause", "object"), "as": ("clause", "object"), "ing": ("object", "clause")}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def find_clause(tree: Tree, candidate: Candidate, aside: Aside, *, passive: bool) -> Found | None:
    """Return the clause that a verb takes: of those after it the first, else one before it set off by a mark."""
    i = candidate.head
    heads = _clause_heads(tree, candidate, aside)
    late = [c for c in heads if c > i]
    early = [] if has_object(tree, candidate, aside) else [c for c in heads if _set_off(tree, i, c)]
    for c in late or early:
        frame = clause_frame(tree, i, c)
        ordered = _find_ordered(tree, candidate, aside, c) if frame == "object-to" else None
        if ordered is not None:
            return ordered
        cue = taking(candidate, frame)
        if cue is None:
            frame, cue = _next_best(tree, candidate, c, frame)
        if cue is not None:
            return _framed(tree, candidate, aside, cue, frame, c, passive=passive)
    return None


def _find_ordered(tree: Tree, candidate: Candidate, aside: Aside, c: int) -> Found | None:
    """Find an infinitive and who is told before it: "told them not to leave", "promised Sudan to reopen it".

    The parser has the one who is told for the verb's object or for the infinitive's subject.
    """
    cue = taking(candidate, "hearer-to")
    told = [o for o in tree.kids(candidate.head, "dobj", "dative") if o < c] or tree.kids(c, "nsubj")
    if cue is None or not told or not candidate.head < told[0] or not is_told(tree, candidate, aside, told[0]):
        return None
    after = tree.right[told[0]]
    start = min((tree.left[k] for k in tree.children[c] if tree.left[k] >= after), default=c)
    return Found(cue, "to", [Tokens(min(start, c), tree.right[c])], [*told[:1], c], told[0])


def _framed(tree: Tree, candidate: Candidate, aside: Aside, cue: Cue, frame: str, c: int, *, passive: bool) -> Found:
    """Return what clause ``c`` is in ``frame``: with the object that is to do it, or the subject of which it holds."""
    i = candidate.head
    if frame == "as":
        return Found(cue, frame, [tree.subtree(c)], [c])
    objects = [o for o in tree.kids(i, "dobj", "dative") if o < c]
    if frame == "object-to":
        start = tree.left[objects[0]] if objects else tree.left[c]
        return Found(cue, frame, [Tokens(start, tree.right[c])], [*objects, c], objects[0] if objects else None)
    subject = tree.kid(i, "nsubjpass") if passive else tree.kid(i, "nsubj") if cue.impersonal else None
    says_what = frame == "to" or cue.impersonal
    if subject is not None and says_what and tree.lower[subject] not in grammar.WORDS.expletives:
        return Found(cue, "passive-to", [tree.subtree(subject), tree.subtree(c)], [subject, c])
    told = [o for o in objects if is_told(tree, candidate, aside, o)]
    rest = [o for o in objects if o not in told]
    span = Tokens(_start(tree, candidate, rest, c), tree.right[c])
    return Found(cue, frame, [span], [*rest, c], next(iter(told), None))


def _start(tree: Tree, candidate: Candidate, objects: list[int], c: int) -> int:
    """Return where clause ``c`` starts, its subject taken in where the parser has it for the cue's object."""
    i, start = candidate.head, tree.left[c]
    if objects and i < objects[0]:
        start = min(start, tree.left[objects[0]])  # "said the days of plenty are gone"
    if tree.dep[c] == "conj":
        start = i + 1
    if candidate.preposition is not None and start == candidate.preposition:
        start += 1
    return start


def find_demand(tree: Tree, candidate: Candidate) -> Found | None:
    """Find who is called on or for, with what they are to do: "called on both sides to stop"."""
    p = candidate.preposition
    cue = taking(candidate, "object-to") or taking(candidate, "object")
    if p is None or cue is None or tree.dep[p] != "prep":
        return None
    if taking(candidate, "as") is not None and any(candidate.head < o < p for o in tree.kids(candidate.head, "dobj")):
        return None  # "saw the vote as a test": both are what is seen
    end = tree.right[p]
    if tree.kid(p, "pobj") is None:  # the parser has who is called on for a subject
        called = [c for c in tree.kids(candidate.head, "nsubj") if tree.left[c] == p + 1]
        end = max((tree.right[c] for c in called), default=0)
        if not called or "object-to" not in cue.takes:
            return None
    for c in tree.kids(candidate.head, "xcomp", "advcl", "ccomp"):
        if end <= tree.left[c] <= end + 1 and any(tree.lower[k] == "to" for k in tree.kids(c, "aux")):
            return Found(cue, "object-to", [Tokens(p + 1, tree.right[c])], [p, c])
    return None if "object" not in cue.takes and end == p + 1 else Found(cue, "object", [Tokens(p + 1, end)], [p])


def _next_best(tree: Tree, candidate: Candidate, c: int, frame: str) -> tuple[str, Cue | None]:
    """Return the frame to read complement ``c`` in where the cue does not take the one it looks like.

    The parser takes "says his call to arms was" for object and infinitive, "denied seeing" for a bare gerund.
    """
    adverbial = tree.dep[c] == "advcl" and candidate.preposition is None
    for other in INSTEAD.get(frame, ()) if not adverbial else ():
        cue = taking(candidate, other)
        if cue is not None:
            return other, cue
    return frame, None


def _set_off(tree: Tree, i: int, c: int) -> bool:
    """Tell whether clause ``c`` before verb ``i`` is parted from the verb's own words by a mark."""
    end = tree.right[c]
    return any(tree.pos[k] == "PUNCT" and tree.text[k] != ";" for k in range(max(end - 2, 0), min(end + 2, i)))


def _clause_heads(tree: Tree, candidate: Candidate, aside: Aside) -> list[int]:
    """Return the heads of clauses on the verb, and those the parser hung on its hearer instead."""
    i = candidate.head
    out = [c for c in tree.kids(i, *CLAUSE_DEPS) if c != candidate.part]
    if candidate.part is not None:
        out.extend(tree.kids(candidate.part, *CLAUSE_DEPS))
    if taking(candidate, "hearer") is not None:
        out.extend(c for c in tree.kids(i, "advcl") if c > i and _is_question(tree, c))
    if taking(candidate, "hearer") is not None or taking(candidate, "clause") is not None:
        for o in (*tree.kids(i, "dobj"), *(k for p in tree.kids(i, "dative", "prep") for k in tree.kids(p, "pobj"))):
            if tree.head[o] != i and tree.lemma[o] in aside.accounts and tree.lower[tree.head[o]] not in aside.where:
                continue  # "responded to reports that": the reports say so
            out.extend(c for c in tree.kids(o, "acl", "relcl") if _is_that_clause(tree, c))
    if candidate.preposition is not None:
        out.extend(tree.kids(candidate.preposition, "pcomp"))
        if tree.dep[candidate.preposition] == "mark":
            out.append(tree.head[candidate.preposition])
    if not out and taking(candidate, "clause") is not None:
        out.extend(c for c in tree.kids(i, "conj") if _is_disguised(tree, i, c))
    return out


def _is_question(tree: Tree, c: int) -> bool:
    return any(tree.lower[m] in ("whether", "if") for m in tree.kids(c, "mark"))


def _is_disguised(tree: Tree, i: int, c: int) -> bool:
    """Tell whether "conjunct" ``c`` is a complement: a finite clause that nothing joins to the verb."""
    if c < i or not any(tree.dep[k] in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for k in tree.children[c]):
        return False
    return not any(tree.dep[k] == "cc" or tree.dep[k] == "punct" for k in tree.children[i] if i < k < c)


def _is_that_clause(tree: Tree, c: int) -> bool:
    """Tell whether a clause is one with "that": marked so, or with an object, and so no use for "that" as another."""
    if tree.lower[tree.left[c]] != "that" or tree.kid(c, "nsubj", "nsubjpass") in (None, tree.left[c]):
        return False
    that = tree.left[c]
    if tree.dep[that] != "dobj":
        return tree.dep[that] == "mark"
    return len(tree.kids(c, "dobj", "ccomp", "acomp", "attr")) > 1


def clause_frame(tree: Tree, verb: int, c: int) -> str:
    """Return the frame of complement ``c``: clause, to, object-to, ing, or as (a clause without a verb)."""
    kids = tree.children[c]
    subject = any(tree.dep[k] in SUBJECTS for k in kids)
    to = any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in kids)
    if to and tree.tag[tree.left[c]] not in ("WRB", "WP", "WDT"):
        return "object-to" if subject or any(o < c for o in tree.kids(verb, "dobj", "dative")) else "to"
    finite = any(tree.dep[k] in ("aux", "auxpass", "mark") for k in kids)
    if tree.tag[c] == "VBG" and not finite:
        return "ing"
    if tree.pos[c] not in VERBAL and subject and not finite and tree.dep[c] == "ccomp" and c > verb:
        return "as"
    return "clause"
