"""The layout of a gazetteer file, shared by who writes and who reads it.

A gazetteer is one SQLite file. ``place`` holds every place once, its id being its rank (1 is the most prominent);
coordinates are in ten-thousandths of a degree. ``name`` holds for every key (:func:`.names.key_of`) the places that
bear it as packed 32-bit numbers: ``2 * id`` where it is the place's own name (or as good), ``2 * id + 1`` where it is
another one.
"""

from __future__ import annotations

FORMAT = 1
APPLICATION = 0x6F6E7265  # "onre": tells a gazetteer from any other SQLite file
DEGREE = 10_000
MINOR = "minor from"  # key of meta: the first id of the places that only a full dump has; none where there are none

TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table feature (id integer primary key, code text not null);
create table place (
    id integer primary key, geonames_id integer, name text not null, lat integer not null, lon integer not null,
    country text, admin1 integer, admin2 integer, feature integer not null, population integer not null
);
create table name (key text primary key, places blob not null) without rowid;
"""
