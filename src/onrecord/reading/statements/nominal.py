"""Nouns, adjectives, adverbs and set phrases as cues."""

from __future__ import annotations

from ...codebook.cues import Cue, CueWords
from ..language import Tokens, Tree, grammar
from .clauses import clause_frame
from .cues import Candidate
from .draft import Draft
from .frames import VERBAL, Aside, taking
from .phrases import heads_over, source_phrase

STANCES = frozenset({"support", "oppose", "praise", "criticize"})


def read_noun(tree: Tree, candidate: Candidate, aside: Aside, names: frozenset[int]) -> Draft | None:
    """Return the statement that a noun makes; ``names`` are tokens of names of groups and countries."""
    i, words = candidate.head, aside.words
    earned = _earned(tree, candidate, words)
    if earned is not None:
        return earned
    found = _noun_content(tree, candidate, words, aside)
    if found is None:
        return None
    cue, frame, content, heads = found
    verb = light_verb(tree, i, words)
    source = _called_so(tree, i) if "agent" in cue.takes else _noun_source(tree, i, cue, verb, names)
    if source is None and frame == "copula" and cue.force == "ask":
        return None  # "the question is whether": nobody asks it
    if source is None and (
        frame == "to" or (frame == "preposition" and (tree.lower[heads[0]] != "about" or not cue.takes))
    ):
        return None  # a plan or a support of nobody's is no statement; questions about something are
    if verb is not None and source is not None and 0 < i - verb <= 5 and not _says(tree, verb, words):
        candidate.words = Tokens(verb, i + 1)
    return Draft(candidate, cue, content, f"noun-{frame}", source, None, False, Tokens(i, i + 1))


def _earned(tree: Tree, candidate: Candidate, words: CueWords) -> Draft | None:
    """Return the statement of those from whom support or blame comes: "she won the backing of the union".

    What they are for or against is what "for" governs, the possessor ("her support among voters"), or who earns it.
    """
    i = candidate.head
    cue = next((c for c in candidate.cues if c.force in STANCES and "agent" not in c.takes), None)
    if cue is None:
        return None
    verb = tree.head[i]
    earner = None
    if tree.dep[i] == "dobj" and tree.pos[verb] in VERBAL and tree.lemma[verb] in words.earning:
        earner = next(iter(grammar.subjects(tree, verb)), None)
    around = [*tree.kids(i, "prep"), *(tree.kids(verb, "prep") if earner is not None else ())]
    after = {tree.lower[p]: k for p in around if p > i for k in tree.kids(p, "pobj", "pcomp")[:1]}
    source = after.get("from") or after.get("among") or (after.get("of") if earner is not None else None)
    content = tree.kid(i, "poss")
    content = earner if content is None else content
    if source is None or content is None or content == source:
        return None
    span = source_phrase(tree, content)
    own = {tree.lower[p] for p in tree.kids(i, "prep")} & cue.prepositions - {"of", "in"}
    reason = next((k for p, k in after.items() if p in own), None)
    if reason is not None:
        span = tree.subtree(reason)
    return Draft(candidate, cue, [span], "noun-earned", source, None, False, Tokens(i, i + 1))


def _says(tree: Tree, verb: int, words: CueWords) -> bool:
    """Tell whether a light verb is a word of saying, and so a cue of its own."""
    return any(c.speech for c in words.verbs.get(tree.lemma[verb], ()))


def light_verb(tree: Tree, noun: int, words: CueWords) -> int | None:
    """Return the verb that gives ``noun`` a subject ("made the claim", "the claim was made by"), or ``None``."""
    verb = tree.head[noun]
    if tree.dep[noun] in ("dobj", "nsubjpass") and tree.pos[verb] in VERBAL and tree.lemma[verb] in words.light:
        return verb
    return None


def _lent(tree: Tree, i: int, words: CueWords, *deps: str) -> list[int]:
    """Return what the parser hung on the light verb of noun ``i`` though it is the noun's: "gave his backing to"."""
    verb = light_verb(tree, i, words)
    return [] if verb is None or tree.dep[i] != "dobj" else [c for c in tree.kids(verb, *deps) if c > i]


def _noun_content(
    tree: Tree, candidate: Candidate, words: CueWords, aside: Aside
) -> tuple[Cue, str, list[Tokens], list[int]] | None:
    i = candidate.head
    for c in (*tree.kids(i, "acl", "ccomp", "xcomp"), *_lent(tree, i, words, "ccomp")):
        if c < i or (tree.head[c] != i and tree.lower[tree.left[c]] != "that"):
            continue
        frame = clause_frame(tree, i, c)
        if frame == "clause" and tree.kid(c, "mark") is None and tree.dep[c] == "acl":
            continue
        cue = taking(candidate, "to" if frame == "object-to" else frame)
        if cue is not None:
            return cue, frame, [tree.subtree(c)], [c]
    lent = _lent(tree, i, words, "prep", "dative") if any(c.force in STANCES for c in candidate.cues) else []
    for p in (*tree.kids(i, "prep"), *lent):
        word = tree.lower[p]
        if word in aside.where and aside.at(tree, p) and (word != "over" or tree.kid(p, "pobj") in aside.moments):
            continue
        cue = next((c for c in candidate.cues if word in c.prepositions or (word == "of" and "of" in c.takes)), None)
        inner = tree.kids(p, "pobj", "pcomp")
        if cue is not None and inner and p > i:
            return cue, "preposition", [Tokens(tree.left[inner[0]], tree.right[inner[0]])], [p]
    return _copular(tree, candidate)


def _copular(tree: Tree, candidate: Candidate) -> tuple[Cue, str, list[Tokens], list[int]] | None:
    """Read "the claim is that", "her goal is to"."""
    i = candidate.head
    verb = tree.head[i]
    if tree.dep[i] != "nsubj" or tree.lemma[verb] != "be":
        return None
    for c in tree.kids(verb, "ccomp", "xcomp"):
        if c > verb:
            cue = taking(candidate, clause_frame(tree, verb, c))
            if cue is not None:
                return cue, "copula", [tree.subtree(c)], [c]
    return None


def _called_so(tree: Tree, i: int) -> int | None:
    """Return who is called what noun ``i`` says ("she is a critic of"; "Mr. Low, a critic of"), ``None``: only it."""
    head = tree.head[i]
    if tree.dep[i] == "appos" and head < i:
        return head
    if tree.dep[i] in ("attr", "oprd") and tree.pos[head] in VERBAL:
        return next(iter(grammar.subjects(tree, head)), None)
    return None


def _noun_source(tree: Tree, i: int, cue: Cue, verb: int | None, names: frozenset[int]) -> int | None:
    """Return whose claim it is: possessor, "by" or "from" whom, a group's adjective, the light verb's subject."""
    owners = tree.kids(i, "poss")
    makers = [] if verb is None else grammar.logical_subjects(tree, verb)
    if owners:
        return makers[0] if makers and tree.pos[owners[0]] == "PRON" else owners[0]
    around = grammar.obliques(tree, i)
    for preposition in ("by", "from", "among", *(() if "of" in cue.takes or "of" in cue.prepositions else ("of",))):
        if around.get(preposition):
            return around[preposition][0]
    if makers:
        return makers[0]
    before = tree.kids(i, "amod", "compound", "nmod")
    if tree.dep[i] == "dobj" and tree.head[i] == i - 1 and tree.pos[i - 1] in ("NOUN", "PROPN"):
        return i - 1  # "Peru calls for": a verb taken for a noun
    if tree.head[i] == i:  # "Dems hope that": a verb taken for a noun
        return next((c for c in reversed(before) if tree.text[c][:1].isupper()), None)
    return next((c for c in before if c in names), None)


def read_adjective(tree: Tree, candidate: Candidate) -> Draft | None:
    """Return the statement of "is sure that", "afraid of", "ready to"."""
    i = candidate.head
    verb = tree.head[i] if tree.dep[i] in ("acomp", "oprd", "attr") else i
    found = _adjective_content(tree, candidate, verb)
    if found is None:
        return None
    cue, frame, content = found
    source = None
    if not cue.impersonal:
        subjects = grammar.subjects(tree, verb) if verb != i else _bare_subject(tree, i)
        subjects = [s for s in subjects if tree.lower[s] not in ("it", "there")]
        if not subjects and frame != "clause":
            return None
        source = subjects[0] if subjects else None
    return Draft(candidate, cue, content, f"adjective-{frame}", source, None, False, Tokens(i, i + 1))


def _adjective_content(tree: Tree, candidate: Candidate, verb: int) -> tuple[Cue, str, list[Tokens]] | None:
    i = candidate.head
    places = (i,) if verb == i else (i, verb)
    for place in places:
        for c in tree.kids(place, "ccomp", "xcomp"):
            if c > i:
                frame = clause_frame(tree, place, c)
                cue = taking(candidate, "to" if frame == "object-to" else frame)
                if cue is not None:
                    return cue, frame, [tree.subtree(c)]
    for p in tree.kids(i, "prep"):
        cue = next((c for c in candidate.cues if tree.lower[p] in c.prepositions), None)
        inner = tree.kids(p, "pobj", "pcomp")
        if cue is not None and inner and p > i:
            return cue, "preposition", [Tokens(tree.left[inner[0]], tree.right[inner[0]])]
    return None


def _bare_subject(tree: Tree, i: int) -> list[int]:
    """Return the subject of an adjective without a copula: the noun before it, or the subject of the verb above."""
    head = tree.head[i]
    if tree.dep[i] == "amod" and head < i:
        return [head]
    if tree.dep[i] in ("advcl", "acl", "conj", "xcomp") and tree.pos[head] in VERBAL:
        return grammar.subjects(tree, head)
    if tree.dep[i] == "conj" and tree.pos[head] == "ADJ":
        over = tree.head[head]
        return grammar.subjects(tree, over) if tree.pos[over] in VERBAL else []
    return []


def read_adverb(tree: Tree, candidate: Candidate) -> Draft | None:
    """Return the statement of "reportedly" and its like: its clause, on nobody's known word."""
    i = candidate.head
    head = tree.head[i]
    if head == i:
        return None
    start, end = tree.subtree(head)
    start = min((tree.left[c] for c in tree.kids(head, "nsubj", "nsubjpass")), default=start)
    end = min((c for c in tree.kids(head, "cc") if c > head), default=end)
    pieces = [Tokens(start, i), Tokens(i + 1, end)] if start <= i < end else [Tokens(start, end)]
    return Draft(candidate, candidate.cues[0], pieces, "adverb", None, None, False, Tokens(i, i + 1))


def read_attributive(tree: Tree, candidate: Candidate) -> Draft | None:
    """Return the statement of "the alleged attack": the noun and what belongs to it, on nobody's known word."""
    noun = tree.head[candidate.head]
    end = grammar.noun_phrase(tree, noun).end
    start = candidate.head + 1
    if end <= start:
        return None
    return Draft(candidate, candidate.cues[0], [Tokens(start, end)], "attributive", None, None, False, candidate.words)


def read_phrase(tree: Tree, candidate: Candidate, words: CueWords) -> Draft | None:
    """Return the statement of "according to X" and "in X's view": the clause it stands in."""
    i = candidate.head
    if candidate.kind == "inset":
        source, hole = _inset(tree, candidate)
    elif candidate.kind == "survey":
        source, hole = tree.kid(i, "pobj"), tree.subtree(i)
    else:
        source, hole = _according(tree, candidate)
    if source is None or hole is None or tree.lemma[source] in words.manner:
        return None
    clause = _clause_over(tree, i, hole)
    if clause is None:
        return None
    pieces = [s for s in (Tokens(clause.start, hole.start), Tokens(hole.end, clause.end)) if s.end > s.start]
    return Draft(candidate, candidate.cues[0], pieces, candidate.kind, source, None, True, hole)


def _according(tree: Tree, candidate: Candidate) -> tuple[int | None, Tokens | None]:
    i = candidate.head
    inner = tree.kids(i, "pobj") or [o for p in tree.kids(i, "prep") for o in tree.kids(p, "pobj")]
    if not inner:
        return None, None
    return inner[0], Tokens(min(i, tree.left[i]), max(tree.right[inner[0]], i + 1))


def _inset(tree: Tree, candidate: Candidate) -> tuple[int | None, Tokens | None]:
    i = candidate.head
    noun = tree.kid(i, "pobj")
    if noun is None:
        return None, None
    owners = tree.kids(noun, "poss") or grammar.obliques(tree, noun).get("of") or []
    return (owners[0] if owners else None), tree.subtree(i)


def _clause_over(tree: Tree, i: int, hole: Tokens) -> Tokens | None:
    """Return the range of what the phrase at ``i`` vouches for: at an end of its sentence the whole."""
    start, end = tree.sentences[tree.sentence[i]]
    tail = all(tree.pos[k] in ("PUNCT", "SPACE") for k in range(hole.end, end))
    head = all(tree.pos[k] in ("PUNCT", "SPACE", "CCONJ") for k in range(start, hole.start))
    if tail or head:
        return Tokens(start, end)
    for k in heads_over(tree, i):
        if tree.pos[k] in VERBAL or tree.head[k] == k:
            return tree.subtree(k)
    return None
