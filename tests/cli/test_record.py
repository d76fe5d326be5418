"""The commands over a record: adding a corpus, asking, explaining, verifying."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import polars
import pytest

from .conftest import Result, Run

STORIES = [
    "The mayor of Graz, Anna Huber, said on Monday that the bridge was safe. Police arrested two men in Graz.",
    "Iran promised to open the border with Afghanistan by March. Afghanistan accused Iran of shelling a village.",
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [{"text": s, "published": f"2026-01-0{n + 5}", "publisher": "Kleine Post"} for n, s in enumerate(STORIES)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def ask(run: Run, corpus: Path, tmp_path: Path):
    """Return a function that asks a record which has the corpus."""
    file = tmp_path / "my.db"
    assert run("add", corpus, "--record", file).status == 0

    def asking(*arguments: object) -> Result:
        return run(*arguments, "--record", file)

    return asking


def rows(result: Result) -> list[dict[str, object]]:
    assert result.status == 0
    return json.loads(result.out)


def test_a_corpus_is_added_once(run: Run, corpus: Path, tmp_path: Path) -> None:
    first = run("add", corpus, "--record", tmp_path / "my.db")
    assert (first.status, first.out) == (0, "")
    assert "my.db: 2 added" in first.err
    again = run("add", corpus, "--record", tmp_path / "my.db")
    assert "0 added, 2 there already" in again.err


def test_what_cannot_be_used_is_named_and_the_rest_is_added(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("add", tmp_path / "empty.txt", tmp_path / "nowhere", corpus, "--record", tmp_path / "my.db")
    assert result.status == 1
    assert "empty.txt: empty" in result.err and "nowhere: no such file" in result.err
    assert "2 added, 2 skipped" in result.err


def test_rows_are_asked_for_as_json(ask) -> None:
    (promise,) = rows(ask("commitments", "--open", "--format", "json"))
    assert promise["promisor"]["country"] == "IRN"
    assert {"matter", "settled_by", "promisee", "status"} <= set(promise)
    statements = rows(ask("statements", "--actor", "Huber", "--format", "json"))
    assert [s["source"]["name"] for s in statements] == ["Anna Huber"]
    assert rows(ask("events", "--place", "Graz", "--type", "coerce", "--format", "json"))
    assert rows(ask("events", "--since", "2027-01-01", "--format", "json")) == []
    assert any(a["id"] == "gov:IRN" for a in rows(ask("actors", "--format", "json")))


@pytest.mark.parametrize("command", ["events", "statements", "commitments", "disputes", "actors"])
def test_every_command_prints_every_format(ask, command: str) -> None:
    count = len(rows(ask(command, "--format", "json")))
    listed = list(csv.DictReader(io.StringIO(ask(command, "--format", "csv").out)))
    assert len(listed) == count
    assert json.loads(ask(command, "--format", "geojson").out)["type"] == "FeatureCollection"
    shown = ask(command)
    assert shown.status == 0
    assert bool(shown.out) == bool(count)


def test_parquet_goes_to_a_file(corpus: Path, ask, tmp_path: Path) -> None:
    call = [sys.executable, "-c", "from onrecord.cli import main; main()", "events", "--format", "parquet"]
    with (tmp_path / "events.parquet").open("wb") as out:
        done = subprocess.run([*call, "--record", tmp_path / "my.db"], stdout=out, check=False)
    assert done.returncode == 0
    assert polars.read_parquet(tmp_path / "events.parquet").height == len(rows(ask("events", "--format", "json")))


def test_geojson_has_the_points_of_places(ask) -> None:
    features = json.loads(ask("events", "--place", "Graz", "--format", "geojson").out)["features"]
    assert features[0]["geometry"]["coordinates"] == pytest.approx([15.4, 47.1], abs=0.1)


def test_words_are_searched_for(ask) -> None:
    found = rows(ask("search", "bridge", "safe", "--format", "json"))
    assert {row["kind"] for row in found} == {"document", "statement"}
    assert "[bridge]" in ask("search", "bridge").out
    assert rows(ask("search", '"', "--format", "json")) == []
    assert "nothing" in ask("search", "zeppelin").err


def test_an_item_of_the_record_is_explained(ask) -> None:
    (promise,) = rows(ask("commitments", "--format", "json"))
    told = ask("explain", promise["id"]).out
    assert "promise" in told and "rule" in told and "on record" in told and "coded" in told
    assert "reports" in ask("explain", "gov:IRN").out
    assert "THE STORY" in ask("explain", promise["document"]).out
    unknown = ask("explain", "nothing.e1")
    assert (unknown.status, unknown.out) == (1, "")


def test_a_sound_record_is_said_to_be_so(ask) -> None:
    result = ask("check")
    assert result.status == 0
    assert "sound (2 documents" in result.out


def test_a_damaged_record_exits_1_and_says_what_is_wrong(ask, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "my.db") as db:
        db.execute("UPDATE events SET cameo = '190'")
    db.close()
    result = ask("check")
    assert result.status == 1
    assert "its rows in events are not what its report says" in result.out


NO_RECORD = [
    ["events"],
    ["search", "x"],
    ["explain", "x"],
    ["check"],
]


@pytest.mark.parametrize("arguments", NO_RECORD, ids=[a[0] for a in NO_RECORD])
def test_a_record_that_is_not_there_is_named_and_not_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.status, result.out) == (1, "")
    assert "onrecord.db: there is no such record" in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["add", "events", "check"])
def test_a_file_that_is_no_record_is_left_as_it_is(run: Run, corpus: Path, tmp_path: Path, command: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes. " * 500)
    arguments = [corpus] if command == "add" else []
    result = run(command, *arguments, "--record", path)
    assert (result.status, result.out) == (1, "")
    assert "not a record" in result.err
    assert path.read_text() == "My notes. " * 500


WRONG = [
    ["add"],
    ["search"],
    ["explain"],
    ["events", "--format", "xml"],
    ["events", "--limit", "0"],
    ["events", "--since", "soon"],
    ["statements", "--country", "Atlantis"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=[" ".join(a) for a in WRONG])
def test_a_wrong_call_exits_2(ask, arguments: list[str]) -> None:
    assert ask(*arguments).status == 2
