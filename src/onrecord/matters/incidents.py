"""The same event told twice: accounts of one incident, what they agree on and where they differ. After likeness.py.

An account joins the known incident whose accounts it is most like (single pass, in the order of adding); an incident
keeps every account, so that nothing of what one source says is lost in the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..codebook.following import thresholds
from ..records import Count
from .accounts import Account, Party, Spot, day_text
from .likeness import Weight, agree, distance_km, likeness

COMPARED = 8  # accounts of an incident that a new one is compared with: the first and the latest
WINDOW_DAYS = 31
RARE_WORDS = 2
UNDATED = 0  # the day under which accounts without one are filed
LAST_DAY = 4_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """An account and the document that tells it: its number, the number of its origin, and who says so."""

    account: Account
    document: int
    origin: int
    source: str | None
    confirmation: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What accounts of one incident give otherwise: ``what`` (fatalities, injured, place, time, actor, name) and the
    values.
    """

    what: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What the accounts of one incident come to. Days are ordinals; counts run over all accounts."""

    type: str
    mode: str | None
    title: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    spot: Spot | None
    days: tuple[int, int] | None
    fatalities: Count | None
    injured: Count | None
    first_told: int | None
    last_told: int | None
    reports: int
    origins: int
    differences: tuple[Difference, ...]


def keys_of(account: Account, weight: Weight) -> list[str]:
    """Return the keys under which accounts of the same incident meet; empty where nothing ties it to others.

    A pair of parties, a place, and each party with the rarest words: what two accounts of one incident hardly lack
    all of.
    """
    parties = sorted({_key(p) for p in (*account.actors, *account.recipients)} - {""})[:4]
    rare = sorted(account.words, key=lambda s: (-weight(s), s))[:RARE_WORDS]
    keys = [f"{account.quad}|{a}|{b}" for i, a in enumerate(parties) for b in parties[i + 1 :]]
    keys += [f"{account.quad}|{p}|{word}" for p in parties[:2] for word in rare]
    if account.spot:
        keys.append(f"{account.quad}@{account.spot.key}")
        keys += [f"{account.quad}@{account.spot.key}|{word}" for word in rare]
    return keys


def _key(party: Party) -> str:
    return party.country or (party.id if party.shared else "")


def when(account: Account) -> int:
    """Return the day by which an account is filed: the first of its own, else that of the report, else 0."""
    return account.days[0] if account.days else account.told or UNDATED


def window(account: Account) -> tuple[int, int]:
    """Return the days by which other accounts of its incident may be filed; all of them for an account without a
    day.
    """
    if account.days:
        return account.days[0] - WINDOW_DAYS, account.days[1] + WINDOW_DAYS
    return (UNDATED, LAST_DAY) if account.told is None else (account.told - WINDOW_DAYS, account.told + WINDOW_DAYS)


def matches(told: Told, known: Iterable[tuple[int, Sequence[Told]]], weight: Weight) -> list[tuple[int, float]]:
    """Return the incidents that ``told`` may be an account of, with its likeness to each, most like first; empty for
    none.

    The likeness of an account and an incident is the mean of the best and the average over its accounts, so that no
    chain of weak links joins two incidents.
    """
    scored = [(number, closeness([told], others, weight)) for number, others in known if others]
    likely = [(number, round(score, 3)) for number, score in scored if score >= thresholds().incident]
    return sorted(likely, key=lambda m: (-m[1], m[0]))


def closeness(some: Sequence[Told], others: Sequence[Told], weight: Weight) -> float:
    """Return how likely two sets of accounts, none empty, are of one incident (0-1)."""
    pairs = [(a, b) for a in _sample(some) for b in _sample(others)]
    scores = [likeness(a.account, b.account, weight, one_story=a.origin == b.origin) for a, b in pairs]
    return (max(scores) + sum(scores) / len(scores)) / 2


def _sample(tellings: Sequence[Told]) -> Sequence[Told]:
    return tellings if len(tellings) <= COMPARED else [tellings[0], *tellings[-COMPARED + 1 :]]


def summarise(tellings: Sequence[Told]) -> Incident:
    """Return what some accounts of one incident (one or more, in order of adding) come to."""
    accounts = [t.account for t in tellings]
    days = [a.told for a in accounts if a.told is not None]
    kind = _most((a.type, a.mode) for a in accounts)
    return Incident(
        type=kind[0],
        mode=kind[1],
        title=accounts[0].title,
        actors=_parties(a.actors for a in accounts),
        recipients=_parties(a.recipients for a in accounts),
        spot=_most(a.spot for a in accounts if a.spot and a.spot.precision == _finest(accounts)),
        days=_narrowest(accounts),
        fatalities=_count([(a.told, a.fatalities) for a in accounts]),
        injured=_count([(a.told, a.injured) for a in accounts]),
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        reports=len({t.document for t in tellings}),
        origins=len({t.origin for t in tellings}),
        differences=tuple(_differences(tellings)),
    )


def _most(values: Iterable[Any]) -> Any:
    """Return the most frequent value, the first of equals; ``None`` where there is none."""
    counts = Counter(values)
    return max(counts, key=lambda v: counts[v]) if counts else None


def _parties(sides: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the parties of one side, most often named first; one who is only described gives way to one who is
    named.
    """
    counts: Counter[str] = Counter()
    known: dict[str, Party] = {}
    for side in sides:
        for p in side:
            key = p.id if p.shared else f"{p.country or ''} {p.name.casefold()}"
            known.setdefault(key, p)
            counts[key] += 1
    ranked = sorted(known, key=lambda k: (not known[k].shared, -counts[k], k))
    named = [k for k in ranked if known[k].shared]
    return tuple(known[k] for k in (named or ranked)[:6])


PRECISIONS = ("point", "city", "admin", "country")


def _finest(accounts: Iterable[Account]) -> str | None:
    found = {a.spot.precision for a in accounts if a.spot}
    return next((p for p in PRECISIONS if p in found), None)


def _narrowest(accounts: Iterable[Account]) -> tuple[int, int] | None:
    """Return the shortest time that the most accounts give."""
    counts = Counter(a.days for a in accounts if a.days)
    return min(counts, key=lambda d: (d[1] - d[0], -counts[d], d)) if counts else None


def _count(told: Iterable[tuple[int | None, Count | None]]) -> Count | None:
    """Return the latest figure as best, and the lowest and highest that any account gives; ``None`` where none gives
    one.
    """
    known = [(day if day is not None else 0, c) for day, c in told if c is not None]
    if not known:
        return None
    bounds = [n for _, c in known for n in (c.low, c.best, c.high) if n is not None]
    latest = [c.best for day, c in sorted(known, key=lambda k: k[0]) if c.best is not None]
    return Count(latest[-1] if latest else None, min(bounds, default=None), max(bounds, default=None))


def _differences(tellings: Sequence[Told]) -> Iterable[Difference]:
    accounts = [t.account for t in tellings]
    for what in ("fatalities", "injured"):
        counts = [c for a in accounts if (c := getattr(a, what)) is not None]
        if any(not agree(x, y) for i, x in enumerate(counts) for y in counts[i + 1 :]):
            yield Difference(what, tuple(dict.fromkeys(count_text(c) for c in counts)))
    spots = list({a.spot.key: a.spot for a in accounts if a.spot and a.spot.precision in ("point", "city")}.values())
    if any((distance_km(x, y) or 0) > 30 for i, x in enumerate(spots) for y in spots[i + 1 :]):
        yield Difference("place", tuple(dict.fromkeys(s.name for s in spots)))
    days = sorted({a.days for a in accounts if a.days and a.days[0] == a.days[1]})
    if len(days) > 1:
        yield Difference("time", tuple(str(day_text(d[0])) for d in days))
    countries = {c for a in accounts if len(held := {p.country for p in a.actors if p.country}) == 1 for c in held}
    if len(countries) > 1:
        yield Difference("actor", tuple(sorted(countries)))
    standing = {t.confirmation for t in tellings}
    if "denied" in standing and len(standing) > 1:
        yield Difference("whether it happened", tuple(sorted(standing)))


def count_text(count: Count) -> str:
    """Return a count in figures: "12", "at least 12", "10-15"."""
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{count.low}-{count.high}"
    if count.low is not None and count.high is None:
        return f"at least {count.low}"
    if count.high is not None and count.low is None and count.best is None:
        return f"up to {count.high}"
    return str(count.best if count.best is not None else count.low)
