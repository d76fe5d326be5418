"""Actor files of a team's own: names and nouns with country and sectors, dated where they change.

A file is CSV with the codebook's header. Rows of one ``entry`` name one actor; each holds from ``since`` until
``until``. ``onrecord codebook actors import`` makes one of a PETRARCH dictionary; it may as well be written by hand.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ..errors import CodebookError, InputError
from .cameo_actors import read_code
from .countries import countries
from .files import read_csv
from .organizations import SUPRANATIONAL
from .petrarch import Entry
from .roles import SECTORS

COLUMNS = ("entry", "kind", "names", "code", "country", "sectors", "since", "until")
KINDS = ("actor", "agent")


@dataclass(frozen=True, slots=True)
class Holding:
    """What an actor is for a time: code as the file gives it, country (or IGO, NGO, MNC), sectors, ISO dates."""

    code: str | None
    country: str | None
    sectors: tuple[str, ...]
    since: str
    until: str

    def holds(self, published: str | None) -> bool:
        """Tell whether it holds on an ISO date; what is dated holds on none that is unknown."""
        if not self.since and not self.until:
            return True
        return (
            published is not None
            and (not self.since or self.since <= published[:10])
            and (not self.until or published[:10] <= self.until)
        )


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An actor of a file: its entry's number, name, and what it is at which time, narrower times first."""

    entry: str
    name: str
    holdings: tuple[Holding, ...]

    def on(self, published: str | None) -> Holding | None:
        """Return what the actor is on an ISO date (``None``: unknown), dated rows first; ``None`` where none holds."""
        return next((h for h in self.holdings if h.holds(published)), None)


@dataclass(frozen=True, slots=True)
class ActorFile:
    """Actors by name and agents' sectors by noun, both in lower case; ``longest`` name in words by its first word."""

    actors: dict[str, OwnActor]
    agents: dict[str, tuple[str, ...]]
    longest: dict[str, int]


def write_actor_file(path: Path, entries: Iterable[Entry], origin: str) -> int:
    """Write the entries of a dictionary as an actor file and return how many there are; :class:`InputError` else."""
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            title = "Actors and agents of a dictionary in PETRARCH's format"
            out.write(f"# title: {title}\n# origin: {' '.join(origin.split())}\n")
            out.write("# licence: that of the dictionary\n# version: 1\n")
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(COLUMNS)
            count = 0
            for count, entry in enumerate(entries, 1):
                names = "|".join(dict.fromkeys(name.replace("|", " ") for name in entry.names))
                for code, since, until in entry.codes:
                    place = read_code(code)
                    kind = "agent" if entry.agent else "actor"
                    sectors = "|".join(place.sectors)
                    writer.writerow([count, kind, names, code, place.country or "", sectors, since, until])
            return count
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


@cache
def read_actor_file(path: str) -> ActorFile:
    """Return an actor file; :class:`CodebookError` names the line that breaks it. Where two entries share a name, the
    first has it."""
    found = Path(path)
    entries: dict[str, tuple[list[str], list[Holding]]] = {}
    agents: dict[str, tuple[str, ...]] = {}
    for number, row in read_csv(found, *COLUMNS):
        try:
            names, holding = _row(row)
        except ValueError as error:
            raise CodebookError(f"{found.name}, line {number}: {error}") from error
        if row["kind"] == "agent":
            for name in names:
                agents.setdefault(name.lower(), holding.sectors)
        else:
            known = entries.setdefault(row["entry"], ([], []))
            known[0].extend(names)
            known[1].append(holding)
    actors: dict[str, OwnActor] = {}
    for entry, (names, holdings) in entries.items():
        dated_first = tuple(sorted(holdings, key=lambda h: (not h.since) + (not h.until)))
        own = OwnActor(entry, names[0], dated_first)
        for name in names:
            actors.setdefault(name.lower(), own)
    return ActorFile(actors, agents, _longest(actors))


def _row(row: dict[str, str]) -> tuple[list[str], Holding]:
    names = [" ".join(n.split()) for n in row["names"].split("|") if n.strip()]
    sectors = tuple(s for s in row["sectors"].split("|") if s)
    if not names or not row["entry"].strip():
        raise ValueError("a row needs an entry and a name")
    if row["kind"] not in KINDS:
        raise ValueError(f"kind {row['kind']!r} is not one of {', '.join(KINDS)}")
    if row["country"] and row["country"] not in countries().by_code and row["country"] not in SUPRANATIONAL:
        raise ValueError(f"country {row['country']!r} is not known")
    if unknown := [s for s in sectors if s not in SECTORS]:
        raise ValueError(f"sector {', '.join(unknown)} is not PLOVER's")
    for key in ("since", "until"):
        if row[key]:
            date.fromisoformat(row[key])
    return names, Holding(row["code"] or None, row["country"] or None, sectors, row["since"], row["until"])


def _longest(names: Iterable[str]) -> dict[str, int]:
    out: dict[str, int] = {}
    for name in names:
        words = name.split()
        out[words[0]] = max(len(words), out.get(words[0], 0))
    return out
