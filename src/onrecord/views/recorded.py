"""What a record adds to a report: how a document came on it, what people said of its items, an actor's roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from . import wording
from .cells import Run, clean
from .reasons import ROOM, Reason
from .sheet import Sheet

Row = Mapping[str, Any]


def document_told(document: Row, judgements: Iterable[Row], *, width: int = 80, colour: bool = False) -> str:
    """Return when a document was added and coded, by which versions, and what people said of the item shown."""
    sheet = Sheet(width, colour=colour)
    codings = document["codings"]
    reasons: list[Reason] = [("on record", f"since {document['added']}, document {document['id']}")]
    for c in codings:
        standing = "" if c["current"] else ", replaced by a later coding"
        words = f"{c['recorded']}: onrecord {c['onrecord']}, codebook {c['codebook']}, {c['model']}{standing}"
        reasons.append(("coded", words))
    for j in judgements:
        change = ", ".join(f"{key}: {value}" for key, value in j["change"].items())
        told = ", ".join(filter(None, [j["verdict"], change, j["reason"]]))
        reasons.append(("judged", f"{told} ({j['person']}, {j['recorded']})"))
    _put(sheet, reasons)
    return sheet.text()


def actor_told(actor: Row, *, width: int = 80, colour: bool = False) -> str:
    """Return what a record knows of an actor: its names, its roles from when to when, how often it acts and speaks."""
    sheet = Sheet(width, colour=colour)
    sheet.gap()
    sheet.put([Run(clean(actor["name"]), "strong"), Run(f"  {actor['id']}", "quiet")])
    sheet.gap()
    names = [clean(n) for n in actor["names"] if n != actor["name"]]
    reasons: list[Reason] = [
        ("also", "; ".join(names)),
        ("kind", actor["actor"]),
        ("country", wording.country_name(actor["country"]) or ""),
        ("code", actor["code"] or ""),
        *(("role", _role(r)) for r in actor["roles"]),
        ("reports", f"{actor['reports']}{_days(actor)}"),
        ("on record", ", ".join(f"{name} {actor[name]}" for name in ("events", "statements", "commitments"))),
    ]
    _put(sheet, reasons)
    return sheet.text()


def _role(role: Row) -> str:
    return f"{clean(role['role'])}{_days(role)}, reports: {role['reports']}"


def _days(row: Row) -> str:
    first, last = row["first"], row["last"]
    if not first:
        return ""
    return f", {first}" if first == last else f", {first} to {last}"


def _put(sheet: Sheet, reasons: Iterable[Reason]) -> None:
    last = ""
    for name, reason in reasons:
        if reason:
            sheet.put([Run(clean(reason))], indent=ROOM, label=name if name != last else " ", room=ROOM)
            last = name
