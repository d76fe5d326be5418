"""Lines of a user's file that could not be used: named on standard error, the first ones, and counted."""

from __future__ import annotations

from collections.abc import Sequence

import click

NAMED = 20  # skipped lines that are named, at most


def name_skipped(faults: Sequence[tuple[int, str]]) -> str:
    """Name the lines (number, what is wrong) that were skipped; return the words that count them, empty for none."""
    for number, what in faults[:NAMED]:
        click.echo(f"onrecord: line {number}: {what}; skipped", err=True)
    if len(faults) > NAMED:
        click.echo(f"onrecord: and {len(faults) - NAMED} more lines like these", err=True)
    return f", malformed lines skipped: {len(faults)}" if faults else ""
