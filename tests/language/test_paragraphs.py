"""Sentences do not run on over the end of a paragraph."""

from __future__ import annotations

import pytest

from onrecord.reading.language.paragraphs import ends_paragraph


@pytest.mark.parametrize(
    ("gap", "before", "ends"),
    [
        ("\n\n", "word", True),
        ("\r\n\r\n", "word", True),
        ("\n", ".", True),
        ("\n", "”", True),
        ("\n", "word", False),
        (" ", ".", False),
        ("\t", "word", False),
    ],
)
def test_blank_lines_end_a_paragraph_and_line_ends_after_a_closed_sentence(gap: str, before: str, ends: bool) -> None:
    assert ends_paragraph(gap, before) is ends


def test_a_headline_is_a_sentence_of_its_own(nlp) -> None:
    doc = nlp("POLICE HOLD TWO MEN\n\nThe mayor said that it was over.")
    starts = [sentence.text.strip() for sentence in doc.sents]
    assert starts == ["POLICE HOLD TWO MEN", "The mayor said that it was over."]


def test_space_at_the_end_starts_no_sentence(nlp) -> None:
    assert len(list(nlp("It was over.\n\n").sents)) == 1
