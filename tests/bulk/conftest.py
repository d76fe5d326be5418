"""What tests of following feeds share: a site on loopback, and a desk with an empty record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record, open_record

from .desk import Desk
from .site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A news site with nothing on it."""
    with serving() as site:
        yield site


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with open_record(tmp_path / "news.db") as record:
        yield record


@pytest.fixture
def desk(record: Record) -> Desk:
    """What follows feeds into that record."""
    return Desk(record)
