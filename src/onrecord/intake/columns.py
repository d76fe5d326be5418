"""Which field of a row holds the text, the title and so on: as the caller maps them, else by their usual names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..codebook.intake import COLUMNS, intake_words
from ..errors import ArticleError, UsageError


class Columns:
    """A mapping of an article's fields to the names of a row's: ``Columns({"text": "BODY"})``.

    What is not mapped is looked for under its usual names; :class:`~onrecord.errors.UsageError` where an unknown field
    is mapped.
    """

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._given = dict(given or {})
        if unknown := set(self._given) - set(COLUMNS):
            known = ", ".join(COLUMNS)
            raise UsageError(f"column {', '.join(sorted(unknown))}: no field of an article; they are {known}")
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def fields(self, names: Iterable[str]) -> dict[str, str]:
        """Return the field of an article for each of a row's ``names`` that holds one.

        :class:`ArticleError` where a column that was mapped is not among them.
        """
        key = tuple(names)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 1_000:  # rows that never have the same fields must not fill the memory
                self._known.clear()
            found = self._known[key] = self._find(key)
        return found

    def parted(self, row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the fields of an article that a row tells, under their own names, and its others."""
        fields = self.fields(row)
        told = {field: row[name] for name, field in fields.items()}
        return told, {name: value for name, value in row.items() if name not in fields}

    def _find(self, names: tuple[str, ...]) -> dict[str, str]:
        plain = {_plain(name): name for name in reversed(names)}
        out: dict[str, str] = {}
        for field, name in self._given.items():
            match = name if name in names else plain.get(_plain(name))
            if match is None:
                raise ArticleError(f"no column {name!r} (for {field}); there are {_listed(names)}", reason="bad row")
            out[match] = field
        for field, usual in intake_words().columns.items():
            match = next((plain[name] for name in usual if name in plain and plain[name] not in out), None)
            if match is not None and field not in self._given:
                out[match] = field
        return out


def _plain(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(name[:40] for name in names[:20]) or "none"
