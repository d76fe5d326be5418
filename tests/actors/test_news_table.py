"""Actors of real news against the hand-annotated table; the locked half was never looked at in tuning."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..gold.actor_table import score

# Shares of mentions with actor, role, country and sectors all right, of those found, and of each field.
FLOORS = {
    "open": {"all": 0.75, "found": 0.95, "actor": 0.86, "role": 0.91, "country": 0.87, "sectors": 0.88},
    "locked": {"all": 0.63, "found": 0.87, "actor": 0.80, "role": 0.80, "country": 0.76, "sectors": 0.79},
}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("part", FLOORS)
def test_actors_of_real_news(coder, shared: Path, part: str) -> None:
    counts, _ = score(coder, shared, part)
    reached = {field: counts[field] / counts["mentions"] for field in FLOORS[part]}
    assert all(reached[field] >= floor for field, floor in FLOORS[part].items()), reached
