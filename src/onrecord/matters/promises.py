"""Promises as the record follows them: who promised what, and whether two of them are one. After accounts.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..codebook.following import following_words
from ..codebook.intake import intake_words
from ..records import Commitment, Report
from .accounts import Party, ordinal_of, party_of
from .likeness import Weight, same_party
from .words import shared, stems

FILED_WORDS = 3  # words of a promise that it is found by
ANYBODY = "?"  # the key of promises whose promisor nobody names
LAPSED_DAYS = 30  # after a promise's last day the same words are another promise
FRAME = re.compile(r"([A-Z]+\.[a-z_]+)\.")  # in a rule: "agree.promise(RETREAT.open_border.reopen)"


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as the record follows it. Days are ordinals; ``due`` is the last on which it is kept in time.

    ``frames`` are those by which the event coder would know the act that was promised ("RETREAT.open_border").
    """

    id: str
    promisor: Party | None
    promisee: Party | None
    content: str
    words: tuple[str, ...]
    made: int | None
    due: int | None
    status: str
    document: int
    frames: tuple[str, ...] = ()


def promises_of(report: Report, document: int) -> list[Promise]:
    """Return the promises that a report tells, each as a new one; empty where it tells none."""
    parties = {a.id: party_of(a) for a in report.actors}
    sources = {s.id: s.source for s in report.statements}
    rules = {e.id: e.rule for e in report.events}
    return [_promise(report, c, parties, sources, document, rules) for c in report.commitments]


def _promise(
    report: Report,
    c: Commitment,
    parties: Mapping[str, Party],
    sources: Mapping[str, str | None],
    document: int,
    rules: Mapping[str, str],
) -> Promise:
    text = report.document.text
    content = " ... ".join(" ".join(text[a:b].split()) for a, b in c.content)
    starts = {t.id: t.start for t in report.times}
    promisor = c.promisor or sources.get(c.statement or "")
    return Promise(
        id=c.id,
        promisor=parties.get(promisor or ""),
        promisee=parties.get(c.promisee or ""),
        content=content,
        words=words_of(content),
        made=ordinal_of(starts.get(c.made or "")) or ordinal_of(report.document.published),
        due=ordinal_of(c.due_date),
        status=c.status,
        document=document,
        frames=tuple(sorted({f for i in c.events if i in rules for f in FRAME.findall(rules[i])})),
    )


def words_of(content: str) -> tuple[str, ...]:
    """Return the stems of what is promised, sorted: neither dates and figures nor the words of promising."""
    skip = _talk_stems()
    return tuple(sorted({s for s in stems(content) if s not in skip and not s.isdigit()}))


@cache
def _talk_stems() -> frozenset[str]:
    dates = intake_words()
    return frozenset(stems(" ".join(sorted({*following_words().talk, *dates.months, *dates.weekdays}))))


def same_promise(a: Promise, b: Promise, weight: Weight) -> float:
    """Return how far two promises are one (0-1): one promisor, the same words, the first not long past its day."""
    if not same_promisor(a.promisor, b.promisor) or _long_past(a, b) or _long_past(b, a):
        return 0.0
    return shared(a.words, b.words, weight)


def _long_past(a: Promise, b: Promise) -> bool:
    return a.due is not None and b.made is not None and b.made > a.due + LAPSED_DAYS


def same_promisor(a: Party | None, b: Party | None) -> bool:
    """Say whether two parties can be one promisor: the same actor, or both of one state; nobody is anybody."""
    return a is None or b is None or same_party(a, b) >= 0.35


def keys_of(promise: Promise, weight: Weight) -> list[str]:
    """Return the keys under which later reports find a promise: its promisor with each of its rarest words."""
    p = promise.promisor
    parties = sorted({k for k in (p.country, p.id if p.shared else None) if k}) if p else []
    rare = sorted(promise.words, key=lambda s: (-weight(s), s))[:FILED_WORDS]
    return [f"{party}|{stem}" for party in parties or [ANYBODY] for stem in rare]
