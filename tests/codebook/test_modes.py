"""Every mode of every type is defined in words, and the file that says so is refused where it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.events import event_book
from onrecord.codebook.files import HOME
from onrecord.codebook.modes import MODES_FILE, mode_entries
from onrecord.codebook.plover import MODES
from onrecord.codebook.soundness import unreached_modes
from onrecord.errors import CodebookError

SHIPPED = (HOME / "en" / MODES_FILE).read_text(encoding="utf-8")


def test_every_mode_has_a_definition_of_its_own() -> None:
    entries = mode_entries()
    assert set(entries) == {(kind, mode) for kind in MODES for mode in MODES[kind]}
    assert len({entry.definition for entry in entries.values()}) == len(entries)


def test_every_mode_is_given_by_a_frame_and_its_examples_are_among_those_that_are_coded() -> None:
    """Each example is a test: the sentences of the event book are coded one by one in tests/events."""
    assert not list(unreached_modes(event_book()))
    assert set(event_book().examples) >= {e for entry in mode_entries().values() for e in entry.examples}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[CONSULT.phone]", "[CONSULT.pigeon]", "modes.toml, CONSULT: unknown key pigeon"),
        ("[CONSULT.phone]", "[GOSSIP.phone]", "modes.toml, file: unknown key GOSSIP"),
        ('text = "Police beat a protester in Harare.", ', "", "ASSAULT.beat, example 1: lacks text"),
        ('definition = "Aircraft bomb or fire."', 'definition = ""', "ASSAULT.aerial: a mode has a definition"),
        ('definition = "Aircraft bomb or fire."', 'meaning = "x"', "ASSAULT.aerial: unknown key meaning"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / MODES_FILE
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        mode_entries(path)


def test_a_mode_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / MODES_FILE
    path.write_text(SHIPPED.split("[ACCUSE.allege]")[0], encoding="utf-8")
    with pytest.raises(CodebookError, match=r"lacks ACCUSE\.allege"):
        mode_entries(path)
