"""Typed loader of ``en/roles.toml``: nouns for people, groups and bodies, and words that give them a sector."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .countries import countries
from .files import HOME, read_toml
from .wordlists import check_keys, word_list, word_table

SECTORS = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
)  # fmt: skip
KINDS = ("person", "group", "organization", "thing")
KEYS = {"nouns", "kind", "sector", "office", "national", "owned", "abroad", "gender", "class", "country"}


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that names somebody by what they are.

    ``kind``: one such is a person, the noun means a group, it is a body, or a thing after all. ``sector`` is PLOVER's
    or ``None``. ``office``: a post, shown as somebody's role. ``national``: of a state. ``owned``: somebody only where
    the phrase says whose. ``abroad``: where they are says nothing of whose they are. ``gender``: "m", "f" or ``None``.
    ``family``: roles of one family may name each other's referent. ``country``: alpha-3 where only one has such.
    """

    noun: str
    kind: str
    sector: str | None
    office: bool
    national: bool
    owned: bool
    abroad: bool
    gender: str | None
    family: str | None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Roles by noun (lower case, singular, up to ``longest`` words), and what goes with them.

    ``modifiers`` gives the sector of a word beside a noun, ``endings`` that of a word at the end of a body's name,
    ``abbreviations`` titles cut short, ``borrowing`` the
    families and nouns whose sector is that of what they belong to, ``families`` what bodies of a sector are called.
    """

    nouns: dict[str, Role]
    modifiers: dict[str, str]
    endings: dict[str, str]
    abbreviations: dict[str, str]
    borrowing: frozenset[str]
    families: dict[str, str]
    longest: int

    def borrows(self, role: Role) -> bool:
        """Tell whether a role takes its sector from what it belongs to rather than from its noun."""
        return role.sector is None or role.noun in self.borrowing or role.family in self.borrowing


TABLES = ("role", "modifier", "ending", "abbreviation", "borrowing", "family")


@cache
def role_words(language: str = "en") -> RoleWords:
    """Return the roles of ``language``; :class:`CodebookError` names an unknown key, sector or doubled noun."""
    path = HOME / language / "roles.toml"
    data = read_toml(path)
    check_keys(path, "", {k: v for k, v in data.items() if not isinstance(v, str)}, TABLES)
    nouns: dict[str, Role] = {}
    for row, entry in enumerate(data["role"], 1):
        for role in _roles(path, row, entry):
            if role.noun in nouns:
                raise CodebookError(f"{path.name}, role {row}: {role.noun!r} stands in another role already")
            nouns[role.noun] = role
    borrowing = word_table(path, data, "borrowing", ("families", "nouns"))
    return RoleWords(
        nouns=nouns,
        modifiers=_modifiers(path, "modifier", data["modifier"]),
        endings=_modifiers(path, "ending", data["ending"]),
        abbreviations=_abbreviations(path, data["abbreviation"], nouns),
        borrowing=borrowing["families"] | borrowing["nouns"],
        families=_families(path, data["family"], nouns),
        longest=max(len(n.split()) for n in nouns),
    )


def _families(path: Path, table: dict[str, str], nouns: dict[str, Role]) -> dict[str, str]:
    known = {role.family for role in nouns.values()}
    if unknown := sorted(k for k, v in table.items() if k not in SECTORS or v not in known):
        raise CodebookError(
            f"{path.name}, [family]: {', '.join(unknown)} must give a sector of PLOVER a class of this file"
        )
    return table


def _abbreviations(path: Path, table: dict[str, str], nouns: dict[str, Role]) -> dict[str, str]:
    if unknown := sorted(k for k, v in table.items() if v not in nouns):
        raise CodebookError(f"{path.name}, [abbreviation]: {', '.join(unknown)} must stand for a noun of this file")
    return table


def _roles(path: Path, row: int, entry: dict[str, Any]) -> list[Role]:
    if unknown := set(entry) - KEYS:
        raise CodebookError(
            f"{path.name}, role {row}: unknown key {', '.join(sorted(unknown))}; allowed: {sorted(KEYS)}"
        )
    kind, sector = entry.get("kind"), entry.get("sector")
    if kind not in KINDS:
        raise CodebookError(f"{path.name}, role {row}: kind {kind!r} is not one of {', '.join(KINDS)}")
    if sector is not None and sector not in SECTORS:
        raise CodebookError(f"{path.name}, role {row}: sector {sector!r} is not one of {', '.join(SECTORS)}")
    country = entry.get("country")
    if country is not None and country not in countries().by_code:
        raise CodebookError(f"{path.name}, role {row}: country {country!r} is not known")
    return [
        Role(
            noun=noun,
            kind=kind,
            sector=sector,
            office=bool(entry.get("office")),
            national=bool(entry.get("national")),
            owned=bool(entry.get("owned")),
            abroad=bool(entry.get("abroad")),
            gender=entry.get("gender"),
            family=entry.get("class"),
            country=country,
        )
        for noun in word_list(path, f"role {row}", entry.get("nouns"))
    ]


def _modifiers(path: Path, name: str, table: dict[str, Any]) -> dict[str, str]:
    out: dict[str, str] = {}
    for sector, words in table.items():
        if sector not in SECTORS:
            raise CodebookError(f"{path.name}, [{name}]: {sector!r} is not one of {', '.join(SECTORS)}")
        for word in word_list(path, f"{name}.{sector}", words):
            if out.setdefault(word, sector) != sector:
                raise CodebookError(f"{path.name}, [{name}]: {word!r} is in {out[word]} and {sector}")
    return out
