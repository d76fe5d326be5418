"""Descriptions to actors: the country behind a phrase, and whether the text has named whom it means before."""

from __future__ import annotations

from collections import Counter

from ...codebook.organizations import SUPRANATIONAL
from ..language import Tree
from .describe import Description, describe
from .found import ActorFound
from .profile import Profile, code_of, kind_of
from .scene import Scene
from .spans import phrase
from .table import Table

STATE = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")
ON_THE_SPOT = ("COP", "MIL", "JUD")
NEAR = 2  # sentences back to the group that "the victims" are
CROWD = ("CVL", "AGR", "LAB", "EDU", "REF", "MED", "REL", "BUS", "OPP", "PTY")


def resolve(scene: Scene, table: Table, d: Description) -> list[tuple[int, str]]:
    """Return (actor, rule) for whom a described phrase means; several for pairs and coordinated countries."""
    if d.pair is not None:
        return [(_described(scene, table, d, [c]), "described, of each") for c in pair_countries(scene, table, d.head)]
    lend_body(scene, table, d)
    countries, rule = countries_of(scene, table, d)
    if d.role.family == "government" and not d.local and len(set(countries)) == 1 and not d.former:
        return [(government(scene, table, countries[0], rule), rule)]
    earlier = _earlier(scene, table, d, countries if rule == "described" else [])
    if earlier is not None:
        if table.actor(earlier).kind == "organization":
            note(table.profiles[earlier], d)
            table.settle(earlier, sectors=d.sectors)
        return [(earlier, "described before")]
    if len(countries) > 1 and (d.plural or d.role.kind == "group"):
        return [(_described(scene, table, d, [c]), "described, of each") for c in countries]
    return [(_described(scene, table, d, countries[:1]), rule)]


def lend_body(scene: Scene, table: Table, d: Description) -> None:
    """Let a spokesman of whom the phrase does not say whose he is speak for the body named last, not far before."""
    if d.role.noun not in scene.words.mouth or d.owner is not None or d.body is not None or d.countries or d.sectors:
        return
    for seen in table.recent():
        if seen.head >= d.head or scene.tree.sentence[d.head] - scene.tree.sentence[seen.head] > NEAR:
            return
        if table.actor(seen.actor).kind == "organization":
            d.owner = seen.head
            return


def government(scene: Scene, table: Table, code: str, rule: str) -> int:
    """Return the government of country ``code`` as an actor."""
    return table.government(code, scene.nations.by_code[code].name, acting=True, rule=rule)


def countries_of(scene: Scene, table: Table, d: Description) -> tuple[list[str], str]:
    """Return the countries a phrase belongs to and the rule: its own words, its owner, or the context; or none."""
    if d.countries:
        return d.countries, "described"
    if d.body is not None:
        home = d.body.home or d.body.country
        return ([home] if home not in (*SUPRANATIONAL, None) else []), "described"
    if d.owner is not None:
        owned = _owner_country(scene, table, d.owner)
        if owned is not None:
            return [owned], "described"
    if d.role.family == "country" or d.role.abroad or d.wide:
        return [], "described"
    if d.role.national or (d.sectors and d.sectors[0] in STATE):
        near = scene.near_country(d.head, local=bool(d.sectors) and d.sectors[0] in ON_THE_SPOT)
        return ([near] if near else []), "country by context"
    if (d.plural or d.role.kind == "group") and d.sectors and d.sectors[0] in CROWD and scene.main:
        return [scene.main], "country by context"
    return [], "described"


def _against(scene: Scene, table: Table, d: Description) -> tuple[str, ...]:
    """Return the sectors of those who are against somebody: the opposition where that is a state or its government."""
    numbers = () if d.owner is None else table.out.by_head.get(d.owner, ())
    inner = describe(scene, d.owner) if d.owner is not None and not numbers else None
    state = any("GOV" in table.actor(n).sectors for n in numbers) or (inner is not None and "GOV" in inner.sectors)
    return ("OPP",) if state and d.role.sector in (None, "CVL") else (d.role.sector,) if d.role.sector else ()


def _owner_country(scene: Scene, table: Table, owner: int) -> str | None:
    """Return the country of what a phrase belongs to: a known actor, "the country", "the province", a body."""
    lemma = scene.tree.lemma[owner]
    numbers = table.out.by_head.get(owner, ())
    if numbers:
        return table.home(numbers[0])
    if lemma in scene.words.region:
        return scene.last_country(owner)
    if lemma in scene.words.country:
        return scene.near_country(owner)
    inner = describe(scene, owner)
    if inner is None:
        return None
    if inner.countries:
        return inner.countries[0]
    return (inner.body.home or inner.body.country) if inner.body is not None else None


def pair_countries(scene: Scene, table: Table, token: int) -> list[str]:
    """Return the two countries that "both sides" at ``token`` means; ``[]`` where there are not two.

    The last two of its own sentence, else the two that the text before it names most, the later first.
    """
    counted: Counter[str] = Counter()
    here: list[str] = []
    for seen in table.recent():
        actor = table.actor(seen.actor)
        if actor.key and actor.key.startswith("gov:") and actor.country:
            counted[actor.country] += 1
            if scene.tree.sentence[seen.head] == scene.tree.sentence[token] and actor.country not in here:
                here.append(actor.country)
    if len(here) >= 2:
        return here[1::-1]
    return [country for country, _ in counted.most_common(2)] if len(counted) >= 2 else []


def _earlier(scene: Scene, table: Table, d: Description, countries: list[str]) -> int | None:
    """Return the actor named before that a definite phrase means, or ``None``."""
    named = d.definite or d.role.office or d.role.family == "police" or (d.role.family == "army" and not d.plural)
    if d.definite and d.plural and not d.indefinite and _quantified(scene.tree, d.head):
        return _so_many(scene, table, d)
    if d.indefinite or not named or _quantified(scene.tree, d.head):
        return None
    groups = d.plural or d.role.kind == "group"
    loose: int | None = None
    for seen in table.recent():
        actor, profile = table.actor(seen.actor), table.profiles[seen.actor]
        if countries and actor.country != countries[0]:
            continue
        if groups != (actor.kind == "group") or (d.role.kind == "organization") != (actor.kind == "organization"):
            continue
        if d.role.gender and profile.gender and d.role.gender != profile.gender:
            continue
        if d.role.family == "people" and _owner(table, d) != profile.owner:
            continue  # "his parents" and "Charlie's parents"
        near = scene.tree.sentence[d.head] - scene.tree.sentence[seen.head] <= NEAR
        if _same_role(scene, d, profile, actor) or (groups and near and _generic(scene, d, actor)):
            if d.role.noun not in scene.words.again or d.role.noun in profile.nouns:
                return seen.actor
            loose = seen.actor if loose is None else loose  # "the man", unless the text has spoken of a man
    if loose is None and d.role.kind == "organization" and d.own and not d.plural:
        return _firm_again(scene, table, d)
    return _only_one(scene, table, d) if loose is None else loose


def _firm_again(scene: Scene, table: Table, d: Description) -> int | None:
    """Return the one body named just before that "the Berlin-based software firm" may be, or ``None``."""
    if d.role.sector not in ("BUS", "JRN", "SOC", "EDU") or d.owner is not None or d.body is not None:
        return None
    found: dict[int, None] = {}
    for seen in table.recent():
        if scene.tree.sentence[d.head] - scene.tree.sentence[seen.head] > NEAR:
            break
        actor = table.actor(seen.actor)
        named = actor.kind == "organization" and actor.key is not None and not actor.key.startswith("gov:")
        if named and scene.tree.sentence[seen.head] < scene.tree.sentence[d.head]:
            found[seen.actor] = None
    if len(found) != 1:
        return None
    actor = table.actor(number := next(iter(found)))
    fits = not actor.sectors or d.role.sector in actor.sectors
    return number if fits and (not d.countries or actor.country in (None, d.countries[0])) else None


def _only_one(scene: Scene, table: Table, d: Description) -> int | None:
    """Return the one nameless person whom "the suspect" or "the boy" may mean ("a man", "a child"), or ``None``."""
    words = scene.words
    if d.plural or d.role.kind != "person" or d.own or d.countries or d.role.noun not in words.anybody | words.young:
        return None
    may = words.young if d.role.noun in words.young else words.adult if d.role.noun in words.adult else words.anybody
    found = []
    for seen in table.recent():
        actor, profile = table.actor(seen.actor), table.profiles[seen.actor]
        told = actor.kind == "unnamed" and profile.owner is None and profile.nouns <= (words.anybody | words.young)
        if told and seen.actor not in found:
            found.append(seen.actor)
    if len(found) != 1:
        return None
    profile = table.profiles[found[0]]
    fits = d.role.gender is None or profile.gender in (None, d.role.gender)
    return found[0] if fits and profile.nouns & (may | words.either) else None


def _so_many(scene: Scene, table: Table, d: Description) -> int | None:
    """Return the group of which the text gave the same number ("the six workers", of six aid workers), or ``None``."""
    counts = [scene.tree.lower[c] for c in scene.tree.kids(d.head, "nummod")]
    for seen in table.recent():
        profile = table.profiles[seen.actor]
        if profile.count not in counts or table.actor(seen.actor).kind != "group":
            continue
        same = any(n == d.role.noun or n.endswith(f" {d.role.noun}") for n in profile.nouns)
        if same or d.role.noun in scene.words.again_many:
            return seen.actor
    return None


def _generic(scene: Scene, d: Description, actor: ActorFound) -> bool:
    """Tell whether "the victims" or "the women" may be a group spoken of just before in other words."""
    fits = d.plural and d.role.noun in scene.words.again_many and not d.own and not d.countries
    return fits and actor.key is None and "GOV" not in actor.sectors


def _owner(table: Table, d: Description) -> int | None:
    """Return the actor whose relative or belonging a phrase is, or ``None``."""
    numbers = () if d.owner is None else table.out.by_head.get(d.owner, ())
    return numbers[0] if numbers else None


def _quantified(tree: Tree, head: int) -> bool:
    return any(tree.dep[c] == "nummod" for c in tree.children[head])


def _same_role(scene: Scene, d: Description, profile: Profile, actor: ActorFound) -> bool:
    noun, title = d.role.noun, d.title
    if title is not None and title in profile.titles:
        return True
    exact = " " in noun and d.role.kind == "organization" and bool(profile.nouns)  # "the supreme court"
    if exact and noun not in profile.nouns:
        return False
    if d.role.family is not None and d.role.family in profile.families and d.role.family not in ("people", "relation"):
        return not d.own or noun in profile.nouns
    if d.role.kind == "organization" and not d.role.national and not profile.nouns and profile.families == {"group"}:
        fits = not actor.sectors or d.role.sector in (None, *actor.sectors)
        return fits and not d.own  # "the company", of a body whose name says nothing of its kind
    if noun in profile.nouns:
        return title is None or " " not in title or not any(" " in t for t in profile.titles)
    if title is not None and " " not in title and any(t.endswith(f" {title}") for t in profile.titles):
        return True
    if noun not in scene.words.again or d.own or profile.plural:
        return False
    if d.role.gender:
        return profile.gender == d.role.gender
    return d.role.family != "people" and bool(profile.titles)


def _described(scene: Scene, table: Table, d: Description, countries: list[str]) -> int:
    """Enter an actor that the text only describes, or return the one that an equal phrase made."""
    country = countries[0] if countries else None
    staff = d.body is not None and d.body.country in SUPRANATIONAL and d.role.family != "people"
    body = d.body.country if d.body is not None and staff else None
    if country in SUPRANATIONAL:
        country, body = None, country
    sectors = sectors_of(scene, table, d)
    kind = kind_of(d.role.kind, plural=d.plural)
    role = (
        d.label if kind == "unnamed" else d.title if kind == "group" and d.role.office and d.pair is not None else None
    )
    if kind == "group" and d.pair is not None and d.role.office:
        kind = "unnamed"
    actor = ActorFound(
        None, phrase(scene.tree, d.head), kind, role, country, sectors, code_of(country or body, sectors), "described"
    )
    counts = [scene.tree.lower[c] for c in scene.tree.kids(d.head, "nummod")]
    profile = Profile(
        d.role.gender, kind == "group", owner=_owner(table, d), count=counts[0] if len(counts) == 1 else None
    )
    note(profile, d)
    if d.role.family == "counterpart" and profile.owner is not None:
        _take_office(table, actor, profile)
    once = d.indefinite or _quantified(scene.tree, d.head)
    wording = actor.name.lower() if d.own and not d.role.office else d.role.noun
    key = (d.head,) if once else (wording, d.title, kind, country, sectors)
    return table.described(key, actor, profile)


def _take_office(table: Table, actor: ActorFound, profile: Profile) -> None:
    """Give a counterpart the office of whose counterpart it is ("his Russian counterpart" is a president too)."""
    assert profile.owner is not None
    other, known = table.actor(profile.owner), table.profiles[profile.owner]
    actor.role, actor.sectors = other.role, other.sectors
    actor.code = code_of(actor.country, actor.sectors)
    profile.nouns |= known.nouns
    profile.families |= known.families
    profile.titles |= known.titles


def note(profile: Profile, d: Description) -> None:
    """Add what a description says to a profile."""
    profile.nouns.add(d.role.noun)
    if d.role.family:
        profile.families.add(d.role.family)
    if d.title:
        profile.titles.add(d.title)
    profile.gender = profile.gender or d.role.gender
    profile.wide |= d.wide


def sectors_of(scene: Scene, table: Table, d: Description) -> tuple[str, ...]:
    """Return a phrase's sectors, taken from what it belongs to where its noun says nothing."""
    official = d.role.family == "official" or (d.role.kind == "person" and d.role.noun in scene.roles.borrowing)
    if d.role.noun in scene.words.against:
        return _against(scene, table, d)
    if d.owner is None or (d.sectors and not official):
        return d.sectors
    numbers = table.out.by_head.get(d.owner, ())
    if numbers:
        owner = table.actor(numbers[0])
        private = owner.kind != "country" and d.role.sector in ("GOV", "LEG", "COP") and d.owner in scene.name_at
        return owner.sectors or (() if private else d.sectors)
    inner = describe(scene, d.owner)
    return inner.sectors if inner is not None and (inner.role.kind == "organization" or not official) else d.sectors
