"""What the actors stage leaves on ``doc._.actors``: an :class:`ActorTable`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ...records import ActorKind


class Mention(NamedTuple):
    """One mention: half-open token range, head token, the number of its actor in the table, and the rule."""

    start: int
    end: int
    head: int
    actor: int
    rule: str


@dataclass(slots=True)
class ActorFound:
    """An actor of this text. ``key`` is its id: the same for the same named actor in every document,
    ``None`` for those only described (they get a document's own id)."""

    key: str | None
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    rule: str = ""


@dataclass(slots=True)
class ActorTable:
    """All actors of a text, their mentions in text order, and who stands behind any token."""

    actors: list[ActorFound] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    by_head: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def at(self, head: int) -> tuple[int, ...]:
        """Return the numbers of the actors that the phrase headed by token ``head`` names.

        Several for plurals ("both sides"), ``()`` where it names none. Pronouns and possessives answer too.
        """
        return self.by_head.get(head, ())
