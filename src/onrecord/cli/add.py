"""``onrecord add``: a corpus into a record."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from .. import open
from ..codebook.files import codebook_version
from ..errors import ArticleError, InputError, OnrecordError
from ..record.adding import Adding, add_articles
from ..record.store import Outcome
from ..records import Article, Coding
from ..version import VERSION
from . import plain_line
from .article import coder_options
from .record import record_option

DONE: dict[Outcome, str] = {"added": "added", "recoded": "coded anew", "same": "there already"}


@click.command(name="add")
@click.argument("corpus", nargs=-1, required=True)
@record_option
@coder_options
def command(corpus: tuple[str, ...], record: Path, model: str | None, codebook: str | None, **own: str | None) -> int:
    """Read the articles of CORPUS into a record.

    CORPUS is folders, text, HTML or .jsonl files. What is on the record already, coded by the same versions, is not
    coded again; by other versions it is, and the earlier coding stays as history. Stopped at any moment, even by a
    power cut, the same command goes on where it was.
    """
    with open(record) as opened:
        skipped = Skipped()
        how = how_to_add(model, codebook=codebook, **own)
        meter = Meter(watched=sys.stderr.isatty())
        done: Counter[Outcome] = Counter()
        with meter:
            articles = _articles(corpus, skipped)
            for done in add_articles(opened, articles, how, unusable=lambda _, error: skipped(error)):
                meter(done, skipped.count)
        click.echo(f"{record}: {_summary(done, skipped.count)}", err=True)
    return 1 if skipped.count else 0


def how_to_add(model: str | None, *, codebook: str | None, **own: str | None) -> Adding:
    """Load the coder, with what its codings are named by: the versions, and the hash of the user's own files."""
    from ..reading import coder as reading  # loads spaCy, so only once the call is known to be right
    from ..reading.report.draft import document_id

    coder = reading.load(model, codebook=codebook, **own)
    version = codebook_version()
    if coder.book.own_version:
        version = f"{version} + {coder.book.own_version}"
    return Adding(coder, Coding(VERSION, version, coder.model), _hash(own), document_id)


def _hash(own: dict[str, str | None]) -> str:
    """Return a hash of the user's own files, which no coding names; empty where there are none."""
    digest = hashlib.sha256()
    given = sorted((name, path) for name, path in own.items() if path)
    for name, path in given:
        digest.update(name.encode())
        try:
            with Path(path).open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    return digest.hexdigest()[:12] if given else ""


def _articles(corpus: tuple[str, ...], skipped: Skipped) -> Iterator[Article]:
    from ..intake import read_corpus

    for path in corpus:
        try:
            yield from read_corpus(path, unusable=skipped)
        except ArticleError as error:
            skipped(error)


def _summary(done: Counter[Outcome], skipped: int) -> str:
    told = [f"{done[outcome]} {word}" for outcome, word in DONE.items() if done[outcome] or outcome == "added"]
    return ", ".join([*told, f"{skipped} skipped"] if skipped else told)


class Skipped:
    """Names on standard error what cannot be used, and counts it."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: OnrecordError) -> None:
        """Name one."""
        self.count += 1
        click.echo(f"onrecord: {plain_line(str(error))}", err=True)


class Meter:
    """A line of progress on standard error where somebody watches; quiet where nobody does."""

    def __init__(self, *, watched: bool) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True, disable=not watched)
        self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> Meter:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, done: Counter[Outcome], skipped: int) -> None:
        """Show what has been done so far."""
        speed = done.total() / max(self._progress.tasks[0].elapsed or 0.0, 0.001)
        self._progress.update(self._task, description=f"{_summary(done, skipped)} · {speed:.1f} documents/s")
