"""What a time expression says before it is known when it was written. Grammar makes these, resolving reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Clock(NamedTuple):
    """A time of day as TIMEX3 writes it after the T ("10:35", "EV"), and its minutes: first, and past the last."""

    text: str
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date with as much of it as is told. ``pointer`` -1, 0, 1 for last, this, next; ``offset`` days from today.

    ``shifted_year`` is the year told against this one ("June last year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: Clock | None = None
    pointer: int | None = None
    offset: int | None = None
    narrative: bool = False
    shifted_year: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A holiday by its rule in the codebook; ``week`` for the week it lies in."""

    rule: str
    year: int | None = None
    pointer: int | None = None
    week: bool = False


@dataclass(frozen=True, slots=True)
class Grain:
    """A numbered period of the calendar that is told outright: decade, century, quarter, half, season.

    ``number`` is the quarter, half, decade or century; ``name`` the season. ``pointer`` moves the year.
    """

    grain: str
    number: int = 0
    name: str = ""
    year: int | None = None
    pointer: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """The period ``count`` of ``grain`` from the one we are in, or, where ``narrative``, from the date told last.

    ``definite`` where an article stands before it: "the next month" counts in a story told in the past.
    """

    grain: str
    count: int
    narrative: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long. ``count`` is ``None`` where vague. ``toward`` -1 ends now, 1 begins now, 0 floats.

    ``rest`` is what a smaller unit adds ("two years and four months").
    """

    grain: str
    code: str
    count: float | None
    toward: int = 0
    rest: Length | None = None


@dataclass(frozen=True, slots=True)
class Shifted:
    """A point a length away: ``toward`` -1 before, 1 after; from now, from the date told last, or from ``base``."""

    length: Length
    toward: int
    narrative: bool
    base: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes again: its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Meaning: TypeAlias = Day | Named | Grain | Relative | Length | Shifted | Recurring | Reference


class Match(NamedTuple):
    """A stretch of words ``[start, end)`` in the word list, what it means, and the rule that read it."""

    start: int
    end: int
    meaning: Meaning
    rule: str
