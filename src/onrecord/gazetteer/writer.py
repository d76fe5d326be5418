"""Writes a gazetteer file: the same places give the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from struct import pack

from .names import key_of
from .schema import APPLICATION, DEGREE, FORMAT, TABLES

LARGE, TIMES = 1_000_000, 20  # people, and times the rank of the place whose own name it is


@dataclass(slots=True)
class Draft:
    """A place to write; without a point it cannot be written.

    ``ref`` is any text that names the place uniquely in one build; ``admin1`` and ``admin2`` are the ``ref`` of the
    divisions it lies in; ``country`` is ISO 3166-1 alpha-3; ``rank`` sorts. ``known`` are names as good as its own
    ("Bavaria" for Bayern), ``others`` those it also has.
    """

    ref: str
    name: str
    lat: float | None
    lon: float | None
    feature: str
    country: str | None = None
    geonames_id: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    rank: float = 0.0
    known: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def write_gazetteer(path: Path, drafts: Iterable[Draft], *, about: dict[str, str]) -> int:
    """Write ``drafts`` to ``path``, replacing it, and return how many; ``about`` holds origin and licences."""
    ranked = sorted(drafts, key=lambda d: (-d.rank, d.ref))
    number = {d.ref: n for n, d in enumerate(ranked, 1)}
    features = {code: n for n, code in enumerate(sorted({d.feature for d in ranked}), 1)}
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as store:
        store.executescript(f"pragma application_id={APPLICATION}; pragma user_version={FORMAT};{TABLES}")
        store.executemany("insert into meta values (?, ?)", sorted(about.items()))
        store.executemany("insert into feature values (?, ?)", [(n, code) for code, n in features.items()])
        store.executemany(
            "insert into place values (?,?,?,?,?,?,?,?,?,?)", (_row(d, number, features[d.feature]) for d in ranked)
        )
        store.executemany("insert into name values (?, ?)", _names(ranked, number))
    store.execute("vacuum")
    store.close()
    return len(ranked)


def _row(d: Draft, number: dict[str, int], feature: int) -> tuple[object, ...]:
    if d.lat is None or d.lon is None:
        raise ValueError(f"{d.ref}: a place needs a point")
    lat, lon = round(d.lat * DEGREE), round(d.lon * DEGREE)
    admin1, admin2 = number.get(d.admin1 or ""), number.get(d.admin2 or "")
    return number[d.ref], d.geonames_id, d.name, lat, lon, d.country, admin1, admin2, feature, d.population


def _names(ranked: list[Draft], number: dict[str, int]) -> list[tuple[str, bytes]]:
    """Return every key with its places: own names before others, then by rank.

    Another name of a place is left out where it is some place's own, unless the first is far larger: old and foreign
    names of small towns would otherwise stand for half the world ("Garden City" for Singapore).
    """
    owned: dict[str, float] = {}
    for d in ranked:
        for key in _own(d):
            owned[key] = max(owned.get(key, 0.0), d.rank)
    keys: dict[str, set[int]] = {}
    for d in ranked:
        own = _own(d)
        for key in own | {key_of(name) for name in d.others}:
            taken = key not in own and key in owned and d.population < max(LARGE, TIMES * owned[key])
            if key and not taken:
                keys.setdefault(key, set()).add(2 * number[d.ref] + (key not in own))
    return [(key, b"".join(pack("<I", n) for n in sorted(found))) for key, found in sorted(keys.items())]


def _own(d: Draft) -> set[str]:
    return {key_of(name) for name in (d.name, *d.known)}
