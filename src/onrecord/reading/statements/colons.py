"""Speakers set off by a colon: headlines ("Minister: talks failed"), transcripts ("SMITH: I was there")."""

from __future__ import annotations

from ...codebook.cues import Cue, CueWords
from ..language import Name, Tokens, Tree
from .cues import Candidate
from .draft import Draft
from .quotes import Quotations

LONGEST = 12  # tokens before the colon
LINE = 40  # tokens of a headline
SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
COLON = Cue(":", "assert", "neutral", True, False, False, frozenset({"quote"}), frozenset())


def read_colons(tree: Tree, names: list[Name], quotations: Quotations, words: CueWords, *, body: int) -> list[Draft]:
    """Return a statement for each paragraph that begins with a speaker and a colon, and for names before quotations.

    ``body`` is the character offset where the story starts: what stands before it is a dateline, not a speaker. A
    place speaks in headlines only; before several sentences it is a dateline too.
    """
    places = {i for n in names if n.label == "GPE" for i in range(n.start, n.end)}
    named = {i for n in names if n.label in SPEAKERS for i in range(n.start, n.end)}
    out = []
    turns = _turns(tree)
    for start, end in tree.paragraphs:
        colon = next((i for i in range(start, min(end, start + LONGEST)) if tree.text[i] == ":"), None)
        if colon is None or colon == start or tree.begin[colon] < body:
            continue
        turn = colon == start + 1 and tree.text[start] in turns
        head = start if turn else _speaker(tree, named, start, colon)
        if start == 0 and not turn:
            told = _headline(tree, named, words, colon, end)
            if told is not None:
                out.append(_draft(colon, Tokens(colon + 1, end), told))
                continue
        if turn and colon + 1 < end:
            out.append(_draft(colon, Tokens(colon + 1, end), start))
            continue
        if head in places and tree.sentence[end - 1] != tree.sentence[min(colon + 1, end - 1)]:
            continue
        if head is not None and _has_verb(tree, colon + 1, end):
            out.append(_draft(colon, Tokens(colon + 1, end), head))
    taken = {d.head for d in out}
    for q in quotations.ranges:
        colon = q.start - 1
        if colon > 0 and tree.text[colon] == ":" and colon - 1 in named and colon not in taken:
            head = _name_head(tree, named, colon - 1)
            if _starts(tree, named, colon - 1):
                out.append(_draft(colon, q, head))
    return out


def _turns(tree: Tree) -> set[str]:
    """Return the labels in capitals that take turns in a transcript ("Q:", "SMITH:"): two at least, one of them twice.

    A single label in capitals is a heading ("UPDATE:").
    """
    counts: dict[str, int] = {}
    for start, end in tree.paragraphs:
        if start + 2 < end and tree.text[start + 1] == ":" and tree.text[start].isupper():
            counts[tree.text[start]] = counts.get(tree.text[start], 0) + 1
    return set(counts) if len(counts) > 1 and max(counts.values()) > 1 else set()


def _draft(colon: int, content: Tokens, head: int) -> Draft:
    words = Tokens(colon, colon + 1)
    return Draft(Candidate(colon, words, "colon", (COLON,)), COLON, [content], "colon", head, None, False, words)


def _speaker(tree: Tree, named: set[int], start: int, colon: int) -> int | None:
    """Return the head of the phrase before a colon where it names somebody and has no verb, else ``None``."""
    phrase = range(start, colon)
    if any(tree.pos[i] in ("VERB", "AUX", "SCONJ", "PUNCT") for i in phrase):
        return None
    alone = colon == start + 1 and tree.pos[start] == "PROPN" and not tree.text[start].isupper()
    heads = [i for i in phrase if i in named or alone]
    tops = [i for i in heads if not start <= tree.head[i] < colon or tree.head[i] == i]
    top = next(iter(tops or heads), None)
    while top is not None and tree.dep[top] in ("compound", "nmod") and top < tree.head[top] < colon:
        top = tree.head[top]  # "WSJ editorial:"
    return top


def _headline(tree: Tree, named: set[int], words: CueWords, colon: int, end: int) -> int | None:
    """Return who speaks in a first line of one sentence: "Lima: no deal in sight", "Report: ...", "Insiders: ..."."""
    stop = end - 1
    while stop > colon and not tree.text[stop].strip():
        stop -= 1
    several = tree.sentence[stop] != tree.sentence[min(colon + 1, stop)]
    if several or colon > 3 or end - colon > LINE or any(tree.lower[k] == "and" for k in range(colon)):
        return None
    last = colon - 1
    if tree.text[last].isupper() and last not in named:
        return None  # "UPDATE:"
    reports = tree.lemma[last] in words.evidence and tree.pos[last] in ("NOUN", "PROPN")
    people = colon == 1 and tree.tag[last] == "NNS"
    known = colon == 1 and any(tree.text[k] == tree.text[last] for k in named)
    return last if last in named or reports or people or known else None


def _name_head(tree: Tree, named: set[int], i: int) -> int:
    while tree.head[i] in named and abs(tree.head[i] - i) < LONGEST and tree.head[i] != i:
        i = tree.head[i]
    return i


def _starts(tree: Tree, named: set[int], i: int) -> bool:
    """Tell whether little but a dash or the start of a sentence stands before the name that ends at ``i``."""
    while i >= 0 and i in named:
        i -= 1
    for k in range(i, max(i - 3, -1), -1):
        if tree.pos[k] in ("PUNCT", "SPACE"):
            return True
        if tree.pos[k] in ("VERB", "AUX"):
            return False
    return i < 0


def _has_verb(tree: Tree, start: int, end: int) -> bool:
    return any(tree.pos[i] in ("VERB", "AUX") for i in range(start, min(end, start + 60)))
