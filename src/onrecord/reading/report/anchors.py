"""Where and when: the place and time of an event or statement, from its own clause first, then its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from ..language import Tree
from ..statements.found import StatementFound

VERBAL = ("VERB", "AUX")


class Ranged(Protocol):
    """Anything with a half-open token range."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Anchors:
    """Times or places by sentence, and which of them anchors a token.

    Nearest wins within a rank; ranks are: on the word itself, the same clause, the same sentence. What stands
    inside a statement's content never anchors its cue, and what stands outside of it never anchors an event in it.
    """

    def __init__(
        self,
        tree: Tree,
        innermost: Sequence[int | None],
        statements: Sequence[StatementFound],
        items: Mapping[int, Ranged],
    ) -> None:
        self.tree = tree
        self._innermost = innermost
        self._statements = statements
        self._items: dict[int, list[tuple[int, int]]] = defaultdict(list)  # sentence -> (number, head token)
        for number, item in items.items():
            self._items[tree.sentence[item.start]].append((number, phrase_head(tree, item.start, item.end)))

    def nearest(self, head: int, *, cue: bool) -> int | None:
        """Return the number of the item that anchors the event (``cue``: the statement's cue) at token ``head``.

        ``None`` where no item of the sentence does.
        """
        best: tuple[int, int, int] | None = None
        for number, item in self._items.get(self.tree.sentence[head], ()):
            rank = self._rank(head, item, cue=cue)
            if rank is not None:
                key = (rank, abs(item - head), number)
                best = key if best is None or key < best else best
        return None if best is None else best[2]

    def _rank(self, head: int, item: int, *, cue: bool) -> int | None:
        tree = self.tree
        above = [item, *tree.above(item)]
        verb = next((k for k in above[1:] if tree.pos[k] in VERBAL), None)
        own = cue and self._inside_own(head, item)
        if head in above and (verb is None or verb == head or above.index(head) < above.index(verb)):
            return None if own else 0
        if own or self._innermost[head] != self._innermost[item]:
            return None
        clause = head if tree.pos[head] in VERBAL else governing_verb(tree, head)
        return 1 if verb is not None and verb == clause else 2

    def _inside_own(self, head: int, item: int) -> bool:
        """Tell whether ``item`` is inside the content of the statement whose cue is ``head``."""
        index = self._innermost[item]
        while index is not None:
            if self._statements[index].cue_head == head:
                return True
            parent = self._statements[index].parent
            index = parent if parent != index else None
        return False


def phrase_head(tree: Tree, start: int, end: int) -> int:
    """Return the token of ``[start, end)`` whose head lies outside; the last one where several do."""
    for i in range(end - 1, start - 1, -1):
        if not start <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def governing_verb(tree: Tree, head: int) -> int | None:
    """Return the nearest verb over ``head``, or ``None``."""
    return next((k for k in tree.above(head) if tree.pos[k] in VERBAL), None)
