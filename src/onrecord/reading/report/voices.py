"""Two statements beside each other: whether they are two voices, what they name, which words they have."""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ..statements.found import StatementFound
from .draft import Draft

DEEP, WORDS = 25, 80  # how deep statements stand in one another, how many words of a content are read


def holds(draft: Draft, outer: int, inner: int) -> bool:
    """Tell whether statement ``inner`` stands inside ``outer``, at whatever depth."""
    seen = inner
    for _ in range(DEEP):
        parent = draft.statements[seen].parent
        if parent is None or parent == seen:
            return False
        if parent == outer:
            return True
        seen = parent
    return False


def two_voices(draft: Draft, first: int, second: int) -> bool:
    """Tell whether two statements have different sources; one that is nobody known is another's."""
    a, b = (draft.statements[n].source_head for n in (first, second))
    if first == second or a == b:
        return False
    return not set(draft.sources(a)) & set(draft.sources(b))


def named_in(draft: Draft, s: StatementFound) -> set[int]:
    """Return the actors that a statement's content names."""
    return {n for a, b in s.content for i in range(a, min(b, a + WORDS)) for n in draft.numbers(i)}


def content_words(draft: Draft, s: StatementFound) -> set[str]:
    """Return the lemmas of the words with a meaning of their own in a statement's content."""
    tree, common = draft.tree, standing_words().denial.common
    return {
        tree.lemma[i]
        for a, b in s.content
        for i in range(a, min(b, a + WORDS))
        if tree.pos[i] in ("NOUN", "PROPN", "VERB", "ADJ") and tree.lemma[i] not in common
    }


def goes_on(draft: Draft, index: int, *, ahead: bool) -> Iterator[int]:
    """Yield the near statements, after or before one, in which its speaker, or who speaks for it, goes on."""
    tree, telling = draft.tree, standing_words().denial.claiming
    s = draft.statements[index]
    source = set(draft.sources(s.source_head))
    last = len(draft.statements)
    for n in range(index + 1, min(index + 5, last)) if ahead else range(index - 1, max(index - 5, -1), -1):
        t = draft.statements[n]
        if abs(tree.sentence[t.cue_head] - tree.sentence[s.cue_head]) > 2 or t.force not in telling:
            continue
        if holds(draft, index, n) or holds(draft, n, index) or t.source is None or not t.content:
            continue
        speaks_for = any(source & set(draft.numbers(i)) for i in range(*t.source))
        if source & set(draft.sources(t.source_head)) or speaks_for:
            yield n
