"""Promises told by nouns: "a promise to appear", "an agreement to share", "signed a deal on trade", "gave her word"."""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ..language import Tokens, Tree, grammar
from .draft import Draft
from .promised import VERBAL, Promise, is_infinitive, is_to_come


def find_nouns(draft: Draft) -> Iterator[Promise]:
    """Yield the promises that nouns of promising and of pacts tell, in the order of the nouns."""
    tree, words = draft.tree, standing_words().promise
    known = words.nouns | words.pacts | words.schemes | words.honor
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "NOUN" or lemma not in known or grammar.is_negated(tree, i):
            continue
        act = _act_of(tree, i)
        if act is None and lemma in words.pacts:
            act = _matter_of(tree, i)
        if act is None and lemma in words.truces and tree.dep[i] != "compound":
            act = i  # what a truce is of goes without saying
        promisor = None if act is None else _maker(draft, i)
        if act is not None and promisor is not None:
            content = grammar.noun_phrase(tree, act) if act == i else Tokens(tree.left[act], tree.right[act])
            yield Promise(promisor, [content], i, i + 1, lemma, draft.holding(i) if act == i else None)


def _matter_of(tree: Tree, pact: int) -> int | None:
    """Return what a pact that somebody signs is on, or ``None``: "signed an agreement on the waters of the river"."""
    words = standing_words().promise
    if tree.dep[pact] != "dobj" or tree.lemma[tree.head[pact]] not in words.signing:
        return None
    with_whom = [h for w, heads in grammar.obliques(tree, pact).items() if w in grammar.WORDS.addressing for h in heads]
    for host in (pact, *with_whom, tree.head[pact]):
        around = grammar.obliques(tree, host)
        found = next((h for w, heads in around.items() if w in words.matter for h in heads if h > pact), None)
        if found is not None and not _is_day(tree, found):
            return found
    return None


def _is_day(tree: Tree, head: int) -> bool:
    """Tell whether a phrase is a day and not a matter ("signed a pact on Monday")."""
    return tree.lemma[head] in standing_words().promise.days


def _act_of(tree: Tree, noun: int) -> int | None:
    """Return the verb that says what ``noun`` promises, an infinitive or with "will", or ``None``.

    The parser hangs it on the noun, on whom it comes from, or on the verb above ("signed a pledge in May to return").
    """
    around = grammar.obliques(tree, noun)
    over = tree.head[noun]
    hosts = [noun, *(h for heads in around.values() for h in heads), over, *tree.kids(noun, "acl")]
    after = [c for h in hosts for c in tree.kids(h, "acl", "relcl", "advcl", "xcomp") if c > noun]
    found = next((c for c in after if is_infinitive(tree, c)), None)
    if found is not None:
        return found
    clauses = tree.kids(noun, "acl", "relcl", "ccomp")
    if tree.dep[noun] == "dobj":  # "gave an undertaking to the court that it will pay"
        clauses += [c for c in tree.kids(over, "ccomp") if c > noun and tree.kid(c, "mark") is not None]
    told = next((c for c in clauses if is_to_come(tree, c)), None)
    if told is not None or tree.lemma[noun] not in standing_words().promise.pacts:
        return told
    owing = standing_words().promise.owing  # "a treaty that commits both to cutting emissions"
    return next((c for c in tree.kids(noun, "relcl") if tree.lemma[c] in owing and not _is_past(tree, c)), None)


def _is_past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is told as past."""
    return tree.tag[verb] == "VBD"


def _maker(draft: Draft, noun: int) -> int | None:
    """Return who made the promise that ``noun`` names: whose it is, from whom, or who signed, made or broke it."""
    tree, words = draft.tree, standing_words().promise
    around = grammar.obliques(tree, noun)
    owners = [*tree.kids(noun, "poss"), *(h for p in words.sources for h in around.get(p, []))]
    lemma = tree.lemma[noun]
    if owners and lemma in words.nouns:
        return next((h for h in owners if draft.numbers(h)), None)
    struck = next((c for c in tree.kids(noun, "acl") if tree.lemma[c] in words.making and tree.tag[c] == "VBN"), None)
    if struck is not None and lemma in words.pacts:  # "the deal struck by Peru to send them back"
        inside = grammar.obliques(tree, struck)
        heads = [*grammar.agents(tree, struck), *(h for p in words.sources for h in inside.get(p, []))]
        return next((h for h in heads if draft.numbers(h)), None)
    verb = tree.head[noun]
    if owners and tree.dep[noun] == "nsubjpass" and tree.lemma[verb] in words.signing:
        return next((h for h in owners if draft.numbers(h)), None)
    if tree.dep[noun] == "pobj":
        verb = tree.head[verb]
    if tree.pos[verb] not in VERBAL or tree.lemma[verb] not in _verbs_of(lemma) or draft.is_unsaid(verb):
        return None
    if lemma in words.honor and not tree.kids(noun, "poss"):
        return None  # "gave word" is no "gave her word"
    if is_infinitive(tree, verb):
        return None  # "have them sign agreements to keep silent": nothing is signed yet
    heads = grammar.subjects(tree, verb) if tree.dep[noun] == "pobj" else grammar.logical_subjects(tree, verb)
    return next((h for h in heads if draft.numbers(h)), None)


def _verbs_of(lemma: str) -> frozenset[str]:
    """Return the verbs that make what ``lemma`` names their subject's own."""
    words = standing_words().promise
    if lemma in words.honor:
        return words.giving
    if lemma in words.truces:
        return words.making | words.announcing
    return words.adopting if lemma in words.schemes else words.making
