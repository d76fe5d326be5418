"""Names as the actors stage needs them: without the offices, portfolios and datelines that the recogniser left in.

Offices cut short ("Labour MP Ann Lee", "Ram Singh, MLA") are no part of a name, nor the last word of a portfolio
("Minister of Industry and Trade Oleg Ivanov"), nor the capitals of a dateline ("LONDON Pope Leo").
"""

from __future__ import annotations

from ...codebook.countries import Countries
from ...codebook.names import name_words
from ...codebook.organizations import organizations
from ...codebook.roles import RoleWords
from ..language import Name, Tree

SHORT = 4  # letters of the longest office cut short
LED = ("of", "and", "for", "&")  # words before the last word of a portfolio
LONG = 3  # words of the longest name that a given name alone makes a person's


def mend_names(tree: Tree, names: list[Name], roles: RoleWords, nations: Countries) -> list[Name]:
    """Return the names of a text, some cut, split or given another label; in order."""
    surnames = {tree.lower[n.end - 1] for n in names if n.label == "PERSON" and n.end - n.start > 1}
    out: list[Name] = []
    firsts: set[str] = set()
    for name in names:
        if name.label not in ("PERSON", "ORG"):
            out.append(name)
            continue
        mended = _mended(tree, name, roles, nations, surnames)
        firsts.update(tree.lower[n.start] for n in mended if n.label == "PERSON" and name.label == "ORG")
        out.extend(mended)
    return [_person(n) if n.end - n.start == 1 and tree.lower[n.start] in firsts else n for n in out]


def _person(name: Name) -> Name:
    return name._replace(label="PERSON") if name.label == "ORG" else name


def _mended(tree: Tree, name: Name, roles: RoleWords, nations: Countries, surnames: set[str]) -> list[Name]:
    start, end = name.start, name.end
    cut = next((i for i in range(start, end) if _short_office(tree, i, roles)), None)
    if cut is not None:
        before = [Name(start, cut, "ORG", name.rule)] if cut > start else []
        return [*before, *([Name(cut + 1, end, "PERSON", name.rule)] if cut + 1 < end else [])]
    if end - start == 1:
        return [] if _common(tree, start, roles) or _kind_of_office(tree, name, roles) else [name]
    given = name_words().given
    led = start > 0 and tree.lower[start - 1] in LED and tree.lower[start] not in given
    if led and tree.lower[start + 1] in given and tree.lower[start] in roles.modifiers:
        return [Name(start + 1, end, "PERSON", name.rule)]
    if _dateline(tree, name, nations):
        return [name._replace(start=start + 1)]
    if name.label == "ORG" and tree.lower[end - 1] in surnames and _names_person(tree, name, roles):
        return [name._replace(label="PERSON")]
    return [name]


def _names_person(tree: Tree, name: Name, roles: RoleWords) -> bool:
    """Tell whether a name that ends in somebody's last name is a person's: a given name first, or any one name."""
    first = tree.text[name.start]
    if tree.lower[name.start] in name_words().given:
        return name.end - name.start <= LONG
    common = first.lower() in roles.nouns or first.lower() in roles.modifiers
    return name.end - name.start == 2 and first.istitle() and first.isalpha() and not common


def _short_office(tree: Tree, i: int, roles: RoleWords) -> bool:
    """Tell whether token ``i`` is an office cut short to capitals ("MP", "MLA")."""
    text = tree.text[i].removesuffix("s")
    if not (text.isupper() and 1 < len(text) <= SHORT):
        return False
    role = roles.nouns.get(text.lower())
    return role is not None and role.kind == "person" and role.office


def _common(tree: Tree, i: int, roles: RoleWords) -> bool:
    """Tell whether a name is only a plural that its sentence starts with ("Groups of villagers fled")."""
    plural = tree.tag[i] == "NNS" and i == tree.sentences[tree.sentence[i]].start
    if tree.text[i].endswith("s") and tree.text[i][:-1].isupper() and tree.lower[i][:-1] in roles.nouns:
        return True  # "NGOs"
    return plural and tree.lemma[i].lower() in roles.nouns


def _kind_of_office(tree: Tree, name: Name, roles: RoleWords) -> bool:
    """Tell whether a name is only a word for a kind of office before its noun ("Education officials said")."""
    i = name.start
    if name.label != "ORG" or i + 1 >= len(tree) or tree.text[i].isupper() or tree.lower[i] not in roles.modifiers:
        return False
    if tree.text[i] in organizations():
        return False
    role = roles.nouns.get(tree.lemma[i + 1])
    return role is not None and role.kind == "person"


def _dateline(tree: Tree, name: Name, nations: Countries) -> bool:
    """Tell whether a name starts with a dateline's place in capitals ("LONDON Pope Leo")."""
    first, second = tree.text[name.start], tree.text[name.start + 1]
    city = first.title() in nations.by_capital or first.title() in nations.by_name
    return city and first.isupper() and len(first) > SHORT and second.istitle()
