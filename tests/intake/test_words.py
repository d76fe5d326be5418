"""The loader of intake.toml refuses what does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import CodebookError
from onrecord.codebook.files import HOME
from onrecord.codebook.intake import intake_words

SHIPPED = (HOME / "en" / "intake.toml").read_text(encoding="utf-8")


def test_the_shipped_words_hold() -> None:
    words = intake_words()
    assert words.months["sept"] == words.months["september"] == 9
    assert words.agencies["AP"] == "Associated Press"
    assert words.labels["headline"] == "title"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "How', 'heading = "How', "header lacks title"),
        ("[credit]", "[credits]", "unknown table credits"),
        ('flags = ["breaking",', 'banners = ["breaking",', r"\[dateline\]: must have joints, flags"),
        ('forms = ["AFP",', 'forms = ["AP",', "form 'AP' is Associated Press's already"),
        ('url = ["url",', 'url = ["title",', "label 'title' stands for title and url"),
        ('short = ["jan",', 'short = ["ju",', "'ju' is short for 2 months"),
        ('english = ["the",', 'english = ["the", "the",', "english has the twice"),
        ('english = ["the",', "english = [1,", "english must be a list of words"),
        ('text = ["text",', 'words = ["text",', r"\[column\]: must have text"),
        ('text = ["text",', 'text = ["url",', "column url stands for two fields"),
        ('title = ["hd"]', 'title = ["xx"]', r"\[factiva\]: xx is neither in head nor in tail"),
        ("[proquest]", "[dialog]", "unknown table dialog"),
    ],
)
def test_a_broken_file_is_named_with_its_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SHIPPED
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "intake.toml").write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        intake_words("en", tmp_path)
