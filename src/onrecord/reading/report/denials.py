"""Denials: "Azerbaijan denied the claim" denies what somebody else told of Azerbaijan before."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ..events.found import EventFound
from ..statements.found import StatementFound
from .draft import REACH, Draft
from .tellers import Standing


def apply_denials(draft: Draft, standings: list[Standing]) -> None:
    """Mark as denied what a denial without an event of its own speaks against."""
    for index, s in enumerate(draft.statements):
        if s.force == "deny" and not draft.told_in.get(index) and not draft.is_unsaid(s.cue_head):
            _deny(draft, index, s, standings)


def _deny(draft: Draft, index: int, s: StatementFound, standings: list[Standing]) -> None:
    """Deny the events of the nearest statement by another that the denial can mean."""
    denier = draft.parties(draft.sources(s.source_head))
    said = _content_words(draft, s)
    whole = not said or bool(said & standing_words().verification.accounts)
    meant: int | None = None
    for n in reversed(draft.events_between(draft.back(s.cue_head, **REACH), s.cue_head)):
        e = draft.events[n]
        if e.statement in (None, index, s.parent) or (meant is not None and e.statement != meant):
            continue
        assert e.statement is not None
        teller = draft.parties(draft.sources(draft.statements[e.statement].source_head))
        speaks_against = bool(denier & _accused(draft, e)) and not denier & teller
        if speaks_against and (whole or said & _event_words(draft, e)):
            meant = e.statement
            standings[n] = Standing("denied", (e.statement, index))


def _accused(draft: Draft, e: EventFound) -> set[int | str]:
    return draft.parties(draft.numbers_of(e.actor_heads))


def _content_words(draft: Draft, s: StatementFound) -> set[str]:
    """Return the lemmas of the nouns and verbs in a statement's content."""
    tree = draft.tree
    return {tree.lemma[i] for a, b in s.content for i in range(a, b) if tree.pos[i] in ("NOUN", "VERB")}


def _event_words(draft: Draft, e: EventFound) -> set[str]:
    tree = draft.tree
    return {tree.lemma[i] for i in (e.head, *range(*e.trigger)) if tree.pos[i] in ("NOUN", "VERB")}
