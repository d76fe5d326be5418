"""``onrecord watch``: feeds into a record, as long as it runs."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import click

from .. import open
from ..errors import InputError, UsageError
from . import plain_line
from .add import how_to_add
from .article import coder_options
from .record import record_option

ADDRESS = ("http://", "https://")


@click.command(name="watch")
@click.argument("feeds", nargs=-1, required=True)
@record_option
@click.option("--once", is_flag=True, help="One round, then exit (for cron).")
@click.option("--every", type=click.IntRange(min=30), default=900, show_default=True, help="Seconds to the next round.")
@click.option(
    "--delay", type=click.FloatRange(min=0), default=1.0, show_default=True, help="Seconds of rest for a host."
)
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@coder_options
def command(
    feeds: tuple[str, ...],
    record: Path,
    once: bool,
    every: int,
    delay: float,
    allow_private: bool,
    model: str | None,
    codebook: str | None,
    **own: str | None,
) -> int:
    """Follow RSS and Atom feeds into a record.

    FEEDS are addresses, or files with one a line. In each round they are asked for what is new; the page of each new
    entry is read, coded and added, and the matters that it touches follow. Hosts are asked politely: as robots.txt
    permits, one request at a time. Ctrl-C stops it; what was seen and not yet read is read in the next run.
    """
    from ..bulk.watch.fetch import Fetcher
    from ..bulk.watch.loop import Watch

    addresses = [address for given in feeds for address in _addresses(given)]
    with open(record) as opened:
        how = how_to_add(model, codebook=codebook, **own)
        fetcher = Fetcher(allow_private=allow_private, delay=delay)
        watch = Watch(opened, addresses, how, fetcher, tell=_tell, every=every)
        while True:
            begun = time.monotonic()
            done = watch.round()
            if once:
                return 1 if done.failed or done.skipped else 0
            time.sleep(max(0.0, begun + every - time.monotonic()))


def _addresses(given: str) -> list[str]:
    """Return the addresses that an argument names: itself, or the lines of a file; # starts a comment."""
    if given.startswith(ADDRESS):
        return [given]
    if "://" in given:
        raise UsageError(f"{given}: feeds are followed by http and https only")
    try:
        lines = Path(given).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no text in UTF-8"
        raise InputError(f"{given}: neither an address (https://...) nor a file of addresses ({reason})") from error
    found = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    for number, line in enumerate(lines, 1):
        if line.strip() in found and not line.strip().startswith(ADDRESS):
            raise InputError(f"{given}, line {number}: {line.strip()!r} is no address; write one a line, https://...")
    if not found:
        raise InputError(f"{given}: no addresses in it; write one a line, https://...")
    return found


def _tell(line: str) -> None:
    click.echo(plain_line(f"{datetime.now():%H:%M:%S} {line}"), err=True)
