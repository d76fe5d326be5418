"""Names to actors: persons, countries and their peoples, capitals and cities that act; bodies go to :mod:`.bodies`."""

from __future__ import annotations

from ...codebook.actor_files import OwnActor
from ...codebook.names import name_words
from ...codebook.organizations import organizations
from ...records import ActorKind
from ..language import Name, Tree
from .bodies import enter_body
from .describe import PLURAL_TAGS, role_at
from .found import ActorFound
from .nations import acts
from .profile import Profile, code_of
from .reading import Reading
from .same import called
from .titles import affiliate, gender_before, introduced, learn_descriptions, learn_title, office_of

ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
DATELINE = 10  # tokens at a paragraph's start in which its place, agency and dash stand
DASHES = frozenset("–—-:") | {"--"}
STATE = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")
BEFORE_NOUN = ("amod", "compound", "nmod")


def enter_name(r: Reading, name: Name, head: int) -> None:
    """Enter whom a name means; ``head`` is its head token."""
    scene = r.scene
    text = scene.text_of(name)
    if name.label not in ACTORS or (name.label == "PERSON" and _code(r, name, text)):
        return
    nation = scene.nation_of(name)
    own = scene.own_at.get(name.start)
    if own is None and name.label == "PERSON" and scene.is_literal(name):
        return
    if own is not None and (nation is None or name.label == "PERSON"):
        _own(r, name, head, text, own)
    elif name.label == "PERSON" and (text in r.called_bodies or _called_body(r, name, head)):
        r.called_bodies.add(text)
        name = name._replace(label="ORG")
        scene.name_at.update((i, name) for i in range(name.start, name.end))
        enter_body(r, name, head, text)
    elif name.label == "PERSON" and not (text in scene.nations.by_name and text.lower() not in name_words().given):
        _person(r, name, head, text)
    elif nation is not None and (text not in organizations() or text in scene.nations.by_seat):
        _nation(r, name, head, text, nation)
    elif name.label == "ORG" and text[:-1].lower() in scene.surnames and text.endswith("s") and _the(r, name):
        family = ActorFound(None, text, "group", rule="family")
        r.see_name(name, head, r.table.described(("family", text), family, Profile(plural=True)), "family")
    elif name.label == "ORG" or text in organizations():
        enter_body(r, name, head, text)
    elif name.label == "NORP":
        _people(r, name, head, text, scene.country_of(name))
    elif not at_dateline(r.tree, name) and acts(scene, name, head):
        _city(r, name, head, text)


def _code(r: Reading, name: Name, text: str) -> bool:
    """Tell whether what passes for a person is an acronym in brackets, or was, of what is no body, or two letters."""
    if len(text) < 3 and text.isupper():
        return True
    if name.end - name.start == 1 and text.isupper() and name.start and r.tree.text[name.start - 1] == "(":
        r.codes.add(text)
    return text in r.codes


def _called_body(r: Reading, name: Name, head: int) -> bool:
    """Tell whether the noun before what passes for a person says that it is a body ("the private firm Merial")."""
    tree, i = r.tree, name.start - 1
    if i < 0 or i in r.scene.name_at or tree.tag[i] in PLURAL_TAGS or tree.lower[name.start] in name_words().given:
        return False
    if tree.text[i] == "," and tree.dep[head] == "appos" and tree.head[head] < i:
        i = tree.head[head]  # "the bird flu hospital, Sulianti Suroso, ..."
    joined = name.start <= tree.head[i] < name.end or tree.head[head] == i
    found = role_at(r.scene, i) if joined and i not in r.scene.name_at and tree.tag[i] not in PLURAL_TAGS else None
    return found is not None and found[0].kind == "organization" and found[0].sector not in STATE  # "an army Hummer"


def _the(r: Reading, name: Name) -> bool:
    return name.start > 0 and r.tree.lower[name.start - 1] == "the"


def _only_there(r: Reading, head: int, text: str) -> bool:
    """Tell whether a capital owns something in a text that also speaks of it as where things are ("in London")."""
    own = r.tree.dep[head] == "poss" and text in r.scene.nations.by_capital
    return own and text in r.scene.located and text not in r.scene.nations.by_name


def at_dateline(tree: Tree, name: Name) -> bool:
    """Tell whether a place only says where its paragraph was written ("MUSCAT, Oman – ...", "Cairo: ...")."""
    start = tree.paragraphs[tree.paragraph[name.start]].start
    if name.start - start > DATELINE:
        return False
    for i in range(name.end, min(start + DATELINE, len(tree))):
        if tree.text[i] in DASHES:
            return tree.space[i]
        if tree.pos[i] not in ("PROPN", "PUNCT", "NUM") or tree.text[i] in ".;":
            return False
    return False


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
    office = office_of(r, name, head)
    if number < before and office is not None and r.table.of_another(number, *office):
        number = r.table.namesake(text, name.rule, office[0])
    learn_title(r, number, name, head)
    known = number < before
    r.see_name(name, head, number, "name")
    learn_descriptions(r, number, head)
    affiliate(r, number, head)
    if not known:
        introduced(r, number, name, head)
    called(r, number, head)
    return number


def _nation(r: Reading, name: Name, head: int, text: str, code: str) -> None:
    nations = r.scene.nations
    by_name = text in nations.by_name
    if not by_name and text in nations.by_people and r.tree.dep[head] not in BEFORE_NOUN:
        _people(r, name, head, text, code)
    elif not by_name and text in nations.by_demonym:
        _demonym(r, name, head, code)
    elif not at_dateline(r.tree, name) and not _only_there(r, head, text) and acts(r.scene, name, head):
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
    sector = found[0].sector if found is not None else "CVL"
    sectors = (sector,) if sector else ()
    plural = tree.tag[head] in PLURAL_TAGS or not any(tree.lower[c] in ("a", "an") for c in tree.children[head])
    kind: ActorKind = "group" if plural else "unnamed"
    actor = ActorFound(None, text, kind, None, code, sectors, code_of(code, sectors), "people")
    key = ("people", text) if plural else (head,)
    r.see_name(name, head, r.table.described(key, actor, Profile(plural=plural)), "people")


def _city(r: Reading, name: Name, head: int, text: str) -> None:
    """Enter a city or region that acts; one that no place is known for may be anybody, a firm as well."""
    country = r.scene.country_of(name)
    rule = "city that acts" if country is not None else "name that acts"
    number = r.table.body(text, None, rule=rule)
    r.table.settle(number, country=country, sectors=("GOV",) if country is not None else ())
    r.see_name(name, head, number, rule)
