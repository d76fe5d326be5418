"""Denials: "Azerbaijan denied the claim" denies what somebody else told of Azerbaijan before."""

from __future__ import annotations

from collections.abc import Iterator

from ..events.found import EventFound
from .answers import NEAR, Answer
from .draft import Draft
from .tellers import Standing
from .voices import content_words, goes_on, named_in, two_voices

NESTED = 5  # how many statements after a claim are looked at for what stands inside it


def apply_denials(draft: Draft, standings: list[Standing], answers: list[Answer]) -> None:
    """Mark as denied the events of what a denial answers: all of them, or those that it has words of."""
    for claim, denial, _, whole in answers:
        said = set() if denial is None else content_words(draft, draft.statements[denial])
        before = goes_on(draft, claim, ahead=False) if whole else ()
        near = range(claim, min(claim + NESTED, len(draft.statements)))
        charges = _charges(draft, claim, denial) if whole else ()
        inside = {claim, *before, *charges, *(n for n in near if draft.statements[n].parent == claim)}
        for n in (n for k in sorted(inside) for n in draft.told_in.get(k, ())):
            e = draft.events[n]
            if standings[n].status != "denied" and (whole or said & _event_words(draft, e)):
                standings[n] = Standing("denied", (claim,) if denial is None else (claim, denial))


def _charges(draft: Draft, claim: int, denial: int | None) -> Iterator[int]:
    """Yield the charges against a denier just before what it answers: "accused them ... said that ... rejected it"."""
    if denial is None:
        return
    tree, s = draft.tree, draft.statements[denial]
    denier = draft.parties(draft.sources(s.source_head))
    for n in range(claim - 1, max(claim - NESTED, -1), -1):
        t = draft.statements[n]
        if tree.sentence[s.cue_head] - tree.sentence[t.cue_head] > NEAR:
            break
        if t.force == "accuse" and denier & draft.parties(named_in(draft, t)) and two_voices(draft, n, denial):
            yield n


def _event_words(draft: Draft, e: EventFound) -> set[str]:
    tree = draft.tree
    return {tree.lemma[i] for i in (e.head, *range(*e.trigger)) if tree.pos[i] in ("NOUN", "VERB")}
