"""How factual an event is: for whom, and to what degree.

Letters are FactBank's (Saurí and Pustejovsky 2009). The author vouches for what stands in no statement, or only
in statements whose cue is factive; of everything else the author says nothing (``Uu``), and each source up the
chain vouches for what it tells itself. :func:`factuality_at` takes sources at their word, as readers do who are
asked whether something happened (Lee et al. 2015).
"""

from __future__ import annotations

from spacy.tokens import Doc

from ...records import Factuality, Value
from ..actors.found import ActorTable
from ..statements.found import StatementFound
from .found import EventFound
from .worth import Worth

CERTAIN, PROBABLE, POSSIBLE = 0.75, 0.5, 0.12  # least worth of CT, PR and PS
DENIAL = 0.85  # readers are less sure of what did not happen: "not" reaches less far than it seems
# Rules of the coder that make a refusal of an act that is denied ("did not meet"): the refusal is what happened.
REFUSAL = "not("


def factuality_at(doc: Doc, token: int) -> float:
    """Return how factual the text presents the event at ``token``, in [-3, 3]; sources are taken at their word."""
    return number(Worth(doc._.tree).of(token))


def assign_factuality(doc: Doc, events: list[EventFound], worth: Worth) -> None:
    """Set each event's ``factuality``: the author's first, then each holder's, from the outermost statement in."""
    statements: list[StatementFound] = doc._.statements or []
    actors: ActorTable = doc._.actors or ActorTable()
    for event in events:
        chain = [statements[k] for k in _chain(statements, event.statement)]
        told = [_author(worth, event, chain)]
        for position, statement in enumerate(chain):
            holder = _holder(statement, actors)
            if holder is not None:
                told.append(_held(worth, event, statement, chain[position + 1 :], holder))
        event.factuality = tuple({f.holder: f for f in told}.values())  # the innermost of a holder is the nearest


def _chain(statements: list[StatementFound], index: int | None) -> list[int]:
    """Return the statements around an event, outermost first."""
    chain: dict[int, None] = {}
    while index is not None and index not in chain:
        chain[index] = None
        index = statements[index].parent
    return list(chain)[::-1]


def _holder(s: StatementFound, actors: ActorTable) -> str | None:
    numbers = () if s.source_head is None else actors.at(s.source_head)
    return str(numbers[0]) if numbers else None


def _author(worth: Worth, event: EventFound, chain: list[StatementFound]) -> Factuality:
    if all(s.certainty == "factive" for s in chain):
        return _told("author", _worth(worth, event, None))
    return Factuality("author", "Uu", 0.0)


def _held(worth: Worth, event: EventFound, s: StatementFound, inner: list[StatementFound], holder: str) -> Factuality:
    """Return the factuality that the source of ``s`` gives an event, through the statements ``inner`` to it."""
    if any(k.certainty != "factive" for k in inner):
        return Factuality(holder, "Uu", 0.0)
    value = _worth(worth, event, s.cue_head)
    return _told(holder, -value if s.force == "deny" and value > 0 else value)


def _worth(worth: Worth, event: EventFound, below: int | None) -> float:
    """Return the worth of an event to the holder whose cue is ``below``; a refusal holds where its act does not."""
    value = worth.of(worth.core(event.head), below=below)
    return abs(value) if event.rule.startswith(REFUSAL) else value


def _told(holder: str, worth: float) -> Factuality:
    value = letter(worth)
    return Factuality(holder, value, 0.0 if value == "Uu" else round(number(worth), 2))


def number(worth: float) -> float:
    """Return the score in [-3, 3] of a worth in [-1, 1]; full marks for whatever counts as certain."""
    if worth >= CERTAIN:
        return 3.0
    return 3 * worth if worth > 0 else 3 * DENIAL * worth


def letter(worth: float) -> Value:
    """Return FactBank's value for a worth in [-1, 1]."""
    size = abs(worth)
    if size < POSSIBLE:
        return "Uu"
    if worth > 0:
        return "CT+" if size >= CERTAIN else "PR+" if size >= PROBABLE else "PS+"
    return "CT-" if size >= CERTAIN else "PR-" if size >= PROBABLE else "PS-"
