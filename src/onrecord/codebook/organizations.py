"""Typed loader of ``organizations.csv``: bodies that act in the news, with country and PLOVER sectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import CodebookError
from .countries import countries
from .files import HOME, read_csv
from .roles import SECTORS

COLUMNS = ("name", "aliases", "country", "sectors")
SUPRANATIONAL = ("IGO", "NGO", "MNC")


@dataclass(frozen=True, slots=True)
class Organization:
    """A body by its usual name. ``country`` is alpha-3, or IGO, NGO or MNC in its place, or ``None``.

    ``home`` is the country (alpha-3) of a multinational firm's people, ``None`` where it is not known.
    """

    name: str
    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    home: str | None = None


@cache
def organizations() -> dict[str, Organization]:
    """Return organizations by every name of theirs, as written and in capitals, without article.

    :class:`CodebookError` names the line of an unknown country or sector, or of a name that two have.
    """
    path = HOME / "organizations.csv"
    known = set(countries().by_code) | set(SUPRANATIONAL) | {""}
    out: dict[str, Organization] = {}
    for number, row in read_csv(path, *COLUMNS):
        sectors = tuple(s for s in row["sectors"].split("|") if s)
        country, _, home = row["country"].partition(":")
        if country not in known or (home and (country != "MNC" or home not in countries().by_code)):
            raise CodebookError(f"{path.name}, line {number}: country {row['country']!r} is not known")
        if unknown := [s for s in sectors if s not in SECTORS]:
            raise CodebookError(f"{path.name}, line {number}: sector {', '.join(unknown)} is not PLOVER's")
        names = tuple(dict.fromkeys([row["name"], *(a for a in row["aliases"].split("|") if a)]))
        body = Organization(row["name"], names, country or None, sectors, home or None)
        for name in names:
            for form in {name.removeprefix("the "), name.upper()}:
                if out.setdefault(form, body) is not body:
                    raise CodebookError(f"{path.name}, line {number}: {form!r} also names {out[form].name}")
    return out
