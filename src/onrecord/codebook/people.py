"""Typed loader of ``people.csv``: people whom reports name without saying who they are, with dated sectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import CodebookError
from .countries import countries
from .files import HOME, read_csv
from .roles import SECTORS

COLUMNS = ("name", "aliases", "gender", "country", "sector", "since", "until")
OFFICES = ("GOV", "LEG", "MIL")


@dataclass(frozen=True, slots=True)
class Person:
    """A widely known person. ``since`` and ``until`` are ISO dates, empty where open."""

    name: str
    gender: str
    country: str | None
    sector: str | None
    since: str
    until: str

    def sectors(self, published: str | None) -> tuple[str, ...]:
        """Return the sectors on an ISO date, or those best known where it is ``None``; former officials are ELI."""
        if self.sector is None:
            return ()
        if published and self.until and published[: len(self.until)] > self.until and self.sector in OFFICES:
            return ("ELI",)
        return () if published and self.since and published < self.since else (self.sector,)


@cache
def people() -> dict[str, Person]:
    """Return people by every name of theirs, lower case; :class:`CodebookError` names the line of what is wrong."""
    path = HOME / "people.csv"
    out: dict[str, Person] = {}
    for number, row in read_csv(path, *COLUMNS):
        if row["gender"] not in ("m", "f"):
            raise CodebookError(f"{path.name}, line {number}: gender {row['gender']!r} is not m or f")
        if row["country"] and row["country"] not in countries().by_code:
            raise CodebookError(f"{path.name}, line {number}: country {row['country']!r} is not known")
        if row["sector"] and row["sector"] not in SECTORS:
            raise CodebookError(f"{path.name}, line {number}: sector {row['sector']!r} is not PLOVER's")
        person = Person(
            row["name"], row["gender"], row["country"] or None, row["sector"] or None, row["since"], row["until"]
        )
        for name in dict.fromkeys([row["name"], *(a for a in row["aliases"].split("|") if a)]):
            if out.setdefault(name.lower(), person) is not person:
                raise CodebookError(f"{path.name}, line {number}: {name!r} also names {out[name.lower()].name}")
    return out
