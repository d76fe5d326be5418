"""The words of a phrase for somebody."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"The bridge is safe," said a city official in a statement on Monday.', "city official"),
        ("A man in a video said the town was lost.", "man"),
        ("The author of the letter said the town was lost.", "author of the letter"),
    ],
)
def test_an_occasion_is_no_part_of_who_speaks(coder, text: str, name: str):
    assert name in {actor.name for actor in coder.read(text).actors}
