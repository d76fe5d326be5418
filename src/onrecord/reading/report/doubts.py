"""Doubts: what the text itself says that nobody has verified."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ..language import grammar
from .draft import REACH, Draft
from .slots import governed, slots
from .tellers import Standing, is_state, is_unofficial

NEAR = 3  # sentences within which a doubt is of what was told by somebody who is no witness


def apply_doubts(draft: Draft, standings: list[Standing]) -> None:
    """Mark as unconfirmed what the text says that nobody has confirmed."""
    tree, words = draft.tree, standing_words().verification
    for i, lemma in enumerate(tree.lemma):
        if (
            lemma in words.adjectives
            or (lemma in words.verbs and tree.pos[i] == "VERB" and draft.is_unsaid(i))
            or (lemma in words.nouns and tree.pos[i] == "NOUN" and grammar.is_negated(tree, i))
        ):
            _unverify(draft, i, standings)
        elif lemma in words.coming and tree.pos[i] == "VERB" and _is_hearsay(draft, i):
            _doubt(draft, i, [n for n in _before(draft, i) if _open_to_doubt(draft, n, i, standings[n])], standings)


def _unverify(draft: Draft, token: int, standings: list[Standing]) -> None:
    """Mark what the clause itself tells, else the earlier accounts that it refers to."""
    left, right = draft.tree.subtree(token)
    meant = [n for n in draft.events_between(left, right) if draft.events[n].head != token]
    if not meant and _refers_back(draft, token):
        meant = [n for n in _before(draft, token) if _open_to_doubt(draft, n, token, standings[n])]
    _doubt(draft, token, meant, standings)


def _doubt(draft: Draft, token: int, meant: list[int], standings: list[Standing]) -> None:
    own = draft.holding(token)
    for n in meant:
        by = (*standings[n].by, *(() if own is None else (own,)))
        standings[n] = Standing("unconfirmed", tuple(dict.fromkeys(by)))


def _is_hearsay(draft: Draft, verb: int) -> bool:
    """Tell whether the accounts told before are said to be witnesses': "the reports have come from civilians"."""
    tree, words = draft.tree, standing_words()
    subjects = [h for s in grammar.subjects(tree, verb) for h in (s, *governed(tree, s, slots().whole))]
    tellers = governed(tree, verb, slots().origin)
    return any(tree.lemma[h] in words.verification.accounts for h in subjects) and any(
        tree.lemma[h] in words.unofficial for h in tellers
    )


def _before(draft: Draft, token: int) -> range:
    """Return the events told before ``token`` that it can mean; of one sentence where it stands on a noun."""
    tree = draft.tree
    if tree.dep[token] in ("relcl", "acl", "amod"):
        return draft.events_between(tree.sentences[tree.sentence[token]].start, token)
    return draft.events_between(draft.back(token, **REACH), token)


def _refers_back(draft: Draft, token: int) -> bool:
    """Tell whether what is not verified are accounts told before: "these reports", "the claims", "it"."""
    tree, words = draft.tree, standing_words().verification
    if tree.lemma[token] in words.nouns:
        return True
    objects = grammar.logical_objects(tree, token) or governed(tree, token, slots().sought) or [tree.head[token]]
    return any(tree.lemma[o] in words.accounts or tree.lower[o] in words.pronouns for o in objects)


def _open_to_doubt(draft: Draft, n: int, token: int, standing: Standing) -> bool:
    e = draft.events[n]
    if e.statement is None or standing.status not in ("asserted", "unconfirmed"):
        return False
    tree, s = draft.tree, draft.statements[e.statement]
    if is_unofficial(draft, s):
        return True
    own = draft.holding(token)
    teller = () if own is None else draft.sources(draft.statements[own].source_head)
    if set(teller) & set(draft.sources(s.source_head)):
        return True  # who told it says itself that it cannot vouch for it
    near = tree.sentence[token] - tree.sentence[e.head] <= NEAR
    return near and tree.paragraph[e.head] == tree.paragraph[token] and not is_state(draft, s)
