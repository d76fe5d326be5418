"""Names to actors: persons, countries and their peoples, capitals and cities that act; bodies go to :mod:`.bodies`."""

from __future__ import annotations

from ...codebook.actor_files import OwnActor
from ...codebook.organizations import organizations
from ...records import ActorKind
from ..language import Name
from .bodies import enter_body
from .describe import PLURAL_TAGS, role_at
from .found import ActorFound
from .nations import acts
from .reading import Reading
from .table import Profile, code_of
from .titles import affiliate, gender_before, introduced, learn_descriptions, learn_title

ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
BEFORE_NOUN = ("amod", "compound", "nmod")


def enter_name(r: Reading, name: Name, head: int) -> None:
    """Enter whom a name means; ``head`` is its head token."""
    if name.label not in ACTORS:
        return
    scene = r.scene
    text = scene.text_of(name)
    nation = scene.nation_of(name)
    own = scene.own_at.get(name.start)
    if own is not None and (nation is None or name.label == "PERSON"):
        _own(r, name, head, text, own)
    elif name.label == "PERSON":
        _person(r, name, head, text)
    elif nation is not None and (text not in organizations() or text in scene.nations.by_seat):
        _nation(r, name, head, text, nation)
    elif name.label == "ORG" or text in organizations():
        enter_body(r, name, head, text)
    elif name.label == "NORP":
        _people(r, name, head, text, None)
    elif acts(scene, name, head):
        _city(r, name, head, text)


def _own(r: Reading, name: Name, head: int, text: str, own: OwnActor) -> None:
    """Enter an actor of the team's file: all its names there mean one."""
    if name.label == "PERSON":
        number = _person(r, name, head, text)
    else:
        known = r.own.get(own.entry)
        number = r.table.body(text, None, rule=name.rule) if known is None else r.table.root(known[1])
        r.see_name(name, head, number, "own file")
        learn_descriptions(r, number, head)
    _, first = r.own.setdefault(own.entry, (own, number))
    r.table.merge(first, number)


def _person(r: Reading, name: Name, head: int, text: str) -> int:
    before = len(r.table.out.actors)
    number = r.table.person(text, name.rule, gender_before(r, name))
    learn_title(r, number, name, head)
    known = number < before
    r.see_name(name, head, number, "name")
    learn_descriptions(r, number, head)
    affiliate(r, number, head)
    if not known:
        introduced(r, number, name, head)
    return number


def _nation(r: Reading, name: Name, head: int, text: str, code: str) -> None:
    nations = r.scene.nations
    by_name = text in nations.by_name
    if not by_name and text in nations.by_people and r.tree.dep[head] not in BEFORE_NOUN:
        _people(r, name, head, text, code)
    elif not by_name and text in nations.by_demonym:
        _demonym(r, name, head, code)
    elif acts(r.scene, name, head):
        rule = "country" if by_name else "capital or seat"
        number = r.country(code, acting=not by_name, rule=rule)
        r.see_name(name, head, number, rule)
    elif by_name and r.tree.dep[head] not in ("ROOT", "npadvmod", "appos"):
        number = r.country(code, acting=False, rule="country")
        r.table.mention(name.start, name.end, head, number, "country, as a place", subject=None)


def _demonym(r: Reading, name: Name, head: int, code: str) -> None:
    """Enter a demonym before a noun that is no actor itself ("Israeli attacks") as its country."""
    tree = r.tree
    over = tree.head[head]
    while tree.dep[over] in (*BEFORE_NOUN, "conj") and tree.head[over] != over:
        over = tree.head[over]
    if over in r.scene.name_at or over in r.titles or role_at(r.scene, over) is not None:
        return
    number = r.country(code, acting=False, rule="demonym")
    r.see_name(name, head, number, "demonym")


def _people(r: Reading, name: Name, head: int, text: str, code: str | None) -> None:
    """Enter a people or a faith ("Iranians", "a Briton", "Muslims")."""
    tree = r.tree
    if tree.dep[head] in BEFORE_NOUN or (text.isupper() and code is None):
        return
    found = role_at(r.scene, head)
    if code is None and found is None and tree.tag[head] == "JJ":
        return
    sector = found[0].sector if found is not None else "CVL" if code else None
    sectors = (sector,) if sector else ()
    plural = tree.tag[head] in PLURAL_TAGS or not any(tree.lower[c] in ("a", "an") for c in tree.children[head])
    kind: ActorKind = "group" if plural else "unnamed"
    actor = ActorFound(None, text, kind, None, code, sectors, code_of(code, sectors), "people")
    key = ("people", text) if plural else (head,)
    r.see_name(name, head, r.table.described(key, actor, Profile(plural=plural)), "people")


def _city(r: Reading, name: Name, head: int, text: str) -> None:
    number = r.table.body(text, None, rule="city that acts")
    r.table.settle(number, country=r.scene.country_of(name), sectors=("GOV",))
    r.see_name(name, head, number, "city that acts")
