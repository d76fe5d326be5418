"""A record in a folder of its own, and reports made up for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.made_reports import MadeCoder, made_articles

from onrecord.record import Record, open_record
from onrecord.records import Report


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with open_record(tmp_path / "test.db") as record:
        yield record


def made(count: int, *, codebook: str = "1", seed: int = 0) -> list[Report]:
    """Return made-up reports."""
    return list(MadeCoder(codebook).stream(made_articles(count, seed=seed)))
