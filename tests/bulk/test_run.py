"""A corpus into tables: order, copies, faults, stopping and resuming."""

from __future__ import annotations

import csv
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest

from onrecord.bulk.chunks import chunks
from onrecord.bulk.run import Asked, Total, code, document_name
from onrecord.errors import ArticleError, OnrecordError, UsageError
from onrecord.records import Article

from .fakes import load_fake


def articles(count: int, word: str = "Rivers") -> list[Article]:
    return [Article(f"{word} {n} rose.", title=f"Report {n}", published=f"2026-0{n % 9 + 1}-01") for n in range(count)]


def run(given: Iterable[Article | OnrecordError], out: Path, *, workers: int = 1, **options) -> Total:
    asked = Asked(("corpus",), **{k: options.pop(k) for k in ("format", "by_month", "longest") if k in options})
    total = Total()
    for told in code(given, out, asked, workers=workers, load=load_fake, **options):
        total = told
    return total


def tables_of(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def skipped(out: Path) -> list[dict[str, str]]:
    with (out / "skipped.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_are_in_the_corpus_order_whoever_codes(tmp_path: Path):
    one = run(articles(300), tmp_path / "one")
    run(articles(300), tmp_path / "two", workers=2)
    assert one.coded == 300
    assert pl.read_parquet(tmp_path / "one" / "documents.parquet")["title"][257] == "Report 257"
    assert tables_of(tmp_path / "one") == tables_of(tmp_path / "two")


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_other_formats_have_one_row_a_document(tmp_path: Path, format: str):
    run(articles(150), tmp_path / "out", format=format)
    lines = (tmp_path / "out" / f"documents.{format}").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 150 + (format == "csv")


def test_tables_by_month_of_publication(tmp_path: Path):
    run([*articles(20), Article("Undated rivers rose.")], tmp_path / "out", by_month=True)
    months = sorted(p.parent.name for p in (tmp_path / "out" / "actors").rglob("*.parquet"))
    assert months == [*(f"month=2026-0{n}" for n in range(1, 10)), "month=none"]


def test_a_text_that_was_there_with_its_date_is_entered_as_a_copy(tmp_path: Path):
    first, second = (Article("Rivers rose.", title=t, published="2026-01-01", publisher=t) for t in ("One", "Two"))
    later = Article("Rivers rose.", title="Three", published="2026-02-01")
    total = run([first, second, later, first], tmp_path / "out")
    documents = pl.read_parquet(tmp_path / "out" / "documents.parquet")
    assert (total.coded, total.copies) == (2, 1)
    assert documents.filter(pl.col("title") == "Two")["copy_of"].to_list() == [document_name(first)]
    assert [row["reason"] for row in skipped(tmp_path / "out")] == ["there already"]


def test_what_cannot_be_read_or_coded_is_skipped_with_the_reason(tmp_path: Path):
    lost = ArticleError("corpus.jsonl, line 3: no text")
    given = [lost, *articles(3), Article("FAIL here.", title="Bad"), Article("Long " * 100)]
    total = run(given, tmp_path / "out", longest=200)
    rows = skipped(tmp_path / "out")
    assert (total.coded, total.skipped) == (3, 3)
    assert rows[0]["where"] == "corpus.jsonl, line 3"
    assert {row["reason"] for row in rows} == {"not readable", "too long"}


@pytest.mark.parametrize(("text", "reason"), [("HANG here.", "took more than 1 s"), ("DIE here.", "ended the process")])
def test_an_article_that_hangs_or_kills_its_worker_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, text: str, reason: str
):
    given = articles(10)
    given.insert(4, Article(text, title="Culprit"))
    total = run(given, tmp_path / "out", workers=2, limit=1.0)
    [row] = skipped(tmp_path / "out")
    assert (total.coded, row["where"]) == (10, "Culprit")
    assert reason in row["reason"]


def test_a_folder_that_holds_something_is_not_written_into(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        run(articles(1), tmp_path)


def test_a_run_that_is_done_is_not_begun_again_unasked(tmp_path: Path):
    run(articles(5), tmp_path / "out")
    with pytest.raises(UsageError, match="holds the tables"):
        run(articles(5), tmp_path / "out")
    before = tables_of(tmp_path / "out")
    run(articles(5), tmp_path / "out", resume=True)
    assert tables_of(tmp_path / "out") == before


def test_another_run_is_not_mixed_into_one_that_was_stopped(tmp_path: Path):
    begun = code(articles(300), tmp_path / "out", Asked(("corpus",)), workers=1, load=load_fake)
    next(begun)
    begun.close()
    with pytest.raises(UsageError, match="was stopped"):
        run(articles(300), tmp_path / "out")
    with pytest.raises(UsageError, match="another corpus"):
        run(articles(300), tmp_path / "out", resume=True, format="csv")


def _run_slowly(out: Path, resume: bool) -> None:
    run(articles(400, "SLOW"), out, workers=2, resume=resume)


def test_killed_at_any_moment_and_resumed_the_tables_are_those_of_an_undisturbed_run(tmp_path: Path):
    run(articles(400, "SLOW"), tmp_path / "whole", workers=2)
    out, rng = tmp_path / "killed", random.Random(7)
    kills = 0
    for _ in range(10):
        process = multiprocessing.get_context("fork").Process(target=_run_slowly, args=(out, (out / ".parts").is_dir()))
        process.start()
        process.join(timeout=rng.uniform(0.2, 3.0))
        if process.exitcode is not None:
            break
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        kills += 1
    time.sleep(0.5)
    run(articles(400, "SLOW"), out, workers=2, resume=True)
    assert kills
    assert tables_of(out) == tables_of(tmp_path / "whole")


def test_chunks_depend_on_the_corpus_alone():
    given = articles(200)
    first, second = (list(chunks(given, name=document_name)) for _ in range(2))
    assert first == second
    assert [a for c in first for a in c.articles] == given
    assert [c.number for c in first] == list(range(len(first)))
