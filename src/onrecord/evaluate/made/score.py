"""Scores what a system made of a made corpus against its truth: origins, matters, incidents, commitments.

Documents are named by their ids in the corpus throughout; :func:`ids_by_url` finds them for a record's reports.

*Origins* and *matters* are groupings of documents, scored by B-cubed. A document that the system leaves out stands
alone. Documents of no matter that the system gives none are passed over; those that it gives one belong, in the truth,
together where they tell the same incident or have the same origin.

*Incidents* are groupings of mentions. A mention is a true pair (document, incident): the document tells of the
incident, in the sentences of ``spans``. :func:`match_mentions` finds for each the event that the reader coded for it,
and the cluster of the mention is the incident that the system linked that event to. Two figures come of it:
``incidents`` is B-cubed over the mentions that were coded (how well they are linked), ``incidents_end_to_end`` over all
of them, one that was not coded counting 0 in recall.

*Commitments* are scored by status: of the true ones, how many have the status of the system's commitment for them at
the corpus's end. It is the one that most documents' promise sentences (says "made" or "recalled") are overlapped by,
ties going to the one whose document comes first; with none, the answer is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...records import Report
from ..scores import PRF
from .clusters import alone, bcubed

PROMISED = ("made", "recalled")
Truth = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Coded:
    """An event that the reader coded in a document, and the incident that it was linked to (``None``: to none).

    ``spans`` are those of its mentions; ``countries`` the codes of its actors and recipients, ``names`` their names,
    ``place`` its place's name, ``day`` the first day of its time.
    """

    id: str
    type: str
    spans: tuple[tuple[int, int], ...]
    incident: str | None
    countries: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    place: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A commitment on the system's record as a document shows it: its words' spans, and its status at the end."""

    id: str
    spans: tuple[tuple[int, int], ...]
    status: str


def ids_by_url(truth: Truth) -> dict[str, str]:
    """Return the corpus's document ids by address, to name by them the reports of a record."""
    return {d["url"]: d["id"] for d in truth["documents"]}


def coded_events(report: Report, incident_of: Mapping[str, str] | None = None) -> list[Coded]:
    """Return the events of a report, each with the incident that ``incident_of`` gives its id (none without it)."""
    actors = {a.id: a for a in report.actors}
    places = {p.id: p.name for p in report.places}
    days = {t.id: t.start for t in report.times}
    out = []
    for e in report.events:
        sides = [actors[a] for a in (*e.actors, *e.recipients) if a in actors]
        out.append(
            Coded(
                e.id,
                e.type,
                tuple((m.start, m.end) for m in e.mentions or (e.trigger,)),
                (incident_of or {}).get(e.id),
                frozenset(a.country for a in sides if a.country),
                frozenset(a.name for a in sides),
                places.get(e.place or ""),
                (days.get(e.time or "") or "")[:10] or None,
            )
        )
    return out


def kept_commitments(report: Report, status_of: Mapping[str, str] | None = None) -> list[Kept]:
    """Return the commitments of a report, with the statuses that ``status_of`` gives their ids, else their own."""
    known = status_of or {}
    return [
        Kept(c.id, tuple((s.start, s.end) for s in c.content), known.get(c.id, c.status)) for c in report.commitments
    ]


def origins(truth: Truth, predicted: Mapping[str, str]) -> PRF:
    """Return B-cubed of the origins that ``predicted`` gives documents by id."""
    true = {d["id"]: d["origin"] for d in truth["documents"]}
    return bcubed(true, alone(true, predicted))


def matters(truth: Truth, predicted: Mapping[str, str]) -> PRF:
    """Return B-cubed of the matters that ``predicted`` gives documents by id."""
    told = [d for d in truth["documents"] if d["matter"] or predicted.get(d["id"]) is not None]
    true = {d["id"]: d["matter"] or f"none {_about(d)}" for d in told}
    return bcubed(true, alone(true, predicted))


def _about(document: Truth) -> str:
    """Return what the documents of no matter that belong together share: an incident, else an origin."""
    main = [i["incident"] for i in document.get("incidents", ()) if i["main"]]
    return str(main[0] if main else document["origin"])


def match_mentions(truth: Truth, events: Mapping[str, Sequence[Coded]]) -> dict[str, Coded | None]:
    """Return for each mention ("document incident") the event that was coded for it, ``None`` where there is none.

    An event can be it where one of its mentions overlaps a sentence that tells the incident, and its type is the
    incident's or one of those in ``also``. Of several, that with the incident's own type, then with more of: the day,
    the place, a country or name of a side on each side of the incident, is taken; then the one that stands first. An
    event that stands in sentences of two incidents may be both: the sentence tells both.
    """
    incidents = _incidents(truth)
    out: dict[str, Coded | None] = {}
    for document in truth["documents"]:
        coded = events.get(document["id"], ())
        for told in document["incidents"]:
            incident = incidents[told["incident"]]
            fit = [e for e in coded if _may_be(e, incident, told["spans"])]
            best = min(fit, key=lambda e: (-_likeness(e, incident), e.spans, e.id), default=None)
            out[f"{document['id']} {told['incident']}"] = best
    return out


def _incidents(truth: Truth) -> dict[str, Truth]:
    within = [i for m in truth["matters"] for i in m["incidents"]]
    return {i["id"]: i for i in (*within, *truth.get("strays", ()))}


def _may_be(e: Coded, incident: Truth, spans: Iterable[Sequence[int]]) -> bool:
    right = e.type == incident["type"] or e.type in incident["also"]
    return right and any(a < end and start < b for a, b in e.spans for start, end in spans)


def _likeness(e: Coded, incident: Truth) -> int:
    sides = (incident["actors"], incident["recipients"])
    known: list[bool] = [e.day == incident["date"], e.place is not None and e.place == incident["place"]]
    known += [has_side(e, side) for side in sides]
    own = len(known) + 1 if e.type == incident["type"] else 0
    return own + sum(known)


def has_side(e: Coded, side: Iterable[Truth]) -> bool:
    """Tell whether an event has somebody of one of these sides: by name, or by country where the side is a country."""
    for party in side:
        named = any(party["name"].removeprefix("the ") in n or n in party["name"] for n in e.names)
        if named or (party["kind"] == "country" and party["country"] in e.countries):
            return True
    return False


def incidents(truth: Truth, events: Mapping[str, Sequence[Coded]]) -> dict[str, Any]:
    """Return ``mentions``, ``coded`` (their share), ``incidents`` and ``incidents_end_to_end``: see the module."""
    found = match_mentions(truth, events)
    true = {key: key.split(" ")[1] for key in found}
    linked = {key: e.incident or f"alone {key}" for key, e in found.items() if e is not None}
    return {
        "mentions": len(found),
        "coded": len(linked) / len(found) if found else 0.0,
        "incidents": bcubed({key: true[key] for key in linked}, linked),
        "incidents_end_to_end": bcubed(true, linked),
    }


def commitments(truth: Truth, predicted: Mapping[str, Sequence[Kept]]) -> dict[str, Any]:
    """Return ``commitments``, ``commitments_found`` and ``status`` (shares of them), and ``by_status``: [right, of]."""
    right, of, found = Counter[str](), Counter[str](), 0
    for true, votes in _answers(truth, predicted):
        of[true["status"]] += 1
        if votes:
            found += 1
            right[true["status"]] += votes[0].status == true["status"]
    total = of.total()
    return {
        "commitments": total,
        "commitments_found": found / total if total else 0.0,
        "status": right.total() / total if total else 0.0,
        "by_status": {status: [right[status], of[status]] for status in sorted(of)},
    }


def _answers(truth: Truth, predicted: Mapping[str, Sequence[Kept]]) -> Iterator[tuple[Truth, list[Kept]]]:
    """Yield each true commitment with the system's ones for it, the one of most documents first."""
    promised: dict[str, list[tuple[str, list[list[int]]]]] = {}
    for document in truth["documents"]:
        for told in document["commitments"]:
            if told["says"] in PROMISED:
                promised.setdefault(told["commitment"], []).append((document["id"], told["spans"]))
    for true in (c for m in truth["matters"] for c in m["commitments"]):
        votes: dict[str, list[Kept]] = {}
        for id, spans in promised.get(true["id"], ()):
            for k in {k.id: k for k in predicted.get(id, ()) if _overlaps(k.spans, spans)}.values():
                votes.setdefault(k.id, []).append(k)
        yield true, [same[0] for same in sorted(votes.values(), key=len, reverse=True)]


def _overlaps(spans: Iterable[tuple[int, int]], others: Iterable[Sequence[int]]) -> bool:
    return any(a < end and start < b for a, b in spans for start, end in others)
