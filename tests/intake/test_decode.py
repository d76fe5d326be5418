"""Bytes to text, or a clear word that they are none."""

from __future__ import annotations

import pytest

from onrecord import ArticleError
from onrecord.intake.decode import decode

TEXT = "The minister said “no” — the talks in São Paulo were over.\r\nNo more was known about it."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16 marked", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_every_usual_encoding_gives_the_text_with_its_line_ends(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_a_cut_off_last_character_does_not_spoil_the_rest() -> None:
    cut = ("naïve café " * 20 + "é").encode()[:-1]
    assert decode(cut, "a.txt") == "naïve café " * 20 + "�"


def test_a_page_is_decoded_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Ошибка</body></html>'
    assert decode(page.encode("cp1251"), "a.html", declared=True) == page


@pytest.mark.parametrize(
    "data",
    [b"\x7fELF\x02\x01\x01\0\0\0", b"PK\x03\x04" + bytes(range(256)), bytes(range(1, 32)) * 9],
    ids=["program", "archive", "controls"],
)
def test_a_binary_file_is_named_as_one(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"a\.bin: a binary file"):
        decode(data, "a.bin")


def test_a_wrong_mark_is_an_error_not_a_crash() -> None:
    with pytest.raises(ArticleError, match="marked as utf-8"):
        decode(b"\xef\xbb\xbfabc\xff\xfe", "a.txt")
