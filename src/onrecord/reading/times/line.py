"""The words of a text in one list, as the grammar of time walks them: no white space, a stop between paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from ...codebook.times import Phrases, TimeWords
from ..language import Tree

STOP = "\n"
APOSTROPHES = str.maketrans("’‘`", "'''")
MARGIN = 16  # stops past the end, so that looking ahead needs no bounds check


@dataclass(slots=True)
class Line:
    """``low`` are the words in lower case with straight apostrophes, ``token`` their token indices (-1 for a stop).

    ``glued`` tells whether no space stands before a word; ``day_first``, whether the text writes 31/10/98.
    """

    tree: Tree
    words: TimeWords
    low: list[str]
    token: list[int]
    glued: list[bool]
    day_first: bool

    def __len__(self) -> int:
        return len(self.low) - MARGIN

    def tag(self, i: int) -> str:
        """Return the fine part of speech of word ``i``, empty for a stop."""
        t = self.token[i]
        return self.tree.tag[t] if t >= 0 else ""

    def text(self, i: int) -> str:
        """Return word ``i`` as written, empty for a stop."""
        t = self.token[i]
        return self.tree.text[t] if t >= 0 else ""

    def before(self, i: int) -> str:
        """Return the word before word ``i``, a stop at the start."""
        return self.low[i - 1] if i > 0 else STOP

    def phrase(self, i: int, phrases: Phrases) -> tuple[int, str] | None:
        """Return where the longest of ``phrases`` at ``i`` ends, and its value."""
        low = self.low
        for words, value in phrases.get(low[i], ()):
            if len(words) <= MARGIN and all(low[i + k] == w for k, w in enumerate(words)):
                return i + len(words), value
        return None


def make_line(tree: Tree, words: TimeWords) -> Line:
    """Return the :class:`Line` of a text."""
    low: list[str] = []
    token: list[int] = []
    glued: list[bool] = []
    joined = False
    for i, word in enumerate(tree.text):
        if word.isspace() or not word:
            if word.count("\n") >= 2 and low and low[-1] != STOP:
                low.append(STOP)
                token.append(-1)
                glued.append(False)
            joined = False
            continue
        low.append(tree.lower[i].translate(APOSTROPHES))
        token.append(i)
        glued.append(joined)
        joined = not tree.space[i]
    low.extend([STOP] * MARGIN)
    token.extend([-1] * MARGIN)
    glued.extend([False] * MARGIN)
    return Line(tree, words, low, token, glued, any(map(_day_first, low)))


def _day_first(word: str) -> bool:
    """Tell whether ``word`` is a date in digits that can only have its day first."""
    first, _, rest = word.partition("/")
    return "/" in rest and len(first) == 2 and first.isdigit() and 12 < int(first) <= 31
