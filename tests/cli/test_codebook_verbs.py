"""``onrecord codebook verbs import``."""

from __future__ import annotations

from pathlib import Path

from onrecord.codebook.own_events import book_with

from .conftest import Run

DICTIONARY = "--- GIVE [070] ---\nGIVE {GAVE GIVEN}\n- * WEAPONS [072]\n- ^ * BLOOD [023]\n"


def test_a_dictionary_becomes_a_codebook_file(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "d.txt", tmp_path / "own.toml"
    source.write_text(DICTIONARY, encoding="utf-8")
    done = run("codebook", "verbs", "import", source, "-o", out)
    assert (done.status, done.out) == (0, "")
    assert "not held, 1: a symbol that frames have nothing for" in done.err
    assert "2 CAMEO codes, 1 verbs, 2 frames; not held: 1" in done.err
    assert set(book_with(out).own) == {"cameo-070", "cameo-072"}


def test_malformed_lines_are_named(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "d.txt"
    source.write_text(DICTIONARY + "- * [07\n", encoding="utf-8")
    done = run("codebook", "verbs", "import", source, "-o", tmp_path / "own.toml")
    assert done.status == 1
    assert "line 5: a bracket that is not closed, or not opened; skipped" in done.err
    assert "malformed lines skipped: 1" in done.err


def test_what_is_no_dictionary_is_refused(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "d.txt"
    source.write_text("nothing here\n", encoding="utf-8")
    done = run("codebook", "verbs", "import", source, "-o", tmp_path / "own.toml")
    assert (done.status, "no verb with a CAMEO code" in done.err) == (1, True)
    assert run("codebook", "verbs", "import", tmp_path / "absent", "-o", tmp_path / "own.toml").status == 1
    assert run("codebook", "verbs", "import", source, "-o", source).status == 1
