"""Typed loader of ``credence.toml``: whom an event needs before it is believed, and how sure its kind is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml
from .plover import plover
from .roles import SECTORS

WIDE = ("country", "IGO")
WEIGHTS = ("bias", "frame", "hostile", "both", "levels", "public")
TABLES = ("hostile", "nameless", "armed", "spoken", "least", "weight", "level", "needs")
LISTS, BEARING = ("hostile", "nameless"), ("armed", "spoken")
SIDES = ("pair", "actor", "recipient")


class Needs(NamedTuple):
    """What an event asks of its parties' levels.

    ``pair``: the least that both come to where both are named; ``actor``, ``recipient``: the least of one that stands
    alone; ``doer``: the least of an actor in any case; ``people``: the recipient must be persons.
    """

    pair: int
    actor: int
    recipient: int
    doer: int = 1
    people: bool = False


class Credence(NamedTuple):
    """Levels by sector (and "country", "IGO"), needs by type, or by type and mode ("COERCE arrest"), and weights.

    ``weights`` are logistic, by trait; ``hostile`` the types that one of them is for; ``nameless`` those whose nouns
    tell an event although nobody is named; an event scored under ``least`` is left out. ``armed`` are the sectors of
    those who bear arms, ``spoken`` of those who fight with words unless the text speaks of violence.
    """

    levels: dict[str, int]
    needs: dict[str, Needs]
    weights: dict[str, float]
    hostile: frozenset[str]
    nameless: frozenset[str]
    armed: frozenset[str]
    spoken: frozenset[str]
    least: float

    def needed(self, kind: str, mode: str | None) -> Needs:
        """Return what an event of type ``kind`` in ``mode`` needs."""
        return self.needs.get(f"{kind} {mode}") or self.needs[kind]


@cache
def credence(home: Path = HOME) -> Credence:
    """Return the table; :class:`CodebookError` names what is unknown or missing."""
    path = home / "credence.toml"
    data = read_toml(path)
    if unknown := sorted(set(data) - {*HEADER, *TABLES}):
        raise CodebookError(f"{path.name}: unknown entry {', '.join(unknown)}; allowed: {', '.join(TABLES)}")
    levels = data.get("level", {})
    if odd := sorted({*SECTORS, *WIDE} ^ set(levels)):
        raise CodebookError(f"{path.name}, [level]: {', '.join(odd)} missing or unknown")
    types = plover(home).types
    needs = {key: _needs(path, key, entry) for key, entry in data.get("needs", {}).items()}
    allowed = {f"{t.name} {m}" for t in types.values() for m in t.modes} | set(types)
    if unknown := sorted(set(needs) - allowed):
        raise CodebookError(f"{path.name}, [needs]: {', '.join(unknown)} is no type, nor a type and its mode")
    if missing := sorted(set(types) - set(needs)):
        raise CodebookError(f"{path.name}, [needs]: no row for {', '.join(missing)}")
    weights = {k: float(v) for k, v in data.get("weight", {}).items()}
    if odd := sorted(set(WEIGHTS) ^ set(weights)):
        raise CodebookError(f"{path.name}, [weight]: {', '.join(odd)} missing or unknown")
    listed = {name: frozenset(data.get(name, [])) for name in LISTS}
    for name, held in listed.items():
        if unknown := sorted(held - set(types)):
            raise CodebookError(f"{path.name}, {name}: {', '.join(unknown)} is no type")
    bearing = {name: frozenset(data.get(name, [])) for name in BEARING}
    for name, held in bearing.items():
        if unknown := sorted(held - set(SECTORS)):
            raise CodebookError(f"{path.name}, {name}: {', '.join(unknown)} is no sector")
    listed.update(bearing)
    return Credence(levels=levels, needs=needs, weights=weights, least=float(data.get("least", 0)), **listed)


def _needs(path: Path, key: str, entry: Any) -> Needs:
    given = set(entry) if isinstance(entry, dict) else set()
    if not set(SIDES) <= given <= set(Needs._fields) or not all(isinstance(v, int) for v in entry.values()):
        asked = f"whole numbers for {', '.join(SIDES)}; allowed besides: doer, people"
        raise CodebookError(f"{path.name}, [needs] {key}: expected {asked}")
    return Needs(**entry)
