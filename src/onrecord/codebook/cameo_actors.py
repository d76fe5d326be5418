"""CAMEO actor codes to countries and PLOVER sectors: ``USAGOV``, ``IGOUNO``, ``SYRREBISI``, ``~COP``.

After the actor codes of the CAMEO manual (Schrodt, 2012), read in parts of three letters.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..errors import CodebookError
from .countries import countries
from .files import HOME, read_toml
from .organizations import SUPRANATIONAL
from .roles import SECTORS
from .wordlists import check_keys

PART = 3
TABLES = ("country", "wide", "sector")


class Place(NamedTuple):
    """What a code says: alpha-3 country (or IGO, NGO, MNC), ``None`` for none it has; sectors it can be mapped to."""

    country: str | None
    sectors: tuple[str, ...]


@cache
def _parts() -> dict[str, dict[str, str]]:
    """Return the tables of ``cameo_actors.toml``; :class:`CodebookError` names what it stands for nothing known."""
    path = HOME / "cameo_actors.toml"
    data = read_toml(path)
    check_keys(path, "", {k: v for k, v in data.items() if not isinstance(v, str)}, TABLES)
    allowed = {"country": set(countries().by_code), "wide": set(SUPRANATIONAL), "sector": set(SECTORS)}
    for table, known in allowed.items():
        if wrong := sorted(k for k, v in data[table].items() if v not in known):
            raise CodebookError(f"{path.name}, [{table}]: {', '.join(wrong)} stands for nothing known")
    return {table: dict(data[table]) for table in TABLES}


def read_code(code: str) -> Place:
    """Return the country and sectors of a CAMEO actor code; ``~`` stands for the country an agent belongs to.

    Parts that stand for nothing here (a faith, an ethnic group, a body of its own) are passed over.
    """
    tables = _parts()
    sectors = {**dict.fromkeys(SECTORS), **tables["sector"]}
    text = code.replace("~", "")
    found = [text[i : i + PART] for i in range(0, len(text), PART)]
    country = None
    if found and not code.startswith("~"):
        first = tables["wide"].get(found[0]) or tables["country"].get(found[0]) or found[0]
        if first in SUPRANATIONAL or first in countries().by_code:
            country, found = first, found[1:]
    own = [sectors[part] or part for part in found if part in sectors]
    return Place(country, tuple(dict.fromkeys(own)))
