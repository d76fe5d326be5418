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
    if _mirrored(draft, s, t) or _turned(draft, s, t):
        return "blame"
    words = standing_words().contrast
    if not {s.force, t.force} <= words.plain:
        return None
    if (opposed or t.cue_lemma in words.insisting) and _contrary(draft, s, t):
        return "contrast"
    if _excludes(draft, s, t):
        return "contrast"
    return "denial" if _disclaims(draft, s, t) else None


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
    if not (known[0] & known[1] or tree.lemma[one] == tree.lemma[other] or pronoun):
        return False
    if tree.pos[one] == "PRON" and tree.lower[one] not in standing_words().contrast.taken_up:
        return False  # "called themselves": each another
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
        plural = tree.tag[one] in ("NNS", "NNPS") or any(draft.actors.actors[n].kind == "group" for n in same)
        if plural != (tree.lower[other] in standing_words().contrast.many):
            return False
        if tree.lower[other] in standing_words().promise.selves and not same and _could_be(draft, one, other, t):
            return True
        return (
            tree.lower[other] in standing_words().contrast.third
            and not mine & set(draft.sources(t.source_head))
            and not (mine and same and not mine & same)
        )
    return tree.lemma[one] == tree.lemma[other]


def _could_be(draft: Draft, thing: int, pronoun: int, t: StatementFound) -> bool:
    """Tell whether "it" can be a thing told before and not the body that speaks, nor the "it" of a clause."""
    tree = draft.tree
    if tree.dep[pronoun] == "expl" or tree.tag[thing] != "NN" or draft.numbers(pronoun) or t.source_head is None:
        return False
    speaker = tree.tag[t.source_head] in ("NNS", "NNPS") or any(
        draft.actors.actors[n].kind in ("person", "group") for n in draft.sources(t.source_head)
    )
    verb = tree.head[pronoun]
    return speaker and not tree.kids(verb, "xcomp", "ccomp", "csubj")


def _excludes(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether what two contents say of one subject cannot both be so, without a word that parts them.

    The same verb in the past or of being with another object or place ("hit a post ... hit a school", "was in Turkish
    waters ... was in Greek waters"), or words that are contraries ("armed ... unarmed").
    """
    tree = draft.tree
    one, other = _claimed(draft, s), _claimed(draft, t)
    if one is None or other is None:
        return False
    alike = tree.lemma[one[0]] == tree.lemma[other[0]] and _takes_up(draft, one[1], other[1])
    if not alike and not _same_subject(draft, one[1], other[1], t):
        return False
    if any(tree.tag[c] == "MD" for verb, _ in (one, other) for c in tree.kids(verb, "aux")):
        return False
    negated = grammar.is_negated(tree, one[0]) != grammar.is_negated(tree, other[0])
    first, second = _predicate(tree, one[0]), _predicate(tree, other[0])
    if are_contrary(first, second):
        return not negated
    return not negated and tree.lemma[one[0]] == tree.lemma[other[0]] and _fills_otherwise(tree, one[0], other[0])


def _takes_up(draft: Draft, thing: int, pronoun: int) -> bool:
    """Tell whether "it" beside the same verb takes up a thing that is nobody ("the boat was in ... it was in ...")."""
    tree = draft.tree
    return (
        tree.lower[pronoun] in standing_words().promise.selves
        and tree.dep[pronoun] != "expl"
        and tree.pos[thing] == "NOUN"
        and not draft.numbers(thing)
    )


def are_contrary(first: set[str], second: set[str]) -> bool:
    """Tell whether a word of one set is the contrary of one of the other: by a prefix, or as the codebook has it."""
    words = standing_words().contrast
    for a, b in ((first, second), (second, first)):
        if any(f"{p}{w}" in b for w in a for p in words.prefixes):
            return True
        if any(f"{v} {w}" in words.opposites for v in a for w in b):
            return True
    return False


def _fills_otherwise(tree: Tree, one: int, other: int) -> bool:
    """Tell whether two like verbs have different nouns in the same slot: as object, or after the same preposition."""
    mine, theirs = tree.kids(one, "dobj"), tree.kids(other, "dobj")
    if tree.lemma[one] == "be":
        places = [grammar.obliques(tree, v) for v in (one, other)]
        for word in places[0].keys() & places[1].keys() & grammar.WORDS.place:
            a, b = (set(p[word]) for p in places)
            if a and b and _unlike(tree, a, b):
                return True
        return False
    if any(tree.tag[v] not in ("VBD", "VBN") for v in (one, other)):
        return False
    return bool(mine and theirs) and _unlike(tree, set(mine), set(theirs))


def _unlike(tree: Tree, first: set[int], second: set[int]) -> bool:
    """Tell whether two phrases share no word of their own."""
    a, b = (
        {tree.lemma[k] for h in heads for k in (h, *tree.kids(h, "amod", "compound", "poss", "nummod"))}
        for heads in (first, second)
    )
    nouns = all(tree.pos[h] in ("NOUN", "PROPN") for h in first | second)
    return nouns and (a != b) and not (a <= b or b <= a)


def _disclaims(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether one of whom a deed is told says that it was not so: "said he hit her ... he said he never did"."""
    tree = draft.tree
    one, other = _claimed(draft, s), _claimed(draft, t)
    if one is None or other is None or grammar.is_negated(tree, one[0]):
        return False
    own = draft.parties(draft.sources(t.source_head))
    did, does = (draft.parties(draft.numbers(k[1])) for k in (one, other))
    if not own & did or did & draft.parties(draft.sources(s.source_head)) or not own & does:
        return False
    if any(tree.tag[c] == "MD" for verb, _ in (one, other) for c in tree.kids(verb, "aux")):
        return False
    if not grammar.is_negated(tree, other[0]):
        return False
    never = any(tree.lower[c] in standing_words().contrast.naught for c in tree.children[other[0]])
    return never or tree.lemma[one[0]] == tree.lemma[other[0]]


def _turned(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether one charged says that it was who charges, or another: "Russia said Ukraine had broken it"."""
    tree, words = draft.tree, standing_words().contrast
    charged = draft.parties(draft.sources(t.source_head))
    if s.force not in words.charging or not charged & draft.parties(_charged_in(draft, s)):
        return False
    if t.force in words.charging and t.cue_lemma in words.blaming and s.cue_lemma in words.blaming:
        return not charged & draft.parties(_charged_in(draft, t))
    other = _claimed(draft, t)
    if t.force not in words.plain or other is None or grammar.is_negated(tree, other[0]):
        return False
    mine = draft.parties(draft.sources(s.source_head))
    said = {tree.lemma[i] for a, b in s.content for i in range(a, min(b, a + WORDS)) if tree.pos[i] == "VERB"}
    return bool(mine & draft.parties(draft.numbers(other[1]))) and tree.lemma[other[0]] in said


def _charged_in(draft: Draft, s: StatementFound) -> set[int]:
    """Return who is named in a charge."""
    return {n for a, b in s.content for i in range(a, min(b, a + WORDS)) for n in draft.numbers(i)}


def _predicate(tree: Tree, verb: int) -> set[str]:
    """Return the lemmas of what a clause says of its subject: the verb, or what it is said to be."""
    said = [verb, *tree.kids(verb, *grammar.PREDICATIVE)]
    said = [i for i in said if tree.pos[i] != "AUX" or tree.dep[i] in grammar.PREDICATIVE]
    return {w for i in said for w in (tree.lemma[i], tree.lower[i])}


def denies_charge(draft: Draft, t: StatementFound, *, opposed: bool) -> bool:
    """Tell whether one accused says that it was not so, or is set against the charge: "had nothing to do with it"."""
    tree, words = draft.tree, standing_words().contrast
    if t.force not in words.plain:
        return False
    head = (i for a, b in t.content[:1] for i in range(a, min(b, a + LEAD)))
    return opposed or any(tree.lower[i] in words.naught for i in head)
