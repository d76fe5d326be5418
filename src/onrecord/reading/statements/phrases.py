"""Trimmed ranges of tokens: phrases of sources, clauses of contents."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import Tokens, Tree, grammar
from .quotes import MARKS, Quotations

LOOSE = frozenset({",", ":", ";", "-", "–", "—", "--", "―", "…", "...", "(", "•", "*", "|"})
TRAILING = LOOSE | {".", "?", "!", ")"}
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})


def heads_over(tree: Tree, i: int, *, limit: int = 50) -> Iterator[int]:
    """Yield the heads over token ``i``, nearest first, ``limit`` at most: what is deeper is no sentence."""
    for _ in range(limit):
        if tree.head[i] == i:
            return
        i = tree.head[i]
        yield i


def source_phrase(tree: Tree, head: int) -> Tokens:
    """Return the phrase of a source: determiners to appositions and coordinated names, without relative clauses."""
    start, end = tree.left[head], head + 1
    if tree.dep[head] == "poss":
        return Tokens(start, tree.right[head])
    current: int | None = head
    while current is not None:
        end, current = _phrase_end(tree, current, end)
    for k in range(head + 1, end):
        if tree.lower[k] in grammar.WORDS.relatives and tree.text[k - 1] == ",":
            end = k - 1
            break
        if tree.pos[k] == "AUX" and tree.tag[k] in FINITE and tree.head[k] == head:
            end = k  # a clause that the parser hung on the noun
            break
    if end < len(tree) and tree.text[end] == ")" and "(" in tree.text[max(start, end - 6) : end]:
        end += 1  # "Smith (R-Ohio)"
    return trim(tree, Tokens(start, end), None)


def _phrase_end(tree: Tree, head: int, end: int) -> tuple[int, int | None]:
    """Return where the phrase of ``head`` ends, and the coordinated or apposed noun with which it goes on."""
    more = None
    for c in tree.children[head]:
        if c < head:
            continue
        if tree.dep[c] in ("relcl", "advcl", "dep", "parataxis", "ccomp"):
            break
        if tree.dep[c] in ("conj", "appos"):
            if tree.pos[c] in ("VERB", "AUX"):
                break
            end, more = max(end, c + 1), c
        elif tree.dep[c] not in ("punct", "cc"):
            end = max(end, tree.right[c])
    return max(end, head + 1), more


def trim(tree: Tree, span: Tokens, quotations: Quotations | None) -> Tokens:
    """Return ``span`` without white space and loose punctuation at its ends; marks of its own quotations stay.

    The result is empty (start == end) where nothing else is in it.
    """
    start, end = span
    while start < end and _is_loose(tree, start, span, quotations, LOOSE | TRAILING):
        start += 1
    while end > start and _is_loose(tree, end - 1, span, quotations, TRAILING):
        end -= 1
    if end > start + 1 and tree.pos[end - 1] == "CCONJ" and end < span.end + 1 and tree.dep[end - 1] == "cc":
        return trim(tree, Tokens(start, end - 1), quotations)
    return Tokens(start, end)


def _is_loose(tree: Tree, i: int, span: Tokens, quotations: Quotations | None, marks: frozenset[str]) -> bool:
    word = tree.text[i]
    if not word.strip():
        return True
    if word in MARKS:
        quotation = None if quotations is None else quotations.at(i)
        return quotation is None or quotation.start < span.start or quotation.end > span.end
    if word not in marks:
        return False
    if word == ")":
        return all(tree.text[k] != "(" for k in range(max(span.start, i - 30), i))
    if word == "(":
        return all(tree.text[k] != ")" for k in range(i, min(span.end, i + 30)))
    quotation = None if quotations is None else quotations.at(i)
    return quotation is None or not (span.start <= quotation.start and quotation.end <= span.end)


def joined(spans: list[Tokens]) -> list[Tokens]:
    """Return ranges in order, those that touch or overlap made one, empty ones left out."""
    out: list[Tokens] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if out and start <= out[-1].end:
            out[-1] = Tokens(out[-1].start, max(end, out[-1].end))
        else:
            out.append(Tokens(start, end))
    return out


def without(span: Tokens, hole: Tokens) -> list[Tokens]:
    """Return what is left of ``span`` outside ``hole``: none, one or two ranges."""
    if hole.end <= span.start or hole.start >= span.end:
        return [span]
    return [s for s in (Tokens(span.start, hole.start), Tokens(hole.end, span.end)) if s.end > s.start]
