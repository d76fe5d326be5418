"""Parts to tables: the chunks' files joined in the chunks' order, each table streamed, so that memory stays flat.

After coding.py. The same parts give the same bytes.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..tables.formats import write_rows
from ..tables.schema import tables
from .coding import WHOLE, Shape

ROW_GROUP = 50_000  # rows that a reader of Parquet takes in together
SKIPPED = ("where", "reason", "message")


def assemble(shape: Shape, parts: Sequence[Path], out: Path) -> None:
    """Write the tables of ``parts`` into folder ``out``: a file for each, or a folder of months, and
    ``skipped.csv``.
    """
    for table in tables():
        by_month: dict[str, list[Path]] = {}
        for part in parts:
            for file in sorted(part.glob(f"{table}.*.{shape.format}")):
                by_month.setdefault(file.name.split(".")[1], []).append(file)
        for month, files in sorted(by_month.items()):
            _join(shape, files, _target(out, table, month, shape))
        if not by_month:
            write_rows([], tables()[table].columns, shape.format, _ready(_target(out, table, WHOLE, shape)))
    _skipped(parts, out / "skipped.csv")


def _target(out: Path, table: str, month: str, shape: Shape) -> Path:
    """Return where a table goes: ``events.parquet``, or ``events/month=2026-05/part.parquet``."""
    if month == WHOLE:
        return out / f"{table}.{shape.format}"
    return out / table / f"month={month}" / f"part.{shape.format}"


def _ready(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _join(shape: Shape, files: Sequence[Path], target: Path) -> None:
    fresh = _ready(target).with_suffix(".new")
    if shape.format == "parquet":
        import polars as pl

        whole = pl.scan_parquet(list(files), glob=False)
        whole.sink_parquet(fresh, row_group_size=ROW_GROUP, compression="zstd", maintain_order=True)
    else:
        _append(files, fresh, header=shape.format == "csv")
    fresh.replace(target)


def _append(files: Iterable[Path], target: Path, *, header: bool) -> None:
    """Write text files one after the other; of those with a header, only the first one's."""
    with target.open("wb") as out:
        for n, file in enumerate(files):
            with file.open("rb") as lines:
                if header and n:
                    lines.readline()
                shutil.copyfileobj(lines, out)


def _skipped(parts: Iterable[Path], target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(SKIPPED)
        for part in parts:
            for line in (part / "skipped.jsonl").read_text(encoding="utf-8").splitlines():
                skip = json.loads(line)
                out.writerow([skip[key] for key in SKIPPED])
