"""Learning where publishers' stories play: a corpus in, a file of homes out that ``load(homes=...)`` takes.

Each story votes with the country, division and town that it names most, by names of one clear meaning. What a clear
majority of a publisher's stories share is its home: a town where it is a local one, a country where it is national.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from ..codebook.publishers import COLUMNS, Home, publisher_key, publisher_of
from ..errors import InputError
from ..reading.coder import STAGES, Coder
from ..reading.places.found import PlaceFound
from ..records import Article

STORIES = 5  # with a place in them, at the least
MAJORITY = 0.6  # of them
SURE = 0.9  # chance that a name's place is right
NEEDED = STAGES[: STAGES.index("onrecord_places") + 1]
NAMELESS = "stories without publisher or url"
FEW = f"publishers of fewer than {STORIES} stories with a clear place"
SCATTERED = "publishers whose stories play in no country most of the time"


class Votes(NamedTuple):
    """What a story is for, as names: each holds the one before it; ``None`` where the story names none."""

    country: str
    division: tuple[str, str] | None
    town: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Learned:
    """The homes found, and what has none, counted by reason."""

    homes: tuple[Home, ...]
    left_out: dict[str, int]


def learn_homes(coder: Coder, articles: Iterable[Article]) -> Learned:
    """Return the homes of the publishers of ``articles``, in the order of their names; the articles' does not matter.

    A story is read as if nobody knew who published it, so that what is learned does not rest on a home known before.
    """
    stories: dict[str, list[Votes]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    left_out: Counter[str] = Counter()
    for publisher, places in _read(coder, articles, left_out):
        key = publisher_key(publisher)
        names[key][publisher] += 1
        votes = _votes(places)
        if votes is not None:
            stories[key].append(votes)
    homes = []
    for key in sorted(names):
        name = min(names[key], key=lambda n: (-names[key][n], n))
        home = _home(name, stories[key])
        if home is not None:
            homes.append(home)
        else:
            left_out[FEW if len(stories[key]) < STORIES else SCATTERED] += 1
    return Learned(tuple(homes), dict(sorted(left_out.items())))


def _read(coder: Coder, articles: Iterable[Article], left_out: Counter[str]) -> Iterator[tuple[str, list[PlaceFound]]]:
    """Yield each story's publisher and places; count those whose publisher is not known."""
    publishers: list[str] = []

    def nameless() -> Iterator[Article]:
        for article in articles:
            publisher = publisher_of(article.publisher, article.url)
            if publisher is None or not publisher_key(publisher):
                left_out[NAMELESS] += 1
            else:
                publishers.append(publisher)
                yield replace(article, publisher=None, url=None)

    stages = [coder.nlp.get_pipe(name) for name in NEEDED]
    for number, doc in enumerate(coder.parsed(nameless())):
        for stage in stages:
            stage(doc)
        yield publishers[number], doc._.places


def _votes(places: list[PlaceFound]) -> Votes | None:
    """Return what a story votes for: the country, division and town named most, the first in the alphabet of equals."""
    sure = [p for p in places if p.use == "literal" and p.score >= SURE and p.country]
    country = _most(p.country for p in sure)
    if country is None:
        return None
    divisions = ((country, p.admin1) for p in sure if p.country == country and p.admin1)
    towns = (
        (country, p.admin1, p.name)
        for p in sure
        if p.country == country and p.admin1 and p.feature and p.feature[0] == "P"
    )
    return Votes(country, _most(divisions), _most(towns))


def _most(values: Iterable[Any]) -> Any:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _home(name: str, stories: list[Votes]) -> Home | None:
    """Return the narrowest home that a clear majority of a publisher's stories share, ``None`` where none is."""
    if len(stories) < STORIES:
        return None
    country, division, town = (_shared(column) for column in zip(*stories))
    if town is not None:
        return Home(name, town[2], town[1], town[0])
    if division is not None:
        return Home(name, None, division[1], division[0])
    return None if country is None else Home(name, None, None, country)


def _shared(column: tuple[Any, ...]) -> Any:
    """Return what enough of a column hold, ``None`` where nothing is."""
    best = _most(value for value in column if value is not None)
    return best if best is not None and column.count(best) >= MAJORITY * len(column) else None


def write_homes(path: Path, learned: Learned, *, corpus: str) -> None:
    """Write ``learned`` as a file of homes; :class:`InputError` where it cannot be written."""
    top = {"title": "Where publishers' stories play", "origin": f"Learned by onrecord from {corpus}"}
    header = [f"# {key}: {value}\n" for key, value in {**top, "licence": "none", "version": "1"}.items()]
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(header)
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows((h.publisher, "", h.city or "", h.division or "", h.country) for h in learned.homes)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
