"""Who promised what to whom by when, and what the text says became of it."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Commitment
from ..language import grammar
from ..times.found import TimeFound
from .draft import Draft
from .outcomes import outcome_of
from .promises import Promise, find_promises


def find_commitments(draft: Draft) -> tuple[Commitment, ...]:
    """Return the commitments of a text: the promises that an actor makes, in order, and what became of them."""
    out: list[Commitment] = []
    for p in find_promises(draft):
        promisor = draft.take_source(p.promisor)
        if promisor is None:
            draft.left_out["promises by nobody known"] += 1
            continue
        token, status, rule = outcome_of(draft, p)
        out.append(
            Commitment(
                id=draft.item_id("c", len(out)),
                promisor=promisor,
                promisee=_promisee(draft, p, token),
                content=tuple(draft.span(c) for c in p.content),
                made=draft.time_of(p.cue_head, cue=True),
                due=_due(draft, p),
                status=status,
                statement=draft.statement_id(p.statement),
                events=_evidence(draft, p),
                rule=rule,
            )
        )
    return tuple(out)


def _due(draft: Draft, p: Promise) -> str | None:
    """Return the time inside the content by which it is to be done, still to come or led in by "by"."""
    words, published = standing_words().promise, draft.article.published
    for a, b in p.content:
        for n in draft.times_between(a, b):
            t = draft.times[n]
            lead = draft.tree.lower[t.start - 1] if t.start else ""
            if t.type == "DURATION":
                if lead in words.within:
                    return draft.item_id("t", n)
            elif t.type != "SET" and t.finish and (lead in words.until or _lies_ahead(t, published)):
                return draft.item_id("t", n)
    return None


def _lies_ahead(t: TimeFound, published: str | None) -> bool:
    """Tell whether a time is still to come, or not over yet, when the report is published."""
    return published is not None and t.finish is not None and t.finish > published


def _evidence(draft: Draft, p: Promise) -> tuple[str, ...]:
    """Return the events that the promise is of, and the one that making it is."""
    numbers = {*draft.events_at(p.cue_head), *(n for c in p.content for n in draft.events_between(*c))}
    return tuple(draft.item_id("e", n) for n in sorted(numbers))


def _promisee(draft: Draft, p: Promise, outcome: int | None) -> str | None:
    """Return to whom: the addressee, the phrase with "to" or "with", or who is said to be waiting for it."""
    promisors = set(draft.sources(p.promisor))
    telling = standing_words().promise.telling
    addressee = None if p.statement is None else draft.statements[p.statement].addressee_head
    around = grammar.obliques(draft.tree, p.cue_head)
    heads = [addressee, *draft.tree.kids(p.cue_head, "dobj", "dative")]
    heads += [h for w, found in around.items() if w in grammar.WORDS.addressing for h in found]
    if p.statement is not None and draft.statements[p.statement].force in telling:
        heads = []  # who hears of it need not be whom it is promised to
    if outcome is not None:
        heads.extend(grammar.subjects(draft.tree, outcome))
    for head in heads:
        numbers = draft.numbers(head)
        if numbers and not promisors & set(numbers):
            return draft.take(head)[0]
    return None
