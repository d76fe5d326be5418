"""What a report is about: its parties and the words of its issue, weighed. After words.py and accounts.py.

Parties are states (with all who act for them), organizations, armed groups and persons named; the issue's words come
from the title and from what is told and said, without the names of the parties themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from ..codebook.countries import countries
from ..records import Actor, Report
from .likeness import Weight
from .words import stems, surface_forms

TITLE = 3  # times that a word of the title counts
OPENING = 300  # characters in which a report says what it is about
ONCE = 0.3  # of its weight: a word said once
PERSON = 0.5  # a word of a person's name
ISSUE_WORDS = 30
PARTIES = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """Weighted parties (key -> weight) and issue words (stem -> weight), each of length 1; ``forms`` are stems as
    written.
    """

    parties: dict[str, float]
    words: dict[str, float]
    forms: dict[str, str]


def profile_of(report: Report, weight: Weight) -> Profile:
    """Return the profile of a report; empty bags where nobody takes part or nothing is told.

    Words are those of the whole text, its opening and its title counted again; a word said once tells little.
    """
    text, title = report.document.text, report.document.title or ""
    persons = {stem for a in report.actors if a.kind == "person" for stem in stems(a.name)}
    counts = Counter(stems(text)) + Counter(stems(text[:OPENING]))
    for stem in stems(title):
        counts[stem] += TITLE
    bag = {
        s: (1 + log(n)) * weight(s) ** 2 * (ONCE if n == 1 else 1.0) * (PERSON if s in persons else 1.0)
        for s, n in counts.items()
        if s not in _nations() and not s.isdigit()
    }
    best = dict(sorted(bag.items(), key=lambda kv: (-kv[1], kv[0]))[:ISSUE_WORDS])
    forms = surface_forms(f"{title} . {text}")
    return Profile(unit(_parties(report)), unit(best), {s: forms[s] for s in best if s in forms})


@cache
def _nations() -> frozenset[str]:
    """Return the stems of the names of countries and their people: a party's name is no word of its issue."""
    known = countries()
    return frozenset(
        s for table in (known.by_name, known.by_demonym, known.by_people) for name in table for s in stems(name)
    )


def _parties(report: Report) -> dict[str, float]:
    """Return how much each party does, says and is named."""
    actors = {a.id: a for a in report.actors}
    counts: Counter[str] = Counter()
    for e in report.events:
        for i in {*e.actors, *e.recipients}:
            _count(counts, actors.get(i), 2.0)
    for s in report.statements:
        _count(counts, actors.get(s.source or ""), 1.0)
    for a in report.actors:
        _count(counts, a, 0.5 * sqrt(len(a.mentions)))
    return dict(sorted(((k, v) for k, v in counts.items()), key=lambda kv: (-kv[1], kv[0]))[:PARTIES])


def _count(counts: Counter[str], actor: Actor | None, weight: float) -> None:
    if actor is None:
        return
    key = party_key(actor)
    if key:
        counts[key] += weight  # type: ignore[assignment]


def party_key(actor: Actor) -> str | None:
    """Return the key by which an actor counts as a party; ``None`` for one only described, of no country."""
    if actor.country and (actor.kind != "person" or (actor.code or "")[3:] not in ("", "CVL")):
        return actor.country
    if ":" in actor.id:
        return actor.id
    return actor.country


def unit(bag: dict[str, float]) -> dict[str, float]:
    """Return a bag scaled to length 1; an empty one as it is."""
    length = sqrt(sum(v * v for v in bag.values()))
    return {k: round(v / length, 4) for k, v in bag.items()} if length else {}
