"""A parsed text as plain lists. First stop of reading: every later stage walks this, not spaCy's tokens.

Walking ``Token`` objects costs about ten times a list look-up, and rules do little else than walk.
All indices are token indices into the ``Doc``; token spans are half-open ``(start, end)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc

from .hidden import HIDDEN, seen


class Tokens(NamedTuple):
    """Half-open range of token indices."""

    start: int
    end: int


@dataclass(slots=True)
class Tree:
    """The dependency trees of one text, by token index.

    ``head`` of a root is itself. ``children`` are in text order. ``left`` and ``right`` bound each token's
    subtree, half-open. ``begin`` and ``stop`` are character offsets. ``sentence`` gives each token's sentence,
    an index into ``sentences``; ``paragraph`` likewise into ``paragraphs`` (split at blank lines, or at single
    line ends where the text has no blank ones).
    """

    source: str
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    begin: list[int]
    stop: list[int]
    space: list[bool]
    sentence: list[int]
    sentences: list[Tokens]
    paragraph: list[int]
    paragraphs: list[Tokens]
    hidden: bool = False
    cache: dict[tuple[str, int], list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.text)

    def kids(self, i: int, *deps: str) -> list[int]:
        """Return the children of token ``i`` that hang on one of ``deps``, in text order."""
        dep = self.dep
        return [c for c in self.children[i] if dep[c] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """Return the first child of ``i`` on one of ``deps``, or ``None``."""
        dep = self.dep
        for c in self.children[i]:
            if dep[c] in deps:
                return c
        return None

    def subtree(self, i: int) -> Tokens:
        """Return the range that the subtree of ``i`` covers."""
        return Tokens(self.left[i], self.right[i])

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Return the character offsets of tokens ``[start, end)``; ``end`` must be past ``start``."""
        return self.begin[start], self.stop[end - 1]

    def words(self, start: int, end: int) -> str:
        """Return the text of tokens ``[start, end)`` as written, without characters that nobody sees."""
        text = self.source[self.begin[start] : self.stop[end - 1]]
        return seen(text) if self.hidden else text

    def above(self, i: int) -> list[int]:
        """Return the heads over ``i``, nearest first, up to its root."""
        out = []
        head = self.head
        while head[i] != i:
            i = head[i]
            out.append(i)
        return out


def build_tree(doc: Doc) -> Tree:
    """Return the :class:`Tree` of a parsed ``doc``; a token without a parse is its own root."""
    given = [t.text for t in doc]
    hidden = HIDDEN.search(doc.text) is not None
    text = [seen(w) or w for w in given] if hidden else given
    n = len(text)
    head = [t.head.i for t in doc]
    children: list[list[int]] = [[] for _ in range(n)]
    left, right = list(range(n)), list(range(1, n + 1))
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    begin = [t.idx for t in doc]
    sentences = [Tokens(s.start, s.end) for s in doc.sents] if doc.has_annotation("SENT_START") else [Tokens(0, n)]
    sentences = [s for s in sentences if s.end > s.start]
    sentence = [0] * n
    for k, (a, b) in enumerate(sentences):
        sentence[a:b] = [k] * (b - a)
    _bound_subtrees(head, left, right)
    paragraphs = split_paragraphs(text)
    paragraph = [0] * n
    for k, (a, b) in enumerate(paragraphs):
        paragraph[a:b] = [k] * (b - a)
    lower = [w.lower() for w in text]
    return Tree(
        source=doc.text,
        text=text,
        lower=lower,
        lemma=[(seen(t.lemma_) if hidden else t.lemma_).lower() or w for t, w in zip(doc, lower)],
        pos=[t.pos_ for t in doc],
        tag=[t.tag_ for t in doc],
        dep=[t.dep_ for t in doc],
        head=head,
        children=children,
        left=left,
        right=right,
        begin=begin,
        stop=[b + len(w) for b, w in zip(begin, given)],
        space=[bool(t.whitespace_) for t in doc],
        sentence=sentence,
        sentences=sentences,
        paragraph=paragraph,
        paragraphs=paragraphs,
        hidden=hidden,
    )


def _bound_subtrees(head: list[int], left: list[int], right: list[int]) -> None:
    """Widen ``left`` and ``right`` to each subtree, deepest tokens first."""
    n = len(head)
    depth = [-1] * n
    for i in range(n):
        path = []
        while depth[i] < 0 and head[i] != i:
            path.append(i)
            i = head[i]
        if depth[i] < 0:
            depth[i] = 0
        d = depth[i]
        for j in reversed(path):
            d += 1
            depth[j] = d
    for i in sorted(range(n), key=depth.__getitem__, reverse=True):
        h = head[i]
        if left[i] < left[h]:
            left[h] = left[i]
        if right[i] > right[h]:
            right[h] = right[i]


def split_paragraphs(text: list[str]) -> list[Tokens]:
    """Return the paragraphs of a token list: blank lines part them, or every line end where none is blank."""
    breaks = [i for i, w in enumerate(text) if w.count("\n") >= 2]
    if not breaks:
        breaks = [i for i, w in enumerate(text) if "\n" in w]
    out, start = [], 0
    for i in breaks:
        if i > start:
            out.append(Tokens(start, i))
        start = i + 1
    if start < len(text):
        out.append(Tokens(start, len(text)))
    return out
