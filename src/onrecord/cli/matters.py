"""``onrecord matters``, ``matter ID`` and ``incidents``: what the reports of a record come to together."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path
from typing import Any

import click

from ..matters.room import Row, open_followed
from ..views.matter import show_matter
from .article import room
from .ask import names, short, told
from .record import Cells, asking, record_option, write

least = click.option(
    "--reports", "least_reports", type=click.IntRange(min=1), default=1, metavar="N", show_default=True
)
MATTERS: Cells = {
    "updated": lambda r: r["updated"],
    "matter": lambda r: ("* " if r["pinned"] else "") + short(r["title"]),
    "reports": lambda r: r["reports"],
    "awaited": lambda r: r["open_commitments"] or "",
    "disputes": lambda r: r["disputes"] or "",
    "id": lambda r: r["id"],
}
INCIDENTS: Cells = {
    "when": lambda r: r["time"]["start"] if r["time"] else f"({r['last_told']})" if r["last_told"] else "",
    "what": lambda r: "\n".join(filter(None, (r["type"], r["mode"]))),
    "who, to whom, where": lambda r: told(
        names(r["actors"]), names(r["recipients"]), r["title"], where=(r["place"] or {}).get("name")
    ),
    "told": lambda r: _told_by(r),
    "id": lambda r: r["id"],
}


def _told_by(row: Row) -> str:
    """Return how many reports and origins tell an incident, and how many are told dead."""
    reports, origins = row["reports"], row["origins"]
    told = [f"{reports} report{'s' * (reports > 1)}", f"{origins} origin{'s' * (origins > 1)}" if reports > 1 else ""]
    return "\n".join(filter(None, [*told, _killed(row["fatalities"])]))


def _killed(count: Row | None) -> str:
    if not count:
        return ""
    low, high = count["low"], count["high"]
    return (
        f"{low}-{high}" if low is not None and high is not None and low != high else str(count["best"] or low or high)
    )


@click.command(name="matters")
@asking("actor", "country", "since", "until", "open")
@least
def matters(record: Path, format: str, limit: int | None, least_reports: int, **wanted: Any) -> None:
    """List the matters that a record follows, those pinned first, then by their last report."""
    with open_followed(record, read_only=True) as opened:
        rows = opened.matters(least_reports=least_reports, limit=limit, **wanted)
        write(rows, format, MATTERS, limit=limit)


@click.command(name="incidents")
@asking("actor", "recipient", "country", "type", "since", "until", "place")
@least
def incidents(record: Path, format: str, limit: int | None, least_reports: int, **wanted: Any) -> None:
    """List incidents: events that reports tell, each once, with how many tell it and from how many origins."""
    with open_followed(record, read_only=True) as opened:
        rows = opened.incidents(least_reports=least_reports, limit=limit, **wanted)
        write(rows, format, INCIDENTS, limit=limit)


@click.command(name="matter")
@click.argument("id")
@record_option
@click.option("--format", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--on", "today", metavar="DATE", help="Count what is overdue as of this day.  [default: today]")
@click.option("--name", metavar="TITLE", help="Name the matter.")
@click.option("--merge", metavar="ID", help="Join another matter to it.")
@click.option(
    "--split", metavar="DOCUMENT", multiple=True, help="Move a report into a matter of its own; may be repeated."
)
@click.option("--mark", type=click.Choice(("pin", "unpin", "close", "reopen")), help="Pin it, close it, or undo that.")
@click.option("--reason", metavar="WORDS", help="Why, kept with the decision.")
@click.option("--by", "person", metavar="WHO", help="Who decides.  [default: the user's name]")
def matter(
    id: str,
    record: Path,
    format: str,
    today: str | None,
    name: str | None,
    merge: str | None,
    split: tuple[str, ...],
    mark: str | None,
    reason: str | None,
    person: str | None,
) -> None:
    """Tell the story of a matter: where it stands, what is awaited, who holds what, in which reports.

    With --name, --merge, --split or --mark it enters a decision first; decisions hold when more reports come in.
    """
    given: list[tuple[str, dict[str, Any]]] = []
    if name is not None:
        given.append(("name", {"title": name}))
    if merge:
        given.append(("merge", {"other": merge}))
    if split:
        given.append(("split", {"documents": split}))
    if mark:
        given.append((mark, {}))
    with open_followed(record, read_only=not given) as opened:
        for kind, values in given:
            id = opened.decide(kind, id, person=person or getpass.getuser(), reason=reason, **values)
        story = opened.matter(id, today=today).to_dict()
    if format == "json":
        json.dump(story, sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
    else:
        click.echo(show_matter(story, **room()), nl=False)
