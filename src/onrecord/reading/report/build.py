"""One ``Doc`` to one report: ids, links, and what follows across the text. The last stop of reading."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from spacy.tokens import Doc

from ...codebook.files import codebook_version
from ...codebook.grammar import grammar_words
from ...records import Actor, Coding, Commitment, Document, Event, Factuality, Place, Report, Span, Statement, Time
from ...version import VERSION
from ..events.found import EventFound
from ..language import Tree, grammar
from ..places.found import PlaceFound
from .answers import find_answers
from .commitments import find_commitments
from .confirmation import confirm
from .disputes import find_disputes
from .draft import Draft
from .retold import join_mentions
from .setting import Setting, find_settings, find_tellings
from .stances import find_stances
from .tellers import Standing

PARTICIPANTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})


def build_report(doc: Doc, *, model: str, own: str | None = None) -> Report:
    """Return the report of a ``doc`` that every stage has been over.

    ``model`` names what parsed it, ``own`` the user's codebook file that was used besides the shipped one.
    """
    version = f"{codebook_version()} + {own}" if own else codebook_version()
    draft = Draft(doc)
    draft.enter(join_mentions(draft))
    places = _places(draft)
    statements = _statements(draft, places, find_tellings(draft))
    answers = find_answers(draft)
    standings = confirm(draft, answers)
    settings = find_settings(draft)
    events = tuple(_event(draft, n, e, places, standings[n], settings[n]) for n, e in enumerate(draft.events))
    commitments = find_commitments(draft)
    events = tuple(_owed(e, commitments) for e in events)
    disputes = find_disputes(draft, standings, answers)
    stances = find_stances(draft)
    return Report(
        document=_document(draft),
        actors=_actors(draft),
        places=places.records,
        times=_times(draft),
        statements=statements,
        events=events,
        commitments=commitments,
        disputes=disputes,
        stances=stances,
        coding=Coding(VERSION, version, model, dict(sorted(draft.left_out.items()))),
    )


def _document(draft: Draft) -> Document:
    a = draft.article
    return Document(draft.id, a.title, a.publisher, a.url, a.published, a.dateline, a.wire, a.language, a.text)


def _times(draft: Draft) -> tuple[Time, ...]:
    return tuple(
        Time(draft.item_id("t", n), t.type, t.value, t.begin, t.finish, draft.span((t.start, t.end)), t.rule)
        for n, t in enumerate(draft.times)
    )


class PlaceIndex:
    """The report's places, one for each place and use, and the way from a mention to its place."""

    def __init__(self, draft: Draft) -> None:
        groups: dict[tuple[object, ...], list[PlaceFound]] = {}
        for p in draft.places:
            groups.setdefault((p.geonames_id or (p.name, p.lat, p.lon), p.use), []).append(p)
        self._ids: dict[int, str] = {}
        records = []
        for n, mentions in enumerate(groups.values()):
            records.append(_place(draft, n, mentions))
            self._ids.update((p.start, records[-1].id) for p in mentions)
        self.records = tuple(records)

    def id_of(self, mention: PlaceFound) -> str:
        """Return the id of the place that ``mention`` names."""
        return self._ids[mention.start]


def _place(draft: Draft, number: int, mentions: list[PlaceFound]) -> Place:
    first = max(mentions, key=lambda p: p.score)
    return Place(
        id=draft.item_id("p", number),
        name=first.name,
        geonames_id=first.geonames_id,
        lat=first.lat,
        lon=first.lon,
        country=first.country,
        admin1=first.admin1,
        feature=first.feature,
        precision=first.precision,
        score=first.score,
        use=first.use,
        mentions=tuple(draft.span((p.start, p.end)) for p in mentions),
        rule=first.rule,
    )


def _places(draft: Draft) -> PlaceIndex:
    unresolved = sum(1 for p in draft.places if p.lat is None)
    if unresolved:
        draft.left_out["place names without coordinates"] = unresolved
    return PlaceIndex(draft)


def _statements(draft: Draft, places: PlaceIndex, settings: list[Setting]) -> tuple[Statement, ...]:
    out = []
    for n, (s, setting) in enumerate(zip(draft.statements, settings)):
        source = draft.take_source(s.source_head)
        if s.source is not None and source is None:
            draft.left_out["statement sources not resolved to an actor"] += 1
        addressee = draft.take(s.addressee_head)
        out.append(
            Statement(
                id=draft.item_id("s", n),
                source=source,
                source_span=None if s.source is None else draft.span(s.source),
                cue=draft.span(s.cue),
                cue_lemma=s.cue_lemma,
                content=tuple(draft.span(c) for c in s.content),
                manner=s.manner,
                force=s.force,
                negated=draft.is_unsaid(s.cue_head),
                official=s.official,
                addressee=addressee[0] if addressee else None,
                time=_time_id(draft, setting),
                place=_place_id(draft, setting, places),
                parent=draft.statement_id(s.parent),
                rule=s.rule,
                basis=setting.basis,
                place_basis=setting.place_basis,
            )
        )
    return tuple(out)


def _time_id(draft: Draft, setting: Setting) -> str | None:
    return None if setting.time is None else draft.item_id("t", setting.time)


def _place_id(draft: Draft, setting: Setting, places: PlaceIndex) -> str | None:
    return None if setting.place is None else places.id_of(draft.places[setting.place])


def _event(draft: Draft, number: int, e: EventFound, places: PlaceIndex, standing: Standing, setting: Setting) -> Event:
    actors = draft.take_all(e.actor_heads)
    recipients = draft.take_all(e.recipient_heads)
    unresolved = sum(1 for h in (*e.actor_heads, *e.recipient_heads) if not draft.numbers(h))
    if unresolved:
        draft.left_out["event participants not resolved to an actor"] += unresolved
    sentence = draft.tree.sentences[draft.tree.sentence[e.head]]
    told = draft.told[number]
    return Event(
        id=draft.item_id("e", number),
        type=e.own_type or e.type,
        mode=e.mode,
        contexts=e.contexts,
        cameo=e.cameo,
        quad=e.quad,
        score=e.score,
        actors=actors,
        recipients=recipients,
        trigger=draft.span(e.trigger),
        mentions=tuple(draft.span(t) for t in told.triggers),
        sentence=draft.span(sentence),
        place=_place_id(draft, setting, places),
        time=_time_id(draft, setting),
        basis=setting.basis,
        fatalities=e.fatalities,
        injured=e.injured,
        factuality=tuple(_named(draft, f) for f in e.factuality),
        aspect=e.aspect,
        statement=draft.statement_id(e.statement),
        confirmation=standing.status,
        confirmed_by=tuple(draft.item_id("s", s) for s in standing.by),
        rule=e.rule,
        place_basis=setting.place_basis,
    )


def _owed(event: Event, commitments: tuple[Commitment, ...]) -> Event:
    """Give a promise that names nobody the recipient whom the text says it was made to."""
    if event.recipients or event.type != "AGREE":
        return event
    for c in commitments:
        if c.promisee is not None and event.id in c.events and c.promisor in event.actors:
            return replace(event, recipients=(c.promisee,), rule=f"{event.rule}; recipient: {c.id}")
    return event


def _named(draft: Draft, f: Factuality) -> Factuality:
    """Name a holder by actor id; the events stage gives its number."""
    if f.holder == "author":
        return f
    number = int(f.holder)
    draft.used.add(number)
    return Factuality(draft.actor_id(number), f.value, f.score)


def _actors(draft: Draft) -> tuple[Actor, ...]:
    """Return who takes part or holds an office, in the text's order; who is only named is counted as left out."""
    spans: dict[int, dict[Span, None]] = defaultdict(dict)
    for m in draft.actors.mentions:
        spans[m.actor][draft.span((m.start, m.end))] = None
        if m.actor not in draft.used and takes_part(draft.tree, m.head):
            draft.used.add(m.actor)
    out = []
    for n, a in enumerate(draft.actors.actors):
        if n not in draft.used and not (a.role or a.sectors):
            draft.left_out["actors named who neither speak nor act"] += 1
            continue
        mentions = tuple(spans[n])
        out.append(Actor(draft.actor_id(n), a.name, a.kind, a.role, a.country, a.sectors, a.code, mentions, a.rule))
    return tuple(out)


def takes_part(tree: Tree, head: int) -> bool:
    """Tell whether the phrase headed by ``head`` is a participant of its clause: subject, object, by or with whom."""
    head = grammar.first_conjunct(tree, head)
    if tree.dep[head] == "pobj":
        return tree.lower[tree.head[head]] in grammar_words().participants
    return tree.dep[head] in PARTICIPANTS
