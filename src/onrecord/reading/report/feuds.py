"""Disputes that one clause tells: each accuses the other, one puts a number otherwise, one pleads not guilty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ...codebook.standing import standing_words
from ..language import Tokens, grammar
from .draft import Draft
from .voices import named_in

REACH = 6  # how many statements back the account is that a number or a plea answers
SENTENCES = {"number": 1, "plea": 6}  # and how many sentences


class Side(NamedTuple):
    """One side of a dispute by tokens: whose it is, the word that tells it, its words, and its statement."""

    head: int | None
    cue: int
    content: list[Tokens]
    statement: int | None


# two sides, the events they are about, the rule
Pair = tuple[Side, Side, tuple[int, ...], str]


def find_feuds(draft: Draft) -> Iterator[Pair]:
    """Yield the disputes that a clause tells by itself, or with the account just before it."""
    yield from _mutual(draft)
    for i, lemma in enumerate(draft.tree.lemma):
        if lemma in standing_words().contrast.estimating and draft.tree.pos[i] == "VERB":
            yield from _numbered(draft, i)
        elif lemma in standing_words().contrast.pleading and draft.tree.pos[i] == "VERB":
            yield from _pleaded(draft, i)


def _mutual(draft: Draft) -> Iterator[Pair]:
    """Yield what two say of each other: "Kenya and Somalia accused each other of breaking the truce"."""
    tree, words = draft.tree, standing_words().contrast
    for index, s in enumerate(draft.statements):
        if s.force not in words.charging or not s.content or s.source_head is None or draft.is_unsaid(s.cue_head):
            continue
        a = s.content[0].start
        if " ".join(tree.lower[a : a + 2]) not in words.reciprocal:
            continue
        sides = [h for h in grammar.conjuncts(tree, grammar.first_conjunct(tree, s.source_head)) if draft.numbers(h)]
        if len(sides) == 2:
            one, other = (Side(h, s.cue_head, s.content, None) for h in sides)
            yield one, other, tuple(draft.told_in.get(index, ())), "blame"


def _numbered(draft: Draft, verb: int) -> Iterator[Pair]:
    """Yield a number given otherwise than before: "50,000 marched, they said; police put the crowd at 8,000"."""
    tree, words = draft.tree, standing_words().contrast
    around = grammar.obliques(tree, verb)
    number = next((h for p in words.levels for h in around.get(p, []) if _number(draft, h) is not None), None)
    teller = next((h for h in grammar.subjects(tree, verb) if draft.numbers(h)), None)
    if number is None or teller is None or not tree.kids(verb, "dobj") or draft.is_unsaid(verb):
        return
    for n in _before(draft, verb, SENTENCES["number"]):
        s = draft.statements[n]
        before = [i for a, b in s.content for i in range(a, min(b, tree.left[verb])) if tree.pos[i] == "NUM"]
        counted = {tree.lower[i] for i in before}
        if not counted or draft.times_between(*s.content[0]) or _number(draft, number) in counted:
            continue
        if draft.sources(s.source_head) and not set(draft.sources(s.source_head)) & set(draft.numbers(teller)):
            yield _side(draft, n), _told(draft, teller, verb), tuple(draft.told_in.get(n, ())), "figures"
            return


def _number(draft: Draft, head: int) -> str | None:
    """Return the number that a phrase is, or counts with, as written."""
    tree = draft.tree
    numbers = [head] if tree.pos[head] == "NUM" else tree.kids(head, "nummod")
    return tree.lower[numbers[0]] if numbers else None


def _pleaded(draft: Draft, verb: int) -> Iterator[Pair]:
    """Yield the plea of one charged before: "accused him of hitting her. He has pleaded not guilty"."""
    tree, words = draft.tree, standing_words().contrast
    plea = next((c for c in tree.kids(verb, *grammar.PREDICATIVE, "dobj") if tree.lemma[c] in words.verdicts), None)
    if plea is None or not (grammar.is_negated(tree, plea) or grammar.is_negated(tree, verb)):
        return
    head = next((h for h in grammar.subjects(tree, verb) if draft.numbers(h)), None)
    own = set() if head is None else set(draft.numbers(head))
    for n in _before(draft, verb, SENTENCES["plea"]) if own else ():
        s = draft.statements[n]
        if s.force in words.charging and own & named_in(draft, s) and not own & set(draft.sources(s.source_head)):
            yield _side(draft, n), _told(draft, head, verb), tuple(draft.told_in.get(n, ())), "denial"
            return


def _before(draft: Draft, token: int, sentences: int) -> Iterator[int]:
    """Yield the statements before ``token`` within so many sentences, the nearest first."""
    tree, markers = draft.tree, standing_words().contrast.markers
    apart = tree.dep[token] == "advcl" and any(tree.lower[c] in markers for c in tree.kids(token, "mark"))
    last = bisect_left(draft.cues, token) - 1
    for n in range(last, max(last - REACH, -1), -1):
        s = draft.statements[n]
        if tree.sentence[token] - tree.sentence[s.cue_head] > sentences:
            return
        if s.content and s.cue_head < token and (apart or not any(a <= token < b for a, b in s.content)):
            yield n


def _side(draft: Draft, n: int) -> Side:
    s = draft.statements[n]
    return Side(s.source_head, s.cue_head, s.content, n)


def _told(draft: Draft, head: int | None, verb: int) -> Side:
    return Side(head, verb, [draft.tree.subtree(verb)], None)
