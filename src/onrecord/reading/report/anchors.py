"""Where and when: the place and time of an event or statement, from its own clause first, then its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from ...codebook.setting import setting_words
from ..language import Tree
from ..statements.found import StatementFound
from .slots import slots

VERBAL = ("VERB", "AUX")
IN_A_NAME = ("compound", "amod", "nmod", "nummod", "poss")
WORDS = setting_words()


class Ranged(Protocol):
    """Anything with a half-open token range."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Anchors:
    """Times or places by sentence, and which of them anchors a token.

    Nearest wins within a rank; ranks are: on the word itself, the same clause, a clause of the sentence that tells of
    the same moment. What stands inside a statement's content never anchors its cue, and what stands outside of it never
    anchors an event in it. A place counts only where the words say that something is there or goes there ("in", "to"),
    not where it is part of who takes part ("the mayor of Boston").
    """

    def __init__(
        self,
        tree: Tree,
        innermost: Sequence[int | None],
        statements: Sequence[StatementFound],
        items: Mapping[int, Ranged],
        *,
        places: bool = False,
    ) -> None:
        self.tree = tree
        self._innermost = innermost
        self._statements = statements
        self._cues = {s.cue_head for s in statements}
        self._ties = _ties_place if places else _ties_time
        self._items: dict[int, list[tuple[int, int]]] = defaultdict(list)  # sentence -> (number, head token)
        self._said: dict[int, int] = {}  # head token of an item right after a cue -> the cue
        for number, item in items.items():
            head = phrase_head(tree, item.start, item.end)
            self._items[tree.sentence[item.start]].append((number, head))
            before = item.start - 1 - (item.start > 1 and tree.pos[item.start - 1] == "ADP")
            if before in self._cues:
                self._said[head] = before

    def named_in(self, sentence: int) -> bool:
        """Tell whether any item stands in a sentence, whatever it anchors."""
        return bool(self._items.get(sentence))

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
        if self._said.get(item, head) != head:
            return None  # "said Saturday it was reviewing ...", whatever the parse makes of it
        above = [item, *tree.above(item)]
        verb = next((k for k in above[1:] if tree.pos[k] in VERBAL), None)
        own = cue and self._inside_own(head, item)
        if head in above and (verb is None or verb == head or above.index(head) < above.index(verb)):
            return None if own or not self._ties(tree, above[: above.index(head) + 1]) else 0
        if own or verb is None or self._innermost[head] != self._innermost[item]:
            return None
        if not self._ties(tree, above[: above.index(verb) + 1]):
            return None
        if tree.pos[head] in VERBAL:
            return 2 if same_moment(tree, head, verb, item) else None
        clause = governing_verb(tree, head)  # who speaks of a deed does not do it then
        return 1 if verb == clause and verb not in self._cues else None

    def _inside_own(self, head: int, item: int) -> bool:
        """Tell whether ``item`` is inside the content of the statement whose cue is ``head``."""
        index = self._innermost[item]
        while index is not None:
            if self._statements[index].cue_head == head:
                return True
            parent = self._statements[index].parent
            index = parent if parent != index else None
        return False


def _ties_time(tree: Tree, path: Sequence[int]) -> bool:
    """Tell whether a time, the first of ``path``, is when that at the end of it happens.

    ``path`` goes up the parse: "on Monday" and "Monday's" are, "the 2005 law", "the law of 2005", "since 2005" are not.
    """
    if len(path) < 2:
        return True
    top, through = path[-1], False  # whether the way has gone through a noun
    for lower, upper in pairwise(path):
        dep, word = tree.dep[lower], tree.lower[upper]
        if dep in ("pobj", "pcomp"):
            if word in WORDS.bounds or (word in WORDS.owning and tree.head[upper] != top):
                return False
            if through and word not in WORDS.at and word not in WORDS.holding:
                return False
        elif dep in IN_A_NAME and dep != "poss" and upper != top and tree.pos[upper] in ("NOUN", "PROPN"):
            return False
        through = through or tree.pos[upper] in ("NOUN", "PROPN")
    return True


def _ties_place(tree: Tree, path: Sequence[int]) -> bool:
    """Tell whether a place, the first of ``path``, is where that at the end of it happens.

    ``path`` goes up the parse: from preposition to preposition of where, or by what it is done to, to the word at the
    top ("an attack on a village in Gilan", "they toured Gilan").
    """
    top, located, n = path[-1], len(path) < 2, 0
    while n < len(path) - 1:
        dep, over = tree.dep[path[n]], path[n + 1]
        if dep == "pobj":
            base = path[min(n + 2, len(path) - 1)]
            located = located or _locates(tree, over, base, is_top=base == top)
            if not located and not (tree.lower[over] in slots().whole and tree.lemma[base] in WORDS.regions):
                return False
            if not _takes_part(tree, over, base):
                return False
            n += 2
            continue
        if dep in IN_A_NAME:
            if over == top or tree.pos[over] != "NOUN":
                return False  # "US tariffs" are not in the US
        elif dep in ("dobj", "nsubjpass"):
            located = located or (n == 0 and over == top and (dep == "nsubjpass" or path[0] > top))
        elif dep not in ("nsubj", "conj", "appos"):
            return located
        n += 1
    return located


def _takes_part(tree: Tree, preposition: int, base: int) -> bool:
    """Tell whether what a preposition leads to is where ``base`` is, or has to do with it on the spot."""
    word = tree.lower[preposition]
    if word in slots().whole:
        return tree.pos[base] in ("NOUN", "PROPN")
    return any(word in words for words in (WORDS.at, WORDS.toward, WORDS.part, WORDS.holding))


def _locates(tree: Tree, preposition: int, base: int, *, is_top: bool) -> bool:
    """Tell whether a preposition says where ``base`` is, or where it goes."""
    word = tree.lower[preposition]
    if word in WORDS.at:
        return True
    going = word in WORDS.toward and tree.lemma[base] in WORDS.going
    return going and (is_top or tree.pos[base] == "NOUN")


def same_moment(tree: Tree, verb: int, other: int, item: int) -> bool:
    """Tell whether the clause of ``verb`` tells of the same moment as that of ``other``, which ``item`` hangs on."""
    if verb == other:
        return True
    if item < verb and other in _leaders(tree, verb):  # "On Monday he was fined and expelled"
        first = tree.kid(other, "nsubj", "nsubjpass")
        return tree.kid(verb, "nsubj", "nsubjpass") is None or (first is not None and item < first)
    for lower, upper in ((verb, other), (other, verb)):
        if tree.dep[lower] == "advcl" and tree.head[lower] == upper and _goes_along(tree, lower):
            return True
    return tree.dep[verb] == "xcomp" and tree.head[verb] == other and tree.lemma[other] in WORDS.phases


def _leaders(tree: Tree, verb: int) -> list[int]:
    """Return the verbs that ``verb`` is joined to by "and", the nearest first."""
    out, i = [], verb
    while tree.dep[i] == "conj" and tree.head[i] != i and tree.pos[tree.head[i]] in VERBAL:
        i = tree.head[i]
        out.append(i)
    return out


def _goes_along(tree: Tree, clause: int) -> bool:
    """Tell whether an adverbial clause is of the same moment as the one over it: "killing 12", "when it blew up"."""
    marks = [tree.lower[c] for c in tree.kids(clause, "mark", "advmod") if c < clause]
    if any(m in WORDS.together for m in marks):
        return True
    if any(m in WORDS.alongside for m in marks):
        return tree.tag[clause] == "VBG"
    return tree.tag[clause] == "VBG" and not tree.kids(clause, "mark", "aux")


def phrase_head(tree: Tree, start: int, end: int) -> int:
    """Return the token of ``[start, end)`` whose head lies outside; the last one where several do."""
    for i in range(end - 1, start - 1, -1):
        if not start <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def governing_verb(tree: Tree, head: int) -> int | None:
    """Return the nearest verb over ``head``, or ``None``."""
    return next((k for k in tree.above(head) if tree.pos[k] in VERBAL), None)
