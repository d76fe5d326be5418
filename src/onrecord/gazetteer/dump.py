"""Reads a GeoNames dump (``allCountries.txt`` or a country's file): nineteen columns parted by tabs, one place a line.

The columns are described at the dump's own readme: geonameid, name, asciiname, alternatenames, latitude, longitude,
feature class, feature code, country code, cc2, admin1-4 codes, population, elevation, dem, timezone, modified.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pycountry

from ..errors import GazetteerError
from .names import is_latin, key_of, other_names

COLUMNS = 19
LONGEST_LINE = 1 << 20  # bytes; a line beyond is no place
CLASSES = frozenset("AHLPRSTUV")
KOSOVO = {"XK": "XKX"}  # in general use, and left by ISO 3166-1 to its users


class DumpPlace(NamedTuple):
    """A place of a dump: ``own`` and ``others`` are keys (:func:`.names.key_of`), ``admin1`` is "US.CA", ``admin2``
    "US.CA.037"; ``lat`` and ``lon`` in degrees; ``country`` ISO 3166-1 alpha-3.
    """

    geonames_id: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    names: int
    own: frozenset[str]
    others: frozenset[str]


class Line(NamedTuple):
    """A line of a dump: its number from 1, where the next one starts in bytes, and its place or what is wrong with it.

    Both are ``None`` for a line that names no kind of place, which GeoNames allows.
    """

    number: int
    end: int
    place: DumpPlace | None
    fault: str | None


def check_dump(path: Path) -> None:
    """Raise :class:`GazetteerError` where ``path`` is no file that can hold a dump."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}; give the text file of a GeoNames dump") from error
    if start[:2] == b"PK":
        raise GazetteerError(f"{path}: a zip archive; unpack it, and give the text file in it")
    if not start:
        raise GazetteerError(f"{path}: empty; give the text file of a GeoNames dump")


def read_dump(path: Path, *, start: int = 0, number: int = 0) -> Iterator[Line]:
    """Yield the lines of a dump from byte ``start`` on, ``number`` lines being before it."""
    with path.open("rb") as file:
        file.seek(start)
        while raw := file.readline(LONGEST_LINE):
            number += 1
            start += len(raw)
            whole = raw.endswith(b"\n") or len(raw) < LONGEST_LINE
            while not whole and (rest := file.readline(LONGEST_LINE)):
                start += len(rest)
                whole, raw = rest.endswith(b"\n"), b""
            yield _line(raw, number, start)


def _line(raw: bytes, number: int, end: int) -> Line:
    try:
        fields = raw.decode("utf-8").rstrip("\r\n").split("\t")
        return Line(number, end, _place(fields), None)
    except UnicodeDecodeError:
        return Line(number, end, None, "not UTF-8")
    except ValueError as error:
        return Line(number, end, None, str(error))


def _place(fields: list[str]) -> DumpPlace | None:
    """Return the place of a line, ``None`` where it names no kind; ``ValueError`` says what is wrong."""
    if len(fields) != COLUMNS:
        raise ValueError(f"{len(fields)} columns, not {COLUMNS}")
    number, name, ascii_name, alternates = fields[:4]
    lat, lon = _degrees("latitude", fields[4], 90), _degrees("longitude", fields[5], 180)
    geonames_id, population = _whole("geonameid", number), _whole("population", fields[14] or "0")
    letter, code = fields[6], fields[7]
    if not name.strip():
        raise ValueError("no name")
    if letter and letter not in CLASSES:
        raise ValueError(f"feature class {letter!r} is not one of {''.join(sorted(CLASSES))}")
    if not letter or not code:
        return None
    names = [n for n in alternates.split(",") if n]
    own = frozenset(key for key in (key_of(name), key_of(ascii_name)) if key)
    kept = other_names(name, names, population) if letter in "AP" else filter(is_latin, names)
    first = f"{fields[8]}.{fields[10]}" if fields[10] else None
    second = f"{first}.{fields[11]}" if first and fields[11] else None
    return DumpPlace(
        geonames_id, name, lat, lon, f"{letter}.{code}", _country(fields[8]), first, second, population, len(names),
        own, frozenset(map(key_of, kept)) - own,
    )  # fmt: skip


def _degrees(what: str, written: str, most: int) -> float:
    try:
        value = float(written)
    except ValueError:
        raise ValueError(f"{what} {written[:40]!r} is no number") from None
    if not -most <= value <= most:
        raise ValueError(f"{what} {written[:40]!r} is not within {most} degrees")
    return value


def _whole(what: str, written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) < COLUMNS):
        raise ValueError(f"{what} {written[:40]!r} is no whole number")
    return int(written)


@cache
def _country(alpha_2: str) -> str | None:
    if alpha_2 in KOSOVO:
        return KOSOVO[alpha_2]
    found = pycountry.countries.get(alpha_2=alpha_2) if alpha_2 else None
    return found.alpha_3 if found is not None else None
