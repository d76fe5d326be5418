"""Long texts are cut where it harms least, and join to the same text again."""

from __future__ import annotations

import pytest

from onrecord.reading.language.pieces import LONGEST_RUN, split_long

SENTENCE = "Mr. Lee met the mayor at 5 p.m. on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one",
        "x" * 5_000,
        "(" * 5_000,
        "word " * 1_000,
        "line of words\n" * 400,
        "A paragraph.\n\nAnother paragraph.\r\n\r\n" * 100,
        SENTENCE * 100,
        " " * 3_000,
        "a" * 399 + " " + "b" * 401 + " c",
    ],
)
def test_pieces_join_to_the_text_and_keep_the_limit(text: str) -> None:
    pieces = split_long(text, 1_000)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= 1_000 for piece in pieces) or pieces == [""]


def test_a_text_within_the_limit_is_one_piece() -> None:
    assert split_long(SENTENCE * 20, 1_000) == [SENTENCE * 20]


def test_a_blank_line_goes_before_a_line_end_and_that_before_a_sentence() -> None:
    text = "a" * 300 + " " + "b" * 300 + "\n\nMore was said. Then a line\nand more words " + "c " * 300
    assert split_long(text, 800)[0].endswith("\n\n")
    assert split_long(text.replace("\n\n", " "), 800)[0].endswith("a line\n")


def test_a_cut_between_sentences_heeds_abbreviations() -> None:
    pieces = split_long(SENTENCE * 100, 1_000)
    assert all(piece.endswith("Monday. ") for piece in pieces)


def test_a_stretch_without_white_space_is_cut_short() -> None:
    pieces = split_long("He wrote " + "(" * 2_000 + " and left.", 40_000)
    assert max(map(len, pieces)) <= LONGEST_RUN + len("He wrote ")
