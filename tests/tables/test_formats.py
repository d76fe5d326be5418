"""Rows in every format: what goes in comes out, the same bytes each time, lists as lists where a format has them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from onrecord.errors import InputError, UsageError
from onrecord.records import Report
from onrecord.tables.columns import Column, columns_of
from onrecord.tables.formats import FORMATS, write_rows
from onrecord.tables.rows import rows
from onrecord.tables.schema import tables

LOOSE = [
    {
        "id": "a",
        "n": 1,
        "x": 2,
        "words": ["p", None],
        "place": {"lat": 1.0, "lon": 2.0},
        "yes": True,
        "nest": [{"k": 1}],
    },
    {"id": 'b "quoted", \r\n=1', "x": 1.5, "words": [], "none": None, "empty": []},
]


def written(held, columns, format: str) -> bytes:
    out = io.BytesIO()
    assert write_rows(held, columns, format, out) == (1 if format == "geojson" and columns is None else len(held))
    return out.getvalue()


@pytest.mark.parametrize("name", list(tables()))
def test_a_table_reads_back_from_parquet_with_its_types(report: Report, name: str) -> None:
    held, columns = rows(report)[name], tables()[name].columns
    frame = pl.read_parquet(io.BytesIO(written(held, columns, "parquet")))
    assert frame.columns == [c.name for c in columns]
    for column in columns:
        back, given = frame[column.name].to_list(), [row[column.name] for row in held]
        if column.kind == "date":
            assert frame[column.name].dtype == pl.Date
            assert [d and d.isoformat() for d in back] == given
        elif column.kind == "json":
            assert [json.loads(text) for text in back] == json.loads(json.dumps(given))
        else:
            assert back == given


@pytest.mark.parametrize("name", list(tables()))
def test_a_table_reads_back_from_json_and_csv(report: Report, name: str) -> None:
    held, columns = rows(report)[name], tables()[name].columns
    plain = json.loads(json.dumps(held))
    assert json.loads(written(held, columns, "json")) == plain
    assert [json.loads(line) for line in written(held, columns, "jsonl").splitlines()] == plain
    table = list(csv.DictReader(io.StringIO(written(held, columns, "csv").decode(), newline="")))
    for row, given in zip(table, plain, strict=True):
        for column in columns:
            cell, value = row[column.name], given[column.name]
            if column.kind in ("texts", "integers", "spans", "json"):
                assert json.loads(cell) == value
            elif column.kind == "truth":
                assert cell == str(value).lower()
            else:
                assert cell == ("" if value is None else str(value))


def test_csv_opens_in_polars(report: Report) -> None:
    frame = pl.read_csv(io.BytesIO(written(rows(report)["events"], tables()["events"].columns, "csv")))
    assert frame["lat"].to_list() == [41.15, None]


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_same_rows_make_the_same_bytes(report: Report, format: str) -> None:
    held, columns = rows(report)["places"], tables()["places"].columns
    assert written(held, columns, format) == written(held, columns, format)


@pytest.mark.parametrize("format", list(FORMATS))
def test_no_rows_make_a_table_that_opens(format: str) -> None:
    columns = tables()["events"].columns
    out = io.BytesIO()
    assert write_rows([], columns, format, out) == 0
    if format == "parquet":
        assert pl.read_parquet(io.BytesIO(out.getvalue())).columns == [c.name for c in columns]
    elif format in ("json", "geojson"):
        assert json.loads(out.getvalue()) in ([], {"type": "FeatureCollection", "features": []})


def test_rows_without_a_schema_have_their_keys_as_columns() -> None:
    kinds = {c.name: c.kind for c in columns_of(LOOSE)}
    assert kinds == {
        "id": "text", "n": "integer", "x": "number", "words": "texts", "place": "json", "yes": "truth", "nest": "json",
        "none": "text", "empty": "texts",
    }  # fmt: skip
    frame = pl.read_parquet(io.BytesIO(written(LOOSE, None, "parquet")))
    assert frame["words"].to_list() == [["p", None], []]
    assert (
        list(csv.DictReader(io.StringIO(written(LOOSE, None, "csv").decode(), newline="")))[1]["id"] == LOOSE[1]["id"]
    )


def test_geojson_has_the_rows_with_a_point() -> None:
    (feature,) = json.loads(written(LOOSE, None, "geojson"))["features"]
    assert feature["id"] == "a"
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.0, 1.0]}
    assert feature["properties"]["words"] == ["p", None]


def test_half_a_character_does_not_stop_a_table() -> None:
    for format in FORMATS:
        out = io.BytesIO()
        write_rows([{"id": "\ud83d", "lat": 1, "lon": 2}], None, format, out)
        assert out.getvalue()


def test_a_file_is_written_or_the_error_names_it(tmp_path: Path) -> None:
    columns = (Column("id", "text", "x"),)
    path = tmp_path / "t.csv"
    assert write_rows([{"id": "a"}], columns, "csv", path) == 1
    assert path.read_bytes() == b"id\na\n"
    with pytest.raises(InputError, match=r"cannot write .*absent"):
        write_rows([], columns, "csv", tmp_path / "absent" / "t.csv")
    with pytest.raises(UsageError, match="format 'xlsx' is not one of"):
        write_rows([], columns, "xlsx", path)


def test_polars_is_loaded_for_parquet_only() -> None:
    code = (
        "import io, sys; from onrecord.tables.formats import write_rows; from onrecord.tables import rows, exports;"
        "write_rows([{'a': 1}], None, 'csv', io.BytesIO()); sys.exit('polars' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("package", ["pandas", "duckdb"])
def test_a_table_opens_elsewhere(report: Report, tmp_path: Path, package: str) -> None:
    module = pytest.importorskip(package)
    path = tmp_path / "events.parquet"
    write_rows(rows(report)["events"], tables()["events"].columns, "parquet", path)
    if package == "duckdb":
        assert module.sql(f"select count(*) from '{path}' where actor_countries[1] = 'NOR'").fetchall() == [(2,)]
    else:
        pytest.importorskip("pyarrow")
        assert list(module.read_parquet(path)["type"]) == ["ASSAULT", "AGREE"]
