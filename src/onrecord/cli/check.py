"""``onrecord check``: verifies a record end to end."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import RecordError
from ..record import Record, open_record
from . import plain_line
from .record import record_option


@click.command(name="check")
@record_option
def command(record: Path) -> int:
    """Verify a record: the file, its references, that every span lies in its text, and that rows say what reports say.

    Faults are printed, one a line; exit status 1 where there are any.
    """
    faults = 0
    with _opened(record) as opened:
        for fault in opened.check():
            click.echo(plain_line(fault))
            faults += 1
        if not faults:
            counts = opened.counts()
            told = ", ".join(f"{number} {table}" for table, number in counts.items())
            click.echo(f"{record}: sound ({told})")
    return 1 if faults else 0


def _opened(path: Path) -> Record:
    """Open a record to write to, which the indices of words are verified by; where that fails, to read."""
    if path.exists():
        try:
            return open_record(path)
        except RecordError:
            pass
    return open_record(path, read_only=True)
