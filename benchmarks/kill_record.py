"""Kills the process that adds to a record, again and again, and compares what it ends with to an undisturbed run.

    python benchmarks/kill_record.py [--kills 200] [--documents 2000] [--corpus CORPUS] [--seed 0]

Each kill is a SIGKILL at a random moment. With ``--corpus`` the articles of a folder or .jsonl file are read by the
whole pipeline (and what was not yet kept is read again after each kill); without it, reports are made up. Exit status 1
where the records differ, or what one kill left is less than what the one before had left.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from made_reports import MadeCoder, article_id, made_articles

import onrecord
from onrecord.codebook.files import codebook_version
from onrecord.intake import read_corpus
from onrecord.record.adding import BATCH, Adding, add_articles
from onrecord.records import Article, Coding


def main() -> int:
    """Run undisturbed, then run and kill; say how it ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    articles, how = real(given.corpus, given.documents) if given.corpus else made(given.documents)
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder) / "whole.db", Path(folder) / "killed.db"
        begin = time.perf_counter()
        run(whole, articles, how)
        taken = time.perf_counter() - begin
        longest = 2 * taken * (1 / given.kills + BATCH / len(articles))  # its share, and the batch it costs
        lengths = kill(killed, articles, how, kills=given.kills, longest=longest, seed=given.seed)
        run(killed, articles, how)
        faults = [f"{path.name}: {fault}" for path in (whole, killed) for fault in check(path)]
        same = content(whole) == content(killed)
    middle = len({n for n in lengths if 0 < n < len(articles)})
    print(f"{len(articles)} documents, {given.kills} kills, the record grew {middle} times between them")
    print("\n".join(faults) or "sound")
    print("the same as undisturbed" if same else "DIFFERENT from undisturbed")
    kept = lengths == sorted(lengths)
    print("nothing lost" if kept else "LOST what was there before a kill")
    return 0 if same and kept and not faults else 1


def made(documents: int) -> tuple[list[Article], Adding]:
    """Return made-up articles and what codes them."""
    coder = MadeCoder()
    return list(made_articles(documents)), Adding(coder, coder.coding, "", article_id)


def real(corpus: Path, documents: int) -> tuple[list[Article], Adding]:
    """Return the articles of a corpus and the whole pipeline."""
    from onrecord.reading.report.draft import document_id

    coder = onrecord.load()
    articles = list(read_corpus(corpus, unusable=lambda _: None))[:documents]
    return articles, Adding(coder, Coding(onrecord.__version__, codebook_version(), coder.model), "", document_id)


def run(path: Path, articles: list[Article], how: Adding, opened: Connection | None = None) -> None:
    """Add everything, saying when the record is open."""
    with onrecord.open(path) as record:
        if opened is not None:
            opened.send(True)
        for _ in add_articles(record, articles, how, unusable=lambda *_: None):
            pass


def kill(path: Path, articles: list[Article], how: Adding, *, kills: int, longest: float, seed: int) -> list[int]:
    """Start adding and kill it, so many times, each after at most ``longest`` seconds; return how much each left."""
    fork, rng = multiprocessing.get_context("fork"), random.Random(seed)
    out = []
    for number in range(kills):
        heard, told = fork.Pipe(duplex=False)
        child = fork.Process(target=run, args=(path, articles, how, told))
        child.start()
        if number % 10:  # one of ten is killed while it opens, or makes, the file
            heard.recv()
        time.sleep(rng.uniform(0, longest if number % 10 else 0.02))
        child.kill()
        child.join()
        if path.exists():
            with onrecord.open(path) as record:
                out.append(record.counts()["documents"])
    return out


def check(path: Path) -> list[str]:
    """Return the faults of a record."""
    with onrecord.open(path) as record:
        return list(record.check())


def content(path: Path) -> str:
    """Return the hash of what a record holds."""
    with onrecord.open(path) as record:
        return record.content_hash()


if __name__ == "__main__":
    sys.exit(main())
