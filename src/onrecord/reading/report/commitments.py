"""Who promised what to whom by when, and what the text says became of it."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Commitment
from ..language import grammar
from .draft import Draft
from .due import due_date, due_of
from .outcomes import outcome_of
from .promised import Promise
from .promises import find_promises
from .sides import is_nameless


def find_commitments(draft: Draft) -> tuple[Commitment, ...]:
    """Return the commitments of a text in order: what an actor or a side promises, and what became of it."""
    out: list[Commitment] = []
    for p in find_promises(draft):
        p.promisor = _said_of(draft, p.promisor)
        promisor = draft.take_source(p.promisor)
        if promisor is None and not _is_somebody(draft, p):
            draft.left_out["promises by nobody known"] += 1
            continue
        token, status, rule = outcome_of(draft, p)
        made, due = draft.when.nearest(p.cue_head, cue=True), due_of(draft, p)
        out.append(
            Commitment(
                id=draft.item_id("c", len(out)),
                promisor=promisor,
                promisee=_promisee(draft, p, token),
                content=tuple(draft.span(c) for c in p.content),
                made=None if made is None else draft.item_id("t", made),
                due=None if due is None else draft.item_id("t", due),
                status=status,
                statement=draft.statement_id(p.statement),
                events=_evidence(draft, p),
                rule=rule,
                due_date=due_date(draft, due, made),
            )
        )
    return tuple(out)


def _said_of(draft: Draft, head: int) -> int:
    """Return whom a noun is said of: "he is a liar who has pledged to ban them" has "he" for "liar".

    "Peru is one of several countries that have pledged" has Peru for them.
    """
    tree = draft.tree
    over = grammar.first_conjunct(tree, head)
    if tree.dep[over] == "pobj" and tree.dep[tree.head[tree.head[over]]] == "attr":
        over = tree.head[tree.head[over]]
        if tree.lemma[over] not in standing_words().promise.somebody:
            return head
    elif draft.sources(head):
        return head
    if tree.dep[over] != "attr":
        return head
    return next((h for h in grammar.subjects(tree, tree.head[over]) if draft.numbers(h)), head)


def _is_somebody(draft: Draft, p: Promise) -> bool:
    """Tell whether a promisor who is no actor on record is still people or a side: "both", "some of", "the two sides".

    So is who has a name that says no more, or is only "she". The statement's source span says who.
    """
    tree, words = draft.tree, standing_words().promise
    if p.statement is None:
        return False
    named = is_nameless(draft, p.promisor) and draft.statements[p.statement].source_head == p.promisor
    return named or tree.lemma[p.promisor] in (words.somebody | words.sides)


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
    heads = [addressee, *draft.tree.kids(p.cue_head, "dobj", "dative", "nsubjpass")]
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
