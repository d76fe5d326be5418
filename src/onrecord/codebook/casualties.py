"""Typed loader of ``en/casualties.toml``: words that tell how many were killed and hurt, and number words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml
from .plover import TYPES

Bound = Literal["low", "high", "about"]
TABLES = ("fatalities", "injured", "words", "types", "numbers", "multiples", "least", "bounds")
HARM = ("kill", "die", "state", "nouns")
LISTS = (
    "both", "taking", "lives", "causes", "violent_causes", "natural", "nobody", "one", "groups",
    "totals", "events", "definite",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HarmWords:
    """One kind of harm: verbs done to somebody, verbs somebody does, states, nouns."""

    kill: frozenset[str]
    die: frozenset[str]
    state: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class CasualtyWords:
    """Both kinds of harm, helping words, event types, and what stands for a number or bounds one.

    ``bounds`` maps a phrase's words, in order, to whether the number after it is the least, the most or about right.
    """

    fatalities: HarmWords
    injured: HarmWords
    both: frozenset[str]
    taking: frozenset[str]
    lives: frozenset[str]
    causes: frozenset[str]
    violent_causes: frozenset[str]
    natural: frozenset[str]
    nobody: frozenset[str]
    one: frozenset[str]
    groups: frozenset[str]
    totals: frozenset[str]
    events: frozenset[str]
    definite: frozenset[str]
    violent: frozenset[str]
    tied: frozenset[str]
    numbers: dict[str, int]
    multiples: dict[str, int]
    least: dict[str, int]
    bounds: dict[tuple[str, ...], Bound]


@cache
def casualty_words(language: str = "en", home: Path = HOME) -> CasualtyWords:
    """Return the words of ``language``; :class:`CodebookError` names what is missing or unknown."""
    path = home / language / "casualties.toml"
    data = read_toml(path)
    _tables(path, "the file", set(data) - set(HEADER), TABLES)
    words, types = data["words"], data["types"]
    _tables(path, "[words]", set(words), LISTS)
    _tables(path, "[types]", set(types), ("violent", "tied"))
    if unknown := {*types["violent"], *types["tied"]} - TYPES:
        raise CodebookError(f"{path.name}, [types]: {', '.join(sorted(unknown))} is no event type")
    lists = {name: frozenset(words[name]) for name in LISTS}
    return CasualtyWords(
        fatalities=_harm(path, data, "fatalities"),
        injured=_harm(path, data, "injured"),
        **lists,
        violent=frozenset(types["violent"]),
        tied=frozenset(types["tied"]),
        numbers=_integers(path, data, "numbers"),
        multiples=_integers(path, data, "multiples"),
        least=_integers(path, data, "least"),
        bounds=_bounds(path, data["bounds"]),
    )


def _tables(path: Path, where: str, found: set[str], expected: tuple[str, ...]) -> None:
    if found != set(expected):
        raise CodebookError(f"{path.name}: {where} has {', '.join(sorted(found))}; expected {', '.join(expected)}")


def _harm(path: Path, data: dict[str, Any], table: str) -> HarmWords:
    _tables(path, f"[{table}]", set(data[table]), HARM)
    return HarmWords(**{name: frozenset(data[table][name]) for name in HARM})


def _integers(path: Path, data: dict[str, Any], table: str) -> dict[str, int]:
    for word, value in data[table].items():
        if not isinstance(value, int) or value < 1:
            raise CodebookError(f"{path.name}, {table}.{word}: {value!r} is no whole number above 0")
    return dict(data[table])


def _bounds(path: Path, table: dict[str, Any]) -> dict[tuple[str, ...], Bound]:
    for phrase, value in table.items():
        if value not in get_args(Bound):
            raise CodebookError(f"{path.name}, bounds.{phrase}: {value!r} is not one of {', '.join(get_args(Bound))}")
    return {tuple(phrase.split()): value for phrase, value in table.items()}
