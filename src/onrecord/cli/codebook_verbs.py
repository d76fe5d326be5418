"""``onrecord codebook verbs import``: a verb dictionary into a codebook file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..errors import InputError
from .skipped import name_skipped


@click.group(name="verbs")
def verbs() -> None:
    """Verbs of your own: dictionaries into codebook files."""


@verbs.command(name="import")
@click.argument("dictionary", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it; DICTIONARY's name with .toml, in this folder, by default.",
)
def import_verbs(dictionary: Path, output: Path | None) -> int:
    """Make a codebook file of DICTIONARY, verbs in the format of PETRARCH-2.

    Each CAMEO code becomes a category that refines its PLOVER type. What frames cannot hold is counted by its reason,
    and told line by line at the end of the file. Read with it: onrecord read --codebook FILE.
    """
    from ..codebook.petrarch_verbs import parse_verbs
    from ..codebook.verb_files import verb_file, write_verb_file

    path = output or Path(f"{dictionary.stem}.toml")
    if path.exists() and dictionary.exists() and path.samefile(dictionary):
        raise InputError(f"{path}: the dictionary itself; name another file with -o")
    try:
        text = dictionary.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise InputError(f"{dictionary}: {error.strerror or error}") from error
    found = parse_verbs(text.splitlines())
    skipped = name_skipped(found.faults)
    made = verb_file(found)
    if not made.frames:
        raise InputError(f"{dictionary}: no verb with a CAMEO code that frames can hold; expected blocks of verbs")
    write_verb_file(path, made, f"imported from {dictionary.name}")
    for reason, count in Counter(reason for _, reason, _ in made.unheld).most_common():
        click.echo(f"onrecord: not held, {count}: {reason}", err=True)
    rows = sum(map(len, made.frames.values()))
    held = f"{len(made.frames)} CAMEO codes, {made.verbs} verbs, {rows} frames; not held: {len(made.unheld)}"
    click.echo(f"{path}: {held}{skipped}", err=True)
    return 1 if found.faults else 0
