"""How likely two accounts tell of one incident: a logistic sum of what they share and where they clash.

Weights stand in ``codebook/following.toml``. What an account leaves out counts neither way; figures may differ between
accounts of one incident, so they hardly count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import asin, cos, exp, radians, sin, sqrt

from ..codebook.following import following_codes, likeness_weights
from ..records import Count
from .accounts import Account, Party, Spot
from .words import plain_words, shared

NEAR_KM = 60.0
EARTH_KM = 6371.0
SAME_STATE = 0.6  # a state and one who acts for it
SAME_COUNTRY = 0.35  # two of one country
DESCRIBED = 0.8  # two described in the same words
UNKNOWN = 0.3  # one of whom the text says too little to tell
Weight = Callable[[str], float]


def likeness(a: Account, b: Account, weight: Weight, *, one_story: bool = False) -> float:
    """Return how likely ``a`` and ``b`` are accounts of one incident (0-1); 0 for other quad classes.

    One report that tells two types or modes tells two incidents.

    ``weight`` gives a stem's weight; ``one_story`` says that both documents have the same origin.
    """
    if a.quad != b.quad or (a.document == b.document and (a.type, a.mode) != (b.type, b.mode)):
        return 0.0
    w = likeness_weights()
    total = (
        w.bias
        + w.words * shared(a.words, b.words, weight)
        + _kind(a, b)
        + _parties(a, b)
        + _times(a, b)
        + _places(a, b)
    )
    total += _figures(a, b) + (w.one_story if one_story else 0.0)
    return 1 / (1 + exp(-total))


def _kind(a: Account, b: Account) -> float:
    w = likeness_weights()
    if a.type != b.type:
        return w.other_type
    return w.same_mode if a.mode == b.mode else 0.0


def _parties(a: Account, b: Account) -> float:
    w = likeness_weights()
    if {a.type, b.type} <= following_codes().mutual:
        return _side([*a.actors, *a.recipients], [*b.actors, *b.recipients], w.actors + w.recipients, w.actors_differ)
    return _side(a.actors, b.actors, w.actors, w.actors_differ) + _side(
        a.recipients, b.recipients, w.recipients, w.recipients_differ
    )


def _side(a: Iterable[Party], b: Iterable[Party], gain: float, loss: float) -> float:
    pairs = [same_party(p, q) for p in a for q in b]
    if not pairs:
        return 0.0
    best = max(pairs)
    return gain * best if best > 0 else loss


def same_party(a: Party, b: Party) -> float:
    """Return how far two parties are one (0-1): the same actor, a state and its body, two of one country, strangers
    0.
    """
    if a.id == b.id:
        return float(not (a.kind == "person" and a.country and b.country and a.country != b.country))
    if not (a.shared or b.shared) and a.name.casefold() == b.name.casefold():
        return DESCRIBED
    if a.country and b.country and a.country != b.country:
        return 0.0
    if a.shared and b.shared and a.kind == b.kind == "person":
        return SAME_COUNTRY * bool(a.country and a.country == b.country)
    if a.country and a.country == b.country:
        return SAME_STATE if (_for_state(a) and _for_state(b)) or a.code == b.code else SAME_COUNTRY
    if not (a.shared and b.shared):
        return 1.0 if set(plain_words(a.name)) & set(plain_words(b.name)) else UNKNOWN
    return 0.0


def _for_state(party: Party) -> bool:
    if party.kind == "country" or party.code == party.country:
        return True
    return bool(party.code and party.code[3:6] in following_codes().state)


def _times(a: Account, b: Account) -> float:
    w = likeness_weights()
    if a.days and b.days:
        gap = max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])
        if gap > 0:
            return max(w.days_apart * gap, 4 * w.days_apart)
        width = max(a.days[1] - a.days[0], b.days[1] - b.days[0])
        return w.same_day / (1 + width / 3)
    when_a, when_b = a.days or _told(a), b.days or _told(b)
    if when_a is None or when_b is None:
        return 0.0
    gap = max(0, max(when_a[0], when_b[0]) - min(when_a[1], when_b[1]))
    return w.near_report if gap <= 2 else max(w.weeks_between * (gap - 2) / 7, 5 * w.weeks_between)


def _told(account: Account) -> tuple[int, int] | None:
    return None if account.told is None else (account.told, account.told)


def _places(a: Account, b: Account) -> float:
    w = likeness_weights()
    if a.spot is None or b.spot is None:
        return 0.0
    if a.spot.key == b.spot.key:
        return w.same_place if a.spot.precision != "country" else w.near_place
    if a.spot.country and b.spot.country and a.spot.country != b.spot.country:
        return w.other_place
    if "country" in (a.spot.precision, b.spot.precision):
        return 0.0
    km = distance_km(a.spot, b.spot)
    if km is None:
        return 0.0
    if km <= NEAR_KM or ("admin" in (a.spot.precision, b.spot.precision) and km <= 3 * NEAR_KM):
        return w.near_place
    return w.other_place


def distance_km(a: Spot, b: Spot) -> float | None:
    """Return the great-circle distance of two spots in km; ``None`` where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    d_lat, d_lon = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    h = sin(d_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(d_lon) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def _figures(a: Account, b: Account) -> float:
    w = likeness_weights()
    told = [(x, y) for x, y in ((a.fatalities, b.fatalities), (a.injured, b.injured)) if x and y]
    if not told:
        return 0.0
    return w.same_figures if all(agree(x, y) for x, y in told) else w.other_figures


def agree(a: Count, b: Count) -> bool:
    """Say whether two counts can both hold: their ranges meet."""
    low_a, high_a = _range(a)
    low_b, high_b = _range(b)
    return max(low_a, low_b) <= min(high_a, high_b)


def _range(count: Count) -> tuple[float, float]:
    known = [n for n in (count.best, count.low, count.high) if n is not None]
    if not known:
        return 0.0, float("inf")
    low = count.low if count.low is not None else (count.best if count.best is not None else 0)
    open_top = count.high is None and count.best is None
    return low, float("inf") if open_top else max(known)
