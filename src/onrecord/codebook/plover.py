"""Typed loader of PLOVER's frame: types, quad classes, modes, contexts, scores, and the CAMEO crosswalk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CodebookError
from .files import HEADER, HOME, read_csv, read_toml

FIELDS = {"quad", "recipient", "cameo", "modes"}
ROOT_DIGITS, BASE_DIGITS = 2, 3


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types: quad class (1-4), whether a recipient is asked for, CAMEO root, its modes."""

    name: str
    quad: int
    recipient: bool
    cameo: str
    modes: frozenset[str]


class CameoRow(NamedTuple):
    """What a CAMEO code stands for; ``mode`` is ``None`` and ``contexts`` empty where it asks for none."""

    code: str
    mode: str | None
    contexts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plover:
    """The types by name, the contexts, the scores by type and mode, the CAMEO rows by type."""

    types: dict[str, EventType]
    contexts: frozenset[str]
    scores: dict[tuple[str, str | None], float]
    cameo: dict[str, tuple[CameoRow, ...]]


@cache
def plover(home: Path = HOME) -> Plover:
    """Return the ontology; :class:`CodebookError` names file and row of what is unknown, missing or double."""
    path = home / "plover.toml"
    data = read_toml(path)
    if unknown := set(data) - set(HEADER) - {"type", "context"}:
        raise CodebookError(f"{path.name}: unknown table {', '.join(sorted(unknown))}; allowed: type, context")
    types = {name: _type(path, name, entry) for name, entry in data.get("type", {}).items()}
    names = data.get("context", {}).get("names", [])
    if len(names) != len(set(names)):
        raise CodebookError(f"{path.name}, [context]: a name stands twice")
    contexts = frozenset(names)
    return Plover(types, contexts, _scores(home / "plover_scores.csv", types), _cameo(home, types, contexts))


def _type(path: Path, name: str, entry: dict[str, Any]) -> EventType:
    if set(entry) != FIELDS:
        raise CodebookError(f"{path.name}, type {name}: has {', '.join(entry)}; expected {', '.join(sorted(FIELDS))}")
    if entry["quad"] not in (1, 2, 3, 4):
        raise CodebookError(f"{path.name}, type {name}: quad {entry['quad']!r} is not one of 1, 2, 3, 4")
    return EventType(name, entry["quad"], entry["recipient"], entry["cameo"], frozenset(entry["modes"]))


def _scores(path: Path, types: dict[str, EventType]) -> dict[tuple[str, str | None], float]:
    scores: dict[tuple[str, str | None], float] = {}
    for line, row in read_csv(path, "type", "mode", "score"):
        key = (row["type"], row["mode"] or None)
        _known(path, line, types, *key)
        if key in scores:
            raise CodebookError(f"{path.name}, line {line}: {row['type']} {row['mode']} stands twice")
        try:
            scores[key] = float(row["score"])
        except ValueError as error:
            raise CodebookError(f"{path.name}, line {line}: score {row['score']!r} is not a number") from error
    if missing := [name for name in types if (name, None) not in scores]:
        raise CodebookError(f"{path.name}: no score for {', '.join(missing)}")
    return scores


def _cameo(home: Path, types: dict[str, EventType], contexts: frozenset[str]) -> dict[str, tuple[CameoRow, ...]]:
    path = home / "cameo.csv"
    rows: dict[str, list[CameoRow]] = {name: [] for name in types}
    for line, row in read_csv(path, "code", "type", "mode", "contexts"):
        mode = row["mode"] or None
        _known(path, line, types, row["type"], mode)
        wanted = frozenset(c for c in row["contexts"].split(";") if c)
        if unknown := wanted - contexts:
            raise CodebookError(f"{path.name}, line {line}: context {', '.join(sorted(unknown))} is not in plover.toml")
        if not row["code"].isdigit() or not ROOT_DIGITS < len(row["code"]) <= 4:
            raise CodebookError(f"{path.name}, line {line}: code {row['code']!r}; expected three or four digits")
        rows[row["type"]].append(CameoRow(row["code"], mode, wanted))
    return {name: tuple(found) for name, found in rows.items()}


def _known(path: Path, line: int, types: dict[str, EventType], name: str, mode: str | None) -> None:
    if name not in types:
        raise CodebookError(f"{path.name}, line {line}: type {name!r} is not one of {', '.join(sorted(types))}")
    if mode is not None and mode not in types[name].modes:
        allowed = ", ".join(sorted(types[name].modes)) or "none"
        raise CodebookError(f"{path.name}, line {line}: mode {mode!r} of {name}; its modes: {allowed}")


def quad_of(name: str) -> int:
    """Return the quad class (1-4) of an event type."""
    return plover().types[name].quad


def score_of(name: str, mode: str | None) -> float:
    """Return PLOVER's conflict-cooperation score (-10 to 10) of a type and mode; the type's where the mode has none."""
    scores = plover().scores
    return scores.get((name, mode), scores[name, None])


def cameo_of(name: str, mode: str | None, contexts: Iterable[str]) -> str:
    """Return the CAMEO code, two to four digits, that the crosswalk surely gives an event.

    Rows count whose mode is the event's (or none) and whose contexts the event has all; those that ask for
    most win, and where several ask for the same, what their codes share. Where none counts, what the codes of
    the event's mode share within the type's root, three digits at most, else the root.
    """
    return _cameo_of(name, mode, frozenset(contexts))


@cache
def _cameo_of(name: str, mode: str | None, contexts: frozenset[str]) -> str:
    rows, root = plover().cameo[name], plover().types[name].cameo
    own = [r for r in rows if r.mode == mode]
    fitting = [r for r in own if r.contexts <= contexts]
    if fitting:
        most = max(len(r.contexts) for r in fitting)
        return _shared([r.code for r in fitting if len(r.contexts) == most], root)
    shared = _shared([r.code for r in own], root)[:BASE_DIGITS] if mode else root
    return shared if shared.startswith(root) else root


def _shared(codes: list[str], root: str) -> str:
    """Return the digits that all ``codes`` begin with, or ``root`` where they are of several roots."""
    size = min((len(c) for c in codes), default=0)
    return next((codes[0][:n] for n in range(size, ROOT_DIGITS - 1, -1) if len({c[:n] for c in codes}) == 1), root)


TYPES: frozenset[str] = frozenset(plover().types)
MODES: dict[str, frozenset[str]] = {name: t.modes for name, t in plover().types.items()}
CONTEXTS: frozenset[str] = plover().contexts
