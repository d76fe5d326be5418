"""``onrecord codebook check`` and ``show``: proving an event codebook, and reading what it says of a type."""

from __future__ import annotations

import json
from typing import Any

import click

from ..codebook.events import EventBook, event_book
from ..codebook.modes import MODES_FILE, mode_entries
from ..errors import UsageError


@click.command(name="check")
@click.argument("file", required=False, type=click.Path())
def check(file: str | None) -> int:
    """Prove the codebook sound, or with FILE, kinds of event of your own.

    Each example must code as it says and each counter-example as nothing of its kind; no frame may be out
    of reach. For a FILE it tells what its examples code as instead, and which of the codebook's own sentences it takes
    in.
    """
    from ..evaluate import examples
    from ..reading.coder import load

    result = examples.check(load(codebook=file))
    for problem in result.problems:
        click.echo(f"{problem.file}, {problem.row}: {problem.found}; {problem.todo}")
    for remark in result.remarks:
        click.echo(f"onrecord: {remark}", err=True)
    count = len(result.problems)
    click.echo(f"{result.examples} sentences checked, problems: {count}", err=True)
    return 1 if count else 0


@click.command(name="show")
@click.argument("name", metavar="[TYPE]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(name: str | None, as_json: bool) -> None:
    """Print what the codebook says of TYPE (or of a mode's type); without it, the list of types."""
    book = event_book()
    if name is None:
        listed = {kind: entry.definition for kind, entry in sorted(book.entries.items())}
        lines = [f"{kind:<10} {definition}" for kind, definition in listed.items()]
        click.echo(json.dumps(listed, ensure_ascii=False) if as_json else "\n".join(lines))
        return
    told = [entry_of(kind, book) for kind in types_named(name, book)]
    if as_json:
        click.echo(json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False))
    else:
        click.echo("\n\n".join("\n".join(lines_of(entry)) for entry in told))


def types_named(name: str, book: EventBook) -> list[str]:
    """Return the types that ``name`` is, begins a rule of ("COERCE.close"), or is a mode of."""
    kind = name.split(".")[0].upper()
    found = [kind] if kind in book.entries else [k for k, e in sorted(book.entries.items()) if name.lower() in e.modes]
    if not found:
        raise UsageError(f"{name!r} is no type or mode; types are {', '.join(sorted(book.entries))}")
    return found


def entry_of(kind: str, book: EventBook) -> dict[str, Any]:
    """Return what the codebook says of a type as plain lists and strings; one predicate list for each frame."""
    entry = book.entries[kind]
    frames: dict[str, dict[str, Any]] = {}
    for table in book.frames.values():
        for f in (f for held in table.values() for f in held if f.type == kind):
            rule = f.rule.rsplit(".", 1)[0]
            row = frames.setdefault(rule, {"mode": f.mode, "words": [], "actor": f.actor, "recipient": f.recipient})
            row["words"].append(f"{f.lemma} {f.extra or ''}".strip())
            row |= {key: sorted(words) for key in ("subject", "object", "without") if (words := getattr(f, key))}
            if f.phrases:
                row["with"] = {p: sorted(words) for p, words in f.phrases.items()}
    examples = [e for e in book.examples if e.category == kind and e.file != MODES_FILE]
    return {
        "type": kind,
        "definition": entry.definition,
        "confusions": [{"with": other, "tell": tell} for other, tell in entry.confusions],
        "modes": {mode: _mode(kind, mode) for mode in entry.modes},
        "frames": dict(sorted(frames.items())),
        "examples": [e.text for e in examples if e.positive],
        "counter": [e.text for e in examples if not e.positive],
    }


def _mode(kind: str, mode: str) -> dict[str, Any]:
    entry = mode_entries()[kind, mode]
    return {"definition": entry.definition, "examples": [e.text for e in entry.examples]}


def lines_of(entry: dict[str, Any]) -> list[str]:
    """Return a type's entry as lines for a person."""
    out = [entry["type"], f"  {entry['definition']}", "", "Confused with"]
    out.extend(f"  {c['with']:<10} {c['tell']}" for c in entry["confusions"])
    out.extend(["", "Modes", *(["  none"] if not entry["modes"] else [])])
    for mode, told in entry["modes"].items():
        out.extend([f"  {mode:<15} {told['definition']}", *(f"{'':<17} {text}" for text in told["examples"])])
    out.extend(["", "Frames"])
    for rule, frame in entry["frames"].items():
        out.append(f"  {rule}{' (' + frame['mode'] + ')' if frame['mode'] else ''}: {_few(frame['words'])}")
        out.extend(f"    {key}: {_few(frame[key])}" for key in ("subject", "object", "without") if key in frame)
        out.extend(f"    {preposition}: {_few(words)}" for preposition, words in frame.get("with", {}).items())
    for title, key in (("Examples", "examples"), ("Not this", "counter")):
        out.extend(["", title, *(f"  {text}" for text in entry[key])])
    return out


def _few(words: list[str], most: int = 8) -> str:
    """Return the first of a list of words, and how many more there are."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(w.replace("_", " ") for w in words[:most]) + more
