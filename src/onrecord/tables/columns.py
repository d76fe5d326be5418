"""What a column of a table is: its name, its kind of value, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, get_args

Kind = Literal["text", "integer", "number", "truth", "date", "texts", "integers", "spans", "json"]
KINDS: tuple[str, ...] = get_args(Kind)
LISTS = frozenset({"texts", "integers", "spans", "json"})  # kinds that CSV, which has no lists, holds as JSON
MEANING: dict[str, str] = {
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "truth": "true or false",
    "date": "date (YYYY-MM-DD)",
    "texts": "list of texts",
    "integers": "list of whole numbers",
    "spans": "list of spans [start, end)",
    "json": "JSON (text in CSV and Parquet)",
}


class Column(NamedTuple):
    """A column: ``name``, ``kind`` of value, and what it ``says``."""

    name: str
    kind: Kind
    says: str = ""


Row = Mapping[str, Any]


def columns_of(rows: Iterable[Row]) -> tuple[Column, ...]:
    """Return columns for rows that have no schema: their keys in the order met, kinds by their values.

    Values that differ in kind, and anything nested, make a ``json`` column; one with no value at all is ``text``.
    """
    kinds: dict[str, Kind | None] = {}
    lists = set()  # columns that hold a list, empty ones included
    for row in rows:
        for name, value in row.items():
            kind, known = _kind_of(value), kinds.get(name)
            kinds[name] = known if kind is None else kind if known is None else _joined(known, kind)
            if isinstance(value, (list, tuple)):
                lists.add(name)
    return tuple(Column(name, kind or ("texts" if name in lists else "text")) for name, kind in kinds.items())


def _kind_of(value: Any) -> Kind | None:
    """Return the kind of one value; ``None`` for one that tells nothing."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "truth"
    for kind, of in (("integer", int), ("number", float), ("text", str)):
        if isinstance(value, of):
            return kind  # type: ignore[return-value]
    if isinstance(value, (list, tuple)):
        if not value:
            return None
        if all(v is None or isinstance(v, str) for v in value):
            return "texts"
        if all(isinstance(v, int) and not isinstance(v, bool) for v in value):
            return "integers"
    return "json"


def _joined(one: Kind, other: Kind) -> Kind:
    if one == other:
        return one
    return "number" if {one, other} == {"integer", "number"} else "json"
