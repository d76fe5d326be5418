"""``onrecord schema``: the JSON Schema of a report."""

from __future__ import annotations

import json

import click


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of what `onrecord read --json` prints."""
    from ..schema import report_schema

    click.echo(json.dumps(report_schema(), ensure_ascii=False, indent=2))
