"""``onrecord codebook``: work on the words and actors that reading goes by."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import InputError
from . import codebook_events, codebook_verbs
from .skipped import name_skipped


@click.group(name="codebook")
def command() -> None:
    """See and prove the codebook; bring verbs and actors of your own."""


command.add_command(codebook_events.check)
command.add_command(codebook_events.show)
command.add_command(codebook_verbs.verbs)


@command.group(name="actors")
def actors() -> None:
    """Actors of your own: dictionaries into actor files."""


@actors.command(name="import")
@click.argument("dictionary", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it; DICTIONARY's name with .csv, in this folder, by default.",
)
def import_actors(dictionary: Path, output: Path | None) -> int:
    """Make an actor file of DICTIONARY, actors or agents in the format of TABARI and PETRARCH.

    Codes are CAMEO's and are mapped to a country and PLOVER's sectors where they can be; dated codes keep their dates,
    and the date of an article picks among them. Read with it: onrecord read --actors FILE.
    """
    from ..codebook.actor_files import write_actor_file
    from ..codebook.petrarch import parse

    path = output or Path(f"{dictionary.stem}.csv")
    if path.exists() and dictionary.exists() and path.samefile(dictionary):
        raise InputError(f"{path}: the dictionary itself; name another file with -o")
    try:
        text = dictionary.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise InputError(f"{dictionary}: {error.strerror or error}") from error
    entries, faults = parse(text.splitlines())
    skipped = name_skipped(faults)
    if not entries:
        raise InputError(f"{dictionary}: no actor or agent in it; expected lines like NAME_ [CODE]")
    count = write_actor_file(path, entries, f"imported from {dictionary.name}")
    agents = sum(e.agent for e in entries)
    click.echo(f"{path}: {count - agents} actors, {agents} agents{skipped}", err=True)
    return 1 if faults else 0
