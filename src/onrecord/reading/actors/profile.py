"""What linking knows of actors beside their records, and the codes and kinds that follow from what a text says."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...codebook.organizations import SUPRANATIONAL
from ...records import ActorKind


@dataclass(slots=True)
class Profile:
    """What linking knows of an actor beside its record.

    ``gender``, ``plural`` number, role ``nouns`` and their ``families``, ``titles``; ``owner``: whose relative or
    belonging it is (an actor's number); ``count``: how many they are as the text says it; ``wide``: they are no one
    country's; ``guessed``: the country comes from the context alone; ``courtesy``: the role is a title of address;
    ``home``: the country of a multinational firm's people.
    """

    gender: str | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    owner: int | None = None
    count: str | None = None
    wide: bool = False
    guessed: bool = False
    courtesy: bool = False
    home: str | None = None


@dataclass(slots=True)
class Seen:
    """One mention in the order of reading: head token, actor, whether it is a subject."""

    head: int
    actor: int
    subject: bool


def prefix_of(code: str | None) -> str | None:
    """Return IGO, NGO or MNC where a code starts so, else ``None``."""
    return code[:3] if code and code[:3] in SUPRANATIONAL else None


def code_of(country: str | None, sectors: tuple[str, ...]) -> str | None:
    """Return country (or IGO, NGO, MNC) and first sector joined, ``None`` where both are unknown."""
    return (country or "") + (sectors[0] if sectors else "") or None


def kind_of(role_kind: str, *, plural: bool) -> ActorKind:
    """Return the kind of a described actor."""
    if role_kind == "organization":
        return "group" if plural else "organization"
    return "group" if plural or role_kind == "group" else "unnamed"
