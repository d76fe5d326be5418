"""What the text says lies where: "Tabriz, Iran", "Tabriz in Iran", "the Iranian city of Tabriz". Second step."""

from __future__ import annotations

from math import cos, radians, sqrt

from ...codebook.places import PlaceWords
from ...gazetteer import Entry
from ..language import Tree
from .mentions import Mention

NEAR_CITY = 60.0  # km that a part may lie from the middle of its city
NEAR_REGION = 900.0  # the same for regions, seas and ranges
CLOSE, WIDE = 4, 12  # tokens between two names that punctuation, or the clause, links
LIST = 3  # mentions that make a list
JOINTS = frozenset(
    {(",",), ("and",), (",", "and"), ("or",), (",", "or"), (",", "the"), ("and", "the"), (",", "and", "the")}
)
FAR = 12  # tokens between a name and the kind of its list
LEVELS = ("A.PCLI", "A.ADM1")
LINKS = frozenset({",", "in", "("})


def link(tree: Tree, mentions: list[Mention], words: PlaceWords) -> None:
    """Set ``inside`` of every mention that the words between it and a neighbour put into that neighbour."""
    listed = {n for a, b in lists(tree, mentions) for n in range(a, b)}
    for n, m in enumerate(mentions[:-1]):
        after = mentions[n + 1]
        gap = tree.lower[m.end : after.start]
        if not gap or len(gap) > WIDE:
            continue
        if gap[0] in words.between and len(gap) > 1:
            gap = gap[1:]
        rest = [w for w in gap[1:] if w not in words.between and w not in ("in", ",")]
        in_list = gap[0] == "," and n in listed and n + 1 in listed
        near = len(gap) <= CLOSE
        linked = near and gap[0] in LINKS and not rest and after.kind != "within" and not in_list
        if linked or _lies_in(tree, head_of(tree, m), head_of(tree, after)):
            m.inside.append(n + 1)
        elif near and ((m.kind == "demonym" and (len(gap) == 1 or gap[-1] == "of")) or gap[0] in ("'s", "’s")):
            after.inside.append(n)


def head_of(tree: Tree, mention: Mention) -> int:
    """Return the token of the mention that the rest of it hangs on."""
    for i in range(mention.start, mention.end):
        if not mention.start <= tree.head[i] < mention.end or tree.head[i] == i:
            return i
    return mention.end - 1


def _lies_in(tree: Tree, inner: int, outer: int) -> bool:
    """Tell whether the clause puts one place in another: "Masuleh, a village in Gilan", "Shok camp in Darfur"."""
    preposition = tree.head[outer]
    if tree.dep[outer] != "pobj" or tree.lower[preposition] != "in":
        return False
    noun = tree.head[preposition]
    if tree.dep[noun] == "appos":
        noun = tree.head[noun]
    return noun == inner or (tree.head[inner] == noun and tree.dep[inner] in ("compound", "nmod"))


def lists(tree: Tree, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return the runs of three mentions or more that commas and "and" join, each as a half-open range.

    A run is a list where each could be a country, or each a first-level division of one country, or none could be:
    "Atlanta, Georgia, and Austin, Texas" is none.
    """
    out, start = [], 0
    for n in range(1, len(mentions) + 1):
        if n < len(mentions) and tuple(tree.lower[mentions[n - 1].end : mentions[n].start]) in JOINTS:
            continue
        if n - start >= LIST and _same_level([m.entries for m in mentions[start:n]]):
            out.append((start, n))
        start = n
    return out


def _same_level(members: list[tuple[Entry, ...]]) -> bool:
    return any(shared_levels(members)) or not any(e.feature in LEVELS for m in members for e in m[:3])


def shared_levels(members: list[tuple[Entry, ...]]) -> set[tuple[str, str | None]]:
    """Return the levels that every member has: ("A.PCLI", None), or ("A.ADM1", its country)."""
    levels = [{level_of(e) for e in m if e.feature in LEVELS} for m in members if m]
    return set.intersection(*levels) if levels else set()


def level_of(e: Entry) -> tuple[str, str | None]:
    """Return the level of an entry in a list of places: its feature, and below countries its country."""
    return e.feature, None if e.feature == "A.PCLI" else e.country


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether ``inner`` lies in ``outer``, as far as the gazetteer knows."""
    if outer.id == inner.id:
        return False
    feature = outer.feature
    if feature in ("A.PCLI", "A.PCLH"):
        return inner.country == outer.country and inner.feature not in ("A.PCLI", "A.PCLH")
    if feature == "A.ADM1":
        return inner.admin1 == outer.id
    if feature == "A.ADM2":
        return inner.admin2 == outer.id
    if inner.feature in ("A.PCLI", "A.ADM1") and feature[0] in "PS":
        return False
    if feature[0] == "P" and inner.population > outer.population:
        return False
    near = NEAR_CITY if feature[0] in "PSR" else NEAR_REGION
    return (outer.country in (None, inner.country)) and rough_km(outer, inner) <= near


def rough_km(a: Entry, b: Entry) -> float:
    """Return the distance of two places in km on a flat map, which is close enough for nearness."""
    x = (a.lon - b.lon + 180) % 360 - 180
    return 111.2 * sqrt((a.lat - b.lat) ** 2 + (x * cos(radians((a.lat + b.lat) / 2))) ** 2)


def kind_features(tree: Tree, mention: Mention, words: PlaceWords) -> tuple[str, ...]:
    """Return the features that a kind named beside the mention allows, ``()`` where none is named.

    "the province of Gilan", "provinces of Gilan and Mazandaran", "Washington state"; a kind inside the name has been
    taken in with it. A country's name is one of a division only beside "state" or "province" themselves.
    """
    found = _kind_after(tree, mention, words) or _kind_before(tree, mention, words)
    if found is None or found not in words.telling_kinds:
        return ()
    if any(e.feature == "A.PCLI" and e.own for e in mention.entries) and found not in words.dividing:
        return ()
    return words.kinds.get(words.plurals.get(found, found.capitalize()), ())


def _kind_after(tree: Tree, mention: Mention, words: PlaceWords) -> str | None:
    """Return the kind right after the mention, or the plural after the list it stands in."""
    j = mention.end
    if j < len(tree) and tree.text[j] in words.telling_kinds:
        return tree.text[j]
    while j < min(len(tree), mention.end + FAR) and (tree.text[j] in (",", "and", "or") or tree.pos[j] == "PROPN"):
        j += 1
    return tree.text[j] if j < len(tree) and tree.text[j] in words.plurals else None


def _kind_before(tree: Tree, mention: Mention, words: PlaceWords) -> str | None:
    """Return the kind before "of" (or "such as") and the mention, or before the list it stands in."""
    i = mention.start - 1
    while i > 1 and mention.start - i < FAR and (tree.text[i] in (",", "and", "or") or tree.pos[i] == "PROPN"):
        i -= 1
    if i > 1 and tree.lower[i - 1 : i + 1] == ["such", "as"]:
        return tree.lower[i - 2]
    return tree.lower[i - 1] if i > 0 and tree.lower[i] == "of" else None
