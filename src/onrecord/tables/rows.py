"""A report as rows: for each table of the schema, a list of flat dicts in the text's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from ..codebook.vocabularies import in_other_words
from ..records import Actor, Commitment, Dispute, Event, Place, Report, Span, Stance, Statement, Time
from .schema import Field, tables

LONGEST = 1000  # characters of the words that a cell holds; the spans tell the whole
PARTY_CELLS = ("names", "codes", "countries", "sectors", "roles")


def rows(report: Report, extra: Mapping[str, str] | None = None) -> dict[str, list[dict[str, Any]]]:
    """Return table -> rows. ``extra`` are the input row's other fields, which ``documents`` keeps.

    Words are cut at :data:`LONGEST` characters, with an ellipsis; what the text does not say is ``None`` or empty.
    """
    maker = _Maker(report)
    out = {name: [maker.row(name, item) for item in getattr(report, name)] for name in tables() if name != "documents"}
    coding = asdict(report.coding) | {"extra": dict(extra or {})}
    document = _in_order("documents", maker.cells("documents", report.document) | coding)
    return {"documents": [document], **out}


class _Maker:
    """Makes rows of one report; holds its text, and its items by id."""

    def __init__(self, report: Report) -> None:
        document = report.document
        self.text = document.text
        self.actors: dict[str, Actor] = {a.id: a for a in report.actors}
        self.places: dict[str, Place] = {p.id: p for p in report.places}
        self.times: dict[str, Time] = {t.id: t for t in report.times}
        self.statements: dict[str, Statement] = {s.id: s for s in report.statements}
        publication = {key: getattr(document, key) for key in ("published", "publisher", "url", "title")}
        self.shared = {"document": document.id, "codebook": report.coding.codebook, **publication}

    def row(self, table: str, item: Any) -> dict[str, Any]:
        """Return one item's row, its columns in the schema's order."""
        return _in_order(table, self.shared | self.cells(table, item) | self.derived(item))

    def cells(self, table: str, item: Any) -> dict[str, Any]:
        """Return the cells that the record's own fields make."""
        out: dict[str, Any] = {}
        for held in tables()[table].fields:
            out.update(zip((c.name for c in held.columns), self.values(held, getattr(item, held.name))))
        return out

    def values(self, held: Field, value: Any) -> tuple[Any, ...]:
        """Return the values of the columns that a field becomes."""
        if held.shape == "span":
            return (*value, self.words(value)) if value is not None else (None, None, None)
        if held.shape == "spans":
            return [list(span) for span in value], [self.words(span) for span in value]
        if held.shape == "count":
            return (value.best, value.low, value.high) if value is not None else (None, None, None)
        if held.shape == "nested":
            return ([asdict(item) for item in value],)
        return (list(value) if isinstance(value, tuple) else value,)

    def words(self, span: Span) -> str:
        """Return what a span slices, its white space joined, cut where it is too long."""
        cut = self.text[span.start : min(span.end, span.start + LONGEST)]
        return " ".join(cut.split()) + ("…" if span.end - span.start > LONGEST else "")

    def derived(self, item: Any) -> dict[str, Any]:
        """Return the cells that look up what an item refers to, or put it in other words."""
        match item:
            case Event():
                return self._event(item)
            case Statement():
                said = {f"source_{key}": value for key, value in self._party(item.source).items()}
                told = {"addressee_name": self._party(item.addressee)["name"]}
                return said | told | self._time(item.time) | self._place(item.place)
            case Commitment():
                sides = (("promisor", item.promisor), ("promisee", item.promisee))
                named = {f"{side}_{key}": value for side, who in sides for key, value in self._party(who).items()}
                made, due = (self.times.get(t or "") for t in (item.made, item.due))
                return named | {"made_start": made and made.start, "due_value": due and due.value}
            case Dispute():
                words = [" … ".join(self.words(span) for span in p.content) for p in item.positions]
                return {"holders": [self._party(p.holder)["name"] for p in item.positions], "position_words": words}
            case Stance():
                sides = (("holder", item.holder), ("target", item.target))
                return {f"{side}_name": self._party(who)["name"] for side, who in sides}
        return {}

    def _event(self, event: Event) -> dict[str, Any]:
        parties = self._parties("actor", event.actors) | self._parties("recipient", event.recipients)
        author = next((f for f in event.factuality if f.holder == "author"), None)
        statement = self.statements.get(event.statement or "")
        source = statement.source if statement else None
        return {
            **in_other_words(event, self.actors)._asdict(),
            **parties,
            **self._time(event.time),
            **self._place(event.place),
            "author_value": author and author.value,
            "author_score": author and author.score,
            "source": source,
            "source_name": self._party(source)["name"],
        }

    def _parties(self, role: str, ids: Iterable[str]) -> dict[str, list[str | None]]:
        found = [self.actors[i] for i in ids]
        listed = [(a.name, a.code, a.country, ";".join(a.sectors) or None, a.role) for a in found]
        return {f"{role}_{cell}": [one[n] for one in listed] for n, cell in enumerate(PARTY_CELLS)}

    def _party(self, actor: str | None) -> dict[str, str | None]:
        found = self.actors.get(actor or "")
        return {key: getattr(found, key) if found else None for key in ("name", "code", "country")}

    def _time(self, time: str | None) -> dict[str, str | None]:
        found = self.times.get(time or "")
        value, start, end = (found.value, found.start, found.end) if found else (None, None, None)
        told = {"time_value": value, "time_start": start, "time_end": end}
        return told | {"date": _within(start, end, days=1), "month": (_within(start, end, days=31) or "")[:7] or None}

    def _place(self, place: str | None) -> dict[str, Any]:
        found = self.places.get(place or "")
        own = {key: getattr(found, key) if found else None for key in ("geonames_id", "lat", "lon")}
        keys = ("name", "country", "admin1", "feature", "precision")
        return own | {f"place_{key}": getattr(found, key) if found else None for key in keys}


def _within(start: str | None, end: str | None, *, days: int) -> str | None:
    """Return the day on which a time starts, if it is over ``days`` days later and in the same month; else ``None``."""
    try:
        first, last = date.fromisoformat((start or "")[:10]), date.fromisoformat((end or "")[:10])
        if len(end or "") <= len("2025-10-31") or "T00:00" in (end or ""):
            last -= timedelta(days=1)  # the end is exclusive
    except (ValueError, OverflowError):
        return None
    same = (first.year, first.month) == (last.year, last.month)
    return first.isoformat() if same and 0 <= (last - first).days < days else None


def _in_order(table: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    return {c.name: cells.get(c.name) for c in tables()[table].columns}
