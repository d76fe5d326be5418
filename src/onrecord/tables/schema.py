"""The schema of every table: columns from the record types, and from ``columns.toml`` what is worked out besides.

A field of a record becomes columns by its type: a span three (its offsets, its words), spans two, a count three, nested
records one of JSON, anything else one of its own name. So the schema cannot fall behind the records.
"""

from __future__ import annotations

import dataclasses
import tomllib
import types
import typing
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .. import records
from ..codebook.fields import field_words
from ..errors import CodebookError
from ..records import Count, Span
from .columns import KINDS, Column, Kind

SCHEMA = Path(__file__).parent / "columns.toml"
Shape = Literal["plain", "span", "spans", "count", "nested"]
DATES = frozenset({"published", "due_date"})  # text fields that are days
DERIVED_KEYS = {"name", "kind", "says", "after", "last"}
BOUNDS = {"best": "the number given, or most likely meant", "low": "at least", "high": "at most"}


class Field(NamedTuple):
    """A field of a record: its name, how it becomes columns, and they."""

    name: str
    shape: Shape
    columns: tuple[Column, ...]


class Table(NamedTuple):
    """A table: name, what it says, the fields of its record (none for an export), all columns in order."""

    name: str
    says: str
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]


@cache
def tables(path: Path = SCHEMA) -> dict[str, Table]:
    """Return the tables of a report by name; :class:`CodebookError` names a column that is unknown or double."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _table(path, name, entry, data["shared"]) for name, entry in data["table"].items()}


@cache
def exports(path: Path = SCHEMA) -> dict[str, Table]:
    """Return the tables made of event rows by name."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Table(name, entry["says"], (), tuple(_column(path, name, c) for c in entry["columns"]))
        for name, entry in data["export"].items()
    }


def _table(path: Path, name: str, entry: dict[str, Any], shared: dict[str, Any]) -> Table:
    fields = fields_of(getattr(records, entry["record"]))
    derived = [c for group in entry.get("shares", ()) for c in shared[group]["columns"]] + entry.get("columns", [])
    names = {f.name for f in fields}
    if lost := [c["name"] for c in derived if c.get("after", fields[0].name) not in names]:
        raise CodebookError(f"{path.name}, {name}: {', '.join(lost)} follows no field of {entry['record']}")
    columns = [_column(path, name, c) for c in derived if not c.get("after") and not c.get("last")]
    for held in fields:
        columns.extend(held.columns)
        columns.extend(_column(path, name, c) for c in derived if c.get("after") == held.name)
    columns.extend(_column(path, name, c) for c in derived if c.get("last"))
    listed = [c.name for c in columns]
    if double := sorted({n for n in listed if listed.count(n) > 1}):
        raise CodebookError(f"{path.name}, {name}: {', '.join(double)} stands twice")
    return Table(name, entry["says"], fields, tuple(columns))


def _column(path: Path, table: str, entry: dict[str, Any]) -> Column:
    if set(entry) - DERIVED_KEYS or entry.get("kind") not in KINDS or not entry.get("says"):
        raise CodebookError(f"{path.name}, {table}: {entry}; a column has name, kind (one of {', '.join(KINDS)}), says")
    return Column(entry["name"], entry["kind"], entry["says"])


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return a record type's fields with the columns that they become; a type that fits no kind is a fault."""
    hints, words = typing.get_type_hints(record), field_words()[record.__name__]
    return tuple(_field(f.name, hints[f.name], words[f.name]) for f in dataclasses.fields(record))


def _field(name: str, hint: Any, says: str) -> Field:
    kept = [h for h in typing.get_args(hint) if h is not type(None)]
    plain = kept[0] if typing.get_origin(hint) in (types.UnionType, typing.Union) and len(kept) == 1 else hint
    if plain is Span:
        ends = (Column(f"{name}_start", "integer", f"{says}: offset of the first character"),
                Column(f"{name}_end", "integer", f"{says}: offset after the last character"))  # fmt: skip
        return Field(name, "span", (*ends, Column(f"{name}_words", "text", says)))
    if plain == tuple[Span, ...]:
        return Field(
            name, "spans", (Column(name, "spans", says), Column(f"{name}_words", "texts", f"{says}: the words"))
        )
    if plain is Count:
        bounds = tuple(Column(f"{name}_{bound}", "integer", f"{says}: {told}") for bound, told in BOUNDS.items())
        return Field(name, "count", bounds)
    if typing.get_origin(plain) is tuple and dataclasses.is_dataclass(typing.get_args(plain)[0]):
        return Field(name, "nested", (Column(name, "json", says),))
    return Field(name, "plain", (Column(name, _kind(name, plain), says),))


def _kind(name: str, hint: Any) -> Kind:
    if name in DATES:
        return "date"
    if typing.get_origin(hint) is Literal:
        return "text"
    kinds: dict[Any, Kind] = {str: "text", bool: "truth", int: "integer", float: "number", tuple[str, ...]: "texts"}
    return kinds[hint]
