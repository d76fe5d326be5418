"""``onrecord gazetteer build``, and reading with what it made."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.gazetteer import Meter, report
from onrecord.errors import GazetteerError
from onrecord.gazetteer.build import Built
from onrecord.reading.places import make_places

from ..gazetteer.dumps import line, write_dump

HAMLET = line(990_000_001, "Zzyzxberg", "P.PPL", lat=55.5, lon=9.5, population=40)
STORY = "Two men were arrested in Zzyzxberg, Denmark, on Friday, the police said."


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A full gazetteer that the command made of a dump with a malformed line."""
    folder = tmp_path_factory.mktemp("full")
    dump, path = write_dump(folder, HAMLET, "nonsense"), folder / "full.sqlite"
    done = subprocess.run([*COMMAND, str(dump), "-o", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert not done.stdout
    assert "reading: 100%" in done.stderr
    assert "onrecord: line 2: 1 columns, not 19; skipped" in done.stderr
    assert "1 of them from the dump alone, malformed lines skipped: 1" in done.stderr
    return path


COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()", "gazetteer", "build"]


def test_reading_uses_it(full: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    asked = [*COMMAND[:3], "read", str(story), "--json", "--gazetteer", str(full)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    places = {p["name"]: p for p in json.loads(done.stdout)["places"]}
    assert places["Zzyzxberg"]["geonames_id"] == 990_000_001
    assert places["Denmark"]["country"] == "DNK"


def test_a_file_that_is_no_gazetteer_says_how_to_make_one(coder, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    with pytest.raises(GazetteerError, match="onrecord gazetteer build DUMP"):
        make_places(coder.nlp, "places", str(tmp_path / "story.txt"))


def test_killed_it_goes_on(tmp_path: Path) -> None:
    dump = write_dump(tmp_path, *(line(990_000_000 + n, f"Hamlet {n}", "P.PPL") for n in range(60_000)))
    path = tmp_path / "full.sqlite"
    running = subprocess.Popen([*COMMAND, str(dump), "-o", str(path)], stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    assert "reading" in running.stderr.readline()
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    assert not path.exists()
    again = subprocess.run([*COMMAND, str(dump), "-o", str(path)], capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert "reading: 33%" not in again.stderr
    assert "60000 of them from the dump alone" in again.stderr


def test_many_malformed_lines_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    report(Path("x.sqlite"), Built(9, 5, 3, [(n, "no name") for n in range(1, 31)]))
    told = capsys.readouterr().err
    assert told.count("no name") == 20
    assert "and 10 more lines" in told
    assert "lines without a feature left out: 3, malformed lines skipped: 30" in told


def test_a_bar_for_who_watches_lines_for_who_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    for watched in (True, False):
        meter = Meter(watched=watched)
        for done in range(0, 1001):
            meter("reading", done, 1000)
        meter.close()
    bar, _, lines = capsys.readouterr().err.partition("100% \n")
    assert bar.startswith("\rreading   [---")
    assert lines.count("\n") == 21
