"""What a report can say. Ground storey: frozen, typed, and no behaviour beyond its own invariants.

Spans are half-open ``[start, end)`` character offsets into :attr:`Document.text`. Ids are stable: the
same input gives the same ids. What is absent is ``None`` or empty, never a guess.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple

ActorKind = Literal["person", "organization", "country", "group", "unnamed"]
PlaceUse = Literal["literal", "demonym", "metonym", "within a name"]
Precision = Literal["point", "city", "admin", "country"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Manner = Literal["direct", "indirect", "mixed"]
Value = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Aspect = Literal["past", "ongoing", "future", "hypothetical"]
Confirmation = Literal["confirmed", "unconfirmed", "denied", "disputed", "asserted"]
CommitmentStatus = Literal["open", "kept", "broken", "withdrawn"]
Basis = Literal["stated", "tense", "dateline", "story"]
Polarity = Literal["support", "oppose", "positive", "negative"]


class Span(NamedTuple):
    """Half-open character offsets ``[start, end)`` into the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """What intake hands to reading: one text and what is known of it.

    ``published`` is an ISO date. ``dateline`` is the place a report is filed from, as written; ``wire`` the
    agency it credits. ``body`` is where the story proper starts: the character offset after dateline and credit.
    ``extra`` keeps an input row's other fields as given.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    dateline: str | None = None
    wire: str | None = None
    language: str = "en"
    body: int = 0
    extra: dict[str, str] = field(default_factory=dict)


def document_id(article: Article) -> str:
    """Return twelve hex digits that are the same for the same text with the same title, publisher, date and address."""
    parts = [article.text, article.title, article.publisher, article.published, article.url]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Document:
    """The report as it came in. ``published`` is an ISO date; ``wire`` is the agency it credits."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    dateline: str | None
    wire: str | None
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who says or does something, or to whom it is done.

    ``country`` is ISO 3166-1 alpha-3, ``sectors`` are PLOVER's, ``code`` joins both (``IRNGOV``).
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    code: str | None
    mentions: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym resolved to the gazetteer: one entry for each place and use."""

    id: str
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    feature: str | None
    precision: Precision | None
    score: float
    use: PlaceUse
    mentions: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as TIMEX3: ``start`` and ``end`` are ISO 8601, the end exclusive."""

    id: str
    type: TimexType
    value: str | None
    start: str | None
    end: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something on somebody's word. ``source`` is only ever who is quoted, never the publisher.

    ``negated``: the text says that the source has not said so ("officials have not confirmed that ..."). ``basis`` and
    ``place_basis`` say what time and place stand on.
    """

    id: str
    source: str | None
    source_span: Span | None
    cue: Span
    cue_lemma: str
    content: tuple[Span, ...]
    manner: Manner
    force: str
    negated: bool
    official: bool
    addressee: str | None
    time: str | None
    place: str | None
    parent: str | None
    rule: str
    basis: Basis | None = None
    place_basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Factuality:
    """How sure a holder presents an event: FactBank's value and a number in [-3, 3].

    ``holder`` is ``author`` or the id of an actor.
    """

    holder: str
    value: Value
    score: float


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as the text gives it; a bound it leaves open is ``None``."""

    best: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER. ``rule`` names what coded it, ``score`` how sure the coder is (0-1).

    ``trigger`` is the first mention's words, ``mentions`` those of every mention that is joined to it.
    ``basis`` says what the event's time stands on, ``place_basis`` what its place does; ``confirmed_by`` are the
    statements that settle ``confirmation``; an event that the author reports as fact is ``confirmed``.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: Span
    mentions: tuple[Span, ...]
    sentence: Span
    place: str | None
    time: str | None
    basis: Basis | None
    fatalities: Count | None
    injured: Count | None
    factuality: tuple[Factuality, ...]
    aspect: Aspect
    statement: str | None
    confirmation: Confirmation
    confirmed_by: tuple[str, ...]
    rule: str
    place_basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who promised what to whom, and whether the text says it was kept.

    ``promisor`` is null where the text names nobody ("both have promised"): its statement's source says who.
    ``due`` is the time that the text gives, ``due_date`` the last day (ISO 8601) on which it is kept in time: a span
    ("within two weeks") is counted from when it was made, else from the day of publication.
    """

    id: str
    promisor: str | None
    promisee: str | None
    content: tuple[Span, ...]
    made: str | None
    due: str | None
    status: CommitmentStatus
    statement: str | None
    events: tuple[str, ...]
    rule: str
    due_date: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute: who holds it, in which words."""

    holder: str | None
    content: tuple[Span, ...]
    statement: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts of the same thing that cannot all hold, or that name it differently."""

    id: str
    about: tuple[str, ...]
    positions: tuple[Position, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Stance:
    """What a holder feels about, or does for, a target, where the text says so.

    ``target`` is an actor: whom it is to, or whose thing. ``issue`` are the words of the thing, null where it is to the
    actor.
    """

    id: str
    holder: str | None
    target: str | None
    polarity: Polarity
    span: Span
    statement: str | None
    rule: str
    issue: Span | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """What made the report: versions, and what was left out, counted by reason."""

    onrecord: str
    codebook: str
    model: str
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The whole record of one document."""

    document: Document
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    commitments: tuple[Commitment, ...]
    disputes: tuple[Dispute, ...]
    stances: tuple[Stance, ...]
    coding: Coding

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain dicts, lists, numbers and strings, ready for JSON."""
        return asdict(self)
