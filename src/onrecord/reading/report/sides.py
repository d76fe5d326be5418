"""Whose side somebody is on: bodies that the text only calls what they are, and who speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...codebook.standing import standing_words
from ..actors.found import ActorFound
from ..language import grammar
from .draft import Draft


def is_state_body(actor: ActorFound) -> bool:
    """Tell whether an actor is a state, or a body of one."""
    if actor.kind == "country":
        return True
    return actor.kind == "organization" and bool(standing_words().state_sectors & set(actor.sectors))


def is_common(draft: Draft, head: int) -> bool:
    """Tell whether a phrase has a common noun at its head: "the company", "the new hospital"."""
    return draft.tree.pos[head] == "NOUN"


def names_side(draft: Draft, head: int) -> bool:
    """Tell whether a phrase is a bare "the company", "the city": what it is, and not whose."""
    tree = draft.tree
    if tree.lemma[head] not in standing_words().promise.sides or tree.kids(head, "poss", "amod", "compound", "nmod"):
        return False
    return grammar.is_definite(tree, head) and not tree.kids(head, "prep", "relcl", "acl")


def is_nameless(draft: Draft, head: int) -> bool:
    """Tell whether a source that is no actor on record is still somebody: a name that says no more, or "she"."""
    tree = draft.tree
    return tree.pos[head] == "PROPN" or tree.lower[head] in standing_words().contrast.third


def is_insider(speakers: Iterable[ActorFound]) -> bool:
    """Tell whether somebody speaks who has a post in something: "the principal", not "an analyst"."""
    outside = standing_words().promise.onlookers
    posts = ((a.role or "").lower().split()[-1:] for a in speakers)
    return any(post and post[0] not in outside for post in posts)


def on_one_side(draft: Draft, speakers: Sequence[ActorFound], head: int, bodies: Iterable[int]) -> bool:
    """Tell whether the bodies that ``head`` names are those that the speakers act for.

    Officials of a state that the text leaves open speak for any state ("Norway will send it, the foreign minister
    said") and for "the government"; who is of a trade, for "the company" where the text names it no further.
    """
    state = standing_words().state_sectors
    sectors = {k for a in speakers for k in a.sectors}
    for n in bodies:
        body = draft.actors.actors[n]
        official = bool(sectors & state)
        if official and is_state_body(body):
            if body.kind == "country" or body.country is not None:
                if all(a.country is None for a in speakers):
                    return True
            else:
                return True
        common = body.kind == "organization" and body.key is None and is_common(draft, head)
        if common and grammar.is_definite(draft.tree, head) and sectors & set(body.sectors):
            return True
    return False
