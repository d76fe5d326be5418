"""Actors of real news against the hand-annotated table; the locked half was never looked at in tuning."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..gold.actor_table import score

# Shares of mentions with actor, role, country and sectors all right, of those found, and of each field.
FLOORS = {
    "open": {"all": 0.79, "found": 0.96, "actor": 0.88, "role": 0.92, "country": 0.91, "sectors": 0.91},
    "locked": {"all": 0.65, "found": 0.89, "actor": 0.83, "role": 0.82, "country": 0.81, "sectors": 0.80},
}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("part", FLOORS)
def test_actors_of_real_news(coder, shared: Path, part: str) -> None:
    counts, _ = score(coder, shared, part)
    reached = {field: counts[field] / counts["mentions"] for field in FLOORS[part]}
    assert all(reached[field] >= floor for field, floor in FLOORS[part].items()), reached
