"""``onrecord gazetteer``: makes a full gazetteer from a GeoNames dump, and learns where publishers are at home."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import ArticleError, InputError
from ..gazetteer.build import Built, build_full
from . import plain_line
from .skipped import name_skipped

WIDTH = 30  # of the bar, in characters
LINES = 20  # lines of progress a step, at most, where nobody watches


@click.group(name="gazetteer")
def command() -> None:
    """Make a gazetteer of your own, or a file of publishers' homes."""


@command.command(name="build")
@click.argument("dump", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it; DUMP's name with .sqlite, in this folder, by default.",
)
def build(dump: Path, output: Path | None) -> int:
    """Build a full gazetteer from DUMP, the text file of a GeoNames dump (allCountries.txt, or one country's).

    It holds the places that onrecord ships and all others of the dump. Stopped in the middle, the same command goes on
    where it was. Use it with --gazetteer FILE.
    """
    path = output or Path(f"{dump.stem}.sqlite")
    meter = Meter(watched=sys.stderr.isatty())
    try:
        built = build_full(dump, path, progress=meter)
    finally:
        meter.close()
    report(path, built)
    return 1 if built.faults else 0


@command.command(name="homes")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="Where to write it.",
)
@click.option("--model", metavar="NAME", help="An installed spaCy English pipeline to use instead of the default.")
@click.option("--gazetteer", type=click.Path(), metavar="FILE", help="A gazetteer of your own.")
def homes(corpus: Path, output: Path, model: str | None, gazetteer: str | None) -> int:
    """Learn from CORPUS where each publisher's stories play.

    CORPUS is a folder or a .jsonl file with publisher (or url) and text. What a clear majority of a publisher's stories
    share is its home; a publisher without one is left out. Use the file with --homes FILE; lines can be added by hand.
    """
    from ..bulk.homes import learn_homes, write_homes  # load spaCy, so only once the call is known to be right
    from ..intake import read_corpus
    from ..reading import coder

    if output.exists() and corpus.exists() and output.samefile(corpus):
        raise InputError(f"{output}: the corpus itself; name another file for -o")
    if not output.parent.is_dir():
        raise InputError(f"cannot write {output}: no folder {output.parent}")
    unusable: list[ArticleError] = []

    def skip(error: ArticleError) -> None:
        unusable.append(error)
        click.echo(f"onrecord: {plain_line(str(error))}", err=True)

    learned = learn_homes(coder.load(model, gazetteer=gazetteer), read_corpus(corpus, unusable=skip))
    write_homes(output, learned, corpus=corpus.name)
    left = "".join(f", {what}: {count}" for what, count in learned.left_out.items())
    click.echo(f"{output}: homes of {len(learned.homes)} publishers{left}", err=True)
    return 1 if unusable else 0


def report(path: Path, built: Built) -> None:
    """Say what was built, and name what was skipped."""
    skipped = name_skipped(built.faults)
    left = f", lines without a feature left out: {built.kindless}" if built.kindless else ""
    click.echo(f"{path}: {built.places} places, {built.minor} of them from the dump alone{left}{skipped}", err=True)


class Meter:
    """Progress on standard error: a bar where somebody watches, else a line now and then."""

    def __init__(self, *, watched: bool) -> None:
        self.watched = watched
        self.told: tuple[str, int] = ("", -1)
        self.open = False

    def __call__(self, step: str, done: int, total: int) -> None:
        """Tell that ``step`` is at ``done`` of ``total``."""
        share = done / total if total else 1.0
        if self.watched:
            filled = round(WIDTH * share)
            bar = f"[{'#' * filled}{'-' * (WIDTH - filled)}]"
            click.echo(f"\r{step:<10}{bar} {share:4.0%} ", nl=done == total, err=True)
            self.open = done != total
        elif (step, int(share * LINES)) != self.told:
            click.echo(f"{step}: {share:.0%}", err=True)
            self.told = step, int(share * LINES)

    def close(self) -> None:
        """End a bar that stopped in the middle."""
        if self.open:
            click.echo(err=True)
