"""The standing that an event has from its own teller: the author, or the source of the statement it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from ...codebook.standing import standing_words
from ...records import Confirmation
from ..events.found import EventFound
from ..language import Tree
from ..statements.found import StatementFound
from .draft import Draft


@dataclass(slots=True)
class Standing:
    """An event's status and the indices of the statements that settle it."""

    status: Confirmation
    by: tuple[int, ...] = ()


def by_teller(draft: Draft, e: EventFound) -> Standing:
    """Return the standing that the innermost teller gives an event, before anybody else is heard."""
    if e.statement is None:
        return Standing(_by_author(e))
    s = draft.statements[e.statement]
    by = (e.statement,)
    if is_presupposed(draft, e, s):
        return Standing("confirmed")
    if draft.is_unsaid(s.cue_head):  # "did not deny", "has yet to confirm"
        return Standing("unconfirmed" if s.force in ("admit", "confirm") else "asserted", by)
    if s.force == "deny" or _told_as_not_so(e):  # "confirmed that neither of them paid": that they paid is denied
        return Standing("denied", by)
    if s.force in ("admit", "confirm") or _goes_with_confirming(draft, s) or _vouches(draft, e, s):
        return Standing("confirmed", by)
    if _is_told(e) and (_is_fact(e) or _is_done_in_words(draft, e, s)):
        return Standing("confirmed", by)
    return Standing("unconfirmed" if is_unofficial(draft, s) else "asserted", by)


def _by_author(e: EventFound) -> Confirmation:
    """Return the standing of what nobody but the author tells: as fact, as not so, as possible, or as to come."""
    value = next((f.value for f in e.factuality if f.holder == "author"), "CT+")
    if value == "CT-":
        return "denied"  # "the army did not attack": the author says so
    if e.aspect in ("future", "hypothetical"):
        return "asserted"  # an aim or a plan: nothing yet that anybody could confirm
    return "confirmed" if value == "CT+" else "unconfirmed" if value in ("PS+", "PS-", "PR-", "Uu") else "asserted"


def _is_told(e: EventFound) -> bool:
    """Tell whether an event is told as one that happened."""
    return e.aspect not in ("future", "hypothetical") and all(f.value in ("CT+", "Uu") for f in e.factuality)


def _is_fact(e: EventFound) -> bool:
    """Tell whether the author takes what another tells for fact: "the filings revealed that he sued"."""
    return any(f.holder == "author" and f.value == "CT+" for f in e.factuality)


def _is_done_in_words(draft: Draft, e: EventFound, s: StatementFound) -> bool:
    """Tell whether an event is an act of speech by who tells it: "said that it rejects the offer", "also accused them".

    Who says so does it; that one did so once before ("had accused") stands on one's word like anything else.
    """
    tree, source = draft.tree, set(draft.sources(s.source_head))
    if s.source_head is None or e.type not in standing_words().spoken or tree.pos[e.head] != "VERB":
        return False
    if any(tree.lower[c] in standing_words().presupposed.before for c in tree.kids(e.head, "aux")):
        return False
    return bool(source & doers_of(draft, e, s))


def doers_of(draft: Draft, e: EventFound, s: StatementFound) -> set[int]:
    """Return who does it; an "it" or "they" that is nobody known is who says so of itself."""
    found = draft.numbers_of(e.actor_heads)
    selves = standing_words().promise.selves
    if not found and any(draft.tree.lower[h] in selves for h in e.actor_heads):
        return set(draft.sources(s.source_head))
    return found


def _told_as_not_so(e: EventFound) -> bool:
    """Tell whether the innermost teller, a known one, says for certain that the event did not happen."""
    return bool(e.factuality) and e.factuality[-1].holder != "author" and e.factuality[-1].value == "CT-"


def is_presupposed(draft: Draft, e: EventFound, s: StatementFound) -> bool:
    """Tell whether an event is only where a statement starts from, not what it says: the author tells it.

    What follows "after" or "since" in what somebody wants or believes ("since signing the pledge"), and the act that is
    approved of or regretted ("supported the decision to recall her").
    """
    tree, words = draft.tree, standing_words().presupposed
    if e.aspect in ("future", "hypothetical") and tree.tag[e.head] in ("VB", "VBP"):
        return False
    attitude = s.force in words.attitudes
    if s.manner == "direct" or not (attitude or s.force in words.plain):
        return False
    for k in (e.head, *tree.above(e.head)):
        if not any(a <= k < b for a, b in s.content):
            return attitude and s.force in words.judging and tree.dep[e.head] in ("pcomp", "acl", "relcl")
        if tree.dep[k] in ("advcl", "pcomp", "pobj") and _follows_time(tree, k):
            return attitude or s.rule == "object"  # "wrote a letter after the board refused": no part of the letter
        if tree.dep[k] == "relcl" and tree.pos[tree.head[k]] == "PROPN":
            return True  # "the mother of a man who died in the attack": said of whom it names
    return False


def _follows_time(tree: Tree, k: int) -> bool:
    """Tell whether a clause or phrase says when: after, since, before, following."""
    times = standing_words().presupposed.times
    if tree.lower[tree.head[k]] in times:
        return True
    return any(tree.lower[c] in times for c in tree.kids(k, "mark", "advmod"))


def _goes_with_confirming(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement is how somebody confirms a thing: "confirmed the reports, saying that ..."."""
    tree, over = draft.tree, draft.tree.head[s.cue_head]
    if tree.dep[s.cue_head] not in ("advcl", "conj") or tree.lemma[over] not in standing_words().verification.verbs:
        return False
    return tree.pos[over] == "VERB" and not draft.is_unsaid(over)


def _vouches(draft: Draft, e: EventFound, s: StatementFound) -> bool:
    """Tell whether who tells an event can settle it: an official body told of its own side's act, or made it known."""
    if e.aspect in ("future", "hypothetical") or any(f.value not in ("CT+", "Uu") for f in e.factuality):
        return False
    if s.source_head is None:
        return s.official and s.certainty not in ("doubting", "hearsay") and s.force == "assert"
    source = draft.sources(s.source_head)
    if s.force not in standing_words().presupposed.plain or not is_state(draft, s):
        return False
    doers = doers_of(draft, e, s)
    if doers:
        return bool(draft.parties(source) & draft.parties(doers)) or _is_own_service(draft, source, doers)
    return e.type in standing_words().enforcing or draft.tree.lemma[e.head] in standing_words().legal


def _is_own_service(draft: Draft, source: tuple[int, ...], doers: set[int]) -> bool:
    """Tell whether police tell of police, an army of soldiers, and nothing says that they are another country's."""
    actors, services = draft.actors.actors, standing_words().services
    return any(
        services & set(actors[a].sectors) & set(actors[b].sectors)
        and (actors[a].country is None or actors[b].country in (None, actors[a].country))
        for a in source
        for b in doers
    )


def is_state(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement's source is a state or speaks for one."""
    state = standing_words().state_sectors
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    return any(a.kind == "country" or state & set(a.sectors) for a in actors)


def is_unofficial(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement's source is unknown, anonymous, a witness or a civilian."""
    if s.source_head is None:
        return s.certainty in ("doubting", "hearsay")
    if draft.tree.lemma[s.source_head] in standing_words().unofficial:
        return True
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    return bool(actors) and all("CVL" in a.sectors and a.kind != "person" for a in actors)
