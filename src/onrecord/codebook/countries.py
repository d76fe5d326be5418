"""Typed loader of ``countries.csv``: what news calls each country, its people, its capital and seats of government.

ISO names and codes come from pycountry; the file adds what that lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycountry

from ..errors import CodebookError
from .files import HOME, read_csv

COLUMNS = ("code", "name", "aliases", "adjectives", "people", "capitals", "seats")
USER_ASSIGNED = frozenset({"XKX"})  # codes in general use that ISO 3166-1 leaves to its users
UNCHANGED = ("ese", "sh", "nch", "tch", "s", "x", "z")  # a people's name that has no plural of its own
SHORT = 3  # a name of this many letters or fewer is not looked for in capitals ("US" is, "us" never)


@dataclass(frozen=True, slots=True)
class Country:
    """A country by ISO 3166-1 alpha-3 code. ``names`` starts with ``name``; none carries its article.

    ``demonyms`` are adjectives ("Danish"), ``people`` singular nouns for its people ("Dane", "Iranian").
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries by code, and codes by what is written. Keys keep their capitals, and stand in all capitals too."""

    by_code: dict[str, Country]
    by_name: dict[str, str]
    by_demonym: dict[str, str]
    by_people: dict[str, str]
    by_capital: dict[str, str]
    by_seat: dict[str, str]


@cache
def countries() -> Countries:
    """Return the countries; :class:`CodebookError` names an unknown code, a doubled row, or a doubled name.

    ``by_people`` has singulars and plurals ("Dane", "Danes", "Iranians", and "Chinese" for both).
    """
    path = HOME / "countries.csv"
    rows = _rows(path)
    found = Countries(rows, {}, {}, {}, {}, {})
    for c in rows.values():
        _enter(path, found.by_name, c.names, c.code)
        _enter(path, found.by_demonym, c.demonyms, c.code)
        _enter(path, found.by_people, [form for p in c.people for form in _forms(p)], c.code)
        _enter(path, found.by_capital, c.capitals, c.code)
        _enter(path, found.by_seat, c.seats, c.code)
    return found


def _rows(path: Path) -> dict[str, Country]:
    iso = {c.alpha_3: c for c in pycountry.countries}
    out: dict[str, Country] = {}
    for number, row in read_csv(path, *COLUMNS):
        code = row["code"]
        if code not in iso and code not in USER_ASSIGNED:
            raise CodebookError(f"{path.name}, line {number}: {code!r} is not an ISO 3166-1 alpha-3 code")
        if code in out:
            raise CodebookError(f"{path.name}, line {number}: {code} stands there twice")
        try:
            out[code] = _country(row, iso.get(code))
        except ValueError as error:
            raise CodebookError(f"{path.name}, line {number}: {error}") from error
    if missing := sorted(set(iso) - set(out)):
        raise CodebookError(f"{path.name}: lacks {', '.join(missing)}")
    return out


def _country(row: dict[str, str], iso: object) -> Country:
    own = ("official_name",) if row["name"] else ("common_name", "name", "official_name")
    given = [getattr(iso, key, "") for key in own]
    given = [g.removeprefix("the ") for g in given if g and "," not in g and "(" not in g]
    name = row["name"] or (given[0] if given else "")
    if not name:
        raise ValueError(f"{row['code']} needs a name")
    values = {key: _values(row, key) for key in COLUMNS[2:]}
    names = tuple(dict.fromkeys([name, *given, *values["aliases"]]))
    demonyms = values["adjectives"]
    nouns = [d for d in demonyms if d not in names and len(d) > SHORT and "." not in d]
    people = (*values["people"], *(d for d in nouns if d.endswith(UNCHANGED))) if values["people"] else tuple(nouns)
    return Country(
        code=row["code"],
        name=name,
        names=names,
        demonyms=demonyms,
        people=tuple(dict.fromkeys(people)),
        capitals=values["capitals"],
        seats=values["seats"],
    )


def _values(row: dict[str, str], key: str) -> tuple[str, ...]:
    values = tuple(v for v in row[key].split("|") if v)
    if len(set(values)) < len(values):
        raise ValueError(f"{key} of {row['code']} names a value twice")
    return values


def _forms(person: str) -> list[str]:
    """Return singular and plural of one of a people."""
    if person.endswith(("shman", "chman", "woman", "tsman")):
        return [person, person[:-3] + "men"]
    return [person] if person.endswith(UNCHANGED) else [person, person + "s"]


def _enter(path: Path, table: dict[str, str], names: tuple[str, ...] | list[str], code: str) -> None:
    for name in names:
        for form in {name, name.upper() if len(name) > SHORT else name}:
            if table.setdefault(form, code) != code:
                raise CodebookError(f"{path.name}: {form!r} stands for {table[form]} and {code}")
