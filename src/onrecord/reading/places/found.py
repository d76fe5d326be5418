"""What the places stage leaves on ``doc._.places``: a list of :class:`PlaceFound` in text order, none overlapping."""

from __future__ import annotations

from typing import NamedTuple

from ...records import PlaceUse, Precision


class PlaceFound(NamedTuple):
    """One mention of a toponym: half-open token range, what it resolves to, and how it is used.

    ``geonames_id``, ``lat``, ``lon``, ``country`` (alpha-3), ``admin1`` (its name), ``feature`` (class.code)
    are ``None`` where unresolved. ``score`` is the chance (0-1) that the resolution is right.
    """

    start: int
    end: int
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
    rule: str
