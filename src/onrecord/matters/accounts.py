"""What one report tells of events, each as an account: who, what, when, where, in which words. After words.py.

An account is an event that somebody says has happened or goes on; what is only planned, asked for or said not to be
is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..records import Actor, Count, Event, Place, Report, Time
from .words import stems

Days = tuple[int, int]  # ordinals of the first and last day


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an account. ``shared`` says that its id is the same in every document."""

    id: str
    name: str
    country: str | None
    code: str | None
    kind: str

    @property
    def shared(self) -> bool:
        """Whether the id names the same actor in every document."""
        return ":" in self.id


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an account plays: the gazetteer's number where it has one, and the point."""

    key: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """An event as one report tells it.

    ``days`` are those that the text gives, ``None`` where it gives none; ``told`` is the ordinal of the day of the
    report, ``None`` where that is unknown. ``words`` are the stems of its sentence, sorted.
    """

    event: str
    type: str
    mode: str | None
    quad: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    days: Days | None
    told: int | None
    spot: Spot | None
    words: tuple[str, ...]
    fatalities: Count | None
    injured: Count | None
    title: str

    @property
    def document(self) -> str:
        """The id of the document that tells it."""
        return self.event.rpartition(".")[0]


def accounts_of(report: Report) -> list[Account]:
    """Return the accounts of a report in the order of its events; empty where it tells none."""
    parties = {a.id: party_of(a) for a in report.actors}
    times = {t.id: t for t in report.times}
    places = {p.id: p for p in report.places}
    told = ordinal_of(report.document.published)
    promised = {i for c in report.commitments for i in c.events}
    return [_account(report, e, parties, times, places, told) for e in report.events if _happened(e, promised)]


def party_of(actor: Actor) -> Party:
    """Return an actor as the party of an account."""
    return Party(actor.id, actor.name, actor.country, actor.code, actor.kind)


def _happened(event: Event, promised: set[str]) -> bool:
    """Say whether somebody tells that the event took place: the author, or whoever it stands on.

    To promise is to do something now, though what is ``promised`` is yet to come.
    """
    if (event.aspect not in ("past", "ongoing") and event.id not in promised) or not (event.actors or event.recipients):
        return False
    return max((f.score for f in event.factuality), default=0.0) > 0


def _account(
    report: Report,
    event: Event,
    parties: Mapping[str, Party],
    times: Mapping[str, Time],
    places: Mapping[str, Place],
    told: int | None,
) -> Account:
    text = report.document.text
    return Account(
        event=event.id,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        actors=tuple(parties[i] for i in event.actors if i in parties),
        recipients=tuple(parties[i] for i in event.recipients if i in parties),
        days=days_of(times[event.time]) if event.time else None,
        told=told,
        spot=_spot(places[event.place]) if event.place else None,
        words=tuple(sorted(set(stems(text[event.sentence.start : event.sentence.end])))),
        fatalities=event.fatalities,
        injured=event.injured,
        title=" ".join(text[event.sentence.start : event.sentence.end].split()),
    )


def days_of(time: Time) -> Days | None:
    """Return the days that a time covers, ``None`` for one that has no dates."""
    first, last = ordinal_of(time.start), ordinal_of(time.end)
    if first is None or last is None:
        return None
    ends_at_midnight = len(time.end or "") <= len("2026-01-01") or (time.end or "")[11:16] in ("", "00:00")
    return first, max(first, last - 1 if ends_at_midnight else last)


def ordinal_of(day: str | None) -> int | None:
    """Return an ISO date (or date and time) as an ordinal, ``None`` for none or one outside the calendar."""
    if not day:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def day_text(ordinal: int | None) -> str | None:
    """Return an ordinal as an ISO date, ``None`` for none."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def _spot(place: Place) -> Spot:
    key = str(place.geonames_id) if place.geonames_id else place.name.casefold()
    return Spot(key, place.name, place.lat, place.lon, place.country, place.precision)
