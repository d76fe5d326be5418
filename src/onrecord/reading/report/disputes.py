"""Where accounts within a text cannot both hold, or name the same thing differently."""

from __future__ import annotations

from typing import NamedTuple

from ...codebook.standing import standing_words
from ...records import Dispute, Position
from ..language import Tokens, grammar
from ..statements.found import StatementFound
from .anchors import VERBAL
from .answers import Answer, content_words, goes_on, holds, two_voices
from .draft import Draft
from .tellers import Standing

# How far apart accounts of one thing stand, in statements and in sentences; the dependencies of main
# clauses; how what is counted hangs on its verb.
AHEAD, SENTENCES = 7, 3
MAIN = ("ROOT", "ccomp", "conj", "parataxis", "pcomp")
COUNTED = ("nsubj", "nsubjpass", "dobj")


class Side(NamedTuple):
    """One side of a dispute by tokens: whose it is, the word that tells it, its words, and its statement."""

    head: int | None
    cue: int
    content: list[Tokens]
    statement: int | None


# two sides, the events they are about, the rule
Pair = tuple[Side, Side, tuple[int, ...], str]


def find_disputes(draft: Draft, standings: list[Standing], answers: list[Answer]) -> tuple[Dispute, ...]:
    """Return the disputes of a text: what one source denies of another, and what two of them call differently.

    Two sources who contradict each other several times within a few sentences have one dispute.
    """
    out: list[Dispute] = []
    last: dict[frozenset[tuple[int, ...]], int] = {}  # two sources -> the sentence of their latest dispute
    for side, other, about, rule in [*_answered(draft, answers), *_denied(draft, standings), *_contrasted(draft)]:
        sides = frozenset(draft.sources(k.head) or (-k.cue,) for k in (side, other))
        sentence = draft.tree.sentence[other.cue]
        if sides in last and abs(sentence - last[sides]) <= SENTENCES:
            continue
        last[sides] = sentence
        first, second = sorted((side, other), key=lambda k: k.cue)
        positions = _position(draft, first, ahead=False), _position(draft, second, ahead=True)
        ids = tuple(draft.item_id("e", n) for n in about)
        out.append(Dispute(draft.item_id("d", len(out)), ids, positions, rule))
    return tuple(out)


def _side(draft: Draft, index: int) -> Side:
    s = draft.statements[index]
    return Side(s.source_head, s.cue_head, s.content or [s.cue], index)


def _position(draft: Draft, side: Side, *, ahead: bool) -> Position:
    more = (
        []
        if side.statement is None
        else [c for n in goes_on(draft, side.statement, ahead=ahead) for c in draft.statements[n].content]
    )
    return Position(
        holder=draft.take_source(side.head),
        content=tuple(draft.span(c) for c in (*side.content, *more)),
        statement=draft.statement_id(side.statement),
    )


def _answered(draft: Draft, answers: list[Answer]) -> list[Pair]:
    """Return the denials with what they answer, and the events that this tells."""
    out: list[Pair] = []
    for claim, denial, verb, _ in answers:
        if denial is None:
            if not draft.sources(draft.statements[claim].source_head):
                continue
            head = next((h for h in grammar.subjects(draft.tree, verb) if draft.numbers(h)), None)
            other = Side(head, verb, [draft.tree.subtree(verb)], None)
        else:
            other = _side(draft, denial)
        out.append((_side(draft, claim), other, tuple(draft.told_in.get(claim, ())), "denial"))
    return out


def _denied(draft: Draft, standings: list[Standing]) -> list[Pair]:
    """Return pairs of statements of which one denies the event that the other tells."""
    out: list[Pair] = []
    for n, standing in enumerate(standings):
        if standing.status in ("denied", "disputed") and len(standing.by) >= 2:
            first, second = standing.by[0], standing.by[-1]
            if two_voices(draft, first, second):
                out.append((_side(draft, first), _side(draft, second), (n,), "denial"))
    return out


def _contrasted(draft: Draft) -> list[Pair]:
    """Return pairs of near statements by two sources that give an account each of one thing.

    Parted by a contrast, they name the same event, share words or give other figures; without one, what the first
    says the second negates.
    """
    out: list[Pair] = []
    for second in range(len(draft.statements)):
        for first in range(second - 1, max(second - AHEAD, -1), -1):
            rule = _clash(draft, first, second)
            if rule is not None:
                heads = {h for n in (first, second) for h in _topics(draft, draft.statements[n])}
                events = {n for h in heads for n in draft.events_at(h)} | {*draft.told_in.get(first, ())}
                out.append((_side(draft, first), _side(draft, second), tuple(sorted(events)), rule))
                break
    return out


def _clash(draft: Draft, first: int, second: int) -> str | None:
    """Return the rule by which two statements' accounts clash, ``None`` if they do not."""
    tree, words = draft.tree, standing_words().contrast
    s, t = draft.statements[first], draft.statements[second]
    far = tree.sentence[t.cue_head] - tree.sentence[s.cue_head]
    if far > SENTENCES or s.source_head is None or t.source_head is None or holds(draft, first, second):
        return None
    if holds(draft, second, first) or not two_voices(draft, first, second):
        return None
    if draft.is_unsaid(s.cue_head) or draft.is_unsaid(t.cue_head):
        return None
    if not draft.sources(s.source_head) or not draft.sources(t.source_head):
        return None
    shared = content_words(draft, s) & content_words(draft, t)
    charged = s.force in words.charging and tells_of(draft, s, t)
    if charged and ((t.force in words.charging and tells_of(draft, t, s)) or _is_denied(draft, t, shared)):
        return "blame"
    if not {s.force, t.force} <= words.plain:
        return None
    if _opposed(draft, first, second):
        if _topics(draft, s) and _topics(draft, t):
            return "contrast"
        if _figures_differ(draft, s, t):
            return "figures"
        enough = 0 if "claim" in (s.force, t.force) else 1
        if len(shared & _things(draft, s)) > enough and not tells_of(draft, t, s):
            return "contrast"
    if _tolls(draft, s, t):
        return "figures"
    return "negation" if len(shared) > 2 and _negates(draft, s, t, shared) else None


def _is_denied(draft: Draft, t: StatementFound, shared: set[str]) -> bool:
    """Tell whether somebody charged says that it was not so: a negated main verb in plain telling."""
    if t.force not in standing_words().contrast.plain or not shared:
        return False
    return any(grammar.is_negated(draft.tree, i) for i in _main_verbs(draft, t))


def _main_verbs(draft: Draft, s: StatementFound) -> list[int]:
    tree = draft.tree
    return [i for a, b in s.content for i in range(a, b) if tree.pos[i] in VERBAL and tree.dep[i] in MAIN]


def tells_of(draft: Draft, t: StatementFound, s: StatementFound) -> bool:
    """Tell whether a statement speaks of the other's source: it tells of that, not of what that told."""
    source = set(draft.sources(s.source_head))
    return any(source & set(draft.numbers(i)) for a, b in t.content for i in range(a, b))


def _things(draft: Draft, s: StatementFound) -> set[str]:
    """Return the lemmas of the common nouns in a statement's content."""
    tree = draft.tree
    return {tree.lemma[i] for a, b in s.content for i in range(a, b) if tree.pos[i] in ("NOUN", "ADJ")}


def _opposed(draft: Draft, first: int, second: int) -> bool:
    """Tell whether a contrast parts two statements: between them in one sentence, or at the start of the next."""
    tree, markers = draft.tree, standing_words().contrast.markers
    s, t = draft.statements[first], draft.statements[second]
    a, b = tree.sentence[max(s.cue_head, *(c.end - 1 for c in s.content))], tree.sentence[t.cue_head]
    if b - a > 1:
        return False
    if tree.sentence[s.cue_head] == b:
        gap = range(min(s.cue_head, t.cue_head) + 1, max(s.cue_head, t.cue_head))
        return any(tree.lower[k] in markers and _holding_alike(draft, k, s) for k in gap)
    between = draft.statements[second - 1]
    if second - 1 != first and tree.sentence[between.cue_head] == b and not holds(draft, second, second - 1):
        return False  # the contrast is another statement's
    start = tree.sentences[b].start
    return any(tree.lower[k] in markers for k in range(start, min(start + 3, tree.sentences[b].end)))


def _holding_alike(draft: Draft, marker: int, s: StatementFound) -> bool:
    """Tell whether a marker is the reporter's own: not inside what is said."""
    return draft.holding(marker) == draft.holding(s.cue_head)


def _figures_differ(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two contents count the same thing and come to different numbers."""
    one, other = _figures(draft, s), _figures(draft, t)
    return any(other[key] != number for key, number in one.items() if key in other)


def _tolls(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two contents count the dead or the hurt of one thing, and come to different numbers."""
    one, other = _figures(draft, s), _figures(draft, t)
    harm = standing_words().contrast.harm
    return any(other.get(key, number) != number for key, number in one.items() if key in harm)


def _figures(draft: Draft, s: StatementFound) -> dict[str, str]:
    """Return what a content counts: the lemma of the noun and of the verb that it is subject or object of -> number."""
    tree, deadly = draft.tree, standing_words().contrast.deadly
    out: dict[str, str] = {}
    for a, b in s.content:
        for i in range(a, b):
            if tree.pos[i] != "NUM" or draft.times_between(i, i + 1):
                continue
            noun = tree.head[i] if tree.dep[i] == "nummod" else i
            for k in {noun, tree.head[noun]} if tree.dep[noun] in COUNTED else {noun}:
                if tree.pos[k] in ("NOUN", "VERB", "ADJ"):
                    lemma = "kill" if tree.lemma[k] in deadly else tree.lemma[k]
                    out.setdefault(lemma, tree.lower[i])
    return out


def _negates(draft: Draft, s: StatementFound, t: StatementFound, shared: set[str]) -> bool:
    """Tell whether just one of two contents negates a verb that both have ("came from ..." against "did not come")."""
    one, other = _verbs(draft, s, shared), _verbs(draft, t, shared)
    return any(other[lemma] != negated for lemma, negated in one.items() if lemma in other)


def _verbs(draft: Draft, s: StatementFound, shared: set[str]) -> dict[str, bool]:
    """Return the main verbs of a content that are among ``shared`` and whether each is negated."""
    tree = draft.tree
    return {tree.lemma[i]: grammar.is_negated(tree, i) for i in _main_verbs(draft, s) if tree.lemma[i] in shared}


def _topics(draft: Draft, s: StatementFound) -> set[int]:
    """Return the nouns in a statement's content that stand for an event."""
    tree, words = draft.tree, standing_words().contrast
    return {i for a, b in s.content for i in range(a, b) if tree.pos[i] == "NOUN" and tree.lemma[i] in words.events}
