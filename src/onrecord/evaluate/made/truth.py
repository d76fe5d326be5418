"""From stories to documents, and what is true of them.

The truth is one JSON object. ``documents`` holds for each document its ``id`` and ``url``, its ``matter`` (null: none),
its ``origin`` (copies, rewrites and versions of one story have one), ``variety`` (story, verbatim, headline, truncated,
boilerplate, reordered, rewrite, credit, update, correction), ``copy_of`` and ``revision_of``, the ``incidents`` it
tells ({incident, main, figures as this account gives them, spans}), ``commitments`` ({commitment, says, spans}; says is
made, recalled, kept, broken, withdrawn or extended), ``positions`` ({party, stance, spans}) and ``disputes`` ({dispute,
spans}). Spans are half-open character offsets into the document's text. ``matters`` holds for each matter its parties,
issue, documents, incidents, commitments with their status at ``end``, positions over time and disputes. ``strays`` are
incidents of no matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from random import Random
from typing import Any, NamedTuple

from .parties import Party, named
from .plan import LAST, Commitment, Incident, Matter, line_at, sides
from .story import Line, Story
from .wording import MONTHS, expand, fill, marks
from .world import data

Row = dict[str, str]
Truth = dict[str, Any]


class Told(NamedTuple):
    """A line of a story as it stands in the document's text."""

    line: Line
    span: tuple[int, int]


def truth_of(planned: list[Matter], stories: list[Story], *, seed: int) -> tuple[list[Row], Truth]:
    """Return the rows of the documents, in order, and the truth of the whole corpus."""
    ids = {s.id: f"d{n:05d}" for n, s in enumerate(stories, 1)}
    events = {i.id for m in planned for i in m.incidents if i.type}
    rows, documents = [], []
    for story in stories:
        row, told = _document(story, ids[story.id])
        rows.append(row)
        documents.append(_about(story, row, told, ids, events))
    by_matter: dict[str, list[Truth]] = defaultdict(list)
    for about in documents:
        if about["matter"]:
            by_matter[about["matter"]].append(about)
    truth: Truth = {"seed": seed, "end": LAST.isoformat()}
    truth["matters"] = [_matter(m, by_matter[m.id]) for m in planned if not m.stray]
    truth["strays"] = [_incident(i, documents) for m in planned if m.stray for i in m.incidents]
    return rows, truth | {"documents": documents}


def _document(story: Story, id: str) -> tuple[Row, list[Told]]:
    """Return a story as an input row, and its lines with their spans."""
    text, told = _opening(story), []
    for n, paragraph in enumerate(story.paragraphs):
        text += "\n\n" if n else ""
        for k, line in enumerate(paragraph):
            text += " " if k else ""
            words = fill(line.text, story.figures)
            told.append(Told(line, (len(text), len(text) + len(words))))
            text += words
    if story.agency and story.credit == "end":
        credits = data("press")["credited"]
        text += "\n\n" + credits[int(story.origin[1:]) % len(credits)].format(agency=story.agency)
    title = fill(story.headline, story.figures)
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    site = f"https://{story.site}/{story.published:%Y/%m/%d}/{slug}-{id}"
    row = {"id": id, "text": text, "title": title, "publisher": story.publisher}
    return row | {"published": story.published.isoformat(), "url": site, "language": "en"}, told


def _opening(story: Story) -> str:
    """Return the dateline and credit before a story's first words."""
    credit = ""
    if story.agency and story.credit == "dateline":
        names = {a["name"]: a["short"] for a in data("press")["agency"]}
        credit = f" ({names[story.agency] if int(story.origin[1:]) % 2 else story.agency})"
    if story.dateline and credit and int(story.origin[1:]) % 3:
        date = story.published
        return f"{story.dateline.upper()}, {MONTHS[date.month - 1]} {date.day}{credit} — "
    if story.dateline:
        return f"{story.dateline.upper()}{credit} — "
    return f"{credit.strip()} - " if credit else ""


def _about(story: Story, row: Row, told: list[Told], ids: dict[str, str], events: set[str]) -> Truth:
    incidents: dict[str, Truth] = {}
    others: dict[str, dict[tuple[str, ...], list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    for line, span in told:
        for incident in (i for i in line.tells if i in events):
            entry = incidents.setdefault(incident, _mention(incident, story))
            entry["spans"].append(list(span))
            entry["figures"] |= {key: story.figures[i, key] for i, key in marks(line.text) if i == incident}
        for key, value in (("commitments", line.promise), ("positions", line.line), ("disputes", line.dispute)):
            if value is not None:
                others[key][(f"{value}.d",) if isinstance(value, str) else value].append(list(span))
    return {
        "id": row["id"],
        "url": row["url"],
        "matter": None if (story.matter or "s").startswith("s") else story.matter,
        "origin": story.origin,
        "agency": story.agency,
        "variety": story.variety,
        "copy_of": ids[story.of] if story.of else None,
        "revision_of": ids[story.revision_of] if story.revision_of else None,
        "incidents": list(incidents.values()),
        "commitments": _listed(others["commitments"], "commitment", "says"),
        "positions": _listed(others["positions"], "party", "stance"),
        "disputes": _listed(others["disputes"], "dispute"),
    }


def _mention(incident: str, story: Story) -> Truth:
    return {"incident": incident, "main": incident == story.incident, "figures": {}, "spans": []}


def _listed(found: dict[tuple[str, ...], list[list[int]]], *names: str) -> list[Truth]:
    return [dict(zip(names, key)) | {"spans": spans} for key, spans in found.items()]


def _matter(m: Matter, documents: list[Truth]) -> Truth:
    """Return what is true of a matter, given what is true of its documents."""
    issue = expand(m.kind["issue"][0], Random(0), lambda s: _slot(m, s))
    return {
        "id": m.id,
        "kind": m.kind["name"],
        "issue": issue,
        "parties": [_party(p) | {"role": role} for role, p in sides(m)],
        "documents": [d["id"] for d in documents],
        "incidents": [_incident(i, documents) for i in m.incidents if i.type],
        "commitments": [_commitment(m, c, documents) for c in m.commitments],
        "positions": _positions(m, documents),
        "disputes": [d for i in m.incidents if i.disputed and (d := _dispute(i, documents))],
    }


def _slot(m: Matter, name: str) -> str:
    if name in m.slots:
        return m.slots[name]
    return named(m.parties[name[0]], name[1:])


def _party(p: Party) -> Truth:
    return {"name": p.name, "kind": p.kind, "country": p.country.code}


def _telling(documents: list[Truth], key: str, **wanted: str) -> list[str]:
    """Return the documents that have an entry under ``key`` with the values ``wanted``."""
    return [d["id"] for d in documents if any(all(e[k] == v for k, v in wanted.items()) for e in d[key])]


def _incident(i: Incident, documents: list[Truth]) -> Truth:
    return {
        "id": i.id,
        "type": i.type,
        "mode": i.mode,
        "also": list(i.also),
        "date": i.day.isoformat(),
        "place": i.place,
        "country": i.country.code,
        "actors": [_party(i.by)],
        "recipients": _recipients(i),
        "figures": i.figures,
        "documents": _telling(documents, "incidents", incident=i.id),
    }


def _recipients(i: Incident) -> list[Truth]:
    taken = [{"name": i.object, "kind": "object", "country": i.to.country.code}] if i.object else []
    return [*taken, _party(i.to)]


def _commitment(m: Matter, c: Commitment, documents: list[Truth]) -> Truth:
    what = expand(c.spec["do"], Random(0), lambda s: _slot(m, s))
    return {
        "id": c.id,
        "promisor": _party(c.promisor),
        "promisee": _party(c.promisee),
        "what": what,
        "made": c.made.isoformat(),
        "due": c.due.isoformat(),
        "first_due": c.first_due.isoformat(),
        "extended": c.extended,
        "status": c.status,
        "overdue": c.status == "open" and c.due < LAST,
        "settled": c.settled.isoformat() if c.settled else None,
        "documents": sorted({*_telling(documents, "commitments", commitment=c.id)}),
        "settled_by": [] if c.status == "open" else _telling(documents, "commitments", commitment=c.id, says=c.status),
    }


def _positions(m: Matter, documents: list[Truth]) -> list[Truth]:
    """Return each side's lines in order, with the day from which it held them; lines nobody tells are left out."""
    out = []
    for role in sorted({spec["party"] for spec in m.kind["line"]}):
        days = sorted({i.day for i in m.incidents})
        last = None
        for today in days:
            spec, _ = line_at(m, role, today)
            telling = _telling(documents, "positions", party=role, stance=spec["stance"])
            if spec["stance"] != last and telling:
                last = spec["stance"]
                name = m.parties[role].name
                out.append(
                    {"party": name, "role": role, "stance": last, "from": today.isoformat(), "documents": telling}
                )
    return out


def _dispute(i: Incident, documents: list[Truth]) -> Truth | None:
    telling = _telling(documents, "disputes", dispute=f"{i.id}.d")
    if not telling:
        return None
    says: list[Truth] = [{"party": i.to.name}, {"party": i.by.name}]
    if i.disputed == "figures":
        says[0]["killed"] = i.claimed
    return {"id": f"{i.id}.d", "incident": i.id, "about": i.disputed, "positions": says, "documents": telling}
