"""Mojibake is mended; what only looks odd is left alone, to the last character."""

from __future__ import annotations

import pytest

from onrecord.intake.mojibake import repaired

TEXT = "The minister said “no” — the café in São Paulo wasn’t open…"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_text_decoded_wrongly_is_mended(encoding: str) -> None:
    text = TEXT.replace("”", "'")  # one of its bytes is nothing in Windows-1252
    assert repaired(text.encode().decode(encoding)) == text


def test_only_the_lines_that_are_broken_are_touched() -> None:
    broken = "It wasn’t.".encode().decode("cp1252")
    assert repaired(f"“Fine” ﬁnal\x85 Åland\r\n{broken}\r\n") == "“Fine” ﬁnal\x85 Åland\r\nIt wasn’t.\r\n"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "ﬁne “quotes” and ‘those’, ½, Ⅳ, e\u0301, \u200bzero",
        "Ã is a letter, Â too",
        "RÉSUMÉ À LA CARTE, 5 € “Ä”",
        "Người Việt, Ελλάδα, Ошибка, وزیر, 日本",
        "tab\tand\x0bcontrol\x07 \x00",
    ],
)
def test_all_else_is_left_as_it_is(text: str) -> None:
    assert repaired(text) == text


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert repaired("a\ud83db") == "a�b"
