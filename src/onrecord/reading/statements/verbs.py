"""Verbs as cues: which of its complements is what it reports."""

from __future__ import annotations

from ..language import Tokens, Tree, grammar
from .clauses import find_clause, find_demand
from .cues import Candidate
from .draft import Draft, cue_core
from .frames import Aside, Found, has_object, is_passive, taking
from .objects import find_appearance, find_experience, find_object, find_passive, find_phrase
from .parentheses import find_before, find_parenthesis, find_signed, find_that
from .sources import find_source, noun_after

BARE = ("object", "passive", "relative")
OPENERS = frozenset({",", "—", "–", "-", "”", '"', "''"})


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
        content.extend(_beyond_commas(tree, i, core, content, aside.words.reason))
    source = found.source
    if source is None:
        source = find_source(tree, i, aside.words, passive=passive, content=found.heads)
    if found.cue.impersonal:
        source = None
    elif source is None and not passive and found.frame in ("object", "preposition", "relative"):
        if quoting is None:
            return None  # nobody's attitude is no statement
        found, content, source = Found(quoting, "quote", [], []), [], noun_after(tree, i)
    if _sets_scene(tree, i, found) or (found.frame in BARE and found.cue.force == "know" and _is_aim(tree, i)):
        return None
    deed = found.frame == "preposition" and found.cue.word in aside.words.deeds
    if (deed or found.frame in BARE) and not _in_words(tree, i, found, source, aside):
        if quoting is None or passive:
            return None
        found, content = Found(quoting, "quote", [], []), []
    opened = quoting is not None
    cue = quoting if quoting is not None and found.frame == "quote" else found.cue
    addressee = found.addressee if found.addressee is not None else _addressee(tree, candidate, found, passive=passive)
    return Draft(candidate, cue, content, found.frame, source, addressee, opened, core)


def _sets_scene(tree: Tree, i: int, found: Found) -> bool:
    """Tell whether a participle only leads to what is said: "Speaking about the talks on Thursday, he said"."""
    if tree.tag[i] != "VBG" or tree.dep[i] != "advcl" or tree.head[i] < i:
        return False
    return found.frame in ("preposition", "quote") and found.cue.takes <= {"quote"}


def _is_aim(tree: Tree, i: int) -> bool:
    """Tell whether verb ``i`` is an infinitive: who comes "to learn about" something does not know it yet."""
    return any(tree.tag[c] == "TO" for c in tree.kids(i, "aux"))


def _in_words(tree: Tree, i: int, found: Found, source: int | None, aside: Aside) -> bool:
    """Tell whether a verb with a bare object or phrase is one of words or thought, not of deeds."""
    word, words = found.cue.word, aside.words
    if word in words.showing and source is not None and not _is_evidence(tree, source, aside):
        return any(tree.lemma[h] in aside.accounts for h in found.heads)  # "showed contempt for"
    if found.frame != "relative" and (word in words.deeds or f"{word}+{found.frame}" in words.deeds):
        return _is_idea(tree, found, aside)
    return word not in words.physical or _is_struck(tree, i, found, source, aside)


def _is_evidence(tree: Tree, source: int, aside: Aside) -> bool:
    """Tell whether a subject can show by words or figures: a report, a batch of reports, "it"."""
    nouns = [source, *(k for p in tree.kids(source, "prep") for k in tree.kids(p, "pobj"))]
    if tree.pos[source] == "PRON":
        return source not in aside.people and tree.lower[source] not in grammar.WORDS.singular_pronouns
    return any(tree.lemma[n] in aside.words.evidence for n in nouns)


def _is_idea(tree: Tree, found: Found, aside: Aside) -> bool:
    """Tell whether an object is an idea, a deed told by a gerund, or in quotation marks."""
    head = next(iter(found.heads), None)
    if head is None:
        return False
    if tree.pos[head] == "ADP":
        head = tree.kid(head, "pobj") or head
    if tree.tag[head] == "VBG" or tree.lemma[head] in aside.words.ideas or tree.lower[head] in aside.words.ideas:
        return True
    return any(aside.quotations.within(*span) for span in found.content)


def _is_struck(tree: Tree, i: int, found: Found, source: int | None, aside: Aside) -> bool:
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
        or find_signed(tree, candidate)
        or find_clause(tree, candidate, aside, passive=passive)
        or find_experience(tree, candidate, passive=passive)
        or (find_passive(tree, candidate, aside) if passive else find_object(tree, candidate, aside))
        or find_appearance(tree, candidate)
        or find_phrase(tree, candidate, aside)
        or find_that(tree, candidate, aside.words)
        or (None if has_object(tree, candidate, aside) else find_parenthesis(tree, candidate))
        or find_before(tree, candidate)
    )


def _around_core(tree: Tree, i: int, span: Tokens, core: Tokens) -> list[Tokens]:
    """Cut the cue's own clause out of a content that runs round it ("that, he said, was wrong")."""
    start, end = span
    if not start <= i < end:
        return [span]
    return [s for s in (Tokens(start, core.start), Tokens(core.end, end)) if s.end > s.start]


def _beyond_commas(tree: Tree, i: int, core: Tokens, content: list[Tokens], reason: frozenset[str]) -> list[Tokens]:
    """Return what a sentence has on the other side of a cue between two commas ("If so, he said, it ends")."""
    start, end = tree.sentences[tree.sentence[i]]
    if len(content) != 1 or tree.kid(i, "nsubj") is None:
        return []
    a, b = content[0]
    if a == core.end + 1 and tree.text[core.end] == "," and core.start > start and tree.text[core.start - 1] == ",":
        return [] if tree.text[a] in OPENERS or tree.lower[a] == "that" else [Tokens(start, core.start)]
    after = i + 2
    if b < i and after < end and tree.text[i + 1] == ",":
        because = tree.lower[after] in reason and tree.dep[after] == "mark" and b < i
        if because or (tree.pos[after] == "ADP" and b in (core.start, core.start - 1)):
            return [Tokens(after, end)]
    return []


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
