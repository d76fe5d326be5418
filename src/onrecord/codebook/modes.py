"""Typed loader of ``en/modes.toml``: what each mode of each event type is, with sentences that are it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml
from .frames import Example, check_keys, read_example
from .plover import MODES

MODES_FILE = "modes.toml"
ENTRY_KEYS = ("definition", "examples")


class ModeEntry(NamedTuple):
    """What the codebook says of one mode of a type."""

    type: str
    mode: str
    definition: str
    examples: tuple[Example, ...]


@cache
def mode_entries(path: Path = HOME / "en" / MODES_FILE) -> dict[tuple[str, str], ModeEntry]:
    """Return the modes by type and mode; :class:`CodebookError` names one that is unknown, missing or without words."""
    data = {kind: table for kind, table in read_toml(path).items() if kind not in HEADER}
    check_keys(path, "file", data, tuple(sorted(kind for kind, modes in MODES.items() if modes)))
    found: dict[tuple[str, str], ModeEntry] = {}
    for kind, table in data.items():
        check_keys(path, kind, table, tuple(sorted(MODES[kind])))
        found |= {(kind, mode): _entry(path, kind, mode, entry) for mode, entry in table.items()}
    if missing := sorted(f"{kind}.{mode}" for kind in MODES for mode in MODES[kind] if (kind, mode) not in found):
        raise CodebookError(f"{path.name}: lacks {', '.join(missing)}")
    return found


def _entry(path: Path, kind: str, mode: str, entry: dict[str, Any]) -> ModeEntry:
    where = f"{kind}.{mode}"
    check_keys(path, where, entry, ENTRY_KEYS)
    if not entry.get("definition") or not entry.get("examples"):
        raise CodebookError(f"{path.name}, {where}: a mode has a definition and at least one example")
    told = [{**example, "mode": mode} for example in entry["examples"]]
    examples = (read_example(path, f"{where}, example {n}", e, kind, positive=True) for n, e in enumerate(told, 1))
    return ModeEntry(kind, mode, entry["definition"], tuple(examples))
