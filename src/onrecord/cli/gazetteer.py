"""``onrecord gazetteer``: makes a full gazetteer from a GeoNames dump."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..gazetteer.build import Built, build_full
from .skipped import name_skipped

WIDTH = 30  # of the bar, in characters
LINES = 20  # lines of progress a step, at most, where nobody watches


@click.group(name="gazetteer")
def command() -> None:
    """Make a gazetteer of your own."""


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
