"""A story and who writes it: how a sentence names people, days and numbers, and which sentences are used up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .parties import Party, named
from .plan import Incident, Matter
from .wording import day, expand, mark, polish, when
from .world import acts

NOTHING: Mapping[str, str] = {}
EARLY = (0.4, 0.9)  # the share of the true number that first reports tell


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two, with marks for figures, and what it says: see the fields of a truth document.

    ``promise`` is (commitment, "made" | "recalled" | "kept" | ...), ``line`` (party, stance), ``dispute`` an incident.
    """

    text: str
    tells: tuple[str, ...] = ()
    promise: tuple[str, str] | None = None
    line: tuple[str, str] | None = None
    dispute: str | None = None


@dataclass(slots=True)
class Story:
    """A story as written: paragraphs of lines; ``figures`` are the numbers it gives."""

    matter: str | None
    incident: str | None
    origin: str
    headline: str
    paragraphs: list[list[Line]]
    figures: dict[tuple[str, str], int]
    published: date
    publisher: str = ""
    site: str = ""
    agency: str | None = None
    dateline: str = ""
    credit: str = ""
    variety: str = "story"
    of: str | None = None
    revision_of: str | None = None
    id: str = ""
    drawn: frozenset[str] = frozenset()  # the templates that it has used


@dataclass(slots=True)
class Memory:
    """Which templates the stories of an incident have used, so that no two of them open alike."""

    used: set[tuple[str, str, str]] = field(default_factory=set)

    def draw(self, about: str, key: str, options: list[str], rng: Random) -> str:
        """Return a template not used yet for ``about``, any once all have been."""
        fresh = [o for o in options if (about, key, o) not in self.used]
        if not fresh:
            self.used -= {(about, key, o) for o in options}
            fresh = options
        taken = rng.choice(fresh)
        self.used.add((about, key, taken))
        return taken


class Writer:
    """Writes one story: keeps who has been introduced and which numbers it gives."""

    def __init__(self, matter: Matter, incident: Incident, memory: Memory, rng: Random, *, lag: int, style: str):
        self.matter, self.incident, self.memory, self.rng, self.style = matter, incident, memory, rng, style
        self.published = incident.day + timedelta(lag)
        self.figures: dict[tuple[str, str], int] = {}
        self.met: set[str] = set()
        self.drawn: set[str] = set()
        self.early = lag == 0

    def line(
        self, template: str, incident: Incident, extra: Mapping[str, str] = NOTHING, *, vague: bool = False
    ) -> str:
        """Return the sentence of ``template`` about ``incident``; ``extra`` fills slots of its own."""
        on = when(incident.day, self.published, self.style, self.rng, vague=vague)

        def slot(name: str) -> str:
            if name in extra:
                return extra[name]
            if name == "on":
                return on
            if name == "On":
                return on[:1].upper() + on[1:]
            return self._slot(name, incident)

        return polish(expand(template, self.rng, slot))

    def _slot(self, name: str, incident: Incident) -> str:
        if name in incident.figures:
            return self._figure(incident, name)
        if name == "where":
            return self._where(incident)
        if name == "place":
            return incident.place
        if name == "pubday":
            return when(self.published, self.published, "us", self.rng).removeprefix("on ")
        if name in ("by", "due", "newby", "newdue"):
            return self._due(name, incident)
        words = {**self.matter.slots, **incident.slots}
        if name == "victim":
            return self._victim(words[name])
        if name in words:
            return words[name]
        if name == "issue":
            return str(self.rng.choice(self.matter.kind["issue"]))
        if name == "cap":
            return incident.country.capital
        return self._party(name, incident)

    def _figure(self, incident: Incident, name: str) -> str:
        key = (incident.id, name)
        if key not in self.figures:
            true = incident.figures[name]
            part = self.rng.uniform(*EARLY)
            early = self.early and incident is self.incident and name in ("killed", "injured", "deaths", "cases")
            self.figures[key] = max(2, round(true * part)) if early and self.rng.random() < 0.7 else true
        return mark(*key)

    def _where(self, incident: Incident) -> str:
        place, country = incident.place, incident.country
        if place == country.capital:
            return self.rng.choice([place, f"the {country.adjective} capital {place}"])
        if (key := f"@{place}") in self.met:
            return place
        self.met.add(key)
        return self.rng.choice([f"the {country.adjective} town of {place}", f"{place} in {country.name}", place])

    def _due(self, name: str, incident: Incident) -> str:
        made = incident.commitment
        assert made is not None
        due = made.due if name.startswith("new") else made.first_due
        told = day(due, self.style, year=due.year != self.published.year)
        lead = self.rng.choice(["by", "by", "before"]) if due.day > 1 else "by"
        if lead == "before":
            told = day(due + timedelta(1), self.style)
        return f"{lead} {told}" if name.endswith("by") else day(due, self.style)

    def _victim(self, name: str) -> str:
        if name not in self.met:
            self.met.add(name)
            return name
        return self.rng.choice([name, name.split(" ", 1)[1], name.split(" ", 1)[1]])

    def _party(self, name: str, incident: Incident) -> str:
        prefix, suffix = name[:1], name[1:]
        party = {"X": incident.by, "Y": incident.to}.get(prefix) or self.matter.parties[prefix]
        if suffix == "fm_last":
            return party.people["fm"].last
        return self.speaker(party, suffix) if suffix in ("fm", "sp") else named(party, suffix)

    def speaker(self, party: Party, key: str) -> str:
        """Return how somebody is named at this point: in full with a title at first, then shortly."""
        one = party.people[key]
        if one.name in self.met:
            return one.last
        self.met.add(one.name)
        return f"{one.title} {one.name}"

    def draw(self, incident: Incident, key: str) -> str | None:
        """Return a template of ``incident``'s act that no other story of it has used, nor this one (else ``None``)."""
        return self.take(incident.id, key, acts()[incident.act].lists[key])

    def take(self, about: str, key: str, options: list[str]) -> str | None:
        """Return one of ``options`` that this story has not used, rather one that no other story ``about`` it has."""
        left = [o for o in options if o not in self.drawn]
        if not left:
            return None
        taken = self.memory.draw(about, key, left, self.rng)
        self.drawn.add(taken)
        return taken
