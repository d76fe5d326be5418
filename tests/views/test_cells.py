from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.views.cells import Run, clean, clip, paint, wrap

ANY = st.text(st.characters(), max_size=200)


def lines(*runs: Run, width: int) -> list[str]:
    return [paint(line, colour=False) for line in wrap(runs, width)]


def test_controls_and_direction_changes_never_reach_the_terminal() -> None:
    assert clean("a\x1b[31m\u202eb\r\n\u2066c\ufeff\ud800") == "a [31mb c\ufffd"


def test_lines_break_at_spaces() -> None:
    assert lines(Run("one two three"), width=8) == ["one two", "three"]


def test_a_word_that_is_too_long_is_cut() -> None:
    assert lines(Run("abcdefghij"), width=4) == ["abcd", "efgh", "ij"]


def test_wide_letters_take_two_cells() -> None:
    assert lines(Run("漢字漢字漢字"), width=5) == ["漢字", "漢字", "漢字"]


def test_a_mark_keeps_to_the_letters_it_touches() -> None:
    assert lines(Run("the “"), Run("attack", "mark"), Run("” began"), width=12) == ["the “attack”", "began"]


def test_colour_adds_nothing_but_colour() -> None:
    line = [Run("who", "strong"), Run(" — said")]
    assert paint(line, colour=False) == "who — said"
    assert paint(line, colour=True) == "\x1b[1mwho\x1b[0m — said"


def test_what_is_clipped_says_so() -> None:
    assert clip("one two, three", 9) == "one two…"
    assert clip("one two", 7) == "one two"
    assert clip("abcdefghij", 5) == "abcd…"


@given(ANY, st.integers(min_value=2, max_value=40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    told = clean(text)
    shown = lines(Run(told[:50]), Run(told[50:], "mark"), width=width)
    assert all(cell_len(line) <= width for line in shown)
    assert "".join(shown).replace(" ", "") == told.replace(" ", "")
