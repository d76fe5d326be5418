"""``onrecord events``, ``statements``, ``commitments``, ``disputes``, ``actors``, ``search``: rows out of a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .record import SHOWN, Cells, Row, asking, reading, write

LONGEST = 160  # characters of somebody's words in a table
FLAT = ("csv", "parquet", "geojson")
FORMS = ("plover", "icews", "dyads")
ITEMS = ("actor", "recipient", "country", "type", "since", "until", "place")


def names(parties: list[Row] | Row | None) -> str:
    """Return the names of parties, as a table shows them."""
    held = parties if isinstance(parties, list) else [parties] if parties else []
    return ", ".join(str(p["name"]) for p in held if p)


def short(text: str | None) -> str:
    """Return words, cut where they are long."""
    text = text or ""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def day(row: Row) -> str | None:
    """Return when it was, else when it was published, in brackets."""
    time = row.get("time") or {}
    if time.get("start"):
        return str(time["start"])[:10]
    return f"({row['published']})" if row["published"] else None


def told(who: str, to: str, words: str | None, *, where: str | None = None) -> str:
    """Return who and to whom on a line, the words on the next."""
    head = f"{who or '?'} → {to}" if to else who
    head = f"{head}, {where}" if head and where else head or where or ""
    return "\n".join(line for line in (head, short(words)) if line)


EVENTS: Cells = {
    "when": day,
    "what": lambda r: "\n".join(filter(None, (r["type"], r["mode"]))),
    "who, to whom, where": lambda r: told(
        names(r["actors"]), names(r["recipients"]), r["sentence"], where=(r["place"] or {}).get("name")
    ),
    "standing": lambda r: r["confirmation"],
    "id": lambda r: r["id"],
}
STATEMENTS: Cells = {
    "when": day,
    "how": lambda r: ("not " if r["negated"] else "") + r["force"],
    "who, to whom": lambda r: told(names(r["source"]), names(r["addressee"]), r["words"]),
    "id": lambda r: r["id"],
}
COMMITMENTS: Cells = {
    "made": lambda r: r["made"] or (f"({r['published']})" if r.get("published") else None),
    "status": lambda r: r["status"],
    "due": lambda r: r.get("due_date") or r["due"],
    "who, to whom": lambda r: told(names(r["promisor"] or r.get("source")), names(r["promisee"]), r.get("words")),
    "id": lambda r: r["id"],
}
DISPUTES: Cells = {
    "published": lambda r: r["published"],
    "positions": lambda r: "\n".join(f"{names(p['holder']) or '?'}: {short(p['words'])}" for p in r["positions"]),
    "id": lambda r: r["id"],
}
ACTORS: Cells = {
    "name, role, id": lambda r: "\n".join(filter(None, (r["name"], r["role"], r["id"]))),
    "code": lambda r: r["code"],
    "reports": lambda r: r["reports"],
    "first": lambda r: r["first"],
    "last": lambda r: r["last"],
}
FOUND: Cells = {
    "published": lambda r: r["published"],
    "kind": lambda r: r["kind"],
    "title and words": lambda r: "\n".join(filter(None, (r["title"], r["snippet"]))),
    "id": lambda r: r["id"],
}


def show(table: str, cells: Cells, record: Path, format: str, limit: int | None, **wanted: Any) -> None:
    """Print what is wanted of ``table``: nested rows as JSON, flat ones in the formats that are flat."""
    with reading(record) as opened:
        if format in FLAT:
            from ..tables.schema import tables

            rows = opened.flat(table, limit=limit, **wanted)
            write(rows, format, cells, limit=limit, columns=tables()[table].columns)
        else:
            most = limit if format != "table" or limit else SHOWN + 1
            write(opened.rows(table, limit=most, **wanted), format, cells, limit=limit)


@click.command(name="events")
@asking(*ITEMS)
@click.option(
    "--as", "form", type=click.Choice(FORMS), help="In another project's columns, or counted by dyad and month."
)
def events(record: Path, format: str, limit: int | None, form: str | None, **wanted: str | None) -> None:
    """Print who did what to whom, latest first."""
    if form is None:
        show("events", EVENTS, record, format, limit, **wanted)
        return
    from ..tables.exports import EXPORTS

    with reading(record) as opened:
        rows = list(EXPORTS[form](opened.flat("events", limit=limit, **wanted)))
    write(rows, "csv" if format == "table" else format, {}, limit=limit)


@click.command(name="statements")
@asking(*ITEMS)
def statements(record: Path, format: str, limit: int | None, **wanted: str | None) -> None:
    """Print who said what, latest first."""
    show("statements", STATEMENTS, record, format, limit, **wanted)


@click.command(name="commitments")
@asking("actor", "recipient", "country", "type", "since", "until", "open")
def commitments(record: Path, format: str, limit: int | None, **wanted: Any) -> None:
    """Print who promised what, latest first; --open what is still awaited."""
    with reading(record) as opened:
        most = limit if format != "table" or limit else SHOWN + 1
        rows = opened.commitments(limit=most, **wanted)
        write(rows, format, COMMITMENTS, limit=limit)


@click.command(name="disputes")
@asking("actor", "country", "since", "until")
def disputes(record: Path, format: str, limit: int | None, **wanted: str | None) -> None:
    """Print accounts of the same thing that cannot all hold, latest first."""
    show("disputes", DISPUTES, record, format, limit, **wanted)


@click.command(name="actors")
@asking("actor", "country", "type", "since", "until")
def actors(record: Path, format: str, limit: int | None, **wanted: str | None) -> None:
    """Print who is on the record, those of the most reports first, with their roles over time."""
    with reading(record) as opened:
        most = limit if format != "table" or limit else SHOWN + 1
        write(opened.rows("actors", limit=most, **wanted), format, ACTORS, limit=limit)


@click.command(name="search")
@click.argument("words", nargs=-1, required=True)
@asking("actor", "since", "until")
def search(words: tuple[str, ...], record: Path, format: str, limit: int | None, **wanted: str | None) -> None:
    """Search texts and statements for WORDS, the best first.

    All words must occur. "Words in quotes" must stand together, word* begins a word, and -word must not occur (write --
    before the first such).
    """
    with reading(record) as opened:
        rows = opened.search(" ".join(words), limit=limit, **wanted)
        write(rows, format, FOUND, limit=limit or len(rows))
