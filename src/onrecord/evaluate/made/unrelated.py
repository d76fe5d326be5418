"""News of other things, which belong to no matter: sport, markets, weather, culture."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .parties import person
from .plan import FIRST, LAST
from .story import Line, Story
from .wording import MONTHS, WEEKDAYS, expand, polish
from .world import countries, data


def unrelated(origin: str, rng: Random) -> Story:
    """Return one story of no matter; its figures are written out, for no truth tells of them."""
    topic = rng.choice(data("unrelated")["topic"])
    published = FIRST + timedelta(rng.randrange((LAST - FIRST).days + 1))
    words = _words(published, rng)

    def told(template: str) -> str:
        numbers = {"n": str(rng.randint(2, 7)), "m": str(rng.randint(12, 90))}
        return polish(expand(template, rng, lambda name: {**words, **numbers}[name]))

    lines = [told(rng.choice(topic["first"])), *map(told, rng.sample(topic["then"], rng.randint(3, 6)))]
    paragraphs = [[Line(text)] for text in lines]
    return Story(None, None, origin, told(rng.choice(topic["heads"])), paragraphs, {}, published)


def _words(published: date, rng: Random) -> dict[str, str]:
    country = rng.choice(list(countries().values()))
    towns = rng.sample([*country.towns, country.capital], 2)
    taken: set[str] = set()
    one, other = person(country, rng, "", taken), person(country, rng, "", taken)
    weekday = WEEKDAYS[published.weekday()]
    return {
        "c": country.name,
        "adj": country.adjective,
        "town": towns[0],
        "town2": towns[1],
        "person": one.name,
        "person_last": one.last,
        "other": other.name,
        "on": rng.choice([f"on {weekday}", weekday, f"on {published.day} {MONTHS[published.month - 1]}"]),
    }
