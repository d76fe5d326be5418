"""Which words of a text can be cues: every verb, noun, adjective, adverb and phrase that the codebook knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...codebook.cues import Cue, CueWords
from ..language import Tokens, Tree

SURVEY = 12  # tokens between "in" and the survey
LONGEST = 80  # tokens of a sentence that are looked through for a figure
IN_SURVEY = Cue("in", "report", "neutral", False, False, False, frozenset({"clause"}), frozenset())


@dataclass(slots=True)
class Candidate:
    """A word that can be a cue: its head token, the words of the cue, how it cues, what the codebook says of it.

    ``frame`` is set for set phrases whose content is the clause they stand in. ``preposition`` is the token that
    a cue such as "call for" has as its second part, ``part`` any second part.
    """

    head: int
    words: Tokens
    kind: str
    cues: tuple[Cue, ...]
    preposition: int | None = None
    part: int | None = None


def find_candidates(tree: Tree, words: CueWords) -> Iterator[Candidate]:
    """Yield the cue candidates of a text in order."""
    for i, pos in enumerate(tree.pos):
        if tree.lower[i] in words.prepositions:
            found = _preposition(tree, words, i)
        elif pos in ("VERB", "AUX"):
            found = _verb(tree, words, i)
        elif pos == "NOUN":
            found = _plain(tree, words.nouns, i, "noun")
        elif pos == "ADJ":
            found = _adjective(tree, words, i)
        elif pos == "ADV":
            found = _plain(tree, words.adverbs, i, "adverb")
        else:
            continue
        if found is not None and not _in_idiom(tree, words, i):
            yield found


def _in_idiom(tree: Tree, words: CueWords, i: int) -> bool:
    """Tell whether word ``i`` is part of a set phrase that reports nothing ("that said,")."""
    for phrase in words.idioms.get(tree.lower[i], ()):
        for k, part in enumerate(phrase):
            start = i - k
            if part == tree.lower[i] and start >= 0 and tuple(tree.lower[start : start + len(phrase)]) == phrase:
                return True
    return False


def _plain(tree: Tree, table: dict[str, tuple[Cue, ...]], i: int, kind: str) -> Candidate | None:
    cues = table.get(tree.lemma[i]) or table.get(tree.lower[i])
    return Candidate(i, Tokens(i, i + 1), kind, cues) if cues else None


def _adjective(tree: Tree, words: CueWords, i: int) -> Candidate | None:
    if tree.dep[i] == "amod":
        return _plain(tree, words.attributive, i, "attributive") if tree.head[i] > i else None
    return _plain(tree, words.adjectives, i, "adjective")


def _verb(tree: Tree, words: CueWords, i: int) -> Candidate | None:
    """Return the verb, with a particle or preposition where the codebook has it so."""
    lemma = tree.lemma[i]
    if lemma in words.longer:
        for c in tree.children[i]:
            if c > i and tree.dep[c] in ("advcl", "ccomp") and tree.dep[tree.left[c]] == "mark":
                c = tree.left[c]
            elif c > i and tree.dep[c] == "ccomp" and tree.pos[c] == "ADJ":
                pass  # "made it clear"
            elif c < i or tree.dep[c] not in ("prt", "prep", "advmod", "dobj", "acomp", "oprd"):
                continue
            key = f"{lemma}_{tree.lower[c]}"
            if key in words.verbs:
                deeper = _deeper(tree, words, c, i, key)
                if deeper is not None:
                    return deeper
                preposition = c if tree.dep[c] in ("prep", "mark") else None
                end = c + 1 if c - i <= 2 else i + 1
                return Candidate(i, Tokens(i, end), "verb", words.verbs[key], preposition, c)
    cues = words.verbs.get(lemma) or words.verbs.get(f"{lemma}e")  # the lemmatizer makes "hop" of "hoped"
    return Candidate(i, Tokens(i, i + 1), "verb", cues) if cues else None


def _deeper(tree: Tree, words: CueWords, part: int, verb: int, key: str) -> Candidate | None:
    """Look for a third part ("speak out against"), under the second or beside it."""
    for p in (*tree.kids(part, "prep"), *tree.kids(verb, "prep")):
        longer = f"{key}_{tree.lower[p]}"
        if p > part and longer in words.verbs:
            return Candidate(verb, Tokens(verb, p + 1 if p - verb <= 3 else verb + 1), "verb", words.verbs[longer], p)
    return None


def _preposition(tree: Tree, words: CueWords, i: int) -> Candidate | None:
    """Return "according to", and "in" of "in his view"."""
    if i + 1 < len(tree) and f"{tree.lower[i]} {tree.lower[i + 1]}" in words.phrases:
        return Candidate(i, Tokens(i, i + 2), "phrase", words.phrases[f"{tree.lower[i]} {tree.lower[i + 1]}"])
    if tree.lower[i] in words.phrases:
        return Candidate(i, Tokens(i, i + 1), "phrase", words.phrases[tree.lower[i]])
    noun = tree.kid(i, "pobj")
    if noun is not None and tree.lower[i] == "in" and tree.lower[noun] in words.surveys and noun - i < SURVEY:
        verb, whole = tree.head[i], tree.sentences[tree.sentence[i]]
        counted = any(tree.tag[k] == "CD" for k in range(whole.start, min(whole.end, whole.start + LONGEST)))
        told = (
            counted
            and tree.dep[i] == "prep"
            and tree.pos[verb] in ("VERB", "AUX")
            and tree.lemma[verb] not in words.verbs
        )
        told = told or (tree.dep[i] == "prep" and i - whole.start < 2 and tree.head[i] > noun)  # "In the latest poll,"
        return Candidate(i, Tokens(i, i + 1), "survey", (IN_SURVEY,)) if told else None
    if noun is None or tree.lower[i] not in words.leading or noun - i > 4:
        return None
    cues = words.insets.get(tree.lemma[noun]) or words.insets.get(tree.lower[noun])
    return Candidate(i, Tokens(i, noun + 1), "inset", cues) if cues else None
