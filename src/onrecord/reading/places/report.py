"""From mentions and choices to what the stage leaves: places with point, precision and score. Last step."""

from __future__ import annotations

from collections import Counter

from ...codebook.places import PlaceWords
from ...gazetteer import Entry, Gazetteer
from ...records import Precision
from ..language import Tree
from .chance import chance_of
from .found import PlaceFound
from .mentions import Mention
from .resolve import Choice
from .uses import use_of

PRECISION: dict[str, Precision] = {"P": "city", "S": "point", "R": "point"}  # by feature class; the rest are areas
WHOLE = ("A.PCL", "L.CONT", "L.RGNE", "H.OCN")
UNRESOLVED = 0.1
PLACED, PLACED_WIDELY = 0.7, 0.4  # an unknown place that has its town's point, its division's
BESIDE = 4  # mentions to look past for the town around an unknown place


def places_of(
    tree: Tree, mentions: list[Mention], choices: dict[int, Choice], gazetteer: Gazetteer, words: PlaceWords
) -> list[PlaceFound]:
    """Return the places in text order; a name that surely is a place but stays unresolved has no point."""
    focus = _focus(mentions, choices)
    out = []
    for n, m in enumerate(mentions):
        choice = choices.get(n)
        if choice is not None:
            out.append(_resolved(tree, m, choice, gazetteer, words))
        else:
            around = _around(n, mentions, choices) or _beside(tree, n, mentions, choices)
            out.append(_unresolved(m, around or (focus if m.kind == "site" else None), gazetteer))
    return out


def _resolved(tree: Tree, m: Mention, choice: Choice, gazetteer: Gazetteer, words: PlaceWords) -> PlaceFound:
    e = choice.entry
    use = use_of(tree, m, e, words)
    return PlaceFound(
        m.start, m.end, e.name, e.geonames_id, e.lat, e.lon, e.country, gazetteer.admin1_name(e), e.feature,
        precision_of(e), chance_of(choice), use, m.rule,
    )  # fmt: skip


def _unresolved(m: Mention, around: Entry | None, gazetteer: Gazetteer) -> PlaceFound:
    """Return a site that the gazetteer lacks: it has the point of the town around it, or none."""
    if around is None:
        nothing = (None,) * 7
        return PlaceFound(m.start, m.end, m.name, *nothing, UNRESOLVED, "literal", m.rule)
    chance = PLACED if around.feature[0] == "P" else PLACED_WIDELY
    return PlaceFound(
        m.start, m.end, m.name, None, around.lat, around.lon, around.country, gazetteer.admin1_name(around), None,
        precision_of(around), chance, "literal", f"{m.rule}, placed in {around.name}",
    )  # fmt: skip


def _around(number: int, mentions: list[Mention], choices: dict[int, Choice]) -> Entry | None:
    """Return the place that the text puts an unknown one in."""
    for n in mentions[number].inside:
        if n in choices:
            return choices[n].entry
    return None


def _beside(tree: Tree, number: int, mentions: list[Mention], choices: dict[int, Choice]) -> Entry | None:
    """Return the town or division named nearest before, else after, in the same paragraph; ``None`` for none."""
    paragraph = tree.paragraph[mentions[number].start]
    for step in (-1, 1):
        n = number + step
        while 0 <= n < len(mentions) and abs(n - number) <= BESIDE and tree.paragraph[mentions[n].start] == paragraph:
            entry = choices[n].entry if n in choices and mentions[n].kind == "name" else None
            if entry is not None and entry.feature[0] in "PA" and entry.feature != "A.PCLI":
                return entry
            n += step
    return None


def _focus(mentions: list[Mention], choices: dict[int, Choice]) -> Entry | None:
    """Return the town that the text names most often, the first among equals; ``None`` where it names none."""
    towns: Counter[int] = Counter()
    entries: dict[int, Entry] = {}
    for n, choice in choices.items():
        if choice.entry.feature[0] == "P" and mentions[n].kind == "name":
            towns[choice.entry.id] += 1
            entries[choice.entry.id] = choice.entry
    return entries[towns.most_common(1)[0][0]] if towns else None


def precision_of(e: Entry) -> Precision:
    """Return how exact the point of a place is."""
    return "country" if e.feature.startswith(WHOLE) else PRECISION.get(e.feature[0], "admin")
