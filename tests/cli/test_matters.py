"""The commands over matters: listing them, telling one's story, deciding on it, listing incidents, coding in bulk."""

from __future__ import annotations

import json
from pathlib import Path

import polars
import pytest

from tests.matters.stories import BESIDE, MATTER

from .conftest import Result, Run


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("matters") / "news.jsonl"
    keys = ("text", "title", "published", "publisher")
    articles = sorted([*MATTER, *BESIDE], key=lambda a: a.published or "")
    rows = [{key: getattr(a, key) for key in keys} for a in articles]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def ask(run: Run, corpus: Path, tmp_path: Path):
    """Return a function that asks a record which has the stories."""
    file = tmp_path / "my.db"
    assert run("add", corpus, "--record", file).status == 0

    def asking(*arguments: object) -> Result:
        return run(*arguments, "--record", file)

    return asking


def rows(result: Result) -> list[dict]:
    assert result.status == 0
    return json.loads(result.out)


def test_matters_are_listed_by_their_last_report(ask) -> None:
    found = rows(ask("matters", "--format", "json"))
    assert [m["reports"] for m in found] == [4, 1, 1, 1]
    assert found[0]["parties"][0]["name"] in ("Armenia", "Georgia")
    table = ask("matters").out
    assert "Sadakhlo" in table and found[0]["id"] in table


def test_a_matter_tells_its_story(ask) -> None:
    [first, *_] = rows(ask("matters", "--format", "json"))
    told = ask("matter", first["id"], "--on", "2026-06-10").out
    for part in ("WHERE IT STANDS", "PROMISED", "WHAT HAPPENED", "WHO HOLDS WHAT", "REPORTS"):
        assert part in told
    story = rows(ask("matter", first["id"], "--format", "json"))
    assert story["matter"]["id"] == first["id"] and len(story["reports"]) == 4


def test_an_unknown_matter_is_named(ask) -> None:
    result = ask("matter", "m-nothing")
    assert (result.status, result.out) == (1, "")
    assert "m-nothing" in result.err and "onrecord matters" in result.err


def test_a_decision_is_kept_with_who_and_why(ask) -> None:
    [first, *_] = rows(ask("matters", "--format", "json"))
    result = ask("matter", first["id"], "--name", "The Sadakhlo closure", "--by", "N. Reader", "--reason", "shorter")
    assert "The Sadakhlo closure" in result.out
    story = rows(ask("matter", first["id"], "--format", "json"))
    [decision] = story["decisions"]
    assert (decision["kind"], decision["person"], decision["reason"]) == ("name", "N. Reader", "shorter")


def test_incidents_say_how_many_tell_them_and_from_how_many_origins(ask) -> None:
    found = rows(ask("incidents", "--reports", "2", "--format", "json"))
    assert [(i["type"], i["reports"], i["origins"]) for i in found] == [("COERCE", 2, 2)]
    assert "2 reports" in ask("incidents", "--type", "COERCE").out


def test_commitments_stand_as_later_reports_leave_them(ask) -> None:
    [reopen] = [c for c in rows(ask("commitments", "--format", "json")) if "reopen" in c["words"]]
    assert reopen["status"] == "kept" and reopen["settled_by"] and reopen["matter"]
    assert reopen["id"] not in ask("commitments", "--open").out


@pytest.mark.parametrize("form", ["plover", "icews", "dyads"])
def test_events_in_other_projects_columns(ask, form: str) -> None:
    lines = ask("events", "--as", form).out.splitlines()
    assert len(lines) > 1


def test_a_corpus_is_coded_into_tables(run: Run, corpus: Path, tmp_path: Path) -> None:
    result = run("code", corpus, "-o", tmp_path / "tables", "--workers", "1")
    assert (result.status, result.out) == (0, "")
    assert "7 coded" in result.err
    events = polars.read_parquet(tmp_path / "tables" / "events.parquet")
    assert "COERCE" in events["type"].to_list()
    again = run("code", corpus, "-o", tmp_path / "tables")
    assert again.status == 2 and "--resume" in again.err
