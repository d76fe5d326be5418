"""Where the text quotes: ranges between quotation marks, found paragraph by paragraph.

An odd mark costs at most its own paragraph: what it opens ends with its sentence, or with the paragraph where the
next one goes on with a quotation mark of its own (the convention for quotations of several paragraphs).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from ..language import Tokens, Tree

OPENING = frozenset({"“", "«", "„", "‟", "``"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''", "＂"})
MARKS = OPENING | CLOSING | STRAIGHT


@dataclass(slots=True)
class Quotations:
    """Quotations in text order, marks included, none overlapping."""

    ranges: list[Tokens]
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [q.start for q in self.ranges]

    def at(self, i: int) -> Tokens | None:
        """Return the quotation that token ``i`` stands in, marks included, or ``None``."""
        k = bisect_right(self.starts, i) - 1
        return self.ranges[k] if k >= 0 and i < self.ranges[k].end else None

    def within(self, start: int, end: int) -> list[Tokens]:
        """Return the quotations that share a token with ``[start, end)``, in order."""
        k = max(bisect_right(self.starts, start) - 1, 0)
        out = []
        while k < len(self.ranges) and self.ranges[k].start < end:
            if self.ranges[k].end > start:
                out.append(self.ranges[k])
            k += 1
        return out


def find_quotations(tree: Tree) -> Quotations:
    """Return the quotations of a text."""
    out: list[Tokens] = []
    for number, (start, end) in enumerate(tree.paragraphs):
        opened: int | None = None
        for i in range(start, end):
            if tree.text[i] not in MARKS:
                continue
            if opened is None:
                if _can_open(tree, i, start):
                    opened = i
            elif _closes(tree, i, end):
                if i > opened + 1:
                    out.append(Tokens(opened, i + 1))
                opened = None
        if opened is not None:
            stop = end if _goes_on(tree, number + 1) else min(end, tree.sentences[tree.sentence[opened]].end)
            if stop > opened + 1:
                out.append(Tokens(opened, stop))
    return Quotations(out)


def find_brackets(tree: Tree) -> Quotations:
    """Return what stands in round brackets, marks included; one that its sentence does not close is none."""
    out: list[Tokens] = []
    for start, end in tree.sentences:
        opened: int | None = None
        for i in range(start, end):
            if tree.text[i] == "(":
                opened = i
            elif tree.text[i] == ")" and opened is not None:
                out.append(Tokens(opened, i + 1))
                opened = None
    return Quotations(out)


def _can_open(tree: Tree, i: int, start: int) -> bool:
    """Tell whether mark ``i`` can open a quotation: curly ones say so, straight ones stand before a word."""
    if tree.text[i] in OPENING:
        return True
    if tree.text[i] in CLOSING:
        return False
    return i == start or tree.space[i - 1] or not tree.space[i] or not tree.text[i - 1].strip()


def _closes(tree: Tree, i: int, end: int) -> bool:
    if tree.text[i] in CLOSING:
        return True
    if tree.text[i] in OPENING and (tree.space[i - 1] or not tree.space[i]):
        return False  # else one that was typed for a closing mark
    return i + 1 == end or tree.space[i] or not tree.text[i + 1].strip() or tree.pos[i + 1] == "PUNCT"


def _goes_on(tree: Tree, number: int) -> bool:
    """Tell whether paragraph ``number`` begins with a quotation mark."""
    if number >= len(tree.paragraphs):
        return False
    start, end = tree.paragraphs[number]
    return any(tree.text[i] in OPENING | STRAIGHT for i in range(start, min(start + 1, end)))
