"""How a report's items read in words: who, on whose word, how sure, where and when. Shared by every view."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ..codebook.countries import countries
from ..codebook.labels import labels
from ..records import Actor, Commitment, Count, Event, Factuality, Place, Span, Stance, Statement, Time
from .cells import clean, clip
from .story import AUTHOR, Story

DURATION = re.compile(r"P(T?)(\d+|X)([YMWDHS])")
PART_OF_YEAR = re.compile(r"(\d{4})-(\w\w)")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(.+))?")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d{2})")
PLAIN_FORCES = frozenset({"assert", "report"})
VERBAL = (1, 3)  # quad classes of what is done by words
LONGEST_NAME = 48  # cells of a name inside a sentence
THING = 90  # cells of the words for what a stance is towards
LONGEST_GAP = 28  # characters between a source and its cue that are shown with the cue
GAP = re.compile(r"[\w ’'-]*")
DOT = "\u00a0· "  # a line breaks after it, never before
NOBODY = "somebody not named"
QUOTES = "\"'“”‘’«»„‟‚‹›「」『』"


def summary(story: Story) -> str:
    """Return in one line how much is on the record and how much of it is in doubt."""
    report = story.report
    doubted = [
        f"{n} {status}"
        for status in ("unconfirmed", "disputed", "denied")
        if (n := sum(e.confirmation == status for e in report.events))
    ]
    parts = [
        _count(len(report.statements), "statement"),
        _count(len(report.events), "event") + (f" ({', '.join(doubted)})" if doubted else ""),
        _count(len(report.commitments), "commitment") if report.commitments else "",
        _count(len(report.disputes), "dispute") if report.disputes else "",
    ]
    return DOT.join(filter(None, parts))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def words(story: Story, spans: Iterable[Span]) -> str:
    """Return the words of some spans on one line, an ellipsis between them."""
    return " … ".join(clean(story.text[start:end]) for start, end in spans)


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks; marks that it carries around itself are not doubled."""
    if len(text) > 1 and text[0] in QUOTES and text[-1] in QUOTES:
        text = text[1:-1]
    return f"“{text}”"


def speech(story: Story, s: Statement) -> str:
    """Return what a statement says: as quoted where it was quoted, otherwise without marks of its own."""
    said = words(story, s.content)
    if s.manner == "direct" and said and said[0] not in QUOTES:
        return quoted(said)
    return said


def speaker(story: Story, s: Statement) -> str:
    """Return who speaks: the actor, else the words that name the source, else that nobody is named."""
    name = story.name(s.source)
    if name is not None:
        return clean(name)
    return NOBODY if s.source_span is None else words(story, [s.source_span])


def called(story: Story, s: Statement) -> str | None:
    """Return what the text calls the speaker where that is not already in the name; ``None`` where it is."""
    if s.source_span is None or s.source is None:
        return None
    said, name = words(story, [s.source_span]), speaker(story, s).lower()
    return None if said.lower().removeprefix("the ") in name or name in said.lower() else said


def introduced(story: Story, s: Statement) -> str:
    """Return a speaker's role and country where a person speaks for the first time, empty elsewhere."""
    actor = story.actors.get(s.source or "")
    if actor is None or actor.kind != "person" or story.first_word.get(actor.id) != s.id:
        return ""
    told = about(actor)
    return f", {told}" if told else ""


def force(s: Statement) -> str | None:
    """Return what is done by saying it, ``None`` where the cue's own word tells as much."""
    return None if s.force in PLAIN_FORCES or s.force in s.cue_lemma.split() else s.force


def saying(story: Story, s: Statement) -> str:
    """Return the cue's words, what is done by saying it where they do not tell, and to whom it is said."""
    what = force(s)
    told = words(story, [_verb_group(story, s)]) + (f" ({what})" if what else "")
    return told if s.addressee is None else f"{told}, to {named(story, s.addressee)}"


def _verb_group(story: Story, s: Statement) -> Span:
    """Return the cue with the few words between it and its source: "have not confirmed", "also announced"."""
    if s.source_span is None:
        return s.cue
    start = s.source_span.end
    near = start <= s.cue.start <= start + LONGEST_GAP and GAP.fullmatch(story.text, start, s.cue.start)
    return Span(start, s.cue.end) if near else s.cue


def parties(story: Story, e: Event) -> str:
    """Return who does it to whom in one line, as "A → B"; empty where the text names neither."""
    by, to = (listed(story.names(ids)) for ids in (e.actors, e.recipients))
    if not to:
        return by
    if set(e.actors) == set(e.recipients):
        return f"{by}, with each other" if len(e.actors) > 1 else by
    return f"{by or NOBODY} → {to}"


def deed(e: Event) -> str:
    """Return an event's type and mode: "COERCE, restrict"."""
    return e.type if e.mode is None else f"{e.type}, {e.mode}"


def again(story: Story, e: Event) -> str:
    """Return the words of an event's later mentions, empty where it has none."""
    others = dict.fromkeys(quoted(words(story, [m])) for m in e.mentions if m != e.trigger)
    return f"again in {listed(list(others))}" if others else ""


def listed(names: list[str]) -> str:
    """Return names as a list in a sentence."""
    names = [clean(n) for n in names]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def named(story: Story, actor_id: str | None) -> str:
    """Return an actor's name as it stands inside a sentence: "the government of Iran"."""
    actor = story.actors.get(actor_id or "")
    if actor is None:
        return clean(story.name(actor_id) or NOBODY)
    name = clip(clean(actor.name), LONGEST_NAME)
    bare = actor.kind in ("organization", "unnamed") and name[:1].islower()
    return f"the {name}" if bare and name.split()[0] not in labels().unarticled else name


def teller(story: Story, s: Statement) -> str:
    """Return who speaks, as it stands inside a sentence."""
    if s.source is not None:
        return named(story, s.source)
    return NOBODY if s.source_span is None else quoted(words(story, [s.source_span]))


def on_whose_word(story: Story, item: Statement | Event) -> str:
    """Return on whose word an item stands, through every statement it is inside of."""
    chain = story.chain(item)
    if not chain:
        return "on the report’s own word"
    tellers = list(dict.fromkeys(teller(story, s) for s in reversed(chain)))
    return f"on the word of {', citing '.join(tellers)}"


def how_sure(story: Story, e: Event) -> str:
    """Return how surely the innermost teller presents an event, and the report where it adds something of its own."""
    if not e.factuality:
        return ""
    own = labels().value
    inner = e.factuality[-1]
    author = next((f for f in e.factuality if f.holder == AUTHOR), None)
    said = own[inner.value] if inner is not author or e.statement is None else ""
    if author is None or e.statement is None or author.value == "Uu":
        return said
    return "; ".join(filter(None, [said, f"by the report itself {own[author.value]}"]))


def told(story: Story, e: Event) -> str:
    """Return on whose word an event stands and how surely it is told."""
    act = "by saying so" if e.quad in VERBAL and story.act(e) else ""
    return ", ".join(filter(None, [act, on_whose_word(story, e), how_sure(story, e)]))


def holder(story: Story, f: Factuality) -> str:
    """Return who holds a factuality: "the report itself", or an actor's name."""
    return "the report itself" if f.holder == AUTHOR else named(story, f.holder)


def standing(story: Story, e: Event) -> tuple[str | None, str]:
    """Return words to set off, ``None`` where there is nothing to warn of, and who vouches, denies or differs."""
    settling = [s for i in e.confirmed_by if (s := story.statements.get(i)) is not None]
    own = {e.statement, *(s.id for s in story.chain(e))}
    others = [s for s in settling if s.id not in own]
    if e.confirmation in ("confirmed", "asserted"):
        value = e.factuality[-1].value if e.factuality else ""
        by = "" if e.statement is None or e.confirmation == "asserted" else f"confirmed {_by(story, others)}"
        return labels().negative.get(value), by.rstrip()
    word = labels().confirmation[e.confirmation]
    if e.confirmation == "denied":
        return word, _by(story, others or settling)
    if e.confirmation == "disputed":
        return word, _by(story, others)
    return word, "nobody who would know vouches for it"


def disputed(story: Story, s: Statement) -> tuple[str | None, str]:
    """Return the words that set off a statement that somebody contradicts, ``None`` elsewhere, and where to look."""
    dispute = story.disputes.get(s.id)
    return (None, "") if dispute is None else (labels().confirmation["disputed"], f"see {story.short(dispute)}")


def _by(story: Story, statements: list[Statement]) -> str:
    told = dict.fromkeys(f"{teller(story, s)} ({story.short(s.id)})" for s in statements)
    return f"by {listed(list(told))}" if told else ""


def toll(e: Event) -> str:
    """Return the dead and the injured of an event in words, empty where the text has none."""
    parts = [f"{_number(c)} {what}" for c, what in ((e.fatalities, "killed"), (e.injured, "injured")) if c is not None]
    return ", ".join(parts)


def _number(c: Count) -> str:
    if c.low is not None and c.high is not None and c.low != c.high:
        return f"{c.low} to {c.high}"
    if c.best is None or (c.low is not None and c.high is None):
        return f"at least {c.low}" if c.low is not None else f"at most {c.high}"
    return f"up to {c.high}" if c.low is None and c.high is not None and c.best == c.high else str(c.best)


def where(p: Place) -> str:
    """Return a place with the country it lies in."""
    country = country_name(p.country)
    name = clean(p.name)
    return name if country is None or country == name else f"{name}, {country}"


def country_name(code: str | None) -> str | None:
    """Return a country's name in English; the code where it has none, ``None`` for none."""
    if code is None:
        return None
    country = countries().by_code.get(code)
    return code if country is None else country.name


def when(t: Time) -> str:
    """Return a time in words, as "Thursday 30 October 2025, evening"; the TIMEX value where there are none for it."""
    if t.value is None:
        return "no date"
    told = _spelled(t.value) or t.value
    return f"every {told.removeprefix('1 ')}" if t.type == "SET" else told


def dated(story: Story, t: Time) -> str:
    """Return a time's own words, and what they come to where that says more."""
    said = words(story, [t.span])
    return said if t.value is None or when(t) == said else f"{said}: {when(t)}"


def day(value: str) -> str:
    """Return an ISO date in words, or as it is where it is none."""
    return _spelled(value) or value


def _spelled(value: str) -> str | None:
    try:
        if (found := DAY.fullmatch(value)) is not None:
            d = date(int(found[1]), int(found[2]), int(found[3]))
            part = "" if found[4] is None else f", {labels().part_of_day.get(found[4], found[4])}"
            return f"{d:%A} {d.day} {d:%B} {d.year}{part}"
        if (found := WEEK.fullmatch(value)) is not None:
            d = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return f"week of {d.day} {d:%B} {d.year}"
        if (found := MONTH.fullmatch(value)) is not None:
            return f"{date(int(found[1]), int(found[2]), 1):%B} {found[1]}"
    except ValueError:
        return None
    if (found := DURATION.fullmatch(value)) is not None:
        unit = labels().unit.get(found[1] + found[3])
        number = "some" if found[2] == "X" else found[2]
        return unit and f"{number} {unit}{'' if number == '1' else 's'}"
    if (found := PART_OF_YEAR.fullmatch(value)) is not None and found[2] in labels().part_of_year:
        return f"{labels().part_of_year[found[2]]} of {found[1]}"
    return labels().reference.get(value)


def setting(story: Story, item: Statement | Event) -> str:
    """Return where and when in one line, empty where the text tells neither."""
    place = story.places.get(item.place or "")
    time = story.times.get(item.time or "")
    told = [
        where(place) + inferred(item.place_basis) if place else "",
        when(time) + inferred(item.basis) if time else "",
    ]
    if isinstance(item, Event):
        told += [labels().aspect[item.aspect], toll(item)]
    return DOT.join(filter(None, told))


def inferred(basis: str | None) -> str:
    """Return in brackets what a place or time stands on, empty where the text states it with what happens."""
    return "" if basis in (None, "stated") else f" ({labels().basis[basis]})"


def made_and_due(story: Story, c: Commitment) -> str:
    """Return when a promise was made and when it is due, empty where the text tells neither."""
    made, due = (story.times.get(t or "") for t in (c.made, c.due))
    until = f" (until {c.due_date})" if c.due_date and due and c.due_date != due.value else ""
    within = "within " if due and due.type == "DURATION" else ""
    told = [f"made {when(made)}" if made else "", f"due {within}{when(due)}{until}" if due else ""]
    return DOT.join(filter(None, told))


def told_in(story: Story, c: Commitment) -> str:
    """Return on whose word a promise stands, and the statement that tells it."""
    s = story.statements.get(c.statement or "")
    return "" if s is None else f"{on_whose_word(story, s)} ({story.short(s.id)})"


def promisor(story: Story, c: Commitment) -> str:
    """Return who promised; who is no actor on record ("both") in the words of the statement that tells it."""
    return clean(story.name(c.promisor) or "") or _who(story, c.statement)


def taker(story: Story, s: Stance) -> str:
    """Return whose stance it is; who is no actor on record ("many") in the words of the statement that tells it."""
    return clean(story.name(s.holder) or "") or _who(story, s.statement)


def _who(story: Story, statement: str | None) -> str:
    s = story.statements.get(statement or "")
    return NOBODY if s is None or s.source_span is None else words(story, [s.source_span])


def towards(story: Story, s: Stance) -> str:
    """Return whom a stance is towards and, where it is towards a thing, the words for that."""
    whom = "" if s.target is None else named(story, s.target)
    thing = "" if s.issue is None else clip(words(story, [s.issue]), THING)
    if not whom or not thing:
        return whom or thing or named(story, s.target)
    return f"{whom} over {quoted(thing)}"


def about(a: Actor) -> str:
    """Return an actor's role and country, empty where neither is known."""
    country = country_name(a.country)
    role = a.role if a.role and a.role.lower() not in a.name.lower() else ""
    told = [role, country if country and country not in a.name else ""]
    return ", ".join(clean(t) for t in told if t)
