"""The record for the page: a card for each item, and in it the cards of what is told inside."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..codebook.labels import labels
from ..records import Actor, Commitment, Dispute, Event, Place, Position, Stance, Statement, Time
from . import wording
from .cells import clean, clip
from .story import Node, Story

SHOWN = 240  # cells of a statement's words; the article beside it has all of them


@dataclass(slots=True)
class Card:
    """One item as the page shows it.

    ``anchor`` is its element, ``short`` the id to ask for it by. ``head`` says who, ``known`` what is known of them,
    ``told`` what they say or do, ``said`` the words. ``flag`` sets it off, with ``why``.
    """

    anchor: str
    short: str
    kind: str
    head: str
    known: str = ""
    told: str = ""
    said: str = ""
    flag: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()
    inside: list[Card] = field(default_factory=list)


class Cards:
    """Makes the cards of a story; ``anchors`` gives the element of each item on the page."""

    def __init__(self, story: Story, anchors: dict[str, str]) -> None:
        self._story = story
        self._anchors = anchors

    def sections(self) -> list[tuple[str, list[Card]]]:
        """Return the record's parts, each a title and its cards; parts with nothing in them are left out."""
        report = self._story.report
        parts = [
            ("The story", [self._node(node) for node in self._story.tree()]),
            ("Promised", [self._commitment(c) for c in report.commitments]),
            ("Disputed", [self._dispute(d) for d in report.disputes]),
            ("For and against", [self._stance(s) for s in report.stances]),
            ("Who", [self._actor(a) for a in report.actors]),
            ("Where", [self._place(p) for p in report.places]),
            ("When", [self._time(t) for t in report.times]),
        ]
        return [(title, cards) for title, cards in parts if cards]

    def _node(self, node: Node) -> Card:
        card = self._statement(node.item) if isinstance(node.item, Statement) else self._event(node.item)
        card.inside = [self._node(inner) for inner in node.inside]
        return card

    def _ids(self, item_id: str) -> tuple[str, str]:
        return self._anchors[item_id], self._story.short(item_id)

    def _statement(self, s: Statement) -> Card:
        story = self._story
        called = wording.called(story, s)
        word, where = wording.disputed(story, s)
        return Card(
            *self._ids(s.id),
            "statement",
            wording.speaker(story, s),
            known=wording.introduced(story, s) + (f" (“{called}”)" if called else ""),
            told=wording.saying(story, s),
            said=clip(wording.speech(story, s), SHOWN),
            flag=word or "",
            why=where,
            notes=_some(wording.on_whose_word(story, s) if story.chain(s) else "", wording.setting(story, s)),
        )

    def _event(self, e: Event) -> Card:
        story = self._story
        word, who = wording.standing(story, e)
        parties, deed = wording.parties(story, e), wording.deed(e)
        words = f"“{wording.words(story, [e.trigger])}”"
        return Card(
            *self._ids(e.id),
            "event",
            parties or deed,
            told=f"{deed}, {words}" if parties else words,
            flag=word or "",
            why=who if word else "",
            notes=_some(
                wording.told(story, e), "" if word else who, wording.setting(story, e), wording.again(story, e)
            ),
        )

    def _commitment(self, c: Commitment) -> Card:
        story = self._story
        return Card(
            *self._ids(c.id),
            "commitment",
            wording.promisor(story, c),
            told=f"to {wording.named(story, c.promisee)}" if c.promisee else "",
            said=clip(wording.words(story, c.content), SHOWN),
            flag=labels().status[c.status],
            notes=_some(wording.made_and_due(story, c), wording.told_in(story, c)),
        )

    def _dispute(self, d: Dispute) -> Card:
        about = wording.listed([self._story.short(i) for i in d.about])
        return Card(
            *self._ids(d.id),
            "dispute",
            "Accounts that differ",
            told=f"about {about}" if about else "",
            inside=[self._position(p) for p in d.positions],
        )

    def _position(self, p: Position) -> Card:
        story = self._story
        who = clean(story.name(p.holder) or wording.NOBODY)
        said = clip(wording.words(story, p.content), SHOWN)
        return Card("", story.short(p.statement or ""), "position", who, said=said)

    def _stance(self, s: Stance) -> Card:
        story = self._story
        told = f"{labels().polarity[s.polarity]} {wording.towards(story, s)}"
        who = wording.taker(story, s)
        return Card(*self._ids(s.id), "stance", who, told=f"{told}, “{wording.words(story, [s.span])}”")

    def _actor(self, a: Actor) -> Card:
        told = wording.DOT.join(_some(wording.about(a), a.code or ""))
        return Card(*self._ids(a.id), "who", clean(a.name), told=told)

    def _place(self, p: Place) -> Card:
        told = "" if p.use == "literal" else labels().use[p.use]
        return Card(*self._ids(p.id), "where", wording.where(p), told=told)

    def _time(self, t: Time) -> Card:
        said = wording.words(self._story, [t.span])
        told = wording.when(t)
        return Card(*self._ids(t.id), "when", said, told="" if t.value is None or told == said else told)


def _some(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
