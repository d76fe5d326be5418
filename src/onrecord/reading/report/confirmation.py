"""Whether anyone has confirmed it: the standing of every event, from who tells it and who vouches or denies.

Three passes. First each event by its own teller. Then what the text says about the telling: a denial of
what was told before, or that nobody has verified it. Last, events that two tellers share vouch for each other.
"""

from __future__ import annotations

from collections import defaultdict

from ..events.found import EventFound
from .answers import Answer
from .denials import apply_denials
from .doubts import apply_doubts
from .draft import Draft
from .tellers import Standing, by_teller

NEIGHBOURS = 40  # how many events of one kind an event is held against


def confirm(draft: Draft, answers: list[Answer]) -> list[Standing]:
    """Return the standing of each of the draft's events, in order; ``answers`` are the text's denials."""
    standings = [by_teller(draft, e) for e in draft.events]
    apply_denials(draft, standings, answers)
    apply_doubts(draft, standings)
    _share(draft, standings)
    return standings


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
