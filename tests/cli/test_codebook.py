"""``onrecord codebook actors import``."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_a_dictionary_becomes_an_actor_file(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "d.txt", tmp_path / "own.csv"
    source.write_text("VALDORIA_ [NOR]\nPOSSEMAN_ [~COP]\n", encoding="utf-8")
    done = run("codebook", "actors", "import", source, "-o", out)
    assert (done.status, done.out) == (0, "")
    assert "1 actors, 1 agents" in done.err
    assert "VALDORIA,NOR,NOR" in out.read_text(encoding="utf-8")


def test_malformed_lines_are_named_and_counted(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "d.txt", tmp_path / "own.csv"
    source.write_text("+ALONE_\nVALDORIA_ [NOR]\nQUILL_ [USA\n", encoding="utf-8")
    done = run("codebook", "actors", "import", source, "-o", out)
    assert done.status == 1
    assert "line 1: a synonym without an actor before it; skipped" in done.err
    assert "line 3: a bracket that is not closed; skipped" in done.err
    assert "malformed lines skipped: 2" in done.err
    assert out.is_file()


def test_what_is_no_dictionary_is_refused(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "d.txt"
    source.write_text("nothing here\n", encoding="utf-8")
    done = run("codebook", "actors", "import", source, "-o", tmp_path / "own.csv")
    assert done.status == 1
    assert "no actor or agent in it" in done.err
    assert run("codebook", "actors", "import", tmp_path / "absent", "-o", tmp_path / "own.csv").status == 1


def test_the_dictionary_itself_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "d.csv"
    source.write_text("VALDORIA_ [NOR]\n", encoding="utf-8")
    assert run("codebook", "actors", "import", source, "-o", source).status == 1
    assert source.read_text(encoding="utf-8") == "VALDORIA_ [NOR]\n"
