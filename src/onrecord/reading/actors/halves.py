"""Countries that are halves of one land: "the North" of North Korea, "the two Koreas"."""

from __future__ import annotations

from functools import cache

from ...codebook.actors import actor_words
from ...codebook.countries import countries
from .nations import country_acts
from .reading import Reading
from .spans import phrase_span

USED = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative")


@cache
def _lands() -> dict[str, tuple[str, ...]]:
    """Return plurals of lands that two countries share and these countries: "Koreas" -> PRK, KOR."""
    found: dict[str, dict[str, None]] = {}
    for name, code in countries().by_name.items():
        side, _, land = name.partition(" ")
        if side.lower() in actor_words().parts and land.isalpha():
            found.setdefault(f"{land}s", {})[code] = None
    return {land: tuple(codes) for land, codes in found.items() if len(codes) > 1}


def enter_lands(r: Reading, i: int) -> bool:
    """Enter both countries of a land named in the plural ("the two Koreas"); ``False`` where ``i`` is none."""
    codes = _lands().get(r.tree.text[i], ())
    for code in codes:
        r.see(*phrase_span(r.tree, i), i, r.country(code, acting=False, rule="halves of a land"), "halves of a land")
    return bool(codes)


def enter_half(r: Reading, i: int) -> bool:
    """Enter a country that is called by its side alone ("the North"), where the text names it in full."""
    tree, words = r.tree, r.scene.words
    if not tree.text[i].istitle() or tree.lower[i] not in words.parts or tree.dep[i] not in USED:
        return False
    code = r.scene.halves.get(tree.lower[i])
    if code is None or not any(tree.lower[c] == "the" for c in tree.children[i]) or not country_acts(r.scene, i):
        return False
    r.see(i, i + 1, i, r.country(code, acting=False, rule="half of a land"), "half of a land")
    return True
