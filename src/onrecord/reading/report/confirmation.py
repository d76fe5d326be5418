"""Whether anyone has confirmed it: the standing of every event, from who tells it and who vouches or denies.

Three passes. First each event by its own teller. Then what the text says about the telling: a denial of
what was told before, or that nobody has verified it. Last, events that two tellers share vouch for each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...codebook.standing import standing_words
from ...records import Confirmation
from ..events.found import EventFound
from ..language import grammar
from ..statements.found import StatementFound
from .draft import Draft

# How far back "these reports" can refer, and how many events of one kind an event is held against.
REACH = {"paragraphs": 3, "sentences": 12}
NEIGHBOURS = 40


@dataclass(slots=True)
class Standing:
    """An event's status and the indices of the statements that settle it."""

    status: Confirmation
    by: tuple[int, ...] = ()


def confirm(draft: Draft) -> list[Standing]:
    """Return the standing of each of the draft's events, in order."""
    standings = [_by_teller(draft, e) for e in draft.events]
    for index, s in enumerate(draft.statements):
        if s.force == "deny":
            _deny(draft, index, s, standings)
    for token in _unverified_tokens(draft):
        _unverify(draft, token, standings)
    _share(draft, standings)
    return standings


def _by_teller(draft: Draft, e: EventFound) -> Standing:
    if e.statement is None:
        if any(f.holder == "author" and f.value == "CT+" for f in e.factuality) or not e.factuality:
            return Standing("asserted" if e.aspect in ("future", "hypothetical") else "confirmed")
        return Standing("asserted")
    s = draft.statements[e.statement]
    if s.force == "deny":
        return Standing("denied", (e.statement,))
    if s.force in ("admit", "confirm"):
        return Standing("confirmed", (e.statement,))
    if is_unofficial(draft, s):
        return Standing("unconfirmed", (e.statement,))
    return Standing("asserted", (e.statement,))


def is_unofficial(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement's source is unknown, anonymous, a witness or a civilian."""
    if s.source_head is None:
        return s.certainty in ("doubting", "hearsay")
    if draft.tree.lemma[s.source_head] in standing_words().unofficial:
        return True
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    return bool(actors) and all("CVL" in a.sectors and a.kind != "person" for a in actors)


def _deny(draft: Draft, index: int, s: StatementFound, standings: list[Standing]) -> None:
    """A denial with no event of its own denies what somebody else told of the denier before."""
    if draft.told_in.get(index):
        return
    denier = draft.parties(draft.sources(s.source_head))
    for n in draft.events_between(draft.back(s.cue_head, **REACH), s.cue_head):
        e = draft.events[n]
        if e.statement is None:
            continue
        other = draft.statements[e.statement]
        involved = draft.parties(draft.numbers_of((*e.actor_heads, *e.recipient_heads)))
        if denier & involved and not denier & draft.parties(draft.sources(other.source_head)):
            standings[n] = Standing("denied", (e.statement, index))


def _unverified_tokens(draft: Draft) -> list[int]:
    """Return the tokens that say that something has not been verified."""
    tree, words = draft.tree, standing_words().verification
    out = []
    for i, lemma in enumerate(tree.lemma):
        if (
            lemma in words.adjectives
            or (lemma in words.verbs and tree.pos[i] == "VERB" and _fails(draft, i))
            or (lemma in words.nouns and tree.pos[i] == "NOUN" and grammar.is_negated(tree, i))
        ):
            out.append(i)
    return out


def _fails(draft: Draft, verb: int) -> bool:
    """Tell whether confirming is said not to have happened: negated, yet to, unable to."""
    tree, words = draft.tree, standing_words().verification
    if grammar.is_negated(tree, verb) or any(grammar.is_negated(tree, s) for s in grammar.subjects(tree, verb)):
        return True
    head = tree.head[verb]
    if tree.dep[verb] not in ("xcomp", "ccomp", "acl", "conj") or head == verb:
        return False
    return (
        any(tree.lower[c] in words.failing or tree.lemma[c] in words.failing for c in (head, *tree.children[head]))
        or grammar.is_negated(tree, head)
    )


def _unverify(draft: Draft, token: int, standings: list[Standing]) -> None:
    """Mark what the text says nobody has verified: what the clause itself tells, else earlier unofficial reports."""
    left, right = draft.tree.subtree(token)
    inside = [n for n in draft.events_between(left, right) if draft.events[n].head != token]
    if not inside and _refers_back(draft, token):
        earlier = draft.events_between(draft.back(token, **REACH), token)
        inside = [n for n in earlier if _open_to_doubt(draft, n, token, standings[n])]
    own = draft.holding(token)
    for n in inside:
        by = (*standings[n].by, *(() if own is None else (own,)))
        standings[n] = Standing("unconfirmed", tuple(dict.fromkeys(by)))


def _refers_back(draft: Draft, token: int) -> bool:
    """Tell whether what is not verified are accounts told before: "these reports", "the claims", "it"."""
    tree, words = draft.tree, standing_words().verification
    if tree.lemma[token] in words.nouns:
        return True
    objects = grammar.logical_objects(tree, token) or [tree.head[token]]
    return any(tree.lemma[o] in words.accounts or tree.lower[o] in words.pronouns for o in objects)


def _open_to_doubt(draft: Draft, n: int, token: int, standing: Standing) -> bool:
    e = draft.events[n]
    if e.statement is None or standing.status not in ("asserted", "unconfirmed"):
        return False
    tree = draft.tree
    return is_unofficial(draft, draft.statements[e.statement]) or tree.paragraph[e.head] == tree.paragraph[token]


def _share(draft: Draft, standings: list[Standing]) -> None:
    """Let events that two tellers share settle one another."""
    kinds: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, e in enumerate(draft.events):
        kinds[e.type, draft.tree.lemma[e.head]].append(n)
    for numbers in kinds.values():
        for k, n in enumerate(numbers):
            if draft.events[n].statement is None or standings[n].status not in ("asserted", "unconfirmed"):
                continue
            for m in numbers[max(k - NEIGHBOURS, 0) : k + NEIGHBOURS]:
                if m != n and same_event(draft, draft.events[n], draft.events[m]):
                    _settle(draft, n, m, standings)


def _settle(draft: Draft, n: int, m: int, standings: list[Standing]) -> None:
    """Let event ``m``, the same one on another's word or the author's, settle event ``n``."""
    e, other = draft.events[n], draft.events[m]
    if other.statement is None:
        if standings[m].status == "confirmed":
            standings[n] = Standing("confirmed", standings[n].by)
    elif _second_voice(draft, e, other):
        if standings[m].status == "denied":
            standings[n] = Standing("disputed", (*standings[n].by, *standings[m].by))
        elif draft.statements[other.statement].official:
            standings[n] = Standing("confirmed", (*standings[n].by, other.statement))


def _second_voice(draft: Draft, e: EventFound, other: EventFound) -> bool:
    """Tell whether two events are told by sources who are known and not the same."""
    if e.statement is None or other.statement is None or e.statement == other.statement:
        return False
    a = set(draft.sources(draft.statements[e.statement].source_head))
    b = set(draft.sources(draft.statements[other.statement].source_head))
    return bool(a) and bool(b) and not a & b


def same_event(draft: Draft, a: EventFound, b: EventFound) -> bool:
    """Tell whether two events of a text are one: same type and trigger, participants that overlap and never clash."""
    tree = draft.tree
    if a.type != b.type or tree.lemma[a.head] != tree.lemma[b.head]:
        return False
    nouns = [{tree.lemma[i] for i in range(*e.trigger) if tree.pos[i] == "NOUN" and i != e.head} for e in (a, b)]
    shared = bool(nouns[0] & nouns[1])
    for mine, theirs in ((a.actor_heads, b.actor_heads), (a.recipient_heads, b.recipient_heads)):
        x, y = draft.parties(draft.numbers_of(mine)), draft.parties(draft.numbers_of(theirs))
        if x and y:
            if not x & y:
                return False
            shared = True
    return shared
