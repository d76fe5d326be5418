"""The standing that an event has from its own teller: the author, or the source of the statement it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from ...codebook.standing import standing_words
from ...records import Confirmation
from ..events.found import EventFound
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
    if draft.is_unsaid(s.cue_head):  # "did not deny", "has yet to confirm"
        return Standing("unconfirmed" if s.force in ("admit", "confirm") else "asserted", by)
    if s.force == "deny":
        return Standing("denied", by)
    if s.force in ("admit", "confirm"):
        return Standing("confirmed", by)
    return Standing("unconfirmed" if is_unofficial(draft, s) else "asserted", by)


def is_unofficial(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement's source is unknown, anonymous, a witness or a civilian."""
    if s.source_head is None:
        return s.certainty in ("doubting", "hearsay")
    if draft.tree.lemma[s.source_head] in standing_words().unofficial:
        return True
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    return bool(actors) and all("CVL" in a.sectors and a.kind != "person" for a in actors)
