"""Imports go one way, down: this reads every import in the package and holds the flow of docs/architecture.md."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"
GROUND = {"errors", "version", "config", "records", "codebook", "gazetteer"}
LANGUAGE = GROUND | {"reading.language"}
SIBLINGS = ("reading.times", "reading.places", "reading.actors")
STATEMENTS = LANGUAGE | set(SIBLINGS)
EVENTS = STATEMENTS | {"reading.statements"}
READING = EVENTS | {"reading.events", "reading.report", "reading.coder"}
# room -> the rooms it may import; a room is the longest prefix here that a module's name has
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "version": set(),
    "records": {"errors"},
    "config": {"errors"},
    "codebook": {"errors", "records"},
    "gazetteer": {"errors", "records", "codebook"},
    "intake": GROUND,
    "views": GROUND,
    "schema": GROUND,
    "tables": GROUND,
    "record": GROUND | {"schema", "tables"},
    "matters": GROUND | {"record", "schema", "tables"},
    "reading.language": GROUND,
    **dict.fromkeys(SIBLINGS, LANGUAGE),
    "reading.statements": STATEMENTS,
    "reading.events": EVENTS,
    "reading.report": EVENTS | {"reading.events"},
    "reading.coder": READING | {"intake"},
    "evaluate": READING | {"intake"},
    "bulk": READING | {"intake", "tables", "record", "matters"},
    "bulk.watch": GROUND | {"intake", "record"},
    "": GROUND | {"intake", "reading.coder", "matters"},
    "cli": READING | {"intake", "views", "schema", "tables", "record", "matters", "evaluate", "bulk", "bulk.watch", ""},
}


def room_of(module: str) -> str:
    """Return the room that dotted ``module`` (without the package's name) stands in."""
    parts = module.split(".")
    for n in range(len(parts), 0, -1):
        if ".".join(parts[:n]) in MAY_IMPORT:
            return ".".join(parts[:n])
    return ""


def imports_of(path: Path) -> set[str]:
    """Return the modules of the package that a file imports, as dotted names below it."""
    relative = path.relative_to(SOURCE).with_suffix("")
    package = list(relative.parts)[:-1]
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            module = [*base, *(node.module.split(".") if node.module else [])]
            for alias in node.names:
                full = [*module, alias.name]
                is_module = (SOURCE.joinpath(*full)).is_dir() or SOURCE.joinpath(*full).with_suffix(".py").is_file()
                out.add(".".join(full if is_module else module))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onrecord"):
            out.add((node.module or "").removeprefix("onrecord").lstrip("."))
    return out


MODULES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_go_down(path: Path) -> None:
    relative = path.relative_to(SOURCE).with_suffix("")
    module = ".".join(relative.parts).removesuffix(".__init__").removesuffix("__init__")
    room = room_of(module) if module else ""
    upward = {m for m in imports_of(path) if (r := room_of(m) if m else "") != room and r not in MAY_IMPORT[room]}
    assert not upward, f"{module or 'onrecord'} ({room}) must not import {', '.join(sorted(upward))}"


def test_every_room_is_in_the_plan() -> None:
    rooms = {p.relative_to(SOURCE).parts[0].removesuffix(".py") for p in MODULES}
    planned = {r.split(".")[0] for r in MAY_IMPORT} | {"__init__", "__main__"}
    assert rooms <= planned, f"no place in the plan for {', '.join(sorted(rooms - planned))}"
