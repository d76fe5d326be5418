"""The score falls with what speaks against a choice."""

from __future__ import annotations

import pytest

from onrecord.gazetteer import Entry
from onrecord.reading.places.chance import chance_of
from onrecord.reading.places.resolve import Choice

TOWN = Entry(9, 1, "Amaurot", 11.0, 20.0, "DNK", None, None, "P.PPL", 5_000)
SURE = Choice(TOWN, None, True, 2.0)


@pytest.mark.parametrize(
    "worse",
    [
        Choice(TOWN, None, False, 2.0),
        Choice(TOWN, None, False, 0.0),
        Choice(TOWN, 0.5, True, 2.0),
        Choice(TOWN._replace(own=False), None, True, 2.0),
        Choice(TOWN._replace(minor=True), None, False, 2.0),
        Choice(TOWN._replace(feature="L.RGN"), None, True, 2.0),
    ],
)
def test_less_evidence_scores_less(worse: Choice) -> None:
    assert 0 < chance_of(worse) < chance_of(SURE) < 1


def test_the_score_grows_with_the_margin() -> None:
    scores = [chance_of(Choice(TOWN, margin / 10, False, 1.0)) for margin in range(40)]
    assert scores == sorted(scores)
    assert scores[0] < 0.3
    assert scores[-1] == chance_of(Choice(TOWN, None, False, 1.0))
