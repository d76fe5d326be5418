"""How two accounts of one thing differ without a denial: other names, each the other's deed, contraries."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ..language import Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft

WORDS = 60  # how many words of a content are read
MAIN = ("ROOT", "ccomp", "conj", "parataxis", "pcomp", "advcl")
LEAD = 10  # tokens before a cue in which "however" may stand


def clash_of(draft: Draft, s: StatementFound, t: StatementFound, *, opposed: bool) -> str | None:
    """Return the rule by which the accounts of two near statements differ, ``None`` if they do not.

    ``opposed`` tells whether the text sets the second against the first.
    """
    if s.rule == t.rule == "as" and _same_thing(draft, s, t):
        return "names"
    if _mirrored(draft, s, t):
        return "blame"
    words = standing_words().contrast
    if (opposed or t.cue_lemma in words.insisting) and {s.force, t.force} <= words.plain and _contrary(draft, s, t):
        return "contrast"
    return None


def _same_thing(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two statements call one thing by two names: "called the raid X ... denounced it as Y"."""
    tree = draft.tree
    one, other = (_called(draft, k) for k in (s, t))
    if one is None or other is None:
        return False
    names = [{tree.lemma[i] for a, b in k.content for i in range(a, min(b, a + WORDS))} for k in (s, t)]
    known = draft.numbers_of([one]), draft.numbers_of([other])
    pronoun = tree.lower[other] in standing_words().contrast.taken_up and not known[1] & set(
        draft.sources(s.source_head)
    )
    if not (tree.lemma[one] == tree.lemma[other] or pronoun or known[0] & known[1]):
        return False
    return len(names[1] - names[0]) > 1  # the same name is no other name


def _called(draft: Draft, s: StatementFound) -> int | None:
    """Return the head of what a statement with "as" gives a name to, ``None`` for nothing found."""
    tree = draft.tree
    kids = [
        *tree.kids(s.cue_head, "dobj"),
        *(c for v in tree.kids(s.cue_head, "ccomp", "oprd") for c in tree.kids(v, "nsubj")),
    ]
    return next((c for c in kids if any(a <= c < b for a, b in s.content)), None)


def _claimed(draft: Draft, s: StatementFound) -> tuple[int, int] | None:
    """Return the main verb of a content and its subject, ``None`` where it has none."""
    tree = draft.tree
    a, b = s.content[0]
    for i in range(a, min(b, a + WORDS)):
        if (tree.pos[i] in ("VERB", "AUX") and tree.dep[i] in MAIN and not a <= tree.head[i] < b) or tree.head[i] == i:
            subject = grammar.surface_subject(tree, i)
            if subject is not None and a <= subject < b:
                return i, subject
    return None


def _mirrored(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether each says that the other did it: "India said Pakistan fired first, Pakistan said India did"."""
    tree = draft.tree
    one, other = _claimed(draft, s), _claimed(draft, t)
    if one is None or other is None or tree.lemma[one[0]] != tree.lemma[other[0]] or tree.lemma[one[0]] == "be":
        return False
    if grammar.is_negated(tree, one[0]) or grammar.is_negated(tree, other[0]):
        return False
    first, second = (draft.parties(draft.sources(k.source_head)) for k in (s, t))
    did, did_too = (draft.parties(draft.numbers(k[1])) for k in (one, other))
    return bool(did & second) and bool(did_too & first) and not did & first


def _contrary(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two contents say different things of one subject: "was rigged" against "was free and fair"."""
    tree = draft.tree
    one, other = _claimed(draft, s), _claimed(draft, t)
    if one is None or other is None or not _same_subject(draft, one[1], other[1], t):
        return False
    wished = standing_words().contrast.wished
    if any(tree.lower[c] in wished for verb, _ in (one, other) for c in tree.kids(verb, "aux")):
        return False  # what should or will be is no account of what is
    first, second = _predicate(tree, one[0]), _predicate(tree, other[0])
    return bool(first) and bool(second) and not first & second


def _same_subject(draft: Draft, one: int, other: int, t: StatementFound) -> bool:
    """Tell whether the subjects of two contents are one: the same noun, or a pronoun that is not who speaks."""
    tree = draft.tree
    if tree.pos[one] not in ("NOUN", "PROPN"):
        return False
    if tree.pos[other] == "PRON":
        mine = set(draft.numbers(other))
        same = set(draft.numbers(one))
        return (
            tree.lower[other] in standing_words().contrast.third
            and not mine & set(draft.sources(t.source_head))
            and not (mine and same and not mine & same)
        )
    return tree.lemma[one] == tree.lemma[other]


def _predicate(tree: Tree, verb: int) -> set[str]:
    """Return the lemmas of what a clause says of its subject: the verb, or what it is said to be."""
    said = [verb, *tree.kids(verb, *grammar.PREDICATIVE)]
    return {tree.lemma[i] for i in said if tree.pos[i] != "AUX" or tree.dep[i] in grammar.PREDICATIVE}


def denies_charge(draft: Draft, t: StatementFound, *, opposed: bool) -> bool:
    """Tell whether one accused says that it was not so, or is set against the charge: "had nothing to do with it"."""
    tree, words = draft.tree, standing_words().contrast
    if t.force not in words.plain:
        return False
    head = (i for a, b in t.content[:1] for i in range(a, min(b, a + LEAD)))
    return opposed or any(tree.lower[i] in words.naught for i in head)
