"""Where the publisher is at home: weak evidence of what a name means, below all that the text says itself.

"Police in Richmond said" is of Virginia in one paper and of British Columbia in another. Weights are in the resolver's
units: all of them together stay below one place named in the text, the name of the home town itself apart.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...codebook.publishers import Home, Homes
from ...gazetteer import Entry, Gazetteer
from ...records import Article
from .contain import rough_km

COUNTRY, DIVISION, NEAR = 0.7, 0.6, 0.6
AROUND = 120.0  # km from its city that a publisher's local stories play in
TOWN = 3.0  # its own city: London, Ontario, in a paper of that city


class HomePlaces(NamedTuple):
    """A publisher's home in the gazetteer: its country (alpha-3), and where it is known, division and city."""

    country: str
    division: Entry | None
    city: Entry | None

    def speaks_for(self, e: Entry) -> float:
        """Return what the home adds to a place as the meaning of a name; 0 for one in another country."""
        if e.country != self.country:
            return 0.0
        value = COUNTRY
        if self.division is not None and self.division.id in (e.id, e.admin1):
            value += DIVISION
        if self.city is not None and e.feature[0] != "A" and rough_km(self.city, e) <= AROUND:
            value += NEAR + (TOWN if e.id == self.city.id else 0.0)
        return value


class HomeFinder:
    """Finds publishers' homes in a gazetteer."""

    def __init__(self, homes: Homes, gazetteer: Gazetteer) -> None:
        self._homes = homes
        self._gazetteer = gazetteer
        self._placed = lru_cache(maxsize=1 << 12)(self._place)

    def find(self, article: Article) -> HomePlaces | None:
        """Return the home of an article's publisher, ``None`` where it is not known."""
        home = self._homes.find(article.publisher, article.url)
        return None if home is None else self._placed(home)

    def _place(self, home: Home) -> HomePlaces:
        """Return a home's places; what the gazetteer does not have in that country is ``None``."""
        named = self._gazetteer.find(home.division or "")
        division = next((e for e in named if e.feature == "A.ADM1" and e.country == home.country), None)
        towns = [e for e in self._gazetteer.find(home.city or "") if e.feature[0] == "P" and e.country == home.country]
        if division is not None:
            towns = [e for e in towns if e.admin1 == division.id]
        return HomePlaces(home.country, division, towns[0] if towns else None)
