"""Typed loader of ``en/intake.toml``: agencies, datelines, dates and labelled lines, as news files open with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

FIELDS = ("title", "published", "publisher", "url", "skip")
LISTS = {
    "date": ("months", "short", "weekdays"),
    "dateline": ("joints", "flags"),
    "credit": ("before", "after", "ends"),
}
COLUMNS = ("text", "title", "published", "publisher", "url", "language")
EXPORTS = ("lexisnexis", "factiva", "proquest")
EXPORT = ("head", "tail", "notice", *COLUMNS[1:])
TABLES = ("english", "label", "column", "date", "dateline", "credit", "agency", *EXPORTS)


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The labels of one news database's exports, in lower case.

    ``head`` stand before the article's text and ``tail`` after it; ``notice`` is how lines of no interest start.
    ``fields`` has the field of an article for each label that tells one.
    """

    head: frozenset[str]
    tail: frozenset[str]
    notice: tuple[str, ...]
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class IntakeWords:
    """What the opening of a news file is told by.

    ``agencies`` has the agency's name for each form of its credit as written; ``labels`` the field of an article for
    each label in lower case (``skip``: none); ``months`` the number of each month's name and short name in lower case.
    ``columns`` has for each field of an article the names of columns that hold it, the surest first; ``absent`` what
    stands in a cell for none; ``exports`` the labels of each news database.
    """

    english: frozenset[str]
    labels: dict[str, str]
    columns: dict[str, tuple[str, ...]]
    absent: frozenset[str]
    exports: dict[str, ExportWords]
    months: dict[str, int]
    weekdays: frozenset[str]
    joints: frozenset[str]
    flags: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    ends: tuple[str, ...]
    agencies: dict[str, str]


@cache
def intake_words(language: str = "en", home: Path = HOME) -> IntakeWords:
    """Return the words of ``language``; :class:`CodebookError` names what is missing, unknown or given twice."""
    path = home / language / "intake.toml"
    data = read_toml(path)
    if unknown := set(data) - set(TABLES) - set(HEADER):
        raise CodebookError(f"{path.name}: unknown table {', '.join(sorted(unknown))}; allowed: {', '.join(TABLES)}")
    lists = {name: _lists(path, data, name, keys) for name, keys in LISTS.items()}
    return IntakeWords(
        english=frozenset(_words(path, "english", data.get("english"))),
        labels=_labels(path, data),
        columns=_columns(path, data),
        absent=frozenset(_words(path, "column.absent", data.get("column", {}).get("absent"))),
        exports={name: _export(path, data, name) for name in EXPORTS},
        months=_months(path, lists["date"]),
        weekdays=frozenset(lists["date"]["weekdays"]),
        joints=frozenset(lists["dateline"]["joints"]),
        flags=frozenset(lists["dateline"]["flags"]),
        before=tuple(lists["credit"]["before"]),
        after=tuple(lists["credit"]["after"]),
        ends=tuple(lists["credit"]["ends"]),
        agencies=_agencies(path, data.get("agency", [])),
    )


def _lists(path: Path, data: dict[str, Any], name: str, keys: tuple[str, ...]) -> dict[str, list[str]]:
    table = data.get(name, {})
    if odd := set(table) ^ set(keys):
        raise CodebookError(f"{path.name}, [{name}]: must have {', '.join(keys)}; odd ones: {', '.join(sorted(odd))}")
    return {key: _words(path, f"{name}.{key}", table[key]) for key in keys}


def _words(path: Path, name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word.strip() for word in value):
        raise CodebookError(f"{path.name}: {name} must be a list of words")
    if twice := {word for word in value if value.count(word) > 1}:
        raise CodebookError(f"{path.name}: {name} has {', '.join(sorted(twice))} twice")
    return value


def _labels(path: Path, data: dict[str, Any]) -> dict[str, str]:
    out: dict[str, str] = {}
    for field, words in _lists(path, data, "label", FIELDS).items():
        for word in words:
            if word in out:
                raise CodebookError(f"{path.name}: label {word!r} stands for {out[word]} and {field}")
            out[word] = field
    return out


def _columns(path: Path, data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    lists = _lists(path, data, "column", (*COLUMNS, "absent"))
    names = [name for field in COLUMNS for name in lists[field]]
    if twice := {name for name in names if names.count(name) > 1}:
        raise CodebookError(f"{path.name}: column {', '.join(sorted(twice))} stands for two fields")
    return {field: tuple(lists[field]) for field in COLUMNS}


def _export(path: Path, data: dict[str, Any], name: str) -> ExportWords:
    table = data.get(name, {})
    given = {key: value for key, value in table.items() if value != [] or key not in COLUMNS}
    keys = tuple(key for key in EXPORT if key in given or key not in table)
    lists = _lists(path, {name: given}, name, keys)
    fields = {label: key for key in COLUMNS for label in lists.get(key, [])}
    known = {*lists["head"], *lists["tail"]}
    if odd := set(fields) - known:
        raise CodebookError(f"{path.name}, [{name}]: {', '.join(sorted(odd))} is neither in head nor in tail")
    return ExportWords(frozenset(lists["head"]), frozenset(lists["tail"]), tuple(lists["notice"]), fields)


def _months(path: Path, dates: dict[str, list[str]]) -> dict[str, int]:
    months = {name: n for n, name in enumerate(dates["months"], 1)}
    if len(months) != 12:
        raise CodebookError(f"{path.name}: date.months has {len(months)} names; expected 12")
    for word in dates["short"]:
        full = [n for name, n in months.items() if name.startswith(word)]
        if len(full) != 1:
            raise CodebookError(f"{path.name}: date.short {word!r} is short for {len(full)} months; expected 1")
        months[word] = full[0]
    return months


def _agencies(path: Path, rows: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        if set(row) != {"name", "forms"}:
            raise CodebookError(f"{path.name}, agency {number}: has {', '.join(sorted(row))}; expected name and forms")
        for form in _words(path, f"agency {number}, forms", row["forms"]):
            if form in out:
                raise CodebookError(f"{path.name}, agency {number}: form {form!r} is {out[form]}'s already")
            out[form] = row["name"]
    return out
