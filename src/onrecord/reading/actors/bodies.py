"""Named bodies to actors: by the codebook, by an acronym the text gives, or by what their own names say they are."""

from __future__ import annotations

from ...codebook.names import name_words
from ...codebook.organizations import SUPRANATIONAL, Organization, organizations
from ...codebook.roles import Role
from ..language import Name
from .describe import KEPT
from .reading import Reading
from .spelling import slug
from .titles import learn_descriptions

LEGISLATURE = "parliament"  # the family of nouns for bodies that make laws
TELLING = ("JRN", "MED", "EDU")  # sectors that a word in a body's name gives it, whatever the body
MODIFIERS = ("poss", "amod", "compound", "nmod")


def enter_body(r: Reading, name: Name, head: int, text: str) -> None:
    """Enter a named organization, unless the name is a code for a thing, or a place."""
    body = organizations().get(text) or _named_with_country(r, name)
    if body is None and _no_body(r, name, head, text):
        return
    known = r.table.known_body(text) if body is None or text.isupper() else None
    owner = _owning_country(r, name, head)
    if known is not None:
        number = known
    elif body is not None and not _another(body, owner) and not r.scene.of_the_story(body, text):
        number = _listed(r, body)
    else:
        number = _unlisted(r, name, text, owner)
    _acronym(r, name, number)
    r.see_name(name, head, number, "organization")
    learn_descriptions(r, number, head)


def _named_with_country(r: Reading, name: Name) -> Organization | None:
    """Return the codebook's body whose name has its country before it here ("the Iranian Red Crescent")."""
    n, first = r.scene.nations, r.tree.text[name.start]
    body = organizations().get(r.tree.words(name.start + 1, name.end)) if name.end > name.start + 1 else None
    country = n.by_demonym.get(first) or n.by_name.get(first)
    return body if body is not None and country is not None and body.country == country else None


def _another(body: Organization, owner: str | None) -> bool:
    """Tell whether a country that owns the body here makes it another than the codebook's ("Brazil's Senate")."""
    return owner is not None and body.country not in (None, owner, *SUPRANATIONAL)


def _no_body(r: Reading, name: Name, head: int, text: str) -> bool:
    """Tell whether a name is only a code in brackets after what is no body ("ebolavirus (ERV)"), or a place."""
    if name.start > 0 and r.tree.text[name.start - 1] == "(" and text.isupper():
        r.codes.add(text)
    place = r.scene.place_at.get(head)
    kind = r.scene.roles.nouns.get(r.tree.lower[name.end - 1])
    literal = place is not None and place.use == "literal" and not (kind is not None and kind.abroad)
    return text in r.codes or literal


def _listed(r: Reading, body: Organization) -> int:
    number = r.table.body(body.name, None, rule="listed")
    r.table.settle(number, country=body.country, sectors=body.sectors)
    r.table.profiles[number].home = body.home
    _know(r, number, body.name)
    return number


def _unlisted(r: Reading, name: Name, text: str, owner: str | None) -> int:
    """Enter a body that the codebook does not have: what it is by its own words, its country by owner or place."""
    sector, state = _own_kind(r, name)
    parent = _parent(r, name)
    if parent is not None:
        state, sector = False, sector if sector != "GOV" else None
    country = owner or parent or _inner_country(r, name)
    if country is None and state:
        country = r.scene.near_country(name.start)
    key = f"org:{slug(text)}:{country}" if state and country is not None else None
    number = r.table.body(text, key, rule=name.rule)
    r.table.settle(number, country=country, sectors=(sector,) if sector else ())
    _know(r, number, text)
    if country in r.scene.nations.by_code:
        r.table.abbreviate(f"{r.scene.nations.by_code[country].name} {text}", number)
    return number


def _parent(r: Reading, name: Name) -> str | None:
    """Return IGO, NGO or MNC where a body's name starts with one of such ("United Nations Office for ...")."""
    for end in range(name.end - 1, name.start, -1):
        body = organizations().get(r.tree.words(name.start, end))
        if body is not None:
            return body.country if body.country in SUPRANATIONAL else None
    found = _own_role(r, name) if r.tree.lower[name.start] in name_words().wide else None
    if found is None:
        return None
    return "IGO" if found[0].national else "NGO" if found[0].sector == "SOC" else None


def _own_kind(r: Reading, name: Name) -> tuple[str | None, bool]:
    """Return the sector that a body's own words give it, and whether it is a state's."""
    found = _own_role(r, name)
    if found is None:
        sector = _by_ending(r, name)
        return sector, sector in ("GOV", "MIL")
    role, k = found
    if role.family == "group" and r.tree.lower[name.end - 1] == role.noun:
        return _by_ending(r, name) or role.sector, role.national  # "Collins Foods Group"
    beside = [s for s in (r.scene.roles.modifiers.get(w) for w in r.tree.lower[name.start : k]) if s]
    kept = beside and beside[0] == "GOV" and role.sector in KEPT
    told = beside and not kept and (r.scene.roles.borrows(role) or beside[0] in TELLING)
    last = _by_ending(r, name)
    chamber = any(w in r.scene.words.chamber for w in r.tree.lower[name.start : k])  # "House Budget Committee"
    if role.owned or (role.family == LEGISLATURE and last is not None and role.sector not in beside and not chamber):
        return beside[0] if told else last, role.national  # "the Organizing Committee" is no parliament's
    return beside[0] if told else role.sector, role.national


def _by_ending(r: Reading, name: Name) -> str | None:
    """Return the sector that the last word of a body's name gives it, or ``None``; one word alone tells none."""
    tree, endings = r.tree, r.scene.roles.endings
    stop = next((i for i in range(name.start + 1, name.end) if tree.pos[i] == "ADP"), name.end)
    if stop - name.start > 1:
        return endings.get(tree.lower[stop - 1])
    return endings.get(tree.lower[name.start]) if stop < name.end else None  # "Centre for ..."


def _own_role(r: Reading, name: Name) -> tuple[Role, int] | None:
    """Return the noun that says what a named body is, before "of" or at the end, and where it starts; or ``None``."""
    tree = r.tree
    stop = next((i for i in range(name.start + 1, name.end) if tree.pos[i] == "ADP"), name.end)
    for last in (stop, name.end):
        for k in range(name.start, last):
            role = r.scene.roles.nouns.get(" ".join(tree.lower[k:last]))
            if role is not None and role.kind != "person":
                return role, k
    return None


def _know(r: Reading, number: int, text: str) -> None:
    """Let later words call a body by what its name says it is ("the ministry", "the agency")."""
    words = text.lower().split()
    profile = r.table.profiles[number]
    for word in (words[-1], words[0]):
        role = r.scene.roles.nouns.get(word)
        if role is not None and role.kind == "organization":
            profile.nouns.add(role.noun)
            profile.families.add(role.family or role.noun)
    sectors = r.table.actor(number).sectors
    if sectors and sectors[0] in r.scene.roles.families:
        profile.families.add(r.scene.roles.families[sectors[0]])
    if "BUS" not in sectors:
        profile.families.add("group")
    code = r.table.actor(number).code
    if code is not None and code[:3] in SUPRANATIONAL:
        profile.families.add("ministry")  # "the U.N. agency"


def _inner_country(r: Reading, name: Name) -> str | None:
    """Return the country that a word inside a body's name gives ("Philippine Department of Agriculture")."""
    n = r.scene.nations
    for i in range(name.start, name.end):
        if i > name.start and r.tree.lower[i - 1] in ("new", "papua"):
            continue  # "New Jersey" is not Jersey
        for k in (i + 2, i + 1):
            text = " ".join(r.tree.text[i:k])
            code = n.by_demonym.get(text) or n.by_name.get(text) or n.by_capital.get(text)
            if code and k <= name.end:
                return code
    return r.scene.country_of(name)


def _owning_country(r: Reading, name: Name, head: int) -> str | None:
    """Return the country that owns a named body here ("Iran's Armed Forces", "the Iraqi Supreme Court")."""
    for c in r.tree.children[head]:
        other = r.scene.name_at.get(c)
        if other is None or other is name or c > name.start or r.tree.dep[c] not in MODIFIERS:
            continue
        nation = r.scene.nation_of(other)
        if nation is not None:
            return nation
    return None


def _acronym(r: Reading, name: Name, number: int) -> None:
    """Let the acronym in brackets after a name stand for it ("the Department of Agriculture (DA)")."""
    tree, i = r.tree, name.end
    if i + 2 < len(tree) and tree.text[i] == "(" and tree.text[i + 2] == ")" and tree.text[i + 1].isupper():
        r.table.alias(tree.text[i + 1], number)
        r.done.add(i + 1)
        r.see(i + 1, i + 2, i + 1, number, "acronym")
