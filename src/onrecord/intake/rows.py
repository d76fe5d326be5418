"""Rows of JSON to articles: a line each (.jsonl, .ndjson), or an array or objects one after another (.json)."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from ..records import Article
from .article import article_from_row, kept_fields
from .columns import Columns
from .found import Found, attempt, fault
from .stream import LARGEST, lines_of, text_stream

EMPTY = "empty; a JSON file has rows with a field named text"
CHUNK = 1 << 16  # characters
MARK = re.compile(r'["{}\[\]]')
IN_STRING = re.compile(r'["\\]')
SPACE = " \t\r\n\ufeff"
OUTSIDE = SPACE + ",[]"  # what may stand between objects


def read_lines(stream: io.BufferedReader, name: str, columns: Columns) -> Iterator[Found]:
    """Yield the article of each line of JSON, or the error that says what is wrong with the line."""
    empty = True
    for number, line in lines_of(stream, name):
        where = f"{name}, line {number}"
        empty = empty and line is not None and not line.strip(SPACE)
        if line is None:
            yield fault(where, f"longer than {LARGEST >> 20} MB", "too long")
        elif line.strip(SPACE):
            yield from_json(line.strip("\ufeff"), where, columns)
    if empty:
        yield fault(name, EMPTY, "empty")


def read_values(stream: io.BufferedReader, name: str, columns: Columns) -> Iterator[Found]:
    """Yield the article of each object of a JSON file, which has one, an array of them, or one after another."""
    number = 0
    for value in _values(text_stream(stream, name)):
        number += 1
        where = f"{name}, row {number}"
        if value is None:
            yield fault(where, f"an object that is longer than {LARGEST >> 20} MB, or not closed", "bad row")
            return
        yield from_json(value, where, columns)
    if not number:
        yield fault(name, EMPTY, "empty")


def from_json(source: str, where: str, columns: Columns) -> Found:
    """Return the article of one object of JSON, or the error that says what is wrong with it."""
    try:
        row = json.loads(source)
    except (ValueError, RecursionError) as error:
        return fault(where, f"not a JSON object ({error})", "bad row")
    if not isinstance(row, dict):
        return fault(where, f"a JSON {type(row).__name__}; expected an object with a field named text", "bad row")
    return from_row(row, where, columns)


def from_row(row: dict[str, Any], where: str, columns: Columns) -> Found:
    """Return the article of a row, or the error that says what is wrong with it."""
    return attempt(where, lambda: _article(row, where, columns))


def _article(row: dict[str, Any], where: str, columns: Columns) -> Article:
    told, others = columns.parted(row)
    article = article_from_row(told, name=where)
    article.extra.update(kept_fields(others))
    return article


def _values(stream: io.TextIOWrapper) -> Iterator[str | None]:
    """Yield the source of each object; of what stands between two, its beginning; ``None`` for one without an end."""
    cutter = _Cutter()
    while chunk := stream.read(CHUNK):
        yield from cutter.cut(chunk)
        if cutter.size > LARGEST:
            yield None
            return
    if cutter.size:
        yield None


class _Cutter:
    """Cuts JSON into its outermost objects by brackets and strings alone: a broken one costs only itself."""

    def __init__(self) -> None:
        self.size = 0  # characters of the object that is open
        self._parts: list[str] = []
        self._depth = 0
        self._quoted = False
        self._escaping = False
        self._stray = False

    def cut(self, chunk: str) -> Iterator[str]:
        """Yield the objects that end in ``chunk``, the next piece of the source."""
        at = start = 0
        while at < len(chunk):
            if not self._depth:
                start = self._opening(chunk, at)
                if self._stray_before(chunk[at:start]):
                    yield chunk[at:start].strip(OUTSIDE)[:80]
                at = start
                if at == len(chunk):
                    return
            at = self._past_mark(chunk, at)
            if not self._depth:
                yield "".join([*self._parts, chunk[start:at]])
                self._parts, self.size, start = [], 0, at
        self._parts.append(chunk[start:])
        self.size += len(chunk) - start

    @staticmethod
    def _opening(chunk: str, at: int) -> int:
        found = chunk.find("{", at)
        return len(chunk) if found < 0 else found

    def _stray_before(self, between: str) -> bool:
        """Tell whether something that is no object starts here: once, however long it is."""
        before, self._stray = self._stray, bool(between.strip(OUTSIDE)) or (self._stray and not between)
        return self._stray and not before

    def _past_mark(self, chunk: str, at: int) -> int:
        """Return the offset after the next bracket or quote from ``at`` on, and take it in."""
        if self._escaping:
            self._escaping = False
            return at + 1
        found = (IN_STRING if self._quoted else MARK).search(chunk, at)
        if found is None:
            return len(chunk)
        mark = found[0]
        if mark == '"':
            self._quoted = not self._quoted
        elif mark == "\\":
            self._escaping = self._quoted
        else:
            self._depth += 1 if mark in "{[" else -1
        return found.end()
