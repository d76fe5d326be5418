"""Denials: "Azerbaijan denied the claim" denies what somebody else told of Azerbaijan before."""

from __future__ import annotations

from ..events.found import EventFound
from .answers import Answer, content_words, goes_on
from .draft import Draft
from .tellers import Standing

NESTED = 5  # how many statements after a claim are looked at for what stands inside it


def apply_denials(draft: Draft, standings: list[Standing], answers: list[Answer]) -> None:
    """Mark as denied the events of what a denial answers: all of them, or those that it has words of."""
    for claim, denial, _, whole in answers:
        said = set() if denial is None else content_words(draft, draft.statements[denial])
        before = goes_on(draft, claim, ahead=False) if whole else ()
        near = range(claim, min(claim + NESTED, len(draft.statements)))
        inside = {claim, *before, *(n for n in near if draft.statements[n].parent == claim)}
        for n in (n for k in sorted(inside) for n in draft.told_in.get(k, ())):
            e = draft.events[n]
            if standings[n].status != "denied" and (whole or said & _event_words(draft, e)):
                standings[n] = Standing("denied", (claim,) if denial is None else (claim, denial))


def _event_words(draft: Draft, e: EventFound) -> set[str]:
    tree = draft.tree
    return {tree.lemma[i] for i in (e.head, *range(*e.trigger)) if tree.pos[i] in ("NOUN", "VERB")}
