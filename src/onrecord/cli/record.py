"""What the commands over a record share: which file, the filters, and the formats that rows are printed in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import click

from .. import Record, open
from ..errors import UsageError
from ..views.cells import clean
from .article import room

Row = dict[str, Any]
Function = TypeVar("Function", bound=Callable[..., Any])
Cells = dict[str, Callable[[Row], object]]
DEFAULT = "onrecord.db"
FORMATS = ("table", "json", "csv", "parquet", "geojson")
SHOWN = 50  # rows of a table, where no limit is given
NARROW = ("when", "made", "published", "first", "last", "due", "code", "reports", "id")  # columns that are never folded
FILTERS = {
    "actor": ("WHO", "Who acts, speaks or promises: a name, words of it, a code (IRNGOV) or an id."),
    "recipient": ("WHO", "To whom it is done, said or promised."),
    "country": ("COUNTRY", "A country of those who take part, or of the place: IRN, or Iran."),
    "type": ("TYPE", "Its kind: an event's type, a statement's force, a commitment's status, an actor's kind."),
    "since": ("DATE", "From this day on: when it was, or was published where that is not told."),
    "until": ("DATE", "Up to this day."),
    "place": ("PLACE", "Where: a name, a division or a GeoNames id."),
}

record_option = click.option(
    "--record",
    type=click.Path(path_type=Path),
    default=DEFAULT,
    show_default=True,
    metavar="FILE",
    help="The record's file.",
)


def asking(*filters: str) -> Callable[[Function], Function]:
    """Give a command over a record its file, some of :data:`FILTERS` (and ``open``), a limit and a format."""
    options = [record_option]
    for name in filters:
        if name == "open":
            options.append(click.option("--open", is_flag=True, help="Only what is still awaited."))
        else:
            metavar, words = FILTERS[name]
            options.append(click.option(f"--{name}", metavar=metavar, help=words))
    most = f"At most so many; a table shows {SHOWN} without it."
    options.append(click.option("--limit", type=click.IntRange(min=1), metavar="N", help=most))
    options.append(click.option("--format", type=click.Choice(FORMATS), default="table", show_default=True))

    def give(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return give


def reading(path: Path) -> Record:
    """Open the record at ``path`` for asking."""
    return open(path, read_only=True)


def write(rows: Iterable[Row], format: str, cells: Cells, *, limit: int | None, columns: Any = None) -> None:
    """Print rows to standard output: as a table of ``cells``, or in another format.

    ``columns`` are those of rows that come without nesting; without it they are those of the rows, which formats
    without nesting get by :func:`unnested`.
    """
    if format == "table":
        _table(rows, cells, most=limit or SHOWN)
        return
    if format == "parquet" and sys.stdout.isatty():
        raise UsageError("parquet is no text; send it to a file: --format parquet > FILE")
    from ..tables.columns import Column
    from ..tables.formats import write_rows

    if columns is None and format == "json":
        given = iter(rows)
        first = list(islice(given, 1))
        rows = chain(first, given)
        columns = [Column(name, "json") for row in first for name in row]
    elif columns is None and format != "geojson":  # whose points are those of places
        rows = unnested(rows)
    sys.stdout.flush()
    write_rows(rows, columns, format, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def unnested(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows without nesting: ``place`` becomes ``place_name`` and so on, parties lists of their names, codes."""
    held = list(rows)
    inner: dict[str, dict[str, None]] = {}  # keys that hold dicts in any row, with the keys of these
    for row in held:
        for key, value in row.items():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    inner.setdefault(key, {}).update(dict.fromkeys(one))
    for row in held:
        out: Row = {}
        for key, value in row.items():
            out |= _parts(key, value, inner[key]) if key in inner else {key: value}
        yield out


def _parts(key: str, value: Any, names: Iterable[str]) -> Row:
    """Return a dict, or a list of them, as a column for each of ``names``."""
    if isinstance(value, list):
        return {f"{key}_{name}": [one.get(name) for one in value] for name in names}
    return {f"{key}_{name}": value.get(name) if value else None for name in names}


def _cell(value: object) -> str:
    """Return a value as the table shows it, line by line."""
    return "\n".join(clean(line) for line in str(value).splitlines()) if value is not None else ""


def _table(rows: Iterable[Row], cells: Cells, *, most: int) -> None:
    """Print rows as a table; words of others never bring control characters or styles of their own."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in cells:
        table.add_column(name, overflow="fold", no_wrap=name in NARROW)
    given = iter(rows)
    shown = list(islice(given, most))
    for row in shown:
        table.add_row(*(Text(_cell(cell(row))) for cell in cells.values()))
    if not shown:
        click.echo("nothing on the record", err=True)
        return
    here = room()
    Console(width=here["width"], no_color=not here["colour"], highlight=False).print(table)
    if next(given, None) is not None:
        click.echo(f"the first {most}; --limit N shows more, --format json all", err=True)
