"""Bad input: one clear line on standard error and exit status 1; a wrong call exits 2; never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import cli

from .conftest import Run

STORY = "Police said on Friday that two men were held near the bridge."
FILES: dict[str, bytes] = {
    "good.txt": STORY.encode(),
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\n",
    "binary.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "persian.txt": "وزیر امور خارجه گفت که مذاکرات ادامه دارد و مرز بسته می‌ماند.".encode(),
    "french.txt": "Le ministre a déclaré vendredi que la frontière resterait fermée.".encode("cp1252"),
    "text.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "note.rtf": b"{\\rtf1\\ansi Police said so on Friday.\\par}",
    "feed.xml": b"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title></channel></rss>",
    "zero.txt": b"\0",
    "menu.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
}
BAD = [
    (["read", "empty.txt"], "empty"),
    (["read", "blank.txt"], "empty"),
    (["read", "binary.txt"], "a binary file"),
    (["read", "zero.txt"], "a binary file"),
    (["read", "text.pdf"], "a PDF"),
    (["read", "note.rtf"], "an RTF document"),
    (["read", "feed.xml"], "a feed without an entry"),
    (["read", "no\nwhere.txt"], "no\\nwhere.txt: no such file"),
    (["read", "good.txt", "--html", "good.txt"], "the article itself"),
    (["evaluate", "factuality", "good.txt", "--predictions", "good.txt"], "the gold standard itself"),
    (["evaluate", "factuality", "good.txt", "--predictions", "nowhere/p.jsonl"], "no folder nowhere"),
    (["evaluate", "factuality", "good.txt"], "good.txt, line 1"),
    (["evaluate", "attribution", "good.txt"], "no text/NAME.txt"),
    (["read", "persian.txt"], "Persian (fa)"),
    (["read", "french.txt"], "French (fr)"),
    (["read", "menu.html"], "without an article"),
    (["read", "nowhere.txt"], "no such file"),
    (["read", "."], "a folder"),
    (["read", "good.txt", "--published", "2025-13-01"], "'2025-13-01' is not a date; write YYYY-MM-DD"),
    (["read", "good.txt", "--html", "nowhere/page.html"], "nowhere/page.html"),
    (["explain", "x", "empty.txt"], "empty"),
    (["bench", "nowhere"], "no such file or folder"),
    (["bench", "empty.txt"], "empty"),
]
WRONG = [
    [],
    ["reed"],
    ["read"],
    ["read", "good.txt", "more.txt"],
    ["read", "good.txt", "--jason"],
    ["read", "good.txt", "--published"],
    ["bench"],
    ["bench", "good.txt", "--limit", "0"],
    ["bench", "good.txt", "--limit", "many"],
    ["evaluate", "spelling", "good.txt"],
    ["explain"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files that are no articles, and one that is; the working directory of the command."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("arguments", "message"), BAD, ids=[" ".join(row[0]) for row in BAD])
def test_bad_input_is_named_and_exits_1(run: Run, folder: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.status == 1
    assert message in result.err
    assert result.err.startswith("onrecord: ")
    assert all(line.startswith("onrecord: ") for line in result.err.splitlines())
    assert result.out == ""


@pytest.mark.parametrize("arguments", WRONG, ids=[" ".join(row) or "nothing" for row in WRONG])
def test_a_wrong_call_exits_2_and_says_how_to_call(run: Run, folder: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert "Usage: onrecord" in result.err or "Error: " in result.err
    assert result.out == ""


def test_a_fault_of_onrecord_is_one_line_that_asks_for_a_report(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(cli.DEBUG, raising=False)
    monkeypatch.setattr("onrecord.cli.read.read_one", lambda *_, **__: {}["absent"])
    result = run("read", "good.txt")
    assert result.status == 1
    assert result.err.count("\n") == 1
    assert "a fault in onrecord" in result.err
    assert "KeyError: 'absent'" in result.err
    assert "please report it" in result.err


def test_the_traceback_of_a_fault_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cli.DEBUG, "1")
    try:
        raise KeyError("absent")
    except KeyError as error:
        assert "Traceback" in cli.fault(error)


def onrecord(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own, with settings in its environment."""
    call = [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]
    return subprocess.run(call, capture_output=True, env={**os.environ, **settings}, check=False)


def test_a_reader_that_stops_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    call = [sys.executable, "-c", "from onrecord.cli import main; main()", "schema"]
    done = subprocess.run(call, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_output_that_is_closed_is_named() -> None:
    call = [sys.executable, "-c", "import sys; sys.stdout = None; from onrecord.cli import main; main()", "schema"]
    done = subprocess.run(call, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: standard output is closed")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_is_full_is_named() -> None:
    call = [sys.executable, "-c", "from onrecord.cli import main; main()", "schema"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: standard output: cannot be written")


def test_words_beyond_the_terminals_encoding_are_printed_all_the_same() -> None:
    done = onrecord("read", "“nowhere”.txt", PYTHONIOENCODING="ascii", LC_ALL="C.UTF-8")
    assert done.returncode == 1
    assert "“nowhere”.txt: no such file" in done.stderr.decode("utf-8")


def test_an_unknown_model_is_a_wrong_call(folder: Path) -> None:
    done = onrecord("read", "good.txt", "--model", "en_nothing_at_all")
    assert done.returncode == 2
    assert b"model 'en_nothing_at_all' is not installed" in done.stderr
