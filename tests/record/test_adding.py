"""A corpus into a record: what is there is not coded again, and a run that is killed at any moment is made good."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from benchmarks.made_reports import MadeCoder, article_id, made_articles

from onrecord.errors import OnrecordError
from onrecord.record import Record, adding, open_record
from onrecord.record.adding import Adding, add_articles
from onrecord.records import Article, Report

DOCUMENTS = 320
KILLS = 20


class CountingCoder(MadeCoder):
    """Counts what it is asked to code."""

    def __init__(self, codebook: str = "1") -> None:
        super().__init__(codebook)
        self.coded = 0

    def stream(self, documents: Any, **more: Any) -> Iterator[Report]:
        for report in super().stream(documents, **more):
            self.coded += 1
            yield report


def add(
    record: Record, articles: list[Article], coder: MadeCoder, **more: Any
) -> tuple[Counter[str], list[OnrecordError]]:
    skipped: list[OnrecordError] = []
    how = Adding(coder, coder.coding, more.get("setup", ""), article_id)
    *_, done = add_articles(record, articles, how, unusable=lambda _, error: skipped.append(error))
    return done, skipped


def test_what_is_there_is_not_coded_again(record: Record) -> None:
    articles, coder = list(made_articles(40)), CountingCoder()
    assert add(record, articles[:10], coder)[0] == {"added": 10}
    assert add(record, articles, coder)[0] == {"added": 30, "same": 10}
    assert coder.coded == 40
    assert add(record, articles, coder)[0] == {"same": 40}
    assert coder.coded == 40


def test_a_newer_codebook_codes_it_again(record: Record) -> None:
    articles = list(made_articles(5))
    add(record, articles, MadeCoder())
    assert add(record, articles, MadeCoder("2"))[0] == {"recoded": 5}
    assert add(record, articles, MadeCoder("2"))[0] == {"same": 5}


def test_another_file_of_the_user_codes_it_again(record: Record) -> None:
    articles, coder = list(made_articles(5)), CountingCoder()
    add(record, articles, coder)
    assert add(record, articles, coder, setup="mine")[0] == {"same": 5}
    assert coder.coded == 10


def test_a_document_that_comes_twice_is_there_once(record: Record) -> None:
    articles = list(made_articles(3))
    assert add(record, articles * 2, MadeCoder())[0] == {"added": 3, "same": 3}


def test_what_cannot_be_coded_is_handed_over(record: Record) -> None:
    articles = [*made_articles(2), Article("unreadable")]
    done, skipped = add(record, articles, MadeCoder())
    assert (done, [str(e) for e in skipped]) == ({"added": 2}, ["document 2: unreadable"])


def test_halves_of_characters_are_replaced(record: Record) -> None:
    odd = Article("Police said so. Nobody heard it.", title="\ud800 bridge", publisher="\udfff", extra={"a": "\ud800"})
    assert add(record, [odd], MadeCoder())[0] == {"added": 1}
    assert add(record, [odd], MadeCoder())[0] == {"same": 1}
    assert record.search("bridge")[0]["title"] == "\ufffd bridge"


ODD = ["Nul \0 in it.", "\ufeffMark. 🦉 Owls say so.", "مرز بسته است.", "a" * 100_000, "\r\n\r\n. . .", "e\u0301" * 50]


def test_any_text_is_kept_as_it_is(record: Record) -> None:
    articles = [Article(text, title=text[:50]) for text in ODD]
    add(record, articles, MadeCoder())
    assert list(record.check()) == []
    assert [record.report(article_id(a)).document.text for a in articles] == ODD  # type: ignore[union-attr]
    assert len(record.events()) == 3 * len(ODD)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork to make processes with")
def test_two_processes_may_add_at_once(tmp_path: Path) -> None:
    corpus()
    processes = [multiprocessing.get_context("fork").Process(target=run, args=(tmp_path / "two.db",)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with open_record(tmp_path / "two.db") as record:
        assert record.counts()["documents"] == DOCUMENTS
        assert list(record.check()) == []


def run(path: Path, opened: Connection | None = None) -> None:
    with open_record(path) as record:
        if opened is not None:
            opened.send(True)
        add(record, corpus(), MadeCoder())


@cache
def corpus() -> list[Article]:
    return list(made_articles(DOCUMENTS))


def content(path: Path) -> str:
    with open_record(path) as record:
        assert list(record.check()) == []
        return record.content_hash()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork to make processes to kill")
def test_a_run_killed_at_any_moment_ends_as_one_that_was_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 4)
    killed = tmp_path / "killed.db"
    corpus()
    begin = time.perf_counter()
    run(tmp_path / "whole.db")
    whole = time.perf_counter() - begin
    process = multiprocessing.get_context("fork")
    rng = random.Random(6)
    kept = [0]
    for kill in range(KILLS):
        heard, told = process.Pipe(duplex=False)
        child = process.Process(target=run, args=(killed, told))
        child.start()
        if kill:  # the first is killed while it makes the file
            heard.recv()
        time.sleep(rng.uniform(0, whole / 12 if kill else 0.01))
        child.kill()
        child.join()
        if killed.exists():
            with open_record(killed) as record:
                kept.append(record.counts()["documents"])
        assert kept == sorted(kept), f"kill {kill} lost what was there"
    assert len(set(kept)) > 4, "few kills hit the run in its middle"
    run(killed)
    assert content(killed) == content(tmp_path / "whole.db")
