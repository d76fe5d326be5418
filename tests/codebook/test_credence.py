"""Whom an event needs: the shipped table, and what its loader refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.codebook.credence import credence
from onrecord.codebook.files import HOME
from onrecord.errors import CodebookError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with copies of the files that the loader reads."""
    for name in ("credence.toml", "plover.toml", "plover_scores.csv", "cameo.csv"):
        shutil.copy(HOME / name, tmp_path)
    return tmp_path


def test_a_mode_has_needs_of_its_own() -> None:
    table = credence()
    assert table.needed("COERCE", "arrest").people
    assert table.needed("COERCE", "curfew") == table.needs["COERCE"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("GOV = 3", "GOVT = 3", "GOV, GOVT missing or unknown"),
        ("REJECT = {", "REFUSE = {", "REFUSE is no type"),
        ("pair = 3, actor = 2", 'pair = "three", actor = 2', "expected whole numbers"),
        ("bias = ", "bais = ", "bais, bias missing or unknown"),
        ('hostile = ["ASSAULT"', 'hostile = ["ATTACK"', "ATTACK is no type"),
        ('armed = ["MIL"', 'armed = ["ARMY"', "ARMY is no sector"),
        ("least = ", "lowest = ", "unknown entry lowest"),
    ],
)
def test_what_is_wrong_is_named(home: Path, old: str, new: str, told: str) -> None:
    path = home / "credence.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=told):
        credence(home)
