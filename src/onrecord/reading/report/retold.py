"""The same event told again within a text: "an attack on the embassy ... the attack ... he launched the attack".

A later mention joins an earlier one where its noun is definite, both are of one type and one word, and nothing that is
known of the two clashes; or where it tells what the earlier one did ("the raid killed ten and wounded five").
Everything else stays an event of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ..events.found import EventFound
from ..language import grammar
from .draft import Draft, Told

PARAGRAPHS, SENTENCES = 6, 20  # how far back a definite noun can refer


def join_mentions(draft: Draft) -> list[Told]:
    """Return the events of a text in order of their first mention, definite later mentions joined to them."""
    out: list[Told] = []
    by_word: dict[tuple[str, str], list[Told]] = defaultdict(list)
    by_head: dict[int, Told] = {}
    for e in draft.found:
        cause = _cause(draft, e, by_head)
        told = cause or _earlier(draft, e, by_word)
        if told is None:
            told = Told(e, [e.head], [e.trigger])
            out.append(told)
            for word in _words(draft, e):
                by_word[e.type, word].append(told)
        else:
            told.event = _filled(draft, told.event, e if cause is None else replace(e, actor_heads=()))
            told.heads.append(e.head)
            told.triggers.append(e.trigger)
        by_head[e.head] = told
    return out


def _cause(draft: Draft, e: EventFound, by_head: dict[int, Told]) -> Told | None:
    """Return the event whose harm the verb of ``e`` tells: its subject, or its sibling of the same casualties."""
    tree = draft.tree
    if tree.pos[e.head] != "VERB":
        return None
    causes = [by_head[h] for h in grammar.logical_subjects(tree, e.head) if h in by_head]
    if causes and causes[0].event.type == e.type:
        return causes[0]
    sibling = by_head.get(tree.head[e.head]) if tree.dep[e.head] == "conj" else None
    if sibling is None or sibling.event.type != e.type or not (e.fatalities or e.injured):
        return None
    same = (sibling.event.fatalities, sibling.event.injured) == (e.fatalities, e.injured)
    return sibling if same else None


def _words(draft: Draft, e: EventFound) -> set[str]:
    """Return the lemmas of the verbs and nouns by which a mention names its event."""
    tree = draft.tree
    return {tree.lemma[i] for i in (e.head, *range(*e.trigger)) if tree.pos[i] in ("NOUN", "VERB")}


def _earlier(draft: Draft, e: EventFound, by_word: dict[tuple[str, str], list[Told]]) -> Told | None:
    """Return the nearest earlier event that the mention ``e`` refers back to, or ``None``."""
    noun = next((i for i in (e.head, *range(*e.trigger)) if draft.tree.pos[i] == "NOUN"), None)
    if noun is None or not grammar.is_definite(draft.tree, noun):
        return None
    known = by_word.get((e.type, draft.tree.lemma[noun]))
    if not known:
        return None
    told = known[-1]
    near = told.heads[-1] >= draft.back(e.head, paragraphs=PARAGRAPHS, sentences=SENTENCES)
    return told if near and _fits(draft, told.event, e) else None


def _fits(draft: Draft, first: EventFound, e: EventFound) -> bool:
    """Tell whether nothing known of two mentions clashes and the later one stands on no other word than the first."""
    if first.statement is not None and first.statement != e.statement:
        return False
    for mine, theirs in ((first.actor_heads, e.actor_heads), (first.recipient_heads, e.recipient_heads)):
        a, b = draft.numbers_of(mine), draft.numbers_of(theirs)
        if a and b and not a & b:
            return False
    if first.mode and e.mode and first.mode != e.mode:
        return False
    times = draft.time_of(first.head, cue=False), draft.time_of(e.head, cue=False)
    return None in times or times[0] == times[1]


def _filled(draft: Draft, first: EventFound, e: EventFound) -> EventFound:
    """Return ``first`` with what only ``e`` tells."""
    return replace(
        first,
        mode=first.mode or e.mode,
        contexts=tuple(dict.fromkeys((*first.contexts, *e.contexts))),
        score=max(first.score, e.score),
        actor_heads=_known(draft, first.actor_heads, e.actor_heads),
        recipient_heads=_known(draft, first.recipient_heads, e.recipient_heads),
        fatalities=first.fatalities or e.fatalities,
        injured=first.injured or e.injured,
    )


def _known(draft: Draft, first: tuple[int, ...], later: tuple[int, ...]) -> tuple[int, ...]:
    """Return the participants of the first mention if anybody is known by them, else the later one's."""
    return first if draft.numbers_of(first) or not later else later
