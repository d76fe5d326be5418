"""Cues set into what is said, or standing after it: "the plan, he said, had failed", "The plan had failed, he said"."""

from __future__ import annotations

from ...codebook.cues import Cue, CueWords
from ..language import Tokens, Tree, grammar
from .cues import Candidate
from .draft import cue_core
from .frames import VERBAL, Found, taking
from .phrases import heads_over

OPENERS = frozenset({",", "—", "–", "-", "”", '"', "''"})
CLOSERS = frozenset({",", ".", "—", "–", "-", "?", "!", ""})
SET_IN = ("parataxis", "ccomp", "dep", "advcl", "conj")
LONGEST = 40  # tokens of a speaker's phrase after an inverted cue


def find_parenthesis(tree: Tree, candidate: Candidate) -> Found | None:
    """Find the clause into which the cue is set: "the plan, he said, had failed"."""
    i = candidate.head
    cue = taking(candidate, "clause")
    head = tree.head[i]
    if cue is None or head == i or tree.dep[i] not in SET_IN:
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


def find_before(tree: Tree, candidate: Candidate) -> Found | None:
    """Find the clause before a cue that ends its sentence, whatever the parser made of it.

    "Nobody had been told, she said"; "The port was shut, said Ana Lima, the mayor."
    """
    i = candidate.head
    cue = taking(candidate, "clause")
    subject = tree.kid(i, "nsubj")
    if cue is None or subject is None or tree.tag[i] in ("VB", "VBG", "VBN"):
        return None
    first, last = tree.sentences[tree.sentence[i]]
    start = i if subject > i else tree.left[subject]
    if tree.lower[subject] in grammar.WORDS.relatives or start - 1 <= first or tree.text[start - 1] != ",":
        return None
    if not _ends(tree, i, subject, last) or tree.kid(i, "mark") is not None:
        return None
    return Found(cue, "parenthesis", [Tokens(first, start - 1)], []) if _is_main(tree, i, first, start) else None


def find_signed(tree: Tree, candidate: Candidate) -> Found | None:
    """Find the clause before a cue whose speaker has an apposition, which the parser tied to the clause instead.

    "The road will reopen next week, Anna Berg, minister of transport, announced on Monday."
    """
    i = candidate.head
    cue = _of_saying(candidate)
    first, last = tree.sentences[tree.sentence[i]]
    if cue is None or tree.tag[i] not in ("VBD", "VBN", "VBZ") or tree.text[i - 1] != "," or i - 1 <= first:
        return None
    if tree.kid(i, "nsubj", "nsubjpass", "auxpass", "mark", "agent") is not None or not _ends(tree, i, i, last):
        return None
    for k in range(i - 2, max(first, i - LONGEST), -1):
        if tree.dep[k] != "appos" or tree.pos[tree.head[k]] != "PROPN" or not tree.head[k] < tree.left[k]:
            continue
        name = tree.head[k]
        start = next((n + 1 for n in range(name, first, -1) if tree.text[n] == ","), first)
        if start > first and tree.pos[start] == "PROPN" and _is_main(tree, i, first, start):
            return Found(cue, "parenthesis", [Tokens(first, start - 1)], [], source=name)
    return None


def _of_saying(candidate: Candidate) -> Cue | None:
    """Return the entry of a word of saying that takes clauses and direct speech alike, or ``None``."""
    if not any("quote" in c.takes for c in candidate.cues):
        return None
    return next((c for c in candidate.cues if c.speech and "clause" in c.takes), None)


def _is_main(tree: Tree, i: int, first: int, start: int) -> bool:
    """Tell whether a main clause stands between ``first`` and ``start``: one that no conjunction puts under the cue."""
    while first < start and not tree.text[first].strip("\"'“”‘’-—– \n"):
        first += 1
    for k in range(first, start - 1):
        if tree.pos[k] not in VERBAL or tree.kid(k, "nsubj", "nsubjpass") is None or tree.kid(k, "mark") is not None:
            continue
        if tree.dep[k] not in ("relcl", "advcl", "acl") or tree.head[k] == i:
            return tree.tag[first] not in ("WRB", "VBN", "VBG") and tree.pos[first] != "SCONJ"
    return False


def _ends(tree: Tree, i: int, subject: int, last: int) -> bool:
    """Tell whether nothing but the speaker's phrase and adverbials follow cue ``i`` in its sentence."""
    if last - i > LONGEST:
        return False
    own = range(subject, last) if subject > i else range(i + 1, last)
    return not any(tree.pos[k] in VERBAL and tree.dep[k] in ("ccomp", "xcomp", "ROOT", "conj") for k in own if k != i)


def find_that(tree: Tree, candidate: Candidate, words: CueWords) -> Found | None:
    """Find a clause with "that" which the parser hung on a phrase between it and the cue.

    "Said for the first time that some letters were found", "told reporters before he left that".
    """
    i = candidate.head
    cue = next((c for c in candidate.cues if c.speech and "clause" in c.takes), None)
    if cue is None:
        return None
    for k in range(i + 2, min(tree.right[i], i + LONGEST)):
        if tree.text[k] in ",;:" or tree.pos[k] == "CCONJ":
            return None
        if tree.lower[k] == "that" and tree.dep[k] == "mark":
            c = tree.head[k]
            over = heads_over(tree, c, limit=6)
            if any(tree.tag[v] == "VBG" and v > i and tree.lemma[v] in words.verbs for v in over):
                return None  # that one's: "cheered after telling them that"
            return Found(cue, "clause", [Tokens(k, max(tree.right[c], k + 1))], [c])
    return None
