"""Where accounts within a text cannot both hold, or name the same thing differently."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Dispute, Position
from ..statements.found import StatementFound
from .draft import Draft
from .tellers import Standing

# two statements, the events they are about, the rule
Pair = tuple[int, int, tuple[int, ...], str]


def find_disputes(draft: Draft, standings: list[Standing]) -> tuple[Dispute, ...]:
    """Return the disputes of a text: what one source denies of another, and what two of them call differently."""
    out: list[Dispute] = []
    seen: set[tuple[int, ...]] = set()
    for first, second, about, rule in [*_denied(draft, standings), *_renamed(draft)]:
        pair = tuple(sorted((first, second)))
        if pair in seen:
            continue
        seen.add(pair)
        positions = tuple(_position(draft, k) for k in pair)
        ids = tuple(draft.item_id("e", n) for n in about)
        out.append(Dispute(draft.item_id("d", len(out)), ids, positions, rule))
    return tuple(out)


def _position(draft: Draft, index: int) -> Position:
    s = draft.statements[index]
    return Position(
        holder=draft.take_source(s.source_head),
        content=tuple(draft.span(c) for c in s.content),
        statement=draft.statement_id(index),
    )


def _denied(draft: Draft, standings: list[Standing]) -> list[Pair]:
    """Return pairs of statements of which one denies the event that the other tells."""
    out: list[Pair] = []
    for n, standing in enumerate(standings):
        if standing.status in ("denied", "disputed") and len(standing.by) >= 2:
            first, second = standing.by[0], standing.by[-1]
            if _two_voices(draft, first, second):
                out.append((first, second, (n,), "denial"))
    return out


def _two_voices(draft: Draft, first: int, second: int) -> bool:
    a = set(draft.sources(draft.statements[first].source_head))
    b = set(draft.sources(draft.statements[second].source_head))
    return first != second and bool(a) and bool(b) and not a & b


def _renamed(draft: Draft) -> list[Pair]:
    """Return pairs of neighbouring statements, parted by a contrast, that each speak of the same event."""
    tree, words = draft.tree, standing_words().contrast
    out: list[Pair] = []
    for first, s in enumerate(draft.statements):
        for second in range(first + 1, min(first + 4, len(draft.statements))):
            t = draft.statements[second]
            if tree.sentence[t.cue_head] - tree.sentence[s.cue_head] > 1 or t.parent == first:
                continue
            gap = range(min(s.cue_head, t.cue_head) + 1, max(s.cue_head, t.cue_head))
            if not any(tree.lower[k] in words.markers for k in gap) or not _two_voices(draft, first, second):
                continue
            about = _topics(draft, s), _topics(draft, t)
            if about[0] and about[1]:
                events = tuple(n for head in sorted(about[0] | about[1]) for n in draft.events_at(head))
                out.append((first, second, events, "contrast"))
    return out


def _topics(draft: Draft, s: StatementFound) -> set[int]:
    """Return the nouns in a statement's content that stand for an event."""
    tree, words = draft.tree, standing_words().contrast
    return {
        i for a, b in s.content for i in range(a, b) if tree.pos[i] == "NOUN" and tree.lemma[i] in words.events
    }
