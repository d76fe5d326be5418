"""Commitments and stances in plain words: the last day, who is not named, and the thing that a stance is towards."""

from __future__ import annotations

import pytest

from onrecord import Coder
from onrecord.views import wording
from onrecord.views.story import Story


def read(coder: Coder, text: str) -> Story:
    return Story(coder.read(text, published="2025-10-31"))


def test_a_span_of_time_is_told_with_its_last_day(coder: Coder) -> None:
    story = read(coder, "Norway promised to pay the fine within two weeks.")
    assert wording.made_and_due(story, story.report.commitments[0]) == "due within 2 weeks (until 2025-11-14)"


def test_who_promises_without_a_name_is_told_in_the_words_of_the_text(coder: Coder) -> None:
    story = read(coder, "Two firms run the mine in Chile. Both have promised to pay the miners.")
    assert wording.promisor(story, story.report.commitments[0]) == "Both"


def test_who_blames_without_a_name_is_told_in_the_words_of_the_text(coder: Coder) -> None:
    story = read(coder, "Many blame Chile.")
    assert wording.taker(story, story.report.stances[0]) == "Many"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Poland is against the treaty.", "the treaty"),
        ("Norway condemned Iran.", "Iran"),
        ("Norway condemned Iran's raid.", "Iran over “Iran's raid”"),
    ],
)
def test_a_stance_names_whom_and_what_it_is_towards(coder: Coder, text: str, told: str) -> None:
    story = read(coder, text)
    assert wording.towards(story, story.report.stances[0]) == told
