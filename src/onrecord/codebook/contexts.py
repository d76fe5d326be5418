"""Typed loader of ``en/contexts.toml``: words, modes and sectors that put an event into PLOVER's contexts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml
from .plover import CONTEXTS, MODES, TYPES

TABLES = ("words", "nouns", "modes", "sectors", "states")
STATES = ("types", "sectors", "kinds")


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Contexts by lemma; by the lemmas of a phrase, under its first; by (type, mode); by sector; between states.

    ``nouns`` are lemmas that count only as nouns.
    """

    lemmas: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    nouns: frozenset[str]
    modes: dict[tuple[str, str | None], tuple[str, ...]]
    sectors: dict[str, tuple[str, ...]]
    state_types: frozenset[str]
    state_sectors: frozenset[str]
    state_kinds: frozenset[str]


@cache
def context_words(language: str = "en", home: Path = HOME) -> ContextWords:
    """Return the words of ``language``; :class:`CodebookError` names what is missing, unknown or double."""
    path = home / language / "contexts.toml"
    data = read_toml(path)
    if set(data) - set(HEADER) != set(TABLES):
        raise CodebookError(f"{path.name}: has tables {', '.join(sorted(data))}; expected {', '.join(TABLES)}")
    states = data["states"]
    if set(states) != set(STATES):
        raise CodebookError(f"{path.name}, [states]: has {', '.join(states)}; expected {', '.join(STATES)}")
    lemmas, phrases = _words(path, data["words"])
    if unknown := set(data["nouns"]["only"]) - set(lemmas):
        raise CodebookError(f"{path.name}, [nouns]: {', '.join(sorted(unknown))} is not in [words]")
    for entries in (data["modes"], data["sectors"]):
        for key, names in entries.items():
            _known(path, key, names)
    return ContextWords(
        lemmas=lemmas,
        phrases=phrases,
        nouns=frozenset(data["nouns"]["only"]),
        modes={_mode(path, key): tuple(names) for key, names in data["modes"].items()},
        sectors={key: tuple(names) for key, names in data["sectors"].items()},
        state_types=frozenset(states["types"]),
        state_sectors=frozenset(states["sectors"]),
        state_kinds=frozenset(states["kinds"]),
    )


def _words(path: Path, table: dict[str, Any]) -> tuple[Any, Any]:
    lemmas: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for context, words in table.items():
        _known(path, "words", [context])
        if len(words) != len(set(words)):
            double = sorted({w for w in words if words.count(w) > 1})
            raise CodebookError(f"{path.name}, words.{context}: {', '.join(double)} stands twice")
        for word in words:
            first, *rest = word.split(" ")
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), context))
            else:
                lemmas.setdefault(word, []).append(context)
    return {k: tuple(v) for k, v in lemmas.items()}, {k: tuple(v) for k, v in phrases.items()}


def _known(path: Path, where: str, names: list[str]) -> None:
    if unknown := set(names) - CONTEXTS:
        raise CodebookError(f"{path.name}, {where}: {', '.join(sorted(unknown))} is no context of plover.toml")


def _mode(path: Path, key: str) -> tuple[str, str | None]:
    name, _, mode = key.partition(" ")
    if name not in TYPES or mode not in MODES[name]:
        raise CodebookError(f"{path.name}, modes: {key!r} is no type and mode of plover.toml")
    return name, mode
