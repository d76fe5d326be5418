"""What is told about a coded event besides who did what to whom. The events stage's last step."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...codebook.events import Category
from ...codebook.plover import cameo_of, quad_of
from .aspect import aspect_of
from .casualties import assign_casualties
from .contexts import contexts_of
from .factuality import assign_factuality
from .found import EventFound
from .worth import Worth


def fill_details(doc: Doc, events: list[EventFound], worth: Worth | None = None) -> None:
    """Fill each event's contexts, CAMEO code, quad class, casualties, aspect and factuality, in place.

    Reads ``doc._.tree``, ``doc._.statements`` and ``doc._.actors``; ``event.statement`` must be set. Contexts
    that the coder gave are kept.
    """
    worth = worth or Worth(doc._.tree)
    for event in events:
        event.contexts = contexts_of(doc, event)
        event.cameo = cameo_of(event.type, event.mode, event.contexts)
        event.quad = quad_of(event.type)
        event.aspect = aspect_of(worth, event.head)
    assign_casualties(doc, events, worth)
    assign_factuality(doc, events, worth)


def name_own(events: list[EventFound], own: Mapping[str, Category]) -> None:
    """Give events of a user's categories what these say: a type of their own, and their CAMEO code or none."""
    for event in events:
        category = own.get(event.mode or "")
        if category is not None:
            event.cameo = category.cameo
            if category.is_type:
                event.own_type, event.mode = category.name, None
