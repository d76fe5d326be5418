"""The sides of a matter and their people, and how a sentence names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from .world import Country, data


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks for a side; ``title`` stands before the name ("Kenyan Foreign Minister")."""

    given: str
    last: str
    title: str
    pronoun: str

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.given} {self.last}"


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a matter: a country, or a body in one. ``people`` has fm (who leads), sp (who speaks)."""

    id: str
    name: str
    kind: str
    country: Country
    people: dict[str, Person] = field(hash=False)

    @property
    def short(self) -> str:
        """The name without its article, as it stands before a noun; a country's adjective."""
        return self.country.adjective if self.kind == "country" else self.name.removeprefix("the ")


# How a side is named, by kind and suffix of the slot; alternatives in brackets, {} fields are the party's own.
NAMING: dict[str, dict[str, str]] = data("naming")["naming"]
TITLES: dict[str, dict[str, list[str]]] = data("naming")["titles"]


def person(country: Country, rng: Random, title: str, taken: set[str]) -> Person:
    """Return a new person with a name of ``country``; family names in ``taken`` are passed over."""
    pool = data("names")[country.people]
    woman = "woman" in title or (rng.random() < 0.3 and "spokesman" not in title)
    given = rng.choice(pool["women" if woman else "men"])
    left = [f for f in pool["family"] if f not in taken] or pool["family"]
    last = rng.choice(left)
    taken.add(last)
    return Person(given, last, title, "she" if woman else "he")


def make_party(role: str, name: str, kind: str, country: Country, rng: Random, taken: set[str]) -> Party:
    """Return a side with its people, drawn by ``rng``."""
    short = country.adjective if kind == "country" else name.removeprefix("the ")
    people = {
        key: person(country, rng, rng.choice(titles).format(short=short, capital=country.capital), taken)
        for key, titles in TITLES[kind].items()
    }
    return Party(role, name, kind, country, people)


def named(party: Party, suffix: str) -> str:
    """Return the template by which ``party`` is named for the ``suffix`` of a slot ("", "adj", "gov", "men" ...)."""
    template = NAMING[party.kind].get(suffix) or NAMING["any"][suffix]
    return template.format(
        name=party.name, short=party.short, capital=party.country.capital, country=party.country.name
    )
