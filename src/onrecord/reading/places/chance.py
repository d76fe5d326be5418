"""How surely a name was resolved to the right place: a chance that holds among the answers it is given to.

Counted on the articles of public gold standards that may be looked at (evaluate/parts.py), and rounded; ``onrecord
evaluate places`` prints how it holds.
"""

from __future__ import annotations

from ...gazetteer import Entry
from .resolve import Choice

# How often a place is where annotators put it, within 161 km, by the start of its feature code: continents, oceans and
# regions are seldom taken for others, but their middle is a matter of taste.
CHANCES = (
    ("P.PPLC", 0.98), ("A.PCL", 0.97), ("A", 0.97), ("L.CONT", 0.85), ("L", 0.5), ("H.OCN", 0.4), ("H", 0.9),
    ("", 0.97),
)  # fmt: skip
SMALL_TOWN = 0.9  # a town of fewer than LARGE people that the text does not put anywhere: its namesake may be unknown
LARGE = 100_000
ALONE = 0.1  # the same where the text names nothing else of its country
ALONE_DIVISION = 0.75  # what is left of a division's chance there
OTHER_NAME = 0.85  # what is left where it is not the place's own name
MINOR = 0.6  # where only a full dump has it, and the text does not put it anywhere
CLOSE = 0.25  # what is left where another place was as likely
# margins (in the resolver's units) from which a rival counts no less, and up to which it counts
TOWNS_RIVALRY = 0.75, 1.75
RIVALRY = 0.0, 0.75


def chance_of(choice: Choice) -> float:
    """Return the chance (0-1) that a choice is right within 161 km."""
    e = choice.entry
    is_town = e.feature[0] == "P" and e.feature != "P.PPLC"
    chance = next(chance for feature, chance in CHANCES if e.feature.startswith(feature))
    if not choice.hinted:
        chance *= _unplaced(e, shared=choice.shared > 0, is_town=is_town)
    if not e.own:
        chance *= OTHER_NAME
    if choice.margin is not None:
        start, end = TOWNS_RIVALRY if is_town else RIVALRY
        beaten = min(1.0, max(0.0, (choice.margin - start) / (end - start)))
        chance *= CLOSE + (1 - CLOSE) * beaten
    return round(chance, 2)


def _unplaced(e: Entry, *, shared: bool, is_town: bool) -> float:
    """Return what is left of the chance of a place that the text does not say the whereabouts of."""
    left = MINOR if e.minor else 1.0
    if is_town and e.population < LARGE:
        return left * (SMALL_TOWN if shared else ALONE)
    return left * (ALONE_DIVISION if e.feature == "A.ADM1" and not shared else 1.0)
