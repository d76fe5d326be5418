"""Checks a report against the rows of a careful reader's table: a row is right when every field it names is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from onrecord import Actor, Event, Place, Report, Statement, Time

Row = dict[str, Any]
NEAR_DEGREES = 0.5
NEAR_DEGREES_SEA = 4.0
SAME_WORDS = 0.9  # least share of characters that two spans of content must have in common
SAME_PHRASE = 0.6  # the same for mentions, which may or may not take in a title or an article


def overlap(a: Iterable[int], b: Iterable[int]) -> int:
    """Return how many characters two half-open spans share."""
    (a0, a1), (b0, b1) = a, b
    return max(0, min(a1, b1) - max(a0, b0))


def alike(spans: list[Any], gold: list[Any]) -> float:
    """Return the F1 of characters that two lists of spans cover."""
    shared = sum(overlap(a, b) for a in spans for b in gold)
    total = sum(b - a for a, b in spans) + sum(b - a for a, b in gold)
    return 2 * shared / total if total else 0.0


def alike_any(actor: Actor, span: list[int]) -> bool:
    """Tell whether one of an actor's mentions is ``span``, give or take a title or an article."""
    return any(alike([m], [span]) >= SAME_PHRASE for m in actor.mentions)


class Reader:
    """A report and the rows to hold it against; ``wrong`` says what is wrong with a row, ``None`` where nothing is."""

    def __init__(self, report: Report, rows: dict[str, list[Row]]) -> None:
        self.report = report
        self.rows = rows
        self.actor_rows = {row["row"]: row for row in rows["actor"]}
        self.statement_rows = {row["row"]: row for row in rows["statement"]}

    def wrong(self, kind: str, row: Row) -> str | None:
        """Return what is wrong with one row of ``kind``, or ``None``."""
        check: Callable[[Row], str | None] = getattr(self, f"check_{kind}")
        return check(row)

    # actors

    def actor_of(self, span: list[int]) -> Actor | None:
        """Return the actor one of whose mentions is ``span``, give or take a title or an article."""
        best = max(
            ((alike([m], [span]), a) for a in self.report.actors for m in a.mentions),
            key=lambda pair: pair[0],
            default=None,
        )
        return best[1] if best is not None and best[0] >= SAME_PHRASE else None

    def actor(self, label: str) -> Actor | None:
        """Return the actor of the row named ``label``."""
        return self.actor_of(self.actor_rows[label]["mentions"][0])

    def is_actor(self, found: Iterable[str], label: str) -> bool:
        """Tell whether one of the actor ids is an actor that the row named ``label`` describes."""
        row = self.actor_rows[label]
        spans = [row["mentions"][0], *(also[0] for also in row.get("also", []))]
        wanted = {a.id for a in map(self.actor_of, spans) if a is not None}
        return bool(wanted & set(found))

    def check_actor(self, row: Row) -> str | None:
        for mentions in (row["mentions"], *row.get("also", [])):
            fault = self._check_group(row, mentions)
            if fault:
                return fault
        return None

    def _check_group(self, row: Row, mentions: list[list[int]]) -> str | None:
        found = [self.actor_of(m) for m in mentions]
        missing = [m for m, a in zip(mentions, found) if a is None]
        if missing:
            return f"no actor at {missing}"
        actor = found[0]
        assert actor is not None
        others = [(m, a.name) for m, a in zip(mentions, found) if a is not None and a.id != actor.id]
        if others and "countries" not in row:
            return f"{actor.name!r} is not {others}"
        if "countries" in row:
            at = [a for a in self.report.actors if a.role and alike_any(a, mentions[0])]
            if sorted(a.country or "" for a in at) != sorted(row["countries"]):
                return f"countries {[a.country for a in at]}"
        elif "country" in row and (actor.country or "") != row["country"]:
            return f"country {actor.country}"
        if actor.kind not in row["kind"]:
            return f"kind {actor.kind}"
        if "role" in row and (actor.role or "").lower() != row["role"].lower():
            return f"role {actor.role}"
        if "sectors" in row and not set(row["sectors"]) <= set(actor.sectors):
            return f"sectors {actor.sectors}"
        if "any_sector" in row and not set(row["any_sector"]) & set(actor.sectors):
            return f"sectors {actor.sectors}"
        return None

    def check_not_actor(self, row: Row) -> str | None:
        doing = {a for e in self.report.events for a in (*e.actors, *e.recipients)}
        doing |= {s.source for s in self.report.statements if s.source}
        for span in row["spans"]:
            actor = self.actor_of(span)
            if actor is not None and actor.id in doing:
                return f"{actor.name!r} acts"
        for span in row["not_person"]:
            actor = self.actor_of(span)
            if actor is not None and actor.kind == "person":
                return f"{actor.name!r} is a person"
        return None

    # places and times

    def places_at(self, span: list[int]) -> list[Place]:
        """Return the places that have a mention over ``span``."""
        return [p for p in self.report.places if any(alike([m], [span]) >= SAME_PHRASE for m in p.mentions)]

    def check_place(self, row: Row) -> str | None:
        for span in row["spans"]:
            places = self.places_at(span)
            if not places:
                return f"no place at {span}"
            p = places[0]
            if "geonames_id" in row and p.geonames_id != row["geonames_id"]:
                return f"{p.name} is {p.geonames_id}"
            if "country" in row and p.country != row["country"]:
                return f"{p.name} in {p.country}"
            if "lat" in row:
                near = NEAR_DEGREES if "country" in row else NEAR_DEGREES_SEA
                if p.lat is None or p.lon is None or max(abs(p.lat - row["lat"]), abs(p.lon - row["lon"])) > near:
                    return f"{p.name} at {p.lat}, {p.lon}"
        return None

    def check_not_place(self, row: Row) -> str | None:
        literal = [p.name for span in row["spans"] for p in self.places_at(span) if p.use == "literal"]
        return f"places: {literal}" if literal else None

    def time_at(self, span: list[int]) -> Time | None:
        """Return the time expression that overlaps ``span`` most."""
        best = max(self.report.times, key=lambda t: alike([t.span], [span]), default=None)
        return best if best is not None and overlap(best.span, span) else None

    def check_time(self, row: Row) -> str | None:
        t = self.time_at(row["span"])
        if t is None:
            return "not found"
        if (t.type, t.value) != (row["type"], row["value"]):
            return f"{t.type} {t.value}"
        if "end_on" in row and t.end != row["end_on"]:
            return f"ends {t.end}"
        return None

    # statements

    def statement(self, row: Row) -> Statement | None:
        """Return the statement whose cue is the row's."""
        return next((s for s in self.report.statements if overlap(s.cue, row["cue"])), None)

    def check_statement(self, row: Row) -> str | None:
        s = self.statement(row)
        if s is None:
            return "no statement"
        if alike(list(s.content), row["content"]) < SAME_WORDS:
            return f"content {[self.report.document.text[a:b] for a, b in s.content]}"
        label = row.get("source", row.get("source_also", ""))
        if s.source is None or not self.is_actor([s.source], label):
            return f"source {s.source}"
        if "addressee" in row and (s.addressee is None or not self.is_actor([s.addressee], row["addressee"])):
            return f"addressee {s.addressee}"
        if s.manner != row["manner"]:
            return f"manner {s.manner}"
        if "force" in row and s.force not in row["force"]:
            return f"force {s.force}"
        if "official" in row and s.official != row["official"]:
            return f"official {s.official}"
        if "parent" in row:
            parent = self.statement(self.statement_rows[row["parent"]])
            if parent is None or s.parent != parent.id:
                return f"parent {s.parent}"
        return self._check_setting(s, row)

    def _check_setting(self, item: Statement | Event, row: Row) -> str | None:
        """Check the time and the place that a row names for a statement or event."""
        times = {t.id for span in row.get("times", [row["time"]] if "time" in row else []) if (t := self.time_at(span))}
        if times and item.time not in times:
            return f"time {item.time}"
        spans = row.get("places", [row["place"]] if "place" in row else [])
        places = {p.id for span in spans for p in self.places_at(span)}
        if spans and item.place not in places:
            return f"place {item.place}"
        return None

    # events

    def check_event(self, row: Row) -> str | None:
        found = [e for e in self.report.events if any(overlap(e.trigger, t) for t in row["trigger"])]
        if not found:
            return "no event"
        faults = [self._event_fault(e, row) for e in found]
        return None if None in faults else "; ".join(f for f in faults if f)

    def _event_fault(self, e: Event, row: Row) -> str | None:
        if e.type not in row["types"]:
            return f"type {e.type}"
        if "modes" in row and e.mode not in row["modes"]:
            return f"mode {e.mode}"
        for field in ("actors", "recipients"):
            ids = set(getattr(e, field))
            if row.get("mutual"):
                ids = {*e.actors, *e.recipients}
            for label in row.get(field, []):
                if not self.is_actor(ids, label):
                    return f"{field} {self._names(getattr(e, field))}"
        countries = {a.country for a in self.report.actors if a.id in e.recipients}
        if "recipient_country" in row and row["recipient_country"] not in countries:
            return f"recipients {self._names(e.recipients)}"
        for label, values in row.get("factuality", {}).items():
            if not any(f.value in values for f in e.factuality if self._holds(f.holder, label)):
                return f"factuality {[(f.holder, f.value) for f in e.factuality]}"
        if "fatalities" in row and (e.fatalities is None or e.fatalities.best != row["fatalities"]):
            return f"fatalities {e.fatalities}"
        if "confirmation" in row and e.confirmation not in row["confirmation"]:
            return f"confirmation {e.confirmation}"
        if "aspect" in row and e.aspect not in row["aspect"]:
            return f"aspect {e.aspect}"
        return self._check_setting(e, row)

    def _holds(self, holder: str, label: str) -> bool:
        return holder == "author" if label == "author" else self.is_actor([holder], label)

    def _names(self, ids: Iterable[str]) -> list[str]:
        names = {a.id: a.name for a in self.report.actors}
        return [names[i] for i in ids]

    def check_not_event(self, row: Row) -> str | None:
        for e in self.report.events:
            if any(overlap(e.trigger, span) for span in row["spans"]):
                author = next((f.value for f in e.factuality if f.holder == "author"), None)
                if author not in ("Uu", "PS+"):
                    return f"{e.type} holds for the author: {author}"
        return None

    # across the text

    def check_commitment(self, row: Row) -> str | None:
        for c in self.report.commitments:
            if alike(list(c.content), [row["content"]]) >= SAME_WORDS:
                promisee = [c.promisee] if c.promisee else []
                if not self.is_actor([c.promisor], row["promisor"]):
                    return f"promisor {c.promisor}"
                if not self.is_actor(promisee, row["promisee"]):
                    return f"promisee {c.promisee}"
                return None if c.status == row["status"] else f"status {c.status}"
        return "no commitment"

    def check_dispute(self, row: Row) -> str | None:
        for d in self.report.disputes:
            sides = [
                any(
                    p.holder is not None
                    and self.is_actor([p.holder], label)
                    and alike(list(p.content), [content]) >= SAME_PHRASE
                    for p in d.positions
                )
                for label, content in zip(row["holders"], row["contents"])
            ]
            if all(sides):
                return None
        return "no dispute"

    def check_stance(self, row: Row) -> str | None:
        for s in self.report.stances:
            if s.polarity not in row["polarity"] or s.holder is None or s.target is None:
                continue
            if self.is_actor([s.holder], row["holder"]) and self.is_actor([s.target], row["target"]):
                return None
        return "no stance"
