"""Why an item stands on the record: its sentence with the words underlined, the rule, the sources, the setting."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from ..codebook.labels import labels
from ..records import Actor, Commitment, Dispute, Event, Place, Report, Span, Stance, Statement, Time
from . import wording
from .cells import CONTROLS, Run, clean, wrap
from .sheet import Sheet
from .story import Item, Story

ROOM = 14  # cells for the name of a reason
FARTHEST = 400  # characters shown before and after the words where no sentence is known
MENTIONS = 12  # mentions shown; the rest is counted
Reason = tuple[str, str]


def explain(report: Report, item_id: str, *, width: int = 80, colour: bool = False) -> str:
    """Return why the item of ``item_id`` (full or short) was coded, as lines of at most ``width`` cells.

    :class:`InputError` where the report has no such item; it names the ids that there are.
    """
    story = Story(report)
    item = story.find(item_id)
    sheet = Sheet(width, colour=colour)
    title, marks, reasons = _told(story, item)
    sheet.gap()
    sheet.put([Run(f"{story.short(item.id)}  ", "quiet"), Run(title, "strong")])
    sheet.gap()
    for context, inside in _passages(story, item, marks):
        for line in underlined(story.text, context, inside, sheet.width - 2):
            sheet.raw(f"  {line}")
        sheet.gap()
    last = ""
    for name, reason in [*reasons, *_made_by(story, item)]:
        if reason:
            sheet.put([Run(reason)], indent=ROOM, label=name if name != last else " ", room=ROOM)
            last = name
    return sheet.text()


def _told(story: Story, item: Item) -> tuple[str, list[Span], list[Reason]]:
    """Return an item's title, the spans to underline, and its own reasons."""
    if isinstance(item, Statement):
        return _statement(story, item)
    if isinstance(item, Event):
        return _event(story, item)
    if isinstance(item, Commitment):
        return _commitment(story, item)
    if isinstance(item, Dispute):
        return _dispute(story, item)
    if isinstance(item, Stance):
        return _stance(story, item)
    if isinstance(item, Actor):
        return _actor(item)
    return _place(item) if isinstance(item, Place) else _time(item)


def _statement(story: Story, s: Statement) -> tuple[str, list[Span], list[Reason]]:
    marks = [*([s.source_span] if s.source_span else []), s.cue, *s.content]
    reasons = [
        ("source", _source(story, s)),
        ("cue", f"{wording.quoted(wording.words(story, [s.cue]))}, a form of {s.cue_lemma}; force: {s.force}"),
        ("content", f"{labels().manner[s.manner]}: {wording.quoted(wording.words(story, s.content))}"),
        ("said to", wording.named(story, s.addressee) if s.addressee else ""),
        ("stands", _standing_place(story, s)),
        *_setting(story, s),
        ("inside it", wording.listed(_inside(story, s))),
    ]
    return f"{wording.speaker(story, s)} — {wording.words(story, [s.cue])}", marks, reasons


def _source(story: Story, s: Statement) -> str:
    body = "an official word" if s.official else "not an official word"
    if s.source_span is None:
        return "the text names none"
    said = wording.quoted(wording.words(story, [s.source_span]))
    if s.source is None:
        return f"{said}, whom nothing in the text identifies"
    return f"{said}, who is {_actor_line(story, s.source)}; {body}"


def _actor_line(story: Story, actor_id: str) -> str:
    actor = story.actors.get(actor_id)
    if actor is None:
        return actor_id
    told = ", ".join(filter(None, [wording.named(story, actor_id), wording.about(actor)]))
    return f"{told} ({', '.join(filter(None, [actor.code, story.short(actor_id)]))})"


def _standing_place(story: Story, item: Statement | Event) -> str:
    """Return the chain of statements that an item stands in, the outermost first."""
    links = [
        f"{wording.teller(story, s)} “{wording.words(story, [s.cue])}” ({story.short(s.id)})"
        for s in reversed(story.chain(item))
    ]
    return " → ".join(["the report", *links, story.short(item.id)])


def _inside(story: Story, s: Statement) -> list[str]:
    report = story.report
    inner = [i.id for i in report.statements if i.parent == s.id] + [e.id for e in report.events if e.statement == s.id]
    return [story.short(i) for i in inner]


def _setting(story: Story, item: Statement | Event) -> list[Reason]:
    place, time = story.places.get(item.place or ""), story.times.get(item.time or "")
    ground = wording.inferred(item.place_basis)
    return [
        ("place", f"{wording.where(place)} ({story.short(place.id)}){ground}" if place else "none told"),
        ("time", f"{_when(story, time)}, {labels().basis[item.basis or 'stated']}" if time else "none told"),
    ]


def _when(story: Story, t: Time) -> str:
    return f"“{wording.words(story, [t.span])}”, {wording.when(t)} ({story.short(t.id)})"


def _event(story: Story, e: Event) -> tuple[str, list[Span], list[Reason]]:
    parties = wording.parties(story, e)
    kind = f"{wording.deed(e)}: {labels().quad[str(e.quad)]}" + (f"; CAMEO {e.cameo}" if e.cameo else "")
    reasons = [
        ("words", wording.quoted(wording.words(story, [e.trigger]))),
        ("type", kind),
        ("contexts", ", ".join(e.contexts)),
        ("actor", "; ".join(_actor_line(story, i) for i in e.actors) or "none named"),
        ("recipient", "; ".join(_actor_line(story, i) for i in e.recipients) or "none named"),
        ("stands", _standing_place(story, e)),
        *(("how sure", f"{wording.holder(story, f)}: {f.value}, {labels().value[f.value]}") for f in e.factuality),
        ("aspect", labels().aspect[e.aspect] or e.aspect),
        ("standing", f"{labels().confirmation[e.confirmation]}: {labels().meaning[e.confirmation]}"),
        ("settled by", wording.listed([story.short(i) for i in e.confirmed_by])),
        *_setting(story, e),
        ("toll", wording.toll(e)),
        ("score", f"{e.score:.2f} of 1: how sure the coder is of type and roles"),
    ]
    return f"{parties} — {wording.deed(e)}" if parties else wording.deed(e), [e.trigger], reasons


def _commitment(story: Story, c: Commitment) -> tuple[str, list[Span], list[Reason]]:
    told = story.statements.get(c.statement or "")
    made, due = (story.times.get(t or "") for t in (c.made, c.due))
    reasons = [
        ("promised by", _actor_line(story, c.promisor) if c.promisor else "nobody named"),
        ("to", _actor_line(story, c.promisee) if c.promisee else "nobody named"),
        ("status", labels().status[c.status]),
        ("made", _when(story, made) if made else "none told"),
        ("due", _when(story, due) if due else "none told"),
        ("at the latest", c.due_date or ""),
        ("told in", _standing_place(story, told) if told else "the report"),
        ("events", wording.listed([story.short(i) for i in c.events])),
    ]
    cue = [told.cue] if told else []
    return f"{wording.promisor(story, c)} — promised", [*cue, *c.content], reasons


def _dispute(story: Story, d: Dispute) -> tuple[str, list[Span], list[Reason]]:
    reasons = [
        (
            "position",
            f"{wording.named(story, p.holder)}{f' ({story.short(p.statement)})' if p.statement else ''}: "
            f"{wording.quoted(wording.words(story, p.content))}",
        )
        for p in d.positions
    ]
    reasons.append(("about", wording.listed([story.short(i) for i in d.about])))
    return "Accounts that differ", [c for p in d.positions for c in p.content], reasons


def _stance(story: Story, s: Stance) -> tuple[str, list[Span], list[Reason]]:
    title = f"{wording.taker(story, s)} — {labels().polarity[s.polarity]} {wording.towards(story, s)}"
    told = story.statements.get(s.statement or "")
    return title, [s.span], [("told in", _standing_place(story, told) if told else "the report")]


def _actor(a: Actor) -> tuple[str, list[Span], list[Reason]]:
    reasons = [
        ("kind", a.kind),
        ("role", a.role or "none told"),
        ("country", wording.country_name(a.country) or "none told"),
        ("sectors", ", ".join(a.sectors)),
        ("code", a.code or ""),
    ]
    return clean(a.name), list(a.mentions), reasons


def _place(p: Place) -> tuple[str, list[Span], list[Reason]]:
    spot = "none" if p.lat is None or p.lon is None else f"{p.lat:.2f}, {p.lon:.2f}"
    size = f"; {labels().precision[p.precision]}" if p.precision else ""
    reasons = [
        ("meant", ", ".join(clean(n) for n in (p.name, p.admin1 or "", wording.country_name(p.country) or "") if n)),
        ("GeoNames", ", ".join(filter(None, [str(p.geonames_id or ""), p.feature or ""]))),
        ("coordinates", spot + size),
        ("use", labels().use[p.use]),
        ("score", f"{p.score:.2f} of 1: the chance that this is the place meant"),
    ]
    return wording.where(p), list(p.mentions), reasons


def _time(t: Time) -> tuple[str, list[Span], list[Reason]]:
    reasons = [
        ("TIMEX3", f"{t.type}, {t.value or 'no value'}"),
        ("from", t.start or "not settled"),
        ("until", f"{t.end}, which is no longer in it" if t.end else "not settled"),
    ]
    return wording.when(t), [t.span], reasons


def _made_by(story: Story, item: Item) -> list[Reason]:
    d, c = story.report.document, story.report.coding
    known = [clean(k) for k in (d.title, d.publisher, d.published, d.url) if k]
    return [
        ("rule", item.rule),
        ("document", ", ".join([*known, d.id])),
        ("made by", f"onrecord {c.onrecord}, codebook {c.codebook}, {c.model}"),
    ]


def _passages(story: Story, item: Item, marks: list[Span]) -> list[tuple[Span, list[Span]]]:
    """Return the passages to show, each with the spans to underline in it; mentions far apart get one each."""
    if isinstance(item, Event):
        inside = [m for m in item.mentions if item.sentence.start <= m.start < item.sentence.end]
        others = [m for m in item.mentions if m not in inside]
        return [(item.sentence, [*marks, *inside]), *_paragraphs(story.text, others, apart=True)]
    return _paragraphs(story.text, marks, apart=isinstance(item, (Actor, Place)))


def _paragraphs(text: str, marks: list[Span], *, apart: bool) -> list[tuple[Span, list[Span]]]:
    """Return the paragraphs that marks stand in; ``apart`` keeps each to its own, and shows the first few."""
    groups: list[list[Span]] = []
    for mark in sorted(marks)[:MENTIONS] if apart else sorted(marks):
        last = groups[-1][-1].end if groups else -1
        if groups and mark.start - last < FARTHEST and not (apart and "\n" in text[last : mark.start]):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [(_paragraph(text, group), group) for group in groups]


def _paragraph(text: str, marks: list[Span]) -> Span:
    """Return the span around some marks that ends at line ends, or ``FARTHEST`` characters off at most."""
    first, last = marks[0].start, max(m.end for m in marks)
    start = text.rfind("\n", max(0, first - FARTHEST), first) + 1 or max(0, first - FARTHEST)
    end = text.find("\n", last, last + FARTHEST)
    return Span(start, end if end >= 0 else min(len(text), last + FARTHEST))


def underlined(text: str, context: Span, marks: Iterable[Span], width: int) -> list[str]:
    """Return a passage in lines of at most ``width`` cells, a second line under each that has marked words."""
    marked = bytearray(context.end - context.start)
    for start, end in marks:
        for i in range(max(start, context.start), min(end, context.end)):
            marked[i - context.start] = 1
    runs = []
    for i in range(context.start, context.end):
        shown = text[i].translate(CONTROLS)
        runs.append(Run(" " if shown.isspace() else shown, "mark" if marked[i - context.start] else ""))
    out = []
    for line in wrap(runs, width):
        out.append("".join(run.text for run in line).rstrip())
        under = "".join(("¯" if _under(line, n) else " ") * cell_len(run.text) for n, run in enumerate(line))
        if under.strip():
            out.append(under.rstrip())
    return out


def _under(line: list[Run], n: int) -> bool:
    """Tell whether a run is underlined: marked, or a space between two that are."""
    if line[n].text == " " and 0 < n < len(line) - 1:
        return line[n - 1].style == line[n + 1].style == "mark"
    return line[n].style == "mark"
