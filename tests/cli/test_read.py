from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from onrecord.records import Report

from .conftest import Run

EXAMPLES = sorted(p for p in (Path(__file__).parents[2] / "examples").iterdir() if p.suffix in (".txt", ".html"))
STORY = "The mayor of Graz said on Monday that the bridge was safe. Hungary denied that its workers attacked the gate."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_it_prints_the_record_for_a_person(run: Run, story: Path) -> None:
    result = run("read", story)
    assert result.status == 0
    assert "THE STORY" in result.out
    assert result.err == ""


def test_json_is_one_object_on_one_line_in_the_contracts_order(run: Run, story: Path) -> None:
    result = run("read", story, "--json", "--published", "2026-03-03", "--publisher", "Kleine Post")
    assert result.out.count("\n") == 1
    told = json.loads(result.out)
    assert list(told) == list(Report.__dataclass_fields__)
    assert told["document"]["published"] == "2026-03-03"
    assert told["document"]["publisher"] == "Kleine Post"
    assert told["document"]["text"] == STORY


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    result = run("read", "-", "--title", "Bridge", "--url", "https://example.org/bridge", "--json")
    document = json.loads(result.out)["document"]
    assert (document["title"], document["url"]) == ("Bridge", "https://example.org/bridge")


def test_html_writes_a_page_and_prints_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    result = run("read", story, "--html", tmp_path / "page.html")
    assert (result.status, result.out) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_html_and_json_go_together(run: Run, story: Path, tmp_path: Path) -> None:
    result = run("read", story, "--json", "--html", tmp_path / "page.html")
    assert json.loads(result.out)
    assert (tmp_path / "page.html").exists()


def test_two_runs_give_the_same_bytes(run: Run, story: Path) -> None:
    assert run("read", story, "--json").out == run("read", story, "--json").out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_the_examples_that_ship_are_read_with_what_they_tell_of_themselves(run: Run, path: Path) -> None:
    told = json.loads(run("read", path, "--json").out)
    assert all(told["document"][key] for key in ("title", "published", "dateline"))
    assert told["statements"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "2025-13-01"], "2025-13-01"),
        (["--published", "yesterday"], "yesterday"),
        (["--html", "no/such/folder/page.html"], "no/such/folder/page.html"),
    ],
)
def test_what_cannot_be_used_is_named_and_exits_1(run: Run, story: Path, arguments: list[str], told: str) -> None:
    result = run("read", story, *arguments)
    assert (result.status, result.out) == (1, "")
    assert told in result.err


def test_a_file_that_is_not_there_exits_1(run: Run) -> None:
    result = run("read", "no-such-article.txt")
    assert result.status == 1
    assert "no-such-article.txt" in result.err


def test_a_wrong_call_exits_2(run: Run, story: Path) -> None:
    assert run("read").status == 2
    assert run("read", story, story).status == 2
    assert run("read", story, "--jsn").status == 2
