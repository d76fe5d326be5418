"""Typed loader of ``fields.toml``: what each field of a report holds, for the JSON Schema and the data dictionary."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from .. import records
from ..errors import CodebookError
from .files import HEADER, HOME, read_toml


@cache
def field_words(home: Path = HOME) -> dict[str, dict[str, str]]:
    """Return record type -> field -> what it holds; :class:`CodebookError` names what is missing or unknown."""
    path = home / "fields.toml"
    data = {name: table for name, table in read_toml(path).items() if name not in HEADER}
    kinds = {name: kind for name, kind in vars(records).items() if dataclasses.is_dataclass(kind)}
    del kinds["Article"]  # what comes in, no part of a report
    if odd := kinds.keys() ^ data.keys():
        raise CodebookError(f"{path.name}: types missing or unknown: {', '.join(sorted(odd))}")
    for name, table in data.items():
        known = {f.name for f in dataclasses.fields(kinds[name])}
        if odd := known ^ set(table):
            raise CodebookError(f"{path.name}, [{name}]: missing or unknown: {', '.join(sorted(odd))}")
        if empty := [key for key, words in table.items() if not isinstance(words, str) or not words]:
            raise CodebookError(f"{path.name}, [{name}]: {', '.join(empty)} must be words")
    return data
