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
TABLES = ("english", "label", "date", "dateline", "credit", "agency")


@dataclass(frozen=True, slots=True)
class IntakeWords:
    """What the opening of a news file is told by.

    ``agencies`` has the agency's name for each form of its credit as written; ``labels`` the field of an article for
    each label in lower case (``skip``: none); ``months`` the number of each month's name and short name in lower case.
    """

    english: frozenset[str]
    labels: dict[str, str]
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
