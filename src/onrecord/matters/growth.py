"""Which matter a report belongs to, and how a matter grows with it. After profile.py.

A matter is recurring parties and an issue. A report belongs to the matter whose parties and words it shares most;
where it tells an incident that a matter has, less is enough. What a person has decided (which reports a matter has,
that two are one) is never undone by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..codebook.following import thresholds
from .likeness import Weight
from .profile import Profile
from .words import cosine

KEPT_WORDS = 60
KEPT_PARTIES = 12
KEY_WORDS = 8
PARTY_SHARE = 0.35  # of the likeness, the rest is the words'
PARTY_FLOOR = 0.2
KEY_PARTIES = 3


@dataclass(frozen=True, slots=True)
class Growing:
    """A matter as it grows: its number, and the sums of its reports' profiles."""

    number: int
    parties: dict[str, float]
    words: dict[str, float]
    forms: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Belonging:
    """That a report belongs to a matter: how alike they are (0-1), and why."""

    matter: int
    score: float
    reason: str


def closeness(profile: Profile | Growing, matter: Growing) -> float:
    """Return how alike a report (or a matter) and a matter are (0-1): parties' and words' cosines, the words telling
    more.

    Parties that are all others take away most, not all: an outbreak or a strike may cross borders.
    """
    parties = PARTY_FLOOR + (1 - PARTY_FLOOR) * cosine(profile.parties, matter.parties)
    words = cosine(profile.words, matter.words)
    return round(float(parties**PARTY_SHARE * words ** (1 - PARTY_SHARE)), 4)


def keys_of(profile: Profile, weight: Weight) -> list[str]:
    """Return the keys under which a report meets the matters that it may belong to."""
    parties = list(profile.parties)[:KEY_PARTIES]
    rare = sorted(profile.words, key=lambda s: (-profile.words[s] * weight(s), s))[:KEY_WORDS]
    pairs = [f"{a}|{b}" for i, a in enumerate(sorted(parties)) for b in sorted(parties)[i + 1 :]]
    return [f"p:{pair}|{word}" for pair in pairs[:1] for word in rare] + [
        f"{p}|{word}" for p in parties for word in rare
    ]


def belongings(
    profile: Profile, matters: Iterable[Growing], *, told: dict[int, int], same_story: set[int]
) -> list[Belonging]:
    """Return the matters that a report belongs to, closest first; empty where it starts one of its own.

    ``told`` says for a matter's number how many of its incidents the report tells; ``same_story`` are the matters of
    documents with the same origin.
    """
    limits = thresholds()
    out = []
    for matter in matters:
        score = closeness(profile, matter)
        incidents = told.get(matter.number, 0)
        if matter.number in same_story:
            out.append(Belonging(matter.number, max(score, 0.9), "the same story as another of its reports"))
        elif incidents and score >= limits.matter_incident:
            out.append(
                Belonging(matter.number, max(score, limits.matter), f"tells of {_some(incidents)} of the matter")
            )
        elif score >= limits.matter:
            out.append(Belonging(matter.number, score, _shared(profile, matter)))
    return sorted(out, key=lambda b: (-b.score, b.matter))


def _some(incidents: int) -> str:
    return "an incident" if incidents == 1 else f"{incidents} incidents"


def _shared(profile: Profile, matter: Growing) -> str:
    """Return the reason in words: the parties and the issue's words that both have."""
    parties = [p for p in profile.parties if p in matter.parties][:3]
    common = [s for s in profile.words if s in matter.words]
    words = sorted(common, key=lambda s: (-profile.words[s] * matter.words[s], s))[:4]
    return f"same parties ({', '.join(parties)}) and words ({', '.join(profile.forms.get(s, s) for s in words)})"


def grown(matter: Growing, profile: Profile) -> Growing:
    """Return the matter with one more report in it."""
    return Growing(
        matter.number,
        _added(matter.parties, profile.parties, KEPT_PARTIES),
        _added(matter.words, profile.words, KEPT_WORDS),
        {**profile.forms, **matter.forms},
    )


def _added(a: dict[str, float], b: dict[str, float], most: int) -> dict[str, float]:
    total = {k: round(a.get(k, 0.0) + b.get(k, 0.0), 4) for k in [*a, *(k for k in b if k not in a)]}
    return dict(sorted(total.items(), key=lambda kv: (-kv[1], kv[0]))[:most])


def joined(a: Growing, b: Growing) -> Growing:
    """Return two matters as one, under the number of the first."""
    return Growing(
        a.number,
        _added(a.parties, b.parties, KEPT_PARTIES),
        _added(a.words, b.words, KEPT_WORDS),
        {**b.forms, **a.forms},
    )


def are_one(a: Growing, b: Growing) -> bool:
    """Say whether two matters that a report fits are so alike that they are one."""
    return closeness(a, b) >= thresholds().merge
