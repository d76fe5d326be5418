"""Reads a gazetteer file: a name in, the places that bear it out."""

from __future__ import annotations

import os
import sqlite3
from functools import cache, lru_cache
from pathlib import Path
from struct import unpack
from typing import Any, NamedTuple

from ..errors import GazetteerError
from .names import key_of
from .schema import APPLICATION, DEGREE, FORMAT, MINOR

SHIPPED = Path(__file__).parent / "data" / "gazetteer.sqlite"
REBUILD = "rebuild it with 'onrecord gazetteer build DUMP -o FILE' from a GeoNames dump"
REINSTALL = "install onrecord again, or run scripts/build_gazetteer.py in its checkout"
COLUMNS = "id, geonames_id, name, lat, lon, country, admin1, admin2, feature, population"


class Entry(NamedTuple):
    """A place of the gazetteer.

    ``id`` is its rank in this file (1 is the most prominent), ``lat`` and ``lon`` are degrees, ``country`` is
    ISO 3166-1 alpha-3, ``admin1`` and ``admin2`` are the ids of the divisions it lies in, ``feature`` is GeoNames
    class.code, ``own`` tells whether it was asked for by its own name (or one as good) rather than by another one.
    ``minor`` is true of what only a full dump has: hamlets, streams, buildings; half the words there are name one.
    """

    id: int
    geonames_id: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: int | None
    admin2: int | None
    feature: str
    population: int
    own: bool = True
    minor: bool = False


class Gazetteer:
    """An open gazetteer file, read-only. What was looked up is kept, so asking again costs nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._store, self._process = _connect(path), os.getpid()
        self._features: dict[int, str] = dict(self._ask("select id, code from feature"))
        self.about: dict[str, str] = dict(self._ask("select key, value from meta"))
        self._minor = self._first_minor()
        self._find = lru_cache(maxsize=1 << 15)(self._find_key)
        self._place = lru_cache(maxsize=1 << 15)(self._fetch)

    @property
    def has_minor(self) -> bool:
        """Whether the file has places that only a full dump has."""
        return self._minor is not None

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the places called ``name``, most prominent first, by own name before others; ``()`` for none."""
        return self._find(key_of(name))

    def place(self, number: int | None) -> Entry | None:
        """Return the place with the id ``number``, or ``None``."""
        return None if number is None else self._place(number)

    def admin1_name(self, entry: Entry) -> str | None:
        """Return the name of the first-level division that ``entry`` is or lies in, or ``None``."""
        if entry.feature == "A.ADM1":
            return entry.name
        division = self.place(entry.admin1)
        return None if division is None else division.name

    def __reduce__(self) -> tuple[Any, ...]:
        return open_gazetteer, (self.path,)

    def _find_key(self, key: str) -> tuple[Entry, ...]:
        rows = self._ask("select places from name where key = ?", key) if key else []
        if not rows:
            return ()
        packed: bytes = rows[0][0]
        found = {n >> 1: not n & 1 for n in unpack(f"<{len(packed) // 4}I", packed)}
        marks = ",".join("?" * len(found))
        entries = [
            self._entry(row, own=found[row[0]])
            for row in self._ask(f"select {COLUMNS} from place where id in ({marks})", *found)
        ]
        return tuple(sorted(entries, key=lambda e: (not e.own, e.id)))

    def _fetch(self, number: int) -> Entry | None:
        rows = self._ask(f"select {COLUMNS} from place where id = ?", number)
        return self._entry(rows[0], own=True) if rows else None

    def _entry(self, row: tuple[Any, ...], *, own: bool) -> Entry:
        number, geonames_id, name, lat, lon, country, admin1, admin2, feature, population = row
        code = self._features[feature]
        return Entry(
            number, geonames_id, name, lat / DEGREE, lon / DEGREE, country, admin1, admin2, code, population, own,
            self._minor is not None and number >= self._minor,
        )  # fmt: skip

    def _first_minor(self) -> int | None:
        written = self.about.get(MINOR)
        if written is not None and not written.isdecimal():
            raise GazetteerError(f"{self.path}: damaged gazetteer ({MINOR}: {written!r}); {_remedy(self.path)}")
        return None if written is None else int(written)

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        if self._process != os.getpid():  # a connection must not cross a fork
            self._store, self._process = _connect(self.path), os.getpid()
        try:
            return self._store.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path}: damaged gazetteer ({error}); {_remedy(self.path)}") from error


def _remedy(path: Path) -> str:
    return REINSTALL if path == SHIPPED else REBUILD


def _connect(path: Path) -> sqlite3.Connection:
    """Open ``path`` read-only; :class:`GazetteerError` where it is absent, no gazetteer, or of another version."""
    if not path.is_file():
        raise GazetteerError(f"{path}: no gazetteer there; {_remedy(path)}")
    try:
        store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        application = store.execute("pragma application_id").fetchone()[0]
        version = store.execute("pragma user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{path}: not a gazetteer ({error}); {_remedy(path)}") from error
    if application != APPLICATION:
        raise GazetteerError(f"{path}: not a gazetteer of onrecord; {_remedy(path)}")
    if version != FORMAT:
        raise GazetteerError(f"{path}: gazetteer format {version}, this onrecord reads {FORMAT}; {_remedy(path)}")
    return store


@cache
def _opened(path: Path) -> Gazetteer:
    return Gazetteer(path)


def open_gazetteer(path: str | Path | None = None) -> Gazetteer:
    """Return the gazetteer at ``path``, or the shipped one; one for each file and process.

    :class:`GazetteerError` where the file is absent, damaged, or of another version.
    """
    return _opened(SHIPPED if path is None else Path(path))
