"""What the times stage leaves on ``doc._.times``: a list of :class:`TimeFound` in text order, none overlapping."""

from __future__ import annotations

from typing import NamedTuple

from ...records import TimexType


class TimeFound(NamedTuple):
    """A time expression: half-open token range, TIMEX3 type and value, ISO bounds (end exclusive), rule.

    ``value``, ``begin`` and ``finish`` are ``None`` where the text does not settle them.
    """

    start: int
    end: int
    type: TimexType
    value: str | None
    begin: str | None
    finish: str | None
    rule: str
