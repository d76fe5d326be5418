from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.codebook.aspect import aspect_words
from onrecord.codebook.factuality import factuality_words
from onrecord.codebook.files import HOME
from onrecord.errors import CodebookError
from onrecord.reading.events.aspect import aspect_of
from onrecord.reading.events.worth import Worth

from .test_factuality import ROWS, starred

TIMED = [r for r in ROWS if "aspect" in r]


@pytest.mark.parametrize("row", TIMED, ids=[r["text"] for r in TIMED])
def test_row_of_the_table(nlp: Any, row: dict[str, str]) -> None:
    doc, token = starred(nlp, row["text"])
    assert aspect_of(Worth(doc._.tree), token) == row["aspect"]


def test_plain_present_of_a_headline_is_past(nlp: Any) -> None:
    doc, token = starred(nlp, "Police *arrest* two men in the harbour.")
    assert aspect_of(Worth(doc._.tree), token) == "past"


@pytest.mark.parametrize("text", ["", "\n", "ATTACK", "“ to to", "will will will"])
def test_any_token_has_an_aspect(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert all(aspect_of(Worth(doc._.tree), i) for i in range(len(doc)))


def test_every_class_is_one_of_factuality() -> None:
    words = factuality_words()
    classes = {s.name for table in (words.verbs, words.nouns, words.adjectives) for s in table.values()}
    assert set(aspect_words().governed) <= classes


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('will = "future"', 'will = "tomorrow"', "modal.will: 'tomorrow' is not one of"),
        ('ongoing = ["ongoing",', 'ongoing = ["upcoming",', "'upcoming' is ongoing and future"),
        ("[words]", "[word]", "has tables"),
    ],
)
def test_a_broken_file_names_the_row(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (HOME / "en" / "aspect.toml").read_text(encoding="utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "aspect.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        aspect_words("en", tmp_path)
