"""Writes rows as JSON, JSON lines, CSV, Parquet or GeoJSON. The same rows make the same bytes.

Lists are real lists in JSON and Parquet, and JSON in CSV. polars is loaded for Parquet only.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ..errors import InputError, UsageError
from .columns import LISTS, Column, Row, columns_of

if TYPE_CHECKING:
    import polars

POINT = ("lon", "lat")  # the columns that GeoJSON makes its points of


def write_rows(rows: Iterable[Row], columns: Sequence[Column] | None, format: str, out: Path | IO[bytes]) -> int:
    """Write ``rows`` in a ``format`` of :data:`FORMATS` to a file or a binary stream; return how many were written.

    ``columns`` names what is written, in its order; a row may lack some. Without it, the columns are the keys of the
    rows. GeoJSON leaves out rows without a point. :class:`UsageError` for a format there is not, :class:`InputError`
    where the file cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"format {format!r} is not one of {', '.join(FORMATS)}")
    if columns is None:
        rows = list(rows)
        columns = columns_of(rows)
    if not isinstance(out, Path):
        return FORMATS[format](rows, columns, out)
    try:
        with out.open("wb") as stream:
            return FORMATS[format](rows, columns, stream)
    except OSError as error:
        raise InputError(f"cannot write {out}: {error.strerror or error}") from error


def frame_of(rows: Iterable[Row], columns: Sequence[Column] | None = None) -> polars.DataFrame:
    """Return rows as a polars frame; without ``columns``, the keys of the rows are its columns."""
    import polars as pl

    held = list(rows)
    columns = columns_of(held) if columns is None else columns
    kinds: dict[str, Any] = {
        "text": pl.String, "integer": pl.Int64, "number": pl.Float64, "truth": pl.Boolean, "date": pl.Date,
        "texts": pl.List(pl.String), "integers": pl.List(pl.Int64), "spans": pl.List(pl.List(pl.Int64)),
        "json": pl.String,
    }  # fmt: skip
    series = [
        pl.Series(c.name, [_framed(row.get(c.name), c.kind) for row in held], dtype=kinds[c.kind], strict=True)
        for c in columns
    ]
    return pl.DataFrame(series)


def _framed(value: Any, kind: str) -> Any:
    """Return a value as polars takes it; a date that is none is absent."""
    if value is None:
        return None
    if kind == "date":
        try:
            return date.fromisoformat(str(value)[:10])
        except ValueError:
            return None
    if kind == "json":
        return _json(value)
    if kind == "number":
        return float(value)
    if kind == "spans":
        return [list(span) for span in value]
    return _whole(list(value) if kind in LISTS else value)


def _whole(value: Any) -> Any:
    """Return a text, or a list of them, without the halves of characters that UTF-8 cannot hold."""
    if isinstance(value, list):
        return [_whole(v) for v in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return text.encode("utf-8", "replace").decode()


def _picked(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[dict[str, Any]]:
    names = [c.name for c in columns]
    for row in rows:
        yield {name: row.get(name) for name in names}


def _write_lines(rows: Iterable[Row], columns: Sequence[Column], out: IO[bytes]) -> int:
    count = 0
    for row in _picked(rows, columns):
        out.write(f"{_json(row)}\n".encode())
        count += 1
    return count


def _write_json(rows: Iterable[Row], columns: Sequence[Column], out: IO[bytes]) -> int:
    return _write_array(_picked(rows, columns), out, b"[", b"]\n")


def _write_array(items: Iterable[Any], out: IO[bytes], opening: bytes, closing: bytes) -> int:
    """Write ``items`` one a line between ``opening`` and ``closing``."""
    out.write(opening)
    count = 0
    for count, item in enumerate(items, 1):
        out.write((",\n" if count > 1 else "\n").encode() + _json(item).encode())
    out.write((b"\n" if count else b"") + closing)
    return count


def _write_csv(rows: Iterable[Row], columns: Sequence[Column], out: IO[bytes]) -> int:
    count = -1  # the header is no row
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    lines = ([_cell(row.get(c.name), c.kind) for c in columns] for row in rows)
    for line in chain([[c.name for c in columns]], lines):
        writer.writerow(line)
        out.write(buffer.getvalue().encode("utf-8", "replace"))
        buffer.seek(0)
        buffer.truncate()
        count += 1
    return count


def _cell(value: Any, kind: str) -> Any:
    if value is None:
        return ""
    if kind == "truth":
        return "true" if value else "false"
    return _json(value) if kind in LISTS else value


def _write_parquet(rows: Iterable[Row], columns: Sequence[Column], out: IO[bytes]) -> int:
    frame = frame_of(rows, columns)
    frame.write_parquet(out, compression="zstd")
    return frame.height


def _write_geojson(rows: Iterable[Row], columns: Sequence[Column], out: IO[bytes]) -> int:
    named = [c for c in columns if c.name not in POINT]
    found = ((point, row) for row in rows if (point := _point(row)) is not None)
    features = (_feature(point, row, named) for point, row in found)
    return _write_array(features, out, b'{"type": "FeatureCollection", "features": [', b"]}\n")


def _point(row: Row) -> list[float] | None:
    """Return ``[lon, lat]`` of a row, or of its place; ``None`` where neither has both."""
    place = row.get("place")
    for held in (row, place if isinstance(place, dict) else {}):
        point = [held.get(name) for name in POINT]
        if all(isinstance(value, (int, float)) for value in point):
            return [float(value) for value in point if value is not None]
    return None


def _feature(point: list[float], row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    feature: dict[str, Any] = {"type": "Feature"}
    if row.get("id") is not None:
        feature["id"] = row["id"]
    geometry = {"type": "Point", "coordinates": point}
    return feature | {"geometry": geometry, "properties": {c.name: row.get(c.name) for c in columns}}


Writer = Callable[[Iterable[Row], Sequence[Column], IO[bytes]], int]
FORMATS: dict[str, Writer] = {
    "json": _write_json,
    "jsonl": _write_lines,
    "csv": _write_csv,
    "parquet": _write_parquet,
    "geojson": _write_geojson,
}
