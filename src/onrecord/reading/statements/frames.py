"""What the readers of a verb's complements share: what they find, and what they pass over."""

from __future__ import annotations

from dataclasses import dataclass

from ...codebook.cues import Cue, CueWords
from ..language import Tokens, Tree, grammar
from .cues import Candidate
from .quotes import Quotations

VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Aside:
    """What tells of the saying and not of what is said.

    ``moments`` are tokens of times, ``people`` those that name somebody who can be told, ``accounts`` nouns of
    saying, ``venue`` nouns of where and ``where`` the prepositions before them, ``when`` prepositions of time.
    ``quotations`` are those of the text, ``persons`` the people among ``people``, ``words`` the codebook's.
    """

    quotations: Quotations
    moments: frozenset[int]
    people: frozenset[int]
    persons: frozenset[int]
    words: CueWords
    accounts: frozenset[str]
    venue: frozenset[str]
    when: frozenset[str]
    where: frozenset[str]

    def at(self, tree: Tree, p: int) -> bool:
        """Tell whether the phrase of preposition ``p`` says when or where something is said."""
        inner = tree.kid(p, "pobj")
        if tree.lower[p] in self.when or tree.text[p] == ",":
            return True
        if inner is None:
            return False
        if inner in self.moments:
            return True
        return tree.lower[p] in self.where and (tree.lemma[inner] in self.venue or tree.lower[inner] in self.venue)


@dataclass(slots=True)
class Found:
    """A complement that a cue takes: the frame's name, its ranges, the heads in it, and to whom it is told."""

    cue: Cue
    frame: str
    content: list[Tokens]
    heads: list[int]
    addressee: int | None = None
    source: int | None = None


def taking(candidate: Candidate, frame: str) -> Cue | None:
    """Return the candidate's codebook entry that takes ``frame``, or ``None``."""
    return next((c for c in candidate.cues if frame in c.takes), None)


def is_told(tree: Tree, candidate: Candidate, aside: Aside, noun: int) -> bool:
    """Tell whether object ``noun`` is who is told: of verbs of telling any, of verbs of promising somebody."""
    if taking(candidate, "hearer") is not None:
        return True
    if taking(candidate, "hearer-to") is None:
        return False
    return noun in aside.people or (tree.tag[noun] == "PRP" and tree.lower[noun] not in grammar.WORDS.expletives)


def has_object(tree: Tree, candidate: Candidate, aside: Aside) -> bool:
    """Tell whether a verb has its content after it in an object that nobody is told: no clause before it is that."""
    if candidate.part is not None or (taking(candidate, "object") is None and taking(candidate, "hearer") is None):
        return False
    objects = [o for o in tree.kids(candidate.head, "dobj") if o > candidate.head]
    return any(o not in aside.people and tree.pos[o] == "NOUN" and o not in aside.moments for o in objects)


def is_passive(tree: Tree, i: int) -> bool:
    """Tell whether verb ``i`` is passive, a bare participle with an adverbial clause of its own among them.

    "When asked about it" has no auxiliary, and the tagger often takes it for a past tense. "He's said he will" is
    no passive for all that the parser has it so, nor is the only verb of a sentence that it hung on its subject.
    """
    if is_main(tree, i) or _is_perfect(tree, i):
        return False
    if grammar.is_passive(tree, i):
        return True
    if tree.tag[i] not in ("VBN", "VBD") or tree.dep[i] not in ("advcl", "acl"):
        return False
    return not any(tree.dep[c] in ("aux", "nsubj", "csubj", "expl", "dobj") for c in tree.children[i])


def is_main(tree: Tree, i: int) -> bool:
    """Tell whether verb ``i`` is the main one of its sentence, though hung on its subject ("The mayor | aimed to")."""
    noun = tree.head[i]
    if tree.dep[i] != "acl" or tree.tag[i] not in ("VBD", "VBN") or noun > i or tree.head[noun] != noun:
        return False
    if tree.kid(i, "agent") is not None or (tree.text[tree.left[i] - 1] == "," and tree.kid(noun, "appos") is None):
        return False
    return tree.tag[i] == "VBD" or tree.kid(i, "ccomp") is not None


def _is_perfect(tree: Tree, i: int) -> bool:
    """Tell whether a "'s" before verb ``i`` stands for "has": a finite clause is its complement."""
    aux = [tree.lower[c] for c in tree.kids(i, "aux", "auxpass")]
    subject = tree.kid(i, "nsubjpass")
    if subject is not None and tree.lower[subject] in grammar.WORDS.expletives:
        return False  # "it's believed that"
    short = any(w in ("'s", "’s") for w in aux) and "been" not in aux
    return short and any(tree.kid(c, "nsubj", "nsubjpass") is not None for c in tree.kids(i, "ccomp"))
