"""Word lists in a codebook's TOML file, checked: what the typed loaders of such files share."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, read_toml

Words = frozenset[str]


def check_keys(path: Path, where: str, table: dict[str, Any], allowed: tuple[str, ...]) -> None:
    """Raise :class:`CodebookError` where ``table`` has a key that is not ``allowed``, or lacks one that is."""
    if unknown := set(table) - set(allowed) - (set(HEADER) if not where else set()):
        raise CodebookError(
            f"{path.name}{where}: unknown key {', '.join(sorted(unknown))}; allowed: {', '.join(allowed)}"
        )
    if missing := set(allowed) - set(table):
        raise CodebookError(f"{path.name}{where}: lacks {', '.join(sorted(missing))}")


def word_list(path: Path, key: str, value: Any) -> list[str]:
    """Return a list of lower-case words without doubles; :class:`CodebookError` names what is wrong."""
    if not isinstance(value, list) or not value or not all(isinstance(w, str) and w for w in value):
        raise CodebookError(f"{path.name}: {key} must be a list of words")
    if doubled := sorted({w for w in value if value.count(w) > 1}):
        raise CodebookError(f"{path.name}: {key} names {', '.join(doubled)} twice")
    if capital := sorted(w for w in value if w != w.lower()):
        raise CodebookError(f"{path.name}: {key}: {', '.join(capital)} must be in lower case")
    return value


def word_table(path: Path, data: dict[str, Any], name: str, keys: tuple[str, ...]) -> dict[str, Words]:
    """Return table ``name`` of ``data``, which must have exactly ``keys``, each a list of words."""
    table = data.get(name)
    if not isinstance(table, dict):
        raise CodebookError(f"{path.name}: lacks table [{name}]")
    check_keys(path, f", [{name}]", table, keys)
    return {key: frozenset(word_list(path, f"{name}.{key}", table[key])) for key in keys}


def words_of(kind: type[Any], path: Path) -> dict[str, Words]:
    """Return what a file whose only table is [words] gives dataclass ``kind``: one list for each of its fields."""
    data = read_toml(path)
    check_keys(path, "", data, (*HEADER, "words"))
    return word_table(path, data, "words", tuple(f.name for f in fields(kind)))
