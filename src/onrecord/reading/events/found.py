"""What the events stage leaves on ``doc._.events``: a list of :class:`EventFound` in text order."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...records import Aspect, Count, Factuality
from ..language import Tokens


@dataclass(slots=True)
class EventFound:
    """An event by tokens. ``actor_heads`` and ``recipient_heads`` are head tokens of phrases, whoever they name.

    ``head`` is the token that governs (verb or noun), ``trigger`` the words to show. ``statement`` is the index
    of the innermost statement whose content holds it. ``factuality`` names holders by "author" or actor number
    as a string, innermost last. ``own_type`` is a user's own type that the event is recorded under.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    actor_heads: tuple[int, ...]
    recipient_heads: tuple[int, ...]
    head: int
    trigger: Tokens
    rule: str
    fatalities: Count | None = None
    injured: Count | None = None
    aspect: Aspect = "past"
    statement: int | None = None
    own_type: str | None = None
    factuality: tuple[Factuality, ...] = field(default_factory=tuple)
