"""Noun phrases to actors: roles, groups, "both sides", "the country", whoever did it."""

from __future__ import annotations

from ..language import grammar
from .describe import PLURAL_TAGS, Description, describe
from .found import ActorFound
from .nations import country_acts
from .profile import Profile
from .reading import Reading
from .resolve import pair_countries, resolve
from .same import continued, enter_aged
from .spans import phrase, phrase_span
from .titles import learn, named_by_apposition

NEAR = 2  # sentences back to the two persons that "both" means
BEFORE_NOUN = ("compound", "nmod", "amod")


def enter_phrase(r: Reading, i: int) -> None:
    """Enter whom the phrase headed by the noun or adjective at token ``i`` means, if anybody."""
    tree = r.tree
    if i in r.titles or i in r.led or (tree.head[i] in r.titles and tree.dep[i] in BEFORE_NOUN):
        return  # an office before a name, which the name enters
    if _pair(r, i) or _country(r, i) or enter_aged(r, i):
        return
    d = _adjective(r, i) if tree.pos[i] == "ADJ" else describe(r.scene, i)
    if d is None or (d.head == i and tree.dep[i] in BEFORE_NOUN and tree.head[i] > i):
        return
    if named_by_apposition(r, i, d) or _names_nobody(r, i, d):
        return
    if _both_persons(r, i, d):
        return
    known = continued(r, d)
    if known is not None:
        r.see(*phrase_span(tree, i), i, known, "more of whom it named")
        learn(r, known, d)
        return
    if d.role.family == "perpetrator" or _responsible(r, i):
        d = _as_perpetrator(r, i, d)
    for number, rule in resolve(r.scene, r.table, d):
        span = phrase_span(tree, i) if d.head == i else (i, i + 1)
        r.see(*span, i, number, rule)
        if tree.sentence[i] == 0 and r.lead is None and not d.plural and tree.dep[i] in ("nsubj", "nsubjpass"):
            r.lead = number


def enter_anonymous(r: Reading, i: int) -> bool:
    """Enter people whom only a pronoun names, where they speak or "who" tells them apart ("those who fled")."""
    tree, words = r.tree, r.scene.words
    several = tree.lower[i] in words.anonymous
    if not several and tree.lower[i] not in words.anyone:
        return False
    speaks = tree.dep[i] == "nsubj" and tree.lemma[tree.head[i]] in r.scene.speaking
    who = any(
        tree.dep[c] == "relcl" and any(tree.lower[k] == "who" for k in tree.children[c]) for c in tree.children[i]
    )
    if not (speaks or who) or tree.kid(i, "prep") is not None:
        return False
    actor = ActorFound(None, phrase(tree, i), "group" if several else "unnamed", rule="anonymous")
    number = r.table.add(actor, Profile(plural=several))
    r.see(*phrase_span(tree, i), i, number, "anonymous")
    return True


def enter_count(r: Reading, i: int) -> bool:
    """Enter the group that a bare number means ("all six", "the two"): the last so many, or the last group."""
    tree = r.tree
    used = tree.dep[i] in ("nsubj", "nsubjpass", "dobj", "agent")
    if tree.tag[i] != "CD" or not used or not any(tree.lower[c] in grammar.WORDS.counting for c in tree.children[i]):
        return False
    if any(tree.dep[c] in ("prep", "relcl", "compound", "quantmod") for c in tree.children[i]):
        return False
    found = next((s.actor for s in r.table.recent() if r.table.profiles[s.actor].count == tree.lower[i]), None)
    if found is None:
        found = next((s.actor for s in r.table.recent() if r.table.actor(s.actor).kind == "group"), None)
    if found is not None:
        r.see(*phrase_span(tree, i), i, found, "so many as named before")
    return found is not None


def _names_nobody(r: Reading, i: int, d: Description) -> bool:
    """Tell whether a phrase only says what somebody is ("is a lawyer", "elected president"), or names a thing."""
    tree = r.tree
    if _only_counts(r, i, d):
        return True
    bare = not (d.definite or d.indefinite or d.own or d.plural) and tree.tag[i] == "NN"
    if tree.dep[i] in ("attr", "oprd") and (d.indefinite or bare):
        return True
    return bare and (d.role.family == "government" or (d.role.kind == "person" and tree.dep[i] == "pobj"))


def _only_counts(r: Reading, i: int, d: Description) -> bool:
    """Tell whether a phrase only counts or opposes others: "a group of supporters", "all parties", "either side"."""
    tree = r.tree
    if d.role.noun in ("party", "side") and not d.countries and (d.plural or d.role.noun == "side"):
        return not d.sectors or (tree.kid(i, "compound") is None and not _qualified(r, i))
    if tree.lower[i] not in r.scene.words.people_pronouns:
        return False
    inner = [o for p in tree.kids(i, "prep") if tree.lower[p] == "of" for o in tree.kids(p, "pobj")]
    return any(tree.tag[o] in PLURAL_TAGS and describe(r.scene, o) is not None for o in inner)


def _qualified(r: Reading, i: int) -> bool:
    return any(r.tree.lower[c] in r.scene.roles.modifiers for c in r.tree.kids(i, "amod"))


def _adjective(r: Reading, i: int) -> Description | None:
    """Return "the injured" as a group, "public" of "public opinion" as the public, "the individual" as a noun."""
    tree, words, nouns = r.tree, r.scene.words, r.scene.roles.nouns
    if tree.lower[i] == "public" and tree.dep[i] == "amod" and tree.lemma[tree.head[i]] in words.opinion:
        return describe(r.scene, tree.head[i], role=nouns["public"])
    if tree.dep[i] in (*BEFORE_NOUN, "acomp", "advmod"):
        return None
    if not any(tree.lower[c] == "the" for c in tree.children[i]):
        return None
    if tree.lower[i] in words.people_adjectives:
        return Description(i, nouns["people"], sectors=("CVL",), plural=True, definite=True, own=True)
    return describe(r.scene, i)


def _pair(r: Reading, i: int) -> bool:
    """Enter the two countries that "both sides" means; ``False`` where ``i`` heads no such phrase."""
    tree, words = r.tree, r.scene.words
    if tree.lemma[i] not in words.both or tree.tag[i] not in PLURAL_TAGS:
        return False
    if not any(tree.lower[c] in words.pairing for c in tree.children[i]):
        return False
    for code in pair_countries(r.scene, r.table, i):
        r.see(*phrase_span(tree, i), i, r.country(code, acting=False, rule="pair"), "both of two countries")
    return True


def _both_persons(r: Reading, i: int, d: Description) -> bool:
    """Enter the two persons that "the two leaders" or "both men" means: the last two named, not far before."""
    tree = r.tree
    if d.role.kind != "person" or not d.plural or d.own:
        return False
    if not any(tree.lower[c] in r.scene.words.pairing for c in tree.children[i]):
        return False
    found: list[int] = []
    for seen in r.table.recent():
        actor = r.table.actor(seen.actor)
        if actor.kind == "group" and d.role.noun in r.table.profiles[seen.actor].nouns:
            return False
        if tree.sentence[i] - tree.sentence[seen.head] > NEAR or len(found) == 2:
            break
        if actor.kind in ("person", "unnamed") and seen.actor not in found:
            found.append(seen.actor)
    if len(found) < 2 or not (d.definite or any(tree.lower[c] == "both" for c in tree.children[i])):
        return False
    for number in found[::-1]:
        r.see(*phrase_span(tree, i), i, number, "both of two persons")
    return True


def _country(r: Reading, i: int) -> bool:
    """Enter "the Iranian side", "the country" and the like; ``False`` where ``i`` is no such phrase."""
    tree, words = r.tree, r.scene.words
    noun = tree.lemma[i]
    if (noun not in words.country and noun != "side") or tree.tag[i] != "NN":
        return False
    d = describe(r.scene, i)
    own = d.countries if d is not None else []
    if own and noun in words.stand_ins:
        r.see(*phrase_span(tree, i), i, r.country(own[0], acting=True, rule="side"), "side")
        return True
    named = any(tree.lower[c] in ("the", "this") for c in tree.children[i])
    if own or noun == "side" or not named or tree.dep[i] == "attr" or not country_acts(r.scene, i):
        return True
    code = r.scene.near_country(i)
    if code is not None:
        r.see(*phrase_span(tree, i), i, r.country(code, acting=False, rule="the country"), "the country last named")
    return True


def _responsible(r: Reading, i: int) -> bool:
    """Tell whether a phrase means who did it: "the individual responsible for the attack"."""
    tree, words = r.tree, r.scene.words
    return tree.lemma[i] in words.again and any(c > i and tree.lower[c] in words.responsible for c in tree.children[i])


def _as_perpetrator(r: Reading, i: int, d: Description) -> Description:
    """Return a description of somebody named only for a deed; a definite one is the last such."""
    if d.role.family != "perpetrator":
        role = r.scene.roles.nouns["perpetrator"]
        sectors = (role.sector,) if role.sector else ()
        return Description(i, role, countries=d.countries, sectors=sectors, plural=d.plural, definite=d.definite)
    d.own = False
    return d
