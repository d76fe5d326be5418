from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

STORY = "The mayor of Graz said on Monday that the bridge was safe."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_an_item_of_an_article_is_explained(run: Run, story: Path) -> None:
    result = run("explain", "s1", story)
    assert result.status == 0
    assert "“said”, a form of say" in result.out
    assert "rule" in result.out and "codebook" in result.out


def test_a_saved_report_explains_the_same(run: Run, story: Path, tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    saved.write_text(run("read", story, "--json").out, encoding="utf-8")
    assert run("explain", "s1", saved).out == run("explain", "s1", story).out


def test_an_unknown_id_exits_1_and_names_those_there_are(run: Run, story: Path) -> None:
    result = run("explain", "e77", story)
    assert (result.status, result.out) == (1, "")
    assert "'e77'" in result.err and "s1" in result.err


@pytest.mark.parametrize("content", ["{}", "[1", "\x00\xff", '{"document": {"text": 3}}', "[" * 100_000])
def test_a_file_that_is_no_report_exits_1(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content.encode("latin-1"))
    result = run("explain", "s1", path)
    assert result.status == 1
    assert "odd.json" in result.err


def test_a_report_whose_spans_lie_outside_its_text_exits_1(run: Run, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "short.json"
    path.write_text(run("read", story, "--json").out.replace(STORY, STORY[:30]), encoding="utf-8")
    assert "outside the report's text" in run("explain", "s1", path).err


def test_a_report_that_is_not_there_exits_1(run: Run) -> None:
    assert "no-such.json" in run("explain", "s1", "no-such.json").err
