"""Where a country, capital, seat or city acts, and where it is only where something is."""

from __future__ import annotations

from ..language import Name, Tree
from .scene import Scene

LIST = 20  # places in a row that share the first one's function


def acts(scene: Scene, name: Name, head: int) -> bool:
    """Tell whether a place name stands for a government here. ``head`` is the name's head token.

    A country acts unless its phrase says where (after "in", after a verb of motion, "southern ..."); a capital only
    where it is subject, agent, owner, or one of two that something is between.
    """
    text = scene.text_of(name)
    if text in scene.nations.by_seat:
        return not _within(scene, head)
    if text in scene.nations.by_name:
        return country_acts(scene, head)
    if text in scene.nations.by_capital:
        return _city_acts(scene, head)
    place = scene.place_at.get(head)
    metonym = place is not None and place.use == "metonym"
    return (metonym and _city_acts(scene, head)) or _does(scene, head)


def _does(scene: Scene, head: int) -> bool:
    """Tell whether a city or region is subject of a verb that does something ("Texas sued the company")."""
    tree = scene.tree
    dep, over = _function(tree, head)
    if dep != "nsubj" or tree.pos[over] != "VERB" or tree.lemma[over] in scene.words.being:
        return False
    return tree.kid(over, "dobj", "ccomp", "xcomp") is not None and tree.kid(head, "prep", "appos") is None


def _function(tree: Tree, head: int) -> tuple[str, int]:
    """Return the grammatical function of a phrase, through coordination, and the token it hangs on."""
    for _ in range(LIST):
        if tree.dep[head] == "conj":
            head = tree.head[head]
    return tree.dep[head], tree.head[head]


def _preposition(tree: Tree, head: int) -> tuple[str, str]:
    """Return the preposition over a phrase and the lemma of what that hangs on; empty where there is none."""
    dep, over = _function(tree, head)
    if dep not in ("pobj", "pcomp"):
        return "", ""
    return tree.lower[over], tree.lemma[tree.head[over]]


def _within(scene: Scene, head: int) -> bool:
    preposition, _ = _preposition(scene.tree, head)
    return preposition in scene.words.locative


def country_acts(scene: Scene, head: int) -> bool:
    """Tell whether a phrase for a country (its head token) says who acts, not where."""
    tree, words = scene.tree, scene.words
    if any(tree.lower[c] in words.parts for c in tree.children[head] if c < head and c not in scene.name_at):
        return False
    dep, over = _function(tree, head)
    if dep in ("ROOT", "npadvmod") or (dep == "appos" and over in scene.place_at):
        return False
    preposition, governor = _preposition(tree, head)
    if preposition in words.locative or governor in words.parts:
        return False
    if preposition in words.directional and governor in words.moving:
        return False
    if preposition == "of" and governor in words.region:
        return False
    if dep == "dobj" and tree.lemma[over] in words.moving:
        return False
    return not (dep == "poss" and (tree.lower[over] in words.parts or tree.lemma[over] in words.region))


def _city_acts(scene: Scene, head: int) -> bool:
    tree, words = scene.tree, scene.words
    dep, over = _function(tree, head)
    if any(tree.dep[c] in ("prep", "appos") and c > head for c in tree.children[head]) and dep != "nsubj":
        return False
    if dep in ("nsubj", "nsubjpass", "poss"):
        return tree.lemma[over] not in words.being and tree.lemma[over] not in words.region
    if dep in ("dobj", "dative"):
        return dep == "dative" or tree.lemma[over] in words.addressing or _objects_act(tree, over)
    preposition, governor = _preposition(tree, head)
    if tree.dep[tree.head[head]] == "agent" or preposition in words.sided:
        return True
    return preposition in ("of", "from", "by") and governor in words.stand_ins


def _objects_act(tree: Tree, verb: int) -> bool:
    """Tell whether a verb's object does something itself ("led Baku to close ...")."""
    return tree.kid(verb, "xcomp", "ccomp") is not None
