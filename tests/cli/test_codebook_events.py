"""``onrecord codebook check`` and ``show``."""

from __future__ import annotations

import json

from .conftest import Run


def test_show_tells_of_a_type(run: Run) -> None:
    done = run("codebook", "show", "retreat")
    assert done.status == 0
    for word in ("RETREAT", "Confused with", "Modes", "RETREAT.release (release): ", "Examples", "Not this"):
        assert word in done.out


def test_show_gives_json_and_the_list(run: Run) -> None:
    assert json.loads(run("codebook", "show", "AID", "--json").out)["type"] == "AID"
    assert len(json.loads(run("codebook", "show", "--json").out)) == 16
    assert len(run("codebook", "show").out.splitlines()) == 16


def test_show_finds_the_type_of_a_mode_and_refuses_others(run: Run) -> None:
    assert run("codebook", "show", "ceasefire").out.startswith("RETREAT")
    assert run("codebook", "show", "nothing").status == 2
