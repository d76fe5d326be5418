"""The ground of the made news: countries, borders, names, press, and the sentences, read from ``data/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...codebook.files import HEADER, read_csv, read_toml
from ...errors import CodebookError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Country:
    """A real country; ``people`` names the region whose names its people bear."""

    name: str
    code: str
    adjective: str
    capital: str
    towns: tuple[str, ...]
    people: str


@dataclass(frozen=True, slots=True)
class Border:
    """Two neighbours; ``crossing``, ``river`` and ``sea`` are empty where they share none."""

    one: Country
    other: Country
    crossing: str
    river: str
    sea: str


@dataclass(frozen=True, slots=True)
class Act:
    """How news tells of one kind of act; ``also`` are other types that a coder may rightly give it.

    ``lists`` holds its sentences by name (heads, leads, more, aside, back, noun, qx, qy), ``figures`` the range of each
    number; ``object`` is the slot of whom or what it takes.
    """

    name: str
    type: str
    mode: str | None
    also: tuple[str, ...]
    disputed: str | None
    object: str | None
    lists: dict[str, list[str]]
    figures: dict[str, tuple[int, int]]


LISTS = ("heads", "leads", "more", "aside", "back", "noun", "qx", "qy")
FIGURES = ("killed", "injured", "held", "cases", "deaths", "crowdsize")
PLAIN = ("name", "type", "mode", "also", "disputed", "object")


@cache
def countries() -> dict[str, Country]:
    """Return the countries by name."""
    rows = read_csv(DATA / "countries.csv", "name", "code", "adjective", "capital", "towns", "people")
    return {
        r["name"]: Country(
            r["name"], r["code"], r["adjective"], r["capital"], tuple(r["towns"].split("|")), r["people"]
        )
        for _, r in rows
    }


@cache
def borders() -> tuple[Border, ...]:
    """Return the pairs of neighbours; :class:`CodebookError` where one is no country of the list."""
    path, known = DATA / "borders.csv", countries()
    out = []
    for number, r in read_csv(path, "one", "other", "crossing", "river", "sea"):
        for name in (r["one"], r["other"]):
            if name not in known:
                raise CodebookError(f"{path.name}, line {number}: {name!r} is not in countries.csv")
        out.append(Border(known[r["one"]], known[r["other"]], r["crossing"], r["river"], r["sea"]))
    return tuple(out)


@cache
def data(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` without its header."""
    return {key: value for key, value in read_toml(DATA / f"{name}.toml").items() if key not in HEADER}


@cache
def acts() -> dict[str, Act]:
    """Return every act by name; :class:`CodebookError` names a doubled one or an unknown key."""
    out: dict[str, Act] = {}
    paths = sorted((DATA / "acts").glob("*.toml"))
    for path in paths:
        for row in read_toml(path).get("act", ()):
            act = _act(path, row)
            if act.name in out:
                raise CodebookError(f"{path.name}: the act {act.name!r} is there twice")
            out[act.name] = act
    for path in paths:
        for row in read_toml(path).get("more", ()):
            _add(path, out, row)
    return out


def _add(path: Path, known: dict[str, Act], row: dict[str, Any]) -> None:
    """Add the further sentences of ``row`` to the act that it names."""
    if row.get("name") not in known:
        raise CodebookError(f"{path.name}: more for {row.get('name')!r}, which is no act")
    if unknown := set(row) - {"name", *LISTS}:
        raise CodebookError(f"{path.name}, more {row['name']!r}: unknown key {', '.join(sorted(unknown))}")
    for key in row.keys() & set(LISTS):
        known[row["name"]].lists[key].extend(row[key])


def _act(path: Path, row: dict[str, Any]) -> Act:
    where = f"{path.name}, act {row.get('name')!r}"
    if unknown := set(row) - {*PLAIN, *LISTS, *FIGURES}:
        raise CodebookError(f"{where}: unknown key {', '.join(sorted(unknown))}")
    if missing := [key for key in ("name", *LISTS) if key != "aside" and not row.get(key)]:
        raise CodebookError(f"{where}: lacks {', '.join(missing)}")
    return Act(
        name=row["name"],
        type=row.get("type", ""),
        mode=row.get("mode"),
        also=tuple(row.get("also", ())),
        disputed=row.get("disputed"),
        object=row.get("object"),
        lists={key: list(row.get(key, ())) for key in LISTS},
        figures={key: (row[key][0], row[key][1]) for key in FIGURES if key in row},
    )
