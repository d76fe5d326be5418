"""Keys: one for the ways in which one name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer import key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. John’s", "Saint Johns"),
        ("São Paulo", "sao paulo"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("U.S.", "US"),
        ("Mt. Etna", "Mount Etna"),
        ("İzmir", "Izmir"),
        ("Łódź", "Lodz"),
        ("Al-Hasakah", "al hasakah"),
    ],
)
def test_ways_of_writing_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_short_forms_stay_where_they_end_a_name() -> None:
    assert key_of("Wall St.") == "wall st"


@given(st.text(max_size=40))
def test_any_text_has_a_key_without_case(text: str) -> None:
    assert key_of(text) == key_of(text).casefold()
