"""The data dictionary: the schema of every table as a page of Markdown, made and never written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from .columns import MEANING
from .schema import Table, exports, tables

TOP = """# Data dictionary
Made by `python scripts/data_dictionary.py`
from the record types and `src/onrecord/tables/columns.toml`. Do not edit it.

What the text does not say is null (an empty cell in CSV). Spans count the characters (Unicode code points) of the
document's `text`, the end not included; cells of words are cut at 1,000 characters, and the spans tell the whole. Lists
are lists in Parquet and JSON, and JSON in CSV. In Parquet, dates are dates.
"""


def dictionary() -> str:
    """Return the data dictionary of all tables and exports."""
    parts = [TOP]
    for title, held in (("The tables of a report", tables()), ("Event tables for other tools", exports())):
        parts.append(f"## {title}\n")
        parts.extend("\n".join(_section(table)) for table in held.values())
    return "\n".join(parts)


def _section(table: Table) -> Iterator[str]:
    yield from (f"### {table.name}", table.says, "", "| column | kind | says |", "|---|---|---|")
    for column in table.columns:
        yield f"| `{column.name}` | {MEANING[column.kind]} | {column.says} |"
    yield ""
