"""``onrecord watch``: addresses and files of them, one round and many, what it says and how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli import watch

from ..bulk.site import Answer, Site, serving, story
from .conftest import Run

FAST = ("--allow-private", "--delay", "0")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.feed("/feed", site.story("/a", story("Police"), title="The bridge"))
        yield site


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my.db"


def test_one_round_over_a_file_of_addresses(run: Run, site: Site, file: Path, tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text(f"# local\n\n{site.url}/feed\n", encoding="utf-8")
    result = run("watch", tmp_path / "feeds.txt", "--record", file, "--once", *FAST)
    assert (result.status, result.out) == (0, "")
    added, round = result.err.splitlines()
    assert "added" in added and "The bridge" in added and f"{site.url}/a" in added
    assert round.endswith("1 feed, 1 new entry, 1 added")
    assert '"The bridge"' in run("search", "bridge", "--record", file, "--format", "json").out
    assert run("matters", "--record", file, "--format", "json").out.count('"reports": 1') == 1


def test_what_fails_is_named_and_the_rest_is_done(run: Run, site: Site, file: Path) -> None:
    site.pages["/broken"] = Answer("no feed at all\x1b[31m", headers={"Content-Type": "text/xml"})
    result = run("watch", f"{site.url}/broken", f"{site.url}/feed", "--record", file, "--once", *FAST)
    assert result.status == 1
    assert f"{site.url}/broken: no feed" in result.err
    assert "2 feeds, 1 failed, 1 new entry, 1 added" in result.err


def test_this_machine_is_refused_unless_allowed(run: Run, site: Site, file: Path) -> None:
    result = run("watch", f"{site.url}/feed", "--record", file, "--once")
    assert result.status == 1
    assert "--allow-private permits it" in result.err and site.asked == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "no addresses in it"), ("# none\n", "no addresses"), ("https://a.example/\nfeed\n", "line 2: 'feed' is no")],
)
def test_a_file_without_addresses_is_named(run: Run, file: Path, tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "feeds.txt").write_text(text, encoding="utf-8")
    result = run("watch", tmp_path / "feeds.txt", "--record", file)
    assert result.status == 1 and words in result.err


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [(("nowhere.txt",), 1, "neither an address"), (("ftp://a.example/",), 2, "http and https only"), ((), 2, "FEEDS")],
)
def test_what_is_neither_is_named(run: Run, file: Path, arguments: tuple[str], status: int, words: str) -> None:
    result = run("watch", *arguments, "--record", file)
    assert result.status == status and words in result.err


def test_rounds_follow_until_it_is_stopped(run: Run, site: Site, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(watch.time, "sleep", sleep)
    result = run("watch", f"{site.url}/feed", "--record", file, "--every", 60, *FAST)
    assert result.status == 130
    assert result.err.count("1 feed,") == 3 and result.err.endswith("onrecord: stopped\n")
    assert len(pauses) == 3 and all(0 < pause <= 60 for pause in pauses)


@pytest.mark.slow
def test_ctrl_c_stops_a_process_in_the_middle_of_a_request(site: Site, file: Path) -> None:
    asked, release = threading.Event(), threading.Event()

    def hanging(request: object) -> None:
        asked.set()
        release.wait(20)

    site.pages["/feed"] = Answer(broken=hanging)
    code = "import sys; from onrecord.cli import main; sys.argv[0] = 'onrecord'; main()"
    command = [sys.executable, "-c", code, "watch", f"{site.url}/feed", "--record", file, *FAST]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    release.set()
    assert (process.returncode, out, err.strip()) == (130, "", "onrecord: stopped")
