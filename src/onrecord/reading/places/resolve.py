"""Which place each name means: what the text contains it in, what else it names, where its publisher is at home.

Third step. Prominence comes last. One sense for each name in a text. The weights are in units of a factor ten in
population: a city must be ten times as large as its namesake to outweigh one unit of context.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import floor, log2, log10

from ...codebook.places import PlaceWords
from ...gazetteer import Entry, Gazetteer, key_of
from ..language import Tree
from .contain import contains, kind_features, level_of, lists, rough_km, shared_levels
from .home import HomePlaces
from .mentions import Mention

ROUNDS = 3
INSIDE = 6.0  # the text says that it lies there
COUNTRY, COUNTRY_MOST = 1.2, 3.0  # for each doubling of what the text names in the same country
DIVISION, DIVISION_MOST = 0.8, 2.0  # the same for the first-level division
NEAR, NEAR_MOST = 0.7, 2.0  # for each doubling of the towns that the text names around it
KIND = 4.0  # the kind that the text calls it
LISTED = 5.0  # it stands in a list of places of one level
WEIGHT = {"name": 1.0, "site": 1.0, "demonym": 0.7, "people": 0.7, "within": 0.4}
OTHER_NAME = 2.0  # it is not the place's own name
SAME_KM = 161.0
CAPITAL, FIRST_LEVEL, SECOND_LEVEL = 2.0, 0.5, 1.5  # by what it is
SEAT, SEAT_PEOPLE, SEAT_SHARE = 1.2, 300_000, 0.02  # a city before the division around it that is called after it
PRIOR = {"A.PCLI": 10.0, "A.PCLH": 8.0, "A.TERR": 8.5, "L.CONT": 10.0, "L.RGNE": 10.0}
MINOR = 1.0  # a stream, farm or building that only a full dump has: as a hamlet
CLASS_PRIOR = {"L": 8.0, "H": 8.0, "T": 7.0, "S": 6.0, "R": 6.0}


@dataclass(slots=True)
class Choice:
    """What a name was resolved to, and why.

    ``margin`` is by how much it beat the next place elsewhere (``None`` where there is none), ``hinted`` whether the
    text's own words say where it lies, ``shared`` what co-mentioned places and the publisher's home add to it.
    """

    entry: Entry
    margin: float | None
    hinted: bool
    shared: float


@dataclass(slots=True)
class Group:
    """All mentions of one name."""

    numbers: list[int]
    entries: tuple[Entry, ...]
    inside: set[str]
    holds: set[str]
    listed: set[tuple[str, str | None]]
    weight: float
    features: tuple[str, ...]


class Resolver:
    """Resolves the mentions of one text."""

    def __init__(
        self,
        tree: Tree,
        mentions: list[Mention],
        gazetteer: Gazetteer,
        words: PlaceWords,
        home: HomePlaces | None = None,
    ) -> None:
        self.tree, self.mentions, self.gazetteer, self.words, self.home = tree, mentions, gazetteer, words, home
        self.keys = [key_of(m.name) for m in mentions]
        self.groups: dict[str, Group] = {}
        self.chosen: dict[str, Choice] = {}
        self.cells: dict[tuple[int, int], set[str]] = {}

    def resolve(self, dateline: str | None) -> dict[int, Choice]:
        """Return the choice for each mention that has one, by its number. ``dateline`` is where it was filed from."""
        self._group()
        filed = self._filed(dateline) if dateline else ()
        for _ in range(ROUNDS):
            countries, divisions = self._support(filed)
            self.cells = self._cells()
            named = [(key, group) for key, group in self.groups.items() if group.entries]
            self.chosen = {key: self._choose(key, group, countries, divisions) for key, group in named}
        kept = {key: choice for key, choice in self.chosen.items() if not self._is_elsewhere(key, choice)}
        return {n: choice for key, choice in kept.items() for n in self.groups[key].numbers}

    def _filed(self, dateline: str) -> tuple[Entry, ...]:
        """Return the place of a dateline, the one that the publisher's home speaks for among namesakes; or none."""
        entries = self.gazetteer.find(dateline)
        if self.home is None or len(entries) < 2:
            return entries[:1]
        return (max(entries, key=lambda e: (prior(e) + self._at_home(e), -e.id)),)

    def _at_home(self, e: Entry) -> float:
        return 0.0 if self.home is None else self.home.speaks_for(e)

    def _is_elsewhere(self, key: str, choice: Choice) -> bool:
        """Tell whether the text puts a town in a division where the gazetteer has none of its name."""
        if choice.hinted or choice.entry.feature[0] != "P":
            return False
        outer = [self.chosen[k].entry for k in self.groups[key].inside if k in self.chosen]
        return any(o.feature == "A.ADM1" for o in outer)

    def _group(self) -> None:
        for n, m in enumerate(self.mentions):
            key = self.keys[n]
            group = self.groups.setdefault(key, Group([], m.entries, set(), set(), set(), 0.0, ()))
            group.numbers.append(n)
            if len(m.entries) > len(group.entries):
                group.entries = m.entries
            group.weight += WEIGHT[m.kind]
            group.inside.update(self.keys[i] for i in m.inside)
            group.features = group.features or (kind_features(self.tree, m, self.words) if m.kind == "name" else ())

        for key, group in self.groups.items():
            for outer in group.inside:
                self.groups[outer].holds.add(key)
        for a, b in lists(self.tree, self.mentions):
            levels = shared_levels([m.entries for m in self.mentions[a:b]])
            for n in range(a, b):
                self.groups[self.keys[n]].listed |= levels

    def _support(self, filed: tuple[Entry, ...]) -> tuple[dict[str, float], dict[int, float]]:
        """Count what the text names by country and by first-level division."""
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[int, float] = defaultdict(float)
        told = [(e, 1.0) for e in filed] + [(c.entry, self.groups[k].weight) for k, c in self.chosen.items()]
        for entry, times in told:
            if entry.country:
                countries[entry.country] += times
            division = entry.id if entry.feature == "A.ADM1" else entry.admin1
            if division:
                divisions[division] += times
        return countries, divisions

    def _choose(self, key: str, group: Group, countries: dict[str, float], divisions: dict[int, float]) -> Choice:
        own = self.chosen.get(key)
        scored = []
        divisions_named = {e.id: e for e in group.entries if e.feature in ("A.ADM1", "A.ADM2")}
        for e in group.entries:
            hint = self._hint(e, group)
            value = prior(e) + hint + (KIND if group.features and e.feature.startswith(group.features) else 0.0)
            value += seat(e, divisions_named)
            shared = min(NEAR_MOST, NEAR * log2(1 + self._neighbours(e, key)))
            shared += self._shared(e, own, group.weight, countries, divisions) + self._at_home(e)
            scored.append((value + shared, hint > 0, shared, e))
        scored.sort(key=lambda s: (-s[0], s[3].id))
        best, hinted, shared, entry = scored[0]
        rival = next((s[0] for s in scored[1:] if rough_km(s[3], entry) > SAME_KM), None)
        return Choice(entry, None if rival is None else best - rival, hinted, shared)

    def _cells(self) -> dict[tuple[int, int], set[str]]:
        """Return which names were resolved to a town or site in each cell of one degree."""
        cells: dict[tuple[int, int], set[str]] = defaultdict(set)
        for key, choice in self.chosen.items():
            e = choice.entry
            if e.feature[0] in "PSR" or e.feature == "A.ADM2":
                cells[floor(e.lat), floor(e.lon)].add(key)
        return cells

    def _neighbours(self, e: Entry, key: str) -> int:
        """Return how many other names mean a town or site in the cells around ``e``."""
        if e.feature[0] not in "PSR" and e.feature != "A.ADM2":
            return 0
        row, column = floor(e.lat), floor(e.lon)
        around = (self.cells.get((row + i, column + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return sum(len(names) - (key in names) for names in around)

    def _shared(
        self, e: Entry, own: Choice | None, times: float, countries: dict[str, float], divisions: dict[int, float]
    ) -> float:
        """Return what co-mentioned places add to ``e``; the name's own mentions do not count."""
        country = countries[e.country] if e.country else 0.0
        division_id = e.id if e.feature == "A.ADM1" else e.admin1
        division = divisions[division_id] if division_id else 0.0
        if own is not None:
            country -= times if own.entry.country == e.country else 0.0
            over = own.entry.id if own.entry.feature == "A.ADM1" else own.entry.admin1
            division -= times if over == division_id and division_id else 0.0
        return min(COUNTRY_MOST, COUNTRY * log2(1 + max(0.0, country))) + min(
            DIVISION_MOST, DIVISION * log2(1 + max(0.0, division))
        )

    def _hint(self, e: Entry, group: Group) -> float:
        """Return what the text's own words add to ``e``: what it lies in, what lies in it, its list's level."""
        if level_of(e) in group.listed:
            return LISTED
        for key in group.inside:
            if any(contains(o, e) for o in self._likely(key)):
                return INSIDE
        for key in group.holds:
            if any(contains(e, i) for i in self._likely(key)):
                return INSIDE
        return 0.0

    def _likely(self, key: str) -> list[Entry]:
        """Return what a name may mean, as far as it helps to resolve another: its choice, divisions and countries."""
        chosen = self.chosen.get(key)
        entries = self.groups[key].entries
        first = [chosen.entry] if chosen is not None else list(entries[:1])
        return first + [e for e in entries[:8] if e.own and e.feature in ("A.PCLI", "A.ADM1")]


def seat(e: Entry, divisions: dict[int, Entry]) -> float:
    """Return what a city gains over the division of its name that it lies in: enough to stand before it.

    ``divisions`` are those of the name, by id. Without a kind beside the name ("Geneva canton") the city is meant,
    where it is large, or is a good part of a division that is not much wider than itself.
    """
    if e.feature[0] != "P":
        return 0.0
    over = [d for d in (divisions.get(e.admin1 or 0), divisions.get(e.admin2 or 0)) if d is not None]
    for d in over:
        if e.population >= SEAT_PEOPLE or (e.population >= SEAT_SHARE * d.population and rough_km(d, e) < SAME_KM):
            return max(SEAT, prior(d) - prior(e) + SEAT)
    return 0.0


def prior(e: Entry) -> float:
    """Return how prominent a place is: about its population's order of magnitude, more for countries and capitals."""
    feature = e.feature
    value = PRIOR.get(feature) or CLASS_PRIOR.get(feature[0])
    if e.minor and feature[0] not in "AP":
        value = MINOR
    elif value is None:
        value = log10(e.population + 10)
        if feature == "P.PPLC":
            value += CAPITAL
        elif feature == "A.ADM1":
            value += FIRST_LEVEL
        elif feature == "A.ADM2":
            value -= SECOND_LEVEL
    return value if e.own else value - OTHER_NAME - (1.0 if e.population < 100_000 and feature[0] == "P" else 0.0)
