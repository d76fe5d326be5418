"""Lays a report out in rows, as tuples of the tables' columns. Pure: store.py enters them, check.py compares them.

Where a row refers to another, it has that one's place in this layout (from 0): items in their order, actors and places
in theirs. Numbers of the record are put in when the rows are entered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..records import Actor, Commitment, Count, Dispute, Event, Place, Report, Span, Stance, Statement, Time

GAP = " ... "  # between the spans of one content
ACTS, RECEIVES = 1, 2  # sides of an item
DETAILS = {
    "events": 24,
    "statements": 11,
    "commitments": 9,
    "disputes": 2,
    "positions": 6,
    "stances": 3,
}  # the tables whose rows begin with their item, and how many columns each has
Row = tuple[Any, ...]


class Item(NamedTuple):
    """What every item has; ``place`` is the key of its place."""

    id: str
    kind: str
    type: str
    day: str
    place: str | None
    start: int
    finish: int
    rule: str


@dataclass(slots=True)
class Layout:
    """The rows of one report.

    ``actors`` are (key, id, name, kind, country, code), ``appearances`` (day, id, name, role, country, sectors, code,
    mentions, rule) in the same order, ``places`` by key (geonames_id, name, lat, lon, country, admin1, feature);
    ``parties`` are (item, side, nth, rank), ``countries`` (item, country), ``details`` rows of each of :data:`DETAILS`.
    """

    actors: list[Row] = field(default_factory=list)
    appearances: list[Row] = field(default_factory=list)
    places: dict[str, Row] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    parties: list[tuple[int, int, int, int]] = field(default_factory=list)
    countries: list[tuple[int, str]] = field(default_factory=list)
    details: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in DETAILS})


def lay_out(report: Report) -> Layout:
    """Return the rows of ``report``: statements first, since the other items refer to them."""
    work = _Work(report)
    for statement in report.statements:
        work.statement(statement)
    for event in report.events:
        work.event(event)
    for commitment in report.commitments:
        work.commitment(commitment)
    for dispute in report.disputes:
        work.dispute(dispute)
    for stance in report.stances:
        work.stance(stance)
    return work.out


class _Work:
    """A layout in the making."""

    def __init__(self, report: Report) -> None:
        self.out = Layout()
        self.text = report.document.text
        self.published = report.document.published
        self.times = {t.id: t for t in report.times}
        self.places = {p.id: p for p in report.places}
        self.statements = {s.id: s for s in report.statements}
        self.ranks = {a.id: n for n, a in enumerate(report.actors)}
        self.actors = report.actors
        own = f"{report.document.id}."
        for a in report.actors:
            self._actor(a, described=a.id.startswith(own))
        for p in report.places:
            values = (p.geonames_id, p.name, p.lat, p.lon, p.country, p.admin1, p.feature)
            self.out.places.setdefault(place_key(p), values)

    def _actor(self, a: Actor, *, described: bool) -> None:
        key = "\t".join((a.name, a.kind, a.code or "")) if described else a.id
        own = a.id if described else None
        self.out.actors.append((key, None if described else a.id, a.name, a.kind, a.country, a.code))
        day, sectors, mentions = (self.published or "")[:10], json.dumps(a.sectors), json.dumps(a.mentions)
        self.out.appearances.append((day, own, a.name, a.role, a.country, sectors, a.code, mentions, a.rule))

    def item(
        self,
        item: Event | Statement | Commitment | Dispute | Stance,
        kind: str,
        type: str,
        *,
        span: Span,
        time: str | None = None,
        place: str | None = None,
        sides: tuple[Sequence[str | None], Sequence[str | None]] = ((), ()),
    ) -> int:
        """Enter what every item has and return its place; ``sides`` are ids of actors, ``time`` and ``place`` ids."""
        when, where = self._time(time), self.places[place] if place else None
        day = ((when.start if when else None) or self.published or "")[:10]
        number = len(self.out.items)
        key = place_key(where) if where else None
        self.out.items.append(Item(item.id, kind, type, day, key, span.start, span.end, item.rule))
        found = {where.country: None} if where and where.country else {}
        for side, ids in zip((ACTS, RECEIVES), sides):
            ranks = [self.ranks[i] for i in dict.fromkeys(ids) if i]
            self.out.parties += [(number, side, nth, rank) for nth, rank in enumerate(ranks)]
            found |= {c: None for rank in ranks if (c := self.actors[rank].country)}
        self.out.countries += [(number, country) for country in sorted(found)]
        return number

    def statement(self, s: Statement) -> None:
        """Enter a statement."""
        sides = ((s.source,), (s.addressee,))
        number = self.item(s, "s", s.force, span=s.cue, time=s.time, place=s.place, sides=sides)
        said = (s.cue_lemma, s.manner, int(s.negated), int(s.official))
        row = (number, *said, *_when(self._time(s.time)), s.parent, json.dumps(s.content), self._words(s.content))
        self.out.details["statements"].append(row)

    def event(self, e: Event) -> None:
        """Enter an event."""
        sides = (e.actors, e.recipients)
        number = self.item(e, "e", e.type, span=e.trigger, time=e.time, place=e.place, sides=sides)
        author = next((f.score for f in e.factuality if f.holder == "author"), None)
        row = (
            number,
            *(e.mode, json.dumps(e.contexts), e.cameo, e.quad, e.score),
            *e.sentence,
            *_when(self._time(e.time)),
            *(e.basis, e.place_basis, e.aspect, e.confirmation, json.dumps(e.confirmed_by), author),
            *_bounds(e.fatalities),
            *_bounds(e.injured),
            e.statement,
        )
        self.out.details["events"].append(row)

    def commitment(self, c: Commitment) -> None:
        """Enter a commitment; one that names nobody stands under who says it."""
        said = self.statements.get(c.statement or "")
        promisor = c.promisor or (said.source if said else None)
        span = c.content[0] if c.content else Span(0, 0)
        number = self.item(c, "c", c.status, span=span, time=c.made, sides=((promisor,), (c.promisee,)))
        made, due = self._time(c.made), self._time(c.due)
        dates = (made.start if made else None, due.start if due else None, c.due_date)
        told = (int(c.promisor is not None), c.statement, json.dumps(c.events))
        row = (number, *dates, *told, json.dumps(c.content), self._words(c.content))
        self.out.details["commitments"].append(row)

    def dispute(self, d: Dispute) -> None:
        """Enter a dispute and its positions."""
        span = next((s for p in d.positions for s in p.content), Span(0, 0))
        holders = [p.holder for p in d.positions]
        number = self.item(d, "d", d.rule.partition(":")[0], span=span, sides=(holders, ()))
        self.out.details["disputes"].append((number, json.dumps(d.about)))
        for nth, p in enumerate(d.positions):
            rank = self.ranks[p.holder] if p.holder else None
            row = (number, nth, rank, p.statement, json.dumps(p.content), self._words(p.content))
            self.out.details["positions"].append(row)

    def stance(self, s: Stance) -> None:
        """Enter a stance."""
        number = self.item(s, "n", s.polarity, span=s.span, sides=((s.holder,), (s.target,)))
        issue = self._words([s.issue]) if s.issue else None
        self.out.details["stances"].append((number, issue, s.statement))

    def _time(self, id: str | None) -> Time | None:
        return self.times[id] if id else None

    def _words(self, spans: Iterable[Span]) -> str:
        return words(self.text, spans)


def words(text: str, spans: Iterable[Sequence[int]]) -> str:
    """Return the words of some spans, white space made single."""
    return GAP.join(" ".join(text[start:end].split()) for start, end in spans)


def place_key(p: Place) -> str:
    """Return what a place is known by in the record: its GeoNames id, else its name and point."""
    return str(p.geonames_id) if p.geonames_id else f"{p.name}@{p.lat},{p.lon}"


def _when(time: Time | None) -> tuple[str | None, str | None, str | None]:
    return (time.value, time.start, time.end) if time else (None, None, None)


def _bounds(count: Count | None) -> tuple[int | None, int | None, int | None]:
    return (count.best, count.low, count.high) if count else (None, None, None)
