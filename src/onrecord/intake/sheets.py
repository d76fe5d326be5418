"""Tables of text, .csv and .tsv, to articles, a row each. A quotation mark left open costs its own row only."""

from __future__ import annotations

import csv
import io
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..errors import ArticleError
from .columns import Columns
from .found import Found, fault
from .rows import from_row
from .stream import LARGEST, Line, lines_of

DELIMITERS = ",\t;|"
LONGEST = 8_000_000  # characters up to which a row may go on over the lines until its quotation mark closes
_FIELDS = threading.Lock()


class Row(NamedTuple):
    """A row with the number of its first line; ``fault`` says what is wrong with it, where something is."""

    number: int
    cells: list[str]
    fault: str | None = None


def read_sheet(stream: io.BufferedReader, name: str, columns: Columns, delimiter: str | None) -> Iterator[Found]:
    """Yield the article of each row of a table, or the error that says what is wrong with the row.

    The first line names the columns. ``delimiter`` is what parts them; ``None`` takes the one that the first line has
    most of. :class:`ArticleError` where there is no line, or none of the columns holds a text.
    """
    rows = _Rows(lines_of(stream, name), delimiter)
    header = rows.next()
    if header is None:
        raise ArticleError(f"{name}: empty; a table has a line that names its columns", reason="empty", where=name)
    names = [cell.strip().lstrip("\ufeff") for cell in header.cells]
    try:
        fields = columns.fields(names)
    except ArticleError as error:
        raise ArticleError(f"{name}: {error}", reason="bad row", where=name) from error
    if "text" not in fields.values():
        known = ", ".join(name[:40] for name in names[:20])
        message = f"{name}: none of its columns ({known}) is known to hold the text; map it (text=NAME)"
        raise ArticleError(message, reason="bad row", where=name)
    empty = True
    while row := rows.next(len(names)):
        empty = False
        where = f"{name}, line {row.number}"
        if row.fault:
            yield fault(where, row.fault, "bad row")
        elif any(cell.strip() for cell in row.cells):
            yield from_row(dict(zip(names, row.cells)), where, columns)
    if empty:
        yield fault(name, "empty; there is no row after the names of the columns", "empty")


class _Rows:
    """Rows out of lines. One that does not close, or has not as many cells as there are columns, is given up after
    its first line, and reading goes on with the next."""

    def __init__(self, lines: Iterator[Line], delimiter: str | None) -> None:
        self._lines = lines
        self._waiting: deque[Line] = deque()  # lines read for a row that came to nothing
        self._delimiter = delimiter

    def next(self, width: int | None = None) -> Row | None:
        """Return the next row, of ``width`` cells where that is known; ``None`` after the last."""
        taken: list[Line] = []
        pulled = self._pull(taken)
        first = next(pulled, None)
        if first is None:
            return None
        if self._delimiter is None:
            self._delimiter = max(DELIMITERS, key=first.count)
        cells, closed, alone = self._parse(first, pulled)
        number = taken[0].number
        blank = len(cells) <= 1 and not first.strip()
        if closed and (width in (None, len(cells)) or blank):
            if alone:
                self._waiting.extendleft(reversed(taken[1:]))
            return Row(number, cells)
        if taken[0].text is None:
            return Row(number, [], f"longer than {LARGEST >> 20} MB")
        self._waiting.extendleft(reversed(taken[1:]))
        fault = f"{len(cells)} cells; the first line names {width}" if closed else "a quotation mark that is not closed"
        return Row(number, cells, fault)

    def _pull(self, taken: list[Line]) -> Iterator[str]:
        """Yield the text of lines for one row, as far as a row may reach, and keep them in ``taken``."""
        size = 0
        while size < LONGEST:
            line = self._waiting.popleft() if self._waiting else next(self._lines, None)
            if line is None:
                return
            taken.append(line)
            size += len(line.text or "")
            yield line.text or ""

    def _parse(self, first: str, rest: Iterator[str]) -> tuple[list[str], bool, bool]:
        """Return the cells of the row that starts with line ``first``, whether it closed, whether that line is all.

        A row over several lines must be quoted well, so that a mark left open does not swallow the next row's.
        """
        pulled = _Watched(first, rest)
        cells = _cells(pulled, self._delimiter or ",", strict=True)
        if self._delimiter == "\t" and (cells is None or pulled.ended):
            return first.rstrip("\r\n").split("\t"), True, True  # tables parted by tabs often quote nothing
        if cells is None and not pulled.further:
            pulled = _Watched(first, iter(()))
            cells = _cells(pulled, self._delimiter or ",", strict=False)
        return cells or [], cells is not None and not pulled.ended, not pulled.further


class _Watched:
    """Lines for one row; ``further`` tells whether more than the first were asked for, ``ended`` if there were none."""

    def __init__(self, first: str, rest: Iterator[str]) -> None:
        self.further = self.ended = False
        self._first = first
        self._rest = rest

    def __iter__(self) -> Iterator[str]:
        yield self._first
        for line in self._rest:
            self.further = True
            yield line
        self.ended = True


def _cells(lines: Iterable[str], delimiter: str, *, strict: bool) -> list[str] | None:
    with _FIELDS:  # the limit is the whole process's: put back as it was
        limit = csv.field_size_limit(LARGEST)
        try:
            return next(csv.reader(lines, delimiter=delimiter, strict=strict), [])
        except csv.Error:
            return None
        finally:
            csv.field_size_limit(limit)
