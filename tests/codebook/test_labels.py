from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.fields import field_words
from onrecord.codebook.files import HOME
from onrecord.codebook.labels import labels
from onrecord.errors import CodebookError


def copy(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """Put a changed copy of a codebook file in a home of its own."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (HOME / name).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_every_code_has_words() -> None:
    assert labels().value["PR+"] == "told as probable"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('open = "Open"\n', "", r"\[status\].*open"),
        ("open = ", "opened = ", r"\[status\].*open"),
        ('open = "Open"', "open = 3", r"\[status\].*must be words"),
        ("[status]", "[state]", "unknown table state"),
    ],
)
def test_labels_that_do_not_fit_the_record_are_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CodebookError, match=f"labels.toml.*{told}"):
        labels(home=copy(tmp_path, "en/labels.toml", old, new))


def test_every_field_of_every_record_has_words() -> None:
    assert field_words()["Statement"]["cue_lemma"] == "The cue's dictionary form"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("wire = ", "agency = ", r"\[Document\].*agency, wire"),
        ("[Place]", "[Spot]", "missing or unknown: Place, Spot"),
        ('"GeoNames number"', '""', r"\[Place\].*geonames_id must be words"),
    ],
)
def test_words_for_fields_that_do_not_exist_are_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CodebookError, match=f"fields.toml.*{told}"):
        field_words(copy(tmp_path, "fields.toml", old, new))
