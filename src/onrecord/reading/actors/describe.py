"""What a noun phrase says of whom it names: role, sector, country, number. Reads one phrase, knows no actors yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...codebook.names import name_words
from ...codebook.organizations import SUPRANATIONAL, Organization
from ...codebook.roles import Role
from ..language import Name, Tree
from ..language.grammar import WORDS
from .scene import Scene

PLURAL_TAGS = ("NNS", "NNPS")
HELD = ("GOV", "MIL", "LEG", "SPY")  # sectors whose former holders are ELI
KEPT = ("COP", "PTY", "OPP", "REB")  # sectors that "state" or "city" before the noun do not take away
ARMED = ("REB", "SPY", "COP", "PRM")  # sectors that a word beside "troops" or "forces" gives them
TELLING = ("JRN", "MED", "EDU")  # sectors of a place of work, whatever one does there
UNTITLED = ("people", "relation", "perpetrator", "criminal", "refugee")  # families that are nobody's title
UNLABELLED = ("official", "fighter", "protester")  # and families that are no role of somebody without a name
LEFT = ("compound", "amod", "nmod", "poss")


@dataclass(slots=True)
class Description:
    """A phrase by its head token: role noun and its wording, where it belongs, and how it is used.

    ``title`` is an office, ``label`` also what is none ("truck driver").

    ``countries`` are alpha-3; ``body`` the organization it belongs to; ``owner`` the token of the person, pronoun or
    described body it belongs to. ``wide``: it belongs to a people or part of the world that is no country's
    ("Kurdish", "European"). ``own`` tells whether the phrase narrows itself down with more than an article.
    """

    head: int
    role: Role
    title: str | None = None
    label: str | None = None
    countries: list[str] = field(default_factory=list)
    sectors: tuple[str, ...] = ()
    body: Organization | None = None
    owner: int | None = None
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    former: bool = False
    own: bool = False
    pair: int | None = None
    local: bool = False
    wide: bool = False
    rule: str = "described"


def role_at(scene: Scene, head: int) -> tuple[Role, int] | None:
    """Return the role that the noun at ``head`` names, and the token its wording starts at; ``None`` for none."""
    tree, nouns = scene.tree, scene.roles.nouns
    if tree.pos[head] not in ("NOUN", "PROPN", "ADJ") or not tree.text[head][0].isalpha() or _surname(scene, head):
        return None
    if tree.tag[head] == "JJ" and tree.lower[head] in scene.words.ranks:
        return None  # "major European countries"
    for last in _forms(scene, head):
        for k in range(max(0, head - scene.roles.longest + 1), head + 1):
            role = nouns.get(" ".join([*tree.lower[k:head], last]).replace(" - ", "-"))
            if role is not None:
                return _longer(scene, head, last, role), k
    return None


def _surname(scene: Scene, i: int) -> bool:
    """Tell whether a word for an office is somebody's last name here ("actress Jaime King", "manager Monk")."""
    tree = scene.tree
    if tree.tag[i] != "NNP" or not i or not tree.text[i].istitle() or i + 1 in scene.name_at:
        return False
    before, told = tree.lower[i - 1], tree.text[i - 1]
    if tree.sentence[i - 1] != tree.sentence[i] or i - 1 in scene.place_at:
        return False
    if before in name_words().given and told.istitle():
        return True
    role = scene.roles.nouns.get(before) if told.islower() and tree.dep[i - 1] in LEFT else None
    return role is not None and role.kind == "person" and f"{before} {tree.lower[i]}" not in scene.roles.nouns


def _forms(scene: Scene, head: int) -> list[str]:
    """Return what the noun at ``head`` may stand under: its lemma, itself, its singular, what it is short for."""
    low, lemma = scene.tree.lower[head], scene.tree.lemma[head]
    out = [lemma] if lemma == low else [lemma, low]
    if lemma == low and low.endswith("s"):
        out.append(low[:-1])
    short = scene.roles.abbreviations.get(low.rstrip("."))
    timed = head > 0 and scene.tree.text[head - 1][-1].isdigit()  # "9 PM"
    if short is not None and scene.tree.text[head][0].isupper() and not timed:
        out.append(short)
    return out


def _longer(scene: Scene, head: int, word: str, role: Role) -> Role:
    """Return the role that goes on after its noun ("secretary of state"), else ``role``."""
    for k in range(min(head + 4, len(scene.tree)), head + 1, -1):
        longer = scene.roles.nouns.get(" ".join([word, *scene.tree.lower[head + 1 : k]]))
        if longer is not None:
            return longer
    return role


def describe(
    scene: Scene, head: int, also: int | None = None, role: Role | None = None, *, named: bool = False
) -> Description | None:
    """Return what the phrase headed by ``head`` says of a person, group or body; ``None`` where it names none.

    ``also`` is the name that an office stands before: words before the office may hang on that. ``role`` is what
    the phrase means where its noun does not say so. ``named`` is for a phrase beside its person's name, which is a
    title even where it is no office ("activist Li Wei").
    """
    found = role_at(scene, head) if role is None else (role, head)
    if found is None:
        return None
    role, start = found
    if role.kind == "thing":
        return None
    plural = scene.tree.tag[head] in PLURAL_TAGS or scene.tree.lower[head] == f"{role.noun.split()[-1]}s"
    out = Description(head, role, plural=plural)
    _read_left(scene, out, start, also)
    _read_right(scene, out)
    abstract = role.noun in scene.words.abstract and scene.tree.text[head].islower()
    if abstract and not (named or also is not None or out.definite or out.indefinite or plural):
        return None  # "to administer justice"
    if out.role.owned and not (out.countries or out.body or _somebody(scene, out.owner)):
        return None
    if role.country is not None and (role.kind == "person" or not (out.countries or out.body)):
        out.countries = [role.country]  # "the pope in Ankara" is not Turkey's; "Kuwait's majlis" is not Iran's
    out.title = _title(scene, out, start, named=named or also is not None)
    out.label = out.title or _title(scene, out, start, named=role.family not in UNLABELLED)
    out.sectors = _sectors(scene, out, start)
    return out


def _somebody(scene: Scene, owner: int | None) -> bool:
    """Tell whether an owner is a name, a pronoun or a role ("the Clinton campaign", not "today's campaign")."""
    if owner is None:
        return False
    return owner in scene.name_at or scene.tree.tag[owner] == "PRP$" or role_at(scene, owner) is not None


def _read_left(scene: Scene, out: Description, start: int, also: int | None) -> None:
    """Read determiners, modifiers and owners before the noun, and those of its own compounds."""
    tree, words = scene.tree, scene.words
    before = _before(tree, out.head)
    if also is not None and start > 0 and start - 1 in scene.name_at:
        _belong(scene, out, scene.name_at[start - 1])  # "WHO spokesman Daniel Epstein", however it is parsed
    if also is not None:
        before = sorted({*before, *(c for c in _before(tree, also) if c < out.head)})
    for c in before:
        low = tree.lower[c]
        if tree.dep[c] in ("det", "predet"):
            out.definite |= low in WORDS.definite
            out.indefinite |= low in WORDS.indefinite
        elif tree.dep[c] == "poss":
            out.definite = out.own = True
            _owner(scene, out, c)
        elif c in scene.name_at:
            out.own = True
            _belong(scene, out, scene.name_at[c])
        elif low in words.former:
            out.former = True
        elif tree.dep[c] in LEFT and c < start:
            out.own |= low not in words.plain
            out.local |= low in words.local
            out.wide |= low in words.outside


def _before(tree: Tree, head: int) -> list[int]:
    """Return the modifiers before a noun, those inside its compounds and coordinated ones included."""
    out = []
    stack = [c for c in tree.children[head] if c < head]
    while stack:
        c = stack.pop()
        if tree.dep[c] in ("relcl", "acl", "prep", "appos", "punct", "case"):
            continue
        out.append(c)
        if tree.dep[c] != "poss":
            stack.extend(k for k in tree.children[c] if k < head)
    return sorted(out)


def _read_right(scene: Scene, out: Description) -> None:
    """Read the phrases after the noun that say to whom it belongs or where it is."""
    tree = scene.tree
    for p in tree.children[out.head]:
        if p < out.head:
            continue
        if tree.dep[p] == "prep" and out.role.abroad and tree.lower[p] in scene.words.locative:
            continue
        of = tree.lower[p] in scene.words.of or (tree.lower[p] == "to" and out.role.sector is None)  # "aide to X"
        if tree.dep[p] == "prep" and of:
            out.own = True
            for head in _objects(tree, p):
                _linked(scene, out, head)
        elif tree.dep[p] in ("relcl", "acl"):
            out.own = True


def _objects(tree: Tree, preposition: int) -> list[int]:
    out = [c for c in tree.children[preposition] if tree.dep[c] == "pobj"]
    for c in out:
        out.extend(tree.kids(c, "conj"))
    return out


def _linked(scene: Scene, out: Description, head: int, depth: int = 0) -> None:
    """Read one noun that a phrase is "of", "for", "at" or "in"."""
    tree, words = scene.tree, scene.words
    name = scene.name_at.get(head)
    if name is not None:
        _belong(scene, out, name)
        for c in _before(tree, head) if name.label == "PERSON" else ():
            if c < name.start and c in scene.name_at:
                _belong(scene, out, scene.name_at[c])  # "the envoy of Chinese President Xi"
    elif tree.lemma[head] in words.both and any(tree.lower[c] in words.pairing for c in tree.children[head]):
        out.pair = head
    elif out.owner is None and not out.countries and out.body is None:
        out.owner = head
    if depth < 2 and name is None:
        for c in tree.children[head]:
            if tree.dep[c] == "prep" and tree.lower[c] in words.of:
                for k in _objects(tree, c):
                    _linked(scene, out, k, depth + 1)
            elif c in scene.name_at and tree.dep[c] != "relcl":
                _belong(scene, out, scene.name_at[c])


def _owner(scene: Scene, out: Description, token: int) -> None:
    name = scene.name_at.get(token)
    if name is not None:
        _belong(scene, out, name)
    if out.owner is None:
        out.owner = token


def _belong(scene: Scene, out: Description, name: Name) -> None:
    """Note the country or body that a name inside the phrase gives it."""
    if name.label == "PERSON":
        if out.owner is None:
            out.owner = name.end - 1
        return
    text = scene.text_of(name)
    body = scene.listed(text)
    if body is not None and scene.nation_of(name) is None:
        out.body = out.body or body
        return
    if out.body is not None and out.body.country in SUPRANATIONAL:
        return
    country = scene.country_of(name)
    out.wide |= country is None and _no_countrys(scene, name)
    if country is not None and country not in out.countries:
        out.countries.append(country)
        out.local |= scene.nation_of(name) is None
    loose = out.owner is None or (out.owner not in scene.name_at and scene.tree.pos[out.owner] == "NOUN")
    if loose and name.label == "ORG":
        out.owner = name.end - 1  # "director of strategy for Deltar"


def _no_countrys(scene: Scene, name: Name) -> bool:
    """Tell whether a name is a people's or a part of the world's, not a faith or a party ("Catholic", "Democratic")."""
    low = scene.text_of(name).lower()
    known = low in scene.roles.nouns or low in scene.roles.modifiers or f"{low.removesuffix('ic')}" in scene.roles.nouns
    return name.label in ("NORP", "LOC") and not known


def _title(scene: Scene, out: Description, start: int, *, named: bool) -> str | None:
    """Return the role as a title ("Foreign Minister"); ``None`` for nouns that are no office."""
    tree = scene.tree
    titled = out.role.office or (named and out.role.family not in UNTITLED)
    if not titled or out.role.kind != "person":
        return None
    while start - 1 >= 0 and _of_title(scene, out.head, start - 1):
        start -= 1
    if start > 1 and tree.text[start - 1] == "-" and tree.lower[start - 2] in scene.words.joined:
        start -= 2  # "co-founder"
    written = tree.words(start, out.head) + (" " if tree.space[out.head - 1] else "") if start < out.head else ""
    words = f"{written}{_singular(scene, out.head, plural=out.plural)}".split()
    words += out.role.noun.split()[1:] if out.role.noun.startswith(tree.lemma[out.head] + " ") else []
    return " ".join(w if w in ("of", "the") or w.isupper() else w[0].upper() + w[1:] for w in words)


def _of_title(scene: Scene, head: int, i: int) -> bool:
    tree = scene.tree
    word = tree.text[i]
    if i in scene.name_at or tree.lower[i] in scene.words.former | scene.words.styles or not word[0].isalpha():
        return False
    if word.isupper() and len(word) > 3:
        return False  # a dateline
    if tree.sentence[i] != tree.sentence[head] or not (tree.left[head] <= i or tree.head[i] == tree.head[head]):
        return False
    return tree.lower[i] in scene.roles.modifiers or (tree.dep[i] == "compound" and tree.pos[i] in ("NOUN", "PROPN"))


def _singular(scene: Scene, head: int, *, plural: bool) -> str:
    tree = scene.tree
    low, text = tree.lower[head], tree.text[head]
    short = scene.roles.abbreviations.get(low.rstrip("."))
    if short is not None:
        return short.title()
    if plural and tree.lemma[head] == low and low.endswith("s"):
        return text[:-1]
    return tree.lemma[head] if plural else text


def _sectors(scene: Scene, out: Description, start: int) -> tuple[str, ...]:
    """Return PLOVER's sectors: what the phrase belongs to, else words beside the noun, else the noun's own."""
    role = out.role
    own = (role.sector,) if role.sector else ()
    if out.former and role.sector in HELD:
        return ("ELI",)
    borrows = scene.roles.borrows(role)
    if out.body is not None and out.body.country in SUPRANATIONAL and role.sector == "GOV":
        return out.body.sectors
    if borrows and out.body is not None and (role.kind == "person" or role.sector is None):
        return out.body.sectors or own
    beside = _beside(scene, out, start)
    if role.sector == "MIL" and out.body is not None and set(out.body.sectors) & set(ARMED):
        return out.body.sectors
    if beside in TELLING and role.sector in ("BUS", "LAB"):
        return (beside,)
    if role.noun == "officer" and start == out.head and beside is None and not _compounded(scene.tree, out.head):
        return ("COP",)
    if (beside == "GOV" and role.sector in KEPT) or (beside == "CVL" and role.family == "official"):
        return own  # "environmental officials"
    armed = role.sector == "MIL" and beside in ARMED
    if own == () and beside is None and role.noun in scene.words.statesmen and _of_nation(out):
        return ("GOV",)
    return (beside,) if beside is not None and (borrows or armed) else own


def _of_nation(out: Description) -> bool:
    return bool(out.countries) and not out.local and out.body is None and out.owner is None


def _compounded(tree: Tree, head: int) -> bool:
    return any(tree.dep[c] == "compound" for c in _before(tree, head))


def _beside(scene: Scene, out: Description, start: int) -> str | None:
    """Return the sector that a modifier of the noun gives, nearest first; ``None`` for none."""
    tree, modifiers = scene.tree, scene.roles.modifiers
    inside = set(range(start, out.head)) if out.role.sector is not None else set()
    for c in reversed(_before(tree, out.head)):
        sector = modifiers.get(tree.lower[c]) or _sector_of_body(scene, c)
        if sector in (None, "ELI") or c in inside or c in scene.name_at or tree.dep[c] == "poss":
            continue
        return sector
    return None


def _sector_of_body(scene: Scene, i: int) -> str | None:
    """Return the sector of a kind of body that a noun is a compound with ("council members"), or ``None``."""
    role = scene.roles.nouns.get(scene.tree.lemma[i]) if scene.tree.dep[i] == "compound" else None
    return role.sector if role is not None and role.kind == "organization" else None
