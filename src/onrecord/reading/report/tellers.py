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
        if any(f.holder == "author" and f.value == "CT+" for f in e.factuality) or not e.factuality:
            return Standing("asserted" if e.aspect in ("future", "hypothetical") else "confirmed")
        return Standing("asserted")
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
    return Standing("unconfirmed" if is_unofficial(draft, s) else "asserted", by)


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
            return attitude
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
    state = standing_words().state_sectors
    if s.force not in standing_words().presupposed.plain or not any(
        state & set(draft.actors.actors[n].sectors) for n in source
    ):
        return False
    doers = draft.numbers_of(e.actor_heads)
    if doers:
        return bool(draft.parties(source) & draft.parties(doers))
    return e.type in standing_words().enforcing


def is_unofficial(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement's source is unknown, anonymous, a witness or a civilian."""
    if s.source_head is None:
        return s.certainty in ("doubting", "hearsay")
    if draft.tree.lemma[s.source_head] in standing_words().unofficial:
        return True
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    return bool(actors) and all("CVL" in a.sectors and a.kind != "person" for a in actors)
