"""An act: what a predicate says, and what its clause makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...codebook.events import GROUP_OF, EventBook
from ..language import Tree, grammar
from .clause import is_able, is_future, is_negated, is_obliged
from .phrases import VERBAL


@dataclass(frozen=True, slots=True)
class Act:
    """What a predicate says: type, mode, who to whom, the words it rests on and the predicates it took in."""

    type: str
    mode: str | None
    head: int
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    words: tuple[int, ...]
    parts: tuple[int, ...]
    rule: str
    score: float
    alone: bool = False
    negated: bool = False
    mutual: bool = False

    @property
    def sides(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Actors and recipients; of a mutual act ("A met B") both sides are both."""
        both = tuple(dict.fromkeys(self.actors + self.recipients))
        if not self.mutual or len(both) < 2:
            return self.actors, self.recipients
        return both, tuple(dict.fromkeys(self.recipients + self.actors))


def in_clause(tree: Tree, book: EventBook, i: int, act: Act) -> Act | None:
    """Apply the clause's negation and future: a cooperative act refused or promised, a hostile one threatened."""
    if tree.pos[i] not in VERBAL:
        return None if tree.pos[i] == "ADJ" and grammar.is_negated(tree, i) else act
    if is_obliged(tree, i, book) and not act.rule.startswith("obliged"):
        act = replace(act, score=act.score * 0.5)  # what should be done is not done
    negated, future = is_negated(tree, i), is_future(tree, i, book)
    group = GROUP_OF[act.type]
    nobody = grammar.negating_argument(tree, i) is not None
    if negated and group == "cooperative" and (nobody or is_able(tree, i)):
        return replace(act, negated=True, score=act.score * 0.5)  # "could not meet", "neither paid": no refusal
    if negated and group == "cooperative":
        mode = book.mode_of("REJECT", act.type, act.mode)
        score = act.score * (1 if act.actors else 0.5)
        return replace(act, type="REJECT", mode=mode, rule=f"not({act.rule})", score=score, mutual=False)
    if negated:
        return replace(act, negated=not act.negated, score=act.score * 0.6)
    if not act.actors:
        could = any(tree.lower[c] in book.clause["could"] for c in tree.kids(i, "aux"))
        return replace(act, score=act.score * 0.5) if could else act
    if not future:
        if not any(tree.lower[c] in book.clause["could"] for c in tree.kids(i, "aux")):
            return act
        act = replace(act, score=act.score * 0.7)
        if any(tree.lower[c] == "have" for c in tree.kids(i, "aux")):
            return act  # "may have attacked" is no threat
    if group == "cooperative" and act.type != "AGREE":
        return replace(act, type="AGREE", mode=None, rule=f"future({act.rule})", mutual=False)
    if group == "material":
        mode = book.mode_of("THREATEN", act.type, act.mode)
        return replace(act, type="THREATEN", mode=mode, rule=f"future({act.rule})", mutual=False)
    return act
