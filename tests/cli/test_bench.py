"""The bench measures coding against a bare parse, and says what it could not use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import ArticleError
from onrecord.bulk.bench import Bench, bench
from onrecord.cli.bench import table

from .conftest import Run

STORY = "Police said on Friday that two men were held near the bridge. The mayor denied it."


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": f"{STORY} {n}"}) + "\n" for n in range(40)), encoding="utf-8")
    return path


def test_json_has_the_contracts_figures(run: Run, corpus: Path) -> None:
    result = run("bench", corpus, "--json", "--stages", "--limit", "36")
    assert result.status == 0
    told = json.loads(result.out)
    assert told["docs"] == 36
    assert told["docs_per_s"] > 0
    assert told["ratio_to_parse"] > 0.3
    assert told["peak_mb"] > 50
    assert next(iter(told["stages"])) == "parse"
    assert sum(told["stages"].values()) == pytest.approx(1, abs=0.01)


def test_what_cannot_be_used_is_named_and_the_rest_is_measured(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    result = run("bench", tmp_path)
    assert result.status == 1
    assert "b.txt: empty" in result.err
    assert "documents               1 " in result.out


def test_nothing_to_measure_is_an_error(coder) -> None:
    with pytest.raises(ArticleError, match="no articles"):
        bench(coder, [], model="any")


def test_the_figures_follow_from_what_was_measured() -> None:
    stages = {"parse": 0.75, "report": 0.25}
    result = Bench(docs=10, words=1000, coding_s=4.0, parse_s=2.5, peak_mb=123.4, stages=stages)
    assert (result.docs_per_s, result.ratio_to_parse) == (2.5, 1.6)
    assert table(result, stages=True).splitlines() == [
        "documents               10 (1000 tokens)",
        "documents a second      2.5",
        "time over a bare parse  1.60",
        "peak memory             123 MB",
        "  parse                  75.0%",
        "  report                 25.0%",
    ]
