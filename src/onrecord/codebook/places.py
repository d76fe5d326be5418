"""Typed loader of ``places.csv``: the places that news needs and the gazetteer's packages lack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_csv, read_toml

COLUMNS = ("name", "others", "lat", "lon", "feature", "country", "geonames_id")


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place of the codebook; ``lat`` and ``lon`` are ``None`` where it only names a place the gazetteer has."""

    name: str
    others: tuple[str, ...]
    lat: float | None
    lon: float | None
    feature: str
    country: str | None
    geonames_id: int | None


@cache
def load_own_places(path: Path = HOME / "places.csv") -> tuple[OwnPlace, ...]:
    """Return the codebook's places; :class:`CodebookError` names a doubled place or a field that does not hold."""
    out: dict[tuple[str, str, str | None], OwnPlace] = {}
    for number, row in read_csv(path, *COLUMNS):
        try:
            place = _place(row)
        except ValueError as error:
            raise CodebookError(f"{path.name}, line {number}: {error}") from error
        key = (place.name, place.feature, place.country)
        if key in out:
            raise CodebookError(f"{path.name}, line {number}: {place.name!r} stands there twice")
        out[key] = place
    return tuple(out.values())


def _place(row: dict[str, str]) -> OwnPlace:
    lat, lon = (float(row[k]) if row[k] else None for k in ("lat", "lon"))
    if (lat is None) != (lon is None) or abs(lat or 0) > 90 or abs(lon or 0) > 180:
        raise ValueError(f"point {row['lat']!r}, {row['lon']!r} is none; give both in degrees, or neither")
    if not row["name"] or row["feature"][1:2] != "." or row["feature"][0] not in "AHLPRSTUV":
        raise ValueError(f"feature {row['feature']!r} of {row['name']!r} is not GeoNames' class.code")
    if row["country"] and (len(row["country"]) != 3 or not row["country"].isupper()):
        raise ValueError(f"country {row['country']!r} is not ISO 3166-1 alpha-3")
    others = tuple(n for n in row["others"].split("|") if n)
    number = int(row["geonames_id"]) if row["geonames_id"] else None
    return OwnPlace(row["name"], others, lat, lon, row["feature"], row["country"] or None, number)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words around place names.

    ``kinds`` maps a kind's word, as capitalised, to the feature codes' starts it allows, ``plurals`` its plural to it;
    ``short`` a short form after a comma to (division, country). ``demonyms`` and ``people`` map what stands
    in a text to the name of its place.
    """

    kinds: dict[str, tuple[str, ...]]
    plurals: dict[str, str]
    sites: frozenset[str]
    streets: frozenset[str]
    sure_leads: frozenset[str]
    dividing: frozenset[str]
    particles: frozenset[str]
    strict_leads: frozenset[str]
    toward: frozenset[str]
    going: frozenset[str]
    telling_kinds: frozenset[str]
    between: frozenset[str]
    namesakes: frozenset[str]
    directions: frozenset[str]
    acting: frozenset[str]
    acted_on: frozenset[str]
    relations: frozenset[str]
    relating: frozenset[str]
    deeds: frozenset[str]
    avoid: frozenset[str]
    short: dict[str, tuple[str, str]]
    demonyms: dict[str, str]
    people: dict[str, str]


# field of PlaceWords -> (section, field) of places.toml that lists its words
LISTS = {
    "sites": ("sites", "ends"),
    "streets": ("sites", "streets"),
    "sure_leads": ("lead", "sure"),
    "strict_leads": ("lead", "strict"),
    "toward": ("lead", "toward"),
    "going": ("lead", "going"),
    "dividing": ("lead", "dividing"),
    "particles": ("lead", "particles"),
    "telling_kinds": ("lead", "kinds"),
    "between": ("lead", "between"),
    "directions": ("lead", "directions"),
    "namesakes": ("after", "things"),
    "acting": ("acts", "verbs"),
    "acted_on": ("acts", "objects"),
    "relations": ("acts", "relations"),
    "relating": ("acts", "prepositions"),
    "deeds": ("acts", "deeds"),
    "avoid": ("avoid", "words"),
}
TABLES = ("kinds", "plural", "short")


@cache
def place_words(language: str = "en") -> PlaceWords:
    """Return the words around place names; :class:`CodebookError` names a section, field or row that does not hold."""
    path = HOME / language / "places.toml"
    data = read_toml(path)
    _check_sections(path, data)
    lists = {name: _words(path, data, section, field) for name, (section, field) in LISTS.items()}
    kinds: dict[str, tuple[str, ...]] = {}
    for feature, words in data.get("kinds", {}).items():
        for word in words:
            kinds[word] = (*kinds.get(word, ()), feature)
    plurals = dict(data.get("plural", {}))
    if strange := sorted(set(plurals.values()) - set(kinds)):
        raise CodebookError(f"{path.name}, [plural]: {strange[0]!r} is no kind of place")
    short = {form: (name, country) for country, forms in data.get("short", {}).items() for form, name in forms.items()}
    demonyms, people = _demonyms(HOME / language / "demonyms.csv")
    return PlaceWords(kinds=kinds, plurals=plurals, short=short, demonyms=demonyms, people=people, **lists)


def _check_sections(path: Path, data: dict[str, Any]) -> None:
    known: dict[str, set[str]] = {}
    for section, field in LISTS.values():
        known.setdefault(section, set()).add(field)
    allowed = {*HEADER, *TABLES, *known}
    if unknown := sorted(set(data) - allowed):
        raise CodebookError(f"{path.name}: unknown section {unknown[0]!r}; known are {', '.join(sorted(allowed))}")
    for section, fields in known.items():
        if extra := sorted(set(data.get(section, ())) - fields):
            raise CodebookError(f"{path.name}, [{section}]: unknown field {extra[0]!r}")


def _words(path: Path, data: dict[str, Any], section: str, field: str) -> frozenset[str]:
    words = data.get(section, {}).get(field)
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise CodebookError(f"{path.name}, [{section}]: {field} must be a list of words")
    if len(set(words)) < len(words):
        twice = sorted(w for w in set(words) if words.count(w) > 1)
        raise CodebookError(f"{path.name}, [{section}]: {field} has {twice[0]!r} twice")
    return frozenset(words)


def _demonyms(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Read demonyms.csv into adjective -> place and people -> place."""
    adjectives: dict[str, str] = {}
    people: dict[str, str] = {}
    for number, row in read_csv(path, "place", "adjectives", "people"):
        for column, table in (("adjectives", adjectives), ("people", people)):
            for word in filter(None, row[column].split("|")):
                if table.setdefault(word, row["place"]) != row["place"]:
                    raise CodebookError(f"{path.name}, line {number}: {word!r} stands for {table[word]} already")
    return adjectives, people
