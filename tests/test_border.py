"""The first article: what a careful reader puts on the record of it, row by row."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.intake import read_article

from .gold.rows import Reader

TABLE = Path(__file__).parent / "gold" / "border.toml"
RIGHT = 0.85


@pytest.mark.shared
def test_the_border_article_as_a_careful_reader_has_it(coder, shared: Path) -> None:
    data = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    rows = {kind: entries for kind, entries in data.items() if isinstance(entries, list)}
    reader = Reader(coder.read(read_article(shared / data["document"])), rows)
    faults = {}
    total = 0
    for kind, entries in rows.items():
        for row in entries:
            total += 1
            fault = reader.wrong(kind, row)
            if fault:
                faults[f"{kind}: {row['row']}"] = fault
    right = total - len(faults)
    print(f"{right} of {total} rows right")
    for name, fault in faults.items():
        print(f"  {name}: {fault}")
    assert right / total >= RIGHT, f"{right} of {total} rows right; wrong: {faults}"
