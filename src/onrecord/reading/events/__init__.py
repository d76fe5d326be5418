"""Did what to whom: events in PLOVER, each with its roles, rule and score. After statements, before the report.

Assigns ``doc._.events``, a list of :class:`EventFound` in text order, and ``doc._.left_out``, what was not believed.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ...codebook.events import EventBook, event_book
from ...codebook.own_events import book_with
from .coder import code_events
from .details import fill_details, name_own
from .found import EventFound
from .worth import Worth

__all__ = ["EventCoder", "EventFound", "make_events"]


class EventCoder:
    """Component: a ``Doc`` with statements and actors gains its events."""

    def __init__(self, book: EventBook) -> None:
        self.book = book

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.events``."""
        worth = Worth(doc._.tree)
        events = code_events(doc, self.book, worth)
        fill_details(doc, events, worth)
        name_own(events, self.book.own)
        doc._.events = events
        return doc


@Language.factory(
    "onrecord_events",
    requires=["doc._.tree", "doc._.names"],
    assigns=["doc._.events", "doc._.left_out"],
    default_config={"codebook": "en", "own": None},
)
def make_events(nlp: Language, name: str, codebook: str, own: str | None) -> EventCoder:
    """Make the ``onrecord_events`` component.

    ``codebook`` names the language of the event codebook, ``own`` the path of a file of a user's own categories.
    """
    return EventCoder(book_with(Path(own), codebook) if own else event_book(codebook))
