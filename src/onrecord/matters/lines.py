"""Positions over time: what each party says and does towards an issue, and when its line changes. After words.py.

A saying has a sign: for (agrees, supports, consults, helps) or against (rejects, accuses, threatens, denies). A line
has changed when a party says the other sign of what it said before, in the words of the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..codebook.following import following_codes, thresholds
from ..records import Report
from .accounts import Party, ordinal_of, party_of
from .likeness import Weight
from .profile import party_key
from .words import shared, stems


@dataclass(frozen=True, slots=True)
class Saying:
    """What a party says or does towards an issue: ``sign`` is +1 for, -1 against, 0 where it shows neither."""

    party: str
    name: str
    item: str
    document: int
    day: int | None
    sign: int
    force: str
    content: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """That a party's line changed: the items that show both lines, and how far they are about the same thing (0-1)."""

    party: str
    before: str
    after: str
    score: float


def sayings_of(report: Report, document: int) -> list[Saying]:
    """Return what each party of a report says, in its order; empty where nobody who counts as a party speaks."""
    text = report.document.text
    actors = {a.id: a for a in report.actors}
    told = ordinal_of(report.document.published)
    starts = {t.id: t.start for t in report.times}
    signs = _signs(report)
    out = []
    for s in report.statements:
        actor = actors.get(s.source or "")
        key = party_key(actor) if actor else None
        if actor is None or key is None or s.negated:
            continue
        content = " ... ".join(" ".join(text[a:b].split()) for a, b in s.content)
        party: Party = party_of(actor)
        day = ordinal_of(starts.get(s.time or "")) or told
        sign = signs.get(s.id, _force_sign(s.force))
        words = tuple(sorted(set(stems(content))))
        out.append(Saying(key, party.name, s.id, document, day, sign, s.force, content, words))
    return [*out, *_acts(report, document)]


def _acts(report: Report, document: int) -> list[Saying]:
    """Return what the parties do by words where no statement of their own carries it ("rejected the demand")."""
    text, told = report.document.text, ordinal_of(report.document.published)
    actors = {a.id: a for a in report.actors}
    sources = {s.id: s.source for s in report.statements}
    starts = {t.id: t.start for t in report.times}
    out = []
    for e in report.events:
        sure = max((f.score for f in e.factuality), default=0.0)
        doers = [actors[i] for i in e.actors if i in actors and i != sources.get(e.statement or "")]
        if e.type not in following_codes().line or sure <= 0 or not doers:
            continue
        content = " ".join(text[e.sentence.start : e.sentence.end].split())
        words, day = tuple(sorted(set(stems(content)))), ordinal_of(starts.get(e.time or "")) or told
        sign = 1 if e.quad <= 2 else -1
        keys = {key: a.name for a in reversed(doers) if (key := party_key(a))}
        out += [Saying(k, n, e.id, document, day, sign, e.type.lower(), content, words) for k, n in keys.items()]
    return out


def _force_sign(force: str) -> int:
    codes = following_codes()
    return (force in codes.speaks_for) - (force in codes.speaks_against)


def _signs(report: Report) -> dict[str, int]:
    """Return the sign of each statement that carries an event of its own source's, or a stance."""
    sources = {s.id: s.source for s in report.statements}
    out: dict[str, int] = {}
    for e in report.events:
        if e.statement and e.type in following_codes().line and sources.get(e.statement) in e.actors:
            out.setdefault(e.statement, 1 if e.quad <= 2 else -1)
    for stance in report.stances:
        if stance.statement and stance.holder == sources.get(stance.statement):
            out.setdefault(stance.statement, 1 if stance.polarity in ("support", "positive") else -1)
    return out


def change(later: Saying, earlier: Sequence[Saying], weight: Weight) -> Change | None:
    """Return the change of line that ``later`` makes against the latest of ``earlier`` sayings on the same thing,
    else ``None``.
    """
    if not later.sign:
        return None
    for before in reversed(earlier):
        if before.party != later.party or not before.sign or before.document == later.document:
            continue
        if before.day is not None and later.day is not None and later.day <= before.day:
            continue  # told later, said before
        score = shared(before.words, later.words, weight)
        if score >= thresholds().line:
            return Change(later.party, before.item, later.item, round(score, 3)) if before.sign != later.sign else None
    return None
