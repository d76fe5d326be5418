"""Verbs as cues: which of its complements is what it reports."""

from __future__ import annotations

from ..language import Tokens, Tree, grammar
from .clauses import find_clause, find_demand
from .cues import Candidate
from .draft import Draft, cue_core
from .frames import Aside, Found, is_passive, taking
from .objects import find_appearance, find_experience, find_object, find_passive, find_phrase
from .sources import find_source, noun_after

BARE = ("object", "passive", "relative")
OPENERS = frozenset({",", "—", "–", "-", "”", '"', "''"})
CLOSERS = frozenset({",", ".", "—", "–", "-", "?", "!", ""})


def read_verb(tree: Tree, candidate: Candidate, aside: Aside) -> Draft | None:
    """Return the statement that a verb makes, ``None`` where nothing it takes is there and no quotation can be."""
    i = candidate.head
    passive = is_passive(tree, i)
    found = _complement(tree, candidate, aside, passive=passive)
    quoting = next((c for c in candidate.cues if c.voiced and c.takes & {"clause", "quote"}), None)
    if found is None:
        if quoting is None:
            return None
        found = Found(quoting, "quote", [], [])
    core = cue_core(tree, i, found.heads)
    content = [s for span in found.content for s in _around_core(tree, i, span, core)]
    if found.frame == "clause":
        content.extend(_beyond_commas(tree, i, core, content))
    source = found.source
    if source is None:
        source = find_source(tree, i, aside.accounts, passive=passive, content=found.heads)
    if found.cue.impersonal:
        source = None
    elif source is None and not passive and found.frame in ("object", "preposition", "relative"):
        if quoting is None:
            return None  # nobody's attitude is no statement
        found, content, source = Found(quoting, "quote", [], []), [], noun_after(tree, i)
    if _sets_scene(tree, i, found):
        return None
    if found.cue.word in aside.physical and found.frame in BARE and not _in_words(tree, i, found, source, aside):
        return None
    opened = quoting is not None
    cue = quoting if quoting is not None and found.frame == "quote" else found.cue
    addressee = found.addressee if found.addressee is not None else _addressee(tree, candidate, found, passive=passive)
    return Draft(candidate, cue, content, found.frame, source, addressee, opened, core)


def _sets_scene(tree: Tree, i: int, found: Found) -> bool:
    """Tell whether a participle only leads to what is said: "Speaking about the talks on Thursday, he said"."""
    if tree.tag[i] != "VBG" or tree.dep[i] != "advcl" or tree.head[i] < i:
        return False
    return found.frame in ("preposition", "quote") and found.cue.takes <= {"quote"}


def _in_words(tree: Tree, i: int, found: Found, source: int | None, aside: Aside) -> bool:
    """Tell whether a blow is struck in words: one person at another or at a saying, or for a reason that is given."""
    struck = next(iter(found.heads), None)
    if struck is None or source is None:
        return False
    for p in (*tree.kids(i, "prep"), *tree.kids(struck, "prep")):
        if tree.lower[p] == "for" and not aside.at(tree, p):
            return True
    if source not in aside.persons and tree.lower[source] not in grammar.WORDS.singular_pronouns:
        return False
    said = tree.lemma[struck] in aside.accounts or tree.kid(struck, "poss") is not None
    return said or struck in aside.people or tree.tag[struck] == "PRP"


def _complement(tree: Tree, candidate: Candidate, aside: Aside, *, passive: bool) -> Found | None:
    """Return the complement that the verb reports: clauses first, then objects, phrases, the clause around it."""
    return (
        find_demand(tree, candidate)
        or find_clause(tree, candidate, aside, passive=passive)
        or find_experience(tree, candidate, passive=passive)
        or (find_passive(tree, candidate, aside) if passive else find_object(tree, candidate, aside))
        or find_appearance(tree, candidate)
        or find_phrase(tree, candidate, aside)
        or _parenthetical(tree, candidate)
    )


def _around_core(tree: Tree, i: int, span: Tokens, core: Tokens) -> list[Tokens]:
    """Cut the cue's own clause out of a content that runs round it ("that, he said, was wrong")."""
    start, end = span
    if not start <= i < end:
        return [span]
    return [s for s in (Tokens(start, core.start), Tokens(core.end, end)) if s.end > s.start]


def _beyond_commas(tree: Tree, i: int, core: Tokens, content: list[Tokens]) -> list[Tokens]:
    """Return what a sentence has on the other side of a cue between two commas ("If so, he said, it ends")."""
    start, end = tree.sentences[tree.sentence[i]]
    if len(content) != 1 or tree.kid(i, "nsubj") is None:
        return []
    a, b = content[0]
    if a == core.end + 1 and tree.text[core.end] == "," and core.start > start and tree.text[core.start - 1] == ",":
        return [] if tree.text[a] in OPENERS or tree.lower[a] == "that" else [Tokens(start, core.start)]
    after = i + 2
    if b in (core.start, core.start - 1) and after < end and tree.text[i + 1] == "," and tree.pos[after] == "ADP":
        return [Tokens(after, end)]
    return []


def _parenthetical(tree: Tree, candidate: Candidate) -> Found | None:
    """Find the clause into which the cue is set: "the plan, he said, had failed"."""
    i = candidate.head
    cue = taking(candidate, "clause")
    head = tree.head[i]
    if cue is None or head == i or tree.dep[i] not in ("parataxis", "ccomp", "dep", "advcl", "conj"):
        return None
    marks = tree.kids(i, "mark")
    if tree.kid(i, "nsubj", "agent") is None or any(tree.lower[m] != "as" for m in marks):
        return None
    core = cue_core(tree, i, [])
    opened = bool(marks) or core.start == 0 or tree.text[core.start - 1] in OPENERS
    closed = core.end >= len(tree) or tree.text[core.end] in CLOSERS
    if not opened or not closed:
        return None
    comma = _comma_in_subject(tree, i, core) if tree.kid(head, "nsubj", "nsubjpass") is None else None
    if comma is None:
        return Found(cue, "parenthesis", [tree.subtree(head)], [head])
    speaker = next((k for k in range(i - 1, comma, -1) if tree.pos[k] in ("NOUN", "PROPN", "PRON")), None)
    return Found(
        cue, "parenthesis", [Tokens(core.start, comma), Tokens(core.end, tree.right[head])], [], source=speaker
    )


def _comma_in_subject(tree: Tree, i: int, core: Tokens) -> int | None:
    """Return the comma that parts the content's subject from the speaker, where the parser took both for one.

    "Voters, the senator said, are tired": the verb that follows lacks a subject, the cue has one too many.
    """
    if tree.dep[i] != "parataxis":
        return None
    return next((k for k in range(i - 1, core.start, -1) if tree.text[k] == ","), None)


def _addressee(tree: Tree, candidate: Candidate, found: Found, *, passive: bool) -> int | None:
    """Return who is told: the object of telling, the subject of being told, or what "to" governs."""
    i = candidate.head
    if taking(candidate, "hearer") is not None:
        told = tree.kids(i, "nsubjpass") if passive else tree.kids(i, "dobj", "dative")
        told = [o for o in told if passive or o not in found.heads]
        if told and tree.pos[told[0]] != "ADP":
            return told[0]
    for p in tree.kids(i, "prep", "dative"):
        if tree.lower[p] == "to" and p not in found.heads and p > i:
            return tree.kid(p, "pobj")
    for c in tree.kids(i, "advcl"):  # "Speaking to reporters, he said"
        told = [k for k in tree.kids(c, "prep") if tree.lower[k] == "to"] if tree.tag[c] == "VBG" and c < i else []
        if told:
            return tree.kid(told[0], "pobj")
    return None
