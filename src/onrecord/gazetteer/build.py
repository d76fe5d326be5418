"""Builds a full gazetteer: the shipped one, and every place of a GeoNames dump that it lacks.

The shipped places keep their ids, names and rank, so that what they are good for is not lost in twelve million names;
those that only the dump has follow them by population, as *minor* (:class:`.store.Entry`). Towns that both have take
the dump's point, feature and population; countries and divisions keep the middles that were checked.

All work is done in one SQLite file beside the one to make (``FILE.part``), which remembers how far it came: killed at
any time, the same build goes on from there and ends with the same bytes. Memory is bounded: what grows with the dump
is sorted by SQLite on disk.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from math import cos, radians
from pathlib import Path
from struct import pack
from typing import NamedTuple, TypeAlias

from ..errors import GazetteerError
from .dump import DumpPlace, Line, check_dump, read_dump
from .names import key_of
from .schema import APPLICATION, DEGREE, FORMAT, MINOR
from .store import SHIPPED, open_gazetteer

BATCH = 20_000  # lines between two commits
NAMESAKES = 16  # minor places of one name kept in one country: some are borne by thousands
CACHE_KB = 16_000
NEAR_SITE, NEAR_AREA = 0.3, 3.0  # degrees that a place of the codebook may lie from the dump's of its name
LEVELS = ("feature = 'A.ADM1'", "feature = 'A.ADM2'", "feature not in ('A.ADM1', 'A.ADM2')")
WORK = """
create table progress (key text primary key, value text not null) without rowid;
create table fault (number integer primary key, what text not null);
create table fresh (
    geonames_id integer primary key, name text not null, lat integer not null, lon integer not null, country text,
    feature text not null, admin1 text, admin2 text, population integer not null, names integer not null
);
create table called (key text not null, geonames_id integer not null, own integer not null);
create table division (code text primary key, geonames_id integer not null) without rowid;
"""
NUMBER = """
insert into place (geonames_id, name, lat, lon, country, admin1, admin2, feature, population)
select f.geonames_id, f.name, f.lat, f.lon, f.country,
    (select p.id from division d join place p on p.geonames_id = d.geonames_id where d.code = f.admin1),
    (select p.id from division d join place p on p.geonames_id = d.geonames_id where d.code = f.admin2),
    (select id from feature where code = f.feature), f.population
from fresh f where f.{level} order by f.population desc, f.names desc, f.geonames_id
"""
NAMED = """
select c.key, p.country, p.id, max(c.own) from called c join place p on p.geonames_id = c.geonames_id
where p.id >= ? group by c.key, p.id order by c.key, p.id
"""

Progress: TypeAlias = Callable[[str, int, int], None]


class Built(NamedTuple):
    """What a build did: how many places the file has, how many of them from the dump alone, and the lines skipped.

    ``faults`` are (number of the line, what is wrong), in order; ``kindless`` counts lines that name no kind of place.
    """

    places: int
    minor: int
    kindless: int
    faults: list[tuple[int, str]]


def build_full(dump: Path, path: Path, *, progress: Progress, base: Path = SHIPPED) -> Built:
    """Write a gazetteer of ``base`` and ``dump`` to ``path``, replacing a gazetteer that stands there.

    ``progress`` is told the step, how far it is, and how far it goes. :class:`GazetteerError` where the dump cannot
    be read or has no place, or where ``path`` is something else.
    """
    check_dump(dump)
    _check_target(path)
    part = path.with_name(f"{path.name}.part")
    try:
        build = _Build(dump, part, base, progress)
        try:
            built = build.run()
        finally:
            build.store.close()
    except sqlite3.Error as error:
        raise GazetteerError(
            f"{part}: {error}; give the same command to go on, or delete this file to begin anew"
        ) from error
    build.done.replace(path)
    part.unlink()
    return built


def _check_target(path: Path) -> None:
    if not path.parent.is_dir():
        raise GazetteerError(f"{path.parent}: no such folder to write {path.name} to")
    if not path.exists():
        return
    with path.open("rb") as file:
        head = file.read(72)
    if len(head) < 72 or int.from_bytes(head[68:72], "big") != APPLICATION:  # where SQLite keeps it
        raise GazetteerError(f"{path}: there already, and no gazetteer; it is not overwritten, give another -o")


class _Build:
    """One build; ``store`` is its working file."""

    def __init__(self, dump: Path, part: Path, base: Path, progress: Progress) -> None:
        self.dump, self.part, self.progress = dump, part, progress
        self.done = part.with_name(f"{part.name}.done")
        self.size = dump.stat().st_size
        about = open_gazetteer(base).about
        changed = dump.stat().st_mtime_ns
        self.task = repr((FORMAT, self.size, changed, base.stat().st_size, sorted(about.items())))
        self.store = self._resumed() or self._begun(base)
        self.first = int(self._state("first"))

    def run(self) -> Built:
        """Do what is left to do."""
        if self._state("step") == "read":
            self._read()
        if self._state("step") == "number":
            self._number()
        if self._state("step") == "name":
            self._name()
        built = self._built()
        self._finish()
        return built

    def _resumed(self) -> sqlite3.Connection | None:
        """Return the working file of the same build that was stopped, ``None`` where there is none."""
        if not self.part.is_file():
            return None
        try:
            store = _open(self.part)
            if dict(store.execute("select key, value from progress")).get("task") == self.task:
                return store
            store.close()
        except sqlite3.DatabaseError:
            return None
        return None

    def _begun(self, base: Path) -> sqlite3.Connection:
        for old in (self.part, self.part.with_name(f"{self.part.name}-journal")):
            old.unlink(missing_ok=True)
        shutil.copyfile(base, self.part)
        store = _open(self.part)
        store.executescript(f"begin; {WORK} create index place_geonames on place (geonames_id); commit;")
        first = store.execute("select max(id) + 1 from place").fetchone()[0]
        start = {"task": self.task, "first": first, "offset": 0, "line": 0, "kindless": 0, "step": "read"}
        with store:
            store.executemany("insert into progress values (?, ?)", [(k, str(v)) for k, v in start.items()])
        return store

    def _state(self, key: str) -> str:
        return str(self.store.execute("select value from progress where key = ?", (key,)).fetchone()[0])

    def _set(self, **values: object) -> None:
        self.store.executemany("update progress set value = ? where key = ?", [(str(v), k) for k, v in values.items()])

    def _read(self) -> None:
        """Take in the dump, a batch of lines at a time, each with the place where the next starts."""
        known = _Known(self.store)
        offset, line, kindless = (int(self._state(key)) for key in ("offset", "line", "kindless"))
        for batch in _batched(read_dump(self.dump, start=offset, number=line)):
            kindless += sum(item.place is None and item.fault is None for item in batch)
            with self.store:
                self._take([item.place for item in batch if item.place is not None], known)
                faults = [(item.number, item.fault) for item in batch if item.fault is not None]
                self.store.executemany("insert into fault values (?, ?)", faults)
                self._set(offset=batch[-1].end, line=batch[-1].number, kindless=kindless)
            self.progress("reading", batch[-1].end, self.size)
        with self.store:
            self._set(step="number")

    def _take(self, places: list[DumpPlace], known: _Known) -> None:
        divisions = [(p.admin1 if p.feature == "A.ADM1" else p.admin2, p.geonames_id) for p in places if _divides(p)]
        self.store.executemany("insert or replace into division values (?, ?)", [d for d in divisions if d[0]])
        fresh = [p for p in places if not known.take(p)]
        self.store.executemany(
            "insert or replace into fresh values (?,?,?,?,?,?,?,?,?,?)",
            [(p.geonames_id, p.name, round(p.lat * DEGREE), round(p.lon * DEGREE), p.country, p.feature, p.admin1,
              p.admin2, p.population, p.names) for p in fresh],
        )  # fmt: skip
        called = [(key, p.geonames_id, own) for p in fresh for own, keys in ((1, p.own), (0, p.others)) for key in keys]
        self.store.executemany("insert into called values (?, ?, ?)", called)

    def _number(self) -> None:
        """Give the dump's places their ids: divisions first, each level by population."""
        with self.store:
            self.store.execute(
                "insert into feature (code) select distinct feature from fresh "
                "where feature not in (select code from feature) order by feature"
            )
            for number, level in enumerate(LEVELS):
                self.progress("numbering", number, len(LEVELS))
                self.store.execute(NUMBER.format(level=level))
            self._set(step="name")
        self.progress("numbering", len(LEVELS), len(LEVELS))

    def _name(self) -> None:
        """Add the names of the dump's places to those there are."""
        total = self.store.execute("select count(*) from called").fetchone()[0]
        done = 0
        with self.store:
            rows = self.store.execute(NAMED, (self.first,))
            for key, group in groupby(rows, key=lambda row: row[0]):
                bearers = [(country, number, bool(own)) for _, country, number, own in group]
                done += len(bearers)
                self._add_name(key, bearers)
                if done % BATCH < len(bearers):
                    self.progress("naming", done, total)
            self._set(step="finish")
        self.progress("naming", total, total)

    def _add_name(self, key: str, bearers: list[tuple[str | None, int, bool]]) -> None:
        """Add the dump's bearers of a name; where it is the own name of any place, not those that have it besides."""
        row = self.store.execute("select places from name where key = ?", (key,)).fetchone()
        before: bytes = row[0] if row else b""
        owned = bool(before) or any(own for _, _, own in bearers)
        seen: Counter[str | None] = Counter()
        kept = []
        for country, number, own in bearers:
            seen[country] += own or not owned
            if (own or not owned) and seen[country] <= NAMESAKES:
                kept.append(2 * number + (not own))
        if kept:
            packed = before + b"".join(pack("<I", n) for n in kept)
            self.store.execute("insert or replace into name values (?, ?)", (key, packed))

    def _built(self) -> Built:
        places = self.store.execute("select count(*) from place").fetchone()[0]
        faults = self.store.execute("select number, what from fault order by number").fetchall()
        taken = int(self._state("line")) - int(self._state("kindless")) - len(faults)
        if not taken:
            self.store.close()
            self.part.unlink()
            what = f"line {faults[0][0]}: {faults[0][1]}" if faults else "no line names a kind of place"
            raise GazetteerError(f"{self.dump}: not a GeoNames dump ({what}); give its text file of 19 columns")
        return Built(places, places - self.first + 1, int(self._state("kindless")), faults)

    def _finish(self) -> None:
        """Write the working file without its scaffolding as a new one, whose bytes tell nothing of how it was made."""
        self.progress("writing", 0, 1)
        about = {MINOR: str(self.first), "dump": f"{self.dump.name}, {self._state('line')} lines"}
        with self.store:
            self.store.executemany("insert or replace into meta values (?, ?)", sorted(about.items()))
        self.done.unlink(missing_ok=True)
        drops = "".join(f"drop table {name};" for name in ("progress", "fault", "fresh", "called", "division"))
        copy = self.part.with_name(f"{self.part.name}.work")
        copy.unlink(missing_ok=True)
        self.store.execute("vacuum into ?", (str(copy),))
        with sqlite3.connect(copy) as store:
            store.executescript(f"begin; {drops} drop index place_geonames; commit;")
        store.execute("vacuum into ?", (str(self.done),))
        store.close()
        copy.unlink()
        self.progress("writing", 1, 1)


class _Known:
    """The places that stood in the gazetteer before the dump: by GeoNames id, and those without one by name."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self.store = store
        self.features = {code: number for number, code in store.execute("select id, code from feature")}
        codes = {number: code for code, number in self.features.items()}
        self.by_id: dict[int, tuple[int, str]] = {}
        self.by_name: dict[tuple[str, str], list[tuple[int, float, float]]] = defaultdict(list)
        for number, geonames_id, name, lat, lon, feature in store.execute(
            "select id, geonames_id, name, lat, lon, feature from place"
        ):
            if geonames_id is not None:
                self.by_id[geonames_id] = number, codes[feature]
            else:
                self.by_name[key_of(name), codes[feature]].append((number, lat / DEGREE, lon / DEGREE))

    def take(self, place: DumpPlace) -> bool:
        """Bring a known place up to date, and tell whether it is one."""
        if place.geonames_id in self.by_id:
            number, feature = self.by_id[place.geonames_id]
            if feature[0] == "P" == place.feature[0]:
                self._renew(number, feature, place)
            return True
        for key in sorted(place.own):
            for number, lat, lon in self.by_name.get((key, place.feature), ()):
                near = NEAR_SITE if place.feature[0] in "PS" else NEAR_AREA
                away = (place.lon - lon + 180) % 360 - 180
                if abs(place.lat - lat) <= near and abs(away) * cos(radians(lat)) <= near:
                    self.by_name[key, place.feature].remove((number, lat, lon))
                    self.by_id[place.geonames_id] = number, place.feature
                    self.store.execute("update place set geonames_id = ? where id = ?", (place.geonames_id, number))
                    return True
        return False

    def _renew(self, number: int, feature: str, place: DumpPlace) -> None:
        exact = feature if feature != "P.PPL" or place.feature == "P.PPLX" else place.feature
        if exact not in self.features:
            self.features[exact] = max(self.features.values()) + 1
            self.store.execute("insert into feature values (?, ?)", (self.features[exact], exact))
        self.store.execute(
            "update place set lat = ?, lon = ?, population = max(population, ?), feature = ? where id = ?",
            (round(place.lat * DEGREE), round(place.lon * DEGREE), place.population, self.features[exact], number),
        )


def _divides(place: DumpPlace) -> bool:
    return place.feature in ("A.ADM1", "A.ADM2")


def _open(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path)
    store.execute(f"pragma cache_size = -{CACHE_KB}")
    store.execute("pragma synchronous = off")  # a kill does not hurt; after a power cut the build starts anew
    return store


def _batched(lines: Iterable[Line]) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
