"""An incident as the columns of its row: what its accounts come to, packed where a column holds more than one thing."""

from __future__ import annotations

from collections.abc import Sequence

from .accounts import Party
from .incidents import Difference, Told, summarise
from .packed import dump


def columns_of(tellings: Sequence[Told]) -> dict[str, object]:
    """Return the columns of the incident that some accounts come to."""
    whole = summarise(tellings)
    fatal, hurt = whole.fatalities, whole.injured
    return {
        "type": whole.type,
        "mode": whole.mode,
        "title": whole.title,
        "actors": dump(whole.actors, tuple[Party, ...]),
        "recipients": dump(whole.recipients, tuple[Party, ...]),
        "place": dump(whole.spot) if whole.spot else None,
        "first_day": whole.days[0] if whole.days else None,
        "last_day": whole.days[1] if whole.days else None,
        "fatalities_best": fatal.best if fatal else None,
        "fatalities_low": fatal.low if fatal else None,
        "fatalities_high": fatal.high if fatal else None,
        "injured_best": hurt.best if hurt else None,
        "injured_low": hurt.low if hurt else None,
        "injured_high": hurt.high if hurt else None,
        "reports": whole.reports,
        "origins": whole.origins,
        "first_told": whole.first_told,
        "last_told": whole.last_told,
        "differences": dump(whole.differences, tuple[Difference, ...]),
    }
