"""Which statement stands inside which: the innermost content that holds a cue."""

from __future__ import annotations

from .draft import Draft


def find_parents(drafts: list[Draft]) -> list[int | None]:
    """Return for each statement the index of the one it stands inside, ``None`` at the top; loops are cut.

    One walk over contents and cues in text order, contents on a stack, so that a long text costs no more than its
    length allows. Of contents that cross, the one that starts last counts as the inner.
    """
    steps = [(d.head, 1, 0, n) for n, d in enumerate(drafts)]
    steps += [(start, 0, -end, n) for n, d in enumerate(drafts) for start, end in d.content]
    parents: list[int | None] = [None] * len(drafts)
    opened: list[tuple[int, int]] = []  # end and index of the contents around, the innermost last
    for position, is_cue, minus_end, n in sorted(steps):
        while opened and opened[-1][0] <= position:
            opened.pop()
        if not is_cue:
            opened.append((-minus_end, n))
        else:
            parents[n] = next((m for end, m in reversed(opened) if m != n and end > position), None)
    _cut_loops(parents)
    return parents


def _cut_loops(parents: list[int | None]) -> None:
    """Leave out one parent of every loop: two contents can each hold the other's cue ("so, he said, they hoped")."""
    walked = [0] * len(parents)
    for n in range(len(parents)):
        k: int | None = n
        last = n
        while k is not None and not walked[k]:
            walked[k] = n + 1
            last, k = k, parents[k]
        if k is not None and walked[k] == n + 1:
            parents[last] = None
