"""A team's own actor file in the reading of a text: its names found, its nouns known, its codes given by the date."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from ...codebook.actor_files import ActorFile, OwnActor
from ...codebook.names import name_words
from ...codebook.organizations import SUPRANATIONAL
from ...codebook.roles import Role, RoleWords
from ..language import Name, Tree
from .found import ActorFound
from .profile import code_of

STATE = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")


def with_agents(roles: RoleWords, own: ActorFile) -> RoleWords:
    """Return the roles with the file's agents: known nouns get its sector, new ones are nouns for a person."""
    nouns = dict(roles.nouns)
    for noun, sectors in own.agents.items():
        sector = sectors[0] if sectors else None
        known = nouns.get(noun)
        nouns[noun] = (
            Role(noun, "person", sector, False, sector in STATE, False, False, None, None)
            if known is None
            else replace(known, sector=sector or known.sector)
        )
    return replace(roles, nouns=nouns, longest=max(roles.longest, *(len(n.split()) for n in nouns)))


def with_own(tree: Tree, names: list[Name], own: ActorFile) -> tuple[list[Name], dict[int, OwnActor]]:
    """Return a text's names with those of the file among them, and the file's actors by first token.

    A name of the file gives way to a longer one that holds it, and takes the place of shorter ones inside it.
    """
    at: dict[int, OwnActor] = {}
    out: list[Name] = []
    starts = [n.start for n in names]
    end = 0
    for i in range(len(tree)):
        if i < end or tree.lower[i] not in own.longest or not tree.text[i][0].isupper():
            continue
        stop, actor = _match(tree, i, own)
        if actor is None:
            continue
        first = max(bisect_right(starts, i) - 1, 0)
        over = [n for n in names[first : bisect_right(starts, stop - 1)] if n.start < stop and n.end > i]
        if any(n.start < i or n.end > stop for n in over) or (not over and stop - i == 1 and tree.pos[i] != "PROPN"):
            continue
        label = over[0].label if len(over) == 1 else _label(tree, i, over)
        out.append(Name(i, stop, label, "own file"))
        at[i] = actor
        end = stop
    taken = {k for n in out for k in range(n.start, n.end)}
    return sorted([*out, *(n for n in names if n.start not in taken)], key=lambda n: n.start), at


def _match(tree: Tree, i: int, own: ActorFile) -> tuple[int, OwnActor | None]:
    """Return the end of the longest name of the file that starts at token ``i``, and whose it is."""
    last = tree.sentences[tree.sentence[i]].end
    for end in range(min(i + 2 * own.longest[tree.lower[i]], last), i, -1):  # "-" and "'s" are tokens of their own
        actor = own.actors.get(" ".join(tree.words(i, end).lower().split()))
        if actor is not None:
            return end, actor
    return i, None


def _label(tree: Tree, i: int, over: list[Name]) -> str:
    person = any(n.label == "PERSON" for n in over) or tree.lower[i] in name_words().given
    return "PERSON" if person else "ORG"


def settle_own(actor: ActorFound, own: OwnActor, published: str | None) -> None:
    """Give an actor what the file says of it on the report's date; where it says nothing then, leave it."""
    holding = own.on(published)
    if holding is None or not (holding.country or holding.sectors):
        return
    actor.country = None if holding.country in SUPRANATIONAL else holding.country
    actor.sectors = holding.sectors
    actor.code = holding.code or code_of(holding.country, holding.sectors)
    actor.rule = f"{actor.rule}, own file"
