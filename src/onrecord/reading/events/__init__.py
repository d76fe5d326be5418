"""Did what to whom: events in PLOVER, each with its roles, rule and score. After statements, before the report.

Assigns ``doc._.events``, a list of :class:`EventFound` in text order.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ...codebook.events import EventBook, event_book
from .coder import code_events
from .details import fill_details
from .found import EventFound

__all__ = ["EventCoder", "EventFound", "make_events"]


class EventCoder:
    """Component: a ``Doc`` with statements and actors gains its events."""

    def __init__(self, book: EventBook) -> None:
        self.book = book

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.events``."""
        events = code_events(doc, self.book)
        fill_details(doc, events)
        doc._.events = events
        return doc


@Language.factory(
    "onrecord_events",
    requires=["doc._.tree", "doc._.names"],
    assigns=["doc._.events"],
    default_config={"codebook": "en"},
)
def make_events(nlp: Language, name: str, codebook: str) -> EventCoder:
    """Make the ``onrecord_events`` component; ``codebook`` names the language of the event codebook."""
    return EventCoder(event_book(codebook))
